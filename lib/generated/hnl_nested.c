/* SPDX-License-Identifier: MIT */
/* generated from schema/nested.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_nested.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_CAPABILITY_GET_REQ,
	SET_CAPABILITY_GET_RSP,
	SET_VIEW_CREATE_REQ,
	SET_VIEW_CREATE_RSP,
	SET_VIEW_DESTROY_REQ,
	SET_MAP_REQ,
	SET_MAP_MANY_REQ,
	SET_MAP_MANY_RSP,
	SET_UNMAP_REQ,
	SET_UNMAP_RSP,
	SET_UNMAP_MANY_REQ,
	SET_UNMAP_MANY_RSP,
	SET_PROTECT_REQ,
	SET_PROTECT_RSP,
	SET_QUERY_REQ,
	SET_QUERY_RSP,
	SET_DIRTY_GET_REQ,
	SET_DIRTY_GET_RSP,
	SET_DIRTY_CLEAR_REQ,
	SET_FLUSH_VIEW_REQ,
	SET_FLUSH_RANGE_REQ
};

/* Where the fields of each set begin. */
enum {
	FIELD_CAPABILITY_GET_RSP = 0,
	FIELD_VIEW_CREATE_REQ = 7,
	FIELD_VIEW_CREATE_RSP = 9,
	FIELD_VIEW_DESTROY_REQ = 10,
	FIELD_MAP_REQ = 11,
	FIELD_MAP_MANY_REQ = 17,
	FIELD_MAP_MANY_RSP = 19,
	FIELD_UNMAP_REQ = 20,
	FIELD_UNMAP_RSP = 23,
	FIELD_UNMAP_MANY_REQ = 24,
	FIELD_UNMAP_MANY_RSP = 26,
	FIELD_PROTECT_REQ = 27,
	FIELD_PROTECT_RSP = 31,
	FIELD_QUERY_REQ = 32,
	FIELD_QUERY_RSP = 34,
	FIELD_DIRTY_GET_REQ = 40,
	FIELD_DIRTY_GET_RSP = 43,
	FIELD_DIRTY_CLEAR_REQ = 44,
	FIELD_FLUSH_VIEW_REQ = 48,
	FIELD_FLUSH_RANGE_REQ = 49
};

/* Where the slots of each set begin. */
enum {
	SLOT_CAPABILITY_GET_RSP = 0,
	SLOT_VIEW_CREATE_REQ = 25,
	SLOT_VIEW_CREATE_RSP = 29,
	SLOT_VIEW_DESTROY_REQ = 31,
	SLOT_MAP_REQ = 33,
	SLOT_MAP_MANY_REQ = 42,
	SLOT_MAP_MANY_RSP = 53,
	SLOT_UNMAP_REQ = 66,
	SLOT_UNMAP_RSP = 76,
	SLOT_UNMAP_MANY_REQ = 91,
	SLOT_UNMAP_MANY_RSP = 103,
	SLOT_PROTECT_REQ = 117,
	SLOT_PROTECT_RSP = 127,
	SLOT_QUERY_REQ = 142,
	SLOT_QUERY_RSP = 147,
	SLOT_DIRTY_GET_REQ = 163,
	SLOT_DIRTY_GET_RSP = 180,
	SLOT_DIRTY_CLEAR_REQ = 198,
	SLOT_FLUSH_VIEW_REQ = 216,
	SLOT_FLUSH_RANGE_REQ = 218
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_CAPABILITY_GET_RSP + HNL_NESTED_A_MAX_VIEWS] =
		1 + HNL_NESTED_CAPABILITY_GET_RSP_MAX_VIEWS,
	[SLOT_CAPABILITY_GET_RSP + HNL_NESTED_A_USED_VIEWS] =
		1 + HNL_NESTED_CAPABILITY_GET_RSP_USED_VIEWS,
	[SLOT_CAPABILITY_GET_RSP + HNL_NESTED_A_MAX_TABLES] =
		1 + HNL_NESTED_CAPABILITY_GET_RSP_MAX_TABLES,
	[SLOT_CAPABILITY_GET_RSP + HNL_NESTED_A_USED_TABLES] =
		1 + HNL_NESTED_CAPABILITY_GET_RSP_USED_TABLES,
	[SLOT_CAPABILITY_GET_RSP + HNL_NESTED_A_ORDERS] =
		1 + HNL_NESTED_CAPABILITY_GET_RSP_ORDERS,
	[SLOT_CAPABILITY_GET_RSP + HNL_NESTED_A_MEMORY_TYPES] =
		1 + HNL_NESTED_CAPABILITY_GET_RSP_MEMORY_TYPES,
	[SLOT_CAPABILITY_GET_RSP + HNL_NESTED_A_MAX_ADDRESS_BITS] =
		1 + HNL_NESTED_CAPABILITY_GET_RSP_MAX_ADDRESS_BITS,
	[SLOT_VIEW_CREATE_REQ + HNL_NESTED_A_ADDRESS_BITS] =
		1 + HNL_NESTED_VIEW_CREATE_REQ_ADDRESS_BITS,
	[SLOT_VIEW_CREATE_REQ + HNL_NESTED_A_DIRTY_LOG] =
		1 + HNL_NESTED_VIEW_CREATE_REQ_DIRTY_LOG,
	[SLOT_VIEW_CREATE_RSP + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_VIEW_CREATE_RSP_VIEW,
	[SLOT_VIEW_DESTROY_REQ + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_VIEW_DESTROY_REQ_VIEW,
	[SLOT_MAP_REQ + HNL_NESTED_A_VIEW] = 1 + HNL_NESTED_MAP_REQ_VIEW,
	[SLOT_MAP_REQ + HNL_NESTED_A_L2_GPA] = 1 + HNL_NESTED_MAP_REQ_L2_GPA,
	[SLOT_MAP_REQ + HNL_NESTED_A_L1_GPA] = 1 + HNL_NESTED_MAP_REQ_L1_GPA,
	[SLOT_MAP_REQ + HNL_NESTED_A_ORDER] = 1 + HNL_NESTED_MAP_REQ_ORDER,
	[SLOT_MAP_REQ + HNL_NESTED_A_PERMISSIONS] =
		1 + HNL_NESTED_MAP_REQ_PERMISSIONS,
	[SLOT_MAP_REQ + HNL_NESTED_A_MEMORY_TYPE] =
		1 + HNL_NESTED_MAP_REQ_MEMORY_TYPE,
	[SLOT_MAP_MANY_REQ + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_MAP_MANY_REQ_VIEW,
	[SLOT_MAP_MANY_REQ + HNL_NESTED_A_ENTRY] =
		1 + HNL_NESTED_MAP_MANY_REQ_ENTRY,
	[SLOT_MAP_MANY_RSP + HNL_NESTED_A_ENTRY_STATUS] =
		1 + HNL_NESTED_MAP_MANY_RSP_ENTRY_STATUS,
	[SLOT_UNMAP_REQ + HNL_NESTED_A_VIEW] = 1 + HNL_NESTED_UNMAP_REQ_VIEW,
	[SLOT_UNMAP_REQ + HNL_NESTED_A_L2_GPA] =
		1 + HNL_NESTED_UNMAP_REQ_L2_GPA,
	[SLOT_UNMAP_REQ + HNL_NESTED_A_PAGES] = 1 + HNL_NESTED_UNMAP_REQ_PAGES,
	[SLOT_UNMAP_RSP + HNL_NESTED_A_DONE] = 1 + HNL_NESTED_UNMAP_RSP_DONE,
	[SLOT_UNMAP_MANY_REQ + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_UNMAP_MANY_REQ_VIEW,
	[SLOT_UNMAP_MANY_REQ + HNL_NESTED_A_RANGE] =
		1 + HNL_NESTED_UNMAP_MANY_REQ_RANGE,
	[SLOT_UNMAP_MANY_RSP + HNL_NESTED_A_RANGE_STATUS] =
		1 + HNL_NESTED_UNMAP_MANY_RSP_RANGE_STATUS,
	[SLOT_PROTECT_REQ + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_PROTECT_REQ_VIEW,
	[SLOT_PROTECT_REQ + HNL_NESTED_A_L2_GPA] =
		1 + HNL_NESTED_PROTECT_REQ_L2_GPA,
	[SLOT_PROTECT_REQ + HNL_NESTED_A_PERMISSIONS] =
		1 + HNL_NESTED_PROTECT_REQ_PERMISSIONS,
	[SLOT_PROTECT_REQ + HNL_NESTED_A_PAGES] =
		1 + HNL_NESTED_PROTECT_REQ_PAGES,
	[SLOT_PROTECT_RSP + HNL_NESTED_A_DONE] =
		1 + HNL_NESTED_PROTECT_RSP_DONE,
	[SLOT_QUERY_REQ + HNL_NESTED_A_VIEW] = 1 + HNL_NESTED_QUERY_REQ_VIEW,
	[SLOT_QUERY_REQ + HNL_NESTED_A_L2_GPA] =
		1 + HNL_NESTED_QUERY_REQ_L2_GPA,
	[SLOT_QUERY_RSP + HNL_NESTED_A_L2_GPA] =
		1 + HNL_NESTED_QUERY_RSP_L2_GPA,
	[SLOT_QUERY_RSP + HNL_NESTED_A_L1_GPA] =
		1 + HNL_NESTED_QUERY_RSP_L1_GPA,
	[SLOT_QUERY_RSP + HNL_NESTED_A_ORDER] = 1 + HNL_NESTED_QUERY_RSP_ORDER,
	[SLOT_QUERY_RSP + HNL_NESTED_A_PERMISSIONS] =
		1 + HNL_NESTED_QUERY_RSP_PERMISSIONS,
	[SLOT_QUERY_RSP + HNL_NESTED_A_MEMORY_TYPE] =
		1 + HNL_NESTED_QUERY_RSP_MEMORY_TYPE,
	[SLOT_QUERY_RSP + HNL_NESTED_A_MAPPED] =
		1 + HNL_NESTED_QUERY_RSP_MAPPED,
	[SLOT_DIRTY_GET_REQ + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_DIRTY_GET_REQ_VIEW,
	[SLOT_DIRTY_GET_REQ + HNL_NESTED_A_L2_GPA] =
		1 + HNL_NESTED_DIRTY_GET_REQ_L2_GPA,
	[SLOT_DIRTY_GET_REQ + HNL_NESTED_A_BITS] =
		1 + HNL_NESTED_DIRTY_GET_REQ_BITS,
	[SLOT_DIRTY_GET_RSP + HNL_NESTED_A_DIRTY] =
		1 + HNL_NESTED_DIRTY_GET_RSP_DIRTY,
	[SLOT_DIRTY_CLEAR_REQ + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_DIRTY_CLEAR_REQ_VIEW,
	[SLOT_DIRTY_CLEAR_REQ + HNL_NESTED_A_L2_GPA] =
		1 + HNL_NESTED_DIRTY_CLEAR_REQ_L2_GPA,
	[SLOT_DIRTY_CLEAR_REQ + HNL_NESTED_A_BITS] =
		1 + HNL_NESTED_DIRTY_CLEAR_REQ_BITS,
	[SLOT_DIRTY_CLEAR_REQ + HNL_NESTED_A_DIRTY] =
		1 + HNL_NESTED_DIRTY_CLEAR_REQ_DIRTY,
	[SLOT_FLUSH_VIEW_REQ + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_FLUSH_VIEW_REQ_VIEW,
	[SLOT_FLUSH_RANGE_REQ + HNL_NESTED_A_VIEW] =
		1 + HNL_NESTED_FLUSH_RANGE_REQ_VIEW,
	[SLOT_FLUSH_RANGE_REQ + HNL_NESTED_A_L2_GPA] =
		1 + HNL_NESTED_FLUSH_RANGE_REQ_L2_GPA,
	[SLOT_FLUSH_RANGE_REQ + HNL_NESTED_A_PAGES] =
		1 + HNL_NESTED_FLUSH_RANGE_REQ_PAGES,
};

static const struct hnl_field field[] = {
	[FIELD_CAPABILITY_GET_RSP + HNL_NESTED_CAPABILITY_GET_RSP_MAX_VIEWS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_MAX_VIEWS,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_nested_capability_get_rsp, max_views),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CAPABILITY_GET_RSP + HNL_NESTED_CAPABILITY_GET_RSP_USED_VIEWS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_USED_VIEWS,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_nested_capability_get_rsp, used_views),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CAPABILITY_GET_RSP + HNL_NESTED_CAPABILITY_GET_RSP_MAX_TABLES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_MAX_TABLES,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_nested_capability_get_rsp, max_tables),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CAPABILITY_GET_RSP + HNL_NESTED_CAPABILITY_GET_RSP_USED_TABLES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_USED_TABLES,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_nested_capability_get_rsp, used_tables),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CAPABILITY_GET_RSP + HNL_NESTED_CAPABILITY_GET_RSP_ORDERS] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_ORDERS,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_capability_get_rsp, orders),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CAPABILITY_GET_RSP + HNL_NESTED_CAPABILITY_GET_RSP_MEMORY_TYPES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_MEMORY_TYPES,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_nested_capability_get_rsp, memory_types),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CAPABILITY_GET_RSP + HNL_NESTED_CAPABILITY_GET_RSP_MAX_ADDRESS_BITS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_MAX_ADDRESS_BITS,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_nested_capability_get_rsp, max_address_bits),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_VIEW_CREATE_REQ + HNL_NESTED_VIEW_CREATE_REQ_ADDRESS_BITS] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_ADDRESS_BITS,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_nested_view_create_req, address_bits),
		.shape = 8,
		.lo = 32,
		.hi = 57,
		.span = 25,
	},
	[FIELD_VIEW_CREATE_REQ + HNL_NESTED_VIEW_CREATE_REQ_DIRTY_LOG] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_NESTED_A_DIRTY_LOG,
		.feature = HNL_NESTED_FEATURE_DIRTY_LOG,
		.shape = 4,
	},
	[FIELD_VIEW_CREATE_RSP + HNL_NESTED_VIEW_CREATE_RSP_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_view_create_rsp, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_VIEW_DESTROY_REQ + HNL_NESTED_VIEW_DESTROY_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_view_destroy_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_MAP_REQ + HNL_NESTED_MAP_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_map_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_MAP_REQ + HNL_NESTED_MAP_REQ_L2_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L2_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_map_req, l2_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_MAP_REQ + HNL_NESTED_MAP_REQ_L1_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L1_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_map_req, l1_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_MAP_REQ + HNL_NESTED_MAP_REQ_ORDER] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_NESTED_A_ORDER,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_map_req, order),
		.hi = 0x40201,
	},
	[FIELD_MAP_REQ + HNL_NESTED_MAP_REQ_PERMISSIONS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_NESTED_A_PERMISSIONS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_map_req, permissions),
		.shape = 8,
		.hi = 0x7,
		.span = 7,
	},
	[FIELD_MAP_REQ + HNL_NESTED_MAP_REQ_MEMORY_TYPE] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_NESTED_A_MEMORY_TYPE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_map_req, memory_type),
		.hi = 0x73,
	},
	[FIELD_MAP_MANY_REQ + HNL_NESTED_MAP_MANY_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_map_many_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_MAP_MANY_REQ + HNL_NESTED_MAP_MANY_REQ_ENTRY] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_ENTRY,
		.min = 24,
		.max = 24576,
		.sub = 24,
		.dst = offsetof(struct hnl_nested_map_many_req, entry),
	},
	[FIELD_MAP_MANY_RSP + HNL_NESTED_MAP_MANY_RSP_ENTRY_STATUS] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_ENTRY_STATUS,
		.max = 4096,
		.sub = 4,
		.dst = offsetof(struct hnl_nested_map_many_rsp, entry_status),
	},
	[FIELD_UNMAP_REQ + HNL_NESTED_UNMAP_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_unmap_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_UNMAP_REQ + HNL_NESTED_UNMAP_REQ_L2_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L2_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_unmap_req, l2_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_UNMAP_REQ + HNL_NESTED_UNMAP_REQ_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_unmap_req, pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_UNMAP_RSP + HNL_NESTED_UNMAP_RSP_DONE] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_DONE,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_unmap_rsp, done),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_UNMAP_MANY_REQ + HNL_NESTED_UNMAP_MANY_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_unmap_many_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_UNMAP_MANY_REQ + HNL_NESTED_UNMAP_MANY_REQ_RANGE] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_RANGE,
		.min = 16,
		.max = 16384,
		.sub = 16,
		.dst = offsetof(struct hnl_nested_unmap_many_req, range),
	},
	[FIELD_UNMAP_MANY_RSP + HNL_NESTED_UNMAP_MANY_RSP_RANGE_STATUS] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_RANGE_STATUS,
		.max = 4096,
		.sub = 4,
		.dst = offsetof(struct hnl_nested_unmap_many_rsp, range_status),
	},
	[FIELD_PROTECT_REQ + HNL_NESTED_PROTECT_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_protect_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_PROTECT_REQ + HNL_NESTED_PROTECT_REQ_L2_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L2_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_protect_req, l2_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_PROTECT_REQ + HNL_NESTED_PROTECT_REQ_PERMISSIONS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_NESTED_A_PERMISSIONS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_protect_req, permissions),
		.shape = 8,
		.hi = 0x7,
		.span = 7,
	},
	[FIELD_PROTECT_REQ + HNL_NESTED_PROTECT_REQ_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_protect_req, pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_PROTECT_RSP + HNL_NESTED_PROTECT_RSP_DONE] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_DONE,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_protect_rsp, done),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_QUERY_REQ + HNL_NESTED_QUERY_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_query_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_QUERY_REQ + HNL_NESTED_QUERY_REQ_L2_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L2_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_query_req, l2_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_QUERY_RSP + HNL_NESTED_QUERY_RSP_L2_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L2_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_query_rsp, l2_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_QUERY_RSP + HNL_NESTED_QUERY_RSP_L1_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L1_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_query_rsp, l1_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_QUERY_RSP + HNL_NESTED_QUERY_RSP_ORDER] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_NESTED_A_ORDER,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_query_rsp, order),
		.hi = 0x40201,
	},
	[FIELD_QUERY_RSP + HNL_NESTED_QUERY_RSP_PERMISSIONS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_NESTED_A_PERMISSIONS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_query_rsp, permissions),
		.shape = 8,
		.hi = 0x7,
		.span = 7,
	},
	[FIELD_QUERY_RSP + HNL_NESTED_QUERY_RSP_MEMORY_TYPE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_NESTED_A_MEMORY_TYPE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_query_rsp, memory_type),
		.hi = 0x73,
	},
	[FIELD_QUERY_RSP + HNL_NESTED_QUERY_RSP_MAPPED] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_NESTED_A_MAPPED,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_query_rsp, mapped),
		.shape = 8,
		.hi = 0x3,
		.span = 3,
	},
	[FIELD_DIRTY_GET_REQ + HNL_NESTED_DIRTY_GET_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_dirty_get_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_DIRTY_GET_REQ + HNL_NESTED_DIRTY_GET_REQ_L2_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L2_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_dirty_get_req, l2_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_DIRTY_GET_REQ + HNL_NESTED_DIRTY_GET_REQ_BITS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.align = 6,
		.type = HNL_NESTED_A_BITS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_dirty_get_req, bits),
		.feature = HNL_NESTED_FEATURE_DIRTY_LOG,
		.shape = 8,
		.lo = 64,
		.hi = 262144,
		.span = 4095,
	},
	[FIELD_DIRTY_GET_RSP + HNL_NESTED_DIRTY_GET_RSP_DIRTY] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_DIRTY,
		.min = 8,
		.max = 32768,
		.sub = 8,
		.dst = offsetof(struct hnl_nested_dirty_get_rsp, dirty),
		.feature = HNL_NESTED_FEATURE_DIRTY_LOG,
	},
	[FIELD_DIRTY_CLEAR_REQ + HNL_NESTED_DIRTY_CLEAR_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_dirty_clear_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_DIRTY_CLEAR_REQ + HNL_NESTED_DIRTY_CLEAR_REQ_L2_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L2_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_dirty_clear_req, l2_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_DIRTY_CLEAR_REQ + HNL_NESTED_DIRTY_CLEAR_REQ_BITS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.align = 6,
		.type = HNL_NESTED_A_BITS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_dirty_clear_req, bits),
		.feature = HNL_NESTED_FEATURE_DIRTY_LOG,
		.shape = 8,
		.lo = 64,
		.hi = 262144,
		.span = 4095,
	},
	[FIELD_DIRTY_CLEAR_REQ + HNL_NESTED_DIRTY_CLEAR_REQ_DIRTY] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_NESTED_A_DIRTY,
		.min = 8,
		.max = 32768,
		.sub = 8,
		.dst = offsetof(struct hnl_nested_dirty_clear_req, dirty),
		.feature = HNL_NESTED_FEATURE_DIRTY_LOG,
	},
	[FIELD_FLUSH_VIEW_REQ + HNL_NESTED_FLUSH_VIEW_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_flush_view_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_FLUSH_RANGE_REQ + HNL_NESTED_FLUSH_RANGE_REQ_VIEW] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_VIEW,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_nested_flush_range_req, view),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_FLUSH_RANGE_REQ + HNL_NESTED_FLUSH_RANGE_REQ_L2_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_NESTED_A_L2_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_flush_range_req, l2_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_FLUSH_RANGE_REQ + HNL_NESTED_FLUSH_RANGE_REQ_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_NESTED_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_nested_flush_range_req, pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
};

static const struct hnl_set set[] = {
	[SET_CAPABILITY_GET_REQ] = { 0 },
	[SET_CAPABILITY_GET_RSP] = {
		.slot = SLOT_CAPABILITY_GET_RSP,
		.n_types = 25,
		.field = FIELD_CAPABILITY_GET_RSP,
		.n_fields = HNL_NESTED_CAPABILITY_GET_RSP_FIELDS,
	},
	[SET_VIEW_CREATE_REQ] = {
		.slot = SLOT_VIEW_CREATE_REQ,
		.n_types = 4,
		.field = FIELD_VIEW_CREATE_REQ,
		.n_fields = HNL_NESTED_VIEW_CREATE_REQ_FIELDS,
	},
	[SET_VIEW_CREATE_RSP] = {
		.slot = SLOT_VIEW_CREATE_RSP,
		.n_types = 2,
		.field = FIELD_VIEW_CREATE_RSP,
		.n_fields = HNL_NESTED_VIEW_CREATE_RSP_FIELDS,
	},
	[SET_VIEW_DESTROY_REQ] = {
		.slot = SLOT_VIEW_DESTROY_REQ,
		.n_types = 2,
		.field = FIELD_VIEW_DESTROY_REQ,
		.n_fields = HNL_NESTED_VIEW_DESTROY_REQ_FIELDS,
	},
	[SET_MAP_REQ] = {
		.slot = SLOT_MAP_REQ,
		.n_types = 9,
		.field = FIELD_MAP_REQ,
		.n_fields = HNL_NESTED_MAP_REQ_FIELDS,
	},
	[SET_MAP_MANY_REQ] = {
		.slot = SLOT_MAP_MANY_REQ,
		.n_types = 11,
		.field = FIELD_MAP_MANY_REQ,
		.n_fields = HNL_NESTED_MAP_MANY_REQ_FIELDS,
	},
	[SET_MAP_MANY_RSP] = {
		.slot = SLOT_MAP_MANY_RSP,
		.n_types = 13,
		.field = FIELD_MAP_MANY_RSP,
		.n_fields = HNL_NESTED_MAP_MANY_RSP_FIELDS,
	},
	[SET_UNMAP_REQ] = {
		.slot = SLOT_UNMAP_REQ,
		.n_types = 10,
		.field = FIELD_UNMAP_REQ,
		.n_fields = HNL_NESTED_UNMAP_REQ_FIELDS,
	},
	[SET_UNMAP_RSP] = {
		.slot = SLOT_UNMAP_RSP,
		.n_types = 15,
		.field = FIELD_UNMAP_RSP,
		.n_fields = HNL_NESTED_UNMAP_RSP_FIELDS,
	},
	[SET_UNMAP_MANY_REQ] = {
		.slot = SLOT_UNMAP_MANY_REQ,
		.n_types = 12,
		.field = FIELD_UNMAP_MANY_REQ,
		.n_fields = HNL_NESTED_UNMAP_MANY_REQ_FIELDS,
	},
	[SET_UNMAP_MANY_RSP] = {
		.slot = SLOT_UNMAP_MANY_RSP,
		.n_types = 14,
		.field = FIELD_UNMAP_MANY_RSP,
		.n_fields = HNL_NESTED_UNMAP_MANY_RSP_FIELDS,
	},
	[SET_PROTECT_REQ] = {
		.slot = SLOT_PROTECT_REQ,
		.n_types = 10,
		.field = FIELD_PROTECT_REQ,
		.n_fields = HNL_NESTED_PROTECT_REQ_FIELDS,
	},
	[SET_PROTECT_RSP] = {
		.slot = SLOT_PROTECT_RSP,
		.n_types = 15,
		.field = FIELD_PROTECT_RSP,
		.n_fields = HNL_NESTED_PROTECT_RSP_FIELDS,
	},
	[SET_QUERY_REQ] = {
		.slot = SLOT_QUERY_REQ,
		.n_types = 5,
		.field = FIELD_QUERY_REQ,
		.n_fields = HNL_NESTED_QUERY_REQ_FIELDS,
	},
	[SET_QUERY_RSP] = {
		.slot = SLOT_QUERY_RSP,
		.n_types = 16,
		.field = FIELD_QUERY_RSP,
		.n_fields = HNL_NESTED_QUERY_RSP_FIELDS,
	},
	[SET_DIRTY_GET_REQ] = {
		.slot = SLOT_DIRTY_GET_REQ,
		.n_types = 17,
		.field = FIELD_DIRTY_GET_REQ,
		.n_fields = HNL_NESTED_DIRTY_GET_REQ_FIELDS,
	},
	[SET_DIRTY_GET_RSP] = {
		.slot = SLOT_DIRTY_GET_RSP,
		.n_types = 18,
		.field = FIELD_DIRTY_GET_RSP,
		.n_fields = HNL_NESTED_DIRTY_GET_RSP_FIELDS,
	},
	[SET_DIRTY_CLEAR_REQ] = {
		.slot = SLOT_DIRTY_CLEAR_REQ,
		.n_types = 18,
		.field = FIELD_DIRTY_CLEAR_REQ,
		.n_fields = HNL_NESTED_DIRTY_CLEAR_REQ_FIELDS,
	},
	[SET_FLUSH_VIEW_REQ] = {
		.slot = SLOT_FLUSH_VIEW_REQ,
		.n_types = 2,
		.field = FIELD_FLUSH_VIEW_REQ,
		.n_fields = HNL_NESTED_FLUSH_VIEW_REQ_FIELDS,
	},
	[SET_FLUSH_RANGE_REQ] = {
		.slot = SLOT_FLUSH_RANGE_REQ,
		.n_types = 10,
		.field = FIELD_FLUSH_RANGE_REQ,
		.n_fields = HNL_NESTED_FLUSH_RANGE_REQ_FIELDS,
	},
};

/* Guest-physical addresses of the caller in requests. */
static const struct hnl_reach reach[] = {
	{
		.set = SET_MAP_REQ,
		.type = HNL_NESTED_A_L1_GPA,
		.extent = HNL_NESTED_A_ORDER,
		.width = 4,
		.order = 1,
	},
	{
		.set = SET_MAP_MANY_REQ,
		.type = HNL_NESTED_A_ENTRY,
		.step = 24,
		.at = 8,
		.extent = 16,
		.width = 1,
		.order = 1,
	},
};

static int (*const decode[21])(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x) = {
	[SET_CAPABILITY_GET_RSP] = hnl_nested_capability_get_rsp_decode_at,
	[SET_VIEW_CREATE_REQ] = hnl_nested_view_create_req_decode_at,
	[SET_VIEW_CREATE_RSP] = hnl_nested_view_create_rsp_decode_at,
	[SET_VIEW_DESTROY_REQ] = hnl_nested_view_destroy_req_decode_at,
	[SET_MAP_REQ] = hnl_nested_map_req_decode_at,
	[SET_MAP_MANY_REQ] = hnl_nested_map_many_req_decode_at,
	[SET_MAP_MANY_RSP] = hnl_nested_map_many_rsp_decode_at,
	[SET_UNMAP_REQ] = hnl_nested_unmap_req_decode_at,
	[SET_UNMAP_RSP] = hnl_nested_unmap_rsp_decode_at,
	[SET_UNMAP_MANY_REQ] = hnl_nested_unmap_many_req_decode_at,
	[SET_UNMAP_MANY_RSP] = hnl_nested_unmap_many_rsp_decode_at,
	[SET_PROTECT_REQ] = hnl_nested_protect_req_decode_at,
	[SET_PROTECT_RSP] = hnl_nested_protect_rsp_decode_at,
	[SET_QUERY_REQ] = hnl_nested_query_req_decode_at,
	[SET_QUERY_RSP] = hnl_nested_query_rsp_decode_at,
	[SET_DIRTY_GET_REQ] = hnl_nested_dirty_get_req_decode_at,
	[SET_DIRTY_GET_RSP] = hnl_nested_dirty_get_rsp_decode_at,
	[SET_DIRTY_CLEAR_REQ] = hnl_nested_dirty_clear_req_decode_at,
	[SET_FLUSH_VIEW_REQ] = hnl_nested_flush_view_req_decode_at,
	[SET_FLUSH_RANGE_REQ] = hnl_nested_flush_range_req_decode_at,
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
	[HNL_NESTED_CMD_CAPABILITY_GET] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_CAPABILITY_GET_REQ,
		.reply = SET_CAPABILITY_GET_RSP,
		.reply_max = 92,
		.reply_bound = 92,
	},
	[HNL_NESTED_CMD_VIEW_CREATE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_VIEW_CREATE_REQ,
		.reply = SET_VIEW_CREATE_RSP,
		.request_size = sizeof(struct hnl_nested_view_create_req),
		.reply_max = 28,
		.reply_bound = 28,
	},
	[HNL_NESTED_CMD_VIEW_DESTROY] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_VIEW_DESTROY_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_nested_view_destroy_req),
	},
	[HNL_NESTED_CMD_MAP] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_MAP_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_nested_map_req),
	},
	[HNL_NESTED_CMD_MAP_MANY] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_MAP_MANY_REQ,
		.reply = SET_MAP_MANY_RSP,
		.request_size = sizeof(struct hnl_nested_map_many_req),
		.reply_list = offsetof(struct hnl_nested_map_many_req, entry),
		.reply_unit = 24,
		.reply_max = 24,
		.reply_each = 4,
		.reply_bound = 4120,
	},
	[HNL_NESTED_CMD_UNMAP] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_UNMAP_REQ,
		.reply = SET_UNMAP_RSP,
		.request_size = sizeof(struct hnl_nested_unmap_req),
		.reply_max = 32,
		.reply_bound = 32,
	},
	[HNL_NESTED_CMD_UNMAP_MANY] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_UNMAP_MANY_REQ,
		.reply = SET_UNMAP_MANY_RSP,
		.request_size = sizeof(struct hnl_nested_unmap_many_req),
		.reply_list = offsetof(struct hnl_nested_unmap_many_req, range),
		.reply_unit = 16,
		.reply_max = 24,
		.reply_each = 4,
		.reply_bound = 4120,
	},
	[HNL_NESTED_CMD_PROTECT] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_PROTECT_REQ,
		.reply = SET_PROTECT_RSP,
		.request_size = sizeof(struct hnl_nested_protect_req),
		.reply_max = 32,
		.reply_bound = 32,
	},
	[HNL_NESTED_CMD_QUERY] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_QUERY_REQ,
		.reply = SET_QUERY_RSP,
		.request_size = sizeof(struct hnl_nested_query_req),
		.reply_max = 76,
		.reply_bound = 76,
	},
	[HNL_NESTED_CMD_DIRTY_GET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.feature = HNL_NESTED_FEATURE_DIRTY_LOG,
		.request = SET_DIRTY_GET_REQ,
		.reply = SET_DIRTY_GET_RSP,
		.request_size = sizeof(struct hnl_nested_dirty_get_req),
		.reply_max = 32792,
		.reply_bound = 32792,
	},
	[HNL_NESTED_CMD_DIRTY_CLEAR] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.feature = HNL_NESTED_FEATURE_DIRTY_LOG,
		.request = SET_DIRTY_CLEAR_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_nested_dirty_clear_req),
	},
	[HNL_NESTED_CMD_FLUSH_VIEW] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_FLUSH_VIEW_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_nested_flush_view_req),
	},
	[HNL_NESTED_CMD_FLUSH_RANGE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_FLUSH_RANGE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_nested_flush_range_req),
	},
};

const struct hnl_family hnl_nested_family = {
	.id = HNL_NESTED_FAMILY,
	.version = HNL_NESTED_VERSION,
	.n_commands = 14,
	.command = command,
	.schema = &schema,
};

int hnl_nested_capability_get_req_encode_at(uint8_t *buf, size_t size,
					    uint16_t flags, uint32_t seq,
					    uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family,
			     HNL_NESTED_CMD_CAPABILITY_GET, HNL_F_REQUEST,
			     flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool
take_capability_get_rsp(struct hnl_fast c,
			struct hnl_nested_capability_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_CAPABILITY_GET_RSP];

	hnl_fast_begin(&c, HNL_NESTED_CAPABILITY_GET_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_MAX_VIEWS, f,
			  HNL_NESTED_CAPABILITY_GET_RSP_MAX_VIEWS,
			  &out->max_views) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_USED_VIEWS, f,
			  HNL_NESTED_CAPABILITY_GET_RSP_USED_VIEWS,
			  &out->used_views) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_MAX_TABLES, f,
			  HNL_NESTED_CAPABILITY_GET_RSP_MAX_TABLES,
			  &out->max_tables) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_USED_TABLES, f,
			  HNL_NESTED_CAPABILITY_GET_RSP_USED_TABLES,
			  &out->used_tables) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_ORDERS, f,
			  HNL_NESTED_CAPABILITY_GET_RSP_ORDERS, &out->orders) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_MEMORY_TYPES, f,
			  HNL_NESTED_CAPABILITY_GET_RSP_MEMORY_TYPES,
			  &out->memory_types) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_MAX_ADDRESS_BITS, f,
			  HNL_NESTED_CAPABILITY_GET_RSP_MAX_ADDRESS_BITS,
			  &out->max_address_bits))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_capability_get_rsp(struct hnl_fast c,
			 struct hnl_nested_capability_get_rsp *out)
{
	return c.at == -72 &&
	       take_capability_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_capability_get_rsp(struct hnl_builder *b,
			 const struct hnl_nested_capability_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_CAPABILITY_GET_RSP];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_NESTED_CAPABILITY_GET_RSP_MAX_VIEWS) |
			HNL_BIT(HNL_NESTED_CAPABILITY_GET_RSP_USED_VIEWS) |
			HNL_BIT(HNL_NESTED_CAPABILITY_GET_RSP_MAX_TABLES) |
			HNL_BIT(HNL_NESTED_CAPABILITY_GET_RSP_USED_TABLES) |
			HNL_BIT(HNL_NESTED_CAPABILITY_GET_RSP_ORDERS) |
			HNL_BIT(HNL_NESTED_CAPABILITY_GET_RSP_MEMORY_TYPES) |
			HNL_BIT(HNL_NESTED_CAPABILITY_GET_RSP_MAX_ADDRESS_BITS)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_MAX_VIEWS,
			      &f[HNL_NESTED_CAPABILITY_GET_RSP_MAX_VIEWS],
			      s->max_views) &&
	       hnl_encode_u32(b, HNL_NESTED_A_USED_VIEWS,
			      &f[HNL_NESTED_CAPABILITY_GET_RSP_USED_VIEWS],
			      s->used_views) &&
	       hnl_encode_u64(b, HNL_NESTED_A_MAX_TABLES,
			      &f[HNL_NESTED_CAPABILITY_GET_RSP_MAX_TABLES],
			      s->max_tables) &&
	       hnl_encode_u64(b, HNL_NESTED_A_USED_TABLES,
			      &f[HNL_NESTED_CAPABILITY_GET_RSP_USED_TABLES],
			      s->used_tables) &&
	       hnl_encode_u64(b, HNL_NESTED_A_ORDERS,
			      &f[HNL_NESTED_CAPABILITY_GET_RSP_ORDERS],
			      s->orders) &&
	       hnl_encode_u64(b, HNL_NESTED_A_MEMORY_TYPES,
			      &f[HNL_NESTED_CAPABILITY_GET_RSP_MEMORY_TYPES],
			      s->memory_types) &&
	       hnl_encode_u32(
			b, HNL_NESTED_A_MAX_ADDRESS_BITS,
			&f[HNL_NESTED_CAPABILITY_GET_RSP_MAX_ADDRESS_BITS],
			s->max_address_bits);
}

void
hnl_nested_capability_get_rsp_put(struct hnl_builder *b,
				  const struct hnl_nested_capability_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 72, false))
		(void)write_capability_get_rsp(&w, s);
	else
		(void)write_capability_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_capability_get_rsp(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_nested_capability_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family,
			     HNL_NESTED_CMD_CAPABILITY_GET, 0, flags, seq,
			     port);
	hnl_nested_capability_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int
hnl_nested_capability_get_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_capability_get_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 72, false)) {
		hnl_encode_begin_own(&w, &hnl_nested_family,
				     HNL_NESTED_CMD_CAPABILITY_GET, 0, flags,
				     seq, port);
		(void)write_capability_get_rsp(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_capability_get_rsp(buf, size, flags, seq, port, s);
}

int hnl_nested_capability_get_rsp_decode_at(struct hnl_decoder *d,
					    const uint8_t *buf, size_t end,
					    size_t pos, void *out,
					    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_capability_get_rsp(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_nested_capability_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CAPABILITY_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_view_create_req(struct hnl_fast c,
				     struct hnl_nested_view_create_req *out)
{
	const struct hnl_field *f = &field[FIELD_VIEW_CREATE_REQ];

	hnl_fast_begin(&c, HNL_NESTED_VIEW_CREATE_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_NESTED_A_ADDRESS_BITS, f,
			    HNL_NESTED_VIEW_CREATE_REQ_ADDRESS_BITS,
			    &out->address_bits) &&
	       hnl_fast_flag(&c, HNL_NESTED_A_DIRTY_LOG, f,
			     HNL_NESTED_VIEW_CREATE_REQ_DIRTY_LOG) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_view_create_req(struct hnl_fast c,
				      struct hnl_nested_view_create_req *out)
{
	return c.at == -12 &&
	       take_view_create_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_view_create_req(struct hnl_builder *b,
		      const struct hnl_nested_view_create_req *s)
{
	const struct hnl_field *f = &field[FIELD_VIEW_CREATE_REQ];

	return (!HNL_HAS(s, HNL_NESTED_VIEW_CREATE_REQ_ADDRESS_BITS) ||
	        hnl_encode_u32(b, HNL_NESTED_A_ADDRESS_BITS,
			       &f[HNL_NESTED_VIEW_CREATE_REQ_ADDRESS_BITS],
			       s->address_bits)) &&
	       (!HNL_HAS(s, HNL_NESTED_VIEW_CREATE_REQ_DIRTY_LOG) ||
	        hnl_encode_flag(b, HNL_NESTED_A_DIRTY_LOG));
}

void hnl_nested_view_create_req_put(struct hnl_builder *b,
				    const struct hnl_nested_view_create_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_view_create_req(&w, s);
	else
		(void)write_view_create_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_view_create_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_view_create_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_VIEW_CREATE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_view_create_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_view_create_req(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_view_create_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_nested_view_create_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_VIEW_CREATE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_nested_view_create_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_view_create_req(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_nested_view_create_req *)out))
		return 0;
	return any_view_create_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_view_create_rsp(struct hnl_fast c,
				     struct hnl_nested_view_create_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_VIEW_CREATE_RSP];

	hnl_fast_begin(&c, HNL_NESTED_VIEW_CREATE_RSP_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f,
			  HNL_NESTED_VIEW_CREATE_RSP_VIEW, &out->view))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_view_create_rsp(struct hnl_fast c,
				      struct hnl_nested_view_create_rsp *out)
{
	return c.at == -8 &&
	       take_view_create_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_view_create_rsp(struct hnl_builder *b,
		      const struct hnl_nested_view_create_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_VIEW_CREATE_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_VIEW_CREATE_RSP_VIEW)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_VIEW_CREATE_RSP_VIEW], s->view);
}

void hnl_nested_view_create_rsp_put(struct hnl_builder *b,
				    const struct hnl_nested_view_create_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_view_create_rsp(&w, s);
	else
		(void)write_view_create_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_view_create_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_view_create_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_VIEW_CREATE,
			     0, flags, seq, port);
	hnl_nested_view_create_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_view_create_rsp_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_view_create_rsp(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_nested_view_create_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_VIEW_CREATE_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_view_destroy_req(struct hnl_fast c,
				      struct hnl_nested_view_destroy_req *out)
{
	const struct hnl_field *f = &field[FIELD_VIEW_DESTROY_REQ];

	hnl_fast_begin(&c, HNL_NESTED_VIEW_DESTROY_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f,
			  HNL_NESTED_VIEW_DESTROY_REQ_VIEW, &out->view))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_view_destroy_req(struct hnl_fast c,
				       struct hnl_nested_view_destroy_req *out)
{
	return c.at == -8 &&
	       take_view_destroy_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_view_destroy_req(struct hnl_builder *b,
		       const struct hnl_nested_view_destroy_req *s)
{
	const struct hnl_field *f = &field[FIELD_VIEW_DESTROY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_VIEW_DESTROY_REQ_VIEW)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_VIEW_DESTROY_REQ_VIEW], s->view);
}

void
hnl_nested_view_destroy_req_put(struct hnl_builder *b,
				const struct hnl_nested_view_destroy_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_view_destroy_req(&w, s);
	else
		(void)write_view_destroy_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_view_destroy_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_view_destroy_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family,
			     HNL_NESTED_CMD_VIEW_DESTROY, HNL_F_REQUEST, flags,
			     seq, port);
	hnl_nested_view_destroy_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_view_destroy_req_decode_at(struct hnl_decoder *d,
					  const uint8_t *buf, size_t end,
					  size_t pos, void *out,
					  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_view_destroy_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_nested_view_destroy_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_VIEW_DESTROY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_map_req(struct hnl_fast c, struct hnl_nested_map_req *out)
{
	const struct hnl_field *f = &field[FIELD_MAP_REQ];

	hnl_fast_begin(&c, HNL_NESTED_MAP_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f, HNL_NESTED_MAP_REQ_VIEW,
			    &out->view) &&
	       hnl_fast_u64(&c, HNL_NESTED_A_L2_GPA, f,
			    HNL_NESTED_MAP_REQ_L2_GPA, &out->l2_gpa) &&
	       hnl_fast_u64(&c, HNL_NESTED_A_L1_GPA, f,
			    HNL_NESTED_MAP_REQ_L1_GPA, &out->l1_gpa) &&
	       hnl_fast_u32(&c, HNL_NESTED_A_ORDER, f, HNL_NESTED_MAP_REQ_ORDER,
			    &out->order) &&
	       hnl_fast_u32(&c, HNL_NESTED_A_PERMISSIONS, f,
			    HNL_NESTED_MAP_REQ_PERMISSIONS,
			    &out->permissions) &&
	       hnl_fast_u32(&c, HNL_NESTED_A_MEMORY_TYPE, f,
			    HNL_NESTED_MAP_REQ_MEMORY_TYPE,
			    &out->memory_type) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_map_req(struct hnl_fast c, struct hnl_nested_map_req *out)
{
	return c.at == -56 &&
	       take_map_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_map_req(struct hnl_builder *b,
			      const struct hnl_nested_map_req *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_MAP_REQ];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_NESTED_MAP_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_MAP_REQ_L2_GPA) |
			      HNL_BIT(HNL_NESTED_MAP_REQ_L1_GPA) |
			      HNL_BIT(HNL_NESTED_MAP_REQ_ORDER) |
			      HNL_BIT(HNL_NESTED_MAP_REQ_PERMISSIONS)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW, &f[HNL_NESTED_MAP_REQ_VIEW],
			      s->view) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L2_GPA,
			      &f[HNL_NESTED_MAP_REQ_L2_GPA], s->l2_gpa) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L1_GPA,
			      &f[HNL_NESTED_MAP_REQ_L1_GPA], s->l1_gpa) &&
	       hnl_encode_u32(b, HNL_NESTED_A_ORDER,
			      &f[HNL_NESTED_MAP_REQ_ORDER], s->order) &&
	       hnl_encode_u32(b, HNL_NESTED_A_PERMISSIONS,
			      &f[HNL_NESTED_MAP_REQ_PERMISSIONS],
			      s->permissions) &&
	       (!(has & HNL_BIT(HNL_NESTED_MAP_REQ_MEMORY_TYPE)) ||
	        hnl_encode_u32(b, HNL_NESTED_A_MEMORY_TYPE,
			       &f[HNL_NESTED_MAP_REQ_MEMORY_TYPE],
			       s->memory_type));
}

HNL_INLINE bool is_full_map_req(const struct hnl_nested_map_req *s)
{
	return hnl_encode_is_full(s->has[0], HNL_NESTED_MAP_REQ_FIELDS);
}

void hnl_nested_map_req_put(struct hnl_builder *b,
			    const struct hnl_nested_map_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 56, false))
		(void)write_map_req(&w, s, false);
	else
		(void)write_map_req(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_map_req(uint8_t *buf, size_t size,
					uint16_t flags, uint32_t seq,
					uint32_t port,
					const struct hnl_nested_map_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_MAP,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_map_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_map_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_nested_map_req *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_map_req(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 56, false)) {
		hnl_encode_begin_own(&w, &hnl_nested_family, HNL_NESTED_CMD_MAP,
				     HNL_F_REQUEST, flags, seq, port);
		(void)write_map_req(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_map_req(buf, size, flags, seq, port, s);
}

static HNL_APART int any_map_req(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_map_req(hnl_fast_of(d, buf, end, pos),
			 (struct hnl_nested_map_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAP_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_nested_map_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_map_req(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_nested_map_req *)out))
		return 0;
	return any_map_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_map_many_req(struct hnl_fast c,
				  struct hnl_nested_map_many_req *out)
{
	const struct hnl_field *f = &field[FIELD_MAP_MANY_REQ];

	hnl_fast_begin(&c, HNL_NESTED_MAP_MANY_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f,
			  HNL_NESTED_MAP_MANY_REQ_VIEW, &out->view) ||
	    !hnl_fast_bytes(&c, HNL_NESTED_A_ENTRY, f,
			    HNL_NESTED_MAP_MANY_REQ_ENTRY, &out->entry))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_map_many_req(struct hnl_fast c,
				   struct hnl_nested_map_many_req *out)
{
	return c.at <= -12 &&
	       take_map_many_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_map_many_req(struct hnl_builder *b,
				   const struct hnl_nested_map_many_req *s)
{
	const struct hnl_field *f = &field[FIELD_MAP_MANY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_MAP_MANY_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_MAP_MANY_REQ_ENTRY)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_MAP_MANY_REQ_VIEW], s->view) &&
	       hnl_encode_bytes(b, HNL_NESTED_A_ENTRY,
				&f[HNL_NESTED_MAP_MANY_REQ_ENTRY], s->entry);
}

void hnl_nested_map_many_req_put(struct hnl_builder *b,
				 const struct hnl_nested_map_many_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_map_many_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_nested_map_many_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_nested_map_many_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_MAP_MANY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_map_many_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_map_many_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_map_many_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_nested_map_many_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAP_MANY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_map_many_rsp(struct hnl_fast c,
				  struct hnl_nested_map_many_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_MAP_MANY_RSP];

	hnl_fast_begin(&c, HNL_NESTED_MAP_MANY_RSP_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_NESTED_A_ENTRY_STATUS, f,
			    HNL_NESTED_MAP_MANY_RSP_ENTRY_STATUS,
			    &out->entry_status))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_map_many_rsp(struct hnl_fast c,
				   struct hnl_nested_map_many_rsp *out)
{
	return c.at <= -4 &&
	       take_map_many_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_map_many_rsp(struct hnl_builder *b,
				   const struct hnl_nested_map_many_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_MAP_MANY_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_MAP_MANY_RSP_ENTRY_STATUS)) &&
	       hnl_encode_bytes(b, HNL_NESTED_A_ENTRY_STATUS,
				&f[HNL_NESTED_MAP_MANY_RSP_ENTRY_STATUS],
				s->entry_status);
}

void hnl_nested_map_many_rsp_put(struct hnl_builder *b,
				 const struct hnl_nested_map_many_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_map_many_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_nested_map_many_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_nested_map_many_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_MAP_MANY, 0,
			     flags, seq, port);
	hnl_nested_map_many_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_map_many_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_map_many_rsp(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_nested_map_many_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAP_MANY_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_unmap_req(struct hnl_fast c,
			       struct hnl_nested_unmap_req *out)
{
	const struct hnl_field *f = &field[FIELD_UNMAP_REQ];

	hnl_fast_begin(&c, HNL_NESTED_UNMAP_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f, HNL_NESTED_UNMAP_REQ_VIEW,
			  &out->view) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_L2_GPA, f,
			  HNL_NESTED_UNMAP_REQ_L2_GPA, &out->l2_gpa) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_PAGES, f, HNL_NESTED_UNMAP_REQ_PAGES,
			  &out->pages))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_unmap_req(struct hnl_fast c,
				struct hnl_nested_unmap_req *out)
{
	return c.at == -32 &&
	       take_unmap_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_unmap_req(struct hnl_builder *b,
				const struct hnl_nested_unmap_req *s)
{
	const struct hnl_field *f = &field[FIELD_UNMAP_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_NESTED_UNMAP_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_UNMAP_REQ_L2_GPA) |
			      HNL_BIT(HNL_NESTED_UNMAP_REQ_PAGES)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_UNMAP_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L2_GPA,
			      &f[HNL_NESTED_UNMAP_REQ_L2_GPA], s->l2_gpa) &&
	       hnl_encode_u64(b, HNL_NESTED_A_PAGES,
			      &f[HNL_NESTED_UNMAP_REQ_PAGES], s->pages);
}

void hnl_nested_unmap_req_put(struct hnl_builder *b,
			      const struct hnl_nested_unmap_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 32, false))
		(void)write_unmap_req(&w, s);
	else
		(void)write_unmap_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_nested_unmap_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_unmap_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_UNMAP,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_unmap_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_unmap_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_unmap_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_nested_unmap_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_UNMAP_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_unmap_rsp(struct hnl_fast c,
			       struct hnl_nested_unmap_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_UNMAP_RSP];

	hnl_fast_begin(&c, HNL_NESTED_UNMAP_RSP_FIELDS);
	if (!hnl_fast_u64(&c, HNL_NESTED_A_DONE, f, HNL_NESTED_UNMAP_RSP_DONE,
			  &out->done))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_unmap_rsp(struct hnl_fast c,
				struct hnl_nested_unmap_rsp *out)
{
	return c.at == -12 &&
	       take_unmap_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_unmap_rsp(struct hnl_builder *b,
				const struct hnl_nested_unmap_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_UNMAP_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_UNMAP_RSP_DONE)) &&
	       hnl_encode_u64(b, HNL_NESTED_A_DONE,
			      &f[HNL_NESTED_UNMAP_RSP_DONE], s->done);
}

void hnl_nested_unmap_rsp_put(struct hnl_builder *b,
			      const struct hnl_nested_unmap_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_unmap_rsp(&w, s);
	else
		(void)write_unmap_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_nested_unmap_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_unmap_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_UNMAP, 0,
			     flags, seq, port);
	hnl_nested_unmap_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_unmap_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_unmap_rsp(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_nested_unmap_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_UNMAP_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_unmap_many_req(struct hnl_fast c,
				    struct hnl_nested_unmap_many_req *out)
{
	const struct hnl_field *f = &field[FIELD_UNMAP_MANY_REQ];

	hnl_fast_begin(&c, HNL_NESTED_UNMAP_MANY_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f,
			  HNL_NESTED_UNMAP_MANY_REQ_VIEW, &out->view) ||
	    !hnl_fast_bytes(&c, HNL_NESTED_A_RANGE, f,
			    HNL_NESTED_UNMAP_MANY_REQ_RANGE, &out->range))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_unmap_many_req(struct hnl_fast c,
				     struct hnl_nested_unmap_many_req *out)
{
	return c.at <= -12 &&
	       take_unmap_many_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_unmap_many_req(struct hnl_builder *b,
				     const struct hnl_nested_unmap_many_req *s)
{
	const struct hnl_field *f = &field[FIELD_UNMAP_MANY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_UNMAP_MANY_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_UNMAP_MANY_REQ_RANGE)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_UNMAP_MANY_REQ_VIEW], s->view) &&
	       hnl_encode_bytes(b, HNL_NESTED_A_RANGE,
				&f[HNL_NESTED_UNMAP_MANY_REQ_RANGE], s->range);
}

void hnl_nested_unmap_many_req_put(struct hnl_builder *b,
				   const struct hnl_nested_unmap_many_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_unmap_many_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_unmap_many_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_unmap_many_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_UNMAP_MANY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_unmap_many_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_unmap_many_req_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_unmap_many_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_nested_unmap_many_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_UNMAP_MANY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_unmap_many_rsp(struct hnl_fast c,
				    struct hnl_nested_unmap_many_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_UNMAP_MANY_RSP];

	hnl_fast_begin(&c, HNL_NESTED_UNMAP_MANY_RSP_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_NESTED_A_RANGE_STATUS, f,
			    HNL_NESTED_UNMAP_MANY_RSP_RANGE_STATUS,
			    &out->range_status))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_unmap_many_rsp(struct hnl_fast c,
				     struct hnl_nested_unmap_many_rsp *out)
{
	return c.at <= -4 &&
	       take_unmap_many_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_unmap_many_rsp(struct hnl_builder *b,
				     const struct hnl_nested_unmap_many_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_UNMAP_MANY_RSP];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_NESTED_UNMAP_MANY_RSP_RANGE_STATUS)) &&
	       hnl_encode_bytes(b, HNL_NESTED_A_RANGE_STATUS,
				&f[HNL_NESTED_UNMAP_MANY_RSP_RANGE_STATUS],
				s->range_status);
}

void hnl_nested_unmap_many_rsp_put(struct hnl_builder *b,
				   const struct hnl_nested_unmap_many_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_unmap_many_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_unmap_many_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_unmap_many_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_UNMAP_MANY,
			     0, flags, seq, port);
	hnl_nested_unmap_many_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_unmap_many_rsp_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_unmap_many_rsp(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_nested_unmap_many_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_UNMAP_MANY_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_protect_req(struct hnl_fast c,
				 struct hnl_nested_protect_req *out)
{
	const struct hnl_field *f = &field[FIELD_PROTECT_REQ];

	hnl_fast_begin(&c, HNL_NESTED_PROTECT_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f, HNL_NESTED_PROTECT_REQ_VIEW,
			  &out->view) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_L2_GPA, f,
			  HNL_NESTED_PROTECT_REQ_L2_GPA, &out->l2_gpa) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_PERMISSIONS, f,
			  HNL_NESTED_PROTECT_REQ_PERMISSIONS,
			  &out->permissions) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_PAGES, f,
			  HNL_NESTED_PROTECT_REQ_PAGES, &out->pages))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_protect_req(struct hnl_fast c,
				  struct hnl_nested_protect_req *out)
{
	return c.at == -40 &&
	       take_protect_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_protect_req(struct hnl_builder *b,
				  const struct hnl_nested_protect_req *s)
{
	const struct hnl_field *f = &field[FIELD_PROTECT_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_PROTECT_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_PROTECT_REQ_L2_GPA) |
			      HNL_BIT(HNL_NESTED_PROTECT_REQ_PERMISSIONS) |
			      HNL_BIT(HNL_NESTED_PROTECT_REQ_PAGES)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_PROTECT_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L2_GPA,
			      &f[HNL_NESTED_PROTECT_REQ_L2_GPA], s->l2_gpa) &&
	       hnl_encode_u32(b, HNL_NESTED_A_PERMISSIONS,
			      &f[HNL_NESTED_PROTECT_REQ_PERMISSIONS],
			      s->permissions) &&
	       hnl_encode_u64(b, HNL_NESTED_A_PAGES,
			      &f[HNL_NESTED_PROTECT_REQ_PAGES], s->pages);
}

void hnl_nested_protect_req_put(struct hnl_builder *b,
				const struct hnl_nested_protect_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 40, false))
		(void)write_protect_req(&w, s);
	else
		(void)write_protect_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_nested_protect_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_nested_protect_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_PROTECT,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_protect_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_protect_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_protect_req(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_nested_protect_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PROTECT_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_protect_rsp(struct hnl_fast c,
				 struct hnl_nested_protect_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_PROTECT_RSP];

	hnl_fast_begin(&c, HNL_NESTED_PROTECT_RSP_FIELDS);
	if (!hnl_fast_u64(&c, HNL_NESTED_A_DONE, f, HNL_NESTED_PROTECT_RSP_DONE,
			  &out->done))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_protect_rsp(struct hnl_fast c,
				  struct hnl_nested_protect_rsp *out)
{
	return c.at == -12 &&
	       take_protect_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_protect_rsp(struct hnl_builder *b,
				  const struct hnl_nested_protect_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_PROTECT_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_PROTECT_RSP_DONE)) &&
	       hnl_encode_u64(b, HNL_NESTED_A_DONE,
			      &f[HNL_NESTED_PROTECT_RSP_DONE], s->done);
}

void hnl_nested_protect_rsp_put(struct hnl_builder *b,
				const struct hnl_nested_protect_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_protect_rsp(&w, s);
	else
		(void)write_protect_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_nested_protect_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_nested_protect_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_PROTECT, 0,
			     flags, seq, port);
	hnl_nested_protect_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_protect_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_protect_rsp(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_nested_protect_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PROTECT_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_query_req(struct hnl_fast c,
			       struct hnl_nested_query_req *out)
{
	const struct hnl_field *f = &field[FIELD_QUERY_REQ];

	hnl_fast_begin(&c, HNL_NESTED_QUERY_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f, HNL_NESTED_QUERY_REQ_VIEW,
			  &out->view) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_L2_GPA, f,
			  HNL_NESTED_QUERY_REQ_L2_GPA, &out->l2_gpa))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_query_req(struct hnl_fast c,
				struct hnl_nested_query_req *out)
{
	return c.at == -20 &&
	       take_query_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_query_req(struct hnl_builder *b,
				const struct hnl_nested_query_req *s)
{
	const struct hnl_field *f = &field[FIELD_QUERY_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_NESTED_QUERY_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_QUERY_REQ_L2_GPA)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_QUERY_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L2_GPA,
			      &f[HNL_NESTED_QUERY_REQ_L2_GPA], s->l2_gpa);
}

void hnl_nested_query_req_put(struct hnl_builder *b,
			      const struct hnl_nested_query_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 20, false))
		(void)write_query_req(&w, s);
	else
		(void)write_query_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_nested_query_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_query_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_QUERY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_query_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_query_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_query_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_nested_query_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_QUERY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_query_rsp(struct hnl_fast c,
			       struct hnl_nested_query_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_QUERY_RSP];

	hnl_fast_begin(&c, HNL_NESTED_QUERY_RSP_FIELDS);
	if (!hnl_fast_u64(&c, HNL_NESTED_A_L2_GPA, f,
			  HNL_NESTED_QUERY_RSP_L2_GPA, &out->l2_gpa) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_L1_GPA, f,
			  HNL_NESTED_QUERY_RSP_L1_GPA, &out->l1_gpa) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_ORDER, f, HNL_NESTED_QUERY_RSP_ORDER,
			  &out->order) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_PERMISSIONS, f,
			  HNL_NESTED_QUERY_RSP_PERMISSIONS,
			  &out->permissions) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_MEMORY_TYPE, f,
			  HNL_NESTED_QUERY_RSP_MEMORY_TYPE,
			  &out->memory_type) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_MAPPED, f,
			  HNL_NESTED_QUERY_RSP_MAPPED, &out->mapped))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_query_rsp(struct hnl_fast c,
				struct hnl_nested_query_rsp *out)
{
	return c.at == -56 &&
	       take_query_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_query_rsp(struct hnl_builder *b,
				const struct hnl_nested_query_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_QUERY_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_QUERY_RSP_L2_GPA) |
			      HNL_BIT(HNL_NESTED_QUERY_RSP_L1_GPA) |
			      HNL_BIT(HNL_NESTED_QUERY_RSP_ORDER) |
			      HNL_BIT(HNL_NESTED_QUERY_RSP_PERMISSIONS) |
			      HNL_BIT(HNL_NESTED_QUERY_RSP_MEMORY_TYPE) |
			      HNL_BIT(HNL_NESTED_QUERY_RSP_MAPPED)) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L2_GPA,
			      &f[HNL_NESTED_QUERY_RSP_L2_GPA], s->l2_gpa) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L1_GPA,
			      &f[HNL_NESTED_QUERY_RSP_L1_GPA], s->l1_gpa) &&
	       hnl_encode_u32(b, HNL_NESTED_A_ORDER,
			      &f[HNL_NESTED_QUERY_RSP_ORDER], s->order) &&
	       hnl_encode_u32(b, HNL_NESTED_A_PERMISSIONS,
			      &f[HNL_NESTED_QUERY_RSP_PERMISSIONS],
			      s->permissions) &&
	       hnl_encode_u32(b, HNL_NESTED_A_MEMORY_TYPE,
			      &f[HNL_NESTED_QUERY_RSP_MEMORY_TYPE],
			      s->memory_type) &&
	       hnl_encode_u32(b, HNL_NESTED_A_MAPPED,
			      &f[HNL_NESTED_QUERY_RSP_MAPPED], s->mapped);
}

void hnl_nested_query_rsp_put(struct hnl_builder *b,
			      const struct hnl_nested_query_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 56, false))
		(void)write_query_rsp(&w, s);
	else
		(void)write_query_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_query_rsp(uint8_t *buf, size_t size,
					  uint16_t flags, uint32_t seq,
					  uint32_t port,
					  const struct hnl_nested_query_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_QUERY, 0,
			     flags, seq, port);
	hnl_nested_query_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_query_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_nested_query_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 56, false)) {
		hnl_encode_begin_own(&w, &hnl_nested_family,
				     HNL_NESTED_CMD_QUERY, 0, flags, seq, port);
		(void)write_query_rsp(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_query_rsp(buf, size, flags, seq, port, s);
}

int hnl_nested_query_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_query_rsp(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_nested_query_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_QUERY_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_dirty_get_req(struct hnl_fast c,
				   struct hnl_nested_dirty_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_DIRTY_GET_REQ];

	hnl_fast_begin(&c, HNL_NESTED_DIRTY_GET_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f,
			  HNL_NESTED_DIRTY_GET_REQ_VIEW, &out->view) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_L2_GPA, f,
			  HNL_NESTED_DIRTY_GET_REQ_L2_GPA, &out->l2_gpa) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_BITS, f,
			  HNL_NESTED_DIRTY_GET_REQ_BITS, &out->bits))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_dirty_get_req(struct hnl_fast c,
				    struct hnl_nested_dirty_get_req *out)
{
	return c.at == -28 &&
	       take_dirty_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_dirty_get_req(struct hnl_builder *b,
				    const struct hnl_nested_dirty_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_DIRTY_GET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_DIRTY_GET_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_DIRTY_GET_REQ_L2_GPA) |
			      HNL_BIT(HNL_NESTED_DIRTY_GET_REQ_BITS)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_DIRTY_GET_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L2_GPA,
			      &f[HNL_NESTED_DIRTY_GET_REQ_L2_GPA], s->l2_gpa) &&
	       hnl_encode_u32(b, HNL_NESTED_A_BITS,
			      &f[HNL_NESTED_DIRTY_GET_REQ_BITS], s->bits);
}

void hnl_nested_dirty_get_req_put(struct hnl_builder *b,
				  const struct hnl_nested_dirty_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_dirty_get_req(&w, s);
	else
		(void)write_dirty_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_dirty_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_dirty_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_DIRTY_GET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_dirty_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_dirty_get_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_dirty_get_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_nested_dirty_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DIRTY_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_dirty_get_rsp(struct hnl_fast c,
				   struct hnl_nested_dirty_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_DIRTY_GET_RSP];

	hnl_fast_begin(&c, HNL_NESTED_DIRTY_GET_RSP_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_NESTED_A_DIRTY, f,
			    HNL_NESTED_DIRTY_GET_RSP_DIRTY, &out->dirty))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_dirty_get_rsp(struct hnl_fast c,
				    struct hnl_nested_dirty_get_rsp *out)
{
	return c.at <= -4 &&
	       take_dirty_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_dirty_get_rsp(struct hnl_builder *b,
				    const struct hnl_nested_dirty_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_DIRTY_GET_RSP];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_DIRTY_GET_RSP_DIRTY)) &&
	       hnl_encode_bytes(b, HNL_NESTED_A_DIRTY,
				&f[HNL_NESTED_DIRTY_GET_RSP_DIRTY], s->dirty);
}

void hnl_nested_dirty_get_rsp_put(struct hnl_builder *b,
				  const struct hnl_nested_dirty_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_dirty_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_nested_dirty_get_rsp_encode_at(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_nested_dirty_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_DIRTY_GET,
			     0, flags, seq, port);
	hnl_nested_dirty_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_dirty_get_rsp_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_dirty_get_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_nested_dirty_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DIRTY_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_dirty_clear_req(struct hnl_fast c,
				     struct hnl_nested_dirty_clear_req *out)
{
	const struct hnl_field *f = &field[FIELD_DIRTY_CLEAR_REQ];

	hnl_fast_begin(&c, HNL_NESTED_DIRTY_CLEAR_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f,
			  HNL_NESTED_DIRTY_CLEAR_REQ_VIEW, &out->view) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_L2_GPA, f,
			  HNL_NESTED_DIRTY_CLEAR_REQ_L2_GPA, &out->l2_gpa) ||
	    !hnl_fast_u32(&c, HNL_NESTED_A_BITS, f,
			  HNL_NESTED_DIRTY_CLEAR_REQ_BITS, &out->bits) ||
	    !hnl_fast_bytes(&c, HNL_NESTED_A_DIRTY, f,
			    HNL_NESTED_DIRTY_CLEAR_REQ_DIRTY, &out->dirty))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_dirty_clear_req(struct hnl_fast c,
				      struct hnl_nested_dirty_clear_req *out)
{
	return c.at <= -32 &&
	       take_dirty_clear_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_dirty_clear_req(struct hnl_builder *b,
		      const struct hnl_nested_dirty_clear_req *s)
{
	const struct hnl_field *f = &field[FIELD_DIRTY_CLEAR_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_DIRTY_CLEAR_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_DIRTY_CLEAR_REQ_L2_GPA) |
			      HNL_BIT(HNL_NESTED_DIRTY_CLEAR_REQ_BITS) |
			      HNL_BIT(HNL_NESTED_DIRTY_CLEAR_REQ_DIRTY)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_DIRTY_CLEAR_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L2_GPA,
			      &f[HNL_NESTED_DIRTY_CLEAR_REQ_L2_GPA],
			      s->l2_gpa) &&
	       hnl_encode_u32(b, HNL_NESTED_A_BITS,
			      &f[HNL_NESTED_DIRTY_CLEAR_REQ_BITS], s->bits) &&
	       hnl_encode_bytes(b, HNL_NESTED_A_DIRTY,
				&f[HNL_NESTED_DIRTY_CLEAR_REQ_DIRTY], s->dirty);
}

void hnl_nested_dirty_clear_req_put(struct hnl_builder *b,
				    const struct hnl_nested_dirty_clear_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_dirty_clear_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_dirty_clear_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_nested_dirty_clear_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_DIRTY_CLEAR,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_dirty_clear_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_dirty_clear_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_dirty_clear_req(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_nested_dirty_clear_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DIRTY_CLEAR_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_flush_view_req(struct hnl_fast c,
				    struct hnl_nested_flush_view_req *out)
{
	const struct hnl_field *f = &field[FIELD_FLUSH_VIEW_REQ];

	hnl_fast_begin(&c, HNL_NESTED_FLUSH_VIEW_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f,
			  HNL_NESTED_FLUSH_VIEW_REQ_VIEW, &out->view))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_flush_view_req(struct hnl_fast c,
				     struct hnl_nested_flush_view_req *out)
{
	return c.at == -8 &&
	       take_flush_view_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_flush_view_req(struct hnl_builder *b,
				     const struct hnl_nested_flush_view_req *s)
{
	const struct hnl_field *f = &field[FIELD_FLUSH_VIEW_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_FLUSH_VIEW_REQ_VIEW)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_FLUSH_VIEW_REQ_VIEW], s->view);
}

void hnl_nested_flush_view_req_put(struct hnl_builder *b,
				   const struct hnl_nested_flush_view_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_flush_view_req(&w, s);
	else
		(void)write_flush_view_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_flush_view_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_nested_flush_view_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_FLUSH_VIEW,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_flush_view_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_flush_view_req_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_flush_view_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_nested_flush_view_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_FLUSH_VIEW_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_flush_range_req(struct hnl_fast c,
				     struct hnl_nested_flush_range_req *out)
{
	const struct hnl_field *f = &field[FIELD_FLUSH_RANGE_REQ];

	hnl_fast_begin(&c, HNL_NESTED_FLUSH_RANGE_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_NESTED_A_VIEW, f,
			  HNL_NESTED_FLUSH_RANGE_REQ_VIEW, &out->view) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_L2_GPA, f,
			  HNL_NESTED_FLUSH_RANGE_REQ_L2_GPA, &out->l2_gpa) ||
	    !hnl_fast_u64(&c, HNL_NESTED_A_PAGES, f,
			  HNL_NESTED_FLUSH_RANGE_REQ_PAGES, &out->pages))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_flush_range_req(struct hnl_fast c,
				      struct hnl_nested_flush_range_req *out)
{
	return c.at == -32 &&
	       take_flush_range_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_flush_range_req(struct hnl_builder *b,
		      const struct hnl_nested_flush_range_req *s)
{
	const struct hnl_field *f = &field[FIELD_FLUSH_RANGE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_NESTED_FLUSH_RANGE_REQ_VIEW) |
			      HNL_BIT(HNL_NESTED_FLUSH_RANGE_REQ_L2_GPA) |
			      HNL_BIT(HNL_NESTED_FLUSH_RANGE_REQ_PAGES)) &&
	       hnl_encode_u32(b, HNL_NESTED_A_VIEW,
			      &f[HNL_NESTED_FLUSH_RANGE_REQ_VIEW], s->view) &&
	       hnl_encode_u64(b, HNL_NESTED_A_L2_GPA,
			      &f[HNL_NESTED_FLUSH_RANGE_REQ_L2_GPA],
			      s->l2_gpa) &&
	       hnl_encode_u64(b, HNL_NESTED_A_PAGES,
			      &f[HNL_NESTED_FLUSH_RANGE_REQ_PAGES], s->pages);
}

void hnl_nested_flush_range_req_put(struct hnl_builder *b,
				    const struct hnl_nested_flush_range_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 32, false))
		(void)write_flush_range_req(&w, s);
	else
		(void)write_flush_range_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_nested_flush_range_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_flush_range_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_nested_family, HNL_NESTED_CMD_FLUSH_RANGE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_nested_flush_range_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_nested_flush_range_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_flush_range_req(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_nested_flush_range_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_FLUSH_RANGE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}
