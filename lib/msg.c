/* SPDX-License-Identifier: MIT */
/*
 * Frames and acknowledgements.
 *
 * An acknowledgement is netlink's: error, the header of the request (never its
 * body: CAPPED), then attributes that say where and why.
 *
 *	0       16        20                 36
 *	| nlmsghdr | error s32 | request's nlmsghdr | OFFS, REASON, ... |  ERROR
 *	| nlmsghdr | error s32 | OFFS, REASON, ... |			   DONE
 */
#include <hnl/msg.h>

void hnl_msg_cancel(struct hnl_builder *b, size_t size)
{
	b->len = b->msg;
	b->size = size;
	b->err = 0;
	b->critical = false;
}

/*@ requires builds(b) && \valid_read(x) && \separated(b, x);
    requires \separated(x, b->buf + (0 .. b->size - 1));
    requires x->ignored_listed <= HNL_IGNORED_MAX;
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
static void put_ignored(struct hnl_builder *b, const struct hnl_extack *x)
{
	size_t i, n = x->ignored_listed;
	uint8_t *p;

	if (x->ignored_n == 0)
		return;
	hnl_attr_put_u32(b, HNL_ACK_ATTR_IGNORED_N, x->ignored_n);
	p = hnl_attr_put_room(b, HNL_ACK_ATTR_IGNORED, n * 8);
	if (p == NULL)
		return;
	/*@ loop invariant i <= n;
	    loop assigns i, p[0 .. 8 * n - 1];
	    loop variant n - i;
	*/
	for (i = 0; i < n; i++) {
		hnl_store_le32(p + 8 * i, x->ignored[i].offset);
		hnl_store_le32(p + 8 * i + 4, x->ignored[i].type);
	}
}

/*@ requires builds(b) && \valid_read(x) && \separated(b, x);
    requires \separated(x, b->buf + (0 .. b->size - 1));
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
static void put_fault(struct hnl_builder *b, const struct hnl_extack *x)
{
	if (x->reason == HNL_REASON_NONE)
		return;
	hnl_attr_put_u32(b, HNL_ACK_ATTR_REASON, x->reason);
	if (x->offset != 0) {
		hnl_attr_put_u32(b, HNL_ACK_ATTR_OFFS, x->offset);
		hnl_attr_put_u32(b, HNL_ACK_ATTR_TYPE, x->type);
	}
	if (x->reason == HNL_REASON_MISSING || x->reason == HNL_REASON_IMPLIES)
		hnl_attr_put_u32(b, HNL_ACK_ATTR_MISS_TYPE, x->missing);
	if (x->reason == HNL_REASON_MISSING)
		hnl_attr_put_u32(b, HNL_ACK_ATTR_MISS_NEST, x->nest);
}

void hnl_ack_put(struct hnl_builder *b, uint16_t type,
		 const struct hnl_head *request, size_t request_len,
		 const struct hnl_extack *x)
{
	bool echo = type == HNL_MSG_ERROR;
	size_t fixed = echo ? 2 * HNL_NLHDR + 4 : HNL_NLHDR + 4;
	uint32_t flags = echo ? HNL_F_CAPPED :
				HNL_F_MULTI |
				(request->flags & HNL_F_DUMP_INTR);
	uint8_t *p;

	b->msg = b->len;
	p = hnl_builder_room(b, fixed);
	if (p == NULL)
		return;
	hnl_store_le32(p + 8, request->seq);
	hnl_store_le32(p + 12, request->port);
	hnl_store_le32(p + 16, (uint32_t)x->err);
	if (echo) {
		hnl_store_le32(p + 20, (uint32_t)request_len);
		hnl_store_le16(p + 24, request->type);
		hnl_store_le16(p + 26, request->flags);
		hnl_store_le32(p + 28, request->seq);
		hnl_store_le32(p + 32, request->port);
	}
	put_fault(b, x);
	if (x->err != 0 && x->progress != 0)
		hnl_attr_put_u64(b, HNL_ACK_ATTR_PROGRESS, x->progress);
	if (request->flags & HNL_F_REPORT)
		put_ignored(b, x);
	if (b->len - b->msg > fixed)
		flags |= HNL_F_ACK_TLVS;
	hnl_store_le32(p + 4, (uint32_t)type | flags << 16);
	hnl_msg_end(b);
}

/*@ requires bytes(p, len) && \valid(x);
    requires \separated(x, p + (0 .. len - 1));
    assigns x->ignored[0 .. HNL_IGNORED_MAX - 1], x->ignored_listed;
    ensures x->ignored_listed <= HNL_IGNORED_MAX;
*/
static void read_ignored(const uint8_t *p, size_t len, struct hnl_extack *x)
{
	size_t i, n = len / 8;

	if (n > HNL_IGNORED_MAX)
		n = HNL_IGNORED_MAX;
	/*@ loop invariant i <= n;
	    loop assigns i, x->ignored[0 .. HNL_IGNORED_MAX - 1];
	    loop variant n - i;
	*/
	for (i = 0; i < n; i++) {
		x->ignored[i].offset = hnl_load_le32(p + 8 * i);
		x->ignored[i].type = hnl_load_le32(p + 8 * i + 4);
	}
	x->ignored_listed = (uint16_t)n;
}

/*@ requires \valid_read(a) && \valid(x) && bytes(buf + a->off, a->len);
    requires \separated(x, a);
    requires \separated(x, buf + (a->off .. a->off + a->len - 1));
    requires x->ignored_listed <= HNL_IGNORED_MAX;
    assigns *x;
    ensures x->ignored_listed <= HNL_IGNORED_MAX;
*/
static void read_ack_attr(const uint8_t *buf, const struct hnl_attr *a,
			  struct hnl_extack *x)
{
	if (a->type == HNL_ACK_ATTR_IGNORED) {
		read_ignored(buf + a->off, a->len, x);
		return;
	}
	if (a->type == HNL_ACK_ATTR_PROGRESS && a->len == 8)
		x->progress = hnl_attr_u64(buf, a);
	if (a->len != 4)
		return;
	switch (a->type) {
	case HNL_ACK_ATTR_OFFS:
		x->offset = hnl_attr_u32(buf, a);
		break;
	case HNL_ACK_ATTR_MISS_TYPE:
		x->missing = (uint16_t)hnl_attr_u32(buf, a);
		break;
	case HNL_ACK_ATTR_MISS_NEST:
		x->nest = hnl_attr_u32(buf, a);
		break;
	case HNL_ACK_ATTR_REASON:
		x->reason = (uint16_t)hnl_attr_u32(buf, a);
		break;
	case HNL_ACK_ATTR_TYPE:
		x->type = (uint16_t)hnl_attr_u32(buf, a);
		break;
	case HNL_ACK_ATTR_IGNORED_N:
		x->ignored_n = hnl_attr_u32(buf, a);
		break;
	default:
		break;
	}
}

int hnl_ack_read(const uint8_t *buf, const struct hnl_msg *m,
		 struct hnl_extack *x)
{
	size_t pos = m->off + HNL_NLHDR, end = m->end;
	size_t fixed = m->head.type == HNL_MSG_ERROR ? 4 + HNL_NLHDR : 4;
	struct hnl_attr a;

	hnl_extack_clear(x);
	if (m->head.type != HNL_MSG_ERROR && m->head.type != HNL_MSG_DONE)
		return -HNL_EBADMSG;
	if (end - pos < fixed)
		return -HNL_EBADMSG;
	x->err = (int32_t)hnl_load_le32(buf + pos);
	pos += fixed;
	/*@ loop invariant pos <= end;
	    loop invariant x->ignored_listed <= HNL_IGNORED_MAX;
	    loop assigns a, pos, *x;
	    loop variant end - pos;
	*/
	while (pos < end) {
		a = hnl_attr_at(buf, end, pos);
		if (a.reason != HNL_REASON_NONE)
			return -HNL_EBADMSG;
		read_ack_attr(buf, &a, x);
		pos = a.next;
	}
	return 0;
}

void hnl_noop_head(uint8_t *p, size_t n)
{
	hnl_store_le32(p, (uint32_t)n);
	hnl_store_le32(p + 4, HNL_MSG_NOOP);
	hnl_store_le64(p + 8, 0);
}
