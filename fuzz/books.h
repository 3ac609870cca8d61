/* SPDX-License-Identifier: MIT */
/*
 * What must hold of a domain between two entries, whatever its guest has done,
 * and whatever stream it was made of: books.c.
 */
#ifndef HNL_FUZZ_BOOKS_H
#define HNL_FUZZ_BOOKS_H

#include "world.h"

/*
 * Aborts where the books of its pool, slots, lanes, rings and mailbox do not
 * agree. restored: it may have begun with less left than a quota keeps back.
 */
void books_check(const struct guest *g, bool restored);

/* The guest has read all completions of its rings, so that there is room. */
void books_read_all(const struct guest *g);

/*
 * Its RAM says of each ring what the domain believes: of a guest that was
 * restored, and whose RAM was not.
 */
void books_make_believe(const struct guest *g);

/* The registers of the CALL that a vCPU is to repeat. False: there is none. */
bool books_find_call(const struct guest *g, uint32_t vcpu,
		     struct hnl_direct *regs);

#endif
