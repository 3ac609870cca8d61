/* SPDX-License-Identifier: MIT */
/*
 * The guest's client, requests and answers by a ring, over a hypervisor that
 * lies (hostile.md, A27).
 */
#include "bench.h"

/* ---- answers ---- */

static void answer_to_each_request_handed_to_its_owner(void **state)
{
	struct hnl_pending p[3];
	uint32_t seq[3], i;
	BENCH(state);

	for (i = 0; i < 3; i++) {
		p[i] = pending(t);
		seq[i] = ask(t, &p[i]);
	}
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(t->hv.kicks, 1);
	say(t, 17, 0, seq[2], PORT, 0);
	say(t, 17, HNL_F_MULTI, seq[0], PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(p[2].done && !p[0].done && !p[1].done);
	say(t, HNL_MSG_DONE, HNL_F_MULTI, seq[0], PORT, 0);
	say(t, HNL_MSG_ERROR, 0, seq[1], PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 2);
	assert_int_equal(t->answers, 4);
	assert_int_equal(t->last, 3);
	assert_int_equal(t->c.in_flight, 0);
	assert_int_equal(t->c.strays, 0);
}

/* Lies of one message each: counted, dropped; the owner still waits. */
static const struct {
	const char *name;
	uint16_t type, flags;
	uint32_t seq, port, len;
} strays[] = {
	{ "number never sent", 17, 0, 5, PORT, 0 },
	{ "number of the same slot", 17, 0, SLOTS, PORT, 0 },
	{ "number before the first", 17, 0, 0xffffffff, PORT, 0 },
	{ "foreign port", 17, 0, 0, PORT + 1, 0 },
	{ "error of a foreign port", HNL_MSG_ERROR, 0, 0, 0, 0 },
	{ "control type 4", 4, 0, 0, PORT, 0 },
	{ "control type 0", 0, 0, 0, PORT, 0 },
	{ "length unaligned", 17, 0, 0, PORT, 39 },
};

static void answer_that_is_a_lie_stray_owner_waits(void **state)
{
	struct hnl_pending p;
	size_t i;
	BENCH(state);

	p = pending(t);
	assert_int_equal(ask(t, &p), 0);
	for (i = 0; i < COUNT(strays); i++) {
		say(t, strays[i].type, strays[i].flags, strays[i].seq,
		    strays[i].port, strays[i].len);
		if (hnl_client_poll(&t->c) != 0 || t->c.strays != i + 1 ||
		    t->answers != 0 || p.done || t->c.in_flight != 1)
			fail_msg("%s", strays[i].name);
	}
	say(t, 17, 0, 0, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(p.done);
}

static void answer_given_twice_second_stray(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	p = pending(t);
	assert_int_equal(ask(t, &p), 0);
	say(t, 17, 0, 0, PORT, 0);
	say(t, 17, 0, 0, PORT, 0);
	say(t, HNL_MSG_ERROR, 0, 0, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_int_equal(t->answers, 1);
	assert_int_equal(t->c.strays, 2);
	assert_int_equal(t->c.in_flight, 0);
}

/* Lies after which nothing is believed. */
static void length_past_the_ring_client_broken(void **state)
{
	static const uint32_t lies[] = { 1, 15, 19, 44, 0xffff, 0xffffffff };
	struct hnl_pending p;
	size_t i;

	for (i = 0; i < COUNT(lies); i++) {
		BENCH(state);

		p = pending(t);
		(void)ask(t, &p);
		say(t, 17, 0, p.seq, PORT, lies[i]);
		assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
		assert_true(t->c.broken);
		assert_int_equal(t->c.reason, lies[i] < 20 ?
				 HNL_REASON_SHORT : HNL_REASON_PAST_END);
		assert_false(p.done);
		assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
		close_bench(state);
		open_bench(state);
	}
}

static void index_that_lies_client_broken(void **state)
{
	static const uint32_t lies[] = { HNL_PAGE + 4, 1, 0xfffffffc,
					 0x80000000 };
	struct hnl_builder b;
	struct hnl_pending p;
	size_t i;

	for (i = 0; i < COUNT(lies); i++) {
		BENCH(state);

		hnl_store_release(line(t, HNL_RING_CQ_PRODUCER), lies[i]);
		assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
		assert_int_equal(t->c.reason, HNL_REASON_INDEX);
		p = pending(t);
		assert_int_equal(hnl_client_begin(&t->c, &b, 64, &p),
				 -HNL_EBADMSG);
		assert_int_equal(hnl_client_flush(&t->c), -HNL_EBADMSG);
		close_bench(state);
		open_bench(state);
	}
}

static void submission_index_that_lies_client_broken(void **state)
{
	struct hnl_pending p[SLOTS];
	struct hnl_builder b;
	size_t i;
	BENCH(state);

	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER), 4096);
	for (i = 0; i < 2; i++) {
		p[i] = pending(t);
		assert_int_equal(hnl_client_begin(&t->c, &b, 2048, &p[i]), 0);
		b.len = 2048;
		assert_int_equal(hnl_client_submit(&t->c, &b, &p[i]), 0);
	}
	assert_int_equal(hnl_client_begin(&t->c, &b, 2048, &p[2]),
			 -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_INDEX);
}

static void stopped_ring_reason_told(void **state)
{
	BENCH(state);

	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_STATE),
			  HNL_REASON_WRAP);
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_WRAP);
}

/* All 32 bits of the word say whether, the lower 16 why. */
static void stopped_ring_each_bit_of_the_word_counts(void **state)
{
	static const uint32_t words[] = { 0x10000, 0x80000000, 0x10001,
					  0xffffffff };
	size_t i;

	for (i = 0; i < COUNT(words); i++) {
		BENCH(state);

		assert_true(hnl_client_sleep(&t->c));
		hnl_store_release(line(t, HNL_RING_SQ_CONSUMER +
				       HNL_RING_STATE), words[i]);
		assert_false(hnl_client_sleep(&t->c));
		assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
		assert_true(t->c.broken);
		assert_int_equal(t->c.reason, words[i] & 0xffff);
		close_bench(state);
		open_bench(state);
	}
}

/* A message longer than the inbox can never be read. */
static void answer_longer_than_the_inbox_client_broken(void **state)
{
	uint8_t msg[INBOX + 4];
	BENCH(state);

	memset(msg, 0, sizeof(msg));
	hnl_store_le32(msg, sizeof(msg));
	hnl_store_le16(msg + 4, 17);
	assert_true(hnl_producer_copy(&t->cq_end, msg, sizeof(msg)));
	ignore(hnl_producer_publish(&t->cq_end));
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_PAST_END);
}

/* Up to the ring's last 12 bytes, which hold no header. */
static void fill_but_12(struct bench *t)
{
	unsigned int i;

	for (i = 0; i < 4; i++) {
		say_long(t, 5, i < 3 ? 1024 : 1012);
		assert_int_equal(hnl_client_poll(&t->c), 0);
		assert_int_equal(t->c.strays, i + 1);
	}
}

static void gap_too_short_for_a_header_skipped(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	p = pending(t);
	assert_int_equal(ask(t, &p), 0);
	fill_but_12(t);
	say(t, 17, 0, 0, PORT, 0);
	assert_int_equal(t->cq_end.prod, HNL_PAGE + 40);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(p.done);
	assert_int_equal(t->c.cq.cons, HNL_PAGE + 40);
	assert_int_equal(t->c.strays, 4);
}

/* No message goes over the ring's end: one that says so is a lie. */
static void answer_longer_than_what_is_left_of_the_ring_broken(void **state)
{
	BENCH(state);

	say_long(t, 5, 2048);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	say_long(t, 5, 2008);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	say(t, 17, 0, 0, PORT, 44);
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_PAST_END);
}

static void answer_again(struct hnl_pending *p, const uint8_t *buf,
			 const struct hnl_msg *m, bool last)
{
	struct bench *t = (struct bench *)p->ctx;

	count_answer(p, buf, m, last);
	if (t->answers == 100000)
		fail_msg("a poll without end");
	say(t, 17, HNL_F_MULTI, p->seq, PORT, 0);
}

/* A hypervisor that answers without end: others have their turn. */
static void poll_ends_when_a_ring_of_bytes_was_taken(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	p = pending(t);
	p.answer = answer_again;
	(void)ask(t, &p);
	say(t, 17, HNL_F_MULTI, p.seq, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	/* Of 40 bytes each. */
	assert_in_range(t->answers, HNL_PAGE / 40, HNL_PAGE / 40 + 1);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	assert_true(t->answers > HNL_PAGE / 40 + 1);
}

/* Any bytes in the ring, any index: no byte outside of the inbox is read. */
static void ring_of_rubbish_ends_in_bounds(void **state)
{
	uint32_t seed = 11, round, i;
	struct hnl_pending p;

	for (round = 0; round < 300; round++) {
		BENCH(state);

		p = pending(t);
		(void)ask(t, &p);
		for (i = 0; i < HNL_PAGE; i += 4)
			hnl_store_le32(t->cq + i, next_random(&seed) %
				       (round % 2 != 0 ? 64 : 0xffffffff));
		hnl_store_release(line(t, HNL_RING_CQ_PRODUCER),
				  next_random(&seed) % (HNL_PAGE + 8) / 4 * 4);
		for (i = 0; i < 4; i++)
			ignore(hnl_client_poll(&t->c));
		close_bench(state);
		open_bench(state);
	}
}

/* ---- requests ---- */

static void slots_all_taken_again_until_answered(void **state)
{
	struct hnl_pending p[SLOTS + 1];
	struct hnl_builder b;
	uint32_t i;
	BENCH(state);

	for (i = 0; i < SLOTS; i++) {
		p[i] = pending(t);
		assert_int_equal(ask(t, &p[i]), i);
	}
	p[SLOTS] = pending(t);
	assert_int_equal(hnl_client_begin(&t->c, &b, 64, &p[SLOTS]),
			 -HNL_EAGAIN);
	say(t, 17, 0, 0, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_int_equal(ask(t, &p[SLOTS]), SLOTS);
}

/* A peer in user space may take long; what others ask goes on meanwhile. */
static void request_that_is_not_answered_holds_its_slot_alone(void **state)
{
	struct hnl_pending slow = pending((struct bench *)*state), p = slow;
	uint32_t i, seq;
	BENCH(state);

	assert_int_equal(ask(t, &slow), 0);
	for (i = 0; i < 4 * SLOTS; i++) {
		seq = ask(t, &p);
		assert_int_not_equal(seq % SLOTS, 0);
		say(t, 17, 0, seq, PORT, 0);
		assert_int_equal(hnl_client_poll(&t->c), 1);
		assert_true(p.done);
	}
	assert_false(slow.done);
	say(t, 17, 0, 0, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(slow.done);
	assert_int_equal(t->c.strays, 0);
}

static void request_that_failed_to_build_not_sent(void **state)
{
	struct hnl_pending p;
	struct hnl_builder b;
	BENCH(state);

	p = pending(t);
	assert_int_equal(hnl_client_begin(&t->c, &b, 2049, &p),
			 -HNL_EMSGSIZE);
	assert_int_equal(hnl_client_begin(&t->c, &b, 24, &p), 0);
	hnl_builder_fail(&b, HNL_EINVAL);
	assert_int_equal(hnl_client_submit(&t->c, &b, &p), -HNL_EINVAL);
	assert_int_equal(t->c.in_flight, 0);
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(t->hv.kicks, 0);
	assert_int_equal(ask(t, &p), 0);
}

/* A ring of which a half is more than any message. */
static void request_longer_than_any_message_refused(void **state)
{
	struct hnl_client_config cfg;
	struct hnl_pending p;
	struct hnl_builder b;
	struct hnl_client c;
	struct hnl_extack x;
	uint8_t *sq, *scratch;
	BENCH(state);

	cfg = t->cfg;
	cfg.sq_pages = 64;
	cfg.sq = sq = exact_block(64 * HNL_PAGE);
	cfg.scratch_size = HNL_CLIENT_SCRATCH(65);
	cfg.scratch = scratch = exact_block(cfg.scratch_size);
	script_ack(&t->hv, 2, 0);
	assert_int_equal(hnl_client_create(&c, &t->g, &cfg, &x), 0);
	assert_true(c.sq.mem.size / 2 > HNL_MSG_MAX);
	p = pending(t);
	assert_int_equal(hnl_client_begin(&c, &b, HNL_MSG_MAX + 1, &p),
			 -HNL_EMSGSIZE);
	assert_int_equal(hnl_client_begin(&c, &b, HNL_MSG_MAX, &p), 0);
	assert_int_equal(b.size, HNL_MSG_MAX);
	free(scratch);
	free(sq);
}

/* It would sleep on what waits for it to read. */
static void no_sleep_while_the_hypervisor_waits_for_room(void **state)
{
	BENCH(state);

	assert_true(hnl_client_sleep(&t->c));
	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE),
			  HNL_RING_STALLED);
	assert_false(hnl_client_sleep(&t->c));
}

static void doorbell_with_again_rung_until_it_ends(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	t->hv.kick_status[0] = t->hv.kick_status[1] = -HNL_EAGAIN;
	p = pending(t);
	(void)ask(t, &p);
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(t->hv.kicks, 3);
	/* Nothing new: no doorbell. Stalled: a doorbell after each poll. */
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(t->hv.kicks, 3);
	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE),
			  HNL_RING_STALLED);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	assert_int_equal(t->hv.kicks, 4);
}

static void doorbell_with_again_for_ever_ends_by_its_clock(void **state)
{
	struct hnl_pending p;
	size_t i;
	BENCH(state);

	for (i = 0; i < COUNT(t->hv.kick_status); i++)
		t->hv.kick_status[i] = -HNL_EAGAIN;
	t->hv.patience = 9;
	p = pending(t);
	(void)ask(t, &p);
	assert_int_equal(hnl_client_flush(&t->c), -HNL_ETIMEDOUT);
	assert_int_equal(t->hv.kicks, 9);
	assert_int_equal(t->c.in_flight, 1);
}

int main(void)
{
#define T_(f) cmocka_unit_test_setup_teardown(f, open_bench, close_bench)
	const struct CMUnitTest tests[] = {
		T_(answer_to_each_request_handed_to_its_owner),
		T_(answer_that_is_a_lie_stray_owner_waits),
		T_(answer_given_twice_second_stray),
		T_(length_past_the_ring_client_broken),
		T_(index_that_lies_client_broken),
		T_(submission_index_that_lies_client_broken),
		T_(stopped_ring_reason_told),
		T_(stopped_ring_each_bit_of_the_word_counts),
		T_(answer_longer_than_the_inbox_client_broken),
		T_(gap_too_short_for_a_header_skipped),
		T_(answer_longer_than_what_is_left_of_the_ring_broken),
		T_(poll_ends_when_a_ring_of_bytes_was_taken),
		T_(ring_of_rubbish_ends_in_bounds),
		T_(slots_all_taken_again_until_answered),
		T_(request_that_is_not_answered_holds_its_slot_alone),
		T_(request_that_failed_to_build_not_sent),
		T_(request_longer_than_any_message_refused),
		T_(no_sleep_while_the_hypervisor_waits_for_room),
		T_(doorbell_with_again_rung_until_it_ends),
		T_(doorbell_with_again_for_ever_ends_by_its_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
