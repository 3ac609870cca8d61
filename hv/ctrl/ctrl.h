/* SPDX-License-Identifier: MIT */
/*
 * The handlers of the transport's own family; its commands alone see the
 * dispatcher from within.
 */
#ifndef HNL_HV_CTRL_H
#define HNL_HV_CTRL_H

#include "../internal.h"
#include "hnl_ctrl.h"

int hnl_ctrl_feature_list(struct hnl_call *call);
int hnl_ctrl_limit_get(struct hnl_call *call);
int hnl_ctrl_ring_create(struct hnl_call *call);
int hnl_ctrl_ring_narrow(struct hnl_call *call);
int hnl_ctrl_ring_destroy(struct hnl_call *call);
int hnl_ctrl_ring_get(struct hnl_call *call);
int hnl_ctrl_policy_list(struct hnl_call *call);
int hnl_ctrl_ring_replace(struct hnl_call *call);
int hnl_ctrl_ring_reset(struct hnl_call *call);
int hnl_ctrl_call_list(struct hnl_call *call);
int hnl_ctrl_call_cancel(struct hnl_call *call);
int hnl_ctrl_group_join(struct hnl_call *call);
int hnl_ctrl_group_leave(struct hnl_call *call);
int hnl_ctrl_group_list(struct hnl_call *call);
int hnl_ctrl_agreement_list(struct hnl_call *call);
int hnl_ctrl_agree(struct hnl_call *call);
int hnl_ctrl_party_begin(struct hnl_call *call);
int hnl_ctrl_count_get(struct hnl_call *call);
int hnl_ctrl_count_list(struct hnl_call *call);

/* A live ring; NULL: refused. */
struct ring_state *hnl_ctrl_find_ring(struct hnl_call *call, uint32_t id);

#endif
