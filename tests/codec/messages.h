/* SPDX-License-Identifier: MIT */
/*
 * Messages as the table of their set allows them, of values that its fields
 * admit: what must be there, and some of what may be.
 *
 *	table --put_set()--> attributes of one set
 *	      --fullest(), least()--> presence --put_these()--> the same
 *
 * put_set() takes any, unless everything is asked for, and whether the rules of
 * the set hold is not looked at; fullest() and least() keep them.
 */
#ifndef CODEC_MESSAGES_H
#define CODEC_MESSAGES_H

#include <string.h>

#include <hnl/encode.h>
#include <hnl/msg.h>
#include <hnl/policy.h>

static uint64_t seed = 0x9e3779b97f4a7c15;

static inline uint64_t any(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

static inline uint64_t below(uint64_t n)
{
	return n == 0 ? 0 : any() % n;
}

/* ---- messages that a table allows ---- */

static inline uint64_t candidate(const struct hnl_field *f)
{
	uint64_t v = any() >> below(64), span = f->hi - f->lo;

	if (f->check == HNL_CHECK_MASK)
		v = below(2) ? f->hi : v & f->hi;
	else if (f->check == HNL_CHECK_ENUM)
		v = below(64);
	else if (f->check != HNL_CHECK_NONE)
		v = below(3) == 0 ? f->lo :
		    below(2) == 0 ? f->hi :
		    span + 1 == 0   ? f->lo + v :
				      f->lo + v % (span + 1);
	return v & ~(((uint64_t)1 << f->align) - 1);
}

static inline uint64_t number_of(const struct hnl_field *f)
{
	uint64_t v = candidate(f);

	while (!hnl_field_admits(f, v))
		v = candidate(f);
	return v;
}

static inline void put_number(struct hnl_builder *b, const struct hnl_field *f)
{
	uint64_t v = number_of(f);
	size_t n = f->max;
	uint8_t *p;

	if (n == 8 && f->min == 4)	/* uint, sint */
		n = f->kind == HNL_KIND_UINT ? (v >> 32 ? 8 : 4) :
		    (v + 0x80000000) >> 32   ? 8 :
					       4;
	if (f->flags & HNL_FIELD_BIG_ENDIAN)
		v = hnl_swap64(v) >> (64 - 8 * n);
	p = hnl_attr_put_room(b, f->type, n);
	if (p == NULL)
		return;
	for (; n > 0; n--, v >>= 8)
		*p++ = (uint8_t)v;
}

static inline void put_bytes(struct hnl_builder *b, const struct hnl_field *f)
{
	static uint8_t bytes[512];
	size_t i, n, most = f->max;

	if (most > f->min + 64u)
		most = f->min + 64u;
	n = f->min + below(most - f->min + 1);
	if (f->kind == HNL_KIND_PACKED)
		n -= n % f->sub;
	for (i = 0; i < n; i++)
		bytes[i] = (uint8_t)(1 + below(255));
	if (f->kind == HNL_KIND_STRING)
		hnl_attr_put_string(b, f->type, (const char *)bytes, n);
	else
		hnl_attr_put_bytes(b, f->type, bytes, n);
}

static inline void put_bits(struct hnl_builder *b, const struct hnl_field *f)
{
	uint32_t select = f->check == HNL_CHECK_MASK ?
				  (uint32_t)(any() & f->hi) :
				  (uint32_t)any();
	uint8_t *p = hnl_attr_put_room(b, f->type, 8);

	if (p == NULL)
		return;
	hnl_store_le32(p, (uint32_t)any() & select);
	hnl_store_le32(p + 4, select);
}

static inline void put_set(struct hnl_builder *b, const struct hnl_schema *s,
		    size_t set);

static inline void put_one(struct hnl_builder *b, const struct hnl_schema *s,
		    const struct hnl_field *f)
{
	struct hnl_nest nest;

	switch (f->kind) {
	case HNL_KIND_FLAG:
		hnl_attr_put_flag(b, f->type);
		break;
	case HNL_KIND_NEST:
		nest = hnl_attr_nest_begin(b, f->type);
		put_set(b, s, f->sub);
		hnl_attr_nest_end(b, nest);
		break;
	case HNL_KIND_STRING:
	case HNL_KIND_BYTES:
	case HNL_KIND_PACKED:
		put_bytes(b, f);
		break;
	case HNL_KIND_BITFIELD32:
		put_bits(b, f);
		break;
	default:
		put_number(b, f);
		break;
	}
}

static inline bool is_in(const uint64_t *has, size_t i)
{
	return (has[i / 64] >> i % 64 & 1) != 0;
}

static inline void put_in(uint64_t *has, size_t i)
{
	has[i / 64] |= (uint64_t)1 << i % 64;
}

static inline void take_out(uint64_t *has, size_t i)
{
	has[i / 64] &= ~((uint64_t)1 << i % 64);
}

/* Those that are present. */
static inline void put_these(struct hnl_builder *b, const struct hnl_schema *s,
			     size_t set, const uint64_t *has)
{
	const struct hnl_field *f = &s->field[s->set[set].field];
	uint64_t n;
	size_t i;

	for (i = 0; i < s->set[set].n_fields; i++, f++) {
		if (!is_in(has, i))
			continue;
		n = 1;
		if (f->flags & HNL_FIELD_MULTI)
			n = f->min_count + below(3) + (f->min_count == 0);
		if (f->max_count != 0 && n > f->max_count)
			n = f->max_count;
		for (; n > 0; n--)
			put_one(b, s, f);
	}
}

/* ---- which are present ---- */

#define WORDS 4		/* of presence */
#define NOBODY ((size_t)-1)

static bool everything;		/* in nests that put_set() fills */

/* Field i and what it wants beside it, and what that wants. */
static inline void put_with(const struct hnl_schema *s, size_t set,
			    uint64_t *has, size_t i)
{
	const struct hnl_rule *r;
	size_t turn, k;

	put_in(has, i);
	if (s->rules == NULL)
		return;
	for (turn = 0; turn < s->rules[set].n; turn++)
		for (k = 0; k < s->rules[set].n; k++) {
			r = &s->rule[s->rules[set].first + k];
			if (r->reason == HNL_REASON_IMPLIES &&
			    is_in(has, r->field))
				put_in(has, r->other);
		}
}

/* What must be there, and want, without which there is none. */
static inline void least(const struct hnl_schema *s, size_t set, size_t want,
			 uint64_t *has)
{
	const struct hnl_field *f = &s->field[s->set[set].field];
	size_t i;

	memset(has, 0, WORDS * sizeof(*has));
	for (i = 0; i < s->set[set].n_fields; i++)
		if ((f[i].flags & HNL_FIELD_REQUIRED) || i == want)
			put_with(s, set, has, i);
}

/* As many as the rules allow, first of all want, and none that wants it. */
static inline void fullest(const struct hnl_schema *s, size_t set, size_t want,
			   uint64_t *has)
{
	uint64_t more[WORDS], alone[WORDS];
	size_t i;

	least(s, set, want, has);
	for (i = 0; i < s->set[set].n_fields; i++) {
		memset(alone, 0, sizeof(alone));
		put_with(s, set, alone, i);
		if (want != NOBODY && i != want && is_in(alone, want))
			continue;
		memcpy(more, has, sizeof(more));
		put_with(s, set, more, i);
		if (hnl_policy_broken(s, set, more) == NULL)
			memcpy(has, more, sizeof(more));
	}
}

static inline void put_set(struct hnl_builder *b, const struct hnl_schema *s,
			   size_t set)
{
	const struct hnl_field *f = &s->field[s->set[set].field];
	uint64_t has[WORDS] = { 0 }, often = below(5);
	size_t i;	/* often 0: everything, 1: what must be */

	if (everything)
		fullest(s, set, NOBODY, has);
	for (i = 0; i < s->set[set].n_fields && !everything; i++)
		if ((f[i].flags & HNL_FIELD_REQUIRED) || often == 0 ||
		    (often != 1 && below(2)))
			put_in(has, i);
	put_these(b, s, set, has);
}

#endif
