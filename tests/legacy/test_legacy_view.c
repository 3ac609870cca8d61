/* SPDX-License-Identifier: MIT */
/*
 * HVMOP_altp2m: two domains with four views of six pages each, as the public
 * header's own struct and as packets.
 */
#include "both.h"
#include "hnl_view_legacy.h"

#define DOMAINS 2
#define VIEWS 4
#define PAGES 6
#define HOLE 3	/* a page without memory */
#define VCPUS 2

struct views {
	struct view_domain {
		uint8_t on, notify[VCPUS], in[VCPUS];
		uint8_t there[VIEWS], visible[VIEWS];
		uint8_t access[VIEWS][PAGES], suppress[VIEWS][PAGES];
		uint8_t page[VIEWS][PAGES];
		uint64_t info[VCPUS];
	} domain[DOMAINS];
};

/* Whose views: 0, ESRCH, EPERM, EOPNOTSUPP when they are off. */
static enum hnl_errno find(const struct hnl_call *call, bool has, uint16_t id,
			   struct view_domain **out)
{
	const struct world *w = world_of(call);
	uint16_t d = has && id != HNL_VIEW_DOMID_SELF ? id : w->caller;

	if (d >= DOMAINS)
		return HNL_ESRCH;
	if (d != w->caller && !w->privileged)
		return HNL_EPERM;
	*out = &((struct views *)world_of(call)->model)->domain[d];
	return (*out)->on ? 0 : HNL_EOPNOTSUPP;
}

#define FIND(NAME, req, d) \
	find(call, HNL_HAS(req, HNL_VIEW_##NAME##_REQ_DOMAIN), (req)->domain, d)

static void new_view(struct view_domain *d, uint32_t view, uint32_t access)
{
	unsigned int i;

	d->there[view] = d->visible[view] = 1;
	for (i = 0; i < PAGES; i++) {
		d->access[view][i] = (uint8_t)access;
		d->suppress[view][i] = 1;
		d->page[view][i] = (uint8_t)i;
	}
}

static int state_get(struct hnl_call *call)
{
	const struct hnl_view_state_get_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(STATE_GET, req, &d);

	if (err != 0 && err != HNL_EOPNOTSUPP)
		return refuse(call, err);
	hnl_attr_put_u32(call->reply, HNL_VIEW_A_STATE, d->on);
	return 0;
}

/* A unit a view: with a budget of four it gives up on its way. */
static int state_set(struct hnl_call *call)
{
	const struct hnl_view_state_set_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(STATE_SET, req, &d);

	if (err != 0 && err != HNL_EOPNOTSUPP)
		return refuse(call, err);
	if (req->state == d->on)
		return 0;
	for (; call->cursor[0] < VIEWS; call->cursor[0]++) {
		if (!hnl_call_spend(call))
			return HNL_CALL_AGAIN;
		d->there[call->cursor[0]] = 0;
	}
	memset(d->in, 0, sizeof(d->in));
	d->on = (uint8_t)req->state;
	new_view(d, 0, HNL_VIEW_ACCESS_RWX);
	return 0;
}

static int notify_enable(struct hnl_call *call)
{
	const struct hnl_view_notify_enable_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(NOTIFY_ENABLE, req, &d);

	if (err == 0 && req->vcpu >= VCPUS)
		err = HNL_EINVAL;
	if (err == 0 && d->notify[req->vcpu])
		err = HNL_EEXIST;
	if (err != 0)
		return refuse(call, err);
	d->notify[req->vcpu] = 1;
	d->info[req->vcpu] = HNL_HAS(req,
				     HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA) ?
				     req->info_gpa : 1;
	return 0;
}

static int notify_disable(struct hnl_call *call)
{
	const struct hnl_view_notify_disable_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(NOTIFY_DISABLE, req, &d);

	if (err == 0 && req->vcpu >= VCPUS)
		err = HNL_EINVAL;
	if (err != 0)
		return refuse(call, err);
	d->notify[req->vcpu] = 0;
	d->info[req->vcpu] = 0;
	return 0;
}

static int create(struct hnl_call *call)
{
	const struct hnl_view_create_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(CREATE, req, &d);
	uint32_t view = 1;

	if (err != 0)
		return refuse(call, err);
	while (view < VIEWS && d->there[view])
		view++;
	if (view == VIEWS)
		return refuse(call, HNL_EINVAL);
	new_view(d, view, req->default_access);
	hnl_attr_put_u32(call->reply, HNL_VIEW_A_VIEW, view);
	return 0;
}

static bool there(const struct view_domain *d, uint32_t view)
{
	return view < VIEWS && d->there[view];
}

static int destroy(struct hnl_call *call)
{
	const struct hnl_view_destroy_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(DESTROY, req, &d);

	if (err == 0 && (req->view == 0 || !there(d, req->view) ||
			 d->in[0] == req->view || d->in[1] == req->view))
		err = HNL_EBUSY;
	if (err != 0)
		return refuse(call, err);
	d->there[req->view] = 0;
	return 0;
}

static int switch_view(struct hnl_call *call)
{
	const struct hnl_view_switch_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(SWITCH, req, &d);

	if (err == 0 && (!there(d, req->view) || !d->visible[req->view]))
		err = HNL_EINVAL;
	if (err != 0)
		return refuse(call, err);
	memset(d->in, (int)req->view, sizeof(d->in));
	return 0;
}

static int visibility_set(struct hnl_call *call)
{
	const struct hnl_view_visibility_set_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(VISIBILITY_SET, req, &d);

	if (err == 0 && !there(d, req->view))
		err = HNL_EINVAL;
	if (err != 0)
		return refuse(call, err);
	d->visible[req->view] = req->visible;
	return 0;
}

/* One page of a view: 0 or EINVAL. */
static enum hnl_errno page(const struct view_domain *d, uint32_t view,
			   uint64_t gpa)
{
	return there(d, view) && gpa / HNL_PAGE < PAGES ? 0 : HNL_EINVAL;
}

static int access_set(struct hnl_call *call)
{
	const struct hnl_view_access_set_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(ACCESS_SET, req, &d);

	if (err == 0)
		err = page(d, req->view, req->gpa);
	if (err == 0 && req->gpa / HNL_PAGE == HOLE)
		err = HNL_ESRCH;
	if (err != 0)
		return refuse(call, err);
	d->access[req->view][req->gpa / HNL_PAGE] = (uint8_t)req->access;
	return 0;
}

static int access_get(struct hnl_call *call)
{
	const struct hnl_view_access_get_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(ACCESS_GET, req, &d);
	uint8_t access;

	if (err == 0)
		err = page(d, req->view, req->gpa);
	if (err != 0)
		return refuse(call, err);
	access = d->access[req->view][req->gpa / HNL_PAGE];
	if (access == HNL_VIEW_ACCESS_DEFAULT)
		return refuse(call, HNL_ERANGE);
	hnl_attr_put_u32(call->reply, HNL_VIEW_A_ACCESS, access);
	return 0;
}

static int change(struct hnl_call *call, struct view_domain *d,
		  enum hnl_errno err, uint32_t view, uint64_t from, uint64_t to)
{
	if (err == 0 && view == 0)
		err = HNL_EINVAL;
	if (err == 0)
		err = page(d, view, from);
	if (err == 0)
		err = page(d, view, to);
	if (err == 0 && (from / HNL_PAGE == HOLE || to / HNL_PAGE == HOLE))
		err = HNL_ESRCH;
	if (err != 0)
		return refuse(call, err);
	d->page[view][from / HNL_PAGE] = (uint8_t)(to / HNL_PAGE);
	return 0;
}

static int change_gfn(struct hnl_call *call)
{
	const struct hnl_view_change_gfn_req *req = call->request;
	struct view_domain *d = NULL;
	enum hnl_errno err = FIND(CHANGE_GFN, req, &d);

	return change(call, d, err, req->view, req->old_gpa, req->new_gpa);
}

/* With a mark of its own, so that it is not taken for a change to itself. */
static int revert_gfn(struct hnl_call *call)
{
	const struct hnl_view_revert_gfn_req *req = call->request;
	struct view_domain *d = NULL;
	enum hnl_errno err = FIND(REVERT_GFN, req, &d);
	int ret = change(call, d, err, req->view, req->old_gpa, req->old_gpa);

	if (ret == 0)
		d->access[req->view][req->old_gpa / HNL_PAGE] =
			HNL_VIEW_ACCESS_RWX;
	return ret;
}

static int suppress_ve_set(struct hnl_call *call)
{
	const struct hnl_view_suppress_ve_set_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(SUPPRESS_VE_SET, req, &d);

	if (err == 0)
		err = page(d, req->view, req->gpa);
	if (err != 0)
		return refuse(call, err);
	d->suppress[req->view][req->gpa / HNL_PAGE] = req->suppress_ve;
	return 0;
}

static int suppress_ve_get(struct hnl_call *call)
{
	const struct hnl_view_suppress_ve_get_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(SUPPRESS_VE_GET, req, &d);

	if (err == 0)
		err = page(d, req->view, req->gpa);
	if (err != 0)
		return refuse(call, err);
	hnl_attr_put_u8(call->reply, HNL_VIEW_A_SUPPRESS_VE,
			d->suppress[req->view][req->gpa / HNL_PAGE]);
	return 0;
}

/* The hole fails, and what comes after it is done. */
static int suppress_ve_set_range(struct hnl_call *call)
{
	const struct hnl_view_suppress_ve_set_range_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(SUPPRESS_VE_SET_RANGE, req, &d);
	uint64_t gfn = req->gpa / HNL_PAGE, last = req->last_gpa / HNL_PAGE;
	bool failed = false;

	if (err == 0 && gfn > last)
		err = HNL_EINVAL;
	if (err == 0)
		err = page(d, req->view, req->last_gpa);
	if (err != 0)
		return refuse(call, err);
	for (; gfn <= last; gfn++) {
		failed = failed || gfn == HOLE;
		if (gfn != HOLE)
			d->suppress[req->view][gfn] = req->suppress_ve;
	}
	hnl_attr_put_s32(call->reply, HNL_VIEW_A_FIRST_ERROR,
			 failed ? -HNL_ESRCH : 0);
	hnl_attr_put_u64(call->reply, HNL_VIEW_A_FIRST_ERROR_GPA,
			 failed ? (uint64_t)HOLE * HNL_PAGE : 0);
	return 0;
}

static int index_get(struct hnl_call *call)
{
	const struct hnl_view_index_get_req *req = call->request;
	struct view_domain *d;
	enum hnl_errno err = FIND(INDEX_GET, req, &d);

	if (err == 0 && req->vcpu >= VCPUS)
		err = HNL_EINVAL;
	if (err != 0)
		return refuse(call, err);
	hnl_attr_put_u32(call->reply, HNL_VIEW_A_VIEW, d->in[req->vcpu]);
	return 0;
}

static int access_set_many(struct hnl_call *call);

static const hnl_handler handlers[] = {
	[HNL_VIEW_CMD_STATE_GET] = state_get,
	[HNL_VIEW_CMD_STATE_SET] = state_set,
	[HNL_VIEW_CMD_NOTIFY_ENABLE] = notify_enable,
	[HNL_VIEW_CMD_NOTIFY_DISABLE] = notify_disable,
	[HNL_VIEW_CMD_CREATE] = create,
	[HNL_VIEW_CMD_DESTROY] = destroy,
	[HNL_VIEW_CMD_SWITCH] = switch_view,
	[HNL_VIEW_CMD_VISIBILITY_SET] = visibility_set,
	[HNL_VIEW_CMD_ACCESS_SET] = access_set,
	[HNL_VIEW_CMD_ACCESS_GET] = access_get,
	[HNL_VIEW_CMD_ACCESS_SET_MANY] = access_set_many,
	[HNL_VIEW_CMD_CHANGE_GFN] = change_gfn,
	[HNL_VIEW_CMD_REVERT_GFN] = revert_gfn,
	[HNL_VIEW_CMD_SUPPRESS_VE_SET] = suppress_ve_set,
	[HNL_VIEW_CMD_SUPPRESS_VE_GET] = suppress_ve_get,
	[HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE] = suppress_ve_set_range,
	[HNL_VIEW_CMD_INDEX_GET] = index_get,
};

#define N_HANDLERS (sizeof(handlers) / sizeof(handlers[0]))

#define S xen_hvm_altp2m_op
ROUND(view, state_get, S)
ROUND(view, state_set, S)
ROUND(view, notify_enable, S)
ROUND(view, notify_disable, S)
ROUND(view, create, S)
ROUND(view, destroy, S)
ROUND(view, switch, S)
ROUND(view, visibility_set, S)
ROUND(view, access_set, S)
ROUND(view, access_get, S)
ROUND(view, change_gfn, S)
ROUND(view, revert_gfn, S)
ROUND(view, suppress_ve_set, S)
ROUND(view, suppress_ve_get, S)
ROUND(view, suppress_ve_set_range, S)
ROUND(view, index_get, S)
ROUND_REPLY(view, state_get, S)
ROUND_REPLY(view, create, S)
ROUND_REPLY(view, access_get, S)
ROUND_REPLY(view, suppress_ve_get, S)
ROUND_REPLY(view, suppress_ve_set_range, S)
ROUND_REPLY(view, index_get, S)

#define REVERT 0x100	/* of sub: change_gfn without a new page */

static void fix(void *s, uint32_t sub)
{
	struct xen_hvm_altp2m_op *op = s;

	op->version = HVMOP_ALTP2M_INTERFACE_VERSION;
	op->cmd = sub & ~(uint32_t)REVERT;
	if (sub & REVERT)
		op->u.change_gfn.new_gfn = ~UINT64_C(0);
}

#define OP(n, o, s) \
	.name = #n, .cmd = HNL_VIEW_CMD_##o, .op = HVMOP_altp2m, .sub = s, \
	.size = sizeof(struct xen_hvm_altp2m_op), .round = n##_round
#define REPLY(n) .round_reply = n##_round_reply
#define A(name) HNL_VIEW_A_##name, 0
#define DOMAIN { IN, A(DOMAIN), 2, AT(S, domain), 0, 0, DOMID_SELF, 3 }
#define NUMBER(dir, name, w, m, n) \
	{ dir, A(name), w, AT(S, m), 0, 0, NONE, n }
#define VIEW(dir, m) NUMBER(dir, VIEW, 4, m, VIEWS + 1)
#define VCPU(m) NUMBER(IN, VCPU, 4, m, VCPUS + 1)
#define PAGE(dir, name, m) { dir, A(name), 8, AT(S, m), 12, 0, NONE, PAGES + 1 }
#define Z(m) { AT(S, m) }
#define PADS Z(pad1), Z(pad2)	/* of the struct itself */
#define COMMON HNL_EOPNOTSUPP, HNL_EPERM, HNL_ESRCH

static const struct op ops[] = {
	{ OP(state_get, STATE_GET, HVMOP_altp2m_get_domain_state),
	  REPLY(state_get),
	  .item = { DOMAIN, NUMBER(OUT, STATE, 4, u.domain_state.state, 2) },
	  .zero = { PADS },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(state_set, STATE_SET, HVMOP_altp2m_set_domain_state),
	  .item = { DOMAIN, NUMBER(IN, STATE, 4, u.domain_state.state, 2) },
	  .zero = { PADS },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(notify_enable, NOTIFY_ENABLE, HVMOP_altp2m_vcpu_enable_notify),
	  .item = { DOMAIN, VCPU(u.enable_notify.vcpu_id),
		    { IN, A(INFO_GPA), 8, AT(S, u.enable_notify.gfn), 12, 0,
		      UINT64_MAX, 8 } },
	  .zero = { PADS, Z(u.enable_notify.pad) },
	  .errnos = { HNL_EEXIST, HNL_EINVAL, COMMON } },
	{ OP(notify_disable, NOTIFY_DISABLE, HVMOP_altp2m_vcpu_disable_notify),
	  .item = { DOMAIN, VCPU(u.disable_notify.vcpu_id) },
	  .zero = { PADS },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(create, CREATE, HVMOP_altp2m_create_p2m), REPLY(create),
	  .item = { DOMAIN, NUMBER(IN, DEFAULT_ACCESS, 4,
				   u.view.hvmmem_default_access, 11),
		    VIEW(OUT, u.view.view) },
	  .zero = { PADS },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(destroy, DESTROY, HVMOP_altp2m_destroy_p2m),
	  .item = { DOMAIN, VIEW(IN, u.view.view) },
	  .zero = { PADS },
	  .errnos = { HNL_EBUSY, HNL_EINVAL, COMMON } },
	{ OP(switch, SWITCH, HVMOP_altp2m_switch_p2m),
	  .item = { DOMAIN, VIEW(IN, u.view.view) },
	  .zero = { PADS },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(visibility_set, VISIBILITY_SET, HVMOP_altp2m_set_visibility),
	  .item = { DOMAIN, VIEW(IN, u.set_visibility.altp2m_idx),
		    NUMBER(IN, VISIBLE, 1, u.set_visibility.visible, 2) },
	  .zero = { PADS, Z(u.set_visibility.pad) },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(access_set, ACCESS_SET, HVMOP_altp2m_set_mem_access),
	  .item = { DOMAIN, VIEW(IN, u.mem_access.view),
		    PAGE(IN, GPA, u.mem_access.gfn),
		    NUMBER(IN, ACCESS, 4, u.mem_access.access, 11) },
	  .zero = { PADS, Z(u.mem_access.pad) },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(access_get, ACCESS_GET, HVMOP_altp2m_get_mem_access),
	  REPLY(access_get),
	  .item = { DOMAIN, VIEW(IN, u.mem_access.view),
		    PAGE(IN, GPA, u.mem_access.gfn),
		    NUMBER(OUT, ACCESS, 4, u.mem_access.access, 11) },
	  .zero = { PADS, Z(u.mem_access.pad) },
	  .errnos = { HNL_EINVAL, HNL_ERANGE, COMMON } },
	{ OP(change_gfn, CHANGE_GFN, HVMOP_altp2m_change_gfn),
	  .item = { DOMAIN, VIEW(IN, u.change_gfn.view),
		    PAGE(IN, OLD_GPA, u.change_gfn.old_gfn),
		    PAGE(IN, NEW_GPA, u.change_gfn.new_gfn) },
	  .zero = { PADS, Z(u.change_gfn.pad1), Z(u.change_gfn.pad2) },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(revert_gfn, REVERT_GFN, HVMOP_altp2m_change_gfn | REVERT),
	  .item = { DOMAIN, VIEW(IN, u.change_gfn.view),
		    PAGE(IN, OLD_GPA, u.change_gfn.old_gfn) },
	  .zero = { PADS, Z(u.change_gfn.pad1), Z(u.change_gfn.pad2) },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(suppress_ve_set, SUPPRESS_VE_SET, HVMOP_altp2m_set_suppress_ve),
	  .item = { DOMAIN, VIEW(IN, u.suppress_ve.view),
		    PAGE(IN, GPA, u.suppress_ve.gfn),
		    NUMBER(IN, SUPPRESS_VE, 1, u.suppress_ve.suppress_ve, 2) },
	  .zero = { PADS, Z(u.suppress_ve.pad1), Z(u.suppress_ve.pad2) },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(suppress_ve_get, SUPPRESS_VE_GET, HVMOP_altp2m_get_suppress_ve),
	  REPLY(suppress_ve_get),
	  .item = { DOMAIN, VIEW(IN, u.suppress_ve.view),
		    PAGE(IN, GPA, u.suppress_ve.gfn),
		    NUMBER(OUT, SUPPRESS_VE, 1, u.suppress_ve.suppress_ve,
			   2) },
	  .zero = { PADS, Z(u.suppress_ve.pad1), Z(u.suppress_ve.pad2) },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(suppress_ve_set_range, SUPPRESS_VE_SET_RANGE,
	     HVMOP_altp2m_set_suppress_ve_multi),
	  REPLY(suppress_ve_set_range),
	  .item = { DOMAIN, VIEW(IN, u.suppress_ve_multi.view),
		    PAGE(IN, GPA, u.suppress_ve_multi.first_gfn),
		    PAGE(IN, LAST_GPA, u.suppress_ve_multi.last_gfn),
		    NUMBER(IN, SUPPRESS_VE, 1,
			   u.suppress_ve_multi.suppress_ve, 2),
		    NUMBER(OUT, FIRST_ERROR, 4,
			   u.suppress_ve_multi.first_error, 4),
		    PAGE(OUT, FIRST_ERROR_GPA,
			 u.suppress_ve_multi.first_error_gfn) },
	  .zero = { PADS, Z(u.suppress_ve_multi.pad1) },
	  .errnos = { HNL_EINVAL, COMMON } },
	{ OP(index_get, INDEX_GET, HVMOP_altp2m_get_p2m_idx),
	  REPLY(index_get),
	  .item = { DOMAIN, VCPU(u.get_vcpu_p2m_idx.vcpu_id),
		    VIEW(OUT, u.get_vcpu_p2m_idx.altp2m_idx) },
	  .zero = { PADS },
	  .errnos = { HNL_EINVAL, COMMON } },
};

#define N_OPS (sizeof(ops) / sizeof(ops[0]))

static const struct family family = {
	&hnl_view_family, handlers, N_HANDLERS, __HYPERVISOR_hvm_op,
	hnl_view_legacy_call, fix, ops, N_OPS
};

static void views_off(struct world *w)
{
	assert_true(sizeof(struct views) <= sizeof(w->model));
	memset(w->model, 0, sizeof(w->model));
}

static void view_each_op_two_entries_same(void **state)
{
	static struct seen seen[N_OPS];

	(void)state;
	both_ways(&family, HNL_GRANT_ALL, views_off, seen);
	check_seen(&family, seen);
}

/* What was not granted is ENOSYS, whatever the struct holds. */
static void view_without_features_enosys(void **state)
{
	static struct seen seen[N_OPS];
	size_t k;

	(void)state;
	both_ways(&family, 1, views_off, seen);
	for (k = 0; k < N_OPS; k++)
		assert_int_equal(seen[k].err[HNL_ENOSYS],
				 strncmp(ops[k].name, "notify", 6) == 0 ||
				 strncmp(ops[k].name, "suppress", 8) == 0);
}

static void view_round_trips(void **state)
{
	(void)state;
	round_trips(&family);
}

static void view_lost_bits_einval(void **state)
{
	struct hnl_view_switch_req req;
	struct hnl_view_index_get_rsp rsp;
	struct xen_hvm_altp2m_op s;

	(void)state;
	hnl_view_switch_req_init(&req);
	hnl_view_switch_req_set_view(&req, 0x10000);
	assert_int_equal(hnl_view_switch_to_legacy(&req, &s), -HNL_EINVAL);
	req.view = 0xffff;
	assert_int_equal(hnl_view_switch_to_legacy(&req, &s), 0);
	assert_int_equal(s.domain, DOMID_SELF);
	assert_int_equal(s.u.view.view, 0xffff);
	hnl_view_index_get_rsp_init(&rsp);
	hnl_view_index_get_rsp_set_view(&rsp, 0x10001);
	assert_int_equal(hnl_view_index_get_reply_to_legacy(&rsp, &s),
			 -HNL_EINVAL);
}

#include "view_list.h"

/* Unknown, lists that nobody fetches, another version: for the old entry. */
static void view_other_calls_other(void **state)
{
	struct xen_hvm_altp2m_op s = { .version = 1 }, before;
	struct hnl_legacy l = { .run = NULL };
	uint32_t cmd;

	(void)state;
	for (cmd = 0; cmd < 20; cmd++) {
		s.cmd = cmd;
		s.version = cmd >= 1 && cmd <= 16 ? 2 : 1;
		before = s;
		assert_int_equal(hnl_view_legacy_call(&l, __HYPERVISOR_hvm_op,
						      HVMOP_altp2m, &s),
				 HNL_LEGACY_OTHER);
		assert_memory_equal(&s, &before, sizeof(s));
	}
	s.cmd = HVMOP_altp2m_set_mem_access_multi;
	s.version = 1;
	assert_int_equal(hnl_view_legacy_call(&l, __HYPERVISOR_hvm_op,
					      HVMOP_altp2m, &s),
			 HNL_LEGACY_OTHER);
	s.cmd = HVMOP_altp2m_switch_p2m;
	assert_int_equal(hnl_view_legacy_call(&l, __HYPERVISOR_hvm_op, 3, &s),
			 HNL_LEGACY_OTHER);
}

static void view_wrong_struct_einval(void **state)
{
	struct xen_hvm_altp2m_op s;
	struct hnl_view_switch_req req;

	(void)state;
	memset(&s, 0, sizeof(s));
	fix(&s, HVMOP_altp2m_destroy_p2m);
	assert_int_equal(hnl_view_switch_from_legacy(&s, &req), -HNL_EINVAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(view_each_op_two_entries_same),
		cmocka_unit_test(view_without_features_enosys),
		cmocka_unit_test(view_round_trips),
		cmocka_unit_test(view_lost_bits_einval),
		cmocka_unit_test(view_other_calls_other),
		cmocka_unit_test(view_wrong_struct_einval),
		cmocka_unit_test(view_list_two_entries_same),
		cmocka_unit_test(view_list_not_granted_enosys),
		cmocka_unit_test(view_list_round_trips),
		cmocka_unit_test(view_list_bad_status_ebadmsg),
	};

	return cmocka_run_group_tests_name("legacy_view", tests, NULL, NULL);
}
