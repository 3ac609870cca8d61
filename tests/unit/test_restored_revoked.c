/* SPDX-License-Identifier: MIT */
/*
 * A narrowed ring whose domain moves while it is revoked: who finds STATE set
 * finds all answers, there as here.
 *
 *	ring-destroy, by a CALL --first turn--> freeze, save | restore
 *							     |
 *	STATE 0, KICK 0 <------------------------------------+
 *	    | the CALL is repeated
 *	    v
 *	all answers, then STATE
 */
#include "../../hv/internal.h"
#include "narrow.h"
#include "snapshot.h"

static struct stream stream;

static uint32_t state_of(struct guest_ring *g)
{
	return hnl_load_relaxed(ring_line(g, HNL_RING_SQ_CONSUMER +
					     HNL_RING_STATE));
}

/* An index of requests that no ring can have. */
static void break_ring(struct guest_ring *g)
{
	hnl_store_release(ring_line(g, HNL_RING_SQ_PRODUCER), 0x7ffffff0);
	assert_int_equal(kick(g), -HNL_EBADMSG);
	assert_int_equal(state_of(g), HNL_REASON_INDEX);
}

/* Two calls in flight, one of which the first turn of ring-destroy ended. */
static struct machine *begin(struct guest_ring *g, struct hnl_direct *regs,
			     bool narrowed, bool broken)
{
	struct machine *m = open_machine(g);
	struct hnl_builder b;

	if (narrowed)
		narrow_to_window(m);
	gives_up = true;
	b = batch_begin(wire, sizeof(wire));
	put_share(&b, HNL_F_REQUEST, 5, GPA(WINDOW), 1);
	put_share(&b, HNL_F_REQUEST, 6, GPA(WINDOW), 1);
	guest_ring_send(g, wire, b.len);
	assert_same(kick(g), -HNL_EAGAIN);
	if (broken)
		break_ring(g);
	b = batch_begin(wire, sizeof(wire));
	put_u32_of(&b, HNL_CTRL_CMD_RING_DESTROY, 0, 9, HNL_CTRL_A_RING_ID, 0);
	regs->request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, wire, b.len);
	m->answer_len = 0;
	m->preempt = true;
	assert_int_equal(machine_enter(m, regs), -HNL_EAGAIN);
	m->preempt = false;
	assert_int_equal(m->domain->in_flight, 2);
	return m;
}

static void move(struct machine *m)
{
	freeze(m);
	save(m, &stream, 512);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &stream);
}

static void expect_not_told(struct machine *m, struct guest_ring *g)
{
	assert_int_equal(state_of(g), 0);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), 0);
	guest_ring_take(g);
	assert_int_equal(n_finals(g), 0);
}

static void moved_while_revoked_state_is_set_behind_all_answers(void **state)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   HNL_PAGE };
	struct guest_ring g;
	struct machine *m = begin(&g, &regs, true, false);

	(void)state;
	expect_not_told(m, &g);
	move(m);
	expect_not_told(m, &g);
	while (machine_enter(m, &regs) == -HNL_EAGAIN)
		;
	assert_int_equal(state_of(&g), HNL_REASON_CANCELED);
	guest_ring_take(&g);
	expect_refused(final_of(&g, 5), HNL_ECANCELED, HNL_REASON_CANCELED);
	expect_refused(final_of(&g, 6), HNL_ECANCELED, HNL_REASON_CANCELED);
	close_machine(m, &g);
}

/* Why it had stopped before, and that it had not, is what it was. */
static void moved_while_destroyed_state_is_what_it_was(void **state)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   HNL_PAGE };
	struct guest_ring g;
	struct machine *m;
	unsigned int how;
	uint32_t was;

	(void)state;
	for (how = 0; how < 4; how++) {
		m = begin(&g, &regs, how & 1, how & 2);
		was = state_of(&g);
		assert_int_equal(was, how & 2 ? HNL_REASON_INDEX : 0);
		move(m);
		assert_int_equal(state_of(&g), was);
		close_machine(m, &g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			moved_while_revoked_state_is_set_behind_all_answers),
		cmocka_unit_test(moved_while_destroyed_state_is_what_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
