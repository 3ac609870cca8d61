/* SPDX-License-Identifier: MIT */
/*
 * hnl's ring, one way and with completions; and a bare memcpy through the same
 * memory with one index each way, which is what any ring must do at least.
 */
#include <string.h>

#include <hnl/ring.h>

#include "ring.h"

#define PIECE 4096u	/* of requests that the consumer copies */

static struct {
	uint8_t data[2][RING_BYTES] __attribute__((aligned(4096)));
	uint32_t line[4][32] __attribute__((aligned(128)));
	struct hnl_ring_producer sq __attribute__((aligned(128)));
	struct hnl_ring_consumer sq_end __attribute__((aligned(128)));
	struct hnl_ring_producer cq __attribute__((aligned(128)));
	struct hnl_ring_consumer cq_end __attribute__((aligned(128)));
	size_t len __attribute__((aligned(128)));	/* read by both */
	unsigned long rung __attribute__((aligned(128)));
} h;

static void open_hnl(size_t len)
{
	struct hnl_ring_mem sq = {h.data[0], NULL, RING_BYTES};
	struct hnl_ring_mem cq = {h.data[1], NULL, RING_BYTES};

	h.len = len;
	h.rung = 0;
	memset(h.line, 0, sizeof(h.line));
	hnl_producer_init(&h.sq, &sq, h.line[0], h.line[1]);
	hnl_consumer_init(&h.sq_end, &sq, h.line[1], h.line[0]);
	hnl_producer_init(&h.cq, &cq, h.line[2], h.line[3]);
	hnl_consumer_init(&h.cq_end, &cq, h.line[3], h.line[2]);
	hnl_consumer_awake(&h.sq_end);
	hnl_consumer_awake(&h.cq_end);
}

static bool send_hnl(const uint8_t *msg, unsigned int n)
{
	uint8_t *room = hnl_producer_reserve(&h.sq, n * h.len);

	if (room == NULL)
		return false;
	hnl_producer_commit(&h.sq, n * h.len);
	for (; n != 0; n--, room += h.len)
		put_message(room, msg, h.len);
	if (hnl_producer_publish(&h.sq))
		h.rung++;
	return true;
}

static size_t take_hnl(uint8_t *to)
{
	size_t n = hnl_consumer_copy(&h.sq_end, to, RING_BYTES);

	hnl_consumer_take(&h.sq_end, n);
	if (n == 0)
		hnl_consumer_tell(&h.sq_end);
	else
		hnl_consumer_tell_late(&h.sq_end);
	return n / h.len;
}

/* A piece at a time, and all of its answers at once, as hv/kick.c does. */
static size_t answer_hnl(uint8_t *to)
{
	size_t i, n = hnl_consumer_copy(&h.sq_end, to, PIECE);

	hnl_consumer_take(&h.sq_end, n);
	hnl_consumer_tell_late(&h.sq_end);
	n /= h.len;
	for (i = 0; i < n; i++)
		(void)hnl_producer_copy(&h.cq, to + i * h.len, ANSWER_LEN);
	if (n != 0 && hnl_producer_publish(&h.cq))
		return 0;
	return n;
}

static size_t reap_hnl(uint8_t *to)
{
	size_t n = hnl_consumer_copy(&h.cq_end, to, RING_BYTES);

	hnl_consumer_take(&h.cq_end, n);
	hnl_consumer_tell_late(&h.cq_end);
	return n / ANSWER_LEN;
}

static bool sleep_hnl(void)
{
	return hnl_consumer_sleep(&h.sq_end);
}

static void awake_hnl(void)
{
	hnl_consumer_awake(&h.sq_end);
}

const struct ring_side side_hnl = {
	.name = "hnl",
	.open = open_hnl,
	.send = send_hnl,
	.take = take_hnl,
};

const struct ring_side side_hnl_answers = {
	.name = "hnl",
	.open = open_hnl,
	.send = send_hnl,
	.take = answer_hnl,
	.reap = reap_hnl,
	.sleep = sleep_hnl,
	.awake = awake_hnl,
	.rung = &h.rung,
};

/* ---- memcpy ---- */

static struct lane {
	uint32_t prod __attribute__((aligned(128)));
	uint32_t cons __attribute__((aligned(128)));
	uint32_t at __attribute__((aligned(128))); /* producer's own */
	uint32_t seen;
	uint32_t taken __attribute__((aligned(128))); /* consumer's own */
} lane[2];	/* there, and back */

static unsigned long no_bells;

static void open_memcpy(size_t len)
{
	h.len = len;
	memset(lane, 0, sizeof(lane));
}

static bool has_room(struct lane *m, uint32_t need)
{
	if (RING_BYTES - (m->at - m->seen) >= need)
		return true;
	m->seen = hnl_load_acquire(&m->cons);
	return RING_BYTES - (m->at - m->seen) >= need;
}

static bool send_memcpy(const uint8_t *msg, unsigned int n)
{
	struct lane *m = &lane[0];

	if (!has_room(m, n * (uint32_t)h.len))
		return false;
	for (; n != 0; n--, m->at += (uint32_t)h.len)
		put_message(h.data[0] + m->at % RING_BYTES, msg, h.len);
	hnl_store_release(&m->prod, m->at);
	return true;
}

/* What is ready up to the end of the memory, max at most. */
static size_t take_bytes(unsigned int i, uint8_t *to, size_t max)
{
	struct lane *m = &lane[i];
	size_t n = hnl_load_acquire(&m->prod) - m->taken;
	size_t left = RING_BYTES - m->taken % RING_BYTES;

	if (n > left)
		n = left;
	if (n > max)
		n = max;
	if (n == 0)
		return 0;
	memcpy(to, h.data[i] + m->taken % RING_BYTES, n);
	m->taken += (uint32_t)n;
	hnl_store_release(&m->cons, m->taken);
	return n;
}

static size_t take_memcpy(uint8_t *to)
{
	return take_bytes(0, to, RING_BYTES) / h.len;
}

static size_t answer_memcpy(uint8_t *to)
{
	size_t i, n = take_bytes(0, to, PIECE) / h.len;
	struct lane *m = &lane[1];

	if (n == 0 || !has_room(m, (uint32_t)n * ANSWER_LEN))
		return 0;
	for (i = 0; i < n; i++, m->at += ANSWER_LEN)
		memcpy(h.data[1] + m->at % RING_BYTES, to + i * h.len,
		       ANSWER_LEN);
	hnl_store_release(&m->prod, m->at);
	return n;
}

static size_t reap_memcpy(uint8_t *to)
{
	return take_bytes(1, to, RING_BYTES) / ANSWER_LEN;
}

const struct ring_side side_memcpy = {
	.name = "memcpy",
	.open = open_memcpy,
	.send = send_memcpy,
	.take = take_memcpy,
};

/* Two of them, and nobody ever sleeps. */
const struct ring_side side_memcpy_answers = {
	.name = "memcpy",
	.open = open_memcpy,
	.send = send_memcpy,
	.take = answer_memcpy,
	.reap = reap_memcpy,
	.rung = &no_bells,
};
