/* SPDX-License-Identifier: MIT */
/*
 * What each family's header offers for its sets, as functions of one shape:
 * copies.h, which copies.py makes from the headers, and how it is called.
 *
 *	struct --encode()--> | HNL_MSGHDR bytes | attributes of the set |
 *
 * A nest has no header of its own: its attributes stand where those of a
 * message do.
 */
#ifndef CODEC_SETS_H
#define CODEC_SETS_H

#include "messages.h"

struct copy {
	size_t size;	/* 0: no such set */
	void (*copy)(void *to, const void *from);
	void (*put)(struct hnl_builder *b, const void *s);
	/* NULL, both: a nest. */
	void (*encode)(struct hnl_builder *b, uint16_t flags, uint32_t seq,
		       uint32_t port, const void *s);
	int (*decode)(struct hnl_decoder *d, const uint8_t *buf,
		      const struct hnl_msg *m, void *out,
		      struct hnl_extack *x);
};

/* A message without attributes. */
typedef void (*encode_empty)(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port);
/* Two packed structs at p: what is loaded is stored again. */
typedef bool (*again)(const uint8_t *p);

struct copies {
	const struct hnl_family *family;
	const struct copy *copy;	/* by set */
	const encode_empty *empty;
	const again *again;
};

#include "copies.h"

/* Its verdict. */
static inline int encode(const struct copy *c, const void *s, uint8_t *buf,
			 size_t size, size_t *len)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	if (c->encode != NULL) {
		c->encode(&b, HNL_F_REQUEST, 0x01020304, 0x55, s);
	} else {
		b.len = HNL_MSGHDR;
		c->put(&b, s);
	}
	*len = b.len;
	return hnl_builder_verdict(&b);
}

#endif
