/* SPDX-License-Identifier: MIT */
/*
 * What the embedder's authorise is asked of a call that goes on: the same as of
 * a new one, before each of its turns.
 */
#include "flight.h"

#define FIRST_PAGE 40u
#define N 20u

static uint8_t wire[512];
static unsigned int asked;

static int count_authorise(void *host, uint16_t target,
			   const struct hnl_family *family, uint8_t cmd,
			   const void *request)
{
	asked += family->id == HNL_MEMORY_FAMILY;
	return machine_authorise(host, target, family, cmd, request);
}

static struct machine *open_slow(void)
{
	static struct hnl_hv_port port;
	struct machine *m = machine_new();

	port = machine_port;
	port.authorise = count_authorise;
	m->hv_cfg.port = &port;
	m->hv_cfg.budget = 4;
	return machine_start(m);
}

static void begin(struct guest_ring *g, struct machine *m)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	open_small_ring(g, m, 0);
	put_unshare(&b, 0, 5, GPA(FIRST_PAGE + 30), N);
	guest_ring_send(g, wire, b.len);
	asked = 0;
	m->changes = 0;
	assert_int_equal(kick(g), -HNL_EAGAIN);
	assert_int_equal(asked, 1);
	assert_true(m->changes != 0 && m->changes < N);
}

static void allowed_no_more_ends_where_it_is(void **state)
{
	struct machine *m = open_slow();
	unsigned int changes;
	struct guest_ring g;
	struct final f;

	(void)state;
	begin(&g, m);
	changes = m->changes;
	m->forbid = true;
	guest_ring_serve(&g);
	f = final_of(&g, 5);
	expect_refused(f, HNL_EPERM, HNL_REASON_DENIED);
	assert_true(f.x.progress != 0);
	assert_int_equal(m->changes, changes);
	assert_int_equal(asked, 2);
	guest_ring_close(&g);
	machine_close(m);
}

static void asked_at_each_turn(void **state)
{
	struct machine *m = open_slow();
	unsigned int before, turns = 1;
	struct guest_ring g;

	(void)state;
	begin(&g, m);
	for (before = asked; n_finals(&g) == 0; before = asked, turns++) {
		assert_true(turns < 2 * N);
		ignore(kick(&g));
		assert_true(asked == before + 1 || n_finals(&g) != 0);
	}
	assert_int_equal(final_of(&g, 5).x.err, 0);
	assert_int_equal(m->changes, N);
	assert_true(asked > 2);
	guest_ring_close(&g);
	machine_close(m);
}

/* By CALL too: nothing of it is left behind. */
static void direct_call_ends_likewise(void **state)
{
	struct machine *m = open_slow();
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct final f;

	(void)state;
	put_unshare(&b, 0, 5, GPA(FIRST_PAGE + 30), N);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, wire, b.len);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	m->forbid = true;
	assert_int_equal(machine_enter(m, &regs), 0);
	f = find_final(m->answer, m->answer_len, 5);
	assert_int_equal(f.n, 1);
	expect_refused(f, HNL_EPERM, HNL_REASON_DENIED);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(allowed_no_more_ends_where_it_is),
		cmocka_unit_test(asked_at_each_turn),
		cmocka_unit_test(direct_call_ends_likewise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
