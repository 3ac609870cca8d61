/* SPDX-License-Identifier: MIT */
/*
 * What the engine refuses, and what it says then: docs/abi.md, Unknown and
 * malformed, row by row; and that no message of any bytes makes it read out of
 * bounds. Each message lies in a block of its exact size.
 */
#include "policy_schema.h"

union out {
	struct top top;
	struct inner inner;
	struct reject reject;
	struct self self;
};

struct refusal {
	const char *name;
	uint8_t bytes[64];
	size_t n;
	enum hnl_errno err;
	enum hnl_reason reason;
	uint32_t offset;	/* from the first attribute */
	uint16_t type;
	uint16_t missing;
	uint32_t nest;		/* likewise; 0: the message */
	size_t set;
	enum hnl_mode mode;
	bool ungranted;
};

/* The bytes of a row and how many they are. */
#define B(...) { __VA_ARGS__ }, sizeof((uint8_t[]){ __VA_ARGS__ })
#define EINVAL_(r) HNL_EINVAL, HNL_REASON_##r
#define UNSUPP HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN
#define VALID_U8 HEAD(5, T(F_U8)), 9, 0, 0, 0
#define INNER_OK HEAD(8, 1), LE32(1), HEAD(8, 3), LE32(1)
#define STRICT_ .mode = HNL_MODE_STRICT
#define REPLY_ .mode = HNL_MODE_REPLY

static const struct refusal rows[] = {
	/* frame of an attribute */
	{ "one byte left over", B(VALID_U8, 0), EINVAL_(LEFTOVER), 8 },
	{ "three bytes left over", B(VALID_U8, 4, 0, 1), EINVAL_(LEFTOVER),
	  8 },
	{ "length 0", B(HEAD(0, 2)), EINVAL_(ATTR_SHORT), 0, 2 },
	{ "length 3", B(VALID_U8, HEAD(3, 2)), EINVAL_(ATTR_SHORT), 8, 2 },
	{ "past the message", B(HEAD(9, 2), 0, 0, 0, 0),
	  EINVAL_(ATTR_PAST_END), 0, 2 },
	{ "length 0xffff", B(HEAD(0xffff, 2)), EINVAL_(ATTR_PAST_END), 0, 2 },
	{ "padding cut off", B(HEAD(5, 2), 1), EINVAL_(ATTR_PAST_END), 0, 2 },
	{ "child past its parent",
	  B(HEAD(4 + 8, T(F_NEST) | N_), HEAD(12, 1), LE32(0), LE32(0)),
	  EINVAL_(ATTR_PAST_END), 4, 1 },
	{ "left over in a nest",
	  B(HEAD(4 + 18, T(F_NEST) | N_), INNER_OK, 0, 0, 0, 0),
	  EINVAL_(LEFTOVER), 20 },
	{ "padding", B(HEAD(5, T(F_U8)), 9, 0, 0, 1), EINVAL_(PADDING), 0,
	  T(F_U8) },
	{ "padding of an unknown one", B(HEAD(5, 999), 9, 1, 0, 0),
	  EINVAL_(PADDING), 0, 999 },
	{ "padding of a string", B(HEAD(6, T(F_STRING)), 'a', 0, 0, 1),
	  EINVAL_(PADDING), 0, T(F_STRING) },
	/* unknown */
	{ "unknown critical", B(VALID_U8, HEAD(4, 999 | C_)), UNSUPP, 8,
	  999 },
	{ "number 0 critical", B(HEAD(4, 0 | C_)), UNSUPP, 0, 0 },
	{ "unknown critical in a nest",
	  B(HEAD(4 + 20, T(F_NEST) | N_), INNER_OK, HEAD(4, 9 | C_)), UNSUPP,
	  20, 9 },
	{ "unknown critical nest", B(HEAD(8, 999 | C_ | N_), HEAD(4, 1 | C_)),
	  UNSUPP, 0, 999 },
	{ "unknown strict", B(HEAD(4, 999)), UNSUPP, 0, 999, STRICT_ },
	{ "unknown strict in a nest",
	  B(HEAD(4 + 20, T(F_NEST) | N_), INNER_OK, HEAD(4, 9)), UNSUPP, 20,
	  9, STRICT_ },
	{ "unknown reply critical", B(HEAD(4, 999 | C_)), UNSUPP, 0, 999,
	  REPLY_ },
	{ "unknown in a set that rejects", B(HEAD(4, 2)), UNSUPP, 0, 2,
	  .set = SET_REJECT },
	{ "ungranted critical", B(HEAD(8, T(F_GRANTED) | C_), LE32(1)),
	  UNSUPP, 0, T(F_GRANTED), .ungranted = true },
	{ "ungranted strict", B(HEAD(8, T(F_GRANTED)), LE32(1)), UNSUPP, 0,
	  T(F_GRANTED), STRICT_, .ungranted = true },
	/* NESTED bit */
	{ "nested bit on a number", B(HEAD(5, T(F_U8) | N_), 9, 0, 0, 0),
	  EINVAL_(NESTED_BIT), 0, T(F_U8) },
	{ "nested bit on a flag", B(HEAD(4, T(F_FLAG) | N_)),
	  EINVAL_(NESTED_BIT), 0, T(F_FLAG) },
	{ "nested bit absent", B(HEAD(4 + 16, T(F_NEST)), INNER_OK),
	  EINVAL_(NESTED_BIT), 0, T(F_NEST) },
	{ "nested bit absent on a lazy nest", B(HEAD(4, T(F_LAZY))),
	  EINVAL_(NESTED_BIT), 0, T(F_LAZY) },
	/* twice */
	{ "number twice", B(VALID_U8, VALID_U8), EINVAL_(DUPLICATE), 8,
	  T(F_U8) },
	{ "flag twice", B(HEAD(4, 1), HEAD(4, 1)), EINVAL_(DUPLICATE), 4, 1 },
	{ "nest twice",
	  B(HEAD(4 + 16, T(F_NEST) | N_), INNER_OK, HEAD(4, T(F_NEST) | N_)),
	  EINVAL_(DUPLICATE), 20, T(F_NEST) },
	{ "twice in a nest of a list",
	  B(HEAD(4 + 24, T(F_NESTS) | N_), INNER_OK, HEAD(8, 1), LE32(2)),
	  EINVAL_(DUPLICATE), 20, 1 },
	/* length */
	{ "flag with payload", B(HEAD(8, T(F_FLAG)), LE32(0)),
	  EINVAL_(LENGTH), 0, T(F_FLAG) },
	{ "u8 of 0", B(HEAD(4, T(F_U8))), EINVAL_(LENGTH), 0, T(F_U8) },
	{ "u8 of 2", B(HEAD(6, T(F_U8)), 9, 0, 0, 0), EINVAL_(LENGTH), 0,
	  T(F_U8) },
	{ "u16 of 4", B(HEAD(8, T(F_U16)), LE32(0)), EINVAL_(LENGTH), 0,
	  T(F_U16) },
	{ "u32 of 8", B(HEAD(12, T(F_U32)), LE64(0)), EINVAL_(LENGTH), 0,
	  T(F_U32) },
	{ "u64 of 4", B(HEAD(8, T(F_U64)), LE32(0)), EINVAL_(LENGTH), 0,
	  T(F_U64) },
	{ "s8 of 2", B(HEAD(6, T(F_S8)), 0, 0, 0, 0), EINVAL_(LENGTH), 0,
	  T(F_S8) },
	{ "s64 of 7", B(HEAD(11, T(F_S64)), LE64(0)), EINVAL_(LENGTH), 0,
	  T(F_S64) },
	{ "uint of 5", B(HEAD(9, T(F_UINT)), LE64(1)), EINVAL_(LENGTH), 0,
	  T(F_UINT) },
	{ "uint of 2", B(HEAD(6, T(F_UINT)), LE32(1)), EINVAL_(LENGTH), 0,
	  T(F_UINT) },
	{ "sint of 12", B(HEAD(16, T(F_SINT)), LE64(1), LE32(0)),
	  EINVAL_(LENGTH), 0, T(F_SINT) },
	{ "bitfield of 4", B(HEAD(8, T(F_BITS)), LE32(0)), EINVAL_(LENGTH),
	  0, T(F_BITS) },
	{ "bytes too short", B(HEAD(5, T(F_BYTES)), 1, 0, 0, 0),
	  EINVAL_(LENGTH), 0, T(F_BYTES) },
	{ "bytes too long", B(HEAD(11, T(F_BYTES)), 1, 2, 3, 4, 5, 6, 7, 0),
	  EINVAL_(LENGTH), 0, T(F_BYTES) },
	{ "packed too short", B(HEAD(4, T(F_PACKED))), EINVAL_(LENGTH), 0,
	  T(F_PACKED) },
	{ "packed too long", B(HEAD(20, T(F_PACKED)), LE64(1), LE64(2)),
	  EINVAL_(LENGTH), 0, T(F_PACKED) },
	{ "packed half an element", B(HEAD(10, T(F_PACKED)), LE64(1)),
	  EINVAL_(LENGTH), 0, T(F_PACKED) },
	{ "string too short", B(HEAD(5, T(F_STRING)), 0, 0, 0, 0),
	  EINVAL_(LENGTH), 0, T(F_STRING) },
	{ "string too long",
	  B(HEAD(11, T(F_STRING)), 'a', 'b', 'c', 'd', 'e', 'f', 0, 0),
	  EINVAL_(LENGTH), 0, T(F_STRING) },
	{ "loose string too long",
	  B(HEAD(10, T(F_LOOSE)), 'a', 'b', 'c', 'd', 'e', 'f', 0, 0),
	  EINVAL_(LENGTH), 0, T(F_LOOSE) },
	/* values */
	{ "u8 below", B(HEAD(5, T(F_U8)), 0, 0, 0, 0), EINVAL_(RANGE), 0,
	  T(F_U8) },
	{ "u8 above", B(HEAD(5, T(F_U8)), 201, 0, 0, 0), EINVAL_(RANGE), 0,
	  T(F_U8) },
	{ "s8 below", B(HEAD(5, T(F_S8)), 0xfa, 0, 0, 0), EINVAL_(RANGE), 0,
	  T(F_S8) },
	{ "s8 above", B(HEAD(5, T(F_S8)), 6, 0, 0, 0), EINVAL_(RANGE), 0,
	  T(F_S8) },
	{ "s16 above", B(HEAD(6, T(F_S16)), LE16(0x10000 - 199), 0, 0),
	  EINVAL_(RANGE), 0, T(F_S16) },
	{ "s32 below", B(HEAD(8, T(F_S32)), LE32(0x100000000 - 70001)),
	  EINVAL_(RANGE), 0, T(F_S32) },
	{ "s64 above", B(HEAD(12, T(F_S64)), LE64(1)), EINVAL_(RANGE), 0,
	  T(F_S64) },
	{ "uint of 4 below", B(HEAD(8, T(F_UINT)), LE32(0)), EINVAL_(RANGE),
	  0, T(F_UINT) },
	{ "sint of 4 below", B(HEAD(8, T(F_SINT)), LE32(0x100000000 - 10)),
	  EINVAL_(RANGE), 0, T(F_SINT) },
	{ "sint of 8 below",
	  B(HEAD(12, T(F_SINT)), LE64((uint64_t)INT64_MAX + 1)),
	  EINVAL_(RANGE), 0, T(F_SINT) },
	{ "big-endian read as little", B(HEAD(6, T(F_BE16)), 0xff, 1, 0, 0),
	  EINVAL_(RANGE), 0, T(F_BE16) },
	{ "big-endian signed below", B(HEAD(6, T(F_BES16)), 0xff, 0xfd, 0, 0),
	  EINVAL_(RANGE), 0, T(F_BES16) },
	{ "not aligned", B(HEAD(12, T(F_U64)), LE64(0x1001)), EINVAL_(ALIGN),
	  0, T(F_U64) },
	{ "out of range before not aligned",
	  B(HEAD(12, T(F_U64)), LE64(0x10001)), EINVAL_(RANGE), 0, T(F_U64) },
	{ "big-endian not aligned", B(HEAD(12, T(F_BE64)), 0, 0, 0, 0, 0, 0,
				      0, 1), EINVAL_(ALIGN), 0, T(F_BE64) },
	{ "bits outside of a mask", B(HEAD(8, T(F_U32)), LE32(0x100)),
	  EINVAL_(MASK), 0, T(F_U32) },
	{ "no such value", B(HEAD(8, T(F_ENUM)), LE32(2)), EINVAL_(ENUM), 0,
	  T(F_ENUM) },
	{ "no such value, 64", B(HEAD(8, T(F_ENUM)), LE32(64)),
	  EINVAL_(ENUM), 0, T(F_ENUM) },
	{ "no such value, largest", B(HEAD(8, T(F_ENUM)), LE32(0xffffffff)),
	  EINVAL_(ENUM), 0, T(F_ENUM) },
	{ "value without selector", B(HEAD(12, T(F_BITS)), LE32(3), LE32(1)),
	  EINVAL_(MASK), 0, T(F_BITS) },
	{ "selector of no bit", B(HEAD(12, T(F_BITS)), LE32(0), LE32(8)),
	  EINVAL_(MASK), 0, T(F_BITS) },
	{ "string without NUL", B(HEAD(6, T(F_STRING)), 'a', 'b', 0, 0),
	  EINVAL_(STRING), 0, T(F_STRING) },
	{ "string of nothing", B(HEAD(4, T(F_STRING))), EINVAL_(STRING), 0,
	  T(F_STRING) },
	{ "string with two NULs", B(HEAD(7, T(F_STRING)), 'a', 0, 0, 0),
	  EINVAL_(STRING), 0, T(F_STRING) },
	{ "loose string with a NUL within",
	  B(HEAD(7, T(F_LOOSE)), 'a', 0, 'b', 0), EINVAL_(STRING), 0,
	  T(F_LOOSE) },
	/* required */
	{ "required absent from the message", B(HEAD(5, 2), 1, 0, 0, 0),
	  EINVAL_(MISSING), .missing = 1, .set = SET_INNER },
	{ "required absent from nothing", B(HEAD(4, 9)), EINVAL_(MISSING),
	  .missing = 1, .set = SET_INNER },
	{ "required absent from a nest",
	  B(VALID_U8, HEAD(4 + 8, T(F_NEST) | N_), HEAD(8, 3), LE32(1)),
	  EINVAL_(MISSING), .missing = 1, .nest = 8 },
	{ "required absent from an empty nest", B(HEAD(4, T(F_NEST) | N_)),
	  EINVAL_(MISSING), .missing = 1, .nest = 0xffff },
	{ "required absent from the second of a list",
	  B(HEAD(4 + 16, T(F_NESTS) | N_), INNER_OK, HEAD(4 + 8,
	    T(F_NESTS) | N_), HEAD(8, 1), LE32(1)), EINVAL_(MISSING),
	  .missing = 3, .nest = 20 },
	{ "required in a reply too", B(HEAD(4, 9)), EINVAL_(MISSING),
	  .missing = 1, .set = SET_INNER, REPLY_ },
	{ "required without the feature", B(HEAD(5, 2), 1, 0, 0, 0),
	  EINVAL_(MISSING), .missing = 1, .set = SET_INNER,
	  .ungranted = true },
	/* count */
	{ "one of at least two", B(VALID_U8, HEAD(8, T(F_MANY)), LE32(1)),
	  EINVAL_(COUNT), 8, T(F_MANY) },
	{ "four of at most three",
	  B(HEAD(8, T(F_MANY)), LE32(1), HEAD(8, T(F_MANY)), LE32(1),
	    HEAD(8, T(F_MANY)), LE32(1), HEAD(8, T(F_MANY)), LE32(1)),
	  EINVAL_(COUNT), 24, T(F_MANY) },
	{ "second of a list out of range",
	  B(HEAD(8, T(F_MANY)), LE32(1), HEAD(8, T(F_MANY)), LE32(100)),
	  EINVAL_(RANGE), 8, T(F_MANY) },
	/* order: the first fault in the message is the one that is told */
	{ "two faults, first told",
	  B(HEAD(5, T(F_S8)), 6, 0, 0, 0, HEAD(4, 999 | C_)), EINVAL_(RANGE),
	  0, T(F_S8) },
	{ "frame before unknown", B(HEAD(5, 999 | C_), 0, 0, 0, 1),
	  EINVAL_(PADDING), 0, 999 },
	{ "nested bit before duplicate",
	  B(VALID_U8, HEAD(5, T(F_U8) | N_), 9, 0, 0, 0),
	  EINVAL_(NESTED_BIT), 8, T(F_U8) },
	{ "duplicate before length", B(VALID_U8, HEAD(4, T(F_U8))),
	  EINVAL_(DUPLICATE), 8, T(F_U8) },
	{ "absence last", B(HEAD(8, 3), LE32(1), HEAD(4, 9 | C_)), UNSUPP, 8,
	  9, .set = SET_INNER },
};

static void refuse_row(const struct refusal *r)
{
	uint64_t grants = r->ungranted ? WITHOUT : HNL_GRANT_ALL;
	uint32_t offset = r->reason == HNL_REASON_MISSING ? 0 :
			  HNL_MSGHDR + r->offset;
	uint32_t nest = r->nest != 0 ? HNL_MSGHDR + r->nest : 0;
	uint8_t *block = block_of(r->bytes, r->n);
	struct hnl_extack x;
	union out out;
	int err;

	if (r->nest == 0xffff)	/* the nest is the first attribute */
		nest = HNL_MSGHDR;
	err = decode_block(block, HNL_MSGHDR + r->n, r->set, r->mode, grants,
			   &out, &x);
	if (err != -(int)r->err || x.err != err || x.reason != r->reason ||
	    x.offset != offset || x.type != r->type ||
	    x.missing != r->missing || x.nest != nest)
		fail_msg("%s: err %d reason %u offset %u type %u missing %u "
			 "nest %u", r->name, err, x.reason, x.offset, x.type,
			 x.missing, x.nest);
	free(block);
}

static void row_of_each_rule_refused_as_said(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		refuse_row(&rows[i]);
}

/* Ungranted and never defined: the same refusal but for the number. */
static void ungranted_against_undefined_same_extack(void **state)
{
	static const uint8_t granted[] = { HEAD(5, T(F_GRANTED) | C_), 1, 0, 0,
					   0 };
	static const uint8_t unknown[] = { HEAD(5, 999 | C_), 1, 0, 0, 0 };
	struct hnl_extack a, b;
	uint8_t *p = block_of(granted, sizeof(granted));
	uint8_t *q = block_of(unknown, sizeof(unknown));
	union out out;

	(void)state;
	memset(&a, 0, sizeof(a));
	memset(&b, 0, sizeof(b));
	assert_int_equal(decode_block(p, HNL_MSGHDR + 8, SET_TOP,
				      HNL_MODE_REQUEST, WITHOUT, &out, &a),
			 -HNL_EOPNOTSUPP);
	assert_int_equal(decode_block(q, HNL_MSGHDR + 8, SET_TOP,
				      HNL_MODE_REQUEST, WITHOUT, &out, &b),
			 -HNL_EOPNOTSUPP);
	b.type = a.type;
	assert_memory_equal(&a, &b, sizeof(a));
	free(p);
	free(q);
}

static void nest_one_above_depth_limit_refused(void **state)
{
	uint8_t attrs[4 * HNL_DEPTH_MAX], *block;
	struct hnl_extack x;
	union out out;
	uint32_t i;

	(void)state;
	for (i = 0; i < HNL_DEPTH_MAX; i++)
		hnl_store_le32(attrs + 4 * i,
			       ((uint32_t)sizeof(attrs) - 4 * i) |
			       (uint32_t)(N_ | (i == 0 ? T(F_SELF) : 1)) << 16);
	block = block_of(attrs, sizeof(attrs));
	assert_int_equal(decode_block(block, HNL_MSGHDR + sizeof(attrs),
				      SET_TOP, HNL_MODE_REQUEST, HNL_GRANT_ALL,
				      &out, &x), -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_DEPTH);
	assert_int_equal(x.offset, HNL_MSGHDR + 4 * (HNL_DEPTH_MAX - 1));
	free(block);
}

/* A04: as deep as a message can be; and the same, unknown, is not entered. */
static void a04_nest_of_a_whole_message_depth_refused(void **state)
{
	size_t n = HNL_ATTR_MAX / 4 * 4, i;
	uint8_t *block = exact_block(HNL_MSGHDR + n);
	struct hnl_extack x;
	union out out;

	(void)state;
	for (i = 0; i < n; i += 4)
		hnl_store_le32(block + HNL_MSGHDR + i, (uint32_t)(n - i) |
			       (uint32_t)(N_ | (i == 0 ? T(F_SELF) : 1)) << 16);
	assert_int_equal(decode_block(block, HNL_MSGHDR + n, SET_TOP,
				      HNL_MODE_REQUEST, HNL_GRANT_ALL, &out,
				      &x), -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_DEPTH);
	hnl_store_le16(block + HNL_MSGHDR + 2, 999 | N_);
	assert_int_equal(decode_block(block, HNL_MSGHDR + n, SET_TOP,
				      HNL_MODE_REQUEST, HNL_GRANT_ALL, &out,
				      &x), 0);
	free(block);
}

/* ---- any bytes ---- */

static void expect_within(const uint8_t *block, size_t len,
			  const struct hnl_bytes *v)
{
	assert_true(v->p >= block + HNL_MSGHDR && v->p <= block + len);
	assert_true(v->n <= (size_t)(block + len - v->p));
}

static void expect_views_within(const uint8_t *block, size_t len,
				const struct top *t)
{
	struct hnl_list l;
	struct inner in;
	uint32_t n, v;

	if (HNL_HAS(t, F_STRING))
		expect_within(block, len, &t->string);
	if (HNL_HAS(t, F_LOOSE))
		expect_within(block, len, &t->loose);
	if (HNL_HAS(t, F_BYTES))
		expect_within(block, len, &t->bytes);
	if (HNL_HAS(t, F_PACKED))
		expect_within(block, len, &t->packed);
	if (HNL_HAS(t, F_LAZY))
		expect_within(block, len, &t->lazy);
	if (HNL_HAS(t, F_MANY)) {
		for (n = 0, l = t->many; hnl_list_next_value(
			     &l, &test_field[F_MANY], &v, 4); n++)
			assert_true(v <= 99);
		assert_int_equal(n, t->many.n);
	}
	if (HNL_HAS(t, F_NESTS)) {
		for (n = 0, l = t->nests; hnl_list_next_nest(
			     &l, &test_schema, SET_INNER, &in, sizeof(in)); n++)
			assert_int_equal(in.has[0] & 5, 5);
		assert_int_equal(n, t->nests.n);
	}
}

/* Accepts, or refuses with a reason at an attribute that is there. */
static void expect_sound(const uint8_t *block, size_t len, enum hnl_mode mode)
{
	struct hnl_extack x;
	struct top t;
	int err = decode_block(block, len, SET_TOP, mode, HNL_GRANT_ALL, &t,
			       &x);

	if (err == 0) {
		assert_int_equal(x.reason, HNL_REASON_NONE);
		expect_views_within(block, len, &t);
		return;
	}
	assert_true(err == -HNL_EINVAL || err == -HNL_EOPNOTSUPP);
	assert_int_equal(x.err, err);
	assert_int_not_equal(x.reason, HNL_REASON_NONE);
	if (x.reason == HNL_REASON_MISSING)
		assert_true(x.offset == 0 && x.nest < len);
	else
		assert_true(x.offset >= HNL_MSGHDR && x.offset < len);
}

static const struct {
	uint8_t bytes[72];
	size_t n;
} sound[] = {
	{ B(HEAD(4, 1), VALID_U8, HEAD(6, T(F_U16)), 1, 2, 0, 0,
	    HEAD(8, T(F_U32)), LE32(3), HEAD(12, T(F_U64)), LE64(0x1000)) },
	{ B(HEAD(5, T(F_S8)), 1, 0, 0, 0, HEAD(8, T(F_UINT)), LE32(9),
	    HEAD(12, T(F_SINT)), LE64(9), HEAD(12, T(F_BITS)), LE32(1),
	    LE32(3)) },
	{ B(HEAD(10, T(F_STRING)), 'h', 'e', 'l', 'l', 'o', 0, 0, 0,
	    HEAD(6, T(F_LOOSE)), 'a', 'b', 0, 0, HEAD(7, T(F_BYTES)), 1, 2, 3,
	    0, HEAD(12, T(F_PACKED)), LE64(1)) },
	{ B(HEAD(4 + 16, T(F_NEST) | N_), INNER_OK,
	    HEAD(8, T(F_MANY)), LE32(1), HEAD(8, T(F_MANY)), LE32(2)) },
	{ B(HEAD(4 + 16, T(F_NESTS) | N_), INNER_OK,
	    HEAD(4 + 16, T(F_NESTS) | N_), INNER_OK) },
	{ B(HEAD(4 + 8, T(F_LAZY) | N_), HEAD(8, 1), LE32(1),
	    HEAD(16, T(F_SELF) | N_), HEAD(12, 1 | N_), HEAD(8, 1 | N_),
	    HEAD(4, 1 | N_), HEAD(5, 999), 1, 0, 0, 0) },
	{ B(HEAD(6, T(F_BE16)), 1, 2, 0, 0, HEAD(8, T(F_BE32)), LE32(7),
	    HEAD(12, T(F_BE64)), LE64(0), HEAD(8, T(F_ENUM)), LE32(1),
	    HEAD(6, T(F_BES16)), 0xff, 0xff, 0, 0) },
	{ B(HEAD(6, T(F_LOOSES)), 'a', 'b', 0, 0, HEAD(5, T(F_LOOSES)), 0, 0,
	    0, 0, HEAD(8, T(F_GRANTED)), LE32(7)) },
};

static void message_with_each_byte_flipped_accepted_or_explained(void **state)
{
	size_t i, at, len;
	uint8_t *block, was;
	unsigned int v;

	(void)state;
	for (i = 0; i < COUNT(sound); i++) {
		len = HNL_MSGHDR + sound[i].n;
		block = block_of(sound[i].bytes, sound[i].n);
		for (at = HNL_MSGHDR; at < len; at++) {
			was = block[at];
			for (v = 0; v < 256; v++) {
				block[at] = (uint8_t)v;
				expect_sound(block, len, HNL_MODE_REQUEST);
			}
			block[at] = was;
		}
		free(block);
	}
}

static void message_cut_anywhere_accepted_or_explained(void **state)
{
	size_t i, n;
	uint8_t *block;

	(void)state;
	for (i = 0; i < COUNT(sound); i++) {
		for (n = 0; n <= sound[i].n; n++) {
			block = block_of(sound[i].bytes, n);
			expect_sound(block, HNL_MSGHDR + n, HNL_MODE_STRICT);
			free(block);
		}
	}
}

static void message_of_random_attributes_accepted_or_explained(void **state)
{
	uint8_t bytes[128], *block;
	uint32_t seed = 7, round;
	size_t at, n;

	(void)state;
	for (round = 0; round < 20000; round++) {
		n = next_random(&seed) % sizeof(bytes);
		for (at = 0; at < n; at++)
			bytes[at] = (uint8_t)next_random(&seed);
		for (at = 0; at + 4 <= n; at += 4 * (1 + seed % 5)) {
			hnl_store_le16(bytes + at,
				       (uint16_t)(next_random(&seed) % 40));
			hnl_store_le16(bytes + at + 2, (uint16_t)
				       (next_random(&seed) % 30 |
					(next_random(&seed) & N_)));
		}
		block = block_of(bytes, n);
		expect_sound(block, HNL_MSGHDR + n,
			     (enum hnl_mode)(round % 3));
		free(block);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(row_of_each_rule_refused_as_said),
		cmocka_unit_test(ungranted_against_undefined_same_extack),
		cmocka_unit_test(nest_one_above_depth_limit_refused),
		cmocka_unit_test(a04_nest_of_a_whole_message_depth_refused),
		cmocka_unit_test(
			message_with_each_byte_flipped_accepted_or_explained),
		cmocka_unit_test(message_cut_anywhere_accepted_or_explained),
		cmocka_unit_test(
			message_of_random_attributes_accepted_or_explained),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
