/* SPDX-License-Identifier: MIT */
/*
 * The second opinion: Frama-C's EVA, which interprets the code on sets of
 * values, on payloads of up to BYTES bytes that may have any value.
 *
 *	| .............. | payload of len |
 *	buf		 buf + BYTES - len
 *
 * The payload ends where the memory does, so that a byte too many is seen.
 * Each kind has the lengths that the schema compiler writes; all else of a row
 * is arbitrary.
 */
#include "internal.h"
#include <__fc_builtin.h>

#define BYTES 16

static const struct {
	uint16_t min, max;
} length_of[HNL_KIND_NEST + 1] = {
	[HNL_KIND_FLAG] = {0, 0},	[HNL_KIND_U8] = {1, 1},
	[HNL_KIND_U16] = {2, 2},	[HNL_KIND_U32] = {4, 4},
	[HNL_KIND_U64] = {8, 8},	[HNL_KIND_S8] = {1, 1},
	[HNL_KIND_S16] = {2, 2},	[HNL_KIND_S32] = {4, 4},
	[HNL_KIND_S64] = {8, 8},	[HNL_KIND_UINT] = {4, 8},
	[HNL_KIND_SINT] = {4, 8},	[HNL_KIND_BITFIELD32] = {8, 8},
	[HNL_KIND_STRING] = {0, BYTES}, [HNL_KIND_BYTES] = {0, BYTES},
	[HNL_KIND_PACKED] = {0, BYTES}, [HNL_KIND_NEST] = {0, BYTES},
};

static uint8_t buf[BYTES];
static struct hnl_bytes member;

static size_t any(size_t most)
{
	return (size_t)Frama_C_unsigned_long_interval(0, most);
}

int main(void)
{
	size_t len = any(BYTES), kind = 1 + any(HNL_KIND_NEST - 1);
	struct hnl_field f = {0};

	//@ split kind;
	//@ split len;
	Frama_C_make_unknown((char *)buf, sizeof(buf));
	f.kind = (uint8_t)kind;
	f.flags = (uint8_t)any(0xff);
	f.check = (uint8_t)any(HNL_CHECK_ENUM);
	f.align = (uint8_t)any(63);
	f.min = length_of[kind].min;
	f.max = length_of[kind].max;
	f.sub = (uint16_t)(1 + any(0xfffe));
	f.lo = any(~(size_t)0);
	f.hi = any(~(size_t)0);
	if (Frama_C_nondet(0, 1))
		return (int)hnl_field_take(&f, buf + BYTES - len, len, NULL);
	return (int)hnl_field_take(&f, buf + BYTES - len, len,
				   (uint8_t *)&member);
}
