/* SPDX-License-Identifier: MIT */
/*
 * What our own schemas never have, and the engine takes all the same: an
 * attribute of number 0 and sub-messages, which specs of the kernel have, and
 * sets as large as the engine's memory.
 *
 *	ODD	0: u32, granted apart	1: sub-message	2: list of them
 *		3: list of ODD
 *	SMALL	1: nest of ODD
 *	TOP	the same, with as many words of presence and counts as there are
 *	WIDE	the same with one more, which no path has room for
 *	LARGE	1: nest of WIDE
 */
#include <hnl/list.h>
#include <hnl/names.h>

#include "helpers.h"

#define FEATURE 5
#define BIG 60		/* fields: with their counts 16 words */

enum { ODD, TOP, SMALL, LARGE, WIDE, LISTED, SETS };
enum { ODD_FIELDS = 4 };

struct odd {
	uint64_t has[1];
	uint32_t zero;
	struct hnl_submsg one;
	struct hnl_list many, nests;
};

struct holder {
	uint64_t has[4];
	struct odd odd;
};

static const uint8_t slot[] = { 0, 2, 3, 4, 0, 1 };

/*
 * ODD's, then one nest, and no attribute is any of those behind it; at last a
 * list of two.
 */
static struct hnl_field field[ODD_FIELDS + 2 * 256 + 1];

static const struct hnl_set set[SETS] = {
	[ODD] = { .slot = 0, .n_types = 4, .n_fields = ODD_FIELDS,
		  .flags = HNL_SET_ZERO },
	[TOP] = { .slot = 4, .n_types = 2, .field = ODD_FIELDS,
		  .n_fields = BIG, .flags = HNL_SET_COUNTED },
	[SMALL] = { .slot = 4, .n_types = 2, .field = ODD_FIELDS,
		    .n_fields = 1 },
	[LARGE] = { .slot = 4, .n_types = 2, .field = ODD_FIELDS + 256,
		    .n_fields = 1 },
	[WIDE] = { .slot = 4, .n_types = 2, .field = ODD_FIELDS,
		   .n_fields = 64, .flags = HNL_SET_COUNTED },
	[LISTED] = { .slot = 4, .n_types = 2, .field = ODD_FIELDS + 2 * 256,
		     .n_fields = 1,
		     .flags = HNL_SET_COUNTED | HNL_SET_CLOSING },
};

static const struct hnl_schema schema = {
	.slot = slot, .field = field, .set = set, .n_sets = SETS,
};

#define ANY HNL_FIELD_ANY_BIT
#define AT(member) .dst = offsetof(struct odd, member), .max = 65531

static int make_fields(void **state)
{
	static const struct hnl_field odd[] = {
		{ .kind = HNL_KIND_U32, .min = 4, .max = 4,
		  .feature = FEATURE, .dst = offsetof(struct odd, zero) },
		{ .kind = HNL_KIND_BYTES, .type = 1, AT(one),
		  .flags = HNL_FIELD_SUBMSG | ANY },
		{ .kind = HNL_KIND_BYTES, .type = 2, AT(many),
		  .flags = HNL_FIELD_SUBMSG | HNL_FIELD_MULTI | ANY },
		{ .kind = HNL_KIND_NEST, .type = 3, AT(nests), .sub = ODD,
		  .flags = HNL_FIELD_MULTI },
	};
	const struct hnl_field nest = {
		.kind = HNL_KIND_NEST, .type = 1, .max = 65531, .sub = ODD,
		.dst = offsetof(struct holder, odd),
	};

	const struct hnl_field list = {
		.kind = HNL_KIND_BYTES, .type = 1, .max = 65531,
		.flags = HNL_FIELD_MULTI, .min_count = 2, .max_count = 2,
	};

	(void)state;
	memcpy(field, odd, sizeof(odd));
	field[ODD_FIELDS] = nest;
	field[ODD_FIELDS + 256] = nest;
	field[ODD_FIELDS + 256].sub = WIDE;
	field[ODD_FIELDS + 2 * 256] = list;
	return 0;
}

static uint8_t *block;
static struct hnl_decoder d;

static int drop_block(void **state)
{
	(void)state;
	free(block);
	block = NULL;
	return 0;
}

static int decode(const uint8_t *attrs, size_t n, size_t of, uint64_t grants,
		  void *out, struct hnl_extack *x)
{
	free(block);
	block = exact_block(HNL_MSGHDR + n);
	if (n != 0)
		memcpy(block + HNL_MSGHDR, attrs, n);
	memset(&d, 0xa5, sizeof(d));
	hnl_decoder_init(&d, grants, HNL_MODE_REQUEST);
	d.schema = &schema;
	hnl_extack_clear(x);
	return hnl_policy_decode(&d, of, block, HNL_MSGHDR + n, HNL_MSGHDR,
				 out, x);
}

/* ---- number 0 ---- */

static const uint8_t a_zero[] = { HEAD(8, 0), LE32(77) };

static void number_0_granted_a_field(void **state)
{
	struct hnl_extack x;
	struct odd o;

	(void)state;
	memset(&o, 0xa5, sizeof(o));
	assert_int_equal(decode(a_zero, sizeof(a_zero), ODD, HNL_GRANT_ALL, &o,
				&x), 0);
	assert_int_equal(o.has[0], 1);
	assert_int_equal(o.zero, 77);
	assert_int_equal(x.ignored_n, 0);
}

static void number_0_not_granted_or_of_no_field_ignored(void **state)
{
	struct hnl_extack x;
	struct odd o;
	struct holder h;

	(void)state;
	assert_int_equal(decode(a_zero, sizeof(a_zero), ODD, 1, &o, &x), 0);
	assert_int_equal(o.has[0], 0);
	assert_int_equal(x.ignored_n, 1);
	assert_int_equal(decode(a_zero, sizeof(a_zero), SMALL, HNL_GRANT_ALL,
				&h, &x), 0);
	assert_int_equal(h.has[0], 0);
	assert_int_equal(x.ignored_n, 1);
}

static void unknown_number_beside_0_ignored(void **state)
{
	static const uint8_t attrs[] = { HEAD(8, 99), LE32(1) };
	struct hnl_extack x;
	struct odd o;

	(void)state;
	assert_int_equal(decode(attrs, sizeof(attrs), ODD, HNL_GRANT_ALL, &o,
				&x), 0);
	assert_int_equal(o.has[0], 0);
	assert_int_equal(x.ignored[0].type, 99);
}

/* ---- sub-messages ---- */

static const uint8_t submsgs[] = {
	HEAD(8, 1 | N_), LE32(1),
	HEAD(8, 2), LE32(2),
	HEAD(8, 2 | N_), LE32(3),
	HEAD(4 + 8, 3 | N_), HEAD(8, 1), LE32(4),
};

static void submsg_bit_told_with_its_bytes(void **state)
{
	const struct hnl_field *f = &field[2];
	struct hnl_extack x;
	struct hnl_submsg v;
	struct odd o, in;
	struct hnl_list l;

	(void)state;
	assert_int_equal(decode(submsgs, sizeof(submsgs), ODD, HNL_GRANT_ALL,
				&o, &x), 0);
	assert_int_equal(o.one.bits, N_);
	assert_int_equal(o.one.n, 4);
	l = o.many;
	assert_true(hnl_list_next_value(&l, f, &v, sizeof(v)));
	assert_int_equal(v.bits, 0);
	assert_int_equal(v.p[0], 2);
	assert_true(hnl_list_next_value(&l, f, &v, sizeof(v)));
	assert_int_equal(v.bits, N_);
	assert_int_equal(v.p[0], 3);
	assert_false(hnl_list_next_value(&l, f, &v, sizeof(v)));
	l = o.nests;
	assert_true(hnl_list_next_nest(&l, &schema, ODD, &in, sizeof(in)));
	assert_int_equal(in.one.bits, 0);
	assert_int_equal(in.one.p[0], 4);
}

/* ---- lists ---- */

static void list_of_any_number_gives_each_and_its_number(void **state)
{
	struct hnl_list l = hnl_list_of(NULL, 0);
	struct hnl_attr a;
	uint16_t n = 0;

	(void)state;
	l.type = HNL_TYPE_ANY;
	l.buf = submsgs;
	l.end = sizeof(submsgs);
	for (; hnl_list_next(&l, &a); n++)
		assert_int_equal(l.index, n == 0 ? 1 : n < 3 ? 2 : 3);
	assert_int_equal(n, 4);
}

/* Bytes that changed behind the decoder's back. */
static void list_over_what_is_no_attribute_ends(void **state)
{
	static const uint8_t attrs[] = {
		HEAD(5, 1), 1, 0, 0, 9,
		HEAD(8, 1), LE32(2),
		HEAD(3, 1),
	};
	struct hnl_list l = hnl_list_of(NULL, 0);
	struct hnl_attr a;

	(void)state;
	l.type = 1;
	l.buf = attrs;
	l.end = sizeof(attrs);
	assert_true(hnl_list_next(&l, &a));
	assert_int_equal(a.off, 12);
	assert_false(hnl_list_next(&l, &a));
}

/* ---- the engine's memory ---- */

static const uint8_t a_nest[] = { HEAD(4, 1 | N_) };

static void set_that_takes_all_presence_words_accepted(void **state)
{
	struct hnl_extack x;
	struct holder h;

	(void)state;
	assert_int_equal(decode(NULL, 0, TOP, HNL_GRANT_ALL, &h, &x), 0);
	assert_int_equal(decode(a_nest, 4, SMALL, HNL_GRANT_ALL, &h, &x), 0);
}

static const uint8_t a_list[] = { HEAD(8, 1), LE32(1), HEAD(8, 1), LE32(2),
				  HEAD(8, 1), LE32(3) };

/* Counted where presence is: the outermost set's begin at 0 too. */
static void list_without_a_struct_counted_from_its_first_value(void **state)
{
	static const uint32_t guilty[] = { 0, 0, 0, 2 };
	struct hnl_extack x;
	size_t n;
	int err;

	(void)state;
	for (n = 1; n <= 3; n++) {
		err = decode(a_list, n * 8, LISTED, HNL_GRANT_ALL, NULL, &x);
		assert_int_equal(err, n == 2 ? 0 : -HNL_EINVAL);
		if (n == 2)
			continue;
		assert_int_equal(x.reason, HNL_REASON_COUNT);
		assert_int_equal(x.offset, HNL_MSGHDR + 8 * guilty[n]);
		assert_int_equal(x.type, 1);
	}
}

static void nest_beyond_the_presence_words_depth_refused(void **state)
{
	static const size_t of[] = { TOP, LARGE };
	struct hnl_extack x;
	struct holder h;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(of); i++) {
		assert_same(decode(a_nest, sizeof(a_nest), of[i],
				   HNL_GRANT_ALL, &h, &x), -HNL_EINVAL);
		assert_int_equal(x.reason, HNL_REASON_DEPTH);
		assert_int_equal(x.offset, HNL_MSGHDR);
		assert_int_equal(x.type, 1);
	}
}

/* ---- in words ---- */

/* An offset that no refusal names, below as many nests as there may be. */
static void place_below_the_deepest_nest_named_so_far(void **state)
{
	static const struct hnl_field self = {
		.kind = HNL_KIND_NEST, .type = 1, .max = 65531,
	};
	static const uint8_t slots[] = { 0, 1 };
	static const struct hnl_set one = { .n_types = 2, .n_fields = 1 };
	static const struct hnl_schema deep = {
		.slot = slots, .field = &self, .set = &one, .n_sets = 1,
	};
	static const struct hnl_command command = {
		.flags = HNL_COMMAND_DO, .reply = HNL_SET_NONE,
	};
	static const struct hnl_family family = { 17, 1, 1, &command, &deep };
	struct hnl_head head = head_of(17, 0, 0, 1);
	struct hnl_nest nest[HNL_DEPTH_MAX + 2];
	static uint8_t wire[256];
	struct hnl_builder b;
	struct hnl_extack x;
	char text[512];
	size_t i;

	(void)state;
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_msg_begin(&b, &head);
	for (i = 0; i < COUNT(nest); i++)
		nest[i] = hnl_attr_nest_begin(&b, 1);
	while (i-- > 0)
		hnl_attr_nest_end(&b, nest[i]);
	hnl_msg_end(&b);
	hnl_extack_clear(&x);
	ignore(hnl_extack_refuse(&x, HNL_EINVAL, HNL_REASON_IMPLIES,
				 b.len - 4, 1));
	hnl_explain(text, sizeof(text), &family, NULL, wire, b.len, &x);
	assert_non_null(strstr(text, "attribute 1.attribute 1"));
	assert_non_null(strstr(text, ": needs another attribute (EINVAL)"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(number_0_granted_a_field),
		cmocka_unit_test(number_0_not_granted_or_of_no_field_ignored),
		cmocka_unit_test(unknown_number_beside_0_ignored),
		cmocka_unit_test(submsg_bit_told_with_its_bytes),
		cmocka_unit_test(list_of_any_number_gives_each_and_its_number),
		cmocka_unit_test(list_over_what_is_no_attribute_ends),
		cmocka_unit_test(set_that_takes_all_presence_words_accepted),
		cmocka_unit_test(
			list_without_a_struct_counted_from_its_first_value),
		cmocka_unit_test(nest_beyond_the_presence_words_depth_refused),
		cmocka_unit_test(place_below_the_deepest_nest_named_so_far),
	};

	return cmocka_run_group_tests(tests, make_fields, drop_block);
}
