/* SPDX-License-Identifier: MIT */
/*
 * What a peer in user space answers in place of a handler that there is not:
 * its reply is checked as the schema promises it, and is the guest's reply.
 * A peer that says anything else has not answered: the call still waits.
 */
#include "flight.h"
#include "hnl_event.h"

static uint8_t batch[HNL_PAGE], wire[8192];

static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP, HNL_FORWARD },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, HNL_FORWARD },
	{ HNL_EVENT_FAMILY, HNL_EVENT_CMD_SEND, HNL_FORWARD },
};

static const struct hnl_grant grants[] = {
	{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
	{ HNL_EVENT_FAMILY, HNL_GRANT_ALL },
};

/* Two families of which the peer knows all and we nothing. */
static struct machine *open_bare(struct guest_ring *g)
{
	struct machine *m = machine_new();

	memset(m->service, 0, sizeof(m->service));
	m->service[0].family = &hnl_memory_family;
	m->service[1].family = &hnl_event_family;
	m->hv_cfg.n_services = 2;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = 4;
	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = COUNT(rules);
	m->domain_cfg.deadline = 10;
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = COUNT(grants);
	m->peer.here = true;
	machine_start(m);
	guest_ring_open(g, m, 0, FIRST_RING, 1, 4);
	return m;
}

static void close_bare(struct guest_ring *g)
{
	struct machine *m = g->m;

	guest_ring_close(g);
	machine_close(m);
}

/* ---- requests ---- */

static void send_one(struct guest_ring *g, const struct hnl_builder *b)
{
	unsigned int n = g->m->peer.n;

	assert_int_equal(hnl_builder_verdict(b), 0);
	guest_ring_send(g, batch, b->len);
	assert_int_equal(kick(g), 0);
	assert_int_equal(g->m->peer.n, n + 1);
}

static void send_share(struct guest_ring *g)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 3);
	send_one(g, &b);
}

static void send_map(struct guest_ring *g, uint32_t ranges)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_memory_range range[4];
	struct hnl_memory_map_req req;
	uint32_t i;

	for (i = 0; i < ranges; i++) {
		hnl_memory_range_init(&range[i]);
		hnl_memory_range_set_gpa(&range[i], GPA(60 + i));
		hnl_memory_range_set_pages(&range[i], 1);
	}
	hnl_memory_map_req_init(&req);
	hnl_memory_map_req_set_range(&req, range, ranges);
	hnl_memory_map_req_encode(&b, HNL_F_REQUEST, 1, 0x50, &req);
	send_one(g, &b);
}

static void send_event(struct guest_ring *g)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_event_send_req req;

	hnl_event_send_req_init(&req);
	hnl_event_send_req_set_port(&req, 1);
	hnl_event_send_req_encode(&b, HNL_F_REQUEST, 1, 0x50, &req);
	send_one(g, &b);
}

/* ---- what the peer says ---- */

static int say(struct machine *m, size_t len)
{
	return hnl_forward_answer(m->cpu, m->domain, m->peer.token[0], wire,
				  len);
}

/* A reply of one attribute, n bytes of it. */
static size_t put_reply(uint16_t family, uint8_t cmd, uint16_t type, size_t n)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_head h = head_of(family, cmd, 0, 1);
	uint8_t *p;

	hnl_msg_begin(&b, &h);
	p = hnl_attr_put_room(&b, type, n);
	assert_non_null(p);
	memset(p, 0, n);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	return b.len;
}

static size_t put_error(const struct machine *m, int err)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_extack x;

	hnl_extack_clear(&x);
	x.err = err;
	hnl_ack_put(&b, HNL_MSG_ERROR, &m->peer.head[0], 44, &x);
	return b.len;
}

static struct final final_when_served(struct guest_ring *g)
{
	ignore((int)serve_all(g->m));
	guest_ring_take(g);
	return final_of(g, 1);
}

static void expect_waiting(struct guest_ring *g)
{
	ignore((int)serve_all(g->m));
	guest_ring_take(g);
	assert_int_equal(n_finals(g), 0);
}

/* ---- replies ---- */

static void reply_of_another_family_or_not_alone_still_waits(void **state)
{
	struct guest_ring g;
	struct machine *m = open_bare(&g);
	size_t len;

	(void)state;
	send_share(&g);
	len = put_reply(HNL_EVENT_FAMILY, HNL_MEMORY_CMD_SHARE,
			HNL_MEMORY_A_DONE, 8);
	assert_int_equal(say(m, len), -HNL_EINVAL);
	len = put_reply(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE,
			HNL_MEMORY_A_DONE, 8);
	hnl_noop_head(wire + len, HNL_NLHDR);
	assert_int_equal(say(m, len + HNL_NLHDR), -HNL_EINVAL);
	assert_int_equal(say(m, len - 4), -HNL_EINVAL);
	expect_waiting(&g);
	assert_int_equal(say(m, len), 0);
	assert_int_equal(final_when_served(&g).m.head.type, HNL_MEMORY_FAMILY);
	close_bare(&g);
}

/* Longer than the longest reply of its command, and than of this request. */
static void reply_longer_than_was_promised_still_waits(void **state)
{
	static const size_t too_many[] = { 4, 100, 253, 254 };
	struct guest_ring g;
	struct machine *m = open_bare(&g);
	struct final f;
	struct hnl_attr a;
	size_t i, len;

	(void)state;
	send_map(&g, 1);
	for (i = 0; i < COUNT(too_many); i++) {
		len = put_reply(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP,
				HNL_MEMORY_A_RESULT,
				too_many[i] * HNL_MEMORY_RESULT_SIZE);
		assert_int_equal(say(m, len), -HNL_EINVAL);
	}
	expect_waiting(&g);
	len = put_reply(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP,
			HNL_MEMORY_A_RESULT, HNL_MEMORY_RESULT_SIZE);
	assert_int_equal(say(m, len), 0);
	f = final_when_served(&g);
	a = hnl_attr_find(g.got, f.m.end, f.m.body, HNL_MEMORY_A_RESULT);
	assert_int_equal(a.reason, HNL_REASON_NONE);
	assert_int_equal(a.len, HNL_MEMORY_RESULT_SIZE);
	close_bare(&g);
}

/* One result too many fits into the blocks, not into the answer. */
static void reply_of_one_result_too_many_refused_not_cut(void **state)
{
	struct guest_ring g;
	struct machine *m = open_bare(&g);
	size_t len;

	(void)state;
	send_map(&g, 1);
	len = put_reply(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP,
			HNL_MEMORY_A_RESULT, 2 * HNL_MEMORY_RESULT_SIZE);
	assert_int_equal(say(m, len), 0);
	expect_refused(final_when_served(&g), HNL_EMSGSIZE,
		       HNL_REASON_REPLY_SPACE);
	close_bare(&g);
}

/* One result for three ranges: of two the peer has said nothing. */
static void reply_with_too_few_results_still_waits(void **state)
{
	struct guest_ring g;
	struct machine *m = open_bare(&g);
	size_t n, len;

	(void)state;
	send_map(&g, 3);
	for (n = 1; n < 3; n++) {
		len = put_reply(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP,
				HNL_MEMORY_A_RESULT,
				n * HNL_MEMORY_RESULT_SIZE);
		assert_int_equal(say(m, len), -HNL_EINVAL);
	}
	/* Bytes that nobody knows are no results. */
	len = put_reply(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP, 999,
			3 * HNL_MEMORY_RESULT_SIZE);
	assert_int_equal(say(m, len), -HNL_EINVAL);
	expect_waiting(&g);
	len = put_reply(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP,
			HNL_MEMORY_A_RESULT, 3 * HNL_MEMORY_RESULT_SIZE);
	assert_int_equal(say(m, len), 0);
	assert_int_equal(final_when_served(&g).m.head.type, HNL_MEMORY_FAMILY);
	close_bare(&g);
}

/* It would be refused now: the reply is taken, and its turn says why. */
static void reply_to_a_call_of_a_narrowed_ring_taken_and_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_bare(&g);
	struct hnl_ctrl_ring_grant grant;
	struct hnl_ctrl_ring_narrow_req req;
	struct hnl_builder b;
	size_t len;

	(void)state;
	send_map(&g, 3);
	b = batch_begin(batch, sizeof(batch));
	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, 0);
	hnl_ctrl_ring_narrow_req_set_window(&req, GPA(16));
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, 1);
	hnl_ctrl_ring_grant_init(&grant);
	hnl_ctrl_ring_grant_set_family(&grant, HNL_MEMORY_FAMILY);
	hnl_ctrl_ring_narrow_req_set_grant(&req, &grant, 1);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, 9, 0, &req);
	assert_int_equal(call_one(m, &b).err, 0);
	len = put_reply(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP,
			HNL_MEMORY_A_RESULT, HNL_MEMORY_RESULT_SIZE);
	assert_int_equal(say(m, len), 0);
	expect_refused(final_when_served(&g), HNL_EINVAL,
		       HNL_REASON_GPA_LIMIT);
	close_bare(&g);
}

/* ---- who may merely agree ---- */

static void command_without_a_reply_agreed_is_done(void **state)
{
	struct guest_ring g;
	struct machine *m = open_bare(&g);
	size_t len;

	(void)state;
	send_event(&g);
	len = put_reply(HNL_EVENT_FAMILY, HNL_EVENT_CMD_SEND, 1, 4);
	assert_int_equal(say(m, len), -HNL_EINVAL);
	expect_waiting(&g);
	assert_int_equal(say(m, put_error(m, 0)), 0);
	assert_int_equal(final_when_served(&g).m.head.type, HNL_MSG_ERROR);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	close_bare(&g);
}

/* All of a dump is one reply, or none and its end. */
static void dump_agreed_is_empty_or_is_one_reply(void **state)
{
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m;
	size_t i, len;

	(void)state;
	for (i = 0; i < 2; i++) {
		m = open_bare(&g);
		b = batch_begin(batch, sizeof(batch));
		put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 1);
		send_one(&g, &b);
		len = i == 0 ? put_error(m, 0) :
			       put_reply(HNL_MEMORY_FAMILY,
					 HNL_MEMORY_CMD_LIST_SHARED,
					 HNL_MEMORY_A_SHARED, 16);
		assert_int_equal(say(m, len), 0);
		assert_int_equal(final_when_served(&g).m.head.type,
				 HNL_MSG_DONE);
		assert_int_equal(answers_in(g.got, g.got_len), 1 + i);
		close_bare(&g);
	}
}

static void error_without_its_number_still_waits(void **state)
{
	struct guest_ring g;
	struct machine *m = open_bare(&g);
	struct hnl_head h = head_of(HNL_MSG_ERROR, 0, 0, 1);
	struct hnl_builder b;

	(void)state;
	send_event(&g);
	b = batch_begin(wire, sizeof(wire));
	hnl_msg_begin(&b, &h);
	hnl_msg_end(&b);
	assert_int_equal(say(m, b.len), -HNL_EINVAL);
	expect_waiting(&g);
	close_bare(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			reply_of_another_family_or_not_alone_still_waits),
		cmocka_unit_test(reply_longer_than_was_promised_still_waits),
		cmocka_unit_test(reply_of_one_result_too_many_refused_not_cut),
		cmocka_unit_test(reply_with_too_few_results_still_waits),
		cmocka_unit_test(
			reply_to_a_call_of_a_narrowed_ring_taken_and_refused),
		cmocka_unit_test(command_without_a_reply_agreed_is_done),
		cmocka_unit_test(dump_agreed_is_empty_or_is_one_reply),
		cmocka_unit_test(error_without_its_number_still_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
