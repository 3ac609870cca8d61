/* SPDX-License-Identifier: MIT */
/*
 * Each object is one block that the caller owns: the struct, then its arrays,
 * all aligned for uint64_t. Size and layout come from one function, so that
 * they cannot differ.
 */
#ifndef HNL_HV_ARENA_H
#define HNL_HV_ARENA_H

#include "internal.h"

/* Cuts pieces from a block; with base NULL it only counts. */
struct arena {
	uint8_t *base;
	size_t used;
};

static inline void *cut(struct arena *a, size_t n)
{
	void *p = a->base == NULL ? NULL : a->base + a->used;

	a->used += (n + 7) & ~(size_t)7;
	return p;
}

#endif
