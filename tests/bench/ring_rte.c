/* SPDX-License-Identifier: MIT */
/*
 * DPDK's rte_ring by value, one producer, one consumer: the inline functions of
 * its headers. rte_ring_init() is in a library that wants DPDK's runtime, so
 * the ring is set up here.
 */
#include <string.h>

#include <rte_ring.h>

#include "ring.h"

static struct {
	struct rte_ring head;
	uint8_t data[2 * RING_BYTES];
} r __attribute__((aligned(128)));

static uint8_t burst[RING_BYTES];
static unsigned int esize;

/* One slot stays free, so twice the slots: no less room than the others. */
static void open_rte(size_t len)
{
	uint32_t n = (uint32_t)(2 * RING_BYTES / len);

	memset(&r, 0, sizeof(r));
	r.head.flags = RING_F_SP_ENQ | RING_F_SC_DEQ;
	r.head.prod.sync_type = r.head.cons.sync_type = RTE_RING_SYNC_ST;
	r.head.size = n;
	r.head.mask = n - 1;
	r.head.capacity = (uint32_t)(RING_BYTES / len);
	esize = (unsigned int)len;
}

static bool send_rte(const uint8_t *msg, unsigned int n)
{
	unsigned int i;

	if (rte_ring_free_count(&r.head) < n)
		return false;
	for (i = 0; i < n; i++)
		put_message(burst + i * esize, msg, esize);
	return rte_ring_sp_enqueue_bulk_elem(&r.head, burst, esize, n, NULL) ==
	       n;
}

static size_t take_rte(uint8_t *to)
{
	return rte_ring_sc_dequeue_burst_elem(&r.head, to, esize,
					      RING_BYTES / esize, NULL);
}

const struct ring_side side_rte = {
	.name = "rte_ring",
	.open = open_rte,
	.send = send_rte,
	.take = take_rte,
};
