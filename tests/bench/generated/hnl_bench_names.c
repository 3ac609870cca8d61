/* SPDX-License-Identifier: MIT */
/* generated from tests/bench/bench.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_bench.h"

static const char *const command[] = {
	[HNL_BENCH_CMD_SMALL] = "small",
	[HNL_BENCH_CMD_MEDIUM] = "medium",
	[HNL_BENCH_CMD_MANY] = "many",
	[HNL_BENCH_CMD_PACKED] = "packed",
	[HNL_BENCH_CMD_SPARSE] = "sparse",
};

static const char *const field[] = {
	/* small-req */
	"id",
	"gpa",
	"urgent",
	/* medium-req */
	"vcpu",
	"gpa",
	"pages",
	"speed",
	"port",
	"options",
	"offset",
	"cookie",
	"name",
	"place",
	/* many-req */
	"ranges",
	/* packed-req */
	"extents",
	/* sparse-req */
	"first",
	"second",
	"third",
	"fourth",
	/* place */
	"node",
	"order",
	"start",
	"limit",
	/* ranges */
	"range",
	/* range */
	"gpa",
	"pages",
	"attributes",
};

static const struct hnl_names_entry entry_speed[] = {
	{ "slow", 0 },
	{ "fair", 1 },
	{ "fast", 2 },
};

static const struct hnl_names_entry entry_options[] = {
	{ "first", 0 },
	{ "second", 1 },
	{ "third", 2 },
	{ "fourth", 3 },
};

static const struct hnl_names_member member_extent[] = {
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
	{
		.name = "attributes",
		.at = 16,
		.kind = HNL_KIND_U32,
	},
};

static const struct hnl_names_value value[27] = {
	/* small-req: gpa */
	[1] = {
		.flags = HNL_NAMES_GPA,
	},
	/* medium-req: gpa */
	[4] = {
		.flags = HNL_NAMES_GPA,
	},
	/* medium-req: speed */
	[6] = {
		.entry = entry_speed,
		.n_entries = 3,
	},
	/* medium-req: options */
	[8] = {
		.entry = entry_options,
		.n_entries = 4,
		.flags = HNL_NAMES_BITS,
	},
	/* packed-req: extents */
	[14] = {
		.member = member_extent,
		.n_members = 3,
	},
	/* place: start */
	[21] = {
		.flags = HNL_NAMES_GPA,
	},
	/* range: gpa */
	[24] = {
		.flags = HNL_NAMES_GPA,
	},
};

const struct hnl_names hnl_bench_names = {
	.family = "bench",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 6,
	.n_features = 0,
	.value = value,
};
