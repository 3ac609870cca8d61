/* SPDX-License-Identifier: MIT */
/* generated from schema/view.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_view.h"

static const char *const command[] = {
	[HNL_VIEW_CMD_STATE_GET] = "state-get",
	[HNL_VIEW_CMD_STATE_SET] = "state-set",
	[HNL_VIEW_CMD_NOTIFY_ENABLE] = "notify-enable",
	[HNL_VIEW_CMD_NOTIFY_DISABLE] = "notify-disable",
	[HNL_VIEW_CMD_CREATE] = "create",
	[HNL_VIEW_CMD_DESTROY] = "destroy",
	[HNL_VIEW_CMD_SWITCH] = "switch",
	[HNL_VIEW_CMD_VISIBILITY_SET] = "visibility-set",
	[HNL_VIEW_CMD_ACCESS_SET] = "access-set",
	[HNL_VIEW_CMD_ACCESS_GET] = "access-get",
	[HNL_VIEW_CMD_ACCESS_SET_MANY] = "access-set-many",
	[HNL_VIEW_CMD_ACCESS_GET_MANY] = "access-get-many",
	[HNL_VIEW_CMD_CHANGE_GFN] = "change-gfn",
	[HNL_VIEW_CMD_REVERT_GFN] = "revert-gfn",
	[HNL_VIEW_CMD_SUPPRESS_VE_SET] = "suppress-ve-set",
	[HNL_VIEW_CMD_SUPPRESS_VE_GET] = "suppress-ve-get",
	[HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE] = "suppress-ve-set-range",
	[HNL_VIEW_CMD_INDEX_GET] = "index-get",
	[HNL_VIEW_CMD_ANSWER] = "answer",
	[HNL_VIEW_CMD_VIOLATED] = "violated",
};

static const char *const field[] = {
	/* state-get-req */
	"domain",
	/* state-get-rsp */
	"state",
	/* state-set-req */
	"domain",
	"state",
	/* notify-enable-req */
	"domain",
	"vcpu",
	"info-gpa",
	/* notify-disable-req */
	"domain",
	"vcpu",
	/* create-req */
	"domain",
	"default-access",
	/* create-rsp */
	"view",
	/* destroy-req */
	"domain",
	"view",
	/* switch-req */
	"domain",
	"view",
	/* visibility-set-req */
	"domain",
	"view",
	"visible",
	/* access-set-req */
	"domain",
	"view",
	"access",
	"gpa",
	/* access-get-req */
	"domain",
	"view",
	"gpa",
	/* access-get-rsp */
	"access",
	/* access-set-many-req */
	"domain",
	"view",
	"page",
	/* access-set-many-rsp */
	"status",
	/* access-get-many-req */
	"domain",
	"view",
	"page-gpa",
	/* access-get-many-rsp */
	"page-status",
	/* change-gfn-req */
	"domain",
	"view",
	"old-gpa",
	"new-gpa",
	/* revert-gfn-req */
	"domain",
	"view",
	"old-gpa",
	/* suppress-ve-set-req */
	"domain",
	"view",
	"gpa",
	"suppress-ve",
	/* suppress-ve-get-req */
	"domain",
	"view",
	"gpa",
	/* suppress-ve-get-rsp */
	"suppress-ve",
	/* suppress-ve-set-range-req */
	"domain",
	"view",
	"gpa",
	"last-gpa",
	"suppress-ve",
	/* suppress-ve-set-range-rsp */
	"first-error",
	"first-error-gpa",
	/* index-get-req */
	"domain",
	"vcpu",
	/* index-get-rsp */
	"view",
	/* answer-req */
	"domain",
	"vcpu",
	"number",
	"view",
	"deny",
	"emulate",
	"emulate-nowrite",
	"step-view",
	/* violated-ntf */
	"domain",
	"vcpu",
	"number",
	"paused",
	"view",
	"gpa",
	"offset",
	"gla",
	"flags",
};

static const char *const feature[] = {
	[HNL_VIEW_FEATURE_NOTIFY] = "notify",
	[HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION] = "virtual-exception",
};

static const struct hnl_names_entry entry_state[] = {
	{ "off", 0 },
	{ "on", 1 },
};

static const struct hnl_names_entry entry_access[] = {
	{ "n", 0 },
	{ "r", 1 },
	{ "w", 2 },
	{ "rw", 3 },
	{ "x", 4 },
	{ "rx", 5 },
	{ "wx", 6 },
	{ "rwx", 7 },
	{ "rx2rw", 8 },
	{ "n2rwx", 9 },
	{ "default", 10 },
};

static const struct hnl_names_entry entry_violation[] = {
	{ "read", 0 },
	{ "write", 1 },
	{ "execute", 2 },
	{ "gla-valid", 3 },
	{ "fault-with-gla", 4 },
	{ "fault-in-gpt", 5 },
};

static const struct hnl_names_member member_page_access[] = {
	{
		.name = "gpa",
		.at = 0,
		.kind = HNL_KIND_U64,
	},
	{
		.name = "access",
		.entry = entry_access,
		.n_entries = 11,
		.at = 8,
		.kind = HNL_KIND_U32,
	},
};

static const struct hnl_names_member member_access_status[] = {
	{
		.name = "status",
		.at = 0,
		.kind = HNL_KIND_S32,
	},
	{
		.name = "access",
		.entry = entry_access,
		.n_entries = 11,
		.at = 4,
		.kind = HNL_KIND_U32,
	},
};

static const struct hnl_names_value value[77] = {
	/* state-get-rsp: state */
	[1] = {
		.entry = entry_state,
		.n_entries = 2,
	},
	/* state-set-req: state */
	[3] = {
		.entry = entry_state,
		.n_entries = 2,
	},
	/* notify-enable-req: info-gpa */
	[6] = {
		.flags = HNL_NAMES_GPA,
	},
	/* create-req: default-access */
	[10] = {
		.entry = entry_access,
		.n_entries = 11,
	},
	/* access-set-req: access */
	[21] = {
		.entry = entry_access,
		.n_entries = 11,
	},
	/* access-set-req: gpa */
	[22] = {
		.flags = HNL_NAMES_GPA,
	},
	/* access-get-req: gpa */
	[25] = {
		.flags = HNL_NAMES_GPA,
	},
	/* access-get-rsp: access */
	[26] = {
		.entry = entry_access,
		.n_entries = 11,
	},
	/* access-set-many-req: page */
	[29] = {
		.member = member_page_access,
		.n_members = 2,
	},
	/* access-set-many-rsp: status */
	[30] = {
		.element = HNL_KIND_S32,
	},
	/* access-get-many-req: page-gpa */
	[33] = {
		.element = HNL_KIND_U64,
	},
	/* access-get-many-rsp: page-status */
	[34] = {
		.member = member_access_status,
		.n_members = 2,
	},
	/* change-gfn-req: old-gpa */
	[37] = {
		.flags = HNL_NAMES_GPA,
	},
	/* change-gfn-req: new-gpa */
	[38] = {
		.flags = HNL_NAMES_GPA,
	},
	/* revert-gfn-req: old-gpa */
	[41] = {
		.flags = HNL_NAMES_GPA,
	},
	/* suppress-ve-set-req: gpa */
	[44] = {
		.flags = HNL_NAMES_GPA,
	},
	/* suppress-ve-get-req: gpa */
	[48] = {
		.flags = HNL_NAMES_GPA,
	},
	/* suppress-ve-set-range-req: gpa */
	[52] = {
		.flags = HNL_NAMES_GPA,
	},
	/* suppress-ve-set-range-req: last-gpa */
	[53] = {
		.flags = HNL_NAMES_GPA,
	},
	/* suppress-ve-set-range-rsp: first-error-gpa */
	[56] = {
		.flags = HNL_NAMES_GPA,
	},
	/* violated-ntf: gpa */
	[73] = {
		.flags = HNL_NAMES_GPA,
	},
	/* violated-ntf: flags */
	[76] = {
		.entry = entry_violation,
		.n_entries = 6,
		.flags = HNL_NAMES_BITS,
	},
};

const struct hnl_names hnl_view_names = {
	.family = "view",
	.command = command,
	.field = field,
	.feature = feature,
	.n_commands = 21,
	.n_features = 3,
	.value = value,
};
