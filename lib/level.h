/* SPDX-License-Identifier: MIT */
/*
 * The set on top of the engine's stack, in registers while the walk is inside
 * of it, and its presence bits:
 *
 *	frame[0]	| seen ... |
 *	frame[depth]	           | seen | counts, if COUNTED |
 *	struct level	           ^ in.seen
 *
 * Invariant: what a level points to is that of frame[depth]; its words end
 * within HNL_PRESENCE_MAX. What the prover is told of tables stands here too.
 */
#ifndef HNL_LIB_LEVEL_H
#define HNL_LIB_LEVEL_H

#include "internal.h"

struct level {
	const struct hnl_set *set;
	const struct hnl_field *field;
	const uint8_t *slot;
	uint64_t *seen;
	uint8_t *out;
	size_t end;
	uint32_t odd;	/* bits of the headers that skip_unknown() looks at */
};

/*
 * Tables are constants as schema/hnlgen writes them: that is trusted. What of a
 * set and of a row memory depends on has a name that no state is needed for;
 * `constants` says that a state has the tables so, in memory that nobody may
 * write. What writes elsewhere keeps it, and that is proved.
 */
/*@ axiomatic Tables {
      predicate tables(struct hnl_schema *s);
      predicate is_set(struct hnl_schema *s, struct hnl_set *u);
      predicate is_row(struct hnl_schema *s, struct hnl_set *u,
                       struct hnl_field *f);
      logic integer sets_of(struct hnl_schema *s);
      logic struct hnl_set *set_at(struct hnl_schema *s, integer i);
      // Rows; words of presence, and with counts; bytes of the C struct.
      logic integer rows_of(struct hnl_set *u);
      logic integer words(struct hnl_set *u);
      logic integer size_of(struct hnl_schema *s, struct hnl_set *u);
      logic struct hnl_field *row_at(struct hnl_schema *s,
                                     struct hnl_set *u, integer i);
      logic uint8_t *slots_of(struct hnl_schema *s, struct hnl_set *u);
      logic integer types_of(struct hnl_set *u);
      logic boolean counted(struct hnl_set *u);
      // Where a row's member is, and how many bytes are stored there.
      logic integer dst_of(struct hnl_field *f);
      logic integer kind_of(struct hnl_field *f);
      logic integer min_of(struct hnl_field *f);
      logic integer max_of(struct hnl_field *f);
      logic integer sub_of(struct hnl_field *f);
      logic integer align_of(struct hnl_field *f);
      logic integer shape_of(struct hnl_field *f);
      logic integer member(struct hnl_field *f);

      axiom sets: \forall struct hnl_schema *s, integer i; tables(s) && 0 <= i <
        sets_of(s) ==> is_set(s, set_at(s, i));
      axiom byte: \forall struct hnl_schema *s, struct hnl_set *u; is_set(s, u)
        ==> 0 <= rows_of(u) <= 255;
      axiom size: \forall struct hnl_schema *s, struct hnl_set *u; is_set(s, u)
        ==> 8 * ((rows_of(u) + 63) / 64) <= size_of(s, u);
      axiom least: \forall struct hnl_schema *s, struct hnl_set *u; is_set(s, u)
        ==> 8 <= size_of(s, u) <= 0x100000;
      axiom words: \forall struct hnl_set *u; 0 <= rows_of(u) ==> words(u) ==
        (rows_of(u) + 63) / 64 + (counted(u) ? (rows_of(u) + 3) / 4 : 0);
      axiom row_at: \forall struct hnl_schema *s, struct hnl_set *u, integer i;
        is_set(s, u) ==> row_at(s, u, 0) + i == row_at(s, u, i);
      axiom rows: \forall struct hnl_schema *s, struct hnl_set *u, integer i;
        is_set(s, u) && 0 <= i < rows_of(u) ==> is_row(s, u, row_at(s, u, i));
      axiom stored: \forall struct hnl_schema *s, struct hnl_set *u, struct
        hnl_field *f; is_row(s, u, f) ==> 0 <= dst_of(f) && 0 <= member(f) &&
        dst_of(f) + member(f) <= size_of(s, u);
      axiom shape: \forall struct hnl_schema *s, struct hnl_set *u, struct
        hnl_field *f; is_row(s, u, f) ==> align_of(f) < 64 && shape_of(f) \in
        { 0, 4, 5, 6, 8, 12 } && shape_of(f) <= 4 + member(f);
      axiom kind: \forall struct hnl_schema *s, struct hnl_set *u, struct
        hnl_field *f; is_row(s, u, f) ==> HNL_KIND_FLAG <= kind_of(f) <=
        HNL_KIND_NEST && (kind_of(f) == HNL_KIND_PACKED ==> sub_of(f) > 0);
      axiom width: \forall struct hnl_schema *s, struct hnl_set *u, struct
        hnl_field *f; is_row(s, u, f) && HNL_KIND_U8 <= kind_of(f) <=
        HNL_KIND_BITFIELD32 && kind_of(f) != HNL_KIND_UINT &&
        kind_of(f) != HNL_KIND_SINT ==>
        min_of(f) == max_of(f) == stored(kind_of(f));
    }
    predicate the_schema{L}(struct hnl_schema *s) =
      \valid_read(s) && !\valid(s) && s->n_sets == sets_of(s) &&
      \forall integer i; s->set + i == set_at(s, i);
    predicate the_set{L}(struct hnl_schema *s, struct hnl_set *u) =
      \valid_read(s) && !\valid(s) &&
      \valid_read(u) && !\valid(u) && u->n_fields == rows_of(u) &&
      u->n_types == types_of(u) && s->field + u->field == row_at(s, u, 0) &&
      (types_of(u) != 0 ==> s->slot + u->slot == slots_of(s, u));
    predicate row_bytes{L}(struct hnl_field *f) =
      f->kind == kind_of(f) && f->align == align_of(f);
    predicate row_words{L}(struct hnl_field *f) = f->min == min_of(f) &&
      f->max == max_of(f) && f->sub == sub_of(f) && f->dst == dst_of(f) &&
      f->shape == shape_of(f);
    predicate schemas{L} = \forall struct hnl_schema *s; tables(s) ==>
      the_schema(s);
    predicate all_sets{L} = \forall struct hnl_schema *s, struct hnl_set *u;
      is_set(s, u) ==> the_set(s, u);
    predicate all_slots{L} = \forall struct hnl_schema *s, struct hnl_set *u,
      integer i; is_set(s, u) && 0 <= i < types_of(u) ==>
      \valid_read(slots_of(s, u) + i) && !\valid(slots_of(s, u) + i) &&
      *(slots_of(s, u) + i) <= rows_of(u);
    predicate rows_there{L} = \forall struct hnl_schema *s, struct hnl_set *u,
      struct hnl_field *f; is_row(s, u, f) ==> \valid_read(f) && !\valid(f);
    predicate rows_bytes{L} = \forall struct hnl_schema *s, struct hnl_set *u,
      struct hnl_field *f; is_row(s, u, f) ==> row_bytes(f);
    predicate rows_words{L} = \forall struct hnl_schema *s, struct hnl_set *u,
      struct hnl_field *f; is_row(s, u, f) ==> row_words(f);
    predicate constants{L} = schemas && all_sets && all_slots &&
      rows_there && rows_bytes && rows_words;
    // The rules of set i, none of which names a row that is not there.
    predicate ruled{L}(struct hnl_schema *s, integer i) = s->rules != \null ==>
      \valid_read(s->rules + i) && \valid_read(s->rule +
      (s->rules[i].first .. s->rules[i].first + s->rules[i].n - 1)) &&
      \forall struct hnl_rule *r; \subset(r, s->rule + (s->rules[i].first ..
        s->rules[i].first + s->rules[i].n - 1)) ==>
        r->field < rows_of(set_at(s, i)) && r->other < rows_of(set_at(s, i));
*/

/* The slots of a set without attributes. */
static const uint8_t no_slot[1] = { 0 };

/* What a store to no member may change, says its contract: it has none. */
#define NOWHERE ((uint8_t *)0)[0 .. 15]

/*@ predicate a_row{L}(struct hnl_schema *s, struct hnl_set *u, struct hnl_field
      *f) = is_row(s, u, f) && \valid_read(f);
    logic integer room(uint8_t *out, integer n) = out == \null ? 0 : n;
    // A set without attributes has a word too.
    logic integer span(struct hnl_set *u) =
      words(u) > 0 ? words(u) : 1;

    // n bytes at out, if any, are within the m at top.
    predicate within(uint8_t *out, integer n, uint8_t *top, integer m) =
      out != \null ==> top != \null && \base_addr(out) == \base_addr(top) &&
      0 <= out - top && (out - top) + n <= m;

    // Frames 0 to n: of a set each, its words, its bytes.
    predicate named{L}(struct hnl_decoder *d, integer n) = \forall integer i;
      0 <= i <= n ==> 0 <= d->frame[i].set < sets_of(d->schema);
    predicate spanned{L}(struct hnl_decoder *d, integer n) = \forall integer i;
      0 <= i <= n ==> 0 <= d->frame[i].seen && d->frame[i].seen +
      span(set_at(d->schema, d->frame[i].set)) <= HNL_PRESENCE_MAX;
    predicate ended{L}(struct hnl_decoder *d, integer n) = \forall integer i;
      0 <= i <= n ==>
      0 <= d->frame[i].at <= d->frame[i].end <= d->frame[0].end;
    // Each within the one below it, its struct within the first one's.
    predicate ordered{L}(struct hnl_decoder *d, integer n) = \forall integer
      i, j; 0 <= i <= j <= n ==> d->frame[j].end <= d->frame[i].end;
    predicate nested{L}(struct hnl_decoder *d, integer n) = \forall integer i;
      0 <= i <= n ==> within(d->frame[i].out, size_of(d->schema,
      set_at(d->schema, d->frame[i].set)), d->frame[0].out,
      size_of(d->schema, set_at(d->schema, d->frame[0].set)));
    predicate first{L}(struct hnl_decoder *d) =
      0 <= d->frame[0].end <= HNL_MSG_MAX && bytes(d->buf, d->frame[0].end) &&
      (d->frame[0].out != \null ==> \valid(d->frame[0].out + (0 ..
        size_of(d->schema, set_at(d->schema, d->frame[0].set)) - 1)));
    predicate working{L}(struct hnl_decoder *d) =
      \valid(d) && \valid(d->x) && \separated(d, d->x) &&
      constants && tables(d->schema) && \valid_read(d->schema) &&
      0 <= d->depth < HNL_DEPTH_MAX && first(d) && named(d, d->depth) &&
      spanned(d, d->depth) && ended(d, d->depth) &&
      ordered(d, d->depth) && nested(d, d->depth);

    // The message's own frame; that it is as it was.
    predicate outermost{L}(struct hnl_decoder *d, uint8_t *out, integer end,
                           struct hnl_set *u) = d->frame[0].out == out &&
      d->frame[0].end == end && set_at(d->schema, d->frame[0].set) == u;
    predicate outer{A, B}(struct hnl_decoder *d) =
      \at(d->frame[0].out, A) == \at(d->frame[0].out, B) &&
      \at(d->frame[0].end, A) == \at(d->frame[0].end, B) &&
      \at(d->frame[0].set, A) == \at(d->frame[0].set, B) &&
      \at(d->x, A) == \at(d->x, B) && \at(d->schema, A) == \at(d->schema, B);

    predicate level_fits{L}(struct hnl_decoder *d, struct level in) =
      is_set(d->schema, in.set) &&
      0 <= d->frame[d->depth].set < sets_of(d->schema) &&
      0 <= d->frame[d->depth].at <= d->frame[d->depth].end &&
      0 <= d->frame[d->depth].seen &&
      in.set == set_at(d->schema, d->frame[d->depth].set) &&
      in.field == row_at(d->schema, in.set, 0) &&
      in.slot == (types_of(in.set) == 0 ? &no_slot[0] :
        slots_of(d->schema, in.set)) &&
      in.seen == &d->seen[d->frame[d->depth].seen] &&
      d->frame[d->depth].seen + span(in.set) <= HNL_PRESENCE_MAX &&
      in.out == d->frame[d->depth].out &&
      in.end == d->frame[d->depth].end <= HNL_MSG_MAX;

    // A set's frame, when no more of it is to come.
    predicate closes{L}(struct hnl_decoder *d, struct hnl_frame *in) =
      \valid_read(d) && \valid(d->x) && \separated(d, d->x) &&
      constants && tables(d->schema) && \valid_read(d->schema) &&
      0 <= d->depth < HNL_DEPTH_MAX && \valid_read(in) &&
      in == &d->frame[d->depth] && 0 <= in->set < sets_of(d->schema) &&
      \valid_read(set_at(d->schema, in->set)) &&
      0 <= in->seen && is_set(d->schema, set_at(d->schema, in->set)) &&
      in->seen + span(set_at(d->schema, in->set)) <= HNL_PRESENCE_MAX &&
      0 <= in->at <= in->end <= HNL_MSG_MAX && bytes(d->buf, in->end) &&
      (in->out != \null ==> \valid(in->out + (0 ..
        size_of(d->schema, set_at(d->schema, in->set)) - 1)));

    // *in is the level of the top frame, all that it points to is there.
    predicate inside{L}(struct hnl_decoder *d, struct level *in) =
      \valid(d) && \valid(d->x) && \valid_read(in) &&
      \separated(d, d->x, in) && constants && tables(d->schema) &&
      \valid_read(d->schema) && \valid_read(in->set) &&
      0 <= d->depth < HNL_DEPTH_MAX && level_fits(d, *in) &&
      bytes(d->buf, in->end) && (in->out != \null ==>
        \valid(in->out + (0 .. size_of(d->schema, in->set) - 1)));
*/

/* A set's length in presence words, and with its counts. */
/*@ requires \valid_read(set);
    assigns \nothing;
    ensures \result == (set->n_fields + 63) / 64;
*/
static size_t presence_of(const struct hnl_set *set)
{
	return HNL_PRESENCE((size_t)set->n_fields);
}

/*@ requires \valid_read(set) && set->n_fields == rows_of(set);
    assigns \nothing;
    ensures \result == words(set);
*/
static size_t words_of(const struct hnl_set *set)
{
	size_t n = presence_of(set);

	/*@ admit counted: counted(set) <==>
	      (set->flags & HNL_SET_COUNTED) != 0; */
	return HNL_UNLIKELY(set->flags & HNL_SET_COUNTED) ?
		       n + HNL_COUNTS((size_t)set->n_fields) :
		       n;
}

#define HEAD_LEN 0xffffu
#define HEAD_NESTED ((uint32_t)HNL_ATTR_NESTED << 16)
#define HEAD_CRITICAL ((uint32_t)HNL_ATTR_CRITICAL << 16)

/* *to becomes the set of a frame. */
/*@ requires closes(d, in) && \valid(to) && \separated(to, d, d->x);
    assigns *to;
    ensures kept: constants;
    ensures fits: level_fits(d, *to);
*/
static inline void level_of(struct hnl_decoder *d, const struct hnl_frame *in,
			    struct level *to)
{
	const struct hnl_schema *s = d->schema;
	const struct hnl_set *set = &s->set[in->set];
	struct level l;

	l.odd = d->mode == HNL_MODE_STRICT ||
				(set->flags & (HNL_SET_REJECT | HNL_SET_ZERO)) ?
			~(uint32_t)0 :
			HEAD_CRITICAL;
	l.set = set;
	l.field = &s->field[set->field];
	l.slot = set->n_types != 0 ? &s->slot[set->slot] : no_slot;
	l.seen = &d->seen[in->seen];
	l.out = in->out;
	l.end = in->end;
	//@ assert fits: level_fits(d, l);
	*to = l;
	//@ assert schemas: schemas;
	//@ assert sets: all_sets;
}

/* The first word is there even if no attribute is. */
/*@ requires \valid_read(in) && \separated(in, in->seen +
      (0 .. span(in->set) - 1)) && \valid(in->seen + (0 .. span(in->set) - 1));
    requires \valid_read(in->set) && in->set->n_fields == rows_of(in->set);
    assigns in->seen[0 .. span(in->set) - 1];
*/
static inline void open_set(const struct level *in)
{
	size_t i, n = words_of(in->set);

	in->seen[0] = 0;
	/*@ loop invariant 1 <= i && (i <= n || n == 0);
	    loop assigns i, in->seen[1 .. words(in->set) - 1];
	    loop variant n - i;
	*/
	for (i = 1; HNL_UNLIKELY(i < n); i++)
		in->seen[i] = 0;
}

/*@ requires \valid_read(d) && \valid_read(f);
    assigns \nothing;
*/
static inline bool is_granted(const struct hnl_decoder *d,
			      const struct hnl_field *f)
{
	//@ admit bit: f->feature < 64;
	return (d->grants >> f->feature) & 1;
}

/*
 * Where a nest is in a list there is no struct, and so no list to count in:
 * field i's count stands behind the presence bits.
 */
/*@ requires \valid_read(set) && set->n_fields == rows_of(set);
    requires i < rows_of(set);
    requires \valid_read(seen + (rows_of(set) + 63) / 64 + i / 4);
    assigns \nothing;
*/
static uint64_t count_of(const struct hnl_set *set, const uint64_t *seen,
			 size_t i)
{
	return (seen[presence_of(set) + i / 4] >> (i % 4 * 16)) & 0xffff;
}

/* One more of field i. A message has fewer attributes than a count can say. */
/*@ requires \valid_read(in) && \valid_read(in->set) && \valid_read(f);
    requires i < rows_of(in->set) && in->set->n_fields == rows_of(in->set);
    requires \valid(in->seen + (0 .. span(in->set) - 1));
    requires \separated(in, in->seen + (0 .. span(in->set) - 1));
    assigns in->seen[0 .. span(in->set) - 1];
*/
static enum hnl_reason count_one(const struct level *in,
				 const struct hnl_field *f, size_t i)
{
	if (!(in->set->flags & HNL_SET_COUNTED))
		return HNL_REASON_NONE;
	//@ admit counted: counted(in->set);
	if (f->max_count != 0 && count_of(in->set, in->seen, i) >= f->max_count)
		return HNL_REASON_COUNT;
	in->seen[presence_of(in->set) + i / 4] += (uint64_t)1 << (i % 4 * 16);
	return HNL_REASON_NONE;
}

/*@ requires constants && \valid(x);
    assigns x->ignored[0 .. HNL_IGNORED_MAX - 1], x->ignored_listed,
      x->ignored_n;
    ensures constants;
*/
static inline void note_ignored(struct hnl_extack *x, size_t pos, uint16_t type)
{
	if (x->ignored_listed < HNL_IGNORED_MAX) {
		x->ignored[x->ignored_listed].offset = (uint32_t)pos;
		x->ignored[x->ignored_listed].type = type;
		x->ignored_listed++;
	}
	x->ignored_n++;
}

/*@ requires \valid_read(d) && \valid(d->x);
    assigns *d->x;
    ensures \result < 0;
*/
static HNL_COLD int refuse(const struct hnl_decoder *d, enum hnl_reason reason,
			   size_t pos, uint16_t type)
{
	return hnl_extack_refuse(d->x, HNL_EINVAL, reason, pos, type);
}

/* ---- looking a field up ---- */

/*@ assigns \nothing;
*/
static inline uint16_t type_of(uint32_t head)
{
	return (uint16_t)(head >> 16 & HNL_ATTR_TYPE);
}

/*
 * The field of an attribute; NULL: unknown, or not granted. A number outside
 * the table becomes 0, which no attribute has: so there is no branch that a
 * processor could guess wrongly, and no compiler can fold the clamp into one.
 */
/*@ requires inside(d, in) && \valid(i) && \separated(i, d, in);
    assigns *i;
    ensures \result != \null ==> *i < rows_of(in->set) &&
      \result == row_at(d->schema, in->set, *i);
*/
static inline const struct hnl_field *find_field(const struct hnl_decoder *d,
						 const struct level *in,
						 uint32_t head, size_t *i)
{
	size_t slot, type = head >> 16 & HNL_ATTR_TYPE;
	const struct hnl_field *f;

	//@ assert known: all_slots && is_set(d->schema, in->set);
	slot = in->slot[hnl_clamp_index(type, in->set->n_types)];
	//@ admit constant: types_of(in->set) == 0 ==> slot == 0;
	*i = slot - 1;
	if (slot == 0)
		return NULL;
	//@ assert row: is_row(d->schema, in->set, &in->field[slot - 1]);
	f = &in->field[slot - 1];
	return is_granted(d, f) ? f : NULL;
}

/* Field 0, if it has number 0 and this is it: no slot says so. */
/*@ requires inside(d, in);
    assigns \nothing;
    ensures \result != \null ==> 1 <= rows_of(in->set) &&
      \result == row_at(d->schema, in->set, 0);
*/
static inline const struct hnl_field *find_zero(const struct hnl_decoder *d,
						const struct level *in,
						uint32_t head)
{
	/*@ admit zero: (in->set->flags & HNL_SET_ZERO) != 0 ==>
	      1 <= rows_of(in->set); */
	return type_of(head) == 0 && (in->set->flags & HNL_SET_ZERO) &&
			       is_granted(d, in->field) ?
		       in->field :
		       NULL;
}

/* Whether field i was seen before; afterwards it was. */
/*@ requires \valid_read(in) && \valid(in->seen + (0 .. i / 64));
    assigns in->seen[i / 64];
*/
static inline bool seen_before(const struct level *in, size_t i)
{
	uint64_t *word = &in->seen[i / 64], old = *word;

	*word = old | (uint64_t)1 << (i % 64);
	return (old >> (i % 64)) & 1;
}

/* Whether field i, one of the first 64, was seen before. */
/*@ requires \valid_read(in) && \valid(in->seen);
    assigns \nothing;
*/
static inline bool was_seen(const struct level *in, size_t i)
{
	return (in->seen[0] >> (i & 63)) & 1;
}

/*@ requires \valid_read(in) && \valid(in->seen);
    assigns in->seen[0];
*/
static inline void mark_seen(const struct level *in, size_t i)
{
	in->seen[0] |= (uint64_t)1 << (i & 63);
}

#endif
