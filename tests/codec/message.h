/* SPDX-License-Identifier: MIT */
/*
 * One message at a time, in a buffer of rubble: what nobody writes shows.
 *
 *	fresh() --> builder --> sound_message() --> decoder()
 */
#ifndef CODEC_MESSAGE_H
#define CODEC_MESSAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <hnl/decode.h>
#include <hnl/msg.h>

static uint8_t wire[HNL_MSG_MAX];

/* One for all tests: lists of the last message are walked with it. */
static inline struct hnl_decoder *decoder(uint64_t grants, enum hnl_mode mode)
{
	static struct hnl_decoder d;

	memset(&d, 0xa5, sizeof(d));
	hnl_decoder_init(&d, grants, mode);
	return &d;
}

/* A builder over rubble: a byte that nobody writes shows. */
static inline struct hnl_builder fresh(void)
{
	struct hnl_builder b;

	memset(wire, 0xa5, sizeof(wire));
	hnl_builder_init(&b, wire, sizeof(wire));
	return b;
}

static inline struct hnl_msg sound_message(const struct hnl_builder *b)
{
	struct hnl_msg m;

	assert_int_equal(hnl_builder_verdict(b), 0);
	m = hnl_msg_at(wire, b->len, 0);
	assert_int_equal(m.reason, HNL_REASON_NONE);
	assert_int_equal(m.next, b->len);
	return m;
}

#endif /* CODEC_MESSAGE_H */
