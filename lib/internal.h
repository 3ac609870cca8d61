/* SPDX-License-Identifier: MIT */
/*
 * What the codec's files know of each other and nobody else does.
 */
#ifndef HNL_LIB_INTERNAL_H
#define HNL_LIB_INTERNAL_H

#include <hnl/policy.h>

/*
 * A row as the schema compiler writes it; the bytes of the member that it
 * describes. Of these a prover is told in bytes: what is stored is typed, and
 * no contract says what its value is.
 */
/*@ predicate has_width(struct hnl_field *f, integer n) =
      f->min == n && f->max == n;
    predicate row(struct hnl_field *f) = \valid_read(f) && f->align < 64 &&
      HNL_KIND_FLAG <= f->kind <= HNL_KIND_NEST &&
      (f->kind \in { HNL_KIND_U8, HNL_KIND_S8 } ==> has_width(f, 1)) &&
      (f->kind \in { HNL_KIND_U16, HNL_KIND_S16 } ==> has_width(f, 2)) &&
      (f->kind \in { HNL_KIND_U32, HNL_KIND_S32 } ==> has_width(f, 4)) &&
      (f->kind \in { HNL_KIND_U64, HNL_KIND_S64, HNL_KIND_BITFIELD32 } ==>
        has_width(f, 8)) &&
      (f->kind == HNL_KIND_PACKED ==> f->sub > 0);
    logic integer stored(integer kind) = kind == HNL_KIND_FLAG ? 0 :
      kind == HNL_KIND_U8 || kind == HNL_KIND_S8 ? 1 :
      kind == HNL_KIND_U16 || kind == HNL_KIND_S16 ? 2 :
      kind == HNL_KIND_U32 || kind == HNL_KIND_S32 ? 4 :
      kind <= HNL_KIND_BITFIELD32 ? 8 : sizeof(struct hnl_bytes);
*/

/*
 * Typed stores: out + dst is the member of that type in the generated struct,
 * so the access is aligned and of the right effective type.
 */
/*@ requires width \in { 1, 2, 4, 8 } && \valid(dst + (0 .. width - 1));
    assigns dst[0 .. width - 1];
*/
static inline void hnl_number_store(uint8_t *dst, size_t width, uint64_t v)
{
	switch (width) {
	case 1:
		*dst = (uint8_t)v;
		break;
	case 2:
		*(uint16_t *)(void *)dst = (uint16_t)v;
		break;
	case 4:
		*(uint32_t *)(void *)dst = (uint32_t)v;
		break;
	default:
		*(uint64_t *)(void *)dst = v;
		break;
	}
}

/* value.c: why a number does not fit its row; NONE: it does. */
/*@ requires \valid_read(f) && f->align < 64;
    assigns \nothing;
    ensures range: \result == HNL_REASON_NONE && f->check == HNL_CHECK_RANGE ==>
      f->lo <= v <= f->hi;
    ensures reasons: \result \in { HNL_REASON_NONE, HNL_REASON_RANGE,
      HNL_REASON_MASK, HNL_REASON_ENUM, HNL_REASON_ALIGN };
*/
enum hnl_reason hnl_number_check(const struct hnl_field *f, uint64_t v);

/*
 * value.c: checks the payload of anything but a nest by its row, and stores
 * it at dst, the member that the row describes; NULL: checks alone.
 */
/*@ requires row(f) && bytes(p, len);
    requires dst == \null || \valid(dst + (0 .. stored(f->kind) - 1));
    requires \separated(f, dst + (0 .. stored(f->kind) - 1));
    assigns dst[0 .. stored(f->kind) - 1];
    ensures length: \result == HNL_REASON_NONE && f->kind != HNL_KIND_STRING
      ==> f->min <= len <= f->max;
*/
HNL_MUST_CHECK enum hnl_reason hnl_field_take(const struct hnl_field *f,
					      const uint8_t *p, size_t len,
					      uint8_t *dst);

#endif
