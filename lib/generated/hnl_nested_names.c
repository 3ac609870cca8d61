/* SPDX-License-Identifier: MIT */
/* generated from schema/nested.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_nested.h"

static const char *const command[] = {
	[HNL_NESTED_CMD_CAPABILITY_GET] = "capability-get",
	[HNL_NESTED_CMD_VIEW_CREATE] = "view-create",
	[HNL_NESTED_CMD_VIEW_DESTROY] = "view-destroy",
	[HNL_NESTED_CMD_MAP] = "map",
	[HNL_NESTED_CMD_MAP_MANY] = "map-many",
	[HNL_NESTED_CMD_UNMAP] = "unmap",
	[HNL_NESTED_CMD_UNMAP_MANY] = "unmap-many",
	[HNL_NESTED_CMD_PROTECT] = "protect",
	[HNL_NESTED_CMD_QUERY] = "query",
	[HNL_NESTED_CMD_DIRTY_GET] = "dirty-get",
	[HNL_NESTED_CMD_DIRTY_CLEAR] = "dirty-clear",
	[HNL_NESTED_CMD_FLUSH_VIEW] = "flush-view",
	[HNL_NESTED_CMD_FLUSH_RANGE] = "flush-range",
};

static const char *const field[] = {
	/* capability-get-rsp */
	"max-views",
	"used-views",
	"max-tables",
	"used-tables",
	"orders",
	"memory-types",
	"max-address-bits",
	/* view-create-req */
	"address-bits",
	"dirty-log",
	/* view-create-rsp */
	"view",
	/* view-destroy-req */
	"view",
	/* map-req */
	"view",
	"l2-gpa",
	"l1-gpa",
	"order",
	"permissions",
	"memory-type",
	/* map-many-req */
	"view",
	"entry",
	/* map-many-rsp */
	"entry-status",
	/* unmap-req */
	"view",
	"l2-gpa",
	"pages",
	/* unmap-rsp */
	"done",
	/* unmap-many-req */
	"view",
	"range",
	/* unmap-many-rsp */
	"range-status",
	/* protect-req */
	"view",
	"l2-gpa",
	"permissions",
	"pages",
	/* protect-rsp */
	"done",
	/* query-req */
	"view",
	"l2-gpa",
	/* query-rsp */
	"l2-gpa",
	"l1-gpa",
	"order",
	"permissions",
	"memory-type",
	"mapped",
	/* dirty-get-req */
	"view",
	"l2-gpa",
	"bits",
	/* dirty-get-rsp */
	"dirty",
	/* dirty-clear-req */
	"view",
	"l2-gpa",
	"bits",
	"dirty",
	/* flush-view-req */
	"view",
	/* flush-range-req */
	"view",
	"l2-gpa",
	"pages",
};

static const char *const feature[] = {
	[HNL_NESTED_FEATURE_DIRTY_LOG] = "dirty-log",
};

static const struct hnl_names_entry entry_order[] = {
	{ "4k", 0 },
	{ "2m", 9 },
	{ "1g", 18 },
};

static const struct hnl_names_entry entry_permission[] = {
	{ "read", 0 },
	{ "write", 1 },
	{ "execute", 2 },
};

static const struct hnl_names_entry entry_memory_type[] = {
	{ "uc", 0 },
	{ "wc", 1 },
	{ "wt", 4 },
	{ "wp", 5 },
	{ "wb", 6 },
};

static const struct hnl_names_entry entry_mapped[] = {
	{ "accessed", 0 },
	{ "dirty", 1 },
};

static const struct hnl_names_member member_entry[] = {
	{
		.name = "l2-gpa",
		.at = 0,
		.kind = HNL_KIND_U64,
	},
	{
		.name = "l1-gpa",
		.at = 8,
		.kind = HNL_KIND_U64,
	},
	{
		.name = "order",
		.entry = entry_order,
		.n_entries = 3,
		.at = 16,
		.kind = HNL_KIND_U8,
	},
	{
		.name = "permissions",
		.entry = entry_permission,
		.n_entries = 3,
		.at = 17,
		.kind = HNL_KIND_U8,
	},
	{
		.name = "memory-type",
		.entry = entry_memory_type,
		.n_entries = 5,
		.at = 18,
		.kind = HNL_KIND_U8,
	},
};

static const struct hnl_names_member member_range[] = {
	{
		.name = "l2-gpa",
		.at = 0,
		.kind = HNL_KIND_U64,
	},
	{
		.name = "pages",
		.at = 8,
		.kind = HNL_KIND_U64,
	},
};

static const struct hnl_names_value value[52] = {
	/* map-req: l1-gpa */
	[13] = {
		.flags = HNL_NAMES_GPA,
	},
	/* map-req: order */
	[14] = {
		.entry = entry_order,
		.n_entries = 3,
	},
	/* map-req: permissions */
	[15] = {
		.entry = entry_permission,
		.n_entries = 3,
		.flags = HNL_NAMES_BITS,
	},
	/* map-req: memory-type */
	[16] = {
		.entry = entry_memory_type,
		.n_entries = 5,
	},
	/* map-many-req: entry */
	[18] = {
		.member = member_entry,
		.n_members = 5,
	},
	/* map-many-rsp: entry-status */
	[19] = {
		.element = HNL_KIND_S32,
	},
	/* unmap-many-req: range */
	[25] = {
		.member = member_range,
		.n_members = 2,
	},
	/* unmap-many-rsp: range-status */
	[26] = {
		.element = HNL_KIND_S32,
	},
	/* protect-req: permissions */
	[29] = {
		.entry = entry_permission,
		.n_entries = 3,
		.flags = HNL_NAMES_BITS,
	},
	/* query-rsp: l1-gpa */
	[35] = {
		.flags = HNL_NAMES_GPA,
	},
	/* query-rsp: order */
	[36] = {
		.entry = entry_order,
		.n_entries = 3,
	},
	/* query-rsp: permissions */
	[37] = {
		.entry = entry_permission,
		.n_entries = 3,
		.flags = HNL_NAMES_BITS,
	},
	/* query-rsp: memory-type */
	[38] = {
		.entry = entry_memory_type,
		.n_entries = 5,
	},
	/* query-rsp: mapped */
	[39] = {
		.entry = entry_mapped,
		.n_entries = 2,
		.flags = HNL_NAMES_BITS,
	},
	/* dirty-get-rsp: dirty */
	[43] = {
		.element = HNL_KIND_U64,
	},
	/* dirty-clear-req: dirty */
	[47] = {
		.element = HNL_KIND_U64,
	},
};

const struct hnl_names hnl_nested_names = {
	.family = "nested",
	.command = command,
	.field = field,
	.feature = feature,
	.n_commands = 14,
	.n_features = 2,
	.value = value,
};
