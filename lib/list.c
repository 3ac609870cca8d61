/* SPDX-License-Identifier: MIT */
/*
 * Walks over repeated attributes.
 *
 *	decoded	   | header | a | b | a | c | a |
 *			      ^ pos: the next look, at this type alone
 *	an array   item[0] item[1] ...
 *			   ^ pos
 *
 * A list of a message is not copied anywhere: each step finds the next
 * attribute of the list's number and reads it as the engine did. Invariant: a
 * value is given only after the checks of its row, so that not even bytes that
 * changed since can give one that the schema does not allow; the walk ends.
 */
#include <hnl/list.h>

#include "internal.h"

/*@ requires \valid(l) && \valid((uint8_t *)out + (0 .. size - 1));
    requires size <= 0xffffffff && bytes((uint8_t *)l->item, size * l->n);
    requires \separated((uint8_t *)out + (0 .. size - 1),
      (uint8_t *)l->item + (0 .. size * l->n - 1));
    assigns l->pos, l->index, ((uint8_t *)out)[0 .. size - 1];
    ensures on: \result ==> \old(l->pos) < l->pos <= l->n;
*/
static bool next_item(struct hnl_list *l, void *out, size_t size)
{
	if (l->pos >= l->n)
		return false;
	if (l->pos != 0)
		l->index++;
	//@ assert last: size * l->pos + size <= size * l->n;
	memcpy(out, (const uint8_t *)l->item + size * l->pos++, size);
	return true;
}

bool hnl_list_next(struct hnl_list *l, struct hnl_attr *a)
{
	/*@ loop invariant \at(l->pos, Pre) <= l->pos;
	    loop assigns *a, l->pos, l->index;
	    loop variant l->end - l->pos;
	*/
	while (l->pos < l->end) {
		*a = hnl_attr_at(l->buf, l->end, l->pos);
		l->pos = (uint32_t)a->next;
		l->index = a->type;
		if (a->reason == HNL_REASON_NONE &&
		    (a->type == l->type || l->type == HNL_TYPE_ANY))
			return true;
	}
	return false;
}

/*@ requires \valid((uint8_t *)out + (0 .. sizeof(struct hnl_submsg) - 1));
    assigns ((uint8_t *)out)[0 .. sizeof(struct hnl_submsg) - 1];
*/
static void store_bits(void *out, uint16_t bits)
{
	((struct hnl_submsg *)out)->bits = bits;
}

/*@ requires \valid(l) && row(f) && stored(f->kind) <= size <= 0xffffffff;
    requires \valid((uint8_t *)out + (0 .. size - 1));
    requires submsg: (f->flags & HNL_FIELD_SUBMSG) != 0 ==>
      sizeof(struct hnl_submsg) <= size;
    requires \separated(l, f, (uint8_t *)out + (0 .. size - 1));
    requires given: l->item != \null ==>
      bytes((uint8_t *)l->item, size * l->n) &&
      \separated((uint8_t *)out + (0 .. size - 1),
      (uint8_t *)l->item + (0 .. size * l->n - 1));
    requires taken: l->item == \null ==> bytes(l->buf, l->end) &&
      \separated(l, l->buf + (0 .. l->end - 1));
    assigns l->pos, l->index, ((uint8_t *)out)[0 .. size - 1];
    ensures on: \result ==> \old(l->pos) < l->pos;
*/
bool hnl_list_next_value(struct hnl_list *l, const struct hnl_field *f,
			 void *out, size_t size)
{
	struct hnl_attr a;

	if (l->item != NULL)
		return next_item(l, out, size);
	if (!hnl_list_next(l, &a))
		return false;
	if (f->flags & HNL_FIELD_SUBMSG)
		store_bits(out, a.bits & HNL_ATTR_NESTED);
	return hnl_field_take(f, l->buf + a.off, a.len, out) ==
	       HNL_REASON_NONE;
}

bool hnl_list_next_nest(struct hnl_list *l, const struct hnl_schema *schema,
			size_t set, void *out, size_t size)
{
	struct hnl_decoder *d = l->decoder;
	struct hnl_extack x;
	struct hnl_attr a;

	if (l->item != NULL)
		return next_item(l, out, size);
	if (!hnl_list_next(l, &a))
		return false;
	d->schema = schema;	/* it may have decoded another family since */
	hnl_extack_clear(&x);	/* the message's own has said it all */
	return hnl_policy_decode(d, set, l->buf, a.off + a.len, a.off, out,
				 &x) == 0;
}
