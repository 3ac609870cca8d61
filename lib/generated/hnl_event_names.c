/* SPDX-License-Identifier: MIT */
/* generated from schema/event.yaml by schema/hnlgen; do not edit */
#include <hnl/names.h>

#include "hnl_event.h"

static const char *const command[] = {
	[HNL_EVENT_CMD_ALLOC_UNBOUND] = "alloc-unbound",
	[HNL_EVENT_CMD_BIND_INTERDOMAIN] = "bind-interdomain",
	[HNL_EVENT_CMD_BIND_VIRQ] = "bind-virq",
	[HNL_EVENT_CMD_BIND_PIRQ] = "bind-pirq",
	[HNL_EVENT_CMD_BIND_IPI] = "bind-ipi",
	[HNL_EVENT_CMD_CLOSE] = "close",
	[HNL_EVENT_CMD_SEND] = "send",
	[HNL_EVENT_CMD_STATUS] = "status",
	[HNL_EVENT_CMD_BIND_VCPU] = "bind-vcpu",
	[HNL_EVENT_CMD_UNMASK] = "unmask",
	[HNL_EVENT_CMD_RESET] = "reset",
	[HNL_EVENT_CMD_INIT_CONTROL] = "init-control",
	[HNL_EVENT_CMD_EXPAND_ARRAY] = "expand-array",
	[HNL_EVENT_CMD_SET_PRIORITY] = "set-priority",
};

static const char *const field[] = {
	/* alloc-unbound-req */
	"domain",
	"remote-domain",
	/* alloc-unbound-rsp */
	"port",
	/* bind-interdomain-req */
	"remote-domain",
	"remote-port",
	/* bind-interdomain-rsp */
	"port",
	/* bind-virq-req */
	"vcpu",
	"virq",
	/* bind-virq-rsp */
	"port",
	/* bind-pirq-req */
	"pirq",
	"will-share",
	/* bind-pirq-rsp */
	"port",
	/* bind-ipi-req */
	"vcpu",
	/* bind-ipi-rsp */
	"port",
	/* close-req */
	"port",
	/* send-req */
	"port",
	/* status-req */
	"domain",
	"port",
	/* status-rsp */
	"remote-domain",
	"remote-port",
	"vcpu",
	"virq",
	"pirq",
	"status",
	/* bind-vcpu-req */
	"port",
	"vcpu",
	/* unmask-req */
	"port",
	/* reset-req */
	"domain",
	/* init-control-req */
	"vcpu",
	"control-gpa",
	"offset",
	/* init-control-rsp */
	"link-bits",
	/* expand-array-req */
	"array-gpa",
	/* set-priority-req */
	"port",
	"priority",
};

static const char *const feature[] = {
	[HNL_EVENT_FEATURE_FIFO] = "fifo",
	[HNL_EVENT_FEATURE_PIRQ] = "pirq",
};

static const struct hnl_names_entry entry_status[] = {
	{ "closed", 0 },
	{ "unbound", 1 },
	{ "interdomain", 2 },
	{ "pirq", 3 },
	{ "virq", 4 },
	{ "ipi", 5 },
};

static const struct hnl_names_value value[35] = {
	/* status-rsp: status */
	[23] = {
		.entry = entry_status,
		.n_entries = 6,
	},
	/* init-control-req: control-gpa */
	[29] = {
		.flags = HNL_NAMES_GPA,
	},
	/* expand-array-req: array-gpa */
	[32] = {
		.flags = HNL_NAMES_GPA,
	},
};

const struct hnl_names hnl_event_names = {
	.family = "event",
	.command = command,
	.field = field,
	.feature = feature,
	.n_commands = 15,
	.n_features = 3,
	.value = value,
};
