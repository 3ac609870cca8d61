/* SPDX-License-Identifier: MIT */
/*
 * The commands that make, look at and unmake rings.
 *
 * To unmake one ends its calls first, some at a time: meanwhile the ring is
 * stopped, so that no new ones come.
 */
#include "ctrl.h"

static int refuse_ring(struct hnl_call *call, enum hnl_reason reason,
		       unsigned int guilty)
{
	static const uint16_t attr[] = { HNL_CTRL_A_RING_CONTROL,
					 HNL_CTRL_A_RING_SUBMISSION,
					 HNL_CTRL_A_RING_COMPLETION };
	enum hnl_errno err = HNL_EFAULT;

	if (reason == HNL_REASON_COUNT || reason == HNL_REASON_ALIGN ||
	    reason == HNL_REASON_GPA_DUPLICATE)
		err = HNL_EINVAL;
	else if (reason == HNL_REASON_GPA_BUSY)
		err = HNL_EBUSY;
	return hnl_call_refuse(call, err, reason, attr[guilty], 0);
}

/* Mapping is done at once: what comes behind it pays. */
static void charge_pages(struct hnl_call *call,
			 const struct hnl_ctrl_ring_create_req *req)
{
	uint32_t units = (req->submission.n + req->completion.n) / 8 / 16;

	call->budget -= units < call->budget ? units : call->budget;
}

int hnl_ctrl_ring_create(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_create_req *req =
		(const struct hnl_ctrl_ring_create_req *)call->request;
	struct hnl_domain *d = call->domain;
	struct ring_state *r;
	enum hnl_reason reason;
	unsigned int guilty;
	size_t id;

	if (req->id >= d->n_rings)
		return hnl_call_refuse(call, HNL_ENOSPC, HNL_REASON_QUOTA,
				       HNL_CTRL_A_RING_ID, 0);
	id = hnl_clamp_index(req->id, d->n_rings);
	r = &d->ring[id];
	if (r->live)
		return hnl_call_refuse(call, HNL_EEXIST, HNL_REASON_STATE,
				       HNL_CTRL_A_RING_ID, 0);
	reason = hnl_ring_attach(d, r, req->control, &req->submission,
			     &req->completion, &guilty);
	charge_pages(call, req);
	if (reason != HNL_REASON_NONE)
		return refuse_ring(call, reason, guilty);
	hnl_rank_ring(d, (uint32_t)id,
		      (uint8_t)hnl_ctrl_ring_create_req_get_priority(req));
	return 0;
}

struct ring_state *hnl_ctrl_find_ring(struct hnl_call *call, uint32_t id)
{
	struct hnl_domain *d = call->domain;
	struct ring_state *r = NULL;

	if (id < d->n_rings)
		r = &d->ring[hnl_clamp_index(id, d->n_rings)];
	if (r != NULL && r->live)
		return r;
	(void)hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
			      HNL_CTRL_A_RING_ID, 0);
	return NULL;
}

int hnl_ctrl_ring_get(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_get_req *req =
		(const struct hnl_ctrl_ring_get_req *)call->request;
	const struct ring_state *r = hnl_ctrl_find_ring(call, req->id);
	struct hnl_ctrl_ring_get_rsp rsp;

	if (r == NULL)
		return -HNL_ENOENT;
	hnl_ctrl_ring_get_rsp_init(&rsp);
	hnl_ctrl_ring_get_rsp_set_id(&rsp, req->id);
	hnl_ctrl_ring_get_rsp_set_state(
		&rsp, r->stopped == HNL_REASON_NONE ?
			      HNL_CTRL_RING_STATE_LIVE :
			      HNL_CTRL_RING_STATE_STOPPED);
	hnl_ctrl_ring_get_rsp_set_reason(&rsp, r->stopped);
	hnl_ctrl_ring_get_rsp_set_consumed(&rsp, r->sq.cons);
	if (r->narrow.on)
		hnl_ctrl_ring_get_rsp_set_narrowed(&rsp);
	if (r->priority != 0)
		hnl_ctrl_ring_get_rsp_set_priority(&rsp, r->priority);
	hnl_ctrl_ring_get_rsp_put(call->reply, &rsp);
	return 0;
}

/* ---- unmaking ---- */

/* Not the ring that carries this very call, whose answer would be lost. */
static struct ring_state *find_other(struct hnl_call *call, uint32_t id)
{
	struct ring_state *r = hnl_ctrl_find_ring(call, id);

	if (r == NULL || call->ring != id)
		return r;
	(void)hnl_call_refuse(call, HNL_EBUSY, HNL_REASON_STATE,
			      HNL_CTRL_A_RING_ID, 0);
	return NULL;
}

/* True: there was one of the ring's in this place. */
static bool end_call(struct hnl_domain *d, struct ring_state *r, uint32_t id,
		     size_t i, bool answered)
{
	if (d->slot[i].state == CALL_FREE || d->slot[i].ring != id)
		return false;
	if (answered)
		hnl_ring_answer_canceled(d, r, (uint16_t)i);
	hnl_calls_free(d, (uint16_t)i);
	return true;
}

/*
 * False: there are more calls to end. The cursor goes around, until the ring
 * has none: between two turns another call may have begun it anew, and its
 * calls are in any slot.
 */
static bool end_calls(struct hnl_call *call, struct ring_state *r, uint32_t id,
		      bool answered)
{
	struct hnl_domain *d = call->domain;
	size_t i = (size_t)call->cursor[0];
	bool ended;

	/* First: a turn may be the last one, for who began this gives it up. */
	if (r->stopped == HNL_REASON_NONE)
		hnl_event_lapse_ring(d, id);
	r->stopped = HNL_REASON_CANCELED;
	r->first = HNL_NONE;
	while (r->lane.in_flight != 0) {
		i = i < d->n_slots ? i : 0;
		ended = end_call(d, r, id, i, answered);
		call->cursor[0] = ++i;
		if ((ended || i % HNL_LOOKS_A_UNIT == 0) &&
		    !hnl_call_spend(call))
			return false;
	}
	return true;
}

int hnl_ctrl_ring_reset(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_reset_req *req =
		(const struct hnl_ctrl_ring_reset_req *)call->request;
	struct ring_state *r = find_other(call, req->id);

	if (r == NULL)
		return call->x->err;
	/* Restored where its pages could not be mapped any more. */
	if (r->control == NULL)
		return hnl_call_refuse(call, HNL_EFAULT,
				       (enum hnl_reason)r->stopped,
				       HNL_CTRL_A_RING_ID, 0);
	if (!end_calls(call, r, req->id, false))
		return HNL_CALL_AGAIN;
	hnl_ring_start(r);
	hnl_event_hear_ring(call->domain, req->id);
	hnl_event_pay(call);
	return 0;
}

int hnl_ctrl_ring_destroy(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_destroy_req *req =
		(const struct hnl_ctrl_ring_destroy_req *)call->request;
	struct ring_state *r = find_other(call, req->id);

	if (r == NULL)
		return call->x->err;
	if (!end_calls(call, r, req->id, r->narrow.on))
		return HNL_CALL_AGAIN;
	if (r->narrow.on)
		hnl_ring_tell_revoked(call->domain, r, req->id);
	hnl_event_leave_ring(call->domain, req->id);
	hnl_event_pay(call);
	hnl_ring_detach(call->domain, r);
	return 0;
}

/* ---- other pages ---- */

/*
 * All that the guest published is taken, all answers are published, and it is
 * sound. What the guest has read of them it knows alone.
 */
static bool is_empty(struct ring_state *r)
{
	return r->stopped == HNL_REASON_NONE && r->control != NULL &&
	       hnl_consumer_ready(&r->sq) == 0 && !r->sq.broken &&
	       !r->cq.broken && r->cq.prod == r->cq.published;
}

static bool is_fresh(struct ring_state *r)
{
	return is_empty(r) && r->sq.cons == 0 && r->cq.prod == 0 &&
	       r->lane.in_flight == 0 && !r->narrow.on;
}

/* Whether what is in flight can be answered by a ring of that size. */
static bool has_capacity(const struct hnl_domain *d,
			 const struct ring_state *r,
			 const struct ring_state *by)
{
	return r->lane.in_flight == 0 || by->cq_pages >= r->cq_pages ||
	       by->cq_pages * HNL_PAGE / 2 >= d->hv->reply_max + HNL_ACK_MAX;
}

static struct ring_state *find_by(struct hnl_call *call, uint32_t id)
{
	struct hnl_domain *d = call->domain;
	struct ring_state *by = NULL;

	if (id < d->n_rings)
		by = &d->ring[hnl_clamp_index(id, d->n_rings)];
	if (by != NULL && by->live)
		return by;
	(void)hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
			      HNL_CTRL_A_RING_BY, 0);
	return NULL;
}

int hnl_ctrl_ring_replace(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_replace_req *req =
		(const struct hnl_ctrl_ring_replace_req *)call->request;
	struct hnl_domain *d = call->domain;
	struct ring_state *r = find_other(call, req->id), *by;

	if (r == NULL)
		return call->x->err;
	by = find_by(call, req->by);
	if (by == NULL)
		return call->x->err;
	if (!is_empty(r))
		return hnl_call_refuse(call, HNL_EBUSY, HNL_REASON_STATE,
				       HNL_CTRL_A_RING_ID, 0);
	if (by == r || call->ring == req->by || !is_fresh(by) ||
	    !has_capacity(d, r, by))
		return hnl_call_refuse(call, HNL_EBUSY, HNL_REASON_STATE,
				       HNL_CTRL_A_RING_BY, 0);
	hnl_ring_swap(r, by);
	hnl_event_leave_ring(d, req->by);
	hnl_event_pay(call);
	hnl_ring_detach(d, by);
	hnl_ready_ring(d, req->id);
	return 0;
}
