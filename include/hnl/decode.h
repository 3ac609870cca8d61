/* SPDX-License-Identifier: MIT */
/*
 * What generated straight-line decoders share. Such a decoder knows one order,
 * ascending numbers as the encoder writes them, and every rule of its set as a
 * constant:
 *
 *	| header | value | header | value | ...		each word is read once
 *	  = this?  fits?   = this?
 *	  no: an optional one is absent; else, and for whatever is odd, false
 *
 * A set is first taken for whole: everything is present, and at most one of its
 * lengths is not known before, so that each offset is a constant, from the
 * first byte or from what follows that one. If it is not whole and something of
 * it may be absent, it is read again, by code that knows absence.
 *
 * false says nothing about the message: the table engine then reads it from its
 * first attribute, and what it says counts. Nothing that was read in one of
 * these ways is used in another. Invariant: what is accepted here, the table
 * engine accepts with the same struct and nothing ignored.
 *
 * hnl_policy_decode() and generated ..._decode() functions begin with it;
 * nobody else needs this header.
 */
#ifndef HNL_DECODE_H
#define HNL_DECODE_H

#include <hnl/encode.h>

/*
 * Where a decoder stands in a set. exact is a constant of the code that is
 * inlined: all attributes must be there, so that each offset is a constant too.
 * Where exact is never set, a step over an optional attribute that may have any
 * value cannot say no, and nobody asks it.
 */
struct hnl_fast {
	struct hnl_decoder *d;
	const uint8_t *buf;	/* the message */
	const uint8_t *end;	/* of the set's attributes; exact: any base */
	const uint8_t *rest;	/* exact: what follows the one of any length */
	int64_t at;	/* of the next attribute, from end */
	uint64_t has;
	uint32_t head;	/* the next header; 0: no 4 bytes are left */
	bool ahead;	/* head was read */
	bool exact;
};

HNL_BEGIN_DECLS

/* ---- a set ---- */

HNL_INLINE struct hnl_fast hnl_fast_of(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos)
{
	struct hnl_fast c = { d, buf, buf + end, NULL, 0, 0, 0, false, false };

	c.at = (int64_t)pos - (int64_t)end;
	return c;
}

/* Without the family's own grant nothing of it is known. */
HNL_INLINE bool hnl_fast_known(const struct hnl_decoder *d)
{
	return (d->grants & 1) != 0;
}

/*
 * c, of which it was found that enough bytes are left: attributes of known
 * lengths, or one of any between such, behind which there are after bytes.
 */
HNL_INLINE struct hnl_fast hnl_fast_exact(struct hnl_fast c, uint32_t after)
{
	c.rest = c.end - after;
	c.end += c.at;
	c.at = 0;
	c.exact = true;
	return c;
}

/* c, of which it was found that n bytes are left or more. */
HNL_INLINE struct hnl_fast hnl_fast_roomy(struct hnl_fast c, uint32_t n)
{
	if (c.at > -(int64_t)n)
		__builtin_unreachable();
	return c;
}

/* All fields are present; those that are absent will be taken out. */
HNL_INLINE void hnl_fast_begin(struct hnl_fast *c, size_t n_fields)
{
	c->has = ~(uint64_t)0 >> (64 - n_fields);
}

HNL_INLINE bool hnl_fast_end(const struct hnl_fast *c, uint64_t *has)
{
	*has = c->has;
	return c->exact || c->at == 0;
}

HNL_INLINE const uint8_t *hnl_fast_here(const struct hnl_fast *c)
{
	return c->end + c->at;
}

HNL_INLINE bool hnl_fast_has_room(const struct hnl_fast *c, size_t n)
{
	return c->at <= -(int64_t)n;
}

/* Reads the next header, unless that was done. */
HNL_INLINE void hnl_fast_peek(struct hnl_fast *c)
{
	if (!c->ahead)
		c->head = hnl_fast_has_room(c, HNL_ATTRHDR) ?
				  hnl_fetch_le32(hnl_fast_here(c)) :
				  0;
	c->ahead = true;
}

/* Whether field i may be absent; it is then. */
HNL_INLINE bool hnl_fast_absent(struct hnl_fast *c, const struct hnl_field *f,
				size_t i)
{
	if (c->exact || (f[i].flags & HNL_FIELD_REQUIRED))
		return false;
	c->has &= ~HNL_BIT(i);
	hnl_fast_peek(c);
	return true;
}

/*
 * Goes on behind n bytes. An optional attribute leaves the next header read,
 * whether it was there or not, so that no header is read twice.
 */
HNL_INLINE void hnl_fast_skip(struct hnl_fast *c, const struct hnl_field *f,
			      size_t n)
{
	c->at += (int64_t)n;
	c->ahead = false;
	if (!c->exact && !(f->flags & (HNL_FIELD_REQUIRED | HNL_FIELD_MULTI)))
		hnl_fast_peek(c);
}

/* To be asked before a member is written: of absent ones none is. */
HNL_INLINE bool hnl_fast_granted(const struct hnl_fast *c,
				 const struct hnl_field *f)
{
	return f->feature == 0 || ((c->d->grants >> f->feature) & 1);
}

/* ---- attributes of one length ---- */

/*
 * Whether the word at p is v. What is compared and not kept is no volatile: it
 * has one use, so there is one read, which may be the compare itself.
 */
HNL_INLINE bool hnl_fast_same(const uint8_t *p, uint32_t v)
{
	return ((const struct hnl_word32 *)(const void *)p)->v ==
	       hnl_swap_le32(v);
}

/* Whether the next attribute is this one, with n bytes of payload. */
HNL_INLINE bool hnl_fast_is(struct hnl_fast *c, uint32_t type, size_t n)
{
	uint32_t head = (HNL_ATTRHDR + (uint32_t)n) | type << 16;

	if (c->exact)
		return hnl_fast_same(hnl_fast_here(c), head);
	if (!hnl_fast_has_room(c, HNL_ATTRHDR + hnl_align(n)))
		return false;
	if (!c->ahead)
		c->head = hnl_fetch_le32(hnl_fast_here(c));
	c->ahead = true;
	return c->head == head;
}

HNL_INLINE bool hnl_fast_flag(struct hnl_fast *c, uint32_t type,
			      const struct hnl_field *f, size_t i)
{
	if (!hnl_fast_is(c, type, 0))
		return hnl_fast_absent(c, f, i);
	hnl_fast_skip(c, &f[i], HNL_ATTRHDR);
	return hnl_fast_granted(c, &f[i]);
}

/*
 * The number at c, n bytes wide, and the zeros behind it, which are above the
 * span of a row that is plain.
 */
HNL_INLINE bool hnl_fast_load(const struct hnl_fast *c,
			      const struct hnl_field *f, size_t n, uint64_t *v)
{
	const uint8_t *p = hnl_fast_here(c) + HNL_ATTRHDR;

	*v = n == 8 ? hnl_fetch_le64(p) : hnl_fetch_le32(p);
	return f->shape != 0 || n >= 4 || *v >> 8 * n == 0;
}

HNL_INLINE uint64_t hnl_fast_signed(const struct hnl_field *f, uint64_t v)
{
	if (f->kind == HNL_KIND_S8)
		return (uint64_t)(int8_t)v;
	if (f->kind == HNL_KIND_S16)
		return (uint64_t)(int16_t)v;
	return f->kind == HNL_KIND_S32 ? (uint64_t)(int32_t)v : v;
}

/* Steps over a number that fits its row. */
HNL_INLINE bool hnl_fast_number(struct hnl_fast *c, const struct hnl_field *f,
				size_t n, uint64_t *v)
{
	bool fits;

	if (!hnl_fast_load(c, f, n, v))
		return false;
	*v = hnl_fast_signed(f, *v);
	hnl_fast_skip(c, f, HNL_ATTRHDR + hnl_align(n));
	fits = f->shape != 0 ? hnl_encode_fits(f, n, *v) :
			       hnl_field_admits(f, *v);
	return fits && hnl_fast_granted(c, f);
}

#define HNL_FAST_NUMBER(name, kind)                                       \
	HNL_INLINE bool hnl_fast_##name(struct hnl_fast *c, uint32_t type, \
					const struct hnl_field *f,        \
					size_t i, kind *out)              \
	{                                                                 \
		uint64_t v;                                               \
									  \
		if (!hnl_fast_is(c, type, sizeof(kind)))                  \
			return hnl_fast_absent(c, f, i);                  \
		if (!hnl_fast_number(c, &f[i], sizeof(kind), &v))         \
			return false;                                     \
		*out = (kind)v;                                           \
		return true;                                              \
	}

HNL_FAST_NUMBER(u8, uint8_t)
HNL_FAST_NUMBER(u16, uint16_t)
HNL_FAST_NUMBER(u32, uint32_t)
HNL_FAST_NUMBER(u64, uint64_t)
HNL_FAST_NUMBER(s8, int8_t)
HNL_FAST_NUMBER(s16, int16_t)
HNL_FAST_NUMBER(s32, int32_t)
HNL_FAST_NUMBER(s64, int64_t)

HNL_INLINE bool hnl_fast_is_padded(const uint8_t *p, size_t n)
{
	const volatile uint8_t *pad = p;
	uint8_t any = 0;

	for (; n % HNL_ALIGN != 0; n++)
		any |= pad[n];
	return any == 0;
}

/* Bytes that are always as many: min of the row is its max. */
HNL_INLINE bool hnl_fast_fixed(struct hnl_fast *c, uint32_t type,
			       const struct hnl_field *f, size_t i,
			       struct hnl_bytes *out)
{
	const uint8_t *p = hnl_fast_here(c) + HNL_ATTRHDR;

	if (!hnl_fast_is(c, type, f[i].min))
		return hnl_fast_absent(c, f, i);
	if (!hnl_fast_is_padded(p, f[i].min) || !hnl_fast_granted(c, &f[i]))
		return false;
	out->p = p;
	out->n = f[i].min;
	hnl_fast_skip(c, &f[i], HNL_ATTRHDR + hnl_align(f[i].min));
	return true;
}

/* ---- attributes of any length ---- */

/*
 * Whether the next attribute is of this type, whatever its length: *len, which
 * is within the set, padding included.
 */
HNL_INLINE bool hnl_fast_is_any(struct hnl_fast *c, uint32_t type, size_t *len)
{
	if (c->exact)
		c->head = hnl_fetch_le32(hnl_fast_here(c));
	else
		hnl_fast_peek(c);
	*len = c->head & 0xffff;
	if (c->head >> 16 != type || *len < HNL_ATTRHDR)
		return false;
	return c->exact ? hnl_fast_here(c) + hnl_align(*len) == c->rest :
			  hnl_fast_has_room(c, hnl_align(*len));
}

/* Steps over it. */
HNL_INLINE void hnl_fast_skip_any(struct hnl_fast *c,
				  const struct hnl_field *f, size_t len)
{
	if (!c->exact) {
		hnl_fast_skip(c, f, hnl_align(len));
		return;
	}
	c->end = c->rest;
	c->at = 0;
}

/* Bit 7 of each byte of v that is zero, and of others only above such. */
HNL_INLINE uint64_t hnl_fast_zeros(uint64_t v)
{
	return (v - 0x0101010101010101) & ~v;
}

/*
 * Whether n bytes at p and the padding behind them are a string, n >= 1: all
 * words but the last hold characters alone, and that one ends with zeros.
 */
HNL_INLINE bool hnl_fast_is_text(const uint8_t *p, size_t n)
{
	size_t bits = 8 * ((n - 1) % HNL_ALIGN), left = (n - 1) / HNL_ALIGN;
	uint64_t v, found = 0;

	if (left == 0) {
		v = hnl_fetch_le32(p);
	} else {
		if (left % 2 == 0) {
			v = hnl_fetch_le32(p);
			found = hnl_fast_zeros(v | ~(uint64_t)0 << 32);
			p += 4;
		}
		for (left = (left - 1) / 2; left != 0; left--, p += 8)
			found |= hnl_fast_zeros(hnl_fetch_le64(p));
		v = hnl_fetch_le64(p);
		bits += 32;
	}
	found |= hnl_fast_zeros(v | ~(uint64_t)0 << bits);
	return ((found & 0x8080808080808080) | v >> bits) == 0;
}

HNL_INLINE bool hnl_fast_string(struct hnl_fast *c, uint32_t type,
				const struct hnl_field *f, size_t i,
				struct hnl_bytes *out)
{
	const uint8_t *p = hnl_fast_here(c) + HNL_ATTRHDR;
	size_t len, least = HNL_ATTRHDR + 1 + (size_t)f[i].min;

	if (!hnl_fast_is_any(c, type, &len))
		return hnl_fast_absent(c, f, i);
	if (len < least || len - least > (size_t)(f[i].max - f[i].min) ||
	    !hnl_fast_is_text(p, len - HNL_ATTRHDR) ||
	    !hnl_fast_granted(c, &f[i]))
		return false;
	out->p = p;
	out->n = (uint32_t)(len - HNL_ATTRHDR - 1);
	hnl_fast_skip_any(c, &f[i], len);
	return true;
}

/* Binary, and packed arrays: whole elements. */
HNL_INLINE bool hnl_fast_bytes(struct hnl_fast *c, uint32_t type,
			       const struct hnl_field *f, size_t i,
			       struct hnl_bytes *out)
{
	const uint8_t *p = hnl_fast_here(c) + HNL_ATTRHDR;
	size_t len, n;

	if (!hnl_fast_is_any(c, type, &len))
		return hnl_fast_absent(c, f, i);
	n = len - HNL_ATTRHDR;
	if (n < f[i].min || n > f[i].max ||
	    (f[i].kind == HNL_KIND_PACKED && n % f[i].sub != 0) ||
	    !hnl_fast_is_padded(p, n) || !hnl_fast_granted(c, &f[i]))
		return false;
	out->p = p;
	out->n = (uint32_t)n;
	hnl_fast_skip_any(c, &f[i], len);
	return true;
}

/* ---- nests ---- */

/* Steps over a nest of n bytes; *in stands at its first attribute. */
HNL_INLINE void hnl_fast_step_in(struct hnl_fast *c, const struct hnl_field *f,
				 size_t n, struct hnl_fast *in)
{
	*in = *c;
	in->at += HNL_ATTRHDR;
	if (!c->exact) {
		in->end = hnl_fast_here(c) + HNL_ATTRHDR + n;
		in->at = -(int64_t)n;
	}
	in->ahead = false;
	hnl_fast_skip(c, f, HNL_ATTRHDR + n);
}

/* A nest in which everything is present, which are n bytes. */
HNL_INLINE bool hnl_fast_enter_exact(struct hnl_fast *c, uint32_t type,
				     const struct hnl_field *f, size_t n,
				     struct hnl_fast *in)
{
	if (!hnl_fast_is(c, type | HNL_ATTR_NESTED, n))
		return false;
	hnl_fast_step_in(c, f, n, in);
	if (!c->exact)
		*in = hnl_fast_exact(*in, 0);
	return true;
}

/*
 * Any other one. CRITICAL depends on what is in it, and says nothing about a
 * nest that is known.
 */
HNL_INLINE bool hnl_fast_enter(struct hnl_fast *c, uint32_t type,
			       const struct hnl_field *f, struct hnl_fast *in)
{
	size_t len;

	if (c->exact)
		return false;
	hnl_fast_peek(c);
	len = c->head & 0xffff;
	if ((c->head >> 16 | HNL_ATTR_CRITICAL) !=
		    (type | HNL_ATTR_NESTED | HNL_ATTR_CRITICAL) ||
	    len < HNL_ATTRHDR || len % HNL_ALIGN != 0 ||
	    !hnl_fast_has_room(c, len))
		return false;
	hnl_fast_step_in(c, f, len - HNL_ATTRHDR, in);
	return true;
}

/*
 * Nests of one list stand in a row: n of them were checked, from first on.
 * _next_x() reads them when the list is walked.
 */
HNL_INLINE bool hnl_fast_list(struct hnl_fast *c, const struct hnl_field *f,
			      size_t i, const uint8_t *first, uint32_t n,
			      struct hnl_list *out)
{
	if (n == 0)
		return hnl_fast_absent(c, f, i);
	if (n < f[i].min_count ||
	    (f[i].max_count != 0 && n > f[i].max_count) ||
	    !hnl_fast_granted(c, &f[i]))
		return false;
	out->item = NULL;
	out->n = n;
	out->type = f[i].type;
	out->index = 0;
	out->buf = c->buf;
	out->pos = (uint32_t)(first - c->buf);
	out->end = (uint32_t)(c->end - c->buf);
	out->decoder = c->d;
	return true;
}

HNL_END_DECLS

#endif
