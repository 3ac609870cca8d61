/* SPDX-License-Identifier: MIT */
/*
 * One attribute in a buffer of rubble, and a row by which it is read.
 *
 *	begin() --> encoder --> buf --> look() --> decoder
 */
#ifndef CODEC_ROWS_H
#define CODEC_ROWS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <hnl/decode.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define TYPE 9u

static uint8_t buf[HNL_MSG_MAX + 64];
static struct hnl_builder b;

static inline void begin(size_t size)
{
	memset(buf, 0xa5, sizeof(buf));
	hnl_builder_init(&b, buf, size);
}

static struct hnl_decoder decoder;
static struct hnl_fast at;

/* At the first attribute of so many bytes of buf. */
static inline void look(size_t n)
{
	hnl_decoder_init(&decoder, HNL_GRANT_ALL, HNL_MODE_REQUEST);
	at = hnl_fast_of(&decoder, buf, n, 0);
	hnl_fast_begin(&at, 2);
}

#endif /* CODEC_ROWS_H */
