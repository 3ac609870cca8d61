/* SPDX-License-Identifier: MIT */
/*
 * EVTCHNOP_*: three domains with 12 ports each, as the public header's own
 * structs and as packets.
 */
#include "three_domains.h"
#include "hnl_event_legacy.h"

ROUND(event, alloc_unbound, evtchn_alloc_unbound)
ROUND(event, bind_interdomain, evtchn_bind_interdomain)
ROUND(event, bind_virq, evtchn_bind_virq)
ROUND(event, bind_pirq, evtchn_bind_pirq)
ROUND(event, bind_ipi, evtchn_bind_ipi)
ROUND(event, close, evtchn_close)
ROUND(event, send, evtchn_send)
ROUND(event, status, evtchn_status)
ROUND(event, bind_vcpu, evtchn_bind_vcpu)
ROUND(event, unmask, evtchn_unmask)
ROUND(event, reset, evtchn_reset)
ROUND(event, init_control, evtchn_init_control)
ROUND(event, expand_array, evtchn_expand_array)
ROUND(event, set_priority, evtchn_set_priority)
ROUND_REPLY(event, alloc_unbound, evtchn_alloc_unbound)
ROUND_REPLY(event, bind_interdomain, evtchn_bind_interdomain)
ROUND_REPLY(event, bind_virq, evtchn_bind_virq)
ROUND_REPLY(event, bind_pirq, evtchn_bind_pirq)
ROUND_REPLY(event, bind_ipi, evtchn_bind_ipi)
ROUND_REPLY(event, status, evtchn_status)
ROUND_REPLY(event, init_control, evtchn_init_control)

#define OP(n, o, s) \
	.name = #n, .cmd = HNL_EVENT_CMD_##o, .op = EVTCHNOP_##n, \
	.size = sizeof(struct s), .round = n##_round
#define A(name) HNL_EVENT_A_##name, 0
#define DOMAIN(s, m) { IN, A(DOMAIN), 2, AT(s, m), 0, 0, DOMID_SELF, 4 }
#define PORT(dir, s, m) { dir, A(PORT), 4, AT(s, m), 0, 0, NONE, PORTS + 1 }
#define VCPU(dir, s) { dir, A(VCPU), 4, AT(s, vcpu), 0, 0, NONE, VCPUS + 1 }
#define PAGE(name, s, m) { IN, A(name), 8, AT(s, m), 12, 0, NONE, 8 }

static const struct op ops[] = {
	{ OP(alloc_unbound, ALLOC_UNBOUND, evtchn_alloc_unbound),
	  .round_reply = alloc_unbound_round_reply,
	  .item = { DOMAIN(evtchn_alloc_unbound, dom),
		    { IN, A(REMOTE_DOMAIN), 2,
		      AT(evtchn_alloc_unbound, remote_dom), 0, 0, NONE, 4 },
		    PORT(OUT, evtchn_alloc_unbound, port) },
	  .errnos = { HNL_EINVAL, HNL_ENOSPC, HNL_EPERM, HNL_ESRCH } },
	{ OP(bind_interdomain, BIND_INTERDOMAIN, evtchn_bind_interdomain),
	  .round_reply = bind_interdomain_round_reply,
	  .item = { { IN, A(REMOTE_DOMAIN), 2,
		      AT(evtchn_bind_interdomain, remote_dom), 0, 0, NONE, 4 },
		    { IN, A(REMOTE_PORT), 4,
		      AT(evtchn_bind_interdomain, remote_port), 0, 0, NONE,
		      PORTS + 1 },
		    PORT(OUT, evtchn_bind_interdomain, local_port) },
	  .errnos = { HNL_EINVAL, HNL_ENOSPC, HNL_ESRCH } },
	{ OP(bind_virq, BIND_VIRQ, evtchn_bind_virq),
	  .round_reply = bind_virq_round_reply,
	  .item = { { IN, A(VIRQ), 4, AT(evtchn_bind_virq, virq), 0, 0, NONE,
		      8 },
		    VCPU(IN, evtchn_bind_virq),
		    PORT(OUT, evtchn_bind_virq, port) },
	  .errnos = { HNL_EEXIST, HNL_EINVAL, HNL_ENOENT, HNL_ENOSPC } },
	{ OP(bind_pirq, BIND_PIRQ, evtchn_bind_pirq),
	  .round_reply = bind_pirq_round_reply,
	  .item = { { IN, A(PIRQ), 4, AT(evtchn_bind_pirq, pirq), 0, 0, NONE,
		      PIRQS + 1 },
		    { IN, A(WILL_SHARE), 0, AT(evtchn_bind_pirq, flags), 0,
		      BIND_PIRQ__WILL_SHARE, NONE, 1, .loose = true },
		    PORT(OUT, evtchn_bind_pirq, port) },
	  .errnos = { HNL_EBUSY, HNL_EEXIST, HNL_EINVAL, HNL_ENOSPC,
		      HNL_EPERM } },
	{ OP(bind_ipi, BIND_IPI, evtchn_bind_ipi),
	  .round_reply = bind_ipi_round_reply,
	  .item = { VCPU(IN, evtchn_bind_ipi),
		    PORT(OUT, evtchn_bind_ipi, port) },
	  .errnos = { HNL_ENOENT, HNL_ENOSPC } },
	{ OP(close, CLOSE, evtchn_close),
	  .item = { PORT(IN, evtchn_close, port) },
	  .errnos = { HNL_EINVAL } },
	{ OP(send, SEND, evtchn_send),
	  .item = { PORT(IN, evtchn_send, port) },
	  .errnos = { HNL_EINVAL } },
	{ OP(status, STATUS, evtchn_status),
	  .round_reply = status_round_reply,
	  .item = { DOMAIN(evtchn_status, dom),
		    PORT(IN, evtchn_status, port),
		    { OUT, A(STATUS), 4, AT(evtchn_status, status), 0, 0, NONE,
		      6 },
		    VCPU(OUT, evtchn_status),
		    { OUT, A(REMOTE_DOMAIN), 2,
		      AT(evtchn_status, u.interdomain.dom), 0, 0, WHEN, 4 },
		    { OUT, A(REMOTE_PORT), 4,
		      AT(evtchn_status, u.interdomain.port), 0, 0, WHEN, 4 },
		    { OUT, A(PIRQ), 4, AT(evtchn_status, u.pirq), 0, 0, WHEN,
		      4 },
		    { OUT, A(VIRQ), 4, AT(evtchn_status, u.virq), 0, 0, WHEN,
		      4 } },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(bind_vcpu, BIND_VCPU, evtchn_bind_vcpu),
	  .item = { PORT(IN, evtchn_bind_vcpu, port),
		    VCPU(IN, evtchn_bind_vcpu) },
	  .errnos = { HNL_EINVAL, HNL_ENOENT } },
	{ OP(unmask, UNMASK, evtchn_unmask),
	  .item = { PORT(IN, evtchn_unmask, port) },
	  .errnos = { HNL_EINVAL } },
	{ OP(reset, RESET, evtchn_reset),
	  .item = { DOMAIN(evtchn_reset, dom) },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(init_control, INIT_CONTROL, evtchn_init_control),
	  .round_reply = init_control_round_reply,
	  .item = { PAGE(CONTROL_GPA, evtchn_init_control, control_gfn),
		    { IN, A(OFFSET), 4, AT(evtchn_init_control, offset), 0, 0,
		      NONE, 1 },
		    VCPU(IN, evtchn_init_control),
		    { OUT, A(LINK_BITS), 1,
		      AT(evtchn_init_control, link_bits), 0, 0, NONE, 18 } },
	  .errnos = { HNL_EINVAL, HNL_ENOENT } },
	{ OP(expand_array, EXPAND_ARRAY, evtchn_expand_array),
	  .item = { PAGE(ARRAY_GPA, evtchn_expand_array, array_gfn) },
	  .errnos = { HNL_EINVAL, HNL_ENOSPC, HNL_EOPNOTSUPP } },
	{ OP(set_priority, SET_PRIORITY, evtchn_set_priority),
	  .item = { PORT(IN, evtchn_set_priority, port),
		    { IN, A(PRIORITY), 4, AT(evtchn_set_priority, priority), 0,
		      0, NONE, 16 } },
	  .errnos = { HNL_EINVAL, HNL_ENOSYS },
	  .renamed = { HNL_EOPNOTSUPP, HNL_ENOSYS } },	/* as Xen has it */
};

#define N_OPS (sizeof(ops) / sizeof(ops[0]))

static void nothing_fixed(void *s, uint32_t sub)
{
	(void)s;
	(void)sub;
}

static const struct family family = {
	&hnl_event_family, handlers, N_HANDLERS,
	__HYPERVISOR_event_channel_op, hnl_event_legacy_call, nothing_fixed,
	ops, N_OPS
};

static void no_ports(struct world *w)
{
	assert_true(sizeof(struct events) <= sizeof(w->model));
	memset(w->model, 0, sizeof(w->model));
}

static void event_each_op_two_entries_same(void **state)
{
	static struct seen seen[N_OPS];

	(void)state;
	both_ways(&family, HNL_GRANT_ALL, no_ports, seen);
	check_seen(&family, seen);
}

/* Guests fall back to two levels on ENOSYS, and on nothing else. */
static void event_without_fifo_enosys(void **state)
{
	static struct seen seen[N_OPS];
	size_t k;

	(void)state;
	both_ways(&family, 1 | UINT64_C(1) << HNL_EVENT_FEATURE_PIRQ, no_ports,
		  seen);
	for (k = 0; k < N_OPS; k++)
		assert_int_equal(seen[k].err[HNL_ENOSYS],
				 ops[k].cmd >= HNL_EVENT_CMD_INIT_CONTROL);
}

static void event_round_trips(void **state)
{
	(void)state;
	round_trips(&family);
}

/* What the union holds goes with the status. */
static void event_status_union_follows_status(void **state)
{
	struct evtchn_status s = { .status = EVTCHNSTAT_interdomain,
				   .u.interdomain = { 3, 5 } };
	struct hnl_event_status_rsp rsp;

	(void)state;
	assert_int_equal(hnl_event_status_reply_from_legacy(&s, &rsp), 0);
	assert_true(HNL_HAS(&rsp, HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN));
	assert_int_equal(rsp.remote_domain, 3);
	assert_int_equal(rsp.remote_port, 5);
	assert_false(HNL_HAS(&rsp, HNL_EVENT_STATUS_RSP_PIRQ));
	s.status = EVTCHNSTAT_virq;
	s.u.virq = 7;
	assert_int_equal(hnl_event_status_reply_from_legacy(&s, &rsp), 0);
	assert_false(HNL_HAS(&rsp, HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN));
	assert_int_equal(rsp.virq, 7);
	/* A pirq beside another status is not written over the union. */
	hnl_event_status_rsp_set_pirq(&rsp, 9);
	assert_int_equal(hnl_event_status_reply_to_legacy(&rsp, &s), 0);
	assert_int_equal(s.u.virq, 7);
}

static void event_lost_bits_einval(void **state)
{
	struct evtchn_init_control s = { .control_gfn = UINT64_C(1) << 52 };
	struct hnl_event_init_control_req req;

	(void)state;
	assert_int_equal(hnl_event_init_control_from_legacy(&s, &req),
			 -HNL_EINVAL);
	s.control_gfn = (UINT64_C(1) << 52) - 1;
	assert_int_equal(hnl_event_init_control_from_legacy(&s, &req), 0);
	assert_true(req.control_gpa == 0xfffffffffffff000);
	req.control_gpa++;
	assert_int_equal(hnl_event_init_control_to_legacy(&req, &s),
			 -HNL_EINVAL);
}

/* Xen looks at one of the flags, and does not refuse the others. */
static void event_other_flags_of_pirq_ignored(void **state)
{
	struct evtchn_bind_pirq s = { .flags = ~1u };
	struct hnl_event_bind_pirq_req req;

	(void)state;
	assert_int_equal(hnl_event_bind_pirq_from_legacy(&s, &req), 0);
	assert_false(HNL_HAS(&req, HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE));
	s.flags |= BIND_PIRQ__WILL_SHARE;
	assert_int_equal(hnl_event_bind_pirq_from_legacy(&s, &req), 0);
	assert_true(HNL_HAS(&req, HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE));
	assert_int_equal(hnl_event_bind_pirq_to_legacy(&req, &s), 0);
	assert_int_equal(s.flags, BIND_PIRQ__WILL_SHARE);
}

/* DOMID_SELF is the attribute's absence, both ways. */
static void event_self_is_absent(void **state)
{
	struct evtchn_reset s = { DOMID_SELF };
	struct hnl_event_reset_req req;

	(void)state;
	assert_int_equal(hnl_event_reset_from_legacy(&s, &req), 0);
	assert_false(HNL_HAS(&req, HNL_EVENT_RESET_REQ_DOMAIN));
	s.dom = 0;
	assert_int_equal(hnl_event_reset_to_legacy(&req, &s), 0);
	assert_int_equal(s.dom, DOMID_SELF);
}

static void event_required_absent_einval(void **state)
{
	struct hnl_event_send_req req;
	struct evtchn_send s;

	(void)state;
	hnl_event_send_req_init(&req);
	assert_int_equal(hnl_event_send_to_legacy(&req, &s), -HNL_EINVAL);
}

/* ---- the call by itself ---- */

static int no_way(void *ctx, const uint8_t *request, size_t len,
		  uint8_t *answer, size_t size, size_t *answer_len)
{
	(void)request;
	(void)len;
	memset(answer, 0xff, size);
	*answer_len = size;
	return *(int *)ctx;
}

static void event_unknown_call_other(void **state)
{
	int unused = 0;
	struct hnl_legacy l = { .run = no_way, .ctx = &unused };
	struct evtchn_send s = { 1 };

	(void)state;
	assert_int_equal(hnl_event_legacy_call(&l,
			__HYPERVISOR_event_channel_op, 99, &s),
			 HNL_LEGACY_OTHER);
	assert_int_equal(hnl_event_legacy_call(&l, __HYPERVISOR_sched_op,
					       EVTCHNOP_send, &s),
			 HNL_LEGACY_OTHER);
}

static void event_no_answer_is_told(void **state)
{
	int err = -HNL_EFAULT;
	struct hnl_legacy l = { .run = no_way, .ctx = &err };
	struct evtchn_send s = { 1 };
	struct evtchn_bind_ipi ipi = { .port = 77 };

	(void)state;
	assert_int_equal(hnl_event_legacy_call(&l,
			__HYPERVISOR_event_channel_op, EVTCHNOP_send, &s),
			 -HNL_EFAULT);
	err = 0;
	assert_int_equal(hnl_event_legacy_call(&l,
			__HYPERVISOR_event_channel_op, EVTCHNOP_send, &s),
			 -HNL_EBADMSG);
	assert_int_equal(hnl_event_legacy_call(&l,
			__HYPERVISOR_event_channel_op, EVTCHNOP_bind_ipi, &ipi),
			 -HNL_EBADMSG);
	assert_int_equal(ipi.port, 77);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(event_each_op_two_entries_same),
		cmocka_unit_test(event_without_fifo_enosys),
		cmocka_unit_test(event_round_trips),
		cmocka_unit_test(event_status_union_follows_status),
		cmocka_unit_test(event_lost_bits_einval),
		cmocka_unit_test(event_other_flags_of_pirq_ignored),
		cmocka_unit_test(event_self_is_absent),
		cmocka_unit_test(event_required_absent_einval),
		cmocka_unit_test(event_unknown_call_other),
		cmocka_unit_test(event_no_answer_is_told),
	};

	return cmocka_run_group_tests_name("legacy_event", tests, NULL, NULL);
}
