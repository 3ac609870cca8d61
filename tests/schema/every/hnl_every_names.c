/* SPDX-License-Identifier: MIT */
/* generated from tests/schema/every.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_every.h"

static const char *const command[] = {
	[HNL_EVERY_CMD_TRY] = "try",
	[HNL_EVERY_CMD_LISTS] = "lists",
	[HNL_EVERY_CMD_NOTHING] = "nothing",
	[HNL_EVERY_CMD_FLAGS_ONLY] = "flags-only",
	[HNL_EVERY_CMD_RULED] = "ruled",
	[HNL_EVERY_CMD_STATE_GET] = "state-get",
	[HNL_EVERY_CMD_STATE_CHANGED] = "state-changed",
	[HNL_EVERY_CMD_HAPPENED] = "happened",
	[HNL_EVERY_CMD_PINGED] = "pinged",
};

static const char *const field[] = {
	/* try-req */
	"flag",
	"u8",
	"u16",
	"u32",
	"u64",
	"s8",
	"s16",
	"s32",
	"s64",
	"uint",
	"sint",
	"string",
	"binary",
	"bits",
	"gpa",
	"points",
	"halves",
	"nest",
	"gated",
	"flags",
	"top",
	"class",
	"depth",
	"shade",
	"rights",
	"data",
	/* try-rsp */
	"u8",
	"string",
	"points",
	"nest",
	/* lists-req */
	"u8",
	"s16",
	"u32",
	"u64",
	"sint",
	"string",
	"binary",
	"bits",
	"deepest",
	/* lists-rsp */
	"halves",
	/* flags-only-req */
	"present",
	/* ruled-req */
	"a",
	"b",
	"c",
	"d",
	"e",
	"points",
	/* ruled-rsp */
	"a",
	"b",
	"c",
	"status",
	/* state-get-rsp */
	"b",
	"c",
	/* state-changed-ntf */
	"b",
	"c",
	/* happened-ntf */
	"a",
	"b",
	"c",
	"points",
	/* inner */
	"id",
	"deeper",
	"list",
	/* deepest */
	"value",
	"present",
	"rare",
	/* either */
	"one",
	"two",
};

static const char *const feature[] = {
	[HNL_EVERY_FEATURE_EXTRA] = "extra",
};

static const struct hnl_names_entry entry_color[] = {
	{ "red", 0 },
	{ "green", 5 },
	{ "blue", 6 },
};

static const struct hnl_names_entry entry_high[] = {
	{ "a", 100 },
	{ "b", 101 },
	{ "c", 102 },
};

static const struct hnl_names_entry entry_mode[] = {
	{ "read", 0 },
	{ "write", 1 },
	{ "execute", 2 },
};

static const struct hnl_names_entry entry_wide[] = {
	{ "low", 0 },
	{ "top", 63 },
};

static const struct hnl_names_member member_point[] = {
	{
		.name = "x",
		.at = 0,
		.kind = HNL_KIND_S64,
	},
	{
		.name = "y",
		.at = 8,
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_BIG_ENDIAN,
	},
	{
		.name = "hue",
		.entry = entry_color,
		.n_entries = 3,
		.at = 12,
		.kind = HNL_KIND_U8,
	},
	{
		.name = "z",
		.at = 14,
		.kind = HNL_KIND_S16,
	},
};

static const struct hnl_names_member member_gpa_segment[] = {
	{
		.name = "gpa",
		.at = 0,
		.kind = HNL_KIND_U64,
	},
	{
		.name = "len",
		.at = 8,
		.kind = HNL_KIND_U32,
	},
};

static const struct hnl_names_value value[67] = {
	/* try-req: u8 */
	[1] = {
		.entry = entry_color,
		.n_entries = 3,
	},
	/* try-req: u32 */
	[3] = {
		.entry = entry_mode,
		.n_entries = 3,
		.flags = HNL_NAMES_BITS,
	},
	/* try-req: u64 */
	[4] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* try-req: bits */
	[13] = {
		.entry = entry_mode,
		.n_entries = 3,
		.flags = HNL_NAMES_BITS,
	},
	/* try-req: gpa */
	[14] = {
		.flags = HNL_NAMES_GPA,
	},
	/* try-req: points */
	[15] = {
		.member = member_point,
		.n_members = 4,
	},
	/* try-req: halves */
	[16] = {
		.element = HNL_KIND_U16,
	},
	/* try-req: gated */
	[18] = {
		.entry = entry_high,
		.n_entries = 3,
	},
	/* try-req: flags */
	[19] = {
		.entry = entry_mode,
		.n_entries = 3,
		.flags = HNL_NAMES_BITS,
	},
	/* try-req: top */
	[20] = {
		.entry = entry_wide,
		.n_entries = 2,
		.flags = HNL_NAMES_BITS,
	},
	/* try-req: class */
	[21] = {
		.entry = entry_color,
		.n_entries = 3,
		.flags = HNL_NAMES_BITS,
	},
	/* try-req: shade */
	[23] = {
		.entry = entry_high,
		.n_entries = 3,
	},
	/* try-req: rights */
	[24] = {
		.entry = entry_mode,
		.n_entries = 3,
		.flags = HNL_NAMES_BITS,
	},
	/* try-req: data */
	[25] = {
		.member = member_gpa_segment,
		.n_members = 2,
	},
	/* try-rsp: u8 */
	[26] = {
		.entry = entry_color,
		.n_entries = 3,
	},
	/* try-rsp: points */
	[28] = {
		.member = member_point,
		.n_members = 4,
	},
	/* lists-rsp: halves */
	[39] = {
		.element = HNL_KIND_U16,
	},
	/* flags-only-req: present */
	[40] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* ruled-req: points */
	[46] = {
		.member = member_point,
		.n_members = 4,
	},
	/* ruled-rsp: status */
	[50] = {
		.element = HNL_KIND_S16,
	},
	/* happened-ntf: points */
	[58] = {
		.member = member_point,
		.n_members = 4,
	},
	/* deepest: present */
	[63] = {
		.flags = HNL_NAMES_CRITICAL,
	},
};

const struct hnl_names hnl_every_names = {
	.family = "every",
	.command = command,
	.field = field,
	.feature = feature,
	.n_commands = 255,
	.n_features = 64,
	.value = value,
};
