/* SPDX-License-Identifier: MIT */
/*
 * ring-narrow. The request is looked at as a whole before anything is cut, so
 * that a refusal leaves the ring as it was.
 */
#include <hnl/gpa.h>

#include "ctrl.h"

#define COMMANDS_BYTES 32	/* of the attribute, at most */

/* One grant of the request; all that it does not say is all there is. */
struct share {
	uint64_t features;
	const uint8_t *commands;
	size_t len;
};

static const uint8_t all_commands[COMMANDS_BYTES] = {
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
};

static struct share share_of(const struct hnl_ctrl_ring_grant *g)
{
	struct share s = { HNL_GRANT_ALL, all_commands, COMMANDS_BYTES };

	if (HNL_HAS(g, HNL_CTRL_RING_GRANT_FEATURES))
		s.features = g->features | 1;
	if (HNL_HAS(g, HNL_CTRL_RING_GRANT_COMMANDS)) {
		s.commands = g->commands.p;
		s.len = g->commands.n;
	}
	return s;
}

static bool next_grant(const struct hnl_ctrl_ring_narrow_req *req,
		       struct hnl_list *l, struct hnl_ctrl_ring_grant *g)
{
	return HNL_HAS(req, HNL_CTRL_RING_NARROW_REQ_GRANT) &&
	       hnl_ctrl_ring_narrow_req_next_grant(l, g);
}

/* What was not granted is as absent as what there never was. */
static int check_grants(struct hnl_call *call,
			const struct hnl_ctrl_ring_narrow_req *req)
{
	struct hnl_list l = req->grant;
	struct hnl_ctrl_ring_grant g;
	uint32_t seen = 0;
	size_t i;

	while (next_grant(req, &l, &g)) {
		if (hnl_check_service(call->domain, g.family, &i) == NULL)
			return hnl_call_refuse(call, HNL_ENOENT,
					       HNL_REASON_ABSENT,
					       HNL_CTRL_A_RING_GRANT, 0);
		if (seen >> i & 1)
			return hnl_call_refuse(call, HNL_EINVAL,
					       HNL_REASON_DUPLICATE,
					       HNL_CTRL_A_RING_GRANT, 0);
		seen |= (uint32_t)1 << i;
	}
	return 0;
}

/* What a service keeps; ctrl, if it is not named, what it has. */
static struct share find_share(const struct hnl_ctrl_ring_narrow_req *req,
			       const struct hnl_service *service, bool ctrl)
{
	struct share none = { 0, NULL, 0 };
	struct hnl_list l = req->grant;
	struct hnl_ctrl_ring_grant g;

	while (next_grant(req, &l, &g))
		if (g.family == service->family->id)
			return share_of(&g);
	if (ctrl) {
		none.features = HNL_GRANT_ALL;
		none.commands = all_commands;
		none.len = COMMANDS_BYTES;
	}
	return none;
}

/* A window of the domain that has a page of the ring's own, if it has one. */
static enum hnl_reason check_window(const struct hnl_domain *d,
				    const struct narrow *n, uint64_t gpa,
				    uint64_t pages)
{
	uint64_t gfn = gpa / HNL_PAGE;
	enum hnl_reason reason = hnl_gpa_check_pages(gpa, pages,
						     d->highest_gpa);

	if (reason == HNL_REASON_NONE && n->on &&
	    (gfn > n->last || gfn + pages <= n->first))
		return HNL_REASON_GPA_LIMIT;
	return reason;
}

static void cut_window(struct narrow *n, uint64_t gfn, uint64_t pages)
{
	uint64_t last = gfn + pages - 1;

	if (n->first < gfn)
		n->first = gfn;
	if (n->last > last)
		n->last = last;
}

int hnl_ctrl_ring_narrow(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_narrow_req *req =
		(const struct hnl_ctrl_ring_narrow_req *)call->request;
	struct hnl_domain *d = call->domain;
	struct ring_state *r = hnl_ctrl_find_ring(call, req->id);
	enum hnl_reason reason;
	struct share s;
	size_t i;

	if (r == NULL)
		return call->x->err;
	reason = check_window(d, &r->narrow, req->window, req->window_pages);
	if (reason != HNL_REASON_NONE)
		return hnl_call_refuse(call, HNL_EINVAL, reason,
				       HNL_CTRL_A_RING_WINDOW, 0);
	if (check_grants(call, req) != 0)
		return call->x->err;
	hnl_narrow_begin(d, &r->narrow);
	cut_window(&r->narrow, req->window / HNL_PAGE, req->window_pages);
	for (i = 0; i < d->hv->n_services; i++) {
		s = find_share(req, &d->hv->service[i], i == 0);
		hnl_narrow_cut(d, &r->narrow, i, s.features, s.commands, s.len);
	}
	return 0;
}
