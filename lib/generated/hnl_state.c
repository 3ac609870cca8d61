/* SPDX-License-Identifier: MIT */
/* generated from schema/state.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_state.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_DOMAIN_NTF,
	SET_GRANT_NTF,
	SET_AGREEMENT_NTF,
	SET_RING_NTF,
	SET_PAGES_NTF,
	SET_DIRECT_NTF,
	SET_CALL_NTF,
	SET_BYTES_NTF,
	SET_SLOTS_NTF,
	SET_MAILBOX_NTF,
	SET_EVENT_NTF,
	SET_MEMBER_NTF,
	SET_COUNT_NTF,
	SET_END_NTF,
	SET_NARROW_NTF
};

/* Where the fields of each set begin. */
enum {
	FIELD_DOMAIN_NTF = 0,
	FIELD_GRANT_NTF = 10,
	FIELD_AGREEMENT_NTF = 13,
	FIELD_RING_NTF = 18,
	FIELD_PAGES_NTF = 33,
	FIELD_DIRECT_NTF = 34,
	FIELD_CALL_NTF = 42,
	FIELD_BYTES_NTF = 57,
	FIELD_SLOTS_NTF = 58,
	FIELD_MAILBOX_NTF = 59,
	FIELD_EVENT_NTF = 62,
	FIELD_MEMBER_NTF = 64,
	FIELD_COUNT_NTF = 67,
	FIELD_END_NTF = 72,
	FIELD_NARROW_NTF = 73
};

/* Where the slots of each set begin. */
enum {
	SLOT_DOMAIN_NTF = 0,
	SLOT_GRANT_NTF = 11,
	SLOT_AGREEMENT_NTF = 15,
	SLOT_RING_NTF = 21,
	SLOT_PAGES_NTF = 38,
	SLOT_DIRECT_NTF = 54,
	SLOT_CALL_NTF = 63,
	SLOT_BYTES_NTF = 79,
	SLOT_SLOTS_NTF = 81,
	SLOT_MAILBOX_NTF = 84,
	SLOT_EVENT_NTF = 88,
	SLOT_MEMBER_NTF = 94,
	SLOT_COUNT_NTF = 102,
	SLOT_END_NTF = 108,
	SLOT_NARROW_NTF = 110
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_ABI] =
		1 + HNL_STATE_DOMAIN_NTF_ABI,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_DOMAIN] =
		1 + HNL_STATE_DOMAIN_NTF_DOMAIN,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_MESSAGE] =
		1 + HNL_STATE_DOMAIN_NTF_MESSAGE,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_RINGS] =
		1 + HNL_STATE_DOMAIN_NTF_RINGS,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_RING_PAGES] =
		1 + HNL_STATE_DOMAIN_NTF_RING_PAGES,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_HIGHEST_GPA] =
		1 + HNL_STATE_DOMAIN_NTF_HIGHEST_GPA,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_VCPUS] =
		1 + HNL_STATE_DOMAIN_NTF_VCPUS,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_NEXT_RING] =
		1 + HNL_STATE_DOMAIN_NTF_NEXT_RING,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_DEFICIT] =
		1 + HNL_STATE_DOMAIN_NTF_DEFICIT,
	[SLOT_DOMAIN_NTF + HNL_STATE_A_DOMAIN_SEALED] =
		1 + HNL_STATE_DOMAIN_NTF_SEALED,
	[SLOT_GRANT_NTF + HNL_STATE_A_GRANT_FAMILY] =
		1 + HNL_STATE_GRANT_NTF_FAMILY,
	[SLOT_GRANT_NTF + HNL_STATE_A_GRANT_FEATURE] =
		1 + HNL_STATE_GRANT_NTF_FEATURE,
	[SLOT_GRANT_NTF + HNL_STATE_A_GRANT_NAME] =
		1 + HNL_STATE_GRANT_NTF_NAME,
	[SLOT_AGREEMENT_NTF + HNL_STATE_A_AGREEMENT_FAMILY] =
		1 + HNL_STATE_AGREEMENT_NTF_FAMILY,
	[SLOT_AGREEMENT_NTF + HNL_STATE_A_AGREEMENT_FEATURE] =
		1 + HNL_STATE_AGREEMENT_NTF_FEATURE,
	[SLOT_AGREEMENT_NTF + HNL_STATE_A_AGREEMENT_OFFERED] =
		1 + HNL_STATE_AGREEMENT_NTF_OFFERED,
	[SLOT_AGREEMENT_NTF + HNL_STATE_A_AGREEMENT_FIRMWARE] =
		1 + HNL_STATE_AGREEMENT_NTF_FIRMWARE,
	[SLOT_AGREEMENT_NTF + HNL_STATE_A_AGREEMENT_KERNEL] =
		1 + HNL_STATE_AGREEMENT_NTF_KERNEL,
	[SLOT_RING_NTF + HNL_STATE_A_RING_ID] = 1 + HNL_STATE_RING_NTF_ID,
	[SLOT_RING_NTF + HNL_STATE_A_RING_CONTROL] =
		1 + HNL_STATE_RING_NTF_CONTROL,
	[SLOT_RING_NTF + HNL_STATE_A_RING_SUBMISSION] =
		1 + HNL_STATE_RING_NTF_SUBMISSION,
	[SLOT_RING_NTF + HNL_STATE_A_RING_COMPLETION] =
		1 + HNL_STATE_RING_NTF_COMPLETION,
	[SLOT_RING_NTF + HNL_STATE_A_RING_TAKEN] = 1 + HNL_STATE_RING_NTF_TAKEN,
	[SLOT_RING_NTF + HNL_STATE_A_RING_SEEN] = 1 + HNL_STATE_RING_NTF_SEEN,
	[SLOT_RING_NTF + HNL_STATE_A_RING_WRITTEN] =
		1 + HNL_STATE_RING_NTF_WRITTEN,
	[SLOT_RING_NTF + HNL_STATE_A_RING_PUBLISHED] =
		1 + HNL_STATE_RING_NTF_PUBLISHED,
	[SLOT_RING_NTF + HNL_STATE_A_RING_READ] = 1 + HNL_STATE_RING_NTF_READ,
	[SLOT_RING_NTF + HNL_STATE_A_RING_STOPPED] =
		1 + HNL_STATE_RING_NTF_STOPPED,
	[SLOT_RING_NTF + HNL_STATE_A_RING_CANCELED] =
		1 + HNL_STATE_RING_NTF_CANCELED,
	[SLOT_RING_NTF + HNL_STATE_A_RING_LINKED] =
		1 + HNL_STATE_RING_NTF_LINKED,
	[SLOT_RING_NTF + HNL_STATE_A_RING_READY] = 1 + HNL_STATE_RING_NTF_READY,
	[SLOT_RING_NTF + HNL_STATE_A_RING_STARVED] =
		1 + HNL_STATE_RING_NTF_STARVED,
	[SLOT_RING_NTF + HNL_STATE_A_RING_PRIORITY] =
		1 + HNL_STATE_RING_NTF_PRIORITY,
	[SLOT_PAGES_NTF + HNL_STATE_A_RING_PAGE] = 1 + HNL_STATE_PAGES_NTF_PAGE,
	[SLOT_DIRECT_NTF + HNL_STATE_A_DIRECT_VCPU] =
		1 + HNL_STATE_DIRECT_NTF_VCPU,
	[SLOT_DIRECT_NTF + HNL_STATE_A_DIRECT_REQUEST] =
		1 + HNL_STATE_DIRECT_NTF_REQUEST,
	[SLOT_DIRECT_NTF + HNL_STATE_A_DIRECT_REQUEST_LENGTH] =
		1 + HNL_STATE_DIRECT_NTF_REQUEST_LENGTH,
	[SLOT_DIRECT_NTF + HNL_STATE_A_DIRECT_REPLY] =
		1 + HNL_STATE_DIRECT_NTF_REPLY,
	[SLOT_DIRECT_NTF + HNL_STATE_A_DIRECT_REPLY_LENGTH] =
		1 + HNL_STATE_DIRECT_NTF_REPLY_LENGTH,
	[SLOT_DIRECT_NTF + HNL_STATE_A_DIRECT_TAKEN] =
		1 + HNL_STATE_DIRECT_NTF_TAKEN,
	[SLOT_DIRECT_NTF + HNL_STATE_A_DIRECT_CANCELED] =
		1 + HNL_STATE_DIRECT_NTF_CANCELED,
	[SLOT_DIRECT_NTF + HNL_STATE_A_DIRECT_LINKED] =
		1 + HNL_STATE_DIRECT_NTF_LINKED,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_TOKEN] = 1 + HNL_STATE_CALL_NTF_TOKEN,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_RING] = 1 + HNL_STATE_CALL_NTF_RING,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_VCPU] = 1 + HNL_STATE_CALL_NTF_VCPU,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_STATE] = 1 + HNL_STATE_CALL_NTF_STATE,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_LENGTH] =
		1 + HNL_STATE_CALL_NTF_LENGTH,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_REPLY_LENGTH] =
		1 + HNL_STATE_CALL_NTF_REPLY_LENGTH,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_UNITS] = 1 + HNL_STATE_CALL_NTF_UNITS,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_CURSOR] =
		1 + HNL_STATE_CALL_NTF_CURSOR,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_CURSOR_WITHIN] =
		1 + HNL_STATE_CALL_NTF_CURSOR_WITHIN,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_STARTED] =
		1 + HNL_STATE_CALL_NTF_STARTED,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_CANCEL] =
		1 + HNL_STATE_CALL_NTF_CANCEL,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_CHANGED] =
		1 + HNL_STATE_CALL_NTF_CHANGED,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_LOST] = 1 + HNL_STATE_CALL_NTF_LOST,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_PEER_ERROR] =
		1 + HNL_STATE_CALL_NTF_PEER_ERROR,
	[SLOT_CALL_NTF + HNL_STATE_A_CALL_PEER_REASON] =
		1 + HNL_STATE_CALL_NTF_PEER_REASON,
	[SLOT_BYTES_NTF + HNL_STATE_A_BYTES_BYTES] =
		1 + HNL_STATE_BYTES_NTF_BYTES,
	[SLOT_SLOTS_NTF + HNL_STATE_A_BYTES_SLOT] =
		1 + HNL_STATE_SLOTS_NTF_SLOT,
	[SLOT_MAILBOX_NTF + HNL_STATE_A_EVENT_LOST] =
		1 + HNL_STATE_MAILBOX_NTF_LOST,
	[SLOT_MAILBOX_NTF + HNL_STATE_A_EVENT_LOST_EVER] =
		1 + HNL_STATE_MAILBOX_NTF_LOST_EVER,
	[SLOT_MAILBOX_NTF + HNL_STATE_A_EVENT_LISTENING] =
		1 + HNL_STATE_MAILBOX_NTF_LISTENING,
	[SLOT_EVENT_NTF + HNL_STATE_A_EVENT_RING] =
		1 + HNL_STATE_EVENT_NTF_RING,
	[SLOT_EVENT_NTF + HNL_STATE_A_EVENT_LENGTH] =
		1 + HNL_STATE_EVENT_NTF_LENGTH,
	[SLOT_MEMBER_NTF + HNL_STATE_A_EVENT_RING] =
		1 + HNL_STATE_MEMBER_NTF_RING,
	[SLOT_MEMBER_NTF + HNL_STATE_A_EVENT_FAMILY] =
		1 + HNL_STATE_MEMBER_NTF_FAMILY,
	[SLOT_MEMBER_NTF + HNL_STATE_A_EVENT_GROUP] =
		1 + HNL_STATE_MEMBER_NTF_GROUP,
	[SLOT_COUNT_NTF + HNL_STATE_A_COUNT_FAMILY] =
		1 + HNL_STATE_COUNT_NTF_FAMILY,
	[SLOT_COUNT_NTF + HNL_STATE_A_COUNT_COMMAND] =
		1 + HNL_STATE_COUNT_NTF_COMMAND,
	[SLOT_COUNT_NTF + HNL_STATE_A_COUNT_CALLS] =
		1 + HNL_STATE_COUNT_NTF_CALLS,
	[SLOT_COUNT_NTF + HNL_STATE_A_COUNT_REFUSED] =
		1 + HNL_STATE_COUNT_NTF_REFUSED,
	[SLOT_COUNT_NTF + HNL_STATE_A_COUNT_UNITS] =
		1 + HNL_STATE_COUNT_NTF_UNITS,
	[SLOT_END_NTF + HNL_STATE_A_END_RECORDS] =
		1 + HNL_STATE_END_NTF_RECORDS,
	[SLOT_NARROW_NTF + HNL_STATE_A_NARROW_RING] =
		1 + HNL_STATE_NARROW_NTF_RING,
	[SLOT_NARROW_NTF + HNL_STATE_A_NARROW_WINDOW] =
		1 + HNL_STATE_NARROW_NTF_WINDOW,
	[SLOT_NARROW_NTF + HNL_STATE_A_NARROW_WINDOW_PAGES] =
		1 + HNL_STATE_NARROW_NTF_WINDOW_PAGES,
	[SLOT_NARROW_NTF + HNL_STATE_A_NARROW_FAMILY] =
		1 + HNL_STATE_NARROW_NTF_FAMILY,
	[SLOT_NARROW_NTF + HNL_STATE_A_NARROW_FEATURES] =
		1 + HNL_STATE_NARROW_NTF_FEATURES,
	[SLOT_NARROW_NTF + HNL_STATE_A_NARROW_COMMANDS] =
		1 + HNL_STATE_NARROW_NTF_COMMANDS,
};

static const struct hnl_field field[] = {
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_ABI] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_DOMAIN_ABI,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_domain_ntf, abi),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_DOMAIN] = {
		.kind = HNL_KIND_U32,
		.type = HNL_STATE_A_DOMAIN_DOMAIN,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_domain_ntf, domain),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_MESSAGE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_DOMAIN_MESSAGE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_domain_ntf, message),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_RINGS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_DOMAIN_RINGS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_domain_ntf, rings),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_RING_PAGES] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_DOMAIN_RING_PAGES,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_domain_ntf, ring_pages),
		.shape = 8,
		.hi = 4096,
		.span = 4096,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_HIGHEST_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_DOMAIN_HIGHEST_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_domain_ntf, highest_gpa),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_VCPUS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_DOMAIN_VCPUS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_domain_ntf, vcpus),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_NEXT_RING] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_DOMAIN_NEXT_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_domain_ntf, next_ring),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_DEFICIT] = {
		.kind = HNL_KIND_S32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_SRANGE,
		.type = HNL_STATE_A_DOMAIN_DEFICIT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_domain_ntf, deficit),
		.shape = 8,
		.lo = (uint64_t)-1048576,
		.hi = 1048576,
		.span = 2097152,
	},
	[FIELD_DOMAIN_NTF + HNL_STATE_DOMAIN_NTF_SEALED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_DOMAIN_SEALED,
		.shape = 4,
	},
	[FIELD_GRANT_NTF + HNL_STATE_GRANT_NTF_FAMILY] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_GRANT_FAMILY,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_state_grant_ntf, family),
		.shape = 6,
		.span = 65535,
	},
	[FIELD_GRANT_NTF + HNL_STATE_GRANT_NTF_FEATURE] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_GRANT_FEATURE,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_state_grant_ntf, feature),
		.shape = 5,
		.hi = 63,
		.span = 63,
	},
	[FIELD_GRANT_NTF + HNL_STATE_GRANT_NTF_NAME] = {
		.kind = HNL_KIND_STRING,
		.type = HNL_STATE_A_GRANT_NAME,
		.max = 63,
		.dst = offsetof(struct hnl_state_grant_ntf, name),
	},
	[FIELD_AGREEMENT_NTF + HNL_STATE_AGREEMENT_NTF_FAMILY] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_AGREEMENT_FAMILY,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_state_agreement_ntf, family),
		.shape = 6,
		.span = 65535,
	},
	[FIELD_AGREEMENT_NTF + HNL_STATE_AGREEMENT_NTF_FEATURE] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_AGREEMENT_FEATURE,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_state_agreement_ntf, feature),
		.shape = 5,
		.hi = 63,
		.span = 63,
	},
	[FIELD_AGREEMENT_NTF + HNL_STATE_AGREEMENT_NTF_OFFERED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_AGREEMENT_OFFERED,
		.shape = 4,
	},
	[FIELD_AGREEMENT_NTF + HNL_STATE_AGREEMENT_NTF_FIRMWARE] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_AGREEMENT_FIRMWARE,
		.shape = 4,
	},
	[FIELD_AGREEMENT_NTF + HNL_STATE_AGREEMENT_NTF_KERNEL] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_AGREEMENT_KERNEL,
		.shape = 4,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_RING_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_CONTROL] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_STATE_A_RING_CONTROL,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_ring_ntf, control),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_SUBMISSION] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_RING_SUBMISSION,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, submission),
		.shape = 8,
		.hi = 4096,
		.span = 4096,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_COMPLETION] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_RING_COMPLETION,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, completion),
		.shape = 8,
		.hi = 4096,
		.span = 4096,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_TAKEN] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.align = 2,
		.type = HNL_STATE_A_RING_TAKEN,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, taken),
		.shape = 8,
		.span = 1073741823,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_SEEN] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.align = 2,
		.type = HNL_STATE_A_RING_SEEN,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, seen),
		.shape = 8,
		.span = 1073741823,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_WRITTEN] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.align = 2,
		.type = HNL_STATE_A_RING_WRITTEN,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, written),
		.shape = 8,
		.span = 1073741823,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_PUBLISHED] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.align = 2,
		.type = HNL_STATE_A_RING_PUBLISHED,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, published),
		.shape = 8,
		.span = 1073741823,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_READ] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.align = 2,
		.type = HNL_STATE_A_RING_READ,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, read),
		.shape = 8,
		.span = 1073741823,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_STOPPED] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_RING_STOPPED,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, stopped),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_CANCELED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_RING_CANCELED,
		.shape = 4,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_LINKED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_RING_LINKED,
		.shape = 4,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_READY] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_RING_READY,
		.shape = 4,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_STARVED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_RING_STARVED,
		.shape = 4,
	},
	[FIELD_RING_NTF + HNL_STATE_RING_NTF_PRIORITY] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_RING_PRIORITY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_ring_ntf, priority),
		.shape = 8,
		.hi = 3,
		.span = 3,
	},
	[FIELD_PAGES_NTF + HNL_STATE_PAGES_NTF_PAGE] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_RING_PAGE,
		.min = 8,
		.max = 256,
		.sub = 8,
		.dst = offsetof(struct hnl_state_pages_ntf, page),
	},
	[FIELD_DIRECT_NTF + HNL_STATE_DIRECT_NTF_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_DIRECT_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_direct_ntf, vcpu),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_DIRECT_NTF + HNL_STATE_DIRECT_NTF_REQUEST] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_DIRECT_REQUEST,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_direct_ntf, request),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_DIRECT_NTF + HNL_STATE_DIRECT_NTF_REQUEST_LENGTH] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_DIRECT_REQUEST_LENGTH,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_direct_ntf, request_length),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_DIRECT_NTF + HNL_STATE_DIRECT_NTF_REPLY] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_DIRECT_REPLY,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_direct_ntf, reply),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_DIRECT_NTF + HNL_STATE_DIRECT_NTF_REPLY_LENGTH] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_DIRECT_REPLY_LENGTH,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_direct_ntf, reply_length),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_DIRECT_NTF + HNL_STATE_DIRECT_NTF_TAKEN] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.align = 2,
		.type = HNL_STATE_A_DIRECT_TAKEN,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_direct_ntf, taken),
		.shape = 8,
		.span = 1073741823,
	},
	[FIELD_DIRECT_NTF + HNL_STATE_DIRECT_NTF_CANCELED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_DIRECT_CANCELED,
		.shape = 4,
	},
	[FIELD_DIRECT_NTF + HNL_STATE_DIRECT_NTF_LINKED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_DIRECT_LINKED,
		.shape = 4,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_TOKEN] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_CALL_TOKEN,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_call_ntf, token),
		.shape = 12,
		.hi = 0xffffffffffff,
		.span = 0xffffffffffff,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_RING] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_CALL_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_call_ntf, ring),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_VCPU] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_CALL_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_call_ntf, vcpu),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_STATE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_STATE_A_CALL_STATE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_call_ntf, state),
		.shape = 8,
		.hi = 0x7,
		.span = 2,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_LENGTH] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_CALL_LENGTH,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_call_ntf, length),
		.shape = 8,
		.lo = 20,
		.hi = 65536,
		.span = 65516,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_REPLY_LENGTH] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.align = 2,
		.type = HNL_STATE_A_CALL_REPLY_LENGTH,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_call_ntf, reply_length),
		.shape = 8,
		.span = 1073741823,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_UNITS] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_CALL_UNITS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_call_ntf, units),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_CURSOR] = {
		.kind = HNL_KIND_U64,
		.type = HNL_STATE_A_CALL_CURSOR,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_call_ntf, cursor),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_CURSOR_WITHIN] = {
		.kind = HNL_KIND_U64,
		.type = HNL_STATE_A_CALL_CURSOR_WITHIN,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_call_ntf, cursor_within),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_STARTED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_CALL_STARTED,
		.shape = 4,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_CANCEL] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_CALL_CANCEL,
		.shape = 4,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_CHANGED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_CALL_CHANGED,
		.shape = 4,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_LOST] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_CALL_LOST,
		.shape = 4,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_PEER_ERROR] = {
		.kind = HNL_KIND_S32,
		.check = HNL_CHECK_SRANGE,
		.type = HNL_STATE_A_CALL_PEER_ERROR,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_call_ntf, peer_error),
		.shape = 8,
		.lo = (uint64_t)-4095,
		.span = 4095,
	},
	[FIELD_CALL_NTF + HNL_STATE_CALL_NTF_PEER_REASON] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_CALL_PEER_REASON,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_call_ntf, peer_reason),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_BYTES_NTF + HNL_STATE_BYTES_NTF_BYTES] = {
		.kind = HNL_KIND_BYTES,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_BYTES_BYTES,
		.min = 1,
		.max = 256,
		.dst = offsetof(struct hnl_state_bytes_ntf, bytes),
	},
	[FIELD_SLOTS_NTF + HNL_STATE_SLOTS_NTF_SLOT] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_BYTES_SLOT,
		.min = 8,
		.max = 256,
		.sub = 8,
		.dst = offsetof(struct hnl_state_slots_ntf, slot),
	},
	[FIELD_MAILBOX_NTF + HNL_STATE_MAILBOX_NTF_LOST] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_EVENT_LOST,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_mailbox_ntf, lost),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_MAILBOX_NTF + HNL_STATE_MAILBOX_NTF_LOST_EVER] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_EVENT_LOST_EVER,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_mailbox_ntf, lost_ever),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_MAILBOX_NTF + HNL_STATE_MAILBOX_NTF_LISTENING] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_STATE_A_EVENT_LISTENING,
		.shape = 4,
	},
	[FIELD_EVENT_NTF + HNL_STATE_EVENT_NTF_RING] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_EVENT_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_event_ntf, ring),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_EVENT_NTF + HNL_STATE_EVENT_NTF_LENGTH] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.align = 2,
		.type = HNL_STATE_A_EVENT_LENGTH,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_event_ntf, length),
		.shape = 8,
		.lo = 20,
		.hi = 65536,
		.span = 16379,
	},
	[FIELD_MEMBER_NTF + HNL_STATE_MEMBER_NTF_RING] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_EVENT_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_member_ntf, ring),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_MEMBER_NTF + HNL_STATE_MEMBER_NTF_FAMILY] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_EVENT_FAMILY,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_state_member_ntf, family),
		.shape = 6,
		.span = 65535,
	},
	[FIELD_MEMBER_NTF + HNL_STATE_MEMBER_NTF_GROUP] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_EVENT_GROUP,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_state_member_ntf, group),
		.shape = 5,
		.lo = 1,
		.hi = 255,
		.span = 254,
	},
	[FIELD_COUNT_NTF + HNL_STATE_COUNT_NTF_FAMILY] = {
		.kind = HNL_KIND_U16,
		.type = HNL_STATE_A_COUNT_FAMILY,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_state_count_ntf, family),
		.shape = 6,
		.span = 65535,
	},
	[FIELD_COUNT_NTF + HNL_STATE_COUNT_NTF_COMMAND] = {
		.kind = HNL_KIND_U8,
		.type = HNL_STATE_A_COUNT_COMMAND,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_state_count_ntf, command),
		.shape = 5,
		.span = 255,
	},
	[FIELD_COUNT_NTF + HNL_STATE_COUNT_NTF_CALLS] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_COUNT_CALLS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_count_ntf, calls),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_COUNT_NTF + HNL_STATE_COUNT_NTF_REFUSED] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_COUNT_REFUSED,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_count_ntf, refused),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_COUNT_NTF + HNL_STATE_COUNT_NTF_UNITS] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_COUNT_UNITS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_count_ntf, units),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_END_NTF + HNL_STATE_END_NTF_RECORDS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_END_RECORDS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_end_ntf, records),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_NARROW_NTF + HNL_STATE_NARROW_NTF_RING] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_NARROW_RING,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_state_narrow_ntf, ring),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_NARROW_NTF + HNL_STATE_NARROW_NTF_WINDOW] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_STATE_A_NARROW_WINDOW,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_narrow_ntf, window),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_NARROW_NTF + HNL_STATE_NARROW_NTF_WINDOW_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_STATE_A_NARROW_WINDOW_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_narrow_ntf, window_pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_NARROW_NTF + HNL_STATE_NARROW_NTF_FAMILY] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_NARROW_FAMILY,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_state_narrow_ntf, family),
		.shape = 6,
		.span = 65535,
	},
	[FIELD_NARROW_NTF + HNL_STATE_NARROW_NTF_FEATURES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_NARROW_FEATURES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_state_narrow_ntf, features),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_NARROW_NTF + HNL_STATE_NARROW_NTF_COMMANDS] = {
		.kind = HNL_KIND_BYTES,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_STATE_A_NARROW_COMMANDS,
		.min = 32,
		.max = 32,
		.dst = offsetof(struct hnl_state_narrow_ntf, commands),
	},
};

static const struct hnl_set set[] = {
	[SET_DOMAIN_NTF] = {
		.slot = SLOT_DOMAIN_NTF,
		.n_types = 11,
		.field = FIELD_DOMAIN_NTF,
		.n_fields = HNL_STATE_DOMAIN_NTF_FIELDS,
	},
	[SET_GRANT_NTF] = {
		.slot = SLOT_GRANT_NTF,
		.n_types = 4,
		.field = FIELD_GRANT_NTF,
		.n_fields = HNL_STATE_GRANT_NTF_FIELDS,
	},
	[SET_AGREEMENT_NTF] = {
		.slot = SLOT_AGREEMENT_NTF,
		.n_types = 6,
		.field = FIELD_AGREEMENT_NTF,
		.n_fields = HNL_STATE_AGREEMENT_NTF_FIELDS,
	},
	[SET_RING_NTF] = {
		.slot = SLOT_RING_NTF,
		.n_types = 17,
		.field = FIELD_RING_NTF,
		.n_fields = HNL_STATE_RING_NTF_FIELDS,
	},
	[SET_PAGES_NTF] = {
		.slot = SLOT_PAGES_NTF,
		.n_types = 16,
		.field = FIELD_PAGES_NTF,
		.n_fields = HNL_STATE_PAGES_NTF_FIELDS,
	},
	[SET_DIRECT_NTF] = {
		.slot = SLOT_DIRECT_NTF,
		.n_types = 9,
		.field = FIELD_DIRECT_NTF,
		.n_fields = HNL_STATE_DIRECT_NTF_FIELDS,
	},
	[SET_CALL_NTF] = {
		.slot = SLOT_CALL_NTF,
		.n_types = 16,
		.field = FIELD_CALL_NTF,
		.n_fields = HNL_STATE_CALL_NTF_FIELDS,
		.flags = HNL_SET_CLOSING,
	},
	[SET_BYTES_NTF] = {
		.slot = SLOT_BYTES_NTF,
		.n_types = 2,
		.field = FIELD_BYTES_NTF,
		.n_fields = HNL_STATE_BYTES_NTF_FIELDS,
	},
	[SET_SLOTS_NTF] = {
		.slot = SLOT_SLOTS_NTF,
		.n_types = 3,
		.field = FIELD_SLOTS_NTF,
		.n_fields = HNL_STATE_SLOTS_NTF_FIELDS,
	},
	[SET_MAILBOX_NTF] = {
		.slot = SLOT_MAILBOX_NTF,
		.n_types = 4,
		.field = FIELD_MAILBOX_NTF,
		.n_fields = HNL_STATE_MAILBOX_NTF_FIELDS,
	},
	[SET_EVENT_NTF] = {
		.slot = SLOT_EVENT_NTF,
		.n_types = 6,
		.field = FIELD_EVENT_NTF,
		.n_fields = HNL_STATE_EVENT_NTF_FIELDS,
	},
	[SET_MEMBER_NTF] = {
		.slot = SLOT_MEMBER_NTF,
		.n_types = 8,
		.field = FIELD_MEMBER_NTF,
		.n_fields = HNL_STATE_MEMBER_NTF_FIELDS,
	},
	[SET_COUNT_NTF] = {
		.slot = SLOT_COUNT_NTF,
		.n_types = 6,
		.field = FIELD_COUNT_NTF,
		.n_fields = HNL_STATE_COUNT_NTF_FIELDS,
	},
	[SET_END_NTF] = {
		.slot = SLOT_END_NTF,
		.n_types = 2,
		.field = FIELD_END_NTF,
		.n_fields = HNL_STATE_END_NTF_FIELDS,
	},
	[SET_NARROW_NTF] = {
		.slot = SLOT_NARROW_NTF,
		.n_types = 7,
		.field = FIELD_NARROW_NTF,
		.n_fields = HNL_STATE_NARROW_NTF_FIELDS,
	},
};

static const struct hnl_rule rule[] = {
	/* call-ntf */
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_STATE_CALL_NTF_RING,
		.other = HNL_STATE_CALL_NTF_VCPU,
	},
};

/* Where the rules of each set begin, and how many there are. */
static const struct hnl_rules rules[15] = {
	[SET_CALL_NTF] = { 0, 1 },
};

static int (*const decode[15])(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x) = {
	[SET_DOMAIN_NTF] = hnl_state_domain_ntf_decode_at,
	[SET_GRANT_NTF] = hnl_state_grant_ntf_decode_at,
	[SET_AGREEMENT_NTF] = hnl_state_agreement_ntf_decode_at,
	[SET_RING_NTF] = hnl_state_ring_ntf_decode_at,
	[SET_PAGES_NTF] = hnl_state_pages_ntf_decode_at,
	[SET_DIRECT_NTF] = hnl_state_direct_ntf_decode_at,
	[SET_CALL_NTF] = hnl_state_call_ntf_decode_at,
	[SET_BYTES_NTF] = hnl_state_bytes_ntf_decode_at,
	[SET_SLOTS_NTF] = hnl_state_slots_ntf_decode_at,
	[SET_MAILBOX_NTF] = hnl_state_mailbox_ntf_decode_at,
	[SET_EVENT_NTF] = hnl_state_event_ntf_decode_at,
	[SET_MEMBER_NTF] = hnl_state_member_ntf_decode_at,
	[SET_COUNT_NTF] = hnl_state_count_ntf_decode_at,
	[SET_END_NTF] = hnl_state_end_ntf_decode_at,
	[SET_NARROW_NTF] = hnl_state_narrow_ntf_decode_at,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 15,
	.rule = rule,
	.rules = rules,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_STATE_CMD_DOMAIN] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_DOMAIN_NTF,
		.reply_max = 100,
		.reply_bound = 100,
	},
	[HNL_STATE_CMD_GRANT] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_GRANT_NTF,
		.reply_max = 104,
		.reply_bound = 104,
	},
	[HNL_STATE_CMD_AGREEMENT] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_AGREEMENT_NTF,
		.reply_max = 48,
		.reply_bound = 48,
	},
	[HNL_STATE_CMD_RING] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_RING_NTF,
		.reply_max = 128,
		.reply_bound = 128,
	},
	[HNL_STATE_CMD_PAGES] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_PAGES_NTF,
		.reply_max = 280,
		.reply_bound = 280,
	},
	[HNL_STATE_CMD_DIRECT] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_DIRECT_NTF,
		.reply_max = 92,
		.reply_bound = 92,
	},
	[HNL_STATE_CMD_CALL] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_CALL_NTF,
		.reply_max = 140,
		.reply_bound = 140,
	},
	[HNL_STATE_CMD_BYTES] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_BYTES_NTF,
		.reply_max = 280,
		.reply_bound = 280,
	},
	[HNL_STATE_CMD_SLOTS] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_SLOTS_NTF,
		.reply_max = 280,
		.reply_bound = 280,
	},
	[HNL_STATE_CMD_MAILBOX] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_MAILBOX_NTF,
		.reply_max = 48,
		.reply_bound = 48,
	},
	[HNL_STATE_CMD_EVENT] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_EVENT_NTF,
		.reply_max = 36,
		.reply_bound = 36,
	},
	[HNL_STATE_CMD_MEMBER] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_MEMBER_NTF,
		.reply_max = 44,
		.reply_bound = 44,
	},
	[HNL_STATE_CMD_COUNT] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_COUNT_NTF,
		.reply_max = 72,
		.reply_bound = 72,
	},
	[HNL_STATE_CMD_END] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_END_NTF,
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_STATE_CMD_NARROW] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_STATE_GROUP_SAVED,
		.request = HNL_SET_NONE,
		.reply = SET_NARROW_NTF,
		.reply_max = 108,
		.reply_bound = 108,
	},
};

const struct hnl_family hnl_state_family = {
	.id = HNL_STATE_FAMILY,
	.version = HNL_STATE_VERSION,
	.n_commands = 16,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_domain_ntf(struct hnl_fast c,
				struct hnl_state_domain_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_DOMAIN_NTF];

	hnl_fast_begin(&c, HNL_STATE_DOMAIN_NTF_FIELDS);
	return hnl_fast_u32(&c, HNL_STATE_A_DOMAIN_ABI | HNL_ATTR_CRITICAL, f,
			    HNL_STATE_DOMAIN_NTF_ABI, &out->abi) &&
	       hnl_fast_u32(&c, HNL_STATE_A_DOMAIN_DOMAIN, f,
			    HNL_STATE_DOMAIN_NTF_DOMAIN, &out->domain) &&
	       hnl_fast_u32(&c, HNL_STATE_A_DOMAIN_MESSAGE, f,
			    HNL_STATE_DOMAIN_NTF_MESSAGE, &out->message) &&
	       hnl_fast_u32(&c, HNL_STATE_A_DOMAIN_RINGS, f,
			    HNL_STATE_DOMAIN_NTF_RINGS, &out->rings) &&
	       hnl_fast_u32(&c, HNL_STATE_A_DOMAIN_RING_PAGES, f,
			    HNL_STATE_DOMAIN_NTF_RING_PAGES,
			    &out->ring_pages) &&
	       hnl_fast_u64(&c, HNL_STATE_A_DOMAIN_HIGHEST_GPA, f,
			    HNL_STATE_DOMAIN_NTF_HIGHEST_GPA,
			    &out->highest_gpa) &&
	       hnl_fast_u32(&c, HNL_STATE_A_DOMAIN_VCPUS, f,
			    HNL_STATE_DOMAIN_NTF_VCPUS, &out->vcpus) &&
	       hnl_fast_u32(&c, HNL_STATE_A_DOMAIN_NEXT_RING, f,
			    HNL_STATE_DOMAIN_NTF_NEXT_RING, &out->next_ring) &&
	       hnl_fast_s32(&c, HNL_STATE_A_DOMAIN_DEFICIT, f,
			    HNL_STATE_DOMAIN_NTF_DEFICIT, &out->deficit) &&
	       hnl_fast_flag(&c, HNL_STATE_A_DOMAIN_SEALED, f,
			     HNL_STATE_DOMAIN_NTF_SEALED) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_domain_ntf(struct hnl_fast c,
				 struct hnl_state_domain_ntf *out)
{
	return c.at == -80 &&
	       take_domain_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_domain_ntf(struct hnl_builder *b,
				 const struct hnl_state_domain_ntf *s,
				 bool full)
{
	const struct hnl_field *f = &field[FIELD_DOMAIN_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_STATE_DOMAIN_NTF_ABI) |
			      HNL_BIT(HNL_STATE_DOMAIN_NTF_MESSAGE) |
			      HNL_BIT(HNL_STATE_DOMAIN_NTF_RINGS) |
			      HNL_BIT(HNL_STATE_DOMAIN_NTF_RING_PAGES) |
			      HNL_BIT(HNL_STATE_DOMAIN_NTF_HIGHEST_GPA) |
			      HNL_BIT(HNL_STATE_DOMAIN_NTF_VCPUS) |
			      HNL_BIT(HNL_STATE_DOMAIN_NTF_NEXT_RING) |
			      HNL_BIT(HNL_STATE_DOMAIN_NTF_DEFICIT)) &&
	       hnl_encode_u32(b, HNL_STATE_A_DOMAIN_ABI | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_DOMAIN_NTF_ABI], s->abi) &&
	       (!(has & HNL_BIT(HNL_STATE_DOMAIN_NTF_DOMAIN)) ||
	        hnl_encode_u32(b, HNL_STATE_A_DOMAIN_DOMAIN,
			       &f[HNL_STATE_DOMAIN_NTF_DOMAIN], s->domain)) &&
	       hnl_encode_u32(b, HNL_STATE_A_DOMAIN_MESSAGE,
			      &f[HNL_STATE_DOMAIN_NTF_MESSAGE], s->message) &&
	       hnl_encode_u32(b, HNL_STATE_A_DOMAIN_RINGS,
			      &f[HNL_STATE_DOMAIN_NTF_RINGS], s->rings) &&
	       hnl_encode_u32(b, HNL_STATE_A_DOMAIN_RING_PAGES,
			      &f[HNL_STATE_DOMAIN_NTF_RING_PAGES],
			      s->ring_pages) &&
	       hnl_encode_u64(b, HNL_STATE_A_DOMAIN_HIGHEST_GPA,
			      &f[HNL_STATE_DOMAIN_NTF_HIGHEST_GPA],
			      s->highest_gpa) &&
	       hnl_encode_u32(b, HNL_STATE_A_DOMAIN_VCPUS,
			      &f[HNL_STATE_DOMAIN_NTF_VCPUS], s->vcpus) &&
	       hnl_encode_u32(b, HNL_STATE_A_DOMAIN_NEXT_RING,
			      &f[HNL_STATE_DOMAIN_NTF_NEXT_RING],
			      s->next_ring) &&
	       hnl_encode_s32(b, HNL_STATE_A_DOMAIN_DEFICIT,
			      &f[HNL_STATE_DOMAIN_NTF_DEFICIT], s->deficit) &&
	       (!(has & HNL_BIT(HNL_STATE_DOMAIN_NTF_SEALED)) ||
	        hnl_encode_flag(b, HNL_STATE_A_DOMAIN_SEALED));
}

HNL_INLINE bool is_full_domain_ntf(const struct hnl_state_domain_ntf *s)
{
	return hnl_encode_is_full(s->has[0], HNL_STATE_DOMAIN_NTF_FIELDS);
}

void hnl_state_domain_ntf_put(struct hnl_builder *b,
			      const struct hnl_state_domain_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 80, false))
		(void)write_domain_ntf(&w, s, false);
	else
		(void)write_domain_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_domain_ntf(uint8_t *buf, size_t size,
					   uint16_t flags, uint32_t seq,
					   uint32_t port,
					   const struct hnl_state_domain_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_DOMAIN, 0,
			     flags, seq, port);
	hnl_state_domain_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_domain_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_state_domain_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_domain_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 80, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family,
				     HNL_STATE_CMD_DOMAIN, 0, flags, seq, port);
		(void)write_domain_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_domain_ntf(buf, size, flags, seq, port, s);
}

static HNL_APART int any_domain_ntf(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_domain_ntf(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_state_domain_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DOMAIN_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_state_domain_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_domain_ntf(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_state_domain_ntf *)out))
		return 0;
	return any_domain_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_grant_ntf(struct hnl_fast c,
			       struct hnl_state_grant_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_GRANT_NTF];

	hnl_fast_begin(&c, HNL_STATE_GRANT_NTF_FIELDS);
	return hnl_fast_u16(&c, HNL_STATE_A_GRANT_FAMILY | HNL_ATTR_CRITICAL, f,
			    HNL_STATE_GRANT_NTF_FAMILY, &out->family) &&
	       hnl_fast_u8(&c, HNL_STATE_A_GRANT_FEATURE, f,
			   HNL_STATE_GRANT_NTF_FEATURE, &out->feature) &&
	       hnl_fast_string(&c, HNL_STATE_A_GRANT_NAME, f,
			       HNL_STATE_GRANT_NTF_NAME, &out->name) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_grant_ntf(struct hnl_fast c,
				struct hnl_state_grant_ntf *out)
{
	return c.at <= -20 &&
	       take_grant_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool fast_grant_ntf(struct hnl_fast c,
			       struct hnl_state_grant_ntf *out)
{
	if (c.at <= -20)
		return take_grant_ntf(hnl_fast_roomy(c, 20), out);
	return take_grant_ntf(c, out);
}

HNL_INLINE bool write_grant_ntf(struct hnl_builder *b,
				const struct hnl_state_grant_ntf *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_GRANT_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_STATE_GRANT_NTF_FAMILY) |
			      HNL_BIT(HNL_STATE_GRANT_NTF_FEATURE)) &&
	       hnl_encode_u16(b, HNL_STATE_A_GRANT_FAMILY | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_GRANT_NTF_FAMILY], s->family) &&
	       hnl_encode_u8(b, HNL_STATE_A_GRANT_FEATURE,
			     &f[HNL_STATE_GRANT_NTF_FEATURE], s->feature) &&
	       (!(has & HNL_BIT(HNL_STATE_GRANT_NTF_NAME)) ||
	        hnl_encode_string(b, HNL_STATE_A_GRANT_NAME,
				  &f[HNL_STATE_GRANT_NTF_NAME], s->name));
}

HNL_INLINE bool is_full_grant_ntf(const struct hnl_state_grant_ntf *s)
{
	return hnl_encode_is_full(s->has[0], HNL_STATE_GRANT_NTF_FIELDS);
}

void hnl_state_grant_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_grant_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 84, false))
		(void)write_grant_ntf(&w, s, false);
	else
		(void)write_grant_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_grant_ntf(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port,
					  const struct hnl_state_grant_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_GRANT, 0,
			     flags, seq, port);
	hnl_state_grant_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_grant_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_state_grant_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_grant_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 84, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family, HNL_STATE_CMD_GRANT,
				     0, flags, seq, port);
		(void)write_grant_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_grant_ntf(buf, size, flags, seq, port, s);
}

static HNL_APART int any_grant_ntf(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_grant_ntf(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_state_grant_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GRANT_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_state_grant_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_grant_ntf(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_state_grant_ntf *)out))
		return 0;
	return any_grant_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_agreement_ntf(struct hnl_fast c,
				   struct hnl_state_agreement_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_AGREEMENT_NTF];

	hnl_fast_begin(&c, HNL_STATE_AGREEMENT_NTF_FIELDS);
	return hnl_fast_u16(&c, HNL_STATE_A_AGREEMENT_FAMILY |
			    HNL_ATTR_CRITICAL, f,
			    HNL_STATE_AGREEMENT_NTF_FAMILY, &out->family) &&
	       hnl_fast_u8(&c, HNL_STATE_A_AGREEMENT_FEATURE, f,
			   HNL_STATE_AGREEMENT_NTF_FEATURE, &out->feature) &&
	       hnl_fast_flag(&c, HNL_STATE_A_AGREEMENT_OFFERED, f,
			     HNL_STATE_AGREEMENT_NTF_OFFERED) &&
	       hnl_fast_flag(&c, HNL_STATE_A_AGREEMENT_FIRMWARE, f,
			     HNL_STATE_AGREEMENT_NTF_FIRMWARE) &&
	       hnl_fast_flag(&c, HNL_STATE_A_AGREEMENT_KERNEL, f,
			     HNL_STATE_AGREEMENT_NTF_KERNEL) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_agreement_ntf(struct hnl_fast c,
				    struct hnl_state_agreement_ntf *out)
{
	return c.at == -28 &&
	       take_agreement_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_agreement_ntf(struct hnl_builder *b,
				    const struct hnl_state_agreement_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_AGREEMENT_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_STATE_AGREEMENT_NTF_FAMILY) |
			      HNL_BIT(HNL_STATE_AGREEMENT_NTF_FEATURE)) &&
	       hnl_encode_u16(b, HNL_STATE_A_AGREEMENT_FAMILY |
			      HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_AGREEMENT_NTF_FAMILY], s->family) &&
	       hnl_encode_u8(b, HNL_STATE_A_AGREEMENT_FEATURE,
			     &f[HNL_STATE_AGREEMENT_NTF_FEATURE], s->feature) &&
	       (!HNL_HAS(s, HNL_STATE_AGREEMENT_NTF_OFFERED) ||
	        hnl_encode_flag(b, HNL_STATE_A_AGREEMENT_OFFERED)) &&
	       (!HNL_HAS(s, HNL_STATE_AGREEMENT_NTF_FIRMWARE) ||
	        hnl_encode_flag(b, HNL_STATE_A_AGREEMENT_FIRMWARE)) &&
	       (!HNL_HAS(s, HNL_STATE_AGREEMENT_NTF_KERNEL) ||
	        hnl_encode_flag(b, HNL_STATE_A_AGREEMENT_KERNEL));
}

void hnl_state_agreement_ntf_put(struct hnl_builder *b,
				 const struct hnl_state_agreement_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_agreement_ntf(&w, s);
	else
		(void)write_agreement_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_state_agreement_ntf_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_state_agreement_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_AGREEMENT, 0,
			     flags, seq, port);
	hnl_state_agreement_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_agreement_ntf(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_agreement_ntf(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_state_agreement_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_AGREEMENT_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_state_agreement_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_agreement_ntf(hnl_fast_of(d, buf, end, pos),
				(struct hnl_state_agreement_ntf *)out))
		return 0;
	return any_agreement_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ring_ntf(struct hnl_fast c, struct hnl_state_ring_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_RING_NTF];

	hnl_fast_begin(&c, HNL_STATE_RING_NTF_FIELDS);
	return hnl_fast_u32(&c, HNL_STATE_A_RING_ID | HNL_ATTR_CRITICAL, f,
			    HNL_STATE_RING_NTF_ID, &out->id) &&
	       hnl_fast_u64(&c, HNL_STATE_A_RING_CONTROL, f,
			    HNL_STATE_RING_NTF_CONTROL, &out->control) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_SUBMISSION, f,
			    HNL_STATE_RING_NTF_SUBMISSION, &out->submission) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_COMPLETION, f,
			    HNL_STATE_RING_NTF_COMPLETION, &out->completion) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_TAKEN, f,
			    HNL_STATE_RING_NTF_TAKEN, &out->taken) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_SEEN, f,
			    HNL_STATE_RING_NTF_SEEN, &out->seen) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_WRITTEN, f,
			    HNL_STATE_RING_NTF_WRITTEN, &out->written) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_PUBLISHED, f,
			    HNL_STATE_RING_NTF_PUBLISHED, &out->published) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_READ, f,
			    HNL_STATE_RING_NTF_READ, &out->read) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_STOPPED, f,
			    HNL_STATE_RING_NTF_STOPPED, &out->stopped) &&
	       hnl_fast_flag(&c, HNL_STATE_A_RING_CANCELED, f,
			     HNL_STATE_RING_NTF_CANCELED) &&
	       hnl_fast_flag(&c, HNL_STATE_A_RING_LINKED, f,
			     HNL_STATE_RING_NTF_LINKED) &&
	       hnl_fast_flag(&c, HNL_STATE_A_RING_READY, f,
			     HNL_STATE_RING_NTF_READY) &&
	       hnl_fast_flag(&c, HNL_STATE_A_RING_STARVED, f,
			     HNL_STATE_RING_NTF_STARVED) &&
	       hnl_fast_u32(&c, HNL_STATE_A_RING_PRIORITY, f,
			    HNL_STATE_RING_NTF_PRIORITY, &out->priority) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_ring_ntf(struct hnl_fast c,
			       struct hnl_state_ring_ntf *out)
{
	return c.at == -108 &&
	       take_ring_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_ring_ntf(struct hnl_builder *b,
			       const struct hnl_state_ring_ntf *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_RING_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_STATE_RING_NTF_ID) |
			      HNL_BIT(HNL_STATE_RING_NTF_CONTROL) |
			      HNL_BIT(HNL_STATE_RING_NTF_SUBMISSION) |
			      HNL_BIT(HNL_STATE_RING_NTF_COMPLETION) |
			      HNL_BIT(HNL_STATE_RING_NTF_TAKEN) |
			      HNL_BIT(HNL_STATE_RING_NTF_SEEN) |
			      HNL_BIT(HNL_STATE_RING_NTF_WRITTEN) |
			      HNL_BIT(HNL_STATE_RING_NTF_PUBLISHED) |
			      HNL_BIT(HNL_STATE_RING_NTF_READ) |
			      HNL_BIT(HNL_STATE_RING_NTF_STOPPED)) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_ID | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_RING_NTF_ID], s->id) &&
	       hnl_encode_u64(b, HNL_STATE_A_RING_CONTROL,
			      &f[HNL_STATE_RING_NTF_CONTROL], s->control) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_SUBMISSION,
			      &f[HNL_STATE_RING_NTF_SUBMISSION],
			      s->submission) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_COMPLETION,
			      &f[HNL_STATE_RING_NTF_COMPLETION],
			      s->completion) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_TAKEN,
			      &f[HNL_STATE_RING_NTF_TAKEN], s->taken) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_SEEN,
			      &f[HNL_STATE_RING_NTF_SEEN], s->seen) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_WRITTEN,
			      &f[HNL_STATE_RING_NTF_WRITTEN], s->written) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_PUBLISHED,
			      &f[HNL_STATE_RING_NTF_PUBLISHED], s->published) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_READ,
			      &f[HNL_STATE_RING_NTF_READ], s->read) &&
	       hnl_encode_u32(b, HNL_STATE_A_RING_STOPPED,
			      &f[HNL_STATE_RING_NTF_STOPPED], s->stopped) &&
	       (!(has & HNL_BIT(HNL_STATE_RING_NTF_CANCELED)) ||
	        hnl_encode_flag(b, HNL_STATE_A_RING_CANCELED)) &&
	       (!(has & HNL_BIT(HNL_STATE_RING_NTF_LINKED)) ||
	        hnl_encode_flag(b, HNL_STATE_A_RING_LINKED)) &&
	       (!(has & HNL_BIT(HNL_STATE_RING_NTF_READY)) ||
	        hnl_encode_flag(b, HNL_STATE_A_RING_READY)) &&
	       (!(has & HNL_BIT(HNL_STATE_RING_NTF_STARVED)) ||
	        hnl_encode_flag(b, HNL_STATE_A_RING_STARVED)) &&
	       (!(has & HNL_BIT(HNL_STATE_RING_NTF_PRIORITY)) ||
	        hnl_encode_u32(b, HNL_STATE_A_RING_PRIORITY,
			       &f[HNL_STATE_RING_NTF_PRIORITY], s->priority));
}

HNL_INLINE bool is_full_ring_ntf(const struct hnl_state_ring_ntf *s)
{
	return hnl_encode_is_full(s->has[0], HNL_STATE_RING_NTF_FIELDS);
}

void hnl_state_ring_ntf_put(struct hnl_builder *b,
			    const struct hnl_state_ring_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 108, false))
		(void)write_ring_ntf(&w, s, false);
	else
		(void)write_ring_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_ring_ntf(uint8_t *buf, size_t size,
					 uint16_t flags, uint32_t seq,
					 uint32_t port,
					 const struct hnl_state_ring_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_RING, 0,
			     flags, seq, port);
	hnl_state_ring_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_ring_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_state_ring_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_ring_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 108, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family, HNL_STATE_CMD_RING,
				     0, flags, seq, port);
		(void)write_ring_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_ring_ntf(buf, size, flags, seq, port, s);
}

static HNL_APART int any_ring_ntf(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_ring_ntf(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_state_ring_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RING_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_state_ring_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_ring_ntf(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_state_ring_ntf *)out))
		return 0;
	return any_ring_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_pages_ntf(struct hnl_fast c,
			       struct hnl_state_pages_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_PAGES_NTF];

	hnl_fast_begin(&c, HNL_STATE_PAGES_NTF_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_STATE_A_RING_PAGE | HNL_ATTR_CRITICAL, f,
			    HNL_STATE_PAGES_NTF_PAGE, &out->page))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_pages_ntf(struct hnl_fast c,
				struct hnl_state_pages_ntf *out)
{
	return c.at <= -4 &&
	       take_pages_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_pages_ntf(struct hnl_builder *b,
				const struct hnl_state_pages_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_PAGES_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_STATE_PAGES_NTF_PAGE)) &&
	       hnl_encode_bytes(b, HNL_STATE_A_RING_PAGE | HNL_ATTR_CRITICAL,
				&f[HNL_STATE_PAGES_NTF_PAGE], s->page);
}

void hnl_state_pages_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_pages_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 260, false))
		(void)write_pages_ntf(&w, s);
	else
		(void)write_pages_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_pages_ntf(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port,
					  const struct hnl_state_pages_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_PAGES, 0,
			     flags, seq, port);
	hnl_state_pages_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_pages_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_state_pages_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 260, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family, HNL_STATE_CMD_PAGES,
				     0, flags, seq, port);
		(void)write_pages_ntf(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_pages_ntf(buf, size, flags, seq, port, s);
}

int hnl_state_pages_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_pages_ntf(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_state_pages_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PAGES_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_direct_ntf(struct hnl_fast c,
				struct hnl_state_direct_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_DIRECT_NTF];

	hnl_fast_begin(&c, HNL_STATE_DIRECT_NTF_FIELDS);
	return hnl_fast_u32(&c, HNL_STATE_A_DIRECT_VCPU | HNL_ATTR_CRITICAL, f,
			    HNL_STATE_DIRECT_NTF_VCPU, &out->vcpu) &&
	       hnl_fast_u64(&c, HNL_STATE_A_DIRECT_REQUEST, f,
			    HNL_STATE_DIRECT_NTF_REQUEST, &out->request) &&
	       hnl_fast_u64(&c, HNL_STATE_A_DIRECT_REQUEST_LENGTH, f,
			    HNL_STATE_DIRECT_NTF_REQUEST_LENGTH,
			    &out->request_length) &&
	       hnl_fast_u64(&c, HNL_STATE_A_DIRECT_REPLY, f,
			    HNL_STATE_DIRECT_NTF_REPLY, &out->reply) &&
	       hnl_fast_u64(&c, HNL_STATE_A_DIRECT_REPLY_LENGTH, f,
			    HNL_STATE_DIRECT_NTF_REPLY_LENGTH,
			    &out->reply_length) &&
	       hnl_fast_u32(&c, HNL_STATE_A_DIRECT_TAKEN, f,
			    HNL_STATE_DIRECT_NTF_TAKEN, &out->taken) &&
	       hnl_fast_flag(&c, HNL_STATE_A_DIRECT_CANCELED, f,
			     HNL_STATE_DIRECT_NTF_CANCELED) &&
	       hnl_fast_flag(&c, HNL_STATE_A_DIRECT_LINKED, f,
			     HNL_STATE_DIRECT_NTF_LINKED) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_direct_ntf(struct hnl_fast c,
				 struct hnl_state_direct_ntf *out)
{
	return c.at == -72 &&
	       take_direct_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_direct_ntf(struct hnl_builder *b,
				 const struct hnl_state_direct_ntf *s,
				 bool full)
{
	const struct hnl_field *f = &field[FIELD_DIRECT_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_STATE_DIRECT_NTF_VCPU) |
			      HNL_BIT(HNL_STATE_DIRECT_NTF_REQUEST) |
			      HNL_BIT(HNL_STATE_DIRECT_NTF_REQUEST_LENGTH) |
			      HNL_BIT(HNL_STATE_DIRECT_NTF_REPLY) |
			      HNL_BIT(HNL_STATE_DIRECT_NTF_REPLY_LENGTH) |
			      HNL_BIT(HNL_STATE_DIRECT_NTF_TAKEN)) &&
	       hnl_encode_u32(b, HNL_STATE_A_DIRECT_VCPU | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_DIRECT_NTF_VCPU], s->vcpu) &&
	       hnl_encode_u64(b, HNL_STATE_A_DIRECT_REQUEST,
			      &f[HNL_STATE_DIRECT_NTF_REQUEST], s->request) &&
	       hnl_encode_u64(b, HNL_STATE_A_DIRECT_REQUEST_LENGTH,
			      &f[HNL_STATE_DIRECT_NTF_REQUEST_LENGTH],
			      s->request_length) &&
	       hnl_encode_u64(b, HNL_STATE_A_DIRECT_REPLY,
			      &f[HNL_STATE_DIRECT_NTF_REPLY], s->reply) &&
	       hnl_encode_u64(b, HNL_STATE_A_DIRECT_REPLY_LENGTH,
			      &f[HNL_STATE_DIRECT_NTF_REPLY_LENGTH],
			      s->reply_length) &&
	       hnl_encode_u32(b, HNL_STATE_A_DIRECT_TAKEN,
			      &f[HNL_STATE_DIRECT_NTF_TAKEN], s->taken) &&
	       (!(has & HNL_BIT(HNL_STATE_DIRECT_NTF_CANCELED)) ||
	        hnl_encode_flag(b, HNL_STATE_A_DIRECT_CANCELED)) &&
	       (!(has & HNL_BIT(HNL_STATE_DIRECT_NTF_LINKED)) ||
	        hnl_encode_flag(b, HNL_STATE_A_DIRECT_LINKED));
}

HNL_INLINE bool is_full_direct_ntf(const struct hnl_state_direct_ntf *s)
{
	return hnl_encode_is_full(s->has[0], HNL_STATE_DIRECT_NTF_FIELDS);
}

void hnl_state_direct_ntf_put(struct hnl_builder *b,
			      const struct hnl_state_direct_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 72, false))
		(void)write_direct_ntf(&w, s, false);
	else
		(void)write_direct_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_direct_ntf(uint8_t *buf, size_t size,
					   uint16_t flags, uint32_t seq,
					   uint32_t port,
					   const struct hnl_state_direct_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_DIRECT, 0,
			     flags, seq, port);
	hnl_state_direct_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_direct_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_state_direct_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_direct_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 72, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family,
				     HNL_STATE_CMD_DIRECT, 0, flags, seq, port);
		(void)write_direct_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_direct_ntf(buf, size, flags, seq, port, s);
}

static HNL_APART int any_direct_ntf(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_direct_ntf(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_state_direct_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DIRECT_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_state_direct_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_direct_ntf(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_state_direct_ntf *)out))
		return 0;
	return any_direct_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_call_ntf(struct hnl_fast c, struct hnl_state_call_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_CALL_NTF];

	hnl_fast_begin(&c, HNL_STATE_CALL_NTF_FIELDS);
	if (!hnl_fast_u64(&c, HNL_STATE_A_CALL_TOKEN | HNL_ATTR_CRITICAL, f,
			  HNL_STATE_CALL_NTF_TOKEN, &out->token) ||
	    !hnl_fast_u32(&c, HNL_STATE_A_CALL_RING, f, HNL_STATE_CALL_NTF_RING,
			  &out->ring) ||
	    !hnl_fast_u32(&c, HNL_STATE_A_CALL_VCPU, f, HNL_STATE_CALL_NTF_VCPU,
			  &out->vcpu) ||
	    !hnl_fast_u32(&c, HNL_STATE_A_CALL_STATE, f,
			  HNL_STATE_CALL_NTF_STATE, &out->state) ||
	    !hnl_fast_u32(&c, HNL_STATE_A_CALL_LENGTH, f,
			  HNL_STATE_CALL_NTF_LENGTH, &out->length) ||
	    !hnl_fast_u32(&c, HNL_STATE_A_CALL_REPLY_LENGTH, f,
			  HNL_STATE_CALL_NTF_REPLY_LENGTH,
			  &out->reply_length) ||
	    !hnl_fast_u64(&c, HNL_STATE_A_CALL_UNITS, f,
			  HNL_STATE_CALL_NTF_UNITS, &out->units))
		return false;
	(void)hnl_fast_u64(&c, HNL_STATE_A_CALL_CURSOR, f,
			   HNL_STATE_CALL_NTF_CURSOR, &out->cursor);
	(void)hnl_fast_u64(&c, HNL_STATE_A_CALL_CURSOR_WITHIN, f,
			   HNL_STATE_CALL_NTF_CURSOR_WITHIN,
			   &out->cursor_within);
	(void)hnl_fast_flag(&c, HNL_STATE_A_CALL_STARTED, f,
			    HNL_STATE_CALL_NTF_STARTED);
	(void)hnl_fast_flag(&c, HNL_STATE_A_CALL_CANCEL, f,
			    HNL_STATE_CALL_NTF_CANCEL);
	(void)hnl_fast_flag(&c, HNL_STATE_A_CALL_CHANGED, f,
			    HNL_STATE_CALL_NTF_CHANGED);
	(void)hnl_fast_flag(&c, HNL_STATE_A_CALL_LOST, f,
			    HNL_STATE_CALL_NTF_LOST);
	return hnl_fast_s32(&c, HNL_STATE_A_CALL_PEER_ERROR, f,
			    HNL_STATE_CALL_NTF_PEER_ERROR, &out->peer_error) &&
	       hnl_fast_u32(&c, HNL_STATE_A_CALL_PEER_REASON, f,
			    HNL_STATE_CALL_NTF_PEER_REASON,
			    &out->peer_reason) &&
	       hnl_policy_broken(&schema, SET_CALL_NTF, &c.has) == NULL &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool write_call_ntf(struct hnl_builder *b,
			       const struct hnl_state_call_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_CALL_NTF];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_STATE_CALL_NTF_TOKEN) |
			      HNL_BIT(HNL_STATE_CALL_NTF_STATE) |
			      HNL_BIT(HNL_STATE_CALL_NTF_LENGTH) |
			      HNL_BIT(HNL_STATE_CALL_NTF_REPLY_LENGTH) |
			      HNL_BIT(HNL_STATE_CALL_NTF_UNITS)) &&
	       hnl_encode_rules(b, &schema, SET_CALL_NTF, s->has) &&
	       hnl_encode_u64(b, HNL_STATE_A_CALL_TOKEN | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_CALL_NTF_TOKEN], s->token) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_RING) ||
	        hnl_encode_u32(b, HNL_STATE_A_CALL_RING,
			       &f[HNL_STATE_CALL_NTF_RING], s->ring)) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_VCPU) ||
	        hnl_encode_u32(b, HNL_STATE_A_CALL_VCPU,
			       &f[HNL_STATE_CALL_NTF_VCPU], s->vcpu)) &&
	       hnl_encode_u32(b, HNL_STATE_A_CALL_STATE,
			      &f[HNL_STATE_CALL_NTF_STATE], s->state) &&
	       hnl_encode_u32(b, HNL_STATE_A_CALL_LENGTH,
			      &f[HNL_STATE_CALL_NTF_LENGTH], s->length) &&
	       hnl_encode_u32(b, HNL_STATE_A_CALL_REPLY_LENGTH,
			      &f[HNL_STATE_CALL_NTF_REPLY_LENGTH],
			      s->reply_length) &&
	       hnl_encode_u64(b, HNL_STATE_A_CALL_UNITS,
			      &f[HNL_STATE_CALL_NTF_UNITS], s->units) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_CURSOR) ||
	        hnl_encode_u64(b, HNL_STATE_A_CALL_CURSOR,
			       &f[HNL_STATE_CALL_NTF_CURSOR], s->cursor)) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_CURSOR_WITHIN) ||
	        hnl_encode_u64(b, HNL_STATE_A_CALL_CURSOR_WITHIN,
			       &f[HNL_STATE_CALL_NTF_CURSOR_WITHIN],
			       s->cursor_within)) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_STARTED) ||
	        hnl_encode_flag(b, HNL_STATE_A_CALL_STARTED)) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_CANCEL) ||
	        hnl_encode_flag(b, HNL_STATE_A_CALL_CANCEL)) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_CHANGED) ||
	        hnl_encode_flag(b, HNL_STATE_A_CALL_CHANGED)) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_LOST) ||
	        hnl_encode_flag(b, HNL_STATE_A_CALL_LOST)) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_PEER_ERROR) ||
	        hnl_encode_s32(b, HNL_STATE_A_CALL_PEER_ERROR,
			       &f[HNL_STATE_CALL_NTF_PEER_ERROR],
			       s->peer_error)) &&
	       (!HNL_HAS(s, HNL_STATE_CALL_NTF_PEER_REASON) ||
	        hnl_encode_u32(b, HNL_STATE_A_CALL_PEER_REASON,
			       &f[HNL_STATE_CALL_NTF_PEER_REASON],
			       s->peer_reason));
}

void hnl_state_call_ntf_put(struct hnl_builder *b,
			    const struct hnl_state_call_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 120, false))
		(void)write_call_ntf(&w, s);
	else
		(void)write_call_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_call_ntf(uint8_t *buf, size_t size,
					 uint16_t flags, uint32_t seq,
					 uint32_t port,
					 const struct hnl_state_call_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_CALL, 0,
			     flags, seq, port);
	hnl_state_call_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_call_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_state_call_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 120, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family, HNL_STATE_CMD_CALL,
				     0, flags, seq, port);
		(void)write_call_ntf(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_call_ntf(buf, size, flags, seq, port, s);
}

int hnl_state_call_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_call_ntf(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_state_call_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CALL_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_bytes_ntf(struct hnl_fast c,
			       struct hnl_state_bytes_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_BYTES_NTF];

	hnl_fast_begin(&c, HNL_STATE_BYTES_NTF_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_STATE_A_BYTES_BYTES | HNL_ATTR_CRITICAL, f,
			    HNL_STATE_BYTES_NTF_BYTES, &out->bytes))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_bytes_ntf(struct hnl_fast c,
				struct hnl_state_bytes_ntf *out)
{
	return c.at <= -4 &&
	       take_bytes_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_bytes_ntf(struct hnl_builder *b,
				const struct hnl_state_bytes_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_BYTES_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_STATE_BYTES_NTF_BYTES)) &&
	       hnl_encode_bytes(b, HNL_STATE_A_BYTES_BYTES | HNL_ATTR_CRITICAL,
				&f[HNL_STATE_BYTES_NTF_BYTES], s->bytes);
}

void hnl_state_bytes_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_bytes_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 260, false))
		(void)write_bytes_ntf(&w, s);
	else
		(void)write_bytes_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_bytes_ntf(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port,
					  const struct hnl_state_bytes_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_BYTES, 0,
			     flags, seq, port);
	hnl_state_bytes_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_bytes_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_state_bytes_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 260, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family, HNL_STATE_CMD_BYTES,
				     0, flags, seq, port);
		(void)write_bytes_ntf(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_bytes_ntf(buf, size, flags, seq, port, s);
}

int hnl_state_bytes_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_bytes_ntf(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_state_bytes_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_BYTES_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_slots_ntf(struct hnl_fast c,
			       struct hnl_state_slots_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_SLOTS_NTF];

	hnl_fast_begin(&c, HNL_STATE_SLOTS_NTF_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_STATE_A_BYTES_SLOT | HNL_ATTR_CRITICAL, f,
			    HNL_STATE_SLOTS_NTF_SLOT, &out->slot))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_slots_ntf(struct hnl_fast c,
				struct hnl_state_slots_ntf *out)
{
	return c.at <= -4 &&
	       take_slots_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_slots_ntf(struct hnl_builder *b,
				const struct hnl_state_slots_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_SLOTS_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_STATE_SLOTS_NTF_SLOT)) &&
	       hnl_encode_bytes(b, HNL_STATE_A_BYTES_SLOT | HNL_ATTR_CRITICAL,
				&f[HNL_STATE_SLOTS_NTF_SLOT], s->slot);
}

void hnl_state_slots_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_slots_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 260, false))
		(void)write_slots_ntf(&w, s);
	else
		(void)write_slots_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_slots_ntf(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port,
					  const struct hnl_state_slots_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_SLOTS, 0,
			     flags, seq, port);
	hnl_state_slots_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_slots_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_state_slots_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 260, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family, HNL_STATE_CMD_SLOTS,
				     0, flags, seq, port);
		(void)write_slots_ntf(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_slots_ntf(buf, size, flags, seq, port, s);
}

int hnl_state_slots_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_slots_ntf(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_state_slots_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SLOTS_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_mailbox_ntf(struct hnl_fast c,
				 struct hnl_state_mailbox_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_MAILBOX_NTF];

	hnl_fast_begin(&c, HNL_STATE_MAILBOX_NTF_FIELDS);
	return hnl_fast_u64(&c, HNL_STATE_A_EVENT_LOST | HNL_ATTR_CRITICAL, f,
			    HNL_STATE_MAILBOX_NTF_LOST, &out->lost) &&
	       hnl_fast_u64(&c, HNL_STATE_A_EVENT_LOST_EVER, f,
			    HNL_STATE_MAILBOX_NTF_LOST_EVER, &out->lost_ever) &&
	       hnl_fast_flag(&c, HNL_STATE_A_EVENT_LISTENING, f,
			     HNL_STATE_MAILBOX_NTF_LISTENING) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_mailbox_ntf(struct hnl_fast c,
				  struct hnl_state_mailbox_ntf *out)
{
	return c.at == -28 &&
	       take_mailbox_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_mailbox_ntf(struct hnl_builder *b,
				  const struct hnl_state_mailbox_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_MAILBOX_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_STATE_MAILBOX_NTF_LOST) |
			      HNL_BIT(HNL_STATE_MAILBOX_NTF_LOST_EVER)) &&
	       hnl_encode_u64(b, HNL_STATE_A_EVENT_LOST | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_MAILBOX_NTF_LOST], s->lost) &&
	       hnl_encode_u64(b, HNL_STATE_A_EVENT_LOST_EVER,
			      &f[HNL_STATE_MAILBOX_NTF_LOST_EVER],
			      s->lost_ever) &&
	       (!HNL_HAS(s, HNL_STATE_MAILBOX_NTF_LISTENING) ||
	        hnl_encode_flag(b, HNL_STATE_A_EVENT_LISTENING));
}

void hnl_state_mailbox_ntf_put(struct hnl_builder *b,
			       const struct hnl_state_mailbox_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_mailbox_ntf(&w, s);
	else
		(void)write_mailbox_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_state_mailbox_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_state_mailbox_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_MAILBOX, 0,
			     flags, seq, port);
	hnl_state_mailbox_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_mailbox_ntf(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_mailbox_ntf(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_state_mailbox_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAILBOX_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_state_mailbox_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_mailbox_ntf(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_state_mailbox_ntf *)out))
		return 0;
	return any_mailbox_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_event_ntf(struct hnl_fast c,
			       struct hnl_state_event_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_EVENT_NTF];

	hnl_fast_begin(&c, HNL_STATE_EVENT_NTF_FIELDS);
	if (!hnl_fast_u32(&c, HNL_STATE_A_EVENT_RING | HNL_ATTR_CRITICAL, f,
			  HNL_STATE_EVENT_NTF_RING, &out->ring) ||
	    !hnl_fast_u32(&c, HNL_STATE_A_EVENT_LENGTH, f,
			  HNL_STATE_EVENT_NTF_LENGTH, &out->length))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_event_ntf(struct hnl_fast c,
				struct hnl_state_event_ntf *out)
{
	return c.at == -16 &&
	       take_event_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_event_ntf(struct hnl_builder *b,
				const struct hnl_state_event_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_EVENT_NTF];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_STATE_EVENT_NTF_RING) |
			      HNL_BIT(HNL_STATE_EVENT_NTF_LENGTH)) &&
	       hnl_encode_u32(b, HNL_STATE_A_EVENT_RING | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_EVENT_NTF_RING], s->ring) &&
	       hnl_encode_u32(b, HNL_STATE_A_EVENT_LENGTH,
			      &f[HNL_STATE_EVENT_NTF_LENGTH], s->length);
}

void hnl_state_event_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_event_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_event_ntf(&w, s);
	else
		(void)write_event_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_state_event_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_state_event_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_EVENT, 0,
			     flags, seq, port);
	hnl_state_event_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_event_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_event_ntf(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_state_event_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_EVENT_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_member_ntf(struct hnl_fast c,
				struct hnl_state_member_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_MEMBER_NTF];

	hnl_fast_begin(&c, HNL_STATE_MEMBER_NTF_FIELDS);
	if (!hnl_fast_u32(&c, HNL_STATE_A_EVENT_RING | HNL_ATTR_CRITICAL, f,
			  HNL_STATE_MEMBER_NTF_RING, &out->ring) ||
	    !hnl_fast_u16(&c, HNL_STATE_A_EVENT_FAMILY | HNL_ATTR_CRITICAL, f,
			  HNL_STATE_MEMBER_NTF_FAMILY, &out->family) ||
	    !hnl_fast_u8(&c, HNL_STATE_A_EVENT_GROUP, f,
			 HNL_STATE_MEMBER_NTF_GROUP, &out->group))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_member_ntf(struct hnl_fast c,
				 struct hnl_state_member_ntf *out)
{
	return c.at == -24 &&
	       take_member_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_member_ntf(struct hnl_builder *b,
				 const struct hnl_state_member_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_MEMBER_NTF];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_STATE_MEMBER_NTF_RING) |
			      HNL_BIT(HNL_STATE_MEMBER_NTF_FAMILY) |
			      HNL_BIT(HNL_STATE_MEMBER_NTF_GROUP)) &&
	       hnl_encode_u32(b, HNL_STATE_A_EVENT_RING | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_MEMBER_NTF_RING], s->ring) &&
	       hnl_encode_u16(b, HNL_STATE_A_EVENT_FAMILY | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_MEMBER_NTF_FAMILY], s->family) &&
	       hnl_encode_u8(b, HNL_STATE_A_EVENT_GROUP,
			     &f[HNL_STATE_MEMBER_NTF_GROUP], s->group);
}

void hnl_state_member_ntf_put(struct hnl_builder *b,
			      const struct hnl_state_member_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_member_ntf(&w, s);
	else
		(void)write_member_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_state_member_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_state_member_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_MEMBER, 0,
			     flags, seq, port);
	hnl_state_member_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_member_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_member_ntf(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_state_member_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MEMBER_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_count_ntf(struct hnl_fast c,
			       struct hnl_state_count_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_COUNT_NTF];

	hnl_fast_begin(&c, HNL_STATE_COUNT_NTF_FIELDS);
	return hnl_fast_u16(&c, HNL_STATE_A_COUNT_FAMILY, f,
			    HNL_STATE_COUNT_NTF_FAMILY, &out->family) &&
	       hnl_fast_u8(&c, HNL_STATE_A_COUNT_COMMAND, f,
			   HNL_STATE_COUNT_NTF_COMMAND, &out->command) &&
	       hnl_fast_u64(&c, HNL_STATE_A_COUNT_CALLS, f,
			    HNL_STATE_COUNT_NTF_CALLS, &out->calls) &&
	       hnl_fast_u64(&c, HNL_STATE_A_COUNT_REFUSED, f,
			    HNL_STATE_COUNT_NTF_REFUSED, &out->refused) &&
	       hnl_fast_u64(&c, HNL_STATE_A_COUNT_UNITS, f,
			    HNL_STATE_COUNT_NTF_UNITS, &out->units) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_count_ntf(struct hnl_fast c,
				struct hnl_state_count_ntf *out)
{
	return c.at == -52 &&
	       take_count_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_count_ntf(struct hnl_builder *b,
				const struct hnl_state_count_ntf *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_COUNT_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_STATE_COUNT_NTF_CALLS) |
			      HNL_BIT(HNL_STATE_COUNT_NTF_REFUSED) |
			      HNL_BIT(HNL_STATE_COUNT_NTF_UNITS)) &&
	       (!(has & HNL_BIT(HNL_STATE_COUNT_NTF_FAMILY)) ||
	        hnl_encode_u16(b, HNL_STATE_A_COUNT_FAMILY,
			       &f[HNL_STATE_COUNT_NTF_FAMILY], s->family)) &&
	       (!(has & HNL_BIT(HNL_STATE_COUNT_NTF_COMMAND)) ||
	        hnl_encode_u8(b, HNL_STATE_A_COUNT_COMMAND,
			      &f[HNL_STATE_COUNT_NTF_COMMAND], s->command)) &&
	       hnl_encode_u64(b, HNL_STATE_A_COUNT_CALLS,
			      &f[HNL_STATE_COUNT_NTF_CALLS], s->calls) &&
	       hnl_encode_u64(b, HNL_STATE_A_COUNT_REFUSED,
			      &f[HNL_STATE_COUNT_NTF_REFUSED], s->refused) &&
	       hnl_encode_u64(b, HNL_STATE_A_COUNT_UNITS,
			      &f[HNL_STATE_COUNT_NTF_UNITS], s->units);
}

HNL_INLINE bool is_full_count_ntf(const struct hnl_state_count_ntf *s)
{
	return hnl_encode_is_full(s->has[0], HNL_STATE_COUNT_NTF_FIELDS);
}

void hnl_state_count_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_count_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 52, false))
		(void)write_count_ntf(&w, s, false);
	else
		(void)write_count_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_count_ntf(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port,
					  const struct hnl_state_count_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_COUNT, 0,
			     flags, seq, port);
	hnl_state_count_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_count_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_state_count_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_count_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 52, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family, HNL_STATE_CMD_COUNT,
				     0, flags, seq, port);
		(void)write_count_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_count_ntf(buf, size, flags, seq, port, s);
}

static HNL_APART int any_count_ntf(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_count_ntf(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_state_count_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_COUNT_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_state_count_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_count_ntf(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_state_count_ntf *)out))
		return 0;
	return any_count_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_end_ntf(struct hnl_fast c, struct hnl_state_end_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_END_NTF];

	hnl_fast_begin(&c, HNL_STATE_END_NTF_FIELDS);
	if (!hnl_fast_u32(&c, HNL_STATE_A_END_RECORDS | HNL_ATTR_CRITICAL, f,
			  HNL_STATE_END_NTF_RECORDS, &out->records))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_end_ntf(struct hnl_fast c, struct hnl_state_end_ntf *out)
{
	return c.at == -8 &&
	       take_end_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_end_ntf(struct hnl_builder *b,
			      const struct hnl_state_end_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_END_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_STATE_END_NTF_RECORDS)) &&
	       hnl_encode_u32(b, HNL_STATE_A_END_RECORDS | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_END_NTF_RECORDS], s->records);
}

void hnl_state_end_ntf_put(struct hnl_builder *b,
			   const struct hnl_state_end_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_end_ntf(&w, s);
	else
		(void)write_end_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_state_end_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_state_end_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_END, 0, flags,
			     seq, port);
	hnl_state_end_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_end_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_end_ntf(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_state_end_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_END_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_narrow_ntf(struct hnl_fast c,
				struct hnl_state_narrow_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_NARROW_NTF];

	hnl_fast_begin(&c, HNL_STATE_NARROW_NTF_FIELDS);
	if (!hnl_fast_u32(&c, HNL_STATE_A_NARROW_RING | HNL_ATTR_CRITICAL, f,
			  HNL_STATE_NARROW_NTF_RING, &out->ring) ||
	    !hnl_fast_u64(&c, HNL_STATE_A_NARROW_WINDOW, f,
			  HNL_STATE_NARROW_NTF_WINDOW, &out->window) ||
	    !hnl_fast_u64(&c, HNL_STATE_A_NARROW_WINDOW_PAGES, f,
			  HNL_STATE_NARROW_NTF_WINDOW_PAGES,
			  &out->window_pages) ||
	    !hnl_fast_u16(&c, HNL_STATE_A_NARROW_FAMILY, f,
			  HNL_STATE_NARROW_NTF_FAMILY, &out->family) ||
	    !hnl_fast_u64(&c, HNL_STATE_A_NARROW_FEATURES, f,
			  HNL_STATE_NARROW_NTF_FEATURES, &out->features) ||
	    !hnl_fast_fixed(&c, HNL_STATE_A_NARROW_COMMANDS, f,
			    HNL_STATE_NARROW_NTF_COMMANDS, &out->commands))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_narrow_ntf(struct hnl_fast c,
				 struct hnl_state_narrow_ntf *out)
{
	return c.at == -88 &&
	       take_narrow_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_narrow_ntf(struct hnl_builder *b,
				 const struct hnl_state_narrow_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_NARROW_NTF];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_STATE_NARROW_NTF_RING) |
			      HNL_BIT(HNL_STATE_NARROW_NTF_WINDOW) |
			      HNL_BIT(HNL_STATE_NARROW_NTF_WINDOW_PAGES) |
			      HNL_BIT(HNL_STATE_NARROW_NTF_FAMILY) |
			      HNL_BIT(HNL_STATE_NARROW_NTF_FEATURES) |
			      HNL_BIT(HNL_STATE_NARROW_NTF_COMMANDS)) &&
	       hnl_encode_u32(b, HNL_STATE_A_NARROW_RING | HNL_ATTR_CRITICAL,
			      &f[HNL_STATE_NARROW_NTF_RING], s->ring) &&
	       hnl_encode_u64(b, HNL_STATE_A_NARROW_WINDOW,
			      &f[HNL_STATE_NARROW_NTF_WINDOW], s->window) &&
	       hnl_encode_u64(b, HNL_STATE_A_NARROW_WINDOW_PAGES,
			      &f[HNL_STATE_NARROW_NTF_WINDOW_PAGES],
			      s->window_pages) &&
	       hnl_encode_u16(b, HNL_STATE_A_NARROW_FAMILY,
			      &f[HNL_STATE_NARROW_NTF_FAMILY], s->family) &&
	       hnl_encode_u64(b, HNL_STATE_A_NARROW_FEATURES,
			      &f[HNL_STATE_NARROW_NTF_FEATURES], s->features) &&
	       hnl_encode_bytes(b, HNL_STATE_A_NARROW_COMMANDS,
				&f[HNL_STATE_NARROW_NTF_COMMANDS], s->commands);
}

void hnl_state_narrow_ntf_put(struct hnl_builder *b,
			      const struct hnl_state_narrow_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 88, false))
		(void)write_narrow_ntf(&w, s);
	else
		(void)write_narrow_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_narrow_ntf(uint8_t *buf, size_t size,
					   uint16_t flags, uint32_t seq,
					   uint32_t port,
					   const struct hnl_state_narrow_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_state_family, HNL_STATE_CMD_NARROW, 0,
			     flags, seq, port);
	hnl_state_narrow_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_state_narrow_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_state_narrow_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 88, false)) {
		hnl_encode_begin_own(&w, &hnl_state_family,
				     HNL_STATE_CMD_NARROW, 0, flags, seq, port);
		(void)write_narrow_ntf(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_narrow_ntf(buf, size, flags, seq, port, s);
}

int hnl_state_narrow_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_narrow_ntf(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_state_narrow_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_NARROW_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}
