/* SPDX-License-Identifier: MIT */
/*
 * The steps of generated encoders and decoders that take a number, each by
 * itself, over rows that no schema need have: of every width, check and byte
 * order.
 *
 *	value --row--> false, or the bytes that are expected	hnl_encode_...
 *	bytes --row--> false, or the value, and where it stands	hnl_fast_...
 *
 * What a row admits is said here a second time, by plain arithmetic.
 */
#include "rows.h"

#include <hnl/quick.h>

static const uint64_t values[] = {
	0, 1, 3, 4, 5, 6, 8, 62, 63, 64, 99, 100, 101, 0x7f, 0x80, 0xfc, 0xff,
	0x7fff, 0x8000, 0xfffc, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffc,
	0xffffffff, 0x100000000, 0x7fffffffffffffff, 0x8000000000000000,
	0xfffffffffffffffc, 0xffffffffffffffff,
};

/* shape is set where a row is plain: see hnl_field_fits64(). */
static const struct hnl_field rows[] = {
	{ .check = HNL_CHECK_NONE },
	{ .check = HNL_CHECK_NONE, .align = 2 },
	{ .check = HNL_CHECK_RANGE, .lo = 4, .hi = 100 },
	{ .check = HNL_CHECK_RANGE, .lo = 4, .hi = 100, .align = 2 },
	{ .check = HNL_CHECK_SRANGE, .lo = ~(uint64_t)3, .hi = 5 },
	{ .check = HNL_CHECK_MASK, .hi = 0x45 },
	{ .check = HNL_CHECK_MASK, .hi = 0x44, .align = 2 },
	{ .check = HNL_CHECK_ENUM, .hi = 0x8000000000000029 },
	{ .check = HNL_CHECK_RANGE, .lo = 4, .hi = 100, .shape = 8,
	  .span = 96 },
	{ .check = HNL_CHECK_RANGE, .lo = 4, .hi = 100, .align = 2, .shape = 8,
	  .span = 24 },
	{ .check = HNL_CHECK_NONE, .align = 2, .shape = 8,
	  .span = ~(uint64_t)0 >> 2 },
};

static bool admits(const struct hnl_field *f, uint64_t v)
{
	if (v % ((uint64_t)1 << f->align) != 0)
		return false;
	switch (f->check) {
	case HNL_CHECK_RANGE:
		return v >= f->lo && v <= f->hi;
	case HNL_CHECK_SRANGE:
		return (int64_t)v >= (int64_t)f->lo &&
		       (int64_t)v <= (int64_t)f->hi;
	case HNL_CHECK_MASK:
		return (v | f->hi) == f->hi;
	case HNL_CHECK_ENUM:
		return v < 64 && (f->hi >> v & 1) == 1;
	default:
		return true;
	}
}

static void expect_number(uint64_t v, size_t n, bool big, bool ok)
{
	size_t i, k;

	assert_int_equal(b.err, ok ? 0 : -HNL_EINVAL);
	assert_int_equal(b.len, ok ? HNL_ATTRHDR + hnl_align(n) : 0);
	if (!ok)
		return;
	assert_int_equal(hnl_load_le32(buf), (HNL_ATTRHDR + n) | TYPE << 16);
	for (i = 0; i < n; i++) {
		k = big ? n - 1 - i : i;
		assert_int_equal(buf[HNL_ATTRHDR + i], v >> 8 * k & 0xff);
	}
	for (; i < hnl_align(n); i++)
		assert_int_equal(buf[HNL_ATTRHDR + i], 0);
}

/* The same number on the wire, admitted or not. */
static void put_raw(uint64_t v, size_t n)
{
	begin(sizeof(buf));
	hnl_store_le32(buf, (uint32_t)((HNL_ATTRHDR + n) | TYPE << 16));
	hnl_store_le64(buf + HNL_ATTRHDR,
		       n == 8 ? v : v & (((uint64_t)1 << 8 * n) - 1));
	look(HNL_ATTRHDR + hnl_align(n));
}

/* Plain rows of unsigned numbers alone: their range is one compare. */
#define NUMBER(name, type, numeral, is_signed)                              \
	static void number_##name(const struct hnl_field *row, bool big,    \
				  uint64_t any)                             \
	{                                                                   \
		type v = (type)any, got = 0;                                \
		uint64_t wide = (uint64_t)v;                                \
		struct hnl_field f = *row;                                  \
		bool ok = admits(&f, wide);                                 \
									    \
		if (is_signed && f.shape != 0)                              \
			return;                                             \
		f.kind = HNL_KIND_##numeral;                                \
		f.flags = big ? HNL_FIELD_BIG_ENDIAN : 0;                   \
		begin(sizeof(buf));                                         \
		assert_int_equal(hnl_encode_##name(&b, TYPE, &f, v), ok);   \
		expect_number(wide, sizeof(v), big, ok);                    \
		begin(HNL_ATTRHDR);                                         \
		assert_false(hnl_encode_##name(&b, TYPE, &f, v));           \
		assert_int_equal(b.err, ok ? -HNL_EMSGSIZE : -HNL_EINVAL);  \
		if (big)                                                    \
			return;                                             \
		put_raw(wide, sizeof(v));                                   \
		assert_int_equal(hnl_fast_##name(&at, TYPE, &f, 0, &got),   \
				 ok);                                       \
		if (ok)                                                     \
			assert_true(got == v && at.at == 0);                \
	}

NUMBER(u8, uint8_t, U8, false)
NUMBER(u16, uint16_t, U16, false)
NUMBER(u32, uint32_t, U32, false)
NUMBER(u64, uint64_t, U64, false)
NUMBER(s8, int8_t, S8, true)
NUMBER(s16, int16_t, S16, true)
NUMBER(s32, int32_t, S32, true)
NUMBER(s64, int64_t, S64, true)

static void number_by_each_row_as_it_says(void **state)
{
	size_t i, k, big;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		for (k = 0; k < COUNT(values); k++)
			for (big = 0; big < 2; big++) {
				if (big == 0) {
					number_u8(&rows[i], false, values[k]);
					number_s8(&rows[i], false, values[k]);
				}
				number_u16(&rows[i], big, values[k]);
				number_u32(&rows[i], big, values[k]);
				number_u64(&rows[i], big, values[k]);
				number_s16(&rows[i], big, values[k]);
				number_s32(&rows[i], big, values[k]);
				number_s64(&rows[i], big, values[k]);
			}
}

/* 4 bytes when the value fits, else 8. */
static void number_of_either_width(void **state)
{
	struct hnl_field f;
	size_t i, k, big;
	uint64_t v;
	bool ok, wide;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		for (k = 0; k < COUNT(values); k++)
			for (big = 0; big < 2; big++) {
				f = rows[i];
				f.flags = big ? HNL_FIELD_BIG_ENDIAN : 0;
				v = values[k];
				ok = admits(&f, v);
				begin(sizeof(buf));
				assert_int_equal(hnl_encode_uint(&b, TYPE, &f,
								 v), ok);
				expect_number(v, v >> 32 ? 8 : 4, big, ok);
				begin(sizeof(buf));
				assert_int_equal(hnl_encode_sint(
					&b, TYPE, &f, (int64_t)v), ok);
				wide = (int64_t)v != (int32_t)v;
				expect_number(v, wide ? 8 : 4, big, ok);
			}
}

/* Of fewer than 4 bytes the zeros behind them belong to the number. */
static void number_with_padding_that_is_not_zero_refused(void **state)
{
	static const struct hnl_field plain = {
		.kind = HNL_KIND_U8, .check = HNL_CHECK_RANGE, .hi = 255,
		.span = 255, .shape = 5
	};
	static const struct hnl_field odd = {
		.kind = HNL_KIND_U8, .check = HNL_CHECK_MASK, .hi = 255
	};
	uint8_t v;
	size_t i;

	(void)state;
	for (i = 1; i < 4; i++) {
		put_raw(7, 1);
		buf[HNL_ATTRHDR + i] = 1;
		assert_false(hnl_fast_u8(&at, TYPE, &plain, 0, &v));
		look(8);
		assert_false(hnl_fast_u8(&at, TYPE, &odd, 0, &v));
		buf[HNL_ATTRHDR + i] = 0;
		look(8);
		assert_true(hnl_fast_u8(&at, TYPE, &plain, 0, &v));
		assert_int_equal(v, 7);
	}
}

static void bits_selected_and_defined_alone(void **state)
{
	static const struct {
		uint32_t value, selector;
		bool any, masked;
	} bits[] = {
		{ 0, 0, true, true }, { 1, 5, true, true },
		{ 5, 5, true, true }, { 2, 5, false, false },
		{ 2, 2, true, false }, { 0, 2, true, false },
		{ 4, 0, false, false },
	};
	struct hnl_field f = { .kind = HNL_KIND_BITFIELD32, .hi = 5 };
	struct hnl_bitfield32 v;
	size_t i, k;
	bool ok;

	(void)state;
	for (i = 0; i < COUNT(bits); i++)
		for (k = 0; k < 2; k++) {
			f.check = k != 0 ? HNL_CHECK_MASK : HNL_CHECK_NONE;
			ok = k != 0 ? bits[i].masked : bits[i].any;
			v.value = bits[i].value;
			v.selector = bits[i].selector;
			begin(sizeof(buf));
			assert_int_equal(hnl_encode_bitfield32(&b, TYPE, &f,
							       v), ok);
			expect_number(v.value | (uint64_t)v.selector << 32, 8,
				      false, ok);
		}
	begin(8);
	assert_false(hnl_encode_bitfield32(&b, TYPE, &f, v));
	v.value = v.selector = 0;
	begin(8);
	assert_false(hnl_encode_bitfield32(&b, TYPE, &f, v));
	assert_int_equal(b.err, -HNL_EMSGSIZE);
}

static void big_endian_numbers_at_any_address(void **state)
{
	uint8_t p[11];
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		hnl_store_be64(p + i, 0x0102030405060708);
		assert_int_equal(p[i], 1);
		assert_int_equal(p[i + 7], 8);
		assert_true(hnl_load_be64(p + i) == 0x0102030405060708);
		assert_int_equal(hnl_load_be32(p + i), 0x01020304);
		assert_int_equal(hnl_load_be16(p + i), 0x0102);
		hnl_store_be32(p + i, 0x0a0b0c0d);
		hnl_store_be16(p + i, 0x0102);
		assert_int_equal(hnl_load_be32(p + i), 0x01020c0d);
	}
}

/* ---- the inline encoders of small messages ---- */

static void quick_value_as_its_rule_says(void **state)
{
	size_t k;
	uint64_t v;

	(void)state;
	for (k = 0; k < COUNT(values); k++) {
		v = values[k];
		begin(16);
		assert_int_equal(hnl_quick_u64(buf, TYPE, v, 2, 4, 24),
				 v % 4 == 0 && v >= 4 && v <= 100);
		assert_true(hnl_load_le64(buf + 4) == v);
		begin(16);
		assert_int_equal(hnl_quick_u32(buf, TYPE, 4, (uint32_t)v, 2, 4,
					       24),
				 (uint32_t)v % 4 == 0 && (uint32_t)v >= 4 &&
				 (uint32_t)v <= 100);
		assert_int_equal(hnl_load_le32(buf + 4), (uint32_t)v);
	}
	assert_true(hnl_quick_u32(buf, TYPE, 4, 8, 2, 4, 24));
	assert_int_equal(hnl_load_le32(buf), 8 | TYPE << 16);
}

/* Which bits may be set is looked at behind the loop. */
static void quick_bits_of_all_are_gathered(void **state)
{
	uint64_t any = 0;

	(void)state;
	hnl_quick_bits32(buf, 0x11, &any);
	hnl_quick_bits32(buf + 4, 0x20, &any);
	assert_int_equal(any, 0x31);
	hnl_quick_bits64(buf + 8, (uint64_t)1 << 40, &any);
	assert_true(any == (0x31 | (uint64_t)1 << 40));
	assert_int_equal(hnl_load_le32(buf + 4), 0x20);
	assert_true(hnl_load_le64(buf + 8) == (uint64_t)1 << 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(number_by_each_row_as_it_says),
		cmocka_unit_test(number_of_either_width),
		cmocka_unit_test(number_with_padding_that_is_not_zero_refused),
		cmocka_unit_test(bits_selected_and_defined_alone),
		cmocka_unit_test(big_endian_numbers_at_any_address),
		cmocka_unit_test(quick_value_as_its_rule_says),
		cmocka_unit_test(quick_bits_of_all_are_gathered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
