/* SPDX-License-Identifier: MIT */
/*
 * Structure-aware mutation: whole messages made from the policy tables, and
 * changes of single attributes after which the lengths around them are right
 * again, so that what is behind them is still reached.
 *
 * A target that wants it has an LLVMFuzzerCustomMutator of a few lines. Without
 * libFuzzer (replay, AFL++) nobody calls it.
 */
#ifndef HNL_FUZZ_MUTATE_H
#define HNL_FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>

struct random {
	uint64_t state;		/* not 0 */
};

uint64_t any(struct random *r);
uint64_t below(struct random *r, uint64_t n);	/* n 0: 0 */

/*
 * A message that the tables of some family allow, mostly: at most max bytes.
 * families: bits of schemas[]; events and replies only with replies. Returns
 * its length, or 0: it had no room.
 */
size_t make_message(struct random *r, uint8_t *buf, size_t max,
		    unsigned int families, int replies);

/* Changes one attribute of one message of data. Returns the new size. */
size_t change_message(struct random *r, uint8_t *data, size_t size,
		      size_t max);

/* Input that is head bytes of choices, and messages behind them. */
size_t mutate_after(size_t head, uint8_t *data, size_t size, size_t max,
		    unsigned int seed);

/* libFuzzer's, where there is one. */
size_t mutate_bytes(uint8_t *data, size_t size, size_t max);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max,
			       unsigned int seed);

#endif
