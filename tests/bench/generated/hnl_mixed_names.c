/* SPDX-License-Identifier: MIT */
/* generated from tests/bench/mixed.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_mixed.h"

static const char *const command[] = {
	[HNL_MIXED_CMD_SEND] = "send",
	[HNL_MIXED_CMD_MASK] = "mask",
	[HNL_MIXED_CMD_TIMER] = "timer",
	[HNL_MIXED_CMD_PROTECT] = "protect",
	[HNL_MIXED_CMD_GRANT] = "grant",
	[HNL_MIXED_CMD_PLACE] = "place",
	[HNL_MIXED_CMD_SET] = "set",
	[HNL_MIXED_CMD_GET] = "get",
	[HNL_MIXED_CMD_WALK] = "walk",
};

static const char *const field[] = {
	/* send-req */
	"port",
	/* mask-req */
	"port",
	"masked",
	/* timer-req */
	"vcpu",
	"deadline",
	/* protect-req */
	"gpa",
	"attributes",
	/* grant-req */
	"gpa",
	"attributes",
	"ref",
	"peer",
	/* place-req */
	"vcpu",
	"node",
	"weight",
	/* set-req */
	"index",
	"value",
	/* get-req */
	"index",
	/* get-rsp */
	"value",
	/* walk-req */
	"pages",
};

static const struct hnl_names_value value[19] = {
	/* protect-req: gpa */
	[5] = {
		.flags = HNL_NAMES_GPA,
	},
	/* grant-req: gpa */
	[7] = {
		.flags = HNL_NAMES_GPA,
	},
};

const struct hnl_names hnl_mixed_names = {
	.family = "mixed",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 10,
	.n_features = 0,
	.value = value,
};
