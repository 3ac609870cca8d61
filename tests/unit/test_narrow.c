/* SPDX-License-Identifier: MIT */
/*
 * Narrowed rings: what a guest's kernel leaves to one of its processes of the
 * commands, and until when.
 *
 *	ring-narrow --> less --> less still --> ring-destroy: answered, gone
 *
 * What is cut away is as if nobody had ever defined it, and never comes back:
 * not by narrowing again, by a reset, or by save and restore.
 */
#include "narrow.h"
#include "snapshot.h"

static struct hnl_extack ask_empty(struct guest_ring *g, uint16_t id,
				   uint8_t cmd, uint16_t flags)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_empty(&b, id, cmd, flags, 5);
	return ask(g, &b);
}

/* ---- commands ---- */

static void expect_undefined(struct hnl_extack x)
{
	assert_same(x.err, -HNL_ENOSYS);
	assert_int_equal(x.reason, HNL_REASON_NONE);
	assert_int_equal(x.offset, 0);
	assert_int_equal(x.type, 0);
}

static void what_is_cut_away_is_undefined(void **state)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	size_t never;

	(void)state;
	hnl_ctrl_ring_grant_set_commands(&grant, share, sizeof(share));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(ask_share(&g, GPA(WINDOW), 1).err, 0);
	expect_undefined(ask_empty(&g, HNL_MEMORY_FAMILY, 250, 0));
	never = g.got_len;
	expect_undefined(ask_empty(&g, HNL_MEMORY_FAMILY,
				   HNL_MEMORY_CMD_LIST_SHARED, HNL_F_DUMP));
	assert_int_equal(g.got_len, never);
	expect_undefined(ask_empty(&g, HNL_EVENT_FAMILY, 1, 0));
	expect_undefined(ask_empty(&g, 999, 1, 0));
	/* Looked up before it is read: nothing is told of its attributes. */
	b = batch_begin(wire, sizeof(wire));
	put_unshare(&b, HNL_F_REQUEST, 5, GPA(0), 0);
	expect_undefined(ask(&g, &b));
	assert_int_equal(ran, 1);
	close_machine(m, &g);
}

static void feature_that_is_cut_away_is_undefined(void **state)
{
	struct hnl_ctrl_ring_grant grant = family(HNL_VIEW_FAMILY);
	const struct hnl_command *c = hnl_view_family.command;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	unsigned int featured = 0;
	struct hnl_extack x;
	uint8_t i;

	(void)state;
	hnl_ctrl_ring_grant_set_features(&grant, 0);
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	for (i = 1; i < hnl_view_family.n_commands; i++) {
		if (!(c[i].flags & (HNL_COMMAND_DO | HNL_COMMAND_DUMP)))
			continue;
		x = ask_empty(&g, HNL_VIEW_FAMILY, i, 0);
		featured += c[i].feature != 0;
		if ((x.err == -HNL_ENOSYS) != (c[i].feature != 0))
			fail_msg("command %u of feature %u: %d", i,
				 c[i].feature, x.err);
	}
	assert_true(featured != 0);
	close_machine(m, &g);
}

static void of_ctrl_three_commands_are_left(void **state)
{
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_extack x;
	uint8_t i;
	bool left;

	(void)state;
	narrow_to_window(m);
	for (i = 1; i < hnl_ctrl_family.n_commands; i++) {
		left = i == HNL_CTRL_CMD_FEATURE_LIST ||
		       i == HNL_CTRL_CMD_LIMIT_GET ||
		       i == HNL_CTRL_CMD_POLICY_LIST;
		x = ask_empty(&g, HNL_CTRL_FAMILY, i, 0);
		if ((x.err != -HNL_ENOSYS) != left)
			fail_msg("command %u: %d", i, x.err);
	}
	close_machine(m, &g);
}

static unsigned int ctrl_left(struct guest_ring *g)
{
	unsigned int n = 0;
	uint8_t i;

	for (i = 1; i < hnl_ctrl_family.n_commands; i++)
		n += ask_empty(g, HNL_CTRL_FAMILY, i, 0).err != -HNL_ENOSYS;
	return n;
}

/* Whoever makes a ring has one that is not narrowed, so no process does. */
static void ctrl_in_a_share_takes_and_never_gives(void **state)
{
	static const uint8_t every[32] = { 0xff, 0xff, 0xff, 0xff };
	static const uint8_t one[] = { 1u << HNL_CTRL_CMD_LIMIT_GET };
	struct hnl_ctrl_ring_grant grant = family(HNL_CTRL_FAMILY);
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(ctrl_left(&g), 3);
	hnl_ctrl_ring_grant_set_commands(&grant, every, sizeof(every));
	hnl_ctrl_ring_grant_set_features(&grant, HNL_GRANT_ALL);
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(ctrl_left(&g), 3);
	hnl_ctrl_ring_grant_set_commands(&grant, one, sizeof(one));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(ctrl_left(&g), 1);
	assert_int_equal(ask_empty(&g, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_LIMIT_GET, 0).err, 0);
	close_machine(m, &g);
}

static size_t lines_of(const struct guest_ring *g)
{
	return answers_in(g->got, g->got_len) - 1;	/* and DONE */
}

/* What a narrowed ring is told of itself is what it has. */
static void lists_tell_the_share(void **state)
{
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct hnl_ctrl_limit_get_rsp rsp;
	struct hnl_decoder d;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_extack x;
	struct hnl_msg a;

	(void)state;
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(ask_empty(&g, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_FEATURE_LIST,
				   HNL_F_DUMP).err, 0);
	assert_int_equal(lines_of(&g), 2);
	assert_int_equal(ask_empty(&g, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_LIMIT_GET, 0).err, 0);
	a = hnl_msg_at(g.got, g.got_len, 0);
	hnl_extack_clear(&x);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_limit_get_rsp_decode(&d, g.got, &a, &rsp,
						       &x), 0);
	assert_int_equal(rsp.highest_gpa, GPA(WINDOW + PAGES) - 1);
	close_machine(m, &g);
}

static size_t policies_of(struct guest_ring *g, uint16_t id)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_ctrl_policy_list_req req;

	hnl_ctrl_policy_list_req_init(&req);
	hnl_ctrl_policy_list_req_set_family(&req, id);
	hnl_ctrl_policy_list_req_encode(&b, HNL_F_REQUEST | HNL_F_DUMP, 5, 0,
					&req);
	return ask(g, &b).err == 0 ? lines_of(g) : 0;
}

static void policies_are_those_of_the_share(void **state)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	assert_true(policies_of(&g, HNL_MEMORY_FAMILY) > 3);
	hnl_ctrl_ring_grant_set_commands(&grant, share, sizeof(share));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(policies_of(&g, HNL_MEMORY_FAMILY), 3);
	assert_int_equal(policies_of(&g, HNL_EVENT_FAMILY), 0);
	close_machine(m, &g);
}

/* ---- narrowing itself ---- */

static void narrow_again_never_widens(void **state)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	hnl_ctrl_ring_grant_set_commands(&grant, share, sizeof(share));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	narrow_to_window(m);
	assert_int_equal(narrow(m, 0, GPA(0), WINDOW + 8, &grant, 1).err, 0);
	assert_int_equal(ask_share(&g, GPA(WINDOW + 7), 1).err, 0);
	assert_same(ask_share(&g, GPA(WINDOW + 7), 2).err, -HNL_EINVAL);
	assert_same(ask_share(&g, GPA(WINDOW - 1), 1).err, -HNL_EINVAL);
	expect_undefined(ask_empty(&g, HNL_MEMORY_FAMILY,
				   HNL_MEMORY_CMD_UNSHARE, 0));
	expect_undefined(ask_empty(&g, HNL_VIEW_FAMILY, 1, 0));
	close_machine(m, &g);
}

static void bad_share_refused_ring_as_it_was(void **state)
{
	struct hnl_ctrl_ring_grant both[] = { family(HNL_MEMORY_FAMILY),
					      family(HNL_MEMORY_FAMILY) };
	struct hnl_ctrl_ring_grant none = family(999);
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_extack x;

	(void)state;
	x = narrow(m, 0, GPA(2 * PAGES - 1), 2, both, 1);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_GPA_LIMIT);
	assert_int_equal(x.type, HNL_CTRL_A_RING_WINDOW);
	x = narrow(m, 0, GPA(WINDOW), UINT64_MAX, both, 1);
	assert_same(x.err, -HNL_EINVAL);
	x = narrow(m, 0, GPA(WINDOW), 1, both, 2);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_DUPLICATE);
	x = narrow(m, 0, GPA(WINDOW), 1, &none, 1);
	assert_same(x.err, -HNL_ENOENT);
	x = narrow(m, 1, GPA(WINDOW), 1, both, 1);
	assert_same(x.err, -HNL_ENOENT);
	assert_int_equal(x.type, HNL_CTRL_A_RING_ID);
	assert_int_equal(ask_share(&g, GPA(0), 1).err, 0);
	narrow_to_window(m);
	x = narrow(m, 0, GPA(WINDOW - 1), 1, both, 1);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_GPA_LIMIT);
	x = narrow(m, 0, GPA(WINDOW + PAGES), 1, both, 1);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_GPA_LIMIT);
	assert_int_equal(ask_share(&g, GPA(WINDOW), 1).err, 0);
	close_machine(m, &g);
}

static bool is_narrowed(struct machine *m)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_ctrl_ring_get_rsp rsp;
	struct hnl_decoder d;
	struct hnl_extack x;
	struct hnl_msg a;

	put_u32_of(&b, HNL_CTRL_CMD_RING_GET, 0, 9, HNL_CTRL_A_RING_ID, 0);
	assert_int_equal(call_one(m, &b).err, 0);
	a = answer_at(m, 0);
	hnl_extack_clear(&x);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_ring_get_rsp_decode(&d, m->answer, &a, &rsp,
						      &x), 0);
	return HNL_HAS(&rsp, HNL_CTRL_RING_GET_RSP_NARROWED);
}

/* A ring that is made anew is nobody's: it has all again. */
static void destroy_forgets_reset_does_not(void **state)
{
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	assert_false(is_narrowed(m));
	narrow_to_window(m);
	assert_true(is_narrowed(m));
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_RESET, 0).err, 0);
	assert_true(is_narrowed(m));
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0).err, 0);
	guest_ring_close(&g);
	open_small_ring(&g, m, 0);
	assert_false(is_narrowed(m));
	assert_int_equal(ask_share(&g, GPA(0), 1).err, 0);
	close_machine(m, &g);
}

/* ---- revoking ---- */

/* Calls that are in flight, one that was not taken; then the kernel revokes. */
static void revoke_answers_what_is_in_flight(void **state)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	unsigned int notified;

	(void)state;
	narrow_to_window(m);
	gives_up = true;
	b = batch_begin(wire, sizeof(wire));
	put_share(&b, HNL_F_REQUEST, 5, GPA(WINDOW), 1);
	put_share(&b, HNL_F_REQUEST, 6, GPA(WINDOW), 1);
	guest_ring_send(&g, wire, b.len);
	assert_same(kick(&g), -HNL_EAGAIN);
	assert_int_equal(n_finals(&g), 0);
	notified = m->notified;
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0).err, 0);
	guest_ring_take(&g);
	expect_refused(final_of(&g, 5), HNL_ECANCELED, HNL_REASON_CANCELED);
	expect_refused(final_of(&g, 6), HNL_ECANCELED, HNL_REASON_CANCELED);
	assert_int_equal(hnl_load_relaxed(ring_line(&g, HNL_RING_SQ_CONSUMER +
							HNL_RING_STATE)),
			 HNL_REASON_CANCELED);
	assert_int_equal(m->notified, notified + 1);
	assert_int_equal(m->maps, 0);
	ran = 0;
	assert_same(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_ENOENT);
	serve_all(m);
	assert_int_equal(ran, 0);
	close_machine(m, &g);
}

/* What is in flight has what its ring has now, not what it had. */
static void narrowed_while_in_flight_ends_the_call(void **state)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	gives_up = true;
	put_share(&b, HNL_F_REQUEST, 5, GPA(0), 1);
	guest_ring_send(&g, wire, b.len);
	assert_same(kick(&g), -HNL_EAGAIN);
	narrow_to_window(m);
	assert_same(guest_ring_serve(&g), 0);
	expect_refused(final_of(&g, 5), HNL_EINVAL, HNL_REASON_GPA_LIMIT);
	close_machine(m, &g);
}

/* Of a command that is cut away meanwhile too, what it did is told. */
static void cut_away_while_in_flight_progress_told(void **state)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_ctrl_ring_grant grant = family(HNL_EVENT_FAMILY);
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	uint64_t units;

	(void)state;
	gives_up = true;
	put_share(&b, HNL_F_REQUEST, 5, GPA(WINDOW), 1);
	guest_ring_send(&g, wire, b.len);
	assert_same(kick(&g), -HNL_EAGAIN);
	units = listed_call(m, 0).units;
	assert_true(units >= ran);
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_same(guest_ring_serve(&g), 0);
	expect_refused(final_of(&g, 5), HNL_ENOSYS, HNL_REASON_NONE);
	assert_int_equal(final_of(&g, 5).x.progress, units);
	close_machine(m, &g);
}

/* ---- save and restore ---- */

static void share_is_kept_over_save_and_restore(void **state)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	static struct stream s, again;
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	hnl_ctrl_ring_grant_set_commands(&grant, share, sizeof(share));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	freeze(m);
	save(m, &s, HNL_SAVE_MIN);
	destroy_domain(m);
	make_domain(m, 0xff);
	restore(m, &s);
	save(m, &again, STREAM_MAX);
	assert_int_equal(s.len, again.len);
	assert_memory_equal(s.byte, again.byte, s.len);
	hnl_domain_thaw(m->domain);
	assert_true(is_narrowed(m));
	assert_int_equal(ask_share(&g, GPA(WINDOW + PAGES - 1), 1).err, 0);
	assert_same(ask_share(&g, GPA(WINDOW + PAGES), 1).err, -HNL_EINVAL);
	expect_undefined(ask_empty(&g, HNL_MEMORY_FAMILY,
				   HNL_MEMORY_CMD_UNSHARE, 0));
	expect_undefined(ask_empty(&g, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_RING_DESTROY, 0));
	expect_undefined(ask_empty(&g, HNL_VIEW_FAMILY, 1, 0));
	close_machine(m, &g);
}

/* A stream whose share is of no ring, or whose window is none. */
static void bad_share_of_a_stream_refused(void **state)
{
	static struct hnl_restore r;
	static struct stream s;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	size_t pos, at;

	(void)state;
	narrow_to_window(m);
	freeze(m);
	save(m, &s, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xff);
	pos = record_of(&s, HNL_STATE_CMD_NARROW);
	at = pos + HNL_MSGHDR + HNL_ATTRHDR;	/* ring, the first */
	hnl_store_le32(s.byte + at, 2);
	assert_same(check(m, &r, s.byte, s.len, 3), -HNL_EINVAL);
	assert_int_equal(r.report.record, HNL_STATE_CMD_NARROW);
	assert_int_equal(r.report.reason, HNL_REASON_ABSENT);
	hnl_store_le32(s.byte + at, 0);
	hnl_store_le64(s.byte + at + 8, GPA(2 * PAGES));
	assert_same(check(m, &r, s.byte, s.len, 3), -HNL_EINVAL);
	assert_int_equal(r.report.reason, HNL_REASON_GPA_LIMIT);
	close_machine(m, &g);
}

/* Nor does a stream give a narrowed ring what ring-narrow never leaves. */
static void share_of_a_stream_with_more_of_ctrl_refused(void **state)
{
	static struct hnl_restore r;
	static struct stream s;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_attr a;
	size_t pos;
	uint8_t i;

	(void)state;
	narrow_to_window(m);
	freeze(m);
	save(m, &s, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xff);
	pos = record_of(&s, HNL_STATE_CMD_NARROW);
	a = hnl_attr_find(s.byte + pos, hnl_load_le32(s.byte + pos),
			  HNL_MSGHDR, HNL_STATE_A_NARROW_COMMANDS);
	assert_int_equal(a.reason, HNL_REASON_NONE);
	for (i = 0; i < hnl_ctrl_family.n_commands; i++) {
		if (s.byte[pos + a.off + i / 8] >> i % 8 & 1)
			continue;
		s.byte[pos + a.off + i / 8] ^= (uint8_t)(1u << i % 8);
		assert_same(check(m, &r, s.byte, s.len, 3), -HNL_EINVAL);
		assert_int_equal(r.report.record, HNL_STATE_CMD_NARROW);
		assert_int_equal(r.report.reason, HNL_REASON_MASK);
		assert_int_equal(r.report.attribute,
				 HNL_STATE_A_NARROW_COMMANDS);
		s.byte[pos + a.off + i / 8] ^= (uint8_t)(1u << i % 8);
	}
	restore(m, &s);
	assert_int_equal(ctrl_left(&g), 3);
	close_machine(m, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_cut_away_is_undefined),
		cmocka_unit_test(feature_that_is_cut_away_is_undefined),
		cmocka_unit_test(of_ctrl_three_commands_are_left),
		cmocka_unit_test(ctrl_in_a_share_takes_and_never_gives),
		cmocka_unit_test(lists_tell_the_share),
		cmocka_unit_test(policies_are_those_of_the_share),
		cmocka_unit_test(narrow_again_never_widens),
		cmocka_unit_test(bad_share_refused_ring_as_it_was),
		cmocka_unit_test(destroy_forgets_reset_does_not),
		cmocka_unit_test(revoke_answers_what_is_in_flight),
		cmocka_unit_test(narrowed_while_in_flight_ends_the_call),
		cmocka_unit_test(cut_away_while_in_flight_progress_told),
		cmocka_unit_test(share_is_kept_over_save_and_restore),
		cmocka_unit_test(bad_share_of_a_stream_refused),
		cmocka_unit_test(share_of_a_stream_with_more_of_ctrl_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
