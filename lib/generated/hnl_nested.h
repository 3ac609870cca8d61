/* SPDX-License-Identifier: MIT */
/* generated from schema/nested.yaml by schema/hnlgen; do not edit */
/*
 * An L1 hypervisor asks L0 to translate for its own guests, instead of having
 * tables of its own watched and shadowed. A view is the translation of one L2
 * guest, from L2 guest-physical to L1 guest-physical addresses. Stands for what
 * PVM, the RISC-V SBI extension NACL and PAPR's nested guests do for memory;
 * how a vCPU of L2 is run is not part of it.
 *
 * L1 maps only plain RAM of its own. What it loses (unshared, given back, taken
 * by a ring) is unmapped from its views before the loss is done. A quota bounds
 * the tables that L0 keeps for it.
 */
#ifndef HNL_NESTED_H
#define HNL_NESTED_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_NESTED_FAMILY 21
#define HNL_NESTED_VERSION 1

/* Features: bits of the grants. */
enum {
	/* Which pages L2 writes to, for its migration. */
	HNL_NESTED_FEATURE_DIRTY_LOG = 1
};

/* Numbers of views; capability-get tells how many there may be. */
#define HNL_NESTED_VIEWS 65536

/* Highest number of a view, one below views. */
#define HNL_NESTED_VIEW_LAST 65535

/* Most entries of map-many, and ranges of unmap-many. */
#define HNL_NESTED_ENTRIES 1024

/* Most pages of one dirty-get or dirty-clear, 1 GiB. */
#define HNL_NESTED_DIRTY_MOST 262144

/*
 * Size of a mapping, 4096 bytes shifted left by it. Both addresses are
 * multiples of the size.
 */
enum hnl_nested_order {
	HNL_NESTED_ORDER_4K = 0,
	HNL_NESTED_ORDER_2M = 9,
	HNL_NESTED_ORDER_1G = 18
};

/* What L2 may do with a page, bits as in the access of the family view. */
enum hnl_nested_permission {
	HNL_NESTED_PERMISSION_READ = 0x1,
	HNL_NESTED_PERMISSION_WRITE = 0x2,
	HNL_NESTED_PERMISSION_EXECUTE = 0x4
};

/*
 * How a page is cached: the codes of x86 (MTRR, PAT), which Xen has as
 * XEN_DOMCTL_MEM_CACHEATTR_*. Other architectures take the nearest that is no
 * weaker; those that they cannot do are EOPNOTSUPP.
 */
enum hnl_nested_memory_type {
	/* Uncached. */
	HNL_NESTED_MEMORY_TYPE_UC = 0,
	/* Writes are combined. */
	HNL_NESTED_MEMORY_TYPE_WC = 1,
	/* Written through. */
	HNL_NESTED_MEMORY_TYPE_WT = 4,
	/* Write-protected. */
	HNL_NESTED_MEMORY_TYPE_WP = 5,
	/* Written back, the usual one. */
	HNL_NESTED_MEMORY_TYPE_WB = 6
};

/* What is known of a mapping beside its permissions. */
enum hnl_nested_mapped {
	/* L2 used it since it was mapped. */
	HNL_NESTED_MAPPED_ACCESSED = 0x1,
	/* L2 wrote to it since it was mapped or dirty-clear was called. */
	HNL_NESTED_MAPPED_DIRTY = 0x2
};

#define HNL_NESTED_ENTRY_SIZE 24

/* One mapping. */
struct hnl_nested_entry {
	uint64_t l2_gpa;	/* Where L2 sees it, a multiple of its size. */
	uint64_t l1_gpa;	/* Memory of L1, a multiple of its size. */
	uint8_t order;	/* one of order */
	uint8_t permissions;	/* At least one. */
	uint8_t memory_type;	/* one of memory-type */
};

static inline void hnl_nested_entry_load(const uint8_t *p,
					 struct hnl_nested_entry *s)
{
	s->l2_gpa = hnl_fetch_le64(p);
	s->l1_gpa = hnl_fetch_le64(p + 8);
	s->order = hnl_fetch_u8(p + 16);
	s->permissions = hnl_fetch_u8(p + 17);
	s->memory_type = hnl_fetch_u8(p + 18);
}

static inline void hnl_nested_entry_store(uint8_t *p,
					  const struct hnl_nested_entry *s)
{
	hnl_store_le64(p, s->l2_gpa);
	hnl_store_le64(p + 8, s->l1_gpa);
	p[16] = s->order;
	p[17] = s->permissions;
	p[18] = s->memory_type;
	hnl_store_le32(p + 19, 0);
	p[23] = 0;
}

static inline void hnl_nested_entry_store_all(uint8_t *p,
					      const struct hnl_nested_entry *s,
					      size_t n)
{
	for (; n != 0; n--, s++, p += HNL_NESTED_ENTRY_SIZE) {
		hnl_store_two_le64(p, (const uint8_t *)&s->l2_gpa);
		p[16] = s->order;
		p[17] = s->permissions;
		p[18] = s->memory_type;
		hnl_store_le32(p + 19, 0);
		p[23] = 0;
	}
}

#define HNL_NESTED_RANGE_SIZE 16

/* Pages of L2 that follow one another. */
struct hnl_nested_range {
	uint64_t l2_gpa;	/* The first one, a multiple of 4096. */
	uint64_t pages;	/* Of 4 KiB, at least one. */
};

static inline void hnl_nested_range_load(const uint8_t *p,
					 struct hnl_nested_range *s)
{
	s->l2_gpa = hnl_fetch_le64(p);
	s->pages = hnl_fetch_le64(p + 8);
}

static inline void hnl_nested_range_store(uint8_t *p,
					  const struct hnl_nested_range *s)
{
	hnl_store_le64(p, s->l2_gpa);
	hnl_store_le64(p + 8, s->pages);
}

static inline void hnl_nested_range_store_all(uint8_t *p,
					      const struct hnl_nested_range *s,
					      size_t n)
{
	for (; n != 0; n--, s++, p += HNL_NESTED_RANGE_SIZE) {
		hnl_store_two_le64(p, (const uint8_t *)&s->l2_gpa);
	}
}

/* Commands. */
enum hnl_nested_cmd {
	/*
	 * What L0 can do for the caller, and what of its quota is used
	 * (H_GUEST_GET_CAPABILITIES of PAPR, probe_feature of SBI NACL).
	 *
	 * Answers once. Access: get.
	 */
	HNL_NESTED_CMD_CAPABILITY_GET = 1,
	/*
	 * Makes an empty view for an L2 guest; ENOSPC past the quota
	 * (H_GUEST_CREATE of PAPR).
	 *
	 * Answers once. Access: set. Errors: ENOMEM, ENOSPC.
	 */
	HNL_NESTED_CMD_VIEW_CREATE = 2,
	/*
	 * Forgets a view and all its mappings; EBUSY while a vCPU runs in it
	 * (H_GUEST_DELETE of PAPR).
	 *
	 * Answers once. Access: set. May be continued, counted by page. Errors:
	 * EBUSY, ENOENT.
	 */
	HNL_NESTED_CMD_VIEW_DESTROY = 3,
	/*
	 * Maps memory of L1 into a view. EEXIST if a part of it is mapped
	 * already; EFAULT if the memory is no plain RAM of the caller; EINVAL
	 * if an address is no multiple of the size; ENOSPC past the quota.
	 *
	 * Answers once. Access: set. Errors: EEXIST, EFAULT, EINVAL, ENOENT,
	 * ENOMEM, ENOSPC, EOPNOTSUPP, ERANGE.
	 */
	HNL_NESTED_CMD_MAP = 4,
	/*
	 * Maps many. Entries are independent: each has its status, those of
	 * map, and one that fails does not undo or prevent another.
	 *
	 * Answers once. Access: set. May be continued, counted by page. Errors:
	 * ENOENT.
	 */
	HNL_NESTED_CMD_MAP_MANY = 5,
	/*
	 * Takes a range out of a view and flushes it. Where nothing was mapped
	 * nothing is done; a larger mapping that the range cuts is split.
	 *
	 * Answers once. Access: set. Idempotent. May be continued, counted by
	 * page. Errors: ENOENT, ENOMEM, ENOSPC, ERANGE.
	 */
	HNL_NESTED_CMD_UNMAP = 6,
	/*
	 * Takes many ranges out of a view and flushes once. Each has its
	 * status, those of unmap.
	 *
	 * Answers once. Access: set. Idempotent. May be continued, counted by
	 * page. Errors: ENOENT.
	 */
	HNL_NESTED_CMD_UNMAP_MANY = 7,
	/*
	 * Changes the permissions of what is mapped in a range, and flushes it.
	 * Where nothing was mapped nothing is done; a larger mapping that the
	 * range cuts is split.
	 *
	 * Answers once. Access: set. Idempotent. May be continued, counted by
	 * page. Errors: EINVAL, ENOENT, ENOMEM, ENOSPC, ERANGE.
	 */
	HNL_NESTED_CMD_PROTECT = 8,
	/*
	 * What a page of L2 is mapped to: l2-gpa and l1-gpa are those of the
	 * whole mapping. EFAULT if nothing is mapped there.
	 *
	 * Answers once. Access: get. Errors: EFAULT, ENOENT, ERANGE.
	 */
	HNL_NESTED_CMD_QUERY = 9,
	/*
	 * Which pages of a range L2 wrote to since they were mapped or cleared;
	 * EOPNOTSUPP for a view without dirty-log. The record stays.
	 *
	 * Answers once. Access: get. May be continued, counted by page. Errors:
	 * ENOENT, EOPNOTSUPP, ERANGE. With feature dirty-log.
	 */
	HNL_NESTED_CMD_DIRTY_GET = 10,
	/*
	 * Clears the record of the pages whose bit is set, and flushes them, so
	 * that their next write is recorded. EINVAL if dirty has not as many
	 * bits as bits says (as KVM_CLEAR_DIRTY_LOG of linux/kvm.h).
	 *
	 * Answers once. Access: set. Idempotent. May be continued, counted by
	 * page. Errors: EINVAL, ENOENT, ENOMEM, ENOSPC, EOPNOTSUPP, ERANGE.
	 * With feature dirty-log.
	 */
	HNL_NESTED_CMD_DIRTY_CLEAR = 11,
	/*
	 * Forgets what processors cached of a view's translations
	 * (H_TLB_INVALIDATE of PAPR for all of a guest, sync_hfence of SBI
	 * NACL).
	 *
	 * Answers once. Access: set. Idempotent. Errors: ENOENT.
	 */
	HNL_NESTED_CMD_FLUSH_VIEW = 12,
	/*
	 * Forgets what processors cached of a range's translations; L0 may
	 * forget more.
	 *
	 * Answers once. Access: set. Idempotent. May be continued, counted by
	 * page. Errors: ENOENT, ERANGE.
	 */
	HNL_NESTED_CMD_FLUSH_RANGE = 13
};

/* Attributes of set nested. */
enum {
	/*
	 * Number of a view of the caller, as view-create gave it. [u32, at most
	 * 65535]
	 */
	HNL_NESTED_A_VIEW = 1,
	/*
	 * Width of L2 guest-physical addresses; absent, what the machine has.
	 * Mappings above it are ERANGE. [u32, 32..57]
	 */
	HNL_NESTED_A_ADDRESS_BITS = 2,
	/* Record which pages L2 writes to. [flag, with feature dirty-log] */
	HNL_NESTED_A_DIRTY_LOG = 3,
	/* Guest-physical address of L2, of a page. [u64, multiple of 4096] */
	HNL_NESTED_A_L2_GPA = 4,
	/*
	 * Guest-physical address of L1, the caller, of a page. [guest-physical
	 * address, multiple of 4096]
	 */
	HNL_NESTED_A_L1_GPA = 5,
	/* Size of the mapping. [u32, one of order] */
	HNL_NESTED_A_ORDER = 6,
	/* What L2 may do; none at all is EINVAL. [u32, bits of permission] */
	HNL_NESTED_A_PERMISSIONS = 7,
	/* How the page is cached; absent, wb. [u32, one of memory-type] */
	HNL_NESTED_A_MEMORY_TYPE = 8,
	/*
	 * Pages of 4 KiB from l2-gpa on. A range that passes the view's
	 * addresses is ERANGE. [u64, in pages, at least 1]
	 */
	HNL_NESTED_A_PAGES = 9,
	/* Mappings to make, in this order. [array of entry, 24..24576 bytes] */
	HNL_NESTED_A_ENTRY = 10,
	/* Ranges, in this order. [array of range, 16..16384 bytes] */
	HNL_NESTED_A_RANGE = 11,
	/*
	 * 0 or a negated errno, in the order of entry. [array of s32, one for
	 * each entry of the request]
	 */
	HNL_NESTED_A_ENTRY_STATUS = 12,
	/*
	 * 0 or a negated errno, in the order of range. [array of s32, one for
	 * each range of the request]
	 */
	HNL_NESTED_A_RANGE_STATUS = 13,
	/*
	 * Pages that there was a mapping of, and that were changed. [u64, in
	 * pages]
	 */
	HNL_NESTED_A_DONE = 14,
	/* What is known of the mapping. [u32, bits of mapped] */
	HNL_NESTED_A_MAPPED = 15,
	/*
	 * Pages of 4 KiB from l2-gpa on, one bit each in dirty. [u32, in pages,
	 * 64..262144, multiple of 64, with feature dirty-log]
	 */
	HNL_NESTED_A_BITS = 16,
	/*
	 * Bit n % 64 of word n / 64 is page n from l2-gpa: written to (get), or
	 * to be recorded anew (clear). It has as many bits as bits says. [array
	 * of u64, 8..32768 bytes, with feature dirty-log]
	 */
	HNL_NESTED_A_DIRTY = 17,
	/* Views that the caller may have at a time. [u32] */
	HNL_NESTED_A_MAX_VIEWS = 18,
	/* Views that it has. [u32] */
	HNL_NESTED_A_USED_VIEWS = 19,
	/* Pages that L0 spends on tables for the caller. [u64, in pages] */
	HNL_NESTED_A_MAX_TABLES = 20,
	/* Pages that are spent. [u64, in pages] */
	HNL_NESTED_A_USED_TABLES = 21,
	/* Bit n is set if mappings of order n can be made. [u64] */
	HNL_NESTED_A_ORDERS = 22,
	/* Bit n is set if memory type n can be had. [u64] */
	HNL_NESTED_A_MEMORY_TYPES = 23,
	/* Widest address-bits that a view may have. [u32] */
	HNL_NESTED_A_MAX_ADDRESS_BITS = 24
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

/* ---- capability-get: request ---- */

HNL_MUST_CHECK int hnl_nested_capability_get_req_encode_at(uint8_t *buf,
							   size_t size,
							   uint16_t flags,
							   uint32_t seq,
							   uint32_t port);

static inline void hnl_nested_capability_get_req_encode(struct hnl_builder *b,
							uint16_t flags,
							uint32_t seq,
							uint32_t port)
{
	int n = hnl_nested_capability_get_req_encode_at(hnl_builder_here(b),
							hnl_builder_left(b),
							flags, seq, port);

	hnl_msg_written(b, n);
}

/* ---- capability-get: reply ---- */

enum {
	HNL_NESTED_CAPABILITY_GET_RSP_MAX_VIEWS,
	HNL_NESTED_CAPABILITY_GET_RSP_USED_VIEWS,
	HNL_NESTED_CAPABILITY_GET_RSP_MAX_TABLES,
	HNL_NESTED_CAPABILITY_GET_RSP_USED_TABLES,
	HNL_NESTED_CAPABILITY_GET_RSP_ORDERS,
	HNL_NESTED_CAPABILITY_GET_RSP_MEMORY_TYPES,
	HNL_NESTED_CAPABILITY_GET_RSP_MAX_ADDRESS_BITS,
	HNL_NESTED_CAPABILITY_GET_RSP_FIELDS
};

struct hnl_nested_capability_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_CAPABILITY_GET_RSP_FIELDS)];
	uint64_t max_tables;	/* required */
	uint64_t used_tables;	/* required */
	uint64_t orders;	/* required */
	uint64_t memory_types;	/* required */
	uint32_t max_views;	/* required */
	uint32_t used_views;	/* required */
	uint32_t max_address_bits;	/* required */
};

static inline void
hnl_nested_capability_get_rsp_init(struct hnl_nested_capability_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_capability_get_rsp_set_max_views(
	struct hnl_nested_capability_get_rsp *s, uint32_t v)
{
	s->max_views = v;
	HNL_SET(s, HNL_NESTED_CAPABILITY_GET_RSP_MAX_VIEWS);
}

static inline void
hnl_nested_capability_get_rsp_set_used_views(
	struct hnl_nested_capability_get_rsp *s, uint32_t v)
{
	s->used_views = v;
	HNL_SET(s, HNL_NESTED_CAPABILITY_GET_RSP_USED_VIEWS);
}

static inline void
hnl_nested_capability_get_rsp_set_max_tables(
	struct hnl_nested_capability_get_rsp *s, uint64_t v)
{
	s->max_tables = v;
	HNL_SET(s, HNL_NESTED_CAPABILITY_GET_RSP_MAX_TABLES);
}

static inline void
hnl_nested_capability_get_rsp_set_used_tables(
	struct hnl_nested_capability_get_rsp *s, uint64_t v)
{
	s->used_tables = v;
	HNL_SET(s, HNL_NESTED_CAPABILITY_GET_RSP_USED_TABLES);
}

static inline void
hnl_nested_capability_get_rsp_set_orders(
	struct hnl_nested_capability_get_rsp *s, uint64_t v)
{
	s->orders = v;
	HNL_SET(s, HNL_NESTED_CAPABILITY_GET_RSP_ORDERS);
}

static inline void
hnl_nested_capability_get_rsp_set_memory_types(
	struct hnl_nested_capability_get_rsp *s, uint64_t v)
{
	s->memory_types = v;
	HNL_SET(s, HNL_NESTED_CAPABILITY_GET_RSP_MEMORY_TYPES);
}

static inline void
hnl_nested_capability_get_rsp_set_max_address_bits(
	struct hnl_nested_capability_get_rsp *s, uint32_t v)
{
	s->max_address_bits = v;
	HNL_SET(s, HNL_NESTED_CAPABILITY_GET_RSP_MAX_ADDRESS_BITS);
}

void
hnl_nested_capability_get_rsp_put(
	struct hnl_builder *b, const struct hnl_nested_capability_get_rsp *s);
HNL_MUST_CHECK int
hnl_nested_capability_get_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_capability_get_rsp *s);
HNL_MUST_CHECK int
hnl_nested_capability_get_rsp_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x);

static inline void
hnl_nested_capability_get_rsp_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_capability_get_rsp *s)
{
	int n = hnl_nested_capability_get_rsp_encode_at(hnl_builder_here(b),
							hnl_builder_left(b),
							flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_capability_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				     const struct hnl_msg *m,
				     struct hnl_nested_capability_get_rsp *out,
				     struct hnl_extack *x)
{
	return hnl_nested_capability_get_rsp_decode_at(d, buf + m->off,
						       m->end - m->off,
						       m->body - m->off, out,
						       x);
}

/* ---- view-create: request ---- */

enum {
	HNL_NESTED_VIEW_CREATE_REQ_ADDRESS_BITS,
	HNL_NESTED_VIEW_CREATE_REQ_DIRTY_LOG,
	HNL_NESTED_VIEW_CREATE_REQ_FIELDS
};

struct hnl_nested_view_create_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_VIEW_CREATE_REQ_FIELDS)];
	uint32_t address_bits;
};

static inline void
hnl_nested_view_create_req_init(struct hnl_nested_view_create_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_view_create_req_set_address_bits(
	struct hnl_nested_view_create_req *s, uint32_t v)
{
	s->address_bits = v;
	HNL_SET(s, HNL_NESTED_VIEW_CREATE_REQ_ADDRESS_BITS);
}

static inline void
hnl_nested_view_create_req_set_dirty_log(struct hnl_nested_view_create_req *s)
{
	HNL_SET(s, HNL_NESTED_VIEW_CREATE_REQ_DIRTY_LOG);
}

void hnl_nested_view_create_req_put(struct hnl_builder *b,
				    const struct hnl_nested_view_create_req *s);
HNL_MUST_CHECK int
hnl_nested_view_create_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_view_create_req *s);
HNL_MUST_CHECK int hnl_nested_view_create_req_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_view_create_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_nested_view_create_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_VIEW_CREATE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_NESTED_FAMILY, HNL_F_REQUEST,
				HNL_NESTED_CMD_VIEW_CREATE, HNL_NESTED_VERSION,
				flags, seq, port);
		hnl_quick_head(buf + 28, HNL_NESTED_A_DIRTY_LOG, 0);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_ADDRESS_BITS, 4,
				  s->address_bits, 0, 32, 25))
			return HNL_MSGHDR + 12;
	}
	return hnl_nested_view_create_req_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_nested_view_create_req_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_nested_view_create_req *s)
{
	int n = hnl_nested_view_create_req_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_view_create_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_nested_view_create_req *out,
				  struct hnl_extack *x)
{
	return hnl_nested_view_create_req_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

/* ---- view-create: reply ---- */

enum {
	HNL_NESTED_VIEW_CREATE_RSP_VIEW,
	HNL_NESTED_VIEW_CREATE_RSP_FIELDS
};

struct hnl_nested_view_create_rsp {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_VIEW_CREATE_RSP_FIELDS)];
	uint32_t view;	/* required */
};

static inline void
hnl_nested_view_create_rsp_init(struct hnl_nested_view_create_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_view_create_rsp_set_view(struct hnl_nested_view_create_rsp *s,
				    uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_VIEW_CREATE_RSP_VIEW);
}

void hnl_nested_view_create_rsp_put(struct hnl_builder *b,
				    const struct hnl_nested_view_create_rsp *s);
HNL_MUST_CHECK int
hnl_nested_view_create_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_view_create_rsp *s);
HNL_MUST_CHECK int hnl_nested_view_create_rsp_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_view_create_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_nested_view_create_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_VIEW_CREATE_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_NESTED_FAMILY, 0,
				HNL_NESTED_CMD_VIEW_CREATE, HNL_NESTED_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_VIEW, 4, s->view, 0, 0,
				  65535))
			return HNL_MSGHDR + 8;
	}
	return hnl_nested_view_create_rsp_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_nested_view_create_rsp_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_nested_view_create_rsp *s)
{
	int n = hnl_nested_view_create_rsp_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_view_create_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_nested_view_create_rsp *out,
				  struct hnl_extack *x)
{
	return hnl_nested_view_create_rsp_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

/* ---- view-destroy: request ---- */

enum {
	HNL_NESTED_VIEW_DESTROY_REQ_VIEW,
	HNL_NESTED_VIEW_DESTROY_REQ_FIELDS
};

struct hnl_nested_view_destroy_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_VIEW_DESTROY_REQ_FIELDS)];
	uint32_t view;	/* required */
};

static inline void
hnl_nested_view_destroy_req_init(struct hnl_nested_view_destroy_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_view_destroy_req_set_view(struct hnl_nested_view_destroy_req *s,
				     uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_VIEW_DESTROY_REQ_VIEW);
}

void
hnl_nested_view_destroy_req_put(struct hnl_builder *b,
				const struct hnl_nested_view_destroy_req *s);
HNL_MUST_CHECK int
hnl_nested_view_destroy_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_view_destroy_req *s);
HNL_MUST_CHECK int hnl_nested_view_destroy_req_decode_at(struct hnl_decoder *d,
							 const uint8_t *buf,
							 size_t end, size_t pos,
							 void *out,
							 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_view_destroy_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_view_destroy_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_VIEW_DESTROY_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_NESTED_FAMILY, HNL_F_REQUEST,
				HNL_NESTED_CMD_VIEW_DESTROY, HNL_NESTED_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_VIEW, 4, s->view, 0, 0,
				  65535))
			return HNL_MSGHDR + 8;
	}
	return hnl_nested_view_destroy_req_encode_any(buf, size, flags, seq,
						      port, s);
}

static inline void
hnl_nested_view_destroy_req_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_nested_view_destroy_req *s)
{
	int n = hnl_nested_view_destroy_req_encode_at(hnl_builder_here(b),
						      hnl_builder_left(b),
						      flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_view_destroy_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				   const struct hnl_msg *m,
				   struct hnl_nested_view_destroy_req *out,
				   struct hnl_extack *x)
{
	return hnl_nested_view_destroy_req_decode_at(d, buf + m->off,
						     m->end - m->off,
						     m->body - m->off, out, x);
}

/* ---- map: request ---- */

enum {
	HNL_NESTED_MAP_REQ_VIEW,
	HNL_NESTED_MAP_REQ_L2_GPA,
	HNL_NESTED_MAP_REQ_L1_GPA,
	HNL_NESTED_MAP_REQ_ORDER,
	HNL_NESTED_MAP_REQ_PERMISSIONS,
	HNL_NESTED_MAP_REQ_MEMORY_TYPE,
	HNL_NESTED_MAP_REQ_FIELDS
};

struct hnl_nested_map_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_MAP_REQ_FIELDS)];
	uint64_t l2_gpa;	/* required */
	uint64_t l1_gpa;	/* required */
	uint32_t view;	/* required */
	uint32_t order;	/* required, enum hnl_nested_order */
	uint32_t permissions;	/* required, enum hnl_nested_permission */
	uint32_t memory_type;	/* enum hnl_nested_memory_type */
};

static inline void hnl_nested_map_req_init(struct hnl_nested_map_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_nested_map_req_set_view(struct hnl_nested_map_req *s,
					       uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_MAP_REQ_VIEW);
}

static inline void hnl_nested_map_req_set_l2_gpa(struct hnl_nested_map_req *s,
						 uint64_t v)
{
	s->l2_gpa = v;
	HNL_SET(s, HNL_NESTED_MAP_REQ_L2_GPA);
}

static inline void hnl_nested_map_req_set_l1_gpa(struct hnl_nested_map_req *s,
						 uint64_t v)
{
	s->l1_gpa = v;
	HNL_SET(s, HNL_NESTED_MAP_REQ_L1_GPA);
}

static inline void hnl_nested_map_req_set_order(struct hnl_nested_map_req *s,
						uint32_t v)
{
	s->order = v;
	HNL_SET(s, HNL_NESTED_MAP_REQ_ORDER);
}

static inline void
hnl_nested_map_req_set_permissions(struct hnl_nested_map_req *s, uint32_t v)
{
	s->permissions = v;
	HNL_SET(s, HNL_NESTED_MAP_REQ_PERMISSIONS);
}

static inline void
hnl_nested_map_req_set_memory_type(struct hnl_nested_map_req *s, uint32_t v)
{
	s->memory_type = v;
	HNL_SET(s, HNL_NESTED_MAP_REQ_MEMORY_TYPE);
}

void hnl_nested_map_req_put(struct hnl_builder *b,
			    const struct hnl_nested_map_req *s);
HNL_MUST_CHECK int
hnl_nested_map_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_nested_map_req *s);
HNL_MUST_CHECK int hnl_nested_map_req_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

static inline void hnl_nested_map_req_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_nested_map_req *s)
{
	int n = hnl_nested_map_req_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_map_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_nested_map_req *out, struct hnl_extack *x)
{
	return hnl_nested_map_req_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- map-many: request ---- */

enum {
	HNL_NESTED_MAP_MANY_REQ_VIEW,
	HNL_NESTED_MAP_MANY_REQ_ENTRY,
	HNL_NESTED_MAP_MANY_REQ_FIELDS
};

struct hnl_nested_map_many_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_MAP_MANY_REQ_FIELDS)];
	/* required, of HNL_NESTED_ENTRY_SIZE bytes each */
	struct hnl_bytes entry;
	uint32_t view;	/* required */
};

static inline void
hnl_nested_map_many_req_init(struct hnl_nested_map_many_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_map_many_req_set_view(struct hnl_nested_map_many_req *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_MAP_MANY_REQ_VIEW);
}

static inline void
hnl_nested_map_many_req_set_entry(struct hnl_nested_map_many_req *s,
				  const void *p, uint32_t n)
{
	s->entry.p = (const uint8_t *)p;
	s->entry.n = n;
	HNL_SET(s, HNL_NESTED_MAP_MANY_REQ_ENTRY);
}

void hnl_nested_map_many_req_put(struct hnl_builder *b,
				 const struct hnl_nested_map_many_req *s);
HNL_MUST_CHECK int
hnl_nested_map_many_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_nested_map_many_req *s);
HNL_MUST_CHECK int hnl_nested_map_many_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

static inline void
hnl_nested_map_many_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_nested_map_many_req *s)
{
	int n = hnl_nested_map_many_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_map_many_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_nested_map_many_req *out,
			       struct hnl_extack *x)
{
	return hnl_nested_map_many_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- map-many: reply ---- */

enum {
	HNL_NESTED_MAP_MANY_RSP_ENTRY_STATUS,
	HNL_NESTED_MAP_MANY_RSP_FIELDS
};

struct hnl_nested_map_many_rsp {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_MAP_MANY_RSP_FIELDS)];
	/* required, of 4 bytes each, one for each entry of the request */
	struct hnl_bytes entry_status;
};

static inline void
hnl_nested_map_many_rsp_init(struct hnl_nested_map_many_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_map_many_rsp_set_entry_status(struct hnl_nested_map_many_rsp *s,
					 const void *p, uint32_t n)
{
	s->entry_status.p = (const uint8_t *)p;
	s->entry_status.n = n;
	HNL_SET(s, HNL_NESTED_MAP_MANY_RSP_ENTRY_STATUS);
}

void hnl_nested_map_many_rsp_put(struct hnl_builder *b,
				 const struct hnl_nested_map_many_rsp *s);
HNL_MUST_CHECK int
hnl_nested_map_many_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_nested_map_many_rsp *s);
HNL_MUST_CHECK int hnl_nested_map_many_rsp_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

static inline void
hnl_nested_map_many_rsp_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_nested_map_many_rsp *s)
{
	int n = hnl_nested_map_many_rsp_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_map_many_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_nested_map_many_rsp *out,
			       struct hnl_extack *x)
{
	return hnl_nested_map_many_rsp_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- unmap: request ---- */

enum {
	HNL_NESTED_UNMAP_REQ_VIEW,
	HNL_NESTED_UNMAP_REQ_L2_GPA,
	HNL_NESTED_UNMAP_REQ_PAGES,
	HNL_NESTED_UNMAP_REQ_FIELDS
};

struct hnl_nested_unmap_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_UNMAP_REQ_FIELDS)];
	uint64_t l2_gpa;	/* required */
	uint64_t pages;	/* required */
	uint32_t view;	/* required */
};

static inline void hnl_nested_unmap_req_init(struct hnl_nested_unmap_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_nested_unmap_req_set_view(struct hnl_nested_unmap_req *s,
						 uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_UNMAP_REQ_VIEW);
}

static inline void
hnl_nested_unmap_req_set_l2_gpa(struct hnl_nested_unmap_req *s, uint64_t v)
{
	s->l2_gpa = v;
	HNL_SET(s, HNL_NESTED_UNMAP_REQ_L2_GPA);
}

static inline void
hnl_nested_unmap_req_set_pages(struct hnl_nested_unmap_req *s, uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_NESTED_UNMAP_REQ_PAGES);
}

void hnl_nested_unmap_req_put(struct hnl_builder *b,
			      const struct hnl_nested_unmap_req *s);
HNL_MUST_CHECK int
hnl_nested_unmap_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_nested_unmap_req *s);
HNL_MUST_CHECK int hnl_nested_unmap_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_unmap_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_nested_unmap_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_UNMAP_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 32) {
		hnl_quick_begin(buf, 32, HNL_NESTED_FAMILY, HNL_F_REQUEST,
				HNL_NESTED_CMD_UNMAP, HNL_NESTED_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_VIEW, 4, s->view, 0, 0,
				  65535) &&
		    hnl_quick_u64(buf + 28, HNL_NESTED_A_L2_GPA, s->l2_gpa, 12,
				  0, 0xfffffffffffff) &&
		    hnl_quick_u64(buf + 40, HNL_NESTED_A_PAGES, s->pages, 0, 1,
				  0xfffffffffffffffe))
			return HNL_MSGHDR + 32;
	}
	return hnl_nested_unmap_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_nested_unmap_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_nested_unmap_req *s)
{
	int n = hnl_nested_unmap_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_unmap_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_nested_unmap_req *out,
			    struct hnl_extack *x)
{
	return hnl_nested_unmap_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- unmap: reply ---- */

enum {
	HNL_NESTED_UNMAP_RSP_DONE,
	HNL_NESTED_UNMAP_RSP_FIELDS
};

struct hnl_nested_unmap_rsp {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_UNMAP_RSP_FIELDS)];
	uint64_t done;	/* required */
};

static inline void hnl_nested_unmap_rsp_init(struct hnl_nested_unmap_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_nested_unmap_rsp_set_done(struct hnl_nested_unmap_rsp *s,
						 uint64_t v)
{
	s->done = v;
	HNL_SET(s, HNL_NESTED_UNMAP_RSP_DONE);
}

void hnl_nested_unmap_rsp_put(struct hnl_builder *b,
			      const struct hnl_nested_unmap_rsp *s);
HNL_MUST_CHECK int
hnl_nested_unmap_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_nested_unmap_rsp *s);
HNL_MUST_CHECK int hnl_nested_unmap_rsp_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_unmap_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_nested_unmap_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_UNMAP_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_NESTED_FAMILY, 0,
				HNL_NESTED_CMD_UNMAP, HNL_NESTED_VERSION, flags,
				seq, port);
		hnl_quick_put64(buf + 20, HNL_NESTED_A_DONE, s->done);
		return HNL_MSGHDR + 12;
	}
	return hnl_nested_unmap_rsp_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_nested_unmap_rsp_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_nested_unmap_rsp *s)
{
	int n = hnl_nested_unmap_rsp_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_unmap_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_nested_unmap_rsp *out,
			    struct hnl_extack *x)
{
	return hnl_nested_unmap_rsp_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- unmap-many: request ---- */

enum {
	HNL_NESTED_UNMAP_MANY_REQ_VIEW,
	HNL_NESTED_UNMAP_MANY_REQ_RANGE,
	HNL_NESTED_UNMAP_MANY_REQ_FIELDS
};

struct hnl_nested_unmap_many_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_UNMAP_MANY_REQ_FIELDS)];
	/* required, of HNL_NESTED_RANGE_SIZE bytes each */
	struct hnl_bytes range;
	uint32_t view;	/* required */
};

static inline void
hnl_nested_unmap_many_req_init(struct hnl_nested_unmap_many_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_unmap_many_req_set_view(struct hnl_nested_unmap_many_req *s,
				   uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_UNMAP_MANY_REQ_VIEW);
}

static inline void
hnl_nested_unmap_many_req_set_range(struct hnl_nested_unmap_many_req *s,
				    const void *p, uint32_t n)
{
	s->range.p = (const uint8_t *)p;
	s->range.n = n;
	HNL_SET(s, HNL_NESTED_UNMAP_MANY_REQ_RANGE);
}

void hnl_nested_unmap_many_req_put(struct hnl_builder *b,
				   const struct hnl_nested_unmap_many_req *s);
HNL_MUST_CHECK int
hnl_nested_unmap_many_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_unmap_many_req *s);
HNL_MUST_CHECK int hnl_nested_unmap_many_req_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

static inline void
hnl_nested_unmap_many_req_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_nested_unmap_many_req *s)
{
	int n = hnl_nested_unmap_many_req_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_unmap_many_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_nested_unmap_many_req *out,
				 struct hnl_extack *x)
{
	return hnl_nested_unmap_many_req_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- unmap-many: reply ---- */

enum {
	HNL_NESTED_UNMAP_MANY_RSP_RANGE_STATUS,
	HNL_NESTED_UNMAP_MANY_RSP_FIELDS
};

struct hnl_nested_unmap_many_rsp {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_UNMAP_MANY_RSP_FIELDS)];
	/* required, of 4 bytes each, one for each range of the request */
	struct hnl_bytes range_status;
};

static inline void
hnl_nested_unmap_many_rsp_init(struct hnl_nested_unmap_many_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_unmap_many_rsp_set_range_status(struct hnl_nested_unmap_many_rsp *s,
					   const void *p, uint32_t n)
{
	s->range_status.p = (const uint8_t *)p;
	s->range_status.n = n;
	HNL_SET(s, HNL_NESTED_UNMAP_MANY_RSP_RANGE_STATUS);
}

void hnl_nested_unmap_many_rsp_put(struct hnl_builder *b,
				   const struct hnl_nested_unmap_many_rsp *s);
HNL_MUST_CHECK int
hnl_nested_unmap_many_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_unmap_many_rsp *s);
HNL_MUST_CHECK int hnl_nested_unmap_many_rsp_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

static inline void
hnl_nested_unmap_many_rsp_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_nested_unmap_many_rsp *s)
{
	int n = hnl_nested_unmap_many_rsp_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_unmap_many_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_nested_unmap_many_rsp *out,
				 struct hnl_extack *x)
{
	return hnl_nested_unmap_many_rsp_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- protect: request ---- */

enum {
	HNL_NESTED_PROTECT_REQ_VIEW,
	HNL_NESTED_PROTECT_REQ_L2_GPA,
	HNL_NESTED_PROTECT_REQ_PERMISSIONS,
	HNL_NESTED_PROTECT_REQ_PAGES,
	HNL_NESTED_PROTECT_REQ_FIELDS
};

struct hnl_nested_protect_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_PROTECT_REQ_FIELDS)];
	uint64_t l2_gpa;	/* required */
	uint64_t pages;	/* required */
	uint32_t view;	/* required */
	uint32_t permissions;	/* required, enum hnl_nested_permission */
};

static inline void hnl_nested_protect_req_init(struct hnl_nested_protect_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_protect_req_set_view(struct hnl_nested_protect_req *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_PROTECT_REQ_VIEW);
}

static inline void
hnl_nested_protect_req_set_l2_gpa(struct hnl_nested_protect_req *s, uint64_t v)
{
	s->l2_gpa = v;
	HNL_SET(s, HNL_NESTED_PROTECT_REQ_L2_GPA);
}

static inline void
hnl_nested_protect_req_set_permissions(struct hnl_nested_protect_req *s,
				       uint32_t v)
{
	s->permissions = v;
	HNL_SET(s, HNL_NESTED_PROTECT_REQ_PERMISSIONS);
}

static inline void
hnl_nested_protect_req_set_pages(struct hnl_nested_protect_req *s, uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_NESTED_PROTECT_REQ_PAGES);
}

void hnl_nested_protect_req_put(struct hnl_builder *b,
				const struct hnl_nested_protect_req *s);
HNL_MUST_CHECK int
hnl_nested_protect_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_nested_protect_req *s);
HNL_MUST_CHECK int hnl_nested_protect_req_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_protect_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_nested_protect_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_PROTECT_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 40) {
		hnl_quick_begin(buf, 40, HNL_NESTED_FAMILY, HNL_F_REQUEST,
				HNL_NESTED_CMD_PROTECT, HNL_NESTED_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_VIEW, 4, s->view, 0, 0,
				  65535) &&
		    hnl_quick_u64(buf + 28, HNL_NESTED_A_L2_GPA, s->l2_gpa, 12,
				  0, 0xfffffffffffff) &&
		    hnl_quick_u32(buf + 40, HNL_NESTED_A_PERMISSIONS, 4,
				  s->permissions, 0, 0, 7) &&
		    hnl_quick_u64(buf + 48, HNL_NESTED_A_PAGES, s->pages, 0, 1,
				  0xfffffffffffffffe))
			return HNL_MSGHDR + 40;
	}
	return hnl_nested_protect_req_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_nested_protect_req_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_nested_protect_req *s)
{
	int n = hnl_nested_protect_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_protect_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_nested_protect_req *out,
			      struct hnl_extack *x)
{
	return hnl_nested_protect_req_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- protect: reply ---- */

enum {
	HNL_NESTED_PROTECT_RSP_DONE,
	HNL_NESTED_PROTECT_RSP_FIELDS
};

struct hnl_nested_protect_rsp {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_PROTECT_RSP_FIELDS)];
	uint64_t done;	/* required */
};

static inline void hnl_nested_protect_rsp_init(struct hnl_nested_protect_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_protect_rsp_set_done(struct hnl_nested_protect_rsp *s, uint64_t v)
{
	s->done = v;
	HNL_SET(s, HNL_NESTED_PROTECT_RSP_DONE);
}

void hnl_nested_protect_rsp_put(struct hnl_builder *b,
				const struct hnl_nested_protect_rsp *s);
HNL_MUST_CHECK int
hnl_nested_protect_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_nested_protect_rsp *s);
HNL_MUST_CHECK int hnl_nested_protect_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_protect_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_nested_protect_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_PROTECT_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_NESTED_FAMILY, 0,
				HNL_NESTED_CMD_PROTECT, HNL_NESTED_VERSION,
				flags, seq, port);
		hnl_quick_put64(buf + 20, HNL_NESTED_A_DONE, s->done);
		return HNL_MSGHDR + 12;
	}
	return hnl_nested_protect_rsp_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_nested_protect_rsp_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_nested_protect_rsp *s)
{
	int n = hnl_nested_protect_rsp_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_protect_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_nested_protect_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_nested_protect_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- query: request ---- */

enum {
	HNL_NESTED_QUERY_REQ_VIEW,
	HNL_NESTED_QUERY_REQ_L2_GPA,
	HNL_NESTED_QUERY_REQ_FIELDS
};

struct hnl_nested_query_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_QUERY_REQ_FIELDS)];
	uint64_t l2_gpa;	/* required */
	uint32_t view;	/* required */
};

static inline void hnl_nested_query_req_init(struct hnl_nested_query_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_nested_query_req_set_view(struct hnl_nested_query_req *s,
						 uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_QUERY_REQ_VIEW);
}

static inline void
hnl_nested_query_req_set_l2_gpa(struct hnl_nested_query_req *s, uint64_t v)
{
	s->l2_gpa = v;
	HNL_SET(s, HNL_NESTED_QUERY_REQ_L2_GPA);
}

void hnl_nested_query_req_put(struct hnl_builder *b,
			      const struct hnl_nested_query_req *s);
HNL_MUST_CHECK int
hnl_nested_query_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_nested_query_req *s);
HNL_MUST_CHECK int hnl_nested_query_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_query_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_nested_query_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_QUERY_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 20) {
		hnl_quick_begin(buf, 20, HNL_NESTED_FAMILY, HNL_F_REQUEST,
				HNL_NESTED_CMD_QUERY, HNL_NESTED_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_VIEW, 4, s->view, 0, 0,
				  65535) &&
		    hnl_quick_u64(buf + 28, HNL_NESTED_A_L2_GPA, s->l2_gpa, 12,
				  0, 0xfffffffffffff))
			return HNL_MSGHDR + 20;
	}
	return hnl_nested_query_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_nested_query_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_nested_query_req *s)
{
	int n = hnl_nested_query_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_query_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_nested_query_req *out,
			    struct hnl_extack *x)
{
	return hnl_nested_query_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- query: reply ---- */

enum {
	HNL_NESTED_QUERY_RSP_L2_GPA,
	HNL_NESTED_QUERY_RSP_L1_GPA,
	HNL_NESTED_QUERY_RSP_ORDER,
	HNL_NESTED_QUERY_RSP_PERMISSIONS,
	HNL_NESTED_QUERY_RSP_MEMORY_TYPE,
	HNL_NESTED_QUERY_RSP_MAPPED,
	HNL_NESTED_QUERY_RSP_FIELDS
};

struct hnl_nested_query_rsp {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_QUERY_RSP_FIELDS)];
	uint64_t l2_gpa;	/* required */
	uint64_t l1_gpa;	/* required */
	uint32_t order;	/* required, enum hnl_nested_order */
	uint32_t permissions;	/* required, enum hnl_nested_permission */
	uint32_t memory_type;	/* required, enum hnl_nested_memory_type */
	uint32_t mapped;	/* required, enum hnl_nested_mapped */
};

static inline void hnl_nested_query_rsp_init(struct hnl_nested_query_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_query_rsp_set_l2_gpa(struct hnl_nested_query_rsp *s, uint64_t v)
{
	s->l2_gpa = v;
	HNL_SET(s, HNL_NESTED_QUERY_RSP_L2_GPA);
}

static inline void
hnl_nested_query_rsp_set_l1_gpa(struct hnl_nested_query_rsp *s, uint64_t v)
{
	s->l1_gpa = v;
	HNL_SET(s, HNL_NESTED_QUERY_RSP_L1_GPA);
}

static inline void
hnl_nested_query_rsp_set_order(struct hnl_nested_query_rsp *s, uint32_t v)
{
	s->order = v;
	HNL_SET(s, HNL_NESTED_QUERY_RSP_ORDER);
}

static inline void
hnl_nested_query_rsp_set_permissions(struct hnl_nested_query_rsp *s, uint32_t v)
{
	s->permissions = v;
	HNL_SET(s, HNL_NESTED_QUERY_RSP_PERMISSIONS);
}

static inline void
hnl_nested_query_rsp_set_memory_type(struct hnl_nested_query_rsp *s, uint32_t v)
{
	s->memory_type = v;
	HNL_SET(s, HNL_NESTED_QUERY_RSP_MEMORY_TYPE);
}

static inline void
hnl_nested_query_rsp_set_mapped(struct hnl_nested_query_rsp *s, uint32_t v)
{
	s->mapped = v;
	HNL_SET(s, HNL_NESTED_QUERY_RSP_MAPPED);
}

void hnl_nested_query_rsp_put(struct hnl_builder *b,
			      const struct hnl_nested_query_rsp *s);
HNL_MUST_CHECK int
hnl_nested_query_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_nested_query_rsp *s);
HNL_MUST_CHECK int hnl_nested_query_rsp_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

static inline void
hnl_nested_query_rsp_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_nested_query_rsp *s)
{
	int n = hnl_nested_query_rsp_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_query_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_nested_query_rsp *out,
			    struct hnl_extack *x)
{
	return hnl_nested_query_rsp_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- dirty-get: request ---- */

enum {
	HNL_NESTED_DIRTY_GET_REQ_VIEW,
	HNL_NESTED_DIRTY_GET_REQ_L2_GPA,
	HNL_NESTED_DIRTY_GET_REQ_BITS,
	HNL_NESTED_DIRTY_GET_REQ_FIELDS
};

struct hnl_nested_dirty_get_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_DIRTY_GET_REQ_FIELDS)];
	uint64_t l2_gpa;	/* required */
	uint32_t view;	/* required */
	uint32_t bits;	/* required */
};

static inline void
hnl_nested_dirty_get_req_init(struct hnl_nested_dirty_get_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_dirty_get_req_set_view(struct hnl_nested_dirty_get_req *s,
				  uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_DIRTY_GET_REQ_VIEW);
}

static inline void
hnl_nested_dirty_get_req_set_l2_gpa(struct hnl_nested_dirty_get_req *s,
				    uint64_t v)
{
	s->l2_gpa = v;
	HNL_SET(s, HNL_NESTED_DIRTY_GET_REQ_L2_GPA);
}

static inline void
hnl_nested_dirty_get_req_set_bits(struct hnl_nested_dirty_get_req *s,
				  uint32_t v)
{
	s->bits = v;
	HNL_SET(s, HNL_NESTED_DIRTY_GET_REQ_BITS);
}

void hnl_nested_dirty_get_req_put(struct hnl_builder *b,
				  const struct hnl_nested_dirty_get_req *s);
HNL_MUST_CHECK int
hnl_nested_dirty_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_dirty_get_req *s);
HNL_MUST_CHECK int hnl_nested_dirty_get_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_dirty_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_nested_dirty_get_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_DIRTY_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_NESTED_FAMILY, HNL_F_REQUEST,
				HNL_NESTED_CMD_DIRTY_GET, HNL_NESTED_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_VIEW, 4, s->view, 0, 0,
				  65535) &&
		    hnl_quick_u64(buf + 28, HNL_NESTED_A_L2_GPA, s->l2_gpa, 12,
				  0, 0xfffffffffffff) &&
		    hnl_quick_u32(buf + 40, HNL_NESTED_A_BITS, 4, s->bits, 6,
				  64, 4095))
			return HNL_MSGHDR + 28;
	}
	return hnl_nested_dirty_get_req_encode_any(buf, size, flags, seq, port,
						   s);
}

static inline void
hnl_nested_dirty_get_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_nested_dirty_get_req *s)
{
	int n = hnl_nested_dirty_get_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_dirty_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_nested_dirty_get_req *out,
				struct hnl_extack *x)
{
	return hnl_nested_dirty_get_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- dirty-get: reply ---- */

enum {
	HNL_NESTED_DIRTY_GET_RSP_DIRTY,
	HNL_NESTED_DIRTY_GET_RSP_FIELDS
};

struct hnl_nested_dirty_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_DIRTY_GET_RSP_FIELDS)];
	struct hnl_bytes dirty;	/* required, of 8 bytes each */
};

static inline void
hnl_nested_dirty_get_rsp_init(struct hnl_nested_dirty_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_dirty_get_rsp_set_dirty(struct hnl_nested_dirty_get_rsp *s,
				   const void *p, uint32_t n)
{
	s->dirty.p = (const uint8_t *)p;
	s->dirty.n = n;
	HNL_SET(s, HNL_NESTED_DIRTY_GET_RSP_DIRTY);
}

void hnl_nested_dirty_get_rsp_put(struct hnl_builder *b,
				  const struct hnl_nested_dirty_get_rsp *s);
HNL_MUST_CHECK int
hnl_nested_dirty_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_nested_dirty_get_rsp *s);
HNL_MUST_CHECK int hnl_nested_dirty_get_rsp_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

static inline void
hnl_nested_dirty_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_nested_dirty_get_rsp *s)
{
	int n = hnl_nested_dirty_get_rsp_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_dirty_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_nested_dirty_get_rsp *out,
				struct hnl_extack *x)
{
	return hnl_nested_dirty_get_rsp_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- dirty-clear: request ---- */

enum {
	HNL_NESTED_DIRTY_CLEAR_REQ_VIEW,
	HNL_NESTED_DIRTY_CLEAR_REQ_L2_GPA,
	HNL_NESTED_DIRTY_CLEAR_REQ_BITS,
	HNL_NESTED_DIRTY_CLEAR_REQ_DIRTY,
	HNL_NESTED_DIRTY_CLEAR_REQ_FIELDS
};

struct hnl_nested_dirty_clear_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_DIRTY_CLEAR_REQ_FIELDS)];
	uint64_t l2_gpa;	/* required */
	struct hnl_bytes dirty;	/* required, of 8 bytes each */
	uint32_t view;	/* required */
	uint32_t bits;	/* required */
};

static inline void
hnl_nested_dirty_clear_req_init(struct hnl_nested_dirty_clear_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_dirty_clear_req_set_view(struct hnl_nested_dirty_clear_req *s,
				    uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_DIRTY_CLEAR_REQ_VIEW);
}

static inline void
hnl_nested_dirty_clear_req_set_l2_gpa(struct hnl_nested_dirty_clear_req *s,
				      uint64_t v)
{
	s->l2_gpa = v;
	HNL_SET(s, HNL_NESTED_DIRTY_CLEAR_REQ_L2_GPA);
}

static inline void
hnl_nested_dirty_clear_req_set_bits(struct hnl_nested_dirty_clear_req *s,
				    uint32_t v)
{
	s->bits = v;
	HNL_SET(s, HNL_NESTED_DIRTY_CLEAR_REQ_BITS);
}

static inline void
hnl_nested_dirty_clear_req_set_dirty(struct hnl_nested_dirty_clear_req *s,
				     const void *p, uint32_t n)
{
	s->dirty.p = (const uint8_t *)p;
	s->dirty.n = n;
	HNL_SET(s, HNL_NESTED_DIRTY_CLEAR_REQ_DIRTY);
}

void hnl_nested_dirty_clear_req_put(struct hnl_builder *b,
				    const struct hnl_nested_dirty_clear_req *s);
HNL_MUST_CHECK int
hnl_nested_dirty_clear_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_dirty_clear_req *s);
HNL_MUST_CHECK int hnl_nested_dirty_clear_req_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

static inline void
hnl_nested_dirty_clear_req_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_nested_dirty_clear_req *s)
{
	int n = hnl_nested_dirty_clear_req_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_dirty_clear_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_nested_dirty_clear_req *out,
				  struct hnl_extack *x)
{
	return hnl_nested_dirty_clear_req_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

/* ---- flush-view: request ---- */

enum {
	HNL_NESTED_FLUSH_VIEW_REQ_VIEW,
	HNL_NESTED_FLUSH_VIEW_REQ_FIELDS
};

struct hnl_nested_flush_view_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_FLUSH_VIEW_REQ_FIELDS)];
	uint32_t view;	/* required */
};

static inline void
hnl_nested_flush_view_req_init(struct hnl_nested_flush_view_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_flush_view_req_set_view(struct hnl_nested_flush_view_req *s,
				   uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_FLUSH_VIEW_REQ_VIEW);
}

void hnl_nested_flush_view_req_put(struct hnl_builder *b,
				   const struct hnl_nested_flush_view_req *s);
HNL_MUST_CHECK int
hnl_nested_flush_view_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_nested_flush_view_req *s);
HNL_MUST_CHECK int hnl_nested_flush_view_req_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_flush_view_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_nested_flush_view_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_FLUSH_VIEW_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_NESTED_FAMILY, HNL_F_REQUEST,
				HNL_NESTED_CMD_FLUSH_VIEW, HNL_NESTED_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_VIEW, 4, s->view, 0, 0,
				  65535))
			return HNL_MSGHDR + 8;
	}
	return hnl_nested_flush_view_req_encode_any(buf, size, flags, seq, port,
						    s);
}

static inline void
hnl_nested_flush_view_req_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_nested_flush_view_req *s)
{
	int n = hnl_nested_flush_view_req_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_flush_view_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_nested_flush_view_req *out,
				 struct hnl_extack *x)
{
	return hnl_nested_flush_view_req_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- flush-range: request ---- */

enum {
	HNL_NESTED_FLUSH_RANGE_REQ_VIEW,
	HNL_NESTED_FLUSH_RANGE_REQ_L2_GPA,
	HNL_NESTED_FLUSH_RANGE_REQ_PAGES,
	HNL_NESTED_FLUSH_RANGE_REQ_FIELDS
};

struct hnl_nested_flush_range_req {
	uint64_t has[HNL_PRESENCE(HNL_NESTED_FLUSH_RANGE_REQ_FIELDS)];
	uint64_t l2_gpa;	/* required */
	uint64_t pages;	/* required */
	uint32_t view;	/* required */
};

static inline void
hnl_nested_flush_range_req_init(struct hnl_nested_flush_range_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_nested_flush_range_req_set_view(struct hnl_nested_flush_range_req *s,
				    uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_NESTED_FLUSH_RANGE_REQ_VIEW);
}

static inline void
hnl_nested_flush_range_req_set_l2_gpa(struct hnl_nested_flush_range_req *s,
				      uint64_t v)
{
	s->l2_gpa = v;
	HNL_SET(s, HNL_NESTED_FLUSH_RANGE_REQ_L2_GPA);
}

static inline void
hnl_nested_flush_range_req_set_pages(struct hnl_nested_flush_range_req *s,
				     uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_NESTED_FLUSH_RANGE_REQ_PAGES);
}

void hnl_nested_flush_range_req_put(struct hnl_builder *b,
				    const struct hnl_nested_flush_range_req *s);
HNL_MUST_CHECK int
hnl_nested_flush_range_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_nested_flush_range_req *s);
HNL_MUST_CHECK int hnl_nested_flush_range_req_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_nested_flush_range_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_nested_flush_range_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_NESTED_FLUSH_RANGE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 32) {
		hnl_quick_begin(buf, 32, HNL_NESTED_FAMILY, HNL_F_REQUEST,
				HNL_NESTED_CMD_FLUSH_RANGE, HNL_NESTED_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_NESTED_A_VIEW, 4, s->view, 0, 0,
				  65535) &&
		    hnl_quick_u64(buf + 28, HNL_NESTED_A_L2_GPA, s->l2_gpa, 12,
				  0, 0xfffffffffffff) &&
		    hnl_quick_u64(buf + 40, HNL_NESTED_A_PAGES, s->pages, 0, 1,
				  0xfffffffffffffffe))
			return HNL_MSGHDR + 32;
	}
	return hnl_nested_flush_range_req_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_nested_flush_range_req_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_nested_flush_range_req *s)
{
	int n = hnl_nested_flush_range_req_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_nested_flush_range_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_nested_flush_range_req *out,
				  struct hnl_extack *x)
{
	return hnl_nested_flush_range_req_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

extern const struct hnl_family hnl_nested_family;
extern const struct hnl_names hnl_nested_names;

HNL_END_DECLS

#endif
