/* SPDX-License-Identifier: MIT */
/*
 * Events that must not be forgotten: when the time was up for a moment, when
 * what was lost is owed to another ring, when one can never fit.
 */
#include "flight.h"
#include "groups.h"

static uint8_t batch[HNL_MSG_MAX];
static const struct hnl_grant all_grants[] = {
	{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
	{ HNL_DOMAIN_FAMILY, HNL_GRANT_ALL },
};
static int flips;
static bool flip(void *host)
{
	(void)host;
	return flips > 0 && flips-- == 1;	/* once, at the flips-th look */
}

static struct machine *listener(uint32_t event_bytes, struct hnl_hv_port *port)
{
	struct machine *m = machine_new();

	m->service[1].family = &hnl_domain_family;
	m->hv_cfg.n_services = 2;
	m->hv_cfg.n_domains = 2;
	m->domain_cfg.groups = 4;
	m->domain_cfg.event_bytes = event_bytes;
	m->domain_cfg.grant = all_grants;
	m->domain_cfg.n_grants = 2;
	if (port != NULL) {
		*port = machine_port;
		port->preempt = flip;
		m->hv_cfg.port = port;
	}
	return machine_start(m);
}

static void join(struct machine *m, uint8_t cmd, uint32_t group, uint32_t ring)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	if (cmd == HNL_CTRL_CMD_GROUP_JOIN)
		put_join(&b, 9, HNL_DOMAIN_FAMILY, group, ring);
	else
		put_leave(&b, 9, HNL_DOMAIN_FAMILY, group);
	assert_int_equal(call_one(m, &b).err, 0);
}

static unsigned tell_gone(struct machine *m, uint32_t of, size_t ballast)
{
	struct hnl_domain_died_ntf e;
	static uint8_t wire[8192];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	hnl_domain_died_ntf_init(&e);
	hnl_domain_died_ntf_set_domain(&e, (uint16_t)of);
	hnl_domain_died_ntf_set_unique_id(&e, of);
	hnl_domain_died_ntf_encode(&b, 0, 0, 0, &e);
	if (ballast)
		put_ballast(&b, 0, ballast);
	return hnl_hv_tell(m->hv, 0, wire, b.len);
}

static size_t events(struct guest_ring *g, uint16_t family, unsigned cmd)
{
	struct hnl_msg m = { .next = 0 };
	size_t n = 0;

	guest_ring_take(g);
	while (m.next < g->got_len) {
		m = hnl_msg_at(g->got, g->got_len, m.next);
		n += m.head.seq == 0 && m.head.type == family &&
		     m.head.cmd == cmd;
	}
	return n;
}

/* preempt() says yes once while events are told: the rest is forgotten. */
static void preempted_for_a_moment_all_events_told(void **state)
{
	static struct hnl_hv_port port;
	struct machine *m;
	struct guest_ring g;
	int i, at, bad = 0;

	(void)state;
	for (at = 1; at <= 4; at++) {
		flips = 0;
		m = listener(1 << 12, &port);
		guest_ring_open(&g, m, 0, FIRST_RING, 1, 1);
		join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_GROUP_STATE, 0);
		for (i = 1; i <= 5; i++)
			assert_int_equal(tell_gone(m, (uint32_t)i, 0), 1);
		flips = at;
		while (hnl_hv_serve(m->cpu, m->hv))
			;
		i = (int)events(&g, HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_DIED);
		bad += i != 5;
		guest_ring_close(&g);
		machine_close(m);
	}
	assert_int_equal(bad, 0);
}

/* Each is owed what it lost: ring 1, which has left, and ring 0. */
static void overrun_owed_to_another_ring_told_there(void **state)
{
	struct machine *m = listener(256, NULL);
	struct guest_ring a, b;
	uint32_t i;

	(void)state;
	guest_ring_open(&a, m, 0, FIRST_RING, 1, 1);
	guest_ring_open(&b, m, 1, SECOND_RING, 1, 1);
	join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_GROUP_STATE, 1);
	for (i = 1; i <= 3; i++)	/* fill what there is */
		ignore((int)tell_gone(m, i, 0));
	for (i = 4; i <= 40; i++)
		ignore((int)tell_gone(m, i, 0));
	/* Moved to ring 0 (ring 1 has joined nothing more). */
	join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_GROUP_STATE, 0);
	for (i = 4; i <= 40; i++)
		ignore((int)tell_gone(m, i, 0));
	while (hnl_hv_serve(m->cpu, m->hv))
		;
	assert_int_equal(events(&a, HNL_CTRL_FAMILY, HNL_CTRL_CMD_OVERRUN), 1);
	assert_int_equal(events(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_OVERRUN), 1);
	guest_ring_close(&a);
	guest_ring_close(&b);
	machine_close(m);
}

/* an event larger than half a completion ring wedges the ring for good. */
static void event_of_no_schema_not_told_ring_goes_on(void **state)
{
	struct machine *m = listener(1 << 14, NULL);
	struct guest_ring g;
	struct hnl_builder b;
	uint32_t i;

	(void)state;
	guest_ring_open(&g, m, 0, FIRST_RING, 1, 1);
	join(m, HNL_CTRL_CMD_GROUP_JOIN, HNL_DOMAIN_GROUP_STATE, 0);
	for (i = 1; i <= 30; i++)
		ignore((int)tell_gone(m, i, 0));
	ignore(guest_ring_serve(&g));
	assert_int_equal(tell_gone(m, 31, 3000), 0);
	b = batch_begin(batch, sizeof(batch));
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0, 77);
	guest_ring_send(&g, batch, b.len);
	g.got_len = 0;
	for (i = 0; i < 50; i++) {
		ignore(hnl_hv_kick(m->cpu, m->domain, 0));
		guest_ring_take(&g);
	}
	assert_true(g.got_len != 0);
	guest_ring_close(&g);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest t[] = {
		cmocka_unit_test(preempted_for_a_moment_all_events_told),
		cmocka_unit_test(overrun_owed_to_another_ring_told_there),
		cmocka_unit_test(event_of_no_schema_not_told_ring_goes_on),
	};
	return cmocka_run_group_tests(t, NULL, NULL);
}
