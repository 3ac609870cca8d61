/* SPDX-License-Identifier: MIT */
/*
 * EVTCHNOP_*: three domains with 12 ports each, as the public header's own
 * structs and as packets.
 */
#include "both.h"
#include "hnl_event_legacy.h"

#define DOMAINS 3
#define PORTS 12	/* port 0 is never given out */
#define VCPUS 2
#define PIRQS 4
#define ARRAY_PAGES 2

struct channel {
	uint8_t status, masked, pending, share;
	uint16_t remote;
	uint32_t remote_port, vcpu, irq, priority;
};

struct events {
	struct channel port[DOMAINS][PORTS];
	uint64_t control[DOMAINS][VCPUS];	/* gpa + offset, 0: none */
	uint32_t pages[DOMAINS];
};

static struct events *events_of(const struct hnl_call *call)
{
	return (struct events *)world_of(call)->model;
}

static uint16_t self(const struct hnl_call *call)
{
	return world_of(call)->caller;
}

/* Whose port it is: 0, ESRCH, EPERM. */
static enum hnl_errno whose(const struct hnl_call *call, bool has,
			    uint16_t domain, uint16_t *out)
{
	*out = has && domain != HNL_EVENT_DOMID_SELF ? domain : self(call);
	if (*out >= DOMAINS)
		return HNL_ESRCH;
	return *out != self(call) && !world_of(call)->privileged ? HNL_EPERM :
								   0;
}

static struct channel *channel(const struct hnl_call *call, uint16_t d,
			       uint32_t port)
{
	return port == 0 || port >= PORTS ? NULL :
					    &events_of(call)->port[d][port];
}

/* A port of the caller that is in use. */
static struct channel *own(const struct hnl_call *call, uint32_t port)
{
	struct channel *c = channel(call, self(call), port);

	return c == NULL || c->status == HNL_EVENT_STATUS_CLOSED ? NULL : c;
}

static uint32_t take(struct hnl_call *call, uint16_t d, uint8_t status)
{
	struct channel *c = events_of(call)->port[d];
	uint32_t port;

	for (port = 1; port < PORTS; port++)
		if (c[port].status == HNL_EVENT_STATUS_CLOSED) {
			c[port].status = status;
			c[port].masked = 1;
			return port;
		}
	return 0;
}

static int reply_port(struct hnl_call *call, uint32_t port)
{
	hnl_attr_put_u32(call->reply, HNL_EVENT_A_PORT, port);
	return 0;
}

static int alloc_unbound(struct hnl_call *call)
{
	const struct hnl_event_alloc_unbound_req *req = call->request;
	enum hnl_errno err;
	uint16_t d, remote = req->remote_domain;
	uint32_t port;

	err = whose(call, HNL_HAS(req, HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN),
		    req->domain, &d);
	if (err != 0)
		return refuse(call, err);
	if (remote == HNL_EVENT_DOMID_SELF)
		remote = self(call);
	if (remote >= DOMAINS)
		return refuse(call, HNL_ESRCH);
	port = take(call, d, HNL_EVENT_STATUS_UNBOUND);
	if (port == 0)
		return refuse(call, HNL_ENOSPC);
	channel(call, d, port)->remote = remote;
	return reply_port(call, port);
}

static int bind_interdomain(struct hnl_call *call)
{
	const struct hnl_event_bind_interdomain_req *req = call->request;
	struct channel *remote;
	uint16_t d = req->remote_domain;
	uint32_t port;

	if (d == HNL_EVENT_DOMID_SELF)
		d = self(call);
	if (d >= DOMAINS)
		return refuse(call, HNL_ESRCH);
	remote = channel(call, d, req->remote_port);
	if (remote == NULL || remote->status != HNL_EVENT_STATUS_UNBOUND ||
	    remote->remote != self(call))
		return refuse(call, HNL_EINVAL);
	port = take(call, self(call), HNL_EVENT_STATUS_INTERDOMAIN);
	if (port == 0)
		return refuse(call, HNL_ENOSPC);
	channel(call, self(call), port)->remote = d;
	channel(call, self(call), port)->remote_port = req->remote_port;
	channel(call, self(call), port)->pending = 1;
	remote->status = HNL_EVENT_STATUS_INTERDOMAIN;
	remote->remote_port = port;
	return reply_port(call, port);
}

/* The port that has an interrupt; vcpu VCPUS: of whichever. */
static uint32_t bound(const struct hnl_call *call, uint16_t d, uint8_t status,
		      uint32_t irq, uint32_t vcpu)
{
	const struct channel *c = events_of(call)->port[d];
	uint32_t port;

	for (port = 1; port < PORTS; port++)
		if (c[port].status == status && c[port].irq == irq &&
		    (vcpu == VCPUS || c[port].vcpu == vcpu))
			return port;
	return 0;
}

static int bind_irq(struct hnl_call *call, uint8_t status, uint32_t irq,
		    uint32_t vcpu)
{
	uint32_t port = take(call, self(call), status);

	if (port == 0)
		return refuse(call, HNL_ENOSPC);
	channel(call, self(call), port)->irq = irq;
	channel(call, self(call), port)->vcpu = vcpu;
	return reply_port(call, port);
}

static int bind_virq(struct hnl_call *call)
{
	const struct hnl_event_bind_virq_req *req = call->request;
	bool each = req->virq <= HNL_EVENT_VIRQ_DEBUG;

	if (req->virq == 5 || (!each && req->vcpu != 0))
		return refuse(call, HNL_EINVAL);
	if (req->vcpu >= VCPUS)
		return refuse(call, HNL_ENOENT);
	if (bound(call, self(call), HNL_EVENT_STATUS_VIRQ, req->virq,
		  each ? req->vcpu : VCPUS) != 0)
		return refuse(call, HNL_EEXIST);
	return bind_irq(call, HNL_EVENT_STATUS_VIRQ, req->virq, req->vcpu);
}

static int bind_pirq(struct hnl_call *call)
{
	const struct hnl_event_bind_pirq_req *req = call->request;
	bool share = HNL_HAS(req, HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE);
	uint16_t other = self(call) == 0;
	uint32_t port;
	int ret;

	if (!world_of(call)->privileged)
		return refuse(call, HNL_EPERM);
	if (req->pirq >= PIRQS)
		return refuse(call, HNL_EINVAL);
	if (bound(call, self(call), HNL_EVENT_STATUS_PIRQ, req->pirq, VCPUS))
		return refuse(call, HNL_EEXIST);
	port = bound(call, other, HNL_EVENT_STATUS_PIRQ, req->pirq, VCPUS);
	if (port != 0 && !(share && channel(call, other, port)->share))
		return refuse(call, HNL_EBUSY);
	ret = bind_irq(call, HNL_EVENT_STATUS_PIRQ, req->pirq, 0);
	if (ret == 0) {
		port = bound(call, self(call), HNL_EVENT_STATUS_PIRQ,
			     req->pirq, VCPUS);
		channel(call, self(call), port)->share = share;
	}
	return ret;
}

static int bind_ipi(struct hnl_call *call)
{
	const struct hnl_event_bind_ipi_req *req = call->request;

	if (req->vcpu >= VCPUS)
		return refuse(call, HNL_ENOENT);
	return bind_irq(call, HNL_EVENT_STATUS_IPI, 0, req->vcpu);
}

static void free_port(struct hnl_call *call, uint16_t d, uint32_t port)
{
	struct channel *c = channel(call, d, port), *other;

	if (c->status == HNL_EVENT_STATUS_INTERDOMAIN) {
		other = channel(call, c->remote, c->remote_port);
		other->status = HNL_EVENT_STATUS_UNBOUND;
		other->remote = d;
		other->remote_port = 0;
	}
	memset(c, 0, sizeof(*c));
}

static int close_port(struct hnl_call *call)
{
	const struct hnl_event_close_req *req = call->request;

	if (own(call, req->port) == NULL)
		return refuse(call, HNL_EINVAL);
	free_port(call, self(call), req->port);
	return 0;
}

static int send(struct hnl_call *call)
{
	const struct hnl_event_send_req *req = call->request;
	struct channel *c = own(call, req->port);

	if (c == NULL)
		return refuse(call, HNL_EINVAL);
	switch (c->status) {
	case HNL_EVENT_STATUS_INTERDOMAIN:
		channel(call, c->remote, c->remote_port)->pending = 1;
		return 0;
	case HNL_EVENT_STATUS_IPI:
		c->pending = 1;
		return 0;
	case HNL_EVENT_STATUS_UNBOUND:
		return 0;
	default:
		return refuse(call, HNL_EINVAL);
	}
}

static int status(struct hnl_call *call)
{
	const struct hnl_event_status_req *req = call->request;
	const struct channel *c;
	enum hnl_errno err;
	uint16_t d;

	err = whose(call, HNL_HAS(req, HNL_EVENT_STATUS_REQ_DOMAIN),
		    req->domain, &d);
	if (err != 0)
		return refuse(call, err);
	c = channel(call, d, req->port);
	if (c == NULL)
		return refuse(call, HNL_EINVAL);
	hnl_attr_put_u32(call->reply, HNL_EVENT_A_STATUS, c->status);
	hnl_attr_put_u32(call->reply, HNL_EVENT_A_VCPU, c->vcpu);
	if (c->status == HNL_EVENT_STATUS_UNBOUND ||
	    c->status == HNL_EVENT_STATUS_INTERDOMAIN)
		hnl_attr_put_u16(call->reply, HNL_EVENT_A_REMOTE_DOMAIN,
				 c->remote);
	if (c->status == HNL_EVENT_STATUS_INTERDOMAIN)
		hnl_attr_put_u32(call->reply, HNL_EVENT_A_REMOTE_PORT,
				 c->remote_port);
	if (c->status == HNL_EVENT_STATUS_VIRQ)
		hnl_attr_put_u32(call->reply, HNL_EVENT_A_VIRQ, c->irq);
	if (c->status == HNL_EVENT_STATUS_PIRQ)
		hnl_attr_put_u32(call->reply, HNL_EVENT_A_PIRQ, c->irq);
	return 0;
}

static int bind_vcpu(struct hnl_call *call)
{
	const struct hnl_event_bind_vcpu_req *req = call->request;
	struct channel *c = own(call, req->port);

	if (req->vcpu >= VCPUS)
		return refuse(call, HNL_ENOENT);
	if (c == NULL || c->status == HNL_EVENT_STATUS_IPI ||
	    (c->status == HNL_EVENT_STATUS_VIRQ &&
	     c->irq <= HNL_EVENT_VIRQ_DEBUG))
		return refuse(call, HNL_EINVAL);
	c->vcpu = req->vcpu;
	return 0;
}

static int unmask(struct hnl_call *call)
{
	const struct hnl_event_unmask_req *req = call->request;
	struct channel *c = own(call, req->port);

	if (c == NULL)
		return refuse(call, HNL_EINVAL);
	c->masked = 0;
	return 0;
}

/* A unit a port: with a budget of four it takes some entries. */
static int reset(struct hnl_call *call)
{
	const struct hnl_event_reset_req *req = call->request;
	struct events *e = events_of(call);
	enum hnl_errno err;
	uint16_t d;

	err = whose(call, HNL_HAS(req, HNL_EVENT_RESET_REQ_DOMAIN),
		    req->domain, &d);
	if (err != 0)
		return refuse(call, err);
	if (d == 2)	/* it runs */
		return refuse(call, HNL_EINVAL);
	for (; call->cursor[0] < PORTS - 1; call->cursor[0]++) {
		if (!hnl_call_spend(call))
			return HNL_CALL_AGAIN;
		free_port(call, d, (uint32_t)call->cursor[0] + 1);
	}
	memset(e->control[d], 0, sizeof(e->control[d]));
	e->pages[d] = 0;
	return 0;
}

static bool is_fifo(const struct hnl_call *call)
{
	const uint64_t *c = events_of(call)->control[self(call)];

	return (c[0] | c[1]) != 0;
}

static int init_control(struct hnl_call *call)
{
	const struct hnl_event_init_control_req *req = call->request;
	uint64_t *control;

	if (req->vcpu >= VCPUS)
		return refuse(call, HNL_ENOENT);
	control = &events_of(call)->control[self(call)][req->vcpu];
	if (req->control_gpa == 0 || *control != 0)
		return refuse(call, HNL_EINVAL);
	*control = req->control_gpa + req->offset;
	hnl_attr_put_u8(call->reply, HNL_EVENT_A_LINK_BITS, 17);
	return 0;
}

static int expand_array(struct hnl_call *call)
{
	const struct hnl_event_expand_array_req *req = call->request;
	uint32_t *pages = &events_of(call)->pages[self(call)];

	if (!is_fifo(call))
		return refuse(call, HNL_EOPNOTSUPP);
	if (req->array_gpa == 0)
		return refuse(call, HNL_EINVAL);
	if (*pages == ARRAY_PAGES)
		return refuse(call, HNL_ENOSPC);
	(*pages)++;
	return 0;
}

static int set_priority(struct hnl_call *call)
{
	const struct hnl_event_set_priority_req *req = call->request;
	struct channel *c = own(call, req->port);

	if (!is_fifo(call))
		return refuse(call, HNL_EOPNOTSUPP);
	if (c == NULL)
		return refuse(call, HNL_EINVAL);
	c->priority = req->priority;
	return 0;
}

static const hnl_handler handlers[] = {
	[HNL_EVENT_CMD_ALLOC_UNBOUND] = alloc_unbound,
	[HNL_EVENT_CMD_BIND_INTERDOMAIN] = bind_interdomain,
	[HNL_EVENT_CMD_BIND_VIRQ] = bind_virq,
	[HNL_EVENT_CMD_BIND_PIRQ] = bind_pirq,
	[HNL_EVENT_CMD_BIND_IPI] = bind_ipi,
	[HNL_EVENT_CMD_CLOSE] = close_port,
	[HNL_EVENT_CMD_SEND] = send,
	[HNL_EVENT_CMD_STATUS] = status,
	[HNL_EVENT_CMD_BIND_VCPU] = bind_vcpu,
	[HNL_EVENT_CMD_UNMASK] = unmask,
	[HNL_EVENT_CMD_RESET] = reset,
	[HNL_EVENT_CMD_INIT_CONTROL] = init_control,
	[HNL_EVENT_CMD_EXPAND_ARRAY] = expand_array,
	[HNL_EVENT_CMD_SET_PRIORITY] = set_priority,
};

#define N_HANDLERS (sizeof(handlers) / sizeof(handlers[0]))

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
		      BIND_PIRQ__WILL_SHARE, NONE, 1 },
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
	struct evtchn_bind_pirq pirq = { .flags = 2 };
	struct hnl_event_bind_pirq_req pirq_req;
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
	assert_int_equal(hnl_event_bind_pirq_from_legacy(&pirq, &pirq_req),
			 -HNL_EINVAL);
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
		cmocka_unit_test(event_self_is_absent),
		cmocka_unit_test(event_required_absent_einval),
		cmocka_unit_test(event_unknown_call_other),
		cmocka_unit_test(event_no_answer_is_told),
	};

	return cmocka_run_group_tests_name("legacy_event", tests, NULL, NULL);
}
