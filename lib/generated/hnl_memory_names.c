/* SPDX-License-Identifier: MIT */
/* generated from schema/memory.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

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

static const struct hnl_names_member member_result[] = {
	{
		.name = "pages",
		.at = 0,
		.kind = HNL_KIND_U64,
	},
	{
		.name = "status",
		.at = 8,
		.kind = HNL_KIND_S32,
	},
	{
		.name = "reason",
		.at = 12,
		.kind = HNL_KIND_U32,
	},
};

static const struct hnl_names_member member_shared_range[] = {
	{
		.name = "gpa",
		.at = 0,
		.kind = HNL_KIND_U64,
	},
	{
		.name = "pages",
		.at = 8,
		.kind = HNL_KIND_U64,
	},
};

static const struct hnl_names_value value[12] = {
	/* map-rsp: result */
	[1] = {
		.member = member_result,
		.n_members = 3,
	},
	/* share-req: gpa */
	[2] = {
		.flags = HNL_NAMES_GPA,
	},
	/* unshare-req: gpa */
	[5] = {
		.flags = HNL_NAMES_GPA,
	},
	/* list-shared-rsp: shared */
	[8] = {
		.member = member_shared_range,
		.n_members = 2,
	},
	/* range: gpa */
	[9] = {
		.flags = HNL_NAMES_GPA,
	},
};

const struct hnl_names hnl_memory_names = {
	.family = "memory",
	.command = command,
	.field = field,
	.feature = feature,
	.n_commands = 5,
	.n_features = 2,
	.value = value,
};
