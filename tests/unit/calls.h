/* SPDX-License-Identifier: MIT */
/*
 * Calls in flight, seen from inside the dispatcher: a machine with few places,
 * and whether each place and each block is free again.
 *
 *	slot, free --> slot --> ... --> HNL_NONE	each once, none in use
 *	block, free --> block --> ... --> HNL_NONE	likewise
 */
#ifndef UNIT_CALLS_H
#define UNIT_CALLS_H

#include "../../hv/internal.h"
#include "flight.h"

static uint8_t batch[HNL_MSG_MAX];

static inline struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

/*
 * A machine whose turns are short, and that has room for so many calls, of so
 * many bytes; 0 bytes: of one large one.
 */
static inline struct machine *open_busy(uint32_t budget, uint32_t quantum,
					uint16_t calls, uint32_t bytes)
{
	struct machine *m = machine_new();

	m->hv_cfg.budget = budget;
	m->hv_cfg.quantum = quantum;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = calls;
	m->domain_cfg.call_bytes = bytes;
	m->domain_cfg.counting = true;
	return machine_start(m);
}

static inline size_t chain_length(const uint16_t *link, uint16_t first,
				  size_t most)
{
	size_t n = 0;

	for (; first != HNL_NONE; first = link[first])
		if (n++ > most)
			fail_msg("a chain without end");
	return n;
}

/* Every place and every block is free, and in its chain once. */
static inline void expect_all_free(const struct machine *m)
{
	const struct hnl_domain *d = m->domain;
	size_t blocks = d->pool.unpromised, i, n = 0;
	uint16_t at;

	assert_int_equal(d->in_flight, 0);
	assert_int_equal(chain_length(d->pool.link, d->pool.free, blocks),
			 blocks);
	for (at = d->free_slot; at != HNL_NONE; at = d->slot[at].next, n++)
		assert_int_equal(d->slot[at].state, CALL_FREE);
	assert_int_equal(n, d->n_slots);
	for (i = 0; i < d->n_rings; i++) {
		assert_int_equal(d->ring[i].lane.in_flight, 0);
		assert_int_equal(d->ring[i].first, HNL_NONE);
	}
	for (i = 0; i < d->n_vcpus; i++) {
		assert_int_equal(d->direct[i].lane.in_flight, 0);
		assert_int_equal(d->direct[i].slot, HNL_NONE);
	}
}

#endif /* UNIT_CALLS_H */
