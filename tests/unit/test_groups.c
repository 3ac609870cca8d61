/* SPDX-License-Identifier: MIT */
/*
 * Events: who is told, by which ring, in which order; what a domain that does
 * not read loses, and that it learns so once; that nobody else is held up.
 */
#include "flight.h"
#include "groups.h"

static uint8_t batch[HNL_MSG_MAX];

static struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

static const struct hnl_grant all_grants[] = {
	{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
	{ HNL_DOMAIN_FAMILY, HNL_GRANT_ALL },
};

/* With the family domain, of which the events alone are used here. */
static struct machine *new_listener(uint16_t id, uint32_t event_bytes)
{
	struct machine *m = machine_new();

	m->service[1].family = &hnl_domain_family;
	m->hv_cfg.n_services = 2;
	m->hv_cfg.n_domains = 2;
	m->hv_cfg.quantum = 4;
	m->domain_cfg.id = id;
	m->domain_cfg.groups = 3;
	m->domain_cfg.event_bytes = event_bytes;
	m->domain_cfg.grant = all_grants;
	m->domain_cfg.n_grants = 2;
	return m;
}

static struct hnl_extack join(struct machine *m, uint8_t cmd, uint32_t family,
			      uint32_t group, uint32_t ring)
{
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	if (cmd == HNL_CTRL_CMD_GROUP_JOIN)
		put_join(&b, 9, family, group, ring);
	else
		put_leave(&b, 9, family, group);
	return call_one(m, &b);
}

static void expect_joined(struct machine *m, uint32_t group, uint32_t ring)
{
	assert_int_equal(join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_FAMILY,
			      group, ring).err, 0);
}

/* Tells that domain number of is gone, in group state. */
static unsigned int tell(struct machine *m, uint16_t about, uint32_t of)
{
	struct hnl_domain_died_ntf e;
	uint8_t wire[256];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	hnl_domain_died_ntf_init(&e);
	hnl_domain_died_ntf_set_domain(&e, (uint16_t)of);
	hnl_domain_died_ntf_set_unique_id(&e, of);
	hnl_domain_died_ntf_encode(&b, 0, 0, 0, &e);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	return hnl_hv_tell(m->hv, about, wire, b.len);
}

struct heard {
	unsigned int n, overruns;
	uint64_t lost;
	uint32_t first, last;	/* domains told of */
};

/* Events of a ring so far; those of group state count up. */
static struct heard hear(struct guest_ring *g)
{
	struct heard h = { 0, 0, 0, 0, 0 };
	struct hnl_msg m = { .next = 0 };
	struct hnl_attr a;
	uint32_t v;

	guest_ring_take(g);
	while (m.next < g->got_len) {
		m = hnl_msg_at(g->got, g->got_len, m.next);
		if (m.head.seq != 0)
			continue;
		assert_int_equal(m.head.flags, 0);
		if (m.head.type == HNL_CTRL_FAMILY) {
			assert_int_equal(m.head.cmd, HNL_CTRL_CMD_OVERRUN);
			a = hnl_attr_find(g->got, m.end, m.body,
					  HNL_CTRL_A_GROUP_LOST);
			h.overruns++;
			h.lost += hnl_attr_u64(g->got, &a);
			continue;
		}
		assert_int_equal(m.head.cmd, HNL_DOMAIN_CMD_DIED);
		a = hnl_attr_find(g->got, m.end, m.body,
				  HNL_DOMAIN_A_DOMAIN);
		v = hnl_load_le16(g->got + a.off);
		if (h.n++ == 0)
			h.first = v;
		else
			assert_true(v > h.last);
		h.last = v;
	}
	return h;
}

/* ---- who is told ---- */

static void events_in_order_by_the_ring_that_joined(void **state)
{
	struct machine *m = machine_start(new_listener(0, 1 << 12));
	struct guest_ring g, other;
	uint32_t i;

	(void)state;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, m, 1);
	assert_int_equal(tell(m, 0, 1), 0);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	for (i = 1; i <= 20; i++)
		assert_int_equal(tell(m, 0, i), 1);
	/* Joined again: from here on by the other ring. */
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 1);
	for (; i <= 30; i++)
		assert_int_equal(tell(m, 0, i), 1);
	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_GROUP_LIST), 1);
	ignore((int)serve_all(m));
	assert_int_equal(hear(&g).n, 20);
	assert_int_equal(hear(&g).last, 20);
	assert_int_equal(hear(&other).n, 10);
	assert_int_equal(hear(&other).first, 21);
	assert_int_equal(hear(&other).overruns + hear(&g).overruns, 0);
	assert_int_equal(join(m, HNL_CTRL_CMD_GROUP_LEAVE, HNL_DOMAIN_FAMILY,
			      HNL_DOMAIN_GROUP_STATE, 0).err, 0);
	assert_int_equal(join(m, HNL_CTRL_CMD_GROUP_LEAVE, HNL_DOMAIN_FAMILY,
			      HNL_DOMAIN_GROUP_STATE, 0).err, -HNL_ENOENT);
	assert_int_equal(tell(m, 0, 31), 0);
	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_GROUP_LIST), 0);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

static void event_about_another_told_if_the_embedder_allows(void **state)
{
	struct machine *m = machine_start(new_listener(0, 1 << 12));
	struct machine *n = machine_lodge(new_listener(1, 1 << 12), m);
	struct guest_ring g, other;

	(void)state;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, n, 0);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	expect_joined(n, HNL_DOMAIN_GROUP_STATE, 0);
	assert_int_equal(tell(m, 1, 1), 1);
	m->hears = true;
	assert_int_equal(tell(m, 1, 2), 2);
	assert_int_equal(tell(m, 0, 3), 1);
	ignore((int)serve_all(m));
	assert_int_equal(hear(&g).first, 2);
	assert_int_equal(hear(&g).n, 2);
	assert_int_equal(hear(&other).n, 2);
	assert_int_equal(hear(&other).last, 2);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(n);
	machine_close(m);
}

/* ---- A22: who does not read ---- */

static void a22_events_not_read_lost_counted_told_once(void **state)
{
	struct machine *m = machine_start(new_listener(0, 256));
	struct guest_ring g, other;
	unsigned int told = 0;
	struct heard h;
	uint32_t i;

	(void)state;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, m, 1);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	for (i = 1; i <= 100; i++)
		told += tell(m, 0, i);
	/* A ring that joined nothing is told nothing, not even that. */
	ignore(hnl_hv_kick(m->cpu, m->domain, 1));
	ignore((int)serve_all(m));
	ignore(hnl_hv_kick(m->cpu, m->domain, 1));
	h = hear(&g);
	assert_int_equal(h.overruns, 1);
	assert_int_equal(h.n + h.lost, 100);
	assert_int_equal(h.n, told);
	assert_int_equal(h.last, h.n);
	assert_int_equal(call_counts(m).lost, h.lost);
	for (i = 0; i < 5; i++)
		ignore(hnl_hv_kick(m->cpu, m->domain, i % 2));
	assert_int_equal(hear(&g).overruns, 1);
	assert_int_equal(hear(&other).overruns, 0);
	assert_int_equal(other.got_len, 0);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* The ring that joined is gone: the next one that joins is told. */
static void a22_overrun_told_by_a_ring_that_joined_alone(void **state)
{
	struct machine *m = machine_start(new_listener(0, 256));
	struct guest_ring g, other;
	uint32_t i;

	(void)state;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, m, 1);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	for (i = 1; i <= 50; i++)
		ignore((int)tell(m, 0, i));
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0).err, 0);
	ignore((int)serve_all(m));
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 1), 0);
	assert_int_equal(hear(&other).overruns, 0);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 1);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 1), 0);
	assert_int_equal(hear(&other).overruns, 1);
	assert_int_equal(hear(&other).n, 0);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* One's completions are full: its events and requests wait, others' do not. */
static void a22_completions_not_read_that_domain_alone_waits(void **state)
{
	struct machine *m = machine_start(new_listener(0, 1 << 13));
	struct machine *n = machine_lodge(new_listener(1, 1 << 13), m);
	struct guest_ring g, other;
	struct hnl_builder b;
	uint32_t i;

	(void)state;
	m->hears = true;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, n, 0);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	expect_joined(n, HNL_DOMAIN_GROUP_STATE, 0);
	for (i = 1; i <= 400; i++) {
		ignore((int)tell(m, 1, i));
		ignore((int)serve_all(m));
		assert_int_equal(hear(&other).last, i);
	}
	b = begin();
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 9);
	guest_ring_send(&g, batch, b.len);
	guest_ring_send(&other, batch, b.len);
	ignore(hnl_hv_kick(m->cpu, n->domain, 0));
	ignore(hnl_hv_kick(m->cpu, m->domain, 0));
	ignore((int)serve_all(m));
	guest_ring_take(&other);
	assert_int_equal(final_of(&other, 1).x.err, 0);
	assert_int_equal(m->sets, 0);
	while (n_finals(&g) == 0) {
		guest_ring_take(&g);
		ignore(hnl_hv_kick(m->cpu, m->domain, 0));
		ignore((int)serve_all(m));
	}
	assert_int_equal(hear(&g).n + hear(&g).lost, 400);
	assert_int_equal(hear(&g).overruns, 1);
	assert_int_equal(hear(&other).overruns, 0);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(n);
	machine_close(m);
}

/* ---- rings that go ---- */

static void ring_gone_while_events_wait_other_ring_told_its_own(void **state)
{
	struct machine *m = machine_start(new_listener(0, 1 << 12));
	struct guest_ring g, other;
	uint32_t i;

	(void)state;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, m, 1);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	for (i = 1; i <= 5; i++)
		ignore((int)tell(m, 0, i));
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 1);
	ignore((int)tell(m, 0, 6));
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0).err, 0);
	ignore((int)serve_all(m));
	assert_int_equal(hear(&g).n, 0);
	assert_int_equal(hear(&other).n, 1);
	assert_int_equal(hear(&other).last, 6);
	/* It was joined by the ring that is gone: by none now. */
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 1).err, 0);
	assert_int_equal(tell(m, 0, 7), 0);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- A25 ---- */

/* Byte for byte as a group that there never was. */
static void a25_group_not_granted_as_one_never_defined(void **state)
{
	static const struct hnl_grant none[] = { { HNL_DOMAIN_FAMILY, 0 } };
	struct machine *m = new_listener(0, 1 << 12), *n = machine_new();
	struct guest_ring g, h;
	uint32_t group;

	(void)state;
	m->domain_cfg.grant = none;
	m->domain_cfg.n_grants = 1;
	machine_start(m);
	n->domain_cfg.groups = 3;
	n->domain_cfg.event_bytes = 1 << 12;
	machine_start(n);
	open_small_ring(&g, m, 0);
	open_small_ring(&h, n, 0);
	for (group = 1; group < 6; group++) {
		assert_int_equal(join(m, HNL_CTRL_CMD_GROUP_JOIN,
				      HNL_DOMAIN_FAMILY, group, 0).err,
				 -HNL_ENOENT);
		ignore(join(n, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_FAMILY,
			    group, 0).err);
		assert_int_equal(m->answer_len, n->answer_len);
		assert_memory_equal(m->answer, n->answer, n->answer_len);
	}
	assert_int_equal(tell(m, 0, 1), 0);
	guest_ring_close(&h);
	guest_ring_close(&g);
	machine_close(n);
	machine_close(m);
}

/* In a group that was granted, an event that was not. */
static void a25_event_not_granted_in_a_granted_group_not_told(void **state)
{
	struct hnl_command commands[64];
	struct hnl_family family = hnl_domain_family;
	struct hnl_grant some[] = { { HNL_DOMAIN_FAMILY, 1 } };
	struct machine *m = new_listener(0, 1 << 12);
	struct guest_ring g;

	(void)state;
	assert_true(family.n_commands <= COUNT(commands));
	memcpy(commands, family.command, family.n_commands * sizeof(*commands));
	commands[HNL_DOMAIN_CMD_DIED].feature = 5;
	family.command = commands;
	m->service[1].family = &family;
	m->domain_cfg.grant = some;
	m->domain_cfg.n_grants = 1;
	machine_start(m);
	open_small_ring(&g, m, 0);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	assert_int_equal(tell(m, 0, 1), 0);
	ignore((int)serve_all(m));
	assert_int_equal(hear(&g).n, 0);
	guest_ring_close(&g);
	machine_close(m);
}

static void group_beyond_the_quota_or_of_no_ring_refused(void **state)
{
	struct machine *m = new_listener(0, 1 << 12);
	struct guest_ring g;
	struct hnl_extack x;

	(void)state;
	m->domain_cfg.groups = 1;
	machine_start(m);
	open_small_ring(&g, m, 0);
	x = join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_FAMILY,
		 HNL_DOMAIN_GROUP_STATE, 2);
	assert_int_equal(x.err, -HNL_ENOENT);
	assert_int_equal(x.type, HNL_CTRL_A_GROUP_RING);
	x = join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_FAMILY,
		 HNL_DOMAIN_GROUP_STATE, 1000);
	assert_int_equal(x.err, -HNL_ENOENT);
	assert_int_equal(x.type, HNL_CTRL_A_GROUP_RING);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	x = join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_CTRL_FAMILY,
		 HNL_CTRL_GROUP_PROGRESS, 0);
	assert_int_equal(x.err, -HNL_ENOSPC);
	assert_int_equal(x.reason, HNL_REASON_QUOTA);
	guest_ring_close(&g);
	machine_close(m);
}

/* It has no number that a teller could find it by. */
static void domain_without_a_number_here_hears_nothing(
	void **state)
{
	struct machine *m = machine_start(new_listener(1000, 1 << 12));
	struct guest_ring g;

	(void)state;
	open_small_ring(&g, m, 0);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_GROUP_LIST), 1);
	assert_int_equal(tell(m, 1000, 1), 0);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), 0);
	assert_int_equal(hear(&g).n, 0);
	guest_ring_close(&g);
	machine_close(m);
}

static void nobody_to_ask_who_may_hear_of_itself_alone(void **state)
{
	struct hnl_hv_port port = machine_port;
	struct machine *m = new_listener(0, 1 << 12);
	struct guest_ring g;

	(void)state;
	port.hears = NULL;
	m->hv_cfg.port = &port;
	machine_start(m);
	open_small_ring(&g, m, 0);
	expect_joined(m, HNL_DOMAIN_GROUP_STATE, 0);
	assert_int_equal(tell(m, 1, 1), 0);
	assert_int_equal(tell(m, 0, 2), 1);
	ignore((int)serve_all(m));
	assert_int_equal(hear(&g).first, 2);
	guest_ring_close(&g);
	machine_close(m);
}

/* Places for groups, and none for events. */
static void domain_without_a_mailbox_joins_nothing(void **state)
{
	struct machine *m = machine_start(new_listener(0, 0));
	struct guest_ring g;
	struct hnl_extack x;

	(void)state;
	open_small_ring(&g, m, 0);
	x = join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_FAMILY,
		 HNL_DOMAIN_GROUP_STATE, 0);
	assert_int_equal(x.err, -HNL_ENOSPC);
	assert_int_equal(x.reason, HNL_REASON_QUOTA);
	assert_int_equal(tell(m, 0, 1), 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* A call that gives up is told each time, with units that grow. */
static void progress_told_at_each_turn(void **state)
{
	struct machine *m = machine_start(new_listener(0, 1 << 12));
	struct guest_ring g, other;
	struct hnl_builder b = begin();
	struct hnl_msg a = { .next = 0 };
	unsigned int n = 0;

	(void)state;
	open_small_ring(&g, m, 0);
	open_small_ring(&other, m, 1);
	assert_int_equal(join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_CTRL_FAMILY,
			      HNL_CTRL_GROUP_PROGRESS, 1).err, 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 32);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	ignore((int)serve_all(m));
	guest_ring_take(&other);
	while (a.next < other.got_len) {
		a = hnl_msg_at(other.got, other.got_len, a.next);
		assert_int_equal(a.head.cmd, HNL_CTRL_CMD_CALL_PROGRESS);
		n++;
	}
	assert_in_range(n, 32 / 4 - 2, 32);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	assert_int_equal(answers_in(g.got, g.got_len), 1);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(events_in_order_by_the_ring_that_joined),
		cmocka_unit_test(
			event_about_another_told_if_the_embedder_allows),
		cmocka_unit_test(a22_events_not_read_lost_counted_told_once),
		cmocka_unit_test(a22_overrun_told_by_a_ring_that_joined_alone),
		cmocka_unit_test(
			a22_completions_not_read_that_domain_alone_waits),
		cmocka_unit_test(
			ring_gone_while_events_wait_other_ring_told_its_own),
		cmocka_unit_test(a25_group_not_granted_as_one_never_defined),
		cmocka_unit_test(
			a25_event_not_granted_in_a_granted_group_not_told),
		cmocka_unit_test(group_beyond_the_quota_or_of_no_ring_refused),
		cmocka_unit_test(progress_told_at_each_turn),
		cmocka_unit_test(
			domain_without_a_number_here_hears_nothing),
		cmocka_unit_test(nobody_to_ask_who_may_hear_of_itself_alone),
		cmocka_unit_test(domain_without_a_mailbox_joins_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
