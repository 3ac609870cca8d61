/* SPDX-License-Identifier: MIT */
/*
 * What code generated from a YNL spec needs beside <hnl/encode.h>: headers of
 * the kernel's families, which have no number of their own in hnl.
 *
 *	genetlink	| nlmsghdr, type found at run time | cmd, 1, 0 | ...
 *	netlink-raw	| nlmsghdr, type is the command	   | ...
 *						    fixed header, attributes
 *
 * Arrays under numbers. An indexed-array, and each level of a nest-type-value,
 * is a nest whose only member is a struct hnl_list. Each step of a walk leaves
 * the number of the element that it gave in the list's index. Of an array of
 * the caller's, index is the number of the first one: 0, unless it is set
 * before the message is encoded.
 */
#ifndef HNL_YNL_H
#define HNL_YNL_H

#include <hnl/encode.h>
#include <hnl/list.h>

/* As the kernel's own library says, whatever the version of the family. */
#define HNL_YNL_VERSION 1

HNL_BEGIN_DECLS

/* Begins a message of a genetlink family whose number is type. */
static inline void hnl_ynl_begin(struct hnl_builder *b, uint16_t type,
				 uint8_t cmd, uint32_t flags, uint32_t seq,
				 uint32_t port)
{
	struct hnl_head h;

	h.type = type;
	h.flags = (uint16_t)flags;
	h.seq = seq;
	h.port = port;
	h.cmd = cmd;
	h.version = HNL_YNL_VERSION;
	hnl_msg_begin(b, &h);
}

/* Begins a message of a protocol that has no generic header. */
static inline void hnl_raw_begin(struct hnl_builder *b, uint16_t type,
				 uint32_t flags, uint32_t seq, uint32_t port)
{
	uint8_t *p;

	b->msg = b->len;
	b->critical = false;
	p = hnl_builder_room(b, HNL_NLHDR);
	if (HNL_UNLIKELY(p == NULL))
		return;
	hnl_store_le16(p + 4, type);
	hnl_store_le16(p + 6, (uint16_t)flags);
	hnl_store_le32(p + 8, seq);
	hnl_store_le32(p + 12, port);
}

/*
 * hnl_msg_at() for such a protocol: what would be the generic header is the
 * message's own. Messages of less than HNL_MSGHDR bytes are SHORT but for the
 * control messages.
 */
static inline struct hnl_msg hnl_raw_msg_at(const uint8_t *buf, size_t end,
					    size_t pos)
{
	struct hnl_msg m = hnl_msg_at(buf, end, pos);

	if (m.reason == HNL_REASON_RESERVED)
		m.reason = HNL_REASON_NONE;
	if (m.end - m.off >= HNL_NLHDR)
		m.body = m.off + HNL_NLHDR;
	m.head.cmd = 0;
	m.head.version = 0;
	return m;
}

/* Room for a fixed header of n bytes, what follows it aligned. */
static inline uint8_t *hnl_ynl_put_header(struct hnl_builder *b, size_t n)
{
	uint8_t *p = hnl_builder_room(b, hnl_align(n));

	if (p != NULL && n % HNL_ALIGN != 0)
		hnl_store_le32(p + hnl_align(n) - HNL_ALIGN, 0);
	return p;
}

/*
 * Where, in a message whose own headers have head bytes, the fixed one begins;
 * 0 and *x filled when there are less than n bytes left.
 */
static inline size_t hnl_ynl_header_at(const struct hnl_msg *m, size_t head,
				       size_t n, struct hnl_extack *x)
{
	size_t len = m->end - m->off;

	if (len >= head && len - head >= n)
		return head;
	(void)hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_SHORT, 0, 0);
	return 0;
}

/*
 * Bytes of a message as a set: a lazy nest, a sub-message. skip bytes at their
 * beginning are no attributes.
 */
HNL_MUST_CHECK static inline int
hnl_ynl_decode_bytes(struct hnl_decoder *d, size_t set, const uint8_t *buf,
		     struct hnl_bytes v, size_t skip, void *out,
		     struct hnl_extack *x)
{
	size_t pos = (size_t)(v.p - buf);

	if (v.n < skip)
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_LENGTH, pos,
					 0);
	return hnl_policy_decode(d, set, buf, pos + v.n,
				 pos + hnl_align(skip), out, x);
}

/* A nest that was encoded before. */
HNL_INLINE bool hnl_encode_lazy(struct hnl_builder *b, uint16_t type,
				struct hnl_bytes v)
{
	hnl_attr_put_bytes(b, type | HNL_ATTR_NESTED, v.p, v.n);
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_submsg(struct hnl_builder *b, uint16_t type,
				  struct hnl_submsg v)
{
	hnl_attr_put_bytes(b, type | v.bits, v.p, v.n);
	return b->err == 0;
}

/* Whether s is the n characters at text. */
static inline bool hnl_ynl_is(struct hnl_bytes s, const char *text, uint32_t n)
{
	return s.n == n && memcmp(s.p, text, n) == 0;
}

HNL_END_DECLS

#endif
