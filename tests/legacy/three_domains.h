/* SPDX-License-Identifier: MIT */
/*
 * Three domains with 12 ports each and the handlers of their calls: as little
 * of a service as both entries need, with each error of the schema.
 */
#ifndef THREE_DOMAINS_H
#define THREE_DOMAINS_H

#include "both.h"
#include "hnl_event.h"

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

#endif
