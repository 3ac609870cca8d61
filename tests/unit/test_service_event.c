/* SPDX-License-Identifier: MIT */
/*
 * The event family through whole packets, over the reference model: what each
 * operation does and answers, each of its errors with reason and attribute. Of
 * reset see test_event_reset.c.
 */
#include "event_machine.h"

static struct hnl_event_status_rsp status_of(struct event_machine *e,
					     uint16_t domain, uint32_t port)
{
	struct hnl_event_status_rsp rsp;

	hnl_event_status_rsp_init(&rsp);
	assert_same(do_status(e, domain, NO_DOMAIN, port, &rsp), 0);
	return rsp;
}

static void assert_status(struct event_machine *e, uint16_t domain,
			  uint32_t port, uint32_t status)
{
	assert_int_equal(status_of(e, domain, port).status, status);
}

/* The two ends of a channel between domains 1 and 2. */
static void connect(struct event_machine *e, uint32_t *one, uint32_t *two)
{
	assert_same(do_alloc(e, 1, NO_DOMAIN, 2, one), 0);
	assert_same(do_interdomain(e, 2, 1, *one, two), 0);
}

static void use_up_ports(struct event_machine *e, uint16_t who)
{
	uint32_t port;
	int err;

	do
		err = do_ipi(e, who, 0, &port);
	while (err == 0);
	assert_same(err, -HNL_ENOSPC);
}

/* ---- alloc-unbound, bind-interdomain ---- */

static void alloc_unbound_lowest_port_for_the_remote(void **state)
{
	struct event_machine *e = event_open();
	struct hnl_event_status_rsp rsp;
	uint32_t port = 0;

	(void)state;
	assert_same(do_alloc(e, 1, NO_DOMAIN, 2, &port), 0);
	assert_int_equal(port, 1);
	assert_same(do_alloc(e, 1, HNL_DOMID_SELF, HNL_DOMID_SELF, &port), 0);
	assert_int_equal(port, 2);
	/* For another domain; self is still who calls. */
	assert_same(do_alloc(e, 0, 1, HNL_DOMID_SELF, &port), 0);
	assert_int_equal(port, 3);
	rsp = status_of(e, 1, 1);
	assert_int_equal(rsp.status, HNL_EVENT_STATUS_UNBOUND);
	assert_int_equal(rsp.remote_domain, 2);
	assert_false(HNL_HAS(&rsp, HNL_EVENT_STATUS_RSP_REMOTE_PORT));
	assert_int_equal(status_of(e, 1, 2).remote_domain, 1);
	assert_int_equal(status_of(e, 1, 3).remote_domain, 0);
	/* A domain that is not there yet. */
	assert_same(do_alloc(e, 1, NO_DOMAIN, 77, &port), 0);
	event_close(e);
}

/* What the encoder would not write. */
static int run_two(struct event_machine *e, uint8_t cmd, uint16_t type,
		   uint16_t v, uint16_t type2, uint32_t v2)
{
	struct hnl_builder b = batch_begin(event_wire, sizeof(event_wire));
	struct hnl_head h = head_of(HNL_EVENT_FAMILY, cmd, 0, 1);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u16(&b, type, v);
	hnl_attr_put_u32(&b, type2, v2);
	hnl_msg_end(&b);
	return event_run(e, 1, &b);
}

static void alloc_unbound_refused(void **state)
{
	struct event_machine *e = event_open_with(0, 8, HNL_GRANT_ALL);
	uint32_t port;

	(void)state;
	assert_refused(do_alloc(e, 0, 9, 1, &port), HNL_ESRCH,
		       HNL_REASON_ABSENT, HNL_EVENT_A_DOMAIN);
	assert_refused(do_alloc(e, 0, HNL_DOMID_MAX, 1, &port), HNL_ESRCH,
		       HNL_REASON_ABSENT, HNL_EVENT_A_DOMAIN);
	assert_refused(run_two(e, HNL_EVENT_CMD_ALLOC_UNBOUND,
			       HNL_EVENT_A_REMOTE_DOMAIN, HNL_DOMID_SELF + 1,
			       99, 0),
		       HNL_EINVAL, HNL_REASON_RANGE,
		       HNL_EVENT_A_REMOTE_DOMAIN);
	e->forbid = true;
	assert_refused(do_alloc(e, 1, 0, 1, &port), HNL_EPERM,
		       HNL_REASON_DENIED, 0);
	e->forbid = false;
	use_up_ports(e, 1);
	assert_refused(do_alloc(e, 1, NO_DOMAIN, 2, &port), HNL_ENOSPC,
		       HNL_REASON_QUOTA, 0);
	/* Port 0 is not among them. */
	assert_status(e, 1, 0, HNL_EVENT_STATUS_CLOSED);
	event_close(e);
}

/* The embedder is told which domain a request is about. */
static void authorise_told_the_target_of_each_request(void **state)
{
	struct event_machine *e = event_open();
	struct hnl_event_status_rsp rsp;
	uint32_t port;

	(void)state;
	(void)do_status(e, 0, 2, 1, &rsp);
	assert_int_equal(e->target, 2);
	(void)do_status(e, 0, HNL_DOMID_SELF, 1, &rsp);
	assert_int_equal(e->target, 0);
	(void)do_status(e, 1, NO_DOMAIN, 1, &rsp);
	assert_int_equal(e->target, 1);
	(void)do_alloc(e, 1, 77, 2, &port);
	assert_int_equal(e->target, 77);
	/* A command that is about nobody else is about its caller. */
	(void)do_send(e, 2, 1);
	assert_int_equal(e->target, 2);
	event_close(e);
}

static void bind_interdomain_both_ends_connected_new_one_pending(void **state)
{
	struct event_machine *e = event_open();
	struct hnl_event_status_rsp rsp;
	uint32_t one, two, dummy;

	(void)state;
	assert_same(do_ipi(e, 2, 0, &dummy), 0);
	connect(e, &one, &two);
	assert_int_equal(one, 1);
	assert_int_equal(two, 2);
	rsp = status_of(e, 1, one);
	assert_int_equal(rsp.status, HNL_EVENT_STATUS_INTERDOMAIN);
	assert_int_equal(rsp.remote_domain, 2);
	assert_int_equal(rsp.remote_port, two);
	rsp = status_of(e, 2, two);
	assert_int_equal(rsp.remote_domain, 1);
	assert_int_equal(rsp.remote_port, one);
	assert_true(info_bit(e, 2, INFO_PENDING, two));
	assert_false(info_bit(e, 1, INFO_PENDING, one));
	assert_int_equal(e->upcalls, 1);
	assert_int_equal(e->last_domain, 2);
	event_close(e);
}

static void bind_interdomain_to_itself_two_ports_connected(void **state)
{
	struct event_machine *e = event_open();
	uint32_t one = 0, two = 0;

	(void)state;
	assert_same(do_alloc(e, 1, NO_DOMAIN, HNL_DOMID_SELF, &one), 0);
	assert_same(do_interdomain(e, 1, HNL_DOMID_SELF, one, &two), 0);
	assert_int_equal(status_of(e, 1, one).remote_port, two);
	assert_int_equal(status_of(e, 1, two).remote_port, one);
	assert_same(do_close(e, 1, one), 0);
	assert_status(e, 1, one, HNL_EVENT_STATUS_CLOSED);
	assert_status(e, 1, two, HNL_EVENT_STATUS_UNBOUND);
	event_close(e);
}

/* Closed, of another, taken, not unbound, the reserved one, past the limit. */
static void bind_interdomain_port_not_for_the_caller_refused(void **state)
{
	struct event_machine *e = event_open_with(0, 64, HNL_GRANT_ALL);
	uint32_t port, one, two, ipi, i;
	uint32_t bad[7];

	(void)state;
	connect(e, &one, &two);
	assert_same(do_alloc(e, 1, NO_DOMAIN, 0, &bad[0]), 0);
	assert_same(do_ipi(e, 1, 0, &ipi), 0);
	bad[1] = one;
	bad[2] = ipi;
	bad[3] = 0;
	bad[4] = 63;
	bad[5] = 64;
	bad[6] = HNL_EVENT_PORT_LAST;
	for (i = 0; i < COUNT(bad); i++)
		assert_refused(do_interdomain(e, 2, 1, bad[i], &port),
			       HNL_EINVAL, HNL_REASON_ABSENT,
			       HNL_EVENT_A_REMOTE_PORT);
	assert_refused(do_interdomain(e, 2, 8, 1, &port), HNL_ESRCH,
		       HNL_REASON_ABSENT, HNL_EVENT_A_REMOTE_DOMAIN);
	/* Nothing was taken for it. */
	assert_status(e, 2, two + 1, HNL_EVENT_STATUS_CLOSED);
	use_up_ports(e, 0);
	assert_refused(do_interdomain(e, 0, 1, bad[0], &port), HNL_ENOSPC,
		       HNL_REASON_QUOTA, 0);
	event_close(e);
}

/* ---- interrupts ---- */

static void bind_virq_per_vcpu_once_each(void **state)
{
	struct event_machine *e = event_open();
	struct hnl_event_status_rsp rsp;
	uint32_t zero, one, port;

	(void)state;
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_TIMER, 0, &zero), 0);
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_TIMER, 1, &one), 0);
	rsp = status_of(e, 1, one);
	assert_int_equal(rsp.status, HNL_EVENT_STATUS_VIRQ);
	assert_int_equal(rsp.virq, HNL_EVENT_VIRQ_TIMER);
	assert_int_equal(rsp.vcpu, 1);
	assert_refused(do_virq(e, 1, HNL_EVENT_VIRQ_TIMER, 1, &port),
		       HNL_EEXIST, HNL_REASON_STATE, HNL_EVENT_A_VIRQ);
	assert_refused(do_virq(e, 1, HNL_EVENT_VIRQ_TIMER, VCPUS, &port),
		       HNL_ENOENT, HNL_REASON_ABSENT, HNL_EVENT_A_VCPU);
	assert_refused(do_virq(e, 1, HNL_EVENT_VIRQ_TIMER, UINT32_MAX, &port),
		       HNL_ENOENT, HNL_REASON_ABSENT, HNL_EVENT_A_VCPU);
	assert_true(hnl_event_model_raise_virq(&e->model, 1, 1,
					       HNL_EVENT_VIRQ_TIMER));
	assert_true(info_bit(e, 1, INFO_PENDING, one));
	assert_false(info_bit(e, 1, INFO_PENDING, zero));
	assert_int_equal(e->last_vcpu, 1);
	/* Closed, it can be bound again, and is not raised. */
	assert_same(do_close(e, 1, one), 0);
	assert_false(hnl_event_model_raise_virq(&e->model, 1, 1,
						HNL_EVENT_VIRQ_TIMER));
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_TIMER, 1, &port), 0);
	event_close(e);
}

static void bind_virq_global_at_vcpu_0_and_moved(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port, other;

	(void)state;
	assert_refused(do_virq(e, 1, HNL_EVENT_VIRQ_ARGO, 1, &port),
		       HNL_EINVAL, HNL_REASON_RANGE, HNL_EVENT_A_VCPU);
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_ARGO, 0, &port), 0);
	assert_same(do_bind_vcpu(e, 1, port, 2), 0);
	assert_int_equal(status_of(e, 1, port).vcpu, 2);
	assert_refused(do_virq(e, 1, HNL_EVENT_VIRQ_ARGO, 0, &other),
		       HNL_EEXIST, HNL_REASON_STATE, HNL_EVENT_A_VIRQ);
	assert_true(hnl_event_model_raise_virq(&e->model, 1, 0,
					       HNL_EVENT_VIRQ_ARGO));
	assert_int_equal(e->last_vcpu, 2);
	assert_same(do_close(e, 1, port), 0);
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_ARGO, 0, &other), 0);
	event_close(e);
}

static void bind_virq_of_the_machine_by_its_handler_alone(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port;

	(void)state;
	assert_refused(do_virq(e, 1, HNL_EVENT_VIRQ_CONSOLE, 0, &port),
		       HNL_EBUSY, HNL_REASON_STATE, HNL_EVENT_A_VIRQ);
	assert_same(do_virq(e, 0, HNL_EVENT_VIRQ_CONSOLE, 0, &port), 0);
	assert_same(hnl_event_model_set_virq_handler(
		&e->model, HNL_EVENT_VIRQ_CONSOLE, 1), -HNL_EBUSY);
	assert_same(hnl_event_model_set_virq_handler(
		&e->model, HNL_EVENT_VIRQ_TIMER, 1), -HNL_EINVAL);
	assert_same(hnl_event_model_set_virq_handler(&e->model, 24, 1),
		    -HNL_EINVAL);
	assert_same(do_close(e, 0, port), 0);
	assert_same(hnl_event_model_set_virq_handler(
		&e->model, HNL_EVENT_VIRQ_CONSOLE, 1), 0);
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_CONSOLE, 0, &port), 0);
	event_close(e);
}

static void bind_virq_past_the_last_refused(void **state)
{
	struct event_machine *e = event_open_with(0, 4, HNL_GRANT_ALL);
	uint32_t port;

	(void)state;
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_LAST, 0, &port), 0);
	assert_refused(run_two(e, HNL_EVENT_CMD_BIND_VIRQ, 99, 0,
			       HNL_EVENT_A_VIRQ, HNL_EVENT_VIRQ_LAST + 1),
		       HNL_EINVAL, HNL_REASON_RANGE, HNL_EVENT_A_VIRQ);
	use_up_ports(e, 1);
	assert_refused(do_virq(e, 1, HNL_EVENT_VIRQ_TIMER, 0, &port),
		       HNL_ENOSPC, HNL_REASON_QUOTA, 0);
	event_close(e);
}

static void bind_pirq_once_and_given_back(void **state)
{
	struct event_machine *e = event_open_with(0, 6, HNL_GRANT_ALL);
	struct hnl_event_status_rsp rsp;
	uint32_t port, other;

	(void)state;
	assert_same(do_pirq(e, 1, 3, &port), 0);
	rsp = status_of(e, 1, port);
	assert_int_equal(rsp.status, HNL_EVENT_STATUS_PIRQ);
	assert_int_equal(rsp.pirq, 3);
	assert_refused(do_pirq(e, 1, 3, &other), HNL_EEXIST, HNL_REASON_STATE,
		       HNL_EVENT_A_PIRQ);
	assert_refused(do_pirq(e, 1, PIRQS, &other), HNL_EINVAL,
		       HNL_REASON_RANGE, HNL_EVENT_A_PIRQ);
	assert_refused(do_pirq(e, 1, UINT32_MAX, &other), HNL_EINVAL,
		       HNL_REASON_RANGE, HNL_EVENT_A_PIRQ);
	assert_true(hnl_event_model_raise_pirq(&e->model, 1, 3));
	assert_true(info_bit(e, 1, INFO_PENDING, port));
	assert_same(do_bind_vcpu(e, 1, port, 1), 0);
	assert_refused(do_send(e, 1, port), HNL_EINVAL, HNL_REASON_STATE,
		       HNL_EVENT_A_PORT);
	assert_same(do_close(e, 1, port), 0);
	assert_false(e->pirq_bound[1][3]);
	assert_false(hnl_event_model_raise_pirq(&e->model, 1, 3));
	use_up_ports(e, 1);
	assert_refused(do_pirq(e, 1, 0, &other), HNL_ENOSPC, HNL_REASON_QUOTA,
		       0);
	event_close(e);
}

static void bind_pirq_refused_by_the_host_nothing_bound(void **state)
{
	static const uint16_t want[][3] = {
		{ HNL_EPERM, HNL_REASON_DENIED, HNL_EVENT_A_PIRQ },
		{ HNL_EBUSY, HNL_REASON_STATE, HNL_EVENT_A_PIRQ },
		{ HNL_ENOMEM, HNL_REASON_QUOTA, 0 },
		{ HNL_EINVAL, HNL_REASON_RANGE, HNL_EVENT_A_PIRQ },
	};
	struct event_machine *e = event_open();
	uint32_t port;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(want); i++) {
		e->pirq_fails = -want[i][0];
		assert_refused(do_pirq(e, 1, 2, &port), want[i][0],
			       want[i][1], want[i][2]);
		assert_status(e, 1, 1, HNL_EVENT_STATUS_CLOSED);
	}
	e->model.bind_pirq = NULL;
	assert_refused(do_pirq(e, 1, 2, &port), HNL_EOPNOTSUPP,
		       HNL_REASON_ABSENT, HNL_EVENT_A_PIRQ);
	e->forbid = true;
	assert_refused(do_pirq(e, 1, 2, &port), HNL_EPERM, HNL_REASON_DENIED,
		       0);
	event_close(e);
}

static void bind_ipi_sends_to_its_vcpu(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port;

	(void)state;
	assert_same(do_ipi(e, 1, 2, &port), 0);
	assert_status(e, 1, port, HNL_EVENT_STATUS_IPI);
	assert_refused(do_ipi(e, 1, VCPUS, &port), HNL_ENOENT,
		       HNL_REASON_ABSENT, HNL_EVENT_A_VCPU);
	assert_same(do_send(e, 1, 1), 0);
	assert_true(info_bit(e, 1, INFO_PENDING, 1));
	assert_int_equal(e->last_vcpu, 2);
	event_close(e);
}

/* ---- one port ---- */

static void close_other_end_unbound_and_bound_again(void **state)
{
	struct event_machine *e = event_open();
	uint32_t one, two, port;

	(void)state;
	connect(e, &one, &two);
	assert_same(do_close(e, 2, two), 0);
	assert_status(e, 2, two, HNL_EVENT_STATUS_CLOSED);
	assert_false(info_bit(e, 2, INFO_PENDING, two));
	assert_int_equal(status_of(e, 1, one).remote_domain, 2);
	assert_status(e, 1, one, HNL_EVENT_STATUS_UNBOUND);
	assert_same(do_send(e, 1, one), 0);
	assert_same(do_interdomain(e, 2, 1, one, &port), 0);
	assert_int_equal(port, two);
	event_close(e);
}

/* A closed port, the reserved one, and the first one past the limit. */
static void a07_port_that_is_not_open_refused(void **state)
{
	static const uint32_t bad[] = { 0, 1, 63, 64, HNL_EVENT_PORT_LAST };
	struct event_machine *e = event_open_with(0, 64, HNL_GRANT_ALL);
	struct hnl_event_status_rsp rsp;
	uint32_t why;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++) {
		why = bad[i] < 64 ? HNL_REASON_ABSENT : HNL_REASON_RANGE;
		assert_refused(do_close(e, 1, bad[i]), HNL_EINVAL, why,
			       HNL_EVENT_A_PORT);
		assert_refused(do_send(e, 1, bad[i]), HNL_EINVAL, why,
			       HNL_EVENT_A_PORT);
		assert_refused(do_bind_vcpu(e, 1, bad[i], 0), HNL_EINVAL, why,
			       HNL_EVENT_A_PORT);
		if (bad[i] < 64) {
			assert_same(do_unmask(e, 1, bad[i]), 0);
			continue;
		}
		assert_refused(do_unmask(e, 1, bad[i]), HNL_EINVAL, why,
			       HNL_EVENT_A_PORT);
		assert_refused(do_status(e, 1, NO_DOMAIN, bad[i], &rsp),
			       HNL_EINVAL, why, HNL_EVENT_A_PORT);
	}
	assert_refused(run_two(e, HNL_EVENT_CMD_CLOSE, 99, 0, HNL_EVENT_A_PORT,
			       HNL_EVENT_PORTS),
		       HNL_EINVAL, HNL_REASON_RANGE, HNL_EVENT_A_PORT);
	event_close(e);
}

static void status_of_another_domain(void **state)
{
	struct event_machine *e = event_open();
	struct hnl_event_status_rsp rsp;
	uint32_t one = 0, two = 0;

	(void)state;
	connect(e, &one, &two);
	assert_same(do_status(e, 0, 1, one, &rsp), 0);
	assert_int_equal(rsp.status, HNL_EVENT_STATUS_INTERDOMAIN);
	assert_refused(do_status(e, 0, 3, one, &rsp), HNL_ESRCH,
		       HNL_REASON_ABSENT, HNL_EVENT_A_DOMAIN);
	e->forbid = true;
	assert_refused(do_status(e, 0, 1, one, &rsp), HNL_EPERM,
		       HNL_REASON_DENIED, 0);
	event_close(e);
}

static void bind_vcpu_of_ipi_and_per_vcpu_virq_refused(void **state)
{
	struct event_machine *e = event_open();
	uint32_t one = 0, two = 0, ipi = 0, virq = 0;

	(void)state;
	connect(e, &one, &two);
	assert_same(do_bind_vcpu(e, 1, one, 1), 0);
	assert_int_equal(status_of(e, 1, one).vcpu, 1);
	assert_refused(do_bind_vcpu(e, 1, one, VCPUS), HNL_ENOENT,
		       HNL_REASON_ABSENT, HNL_EVENT_A_VCPU);
	assert_same(do_ipi(e, 1, 1, &ipi), 0);
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_DEBUG, 1, &virq), 0);
	assert_refused(do_bind_vcpu(e, 1, ipi, 0), HNL_EINVAL,
		       HNL_REASON_STATE, HNL_EVENT_A_PORT);
	assert_refused(do_bind_vcpu(e, 1, virq, 0), HNL_EINVAL,
		       HNL_REASON_STATE, HNL_EVENT_A_PORT);
	assert_refused(do_send(e, 1, virq), HNL_EINVAL, HNL_REASON_STATE,
		       HNL_EVENT_A_PORT);
	assert_int_equal(status_of(e, 1, ipi).vcpu, 1);
	/* A port that is closed begins again at vCPU 0. */
	assert_same(do_close(e, 1, one), 0);
	assert_same(do_alloc(e, 1, NO_DOMAIN, 2, &one), 0);
	assert_int_equal(status_of(e, 1, one).vcpu, 0);
	event_close(e);
}

/* ---- FIFO ---- */

static void init_control_refused(void **state)
{
	static const uint64_t gpa[] = { GPA(RAM_PAGES), GPA(PRIVATE_PAGE),
					TOP_GPA + 1, UINT64_MAX - 4095 };
	static const uint16_t why[] = { HNL_REASON_GPA_NOT_RAM,
					HNL_REASON_GPA_PRIVATE,
					HNL_REASON_GPA_LIMIT,
					HNL_REASON_GPA_LIMIT };
	struct event_machine *e = event_open();
	uint64_t page = GPA(CONTROL_PAGE + 1);
	unsigned int maps = e->m->maps;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(gpa); i++)
		assert_refused(do_control(e, 1, 0, gpa[i], 0), HNL_EINVAL,
			       why[i], HNL_EVENT_A_CONTROL_GPA);
	assert_refused(do_control(e, 1, VCPUS, page, 0), HNL_ENOENT,
		       HNL_REASON_ABSENT, HNL_EVENT_A_VCPU);
	assert_int_equal(e->m->maps, maps);
	/* Still two levels. */
	assert_refused(do_priority(e, 1, 1, 0), HNL_EOPNOTSUPP,
		       HNL_REASON_STATE, 0);
	assert_refused(do_expand(e, 1, GPA(ARRAY_PAGE)), HNL_EOPNOTSUPP,
		       HNL_REASON_STATE, 0);
	assert_same(do_control(e, 1, 0, page, HNL_EVENT_CONTROL_OFFSET_LAST),
		    0);
	assert_int_equal(e->m->maps, maps + 1);
	assert_refused(do_control(e, 1, 0, page, 0), HNL_EINVAL,
		       HNL_REASON_STATE, HNL_EVENT_A_VCPU);
	assert_int_equal(e->m->maps, maps + 1);
	event_close(e);
}

static int control_at(struct event_machine *e, uint64_t gpa, uint32_t offset)
{
	struct hnl_builder b = batch_begin(event_wire, sizeof(event_wire));
	struct hnl_head h = head_of(HNL_EVENT_FAMILY,
				    HNL_EVENT_CMD_INIT_CONTROL, 0, 1);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_EVENT_A_VCPU, 0);
	hnl_attr_put_u64(&b, HNL_EVENT_A_CONTROL_GPA, gpa);
	hnl_attr_put_u32(&b, HNL_EVENT_A_OFFSET, offset);
	hnl_msg_end(&b);
	return event_run(e, 1, &b);
}

static void init_control_block_not_in_its_page_refused(void **state)
{
	struct event_machine *e = event_open();

	(void)state;
	assert_refused(control_at(e, GPA(CONTROL_PAGE), 4), HNL_EINVAL,
		       HNL_REASON_ALIGN, HNL_EVENT_A_OFFSET);
	assert_refused(control_at(e, GPA(CONTROL_PAGE), 4032), HNL_EINVAL,
		       HNL_REASON_RANGE, HNL_EVENT_A_OFFSET);
	assert_refused(control_at(e, GPA(CONTROL_PAGE) + 8, 0), HNL_EINVAL,
		       HNL_REASON_ALIGN, HNL_EVENT_A_CONTROL_GPA);
	event_close(e);
}

static void expand_array_until_it_covers_all_ports(void **state)
{
	struct event_machine *e = event_open_with(0, 1500, HNL_GRANT_ALL);
	unsigned int maps = e->m->maps;

	(void)state;
	event_use_fifo(e, 1);
	assert_refused(do_expand(e, 1, GPA(PRIVATE_PAGE)), HNL_EINVAL,
		       HNL_REASON_GPA_PRIVATE, HNL_EVENT_A_ARRAY_GPA);
	assert_refused(do_expand(e, 1, TOP_GPA + 1), HNL_EINVAL,
		       HNL_REASON_GPA_LIMIT, HNL_EVENT_A_ARRAY_GPA);
	assert_same(do_expand(e, 1, GPA(ARRAY_PAGE + 3)), 0);
	assert_refused(do_expand(e, 1, GPA(ARRAY_PAGE + 4)), HNL_ENOSPC,
		       HNL_REASON_QUOTA, 0);
	assert_int_equal(e->m->maps, maps + VCPUS + 2);
	assert_same(do_reset(e, 1, NO_DOMAIN), 0);
	assert_int_equal(e->m->maps, maps);
	event_close(e);
}

static void set_priority_refused(void **state)
{
	struct event_machine *e = event_open_with(0, 64, HNL_GRANT_ALL);
	uint32_t port;

	(void)state;
	event_use_fifo(e, 1);
	assert_same(do_ipi(e, 1, 0, &port), 0);
	assert_same(do_priority(e, 1, port, HNL_EVENT_PRIORITY_LOWEST), 0);
	assert_refused(do_priority(e, 1, 64, 0), HNL_EINVAL, HNL_REASON_RANGE,
		       HNL_EVENT_A_PORT);
	assert_refused(run_two(e, HNL_EVENT_CMD_SET_PRIORITY, 99, 0,
			       HNL_EVENT_A_PRIORITY, 16),
		       HNL_EINVAL, HNL_REASON_RANGE, HNL_EVENT_A_PRIORITY);
	event_close(e);
}

/* Two levels have 4096 ports, FIFO as many as the table. */
static void ports_beyond_two_levels_with_fifo_alone(void **state)
{
	struct event_machine *e = event_open();
	struct hnl_event_status_rsp rsp;
	uint32_t port = 0, i;

	(void)state;
	for (i = 1; i < HNL_EVENT_PORTS_TWO_LEVEL; i++)
		assert_same(hnl_event_model_ops.bind_ipi(&e->model, 1, 0,
							 &port), 0);
	assert_int_equal(port, HNL_EVENT_PORTS_TWO_LEVEL - 1);
	assert_refused(do_ipi(e, 1, 0, &port), HNL_ENOSPC, HNL_REASON_QUOTA,
		       0);
	assert_refused(do_status(e, 1, NO_DOMAIN, HNL_EVENT_PORTS_TWO_LEVEL,
				 &rsp),
		       HNL_EINVAL, HNL_REASON_RANGE, HNL_EVENT_A_PORT);
	event_use_fifo(e, 1);
	assert_same(do_ipi(e, 1, 0, &port), 0);
	assert_int_equal(port, HNL_EVENT_PORTS_TWO_LEVEL);
	event_close(e);
}

/* ---- features ---- */

/* Byte for byte the answer to a command that nobody ever defined. */
static void command_not_granted_same_bytes_as_undefined(void **state)
{
	static const uint8_t cmds[] = { HNL_EVENT_CMD_INIT_CONTROL,
					HNL_EVENT_CMD_EXPAND_ARRAY,
					HNL_EVENT_CMD_SET_PRIORITY,
					HNL_EVENT_CMD_BIND_PIRQ };
	struct event_machine *e = event_open_with(0, 64, 1);
	static uint8_t want[256];
	size_t want_len, i;
	struct hnl_builder b;
	uint32_t port;

	(void)state;
	b = batch_begin(event_wire, sizeof(event_wire));
	put_empty(&b, HNL_EVENT_FAMILY, 200, 0, 5);
	assert_same(event_run(e, 1, &b), -HNL_ENOSYS);
	want_len = e->m->answer_len;
	assert_true(want_len <= sizeof(want));
	memcpy(want, e->m->answer, want_len);
	for (i = 0; i < COUNT(cmds); i++) {
		b = batch_begin(event_wire, sizeof(event_wire));
		put_empty(&b, HNL_EVENT_FAMILY, cmds[i], 0, 5);
		assert_same(event_run(e, 1, &b), -HNL_ENOSYS);
		assert_int_equal(e->m->answer_len, want_len);
		assert_memory_equal(e->m->answer, want, want_len);
	}
	/* All else is there. */
	assert_same(do_ipi(e, 1, 0, &port), 0);
	assert_same(do_send(e, 1, port), 0);
	assert_same(do_reset(e, 1, NO_DOMAIN), 0);
	event_close(e);
}

/* ---- a host that fails in its own way ---- */

static int no_memory(void *ctx, uint16_t caller, uint32_t vcpu,
		     uint32_t *port)
{
	(void)ctx;
	(void)caller;
	(void)vcpu;
	*port = 1;
	return -HNL_ENOMEM;
}

static int out_of_sorts(void *ctx, uint16_t caller, uint32_t port)
{
	(void)ctx;
	(void)caller;
	(void)port;
	return -HNL_ETIMEDOUT;
}

static void host_fails_in_its_own_way_passed_on(void **state)
{
	struct event_machine *e = event_open();
	struct hnl_event_ops ops = hnl_event_model_ops;
	uint32_t port = 0;

	(void)state;
	ops.bind_ipi = no_memory;
	ops.close = out_of_sorts;
	e->host.ops = &ops;
	assert_refused(do_ipi(e, 1, 0, &port), HNL_ENOMEM, HNL_REASON_QUOTA,
		       0);
	assert_refused(do_close(e, 1, 1), HNL_ETIMEDOUT, HNL_REASON_STATE, 0);
	event_close(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(authorise_told_the_target_of_each_request),
		cmocka_unit_test(alloc_unbound_lowest_port_for_the_remote),
		cmocka_unit_test(alloc_unbound_refused),
		cmocka_unit_test(
			bind_interdomain_both_ends_connected_new_one_pending),
		cmocka_unit_test(
			bind_interdomain_to_itself_two_ports_connected),
		cmocka_unit_test(
			bind_interdomain_port_not_for_the_caller_refused),
		cmocka_unit_test(bind_virq_per_vcpu_once_each),
		cmocka_unit_test(bind_virq_global_at_vcpu_0_and_moved),
		cmocka_unit_test(bind_virq_of_the_machine_by_its_handler_alone),
		cmocka_unit_test(bind_virq_past_the_last_refused),
		cmocka_unit_test(bind_pirq_once_and_given_back),
		cmocka_unit_test(bind_pirq_refused_by_the_host_nothing_bound),
		cmocka_unit_test(bind_ipi_sends_to_its_vcpu),
		cmocka_unit_test(close_other_end_unbound_and_bound_again),
		cmocka_unit_test(a07_port_that_is_not_open_refused),
		cmocka_unit_test(status_of_another_domain),
		cmocka_unit_test(bind_vcpu_of_ipi_and_per_vcpu_virq_refused),
		cmocka_unit_test(init_control_refused),
		cmocka_unit_test(init_control_block_not_in_its_page_refused),
		cmocka_unit_test(expand_array_until_it_covers_all_ports),
		cmocka_unit_test(set_priority_refused),
		cmocka_unit_test(ports_beyond_two_levels_with_fifo_alone),
		cmocka_unit_test(command_not_granted_same_bytes_as_undefined),
		cmocka_unit_test(host_fails_in_its_own_way_passed_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
