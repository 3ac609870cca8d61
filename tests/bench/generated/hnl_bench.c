/* SPDX-License-Identifier: MIT */
/* generated from tests/bench/bench.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_bench.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_SMALL_REQ,
	SET_MEDIUM_REQ,
	SET_MANY_REQ,
	SET_PACKED_REQ,
	SET_SPARSE_REQ,
	SET_PLACE,
	SET_RANGES,
	SET_RANGE
};

/* Where the fields of each set begin. */
enum {
	FIELD_SMALL_REQ = 0,
	FIELD_MEDIUM_REQ = 3,
	FIELD_MANY_REQ = 13,
	FIELD_PACKED_REQ = 14,
	FIELD_SPARSE_REQ = 15,
	FIELD_PLACE = 19,
	FIELD_RANGES = 23,
	FIELD_RANGE = 24
};

/* Where the slots of each set begin. */
enum {
	SLOT_SMALL_REQ = 0,
	SLOT_MEDIUM_REQ = 4,
	SLOT_MANY_REQ = 15,
	SLOT_PACKED_REQ = 17,
	SLOT_SPARSE_REQ = 19,
	SLOT_PLACE = 54,
	SLOT_RANGES = 59,
	SLOT_RANGE = 61
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_SMALL_REQ + HNL_BENCH_A_SMALL_ID] = 1 + HNL_BENCH_SMALL_REQ_ID,
	[SLOT_SMALL_REQ + HNL_BENCH_A_SMALL_GPA] = 1 + HNL_BENCH_SMALL_REQ_GPA,
	[SLOT_SMALL_REQ + HNL_BENCH_A_SMALL_URGENT] =
		1 + HNL_BENCH_SMALL_REQ_URGENT,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_VCPU] =
		1 + HNL_BENCH_MEDIUM_REQ_VCPU,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_GPA] =
		1 + HNL_BENCH_MEDIUM_REQ_GPA,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_PAGES] =
		1 + HNL_BENCH_MEDIUM_REQ_PAGES,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_SPEED] =
		1 + HNL_BENCH_MEDIUM_REQ_SPEED,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_PORT] =
		1 + HNL_BENCH_MEDIUM_REQ_PORT,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_OPTIONS] =
		1 + HNL_BENCH_MEDIUM_REQ_OPTIONS,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_OFFSET] =
		1 + HNL_BENCH_MEDIUM_REQ_OFFSET,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_COOKIE] =
		1 + HNL_BENCH_MEDIUM_REQ_COOKIE,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_NAME] =
		1 + HNL_BENCH_MEDIUM_REQ_NAME,
	[SLOT_MEDIUM_REQ + HNL_BENCH_A_MEDIUM_PLACE] =
		1 + HNL_BENCH_MEDIUM_REQ_PLACE,
	[SLOT_MANY_REQ + HNL_BENCH_A_MANY_RANGES] =
		1 + HNL_BENCH_MANY_REQ_RANGES,
	[SLOT_PACKED_REQ + HNL_BENCH_A_PACKED_EXTENTS] =
		1 + HNL_BENCH_PACKED_REQ_EXTENTS,
	[SLOT_SPARSE_REQ + HNL_BENCH_A_SPARSE_FIRST] =
		1 + HNL_BENCH_SPARSE_REQ_FIRST,
	[SLOT_SPARSE_REQ + HNL_BENCH_A_SPARSE_SECOND] =
		1 + HNL_BENCH_SPARSE_REQ_SECOND,
	[SLOT_SPARSE_REQ + HNL_BENCH_A_SPARSE_THIRD] =
		1 + HNL_BENCH_SPARSE_REQ_THIRD,
	[SLOT_SPARSE_REQ + HNL_BENCH_A_SPARSE_FOURTH] =
		1 + HNL_BENCH_SPARSE_REQ_FOURTH,
	[SLOT_PLACE + HNL_BENCH_A_PLACE_NODE] = 1 + HNL_BENCH_PLACE_NODE,
	[SLOT_PLACE + HNL_BENCH_A_PLACE_ORDER] = 1 + HNL_BENCH_PLACE_ORDER,
	[SLOT_PLACE + HNL_BENCH_A_PLACE_START] = 1 + HNL_BENCH_PLACE_START,
	[SLOT_PLACE + HNL_BENCH_A_PLACE_LIMIT] = 1 + HNL_BENCH_PLACE_LIMIT,
	[SLOT_RANGES + HNL_BENCH_A_RANGES_RANGE] = 1 + HNL_BENCH_RANGES_RANGE,
	[SLOT_RANGE + HNL_BENCH_A_RANGE_GPA] = 1 + HNL_BENCH_RANGE_GPA,
	[SLOT_RANGE + HNL_BENCH_A_RANGE_PAGES] = 1 + HNL_BENCH_RANGE_PAGES,
	[SLOT_RANGE + HNL_BENCH_A_RANGE_ATTRIBUTES] =
		1 + HNL_BENCH_RANGE_ATTRIBUTES,
};

static const struct hnl_field field[] = {
	[FIELD_SMALL_REQ + HNL_BENCH_SMALL_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_SMALL_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_small_req, id),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_SMALL_REQ + HNL_BENCH_SMALL_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_BENCH_A_SMALL_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_small_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_SMALL_REQ + HNL_BENCH_SMALL_REQ_URGENT] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_BENCH_A_SMALL_URGENT,
		.shape = 4,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_MEDIUM_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_medium_req, vcpu),
		.shape = 8,
		.hi = 511,
		.span = 511,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_BENCH_A_MEDIUM_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_medium_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_MEDIUM_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_medium_req, pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xfffffffff,
		.span = 0xffffffffe,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_SPEED] = {
		.kind = HNL_KIND_U8,
		.check = HNL_CHECK_ENUM,
		.type = HNL_BENCH_A_MEDIUM_SPEED,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_bench_medium_req, speed),
		.shape = 5,
		.hi = 0x7,
		.span = 2,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_PORT] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_MEDIUM_PORT,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_bench_medium_req, port),
		.shape = 6,
		.lo = 1,
		.hi = 65535,
		.span = 65534,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_OPTIONS] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_MASK,
		.type = HNL_BENCH_A_MEDIUM_OPTIONS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_medium_req, options),
		.shape = 8,
		.hi = 0xf,
		.span = 15,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_OFFSET] = {
		.kind = HNL_KIND_S32,
		.check = HNL_CHECK_SRANGE,
		.type = HNL_BENCH_A_MEDIUM_OFFSET,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_medium_req, offset),
		.shape = 8,
		.lo = (uint64_t)-4096,
		.hi = 4096,
		.span = 8192,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_COOKIE] = {
		.kind = HNL_KIND_U64,
		.type = HNL_BENCH_A_MEDIUM_COOKIE,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_medium_req, cookie),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_NAME] = {
		.kind = HNL_KIND_STRING,
		.type = HNL_BENCH_A_MEDIUM_NAME,
		.min = 1,
		.max = 31,
		.dst = offsetof(struct hnl_bench_medium_req, name),
	},
	[FIELD_MEDIUM_REQ + HNL_BENCH_MEDIUM_REQ_PLACE] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_BENCH_A_MEDIUM_PLACE,
		.max = 65531,
		.sub = SET_PLACE,
		.dst = offsetof(struct hnl_bench_medium_req, place),
	},
	[FIELD_MANY_REQ + HNL_BENCH_MANY_REQ_RANGES] = {
		.kind = HNL_KIND_NEST,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_BENCH_A_MANY_RANGES,
		.max = 65531,
		.sub = SET_RANGES,
		.dst = offsetof(struct hnl_bench_many_req, ranges),
	},
	[FIELD_PACKED_REQ + HNL_BENCH_PACKED_REQ_EXTENTS] = {
		.kind = HNL_KIND_PACKED,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_BENCH_A_PACKED_EXTENTS,
		.max = 6072,
		.sub = 24,
		.dst = offsetof(struct hnl_bench_packed_req, extents),
	},
	[FIELD_SPARSE_REQ + HNL_BENCH_SPARSE_REQ_FIRST] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_SPARSE_FIRST,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_sparse_req, first),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_SPARSE_REQ + HNL_BENCH_SPARSE_REQ_SECOND] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_SPARSE_SECOND,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_sparse_req, second),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_SPARSE_REQ + HNL_BENCH_SPARSE_REQ_THIRD] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_BENCH_A_SPARSE_THIRD,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_sparse_req, third),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_SPARSE_REQ + HNL_BENCH_SPARSE_REQ_FOURTH] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_BENCH_A_SPARSE_FOURTH,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_sparse_req, fourth),
		.shape = 8,
		.hi = 0xff,
		.span = 255,
	},
	[FIELD_PLACE + HNL_BENCH_PLACE_NODE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_PLACE_NODE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_place, node),
		.shape = 8,
		.hi = 1023,
		.span = 1023,
	},
	[FIELD_PLACE + HNL_BENCH_PLACE_ORDER] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_PLACE_ORDER,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_place, order),
		.shape = 8,
		.hi = 18,
		.span = 18,
	},
	[FIELD_PLACE + HNL_BENCH_PLACE_START] = {
		.kind = HNL_KIND_U64,
		.align = 12,
		.type = HNL_BENCH_A_PLACE_START,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_place, start),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_PLACE + HNL_BENCH_PLACE_LIMIT] = {
		.kind = HNL_KIND_U64,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_PLACE_LIMIT,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_place, limit),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_RANGES + HNL_BENCH_RANGES_RANGE] = {
		.kind = HNL_KIND_NEST,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_BENCH_A_RANGES_RANGE,
		.max = 65531,
		.sub = SET_RANGE,
		.dst = offsetof(struct hnl_bench_ranges, range),
		.max_count = 253,
	},
	[FIELD_RANGE + HNL_BENCH_RANGE_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_BENCH_A_RANGE_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_range, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_RANGE + HNL_BENCH_RANGE_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_BENCH_A_RANGE_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_bench_range, pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_RANGE + HNL_BENCH_RANGE_ATTRIBUTES] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_MASK,
		.type = HNL_BENCH_A_RANGE_ATTRIBUTES,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_bench_range, attributes),
		.shape = 8,
		.hi = 0x1f,
		.span = 31,
	},
};

static const struct hnl_set set[] = {
	[SET_SMALL_REQ] = {
		.slot = SLOT_SMALL_REQ,
		.n_types = 4,
		.field = FIELD_SMALL_REQ,
		.n_fields = HNL_BENCH_SMALL_REQ_FIELDS,
	},
	[SET_MEDIUM_REQ] = {
		.slot = SLOT_MEDIUM_REQ,
		.n_types = 11,
		.field = FIELD_MEDIUM_REQ,
		.n_fields = HNL_BENCH_MEDIUM_REQ_FIELDS,
	},
	[SET_MANY_REQ] = {
		.slot = SLOT_MANY_REQ,
		.n_types = 2,
		.field = FIELD_MANY_REQ,
		.n_fields = HNL_BENCH_MANY_REQ_FIELDS,
	},
	[SET_PACKED_REQ] = {
		.slot = SLOT_PACKED_REQ,
		.n_types = 2,
		.field = FIELD_PACKED_REQ,
		.n_fields = HNL_BENCH_PACKED_REQ_FIELDS,
	},
	[SET_SPARSE_REQ] = {
		.slot = SLOT_SPARSE_REQ,
		.n_types = 35,
		.field = FIELD_SPARSE_REQ,
		.n_fields = HNL_BENCH_SPARSE_REQ_FIELDS,
	},
	[SET_PLACE] = {
		.slot = SLOT_PLACE,
		.n_types = 5,
		.field = FIELD_PLACE,
		.n_fields = HNL_BENCH_PLACE_FIELDS,
	},
	[SET_RANGES] = {
		.slot = SLOT_RANGES,
		.n_types = 2,
		.field = FIELD_RANGES,
		.n_fields = HNL_BENCH_RANGES_FIELDS,
	},
	[SET_RANGE] = {
		.slot = SLOT_RANGE,
		.n_types = 4,
		.field = FIELD_RANGE,
		.n_fields = HNL_BENCH_RANGE_FIELDS,
	},
};

/* Guest-physical addresses of the caller in requests. */
static const struct hnl_reach reach[] = {
	{
		.set = SET_SMALL_REQ,
		.type = HNL_BENCH_A_SMALL_GPA,
	},
	{
		.set = SET_MEDIUM_REQ,
		.type = HNL_BENCH_A_MEDIUM_GPA,
	},
	{
		.set = SET_PLACE,
		.type = HNL_BENCH_A_PLACE_START,
	},
	{
		.set = SET_RANGE,
		.type = HNL_BENCH_A_RANGE_GPA,
	},
};

static int decode_range(struct hnl_decoder *d, const uint8_t *buf, size_t end,
			size_t pos, void *out, struct hnl_extack *x);

static int (*const decode[8])(struct hnl_decoder *d, const uint8_t *buf,
			      size_t end, size_t pos, void *out,
			      struct hnl_extack *x) = {
	[SET_SMALL_REQ] = hnl_bench_small_req_decode_at,
	[SET_MEDIUM_REQ] = hnl_bench_medium_req_decode_at,
	[SET_MANY_REQ] = hnl_bench_many_req_decode_at,
	[SET_PACKED_REQ] = hnl_bench_packed_req_decode_at,
	[SET_SPARSE_REQ] = hnl_bench_sparse_req_decode_at,
	[SET_RANGE] = decode_range,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 8,
	.reach = reach,
	.n_reach = 4,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_BENCH_CMD_SMALL] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_SMALL_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_bench_small_req),
	},
	[HNL_BENCH_CMD_MEDIUM] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_MEDIUM_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_bench_medium_req),
	},
	[HNL_BENCH_CMD_MANY] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_MANY_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_bench_many_req),
	},
	[HNL_BENCH_CMD_PACKED] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_PACKED_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_bench_packed_req),
	},
	[HNL_BENCH_CMD_SPARSE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_SPARSE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_bench_sparse_req),
	},
};

const struct hnl_family hnl_bench_family = {
	.id = HNL_BENCH_FAMILY,
	.version = HNL_BENCH_VERSION,
	.n_commands = 6,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_place(struct hnl_fast c, struct hnl_bench_place *out)
{
	const struct hnl_field *f = &field[FIELD_PLACE];

	hnl_fast_begin(&c, HNL_BENCH_PLACE_FIELDS);
	return hnl_fast_u32(&c, HNL_BENCH_A_PLACE_NODE, f, HNL_BENCH_PLACE_NODE,
			    &out->node) &&
	       hnl_fast_u32(&c, HNL_BENCH_A_PLACE_ORDER, f,
			    HNL_BENCH_PLACE_ORDER, &out->order) &&
	       hnl_fast_u64(&c, HNL_BENCH_A_PLACE_START, f,
			    HNL_BENCH_PLACE_START, &out->start) &&
	       hnl_fast_u64(&c, HNL_BENCH_A_PLACE_LIMIT, f,
			    HNL_BENCH_PLACE_LIMIT, &out->limit) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool enter_place(struct hnl_fast *c, uint32_t type,
			    const struct hnl_field *f, size_t i,
			    struct hnl_bench_place *out)
{
	struct hnl_fast in;

	if (hnl_fast_enter_exact(c, type, &f[i], 40, &in))
		return take_place(in, out);
	if (hnl_fast_enter(c, type, &f[i], &in))
		return take_place(in, out);
	return hnl_fast_absent(c, f, i);
}

HNL_INLINE bool write_place(struct hnl_builder *b,
			    const struct hnl_bench_place *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_PLACE];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_BENCH_PLACE_NODE)) &&
	       hnl_encode_u32(b, HNL_BENCH_A_PLACE_NODE,
			      &f[HNL_BENCH_PLACE_NODE], s->node) &&
	       (!(has & HNL_BIT(HNL_BENCH_PLACE_ORDER)) ||
	        hnl_encode_u32(b, HNL_BENCH_A_PLACE_ORDER,
			       &f[HNL_BENCH_PLACE_ORDER], s->order)) &&
	       (!(has & HNL_BIT(HNL_BENCH_PLACE_START)) ||
	        hnl_encode_u64(b, HNL_BENCH_A_PLACE_START,
			       &f[HNL_BENCH_PLACE_START], s->start)) &&
	       (!(has & HNL_BIT(HNL_BENCH_PLACE_LIMIT)) ||
	        hnl_encode_u64(b, HNL_BENCH_A_PLACE_LIMIT,
			       &f[HNL_BENCH_PLACE_LIMIT], s->limit));
}

HNL_INLINE bool is_full_place(const struct hnl_bench_place *s)
{
	return hnl_encode_is_full(s->has[0], HNL_BENCH_PLACE_FIELDS);
}

void hnl_bench_place_put(struct hnl_builder *b, const struct hnl_bench_place *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 40, false))
		(void)write_place(&w, s, false);
	else
		(void)write_place(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_place(struct hnl_builder *b, uint16_t type,
			   const struct hnl_bench_place *s, bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_place(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool take_range(struct hnl_fast c, struct hnl_bench_range *out)
{
	const struct hnl_field *f = &field[FIELD_RANGE];

	hnl_fast_begin(&c, HNL_BENCH_RANGE_FIELDS);
	return hnl_fast_u64(&c, HNL_BENCH_A_RANGE_GPA, f, HNL_BENCH_RANGE_GPA,
			    &out->gpa) &&
	       hnl_fast_u64(&c, HNL_BENCH_A_RANGE_PAGES, f,
			    HNL_BENCH_RANGE_PAGES, &out->pages) &&
	       hnl_fast_u32(&c, HNL_BENCH_A_RANGE_ATTRIBUTES, f,
			    HNL_BENCH_RANGE_ATTRIBUTES, &out->attributes) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_range(struct hnl_fast c, struct hnl_bench_range *out)
{
	return c.at == -32 &&
	       take_range(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool list_range(struct hnl_fast *c, uint32_t type,
			   const struct hnl_field *f, size_t i,
			   struct hnl_list *out)
{
	const uint8_t *first = hnl_fast_here(c);
	struct hnl_bench_range v;
	struct hnl_fast in;
	uint32_t n;
	bool good;

	for (n = 0;; n++) {
		if (hnl_fast_enter_exact(c, type, &f[i], 32, &in))
			good = take_range(in, &v);
		else if (hnl_fast_enter(c, type, &f[i], &in))
			good = take_range(in, &v);
		else
			break;
		if (!good)
			return false;
	}
	return hnl_fast_list(c, f, i, first, n, out);
}

static HNL_APART int any_range(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_range(hnl_fast_of(d, buf, end, pos),
		       (struct hnl_bench_range *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RANGE;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

static int decode_range(struct hnl_decoder *d, const uint8_t *buf, size_t end,
			size_t pos, void *out, struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_range(hnl_fast_of(d, buf, end, pos),
			(struct hnl_bench_range *)out))
		return 0;
	return any_range(d, buf, end, pos, out, x);
}

HNL_INLINE bool write_range(struct hnl_builder *b,
			    const struct hnl_bench_range *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_RANGE];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_BENCH_RANGE_GPA) |
			      HNL_BIT(HNL_BENCH_RANGE_PAGES)) &&
	       hnl_encode_u64(b, HNL_BENCH_A_RANGE_GPA, &f[HNL_BENCH_RANGE_GPA],
			      s->gpa) &&
	       hnl_encode_u64(b, HNL_BENCH_A_RANGE_PAGES,
			      &f[HNL_BENCH_RANGE_PAGES], s->pages) &&
	       (!(has & HNL_BIT(HNL_BENCH_RANGE_ATTRIBUTES)) ||
	        hnl_encode_u32(b, HNL_BENCH_A_RANGE_ATTRIBUTES,
			       &f[HNL_BENCH_RANGE_ATTRIBUTES], s->attributes));
}

HNL_INLINE bool is_full_range(const struct hnl_bench_range *s)
{
	return hnl_encode_is_full(s->has[0], HNL_BENCH_RANGE_FIELDS);
}

void hnl_bench_range_put(struct hnl_builder *b, const struct hnl_bench_range *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 32, false))
		(void)write_range(&w, s, false);
	else
		(void)write_range(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_range(struct hnl_builder *b, uint16_t type,
			   const struct hnl_bench_range *s, bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_range(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool each_range(struct hnl_builder *b, uint16_t type,
			   const struct hnl_bench_range *s, bool roomy)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (is_full_range(s) &&
	    hnl_encode_is_roomy(&w, HNL_ATTRHDR + 32, roomy)) {
		(void)nest_range(&w, type, s, true);
		return hnl_encode_commit(b, &w);
	}
	(void)nest_range(&w, type, s, false);
	return hnl_encode_commit(b, &w);
}

HNL_INLINE bool all_range(uint8_t *p, uint16_t type,
			  const struct hnl_bench_range *s, size_t n)
{
	uint64_t has = s->has[0];
	uint64_t any_gpa = 0;
	uint64_t any_attributes = 0;

	if (!hnl_encode_is_full(has, HNL_BENCH_RANGE_FIELDS))
		return false;
	for (; n != 0; n--, s++, p += HNL_ATTRHDR + 32) {
		hnl_quick_nest(p, type, 32, HNL_BENCH_A_RANGE_GPA, 8);
		hnl_quick_bits64(p + 8, s->gpa, &any_gpa);
		hnl_quick_head(p + 16, HNL_BENCH_A_RANGE_PAGES, 8);
		if (!hnl_quick_value64(p + 20, s->pages, 0, 1,
				       0xfffffffffffffffe))
			return false;
		hnl_quick_head(p + 28, HNL_BENCH_A_RANGE_ATTRIBUTES, 4);
		hnl_quick_bits32(p + 32, s->attributes, &any_attributes);
		has &= s->has[0];
	}
	return hnl_encode_is_full(has, HNL_BENCH_RANGE_FIELDS) &&
	       (any_gpa & 0xfff) == 0 &&
	       (any_attributes & 0xffffffe0) == 0;
}

HNL_INLINE bool take_ranges(struct hnl_fast c, struct hnl_bench_ranges *out)
{
	const struct hnl_field *f = &field[FIELD_RANGES];

	hnl_fast_begin(&c, HNL_BENCH_RANGES_FIELDS);
	return list_range(&c, HNL_BENCH_A_RANGES_RANGE, f,
			  HNL_BENCH_RANGES_RANGE, &out->range) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_ranges(struct hnl_fast c, struct hnl_bench_ranges *out)
{
	if (c.at <= -4)
		return take_ranges(hnl_fast_roomy(c, 4), out);
	return take_ranges(c, out);
}

HNL_INLINE bool enter_ranges(struct hnl_fast *c, uint32_t type,
			     const struct hnl_field *f, size_t i,
			     struct hnl_bench_ranges *out)
{
	struct hnl_fast in;

	if (hnl_fast_enter(c, type, &f[i], &in))
		return fast_ranges(in, out);
	return hnl_fast_absent(c, f, i);
}

bool hnl_bench_ranges_next_range(struct hnl_list *l,
				 struct hnl_bench_range *out)
{
	return hnl_list_next_nest(l, &schema, SET_RANGE, out, sizeof(*out));
}

HNL_INLINE bool put_ranges_range(struct hnl_builder *b,
				 const struct hnl_field *f, struct hnl_list l)
{
	const struct hnl_bench_range *item = (const struct hnl_bench_range *)l.item;
	struct hnl_bench_range v;
	size_t i, n = l.n;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	if (hnl_encode_are_roomy(b, &l, HNL_ATTRHDR + 32) &&
	    all_range(hnl_builder_here(b), HNL_BENCH_A_RANGES_RANGE, item, n)) {
		b->len += n * (HNL_ATTRHDR + 32);
		return true;
	}
	for (i = 0; i < n; i++) {
		if (item == NULL && !hnl_bench_ranges_next_range(&l, &v))
			break;
		if (!each_range(b, HNL_BENCH_A_RANGES_RANGE,
				item != NULL ? &item[i] : &v, false))
			return false;
	}
	return true;
}

HNL_INLINE bool write_ranges(struct hnl_builder *b,
			     const struct hnl_bench_ranges *s)
{
	const struct hnl_field *f = &field[FIELD_RANGES];

	return (!HNL_HAS(s, HNL_BENCH_RANGES_RANGE) ||
	        put_ranges_range(b, &f[HNL_BENCH_RANGES_RANGE], s->range));
}

void hnl_bench_ranges_put(struct hnl_builder *b,
			  const struct hnl_bench_ranges *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_ranges(&w, s);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_ranges(struct hnl_builder *b, uint16_t type,
			    const struct hnl_bench_ranges *s)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_ranges(b, s))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool take_small_req(struct hnl_fast c,
			       struct hnl_bench_small_req *out)
{
	const struct hnl_field *f = &field[FIELD_SMALL_REQ];

	hnl_fast_begin(&c, HNL_BENCH_SMALL_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_BENCH_A_SMALL_ID, f, HNL_BENCH_SMALL_REQ_ID,
			    &out->id) &&
	       hnl_fast_u64(&c, HNL_BENCH_A_SMALL_GPA, f,
			    HNL_BENCH_SMALL_REQ_GPA, &out->gpa) &&
	       hnl_fast_flag(&c, HNL_BENCH_A_SMALL_URGENT, f,
			     HNL_BENCH_SMALL_REQ_URGENT) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_small_req(struct hnl_fast c,
				struct hnl_bench_small_req *out)
{
	return c.at == -24 &&
	       take_small_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_small_req(struct hnl_builder *b,
				const struct hnl_bench_small_req *s)
{
	const struct hnl_field *f = &field[FIELD_SMALL_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_BENCH_SMALL_REQ_ID) |
			      HNL_BIT(HNL_BENCH_SMALL_REQ_GPA)) &&
	       hnl_encode_u32(b, HNL_BENCH_A_SMALL_ID,
			      &f[HNL_BENCH_SMALL_REQ_ID], s->id) &&
	       hnl_encode_u64(b, HNL_BENCH_A_SMALL_GPA,
			      &f[HNL_BENCH_SMALL_REQ_GPA], s->gpa) &&
	       (!HNL_HAS(s, HNL_BENCH_SMALL_REQ_URGENT) ||
	        hnl_encode_flag(b, HNL_BENCH_A_SMALL_URGENT));
}

void hnl_bench_small_req_put(struct hnl_builder *b,
			     const struct hnl_bench_small_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_small_req(&w, s);
	else
		(void)write_small_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_bench_small_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_bench_small_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_bench_family, HNL_BENCH_CMD_SMALL,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_bench_small_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_small_req(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_small_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_bench_small_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SMALL_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_bench_small_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_small_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_bench_small_req *)out))
		return 0;
	return any_small_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_medium_req(struct hnl_fast c,
				struct hnl_bench_medium_req *out)
{
	const struct hnl_field *f = &field[FIELD_MEDIUM_REQ];

	hnl_fast_begin(&c, HNL_BENCH_MEDIUM_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_BENCH_A_MEDIUM_VCPU, f,
			    HNL_BENCH_MEDIUM_REQ_VCPU, &out->vcpu) &&
	       hnl_fast_u64(&c, HNL_BENCH_A_MEDIUM_GPA, f,
			    HNL_BENCH_MEDIUM_REQ_GPA, &out->gpa) &&
	       hnl_fast_u64(&c, HNL_BENCH_A_MEDIUM_PAGES, f,
			    HNL_BENCH_MEDIUM_REQ_PAGES, &out->pages) &&
	       hnl_fast_u8(&c, HNL_BENCH_A_MEDIUM_SPEED, f,
			   HNL_BENCH_MEDIUM_REQ_SPEED, &out->speed) &&
	       hnl_fast_u16(&c, HNL_BENCH_A_MEDIUM_PORT, f,
			    HNL_BENCH_MEDIUM_REQ_PORT, &out->port) &&
	       hnl_fast_u32(&c, HNL_BENCH_A_MEDIUM_OPTIONS, f,
			    HNL_BENCH_MEDIUM_REQ_OPTIONS, &out->options) &&
	       hnl_fast_s32(&c, HNL_BENCH_A_MEDIUM_OFFSET, f,
			    HNL_BENCH_MEDIUM_REQ_OFFSET, &out->offset) &&
	       hnl_fast_u64(&c, HNL_BENCH_A_MEDIUM_COOKIE, f,
			    HNL_BENCH_MEDIUM_REQ_COOKIE, &out->cookie) &&
	       hnl_fast_string(&c, HNL_BENCH_A_MEDIUM_NAME, f,
			       HNL_BENCH_MEDIUM_REQ_NAME, &out->name) &&
	       enter_place(&c, HNL_BENCH_A_MEDIUM_PLACE, f,
			   HNL_BENCH_MEDIUM_REQ_PLACE, &out->place) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_medium_req(struct hnl_fast c,
				 struct hnl_bench_medium_req *out)
{
	return c.at <= -124 &&
	       take_medium_req(hnl_fast_exact(c, 44), out);
}

HNL_INLINE bool fast_medium_req(struct hnl_fast c,
				struct hnl_bench_medium_req *out)
{
	if (c.at <= -80)
		return take_medium_req(hnl_fast_roomy(c, 80), out);
	return take_medium_req(c, out);
}

HNL_INLINE bool write_medium_req(struct hnl_builder *b,
				 const struct hnl_bench_medium_req *s,
				 bool full)
{
	const struct hnl_field *f = &field[FIELD_MEDIUM_REQ];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_BENCH_MEDIUM_REQ_VCPU) |
			      HNL_BIT(HNL_BENCH_MEDIUM_REQ_GPA) |
			      HNL_BIT(HNL_BENCH_MEDIUM_REQ_PAGES) |
			      HNL_BIT(HNL_BENCH_MEDIUM_REQ_PORT)) &&
	       hnl_encode_u32(b, HNL_BENCH_A_MEDIUM_VCPU,
			      &f[HNL_BENCH_MEDIUM_REQ_VCPU], s->vcpu) &&
	       hnl_encode_u64(b, HNL_BENCH_A_MEDIUM_GPA,
			      &f[HNL_BENCH_MEDIUM_REQ_GPA], s->gpa) &&
	       hnl_encode_u64(b, HNL_BENCH_A_MEDIUM_PAGES,
			      &f[HNL_BENCH_MEDIUM_REQ_PAGES], s->pages) &&
	       (!(has & HNL_BIT(HNL_BENCH_MEDIUM_REQ_SPEED)) ||
	        hnl_encode_u8(b, HNL_BENCH_A_MEDIUM_SPEED,
			      &f[HNL_BENCH_MEDIUM_REQ_SPEED], s->speed)) &&
	       hnl_encode_u16(b, HNL_BENCH_A_MEDIUM_PORT,
			      &f[HNL_BENCH_MEDIUM_REQ_PORT], s->port) &&
	       (!(has & HNL_BIT(HNL_BENCH_MEDIUM_REQ_OPTIONS)) ||
	        hnl_encode_u32(b, HNL_BENCH_A_MEDIUM_OPTIONS,
			       &f[HNL_BENCH_MEDIUM_REQ_OPTIONS], s->options)) &&
	       (!(has & HNL_BIT(HNL_BENCH_MEDIUM_REQ_OFFSET)) ||
	        hnl_encode_s32(b, HNL_BENCH_A_MEDIUM_OFFSET,
			       &f[HNL_BENCH_MEDIUM_REQ_OFFSET], s->offset)) &&
	       (!(has & HNL_BIT(HNL_BENCH_MEDIUM_REQ_COOKIE)) ||
	        hnl_encode_u64(b, HNL_BENCH_A_MEDIUM_COOKIE,
			       &f[HNL_BENCH_MEDIUM_REQ_COOKIE], s->cookie)) &&
	       (!(has & HNL_BIT(HNL_BENCH_MEDIUM_REQ_NAME)) ||
	        hnl_encode_string(b, HNL_BENCH_A_MEDIUM_NAME,
				  &f[HNL_BENCH_MEDIUM_REQ_NAME], s->name)) &&
	       (!(has & HNL_BIT(HNL_BENCH_MEDIUM_REQ_PLACE)) ||
	        nest_place(b, HNL_BENCH_A_MEDIUM_PLACE, &s->place, full));
}

HNL_INLINE bool is_full_medium_req(const struct hnl_bench_medium_req *s)
{
	return hnl_encode_is_full(s->has[0], HNL_BENCH_MEDIUM_REQ_FIELDS) &&
	       is_full_place(&s->place);
}

void hnl_bench_medium_req_put(struct hnl_builder *b,
			      const struct hnl_bench_medium_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 156, false))
		(void)write_medium_req(&w, s, false);
	else
		(void)write_medium_req(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_medium_req(uint8_t *buf, size_t size,
					   uint16_t flags, uint32_t seq,
					   uint32_t port,
					   const struct hnl_bench_medium_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_bench_family, HNL_BENCH_CMD_MEDIUM,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_bench_medium_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_bench_medium_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_bench_medium_req *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_medium_req(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 156, false)) {
		hnl_encode_begin_own(&w, &hnl_bench_family,
				     HNL_BENCH_CMD_MEDIUM, HNL_F_REQUEST, flags,
				     seq, port);
		(void)write_medium_req(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_medium_req(buf, size, flags, seq, port, s);
}

static HNL_APART int any_medium_req(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_medium_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_bench_medium_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MEDIUM_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_bench_medium_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_medium_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_bench_medium_req *)out))
		return 0;
	return any_medium_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_many_req(struct hnl_fast c, struct hnl_bench_many_req *out)
{
	const struct hnl_field *f = &field[FIELD_MANY_REQ];

	hnl_fast_begin(&c, HNL_BENCH_MANY_REQ_FIELDS);
	return enter_ranges(&c, HNL_BENCH_A_MANY_RANGES, f,
			    HNL_BENCH_MANY_REQ_RANGES, &out->ranges) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_many_req(struct hnl_fast c, struct hnl_bench_many_req *out)
{
	if (c.at <= -4)
		return take_many_req(hnl_fast_roomy(c, 4), out);
	return take_many_req(c, out);
}

HNL_INLINE bool write_many_req(struct hnl_builder *b,
			       const struct hnl_bench_many_req *s)
{
	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_BENCH_MANY_REQ_RANGES)) &&
	       nest_ranges(b, HNL_BENCH_A_MANY_RANGES, &s->ranges);
}

void hnl_bench_many_req_put(struct hnl_builder *b,
			    const struct hnl_bench_many_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_many_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_bench_many_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_bench_many_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_bench_family, HNL_BENCH_CMD_MANY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_bench_many_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_bench_many_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_many_req(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_bench_many_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MANY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_packed_req(struct hnl_fast c,
				struct hnl_bench_packed_req *out)
{
	const struct hnl_field *f = &field[FIELD_PACKED_REQ];

	hnl_fast_begin(&c, HNL_BENCH_PACKED_REQ_FIELDS);
	if (!hnl_fast_bytes(&c, HNL_BENCH_A_PACKED_EXTENTS, f,
			    HNL_BENCH_PACKED_REQ_EXTENTS, &out->extents))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_packed_req(struct hnl_fast c,
				 struct hnl_bench_packed_req *out)
{
	return c.at <= -4 &&
	       take_packed_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_packed_req(struct hnl_builder *b,
				 const struct hnl_bench_packed_req *s)
{
	const struct hnl_field *f = &field[FIELD_PACKED_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_BENCH_PACKED_REQ_EXTENTS)) &&
	       hnl_encode_bytes(b, HNL_BENCH_A_PACKED_EXTENTS,
				&f[HNL_BENCH_PACKED_REQ_EXTENTS], s->extents);
}

void hnl_bench_packed_req_put(struct hnl_builder *b,
			      const struct hnl_bench_packed_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_packed_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_bench_packed_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_bench_packed_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_bench_family, HNL_BENCH_CMD_PACKED,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_bench_packed_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_bench_packed_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_packed_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_bench_packed_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PACKED_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_sparse_req(struct hnl_fast c,
				struct hnl_bench_sparse_req *out)
{
	const struct hnl_field *f = &field[FIELD_SPARSE_REQ];

	hnl_fast_begin(&c, HNL_BENCH_SPARSE_REQ_FIELDS);
	if (!hnl_fast_u64(&c, HNL_BENCH_A_SPARSE_FIRST, f,
			  HNL_BENCH_SPARSE_REQ_FIRST, &out->first) ||
	    !hnl_fast_u32(&c, HNL_BENCH_A_SPARSE_SECOND, f,
			  HNL_BENCH_SPARSE_REQ_SECOND, &out->second) ||
	    !hnl_fast_u64(&c, HNL_BENCH_A_SPARSE_THIRD, f,
			  HNL_BENCH_SPARSE_REQ_THIRD, &out->third) ||
	    !hnl_fast_u32(&c, HNL_BENCH_A_SPARSE_FOURTH, f,
			  HNL_BENCH_SPARSE_REQ_FOURTH, &out->fourth))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_sparse_req(struct hnl_fast c,
				 struct hnl_bench_sparse_req *out)
{
	return c.at == -40 &&
	       take_sparse_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_sparse_req(struct hnl_builder *b,
				 const struct hnl_bench_sparse_req *s)
{
	const struct hnl_field *f = &field[FIELD_SPARSE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_BENCH_SPARSE_REQ_FIRST) |
			      HNL_BIT(HNL_BENCH_SPARSE_REQ_SECOND) |
			      HNL_BIT(HNL_BENCH_SPARSE_REQ_THIRD) |
			      HNL_BIT(HNL_BENCH_SPARSE_REQ_FOURTH)) &&
	       hnl_encode_u64(b, HNL_BENCH_A_SPARSE_FIRST,
			      &f[HNL_BENCH_SPARSE_REQ_FIRST], s->first) &&
	       hnl_encode_u32(b, HNL_BENCH_A_SPARSE_SECOND,
			      &f[HNL_BENCH_SPARSE_REQ_SECOND], s->second) &&
	       hnl_encode_u64(b, HNL_BENCH_A_SPARSE_THIRD,
			      &f[HNL_BENCH_SPARSE_REQ_THIRD], s->third) &&
	       hnl_encode_u32(b, HNL_BENCH_A_SPARSE_FOURTH,
			      &f[HNL_BENCH_SPARSE_REQ_FOURTH], s->fourth);
}

void hnl_bench_sparse_req_put(struct hnl_builder *b,
			      const struct hnl_bench_sparse_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 40, false))
		(void)write_sparse_req(&w, s);
	else
		(void)write_sparse_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_bench_sparse_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_bench_sparse_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_bench_family, HNL_BENCH_CMD_SPARSE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_bench_sparse_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_bench_sparse_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_sparse_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_bench_sparse_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SPARSE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}
