/* SPDX-License-Identifier: MIT */
/*
 * A schema written by hand, with every kind and every rule once, so that the
 * engine is tested without the generator:
 *
 *	TOP	one field of each kind	--17,19--> INNER
 *	INNER	required, optional, and required by a feature
 *	SELF	a nest of itself, to any depth
 *	REJECT	unknown attributes are refused
 *	EMPTY	nothing
 *
 * Its rows have no shape, so that all goes the long way; decode_block() has a
 * copy decoded too whose numbers and flags go the short one (lib/plain.h).
 */
#ifndef UNIT_POLICY_SCHEMA_H
#define UNIT_POLICY_SCHEMA_H

#include <hnl/list.h>

#include "helpers.h"

#define FEATURE 5	/* of what is granted apart */

enum { SET_TOP, SET_INNER, SET_SELF, SET_REJECT, SET_EMPTY, SETS };

/* Fields of TOP; the attribute's number is one more. */
enum {
	F_FLAG, F_U8, F_U16, F_U32, F_U64, F_S8, F_S16, F_S32, F_S64, F_UINT,
	F_SINT, F_BITS, F_STRING, F_LOOSE, F_BYTES, F_PACKED, F_NEST, F_MANY,
	F_NESTS, F_LAZY, F_BE16, F_BE32, F_BE64, F_GRANTED, F_ENUM, F_BES16,
	F_LOOSES, F_SELF, TOP_FIELDS
};
#define T(field) ((field) + 1)

struct inner {
	uint64_t has[1];
	uint32_t need;		/* 1, required */
	uint8_t opt;		/* 2 */
	uint32_t granted;	/* 3, required with the feature */
};

struct self {
	uint64_t has[1];
};

struct reject {
	uint64_t has[1];
	uint8_t v;
};

struct top {
	uint64_t has[1];
	uint8_t u8;
	uint16_t u16;
	uint32_t u32;
	uint64_t u64;
	int8_t s8;
	int16_t s16;
	int32_t s32;
	int64_t s64;
	uint64_t uint_;
	int64_t sint;
	struct hnl_bitfield32 bits;
	struct hnl_bytes string, loose, bytes, packed;
	struct inner nest;
	struct hnl_list many, nests;
	struct hnl_bytes lazy;
	uint16_t be16;
	uint32_t be32;
	uint64_t be64;
	uint32_t granted, enum_;
	int16_t bes16;
	struct hnl_list looses;
	struct self self;
};

/* Attribute number -> 1 + field, five sets one after another. */
static const uint8_t test_slot[] = {
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
	20, 21, 22, 23, 24, 25, 26, 27, 28,
	0, 1, 2, 3,
	0, 1,
	0, 1,
};

#define IN_TOP(f, member) .type = T(f), .dst = offsetof(struct top, member)
#define SIZE(n) .min = (n), .max = (n)
#define SIGNED(v) (uint64_t)(int64_t)(v)

static const struct hnl_field test_field[] = {
	[F_FLAG] = { .kind = HNL_KIND_FLAG, .type = T(F_FLAG) },
	[F_U8] = { .kind = HNL_KIND_U8, IN_TOP(F_U8, u8), SIZE(1),
		   .check = HNL_CHECK_RANGE, .lo = 1, .hi = 200 },
	[F_U16] = { .kind = HNL_KIND_U16, IN_TOP(F_U16, u16), SIZE(2) },
	[F_U32] = { .kind = HNL_KIND_U32, IN_TOP(F_U32, u32), SIZE(4),
		    .check = HNL_CHECK_MASK, .hi = 0xff },
	[F_U64] = { .kind = HNL_KIND_U64, IN_TOP(F_U64, u64), SIZE(8),
		    .check = HNL_CHECK_RANGE, .lo = 0, .hi = 0x10000,
		    .align = 12 },
	[F_S8] = { .kind = HNL_KIND_S8, IN_TOP(F_S8, s8), SIZE(1),
		   .check = HNL_CHECK_SRANGE, .lo = SIGNED(-5), .hi = 5 },
	[F_S16] = { .kind = HNL_KIND_S16, IN_TOP(F_S16, s16), SIZE(2),
		    .check = HNL_CHECK_SRANGE, .lo = SIGNED(-300),
		    .hi = SIGNED(-200) },
	[F_S32] = { .kind = HNL_KIND_S32, IN_TOP(F_S32, s32), SIZE(4),
		    .check = HNL_CHECK_SRANGE, .lo = SIGNED(-70000),
		    .hi = 70000 },
	[F_S64] = { .kind = HNL_KIND_S64, IN_TOP(F_S64, s64), SIZE(8),
		    .check = HNL_CHECK_SRANGE, .lo = SIGNED(INT64_MIN),
		    .hi = 0 },
	[F_UINT] = { .kind = HNL_KIND_UINT, IN_TOP(F_UINT, uint_), .min = 4,
		     .max = 8, .check = HNL_CHECK_RANGE, .lo = 1,
		     .hi = UINT64_MAX },
	[F_SINT] = { .kind = HNL_KIND_SINT, IN_TOP(F_SINT, sint), .min = 4,
		     .max = 8, .check = HNL_CHECK_SRANGE, .lo = SIGNED(-9),
		     .hi = SIGNED(INT64_MAX) },
	[F_BITS] = { .kind = HNL_KIND_BITFIELD32, IN_TOP(F_BITS, bits),
		     SIZE(8), .check = HNL_CHECK_MASK, .hi = 0x7 },
	[F_STRING] = { .kind = HNL_KIND_STRING, IN_TOP(F_STRING, string),
		       .min = 1, .max = 5 },
	[F_LOOSE] = { .kind = HNL_KIND_STRING, IN_TOP(F_LOOSE, loose),
		      .max = 5, .flags = HNL_FIELD_LOOSE },
	[F_BYTES] = { .kind = HNL_KIND_BYTES, IN_TOP(F_BYTES, bytes),
		      .min = 2, .max = 6 },
	[F_PACKED] = { .kind = HNL_KIND_PACKED, IN_TOP(F_PACKED, packed),
		       .min = 4, .max = 12, .sub = 4 },
	[F_NEST] = { .kind = HNL_KIND_NEST, IN_TOP(F_NEST, nest),
		     .max = 65531, .sub = SET_INNER },
	[F_MANY] = { .kind = HNL_KIND_U32, IN_TOP(F_MANY, many), SIZE(4),
		     .flags = HNL_FIELD_MULTI, .check = HNL_CHECK_RANGE,
		     .lo = 0, .hi = 99, .min_count = 2, .max_count = 3 },
	[F_NESTS] = { .kind = HNL_KIND_NEST, IN_TOP(F_NESTS, nests),
		      .max = 65531, .sub = SET_INNER,
		      .flags = HNL_FIELD_MULTI },
	[F_LAZY] = { .kind = HNL_KIND_NEST, IN_TOP(F_LAZY, lazy),
		     .max = 65531, .sub = SET_TOP, .flags = HNL_FIELD_LAZY },
	[F_BE16] = { .kind = HNL_KIND_U16, IN_TOP(F_BE16, be16), SIZE(2),
		     .flags = HNL_FIELD_BIG_ENDIAN, .check = HNL_CHECK_RANGE,
		     .lo = 0x100, .hi = 0x1ff },
	[F_BE32] = { .kind = HNL_KIND_U32, IN_TOP(F_BE32, be32), SIZE(4),
		     .flags = HNL_FIELD_BIG_ENDIAN },
	[F_BE64] = { .kind = HNL_KIND_U64, IN_TOP(F_BE64, be64), SIZE(8),
		     .flags = HNL_FIELD_BIG_ENDIAN, .align = 4 },
	[F_GRANTED] = { .kind = HNL_KIND_U32, IN_TOP(F_GRANTED, granted),
			SIZE(4), .feature = FEATURE },
	[F_ENUM] = { .kind = HNL_KIND_U32, IN_TOP(F_ENUM, enum_), SIZE(4),
		     .check = HNL_CHECK_ENUM,
		     .hi = 1 | 2 | (uint64_t)1 << 63 },
	[F_BES16] = { .kind = HNL_KIND_S16, IN_TOP(F_BES16, bes16), SIZE(2),
		      .flags = HNL_FIELD_BIG_ENDIAN,
		      .check = HNL_CHECK_SRANGE, .lo = SIGNED(-2), .hi = 0 },
	[F_LOOSES] = { .kind = HNL_KIND_STRING, IN_TOP(F_LOOSES, looses),
		       .max = 5, .flags = HNL_FIELD_LOOSE | HNL_FIELD_MULTI },
	[F_SELF] = { .kind = HNL_KIND_NEST, IN_TOP(F_SELF, self),
		     .max = 65531, .sub = SET_SELF },
	/* INNER */
	{ .kind = HNL_KIND_U32, .type = 1, SIZE(4),
	  .dst = offsetof(struct inner, need), .flags = HNL_FIELD_REQUIRED },
	{ .kind = HNL_KIND_U8, .type = 2, SIZE(1),
	  .dst = offsetof(struct inner, opt) },
	{ .kind = HNL_KIND_U32, .type = 3, SIZE(4), .feature = FEATURE,
	  .dst = offsetof(struct inner, granted),
	  .flags = HNL_FIELD_REQUIRED },
	/* SELF: stored in place of its parent, which has no other member */
	{ .kind = HNL_KIND_NEST, .type = 1, .max = 65531, .sub = SET_SELF },
	/* REJECT */
	{ .kind = HNL_KIND_U8, .type = 1, SIZE(1),
	  .dst = offsetof(struct reject, v) },
};

static const struct hnl_set test_set[SETS] = {
	[SET_TOP] = { .slot = 0, .n_types = 29, .field = 0,
		      .n_fields = TOP_FIELDS, .flags = HNL_SET_CLOSING },
	[SET_INNER] = { .slot = 29, .n_types = 4, .field = TOP_FIELDS,
			.n_fields = 3 },
	[SET_SELF] = { .slot = 33, .n_types = 2, .field = TOP_FIELDS + 3,
		       .n_fields = 1 },
	[SET_REJECT] = { .slot = 35, .n_types = 2, .field = TOP_FIELDS + 4,
			 .n_fields = 1, .flags = HNL_SET_REJECT },
	[SET_EMPTY] = { .slot = 36, .n_types = 0, .field = TOP_FIELDS + 4,
			.n_fields = 0 },
};

static const struct hnl_schema test_schema = {
	.slot = test_slot,
	.field = test_field,
	.set = test_set,
	.n_sets = SETS,
};

#define WITHOUT (~((uint64_t)1 << FEATURE))

/* Shape and span as schema/hnlgen writes them, of what it finds plain. */
static inline void make_plain(struct hnl_field *f)
{
	bool whole = f->kind == HNL_KIND_S32 || f->kind == HNL_KIND_S64;
	bool range = f->check == HNL_CHECK_RANGE ||
		     f->check == HNL_CHECK_SRANGE;

	if (f->flags & (HNL_FIELD_MULTI | HNL_FIELD_BIG_ENDIAN))
		return;
	if (f->kind == HNL_KIND_FLAG)
		f->shape = HNL_ATTRHDR;
	if (!whole && (f->kind < HNL_KIND_U8 || f->kind > HNL_KIND_U64))
		return;
	if (f->check == HNL_CHECK_ENUM ||
	    (f->check == HNL_CHECK_MASK && (f->hi & (f->hi + 1)) != 0))
		return;
	f->shape = (uint16_t)(HNL_ATTRHDR + f->min);
	f->span = f->check == HNL_CHECK_NONE ?
			  ~(uint64_t)0 >> (64 - 8 * f->min) :
			  f->hi - (range ? f->lo : 0);
	f->span >>= f->align;
}

static inline int decode_by(const struct hnl_schema *schema,
			    const uint8_t *block, size_t len, size_t set,
			    enum hnl_mode mode, uint64_t grants, void *out,
			    struct hnl_extack *x)
{
	static struct hnl_decoder d;

	memset(&d, 0xa5, sizeof(d));
	hnl_decoder_init(&d, grants, mode);
	d.schema = schema;
	memset(x, 0, sizeof(*x));
	hnl_extack_clear(x);
	return hnl_policy_decode(&d, set, block, len, HNL_MSGHDR, out, x);
}

/* The short way: the same verdict, and the same bytes in the struct. */
static inline void expect_either_way(const uint8_t *block, size_t len,
				     size_t set, enum hnl_mode mode,
				     uint64_t grants)
{
	static struct hnl_field field[COUNT(test_field)];
	static uint64_t by_long[sizeof(struct top) / 8 + 1];
	static uint64_t by_short[COUNT(by_long)];
	struct hnl_schema plain = test_schema;
	struct hnl_extack x, y;
	size_t i;
	int err;

	plain.field = field;
	memcpy(field, test_field, sizeof(field));
	for (i = 0; i < COUNT(field); i++)
		make_plain(&field[i]);
	memset(by_long, 0xa5, sizeof(by_long));
	memset(by_short, 0xa5, sizeof(by_short));
	err = decode_by(&test_schema, block, len, set, mode, grants, by_long,
			&x);
	assert_int_equal(decode_by(&plain, block, len, set, mode, grants,
				   by_short, &y), err);
	assert_memory_equal(&x, &y, sizeof(x));
	if (err == 0)
		assert_memory_equal(by_long, by_short, sizeof(by_long));
}

/*
 * Decodes attributes behind a message header of rubble, so that an offset is
 * from the message; the block has its exact size and is the caller's. Lists of
 * *out can be walked until the next call.
 */
static inline int decode_block(const uint8_t *block, size_t len, size_t set,
			       enum hnl_mode mode, uint64_t grants, void *out,
			       struct hnl_extack *x)
{
	expect_either_way(block, len, set, mode, grants);
	return decode_by(&test_schema, block, len, set, mode, grants, out, x);
}

static inline uint8_t *block_of(const void *attrs, size_t n)
{
	uint8_t *block = exact_block(HNL_MSGHDR + n);

	if (n != 0)
		memcpy(block + HNL_MSGHDR, attrs, n);
	return block;
}

#endif
