/* SPDX-License-Identifier: MIT */
/*
 * The invariants of a model, seen to fail. A table that is sound has one field
 * changed, is looked at, and gets the field back:
 *
 *	sound --one field--> told as broken --as it was--> sound
 */
#ifndef UNIT_BROKEN_H
#define UNIT_BROKEN_H

#include "helpers.h"

/* With the field so, is_sound, an expression, is false. */
#define assert_breaks(is_sound, field, value) \
	do { \
		__typeof__(field) was_ = (field); \
\
		assert_true(is_sound); \
		(field) = (__typeof__(field))(value); \
		if (is_sound) \
			fail_msg("sound with %s = %s", #field, #value); \
		(field) = was_; \
		assert_true(is_sound); \
	} while (0)

/*
 * The same of a second field, after the first was changed for good: so that
 * nothing but the one invariant is broken. Brings the first one back.
 */
#define assert_breaks_with(is_sound, first, with, field, value) \
	do { \
		__typeof__(first) first_ = (first); \
		__typeof__(field) was_ = (field); \
\
		assert_true(is_sound); \
		(first) = (__typeof__(first))(with); \
		(field) = (__typeof__(field))(value); \
		if (is_sound) \
			fail_msg("sound with %s = %s, %s = %s", #first, \
				 #with, #field, #value); \
		(field) = was_; \
		(first) = first_; \
		assert_true(is_sound); \
	} while (0)

#endif
