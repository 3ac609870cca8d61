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
 * copies.h is made from the headers: a call that is added is run here.
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
	unsigned int copied, unruly, wrong, short_;
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

static bool is_as_wire(uint8_t *buf, size_t len)
{
	soften(buf, HNL_MSGHDR, len);
	return memcmp(wire + HNL_MSGHDR, buf + HNL_MSGHDR,
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

static bool has(const void *s, size_t i)
{
	return (((const uint64_t *)s)[i / 64] >> i % 64 & 1) != 0;
}

static void drop(void *s, size_t i)
{
	((uint64_t *)s)[i / 64] &= ~((uint64_t)1 << i % 64);
}

static void poke(const struct hnl_field *f, uint64_t v)
{
	uint8_t *p = (uint8_t *)to + f->dst;
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

/* Each value beside what is admitted, half of what it is aligned to, others. */
static void try_number(const struct copy *c, const struct hnl_field *f,
		       struct tally *t)
{
	const uint64_t near[] = { f->hi + 1, f->lo - 1, f->lo + 1, f->hi - 1,
				  f->lo + ((uint64_t)1 << f->align) / 2,
				  any() >> below(64), any() >> below(64) };
	uint64_t v;
	size_t i, got;

	for (i = 0; i < sizeof(near) / sizeof(near[0]); i++) {
		v = narrowed(f, near[i]);
		if (hnl_field_admits(f, v))
			continue;
		poke(f, v);
		CHECK(t, encode(c, to, again_wire, MESSAGE_MAX, &got) ==
				 -HNL_EINVAL);
		t->wrong++;
	}
}

static void try_length(const struct copy *c, const struct hnl_field *f,
		       uint32_t n, struct tally *t)
{
	static const uint8_t bytes[HNL_ATTR_MAX + 16] = { 1 };
	struct hnl_bytes v = { bytes, n };
	size_t got;

	memcpy((uint8_t *)to + f->dst, &v, sizeof(v));
	CHECK(t, encode(c, to, again_wire, MESSAGE_MAX, &got) != 0);
	t->wrong++;
}

static void try_absent(const struct copy *c, size_t i, struct tally *t)
{
	size_t got;

	drop(to, i);
	CHECK(t, encode(c, to, again_wire, MESSAGE_MAX, &got) == -HNL_EINVAL);
	t->wrong++;
}

/* Each member that is present, wrong in each way that there is. */
static void try_members(const struct copy *c, const struct hnl_schema *s,
			size_t set, struct tally *t)
{
	const struct hnl_field *f = &s->field[s->set[set].field];
	size_t i;

	for (i = 0; i < s->set[set].n_fields; i++, f++) {
		if (!has(from, i))
			continue;
		c->copy(to, from);
		if (f->flags & HNL_FIELD_REQUIRED)
			try_absent(c, i, t);
		if (f->flags & HNL_FIELD_MULTI)
			continue;
		c->copy(to, from);
		if (is_number(f))
			try_number(c, f, t);
		if (is_bytes(f) && f->max < HNL_ATTR_MAX - HNL_ATTRHDR)
			try_length(c, f, f->max + 1u, t);
		if (is_bytes(f) && f->min != 0)
			try_length(c, f, f->min - 1u, t);
	}
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

static void run_message(const struct copy *c, const struct hnl_schema *s,
			size_t set, struct tally *t)
{
	struct hnl_builder b;
	size_t len;

	memset(from, 0xa5, sizeof(from));
	memset(to, 0xa5, sizeof(to));
	hnl_builder_init(&b, wire, MESSAGE_MAX);
	b.len = HNL_MSGHDR;
	put_set(&b, s, set);
	/* Rules are of the whole set: put_set() does not know them. */
	if (decode(c, s, set, wire, b.len, from) != 0) {
		t->unruly++;
		return;
	}
	c->copy(to, from);
	CHECK(t, encode(c, to, again_wire, MESSAGE_MAX, &len) == 0);
	CHECK(t, len == b.len);
	CHECK(t, is_as_wire(again_wire, b.len));
	/* As a part of a message, in as much room as it takes and in more. */
	CHECK(t, put(c, again_wire, MESSAGE_MAX, &len) == 0 && len == b.len);
	CHECK(t, is_as_wire(again_wire, b.len));
	CHECK(t, put(c, again_wire, b.len, &len) == 0 && len == b.len);
	CHECK(t, is_as_wire(again_wire, b.len));
	t->copied++;
	try_short(c, b.len, t);
	try_members(c, s, set, t);
	try_damaged(c, s, set, b.len, t);
}

static bool run_set(const struct copies *f, size_t set, struct tally *all)
{
	const struct copy *c = &f->copy[set];
	struct tally t = { 0, 0, 0, 0, NULL };
	size_t i;

	if (c->size == 0)
		return true;
	if (c->size > sizeof(from))
		t.fault = "its struct is too large for this test";
	for (i = 0; i < ROUNDS && t.fault == NULL; i++)
		run_message(c, f->family->schema, set, &t);
	if (t.copied == 0 && t.fault == NULL)
		t.fault = "no message was accepted";
	if (t.fault != NULL)
		printf("# family %u, set %zu: not so: %s\n",
		       (unsigned int)f->family->id, set, t.fault);
	all->copied += t.copied;
	all->unruly += t.unruly;
	all->wrong += t.wrong;
	all->short_ += t.short_;
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
	struct tally all = { 0, 0, 0, 0, NULL };
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
	       " %u without room\n", good ? "ok" : "not ok", at + 1,
	       (unsigned int)f->family->id, all.copied, all.unruly, all.wrong,
	       all.short_);
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
