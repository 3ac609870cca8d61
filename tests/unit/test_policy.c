/* SPDX-License-Identifier: MIT */
/*
 * What the engine accepts, and what it stores: each kind at its edges, lists,
 * lazy nests, grants, modes, and the list of what was ignored. Refusals are in
 * test_policy_refuse.c.
 */
#include "policy_schema.h"

static uint8_t *block;

static int drop_block(void **state)
{
	(void)state;
	free(block);
	block = NULL;
	return 0;
}

/* Decodes n bytes of attributes as set TOP, which must be accepted. */
static struct top accept(const uint8_t *attrs, size_t n, struct hnl_extack *x)
{
	struct top top;

	free(block);
	block = block_of(attrs, n);
	memset(&top, 0xa5, sizeof(top));
	assert_int_equal(decode_block(block, HNL_MSGHDR + n, SET_TOP,
				      HNL_MODE_REQUEST, HNL_GRANT_ALL, &top,
				      x), 0);
	assert_int_equal(x->err, 0);
	assert_int_equal(x->reason, HNL_REASON_NONE);
	return top;
}

static const uint8_t all_kinds[] = {
	HEAD(4, T(F_FLAG)),
	HEAD(5, T(F_U8)), 200, 0, 0, 0,
	HEAD(6, T(F_U16)), LE16(0xfffe), 0, 0,
	HEAD(8, T(F_U32)), LE32(0xff),
	HEAD(12, T(F_U64)), LE64(0x10000),
	HEAD(5, T(F_S8)), 0xfb, 0, 0, 0,
	HEAD(6, T(F_S16)), LE16(0x10000 - 300), 0, 0,
	HEAD(8, T(F_S32)), LE32(0x100000000 - 70000),
	HEAD(12, T(F_S64)), LE64((uint64_t)INT64_MAX + 1),
	HEAD(8, T(F_UINT)), LE32(0xffffffff),
	HEAD(8, T(F_SINT)), LE32(0x100000000 - 9),
	HEAD(12, T(F_BITS)), LE32(5), LE32(7),
	HEAD(10, T(F_STRING)), 'h', 'e', 'l', 'l', 'o', 0, 0, 0,
	HEAD(9, T(F_LOOSE)), 'w', 'o', 'r', 'l', 'd', 0, 0, 0,
	HEAD(7, T(F_BYTES)), 1, 0, 3, 0,
	HEAD(12, T(F_PACKED)), LE32(11), LE32(12),
	HEAD(4 + 8 + 8, T(F_NEST) | N_), HEAD(8, 1), LE32(1), HEAD(8, 3),
	LE32(3),
	HEAD(6, T(F_BE16)), 1, 0xff, 0, 0,
	HEAD(8, T(F_BE32)), 1, 2, 3, 4,
	HEAD(12, T(F_BE64)), 1, 2, 3, 4, 5, 6, 7, 0xf0,
	HEAD(8, T(F_GRANTED)), LE32(77),
	HEAD(8, T(F_ENUM)), LE32(63),
	HEAD(6, T(F_BES16)), 0xff, 0xfe, 0, 0,
};

static void message_of_every_kind_stored(void **state)
{
	struct hnl_extack x;
	struct top t = accept(all_kinds, sizeof(all_kinds), &x);

	(void)state;
	assert_int_equal(t.u8, 200);
	assert_int_equal(t.u16, 0xfffe);
	assert_int_equal(t.u32, 0xff);
	assert_int_equal(t.u64, 0x10000);
	assert_same(t.s8, -5);
	assert_same(t.s16, -300);
	assert_same(t.s32, -70000);
	assert_same(t.s64, INT64_MIN);
	assert_int_equal(t.uint_, 0xffffffff);
	assert_same(t.sint, -9);
	assert_int_equal(t.bits.value, 5);
	assert_int_equal(t.bits.selector, 7);
	assert_int_equal(t.string.n, 5);
	assert_memory_equal(t.string.p, "hello", 5);
	assert_int_equal(t.loose.n, 5);
	assert_memory_equal(t.loose.p, "world", 5);
	assert_int_equal(t.bytes.n, 3);
	assert_memory_equal(t.bytes.p, "\1\0\3", 3);
	assert_int_equal(t.packed.n, 8);
	assert_int_equal(hnl_load_le32(t.packed.p + 4), 12);
	assert_int_equal(t.nest.has[0], 5);
	assert_int_equal(t.nest.need, 1);
	assert_int_equal(t.nest.granted, 3);
	assert_int_equal(t.be16, 0x1ff);
	assert_int_equal(t.be32, 0x01020304);
	assert_int_equal(t.be64, 0x01020304050607f0);
	assert_int_equal(t.granted, 77);
	assert_int_equal(t.enum_, 63);
	assert_same(t.bes16, -2);
	assert_int_equal(x.ignored_n, 0);
}

static void message_without_attributes_nothing_stored(void **state)
{
	struct hnl_extack x;
	struct top t = accept(NULL, 0, &x), rubble;

	(void)state;
	memset(&rubble, 0xa5, sizeof(rubble));
	assert_int_equal(t.has[0], 0);
	assert_memory_equal((uint8_t *)&t + 8, (uint8_t *)&rubble + 8,
			    sizeof(t) - 8);
}

static void presence_each_field_alone_its_bit(void **state)
{
	struct hnl_extack x;
	struct hnl_attr a;
	struct top t;
	size_t pos;

	(void)state;
	for (pos = 0; pos < sizeof(all_kinds); pos = a.next) {
		a = hnl_attr_at(all_kinds, sizeof(all_kinds), pos);
		t = accept(all_kinds + pos, a.next - pos, &x);
		assert_int_equal(t.has[0], (uint64_t)1 << (a.type - 1));
		assert_int_equal(HNL_HAS(&t, a.type - 1), 1);
	}
}

static void message_in_any_order_same_values(void **state)
{
	uint8_t turned[sizeof(all_kinds)];
	struct top a, b;
	struct hnl_extack x;
	struct hnl_attr at;
	size_t pos, left = sizeof(turned);

	(void)state;
	for (pos = 0; pos < sizeof(all_kinds); pos = at.next) {
		at = hnl_attr_at(all_kinds, sizeof(all_kinds), pos);
		left -= at.next - pos;
		memcpy(turned + left, all_kinds + pos, at.next - pos);
	}
	a = accept(all_kinds, sizeof(all_kinds), &x);
	b = accept(turned, sizeof(turned), &x);
	assert_int_equal(a.has[0], b.has[0]);
	assert_int_equal(a.be64, b.be64);
	assert_int_equal(a.nest.need, b.nest.need);
	assert_same(a.sint, b.sint);
}

static void wide_number_of_8_bytes_accepted(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(12, T(F_UINT)), LE64(0xffffffffffffffff),
		HEAD(12, T(F_SINT)), LE64(0x7fffffffffffffff),
	};
	struct hnl_extack x;
	struct top t = accept(attrs, sizeof(attrs), &x);

	(void)state;
	assert_int_equal(t.uint_, UINT64_MAX);
	assert_same(t.sint, INT64_MAX);
}

static void string_each_termination_characters_alone(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(6, T(F_STRING)), 'a', 0, 0, 0,
		HEAD(6, T(F_LOOSE)), 'b', 0, 0, 0,
	};
	static const uint8_t empty[] = { HEAD(4, T(F_LOOSE)) };
	struct hnl_extack x;
	struct top t = accept(attrs, sizeof(attrs), &x);

	(void)state;
	assert_int_equal(t.string.n, 1);
	assert_int_equal(t.loose.n, 1);
	t = accept(empty, sizeof(empty), &x);
	assert_true(HNL_HAS(&t, F_LOOSE));
	assert_int_equal(t.loose.n, 0);
}

static void critical_bit_on_known_attribute_means_nothing(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(5, T(F_U8) | C_), 9, 0, 0, 0,
		HEAD(4 + 16, T(F_NEST) | N_ | C_), HEAD(8, 1 | C_), LE32(1),
		HEAD(8, 3), LE32(1),
	};
	struct hnl_extack x;
	struct top t = accept(attrs, sizeof(attrs), &x);

	(void)state;
	assert_int_equal(t.u8, 9);
	assert_int_equal(t.nest.need, 1);
}

/* ---- lists ---- */

static void list_of_numbers_interleaved_walks_in_order(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(8, T(F_MANY)), LE32(5), HEAD(5, T(F_U8)), 9, 0, 0, 0,
		HEAD(8, T(F_MANY)), LE32(6), HEAD(8, T(F_MANY)), LE32(7),
	};
	uint32_t v, i;
	struct hnl_extack x;
	struct top t = accept(attrs, sizeof(attrs), &x);
	struct hnl_list l;

	(void)state;
	assert_int_equal(t.many.n, 3);
	for (l = t.many, i = 0;
	     hnl_list_next_value(&l, &test_field[F_MANY], &v, 4); i++)
		assert_int_equal(v, 5 + i);
	assert_int_equal(i, 3);
}

static void list_of_nests_each_decoded(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(4 + 16, T(F_NESTS) | N_), HEAD(8, 1), LE32(1), HEAD(8, 3),
		LE32(3),
		HEAD(4 + 24, T(F_NESTS) | N_), HEAD(8, 1), LE32(2),
		HEAD(5, 2), 22, 0, 0, 0, HEAD(8, 3), LE32(3),
	};
	struct hnl_extack x;
	struct top t = accept(attrs, sizeof(attrs), &x);
	struct hnl_list l = t.nests;
	struct inner in;

	(void)state;
	assert_int_equal(t.nests.n, 2);
	assert_true(hnl_list_next_nest(&l, &test_schema, SET_INNER, &in,
				       sizeof(in)));
	assert_int_equal(in.need, 1);
	assert_int_equal(in.has[0], 5);
	assert_true(hnl_list_next_nest(&l, &test_schema, SET_INNER, &in,
				       sizeof(in)));
	assert_int_equal(in.opt, 22);
	assert_false(hnl_list_next_nest(&l, &test_schema, SET_INNER, &in,
					sizeof(in)));
}

/* The NUL is optional: a view must hold the characters, however they end. */
static void list_of_loose_strings_each_ending_same_characters(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(7, T(F_LOOSES)), 'a', 'b', 0, 0,
		HEAD(6, T(F_LOOSES)), 'a', 'b', 0, 0,
		HEAD(4, T(F_LOOSES)),
		HEAD(5, T(F_LOOSES)), 0, 0, 0, 0,
	};
	static const uint32_t want[] = { 2, 2, 0, 0 };
	struct hnl_extack x;
	struct top t = accept(attrs, sizeof(attrs), &x);
	struct hnl_list l = t.looses;
	struct hnl_bytes v;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(want); i++) {
		assert_true(hnl_list_next_value(&l, &test_field[F_LOOSES], &v,
						sizeof(v)));
		assert_int_equal(v.n, want[i]);
		assert_memory_equal(v.p, "ab", v.n);
	}
}

static void lazy_nest_content_not_looked_at(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(4 + 4, T(F_LAZY) | N_), HEAD(3, 1),
	};
	struct hnl_extack x;
	struct top t = accept(attrs, sizeof(attrs), &x);

	(void)state;
	assert_int_equal(t.lazy.n, 4);
	assert_ptr_equal(t.lazy.p, block + HNL_MSGHDR + 4);
}

/* ---- unknown, granted, modes ---- */

static void unknown_in_request_ignored_and_listed(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(8, 0x123), LE32(5), HEAD(5, T(F_U8)), 9, 0, 0, 0,
		HEAD(4 + 24, T(F_NEST) | N_), HEAD(8, 1), LE32(1),
		HEAD(7, 99), 1, 2, 3, 0, HEAD(8, 3), LE32(1),
		HEAD(8, 0 | N_), HEAD(1, 1),
	};
	struct hnl_extack x;
	struct top t = accept(attrs, sizeof(attrs), &x);

	(void)state;
	assert_int_equal(t.u8, 9);
	assert_int_equal(x.ignored_n, 3);
	assert_int_equal(x.ignored_listed, 3);
	assert_int_equal(x.ignored[0].offset, 20);
	assert_int_equal(x.ignored[0].type, 0x123);
	assert_int_equal(x.ignored[1].offset, 20 + 16 + 4 + 8);
	assert_int_equal(x.ignored[1].type, 99);
	assert_int_equal(x.ignored[2].offset, 20 + 16 + 28);
	assert_int_equal(x.ignored[2].type, 0);
}

static void ignored_more_than_listed_counted(void **state)
{
	uint8_t attrs[100 * 4];
	struct hnl_extack x;
	size_t i;

	(void)state;
	for (i = 0; i < 100; i++)
		hnl_store_le32(attrs + 4 * i,
			       4 | (uint32_t)(1000 + i) << 16);
	(void)accept(attrs, sizeof(attrs), &x);
	assert_int_equal(x.ignored_n, 100);
	assert_int_equal(x.ignored_listed, HNL_IGNORED_MAX);
	assert_int_equal(x.ignored[HNL_IGNORED_MAX - 1].type, 1007);
}

static void reject_set_in_reply_unknown_ignored(void **state)
{
	static const uint8_t attrs[] = { HEAD(5, 1), 3, 0, 0, 0, HEAD(4, 2) };
	struct reject out;
	struct hnl_extack x;

	(void)state;
	block = block_of(attrs, sizeof(attrs));
	assert_int_equal(decode_block(block, HNL_MSGHDR + sizeof(attrs),
				      SET_REJECT, HNL_MODE_REPLY,
				      HNL_GRANT_ALL, &out, &x), 0);
	assert_int_equal(out.v, 3);
	assert_int_equal(x.ignored_n, 1);
}

/* Not granted is as unknown: ignored even when its payload is no u32. */
static void ungranted_attribute_as_unknown(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(5, T(F_GRANTED)), 1, 0, 0, 0, HEAD(4, T(F_GRANTED) | N_),
		HEAD(4 + 8, T(F_NEST) | N_), HEAD(8, 1), LE32(1),
	};
	struct hnl_extack x;
	struct top t;

	(void)state;
	memset(&t, 0xa5, sizeof(t));
	block = block_of(attrs, sizeof(attrs));
	assert_int_equal(decode_block(block, HNL_MSGHDR + sizeof(attrs),
				      SET_TOP, HNL_MODE_REQUEST, WITHOUT, &t,
				      &x), 0);
	assert_int_equal(t.has[0], (uint64_t)1 << F_NEST);
	assert_int_equal(x.ignored_n, 2);
	/* Required with the feature alone: not asked for without it. */
	assert_int_equal(t.nest.has[0], 1);
}

static void set_without_fields_ignores_all(void **state)
{
	static const uint8_t attrs[] = { HEAD(4, 0), HEAD(4, 1) };
	struct hnl_extack x;
	uint64_t out = 7;

	(void)state;
	block = block_of(attrs, sizeof(attrs));
	assert_int_equal(decode_block(block, HNL_MSGHDR + sizeof(attrs),
				      SET_EMPTY, HNL_MODE_REQUEST,
				      HNL_GRANT_ALL, &out, &x), 0);
	assert_int_equal(x.ignored_n, 2);
	assert_int_equal(out, 7);
}

/* A message of 16,000 attributes: one pass, each counted (A04). */
static void a04_message_of_16000_empty_attributes_accepted(void **state)
{
	size_t i, n = 16000 * 4;
	uint8_t *attrs = exact_block(n);
	struct hnl_extack x;

	(void)state;
	for (i = 0; i < n; i += 4)
		hnl_store_le32(attrs + i, 4 | 0x3000u << 16);
	(void)accept(attrs, n, &x);
	assert_int_equal(x.ignored_n, 16000);
	free(attrs);
}

static void nest_at_depth_limit_accepted(void **state)
{
	uint8_t attrs[4 * (HNL_DEPTH_MAX - 1)];
	struct hnl_extack x;
	struct top t;
	size_t i;

	(void)state;
	for (i = 0; i < HNL_DEPTH_MAX - 1; i++)
		hnl_store_le32(attrs + 4 * i,
			       (uint32_t)(sizeof(attrs) - 4 * i) |
			       (uint32_t)(N_ | (i == 0 ? T(F_SELF) : 1)) << 16);
	t = accept(attrs, sizeof(attrs), &x);
	assert_true(HNL_HAS(&t, F_SELF));
}

int main(void)
{
#define T_(f) cmocka_unit_test_teardown(f, drop_block)
	const struct CMUnitTest tests[] = {
		T_(message_of_every_kind_stored),
		T_(message_without_attributes_nothing_stored),
		T_(presence_each_field_alone_its_bit),
		T_(message_in_any_order_same_values),
		T_(wide_number_of_8_bytes_accepted),
		T_(string_each_termination_characters_alone),
		T_(critical_bit_on_known_attribute_means_nothing),
		T_(list_of_numbers_interleaved_walks_in_order),
		T_(list_of_nests_each_decoded),
		T_(list_of_loose_strings_each_ending_same_characters),
		T_(lazy_nest_content_not_looked_at),
		T_(unknown_in_request_ignored_and_listed),
		T_(ignored_more_than_listed_counted),
		T_(reject_set_in_reply_unknown_ignored),
		T_(ungranted_attribute_as_unknown),
		T_(set_without_fields_ignores_all),
		T_(a04_message_of_16000_empty_attributes_accepted),
		T_(nest_at_depth_limit_accepted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
