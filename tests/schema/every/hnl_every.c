/* SPDX-License-Identifier: MIT */
/* generated from tests/schema/every.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_every.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_TRY_REQ,
	SET_TRY_RSP,
	SET_LISTS_REQ,
	SET_LISTS_RSP,
	SET_NOTHING_REQ,
	SET_FLAGS_ONLY_REQ,
	SET_FLAGS_ONLY_RSP,
	SET_RULED_REQ,
	SET_RULED_RSP,
	SET_STATE_GET_REQ,
	SET_STATE_GET_RSP,
	SET_STATE_CHANGED_NTF,
	SET_HAPPENED_NTF,
	SET_PINGED_NTF,
	SET_INNER,
	SET_DEEPEST,
	SET_EITHER
};

/* Where the fields of each set begin. */
enum {
	FIELD_TRY_REQ = 0,
	FIELD_TRY_RSP = 26,
	FIELD_LISTS_REQ = 30,
	FIELD_LISTS_RSP = 39,
	FIELD_FLAGS_ONLY_REQ = 40,
	FIELD_RULED_REQ = 41,
	FIELD_RULED_RSP = 47,
	FIELD_STATE_GET_RSP = 51,
	FIELD_STATE_CHANGED_NTF = 53,
	FIELD_HAPPENED_NTF = 55,
	FIELD_INNER = 59,
	FIELD_DEEPEST = 62,
	FIELD_EITHER = 65
};

/* Where the slots of each set begin. */
enum {
	SLOT_TRY_REQ = 0,
	SLOT_TRY_RSP = 305,
	SLOT_LISTS_REQ = 324,
	SLOT_LISTS_RSP = 334,
	SLOT_FLAGS_ONLY_REQ = 345,
	SLOT_RULED_REQ = 348,
	SLOT_RULED_RSP = 355,
	SLOT_STATE_GET_RSP = 363,
	SLOT_STATE_CHANGED_NTF = 367,
	SLOT_HAPPENED_NTF = 371,
	SLOT_INNER = 378,
	SLOT_DEEPEST = 382,
	SLOT_EITHER = 386
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_TRY_REQ + HNL_EVERY_A_FLAG] = 1 + HNL_EVERY_TRY_REQ_FLAG,
	[SLOT_TRY_REQ + HNL_EVERY_A_U8] = 1 + HNL_EVERY_TRY_REQ_U8,
	[SLOT_TRY_REQ + HNL_EVERY_A_U16] = 1 + HNL_EVERY_TRY_REQ_U16,
	[SLOT_TRY_REQ + HNL_EVERY_A_U32] = 1 + HNL_EVERY_TRY_REQ_U32,
	[SLOT_TRY_REQ + HNL_EVERY_A_U64] = 1 + HNL_EVERY_TRY_REQ_U64,
	[SLOT_TRY_REQ + HNL_EVERY_A_S8] = 1 + HNL_EVERY_TRY_REQ_S8,
	[SLOT_TRY_REQ + HNL_EVERY_A_S16] = 1 + HNL_EVERY_TRY_REQ_S16,
	[SLOT_TRY_REQ + HNL_EVERY_A_S32] = 1 + HNL_EVERY_TRY_REQ_S32,
	[SLOT_TRY_REQ + HNL_EVERY_A_S64] = 1 + HNL_EVERY_TRY_REQ_S64,
	[SLOT_TRY_REQ + HNL_EVERY_A_UINT] = 1 + HNL_EVERY_TRY_REQ_UINT,
	[SLOT_TRY_REQ + HNL_EVERY_A_SINT] = 1 + HNL_EVERY_TRY_REQ_SINT,
	[SLOT_TRY_REQ + HNL_EVERY_A_STRING] = 1 + HNL_EVERY_TRY_REQ_STRING,
	[SLOT_TRY_REQ + HNL_EVERY_A_BINARY] = 1 + HNL_EVERY_TRY_REQ_BINARY,
	[SLOT_TRY_REQ + HNL_EVERY_A_BITS] = 1 + HNL_EVERY_TRY_REQ_BITS,
	[SLOT_TRY_REQ + HNL_EVERY_A_GPA] = 1 + HNL_EVERY_TRY_REQ_GPA,
	[SLOT_TRY_REQ + HNL_EVERY_A_POINTS] = 1 + HNL_EVERY_TRY_REQ_POINTS,
	[SLOT_TRY_REQ + HNL_EVERY_A_HALVES] = 1 + HNL_EVERY_TRY_REQ_HALVES,
	[SLOT_TRY_REQ + HNL_EVERY_A_NEST] = 1 + HNL_EVERY_TRY_REQ_NEST,
	[SLOT_TRY_REQ + HNL_EVERY_A_GATED] = 1 + HNL_EVERY_TRY_REQ_GATED,
	[SLOT_TRY_REQ + HNL_EVERY_A_FLAGS] = 1 + HNL_EVERY_TRY_REQ_FLAGS,
	[SLOT_TRY_REQ + HNL_EVERY_A_TOP] = 1 + HNL_EVERY_TRY_REQ_TOP,
	[SLOT_TRY_REQ + HNL_EVERY_A_CLASS] = 1 + HNL_EVERY_TRY_REQ_CLASS,
	[SLOT_TRY_REQ + HNL_EVERY_A_DEPTH] = 1 + HNL_EVERY_TRY_REQ_DEPTH,
	[SLOT_TRY_REQ + HNL_EVERY_A_SHADE] = 1 + HNL_EVERY_TRY_REQ_SHADE,
	[SLOT_TRY_REQ + HNL_EVERY_A_RIGHTS] = 1 + HNL_EVERY_TRY_REQ_RIGHTS,
	[SLOT_TRY_REQ + HNL_EVERY_A_DATA] = 1 + HNL_EVERY_TRY_REQ_DATA,
	[SLOT_TRY_RSP + HNL_EVERY_A_U8] = 1 + HNL_EVERY_TRY_RSP_U8,
	[SLOT_TRY_RSP + HNL_EVERY_A_STRING] = 1 + HNL_EVERY_TRY_RSP_STRING,
	[SLOT_TRY_RSP + HNL_EVERY_A_POINTS] = 1 + HNL_EVERY_TRY_RSP_POINTS,
	[SLOT_TRY_RSP + HNL_EVERY_A_NEST] = 1 + HNL_EVERY_TRY_RSP_NEST,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_U8] = 1 + HNL_EVERY_LISTS_REQ_U8,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_S16] = 1 + HNL_EVERY_LISTS_REQ_S16,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_U32] = 1 + HNL_EVERY_LISTS_REQ_U32,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_U64] = 1 + HNL_EVERY_LISTS_REQ_U64,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_SINT] =
		1 + HNL_EVERY_LISTS_REQ_SINT,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_STRING] =
		1 + HNL_EVERY_LISTS_REQ_STRING,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_BINARY] =
		1 + HNL_EVERY_LISTS_REQ_BINARY,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_BITS] =
		1 + HNL_EVERY_LISTS_REQ_BITS,
	[SLOT_LISTS_REQ + HNL_EVERY_A_LISTS_DEEPEST] =
		1 + HNL_EVERY_LISTS_REQ_DEEPEST,
	[SLOT_LISTS_RSP + HNL_EVERY_A_LISTS_HALVES] =
		1 + HNL_EVERY_LISTS_RSP_HALVES,
	[SLOT_FLAGS_ONLY_REQ + HNL_EVERY_A_DEEPEST_PRESENT] =
		1 + HNL_EVERY_FLAGS_ONLY_REQ_PRESENT,
	[SLOT_RULED_REQ + HNL_EVERY_A_RULED_A] = 1 + HNL_EVERY_RULED_REQ_A,
	[SLOT_RULED_REQ + HNL_EVERY_A_RULED_B] = 1 + HNL_EVERY_RULED_REQ_B,
	[SLOT_RULED_REQ + HNL_EVERY_A_RULED_C] = 1 + HNL_EVERY_RULED_REQ_C,
	[SLOT_RULED_REQ + HNL_EVERY_A_RULED_D] = 1 + HNL_EVERY_RULED_REQ_D,
	[SLOT_RULED_REQ + HNL_EVERY_A_RULED_E] = 1 + HNL_EVERY_RULED_REQ_E,
	[SLOT_RULED_REQ + HNL_EVERY_A_RULED_POINTS] =
		1 + HNL_EVERY_RULED_REQ_POINTS,
	[SLOT_RULED_RSP + HNL_EVERY_A_RULED_A] = 1 + HNL_EVERY_RULED_RSP_A,
	[SLOT_RULED_RSP + HNL_EVERY_A_RULED_B] = 1 + HNL_EVERY_RULED_RSP_B,
	[SLOT_RULED_RSP + HNL_EVERY_A_RULED_C] = 1 + HNL_EVERY_RULED_RSP_C,
	[SLOT_RULED_RSP + HNL_EVERY_A_RULED_STATUS] =
		1 + HNL_EVERY_RULED_RSP_STATUS,
	[SLOT_STATE_GET_RSP + HNL_EVERY_A_RULED_B] =
		1 + HNL_EVERY_STATE_GET_RSP_B,
	[SLOT_STATE_GET_RSP + HNL_EVERY_A_RULED_C] =
		1 + HNL_EVERY_STATE_GET_RSP_C,
	[SLOT_STATE_CHANGED_NTF + HNL_EVERY_A_RULED_B] =
		1 + HNL_EVERY_STATE_CHANGED_NTF_B,
	[SLOT_STATE_CHANGED_NTF + HNL_EVERY_A_RULED_C] =
		1 + HNL_EVERY_STATE_CHANGED_NTF_C,
	[SLOT_HAPPENED_NTF + HNL_EVERY_A_RULED_A] =
		1 + HNL_EVERY_HAPPENED_NTF_A,
	[SLOT_HAPPENED_NTF + HNL_EVERY_A_RULED_B] =
		1 + HNL_EVERY_HAPPENED_NTF_B,
	[SLOT_HAPPENED_NTF + HNL_EVERY_A_RULED_C] =
		1 + HNL_EVERY_HAPPENED_NTF_C,
	[SLOT_HAPPENED_NTF + HNL_EVERY_A_RULED_POINTS] =
		1 + HNL_EVERY_HAPPENED_NTF_POINTS,
	[SLOT_INNER + HNL_EVERY_A_INNER_ID] = 1 + HNL_EVERY_INNER_ID,
	[SLOT_INNER + HNL_EVERY_A_INNER_DEEPER] = 1 + HNL_EVERY_INNER_DEEPER,
	[SLOT_INNER + HNL_EVERY_A_INNER_LIST] = 1 + HNL_EVERY_INNER_LIST,
	[SLOT_DEEPEST + HNL_EVERY_A_DEEPEST_VALUE] =
		1 + HNL_EVERY_DEEPEST_VALUE,
	[SLOT_DEEPEST + HNL_EVERY_A_DEEPEST_PRESENT] =
		1 + HNL_EVERY_DEEPEST_PRESENT,
	[SLOT_DEEPEST + HNL_EVERY_A_DEEPEST_RARE] = 1 + HNL_EVERY_DEEPEST_RARE,
	[SLOT_EITHER + HNL_EVERY_A_EITHER_ONE] = 1 + HNL_EVERY_EITHER_ONE,
	[SLOT_EITHER + HNL_EVERY_A_EITHER_TWO] = 1 + HNL_EVERY_EITHER_TWO,
};

static const struct hnl_field field[] = {
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_FLAG] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_EVERY_A_FLAG,
		.shape = 4,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_U8] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_EVERY_A_U8,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_every_try_req, u8),
		.hi = 0x61,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_U16] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_BIG_ENDIAN,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVERY_A_U16,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_every_try_req, u16),
		.lo = 2,
		.hi = 300,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_U32] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_MASK,
		.type = HNL_EVERY_A_U32,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_try_req, u32),
		.shape = 8,
		.hi = 0x7,
		.span = 7,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_U64] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_BIG_ENDIAN,
		.type = HNL_EVERY_A_U64,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_every_try_req, u64),
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_S8] = {
		.kind = HNL_KIND_S8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_SRANGE,
		.type = HNL_EVERY_A_S8,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_every_try_req, s8),
		.lo = (uint64_t)-5,
		.hi = 5,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_S16] = {
		.kind = HNL_KIND_S16,
		.flags = HNL_FIELD_BIG_ENDIAN,
		.check = HNL_CHECK_SRANGE,
		.type = HNL_EVERY_A_S16,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_every_try_req, s16),
		.lo = (uint64_t)-32768,
		.hi = (uint64_t)-1,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_S32] = {
		.kind = HNL_KIND_S32,
		.type = HNL_EVERY_A_S32,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_try_req, s32),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_S64] = {
		.kind = HNL_KIND_S64,
		.check = HNL_CHECK_SRANGE,
		.type = HNL_EVERY_A_S64,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_every_try_req, s64),
		.shape = 12,
		.lo = 0x8000000000000000,
		.span = 0x8000000000000000,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_UINT] = {
		.kind = HNL_KIND_UINT,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVERY_A_UINT,
		.min = 4,
		.max = 8,
		.dst = offsetof(struct hnl_every_try_req, uint),
		.hi = 0x1ffffffff,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_SINT] = {
		.kind = HNL_KIND_SINT,
		.type = HNL_EVERY_A_SINT,
		.min = 4,
		.max = 8,
		.dst = offsetof(struct hnl_every_try_req, sint),
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_STRING] = {
		.kind = HNL_KIND_STRING,
		.type = HNL_EVERY_A_STRING,
		.min = 1,
		.max = 15,
		.dst = offsetof(struct hnl_every_try_req, string),
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_BINARY] = {
		.kind = HNL_KIND_BYTES,
		.type = HNL_EVERY_A_BINARY,
		.min = 6,
		.max = 6,
		.dst = offsetof(struct hnl_every_try_req, binary),
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_BITS] = {
		.kind = HNL_KIND_BITFIELD32,
		.check = HNL_CHECK_MASK,
		.type = HNL_EVERY_A_BITS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_every_try_req, bits),
		.hi = 0x7,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.align = 12,
		.type = HNL_EVERY_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_every_try_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_POINTS] = {
		.kind = HNL_KIND_PACKED,
		.type = HNL_EVERY_A_POINTS,
		.max = 64,
		.sub = 16,
		.dst = offsetof(struct hnl_every_try_req, points),
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_HALVES] = {
		.kind = HNL_KIND_PACKED,
		.type = HNL_EVERY_A_HALVES,
		.min = 2,
		.max = 32,
		.sub = 2,
		.dst = offsetof(struct hnl_every_try_req, halves),
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_NEST] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVERY_A_NEST,
		.max = 65531,
		.sub = SET_INNER,
		.dst = offsetof(struct hnl_every_try_req, nest),
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_GATED] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVERY_A_GATED,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_try_req, gated),
		.feature = HNL_EVERY_FEATURE_EXTRA,
		.shape = 8,
		.lo = 100,
		.hi = 102,
		.span = 2,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_FLAGS] = {
		.kind = HNL_KIND_U64,
		.check = HNL_CHECK_MASK,
		.type = HNL_EVERY_A_FLAGS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_every_try_req, flags),
		.shape = 12,
		.hi = 0x7,
		.span = 7,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_TOP] = {
		.kind = HNL_KIND_U64,
		.check = HNL_CHECK_MASK,
		.type = HNL_EVERY_A_TOP,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_every_try_req, top),
		.hi = 0x8000000000000001,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_CLASS] = {
		.kind = HNL_KIND_U8,
		.check = HNL_CHECK_MASK,
		.type = HNL_EVERY_A_CLASS,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_every_try_req, class_),
		.hi = 0x61,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_DEPTH] = {
		.kind = HNL_KIND_S16,
		.check = HNL_CHECK_SRANGE,
		.type = HNL_EVERY_A_DEPTH,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_every_try_req, depth),
		.lo = (uint64_t)-3,
		.hi = 100,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_SHADE] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVERY_A_SHADE,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_every_try_req, shade),
		.shape = 6,
		.lo = 100,
		.hi = 102,
		.span = 2,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_RIGHTS] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_MASK,
		.type = HNL_EVERY_A_RIGHTS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_try_req, rights),
		.shape = 8,
		.hi = 0x7,
		.span = 7,
	},
	[FIELD_TRY_REQ + HNL_EVERY_TRY_REQ_DATA] = {
		.kind = HNL_KIND_PACKED,
		.type = HNL_EVERY_A_DATA,
		.min = 16,
		.max = 48,
		.sub = 16,
		.dst = offsetof(struct hnl_every_try_req, data),
	},
	[FIELD_TRY_RSP + HNL_EVERY_TRY_RSP_U8] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_EVERY_A_U8,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_every_try_rsp, u8),
		.hi = 0x61,
	},
	[FIELD_TRY_RSP + HNL_EVERY_TRY_RSP_STRING] = {
		.kind = HNL_KIND_STRING,
		.type = HNL_EVERY_A_STRING,
		.min = 1,
		.max = 15,
		.dst = offsetof(struct hnl_every_try_rsp, string),
	},
	[FIELD_TRY_RSP + HNL_EVERY_TRY_RSP_POINTS] = {
		.kind = HNL_KIND_PACKED,
		.type = HNL_EVERY_A_POINTS,
		.max = 64,
		.sub = 16,
		.dst = offsetof(struct hnl_every_try_rsp, points),
	},
	[FIELD_TRY_RSP + HNL_EVERY_TRY_RSP_NEST] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVERY_A_NEST,
		.max = 65531,
		.sub = SET_INNER,
		.dst = offsetof(struct hnl_every_try_rsp, nest),
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_U8] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED | HNL_FIELD_MULTI,
		.type = HNL_EVERY_A_LISTS_U8,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_every_lists_req, u8),
		.min_count = 2,
		.max_count = 3,
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_S16] = {
		.kind = HNL_KIND_S16,
		.flags = HNL_FIELD_MULTI | HNL_FIELD_BIG_ENDIAN,
		.type = HNL_EVERY_A_LISTS_S16,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_every_lists_req, s16),
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_U32] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_MULTI,
		.check = HNL_CHECK_MASK,
		.type = HNL_EVERY_A_LISTS_U32,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_lists_req, u32),
		.hi = 0xff00ff,
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_U64] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_MULTI,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVERY_A_LISTS_U64,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_every_lists_req, u64),
		.lo = 1,
		.hi = 0xffffffffffffffff,
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_SINT] = {
		.kind = HNL_KIND_SINT,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_EVERY_A_LISTS_SINT,
		.min = 4,
		.max = 8,
		.dst = offsetof(struct hnl_every_lists_req, sint),
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_STRING] = {
		.kind = HNL_KIND_STRING,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_EVERY_A_LISTS_STRING,
		.max = 7,
		.dst = offsetof(struct hnl_every_lists_req, string),
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_BINARY] = {
		.kind = HNL_KIND_BYTES,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_EVERY_A_LISTS_BINARY,
		.max = 65531,
		.dst = offsetof(struct hnl_every_lists_req, binary),
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_BITS] = {
		.kind = HNL_KIND_BITFIELD32,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_EVERY_A_LISTS_BITS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_every_lists_req, bits),
	},
	[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_DEEPEST] = {
		.kind = HNL_KIND_NEST,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_EVERY_A_LISTS_DEEPEST,
		.max = 65531,
		.sub = SET_DEEPEST,
		.dst = offsetof(struct hnl_every_lists_req, deepest),
	},
	[FIELD_LISTS_RSP + HNL_EVERY_LISTS_RSP_HALVES] = {
		.kind = HNL_KIND_PACKED,
		.type = HNL_EVERY_A_LISTS_HALVES,
		.max = 6,
		.sub = 2,
		.dst = offsetof(struct hnl_every_lists_rsp, halves),
	},
	[FIELD_FLAGS_ONLY_REQ + HNL_EVERY_FLAGS_ONLY_REQ_PRESENT] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_EVERY_A_DEEPEST_PRESENT,
		.shape = 4,
	},
	[FIELD_RULED_REQ + HNL_EVERY_RULED_REQ_A] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_EVERY_A_RULED_A,
		.shape = 4,
	},
	[FIELD_RULED_REQ + HNL_EVERY_RULED_REQ_B] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVERY_A_RULED_B,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_ruled_req, b),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_RULED_REQ + HNL_EVERY_RULED_REQ_C] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVERY_A_RULED_C,
		.max = 65531,
		.sub = SET_EITHER,
		.dst = offsetof(struct hnl_every_ruled_req, c),
	},
	[FIELD_RULED_REQ + HNL_EVERY_RULED_REQ_D] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_EVERY_A_RULED_D,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_ruled_req, d),
		.max_count = 4,
	},
	[FIELD_RULED_REQ + HNL_EVERY_RULED_REQ_E] = {
		.kind = HNL_KIND_U8,
		.type = HNL_EVERY_A_RULED_E,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_every_ruled_req, e),
		.feature = HNL_EVERY_FEATURE_EXTRA,
		.shape = 5,
		.span = 255,
	},
	[FIELD_RULED_REQ + HNL_EVERY_RULED_REQ_POINTS] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVERY_A_RULED_POINTS,
		.min = 16,
		.max = 64,
		.sub = 16,
		.dst = offsetof(struct hnl_every_ruled_req, points),
	},
	[FIELD_RULED_RSP + HNL_EVERY_RULED_RSP_A] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_EVERY_A_RULED_A,
		.shape = 4,
	},
	[FIELD_RULED_RSP + HNL_EVERY_RULED_RSP_B] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVERY_A_RULED_B,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_ruled_rsp, b),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_RULED_RSP + HNL_EVERY_RULED_RSP_C] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVERY_A_RULED_C,
		.max = 65531,
		.sub = SET_EITHER,
		.dst = offsetof(struct hnl_every_ruled_rsp, c),
	},
	[FIELD_RULED_RSP + HNL_EVERY_RULED_RSP_STATUS] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVERY_A_RULED_STATUS,
		.max = 8,
		.sub = 2,
		.dst = offsetof(struct hnl_every_ruled_rsp, status),
	},
	[FIELD_STATE_GET_RSP + HNL_EVERY_STATE_GET_RSP_B] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVERY_A_RULED_B,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_state_get_rsp, b),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_EVERY_STATE_GET_RSP_C] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVERY_A_RULED_C,
		.max = 65531,
		.sub = SET_EITHER,
		.dst = offsetof(struct hnl_every_state_get_rsp, c),
	},
	[FIELD_STATE_CHANGED_NTF + HNL_EVERY_STATE_CHANGED_NTF_B] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVERY_A_RULED_B,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_state_changed_ntf, b),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_EVERY_STATE_CHANGED_NTF_C] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVERY_A_RULED_C,
		.max = 65531,
		.sub = SET_EITHER,
		.dst = offsetof(struct hnl_every_state_changed_ntf, c),
	},
	[FIELD_HAPPENED_NTF + HNL_EVERY_HAPPENED_NTF_A] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_EVERY_A_RULED_A,
		.shape = 4,
	},
	[FIELD_HAPPENED_NTF + HNL_EVERY_HAPPENED_NTF_B] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVERY_A_RULED_B,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_happened_ntf, b),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_HAPPENED_NTF + HNL_EVERY_HAPPENED_NTF_C] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVERY_A_RULED_C,
		.max = 65531,
		.sub = SET_EITHER,
		.dst = offsetof(struct hnl_every_happened_ntf, c),
	},
	[FIELD_HAPPENED_NTF + HNL_EVERY_HAPPENED_NTF_POINTS] = {
		.kind = HNL_KIND_PACKED,
		.type = HNL_EVERY_A_RULED_POINTS,
		.min = 16,
		.max = 64,
		.sub = 16,
		.dst = offsetof(struct hnl_every_happened_ntf, points),
	},
	[FIELD_INNER + HNL_EVERY_INNER_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVERY_A_INNER_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_inner, id),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_INNER + HNL_EVERY_INNER_DEEPER] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVERY_A_INNER_DEEPER,
		.max = 65531,
		.sub = SET_DEEPEST,
		.dst = offsetof(struct hnl_every_inner, deeper),
	},
	[FIELD_INNER + HNL_EVERY_INNER_LIST] = {
		.kind = HNL_KIND_NEST,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_EVERY_A_INNER_LIST,
		.max = 65531,
		.sub = SET_DEEPEST,
		.dst = offsetof(struct hnl_every_inner, list),
		.max_count = 4,
	},
	[FIELD_DEEPEST + HNL_EVERY_DEEPEST_VALUE] = {
		.kind = HNL_KIND_SINT,
		.type = HNL_EVERY_A_DEEPEST_VALUE,
		.min = 4,
		.max = 8,
		.dst = offsetof(struct hnl_every_deepest, value),
	},
	[FIELD_DEEPEST + HNL_EVERY_DEEPEST_PRESENT] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_EVERY_A_DEEPEST_PRESENT,
		.shape = 4,
	},
	[FIELD_DEEPEST + HNL_EVERY_DEEPEST_RARE] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVERY_A_DEEPEST_RARE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_deepest, rare),
		.feature = HNL_EVERY_FEATURE_EXTRA,
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_EITHER + HNL_EVERY_EITHER_ONE] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVERY_A_EITHER_ONE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_every_either, one),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_EITHER + HNL_EVERY_EITHER_TWO] = {
		.kind = HNL_KIND_STRING,
		.type = HNL_EVERY_A_EITHER_TWO,
		.max = 3,
		.dst = offsetof(struct hnl_every_either, two),
	},
};

static const struct hnl_set set[] = {
	[SET_TRY_REQ] = {
		.slot = SLOT_TRY_REQ,
		.n_types = 305,
		.field = FIELD_TRY_REQ,
		.n_fields = HNL_EVERY_TRY_REQ_FIELDS,
	},
	[SET_TRY_RSP] = {
		.slot = SLOT_TRY_RSP,
		.n_types = 19,
		.field = FIELD_TRY_RSP,
		.n_fields = HNL_EVERY_TRY_RSP_FIELDS,
	},
	[SET_LISTS_REQ] = {
		.slot = SLOT_LISTS_REQ,
		.n_types = 10,
		.field = FIELD_LISTS_REQ,
		.n_fields = HNL_EVERY_LISTS_REQ_FIELDS,
		.flags = HNL_SET_CLOSING,
	},
	[SET_LISTS_RSP] = {
		.slot = SLOT_LISTS_RSP,
		.n_types = 11,
		.field = FIELD_LISTS_RSP,
		.n_fields = HNL_EVERY_LISTS_RSP_FIELDS,
	},
	[SET_NOTHING_REQ] = { 0 },
	[SET_FLAGS_ONLY_REQ] = {
		.slot = SLOT_FLAGS_ONLY_REQ,
		.n_types = 3,
		.field = FIELD_FLAGS_ONLY_REQ,
		.n_fields = HNL_EVERY_FLAGS_ONLY_REQ_FIELDS,
	},
	[SET_FLAGS_ONLY_RSP] = { 0 },
	[SET_RULED_REQ] = {
		.slot = SLOT_RULED_REQ,
		.n_types = 7,
		.field = FIELD_RULED_REQ,
		.n_fields = HNL_EVERY_RULED_REQ_FIELDS,
		.flags = HNL_SET_CLOSING,
	},
	[SET_RULED_RSP] = {
		.slot = SLOT_RULED_RSP,
		.n_types = 8,
		.field = FIELD_RULED_RSP,
		.n_fields = HNL_EVERY_RULED_RSP_FIELDS,
		.flags = HNL_SET_CLOSING,
	},
	[SET_STATE_GET_REQ] = { 0 },
	[SET_STATE_GET_RSP] = {
		.slot = SLOT_STATE_GET_RSP,
		.n_types = 4,
		.field = FIELD_STATE_GET_RSP,
		.n_fields = HNL_EVERY_STATE_GET_RSP_FIELDS,
	},
	[SET_STATE_CHANGED_NTF] = {
		.slot = SLOT_STATE_CHANGED_NTF,
		.n_types = 4,
		.field = FIELD_STATE_CHANGED_NTF,
		.n_fields = HNL_EVERY_STATE_CHANGED_NTF_FIELDS,
	},
	[SET_HAPPENED_NTF] = {
		.slot = SLOT_HAPPENED_NTF,
		.n_types = 7,
		.field = FIELD_HAPPENED_NTF,
		.n_fields = HNL_EVERY_HAPPENED_NTF_FIELDS,
		.flags = HNL_SET_CLOSING,
	},
	[SET_PINGED_NTF] = { 0 },
	[SET_INNER] = {
		.slot = SLOT_INNER,
		.n_types = 4,
		.field = FIELD_INNER,
		.n_fields = HNL_EVERY_INNER_FIELDS,
		.flags = HNL_SET_REJECT,
	},
	[SET_DEEPEST] = {
		.slot = SLOT_DEEPEST,
		.n_types = 4,
		.field = FIELD_DEEPEST,
		.n_fields = HNL_EVERY_DEEPEST_FIELDS,
	},
	[SET_EITHER] = {
		.slot = SLOT_EITHER,
		.n_types = 3,
		.field = FIELD_EITHER,
		.n_fields = HNL_EVERY_EITHER_FIELDS,
		.flags = HNL_SET_CLOSING,
	},
};

static const struct hnl_rule rule[] = {
	/* ruled-req */
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_EVERY_RULED_REQ_A,
		.other = HNL_EVERY_RULED_REQ_B,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_EVERY_RULED_REQ_A,
		.other = HNL_EVERY_RULED_REQ_C,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_EVERY_RULED_REQ_B,
		.other = HNL_EVERY_RULED_REQ_D,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_EVERY_RULED_REQ_B,
		.other = HNL_EVERY_RULED_REQ_E,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_EVERY_RULED_REQ_D,
		.other = HNL_EVERY_RULED_REQ_E,
	},
	/* ruled-rsp */
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_EVERY_RULED_RSP_A,
		.other = HNL_EVERY_RULED_RSP_B,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_EVERY_RULED_RSP_A,
		.other = HNL_EVERY_RULED_RSP_C,
	},
	/* happened-ntf */
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_EVERY_HAPPENED_NTF_A,
		.other = HNL_EVERY_HAPPENED_NTF_B,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_EVERY_HAPPENED_NTF_A,
		.other = HNL_EVERY_HAPPENED_NTF_C,
	},
	/* either */
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_EVERY_EITHER_ONE,
		.other = HNL_EVERY_EITHER_TWO,
	},
};

/* Where the rules of each set begin, and how many there are. */
static const struct hnl_rules rules[17] = {
	[SET_RULED_REQ] = { 0, 5 },
	[SET_RULED_RSP] = { 5, 2 },
	[SET_HAPPENED_NTF] = { 7, 2 },
	[SET_EITHER] = { 9, 1 },
};

/* Guest-physical addresses of the caller in requests. */
static const struct hnl_reach reach[] = {
	{
		.set = SET_TRY_REQ,
		.type = HNL_EVERY_A_GPA,
	},
	{
		.set = SET_TRY_REQ,
		.type = HNL_EVERY_A_DATA,
		.step = 16,
		.extent = 8,
		.width = 4,
		.order = 2,
	},
};

static int (*const decode[17])(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x) = {
	[SET_LISTS_RSP] = hnl_every_lists_rsp_decode_at,
	[SET_FLAGS_ONLY_REQ] = hnl_every_flags_only_req_decode_at,
	[SET_RULED_RSP] = hnl_every_ruled_rsp_decode_at,
	[SET_STATE_GET_RSP] = hnl_every_state_get_rsp_decode_at,
	[SET_STATE_CHANGED_NTF] = hnl_every_state_changed_ntf_decode_at,
	[SET_HAPPENED_NTF] = hnl_every_happened_ntf_decode_at,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 17,
	.rule = rule,
	.rules = rules,
	.reach = reach,
	.n_reach = 2,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_EVERY_CMD_TRY] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG | HNL_COMMAND_NO_LINK |
			HNL_COMMAND_NO_FORWARD,
		.request = SET_TRY_REQ,
		.reply = SET_TRY_RSP,
		.request_size = sizeof(struct hnl_every_try_req),
		.target = offsetof(struct hnl_every_try_req, u16),
		.target_field = 3,
		.reply_max = 268,
		.reply_bound = 268,
	},
	[HNL_EVERY_CMD_LISTS] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_NO_BARRIER,
		.feature = HNL_EVERY_FEATURE_EXTRA,
		.request = SET_LISTS_REQ,
		.reply = SET_LISTS_RSP,
		.request_size = sizeof(struct hnl_every_lists_req),
		.reply_list = offsetof(struct hnl_every_lists_req, u8),
		.reply_max = 27,
		.reply_each = 2,
		.reply_bound = 33,
	},
	[HNL_EVERY_CMD_NOTHING] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_NOTHING_REQ,
		.reply = HNL_SET_NONE,
	},
	[HNL_EVERY_CMD_FLAGS_ONLY] = {
		.flags = HNL_COMMAND_DUMP | HNL_COMMAND_LONG,
		.request = SET_FLAGS_ONLY_REQ,
		.reply = SET_FLAGS_ONLY_RSP,
		.request_size = sizeof(struct hnl_every_flags_only_req),
		.reply_max = 20,
		.reply_bound = 20,
	},
	[HNL_EVERY_CMD_RULED] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_RULED_REQ,
		.reply = SET_RULED_RSP,
		.request_size = sizeof(struct hnl_every_ruled_req),
		.reply_list = offsetof(struct hnl_every_ruled_req, points),
		.reply_unit = 16,
		.reply_max = 59,
		.reply_each = 2,
		.reply_bound = 67,
	},
	[HNL_EVERY_CMD_STATE_GET] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_STATE_GET_REQ,
		.reply = SET_STATE_GET_RSP,
		.reply_max = 48,
		.reply_bound = 48,
	},
	[HNL_EVERY_CMD_STATE_CHANGED] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_EVERY_GROUP_CHANGES,
		.request = HNL_SET_NONE,
		.reply = SET_STATE_CHANGED_NTF,
		.reply_max = 48,
		.reply_bound = 48,
	},
	[HNL_EVERY_CMD_HAPPENED] = {
		.flags = HNL_COMMAND_EVENT,
		.feature = HNL_EVERY_FEATURE_EXTRA,
		.group = HNL_EVERY_GROUP_CHANGES,
		.request = HNL_SET_NONE,
		.reply = SET_HAPPENED_NTF,
		.reply_max = 120,
		.reply_bound = 120,
	},
	[HNL_EVERY_CMD_PINGED] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_EVERY_GROUP_PINGS,
		.request = HNL_SET_NONE,
		.reply = SET_PINGED_NTF,
		.reply_max = 20,
		.reply_bound = 20,
	},
};

const struct hnl_family hnl_every_family = {
	.id = HNL_EVERY_FAMILY,
	.version = HNL_EVERY_VERSION,
	.n_commands = 255,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool write_deepest(struct hnl_builder *b,
			      const struct hnl_every_deepest *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_DEEPEST];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return (!(has & HNL_BIT(HNL_EVERY_DEEPEST_VALUE)) ||
	        hnl_encode_sint(b, HNL_EVERY_A_DEEPEST_VALUE,
				&f[HNL_EVERY_DEEPEST_VALUE], s->value)) &&
	       (!(has & HNL_BIT(HNL_EVERY_DEEPEST_PRESENT)) ||
	        hnl_encode_flag(b, HNL_EVERY_A_DEEPEST_PRESENT |
				HNL_ATTR_CRITICAL)) &&
	       (!(has & HNL_BIT(HNL_EVERY_DEEPEST_RARE)) ||
	        hnl_encode_u32(b, HNL_EVERY_A_DEEPEST_RARE,
			       &f[HNL_EVERY_DEEPEST_RARE], s->rare));
}

HNL_INLINE bool is_full_deepest(const struct hnl_every_deepest *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVERY_DEEPEST_FIELDS);
}

void hnl_every_deepest_put(struct hnl_builder *b,
			   const struct hnl_every_deepest *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_deepest(&w, s, false);
	else
		(void)write_deepest(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_deepest(struct hnl_builder *b, uint16_t type,
			     const struct hnl_every_deepest *s, bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_deepest(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool each_deepest(struct hnl_builder *b, uint16_t type,
			     const struct hnl_every_deepest *s, bool roomy)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (is_full_deepest(s) &&
	    hnl_encode_is_roomy(&w, HNL_ATTRHDR + 24, roomy)) {
		(void)nest_deepest(&w, type, s, true);
		return hnl_encode_commit(b, &w);
	}
	(void)nest_deepest(&w, type, s, false);
	return hnl_encode_commit(b, &w);
}

HNL_INLINE bool take_either(struct hnl_fast c, struct hnl_every_either *out)
{
	const struct hnl_field *f = &field[FIELD_EITHER];

	hnl_fast_begin(&c, HNL_EVERY_EITHER_FIELDS);
	(void)hnl_fast_u32(&c, HNL_EVERY_A_EITHER_ONE, f, HNL_EVERY_EITHER_ONE,
			   &out->one);
	return hnl_fast_string(&c, HNL_EVERY_A_EITHER_TWO, f,
			       HNL_EVERY_EITHER_TWO, &out->two) &&
	       hnl_policy_broken(&schema, SET_EITHER, &c.has) == NULL &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_either(struct hnl_fast c, struct hnl_every_either *out)
{
	if (c.at <= -12)
		return take_either(hnl_fast_roomy(c, 12), out);
	return take_either(c, out);
}

HNL_INLINE bool enter_either(struct hnl_fast *c, uint32_t type,
			     const struct hnl_field *f, size_t i,
			     struct hnl_every_either *out)
{
	struct hnl_fast in;

	if (hnl_fast_enter(c, type, &f[i], &in))
		return fast_either(in, out);
	return hnl_fast_absent(c, f, i);
}

HNL_INLINE bool write_either(struct hnl_builder *b,
			     const struct hnl_every_either *s)
{
	const struct hnl_field *f = &field[FIELD_EITHER];

	return hnl_encode_rules(b, &schema, SET_EITHER, s->has) &&
	       (!HNL_HAS(s, HNL_EVERY_EITHER_ONE) ||
	        hnl_encode_u32(b, HNL_EVERY_A_EITHER_ONE,
			       &f[HNL_EVERY_EITHER_ONE], s->one)) &&
	       (!HNL_HAS(s, HNL_EVERY_EITHER_TWO) ||
	        hnl_encode_string(b, HNL_EVERY_A_EITHER_TWO,
				  &f[HNL_EVERY_EITHER_TWO], s->two));
}

void hnl_every_either_put(struct hnl_builder *b,
			  const struct hnl_every_either *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_either(&w, s);
	else
		(void)write_either(&w, s);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_either(struct hnl_builder *b, uint16_t type,
			    const struct hnl_every_either *s)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_either(b, s))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

bool hnl_every_inner_next_list(struct hnl_list *l,
			       struct hnl_every_deepest *out)
{
	return hnl_list_next_nest(l, &schema, SET_DEEPEST, out, sizeof(*out));
}

HNL_INLINE bool put_inner_list(struct hnl_builder *b, const struct hnl_field *f,
			       struct hnl_list l)
{
	const struct hnl_every_deepest *item = (const struct hnl_every_deepest *)l.item;
	struct hnl_every_deepest v;
	size_t i, n = l.n;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	if (hnl_encode_are_roomy(b, &l, HNL_ATTRHDR + 24)) {
		for (i = 0; i < n; i++)
			if (!each_deepest(b, HNL_EVERY_A_INNER_LIST, &item[i],
					  true))
				return false;
		return true;
	}
	for (i = 0; i < n; i++) {
		if (item == NULL && !hnl_every_inner_next_list(&l, &v))
			break;
		if (!each_deepest(b, HNL_EVERY_A_INNER_LIST,
				  item != NULL ? &item[i] : &v, false))
			return false;
	}
	return true;
}

HNL_INLINE bool write_inner(struct hnl_builder *b,
			    const struct hnl_every_inner *s)
{
	const struct hnl_field *f = &field[FIELD_INNER];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_EVERY_INNER_ID)) &&
	       hnl_encode_u32(b, HNL_EVERY_A_INNER_ID, &f[HNL_EVERY_INNER_ID],
			      s->id) &&
	       (!HNL_HAS(s, HNL_EVERY_INNER_DEEPER) ||
	        nest_deepest(b, HNL_EVERY_A_INNER_DEEPER, &s->deeper, false)) &&
	       (!HNL_HAS(s, HNL_EVERY_INNER_LIST) ||
	        put_inner_list(b, &f[HNL_EVERY_INNER_LIST], s->list));
}

void hnl_every_inner_put(struct hnl_builder *b, const struct hnl_every_inner *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_inner(&w, s);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_inner(struct hnl_builder *b, uint16_t type,
			   const struct hnl_every_inner *s)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_inner(b, s))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool write_try_req(struct hnl_builder *b,
			      const struct hnl_every_try_req *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_TRY_REQ];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_EVERY_TRY_REQ_U8) |
			      HNL_BIT(HNL_EVERY_TRY_REQ_S8)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_FLAG)) ||
	        hnl_encode_flag(b, HNL_EVERY_A_FLAG)) &&
	       hnl_encode_u8(b, HNL_EVERY_A_U8, &f[HNL_EVERY_TRY_REQ_U8],
			     s->u8) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_U16)) ||
	        hnl_encode_u16(b, HNL_EVERY_A_U16, &f[HNL_EVERY_TRY_REQ_U16],
			       s->u16)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_U32)) ||
	        hnl_encode_u32(b, HNL_EVERY_A_U32, &f[HNL_EVERY_TRY_REQ_U32],
			       s->u32)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_U64)) ||
	        hnl_encode_u64(b, HNL_EVERY_A_U64 | HNL_ATTR_CRITICAL,
			       &f[HNL_EVERY_TRY_REQ_U64], s->u64)) &&
	       hnl_encode_s8(b, HNL_EVERY_A_S8, &f[HNL_EVERY_TRY_REQ_S8],
			     s->s8) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_S16)) ||
	        hnl_encode_s16(b, HNL_EVERY_A_S16, &f[HNL_EVERY_TRY_REQ_S16],
			       s->s16)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_S32)) ||
	        hnl_encode_s32(b, HNL_EVERY_A_S32, &f[HNL_EVERY_TRY_REQ_S32],
			       s->s32)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_S64)) ||
	        hnl_encode_s64(b, HNL_EVERY_A_S64, &f[HNL_EVERY_TRY_REQ_S64],
			       s->s64)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_UINT)) ||
	        hnl_encode_uint(b, HNL_EVERY_A_UINT, &f[HNL_EVERY_TRY_REQ_UINT],
				s->uint)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_SINT)) ||
	        hnl_encode_sint(b, HNL_EVERY_A_SINT, &f[HNL_EVERY_TRY_REQ_SINT],
				s->sint)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_STRING)) ||
	        hnl_encode_string(b, HNL_EVERY_A_STRING,
				  &f[HNL_EVERY_TRY_REQ_STRING], s->string)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_BINARY)) ||
	        hnl_encode_bytes(b, HNL_EVERY_A_BINARY,
				 &f[HNL_EVERY_TRY_REQ_BINARY], s->binary)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_BITS)) ||
	        hnl_encode_bitfield32(b, HNL_EVERY_A_BITS,
				      &f[HNL_EVERY_TRY_REQ_BITS], s->bits)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_GPA)) ||
	        hnl_encode_u64(b, HNL_EVERY_A_GPA, &f[HNL_EVERY_TRY_REQ_GPA],
			       s->gpa)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_POINTS)) ||
	        hnl_encode_bytes(b, HNL_EVERY_A_POINTS,
				 &f[HNL_EVERY_TRY_REQ_POINTS], s->points)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_HALVES)) ||
	        hnl_encode_bytes(b, HNL_EVERY_A_HALVES,
				 &f[HNL_EVERY_TRY_REQ_HALVES], s->halves)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_NEST)) ||
	        nest_inner(b, HNL_EVERY_A_NEST, &s->nest)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_GATED)) ||
	        hnl_encode_u32(b, HNL_EVERY_A_GATED,
			       &f[HNL_EVERY_TRY_REQ_GATED], s->gated)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_FLAGS)) ||
	        hnl_encode_u64(b, HNL_EVERY_A_FLAGS,
			       &f[HNL_EVERY_TRY_REQ_FLAGS], s->flags)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_TOP)) ||
	        hnl_encode_u64(b, HNL_EVERY_A_TOP, &f[HNL_EVERY_TRY_REQ_TOP],
			       s->top)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_CLASS)) ||
	        hnl_encode_u8(b, HNL_EVERY_A_CLASS, &f[HNL_EVERY_TRY_REQ_CLASS],
			      s->class_)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_DEPTH)) ||
	        hnl_encode_s16(b, HNL_EVERY_A_DEPTH,
			       &f[HNL_EVERY_TRY_REQ_DEPTH], s->depth)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_SHADE)) ||
	        hnl_encode_u16(b, HNL_EVERY_A_SHADE,
			       &f[HNL_EVERY_TRY_REQ_SHADE], s->shade)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_RIGHTS)) ||
	        hnl_encode_u32(b, HNL_EVERY_A_RIGHTS,
			       &f[HNL_EVERY_TRY_REQ_RIGHTS], s->rights)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_REQ_DATA)) ||
	        hnl_encode_bytes(b, HNL_EVERY_A_DATA,
				 &f[HNL_EVERY_TRY_REQ_DATA], s->data));
}

HNL_INLINE bool is_full_try_req(const struct hnl_every_try_req *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVERY_TRY_REQ_FIELDS);
}

void hnl_every_try_req_put(struct hnl_builder *b,
			   const struct hnl_every_try_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 528, false))
		(void)write_try_req(&w, s, false);
	else
		(void)write_try_req(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_try_req(uint8_t *buf, size_t size,
					uint16_t flags, uint32_t seq,
					uint32_t port,
					const struct hnl_every_try_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_TRY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_every_try_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_every_try_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_every_try_req *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_try_req(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 528, false)) {
		hnl_encode_begin_own(&w, &hnl_every_family, HNL_EVERY_CMD_TRY,
				     HNL_F_REQUEST, flags, seq, port);
		(void)write_try_req(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_try_req(buf, size, flags, seq, port, s);
}

int hnl_every_try_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	d->schema = &schema;
	d->frame[0].set = SET_TRY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool write_try_rsp(struct hnl_builder *b,
			      const struct hnl_every_try_rsp *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_TRY_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_EVERY_TRY_RSP_U8)) &&
	       hnl_encode_u8(b, HNL_EVERY_A_U8, &f[HNL_EVERY_TRY_RSP_U8],
			     s->u8) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_RSP_STRING)) ||
	        hnl_encode_string(b, HNL_EVERY_A_STRING,
				  &f[HNL_EVERY_TRY_RSP_STRING], s->string)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_RSP_POINTS)) ||
	        hnl_encode_bytes(b, HNL_EVERY_A_POINTS,
				 &f[HNL_EVERY_TRY_RSP_POINTS], s->points)) &&
	       (!(has & HNL_BIT(HNL_EVERY_TRY_RSP_NEST)) ||
	        nest_inner(b, HNL_EVERY_A_NEST, &s->nest));
}

HNL_INLINE bool is_full_try_rsp(const struct hnl_every_try_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVERY_TRY_RSP_FIELDS);
}

void hnl_every_try_rsp_put(struct hnl_builder *b,
			   const struct hnl_every_try_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 248, false))
		(void)write_try_rsp(&w, s, false);
	else
		(void)write_try_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_try_rsp(uint8_t *buf, size_t size,
					uint16_t flags, uint32_t seq,
					uint32_t port,
					const struct hnl_every_try_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_TRY, 0, flags,
			     seq, port);
	hnl_every_try_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_every_try_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_every_try_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_try_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 248, false)) {
		hnl_encode_begin_own(&w, &hnl_every_family, HNL_EVERY_CMD_TRY,
				     0, flags, seq, port);
		(void)write_try_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_try_rsp(buf, size, flags, seq, port, s);
}

int hnl_every_try_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	d->schema = &schema;
	d->frame[0].set = SET_TRY_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

bool hnl_every_lists_req_next_u8(struct hnl_list *l, uint8_t *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_U8],
			out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_u8(struct hnl_builder *b,
				 const struct hnl_field *f, struct hnl_list l)
{
	uint8_t v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_lists_req_next_u8(&l, &v))
		if (!hnl_encode_u8(b, HNL_EVERY_A_LISTS_U8, f, v))
			return false;
	return true;
}

bool hnl_every_lists_req_next_s16(struct hnl_list *l, int16_t *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_S16],
			out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_s16(struct hnl_builder *b,
				  const struct hnl_field *f, struct hnl_list l)
{
	int16_t v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_lists_req_next_s16(&l, &v))
		if (!hnl_encode_s16(b, HNL_EVERY_A_LISTS_S16, f, v))
			return false;
	return true;
}

bool hnl_every_lists_req_next_u32(struct hnl_list *l, uint32_t *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_U32],
			out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_u32(struct hnl_builder *b,
				  const struct hnl_field *f, struct hnl_list l)
{
	uint32_t v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_lists_req_next_u32(&l, &v))
		if (!hnl_encode_u32(b, HNL_EVERY_A_LISTS_U32, f, v))
			return false;
	return true;
}

bool hnl_every_lists_req_next_u64(struct hnl_list *l, uint64_t *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_U64],
			out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_u64(struct hnl_builder *b,
				  const struct hnl_field *f, struct hnl_list l)
{
	uint64_t v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_lists_req_next_u64(&l, &v))
		if (!hnl_encode_u64(b, HNL_EVERY_A_LISTS_U64, f, v))
			return false;
	return true;
}

bool hnl_every_lists_req_next_sint(struct hnl_list *l, int64_t *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_SINT],
			out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_sint(struct hnl_builder *b,
				   const struct hnl_field *f, struct hnl_list l)
{
	int64_t v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_lists_req_next_sint(&l, &v))
		if (!hnl_encode_sint(b, HNL_EVERY_A_LISTS_SINT, f, v))
			return false;
	return true;
}

bool hnl_every_lists_req_next_string(struct hnl_list *l, struct hnl_bytes *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_STRING],
			out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_string(struct hnl_builder *b,
				     const struct hnl_field *f,
				     struct hnl_list l)
{
	struct hnl_bytes v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_lists_req_next_string(&l, &v))
		if (!hnl_encode_string(b, HNL_EVERY_A_LISTS_STRING, f, v))
			return false;
	return true;
}

bool hnl_every_lists_req_next_binary(struct hnl_list *l, struct hnl_bytes *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_BINARY],
			out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_binary(struct hnl_builder *b,
				     const struct hnl_field *f,
				     struct hnl_list l)
{
	struct hnl_bytes v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_lists_req_next_binary(&l, &v))
		if (!hnl_encode_bytes(b, HNL_EVERY_A_LISTS_BINARY, f, v))
			return false;
	return true;
}

bool hnl_every_lists_req_next_bits(struct hnl_list *l,
				   struct hnl_bitfield32 *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_LISTS_REQ + HNL_EVERY_LISTS_REQ_BITS],
			out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_bits(struct hnl_builder *b,
				   const struct hnl_field *f, struct hnl_list l)
{
	struct hnl_bitfield32 v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_lists_req_next_bits(&l, &v))
		if (!hnl_encode_bitfield32(b, HNL_EVERY_A_LISTS_BITS, f, v))
			return false;
	return true;
}

bool hnl_every_lists_req_next_deepest(struct hnl_list *l,
				      struct hnl_every_deepest *out)
{
	return hnl_list_next_nest(l, &schema, SET_DEEPEST, out, sizeof(*out));
}

HNL_INLINE bool put_lists_req_deepest(struct hnl_builder *b,
				      const struct hnl_field *f,
				      struct hnl_list l)
{
	const struct hnl_every_deepest *item = (const struct hnl_every_deepest *)l.item;
	struct hnl_every_deepest v;
	size_t i, n = l.n;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	if (hnl_encode_are_roomy(b, &l, HNL_ATTRHDR + 24)) {
		for (i = 0; i < n; i++)
			if (!each_deepest(b, HNL_EVERY_A_LISTS_DEEPEST,
					  &item[i], true))
				return false;
		return true;
	}
	for (i = 0; i < n; i++) {
		if (item == NULL && !hnl_every_lists_req_next_deepest(&l, &v))
			break;
		if (!each_deepest(b, HNL_EVERY_A_LISTS_DEEPEST,
				  item != NULL ? &item[i] : &v, false))
			return false;
	}
	return true;
}

HNL_INLINE bool write_lists_req(struct hnl_builder *b,
				const struct hnl_every_lists_req *s)
{
	const struct hnl_field *f = &field[FIELD_LISTS_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_EVERY_LISTS_REQ_U8)) &&
	       put_lists_req_u8(b, &f[HNL_EVERY_LISTS_REQ_U8], s->u8) &&
	       (!HNL_HAS(s, HNL_EVERY_LISTS_REQ_S16) ||
	        put_lists_req_s16(b, &f[HNL_EVERY_LISTS_REQ_S16], s->s16)) &&
	       (!HNL_HAS(s, HNL_EVERY_LISTS_REQ_U32) ||
	        put_lists_req_u32(b, &f[HNL_EVERY_LISTS_REQ_U32], s->u32)) &&
	       (!HNL_HAS(s, HNL_EVERY_LISTS_REQ_U64) ||
	        put_lists_req_u64(b, &f[HNL_EVERY_LISTS_REQ_U64], s->u64)) &&
	       (!HNL_HAS(s, HNL_EVERY_LISTS_REQ_SINT) ||
	        put_lists_req_sint(b, &f[HNL_EVERY_LISTS_REQ_SINT], s->sint)) &&
	       (!HNL_HAS(s, HNL_EVERY_LISTS_REQ_STRING) ||
	        put_lists_req_string(b, &f[HNL_EVERY_LISTS_REQ_STRING],
				     s->string)) &&
	       (!HNL_HAS(s, HNL_EVERY_LISTS_REQ_BINARY) ||
	        put_lists_req_binary(b, &f[HNL_EVERY_LISTS_REQ_BINARY],
				     s->binary)) &&
	       (!HNL_HAS(s, HNL_EVERY_LISTS_REQ_BITS) ||
	        put_lists_req_bits(b, &f[HNL_EVERY_LISTS_REQ_BITS], s->bits)) &&
	       (!HNL_HAS(s, HNL_EVERY_LISTS_REQ_DEEPEST) ||
	        put_lists_req_deepest(b, &f[HNL_EVERY_LISTS_REQ_DEEPEST],
				      s->deepest));
}

void hnl_every_lists_req_put(struct hnl_builder *b,
			     const struct hnl_every_lists_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_lists_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_every_lists_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_every_lists_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_LISTS,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_every_lists_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_every_lists_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	d->schema = &schema;
	d->frame[0].set = SET_LISTS_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_lists_rsp(struct hnl_fast c,
			       struct hnl_every_lists_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_LISTS_RSP];

	hnl_fast_begin(&c, HNL_EVERY_LISTS_RSP_FIELDS);
	return hnl_fast_bytes(&c, HNL_EVERY_A_LISTS_HALVES, f,
			      HNL_EVERY_LISTS_RSP_HALVES, &out->halves) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_lists_rsp(struct hnl_fast c,
				struct hnl_every_lists_rsp *out)
{
	return c.at <= -4 &&
	       take_lists_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool fast_lists_rsp(struct hnl_fast c,
			       struct hnl_every_lists_rsp *out)
{
	if (c.at <= -4)
		return take_lists_rsp(hnl_fast_roomy(c, 4), out);
	return take_lists_rsp(c, out);
}

HNL_INLINE bool write_lists_rsp(struct hnl_builder *b,
				const struct hnl_every_lists_rsp *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_LISTS_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return (!(has & HNL_BIT(HNL_EVERY_LISTS_RSP_HALVES)) ||
	        hnl_encode_bytes(b, HNL_EVERY_A_LISTS_HALVES,
				 &f[HNL_EVERY_LISTS_RSP_HALVES], s->halves));
}

HNL_INLINE bool is_full_lists_rsp(const struct hnl_every_lists_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVERY_LISTS_RSP_FIELDS);
}

void hnl_every_lists_rsp_put(struct hnl_builder *b,
			     const struct hnl_every_lists_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_lists_rsp(&w, s, false);
	else
		(void)write_lists_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_lists_rsp(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port,
					  const struct hnl_every_lists_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_LISTS, 0,
			     flags, seq, port);
	hnl_every_lists_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_every_lists_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_every_lists_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_lists_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 12, false)) {
		hnl_encode_begin_own(&w, &hnl_every_family, HNL_EVERY_CMD_LISTS,
				     0, flags, seq, port);
		(void)write_lists_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_lists_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_lists_rsp(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_lists_rsp(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_every_lists_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_LISTS_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_every_lists_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_lists_rsp(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_every_lists_rsp *)out))
		return 0;
	return any_lists_rsp(d, buf, end, pos, out, x);
}

int hnl_every_nothing_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_NOTHING,
			     HNL_F_REQUEST, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_flags_only_req(struct hnl_fast c,
				    struct hnl_every_flags_only_req *out)
{
	const struct hnl_field *f = &field[FIELD_FLAGS_ONLY_REQ];

	hnl_fast_begin(&c, HNL_EVERY_FLAGS_ONLY_REQ_FIELDS);
	return hnl_fast_flag(&c, HNL_EVERY_A_DEEPEST_PRESENT |
			     HNL_ATTR_CRITICAL, f,
			     HNL_EVERY_FLAGS_ONLY_REQ_PRESENT) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_flags_only_req(struct hnl_fast c,
				     struct hnl_every_flags_only_req *out)
{
	return c.at == -4 &&
	       take_flags_only_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_flags_only_req(struct hnl_builder *b,
				     const struct hnl_every_flags_only_req *s)
{
	return (!HNL_HAS(s, HNL_EVERY_FLAGS_ONLY_REQ_PRESENT) ||
	        hnl_encode_flag(b, HNL_EVERY_A_DEEPEST_PRESENT |
				HNL_ATTR_CRITICAL));
}

void hnl_every_flags_only_req_put(struct hnl_builder *b,
				  const struct hnl_every_flags_only_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 4, false))
		(void)write_flags_only_req(&w, s);
	else
		(void)write_flags_only_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_every_flags_only_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_every_flags_only_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_FLAGS_ONLY,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	hnl_every_flags_only_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_flags_only_req(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_flags_only_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_every_flags_only_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_FLAGS_ONLY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_every_flags_only_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_flags_only_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_every_flags_only_req *)out))
		return 0;
	return any_flags_only_req(d, buf, end, pos, out, x);
}

int hnl_every_flags_only_rsp_encode_at(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_FLAGS_ONLY,
			     HNL_F_MULTI, flags, seq, port);
	return hnl_encode_end(&b);
}

bool hnl_every_ruled_req_next_d(struct hnl_list *l, uint32_t *out)
{
	return hnl_list_next_value(
			l, &field[FIELD_RULED_REQ + HNL_EVERY_RULED_REQ_D], out,
			sizeof(*out));
}

HNL_INLINE bool put_ruled_req_d(struct hnl_builder *b,
				const struct hnl_field *f, struct hnl_list l)
{
	uint32_t v;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	while (hnl_every_ruled_req_next_d(&l, &v))
		if (!hnl_encode_u32(b, HNL_EVERY_A_RULED_D, f, v))
			return false;
	return true;
}

HNL_INLINE bool write_ruled_req(struct hnl_builder *b,
				const struct hnl_every_ruled_req *s)
{
	const struct hnl_field *f = &field[FIELD_RULED_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVERY_RULED_REQ_POINTS)) &&
	       hnl_encode_rules(b, &schema, SET_RULED_REQ, s->has) &&
	       (!HNL_HAS(s, HNL_EVERY_RULED_REQ_A) ||
	        hnl_encode_flag(b, HNL_EVERY_A_RULED_A)) &&
	       (!HNL_HAS(s, HNL_EVERY_RULED_REQ_B) ||
	        hnl_encode_u32(b, HNL_EVERY_A_RULED_B,
			       &f[HNL_EVERY_RULED_REQ_B], s->b)) &&
	       (!HNL_HAS(s, HNL_EVERY_RULED_REQ_C) ||
	        nest_either(b, HNL_EVERY_A_RULED_C, &s->c)) &&
	       (!HNL_HAS(s, HNL_EVERY_RULED_REQ_D) ||
	        put_ruled_req_d(b, &f[HNL_EVERY_RULED_REQ_D], s->d)) &&
	       (!HNL_HAS(s, HNL_EVERY_RULED_REQ_E) ||
	        hnl_encode_u8(b, HNL_EVERY_A_RULED_E, &f[HNL_EVERY_RULED_REQ_E],
			      s->e)) &&
	       hnl_encode_bytes(b, HNL_EVERY_A_RULED_POINTS,
				&f[HNL_EVERY_RULED_REQ_POINTS], s->points);
}

void hnl_every_ruled_req_put(struct hnl_builder *b,
			     const struct hnl_every_ruled_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_ruled_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_every_ruled_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_every_ruled_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_RULED,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_every_ruled_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_every_ruled_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	d->schema = &schema;
	d->frame[0].set = SET_RULED_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_ruled_rsp(struct hnl_fast c,
			       struct hnl_every_ruled_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_RULED_RSP];

	hnl_fast_begin(&c, HNL_EVERY_RULED_RSP_FIELDS);
	(void)hnl_fast_flag(&c, HNL_EVERY_A_RULED_A, f, HNL_EVERY_RULED_RSP_A);
	(void)hnl_fast_u32(&c, HNL_EVERY_A_RULED_B, f, HNL_EVERY_RULED_RSP_B,
			   &out->b);
	return enter_either(&c, HNL_EVERY_A_RULED_C, f, HNL_EVERY_RULED_RSP_C,
			    &out->c) &&
	       hnl_fast_bytes(&c, HNL_EVERY_A_RULED_STATUS, f,
			      HNL_EVERY_RULED_RSP_STATUS, &out->status) &&
	       hnl_policy_broken(&schema, SET_RULED_RSP, &c.has) == NULL &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_ruled_rsp(struct hnl_fast c,
			       struct hnl_every_ruled_rsp *out)
{
	if (c.at <= -16)
		return take_ruled_rsp(hnl_fast_roomy(c, 16), out);
	return take_ruled_rsp(c, out);
}

HNL_INLINE bool write_ruled_rsp(struct hnl_builder *b,
				const struct hnl_every_ruled_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_RULED_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVERY_RULED_RSP_STATUS)) &&
	       hnl_encode_rules(b, &schema, SET_RULED_RSP, s->has) &&
	       (!HNL_HAS(s, HNL_EVERY_RULED_RSP_A) ||
	        hnl_encode_flag(b, HNL_EVERY_A_RULED_A)) &&
	       (!HNL_HAS(s, HNL_EVERY_RULED_RSP_B) ||
	        hnl_encode_u32(b, HNL_EVERY_A_RULED_B,
			       &f[HNL_EVERY_RULED_RSP_B], s->b)) &&
	       (!HNL_HAS(s, HNL_EVERY_RULED_RSP_C) ||
	        nest_either(b, HNL_EVERY_A_RULED_C, &s->c)) &&
	       hnl_encode_bytes(b, HNL_EVERY_A_RULED_STATUS,
				&f[HNL_EVERY_RULED_RSP_STATUS], s->status);
}

void hnl_every_ruled_rsp_put(struct hnl_builder *b,
			     const struct hnl_every_ruled_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 44, false))
		(void)write_ruled_rsp(&w, s);
	else
		(void)write_ruled_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_ruled_rsp(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port,
					  const struct hnl_every_ruled_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_RULED, 0,
			     flags, seq, port);
	hnl_every_ruled_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_every_ruled_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_every_ruled_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 44, false)) {
		hnl_encode_begin_own(&w, &hnl_every_family, HNL_EVERY_CMD_RULED,
				     0, flags, seq, port);
		(void)write_ruled_rsp(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_ruled_rsp(buf, size, flags, seq, port, s);
}

int hnl_every_ruled_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_ruled_rsp(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_every_ruled_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RULED_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_every_state_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_STATE_GET,
			     HNL_F_REQUEST, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_state_get_rsp(struct hnl_fast c,
				   struct hnl_every_state_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_RSP];

	hnl_fast_begin(&c, HNL_EVERY_STATE_GET_RSP_FIELDS);
	return hnl_fast_u32(&c, HNL_EVERY_A_RULED_B, f,
			    HNL_EVERY_STATE_GET_RSP_B, &out->b) &&
	       enter_either(&c, HNL_EVERY_A_RULED_C, f,
			    HNL_EVERY_STATE_GET_RSP_C, &out->c) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_state_get_rsp(struct hnl_fast c,
				   struct hnl_every_state_get_rsp *out)
{
	if (c.at <= -12)
		return take_state_get_rsp(hnl_fast_roomy(c, 12), out);
	return take_state_get_rsp(c, out);
}

HNL_INLINE bool write_state_get_rsp(struct hnl_builder *b,
				    const struct hnl_every_state_get_rsp *s,
				    bool full)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_EVERY_STATE_GET_RSP_B)) &&
	       hnl_encode_u32(b, HNL_EVERY_A_RULED_B,
			      &f[HNL_EVERY_STATE_GET_RSP_B], s->b) &&
	       (!(has & HNL_BIT(HNL_EVERY_STATE_GET_RSP_C)) ||
	        nest_either(b, HNL_EVERY_A_RULED_C, &s->c));
}

HNL_INLINE bool is_full_state_get_rsp(const struct hnl_every_state_get_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVERY_STATE_GET_RSP_FIELDS);
}

void hnl_every_state_get_rsp_put(struct hnl_builder *b,
				 const struct hnl_every_state_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_state_get_rsp(&w, s, false);
	else
		(void)write_state_get_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_state_get_rsp(uint8_t *buf, size_t size, uint16_t flags,
			 uint32_t seq, uint32_t port,
			 const struct hnl_every_state_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_STATE_GET, 0,
			     flags, seq, port);
	hnl_every_state_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_every_state_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_every_state_get_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_state_get_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 28, false)) {
		hnl_encode_begin_own(&w, &hnl_every_family,
				     HNL_EVERY_CMD_STATE_GET, 0, flags, seq,
				     port);
		(void)write_state_get_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_state_get_rsp(buf, size, flags, seq, port, s);
}

int hnl_every_state_get_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_state_get_rsp(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_every_state_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATE_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_state_changed_ntf(struct hnl_fast c,
				       struct hnl_every_state_changed_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_STATE_CHANGED_NTF];

	hnl_fast_begin(&c, HNL_EVERY_STATE_CHANGED_NTF_FIELDS);
	return hnl_fast_u32(&c, HNL_EVERY_A_RULED_B, f,
			    HNL_EVERY_STATE_CHANGED_NTF_B, &out->b) &&
	       enter_either(&c, HNL_EVERY_A_RULED_C, f,
			    HNL_EVERY_STATE_CHANGED_NTF_C, &out->c) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_state_changed_ntf(struct hnl_fast c,
				       struct hnl_every_state_changed_ntf *out)
{
	if (c.at <= -12)
		return take_state_changed_ntf(hnl_fast_roomy(c, 12), out);
	return take_state_changed_ntf(c, out);
}

HNL_INLINE bool
write_state_changed_ntf(struct hnl_builder *b,
			const struct hnl_every_state_changed_ntf *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_STATE_CHANGED_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_EVERY_STATE_CHANGED_NTF_B)) &&
	       hnl_encode_u32(b, HNL_EVERY_A_RULED_B,
			      &f[HNL_EVERY_STATE_CHANGED_NTF_B], s->b) &&
	       (!(has & HNL_BIT(HNL_EVERY_STATE_CHANGED_NTF_C)) ||
	        nest_either(b, HNL_EVERY_A_RULED_C, &s->c));
}

HNL_INLINE bool
is_full_state_changed_ntf(const struct hnl_every_state_changed_ntf *s)
{
	return hnl_encode_is_full(s->has[0],
				  HNL_EVERY_STATE_CHANGED_NTF_FIELDS);
}

void
hnl_every_state_changed_ntf_put(struct hnl_builder *b,
				const struct hnl_every_state_changed_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_state_changed_ntf(&w, s, false);
	else
		(void)write_state_changed_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_state_changed_ntf(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_every_state_changed_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_STATE_CHANGED,
			     0, flags, seq, port);
	hnl_every_state_changed_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int
hnl_every_state_changed_ntf_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_every_state_changed_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_state_changed_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 28, false)) {
		hnl_encode_begin_own(&w, &hnl_every_family,
				     HNL_EVERY_CMD_STATE_CHANGED, 0, flags, seq,
				     port);
		(void)write_state_changed_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_state_changed_ntf(buf, size, flags, seq, port, s);
}

int hnl_every_state_changed_ntf_decode_at(struct hnl_decoder *d,
					  const uint8_t *buf, size_t end,
					  size_t pos, void *out,
					  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_state_changed_ntf(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_every_state_changed_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATE_CHANGED_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_happened_ntf(struct hnl_fast c,
				  struct hnl_every_happened_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_HAPPENED_NTF];

	hnl_fast_begin(&c, HNL_EVERY_HAPPENED_NTF_FIELDS);
	(void)hnl_fast_flag(&c, HNL_EVERY_A_RULED_A, f,
			    HNL_EVERY_HAPPENED_NTF_A);
	return hnl_fast_u32(&c, HNL_EVERY_A_RULED_B, f,
			    HNL_EVERY_HAPPENED_NTF_B, &out->b) &&
	       enter_either(&c, HNL_EVERY_A_RULED_C, f,
			    HNL_EVERY_HAPPENED_NTF_C, &out->c) &&
	       hnl_fast_bytes(&c, HNL_EVERY_A_RULED_POINTS, f,
			      HNL_EVERY_HAPPENED_NTF_POINTS, &out->points) &&
	       hnl_policy_broken(&schema, SET_HAPPENED_NTF, &c.has) == NULL &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_happened_ntf(struct hnl_fast c,
				  struct hnl_every_happened_ntf *out)
{
	if (c.at <= -16)
		return take_happened_ntf(hnl_fast_roomy(c, 16), out);
	return take_happened_ntf(c, out);
}

HNL_INLINE bool write_happened_ntf(struct hnl_builder *b,
				   const struct hnl_every_happened_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_HAPPENED_NTF];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_EVERY_HAPPENED_NTF_B)) &&
	       hnl_encode_rules(b, &schema, SET_HAPPENED_NTF, s->has) &&
	       (!HNL_HAS(s, HNL_EVERY_HAPPENED_NTF_A) ||
	        hnl_encode_flag(b, HNL_EVERY_A_RULED_A)) &&
	       hnl_encode_u32(b, HNL_EVERY_A_RULED_B,
			      &f[HNL_EVERY_HAPPENED_NTF_B], s->b) &&
	       (!HNL_HAS(s, HNL_EVERY_HAPPENED_NTF_C) ||
	        nest_either(b, HNL_EVERY_A_RULED_C, &s->c)) &&
	       (!HNL_HAS(s, HNL_EVERY_HAPPENED_NTF_POINTS) ||
	        hnl_encode_bytes(b, HNL_EVERY_A_RULED_POINTS,
				 &f[HNL_EVERY_HAPPENED_NTF_POINTS], s->points));
}

void hnl_every_happened_ntf_put(struct hnl_builder *b,
				const struct hnl_every_happened_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 100, false))
		(void)write_happened_ntf(&w, s);
	else
		(void)write_happened_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_happened_ntf(uint8_t *buf, size_t size, uint16_t flags, uint32_t seq,
			uint32_t port, const struct hnl_every_happened_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_HAPPENED, 0,
			     flags, seq, port);
	hnl_every_happened_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_every_happened_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_every_happened_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 100, false)) {
		hnl_encode_begin_own(&w, &hnl_every_family,
				     HNL_EVERY_CMD_HAPPENED, 0, flags, seq,
				     port);
		(void)write_happened_ntf(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_happened_ntf(buf, size, flags, seq, port, s);
}

int hnl_every_happened_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_happened_ntf(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_every_happened_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_HAPPENED_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_every_pinged_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_every_family, HNL_EVERY_CMD_PINGED, 0,
			     flags, seq, port);
	return hnl_encode_end(&b);
}
