/* SPDX-License-Identifier: MIT */
/*
 * Requests that name a second domain, or make one.
 *
 *	target	whom it is about: the dispatcher's rules, authorise
 *	partner	remote-domain of an event channel: it has agreed by a port of
 *		its own, that it allocated for the caller
 *
 * So a partner is asked for nothing else: not by CALL where there is no hook,
 * nor by a narrowed ring. A domain that has no number yet is another one.
 */
#include "../../hv/internal.h"
#include "event_machine.h"
#include "narrow.h"

#define RING_FIRST 60u		/* its pages */

/* ---- partners ---- */

static struct hnl_event_status_rsp status_of(struct event_machine *e,
					     uint16_t who, uint32_t port)
{
	struct hnl_event_status_rsp rsp;

	assert_same(do_status(e, who, NO_DOMAIN, port, &rsp), 0);
	return rsp;
}

/* Its only port waits for guest 2. */
static void expect_waiting(struct event_machine *e, uint32_t port)
{
	struct hnl_event_status_rsp rsp = status_of(e, 1, port);

	assert_int_equal(rsp.status, HNL_EVENT_STATUS_UNBOUND);
	assert_int_equal(rsp.remote_domain, 2);
	rsp = status_of(e, 1, port + 1);
	assert_int_equal(rsp.status, HNL_EVENT_STATUS_CLOSED);
}

/* Guest 1 waits for guest 2 at a port. */
static struct event_machine *open_waiting(uint32_t *port)
{
	struct event_machine *e = event_open();

	assert_same(do_alloc(e, 1, NO_DOMAIN, 2, port), 0);
	e->upcalls = 0;
	return e;
}

static void bind_to_who_did_not_allocate_for_the_caller_refused(void **state)
{
	uint32_t port, mine, i;
	struct event_machine *e = open_waiting(&port);

	(void)state;
	e->port.authorise = NULL;
	for (i = 0; i < 40; i++)
		assert_refused(do_interdomain(e, 0, 1, i, &mine), HNL_EINVAL,
			       HNL_REASON_ABSENT, HNL_EVENT_A_REMOTE_PORT);
	assert_refused(do_interdomain(e, 1, HNL_DOMID_SELF, port, &mine),
		       HNL_EINVAL, HNL_REASON_ABSENT, HNL_EVENT_A_REMOTE_PORT);
	assert_refused(do_interdomain(e, 2, 0, port, &mine), HNL_EINVAL,
		       HNL_REASON_ABSENT, HNL_EVENT_A_REMOTE_PORT);
	e->port.authorise = event_authorise;
	expect_waiting(e, port);
	assert_int_equal(e->upcalls, 0);
	e->port.authorise = NULL;
	assert_same(do_interdomain(e, 2, 1, port, &mine), 0);
	event_close(e);
}

/* To name a partner in a port of one's own does nothing to him. */
static void port_for_a_partner_takes_none_of_his(void **state)
{
	uint32_t port, i;
	struct event_machine *e = open_waiting(&port);

	(void)state;
	for (i = 0; i < 8; i++)
		assert_same(do_alloc(e, 0, NO_DOMAIN, 1, &port), 0);
	expect_waiting(e, 1);
	assert_int_equal(e->upcalls, 0);
	event_close(e);
}

static struct hnl_builder bind_to(uint16_t remote, uint32_t port)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_event_bind_interdomain_req req;

	hnl_event_bind_interdomain_req_init(&req);
	hnl_event_bind_interdomain_req_set_remote_domain(&req, remote);
	hnl_event_bind_interdomain_req_set_remote_port(&req, port);
	hnl_event_bind_interdomain_req_encode(&b, 0, 5, 0, &req);
	return b;
}

static struct hnl_builder alloc_in(uint16_t domain, uint16_t remote)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_event_alloc_unbound_req req;

	hnl_event_alloc_unbound_req_init(&req);
	hnl_event_alloc_unbound_req_set_domain(&req, domain);
	hnl_event_alloc_unbound_req_set_remote_domain(&req, remote);
	hnl_event_alloc_unbound_req_encode(&b, 0, 5, 0, &req);
	return b;
}

/* A process has its domain's partners, and no other domain as a target. */
static void narrowed_ring_binds_to_who_agreed(void **state)
{
	struct hnl_ctrl_ring_grant grant = family(HNL_EVENT_FAMILY);
	uint32_t port, agreed;
	struct event_machine *e = open_waiting(&port);
	struct hnl_builder b;
	struct guest_ring g;
	struct hnl_extack x;

	(void)state;
	assert_same(do_alloc(e, 1, NO_DOMAIN, 0, &agreed), 0);
	e->m->domain = e->guest[0];
	guest_ring_open(&g, e->m, 0, RING_FIRST, 1, 1);
	assert_int_equal(narrow(e->m, 0, GPA(WINDOW), 4, &grant, 1).err, 0);
	b = bind_to(1, port);
	x = ask(&g, &b);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_ABSENT);
	b = bind_to(1, agreed);
	assert_int_equal(ask(&g, &b).err, 0);
	b = alloc_in(1, 0);
	x = ask(&g, &b);
	assert_same(x.err, -HNL_EPERM);
	assert_int_equal(x.reason, HNL_REASON_DENIED);
	assert_int_equal(status_of(e, 1, agreed).status,
			 HNL_EVENT_STATUS_INTERDOMAIN);
	assert_int_equal(status_of(e, 1, agreed + 1).status,
			 HNL_EVENT_STATUS_CLOSED);
	guest_ring_close(&g);
	event_close(e);
}

/* ---- a domain without a number ---- */

/* 0: no number. */
static struct hnl_builder create(uint16_t domain)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_domain_create_req req;

	hnl_domain_create_req_init(&req);
	if (domain != 0)
		hnl_domain_create_req_set_domain(&req, domain);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	hnl_domain_create_req_encode(&b, 0, 5, 0, &req);
	return b;
}

static struct hnl_builder list_all(void)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_dump(&b, HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_LIST, 5);
	return b;
}

static struct hnl_builder list_from(uint16_t domain)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_domain_list_req req;

	hnl_domain_list_req_init(&req);
	hnl_domain_list_req_set_domain(&req, domain);
	hnl_domain_list_req_encode(&b, HNL_F_DUMP, 5, 0, &req);
	return b;
}

static struct hnl_builder migration_of(uint16_t domain)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_domain_migration_get_req req;

	hnl_domain_migration_get_req_init(&req);
	hnl_domain_migration_get_req_set_domain(&req, domain);
	hnl_domain_migration_get_req_encode(&b, 0, 5, 0, &req);
	return b;
}

static struct hnl_builder view_state(void)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_empty(&b, HNL_VIEW_FAMILY, HNL_VIEW_CMD_STATE_GET, 0, 5);
	return b;
}

static void expect_denied(struct hnl_extack x, unsigned int before)
{
	assert_same(x.err, -HNL_EPERM);
	assert_int_equal(x.reason, HNL_REASON_DENIED);
	assert_int_equal(ran, before);
}

/* The hook says yes to all. */
static void narrowed_ring_makes_no_domain_and_sees_none(void **state)
{
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_builder b = create(0);

	(void)state;
	assert_int_equal(ask(&g, &b).err, 0);
	b = list_all();
	assert_int_equal(ask(&g, &b).err, 0);
	assert_int_equal(ran, 2);
	narrow_to_window(m);
	b = create(0);
	expect_denied(ask(&g, &b), 2);
	b = create(7);
	expect_denied(ask(&g, &b), 2);
	b = list_all();
	expect_denied(ask(&g, &b), 2);
	b = list_from(hnl_domain_id(m->domain));
	expect_denied(ask(&g, &b), 2);
	b = migration_of(7);
	expect_denied(ask(&g, &b), 2);
	/* By its number, or where absent is the caller: nobody else. */
	b = migration_of(hnl_domain_id(m->domain));
	assert_int_equal(ask(&g, &b).err, 0);
	b = view_state();
	assert_int_equal(ask(&g, &b).err, 0);
	assert_int_equal(ran, 4);
	close_machine(m, &g);
}

/* ---- a family whose numbers have no range ---- */

#define FIELDS 256u

static struct hnl_field field[FIELDS];
static struct hnl_schema schema;
static struct hnl_family unbounded;

/* The family domain, but for the range of the number that create may name. */
static void make_unbounded(void)
{
	const struct hnl_command *c =
		&hnl_domain_family.command[HNL_DOMAIN_CMD_CREATE];
	const struct hnl_set *s;
	size_t i, n = 0;

	schema = *hnl_domain_family.schema;
	for (i = 0; i < schema.n_sets; i++) {
		s = &schema.set[i];
		if (n < (size_t)s->field + s->n_fields)
			n = (size_t)s->field + s->n_fields;
	}
	assert_true(n <= FIELDS);
	memcpy(field, schema.field, n * sizeof(field[0]));
	field[schema.set[c->request].field + c->target_field - 1u].check =
		HNL_CHECK_NONE;
	schema.field = field;
	unbounded = hnl_domain_family;
	unbounded.schema = &schema;
}

/* Any value may be a word for the caller, so absent is the caller. */
static void number_of_any_value_absent_is_the_caller(void **state)
{
	const size_t last = COUNT(services) - 1;
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m;

	(void)state;
	assert_int_equal(services[last].family->id, HNL_DOMAIN_FAMILY);
	make_unbounded();
	services[last].family = &unbounded;
	m = open_machine(&g);
	narrow_to_window(m);
	b = create(0);
	assert_int_equal(ask(&g, &b).err, 0);
	close_machine(m, &g);
	services[last].family = &hnl_domain_family;
}

static void without_a_hook_no_domain_is_made_nor_seen(void **state)
{
	static struct hnl_hv_port port;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_builder b = create(0);

	(void)state;
	port = machine_port;
	port.authorise = NULL;
	m->hv->port = &port;
	expect_denied(call_one(m, &b), 0);
	expect_denied(ask(&g, &b), 0);
	b = create(7);
	expect_denied(call_one(m, &b), 0);
	b = list_all();
	expect_denied(call_one(m, &b), 0);
	close_machine(m, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			bind_to_who_did_not_allocate_for_the_caller_refused),
		cmocka_unit_test(port_for_a_partner_takes_none_of_his),
		cmocka_unit_test(narrowed_ring_binds_to_who_agreed),
		cmocka_unit_test(narrowed_ring_makes_no_domain_and_sees_none),
		cmocka_unit_test(number_of_any_value_absent_is_the_caller),
		cmocka_unit_test(without_a_hook_no_domain_is_made_nor_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
