/* SPDX-License-Identifier: MIT */
/*
 * Attributes: what a builder writes byte for byte, when it refuses, and what a
 * reader makes of headers that lie.
 */
#include "helpers.h"

static uint8_t wire[256];

static struct hnl_builder fresh(size_t size)
{
	struct hnl_builder b;

	memset(wire, 0xa5, sizeof(wire));
	hnl_builder_init(&b, wire, size);
	return b;
}

static void expect_wire(const struct hnl_builder *b, const uint8_t *want,
			size_t n)
{
	assert_int_equal(hnl_builder_verdict(b), 0);
	assert_int_equal(b->len, n);
	assert_memory_equal(wire, want, n);
	assert_int_equal(wire[n], 0xa5);
}

/* ---- writing ---- */

static void put_number_each_width_right_bytes(void **state)
{
	static const uint8_t want[] = {
		HEAD(4, 1),
		HEAD(5, 2), 0xfe, 0, 0, 0,
		HEAD(6, 3), 0x34, 0x12, 0, 0,
		HEAD(8, 4), 0x78, 0x56, 0x34, 0x12,
		HEAD(12, 5), 8, 7, 6, 5, 4, 3, 2, 1,
		HEAD(5, 6), 0xff, 0, 0, 0,
		HEAD(6, 7), 0xfe, 0xff, 0, 0,
		HEAD(8, 8), 0xfd, 0xff, 0xff, 0xff,
		HEAD(12, 9), 0xfc, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	};
	struct hnl_builder b = fresh(sizeof(want));

	(void)state;
	hnl_attr_put_flag(&b, 1);
	hnl_attr_put_u8(&b, 2, 0xfe);
	hnl_attr_put_u16(&b, 3, 0x1234);
	hnl_attr_put_u32(&b, 4, 0x12345678);
	hnl_attr_put_u64(&b, 5, 0x0102030405060708);
	hnl_attr_put_s8(&b, 6, -1);
	hnl_attr_put_s16(&b, 7, -2);
	hnl_attr_put_s32(&b, 8, -3);
	hnl_attr_put_s64(&b, 9, -4);
	expect_wire(&b, want, sizeof(want));
}

static void put_uint_by_value_4_or_8_bytes(void **state)
{
	static const struct {
		uint64_t v;
		size_t len;
	} uints[] = {
		{ 0, 8 }, { 0xffffffff, 8 }, { 0x100000000, 12 },
		{ UINT64_MAX, 12 },
	};
	static const struct {
		int64_t v;
		size_t len;
	} sints[] = {
		{ 0, 8 }, { -1, 8 }, { INT32_MAX, 8 }, { INT32_MIN, 8 },
		{ (int64_t)INT32_MAX + 1, 12 }, { (int64_t)INT32_MIN - 1, 12 },
	};
	struct hnl_builder b;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(uints); i++) {
		b = fresh(16);
		hnl_attr_put_uint(&b, 1, uints[i].v);
		assert_int_equal(b.len, uints[i].len);
	}
	for (i = 0; i < COUNT(sints); i++) {
		b = fresh(16);
		hnl_attr_put_sint(&b, 1, sints[i].v);
		assert_int_equal(b.len, sints[i].len);
	}
}

static void put_bytes_each_remainder_padding_zero(void **state)
{
	static const uint8_t data[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	struct hnl_builder b;
	size_t n, i;

	(void)state;
	for (n = 0; n <= sizeof(data); n++) {
		b = fresh(16);
		hnl_attr_put_bytes(&b, 9, n != 0 ? data : NULL, n);
		assert_int_equal(hnl_builder_verdict(&b), 0);
		assert_int_equal(b.len, 4 + (n + 3) / 4 * 4);
		assert_int_equal(hnl_load_le16(wire), 4 + n);
		assert_memory_equal(wire + 4, data, n);
		for (i = 4 + n; i < b.len; i++)
			assert_int_equal(wire[i], 0);
		assert_int_equal(wire[b.len], 0xa5);
	}
}

static void put_string_each_remainder_nul_and_padding(void **state)
{
	struct hnl_builder b;
	size_t n, i;

	(void)state;
	for (n = 0; n <= 5; n++) {
		b = fresh(16);
		hnl_attr_put_string(&b, 9, "abcde", n);
		assert_int_equal(hnl_load_le16(wire), 4 + n + 1);
		assert_memory_equal(wire + 4, "abcde", n);
		for (i = 4 + n; i < b.len; i++)
			assert_int_equal(wire[i], 0);
		assert_int_equal(b.len % 4, 0);
	}
}

static void put_room_unfilled_tail_zero(void **state)
{
	struct hnl_builder b = fresh(16);
	uint8_t *p = hnl_attr_put_room(&b, 1, 5);

	(void)state;
	assert_ptr_equal(p, wire + 4);
	assert_int_equal(b.len, 12);
	assert_memory_equal(wire + 9, "\0\0\0", 3);
}

static void builder_without_room_fails_and_stays(void **state)
{
	size_t size;
	struct hnl_builder b;

	(void)state;
	for (size = 0; size < 12; size++) {
		b = fresh(size);
		hnl_attr_put_u64(&b, 1, 0);
		assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
		assert_int_equal(b.len, 0);
		hnl_attr_put_flag(&b, 2);
		assert_int_equal(b.len, 0);
		assert_int_equal(wire[0], 0xa5);
	}
}

static void builder_first_error_stays(void **state)
{
	struct hnl_builder b = fresh(64);

	(void)state;
	hnl_attr_put_u32(&b, 1, 1);
	hnl_builder_fail(&b, HNL_EINVAL);
	hnl_builder_fail(&b, HNL_EMSGSIZE);
	hnl_attr_put_u32(&b, 1, 1);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EINVAL);
	assert_int_equal(b.len, 8);
	assert_int_equal(wire[8], 0xa5);
}

static void put_bytes_at_length_limit_refused_above(void **state)
{
	uint8_t *big = exact_block(HNL_ATTR_MAX + 1), *out;
	struct hnl_builder b;

	(void)state;
	out = exact_block(2 * HNL_MSG_MAX);
	hnl_builder_init(&b, out, 2 * HNL_MSG_MAX);
	hnl_attr_put_bytes(&b, 1, big, HNL_ATTR_MAX - HNL_ATTRHDR);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(hnl_load_le16(out), HNL_ATTR_MAX);
	assert_int_equal(hnl_attr_at(out, b.len, 0).len,
			 HNL_ATTR_MAX - HNL_ATTRHDR);
	assert_int_equal(b.len, HNL_ATTR_MAX + 1);
	hnl_attr_put_bytes(&b, 1, big, HNL_ATTR_MAX - HNL_ATTRHDR + 1);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);

	hnl_builder_init(&b, out, 2 * HNL_MSG_MAX);
	hnl_attr_put_string(&b, 1, (char *)big, HNL_ATTR_MAX - HNL_ATTRHDR - 1);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	hnl_attr_put_string(&b, 1, (char *)big, HNL_ATTR_MAX - HNL_ATTRHDR);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
	hnl_builder_init(&b, out, 2 * HNL_MSG_MAX);
	hnl_attr_put_bytes(&b, 1, big, SIZE_MAX);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
	hnl_builder_init(&b, out, 2 * HNL_MSG_MAX);
	hnl_attr_put_string(&b, 1, (char *)big, SIZE_MAX);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
	assert_int_equal(b.len, 0);
	free(out);
	free(big);
}

static void nest_of_children_length_and_bit(void **state)
{
	static const uint8_t want[] = {
		HEAD(4 + 8 + 8, 7 | N_), HEAD(8, 1), LE32(5),
		HEAD(4 + 4, 8 | N_), HEAD(4, 3),
		HEAD(4, 9 | N_),
	};
	struct hnl_builder b = fresh(sizeof(want));
	struct hnl_nest outer, inner;

	(void)state;
	outer = hnl_attr_nest_begin(&b, 7);
	hnl_attr_put_u32(&b, 1, 5);
	inner = hnl_attr_nest_begin(&b, 8);
	hnl_attr_put_flag(&b, 3);
	hnl_attr_nest_end(&b, inner);
	hnl_attr_nest_end(&b, outer);
	outer = hnl_attr_nest_begin(&b, 9);
	hnl_attr_nest_end(&b, outer);
	expect_wire(&b, want, sizeof(want));
}

static void nest_with_critical_child_critical_to_the_top(void **state)
{
	static const uint8_t want[] = {
		HEAD(4, 1 | C_),
		HEAD(4 + 12 + 4, 2 | N_ | C_), HEAD(8 + 4, 3 | N_ | C_),
		HEAD(4, 4 | C_), HEAD(4, 5), HEAD(4, 6),
		HEAD(4 + 4, 7 | N_), HEAD(4, 8),
	};
	struct hnl_builder b = fresh(sizeof(want));
	struct hnl_nest outer, inner;

	(void)state;
	hnl_attr_put_flag(&b, 1 | C_);
	outer = hnl_attr_nest_begin(&b, 2);
	inner = hnl_attr_nest_begin(&b, 3);
	hnl_attr_put_flag(&b, 4 | C_);
	hnl_attr_put_flag(&b, 5);
	hnl_attr_nest_end(&b, inner);
	hnl_attr_put_flag(&b, 6);
	hnl_attr_nest_end(&b, outer);
	/* A sibling afterwards does not become CRITICAL. */
	outer = hnl_attr_nest_begin(&b, 7);
	hnl_attr_put_flag(&b, 8);
	hnl_attr_nest_end(&b, outer);
	expect_wire(&b, want, sizeof(want));
}

static void nest_critical_itself_critical_and_its_parent(void **state)
{
	static const uint8_t want[] = {
		HEAD(8, 1 | N_ | C_), HEAD(4, 2 | N_ | C_),
	};
	struct hnl_builder b = fresh(sizeof(want));
	struct hnl_nest outer, inner;

	(void)state;
	outer = hnl_attr_nest_begin(&b, 1);
	inner = hnl_attr_nest_begin(&b, 2 | C_);
	hnl_attr_nest_end(&b, inner);
	hnl_attr_nest_end(&b, outer);
	expect_wire(&b, want, sizeof(want));
}

static void nest_without_room_first_error_stays(void **state)
{
	struct hnl_builder b = fresh(8);
	struct hnl_nest nest;

	(void)state;
	nest = hnl_attr_nest_begin(&b, 1);
	hnl_attr_put_u64(&b, 2, 3);
	hnl_attr_nest_end(&b, nest);
	assert_same(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
	assert_int_equal(b.len, 4);
}

static void nest_longer_than_its_length_field_refused(void **state)
{
	uint8_t *out = exact_block(2 * HNL_MSG_MAX);
	struct hnl_builder b;
	struct hnl_nest nest;

	(void)state;
	hnl_builder_init(&b, out, 2 * HNL_MSG_MAX);
	nest = hnl_attr_nest_begin(&b, 1);
	(void)hnl_attr_put_room(&b, 2, 65000);
	(void)hnl_attr_put_room(&b, 2, 524);
	hnl_attr_nest_end(&b, nest);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
	free(out);
}

/* ---- reading ---- */

static const struct {
	const char *name;
	uint8_t bytes[12];
	size_t n;
	uint16_t reason;
	size_t next;
} headers[] = {
	{ "one byte", { 4 }, 1, HNL_REASON_LEFTOVER, 1 },
	{ "three bytes", { 4, 0, 1 }, 3, HNL_REASON_LEFTOVER, 3 },
	{ "length 0", { HEAD(0, 1) }, 4, HNL_REASON_ATTR_SHORT, 4 },
	{ "length 3", { HEAD(3, 1) }, 4, HNL_REASON_ATTR_SHORT, 4 },
	{ "empty", { HEAD(4, 1) }, 4, HNL_REASON_NONE, 4 },
	{ "past end by padding", { HEAD(5, 1), 9 }, 5,
	  HNL_REASON_ATTR_PAST_END, 5 },
	{ "past end by one", { HEAD(9, 1) }, 8, HNL_REASON_ATTR_PAST_END, 8 },
	{ "length 0xffff", { HEAD(0xffff, 1) }, 12, HNL_REASON_ATTR_PAST_END,
	  12 },
	{ "whole", { HEAD(8, 1), 1, 2, 3, 4 }, 8, HNL_REASON_NONE, 8 },
	{ "padded", { HEAD(5, 1), 9 }, 8, HNL_REASON_NONE, 8 },
	{ "padding first byte", { HEAD(5, 1), 9, 1 }, 8, HNL_REASON_PADDING,
	  8 },
	{ "padding last byte", { HEAD(5, 1), 9, 0, 0, 1 }, 8,
	  HNL_REASON_PADDING, 8 },
	{ "followed by another", { HEAD(7, 1), 9, 9, 9, 0, 7, 7, 7, 7 }, 12,
	  HNL_REASON_NONE, 8 },
};

static void attr_at_each_header_reason(void **state)
{
	struct hnl_attr a;
	uint8_t *buf;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(headers); i++) {
		buf = exact_copy(headers[i].bytes, headers[i].n);
		a = hnl_attr_at(buf, headers[i].n, 0);
		if (a.reason != headers[i].reason ||
		    a.next != headers[i].next)
			fail_msg("%s: reason %u next %zu", headers[i].name,
				 a.reason, a.next);
		free(buf);
	}
}

static void attr_at_every_header_within_bounds(void **state)
{
	uint8_t bytes[12] = { 0 }, *buf;
	struct hnl_attr a;
	uint32_t len;
	size_t n;

	(void)state;
	for (n = 1; n <= sizeof(bytes); n++) {
		buf = exact_copy(bytes, n);
		for (len = 0; len <= 0xffff; len++) {
			if (n >= 2)
				hnl_store_le16(buf, (uint16_t)len);
			a = hnl_attr_at(buf, n, 0);
			assert_in_range(a.next, 1, n);
			if (a.reason == HNL_REASON_NONE)
				assert_true(a.off + a.len <= n);
		}
		free(buf);
	}
}

static void attr_at_flag_bits_apart_from_type(void **state)
{
	static const uint8_t bytes[] = { HEAD(4, 0x3fff | N_ | C_) };
	struct hnl_attr a = hnl_attr_at(bytes, 4, 0);

	(void)state;
	assert_int_equal(a.type, 0x3fff);
	assert_int_equal(a.bits, N_ | C_);
}

static void attr_find_present_first_absent_unknown(void **state)
{
	static const uint8_t bytes[] = {
		HEAD(5, 1), 10, 0, 0, 0, HEAD(5, 2), 20, 0, 0, 0,
		HEAD(5, 2), 21, 0, 0, 0,
	};
	static const uint8_t broken[] = { HEAD(5, 1), 10, 0, 0, 0,
					  HEAD(3, 2) };
	struct hnl_attr a = hnl_attr_find(bytes, sizeof(bytes), 0, 2);

	(void)state;
	assert_int_equal(a.reason, HNL_REASON_NONE);
	assert_int_equal(hnl_attr_u8(bytes, &a), 20);
	a = hnl_attr_find(bytes, sizeof(bytes), 0, 3);
	assert_int_equal(a.reason, HNL_REASON_UNKNOWN);
	a = hnl_attr_find(bytes, 0, 0, 1);
	assert_int_equal(a.reason, HNL_REASON_UNKNOWN);
	a = hnl_attr_find(broken, sizeof(broken), 0, 2);
	assert_int_equal(a.reason, HNL_REASON_ATTR_SHORT);
}

static void number_written_then_read_same(void **state)
{
	struct hnl_builder b = fresh(sizeof(wire));
	struct hnl_attr a;

	(void)state;
	hnl_attr_put_u8(&b, 1, 0x81);
	hnl_attr_put_u16(&b, 2, 0x8182);
	hnl_attr_put_u32(&b, 3, 0x81828384);
	hnl_attr_put_u64(&b, 4, 0x8182838485868788);
	a = hnl_attr_find(wire, b.len, 0, 1);
	assert_int_equal(hnl_attr_u8(wire, &a), 0x81);
	a = hnl_attr_find(wire, b.len, 0, 2);
	assert_int_equal(hnl_attr_u16(wire, &a), 0x8182);
	a = hnl_attr_find(wire, b.len, 0, 3);
	assert_int_equal(hnl_attr_u32(wire, &a), 0x81828384);
	a = hnl_attr_find(wire, b.len, 0, 4);
	assert_int_equal(hnl_attr_u64(wire, &a), 0x8182838485868788);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(put_number_each_width_right_bytes),
		cmocka_unit_test(put_uint_by_value_4_or_8_bytes),
		cmocka_unit_test(put_bytes_each_remainder_padding_zero),
		cmocka_unit_test(put_string_each_remainder_nul_and_padding),
		cmocka_unit_test(put_room_unfilled_tail_zero),
		cmocka_unit_test(builder_without_room_fails_and_stays),
		cmocka_unit_test(builder_first_error_stays),
		cmocka_unit_test(put_bytes_at_length_limit_refused_above),
		cmocka_unit_test(nest_of_children_length_and_bit),
		cmocka_unit_test(nest_with_critical_child_critical_to_the_top),
		cmocka_unit_test(nest_critical_itself_critical_and_its_parent),
		cmocka_unit_test(nest_without_room_first_error_stays),
		cmocka_unit_test(nest_longer_than_its_length_field_refused),
		cmocka_unit_test(attr_at_each_header_reason),
		cmocka_unit_test(attr_at_every_header_within_bounds),
		cmocka_unit_test(attr_at_flag_bits_apart_from_type),
		cmocka_unit_test(attr_find_present_first_absent_unknown),
		cmocka_unit_test(number_written_then_read_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
