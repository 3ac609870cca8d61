/* SPDX-License-Identifier: MIT */
/*
 * The table engine: one pass over the bytes, checking and storing.
 *
 *	message  | header | a | b | nest | c | d | e |
 *			  ^ pos	  ^-- enter: push, the set of the nest
 *						^-- leave: pop
 *
 * Invariant: everything before pos was accepted and stored; pos only grows;
 * the stack holds one frame for each set that pos is inside of. Only pos, end
 * and lengths that were compared with what is left ever index the buffer.
 */
#include "close.h"
#include "plain.h"
#include "stack.h"

/* ---- attributes of any kind ---- */

/* One more value in the list that is a member. */
/*@ requires \valid(member + (0 .. sizeof(struct hnl_list) - 1));
    assigns member[0 .. sizeof(struct hnl_list) - 1];
*/
static inline enum hnl_reason list_value(struct hnl_decoder *d,
					 const struct hnl_field *f,
					 uint8_t *member, size_t end,
					 size_t pos, bool first)
{
	struct hnl_list *l = (struct hnl_list *)(void *)member;

	if (first) {
		l->item = NULL;
		l->n = 0;
		l->type = f->type;
		l->index = 0;
		l->buf = d->buf;
		l->pos = (uint32_t)pos;
		l->end = (uint32_t)end;
		l->decoder = d;
	}
	if (f->max_count != 0 && l->n >= f->max_count)
		return HNL_REASON_COUNT;
	l->n++;
	return HNL_REASON_NONE;
}

/* One more value of a repeated attribute; the first one begins the list. */
/*@ requires inside(d, in) && a_row(d->schema, in->set, f);
    requires i < rows_of(in->set);
    assigns in->seen[0 .. span(in->set) - 1],
      in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures kept: constants;
*/
static inline enum hnl_reason take_list(struct hnl_decoder *d,
					const struct level *in,
					const struct hnl_field *f, size_t i,
					size_t pos, bool first)
{
	if (in->out == NULL)
		return count_one(in, f, i);
	//@ admit list: member(f) >= sizeof(struct hnl_list);
	return list_value(d, f, in->out + f->dst, in->end, pos, first);
}

/* The bits of the struct hnl_submsg that is a member. */
/*@ requires \valid(member + (0 .. sizeof(struct hnl_submsg) - 1));
    assigns member[0 .. sizeof(struct hnl_submsg) - 1];
*/
static inline void store_bits(uint8_t *member, uint32_t bits)
{
	((struct hnl_submsg *)(void *)member)->bits = (uint16_t)bits;
}

/* The value of a field, into its member if there is one. */
/*@ requires constants && row(f) && !\valid(f) && stored(f->kind) <= 16;
    requires \valid_read(a) && bytes(p, a->len);
    requires dst != \null ==> \valid(dst + (0 .. member(f) - 1)) &&
      stored(f->kind) <= member(f) && ((f->flags & HNL_FIELD_SUBMSG) != 0 ==>
      member(f) >= sizeof(struct hnl_submsg));
    assigns dst[0 .. (dst == \null ? 16 : member(f)) - 1];
    ensures kept: constants;
*/
static inline enum hnl_reason take_value(const struct hnl_field *f,
					 const struct hnl_attr *a,
					 const uint8_t *p, uint8_t *dst)
{
	enum hnl_reason reason = hnl_field_take(f, p, a->len, dst);

	//@ assert sets: all_sets;
	//@ assert slots: all_slots;
	//@ assert rows: rows_bytes;
	//@ assert kept: constants;
	if ((f->flags & HNL_FIELD_SUBMSG) && dst != NULL)
		store_bits(dst, a->bits & HNL_ATTR_NESTED);
	//@ assert sets: all_sets;
	//@ assert slots: all_slots;
	//@ assert rows: rows_bytes;
	return reason;
}

/*
 * A nest, a list, a string: any attribute of field f, its number i, at pos.
 * *next: where the walk goes on.
 */
/*@ requires working(d) && inside(d, in) && \valid(in) && \valid(next);
    requires \separated(next, d, d->x, in);
    requires i < rows_of(in->set) && a_row(d->schema, in->set, f);
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    assigns NOWHERE, *in, *next, d->depth, d->frame[1 .. HNL_DEPTH_MAX - 1],
      d->seen[0 .. HNL_PRESENCE_MAX - 1], *d->x,
      in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures \result <= 0;
    ensures working: \result == 0 ==> working(d);
    ensures inside: \result == 0 ==> inside(d, in);
    ensures outer: \result == 0 ==> outer{Pre, Post}(d);
    ensures on: \result == 0 ==> pos + HNL_ATTRHDR <= *next <= in->end &&
      \old(d->depth) <= d->depth <= \old(d->depth) + 1;
*/
static inline int take_any(struct hnl_decoder *d, struct level *in,
			   const struct hnl_field *f, size_t i, uint32_t head,
			   size_t pos, size_t *next)
{
	struct hnl_attr a = hnl_attr_of(head, d->buf, in->end, pos);
	bool nest = f->kind == HNL_KIND_NEST, before = seen_before(in, i);
	enum hnl_reason reason = (enum hnl_reason)a.reason;
	uint8_t *dst = NULL;
	int err;

	//@ assert depth: d->depth == \at(d->depth, Pre);
	//@ assert fits: level_fits(d, *in);
	if (HNL_UNLIKELY(reason != HNL_REASON_NONE))
		return refuse(d, reason, pos, a.type);
	if (HNL_UNLIKELY(((head & HEAD_NESTED) != 0) != nest &&
			 !(f->flags & HNL_FIELD_ANY_BIT)))
		return refuse(d, HNL_REASON_NESTED_BIT, pos, a.type);
	if (f->flags & HNL_FIELD_MULTI)
		reason = take_list(d, in, f, i, pos, !before);
	else if (HNL_UNLIKELY(before))
		reason = HNL_REASON_DUPLICATE;
	else if (in->out != NULL)
		dst = in->out + f->dst;
	*next = a.next;
	//@ assert outer: outer{Pre, Here}(d);
	//@ assert on: pos + HNL_ATTRHDR <= *next <= in->end;
	//@ assert depth: d->depth == \at(d->depth, Pre);
	//@ assert fits: level_fits(d, *in);
	//@ assert working: working(d);
	if (reason == HNL_REASON_NONE) {
		if (nest && !(f->flags & HNL_FIELD_LAZY)) {
			//@ assert depth: d->depth == \at(d->depth, Pre);
			//@ assert fits: level_fits(d, *in);
			//@ assert working: working(d);
			//@ assert off: pos + HNL_ATTRHDR == a.off <= in->end;
			err = enter(d, in, f, &a, pos);
			//@ assert outer: err == 0 ==> outer{Pre, Here}(d);
			/*@ assert end: err == 0 ==>
			      pos + HNL_ATTRHDR <= in->end; */
			/* Its first attribute is behind its header. */
			*next = pos + HNL_ATTRHDR;
			//@ assert same: err == 0 ==> working(d);
			//@ assert inside: err == 0 ==> inside(d, in);
			/*@ assert deeper: err == 0 ==>
			      d->depth == \at(d->depth, Pre) + 1; */
			return err;
		}
		/*@ admit value: dst != \null ==>
		      stored(f->kind) <= member(f); */
		/*@ admit bits: (f->flags & HNL_FIELD_SUBMSG) != 0 ==>
		      member(f) >= sizeof(struct hnl_submsg); */
		//@ assert row: row(f);
		//@ assert size: stored(f->kind) <= 16;
		reason = take_value(f, &a, d->buf + a.off, dst);
	}
	//@ assert outer: outer{Pre, Here}(d);
	//@ assert fits: level_fits(d, *in);
	//@ assert working: working(d);
	//@ assert inside: inside(d, in);
	//@ assert depth: d->depth == \at(d->depth, Pre);
	//@ assert on: pos + HNL_ATTRHDR <= *next <= in->end;
	if (HNL_UNLIKELY(reason != HNL_REASON_NONE))
		return refuse(d, reason, pos, a.type);
	return 0;
}

/*@ requires \valid_read(d) && \valid_read(set);
    assigns \nothing;
*/
static inline bool must_refuse_unknown(const struct hnl_decoder *d,
				       const struct hnl_set *set, uint32_t head)
{
	if ((head & HEAD_CRITICAL) || d->mode == HNL_MODE_STRICT)
		return true;
	return d->mode == HNL_MODE_REQUEST && (set->flags & HNL_SET_REJECT);
}

/* Malformed comes before unknown. */
/*@ requires inside(d, in);
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    assigns *d->x HNL_AND_FETCHED;
    ensures \result < 0;
*/
static HNL_COLD int refuse_unknown(const struct hnl_decoder *d,
				   const struct level *in, uint32_t head,
				   size_t pos)
{
	struct hnl_attr a = hnl_attr_of(head, d->buf, in->end, pos);

	if (a.reason != HNL_REASON_NONE)
		return refuse(d, a.reason, pos, a.type);
	return hnl_extack_refuse(d->x, HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN, pos,
				 a.type);
}

/*
 * Whether the padding of an attribute of len bytes is zero. The last word of a
 * payload is read once, whatever of it is padding: so no branch depends on the
 * length, but for a payload that has none.
 */
/*@ requires bytes(p, align4(len)) && len <= HNL_ATTR_MAX;
    requires once: HNL_ONCE(ahead(p, HNL_ATTRHDR));
    assigns HNL_FETCHED;
    ensures on: HNL_ONCE(ahead(p, align4(len)) || len < HNL_ATTRHDR);
*/
static inline bool is_padded(const uint8_t *p, size_t len)
{
	size_t pad = -len % HNL_ALIGN;

	return len <= HNL_ATTRHDR ||
	       (uint64_t)hnl_load_le32(p + len + pad - HNL_ALIGN) >>
			       (32 - 8 * pad) == 0;
}

/*
 * Returns the bytes of an unknown attribute, or an error. As for numbers, the
 * common lengths are branches of their own.
 */
/*@ requires inside(d, in);
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    requires once: HNL_ONCE(ahead(d->buf, pos + HNL_ATTRHDR));
    assigns *d->x HNL_AND_FETCHED;
    ensures \result != 0;
    ensures on: \result > 0 ==> HNL_ATTRHDR <= \result <= in->end - pos;
    ensures kept: \result > 0 ==> constants;
*/
static inline int skip_unknown(const struct hnl_decoder *d,
			       const struct level *in, uint32_t head,
			       size_t pos)
{
	size_t len = head & HEAD_LEN, left = in->end - pos;

	if (HNL_UNLIKELY((head & in->odd) != 0) &&
	    must_refuse_unknown(d, in->set, head))
		return refuse_unknown(d, in, head, pos);
	if (len == HNL_ATTRHDR + 8 && left >= 12) {
		note_ignored(d->x, pos, type_of(head));
		return 12;
	}
	if (len == HNL_ATTRHDR + 4 && left >= 8) {
		note_ignored(d->x, pos, type_of(head));
		return 8;
	}
	if (HNL_UNLIKELY(len < HNL_ATTRHDR || hnl_align(len) > left))
		return refuse_unknown(d, in, head, pos);
	if (HNL_UNLIKELY(!is_padded(d->buf + pos, len)))
		return refuse(d, HNL_REASON_PADDING, pos, type_of(head));
	note_ignored(d->x, pos, type_of(head));
	return (int)hnl_align(len);
}

/* ---- the walk ---- */

/*
 * One attribute at pos, of field f, its number i, or unknown: a number, a flag
 * or nobody's. Returns as take_plain() does.
 */
/*@ requires working(d) && inside(d, in);
    requires f != \null ==> i < rows_of(in->set) &&
      a_row(d->schema, in->set, f);
    requires pos <= in->end && in->end - pos >= HNL_ATTRHDR;
    requires once: HNL_ONCE(ahead(d->buf, pos + HNL_ATTRHDR));
    assigns d->seen[0 .. HNL_PRESENCE_MAX - 1], *d->x HNL_AND_FETCHED,
      in->out[0 .. room(in->out, size_of(d->schema, in->set)) - 1];
    ensures known: \result == 0 ==> f != \null;
    ensures same: d->depth == \old(d->depth) && in->end == \old(in->end);
    ensures outer: outer{Pre, Post}(d);
    ensures on: \result > 0 ==> HNL_ATTRHDR <= \result <= in->end - pos;
    ensures working: \result >= 0 ==> working(d);
    ensures inside: \result >= 0 ==> inside(d, in);
*/
static inline int take_short(const struct hnl_decoder *d,
			     const struct level *in, const struct hnl_field *f,
			     size_t i, uint32_t head, size_t pos)
{
	int n;

	if (f == NULL)
		n = skip_unknown(d, in, head, pos);
	else
		n = take_plain(d, in, f, i, head, pos);
	//@ assert kept: n >= 0 ==> constants;
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
	return n;
}

/*@ requires working(d) && d->depth == 0 && level_fits(d, in);
    requires pos <= in.end;
    assigns NOWHERE, d->depth, d->frame[1 .. HNL_DEPTH_MAX - 1],
      d->seen[0 .. HNL_PRESENCE_MAX - 1], *d->x HNL_AND_FETCHED,
      in.out[0 .. room(in.out, size_of(d->schema, in.set)) - 1];
    ensures \result <= 0;
*/
static inline int walk(struct hnl_decoder *d, struct level in, size_t pos)
{
	const struct hnl_field *f;
	size_t i = 0, next = 0;
	uint32_t head;
	int n;

	/*@ loop invariant working: working(d);
	    loop invariant inside: inside(d, &in);
	    loop invariant outer: outermost(d, \at(in.out, Pre),
	      \at(in.end, Pre), \at(in.set, Pre));
	    loop invariant told: d->x == \at(d->x, Pre) &&
	      d->schema == \at(d->schema, Pre);
	    loop invariant pos: pos <= in.end <= \at(in.end, Pre);
	    loop assigns NOWHERE, f, i, next, head, n, pos, in, d->depth,
	      d->frame[1 .. HNL_DEPTH_MAX - 1],
	      d->seen[0 .. HNL_PRESENCE_MAX - 1], *d->x HNL_AND_FETCHED,
	      (\at(in.out, Pre))[0 .. room(\at(in.out, Pre),
	      size_of(d->schema, \at(in.set, Pre))) - 1];
	    loop variant (\at(in.end, Pre) - pos) * HNL_DEPTH_MAX + d->depth;
	*/
	for (;;) {
		/*@ assert room: within(in.out, size_of(d->schema, in.set),
		      \at(in.out, Pre), size_of(d->schema,
		      \at(in.set, Pre))); */
		/*@ assert part: \subset(in.out + (0 .. room(in.out, size_of(
		      d->schema, in.set)) - 1), \at(in.out, Pre) + (0 ..
		      room(\at(in.out, Pre), size_of(d->schema,
		      \at(in.set, Pre))) - 1)); */
		if (HNL_UNLIKELY(in.end - pos < HNL_ATTRHDR)) {
			if (pos != in.end)
				return refuse(d, HNL_REASON_LEFTOVER, pos, 0);
			n = close_set(d, &in);
			if (n != 0 || d->depth == 0)
				return n;
			//@ assert end: pos == in.end;
			leave(d, &in);
			/*@ assert outer: outermost(d, \at(in.out, Pre),
			      \at(in.end, Pre), \at(in.set, Pre)); */
			/*@ assert told: d->x == \at(d->x, Pre) &&
			      d->schema == \at(d->schema, Pre); */
			//@ assert pos: pos <= in.end <= \at(in.end, Pre);
			continue;
		}
		head = hnl_load_le32(d->buf + pos);
		f = find_field(d, &in, head, &i);
		if (f == NULL && HNL_UNLIKELY((head & in.odd) != 0)) {
			f = find_zero(d, &in, head);
			i = 0;
		}
		//@ assert depth: d->depth == \at(d->depth, LoopCurrent);
		//@ assert fits: level_fits(d, in);
		/*@ assert row: f != \null ==> i < rows_of(in.set) &&
		      a_row(d->schema, in.set, f); */
		n = take_short(d, &in, f, i, head, pos);
		//@ assert end: in.end == \at(in.end, LoopCurrent);
		//@ assert depth: d->depth == \at(d->depth, LoopCurrent);
		if (HNL_LIKELY(n > 0)) {
			//@ assert on: pos + n <= in.end <= HNL_MSG_MAX;
			pos += (size_t)n;
			/*@ assert outer: outermost(d, \at(in.out, Pre),
			      \at(in.end, Pre), \at(in.set, Pre)); */
			/*@ assert told: d->x == \at(d->x, Pre) &&
			      d->schema == \at(d->schema, Pre); */
			//@ assert pos: pos <= in.end <= \at(in.end, Pre);
			continue;
		}
		if (n == 0) {
			/*@ assert part: \subset(in.out + (0 .. room(in.out,
			      size_of(d->schema, in.set)) - 1), \at(in.out,
			      Pre) + (0 .. room(\at(in.out, Pre), size_of(
			      d->schema, \at(in.set, Pre))) - 1)); */
			n = take_any(d, &in, f, i, head, pos, &next);
			pos = next;
			/*@ assert outer: n == 0 ==> outermost(d, \at(in.out,
			      Pre), \at(in.end, Pre), \at(in.set, Pre)); */
			/*@ assert told: n == 0 ==> d->x == \at(d->x, Pre) &&
			      d->schema == \at(d->schema, Pre); */
			/*@ assert pos: n == 0 ==>
			      pos <= in.end <= \at(in.end, Pre); */
		}
		if (HNL_UNLIKELY(n < 0))
			return n;
	}
}

/*
 * Not inlined: the walk has one frame, whoever calls; and six arguments, so
 * that whoever ends by it has none.
 */
/*@ requires \valid(d) && \valid(d->x) && \separated(d, d->x);
    requires constants && tables(d->schema);
    requires set < sets_of(d->schema) && bytes(buf, end) && end <= HNL_MSG_MAX;
    requires span(set_at(d->schema, set)) <= HNL_PRESENCE_MAX;
    requires out != \null ==> \valid(out + (0 ..
      size_of(d->schema, set_at(d->schema, set)) - 1));
    requires once: HNL_ONCE(ahead(buf, pos < end ? pos : end));
    assigns NOWHERE, *d, *d->x HNL_AND_FETCHED,
      out[0 .. room(out, size_of(d->schema, set_at(d->schema, set))) - 1];
    ensures \result <= 0;
*/
static __attribute__((noinline)) int walk_set(struct hnl_decoder *d, size_t set,
					      const uint8_t *buf, size_t end,
					      size_t pos, uint8_t *out)
{
	struct level in;

	d->begin = (uint32_t)pos;
	d->buf = buf;
	d->depth = 0;
	//@ assert schemas: schemas;
	//@ assert sets: all_sets;
	fill(&d->frame[0], (uint16_t)set, out, end, 0, 0);
	//@ assert first: first(d);
	//@ assert named: named(d, d->depth);
	//@ assert spanned: spanned(d, d->depth);
	to_top(d, &in);
	/* As open_set() does, without its loop where one word is all. */
	in.seen[0] = 0;
	if (HNL_UNLIKELY(in.set->n_fields > 64 ||
			 (in.set->flags & HNL_SET_COUNTED)))
		open_set(&in);
	//@ assert depth: d->depth == 0;
	//@ assert fits: level_fits(d, in);
	return walk(d, in, pos < end ? pos : end);
}

/*@ requires \valid(d) && \valid(x) && \separated(d, x);
    requires constants && tables(d->schema);
    requires set < sets_of(d->schema) && bytes(buf, end) && end <= HNL_MSG_MAX;
    requires span(set_at(d->schema, set)) <= HNL_PRESENCE_MAX;
    requires out != \null ==> \valid((uint8_t *)out + (0 ..
      size_of(d->schema, set_at(d->schema, set)) - 1));
    requires once: HNL_ONCE(ahead(buf, pos < end ? pos : end));
    assigns NOWHERE, *d, *x HNL_AND_FETCHED, ((uint8_t *)out)[0 .. room(
      (uint8_t *)out, size_of(d->schema, set_at(d->schema, set))) - 1];
    ensures \result <= 0;
*/
int hnl_policy_walk(struct hnl_decoder *d, size_t set, const uint8_t *buf,
		    size_t end, size_t pos, void *out, struct hnl_extack *x)
{
	d->x = x;
	//@ assert schemas: schemas;
	//@ assert sets: all_sets;
	//@ assert kept: constants;
	return walk_set(d, set, buf, end, pos, (uint8_t *)out);
}

/*@ requires \valid(d) && \valid(x) && \separated(d, x);
    requires constants && tables(d->schema);
    requires d->frame[0].set < sets_of(d->schema);
    requires bytes(buf, end) && end <= HNL_MSG_MAX;
    requires span(set_at(d->schema, d->frame[0].set)) <= HNL_PRESENCE_MAX;
    requires out != \null ==> \valid((uint8_t *)out + (0 ..
      size_of(d->schema, set_at(d->schema, d->frame[0].set)) - 1));
    requires once: HNL_ONCE(ahead(buf, pos < end ? pos : end));
    assigns NOWHERE, *d, *x HNL_AND_FETCHED, ((uint8_t *)out)[0 .. room(
      (uint8_t *)out, size_of(d->schema, set_at(d->schema,
      d->frame[0].set))) - 1];
    ensures \result <= 0;
*/
int hnl_policy_walk_on(struct hnl_decoder *d, const uint8_t *buf, size_t end,
		       size_t pos, void *out, struct hnl_extack *x)
{
	d->x = x;
	return walk_set(d, d->frame[0].set, buf, end, pos, (uint8_t *)out);
}

int hnl_policy_decode(struct hnl_decoder *d, size_t set, const uint8_t *buf,
		      size_t end, size_t pos, void *out, struct hnl_extack *x)
{
	const struct hnl_schema *schema = d->schema;

	if (out == NULL || schema->decode == NULL ||
	    schema->decode[set] == NULL)
		return hnl_policy_walk(d, set, buf, end, pos, out, x);
	return schema->decode[set](d, buf, end, pos, out, x);
}
