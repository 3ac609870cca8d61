/* SPDX-License-Identifier: MIT */
/*
 * A pair whose domain comes to elsewhere: its memory is another block.
 *
 *	domain --pair_save()--> stream --pair_restore()--> domain
 */
#ifndef UNIT_PAIR_MOVE_H
#define UNIT_PAIR_MOVE_H

#include <hnl/snapshot.h>

#include "pair.h"

static uint8_t stream[1u << 16];

/* Bytes of the stream; the domain is gone. */
static inline size_t pair_save(struct pair *t)
{
	struct hnl_save s;
	size_t n = 0, k;
	int err;

	assert_int_equal(hnl_domain_freeze(t->domain), 0);
	hnl_save_begin(&s, t->domain);
	do {
		err = hnl_save_next(&s, t->cpu, stream + n,
				    sizeof(stream) - n, &k);
		n += k;
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	while (hnl_domain_destroy(t->domain) != 0)
		;
	free(t->domain);
	return n;
}

/* records: how many are checked at a time. */
static inline void pair_restore(struct pair *t, size_t n, size_t records)
{
	static struct hnl_restore r;
	int err;

	t->domain = hnl_domain_init(
		exact_block(hnl_domain_size(t->hv, &t->domain_cfg)), t->hv,
		&t->domain_cfg);
	assert_int_equal(hnl_restore_begin(&r, t->domain, stream, n), 0);
	while ((err = hnl_restore_check(&r, t->cpu, records)) == -HNL_EAGAIN)
		;
	assert_int_equal(err, 0);
	while ((err = hnl_restore_commit(&r)) == -HNL_EAGAIN)
		;
	assert_int_equal(err, 0);
}

#endif /* UNIT_PAIR_MOVE_H */
