/* SPDX-License-Identifier: MIT */
/*
 * Events around a save that came to nothing: what is told behind it is lost and
 * said once when the domain goes on; a restore that is given up leaves no trace.
 *
 *	freeze --> save --> told here: lost --> thaw --> overrun, with the count
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "groups.h"
#include "snapshot.h"

#define BOX 1024u

static struct stream stream;

static struct machine *listener(struct guest_ring *g)
{
	static const struct hnl_grant grants[] = {
		{ HNL_DOMAIN_FAMILY, HNL_GRANT_ALL },
	};
	struct machine *m = machine_new();
	uint8_t wire[256];
	struct hnl_builder b;

	m->service[1].family = &hnl_domain_family;
	m->hv_cfg.n_services = 2;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.groups = 2;
	m->domain_cfg.event_bytes = BOX;
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = COUNT(grants);
	machine_start(m);
	guest_ring_open(g, m, 0, FREE_PAGE, 1, 1);
	b = batch_begin(wire, sizeof(wire));
	put_join(&b, 9, HNL_DOMAIN_FAMILY, HNL_DOMAIN_GROUP_STATE, 0);
	assert_int_equal(call_one(m, &b).err, 0);
	return m;
}

/* The events of a ring, and what its one overrun says was lost. */
static uint32_t heard(struct guest_ring *g, uint64_t *lost)
{
	struct hnl_msg m = { .next = 0 };
	struct hnl_attr a;
	uint32_t n = 0;

	ignore((int)serve_all(g->m));
	guest_ring_take(g);
	*lost = 0;
	while (m.next < g->got_len) {
		m = hnl_msg_at(g->got, g->got_len, m.next);
		n += m.head.type == HNL_DOMAIN_FAMILY;
		if (m.head.type != HNL_CTRL_FAMILY)
			continue;
		assert_int_equal(m.head.cmd, HNL_CTRL_CMD_OVERRUN);
		assert_int_equal(*lost, 0);
		a = hnl_attr_find(g->got, m.end, m.body, HNL_CTRL_A_GROUP_LOST);
		*lost = hnl_attr_u64(g->got, &a);
	}
	return n;
}

static void told_behind_a_save_lost_counted_told_after_thaw(void **state)
{
	struct guest_ring g;
	struct machine *m = listener(&g);
	uint64_t lost;

	(void)state;
	assert_int_equal(tell_died(m->hv, 0, 1), 1);
	freeze(m);
	assert_int_equal(tell_died(m->hv, 0, 2), 1);
	save(m, &stream, STREAM_MAX);
	assert_int_equal(tell_died(m->hv, 0, 3), 0);
	assert_int_equal(tell_died(m->hv, 0, 4), 0);
	hnl_domain_thaw(m->domain);
	assert_int_equal(tell_died(m->hv, 0, 5), 1);
	assert_int_equal(heard(&g, &lost), 3);
	assert_int_equal(lost, 2);
	guest_ring_close(&g);
	machine_close(m);
}

static void restore_given_up_often_events_have_all_their_room(void **state)
{
	static struct hnl_restore r;
	struct guest_ring g;
	struct machine *m = listener(&g);
	uint64_t lost;
	int i;

	(void)state;
	assert_int_equal(tell_died(m->hv, 0, 1), 1);
	freeze(m);
	save(m, &stream, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	for (i = 0; i < 20; i++) {
		assert_int_equal(check(m, &r, stream.byte, stream.len, 1000),
				 0);
		hnl_restore_cancel(&r);
	}
	restore(m, &stream);
	assert_int_equal(tell_died(m->hv, 0, 2), 1);
	assert_int_equal(heard(&g, &lost), 2);
	assert_int_equal(lost, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* Without the record that says that it joined the group of migration. */
static void drop_migration(struct stream *s)
{
	size_t pos = record_of(s, HNL_STATE_CMD_MEMBER), next;
	struct hnl_msg m;
	struct hnl_attr a;

	for (;; pos = next) {
		m = hnl_msg_at(s->byte, s->len, pos);
		next = m.next;
		assert_int_equal(m.head.cmd, HNL_STATE_CMD_MEMBER);
		a = hnl_attr_find(s->byte, m.end, m.body,
				  HNL_STATE_A_EVENT_GROUP);
		if (hnl_attr_u8(s->byte, &a) == HNL_DOMAIN_GROUP_MIGRATION)
			break;
	}
	memmove(s->byte + pos, s->byte + next, s->len - next);
	s->len -= next - pos;
	renumber(s);
}

/* Two events of the group state, and three of migration around them. */
static struct machine *listener_told_of_both(struct guest_ring *g)
{
	struct machine *m = listener(g);
	uint8_t wire[256];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_join(&b, 9, HNL_DOMAIN_FAMILY, HNL_DOMAIN_GROUP_MIGRATION, 0);
	assert_int_equal(call_one(m, &b).err, 0);
	assert_int_equal(tell_migration(m->hv, 1), 1);
	assert_int_equal(tell_died(m->hv, 0, 1), 1);
	assert_int_equal(tell_migration(m->hv, 0), 1);
	assert_int_equal(tell_died(m->hv, 0, 2), 1);
	assert_int_equal(tell_migration(m->hv, 1), 1);
	return m;
}

/*
 * One record a time, and one event: so no call takes long. What the stream says
 * of these that are not for it, its share has room for again.
 */
static void a17_events_of_a_group_not_joined_lost_and_counted(void **state)
{
	static struct hnl_restore r;
	struct guest_ring g;
	struct machine *m = listener_told_of_both(&g);
	uint32_t waits = m->domain->ring[0].hearing.waits, n = 0;
	uint64_t lost;
	int err;

	(void)state;
	freeze(m);
	save(m, &stream, STREAM_MAX);
	drop_migration(&stream);
	destroy_domain(m);
	make_domain(m, 0xa5);
	assert_int_equal(hnl_restore_begin(&r, m->domain, stream.byte,
					   stream.len), 0);
	for (; (err = hnl_restore_check(&r, m->cpu, 1)) == -HNL_EAGAIN; n++)
		;
	assert_int_equal(err, 0);
	assert_int_equal(n, r.records + 5);
	commit(&r);
	assert_in_range(m->domain->ring[0].hearing.waits, 1, waits - 60);
	assert_int_equal(heard(&g, &lost), 2);
	assert_int_equal(lost, 3);
	assert_true(m->domain->mailbox->lost_ever == 3);
	assert_int_equal(tell_died(m->hv, 0, 3), 1);
	assert_int_equal(heard(&g, &lost), 3);
	assert_int_equal(lost, 3);
	guest_ring_close(&g);
	machine_close(m);
}

/* No lie: what waited when it left waits for nobody any more. */
static void events_of_a_group_left_lost_and_counted(void **state)
{
	struct guest_ring g;
	struct machine *m = listener_told_of_both(&g);
	uint8_t wire[256];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	uint64_t lost;

	(void)state;
	put_leave(&b, 9, HNL_DOMAIN_FAMILY, HNL_DOMAIN_GROUP_STATE);
	assert_int_equal(call_one(m, &b).err, 0);
	freeze(m);
	save(m, &stream, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &stream);
	assert_int_equal(heard(&g, &lost), 3);
	assert_int_equal(lost, 2);
	guest_ring_close(&g);
	machine_close(m);
}

/* The second event is for a ring that does not live, says the stream. */
static void for_another_ring(struct stream *s, uint32_t ring)
{
	struct hnl_msg m = hnl_msg_at(s->byte, s->len,
				      record_of(s, HNL_STATE_CMD_EVENT));
	struct hnl_attr a;

	do
		m = hnl_msg_at(s->byte, s->len, m.next);
	while (m.head.cmd != HNL_STATE_CMD_EVENT);
	a = hnl_attr_find(s->byte, m.end, m.body, HNL_STATE_A_EVENT_RING);
	hnl_store_le32(s->byte + a.off, ring);
}

/* Else the next ring of that number heard it, which has joined nothing. */
static void a17_event_for_a_ring_that_does_not_live_lost_and_counted(
	void **state)
{
	const uint32_t rings[] = { 1, 60 };
	struct guest_ring g;
	struct machine *m;
	uint64_t lost;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rings); i++) {
		m = listener(&g);
		assert_int_equal(tell_died(m->hv, 0, 1), 1);
		assert_int_equal(tell_died(m->hv, 0, 2), 1);
		freeze(m);
		save(m, &stream, STREAM_MAX);
		for_another_ring(&stream, rings[i]);
		destroy_domain(m);
		make_domain(m, 0xa5);
		restore(m, &stream);
		assert_true(m->domain->mailbox->lost_ever == 1);
		assert_int_equal(heard(&g, &lost), 1);
		assert_int_equal(lost, 1);
		guest_ring_close(&g);
		machine_close(m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			told_behind_a_save_lost_counted_told_after_thaw),
		cmocka_unit_test(
			restore_given_up_often_events_have_all_their_room),
		cmocka_unit_test(
			a17_events_of_a_group_not_joined_lost_and_counted),
		cmocka_unit_test(events_of_a_group_left_lost_and_counted),
		cmocka_unit_test(
		    a17_event_for_a_ring_that_does_not_live_lost_and_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
