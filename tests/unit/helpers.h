/* SPDX-License-Identifier: MIT */
/*
 * What every suite needs: cmocka with what it wants before it, buffers of an
 * exact size (so that a sanitizer or valgrind sees a read one byte too far),
 * and the bytes of attributes written by hand.
 */
#ifndef UNIT_HELPERS_H
#define UNIT_HELPERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <hnl/msg.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Signed and unsigned alike, with a message that shows both numbers. */
#define assert_same(a, b) \
	assert_int_equal((uintmax_t)(intmax_t)(a), (uintmax_t)(intmax_t)(b))

/* Bytes on the wire, for initialisers. */
#define LE16(v) (uint8_t)((v) & 0xff), (uint8_t)((v) >> 8 & 0xff)
#define LE32(v) LE16((v) & 0xffff), LE16((uint32_t)(v) >> 16)
#define LE64(v) LE32((v) & 0xffffffff), LE32((uint64_t)(v) >> 32)
#define HEAD(len, type) LE16(len), LE16(type)
#define N_ HNL_ATTR_NESTED
#define C_ HNL_ATTR_CRITICAL

/* A block of n bytes and not one more; freed by the caller. */
#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#define KNOWS_WHAT_NOBODY_WROTE
#endif
#endif

/* Of exactly n bytes: rubbish, or what a sanitizer knows to be nobody's. */
static inline uint8_t *exact_block(size_t n)
{
	uint8_t *p = (uint8_t *)malloc(n != 0 ? n : 1);

	assert_non_null(p);
#ifndef KNOWS_WHAT_NOBODY_WROTE
	memset(p, 0xa5, n);
#endif
	return p;
}

/* Of bytes that somebody wrote: a guest's, say. */
static inline uint8_t *rubbish_block(size_t n)
{
	uint8_t *p = exact_block(n);

	memset(p, 0xa5, n);
	return p;
}

static inline uint8_t *exact_copy(const void *src, size_t n)
{
	uint8_t *p = exact_block(n);

	if (n != 0)
		memcpy(p, src, n);
	return p;
}

/* For what must be checked and is of no interest to a test. */
static inline void ignore(int v)
{
	(void)v;
}

/* A generator of numbers that is the same on every run. */
static inline uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* A header of a request. */
static inline struct hnl_head head_of(uint16_t family, uint8_t cmd,
				      uint16_t flags, uint32_t seq)
{
	struct hnl_head h;

	h.type = family;
	h.flags = (uint16_t)(HNL_F_REQUEST | flags);
	h.seq = seq;
	h.port = 0x50;
	h.cmd = cmd;
	h.version = 1;
	return h;
}

#endif
