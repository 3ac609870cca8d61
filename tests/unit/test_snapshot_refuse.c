/* SPDX-License-Identifier: MIT */
/*
 * Streams that are not as they should be, and hosts that are not: refused
 * before anything changed, with what is wrong, or restored to a domain that is
 * sound (A17). A domain meets on a newer host what it left on an older one.
 */
#include "hnl_event.h"
#include "groups.h"
#include "snapshot.h"

static struct stream good, bad, seen;
static struct hnl_restore r;
static uint8_t batch[HNL_PAGE];

/* ---- a machine of which everything is in the stream ---- */

static int give_up(struct hnl_call *call)
{
	call->cursor[0]++;
	return HNL_CALL_AGAIN;
}

static const hnl_handler event_handlers[] = {
	[HNL_EVENT_CMD_STATUS] = give_up,
	[HNL_EVENT_CMD_INIT_CONTROL] = give_up,
	[HNL_EVENT_CMD_EXPAND_ARRAY] = give_up,
	[HNL_EVENT_CMD_SET_PRIORITY] = give_up,
};

static const struct hnl_agreement agreements[] = { { HNL_MEMORY_FAMILY, 1 } };

#define FIFO ((uint64_t)1 << HNL_EVENT_FEATURE_FIFO)

static struct hnl_grant grants[2];

static struct machine *configure(uint64_t event)
{
	struct machine *m = machine_new();

	m->service[1].family = &hnl_event_family;
	m->service[1].handler = event_handlers;
	m->service[1].n_handlers = COUNT(event_handlers);
	m->service[1].names = &hnl_event_names;
	m->hv_cfg.n_services = 2;
	m->hv_cfg.budget = 8;
	m->hv_cfg.n_domains = 4;
	m->hv_cfg.max_message = 2048;
	m->hv_cfg.agreement = agreements;
	m->hv_cfg.n_agreements = 1;
	grants[0].family = HNL_MEMORY_FAMILY;
	grants[0].features = HNL_GRANT_ALL;
	grants[1].family = HNL_EVENT_FAMILY;
	grants[1].features = event;
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = 2;
	m->domain_cfg.groups = 2;
	m->domain_cfg.event_bytes = 1024;
	m->domain_cfg.counting = true;
	return m;
}

static void rebuild(struct machine *m)
{
	destroy_domain(m);
	free(m->hv);
	free(m->cpu);
	m->hv = hnl_hv_init(exact_block(hnl_hv_size(&m->hv_cfg)), &m->hv_cfg);
	m->cpu = hnl_cpu_init(exact_block(hnl_cpu_size(m->hv)), m->hv);
	make_domain(m, 0xa5);
}

/* A ring, calls in flight, a CALL in flight, events that wait. */
static struct machine *open_busy(struct guest_ring *g)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE), 600 };
	struct machine *m = machine_start(configure(HNL_GRANT_ALL));
	struct hnl_builder b;
	int i;

	guest_ring_open(g, m, 0, 40, 2, 1);
	b = batch_begin(batch, sizeof(batch));
	put_join(&b, 1, HNL_CTRL_FAMILY, HNL_CTRL_GROUP_PROGRESS, 0);
	put_share(&b, 0, 2, GPA(FREE_PAGE), 50);
	put_share(&b, HNL_F_LINK, 3, GPA(FREE_PAGE), 50);
	put_share(&b, 0, 4, GPA(FREE_PAGE), 50);
	guest_ring_send(g, batch, b.len);
	for (i = 0; i < 3; i++)
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0),
				 -HNL_EAGAIN);
	b = batch_begin(batch, sizeof(batch));
	put_share(&b, 0, 9, GPA(FREE_PAGE), 50);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	freeze(m);
	save(m, &good, STREAM_MAX);
	return m;
}

static void close_busy(struct machine *m, struct guest_ring *g)
{
	guest_ring_close(g);
	machine_close(m);
}

/* The domain's own stream tells whether it is as it was made. */
static void expect_fresh(struct machine *m)
{
	static struct stream now;

	freeze(m);
	save(m, &now, STREAM_MAX);
	hnl_domain_thaw(m->domain);
	if (now.len != seen.len ||
	    memcmp(now.byte, seen.byte, now.len) != 0)
		fail_msg("a refused restore has changed the domain");
	assert_int_equal(m->maps, 0);
	assert_int_equal(m->notified, 0);
}

static void remember_fresh(struct machine *m)
{
	destroy_domain(m);
	make_domain(m, 0xa5);
	m->notified = 0;
	freeze(m);
	save(m, &seen, STREAM_MAX);
	hnl_domain_thaw(m->domain);
}

/* Whatever the stream made of it, it can be served, and ends. */
static void live_a_little(struct machine *m, struct hnl_restore *restored)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 44, GPA(REPLY_PAGE),
				   600 };
	uint64_t value;
	int i;

	commit(restored);
	for (i = 0; i < 20; i++) {
		ignore(hnl_hv_kick(m->cpu, m->domain, 0));
		ignore(hnl_hv_serve(m->cpu, m->hv));
		ignore(hnl_hv_call(m->cpu, m->domain, 0, &regs, &value));
	}
	remember_fresh(m);	/* the generations that a stream gave stay */
}

/* ---- streams ---- */

static void stream_cut_anywhere_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_busy(&g);
	uint8_t *exact;
	size_t n;

	(void)state;
	remember_fresh(m);
	for (n = 0; n < good.len; n++) {
		exact = exact_copy(good.byte, n);
		assert_int_equal(check(m, &r, exact, n, 1000), -HNL_EBADMSG);
		assert_int_equal(r.report.err, -HNL_EBADMSG);
		assert_true(r.report.offset <= n);
		expect_fresh(m);
		free(exact);
	}
	restore(m, &good);
	close_busy(m, &g);
}

static void stream_with_more_behind_refused(void **state)
{
	static const uint8_t zero[32];
	struct guest_ring g;
	struct machine *m = open_busy(&g);

	(void)state;
	remember_fresh(m);
	bad = good;
	insert(&bad, bad.len, good.byte, hnl_load_le32(good.byte));
	assert_int_equal(check(m, &r, bad.byte, bad.len, 1000), -HNL_EBADMSG);
	assert_int_equal(r.report.reason, HNL_REASON_LEFTOVER);
	assert_int_equal(r.report.offset, good.len);
	bad = good;
	insert(&bad, bad.len, zero, sizeof(zero));
	assert_int_equal(check(m, &r, bad.byte, bad.len, 1000), -HNL_EBADMSG);
	expect_fresh(m);
	close_busy(m, &g);
}

static void stream_each_bit_flipped_refused_or_sound(void **state)
{
	struct guest_ring g;
	struct machine *m = open_busy(&g);
	unsigned int refused = 0, sound = 0;
	size_t bit;
	int err;

	(void)state;
	remember_fresh(m);
	for (bit = 0; bit < 8 * good.len; bit++) {
		good.byte[bit / 8] ^= (uint8_t)(1 << bit % 8);
		err = check(m, &r, good.byte, good.len, 1000);
		good.byte[bit / 8] ^= (uint8_t)(1 << bit % 8);
		if (err != 0) {
			assert_int_equal(r.report.err, err);
			assert_true(r.report.offset < good.len);
			refused++;
		} else {
			live_a_little(m, &r);
			sound++;
		}
		if (bit % 64 == 0)
			expect_fresh(m);
	}
	assert_true(refused > 1000 && sound > 1000);
	close_busy(m, &g);
}

static void stream_reordered_refused(void **state)
{
	static uint8_t first[512];
	struct guest_ring g;
	struct machine *m = open_busy(&g);
	size_t pos, a, b;
	int err;

	(void)state;
	remember_fresh(m);
	for (pos = 0; pos + (a = hnl_load_le32(good.byte + pos)) < good.len;
	     pos += a) {
		b = hnl_load_le32(good.byte + pos + a);
		bad = good;
		memcpy(first, bad.byte + pos, a);
		memmove(bad.byte + pos, bad.byte + pos + a, b);
		memcpy(bad.byte + pos + b, first, a);
		assert_int_equal(check(m, &r, bad.byte, bad.len, 1000),
				 -HNL_EBADMSG);
		expect_fresh(m);
		renumber(&bad);
		err = check(m, &r, bad.byte, bad.len, 1000);
		if (err == 0)
			hnl_restore_cancel(&r);
		expect_fresh(m);
	}
	close_busy(m, &g);
}

/* A18: not two bytes together of the rubble that all memory was full of. */
static void stream_no_stale_byte(void **state)
{
	struct guest_ring g;
	struct machine *m = open_busy(&g);
	size_t i;

	(void)state;
	for (i = 1; i < good.len; i++)
		assert_false(good.byte[i] == 0xa5 && good.byte[i - 1] == 0xa5);
	hnl_domain_thaw(m->domain);
	close_busy(m, &g);
}

static void save_buffer_too_small_refused(void **state)
{
	struct machine *m = machine_start(configure(HNL_GRANT_ALL));
	struct hnl_save s;
	size_t n;

	(void)state;
	freeze(m);
	hnl_save_begin(&s, m->domain);
	assert_int_equal(hnl_save_next(&s, m->cpu, batch, HNL_SAVE_MIN - 1, &n),
			 -HNL_ENOSPC);
	assert_int_equal(n, 0);
	hnl_domain_thaw(m->domain);
	machine_close(m);
}

static void restore_into_used_domain_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_busy(&g);

	(void)state;
	assert_int_equal(hnl_restore_begin(&r, m->domain, good.byte, good.len),
			 -HNL_EAGAIN);
	hnl_domain_thaw(m->domain);
	assert_int_equal(hnl_restore_begin(&r, m->domain, good.byte, good.len),
			 -HNL_EBUSY);
	close_busy(m, &g);
}

/* ---- a newer writer ---- */

static void attribute_unknown_ignored_critical_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_busy(&g);
	size_t i, pos, n;

	(void)state;
	remember_fresh(m);
	for (n = 0; record_at(&good, n) < good.len; n++)
		;
	for (i = 0; i < n; i++) {
		pos = record_at(&good, i);
		bad = good;
		add_attribute(&bad, pos, 0);
		assert_int_equal(check(m, &r, bad.byte, bad.len, 2), 0);
		hnl_restore_cancel(&r);
		bad = good;
		add_attribute(&bad, pos, HNL_ATTR_CRITICAL);
		assert_int_equal(check(m, &r, bad.byte, bad.len, 2),
				 -HNL_EOPNOTSUPP);
		assert_int_equal(r.report.reason, HNL_REASON_UNKNOWN);
		assert_int_equal(r.report.attribute, 200);
		assert_int_equal(r.report.offset,
				 pos + hnl_load_le32(good.byte + pos));
		expect_fresh(m);
	}
	close_busy(m, &g);
}

static void record_unknown_ignored_critical_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_busy(&g);
	size_t pos;

	(void)state;
	remember_fresh(m);
	for (pos = 0; pos < good.len; pos += hnl_load_le32(good.byte + pos)) {
		bad = good;
		add_record(&bad, pos, 0);
		assert_int_equal(check(m, &r, bad.byte, bad.len, 1000), 0);
		hnl_restore_cancel(&r);
		bad = good;
		add_record(&bad, pos, HNL_ATTR_CRITICAL);
		assert_int_equal(check(m, &r, bad.byte, bad.len, 1000),
				 -HNL_EOPNOTSUPP);
		assert_int_equal(r.report.record, 100);
		assert_int_equal(r.report.offset, pos + HNL_MSGHDR);
		expect_fresh(m);
	}
	close_busy(m, &g);
}

static void abi_other_refused(void **state)
{
	struct guest_ring g;
	struct machine *m = open_busy(&g);

	(void)state;
	remember_fresh(m);
	hnl_store_le32(good.byte + HNL_MSGHDR + HNL_ATTRHDR,
		       HNL_ABI_VERSION + 1);
	assert_int_equal(check(m, &r, good.byte, good.len, 1000),
			 -HNL_EOPNOTSUPP);
	assert_int_equal(r.report.attribute, HNL_STATE_A_DOMAIN_ABI);
	assert_int_equal(r.report.offset, HNL_MSGHDR);
	expect_fresh(m);
	close_busy(m, &g);
}

/* ---- a host that has less ---- */

static const struct hnl_restore_lacking *lacks(uint16_t family,
					       uint8_t feature)
{
	size_t i;

	for (i = 0; i < r.report.n_lacking; i++)
		if (r.report.lacking[i].family == family &&
		    r.report.lacking[i].feature == feature)
			return &r.report.lacking[i];
	fail_msg("family %u, feature %u is not listed", family, feature);
	return NULL;
}

static void features_lacking_listed_nothing_changed(void **state)
{
	const struct hnl_restore_lacking *l;
	struct guest_ring g;
	struct machine *m = open_busy(&g);

	(void)state;
	grants[1].features = HNL_GRANT_ALL & ~FIFO;
	remember_fresh(m);
	assert_int_equal(check(m, &r, good.byte, good.len, 1000),
			 -HNL_EOPNOTSUPP);
	assert_int_equal(r.report.n_lacking, 1);
	l = lacks(HNL_EVENT_FAMILY, HNL_EVENT_FEATURE_FIFO);
	assert_int_equal(l->why, HNL_RESTORE_NOT_GRANTED);
	assert_string_equal(l->name, "fifo");
	expect_fresh(m);
	/* No such family at all, and nobody who agrees on a feature. */
	m->hv_cfg.n_services = 1;
	m->hv_cfg.n_agreements = 0;
	rebuild(m);
	remember_fresh(m);
	assert_int_equal(check(m, &r, good.byte, good.len, 1000),
			 -HNL_EOPNOTSUPP);
	assert_true(r.report.n_lacking > 2);
	l = lacks(HNL_EVENT_FAMILY, 0);
	assert_int_equal(l->why, HNL_RESTORE_UNKNOWN);
	assert_string_equal(l->name, "event");
	l = lacks(HNL_EVENT_FAMILY, HNL_EVENT_FEATURE_FIFO);
	assert_int_equal(l->why, HNL_RESTORE_UNKNOWN);
	l = lacks(HNL_MEMORY_FAMILY, 1);
	assert_int_equal(l->why, HNL_RESTORE_NO_AGREEMENT);
	expect_fresh(m);
	close_busy(m, &g);
}

/* Each configuration has one limit that is too low. */
static void lower(struct machine *m, enum hnl_restore_limit limit)
{
	struct hnl_domain_config *d = &m->domain_cfg;

	switch (limit) {
	case HNL_RESTORE_LIMIT_MESSAGE:
		m->hv_cfg.max_message = 1024;
		break;
	case HNL_RESTORE_LIMIT_RINGS:
		d->rings = 2;
		break;
	case HNL_RESTORE_LIMIT_RING_PAGES:
		d->ring_pages = 4;
		break;
	case HNL_RESTORE_LIMIT_HIGHEST_GPA:
		d->highest_gpa -= 1;
		break;
	case HNL_RESTORE_LIMIT_VCPUS:
		d->vcpus = 1;
		break;
	case HNL_RESTORE_LIMIT_CALLS:
		d->calls = 1;
		break;
	case HNL_RESTORE_LIMIT_CALL_BYTES:
		d->call_bytes = 64;
		break;
	case HNL_RESTORE_LIMIT_GROUPS:
		d->groups = 0;
		break;
	default:
		d->event_bytes = 32;
		break;
	}
}

/* As if the first call were in the fourth place, of many. */
static void place_call_in_fourth(struct stream *s)
{
	size_t at = record_of(s, HNL_STATE_CMD_CALL);
	struct hnl_attr a = hnl_attr_find(s->byte + at,
					  hnl_load_le32(s->byte + at),
					  HNL_MSGHDR, HNL_STATE_A_CALL_TOKEN);

	assert_int_equal(a.reason, HNL_REASON_NONE);
	hnl_store_le16(s->byte + at + a.off, 3);
}

static void limit_lower_refused_and_named(void **state)
{
	enum hnl_restore_limit limit;
	struct guest_ring g;
	struct machine *m;
	int i;

	(void)state;
	for (i = HNL_RESTORE_LIMIT_MESSAGE; i <= HNL_RESTORE_LIMIT_EVENT_BYTES;
	     i++) {
		limit = (enum hnl_restore_limit)i;
		m = open_busy(&g);
		destroy_domain(m);
		make_domain(m, 0xa5);
		lower(m, limit);
		if (limit == HNL_RESTORE_LIMIT_CALLS)
			place_call_in_fourth(&good);
		rebuild(m);
		remember_fresh(m);
		if (check(m, &r, good.byte, good.len, 1000) != -HNL_ENOSPC ||
		    r.report.limit != limit ||
		    r.report.needed <= r.report.available)
			fail_msg("limit %d: %d, limit %u, reason %u", i,
				 r.report.err, r.report.limit,
				 r.report.reason);
		expect_fresh(m);
		close_busy(m, &g);
	}
}

/* ---- FIFO event channels, which the older host did not have ---- */

struct view {
	size_t len;
	uint8_t byte[1 << 16];
};

/* All that the domain can see of a family, and of what it is not given. */
static void look(struct machine *m, struct view *view)
{
	static const uint8_t cmd[] = { HNL_EVENT_CMD_INIT_CONTROL,
				       HNL_EVENT_CMD_EXPAND_ARRAY,
				       HNL_EVENT_CMD_SET_PRIORITY, 200 };
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST,
				    HNL_F_DUMP, 1);
	size_t i;

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_POLICY_FAMILY, HNL_EVENT_FAMILY);
	hnl_msg_end(&b);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_FEATURE_LIST, HNL_F_DUMP,
		  1);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0, 1);
	for (i = 0; i < COUNT(cmd); i++)
		put_empty(&b, HNL_EVENT_FAMILY, cmd[i], 0, 1);
	assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
	assert_true(m->answer_len <= sizeof(view->byte));
	view->len = m->answer_len;
	memcpy(view->byte, m->answer, view->len);
}

static void expect_no_fifo(const struct view *view)
{
	const uint8_t *last[4];
	struct hnl_extack x;
	struct hnl_msg a = { .next = 0 };
	size_t n = 0;

	while (a.next < view->len) {
		a = hnl_msg_at(view->byte, view->len, a.next);
		last[n++ % 4] = view->byte + a.off;
		if (a.next < view->len)
			continue;
		assert_int_equal(hnl_ack_read(view->byte, &a, &x), 0);
		assert_int_equal(x.err, -HNL_ENOSYS);
	}
	for (n = 1; n < 4; n++)
		assert_memory_equal(last[0], last[n], a.end - a.off);
}

static void hibernated_without_fifo_resumed_where_it_is_meets_the_same(
	void **state)
{
	static struct view before, after, newer;
	struct machine *m;

	(void)state;
	m = machine_start(configure(HNL_GRANT_ALL & ~FIFO));
	look(m, &before);
	expect_no_fifo(&before);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	grants[1].features = HNL_GRANT_ALL;
	make_domain(m, 0xa5);
	restore(m, &good);
	look(m, &after);
	assert_int_equal(before.len, after.len);
	assert_memory_equal(before.byte, after.byte, before.len);
	/* A domain that is new there sees that there is more. */
	destroy_domain(m);
	make_domain(m, 0xa5);
	look(m, &newer);
	assert_int_not_equal(before.len, newer.len);
	machine_close(m);
}

/* What all was granted of is what there was, not what there will be. */
static void grant_of_all_is_saved_as_what_there_is(void **state)
{
	struct machine *m = machine_start(configure(HNL_GRANT_ALL));

	(void)state;
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &good);
	assert_true(hnl_domain_grants(m->domain, 2) & FIFO);
	assert_true(hnl_domain_grants(m->domain, 2) < (uint64_t)1 << 8);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stream_cut_anywhere_refused),
		cmocka_unit_test(stream_with_more_behind_refused),
		cmocka_unit_test(stream_each_bit_flipped_refused_or_sound),
		cmocka_unit_test(stream_reordered_refused),
		cmocka_unit_test(stream_no_stale_byte),
		cmocka_unit_test(save_buffer_too_small_refused),
		cmocka_unit_test(restore_into_used_domain_refused),
		cmocka_unit_test(attribute_unknown_ignored_critical_refused),
		cmocka_unit_test(record_unknown_ignored_critical_refused),
		cmocka_unit_test(abi_other_refused),
		cmocka_unit_test(features_lacking_listed_nothing_changed),
		cmocka_unit_test(limit_lower_refused_and_named),
		cmocka_unit_test(
		    hibernated_without_fifo_resumed_where_it_is_meets_the_same),
		cmocka_unit_test(grant_of_all_is_saved_as_what_there_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
