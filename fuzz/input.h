/* SPDX-License-Identifier: MIT */
/*
 * What the targets share: an input that is taken byte by byte, zeros behind its
 * end, and a check that a fuzzer sees.
 *
 * Invariant: an input never runs out. One that is short is as the same with
 * zeros behind it, so that a fuzzer can cut what does not matter.
 */
#ifndef HNL_FUZZ_INPUT_H
#define HNL_FUZZ_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Of replay.c alone, where a target has it: after the last file. 0, or 1 with
 * what no file reached printed. */
int fuzz_finish(void);

struct input {
	const uint8_t *p;
	size_t left;
};

static inline void require(bool good)
{
	if (!good)
		abort();
}

static inline uint8_t take(struct input *in)
{
	if (in->left == 0)
		return 0;
	in->left--;
	return *in->p++;
}

/* n bytes, little-endian. */
static inline uint64_t take_number(struct input *in, size_t n)
{
	uint64_t v = 0;
	size_t i;

	for (i = 0; i < n; i++)
		v |= (uint64_t)take(in) << 8 * i;
	return v;
}

#endif
