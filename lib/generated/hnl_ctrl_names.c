/* SPDX-License-Identifier: MIT */
/* generated from schema/ctrl.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_ctrl.h"

static const char *const command[] = {
	[HNL_CTRL_CMD_FEATURE_LIST] = "feature-list",
	[HNL_CTRL_CMD_LIMIT_GET] = "limit-get",
	[HNL_CTRL_CMD_RING_CREATE] = "ring-create",
	[HNL_CTRL_CMD_RING_DESTROY] = "ring-destroy",
	[HNL_CTRL_CMD_RING_GET] = "ring-get",
	[HNL_CTRL_CMD_POLICY_LIST] = "policy-list",
	[HNL_CTRL_CMD_RING_RESET] = "ring-reset",
	[HNL_CTRL_CMD_CALL_LIST] = "call-list",
	[HNL_CTRL_CMD_CALL_CANCEL] = "call-cancel",
	[HNL_CTRL_CMD_GROUP_JOIN] = "group-join",
	[HNL_CTRL_CMD_GROUP_LEAVE] = "group-leave",
	[HNL_CTRL_CMD_GROUP_LIST] = "group-list",
	[HNL_CTRL_CMD_AGREEMENT_LIST] = "agreement-list",
	[HNL_CTRL_CMD_AGREE] = "agree",
	[HNL_CTRL_CMD_PARTY_BEGIN] = "party-begin",
	[HNL_CTRL_CMD_COUNT_GET] = "count-get",
	[HNL_CTRL_CMD_COUNT_LIST] = "count-list",
	[HNL_CTRL_CMD_CALL_PROGRESS] = "call-progress",
	[HNL_CTRL_CMD_OVERRUN] = "overrun",
	[HNL_CTRL_CMD_AGREEMENT_CHANGED] = "agreement-changed",
	[HNL_CTRL_CMD_RING_NARROW] = "ring-narrow",
	[HNL_CTRL_CMD_RING_REPLACE] = "ring-replace",
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
	"priority",
	/* ring-destroy-req */
	"id",
	/* ring-get-req */
	"id",
	/* ring-get-rsp */
	"id",
	"state",
	"reason",
	"consumed",
	"narrowed",
	"priority",
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
	/* ring-reset-req */
	"id",
	/* call-list-rsp */
	"token",
	"ring",
	"seq",
	"family",
	"command",
	"state",
	"units",
	/* call-cancel-req */
	"token",
	/* group-join-req */
	"family",
	"group",
	"ring",
	/* group-leave-req */
	"family",
	"group",
	/* group-list-rsp */
	"family",
	"group",
	"ring",
	/* agreement-list-rsp */
	"family",
	"feature",
	"offered",
	"firmware",
	"kernel",
	/* agree-req */
	"family",
	"feature",
	"party",
	/* party-begin-req */
	"party",
	/* count-get-rsp */
	"calls",
	"refused",
	"units",
	"in-flight",
	"lost",
	/* count-list-rsp */
	"family",
	"command",
	"calls",
	"refused",
	"units",
	/* call-progress-ntf */
	"token",
	"ring",
	"seq",
	"units",
	/* overrun-ntf */
	"lost",
	/* agreement-changed-ntf */
	"family",
	"feature",
	"offered",
	"firmware",
	"kernel",
	/* ring-narrow-req */
	"id",
	"window",
	"window-pages",
	"grant",
	/* ring-replace-req */
	"id",
	"by",
	/* ring-grant */
	"family",
	"features",
	"commands",
};

static const struct hnl_names_entry entry_ring_state[] = {
	{ "live", 0 },
	{ "stopped", 1 },
};

static const struct hnl_names_entry entry_kind[] = {
	{ "flag", 1 },
	{ "u8", 2 },
	{ "u16", 3 },
	{ "u32", 4 },
	{ "u64", 5 },
	{ "s8", 6 },
	{ "s16", 7 },
	{ "s32", 8 },
	{ "s64", 9 },
	{ "uint", 10 },
	{ "sint", 11 },
	{ "bitfield32", 12 },
	{ "string", 13 },
	{ "bytes", 14 },
	{ "packed", 15 },
	{ "nest", 16 },
};

static const struct hnl_names_entry entry_direction[] = {
	{ "request", 0 },
	{ "reply", 1 },
};

static const struct hnl_names_entry entry_call_state[] = {
	{ "ready", 0 },
	{ "forwarded", 1 },
	{ "held", 2 },
};

static const struct hnl_names_entry entry_party[] = {
	{ "firmware", 0 },
	{ "kernel", 1 },
};

static const struct hnl_names_value value[94] = {
	/* ring-create-req: control */
	[9] = {
		.flags = HNL_NAMES_GPA,
	},
	/* ring-create-req: submission */
	[10] = {
		.element = HNL_KIND_U64,
	},
	/* ring-create-req: completion */
	[11] = {
		.element = HNL_KIND_U64,
	},
	/* ring-get-rsp: state */
	[16] = {
		.entry = entry_ring_state,
		.n_entries = 2,
	},
	/* policy-list-rsp: direction */
	[25] = {
		.entry = entry_direction,
		.n_entries = 2,
	},
	/* policy-list-rsp: kind */
	[28] = {
		.entry = entry_kind,
		.n_entries = 16,
	},
	/* call-list-rsp: state */
	[45] = {
		.entry = entry_call_state,
		.n_entries = 3,
	},
	/* agree-req: party */
	[63] = {
		.entry = entry_party,
		.n_entries = 2,
	},
	/* party-begin-req: party */
	[64] = {
		.entry = entry_party,
		.n_entries = 2,
	},
	/* ring-narrow-req: window */
	[86] = {
		.flags = HNL_NAMES_GPA,
	},
};

const struct hnl_names hnl_ctrl_names = {
	.family = "ctrl",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 23,
	.n_features = 0,
	.value = value,
};
