/* SPDX-License-Identifier: MIT */
/* generated from tests/evolution/evo3.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_evo3.h"

static const char *const command[] = {
	[HNL_EVO3_CMD_MAKE] = "make",
	[HNL_EVO3_CMD_DROP] = "drop",
	[HNL_EVO3_CMD_TOLD] = "told",
};

static const char *const field[] = {
	/* make-req */
	"id",
	"mode",
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
	"pin",
	/* answer */
	"code",
	"detail",
};

static const struct hnl_names_entry entry_mode[] = {
	{ "slow", 0 },
	{ "fast", 1 },
	{ "idle", 2 },
};

static const struct hnl_names_value value[15] = {
	/* make-req: mode */
	[1] = {
		.entry = entry_mode,
		.n_entries = 3,
	},
	/* make-req: guard */
	[4] = {
		.flags = HNL_NAMES_CRITICAL,
	},
	/* item: pin */
	[12] = {
		.flags = HNL_NAMES_CRITICAL,
	},
};

const struct hnl_names hnl_evo3_names = {
	.family = "evo3",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 4,
	.n_features = 0,
	.value = value,
};
