/* SPDX-License-Identifier: MIT */
/*
 * The commands of ctrl, by number.
 */
#include "ctrl.h"

const hnl_handler hnl_ctrl_handlers[] = {
	[HNL_CTRL_CMD_FEATURE_LIST] = hnl_ctrl_feature_list,
	[HNL_CTRL_CMD_LIMIT_GET] = hnl_ctrl_limit_get,
	[HNL_CTRL_CMD_RING_CREATE] = hnl_ctrl_ring_create,
	[HNL_CTRL_CMD_RING_DESTROY] = hnl_ctrl_ring_destroy,
	[HNL_CTRL_CMD_RING_GET] = hnl_ctrl_ring_get,
	[HNL_CTRL_CMD_POLICY_LIST] = hnl_ctrl_policy_list,
	[HNL_CTRL_CMD_RING_RESET] = hnl_ctrl_ring_reset,
	[HNL_CTRL_CMD_CALL_LIST] = hnl_ctrl_call_list,
	[HNL_CTRL_CMD_CALL_CANCEL] = hnl_ctrl_call_cancel,
	[HNL_CTRL_CMD_GROUP_JOIN] = hnl_ctrl_group_join,
	[HNL_CTRL_CMD_GROUP_LEAVE] = hnl_ctrl_group_leave,
	[HNL_CTRL_CMD_GROUP_LIST] = hnl_ctrl_group_list,
	[HNL_CTRL_CMD_AGREEMENT_LIST] = hnl_ctrl_agreement_list,
	[HNL_CTRL_CMD_AGREE] = hnl_ctrl_agree,
	[HNL_CTRL_CMD_PARTY_BEGIN] = hnl_ctrl_party_begin,
	[HNL_CTRL_CMD_COUNT_GET] = hnl_ctrl_count_get,
	[HNL_CTRL_CMD_COUNT_LIST] = hnl_ctrl_count_list,
	[HNL_CTRL_CMD_RING_NARROW] = hnl_ctrl_ring_narrow,
	[HNL_CTRL_CMD_RING_REPLACE] = hnl_ctrl_ring_replace,
};

const size_t hnl_ctrl_n_handlers =
	sizeof(hnl_ctrl_handlers) / sizeof(hnl_ctrl_handlers[0]);
