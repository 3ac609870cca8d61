/* SPDX-License-Identifier: MIT */
/*
 * What ends a call before its time: call-cancel, ring-reset, ring-destroy, the
 * domain's reset. However it ends, it is answered once or not at all, its token
 * names nothing any more, and every place and every block is free afterwards.
 */
#include "calls.h"

/* ---- call-list, call-cancel ---- */

static void call_list_tells_ring_state_and_units_cancel_ends_it(void **state)
{
	struct machine *m = open_busy(4, 2, 4, 0);
	struct hnl_ctrl_call_list_rsp call;
	struct guest_ring g;
	struct hnl_builder b = begin();
	struct final f;

	(void)state;
	open_small_ring(&g, m, 1);
	put_share(&b, 0, 77, GPA(PRIVATE_PAGE), 20);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	call = listed_call(m, 0);
	assert_int_equal(call.ring, 1);
	assert_int_equal(call.seq, 77);
	assert_int_equal(call.family, HNL_MEMORY_FAMILY);
	assert_int_equal(call.command, HNL_MEMORY_CMD_SHARE);
	assert_int_equal(call.state, HNL_CTRL_CALL_STATE_READY);
	assert_true(call.units >= m->changes);
	assert_int_equal(call_cancel(m, call.token).err, 0);
	/* It is in flight until its turn: told twice is once. */
	assert_int_equal(call_cancel(m, call.token).err, 0);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	f = final_of(&g, 77);
	expect_refused(f, HNL_ECANCELED, HNL_REASON_CANCELED);
	assert_int_equal(f.x.progress, call.units);
	assert_true(m->changes < 20);
	assert_int_equal(call_cancel(m, call.token).err, -HNL_ENOENT);
	expect_all_free(m);
	guest_ring_close(&g);
	machine_close(m);
}

/* A chain whose head is cancelled is as one whose head failed. */
static void cancel_of_a_chain_s_head_cancels_the_rest(void **state)
{
	struct machine *m = open_busy(3, 1, 4, 0);
	struct guest_ring g;
	struct hnl_builder b = begin();

	(void)state;
	open_small_ring(&g, m, 0);
	put_share(&b, HNL_F_LINK, 1, GPA(PRIVATE_PAGE), 20);
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 1);
	put_share(&b, 0, 3, GPA(PRIVATE_PAGE), 1);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	assert_int_equal(call_cancel(m, listed_call(m, 0).token).err, 0);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	assert_int_equal(final_of(&g, 1).x.err, -HNL_ECANCELED);
	assert_int_equal(final_of(&g, 2).x.err, -HNL_ECANCELED);
	assert_int_equal(final_of(&g, 3).x.err, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* A CALL that is held is answered when the guest repeats it. */
static void cancel_of_a_held_call_answered_at_its_next_entry(void **state)
{
	struct machine *m = open_busy(2, 0, 4, 0);
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct hnl_ctrl_call_list_rsp call;
	struct guest_ring g;
	struct hnl_builder b = begin();
	struct hnl_extack x;
	struct hnl_decoder dec;
	struct hnl_msg a;

	(void)state;
	open_small_ring(&g, m, 0);
	put_share(&b, 0, 5, GPA(PRIVATE_PAGE), 20);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	m->answer_len = 0;
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	b = begin();
	put_dump(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_CALL_LIST, 1);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	a = hnl_msg_at(g.got, g.got_len, 0);
	hnl_extack_clear(&x);
	hnl_decoder_init(&dec, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_call_list_rsp_decode(&dec, g.got, &a, &call,
						       &x), 0);
	assert_int_equal(call.state, HNL_CTRL_CALL_STATE_HELD);
	assert_int_equal(call.seq, 5);
	assert_false(HNL_HAS(&call, HNL_CTRL_CALL_LIST_RSP_RING));
	b = begin();
	put_cancel(&b, 2, call.token);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(final_of(&g, 2).x.err, 0);
	assert_int_equal(machine_enter(m, &regs), 0);
	a = answer_at(m, 0);
	assert_int_equal(hnl_ack_read(m->answer, &a, &x), 0);
	assert_int_equal(x.err, -HNL_ECANCELED);
	expect_all_free(m);
	guest_ring_close(&g);
	machine_close(m);
}

static void a08_token_forged_or_replayed_names_nothing(void **state)
{
	struct machine *m = open_busy(3, 1, 4, 0);
	struct guest_ring g;
	struct hnl_builder b = begin();
	uint64_t token;
	size_t bit;

	(void)state;
	open_small_ring(&g, m, 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 32);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	token = listed_call(m, 0).token;
	for (bit = 0; bit < 64; bit++)
		assert_int_equal(call_cancel(m, token ^ (uint64_t)1 << bit).err,
				 -HNL_ENOENT);
	assert_int_equal(call_cancel(m, 0).err, -HNL_ENOENT);
	assert_int_equal(call_cancel(m, UINT64_MAX).err, -HNL_ENOENT);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	assert_int_equal(call_cancel(m, token).err, -HNL_ENOENT);
	guest_ring_close(&g);
	machine_close(m);
}

/* The same place, taken again: the old token is not the new call's. */
static void a08_token_of_an_older_generation_names_nothing(void **state)
{
	struct machine *m = open_busy(3, 1, 1, 0);
	struct guest_ring g;
	struct hnl_builder b;
	uint64_t last = 0, token;
	uint32_t i;

	(void)state;
	open_small_ring(&g, m, 0);
	for (i = 1; i <= 5; i++) {
		b = begin();
		put_share(&b, 0, i, GPA(PRIVATE_PAGE), 9);
		guest_ring_send(&g, batch, b.len);
		assert_int_equal(kick(&g), -HNL_EAGAIN);
		token = hnl_calls_token(m->domain, 0);
		assert_int_not_equal(token, last);
		if (last != 0)
			assert_int_equal(call_cancel(m, last).err,
					 -HNL_ENOENT);
		last = token;
		assert_int_equal(guest_ring_serve(&g), 0);
		assert_int_equal(final_of(&g, i).x.err, 0);
	}
	guest_ring_close(&g);
	machine_close(m);
}

static void a08_token_of_another_domain_names_nothing(void **state)
{
	struct machine *m = machine_new(), *n = machine_new();
	struct guest_ring g;
	struct hnl_builder b = begin();

	(void)state;
	m->hv_cfg.budget = 3;
	m->hv_cfg.quantum = 1;
	m->hv_cfg.n_domains = 2;
	machine_start(m);
	n->domain_cfg.id = 1;
	machine_lodge(n, m);
	open_small_ring(&g, m, 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 9);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	assert_int_equal(call_cancel(n, listed_call(m, 0).token).err,
			 -HNL_ENOENT);
	assert_int_equal(call_dump(n, HNL_CTRL_FAMILY, HNL_CTRL_CMD_CALL_LIST),
			 0);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	guest_ring_close(&g);
	machine_close(n);
	machine_close(m);
}

/* ---- a ring goes ---- */

#define IN_FLIGHT 6u

/* A ring with calls in flight, a peer's among them, and a dump half way. */
static struct machine *open_loaded(struct guest_ring *g, uint32_t budget)
{
	static const struct hnl_handling_of rule = {
		HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE, HNL_FORWARD
	};
	struct hnl_builder b = begin();
	struct machine *m = machine_new();
	uint32_t i;

	m->hv_cfg.budget = 8;
	m->hv_cfg.quantum = 1;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = IN_FLIGHT + 1;
	m->domain_cfg.call_bytes = 1 << 16;
	m->domain_cfg.rule = &rule;
	m->domain_cfg.n_rules = 1;
	m->domain_cfg.deadline = 1000;
	m->peer.here = true;
	machine_start(m);
	open_small_ring(g, m, 0);
	for (i = 1; i < IN_FLIGHT - 1; i++)
		put_share(&b, 0, i, GPA(PRIVATE_PAGE), 32);
	put_dump(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST, i);
	hnl_store_le32(b.buf + b.len - HNL_MSGHDR, HNL_MSGHDR + 8);
	hnl_attr_put_u32(&b, HNL_CTRL_A_POLICY_FAMILY, HNL_CTRL_FAMILY);
	put_unshare(&b, 0, ++i, GPA(0), 3);
	guest_ring_send(g, batch, b.len);
	for (i = 0; i < 40 && m->domain->in_flight < IN_FLIGHT; i++)
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0),
				 -HNL_EAGAIN);
	assert_int_equal(m->domain->in_flight, IN_FLIGHT);
	assert_int_equal(m->peer.n, 1);
	m->hv->budget = budget;
	return m;
}

/* Its guest's end begins anew too; what it had got stays to be looked at. */
static void restart_guest_end(struct guest_ring *g)
{
	struct hnl_ring_mem sq = { NULL, g->sq_page, HNL_PAGE };
	struct hnl_ring_mem cq = { NULL, g->cq_page, HNL_PAGE };

	hnl_producer_init(&g->sq, &sq, ring_line(g, HNL_RING_SQ_PRODUCER),
			  ring_line(g, HNL_RING_SQ_CONSUMER));
	hnl_consumer_init(&g->cq, &cq, ring_line(g, HNL_RING_CQ_CONSUMER),
			  ring_line(g, HNL_RING_CQ_PRODUCER));
	g->got_len = 0;
}

static void expect_ring_works(struct guest_ring *g, uint32_t seq)
{
	struct hnl_builder b = begin();

	restart_guest_end(g);
	put_share(&b, HNL_F_LINK, seq, GPA(PRIVATE_PAGE), 9);
	put_share(&b, HNL_F_BARRIER, seq + 1, GPA(PRIVATE_PAGE), 9);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(guest_ring_serve(g), 0);
	assert_int_equal(n_finals(g), 2);
	assert_int_equal(final_of(g, seq).x.err, 0);
	assert_int_equal(final_of(g, seq + 1).x.err, 0);
}

static int late_answer(struct machine *m)
{
	struct hnl_extack ok;
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	hnl_extack_clear(&ok);
	hnl_ack_put(&b, HNL_MSG_ERROR, &m->peer.head[0], 44, &ok);
	return hnl_forward_answer(m->cpu, m->domain, m->peer.token[0], wire,
				  b.len);
}

static void a12_ring_reset_or_gone_with_calls_in_flight_none_answered(
	void **state)
{
	static const uint8_t commands[] = { HNL_CTRL_CMD_RING_RESET,
					    HNL_CTRL_CMD_RING_DESTROY };
	struct guest_ring g, again;
	struct machine *m;
	uint32_t budget;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(commands); i++) {
		for (budget = 1; budget < IN_FLIGHT + 4; budget++) {
			m = open_loaded(&g, budget);
			restart_guest_end(&g);
			assert_int_equal(call_ring(m, commands[i], 0).err, 0);
			expect_all_free(m);
			assert_int_equal(late_answer(m), -HNL_ENOENT);
			ignore((int)serve_all(m));
			expect_all_free(m);
			if (i == 0) {
				expect_ring_works(&g, 50);
			} else {
				assert_int_equal(m->maps, 0);
				open_small_ring(&again, m, 0);
				expect_ring_works(&again, 50);
				guest_ring_close(&again);
			}
			expect_all_free(m);
			guest_ring_close(&g);
			machine_close(m);
		}
	}
}

/* One gives up half way; meanwhile another ends it, and the ring is in use. */
static void ring_reset_by_two_at_once_no_call_is_lost(void **state)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct guest_ring g, other;
	struct hnl_builder b;
	struct machine *m = open_loaded(&g, 2);
	unsigned int i;
	int err;

	(void)state;
	open_small_ring(&other, m, 1);
	b = begin();
	put_u32_of(&b, HNL_CTRL_CMD_RING_RESET, 0, 1, HNL_CTRL_A_RING_ID, 0);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	m->answer_len = 0;
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	assert_in_range(m->domain->in_flight, 2, IN_FLIGHT);
	restart_guest_end(&g);
	guest_ring_send(&other, batch, b.len);
	assert_int_equal(guest_ring_serve(&other), 0);
	assert_int_equal(final_of(&other, 1).x.err, 0);
	b = begin();
	for (i = 0; i < 5; i++)
		put_share(&b, 0, 7 + i, GPA(PRIVATE_PAGE), 32);
	guest_ring_send(&g, batch, b.len);
	m->hv->budget = 40;
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	m->hv->budget = 2;
	do {
		err = machine_enter(m, &regs);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	expect_all_free(m);
	expect_ring_works(&g, 20);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* The request that unmakes a ring takes a place of its own size. */
static void ring_destroy_of_a_long_message_given_up_keeps_to_the_pool(
	void **state)
{
	struct machine *m = open_busy(0, 1, 3, 1024);
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct guest_ring g;
	struct hnl_builder b = begin();
	int err;

	(void)state;
	open_small_ring(&g, m, 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 32);
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 32);
	guest_ring_send(&g, batch, b.len);
	m->hv->budget = 8;
	while (m->domain->in_flight < 2)
		assert_int_equal(kick(&g), -HNL_EAGAIN);
	m->preempt = true;
	b = begin();
	put_u32_of(&b, HNL_CTRL_CMD_RING_DESTROY, 0, 1, HNL_CTRL_A_RING_ID,
		   0);
	put_ballast(&b, 0, 3000);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	m->answer_len = 0;
	/* It waits for a place that it can never have beside the others. */
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	m->preempt = false;
	assert_int_equal(guest_ring_serve(&g), 0);
	do {
		err = machine_enter(m, &regs);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	assert_int_equal(find_final(m->answer, m->answer_len, 1).x.err,
			 -HNL_ENOSPC);
	expect_all_free(m);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- A16: a domain is reset, or goes ---- */

static void reset_domain(struct machine *m)
{
	int err;

	do {
		err = hnl_domain_reset(m->domain);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
}

static void a16_domain_reset_with_calls_in_flight_as_it_was_made(void **state)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct guest_ring g, again;
	struct hnl_builder b;
	struct machine *m;
	uint32_t budget;

	(void)state;
	for (budget = 1; budget < 9; budget++) {
		m = open_loaded(&g, budget);
		b = begin();
		put_unshare(&b, 0, 1, GPA(0), 9);
		regs.request_len = b.len;
		machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
		m->answer_len = 0;
		assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
		/* The peer answers between two steps of the reset. */
		assert_int_equal(hnl_domain_reset(m->domain), -HNL_EAGAIN);
		ignore(late_answer(m));
		ignore((int)serve_all(m));
		reset_domain(m);
		assert_int_equal(m->maps, 0);
		expect_all_free(m);
		assert_int_equal(late_answer(m), -HNL_ENOENT);
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0),
				 -HNL_ENOENT);
		guest_ring_take(&g);
		assert_int_equal(n_finals(&g), 0);
		open_small_ring(&again, m, 0);
		expect_ring_works(&again, 50);
		expect_all_free(m);
		guest_ring_close(&again);
		guest_ring_close(&g);
		machine_close(m);
	}
}

static void a28_doorbells_while_a_domain_goes_and_after_do_nothing(
	void **state)
{
	struct guest_ring g;
	struct machine *m = open_loaded(&g, 3);
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 44, GPA(REPLY_PAGE),
				   4096 };
	unsigned int before = m->sets, i;
	uint64_t value;
	int err;

	(void)state;
	do {
		err = hnl_domain_destroy(m->domain);
		for (i = 0; i < 5; i++) {
			assert_int_not_equal(hnl_hv_kick(m->cpu, m->domain,
							 i), 0);
			ignore((int)serve_all(m));
			ignore(late_answer(m));
		}
	} while (err == -HNL_EAGAIN);
	assert_int_equal(m->maps, 0);
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &regs, &value),
			 -HNL_EAGAIN);
	assert_int_equal(hnl_forward_gone(m->domain), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_reset(m->domain), -HNL_EAGAIN);
	assert_int_equal(m->sets, before);
	guest_ring_take(&g);
	assert_int_equal(n_finals(&g), 0);
	/* Its memory is the caller's: a new domain in it. */
	m->domain = hnl_domain_init(m->domain, m->hv, &m->domain_cfg);
	assert_non_null(m->domain);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- A11: the request's page goes while its CALL is in flight ---- */

static void a11_request_gone_between_entries_comes_back_nothing_twice(
	void **state)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct machine *m = open_busy(1, 0, 4, 0);
	struct hnl_builder b = begin();
	unsigned int i, seen;
	uint64_t value;
	int err;

	(void)state;
	for (i = 1; i <= 6; i++)
		put_share(&b, 0, i, GPA(PRIVATE_PAGE + i), 1);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	m->answer_len = 0;
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	seen = m->sets;
	assert_int_equal(hnl_page_model_set(&m->model, FIRST + REQUEST_PAGE,
					    false), 0);
	for (i = 0; i < 3; i++)
		assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &regs,
					     &value), -HNL_EFAULT);
	assert_int_equal(hnl_page_model_set(&m->model, FIRST + REQUEST_PAGE,
					    true), 0);
	assert_int_equal(m->sets, seen);
	do {
		err = machine_enter(m, &regs);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	assert_int_equal(m->sets, 6);
	for (i = 1; i <= 6; i++)
		assert_int_equal(find_final(m->answer, m->answer_len, i).n, 1);
	expect_all_free(m);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			call_list_tells_ring_state_and_units_cancel_ends_it),
		cmocka_unit_test(cancel_of_a_chain_s_head_cancels_the_rest),
		cmocka_unit_test(
			cancel_of_a_held_call_answered_at_its_next_entry),
		cmocka_unit_test(a08_token_forged_or_replayed_names_nothing),
		cmocka_unit_test(
			a08_token_of_an_older_generation_names_nothing),
		cmocka_unit_test(a08_token_of_another_domain_names_nothing),
		cmocka_unit_test(
		a12_ring_reset_or_gone_with_calls_in_flight_none_answered),
		cmocka_unit_test(ring_reset_by_two_at_once_no_call_is_lost),
		cmocka_unit_test(
		ring_destroy_of_a_long_message_given_up_keeps_to_the_pool),
		cmocka_unit_test(
			a16_domain_reset_with_calls_in_flight_as_it_was_made),
		cmocka_unit_test(
			a28_doorbells_while_a_domain_goes_and_after_do_nothing),
		cmocka_unit_test(
		a11_request_gone_between_entries_comes_back_nothing_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
