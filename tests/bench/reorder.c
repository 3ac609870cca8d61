/* SPDX-License-Identifier: MIT */
/*
 * The same message otherwise: attributes in another order, unknown ones of
 * other lengths or none. Trusts its input, which the bench itself made.
 */
#include "bench.h"

#include <string.h>

#include <hnl/msg.h>

#include "hnl_bench.h"

#define MOST 96	/* attributes of one set */

static size_t split(const uint8_t *buf, size_t end, size_t pos,
		    struct hnl_attr *a)
{
	size_t n = 0;

	while (pos < end && n < MOST) {
		a[n] = hnl_attr_at(buf, end, pos);
		pos = a[n++].next;
	}
	return n;
}

static void swap_some(struct hnl_attr *a, size_t n, uint32_t *seed)
{
	struct hnl_attr t;
	size_t i, j;

	for (i = n; i > 1; i--) {
		j = bench_random(seed) % i;
		t = a[i - 1];
		a[i - 1] = a[j];
		a[j] = t;
	}
}

static size_t copy_attr(uint8_t *to, const uint8_t *from,
			const struct hnl_attr *a)
{
	size_t n = a->next + HNL_ATTRHDR - a->off;

	memcpy(to, from + a->off - HNL_ATTRHDR, n);
	return n;
}

/* Nests within nests are three deep at most: no stack is needed. */
static size_t shuffle_set(uint8_t *to, const uint8_t *from, size_t end,
			  size_t pos, uint32_t *seed, int depth)
{
	struct hnl_attr a[MOST];
	size_t i, len = 0, n = split(from, end, pos, a);

	swap_some(a, n, seed);
	for (i = 0; i < n; i++) {
		if (!(a[i].bits & HNL_ATTR_NESTED) || depth == 0) {
			len += copy_attr(to + len, from, &a[i]);
			continue;
		}
		memcpy(to + len, from + a[i].off - HNL_ATTRHDR, HNL_ATTRHDR);
		len += HNL_ATTRHDR;
		len += shuffle_set(to + len, from, a[i].off + a[i].len,
				   a[i].off, seed, depth - 1);
	}
	return len;
}

size_t bench_shuffle(uint8_t *msg, const uint8_t *from, uint32_t *seed)
{
	size_t end = hnl_load_le32(from);

	memcpy(msg, from, HNL_MSGHDR);
	return HNL_MSGHDR + shuffle_set(msg + HNL_MSGHDR, from, end,
					HNL_MSGHDR, seed, 3);
}

static bool is_known(uint16_t type)
{
	return type == HNL_BENCH_A_SPARSE_FIRST ||
	       type == HNL_BENCH_A_SPARSE_SECOND ||
	       type == HNL_BENCH_A_SPARSE_THIRD ||
	       type == HNL_BENCH_A_SPARSE_FOURTH;
}

static void put_unknown(struct hnl_builder *b, uint16_t type, uint32_t *seed)
{
	static const uint8_t some[20];

	hnl_attr_put_bytes(b, type, some, bench_random(seed) % 21);
}

static size_t rewrite(uint8_t *msg, const uint8_t *from, uint32_t *seed,
		      bool unknown)
{
	size_t i, n, end = hnl_load_le32(from);
	struct hnl_attr a[MOST];
	struct hnl_builder b;

	hnl_builder_init(&b, msg, BENCH_MSG);
	memcpy(hnl_builder_room(&b, HNL_MSGHDR), from, HNL_MSGHDR);
	n = split(from, end, HNL_MSGHDR, a);
	for (i = 0; i < n; i++)
		if (is_known(a[i].type))
			hnl_attr_put_bytes(&b, a[i].type, from + a[i].off,
					   a[i].len);
		else if (unknown)
			put_unknown(&b, a[i].type, seed);
	hnl_msg_end(&b);
	return b.len;
}

size_t bench_vary(uint8_t *msg, const uint8_t *from, uint32_t *seed)
{
	return rewrite(msg, from, seed, true);
}

size_t bench_known(uint8_t *msg, const uint8_t *from, uint32_t *seed)
{
	return rewrite(msg, from, seed, false);
}
