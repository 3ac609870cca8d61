/* SPDX-License-Identifier: MIT */
/*
 * Rings of one domain that hear of one mailbox: one that is not read, one that
 * was destroyed, and one beside it that is read.
 *
 *	ring 0	group migration, its completions are full
 *	ring 1	group state, is read
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "groups.h"

#define BOX 4096u
#define PLUGS 40u

static uint8_t wire[HNL_PAGE];

static const struct hnl_grant grants[] = {
	{ HNL_DOMAIN_FAMILY, HNL_GRANT_ALL },
};

static struct machine *open_box_of(const struct hnl_hv_port *port,
				   uint32_t size)
{
	struct machine *m = machine_new();

	m->service[1].family = &hnl_domain_family;
	m->hv_cfg.n_services = 2;
	m->hv_cfg.n_domains = 1;
	if (port != NULL)
		m->hv_cfg.port = port;
	m->domain_cfg.groups = 4;
	m->domain_cfg.event_bytes = size;
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = COUNT(grants);
	return machine_start(m);
}

static struct machine *open_box(const struct hnl_hv_port *port)
{
	return open_box_of(port, BOX);
}

static void leave(struct machine *m, uint32_t group)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_leave(&b, 9, HNL_DOMAIN_FAMILY, group);
	assert_int_equal(call_one(m, &b).err, 0);
}

static void join(struct machine *m, uint32_t group, uint32_t ring)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_join(&b, 9, HNL_DOMAIN_FAMILY, group, ring);
	assert_int_equal(call_one(m, &b).err, 0);
}

/* ---- what a ring was told ---- */

struct heard {
	unsigned int n, overruns;
	uint64_t lost;
};

static struct heard heard_by(const struct guest_ring *g, uint16_t family)
{
	struct hnl_msg m = { .next = 0 };
	struct heard h = { 0, 0, 0 };
	struct hnl_attr a;

	while (m.next < g->got_len) {
		m = hnl_msg_at(g->got, g->got_len, m.next);
		if (m.head.seq != 0)
			continue;
		h.n += m.head.type == family;
		if (m.head.type != HNL_CTRL_FAMILY)
			continue;
		h.overruns++;
		a = hnl_attr_find(g->got, m.end, m.body, HNL_CTRL_A_GROUP_LOST);
		assert_int_equal(a.reason, HNL_REASON_NONE);
		h.lost += hnl_attr_u64(g->got, &a);
	}
	return h;
}

static void serve(struct guest_ring *g)
{
	ignore(hnl_hv_kick(g->m->cpu, g->m->domain, g->id));
	ignore((int)serve_all(g->m));
	guest_ring_take(g);
}

/* Requests until the completions of this ring hold no more. */
static void plug(struct guest_ring *g)
{
	uint32_t round, i;

	for (round = 0; round < PLUGS; round++) {
		struct hnl_builder b = batch_begin(wire, sizeof(wire));

		put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0,
			  1 + round);
		for (i = 0; i < PLUGS; i++)
			if (!hnl_producer_copy(&g->sq, wire, b.len))
				break;
		ignore(hnl_producer_publish(&g->sq));
		ignore(hnl_hv_kick(g->m->cpu, g->m->domain, g->id));
		ignore((int)serve_all(g->m));
	}
}

struct two {
	struct machine *m;
	struct guest_ring shut, open;
};

static void open_two(struct two *t)
{
	t->m = open_box(NULL);
	open_small_ring(&t->shut, t->m, 0);
	open_small_ring(&t->open, t->m, 1);
	join(t->m, HNL_DOMAIN_GROUP_MIGRATION, 0);
	join(t->m, HNL_DOMAIN_GROUP_STATE, 1);
	plug(&t->shut);
}

static void close_two(struct two *t)
{
	guest_ring_close(&t->shut);
	guest_ring_close(&t->open);
	machine_close(t->m);
}

static void tell_the_shut(struct two *t, uint32_t n)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		assert_int_equal(tell_migration(t->m->hv, i), 1);
}

/* So many are told to the ring that is read, one at a time. */
static void tell_the_open(struct two *t, uint32_t n)
{
	uint32_t i;

	for (i = 0; i < n; i++) {
		assert_int_equal(tell_died(t->m->hv, 0, i), 1);
		serve(&t->open);
	}
}

/* Until nothing waits for it any more. */
static void read_all(struct guest_ring *g)
{
	uint32_t i;

	for (i = 0; i < 2 * PLUGS; i++) {
		guest_ring_take(g);
		serve(g);
	}
}

/* ---- a ring that is not read ---- */

static void full_ring_holds_up_no_other(void **state)
{
	struct two t;

	(void)state;
	open_two(&t);
	tell_the_shut(&t, 20);
	tell_the_open(&t, 300);
	assert_int_equal(heard_by(&t.open, HNL_DOMAIN_FAMILY).n, 300);
	assert_int_equal(heard_by(&t.open, HNL_DOMAIN_FAMILY).overruns, 0);
	close_two(&t);
}

/* For less than its share of others' events it waits, and loses none. */
static void full_ring_is_told_when_it_is_read(void **state)
{
	struct two t;

	(void)state;
	open_two(&t);
	tell_the_shut(&t, 20);
	tell_the_open(&t, 5);
	read_all(&t.shut);
	assert_int_equal(heard_by(&t.open, HNL_DOMAIN_FAMILY).n, 5);
	assert_int_equal(heard_by(&t.shut, HNL_DOMAIN_FAMILY).n, 20);
	assert_int_equal(heard_by(&t.shut, HNL_DOMAIN_FAMILY).overruns, 0);
	close_two(&t);
}

/* What a ring lost for another is told to it, and counted to the last. */
static void who_loses_is_told_who_reads_is_not(void **state)
{
	struct heard shut, open;
	struct two t;
	uint32_t i;

	(void)state;
	open_two(&t);
	for (i = 0; i < 500; i++)
		ignore((int)tell_migration(t.m->hv, i));
	tell_the_open(&t, 300);
	read_all(&t.shut);
	open = heard_by(&t.open, HNL_DOMAIN_FAMILY);
	shut = heard_by(&t.shut, HNL_DOMAIN_FAMILY);
	assert_int_equal(open.n, 300);
	assert_int_equal(open.overruns, 0);
	assert_int_equal(shut.overruns, 1);
	assert_int_equal(shut.n + shut.lost, 500);
	assert_int_equal(call_counts(t.m).lost, shut.lost);
	close_two(&t);
}

/* ---- how much room is whose ---- */

static uint32_t waits_of(const struct two *t, uint32_t ring)
{
	return t->m->domain->ring[ring].hearing.waits;
}

static uint32_t used_of(const struct two *t)
{
	const struct mailbox *box = t->m->domain->mailbox;

	return box->tail - box->head;
}

/* Nobody has joined a group any more: all of the mailbox is anybody's. */
static void what_waits_for_a_full_ring_that_left_makes_room(void **state)
{
	struct heard h;
	struct two t;
	uint32_t i;

	(void)state;
	open_two(&t);
	leave(t.m, HNL_DOMAIN_GROUP_STATE);
	for (i = 0; used_of(&t) <= BOX * 3 / 4; i++) {
		assert_int_equal(tell_migration(t.m->hv, i), 1);
		ignore((int)serve_all(t.m));
	}
	leave(t.m, HNL_DOMAIN_GROUP_MIGRATION);
	serve(&t.open);
	assert_in_range(used_of(&t), BOX / 2 - 64, BOX / 2);
	read_all(&t.shut);
	h = heard_by(&t.shut, HNL_DOMAIN_FAMILY);
	assert_int_equal(h.n + h.lost, i);
	assert_true(h.lost != 0);
	close_two(&t);
}

/* Refused for want of room, it has its whole share once: others lose for it. */
static void ring_that_was_refused_has_its_share_at_the_next_turn(void **state)
{
	struct two t;
	uint32_t i;

	(void)state;
	open_two(&t);
	leave(t.m, HNL_DOMAIN_GROUP_STATE);
	for (i = 0; tell_migration(t.m->hv, i) != 0; i++)
		;
	join(t.m, HNL_DOMAIN_GROUP_STATE, 1);
	assert_int_equal(tell_died(t.m->hv, 0, 1), 0);
	assert_true(t.m->domain->mailbox->refused);
	serve(&t.open);
	assert_in_range(used_of(&t), BOX / 2 - 64, BOX / 2);
	assert_false(t.m->domain->mailbox->refused);
	assert_int_equal(heard_by(&t.open, HNL_DOMAIN_FAMILY).lost, 1);
	assert_int_equal(tell_died(t.m->hv, 0, 2), 1);
	close_two(&t);
}

/* Both are full: who has half of its share waiting is in no need of more. */
static void ring_with_half_of_its_share_takes_nothing_from_others(void **state)
{
	uint64_t lost;
	struct two t;
	uint32_t i;

	(void)state;
	open_two(&t);
	plug(&t.open);
	for (i = 0; i < 20; i++) {
		assert_int_equal(tell_migration(t.m->hv, i), 1);
		assert_int_equal(tell_died(t.m->hv, 0, i), 1);
		ignore((int)serve_all(t.m));
	}
	while (waits_of(&t, 0) <= BOX / 4)
		assert_int_equal(tell_migration(t.m->hv, i++), 1);
	while (waits_of(&t, 1) < BOX / 4)
		assert_int_equal(tell_died(t.m->hv, 0, i++), 1);
	assert_false(t.m->domain->mailbox->refused);
	lost = t.m->domain->mailbox->lost_ever;
	for (i = 0; i < 2; i++)
		ignore(hnl_hv_kick(t.m->cpu, t.m->domain, i));
	assert_true(t.m->domain->mailbox->lost_ever == lost);
	assert_true(waits_of(&t, 0) > BOX / 4);
	close_two(&t);
}

/* All of it was lost, and there is no room to say so: then it is said later. */
static void overrun_waits_for_room_as_any_event(void **state)
{
	struct machine *m = open_box_of(NULL, 32);
	struct guest_ring g;
	struct heard h;
	uint32_t n;

	(void)state;
	open_small_ring(&g, m, 0);
	join(m, HNL_DOMAIN_GROUP_STATE, 0);
	plug(&g);
	for (n = 0; m->domain->ring[0].hearing.lost == 0; n++) {
		assert_int_equal(tell_died(m->hv, 0, n), 0);
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), 0);
	}
	assert_int_equal(m->domain->ring[0].hearing.lost, 1);
	read_all(&g);
	h = heard_by(&g, HNL_DOMAIN_FAMILY);
	assert_int_equal(h.n, 0);
	assert_int_equal(h.overruns, n);
	assert_int_equal(h.lost, n);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- rings that do not listen any more ---- */

/* By indices that are a lie, whichever is looked at. */
static void stop_by_lies(struct guest_ring *g)
{
	hnl_store_release(ring_line(g, HNL_RING_CQ_CONSUMER), 2);
	hnl_store_release(ring_line(g, HNL_RING_SQ_PRODUCER), 2);
	assert_int_equal(hnl_hv_kick(g->m->cpu, g->m->domain, g->id),
			 -HNL_EBADMSG);
}

static void what_waits_for_a_stopped_ring_is_in_nobody_s_way(void **state)
{
	struct two t;
	uint32_t i;

	(void)state;
	open_two(&t);
	for (i = 0; tell_migration(t.m->hv, i) != 0; i++)
		;
	stop_by_lies(&t.shut);
	assert_int_equal(tell_died(t.m->hv, 0, 1), 1);
	assert_true(used_of(&t) > BOX / 4);
	serve(&t.open);
	assert_int_equal(heard_by(&t.open, HNL_DOMAIN_FAMILY).n, 1);
	assert_int_equal(used_of(&t), 0);
	close_two(&t);
}

/* Three rings; the first one lost an event, and is gone. */
static struct machine *open_gone(struct guest_ring g[3])
{
	struct machine *m = open_box(NULL);
	uint32_t i;

	for (i = 0; i < 3; i++)
		open_small_ring(&g[i], m, i);
	join(m, HNL_DOMAIN_GROUP_MIGRATION, 0);
	for (i = 0; tell_migration(m->hv, i) != 0; i++)
		;
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0).err, 0);
	ignore((int)serve_all(m));
	return m;
}

static void close_three(struct machine *m, struct guest_ring g[3])
{
	unsigned int i;

	for (i = 0; i < 3; i++)
		guest_ring_close(&g[i]);
	machine_close(m);
}

/* A ring that joined nothing finds it owed, and wakes who is to be told. */
static void overrun_of_a_ring_that_is_gone_told_to_who_listens(void **state)
{
	struct guest_ring g[3];
	struct machine *m = open_gone(g);
	struct heard h;

	(void)state;
	assert_int_equal(m->domain->mailbox->lost, 1);
	join(m, HNL_DOMAIN_GROUP_STATE, 1);
	/* Nobody is ready, and ring 1 hears of it through ring 2. */
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 2), 0);
	assert_true(hnl_is_ready(m->domain, 1));
	ignore((int)serve_all(m));
	guest_ring_take(&g[1]);
	h = heard_by(&g[1], HNL_DOMAIN_FAMILY);
	assert_int_equal(h.overruns, 1);
	assert_int_equal(h.lost, 1);
	close_three(m, g);
}

/* Who is to be told is stopped: it stays owed, and nobody is woken. */
static void overrun_owed_to_a_stopped_ring_wakes_nobody(void **state)
{
	struct guest_ring g[3];
	struct machine *m = open_gone(g);

	(void)state;
	stop_by_lies(&g[1]);
	join(m, HNL_DOMAIN_GROUP_STATE, 1);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 2), 0);
	assert_false(hnl_is_ready(m->domain, 1));
	assert_int_equal(m->domain->mailbox->lost, 1);
	close_three(m, g);
}

/* ---- a ring that is gone ---- */

static struct machine *now_open;
static unsigned int unlocks, tell_at;
static bool locked;

static void on_lock(void *host)
{
	(void)host;
	assert_false(locked);
	locked = true;
}

/* Another processor tells as soon as it may. */
static void on_unlock(void *host)
{
	(void)host;
	locked = false;
	if (tell_at != 0 && ++unlocks == tell_at) {
		tell_at = 0;
		ignore((int)tell_died(now_open->hv, 0, 77));
	}
}

static void next_of_its_id_hears_nothing(unsigned int at)
{
	struct hnl_hv_port port = machine_port;
	struct guest_ring g, next;
	struct machine *m;

	port.lock = on_lock;
	port.unlock = on_unlock;
	tell_at = 0;
	m = now_open = open_box(&port);
	open_small_ring(&g, m, 1);
	join(m, HNL_DOMAIN_GROUP_STATE, 1);
	assert_int_equal(tell_died(m->hv, 0, 1), 1);
	unlocks = 0;
	tell_at = at;
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 1).err, 0);
	tell_at = 0;
	guest_ring_close(&g);
	open_small_ring(&next, m, 1);
	serve(&next);
	assert_int_equal(next.got_len, 0);
	guest_ring_close(&next);
	machine_close(m);
}

static void told_while_its_ring_goes_not_for_the_next(void **state)
{
	unsigned int at;

	(void)state;
	for (at = 1; at <= 4; at++)
		next_of_its_id_hears_nothing(at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_ring_holds_up_no_other),
		cmocka_unit_test(full_ring_is_told_when_it_is_read),
		cmocka_unit_test(who_loses_is_told_who_reads_is_not),
		cmocka_unit_test(told_while_its_ring_goes_not_for_the_next),
		cmocka_unit_test(
			what_waits_for_a_full_ring_that_left_makes_room),
		cmocka_unit_test(
			ring_that_was_refused_has_its_share_at_the_next_turn),
		cmocka_unit_test(
			ring_with_half_of_its_share_takes_nothing_from_others),
		cmocka_unit_test(overrun_waits_for_room_as_any_event),
		cmocka_unit_test(
			what_waits_for_a_stopped_ring_is_in_nobody_s_way),
		cmocka_unit_test(
			overrun_of_a_ring_that_is_gone_told_to_who_listens),
		cmocka_unit_test(overrun_owed_to_a_stopped_ring_wakes_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
