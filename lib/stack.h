/* SPDX-License-Identifier: MIT */
/*
 * The sets that the walk is inside of, each in a nest of the one below it:
 *
 *	frame[depth]	enter: push	^	| leave: pop
 *	frame[0]	the message	|	v
 *
 * Invariant: a frame's bytes end within those of the frame below it, its words
 * within HNL_PRESENCE_MAX, its struct within the outermost one; *in, the level,
 * is that of the top frame.
 */
#ifndef HNL_LIB_STACK_H
#define HNL_LIB_STACK_H

#include "level.h"

/* All of a frame. */
/*@ requires \valid(frame) && constants;
    requires at <= end <= HNL_MSG_MAX && seen < HNL_PRESENCE_MAX;
    assigns *frame;
    ensures kept: constants;
    ensures all: frame->set == set && frame->out == out && frame->end == end &&
      frame->at == at && frame->seen == seen;
*/
static inline void fill(struct hnl_frame *frame, uint16_t set, uint8_t *out,
			size_t end, size_t at, size_t seen)
{
	frame->out = out;
	frame->end = (uint32_t)end;
	frame->at = (uint32_t)at;
	frame->set = set;
	frame->seen = (uint16_t)seen;
	//@ assert schemas: schemas;
	//@ assert sets: all_sets;
	//@ assert words: rows_words;
}

/* One more frame on the stack. */
/*@ requires working(d) && d->depth + 1 < HNL_DEPTH_MAX;
    requires set < sets_of(d->schema);
    requires seen + span(set_at(d->schema, set)) <= HNL_PRESENCE_MAX;
    requires at <= end <= d->frame[d->depth].end;
    requires within(out, size_of(d->schema, set_at(d->schema, set)),
      d->frame[0].out, size_of(d->schema, set_at(d->schema, d->frame[0].set)));
    assigns d->depth, d->frame[1 .. HNL_DEPTH_MAX - 1];
    ensures working: working(d);
    ensures outer: outer{Pre, Post}(d);
    ensures top: d->depth == \old(d->depth) + 1 &&
      d->frame[d->depth].end == end;
*/
static inline void push(struct hnl_decoder *d, uint16_t set, uint8_t *out,
			size_t end, size_t at, size_t seen)
{
	d->depth++;
	fill(&d->frame[d->depth], set, out, end, at, seen);
	/*@ assert same: \forall integer i; 0 <= i < d->depth ==>
	      d->frame[i].out == \at(d->frame[i].out, Pre) &&
	      d->frame[i].end == \at(d->frame[i].end, Pre) &&
	      d->frame[i].at == \at(d->frame[i].at, Pre) &&
	      d->frame[i].set == \at(d->frame[i].set, Pre) &&
	      d->frame[i].seen == \at(d->frame[i].seen, Pre); */
	//@ assert first: first(d);
	//@ assert named: named(d, d->depth);
	//@ assert under: spanned(d, d->depth - 1);
	//@ assert spanned: spanned(d, d->depth);
	//@ assert under: ended(d, d->depth - 1);
	//@ assert ended: ended(d, d->depth);
	//@ assert under: ordered(d, d->depth - 1);
	//@ assert below: end <= d->frame[d->depth - 1].end;
	//@ assert ordered: ordered(d, d->depth);
	//@ assert under: nested(d, d->depth - 1);
	//@ assert nested: nested(d, d->depth);
}

/* *in becomes the set of the top frame. */
/*@ requires working(d) && \valid(in) && \separated(in, d, d->x);
    assigns *in;
    ensures working: working(d);
    ensures inside: inside(d, in);
    ensures top: d->depth == \old(d->depth) &&
      in->end == \old(d->frame[d->depth].end);
*/
static inline void to_top(struct hnl_decoder *d, struct level *in)
{
	level_of(d, &d->frame[d->depth], in);
	/*@ assert same: \forall integer i; 0 <= i <= d->depth ==>
	      d->frame[i].out == \at(d->frame[i].out, Pre) &&
	      d->frame[i].end == \at(d->frame[i].end, Pre) &&
	      d->frame[i].at == \at(d->frame[i].at, Pre) &&
	      d->frame[i].set == \at(d->frame[i].set, Pre) &&
	      d->frame[i].seen == \at(d->frame[i].seen, Pre); */
	//@ assert first: first(d);
	//@ assert named: named(d, d->depth);
	//@ assert spanned: spanned(d, d->depth);
	//@ assert ended: ended(d, d->depth);
	//@ assert ordered: ordered(d, d->depth);
	//@ assert nested: nested(d, d->depth);
}

/* The same of a frame that is new: nothing of its set was seen. */
/*@ requires working(d) && \valid(in) && \separated(in, d, d->x);
    assigns *in, d->seen[0 .. HNL_PRESENCE_MAX - 1];
    ensures working: working(d);
    ensures inside: inside(d, in);
    ensures outer: outer{Pre, Post}(d);
    ensures top: d->depth == \old(d->depth) &&
      in->end == \old(d->frame[d->depth].end);
*/
static inline void open_top(struct hnl_decoder *d, struct level *in)
{
	to_top(d, in);
	open_set(in);
	//@ assert depth: d->depth == \at(d->depth, Pre);
	//@ assert fits: level_fits(d, *in);
}

/* Steps into a nest: *in becomes its set. */
/*@ requires working(d) && inside(d, in) && \valid(in) && \valid_read(a);
    requires \separated(a, d, d->x, in) && a_row(d->schema, in->set, f);
    requires nest: kind_of(f) == HNL_KIND_NEST;
    requires pos < a->off && a->off + a->len <= in->end;
    assigns *in, d->depth, d->frame[1 .. HNL_DEPTH_MAX - 1],
      d->seen[0 .. HNL_PRESENCE_MAX - 1], *d->x;
    ensures \result <= 0;
    ensures working: \result == 0 ==> working(d);
    ensures inside: \result == 0 ==> inside(d, in);
    ensures outer: \result == 0 ==> outer{Pre, Post}(d);
    ensures in: \result == 0 ==> d->depth == \old(d->depth) + 1 &&
      in->end == \old(a->off + a->len);
*/
static inline int enter(struct hnl_decoder *d, struct level *in,
			const struct hnl_field *f, const struct hnl_attr *a,
			size_t pos)
{
	size_t seen = d->frame[d->depth].seen + words_of(in->set);
	bool listed = (f->flags & HNL_FIELD_MULTI) != 0;

	/*@ admit sub: f->sub < sets_of(d->schema) && is_set(d->schema,
	      set_at(d->schema, f->sub)); */
	/*@ admit nest: (f->flags & HNL_FIELD_MULTI) == 0 ==> dst_of(f) +
	      size_of(d->schema, set_at(d->schema, f->sub)) <=
	      size_of(d->schema, in->set); */
	if (d->depth + 1 >= HNL_DEPTH_MAX || seen >= HNL_PRESENCE_MAX ||
	    seen + words_of(&d->schema->set[f->sub]) > HNL_PRESENCE_MAX)
		return refuse(d, HNL_REASON_DEPTH, pos, a->type);
	push(d, f->sub, listed || in->out == NULL ? NULL : in->out + f->dst,
	     a->off + a->len, pos, seen);
	open_top(d, in);
	return 0;
}

/* Steps out of a nest, whose set was closed: *in becomes the one around it. */
/*@ requires working(d) && inside(d, in) && \valid(in) && d->depth > 0;
    assigns *in, d->depth;
    ensures working: working(d);
    ensures inside: inside(d, in);
    ensures outer: outer{Pre, Post}(d);
    ensures up: d->depth == \old(d->depth) - 1;
    ensures wider: in->end >= \old(in->end);
*/
static inline void leave(struct hnl_decoder *d, struct level *in)
{
	//@ assert below: in->end <= d->frame[d->depth - 1].end;
	d->depth--;
	//@ assert around: \at(in->end, Pre) <= d->frame[d->depth].end;
	to_top(d, in);
}

#endif
