/* SPDX-License-Identifier: MIT */
/* generated from schema/event.yaml by schema/hnlgen; do not edit */
#include "hnl_event_legacy.h"

/* ---- alloc-unbound ---- */

int hnl_event_alloc_unbound_from_legacy(const struct evtchn_alloc_unbound *in,
					struct hnl_event_alloc_unbound_req *out)
{
	bool ok = true;

	hnl_event_alloc_unbound_req_init(out);
	if (!HNL_LEGACY_IS(in->dom, HNL_EVENT_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->dom, &ok);
		HNL_SET(out, HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->remote_domain, in->remote_dom, &ok);
	HNL_SET(out, HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_alloc_unbound_to_legacy(const struct hnl_event_alloc_unbound_req *in,
				  struct evtchn_alloc_unbound *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	if (HNL_HAS(in, HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->dom, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->dom, HNL_EVENT_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->remote_dom, in->remote_domain, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_alloc_unbound_reply_from_legacy(
	const struct evtchn_alloc_unbound *in,
	struct hnl_event_alloc_unbound_rsp *out)
{
	bool ok = true;

	hnl_event_alloc_unbound_rsp_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_ALLOC_UNBOUND_RSP_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_alloc_unbound_reply_to_legacy(
	const struct hnl_event_alloc_unbound_rsp *in,
	struct evtchn_alloc_unbound *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_alloc_unbound(struct hnl_legacy *l, void *arg)
{
	struct evtchn_alloc_unbound *s = arg;
	struct hnl_event_alloc_unbound_req req;
	struct hnl_event_alloc_unbound_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_event_alloc_unbound_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_alloc_unbound_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_ALLOC_UNBOUND,
			     true);
	if (err != 0)
		return err;
	err = hnl_event_alloc_unbound_rsp_decode(&l->decoder, l->answer, &l->m,
						 &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_event_alloc_unbound_reply_to_legacy(&rsp, s);
}

/* ---- bind-interdomain ---- */

int
hnl_event_bind_interdomain_from_legacy(
	const struct evtchn_bind_interdomain *in,
	struct hnl_event_bind_interdomain_req *out)
{
	bool ok = true;

	hnl_event_bind_interdomain_req_init(out);
	HNL_LEGACY_PUT(out->remote_domain, in->remote_dom, &ok);
	HNL_SET(out, HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN);
	HNL_LEGACY_PUT(out->remote_port, in->remote_port, &ok);
	HNL_SET(out, HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_bind_interdomain_to_legacy(
	const struct hnl_event_bind_interdomain_req *in,
	struct evtchn_bind_interdomain *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN) ||
	    !HNL_HAS(in, HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->remote_dom, in->remote_domain, &ok);
	HNL_LEGACY_PUT(out->remote_port, in->remote_port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_bind_interdomain_reply_from_legacy(
	const struct evtchn_bind_interdomain *in,
	struct hnl_event_bind_interdomain_rsp *out)
{
	bool ok = true;

	hnl_event_bind_interdomain_rsp_init(out);
	HNL_LEGACY_PUT(out->port, in->local_port, &ok);
	HNL_SET(out, HNL_EVENT_BIND_INTERDOMAIN_RSP_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_bind_interdomain_reply_to_legacy(
	const struct hnl_event_bind_interdomain_rsp *in,
	struct evtchn_bind_interdomain *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->local_port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_bind_interdomain(struct hnl_legacy *l, void *arg)
{
	struct evtchn_bind_interdomain *s = arg;
	struct hnl_event_bind_interdomain_req req;
	struct hnl_event_bind_interdomain_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_event_bind_interdomain_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_bind_interdomain_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_event_family,
			     HNL_EVENT_CMD_BIND_INTERDOMAIN, true);
	if (err != 0)
		return err;
	err = hnl_event_bind_interdomain_rsp_decode(&l->decoder, l->answer,
						    &l->m, &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_event_bind_interdomain_reply_to_legacy(&rsp, s);
}

/* ---- bind-virq ---- */

int hnl_event_bind_virq_from_legacy(const struct evtchn_bind_virq *in,
				    struct hnl_event_bind_virq_req *out)
{
	bool ok = true;

	hnl_event_bind_virq_req_init(out);
	HNL_LEGACY_PUT(out->virq, in->virq, &ok);
	HNL_SET(out, HNL_EVENT_BIND_VIRQ_REQ_VIRQ);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	HNL_SET(out, HNL_EVENT_BIND_VIRQ_REQ_VCPU);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_bind_virq_to_legacy(const struct hnl_event_bind_virq_req *in,
				  struct evtchn_bind_virq *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_BIND_VIRQ_REQ_VCPU) ||
	    !HNL_HAS(in, HNL_EVENT_BIND_VIRQ_REQ_VIRQ))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->virq, in->virq, &ok);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_bind_virq_reply_from_legacy(const struct evtchn_bind_virq *in,
					  struct hnl_event_bind_virq_rsp *out)
{
	bool ok = true;

	hnl_event_bind_virq_rsp_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_BIND_VIRQ_RSP_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_bind_virq_reply_to_legacy(const struct hnl_event_bind_virq_rsp *in,
				    struct evtchn_bind_virq *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_bind_virq(struct hnl_legacy *l, void *arg)
{
	struct evtchn_bind_virq *s = arg;
	struct hnl_event_bind_virq_req req;
	struct hnl_event_bind_virq_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_event_bind_virq_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_bind_virq_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_BIND_VIRQ,
			     true);
	if (err != 0)
		return err;
	err = hnl_event_bind_virq_rsp_decode(&l->decoder, l->answer, &l->m,
					     &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_event_bind_virq_reply_to_legacy(&rsp, s);
}

/* ---- bind-pirq ---- */

int hnl_event_bind_pirq_from_legacy(const struct evtchn_bind_pirq *in,
				    struct hnl_event_bind_pirq_req *out)
{
	bool ok = true;

	hnl_event_bind_pirq_req_init(out);
	HNL_LEGACY_PUT(out->pirq, in->pirq, &ok);
	HNL_SET(out, HNL_EVENT_BIND_PIRQ_REQ_PIRQ);
	if (HNL_LEGACY_GET_BITS(in->flags, BIND_PIRQ__WILL_SHARE))
		HNL_SET(out, HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_bind_pirq_to_legacy(const struct hnl_event_bind_pirq_req *in,
				  struct evtchn_bind_pirq *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_BIND_PIRQ_REQ_PIRQ))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->pirq, in->pirq, &ok);
	if (HNL_HAS(in, HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE))
		HNL_LEGACY_PUT_BITS(out->flags, BIND_PIRQ__WILL_SHARE, 1, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_bind_pirq_reply_from_legacy(const struct evtchn_bind_pirq *in,
					  struct hnl_event_bind_pirq_rsp *out)
{
	bool ok = true;

	hnl_event_bind_pirq_rsp_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_BIND_PIRQ_RSP_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_bind_pirq_reply_to_legacy(const struct hnl_event_bind_pirq_rsp *in,
				    struct evtchn_bind_pirq *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_bind_pirq(struct hnl_legacy *l, void *arg)
{
	struct evtchn_bind_pirq *s = arg;
	struct hnl_event_bind_pirq_req req;
	struct hnl_event_bind_pirq_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_event_bind_pirq_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_bind_pirq_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_BIND_PIRQ,
			     true);
	if (err != 0)
		return err;
	err = hnl_event_bind_pirq_rsp_decode(&l->decoder, l->answer, &l->m,
					     &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_event_bind_pirq_reply_to_legacy(&rsp, s);
}

/* ---- bind-ipi ---- */

int hnl_event_bind_ipi_from_legacy(const struct evtchn_bind_ipi *in,
				   struct hnl_event_bind_ipi_req *out)
{
	bool ok = true;

	hnl_event_bind_ipi_req_init(out);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	HNL_SET(out, HNL_EVENT_BIND_IPI_REQ_VCPU);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_bind_ipi_to_legacy(const struct hnl_event_bind_ipi_req *in,
				 struct evtchn_bind_ipi *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_BIND_IPI_REQ_VCPU))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_bind_ipi_reply_from_legacy(const struct evtchn_bind_ipi *in,
					 struct hnl_event_bind_ipi_rsp *out)
{
	bool ok = true;

	hnl_event_bind_ipi_rsp_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_BIND_IPI_RSP_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_bind_ipi_reply_to_legacy(const struct hnl_event_bind_ipi_rsp *in,
				       struct evtchn_bind_ipi *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_bind_ipi(struct hnl_legacy *l, void *arg)
{
	struct evtchn_bind_ipi *s = arg;
	struct hnl_event_bind_ipi_req req;
	struct hnl_event_bind_ipi_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_event_bind_ipi_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_bind_ipi_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_BIND_IPI,
			     true);
	if (err != 0)
		return err;
	err = hnl_event_bind_ipi_rsp_decode(&l->decoder, l->answer, &l->m, &rsp,
					    &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_event_bind_ipi_reply_to_legacy(&rsp, s);
}

/* ---- close ---- */

int hnl_event_close_from_legacy(const struct evtchn_close *in,
				struct hnl_event_close_req *out)
{
	bool ok = true;

	hnl_event_close_req_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_CLOSE_REQ_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_close_to_legacy(const struct hnl_event_close_req *in,
			      struct evtchn_close *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_CLOSE_REQ_PORT))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_close(struct hnl_legacy *l, void *arg)
{
	struct evtchn_close *s = arg;
	struct hnl_event_close_req req;

	hnl_legacy_begin(l);
	if (hnl_event_close_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_close_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_CLOSE, false);
}

/* ---- send ---- */

int hnl_event_send_from_legacy(const struct evtchn_send *in,
			       struct hnl_event_send_req *out)
{
	bool ok = true;

	hnl_event_send_req_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_SEND_REQ_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_send_to_legacy(const struct hnl_event_send_req *in,
			     struct evtchn_send *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_SEND_REQ_PORT))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_send(struct hnl_legacy *l, void *arg)
{
	struct evtchn_send *s = arg;
	struct hnl_event_send_req req;

	hnl_legacy_begin(l);
	if (hnl_event_send_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_send_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_SEND, false);
}

/* ---- status ---- */

int hnl_event_status_from_legacy(const struct evtchn_status *in,
				 struct hnl_event_status_req *out)
{
	bool ok = true;

	hnl_event_status_req_init(out);
	if (!HNL_LEGACY_IS(in->dom, HNL_EVENT_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->dom, &ok);
		HNL_SET(out, HNL_EVENT_STATUS_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_STATUS_REQ_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_status_to_legacy(const struct hnl_event_status_req *in,
			       struct evtchn_status *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_STATUS_REQ_PORT))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	if (HNL_HAS(in, HNL_EVENT_STATUS_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->dom, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->dom, HNL_EVENT_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_status_reply_from_legacy(const struct evtchn_status *in,
				       struct hnl_event_status_rsp *out)
{
	bool ok = true;

	hnl_event_status_rsp_init(out);
	HNL_LEGACY_PUT(out->status, in->status, &ok);
	HNL_SET(out, HNL_EVENT_STATUS_RSP_STATUS);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	HNL_SET(out, HNL_EVENT_STATUS_RSP_VCPU);
	if ((out->status == HNL_EVENT_STATUS_UNBOUND ||
	    out->status == HNL_EVENT_STATUS_INTERDOMAIN)) {
		HNL_LEGACY_PUT(out->remote_domain, in->u.interdomain.dom, &ok);
		HNL_SET(out, HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN);
	}
	if (out->status == HNL_EVENT_STATUS_INTERDOMAIN) {
		HNL_LEGACY_PUT(out->remote_port, in->u.interdomain.port, &ok);
		HNL_SET(out, HNL_EVENT_STATUS_RSP_REMOTE_PORT);
	}
	if (out->status == HNL_EVENT_STATUS_PIRQ) {
		HNL_LEGACY_PUT(out->pirq, in->u.pirq, &ok);
		HNL_SET(out, HNL_EVENT_STATUS_RSP_PIRQ);
	}
	if (out->status == HNL_EVENT_STATUS_VIRQ) {
		HNL_LEGACY_PUT(out->virq, in->u.virq, &ok);
		HNL_SET(out, HNL_EVENT_STATUS_RSP_VIRQ);
	}
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_status_reply_to_legacy(const struct hnl_event_status_rsp *in,
				     struct evtchn_status *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->status, in->status, &ok);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	if ((in->status == HNL_EVENT_STATUS_UNBOUND ||
	    in->status == HNL_EVENT_STATUS_INTERDOMAIN) &&
	    HNL_HAS(in, HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN))
		HNL_LEGACY_PUT(out->u.interdomain.dom, in->remote_domain, &ok);
	if (in->status == HNL_EVENT_STATUS_INTERDOMAIN &&
	    HNL_HAS(in, HNL_EVENT_STATUS_RSP_REMOTE_PORT))
		HNL_LEGACY_PUT(out->u.interdomain.port, in->remote_port, &ok);
	if (in->status == HNL_EVENT_STATUS_PIRQ &&
	    HNL_HAS(in, HNL_EVENT_STATUS_RSP_PIRQ))
		HNL_LEGACY_PUT(out->u.pirq, in->pirq, &ok);
	if (in->status == HNL_EVENT_STATUS_VIRQ &&
	    HNL_HAS(in, HNL_EVENT_STATUS_RSP_VIRQ))
		HNL_LEGACY_PUT(out->u.virq, in->virq, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_status(struct hnl_legacy *l, void *arg)
{
	struct evtchn_status *s = arg;
	struct hnl_event_status_req req;
	struct hnl_event_status_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_event_status_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_status_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_STATUS, true);
	if (err != 0)
		return err;
	err = hnl_event_status_rsp_decode(&l->decoder, l->answer, &l->m, &rsp,
					  &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_event_status_reply_to_legacy(&rsp, s);
}

/* ---- bind-vcpu ---- */

int hnl_event_bind_vcpu_from_legacy(const struct evtchn_bind_vcpu *in,
				    struct hnl_event_bind_vcpu_req *out)
{
	bool ok = true;

	hnl_event_bind_vcpu_req_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_BIND_VCPU_REQ_PORT);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	HNL_SET(out, HNL_EVENT_BIND_VCPU_REQ_VCPU);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_bind_vcpu_to_legacy(const struct hnl_event_bind_vcpu_req *in,
				  struct evtchn_bind_vcpu *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_BIND_VCPU_REQ_PORT) ||
	    !HNL_HAS(in, HNL_EVENT_BIND_VCPU_REQ_VCPU))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_bind_vcpu(struct hnl_legacy *l, void *arg)
{
	struct evtchn_bind_vcpu *s = arg;
	struct hnl_event_bind_vcpu_req req;

	hnl_legacy_begin(l);
	if (hnl_event_bind_vcpu_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_bind_vcpu_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_BIND_VCPU,
			      false);
}

/* ---- unmask ---- */

int hnl_event_unmask_from_legacy(const struct evtchn_unmask *in,
				 struct hnl_event_unmask_req *out)
{
	bool ok = true;

	hnl_event_unmask_req_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_UNMASK_REQ_PORT);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_unmask_to_legacy(const struct hnl_event_unmask_req *in,
			       struct evtchn_unmask *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_UNMASK_REQ_PORT))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_unmask(struct hnl_legacy *l, void *arg)
{
	struct evtchn_unmask *s = arg;
	struct hnl_event_unmask_req req;

	hnl_legacy_begin(l);
	if (hnl_event_unmask_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_unmask_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_UNMASK,
			      false);
}

/* ---- reset ---- */

int hnl_event_reset_from_legacy(const struct evtchn_reset *in,
				struct hnl_event_reset_req *out)
{
	bool ok = true;

	hnl_event_reset_req_init(out);
	if (!HNL_LEGACY_IS(in->dom, HNL_EVENT_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->dom, &ok);
		HNL_SET(out, HNL_EVENT_RESET_REQ_DOMAIN);
	}
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_event_reset_to_legacy(const struct hnl_event_reset_req *in,
			      struct evtchn_reset *out)
{
	bool ok = true;

	memset(out, 0, sizeof(*out));
	if (HNL_HAS(in, HNL_EVENT_RESET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->dom, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->dom, HNL_EVENT_DOMID_SELF, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_reset(struct hnl_legacy *l, void *arg)
{
	struct evtchn_reset *s = arg;
	struct hnl_event_reset_req req;

	hnl_legacy_begin(l);
	if (hnl_event_reset_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_reset_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_RESET, false);
}

/* ---- init-control ---- */

int hnl_event_init_control_from_legacy(const struct evtchn_init_control *in,
				       struct hnl_event_init_control_req *out)
{
	bool ok = true;

	hnl_event_init_control_req_init(out);
	HNL_LEGACY_PUT(out->control_gpa, hnl_legacy_up(in->control_gfn, 12,
		       &ok), &ok);
	HNL_SET(out, HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA);
	HNL_LEGACY_PUT(out->offset, in->offset, &ok);
	HNL_SET(out, HNL_EVENT_INIT_CONTROL_REQ_OFFSET);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	HNL_SET(out, HNL_EVENT_INIT_CONTROL_REQ_VCPU);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_init_control_to_legacy(const struct hnl_event_init_control_req *in,
				 struct evtchn_init_control *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_INIT_CONTROL_REQ_VCPU) ||
	    !HNL_HAS(in, HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA) ||
	    !HNL_HAS(in, HNL_EVENT_INIT_CONTROL_REQ_OFFSET))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->control_gfn, hnl_legacy_down(in->control_gpa, 12,
		       &ok), &ok);
	HNL_LEGACY_PUT(out->offset, in->offset, &ok);
	HNL_LEGACY_PUT(out->vcpu, in->vcpu, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_init_control_reply_from_legacy(const struct evtchn_init_control *in,
					 struct hnl_event_init_control_rsp *out)
{
	bool ok = true;

	hnl_event_init_control_rsp_init(out);
	HNL_LEGACY_PUT(out->link_bits, in->link_bits, &ok);
	HNL_SET(out, HNL_EVENT_INIT_CONTROL_RSP_LINK_BITS);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_init_control_reply_to_legacy(
	const struct hnl_event_init_control_rsp *in,
	struct evtchn_init_control *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->link_bits, in->link_bits, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_init_control(struct hnl_legacy *l, void *arg)
{
	struct evtchn_init_control *s = arg;
	struct hnl_event_init_control_req req;
	struct hnl_event_init_control_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_event_init_control_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_init_control_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_INIT_CONTROL,
			     true);
	if (err != 0)
		return err;
	err = hnl_event_init_control_rsp_decode(&l->decoder, l->answer, &l->m,
						&rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_event_init_control_reply_to_legacy(&rsp, s);
}

/* ---- expand-array ---- */

int hnl_event_expand_array_from_legacy(const struct evtchn_expand_array *in,
				       struct hnl_event_expand_array_req *out)
{
	bool ok = true;

	hnl_event_expand_array_req_init(out);
	HNL_LEGACY_PUT(out->array_gpa, hnl_legacy_up(in->array_gfn, 12, &ok),
		       &ok);
	HNL_SET(out, HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_expand_array_to_legacy(const struct hnl_event_expand_array_req *in,
				 struct evtchn_expand_array *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->array_gfn, hnl_legacy_down(in->array_gpa, 12, &ok),
		       &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_expand_array(struct hnl_legacy *l, void *arg)
{
	struct evtchn_expand_array *s = arg;
	struct hnl_event_expand_array_req req;

	hnl_legacy_begin(l);
	if (hnl_event_expand_array_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_expand_array_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_EXPAND_ARRAY,
			      false);
}

/* ---- set-priority ---- */

static int errno_set_priority(int err)
{
	if (err == -HNL_EOPNOTSUPP)
		return -HNL_ENOSYS;
	return err;
}

int hnl_event_set_priority_from_legacy(const struct evtchn_set_priority *in,
				       struct hnl_event_set_priority_req *out)
{
	bool ok = true;

	hnl_event_set_priority_req_init(out);
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_SET(out, HNL_EVENT_SET_PRIORITY_REQ_PORT);
	HNL_LEGACY_PUT(out->priority, in->priority, &ok);
	HNL_SET(out, HNL_EVENT_SET_PRIORITY_REQ_PRIORITY);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_event_set_priority_to_legacy(const struct hnl_event_set_priority_req *in,
				 struct evtchn_set_priority *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_EVENT_SET_PRIORITY_REQ_PORT) ||
	    !HNL_HAS(in, HNL_EVENT_SET_PRIORITY_REQ_PRIORITY))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->port, in->port, &ok);
	HNL_LEGACY_PUT(out->priority, in->priority, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_set_priority(struct hnl_legacy *l, void *arg)
{
	struct evtchn_set_priority *s = arg;
	struct hnl_event_set_priority_req req;
	int err;

	hnl_legacy_begin(l);
	if (hnl_event_set_priority_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_event_set_priority_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_event_family, HNL_EVENT_CMD_SET_PRIORITY,
			     false);
	return errno_set_priority(err);
}

static const struct hnl_legacy_row row[] = {
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP,
	  HNL_EVENT_EVTCHNOP_ALLOC_UNBOUND, NULL, call_alloc_unbound },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP,
	  HNL_EVENT_EVTCHNOP_BIND_INTERDOMAIN, NULL, call_bind_interdomain },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_BIND_VIRQ,
	  NULL, call_bind_virq },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_BIND_PIRQ,
	  NULL, call_bind_pirq },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_BIND_IPI,
	  NULL, call_bind_ipi },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_CLOSE, NULL,
	  call_close },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_SEND, NULL,
	  call_send },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_STATUS, NULL,
	  call_status },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_BIND_VCPU,
	  NULL, call_bind_vcpu },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_UNMASK, NULL,
	  call_unmask },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_RESET, NULL,
	  call_reset },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_INIT_CONTROL,
	  NULL, call_init_control },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_EXPAND_ARRAY,
	  NULL, call_expand_array },
	{ HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, HNL_EVENT_EVTCHNOP_SET_PRIORITY,
	  NULL, call_set_priority },
};

int hnl_event_legacy_call(struct hnl_legacy *l, uint32_t hypercall, uint32_t op,
			  void *arg)
{
	return hnl_legacy_find(l, row, sizeof(row) / sizeof(row[0]), hypercall,
			       op, arg);
}
