/* SPDX-License-Identifier: MIT */
/* generated from tests/evolution/evo2.yaml by schema/hnlgen; do not edit */
/* A family that grew. */
#ifndef HNL_EVO2_H
#define HNL_EVO2_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_EVO2_FAMILY 33280
#define HNL_EVO2_VERSION 2

/* Groups that events are told to. */
enum {
	HNL_EVO2_GROUP_CHANGES = 1
};

/* Stands in requests alone, so that it may grow. */
enum hnl_evo2_mode {
	HNL_EVO2_MODE_SLOW = 0,
	HNL_EVO2_MODE_FAST = 1,
	HNL_EVO2_MODE_IDLE = 2
};

/* Commands. */
enum hnl_evo2_cmd {
	/* Answers once. */
	HNL_EVO2_CMD_MAKE = 1,
	/* Answers once. Since version 2. */
	HNL_EVO2_CMD_DROP = 2,
	/* Told to group changes; nobody asks for it. */
	HNL_EVO2_CMD_TOLD = 3
};

/* Attributes of set evo. */
enum {
	/* [u32, at most 200] */
	HNL_EVO2_A_EVO_ID = 1,
	/* [u32, one of mode] */
	HNL_EVO2_A_EVO_MODE = 2,
	/* [string, at most 16 characters] */
	HNL_EVO2_A_EVO_LABEL = 3,
	/* [nest of item] */
	HNL_EVO2_A_EVO_ITEM = 4,
	/* [nest of answer] */
	HNL_EVO2_A_EVO_ANSWER = 5,
	/* [u32, since version 2] */
	HNL_EVO2_A_EVO_LIMIT = 6,
	/* [u32, sent as CRITICAL, since version 2] */
	HNL_EVO2_A_EVO_GUARD = 7,
	/* [u32, since version 2] */
	HNL_EVO2_A_EVO_EXTRA = 8,
	/* [u32] */
	HNL_EVO2_A_EVO_CAUSE = 9
};

/* Attributes of set item. */
enum {
	/* [u32, required] */
	HNL_EVO2_A_ITEM_KEY = 1,
	/* [u16, since version 2] */
	HNL_EVO2_A_ITEM_WEIGHT = 2
};

/* Attributes of set answer. */
enum {
	/* [u32, required] */
	HNL_EVO2_A_ANSWER_CODE = 1
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

/* ---- nest item ---- */

enum {
	HNL_EVO2_ITEM_KEY,
	HNL_EVO2_ITEM_WEIGHT,
	HNL_EVO2_ITEM_FIELDS
};

struct hnl_evo2_item {
	uint64_t has[HNL_PRESENCE(HNL_EVO2_ITEM_FIELDS)];
	uint32_t key;	/* required */
	uint16_t weight;
};

static inline void hnl_evo2_item_init(struct hnl_evo2_item *s)
{
	s->has[0] = 0;
}

static inline void hnl_evo2_item_set_key(struct hnl_evo2_item *s, uint32_t v)
{
	s->key = v;
	HNL_SET(s, HNL_EVO2_ITEM_KEY);
}

static inline void hnl_evo2_item_set_weight(struct hnl_evo2_item *s, uint16_t v)
{
	s->weight = v;
	HNL_SET(s, HNL_EVO2_ITEM_WEIGHT);
}

void hnl_evo2_item_put(struct hnl_builder *b, const struct hnl_evo2_item *s);

/* ---- nest answer ---- */

enum {
	HNL_EVO2_ANSWER_CODE,
	HNL_EVO2_ANSWER_FIELDS
};

struct hnl_evo2_answer {
	uint64_t has[HNL_PRESENCE(HNL_EVO2_ANSWER_FIELDS)];
	uint32_t code;	/* required */
};

static inline void hnl_evo2_answer_init(struct hnl_evo2_answer *s)
{
	s->has[0] = 0;
}

static inline void hnl_evo2_answer_set_code(struct hnl_evo2_answer *s,
					    uint32_t v)
{
	s->code = v;
	HNL_SET(s, HNL_EVO2_ANSWER_CODE);
}

void hnl_evo2_answer_put(struct hnl_builder *b,
			 const struct hnl_evo2_answer *s);

/* ---- make: request ---- */

enum {
	HNL_EVO2_MAKE_REQ_ID,
	HNL_EVO2_MAKE_REQ_MODE,
	HNL_EVO2_MAKE_REQ_LABEL,
	HNL_EVO2_MAKE_REQ_ITEM,
	HNL_EVO2_MAKE_REQ_LIMIT,
	HNL_EVO2_MAKE_REQ_GUARD,
	HNL_EVO2_MAKE_REQ_FIELDS
};

struct hnl_evo2_make_req {
	uint64_t has[HNL_PRESENCE(HNL_EVO2_MAKE_REQ_FIELDS)];
	struct hnl_bytes label;
	struct hnl_evo2_item item;
	uint32_t id;	/* required */
	uint32_t mode;	/* enum hnl_evo2_mode */
	uint32_t limit;
	uint32_t guard;
};

static inline void hnl_evo2_make_req_init(struct hnl_evo2_make_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_evo2_make_req_set_id(struct hnl_evo2_make_req *s,
					    uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_EVO2_MAKE_REQ_ID);
}

static inline void hnl_evo2_make_req_set_mode(struct hnl_evo2_make_req *s,
					      uint32_t v)
{
	s->mode = v;
	HNL_SET(s, HNL_EVO2_MAKE_REQ_MODE);
}

static inline void hnl_evo2_make_req_set_label(struct hnl_evo2_make_req *s,
					       const void *p, uint32_t n)
{
	s->label.p = (const uint8_t *)p;
	s->label.n = n;
	HNL_SET(s, HNL_EVO2_MAKE_REQ_LABEL);
}

static inline struct hnl_evo2_item *
hnl_evo2_make_req_set_item(struct hnl_evo2_make_req *s)
{
	hnl_evo2_item_init(&s->item);
	HNL_SET(s, HNL_EVO2_MAKE_REQ_ITEM);
	return &s->item;
}

static inline void hnl_evo2_make_req_set_limit(struct hnl_evo2_make_req *s,
					       uint32_t v)
{
	s->limit = v;
	HNL_SET(s, HNL_EVO2_MAKE_REQ_LIMIT);
}

static inline void hnl_evo2_make_req_set_guard(struct hnl_evo2_make_req *s,
					       uint32_t v)
{
	s->guard = v;
	HNL_SET(s, HNL_EVO2_MAKE_REQ_GUARD);
}

void hnl_evo2_make_req_put(struct hnl_builder *b,
			   const struct hnl_evo2_make_req *s);
HNL_MUST_CHECK int
hnl_evo2_make_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_evo2_make_req *s);
HNL_MUST_CHECK int hnl_evo2_make_req_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

static inline void hnl_evo2_make_req_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_evo2_make_req *s)
{
	int n = hnl_evo2_make_req_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_evo2_make_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_evo2_make_req *out,
			 struct hnl_extack *x)
{
	return hnl_evo2_make_req_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- make: reply ---- */

enum {
	HNL_EVO2_MAKE_RSP_ANSWER,
	HNL_EVO2_MAKE_RSP_EXTRA,
	HNL_EVO2_MAKE_RSP_FIELDS
};

struct hnl_evo2_make_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVO2_MAKE_RSP_FIELDS)];
	struct hnl_evo2_answer answer;
	uint32_t extra;
};

static inline void hnl_evo2_make_rsp_init(struct hnl_evo2_make_rsp *s)
{
	s->has[0] = 0;
}

static inline struct hnl_evo2_answer *
hnl_evo2_make_rsp_set_answer(struct hnl_evo2_make_rsp *s)
{
	hnl_evo2_answer_init(&s->answer);
	HNL_SET(s, HNL_EVO2_MAKE_RSP_ANSWER);
	return &s->answer;
}

static inline void hnl_evo2_make_rsp_set_extra(struct hnl_evo2_make_rsp *s,
					       uint32_t v)
{
	s->extra = v;
	HNL_SET(s, HNL_EVO2_MAKE_RSP_EXTRA);
}

void hnl_evo2_make_rsp_put(struct hnl_builder *b,
			   const struct hnl_evo2_make_rsp *s);
HNL_MUST_CHECK int
hnl_evo2_make_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_evo2_make_rsp *s);
HNL_MUST_CHECK int hnl_evo2_make_rsp_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

static inline void hnl_evo2_make_rsp_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_evo2_make_rsp *s)
{
	int n = hnl_evo2_make_rsp_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_evo2_make_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_evo2_make_rsp *out,
			 struct hnl_extack *x)
{
	return hnl_evo2_make_rsp_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- drop: request ---- */

enum {
	HNL_EVO2_DROP_REQ_ID,
	HNL_EVO2_DROP_REQ_FIELDS
};

struct hnl_evo2_drop_req {
	uint64_t has[HNL_PRESENCE(HNL_EVO2_DROP_REQ_FIELDS)];
	uint32_t id;	/* required */
};

static inline void hnl_evo2_drop_req_init(struct hnl_evo2_drop_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_evo2_drop_req_set_id(struct hnl_evo2_drop_req *s,
					    uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_EVO2_DROP_REQ_ID);
}

void hnl_evo2_drop_req_put(struct hnl_builder *b,
			   const struct hnl_evo2_drop_req *s);
HNL_MUST_CHECK int
hnl_evo2_drop_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_evo2_drop_req *s);
HNL_MUST_CHECK int hnl_evo2_drop_req_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_evo2_drop_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_evo2_drop_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVO2_DROP_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVO2_FAMILY, HNL_F_REQUEST,
				HNL_EVO2_CMD_DROP, HNL_EVO2_VERSION, flags, seq,
				port);
		if (hnl_quick_u32(buf + 20, HNL_EVO2_A_EVO_ID, 4, s->id, 0, 0,
				  200))
			return HNL_MSGHDR + 8;
	}
	return hnl_evo2_drop_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_evo2_drop_req_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_evo2_drop_req *s)
{
	int n = hnl_evo2_drop_req_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_evo2_drop_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_evo2_drop_req *out,
			 struct hnl_extack *x)
{
	return hnl_evo2_drop_req_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- told: event ---- */

enum {
	HNL_EVO2_TOLD_NTF_EXTRA,
	HNL_EVO2_TOLD_NTF_CAUSE,
	HNL_EVO2_TOLD_NTF_FIELDS
};

struct hnl_evo2_told_ntf {
	uint64_t has[HNL_PRESENCE(HNL_EVO2_TOLD_NTF_FIELDS)];
	uint32_t extra;
	uint32_t cause;	/* required */
};

static inline void hnl_evo2_told_ntf_init(struct hnl_evo2_told_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_evo2_told_ntf_set_extra(struct hnl_evo2_told_ntf *s,
					       uint32_t v)
{
	s->extra = v;
	HNL_SET(s, HNL_EVO2_TOLD_NTF_EXTRA);
}

static inline void hnl_evo2_told_ntf_set_cause(struct hnl_evo2_told_ntf *s,
					       uint32_t v)
{
	s->cause = v;
	HNL_SET(s, HNL_EVO2_TOLD_NTF_CAUSE);
}

void hnl_evo2_told_ntf_put(struct hnl_builder *b,
			   const struct hnl_evo2_told_ntf *s);
HNL_MUST_CHECK int
hnl_evo2_told_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_evo2_told_ntf *s);
HNL_MUST_CHECK int hnl_evo2_told_ntf_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_evo2_told_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_evo2_told_ntf *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVO2_TOLD_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_EVO2_FAMILY, 0, HNL_EVO2_CMD_TOLD,
				HNL_EVO2_VERSION, flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_EVO2_A_EVO_EXTRA, 4, s->extra);
		hnl_quick_put32(buf + 28, HNL_EVO2_A_EVO_CAUSE, 4, s->cause);
		return HNL_MSGHDR + 16;
	}
	return hnl_evo2_told_ntf_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_evo2_told_ntf_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_evo2_told_ntf *s)
{
	int n = hnl_evo2_told_ntf_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_evo2_told_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_evo2_told_ntf *out,
			 struct hnl_extack *x)
{
	return hnl_evo2_told_ntf_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

extern const struct hnl_family hnl_evo2_family;
extern const struct hnl_names hnl_evo2_names;

HNL_END_DECLS

#endif
