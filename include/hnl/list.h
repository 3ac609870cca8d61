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
 * decoded list were all checked by the decoder.
 */
#ifndef HNL_LIST_H
#define HNL_LIST_H

#include <hnl/encode.h>

HNL_BEGIN_DECLS

/* n values at item, of the element's C type; they stay the caller's. */
static inline struct hnl_list hnl_list_of(const void *item, uint32_t n)
{
	struct hnl_list l;

	l.item = item;
	l.n = n;
	l.type = 0;
	l.buf = NULL;
	l.pos = 0;
	l.end = 0;
	return l;
}

static inline bool hnl_list_next_item(struct hnl_list *l, void *out,
				      size_t size)
{
	if (l->pos >= l->n)
		return false;
	memcpy(out, (const uint8_t *)l->item + size * l->pos++, size);
	return true;
}

/*
 * The next nest, into a struct of its set: size bytes. It was decoded before
 * with the caller's grants; nothing in it depends on them, for hnlgen refuses
 * a feature within a set that repeats.
 */
static inline bool hnl_list_next_nest(struct hnl_list *l,
				      const struct hnl_schema *schema,
				      size_t set, void *out, size_t size)
{
	struct hnl_decoder d;
	struct hnl_extack x;
	struct hnl_attr a;

	if (l->item != NULL)
		return hnl_list_next_item(l, out, size);
	if (!hnl_list_next(l, &a))
		return false;
	hnl_decoder_init(&d, schema, HNL_GRANT_ALL, HNL_MODE_REPLY);
	hnl_extack_clear(&x);
	return hnl_policy_decode(&d, set, l->buf, a.off + a.len, a.off, out,
				 &x) == 0;
}

/* A number that was checked before, into a member of size bytes. */
static inline void hnl_field_load(const struct hnl_field *f, const uint8_t *p,
				  size_t len, void *out, size_t size)
{
	bool swap = (f->flags & HNL_FIELD_BIG_ENDIAN) != 0;
	uint16_t half;
	uint32_t word;

	if (size == 1) {
		*(uint8_t *)out = p[0];
	} else if (size == 2) {
		half = hnl_load_le16(p);
		*(uint16_t *)out = swap ? hnl_swap16(half) : half;
	} else if (size == 4) {
		word = hnl_load_le32(p);
		*(uint32_t *)out = swap ? __builtin_bswap32(word) : word;
	} else if (len == 8) {
		*(uint64_t *)out = swap ? hnl_load_be64(p) : hnl_load_le64(p);
	} else {	/* UINT or SINT of 4 bytes */
		word = hnl_load_le32(p);
		*(uint64_t *)out = f->kind == HNL_KIND_SINT ?
					   (uint64_t)(int32_t)word :
					   word;
	}
}

/* The next value of any kind but a nest, into a member of size bytes. */
static inline bool hnl_list_next_value(struct hnl_list *l,
				       const struct hnl_field *f, void *out,
				       size_t size)
{
	struct hnl_bitfield32 *bits = (struct hnl_bitfield32 *)out;
	struct hnl_bytes *bytes = (struct hnl_bytes *)out;
	struct hnl_attr a;

	if (l->item != NULL)
		return hnl_list_next_item(l, out, size);
	if (!hnl_list_next(l, &a))
		return false;
	switch (f->kind) {
	case HNL_KIND_STRING:
	case HNL_KIND_BYTES:
	case HNL_KIND_PACKED:
		bytes->p = l->buf + a.off;
		bytes->n = (uint32_t)a.len - (f->kind == HNL_KIND_STRING);
		break;
	case HNL_KIND_BITFIELD32:
		bits->value = hnl_load_le32(l->buf + a.off);
		bits->selector = hnl_load_le32(l->buf + a.off + 4);
		break;
	default:
		hnl_field_load(f, l->buf + a.off, a.len, out, size);
		break;
	}
	return true;
}

HNL_END_DECLS

#endif
