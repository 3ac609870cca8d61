/* SPDX-License-Identifier: MIT */
/*
 *	| head | attr | nest | attr | attr |	a path leads to one attribute;
 *	  len ~~~~~~~~~ len ~~~~^		bytes go in or out there, and
 *						the lengths on the path follow
 */
#include "mutate.h"

#include <string.h>

#include <hnl/msg.h>

#include "schemas.h"

#define DEPTH 8
#define LEVEL_MAX 256	/* attributes of a set that are looked at */

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
#pragma weak LLVMFuzzerMutate

uint64_t any(struct random *r)
{
	r->state ^= r->state << 13;
	r->state ^= r->state >> 7;
	r->state ^= r->state << 17;
	return r->state;
}

uint64_t below(struct random *r, uint64_t n)
{
	return n == 0 ? 0 : any(r) % n;
}

size_t mutate_bytes(uint8_t *data, size_t size, size_t max)
{
	return LLVMFuzzerMutate ? LLVMFuzzerMutate(data, size, max) : size;
}

/* An address as the targets' guests have them. */
static uint64_t page_of(struct random *r)
{
	return 0x10000000 + 4096 * below(r, 16);
}

/* ---- messages that the tables allow ---- */

static uint64_t number_of(struct random *r, const struct hnl_field *f)
{
	uint64_t v = any(r) >> below(r, 64), span = f->hi - f->lo;

	if (f->align == 12 && f->check == HNL_CHECK_NONE && below(r, 4) != 0)
		return page_of(r);
	if (f->check == HNL_CHECK_MASK)
		v &= f->hi;
	else if (f->check == HNL_CHECK_ENUM)
		for (v = below(r, 64); !((f->hi >> v) & 1);)
			v = (v + 1) % 64;
	else if (f->check != HNL_CHECK_NONE)
		v = below(r, 3) == 0 ? f->lo :
		    below(r, 2) == 0 ? f->hi :
		    span + 1 == 0    ? v :
				       f->lo + v % (span + 1);
	return v & ~(((uint64_t)1 << f->align) - 1);
}

static void put_number(struct random *r, struct hnl_builder *b,
		       const struct hnl_field *f)
{
	uint64_t v = number_of(r, f);
	size_t n = f->max;
	uint8_t *p;

	if (n == 8 && f->min == 4 && (v >> 32) == 0)
		n = 4;
	if (f->flags & HNL_FIELD_BIG_ENDIAN)
		v = hnl_swap64(v) >> (64 - 8 * n);
	p = hnl_attr_put_room(b, f->type, n);
	for (; p != NULL && n > 0; n--, v >>= 8)
		*p++ = (uint8_t)v;
}

static void fill(struct random *r, uint8_t *p, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		p[i] = (uint8_t)(1 + below(r, 255));
	if (n % 8 == 0 && below(r, 2))
		for (i = 0; i < n; i += 8)
			hnl_store_le64(p + i, page_of(r));
}

static void put_bytes(struct random *r, struct hnl_builder *b,
		      const struct hnl_field *f)
{
	uint8_t bytes[256];
	size_t n, most = f->max;

	if (most > f->min + 32u)
		most = f->min + 32u;
	n = f->min + below(r, most - f->min + 1);
	if (f->kind == HNL_KIND_PACKED)
		n -= n % f->sub;
	if (n > sizeof(bytes))
		n = 0;
	fill(r, bytes, n);
	if (f->kind == HNL_KIND_STRING)
		hnl_attr_put_string(b, f->type, (const char *)bytes, n);
	else
		hnl_attr_put_bytes(b, f->type, bytes, n);
}

static void put_bits(struct random *r, struct hnl_builder *b,
		     const struct hnl_field *f)
{
	uint8_t *p = hnl_attr_put_room(b, f->type, 8);
	uint32_t select = (uint32_t)any(r);

	if (f->check == HNL_CHECK_MASK)
		select &= (uint32_t)f->hi;
	if (p == NULL)
		return;
	hnl_store_le32(p, (uint32_t)any(r) & select);
	hnl_store_le32(p + 4, select);
}

static void put_set(struct random *r, struct hnl_builder *b,
		    const struct hnl_schema *s, size_t set, int depth);

static void put_one(struct random *r, struct hnl_builder *b,
		    const struct hnl_schema *s, const struct hnl_field *f,
		    int depth)
{
	struct hnl_nest nest;

	switch (f->kind) {
	case HNL_KIND_FLAG:
		hnl_attr_put_flag(b, f->type);
		break;
	case HNL_KIND_NEST:
		nest = hnl_attr_nest_begin(b, f->type);
		if (depth < DEPTH)
			put_set(r, b, s, f->sub, depth + 1);
		hnl_attr_nest_end(b, nest);
		break;
	case HNL_KIND_STRING:
	case HNL_KIND_BYTES:
	case HNL_KIND_PACKED:
		put_bytes(r, b, f);
		break;
	case HNL_KIND_BITFIELD32:
		put_bits(r, b, f);
		break;
	default:
		put_number(r, b, f);
		break;
	}
}

static void put_set(struct random *r, struct hnl_builder *b,
		    const struct hnl_schema *s, size_t set, int depth)
{
	const struct hnl_field *f = &s->field[s->set[set].field];
	uint64_t n, often = below(r, 4);	/* 0: all, 1: what must be */
	size_t i;

	for (i = 0; i < s->set[set].n_fields; i++, f++) {
		if (!(f->flags & HNL_FIELD_REQUIRED) && often != 0 &&
		    (often == 1 || below(r, 2)))
			continue;
		n = 1;
		if (f->flags & HNL_FIELD_MULTI)
			n = f->min_count + below(r, 3);
		for (; n > 0; n--)
			put_one(r, b, s, f, depth);
	}
}

static const struct hnl_family *family_of(struct random *r,
					  unsigned int families)
{
	size_t i = below(r, SCHEMAS);

	while (!((families >> i) & 1))
		i = (i + 1) % SCHEMAS;
	return schemas[i].family;
}

static const uint16_t flags_of[] = {
	HNL_F_REQUEST,
	HNL_F_REQUEST | HNL_F_ACK,
	HNL_F_REQUEST | HNL_F_REPORT,
	HNL_F_REQUEST | HNL_F_STRICT,
	HNL_F_REQUEST | HNL_F_LINK,
	HNL_F_REQUEST | HNL_F_BARRIER,
	HNL_F_REQUEST | HNL_F_DUMP,
};

size_t make_message(struct random *r, uint8_t *buf, size_t max,
		    unsigned int families, int replies)
{
	const struct hnl_family *f = family_of(r, families);
	size_t cmd = below(r, f->n_commands), set;
	const struct hnl_command *c = &f->command[cmd];
	struct hnl_head h = { f->id, 0, (uint32_t)below(r, 16), 0,
			      (uint8_t)cmd, f->version };
	struct hnl_builder b;

	h.flags = flags_of[below(r, sizeof(flags_of) / sizeof(flags_of[0]))];
	if (c->flags & HNL_COMMAND_DUMP)
		h.flags |= HNL_F_DUMP;
	set = set_chosen(c, replies && below(r, 2) ? 16 : 0);
	hnl_builder_init(&b, buf, max);
	hnl_msg_begin(&b, &h);
	if (c->flags != 0 && set != HNL_SET_NONE)
		put_set(r, &b, f->schema, set, 0);
	hnl_msg_end(&b);
	return b.err == 0 ? b.len : 0;
}

/* ---- changes ---- */

struct path {
	size_t msg;		/* where the message begins */
	size_t nest[DEPTH];	/* and each nest around the attribute */
	int depth;
	size_t at;		/* the attribute */
	struct hnl_attr a;
};

static struct hnl_msg message_of(struct random *r, const uint8_t *data,
				 size_t size)
{
	struct hnl_msg m, found = hnl_msg_at(data, size, 0);
	size_t pos, n = 0;

	for (pos = 0; pos < size; pos = m.next) {
		m = hnl_msg_at(data, size, pos);
		if (m.reason == HNL_REASON_SHORT ||
		    m.reason == HNL_REASON_PAST_END)
			break;
		if (below(r, ++n) == 0)
			found = m;
	}
	return found;
}

/* One attribute of a set, each as likely. False: it has none. */
static int pick(struct random *r, const uint8_t *data, size_t end, size_t pos,
		struct path *p)
{
	struct hnl_attr a;
	size_t n = 0;

	for (; pos < end && n < LEVEL_MAX; pos = a.next) {
		a = hnl_attr_at(data, end, pos);
		if (a.reason != HNL_REASON_NONE &&
		    a.reason != HNL_REASON_PADDING)
			break;
		if (below(r, ++n) == 0) {
			p->at = pos;
			p->a = a;
		}
	}
	return n != 0;
}

static int find(struct random *r, const uint8_t *data, size_t size,
		struct path *p)
{
	struct hnl_msg m = message_of(r, data, size);
	struct path in;

	p->msg = m.off;
	p->depth = 0;
	if ((m.reason != HNL_REASON_NONE && m.reason != HNL_REASON_RESERVED) ||
	    !pick(r, data, m.end, m.body, p))
		return 0;
	while ((p->a.bits & HNL_ATTR_NESTED) && p->depth < DEPTH - 1 &&
	       below(r, 4) != 0) {
		in = *p;
		in.nest[in.depth++] = in.at;
		if (!pick(r, data, p->a.off + p->a.len, p->a.off, &in))
			break;
		*p = in;
	}
	return 1;
}

/* Lengths around the attribute, by so much. */
static void grow(uint8_t *data, const struct path *p, size_t by)
{
	int i;

	hnl_store_le32(data + p->msg,
		       (uint32_t)(hnl_load_le32(data + p->msg) + by));
	for (i = 0; i < p->depth; i++)
		hnl_store_le16(data + p->nest[i],
			       (uint16_t)(hnl_load_le16(data + p->nest[i]) +
					  by));
}

/* n bytes of room in front of pos. */
static size_t open_gap(uint8_t *data, size_t size, size_t max,
		       const struct path *p, size_t pos, size_t n)
{
	if (n > max - size)
		return size;
	memmove(data + pos + n, data + pos, size - pos);
	memset(data + pos, 0, n);
	grow(data, p, n);
	return size + n;
}

static size_t again(uint8_t *data, size_t size, size_t max,
		    const struct path *p)
{
	size_t n = p->a.next - p->at, more;

	more = open_gap(data, size, max, p, p->a.next, n);
	if (more != size)
		memcpy(data + p->a.next, data + p->at, n);
	return more;
}

static size_t drop(uint8_t *data, size_t size, const struct path *p)
{
	size_t n = p->a.next - p->at;

	memmove(data + p->at, data + p->a.next, size - p->a.next);
	grow(data, p, (size_t)0 - n);
	return size - n;
}

static size_t insert(struct random *r, uint8_t *data, size_t size, size_t max,
		     const struct path *p)
{
	static const uint8_t len[] = { 0, 1, 2, 4, 8, 16 };
	size_t n = len[below(r, sizeof(len))], more;
	size_t room = HNL_ATTRHDR + hnl_align(n);

	more = open_gap(data, size, max, p, p->at, room);
	if (more == size)
		return size;
	hnl_store_le16(data + p->at, (uint16_t)(HNL_ATTRHDR + n));
	hnl_store_le16(data + p->at + 2,
		       (uint16_t)(below(r, 24) | below(r, 4) << 14));
	fill(r, data + p->at + HNL_ATTRHDR, n);
	return more;
}

static void set_value(struct random *r, uint8_t *p, size_t n)
{
	uint64_t v = below(r, 5) == 0 ? any(r) :
		     below(r, 4) == 0 ? ~(uint64_t)0 >> below(r, 64) :
		     below(r, 3) == 0 ? page_of(r) :
		     below(r, 2) == 0 ? (uint64_t)1 << below(r, 64) :
					below(r, 8);

	for (; n > 0; n--, v >>= 8)
		*p++ = (uint8_t)v;
}

static void swap_with_next(uint8_t *data, size_t end, const struct path *p)
{
	size_t n = p->a.next - p->at;
	struct hnl_attr o;
	uint8_t held[512];

	if (p->a.next >= end || n > sizeof(held))
		return;
	o = hnl_attr_at(data, end, p->a.next);
	if (o.reason != HNL_REASON_NONE)
		return;
	memcpy(held, data + p->at, n);
	memmove(data + p->at, data + p->a.next, o.next - p->a.next);
	memcpy(data + p->at + (o.next - p->a.next), held, n);
}

size_t change_message(struct random *r, uint8_t *data, size_t size, size_t max)
{
	struct path p;
	size_t end;

	if (!find(r, data, size, &p))
		return size;
	end = p.depth != 0 ? p.nest[p.depth - 1] +
				     hnl_load_le16(data +
						   p.nest[p.depth - 1]) :
			     p.msg + hnl_load_le32(data + p.msg);
	switch (below(r, 10)) {
	case 0:
		return again(data, size, max, &p);
	case 1:
		return drop(data, size, &p);
	case 2:
		return insert(r, data, size, max, &p);
	case 3:
		swap_with_next(data, end, &p);
		break;
	case 4:
		hnl_store_le16(data + p.at, (uint16_t)below(r, 40));
		break;
	case 5:
		hnl_store_le16(data + p.at + 2,
			       (uint16_t)(hnl_load_le16(data + p.at + 2) ^
					  1u << below(r, 16)));
		break;
	case 6:
		if (p.a.len != 0)
			data[p.a.off + below(r, p.a.len)] ^=
				(uint8_t)(1u << below(r, 8));
		break;
	default:
		set_value(r, data + p.a.off, p.a.len < 8 ? p.a.len : 8);
		break;
	}
	return size;
}

size_t mutate_after(size_t head, uint8_t *data, size_t size, size_t max,
		    unsigned int seed)
{
	struct random r = { ((uint64_t)seed << 20) + 0x9e3779b97f4a7c15 };
	size_t n;

	(void)any(&r);
	if (size <= head || max <= head || below(&r, 4) == 0)
		return mutate_bytes(data, size, max);
	if (below(&r, 8) == 0) {
		n = make_message(&r, data + head, max - head,
				 (1u << SCHEMAS) - 1, 1);
		if (n != 0)
			return head + n;
		return size;
	}
	if (head != 0 && below(&r, 8) == 0)
		data[below(&r, head)] ^= (uint8_t)(1u << below(&r, 8));
	return head + change_message(&r, data + head, size - head,
				     max - head);
}
