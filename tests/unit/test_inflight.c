/* SPDX-License-Identifier: MIT */
/*
 * Many calls of one domain in flight: who goes on when, in which order they
 * start, what a quota makes wait, and that each is answered once whatever
 * happens to the others.
 */
#include "calls.h"

static size_t when_changed(const struct machine *m, uint32_t page)
{
	size_t i;

	for (i = 0; i < m->changes; i++)
		if (m->changed[i] == FIRST + page)
			return i;
	fail_msg("page %u was never changed", page);
	return i;
}

/* ---- who goes on when ---- */

static void short_call_behind_a_long_one_waits_a_quantum(void **state)
{
	static const uint32_t quanta[] = { 1, 4, 9 };
	struct guest_ring g;
	struct hnl_builder b;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(quanta); i++) {
		m = open_busy(0, quanta[i], 4, 0);
		open_small_ring(&g, m, 0);
		b = begin();
		put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 30);
		put_share(&b, 0, 2, GPA(PRIVATE_PAGE + 30), 1);
		put_share(&b, 0, 3, GPA(PRIVATE_PAGE + 31), 1);
		guest_ring_send(&g, batch, b.len);
		assert_int_equal(guest_ring_serve(&g), 0);
		assert_int_equal(n_finals(&g), 3);
		assert_int_equal(final_of(&g, 2).order, 0);
		assert_int_equal(final_of(&g, 3).order, 1);
		assert_int_equal(final_of(&g, 1).order, 2);
		assert_true(when_changed(m, PRIVATE_PAGE + 31) <=
			    quanta[i] + 2);
		assert_int_equal(m->changes, 32);
		guest_ring_close(&g);
		machine_close(m);
	}
}

static void long_calls_of_one_ring_take_turns(void **state)
{
	struct machine *m = open_busy(0, 2, 4, 0);
	struct guest_ring g;
	struct hnl_builder b = begin();
	uint32_t i;

	(void)state;
	open_small_ring(&g, m, 0);
	for (i = 0; i < 4; i++)
		put_share(&b, 0, 1 + i, GPA(PRIVATE_PAGE + 8 * i), 8);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(n_finals(&g), 4);
	/* The first half of each was done before the last of any. */
	for (i = 0; i < 4; i++) {
		assert_int_equal(final_of(&g, 1 + i).x.err, 0);
		assert_true(when_changed(m, PRIVATE_PAGE + 8 * i + 3) <
			    when_changed(m, PRIVATE_PAGE + 7));
	}
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- A09, A10: an interrupted ring and one that is not ---- */

/* Everything that may give up, in chains, with failures in between. */
static void put_everything(struct hnl_builder *b)
{
	put_share(b, HNL_F_LINK, 1, GPA(PRIVATE_PAGE), 9);
	put_unshare(b, HNL_F_LINK | HNL_F_ACK, 2, GPA(PRIVATE_PAGE), 7);
	put_share(b, 0, 3, GPA(PRIVATE_PAGE + 1), 2);
	/* fails after six pages: there the RAM ends */
	put_share(b, HNL_F_LINK, 4, GPA(RAM_PAGES - 6), 12);
	put_share(b, HNL_F_LINK, 5, GPA(PRIVATE_PAGE + 10), 3);
	put_share(b, 0, 6, GPA(PRIVATE_PAGE + 13), 3);
	put_share(b, 0, 7, GPA(PRIVATE_PAGE + 16), 4);
	put_empty(b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED,
		  HNL_F_DUMP | HNL_F_BARRIER, 8);
	put_unshare(b, HNL_F_BARRIER, 9, GPA(PRIVATE_PAGE), 5);
	put_empty(b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_FEATURE_LIST,
		  HNL_F_DUMP | HNL_F_LINK, 10);
	put_unshare(b, 0, 11, GPA(PRIVATE_PAGE + 10), 9);
	put_empty(b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST, HNL_F_DUMP,
		  12);
}

#define EVERYTHING 12u

struct outcome_of_all {
	uint8_t answer[EVERYTHING][8192];
	size_t len[EVERYTHING];
	uint8_t state[RAM_PAGES];
};

/* All answers of each request, however they are interleaved. */
static void collect(const struct guest_ring *g, struct outcome_of_all *o)
{
	struct hnl_msg m = { .next = 0 };
	size_t i, n;

	memset(o, 0, sizeof(*o));
	memcpy(o->state, g->m->state, sizeof(o->state));
	while (m.next < g->got_len) {
		m = hnl_msg_at(g->got, g->got_len, m.next);
		i = m.head.seq - 1;
		n = m.next - m.off;
		assert_true(i < EVERYTHING);
		assert_true(n <= sizeof(o->answer[i]) - o->len[i]);
		memcpy(o->answer[i] + o->len[i], g->got + m.off, n);
		o->len[i] += n;
	}
}

static void run_everything(uint32_t budget, uint32_t quantum, bool preempt,
			   struct outcome_of_all *o)
{
	struct machine *m = open_busy(budget, quantum, 3, 0);
	struct hnl_builder b = begin();
	struct guest_ring g;

	open_small_ring(&g, m, 0);
	put_everything(&b);
	guest_ring_send(&g, batch, b.len);
	m->preempt = preempt;
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(call_counts(m).in_flight, 0);
	collect(&g, o);
	guest_ring_close(&g);
	machine_close(m);
}

static struct outcome_of_all whole, parts;

static void a09_ring_given_up_at_every_unit_as_uninterrupted(void **state)
{
	uint32_t i;

	(void)state;
	run_everything(1u << 20, 1u << 20, false, &whole);
	assert_int_equal(whole.len[7] > 0 && whole.len[11] > 0, 1);
	for (i = 1; i <= 24; i++) {
		run_everything(i, 1u << 20, false, &parts);
		assert_memory_equal(&whole, &parts, sizeof(whole));
		run_everything(1u << 20, i, false, &parts);
		assert_memory_equal(&whole, &parts, sizeof(whole));
		run_everything(i, 1 + i % 3, false, &parts);
		assert_memory_equal(&whole, &parts, sizeof(whole));
	}
	run_everything(0, 0, true, &parts);
	assert_memory_equal(&whole, &parts, sizeof(whole));
}

static void a10_failure_after_k_units_in_a_ring_k_told(void **state)
{
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m;
	uint32_t k, quantum;
	struct final f;

	(void)state;
	for (k = 0; k < 12; k++) {
		for (quantum = 1; quantum <= 5; quantum += 2) {
			m = open_busy(0, quantum, 2, 0);
			open_small_ring(&g, m, 0);
			b = begin();
			put_share(&b, 0, 1, GPA(RAM_PAGES - k), 20 + k);
			guest_ring_send(&g, batch, b.len);
			assert_int_equal(guest_ring_serve(&g), 0);
			f = final_of(&g, 1);
			assert_int_equal(f.x.err, -HNL_EINVAL);
			assert_int_equal(f.x.progress, m->changes);
			guest_ring_close(&g);
			machine_close(m);
		}
	}
}

/* ---- A23: LINK and BARRIER ---- */

/* Heads that fail and heads that do not, over many wraps, read late. */
static void a23_chain_heads_in_flight_over_wraps_tails_follow_them(void **state)
{
	struct machine *m = open_busy(7, 2, 3, 0);
	struct guest_ring g;
	struct hnl_builder b;
	uint32_t i, seq;
	bool fails;

	(void)state;
	open_small_ring(&g, m, 0);
	for (i = 0; i < 120; i++) {
		fails = i % 3 == 0;
		seq = 1 + 4 * i;
		b = begin();
		put_share(&b, HNL_F_LINK, seq,
			  fails ? GPA(RAM_PAGES - 5) : GPA(PRIVATE_PAGE), 6);
		put_share(&b, HNL_F_LINK, seq + 1, GPA(PRIVATE_PAGE), 3);
		put_share(&b, 0, seq + 2, GPA(PRIVATE_PAGE), 5);
		put_ballast(&b, b.len - 44, 4 * (i % 7));
		put_share(&b, 0, seq + 3, GPA(PRIVATE_PAGE + 8), 4);
		/* Completions are read when there is no room for more. */
		while (hnl_producer_has_room(&g.sq, 400) == false)
			assert_int_equal(guest_ring_serve(&g), 0);
		guest_ring_send(&g, batch, b.len);
		ignore(hnl_hv_kick(m->cpu, m->domain, 0));
	}
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(n_finals(&g), 4 * 120);
	for (i = 0; i < 120; i++) {
		seq = 1 + 4 * i;
		fails = i % 3 == 0;
		assert_int_equal(final_of(&g, seq).x.err,
				 fails ? -HNL_EINVAL : 0);
		assert_int_equal(final_of(&g, seq + 1).x.err,
				 fails ? -HNL_ECANCELED : 0);
		assert_int_equal(final_of(&g, seq + 2).x.err,
				 fails ? -HNL_ECANCELED : 0);
		assert_int_equal(final_of(&g, seq + 3).x.err, 0);
		assert_true(final_of(&g, seq).order <
			    final_of(&g, seq + 1).order);
		assert_true(final_of(&g, seq + 1).order <
			    final_of(&g, seq + 2).order);
	}
	guest_ring_close(&g);
	machine_close(m);
}

/* Known by its header alone, it still waits for the head of its chain. */
static void a23_tail_too_long_behind_a_head_in_flight_waits(void **state)
{
	struct machine *m = machine_new();
	struct hnl_builder b = begin();
	struct guest_ring g;
	size_t at;

	(void)state;
	m->hv_cfg.max_message = 256;
	m->hv_cfg.quantum = 1;
	m->domain_cfg.calls = 3;
	machine_start(m);
	open_small_ring(&g, m, 0);
	put_share(&b, HNL_F_LINK, 1, GPA(RAM_PAGES - 5), 9);
	at = b.len;
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 3);
	put_ballast(&b, at, 600);
	put_share(&b, 0, 3, GPA(PRIVATE_PAGE), 3);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(n_finals(&g), 3);
	assert_int_equal(final_of(&g, 1).x.err, -HNL_EINVAL);
	expect_refused(final_of(&g, 2), HNL_ECANCELED, HNL_REASON_CANCELED);
	assert_int_equal(final_of(&g, 3).x.err, 0);
	assert_int_equal(final_of(&g, 1).order, 0);
	guest_ring_close(&g);
	machine_close(m);
}

static void a23_barrier_waits_for_every_call_before_it(void **state)
{
	struct machine *m = open_busy(0, 1, 4, 0);
	struct guest_ring g;
	struct hnl_builder b = begin();
	size_t mark;

	(void)state;
	open_small_ring(&g, m, 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 9);
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE + 9), 4);
	put_share(&b, HNL_F_BARRIER, 3, GPA(PRIVATE_PAGE + 20), 1);
	put_share(&b, 0, 4, GPA(PRIVATE_PAGE + 21), 1);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(n_finals(&g), 4);
	mark = when_changed(m, PRIVATE_PAGE + 20);
	assert_int_equal(mark, 13);
	assert_int_equal(when_changed(m, PRIVATE_PAGE + 21), 14);
	assert_int_equal(final_of(&g, 3).order, 2);
	guest_ring_close(&g);
	machine_close(m);
}

/* The barrier of one ring is nothing to another. */
static void a23_barrier_of_one_ring_other_ring_served(void **state)
{
	struct machine *m = open_busy(3, 1, 4, 0);
	struct guest_ring g, other;
	struct hnl_builder b = begin();

	(void)state;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, m, 1);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 20);
	put_share(&b, HNL_F_BARRIER, 2, GPA(PRIVATE_PAGE + 20), 1);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	b = begin();
	put_share(&b, HNL_F_BARRIER, 3, GPA(PRIVATE_PAGE + 21), 1);
	guest_ring_send(&other, batch, b.len);
	assert_int_equal(guest_ring_serve(&other), 0);
	assert_int_equal(final_of(&other, 3).x.err, 0);
	assert_int_equal(n_finals(&g), 0);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(n_finals(&g), 2);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- statistics ---- */

/* The units of all turns count, not those of the last one alone. */
static void units_of_a_call_in_turns_counted_in_full(void **state)
{
	struct hnl_ctrl_count_get_rsp c;
	struct machine *m = open_busy(0, 1, 2, 0);
	struct guest_ring g;
	struct hnl_builder b = begin();
	uint64_t before;

	(void)state;
	open_small_ring(&g, m, 0);
	before = call_counts(m).units;
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 20);
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 0);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	c = call_counts(m);
	assert_true(c.units - before >= 20);
	assert_int_equal(c.in_flight, 0);
	assert_int_equal(c.refused, 1);
	/* ring-create, count-get, the two of the ring */
	assert_int_equal(c.calls, 4);
	/* ring-create, count-get, share */
	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_COUNT_LIST), 3);
	guest_ring_close(&g);
	machine_close(m);
}

/* Preemption is no credit: a turn is what an entry may take. */
static void domain_preempted_often_has_no_longer_turn_later(void **state)
{
	struct machine *m = open_busy(64, 4, 4, 0);
	struct guest_ring g;
	struct hnl_builder b = begin();
	unsigned int i, before;

	(void)state;
	open_small_ring(&g, m, 0);
	for (i = 0; i < 20; i++)
		put_share(&b, 0, 1 + i, GPA(PRIVATE_PAGE), 32);
	guest_ring_send(&g, batch, b.len);
	m->preempt = true;
	ignore(hnl_hv_kick(m->cpu, m->domain, 0));
	for (i = 0; i < 40; i++)
		assert_true(hnl_hv_serve(m->cpu, m->hv));
	m->preempt = false;
	before = m->sets;
	assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_in_range(m->sets - before, 1, 64 + 4);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- dumps of what changes ---- */

static int dump_of_three(struct hnl_call *call)
{
	if (call->cursor[0] == 3)
		return 0;
	if (call->cursor[0] == 1)
		call->changed = true;
	call->cursor[0]++;
	(void)hnl_attr_put_room(call->reply, HNL_MEMORY_A_SHARED, 16);
	return HNL_CALL_MORE;
}

static const hnl_handler changing[] = {
	[HNL_MEMORY_CMD_LIST_SHARED] = dump_of_three,
};

static void dump_of_a_table_that_changed_says_so_from_there_on(void **state)
{
	static const struct hnl_service service = { &hnl_memory_family,
						    changing, COUNT(changing),
						    NULL, NULL, NULL };
	struct hnl_builder b;
	struct guest_ring g;
	struct hnl_msg a;
	struct machine *m;
	uint32_t quantum;
	size_t i;

	(void)state;
	for (quantum = 1; quantum < 6; quantum++) {
		m = machine_new();
		m->service[0] = service;
		m->hv_cfg.quantum = quantum;
		machine_start(m);
		open_small_ring(&g, m, 0);
		b = begin();
		put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 1);
		guest_ring_send(&g, batch, b.len);
		assert_int_equal(guest_ring_serve(&g), 0);
		assert_int_equal(answers_in(g.got, g.got_len), 4);
		for (i = 0, a.next = 0; i < 4; i++) {
			a = hnl_msg_at(g.got, g.got_len, a.next);
			assert_int_equal(a.head.flags & HNL_F_DUMP_INTR,
					 i == 0 ? 0 : HNL_F_DUMP_INTR);
		}
		guest_ring_close(&g);
		machine_close(m);
	}
}

/* Answers of this request, and whether the last one is its DONE. */
static size_t answers_of(const struct guest_ring *g, uint32_t seq, bool *ended)
{
	struct hnl_msg m = { .next = 0 };
	size_t n = 0;

	*ended = false;
	while (m.next < g->got_len) {
		m = hnl_msg_at(g->got, g->got_len, m.next);
		if (m.head.seq != seq)
			continue;
		assert_false(*ended);
		*ended = m.head.type == HNL_MSG_DONE;
		n++;
	}
	return n;
}

/* Behind so many answers that its first, second, ... reply has no room. */
static void dump_that_finds_no_room_goes_on_and_begins_once(void **state)
{
	static const struct hnl_service service = { &hnl_memory_family,
						    changing, COUNT(changing),
						    NULL, NULL, NULL };
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m;
	uint32_t n, i;
	bool ended;

	(void)state;
	for (n = 0; n < 128; n++) {
		m = machine_new();
		m->service[0] = service;
		machine_start(m);
		open_small_ring(&g, m, 0);
		b = begin();
		for (i = 0; i < n; i++)
			put_empty(&b, HNL_CTRL_FAMILY, 200, 0, 2 + i);
		put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 1);
		guest_ring_send(&g, batch, b.len);
		ignore(hnl_hv_kick(m->cpu, m->domain, 0));
		assert_int_equal(guest_ring_serve(&g), 0);
		assert_int_equal(answers_of(&g, 1, &ended), 4);
		assert_true(ended);
		assert_int_equal(answers_in(g.got, g.got_len), n + 4);
		guest_ring_close(&g);
		machine_close(m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_call_behind_a_long_one_waits_a_quantum),
		cmocka_unit_test(long_calls_of_one_ring_take_turns),
		cmocka_unit_test(
			a09_ring_given_up_at_every_unit_as_uninterrupted),
		cmocka_unit_test(a10_failure_after_k_units_in_a_ring_k_told),
		cmocka_unit_test(
			a23_chain_heads_in_flight_over_wraps_tails_follow_them),
		cmocka_unit_test(
			a23_tail_too_long_behind_a_head_in_flight_waits),
		cmocka_unit_test(a23_barrier_waits_for_every_call_before_it),
		cmocka_unit_test(a23_barrier_of_one_ring_other_ring_served),
		cmocka_unit_test(units_of_a_call_in_turns_counted_in_full),
		cmocka_unit_test(
			domain_preempted_often_has_no_longer_turn_later),
		cmocka_unit_test(
			dump_of_a_table_that_changed_says_so_from_there_on),
		cmocka_unit_test(
			dump_that_finds_no_room_goes_on_and_begins_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
