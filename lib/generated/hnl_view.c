/* SPDX-License-Identifier: MIT */
/* generated from schema/view.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_view.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_STATE_GET_REQ,
	SET_STATE_GET_RSP,
	SET_STATE_SET_REQ,
	SET_NOTIFY_ENABLE_REQ,
	SET_NOTIFY_DISABLE_REQ,
	SET_CREATE_REQ,
	SET_CREATE_RSP,
	SET_DESTROY_REQ,
	SET_SWITCH_REQ,
	SET_VISIBILITY_SET_REQ,
	SET_ACCESS_SET_REQ,
	SET_ACCESS_GET_REQ,
	SET_ACCESS_GET_RSP,
	SET_ACCESS_SET_MANY_REQ,
	SET_ACCESS_SET_MANY_RSP,
	SET_ACCESS_GET_MANY_REQ,
	SET_ACCESS_GET_MANY_RSP,
	SET_CHANGE_GFN_REQ,
	SET_REVERT_GFN_REQ,
	SET_SUPPRESS_VE_SET_REQ,
	SET_SUPPRESS_VE_GET_REQ,
	SET_SUPPRESS_VE_GET_RSP,
	SET_SUPPRESS_VE_SET_RANGE_REQ,
	SET_SUPPRESS_VE_SET_RANGE_RSP,
	SET_INDEX_GET_REQ,
	SET_INDEX_GET_RSP,
	SET_ANSWER_REQ,
	SET_VIOLATED_NTF
};

/* Where the fields of each set begin. */
enum {
	FIELD_STATE_GET_REQ = 0,
	FIELD_STATE_GET_RSP = 1,
	FIELD_STATE_SET_REQ = 2,
	FIELD_NOTIFY_ENABLE_REQ = 4,
	FIELD_NOTIFY_DISABLE_REQ = 7,
	FIELD_CREATE_REQ = 9,
	FIELD_CREATE_RSP = 11,
	FIELD_DESTROY_REQ = 12,
	FIELD_SWITCH_REQ = 14,
	FIELD_VISIBILITY_SET_REQ = 16,
	FIELD_ACCESS_SET_REQ = 19,
	FIELD_ACCESS_GET_REQ = 23,
	FIELD_ACCESS_GET_RSP = 26,
	FIELD_ACCESS_SET_MANY_REQ = 27,
	FIELD_ACCESS_SET_MANY_RSP = 30,
	FIELD_ACCESS_GET_MANY_REQ = 31,
	FIELD_ACCESS_GET_MANY_RSP = 34,
	FIELD_CHANGE_GFN_REQ = 35,
	FIELD_REVERT_GFN_REQ = 39,
	FIELD_SUPPRESS_VE_SET_REQ = 42,
	FIELD_SUPPRESS_VE_GET_REQ = 46,
	FIELD_SUPPRESS_VE_GET_RSP = 49,
	FIELD_SUPPRESS_VE_SET_RANGE_REQ = 50,
	FIELD_SUPPRESS_VE_SET_RANGE_RSP = 55,
	FIELD_INDEX_GET_REQ = 57,
	FIELD_INDEX_GET_RSP = 59,
	FIELD_ANSWER_REQ = 60,
	FIELD_VIOLATED_NTF = 68
};

/* Where the slots of each set begin. */
enum {
	SLOT_STATE_GET_REQ = 0,
	SLOT_STATE_GET_RSP = 2,
	SLOT_STATE_SET_REQ = 7,
	SLOT_NOTIFY_ENABLE_REQ = 12,
	SLOT_NOTIFY_DISABLE_REQ = 29,
	SLOT_CREATE_REQ = 33,
	SLOT_CREATE_RSP = 39,
	SLOT_DESTROY_REQ = 42,
	SLOT_SWITCH_REQ = 45,
	SLOT_VISIBILITY_SET_REQ = 48,
	SLOT_ACCESS_SET_REQ = 66,
	SLOT_ACCESS_GET_REQ = 74,
	SLOT_ACCESS_GET_RSP = 82,
	SLOT_ACCESS_SET_MANY_REQ = 89,
	SLOT_ACCESS_SET_MANY_RSP = 101,
	SLOT_ACCESS_GET_MANY_REQ = 115,
	SLOT_ACCESS_GET_MANY_RSP = 128,
	SLOT_CHANGE_GFN_REQ = 143,
	SLOT_REVERT_GFN_REQ = 154,
	SLOT_SUPPRESS_VE_SET_REQ = 164,
	SLOT_SUPPRESS_VE_GET_REQ = 180,
	SLOT_SUPPRESS_VE_GET_RSP = 188,
	SLOT_SUPPRESS_VE_SET_RANGE_REQ = 204,
	SLOT_SUPPRESS_VE_SET_RANGE_RSP = 220,
	SLOT_INDEX_GET_REQ = 240,
	SLOT_INDEX_GET_RSP = 244,
	SLOT_ANSWER_REQ = 247,
	SLOT_VIOLATED_NTF = 261
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_STATE_GET_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_STATE_GET_REQ_DOMAIN,
	[SLOT_STATE_GET_RSP + HNL_VIEW_A_STATE] =
		1 + HNL_VIEW_STATE_GET_RSP_STATE,
	[SLOT_STATE_SET_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_STATE_SET_REQ_DOMAIN,
	[SLOT_STATE_SET_REQ + HNL_VIEW_A_STATE] =
		1 + HNL_VIEW_STATE_SET_REQ_STATE,
	[SLOT_NOTIFY_ENABLE_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN,
	[SLOT_NOTIFY_ENABLE_REQ + HNL_VIEW_A_VCPU] =
		1 + HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU,
	[SLOT_NOTIFY_ENABLE_REQ + HNL_VIEW_A_INFO_GPA] =
		1 + HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA,
	[SLOT_NOTIFY_DISABLE_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN,
	[SLOT_NOTIFY_DISABLE_REQ + HNL_VIEW_A_VCPU] =
		1 + HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU,
	[SLOT_CREATE_REQ + HNL_VIEW_A_DOMAIN] = 1 + HNL_VIEW_CREATE_REQ_DOMAIN,
	[SLOT_CREATE_REQ + HNL_VIEW_A_DEFAULT_ACCESS] =
		1 + HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS,
	[SLOT_CREATE_RSP + HNL_VIEW_A_VIEW] = 1 + HNL_VIEW_CREATE_RSP_VIEW,
	[SLOT_DESTROY_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_DESTROY_REQ_DOMAIN,
	[SLOT_DESTROY_REQ + HNL_VIEW_A_VIEW] = 1 + HNL_VIEW_DESTROY_REQ_VIEW,
	[SLOT_SWITCH_REQ + HNL_VIEW_A_DOMAIN] = 1 + HNL_VIEW_SWITCH_REQ_DOMAIN,
	[SLOT_SWITCH_REQ + HNL_VIEW_A_VIEW] = 1 + HNL_VIEW_SWITCH_REQ_VIEW,
	[SLOT_VISIBILITY_SET_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN,
	[SLOT_VISIBILITY_SET_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_VISIBILITY_SET_REQ_VIEW,
	[SLOT_VISIBILITY_SET_REQ + HNL_VIEW_A_VISIBLE] =
		1 + HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE,
	[SLOT_ACCESS_SET_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_ACCESS_SET_REQ_DOMAIN,
	[SLOT_ACCESS_SET_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_ACCESS_SET_REQ_VIEW,
	[SLOT_ACCESS_SET_REQ + HNL_VIEW_A_ACCESS] =
		1 + HNL_VIEW_ACCESS_SET_REQ_ACCESS,
	[SLOT_ACCESS_SET_REQ + HNL_VIEW_A_GPA] =
		1 + HNL_VIEW_ACCESS_SET_REQ_GPA,
	[SLOT_ACCESS_GET_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_ACCESS_GET_REQ_DOMAIN,
	[SLOT_ACCESS_GET_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_ACCESS_GET_REQ_VIEW,
	[SLOT_ACCESS_GET_REQ + HNL_VIEW_A_GPA] =
		1 + HNL_VIEW_ACCESS_GET_REQ_GPA,
	[SLOT_ACCESS_GET_RSP + HNL_VIEW_A_ACCESS] =
		1 + HNL_VIEW_ACCESS_GET_RSP_ACCESS,
	[SLOT_ACCESS_SET_MANY_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN,
	[SLOT_ACCESS_SET_MANY_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW,
	[SLOT_ACCESS_SET_MANY_REQ + HNL_VIEW_A_PAGE] =
		1 + HNL_VIEW_ACCESS_SET_MANY_REQ_PAGE,
	[SLOT_ACCESS_SET_MANY_RSP + HNL_VIEW_A_STATUS] =
		1 + HNL_VIEW_ACCESS_SET_MANY_RSP_STATUS,
	[SLOT_ACCESS_GET_MANY_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_ACCESS_GET_MANY_REQ_DOMAIN,
	[SLOT_ACCESS_GET_MANY_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_ACCESS_GET_MANY_REQ_VIEW,
	[SLOT_ACCESS_GET_MANY_REQ + HNL_VIEW_A_PAGE_GPA] =
		1 + HNL_VIEW_ACCESS_GET_MANY_REQ_PAGE_GPA,
	[SLOT_ACCESS_GET_MANY_RSP + HNL_VIEW_A_PAGE_STATUS] =
		1 + HNL_VIEW_ACCESS_GET_MANY_RSP_PAGE_STATUS,
	[SLOT_CHANGE_GFN_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_CHANGE_GFN_REQ_DOMAIN,
	[SLOT_CHANGE_GFN_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_CHANGE_GFN_REQ_VIEW,
	[SLOT_CHANGE_GFN_REQ + HNL_VIEW_A_OLD_GPA] =
		1 + HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA,
	[SLOT_CHANGE_GFN_REQ + HNL_VIEW_A_NEW_GPA] =
		1 + HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA,
	[SLOT_REVERT_GFN_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_REVERT_GFN_REQ_DOMAIN,
	[SLOT_REVERT_GFN_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_REVERT_GFN_REQ_VIEW,
	[SLOT_REVERT_GFN_REQ + HNL_VIEW_A_OLD_GPA] =
		1 + HNL_VIEW_REVERT_GFN_REQ_OLD_GPA,
	[SLOT_SUPPRESS_VE_SET_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN,
	[SLOT_SUPPRESS_VE_SET_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW,
	[SLOT_SUPPRESS_VE_SET_REQ + HNL_VIEW_A_GPA] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA,
	[SLOT_SUPPRESS_VE_SET_REQ + HNL_VIEW_A_SUPPRESS_VE] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE,
	[SLOT_SUPPRESS_VE_GET_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN,
	[SLOT_SUPPRESS_VE_GET_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW,
	[SLOT_SUPPRESS_VE_GET_REQ + HNL_VIEW_A_GPA] =
		1 + HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA,
	[SLOT_SUPPRESS_VE_GET_RSP + HNL_VIEW_A_SUPPRESS_VE] =
		1 + HNL_VIEW_SUPPRESS_VE_GET_RSP_SUPPRESS_VE,
	[SLOT_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN,
	[SLOT_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW,
	[SLOT_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_A_GPA] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA,
	[SLOT_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_A_LAST_GPA] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA,
	[SLOT_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_A_SUPPRESS_VE] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE,
	[SLOT_SUPPRESS_VE_SET_RANGE_RSP + HNL_VIEW_A_FIRST_ERROR] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR,
	[SLOT_SUPPRESS_VE_SET_RANGE_RSP + HNL_VIEW_A_FIRST_ERROR_GPA] =
		1 + HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR_GPA,
	[SLOT_INDEX_GET_REQ + HNL_VIEW_A_DOMAIN] =
		1 + HNL_VIEW_INDEX_GET_REQ_DOMAIN,
	[SLOT_INDEX_GET_REQ + HNL_VIEW_A_VCPU] =
		1 + HNL_VIEW_INDEX_GET_REQ_VCPU,
	[SLOT_INDEX_GET_RSP + HNL_VIEW_A_VIEW] =
		1 + HNL_VIEW_INDEX_GET_RSP_VIEW,
	[SLOT_ANSWER_REQ + HNL_VIEW_A_VIOLATION_DOMAIN] =
		1 + HNL_VIEW_ANSWER_REQ_DOMAIN,
	[SLOT_ANSWER_REQ + HNL_VIEW_A_VIOLATION_VCPU] =
		1 + HNL_VIEW_ANSWER_REQ_VCPU,
	[SLOT_ANSWER_REQ + HNL_VIEW_A_VIOLATION_NUMBER] =
		1 + HNL_VIEW_ANSWER_REQ_NUMBER,
	[SLOT_ANSWER_REQ + HNL_VIEW_A_VIOLATION_VIEW] =
		1 + HNL_VIEW_ANSWER_REQ_VIEW,
	[SLOT_ANSWER_REQ + HNL_VIEW_A_VIOLATION_DENY] =
		1 + HNL_VIEW_ANSWER_REQ_DENY,
	[SLOT_ANSWER_REQ + HNL_VIEW_A_VIOLATION_EMULATE] =
		1 + HNL_VIEW_ANSWER_REQ_EMULATE,
	[SLOT_ANSWER_REQ + HNL_VIEW_A_VIOLATION_EMULATE_NOWRITE] =
		1 + HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE,
	[SLOT_ANSWER_REQ + HNL_VIEW_A_VIOLATION_STEP_VIEW] =
		1 + HNL_VIEW_ANSWER_REQ_STEP_VIEW,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_DOMAIN] =
		1 + HNL_VIEW_VIOLATED_NTF_DOMAIN,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_VCPU] =
		1 + HNL_VIEW_VIOLATED_NTF_VCPU,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_NUMBER] =
		1 + HNL_VIEW_VIOLATED_NTF_NUMBER,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_PAUSED] =
		1 + HNL_VIEW_VIOLATED_NTF_PAUSED,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_VIEW] =
		1 + HNL_VIEW_VIOLATED_NTF_VIEW,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_GPA] =
		1 + HNL_VIEW_VIOLATED_NTF_GPA,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_OFFSET] =
		1 + HNL_VIEW_VIOLATED_NTF_OFFSET,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_GLA] =
		1 + HNL_VIEW_VIOLATED_NTF_GLA,
	[SLOT_VIOLATED_NTF + HNL_VIEW_A_VIOLATION_FLAGS] =
		1 + HNL_VIEW_VIOLATED_NTF_FLAGS,
};

static const struct hnl_field field[] = {
	[FIELD_STATE_GET_REQ + HNL_VIEW_STATE_GET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_state_get_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_STATE_GET_RSP + HNL_VIEW_STATE_GET_RSP_STATE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_VIEW_A_STATE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_state_get_rsp, state),
		.shape = 8,
		.hi = 0x3,
		.span = 1,
	},
	[FIELD_STATE_SET_REQ + HNL_VIEW_STATE_SET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_state_set_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_STATE_SET_REQ + HNL_VIEW_STATE_SET_REQ_STATE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_VIEW_A_STATE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_state_set_req, state),
		.shape = 8,
		.hi = 0x3,
		.span = 1,
	},
	[FIELD_NOTIFY_ENABLE_REQ + HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_notify_enable_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_NOTIFY_ENABLE_REQ + HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_notify_enable_req, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_NOTIFY_ENABLE_REQ + HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA] = {
		.kind = HNL_KIND_U64,
		.align = 12,
		.type = HNL_VIEW_A_INFO_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_notify_enable_req, info_gpa),
		.feature = HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION,
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_NOTIFY_DISABLE_REQ + HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_notify_disable_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_NOTIFY_DISABLE_REQ + HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_notify_disable_req, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CREATE_REQ + HNL_VIEW_CREATE_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_create_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_CREATE_REQ + HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_VIEW_A_DEFAULT_ACCESS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_create_req, default_access),
		.shape = 8,
		.hi = 0x7ff,
		.span = 10,
	},
	[FIELD_CREATE_RSP + HNL_VIEW_CREATE_RSP_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_create_rsp, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_DESTROY_REQ + HNL_VIEW_DESTROY_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_destroy_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_DESTROY_REQ + HNL_VIEW_DESTROY_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_destroy_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_SWITCH_REQ + HNL_VIEW_SWITCH_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_switch_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_SWITCH_REQ + HNL_VIEW_SWITCH_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_switch_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_VISIBILITY_SET_REQ + HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_visibility_set_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_VISIBILITY_SET_REQ + HNL_VIEW_VISIBILITY_SET_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_visibility_set_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_VISIBILITY_SET_REQ + HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VISIBLE,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_view_visibility_set_req, visible),
		.shape = 5,
		.hi = 1,
		.span = 1,
	},
	[FIELD_ACCESS_SET_REQ + HNL_VIEW_ACCESS_SET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_access_set_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_ACCESS_SET_REQ + HNL_VIEW_ACCESS_SET_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_access_set_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_ACCESS_SET_REQ + HNL_VIEW_ACCESS_SET_REQ_ACCESS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_VIEW_A_ACCESS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_access_set_req, access),
		.shape = 8,
		.hi = 0x7ff,
		.span = 10,
	},
	[FIELD_ACCESS_SET_REQ + HNL_VIEW_ACCESS_SET_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_access_set_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_ACCESS_GET_REQ + HNL_VIEW_ACCESS_GET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_access_get_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_ACCESS_GET_REQ + HNL_VIEW_ACCESS_GET_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_access_get_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_ACCESS_GET_REQ + HNL_VIEW_ACCESS_GET_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_access_get_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_ACCESS_GET_RSP + HNL_VIEW_ACCESS_GET_RSP_ACCESS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_VIEW_A_ACCESS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_access_get_rsp, access),
		.shape = 8,
		.hi = 0x7ff,
		.span = 10,
	},
	[FIELD_ACCESS_SET_MANY_REQ + HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_access_set_many_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_ACCESS_SET_MANY_REQ + HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_access_set_many_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_ACCESS_SET_MANY_REQ + HNL_VIEW_ACCESS_SET_MANY_REQ_PAGE] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_PAGE,
		.min = 16,
		.max = 32768,
		.sub = 16,
		.dst = offsetof(struct hnl_view_access_set_many_req, page),
	},
	[FIELD_ACCESS_SET_MANY_RSP + HNL_VIEW_ACCESS_SET_MANY_RSP_STATUS] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_STATUS,
		.max = 8192,
		.sub = 4,
		.dst = offsetof(struct hnl_view_access_set_many_rsp, status),
	},
	[FIELD_ACCESS_GET_MANY_REQ + HNL_VIEW_ACCESS_GET_MANY_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_access_get_many_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_ACCESS_GET_MANY_REQ + HNL_VIEW_ACCESS_GET_MANY_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_access_get_many_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_ACCESS_GET_MANY_REQ + HNL_VIEW_ACCESS_GET_MANY_REQ_PAGE_GPA] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_PAGE_GPA,
		.min = 8,
		.max = 16384,
		.sub = 8,
		.dst = offsetof(struct hnl_view_access_get_many_req, page_gpa),
	},
	[FIELD_ACCESS_GET_MANY_RSP + HNL_VIEW_ACCESS_GET_MANY_RSP_PAGE_STATUS] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_PAGE_STATUS,
		.max = 16384,
		.sub = 8,
		.dst =
			offsetof(struct hnl_view_access_get_many_rsp, page_status),
	},
	[FIELD_CHANGE_GFN_REQ + HNL_VIEW_CHANGE_GFN_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_change_gfn_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_CHANGE_GFN_REQ + HNL_VIEW_CHANGE_GFN_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_change_gfn_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_CHANGE_GFN_REQ + HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_OLD_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_change_gfn_req, old_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_CHANGE_GFN_REQ + HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_NEW_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_change_gfn_req, new_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_REVERT_GFN_REQ + HNL_VIEW_REVERT_GFN_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_revert_gfn_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_REVERT_GFN_REQ + HNL_VIEW_REVERT_GFN_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_revert_gfn_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_REVERT_GFN_REQ + HNL_VIEW_REVERT_GFN_REQ_OLD_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_OLD_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_revert_gfn_req, old_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_SUPPRESS_VE_SET_REQ + HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_suppress_ve_set_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_SUPPRESS_VE_SET_REQ + HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_suppress_ve_set_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_SUPPRESS_VE_SET_REQ + HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_suppress_ve_set_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_SUPPRESS_VE_SET_REQ + HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_SUPPRESS_VE,
		.min = 1,
		.max = 1,
		.dst =
			offsetof(struct hnl_view_suppress_ve_set_req, suppress_ve),
		.feature = HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION,
		.shape = 5,
		.hi = 1,
		.span = 1,
	},
	[FIELD_SUPPRESS_VE_GET_REQ + HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_suppress_ve_get_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_SUPPRESS_VE_GET_REQ + HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_suppress_ve_get_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_SUPPRESS_VE_GET_REQ + HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_suppress_ve_get_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_SUPPRESS_VE_GET_RSP + HNL_VIEW_SUPPRESS_VE_GET_RSP_SUPPRESS_VE] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_SUPPRESS_VE,
		.min = 1,
		.max = 1,
		.dst =
			offsetof(struct hnl_view_suppress_ve_get_rsp, suppress_ve),
		.feature = HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION,
		.shape = 5,
		.hi = 1,
		.span = 1,
	},
	[FIELD_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst =
			offsetof(struct hnl_view_suppress_ve_set_range_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_view_suppress_ve_set_range_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_suppress_ve_set_range_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_LAST_GPA,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_view_suppress_ve_set_range_req, last_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_SUPPRESS_VE_SET_RANGE_REQ + HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_SUPPRESS_VE,
		.min = 1,
		.max = 1,
		.dst =
			offsetof(struct hnl_view_suppress_ve_set_range_req, suppress_ve),
		.feature = HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION,
		.shape = 5,
		.hi = 1,
		.span = 1,
	},
	[FIELD_SUPPRESS_VE_SET_RANGE_RSP + HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR] = {
		.kind = HNL_KIND_S32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_FIRST_ERROR,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_view_suppress_ve_set_range_rsp, first_error),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_SUPPRESS_VE_SET_RANGE_RSP + HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_FIRST_ERROR_GPA,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_view_suppress_ve_set_range_rsp, first_error_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_INDEX_GET_REQ + HNL_VIEW_INDEX_GET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_index_get_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_INDEX_GET_REQ + HNL_VIEW_INDEX_GET_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_index_get_req, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_INDEX_GET_RSP + HNL_VIEW_INDEX_GET_RSP_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_index_get_rsp, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_ANSWER_REQ + HNL_VIEW_ANSWER_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIOLATION_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_answer_req, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_ANSWER_REQ + HNL_VIEW_ANSWER_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_VIOLATION_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_answer_req, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_ANSWER_REQ + HNL_VIEW_ANSWER_REQ_NUMBER] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_VIOLATION_NUMBER,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_answer_req, number),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_ANSWER_REQ + HNL_VIEW_ANSWER_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIOLATION_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_answer_req, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_ANSWER_REQ + HNL_VIEW_ANSWER_REQ_DENY] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_VIEW_A_VIOLATION_DENY,
		.shape = 4,
	},
	[FIELD_ANSWER_REQ + HNL_VIEW_ANSWER_REQ_EMULATE] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_VIEW_A_VIOLATION_EMULATE,
		.shape = 4,
	},
	[FIELD_ANSWER_REQ + HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_VIEW_A_VIOLATION_EMULATE_NOWRITE,
		.shape = 4,
	},
	[FIELD_ANSWER_REQ + HNL_VIEW_ANSWER_REQ_STEP_VIEW] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIOLATION_STEP_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_answer_req, step_view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIOLATION_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_view_violated_ntf, domain),
		.shape = 6,
		.hi = 32752,
		.span = 32752,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_VIOLATION_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_violated_ntf, vcpu),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_NUMBER] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_VIEW_A_VIOLATION_NUMBER,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_violated_ntf, number),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_PAUSED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_VIEW_A_VIOLATION_PAUSED,
		.shape = 4,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIOLATION_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_violated_ntf, view),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_VIEW_A_VIOLATION_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_violated_ntf, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_OFFSET] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_VIEW_A_VIOLATION_OFFSET,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_violated_ntf, offset),
		.shape = 8,
		.hi = 4095,
		.span = 4095,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_GLA] = {
		.kind = HNL_KIND_U64,
		.type = HNL_VIEW_A_VIOLATION_GLA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_view_violated_ntf, gla),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_VIOLATED_NTF + HNL_VIEW_VIOLATED_NTF_FLAGS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_VIEW_A_VIOLATION_FLAGS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_view_violated_ntf, flags),
		.shape = 8,
		.hi = 0x3f,
		.span = 63,
	},
};

static const struct hnl_set set[] = {
	[SET_STATE_GET_REQ] = {
		.slot = SLOT_STATE_GET_REQ,
		.n_types = 2,
		.field = FIELD_STATE_GET_REQ,
		.n_fields = HNL_VIEW_STATE_GET_REQ_FIELDS,
	},
	[SET_STATE_GET_RSP] = {
		.slot = SLOT_STATE_GET_RSP,
		.n_types = 5,
		.field = FIELD_STATE_GET_RSP,
		.n_fields = HNL_VIEW_STATE_GET_RSP_FIELDS,
	},
	[SET_STATE_SET_REQ] = {
		.slot = SLOT_STATE_SET_REQ,
		.n_types = 5,
		.field = FIELD_STATE_SET_REQ,
		.n_fields = HNL_VIEW_STATE_SET_REQ_FIELDS,
	},
	[SET_NOTIFY_ENABLE_REQ] = {
		.slot = SLOT_NOTIFY_ENABLE_REQ,
		.n_types = 17,
		.field = FIELD_NOTIFY_ENABLE_REQ,
		.n_fields = HNL_VIEW_NOTIFY_ENABLE_REQ_FIELDS,
	},
	[SET_NOTIFY_DISABLE_REQ] = {
		.slot = SLOT_NOTIFY_DISABLE_REQ,
		.n_types = 4,
		.field = FIELD_NOTIFY_DISABLE_REQ,
		.n_fields = HNL_VIEW_NOTIFY_DISABLE_REQ_FIELDS,
	},
	[SET_CREATE_REQ] = {
		.slot = SLOT_CREATE_REQ,
		.n_types = 6,
		.field = FIELD_CREATE_REQ,
		.n_fields = HNL_VIEW_CREATE_REQ_FIELDS,
	},
	[SET_CREATE_RSP] = {
		.slot = SLOT_CREATE_RSP,
		.n_types = 3,
		.field = FIELD_CREATE_RSP,
		.n_fields = HNL_VIEW_CREATE_RSP_FIELDS,
	},
	[SET_DESTROY_REQ] = {
		.slot = SLOT_DESTROY_REQ,
		.n_types = 3,
		.field = FIELD_DESTROY_REQ,
		.n_fields = HNL_VIEW_DESTROY_REQ_FIELDS,
	},
	[SET_SWITCH_REQ] = {
		.slot = SLOT_SWITCH_REQ,
		.n_types = 3,
		.field = FIELD_SWITCH_REQ,
		.n_fields = HNL_VIEW_SWITCH_REQ_FIELDS,
	},
	[SET_VISIBILITY_SET_REQ] = {
		.slot = SLOT_VISIBILITY_SET_REQ,
		.n_types = 18,
		.field = FIELD_VISIBILITY_SET_REQ,
		.n_fields = HNL_VIEW_VISIBILITY_SET_REQ_FIELDS,
	},
	[SET_ACCESS_SET_REQ] = {
		.slot = SLOT_ACCESS_SET_REQ,
		.n_types = 8,
		.field = FIELD_ACCESS_SET_REQ,
		.n_fields = HNL_VIEW_ACCESS_SET_REQ_FIELDS,
	},
	[SET_ACCESS_GET_REQ] = {
		.slot = SLOT_ACCESS_GET_REQ,
		.n_types = 8,
		.field = FIELD_ACCESS_GET_REQ,
		.n_fields = HNL_VIEW_ACCESS_GET_REQ_FIELDS,
	},
	[SET_ACCESS_GET_RSP] = {
		.slot = SLOT_ACCESS_GET_RSP,
		.n_types = 7,
		.field = FIELD_ACCESS_GET_RSP,
		.n_fields = HNL_VIEW_ACCESS_GET_RSP_FIELDS,
	},
	[SET_ACCESS_SET_MANY_REQ] = {
		.slot = SLOT_ACCESS_SET_MANY_REQ,
		.n_types = 12,
		.field = FIELD_ACCESS_SET_MANY_REQ,
		.n_fields = HNL_VIEW_ACCESS_SET_MANY_REQ_FIELDS,
	},
	[SET_ACCESS_SET_MANY_RSP] = {
		.slot = SLOT_ACCESS_SET_MANY_RSP,
		.n_types = 14,
		.field = FIELD_ACCESS_SET_MANY_RSP,
		.n_fields = HNL_VIEW_ACCESS_SET_MANY_RSP_FIELDS,
	},
	[SET_ACCESS_GET_MANY_REQ] = {
		.slot = SLOT_ACCESS_GET_MANY_REQ,
		.n_types = 13,
		.field = FIELD_ACCESS_GET_MANY_REQ,
		.n_fields = HNL_VIEW_ACCESS_GET_MANY_REQ_FIELDS,
	},
	[SET_ACCESS_GET_MANY_RSP] = {
		.slot = SLOT_ACCESS_GET_MANY_RSP,
		.n_types = 15,
		.field = FIELD_ACCESS_GET_MANY_RSP,
		.n_fields = HNL_VIEW_ACCESS_GET_MANY_RSP_FIELDS,
	},
	[SET_CHANGE_GFN_REQ] = {
		.slot = SLOT_CHANGE_GFN_REQ,
		.n_types = 11,
		.field = FIELD_CHANGE_GFN_REQ,
		.n_fields = HNL_VIEW_CHANGE_GFN_REQ_FIELDS,
	},
	[SET_REVERT_GFN_REQ] = {
		.slot = SLOT_REVERT_GFN_REQ,
		.n_types = 10,
		.field = FIELD_REVERT_GFN_REQ,
		.n_fields = HNL_VIEW_REVERT_GFN_REQ_FIELDS,
	},
	[SET_SUPPRESS_VE_SET_REQ] = {
		.slot = SLOT_SUPPRESS_VE_SET_REQ,
		.n_types = 16,
		.field = FIELD_SUPPRESS_VE_SET_REQ,
		.n_fields = HNL_VIEW_SUPPRESS_VE_SET_REQ_FIELDS,
	},
	[SET_SUPPRESS_VE_GET_REQ] = {
		.slot = SLOT_SUPPRESS_VE_GET_REQ,
		.n_types = 8,
		.field = FIELD_SUPPRESS_VE_GET_REQ,
		.n_fields = HNL_VIEW_SUPPRESS_VE_GET_REQ_FIELDS,
	},
	[SET_SUPPRESS_VE_GET_RSP] = {
		.slot = SLOT_SUPPRESS_VE_GET_RSP,
		.n_types = 16,
		.field = FIELD_SUPPRESS_VE_GET_RSP,
		.n_fields = HNL_VIEW_SUPPRESS_VE_GET_RSP_FIELDS,
	},
	[SET_SUPPRESS_VE_SET_RANGE_REQ] = {
		.slot = SLOT_SUPPRESS_VE_SET_RANGE_REQ,
		.n_types = 16,
		.field = FIELD_SUPPRESS_VE_SET_RANGE_REQ,
		.n_fields = HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_FIELDS,
	},
	[SET_SUPPRESS_VE_SET_RANGE_RSP] = {
		.slot = SLOT_SUPPRESS_VE_SET_RANGE_RSP,
		.n_types = 20,
		.field = FIELD_SUPPRESS_VE_SET_RANGE_RSP,
		.n_fields = HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIELDS,
	},
	[SET_INDEX_GET_REQ] = {
		.slot = SLOT_INDEX_GET_REQ,
		.n_types = 4,
		.field = FIELD_INDEX_GET_REQ,
		.n_fields = HNL_VIEW_INDEX_GET_REQ_FIELDS,
	},
	[SET_INDEX_GET_RSP] = {
		.slot = SLOT_INDEX_GET_RSP,
		.n_types = 3,
		.field = FIELD_INDEX_GET_RSP,
		.n_fields = HNL_VIEW_INDEX_GET_RSP_FIELDS,
	},
	[SET_ANSWER_REQ] = {
		.slot = SLOT_ANSWER_REQ,
		.n_types = 14,
		.field = FIELD_ANSWER_REQ,
		.n_fields = HNL_VIEW_ANSWER_REQ_FIELDS,
		.flags = HNL_SET_CLOSING,
	},
	[SET_VIOLATED_NTF] = {
		.slot = SLOT_VIOLATED_NTF,
		.n_types = 10,
		.field = FIELD_VIOLATED_NTF,
		.n_fields = HNL_VIEW_VIOLATED_NTF_FIELDS,
	},
};

static const struct hnl_rule rule[] = {
	/* answer-req */
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_VIEW_ANSWER_REQ_DENY,
		.other = HNL_VIEW_ANSWER_REQ_EMULATE,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_VIEW_ANSWER_REQ_DENY,
		.other = HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_VIEW_ANSWER_REQ_DENY,
		.other = HNL_VIEW_ANSWER_REQ_STEP_VIEW,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_VIEW_ANSWER_REQ_EMULATE,
		.other = HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_VIEW_ANSWER_REQ_EMULATE,
		.other = HNL_VIEW_ANSWER_REQ_STEP_VIEW,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE,
		.other = HNL_VIEW_ANSWER_REQ_STEP_VIEW,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_VIEW_ANSWER_REQ_STEP_VIEW,
		.other = HNL_VIEW_ANSWER_REQ_VIEW,
	},
};

/* Where the rules of each set begin, and how many there are. */
static const struct hnl_rules rules[28] = {
	[SET_ANSWER_REQ] = { 0, 7 },
};

/* Guest-physical addresses of the caller in requests. */
static const struct hnl_reach reach[] = {
	{
		.set = SET_NOTIFY_ENABLE_REQ,
		.type = HNL_VIEW_A_INFO_GPA,
	},
	{
		.set = SET_ACCESS_SET_REQ,
		.type = HNL_VIEW_A_GPA,
	},
	{
		.set = SET_ACCESS_GET_REQ,
		.type = HNL_VIEW_A_GPA,
	},
	{
		.set = SET_ACCESS_SET_MANY_REQ,
		.type = HNL_VIEW_A_PAGE,
		.step = 16,
	},
	{
		.set = SET_ACCESS_GET_MANY_REQ,
		.type = HNL_VIEW_A_PAGE_GPA,
		.step = 8,
	},
	{
		.set = SET_CHANGE_GFN_REQ,
		.type = HNL_VIEW_A_OLD_GPA,
	},
	{
		.set = SET_CHANGE_GFN_REQ,
		.type = HNL_VIEW_A_NEW_GPA,
	},
	{
		.set = SET_REVERT_GFN_REQ,
		.type = HNL_VIEW_A_OLD_GPA,
	},
	{
		.set = SET_SUPPRESS_VE_SET_REQ,
		.type = HNL_VIEW_A_GPA,
	},
	{
		.set = SET_SUPPRESS_VE_GET_REQ,
		.type = HNL_VIEW_A_GPA,
	},
	{
		.set = SET_SUPPRESS_VE_SET_RANGE_REQ,
		.type = HNL_VIEW_A_GPA,
	},
	{
		.set = SET_SUPPRESS_VE_SET_RANGE_REQ,
		.type = HNL_VIEW_A_LAST_GPA,
	},
};

static int (*const decode[28])(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x) = {
	[SET_STATE_GET_REQ] = hnl_view_state_get_req_decode_at,
	[SET_STATE_GET_RSP] = hnl_view_state_get_rsp_decode_at,
	[SET_STATE_SET_REQ] = hnl_view_state_set_req_decode_at,
	[SET_NOTIFY_ENABLE_REQ] = hnl_view_notify_enable_req_decode_at,
	[SET_NOTIFY_DISABLE_REQ] = hnl_view_notify_disable_req_decode_at,
	[SET_CREATE_REQ] = hnl_view_create_req_decode_at,
	[SET_CREATE_RSP] = hnl_view_create_rsp_decode_at,
	[SET_DESTROY_REQ] = hnl_view_destroy_req_decode_at,
	[SET_SWITCH_REQ] = hnl_view_switch_req_decode_at,
	[SET_VISIBILITY_SET_REQ] = hnl_view_visibility_set_req_decode_at,
	[SET_ACCESS_SET_REQ] = hnl_view_access_set_req_decode_at,
	[SET_ACCESS_GET_REQ] = hnl_view_access_get_req_decode_at,
	[SET_ACCESS_GET_RSP] = hnl_view_access_get_rsp_decode_at,
	[SET_ACCESS_SET_MANY_REQ] = hnl_view_access_set_many_req_decode_at,
	[SET_ACCESS_SET_MANY_RSP] = hnl_view_access_set_many_rsp_decode_at,
	[SET_ACCESS_GET_MANY_REQ] = hnl_view_access_get_many_req_decode_at,
	[SET_ACCESS_GET_MANY_RSP] = hnl_view_access_get_many_rsp_decode_at,
	[SET_CHANGE_GFN_REQ] = hnl_view_change_gfn_req_decode_at,
	[SET_REVERT_GFN_REQ] = hnl_view_revert_gfn_req_decode_at,
	[SET_SUPPRESS_VE_SET_REQ] = hnl_view_suppress_ve_set_req_decode_at,
	[SET_SUPPRESS_VE_GET_REQ] = hnl_view_suppress_ve_get_req_decode_at,
	[SET_SUPPRESS_VE_GET_RSP] = hnl_view_suppress_ve_get_rsp_decode_at,
	[SET_SUPPRESS_VE_SET_RANGE_REQ] =
		hnl_view_suppress_ve_set_range_req_decode_at,
	[SET_SUPPRESS_VE_SET_RANGE_RSP] =
		hnl_view_suppress_ve_set_range_rsp_decode_at,
	[SET_INDEX_GET_REQ] = hnl_view_index_get_req_decode_at,
	[SET_INDEX_GET_RSP] = hnl_view_index_get_rsp_decode_at,
	[SET_ANSWER_REQ] = hnl_view_answer_req_decode_at,
	[SET_VIOLATED_NTF] = hnl_view_violated_ntf_decode_at,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 28,
	.rule = rule,
	.rules = rules,
	.reach = reach,
	.n_reach = 12,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_VIEW_CMD_STATE_GET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_STATE_GET_REQ,
		.reply = SET_STATE_GET_RSP,
		.request_size = sizeof(struct hnl_view_state_get_req),
		.target = offsetof(struct hnl_view_state_get_req, domain),
		.target_field = 1,
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_VIEW_CMD_STATE_SET] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_STATE_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_state_set_req),
		.target = offsetof(struct hnl_view_state_set_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_NOTIFY_ENABLE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.feature = HNL_VIEW_FEATURE_NOTIFY,
		.request = SET_NOTIFY_ENABLE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_notify_enable_req),
		.target = offsetof(struct hnl_view_notify_enable_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_NOTIFY_DISABLE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.feature = HNL_VIEW_FEATURE_NOTIFY,
		.request = SET_NOTIFY_DISABLE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_notify_disable_req),
		.target = offsetof(struct hnl_view_notify_disable_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_CREATE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_CREATE_REQ,
		.reply = SET_CREATE_RSP,
		.request_size = sizeof(struct hnl_view_create_req),
		.target = offsetof(struct hnl_view_create_req, domain),
		.target_field = 1,
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_VIEW_CMD_DESTROY] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_DESTROY_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_destroy_req),
		.target = offsetof(struct hnl_view_destroy_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_SWITCH] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_SWITCH_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_switch_req),
		.target = offsetof(struct hnl_view_switch_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_VISIBILITY_SET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_VISIBILITY_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_visibility_set_req),
		.target = offsetof(struct hnl_view_visibility_set_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_ACCESS_SET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_ACCESS_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_access_set_req),
		.target = offsetof(struct hnl_view_access_set_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_ACCESS_GET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_ACCESS_GET_REQ,
		.reply = SET_ACCESS_GET_RSP,
		.request_size = sizeof(struct hnl_view_access_get_req),
		.target = offsetof(struct hnl_view_access_get_req, domain),
		.target_field = 1,
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_VIEW_CMD_ACCESS_SET_MANY] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_ACCESS_SET_MANY_REQ,
		.reply = SET_ACCESS_SET_MANY_RSP,
		.request_size = sizeof(struct hnl_view_access_set_many_req),
		.target = offsetof(struct hnl_view_access_set_many_req, domain),
		.target_field = 1,
		.reply_list =
			offsetof(struct hnl_view_access_set_many_req, page),
		.reply_unit = 16,
		.reply_max = 24,
		.reply_each = 4,
		.reply_bound = 8216,
	},
	[HNL_VIEW_CMD_ACCESS_GET_MANY] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_ACCESS_GET_MANY_REQ,
		.reply = SET_ACCESS_GET_MANY_RSP,
		.request_size = sizeof(struct hnl_view_access_get_many_req),
		.target = offsetof(struct hnl_view_access_get_many_req, domain),
		.target_field = 1,
		.reply_list =
			offsetof(struct hnl_view_access_get_many_req, page_gpa),
		.reply_unit = 8,
		.reply_max = 24,
		.reply_each = 8,
		.reply_bound = 16408,
	},
	[HNL_VIEW_CMD_CHANGE_GFN] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_CHANGE_GFN_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_change_gfn_req),
		.target = offsetof(struct hnl_view_change_gfn_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_REVERT_GFN] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_REVERT_GFN_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_revert_gfn_req),
		.target = offsetof(struct hnl_view_revert_gfn_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_SUPPRESS_VE_SET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.feature = HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION,
		.request = SET_SUPPRESS_VE_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_suppress_ve_set_req),
		.target = offsetof(struct hnl_view_suppress_ve_set_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_SUPPRESS_VE_GET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.feature = HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION,
		.request = SET_SUPPRESS_VE_GET_REQ,
		.reply = SET_SUPPRESS_VE_GET_RSP,
		.request_size = sizeof(struct hnl_view_suppress_ve_get_req),
		.target = offsetof(struct hnl_view_suppress_ve_get_req, domain),
		.target_field = 1,
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.feature = HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION,
		.request = SET_SUPPRESS_VE_SET_RANGE_REQ,
		.reply = SET_SUPPRESS_VE_SET_RANGE_RSP,
		.request_size =
			sizeof(struct hnl_view_suppress_ve_set_range_req),
		.target =
			offsetof(struct hnl_view_suppress_ve_set_range_req, domain),
		.target_field = 1,
		.reply_max = 40,
		.reply_bound = 40,
	},
	[HNL_VIEW_CMD_INDEX_GET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_INDEX_GET_REQ,
		.reply = SET_INDEX_GET_RSP,
		.request_size = sizeof(struct hnl_view_index_get_req),
		.target = offsetof(struct hnl_view_index_get_req, domain),
		.target_field = 1,
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_VIEW_CMD_ANSWER] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.feature = HNL_VIEW_FEATURE_NOTIFY,
		.request = SET_ANSWER_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_view_answer_req),
		.target = offsetof(struct hnl_view_answer_req, domain),
		.target_field = 1,
	},
	[HNL_VIEW_CMD_VIOLATED] = {
		.flags = HNL_COMMAND_EVENT,
		.feature = HNL_VIEW_FEATURE_NOTIFY,
		.group = HNL_VIEW_GROUP_VIOLATION,
		.request = HNL_SET_NONE,
		.reply = SET_VIOLATED_NTF,
		.reply_max = 100,
		.reply_bound = 100,
	},
};

const struct hnl_family hnl_view_family = {
	.id = HNL_VIEW_FAMILY,
	.version = HNL_VIEW_VERSION,
	.n_commands = 21,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_state_get_req(struct hnl_fast c,
				   struct hnl_view_state_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_REQ];

	hnl_fast_begin(&c, HNL_VIEW_STATE_GET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_STATE_GET_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_state_get_req(struct hnl_fast c,
				    struct hnl_view_state_get_req *out)
{
	return c.at == -8 &&
	       take_state_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_state_get_req(struct hnl_builder *b,
				    const struct hnl_view_state_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_REQ];

	return (!HNL_HAS(s, HNL_VIEW_STATE_GET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_STATE_GET_REQ_DOMAIN], s->domain));
}

void hnl_view_state_get_req_put(struct hnl_builder *b,
				const struct hnl_view_state_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_state_get_req(&w, s);
	else
		(void)write_state_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_state_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_view_state_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_STATE_GET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_state_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_state_get_req(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_state_get_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_view_state_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATE_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_state_get_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_state_get_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_state_get_req *)out))
		return 0;
	return any_state_get_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_state_get_rsp(struct hnl_fast c,
				   struct hnl_view_state_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_RSP];

	hnl_fast_begin(&c, HNL_VIEW_STATE_GET_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_VIEW_A_STATE, f, HNL_VIEW_STATE_GET_RSP_STATE,
			  &out->state))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_state_get_rsp(struct hnl_fast c,
				    struct hnl_view_state_get_rsp *out)
{
	return c.at == -8 &&
	       take_state_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_state_get_rsp(struct hnl_builder *b,
				    const struct hnl_view_state_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_STATE_GET_RSP_STATE)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_STATE,
			      &f[HNL_VIEW_STATE_GET_RSP_STATE], s->state);
}

void hnl_view_state_get_rsp_put(struct hnl_builder *b,
				const struct hnl_view_state_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_state_get_rsp(&w, s);
	else
		(void)write_state_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_state_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_view_state_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_STATE_GET, 0,
			     flags, seq, port);
	hnl_view_state_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_state_get_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_state_get_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_state_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATE_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_state_set_req(struct hnl_fast c,
				   struct hnl_view_state_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_STATE_SET_REQ];

	hnl_fast_begin(&c, HNL_VIEW_STATE_SET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_STATE_SET_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_STATE, f,
			    HNL_VIEW_STATE_SET_REQ_STATE, &out->state) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_state_set_req(struct hnl_fast c,
				    struct hnl_view_state_set_req *out)
{
	return c.at == -16 &&
	       take_state_set_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_state_set_req(struct hnl_builder *b,
				    const struct hnl_view_state_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_STATE_SET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_STATE_SET_REQ_STATE)) &&
	       (!HNL_HAS(s, HNL_VIEW_STATE_SET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_STATE_SET_REQ_DOMAIN], s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_STATE,
			      &f[HNL_VIEW_STATE_SET_REQ_STATE], s->state);
}

void hnl_view_state_set_req_put(struct hnl_builder *b,
				const struct hnl_view_state_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_state_set_req(&w, s);
	else
		(void)write_state_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_state_set_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_view_state_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_STATE_SET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_state_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_state_set_req(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_state_set_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_view_state_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATE_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_state_set_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_state_set_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_state_set_req *)out))
		return 0;
	return any_state_set_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_notify_enable_req(struct hnl_fast c,
				       struct hnl_view_notify_enable_req *out)
{
	const struct hnl_field *f = &field[FIELD_NOTIFY_ENABLE_REQ];

	hnl_fast_begin(&c, HNL_VIEW_NOTIFY_ENABLE_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VCPU, f,
			    HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU, &out->vcpu) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_INFO_GPA, f,
			    HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA,
			    &out->info_gpa) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_notify_enable_req(struct hnl_fast c,
					struct hnl_view_notify_enable_req *out)
{
	return c.at == -28 &&
	       take_notify_enable_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_notify_enable_req(struct hnl_builder *b,
			const struct hnl_view_notify_enable_req *s)
{
	const struct hnl_field *f = &field[FIELD_NOTIFY_ENABLE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU)) &&
	       (!HNL_HAS(s, HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VCPU,
			      &f[HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU], s->vcpu) &&
	       (!HNL_HAS(s, HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA) ||
	        hnl_encode_u64(b, HNL_VIEW_A_INFO_GPA,
			       &f[HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA],
			       s->info_gpa));
}

void hnl_view_notify_enable_req_put(struct hnl_builder *b,
				    const struct hnl_view_notify_enable_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_notify_enable_req(&w, s);
	else
		(void)write_notify_enable_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_notify_enable_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_notify_enable_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_NOTIFY_ENABLE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_notify_enable_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_notify_enable_req(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_notify_enable_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_view_notify_enable_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_NOTIFY_ENABLE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_notify_enable_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_notify_enable_req(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_view_notify_enable_req *)out))
		return 0;
	return any_notify_enable_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_notify_disable_req(struct hnl_fast c,
					struct hnl_view_notify_disable_req *out)
{
	const struct hnl_field *f = &field[FIELD_NOTIFY_DISABLE_REQ];

	hnl_fast_begin(&c, HNL_VIEW_NOTIFY_DISABLE_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VCPU, f,
			    HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU, &out->vcpu) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_notify_disable_req(struct hnl_fast c,
			 struct hnl_view_notify_disable_req *out)
{
	return c.at == -16 &&
	       take_notify_disable_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_notify_disable_req(struct hnl_builder *b,
			 const struct hnl_view_notify_disable_req *s)
{
	const struct hnl_field *f = &field[FIELD_NOTIFY_DISABLE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU)) &&
	       (!HNL_HAS(s, HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VCPU,
			      &f[HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU], s->vcpu);
}

void
hnl_view_notify_disable_req_put(struct hnl_builder *b,
				const struct hnl_view_notify_disable_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_notify_disable_req(&w, s);
	else
		(void)write_notify_disable_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_notify_disable_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_notify_disable_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_NOTIFY_DISABLE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_notify_disable_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_notify_disable_req(struct hnl_decoder *d,
					    const uint8_t *buf, size_t end,
					    size_t pos, void *out,
					    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_notify_disable_req(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_view_notify_disable_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_NOTIFY_DISABLE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_notify_disable_req_decode_at(struct hnl_decoder *d,
					  const uint8_t *buf, size_t end,
					  size_t pos, void *out,
					  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_notify_disable_req(hnl_fast_of(d, buf, end, pos),
				     (struct hnl_view_notify_disable_req *)out))
		return 0;
	return any_notify_disable_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_create_req(struct hnl_fast c,
				struct hnl_view_create_req *out)
{
	const struct hnl_field *f = &field[FIELD_CREATE_REQ];

	hnl_fast_begin(&c, HNL_VIEW_CREATE_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_CREATE_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_DEFAULT_ACCESS, f,
			    HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS,
			    &out->default_access) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_create_req(struct hnl_fast c,
				 struct hnl_view_create_req *out)
{
	return c.at == -16 &&
	       take_create_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_create_req(struct hnl_builder *b,
				 const struct hnl_view_create_req *s)
{
	const struct hnl_field *f = &field[FIELD_CREATE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS)) &&
	       (!HNL_HAS(s, HNL_VIEW_CREATE_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_CREATE_REQ_DOMAIN], s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_DEFAULT_ACCESS,
			      &f[HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS],
			      s->default_access);
}

void hnl_view_create_req_put(struct hnl_builder *b,
			     const struct hnl_view_create_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_create_req(&w, s);
	else
		(void)write_create_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_create_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_create_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_CREATE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_create_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_create_req(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_create_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_view_create_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CREATE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_create_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_create_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_view_create_req *)out))
		return 0;
	return any_create_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_create_rsp(struct hnl_fast c,
				struct hnl_view_create_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_CREATE_RSP];

	hnl_fast_begin(&c, HNL_VIEW_CREATE_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f, HNL_VIEW_CREATE_RSP_VIEW,
			  &out->view))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_create_rsp(struct hnl_fast c,
				 struct hnl_view_create_rsp *out)
{
	return c.at == -8 &&
	       take_create_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_create_rsp(struct hnl_builder *b,
				 const struct hnl_view_create_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_CREATE_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_CREATE_RSP_VIEW)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW, &f[HNL_VIEW_CREATE_RSP_VIEW],
			      s->view);
}

void hnl_view_create_rsp_put(struct hnl_builder *b,
			     const struct hnl_view_create_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_create_rsp(&w, s);
	else
		(void)write_create_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_create_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_create_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_CREATE, 0,
			     flags, seq, port);
	hnl_view_create_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_create_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_create_rsp(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_view_create_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CREATE_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_destroy_req(struct hnl_fast c,
				 struct hnl_view_destroy_req *out)
{
	const struct hnl_field *f = &field[FIELD_DESTROY_REQ];

	hnl_fast_begin(&c, HNL_VIEW_DESTROY_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_DESTROY_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f, HNL_VIEW_DESTROY_REQ_VIEW,
			    &out->view) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_destroy_req(struct hnl_fast c,
				  struct hnl_view_destroy_req *out)
{
	return c.at == -16 &&
	       take_destroy_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_destroy_req(struct hnl_builder *b,
				  const struct hnl_view_destroy_req *s)
{
	const struct hnl_field *f = &field[FIELD_DESTROY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_DESTROY_REQ_VIEW)) &&
	       (!HNL_HAS(s, HNL_VIEW_DESTROY_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_DESTROY_REQ_DOMAIN], s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW, &f[HNL_VIEW_DESTROY_REQ_VIEW],
			      s->view);
}

void hnl_view_destroy_req_put(struct hnl_builder *b,
			      const struct hnl_view_destroy_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_destroy_req(&w, s);
	else
		(void)write_destroy_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_destroy_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_view_destroy_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_DESTROY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_destroy_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_destroy_req(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_destroy_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_view_destroy_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DESTROY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_destroy_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_destroy_req(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_view_destroy_req *)out))
		return 0;
	return any_destroy_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_switch_req(struct hnl_fast c,
				struct hnl_view_switch_req *out)
{
	const struct hnl_field *f = &field[FIELD_SWITCH_REQ];

	hnl_fast_begin(&c, HNL_VIEW_SWITCH_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_SWITCH_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f, HNL_VIEW_SWITCH_REQ_VIEW,
			    &out->view) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_switch_req(struct hnl_fast c,
				 struct hnl_view_switch_req *out)
{
	return c.at == -16 &&
	       take_switch_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_switch_req(struct hnl_builder *b,
				 const struct hnl_view_switch_req *s)
{
	const struct hnl_field *f = &field[FIELD_SWITCH_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_SWITCH_REQ_VIEW)) &&
	       (!HNL_HAS(s, HNL_VIEW_SWITCH_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_SWITCH_REQ_DOMAIN], s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW, &f[HNL_VIEW_SWITCH_REQ_VIEW],
			      s->view);
}

void hnl_view_switch_req_put(struct hnl_builder *b,
			     const struct hnl_view_switch_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_switch_req(&w, s);
	else
		(void)write_switch_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_switch_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_switch_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_SWITCH,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_switch_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_switch_req(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_switch_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_view_switch_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SWITCH_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_switch_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_switch_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_view_switch_req *)out))
		return 0;
	return any_switch_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_visibility_set_req(struct hnl_fast c,
					struct hnl_view_visibility_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_VISIBILITY_SET_REQ];

	hnl_fast_begin(&c, HNL_VIEW_VISIBILITY_SET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_VISIBILITY_SET_REQ_VIEW, &out->view) &&
	       hnl_fast_u8(&c, HNL_VIEW_A_VISIBLE, f,
			   HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE,
			   &out->visible) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_visibility_set_req(struct hnl_fast c,
			 struct hnl_view_visibility_set_req *out)
{
	return c.at == -24 &&
	       take_visibility_set_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_visibility_set_req(struct hnl_builder *b,
			 const struct hnl_view_visibility_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_VISIBILITY_SET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_VISIBILITY_SET_REQ_VIEW) |
			      HNL_BIT(HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE)) &&
	       (!HNL_HAS(s, HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_VISIBILITY_SET_REQ_VIEW], s->view) &&
	       hnl_encode_u8(b, HNL_VIEW_A_VISIBLE,
			     &f[HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE],
			     s->visible);
}

void
hnl_view_visibility_set_req_put(struct hnl_builder *b,
				const struct hnl_view_visibility_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_visibility_set_req(&w, s);
	else
		(void)write_visibility_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_visibility_set_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_visibility_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_VISIBILITY_SET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_visibility_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_visibility_set_req(struct hnl_decoder *d,
					    const uint8_t *buf, size_t end,
					    size_t pos, void *out,
					    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_visibility_set_req(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_view_visibility_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_VISIBILITY_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_visibility_set_req_decode_at(struct hnl_decoder *d,
					  const uint8_t *buf, size_t end,
					  size_t pos, void *out,
					  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_visibility_set_req(hnl_fast_of(d, buf, end, pos),
				     (struct hnl_view_visibility_set_req *)out))
		return 0;
	return any_visibility_set_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_access_set_req(struct hnl_fast c,
				    struct hnl_view_access_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_SET_REQ];

	hnl_fast_begin(&c, HNL_VIEW_ACCESS_SET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_ACCESS_SET_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_ACCESS_SET_REQ_VIEW, &out->view) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_ACCESS, f,
			    HNL_VIEW_ACCESS_SET_REQ_ACCESS, &out->access) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_GPA, f, HNL_VIEW_ACCESS_SET_REQ_GPA,
			    &out->gpa) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_access_set_req(struct hnl_fast c,
				     struct hnl_view_access_set_req *out)
{
	return c.at == -36 &&
	       take_access_set_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_access_set_req(struct hnl_builder *b,
				     const struct hnl_view_access_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_SET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_ACCESS_SET_REQ_VIEW) |
			      HNL_BIT(HNL_VIEW_ACCESS_SET_REQ_ACCESS) |
			      HNL_BIT(HNL_VIEW_ACCESS_SET_REQ_GPA)) &&
	       (!HNL_HAS(s, HNL_VIEW_ACCESS_SET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_ACCESS_SET_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_ACCESS_SET_REQ_VIEW], s->view) &&
	       hnl_encode_u32(b, HNL_VIEW_A_ACCESS,
			      &f[HNL_VIEW_ACCESS_SET_REQ_ACCESS], s->access) &&
	       hnl_encode_u64(b, HNL_VIEW_A_GPA,
			      &f[HNL_VIEW_ACCESS_SET_REQ_GPA], s->gpa);
}

void hnl_view_access_set_req_put(struct hnl_builder *b,
				 const struct hnl_view_access_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 36, false))
		(void)write_access_set_req(&w, s);
	else
		(void)write_access_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_access_set_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_view_access_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_ACCESS_SET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_access_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_access_set_req(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_access_set_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_access_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ACCESS_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_access_set_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_access_set_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_view_access_set_req *)out))
		return 0;
	return any_access_set_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_access_get_req(struct hnl_fast c,
				    struct hnl_view_access_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_GET_REQ];

	hnl_fast_begin(&c, HNL_VIEW_ACCESS_GET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_ACCESS_GET_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_ACCESS_GET_REQ_VIEW, &out->view) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_GPA, f, HNL_VIEW_ACCESS_GET_REQ_GPA,
			    &out->gpa) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_access_get_req(struct hnl_fast c,
				     struct hnl_view_access_get_req *out)
{
	return c.at == -28 &&
	       take_access_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_access_get_req(struct hnl_builder *b,
				     const struct hnl_view_access_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_GET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_ACCESS_GET_REQ_VIEW) |
			      HNL_BIT(HNL_VIEW_ACCESS_GET_REQ_GPA)) &&
	       (!HNL_HAS(s, HNL_VIEW_ACCESS_GET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_ACCESS_GET_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_ACCESS_GET_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_VIEW_A_GPA,
			      &f[HNL_VIEW_ACCESS_GET_REQ_GPA], s->gpa);
}

void hnl_view_access_get_req_put(struct hnl_builder *b,
				 const struct hnl_view_access_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_access_get_req(&w, s);
	else
		(void)write_access_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_access_get_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_view_access_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_ACCESS_GET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_access_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_access_get_req(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_access_get_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_access_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ACCESS_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_access_get_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_access_get_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_view_access_get_req *)out))
		return 0;
	return any_access_get_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_access_get_rsp(struct hnl_fast c,
				    struct hnl_view_access_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_GET_RSP];

	hnl_fast_begin(&c, HNL_VIEW_ACCESS_GET_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_VIEW_A_ACCESS, f,
			  HNL_VIEW_ACCESS_GET_RSP_ACCESS, &out->access))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_access_get_rsp(struct hnl_fast c,
				     struct hnl_view_access_get_rsp *out)
{
	return c.at == -8 &&
	       take_access_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_access_get_rsp(struct hnl_builder *b,
				     const struct hnl_view_access_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_GET_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_ACCESS_GET_RSP_ACCESS)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_ACCESS,
			      &f[HNL_VIEW_ACCESS_GET_RSP_ACCESS], s->access);
}

void hnl_view_access_get_rsp_put(struct hnl_builder *b,
				 const struct hnl_view_access_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_access_get_rsp(&w, s);
	else
		(void)write_access_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_access_get_rsp_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_view_access_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_ACCESS_GET, 0,
			     flags, seq, port);
	hnl_view_access_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_access_get_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_access_get_rsp(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_view_access_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ACCESS_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_access_set_many_req(struct hnl_fast c,
			 struct hnl_view_access_set_many_req *out)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_SET_MANY_REQ];

	hnl_fast_begin(&c, HNL_VIEW_ACCESS_SET_MANY_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN,
			    &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW, &out->view) &&
	       hnl_fast_bytes(&c, HNL_VIEW_A_PAGE, f,
			      HNL_VIEW_ACCESS_SET_MANY_REQ_PAGE, &out->page) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_access_set_many_req(struct hnl_fast c,
			  struct hnl_view_access_set_many_req *out)
{
	return c.at <= -20 &&
	       take_access_set_many_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
fast_access_set_many_req(struct hnl_fast c,
			 struct hnl_view_access_set_many_req *out)
{
	if (c.at <= -20)
		return take_access_set_many_req(hnl_fast_roomy(c, 20), out);
	return take_access_set_many_req(c, out);
}

HNL_INLINE bool
write_access_set_many_req(struct hnl_builder *b,
			  const struct hnl_view_access_set_many_req *s)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_SET_MANY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW) |
			      HNL_BIT(HNL_VIEW_ACCESS_SET_MANY_REQ_PAGE)) &&
	       (!HNL_HAS(s, HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW], s->view) &&
	       hnl_encode_bytes(b, HNL_VIEW_A_PAGE,
				&f[HNL_VIEW_ACCESS_SET_MANY_REQ_PAGE], s->page);
}

void
hnl_view_access_set_many_req_put(struct hnl_builder *b,
				 const struct hnl_view_access_set_many_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_access_set_many_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_access_set_many_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_set_many_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_ACCESS_SET_MANY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_access_set_many_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_access_set_many_req(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_access_set_many_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_access_set_many_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ACCESS_SET_MANY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_access_set_many_req_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_access_set_many_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_access_set_many_req *)out))
		return 0;
	return any_access_set_many_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_access_set_many_rsp(struct hnl_fast c,
			 struct hnl_view_access_set_many_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_SET_MANY_RSP];

	hnl_fast_begin(&c, HNL_VIEW_ACCESS_SET_MANY_RSP_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_VIEW_A_STATUS, f,
			    HNL_VIEW_ACCESS_SET_MANY_RSP_STATUS, &out->status))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_access_set_many_rsp(struct hnl_fast c,
			  struct hnl_view_access_set_many_rsp *out)
{
	return c.at <= -4 &&
	       take_access_set_many_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_access_set_many_rsp(struct hnl_builder *b,
			  const struct hnl_view_access_set_many_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_SET_MANY_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_ACCESS_SET_MANY_RSP_STATUS)) &&
	       hnl_encode_bytes(b, HNL_VIEW_A_STATUS,
				&f[HNL_VIEW_ACCESS_SET_MANY_RSP_STATUS],
				s->status);
}

void
hnl_view_access_set_many_rsp_put(struct hnl_builder *b,
				 const struct hnl_view_access_set_many_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_access_set_many_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_access_set_many_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_set_many_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_ACCESS_SET_MANY,
			     0, flags, seq, port);
	hnl_view_access_set_many_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_access_set_many_rsp_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_access_set_many_rsp(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_access_set_many_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ACCESS_SET_MANY_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_access_get_many_req(struct hnl_fast c,
			 struct hnl_view_access_get_many_req *out)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_GET_MANY_REQ];

	hnl_fast_begin(&c, HNL_VIEW_ACCESS_GET_MANY_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_ACCESS_GET_MANY_REQ_DOMAIN,
			    &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_ACCESS_GET_MANY_REQ_VIEW, &out->view) &&
	       hnl_fast_bytes(&c, HNL_VIEW_A_PAGE_GPA, f,
			      HNL_VIEW_ACCESS_GET_MANY_REQ_PAGE_GPA,
			      &out->page_gpa) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_access_get_many_req(struct hnl_fast c,
			  struct hnl_view_access_get_many_req *out)
{
	return c.at <= -20 &&
	       take_access_get_many_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
fast_access_get_many_req(struct hnl_fast c,
			 struct hnl_view_access_get_many_req *out)
{
	if (c.at <= -20)
		return take_access_get_many_req(hnl_fast_roomy(c, 20), out);
	return take_access_get_many_req(c, out);
}

HNL_INLINE bool
write_access_get_many_req(struct hnl_builder *b,
			  const struct hnl_view_access_get_many_req *s)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_GET_MANY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_ACCESS_GET_MANY_REQ_VIEW) |
			      HNL_BIT(HNL_VIEW_ACCESS_GET_MANY_REQ_PAGE_GPA)) &&
	       (!HNL_HAS(s, HNL_VIEW_ACCESS_GET_MANY_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_ACCESS_GET_MANY_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_ACCESS_GET_MANY_REQ_VIEW], s->view) &&
	       hnl_encode_bytes(b, HNL_VIEW_A_PAGE_GPA,
				&f[HNL_VIEW_ACCESS_GET_MANY_REQ_PAGE_GPA],
				s->page_gpa);
}

void
hnl_view_access_get_many_req_put(struct hnl_builder *b,
				 const struct hnl_view_access_get_many_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_access_get_many_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_access_get_many_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_get_many_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_ACCESS_GET_MANY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_access_get_many_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_access_get_many_req(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_access_get_many_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_access_get_many_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ACCESS_GET_MANY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_access_get_many_req_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_access_get_many_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_access_get_many_req *)out))
		return 0;
	return any_access_get_many_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_access_get_many_rsp(struct hnl_fast c,
			 struct hnl_view_access_get_many_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_GET_MANY_RSP];

	hnl_fast_begin(&c, HNL_VIEW_ACCESS_GET_MANY_RSP_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_VIEW_A_PAGE_STATUS, f,
			    HNL_VIEW_ACCESS_GET_MANY_RSP_PAGE_STATUS,
			    &out->page_status))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_access_get_many_rsp(struct hnl_fast c,
			  struct hnl_view_access_get_many_rsp *out)
{
	return c.at <= -4 &&
	       take_access_get_many_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_access_get_many_rsp(struct hnl_builder *b,
			  const struct hnl_view_access_get_many_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_ACCESS_GET_MANY_RSP];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_VIEW_ACCESS_GET_MANY_RSP_PAGE_STATUS)) &&
	       hnl_encode_bytes(b, HNL_VIEW_A_PAGE_STATUS,
				&f[HNL_VIEW_ACCESS_GET_MANY_RSP_PAGE_STATUS],
				s->page_status);
}

void
hnl_view_access_get_many_rsp_put(struct hnl_builder *b,
				 const struct hnl_view_access_get_many_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_access_get_many_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_access_get_many_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_get_many_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_ACCESS_GET_MANY,
			     0, flags, seq, port);
	hnl_view_access_get_many_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_access_get_many_rsp_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_access_get_many_rsp(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_access_get_many_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ACCESS_GET_MANY_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_change_gfn_req(struct hnl_fast c,
				    struct hnl_view_change_gfn_req *out)
{
	const struct hnl_field *f = &field[FIELD_CHANGE_GFN_REQ];

	hnl_fast_begin(&c, HNL_VIEW_CHANGE_GFN_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_CHANGE_GFN_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_CHANGE_GFN_REQ_VIEW, &out->view) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_OLD_GPA, f,
			    HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA, &out->old_gpa) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_NEW_GPA, f,
			    HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA, &out->new_gpa) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_change_gfn_req(struct hnl_fast c,
				     struct hnl_view_change_gfn_req *out)
{
	return c.at == -40 &&
	       take_change_gfn_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_change_gfn_req(struct hnl_builder *b,
				     const struct hnl_view_change_gfn_req *s)
{
	const struct hnl_field *f = &field[FIELD_CHANGE_GFN_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_CHANGE_GFN_REQ_VIEW) |
			      HNL_BIT(HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA) |
			      HNL_BIT(HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA)) &&
	       (!HNL_HAS(s, HNL_VIEW_CHANGE_GFN_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_CHANGE_GFN_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_CHANGE_GFN_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_VIEW_A_OLD_GPA,
			      &f[HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA],
			      s->old_gpa) &&
	       hnl_encode_u64(b, HNL_VIEW_A_NEW_GPA,
			      &f[HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA], s->new_gpa);
}

void hnl_view_change_gfn_req_put(struct hnl_builder *b,
				 const struct hnl_view_change_gfn_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 40, false))
		(void)write_change_gfn_req(&w, s);
	else
		(void)write_change_gfn_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_change_gfn_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_view_change_gfn_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_CHANGE_GFN,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_change_gfn_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_change_gfn_req(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_change_gfn_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_change_gfn_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CHANGE_GFN_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_change_gfn_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_change_gfn_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_view_change_gfn_req *)out))
		return 0;
	return any_change_gfn_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_revert_gfn_req(struct hnl_fast c,
				    struct hnl_view_revert_gfn_req *out)
{
	const struct hnl_field *f = &field[FIELD_REVERT_GFN_REQ];

	hnl_fast_begin(&c, HNL_VIEW_REVERT_GFN_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_REVERT_GFN_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_REVERT_GFN_REQ_VIEW, &out->view) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_OLD_GPA, f,
			    HNL_VIEW_REVERT_GFN_REQ_OLD_GPA, &out->old_gpa) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_revert_gfn_req(struct hnl_fast c,
				     struct hnl_view_revert_gfn_req *out)
{
	return c.at == -28 &&
	       take_revert_gfn_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_revert_gfn_req(struct hnl_builder *b,
				     const struct hnl_view_revert_gfn_req *s)
{
	const struct hnl_field *f = &field[FIELD_REVERT_GFN_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_REVERT_GFN_REQ_VIEW) |
			      HNL_BIT(HNL_VIEW_REVERT_GFN_REQ_OLD_GPA)) &&
	       (!HNL_HAS(s, HNL_VIEW_REVERT_GFN_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_REVERT_GFN_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_REVERT_GFN_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_VIEW_A_OLD_GPA,
			      &f[HNL_VIEW_REVERT_GFN_REQ_OLD_GPA], s->old_gpa);
}

void hnl_view_revert_gfn_req_put(struct hnl_builder *b,
				 const struct hnl_view_revert_gfn_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_revert_gfn_req(&w, s);
	else
		(void)write_revert_gfn_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_revert_gfn_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_view_revert_gfn_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_REVERT_GFN,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_revert_gfn_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_revert_gfn_req(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_revert_gfn_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_revert_gfn_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_REVERT_GFN_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_revert_gfn_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_revert_gfn_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_view_revert_gfn_req *)out))
		return 0;
	return any_revert_gfn_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_suppress_ve_set_req(struct hnl_fast c,
			 struct hnl_view_suppress_ve_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_SET_REQ];

	hnl_fast_begin(&c, HNL_VIEW_SUPPRESS_VE_SET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN,
			    &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW, &out->view) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_GPA, f,
			    HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA, &out->gpa) &&
	       hnl_fast_u8(&c, HNL_VIEW_A_SUPPRESS_VE, f,
			   HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE,
			   &out->suppress_ve) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_suppress_ve_set_req(struct hnl_fast c,
			  struct hnl_view_suppress_ve_set_req *out)
{
	return c.at == -36 &&
	       take_suppress_ve_set_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_suppress_ve_set_req(struct hnl_builder *b,
			  const struct hnl_view_suppress_ve_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_SET_REQ];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW) |
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA) |
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE)) &&
	       (!HNL_HAS(s, HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_VIEW_A_GPA,
			      &f[HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA], s->gpa) &&
	       hnl_encode_u8(b, HNL_VIEW_A_SUPPRESS_VE,
			     &f[HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE],
			     s->suppress_ve);
}

void
hnl_view_suppress_ve_set_req_put(struct hnl_builder *b,
				 const struct hnl_view_suppress_ve_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 36, false))
		(void)write_suppress_ve_set_req(&w, s);
	else
		(void)write_suppress_ve_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_suppress_ve_set_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_SUPPRESS_VE_SET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_suppress_ve_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_suppress_ve_set_req(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_suppress_ve_set_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_suppress_ve_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SUPPRESS_VE_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_suppress_ve_set_req_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_suppress_ve_set_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_suppress_ve_set_req *)out))
		return 0;
	return any_suppress_ve_set_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_suppress_ve_get_req(struct hnl_fast c,
			 struct hnl_view_suppress_ve_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_GET_REQ];

	hnl_fast_begin(&c, HNL_VIEW_SUPPRESS_VE_GET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN,
			    &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW, &out->view) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_GPA, f,
			    HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA, &out->gpa) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_suppress_ve_get_req(struct hnl_fast c,
			  struct hnl_view_suppress_ve_get_req *out)
{
	return c.at == -28 &&
	       take_suppress_ve_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_suppress_ve_get_req(struct hnl_builder *b,
			  const struct hnl_view_suppress_ve_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_GET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW) |
			      HNL_BIT(HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA)) &&
	       (!HNL_HAS(s, HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_VIEW_A_GPA,
			      &f[HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA], s->gpa);
}

void
hnl_view_suppress_ve_get_req_put(struct hnl_builder *b,
				 const struct hnl_view_suppress_ve_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_suppress_ve_get_req(&w, s);
	else
		(void)write_suppress_ve_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_suppress_ve_get_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_SUPPRESS_VE_GET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_suppress_ve_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_suppress_ve_get_req(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_suppress_ve_get_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_suppress_ve_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SUPPRESS_VE_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_suppress_ve_get_req_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_suppress_ve_get_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_suppress_ve_get_req *)out))
		return 0;
	return any_suppress_ve_get_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_suppress_ve_get_rsp(struct hnl_fast c,
			 struct hnl_view_suppress_ve_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_GET_RSP];

	hnl_fast_begin(&c, HNL_VIEW_SUPPRESS_VE_GET_RSP_FIELDS);
	if (!hnl_fast_u8(&c, HNL_VIEW_A_SUPPRESS_VE, f,
			 HNL_VIEW_SUPPRESS_VE_GET_RSP_SUPPRESS_VE,
			 &out->suppress_ve))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_suppress_ve_get_rsp(struct hnl_fast c,
			  struct hnl_view_suppress_ve_get_rsp *out)
{
	return c.at == -8 &&
	       take_suppress_ve_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_suppress_ve_get_rsp(struct hnl_builder *b,
			  const struct hnl_view_suppress_ve_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_GET_RSP];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_GET_RSP_SUPPRESS_VE)) &&
	       hnl_encode_u8(b, HNL_VIEW_A_SUPPRESS_VE,
			     &f[HNL_VIEW_SUPPRESS_VE_GET_RSP_SUPPRESS_VE],
			     s->suppress_ve);
}

void
hnl_view_suppress_ve_get_rsp_put(struct hnl_builder *b,
				 const struct hnl_view_suppress_ve_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_suppress_ve_get_rsp(&w, s);
	else
		(void)write_suppress_ve_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_suppress_ve_get_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_SUPPRESS_VE_GET,
			     0, flags, seq, port);
	hnl_view_suppress_ve_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_suppress_ve_get_rsp_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_suppress_ve_get_rsp(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_suppress_ve_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SUPPRESS_VE_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_suppress_ve_set_range_req(struct hnl_fast c,
			       struct hnl_view_suppress_ve_set_range_req *out)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_SET_RANGE_REQ];

	hnl_fast_begin(&c, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN,
			    &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f,
			    HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW,
			    &out->view) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_GPA, f,
			    HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA,
			    &out->gpa) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_LAST_GPA, f,
			    HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA,
			    &out->last_gpa) &&
	       hnl_fast_u8(&c, HNL_VIEW_A_SUPPRESS_VE, f,
			   HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE,
			   &out->suppress_ve) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_suppress_ve_set_range_req(struct hnl_fast c,
				struct hnl_view_suppress_ve_set_range_req *out)
{
	return c.at == -48 &&
	       take_suppress_ve_set_range_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_suppress_ve_set_range_req(
	struct hnl_builder *b,
	const struct hnl_view_suppress_ve_set_range_req *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_SET_RANGE_REQ];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(
			b, has,
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW) |
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA) |
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA) |
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE)) &&
	       (!(has & HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN)) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW],
			      s->view) &&
	       hnl_encode_u64(b, HNL_VIEW_A_GPA,
			      &f[HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA],
			      s->gpa) &&
	       hnl_encode_u64(b, HNL_VIEW_A_LAST_GPA,
			      &f[HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA],
			      s->last_gpa) &&
	       hnl_encode_u8(b, HNL_VIEW_A_SUPPRESS_VE,
			     &f[HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE],
			     s->suppress_ve);
}

HNL_INLINE bool
is_full_suppress_ve_set_range_req(
	const struct hnl_view_suppress_ve_set_range_req *s)
{
	return hnl_encode_is_full(s->has[0],
				  HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_FIELDS);
}

void
hnl_view_suppress_ve_set_range_req_put(
	struct hnl_builder *b,
	const struct hnl_view_suppress_ve_set_range_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 48, false))
		(void)write_suppress_ve_set_range_req(&w, s, false);
	else
		(void)write_suppress_ve_set_range_req(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_suppress_ve_set_range_req(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_range_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family,
			     HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE, HNL_F_REQUEST,
			     flags, seq, port);
	hnl_view_suppress_ve_set_range_req_put(&b, s);
	return hnl_encode_end(&b);
}

int
hnl_view_suppress_ve_set_range_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_range_req *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_suppress_ve_set_range_req(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 48, false)) {
		hnl_encode_begin_own(&w, &hnl_view_family,
				     HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE,
				     HNL_F_REQUEST, flags, seq, port);
		(void)write_suppress_ve_set_range_req(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_suppress_ve_set_range_req(buf, size, flags, seq, port,
						    s);
}

static HNL_APART int any_suppress_ve_set_range_req(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_suppress_ve_set_range_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_suppress_ve_set_range_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SUPPRESS_VE_SET_RANGE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_suppress_ve_set_range_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_suppress_ve_set_range_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_suppress_ve_set_range_req *)out))
		return 0;
	return any_suppress_ve_set_range_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_suppress_ve_set_range_rsp(struct hnl_fast c,
			       struct hnl_view_suppress_ve_set_range_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_SET_RANGE_RSP];

	hnl_fast_begin(&c, HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIELDS);
	if (!hnl_fast_s32(&c, HNL_VIEW_A_FIRST_ERROR, f,
			  HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR,
			  &out->first_error) ||
	    !hnl_fast_u64(&c, HNL_VIEW_A_FIRST_ERROR_GPA, f,
			  HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR_GPA,
			  &out->first_error_gpa))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_suppress_ve_set_range_rsp(struct hnl_fast c,
				struct hnl_view_suppress_ve_set_range_rsp *out)
{
	return c.at == -20 &&
	       take_suppress_ve_set_range_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_suppress_ve_set_range_rsp(
	struct hnl_builder *b,
	const struct hnl_view_suppress_ve_set_range_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_SUPPRESS_VE_SET_RANGE_RSP];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR) |
			HNL_BIT(HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR_GPA)) &&
	       hnl_encode_s32(
			b, HNL_VIEW_A_FIRST_ERROR,
			&f[HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR],
			s->first_error) &&
	       hnl_encode_u64(
			b, HNL_VIEW_A_FIRST_ERROR_GPA,
			&f[HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR_GPA],
			s->first_error_gpa);
}

void
hnl_view_suppress_ve_set_range_rsp_put(
	struct hnl_builder *b,
	const struct hnl_view_suppress_ve_set_range_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 20, false))
		(void)write_suppress_ve_set_range_rsp(&w, s);
	else
		(void)write_suppress_ve_set_range_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_view_suppress_ve_set_range_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_range_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family,
			     HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE, 0, flags, seq,
			     port);
	hnl_view_suppress_ve_set_range_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_suppress_ve_set_range_rsp_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_suppress_ve_set_range_rsp(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_view_suppress_ve_set_range_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SUPPRESS_VE_SET_RANGE_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_index_get_req(struct hnl_fast c,
				   struct hnl_view_index_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_INDEX_GET_REQ];

	hnl_fast_begin(&c, HNL_VIEW_INDEX_GET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_DOMAIN, f,
			    HNL_VIEW_INDEX_GET_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VCPU, f, HNL_VIEW_INDEX_GET_REQ_VCPU,
			    &out->vcpu) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_index_get_req(struct hnl_fast c,
				    struct hnl_view_index_get_req *out)
{
	return c.at == -16 &&
	       take_index_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_index_get_req(struct hnl_builder *b,
				    const struct hnl_view_index_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_INDEX_GET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_INDEX_GET_REQ_VCPU)) &&
	       (!HNL_HAS(s, HNL_VIEW_INDEX_GET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_DOMAIN,
			       &f[HNL_VIEW_INDEX_GET_REQ_DOMAIN], s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VCPU,
			      &f[HNL_VIEW_INDEX_GET_REQ_VCPU], s->vcpu);
}

void hnl_view_index_get_req_put(struct hnl_builder *b,
				const struct hnl_view_index_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_index_get_req(&w, s);
	else
		(void)write_index_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_index_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_view_index_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_INDEX_GET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_index_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_index_get_req(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_index_get_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_view_index_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_INDEX_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_index_get_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_index_get_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_index_get_req *)out))
		return 0;
	return any_index_get_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_index_get_rsp(struct hnl_fast c,
				   struct hnl_view_index_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_INDEX_GET_RSP];

	hnl_fast_begin(&c, HNL_VIEW_INDEX_GET_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_VIEW_A_VIEW, f, HNL_VIEW_INDEX_GET_RSP_VIEW,
			  &out->view))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_index_get_rsp(struct hnl_fast c,
				    struct hnl_view_index_get_rsp *out)
{
	return c.at == -8 &&
	       take_index_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_index_get_rsp(struct hnl_builder *b,
				    const struct hnl_view_index_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_INDEX_GET_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_VIEW_INDEX_GET_RSP_VIEW)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIEW,
			      &f[HNL_VIEW_INDEX_GET_RSP_VIEW], s->view);
}

void hnl_view_index_get_rsp_put(struct hnl_builder *b,
				const struct hnl_view_index_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_index_get_rsp(&w, s);
	else
		(void)write_index_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_view_index_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_view_index_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_INDEX_GET, 0,
			     flags, seq, port);
	hnl_view_index_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_index_get_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_index_get_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_view_index_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_INDEX_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_answer_req(struct hnl_fast c,
				struct hnl_view_answer_req *out)
{
	const struct hnl_field *f = &field[FIELD_ANSWER_REQ];

	hnl_fast_begin(&c, HNL_VIEW_ANSWER_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_VIEW_A_VIOLATION_DOMAIN, f,
			  HNL_VIEW_ANSWER_REQ_DOMAIN, &out->domain) ||
	    !hnl_fast_u32(&c, HNL_VIEW_A_VIOLATION_VCPU, f,
			  HNL_VIEW_ANSWER_REQ_VCPU, &out->vcpu) ||
	    !hnl_fast_u64(&c, HNL_VIEW_A_VIOLATION_NUMBER, f,
			  HNL_VIEW_ANSWER_REQ_NUMBER, &out->number) ||
	    !hnl_fast_u32(&c, HNL_VIEW_A_VIOLATION_VIEW, f,
			  HNL_VIEW_ANSWER_REQ_VIEW, &out->view))
		return false;
	(void)hnl_fast_flag(&c, HNL_VIEW_A_VIOLATION_DENY, f,
			    HNL_VIEW_ANSWER_REQ_DENY);
	(void)hnl_fast_flag(&c, HNL_VIEW_A_VIOLATION_EMULATE, f,
			    HNL_VIEW_ANSWER_REQ_EMULATE);
	(void)hnl_fast_flag(&c, HNL_VIEW_A_VIOLATION_EMULATE_NOWRITE, f,
			    HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE);
	return hnl_fast_u32(&c, HNL_VIEW_A_VIOLATION_STEP_VIEW, f,
			    HNL_VIEW_ANSWER_REQ_STEP_VIEW, &out->step_view) &&
	       hnl_policy_broken(&schema, SET_ANSWER_REQ, &c.has) == NULL &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool write_answer_req(struct hnl_builder *b,
				 const struct hnl_view_answer_req *s)
{
	const struct hnl_field *f = &field[FIELD_ANSWER_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_VIEW_ANSWER_REQ_VCPU) |
			      HNL_BIT(HNL_VIEW_ANSWER_REQ_NUMBER)) &&
	       hnl_encode_rules(b, &schema, SET_ANSWER_REQ, s->has) &&
	       (!HNL_HAS(s, HNL_VIEW_ANSWER_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_VIEW_A_VIOLATION_DOMAIN,
			       &f[HNL_VIEW_ANSWER_REQ_DOMAIN], s->domain)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIOLATION_VCPU,
			      &f[HNL_VIEW_ANSWER_REQ_VCPU], s->vcpu) &&
	       hnl_encode_u64(b, HNL_VIEW_A_VIOLATION_NUMBER,
			      &f[HNL_VIEW_ANSWER_REQ_NUMBER], s->number) &&
	       (!HNL_HAS(s, HNL_VIEW_ANSWER_REQ_VIEW) ||
	        hnl_encode_u32(b, HNL_VIEW_A_VIOLATION_VIEW,
			       &f[HNL_VIEW_ANSWER_REQ_VIEW], s->view)) &&
	       (!HNL_HAS(s, HNL_VIEW_ANSWER_REQ_DENY) ||
	        hnl_encode_flag(b, HNL_VIEW_A_VIOLATION_DENY)) &&
	       (!HNL_HAS(s, HNL_VIEW_ANSWER_REQ_EMULATE) ||
	        hnl_encode_flag(b, HNL_VIEW_A_VIOLATION_EMULATE)) &&
	       (!HNL_HAS(s, HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE) ||
	        hnl_encode_flag(b, HNL_VIEW_A_VIOLATION_EMULATE_NOWRITE)) &&
	       (!HNL_HAS(s, HNL_VIEW_ANSWER_REQ_STEP_VIEW) ||
	        hnl_encode_u32(b, HNL_VIEW_A_VIOLATION_STEP_VIEW,
			       &f[HNL_VIEW_ANSWER_REQ_STEP_VIEW],
			       s->step_view));
}

void hnl_view_answer_req_put(struct hnl_builder *b,
			     const struct hnl_view_answer_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 56, false))
		(void)write_answer_req(&w, s);
	else
		(void)write_answer_req(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_answer_req(uint8_t *buf, size_t size,
					   uint16_t flags, uint32_t seq,
					   uint32_t port,
					   const struct hnl_view_answer_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_ANSWER,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_view_answer_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_answer_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_answer_req *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 56, false)) {
		hnl_encode_begin_own(&w, &hnl_view_family, HNL_VIEW_CMD_ANSWER,
				     HNL_F_REQUEST, flags, seq, port);
		(void)write_answer_req(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_answer_req(buf, size, flags, seq, port, s);
}

int hnl_view_answer_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_answer_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_view_answer_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_ANSWER_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_violated_ntf(struct hnl_fast c,
				  struct hnl_view_violated_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_VIOLATED_NTF];

	hnl_fast_begin(&c, HNL_VIEW_VIOLATED_NTF_FIELDS);
	return hnl_fast_u16(&c, HNL_VIEW_A_VIOLATION_DOMAIN, f,
			    HNL_VIEW_VIOLATED_NTF_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIOLATION_VCPU, f,
			    HNL_VIEW_VIOLATED_NTF_VCPU, &out->vcpu) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_VIOLATION_NUMBER, f,
			    HNL_VIEW_VIOLATED_NTF_NUMBER, &out->number) &&
	       hnl_fast_flag(&c, HNL_VIEW_A_VIOLATION_PAUSED, f,
			     HNL_VIEW_VIOLATED_NTF_PAUSED) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIOLATION_VIEW, f,
			    HNL_VIEW_VIOLATED_NTF_VIEW, &out->view) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_VIOLATION_GPA, f,
			    HNL_VIEW_VIOLATED_NTF_GPA, &out->gpa) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIOLATION_OFFSET, f,
			    HNL_VIEW_VIOLATED_NTF_OFFSET, &out->offset) &&
	       hnl_fast_u64(&c, HNL_VIEW_A_VIOLATION_GLA, f,
			    HNL_VIEW_VIOLATED_NTF_GLA, &out->gla) &&
	       hnl_fast_u32(&c, HNL_VIEW_A_VIOLATION_FLAGS, f,
			    HNL_VIEW_VIOLATED_NTF_FLAGS, &out->flags) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_violated_ntf(struct hnl_fast c,
				   struct hnl_view_violated_ntf *out)
{
	return c.at == -80 &&
	       take_violated_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_violated_ntf(struct hnl_builder *b,
				   const struct hnl_view_violated_ntf *s,
				   bool full)
{
	const struct hnl_field *f = &field[FIELD_VIOLATED_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_VIEW_VIOLATED_NTF_DOMAIN) |
			      HNL_BIT(HNL_VIEW_VIOLATED_NTF_VCPU) |
			      HNL_BIT(HNL_VIEW_VIOLATED_NTF_NUMBER) |
			      HNL_BIT(HNL_VIEW_VIOLATED_NTF_VIEW) |
			      HNL_BIT(HNL_VIEW_VIOLATED_NTF_GPA) |
			      HNL_BIT(HNL_VIEW_VIOLATED_NTF_OFFSET) |
			      HNL_BIT(HNL_VIEW_VIOLATED_NTF_FLAGS)) &&
	       hnl_encode_u16(b, HNL_VIEW_A_VIOLATION_DOMAIN,
			      &f[HNL_VIEW_VIOLATED_NTF_DOMAIN], s->domain) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIOLATION_VCPU,
			      &f[HNL_VIEW_VIOLATED_NTF_VCPU], s->vcpu) &&
	       hnl_encode_u64(b, HNL_VIEW_A_VIOLATION_NUMBER,
			      &f[HNL_VIEW_VIOLATED_NTF_NUMBER], s->number) &&
	       (!(has & HNL_BIT(HNL_VIEW_VIOLATED_NTF_PAUSED)) ||
	        hnl_encode_flag(b, HNL_VIEW_A_VIOLATION_PAUSED)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIOLATION_VIEW,
			      &f[HNL_VIEW_VIOLATED_NTF_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_VIEW_A_VIOLATION_GPA,
			      &f[HNL_VIEW_VIOLATED_NTF_GPA], s->gpa) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIOLATION_OFFSET,
			      &f[HNL_VIEW_VIOLATED_NTF_OFFSET], s->offset) &&
	       (!(has & HNL_BIT(HNL_VIEW_VIOLATED_NTF_GLA)) ||
	        hnl_encode_u64(b, HNL_VIEW_A_VIOLATION_GLA,
			       &f[HNL_VIEW_VIOLATED_NTF_GLA], s->gla)) &&
	       hnl_encode_u32(b, HNL_VIEW_A_VIOLATION_FLAGS,
			      &f[HNL_VIEW_VIOLATED_NTF_FLAGS], s->flags);
}

HNL_INLINE bool is_full_violated_ntf(const struct hnl_view_violated_ntf *s)
{
	return hnl_encode_is_full(s->has[0], HNL_VIEW_VIOLATED_NTF_FIELDS);
}

void hnl_view_violated_ntf_put(struct hnl_builder *b,
			       const struct hnl_view_violated_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 80, false))
		(void)write_violated_ntf(&w, s, false);
	else
		(void)write_violated_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_violated_ntf(uint8_t *buf, size_t size, uint16_t flags, uint32_t seq,
			uint32_t port, const struct hnl_view_violated_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_view_family, HNL_VIEW_CMD_VIOLATED, 0,
			     flags, seq, port);
	hnl_view_violated_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_view_violated_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_view_violated_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_violated_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 80, false)) {
		hnl_encode_begin_own(&w, &hnl_view_family,
				     HNL_VIEW_CMD_VIOLATED, 0, flags, seq,
				     port);
		(void)write_violated_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_violated_ntf(buf, size, flags, seq, port, s);
}

static HNL_APART int any_violated_ntf(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_violated_ntf(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_view_violated_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_VIOLATED_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_view_violated_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_violated_ntf(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_view_violated_ntf *)out))
		return 0;
	return any_violated_ntf(d, buf, end, pos, out, x);
}
