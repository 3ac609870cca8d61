/* SPDX-License-Identifier: MIT */
/*
 * The view family: views of a domain's memory, and what they do not allow.
 *
 * Each command is one op; what it refuses is said by errno, reason and
 * attribute out of one table. Walks over pages take one unit a page and may
 * give up after any: the cursor is the next page, and the view is looked for
 * again when they go on. Pages are independent, so none is ever undone.
 */
#include "view.h"

#include "hnl_view.h"

static const struct hnl_view_host *host_of(const struct hnl_call *call)
{
	return (const struct hnl_view_host *)call->ctx;
}

/* ---- refusals ---- */

enum about { NOTHING, DOMAIN, VIEW, VCPU, PAGE, ABOUTS };

/* What an op's errno says (view_service.h), as the wire has it. */
static const struct meaning {
	uint8_t err;		/* of the op */
	uint8_t wire;
	uint8_t reason;
	uint8_t about;		/* enum about */
} meanings[] = {
	{ HNL_ESRCH, HNL_ESRCH, HNL_REASON_ABSENT, DOMAIN },
	{ HNL_EOPNOTSUPP, HNL_EOPNOTSUPP, HNL_REASON_STATE, DOMAIN },
	{ HNL_EINVAL, HNL_EINVAL, HNL_REASON_STATE, DOMAIN },
	{ HNL_ENOENT, HNL_EINVAL, HNL_REASON_ABSENT, VIEW },
	{ HNL_ENODEV, HNL_EINVAL, HNL_REASON_ABSENT, VCPU },
	{ HNL_EFAULT, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM, PAGE },
	{ HNL_ENOMEM, HNL_ENOMEM, HNL_REASON_QUOTA, NOTHING },
	{ HNL_ENOSPC, HNL_EINVAL, HNL_REASON_QUOTA, NOTHING },
	{ HNL_EEXIST, HNL_EEXIST, HNL_REASON_STATE, VCPU },
	{ HNL_EBUSY, HNL_EBUSY, HNL_REASON_STATE, VIEW },
	{ HNL_ERANGE, HNL_ERANGE, HNL_REASON_ENUM, PAGE },
};

static struct meaning meaning_of(int err)
{
	static const struct meaning other = { HNL_EINVAL, HNL_EINVAL,
					      HNL_REASON_NONE, NOTHING };
	size_t i;

	for (i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (-err == meanings[i].err)
			return meanings[i];
	return other;
}

/* The status of one page out of many. */
static int32_t wire_of(int err)
{
	return err == 0 ? 0 : -(int32_t)meaning_of(err).wire;
}

static int refuse(struct hnl_call *call, int err, uint64_t progress)
{
	static const uint16_t attribute[ABOUTS] = {
		[DOMAIN] = HNL_VIEW_A_DOMAIN, [VIEW] = HNL_VIEW_A_VIEW,
		[VCPU] = HNL_VIEW_A_VCPU, [PAGE] = HNL_VIEW_A_GPA,
	};
	struct meaning m = meaning_of(err);

	return hnl_call_refuse(call, (enum hnl_errno)m.wire,
			       (enum hnl_reason)m.reason, attribute[m.about],
			       progress);
}

static int done(struct hnl_call *call, int err)
{
	return err == 0 ? 0 : refuse(call, err, 0);
}

static uint16_t target(const struct hnl_call *call, uint16_t domain)
{
	return domain != HNL_DOMID_SELF ? domain : hnl_domain_id(call->domain);
}

/*
 * Whose views, of any request of the set view; NAME is its struct without
 * hnl_view_.
 */
#define TARGET(call, req, NAME) \
	target(call, HNL_HAS(req, HNL_VIEW_##NAME##_REQ_DOMAIN) ? \
			     (req)->domain : HNL_DOMID_SELF)

/* ---- the state ---- */

static int state_get(struct hnl_call *call)
{
	const struct hnl_view_state_get_req *req =
		(const struct hnl_view_state_get_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	bool on = false;
	int err = host->ops->state_get(host->ctx,
				       TARGET(call, req, STATE_GET), &on);

	if (err == 0)
		hnl_attr_put_u32(call->reply, HNL_VIEW_A_STATE,
				 on ? HNL_VIEW_STATE_ON : HNL_VIEW_STATE_OFF);
	return done(call, err);
}

/* The rest of a command that destroyed views. */
static int sweep(struct hnl_call *call, uint16_t domain)
{
	const struct hnl_view_host *host = host_of(call);

	call->cursor[0] = 1;
	while (host->ops->sweep(host->ctx, domain))
		if (!hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	return 0;
}

static int state_set(struct hnl_call *call)
{
	const struct hnl_view_state_set_req *req =
		(const struct hnl_view_state_set_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	uint16_t domain = TARGET(call, req, STATE_SET);
	int err = 0;

	if (call->cursor[0] == 0)
		err = host->ops->state_set(host->ctx, domain,
					   req->state == HNL_VIEW_STATE_ON);
	return err != 0 ? refuse(call, err, 0) : sweep(call, domain);
}

/* ---- who hears of violations ---- */

static int notify_enable(struct hnl_call *call)
{
	const struct hnl_view_notify_enable_req *req =
		(const struct hnl_view_notify_enable_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	uint64_t info = HNL_VIEW_GFN_NONE;
	int err;

	if (HNL_HAS(req, HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA))
		info = req->info_gpa / HNL_PAGE;
	err = host->ops->notify_enable(host->ctx,
				       TARGET(call, req, NOTIFY_ENABLE),
				       req->vcpu, info);
	if (err == -HNL_EFAULT)
		return hnl_call_refuse(call, HNL_EINVAL,
				       HNL_REASON_GPA_NOT_RAM,
				       HNL_VIEW_A_INFO_GPA, 0);
	return done(call, err);
}

static int notify_disable(struct hnl_call *call)
{
	const struct hnl_view_notify_disable_req *req =
		(const struct hnl_view_notify_disable_req *)call->request;
	const struct hnl_view_host *host = host_of(call);

	return done(call, host->ops->notify_disable(
				  host->ctx,
				  TARGET(call, req, NOTIFY_DISABLE),
				  req->vcpu));
}

/* ---- views ---- */

static int create(struct hnl_call *call)
{
	const struct hnl_view_create_req *req =
		(const struct hnl_view_create_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	uint32_t view = 0;
	int err = host->ops->create(host->ctx, TARGET(call, req, CREATE),
				    req->default_access, &view);

	if (err == 0)
		hnl_attr_put_u32(call->reply, HNL_VIEW_A_VIEW, view);
	return done(call, err);
}

static int destroy(struct hnl_call *call)
{
	const struct hnl_view_destroy_req *req =
		(const struct hnl_view_destroy_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	uint16_t domain = TARGET(call, req, DESTROY);
	int err = 0;

	if (call->cursor[0] == 0)
		err = host->ops->destroy(host->ctx, domain, req->view);
	if (err == -HNL_ENOENT)	/* as HVMOP_altp2m_destroy_p2m says it */
		return hnl_call_refuse(call, HNL_EBUSY, HNL_REASON_ABSENT,
				       HNL_VIEW_A_VIEW, 0);
	return err != 0 ? refuse(call, err, 0) : sweep(call, domain);
}

static int switch_all(struct hnl_call *call)
{
	const struct hnl_view_switch_req *req =
		(const struct hnl_view_switch_req *)call->request;
	const struct hnl_view_host *host = host_of(call);

	return done(call, host->ops->switch_all(host->ctx,
						TARGET(call, req, SWITCH),
						req->view));
}

static int visibility_set(struct hnl_call *call)
{
	const struct hnl_view_visibility_set_req *req =
		(const struct hnl_view_visibility_set_req *)call->request;
	const struct hnl_view_host *host = host_of(call);

	return done(call, host->ops->visibility_set(
				  host->ctx,
				  TARGET(call, req, VISIBILITY_SET),
				  req->view, req->visible != 0));
}

static int index_get(struct hnl_call *call)
{
	const struct hnl_view_index_get_req *req =
		(const struct hnl_view_index_get_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	uint32_t view = 0;
	int err = host->ops->index_get(host->ctx, TARGET(call, req, INDEX_GET),
				       req->vcpu, &view);

	if (err == 0)
		hnl_attr_put_u32(call->reply, HNL_VIEW_A_VIEW, view);
	return done(call, err);
}

/* ---- one page ---- */

static int access_set(struct hnl_call *call)
{
	const struct hnl_view_access_set_req *req =
		(const struct hnl_view_access_set_req *)call->request;
	const struct hnl_view_host *host = host_of(call);

	return done(call, host->ops->access_set(
				  host->ctx, TARGET(call, req, ACCESS_SET),
				  req->view, req->gpa / HNL_PAGE,
				  req->access));
}

static int access_get(struct hnl_call *call)
{
	const struct hnl_view_access_get_req *req =
		(const struct hnl_view_access_get_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	uint32_t access = 0;
	int err = host->ops->access_get(host->ctx,
					TARGET(call, req, ACCESS_GET),
					req->view, req->gpa / HNL_PAGE,
					&access);

	if (err == 0)
		hnl_attr_put_u32(call->reply, HNL_VIEW_A_ACCESS, access);
	return done(call, err);
}

/* What change refused; the page that has no memory is old, or new. */
static int changed(struct hnl_call *call, int err)
{
	if (err == -HNL_EFAULT || err == -HNL_ENODEV)
		return hnl_call_refuse(call, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM,
				       err == -HNL_EFAULT ?
					       HNL_VIEW_A_OLD_GPA :
					       HNL_VIEW_A_NEW_GPA, 0);
	return done(call, err);
}

static int change_gfn(struct hnl_call *call)
{
	const struct hnl_view_change_gfn_req *req =
		(const struct hnl_view_change_gfn_req *)call->request;
	const struct hnl_view_host *host = host_of(call);

	return changed(call, host->ops->change(
				     host->ctx, TARGET(call, req, CHANGE_GFN),
				     req->view, req->old_gpa / HNL_PAGE,
				     req->new_gpa / HNL_PAGE));
}

static int revert_gfn(struct hnl_call *call)
{
	const struct hnl_view_revert_gfn_req *req =
		(const struct hnl_view_revert_gfn_req *)call->request;
	const struct hnl_view_host *host = host_of(call);

	return changed(call, host->ops->change(
				     host->ctx, TARGET(call, req, REVERT_GFN),
				     req->view, req->old_gpa / HNL_PAGE,
				     HNL_VIEW_GFN_NONE));
}

static int suppress_ve_set(struct hnl_call *call)
{
	const struct hnl_view_suppress_ve_set_req *req =
		(const struct hnl_view_suppress_ve_set_req *)call->request;
	const struct hnl_view_host *host = host_of(call);

	return done(call, host->ops->suppress_ve_set(
				  host->ctx,
				  TARGET(call, req, SUPPRESS_VE_SET),
				  req->view, req->gpa / HNL_PAGE,
				  req->suppress_ve != 0));
}

static int suppress_ve_get(struct hnl_call *call)
{
	const struct hnl_view_suppress_ve_get_req *req =
		(const struct hnl_view_suppress_ve_get_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	bool suppress = false;
	int err = host->ops->suppress_ve_get(host->ctx,
					     TARGET(call, req, SUPPRESS_VE_GET),
					     req->view, req->gpa / HNL_PAGE,
					     &suppress);

	if (err == 0)
		hnl_attr_put_u8(call->reply, HNL_VIEW_A_SUPPRESS_VE,
				suppress);
	return done(call, err);
}

/* ---- many pages ---- */

/* The view that a walk is about to begin in, or to go on in. */
struct walk {
	uint16_t domain;
	uint32_t view;
	uint64_t end;	/* gfn: no memory from here on */
};

static int find(struct hnl_call *call, struct walk *w)
{
	const struct hnl_view_host *host = host_of(call);
	int err = host->ops->find(host->ctx, w->domain, w->view, &w->end);

	return err == 0 ? 0 : refuse(call, err, call->cursor[0]);
}

/*
 * Results stand in the reply from the beginning, as one array of values of size
 * bytes; each is written when its page is done.
 */
static uint8_t *result_at(const struct hnl_call *call, size_t size)
{
	return hnl_call_room(call) + (size_t)call->cursor[0] * size;
}

/* One more page is done. False: give up, more are left of n. */
static bool step(struct hnl_call *call, uint64_t n)
{
	call->cursor[0]++;
	return call->cursor[0] == n || hnl_call_spend(call);
}

static int32_t set_one(struct hnl_call *call, const struct walk *w,
		       const uint8_t *p)
{
	const struct hnl_view_host *host = host_of(call);
	struct hnl_view_page_access page;

	hnl_view_page_access_load(p, &page);
	if (page.gpa % HNL_PAGE != 0 ||
	    page.access > HNL_VIEW_ACCESS_DEFAULT)
		return -HNL_EINVAL;
	return wire_of(host->ops->access_set(host->ctx, w->domain, w->view,
					     page.gpa / HNL_PAGE,
					     page.access));
}

static int access_set_many(struct hnl_call *call)
{
	const struct hnl_view_access_set_many_req *req =
		(const struct hnl_view_access_set_many_req *)call->request;
	uint64_t n = req->page.n / HNL_VIEW_PAGE_ACCESS_SIZE, *i;
	struct walk w = { TARGET(call, req, ACCESS_SET_MANY), req->view, 0 };
	int err = find(call, &w);
	const uint8_t *p;

	if (err != 0)
		return err;
	i = &call->cursor[0];
	if (*i == 0)
		hnl_call_put_room(call, HNL_VIEW_A_STATUS, (size_t)n * 4);
	while (*i < n) {
		p = req->page.p + *i * HNL_VIEW_PAGE_ACCESS_SIZE;
		hnl_store_le32(result_at(call, 4),
			       (uint32_t)set_one(call, &w, p));
		if (!step(call, n))
			return HNL_CALL_AGAIN;
	}
	return 0;
}

static struct hnl_view_access_status get_one(struct hnl_call *call,
					     const struct walk *w,
					     uint64_t gpa)
{
	const struct hnl_view_host *host = host_of(call);
	struct hnl_view_access_status s = { -HNL_EINVAL, HNL_VIEW_ACCESS_N };
	uint32_t access = 0;

	if (gpa % HNL_PAGE != 0)
		return s;
	s.status = wire_of(host->ops->access_get(host->ctx, w->domain, w->view,
						 gpa / HNL_PAGE, &access));
	if (s.status == 0)
		s.access = access;
	return s;
}

static int access_get_many(struct hnl_call *call)
{
	const struct hnl_view_access_get_many_req *req =
		(const struct hnl_view_access_get_many_req *)call->request;
	uint64_t n = req->page_gpa.n / 8, *i;
	struct walk w = { TARGET(call, req, ACCESS_GET_MANY), req->view, 0 };
	struct hnl_view_access_status s;
	int err = find(call, &w);

	if (err != 0)
		return err;
	i = &call->cursor[0];
	if (*i == 0)
		hnl_call_put_room(call, HNL_VIEW_A_PAGE_STATUS,
				 (size_t)n * HNL_VIEW_ACCESS_STATUS_SIZE);
	while (*i < n) {
		s = get_one(call, &w, hnl_load_le64(req->page_gpa.p + *i * 8));
		hnl_view_access_status_store(
			result_at(call, HNL_VIEW_ACCESS_STATUS_SIZE), &s);
		if (!step(call, n))
			return HNL_CALL_AGAIN;
	}
	return 0;
}

/* ---- a range of pages ---- */

/*
 * cursor[1] is the first page that failed and why: its address, and in the bits
 * that an address of a page has not, the errno. 0: none.
 */
static void note_error(struct hnl_call *call, uint64_t gfn, int32_t status)
{
	if (status != 0 && call->cursor[1] == 0)
		call->cursor[1] = gfn * HNL_PAGE | (uint64_t)-status;
}

static void put_first_error(struct hnl_call *call)
{
	uint64_t first = call->cursor[1];

	hnl_attr_put_s32(call->reply, HNL_VIEW_A_FIRST_ERROR,
			 -(int32_t)(first % HNL_PAGE));
	hnl_attr_put_u64(call->reply, HNL_VIEW_A_FIRST_ERROR_GPA,
			 first - first % HNL_PAGE);
}

/*
 * Behind the domain's memory every page fails, and nothing is to be done: so
 * the work is bounded by the domain's size, whatever the range.
 */
static int suppress_ve_set_range(struct hnl_call *call)
{
	const struct hnl_view_suppress_ve_set_range_req *req =
		(const struct hnl_view_suppress_ve_set_range_req *)
			call->request;
	const struct hnl_view_host *host = host_of(call);
	struct walk w = { TARGET(call, req, SUPPRESS_VE_SET_RANGE), req->view,
			  0 };
	uint64_t gfn = req->gpa / HNL_PAGE, n, in;
	int err;

	if (req->last_gpa < req->gpa)
		return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_RANGE,
				       HNL_VIEW_A_LAST_GPA, 0);
	err = find(call, &w);
	if (err != 0)
		return err;
	n = req->last_gpa / HNL_PAGE - gfn + 1;
	in = gfn < w.end ? w.end - gfn : 0;
	while (call->cursor[0] < n && call->cursor[0] < in) {
		err = host->ops->suppress_ve_set(host->ctx, w.domain, w.view,
						 gfn + call->cursor[0],
						 req->suppress_ve != 0);
		note_error(call, gfn + call->cursor[0], wire_of(err));
		if (!step(call, n < in ? n : in))
			return HNL_CALL_AGAIN;
	}
	if (n > in)
		note_error(call, gfn + in, -HNL_ESRCH);
	put_first_error(call);
	return 0;
}

/* ---- violations ---- */

/* Refuses a view of an answer that there is not. */
static int check_view(struct hnl_call *call, uint16_t domain, uint32_t view,
		      uint16_t type)
{
	const struct hnl_view_host *host = host_of(call);
	uint64_t end;
	int err = host->ops->find(host->ctx, domain, view, &end);

	if (err == -HNL_ENOENT)
		return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_ABSENT,
				       type, 0);
	return done(call, err);
}

static int check_views(struct hnl_call *call, uint16_t domain,
		       const struct hnl_view_go *how)
{
	int err = 0;

	if (how->view != HNL_VIEW_STAY)
		err = check_view(call, domain, how->view,
				 HNL_VIEW_A_VIOLATION_VIEW);
	if (err == 0 && how->step_view != HNL_VIEW_STAY)
		err = check_view(call, domain, how->step_view,
				 HNL_VIEW_A_VIOLATION_STEP_VIEW);
	return err;
}

static struct hnl_view_go go_of(const struct hnl_view_answer_req *req)
{
	struct hnl_view_go how = { HNL_VIEW_GO_AGAIN, HNL_VIEW_STAY,
				   HNL_VIEW_STAY };

	if (HNL_HAS(req, HNL_VIEW_ANSWER_REQ_VIEW))
		how.view = req->view;
	if (HNL_HAS(req, HNL_VIEW_ANSWER_REQ_DENY))
		how.fate = HNL_VIEW_GO_DENY;
	if (HNL_HAS(req, HNL_VIEW_ANSWER_REQ_EMULATE))
		how.fate = HNL_VIEW_GO_EMULATE;
	if (HNL_HAS(req, HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE))
		how.fate = HNL_VIEW_GO_EMULATE_NOWRITE;
	if (HNL_HAS(req, HNL_VIEW_ANSWER_REQ_STEP_VIEW)) {
		how.fate = HNL_VIEW_GO_STEP;
		how.step_view = req->step_view;
	}
	return how;
}

static int answer(struct hnl_call *call)
{
	const struct hnl_view_answer_req *req =
		(const struct hnl_view_answer_req *)call->request;
	const struct hnl_view_host *host = host_of(call);
	uint16_t domain = TARGET(call, req, ANSWER);
	struct hnl_view_go how = go_of(req);
	int err = check_views(call, domain, &how);

	if (err != 0)
		return err;
	err = host->ops->answer(host->ctx, domain, req->vcpu, req->number,
				&how);
	if (err == -HNL_ENOENT)
		return hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
				       HNL_VIEW_A_VIOLATION_NUMBER, 0);
	if (err == -HNL_ENODEV)
		return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_ABSENT,
				       HNL_VIEW_A_VIOLATION_VCPU, 0);
	return done(call, err);
}

static const hnl_handler handlers[] = {
	[HNL_VIEW_CMD_STATE_GET] = state_get,
	[HNL_VIEW_CMD_STATE_SET] = state_set,
	[HNL_VIEW_CMD_NOTIFY_ENABLE] = notify_enable,
	[HNL_VIEW_CMD_NOTIFY_DISABLE] = notify_disable,
	[HNL_VIEW_CMD_CREATE] = create,
	[HNL_VIEW_CMD_DESTROY] = destroy,
	[HNL_VIEW_CMD_SWITCH] = switch_all,
	[HNL_VIEW_CMD_VISIBILITY_SET] = visibility_set,
	[HNL_VIEW_CMD_ACCESS_SET] = access_set,
	[HNL_VIEW_CMD_ACCESS_GET] = access_get,
	[HNL_VIEW_CMD_ACCESS_SET_MANY] = access_set_many,
	[HNL_VIEW_CMD_ACCESS_GET_MANY] = access_get_many,
	[HNL_VIEW_CMD_CHANGE_GFN] = change_gfn,
	[HNL_VIEW_CMD_REVERT_GFN] = revert_gfn,
	[HNL_VIEW_CMD_SUPPRESS_VE_SET] = suppress_ve_set,
	[HNL_VIEW_CMD_SUPPRESS_VE_GET] = suppress_ve_get,
	[HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE] = suppress_ve_set_range,
	[HNL_VIEW_CMD_INDEX_GET] = index_get,
	[HNL_VIEW_CMD_ANSWER] = answer,
};

struct hnl_service hnl_view_service(const struct hnl_view_host *host,
				    const struct hnl_names *names)
{
	struct hnl_service s = { &hnl_view_family, handlers,
				 sizeof(handlers) / sizeof(handlers[0]), names,
				 host, &hnl_view_watch };

	return s;
}
