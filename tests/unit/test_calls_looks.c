/* SPDX-License-Identifier: MIT */
/*
 * A domain with so many places for calls that to look at all of them is work:
 * who looks pays, 64 places a unit, and goes on where he was.
 *
 *	place	0 ............................ LAST
 *		free, free, ...		       the ring's one call
 *
 * Where the ring has no call there is nothing to look for.
 */
#include "calls.h"

#define PLACES 60000u
#define LAST PLACES		/* one more there is for CALLs alone */
#define LOOKS (PLACES / HNL_LOOKS_A_UNIT)

static struct machine *open_wide(struct guest_ring *g, uint32_t budget)
{
	struct machine *m = open_busy(budget, budget, PLACES, 1 << 20);

	assert_int_equal(m->domain->n_slots, LAST + 1);
	open_small_ring(g, m, 0);
	return m;
}

static void close_all(struct guest_ring *g)
{
	struct machine *m = g->m;

	expect_all_free(m);
	guest_ring_close(g);
	machine_close(m);
}

/* The last place becomes the first free one. */
static void turn_round(struct hnl_domain *d)
{
	assert_int_equal(d->slot[LAST - 1].next, LAST);
	d->slot[LAST - 1].next = HNL_NONE;
	d->slot[LAST].next = d->free_slot;
	d->free_slot = LAST;
}

/* A share that has given up, in the last place. */
static void load(struct guest_ring *g)
{
	struct hnl_builder b = begin();

	turn_round(g->m->domain);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 32);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(kick(g), -HNL_EAGAIN);
	assert_int_not_equal(g->m->domain->slot[LAST].state, CALL_FREE);
}

/* Units of a CALL, however many entries it takes. */
static uint64_t units_of(struct machine *m, const struct hnl_builder *b,
			 unsigned int *entries)
{
	uint64_t before = m->domain->count[0].units;

	assert_int_equal(machine_call(m, batch, b->len, 4096, entries), 0);
	return m->domain->count[0].units - before;
}

static uint64_t units_to(struct machine *m, uint8_t cmd, unsigned int *entries)
{
	struct hnl_builder b = begin();
	uint64_t units;

	put_u32_of(&b, cmd, 0, 1, HNL_CTRL_A_RING_ID, 0);
	units = units_of(m, &b, entries);
	assert_int_equal(ack_of(m).err, 0);
	return units;
}

static const uint8_t commands[] = { HNL_CTRL_CMD_RING_RESET,
				    HNL_CTRL_CMD_RING_DESTROY };

static void ring_unmade_pays_for_each_place_once(void **state)
{
	static const uint32_t budget[] = { 1, 8, 64, 4096 };
	unsigned int entries, i, k;
	struct guest_ring g;
	struct machine *m;
	uint64_t units;

	(void)state;
	for (k = 0; k < COUNT(commands) * COUNT(budget); k++) {
		i = k / COUNT(commands);
		m = open_wide(&g, 8);
		load(&g);
		m->hv->budget = m->hv->quantum = budget[i];
		units = units_to(m, commands[k % COUNT(commands)], &entries);
		/* Each entry is a unit too. */
		assert_in_range(units, LOOKS, LOOKS + entries + 2);
		assert_in_range(entries, LOOKS / budget[i],
				2 * LOOKS / budget[i] + 2);
		close_all(&g);
	}
}

/* A place that says otherwise, of which the ring knows nothing: unseen. */
static void ring_without_calls_unmade_looks_at_no_place(void **state)
{
	struct guest_ring g;
	struct machine *m;
	struct slot *s;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(commands); i++) {
		m = open_wide(&g, 4096);
		s = &m->domain->slot[7];
		s->state = CALL_READY;
		s->ring = 0;
		assert_int_equal(units_to(m, commands[i], NULL), 1);
		assert_int_equal(s->state, CALL_READY);
		s->state = CALL_FREE;
		close_all(&g);
	}
}

static void list_pays_for_places_that_are_free(void **state)
{
	static const uint32_t budget[] = { 1, 8, 4096 };
	struct hnl_builder b;
	unsigned int entries, i;
	struct guest_ring g;
	struct machine *m;
	uint64_t units;

	(void)state;
	for (i = 0; i < COUNT(budget); i++) {
		m = open_wide(&g, 8);
		load(&g);
		m->hv->budget = m->hv->quantum = budget[i];
		b = begin();
		put_dump(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_CALL_LIST, 9);
		units = units_of(m, &b, &entries);
		assert_in_range(units, LOOKS, LOOKS + entries + 3);
		assert_int_equal(answers_in(m->answer, m->answer_len), 2);
		assert_int_equal(answer_at(m, 0).head.type, HNL_CTRL_FAMILY);
		m->hv->budget = m->hv->quantum = 4096;
		ignore((int)serve_all(m));
		close_all(&g);
	}
}

/* A stream may say any cursor: it is a place to begin, and no more. */
static void ring_reset_from_any_cursor_ends_all(void **state)
{
	static const uint64_t odd[] = { LAST, LAST + 1, HNL_NONE,
					(uint64_t)1 << 32, UINT64_MAX };
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(odd); i++) {
		m = open_wide(&g, 8);
		load(&g);
		b = begin();
		put_u32_of(&b, HNL_CTRL_CMD_RING_RESET, 0, 1,
			   HNL_CTRL_A_RING_ID, 0);
		machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
		regs.request_len = b.len;
		m->answer_len = 0;
		assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
		m->domain->slot[m->domain->direct[0].slot].cursor[0] = odd[i];
		while (machine_enter(m, &regs) == -HNL_EAGAIN)
			;
		assert_int_equal(ack_of(m).err, 0);
		close_all(&g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ring_unmade_pays_for_each_place_once),
		cmocka_unit_test(ring_without_calls_unmade_looks_at_no_place),
		cmocka_unit_test(list_pays_for_places_that_are_free),
		cmocka_unit_test(ring_reset_from_any_cursor_ends_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
