/* SPDX-License-Identifier: MIT */
/*
 * Random messages, each as the table of its set allows it: what must be there,
 * some of what may be, and values that its fields admit.
 *
 *	table --put_set()--> attributes of one set
 *
 * Whether the rules of the set hold, too, is not looked at.
 */
#ifndef CODEC_MESSAGES_H
#define CODEC_MESSAGES_H

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

static inline void put_set(struct hnl_builder *b, const struct hnl_schema *s,
		    size_t set)
{
	const struct hnl_field *f = &s->field[s->set[set].field];
	uint64_t n, often = below(5);	/* 0: everything, 1: what must be */
	size_t i;

	for (i = 0; i < s->set[set].n_fields; i++, f++) {
		if (!(f->flags & HNL_FIELD_REQUIRED) && often != 0 &&
		    (often == 1 || below(2)))
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

#endif
