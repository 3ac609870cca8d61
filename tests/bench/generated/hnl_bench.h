/* SPDX-License-Identifier: MIT */
/* generated from tests/bench/bench.yaml by schema/hnlgen; do not edit */
/* Messages of the benchmarks, and nothing that anybody would serve. */
#ifndef HNL_BENCH_H
#define HNL_BENCH_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_BENCH_FAMILY 32768
#define HNL_BENCH_VERSION 1

/* Any small enumeration. */
enum hnl_bench_speed {
	HNL_BENCH_SPEED_SLOW = 0,
	HNL_BENCH_SPEED_FAIR = 1,
	HNL_BENCH_SPEED_FAST = 2
};

/* Any small set of bits. */
enum hnl_bench_options {
	HNL_BENCH_OPTIONS_FIRST = 0x1,
	HNL_BENCH_OPTIONS_SECOND = 0x2,
	HNL_BENCH_OPTIONS_THIRD = 0x4,
	HNL_BENCH_OPTIONS_FOURTH = 0x8
};

#define HNL_BENCH_EXTENT_SIZE 24

/* A range as an element of a packed array. */
struct hnl_bench_extent {
	uint64_t gpa;
	uint64_t pages;
	uint32_t attributes;
};

static inline void hnl_bench_extent_load(const uint8_t *p,
					 struct hnl_bench_extent *s)
{
	s->gpa = hnl_fetch_le64(p);
	s->pages = hnl_fetch_le64(p + 8);
	s->attributes = hnl_fetch_le32(p + 16);
}

static inline void hnl_bench_extent_store(uint8_t *p,
					  const struct hnl_bench_extent *s)
{
	hnl_store_le64(p, s->gpa);
	hnl_store_le64(p + 8, s->pages);
	hnl_store_le64(p + 16, s->attributes);
}

static inline void hnl_bench_extent_store_all(uint8_t *p,
					      const struct hnl_bench_extent *s,
					      size_t n)
{
	for (; n != 0; n--, s++, p += HNL_BENCH_EXTENT_SIZE) {
		hnl_store_two_le64(p, (const uint8_t *)&s->gpa);
		hnl_store_le64(p + 16, s->attributes);
	}
}

/* Commands. */
enum hnl_bench_cmd {
	/*
	 * M1, 44 bytes.
	 *
	 * Answers once.
	 */
	HNL_BENCH_CMD_SMALL = 1,
	/*
	 * M2 and M2S, 168 bytes.
	 *
	 * Answers once.
	 */
	HNL_BENCH_CMD_MEDIUM = 2,
	/*
	 * M3, 2328 bytes.
	 *
	 * Answers once.
	 */
	HNL_BENCH_CMD_MANY = 3,
	/*
	 * M3P, 1560 bytes.
	 *
	 * Answers once.
	 */
	HNL_BENCH_CMD_PACKED = 4,
	/*
	 * M4, 444 bytes with 32 attributes that this side does not know.
	 *
	 * Answers once.
	 */
	HNL_BENCH_CMD_SPARSE = 5
};

/* M1. */
enum {
	/* [u32, at most 65535] */
	HNL_BENCH_A_SMALL_ID = 1,
	/* [guest-physical address, multiple of 4096] */
	HNL_BENCH_A_SMALL_GPA = 2,
	/* [flag] */
	HNL_BENCH_A_SMALL_URGENT = 3
};

/* M2, and M2S, which is M2 in another order. */
enum {
	/* [u32, at most 511] */
	HNL_BENCH_A_MEDIUM_VCPU = 1,
	/* [guest-physical address, multiple of 4096] */
	HNL_BENCH_A_MEDIUM_GPA = 2,
	/* [u64, 1..68719476735] */
	HNL_BENCH_A_MEDIUM_PAGES = 3,
	/* [u8, one of speed] */
	HNL_BENCH_A_MEDIUM_SPEED = 4,
	/* [u16, at least 1] */
	HNL_BENCH_A_MEDIUM_PORT = 5,
	/* [u32, bits of options] */
	HNL_BENCH_A_MEDIUM_OPTIONS = 6,
	/* [s32, -4096..4096] */
	HNL_BENCH_A_MEDIUM_OFFSET = 7,
	/* [u64] */
	HNL_BENCH_A_MEDIUM_COOKIE = 8,
	/* [string, 1..31 characters] */
	HNL_BENCH_A_MEDIUM_NAME = 9,
	/* [nest of place] */
	HNL_BENCH_A_MEDIUM_PLACE = 10
};

/* Four scalars within M2. */
enum {
	/* [u32, at most 1023, required] */
	HNL_BENCH_A_PLACE_NODE = 1,
	/* [u32, at most 18] */
	HNL_BENCH_A_PLACE_ORDER = 2,
	/* [guest-physical address, multiple of 4096] */
	HNL_BENCH_A_PLACE_START = 3,
	/* [u64, at least 1] */
	HNL_BENCH_A_PLACE_LIMIT = 4
};

/* M3. */
enum {
	/* [nest of ranges] */
	HNL_BENCH_A_MANY_RANGES = 1
};

/* Ranges, each a nest of its own. */
enum {
	/* [nest of range, at most 253 times] */
	HNL_BENCH_A_RANGES_RANGE = 1
};

/* One of 64 in M3. */
enum {
	/* [guest-physical address, multiple of 4096, required] */
	HNL_BENCH_A_RANGE_GPA = 1,
	/* [u64, at least 1, required] */
	HNL_BENCH_A_RANGE_PAGES = 2,
	/* [u32, bits of 0x1f] */
	HNL_BENCH_A_RANGE_ATTRIBUTES = 3
};

/* M3P, the ranges of M3 in one attribute. */
enum {
	/* [array of extent, at most 6072 bytes] */
	HNL_BENCH_A_PACKED_EXTENTS = 1
};

/* M4, four attributes far apart; who sends it knows more of them. */
enum {
	/* [u64, at least 1] */
	HNL_BENCH_A_SPARSE_FIRST = 1,
	/* [u32, at most 65535] */
	HNL_BENCH_A_SPARSE_SECOND = 12,
	/* [u64] */
	HNL_BENCH_A_SPARSE_THIRD = 23,
	/* [u32, bits of 0xff] */
	HNL_BENCH_A_SPARSE_FOURTH = 34
};

/*
 * A message or a nest is a struct: has[] says which members hold a value, and
 * the others are not read.
 *
 * _init(s)		nothing is present
 * _set_x(s, ...)	x is present; of a nest, returns the nest to be filled.
 *			Arrays and bytes stay the caller's, until encoded.
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

/* ---- nest place ---- */

enum {
	HNL_BENCH_PLACE_NODE,
	HNL_BENCH_PLACE_ORDER,
	HNL_BENCH_PLACE_START,
	HNL_BENCH_PLACE_LIMIT,
	HNL_BENCH_PLACE_FIELDS
};

struct hnl_bench_place {
	uint64_t has[HNL_PRESENCE(HNL_BENCH_PLACE_FIELDS)];
	uint64_t start;
	uint64_t limit;
	uint32_t node;	/* required */
	uint32_t order;
};

static inline void hnl_bench_place_init(struct hnl_bench_place *s)
{
	s->has[0] = 0;
}

static inline void hnl_bench_place_set_node(struct hnl_bench_place *s,
					    uint32_t v)
{
	s->node = v;
	HNL_SET(s, HNL_BENCH_PLACE_NODE);
}

static inline void hnl_bench_place_set_order(struct hnl_bench_place *s,
					     uint32_t v)
{
	s->order = v;
	HNL_SET(s, HNL_BENCH_PLACE_ORDER);
}

static inline void hnl_bench_place_set_start(struct hnl_bench_place *s,
					     uint64_t v)
{
	s->start = v;
	HNL_SET(s, HNL_BENCH_PLACE_START);
}

static inline void hnl_bench_place_set_limit(struct hnl_bench_place *s,
					     uint64_t v)
{
	s->limit = v;
	HNL_SET(s, HNL_BENCH_PLACE_LIMIT);
}

void hnl_bench_place_put(struct hnl_builder *b,
			 const struct hnl_bench_place *s);

/* ---- nest range ---- */

enum {
	HNL_BENCH_RANGE_GPA,
	HNL_BENCH_RANGE_PAGES,
	HNL_BENCH_RANGE_ATTRIBUTES,
	HNL_BENCH_RANGE_FIELDS
};

struct hnl_bench_range {
	uint64_t has[HNL_PRESENCE(HNL_BENCH_RANGE_FIELDS)];
	uint64_t gpa;	/* required */
	uint64_t pages;	/* required */
	uint32_t attributes;
};

static inline void hnl_bench_range_init(struct hnl_bench_range *s)
{
	s->has[0] = 0;
}

static inline void hnl_bench_range_set_gpa(struct hnl_bench_range *s,
					   uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_BENCH_RANGE_GPA);
}

static inline void hnl_bench_range_set_pages(struct hnl_bench_range *s,
					     uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_BENCH_RANGE_PAGES);
}

static inline void hnl_bench_range_set_attributes(struct hnl_bench_range *s,
						  uint32_t v)
{
	s->attributes = v;
	HNL_SET(s, HNL_BENCH_RANGE_ATTRIBUTES);
}

void hnl_bench_range_put(struct hnl_builder *b,
			 const struct hnl_bench_range *s);

/* ---- nest ranges ---- */

enum {
	HNL_BENCH_RANGES_RANGE,
	HNL_BENCH_RANGES_FIELDS
};

struct hnl_bench_ranges {
	uint64_t has[HNL_PRESENCE(HNL_BENCH_RANGES_FIELDS)];
	struct hnl_list range;	/* of struct hnl_bench_range */
};

static inline void hnl_bench_ranges_init(struct hnl_bench_ranges *s)
{
	s->has[0] = 0;
}

static inline void
hnl_bench_ranges_set_range(struct hnl_bench_ranges *s,
			   const struct hnl_bench_range *item, uint32_t n)
{
	s->range = hnl_list_of(item, n);
	HNL_SET(s, HNL_BENCH_RANGES_RANGE);
}

void hnl_bench_ranges_put(struct hnl_builder *b,
			  const struct hnl_bench_ranges *s);
bool hnl_bench_ranges_next_range(struct hnl_list *l,
				 struct hnl_bench_range *out);

/* ---- small: request ---- */

enum {
	HNL_BENCH_SMALL_REQ_ID,
	HNL_BENCH_SMALL_REQ_GPA,
	HNL_BENCH_SMALL_REQ_URGENT,
	HNL_BENCH_SMALL_REQ_FIELDS
};

struct hnl_bench_small_req {
	uint64_t has[HNL_PRESENCE(HNL_BENCH_SMALL_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint32_t id;	/* required */
};

static inline void hnl_bench_small_req_init(struct hnl_bench_small_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_bench_small_req_set_id(struct hnl_bench_small_req *s,
					      uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_BENCH_SMALL_REQ_ID);
}

static inline void hnl_bench_small_req_set_gpa(struct hnl_bench_small_req *s,
					       uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_BENCH_SMALL_REQ_GPA);
}

static inline void hnl_bench_small_req_set_urgent(struct hnl_bench_small_req *s)
{
	HNL_SET(s, HNL_BENCH_SMALL_REQ_URGENT);
}

void hnl_bench_small_req_put(struct hnl_builder *b,
			     const struct hnl_bench_small_req *s);
HNL_MUST_CHECK int
hnl_bench_small_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_bench_small_req *s);
HNL_MUST_CHECK int hnl_bench_small_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_bench_small_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_bench_small_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_BENCH_SMALL_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_BENCH_FAMILY, HNL_F_REQUEST,
				HNL_BENCH_CMD_SMALL, HNL_BENCH_VERSION, flags,
				seq, port);
		hnl_quick_head(buf + 40, HNL_BENCH_A_SMALL_URGENT, 0);
		if (hnl_quick_u32(buf + 20, HNL_BENCH_A_SMALL_ID, 4, s->id, 0,
				  0, 65535) &&
		    hnl_quick_u64(buf + 28, HNL_BENCH_A_SMALL_GPA, s->gpa, 12,
				  0, 0xfffffffffffff))
			return HNL_MSGHDR + 24;
	}
	return hnl_bench_small_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_bench_small_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_bench_small_req *s)
{
	int n = hnl_bench_small_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_bench_small_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_bench_small_req *out,
			   struct hnl_extack *x)
{
	return hnl_bench_small_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- medium: request ---- */

enum {
	HNL_BENCH_MEDIUM_REQ_VCPU,
	HNL_BENCH_MEDIUM_REQ_GPA,
	HNL_BENCH_MEDIUM_REQ_PAGES,
	HNL_BENCH_MEDIUM_REQ_SPEED,
	HNL_BENCH_MEDIUM_REQ_PORT,
	HNL_BENCH_MEDIUM_REQ_OPTIONS,
	HNL_BENCH_MEDIUM_REQ_OFFSET,
	HNL_BENCH_MEDIUM_REQ_COOKIE,
	HNL_BENCH_MEDIUM_REQ_NAME,
	HNL_BENCH_MEDIUM_REQ_PLACE,
	HNL_BENCH_MEDIUM_REQ_FIELDS
};

struct hnl_bench_medium_req {
	uint64_t has[HNL_PRESENCE(HNL_BENCH_MEDIUM_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint64_t pages;	/* required */
	uint64_t cookie;
	struct hnl_bytes name;
	struct hnl_bench_place place;
	uint32_t vcpu;	/* required */
	uint32_t options;	/* enum hnl_bench_options */
	int32_t offset;
	uint16_t port;	/* required */
	uint8_t speed;	/* enum hnl_bench_speed */
};

static inline void hnl_bench_medium_req_init(struct hnl_bench_medium_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_bench_medium_req_set_vcpu(struct hnl_bench_medium_req *s,
						 uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_VCPU);
}

static inline void hnl_bench_medium_req_set_gpa(struct hnl_bench_medium_req *s,
						uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_GPA);
}

static inline void
hnl_bench_medium_req_set_pages(struct hnl_bench_medium_req *s, uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_PAGES);
}

static inline void
hnl_bench_medium_req_set_speed(struct hnl_bench_medium_req *s, uint8_t v)
{
	s->speed = v;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_SPEED);
}

static inline void hnl_bench_medium_req_set_port(struct hnl_bench_medium_req *s,
						 uint16_t v)
{
	s->port = v;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_PORT);
}

static inline void
hnl_bench_medium_req_set_options(struct hnl_bench_medium_req *s, uint32_t v)
{
	s->options = v;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_OPTIONS);
}

static inline void
hnl_bench_medium_req_set_offset(struct hnl_bench_medium_req *s, int32_t v)
{
	s->offset = v;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_OFFSET);
}

static inline void
hnl_bench_medium_req_set_cookie(struct hnl_bench_medium_req *s, uint64_t v)
{
	s->cookie = v;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_COOKIE);
}

static inline void hnl_bench_medium_req_set_name(struct hnl_bench_medium_req *s,
						 const void *p, uint32_t n)
{
	s->name.p = (const uint8_t *)p;
	s->name.n = n;
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_NAME);
}

static inline struct hnl_bench_place *
hnl_bench_medium_req_set_place(struct hnl_bench_medium_req *s)
{
	hnl_bench_place_init(&s->place);
	HNL_SET(s, HNL_BENCH_MEDIUM_REQ_PLACE);
	return &s->place;
}

void hnl_bench_medium_req_put(struct hnl_builder *b,
			      const struct hnl_bench_medium_req *s);
HNL_MUST_CHECK int
hnl_bench_medium_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_bench_medium_req *s);
HNL_MUST_CHECK int hnl_bench_medium_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

static inline void
hnl_bench_medium_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_bench_medium_req *s)
{
	int n = hnl_bench_medium_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_bench_medium_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_bench_medium_req *out,
			    struct hnl_extack *x)
{
	return hnl_bench_medium_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- many: request ---- */

enum {
	HNL_BENCH_MANY_REQ_RANGES,
	HNL_BENCH_MANY_REQ_FIELDS
};

struct hnl_bench_many_req {
	uint64_t has[HNL_PRESENCE(HNL_BENCH_MANY_REQ_FIELDS)];
	struct hnl_bench_ranges ranges;	/* required */
};

static inline void hnl_bench_many_req_init(struct hnl_bench_many_req *s)
{
	s->has[0] = 0;
}

static inline struct hnl_bench_ranges *
hnl_bench_many_req_set_ranges(struct hnl_bench_many_req *s)
{
	hnl_bench_ranges_init(&s->ranges);
	HNL_SET(s, HNL_BENCH_MANY_REQ_RANGES);
	return &s->ranges;
}

void hnl_bench_many_req_put(struct hnl_builder *b,
			    const struct hnl_bench_many_req *s);
HNL_MUST_CHECK int
hnl_bench_many_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_bench_many_req *s);
HNL_MUST_CHECK int hnl_bench_many_req_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

static inline void hnl_bench_many_req_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_bench_many_req *s)
{
	int n = hnl_bench_many_req_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_bench_many_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_bench_many_req *out, struct hnl_extack *x)
{
	return hnl_bench_many_req_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- packed: request ---- */

enum {
	HNL_BENCH_PACKED_REQ_EXTENTS,
	HNL_BENCH_PACKED_REQ_FIELDS
};

struct hnl_bench_packed_req {
	uint64_t has[HNL_PRESENCE(HNL_BENCH_PACKED_REQ_FIELDS)];
	/* required, of HNL_BENCH_EXTENT_SIZE bytes each */
	struct hnl_bytes extents;
};

static inline void hnl_bench_packed_req_init(struct hnl_bench_packed_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_bench_packed_req_set_extents(struct hnl_bench_packed_req *s, const void *p,
				 uint32_t n)
{
	s->extents.p = (const uint8_t *)p;
	s->extents.n = n;
	HNL_SET(s, HNL_BENCH_PACKED_REQ_EXTENTS);
}

void hnl_bench_packed_req_put(struct hnl_builder *b,
			      const struct hnl_bench_packed_req *s);
HNL_MUST_CHECK int
hnl_bench_packed_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_bench_packed_req *s);
HNL_MUST_CHECK int hnl_bench_packed_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

static inline void
hnl_bench_packed_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_bench_packed_req *s)
{
	int n = hnl_bench_packed_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_bench_packed_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_bench_packed_req *out,
			    struct hnl_extack *x)
{
	return hnl_bench_packed_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- sparse: request ---- */

enum {
	HNL_BENCH_SPARSE_REQ_FIRST,
	HNL_BENCH_SPARSE_REQ_SECOND,
	HNL_BENCH_SPARSE_REQ_THIRD,
	HNL_BENCH_SPARSE_REQ_FOURTH,
	HNL_BENCH_SPARSE_REQ_FIELDS
};

struct hnl_bench_sparse_req {
	uint64_t has[HNL_PRESENCE(HNL_BENCH_SPARSE_REQ_FIELDS)];
	uint64_t first;	/* required */
	uint64_t third;	/* required */
	uint32_t second;	/* required */
	uint32_t fourth;	/* required */
};

static inline void hnl_bench_sparse_req_init(struct hnl_bench_sparse_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_bench_sparse_req_set_first(struct hnl_bench_sparse_req *s, uint64_t v)
{
	s->first = v;
	HNL_SET(s, HNL_BENCH_SPARSE_REQ_FIRST);
}

static inline void
hnl_bench_sparse_req_set_second(struct hnl_bench_sparse_req *s, uint32_t v)
{
	s->second = v;
	HNL_SET(s, HNL_BENCH_SPARSE_REQ_SECOND);
}

static inline void
hnl_bench_sparse_req_set_third(struct hnl_bench_sparse_req *s, uint64_t v)
{
	s->third = v;
	HNL_SET(s, HNL_BENCH_SPARSE_REQ_THIRD);
}

static inline void
hnl_bench_sparse_req_set_fourth(struct hnl_bench_sparse_req *s, uint32_t v)
{
	s->fourth = v;
	HNL_SET(s, HNL_BENCH_SPARSE_REQ_FOURTH);
}

void hnl_bench_sparse_req_put(struct hnl_builder *b,
			      const struct hnl_bench_sparse_req *s);
HNL_MUST_CHECK int
hnl_bench_sparse_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_bench_sparse_req *s);
HNL_MUST_CHECK int hnl_bench_sparse_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_bench_sparse_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_bench_sparse_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_BENCH_SPARSE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 40) {
		hnl_quick_begin(buf, 40, HNL_BENCH_FAMILY, HNL_F_REQUEST,
				HNL_BENCH_CMD_SPARSE, HNL_BENCH_VERSION, flags,
				seq, port);
		hnl_quick_put64(buf + 40, HNL_BENCH_A_SPARSE_THIRD, s->third);
		if (hnl_quick_u64(buf + 20, HNL_BENCH_A_SPARSE_FIRST, s->first,
				  0, 1, 0xfffffffffffffffe) &&
		    hnl_quick_u32(buf + 32, HNL_BENCH_A_SPARSE_SECOND, 4,
				  s->second, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 52, HNL_BENCH_A_SPARSE_FOURTH, 4,
				  s->fourth, 0, 0, 255))
			return HNL_MSGHDR + 40;
	}
	return hnl_bench_sparse_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_bench_sparse_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_bench_sparse_req *s)
{
	int n = hnl_bench_sparse_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_bench_sparse_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_bench_sparse_req *out,
			    struct hnl_extack *x)
{
	return hnl_bench_sparse_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

extern const struct hnl_family hnl_bench_family;
extern const struct hnl_names hnl_bench_names;

HNL_END_DECLS

#endif
