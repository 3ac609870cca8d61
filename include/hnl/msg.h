/* SPDX-License-Identifier: MIT */
/*
 * Messages: a netlink header, a generic netlink header, attributes.
 *
 *	 0       4        6       8       12       16    17       18       20
 *	| len u32 | type u16 | flags u16 | seq u32 | port u32 |
 *					    cmd u8 | version u8 | 0 u16 | ...
 *
 * Writing	hnl_msg_begin(b, &head) ... puts ... hnl_msg_end(b)
 * Reading	hnl_msg_at(buf, end, pos)	one frame, checked, by value
 * Answering	hnl_ack_put, hnl_ack_read	ERROR and DONE with their extack
 */
#ifndef HNL_MSG_H
#define HNL_MSG_H

#include <hnl/attr.h>
#include <hnl/error.h>

struct hnl_head {
	uint16_t type;	/* family number, or HNL_MSG_* */
	uint16_t flags;	/* HNL_F_* */
	uint32_t seq;	/* chosen by the caller, repeated in every answer */
	uint32_t port;	/* likewise */
	uint8_t cmd;
	uint8_t version;	/* of the family's schema; decides nothing */
};

struct hnl_msg {
	struct hnl_head head;
	size_t off;	/* of the message in the buffer */
	size_t body;	/* of its first attribute or payload byte */
	size_t end;	/* of its last byte, plus one */
	size_t next;	/* where the next message would begin */
	uint16_t reason;	/* HNL_REASON_NONE, or why this is no message */
};

HNL_BEGIN_DECLS

/* Begins a message with the 20-byte header. */
/*@ requires builds(b) && \valid_read(h);
    requires \separated(b, h) && \separated(h, b->buf + (0 .. b->size - 1));
    assigns b->len, b->size, b->err, b->critical, b->msg,
      b->buf[b->len .. b->size - 1];
    ensures builds(b) && b->msg == \old(b->len);
    ensures room: b->err == 0 ==> b->len == b->msg + HNL_MSGHDR;
*/
HNL_INLINE void hnl_msg_begin(struct hnl_builder *b,
			      const struct hnl_head *h)
{
	uint8_t *p;

	b->msg = b->len;
	b->critical = false;
	p = hnl_builder_room(b, HNL_MSGHDR);
	if (HNL_UNLIKELY(p == NULL))
		return;
	hnl_store_le32(p + 4, h->type | (uint32_t)h->flags << 16);
	hnl_store_le32(p + 8, h->seq);
	hnl_store_le32(p + 12, h->port);
	hnl_store_le32(p + 16, (uint32_t)h->cmd | (uint32_t)h->version << 8);
}

/* Writes the length, from the builder's own count. */
/*@ requires builds(b) && b->msg <= b->len;
    requires room: b->err == 0 ==> b->msg + HNL_NLHDR <= b->len;
    assigns b->err, b->size, b->buf[b->msg .. b->msg + 3];
    ensures builds(b) && b->len == \old(b->len);
*/
HNL_INLINE void hnl_msg_end(struct hnl_builder *b)
{
	size_t len = b->len - b->msg;

	if (HNL_UNLIKELY(b->err != 0))
		return;
	if (HNL_UNLIKELY(len > HNL_MSG_MAX)) {
		hnl_builder_fail(b, HNL_EMSGSIZE);
		return;
	}
	hnl_store_le32(b->buf + b->msg, (uint32_t)len);
}

/* Behind b's own bytes stands a message of n; or none does, and -n says why. */
/*@ requires builds(b) && n > -0x10000;
    requires n >= 0 ==> n <= b->size - b->len;
    assigns b->msg, b->critical, b->len, b->err, b->size;
    ensures builds(b) && b->msg == \old(b->len);
*/
HNL_INLINE void hnl_msg_written(struct hnl_builder *b, int n)
{
	b->msg = b->len;
	b->critical = false;
	if (HNL_LIKELY(n >= 0))
		b->len += (size_t)n;
	else
		hnl_builder_fail(b, (enum hnl_errno)-n);
}

/*
 * Takes the message under construction back, with its error: those before it
 * in the same buffer stay. size is the buffer's, as given to init.
 */
/*@ requires \valid(b) && b->msg <= size;
    requires \valid(b->buf + (0 .. size - 1));
    requires \separated(b, b->buf + (0 .. size - 1));
    assigns b->len, b->size, b->err, b->critical;
    ensures builds(b) && b->err == 0;
*/
void hnl_msg_cancel(struct hnl_builder *b, size_t size);

/*
 * The frame at pos of buf[0, end), pos <= end. reason SHORT or PAST_END: the
 * bytes from pos on are no message and next is end. reason UNALIGNED or
 * RESERVED: a message that must be refused; next is right. Control messages
 * (type below HNL_FAMILY_MIN) have body = off + HNL_NLHDR and no cmd. Inline:
 * of the header a caller's code then loads what it looks at.
 */
/*@ requires bytes(buf, end) && pos <= end;
    assigns \nothing;
    ensures off: \result.off == pos;
    ensures body: pos <= \result.body <= \result.end <= \result.next <= end;
    ensures lost: \result.reason \in { HNL_REASON_SHORT, HNL_REASON_PAST_END }
      ==> \result.next == end;
    ensures on: end - pos >= 1 ==> \result.next > pos;
    ensures whole: \result.reason \in { HNL_REASON_NONE, HNL_REASON_UNALIGNED,
      HNL_REASON_RESERVED } ==> \result.end - pos >= HNL_NLHDR &&
      \result.end - pos <= HNL_MSG_MAX &&
      \result.next == pos + align4(\result.end - pos) &&
      \result.body == pos + (\result.head.type < HNL_FAMILY_MIN ?
      HNL_NLHDR : HNL_MSGHDR);
    ensures aligned: \result.reason == HNL_REASON_NONE ==>
      \result.next == \result.end;
    ensures len: HNL_STABLE(\result.reason == HNL_REASON_NONE ==>
      \result.end - pos == le32(buf + pos) &&
      \result.head.type == le16(buf + pos + 4));
    ensures reasons: \result.reason \in { HNL_REASON_NONE, HNL_REASON_SHORT,
      HNL_REASON_PAST_END, HNL_REASON_UNALIGNED, HNL_REASON_RESERVED };
*/
HNL_INLINE struct hnl_msg hnl_msg_at(const uint8_t *buf, size_t end,
				     size_t pos)
{
	struct hnl_msg m = { { 0, 0, 0, 0, 0, 0 }, 0, 0, 0, 0, 0 };
	size_t left = end - pos, len;
	const uint8_t *p = buf + pos;

	m.off = pos;
	m.body = m.end = m.next = end;
	m.reason = HNL_REASON_SHORT;
	if (HNL_UNLIKELY(left < HNL_NLHDR))
		return m;
	len = hnl_load_le32(p);
	m.head.type = hnl_load_le16(p + 4);
	m.head.flags = hnl_load_le16(p + 6);
	m.head.seq = hnl_load_le32(p + 8);
	m.head.port = hnl_load_le32(p + 12);
	if (HNL_UNLIKELY(len < HNL_MSGHDR) &&
	    (len < HNL_NLHDR || m.head.type >= HNL_FAMILY_MIN))
		return m;
	m.reason = HNL_REASON_PAST_END;
	if (HNL_UNLIKELY(len > left))
		return m;
	if (HNL_UNLIKELY(len > HNL_MSG_MAX))
		return m;
	if (HNL_UNLIKELY(len % HNL_ALIGN != 0 && hnl_align(len) > left))
		return m;
	m.body = pos + HNL_NLHDR;
	m.end = pos + len;
	m.next = pos + hnl_align(len);
	m.reason = len % HNL_ALIGN != 0 ? HNL_REASON_UNALIGNED :
					  HNL_REASON_NONE;
	if (HNL_UNLIKELY(m.head.type < HNL_FAMILY_MIN))
		return m;
	m.head.cmd = p[16];
	m.head.version = p[17];
	m.body = pos + HNL_MSGHDR;
	if (m.reason == HNL_REASON_NONE && hnl_load_le16(p + 18) != 0)
		m.reason = HNL_REASON_RESERVED;
	return m;
}

/*
 * The answer to a request: HNL_MSG_ERROR (or _DONE at the end of a dump) with
 * x->err, the request's header and what x says. At most HNL_ACK_MAX bytes.
 * The ignored list is written if the request had HNL_F_REPORT.
 */
/*@ requires builds(b) && \valid_read(request) && \valid_read(x);
    requires \separated(b, request) && \separated(b, x);
    requires \separated(request, b->buf + (0 .. b->size - 1));
    requires \separated(x, b->buf + (0 .. b->size - 1));
    requires x->ignored_listed <= HNL_IGNORED_MAX;
    assigns b->msg, HNL_BUILT(b);
    ensures builds(b) && b->msg == \old(b->len) && b->buf == \old(b->buf);
    ensures on: \old(b->len) <= b->len;
*/
void hnl_ack_put(struct hnl_builder *b, uint16_t type,
		 const struct hnl_head *request, size_t request_len,
		 const struct hnl_extack *x);

/*
 * Reads an ERROR or DONE back, tolerantly: unknown attributes are skipped.
 * Returns 0, or -HNL_EBADMSG when m is no whole acknowledgement. x->err is what
 * stands there, an errno or not.
 */
/*@ requires \valid_read(m) && \valid(x) && bytes(buf, m->end);
    requires \separated(x, m, buf + (0 .. m->end - 1));
    requires whole: m->off + HNL_NLHDR <= m->end;
    assigns *x;
    ensures \result == 0 || \result == -HNL_EBADMSG;
    ensures x->ignored_listed <= HNL_IGNORED_MAX;
*/
HNL_MUST_CHECK int hnl_ack_read(const uint8_t *buf, const struct hnl_msg *m,
				struct hnl_extack *x);

/* The HNL_NLHDR bytes that make n bytes of a ring one NOOP message. */
/*@ requires \valid(p + (0 .. 15));
    assigns p[0 .. 15];
*/
void hnl_noop_head(uint8_t *p, size_t n);

HNL_END_DECLS

#endif
