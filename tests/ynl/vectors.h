/* SPDX-License-Identifier: MIT */
/* What the generated drivers give to vectors.c: tables that end with a NULL. */
#ifndef HNL_TESTS_YNL_VECTORS_H
#define HNL_TESTS_YNL_VECTORS_H

#include <hnl/ynl.h>

#include <stdio.h>

struct vector {
	const char *name;
	const char *hex;
	void (*encode)(struct hnl_builder *b);
	int (*again)(const uint8_t *buf, size_t len, struct hnl_builder *b);
};

struct capture {
	const char *name;
	const char *hex;
	int (*decode)(const uint8_t *buf, size_t len);
};

extern const struct vector *const all_vectors[];
extern const struct capture *const all_captures[];

#endif
