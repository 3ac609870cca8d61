/* SPDX-License-Identifier: MIT */
/*
 * What the codec's files know of each other and nobody else does.
 */
#ifndef HNL_LIB_INTERNAL_H
#define HNL_LIB_INTERNAL_H

#include <hnl/policy.h>

/*
 * policy.c: checks the payload of anything but a nest by its row, and stores
 * it at dst, the member that the row describes; NULL: checks alone.
 */
HNL_MUST_CHECK enum hnl_reason hnl_field_take(const struct hnl_field *f,
					      const uint8_t *p, size_t len,
					      void *dst);

#endif
