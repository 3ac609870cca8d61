/* SPDX-License-Identifier: MIT */
/*
 * What the inline encoders of small messages and the loops over arrays of nests
 * consist of: everything is present, there is room, each place is a constant.
 *
 *	| length, family, flags, seq, port, cmd | header | value | header | ..
 *	  hnl_quick_begin()			  hnl_quick_u32()  at 20, 28, ..
 *
 * What has a rule is asked last. false: the value is not one that the schema
 * allows. Then nothing is known of the bytes, and the encoder that is out of
 * line begins again.
 */
#ifndef HNL_QUICK_H
#define HNL_QUICK_H

#include <hnl/msg.h>

HNL_BEGIN_DECLS

/* n bytes of attributes will follow; own: flags that come with the command. */
HNL_INLINE void hnl_quick_begin(uint8_t *p, uint32_t n, uint32_t family,
				uint32_t own, uint32_t cmd, uint32_t version,
				uint32_t flags, uint32_t seq, uint32_t port)
{
	hnl_store_le32(p, HNL_MSGHDR + n);
	hnl_store_le32(p + 4, family | own << 16 | flags << 16);
	hnl_store_le32(p + 8, seq);
	hnl_store_le32(p + 12, port);
	hnl_store_le32(p + 16, cmd | version << 8);
}

/* The header of an attribute of n bytes. */
HNL_INLINE void hnl_quick_head(uint8_t *p, uint32_t type, uint32_t n)
{
	hnl_store_le32(p, (HNL_ATTRHDR + n) | type << 16);
}

/*
 * Values: lo and span more multiples of 1 << align at most, all of them
 * constants. Behind fewer than 4 bytes are zeros.
 */
HNL_INLINE bool hnl_quick_value32(uint8_t *p, uint32_t v, uint32_t align,
				  uint32_t lo, uint32_t span)
{
	hnl_store_le32(p, v);
	return (v & (((uint32_t)1 << align) - 1)) == 0 &&
	       v - lo <= span << align;
}

HNL_INLINE bool hnl_quick_value64(uint8_t *p, uint64_t v, uint32_t align,
				  uint64_t lo, uint64_t span)
{
	hnl_store_le64(p, v);
	return (v & (((uint64_t)1 << align) - 1)) == 0 &&
	       v - lo <= span << align;
}

/* An attribute: its header, of a value of n bytes, and the value. */
HNL_INLINE bool hnl_quick_u32(uint8_t *p, uint32_t type, uint32_t n,
			      uint32_t v, uint32_t align, uint32_t lo,
			      uint32_t span)
{
	hnl_quick_head(p, type, n);
	return hnl_quick_value32(p + HNL_ATTRHDR, v, align, lo, span);
}

HNL_INLINE bool hnl_quick_u64(uint8_t *p, uint32_t type, uint64_t v,
			      uint32_t align, uint64_t lo, uint64_t span)
{
	hnl_quick_head(p, type, 8);
	return hnl_quick_value64(p + HNL_ATTRHDR, v, align, lo, span);
}

/* The same of a value that no rule is about. */
HNL_INLINE void hnl_quick_put32(uint8_t *p, uint32_t type, uint32_t n,
				uint32_t v)
{
	hnl_quick_head(p, type, n);
	hnl_store_le32(p + HNL_ATTRHDR, v);
}

HNL_INLINE void hnl_quick_put64(uint8_t *p, uint32_t type, uint64_t v)
{
	hnl_quick_head(p, type, 8);
	hnl_store_le64(p + HNL_ATTRHDR, v);
}

/* ---- arrays of nests ---- */

/* The headers of a nest of n bytes and of the first in it, one store. */
HNL_INLINE void hnl_quick_nest(uint8_t *p, uint32_t type, uint32_t n,
			       uint32_t first, uint32_t first_n)
{
	uint64_t nest = (HNL_ATTRHDR + n) | (type | HNL_ATTR_NESTED) << 16;

	hnl_store_le64(p, nest | (uint64_t)((HNL_ATTRHDR + first_n) |
					    first << 16) << 32);
}

/*
 * A value whose rule is which bits may be set: those of all elements are
 * gathered, and looked at once behind the loop.
 */
HNL_INLINE void hnl_quick_bits32(uint8_t *p, uint32_t v, uint64_t *any)
{
	*any |= v;
	hnl_store_le32(p, v);
}

HNL_INLINE void hnl_quick_bits64(uint8_t *p, uint64_t v, uint64_t *any)
{
	*any |= v;
	hnl_store_le64(p, v);
}

HNL_END_DECLS

#endif
