/* SPDX-License-Identifier: MIT */
/*
 * What a restored call is asked before it goes on (A17). Whoever writes a
 * stream speaks for the domain: its cursors and replies are taken as a guest's
 * bytes are, and the rules of the new host hold.
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "nest.h"
#include "snapshot.h"

static struct stream good;
static uint8_t batch[HNL_PAGE];

static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD },
};

/* A share of 50 pages that has given up after 8 units, in the stream. */
static struct machine *open_shared(struct guest_ring *g, uint8_t cmd)
{
	struct machine *m = machine_new();
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	m->hv_cfg.budget = 8;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = 4;
	m->domain_cfg.call_bytes = 16384;
	machine_start(m);
	guest_ring_open(g, m, 0, 40, 1, 1);
	if (cmd == HNL_MEMORY_CMD_SHARE)
		put_share(&b, 0, 7, GPA(FREE_PAGE), 50);
	else
		put_dump(&b, HNL_MEMORY_FAMILY, cmd, 7);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	assert_int_equal(m->domain->in_flight, 1);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	return m;
}

static void go_on(struct guest_ring *g)
{
	ignore((int)serve_all(g->m));
	guest_ring_take(g);
}

static void close_all(struct guest_ring *g)
{
	struct machine *m = g->m;

	guest_ring_close(g);
	machine_close(m);
}

/* ---- a peer that is there now ---- */

static struct machine *open_where_forwarded(struct guest_ring *g)
{
	struct machine *m = open_shared(g, HNL_MEMORY_CMD_SHARE);

	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = COUNT(rules);
	m->domain_cfg.deadline = 10;
	m->peer.here = true;
	make_domain(m, 0xa5);
	restore(m, &good);
	m->sets = 0;
	go_on(g);
	return m;
}

static void answer(struct machine *m, int err)
{
	struct hnl_extack x;
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	hnl_extack_clear(&x);
	x.err = err;
	hnl_ack_put(&b, HNL_MSG_ERROR, &m->peer.head[0], 44, &x);
	assert_int_equal(hnl_forward_answer(m->cpu, m->domain,
					    m->peer.token[0], wire, b.len), 0);
}

static void a17_call_begun_elsewhere_peer_asked_before_it_goes_on(void **state)
{
	struct machine *m;
	struct guest_ring g;

	(void)state;
	m = open_where_forwarded(&g);
	assert_int_equal(m->peer.n, 1);
	assert_int_equal(m->sets, 0);
	assert_int_equal(n_finals(&g), 0);
	answer(m, 0);
	go_on(&g);
	assert_int_equal(final_of(&g, 7).x.err, 0);
	/* From where it stood, and the peer once. */
	assert_in_range(m->sets, 1, 49);
	assert_int_equal(m->peer.n, 1);
	close_all(&g);
}

static void a17_peer_refuses_call_ends_and_says_how_far_it_was(void **state)
{
	struct machine *m;
	struct guest_ring g;

	(void)state;
	m = open_where_forwarded(&g);
	answer(m, -HNL_EBUSY);
	go_on(&g);
	expect_refused(final_of(&g, 7), HNL_EBUSY, HNL_REASON_PEER);
	assert_int_not_equal(final_of(&g, 7).x.progress, 0);
	assert_int_equal(m->sets, 0);
	close_all(&g);
}

/* Saved again before its turn came, it is asked all the same. */
static void a17_moved_twice_peer_asked_once(void **state)
{
	struct machine *m;
	struct guest_ring g;

	(void)state;
	m = open_shared(&g, HNL_MEMORY_CMD_SHARE);
	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = COUNT(rules);
	m->domain_cfg.deadline = 10;
	m->peer.here = true;
	make_domain(m, 0xa5);
	restore(m, &good);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0x5a);
	restore(m, &good);
	m->sets = 0;
	go_on(&g);
	assert_int_equal(m->peer.n, 1);
	assert_int_equal(m->sets, 0);
	close_all(&g);
}

/* ---- a reply so far ---- */

/* The reply's first attribute: at the beginning of the second bytes record. */
static uint8_t *reply_in(struct stream *s)
{
	size_t pos = record_of(s, HNL_STATE_CMD_BYTES);

	pos += hnl_load_le32(s->byte + pos);
	assert_int_equal(s->byte[pos + 16], HNL_STATE_CMD_BYTES);
	return s->byte + pos + HNL_MSGHDR + HNL_ATTRHDR;
}

static void expect_lost(struct guest_ring *g, uint16_t at, uint16_t v)
{
	static struct stream bad;

	bad = good;
	hnl_store_le16(reply_in(&bad) + at, v);
	make_domain(g->m, 0xa5);
	restore(g->m, &bad);
	go_on(g);
	expect_refused(final_of(g, 7), HNL_EINTR, HNL_REASON_RESTORED);
}

/* Many runs: each other page is private, so that a dump takes turns. */
static void make_holes(struct machine *m)
{
	uint32_t i;

	for (i = 60; i < PRIVATE_PAGE; i += 2)
		assert_int_equal(machine_set(m, FIRST + i, false), 0);
}

static struct machine *open_listing(struct guest_ring *g)
{
	struct machine *m = machine_new();
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	m->hv_cfg.budget = 8;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = 4;
	m->domain_cfg.call_bytes = 16384;
	machine_start(m);
	make_holes(m);
	guest_ring_open(g, m, 0, 40, 1, 1);
	put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 7);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	return m;
}

static void a17_reply_so_far_no_attributes_call_ends(void **state)
{
	static const uint16_t len[] = { 0, 3, 4, 0xffff };
	struct guest_ring g;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(len); i++) {
		(void)open_listing(&g);
		expect_lost(&g, 0, len[i]);
		close_all(&g);
	}
}

/* Whole attributes, but not what its reader could take. */
static void a17_reply_so_far_of_another_kind_call_ends(void **state)
{
	struct guest_ring g;

	(void)state;
	(void)open_listing(&g);
	expect_lost(&g, 2, 99 | HNL_ATTR_CRITICAL);
	close_all(&g);
}

static void a17_reply_so_far_as_it_was_goes_on(void **state)
{
	struct guest_ring g;
	struct machine *m;

	(void)state;
	m = open_listing(&g);
	make_domain(m, 0xa5);
	restore(m, &good);
	go_on(&g);
	assert_int_equal(final_of(&g, 7).x.err, 0);
	assert_true(g.got_len > 16 * 16);
	close_all(&g);
}

/* A map of two ranges, whose reply is one result a range. */
static struct machine *open_mapping(struct guest_ring *g)
{
	struct machine *m = machine_new();
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_memory_map_req req;
	struct hnl_memory_range range[2];
	uint32_t i;

	m->hv_cfg.budget = 4;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.call_bytes = 16384;
	machine_start(m);
	guest_ring_open(g, m, 0, 40, 1, 1);
	hnl_memory_map_req_init(&req);
	for (i = 0; i < 2; i++) {
		hnl_memory_range_init(&range[i]);
		hnl_memory_range_set_gpa(&range[i], GPA(60 + 16 * i));
		hnl_memory_range_set_pages(&range[i], 8);
	}
	hnl_memory_map_req_set_range(&req, range, 2);
	hnl_memory_map_req_encode(&b, HNL_F_REQUEST, 7, 0, &req);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	return m;
}

/* As if it had not answered yet: no reply-length, and no bytes of a reply. */
static void cut_reply(struct stream *s)
{
	size_t n, at = record_of(s, HNL_STATE_CMD_CALL);
	struct hnl_attr a = hnl_attr_find(s->byte + at,
					  hnl_load_le32(s->byte + at),
					  HNL_MSGHDR,
					  HNL_STATE_A_CALL_REPLY_LENGTH);
	size_t reply = (size_t)(reply_in(s) - s->byte) - HNL_MSGHDR -
		       HNL_ATTRHDR;

	assert_int_equal(a.reason, HNL_REASON_NONE);
	hnl_store_le32(s->byte + at + a.off, 0);
	n = hnl_load_le32(s->byte + reply);
	memmove(s->byte + reply, s->byte + reply + n, s->len - reply - n);
	s->len -= n;
	renumber(s);
}

static void a17_reply_so_far_cut_away_no_success_without_result(void **state)
{
	struct guest_ring g;
	struct machine *m;

	(void)state;
	m = open_mapping(&g);
	cut_reply(&good);
	make_domain(m, 0xa5);
	restore(m, &good);
	go_on(&g);
	expect_refused(final_of(&g, 7), HNL_EINTR, HNL_REASON_RESTORED);
	close_all(&g);
	m = open_mapping(&g);
	make_domain(m, 0xa5);
	restore(m, &good);
	go_on(&g);
	assert_int_equal(final_of(&g, 7).x.err, 0);
	close_all(&g);
}

/* Whole, and more than its command ever answers: no handler left that. */
static void a17_reply_so_far_longer_than_any_call_ends(void **state)
{
	uint8_t record[HNL_MSGHDR + HNL_ATTRHDR + 64];
	struct hnl_state_bytes_ntf e;
	static const uint8_t none[64] = { HEAD(64, 99) };
	struct hnl_builder b;
	struct hnl_attr a;
	struct guest_ring g;
	struct machine *m;
	size_t at;

	(void)state;
	m = open_shared(&g, HNL_MEMORY_CMD_SHARE);
	at = record_of(&good, HNL_STATE_CMD_CALL);
	a = hnl_attr_find(good.byte + at, hnl_load_le32(good.byte + at),
			  HNL_MSGHDR, HNL_STATE_A_CALL_REPLY_LENGTH);
	assert_int_equal(a.reason, HNL_REASON_NONE);
	assert_int_equal(hnl_load_le32(good.byte + at + a.off), 0);
	hnl_store_le32(good.byte + at + a.off, sizeof(none));
	b = batch_begin(record, sizeof(record));
	hnl_state_bytes_ntf_init(&e);
	hnl_state_bytes_ntf_set_bytes(&e, none, sizeof(none));
	hnl_state_bytes_ntf_encode(&b, 0, 0, 0, &e);
	at = record_of(&good, HNL_STATE_CMD_BYTES);
	insert(&good, at + hnl_load_le32(good.byte + at), record, b.len);
	renumber(&good);
	make_domain(m, 0xa5);
	restore(m, &good);
	go_on(&g);
	expect_refused(final_of(&g, 7), HNL_EINTR, HNL_REASON_RESTORED);
	close_all(&g);
}

/* ---- who may ask, and for what ---- */

static void a17_call_not_allowed_here_ends(void **state)
{
	struct guest_ring g;
	struct machine *m;

	(void)state;
	m = open_shared(&g, HNL_MEMORY_CMD_SHARE);
	make_domain(m, 0xa5);
	m->forbid = true;
	restore(m, &good);
	m->forbid = false;
	m->sets = 0;
	go_on(&g);
	expect_refused(final_of(&g, 7), HNL_EINTR, HNL_REASON_RESTORED);
	assert_int_equal(m->sets, 0);
	close_all(&g);
}

/* It is no call in flight while it runs: there is nothing to cancel. */
static void a17_call_that_cancels_itself_finds_nothing(void **state)
{
	struct hnl_attr a;
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m;
	uint8_t *msg;
	size_t at;

	(void)state;
	m = open_shared(&g, HNL_MEMORY_CMD_SHARE);
	at = record_of(&good, HNL_STATE_CMD_CALL);
	a = hnl_attr_find(good.byte + at, hnl_load_le32(good.byte + at),
			  HNL_MSGHDR, HNL_STATE_A_CALL_TOKEN);
	b = batch_begin(batch, sizeof(batch));
	put_cancel(&b, 7, hnl_load_le64(good.byte + at + a.off));
	msg = good.byte + record_of(&good, HNL_STATE_CMD_BYTES) + HNL_MSGHDR +
	      HNL_ATTRHDR;
	put_ballast(&b, 0, hnl_load_le32(msg) - b.len - HNL_ATTRHDR);
	assert_int_equal(b.len, hnl_load_le32(msg));
	memcpy(msg, batch, b.len);
	make_domain(m, 0xa5);
	restore(m, &good);
	go_on(&g);
	expect_refused(final_of(&g, 7), HNL_ENOENT, HNL_REASON_ABSENT);
	assert_int_equal(m->domain->in_flight, 0);
	close_all(&g);
}

/* ---- cursors ---- */

static const uint64_t odd[] = { 17, 4096, (uint64_t)1 << 52, UINT64_MAX / 2,
				UINT64_MAX - 0x40000, UINT64_MAX };

static uint8_t reply[1024];

/* A handler with a cursor that none of its turns left. */
static int run_with(struct nest *n, uint8_t cmd, const void *request,
		    const uint64_t cursor[2])
{
	static struct hnl_extack x;
	static struct hnl_builder b;
	struct hnl_head h = head_of(HNL_NESTED_FAMILY, cmd, 0, 1);
	struct hnl_call call = {
		.hv = n->m->hv, .domain = n->m->domain, .request = request,
		.reply = &b, .x = &x, .ctx = n->m->service[1].ctx,
		.msg = nest_batch, .cursor = { cursor[0], cursor[1] },
		.budget = 1000,
	};

	hnl_extack_clear(&x);
	hnl_builder_init(&b, reply, sizeof(reply));
	hnl_msg_begin(&b, &h);
	(void)hnl_attr_put_room(&b, HNL_NESTED_A_RANGE_STATUS, 4);
	return n->m->service[1].handler[cmd](&call);
}

/* Of a range of 16 pages nothing outside of it is touched. */
static void a17_cursor_behind_its_range_touches_no_page(void **state)
{
	struct hnl_nested_unmap_req unmap = { .view = 0 };
	struct hnl_nested_protect_req protect = { .view = 0 };
	struct hnl_nested_unmap_many_req many = { .view = 0 };
	uint8_t range[HNL_NESTED_RANGE_SIZE];
	struct hnl_nested_range r = { L2_GPA(0x40000), 16 };
	struct nest *n = nest_open(4096);
	uint64_t cursor[2];
	uint32_t view;
	size_t i;

	(void)state;
	assert_int_equal(nest_create(n, 0, false, &view), 0);
	unmap.view = protect.view = many.view = view;
	unmap.l2_gpa = protect.l2_gpa = r.l2_gpa;
	unmap.pages = protect.pages = r.pages;
	protect.permissions = R;
	hnl_nested_range_store(range, &r);
	many.range.p = range;
	many.range.n = sizeof(range);
	for (i = 0; i < 4; i++)
		assert_int_equal(nest_map(n, view, L2_GPA(i), L1_GPA(i), 0,
					  R | W), 0);
	for (i = 0; i < COUNT(odd); i++) {
		cursor[0] = odd[i];
		cursor[1] = 0;
		assert_int_equal(run_with(n, HNL_NESTED_CMD_UNMAP, &unmap,
					  cursor), -HNL_EINTR);
		assert_int_equal(run_with(n, HNL_NESTED_CMD_PROTECT, &protect,
					  cursor), -HNL_EINTR);
		cursor[0] = 0;
		cursor[1] = odd[i];
		assert_int_equal(run_with(n, HNL_NESTED_CMD_UNMAP_MANY, &many,
					  cursor), 0);
		nest_check(n);
	}
	for (i = 0; i < 4; i++) {
		struct hnl_nested_mapping map;

		assert_int_equal(hnl_nested_model_ops.query(
			&n->model, L1_ID, view, i, &map), 0);
		assert_int_equal(map.permissions, R | W);
	}
	nest_close(n);
}

/* The first part was done in it: the rest says that it is not there. */
static void a17_many_begun_in_a_view_not_here_status_enoent(void **state)
{
	static const uint64_t cursor[2] = { 0, 1 };
	struct hnl_nested_unmap_many_req many = { .view = 3 };
	struct hnl_nested_range r = { L2_GPA(0x40000), 16 };
	uint8_t range[HNL_NESTED_RANGE_SIZE];
	struct nest *n = nest_open(4096);

	(void)state;
	hnl_nested_range_store(range, &r);
	many.range.p = range;
	many.range.n = sizeof(range);
	assert_int_equal(run_with(n, HNL_NESTED_CMD_UNMAP_MANY, &many, cursor),
			 0);
	assert_int_equal((int32_t)hnl_load_le32(reply + HNL_MSGHDR +
						HNL_ATTRHDR), -HNL_ENOENT);
	assert_int_equal(n->flushes, 0);
	nest_check(n);
	nest_close(n);
}

/* ---- a domain that was not used yet ---- */

static void a17_restored_unused_domain_restored_again_is_whole(void **state)
{
	struct machine *m = machine_new();
	uint16_t n, i;
	int turn;

	(void)state;
	m->domain_cfg.calls = 5;
	machine_start(m);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	for (turn = 0; turn < 3; turn++) {
		restore(m, &good);
		n = 0;
		for (i = m->domain->free_slot; i != HNL_NONE;
		     i = m->domain->slot[i].next) {
			assert_int_equal(m->domain->slot[i].flags, 0);
			n++;
		}
		assert_int_equal(n, 5 + HNL_RESERVED_SLOTS);
	}
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a17_call_begun_elsewhere_peer_asked_before_it_goes_on),
		cmocka_unit_test(
			a17_peer_refuses_call_ends_and_says_how_far_it_was),
		cmocka_unit_test(a17_moved_twice_peer_asked_once),
		cmocka_unit_test(a17_reply_so_far_no_attributes_call_ends),
		cmocka_unit_test(a17_reply_so_far_of_another_kind_call_ends),
		cmocka_unit_test(a17_reply_so_far_as_it_was_goes_on),
		cmocka_unit_test(
			a17_reply_so_far_cut_away_no_success_without_result),
		cmocka_unit_test(a17_cursor_behind_its_range_touches_no_page),
		cmocka_unit_test(
			a17_many_begun_in_a_view_not_here_status_enoent),
		cmocka_unit_test(
			a17_restored_unused_domain_restored_again_is_whole),
		cmocka_unit_test(a17_reply_so_far_longer_than_any_call_ends),
		cmocka_unit_test(a17_call_not_allowed_here_ends),
		cmocka_unit_test(a17_call_that_cancels_itself_finds_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
