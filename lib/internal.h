/* SPDX-License-Identifier: MIT */
/*
 * What the codec's files know of each other and nobody else does.
 */
#ifndef HNL_LIB_INTERNAL_H
#define HNL_LIB_INTERNAL_H

#include <hnl/policy.h>

/*
 * Typed stores: out + dst is the member of that type in the generated struct,
 * so the access is aligned and of the right effective type.
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
HNL_MUST_CHECK enum hnl_reason hnl_field_take(const struct hnl_field *f,
					      const uint8_t *p, size_t len,
					      void *dst);

#endif
