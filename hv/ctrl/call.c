/* SPDX-License-Identifier: MIT */
/*
 * The calls of a domain in flight: list them, end one.
 */
#include "ctrl.h"

static enum hnl_ctrl_call_state state_of(const struct slot *s)
{
	switch (s->state) {
	case CALL_FORWARDED:
		return HNL_CTRL_CALL_STATE_FORWARDED;
	case CALL_HELD:
		return HNL_CTRL_CALL_STATE_HELD;
	default:
		return HNL_CTRL_CALL_STATE_READY;
	}
}

static void put_call(struct hnl_call *call, uint16_t i)
{
	const struct hnl_domain *d = call->domain;
	const struct slot *s = &d->slot[i];
	struct hnl_ctrl_call_list_rsp rsp;
	struct hnl_head h = hnl_calls_head(d, s);

	hnl_ctrl_call_list_rsp_init(&rsp);
	hnl_ctrl_call_list_rsp_set_token(&rsp, hnl_calls_token(d, i));
	if (s->ring != SLOT_DIRECT)
		hnl_ctrl_call_list_rsp_set_ring(&rsp, s->ring);
	hnl_ctrl_call_list_rsp_set_seq(&rsp, h.seq);
	hnl_ctrl_call_list_rsp_set_family(&rsp, h.type);
	hnl_ctrl_call_list_rsp_set_command(&rsp, h.cmd);
	hnl_ctrl_call_list_rsp_set_state(&rsp, state_of(s));
	hnl_ctrl_call_list_rsp_set_units(&rsp, s->units);
	hnl_ctrl_call_list_rsp_put(call->reply, &rsp);
}

/* cursor: the next slot; the dump's own is running, and not listed. */
int hnl_ctrl_call_list(struct hnl_call *call)
{
	const struct hnl_domain *d = call->domain;
	uint64_t *i = &call->cursor[0];
	const struct slot *s;

	while (d->in_flight != 0 && *i < d->n_slots) {
		s = &d->slot[(*i)++];
		if (s->state != CALL_FREE && s->state != CALL_RUNNING) {
			put_call(call, (uint16_t)(*i - 1));
			return HNL_CALL_MORE;
		}
		if (*i % HNL_LOOKS_A_UNIT == 0 && !hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	}
	return 0;
}

/* It is answered in its own ring, when its turn comes. */
int hnl_ctrl_call_cancel(struct hnl_call *call)
{
	const struct hnl_ctrl_call_cancel_req *req =
		(const struct hnl_ctrl_call_cancel_req *)call->request;
	struct hnl_domain *d = call->domain;
	uint16_t i = hnl_calls_find(d, req->token);

	if (i == HNL_NONE || d->slot[i].state == CALL_RUNNING)
		return hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
				       HNL_CTRL_A_CALL_TOKEN, 0);
	d->slot[i].flags |= SLOT_CANCEL;
	hnl_calls_wake(d, i);
	if (d->slot[i].ring != SLOT_DIRECT)
		hnl_ready_ring(d, d->slot[i].ring);
	return 0;
}
