/* SPDX-License-Identifier: MIT */
/* generated from schema/state.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_state.h"

static const char *const command[] = {
	[HNL_STATE_CMD_DOMAIN] = "domain",
	[HNL_STATE_CMD_GRANT] = "grant",
	[HNL_STATE_CMD_AGREEMENT] = "agreement",
	[HNL_STATE_CMD_RING] = "ring",
	[HNL_STATE_CMD_PAGES] = "pages",
	[HNL_STATE_CMD_DIRECT] = "direct",
	[HNL_STATE_CMD_CALL] = "call",
	[HNL_STATE_CMD_BYTES] = "bytes",
	[HNL_STATE_CMD_SLOTS] = "slots",
	[HNL_STATE_CMD_MAILBOX] = "mailbox",
	[HNL_STATE_CMD_EVENT] = "event",
	[HNL_STATE_CMD_MEMBER] = "member",
	[HNL_STATE_CMD_COUNT] = "count",
	[HNL_STATE_CMD_END] = "end",
	[HNL_STATE_CMD_NARROW] = "narrow",
};

static const char *const field[] = {
	/* domain-ntf */
	"abi",
	"domain",
	"message",
	"rings",
	"ring-pages",
	"highest-gpa",
	"vcpus",
	"next-ring",
	"deficit",
	"sealed",
	/* grant-ntf */
	"family",
	"feature",
	"name",
	/* agreement-ntf */
	"family",
	"feature",
	"offered",
	"firmware",
	"kernel",
	/* ring-ntf */
	"id",
	"control",
	"submission",
	"completion",
	"taken",
	"seen",
	"written",
	"published",
	"read",
	"stopped",
	"canceled",
	"linked",
	"ready",
	"starved",
	"priority",
	/* pages-ntf */
	"page",
	/* direct-ntf */
	"vcpu",
	"request",
	"request-length",
	"reply",
	"reply-length",
	"taken",
	"canceled",
	"linked",
	/* call-ntf */
	"token",
	"ring",
	"vcpu",
	"state",
	"length",
	"reply-length",
	"units",
	"cursor",
	"cursor-within",
	"started",
	"cancel",
	"changed",
	"lost",
	"peer-error",
	"peer-reason",
	/* bytes-ntf */
	"bytes",
	/* slots-ntf */
	"slot",
	/* mailbox-ntf */
	"lost",
	"lost-ever",
	"listening",
	/* event-ntf */
	"ring",
	"length",
	/* member-ntf */
	"ring",
	"family",
	"group",
	/* count-ntf */
	"family",
	"command",
	"calls",
	"refused",
	"units",
	/* end-ntf */
	"records",
	/* narrow-ntf */
	"ring",
	"window",
	"window-pages",
	"family",
	"features",
	"commands",
};

static const struct hnl_names_entry entry_call_state[] = {
	{ "ready", 0 },
	{ "held", 1 },
	{ "forwarded", 2 },
};

static const struct hnl_names_member member_slot[] = {
	{
		.name = "generation",
		.at = 0,
		.kind = HNL_KIND_U32,
	},
	{
		.name = "slot",
		.at = 4,
		.kind = HNL_KIND_U16,
	},
};

static const struct hnl_names_value value[79] = {
	/* domain-ntf: abi */
	[0] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* grant-ntf: family */
	[10] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* agreement-ntf: family */
	[13] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* ring-ntf: id */
	[18] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* ring-ntf: control */
	[19] = {
		.flags = HNL_NAMES_GPA,
	},
	/* pages-ntf: page */
	[33] = {
		.element = HNL_KIND_U64,
		.flags = HNL_NAMES_CRITICAL,
	},
	/* direct-ntf: vcpu */
	[34] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* direct-ntf: request */
	[35] = {
		.flags = HNL_NAMES_GPA,
	},
	/* direct-ntf: reply */
	[37] = {
		.flags = HNL_NAMES_GPA,
	},
	/* call-ntf: token */
	[42] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* call-ntf: state */
	[45] = {
		.entry = entry_call_state,
		.n_entries = 3,
	},
	/* bytes-ntf: bytes */
	[57] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* slots-ntf: slot */
	[58] = {
		.member = member_slot,
		.n_members = 2,
		.flags = HNL_NAMES_CRITICAL,
	},
	/* mailbox-ntf: lost */
	[59] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* event-ntf: ring */
	[62] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* member-ntf: ring */
	[64] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* member-ntf: family */
	[65] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* end-ntf: records */
	[72] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* narrow-ntf: ring */
	[73] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* narrow-ntf: window */
	[74] = {
		.flags = HNL_NAMES_GPA,
	},
};

const struct hnl_names hnl_state_names = {
	.family = "state",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 16,
	.n_features = 0,
	.value = value,
};
