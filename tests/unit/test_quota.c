/* SPDX-License-Identifier: MIT */
/*
 * Places for calls in flight: what makes a call wait for one, what is refused
 * by quota, and that every place and every block is free afterwards.
 *
 *	request --> a place and blocks? yes: goes on, given back at its end
 *				no, now: its ring waits until another ends
 *				no, ever: refused, QUOTA
 */
#include "calls.h"
#include "hnl_event.h"
#include "hnl_nested.h"

static void ring_without_a_place_waits_until_a_call_of_another_ends(
	void **state)
{
	struct machine *m = open_busy(4, 1, 1, 0);
	struct guest_ring g, other;
	struct hnl_builder b = begin();

	(void)state;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, m, 1);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 12);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	b = begin();
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE + 12), 12);
	guest_ring_send(&other, batch, b.len);
	assert_int_equal(kick(&other), -HNL_EAGAIN);
	assert_int_equal(m->changes < 12, 1);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	guest_ring_take(&other);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	assert_int_equal(final_of(&other, 2).x.err, 0);
	expect_all_free(m);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* What a peer has may be there for long: meanwhile nobody is ready. */
static void ring_that_waits_for_a_peer_s_place_is_not_ready(void **state)
{
	static const struct hnl_handling_of rule = {
		HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE, HNL_FORWARD
	};
	struct machine *m = machine_new();
	struct guest_ring g;
	struct hnl_builder b = begin();
	struct hnl_extack ok;
	uint8_t wire[64];
	struct hnl_builder a = batch_begin(wire, sizeof(wire));

	(void)state;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = 1;
	m->domain_cfg.rule = &rule;
	m->domain_cfg.n_rules = 1;
	m->domain_cfg.deadline = 1000;
	m->peer.here = true;
	machine_start(m);
	open_small_ring(&g, m, 0);
	put_unshare(&b, 0, 1, GPA(0), 1);
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 3);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	ignore((int)serve_all(m));
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	ignore((int)serve_all(m));
	assert_int_equal(n_finals(&g), 0);
	hnl_extack_clear(&ok);
	hnl_ack_put(&a, HNL_MSG_ERROR, &m->peer.head[0], 44, &ok);
	assert_int_equal(hnl_forward_answer(m->cpu, m->domain,
					    m->peer.token[0], wire, a.len),
			 0);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	assert_int_equal(final_of(&g, 2).x.err, 0);
	expect_all_free(m);
	guest_ring_close(&g);
	machine_close(m);
}

static void request_larger_than_the_pool_refused_by_quota(void **state)
{
	struct machine *m = open_busy(0, 1, 2, 512);
	struct guest_ring g;
	struct hnl_builder b = begin();
	size_t at;

	(void)state;
	open_small_ring(&g, m, 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 9);
	at = b.len;
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 9);
	put_ballast(&b, at, 500);
	put_share(&b, 0, 3, GPA(PRIVATE_PAGE), 9);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(n_finals(&g), 3);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	expect_refused(final_of(&g, 2), HNL_ENOSPC, HNL_REASON_QUOTA);
	assert_int_equal(final_of(&g, 3).x.err, 0);
	expect_all_free(m);
	guest_ring_close(&g);
	machine_close(m);
}

/* Without any place a long command is refused, a short one is not. */
static void domain_without_places_short_commands_alone(void **state)
{
	struct machine *m = machine_new();
	struct hnl_builder b = begin();
	struct guest_ring g;

	(void)state;
	m->domain_cfg.call_bytes = 1;
	machine_start(m);
	open_small_ring(&g, m, 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0, 2);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	expect_refused(final_of(&g, 1), HNL_ENOSPC, HNL_REASON_QUOTA);
	assert_int_equal(final_of(&g, 2).x.err, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* What CALLs have beside the quota is no more than that. */
static void call_above_what_calls_have_alone_refused(void **state)
{
	static const size_t ballast[] = { 0, 700, 1100 };
	struct machine *m = machine_new();
	struct hnl_builder b;
	struct hnl_extack x;
	size_t i;

	(void)state;
	m->domain_cfg.call_bytes = 1;
	machine_start(m);
	for (i = 0; i < COUNT(ballast); i++) {
		b = begin();
		put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
		put_ballast(&b, 0, ballast[i]);
		x = call_one(m, &b);
		assert_int_equal(x.err, i < 2 ? 0 : -HNL_ENOSPC);
		assert_int_equal(x.reason, i < 2 ? 0 : HNL_REASON_QUOTA);
	}
	machine_close(m);
}

/* Many sizes through a pool that holds one or two of them at a time. */
static void messages_of_many_sizes_small_pool_all_answered(void **state)
{
	struct machine *m = open_busy(5, 2, 3, 1600);
	struct guest_ring g[3];
	struct hnl_builder b;
	uint32_t seed = 7, i, sent[3] = { 0, 0, 0 };
	size_t k;

	(void)state;
	for (k = 0; k < 3; k++)
		open_small_ring(&g[k], m, (uint32_t)k);
	for (i = 0; i < 600; i++) {
		k = next_random(&seed) % 3;
		b = begin();
		put_share(&b, 0, ++sent[k], GPA(PRIVATE_PAGE),
			  1 + next_random(&seed) % 9);
		put_ballast(&b, 0, next_random(&seed) % 1200);
		while (!hnl_producer_has_room(&g[k].sq, b.len)) {
			ignore((int)serve_all(m));
			guest_ring_take(&g[k]);
			ignore(hnl_hv_kick(m->cpu, m->domain, g[k].id));
		}
		guest_ring_send(&g[k], batch, b.len);
		ignore(hnl_hv_kick(m->cpu, m->domain, g[k].id));
	}
	for (i = 0; i < 200; i++) {
		k = i % 3;
		guest_ring_take(&g[k]);
		ignore(hnl_hv_kick(m->cpu, m->domain, g[k].id));
		ignore((int)serve_all(m));
	}
	for (k = 0; k < 3; k++) {
		assert_int_equal(n_finals(&g[k]), sent[k]);
		for (i = 1; i <= sent[k]; i++)
			assert_int_equal(final_of(&g[k], i).x.err, 0);
		guest_ring_close(&g[k]);
	}
	expect_all_free(m);
	machine_close(m);
}

static int gives_up_once(struct hnl_call *call)
{
	return call->cursor[0]++ == 0 ? HNL_CALL_AGAIN : 0;
}

/* call_bytes of 0 is room for any one call, whatever the limits are. */
static void largest_call_fits_the_default_quota(void **state)
{
	static const hnl_handler handlers[] = {
		[HNL_NESTED_CMD_DIRTY_GET] = gives_up_once,
	};
	static const struct hnl_service service = { &hnl_nested_family,
						    handlers, COUNT(handlers),
						    NULL, NULL, NULL };
	static const struct hnl_grant grant = { HNL_NESTED_FAMILY,
						HNL_GRANT_ALL };
	struct hnl_nested_dirty_get_req req;
	struct hnl_builder b = begin();
	struct machine *m = machine_new();

	(void)state;
	m->service[0] = service;
	m->hv_cfg.max_message = 1000;
	m->domain_cfg.grant = &grant;
	machine_start(m);
	hnl_nested_dirty_get_req_init(&req);
	hnl_nested_dirty_get_req_set_view(&req, 1);
	hnl_nested_dirty_get_req_set_l2_gpa(&req, 0);
	hnl_nested_dirty_get_req_set_bits(&req, 64);
	hnl_nested_dirty_get_req_encode(&b, HNL_F_REQUEST, 1, 0, &req);
	put_ballast(&b, 0, 1000 - b.len - HNL_ATTRHDR);
	assert_int_equal(machine_call(m, batch, b.len, 40000, NULL), 0);
	assert_int_equal(find_final(m->answer, m->answer_len, 1).x.err, 0);
	machine_close(m);
}

/* ---- a handler that says too much ---- */

static int gives_up(struct hnl_call *call)
{
	(void)call;
	return HNL_CALL_AGAIN;
}

/* As a dump's handler may: of a command that is none. */
static int says_more(struct hnl_call *call)
{
	while (hnl_call_spend(call))
		;
	return HNL_CALL_MORE;
}

static const hnl_handler busy[] = { gives_up, gives_up, gives_up, gives_up };
static const hnl_handler talkers[] = {
	[HNL_EVENT_CMD_SEND] = says_more,
};

static struct machine *open_talkers(void)
{
	static const struct hnl_grant grants[] = {
		{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
		{ HNL_EVENT_FAMILY, HNL_GRANT_ALL },
	};
	struct machine *m = machine_new();

	m->service[0].handler = busy;
	m->service[0].n_handlers = COUNT(busy);
	m->service[1].family = &hnl_event_family;
	m->service[1].handler = talkers;
	m->service[1].n_handlers = COUNT(talkers);
	m->hv_cfg.n_services = 2;
	m->hv_cfg.n_domains = 1;
	m->hv_cfg.budget = 10;
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = COUNT(grants);
	m->domain_cfg.rings = 0;
	m->domain_cfg.vcpus = 2;
	m->domain_cfg.calls = 1;
	return machine_start(m);
}

static int call_by(struct machine *m, uint32_t vcpu, uint32_t page,
		   const struct hnl_builder *b, uint64_t *value)
{
	struct hnl_direct regs = { GPA(page), b->len, GPA(REPLY_PAGE),
				   HNL_PAGE };

	machine_poke(m, page, 0, b->buf, b->len);
	return hnl_hv_call(m->cpu, m->domain, vcpu, &regs, value);
}

/* One answer, an error, whether or not there is a place for more. */
static void more_replies_than_one_of_no_dump_refused(void **state)
{
	struct machine *m = open_talkers();
	struct hnl_builder b = begin();
	struct hnl_head h = head_of(HNL_EVENT_FAMILY, HNL_EVENT_CMD_SEND, 0, 2);
	uint8_t answer[256];
	struct hnl_extack x;
	struct hnl_msg a;
	uint64_t value;
	size_t i;
	int round;

	(void)state;
	for (round = 0; round < 2; round++) {
		b = begin();
		hnl_msg_begin(&b, &h);
		hnl_attr_put_u32(&b, HNL_EVENT_A_PORT, 1);
		hnl_msg_end(&b);
		assert_int_equal(call_by(m, 1, REQUEST_PAGE + 1, &b, &value),
				 0);
		assert_in_range((uint32_t)value, 1, sizeof(answer));
		for (i = 0; i < (uint32_t)value; i++)
			answer[i] = machine_peek(m, REPLY_PAGE, i);
		a = hnl_msg_at(answer, (uint32_t)value, 0);
		assert_int_equal(a.next, (uint32_t)value);
		assert_int_equal(a.head.type, HNL_MSG_ERROR);
		assert_int_equal(hnl_ack_read(answer, &a, &x), 0);
		assert_same(x.err, -HNL_EMSGSIZE);
		assert_int_equal(x.reason, HNL_REASON_REPLY_SPACE);
		/* And once more, while another has the only place. */
		b = begin();
		put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
		assert_int_equal(call_by(m, 0, REQUEST_PAGE, &b, &value),
				 -HNL_EAGAIN);
	}
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		ring_without_a_place_waits_until_a_call_of_another_ends),
		cmocka_unit_test(
			ring_that_waits_for_a_peer_s_place_is_not_ready),
		cmocka_unit_test(request_larger_than_the_pool_refused_by_quota),
		cmocka_unit_test(domain_without_places_short_commands_alone),
		cmocka_unit_test(call_above_what_calls_have_alone_refused),
		cmocka_unit_test(
			messages_of_many_sizes_small_pool_all_answered),
		cmocka_unit_test(largest_call_fits_the_default_quota),
		cmocka_unit_test(more_replies_than_one_of_no_dump_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
