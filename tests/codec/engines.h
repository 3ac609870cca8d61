/* SPDX-License-Identifier: MIT */
/*
 * A set's straight-line decoder and the table engine that it stands before, of
 * the same bytes: both must say the same.
 *
 *	bytes --+--> hnl_policy_walk()	--> verdict, extack, struct
 *		+--> hnl_policy_decode() -> verdict, extack, struct
 */
#ifndef CODEC_ENGINES_H
#define CODEC_ENGINES_H

#include <stdio.h>
#include <string.h>

#include <hnl/msg.h>
#include <hnl/policy.h>

#define STRUCT_MAX 4096

struct outcome {
	int err;
	struct hnl_extack x;
	uint64_t out[STRUCT_MAX / 8];
};

typedef int engine(struct hnl_decoder *d, size_t set, const uint8_t *buf,
		   size_t end, size_t pos, void *out, struct hnl_extack *x);

static inline void run(engine *f, struct hnl_decoder *d, size_t set,
		       const uint8_t *buf, size_t len, struct outcome *o)
{
	memset(o, 0xa5, sizeof(*o));
	memset(&o->x, 0, sizeof(o->x));
	hnl_extack_clear(&o->x);
	d->buf = NULL;
	o->err = f(d, set, buf, len, HNL_MSGHDR, o->out, &o->x);
}

/* Only the engine notes in d what it reads. */
static inline bool was_straight(const struct hnl_decoder *d)
{
	return d->buf == NULL;
}

struct tally {
	unsigned int accepted, refused, straight, differ;
};

static inline void compare(struct hnl_decoder *d, size_t set,
			   const uint8_t *buf, size_t len, struct tally *t)
{
	static struct outcome table, both;

	run(hnl_policy_walk, d, set, buf, len, &table);
	run(hnl_policy_decode, d, set, buf, len, &both);
	t->straight += was_straight(d);
	t->accepted += table.err == 0;
	t->refused += table.err != 0;
	if (table.err != both.err ||
	    memcmp(&table.x, &both.x, sizeof(table.x)) != 0 ||
	    (table.err == 0 &&
	     memcmp(table.out, both.out, sizeof(table.out)) != 0)) {
		if (t->differ++ == 0)
			printf("# table %d reason %u at %u, "
			       "both %d reason %u at %u\n",
			       table.err, (unsigned int)table.x.reason,
			       (unsigned int)table.x.offset, both.err,
			       (unsigned int)both.x.reason,
			       (unsigned int)both.x.offset);
	}
}

#endif
