/* SPDX-License-Identifier: MIT */
/*
 * Records of a stream that are each well-formed and yet not to be believed:
 * told twice, or of what the domain has no place for; and the state that only a
 * domain in trouble has, kept over save and restore (A17).
 */
#include "../../hv/mailbox.h"
#include "snapshot_edit.h"

/* ---- twice ---- */

/* A record with all that belongs to it. */
static size_t end_of(const struct stream *s, size_t pos)
{
	do {
		pos = next_of(s, pos);
	} while (s->byte[pos + 16] == HNL_STATE_CMD_PAGES);
	return pos;
}

static void what_there_is_once_told_twice_refused(void **state)
{
	static const uint8_t cmd[] = {
		HNL_STATE_CMD_AGREEMENT, HNL_STATE_CMD_RING,
		HNL_STATE_CMD_DIRECT, HNL_STATE_CMD_MEMBER,
	};
	struct guest_ring g;
	struct machine *m = open_saved(&g);
	size_t i, pos, end;

	(void)state;
	for (i = 0; i < COUNT(cmd); i++) {
		bad = good;
		pos = record_of(&good, cmd[i]);
		end = end_of(&good, pos);
		insert(&bad, end, good.byte + pos, end - pos);
		renumber(&bad);
		expect_not_restored(m, HNL_EINVAL, HNL_REASON_DUPLICATE);
		assert_int_equal(m->maps, 0);
	}
	bad = good;
	assert_int_equal(check(m, &r, bad.byte, bad.len, 1000), 0);
	hnl_restore_cancel(&r);
	close_all(m, &g);
}

/* ---- rings ---- */

static void pages_that_are_no_count_refused(void **state)
{
	static const uint16_t types[] = { HNL_STATE_A_RING_SUBMISSION,
					  HNL_STATE_A_RING_COMPLETION };
	static const uint32_t counts[] = { 0, 3, 16 };
	struct guest_ring g;
	struct machine *m = open_saved(&g);
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(types); i++)
		for (k = 0; k < COUNT(counts); k++) {
			bad = good;
			hnl_store_le32(value_in(HNL_STATE_CMD_RING, types[i]),
				       counts[k]);
			expect_not_restored(m, HNL_EINVAL, HNL_REASON_COUNT);
		}
	/* One page less than are named. */
	bad = good;
	hnl_store_le32(value_in(HNL_STATE_CMD_RING,
				HNL_STATE_A_RING_SUBMISSION), 1);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_COUNT);
	close_all(m, &g);
}

/* None at all are those of a ring that lost them, and is stopped. */
static void ring_without_pages_stopped_or_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_saved(&g);
	size_t pos;

	(void)state;
	bad = good;
	hnl_store_le32(value_in(HNL_STATE_CMD_RING,
				HNL_STATE_A_RING_SUBMISSION), 0);
	hnl_store_le32(value_in(HNL_STATE_CMD_RING,
				HNL_STATE_A_RING_COMPLETION), 0);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_COUNT);
	hnl_store_le32(value_in(HNL_STATE_CMD_RING, HNL_STATE_A_RING_STOPPED),
		       HNL_REASON_GPA_NOT_RAM);
	pos = record_of(&bad, HNL_STATE_CMD_PAGES);
	bad.len -= next_of(&bad, pos) - pos;
	memmove(bad.byte + pos, good.byte + pos + (good.len - bad.len),
		bad.len - pos);
	renumber(&bad);
	restore(m, &bad);
	assert_true(m->domain->ring[0].live);
	assert_int_equal(m->domain->ring[0].stopped, HNL_REASON_GPA_NOT_RAM);
	assert_int_equal(m->maps, 0);
	close_all(m, &g);
}

/* The last page is there in part: no ring has it. */
static void control_page_cut_by_the_highest_address_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_saved(&g);

	(void)state;
	bad = good;
	hnl_store_le64(value_in(HNL_STATE_CMD_RING, HNL_STATE_A_RING_CONTROL),
		       TOP_GPA + 1);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_GPA_LIMIT);
	hnl_store_le64(value_in(HNL_STATE_CMD_RING, HNL_STATE_A_RING_CONTROL),
		       TOP_GPA + 1 - HNL_PAGE + 8);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_ALIGN);
	m->domain->highest_gpa = TOP_GPA - 8;
	hnl_store_le64(value_in(HNL_STATE_CMD_DOMAIN,
				HNL_STATE_A_DOMAIN_HIGHEST_GPA), TOP_GPA - 8);
	hnl_store_le64(value_in(HNL_STATE_CMD_RING, HNL_STATE_A_RING_CONTROL),
		       TOP_GPA + 1 - HNL_PAGE);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_GPA_LIMIT);
	close_all(m, &g);
}

/* ---- narrowed rings ---- */

static struct machine *open_narrowed(struct guest_ring *g)
{
	struct machine *m = machine_start(configure());
	struct hnl_ctrl_ring_narrow_req req;
	struct hnl_ctrl_ring_grant grant;
	struct hnl_builder b;

	guest_ring_open(g, m, 0, 40, 2, 1);
	hnl_ctrl_ring_grant_init(&grant);
	hnl_ctrl_ring_grant_set_family(&grant, HNL_MEMORY_FAMILY);
	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, 0);
	hnl_ctrl_ring_narrow_req_set_window(&req, GPA(FREE_PAGE));
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, 50);
	hnl_ctrl_ring_narrow_req_set_grant(&req, &grant, 1);
	b = batch_begin(wire, sizeof(wire));
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, 9, 0, &req);
	assert_int_equal(machine_call(m, wire, b.len, 4096, NULL), 0);
	assert_true(m->domain->ring[0].narrow.on);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	bad = good;
	return m;
}

static void share_of_no_ring_or_of_no_commands_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_narrowed(&g);

	(void)state;
	hnl_store_le32(value_in(HNL_STATE_CMD_NARROW, HNL_STATE_A_NARROW_RING),
		       1000);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_ABSENT);
	assert_int_equal(r.report.attribute, HNL_STATE_A_NARROW_RING);
	bad = good;
	hnl_store_le16(value_in(HNL_STATE_CMD_NARROW,
				HNL_STATE_A_NARROW_COMMANDS) - 2, 200);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_MISSING);
	assert_int_equal(r.report.attribute, HNL_STATE_A_NARROW_COMMANDS);
	close_all(m, &g);
}

/* A share of a family that is not here gives nothing, and takes nothing. */
static void share_of_a_family_that_is_not_here_gives_nothing(void **state)
{
	struct guest_ring g;
	struct machine *m = open_narrowed(&g);
	size_t pos = record_of(&bad, HNL_STATE_CMD_NARROW);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_attr a;

	(void)state;
	/* ctrl's is the first. */
	pos = next_of(&bad, pos);
	a = hnl_attr_find(bad.byte, next_of(&bad, pos), pos + HNL_MSGHDR,
			  HNL_STATE_A_NARROW_FAMILY);
	assert_int_equal(hnl_load_le16(bad.byte + a.off), HNL_MEMORY_FAMILY);
	hnl_store_le16(bad.byte + a.off, 999);
	restore(m, &bad);
	assert_true(m->domain->ring[0].narrow.on);
	put_share(&b, 0, 7, GPA(FREE_PAGE), 1);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0, 8);
	guest_ring_send(&g, wire, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(find_final(g.got, g.got_len, 7).x.err, -HNL_ENOSYS);
	assert_int_equal(find_final(g.got, g.got_len, 8).x.err, 0);
	close_all(m, &g);
}

/* ---- of a newer writer ---- */

static void unknown_record_of_broken_attributes_refused(void **state)
{
	static const uint16_t len[] = { 0, 3, 12, 0xffff };
	struct guest_ring g;
	struct machine *m = open_saved(&g);
	size_t i, pos;

	(void)state;
	for (i = 0; i < COUNT(len); i++) {
		bad = good;
		pos = record_of(&bad, HNL_STATE_CMD_RING);
		add_record(&bad, pos, 0);
		hnl_store_le16(bad.byte + pos + HNL_MSGHDR, len[i]);
		assert_int_equal(check(m, &r, bad.byte, bad.len, 1000),
				 -HNL_EBADMSG);
		assert_int_equal(r.report.offset, pos);
	}
	close_all(m, &g);
}

/* More are lacking than the report has places: those are counted. */
static void more_lacking_than_are_listed_counted(void **state)
{
	uint8_t record[64];
	struct hnl_state_grant_ntf e;
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m = open_saved(&g);
	size_t i, n = HNL_RESTORE_LACKING_MAX + 3;

	(void)state;
	bad = good;
	for (i = 0; i < n; i++) {
		b = batch_begin(record, sizeof(record));
		hnl_state_grant_ntf_init(&e);
		hnl_state_grant_ntf_set_family(&e, (uint16_t)(1000 + i));
		hnl_state_grant_ntf_set_feature(&e, 0);
		hnl_state_grant_ntf_encode(&b, 0, 0, 0, &e);
		insert(&bad, record_of(&bad, HNL_STATE_CMD_GRANT), record,
		       b.len);
	}
	renumber(&bad);
	expect_not_restored(m, HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN);
	assert_int_equal(r.report.n_lacking, n);
	for (i = 0; i < HNL_RESTORE_LACKING_MAX; i++) {
		assert_int_equal(r.report.lacking[i].family, 1000 + n - 1 - i);
		assert_int_equal(r.report.lacking[i].why, HNL_RESTORE_UNKNOWN);
	}
	close_all(m, &g);
}

/* ---- events ---- */

/* The first of them, with its bytes. */
static void drop_record(uint8_t cmd)
{
	size_t pos = record_of(&bad, cmd), end = next_of(&bad, pos);

	while (bad.byte[end + 16] == HNL_STATE_CMD_BYTES)
		end = next_of(&bad, end);
	memmove(bad.byte + pos, bad.byte + end, bad.len - end);
	bad.len -= end - pos;
	renumber(&bad);
}

static bool has_event(const struct stream *s)
{
	size_t pos;

	for (pos = 0; pos < s->len; pos = next_of(s, pos))
		if (s->byte[pos + 16] == HNL_STATE_CMD_EVENT)
			return true;
	return false;
}

static void expect_no_events(struct machine *m, uint8_t record)
{
	expect_not_restored(m, HNL_ENOSPC, HNL_REASON_QUOTA);
	assert_int_equal(r.report.record, record);
	assert_int_equal(r.report.limit, HNL_RESTORE_LIMIT_EVENT_BYTES);
}

static void no_place_for_events_named(void **state)
{
	struct guest_ring g;
	struct machine *m = open_saved(&g);

	(void)state;
	destroy_domain(m);
	m->domain_cfg.event_bytes = 0;
	make_domain(m, 0xa5);
	bad = good;
	expect_no_events(m, HNL_STATE_CMD_MAILBOX);
	drop_record(HNL_STATE_CMD_MAILBOX);
	expect_no_events(m, HNL_STATE_CMD_EVENT);
	while (has_event(&bad))
		drop_record(HNL_STATE_CMD_EVENT);
	expect_no_events(m, HNL_STATE_CMD_MEMBER);
	close_all(m, &g);
}

static void event_longer_than_any_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_saved(&g);

	(void)state;
	destroy_domain(m);
	m->domain_cfg.event_bytes = 1u << 17;
	make_domain(m, 0xa5);
	bad = good;
	hnl_store_le32(value_in(HNL_STATE_CMD_EVENT, HNL_STATE_A_EVENT_LENGTH),
		       (uint32_t)(m->hv->reply_max + 4) & ~3u);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_LENGTH);
	assert_int_equal(r.report.record, HNL_STATE_CMD_EVENT);
	assert_int_equal(r.report.attribute, HNL_STATE_A_EVENT_LENGTH);
	close_all(m, &g);
}

/* Longer than a piece, and no event that there is. */
static void event_of_two_pieces_that_is_none_refused(void **state)
{
	static const uint8_t none[300];
	uint8_t record[HNL_MSGHDR + HNL_ATTRHDR + HNL_STATE_PIECE];
	struct hnl_state_bytes_ntf e;
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m = open_saved(&g);
	size_t at, n, done;

	(void)state;
	bad = good;
	hnl_store_le32(value_in(HNL_STATE_CMD_EVENT, HNL_STATE_A_EVENT_LENGTH),
		       sizeof(none));
	at = next_of(&bad, record_of(&bad, HNL_STATE_CMD_EVENT));
	n = next_of(&bad, at) - at;
	memmove(bad.byte + at, bad.byte + at + n, bad.len - at - n);
	bad.len -= n;
	for (done = 0; done < sizeof(none); done += n, at += b.len) {
		n = sizeof(none) - done;
		n = n < HNL_STATE_PIECE ? n : HNL_STATE_PIECE;
		b = batch_begin(record, sizeof(record));
		hnl_state_bytes_ntf_init(&e);
		hnl_state_bytes_ntf_set_bytes(&e, none, (uint32_t)n);
		hnl_state_bytes_ntf_encode(&b, 0, 0, 0, &e);
		insert(&bad, at, record, b.len);
	}
	renumber(&bad);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_TYPE);
	assert_int_equal(r.report.record, HNL_STATE_CMD_BYTES);
	assert_int_equal(r.report.offset, at - b.len);
	close_all(m, &g);
}

/* ---- what only a domain in trouble has ---- */

static uint16_t call_of_ring(const struct hnl_domain *d)
{
	uint16_t i = 0;

	while (d->slot[i].state == CALL_FREE || d->slot[i].ring == SLOT_DIRECT)
		i++;
	return i;
}

static void what_a_call_was_told_is_kept(void **state)
{
	static const uint8_t flags = SLOT_CANCEL | SLOT_CHANGED | SLOT_LOST;
	struct guest_ring g;
	struct machine *m = open_busy(&g);
	uint16_t i = call_of_ring(m->domain);

	(void)state;
	m->domain->slot[i].flags |= flags;
	m->domain->direct[0].lane.canceled = true;
	m->domain->direct[0].lane.linked = true;
	m->domain->ring[0].starved = true;
	m->domain->starving = true;
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &good);
	assert_int_equal(m->domain->slot[i].flags & flags, flags);
	assert_true(m->domain->direct[0].lane.canceled);
	assert_true(m->domain->direct[0].lane.linked);
	assert_true(m->domain->ring[0].starved);
	assert_true(m->domain->starving);
	close_all(m, &g);
}

/* It has not begun, and is not to: that is reason enough to wait for a turn. */
static void call_that_is_lost_and_nothing_else_is_kept(void **state)
{
	struct guest_ring g;
	struct machine *m = open_busy(&g);
	uint16_t i = call_of_ring(m->domain);

	(void)state;
	m->domain->slot[i].flags = SLOT_LOST;
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &good);
	assert_int_equal(m->domain->slot[i].flags, SLOT_LOST);
	close_all(m, &g);
}

/* What it waited for ended in the stream: nothing would wake it here. */
static void starved_ring_with_nothing_in_flight_is_woken(void **state)
{
	struct machine *m = machine_start(configure());
	struct guest_ring g;

	(void)state;
	guest_ring_open(&g, m, 0, 40, 2, 1);
	m->domain->ring[0].starved = true;
	m->domain->starving = true;
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &good);
	assert_false(m->domain->ring[0].starved);
	assert_false(m->domain->starving);
	assert_true(hnl_is_ready(m->domain, 0));
	close_all(m, &g);
}

/* Events of a ring that is gone are not told to the one that comes. */
static void events_of_a_ring_that_is_gone_are_not_saved(void **state)
{
	struct envelope gone = { 0, HNL_RING_DIRECT };
	struct guest_ring g;
	struct machine *m = open_saved(&g);
	size_t len;

	(void)state;
	restore(m, &good);
	freeze(m);
	save(m, &bad, STREAM_MAX);
	len = bad.len;
	hnl_mailbox_append(m->domain, &gone, sizeof(gone));
	save(m, &bad, STREAM_MAX);
	assert_int_equal(bad.len, len);
	hnl_domain_thaw(m->domain);
	close_all(m, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_there_is_once_told_twice_refused),
		cmocka_unit_test(pages_that_are_no_count_refused),
		cmocka_unit_test(ring_without_pages_stopped_or_refused),
		cmocka_unit_test(
			control_page_cut_by_the_highest_address_refused),
		cmocka_unit_test(no_place_for_events_named),
		cmocka_unit_test(event_longer_than_any_refused),
		cmocka_unit_test(what_a_call_was_told_is_kept),
		cmocka_unit_test(starved_ring_with_nothing_in_flight_is_woken),
		cmocka_unit_test(events_of_a_ring_that_is_gone_are_not_saved),
		cmocka_unit_test(unknown_record_of_broken_attributes_refused),
		cmocka_unit_test(more_lacking_than_are_listed_counted),
		cmocka_unit_test(event_of_two_pieces_that_is_none_refused),
		cmocka_unit_test(share_of_no_ring_or_of_no_commands_refused),
		cmocka_unit_test(
			share_of_a_family_that_is_not_here_gives_nothing),
		cmocka_unit_test(call_that_is_lost_and_nothing_else_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
