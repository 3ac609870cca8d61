/* SPDX-License-Identifier: MIT */
/*
 * What a domain has and has done: features, limits, counters. What was not
 * granted is not told.
 */
#include "../mailbox.h"
#include "ctrl.h"

/* ---- feature-list ---- */

int hnl_ctrl_feature_list(struct hnl_call *call)
{
	const struct hnl_hv *hv = call->hv;
	struct hnl_ctrl_feature_list_rsp rsp;
	const struct hnl_family *family;
	uint64_t grants;
	size_t i;

	for (i = (size_t)call->cursor[0]; i < hv->n_services; i++) {
		grants = hnl_narrow_grants(call->domain, call->ring, i);
		if (!(grants & 1))
			continue;
		family = hv->service[i].family;
		hnl_ctrl_feature_list_rsp_init(&rsp);
		hnl_ctrl_feature_list_rsp_set_family(&rsp, family->id);
		hnl_ctrl_feature_list_rsp_set_grants(
			&rsp, grants & hnl_features_of(family));
		hnl_ctrl_feature_list_rsp_set_version(&rsp, family->version);
		hnl_ctrl_feature_list_rsp_put(call->reply, &rsp);
		call->cursor[0] = i + 1;
		return HNL_CALL_MORE;
	}
	return 0;
}

/* ---- limit-get ---- */

int hnl_ctrl_limit_get(struct hnl_call *call)
{
	const struct hnl_domain *d = call->domain;
	const struct narrow *n = hnl_narrow_of(d, call->ring);
	uint64_t highest = n != NULL ? n->last * HNL_PAGE + HNL_PAGE - 1 :
				       d->highest_gpa;
	struct hnl_ctrl_limit_get_rsp rsp;

	hnl_ctrl_limit_get_rsp_init(&rsp);
	hnl_ctrl_limit_get_rsp_set_message(&rsp, call->hv->max_message);
	hnl_ctrl_limit_get_rsp_set_rings(&rsp, d->n_rings);
	hnl_ctrl_limit_get_rsp_set_ring_pages(&rsp, d->ring_pages);
	hnl_ctrl_limit_get_rsp_set_highest_gpa(&rsp, highest);
	hnl_ctrl_limit_get_rsp_set_abi(&rsp, HNL_ABI_VERSION);
	hnl_ctrl_limit_get_rsp_put(call->reply, &rsp);
	return 0;
}

/* ---- counters ---- */

int hnl_ctrl_count_get(struct hnl_call *call)
{
	const struct hnl_domain *d = call->domain;
	struct hnl_ctrl_count_get_rsp rsp;

	hnl_ctrl_count_get_rsp_init(&rsp);
	if (d->count != NULL) {
		hnl_ctrl_count_get_rsp_set_calls(&rsp, d->count[0].calls);
		hnl_ctrl_count_get_rsp_set_refused(&rsp, d->count[0].refused);
		hnl_ctrl_count_get_rsp_set_units(&rsp, d->count[0].units);
	}
	hnl_ctrl_count_get_rsp_set_in_flight(&rsp, d->in_flight);
	if (d->mailbox != NULL)
		hnl_ctrl_count_get_rsp_set_lost(&rsp, hnl_mailbox_lost_ever(d));
	hnl_ctrl_count_get_rsp_put(call->reply, &rsp);
	return 0;
}

static void put_count(struct hnl_call *call, const struct hnl_family *family,
		      size_t cmd, const struct count *c)
{
	struct hnl_ctrl_count_list_rsp rsp;

	hnl_ctrl_count_list_rsp_init(&rsp);
	hnl_ctrl_count_list_rsp_set_family(&rsp, family->id);
	hnl_ctrl_count_list_rsp_set_command(&rsp, (uint8_t)cmd);
	hnl_ctrl_count_list_rsp_set_calls(&rsp, c->calls);
	hnl_ctrl_count_list_rsp_set_refused(&rsp, c->refused);
	hnl_ctrl_count_list_rsp_set_units(&rsp, c->units);
	hnl_ctrl_count_list_rsp_put(call->reply, &rsp);
}

/* cursor: service, command. */
int hnl_ctrl_count_list(struct hnl_call *call)
{
	const struct hnl_hv *hv = call->hv;
	const struct count *c = call->domain->count;
	uint64_t *i = &call->cursor[0], *cmd = &call->cursor[1];
	const struct hnl_family *family;

	for (; c != NULL && *i < hv->n_services; ++*i, *cmd = 0) {
		family = hv->service[*i].family;
		for (; *cmd < family->n_commands; ++*cmd) {
			c = &call->domain->count[1 + hv->command_base[*i] +
						 *cmd];
			if (c->calls == 0)
				continue;
			put_count(call, family, (size_t)(*cmd)++, c);
			return HNL_CALL_MORE;
		}
	}
	return 0;
}
