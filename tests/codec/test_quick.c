/* SPDX-License-Identifier: MIT */
/*
 * The quick ways of encoders beside the slow ones, which read the rows:
 *
 *	_encode_at() inline	= _encode_any()		small messages
 *	a loop of its own	= each one by itself	arrays of nests
 *	eight at a time		= one at a time		strings
 *
 * Same verdict, and the same bytes if there are any, over values around those
 * that rules are made of.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"

#define TRIES 20000
#define RANGES 7

static uint8_t one[4096], other[4096];

static uint32_t random_of(uint32_t n)
{
	static uint32_t seed = 0x2545f491;

	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return (seed >> 8) % n;
}

/* Few values: each is likely to be a rule's border or to be beside it. */
static uint64_t value(void)
{
	static const uint64_t v[] = { 0,      1,      2,      3,
				      5,      7,      8,      31,
				      0x1000, 0x2000, 0x7ff0, 0xffff,
				      4,      0x7fef, 0xfff,  ~(uint64_t)0 };

	return v[random_of(random_of(4) ? 10 : 16)];
}

static void fill(void *s, size_t n, uint64_t full)
{
	uint8_t *p = (uint8_t *)s;
	size_t i;
	uint64_t v;

	for (i = 8; i < n; i += 8) {
		v = random_of(2) ? value() :
				   value() << 32 | (uint32_t)value();
		if (random_of(3) == 0)
			v = value() | value() << 16 | value() << 32 |
			    value() << 48;
		memcpy(p + i, &v, n - i < 8 ? n - i : 8);
	}
	v = random_of(4) ? full : value();
	memcpy(p, &v, 8);
}

#define SAME(kind, fields)                                               \
	do {                                                             \
		unsigned int i, good = 0, bad = 0;                       \
		size_t size;                                             \
		struct kind s;                                           \
		int n, m;                                                \
									 \
		for (i = 0; i < TRIES; i++) {                            \
			fill(&s, sizeof(s), ~(uint64_t)0 >> (64 - (fields))); \
			size = random_of(8) ? sizeof(one) : random_of(80); \
			memset(one, 0xa5, 128);                          \
			memset(other, 0xa5, 128);                        \
			n = kind##_encode_at(one, size, 4, i, 7, &s);    \
			m = kind##_encode_any(other, size, 4, i, 7, &s); \
			assert_int_equal(n, m);                          \
			good += n > 0;                                   \
			bad += n == -HNL_EINVAL;                         \
			if (n > 0)                                       \
				assert_memory_equal(one, other, 128);    \
			if (size < 80)                                   \
				assert_int_equal(one[size], 0xa5);       \
		}                                                        \
		assert_true(good > 100 && bad > 100);                    \
	} while (0)

static void small_message_same_both_ways(void **state)
{
	(void)state;
	SAME(hnl_memory_share_req, HNL_MEMORY_SHARE_REQ_FIELDS);
	SAME(hnl_memory_unshare_req, HNL_MEMORY_UNSHARE_REQ_FIELDS);
	SAME(hnl_ctrl_ring_get_rsp, HNL_CTRL_RING_GET_RSP_FIELDS);
	SAME(hnl_domain_shutdown_req, HNL_DOMAIN_SHUTDOWN_REQ_FIELDS);
	SAME(hnl_domain_paging_pool_set_req,
	     HNL_DOMAIN_PAGING_POOL_SET_REQ_FIELDS);
	SAME(hnl_event_init_control_req, HNL_EVENT_INIT_CONTROL_REQ_FIELDS);
	SAME(hnl_event_set_priority_req, HNL_EVENT_SET_PRIORITY_REQ_FIELDS);
	SAME(hnl_nested_protect_req, HNL_NESTED_PROTECT_REQ_FIELDS);
	SAME(hnl_view_access_set_req, HNL_VIEW_ACCESS_SET_REQ_FIELDS);
}

/* Each element by itself, as a list of one that is never whole: by _put(). */
static int map_slowly(const struct hnl_memory_range *r, uint32_t n)
{
	struct hnl_nest nest;
	struct hnl_builder b;
	uint32_t i;

	hnl_builder_init(&b, other, sizeof(other));
	hnl_encode_begin(&b, &hnl_memory_family, HNL_MEMORY_CMD_MAP,
			 HNL_F_REQUEST, 1, 2);
	for (i = 0; i < n; i++) {
		nest = hnl_attr_nest_begin(&b, HNL_MEMORY_A_RANGE);
		hnl_memory_range_put(&b, &r[i]);
		hnl_attr_nest_end(&b, nest);
	}
	return hnl_encode_end(&b);
}

static void range_array_same_both_ways(void **state)
{
	struct hnl_memory_range r[RANGES];
	struct hnl_memory_map_req s;
	unsigned int i, good = 0;
	uint32_t k, n;
	size_t size;
	int got;

	(void)state;
	for (i = 0; i < TRIES; i++) {
		n = 1 + random_of(RANGES);
		for (k = 0; k < n; k++) {
			hnl_memory_range_init(&r[k]);
			hnl_memory_range_set_gpa(&r[k], k << 12);
			hnl_memory_range_set_pages(&r[k], 1 + k);
			hnl_memory_range_set_attributes(&r[k], k % 2);
		}
		if (random_of(2))
			fill(&r[random_of(n)], sizeof(r[0]),
			     ~(uint64_t)0 >> (64 - HNL_MEMORY_RANGE_FIELDS));
		hnl_memory_map_req_init(&s);
		hnl_memory_map_req_set_range(&s, r, n);
		size = random_of(4) ? sizeof(one) : random_of(400);
		memset(one, 0xa5, sizeof(one));
		got = hnl_memory_map_req_encode_at(one, size, 0, 1, 2, &s);
		k = (uint32_t)map_slowly(r, n);
		if ((int)k > 0 && size < k)
			assert_int_equal(got, -HNL_EMSGSIZE);
		else if ((int)k > 0 || got != -HNL_EMSGSIZE)
			assert_int_equal(got, (int)k);
		if (got > 0)
			assert_memory_equal(one, other, (size_t)got);
		if (size < sizeof(one))
			assert_int_equal(one[size], 0xa5);
		good += got > 0;
	}
	assert_true(good > TRIES / 4);
}

static int put_text(const uint8_t *s, uint32_t n)
{
	static const struct hnl_field row = {
		.kind = HNL_KIND_STRING, .min = 0, .max = 100
	};
	const struct hnl_bytes text = { s, n };
	struct hnl_builder b;

	memset(one, 0xa5, 128);
	hnl_builder_init(&b, one, sizeof(one));
	(void)hnl_encode_string(&b, 9, &row, text);
	return b.err != 0 ? b.err : (int)b.len;
}

static void check_text(const uint8_t *s, uint32_t n)
{
	uint32_t end = 4 + (n + 4) / 4 * 4, i;

	assert_int_equal(put_text(s, n), end);
	assert_int_equal(hnl_load_le32(one), (n + 5) | 9 << 16);
	assert_memory_equal(one + 4, s, n);
	for (i = 4 + n; i < end; i++)
		assert_int_equal(one[i], 0);
	assert_int_equal(one[end], 0xa5);
}

/* Each length, and each of these bytes at each place. */
static void string_refused_for_nul_alone(void **state)
{
	static const uint8_t odd[] = { 0, 1, 0x7f, 0x80, 0x81, 0xff };
	uint32_t n, at, i;
	uint8_t s[48];

	(void)state;
	for (n = 0; n < sizeof(s); n++) {
		memset(s, 'x', sizeof(s));
		check_text(s, n);
		for (at = 0; at < n; at++)
			for (i = 0; i < sizeof(odd); i++) {
				memset(s, i % 2 ? 0x80 : 1, sizeof(s));
				s[at] = odd[i];
				if (odd[i] != 0)
					check_text(s, n);
				else
					assert_int_equal(put_text(s, n),
							 -HNL_EINVAL);
			}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_message_same_both_ways),
		cmocka_unit_test(range_array_same_both_ways),
		cmocka_unit_test(string_refused_for_nul_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
