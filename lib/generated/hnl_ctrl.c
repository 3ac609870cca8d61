/* SPDX-License-Identifier: MIT */
/* generated from schema/ctrl.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_ctrl.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_FEATURE_LIST_REQ,
	SET_FEATURE_LIST_RSP,
	SET_LIMIT_GET_REQ,
	SET_LIMIT_GET_RSP,
	SET_RING_CREATE_REQ,
	SET_RING_DESTROY_REQ,
	SET_RING_GET_REQ,
	SET_RING_GET_RSP,
	SET_POLICY_LIST_REQ,
	SET_POLICY_LIST_RSP,
	SET_RING_RESET_REQ,
	SET_CALL_LIST_REQ,
	SET_CALL_LIST_RSP,
	SET_CALL_CANCEL_REQ,
	SET_GROUP_JOIN_REQ,
	SET_GROUP_LEAVE_REQ,
	SET_GROUP_LIST_REQ,
	SET_GROUP_LIST_RSP,
	SET_AGREEMENT_LIST_REQ,
	SET_AGREEMENT_LIST_RSP,
	SET_AGREE_REQ,
	SET_PARTY_BEGIN_REQ,
	SET_COUNT_GET_REQ,
	SET_COUNT_GET_RSP,
	SET_COUNT_LIST_REQ,
	SET_COUNT_LIST_RSP,
	SET_CALL_PROGRESS_NTF,
	SET_OVERRUN_NTF,
	SET_AGREEMENT_CHANGED_NTF,
	SET_RING_NARROW_REQ,
	SET_RING_REPLACE_REQ,
	SET_RING_GRANT
};

/* Where the fields of each set begin. */
enum {
	FIELD_FEATURE_LIST_RSP = 0,
	FIELD_LIMIT_GET_RSP = 3,
	FIELD_RING_CREATE_REQ = 8,
	FIELD_RING_DESTROY_REQ = 13,
	FIELD_RING_GET_REQ = 14,
	FIELD_RING_GET_RSP = 15,
	FIELD_POLICY_LIST_REQ = 21,
	FIELD_POLICY_LIST_RSP = 23,
	FIELD_RING_RESET_REQ = 39,
	FIELD_CALL_LIST_RSP = 40,
	FIELD_CALL_CANCEL_REQ = 47,
	FIELD_GROUP_JOIN_REQ = 48,
	FIELD_GROUP_LEAVE_REQ = 51,
	FIELD_GROUP_LIST_RSP = 53,
	FIELD_AGREEMENT_LIST_RSP = 56,
	FIELD_AGREE_REQ = 61,
	FIELD_PARTY_BEGIN_REQ = 64,
	FIELD_COUNT_GET_RSP = 65,
	FIELD_COUNT_LIST_RSP = 70,
	FIELD_CALL_PROGRESS_NTF = 75,
	FIELD_OVERRUN_NTF = 79,
	FIELD_AGREEMENT_CHANGED_NTF = 80,
	FIELD_RING_NARROW_REQ = 85,
	FIELD_RING_REPLACE_REQ = 89,
	FIELD_RING_GRANT = 91
};

/* Where the slots of each set begin. */
enum {
	SLOT_FEATURE_LIST_RSP = 0,
	SLOT_LIMIT_GET_RSP = 4,
	SLOT_RING_CREATE_REQ = 10,
	SLOT_RING_DESTROY_REQ = 24,
	SLOT_RING_GET_REQ = 26,
	SLOT_RING_GET_RSP = 28,
	SLOT_POLICY_LIST_REQ = 42,
	SLOT_POLICY_LIST_RSP = 45,
	SLOT_RING_RESET_REQ = 62,
	SLOT_CALL_LIST_RSP = 64,
	SLOT_CALL_CANCEL_REQ = 72,
	SLOT_GROUP_JOIN_REQ = 74,
	SLOT_GROUP_LEAVE_REQ = 78,
	SLOT_GROUP_LIST_RSP = 81,
	SLOT_AGREEMENT_LIST_RSP = 85,
	SLOT_AGREE_REQ = 92,
	SLOT_PARTY_BEGIN_REQ = 96,
	SLOT_COUNT_GET_RSP = 100,
	SLOT_COUNT_LIST_RSP = 108,
	SLOT_CALL_PROGRESS_NTF = 114,
	SLOT_OVERRUN_NTF = 122,
	SLOT_AGREEMENT_CHANGED_NTF = 127,
	SLOT_RING_NARROW_REQ = 134,
	SLOT_RING_REPLACE_REQ = 146,
	SLOT_RING_GRANT = 159
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_FEATURE_LIST_RSP + HNL_CTRL_A_FEATURE_FAMILY] =
		1 + HNL_CTRL_FEATURE_LIST_RSP_FAMILY,
	[SLOT_FEATURE_LIST_RSP + HNL_CTRL_A_FEATURE_GRANTS] =
		1 + HNL_CTRL_FEATURE_LIST_RSP_GRANTS,
	[SLOT_FEATURE_LIST_RSP + HNL_CTRL_A_FEATURE_VERSION] =
		1 + HNL_CTRL_FEATURE_LIST_RSP_VERSION,
	[SLOT_LIMIT_GET_RSP + HNL_CTRL_A_LIMIT_MESSAGE] =
		1 + HNL_CTRL_LIMIT_GET_RSP_MESSAGE,
	[SLOT_LIMIT_GET_RSP + HNL_CTRL_A_LIMIT_RINGS] =
		1 + HNL_CTRL_LIMIT_GET_RSP_RINGS,
	[SLOT_LIMIT_GET_RSP + HNL_CTRL_A_LIMIT_RING_PAGES] =
		1 + HNL_CTRL_LIMIT_GET_RSP_RING_PAGES,
	[SLOT_LIMIT_GET_RSP + HNL_CTRL_A_LIMIT_HIGHEST_GPA] =
		1 + HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA,
	[SLOT_LIMIT_GET_RSP + HNL_CTRL_A_LIMIT_ABI] =
		1 + HNL_CTRL_LIMIT_GET_RSP_ABI,
	[SLOT_RING_CREATE_REQ + HNL_CTRL_A_RING_ID] =
		1 + HNL_CTRL_RING_CREATE_REQ_ID,
	[SLOT_RING_CREATE_REQ + HNL_CTRL_A_RING_CONTROL] =
		1 + HNL_CTRL_RING_CREATE_REQ_CONTROL,
	[SLOT_RING_CREATE_REQ + HNL_CTRL_A_RING_SUBMISSION] =
		1 + HNL_CTRL_RING_CREATE_REQ_SUBMISSION,
	[SLOT_RING_CREATE_REQ + HNL_CTRL_A_RING_COMPLETION] =
		1 + HNL_CTRL_RING_CREATE_REQ_COMPLETION,
	[SLOT_RING_CREATE_REQ + HNL_CTRL_A_RING_PRIORITY] =
		1 + HNL_CTRL_RING_CREATE_REQ_PRIORITY,
	[SLOT_RING_DESTROY_REQ + HNL_CTRL_A_RING_ID] =
		1 + HNL_CTRL_RING_DESTROY_REQ_ID,
	[SLOT_RING_GET_REQ + HNL_CTRL_A_RING_ID] = 1 + HNL_CTRL_RING_GET_REQ_ID,
	[SLOT_RING_GET_RSP + HNL_CTRL_A_RING_ID] = 1 + HNL_CTRL_RING_GET_RSP_ID,
	[SLOT_RING_GET_RSP + HNL_CTRL_A_RING_STATE] =
		1 + HNL_CTRL_RING_GET_RSP_STATE,
	[SLOT_RING_GET_RSP + HNL_CTRL_A_RING_REASON] =
		1 + HNL_CTRL_RING_GET_RSP_REASON,
	[SLOT_RING_GET_RSP + HNL_CTRL_A_RING_CONSUMED] =
		1 + HNL_CTRL_RING_GET_RSP_CONSUMED,
	[SLOT_RING_GET_RSP + HNL_CTRL_A_RING_NARROWED] =
		1 + HNL_CTRL_RING_GET_RSP_NARROWED,
	[SLOT_RING_GET_RSP + HNL_CTRL_A_RING_PRIORITY] =
		1 + HNL_CTRL_RING_GET_RSP_PRIORITY,
	[SLOT_POLICY_LIST_REQ + HNL_CTRL_A_POLICY_FAMILY] =
		1 + HNL_CTRL_POLICY_LIST_REQ_FAMILY,
	[SLOT_POLICY_LIST_REQ + HNL_CTRL_A_POLICY_COMMAND] =
		1 + HNL_CTRL_POLICY_LIST_REQ_COMMAND,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_FAMILY] =
		1 + HNL_CTRL_POLICY_LIST_RSP_FAMILY,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_COMMAND] =
		1 + HNL_CTRL_POLICY_LIST_RSP_COMMAND,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_DIRECTION] =
		1 + HNL_CTRL_POLICY_LIST_RSP_DIRECTION,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_SET] =
		1 + HNL_CTRL_POLICY_LIST_RSP_SET,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_TYPE] =
		1 + HNL_CTRL_POLICY_LIST_RSP_TYPE,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_KIND] =
		1 + HNL_CTRL_POLICY_LIST_RSP_KIND,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_MIN_LEN] =
		1 + HNL_CTRL_POLICY_LIST_RSP_MIN_LEN,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_MAX_LEN] =
		1 + HNL_CTRL_POLICY_LIST_RSP_MAX_LEN,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_MIN] =
		1 + HNL_CTRL_POLICY_LIST_RSP_MIN,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_MAX] =
		1 + HNL_CTRL_POLICY_LIST_RSP_MAX,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_MASK] =
		1 + HNL_CTRL_POLICY_LIST_RSP_MASK,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_ALIGN] =
		1 + HNL_CTRL_POLICY_LIST_RSP_ALIGN,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_NESTED_SET] =
		1 + HNL_CTRL_POLICY_LIST_RSP_NESTED_SET,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_REQUIRED] =
		1 + HNL_CTRL_POLICY_LIST_RSP_REQUIRED,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_MULTI] =
		1 + HNL_CTRL_POLICY_LIST_RSP_MULTI,
	[SLOT_POLICY_LIST_RSP + HNL_CTRL_A_POLICY_NAME] =
		1 + HNL_CTRL_POLICY_LIST_RSP_NAME,
	[SLOT_RING_RESET_REQ + HNL_CTRL_A_RING_ID] =
		1 + HNL_CTRL_RING_RESET_REQ_ID,
	[SLOT_CALL_LIST_RSP + HNL_CTRL_A_CALL_TOKEN] =
		1 + HNL_CTRL_CALL_LIST_RSP_TOKEN,
	[SLOT_CALL_LIST_RSP + HNL_CTRL_A_CALL_RING] =
		1 + HNL_CTRL_CALL_LIST_RSP_RING,
	[SLOT_CALL_LIST_RSP + HNL_CTRL_A_CALL_SEQ] =
		1 + HNL_CTRL_CALL_LIST_RSP_SEQ,
	[SLOT_CALL_LIST_RSP + HNL_CTRL_A_CALL_FAMILY] =
		1 + HNL_CTRL_CALL_LIST_RSP_FAMILY,
	[SLOT_CALL_LIST_RSP + HNL_CTRL_A_CALL_COMMAND] =
		1 + HNL_CTRL_CALL_LIST_RSP_COMMAND,
	[SLOT_CALL_LIST_RSP + HNL_CTRL_A_CALL_STATE] =
		1 + HNL_CTRL_CALL_LIST_RSP_STATE,
	[SLOT_CALL_LIST_RSP + HNL_CTRL_A_CALL_UNITS] =
		1 + HNL_CTRL_CALL_LIST_RSP_UNITS,
	[SLOT_CALL_CANCEL_REQ + HNL_CTRL_A_CALL_TOKEN] =
		1 + HNL_CTRL_CALL_CANCEL_REQ_TOKEN,
	[SLOT_GROUP_JOIN_REQ + HNL_CTRL_A_GROUP_FAMILY] =
		1 + HNL_CTRL_GROUP_JOIN_REQ_FAMILY,
	[SLOT_GROUP_JOIN_REQ + HNL_CTRL_A_GROUP_GROUP] =
		1 + HNL_CTRL_GROUP_JOIN_REQ_GROUP,
	[SLOT_GROUP_JOIN_REQ + HNL_CTRL_A_GROUP_RING] =
		1 + HNL_CTRL_GROUP_JOIN_REQ_RING,
	[SLOT_GROUP_LEAVE_REQ + HNL_CTRL_A_GROUP_FAMILY] =
		1 + HNL_CTRL_GROUP_LEAVE_REQ_FAMILY,
	[SLOT_GROUP_LEAVE_REQ + HNL_CTRL_A_GROUP_GROUP] =
		1 + HNL_CTRL_GROUP_LEAVE_REQ_GROUP,
	[SLOT_GROUP_LIST_RSP + HNL_CTRL_A_GROUP_FAMILY] =
		1 + HNL_CTRL_GROUP_LIST_RSP_FAMILY,
	[SLOT_GROUP_LIST_RSP + HNL_CTRL_A_GROUP_GROUP] =
		1 + HNL_CTRL_GROUP_LIST_RSP_GROUP,
	[SLOT_GROUP_LIST_RSP + HNL_CTRL_A_GROUP_RING] =
		1 + HNL_CTRL_GROUP_LIST_RSP_RING,
	[SLOT_AGREEMENT_LIST_RSP + HNL_CTRL_A_AGREEMENT_FAMILY] =
		1 + HNL_CTRL_AGREEMENT_LIST_RSP_FAMILY,
	[SLOT_AGREEMENT_LIST_RSP + HNL_CTRL_A_AGREEMENT_FEATURE] =
		1 + HNL_CTRL_AGREEMENT_LIST_RSP_FEATURE,
	[SLOT_AGREEMENT_LIST_RSP + HNL_CTRL_A_AGREEMENT_OFFERED] =
		1 + HNL_CTRL_AGREEMENT_LIST_RSP_OFFERED,
	[SLOT_AGREEMENT_LIST_RSP + HNL_CTRL_A_AGREEMENT_FIRMWARE] =
		1 + HNL_CTRL_AGREEMENT_LIST_RSP_FIRMWARE,
	[SLOT_AGREEMENT_LIST_RSP + HNL_CTRL_A_AGREEMENT_KERNEL] =
		1 + HNL_CTRL_AGREEMENT_LIST_RSP_KERNEL,
	[SLOT_AGREE_REQ + HNL_CTRL_A_AGREEMENT_FAMILY] =
		1 + HNL_CTRL_AGREE_REQ_FAMILY,
	[SLOT_AGREE_REQ + HNL_CTRL_A_AGREEMENT_FEATURE] =
		1 + HNL_CTRL_AGREE_REQ_FEATURE,
	[SLOT_AGREE_REQ + HNL_CTRL_A_AGREEMENT_PARTY] =
		1 + HNL_CTRL_AGREE_REQ_PARTY,
	[SLOT_PARTY_BEGIN_REQ + HNL_CTRL_A_AGREEMENT_PARTY] =
		1 + HNL_CTRL_PARTY_BEGIN_REQ_PARTY,
	[SLOT_COUNT_GET_RSP + HNL_CTRL_A_COUNT_CALLS] =
		1 + HNL_CTRL_COUNT_GET_RSP_CALLS,
	[SLOT_COUNT_GET_RSP + HNL_CTRL_A_COUNT_REFUSED] =
		1 + HNL_CTRL_COUNT_GET_RSP_REFUSED,
	[SLOT_COUNT_GET_RSP + HNL_CTRL_A_COUNT_UNITS] =
		1 + HNL_CTRL_COUNT_GET_RSP_UNITS,
	[SLOT_COUNT_GET_RSP + HNL_CTRL_A_COUNT_IN_FLIGHT] =
		1 + HNL_CTRL_COUNT_GET_RSP_IN_FLIGHT,
	[SLOT_COUNT_GET_RSP + HNL_CTRL_A_COUNT_LOST] =
		1 + HNL_CTRL_COUNT_GET_RSP_LOST,
	[SLOT_COUNT_LIST_RSP + HNL_CTRL_A_COUNT_FAMILY] =
		1 + HNL_CTRL_COUNT_LIST_RSP_FAMILY,
	[SLOT_COUNT_LIST_RSP + HNL_CTRL_A_COUNT_COMMAND] =
		1 + HNL_CTRL_COUNT_LIST_RSP_COMMAND,
	[SLOT_COUNT_LIST_RSP + HNL_CTRL_A_COUNT_CALLS] =
		1 + HNL_CTRL_COUNT_LIST_RSP_CALLS,
	[SLOT_COUNT_LIST_RSP + HNL_CTRL_A_COUNT_REFUSED] =
		1 + HNL_CTRL_COUNT_LIST_RSP_REFUSED,
	[SLOT_COUNT_LIST_RSP + HNL_CTRL_A_COUNT_UNITS] =
		1 + HNL_CTRL_COUNT_LIST_RSP_UNITS,
	[SLOT_CALL_PROGRESS_NTF + HNL_CTRL_A_CALL_TOKEN] =
		1 + HNL_CTRL_CALL_PROGRESS_NTF_TOKEN,
	[SLOT_CALL_PROGRESS_NTF + HNL_CTRL_A_CALL_RING] =
		1 + HNL_CTRL_CALL_PROGRESS_NTF_RING,
	[SLOT_CALL_PROGRESS_NTF + HNL_CTRL_A_CALL_SEQ] =
		1 + HNL_CTRL_CALL_PROGRESS_NTF_SEQ,
	[SLOT_CALL_PROGRESS_NTF + HNL_CTRL_A_CALL_UNITS] =
		1 + HNL_CTRL_CALL_PROGRESS_NTF_UNITS,
	[SLOT_OVERRUN_NTF + HNL_CTRL_A_GROUP_LOST] =
		1 + HNL_CTRL_OVERRUN_NTF_LOST,
	[SLOT_AGREEMENT_CHANGED_NTF + HNL_CTRL_A_AGREEMENT_FAMILY] =
		1 + HNL_CTRL_AGREEMENT_CHANGED_NTF_FAMILY,
	[SLOT_AGREEMENT_CHANGED_NTF + HNL_CTRL_A_AGREEMENT_FEATURE] =
		1 + HNL_CTRL_AGREEMENT_CHANGED_NTF_FEATURE,
	[SLOT_AGREEMENT_CHANGED_NTF + HNL_CTRL_A_AGREEMENT_OFFERED] =
		1 + HNL_CTRL_AGREEMENT_CHANGED_NTF_OFFERED,
	[SLOT_AGREEMENT_CHANGED_NTF + HNL_CTRL_A_AGREEMENT_FIRMWARE] =
		1 + HNL_CTRL_AGREEMENT_CHANGED_NTF_FIRMWARE,
	[SLOT_AGREEMENT_CHANGED_NTF + HNL_CTRL_A_AGREEMENT_KERNEL] =
		1 + HNL_CTRL_AGREEMENT_CHANGED_NTF_KERNEL,
	[SLOT_RING_NARROW_REQ + HNL_CTRL_A_RING_ID] =
		1 + HNL_CTRL_RING_NARROW_REQ_ID,
	[SLOT_RING_NARROW_REQ + HNL_CTRL_A_RING_WINDOW] =
		1 + HNL_CTRL_RING_NARROW_REQ_WINDOW,
	[SLOT_RING_NARROW_REQ + HNL_CTRL_A_RING_WINDOW_PAGES] =
		1 + HNL_CTRL_RING_NARROW_REQ_WINDOW_PAGES,
	[SLOT_RING_NARROW_REQ + HNL_CTRL_A_RING_GRANT] =
		1 + HNL_CTRL_RING_NARROW_REQ_GRANT,
	[SLOT_RING_REPLACE_REQ + HNL_CTRL_A_RING_ID] =
		1 + HNL_CTRL_RING_REPLACE_REQ_ID,
	[SLOT_RING_REPLACE_REQ + HNL_CTRL_A_RING_BY] =
		1 + HNL_CTRL_RING_REPLACE_REQ_BY,
	[SLOT_RING_GRANT + HNL_CTRL_A_RING_GRANT_FAMILY] =
		1 + HNL_CTRL_RING_GRANT_FAMILY,
	[SLOT_RING_GRANT + HNL_CTRL_A_RING_GRANT_FEATURES] =
		1 + HNL_CTRL_RING_GRANT_FEATURES,
	[SLOT_RING_GRANT + HNL_CTRL_A_RING_GRANT_COMMANDS] =
		1 + HNL_CTRL_RING_GRANT_COMMANDS,
};

static const struct hnl_field field[] = {
	[FIELD_FEATURE_LIST_RSP + HNL_CTRL_FEATURE_LIST_RSP_FAMILY] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_FEATURE_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_feature_list_rsp, family),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_FEATURE_LIST_RSP + HNL_CTRL_FEATURE_LIST_RSP_GRANTS] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_FEATURE_GRANTS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_feature_list_rsp, grants),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_FEATURE_LIST_RSP + HNL_CTRL_FEATURE_LIST_RSP_VERSION] = {
		.kind = HNL_KIND_U8,
		.type = HNL_CTRL_A_FEATURE_VERSION,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_ctrl_feature_list_rsp, version),
		.shape = 5,
		.span = 255,
	},
	[FIELD_LIMIT_GET_RSP + HNL_CTRL_LIMIT_GET_RSP_MESSAGE] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_LIMIT_MESSAGE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_limit_get_rsp, message),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_LIMIT_GET_RSP + HNL_CTRL_LIMIT_GET_RSP_RINGS] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_LIMIT_RINGS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_limit_get_rsp, rings),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_LIMIT_GET_RSP + HNL_CTRL_LIMIT_GET_RSP_RING_PAGES] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_LIMIT_RING_PAGES,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_limit_get_rsp, ring_pages),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_LIMIT_GET_RSP + HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_LIMIT_HIGHEST_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_limit_get_rsp, highest_gpa),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIMIT_GET_RSP + HNL_CTRL_LIMIT_GET_RSP_ABI] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_LIMIT_ABI,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_limit_get_rsp, abi),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_RING_CREATE_REQ + HNL_CTRL_RING_CREATE_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_create_req, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_CREATE_REQ + HNL_CTRL_RING_CREATE_REQ_CONTROL] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_CTRL_A_RING_CONTROL,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_ring_create_req, control),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_RING_CREATE_REQ + HNL_CTRL_RING_CREATE_REQ_SUBMISSION] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_CTRL_A_RING_SUBMISSION,
		.min = 8,
		.max = 32768,
		.sub = 8,
		.dst = offsetof(struct hnl_ctrl_ring_create_req, submission),
	},
	[FIELD_RING_CREATE_REQ + HNL_CTRL_RING_CREATE_REQ_COMPLETION] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_CTRL_A_RING_COMPLETION,
		.min = 8,
		.max = 32768,
		.sub = 8,
		.dst = offsetof(struct hnl_ctrl_ring_create_req, completion),
	},
	[FIELD_RING_CREATE_REQ + HNL_CTRL_RING_CREATE_REQ_PRIORITY] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_PRIORITY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_create_req, priority),
		.shape = 8,
		.hi = 3,
		.span = 3,
	},
	[FIELD_RING_DESTROY_REQ + HNL_CTRL_RING_DESTROY_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_destroy_req, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_GET_REQ + HNL_CTRL_RING_GET_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_get_req, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_GET_RSP + HNL_CTRL_RING_GET_RSP_ID] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_get_rsp, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_GET_RSP + HNL_CTRL_RING_GET_RSP_STATE] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_CTRL_A_RING_STATE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_get_rsp, state),
		.shape = 8,
		.hi = 0x3,
		.span = 1,
	},
	[FIELD_RING_GET_RSP + HNL_CTRL_RING_GET_RSP_REASON] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_RING_REASON,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_get_rsp, reason),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_RING_GET_RSP + HNL_CTRL_RING_GET_RSP_CONSUMED] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_RING_CONSUMED,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_get_rsp, consumed),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_RING_GET_RSP + HNL_CTRL_RING_GET_RSP_NARROWED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_RING_NARROWED,
		.shape = 4,
	},
	[FIELD_RING_GET_RSP + HNL_CTRL_RING_GET_RSP_PRIORITY] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_PRIORITY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_get_rsp, priority),
		.shape = 8,
		.hi = 3,
		.span = 3,
	},
	[FIELD_POLICY_LIST_REQ + HNL_CTRL_POLICY_LIST_REQ_FAMILY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_POLICY_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_req, family),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_POLICY_LIST_REQ + HNL_CTRL_POLICY_LIST_REQ_COMMAND] = {
		.kind = HNL_KIND_U8,
		.type = HNL_CTRL_A_POLICY_COMMAND,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_ctrl_policy_list_req, command),
		.shape = 5,
		.span = 255,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_FAMILY] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_POLICY_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, family),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_COMMAND] = {
		.kind = HNL_KIND_U8,
		.type = HNL_CTRL_A_POLICY_COMMAND,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, command),
		.shape = 5,
		.span = 255,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_DIRECTION] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_CTRL_A_POLICY_DIRECTION,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, direction),
		.shape = 8,
		.hi = 0x3,
		.span = 1,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_SET] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_POLICY_SET,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, set),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_TYPE] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_POLICY_TYPE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, type),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_KIND] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_CTRL_A_POLICY_KIND,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, kind),
		.shape = 8,
		.lo = 1,
		.hi = 0x1fffe,
		.span = 15,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_MIN_LEN] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_POLICY_MIN_LEN,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, min_len),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_MAX_LEN] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_POLICY_MAX_LEN,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, max_len),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_MIN] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_POLICY_MIN,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, min),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_MAX] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_POLICY_MAX,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, max),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_MASK] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_POLICY_MASK,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, mask),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_ALIGN] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_POLICY_ALIGN,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, align),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_NESTED_SET] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_POLICY_NESTED_SET,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, nested_set),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_REQUIRED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_POLICY_REQUIRED,
		.shape = 4,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_MULTI] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_POLICY_MULTI,
		.shape = 4,
	},
	[FIELD_POLICY_LIST_RSP + HNL_CTRL_POLICY_LIST_RSP_NAME] = {
		.kind = HNL_KIND_STRING,
		.type = HNL_CTRL_A_POLICY_NAME,
		.max = 63,
		.dst = offsetof(struct hnl_ctrl_policy_list_rsp, name),
	},
	[FIELD_RING_RESET_REQ + HNL_CTRL_RING_RESET_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_reset_req, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_CALL_LIST_RSP + HNL_CTRL_CALL_LIST_RSP_TOKEN] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_CALL_TOKEN,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_call_list_rsp, token),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CALL_LIST_RSP + HNL_CTRL_CALL_LIST_RSP_RING] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_CALL_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_call_list_rsp, ring),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CALL_LIST_RSP + HNL_CTRL_CALL_LIST_RSP_SEQ] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_CALL_SEQ,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_call_list_rsp, seq),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CALL_LIST_RSP + HNL_CTRL_CALL_LIST_RSP_FAMILY] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_CALL_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_call_list_rsp, family),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CALL_LIST_RSP + HNL_CTRL_CALL_LIST_RSP_COMMAND] = {
		.kind = HNL_KIND_U8,
		.type = HNL_CTRL_A_CALL_COMMAND,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_ctrl_call_list_rsp, command),
		.shape = 5,
		.span = 255,
	},
	[FIELD_CALL_LIST_RSP + HNL_CTRL_CALL_LIST_RSP_STATE] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_CTRL_A_CALL_STATE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_call_list_rsp, state),
		.shape = 8,
		.hi = 0x7,
		.span = 2,
	},
	[FIELD_CALL_LIST_RSP + HNL_CTRL_CALL_LIST_RSP_UNITS] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_CALL_UNITS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_call_list_rsp, units),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CALL_CANCEL_REQ + HNL_CTRL_CALL_CANCEL_REQ_TOKEN] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_CTRL_A_CALL_TOKEN,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_call_cancel_req, token),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_GROUP_JOIN_REQ + HNL_CTRL_GROUP_JOIN_REQ_FAMILY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_GROUP_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_group_join_req, family),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_GROUP_JOIN_REQ + HNL_CTRL_GROUP_JOIN_REQ_GROUP] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_GROUP_GROUP,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_group_join_req, group),
		.shape = 8,
		.lo = 1,
		.hi = 255,
		.span = 254,
	},
	[FIELD_GROUP_JOIN_REQ + HNL_CTRL_GROUP_JOIN_REQ_RING] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_GROUP_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_group_join_req, ring),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_GROUP_LEAVE_REQ + HNL_CTRL_GROUP_LEAVE_REQ_FAMILY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_GROUP_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_group_leave_req, family),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_GROUP_LEAVE_REQ + HNL_CTRL_GROUP_LEAVE_REQ_GROUP] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_GROUP_GROUP,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_group_leave_req, group),
		.shape = 8,
		.lo = 1,
		.hi = 255,
		.span = 254,
	},
	[FIELD_GROUP_LIST_RSP + HNL_CTRL_GROUP_LIST_RSP_FAMILY] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_GROUP_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_group_list_rsp, family),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_GROUP_LIST_RSP + HNL_CTRL_GROUP_LIST_RSP_GROUP] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_GROUP_GROUP,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_group_list_rsp, group),
		.shape = 8,
		.lo = 1,
		.hi = 255,
		.span = 254,
	},
	[FIELD_GROUP_LIST_RSP + HNL_CTRL_GROUP_LIST_RSP_RING] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_GROUP_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_group_list_rsp, ring),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_AGREEMENT_LIST_RSP + HNL_CTRL_AGREEMENT_LIST_RSP_FAMILY] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_AGREEMENT_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_agreement_list_rsp, family),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_AGREEMENT_LIST_RSP + HNL_CTRL_AGREEMENT_LIST_RSP_FEATURE] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_AGREEMENT_FEATURE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_agreement_list_rsp, feature),
		.shape = 8,
		.hi = 63,
		.span = 63,
	},
	[FIELD_AGREEMENT_LIST_RSP + HNL_CTRL_AGREEMENT_LIST_RSP_OFFERED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_AGREEMENT_OFFERED,
		.shape = 4,
	},
	[FIELD_AGREEMENT_LIST_RSP + HNL_CTRL_AGREEMENT_LIST_RSP_FIRMWARE] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_AGREEMENT_FIRMWARE,
		.shape = 4,
	},
	[FIELD_AGREEMENT_LIST_RSP + HNL_CTRL_AGREEMENT_LIST_RSP_KERNEL] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_AGREEMENT_KERNEL,
		.shape = 4,
	},
	[FIELD_AGREE_REQ + HNL_CTRL_AGREE_REQ_FAMILY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_AGREEMENT_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_agree_req, family),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_AGREE_REQ + HNL_CTRL_AGREE_REQ_FEATURE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_AGREEMENT_FEATURE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_agree_req, feature),
		.shape = 8,
		.hi = 63,
		.span = 63,
	},
	[FIELD_AGREE_REQ + HNL_CTRL_AGREE_REQ_PARTY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_CTRL_A_AGREEMENT_PARTY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_agree_req, party),
		.shape = 8,
		.hi = 0x3,
		.span = 1,
	},
	[FIELD_PARTY_BEGIN_REQ + HNL_CTRL_PARTY_BEGIN_REQ_PARTY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_CTRL_A_AGREEMENT_PARTY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_party_begin_req, party),
		.shape = 8,
		.hi = 0x3,
		.span = 1,
	},
	[FIELD_COUNT_GET_RSP + HNL_CTRL_COUNT_GET_RSP_CALLS] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_COUNT_CALLS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_count_get_rsp, calls),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_COUNT_GET_RSP + HNL_CTRL_COUNT_GET_RSP_REFUSED] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_COUNT_REFUSED,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_count_get_rsp, refused),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_COUNT_GET_RSP + HNL_CTRL_COUNT_GET_RSP_UNITS] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_COUNT_UNITS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_count_get_rsp, units),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_COUNT_GET_RSP + HNL_CTRL_COUNT_GET_RSP_IN_FLIGHT] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_COUNT_IN_FLIGHT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_count_get_rsp, in_flight),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_COUNT_GET_RSP + HNL_CTRL_COUNT_GET_RSP_LOST] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_COUNT_LOST,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_count_get_rsp, lost),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_COUNT_LIST_RSP + HNL_CTRL_COUNT_LIST_RSP_FAMILY] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_COUNT_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_count_list_rsp, family),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_COUNT_LIST_RSP + HNL_CTRL_COUNT_LIST_RSP_COMMAND] = {
		.kind = HNL_KIND_U8,
		.type = HNL_CTRL_A_COUNT_COMMAND,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_ctrl_count_list_rsp, command),
		.shape = 5,
		.span = 255,
	},
	[FIELD_COUNT_LIST_RSP + HNL_CTRL_COUNT_LIST_RSP_CALLS] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_COUNT_CALLS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_count_list_rsp, calls),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_COUNT_LIST_RSP + HNL_CTRL_COUNT_LIST_RSP_REFUSED] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_COUNT_REFUSED,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_count_list_rsp, refused),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_COUNT_LIST_RSP + HNL_CTRL_COUNT_LIST_RSP_UNITS] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_COUNT_UNITS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_count_list_rsp, units),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CALL_PROGRESS_NTF + HNL_CTRL_CALL_PROGRESS_NTF_TOKEN] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_CTRL_A_CALL_TOKEN,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_call_progress_ntf, token),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CALL_PROGRESS_NTF + HNL_CTRL_CALL_PROGRESS_NTF_RING] = {
		.kind = HNL_KIND_U32,
		.type = HNL_CTRL_A_CALL_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_call_progress_ntf, ring),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CALL_PROGRESS_NTF + HNL_CTRL_CALL_PROGRESS_NTF_SEQ] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_CTRL_A_CALL_SEQ,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_call_progress_ntf, seq),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CALL_PROGRESS_NTF + HNL_CTRL_CALL_PROGRESS_NTF_UNITS] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_CTRL_A_CALL_UNITS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_call_progress_ntf, units),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_OVERRUN_NTF + HNL_CTRL_OVERRUN_NTF_LOST] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_CTRL_A_GROUP_LOST,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_overrun_ntf, lost),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_AGREEMENT_CHANGED_NTF + HNL_CTRL_AGREEMENT_CHANGED_NTF_FAMILY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_AGREEMENT_FAMILY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_agreement_changed_ntf, family),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_AGREEMENT_CHANGED_NTF + HNL_CTRL_AGREEMENT_CHANGED_NTF_FEATURE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_AGREEMENT_FEATURE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_agreement_changed_ntf, feature),
		.shape = 8,
		.hi = 63,
		.span = 63,
	},
	[FIELD_AGREEMENT_CHANGED_NTF + HNL_CTRL_AGREEMENT_CHANGED_NTF_OFFERED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_AGREEMENT_OFFERED,
		.shape = 4,
	},
	[FIELD_AGREEMENT_CHANGED_NTF + HNL_CTRL_AGREEMENT_CHANGED_NTF_FIRMWARE] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_AGREEMENT_FIRMWARE,
		.shape = 4,
	},
	[FIELD_AGREEMENT_CHANGED_NTF + HNL_CTRL_AGREEMENT_CHANGED_NTF_KERNEL] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_CTRL_A_AGREEMENT_KERNEL,
		.shape = 4,
	},
	[FIELD_RING_NARROW_REQ + HNL_CTRL_RING_NARROW_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_narrow_req, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_NARROW_REQ + HNL_CTRL_RING_NARROW_REQ_WINDOW] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_CTRL_A_RING_WINDOW,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_ring_narrow_req, window),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_RING_NARROW_REQ + HNL_CTRL_RING_NARROW_REQ_WINDOW_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_WINDOW_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_ring_narrow_req, window_pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_RING_NARROW_REQ + HNL_CTRL_RING_NARROW_REQ_GRANT] = {
		.kind = HNL_KIND_NEST,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_CTRL_A_RING_GRANT,
		.max = 65531,
		.sub = SET_RING_GRANT,
		.dst = offsetof(struct hnl_ctrl_ring_narrow_req, grant),
		.min_count = 1,
		.max_count = 16,
	},
	[FIELD_RING_REPLACE_REQ + HNL_CTRL_RING_REPLACE_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_replace_req, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_REPLACE_REQ + HNL_CTRL_RING_REPLACE_REQ_BY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_CTRL_A_RING_BY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_ctrl_ring_replace_req, by),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_GRANT + HNL_CTRL_RING_GRANT_FAMILY] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_CTRL_A_RING_GRANT_FAMILY,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_ctrl_ring_grant, family),
		.shape = 6,
		.span = 65535,
	},
	[FIELD_RING_GRANT + HNL_CTRL_RING_GRANT_FEATURES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_CTRL_A_RING_GRANT_FEATURES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_ctrl_ring_grant, features),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_RING_GRANT + HNL_CTRL_RING_GRANT_COMMANDS] = {
		.kind = HNL_KIND_BYTES,
		.type = HNL_CTRL_A_RING_GRANT_COMMANDS,
		.min = 1,
		.max = 32,
		.dst = offsetof(struct hnl_ctrl_ring_grant, commands),
	},
};

static const struct hnl_set set[] = {
	[SET_FEATURE_LIST_REQ] = { 0 },
	[SET_FEATURE_LIST_RSP] = {
		.slot = SLOT_FEATURE_LIST_RSP,
		.n_types = 4,
		.field = FIELD_FEATURE_LIST_RSP,
		.n_fields = HNL_CTRL_FEATURE_LIST_RSP_FIELDS,
	},
	[SET_LIMIT_GET_REQ] = { 0 },
	[SET_LIMIT_GET_RSP] = {
		.slot = SLOT_LIMIT_GET_RSP,
		.n_types = 6,
		.field = FIELD_LIMIT_GET_RSP,
		.n_fields = HNL_CTRL_LIMIT_GET_RSP_FIELDS,
	},
	[SET_RING_CREATE_REQ] = {
		.slot = SLOT_RING_CREATE_REQ,
		.n_types = 14,
		.field = FIELD_RING_CREATE_REQ,
		.n_fields = HNL_CTRL_RING_CREATE_REQ_FIELDS,
	},
	[SET_RING_DESTROY_REQ] = {
		.slot = SLOT_RING_DESTROY_REQ,
		.n_types = 2,
		.field = FIELD_RING_DESTROY_REQ,
		.n_fields = HNL_CTRL_RING_DESTROY_REQ_FIELDS,
	},
	[SET_RING_GET_REQ] = {
		.slot = SLOT_RING_GET_REQ,
		.n_types = 2,
		.field = FIELD_RING_GET_REQ,
		.n_fields = HNL_CTRL_RING_GET_REQ_FIELDS,
	},
	[SET_RING_GET_RSP] = {
		.slot = SLOT_RING_GET_RSP,
		.n_types = 14,
		.field = FIELD_RING_GET_RSP,
		.n_fields = HNL_CTRL_RING_GET_RSP_FIELDS,
	},
	[SET_POLICY_LIST_REQ] = {
		.slot = SLOT_POLICY_LIST_REQ,
		.n_types = 3,
		.field = FIELD_POLICY_LIST_REQ,
		.n_fields = HNL_CTRL_POLICY_LIST_REQ_FIELDS,
	},
	[SET_POLICY_LIST_RSP] = {
		.slot = SLOT_POLICY_LIST_RSP,
		.n_types = 17,
		.field = FIELD_POLICY_LIST_RSP,
		.n_fields = HNL_CTRL_POLICY_LIST_RSP_FIELDS,
	},
	[SET_RING_RESET_REQ] = {
		.slot = SLOT_RING_RESET_REQ,
		.n_types = 2,
		.field = FIELD_RING_RESET_REQ,
		.n_fields = HNL_CTRL_RING_RESET_REQ_FIELDS,
	},
	[SET_CALL_LIST_REQ] = { 0 },
	[SET_CALL_LIST_RSP] = {
		.slot = SLOT_CALL_LIST_RSP,
		.n_types = 8,
		.field = FIELD_CALL_LIST_RSP,
		.n_fields = HNL_CTRL_CALL_LIST_RSP_FIELDS,
	},
	[SET_CALL_CANCEL_REQ] = {
		.slot = SLOT_CALL_CANCEL_REQ,
		.n_types = 2,
		.field = FIELD_CALL_CANCEL_REQ,
		.n_fields = HNL_CTRL_CALL_CANCEL_REQ_FIELDS,
	},
	[SET_GROUP_JOIN_REQ] = {
		.slot = SLOT_GROUP_JOIN_REQ,
		.n_types = 4,
		.field = FIELD_GROUP_JOIN_REQ,
		.n_fields = HNL_CTRL_GROUP_JOIN_REQ_FIELDS,
	},
	[SET_GROUP_LEAVE_REQ] = {
		.slot = SLOT_GROUP_LEAVE_REQ,
		.n_types = 3,
		.field = FIELD_GROUP_LEAVE_REQ,
		.n_fields = HNL_CTRL_GROUP_LEAVE_REQ_FIELDS,
	},
	[SET_GROUP_LIST_REQ] = { 0 },
	[SET_GROUP_LIST_RSP] = {
		.slot = SLOT_GROUP_LIST_RSP,
		.n_types = 4,
		.field = FIELD_GROUP_LIST_RSP,
		.n_fields = HNL_CTRL_GROUP_LIST_RSP_FIELDS,
	},
	[SET_AGREEMENT_LIST_REQ] = { 0 },
	[SET_AGREEMENT_LIST_RSP] = {
		.slot = SLOT_AGREEMENT_LIST_RSP,
		.n_types = 7,
		.field = FIELD_AGREEMENT_LIST_RSP,
		.n_fields = HNL_CTRL_AGREEMENT_LIST_RSP_FIELDS,
	},
	[SET_AGREE_REQ] = {
		.slot = SLOT_AGREE_REQ,
		.n_types = 4,
		.field = FIELD_AGREE_REQ,
		.n_fields = HNL_CTRL_AGREE_REQ_FIELDS,
	},
	[SET_PARTY_BEGIN_REQ] = {
		.slot = SLOT_PARTY_BEGIN_REQ,
		.n_types = 4,
		.field = FIELD_PARTY_BEGIN_REQ,
		.n_fields = HNL_CTRL_PARTY_BEGIN_REQ_FIELDS,
	},
	[SET_COUNT_GET_REQ] = { 0 },
	[SET_COUNT_GET_RSP] = {
		.slot = SLOT_COUNT_GET_RSP,
		.n_types = 8,
		.field = FIELD_COUNT_GET_RSP,
		.n_fields = HNL_CTRL_COUNT_GET_RSP_FIELDS,
	},
	[SET_COUNT_LIST_REQ] = { 0 },
	[SET_COUNT_LIST_RSP] = {
		.slot = SLOT_COUNT_LIST_RSP,
		.n_types = 6,
		.field = FIELD_COUNT_LIST_RSP,
		.n_fields = HNL_CTRL_COUNT_LIST_RSP_FIELDS,
	},
	[SET_CALL_PROGRESS_NTF] = {
		.slot = SLOT_CALL_PROGRESS_NTF,
		.n_types = 8,
		.field = FIELD_CALL_PROGRESS_NTF,
		.n_fields = HNL_CTRL_CALL_PROGRESS_NTF_FIELDS,
	},
	[SET_OVERRUN_NTF] = {
		.slot = SLOT_OVERRUN_NTF,
		.n_types = 5,
		.field = FIELD_OVERRUN_NTF,
		.n_fields = HNL_CTRL_OVERRUN_NTF_FIELDS,
	},
	[SET_AGREEMENT_CHANGED_NTF] = {
		.slot = SLOT_AGREEMENT_CHANGED_NTF,
		.n_types = 7,
		.field = FIELD_AGREEMENT_CHANGED_NTF,
		.n_fields = HNL_CTRL_AGREEMENT_CHANGED_NTF_FIELDS,
	},
	[SET_RING_NARROW_REQ] = {
		.slot = SLOT_RING_NARROW_REQ,
		.n_types = 12,
		.field = FIELD_RING_NARROW_REQ,
		.n_fields = HNL_CTRL_RING_NARROW_REQ_FIELDS,
	},
	[SET_RING_REPLACE_REQ] = {
		.slot = SLOT_RING_REPLACE_REQ,
		.n_types = 13,
		.field = FIELD_RING_REPLACE_REQ,
		.n_fields = HNL_CTRL_RING_REPLACE_REQ_FIELDS,
	},
	[SET_RING_GRANT] = {
		.slot = SLOT_RING_GRANT,
		.n_types = 4,
		.field = FIELD_RING_GRANT,
		.n_fields = HNL_CTRL_RING_GRANT_FIELDS,
	},
};

/* Guest-physical addresses of the caller in requests. */
static const struct hnl_reach reach[] = {
	{
		.set = SET_RING_CREATE_REQ,
		.type = HNL_CTRL_A_RING_CONTROL,
	},
	{
		.set = SET_RING_CREATE_REQ,
		.type = HNL_CTRL_A_RING_SUBMISSION,
		.step = 8,
	},
	{
		.set = SET_RING_CREATE_REQ,
		.type = HNL_CTRL_A_RING_COMPLETION,
		.step = 8,
	},
	{
		.set = SET_RING_NARROW_REQ,
		.type = HNL_CTRL_A_RING_WINDOW,
		.extent = HNL_CTRL_A_RING_WINDOW_PAGES,
		.width = 8,
	},
};

static int decode_ring_grant(struct hnl_decoder *d, const uint8_t *buf,
			     size_t end, size_t pos, void *out,
			     struct hnl_extack *x);

static int (*const decode[32])(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x) = {
	[SET_FEATURE_LIST_RSP] = hnl_ctrl_feature_list_rsp_decode_at,
	[SET_LIMIT_GET_RSP] = hnl_ctrl_limit_get_rsp_decode_at,
	[SET_RING_CREATE_REQ] = hnl_ctrl_ring_create_req_decode_at,
	[SET_RING_DESTROY_REQ] = hnl_ctrl_ring_destroy_req_decode_at,
	[SET_RING_GET_REQ] = hnl_ctrl_ring_get_req_decode_at,
	[SET_RING_GET_RSP] = hnl_ctrl_ring_get_rsp_decode_at,
	[SET_POLICY_LIST_REQ] = hnl_ctrl_policy_list_req_decode_at,
	[SET_POLICY_LIST_RSP] = hnl_ctrl_policy_list_rsp_decode_at,
	[SET_RING_RESET_REQ] = hnl_ctrl_ring_reset_req_decode_at,
	[SET_CALL_LIST_RSP] = hnl_ctrl_call_list_rsp_decode_at,
	[SET_CALL_CANCEL_REQ] = hnl_ctrl_call_cancel_req_decode_at,
	[SET_GROUP_JOIN_REQ] = hnl_ctrl_group_join_req_decode_at,
	[SET_GROUP_LEAVE_REQ] = hnl_ctrl_group_leave_req_decode_at,
	[SET_GROUP_LIST_RSP] = hnl_ctrl_group_list_rsp_decode_at,
	[SET_AGREEMENT_LIST_RSP] = hnl_ctrl_agreement_list_rsp_decode_at,
	[SET_AGREE_REQ] = hnl_ctrl_agree_req_decode_at,
	[SET_PARTY_BEGIN_REQ] = hnl_ctrl_party_begin_req_decode_at,
	[SET_COUNT_GET_RSP] = hnl_ctrl_count_get_rsp_decode_at,
	[SET_COUNT_LIST_RSP] = hnl_ctrl_count_list_rsp_decode_at,
	[SET_CALL_PROGRESS_NTF] = hnl_ctrl_call_progress_ntf_decode_at,
	[SET_OVERRUN_NTF] = hnl_ctrl_overrun_ntf_decode_at,
	[SET_AGREEMENT_CHANGED_NTF] = hnl_ctrl_agreement_changed_ntf_decode_at,
	[SET_RING_NARROW_REQ] = hnl_ctrl_ring_narrow_req_decode_at,
	[SET_RING_REPLACE_REQ] = hnl_ctrl_ring_replace_req_decode_at,
	[SET_RING_GRANT] = decode_ring_grant,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 32,
	.reach = reach,
	.n_reach = 4,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_CTRL_CMD_FEATURE_LIST] = {
		.flags = HNL_COMMAND_DUMP | HNL_COMMAND_LONG,
		.request = SET_FEATURE_LIST_REQ,
		.reply = SET_FEATURE_LIST_RSP,
		.reply_max = 48,
		.reply_bound = 48,
	},
	[HNL_CTRL_CMD_LIMIT_GET] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_LIMIT_GET_REQ,
		.reply = SET_LIMIT_GET_RSP,
		.reply_max = 64,
		.reply_bound = 64,
	},
	[HNL_CTRL_CMD_RING_CREATE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_RING_CREATE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_ring_create_req),
	},
	[HNL_CTRL_CMD_RING_DESTROY] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_RING_DESTROY_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_ring_destroy_req),
	},
	[HNL_CTRL_CMD_RING_GET] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_RING_GET_REQ,
		.reply = SET_RING_GET_RSP,
		.request_size = sizeof(struct hnl_ctrl_ring_get_req),
		.reply_max = 64,
		.reply_bound = 64,
	},
	[HNL_CTRL_CMD_POLICY_LIST] = {
		.flags = HNL_COMMAND_DUMP | HNL_COMMAND_LONG,
		.request = SET_POLICY_LIST_REQ,
		.reply = SET_POLICY_LIST_RSP,
		.request_size = sizeof(struct hnl_ctrl_policy_list_req),
		.reply_max = 216,
		.reply_bound = 216,
	},
	[HNL_CTRL_CMD_RING_RESET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_RING_RESET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_ring_reset_req),
	},
	[HNL_CTRL_CMD_CALL_LIST] = {
		.flags = HNL_COMMAND_DUMP | HNL_COMMAND_LONG,
		.request = SET_CALL_LIST_REQ,
		.reply = SET_CALL_LIST_RSP,
		.reply_max = 84,
		.reply_bound = 84,
	},
	[HNL_CTRL_CMD_CALL_CANCEL] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_CALL_CANCEL_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_call_cancel_req),
	},
	[HNL_CTRL_CMD_GROUP_JOIN] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_GROUP_JOIN_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_group_join_req),
	},
	[HNL_CTRL_CMD_GROUP_LEAVE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_GROUP_LEAVE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_group_leave_req),
	},
	[HNL_CTRL_CMD_GROUP_LIST] = {
		.flags = HNL_COMMAND_DUMP | HNL_COMMAND_LONG,
		.request = SET_GROUP_LIST_REQ,
		.reply = SET_GROUP_LIST_RSP,
		.reply_max = 44,
		.reply_bound = 44,
	},
	[HNL_CTRL_CMD_AGREEMENT_LIST] = {
		.flags = HNL_COMMAND_DUMP | HNL_COMMAND_LONG,
		.request = SET_AGREEMENT_LIST_REQ,
		.reply = SET_AGREEMENT_LIST_RSP,
		.reply_max = 48,
		.reply_bound = 48,
	},
	[HNL_CTRL_CMD_AGREE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_AGREE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_agree_req),
	},
	[HNL_CTRL_CMD_PARTY_BEGIN] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_PARTY_BEGIN_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_party_begin_req),
	},
	[HNL_CTRL_CMD_COUNT_GET] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_COUNT_GET_REQ,
		.reply = SET_COUNT_GET_RSP,
		.reply_max = 76,
		.reply_bound = 76,
	},
	[HNL_CTRL_CMD_COUNT_LIST] = {
		.flags = HNL_COMMAND_DUMP | HNL_COMMAND_LONG,
		.request = SET_COUNT_LIST_REQ,
		.reply = SET_COUNT_LIST_RSP,
		.reply_max = 72,
		.reply_bound = 72,
	},
	[HNL_CTRL_CMD_CALL_PROGRESS] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_CTRL_GROUP_PROGRESS,
		.request = HNL_SET_NONE,
		.reply = SET_CALL_PROGRESS_NTF,
		.reply_max = 60,
		.reply_bound = 60,
	},
	[HNL_CTRL_CMD_OVERRUN] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_CTRL_GROUP_OVERRUN,
		.request = HNL_SET_NONE,
		.reply = SET_OVERRUN_NTF,
		.reply_max = 32,
		.reply_bound = 32,
	},
	[HNL_CTRL_CMD_AGREEMENT_CHANGED] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_CTRL_GROUP_AGREEMENT,
		.request = HNL_SET_NONE,
		.reply = SET_AGREEMENT_CHANGED_NTF,
		.reply_max = 48,
		.reply_bound = 48,
	},
	[HNL_CTRL_CMD_RING_NARROW] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_RING_NARROW_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_ring_narrow_req),
	},
	[HNL_CTRL_CMD_RING_REPLACE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_RING_REPLACE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_ctrl_ring_replace_req),
	},
};

const struct hnl_family hnl_ctrl_family = {
	.id = HNL_CTRL_FAMILY,
	.version = HNL_CTRL_VERSION,
	.n_commands = 23,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_ring_grant(struct hnl_fast c,
				struct hnl_ctrl_ring_grant *out)
{
	const struct hnl_field *f = &field[FIELD_RING_GRANT];

	hnl_fast_begin(&c, HNL_CTRL_RING_GRANT_FIELDS);
	return hnl_fast_u16(&c, HNL_CTRL_A_RING_GRANT_FAMILY, f,
			    HNL_CTRL_RING_GRANT_FAMILY, &out->family) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_RING_GRANT_FEATURES, f,
			    HNL_CTRL_RING_GRANT_FEATURES, &out->features) &&
	       hnl_fast_bytes(&c, HNL_CTRL_A_RING_GRANT_COMMANDS, f,
			      HNL_CTRL_RING_GRANT_COMMANDS, &out->commands) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_ring_grant(struct hnl_fast c,
				 struct hnl_ctrl_ring_grant *out)
{
	return c.at <= -24 &&
	       take_ring_grant(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool fast_ring_grant(struct hnl_fast c,
				struct hnl_ctrl_ring_grant *out)
{
	if (c.at <= -24)
		return take_ring_grant(hnl_fast_roomy(c, 24), out);
	return take_ring_grant(c, out);
}

HNL_INLINE bool list_ring_grant(struct hnl_fast *c, uint32_t type,
				const struct hnl_field *f, size_t i,
				struct hnl_list *out)
{
	const uint8_t *first = hnl_fast_here(c);
	struct hnl_ctrl_ring_grant v;
	struct hnl_fast in;
	uint32_t n;
	bool good;

	for (n = 0;; n++) {
		if (hnl_fast_enter(c, type, &f[i], &in))
			good = fast_ring_grant(in, &v);
		else
			break;
		if (!good)
			return false;
	}
	return hnl_fast_list(c, f, i, first, n, out);
}

static HNL_APART int any_ring_grant(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_ring_grant(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_ctrl_ring_grant *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_GRANT;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

static int decode_ring_grant(struct hnl_decoder *d, const uint8_t *buf,
			     size_t end, size_t pos, void *out,
			     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_ring_grant(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_ctrl_ring_grant *)out))
		return 0;
	return any_ring_grant(d, buf, end, pos, out, x);
}

HNL_INLINE bool write_ring_grant(struct hnl_builder *b,
				 const struct hnl_ctrl_ring_grant *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_RING_GRANT];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_CTRL_RING_GRANT_FAMILY)) &&
	       hnl_encode_u16(b, HNL_CTRL_A_RING_GRANT_FAMILY,
			      &f[HNL_CTRL_RING_GRANT_FAMILY], s->family) &&
	       (!(has & HNL_BIT(HNL_CTRL_RING_GRANT_FEATURES)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_RING_GRANT_FEATURES,
			       &f[HNL_CTRL_RING_GRANT_FEATURES],
			       s->features)) &&
	       (!(has & HNL_BIT(HNL_CTRL_RING_GRANT_COMMANDS)) ||
	        hnl_encode_bytes(b, HNL_CTRL_A_RING_GRANT_COMMANDS,
				 &f[HNL_CTRL_RING_GRANT_COMMANDS],
				 s->commands));
}

HNL_INLINE bool is_full_ring_grant(const struct hnl_ctrl_ring_grant *s)
{
	return hnl_encode_is_full(s->has[0], HNL_CTRL_RING_GRANT_FIELDS);
}

void hnl_ctrl_ring_grant_put(struct hnl_builder *b,
			     const struct hnl_ctrl_ring_grant *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 56, false))
		(void)write_ring_grant(&w, s, false);
	else
		(void)write_ring_grant(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_ring_grant(struct hnl_builder *b, uint16_t type,
				const struct hnl_ctrl_ring_grant *s, bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_ring_grant(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool each_ring_grant(struct hnl_builder *b, uint16_t type,
				const struct hnl_ctrl_ring_grant *s, bool roomy)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (is_full_ring_grant(s) &&
	    hnl_encode_is_roomy(&w, HNL_ATTRHDR + 56, roomy)) {
		(void)nest_ring_grant(&w, type, s, true);
		return hnl_encode_commit(b, &w);
	}
	(void)nest_ring_grant(&w, type, s, false);
	return hnl_encode_commit(b, &w);
}

int hnl_ctrl_feature_list_req_encode_at(uint8_t *buf, size_t size,
					uint16_t flags, uint32_t seq,
					uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_FEATURE_LIST,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_feature_list_rsp(struct hnl_fast c,
				      struct hnl_ctrl_feature_list_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_FEATURE_LIST_RSP];

	hnl_fast_begin(&c, HNL_CTRL_FEATURE_LIST_RSP_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_FEATURE_FAMILY, f,
			    HNL_CTRL_FEATURE_LIST_RSP_FAMILY, &out->family) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_FEATURE_GRANTS, f,
			    HNL_CTRL_FEATURE_LIST_RSP_GRANTS, &out->grants) &&
	       hnl_fast_u8(&c, HNL_CTRL_A_FEATURE_VERSION, f,
			   HNL_CTRL_FEATURE_LIST_RSP_VERSION, &out->version) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_feature_list_rsp(struct hnl_fast c,
				       struct hnl_ctrl_feature_list_rsp *out)
{
	return c.at == -28 &&
	       take_feature_list_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_feature_list_rsp(struct hnl_builder *b,
		       const struct hnl_ctrl_feature_list_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_FEATURE_LIST_RSP];

	return (!HNL_HAS(s, HNL_CTRL_FEATURE_LIST_RSP_FAMILY) ||
	        hnl_encode_u32(b, HNL_CTRL_A_FEATURE_FAMILY,
			       &f[HNL_CTRL_FEATURE_LIST_RSP_FAMILY],
			       s->family)) &&
	       (!HNL_HAS(s, HNL_CTRL_FEATURE_LIST_RSP_GRANTS) ||
	        hnl_encode_u64(b, HNL_CTRL_A_FEATURE_GRANTS,
			       &f[HNL_CTRL_FEATURE_LIST_RSP_GRANTS],
			       s->grants)) &&
	       (!HNL_HAS(s, HNL_CTRL_FEATURE_LIST_RSP_VERSION) ||
	        hnl_encode_u8(b, HNL_CTRL_A_FEATURE_VERSION,
			      &f[HNL_CTRL_FEATURE_LIST_RSP_VERSION],
			      s->version));
}

void hnl_ctrl_feature_list_rsp_put(struct hnl_builder *b,
				   const struct hnl_ctrl_feature_list_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_feature_list_rsp(&w, s);
	else
		(void)write_feature_list_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_feature_list_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_feature_list_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_FEATURE_LIST,
			     HNL_F_MULTI, flags, seq, port);
	hnl_ctrl_feature_list_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_feature_list_rsp(struct hnl_decoder *d,
					  const uint8_t *buf, size_t end,
					  size_t pos, void *out,
					  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_feature_list_rsp(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_ctrl_feature_list_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_FEATURE_LIST_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_feature_list_rsp_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_feature_list_rsp(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_ctrl_feature_list_rsp *)out))
		return 0;
	return any_feature_list_rsp(d, buf, end, pos, out, x);
}

int hnl_ctrl_limit_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_LIMIT_GET,
			     HNL_F_REQUEST, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_limit_get_rsp(struct hnl_fast c,
				   struct hnl_ctrl_limit_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_LIMIT_GET_RSP];

	hnl_fast_begin(&c, HNL_CTRL_LIMIT_GET_RSP_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_LIMIT_MESSAGE, f,
			    HNL_CTRL_LIMIT_GET_RSP_MESSAGE, &out->message) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_LIMIT_RINGS, f,
			    HNL_CTRL_LIMIT_GET_RSP_RINGS, &out->rings) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_LIMIT_RING_PAGES, f,
			    HNL_CTRL_LIMIT_GET_RSP_RING_PAGES,
			    &out->ring_pages) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_LIMIT_HIGHEST_GPA, f,
			    HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA,
			    &out->highest_gpa) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_LIMIT_ABI, f,
			    HNL_CTRL_LIMIT_GET_RSP_ABI, &out->abi) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_limit_get_rsp(struct hnl_fast c,
				    struct hnl_ctrl_limit_get_rsp *out)
{
	return c.at == -44 &&
	       take_limit_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_limit_get_rsp(struct hnl_builder *b,
				    const struct hnl_ctrl_limit_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_LIMIT_GET_RSP];

	return (!HNL_HAS(s, HNL_CTRL_LIMIT_GET_RSP_MESSAGE) ||
	        hnl_encode_u32(b, HNL_CTRL_A_LIMIT_MESSAGE,
			       &f[HNL_CTRL_LIMIT_GET_RSP_MESSAGE],
			       s->message)) &&
	       (!HNL_HAS(s, HNL_CTRL_LIMIT_GET_RSP_RINGS) ||
	        hnl_encode_u32(b, HNL_CTRL_A_LIMIT_RINGS,
			       &f[HNL_CTRL_LIMIT_GET_RSP_RINGS], s->rings)) &&
	       (!HNL_HAS(s, HNL_CTRL_LIMIT_GET_RSP_RING_PAGES) ||
	        hnl_encode_u32(b, HNL_CTRL_A_LIMIT_RING_PAGES,
			       &f[HNL_CTRL_LIMIT_GET_RSP_RING_PAGES],
			       s->ring_pages)) &&
	       (!HNL_HAS(s, HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA) ||
	        hnl_encode_u64(b, HNL_CTRL_A_LIMIT_HIGHEST_GPA,
			       &f[HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA],
			       s->highest_gpa)) &&
	       (!HNL_HAS(s, HNL_CTRL_LIMIT_GET_RSP_ABI) ||
	        hnl_encode_u32(b, HNL_CTRL_A_LIMIT_ABI,
			       &f[HNL_CTRL_LIMIT_GET_RSP_ABI], s->abi));
}

void hnl_ctrl_limit_get_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_limit_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 44, false))
		(void)write_limit_get_rsp(&w, s);
	else
		(void)write_limit_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_limit_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_ctrl_limit_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_LIMIT_GET, 0,
			     flags, seq, port);
	hnl_ctrl_limit_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_limit_get_rsp(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_limit_get_rsp(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_ctrl_limit_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_LIMIT_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_limit_get_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_limit_get_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_ctrl_limit_get_rsp *)out))
		return 0;
	return any_limit_get_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ring_create_req(struct hnl_fast c,
				     struct hnl_ctrl_ring_create_req *out)
{
	const struct hnl_field *f = &field[FIELD_RING_CREATE_REQ];

	hnl_fast_begin(&c, HNL_CTRL_RING_CREATE_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_RING_ID, f,
			    HNL_CTRL_RING_CREATE_REQ_ID, &out->id) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_RING_CONTROL, f,
			    HNL_CTRL_RING_CREATE_REQ_CONTROL, &out->control) &&
	       hnl_fast_bytes(&c, HNL_CTRL_A_RING_SUBMISSION, f,
			      HNL_CTRL_RING_CREATE_REQ_SUBMISSION,
			      &out->submission) &&
	       hnl_fast_bytes(&c, HNL_CTRL_A_RING_COMPLETION, f,
			      HNL_CTRL_RING_CREATE_REQ_COMPLETION,
			      &out->completion) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_RING_PRIORITY, f,
			    HNL_CTRL_RING_CREATE_REQ_PRIORITY,
			    &out->priority) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_ring_create_req(struct hnl_fast c,
				     struct hnl_ctrl_ring_create_req *out)
{
	if (c.at <= -24)
		return take_ring_create_req(hnl_fast_roomy(c, 24), out);
	return take_ring_create_req(c, out);
}

HNL_INLINE bool write_ring_create_req(struct hnl_builder *b,
				      const struct hnl_ctrl_ring_create_req *s)
{
	const struct hnl_field *f = &field[FIELD_RING_CREATE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_RING_CREATE_REQ_ID) |
			      HNL_BIT(HNL_CTRL_RING_CREATE_REQ_CONTROL) |
			      HNL_BIT(HNL_CTRL_RING_CREATE_REQ_SUBMISSION) |
			      HNL_BIT(HNL_CTRL_RING_CREATE_REQ_COMPLETION)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_RING_ID,
			      &f[HNL_CTRL_RING_CREATE_REQ_ID], s->id) &&
	       hnl_encode_u64(b, HNL_CTRL_A_RING_CONTROL,
			      &f[HNL_CTRL_RING_CREATE_REQ_CONTROL],
			      s->control) &&
	       hnl_encode_bytes(b, HNL_CTRL_A_RING_SUBMISSION,
				&f[HNL_CTRL_RING_CREATE_REQ_SUBMISSION],
				s->submission) &&
	       hnl_encode_bytes(b, HNL_CTRL_A_RING_COMPLETION,
				&f[HNL_CTRL_RING_CREATE_REQ_COMPLETION],
				s->completion) &&
	       (!HNL_HAS(s, HNL_CTRL_RING_CREATE_REQ_PRIORITY) ||
	        hnl_encode_u32(b, HNL_CTRL_A_RING_PRIORITY,
			       &f[HNL_CTRL_RING_CREATE_REQ_PRIORITY],
			       s->priority));
}

void hnl_ctrl_ring_create_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_ring_create_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_ring_create_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_ring_create_req_encode_at(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_ctrl_ring_create_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_RING_CREATE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_ring_create_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_ring_create_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_ring_create_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_ctrl_ring_create_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_CREATE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ring_destroy_req(struct hnl_fast c,
				      struct hnl_ctrl_ring_destroy_req *out)
{
	const struct hnl_field *f = &field[FIELD_RING_DESTROY_REQ];

	hnl_fast_begin(&c, HNL_CTRL_RING_DESTROY_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_CTRL_A_RING_ID, f,
			  HNL_CTRL_RING_DESTROY_REQ_ID, &out->id))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_ring_destroy_req(struct hnl_fast c,
				       struct hnl_ctrl_ring_destroy_req *out)
{
	return c.at == -8 &&
	       take_ring_destroy_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_ring_destroy_req(struct hnl_builder *b,
		       const struct hnl_ctrl_ring_destroy_req *s)
{
	const struct hnl_field *f = &field[FIELD_RING_DESTROY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_RING_DESTROY_REQ_ID)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_RING_ID,
			      &f[HNL_CTRL_RING_DESTROY_REQ_ID], s->id);
}

void hnl_ctrl_ring_destroy_req_put(struct hnl_builder *b,
				   const struct hnl_ctrl_ring_destroy_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_ring_destroy_req(&w, s);
	else
		(void)write_ring_destroy_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_ring_destroy_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_ring_destroy_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_RING_DESTROY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_ring_destroy_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_ring_destroy_req_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_ring_destroy_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_ctrl_ring_destroy_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_DESTROY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ring_get_req(struct hnl_fast c,
				  struct hnl_ctrl_ring_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_RING_GET_REQ];

	hnl_fast_begin(&c, HNL_CTRL_RING_GET_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_CTRL_A_RING_ID, f, HNL_CTRL_RING_GET_REQ_ID,
			  &out->id))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_ring_get_req(struct hnl_fast c,
				   struct hnl_ctrl_ring_get_req *out)
{
	return c.at == -8 &&
	       take_ring_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_ring_get_req(struct hnl_builder *b,
				   const struct hnl_ctrl_ring_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_RING_GET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_RING_GET_REQ_ID)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_RING_ID,
			      &f[HNL_CTRL_RING_GET_REQ_ID], s->id);
}

void hnl_ctrl_ring_get_req_put(struct hnl_builder *b,
			       const struct hnl_ctrl_ring_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_ring_get_req(&w, s);
	else
		(void)write_ring_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_ring_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_ring_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_RING_GET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_ring_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_ring_get_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_ring_get_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_ctrl_ring_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ring_get_rsp(struct hnl_fast c,
				  struct hnl_ctrl_ring_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_RING_GET_RSP];

	hnl_fast_begin(&c, HNL_CTRL_RING_GET_RSP_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_RING_ID, f, HNL_CTRL_RING_GET_RSP_ID,
			    &out->id) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_RING_STATE, f,
			    HNL_CTRL_RING_GET_RSP_STATE, &out->state) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_RING_REASON, f,
			    HNL_CTRL_RING_GET_RSP_REASON, &out->reason) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_RING_CONSUMED, f,
			    HNL_CTRL_RING_GET_RSP_CONSUMED, &out->consumed) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_RING_NARROWED, f,
			     HNL_CTRL_RING_GET_RSP_NARROWED) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_RING_PRIORITY, f,
			    HNL_CTRL_RING_GET_RSP_PRIORITY, &out->priority) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_ring_get_rsp(struct hnl_fast c,
				   struct hnl_ctrl_ring_get_rsp *out)
{
	return c.at == -44 &&
	       take_ring_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_ring_get_rsp(struct hnl_builder *b,
				   const struct hnl_ctrl_ring_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_RING_GET_RSP];

	return (!HNL_HAS(s, HNL_CTRL_RING_GET_RSP_ID) ||
	        hnl_encode_u32(b, HNL_CTRL_A_RING_ID,
			       &f[HNL_CTRL_RING_GET_RSP_ID], s->id)) &&
	       (!HNL_HAS(s, HNL_CTRL_RING_GET_RSP_STATE) ||
	        hnl_encode_u32(b, HNL_CTRL_A_RING_STATE,
			       &f[HNL_CTRL_RING_GET_RSP_STATE], s->state)) &&
	       (!HNL_HAS(s, HNL_CTRL_RING_GET_RSP_REASON) ||
	        hnl_encode_u32(b, HNL_CTRL_A_RING_REASON,
			       &f[HNL_CTRL_RING_GET_RSP_REASON], s->reason)) &&
	       (!HNL_HAS(s, HNL_CTRL_RING_GET_RSP_CONSUMED) ||
	        hnl_encode_u32(b, HNL_CTRL_A_RING_CONSUMED,
			       &f[HNL_CTRL_RING_GET_RSP_CONSUMED],
			       s->consumed)) &&
	       (!HNL_HAS(s, HNL_CTRL_RING_GET_RSP_NARROWED) ||
	        hnl_encode_flag(b, HNL_CTRL_A_RING_NARROWED)) &&
	       (!HNL_HAS(s, HNL_CTRL_RING_GET_RSP_PRIORITY) ||
	        hnl_encode_u32(b, HNL_CTRL_A_RING_PRIORITY,
			       &f[HNL_CTRL_RING_GET_RSP_PRIORITY],
			       s->priority));
}

void hnl_ctrl_ring_get_rsp_put(struct hnl_builder *b,
			       const struct hnl_ctrl_ring_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 44, false))
		(void)write_ring_get_rsp(&w, s);
	else
		(void)write_ring_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_ring_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_ring_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_RING_GET, 0,
			     flags, seq, port);
	hnl_ctrl_ring_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_ring_get_rsp(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_ring_get_rsp(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_ctrl_ring_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_ring_get_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_ring_get_rsp(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_ctrl_ring_get_rsp *)out))
		return 0;
	return any_ring_get_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_policy_list_req(struct hnl_fast c,
				     struct hnl_ctrl_policy_list_req *out)
{
	const struct hnl_field *f = &field[FIELD_POLICY_LIST_REQ];

	hnl_fast_begin(&c, HNL_CTRL_POLICY_LIST_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_POLICY_FAMILY, f,
			    HNL_CTRL_POLICY_LIST_REQ_FAMILY, &out->family) &&
	       hnl_fast_u8(&c, HNL_CTRL_A_POLICY_COMMAND, f,
			   HNL_CTRL_POLICY_LIST_REQ_COMMAND, &out->command) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_policy_list_req(struct hnl_fast c,
				      struct hnl_ctrl_policy_list_req *out)
{
	return c.at == -16 &&
	       take_policy_list_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_policy_list_req(struct hnl_builder *b,
				      const struct hnl_ctrl_policy_list_req *s)
{
	const struct hnl_field *f = &field[FIELD_POLICY_LIST_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_POLICY_LIST_REQ_FAMILY)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_POLICY_FAMILY,
			      &f[HNL_CTRL_POLICY_LIST_REQ_FAMILY], s->family) &&
	       (!HNL_HAS(s, HNL_CTRL_POLICY_LIST_REQ_COMMAND) ||
	        hnl_encode_u8(b, HNL_CTRL_A_POLICY_COMMAND,
			      &f[HNL_CTRL_POLICY_LIST_REQ_COMMAND],
			      s->command));
}

void hnl_ctrl_policy_list_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_policy_list_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_policy_list_req(&w, s);
	else
		(void)write_policy_list_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_policy_list_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_policy_list_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_POLICY_LIST,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	hnl_ctrl_policy_list_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_policy_list_req(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_policy_list_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_ctrl_policy_list_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_POLICY_LIST_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_policy_list_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_policy_list_req(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_ctrl_policy_list_req *)out))
		return 0;
	return any_policy_list_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_policy_list_rsp(struct hnl_fast c,
				     struct hnl_ctrl_policy_list_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_POLICY_LIST_RSP];

	hnl_fast_begin(&c, HNL_CTRL_POLICY_LIST_RSP_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_POLICY_FAMILY, f,
			    HNL_CTRL_POLICY_LIST_RSP_FAMILY, &out->family) &&
	       hnl_fast_u8(&c, HNL_CTRL_A_POLICY_COMMAND, f,
			   HNL_CTRL_POLICY_LIST_RSP_COMMAND, &out->command) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_POLICY_DIRECTION, f,
			    HNL_CTRL_POLICY_LIST_RSP_DIRECTION,
			    &out->direction) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_POLICY_SET, f,
			    HNL_CTRL_POLICY_LIST_RSP_SET, &out->set) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_POLICY_TYPE, f,
			    HNL_CTRL_POLICY_LIST_RSP_TYPE, &out->type) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_POLICY_KIND, f,
			    HNL_CTRL_POLICY_LIST_RSP_KIND, &out->kind) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_POLICY_MIN_LEN, f,
			    HNL_CTRL_POLICY_LIST_RSP_MIN_LEN, &out->min_len) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_POLICY_MAX_LEN, f,
			    HNL_CTRL_POLICY_LIST_RSP_MAX_LEN, &out->max_len) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_POLICY_MIN, f,
			    HNL_CTRL_POLICY_LIST_RSP_MIN, &out->min) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_POLICY_MAX, f,
			    HNL_CTRL_POLICY_LIST_RSP_MAX, &out->max) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_POLICY_MASK, f,
			    HNL_CTRL_POLICY_LIST_RSP_MASK, &out->mask) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_POLICY_ALIGN, f,
			    HNL_CTRL_POLICY_LIST_RSP_ALIGN, &out->align) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_POLICY_NESTED_SET, f,
			    HNL_CTRL_POLICY_LIST_RSP_NESTED_SET,
			    &out->nested_set) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_POLICY_REQUIRED, f,
			     HNL_CTRL_POLICY_LIST_RSP_REQUIRED) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_POLICY_MULTI, f,
			     HNL_CTRL_POLICY_LIST_RSP_MULTI) &&
	       hnl_fast_string(&c, HNL_CTRL_A_POLICY_NAME, f,
			       HNL_CTRL_POLICY_LIST_RSP_NAME, &out->name) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_policy_list_rsp(struct hnl_fast c,
				      struct hnl_ctrl_policy_list_rsp *out)
{
	return c.at <= -132 &&
	       take_policy_list_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool fast_policy_list_rsp(struct hnl_fast c,
				     struct hnl_ctrl_policy_list_rsp *out)
{
	if (c.at <= -132)
		return take_policy_list_rsp(hnl_fast_roomy(c, 132), out);
	return take_policy_list_rsp(c, out);
}

HNL_INLINE bool write_policy_list_rsp(struct hnl_builder *b,
				      const struct hnl_ctrl_policy_list_rsp *s,
				      bool full)
{
	const struct hnl_field *f = &field[FIELD_POLICY_LIST_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_FAMILY)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_POLICY_FAMILY,
			       &f[HNL_CTRL_POLICY_LIST_RSP_FAMILY],
			       s->family)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_COMMAND)) ||
	        hnl_encode_u8(b, HNL_CTRL_A_POLICY_COMMAND,
			      &f[HNL_CTRL_POLICY_LIST_RSP_COMMAND],
			      s->command)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_DIRECTION)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_POLICY_DIRECTION,
			       &f[HNL_CTRL_POLICY_LIST_RSP_DIRECTION],
			       s->direction)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_SET)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_POLICY_SET,
			       &f[HNL_CTRL_POLICY_LIST_RSP_SET], s->set)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_TYPE)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_POLICY_TYPE,
			       &f[HNL_CTRL_POLICY_LIST_RSP_TYPE], s->type)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_KIND)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_POLICY_KIND,
			       &f[HNL_CTRL_POLICY_LIST_RSP_KIND], s->kind)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_MIN_LEN)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_POLICY_MIN_LEN,
			       &f[HNL_CTRL_POLICY_LIST_RSP_MIN_LEN],
			       s->min_len)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_MAX_LEN)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_POLICY_MAX_LEN,
			       &f[HNL_CTRL_POLICY_LIST_RSP_MAX_LEN],
			       s->max_len)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_MIN)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_POLICY_MIN,
			       &f[HNL_CTRL_POLICY_LIST_RSP_MIN], s->min)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_MAX)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_POLICY_MAX,
			       &f[HNL_CTRL_POLICY_LIST_RSP_MAX], s->max)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_MASK)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_POLICY_MASK,
			       &f[HNL_CTRL_POLICY_LIST_RSP_MASK], s->mask)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_ALIGN)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_POLICY_ALIGN,
			       &f[HNL_CTRL_POLICY_LIST_RSP_ALIGN], s->align)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_NESTED_SET)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_POLICY_NESTED_SET,
			       &f[HNL_CTRL_POLICY_LIST_RSP_NESTED_SET],
			       s->nested_set)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_REQUIRED)) ||
	        hnl_encode_flag(b, HNL_CTRL_A_POLICY_REQUIRED)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_MULTI)) ||
	        hnl_encode_flag(b, HNL_CTRL_A_POLICY_MULTI)) &&
	       (!(has & HNL_BIT(HNL_CTRL_POLICY_LIST_RSP_NAME)) ||
	        hnl_encode_string(b, HNL_CTRL_A_POLICY_NAME,
				  &f[HNL_CTRL_POLICY_LIST_RSP_NAME], s->name));
}

HNL_INLINE bool
is_full_policy_list_rsp(const struct hnl_ctrl_policy_list_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_CTRL_POLICY_LIST_RSP_FIELDS);
}

void hnl_ctrl_policy_list_rsp_put(struct hnl_builder *b,
				  const struct hnl_ctrl_policy_list_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 196, false))
		(void)write_policy_list_rsp(&w, s, false);
	else
		(void)write_policy_list_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_policy_list_rsp(uint8_t *buf, size_t size, uint16_t flags,
			   uint32_t seq, uint32_t port,
			   const struct hnl_ctrl_policy_list_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_POLICY_LIST,
			     HNL_F_MULTI, flags, seq, port);
	hnl_ctrl_policy_list_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_policy_list_rsp_encode_at(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_ctrl_policy_list_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_policy_list_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 196, false)) {
		hnl_encode_begin_own(&w, &hnl_ctrl_family,
				     HNL_CTRL_CMD_POLICY_LIST, HNL_F_MULTI,
				     flags, seq, port);
		(void)write_policy_list_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_policy_list_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_policy_list_rsp(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_policy_list_rsp(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_ctrl_policy_list_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_POLICY_LIST_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_policy_list_rsp_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_policy_list_rsp(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_ctrl_policy_list_rsp *)out))
		return 0;
	return any_policy_list_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ring_reset_req(struct hnl_fast c,
				    struct hnl_ctrl_ring_reset_req *out)
{
	const struct hnl_field *f = &field[FIELD_RING_RESET_REQ];

	hnl_fast_begin(&c, HNL_CTRL_RING_RESET_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_CTRL_A_RING_ID, f, HNL_CTRL_RING_RESET_REQ_ID,
			  &out->id))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_ring_reset_req(struct hnl_fast c,
				     struct hnl_ctrl_ring_reset_req *out)
{
	return c.at == -8 &&
	       take_ring_reset_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_ring_reset_req(struct hnl_builder *b,
				     const struct hnl_ctrl_ring_reset_req *s)
{
	const struct hnl_field *f = &field[FIELD_RING_RESET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_RING_RESET_REQ_ID)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_RING_ID,
			      &f[HNL_CTRL_RING_RESET_REQ_ID], s->id);
}

void hnl_ctrl_ring_reset_req_put(struct hnl_builder *b,
				 const struct hnl_ctrl_ring_reset_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_ring_reset_req(&w, s);
	else
		(void)write_ring_reset_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_ring_reset_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_ctrl_ring_reset_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_RING_RESET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_ring_reset_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_ring_reset_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_ring_reset_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_ctrl_ring_reset_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_RESET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_call_list_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_CALL_LIST,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_call_list_rsp(struct hnl_fast c,
				   struct hnl_ctrl_call_list_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_CALL_LIST_RSP];

	hnl_fast_begin(&c, HNL_CTRL_CALL_LIST_RSP_FIELDS);
	return hnl_fast_u64(&c, HNL_CTRL_A_CALL_TOKEN, f,
			    HNL_CTRL_CALL_LIST_RSP_TOKEN, &out->token) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_CALL_RING, f,
			    HNL_CTRL_CALL_LIST_RSP_RING, &out->ring) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_CALL_SEQ, f,
			    HNL_CTRL_CALL_LIST_RSP_SEQ, &out->seq) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_CALL_FAMILY, f,
			    HNL_CTRL_CALL_LIST_RSP_FAMILY, &out->family) &&
	       hnl_fast_u8(&c, HNL_CTRL_A_CALL_COMMAND, f,
			   HNL_CTRL_CALL_LIST_RSP_COMMAND, &out->command) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_CALL_STATE, f,
			    HNL_CTRL_CALL_LIST_RSP_STATE, &out->state) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_CALL_UNITS, f,
			    HNL_CTRL_CALL_LIST_RSP_UNITS, &out->units) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_call_list_rsp(struct hnl_fast c,
				    struct hnl_ctrl_call_list_rsp *out)
{
	return c.at == -64 &&
	       take_call_list_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_call_list_rsp(struct hnl_builder *b,
				    const struct hnl_ctrl_call_list_rsp *s,
				    bool full)
{
	const struct hnl_field *f = &field[FIELD_CALL_LIST_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return (!(has & HNL_BIT(HNL_CTRL_CALL_LIST_RSP_TOKEN)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_CALL_TOKEN,
			       &f[HNL_CTRL_CALL_LIST_RSP_TOKEN], s->token)) &&
	       (!(has & HNL_BIT(HNL_CTRL_CALL_LIST_RSP_RING)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_CALL_RING,
			       &f[HNL_CTRL_CALL_LIST_RSP_RING], s->ring)) &&
	       (!(has & HNL_BIT(HNL_CTRL_CALL_LIST_RSP_SEQ)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_CALL_SEQ,
			       &f[HNL_CTRL_CALL_LIST_RSP_SEQ], s->seq)) &&
	       (!(has & HNL_BIT(HNL_CTRL_CALL_LIST_RSP_FAMILY)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_CALL_FAMILY,
			       &f[HNL_CTRL_CALL_LIST_RSP_FAMILY], s->family)) &&
	       (!(has & HNL_BIT(HNL_CTRL_CALL_LIST_RSP_COMMAND)) ||
	        hnl_encode_u8(b, HNL_CTRL_A_CALL_COMMAND,
			      &f[HNL_CTRL_CALL_LIST_RSP_COMMAND],
			      s->command)) &&
	       (!(has & HNL_BIT(HNL_CTRL_CALL_LIST_RSP_STATE)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_CALL_STATE,
			       &f[HNL_CTRL_CALL_LIST_RSP_STATE], s->state)) &&
	       (!(has & HNL_BIT(HNL_CTRL_CALL_LIST_RSP_UNITS)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_CALL_UNITS,
			       &f[HNL_CTRL_CALL_LIST_RSP_UNITS], s->units));
}

HNL_INLINE bool is_full_call_list_rsp(const struct hnl_ctrl_call_list_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_CTRL_CALL_LIST_RSP_FIELDS);
}

void hnl_ctrl_call_list_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_call_list_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 64, false))
		(void)write_call_list_rsp(&w, s, false);
	else
		(void)write_call_list_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_call_list_rsp(uint8_t *buf, size_t size, uint16_t flags,
			 uint32_t seq, uint32_t port,
			 const struct hnl_ctrl_call_list_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_CALL_LIST,
			     HNL_F_MULTI, flags, seq, port);
	hnl_ctrl_call_list_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_call_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_call_list_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_call_list_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 64, false)) {
		hnl_encode_begin_own(&w, &hnl_ctrl_family,
				     HNL_CTRL_CMD_CALL_LIST, HNL_F_MULTI, flags,
				     seq, port);
		(void)write_call_list_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_call_list_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_call_list_rsp(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_call_list_rsp(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_ctrl_call_list_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CALL_LIST_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_call_list_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_call_list_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_ctrl_call_list_rsp *)out))
		return 0;
	return any_call_list_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_call_cancel_req(struct hnl_fast c,
				     struct hnl_ctrl_call_cancel_req *out)
{
	const struct hnl_field *f = &field[FIELD_CALL_CANCEL_REQ];

	hnl_fast_begin(&c, HNL_CTRL_CALL_CANCEL_REQ_FIELDS);
	if (!hnl_fast_u64(&c, HNL_CTRL_A_CALL_TOKEN, f,
			  HNL_CTRL_CALL_CANCEL_REQ_TOKEN, &out->token))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_call_cancel_req(struct hnl_fast c,
				      struct hnl_ctrl_call_cancel_req *out)
{
	return c.at == -12 &&
	       take_call_cancel_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_call_cancel_req(struct hnl_builder *b,
				      const struct hnl_ctrl_call_cancel_req *s)
{
	const struct hnl_field *f = &field[FIELD_CALL_CANCEL_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_CALL_CANCEL_REQ_TOKEN)) &&
	       hnl_encode_u64(b, HNL_CTRL_A_CALL_TOKEN,
			      &f[HNL_CTRL_CALL_CANCEL_REQ_TOKEN], s->token);
}

void hnl_ctrl_call_cancel_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_call_cancel_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_call_cancel_req(&w, s);
	else
		(void)write_call_cancel_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_call_cancel_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_call_cancel_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_CALL_CANCEL,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_call_cancel_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_call_cancel_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_call_cancel_req(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_ctrl_call_cancel_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CALL_CANCEL_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_group_join_req(struct hnl_fast c,
				    struct hnl_ctrl_group_join_req *out)
{
	const struct hnl_field *f = &field[FIELD_GROUP_JOIN_REQ];

	hnl_fast_begin(&c, HNL_CTRL_GROUP_JOIN_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_CTRL_A_GROUP_FAMILY, f,
			  HNL_CTRL_GROUP_JOIN_REQ_FAMILY, &out->family) ||
	    !hnl_fast_u32(&c, HNL_CTRL_A_GROUP_GROUP, f,
			  HNL_CTRL_GROUP_JOIN_REQ_GROUP, &out->group) ||
	    !hnl_fast_u32(&c, HNL_CTRL_A_GROUP_RING, f,
			  HNL_CTRL_GROUP_JOIN_REQ_RING, &out->ring))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_group_join_req(struct hnl_fast c,
				     struct hnl_ctrl_group_join_req *out)
{
	return c.at == -24 &&
	       take_group_join_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_group_join_req(struct hnl_builder *b,
				     const struct hnl_ctrl_group_join_req *s)
{
	const struct hnl_field *f = &field[FIELD_GROUP_JOIN_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_GROUP_JOIN_REQ_FAMILY) |
			      HNL_BIT(HNL_CTRL_GROUP_JOIN_REQ_GROUP) |
			      HNL_BIT(HNL_CTRL_GROUP_JOIN_REQ_RING)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_GROUP_FAMILY,
			      &f[HNL_CTRL_GROUP_JOIN_REQ_FAMILY], s->family) &&
	       hnl_encode_u32(b, HNL_CTRL_A_GROUP_GROUP,
			      &f[HNL_CTRL_GROUP_JOIN_REQ_GROUP], s->group) &&
	       hnl_encode_u32(b, HNL_CTRL_A_GROUP_RING,
			      &f[HNL_CTRL_GROUP_JOIN_REQ_RING], s->ring);
}

void hnl_ctrl_group_join_req_put(struct hnl_builder *b,
				 const struct hnl_ctrl_group_join_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_group_join_req(&w, s);
	else
		(void)write_group_join_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_group_join_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_ctrl_group_join_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_GROUP_JOIN,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_group_join_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_group_join_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_group_join_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_ctrl_group_join_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GROUP_JOIN_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_group_leave_req(struct hnl_fast c,
				     struct hnl_ctrl_group_leave_req *out)
{
	const struct hnl_field *f = &field[FIELD_GROUP_LEAVE_REQ];

	hnl_fast_begin(&c, HNL_CTRL_GROUP_LEAVE_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_CTRL_A_GROUP_FAMILY, f,
			  HNL_CTRL_GROUP_LEAVE_REQ_FAMILY, &out->family) ||
	    !hnl_fast_u32(&c, HNL_CTRL_A_GROUP_GROUP, f,
			  HNL_CTRL_GROUP_LEAVE_REQ_GROUP, &out->group))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_group_leave_req(struct hnl_fast c,
				      struct hnl_ctrl_group_leave_req *out)
{
	return c.at == -16 &&
	       take_group_leave_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_group_leave_req(struct hnl_builder *b,
				      const struct hnl_ctrl_group_leave_req *s)
{
	const struct hnl_field *f = &field[FIELD_GROUP_LEAVE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_GROUP_LEAVE_REQ_FAMILY) |
			      HNL_BIT(HNL_CTRL_GROUP_LEAVE_REQ_GROUP)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_GROUP_FAMILY,
			      &f[HNL_CTRL_GROUP_LEAVE_REQ_FAMILY], s->family) &&
	       hnl_encode_u32(b, HNL_CTRL_A_GROUP_GROUP,
			      &f[HNL_CTRL_GROUP_LEAVE_REQ_GROUP], s->group);
}

void hnl_ctrl_group_leave_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_group_leave_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_group_leave_req(&w, s);
	else
		(void)write_group_leave_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_group_leave_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_group_leave_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_GROUP_LEAVE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_group_leave_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_group_leave_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_group_leave_req(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_ctrl_group_leave_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GROUP_LEAVE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_group_list_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_GROUP_LIST,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_group_list_rsp(struct hnl_fast c,
				    struct hnl_ctrl_group_list_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_GROUP_LIST_RSP];

	hnl_fast_begin(&c, HNL_CTRL_GROUP_LIST_RSP_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_GROUP_FAMILY, f,
			    HNL_CTRL_GROUP_LIST_RSP_FAMILY, &out->family) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_GROUP_GROUP, f,
			    HNL_CTRL_GROUP_LIST_RSP_GROUP, &out->group) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_GROUP_RING, f,
			    HNL_CTRL_GROUP_LIST_RSP_RING, &out->ring) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_group_list_rsp(struct hnl_fast c,
				     struct hnl_ctrl_group_list_rsp *out)
{
	return c.at == -24 &&
	       take_group_list_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_group_list_rsp(struct hnl_builder *b,
				     const struct hnl_ctrl_group_list_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_GROUP_LIST_RSP];

	return (!HNL_HAS(s, HNL_CTRL_GROUP_LIST_RSP_FAMILY) ||
	        hnl_encode_u32(b, HNL_CTRL_A_GROUP_FAMILY,
			       &f[HNL_CTRL_GROUP_LIST_RSP_FAMILY],
			       s->family)) &&
	       (!HNL_HAS(s, HNL_CTRL_GROUP_LIST_RSP_GROUP) ||
	        hnl_encode_u32(b, HNL_CTRL_A_GROUP_GROUP,
			       &f[HNL_CTRL_GROUP_LIST_RSP_GROUP], s->group)) &&
	       (!HNL_HAS(s, HNL_CTRL_GROUP_LIST_RSP_RING) ||
	        hnl_encode_u32(b, HNL_CTRL_A_GROUP_RING,
			       &f[HNL_CTRL_GROUP_LIST_RSP_RING], s->ring));
}

void hnl_ctrl_group_list_rsp_put(struct hnl_builder *b,
				 const struct hnl_ctrl_group_list_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_group_list_rsp(&w, s);
	else
		(void)write_group_list_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_group_list_rsp_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_ctrl_group_list_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_GROUP_LIST,
			     HNL_F_MULTI, flags, seq, port);
	hnl_ctrl_group_list_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_group_list_rsp(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_group_list_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_ctrl_group_list_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GROUP_LIST_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_group_list_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_group_list_rsp(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_ctrl_group_list_rsp *)out))
		return 0;
	return any_group_list_rsp(d, buf, end, pos, out, x);
}

int hnl_ctrl_agreement_list_req_encode_at(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_AGREEMENT_LIST,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_agreement_list_rsp(struct hnl_fast c,
					struct hnl_ctrl_agreement_list_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_AGREEMENT_LIST_RSP];

	hnl_fast_begin(&c, HNL_CTRL_AGREEMENT_LIST_RSP_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_AGREEMENT_FAMILY, f,
			    HNL_CTRL_AGREEMENT_LIST_RSP_FAMILY, &out->family) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_AGREEMENT_FEATURE, f,
			    HNL_CTRL_AGREEMENT_LIST_RSP_FEATURE,
			    &out->feature) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_AGREEMENT_OFFERED, f,
			     HNL_CTRL_AGREEMENT_LIST_RSP_OFFERED) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_AGREEMENT_FIRMWARE, f,
			     HNL_CTRL_AGREEMENT_LIST_RSP_FIRMWARE) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_AGREEMENT_KERNEL, f,
			     HNL_CTRL_AGREEMENT_LIST_RSP_KERNEL) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_agreement_list_rsp(struct hnl_fast c,
			 struct hnl_ctrl_agreement_list_rsp *out)
{
	return c.at == -28 &&
	       take_agreement_list_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_agreement_list_rsp(struct hnl_builder *b,
			 const struct hnl_ctrl_agreement_list_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_AGREEMENT_LIST_RSP];

	return (!HNL_HAS(s, HNL_CTRL_AGREEMENT_LIST_RSP_FAMILY) ||
	        hnl_encode_u32(b, HNL_CTRL_A_AGREEMENT_FAMILY,
			       &f[HNL_CTRL_AGREEMENT_LIST_RSP_FAMILY],
			       s->family)) &&
	       (!HNL_HAS(s, HNL_CTRL_AGREEMENT_LIST_RSP_FEATURE) ||
	        hnl_encode_u32(b, HNL_CTRL_A_AGREEMENT_FEATURE,
			       &f[HNL_CTRL_AGREEMENT_LIST_RSP_FEATURE],
			       s->feature)) &&
	       (!HNL_HAS(s, HNL_CTRL_AGREEMENT_LIST_RSP_OFFERED) ||
	        hnl_encode_flag(b, HNL_CTRL_A_AGREEMENT_OFFERED)) &&
	       (!HNL_HAS(s, HNL_CTRL_AGREEMENT_LIST_RSP_FIRMWARE) ||
	        hnl_encode_flag(b, HNL_CTRL_A_AGREEMENT_FIRMWARE)) &&
	       (!HNL_HAS(s, HNL_CTRL_AGREEMENT_LIST_RSP_KERNEL) ||
	        hnl_encode_flag(b, HNL_CTRL_A_AGREEMENT_KERNEL));
}

void
hnl_ctrl_agreement_list_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_agreement_list_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_agreement_list_rsp(&w, s);
	else
		(void)write_agreement_list_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_agreement_list_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_agreement_list_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_AGREEMENT_LIST,
			     HNL_F_MULTI, flags, seq, port);
	hnl_ctrl_agreement_list_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_agreement_list_rsp(struct hnl_decoder *d,
					    const uint8_t *buf, size_t end,
					    size_t pos, void *out,
					    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_agreement_list_rsp(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_ctrl_agreement_list_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_AGREEMENT_LIST_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_agreement_list_rsp_decode_at(struct hnl_decoder *d,
					  const uint8_t *buf, size_t end,
					  size_t pos, void *out,
					  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_agreement_list_rsp(hnl_fast_of(d, buf, end, pos),
				     (struct hnl_ctrl_agreement_list_rsp *)out))
		return 0;
	return any_agreement_list_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_agree_req(struct hnl_fast c,
			       struct hnl_ctrl_agree_req *out)
{
	const struct hnl_field *f = &field[FIELD_AGREE_REQ];

	hnl_fast_begin(&c, HNL_CTRL_AGREE_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_CTRL_A_AGREEMENT_FAMILY, f,
			  HNL_CTRL_AGREE_REQ_FAMILY, &out->family) ||
	    !hnl_fast_u32(&c, HNL_CTRL_A_AGREEMENT_FEATURE, f,
			  HNL_CTRL_AGREE_REQ_FEATURE, &out->feature) ||
	    !hnl_fast_u32(&c, HNL_CTRL_A_AGREEMENT_PARTY, f,
			  HNL_CTRL_AGREE_REQ_PARTY, &out->party))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_agree_req(struct hnl_fast c,
				struct hnl_ctrl_agree_req *out)
{
	return c.at == -24 &&
	       take_agree_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_agree_req(struct hnl_builder *b,
				const struct hnl_ctrl_agree_req *s)
{
	const struct hnl_field *f = &field[FIELD_AGREE_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_CTRL_AGREE_REQ_FAMILY) |
			      HNL_BIT(HNL_CTRL_AGREE_REQ_FEATURE) |
			      HNL_BIT(HNL_CTRL_AGREE_REQ_PARTY)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_AGREEMENT_FAMILY,
			      &f[HNL_CTRL_AGREE_REQ_FAMILY], s->family) &&
	       hnl_encode_u32(b, HNL_CTRL_A_AGREEMENT_FEATURE,
			      &f[HNL_CTRL_AGREE_REQ_FEATURE], s->feature) &&
	       hnl_encode_u32(b, HNL_CTRL_A_AGREEMENT_PARTY,
			      &f[HNL_CTRL_AGREE_REQ_PARTY], s->party);
}

void hnl_ctrl_agree_req_put(struct hnl_builder *b,
			    const struct hnl_ctrl_agree_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_agree_req(&w, s);
	else
		(void)write_agree_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_agree_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_agree_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_AGREE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_agree_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_agree_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_agree_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_ctrl_agree_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_AGREE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_party_begin_req(struct hnl_fast c,
				     struct hnl_ctrl_party_begin_req *out)
{
	const struct hnl_field *f = &field[FIELD_PARTY_BEGIN_REQ];

	hnl_fast_begin(&c, HNL_CTRL_PARTY_BEGIN_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_CTRL_A_AGREEMENT_PARTY, f,
			  HNL_CTRL_PARTY_BEGIN_REQ_PARTY, &out->party))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_party_begin_req(struct hnl_fast c,
				      struct hnl_ctrl_party_begin_req *out)
{
	return c.at == -8 &&
	       take_party_begin_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_party_begin_req(struct hnl_builder *b,
				      const struct hnl_ctrl_party_begin_req *s)
{
	const struct hnl_field *f = &field[FIELD_PARTY_BEGIN_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_PARTY_BEGIN_REQ_PARTY)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_AGREEMENT_PARTY,
			      &f[HNL_CTRL_PARTY_BEGIN_REQ_PARTY], s->party);
}

void hnl_ctrl_party_begin_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_party_begin_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_party_begin_req(&w, s);
	else
		(void)write_party_begin_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_party_begin_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_party_begin_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_PARTY_BEGIN,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_party_begin_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_party_begin_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_party_begin_req(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_ctrl_party_begin_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PARTY_BEGIN_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_count_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_COUNT_GET,
			     HNL_F_REQUEST, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_count_get_rsp(struct hnl_fast c,
				   struct hnl_ctrl_count_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_COUNT_GET_RSP];

	hnl_fast_begin(&c, HNL_CTRL_COUNT_GET_RSP_FIELDS);
	return hnl_fast_u64(&c, HNL_CTRL_A_COUNT_CALLS, f,
			    HNL_CTRL_COUNT_GET_RSP_CALLS, &out->calls) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_COUNT_REFUSED, f,
			    HNL_CTRL_COUNT_GET_RSP_REFUSED, &out->refused) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_COUNT_UNITS, f,
			    HNL_CTRL_COUNT_GET_RSP_UNITS, &out->units) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_COUNT_IN_FLIGHT, f,
			    HNL_CTRL_COUNT_GET_RSP_IN_FLIGHT,
			    &out->in_flight) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_COUNT_LOST, f,
			    HNL_CTRL_COUNT_GET_RSP_LOST, &out->lost) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_count_get_rsp(struct hnl_fast c,
				    struct hnl_ctrl_count_get_rsp *out)
{
	return c.at == -56 &&
	       take_count_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_count_get_rsp(struct hnl_builder *b,
				    const struct hnl_ctrl_count_get_rsp *s,
				    bool full)
{
	const struct hnl_field *f = &field[FIELD_COUNT_GET_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return (!(has & HNL_BIT(HNL_CTRL_COUNT_GET_RSP_CALLS)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_COUNT_CALLS,
			       &f[HNL_CTRL_COUNT_GET_RSP_CALLS], s->calls)) &&
	       (!(has & HNL_BIT(HNL_CTRL_COUNT_GET_RSP_REFUSED)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_COUNT_REFUSED,
			       &f[HNL_CTRL_COUNT_GET_RSP_REFUSED],
			       s->refused)) &&
	       (!(has & HNL_BIT(HNL_CTRL_COUNT_GET_RSP_UNITS)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_COUNT_UNITS,
			       &f[HNL_CTRL_COUNT_GET_RSP_UNITS], s->units)) &&
	       (!(has & HNL_BIT(HNL_CTRL_COUNT_GET_RSP_IN_FLIGHT)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_COUNT_IN_FLIGHT,
			       &f[HNL_CTRL_COUNT_GET_RSP_IN_FLIGHT],
			       s->in_flight)) &&
	       (!(has & HNL_BIT(HNL_CTRL_COUNT_GET_RSP_LOST)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_COUNT_LOST,
			       &f[HNL_CTRL_COUNT_GET_RSP_LOST], s->lost));
}

HNL_INLINE bool is_full_count_get_rsp(const struct hnl_ctrl_count_get_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_CTRL_COUNT_GET_RSP_FIELDS);
}

void hnl_ctrl_count_get_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_count_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 56, false))
		(void)write_count_get_rsp(&w, s, false);
	else
		(void)write_count_get_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_count_get_rsp(uint8_t *buf, size_t size, uint16_t flags,
			 uint32_t seq, uint32_t port,
			 const struct hnl_ctrl_count_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_COUNT_GET, 0,
			     flags, seq, port);
	hnl_ctrl_count_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_count_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_count_get_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_count_get_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 56, false)) {
		hnl_encode_begin_own(&w, &hnl_ctrl_family,
				     HNL_CTRL_CMD_COUNT_GET, 0, flags, seq,
				     port);
		(void)write_count_get_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_count_get_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_count_get_rsp(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_count_get_rsp(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_ctrl_count_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_COUNT_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_count_get_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_count_get_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_ctrl_count_get_rsp *)out))
		return 0;
	return any_count_get_rsp(d, buf, end, pos, out, x);
}

int hnl_ctrl_count_list_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_COUNT_LIST,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_count_list_rsp(struct hnl_fast c,
				    struct hnl_ctrl_count_list_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_COUNT_LIST_RSP];

	hnl_fast_begin(&c, HNL_CTRL_COUNT_LIST_RSP_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_COUNT_FAMILY, f,
			    HNL_CTRL_COUNT_LIST_RSP_FAMILY, &out->family) &&
	       hnl_fast_u8(&c, HNL_CTRL_A_COUNT_COMMAND, f,
			   HNL_CTRL_COUNT_LIST_RSP_COMMAND, &out->command) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_COUNT_CALLS, f,
			    HNL_CTRL_COUNT_LIST_RSP_CALLS, &out->calls) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_COUNT_REFUSED, f,
			    HNL_CTRL_COUNT_LIST_RSP_REFUSED, &out->refused) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_COUNT_UNITS, f,
			    HNL_CTRL_COUNT_LIST_RSP_UNITS, &out->units) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_count_list_rsp(struct hnl_fast c,
				     struct hnl_ctrl_count_list_rsp *out)
{
	return c.at == -52 &&
	       take_count_list_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_count_list_rsp(struct hnl_builder *b,
				     const struct hnl_ctrl_count_list_rsp *s,
				     bool full)
{
	const struct hnl_field *f = &field[FIELD_COUNT_LIST_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return (!(has & HNL_BIT(HNL_CTRL_COUNT_LIST_RSP_FAMILY)) ||
	        hnl_encode_u32(b, HNL_CTRL_A_COUNT_FAMILY,
			       &f[HNL_CTRL_COUNT_LIST_RSP_FAMILY],
			       s->family)) &&
	       (!(has & HNL_BIT(HNL_CTRL_COUNT_LIST_RSP_COMMAND)) ||
	        hnl_encode_u8(b, HNL_CTRL_A_COUNT_COMMAND,
			      &f[HNL_CTRL_COUNT_LIST_RSP_COMMAND],
			      s->command)) &&
	       (!(has & HNL_BIT(HNL_CTRL_COUNT_LIST_RSP_CALLS)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_COUNT_CALLS,
			       &f[HNL_CTRL_COUNT_LIST_RSP_CALLS], s->calls)) &&
	       (!(has & HNL_BIT(HNL_CTRL_COUNT_LIST_RSP_REFUSED)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_COUNT_REFUSED,
			       &f[HNL_CTRL_COUNT_LIST_RSP_REFUSED],
			       s->refused)) &&
	       (!(has & HNL_BIT(HNL_CTRL_COUNT_LIST_RSP_UNITS)) ||
	        hnl_encode_u64(b, HNL_CTRL_A_COUNT_UNITS,
			       &f[HNL_CTRL_COUNT_LIST_RSP_UNITS], s->units));
}

HNL_INLINE bool is_full_count_list_rsp(const struct hnl_ctrl_count_list_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_CTRL_COUNT_LIST_RSP_FIELDS);
}

void hnl_ctrl_count_list_rsp_put(struct hnl_builder *b,
				 const struct hnl_ctrl_count_list_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 52, false))
		(void)write_count_list_rsp(&w, s, false);
	else
		(void)write_count_list_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_count_list_rsp(uint8_t *buf, size_t size, uint16_t flags,
			  uint32_t seq, uint32_t port,
			  const struct hnl_ctrl_count_list_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_COUNT_LIST,
			     HNL_F_MULTI, flags, seq, port);
	hnl_ctrl_count_list_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_count_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_ctrl_count_list_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_count_list_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 52, false)) {
		hnl_encode_begin_own(&w, &hnl_ctrl_family,
				     HNL_CTRL_CMD_COUNT_LIST, HNL_F_MULTI,
				     flags, seq, port);
		(void)write_count_list_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_count_list_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_count_list_rsp(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_count_list_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_ctrl_count_list_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_COUNT_LIST_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_count_list_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_count_list_rsp(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_ctrl_count_list_rsp *)out))
		return 0;
	return any_count_list_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_call_progress_ntf(struct hnl_fast c,
				       struct hnl_ctrl_call_progress_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_CALL_PROGRESS_NTF];

	hnl_fast_begin(&c, HNL_CTRL_CALL_PROGRESS_NTF_FIELDS);
	return hnl_fast_u64(&c, HNL_CTRL_A_CALL_TOKEN, f,
			    HNL_CTRL_CALL_PROGRESS_NTF_TOKEN, &out->token) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_CALL_RING, f,
			    HNL_CTRL_CALL_PROGRESS_NTF_RING, &out->ring) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_CALL_SEQ, f,
			    HNL_CTRL_CALL_PROGRESS_NTF_SEQ, &out->seq) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_CALL_UNITS, f,
			    HNL_CTRL_CALL_PROGRESS_NTF_UNITS, &out->units) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_call_progress_ntf(struct hnl_fast c,
					struct hnl_ctrl_call_progress_ntf *out)
{
	return c.at == -40 &&
	       take_call_progress_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_call_progress_ntf(struct hnl_builder *b,
			const struct hnl_ctrl_call_progress_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_CALL_PROGRESS_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_CALL_PROGRESS_NTF_TOKEN) |
			      HNL_BIT(HNL_CTRL_CALL_PROGRESS_NTF_SEQ) |
			      HNL_BIT(HNL_CTRL_CALL_PROGRESS_NTF_UNITS)) &&
	       hnl_encode_u64(b, HNL_CTRL_A_CALL_TOKEN,
			      &f[HNL_CTRL_CALL_PROGRESS_NTF_TOKEN], s->token) &&
	       (!HNL_HAS(s, HNL_CTRL_CALL_PROGRESS_NTF_RING) ||
	        hnl_encode_u32(b, HNL_CTRL_A_CALL_RING,
			       &f[HNL_CTRL_CALL_PROGRESS_NTF_RING], s->ring)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_CALL_SEQ,
			      &f[HNL_CTRL_CALL_PROGRESS_NTF_SEQ], s->seq) &&
	       hnl_encode_u64(b, HNL_CTRL_A_CALL_UNITS,
			      &f[HNL_CTRL_CALL_PROGRESS_NTF_UNITS], s->units);
}

void hnl_ctrl_call_progress_ntf_put(struct hnl_builder *b,
				    const struct hnl_ctrl_call_progress_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 40, false))
		(void)write_call_progress_ntf(&w, s);
	else
		(void)write_call_progress_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_call_progress_ntf_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_call_progress_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_CALL_PROGRESS,
			     0, flags, seq, port);
	hnl_ctrl_call_progress_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_call_progress_ntf(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_call_progress_ntf(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_ctrl_call_progress_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CALL_PROGRESS_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_call_progress_ntf_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_call_progress_ntf(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_ctrl_call_progress_ntf *)out))
		return 0;
	return any_call_progress_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_overrun_ntf(struct hnl_fast c,
				 struct hnl_ctrl_overrun_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_OVERRUN_NTF];

	hnl_fast_begin(&c, HNL_CTRL_OVERRUN_NTF_FIELDS);
	if (!hnl_fast_u64(&c, HNL_CTRL_A_GROUP_LOST, f,
			  HNL_CTRL_OVERRUN_NTF_LOST, &out->lost))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_overrun_ntf(struct hnl_fast c,
				  struct hnl_ctrl_overrun_ntf *out)
{
	return c.at == -12 &&
	       take_overrun_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_overrun_ntf(struct hnl_builder *b,
				  const struct hnl_ctrl_overrun_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_OVERRUN_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_OVERRUN_NTF_LOST)) &&
	       hnl_encode_u64(b, HNL_CTRL_A_GROUP_LOST,
			      &f[HNL_CTRL_OVERRUN_NTF_LOST], s->lost);
}

void hnl_ctrl_overrun_ntf_put(struct hnl_builder *b,
			      const struct hnl_ctrl_overrun_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_overrun_ntf(&w, s);
	else
		(void)write_overrun_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_overrun_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_overrun_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_OVERRUN, 0,
			     flags, seq, port);
	hnl_ctrl_overrun_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_overrun_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_overrun_ntf(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_ctrl_overrun_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_OVERRUN_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_agreement_changed_ntf(struct hnl_fast c,
			   struct hnl_ctrl_agreement_changed_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_AGREEMENT_CHANGED_NTF];

	hnl_fast_begin(&c, HNL_CTRL_AGREEMENT_CHANGED_NTF_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_AGREEMENT_FAMILY, f,
			    HNL_CTRL_AGREEMENT_CHANGED_NTF_FAMILY,
			    &out->family) &&
	       hnl_fast_u32(&c, HNL_CTRL_A_AGREEMENT_FEATURE, f,
			    HNL_CTRL_AGREEMENT_CHANGED_NTF_FEATURE,
			    &out->feature) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_AGREEMENT_OFFERED, f,
			     HNL_CTRL_AGREEMENT_CHANGED_NTF_OFFERED) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_AGREEMENT_FIRMWARE, f,
			     HNL_CTRL_AGREEMENT_CHANGED_NTF_FIRMWARE) &&
	       hnl_fast_flag(&c, HNL_CTRL_A_AGREEMENT_KERNEL, f,
			     HNL_CTRL_AGREEMENT_CHANGED_NTF_KERNEL) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_agreement_changed_ntf(struct hnl_fast c,
			    struct hnl_ctrl_agreement_changed_ntf *out)
{
	return c.at == -28 &&
	       take_agreement_changed_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_agreement_changed_ntf(struct hnl_builder *b,
			    const struct hnl_ctrl_agreement_changed_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_AGREEMENT_CHANGED_NTF];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_CTRL_AGREEMENT_CHANGED_NTF_FAMILY) |
			HNL_BIT(HNL_CTRL_AGREEMENT_CHANGED_NTF_FEATURE)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_AGREEMENT_FAMILY,
			      &f[HNL_CTRL_AGREEMENT_CHANGED_NTF_FAMILY],
			      s->family) &&
	       hnl_encode_u32(b, HNL_CTRL_A_AGREEMENT_FEATURE,
			      &f[HNL_CTRL_AGREEMENT_CHANGED_NTF_FEATURE],
			      s->feature) &&
	       (!HNL_HAS(s, HNL_CTRL_AGREEMENT_CHANGED_NTF_OFFERED) ||
	        hnl_encode_flag(b, HNL_CTRL_A_AGREEMENT_OFFERED)) &&
	       (!HNL_HAS(s, HNL_CTRL_AGREEMENT_CHANGED_NTF_FIRMWARE) ||
	        hnl_encode_flag(b, HNL_CTRL_A_AGREEMENT_FIRMWARE)) &&
	       (!HNL_HAS(s, HNL_CTRL_AGREEMENT_CHANGED_NTF_KERNEL) ||
	        hnl_encode_flag(b, HNL_CTRL_A_AGREEMENT_KERNEL));
}

void
hnl_ctrl_agreement_changed_ntf_put(
	struct hnl_builder *b, const struct hnl_ctrl_agreement_changed_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_agreement_changed_ntf(&w, s);
	else
		(void)write_agreement_changed_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_agreement_changed_ntf_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_agreement_changed_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family,
			     HNL_CTRL_CMD_AGREEMENT_CHANGED, 0, flags, seq,
			     port);
	hnl_ctrl_agreement_changed_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_agreement_changed_ntf(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_agreement_changed_ntf(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_ctrl_agreement_changed_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_AGREEMENT_CHANGED_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_ctrl_agreement_changed_ntf_decode_at(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_agreement_changed_ntf(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_ctrl_agreement_changed_ntf *)out))
		return 0;
	return any_agreement_changed_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ring_narrow_req(struct hnl_fast c,
				     struct hnl_ctrl_ring_narrow_req *out)
{
	const struct hnl_field *f = &field[FIELD_RING_NARROW_REQ];

	hnl_fast_begin(&c, HNL_CTRL_RING_NARROW_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_CTRL_A_RING_ID, f,
			    HNL_CTRL_RING_NARROW_REQ_ID, &out->id) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_RING_WINDOW, f,
			    HNL_CTRL_RING_NARROW_REQ_WINDOW, &out->window) &&
	       hnl_fast_u64(&c, HNL_CTRL_A_RING_WINDOW_PAGES, f,
			    HNL_CTRL_RING_NARROW_REQ_WINDOW_PAGES,
			    &out->window_pages) &&
	       list_ring_grant(&c, HNL_CTRL_A_RING_GRANT, f,
			       HNL_CTRL_RING_NARROW_REQ_GRANT, &out->grant) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_ring_narrow_req(struct hnl_fast c,
				     struct hnl_ctrl_ring_narrow_req *out)
{
	if (c.at <= -36)
		return take_ring_narrow_req(hnl_fast_roomy(c, 36), out);
	return take_ring_narrow_req(c, out);
}

bool hnl_ctrl_ring_narrow_req_next_grant(struct hnl_list *l,
					 struct hnl_ctrl_ring_grant *out)
{
	return hnl_list_next_nest(l, &schema, SET_RING_GRANT, out,
				  sizeof(*out));
}

HNL_INLINE bool put_ring_narrow_req_grant(struct hnl_builder *b,
					  const struct hnl_field *f,
					  struct hnl_list l)
{
	const struct hnl_ctrl_ring_grant *item = (const struct hnl_ctrl_ring_grant *)l.item;
	struct hnl_ctrl_ring_grant v;
	size_t i, n = l.n;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	if (hnl_encode_are_roomy(b, &l, HNL_ATTRHDR + 56)) {
		for (i = 0; i < n; i++)
			if (!each_ring_grant(b, HNL_CTRL_A_RING_GRANT, &item[i],
					     true))
				return false;
		return true;
	}
	for (i = 0; i < n; i++) {
		if (item == NULL && !hnl_ctrl_ring_narrow_req_next_grant(&l, &v))
			break;
		if (!each_ring_grant(b, HNL_CTRL_A_RING_GRANT,
				     item != NULL ? &item[i] : &v, false))
			return false;
	}
	return true;
}

HNL_INLINE bool write_ring_narrow_req(struct hnl_builder *b,
				      const struct hnl_ctrl_ring_narrow_req *s)
{
	const struct hnl_field *f = &field[FIELD_RING_NARROW_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_RING_NARROW_REQ_ID) |
			      HNL_BIT(HNL_CTRL_RING_NARROW_REQ_WINDOW) |
			      HNL_BIT(HNL_CTRL_RING_NARROW_REQ_WINDOW_PAGES)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_RING_ID,
			      &f[HNL_CTRL_RING_NARROW_REQ_ID], s->id) &&
	       hnl_encode_u64(b, HNL_CTRL_A_RING_WINDOW,
			      &f[HNL_CTRL_RING_NARROW_REQ_WINDOW], s->window) &&
	       hnl_encode_u64(b, HNL_CTRL_A_RING_WINDOW_PAGES,
			      &f[HNL_CTRL_RING_NARROW_REQ_WINDOW_PAGES],
			      s->window_pages) &&
	       (!HNL_HAS(s, HNL_CTRL_RING_NARROW_REQ_GRANT) ||
	        put_ring_narrow_req_grant(b, &f[HNL_CTRL_RING_NARROW_REQ_GRANT],
					  s->grant));
}

void hnl_ctrl_ring_narrow_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_ring_narrow_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_ring_narrow_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_ctrl_ring_narrow_req_encode_at(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_ctrl_ring_narrow_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_RING_NARROW,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_ring_narrow_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_ring_narrow_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_ring_narrow_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_ctrl_ring_narrow_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_NARROW_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ring_replace_req(struct hnl_fast c,
				      struct hnl_ctrl_ring_replace_req *out)
{
	const struct hnl_field *f = &field[FIELD_RING_REPLACE_REQ];

	hnl_fast_begin(&c, HNL_CTRL_RING_REPLACE_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_CTRL_A_RING_ID, f,
			  HNL_CTRL_RING_REPLACE_REQ_ID, &out->id) ||
	    !hnl_fast_u32(&c, HNL_CTRL_A_RING_BY, f,
			  HNL_CTRL_RING_REPLACE_REQ_BY, &out->by))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_ring_replace_req(struct hnl_fast c,
				       struct hnl_ctrl_ring_replace_req *out)
{
	return c.at == -16 &&
	       take_ring_replace_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_ring_replace_req(struct hnl_builder *b,
		       const struct hnl_ctrl_ring_replace_req *s)
{
	const struct hnl_field *f = &field[FIELD_RING_REPLACE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_CTRL_RING_REPLACE_REQ_ID) |
			      HNL_BIT(HNL_CTRL_RING_REPLACE_REQ_BY)) &&
	       hnl_encode_u32(b, HNL_CTRL_A_RING_ID,
			      &f[HNL_CTRL_RING_REPLACE_REQ_ID], s->id) &&
	       hnl_encode_u32(b, HNL_CTRL_A_RING_BY,
			      &f[HNL_CTRL_RING_REPLACE_REQ_BY], s->by);
}

void hnl_ctrl_ring_replace_req_put(struct hnl_builder *b,
				   const struct hnl_ctrl_ring_replace_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_ring_replace_req(&w, s);
	else
		(void)write_ring_replace_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_ctrl_ring_replace_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_ring_replace_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_ctrl_family, HNL_CTRL_CMD_RING_REPLACE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_ctrl_ring_replace_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_ctrl_ring_replace_req_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_ring_replace_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_ctrl_ring_replace_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_REPLACE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}
