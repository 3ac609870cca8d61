/* SPDX-License-Identifier: MIT */
/* generated from schema/memory.yaml by schema/hnlgen; do not edit */
/*
 * Who may touch which pages of a domain: pages are private to the domain until
 * it shares them with the hypervisor. Stands for KVM_HC_MAP_GPA_RANGE, TDX
 * MapGPA, SNP page state changes and pKVM's share and unshare.
 */
#ifndef HNL_MEMORY_H
#define HNL_MEMORY_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_MEMORY_FAMILY 17
#define HNL_MEMORY_VERSION 1

/* Features: bits of the grants. */
enum {
	/* The list of shared pages, for migration. */
	HNL_MEMORY_FEATURE_LIST_SHARED = 1
};

/* Preferred size of the mapping; bits 3:0 of KVM_HC_MAP_GPA_RANGE. */
enum hnl_memory_page_size {
	HNL_MEMORY_PAGE_SIZE_4K = 0,
	HNL_MEMORY_PAGE_SIZE_2M = 1,
	HNL_MEMORY_PAGE_SIZE_1G = 2
};

/*
 * Bits of a range's attributes beside the page size in bits 3:0, as
 * KVM_HC_MAP_GPA_RANGE has them; bits 63:5 are zero and enforced.
 */
enum hnl_memory_map_attribute {
	/* Private to the domain. Clear, the range is shared. */
	HNL_MEMORY_MAP_ATTRIBUTE_ENCRYPTED = 0x10
};

#define HNL_MEMORY_RESULT_SIZE 16

/* What became of one range of a map request. */
struct hnl_memory_result {
	uint64_t pages;	/* Pages done, from the beginning of the range. */
	int32_t status;	/* 0 or a negated errno. */
	uint32_t reason;	/* enum hnl_reason. */
};

static inline void hnl_memory_result_load(const uint8_t *p,
					  struct hnl_memory_result *s)
{
	s->pages = hnl_fetch_le64(p);
	s->status = (int32_t)hnl_fetch_le32(p + 8);
	s->reason = hnl_fetch_le32(p + 12);
}

static inline void hnl_memory_result_store(uint8_t *p,
					   const struct hnl_memory_result *s)
{
	hnl_store_le64(p, s->pages);
	hnl_store_le32(p + 8, (uint32_t)s->status);
	hnl_store_le32(p + 12, s->reason);
}

static inline void
hnl_memory_result_store_all(uint8_t *p, const struct hnl_memory_result *s,
			    size_t n)
{
	for (; n != 0; n--, s++, p += HNL_MEMORY_RESULT_SIZE) {
		hnl_store_le64(p, s->pages);
		hnl_store_le32(p + 8, (uint32_t)s->status);
		hnl_store_le32(p + 12, s->reason);
	}
}

#define HNL_MEMORY_SHARED_RANGE_SIZE 16

/* A maximal run of shared pages. */
struct hnl_memory_shared_range {
	uint64_t gpa;
	uint64_t pages;
};

static inline void
hnl_memory_shared_range_load(const uint8_t *p,
			     struct hnl_memory_shared_range *s)
{
	s->gpa = hnl_fetch_le64(p);
	s->pages = hnl_fetch_le64(p + 8);
}

static inline void
hnl_memory_shared_range_store(uint8_t *p,
			      const struct hnl_memory_shared_range *s)
{
	hnl_store_le64(p, s->gpa);
	hnl_store_le64(p + 8, s->pages);
}

static inline void
hnl_memory_shared_range_store_all(uint8_t *p,
				  const struct hnl_memory_shared_range *s,
				  size_t n)
{
	for (; n != 0; n--, s++, p += HNL_MEMORY_SHARED_RANGE_SIZE) {
		hnl_store_two_le64(p, (const uint8_t *)&s->gpa);
	}
}

/* Commands. */
enum hnl_memory_cmd {
	/*
	 * Makes ranges private or shared. Ranges are independent: each has its
	 * result, and one that fails does not undo or prevent another.
	 *
	 * Answers once. Access: set. May be continued, counted by page. Errors:
	 * EBUSY, EINVAL, ENOSPC.
	 */
	HNL_MEMORY_CMD_MAP = 1,
	/*
	 * Lets the hypervisor touch a range of pages. Where its tables have no
	 * room for one more change the rest is refused with ENOSPC, QUOTA.
	 *
	 * Answers once. Access: set. Idempotent. May be continued, counted by
	 * page. Errors: EINVAL, ENOSPC.
	 */
	HNL_MEMORY_CMD_SHARE = 2,
	/*
	 * Takes a range of pages back. A page that is part of a ring is refused
	 * with EBUSY.
	 *
	 * Answers once. Access: set. Idempotent. May be continued, counted by
	 * page. Errors: EBUSY, EINVAL, ENOSPC.
	 */
	HNL_MEMORY_CMD_UNSHARE = 3,
	/*
	 * The shared pages of this domain as runs.
	 *
	 * Answers many times, then DONE. Access: get. With feature list-shared.
	 */
	HNL_MEMORY_CMD_LIST_SHARED = 4
};

/* Attributes of set memory. */
enum {
	/* Ranges to change, in this order. [nest of range, 1..253 times] */
	HNL_MEMORY_A_RANGE = 1,
	/* First page. [guest-physical address, multiple of 4096] */
	HNL_MEMORY_A_GPA = 2,
	/* [u64, in pages, at least 1] */
	HNL_MEMORY_A_PAGES = 3,
	/*
	 * In the order of the ranges. [array of result, one for each range of
	 * the request]
	 */
	HNL_MEMORY_A_RESULT = 4,
	/*
	 * Runs of shared pages in ascending order. [array of shared-range, at
	 * most 1024 bytes]
	 */
	HNL_MEMORY_A_SHARED = 5,
	/* Pages changed. [u64, in pages] */
	HNL_MEMORY_A_DONE = 6
};

/* Attributes of set range. */
enum {
	/* First page. [guest-physical address, multiple of 4096, required] */
	HNL_MEMORY_A_RANGE_GPA = 1,
	/* [u64, in pages, at least 1, required] */
	HNL_MEMORY_A_RANGE_PAGES = 2,
	/*
	 * Page size in bits 3:0, encrypted in bit 4, the rest zero. [u64, bits
	 * of 0x1f]
	 */
	HNL_MEMORY_A_RANGE_ATTRIBUTES = 3
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

/* ---- nest range ---- */

enum {
	HNL_MEMORY_RANGE_GPA,
	HNL_MEMORY_RANGE_PAGES,
	HNL_MEMORY_RANGE_ATTRIBUTES,
	HNL_MEMORY_RANGE_FIELDS
};

struct hnl_memory_range {
	uint64_t has[HNL_PRESENCE(HNL_MEMORY_RANGE_FIELDS)];
	uint64_t gpa;	/* required */
	uint64_t pages;	/* required */
	uint64_t attributes;
};

static inline void hnl_memory_range_init(struct hnl_memory_range *s)
{
	s->has[0] = 0;
}

static inline void hnl_memory_range_set_gpa(struct hnl_memory_range *s,
					    uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_MEMORY_RANGE_GPA);
}

static inline void hnl_memory_range_set_pages(struct hnl_memory_range *s,
					      uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_MEMORY_RANGE_PAGES);
}

static inline void hnl_memory_range_set_attributes(struct hnl_memory_range *s,
						   uint64_t v)
{
	s->attributes = v;
	HNL_SET(s, HNL_MEMORY_RANGE_ATTRIBUTES);
}

void hnl_memory_range_put(struct hnl_builder *b,
			  const struct hnl_memory_range *s);

/* ---- map: request ---- */

enum {
	HNL_MEMORY_MAP_REQ_RANGE,
	HNL_MEMORY_MAP_REQ_FIELDS
};

struct hnl_memory_map_req {
	uint64_t has[HNL_PRESENCE(HNL_MEMORY_MAP_REQ_FIELDS)];
	struct hnl_list range;	/* required, of struct hnl_memory_range */
};

static inline void hnl_memory_map_req_init(struct hnl_memory_map_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_memory_map_req_set_range(struct hnl_memory_map_req *s,
			     const struct hnl_memory_range *item, uint32_t n)
{
	s->range = hnl_list_of(item, n);
	HNL_SET(s, HNL_MEMORY_MAP_REQ_RANGE);
}

void hnl_memory_map_req_put(struct hnl_builder *b,
			    const struct hnl_memory_map_req *s);
HNL_MUST_CHECK int
hnl_memory_map_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_memory_map_req *s);
HNL_MUST_CHECK int hnl_memory_map_req_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);
bool hnl_memory_map_req_next_range(struct hnl_list *l,
				   struct hnl_memory_range *out);

static inline void hnl_memory_map_req_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_memory_map_req *s)
{
	int n = hnl_memory_map_req_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_memory_map_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_memory_map_req *out, struct hnl_extack *x)
{
	return hnl_memory_map_req_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- map: reply ---- */

enum {
	HNL_MEMORY_MAP_RSP_RESULT,
	HNL_MEMORY_MAP_RSP_FIELDS
};

struct hnl_memory_map_rsp {
	uint64_t has[HNL_PRESENCE(HNL_MEMORY_MAP_RSP_FIELDS)];
	/*
	 * of HNL_MEMORY_RESULT_SIZE bytes each, one for each range of the
	 * request
	 */
	struct hnl_bytes result;
};

static inline void hnl_memory_map_rsp_init(struct hnl_memory_map_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_memory_map_rsp_set_result(struct hnl_memory_map_rsp *s,
						 const void *p, uint32_t n)
{
	s->result.p = (const uint8_t *)p;
	s->result.n = n;
	HNL_SET(s, HNL_MEMORY_MAP_RSP_RESULT);
}

void hnl_memory_map_rsp_put(struct hnl_builder *b,
			    const struct hnl_memory_map_rsp *s);
HNL_MUST_CHECK int
hnl_memory_map_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_memory_map_rsp *s);
HNL_MUST_CHECK int hnl_memory_map_rsp_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

static inline void hnl_memory_map_rsp_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_memory_map_rsp *s)
{
	int n = hnl_memory_map_rsp_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_memory_map_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_memory_map_rsp *out, struct hnl_extack *x)
{
	return hnl_memory_map_rsp_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- share: request ---- */

enum {
	HNL_MEMORY_SHARE_REQ_GPA,
	HNL_MEMORY_SHARE_REQ_PAGES,
	HNL_MEMORY_SHARE_REQ_FIELDS
};

struct hnl_memory_share_req {
	uint64_t has[HNL_PRESENCE(HNL_MEMORY_SHARE_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint64_t pages;	/* required */
};

static inline void hnl_memory_share_req_init(struct hnl_memory_share_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_memory_share_req_set_gpa(struct hnl_memory_share_req *s,
						uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_MEMORY_SHARE_REQ_GPA);
}

static inline void
hnl_memory_share_req_set_pages(struct hnl_memory_share_req *s, uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_MEMORY_SHARE_REQ_PAGES);
}

void hnl_memory_share_req_put(struct hnl_builder *b,
			      const struct hnl_memory_share_req *s);
HNL_MUST_CHECK int
hnl_memory_share_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_memory_share_req *s);
HNL_MUST_CHECK int hnl_memory_share_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_memory_share_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_memory_share_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MEMORY_SHARE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_MEMORY_FAMILY, HNL_F_REQUEST,
				HNL_MEMORY_CMD_SHARE, HNL_MEMORY_VERSION, flags,
				seq, port);
		if (hnl_quick_u64(buf + 20, HNL_MEMORY_A_GPA, s->gpa, 12, 0,
				  0xfffffffffffff) &&
		    hnl_quick_u64(buf + 32, HNL_MEMORY_A_PAGES, s->pages, 0, 1,
				  0xfffffffffffffffe))
			return HNL_MSGHDR + 24;
	}
	return hnl_memory_share_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_memory_share_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_memory_share_req *s)
{
	int n = hnl_memory_share_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_memory_share_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_memory_share_req *out,
			    struct hnl_extack *x)
{
	return hnl_memory_share_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- share: reply ---- */

enum {
	HNL_MEMORY_SHARE_RSP_DONE,
	HNL_MEMORY_SHARE_RSP_FIELDS
};

struct hnl_memory_share_rsp {
	uint64_t has[HNL_PRESENCE(HNL_MEMORY_SHARE_RSP_FIELDS)];
	uint64_t done;
};

static inline void hnl_memory_share_rsp_init(struct hnl_memory_share_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_memory_share_rsp_set_done(struct hnl_memory_share_rsp *s,
						 uint64_t v)
{
	s->done = v;
	HNL_SET(s, HNL_MEMORY_SHARE_RSP_DONE);
}

void hnl_memory_share_rsp_put(struct hnl_builder *b,
			      const struct hnl_memory_share_rsp *s);
HNL_MUST_CHECK int
hnl_memory_share_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_memory_share_rsp *s);
HNL_MUST_CHECK int hnl_memory_share_rsp_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_memory_share_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_memory_share_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MEMORY_SHARE_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_MEMORY_FAMILY, 0,
				HNL_MEMORY_CMD_SHARE, HNL_MEMORY_VERSION, flags,
				seq, port);
		hnl_quick_put64(buf + 20, HNL_MEMORY_A_DONE, s->done);
		return HNL_MSGHDR + 12;
	}
	return hnl_memory_share_rsp_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_memory_share_rsp_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_memory_share_rsp *s)
{
	int n = hnl_memory_share_rsp_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_memory_share_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_memory_share_rsp *out,
			    struct hnl_extack *x)
{
	return hnl_memory_share_rsp_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- unshare: request ---- */

enum {
	HNL_MEMORY_UNSHARE_REQ_GPA,
	HNL_MEMORY_UNSHARE_REQ_PAGES,
	HNL_MEMORY_UNSHARE_REQ_FIELDS
};

struct hnl_memory_unshare_req {
	uint64_t has[HNL_PRESENCE(HNL_MEMORY_UNSHARE_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint64_t pages;	/* required */
};

static inline void hnl_memory_unshare_req_init(struct hnl_memory_unshare_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_memory_unshare_req_set_gpa(struct hnl_memory_unshare_req *s, uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_MEMORY_UNSHARE_REQ_GPA);
}

static inline void
hnl_memory_unshare_req_set_pages(struct hnl_memory_unshare_req *s, uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_MEMORY_UNSHARE_REQ_PAGES);
}

void hnl_memory_unshare_req_put(struct hnl_builder *b,
				const struct hnl_memory_unshare_req *s);
HNL_MUST_CHECK int
hnl_memory_unshare_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_memory_unshare_req *s);
HNL_MUST_CHECK int hnl_memory_unshare_req_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_memory_unshare_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_memory_unshare_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MEMORY_UNSHARE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_MEMORY_FAMILY, HNL_F_REQUEST,
				HNL_MEMORY_CMD_UNSHARE, HNL_MEMORY_VERSION,
				flags, seq, port);
		if (hnl_quick_u64(buf + 20, HNL_MEMORY_A_GPA, s->gpa, 12, 0,
				  0xfffffffffffff) &&
		    hnl_quick_u64(buf + 32, HNL_MEMORY_A_PAGES, s->pages, 0, 1,
				  0xfffffffffffffffe))
			return HNL_MSGHDR + 24;
	}
	return hnl_memory_unshare_req_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_memory_unshare_req_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_memory_unshare_req *s)
{
	int n = hnl_memory_unshare_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_memory_unshare_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_memory_unshare_req *out,
			      struct hnl_extack *x)
{
	return hnl_memory_unshare_req_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- unshare: reply ---- */

enum {
	HNL_MEMORY_UNSHARE_RSP_DONE,
	HNL_MEMORY_UNSHARE_RSP_FIELDS
};

struct hnl_memory_unshare_rsp {
	uint64_t has[HNL_PRESENCE(HNL_MEMORY_UNSHARE_RSP_FIELDS)];
	uint64_t done;
};

static inline void hnl_memory_unshare_rsp_init(struct hnl_memory_unshare_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_memory_unshare_rsp_set_done(struct hnl_memory_unshare_rsp *s, uint64_t v)
{
	s->done = v;
	HNL_SET(s, HNL_MEMORY_UNSHARE_RSP_DONE);
}

void hnl_memory_unshare_rsp_put(struct hnl_builder *b,
				const struct hnl_memory_unshare_rsp *s);
HNL_MUST_CHECK int
hnl_memory_unshare_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_memory_unshare_rsp *s);
HNL_MUST_CHECK int hnl_memory_unshare_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_memory_unshare_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_memory_unshare_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_MEMORY_UNSHARE_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_MEMORY_FAMILY, 0,
				HNL_MEMORY_CMD_UNSHARE, HNL_MEMORY_VERSION,
				flags, seq, port);
		hnl_quick_put64(buf + 20, HNL_MEMORY_A_DONE, s->done);
		return HNL_MSGHDR + 12;
	}
	return hnl_memory_unshare_rsp_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_memory_unshare_rsp_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_memory_unshare_rsp *s)
{
	int n = hnl_memory_unshare_rsp_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_memory_unshare_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_memory_unshare_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_memory_unshare_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- list-shared: request ---- */

HNL_MUST_CHECK int hnl_memory_list_shared_req_encode_at(uint8_t *buf,
							size_t size,
							uint16_t flags,
							uint32_t seq,
							uint32_t port);

static inline void hnl_memory_list_shared_req_encode(struct hnl_builder *b,
						     uint16_t flags,
						     uint32_t seq,
						     uint32_t port)
{
	int n = hnl_memory_list_shared_req_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port);

	hnl_msg_written(b, n);
}

/* ---- list-shared: reply ---- */

enum {
	HNL_MEMORY_LIST_SHARED_RSP_SHARED,
	HNL_MEMORY_LIST_SHARED_RSP_FIELDS
};

struct hnl_memory_list_shared_rsp {
	uint64_t has[HNL_PRESENCE(HNL_MEMORY_LIST_SHARED_RSP_FIELDS)];
	/* of HNL_MEMORY_SHARED_RANGE_SIZE bytes each */
	struct hnl_bytes shared;
};

static inline void
hnl_memory_list_shared_rsp_init(struct hnl_memory_list_shared_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_memory_list_shared_rsp_set_shared(struct hnl_memory_list_shared_rsp *s,
				      const void *p, uint32_t n)
{
	s->shared.p = (const uint8_t *)p;
	s->shared.n = n;
	HNL_SET(s, HNL_MEMORY_LIST_SHARED_RSP_SHARED);
}

void hnl_memory_list_shared_rsp_put(struct hnl_builder *b,
				    const struct hnl_memory_list_shared_rsp *s);
HNL_MUST_CHECK int
hnl_memory_list_shared_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_memory_list_shared_rsp *s);
HNL_MUST_CHECK int hnl_memory_list_shared_rsp_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

static inline void
hnl_memory_list_shared_rsp_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_memory_list_shared_rsp *s)
{
	int n = hnl_memory_list_shared_rsp_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_memory_list_shared_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_memory_list_shared_rsp *out,
				  struct hnl_extack *x)
{
	return hnl_memory_list_shared_rsp_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

extern const struct hnl_family hnl_memory_family;
extern const struct hnl_names hnl_memory_names;

HNL_END_DECLS

#endif
