/* SPDX-License-Identifier: MIT */
/* generated from schema/ctrl.yaml by schema/hnlgen; do not edit */
/*
 * What a domain may ask of the transport itself: which features it was granted,
 * which limits hold, how its rings are made and unmade, and what each command
 * accepts.
 */
#ifndef HNL_CTRL_H
#define HNL_CTRL_H

#include <hnl/encode.h>
#include <hnl/list.h>

HNL_BEGIN_DECLS

#define HNL_CTRL_FAMILY 16
#define HNL_CTRL_VERSION 1

/* What a ring does. */
enum hnl_ctrl_ring_state {
	HNL_CTRL_RING_STATE_LIVE = 0,
	HNL_CTRL_RING_STATE_STOPPED = 1
};

/* Attribute kinds, as enum hnl_kind has them. */
enum hnl_ctrl_kind {
	HNL_CTRL_KIND_FLAG = 1,
	HNL_CTRL_KIND_U8 = 2,
	HNL_CTRL_KIND_U16 = 3,
	HNL_CTRL_KIND_U32 = 4,
	HNL_CTRL_KIND_U64 = 5,
	HNL_CTRL_KIND_S8 = 6,
	HNL_CTRL_KIND_S16 = 7,
	HNL_CTRL_KIND_S32 = 8,
	HNL_CTRL_KIND_S64 = 9,
	HNL_CTRL_KIND_UINT = 10,
	HNL_CTRL_KIND_SINT = 11,
	HNL_CTRL_KIND_BITFIELD32 = 12,
	HNL_CTRL_KIND_STRING = 13,
	HNL_CTRL_KIND_BYTES = 14,
	HNL_CTRL_KIND_PACKED = 15,
	HNL_CTRL_KIND_NEST = 16
};

/* Which message of a command a policy is about. */
enum hnl_ctrl_direction {
	HNL_CTRL_DIRECTION_REQUEST = 0,
	HNL_CTRL_DIRECTION_REPLY = 1
};

/* Commands. */
enum hnl_ctrl_cmd {
	/*
	 * The families and features granted to this domain, one a reply.
	 *
	 * Answers many times, then DONE. Access: get.
	 */
	HNL_CTRL_CMD_FEATURE_LIST = 1,
	/*
	 * The limits that hold for this domain.
	 *
	 * Answers once. Access: get.
	 */
	HNL_CTRL_CMD_LIMIT_GET = 2,
	/*
	 * Makes a ring pair of pages that the domain has shared and that are
	 * part of no other ring. Page counts are powers of two. The hypervisor
	 * zeroes its own lines of the control page.
	 *
	 * Answers once. Access: set. Errors: EBUSY, EEXIST, EFAULT, EINVAL,
	 * ENOSPC.
	 */
	HNL_CTRL_CMD_RING_CREATE = 3,
	/*
	 * Forgets a ring: its pages are the guest's again when the answer is
	 * there. Requests that were not taken are not answered.
	 *
	 * Answers once. Access: set. Errors: EBUSY, ENOENT.
	 */
	HNL_CTRL_CMD_RING_DESTROY = 4,
	/*
	 * State of one ring.
	 *
	 * Answers once. Access: get. Errors: ENOENT.
	 */
	HNL_CTRL_CMD_RING_GET = 5,
	/*
	 * What a command accepts and answers, one attribute a reply. Only what
	 * this domain was granted is listed.
	 *
	 * Answers many times, then DONE. Access: get. Errors: ENOENT.
	 */
	HNL_CTRL_CMD_POLICY_LIST = 6
};

/* Attributes of set feature. */
enum {
	/* Family number. [u32] */
	HNL_CTRL_A_FEATURE_FAMILY = 1,
	/* Bit 0 the family itself, the others its features by number. [u64] */
	HNL_CTRL_A_FEATURE_GRANTS = 2,
	/*
	 * Version of the family's schema that the hypervisor was built with.
	 * [u8]
	 */
	HNL_CTRL_A_FEATURE_VERSION = 3
};

/* Attributes of set limit. */
enum {
	/* Longest request, bytes. [u32, in bytes] */
	HNL_CTRL_A_LIMIT_MESSAGE = 1,
	/* Rings that this domain may have at a time. [u32] */
	HNL_CTRL_A_LIMIT_RINGS = 2,
	/* Most pages of one direction of a ring. [u32, in pages] */
	HNL_CTRL_A_LIMIT_RING_PAGES = 3,
	/* Highest guest-physical address of this domain. [u64] */
	HNL_CTRL_A_LIMIT_HIGHEST_GPA = 4,
	/* Version of the transport, HNL_ABI_VERSION. [u32] */
	HNL_CTRL_A_LIMIT_ABI = 5
};

/* Attributes of set ring. */
enum {
	/*
	 * Chosen by the guest, below the limit of rings. [u32, at most 65535]
	 */
	HNL_CTRL_A_RING_ID = 1,
	/* The control page. [guest-physical address, multiple of 4096] */
	HNL_CTRL_A_RING_CONTROL = 2,
	/*
	 * Pages of the submission ring in order of use. [array of u64, 8..32768
	 * bytes]
	 */
	HNL_CTRL_A_RING_SUBMISSION = 3,
	/*
	 * Pages of the completion ring in order of use. [array of u64, 8..32768
	 * bytes]
	 */
	HNL_CTRL_A_RING_COMPLETION = 4,
	/* [u32, one of ring-state] */
	HNL_CTRL_A_RING_STATE = 5,
	/* Why it stopped, enum hnl_reason. [u32] */
	HNL_CTRL_A_RING_REASON = 6,
	/*
	 * Bytes of the submission ring that were taken, free-running. [u32, in
	 * bytes]
	 */
	HNL_CTRL_A_RING_CONSUMED = 7
};

/* Attributes of set policy. */
enum {
	/* Family number. [u32, at most 65535] */
	HNL_CTRL_A_POLICY_FAMILY = 1,
	/* [u8] */
	HNL_CTRL_A_POLICY_COMMAND = 2,
	/* [u32, one of direction] */
	HNL_CTRL_A_POLICY_DIRECTION = 3,
	/* Number of a set of attributes; 0 is the command's own. [u32] */
	HNL_CTRL_A_POLICY_SET = 4,
	/* Attribute number. [u32] */
	HNL_CTRL_A_POLICY_TYPE = 5,
	/* [u32, one of kind] */
	HNL_CTRL_A_POLICY_KIND = 6,
	/* [u32, in bytes] */
	HNL_CTRL_A_POLICY_MIN_LEN = 7,
	/* [u32, in bytes] */
	HNL_CTRL_A_POLICY_MAX_LEN = 8,
	/* [u64] */
	HNL_CTRL_A_POLICY_MIN = 9,
	/* [u64] */
	HNL_CTRL_A_POLICY_MAX = 10,
	/* [u64] */
	HNL_CTRL_A_POLICY_MASK = 11,
	/* The value is a multiple of this. [u64] */
	HNL_CTRL_A_POLICY_ALIGN = 12,
	/* Set of a nest's attributes. [u32] */
	HNL_CTRL_A_POLICY_NESTED_SET = 13,
	/* [flag] */
	HNL_CTRL_A_POLICY_REQUIRED = 14,
	/* [flag] */
	HNL_CTRL_A_POLICY_MULTI = 15,
	/*
	 * As the schema has it, when the hypervisor keeps names. [string, at
	 * most 63 characters]
	 */
	HNL_CTRL_A_POLICY_NAME = 16
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
 * _decode(d, ...)	all that the schema says is checked: see
 *			hnl_policy_decode(). d went through hnl_decoder_init();
 *			m was found in buf, and is of this family and command.
 *			Bytes and lists in *out are views into buf.
 * _decode_at(d, ...)	the same of attributes buf[pos, end), into a struct of
 *			this message; the message begins with buf
 * _next_x(l, out)	the next value of list x, false at its end; walk a
 *			copy. Decoder and buf live until then.
 */

/* ---- feature-list: request ---- */

void hnl_ctrl_feature_list_req_encode(struct hnl_builder *b, uint16_t flags,
				      uint32_t seq, uint32_t port);

/* ---- feature-list: reply ---- */

enum {
	HNL_CTRL_FEATURE_LIST_RSP_FAMILY,
	HNL_CTRL_FEATURE_LIST_RSP_GRANTS,
	HNL_CTRL_FEATURE_LIST_RSP_VERSION,
	HNL_CTRL_FEATURE_LIST_RSP_FIELDS
};

struct hnl_ctrl_feature_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_FEATURE_LIST_RSP_FIELDS)];
	uint64_t grants;
	uint32_t family;
	uint8_t version;
};

static inline void
hnl_ctrl_feature_list_rsp_init(struct hnl_ctrl_feature_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_feature_list_rsp_set_family(struct hnl_ctrl_feature_list_rsp *s,
				     uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_FEATURE_LIST_RSP_FAMILY);
}

static inline void
hnl_ctrl_feature_list_rsp_set_grants(struct hnl_ctrl_feature_list_rsp *s,
				     uint64_t v)
{
	s->grants = v;
	HNL_SET(s, HNL_CTRL_FEATURE_LIST_RSP_GRANTS);
}

static inline void
hnl_ctrl_feature_list_rsp_set_version(struct hnl_ctrl_feature_list_rsp *s,
				      uint8_t v)
{
	s->version = v;
	HNL_SET(s, HNL_CTRL_FEATURE_LIST_RSP_VERSION);
}

void hnl_ctrl_feature_list_rsp_put(struct hnl_builder *b,
				   const struct hnl_ctrl_feature_list_rsp *s);
void
hnl_ctrl_feature_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_feature_list_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_feature_list_rsp_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_feature_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_ctrl_feature_list_rsp *out,
				 struct hnl_extack *x)
{
	return hnl_ctrl_feature_list_rsp_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- limit-get: request ---- */

void hnl_ctrl_limit_get_req_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port);

/* ---- limit-get: reply ---- */

enum {
	HNL_CTRL_LIMIT_GET_RSP_MESSAGE,
	HNL_CTRL_LIMIT_GET_RSP_RINGS,
	HNL_CTRL_LIMIT_GET_RSP_RING_PAGES,
	HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA,
	HNL_CTRL_LIMIT_GET_RSP_ABI,
	HNL_CTRL_LIMIT_GET_RSP_FIELDS
};

struct hnl_ctrl_limit_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_LIMIT_GET_RSP_FIELDS)];
	uint64_t highest_gpa;
	uint32_t message;
	uint32_t rings;
	uint32_t ring_pages;
	uint32_t abi;
};

static inline void hnl_ctrl_limit_get_rsp_init(struct hnl_ctrl_limit_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_limit_get_rsp_set_message(struct hnl_ctrl_limit_get_rsp *s, uint32_t v)
{
	s->message = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_MESSAGE);
}

static inline void
hnl_ctrl_limit_get_rsp_set_rings(struct hnl_ctrl_limit_get_rsp *s, uint32_t v)
{
	s->rings = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_RINGS);
}

static inline void
hnl_ctrl_limit_get_rsp_set_ring_pages(struct hnl_ctrl_limit_get_rsp *s,
				      uint32_t v)
{
	s->ring_pages = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_RING_PAGES);
}

static inline void
hnl_ctrl_limit_get_rsp_set_highest_gpa(struct hnl_ctrl_limit_get_rsp *s,
				       uint64_t v)
{
	s->highest_gpa = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA);
}

static inline void
hnl_ctrl_limit_get_rsp_set_abi(struct hnl_ctrl_limit_get_rsp *s, uint32_t v)
{
	s->abi = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_ABI);
}

void hnl_ctrl_limit_get_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_limit_get_rsp *s);
void hnl_ctrl_limit_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_limit_get_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_limit_get_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_limit_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_ctrl_limit_get_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_ctrl_limit_get_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- ring-create: request ---- */

enum {
	HNL_CTRL_RING_CREATE_REQ_ID,
	HNL_CTRL_RING_CREATE_REQ_CONTROL,
	HNL_CTRL_RING_CREATE_REQ_SUBMISSION,
	HNL_CTRL_RING_CREATE_REQ_COMPLETION,
	HNL_CTRL_RING_CREATE_REQ_FIELDS
};

struct hnl_ctrl_ring_create_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_CREATE_REQ_FIELDS)];
	uint64_t control;	/* required */
	struct hnl_bytes submission;	/* required, of 8 bytes each */
	struct hnl_bytes completion;	/* required, of 8 bytes each */
	uint32_t id;	/* required */
};

static inline void
hnl_ctrl_ring_create_req_init(struct hnl_ctrl_ring_create_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_ring_create_req_set_id(struct hnl_ctrl_ring_create_req *s, uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_ID);
}

static inline void
hnl_ctrl_ring_create_req_set_control(struct hnl_ctrl_ring_create_req *s,
				     uint64_t v)
{
	s->control = v;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_CONTROL);
}

static inline void
hnl_ctrl_ring_create_req_set_submission(struct hnl_ctrl_ring_create_req *s,
					const void *p, uint32_t n)
{
	s->submission.p = (const uint8_t *)p;
	s->submission.n = n;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_SUBMISSION);
}

static inline void
hnl_ctrl_ring_create_req_set_completion(struct hnl_ctrl_ring_create_req *s,
					const void *p, uint32_t n)
{
	s->completion.p = (const uint8_t *)p;
	s->completion.n = n;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_COMPLETION);
}

void hnl_ctrl_ring_create_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_ring_create_req *s);
void hnl_ctrl_ring_create_req_encode(struct hnl_builder *b, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_ring_create_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_create_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_create_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_ring_create_req *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_ring_create_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- ring-destroy: request ---- */

enum {
	HNL_CTRL_RING_DESTROY_REQ_ID,
	HNL_CTRL_RING_DESTROY_REQ_FIELDS
};

struct hnl_ctrl_ring_destroy_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_DESTROY_REQ_FIELDS)];
	uint32_t id;	/* required */
};

static inline void
hnl_ctrl_ring_destroy_req_init(struct hnl_ctrl_ring_destroy_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_ring_destroy_req_set_id(struct hnl_ctrl_ring_destroy_req *s,
				 uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_DESTROY_REQ_ID);
}

void hnl_ctrl_ring_destroy_req_put(struct hnl_builder *b,
				   const struct hnl_ctrl_ring_destroy_req *s);
void
hnl_ctrl_ring_destroy_req_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_ring_destroy_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_destroy_req_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_destroy_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_ctrl_ring_destroy_req *out,
				 struct hnl_extack *x)
{
	return hnl_ctrl_ring_destroy_req_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- ring-get: request ---- */

enum {
	HNL_CTRL_RING_GET_REQ_ID,
	HNL_CTRL_RING_GET_REQ_FIELDS
};

struct hnl_ctrl_ring_get_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_GET_REQ_FIELDS)];
	uint32_t id;	/* required */
};

static inline void hnl_ctrl_ring_get_req_init(struct hnl_ctrl_ring_get_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_ctrl_ring_get_req_set_id(struct hnl_ctrl_ring_get_req *s,
						uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_GET_REQ_ID);
}

void hnl_ctrl_ring_get_req_put(struct hnl_builder *b,
			       const struct hnl_ctrl_ring_get_req *s);
void hnl_ctrl_ring_get_req_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_ring_get_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_get_req_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_ctrl_ring_get_req *out,
			     struct hnl_extack *x)
{
	return hnl_ctrl_ring_get_req_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- ring-get: reply ---- */

enum {
	HNL_CTRL_RING_GET_RSP_ID,
	HNL_CTRL_RING_GET_RSP_STATE,
	HNL_CTRL_RING_GET_RSP_REASON,
	HNL_CTRL_RING_GET_RSP_CONSUMED,
	HNL_CTRL_RING_GET_RSP_FIELDS
};

struct hnl_ctrl_ring_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_GET_RSP_FIELDS)];
	uint32_t id;
	uint32_t state;	/* enum hnl_ctrl_ring_state */
	uint32_t reason;
	uint32_t consumed;
};

static inline void hnl_ctrl_ring_get_rsp_init(struct hnl_ctrl_ring_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_ctrl_ring_get_rsp_set_id(struct hnl_ctrl_ring_get_rsp *s,
						uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_ID);
}

static inline void
hnl_ctrl_ring_get_rsp_set_state(struct hnl_ctrl_ring_get_rsp *s, uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_STATE);
}

static inline void
hnl_ctrl_ring_get_rsp_set_reason(struct hnl_ctrl_ring_get_rsp *s, uint32_t v)
{
	s->reason = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_REASON);
}

static inline void
hnl_ctrl_ring_get_rsp_set_consumed(struct hnl_ctrl_ring_get_rsp *s, uint32_t v)
{
	s->consumed = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_CONSUMED);
}

void hnl_ctrl_ring_get_rsp_put(struct hnl_builder *b,
			       const struct hnl_ctrl_ring_get_rsp *s);
void hnl_ctrl_ring_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_ring_get_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_ring_get_rsp_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_ctrl_ring_get_rsp *out,
			     struct hnl_extack *x)
{
	return hnl_ctrl_ring_get_rsp_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- policy-list: request ---- */

enum {
	HNL_CTRL_POLICY_LIST_REQ_FAMILY,
	HNL_CTRL_POLICY_LIST_REQ_COMMAND,
	HNL_CTRL_POLICY_LIST_REQ_FIELDS
};

struct hnl_ctrl_policy_list_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_POLICY_LIST_REQ_FIELDS)];
	uint32_t family;	/* required */
	uint8_t command;
};

static inline void
hnl_ctrl_policy_list_req_init(struct hnl_ctrl_policy_list_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_policy_list_req_set_family(struct hnl_ctrl_policy_list_req *s,
				    uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_REQ_FAMILY);
}

static inline void
hnl_ctrl_policy_list_req_set_command(struct hnl_ctrl_policy_list_req *s,
				     uint8_t v)
{
	s->command = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_REQ_COMMAND);
}

void hnl_ctrl_policy_list_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_policy_list_req *s);
void hnl_ctrl_policy_list_req_encode(struct hnl_builder *b, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_policy_list_req *s);
HNL_MUST_CHECK int hnl_ctrl_policy_list_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_policy_list_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_policy_list_req *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_policy_list_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- policy-list: reply ---- */

enum {
	HNL_CTRL_POLICY_LIST_RSP_FAMILY,
	HNL_CTRL_POLICY_LIST_RSP_COMMAND,
	HNL_CTRL_POLICY_LIST_RSP_DIRECTION,
	HNL_CTRL_POLICY_LIST_RSP_SET,
	HNL_CTRL_POLICY_LIST_RSP_TYPE,
	HNL_CTRL_POLICY_LIST_RSP_KIND,
	HNL_CTRL_POLICY_LIST_RSP_MIN_LEN,
	HNL_CTRL_POLICY_LIST_RSP_MAX_LEN,
	HNL_CTRL_POLICY_LIST_RSP_MIN,
	HNL_CTRL_POLICY_LIST_RSP_MAX,
	HNL_CTRL_POLICY_LIST_RSP_MASK,
	HNL_CTRL_POLICY_LIST_RSP_ALIGN,
	HNL_CTRL_POLICY_LIST_RSP_NESTED_SET,
	HNL_CTRL_POLICY_LIST_RSP_REQUIRED,
	HNL_CTRL_POLICY_LIST_RSP_MULTI,
	HNL_CTRL_POLICY_LIST_RSP_NAME,
	HNL_CTRL_POLICY_LIST_RSP_FIELDS
};

struct hnl_ctrl_policy_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_POLICY_LIST_RSP_FIELDS)];
	uint64_t min;
	uint64_t max;
	uint64_t mask;
	uint64_t align;
	struct hnl_bytes name;
	uint32_t family;
	uint32_t direction;	/* enum hnl_ctrl_direction */
	uint32_t set;
	uint32_t type;
	uint32_t kind;	/* enum hnl_ctrl_kind */
	uint32_t min_len;
	uint32_t max_len;
	uint32_t nested_set;
	uint8_t command;
};

static inline void
hnl_ctrl_policy_list_rsp_init(struct hnl_ctrl_policy_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_policy_list_rsp_set_family(struct hnl_ctrl_policy_list_rsp *s,
				    uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_FAMILY);
}

static inline void
hnl_ctrl_policy_list_rsp_set_command(struct hnl_ctrl_policy_list_rsp *s,
				     uint8_t v)
{
	s->command = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_COMMAND);
}

static inline void
hnl_ctrl_policy_list_rsp_set_direction(struct hnl_ctrl_policy_list_rsp *s,
				       uint32_t v)
{
	s->direction = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_DIRECTION);
}

static inline void
hnl_ctrl_policy_list_rsp_set_set(struct hnl_ctrl_policy_list_rsp *s, uint32_t v)
{
	s->set = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_SET);
}

static inline void
hnl_ctrl_policy_list_rsp_set_type(struct hnl_ctrl_policy_list_rsp *s,
				  uint32_t v)
{
	s->type = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_TYPE);
}

static inline void
hnl_ctrl_policy_list_rsp_set_kind(struct hnl_ctrl_policy_list_rsp *s,
				  uint32_t v)
{
	s->kind = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_KIND);
}

static inline void
hnl_ctrl_policy_list_rsp_set_min_len(struct hnl_ctrl_policy_list_rsp *s,
				     uint32_t v)
{
	s->min_len = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MIN_LEN);
}

static inline void
hnl_ctrl_policy_list_rsp_set_max_len(struct hnl_ctrl_policy_list_rsp *s,
				     uint32_t v)
{
	s->max_len = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MAX_LEN);
}

static inline void
hnl_ctrl_policy_list_rsp_set_min(struct hnl_ctrl_policy_list_rsp *s, uint64_t v)
{
	s->min = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MIN);
}

static inline void
hnl_ctrl_policy_list_rsp_set_max(struct hnl_ctrl_policy_list_rsp *s, uint64_t v)
{
	s->max = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MAX);
}

static inline void
hnl_ctrl_policy_list_rsp_set_mask(struct hnl_ctrl_policy_list_rsp *s,
				  uint64_t v)
{
	s->mask = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MASK);
}

static inline void
hnl_ctrl_policy_list_rsp_set_align(struct hnl_ctrl_policy_list_rsp *s,
				   uint64_t v)
{
	s->align = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_ALIGN);
}

static inline void
hnl_ctrl_policy_list_rsp_set_nested_set(struct hnl_ctrl_policy_list_rsp *s,
					uint32_t v)
{
	s->nested_set = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_NESTED_SET);
}

static inline void
hnl_ctrl_policy_list_rsp_set_required(struct hnl_ctrl_policy_list_rsp *s)
{
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_REQUIRED);
}

static inline void
hnl_ctrl_policy_list_rsp_set_multi(struct hnl_ctrl_policy_list_rsp *s)
{
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MULTI);
}

static inline void
hnl_ctrl_policy_list_rsp_set_name(struct hnl_ctrl_policy_list_rsp *s,
				  const void *p, uint32_t n)
{
	s->name.p = (const uint8_t *)p;
	s->name.n = n;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_NAME);
}

void hnl_ctrl_policy_list_rsp_put(struct hnl_builder *b,
				  const struct hnl_ctrl_policy_list_rsp *s);
void hnl_ctrl_policy_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_policy_list_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_policy_list_rsp_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_policy_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_policy_list_rsp *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_policy_list_rsp_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

extern const struct hnl_family hnl_ctrl_family;
extern const struct hnl_names hnl_ctrl_names;

HNL_END_DECLS

#endif
