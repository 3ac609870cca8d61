/* SPDX-License-Identifier: MIT */
/*
 * The event family: ports of a domain, as xen/event_channel.h has them.
 *
 * A handler names the domains, asks the hypervisor, and says of a refusal what
 * in the request was at fault. All but reset are one step; reset walks over the
 * ports, one unit each, and what it closed stays closed.
 */
#include <hnl/event_service.h>
#include <hnl/gpa.h>

#include "hnl_event.h"

static const struct hnl_event_ops *ops_of(const struct hnl_call *call)
{
	return ((const struct hnl_event_host *)call->ctx)->ops;
}

static void *ctx_of(const struct hnl_call *call)
{
	return ((const struct hnl_event_host *)call->ctx)->ctx;
}

static uint16_t caller_of(const struct hnl_call *call)
{
	return hnl_domain_id(call->domain);
}

static uint16_t domain_of(const struct hnl_call *call, uint16_t number)
{
	return number == HNL_DOMID_SELF ? caller_of(call) : number;
}

/* ---- refusals ---- */

struct blame {
	uint8_t cmd;		/* 0: any */
	uint8_t err;
	uint8_t reason;
	uint8_t attribute;	/* 0: none */
};

/* The first row that fits. */
static const struct blame blames[] = {
	{ HNL_EVENT_CMD_ALLOC_UNBOUND, HNL_ESRCH, HNL_REASON_ABSENT,
	  HNL_EVENT_A_DOMAIN },
	{ HNL_EVENT_CMD_BIND_INTERDOMAIN, HNL_ESRCH, HNL_REASON_ABSENT,
	  HNL_EVENT_A_REMOTE_DOMAIN },
	/* Nothing is told of a port that is not for the caller. */
	{ HNL_EVENT_CMD_BIND_INTERDOMAIN, HNL_EINVAL, HNL_REASON_ABSENT,
	  HNL_EVENT_A_REMOTE_PORT },
	{ HNL_EVENT_CMD_BIND_VIRQ, HNL_EINVAL, HNL_REASON_RANGE,
	  HNL_EVENT_A_VCPU },
	{ HNL_EVENT_CMD_BIND_VIRQ, HNL_EEXIST, HNL_REASON_STATE,
	  HNL_EVENT_A_VIRQ },
	{ HNL_EVENT_CMD_BIND_VIRQ, HNL_EBUSY, HNL_REASON_STATE,
	  HNL_EVENT_A_VIRQ },
	{ HNL_EVENT_CMD_BIND_PIRQ, HNL_EINVAL, HNL_REASON_RANGE,
	  HNL_EVENT_A_PIRQ },
	{ HNL_EVENT_CMD_BIND_PIRQ, HNL_EPERM, HNL_REASON_DENIED,
	  HNL_EVENT_A_PIRQ },
	{ HNL_EVENT_CMD_BIND_PIRQ, HNL_EEXIST, HNL_REASON_STATE,
	  HNL_EVENT_A_PIRQ },
	{ HNL_EVENT_CMD_BIND_PIRQ, HNL_EBUSY, HNL_REASON_STATE,
	  HNL_EVENT_A_PIRQ },
	{ HNL_EVENT_CMD_BIND_PIRQ, HNL_EOPNOTSUPP, HNL_REASON_ABSENT,
	  HNL_EVENT_A_PIRQ },
	{ HNL_EVENT_CMD_STATUS, HNL_ESRCH, HNL_REASON_ABSENT,
	  HNL_EVENT_A_DOMAIN },
	{ HNL_EVENT_CMD_STATUS, HNL_EINVAL, HNL_REASON_RANGE,
	  HNL_EVENT_A_PORT },
	{ HNL_EVENT_CMD_RESET, HNL_ESRCH, HNL_REASON_ABSENT,
	  HNL_EVENT_A_DOMAIN },
	{ HNL_EVENT_CMD_RESET, HNL_EINVAL, HNL_REASON_STATE,
	  HNL_EVENT_A_DOMAIN },
	{ HNL_EVENT_CMD_INIT_CONTROL, HNL_EINVAL, HNL_REASON_STATE,
	  HNL_EVENT_A_VCPU },
	{ 0, HNL_ENOENT, HNL_REASON_ABSENT, HNL_EVENT_A_VCPU },
	{ 0, HNL_EPERM, HNL_REASON_DENIED, 0 },
	{ 0, HNL_ENOMEM, HNL_REASON_QUOTA, 0 },
	{ 0, HNL_ENOSPC, HNL_REASON_QUOTA, 0 },
};

/* err is what an operation returned, negative. */
static int refuse_after(struct hnl_call *call, uint8_t cmd, int err,
			uint64_t progress)
{
	enum hnl_errno e = (enum hnl_errno)-err;
	const struct blame *row;
	size_t i;

	for (i = 0; i < sizeof(blames) / sizeof(blames[0]); i++) {
		row = &blames[i];
		if ((row->cmd == cmd || row->cmd == 0) && row->err == e)
			return hnl_call_refuse(call, e,
					       (enum hnl_reason)row->reason,
					       row->attribute, progress);
	}
	return hnl_call_refuse(call, e, HNL_REASON_STATE, 0, progress);
}

static int refuse(struct hnl_call *call, uint8_t cmd, int err)
{
	return refuse_after(call, cmd, err, 0);
}

/* Why a port of the caller was EINVAL; it may have changed since. */
static enum hnl_reason look_at(const struct hnl_call *call, uint32_t port)
{
	uint16_t caller = caller_of(call);
	struct hnl_event_channel c;

	if (ops_of(call)->status(ctx_of(call), caller, caller, port, &c) != 0)
		return HNL_REASON_RANGE;
	return c.status == HNL_EVENT_STATUS_CLOSED ? HNL_REASON_ABSENT :
						     HNL_REASON_STATE;
}

/* Of a command whose EINVAL is about the port. */
static int settle_port(struct hnl_call *call, uint8_t cmd, uint32_t port,
		       int err)
{
	if (err == 0)
		return 0;
	if (err == -HNL_EINVAL)
		return hnl_call_refuse(call, HNL_EINVAL, look_at(call, port),
				       HNL_EVENT_A_PORT, 0);
	return refuse(call, cmd, err);
}

/* Of a command that takes a page. */
static int settle_page(struct hnl_call *call, uint8_t cmd, uint16_t attribute,
		       enum hnl_reason why, int err)
{
	if (err == 0)
		return 0;
	if (err == -HNL_EINVAL && why != HNL_REASON_NONE)
		return hnl_call_refuse(call, HNL_EINVAL, why, attribute, 0);
	return refuse(call, cmd, err);
}

static enum hnl_reason check_page(const struct hnl_call *call, uint64_t gpa)
{
	return hnl_gpa_check_pages(gpa, 1,
				   hnl_domain_highest_gpa(call->domain));
}

/* ---- new ports ---- */

/* Of a command that answers with its new port. */
static int settle_new(struct hnl_call *call, uint8_t cmd, uint32_t port,
		      int err)
{
	if (err != 0)
		return refuse(call, cmd, err);
	hnl_attr_put_u32(call->reply, HNL_EVENT_A_PORT, port);
	return 0;
}

static int alloc_unbound(struct hnl_call *call)
{
	const struct hnl_event_alloc_unbound_req *req =
		(const struct hnl_event_alloc_unbound_req *)call->request;
	uint16_t domain = HNL_DOMID_SELF;
	uint32_t port = 0;
	int err;

	if (HNL_HAS(req, HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN))
		domain = req->domain;
	err = ops_of(call)->alloc_unbound(
		ctx_of(call), caller_of(call), domain_of(call, domain),
		domain_of(call, req->remote_domain), &port);
	return settle_new(call, HNL_EVENT_CMD_ALLOC_UNBOUND, port, err);
}

static int bind_interdomain(struct hnl_call *call)
{
	const struct hnl_event_bind_interdomain_req *req =
		(const struct hnl_event_bind_interdomain_req *)call->request;
	uint32_t port = 0;
	int err;

	err = ops_of(call)->bind_interdomain(
		ctx_of(call), caller_of(call),
		domain_of(call, req->remote_domain), req->remote_port, &port);
	return settle_new(call, HNL_EVENT_CMD_BIND_INTERDOMAIN, port, err);
}

static int bind_virq(struct hnl_call *call)
{
	const struct hnl_event_bind_virq_req *req =
		(const struct hnl_event_bind_virq_req *)call->request;
	uint32_t port = 0;
	int err;

	err = ops_of(call)->bind_virq(ctx_of(call), caller_of(call), req->virq,
				      req->vcpu, &port);
	return settle_new(call, HNL_EVENT_CMD_BIND_VIRQ, port, err);
}

static int bind_pirq(struct hnl_call *call)
{
	const struct hnl_event_bind_pirq_req *req =
		(const struct hnl_event_bind_pirq_req *)call->request;
	bool share = HNL_HAS(req, HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE);
	uint32_t port = 0;
	int err;

	err = ops_of(call)->bind_pirq(ctx_of(call), caller_of(call), req->pirq,
				      share, &port);
	return settle_new(call, HNL_EVENT_CMD_BIND_PIRQ, port, err);
}

static int bind_ipi(struct hnl_call *call)
{
	const struct hnl_event_bind_ipi_req *req =
		(const struct hnl_event_bind_ipi_req *)call->request;
	uint32_t port = 0;
	int err;

	err = ops_of(call)->bind_ipi(ctx_of(call), caller_of(call), req->vcpu,
				     &port);
	return settle_new(call, HNL_EVENT_CMD_BIND_IPI, port, err);
}

/* ---- ports in use ---- */

static int close(struct hnl_call *call)
{
	const struct hnl_event_close_req *req =
		(const struct hnl_event_close_req *)call->request;

	return settle_port(
		call, HNL_EVENT_CMD_CLOSE, req->port,
		ops_of(call)->close(ctx_of(call), caller_of(call), req->port));
}

static int send(struct hnl_call *call)
{
	const struct hnl_event_send_req *req =
		(const struct hnl_event_send_req *)call->request;

	return settle_port(
		call, HNL_EVENT_CMD_SEND, req->port,
		ops_of(call)->send(ctx_of(call), caller_of(call), req->port));
}

static int bind_vcpu(struct hnl_call *call)
{
	const struct hnl_event_bind_vcpu_req *req =
		(const struct hnl_event_bind_vcpu_req *)call->request;
	int err;

	err = ops_of(call)->bind_vcpu(ctx_of(call), caller_of(call), req->port,
				      req->vcpu);
	return settle_port(call, HNL_EVENT_CMD_BIND_VCPU, req->port, err);
}

static int unmask(struct hnl_call *call)
{
	const struct hnl_event_unmask_req *req =
		(const struct hnl_event_unmask_req *)call->request;

	return settle_port(
		call, HNL_EVENT_CMD_UNMASK, req->port,
		ops_of(call)->unmask(ctx_of(call), caller_of(call), req->port));
}

static int set_priority(struct hnl_call *call)
{
	const struct hnl_event_set_priority_req *req =
		(const struct hnl_event_set_priority_req *)call->request;
	int err;

	err = ops_of(call)->set_priority(ctx_of(call), caller_of(call),
					 req->port, req->priority);
	return settle_port(call, HNL_EVENT_CMD_SET_PRIORITY, req->port, err);
}

static void put_status(struct hnl_builder *b, const struct hnl_event_channel *c)
{
	struct hnl_event_status_rsp rsp;

	hnl_event_status_rsp_init(&rsp);
	hnl_event_status_rsp_set_status(&rsp, c->status);
	hnl_event_status_rsp_set_vcpu(&rsp, c->vcpu);
	if (c->status == HNL_EVENT_STATUS_UNBOUND ||
	    c->status == HNL_EVENT_STATUS_INTERDOMAIN)
		hnl_event_status_rsp_set_remote_domain(&rsp, c->remote_domain);
	if (c->status == HNL_EVENT_STATUS_INTERDOMAIN)
		hnl_event_status_rsp_set_remote_port(&rsp, c->remote_port);
	if (c->status == HNL_EVENT_STATUS_VIRQ)
		hnl_event_status_rsp_set_virq(&rsp, c->irq);
	if (c->status == HNL_EVENT_STATUS_PIRQ)
		hnl_event_status_rsp_set_pirq(&rsp, c->irq);
	hnl_event_status_rsp_put(b, &rsp);
}

static int status(struct hnl_call *call)
{
	const struct hnl_event_status_req *req =
		(const struct hnl_event_status_req *)call->request;
	uint16_t domain = HNL_DOMID_SELF;
	struct hnl_event_channel c;
	int err;

	if (HNL_HAS(req, HNL_EVENT_STATUS_REQ_DOMAIN))
		domain = req->domain;
	memset(&c, 0, sizeof(c));
	err = ops_of(call)->status(ctx_of(call), caller_of(call),
				   domain_of(call, domain), req->port, &c);
	if (err != 0)
		return refuse(call, HNL_EVENT_CMD_STATUS, err);
	put_status(call->reply, &c);
	return 0;
}

/* ---- reset ---- */

/* cursor[0]: ticket << 32 | port; cursor[1]: ports that were closed. */
static int reset(struct hnl_call *call)
{
	const struct hnl_event_reset_req *req =
		(const struct hnl_event_reset_req *)call->request;
	uint16_t domain = HNL_DOMID_SELF;
	struct hnl_event_reset r;
	int err;

	if (HNL_HAS(req, HNL_EVENT_RESET_REQ_DOMAIN))
		domain = req->domain;
	for (;;) {
		r.ticket = (uint32_t)(call->cursor[0] >> 32);
		r.port = (uint32_t)call->cursor[0];
		err = ops_of(call)->reset(ctx_of(call), caller_of(call),
					  domain_of(call, domain), &r);
		if (err != 0)
			return refuse_after(call, HNL_EVENT_CMD_RESET, err,
					    call->cursor[1]);
		if (r.port == 0)
			return 0;
		call->cursor[0] = (uint64_t)r.ticket << 32 | r.port;
		call->cursor[1]++;
		if (!hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	}
}

/* ---- FIFO ---- */

#define LINK_BITS 17	/* EVTCHN_FIFO_LINK_BITS */

static int init_control(struct hnl_call *call)
{
	const struct hnl_event_init_control_req *req =
		(const struct hnl_event_init_control_req *)call->request;
	enum hnl_reason why = check_page(call, req->control_gpa);
	int err = -HNL_EINVAL;

	if (why == HNL_REASON_NONE)
		err = ops_of(call)->init_control(ctx_of(call), caller_of(call),
						 req->vcpu, req->control_gpa,
						 req->offset, &why);
	if (err == 0)
		hnl_attr_put_u8(call->reply, HNL_EVENT_A_LINK_BITS, LINK_BITS);
	return settle_page(call, HNL_EVENT_CMD_INIT_CONTROL,
			   HNL_EVENT_A_CONTROL_GPA, why, err);
}

static int expand_array(struct hnl_call *call)
{
	const struct hnl_event_expand_array_req *req =
		(const struct hnl_event_expand_array_req *)call->request;
	enum hnl_reason why = check_page(call, req->array_gpa);
	int err = -HNL_EINVAL;

	if (why == HNL_REASON_NONE)
		err = ops_of(call)->expand_array(ctx_of(call), caller_of(call),
						 req->array_gpa, &why);
	return settle_page(call, HNL_EVENT_CMD_EXPAND_ARRAY,
			   HNL_EVENT_A_ARRAY_GPA, why, err);
}

static const hnl_handler handlers[] = {
	[HNL_EVENT_CMD_ALLOC_UNBOUND] = alloc_unbound,
	[HNL_EVENT_CMD_BIND_INTERDOMAIN] = bind_interdomain,
	[HNL_EVENT_CMD_BIND_VIRQ] = bind_virq,
	[HNL_EVENT_CMD_BIND_PIRQ] = bind_pirq,
	[HNL_EVENT_CMD_BIND_IPI] = bind_ipi,
	[HNL_EVENT_CMD_CLOSE] = close,
	[HNL_EVENT_CMD_SEND] = send,
	[HNL_EVENT_CMD_STATUS] = status,
	[HNL_EVENT_CMD_BIND_VCPU] = bind_vcpu,
	[HNL_EVENT_CMD_UNMASK] = unmask,
	[HNL_EVENT_CMD_RESET] = reset,
	[HNL_EVENT_CMD_INIT_CONTROL] = init_control,
	[HNL_EVENT_CMD_EXPAND_ARRAY] = expand_array,
	[HNL_EVENT_CMD_SET_PRIORITY] = set_priority,
};

struct hnl_service hnl_event_service(const struct hnl_event_host *host,
				     const struct hnl_names *names)
{
	struct hnl_service s = { &hnl_event_family, handlers,
				 sizeof(handlers) / sizeof(handlers[0]), names,
				 host, NULL };

	return s;
}
