/* SPDX-License-Identifier: MIT */
/*
 * Priorities among the rings of a domain. hv/sched.c is compiled into this
 * program; a domain of nothing but rings that are ready or not is enough to see
 * whom take_ring() takes.
 *
 * The bound, for n rings: one that is ready is passed over by PASSES turns
 * before each of the n - 1 others that may come before it, and before itself.
 */
#include "../../hv/internal.h"
#include "../../hv/sched.c"

#include "flight.h"
#include "snapshot.h"

#define RINGS 70u
#define PRIORITIES (HNL_PRIORITY_MAX + 1u)
#define BOUND(n) ((PASSES + 1u) * ((n) - 1u) + PASSES)

/* A domain that nobody registered. */
static struct {
	struct hnl_hv hv;
	struct hnl_domain d;
	struct ring_state ring[RINGS];
	uint32_t ready[3 * ((RINGS + 31) / 32)];
	uint32_t since[RINGS];	/* turns of others while it is ready */
	uint32_t turns[RINGS];
} w;

static void open_rings(uint16_t n)
{
	memset(&w, 0, sizeof(w));
	w.d.hv = &w.hv;
	w.d.ring = w.ring;
	w.d.ready = w.ready;
	w.d.n_rings = n;
}

static void make_ready(uint32_t i)
{
	if (!hnl_is_ready(&w.d, i))
		w.since[i] = 0;
	hnl_ready_ring(&w.d, i);
}

/* One turn; whoever waits has waited one more, and never too long. */
static size_t give_turn_to(void)
{
	size_t i, n = w.d.n_rings, taken = take_ring(&w.d);

	for (i = 0; i < n; i++) {
		if (!hnl_is_ready(&w.d, (uint32_t)i))
			continue;
		w.since[i]++;
		if (w.since[i] > BOUND(n))
			fail_msg("ring %zu of %zu waits for %u turns", i, n,
				 w.since[i]);
	}
	if (taken < n) {
		w.turns[taken]++;
		assert_false(hnl_is_ready(&w.d, (uint32_t)taken));
	}
	return taken;
}

/* ---- whom it takes ---- */

static void equals_come_in_turn(void **state)
{
	uint32_t p, i;

	(void)state;
	for (p = 0; p < PRIORITIES; p++) {
		open_rings(RINGS);
		for (i = 0; i < RINGS; i++) {
			hnl_rank_ring(&w.d, i, (uint8_t)p);
			make_ready(i);
		}
		for (i = 0; i < 3 * RINGS; i++) {
			assert_int_equal(give_turn_to(), i % RINGS);
			make_ready(i % RINGS);
		}
	}
}

static void highest_goes_first_three_turns_of_four(void **state)
{
	uint32_t i;

	(void)state;
	open_rings(4);
	for (i = 0; i < 4; i++) {
		hnl_rank_ring(&w.d, i, (uint8_t)i);
		make_ready(i);
	}
	for (i = 0; i < 4000; i++) {
		assert_true(give_turn_to() < 4);
		make_ready(0);
		make_ready(1);
		make_ready(2);
		make_ready(3);
	}
	/* Each fourth turn is the next one's in order, the highest too. */
	for (i = 0; i < 3; i++)
		assert_in_range(w.turns[i], 290, 310);
	assert_in_range(w.turns[3], 3000, 3250);
	open_rings(2);
	hnl_rank_ring(&w.d, 1, 1);
	make_ready(0);
	make_ready(1);
	assert_int_equal(give_turn_to(), 1);
	assert_int_equal(give_turn_to(), 0);
	assert_int_equal(give_turn_to(), 2);
}

/* Those of the highest priority take their turns alike. */
static void first_ones_share_alike(void **state)
{
	uint32_t i, k;

	(void)state;
	open_rings(RINGS);
	for (i = 0; i < RINGS; i++)
		hnl_rank_ring(&w.d, i, i % 10 == 3 ? 2 : i % 2);
	for (k = 0; k < 40000; k++) {
		for (i = 0; i < RINGS; i++)
			make_ready(i);
		assert_true(give_turn_to() < RINGS);
	}
	for (i = 13; i < RINGS; i += 10)
		assert_in_range(w.turns[i], w.turns[3] - 2, w.turns[3] + 2);
	assert_true(w.turns[3] > 5 * w.turns[0]);
}

/* ---- nobody starves ---- */

/* All above are ready all the time: the lowest waits as long as it may. */
static void flood_from_above_bound_is_reached_and_kept(void **state)
{
	uint32_t n, k, i, most;

	(void)state;
	for (n = 2; n <= RINGS; n += 17) {
		open_rings((uint16_t)n);
		for (i = 0; i < n; i++)
			hnl_rank_ring(&w.d, i, i == 0 ? 0 : i == 1 ? 3 : 1);
		for (k = 0, most = 0; k < 2000; k++) {
			for (i = 0; i < n; i++)
				make_ready(i);
			assert_true(give_turn_to() < n);
			if (w.since[0] > most)
				most = w.since[0];
		}
		/* The flooder's own place in turn needs no passes. */
		assert_in_range(most, BOUND(n) - PASSES, BOUND(n));
	}
}

/* Whoever comes and goes, whatever the priorities, and changes them. */
static void comers_and_goers_each_within_the_bound(void **state)
{
	uint32_t seed = 4711, n, k, i, most;

	(void)state;
	for (n = 1; n <= RINGS; n += 3) {
		open_rings((uint16_t)n);
		for (k = 0; k < 6000; k++) {
			if (k % 64 == 0)
				for (i = 0; i < n; i++)
					hnl_rank_ring(&w.d, i, next_random(
						&seed) % PRIORITIES);
			most = next_random(&seed) % 4;
			for (i = 0; i < most; i++)
				make_ready(next_random(&seed) % n);
			(void)give_turn_to();
		}
		while (give_turn_to() < n)
			;
		for (i = 0; i < n; i++)
			assert_false(hnl_is_ready(&w.d, i));
	}
}

/*
 * The worst that can be thought of for a scheme with a memory of its own: the
 * high ring comes and goes, so that now it is passed over, now its equals move.
 */
static void high_ring_that_flickers_others_within_the_bound(void **state)
{
	uint32_t pattern, k, i;

	(void)state;
	for (pattern = 1; pattern < 256; pattern++) {
		open_rings(5);
		hnl_rank_ring(&w.d, 4, 3);
		hnl_rank_ring(&w.d, 3, 2);
		for (k = 0; k < 800; k++) {
			for (i = 0; i < 3; i++)
				make_ready(i);
			if (pattern >> k % 8 & 1)
				make_ready(4);
			if (pattern >> (k + 3) % 8 & 1)
				make_ready(3);
			assert_true(give_turn_to() < 5);
		}
		for (i = 0; i < 3; i++)
			assert_true(w.turns[i] >= 800 / (BOUND(5) + 1));
	}
}

/* ---- how a ring gets one ---- */

static struct hnl_extack create(struct machine *m, uint32_t id,
				uint32_t priority)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_CREATE,
				    0, 1);
	uint64_t first = GPA(FREE_PAGE + 3 * id);
	uint8_t buf[256];
	struct hnl_builder b = batch_begin(buf, sizeof(buf));

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, id);
	hnl_attr_put_u64(&b, HNL_CTRL_A_RING_CONTROL, first);
	hnl_store_le64(hnl_attr_put_room(&b, HNL_CTRL_A_RING_SUBMISSION, 8),
		       first + PAGE_SIZE);
	hnl_store_le64(hnl_attr_put_room(&b, HNL_CTRL_A_RING_COMPLETION, 8),
		       first + 2 * PAGE_SIZE);
	if (priority != UINT32_MAX)
		hnl_attr_put_u32(&b, HNL_CTRL_A_RING_PRIORITY, priority);
	hnl_msg_end(&b);
	return call_one(m, &b);
}

static void destroy(struct machine *m, uint32_t id)
{
	uint8_t buf[64];
	struct hnl_builder b = batch_begin(buf, sizeof(buf));

	put_u32_of(&b, HNL_CTRL_CMD_RING_DESTROY, 0, 2, HNL_CTRL_A_RING_ID,
		   id);
	assert_int_equal(call_one(m, &b).err, 0);
}

/* What ring-get tells of it; none is 0. */
static uint32_t told_priority(struct machine *m, uint32_t id)
{
	uint8_t buf[64];
	struct hnl_builder b = batch_begin(buf, sizeof(buf));
	struct hnl_msg a;
	struct hnl_attr p;

	put_u32_of(&b, HNL_CTRL_CMD_RING_GET, 0, 2, HNL_CTRL_A_RING_ID, id);
	assert_int_equal(call_one(m, &b).err, 0);
	a = answer_at(m, 0);
	p = hnl_attr_find(m->answer, a.end, a.body, HNL_CTRL_A_RING_PRIORITY);
	return p.reason == HNL_REASON_NONE ? hnl_attr_u32(m->answer, &p) : 0;
}

static void expect_priority(struct machine *m, uint32_t id, uint32_t priority)
{
	unsigned int p;

	assert_int_equal(told_priority(m, id), priority);

	for (p = 0; p < PRIORITIES; p++)
		assert_int_equal(of_priority(m->domain, id / BITS, p) >>
					 id % BITS & 1, p == priority);
}

static void given_at_creation_kept_by_save_and_restore(void **state)
{
	static struct stream s;
	struct machine *m = machine_open(0);
	struct hnl_extack x;
	uint32_t id;

	(void)state;
	for (id = 0; id < 3; id++)
		assert_int_equal(create(m, id, 3 - id).err, 0);
	expect_priority(m, 1, 2);
	destroy(m, 1);
	x = create(m, 1, 4);
	assert_int_equal(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_RANGE);
	/* An id that is made anew has none of before. */
	destroy(m, 2);
	assert_int_equal(create(m, 2, UINT32_MAX).err, 0);
	expect_priority(m, 2, 0);
	assert_int_equal(create(m, 1, 2).err, 0);
	freeze(m);
	save(m, &s, 512);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &s);
	expect_priority(m, 0, 3);
	expect_priority(m, 1, 2);
	expect_priority(m, 2, 0);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equals_come_in_turn),
		cmocka_unit_test(highest_goes_first_three_turns_of_four),
		cmocka_unit_test(first_ones_share_alike),
		cmocka_unit_test(flood_from_above_bound_is_reached_and_kept),
		cmocka_unit_test(comers_and_goers_each_within_the_bound),
		cmocka_unit_test(
			high_ring_that_flickers_others_within_the_bound),
		cmocka_unit_test(given_at_creation_kept_by_save_and_restore),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
