/* SPDX-License-Identifier: MIT */
/* generated from schema/event.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_event.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_ALLOC_UNBOUND_REQ,
	SET_ALLOC_UNBOUND_RSP,
	SET_BIND_INTERDOMAIN_REQ,
	SET_BIND_INTERDOMAIN_RSP,
	SET_BIND_VIRQ_REQ,
	SET_BIND_VIRQ_RSP,
	SET_BIND_PIRQ_REQ,
	SET_BIND_PIRQ_RSP,
	SET_BIND_IPI_REQ,
	SET_BIND_IPI_RSP,
	SET_CLOSE_REQ,
	SET_SEND_REQ,
	SET_STATUS_REQ,
	SET_STATUS_RSP,
	SET_BIND_VCPU_REQ,
	SET_UNMASK_REQ,
	SET_RESET_REQ,
	SET_INIT_CONTROL_REQ,
	SET_INIT_CONTROL_RSP,
	SET_EXPAND_ARRAY_REQ,
	SET_SET_PRIORITY_REQ
};

/* Where the fields of each set begin. */
enum {
	FIELD_ALLOC_UNBOUND_REQ = 0,
	FIELD_ALLOC_UNBOUND_RSP = 2,
	FIELD_BIND_INTERDOMAIN_REQ = 3,
	FIELD_BIND_INTERDOMAIN_RSP = 5,
	FIELD_BIND_VIRQ_REQ = 6,
	FIELD_BIND_VIRQ_RSP = 8,
	FIELD_BIND_PIRQ_REQ = 9,
	FIELD_BIND_PIRQ_RSP = 11,
	FIELD_BIND_IPI_REQ = 12,
	FIELD_BIND_IPI_RSP = 13,
	FIELD_CLOSE_REQ = 14,
	FIELD_SEND_REQ = 15,
	FIELD_STATUS_REQ = 16,
	FIELD_STATUS_RSP = 18,
	FIELD_BIND_VCPU_REQ = 24,
	FIELD_UNMASK_REQ = 26,
	FIELD_RESET_REQ = 27,
	FIELD_INIT_CONTROL_REQ = 28,
	FIELD_INIT_CONTROL_RSP = 31,
	FIELD_EXPAND_ARRAY_REQ = 32,
	FIELD_SET_PRIORITY_REQ = 33
};

/* Where the slots of each set begin. */
enum {
	SLOT_ALLOC_UNBOUND_REQ = 0,
	SLOT_ALLOC_UNBOUND_RSP = 3,
	SLOT_BIND_INTERDOMAIN_REQ = 7,
	SLOT_BIND_INTERDOMAIN_RSP = 12,
	SLOT_BIND_VIRQ_REQ = 16,
	SLOT_BIND_VIRQ_RSP = 23,
	SLOT_BIND_PIRQ_REQ = 27,
	SLOT_BIND_PIRQ_RSP = 36,
	SLOT_BIND_IPI_REQ = 40,
	SLOT_BIND_IPI_RSP = 46,
	SLOT_CLOSE_REQ = 50,
	SLOT_SEND_REQ = 54,
	SLOT_STATUS_REQ = 58,
	SLOT_STATUS_RSP = 62,
	SLOT_BIND_VCPU_REQ = 72,
	SLOT_UNMASK_REQ = 78,
	SLOT_RESET_REQ = 82,
	SLOT_INIT_CONTROL_REQ = 84,
	SLOT_INIT_CONTROL_RSP = 96,
	SLOT_EXPAND_ARRAY_REQ = 109,
	SLOT_SET_PRIORITY_REQ = 123
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_ALLOC_UNBOUND_REQ + HNL_EVENT_A_DOMAIN] =
		1 + HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN,
	[SLOT_ALLOC_UNBOUND_REQ + HNL_EVENT_A_REMOTE_DOMAIN] =
		1 + HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN,
	[SLOT_ALLOC_UNBOUND_RSP + HNL_EVENT_A_PORT] =
		1 + HNL_EVENT_ALLOC_UNBOUND_RSP_PORT,
	[SLOT_BIND_INTERDOMAIN_REQ + HNL_EVENT_A_REMOTE_DOMAIN] =
		1 + HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN,
	[SLOT_BIND_INTERDOMAIN_REQ + HNL_EVENT_A_REMOTE_PORT] =
		1 + HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT,
	[SLOT_BIND_INTERDOMAIN_RSP + HNL_EVENT_A_PORT] =
		1 + HNL_EVENT_BIND_INTERDOMAIN_RSP_PORT,
	[SLOT_BIND_VIRQ_REQ + HNL_EVENT_A_VCPU] =
		1 + HNL_EVENT_BIND_VIRQ_REQ_VCPU,
	[SLOT_BIND_VIRQ_REQ + HNL_EVENT_A_VIRQ] =
		1 + HNL_EVENT_BIND_VIRQ_REQ_VIRQ,
	[SLOT_BIND_VIRQ_RSP + HNL_EVENT_A_PORT] =
		1 + HNL_EVENT_BIND_VIRQ_RSP_PORT,
	[SLOT_BIND_PIRQ_REQ + HNL_EVENT_A_PIRQ] =
		1 + HNL_EVENT_BIND_PIRQ_REQ_PIRQ,
	[SLOT_BIND_PIRQ_REQ + HNL_EVENT_A_WILL_SHARE] =
		1 + HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE,
	[SLOT_BIND_PIRQ_RSP + HNL_EVENT_A_PORT] =
		1 + HNL_EVENT_BIND_PIRQ_RSP_PORT,
	[SLOT_BIND_IPI_REQ + HNL_EVENT_A_VCPU] =
		1 + HNL_EVENT_BIND_IPI_REQ_VCPU,
	[SLOT_BIND_IPI_RSP + HNL_EVENT_A_PORT] =
		1 + HNL_EVENT_BIND_IPI_RSP_PORT,
	[SLOT_CLOSE_REQ + HNL_EVENT_A_PORT] = 1 + HNL_EVENT_CLOSE_REQ_PORT,
	[SLOT_SEND_REQ + HNL_EVENT_A_PORT] = 1 + HNL_EVENT_SEND_REQ_PORT,
	[SLOT_STATUS_REQ + HNL_EVENT_A_DOMAIN] =
		1 + HNL_EVENT_STATUS_REQ_DOMAIN,
	[SLOT_STATUS_REQ + HNL_EVENT_A_PORT] = 1 + HNL_EVENT_STATUS_REQ_PORT,
	[SLOT_STATUS_RSP + HNL_EVENT_A_REMOTE_DOMAIN] =
		1 + HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN,
	[SLOT_STATUS_RSP + HNL_EVENT_A_REMOTE_PORT] =
		1 + HNL_EVENT_STATUS_RSP_REMOTE_PORT,
	[SLOT_STATUS_RSP + HNL_EVENT_A_VCPU] = 1 + HNL_EVENT_STATUS_RSP_VCPU,
	[SLOT_STATUS_RSP + HNL_EVENT_A_VIRQ] = 1 + HNL_EVENT_STATUS_RSP_VIRQ,
	[SLOT_STATUS_RSP + HNL_EVENT_A_PIRQ] = 1 + HNL_EVENT_STATUS_RSP_PIRQ,
	[SLOT_STATUS_RSP + HNL_EVENT_A_STATUS] =
		1 + HNL_EVENT_STATUS_RSP_STATUS,
	[SLOT_BIND_VCPU_REQ + HNL_EVENT_A_PORT] =
		1 + HNL_EVENT_BIND_VCPU_REQ_PORT,
	[SLOT_BIND_VCPU_REQ + HNL_EVENT_A_VCPU] =
		1 + HNL_EVENT_BIND_VCPU_REQ_VCPU,
	[SLOT_UNMASK_REQ + HNL_EVENT_A_PORT] = 1 + HNL_EVENT_UNMASK_REQ_PORT,
	[SLOT_RESET_REQ + HNL_EVENT_A_DOMAIN] = 1 + HNL_EVENT_RESET_REQ_DOMAIN,
	[SLOT_INIT_CONTROL_REQ + HNL_EVENT_A_VCPU] =
		1 + HNL_EVENT_INIT_CONTROL_REQ_VCPU,
	[SLOT_INIT_CONTROL_REQ + HNL_EVENT_A_CONTROL_GPA] =
		1 + HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA,
	[SLOT_INIT_CONTROL_REQ + HNL_EVENT_A_OFFSET] =
		1 + HNL_EVENT_INIT_CONTROL_REQ_OFFSET,
	[SLOT_INIT_CONTROL_RSP + HNL_EVENT_A_LINK_BITS] =
		1 + HNL_EVENT_INIT_CONTROL_RSP_LINK_BITS,
	[SLOT_EXPAND_ARRAY_REQ + HNL_EVENT_A_ARRAY_GPA] =
		1 + HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA,
	[SLOT_SET_PRIORITY_REQ + HNL_EVENT_A_PORT] =
		1 + HNL_EVENT_SET_PRIORITY_REQ_PORT,
	[SLOT_SET_PRIORITY_REQ + HNL_EVENT_A_PRIORITY] =
		1 + HNL_EVENT_SET_PRIORITY_REQ_PRIORITY,
};

static const struct hnl_field field[] = {
	[FIELD_ALLOC_UNBOUND_REQ + HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_event_alloc_unbound_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_ALLOC_UNBOUND_REQ + HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_REMOTE_DOMAIN,
		.min = 2,
		.max = 2,
		.dst =
			offsetof(struct hnl_event_alloc_unbound_req, remote_domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_ALLOC_UNBOUND_RSP + HNL_EVENT_ALLOC_UNBOUND_RSP_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_alloc_unbound_rsp, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_BIND_INTERDOMAIN_REQ + HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_REMOTE_DOMAIN,
		.min = 2,
		.max = 2,
		.dst =
			offsetof(struct hnl_event_bind_interdomain_req, remote_domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_BIND_INTERDOMAIN_REQ + HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_REMOTE_PORT,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_event_bind_interdomain_req, remote_port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_BIND_INTERDOMAIN_RSP + HNL_EVENT_BIND_INTERDOMAIN_RSP_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_interdomain_rsp, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_BIND_VIRQ_REQ + HNL_EVENT_BIND_VIRQ_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVENT_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_virq_req, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_BIND_VIRQ_REQ + HNL_EVENT_BIND_VIRQ_REQ_VIRQ] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_VIRQ,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_virq_req, virq),
		.shape = 8,
		.hi = 23,
		.span = 23,
	},
	[FIELD_BIND_VIRQ_RSP + HNL_EVENT_BIND_VIRQ_RSP_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_virq_rsp, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_BIND_PIRQ_REQ + HNL_EVENT_BIND_PIRQ_REQ_PIRQ] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVENT_A_PIRQ,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_pirq_req, pirq),
		.feature = HNL_EVENT_FEATURE_PIRQ,
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_BIND_PIRQ_REQ + HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_EVENT_A_WILL_SHARE,
		.feature = HNL_EVENT_FEATURE_PIRQ,
		.shape = 4,
	},
	[FIELD_BIND_PIRQ_RSP + HNL_EVENT_BIND_PIRQ_RSP_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_pirq_rsp, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_BIND_IPI_REQ + HNL_EVENT_BIND_IPI_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVENT_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_ipi_req, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_BIND_IPI_RSP + HNL_EVENT_BIND_IPI_RSP_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_ipi_rsp, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_CLOSE_REQ + HNL_EVENT_CLOSE_REQ_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_close_req, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_SEND_REQ + HNL_EVENT_SEND_REQ_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_send_req, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_STATUS_REQ + HNL_EVENT_STATUS_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_event_status_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_STATUS_REQ + HNL_EVENT_STATUS_REQ_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_status_req, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_STATUS_RSP + HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_REMOTE_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_event_status_rsp, remote_domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_STATUS_RSP + HNL_EVENT_STATUS_RSP_REMOTE_PORT] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_REMOTE_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_status_rsp, remote_port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_STATUS_RSP + HNL_EVENT_STATUS_RSP_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVENT_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_status_rsp, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATUS_RSP + HNL_EVENT_STATUS_RSP_VIRQ] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_VIRQ,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_status_rsp, virq),
		.shape = 8,
		.hi = 23,
		.span = 23,
	},
	[FIELD_STATUS_RSP + HNL_EVENT_STATUS_RSP_PIRQ] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVENT_A_PIRQ,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_status_rsp, pirq),
		.feature = HNL_EVENT_FEATURE_PIRQ,
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATUS_RSP + HNL_EVENT_STATUS_RSP_STATUS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_EVENT_A_STATUS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_status_rsp, status),
		.shape = 8,
		.hi = 0x3f,
		.span = 5,
	},
	[FIELD_BIND_VCPU_REQ + HNL_EVENT_BIND_VCPU_REQ_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_vcpu_req, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_BIND_VCPU_REQ + HNL_EVENT_BIND_VCPU_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVENT_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_bind_vcpu_req, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_UNMASK_REQ + HNL_EVENT_UNMASK_REQ_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_unmask_req, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_RESET_REQ + HNL_EVENT_RESET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_event_reset_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_INIT_CONTROL_REQ + HNL_EVENT_INIT_CONTROL_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVENT_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_init_control_req, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_INIT_CONTROL_REQ + HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_EVENT_A_CONTROL_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_event_init_control_req, control_gpa),
		.feature = HNL_EVENT_FEATURE_FIFO,
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_INIT_CONTROL_REQ + HNL_EVENT_INIT_CONTROL_REQ_OFFSET] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.align = 3,
		.type = HNL_EVENT_A_OFFSET,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_init_control_req, offset),
		.feature = HNL_EVENT_FEATURE_FIFO,
		.shape = 8,
		.hi = 4024,
		.span = 503,
	},
	[FIELD_INIT_CONTROL_RSP + HNL_EVENT_INIT_CONTROL_RSP_LINK_BITS] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_LINK_BITS,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_event_init_control_rsp, link_bits),
		.feature = HNL_EVENT_FEATURE_FIFO,
		.shape = 5,
		.hi = 17,
		.span = 17,
	},
	[FIELD_EXPAND_ARRAY_REQ + HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_EVENT_A_ARRAY_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_event_expand_array_req, array_gpa),
		.feature = HNL_EVENT_FEATURE_FIFO,
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_SET_PRIORITY_REQ + HNL_EVENT_SET_PRIORITY_REQ_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_set_priority_req, port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_SET_PRIORITY_REQ + HNL_EVENT_SET_PRIORITY_REQ_PRIORITY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVENT_A_PRIORITY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_event_set_priority_req, priority),
		.feature = HNL_EVENT_FEATURE_FIFO,
		.shape = 8,
		.hi = 15,
		.span = 15,
	},
};

static const struct hnl_set set[] = {
	[SET_ALLOC_UNBOUND_REQ] = {
		.slot = SLOT_ALLOC_UNBOUND_REQ,
		.n_types = 3,
		.field = FIELD_ALLOC_UNBOUND_REQ,
		.n_fields = HNL_EVENT_ALLOC_UNBOUND_REQ_FIELDS,
	},
	[SET_ALLOC_UNBOUND_RSP] = {
		.slot = SLOT_ALLOC_UNBOUND_RSP,
		.n_types = 4,
		.field = FIELD_ALLOC_UNBOUND_RSP,
		.n_fields = HNL_EVENT_ALLOC_UNBOUND_RSP_FIELDS,
	},
	[SET_BIND_INTERDOMAIN_REQ] = {
		.slot = SLOT_BIND_INTERDOMAIN_REQ,
		.n_types = 5,
		.field = FIELD_BIND_INTERDOMAIN_REQ,
		.n_fields = HNL_EVENT_BIND_INTERDOMAIN_REQ_FIELDS,
	},
	[SET_BIND_INTERDOMAIN_RSP] = {
		.slot = SLOT_BIND_INTERDOMAIN_RSP,
		.n_types = 4,
		.field = FIELD_BIND_INTERDOMAIN_RSP,
		.n_fields = HNL_EVENT_BIND_INTERDOMAIN_RSP_FIELDS,
	},
	[SET_BIND_VIRQ_REQ] = {
		.slot = SLOT_BIND_VIRQ_REQ,
		.n_types = 7,
		.field = FIELD_BIND_VIRQ_REQ,
		.n_fields = HNL_EVENT_BIND_VIRQ_REQ_FIELDS,
	},
	[SET_BIND_VIRQ_RSP] = {
		.slot = SLOT_BIND_VIRQ_RSP,
		.n_types = 4,
		.field = FIELD_BIND_VIRQ_RSP,
		.n_fields = HNL_EVENT_BIND_VIRQ_RSP_FIELDS,
	},
	[SET_BIND_PIRQ_REQ] = {
		.slot = SLOT_BIND_PIRQ_REQ,
		.n_types = 9,
		.field = FIELD_BIND_PIRQ_REQ,
		.n_fields = HNL_EVENT_BIND_PIRQ_REQ_FIELDS,
	},
	[SET_BIND_PIRQ_RSP] = {
		.slot = SLOT_BIND_PIRQ_RSP,
		.n_types = 4,
		.field = FIELD_BIND_PIRQ_RSP,
		.n_fields = HNL_EVENT_BIND_PIRQ_RSP_FIELDS,
	},
	[SET_BIND_IPI_REQ] = {
		.slot = SLOT_BIND_IPI_REQ,
		.n_types = 6,
		.field = FIELD_BIND_IPI_REQ,
		.n_fields = HNL_EVENT_BIND_IPI_REQ_FIELDS,
	},
	[SET_BIND_IPI_RSP] = {
		.slot = SLOT_BIND_IPI_RSP,
		.n_types = 4,
		.field = FIELD_BIND_IPI_RSP,
		.n_fields = HNL_EVENT_BIND_IPI_RSP_FIELDS,
	},
	[SET_CLOSE_REQ] = {
		.slot = SLOT_CLOSE_REQ,
		.n_types = 4,
		.field = FIELD_CLOSE_REQ,
		.n_fields = HNL_EVENT_CLOSE_REQ_FIELDS,
	},
	[SET_SEND_REQ] = {
		.slot = SLOT_SEND_REQ,
		.n_types = 4,
		.field = FIELD_SEND_REQ,
		.n_fields = HNL_EVENT_SEND_REQ_FIELDS,
	},
	[SET_STATUS_REQ] = {
		.slot = SLOT_STATUS_REQ,
		.n_types = 4,
		.field = FIELD_STATUS_REQ,
		.n_fields = HNL_EVENT_STATUS_REQ_FIELDS,
	},
	[SET_STATUS_RSP] = {
		.slot = SLOT_STATUS_RSP,
		.n_types = 10,
		.field = FIELD_STATUS_RSP,
		.n_fields = HNL_EVENT_STATUS_RSP_FIELDS,
	},
	[SET_BIND_VCPU_REQ] = {
		.slot = SLOT_BIND_VCPU_REQ,
		.n_types = 6,
		.field = FIELD_BIND_VCPU_REQ,
		.n_fields = HNL_EVENT_BIND_VCPU_REQ_FIELDS,
	},
	[SET_UNMASK_REQ] = {
		.slot = SLOT_UNMASK_REQ,
		.n_types = 4,
		.field = FIELD_UNMASK_REQ,
		.n_fields = HNL_EVENT_UNMASK_REQ_FIELDS,
	},
	[SET_RESET_REQ] = {
		.slot = SLOT_RESET_REQ,
		.n_types = 2,
		.field = FIELD_RESET_REQ,
		.n_fields = HNL_EVENT_RESET_REQ_FIELDS,
	},
	[SET_INIT_CONTROL_REQ] = {
		.slot = SLOT_INIT_CONTROL_REQ,
		.n_types = 12,
		.field = FIELD_INIT_CONTROL_REQ,
		.n_fields = HNL_EVENT_INIT_CONTROL_REQ_FIELDS,
	},
	[SET_INIT_CONTROL_RSP] = {
		.slot = SLOT_INIT_CONTROL_RSP,
		.n_types = 13,
		.field = FIELD_INIT_CONTROL_RSP,
		.n_fields = HNL_EVENT_INIT_CONTROL_RSP_FIELDS,
	},
	[SET_EXPAND_ARRAY_REQ] = {
		.slot = SLOT_EXPAND_ARRAY_REQ,
		.n_types = 14,
		.field = FIELD_EXPAND_ARRAY_REQ,
		.n_fields = HNL_EVENT_EXPAND_ARRAY_REQ_FIELDS,
	},
	[SET_SET_PRIORITY_REQ] = {
		.slot = SLOT_SET_PRIORITY_REQ,
		.n_types = 15,
		.field = FIELD_SET_PRIORITY_REQ,
		.n_fields = HNL_EVENT_SET_PRIORITY_REQ_FIELDS,
	},
};

/* Guest-physical addresses of the caller in requests. */
static const struct hnl_reach reach[] = {
	{
		.set = SET_INIT_CONTROL_REQ,
		.type = HNL_EVENT_A_CONTROL_GPA,
	},
	{
		.set = SET_EXPAND_ARRAY_REQ,
		.type = HNL_EVENT_A_ARRAY_GPA,
	},
};

static int (*const decode[21])(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x) = {
	[SET_ALLOC_UNBOUND_REQ] = hnl_event_alloc_unbound_req_decode_at,
	[SET_ALLOC_UNBOUND_RSP] = hnl_event_alloc_unbound_rsp_decode_at,
	[SET_BIND_INTERDOMAIN_REQ] = hnl_event_bind_interdomain_req_decode_at,
	[SET_BIND_INTERDOMAIN_RSP] = hnl_event_bind_interdomain_rsp_decode_at,
	[SET_BIND_VIRQ_REQ] = hnl_event_bind_virq_req_decode_at,
	[SET_BIND_VIRQ_RSP] = hnl_event_bind_virq_rsp_decode_at,
	[SET_BIND_PIRQ_REQ] = hnl_event_bind_pirq_req_decode_at,
	[SET_BIND_PIRQ_RSP] = hnl_event_bind_pirq_rsp_decode_at,
	[SET_BIND_IPI_REQ] = hnl_event_bind_ipi_req_decode_at,
	[SET_BIND_IPI_RSP] = hnl_event_bind_ipi_rsp_decode_at,
	[SET_CLOSE_REQ] = hnl_event_close_req_decode_at,
	[SET_SEND_REQ] = hnl_event_send_req_decode_at,
	[SET_STATUS_REQ] = hnl_event_status_req_decode_at,
	[SET_STATUS_RSP] = hnl_event_status_rsp_decode_at,
	[SET_BIND_VCPU_REQ] = hnl_event_bind_vcpu_req_decode_at,
	[SET_UNMASK_REQ] = hnl_event_unmask_req_decode_at,
	[SET_RESET_REQ] = hnl_event_reset_req_decode_at,
	[SET_INIT_CONTROL_REQ] = hnl_event_init_control_req_decode_at,
	[SET_INIT_CONTROL_RSP] = hnl_event_init_control_rsp_decode_at,
	[SET_EXPAND_ARRAY_REQ] = hnl_event_expand_array_req_decode_at,
	[SET_SET_PRIORITY_REQ] = hnl_event_set_priority_req_decode_at,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 21,
	.reach = reach,
	.n_reach = 2,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_EVENT_CMD_ALLOC_UNBOUND] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_ALLOC_UNBOUND_REQ,
		.reply = SET_ALLOC_UNBOUND_RSP,
		.request_size = sizeof(struct hnl_event_alloc_unbound_req),
		.target = offsetof(struct hnl_event_alloc_unbound_req, domain),
		.target_field = 1,
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_EVENT_CMD_BIND_INTERDOMAIN] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_BIND_INTERDOMAIN_REQ,
		.reply = SET_BIND_INTERDOMAIN_RSP,
		.request_size = sizeof(struct hnl_event_bind_interdomain_req),
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_EVENT_CMD_BIND_VIRQ] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_BIND_VIRQ_REQ,
		.reply = SET_BIND_VIRQ_RSP,
		.request_size = sizeof(struct hnl_event_bind_virq_req),
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_EVENT_CMD_BIND_PIRQ] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.feature = HNL_EVENT_FEATURE_PIRQ,
		.request = SET_BIND_PIRQ_REQ,
		.reply = SET_BIND_PIRQ_RSP,
		.request_size = sizeof(struct hnl_event_bind_pirq_req),
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_EVENT_CMD_BIND_IPI] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_BIND_IPI_REQ,
		.reply = SET_BIND_IPI_RSP,
		.request_size = sizeof(struct hnl_event_bind_ipi_req),
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_EVENT_CMD_CLOSE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_CLOSE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_event_close_req),
	},
	[HNL_EVENT_CMD_SEND] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_SEND_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_event_send_req),
	},
	[HNL_EVENT_CMD_STATUS] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_STATUS_REQ,
		.reply = SET_STATUS_RSP,
		.request_size = sizeof(struct hnl_event_status_req),
		.target = offsetof(struct hnl_event_status_req, domain),
		.target_field = 1,
		.reply_max = 68,
		.reply_bound = 68,
	},
	[HNL_EVENT_CMD_BIND_VCPU] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_BIND_VCPU_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_event_bind_vcpu_req),
	},
	[HNL_EVENT_CMD_UNMASK] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_UNMASK_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_event_unmask_req),
	},
	[HNL_EVENT_CMD_RESET] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_RESET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_event_reset_req),
		.target = offsetof(struct hnl_event_reset_req, domain),
		.target_field = 1,
	},
	[HNL_EVENT_CMD_INIT_CONTROL] = {
		.flags = HNL_COMMAND_DO,
		.feature = HNL_EVENT_FEATURE_FIFO,
		.request = SET_INIT_CONTROL_REQ,
		.reply = SET_INIT_CONTROL_RSP,
		.request_size = sizeof(struct hnl_event_init_control_req),
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_EVENT_CMD_EXPAND_ARRAY] = {
		.flags = HNL_COMMAND_DO,
		.feature = HNL_EVENT_FEATURE_FIFO,
		.request = SET_EXPAND_ARRAY_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_event_expand_array_req),
	},
	[HNL_EVENT_CMD_SET_PRIORITY] = {
		.flags = HNL_COMMAND_DO,
		.feature = HNL_EVENT_FEATURE_FIFO,
		.request = SET_SET_PRIORITY_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_event_set_priority_req),
	},
};

const struct hnl_family hnl_event_family = {
	.id = HNL_EVENT_FAMILY,
	.version = HNL_EVENT_VERSION,
	.n_commands = 15,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_alloc_unbound_req(struct hnl_fast c,
				       struct hnl_event_alloc_unbound_req *out)
{
	const struct hnl_field *f = &field[FIELD_ALLOC_UNBOUND_REQ];

	hnl_fast_begin(&c, HNL_EVENT_ALLOC_UNBOUND_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_EVENT_A_DOMAIN, f,
			    HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u16(&c, HNL_EVENT_A_REMOTE_DOMAIN, f,
			    HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN,
			    &out->remote_domain) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_alloc_unbound_req(struct hnl_fast c,
					struct hnl_event_alloc_unbound_req *out)
{
	return c.at == -16 &&
	       take_alloc_unbound_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_alloc_unbound_req(struct hnl_builder *b,
			const struct hnl_event_alloc_unbound_req *s)
{
	const struct hnl_field *f = &field[FIELD_ALLOC_UNBOUND_REQ];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN)) &&
	       (!HNL_HAS(s, HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_EVENT_A_DOMAIN,
			       &f[HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u16(b, HNL_EVENT_A_REMOTE_DOMAIN,
			      &f[HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN],
			      s->remote_domain);
}

void
hnl_event_alloc_unbound_req_put(struct hnl_builder *b,
				const struct hnl_event_alloc_unbound_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_alloc_unbound_req(&w, s);
	else
		(void)write_alloc_unbound_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_event_alloc_unbound_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_alloc_unbound_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_ALLOC_UNBOUND,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_alloc_unbound_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_alloc_unbound_req(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_alloc_unbound_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_event_alloc_unbound_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ALLOC_UNBOUND_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_event_alloc_unbound_req_decode_at(struct hnl_decoder *d,
					  const uint8_t *buf, size_t end,
					  size_t pos, void *out,
					  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_alloc_unbound_req(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_event_alloc_unbound_req *)out))
		return 0;
	return any_alloc_unbound_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_alloc_unbound_rsp(struct hnl_fast c,
				       struct hnl_event_alloc_unbound_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_ALLOC_UNBOUND_RSP];

	hnl_fast_begin(&c, HNL_EVENT_ALLOC_UNBOUND_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f,
			  HNL_EVENT_ALLOC_UNBOUND_RSP_PORT, &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_alloc_unbound_rsp(struct hnl_fast c,
					struct hnl_event_alloc_unbound_rsp *out)
{
	return c.at == -8 &&
	       take_alloc_unbound_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_alloc_unbound_rsp(struct hnl_builder *b,
			const struct hnl_event_alloc_unbound_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_ALLOC_UNBOUND_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_ALLOC_UNBOUND_RSP_PORT)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_ALLOC_UNBOUND_RSP_PORT], s->port);
}

void
hnl_event_alloc_unbound_rsp_put(struct hnl_builder *b,
				const struct hnl_event_alloc_unbound_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_alloc_unbound_rsp(&w, s);
	else
		(void)write_alloc_unbound_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_event_alloc_unbound_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_alloc_unbound_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_ALLOC_UNBOUND,
			     0, flags, seq, port);
	hnl_event_alloc_unbound_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_alloc_unbound_rsp_decode_at(struct hnl_decoder *d,
					  const uint8_t *buf, size_t end,
					  size_t pos, void *out,
					  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_alloc_unbound_rsp(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_event_alloc_unbound_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ALLOC_UNBOUND_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_bind_interdomain_req(struct hnl_fast c,
			  struct hnl_event_bind_interdomain_req *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_INTERDOMAIN_REQ];

	hnl_fast_begin(&c, HNL_EVENT_BIND_INTERDOMAIN_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_EVENT_A_REMOTE_DOMAIN, f,
			  HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN,
			  &out->remote_domain) ||
	    !hnl_fast_u32(&c, HNL_EVENT_A_REMOTE_PORT, f,
			  HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT,
			  &out->remote_port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_bind_interdomain_req(struct hnl_fast c,
			   struct hnl_event_bind_interdomain_req *out)
{
	return c.at == -16 &&
	       take_bind_interdomain_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_bind_interdomain_req(struct hnl_builder *b,
			   const struct hnl_event_bind_interdomain_req *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_INTERDOMAIN_REQ];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN) |
			HNL_BIT(HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT)) &&
	       hnl_encode_u16(b, HNL_EVENT_A_REMOTE_DOMAIN,
			      &f[HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN],
			      s->remote_domain) &&
	       hnl_encode_u32(b, HNL_EVENT_A_REMOTE_PORT,
			      &f[HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT],
			      s->remote_port);
}

void
hnl_event_bind_interdomain_req_put(
	struct hnl_builder *b, const struct hnl_event_bind_interdomain_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_bind_interdomain_req(&w, s);
	else
		(void)write_bind_interdomain_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_event_bind_interdomain_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_bind_interdomain_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family,
			     HNL_EVENT_CMD_BIND_INTERDOMAIN, HNL_F_REQUEST,
			     flags, seq, port);
	hnl_event_bind_interdomain_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_bind_interdomain_req_decode_at(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_interdomain_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_event_bind_interdomain_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_INTERDOMAIN_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_bind_interdomain_rsp(struct hnl_fast c,
			  struct hnl_event_bind_interdomain_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_INTERDOMAIN_RSP];

	hnl_fast_begin(&c, HNL_EVENT_BIND_INTERDOMAIN_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f,
			  HNL_EVENT_BIND_INTERDOMAIN_RSP_PORT, &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_bind_interdomain_rsp(struct hnl_fast c,
			   struct hnl_event_bind_interdomain_rsp *out)
{
	return c.at == -8 &&
	       take_bind_interdomain_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_bind_interdomain_rsp(struct hnl_builder *b,
			   const struct hnl_event_bind_interdomain_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_INTERDOMAIN_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_BIND_INTERDOMAIN_RSP_PORT)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_BIND_INTERDOMAIN_RSP_PORT], s->port);
}

void
hnl_event_bind_interdomain_rsp_put(
	struct hnl_builder *b, const struct hnl_event_bind_interdomain_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_bind_interdomain_rsp(&w, s);
	else
		(void)write_bind_interdomain_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_event_bind_interdomain_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_bind_interdomain_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family,
			     HNL_EVENT_CMD_BIND_INTERDOMAIN, 0, flags, seq,
			     port);
	hnl_event_bind_interdomain_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_bind_interdomain_rsp_decode_at(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_interdomain_rsp(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_event_bind_interdomain_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_INTERDOMAIN_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_bind_virq_req(struct hnl_fast c,
				   struct hnl_event_bind_virq_req *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_VIRQ_REQ];

	hnl_fast_begin(&c, HNL_EVENT_BIND_VIRQ_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_VCPU, f, HNL_EVENT_BIND_VIRQ_REQ_VCPU,
			  &out->vcpu) ||
	    !hnl_fast_u32(&c, HNL_EVENT_A_VIRQ, f, HNL_EVENT_BIND_VIRQ_REQ_VIRQ,
			  &out->virq))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_bind_virq_req(struct hnl_fast c,
				    struct hnl_event_bind_virq_req *out)
{
	return c.at == -16 &&
	       take_bind_virq_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_bind_virq_req(struct hnl_builder *b,
				    const struct hnl_event_bind_virq_req *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_VIRQ_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_BIND_VIRQ_REQ_VCPU) |
			      HNL_BIT(HNL_EVENT_BIND_VIRQ_REQ_VIRQ)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_VCPU,
			      &f[HNL_EVENT_BIND_VIRQ_REQ_VCPU], s->vcpu) &&
	       hnl_encode_u32(b, HNL_EVENT_A_VIRQ,
			      &f[HNL_EVENT_BIND_VIRQ_REQ_VIRQ], s->virq);
}

void hnl_event_bind_virq_req_put(struct hnl_builder *b,
				 const struct hnl_event_bind_virq_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_bind_virq_req(&w, s);
	else
		(void)write_bind_virq_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_bind_virq_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_event_bind_virq_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_BIND_VIRQ,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_bind_virq_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_bind_virq_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_virq_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_event_bind_virq_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_VIRQ_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_bind_virq_rsp(struct hnl_fast c,
				   struct hnl_event_bind_virq_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_VIRQ_RSP];

	hnl_fast_begin(&c, HNL_EVENT_BIND_VIRQ_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f, HNL_EVENT_BIND_VIRQ_RSP_PORT,
			  &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_bind_virq_rsp(struct hnl_fast c,
				    struct hnl_event_bind_virq_rsp *out)
{
	return c.at == -8 &&
	       take_bind_virq_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_bind_virq_rsp(struct hnl_builder *b,
				    const struct hnl_event_bind_virq_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_VIRQ_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_BIND_VIRQ_RSP_PORT)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_BIND_VIRQ_RSP_PORT], s->port);
}

void hnl_event_bind_virq_rsp_put(struct hnl_builder *b,
				 const struct hnl_event_bind_virq_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_bind_virq_rsp(&w, s);
	else
		(void)write_bind_virq_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_bind_virq_rsp_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_event_bind_virq_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_BIND_VIRQ, 0,
			     flags, seq, port);
	hnl_event_bind_virq_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_bind_virq_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_virq_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_event_bind_virq_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_VIRQ_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_bind_pirq_req(struct hnl_fast c,
				   struct hnl_event_bind_pirq_req *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_PIRQ_REQ];

	hnl_fast_begin(&c, HNL_EVENT_BIND_PIRQ_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_EVENT_A_PIRQ, f,
			    HNL_EVENT_BIND_PIRQ_REQ_PIRQ, &out->pirq) &&
	       hnl_fast_flag(&c, HNL_EVENT_A_WILL_SHARE, f,
			     HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_bind_pirq_req(struct hnl_fast c,
				    struct hnl_event_bind_pirq_req *out)
{
	return c.at == -12 &&
	       take_bind_pirq_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_bind_pirq_req(struct hnl_builder *b,
				    const struct hnl_event_bind_pirq_req *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_PIRQ_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_BIND_PIRQ_REQ_PIRQ)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PIRQ,
			      &f[HNL_EVENT_BIND_PIRQ_REQ_PIRQ], s->pirq) &&
	       (!HNL_HAS(s, HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE) ||
	        hnl_encode_flag(b, HNL_EVENT_A_WILL_SHARE));
}

void hnl_event_bind_pirq_req_put(struct hnl_builder *b,
				 const struct hnl_event_bind_pirq_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_bind_pirq_req(&w, s);
	else
		(void)write_bind_pirq_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_bind_pirq_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_event_bind_pirq_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_BIND_PIRQ,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_bind_pirq_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_bind_pirq_req(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_bind_pirq_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_event_bind_pirq_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_PIRQ_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_event_bind_pirq_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_pirq_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_event_bind_pirq_req *)out))
		return 0;
	return any_bind_pirq_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_bind_pirq_rsp(struct hnl_fast c,
				   struct hnl_event_bind_pirq_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_PIRQ_RSP];

	hnl_fast_begin(&c, HNL_EVENT_BIND_PIRQ_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f, HNL_EVENT_BIND_PIRQ_RSP_PORT,
			  &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_bind_pirq_rsp(struct hnl_fast c,
				    struct hnl_event_bind_pirq_rsp *out)
{
	return c.at == -8 &&
	       take_bind_pirq_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_bind_pirq_rsp(struct hnl_builder *b,
				    const struct hnl_event_bind_pirq_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_PIRQ_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_BIND_PIRQ_RSP_PORT)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_BIND_PIRQ_RSP_PORT], s->port);
}

void hnl_event_bind_pirq_rsp_put(struct hnl_builder *b,
				 const struct hnl_event_bind_pirq_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_bind_pirq_rsp(&w, s);
	else
		(void)write_bind_pirq_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_bind_pirq_rsp_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_event_bind_pirq_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_BIND_PIRQ, 0,
			     flags, seq, port);
	hnl_event_bind_pirq_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_bind_pirq_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_pirq_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_event_bind_pirq_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_PIRQ_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_bind_ipi_req(struct hnl_fast c,
				  struct hnl_event_bind_ipi_req *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_IPI_REQ];

	hnl_fast_begin(&c, HNL_EVENT_BIND_IPI_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_VCPU, f, HNL_EVENT_BIND_IPI_REQ_VCPU,
			  &out->vcpu))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_bind_ipi_req(struct hnl_fast c,
				   struct hnl_event_bind_ipi_req *out)
{
	return c.at == -8 &&
	       take_bind_ipi_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_bind_ipi_req(struct hnl_builder *b,
				   const struct hnl_event_bind_ipi_req *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_IPI_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_BIND_IPI_REQ_VCPU)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_VCPU,
			      &f[HNL_EVENT_BIND_IPI_REQ_VCPU], s->vcpu);
}

void hnl_event_bind_ipi_req_put(struct hnl_builder *b,
				const struct hnl_event_bind_ipi_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_bind_ipi_req(&w, s);
	else
		(void)write_bind_ipi_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_bind_ipi_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_event_bind_ipi_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_BIND_IPI,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_bind_ipi_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_bind_ipi_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_ipi_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_event_bind_ipi_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_IPI_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_bind_ipi_rsp(struct hnl_fast c,
				  struct hnl_event_bind_ipi_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_IPI_RSP];

	hnl_fast_begin(&c, HNL_EVENT_BIND_IPI_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f, HNL_EVENT_BIND_IPI_RSP_PORT,
			  &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_bind_ipi_rsp(struct hnl_fast c,
				   struct hnl_event_bind_ipi_rsp *out)
{
	return c.at == -8 &&
	       take_bind_ipi_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_bind_ipi_rsp(struct hnl_builder *b,
				   const struct hnl_event_bind_ipi_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_IPI_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_BIND_IPI_RSP_PORT)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_BIND_IPI_RSP_PORT], s->port);
}

void hnl_event_bind_ipi_rsp_put(struct hnl_builder *b,
				const struct hnl_event_bind_ipi_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_bind_ipi_rsp(&w, s);
	else
		(void)write_bind_ipi_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_bind_ipi_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_event_bind_ipi_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_BIND_IPI, 0,
			     flags, seq, port);
	hnl_event_bind_ipi_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_bind_ipi_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_ipi_rsp(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_event_bind_ipi_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_IPI_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_close_req(struct hnl_fast c,
			       struct hnl_event_close_req *out)
{
	const struct hnl_field *f = &field[FIELD_CLOSE_REQ];

	hnl_fast_begin(&c, HNL_EVENT_CLOSE_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f, HNL_EVENT_CLOSE_REQ_PORT,
			  &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_close_req(struct hnl_fast c,
				struct hnl_event_close_req *out)
{
	return c.at == -8 &&
	       take_close_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_close_req(struct hnl_builder *b,
				const struct hnl_event_close_req *s)
{
	const struct hnl_field *f = &field[FIELD_CLOSE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_CLOSE_REQ_PORT)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT, &f[HNL_EVENT_CLOSE_REQ_PORT],
			      s->port);
}

void hnl_event_close_req_put(struct hnl_builder *b,
			     const struct hnl_event_close_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_close_req(&w, s);
	else
		(void)write_close_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_close_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_close_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_CLOSE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_close_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_close_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_close_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_event_close_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CLOSE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_send_req(struct hnl_fast c, struct hnl_event_send_req *out)
{
	const struct hnl_field *f = &field[FIELD_SEND_REQ];

	hnl_fast_begin(&c, HNL_EVENT_SEND_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f, HNL_EVENT_SEND_REQ_PORT,
			  &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_send_req(struct hnl_fast c,
			       struct hnl_event_send_req *out)
{
	return c.at == -8 &&
	       take_send_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_send_req(struct hnl_builder *b,
			       const struct hnl_event_send_req *s)
{
	const struct hnl_field *f = &field[FIELD_SEND_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_EVENT_SEND_REQ_PORT)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT, &f[HNL_EVENT_SEND_REQ_PORT],
			      s->port);
}

void hnl_event_send_req_put(struct hnl_builder *b,
			    const struct hnl_event_send_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_send_req(&w, s);
	else
		(void)write_send_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_send_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_send_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_SEND,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_send_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_send_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_send_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_event_send_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SEND_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_status_req(struct hnl_fast c,
				struct hnl_event_status_req *out)
{
	const struct hnl_field *f = &field[FIELD_STATUS_REQ];

	hnl_fast_begin(&c, HNL_EVENT_STATUS_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_EVENT_A_DOMAIN, f,
			    HNL_EVENT_STATUS_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_EVENT_A_PORT, f, HNL_EVENT_STATUS_REQ_PORT,
			    &out->port) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_status_req(struct hnl_fast c,
				 struct hnl_event_status_req *out)
{
	return c.at == -16 &&
	       take_status_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_status_req(struct hnl_builder *b,
				 const struct hnl_event_status_req *s)
{
	const struct hnl_field *f = &field[FIELD_STATUS_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_STATUS_REQ_PORT)) &&
	       (!HNL_HAS(s, HNL_EVENT_STATUS_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_EVENT_A_DOMAIN,
			       &f[HNL_EVENT_STATUS_REQ_DOMAIN], s->domain)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_STATUS_REQ_PORT], s->port);
}

void hnl_event_status_req_put(struct hnl_builder *b,
			      const struct hnl_event_status_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_status_req(&w, s);
	else
		(void)write_status_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_status_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_event_status_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_STATUS,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_status_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_status_req(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_status_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_event_status_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATUS_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_event_status_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_status_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_event_status_req *)out))
		return 0;
	return any_status_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_status_rsp(struct hnl_fast c,
				struct hnl_event_status_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_STATUS_RSP];

	hnl_fast_begin(&c, HNL_EVENT_STATUS_RSP_FIELDS);
	return hnl_fast_u16(&c, HNL_EVENT_A_REMOTE_DOMAIN, f,
			    HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN,
			    &out->remote_domain) &&
	       hnl_fast_u32(&c, HNL_EVENT_A_REMOTE_PORT, f,
			    HNL_EVENT_STATUS_RSP_REMOTE_PORT,
			    &out->remote_port) &&
	       hnl_fast_u32(&c, HNL_EVENT_A_VCPU, f, HNL_EVENT_STATUS_RSP_VCPU,
			    &out->vcpu) &&
	       hnl_fast_u32(&c, HNL_EVENT_A_VIRQ, f, HNL_EVENT_STATUS_RSP_VIRQ,
			    &out->virq) &&
	       hnl_fast_u32(&c, HNL_EVENT_A_PIRQ, f, HNL_EVENT_STATUS_RSP_PIRQ,
			    &out->pirq) &&
	       hnl_fast_u32(&c, HNL_EVENT_A_STATUS, f,
			    HNL_EVENT_STATUS_RSP_STATUS, &out->status) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_status_rsp(struct hnl_fast c,
				 struct hnl_event_status_rsp *out)
{
	return c.at == -48 &&
	       take_status_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_status_rsp(struct hnl_builder *b,
				 const struct hnl_event_status_rsp *s,
				 bool full)
{
	const struct hnl_field *f = &field[FIELD_STATUS_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_EVENT_STATUS_RSP_VCPU) |
			      HNL_BIT(HNL_EVENT_STATUS_RSP_STATUS)) &&
	       (!(has & HNL_BIT(HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN)) ||
	        hnl_encode_u16(b, HNL_EVENT_A_REMOTE_DOMAIN,
			       &f[HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN],
			       s->remote_domain)) &&
	       (!(has & HNL_BIT(HNL_EVENT_STATUS_RSP_REMOTE_PORT)) ||
	        hnl_encode_u32(b, HNL_EVENT_A_REMOTE_PORT,
			       &f[HNL_EVENT_STATUS_RSP_REMOTE_PORT],
			       s->remote_port)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_VCPU,
			      &f[HNL_EVENT_STATUS_RSP_VCPU], s->vcpu) &&
	       (!(has & HNL_BIT(HNL_EVENT_STATUS_RSP_VIRQ)) ||
	        hnl_encode_u32(b, HNL_EVENT_A_VIRQ,
			       &f[HNL_EVENT_STATUS_RSP_VIRQ], s->virq)) &&
	       (!(has & HNL_BIT(HNL_EVENT_STATUS_RSP_PIRQ)) ||
	        hnl_encode_u32(b, HNL_EVENT_A_PIRQ,
			       &f[HNL_EVENT_STATUS_RSP_PIRQ], s->pirq)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_STATUS,
			      &f[HNL_EVENT_STATUS_RSP_STATUS], s->status);
}

HNL_INLINE bool is_full_status_rsp(const struct hnl_event_status_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVENT_STATUS_RSP_FIELDS);
}

void hnl_event_status_rsp_put(struct hnl_builder *b,
			      const struct hnl_event_status_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 48, false))
		(void)write_status_rsp(&w, s, false);
	else
		(void)write_status_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_status_rsp(uint8_t *buf, size_t size,
					   uint16_t flags, uint32_t seq,
					   uint32_t port,
					   const struct hnl_event_status_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_STATUS, 0,
			     flags, seq, port);
	hnl_event_status_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_status_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_status_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_status_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 48, false)) {
		hnl_encode_begin_own(&w, &hnl_event_family,
				     HNL_EVENT_CMD_STATUS, 0, flags, seq, port);
		(void)write_status_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_status_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_status_rsp(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_status_rsp(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_event_status_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATUS_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_event_status_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_status_rsp(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_event_status_rsp *)out))
		return 0;
	return any_status_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_bind_vcpu_req(struct hnl_fast c,
				   struct hnl_event_bind_vcpu_req *out)
{
	const struct hnl_field *f = &field[FIELD_BIND_VCPU_REQ];

	hnl_fast_begin(&c, HNL_EVENT_BIND_VCPU_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f, HNL_EVENT_BIND_VCPU_REQ_PORT,
			  &out->port) ||
	    !hnl_fast_u32(&c, HNL_EVENT_A_VCPU, f, HNL_EVENT_BIND_VCPU_REQ_VCPU,
			  &out->vcpu))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_bind_vcpu_req(struct hnl_fast c,
				    struct hnl_event_bind_vcpu_req *out)
{
	return c.at == -16 &&
	       take_bind_vcpu_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_bind_vcpu_req(struct hnl_builder *b,
				    const struct hnl_event_bind_vcpu_req *s)
{
	const struct hnl_field *f = &field[FIELD_BIND_VCPU_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_BIND_VCPU_REQ_PORT) |
			      HNL_BIT(HNL_EVENT_BIND_VCPU_REQ_VCPU)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_BIND_VCPU_REQ_PORT], s->port) &&
	       hnl_encode_u32(b, HNL_EVENT_A_VCPU,
			      &f[HNL_EVENT_BIND_VCPU_REQ_VCPU], s->vcpu);
}

void hnl_event_bind_vcpu_req_put(struct hnl_builder *b,
				 const struct hnl_event_bind_vcpu_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_bind_vcpu_req(&w, s);
	else
		(void)write_bind_vcpu_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_bind_vcpu_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_event_bind_vcpu_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_BIND_VCPU,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_bind_vcpu_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_bind_vcpu_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bind_vcpu_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_event_bind_vcpu_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BIND_VCPU_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_unmask_req(struct hnl_fast c,
				struct hnl_event_unmask_req *out)
{
	const struct hnl_field *f = &field[FIELD_UNMASK_REQ];

	hnl_fast_begin(&c, HNL_EVENT_UNMASK_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f, HNL_EVENT_UNMASK_REQ_PORT,
			  &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_unmask_req(struct hnl_fast c,
				 struct hnl_event_unmask_req *out)
{
	return c.at == -8 &&
	       take_unmask_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_unmask_req(struct hnl_builder *b,
				 const struct hnl_event_unmask_req *s)
{
	const struct hnl_field *f = &field[FIELD_UNMASK_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_UNMASK_REQ_PORT)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_UNMASK_REQ_PORT], s->port);
}

void hnl_event_unmask_req_put(struct hnl_builder *b,
			      const struct hnl_event_unmask_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_unmask_req(&w, s);
	else
		(void)write_unmask_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_unmask_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_event_unmask_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_UNMASK,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_unmask_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_unmask_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_unmask_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_event_unmask_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_UNMASK_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_reset_req(struct hnl_fast c,
			       struct hnl_event_reset_req *out)
{
	const struct hnl_field *f = &field[FIELD_RESET_REQ];

	hnl_fast_begin(&c, HNL_EVENT_RESET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_EVENT_A_DOMAIN, f,
			    HNL_EVENT_RESET_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_reset_req(struct hnl_fast c,
				struct hnl_event_reset_req *out)
{
	return c.at == -8 &&
	       take_reset_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_reset_req(struct hnl_builder *b,
				const struct hnl_event_reset_req *s)
{
	const struct hnl_field *f = &field[FIELD_RESET_REQ];

	return (!HNL_HAS(s, HNL_EVENT_RESET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_EVENT_A_DOMAIN,
			       &f[HNL_EVENT_RESET_REQ_DOMAIN], s->domain));
}

void hnl_event_reset_req_put(struct hnl_builder *b,
			     const struct hnl_event_reset_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_reset_req(&w, s);
	else
		(void)write_reset_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_event_reset_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_reset_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_RESET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_reset_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_reset_req(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_reset_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_event_reset_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RESET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_event_reset_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_reset_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_event_reset_req *)out))
		return 0;
	return any_reset_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_init_control_req(struct hnl_fast c,
				      struct hnl_event_init_control_req *out)
{
	const struct hnl_field *f = &field[FIELD_INIT_CONTROL_REQ];

	hnl_fast_begin(&c, HNL_EVENT_INIT_CONTROL_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_VCPU, f,
			  HNL_EVENT_INIT_CONTROL_REQ_VCPU, &out->vcpu) ||
	    !hnl_fast_u64(&c, HNL_EVENT_A_CONTROL_GPA, f,
			  HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA,
			  &out->control_gpa) ||
	    !hnl_fast_u32(&c, HNL_EVENT_A_OFFSET, f,
			  HNL_EVENT_INIT_CONTROL_REQ_OFFSET, &out->offset))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_init_control_req(struct hnl_fast c,
				       struct hnl_event_init_control_req *out)
{
	return c.at == -28 &&
	       take_init_control_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_init_control_req(struct hnl_builder *b,
		       const struct hnl_event_init_control_req *s)
{
	const struct hnl_field *f = &field[FIELD_INIT_CONTROL_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_INIT_CONTROL_REQ_VCPU) |
			      HNL_BIT(HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA) |
			      HNL_BIT(HNL_EVENT_INIT_CONTROL_REQ_OFFSET)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_VCPU,
			      &f[HNL_EVENT_INIT_CONTROL_REQ_VCPU], s->vcpu) &&
	       hnl_encode_u64(b, HNL_EVENT_A_CONTROL_GPA,
			      &f[HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA],
			      s->control_gpa) &&
	       hnl_encode_u32(b, HNL_EVENT_A_OFFSET,
			      &f[HNL_EVENT_INIT_CONTROL_REQ_OFFSET], s->offset);
}

void hnl_event_init_control_req_put(struct hnl_builder *b,
				    const struct hnl_event_init_control_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_init_control_req(&w, s);
	else
		(void)write_init_control_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_event_init_control_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_init_control_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_INIT_CONTROL,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_init_control_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_init_control_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_init_control_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_event_init_control_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_INIT_CONTROL_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_init_control_rsp(struct hnl_fast c,
				      struct hnl_event_init_control_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_INIT_CONTROL_RSP];

	hnl_fast_begin(&c, HNL_EVENT_INIT_CONTROL_RSP_FIELDS);
	if (!hnl_fast_u8(&c, HNL_EVENT_A_LINK_BITS, f,
			 HNL_EVENT_INIT_CONTROL_RSP_LINK_BITS, &out->link_bits))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_init_control_rsp(struct hnl_fast c,
				       struct hnl_event_init_control_rsp *out)
{
	return c.at == -8 &&
	       take_init_control_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_init_control_rsp(struct hnl_builder *b,
		       const struct hnl_event_init_control_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_INIT_CONTROL_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_INIT_CONTROL_RSP_LINK_BITS)) &&
	       hnl_encode_u8(b, HNL_EVENT_A_LINK_BITS,
			     &f[HNL_EVENT_INIT_CONTROL_RSP_LINK_BITS],
			     s->link_bits);
}

void hnl_event_init_control_rsp_put(struct hnl_builder *b,
				    const struct hnl_event_init_control_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_init_control_rsp(&w, s);
	else
		(void)write_init_control_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_event_init_control_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_init_control_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_INIT_CONTROL,
			     0, flags, seq, port);
	hnl_event_init_control_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_init_control_rsp_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_init_control_rsp(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_event_init_control_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_INIT_CONTROL_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_expand_array_req(struct hnl_fast c,
				      struct hnl_event_expand_array_req *out)
{
	const struct hnl_field *f = &field[FIELD_EXPAND_ARRAY_REQ];

	hnl_fast_begin(&c, HNL_EVENT_EXPAND_ARRAY_REQ_FIELDS);
	if (!hnl_fast_u64(&c, HNL_EVENT_A_ARRAY_GPA, f,
			  HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA,
			  &out->array_gpa))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_expand_array_req(struct hnl_fast c,
				       struct hnl_event_expand_array_req *out)
{
	return c.at == -12 &&
	       take_expand_array_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_expand_array_req(struct hnl_builder *b,
		       const struct hnl_event_expand_array_req *s)
{
	const struct hnl_field *f = &field[FIELD_EXPAND_ARRAY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA)) &&
	       hnl_encode_u64(b, HNL_EVENT_A_ARRAY_GPA,
			      &f[HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA],
			      s->array_gpa);
}

void hnl_event_expand_array_req_put(struct hnl_builder *b,
				    const struct hnl_event_expand_array_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_expand_array_req(&w, s);
	else
		(void)write_expand_array_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_event_expand_array_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_expand_array_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_EXPAND_ARRAY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_expand_array_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_expand_array_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_expand_array_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_event_expand_array_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_EXPAND_ARRAY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_set_priority_req(struct hnl_fast c,
				      struct hnl_event_set_priority_req *out)
{
	const struct hnl_field *f = &field[FIELD_SET_PRIORITY_REQ];

	hnl_fast_begin(&c, HNL_EVENT_SET_PRIORITY_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVENT_A_PORT, f,
			  HNL_EVENT_SET_PRIORITY_REQ_PORT, &out->port) ||
	    !hnl_fast_u32(&c, HNL_EVENT_A_PRIORITY, f,
			  HNL_EVENT_SET_PRIORITY_REQ_PRIORITY, &out->priority))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_set_priority_req(struct hnl_fast c,
				       struct hnl_event_set_priority_req *out)
{
	return c.at == -16 &&
	       take_set_priority_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_set_priority_req(struct hnl_builder *b,
		       const struct hnl_event_set_priority_req *s)
{
	const struct hnl_field *f = &field[FIELD_SET_PRIORITY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVENT_SET_PRIORITY_REQ_PORT) |
			      HNL_BIT(HNL_EVENT_SET_PRIORITY_REQ_PRIORITY)) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PORT,
			      &f[HNL_EVENT_SET_PRIORITY_REQ_PORT], s->port) &&
	       hnl_encode_u32(b, HNL_EVENT_A_PRIORITY,
			      &f[HNL_EVENT_SET_PRIORITY_REQ_PRIORITY],
			      s->priority);
}

void hnl_event_set_priority_req_put(struct hnl_builder *b,
				    const struct hnl_event_set_priority_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_set_priority_req(&w, s);
	else
		(void)write_set_priority_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_event_set_priority_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_set_priority_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_event_family, HNL_EVENT_CMD_SET_PRIORITY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_event_set_priority_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_event_set_priority_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_set_priority_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_event_set_priority_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SET_PRIORITY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}
