/* SPDX-License-Identifier: MIT */
/* generated from schema/ctrl.yaml by schema/hnlgen; do not edit */
#include "hnl_ctrl.h"

static const char *const command[] = {
	[HNL_CTRL_CMD_FEATURE_LIST] = "feature-list",
	[HNL_CTRL_CMD_LIMIT_GET] = "limit-get",
	[HNL_CTRL_CMD_RING_CREATE] = "ring-create",
	[HNL_CTRL_CMD_RING_DESTROY] = "ring-destroy",
	[HNL_CTRL_CMD_RING_GET] = "ring-get",
	[HNL_CTRL_CMD_POLICY_LIST] = "policy-list",
};

static const char *const field[] = {
	/* feature-list-rsp */
	"family",
	"grants",
	"version",
	/* limit-get-rsp */
	"message",
	"rings",
	"ring-pages",
	"highest-gpa",
	"abi",
	/* ring-create-req */
	"id",
	"control",
	"submission",
	"completion",
	/* ring-destroy-req */
	"id",
	/* ring-get-req */
	"id",
	/* ring-get-rsp */
	"id",
	"state",
	"reason",
	"consumed",
	/* policy-list-req */
	"family",
	"command",
	/* policy-list-rsp */
	"family",
	"command",
	"direction",
	"set",
	"type",
	"kind",
	"min-len",
	"max-len",
	"min",
	"max",
	"mask",
	"align",
	"nested-set",
	"required",
	"multi",
	"name",
};

const struct hnl_names hnl_ctrl_names = {
	.family = "ctrl",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 7,
	.n_features = 0,
};
