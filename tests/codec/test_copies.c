/* SPDX-License-Identifier: MIT */
/*
 * Every function that a family's header offers for a set of it, against the
 * table engine: messages as the table allows them, decoded, copied member by
 * member with the setters, and encoded again.
 *
 *	bytes --decode--> struct --init, set--> struct --encode--> same bytes
 *					 | one member wrong, or room too small
 *					 +--encode--> refused, nothing written
 *	bytes damaged --decode--> what the engine says of them
 *
 * Of each set any messages, and for each attribute: as much as there can be
 * with it and without it, and as little. copies.h is made from the headers: a
 * call that is added is run here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sets.h"

#define ROUNDS 100	/* messages a set */
#define MESSAGE_MAX 16384
#define STRUCT_MAX 4096

static struct hnl_decoder decoder;
static uint64_t from[STRUCT_MAX / 8], to[STRUCT_MAX / 8];
static uint8_t wire[MESSAGE_MAX], again_wire[MESSAGE_MAX];

struct tally {
	unsigned int copied, unruly, wrong, short_, changed;
	const char *fault;
};

#define CHECK(t, cond) \
	do { \
		if (!(cond) && (t)->fault == NULL) \
			(t)->fault = #cond; \
	} while (0)

/* The attributes alone, of what was copied. */
static int put(const struct copy *c, uint8_t *buf, size_t size, size_t *len)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	b.len = HNL_MSGHDR;
	c->put(&b, to);
	*len = b.len;
	return hnl_builder_verdict(&b);
}

static int decode(const struct copy *c, const struct hnl_schema *s, size_t set,
		  const uint8_t *buf, size_t len, void *out)
{
	struct hnl_msg m = { .off = 0, .body = HNL_MSGHDR, .end = len };
	struct hnl_extack x;

	hnl_extack_clear(&x);
	hnl_decoder_init(&decoder, HNL_GRANT_ALL, HNL_MODE_STRICT);
	decoder.schema = s;
	if (c->decode != NULL)
		return c->decode(&decoder, buf, &m, out, &x);
	return hnl_policy_decode(&decoder, set, buf, len, HNL_MSGHDR, out, &x);
}

/*
 * Takes CRITICAL from every attribute: the encoders of some know that they set
 * it, the tables do not.
 */
static void soften(uint8_t *buf, size_t pos, size_t end)
{
	struct hnl_attr a;

	while (pos < end) {
		a = hnl_attr_at(buf, end, pos);
		hnl_store_le16(buf + pos + 2,
			       (uint16_t)(a.type | (a.bits & HNL_ATTR_NESTED)));
		if (a.bits & HNL_ATTR_NESTED)
			soften(buf, a.off, a.off + a.len);
		pos = a.next;
	}
}

static bool is_as(const uint8_t *want, uint8_t *buf, size_t len)
{
	soften(buf, HNL_MSGHDR, len);
	return memcmp(want + HNL_MSGHDR, buf + HNL_MSGHDR,
		      len - HNL_MSGHDR) == 0;
}

/* ---- what must be refused ---- */

static void try_short(const struct copy *c, size_t len, struct tally *t)
{
	size_t n, got;

	for (n = c->encode != NULL ? 0 : HNL_MSGHDR; n < len; n += HNL_ALIGN) {
		memset(again_wire, 0xa5, len);
		CHECK(t, encode(c, to, again_wire, n, &got) ==
				 -HNL_EMSGSIZE);
		CHECK(t, again_wire[n] == 0xa5);
		t->short_++;
	}
}

static void poke(uint8_t *p, const struct hnl_field *f, uint64_t v)
{
	uint8_t v8 = (uint8_t)v;
	uint16_t v16 = (uint16_t)v;
	uint32_t v32 = (uint32_t)v;

	switch (f->kind) {
	case HNL_KIND_U8:
	case HNL_KIND_S8:
		memcpy(p, &v8, sizeof(v8));
		break;
	case HNL_KIND_U16:
	case HNL_KIND_S16:
		memcpy(p, &v16, sizeof(v16));
		break;
	case HNL_KIND_U32:
	case HNL_KIND_S32:
		memcpy(p, &v32, sizeof(v32));
		break;
	default:
		memcpy(p, &v, sizeof(v));
		break;
	}
}

/* As the member holds it, sign-extended. */
static uint64_t narrowed(const struct hnl_field *f, uint64_t v)
{
	switch (f->kind) {
	case HNL_KIND_U8:
		return (uint8_t)v;
	case HNL_KIND_S8:
		return (uint64_t)(int64_t)(int8_t)v;
	case HNL_KIND_U16:
		return (uint16_t)v;
	case HNL_KIND_S16:
		return (uint64_t)(int64_t)(int16_t)v;
	case HNL_KIND_U32:
		return (uint32_t)v;
	case HNL_KIND_S32:
		return (uint64_t)(int64_t)(int32_t)v;
	default:
		return v;
	}
}

static bool is_number(const struct hnl_field *f)
{
	return f->kind != HNL_KIND_FLAG && f->kind != HNL_KIND_NEST &&
	       f->kind != HNL_KIND_STRING && f->kind != HNL_KIND_BYTES &&
	       f->kind != HNL_KIND_PACKED && f->kind != HNL_KIND_BITFIELD32;
}

static bool is_bytes(const struct hnl_field *f)
{
	return f->kind == HNL_KIND_STRING || f->kind == HNL_KIND_BYTES ||
	       f->kind == HNL_KIND_PACKED;
}

/* to is wrong as it is. */
static void refused(const struct copy *c, struct tally *t)
{
	size_t got;

	CHECK(t, encode(c, to, again_wire, MESSAGE_MAX, &got) == -HNL_EINVAL);
	t->wrong++;
}

/* Each value beside what is admitted, half of what it is aligned to, others. */
static void try_number(const struct copy *c, const struct hnl_field *f,
		       uint8_t *member, struct tally *t)
{
	const uint64_t near[] = { f->hi + 1, f->lo - 1, f->lo + 1, f->hi - 1,
				  f->lo + ((uint64_t)1 << f->align) / 2,
				  any() >> below(64), any() >> below(64) };
	uint64_t v;
	size_t i;

	for (i = 0; i < sizeof(near) / sizeof(near[0]); i++) {
		v = narrowed(f, near[i]);
		if (hnl_field_admits(f, v))
			continue;
		poke(member, f, v);
		refused(c, t);
	}
}

static void try_length(const struct copy *c, uint8_t *member, uint32_t n,
		       struct tally *t)
{
	static const uint8_t bytes[HNL_ATTR_MAX + 16] = { 1 };
	struct hnl_bytes v = { bytes, n };

	memcpy(member, &v, sizeof(v));
	refused(c, t);
}

/* None, and one more than there may be. */
static void try_count(const struct copy *c, const struct hnl_field *f,
		      uint8_t *member, struct tally *t)
{
	struct hnl_list l;

	memcpy(&l, member, sizeof(l));
	l.n = 0;
	memcpy(member, &l, sizeof(l));
	refused(c, t);
	l.n = f->max_count + 1u;
	memcpy(member, &l, sizeof(l));
	if (f->max_count != 0)
		refused(c, t);
}

/*
 * Where the struct of a nest is that is at a member, of a list its last one;
 * NULL: it is no nest. Elements are those of copies.h, which may be written.
 */
static uint64_t *nest_at(const struct copies *f, const struct hnl_field *row,
			 uint8_t *member)
{
	struct hnl_list l;

	if (row->kind != HNL_KIND_NEST || f->copy[row->sub].size == 0)
		return NULL;
	if (!(row->flags & HNL_FIELD_MULTI))
		return (uint64_t *)(void *)member;
	memcpy(&l, member, sizeof(l));
	return (uint64_t *)((uintptr_t)l.item +
			    (l.n - 1) * f->copy[row->sub].size);
}

static void try_member(const struct copy *c, const struct hnl_field *row,
		       uint8_t *member, struct tally *t)
{
	if (row->flags & HNL_FIELD_MULTI) {
		try_count(c, row, member, t);
		return;
	}
	if (is_number(row))
		try_number(c, row, member, t);
	if (is_bytes(row) && row->max < HNL_ATTR_MAX - HNL_ATTRHDR)
		try_length(c, member, row->max + 1u, t);
	if (is_bytes(row) && row->min != 0)
		try_length(c, member, row->min - 1u, t);
}

/* There, or not, where it was otherwise: what must be there, and rules. */
static void try_presence(const struct copy *c, const struct hnl_schema *s,
			 size_t set, uint64_t *has, size_t i, struct tally *t)
{
	const struct hnl_field *row = &s->field[s->set[set].field + i];
	bool was = is_in(has, i);

	if (was)
		take_out(has, i);
	else
		put_in(has, i);
	if ((was && (row->flags & HNL_FIELD_REQUIRED)) ||
	    hnl_policy_broken(s, set, has) != NULL)
		refused(c, t);
}

/* Each member of the struct at has, a part of to, wrong in each way. */
static void try_members(const struct copy *c, const struct copies *f,
			size_t set, uint64_t *has, struct tally *t)
{
	const struct hnl_schema *s = f->family->schema;
	const struct hnl_field *row = &s->field[s->set[set].field];
	uint64_t *nest;
	uint8_t *member;
	size_t i;

	for (i = 0; i < s->set[set].n_fields; i++, row++) {
		c->copy(to, from);
		try_presence(c, s, set, has, i, t);
		c->copy(to, from);
		if (!is_in(has, i))
			continue;
		member = (uint8_t *)has + row->dst;
		try_member(c, row, member, t);
		c->copy(to, from);
		nest = nest_at(f, row, member);
		if (nest != NULL)
			try_members(c, f, row->sub, nest, t);
	}
}

/* ---- a list whose bytes changed since ---- */

/* The one row of the set that is a list; NULL: none is, or more are. */
static const struct hnl_field *list_of(const struct hnl_schema *s, size_t set)
{
	const struct hnl_field *row = &s->field[s->set[set].field], *list;
	size_t i;

	for (list = NULL, i = 0; i < s->set[set].n_fields; i++, row++)
		if (row->flags & HNL_FIELD_MULTI) {
			if (list != NULL)
				return NULL;
			list = row;
		}
	return list;
}

/*
 * The header of its second element is broken: the first is encoded again, and
 * what is beside the list, and no more.
 */
static void try_changed(const struct copy *c, const struct hnl_schema *s,
			size_t set, size_t len, struct tally *t)
{
	static uint8_t left[MESSAGE_MAX];
	const struct hnl_field *row = list_of(s, set);
	size_t pos, n = HNL_MSGHDR, got, second = 0, seen = 0;
	struct hnl_attr a;
	uint16_t was;

	for (pos = HNL_MSGHDR; row != NULL && pos < len; pos = a.next) {
		a = hnl_attr_at(wire, len, pos);
		if (a.type == row->type && ++seen == 2)
			second = pos;
		if (a.type == row->type && seen > 1)
			continue;
		memcpy(left + n, wire + pos, a.next - pos);
		n += a.next - pos;
	}
	if (second == 0)
		return;
	was = hnl_load_le16(wire + second);
	hnl_store_le16(wire + second, HNL_ATTRHDR - 1);
	CHECK(t, encode(c, from, again_wire, MESSAGE_MAX, &got) == 0);
	CHECK(t, got == n);
	CHECK(t, is_as(left, again_wire, n));
	hnl_store_le16(wire + second, was);
	t->changed++;
}

/* ---- what decoders say of messages that are not as the table wants ---- */

/* n bytes of the last message, by the set's own decoder and by the engine. */
static bool is_read_alike(const struct copy *c, const struct hnl_schema *s,
			  size_t set, uint64_t grants, size_t n)
{
	static uint64_t own[STRUCT_MAX / 8], engine[STRUCT_MAX / 8];
	struct hnl_msg m = { .off = 0, .body = HNL_MSGHDR, .end = n };
	enum hnl_mode mode = (enum hnl_mode)below(3);
	struct hnl_extack x, y;
	int err;

	memset(own, 0xa5, sizeof(own));
	memset(engine, 0xa5, sizeof(engine));
	hnl_extack_clear(&x);
	hnl_extack_clear(&y);
	hnl_decoder_init(&decoder, grants, mode);
	decoder.schema = s;
	err = hnl_policy_walk(&decoder, set, wire, n, HNL_MSGHDR, engine, &x);
	hnl_decoder_init(&decoder, grants, mode);
	return c->decode(&decoder, wire, &m, own, &y) == err &&
	       x.reason == y.reason && x.offset == y.offset &&
	       x.ignored_n == y.ignored_n &&
	       (err != 0 || memcmp(own, engine, sizeof(own)) == 0);
}

static void try_damaged(const struct copy *c, const struct hnl_schema *s,
			size_t set, size_t len, struct tally *t)
{
	size_t at = HNL_MSGHDR + below(len - HNL_MSGHDR + 1), i;
	uint64_t all = HNL_GRANT_ALL;

	if (c->decode == NULL)
		return;
	CHECK(t, is_read_alike(c, s, set, all, len));
	CHECK(t, is_read_alike(c, s, set, any(), len));
	CHECK(t, is_read_alike(c, s, set, 0, len));
	CHECK(t, is_read_alike(c, s, set, all, at));
	/* An attribute that is not known, at the end. */
	hnl_store_le32(wire + len, 8 | 0x3f00u << 16);
	hnl_store_le32(wire + len + 4, 0);
	CHECK(t, is_read_alike(c, s, set, all, len + 8));
	for (i = 0; i < 8 && at < len; i++) {
		wire[at] = (uint8_t)any();
		CHECK(t, is_read_alike(c, s, set, all, len));
		at = HNL_MSGHDR + below(len - HNL_MSGHDR);
	}
}

/* ---- a set, a family ---- */

/* These fields; NULL: any. */
static void run_message(const struct copies *f, size_t set,
			const uint64_t *has, struct tally *t)
{
	const struct hnl_schema *s = f->family->schema;
	const struct copy *c = &f->copy[set];
	struct hnl_builder b;
	size_t len;

	memset(from, 0xa5, sizeof(from));
	memset(to, 0xa5, sizeof(to));
	hnl_builder_init(&b, wire, MESSAGE_MAX);
	b.len = HNL_MSGHDR;
	if (has != NULL)
		put_these(&b, s, set, has);
	else
		put_set(&b, s, set);
	/* Rules are of the whole set: put_set() does not know them. */
	if (decode(c, s, set, wire, b.len, from) != 0) {
		t->unruly++;
		return;
	}
	c->copy(to, from);
	CHECK(t, encode(c, to, again_wire, MESSAGE_MAX, &len) == 0);
	CHECK(t, len == b.len);
	CHECK(t, is_as(wire, again_wire, b.len));
	/* As a part of a message, in as much room as it takes and in more. */
	CHECK(t, put(c, again_wire, MESSAGE_MAX, &len) == 0 && len == b.len);
	CHECK(t, is_as(wire, again_wire, b.len));
	CHECK(t, put(c, again_wire, b.len, &len) == 0 && len == b.len);
	CHECK(t, is_as(wire, again_wire, b.len));
	t->copied++;
	try_short(c, b.len, t);
	try_members(c, f, set, to, t);
	try_changed(c, s, set, b.len, t);
	try_damaged(c, s, set, b.len, t);
}

/* Each attribute with all that there can be, not among it, and alone. */
static void run_each(const struct copies *f, size_t set, struct tally *t)
{
	const struct hnl_schema *s = f->family->schema;
	uint64_t has[WORDS];
	size_t i;

	for (i = 0; i < s->set[set].n_fields; i++) {
		everything = true;
		fullest(s, set, i, has);
		run_message(f, set, has, t);
		take_out(has, i);
		run_message(f, set, has, t);
		everything = false;
		least(s, set, i, has);
		run_message(f, set, has, t);
	}
}

static bool run_set(const struct copies *f, size_t set, struct tally *all)
{
	const struct copy *c = &f->copy[set];
	struct tally t = { 0, 0, 0, 0, 0, NULL };
	size_t i;

	if (c->size == 0)
		return true;
	if (c->size > sizeof(from))
		t.fault = "its struct is too large for this test";
	else
		run_each(f, set, &t);
	for (i = 0; i < ROUNDS && t.fault == NULL; i++)
		run_message(f, set, NULL, &t);
	if (t.copied == 0 && t.fault == NULL)
		t.fault = "no message was accepted";
	if (t.fault != NULL)
		printf("# family %u, set %zu: not so: %s\n",
		       (unsigned int)f->family->id, set, t.fault);
	all->copied += t.copied;
	all->unruly += t.unruly;
	all->wrong += t.wrong;
	all->short_ += t.short_;
	all->changed += t.changed;
	return t.fault == NULL;
}

/* Frames of no attributes, whole and in too little room. */
static bool run_empty(const encode_empty *f)
{
	struct hnl_builder b;
	struct hnl_msg m;
	bool good = true;

	for (; *f != NULL; f++) {
		hnl_builder_init(&b, wire, sizeof(wire));
		(*f)(&b, HNL_F_REQUEST, 7, 0x55);
		m = hnl_msg_at(wire, b.len, 0);
		good &= hnl_builder_verdict(&b) == 0 && b.len == HNL_MSGHDR &&
			m.reason == HNL_REASON_NONE && m.head.seq == 7 &&
			m.head.port == 0x55;
		hnl_builder_init(&b, wire, HNL_MSGHDR - 4);
		(*f)(&b, HNL_F_REQUEST, 7, 0x55);
		good &= hnl_builder_verdict(&b) == -HNL_EMSGSIZE;
	}
	return good;
}

static bool run_packed(const again *f)
{
	uint8_t bytes[512];
	bool good = true;
	size_t i;

	for (; *f != NULL; f++) {
		for (i = 0; i < sizeof(bytes); i++)
			bytes[i] = (uint8_t)any();
		good &= (*f)(bytes);
	}
	return good;
}

static bool run_family(const struct copies *f, size_t at)
{
	const struct hnl_schema *s = f->family->schema;
	struct tally all = { 0, 0, 0, 0, 0, NULL };
	bool good = true, empty = run_empty(f->empty);
	bool packed = run_packed(f->again);
	size_t set;

	for (set = 0; set < s->n_sets; set++)
		good &= run_set(f, set, &all);
	if (!empty || !packed)
		printf("# family %u: %s\n", (unsigned int)f->family->id,
		       empty ? "packed structs" : "messages of no attributes");
	good &= empty && packed;
	printf("%s %zu - family %u: %u copied, %u against a rule, %u wrong,"
	       " %u without room, %u changed\n", good ? "ok" : "not ok",
	       at + 1, (unsigned int)f->family->id, all.copied, all.unruly,
	       all.wrong, all.short_, all.changed);
	return good;
}

int main(int argc, char **argv)
{
	size_t i, n = sizeof(copies) / sizeof(copies[0]);
	bool good = true;

	if (argc > 1)
		seed = strtoull(argv[1], NULL, 0) | 1;
	printf("1..%zu\n", n);
	for (i = 0; i < n; i++)
		good &= run_family(&copies[i], i);
	return !good;
}
