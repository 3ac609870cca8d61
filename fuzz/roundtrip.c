/* SPDX-License-Identifier: MIT */
/*
 * What the encoders write and the decoders read is the same.
 *
 *	bytes --decode--> struct --encode--> bytes --decode--> the same struct
 *						   --encode--> the same bytes
 *	bytes --as members--> struct --encode--> refused, or bytes
 *						    --decode--> the same struct
 *
 * The second way fills a struct with whatever the input says: an encoder must
 * not write what a decoder refuses, and must not read past what it was given.
 */
#include <string.h>

#include <hnl/list.h>
#include <hnl/msg.h>

#include "input.h"
#include "mutate.h"
#include "schemas.h"

#define ITEMS 4		/* of a list, at most */
#define DEPTH 8

static const struct schema_entry *e;
static const struct hnl_schema *s;

static uint8_t wire_a[HNL_MSG_MAX], wire_b[HNL_MSG_MAX];

static size_t size_of(uint8_t kind)
{
	switch (kind) {
	case HNL_KIND_U8:
	case HNL_KIND_S8:
		return 1;
	case HNL_KIND_U16:
	case HNL_KIND_S16:
		return 2;
	case HNL_KIND_U32:
	case HNL_KIND_S32:
		return 4;
	case HNL_KIND_FLAG:
		return 0;
	case HNL_KIND_STRING:
	case HNL_KIND_BYTES:
	case HNL_KIND_PACKED:
		return sizeof(struct hnl_bytes);
	default:
		return 8;
	}
}

/* ---- equal ---- */

static bool same_set(size_t set, const uint8_t *a, const uint8_t *b);

static bool same_value(const struct hnl_field *f, const void *a, const void *b)
{
	const struct hnl_bytes *p = (const struct hnl_bytes *)a;
	const struct hnl_bytes *q = (const struct hnl_bytes *)b;

	if (f->kind == HNL_KIND_STRING || f->kind == HNL_KIND_BYTES ||
	    f->kind == HNL_KIND_PACKED || (f->flags & HNL_FIELD_LAZY))
		return p->n == q->n &&
		       (p->n == 0 || memcmp(p->p, q->p, p->n) == 0);
	if (f->kind == HNL_KIND_NEST)
		return same_set(f->sub, (const uint8_t *)a,
				(const uint8_t *)b);
	return memcmp(a, b, size_of(f->kind)) == 0;
}

static bool next(struct hnl_list *l, const struct hnl_field *f, void *out)
{
	if (f->kind == HNL_KIND_NEST)
		return hnl_list_next_nest(l, s, f->sub, out,
					  e->codec[f->sub].size);
	return hnl_list_next_value(l, f, out, size_of(f->kind));
}

static bool same_list(const struct hnl_field *f, const void *a, const void *b)
{
	struct hnl_list l = *(const struct hnl_list *)a;
	struct hnl_list k = *(const struct hnl_list *)b;
	uint64_t x[64], y[64];

	require(f->kind != HNL_KIND_NEST ||
		e->codec[f->sub].size <= sizeof(x));
	if (l.n != k.n)
		return false;
	for (;;) {
		memset(x, 0, sizeof(x));
		memset(y, 0, sizeof(y));
		if (!next(&l, f, x))
			return !next(&k, f, y);
		if (!next(&k, f, y) || !same_value(f, x, y))
			return false;
	}
}

static bool same_set(size_t set, const uint8_t *a, const uint8_t *b)
{
	const struct hnl_set *t = &s->set[set];
	const struct hnl_field *f = &s->field[t->field];
	const uint64_t *has = (const uint64_t *)(const void *)a;
	size_t i;

	if (memcmp(a, b, HNL_PRESENCE((size_t)t->n_fields) * 8) != 0)
		return false;
	for (i = 0; i < t->n_fields; i++, f++) {
		if (!((has[i / 64] >> i % 64) & 1))
			continue;
		if (f->flags & HNL_FIELD_MULTI ?
			    !same_list(f, a + f->dst, b + f->dst) :
			    !same_value(f, a + f->dst, b + f->dst))
			return false;
	}
	return true;
}

/* ---- encode, decode ---- */

static size_t encode(size_t set, const void *from, uint8_t *buf, int *err)
{
	struct hnl_builder b;

	memset(buf, 0xa5, 256);
	hnl_builder_init(&b, buf, HNL_MSG_MAX);
	b.len = HNL_MSGHDR;
	e->codec[set].put(&b, from);
	*err = hnl_builder_verdict(&b);
	return b.len;
}

static void decode(struct hnl_decoder *d, size_t set, const uint8_t *buf,
		   size_t end, void *out)
{
	struct hnl_extack x;

	memset(&x, 0, sizeof(x));
	hnl_decoder_init(d, HNL_GRANT_ALL, HNL_MODE_STRICT);
	d->schema = s;
	require(hnl_policy_decode(d, set, buf, end, HNL_MSGHDR, out, &x) == 0);
	require(x.ignored_n == 0 && x.reason == HNL_REASON_NONE);
}

static uint64_t from[STRUCT_MAX / 8], back[STRUCT_MAX / 8];

/* from can be encoded, or not if it may be wrong. */
static void there_and_back(size_t set, bool may_be_wrong)
{
	static struct hnl_decoder d;
	size_t n, m;
	int err;

	n = encode(set, from, wire_a, &err);
	require(err == 0 ||
		(may_be_wrong && (err == -HNL_EINVAL || err == -HNL_EMSGSIZE)));
	if (err != 0)
		return;
	decode(&d, set, wire_a, n, back);
	require(same_set(set, (const uint8_t *)from, (const uint8_t *)back));
	m = encode(set, back, wire_b, &err);
	require(err == 0 && m == n);
	require(memcmp(wire_a + HNL_MSGHDR, wire_b + HNL_MSGHDR,
		       n - HNL_MSGHDR) == 0);
}

/* ---- a message ---- */

static void from_bytes(uint8_t choice, const uint8_t *data, size_t size)
{
	static struct hnl_decoder d;
	const struct hnl_command *c;
	struct hnl_extack x;
	struct hnl_msg m = hnl_msg_at(data, size, 0);
	size_t set;

	e = schema_of(m.head.type);
	if (m.reason != HNL_REASON_NONE || e == NULL ||
	    m.head.cmd >= e->family->n_commands)
		return;
	s = e->family->schema;
	c = &e->family->command[m.head.cmd];
	set = set_chosen(c, choice);
	if (c->flags == 0 || set == HNL_SET_NONE || e->codec[set].size == 0)
		return;
	memset(&x, 0, sizeof(x));
	memset(from, 0, sizeof(from));
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	d.schema = s;
	if (hnl_policy_decode(&d, set, data, m.end, m.body, from, &x) == 0)
		there_and_back(set, false);
}

/* ---- a struct ---- */

static uint64_t pool[8192];	/* of list items */
static size_t used;

static void *from_pool(size_t n)
{
	void *p = &pool[used];

	n = (n + 7) / 8;
	if (n > sizeof(pool) / 8 - used)
		return NULL;
	used += n;
	return memset(p, 0, n * 8);
}

static uint64_t number_of(struct input *in, const struct hnl_field *f)
{
	uint8_t how = take(in);

	switch (how & 3) {
	case 0:
		return f->lo;
	case 1:
		return f->hi;
	case 2:
		return f->lo + (uint64_t)(how >> 2 << f->align);
	default:
		return take_number(in, 8);
	}
}

static void fill_set(struct input *in, size_t set, uint8_t *out, int depth);

static struct hnl_bytes bytes_of(struct input *in)
{
	struct hnl_bytes v;

	v.n = take(in);
	if (v.n == 255)
		v.n = (uint32_t)take_number(in, 2);
	if (v.n > in->left)
		v.n = (uint32_t)in->left;
	v.p = in->p;
	in->p += v.n;
	in->left -= v.n;
	return v;
}

static void fill_value(struct input *in, const struct hnl_field *f, void *out,
		       int depth)
{
	struct hnl_bytes bytes;
	uint64_t v;

	if (f->kind == HNL_KIND_STRING || f->kind == HNL_KIND_BYTES ||
	    f->kind == HNL_KIND_PACKED || (f->flags & HNL_FIELD_LAZY)) {
		bytes = bytes_of(in);
		memcpy(out, &bytes, sizeof(bytes));
	} else if (f->kind == HNL_KIND_NEST) {
		fill_set(in, f->sub, (uint8_t *)out, depth + 1);
	} else if (f->kind != HNL_KIND_FLAG) {
		v = number_of(in, f);
		memcpy(out, &v, size_of(f->kind)); /* as on this machine */
	}
}

static void fill_list(struct input *in, const struct hnl_field *f, void *out,
		      int depth)
{
	size_t n = take(in) % (ITEMS + 1), i;
	size_t each = f->kind == HNL_KIND_NEST ? e->codec[f->sub].size :
						 size_of(f->kind);
	uint8_t *item = from_pool(n * each + 8);
	struct hnl_list l;

	if (item == NULL)
		n = 0;
	for (i = 0; i < n; i++)
		fill_value(in, f, item + i * each, depth);
	l = hnl_list_of(item, (uint32_t)n);
	memcpy(out, &l, sizeof(l));
}

static void fill_set(struct input *in, size_t set, uint8_t *out, int depth)
{
	const struct hnl_set *t = &s->set[set];
	const struct hnl_field *f = &s->field[t->field];
	uint64_t *has = (uint64_t *)(void *)out;
	uint8_t all = take(in);	/* 0: each one is asked */
	size_t i;

	if (depth > DEPTH)
		return;
	for (i = 0; i < t->n_fields; i++, f++) {
		if (all == 0 ? !(take(in) & 1) :
			       (all & 1) && !(f->flags & HNL_FIELD_REQUIRED))
			continue;
		has[i / 64] |= (uint64_t)1 << i % 64;
		if (f->flags & HNL_FIELD_MULTI)
			fill_list(in, f, out + f->dst, depth);
		else
			fill_value(in, f, out + f->dst, depth);
	}
}

static void from_members(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	size_t set;

	e = &schemas[take(&in) % SCHEMAS];
	s = e->family->schema;
	set = take(&in) % s->n_sets;
	require(e->codec[set].size <= sizeof(from));
	if (e->codec[set].size == 0)
		return;
	memset(from, 0, sizeof(from));
	used = 0;
	fill_set(&in, set, (uint8_t *)from, 0);
	there_and_back(set, true);
}

/* The first byte: bit 0 a struct, else a message; bit 4 its reply. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 4 || size > 16384)
		return 0;
	if (data[0] & 1)
		from_members(data + 1, size - 1);
	else
		from_bytes(data[0], data + 1, size - 1);
	return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max,
			       unsigned int seed)
{
	if (size != 0 && (data[0] & 1))
		return mutate_bytes(data, size, max);
	return mutate_after(1, data, size, max, seed);
}
