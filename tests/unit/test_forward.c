/* SPDX-License-Identifier: MIT */
/*
 * Commands that a peer in user space decides on: what it may answer and what
 * it may not, and that each request has one answer whatever the peer does.
 */
#include "../../hv/internal.h"
#include "flight.h"

static uint8_t batch[HNL_MSG_MAX];

static struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP, HNL_DENY },
};

/* share is forwarded, map denied, the others handled. */
static struct machine *prepare_forwarding(bool with_handlers)
{
	static const struct hnl_service bare = { &hnl_memory_family, NULL, 0,
						 NULL, NULL, NULL };
	struct machine *m = machine_new();

	if (!with_handlers)
		m->service[0] = bare;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = 4;
	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = COUNT(rules);
	m->domain_cfg.deadline = 10;
	m->peer.here = true;
	return m;
}

static struct machine *open_forwarding(bool with_handlers)
{
	return machine_start(prepare_forwarding(with_handlers));
}

static int answer_error(struct machine *m, size_t i, int err)
{
	struct hnl_extack x;
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	hnl_extack_clear(&x);
	x.err = err;
	hnl_ack_put(&b, HNL_MSG_ERROR, &m->peer.head[i], 44, &x);
	return hnl_forward_answer(m->cpu, m->domain, m->peer.token[i], wire,
				  b.len);
}

/* A reply of one attribute DONE, and of so many bytes that are not known. */
static int answer_reply(struct machine *m, size_t i, uint8_t cmd,
			uint16_t type, size_t ballast)
{
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, cmd, 0, 1);
	uint8_t wire[2048];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u64(&b, type, 7);
	hnl_msg_end(&b);
	if (ballast != 0)
		put_ballast(&b, 0, ballast);
	return hnl_forward_answer(m->cpu, m->domain, m->peer.token[i], wire,
				  b.len);
}

static void send_share(struct guest_ring *g, uint16_t flags, uint32_t seq)
{
	struct hnl_builder b = begin();

	put_share(&b, flags, seq, GPA(PRIVATE_PAGE), 3);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(kick(g), 0);
}

static void serve(struct guest_ring *g)
{
	ignore((int)serve_all(g->m));
	guest_ring_take(g);
}

/* ---- what it decides ---- */

static void peer_agrees_handler_runs_then(void **state)
{
	struct machine *m = open_forwarding(true);
	struct guest_ring g;

	(void)state;
	open_small_ring(&g, m, 0);
	send_share(&g, 0, 1);
	assert_int_equal(m->peer.n, 1);
	assert_int_equal(m->peer.head[0].cmd, HNL_MEMORY_CMD_SHARE);
	assert_int_equal(m->sets, 0);
	serve(&g);
	assert_int_equal(n_finals(&g), 0);
	assert_int_equal(answer_error(m, 0, 0), 0);
	serve(&g);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	assert_int_equal(m->changes, 3);
	guest_ring_close(&g);
	machine_close(m);
}

static void peer_refuses_nothing_ran_nothing_in_progress(void **state)
{
	static const int errs[] = { -HNL_EINVAL, -HNL_EPERM, -HNL_EBUSY };
	struct machine *m;
	struct guest_ring g;
	struct final f;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(errs); i++) {
		m = open_forwarding(true);
		open_small_ring(&g, m, 0);
		send_share(&g, 0, 1);
		assert_int_equal(answer_error(m, 0, errs[i]), 0);
		/* Twice, late, or of a token that was never given. */
		assert_int_equal(answer_error(m, 0, 0), -HNL_ENOENT);
		serve(&g);
		assert_int_equal(answer_error(m, 0, 0), -HNL_ENOENT);
		f = final_of(&g, 1);
		expect_refused(f, -errs[i], HNL_REASON_PEER);
		assert_int_equal(f.x.progress, 0);
		assert_int_equal(m->sets, 0);
		guest_ring_close(&g);
		machine_close(m);
	}
}

/* Handled, denied, forwarded; and no others are. */
static void each_command_by_its_rule(void **state)
{
	struct machine *m = open_forwarding(true);
	struct guest_ring g;
	struct hnl_builder b = begin();
	struct hnl_memory_map_req req;

	(void)state;
	open_small_ring(&g, m, 0);
	put_unshare(&b, 0, 1, GPA(0), 1);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), 0);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	b = begin();
	hnl_memory_map_req_init(&req);
	{
		struct hnl_head h = head_of(HNL_MEMORY_FAMILY,
					    HNL_MEMORY_CMD_MAP, 0, 2);
		struct hnl_memory_range range;
		struct hnl_nest nest;

		hnl_memory_range_init(&range);
		hnl_memory_range_set_gpa(&range, GPA(0));
		hnl_memory_range_set_pages(&range, 1);
		hnl_msg_begin(&b, &h);
		nest = hnl_attr_nest_begin(&b, HNL_MEMORY_A_RANGE);
		hnl_memory_range_put(&b, &range);
		hnl_attr_nest_end(&b, nest);
		hnl_msg_end(&b);
	}
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), 0);
	expect_refused(final_of(&g, 2), HNL_EPERM, HNL_REASON_DENIED);
	assert_int_equal(m->peer.n, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- answers that cannot be ---- */

static void a08_answer_with_a_forged_token_names_nothing(void **state)
{
	struct machine *m = open_forwarding(true);
	struct guest_ring g;
	uint64_t token;
	size_t bit;

	(void)state;
	open_small_ring(&g, m, 0);
	send_share(&g, 0, 1);
	token = m->peer.token[0];
	for (bit = 0; bit < 64; bit++) {
		m->peer.token[0] = token ^ (uint64_t)1 << bit;
		assert_int_equal(answer_error(m, 0, 0), -HNL_ENOENT);
	}
	m->peer.token[0] = token;
	serve(&g);
	assert_int_equal(n_finals(&g), 0);
	assert_int_equal(answer_error(m, 0, 0), 0);
	serve(&g);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* The call still waits: the peer may yet answer as it should. */
static void answer_that_is_none_refused_call_still_waits(void **state)
{
	static uint8_t rubbish[256];
	struct machine *m = open_forwarding(true);
	struct guest_ring g;
	uint32_t seed = 3;
	size_t i, n;

	(void)state;
	open_small_ring(&g, m, 0);
	send_share(&g, 0, 1);
	for (i = 0; i < 2000; i++) {
		for (n = 0; n < sizeof(rubbish); n++)
			rubbish[n] = (uint8_t)next_random(&seed);
		hnl_store_le32(rubbish, next_random(&seed) % 300);
		n = next_random(&seed) % sizeof(rubbish);
		assert_int_equal(hnl_forward_answer(m->cpu, m->domain,
						    m->peer.token[0], rubbish,
						    n), -HNL_EINVAL);
	}
	/* No errno is positive, or that large. */
	assert_int_equal(answer_error(m, 0, HNL_EPERM), -HNL_EINVAL);
	assert_int_equal(answer_error(m, 0, -4096), -HNL_EINVAL);
	/* It has a handler, whose reply is the reply. */
	assert_int_equal(answer_reply(m, 0, HNL_MEMORY_CMD_SHARE,
				      HNL_MEMORY_A_DONE, 0), -HNL_EINVAL);
	serve(&g);
	assert_int_equal(n_finals(&g), 0);
	assert_int_equal(answer_error(m, 0, 0), 0);
	serve(&g);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* Of a command that has no handler here: the peer's reply is the guest's. */
static void reply_of_the_peer_s_own_checked_then_told(void **state)
{
	struct machine *m = open_forwarding(false);
	struct guest_ring g;
	struct final f;
	struct hnl_attr a;

	(void)state;
	open_small_ring(&g, m, 0);
	send_share(&g, 0, 41);
	assert_int_equal(m->peer.n, 1);
	/* another command's; none; DONE absent; too long */
	assert_int_equal(answer_reply(m, 0, HNL_MEMORY_CMD_UNSHARE,
				      HNL_MEMORY_A_DONE, 0), -HNL_EINVAL);
	assert_int_equal(answer_error(m, 0, 0), -HNL_EINVAL);
	assert_int_equal(answer_reply(m, 0, HNL_MEMORY_CMD_SHARE,
				      HNL_MEMORY_A_DONE | C_, 1000),
			 -HNL_EINVAL);
	assert_int_equal(answer_reply(m, 0, HNL_MEMORY_CMD_SHARE, 99 | C_, 0),
			 -HNL_EINVAL);
	assert_int_equal(answer_reply(m, 0, HNL_MEMORY_CMD_SHARE,
				      HNL_MEMORY_A_DONE, 0), 0);
	serve(&g);
	f = final_of(&g, 41);
	assert_int_equal(f.m.head.type, HNL_MEMORY_FAMILY);
	assert_int_equal(f.m.head.cmd, HNL_MEMORY_CMD_SHARE);
	a = hnl_attr_find(g.got, f.m.end, f.m.body, HNL_MEMORY_A_DONE);
	assert_int_equal(hnl_attr_u64(g.got, &a), 7);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- a peer that is not there ---- */

static void peer_absent_slow_or_late_each_told(void **state)
{
	struct machine *m = open_forwarding(true);
	struct guest_ring g;

	(void)state;
	open_small_ring(&g, m, 0);
	m->peer.here = false;
	send_share(&g, 0, 1);
	expect_refused(final_of(&g, 1), HNL_ENODEV, HNL_REASON_PEER_GONE);
	m->peer.here = true;
	m->peer.err = -HNL_ENOBUFS;
	send_share(&g, 0, 2);
	expect_refused(final_of(&g, 2), HNL_ENOBUFS, HNL_REASON_PEER_GONE);
	m->peer.err = 0;
	m->time = 100;
	send_share(&g, 0, 3);
	m->time = 109;
	assert_int_equal(hnl_forward_expire(m->domain), 0);
	serve(&g);
	assert_int_equal(n_finals(&g), 2);
	m->time = 110;
	assert_int_equal(hnl_forward_expire(m->domain), 0);
	assert_int_equal(answer_error(m, 0, 0), -HNL_ENOENT);
	serve(&g);
	expect_refused(final_of(&g, 3), HNL_ETIMEDOUT, HNL_REASON_PEER_GONE);
	send_share(&g, 0, 4);
	assert_int_equal(hnl_forward_gone(m->domain), 0);
	serve(&g);
	expect_refused(final_of(&g, 4), HNL_ENODEV, HNL_REASON_PEER_GONE);
	assert_int_equal(m->sets, 0);
	assert_int_equal(call_counts(m).in_flight, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- in chains, by CALL, and cancelled ---- */

static void a23_head_with_a_peer_tail_waits_for_it(void **state)
{
	static const int decided[] = { 0, -HNL_EPERM };
	struct machine *m;
	struct guest_ring g;
	struct hnl_builder b;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(decided); i++) {
		m = open_forwarding(true);
		open_small_ring(&g, m, 0);
		b = begin();
		put_share(&b, HNL_F_LINK, 1, GPA(PRIVATE_PAGE), 3);
		put_unshare(&b, 0, 2, GPA(0), 1);
		put_unshare(&b, 0, 3, GPA(1), 1);
		guest_ring_send(&g, batch, b.len);
		assert_int_equal(kick(&g), 0);
		serve(&g);
		assert_int_equal(n_finals(&g), 0);
		assert_int_equal(answer_error(m, 0, decided[i]), 0);
		serve(&g);
		assert_int_equal(final_of(&g, 1).x.err, decided[i]);
		assert_int_equal(final_of(&g, 2).x.err,
				 decided[i] == 0 ? 0 : -HNL_ECANCELED);
		assert_int_equal(final_of(&g, 3).x.err, 0);
		guest_ring_close(&g);
		machine_close(m);
	}
}

static void direct_call_with_a_peer_again_until_it_decides(void **state)
{
	struct machine *m = open_forwarding(true);
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	static const struct hnl_direct zeros = { 0, 0, 0, 0 };
	struct hnl_builder b = begin();
	uint64_t value;
	size_t i;

	(void)state;
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 3);
	put_unshare(&b, 0, 2, GPA(1), 1);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	m->answer_len = 0;
	for (i = 0; i < 3; i++)
		assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	assert_int_equal(m->answer_len, 0);
	assert_int_equal(answer_error(m, 0, 0), 0);
	assert_int_equal(machine_enter(m, &regs), 0);
	assert_int_equal(find_final(m->answer, m->answer_len, 1).n, 1);
	assert_int_equal(find_final(m->answer, m->answer_len, 2).n, 1);
	/* Given up while the peer has it: the peer's answer is to nothing. */
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	assert_int_equal(m->peer.n, 2);
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &zeros, &value),
			 0);
	assert_int_equal(answer_error(m, 1, 0), -HNL_ENOENT);
	machine_close(m);
}

/* ---- nobody's timer: the domain's own entries ---- */

static void late_peer_ends_at_the_next_call(void **state)
{
	struct machine *m = open_forwarding(true);
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct hnl_builder b = begin();
	struct final f;

	(void)state;
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 3);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	m->answer_len = 0;
	m->time = 100;
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	m->time = 109;
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	m->time = 110;
	assert_int_equal(machine_enter(m, &regs), 0);
	f = find_final(m->answer, m->answer_len, 1);
	assert_int_equal(f.x.err, -HNL_ETIMEDOUT);
	assert_int_equal(f.x.reason, HNL_REASON_PEER_GONE);
	assert_int_equal(answer_error(m, 0, 0), -HNL_ENOENT);
	assert_int_equal(m->domain->rules->expiry, HNL_NEVER);
	machine_close(m);
}

static void late_peer_ends_at_the_next_kick_the_first_before_the_second(
	void **state)
{
	struct machine *m = open_forwarding(true);
	struct guest_ring g;

	(void)state;
	open_small_ring(&g, m, 0);
	m->time = 100;
	send_share(&g, 0, 1);
	m->time = 105;
	send_share(&g, 0, 2);
	m->time = 106;
	send_share(&g, 0, 3);
	assert_int_equal(m->domain->rules->expiry, 110);
	m->time = 109;
	assert_int_equal(kick(&g), 0);
	guest_ring_take(&g);
	assert_int_equal(n_finals(&g), 0);
	m->time = 110;
	assert_int_equal(kick(&g), 0);
	guest_ring_take(&g);
	expect_refused(final_of(&g, 1), HNL_ETIMEDOUT, HNL_REASON_PEER_GONE);
	assert_int_equal(n_finals(&g), 1);
	assert_int_equal(m->domain->rules->expiry, 115);
	m->time = 200;
	assert_int_equal(kick(&g), 0);
	guest_ring_take(&g);
	expect_refused(final_of(&g, 2), HNL_ETIMEDOUT, HNL_REASON_PEER_GONE);
	assert_int_equal(m->domain->rules->expiry, HNL_NEVER);
	guest_ring_close(&g);
	machine_close(m);
}

/* Another ring of the domain is ready: its turn is an entry. */
static void late_peer_ends_at_the_domain_s_turn(void **state)
{
	struct machine *m = open_forwarding(true);
	struct guest_ring g;

	(void)state;
	open_small_ring(&g, m, 0);
	m->time = 100;
	send_share(&g, 0, 1);
	m->time = 300;
	hnl_ready_ring(m->domain, 2);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	expect_refused(final_of(&g, 1), HNL_ETIMEDOUT, HNL_REASON_PEER_GONE);
	guest_ring_close(&g);
	machine_close(m);
}

static void cancel_of_a_call_with_a_peer_peer_comes_too_late(void **state)
{
	struct machine *m = open_forwarding(true);
	struct hnl_ctrl_call_list_rsp call;
	struct guest_ring g;

	(void)state;
	open_small_ring(&g, m, 0);
	send_share(&g, 0, 1);
	call = listed_call(m, 0);
	assert_int_equal(call.state, HNL_CTRL_CALL_STATE_FORWARDED);
	assert_int_equal(call.token, m->peer.token[0]);
	assert_int_equal(call_cancel(m, call.token).err, 0);
	assert_int_equal(answer_error(m, 0, 0), -HNL_ENOENT);
	serve(&g);
	expect_refused(final_of(&g, 1), HNL_ECANCELED, HNL_REASON_CANCELED);
	assert_int_equal(m->sets, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* A deadline that no clock reaches is not one of long ago. */
static void deadline_beyond_all_time_never_late(void **state)
{
	static const uint64_t deadlines[] = { UINT64_MAX, UINT64_MAX - 1000 };
	struct machine *m;
	struct guest_ring g;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(deadlines); i++) {
		m = prepare_forwarding(true);
		m->domain_cfg.deadline = deadlines[i];
		m->time = 1001;
		machine_start(m);
		open_small_ring(&g, m, 0);
		send_share(&g, 0, 1);
		m->time = UINT64_MAX - 1;
		assert_int_equal(hnl_forward_expire(m->domain), 0);
		serve(&g);
		assert_int_equal(n_finals(&g), 0);
		assert_int_equal(answer_error(m, 0, 0), 0);
		serve(&g);
		assert_int_equal(final_of(&g, 1).x.err, 0);
		guest_ring_close(&g);
		machine_close(m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(peer_agrees_handler_runs_then),
		cmocka_unit_test(peer_refuses_nothing_ran_nothing_in_progress),
		cmocka_unit_test(each_command_by_its_rule),
		cmocka_unit_test(a08_answer_with_a_forged_token_names_nothing),
		cmocka_unit_test(answer_that_is_none_refused_call_still_waits),
		cmocka_unit_test(reply_of_the_peer_s_own_checked_then_told),
		cmocka_unit_test(peer_absent_slow_or_late_each_told),
		cmocka_unit_test(a23_head_with_a_peer_tail_waits_for_it),
		cmocka_unit_test(
			direct_call_with_a_peer_again_until_it_decides),
		cmocka_unit_test(late_peer_ends_at_the_next_call),
		cmocka_unit_test(
			late_peer_ends_at_the_next_kick_the_first_before_the_second),
		cmocka_unit_test(late_peer_ends_at_the_domain_s_turn),
		cmocka_unit_test(
			cancel_of_a_call_with_a_peer_peer_comes_too_late),
		cmocka_unit_test(deadline_beyond_all_time_never_late),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
