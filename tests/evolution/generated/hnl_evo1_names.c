/* SPDX-License-Identifier: MIT */
/* generated from tests/evolution/evo1.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_evo1.h"

static const char *const command[] = {
	[HNL_EVO1_CMD_MAKE] = "make",
	[HNL_EVO1_CMD_TOLD] = "told",
};

static const char *const field[] = {
	/* make-req */
	"id",
	"mode",
	"label",
	"item",
	/* make-rsp */
	"answer",
	/* told-ntf */
	"cause",
	/* item */
	"key",
	/* answer */
	"code",
};

static const struct hnl_names_entry entry_mode[] = {
	{ "slow", 0 },
	{ "fast", 1 },
};

static const struct hnl_names_value value[8] = {
	/* make-req: mode */
	[1] = {
		.entry = entry_mode,
		.n_entries = 2,
	},
};

const struct hnl_names hnl_evo1_names = {
	.family = "evo1",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 4,
	.n_features = 0,
	.value = value,
};
