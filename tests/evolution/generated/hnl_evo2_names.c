/* SPDX-License-Identifier: MIT */
/* generated from tests/evolution/evo2.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_evo2.h"

static const char *const command[] = {
	[HNL_EVO2_CMD_MAKE] = "make",
	[HNL_EVO2_CMD_DROP] = "drop",
	[HNL_EVO2_CMD_TOLD] = "told",
};

static const char *const field[] = {
	/* make-req */
	"id",
	"mode",
	"label",
	"item",
	"limit",
	"guard",
	/* make-rsp */
	"answer",
	"extra",
	/* drop-req */
	"id",
	/* told-ntf */
	"extra",
	"cause",
	/* item */
	"key",
	"weight",
	/* answer */
	"code",
};

static const struct hnl_names_entry entry_mode[] = {
	{ "slow", 0 },
	{ "fast", 1 },
	{ "idle", 2 },
};

static const struct hnl_names_value value[14] = {
	/* make-req: mode */
	[1] = {
		.entry = entry_mode,
		.n_entries = 3,
	},
	/* make-req: guard */
	[5] = {
		.flags = HNL_NAMES_CRITICAL,
	},
};

const struct hnl_names hnl_evo2_names = {
	.family = "evo2",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 4,
	.n_features = 0,
	.value = value,
};
