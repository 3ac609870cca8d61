/* SPDX-License-Identifier: MIT */
/*
 * Mutation of saved domains: what comes out is a stream as hnl_save_next()
 * could have written it, but for the members that were changed, so that what is
 * behind the first look at it is reached.
 */
#ifndef HNL_FUZZ_RECORDS_H
#define HNL_FUZZ_RECORDS_H

#include "mutate.h"

/* Input is head bytes of choices, and a stream of records behind them. */
size_t mutate_records(size_t head, uint8_t *data, size_t size, size_t max,
		      unsigned int seed);

#endif
