/* SPDX-License-Identifier: MIT */
/* generated from schema/view.yaml by schema/hnlgen; do not edit */
#include "hnl_view_legacy.h"

/* ---- state-get ---- */

static bool is_state_get(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_GET_DOMAIN_STATE);
}

int hnl_view_state_get_from_legacy(const struct xen_hvm_altp2m_op *in,
				   struct hnl_view_state_get_req *out)
{
	bool ok = true;

	hnl_view_state_get_req_init(out);
	if (!is_state_get(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_STATE_GET_REQ_DOMAIN);
	}
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_state_get_to_legacy(const struct hnl_view_state_get_req *in,
				 struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_GET_DOMAIN_STATE;
	if (HNL_HAS(in, HNL_VIEW_STATE_GET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_state_get_reply_from_legacy(const struct xen_hvm_altp2m_op *in,
					 struct hnl_view_state_get_rsp *out)
{
	bool ok = true;

	hnl_view_state_get_rsp_init(out);
	HNL_LEGACY_PUT(out->state, in->u.domain_state.state, &ok);
	HNL_SET(out, HNL_VIEW_STATE_GET_RSP_STATE);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_state_get_reply_to_legacy(const struct hnl_view_state_get_rsp *in,
				       struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	memset(&out->pad1, 0, sizeof(out->pad1));
	memset(&out->pad2, 0, sizeof(out->pad2));
	HNL_LEGACY_PUT(out->u.domain_state.state, in->state, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_state_get(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_state_get_req req;
	struct hnl_view_state_get_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_view_state_get_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_state_get_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_STATE_GET, true);
	if (err != 0)
		return err;
	err = hnl_view_state_get_rsp_decode(&l->decoder, l->answer, &l->m, &rsp,
					    &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_view_state_get_reply_to_legacy(&rsp, s);
}

/* ---- state-set ---- */

static bool is_state_set(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_SET_DOMAIN_STATE);
}

int hnl_view_state_set_from_legacy(const struct xen_hvm_altp2m_op *in,
				   struct hnl_view_state_set_req *out)
{
	bool ok = true;

	hnl_view_state_set_req_init(out);
	if (!is_state_set(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_STATE_SET_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->state, in->u.domain_state.state, &ok);
	HNL_SET(out, HNL_VIEW_STATE_SET_REQ_STATE);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_state_set_to_legacy(const struct hnl_view_state_set_req *in,
				 struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_STATE_SET_REQ_STATE))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_SET_DOMAIN_STATE;
	if (HNL_HAS(in, HNL_VIEW_STATE_SET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.domain_state.state, in->state, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_state_set(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_state_set_req req;

	hnl_legacy_begin(l);
	if (hnl_view_state_set_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_state_set_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_STATE_SET,
			      false);
}

/* ---- notify-enable ---- */

static bool is_notify_enable(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_VCPU_ENABLE_NOTIFY);
}

int hnl_view_notify_enable_from_legacy(const struct xen_hvm_altp2m_op *in,
				       struct hnl_view_notify_enable_req *out)
{
	bool ok = true;

	hnl_view_notify_enable_req_init(out);
	if (!is_notify_enable(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.enable_notify.pad))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->vcpu, in->u.enable_notify.vcpu_id, &ok);
	HNL_SET(out, HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU);
	if (!HNL_LEGACY_IS(in->u.enable_notify.gfn, HNL_VIEW_GFN_INVALID)) {
		HNL_LEGACY_PUT(out->info_gpa,
			       hnl_legacy_up(in->u.enable_notify.gfn, 12, &ok),
			       &ok);
		HNL_SET(out, HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA);
	}
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_notify_enable_to_legacy(const struct hnl_view_notify_enable_req *in,
				 struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_VCPU_ENABLE_NOTIFY;
	if (HNL_HAS(in, HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.enable_notify.vcpu_id, in->vcpu, &ok);
	if (HNL_HAS(in, HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA))
		HNL_LEGACY_PUT(out->u.enable_notify.gfn,
			       hnl_legacy_down(in->info_gpa, 12, &ok), &ok);
	else
		HNL_LEGACY_PUT(out->u.enable_notify.gfn, HNL_VIEW_GFN_INVALID,
			       &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_notify_enable(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_notify_enable_req req;

	hnl_legacy_begin(l);
	if (hnl_view_notify_enable_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_notify_enable_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_NOTIFY_ENABLE,
			      false);
}

/* ---- notify-disable ---- */

static bool is_notify_disable(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_VCPU_DISABLE_NOTIFY);
}

int hnl_view_notify_disable_from_legacy(const struct xen_hvm_altp2m_op *in,
					struct hnl_view_notify_disable_req *out)
{
	bool ok = true;

	hnl_view_notify_disable_req_init(out);
	if (!is_notify_disable(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->vcpu, in->u.disable_notify.vcpu_id, &ok);
	HNL_SET(out, HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_notify_disable_to_legacy(const struct hnl_view_notify_disable_req *in,
				  struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_VCPU_DISABLE_NOTIFY;
	if (HNL_HAS(in, HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.disable_notify.vcpu_id, in->vcpu, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_notify_disable(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_notify_disable_req req;

	hnl_legacy_begin(l);
	if (hnl_view_notify_disable_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_notify_disable_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_NOTIFY_DISABLE,
			      false);
}

/* ---- create ---- */

static bool is_create(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_CREATE_P2M);
}

int hnl_view_create_from_legacy(const struct xen_hvm_altp2m_op *in,
				struct hnl_view_create_req *out)
{
	bool ok = true;

	hnl_view_create_req_init(out);
	if (!is_create(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_CREATE_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->default_access, in->u.view.hvmmem_default_access,
		       &ok);
	HNL_SET(out, HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_create_to_legacy(const struct hnl_view_create_req *in,
			      struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_CREATE_P2M;
	if (HNL_HAS(in, HNL_VIEW_CREATE_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.view.hvmmem_default_access, in->default_access,
		       &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_create_reply_from_legacy(const struct xen_hvm_altp2m_op *in,
				      struct hnl_view_create_rsp *out)
{
	bool ok = true;

	hnl_view_create_rsp_init(out);
	HNL_LEGACY_PUT(out->view, in->u.view.view, &ok);
	HNL_SET(out, HNL_VIEW_CREATE_RSP_VIEW);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_create_reply_to_legacy(const struct hnl_view_create_rsp *in,
				    struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	memset(&out->pad1, 0, sizeof(out->pad1));
	memset(&out->pad2, 0, sizeof(out->pad2));
	HNL_LEGACY_PUT(out->u.view.view, in->view, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_create(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_create_req req;
	struct hnl_view_create_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_view_create_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_create_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_CREATE, true);
	if (err != 0)
		return err;
	err = hnl_view_create_rsp_decode(&l->decoder, l->answer, &l->m, &rsp,
					 &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_view_create_reply_to_legacy(&rsp, s);
}

/* ---- destroy ---- */

static bool is_destroy(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_DESTROY_P2M);
}

int hnl_view_destroy_from_legacy(const struct xen_hvm_altp2m_op *in,
				 struct hnl_view_destroy_req *out)
{
	bool ok = true;

	hnl_view_destroy_req_init(out);
	if (!is_destroy(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_DESTROY_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.view.view, &ok);
	HNL_SET(out, HNL_VIEW_DESTROY_REQ_VIEW);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_destroy_to_legacy(const struct hnl_view_destroy_req *in,
			       struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_DESTROY_REQ_VIEW))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_DESTROY_P2M;
	if (HNL_HAS(in, HNL_VIEW_DESTROY_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.view.view, in->view, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_destroy(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_destroy_req req;

	hnl_legacy_begin(l);
	if (hnl_view_destroy_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_destroy_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_DESTROY, false);
}

/* ---- switch ---- */

static bool is_switch(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_SWITCH_P2M);
}

int hnl_view_switch_from_legacy(const struct xen_hvm_altp2m_op *in,
				struct hnl_view_switch_req *out)
{
	bool ok = true;

	hnl_view_switch_req_init(out);
	if (!is_switch(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_SWITCH_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.view.view, &ok);
	HNL_SET(out, HNL_VIEW_SWITCH_REQ_VIEW);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_switch_to_legacy(const struct hnl_view_switch_req *in,
			      struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_SWITCH_REQ_VIEW))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_SWITCH_P2M;
	if (HNL_HAS(in, HNL_VIEW_SWITCH_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.view.view, in->view, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_switch(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_switch_req req;

	hnl_legacy_begin(l);
	if (hnl_view_switch_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_switch_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_SWITCH, false);
}

/* ---- visibility-set ---- */

static bool is_visibility_set(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_SET_VISIBILITY);
}

int hnl_view_visibility_set_from_legacy(const struct xen_hvm_altp2m_op *in,
					struct hnl_view_visibility_set_req *out)
{
	bool ok = true;

	hnl_view_visibility_set_req_init(out);
	if (!is_visibility_set(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.set_visibility.pad))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.set_visibility.altp2m_idx, &ok);
	HNL_SET(out, HNL_VIEW_VISIBILITY_SET_REQ_VIEW);
	HNL_LEGACY_PUT(out->visible, in->u.set_visibility.visible, &ok);
	HNL_SET(out, HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_visibility_set_to_legacy(const struct hnl_view_visibility_set_req *in,
				  struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_VISIBILITY_SET_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_SET_VISIBILITY;
	if (HNL_HAS(in, HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.set_visibility.altp2m_idx, in->view, &ok);
	HNL_LEGACY_PUT(out->u.set_visibility.visible, in->visible, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_visibility_set(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_visibility_set_req req;

	hnl_legacy_begin(l);
	if (hnl_view_visibility_set_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_visibility_set_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_VISIBILITY_SET,
			      false);
}

/* ---- access-set ---- */

static bool is_access_set(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_SET_MEM_ACCESS);
}

int hnl_view_access_set_from_legacy(const struct xen_hvm_altp2m_op *in,
				    struct hnl_view_access_set_req *out)
{
	bool ok = true;

	hnl_view_access_set_req_init(out);
	if (!is_access_set(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.mem_access.pad))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_ACCESS_SET_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.mem_access.view, &ok);
	HNL_SET(out, HNL_VIEW_ACCESS_SET_REQ_VIEW);
	HNL_LEGACY_PUT(out->gpa, hnl_legacy_up(in->u.mem_access.gfn, 12, &ok),
		       &ok);
	HNL_SET(out, HNL_VIEW_ACCESS_SET_REQ_GPA);
	HNL_LEGACY_PUT(out->access, in->u.mem_access.access, &ok);
	HNL_SET(out, HNL_VIEW_ACCESS_SET_REQ_ACCESS);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_access_set_to_legacy(const struct hnl_view_access_set_req *in,
				  struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_ACCESS_SET_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_ACCESS_SET_REQ_ACCESS) ||
	    !HNL_HAS(in, HNL_VIEW_ACCESS_SET_REQ_GPA))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_SET_MEM_ACCESS;
	if (HNL_HAS(in, HNL_VIEW_ACCESS_SET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.mem_access.view, in->view, &ok);
	HNL_LEGACY_PUT(out->u.mem_access.gfn, hnl_legacy_down(in->gpa, 12, &ok),
		       &ok);
	HNL_LEGACY_PUT(out->u.mem_access.access, in->access, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_access_set(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_access_set_req req;

	hnl_legacy_begin(l);
	if (hnl_view_access_set_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_access_set_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_ACCESS_SET,
			      false);
}

/* ---- access-get ---- */

static bool is_access_get(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_GET_MEM_ACCESS);
}

int hnl_view_access_get_from_legacy(const struct xen_hvm_altp2m_op *in,
				    struct hnl_view_access_get_req *out)
{
	bool ok = true;

	hnl_view_access_get_req_init(out);
	if (!is_access_get(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.mem_access.pad))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_ACCESS_GET_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.mem_access.view, &ok);
	HNL_SET(out, HNL_VIEW_ACCESS_GET_REQ_VIEW);
	HNL_LEGACY_PUT(out->gpa, hnl_legacy_up(in->u.mem_access.gfn, 12, &ok),
		       &ok);
	HNL_SET(out, HNL_VIEW_ACCESS_GET_REQ_GPA);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_access_get_to_legacy(const struct hnl_view_access_get_req *in,
				  struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_ACCESS_GET_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_ACCESS_GET_REQ_GPA))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_GET_MEM_ACCESS;
	if (HNL_HAS(in, HNL_VIEW_ACCESS_GET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.mem_access.view, in->view, &ok);
	HNL_LEGACY_PUT(out->u.mem_access.gfn, hnl_legacy_down(in->gpa, 12, &ok),
		       &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_access_get_reply_from_legacy(const struct xen_hvm_altp2m_op *in,
					  struct hnl_view_access_get_rsp *out)
{
	bool ok = true;

	hnl_view_access_get_rsp_init(out);
	HNL_LEGACY_PUT(out->access, in->u.mem_access.access, &ok);
	HNL_SET(out, HNL_VIEW_ACCESS_GET_RSP_ACCESS);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_access_get_reply_to_legacy(const struct hnl_view_access_get_rsp *in,
				    struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	memset(&out->pad1, 0, sizeof(out->pad1));
	memset(&out->pad2, 0, sizeof(out->pad2));
	memset(&out->u.mem_access.pad, 0, sizeof(out->u.mem_access.pad));
	HNL_LEGACY_PUT(out->u.mem_access.access, in->access, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_access_get(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_access_get_req req;
	struct hnl_view_access_get_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_view_access_get_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_access_get_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_ACCESS_GET,
			     true);
	if (err != 0)
		return err;
	err = hnl_view_access_get_rsp_decode(&l->decoder, l->answer, &l->m,
					     &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_view_access_get_reply_to_legacy(&rsp, s);
}

/* ---- access-set-many ---- */

static bool is_access_set_many(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_SET_MEM_ACCESS_MULTI);
}

int hnl_view_access_set_many_from_list(struct hnl_legacy *l,
				       const struct xen_hvm_altp2m_op *in,
				       uint64_t i,
				       struct hnl_view_access_set_many_req *out)
{
	struct hnl_view_page_access e;
	bool ok = true;
	uint64_t v;
	int err;

	hnl_view_access_set_many_req_init(out);
	if (!is_access_set_many(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.set_mem_access_multi.pad))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.set_mem_access_multi.view, &ok);
	HNL_SET(out, HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW);
	memset(&e, 0, sizeof(e));
	err = hnl_legacy_fetch(l, in->u.set_mem_access_multi.pfn_list.p, i, 8,
			       &v);
	if (err != 0)
		return err;
	HNL_LEGACY_PUT(e.gpa, hnl_legacy_up(v, 12, &ok), &ok);
	err = hnl_legacy_fetch(l, in->u.set_mem_access_multi.access_list.p, i,
			       1, &v);
	if (err != 0)
		return err;
	HNL_LEGACY_PUT(e.access, v, &ok);
	hnl_view_page_access_store(l->element, &e);
	hnl_view_access_set_many_req_set_page(out, l->element,
					      HNL_VIEW_PAGE_ACCESS_SIZE);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_access_set_many_to_list(const struct hnl_view_access_set_many_req *in,
				 struct xen_hvm_altp2m_op *out, uint64_t *gpa,
				 uint8_t *access, size_t room)
{
	struct hnl_view_page_access e;
	bool ok = true;
	size_t i, n;

	if (!HNL_HAS(in, HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_ACCESS_SET_MANY_REQ_PAGE))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_SET_MEM_ACCESS_MULTI;
	if (HNL_HAS(in, HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.set_mem_access_multi.view, in->view, &ok);
	n = in->page.n / HNL_VIEW_PAGE_ACCESS_SIZE;
	if (n > room)
		return -HNL_EINVAL;
	for (i = 0; i < n; i++) {
		hnl_view_page_access_load(
				in->page.p + i * HNL_VIEW_PAGE_ACCESS_SIZE, &e);
		HNL_LEGACY_PUT(gpa[i], hnl_legacy_down(e.gpa, 12, &ok), &ok);
		HNL_LEGACY_PUT(access[i], e.access, &ok);
	}
	HNL_LEGACY_PUT(out->u.set_mem_access_multi.nr, n, &ok);
	out->u.set_mem_access_multi.pfn_list.p = gpa;
	out->u.set_mem_access_multi.access_list.p = access;
	return ok ? 0 : -HNL_EINVAL;
}

static int one_access_set_many(struct hnl_legacy *l,
			       const struct xen_hvm_altp2m_op *s, uint64_t i)
{
	struct hnl_view_access_set_many_req req;
	struct hnl_view_access_set_many_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	err = hnl_view_access_set_many_from_list(l, s, i, &req);
	if (err != 0)
		return hnl_legacy_nothing(l, &hnl_view_family,
					  HNL_VIEW_CMD_ACCESS_SET_MANY, err);
	hnl_view_access_set_many_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_ACCESS_SET_MANY,
			     true);
	if (err != 0)
		return err;
	err = hnl_view_access_set_many_rsp_decode(&l->decoder, l->answer, &l->m,
						  &rsp, &l->x);
	return err != 0 ? -HNL_EBADMSG : hnl_legacy_status(rsp.status);
}

static int call_access_set_many(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	uint64_t i = s->u.set_mem_access_multi.opaque;
	int err = 0;

	if (l->fetch == NULL)
		return HNL_LEGACY_OTHER;
	if (i > s->u.set_mem_access_multi.nr || !HNL_LEGACY_ZERO(s->pad1) ||
	    !HNL_LEGACY_ZERO(s->pad2) ||
	    !HNL_LEGACY_ZERO(s->u.set_mem_access_multi.pad))
		return hnl_legacy_nothing(l, &hnl_view_family,
					  HNL_VIEW_CMD_ACCESS_SET_MANY,
					  -HNL_EINVAL);
	if (i == s->u.set_mem_access_multi.nr)
		return hnl_legacy_nothing(l, &hnl_view_family,
					  HNL_VIEW_CMD_ACCESS_SET_MANY, 0);
	for (; err == 0 && i < s->u.set_mem_access_multi.nr; i++)
		err = one_access_set_many(l, s, i);
	return err;
}

/* ---- change-gfn ---- */

static bool is_change_gfn(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_CHANGE_GFN);
}

int hnl_view_change_gfn_from_legacy(const struct xen_hvm_altp2m_op *in,
				    struct hnl_view_change_gfn_req *out)
{
	bool ok = true;

	hnl_view_change_gfn_req_init(out);
	if (!is_change_gfn(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.change_gfn.pad1) ||
	    !HNL_LEGACY_ZERO(in->u.change_gfn.pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_CHANGE_GFN_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.change_gfn.view, &ok);
	HNL_SET(out, HNL_VIEW_CHANGE_GFN_REQ_VIEW);
	HNL_LEGACY_PUT(out->old_gpa, hnl_legacy_up(in->u.change_gfn.old_gfn, 12,
		       &ok), &ok);
	HNL_SET(out, HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA);
	HNL_LEGACY_PUT(out->new_gpa, hnl_legacy_up(in->u.change_gfn.new_gfn, 12,
		       &ok), &ok);
	HNL_SET(out, HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_change_gfn_to_legacy(const struct hnl_view_change_gfn_req *in,
				  struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_CHANGE_GFN_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA) ||
	    !HNL_HAS(in, HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_CHANGE_GFN;
	if (HNL_HAS(in, HNL_VIEW_CHANGE_GFN_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.change_gfn.view, in->view, &ok);
	HNL_LEGACY_PUT(out->u.change_gfn.old_gfn, hnl_legacy_down(in->old_gpa,
		       12, &ok), &ok);
	HNL_LEGACY_PUT(out->u.change_gfn.new_gfn, hnl_legacy_down(in->new_gpa,
		       12, &ok), &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_change_gfn(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_change_gfn_req req;

	hnl_legacy_begin(l);
	if (hnl_view_change_gfn_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_change_gfn_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_CHANGE_GFN,
			      false);
}

/* ---- revert-gfn ---- */

static bool is_revert_gfn(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_CHANGE_GFN) &&
	       HNL_LEGACY_IS(s->u.change_gfn.new_gfn, HNL_VIEW_GFN_INVALID);
}

int hnl_view_revert_gfn_from_legacy(const struct xen_hvm_altp2m_op *in,
				    struct hnl_view_revert_gfn_req *out)
{
	bool ok = true;

	hnl_view_revert_gfn_req_init(out);
	if (!is_revert_gfn(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.change_gfn.pad1) ||
	    !HNL_LEGACY_ZERO(in->u.change_gfn.pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_REVERT_GFN_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.change_gfn.view, &ok);
	HNL_SET(out, HNL_VIEW_REVERT_GFN_REQ_VIEW);
	HNL_LEGACY_PUT(out->old_gpa, hnl_legacy_up(in->u.change_gfn.old_gfn, 12,
		       &ok), &ok);
	HNL_SET(out, HNL_VIEW_REVERT_GFN_REQ_OLD_GPA);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_revert_gfn_to_legacy(const struct hnl_view_revert_gfn_req *in,
				  struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_REVERT_GFN_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_REVERT_GFN_REQ_OLD_GPA))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_CHANGE_GFN;
	out->u.change_gfn.new_gfn = HNL_VIEW_GFN_INVALID;
	if (HNL_HAS(in, HNL_VIEW_REVERT_GFN_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.change_gfn.view, in->view, &ok);
	HNL_LEGACY_PUT(out->u.change_gfn.old_gfn, hnl_legacy_down(in->old_gpa,
		       12, &ok), &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_revert_gfn(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_revert_gfn_req req;

	hnl_legacy_begin(l);
	if (hnl_view_revert_gfn_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_revert_gfn_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_REVERT_GFN,
			      false);
}

/* ---- suppress-ve-set ---- */

static bool is_suppress_ve_set(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_SET_SUPPRESS_VE);
}

int
hnl_view_suppress_ve_set_from_legacy(const struct xen_hvm_altp2m_op *in,
				     struct hnl_view_suppress_ve_set_req *out)
{
	bool ok = true;

	hnl_view_suppress_ve_set_req_init(out);
	if (!is_suppress_ve_set(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.suppress_ve.pad1) ||
	    !HNL_LEGACY_ZERO(in->u.suppress_ve.pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.suppress_ve.view, &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW);
	HNL_LEGACY_PUT(out->gpa, hnl_legacy_up(in->u.suppress_ve.gfn, 12, &ok),
		       &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA);
	HNL_LEGACY_PUT(out->suppress_ve, in->u.suppress_ve.suppress_ve, &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_suppress_ve_set_to_legacy(
	const struct hnl_view_suppress_ve_set_req *in,
	struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA) ||
	    !HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_SET_SUPPRESS_VE;
	if (HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve.view, in->view, &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve.gfn, hnl_legacy_down(in->gpa, 12,
		       &ok), &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve.suppress_ve, in->suppress_ve, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_suppress_ve_set(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_suppress_ve_set_req req;

	hnl_legacy_begin(l);
	if (hnl_view_suppress_ve_set_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_suppress_ve_set_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_SUPPRESS_VE_SET,
			      false);
}

/* ---- suppress-ve-get ---- */

static bool is_suppress_ve_get(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_GET_SUPPRESS_VE);
}

int
hnl_view_suppress_ve_get_from_legacy(const struct xen_hvm_altp2m_op *in,
				     struct hnl_view_suppress_ve_get_req *out)
{
	bool ok = true;

	hnl_view_suppress_ve_get_req_init(out);
	if (!is_suppress_ve_get(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.suppress_ve.pad1) ||
	    !HNL_LEGACY_ZERO(in->u.suppress_ve.pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.suppress_ve.view, &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW);
	HNL_LEGACY_PUT(out->gpa, hnl_legacy_up(in->u.suppress_ve.gfn, 12, &ok),
		       &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_suppress_ve_get_to_legacy(
	const struct hnl_view_suppress_ve_get_req *in,
	struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_GET_SUPPRESS_VE;
	if (HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve.view, in->view, &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve.gfn, hnl_legacy_down(in->gpa, 12,
		       &ok), &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_suppress_ve_get_reply_from_legacy(
	const struct xen_hvm_altp2m_op *in,
	struct hnl_view_suppress_ve_get_rsp *out)
{
	bool ok = true;

	hnl_view_suppress_ve_get_rsp_init(out);
	HNL_LEGACY_PUT(out->suppress_ve, in->u.suppress_ve.suppress_ve, &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_GET_RSP_SUPPRESS_VE);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_suppress_ve_get_reply_to_legacy(
	const struct hnl_view_suppress_ve_get_rsp *in,
	struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	memset(&out->pad1, 0, sizeof(out->pad1));
	memset(&out->pad2, 0, sizeof(out->pad2));
	memset(&out->u.suppress_ve.pad1, 0, sizeof(out->u.suppress_ve.pad1));
	memset(&out->u.suppress_ve.pad2, 0, sizeof(out->u.suppress_ve.pad2));
	HNL_LEGACY_PUT(out->u.suppress_ve.suppress_ve, in->suppress_ve, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_suppress_ve_get(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_suppress_ve_get_req req;
	struct hnl_view_suppress_ve_get_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_view_suppress_ve_get_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_suppress_ve_get_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_SUPPRESS_VE_GET,
			     true);
	if (err != 0)
		return err;
	err = hnl_view_suppress_ve_get_rsp_decode(&l->decoder, l->answer, &l->m,
						  &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_view_suppress_ve_get_reply_to_legacy(&rsp, s);
}

/* ---- suppress-ve-set-range ---- */

static bool is_suppress_ve_set_range(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_SET_SUPPRESS_VE_MULTI);
}

int
hnl_view_suppress_ve_set_range_from_legacy(
	const struct xen_hvm_altp2m_op *in,
	struct hnl_view_suppress_ve_set_range_req *out)
{
	bool ok = true;

	hnl_view_suppress_ve_set_range_req_init(out);
	if (!is_suppress_ve_set_range(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2) ||
	    !HNL_LEGACY_ZERO(in->u.suppress_ve_multi.pad1))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->view, in->u.suppress_ve_multi.view, &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW);
	HNL_LEGACY_PUT(out->gpa,
		       hnl_legacy_up(in->u.suppress_ve_multi.first_gfn, 12,
		       &ok), &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA);
	HNL_LEGACY_PUT(out->last_gpa,
		       hnl_legacy_up(in->u.suppress_ve_multi.last_gfn, 12, &ok),
		       &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA);
	HNL_LEGACY_PUT(out->suppress_ve, in->u.suppress_ve_multi.suppress_ve,
		       &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_suppress_ve_set_range_to_legacy(
	const struct hnl_view_suppress_ve_set_range_req *in,
	struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW) ||
	    !HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA) ||
	    !HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA) ||
	    !HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_SET_SUPPRESS_VE_MULTI;
	if (HNL_HAS(in, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve_multi.view, in->view, &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve_multi.first_gfn,
		       hnl_legacy_down(in->gpa, 12, &ok), &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve_multi.last_gfn,
		       hnl_legacy_down(in->last_gpa, 12, &ok), &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve_multi.suppress_ve, in->suppress_ve,
		       &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_suppress_ve_set_range_reply_from_legacy(
	const struct xen_hvm_altp2m_op *in,
	struct hnl_view_suppress_ve_set_range_rsp *out)
{
	bool ok = true;

	hnl_view_suppress_ve_set_range_rsp_init(out);
	HNL_LEGACY_PUT(out->first_error, in->u.suppress_ve_multi.first_error,
		       &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR);
	HNL_LEGACY_PUT(out->first_error_gpa,
		       hnl_legacy_up(in->u.suppress_ve_multi.first_error_gfn,
		       12, &ok), &ok);
	HNL_SET(out, HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR_GPA);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_view_suppress_ve_set_range_reply_to_legacy(
	const struct hnl_view_suppress_ve_set_range_rsp *in,
	struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	memset(&out->pad1, 0, sizeof(out->pad1));
	memset(&out->pad2, 0, sizeof(out->pad2));
	memset(&out->u.suppress_ve_multi.pad1, 0,
	       sizeof(out->u.suppress_ve_multi.pad1));
	HNL_LEGACY_PUT(out->u.suppress_ve_multi.first_error, in->first_error,
		       &ok);
	HNL_LEGACY_PUT(out->u.suppress_ve_multi.first_error_gfn,
		       hnl_legacy_down(in->first_error_gpa, 12, &ok), &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_suppress_ve_set_range(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_suppress_ve_set_range_req req;
	struct hnl_view_suppress_ve_set_range_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_view_suppress_ve_set_range_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_suppress_ve_set_range_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_view_family,
			     HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE, true);
	if (err != 0)
		return err;
	err = hnl_view_suppress_ve_set_range_rsp_decode(&l->decoder, l->answer,
							&l->m, &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_view_suppress_ve_set_range_reply_to_legacy(&rsp, s);
}

/* ---- index-get ---- */

static bool is_index_get(const void *arg)
{
	const struct xen_hvm_altp2m_op *s = arg;

	return HNL_LEGACY_IS(s->version, HNL_VIEW_ALTP2M_INTERFACE_VERSION) &&
	       HNL_LEGACY_IS(s->cmd, HNL_VIEW_ALTP2M_GET_P2M_IDX);
}

int hnl_view_index_get_from_legacy(const struct xen_hvm_altp2m_op *in,
				   struct hnl_view_index_get_req *out)
{
	bool ok = true;

	hnl_view_index_get_req_init(out);
	if (!is_index_get(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ZERO(in->pad1) || !HNL_LEGACY_ZERO(in->pad2))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_IS(in->domain, HNL_VIEW_DOMID_SELF)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_VIEW_INDEX_GET_REQ_DOMAIN);
	}
	HNL_LEGACY_PUT(out->vcpu, in->u.get_vcpu_p2m_idx.vcpu_id, &ok);
	HNL_SET(out, HNL_VIEW_INDEX_GET_REQ_VCPU);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_index_get_to_legacy(const struct hnl_view_index_get_req *in,
				 struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_VIEW_INDEX_GET_REQ_VCPU))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->version = HNL_VIEW_ALTP2M_INTERFACE_VERSION;
	out->cmd = HNL_VIEW_ALTP2M_GET_P2M_IDX;
	if (HNL_HAS(in, HNL_VIEW_INDEX_GET_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_VIEW_DOMID_SELF, &ok);
	HNL_LEGACY_PUT(out->u.get_vcpu_p2m_idx.vcpu_id, in->vcpu, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_index_get_reply_from_legacy(const struct xen_hvm_altp2m_op *in,
					 struct hnl_view_index_get_rsp *out)
{
	bool ok = true;

	hnl_view_index_get_rsp_init(out);
	HNL_LEGACY_PUT(out->view, in->u.get_vcpu_p2m_idx.altp2m_idx, &ok);
	HNL_SET(out, HNL_VIEW_INDEX_GET_RSP_VIEW);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_view_index_get_reply_to_legacy(const struct hnl_view_index_get_rsp *in,
				       struct xen_hvm_altp2m_op *out)
{
	bool ok = true;

	memset(&out->pad1, 0, sizeof(out->pad1));
	memset(&out->pad2, 0, sizeof(out->pad2));
	HNL_LEGACY_PUT(out->u.get_vcpu_p2m_idx.altp2m_idx, in->view, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_index_get(struct hnl_legacy *l, void *arg)
{
	struct xen_hvm_altp2m_op *s = arg;
	struct hnl_view_index_get_req req;
	struct hnl_view_index_get_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_view_index_get_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_view_index_get_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_view_family, HNL_VIEW_CMD_INDEX_GET, true);
	if (err != 0)
		return err;
	err = hnl_view_index_get_rsp_decode(&l->decoder, l->answer, &l->m, &rsp,
					    &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_view_index_get_reply_to_legacy(&rsp, s);
}

static const struct hnl_legacy_row row[] = {
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_revert_gfn,
	  call_revert_gfn },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_state_get,
	  call_state_get },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_state_set,
	  call_state_set },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_notify_enable,
	  call_notify_enable },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_notify_disable,
	  call_notify_disable },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_create,
	  call_create },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_destroy,
	  call_destroy },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_switch,
	  call_switch },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_visibility_set,
	  call_visibility_set },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_access_set,
	  call_access_set },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_access_get,
	  call_access_get },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_access_set_many,
	  call_access_set_many },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_change_gfn,
	  call_change_gfn },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_suppress_ve_set,
	  call_suppress_ve_set },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_suppress_ve_get,
	  call_suppress_ve_get },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M,
	  is_suppress_ve_set_range, call_suppress_ve_set_range },
	{ HNL_VIEW_HYPERCALL_HVM_OP, HNL_VIEW_HVMOP_ALTP2M, is_index_get,
	  call_index_get },
};

int hnl_view_legacy_call(struct hnl_legacy *l, uint32_t hypercall, uint32_t op,
			 void *arg)
{
	return hnl_legacy_find(l, row, sizeof(row) / sizeof(row[0]), hypercall,
			       op, arg);
}
