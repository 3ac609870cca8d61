/* SPDX-License-Identifier: MIT */
/* generated from tests/schema/every.yaml by schema/hnlgen; do not edit */
/* All that the schema language can say. */
#ifndef HNL_EVERY_H
#define HNL_EVERY_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_EVERY_FAMILY 32769
#define HNL_EVERY_VERSION 3

/* Features: bits of the grants. */
enum {
	/* What only some have. */
	HNL_EVERY_FEATURE_EXTRA = 63
};

/* Groups that events are told to. */
enum {
	/* Whatever changes. Since version 2. With feature extra. */
	HNL_EVERY_GROUP_CHANGES = 3,
	/* Joining asks for privilege. */
	HNL_EVERY_GROUP_PINGS = 4
};

/* Values with a gap, checked by a set of bits. */
enum hnl_every_color {
	HNL_EVERY_COLOR_RED = 0,
	/* Not 1. */
	HNL_EVERY_COLOR_GREEN = 5,
	HNL_EVERY_COLOR_BLUE = 6
};

/* Above 63 without a gap, checked by a range. */
enum hnl_every_high {
	HNL_EVERY_HIGH_A = 100,
	HNL_EVERY_HIGH_B = 101,
	HNL_EVERY_HIGH_C = 102
};

enum hnl_every_mode {
	HNL_EVERY_MODE_READ = 0x1,
	HNL_EVERY_MODE_WRITE = 0x2,
	HNL_EVERY_MODE_EXECUTE = 0x4
};

/* Beyond an int. */
#define HNL_EVERY_WIDE_LOW 0x1
#define HNL_EVERY_WIDE_TOP 0x8000000000000000

#define HNL_EVERY_LIMIT 300

#define HNL_EVERY_LOWEST (-9223372036854775807LL - 1)

#define HNL_EVERY_GREETING "say \042hi\042"

#define HNL_EVERY_POINT_SIZE 16

/* One of each width, with pads where the layout needs them. */
struct hnl_every_point {
	int64_t x;
	uint32_t y;
	uint8_t hue;	/* one of color */
	int16_t z;	/* Depth. */
};

static inline void hnl_every_point_load(const uint8_t *p,
					struct hnl_every_point *s)
{
	s->x = (int64_t)hnl_fetch_le64(p);
	s->y = hnl_load_be32(p + 8);
	s->hue = hnl_fetch_u8(p + 12);
	s->z = (int16_t)hnl_fetch_le16(p + 14);
}

static inline void hnl_every_point_store(uint8_t *p,
					 const struct hnl_every_point *s)
{
	hnl_store_le64(p, (uint64_t)s->x);
	hnl_store_be32(p + 8, s->y);
	p[12] = s->hue;
	p[13] = 0;
	hnl_store_le16(p + 14, (uint16_t)s->z);
}

static inline void hnl_every_point_store_all(uint8_t *p,
					     const struct hnl_every_point *s,
					     size_t n)
{
	for (; n != 0; n--, s++, p += HNL_EVERY_POINT_SIZE) {
		hnl_store_le64(p, (uint64_t)s->x);
		hnl_store_be32(p + 8, s->y);
		p[12] = s->hue;
		p[13] = 0;
		hnl_store_le16(p + 14, (uint16_t)s->z);
	}
}

#define HNL_EVERY_RUN_SIZE 24

/* Pages that follow one another. */
struct hnl_every_run {
	uint64_t first;
	uint64_t next;
	uint32_t count;
	uint8_t size;
};

static inline void hnl_every_run_load(const uint8_t *p, struct hnl_every_run *s)
{
	s->first = hnl_fetch_le64(p);
	s->next = hnl_fetch_le64(p + 8);
	s->count = hnl_fetch_le32(p + 16);
	s->size = hnl_fetch_u8(p + 20);
}

static inline void hnl_every_run_store(uint8_t *p,
				       const struct hnl_every_run *s)
{
	hnl_store_le64(p, s->first);
	hnl_store_le64(p + 8, s->next);
	hnl_store_le32(p + 16, s->count);
	hnl_store_le32(p + 20, s->size);
}

#define HNL_EVERY_GPA_SEGMENT_SIZE 16

/* A piece of the guest's memory, as hnl_gpa_list_check() has it. */
struct hnl_every_gpa_segment {
	uint64_t gpa;	/* Its first byte, at any alignment. */
	uint32_t len;	/* Bytes, not 0. */
};

static inline void hnl_every_gpa_segment_load(const uint8_t *p,
					      struct hnl_every_gpa_segment *s)
{
	s->gpa = hnl_fetch_le64(p);
	s->len = hnl_fetch_le32(p + 8);
}

static inline void
hnl_every_gpa_segment_store(uint8_t *p, const struct hnl_every_gpa_segment *s)
{
	hnl_store_le64(p, s->gpa);
	hnl_store_le64(p + 8, s->len);
}

static inline void
hnl_every_gpa_segment_store_all(uint8_t *p,
				const struct hnl_every_gpa_segment *s, size_t n)
{
	for (; n != 0; n--, s++, p += HNL_EVERY_GPA_SEGMENT_SIZE) {
		hnl_store_le64(p, s->gpa);
		hnl_store_le64(p + 8, s->len);
	}
}

/* Commands. */
enum hnl_every_cmd {
	/*
	 * Takes one of each.
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Refused with LINK.
	 * Never forwarded. May be continued, counted by byte. Errors: EINVAL,
	 * ENOENT. Since version 1.
	 */
	HNL_EVERY_CMD_TRY = 2,
	/*
	 * Takes lists.
	 *
	 * Answers once. Privileged. Refused with BARRIER. With feature extra.
	 */
	HNL_EVERY_CMD_LISTS = 3,
	/*
	 * Takes nothing, answers nothing.
	 *
	 * Answers once.
	 */
	HNL_EVERY_CMD_NOTHING = 254,
	/*
	 * A struct without a value in it.
	 *
	 * Answers many times, then DONE.
	 */
	HNL_EVERY_CMD_FLAGS_ONLY = 10,
	/* Answers once. */
	HNL_EVERY_CMD_RULED = 11,
	/* Answers once. */
	HNL_EVERY_CMD_STATE_GET = 12,
	/*
	 * Like what is asked for.
	 *
	 * Told to group changes, as the reply of state-get; nobody asks for it.
	 */
	HNL_EVERY_CMD_STATE_CHANGED = 13,
	/* Told to group changes; nobody asks for it. With feature extra. */
	HNL_EVERY_CMD_HAPPENED = 14,
	/*
	 * An event that says no more than that.
	 *
	 * Told to group pings; nobody asks for it.
	 */
	HNL_EVERY_CMD_PINGED = 15
};

/* One attribute of each type. */
enum {
	/* [unused] */
	HNL_EVERY_A_UNSPEC = 0,
	/* [flag] */
	HNL_EVERY_A_FLAG = 1,
	/* [u8, one of color] */
	HNL_EVERY_A_U8 = 2,
	/* [big-endian u16, 2..300] */
	HNL_EVERY_A_U16 = 3,
	/* [u32, bits of mode] */
	HNL_EVERY_A_U32 = 4,
	/* [big-endian u64, sent as CRITICAL] */
	HNL_EVERY_A_U64 = 5,
	/* [s8, -5..5] */
	HNL_EVERY_A_S8 = 6,
	/* [big-endian s16, at most -1] */
	HNL_EVERY_A_S16 = 7,
	/* [s32] */
	HNL_EVERY_A_S32 = 8,
	/* [s64, -9223372036854775808..0] */
	HNL_EVERY_A_S64 = 9,
	/* [uint, at most 8589934591] */
	HNL_EVERY_A_UINT = 10,
	/* [sint] */
	HNL_EVERY_A_SINT = 11,
	/* [string, 1..15 characters] */
	HNL_EVERY_A_STRING = 12,
	/* [bytes, 6 bytes] */
	HNL_EVERY_A_BINARY = 13,
	/* [bits with a selector, bits of mode] */
	HNL_EVERY_A_BITS = 14,
	/* [guest-physical address, in bytes, multiple of 4096] */
	HNL_EVERY_A_GPA = 15,
	/* [array of point, at most 64 bytes] */
	HNL_EVERY_A_POINTS = 16,
	/* [array of u16, 2..32 bytes] */
	HNL_EVERY_A_HALVES = 17,
	/* [nest of inner] */
	HNL_EVERY_A_NEST = 18,
	/* [u32, one of high, since version 2, with feature extra] */
	HNL_EVERY_A_GATED = 19,
	/* [pad] */
	HNL_EVERY_A_PADDING = 20,
	/* Ends a comment * / and begins / * another one. [u64, bits of mode] */
	HNL_EVERY_A_FLAGS = 21,
	/* [u64, bits of wide] */
	HNL_EVERY_A_TOP = 22,
	/* [u8, bits of color] */
	HNL_EVERY_A_CLASS = 300,
	/*
	 * A number that is meant where none is sent. [s16, -3..100, -2 if
	 * absent]
	 */
	HNL_EVERY_A_DEPTH = 301,
	/* [u16, one of high, b if absent] */
	HNL_EVERY_A_SHADE = 302,
	/* [u32, bits of mode, execute if absent] */
	HNL_EVERY_A_RIGHTS = 303,
	/*
	 * Where the bulk of it is. [gpa-list to read and write, 1..3 segments]
	 */
	HNL_EVERY_A_DATA = 304
};

/* Attributes of set inner. */
enum {
	/* [u32, required] */
	HNL_EVERY_A_INNER_ID = 1,
	/* [nest of deepest] */
	HNL_EVERY_A_INNER_DEEPER = 2,
	/* [nest of deepest, at most 4 times] */
	HNL_EVERY_A_INNER_LIST = 3
};

/* Attributes of set deepest. */
enum {
	/* [sint] */
	HNL_EVERY_A_DEEPEST_VALUE = 1,
	/* [flag, sent as CRITICAL] */
	HNL_EVERY_A_DEEPEST_PRESENT = 2,
	/* Unknown to some, in whatever repeats. [u32, with feature extra] */
	HNL_EVERY_A_DEEPEST_RARE = 3
};

/* Attributes of set lists. */
enum {
	/* [u8, 2..3 times] */
	HNL_EVERY_A_LISTS_U8 = 1,
	/* [big-endian s16, may repeat] */
	HNL_EVERY_A_LISTS_S16 = 2,
	/* [u32, bits of 0xff00ff, may repeat] */
	HNL_EVERY_A_LISTS_U32 = 3,
	/* [u64, at least 1, may repeat] */
	HNL_EVERY_A_LISTS_U64 = 4,
	/* [sint, may repeat] */
	HNL_EVERY_A_LISTS_SINT = 5,
	/* [string, at most 7 characters, may repeat] */
	HNL_EVERY_A_LISTS_STRING = 6,
	/* [bytes, may repeat] */
	HNL_EVERY_A_LISTS_BINARY = 7,
	/* [bits with a selector, may repeat] */
	HNL_EVERY_A_LISTS_BITS = 8,
	/* [nest of deepest, may repeat] */
	HNL_EVERY_A_LISTS_DEEPEST = 9,
	/*
	 * One element for each value of a list of the request. [array of u16,
	 * one for each u8 of the request]
	 */
	HNL_EVERY_A_LISTS_HALVES = 10
};

/* Rules between attributes, and a list that is packed. */
enum {
	/* [flag, needs c and b] */
	HNL_EVERY_A_RULED_A = 1,
	/* [u32, not with d or e] */
	HNL_EVERY_A_RULED_B = 2,
	/* [nest of either] */
	HNL_EVERY_A_RULED_C = 3,
	/* [u32, at most 4 times, needs e] */
	HNL_EVERY_A_RULED_D = 4,
	/* [u8, with feature extra] */
	HNL_EVERY_A_RULED_E = 5,
	/* [array of point, 16..64 bytes] */
	HNL_EVERY_A_RULED_POINTS = 6,
	/* [array of s16, one for each points of the request] */
	HNL_EVERY_A_RULED_STATUS = 7
};

/* Attributes of set either. */
enum {
	/* [u32, not with two] */
	HNL_EVERY_A_EITHER_ONE = 1,
	/* [string, at most 3 characters] */
	HNL_EVERY_A_EITHER_TWO = 2
};

/*
 * A message or a nest is a struct: has[] says which members hold a value, and
 * the others are not read.
 *
 * _init(s)		nothing is present
 * _set_x(s, ...)	x is present; of a nest, returns the nest to be filled.
 *			Arrays and bytes stay the caller's, until encoded.
 * _get_x(s)		x, or its default where it is absent
 * _put(b, s)		its attributes, ascending. -HNL_EINVAL in the builder:
 *			a required one is absent, or a value not allowed.
 * _encode(b, ...)	the same with the header around it; flags are HNL_F_*
 *			beside those that the kind of message implies
 * _encode_at(buf, size, ...)	the same into bytes of the caller's, with no
 *			builder. Returns the message's, or the error negated;
 *			what was written is then unspecified.
 * _encode_any(buf, ...)	what _encode_at() calls where it is inline
 * _decode(d, ...)	all that the schema says is checked: see
 *			hnl_policy_decode(). d went through hnl_decoder_init(),
 *			in a guest with HNL_GRANT_ALL: what is not granted is
 *			absent. m was found in buf, and is of this family and
 *			command. Bytes and lists in *out are views into buf.
 * _decode_at(d, ...)	the same of attributes buf[pos, end), into a struct of
 *			this message; the message begins with buf
 * _next_x(l, out)	the next value of list x, false at its end; walk a
 *			copy. Decoder and buf live until then.
 *
 * A message without attributes has no struct, and of these functions _encode()
 * and _encode_at() alone, without s.
 */

/* ---- nest deepest ---- */

enum {
	HNL_EVERY_DEEPEST_VALUE,
	HNL_EVERY_DEEPEST_PRESENT,
	HNL_EVERY_DEEPEST_RARE,
	HNL_EVERY_DEEPEST_FIELDS
};

struct hnl_every_deepest {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_DEEPEST_FIELDS)];
	int64_t value;
	uint32_t rare;
};

static inline void hnl_every_deepest_init(struct hnl_every_deepest *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_deepest_set_value(struct hnl_every_deepest *s,
					       int64_t v)
{
	s->value = v;
	HNL_SET(s, HNL_EVERY_DEEPEST_VALUE);
}

static inline void hnl_every_deepest_set_present(struct hnl_every_deepest *s)
{
	HNL_SET(s, HNL_EVERY_DEEPEST_PRESENT);
}

static inline void hnl_every_deepest_set_rare(struct hnl_every_deepest *s,
					      uint32_t v)
{
	s->rare = v;
	HNL_SET(s, HNL_EVERY_DEEPEST_RARE);
}

void hnl_every_deepest_put(struct hnl_builder *b,
			   const struct hnl_every_deepest *s);

/* ---- nest either ---- */

enum {
	HNL_EVERY_EITHER_ONE,
	HNL_EVERY_EITHER_TWO,
	HNL_EVERY_EITHER_FIELDS
};

struct hnl_every_either {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_EITHER_FIELDS)];
	struct hnl_bytes two;
	uint32_t one;
};

static inline void hnl_every_either_init(struct hnl_every_either *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_either_set_one(struct hnl_every_either *s,
					    uint32_t v)
{
	s->one = v;
	HNL_SET(s, HNL_EVERY_EITHER_ONE);
}

static inline void hnl_every_either_set_two(struct hnl_every_either *s,
					    const void *p, uint32_t n)
{
	s->two.p = (const uint8_t *)p;
	s->two.n = n;
	HNL_SET(s, HNL_EVERY_EITHER_TWO);
}

void hnl_every_either_put(struct hnl_builder *b,
			  const struct hnl_every_either *s);

/* ---- nest inner ---- */

enum {
	HNL_EVERY_INNER_ID,
	HNL_EVERY_INNER_DEEPER,
	HNL_EVERY_INNER_LIST,
	HNL_EVERY_INNER_FIELDS
};

struct hnl_every_inner {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_INNER_FIELDS)];
	struct hnl_every_deepest deeper;
	struct hnl_list list;	/* of struct hnl_every_deepest */
	uint32_t id;	/* required */
};

static inline void hnl_every_inner_init(struct hnl_every_inner *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_inner_set_id(struct hnl_every_inner *s, uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_EVERY_INNER_ID);
}

static inline struct hnl_every_deepest *
hnl_every_inner_set_deeper(struct hnl_every_inner *s)
{
	hnl_every_deepest_init(&s->deeper);
	HNL_SET(s, HNL_EVERY_INNER_DEEPER);
	return &s->deeper;
}

static inline void
hnl_every_inner_set_list(struct hnl_every_inner *s,
			 const struct hnl_every_deepest *item, uint32_t n)
{
	s->list = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_INNER_LIST);
}

void hnl_every_inner_put(struct hnl_builder *b,
			 const struct hnl_every_inner *s);
bool hnl_every_inner_next_list(struct hnl_list *l,
			       struct hnl_every_deepest *out);

/* ---- try: request ---- */

enum {
	HNL_EVERY_TRY_REQ_FLAG,
	HNL_EVERY_TRY_REQ_U8,
	HNL_EVERY_TRY_REQ_U16,
	HNL_EVERY_TRY_REQ_U32,
	HNL_EVERY_TRY_REQ_U64,
	HNL_EVERY_TRY_REQ_S8,
	HNL_EVERY_TRY_REQ_S16,
	HNL_EVERY_TRY_REQ_S32,
	HNL_EVERY_TRY_REQ_S64,
	HNL_EVERY_TRY_REQ_UINT,
	HNL_EVERY_TRY_REQ_SINT,
	HNL_EVERY_TRY_REQ_STRING,
	HNL_EVERY_TRY_REQ_BINARY,
	HNL_EVERY_TRY_REQ_BITS,
	HNL_EVERY_TRY_REQ_GPA,
	HNL_EVERY_TRY_REQ_POINTS,
	HNL_EVERY_TRY_REQ_HALVES,
	HNL_EVERY_TRY_REQ_NEST,
	HNL_EVERY_TRY_REQ_GATED,
	HNL_EVERY_TRY_REQ_FLAGS,
	HNL_EVERY_TRY_REQ_TOP,
	HNL_EVERY_TRY_REQ_CLASS,
	HNL_EVERY_TRY_REQ_DEPTH,
	HNL_EVERY_TRY_REQ_SHADE,
	HNL_EVERY_TRY_REQ_RIGHTS,
	HNL_EVERY_TRY_REQ_DATA,
	HNL_EVERY_TRY_REQ_FIELDS
};

struct hnl_every_try_req {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_TRY_REQ_FIELDS)];
	uint64_t u64;
	int64_t s64;
	uint64_t uint;
	int64_t sint;
	struct hnl_bytes string;
	struct hnl_bytes binary;
	uint64_t gpa;
	struct hnl_bytes points;	/* of HNL_EVERY_POINT_SIZE bytes each */
	struct hnl_bytes halves;	/* of 2 bytes each */
	struct hnl_every_inner nest;
	uint64_t flags;
	uint64_t top;	/* enum hnl_every_wide */
	/*
	 * of HNL_EVERY_GPA_SEGMENT_SIZE bytes each, a gpa-list to read and
	 * write, at most 3
	 */
	struct hnl_bytes data;
	uint32_t u32;	/* enum hnl_every_mode */
	int32_t s32;
	struct hnl_bitfield32 bits;	/* enum hnl_every_mode */
	uint32_t gated;	/* enum hnl_every_high */
	uint32_t rights;	/* enum hnl_every_mode */
	uint16_t u16;
	int16_t s16;
	int16_t depth;
	uint16_t shade;	/* enum hnl_every_high */
	uint8_t u8;	/* required, enum hnl_every_color */
	int8_t s8;	/* required */
	uint8_t class_;	/* enum hnl_every_color */
};

static inline void hnl_every_try_req_init(struct hnl_every_try_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_try_req_set_flag(struct hnl_every_try_req *s)
{
	HNL_SET(s, HNL_EVERY_TRY_REQ_FLAG);
}

static inline void hnl_every_try_req_set_u8(struct hnl_every_try_req *s,
					    uint8_t v)
{
	s->u8 = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_U8);
}

static inline void hnl_every_try_req_set_u16(struct hnl_every_try_req *s,
					     uint16_t v)
{
	s->u16 = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_U16);
}

static inline void hnl_every_try_req_set_u32(struct hnl_every_try_req *s,
					     uint32_t v)
{
	s->u32 = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_U32);
}

static inline void hnl_every_try_req_set_u64(struct hnl_every_try_req *s,
					     uint64_t v)
{
	s->u64 = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_U64);
}

static inline void hnl_every_try_req_set_s8(struct hnl_every_try_req *s,
					    int8_t v)
{
	s->s8 = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_S8);
}

static inline void hnl_every_try_req_set_s16(struct hnl_every_try_req *s,
					     int16_t v)
{
	s->s16 = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_S16);
}

static inline void hnl_every_try_req_set_s32(struct hnl_every_try_req *s,
					     int32_t v)
{
	s->s32 = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_S32);
}

static inline void hnl_every_try_req_set_s64(struct hnl_every_try_req *s,
					     int64_t v)
{
	s->s64 = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_S64);
}

static inline void hnl_every_try_req_set_uint(struct hnl_every_try_req *s,
					      uint64_t v)
{
	s->uint = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_UINT);
}

static inline void hnl_every_try_req_set_sint(struct hnl_every_try_req *s,
					      int64_t v)
{
	s->sint = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_SINT);
}

static inline void hnl_every_try_req_set_string(struct hnl_every_try_req *s,
						const void *p, uint32_t n)
{
	s->string.p = (const uint8_t *)p;
	s->string.n = n;
	HNL_SET(s, HNL_EVERY_TRY_REQ_STRING);
}

static inline void hnl_every_try_req_set_binary(struct hnl_every_try_req *s,
						const void *p, uint32_t n)
{
	s->binary.p = (const uint8_t *)p;
	s->binary.n = n;
	HNL_SET(s, HNL_EVERY_TRY_REQ_BINARY);
}

static inline void hnl_every_try_req_set_bits(struct hnl_every_try_req *s,
					      uint32_t value, uint32_t selector)
{
	s->bits.value = value;
	s->bits.selector = selector;
	HNL_SET(s, HNL_EVERY_TRY_REQ_BITS);
}

static inline void hnl_every_try_req_set_gpa(struct hnl_every_try_req *s,
					     uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_GPA);
}

static inline void hnl_every_try_req_set_points(struct hnl_every_try_req *s,
						const void *p, uint32_t n)
{
	s->points.p = (const uint8_t *)p;
	s->points.n = n;
	HNL_SET(s, HNL_EVERY_TRY_REQ_POINTS);
}

static inline void hnl_every_try_req_set_halves(struct hnl_every_try_req *s,
						const void *p, uint32_t n)
{
	s->halves.p = (const uint8_t *)p;
	s->halves.n = n;
	HNL_SET(s, HNL_EVERY_TRY_REQ_HALVES);
}

static inline struct hnl_every_inner *
hnl_every_try_req_set_nest(struct hnl_every_try_req *s)
{
	hnl_every_inner_init(&s->nest);
	HNL_SET(s, HNL_EVERY_TRY_REQ_NEST);
	return &s->nest;
}

static inline void hnl_every_try_req_set_gated(struct hnl_every_try_req *s,
					       uint32_t v)
{
	s->gated = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_GATED);
}

static inline void hnl_every_try_req_set_flags(struct hnl_every_try_req *s,
					       uint64_t v)
{
	s->flags = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_FLAGS);
}

static inline void hnl_every_try_req_set_top(struct hnl_every_try_req *s,
					     uint64_t v)
{
	s->top = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_TOP);
}

static inline void hnl_every_try_req_set_class(struct hnl_every_try_req *s,
					       uint8_t v)
{
	s->class_ = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_CLASS);
}

static inline void hnl_every_try_req_set_depth(struct hnl_every_try_req *s,
					       int16_t v)
{
	s->depth = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_DEPTH);
}

static inline void hnl_every_try_req_set_shade(struct hnl_every_try_req *s,
					       uint16_t v)
{
	s->shade = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_SHADE);
}

static inline void hnl_every_try_req_set_rights(struct hnl_every_try_req *s,
						uint32_t v)
{
	s->rights = v;
	HNL_SET(s, HNL_EVERY_TRY_REQ_RIGHTS);
}

static inline void hnl_every_try_req_set_data(struct hnl_every_try_req *s,
					      const void *p, uint32_t n)
{
	s->data.p = (const uint8_t *)p;
	s->data.n = n;
	HNL_SET(s, HNL_EVERY_TRY_REQ_DATA);
}

static inline int16_t
hnl_every_try_req_get_depth(const struct hnl_every_try_req *s)
{
	return HNL_HAS(s, HNL_EVERY_TRY_REQ_DEPTH) ? s->depth : (-2);
}

static inline uint16_t
hnl_every_try_req_get_shade(const struct hnl_every_try_req *s)
{
	return HNL_HAS(s, HNL_EVERY_TRY_REQ_SHADE) ? s->shade : 101;
}

static inline uint32_t
hnl_every_try_req_get_rights(const struct hnl_every_try_req *s)
{
	return HNL_HAS(s, HNL_EVERY_TRY_REQ_RIGHTS) ? s->rights : 4;
}

void hnl_every_try_req_put(struct hnl_builder *b,
			   const struct hnl_every_try_req *s);
HNL_MUST_CHECK int
hnl_every_try_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_every_try_req *s);
HNL_MUST_CHECK int hnl_every_try_req_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

static inline void hnl_every_try_req_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_every_try_req *s)
{
	int n = hnl_every_try_req_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_try_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_every_try_req *out,
			 struct hnl_extack *x)
{
	return hnl_every_try_req_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- try: reply ---- */

enum {
	HNL_EVERY_TRY_RSP_U8,
	HNL_EVERY_TRY_RSP_STRING,
	HNL_EVERY_TRY_RSP_POINTS,
	HNL_EVERY_TRY_RSP_NEST,
	HNL_EVERY_TRY_RSP_FIELDS
};

struct hnl_every_try_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_TRY_RSP_FIELDS)];
	struct hnl_bytes string;
	struct hnl_bytes points;	/* of HNL_EVERY_POINT_SIZE bytes each */
	struct hnl_every_inner nest;
	uint8_t u8;	/* required, enum hnl_every_color */
};

static inline void hnl_every_try_rsp_init(struct hnl_every_try_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_try_rsp_set_u8(struct hnl_every_try_rsp *s,
					    uint8_t v)
{
	s->u8 = v;
	HNL_SET(s, HNL_EVERY_TRY_RSP_U8);
}

static inline void hnl_every_try_rsp_set_string(struct hnl_every_try_rsp *s,
						const void *p, uint32_t n)
{
	s->string.p = (const uint8_t *)p;
	s->string.n = n;
	HNL_SET(s, HNL_EVERY_TRY_RSP_STRING);
}

static inline void hnl_every_try_rsp_set_points(struct hnl_every_try_rsp *s,
						const void *p, uint32_t n)
{
	s->points.p = (const uint8_t *)p;
	s->points.n = n;
	HNL_SET(s, HNL_EVERY_TRY_RSP_POINTS);
}

static inline struct hnl_every_inner *
hnl_every_try_rsp_set_nest(struct hnl_every_try_rsp *s)
{
	hnl_every_inner_init(&s->nest);
	HNL_SET(s, HNL_EVERY_TRY_RSP_NEST);
	return &s->nest;
}

void hnl_every_try_rsp_put(struct hnl_builder *b,
			   const struct hnl_every_try_rsp *s);
HNL_MUST_CHECK int
hnl_every_try_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_every_try_rsp *s);
HNL_MUST_CHECK int hnl_every_try_rsp_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

static inline void hnl_every_try_rsp_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_every_try_rsp *s)
{
	int n = hnl_every_try_rsp_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_try_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_every_try_rsp *out,
			 struct hnl_extack *x)
{
	return hnl_every_try_rsp_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- lists: request ---- */

enum {
	HNL_EVERY_LISTS_REQ_U8,
	HNL_EVERY_LISTS_REQ_S16,
	HNL_EVERY_LISTS_REQ_U32,
	HNL_EVERY_LISTS_REQ_U64,
	HNL_EVERY_LISTS_REQ_SINT,
	HNL_EVERY_LISTS_REQ_STRING,
	HNL_EVERY_LISTS_REQ_BINARY,
	HNL_EVERY_LISTS_REQ_BITS,
	HNL_EVERY_LISTS_REQ_DEEPEST,
	HNL_EVERY_LISTS_REQ_FIELDS
};

struct hnl_every_lists_req {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_LISTS_REQ_FIELDS)];
	struct hnl_list u8;	/* required, of uint8_t */
	struct hnl_list s16;	/* of int16_t */
	struct hnl_list u32;	/* of uint32_t */
	struct hnl_list u64;	/* of uint64_t */
	struct hnl_list sint;	/* of int64_t */
	struct hnl_list string;	/* of struct hnl_bytes */
	struct hnl_list binary;	/* of struct hnl_bytes */
	struct hnl_list bits;	/* of struct hnl_bitfield32 */
	struct hnl_list deepest;	/* of struct hnl_every_deepest */
};

static inline void hnl_every_lists_req_init(struct hnl_every_lists_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_lists_req_set_u8(struct hnl_every_lists_req *s,
					      const uint8_t *item, uint32_t n)
{
	s->u8 = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_U8);
}

static inline void hnl_every_lists_req_set_s16(struct hnl_every_lists_req *s,
					       const int16_t *item, uint32_t n)
{
	s->s16 = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_S16);
}

static inline void hnl_every_lists_req_set_u32(struct hnl_every_lists_req *s,
					       const uint32_t *item, uint32_t n)
{
	s->u32 = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_U32);
}

static inline void hnl_every_lists_req_set_u64(struct hnl_every_lists_req *s,
					       const uint64_t *item, uint32_t n)
{
	s->u64 = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_U64);
}

static inline void hnl_every_lists_req_set_sint(struct hnl_every_lists_req *s,
						const int64_t *item, uint32_t n)
{
	s->sint = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_SINT);
}

static inline void hnl_every_lists_req_set_string(struct hnl_every_lists_req *s,
						  const struct hnl_bytes *item,
						  uint32_t n)
{
	s->string = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_STRING);
}

static inline void hnl_every_lists_req_set_binary(struct hnl_every_lists_req *s,
						  const struct hnl_bytes *item,
						  uint32_t n)
{
	s->binary = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_BINARY);
}

static inline void
hnl_every_lists_req_set_bits(struct hnl_every_lists_req *s,
			     const struct hnl_bitfield32 *item, uint32_t n)
{
	s->bits = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_BITS);
}

static inline void
hnl_every_lists_req_set_deepest(struct hnl_every_lists_req *s,
				const struct hnl_every_deepest *item,
				uint32_t n)
{
	s->deepest = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_LISTS_REQ_DEEPEST);
}

void hnl_every_lists_req_put(struct hnl_builder *b,
			     const struct hnl_every_lists_req *s);
HNL_MUST_CHECK int
hnl_every_lists_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_every_lists_req *s);
HNL_MUST_CHECK int hnl_every_lists_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);
bool hnl_every_lists_req_next_u8(struct hnl_list *l, uint8_t *out);
bool hnl_every_lists_req_next_s16(struct hnl_list *l, int16_t *out);
bool hnl_every_lists_req_next_u32(struct hnl_list *l, uint32_t *out);
bool hnl_every_lists_req_next_u64(struct hnl_list *l, uint64_t *out);
bool hnl_every_lists_req_next_sint(struct hnl_list *l, int64_t *out);
bool hnl_every_lists_req_next_string(struct hnl_list *l, struct hnl_bytes *out);
bool hnl_every_lists_req_next_binary(struct hnl_list *l, struct hnl_bytes *out);
bool hnl_every_lists_req_next_bits(struct hnl_list *l,
				   struct hnl_bitfield32 *out);
bool hnl_every_lists_req_next_deepest(struct hnl_list *l,
				      struct hnl_every_deepest *out);

static inline void
hnl_every_lists_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_every_lists_req *s)
{
	int n = hnl_every_lists_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_lists_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_every_lists_req *out,
			   struct hnl_extack *x)
{
	return hnl_every_lists_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- lists: reply ---- */

enum {
	HNL_EVERY_LISTS_RSP_HALVES,
	HNL_EVERY_LISTS_RSP_FIELDS
};

struct hnl_every_lists_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_LISTS_RSP_FIELDS)];
	/* of 2 bytes each, one for each u8 of the request */
	struct hnl_bytes halves;
};

static inline void hnl_every_lists_rsp_init(struct hnl_every_lists_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_lists_rsp_set_halves(struct hnl_every_lists_rsp *s,
						  const void *p, uint32_t n)
{
	s->halves.p = (const uint8_t *)p;
	s->halves.n = n;
	HNL_SET(s, HNL_EVERY_LISTS_RSP_HALVES);
}

void hnl_every_lists_rsp_put(struct hnl_builder *b,
			     const struct hnl_every_lists_rsp *s);
HNL_MUST_CHECK int
hnl_every_lists_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_every_lists_rsp *s);
HNL_MUST_CHECK int hnl_every_lists_rsp_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_every_lists_rsp_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_every_lists_rsp *s)
{
	int n = hnl_every_lists_rsp_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_lists_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_every_lists_rsp *out,
			   struct hnl_extack *x)
{
	return hnl_every_lists_rsp_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- nothing: request ---- */

HNL_MUST_CHECK int hnl_every_nothing_req_encode_at(uint8_t *buf, size_t size,
						   uint16_t flags, uint32_t seq,
						   uint32_t port);

static inline void hnl_every_nothing_req_encode(struct hnl_builder *b,
						uint16_t flags, uint32_t seq,
						uint32_t port)
{
	int n = hnl_every_nothing_req_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port);

	hnl_msg_written(b, n);
}

/* ---- flags-only: request ---- */

enum {
	HNL_EVERY_FLAGS_ONLY_REQ_PRESENT,
	HNL_EVERY_FLAGS_ONLY_REQ_FIELDS
};

struct hnl_every_flags_only_req {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_FLAGS_ONLY_REQ_FIELDS)];
};

static inline void
hnl_every_flags_only_req_init(struct hnl_every_flags_only_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_every_flags_only_req_set_present(struct hnl_every_flags_only_req *s)
{
	HNL_SET(s, HNL_EVERY_FLAGS_ONLY_REQ_PRESENT);
}

void hnl_every_flags_only_req_put(struct hnl_builder *b,
				  const struct hnl_every_flags_only_req *s);
HNL_MUST_CHECK int
hnl_every_flags_only_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_every_flags_only_req *s);
HNL_MUST_CHECK int hnl_every_flags_only_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_every_flags_only_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_every_flags_only_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVERY_FLAGS_ONLY_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 4) {
		hnl_quick_begin(buf, 4, HNL_EVERY_FAMILY, HNL_F_REQUEST |
				HNL_F_DUMP, HNL_EVERY_CMD_FLAGS_ONLY,
				HNL_EVERY_VERSION, flags, seq, port);
		hnl_quick_head(buf + 20, HNL_EVERY_A_DEEPEST_PRESENT |
			       HNL_ATTR_CRITICAL, 0);
		return HNL_MSGHDR + 4;
	}
	return hnl_every_flags_only_req_encode_any(buf, size, flags, seq, port,
						   s);
}

static inline void
hnl_every_flags_only_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_every_flags_only_req *s)
{
	int n = hnl_every_flags_only_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_flags_only_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_every_flags_only_req *out,
				struct hnl_extack *x)
{
	return hnl_every_flags_only_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- flags-only: reply ---- */

HNL_MUST_CHECK int hnl_every_flags_only_rsp_encode_at(uint8_t *buf, size_t size,
						      uint16_t flags,
						      uint32_t seq,
						      uint32_t port);

static inline void hnl_every_flags_only_rsp_encode(struct hnl_builder *b,
						   uint16_t flags, uint32_t seq,
						   uint32_t port)
{
	int n = hnl_every_flags_only_rsp_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port);

	hnl_msg_written(b, n);
}

/* ---- ruled: request ---- */

enum {
	HNL_EVERY_RULED_REQ_A,
	HNL_EVERY_RULED_REQ_B,
	HNL_EVERY_RULED_REQ_C,
	HNL_EVERY_RULED_REQ_D,
	HNL_EVERY_RULED_REQ_E,
	HNL_EVERY_RULED_REQ_POINTS,
	HNL_EVERY_RULED_REQ_FIELDS
};

struct hnl_every_ruled_req {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_RULED_REQ_FIELDS)];
	struct hnl_every_either c;
	struct hnl_list d;	/* of uint32_t */
	/* required, of HNL_EVERY_POINT_SIZE bytes each */
	struct hnl_bytes points;
	uint32_t b;
	uint8_t e;
};

static inline void hnl_every_ruled_req_init(struct hnl_every_ruled_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_ruled_req_set_a(struct hnl_every_ruled_req *s)
{
	HNL_SET(s, HNL_EVERY_RULED_REQ_A);
}

static inline void hnl_every_ruled_req_set_b(struct hnl_every_ruled_req *s,
					     uint32_t v)
{
	s->b = v;
	HNL_SET(s, HNL_EVERY_RULED_REQ_B);
}

static inline struct hnl_every_either *
hnl_every_ruled_req_set_c(struct hnl_every_ruled_req *s)
{
	hnl_every_either_init(&s->c);
	HNL_SET(s, HNL_EVERY_RULED_REQ_C);
	return &s->c;
}

static inline void hnl_every_ruled_req_set_d(struct hnl_every_ruled_req *s,
					     const uint32_t *item, uint32_t n)
{
	s->d = hnl_list_of(item, n);
	HNL_SET(s, HNL_EVERY_RULED_REQ_D);
}

static inline void hnl_every_ruled_req_set_e(struct hnl_every_ruled_req *s,
					     uint8_t v)
{
	s->e = v;
	HNL_SET(s, HNL_EVERY_RULED_REQ_E);
}

static inline void hnl_every_ruled_req_set_points(struct hnl_every_ruled_req *s,
						  const void *p, uint32_t n)
{
	s->points.p = (const uint8_t *)p;
	s->points.n = n;
	HNL_SET(s, HNL_EVERY_RULED_REQ_POINTS);
}

void hnl_every_ruled_req_put(struct hnl_builder *b,
			     const struct hnl_every_ruled_req *s);
HNL_MUST_CHECK int
hnl_every_ruled_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_every_ruled_req *s);
HNL_MUST_CHECK int hnl_every_ruled_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);
bool hnl_every_ruled_req_next_d(struct hnl_list *l, uint32_t *out);

static inline void
hnl_every_ruled_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_every_ruled_req *s)
{
	int n = hnl_every_ruled_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_ruled_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_every_ruled_req *out,
			   struct hnl_extack *x)
{
	return hnl_every_ruled_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- ruled: reply ---- */

enum {
	HNL_EVERY_RULED_RSP_A,
	HNL_EVERY_RULED_RSP_B,
	HNL_EVERY_RULED_RSP_C,
	HNL_EVERY_RULED_RSP_STATUS,
	HNL_EVERY_RULED_RSP_FIELDS
};

struct hnl_every_ruled_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_RULED_RSP_FIELDS)];
	struct hnl_every_either c;
	/* required, of 2 bytes each, one for each points of the request */
	struct hnl_bytes status;
	uint32_t b;
};

static inline void hnl_every_ruled_rsp_init(struct hnl_every_ruled_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_every_ruled_rsp_set_a(struct hnl_every_ruled_rsp *s)
{
	HNL_SET(s, HNL_EVERY_RULED_RSP_A);
}

static inline void hnl_every_ruled_rsp_set_b(struct hnl_every_ruled_rsp *s,
					     uint32_t v)
{
	s->b = v;
	HNL_SET(s, HNL_EVERY_RULED_RSP_B);
}

static inline struct hnl_every_either *
hnl_every_ruled_rsp_set_c(struct hnl_every_ruled_rsp *s)
{
	hnl_every_either_init(&s->c);
	HNL_SET(s, HNL_EVERY_RULED_RSP_C);
	return &s->c;
}

static inline void hnl_every_ruled_rsp_set_status(struct hnl_every_ruled_rsp *s,
						  const void *p, uint32_t n)
{
	s->status.p = (const uint8_t *)p;
	s->status.n = n;
	HNL_SET(s, HNL_EVERY_RULED_RSP_STATUS);
}

void hnl_every_ruled_rsp_put(struct hnl_builder *b,
			     const struct hnl_every_ruled_rsp *s);
HNL_MUST_CHECK int
hnl_every_ruled_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_every_ruled_rsp *s);
HNL_MUST_CHECK int hnl_every_ruled_rsp_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_every_ruled_rsp_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_every_ruled_rsp *s)
{
	int n = hnl_every_ruled_rsp_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_ruled_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_every_ruled_rsp *out,
			   struct hnl_extack *x)
{
	return hnl_every_ruled_rsp_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- state-get: request ---- */

HNL_MUST_CHECK int hnl_every_state_get_req_encode_at(uint8_t *buf, size_t size,
						     uint16_t flags,
						     uint32_t seq,
						     uint32_t port);

static inline void hnl_every_state_get_req_encode(struct hnl_builder *b,
						  uint16_t flags, uint32_t seq,
						  uint32_t port)
{
	int n = hnl_every_state_get_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port);

	hnl_msg_written(b, n);
}

/* ---- state-get: reply ---- */

enum {
	HNL_EVERY_STATE_GET_RSP_B,
	HNL_EVERY_STATE_GET_RSP_C,
	HNL_EVERY_STATE_GET_RSP_FIELDS
};

struct hnl_every_state_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_STATE_GET_RSP_FIELDS)];
	struct hnl_every_either c;
	uint32_t b;	/* required */
};

static inline void
hnl_every_state_get_rsp_init(struct hnl_every_state_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_every_state_get_rsp_set_b(struct hnl_every_state_get_rsp *s, uint32_t v)
{
	s->b = v;
	HNL_SET(s, HNL_EVERY_STATE_GET_RSP_B);
}

static inline struct hnl_every_either *
hnl_every_state_get_rsp_set_c(struct hnl_every_state_get_rsp *s)
{
	hnl_every_either_init(&s->c);
	HNL_SET(s, HNL_EVERY_STATE_GET_RSP_C);
	return &s->c;
}

void hnl_every_state_get_rsp_put(struct hnl_builder *b,
				 const struct hnl_every_state_get_rsp *s);
HNL_MUST_CHECK int
hnl_every_state_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_every_state_get_rsp *s);
HNL_MUST_CHECK int hnl_every_state_get_rsp_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

static inline void
hnl_every_state_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_every_state_get_rsp *s)
{
	int n = hnl_every_state_get_rsp_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_state_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_every_state_get_rsp *out,
			       struct hnl_extack *x)
{
	return hnl_every_state_get_rsp_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- state-changed: event ---- */

enum {
	HNL_EVERY_STATE_CHANGED_NTF_B,
	HNL_EVERY_STATE_CHANGED_NTF_C,
	HNL_EVERY_STATE_CHANGED_NTF_FIELDS
};

struct hnl_every_state_changed_ntf {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_STATE_CHANGED_NTF_FIELDS)];
	struct hnl_every_either c;
	uint32_t b;	/* required */
};

static inline void
hnl_every_state_changed_ntf_init(struct hnl_every_state_changed_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_every_state_changed_ntf_set_b(struct hnl_every_state_changed_ntf *s,
				  uint32_t v)
{
	s->b = v;
	HNL_SET(s, HNL_EVERY_STATE_CHANGED_NTF_B);
}

static inline struct hnl_every_either *
hnl_every_state_changed_ntf_set_c(struct hnl_every_state_changed_ntf *s)
{
	hnl_every_either_init(&s->c);
	HNL_SET(s, HNL_EVERY_STATE_CHANGED_NTF_C);
	return &s->c;
}

void
hnl_every_state_changed_ntf_put(struct hnl_builder *b,
				const struct hnl_every_state_changed_ntf *s);
HNL_MUST_CHECK int
hnl_every_state_changed_ntf_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_every_state_changed_ntf *s);
HNL_MUST_CHECK int hnl_every_state_changed_ntf_decode_at(struct hnl_decoder *d,
							 const uint8_t *buf,
							 size_t end, size_t pos,
							 void *out,
							 struct hnl_extack *x);

static inline void
hnl_every_state_changed_ntf_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_every_state_changed_ntf *s)
{
	int n = hnl_every_state_changed_ntf_encode_at(hnl_builder_here(b),
						      hnl_builder_left(b),
						      flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_state_changed_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
				   const struct hnl_msg *m,
				   struct hnl_every_state_changed_ntf *out,
				   struct hnl_extack *x)
{
	return hnl_every_state_changed_ntf_decode_at(d, buf + m->off,
						     m->end - m->off,
						     m->body - m->off, out, x);
}

/* ---- happened: event ---- */

enum {
	HNL_EVERY_HAPPENED_NTF_A,
	HNL_EVERY_HAPPENED_NTF_B,
	HNL_EVERY_HAPPENED_NTF_C,
	HNL_EVERY_HAPPENED_NTF_POINTS,
	HNL_EVERY_HAPPENED_NTF_FIELDS
};

struct hnl_every_happened_ntf {
	uint64_t has[HNL_PRESENCE(HNL_EVERY_HAPPENED_NTF_FIELDS)];
	struct hnl_every_either c;
	struct hnl_bytes points;	/* of HNL_EVERY_POINT_SIZE bytes each */
	uint32_t b;	/* required */
};

static inline void hnl_every_happened_ntf_init(struct hnl_every_happened_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_every_happened_ntf_set_a(struct hnl_every_happened_ntf *s)
{
	HNL_SET(s, HNL_EVERY_HAPPENED_NTF_A);
}

static inline void
hnl_every_happened_ntf_set_b(struct hnl_every_happened_ntf *s, uint32_t v)
{
	s->b = v;
	HNL_SET(s, HNL_EVERY_HAPPENED_NTF_B);
}

static inline struct hnl_every_either *
hnl_every_happened_ntf_set_c(struct hnl_every_happened_ntf *s)
{
	hnl_every_either_init(&s->c);
	HNL_SET(s, HNL_EVERY_HAPPENED_NTF_C);
	return &s->c;
}

static inline void
hnl_every_happened_ntf_set_points(struct hnl_every_happened_ntf *s,
				  const void *p, uint32_t n)
{
	s->points.p = (const uint8_t *)p;
	s->points.n = n;
	HNL_SET(s, HNL_EVERY_HAPPENED_NTF_POINTS);
}

void hnl_every_happened_ntf_put(struct hnl_builder *b,
				const struct hnl_every_happened_ntf *s);
HNL_MUST_CHECK int
hnl_every_happened_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_every_happened_ntf *s);
HNL_MUST_CHECK int hnl_every_happened_ntf_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

static inline void
hnl_every_happened_ntf_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_every_happened_ntf *s)
{
	int n = hnl_every_happened_ntf_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_every_happened_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_every_happened_ntf *out,
			      struct hnl_extack *x)
{
	return hnl_every_happened_ntf_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- pinged: event ---- */

HNL_MUST_CHECK int hnl_every_pinged_ntf_encode_at(uint8_t *buf, size_t size,
						  uint16_t flags, uint32_t seq,
						  uint32_t port);

static inline void hnl_every_pinged_ntf_encode(struct hnl_builder *b,
					       uint16_t flags, uint32_t seq,
					       uint32_t port)
{
	int n = hnl_every_pinged_ntf_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port);

	hnl_msg_written(b, n);
}

extern const struct hnl_family hnl_every_family;
extern const struct hnl_names hnl_every_names;

HNL_END_DECLS

#endif
