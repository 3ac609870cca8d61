/* SPDX-License-Identifier: MIT */
/* generated from schema/memory.yaml by schema/hnlgen; do not edit */
#include "hnl_memory.h"

static const char *const command[] = {
	[HNL_MEMORY_CMD_MAP] = "map",
	[HNL_MEMORY_CMD_SHARE] = "share",
	[HNL_MEMORY_CMD_UNSHARE] = "unshare",
	[HNL_MEMORY_CMD_LIST_SHARED] = "list-shared",
};

static const char *const field[] = {
	/* map-req */
	"range",
	/* map-rsp */
	"result",
	/* share-req */
	"gpa",
	"pages",
	/* share-rsp */
	"done",
	/* unshare-req */
	"gpa",
	"pages",
	/* unshare-rsp */
	"done",
	/* list-shared-rsp */
	"shared",
	/* range */
	"gpa",
	"pages",
	"attributes",
};

static const char *const feature[] = {
	[HNL_MEMORY_FEATURE_LIST_SHARED] = "list-shared",
};

const struct hnl_names hnl_memory_names = {
	.family = "memory",
	.command = command,
	.field = field,
	.feature = feature,
	.n_commands = 5,
	.n_features = 2,
};
