/* SPDX-License-Identifier: MIT */
/* generated from tests/bench/mixed.yaml by schema/hnlgen; do not edit */
/* Commands of the benchmarks, and nothing that anybody would serve. */
#ifndef HNL_MIXED_H
#define HNL_MIXED_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_MIXED_FAMILY 32769
#define HNL_MIXED_VERSION 1

/* Commands. */
enum hnl_mixed_cmd {
	/*
	 * Makes a port pending.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_SEND = 1,
	/*
	 * Masks or unmasks a port.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_MASK = 2,
	/*
	 * Sets the deadline of a vCPU.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_TIMER = 3,
	/*
	 * Sets the attributes of a page.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_PROTECT = 4,
	/*
	 * Lets a peer use a page.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_GRANT = 5,
	/*
	 * Says where a vCPU runs, and how much.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_PLACE = 6,
	/*
	 * Sets a parameter.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_SET = 7,
	/*
	 * Gets a parameter.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_GET = 8,
	/*
	 * Looks at pages one by one; each is a unit of work.
	 *
	 * Answers once.
	 */
	HNL_MIXED_CMD_WALK = 9
};

/* Attributes of set mixed. */
enum {
	/* [u32, at most 1023] */
	HNL_MIXED_A_PORT = 1,
	/* [u8, at most 1] */
	HNL_MIXED_A_MASKED = 2,
	/* [u32, at most 63] */
	HNL_MIXED_A_VCPU = 3,
	/* [u64] */
	HNL_MIXED_A_DEADLINE = 4,
	/* [guest-physical address, multiple of 4096] */
	HNL_MIXED_A_GPA = 5,
	/* [u64, 1..65536] */
	HNL_MIXED_A_PAGES = 6,
	/* [u32, bits of 0x1f] */
	HNL_MIXED_A_ATTRIBUTES = 7,
	/* [u32, at most 255] */
	HNL_MIXED_A_REF = 8,
	/* [u16, at most 32751] */
	HNL_MIXED_A_PEER = 9,
	/* [u32, at most 15] */
	HNL_MIXED_A_NODE = 10,
	/* [u32, 1..65535] */
	HNL_MIXED_A_WEIGHT = 11,
	/* [u32, at most 63] */
	HNL_MIXED_A_INDEX = 12,
	/* [u64] */
	HNL_MIXED_A_VALUE = 13
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

/* ---- send: request ---- */

enum {
	HNL_MIXED_SEND_REQ_PORT,
	HNL_MIXED_SEND_REQ_FIELDS
};

struct hnl_mixed_send_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_SEND_REQ_FIELDS)];
	uint32_t port;	/* required */
};

static inline void hnl_mixed_send_req_init(struct hnl_mixed_send_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_send_req_set_port(struct hnl_mixed_send_req *s,
					       uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_MIXED_SEND_REQ_PORT);
}

void hnl_mixed_send_req_put(struct hnl_builder *b,
			    const struct hnl_mixed_send_req *s);
HNL_MUST_CHECK int
hnl_mixed_send_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_mixed_send_req *s);
HNL_MUST_CHECK int hnl_mixed_send_req_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_send_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_mixed_send_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_SEND_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_SEND, HNL_MIXED_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_MIXED_A_PORT, 4, s->port, 0, 0,
				  1023))
			return HNL_MSGHDR + 8;
	}
	return hnl_mixed_send_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_mixed_send_req_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_mixed_send_req *s)
{
	int n = hnl_mixed_send_req_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_send_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_mixed_send_req *out, struct hnl_extack *x)
{
	return hnl_mixed_send_req_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- mask: request ---- */

enum {
	HNL_MIXED_MASK_REQ_PORT,
	HNL_MIXED_MASK_REQ_MASKED,
	HNL_MIXED_MASK_REQ_FIELDS
};

struct hnl_mixed_mask_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_MASK_REQ_FIELDS)];
	uint32_t port;	/* required */
	uint8_t masked;	/* required */
};

static inline void hnl_mixed_mask_req_init(struct hnl_mixed_mask_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_mask_req_set_port(struct hnl_mixed_mask_req *s,
					       uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_MIXED_MASK_REQ_PORT);
}

static inline void hnl_mixed_mask_req_set_masked(struct hnl_mixed_mask_req *s,
						 uint8_t v)
{
	s->masked = v;
	HNL_SET(s, HNL_MIXED_MASK_REQ_MASKED);
}

void hnl_mixed_mask_req_put(struct hnl_builder *b,
			    const struct hnl_mixed_mask_req *s);
HNL_MUST_CHECK int
hnl_mixed_mask_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_mixed_mask_req *s);
HNL_MUST_CHECK int hnl_mixed_mask_req_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_mask_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_mixed_mask_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_MASK_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_MASK, HNL_MIXED_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_MIXED_A_PORT, 4, s->port, 0, 0,
				  1023) &&
		    hnl_quick_u32(buf + 28, HNL_MIXED_A_MASKED, 1, s->masked, 0,
				  0, 1))
			return HNL_MSGHDR + 16;
	}
	return hnl_mixed_mask_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_mixed_mask_req_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_mixed_mask_req *s)
{
	int n = hnl_mixed_mask_req_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_mask_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_mixed_mask_req *out, struct hnl_extack *x)
{
	return hnl_mixed_mask_req_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- timer: request ---- */

enum {
	HNL_MIXED_TIMER_REQ_VCPU,
	HNL_MIXED_TIMER_REQ_DEADLINE,
	HNL_MIXED_TIMER_REQ_FIELDS
};

struct hnl_mixed_timer_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_TIMER_REQ_FIELDS)];
	uint64_t deadline;	/* required */
	uint32_t vcpu;	/* required */
};

static inline void hnl_mixed_timer_req_init(struct hnl_mixed_timer_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_timer_req_set_vcpu(struct hnl_mixed_timer_req *s,
						uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_MIXED_TIMER_REQ_VCPU);
}

static inline void
hnl_mixed_timer_req_set_deadline(struct hnl_mixed_timer_req *s, uint64_t v)
{
	s->deadline = v;
	HNL_SET(s, HNL_MIXED_TIMER_REQ_DEADLINE);
}

void hnl_mixed_timer_req_put(struct hnl_builder *b,
			     const struct hnl_mixed_timer_req *s);
HNL_MUST_CHECK int
hnl_mixed_timer_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_mixed_timer_req *s);
HNL_MUST_CHECK int hnl_mixed_timer_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_timer_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_mixed_timer_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_TIMER_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 20) {
		hnl_quick_begin(buf, 20, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_TIMER, HNL_MIXED_VERSION, flags,
				seq, port);
		hnl_quick_put64(buf + 28, HNL_MIXED_A_DEADLINE, s->deadline);
		if (hnl_quick_u32(buf + 20, HNL_MIXED_A_VCPU, 4, s->vcpu, 0, 0,
				  63))
			return HNL_MSGHDR + 20;
	}
	return hnl_mixed_timer_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_mixed_timer_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_mixed_timer_req *s)
{
	int n = hnl_mixed_timer_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_timer_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_mixed_timer_req *out,
			   struct hnl_extack *x)
{
	return hnl_mixed_timer_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- protect: request ---- */

enum {
	HNL_MIXED_PROTECT_REQ_GPA,
	HNL_MIXED_PROTECT_REQ_ATTRIBUTES,
	HNL_MIXED_PROTECT_REQ_FIELDS
};

struct hnl_mixed_protect_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_PROTECT_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint32_t attributes;	/* required */
};

static inline void hnl_mixed_protect_req_init(struct hnl_mixed_protect_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_mixed_protect_req_set_gpa(struct hnl_mixed_protect_req *s, uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_MIXED_PROTECT_REQ_GPA);
}

static inline void
hnl_mixed_protect_req_set_attributes(struct hnl_mixed_protect_req *s,
				     uint32_t v)
{
	s->attributes = v;
	HNL_SET(s, HNL_MIXED_PROTECT_REQ_ATTRIBUTES);
}

void hnl_mixed_protect_req_put(struct hnl_builder *b,
			       const struct hnl_mixed_protect_req *s);
HNL_MUST_CHECK int
hnl_mixed_protect_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_mixed_protect_req *s);
HNL_MUST_CHECK int hnl_mixed_protect_req_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_protect_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_mixed_protect_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_PROTECT_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 20) {
		hnl_quick_begin(buf, 20, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_PROTECT, HNL_MIXED_VERSION, flags,
				seq, port);
		if (hnl_quick_u64(buf + 20, HNL_MIXED_A_GPA, s->gpa, 12, 0,
				  0xfffffffffffff) &&
		    hnl_quick_u32(buf + 32, HNL_MIXED_A_ATTRIBUTES, 4,
				  s->attributes, 0, 0, 31))
			return HNL_MSGHDR + 20;
	}
	return hnl_mixed_protect_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_mixed_protect_req_encode(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_mixed_protect_req *s)
{
	int n = hnl_mixed_protect_req_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_protect_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_mixed_protect_req *out,
			     struct hnl_extack *x)
{
	return hnl_mixed_protect_req_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- grant: request ---- */

enum {
	HNL_MIXED_GRANT_REQ_GPA,
	HNL_MIXED_GRANT_REQ_ATTRIBUTES,
	HNL_MIXED_GRANT_REQ_REF,
	HNL_MIXED_GRANT_REQ_PEER,
	HNL_MIXED_GRANT_REQ_FIELDS
};

struct hnl_mixed_grant_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_GRANT_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint32_t attributes;	/* required */
	uint32_t ref;	/* required */
	uint16_t peer;	/* required */
};

static inline void hnl_mixed_grant_req_init(struct hnl_mixed_grant_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_grant_req_set_gpa(struct hnl_mixed_grant_req *s,
					       uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_MIXED_GRANT_REQ_GPA);
}

static inline void
hnl_mixed_grant_req_set_attributes(struct hnl_mixed_grant_req *s, uint32_t v)
{
	s->attributes = v;
	HNL_SET(s, HNL_MIXED_GRANT_REQ_ATTRIBUTES);
}

static inline void hnl_mixed_grant_req_set_ref(struct hnl_mixed_grant_req *s,
					       uint32_t v)
{
	s->ref = v;
	HNL_SET(s, HNL_MIXED_GRANT_REQ_REF);
}

static inline void hnl_mixed_grant_req_set_peer(struct hnl_mixed_grant_req *s,
						uint16_t v)
{
	s->peer = v;
	HNL_SET(s, HNL_MIXED_GRANT_REQ_PEER);
}

void hnl_mixed_grant_req_put(struct hnl_builder *b,
			     const struct hnl_mixed_grant_req *s);
HNL_MUST_CHECK int
hnl_mixed_grant_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_mixed_grant_req *s);
HNL_MUST_CHECK int hnl_mixed_grant_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_grant_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_mixed_grant_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_GRANT_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 36) {
		hnl_quick_begin(buf, 36, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_GRANT, HNL_MIXED_VERSION, flags,
				seq, port);
		if (hnl_quick_u64(buf + 20, HNL_MIXED_A_GPA, s->gpa, 12, 0,
				  0xfffffffffffff) &&
		    hnl_quick_u32(buf + 32, HNL_MIXED_A_ATTRIBUTES, 4,
				  s->attributes, 0, 0, 31) &&
		    hnl_quick_u32(buf + 40, HNL_MIXED_A_REF, 4, s->ref, 0, 0,
				  255) &&
		    hnl_quick_u32(buf + 48, HNL_MIXED_A_PEER, 2, s->peer, 0, 0,
				  32751))
			return HNL_MSGHDR + 36;
	}
	return hnl_mixed_grant_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_mixed_grant_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_mixed_grant_req *s)
{
	int n = hnl_mixed_grant_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_grant_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_mixed_grant_req *out,
			   struct hnl_extack *x)
{
	return hnl_mixed_grant_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- place: request ---- */

enum {
	HNL_MIXED_PLACE_REQ_VCPU,
	HNL_MIXED_PLACE_REQ_NODE,
	HNL_MIXED_PLACE_REQ_WEIGHT,
	HNL_MIXED_PLACE_REQ_FIELDS
};

struct hnl_mixed_place_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_PLACE_REQ_FIELDS)];
	uint32_t vcpu;	/* required */
	uint32_t node;	/* required */
	uint32_t weight;	/* required */
};

static inline void hnl_mixed_place_req_init(struct hnl_mixed_place_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_place_req_set_vcpu(struct hnl_mixed_place_req *s,
						uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_MIXED_PLACE_REQ_VCPU);
}

static inline void hnl_mixed_place_req_set_node(struct hnl_mixed_place_req *s,
						uint32_t v)
{
	s->node = v;
	HNL_SET(s, HNL_MIXED_PLACE_REQ_NODE);
}

static inline void hnl_mixed_place_req_set_weight(struct hnl_mixed_place_req *s,
						  uint32_t v)
{
	s->weight = v;
	HNL_SET(s, HNL_MIXED_PLACE_REQ_WEIGHT);
}

void hnl_mixed_place_req_put(struct hnl_builder *b,
			     const struct hnl_mixed_place_req *s);
HNL_MUST_CHECK int
hnl_mixed_place_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_mixed_place_req *s);
HNL_MUST_CHECK int hnl_mixed_place_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_place_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_mixed_place_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_PLACE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_PLACE, HNL_MIXED_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_MIXED_A_VCPU, 4, s->vcpu, 0, 0,
				  63) &&
		    hnl_quick_u32(buf + 28, HNL_MIXED_A_NODE, 4, s->node, 0, 0,
				  15) &&
		    hnl_quick_u32(buf + 36, HNL_MIXED_A_WEIGHT, 4, s->weight, 0,
				  1, 65534))
			return HNL_MSGHDR + 24;
	}
	return hnl_mixed_place_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_mixed_place_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_mixed_place_req *s)
{
	int n = hnl_mixed_place_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_place_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_mixed_place_req *out,
			   struct hnl_extack *x)
{
	return hnl_mixed_place_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- set: request ---- */

enum {
	HNL_MIXED_SET_REQ_INDEX,
	HNL_MIXED_SET_REQ_VALUE,
	HNL_MIXED_SET_REQ_FIELDS
};

struct hnl_mixed_set_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_SET_REQ_FIELDS)];
	uint64_t value;	/* required */
	uint32_t index;	/* required */
};

static inline void hnl_mixed_set_req_init(struct hnl_mixed_set_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_set_req_set_index(struct hnl_mixed_set_req *s,
					       uint32_t v)
{
	s->index = v;
	HNL_SET(s, HNL_MIXED_SET_REQ_INDEX);
}

static inline void hnl_mixed_set_req_set_value(struct hnl_mixed_set_req *s,
					       uint64_t v)
{
	s->value = v;
	HNL_SET(s, HNL_MIXED_SET_REQ_VALUE);
}

void hnl_mixed_set_req_put(struct hnl_builder *b,
			   const struct hnl_mixed_set_req *s);
HNL_MUST_CHECK int
hnl_mixed_set_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_mixed_set_req *s);
HNL_MUST_CHECK int hnl_mixed_set_req_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_set_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_mixed_set_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_SET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 20) {
		hnl_quick_begin(buf, 20, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_SET, HNL_MIXED_VERSION, flags,
				seq, port);
		hnl_quick_put64(buf + 28, HNL_MIXED_A_VALUE, s->value);
		if (hnl_quick_u32(buf + 20, HNL_MIXED_A_INDEX, 4, s->index, 0,
				  0, 63))
			return HNL_MSGHDR + 20;
	}
	return hnl_mixed_set_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_mixed_set_req_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_mixed_set_req *s)
{
	int n = hnl_mixed_set_req_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_set_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_mixed_set_req *out,
			 struct hnl_extack *x)
{
	return hnl_mixed_set_req_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- get: request ---- */

enum {
	HNL_MIXED_GET_REQ_INDEX,
	HNL_MIXED_GET_REQ_FIELDS
};

struct hnl_mixed_get_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_GET_REQ_FIELDS)];
	uint32_t index;	/* required */
};

static inline void hnl_mixed_get_req_init(struct hnl_mixed_get_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_get_req_set_index(struct hnl_mixed_get_req *s,
					       uint32_t v)
{
	s->index = v;
	HNL_SET(s, HNL_MIXED_GET_REQ_INDEX);
}

void hnl_mixed_get_req_put(struct hnl_builder *b,
			   const struct hnl_mixed_get_req *s);
HNL_MUST_CHECK int
hnl_mixed_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_mixed_get_req *s);
HNL_MUST_CHECK int hnl_mixed_get_req_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_mixed_get_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_GET, HNL_MIXED_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_MIXED_A_INDEX, 4, s->index, 0,
				  0, 63))
			return HNL_MSGHDR + 8;
	}
	return hnl_mixed_get_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_mixed_get_req_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_mixed_get_req *s)
{
	int n = hnl_mixed_get_req_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_mixed_get_req *out,
			 struct hnl_extack *x)
{
	return hnl_mixed_get_req_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- get: reply ---- */

enum {
	HNL_MIXED_GET_RSP_VALUE,
	HNL_MIXED_GET_RSP_FIELDS
};

struct hnl_mixed_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_GET_RSP_FIELDS)];
	uint64_t value;
};

static inline void hnl_mixed_get_rsp_init(struct hnl_mixed_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_get_rsp_set_value(struct hnl_mixed_get_rsp *s,
					       uint64_t v)
{
	s->value = v;
	HNL_SET(s, HNL_MIXED_GET_RSP_VALUE);
}

void hnl_mixed_get_rsp_put(struct hnl_builder *b,
			   const struct hnl_mixed_get_rsp *s);
HNL_MUST_CHECK int
hnl_mixed_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_mixed_get_rsp *s);
HNL_MUST_CHECK int hnl_mixed_get_rsp_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_mixed_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_MIXED_FAMILY, 0, HNL_MIXED_CMD_GET,
				HNL_MIXED_VERSION, flags, seq, port);
		hnl_quick_put64(buf + 20, HNL_MIXED_A_VALUE, s->value);
		return HNL_MSGHDR + 12;
	}
	return hnl_mixed_get_rsp_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_mixed_get_rsp_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_mixed_get_rsp *s)
{
	int n = hnl_mixed_get_rsp_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_mixed_get_rsp *out,
			 struct hnl_extack *x)
{
	return hnl_mixed_get_rsp_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- walk: request ---- */

enum {
	HNL_MIXED_WALK_REQ_PAGES,
	HNL_MIXED_WALK_REQ_FIELDS
};

struct hnl_mixed_walk_req {
	uint64_t has[HNL_PRESENCE(HNL_MIXED_WALK_REQ_FIELDS)];
	uint64_t pages;	/* required */
};

static inline void hnl_mixed_walk_req_init(struct hnl_mixed_walk_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_mixed_walk_req_set_pages(struct hnl_mixed_walk_req *s,
						uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_MIXED_WALK_REQ_PAGES);
}

void hnl_mixed_walk_req_put(struct hnl_builder *b,
			    const struct hnl_mixed_walk_req *s);
HNL_MUST_CHECK int
hnl_mixed_walk_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_mixed_walk_req *s);
HNL_MUST_CHECK int hnl_mixed_walk_req_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_mixed_walk_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_mixed_walk_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MIXED_WALK_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_MIXED_FAMILY, HNL_F_REQUEST,
				HNL_MIXED_CMD_WALK, HNL_MIXED_VERSION, flags,
				seq, port);
		if (hnl_quick_u64(buf + 20, HNL_MIXED_A_PAGES, s->pages, 0, 1,
				  65535))
			return HNL_MSGHDR + 12;
	}
	return hnl_mixed_walk_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_mixed_walk_req_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_mixed_walk_req *s)
{
	int n = hnl_mixed_walk_req_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_mixed_walk_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_mixed_walk_req *out, struct hnl_extack *x)
{
	return hnl_mixed_walk_req_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

extern const struct hnl_family hnl_mixed_family;
extern const struct hnl_names hnl_mixed_names;

HNL_END_DECLS

#endif
