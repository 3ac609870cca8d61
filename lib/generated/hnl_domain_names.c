/* SPDX-License-Identifier: MIT */
/* generated from schema/domain.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_domain.h"

static const char *const command[] = {
	[HNL_DOMAIN_CMD_CREATE] = "create",
	[HNL_DOMAIN_CMD_DESTROY] = "destroy",
	[HNL_DOMAIN_CMD_PAUSE] = "pause",
	[HNL_DOMAIN_CMD_UNPAUSE] = "unpause",
	[HNL_DOMAIN_CMD_SHUTDOWN] = "shutdown",
	[HNL_DOMAIN_CMD_RESUME] = "resume",
	[HNL_DOMAIN_CMD_SOFT_RESET] = "soft-reset",
	[HNL_DOMAIN_CMD_STATE_GET] = "state-get",
	[HNL_DOMAIN_CMD_LIST] = "list",
	[HNL_DOMAIN_CMD_HANDLE_SET] = "handle-set",
	[HNL_DOMAIN_CMD_MAX_MEMORY_SET] = "max-memory-set",
	[HNL_DOMAIN_CMD_PAGING_POOL_GET] = "paging-pool-get",
	[HNL_DOMAIN_CMD_PAGING_POOL_SET] = "paging-pool-set",
	[HNL_DOMAIN_CMD_GRANT_SET] = "grant-set",
	[HNL_DOMAIN_CMD_GRANT_LIST] = "grant-list",
	[HNL_DOMAIN_CMD_MIGRATION_GET] = "migration-get",
	[HNL_DOMAIN_CMD_STATE_CHANGED] = "state-changed",
	[HNL_DOMAIN_CMD_DIED] = "died",
	[HNL_DOMAIN_CMD_MIGRATION_CHANGED] = "migration-changed",
};

static const char *const field[] = {
	/* create-req */
	"domain",
	"handle",
	"ssidref",
	"hvm",
	"hap",
	"s3-integrity",
	"oos-off",
	"xs-domain",
	"iommu",
	"nested-virt",
	"vpmu",
	"iommu-no-sharept",
	"view-mode",
	"views",
	"max-vcpus",
	"max-event-port",
	"max-grant-frames",
	"max-maptrack-frames",
	"grant-version",
	"vmtrace-size",
	"cpupool",
	"x86",
	"arm",
	"grant",
	/* create-rsp */
	"domain",
	"unique-id",
	"arm-result",
	/* destroy-req */
	"domain",
	/* pause-req */
	"domain",
	/* unpause-req */
	"domain",
	/* shutdown-req */
	"domain",
	"reason",
	/* resume-req */
	"domain",
	/* soft-reset-req */
	"domain",
	/* state-get-req */
	"domain",
	/* state-get-rsp */
	"domain",
	"unique-id",
	"handle",
	"ssidref",
	"cpupool",
	"state",
	"shutdown-code",
	"pages",
	"max-pages",
	"outstanding-pages",
	"shared-pages",
	"paged-pages",
	"shared-info-gpa",
	"cpu-time",
	"online-vcpus",
	"max-vcpu-id",
	"gpa-bits",
	/* list-req */
	"domain",
	/* list-rsp */
	"domain",
	"unique-id",
	"handle",
	"ssidref",
	"cpupool",
	"state",
	"shutdown-code",
	"pages",
	"max-pages",
	"outstanding-pages",
	"shared-pages",
	"paged-pages",
	"shared-info-gpa",
	"cpu-time",
	"online-vcpus",
	"max-vcpu-id",
	"gpa-bits",
	/* handle-set-req */
	"domain",
	"handle",
	/* max-memory-set-req */
	"domain",
	"max-memory",
	/* paging-pool-get-req */
	"domain",
	/* paging-pool-get-rsp */
	"paging-pool",
	/* paging-pool-set-req */
	"domain",
	"paging-pool",
	/* grant-set-req */
	"domain",
	"grant",
	/* grant-list-req */
	"domain",
	/* grant-list-rsp */
	"domain",
	"family",
	"feature",
	"number",
	"bit",
	/* migration-get-req */
	"domain",
	/* migration-get-rsp */
	"domain",
	"migration",
	/* state-changed-ntf */
	"domain",
	"unique-id",
	"handle",
	"ssidref",
	"cpupool",
	"state",
	"shutdown-code",
	"pages",
	"max-pages",
	"outstanding-pages",
	"shared-pages",
	"paged-pages",
	"shared-info-gpa",
	"cpu-time",
	"online-vcpus",
	"max-vcpu-id",
	"gpa-bits",
	/* died-ntf */
	"domain",
	"unique-id",
	"handle",
	"shutdown-code",
	/* migration-changed-ntf */
	"domain",
	"migration",
	/* x86 */
	"emulation",
	"msr-relaxed",
	/* arm */
	"gic-version",
	"tee",
	"spis",
	/* arm-result */
	"gic-version",
	"clock-frequency",
	/* grant */
	"family",
	"feature",
};

static const char *const feature[] = {
	[HNL_DOMAIN_FEATURE_MIGRATION] = "migration",
};

static const struct hnl_names_entry entry_state[] = {
	{ "dying", 0 },
	{ "hvm", 1 },
	{ "shutdown", 2 },
	{ "paused", 3 },
	{ "blocked", 4 },
	{ "running", 5 },
	{ "debugged", 6 },
	{ "xs-domain", 7 },
	{ "hap", 8 },
};

static const struct hnl_names_entry entry_shutdown[] = {
	{ "poweroff", 0 },
	{ "reboot", 1 },
	{ "suspend", 2 },
	{ "crash", 3 },
	{ "watchdog", 4 },
	{ "soft-reset", 5 },
};

static const struct hnl_names_entry entry_view_mode[] = {
	{ "mixed", 1 },
	{ "external", 2 },
	{ "limited", 3 },
};

static const struct hnl_names_entry entry_x86_emulation[] = {
	{ "lapic", 0 },
	{ "hpet", 1 },
	{ "pm", 2 },
	{ "rtc", 3 },
	{ "ioapic", 4 },
	{ "pic", 5 },
	{ "vga", 6 },
	{ "iommu", 7 },
	{ "pit", 8 },
	{ "use-pirq", 9 },
	{ "vpci", 10 },
};

static const struct hnl_names_entry entry_gic_version[] = {
	{ "native", 0 },
	{ "v2", 1 },
	{ "v3", 2 },
};

static const struct hnl_names_entry entry_tee[] = {
	{ "none", 0 },
	{ "optee", 1 },
};

static const struct hnl_names_entry entry_migration[] = {
	{ "none", 0 },
	{ "offered", 1 },
	{ "active", 2 },
	{ "paused", 3 },
	{ "completed", 4 },
	{ "cancelled", 5 },
};

static const struct hnl_names_value value[121] = {
	/* create-req: view-mode */
	[12] = {
		.entry = entry_view_mode,
		.n_entries = 3,
	},
	/* shutdown-req: reason */
	[31] = {
		.entry = entry_shutdown,
		.n_entries = 6,
	},
	/* state-get-rsp: state */
	[40] = {
		.entry = entry_state,
		.n_entries = 9,
		.flags = HNL_NAMES_BITS,
	},
	/* state-get-rsp: shared-info-gpa */
	[47] = {
		.flags = HNL_NAMES_GPA,
	},
	/* list-rsp: state */
	[58] = {
		.entry = entry_state,
		.n_entries = 9,
		.flags = HNL_NAMES_BITS,
	},
	/* list-rsp: shared-info-gpa */
	[65] = {
		.flags = HNL_NAMES_GPA,
	},
	/* migration-get-rsp: migration */
	[88] = {
		.entry = entry_migration,
		.n_entries = 6,
	},
	/* state-changed-ntf: state */
	[94] = {
		.entry = entry_state,
		.n_entries = 9,
		.flags = HNL_NAMES_BITS,
	},
	/* state-changed-ntf: shared-info-gpa */
	[101] = {
		.flags = HNL_NAMES_GPA,
	},
	/* migration-changed-ntf: migration */
	[111] = {
		.entry = entry_migration,
		.n_entries = 6,
	},
	/* x86: emulation */
	[112] = {
		.entry = entry_x86_emulation,
		.n_entries = 11,
		.flags = HNL_NAMES_BITS,
	},
	/* arm: gic-version */
	[114] = {
		.entry = entry_gic_version,
		.n_entries = 3,
	},
	/* arm: tee */
	[115] = {
		.entry = entry_tee,
		.n_entries = 2,
	},
	/* arm-result: gic-version */
	[117] = {
		.entry = entry_gic_version,
		.n_entries = 3,
	},
};

const struct hnl_names hnl_domain_names = {
	.family = "domain",
	.command = command,
	.field = field,
	.feature = feature,
	.n_commands = 20,
	.n_features = 2,
	.value = value,
};
