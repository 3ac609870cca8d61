/* SPDX-License-Identifier: MIT */
/*
 * Numbers and flags that stand alone: most of all attributes, so that the walk
 * of policy.c has a short way for them.
 *
 *	header, value	one look at each; stored when it is in range
 *
 * Invariant: what this way does not know, or finds too long for its set, it
 * leaves alone (0), and policy.c takes it or says why not.
 */
#ifndef HNL_LIB_PLAIN_H
#define HNL_LIB_PLAIN_H

#include "level.h"

/* Of a value that was loaded, so that no byte is read again. */
/*@ requires \valid_read(d) && \valid(d->x) && \valid_read(f);
    requires f->align < 64 && f->shape >= HNL_ATTRHDR;
    assigns *d->x;
    ensures \result < 0;
*/
static HNL_COLD int refuse_plain(const struct hnl_decoder *d,
				 const struct hnl_field *f, uint64_t v,
				 size_t pos, bool before)
{
	size_t width = f->shape - HNL_ATTRHDR;

	if (width < 4 && v >> 8 * width != 0)
		return refuse(d, HNL_REASON_PADDING, pos, f->type);
	if (before)
		return refuse(d, HNL_REASON_DUPLICATE, pos, f->type);
	if (f->kind == HNL_KIND_S32)
		v = (uint64_t)(int32_t)(uint32_t)v;
	return refuse(d, hnl_number_check(f, v), pos, f->type);
}

/*
 * The plain field f, its number i, at pos. Returns the bytes that it takes, 0
 * if this is no such attribute, or an error. Each width is a branch with a
 * constant for a result, so that a processor that guesses the branch reads the
 * next attribute before it has the length of this one.
 */
/*@ requires inside(d, in) && a_row(d->schema, in->set, f) && f->shape == 12;
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    requires once: HNL_ONCE(ahead(d->buf, pos + HNL_ATTRHDR));
    assigns in->seen[0], *d->x HNL_AND_FETCHED,
      in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures on: \result > 0 ==> HNL_ATTRHDR <= \result <= in->end - pos;
    ensures kept: \result >= 0 ==> constants;
    ensures once: HNL_ONCE(\result >= 0 ==>
      ahead(d->buf, pos + (\result == 0 ? HNL_ATTRHDR : \result)));
*/
static inline int take_u64(const struct hnl_decoder *d, const struct level *in,
			   const struct hnl_field *f, size_t i, size_t pos)
{
	uint64_t v;

	if (HNL_UNLIKELY(in->end - pos < 12))
		return 0;
	v = hnl_load_le64(d->buf + pos + HNL_ATTRHDR);
	if (HNL_UNLIKELY(was_seen(in, i) || !hnl_field_fits64(f, v)))
		return refuse_plain(d, f, v, pos, was_seen(in, i));
	mark_seen(in, i);
	if (in->out != NULL)
		hnl_number_store(in->out + f->dst, 8, v);
	return 12;
}

/*@ requires inside(d, in) && a_row(d->schema, in->set, f) && f->shape == 8;
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    requires once: HNL_ONCE(ahead(d->buf, pos + HNL_ATTRHDR));
    assigns in->seen[0], *d->x HNL_AND_FETCHED,
      in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures on: \result > 0 ==> HNL_ATTRHDR <= \result <= in->end - pos;
    ensures kept: \result >= 0 ==> constants;
    ensures once: HNL_ONCE(\result >= 0 ==>
      ahead(d->buf, pos + (\result == 0 ? HNL_ATTRHDR : \result)));
*/
static inline int take_u32(const struct hnl_decoder *d, const struct level *in,
			   const struct hnl_field *f, size_t i, size_t pos)
{
	uint32_t v;

	if (HNL_UNLIKELY(in->end - pos < 8))
		return 0;
	v = hnl_load_le32(d->buf + pos + HNL_ATTRHDR);
	if (HNL_UNLIKELY(was_seen(in, i) || !hnl_field_fits32(f, v)))
		return refuse_plain(d, f, v, pos, was_seen(in, i));
	mark_seen(in, i);
	if (in->out != NULL)
		hnl_number_store(in->out + f->dst, 4, v);
	return 8;
}

/* 1 or 2 bytes: the rest of the word is padding. */
/*@ requires inside(d, in) && a_row(d->schema, in->set, f);
    requires f->shape \in { 5, 6 };
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    requires once: HNL_ONCE(ahead(d->buf, pos + HNL_ATTRHDR));
    assigns in->seen[0], *d->x HNL_AND_FETCHED,
      in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures on: \result > 0 ==> HNL_ATTRHDR <= \result <= in->end - pos;
    ensures kept: \result >= 0 ==> constants;
    ensures once: HNL_ONCE(\result >= 0 ==>
      ahead(d->buf, pos + (\result == 0 ? HNL_ATTRHDR : \result)));
*/
static inline int take_small(const struct hnl_decoder *d,
			     const struct level *in, const struct hnl_field *f,
			     size_t i, size_t pos)
{
	uint32_t v;

	if (HNL_UNLIKELY(in->end - pos < 8))
		return 0;
	v = hnl_load_le32(d->buf + pos + HNL_ATTRHDR);
	if (HNL_UNLIKELY(was_seen(in, i) || !hnl_field_fits32(f, v)))
		return refuse_plain(d, f, v, pos, was_seen(in, i));
	mark_seen(in, i);
	if (in->out != NULL)
		hnl_number_store(in->out + f->dst, f->shape - HNL_ATTRHDR, v);
	return 8;
}

/*@ requires inside(d, in) && a_row(d->schema, in->set, f) && f->shape == 4;
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    requires once: HNL_ONCE(ahead(d->buf, pos + HNL_ATTRHDR));
    assigns in->seen[0], *d->x HNL_AND_FETCHED,
      in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures on: \result > 0 ==> HNL_ATTRHDR <= \result <= in->end - pos;
    ensures kept: \result >= 0 ==> constants;
    ensures once: HNL_ONCE(\result >= 0 ==>
      ahead(d->buf, pos + (\result == 0 ? HNL_ATTRHDR : \result)));
*/
static inline int take_flag(const struct hnl_decoder *d,
			    const struct level *in, const struct hnl_field *f,
			    size_t i, size_t pos)
{
	if (HNL_UNLIKELY(was_seen(in, i)))
		return refuse(d, HNL_REASON_DUPLICATE, pos, f->type);
	mark_seen(in, i);
	return HNL_ATTRHDR;
}

/*@ requires inside(d, in) && a_row(d->schema, in->set, f);
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    requires once: HNL_ONCE(ahead(d->buf, pos + HNL_ATTRHDR));
    assigns in->seen[0], *d->x HNL_AND_FETCHED,
      in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures on: \result > 0 ==> HNL_ATTRHDR <= \result <= in->end - pos;
    ensures kept: \result >= 0 ==> constants;
    ensures once: HNL_ONCE(\result >= 0 ==>
      ahead(d->buf, pos + (\result == 0 ? HNL_ATTRHDR : \result)));
*/
static inline int take_plain(const struct hnl_decoder *d,
			     const struct level *in, const struct hnl_field *f,
			     size_t i, uint32_t head, size_t pos)
{
	uint32_t shape = head & (HEAD_LEN | HEAD_NESTED);

	if (shape != f->shape)
		return 0;
	if (shape == HNL_ATTRHDR + 8)
		return take_u64(d, in, f, i, pos);
	if (shape == HNL_ATTRHDR + 4)
		return take_u32(d, in, f, i, pos);
	if (shape == HNL_ATTRHDR)
		return take_flag(d, in, f, i, pos);
	/* Not 0, which is what a row that is not plain has. */
	return shape > HNL_ATTRHDR ? take_small(d, in, f, i, pos) : 0;
}

#endif
