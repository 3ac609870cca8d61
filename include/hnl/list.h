/* SPDX-License-Identifier: MIT */
/*
 * Lists: the values of a repeated attribute, one at a time. They are an array
 * of the caller's before encoding, and bytes of the message after decoding; a
 * generated ..._next_...() walks both alike.
 *
 *	struct hnl_list l = req.range;
 *
 *	while (hnl_memory_map_req_next_range(&l, &range))
 *		...
 *
 * Walking changes the list alone: walk a copy to walk again. The values of a
 * decoded list were all checked by the decoder. Their message and, if they are
 * nests, their decoder live as long as the list is walked (see struct
 * hnl_decoder); bytes and lists in an element are views into the same message.
 */
#ifndef HNL_LIST_H
#define HNL_LIST_H

#include <hnl/encode.h>

HNL_BEGIN_DECLS

/* n values at item, of the element's C type; they stay the caller's. */
/*@ assigns \nothing;
    ensures \result.item == item && \result.n == n && \result.pos == 0 &&
      \result.end == 0;
*/
static inline struct hnl_list hnl_list_of(const void *item, uint32_t n)
{
	struct hnl_list l;

	l.item = item;
	l.n = n;
	l.type = 0;
	l.index = 0;
	l.buf = NULL;
	l.pos = 0;
	l.end = 0;
	l.decoder = NULL;
	return l;
}

/*
 * Steps to the next value of a decoded list: a is its attribute in l->buf.
 * false at the end.
 */
/*@ requires \valid(l) && \valid(a) && bytes(l->buf, l->end);
    requires \separated(l, a, l->buf + (0 .. l->end - 1));
    assigns *a, l->pos, l->index;
    ensures value: \result ==> a->reason == HNL_REASON_NONE &&
      (a->type == l->type || l->type == HNL_TYPE_ANY) &&
      a->off + a->len <= a->next == l->pos <= l->end;
    ensures on: \result ==> \old(l->pos) < l->pos;
*/
bool hnl_list_next(struct hnl_list *l, struct hnl_attr *a);

/*
 * The next value of any kind but a nest, into a member of size bytes. f is its
 * row in the policy table. false at the end.
 */
bool hnl_list_next_value(struct hnl_list *l, const struct hnl_field *f,
			 void *out, size_t size);

/*
 * The next nest, into a struct of its set: size bytes. What the list's decoder
 * does not know, for want of a grant, it does not know here either; it was
 * reported when the message was decoded and is not again. false at the end.
 */
bool hnl_list_next_nest(struct hnl_list *l, const struct hnl_schema *schema,
			size_t set, void *out, size_t size);

HNL_END_DECLS

#endif
