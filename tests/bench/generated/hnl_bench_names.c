/* SPDX-License-Identifier: MIT */
/* generated from schema/bench.yaml by schema/hnlgen; do not edit */
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

const struct hnl_names hnl_bench_names = {
	.family = "bench",
	.command = command,
	.field = field,
	.feature = NULL,
	.n_commands = 6,
	.n_features = 0,
};
