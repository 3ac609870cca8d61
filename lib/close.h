/* SPDX-License-Identifier: MIT */
/*
 * The end of a set: what must be there was seen, lists are long enough, rules
 * hold; its presence bits become the first words of its struct.
 *
 *	| seen ... |	is any required field not there? --> which, and in what
 *	| counts   |	is any list too short?
 *	rules		does any not hold?
 *
 * Invariant: nothing but the extack and the struct of the set is written; no
 * byte of the message is read but to say where a refused field stands.
 */
#ifndef HNL_LIB_CLOSE_H
#define HNL_LIB_CLOSE_H

#include "level.h"

/*@ requires \valid_read(d) && \valid(d->x) && \valid_read(in);
    assigns *d->x;
    ensures \result < 0;
*/
static HNL_COLD int refuse_missing(const struct hnl_decoder *d,
				   const struct hnl_frame *in, uint16_t type)
{
	d->x->missing = type;
	d->x->nest = in->at;
	return refuse(d, HNL_REASON_MISSING, 0, 0);
}

/* At the first attribute of its number in the set. */
/*@ requires closes(d, in);
    assigns *d->x;
    ensures \result < 0;
*/
static HNL_COLD int refuse_first(const struct hnl_decoder *d,
				 const struct hnl_frame *in,
				 enum hnl_reason reason, uint16_t type)
{
	size_t pos = in->at != 0 ? in->at + HNL_ATTRHDR : d->begin;
	struct hnl_attr a = hnl_attr_find(d->buf, in->end, pos, type);

	return refuse(d, reason, a.off - HNL_ATTRHDR, type);
}

/* Where the member is that a row calls a list. */
/*@ requires \valid_read(member + (0 .. sizeof(struct hnl_list) - 1));
    assigns \nothing;
    ensures \valid_read(\result);
*/
static inline const struct hnl_list *list_at(const uint8_t *member)
{
	return (const struct hnl_list *)(const void *)member;
}

/* Of a field that is there: it has fewer values than it must have. */
/*@ requires closes(d, in) && i < rows_of(set_at(d->schema, in->set));
    requires a_row(d->schema, set_at(d->schema, in->set), f);
    assigns \nothing;
*/
static bool has_too_few(const struct hnl_decoder *d, const struct hnl_frame *in,
			const struct hnl_field *f, size_t i)
{
	const struct hnl_set *set = &d->schema->set[in->set];

	if (f->min_count < 2)
		return false;
	//@ admit list: member(f) >= sizeof(struct hnl_list);
	if (in->out != NULL)
		return list_at(in->out + f->dst)->n < f->min_count;
	/*@ admit counted: (set->flags & HNL_SET_COUNTED) != 0 ==>
	      counted(set); */
	return (set->flags & HNL_SET_COUNTED) &&
	       count_of(set, &d->seen[in->seen], i) < f->min_count;
}

/* What can only be said when a whole set was read: absence, too few. */
/*@ requires closes(d, in) && i < rows_of(set_at(d->schema, in->set));
    requires a_row(d->schema, set_at(d->schema, in->set), f);
    assigns \nothing;
*/
static bool is_wanting(const struct hnl_decoder *d, const struct hnl_frame *in,
		       const struct hnl_field *f, size_t i)
{
	if ((d->seen[in->seen + i / 64] >> (i % 64)) & 1)
		return has_too_few(d, in, f, i);
	return (f->flags & HNL_FIELD_REQUIRED) && is_granted(d, f);
}

/*@ requires closes(d, in) && i < rows_of(set_at(d->schema, in->set));
    requires a_row(d->schema, set_at(d->schema, in->set), f);
    assigns *d->x;
    ensures \result < 0;
*/
static HNL_COLD int refuse_field(const struct hnl_decoder *d,
				 const struct hnl_frame *in,
				 const struct hnl_field *f, size_t i)
{
	if (!((d->seen[in->seen + i / 64] >> (i % 64)) & 1))
		return refuse_missing(d, in, f->type);
	if (in->out == NULL)
		return refuse_first(d, in, HNL_REASON_COUNT, f->type);
	//@ admit list: member(f) >= sizeof(struct hnl_list);
	return refuse(d, HNL_REASON_COUNT, list_at(in->out + f->dst)->pos,
		      f->type);
}

/* At the first occurrence of the field whose rule it is. */
/*@ requires closes(d, in) && \valid_read(r);
    requires r->field < rows_of(set_at(d->schema, in->set)) &&
      r->other < rows_of(set_at(d->schema, in->set));
    assigns *d->x;
    ensures \result < 0;
*/
static HNL_COLD int refuse_rule(const struct hnl_decoder *d,
				const struct hnl_frame *in,
				const struct hnl_rule *r)
{
	const struct hnl_set *set = &d->schema->set[in->set];
	const struct hnl_field *f = &d->schema->field[set->field];

	//@ assert row: f + r->field == row_at(d->schema, set, r->field);
	//@ assert other: f + r->other == row_at(d->schema, set, r->other);
	//@ assert a_row: a_row(d->schema, set, f + r->field);
	//@ assert another: a_row(d->schema, set, f + r->other);
	if (r->reason == HNL_REASON_IMPLIES)
		d->x->missing = f[r->other].type;
	//@ assert schemas: schemas;
	//@ assert sets: all_sets;
	//@ assert slots: all_slots;
	//@ assert rows: rows_words;
	//@ assert kept: constants;
	return refuse_first(d, in, (enum hnl_reason)r->reason,
			    f[r->field].type);
}

/*
 * Field by field, in the order in which faults are told; then the rules between
 * them. A refusal ends it, and has its place on the stack.
 */
/*@ requires closes(d, in);
    assigns *d->x;
    ensures \result <= 0;
    ensures kept: \result == 0 ==> closes(d, in);
*/
static __attribute__((noinline)) int
check_fields(const struct hnl_decoder *d, const struct hnl_frame *in)
{
	const struct hnl_set *set = &d->schema->set[in->set];
	const struct hnl_field *f = &d->schema->field[set->field];
	const struct hnl_rule *broken = NULL;
	size_t i;

	/*@ assert rows: \forall integer k; f + k ==
	      row_at(d->schema, set, k); */
	/*@ loop invariant i <= rows_of(set) && closes(d, in);
	    loop assigns i;
	    loop variant rows_of(set) - i;
	*/
	for (i = 0; i < set->n_fields; i++) {
		//@ assert one: &f[i] == row_at(d->schema, set, i);
		//@ assert row: a_row(d->schema, set, &f[i]);
		if (is_wanting(d, in, &f[i], i))
			return refuse_field(d, in, &f[i], i);
	}
	//@ admit ruled: ruled(d->schema, in->set);
	if (set->flags & HNL_SET_CLOSING)
		broken = hnl_policy_broken(d->schema, in->set,
					   &d->seen[in->seen]);
	return broken != NULL ? refuse_rule(d, in, broken) : 0;
}

/*@ requires closes(d, in) && n_words ==
      (rows_of(set_at(d->schema, in->set)) + 63) / 64;
    assigns *d->x, in->out[0 .. room(in->out,
      size_of(d->schema, set_at(d->schema, in->set))) - 1];
    ensures \result <= 0;
    ensures kept: \result == 0 ==> constants;
*/
static __attribute__((noinline)) int
close_any_set(const struct hnl_decoder *d, const struct hnl_frame *in,
	      size_t n_words)
{
	size_t i;

	if (in->out == NULL)
		n_words = 0;
	/*@ loop invariant i <= n_words && closes(d, in);
	    loop assigns i, in->out[0 .. room(in->out,
	      size_of(d->schema, set_at(d->schema, in->set))) - 1];
	    loop variant n_words - i;
	*/
	for (i = 0; i < n_words; i++) {
		hnl_number_store(in->out + 8 * i, 8, d->seen[in->seen + i]);
		//@ assert sets: all_sets;
		//@ assert slots: all_slots;
		//@ assert rows: rows_bytes;
		//@ assert kept: constants;
	}
	return check_fields(d, in);
}

/*
 * Nothing can be missing where everything is present, and only a list can be
 * too short: where neither is so, as in most sets, no field is looked at.
 */
/*@ requires working(d) && inside(d, in);
    assigns *d->x, in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures \result <= 0;
    ensures working: \result == 0 ==> working(d);
    ensures inside: \result == 0 ==> inside(d, in);
*/
static inline int close_set(struct hnl_decoder *d, const struct level *in)
{
	size_t n = in->set->n_fields;
	int err = 0;

	if ((in->set->flags & HNL_SET_CLOSING) || n - 1 >= 64 ||
	    in->seen[0] != ~(uint64_t)0 >> (64 - n) % 64)
		err = close_any_set(d, &d->frame[d->depth],
				    presence_of(in->set));
	else if (in->out != NULL)
		hnl_number_store(in->out, 8, in->seen[0]);
	//@ assert kept: err == 0 ==> constants;
	/*@ assert same: \forall integer i; 0 <= i < HNL_DEPTH_MAX ==>
	      d->frame[i].out == \at(d->frame[i].out, Pre) &&
	      d->frame[i].end == \at(d->frame[i].end, Pre) &&
	      d->frame[i].at == \at(d->frame[i].at, Pre) &&
	      d->frame[i].set == \at(d->frame[i].set, Pre) &&
	      d->frame[i].seen == \at(d->frame[i].seen, Pre); */
	//@ assert depth: d->depth == \at(d->depth, Pre);
	//@ assert first: first(d);
	//@ assert named: named(d, d->depth);
	//@ assert spanned: spanned(d, d->depth);
	//@ assert ended: ended(d, d->depth);
	//@ assert ordered: ordered(d, d->depth);
	//@ assert nested: nested(d, d->depth);
	//@ assert fits: level_fits(d, *in);
	return err;
}

#endif
