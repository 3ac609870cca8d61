/* SPDX-License-Identifier: MIT */
/* generated from schema/every.yaml by schema/hnlgen; do not edit */
#include "hnl_every.h"

static const char *const command[] = {
	[HNL_EVERY_CMD_TRY] = "try",
	[HNL_EVERY_CMD_LISTS] = "lists",
	[HNL_EVERY_CMD_NOTHING] = "nothing",
	[HNL_EVERY_CMD_FLAGS_ONLY] = "flags-only",
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
	/* inner */
	"id",
	"deeper",
	"list",
	/* deepest */
	"value",
	"present",
	"rare",
};

static const char *const feature[] = {
	[HNL_EVERY_FEATURE_EXTRA] = "extra",
};

const struct hnl_names hnl_every_names = {
	.family = "every",
	.command = command,
	.field = field,
	.feature = feature,
	.n_commands = 255,
	.n_features = 64,
};
