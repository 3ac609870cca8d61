/* SPDX-License-Identifier: MIT */
/*
 *	| DOMAIN | GRANT ... | CALL | BYTES BYTES | ... | END |
 *		 members of one --^	  ^-- a message or a reply, in pieces
 *
 * A call with its bytes is changed as a whole: its message and its reply are
 * put together, changed as attributes, and cut into pieces again. At last the
 * records are numbered anew, and the last one counts them.
 */
#include "records.h"

#include <string.h>

#include <hnl/msg.h>

#include "hnl_state.h"
#include "schemas.h"

#define RECORDS_MAX 512
#define STREAM_MAX 65536
#define BYTES_MAX 16384

struct stream {
	uint8_t *p;
	size_t size, max;
	size_t at[RECORDS_MAX + 1];
	size_t n;
};

/* ---- records ---- */

static uint8_t cmd_of(const struct stream *s, size_t i)
{
	return s->p[s->at[i] + HNL_NLHDR];
}

/* Up to the first bytes that are no record. */
static void find_records(struct stream *s)
{
	size_t pos = 0;
	struct hnl_msg m;

	for (s->n = 0; pos < s->size && s->n < RECORDS_MAX; s->n++) {
		m = hnl_msg_at(s->p, s->size, pos);
		if (m.reason != HNL_REASON_NONE || m.next > s->size ||
		    m.next - pos < HNL_MSGHDR)
			break;
		s->at[s->n] = pos;
		pos = m.next;
	}
	s->at[s->n] = pos;
}

/* Puts n bytes in the place of old ones. False: there is no room. */
static bool splice(struct stream *s, size_t at, size_t old, const uint8_t *p,
		   size_t n)
{
	if (n > old && n - old > s->max - s->size)
		return false;
	memmove(s->p + at + n, s->p + at + old, s->size - at - old);
	memcpy(s->p + at, p, n);
	s->size = s->size - old + n;
	return true;
}

static struct hnl_attr member(const struct stream *s, size_t i, uint16_t type)
{
	return hnl_attr_find(s->p, s->at[i + 1], s->at[i] + HNL_MSGHDR, type);
}

static void set_member(struct stream *s, size_t i, uint16_t type, uint64_t v)
{
	struct hnl_attr a = member(s, i, type);

	if (a.reason != HNL_REASON_NONE)
		return;
	if (a.len == 8)
		hnl_store_le64(s->p + a.off, v);
	else if (a.len == 4)
		hnl_store_le32(s->p + a.off, (uint32_t)v);
}

static void number(struct stream *s)
{
	size_t i;

	find_records(s);
	for (i = 0; i < s->n; i++) {
		hnl_store_le32(s->p + s->at[i] + 8, (uint32_t)i);
		if (cmd_of(s, i) == HNL_STATE_CMD_END)
			set_member(s, i, HNL_STATE_A_END_RECORDS, i);
	}
}

/* ---- which ---- */

/* One of those that say most: calls, then rings, then all. */
static size_t choose(struct random *r, const struct stream *s)
{
	static const uint8_t often[] = { HNL_STATE_CMD_CALL, HNL_STATE_CMD_RING,
					 HNL_STATE_CMD_DIRECT };
	uint8_t cmd = often[below(r, sizeof(often))];
	size_t i, n = 0, found = below(r, s->n);

	if (below(r, 4) == 0)
		return found;
	if (below(r, 2))
		cmd = HNL_STATE_CMD_CALL;
	for (i = 0; i < s->n; i++)
		if (cmd_of(s, i) == cmd && below(r, ++n) == 0)
			found = i;
	return found;
}

/* An attribute with a value. False: it has none. */
static bool choose_member(struct random *r, const struct stream *s, size_t i,
			  struct hnl_attr *found)
{
	size_t pos, n = 0;
	struct hnl_attr a;

	for (pos = s->at[i] + HNL_MSGHDR; pos < s->at[i + 1]; pos = a.next) {
		a = hnl_attr_at(s->p, s->at[i + 1], pos);
		if (a.reason != HNL_REASON_NONE)
			break;
		if (a.len != 0 && below(r, ++n) == 0)
			*found = a;
	}
	return n != 0;
}

/* ---- changes of a record ---- */

static uint64_t odd_number(struct random *r, uint64_t old)
{
	static const uint64_t odd[] = {
		0, 1, 2, 3, 4, 8, 16, 20, 63, 64, 255, 256, 4096, 0xffff,
		0x10000, 0x7fffffff, 0xffffffff, UINT64_C(1) << 52,
		~UINT64_C(0), ~UINT64_C(4095)
	};

	if (below(r, 3) == 0)
		return old + below(r, 9) - 4;
	if (below(r, 8) == 0)
		return any(r);
	return odd[below(r, sizeof(odd) / sizeof(odd[0]))];
}

static void change_member(struct random *r, struct stream *s, size_t i)
{
	struct hnl_attr a = { 0 };

	if (!choose_member(r, s, i, &a))
		return;
	if (a.len == 8)
		hnl_store_le64(s->p + a.off,
			       odd_number(r, hnl_load_le64(s->p + a.off)));
	else if (a.len == 4)
		hnl_store_le32(s->p + a.off,
			       (uint32_t)odd_number(
				       r, hnl_load_le32(s->p + a.off)));
	else
		s->p[a.off + below(r, a.len)] ^= (uint8_t)(1 + below(r, 255));
}

/* Where it goes on: at the begin, and its reply so far is there already. */
static void change_cursor(struct random *r, struct stream *s, size_t i)
{
	if (below(r, 8) != 0)
		set_member(s, i, HNL_STATE_A_CALL_CURSOR,
			   below(r, 3) ? 0 : below(r, 8));
	if (below(r, 4) != 0)
		set_member(s, i, HNL_STATE_A_CALL_CURSOR_WITHIN,
			   below(r, 2) ? 0 : below(r, 8));
}

/* A flag that it has it has no more, or the other way. */
static void change_flag(struct random *r, struct stream *s, size_t i)
{
	static const uint16_t flags[] = { HNL_STATE_A_CALL_STARTED,
					  HNL_STATE_A_CALL_CANCEL,
					  HNL_STATE_A_CALL_CHANGED,
					  HNL_STATE_A_CALL_LOST };
	uint16_t type = flags[below(r, sizeof(flags) / sizeof(flags[0]))];
	struct hnl_attr a = member(s, i, type);
	uint8_t flag[HNL_ATTRHDR] = { HNL_ATTRHDR, 0, (uint8_t)type, 0 };
	size_t len = s->at[i + 1] - s->at[i];

	if (a.reason == HNL_REASON_NONE && a.len == 0) {
		if (splice(s, a.off - HNL_ATTRHDR, HNL_ATTRHDR, flag, 0))
			len -= HNL_ATTRHDR;
	} else if (splice(s, s->at[i + 1], 0, flag, HNL_ATTRHDR)) {
		len += HNL_ATTRHDR;
	}
	hnl_store_le32(s->p + s->at[i], (uint32_t)len);
}

/* ---- changes of what a call has ---- */

struct call {
	uint8_t msg[BYTES_MAX];
	uint8_t reply[HNL_MSGHDR + BYTES_MAX];	/* as a message */
	size_t len, reply_len;
	size_t end;		/* first record behind its bytes */
};

static uint64_t number_in(const struct stream *s, size_t i, uint16_t type)
{
	struct hnl_attr a = member(s, i, type);

	return a.reason == HNL_REASON_NONE && a.len == 4 ?
		       hnl_load_le32(s->p + a.off) :
		       0;
}

static bool gather(const struct stream *s, size_t i, struct call *c)
{
	size_t left[2], n, at = 0;
	uint8_t *to = c->msg;
	struct hnl_attr a;
	int half = 0;

	left[0] = c->len = number_in(s, i, HNL_STATE_A_CALL_LENGTH);
	left[1] = c->reply_len = number_in(s, i,
					   HNL_STATE_A_CALL_REPLY_LENGTH);
	if (c->len > BYTES_MAX || c->reply_len > BYTES_MAX ||
	    c->len < HNL_MSGHDR)
		return false;
	for (i++; left[half] != 0 || (half == 0 && left[1] != 0); i++) {
		if (left[half] == 0) {
			half = 1;
			at = HNL_MSGHDR;
			to = c->reply;
		}
		if (i >= s->n || cmd_of(s, i) != HNL_STATE_CMD_BYTES)
			return false;
		a = member(s, i, HNL_STATE_A_BYTES_BYTES);
		n = a.reason == HNL_REASON_NONE ? a.len : 0;
		if (n == 0 || n > left[half])
			return false;
		memcpy(to + at, s->p + a.off, n);
		at += n;
		left[half] -= n;
	}
	c->end = i;
	return true;
}

static void put_pieces(struct hnl_builder *b, const uint8_t *p, size_t len)
{
	struct hnl_state_bytes_ntf e;
	size_t n;

	for (; len != 0; p += n, len -= n) {
		n = len < HNL_STATE_PIECE ? len : HNL_STATE_PIECE;
		hnl_state_bytes_ntf_init(&e);
		hnl_state_bytes_ntf_set_bytes(&e, p, (uint32_t)n);
		hnl_state_bytes_ntf_encode(b, 0, 0, 0, &e);
	}
}

static void put_back(struct stream *s, size_t i, const struct call *c)
{
	static uint8_t out[STREAM_MAX];
	struct hnl_builder b;

	hnl_builder_init(&b, out, sizeof(out));
	put_pieces(&b, c->msg, c->len);
	put_pieces(&b, c->reply + HNL_MSGHDR, c->reply_len);
	if (b.err != 0 || !splice(s, s->at[i + 1], s->at[c->end] - s->at[i + 1],
				  out, b.len))
		return;
	set_member(s, i, HNL_STATE_A_CALL_LENGTH, c->len);
	set_member(s, i, HNL_STATE_A_CALL_REPLY_LENGTH, c->reply_len);
}

/* Its attributes as a message, for what changes those. */
static void change_reply(struct random *r, struct call *c)
{
	size_t n = HNL_MSGHDR + c->reply_len;

	memcpy(c->reply, c->msg, HNL_MSGHDR);
	hnl_store_le32(c->reply, (uint32_t)n);
	switch (below(r, 4)) {
	case 0:
		c->reply_len = 0;
		return;
	case 1:		/* twice */
		if (c->reply_len > BYTES_MAX / 2)
			return;
		memcpy(c->reply + n, c->reply + HNL_MSGHDR, c->reply_len);
		c->reply_len *= 2;
		return;
	default:
		n = change_message(r, c->reply, n, sizeof(c->reply));
		c->reply_len = (n - HNL_MSGHDR) & ~(size_t)3;
		return;
	}
}

static void change_call(struct random *r, struct stream *s, size_t i)
{
	static struct call c;
	size_t n;

	if (!gather(s, i, &c))
		return;
	switch (below(r, 4)) {
	case 0:
		c.len = change_message(r, c.msg, c.len, sizeof(c.msg));
		break;
	case 1:		/* another one */
		n = make_message(r, c.msg, 2048, (1u << SCHEMAS) - 1, 0);
		c.len = n != 0 ? n : c.len;
		break;
	default:
		change_reply(r, &c);
		break;
	}
	put_back(s, i, &c);
}

/* ---- changes of the stream ---- */

static void drop(struct stream *s, size_t i)
{
	(void)splice(s, s->at[i], s->at[i + 1] - s->at[i], s->p, 0);
}

/* A record with all that belongs to it, once more. */
static void again(struct stream *s, size_t i)
{
	static uint8_t copy[STREAM_MAX];
	size_t n, end = i + 1;

	while (end < s->n && (cmd_of(s, end) == HNL_STATE_CMD_BYTES ||
			      cmd_of(s, end) == HNL_STATE_CMD_PAGES))
		end++;
	n = s->at[end] - s->at[i];
	if (n > sizeof(copy))
		return;
	memcpy(copy, s->p + s->at[i], n);
	(void)splice(s, s->at[end], 0, copy, n);
}

static void change(struct random *r, struct stream *s)
{
	size_t i = choose(r, s);
	bool call = cmd_of(s, i) == HNL_STATE_CMD_CALL;

	switch (below(r, call ? 16 : 6)) {
	case 0:
		if (below(r, 4) == 0)
			drop(s, i);
		break;
	case 1:
		if (below(r, 2))
			again(s, i);
		break;
	case 6:
	case 7:
	case 8:
	case 9:
	case 10:
		change_cursor(r, s, i);
		break;
	case 11:
		change_flag(r, s, i);
		break;
	case 12:
	case 13:
	case 14:
		change_call(r, s, i);
		break;
	default:
		change_member(r, s, i);
		break;
	}
}

size_t mutate_records(size_t head, uint8_t *data, size_t size, size_t max,
		      unsigned int seed)
{
	struct random r = { ((uint64_t)seed << 20) + 0x9e3779b97f4a7c15 };
	static struct stream s;
	uint64_t n;

	(void)any(&r);
	/* libFuzzer does it up to five times in a row: most leave it whole. */
	if (size <= head || max <= head || below(&r, 50) == 0)
		return mutate_bytes(data, size, max);
	if (below(&r, 50) == 0)
		return mutate_after(head, data, size, max, seed);
	if (head != 0 && below(&r, 8) == 0)
		data[below(&r, head)] = (uint8_t)any(&r);
	s.p = data + head;
	s.size = size - head;
	s.max = max - head;
	for (n = below(&r, 4) == 0 ? 2 : 1; n != 0; n--) {
		find_records(&s);
		if (s.n == 0)
			return mutate_bytes(data, size, max);
		change(&r, &s);
	}
	number(&s);
	return head + s.size;
}
