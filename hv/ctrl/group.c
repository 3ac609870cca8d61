/* SPDX-License-Identifier: MIT */
/*
 * Groups: which events a domain is told, and by which of its rings.
 */
#include "ctrl.h"

bool hnl_ctrl_has_group(const struct hnl_domain *d, uint16_t family,
			uint8_t group)
{
	const struct hnl_service *s;
	const struct hnl_command *c;
	size_t service, i;

	s = hnl_check_service(d, family, &service);
	for (i = 0; s != NULL && i < s->family->n_commands; i++) {
		c = hnl_check_command(d, service, i);
		if (c != NULL && (c->flags & HNL_COMMAND_EVENT) &&
		    c->group == group)
			return true;
	}
	return false;
}

static bool is_live(const struct hnl_domain *d, uint32_t ring)
{
	return ring < d->n_rings &&
	       d->ring[hnl_clamp_index(ring, d->n_rings)].live;
}

int hnl_ctrl_group_join(struct hnl_call *call)
{
	const struct hnl_ctrl_group_join_req *req =
		(const struct hnl_ctrl_group_join_req *)call->request;
	struct hnl_domain *d = call->domain;
	uint16_t family = (uint16_t)req->family;
	uint8_t group = (uint8_t)req->group;

	if (!hnl_ctrl_has_group(d, family, group))
		return hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
				       HNL_CTRL_A_GROUP_GROUP, 0);
	if (!is_live(d, req->ring))
		return hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
				       HNL_CTRL_A_GROUP_RING, 0);
	if (!hnl_event_join(d, family, group, req->ring))
		return hnl_call_refuse(call, HNL_ENOSPC, HNL_REASON_QUOTA,
				       HNL_CTRL_A_GROUP_GROUP, 0);
	hnl_event_pay(call);
	return 0;
}

int hnl_ctrl_group_leave(struct hnl_call *call)
{
	const struct hnl_ctrl_group_leave_req *req =
		(const struct hnl_ctrl_group_leave_req *)call->request;
	bool left = hnl_event_leave(call->domain, (uint16_t)req->family,
				    (uint8_t)req->group);

	hnl_event_pay(call);
	if (left)
		return 0;
	return hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
			       HNL_CTRL_A_GROUP_GROUP, 0);
}

/* cursor: the next membership. */
int hnl_ctrl_group_list(struct hnl_call *call)
{
	const struct hnl_domain *d = call->domain;
	uint64_t *i = &call->cursor[0];
	struct hnl_ctrl_group_list_rsp rsp;
	const struct membership *m;

	for (; *i < d->n_members; ++*i) {
		m = &d->member[*i];
		if (m->group == 0)
			continue;
		hnl_ctrl_group_list_rsp_init(&rsp);
		hnl_ctrl_group_list_rsp_set_family(&rsp, m->family);
		hnl_ctrl_group_list_rsp_set_group(&rsp, m->group);
		hnl_ctrl_group_list_rsp_set_ring(&rsp, m->ring);
		hnl_ctrl_group_list_rsp_put(call->reply, &rsp);
		++*i;
		return HNL_CALL_MORE;
	}
	return 0;
}
