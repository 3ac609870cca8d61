/* SPDX-License-Identifier: MIT */
/*
 * The steps of generated encoders and decoders, each by itself, over rows that
 * no schema need have: of bytes, strings, lists and nests; and what holds for
 * all of them, grants and absence. Numbers are test_numbers.c's.
 *
 *	value --row--> false, or the bytes that are expected	hnl_encode_...
 *	bytes --row--> false, or the value, and where it stands	hnl_fast_...
 */
#include "rows.h"

/* ---- bytes, strings, lists ---- */

static const uint8_t text[] = "four and twenty characters";

static void bytes_of_whole_elements_in_their_bounds(void **state)
{
	static const struct hnl_field row[] = {
		{ .kind = HNL_KIND_BYTES, .min = 4, .max = 20 },
		{ .kind = HNL_KIND_PACKED, .min = 4, .max = 20, .sub = 4 },
		{ .kind = HNL_KIND_PACKED, .min = 4, .max = 20, .sub = 3 },
	};
	struct hnl_bytes v = { text, 0 }, got;
	size_t i, pad;
	bool ok;

	(void)state;
	for (i = 0; i < COUNT(row); i++)
		for (v.n = 0; v.n < 24; v.n++) {
			ok = v.n >= 4 && v.n <= 20 &&
			     (i == 0 || v.n % row[i].sub == 0);
			begin(sizeof(buf));
			assert_int_equal(hnl_encode_bytes(&b, TYPE, &row[i],
							  v), ok);
			assert_int_equal(b.err, ok ? 0 : -HNL_EINVAL);
			begin(sizeof(buf));
			hnl_attr_put_bytes(&b, TYPE, text, v.n);
			look(b.len);
			assert_int_equal(hnl_fast_bytes(&at, TYPE, &row[i], 0,
							&got), ok && i != 3);
			if (!ok)
				continue;
			assert_memory_equal(got.p, text, v.n);
			assert_int_equal(got.n, v.n);
			for (pad = v.n; pad % 4 != 0; pad++) {
				buf[HNL_ATTRHDR + pad] = 1;
				look(b.len);
				assert_false(hnl_fast_bytes(&at, TYPE, &row[i],
							    0, &got));
				buf[HNL_ATTRHDR + pad] = 0;
			}
		}
	v.n = 12;
	begin(15);
	assert_false(hnl_encode_bytes(&b, TYPE, &row[0], v));
	assert_int_equal(b.err, -HNL_EMSGSIZE);
}

/* Of one length alone: in a set that is whole, and in one that is not. */
static void bytes_that_are_always_as_many(void **state)
{
	static const struct hnl_field row = {
		.kind = HNL_KIND_BYTES, .min = 6, .max = 6, .feature = 5
	};
	struct hnl_bytes got = { NULL, 0 };
	bool ok, exact, pad, grant;
	size_t n, i;

	(void)state;
	for (i = 0; i < 7 * 8; i++) {
		n = 3 + i / 8;
		exact = i & 1;
		pad = i & 2;
		grant = i & 4;
		begin(sizeof(buf));
		hnl_attr_put_bytes(&b, TYPE, text, n);
		buf[b.len - 1] |= pad;
		look(b.len);
		decoder.grants = grant ? 1 | 1u << 5 : 1;
		if (exact)
			at = hnl_fast_exact(at, 0);
		ok = hnl_fast_fixed(&at, TYPE, &row, 0, &got);
		assert_int_equal(ok, n == 6 ? !pad && grant : !exact);
		assert_int_equal(at.has & 1, n == 6 || exact);
	}
	begin(sizeof(buf));
	hnl_attr_put_bytes(&b, TYPE, text, 6);
	look(b.len);
	assert_true(hnl_fast_fixed(&at, TYPE, &row, 0, &got));
	assert_ptr_equal(got.p, buf + HNL_ATTRHDR);
	assert_int_equal(got.n, 6);
	assert_int_equal(at.at, 0);
}

static void string_in_its_bounds(void **state)
{
	static const struct hnl_field row = {
		.kind = HNL_KIND_STRING, .min = 3, .max = 20
	};
	struct hnl_bytes v = { text, 0 }, got;
	size_t i;
	bool ok;

	(void)state;
	for (v.n = 0; v.n < 26; v.n++) {
		ok = v.n >= 3 && v.n <= 20;
		begin(sizeof(buf));
		assert_int_equal(hnl_encode_string(&b, TYPE, &row, v), ok);
		assert_int_equal(b.err, ok ? 0 : -HNL_EINVAL);
		begin(sizeof(buf));
		hnl_attr_put_string(&b, TYPE, (const char *)text, v.n);
		look(b.len);
		assert_int_equal(hnl_fast_string(&at, TYPE, &row, 0, &got),
				 ok);
		if (!ok)
			continue;
		assert_int_equal(got.n, v.n);
		for (i = 0; i <= v.n; i++) {
			buf[HNL_ATTRHDR + i] = i == v.n;
			look(b.len);
			assert_false(hnl_fast_string(&at, TYPE, &row, 0,
						     &got));
			buf[HNL_ATTRHDR + i] = i == v.n ? 0 : text[i];
		}
	}
	/* Not even a header and the NUL. */
	begin(sizeof(buf));
	hnl_attr_put_bytes(&b, TYPE, NULL, 0);
	look(b.len);
	assert_false(hnl_fast_string(&at, TYPE, &row, 0, &got));
}

/* With its NUL it is longer than any attribute, whatever the row says. */
static void string_longer_than_an_attribute_refused(void **state)
{
	static const struct hnl_field row = {
		.kind = HNL_KIND_STRING, .max = 0xffff
	};
	static uint8_t s[HNL_ATTR_MAX + 8];
	struct hnl_bytes v = { s, HNL_ATTR_MAX - HNL_ATTRHDR - 1 };

	(void)state;
	memset(s, 'x', sizeof(s));
	begin(sizeof(buf));
	assert_true(hnl_encode_string(&b, TYPE, &row, v));
	v.n++;
	begin(sizeof(buf));
	assert_false(hnl_encode_string(&b, TYPE, &row, v));
	assert_int_equal(b.err, -HNL_EINVAL);
	v.n = 12;
	begin(16);
	assert_false(hnl_encode_string(&b, TYPE, &row, v));
	assert_int_equal(b.err, -HNL_EMSGSIZE);
}

static void count_of_a_list_in_its_bounds(void **state)
{
	static const struct {
		struct hnl_field row;
		uint32_t n;
		bool ok;
	} counts[] = {
		{ { .min_count = 0, .max_count = 0 }, 0, false },
		{ { .min_count = 0, .max_count = 0 }, 1, true },
		{ { .min_count = 0, .max_count = 0 }, 70000, true },
		{ { .min_count = 2, .max_count = 0 }, 1, false },
		{ { .min_count = 2, .max_count = 3 }, 2, true },
		{ { .min_count = 2, .max_count = 3 }, 3, true },
		{ { .min_count = 2, .max_count = 3 }, 4, false },
	};
	struct hnl_list l;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(counts); i++) {
		begin(sizeof(buf));
		assert_int_equal(hnl_encode_count(&b, &counts[i].row,
						  counts[i].n), counts[i].ok);
		assert_int_equal(b.err, counts[i].ok ? 0 : -HNL_EINVAL);
		look(16);
		memset(&l, 0xa5, sizeof(l));
		/* None at all is a list that is absent. */
		assert_int_equal(hnl_fast_list(&at, &counts[i].row, 0, buf + 4,
					       counts[i].n, &l),
				 counts[i].ok || counts[i].n == 0);
		assert_int_equal(at.has & 1, counts[i].n != 0);
		if (!counts[i].ok)
			continue;
		assert_null(l.item);
		assert_int_equal(l.n, counts[i].n);
		assert_int_equal(l.pos, 4);
		assert_int_equal(l.end, 16);
	}
}

/* ---- what was not granted, and what is absent ---- */

static void field_not_granted_refused_whatever_it_is(void **state)
{
	static const struct hnl_field row = {
		.kind = HNL_KIND_U32, .max = 20, .feature = 5, .check = 0
	};
	struct hnl_bytes got;
	struct hnl_list l;
	uint32_t v;
	size_t i;
	bool granted;

	(void)state;
	for (i = 0; i < 2; i++) {
		granted = i == 1;
		begin(sizeof(buf));
		hnl_attr_put_u32(&b, TYPE, 0x00616161);
		look(b.len);
		decoder.grants = granted ? 1 | 1u << 5 : 1;
		assert_int_equal(hnl_fast_u32(&at, TYPE, &row, 0, &v),
				 granted);
		look(b.len);
		decoder.grants = granted ? 1 | 1u << 5 : 1;
		assert_int_equal(hnl_fast_string(&at, TYPE, &row, 0, &got),
				 granted);
		look(b.len);
		decoder.grants = granted ? 1 | 1u << 5 : 1;
		assert_int_equal(hnl_fast_bytes(&at, TYPE, &row, 0, &got),
				 granted);
		look(b.len);
		decoder.grants = granted ? 1 | 1u << 5 : 1;
		assert_int_equal(hnl_fast_list(&at, &row, 0, buf, 1, &l),
				 granted);
		begin(sizeof(buf));
		hnl_attr_put_flag(&b, TYPE);
		look(b.len);
		decoder.grants = granted ? 1 | 1u << 5 : 1;
		assert_int_equal(hnl_fast_flag(&at, TYPE, &row, 0), granted);
	}
	decoder.grants = 0;
	assert_false(hnl_fast_known(&decoder));
	decoder.grants = 1;
	assert_true(hnl_fast_known(&decoder));
}

/* Of a set that must be whole, and of a field that must be there, no one is. */
static void absent_where_it_may_be(void **state)
{
	static const struct hnl_field optional = { .kind = HNL_KIND_U32 };
	static const struct hnl_field required = {
		.kind = HNL_KIND_U32, .flags = HNL_FIELD_REQUIRED
	};
	struct hnl_bytes got;
	uint64_t has;
	uint32_t v;

	(void)state;
	begin(sizeof(buf));
	hnl_attr_put_u32(&b, TYPE + 1, 7);
	look(b.len);
	assert_false(hnl_fast_u32(&at, TYPE, &required, 0, &v));
	look(b.len);
	assert_true(hnl_fast_u32(&at, TYPE, &optional, 0, &v));
	assert_false(hnl_fast_end(&at, &has));
	assert_true(hnl_fast_u32(&at, TYPE + 1, &optional, 0, &v));
	assert_true(hnl_fast_end(&at, &has));
	assert_int_equal(has, 2);
	/* Behind the last one, whatever is asked for is absent. */
	assert_true(hnl_fast_u32(&at, TYPE + 2, &optional, 0, &v));
	assert_true(hnl_fast_bytes(&at, TYPE + 2, &optional, 0, &got));
	assert_true(hnl_fast_string(&at, TYPE + 2, &optional, 0, &got));
	assert_true(hnl_fast_flag(&at, TYPE + 2, &optional, 0));
	look(b.len);
	at = hnl_fast_exact(hnl_fast_roomy(at, 8), 0);
	assert_false(hnl_fast_u32(&at, TYPE, &optional, 0, &v));
	assert_false(hnl_fast_bytes(&at, TYPE, &optional, 0, &got));
}

/* Of a whole set one may have any length: it ends where the rest begins. */
static void bytes_of_a_whole_set_end_where_the_rest_begins(void **state)
{
	static const struct hnl_field row = {
		.kind = HNL_KIND_BYTES, .max = 20
	};
	struct hnl_bytes got;
	uint64_t has;
	uint32_t v;

	(void)state;
	begin(sizeof(buf));
	hnl_attr_put_bytes(&b, TYPE, text, 9);
	hnl_attr_put_u32(&b, TYPE + 1, 7);
	look(b.len);
	at = hnl_fast_exact(at, 8);
	assert_true(hnl_fast_bytes(&at, TYPE, &row, 0, &got));
	assert_int_equal(got.n, 9);
	assert_true(hnl_fast_u32(&at, TYPE + 1, &row, 0, &v));
	assert_int_equal(v, 7);
	assert_true(hnl_fast_end(&at, &has));
	look(b.len);
	at = hnl_fast_exact(at, 4);
	assert_false(hnl_fast_bytes(&at, TYPE, &row, 0, &got));
}

/* ---- nests ---- */

static void nest_entered_if_it_is_whole(void **state)
{
	static const struct hnl_field row = { .kind = HNL_KIND_NEST };
	struct hnl_nest nest;
	struct hnl_fast in = at;
	uint32_t v;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		begin(sizeof(buf));
		nest = hnl_attr_nest_begin(&b, TYPE);
		hnl_attr_put_u32(&b, i == 0 ? 1 : 1 | HNL_ATTR_CRITICAL, 7);
		hnl_attr_nest_end(&b, nest);
		look(b.len);
		assert_true(hnl_fast_enter(&at, TYPE, &row, &in));
		assert_int_equal(at.at, 0);
		assert_int_equal(hnl_fast_here(&in) - buf, HNL_ATTRHDR);
		look(b.len);
		assert_int_equal(hnl_fast_enter_exact(&at, TYPE, &row, 8, &in),
				 i == 0);
		if (i == 0) {
			assert_true(in.exact);
			assert_true(hnl_fast_u32(&in, 1, &row, 0, &v));
			assert_int_equal(v, 7);
		}
	}
	look(b.len);
	assert_false(hnl_fast_enter(&at, TYPE + 1, &row, &in));
	look(b.len);
	assert_false(hnl_fast_enter_exact(&at, TYPE, &row, 12, &in));
	look(b.len);
	at = hnl_fast_exact(at, 0);
	assert_false(hnl_fast_enter(&at, TYPE, &row, &in));
}

/* Shorter than a header, no multiple of 4, more than there is. */
static void nest_of_a_length_that_cannot_be_not_entered(void **state)
{
	static const struct hnl_field row = { .kind = HNL_KIND_NEST };
	static const uint16_t lengths[] = { 0, 3, 5, 11, 16, 0xffff };
	struct hnl_nest nest;
	struct hnl_fast in;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(lengths); i++) {
		begin(sizeof(buf));
		nest = hnl_attr_nest_begin(&b, TYPE);
		hnl_attr_put_u32(&b, 1, 7);
		hnl_attr_nest_end(&b, nest);
		hnl_store_le16(buf, lengths[i]);
		look(b.len);
		assert_false(hnl_fast_enter(&at, TYPE, &row, &in));
	}
}

/* ---- messages ---- */

static void builder_within_another_its_bytes_and_its_faults(void **state)
{
	struct hnl_builder w;
	struct hnl_list l = { .item = NULL, .n = 3 };

	(void)state;
	begin(32);
	hnl_attr_put_u32(&b, 1, 7);
	w = hnl_encode_within(&b);
	assert_int_equal(w.size, 24);
	assert_false(hnl_encode_is_roomy(&w, 25, false));
	assert_true(hnl_encode_is_roomy(&w, 24, false));
	assert_true(hnl_encode_is_roomy(&w, 16, true));
	assert_int_equal(w.size, 16);
	hnl_attr_put_u32(&w, 2 | HNL_ATTR_CRITICAL, 8);
	assert_true(hnl_encode_commit(&b, &w));
	assert_int_equal(b.len, 16);
	assert_true(b.critical);
	w = hnl_encode_within(&b);
	hnl_attr_put_u64(&w, 3, 9);
	hnl_attr_put_u64(&w, 3, 9);
	assert_false(hnl_encode_commit(&b, &w));
	assert_int_equal(b.err, -HNL_EMSGSIZE);
	assert_int_equal(b.len, 28);
	begin(32);
	assert_false(hnl_encode_are_roomy(&b, &l, 8));
	l.item = buf;
	assert_true(hnl_encode_are_roomy(&b, &l, 10));
	assert_false(hnl_encode_are_roomy(&b, &l, 11));
	l.n = 0xffffffff;
	assert_false(hnl_encode_are_roomy(&b, &l, 0xffffffff));
}

static void presence_all_some_or_none(void **state)
{
	(void)state;
	begin(8);
	assert_true(hnl_encode_has(&b, 7, 5));
	assert_false(hnl_encode_has(&b, 3, 5));
	assert_int_equal(b.err, -HNL_EINVAL);
	assert_true(hnl_encode_is_full(7, 3));
	assert_false(hnl_encode_is_full(3, 3));
	assert_false(hnl_encode_is_full(15, 3));
	assert_true(hnl_encode_is_full(~(uint64_t)0, 64));
}

static void message_its_header_or_no_room_for_one(void **state)
{
	static const struct hnl_family family = { .id = 77, .version = 3 };

	(void)state;
	begin(64);
	hnl_encode_begin_own(&b, &family, 5, HNL_F_DUMP, HNL_F_REQUEST, 11,
			     12);
	hnl_attr_put_u32(&b, 1, 7);
	assert_int_equal(hnl_encode_end(&b), 28);
	assert_int_equal(hnl_load_le32(buf), 28);
	assert_int_equal(hnl_load_le16(buf + 4), 77);
	assert_int_equal(hnl_load_le16(buf + 6), HNL_F_DUMP | HNL_F_REQUEST);
	assert_int_equal(hnl_load_le32(buf + 8), 11);
	assert_int_equal(hnl_load_le32(buf + 12), 12);
	assert_int_equal(hnl_load_le32(buf + 16), 5 | 3 << 8);
	begin(19);
	hnl_encode_begin(&b, &family, 5, HNL_F_REQUEST, 11, 12);
	assert_int_equal(hnl_encode_end(&b), -HNL_EMSGSIZE);
	assert_int_equal(buf[0], 0xa5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_of_whole_elements_in_their_bounds),
		cmocka_unit_test(bytes_that_are_always_as_many),
		cmocka_unit_test(string_in_its_bounds),
		cmocka_unit_test(string_longer_than_an_attribute_refused),
		cmocka_unit_test(count_of_a_list_in_its_bounds),
		cmocka_unit_test(field_not_granted_refused_whatever_it_is),
		cmocka_unit_test(absent_where_it_may_be),
		cmocka_unit_test(
			bytes_of_a_whole_set_end_where_the_rest_begins),
		cmocka_unit_test(nest_entered_if_it_is_whole),
		cmocka_unit_test(nest_of_a_length_that_cannot_be_not_entered),
		cmocka_unit_test(
			builder_within_another_its_bytes_and_its_faults),
		cmocka_unit_test(presence_all_some_or_none),
		cmocka_unit_test(message_its_header_or_no_room_for_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
