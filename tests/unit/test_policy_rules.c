/* SPDX-License-Identifier: MIT */
/*
 * Rules between the attributes of a set: what one implies, what it excludes.
 * A schema by hand, so that the engine is tested without the generator:
 *
 *	TOP	1 a: implies c, b; 2 b: excludes d; 3 c (feature);
 *		4 d: a list, implies e; 5 e; 6 nest of PAIR; 7 list of PAIR
 *	PAIR	1 one: excludes two; 2 two
 *	WIDE	70 flags; the first implies the last
 *	FREE	no rules
 */
#include <hnl/list.h>
#include <hnl/policy.h>

#include "helpers.h"

#define FEATURE 5
#define WITHOUT (~((uint64_t)1 << FEATURE))
#define WIDE_FIELDS 70

enum { SET_TOP, SET_PAIR, SET_WIDE, SET_FREE, SETS };
enum { F_A, F_B, F_C, F_D, F_E, F_PAIR, F_PAIRS, TOP_FIELDS };
enum { F_ONE = TOP_FIELDS, F_TWO, F_WIDE, F_FREE = F_WIDE + WIDE_FIELDS,
       FIELDS };

struct pair {
	uint64_t has[1];
};

struct top {
	uint64_t has[1];
	struct hnl_list d, pairs;
	struct pair pair;
};

struct wide {
	uint64_t has[2];
};

union out {
	struct top top;
	struct pair pair;
	struct wide wide;
};

static uint8_t slot[8 + 3 + WIDE_FIELDS + 1 + 2];
static struct hnl_field field[FIELDS];

static const struct hnl_set set[SETS] = {
	[SET_TOP] = { 0, 8, F_A, TOP_FIELDS, HNL_SET_CLOSING },
	[SET_PAIR] = { 8, 3, F_ONE, 2, HNL_SET_CLOSING },
	[SET_WIDE] = { 11, WIDE_FIELDS + 1, F_WIDE, WIDE_FIELDS,
		       HNL_SET_CLOSING },
	[SET_FREE] = { 11 + WIDE_FIELDS + 1, 2, F_FREE, 1, 0 },
};

static const struct hnl_rule rule[] = {
	{ HNL_REASON_IMPLIES, F_A, F_B },
	{ HNL_REASON_IMPLIES, F_A, F_C },
	{ HNL_REASON_EXCLUSIVE, F_B, F_D },
	{ HNL_REASON_IMPLIES, F_D, F_E },
	{ HNL_REASON_EXCLUSIVE, 0, 1 },
	{ HNL_REASON_IMPLIES, 0, WIDE_FIELDS - 1 },
};

static const struct hnl_rules rules[SETS] = {
	[SET_TOP] = { 0, 4 }, [SET_PAIR] = { 4, 1 }, [SET_WIDE] = { 5, 1 },
};

static const struct hnl_schema schema = {
	.slot = slot, .field = field, .set = set, .n_sets = SETS,
	.rule = rule, .rules = rules,
};

/* All flags, but for the lists and nests of TOP. */
static int fill_tables(void **state)
{
	size_t s, i;

	(void)state;
	for (s = 0; s < SETS; s++) {
		for (i = 0; i < set[s].n_fields; i++) {
			slot[set[s].slot + i + 1] = (uint8_t)(i + 1);
			field[set[s].field + i].kind = HNL_KIND_FLAG;
			field[set[s].field + i].type = (uint16_t)(i + 1);
		}
	}
	field[F_C].feature = FEATURE;
	field[F_D].kind = HNL_KIND_U32;
	field[F_D].flags = HNL_FIELD_MULTI;
	field[F_D].min = field[F_D].max = 4;
	field[F_D].dst = offsetof(struct top, d);
	field[F_PAIR].kind = field[F_PAIRS].kind = HNL_KIND_NEST;
	field[F_PAIR].sub = field[F_PAIRS].sub = SET_PAIR;
	field[F_PAIR].max = field[F_PAIRS].max = 65531;
	field[F_PAIR].dst = offsetof(struct top, pair);
	field[F_PAIRS].flags = HNL_FIELD_MULTI;
	field[F_PAIRS].dst = offsetof(struct top, pairs);
	return 0;
}

static int decode(const uint8_t *p, size_t n, size_t which, uint64_t grants,
		  enum hnl_mode mode, union out *out, struct hnl_extack *x)
{
	static struct hnl_decoder d;
	uint8_t *block = exact_block(HNL_MSGHDR + n);
	int err;

	memcpy(block + HNL_MSGHDR, p, n);
	memset(&d, 0xa5, sizeof(d));
	memset(out, 0xa5, sizeof(*out));
	hnl_decoder_init(&d, grants, mode);
	d.schema = &schema;
	hnl_extack_clear(x);
	err = hnl_policy_decode(&d, which, block, HNL_MSGHDR + n, HNL_MSGHDR,
				out, x);
	free(block);
	return err;
}

#define FLAG(type) HEAD(4, type)
#define D HEAD(8, 4), LE32(9)
#define B(...) (const uint8_t[]){ __VA_ARGS__ }, \
	sizeof((const uint8_t[]){ __VA_ARGS__ })
#define IMPLIES_ HNL_REASON_IMPLIES
#define EXCLUSIVE_ HNL_REASON_EXCLUSIVE

/* offset is from the first attribute. */
static const struct row {
	const char *name;
	const uint8_t *bytes;
	size_t n;
	enum hnl_reason reason;
	uint32_t offset;
	uint16_t type, missing;
	size_t set;
	uint64_t lost;	/* grants */
	enum hnl_mode mode;
} rows[] = {
	{ "nobody", B(FLAG(5)), 0 },
	{ "with all that is implied", B(FLAG(1), FLAG(2), FLAG(3)), 0 },
	{ "implied before it", B(FLAG(3), FLAG(2), FLAG(1)), 0 },
	{ "implied ones alone", B(FLAG(2), FLAG(3)), 0 },
	{ "first implied absent", B(FLAG(1), FLAG(3)), IMPLIES_, 0, 1, 2 },
	{ "second implied absent", B(FLAG(2), FLAG(1)), IMPLIES_, 4, 1, 3 },
	{ "both implied absent", B(FLAG(5), FLAG(1)), IMPLIES_, 4, 1, 2 },
	{ "implied not granted", B(FLAG(2), FLAG(1), FLAG(3)), IMPLIES_, 4, 1,
	  3, .lost = ~WITHOUT },
	{ "implied behind an unknown one", B(FLAG(99), FLAG(1), FLAG(3)),
	  IMPLIES_, 4, 1, 2 },
	{ "exclusive", B(FLAG(2), D, FLAG(5)), EXCLUSIVE_, 0, 2 },
	{ "exclusive, other one first", B(D, FLAG(5), FLAG(2)), EXCLUSIVE_,
	  12, 2 },
	{ "a list by its first value", B(FLAG(6 + 90), D, D), IMPLIES_, 4, 4,
	  5 },
	{ "lowest number first", B(D, FLAG(2), FLAG(1)), IMPLIES_, 12, 1, 3 },
	{ "a reply too", B(FLAG(1), FLAG(3)), IMPLIES_, 0, 1, 2,
	  .mode = HNL_MODE_REPLY },
	{ "nest with one", B(HEAD(8, 6 | N_), FLAG(1)), 0 },
	{ "nest with both", B(FLAG(5), HEAD(12, 6 | N_), FLAG(2), FLAG(1)),
	  EXCLUSIVE_, 12, 1 },
	{ "second of a list of nests",
	  B(HEAD(8, 7 | N_), FLAG(1), HEAD(12, 7 | N_), FLAG(1), FLAG(2)),
	  EXCLUSIVE_, 12, 1 },
	{ "nests before what holds them",
	  B(FLAG(1), HEAD(12, 6 | N_), FLAG(1), FLAG(2)), EXCLUSIVE_, 8, 1 },
	{ "fault of an attribute before a rule",
	  B(FLAG(1), HEAD(5, 5), 1, 0, 0, 0), HNL_REASON_LENGTH, 4, 5 },
	{ "all of a set", B(FLAG(1), FLAG(2)), EXCLUSIVE_, 0, 1,
	  .set = SET_PAIR },
	{ "beyond 64 fields, absent", B(FLAG(2), FLAG(1)), IMPLIES_, 4, 1, 70,
	  .set = SET_WIDE },
	{ "beyond 64 fields, present", B(FLAG(70), FLAG(1)), 0,
	  .set = SET_WIDE },
	{ "no rules", B(FLAG(1)), 0, .set = SET_FREE },
};

static void row_of_each_rule_as_said(void **state)
{
	struct hnl_extack x;
	union out out;
	size_t i;
	int err;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		const struct row *r = &rows[i];
		uint32_t at = r->reason != 0 ? HNL_MSGHDR + r->offset : 0;

		err = decode(r->bytes, r->n, r->set, ~r->lost, r->mode, &out,
			     &x);
		if (err != (r->reason != 0 ? -HNL_EINVAL : 0) ||
		    x.reason != r->reason || x.offset != at ||
		    x.type != r->type || x.missing != r->missing ||
		    x.nest != 0)
			fail_msg("%s: err %d reason %u offset %u type %u "
				 "missing %u", r->name, err, x.reason,
				 x.offset, x.type, x.missing);
	}
}

/* Of every way to choose from TOP, what the rules say and nothing else. */
static void every_choice_judged_as_the_rules_say(void **state)
{
	static const uint8_t one[5][8] = {
		{ FLAG(1) }, { FLAG(2) }, { FLAG(3) }, { D }, { FLAG(5) },
	};
	struct hnl_extack x;
	union out out;
	uint8_t bytes[40];
	unsigned int has, i;

	(void)state;
	for (has = 0; has < 32; has++) {
		bool a = has & 1, b = has & 2, c = has & 4, d = has & 8;
		bool e = has & 16;
		bool good = (!a || (b && c)) && !(b && d) && (!d || e);
		size_t n = 0;

		for (i = 0; i < 5; i++) {
			if (!((has >> i) & 1))
				continue;
			memcpy(bytes + n, one[i], i == 3 ? 8 : 4);
			n += i == 3 ? 8 : 4;
		}
		assert_int_equal(decode(bytes, n, SET_TOP, HNL_GRANT_ALL,
					HNL_MODE_REQUEST, &out, &x) == 0,
				 good);
		if (good)
			assert_int_equal(out.top.has[0], has);
	}
}

/* The decoder's first set need not begin behind a header: an element. */
static void set_anywhere_in_the_buffer_offset_found(void **state)
{
	static const uint8_t bytes[] = { FLAG(1), FLAG(1), FLAG(2) };
	static struct hnl_decoder d;
	struct hnl_extack x;
	struct pair out;

	(void)state;
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REQUEST);
	d.schema = &schema;
	hnl_extack_clear(&x);
	assert_same(hnl_policy_decode(&d, SET_PAIR, bytes, sizeof(bytes), 4,
				      &out, &x), -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_EXCLUSIVE);
	assert_int_equal(x.offset, 4);
}

static void schema_without_rules_nothing_broken(void **state)
{
	static const struct hnl_schema none = { .set = set, .n_sets = SETS };
	const uint64_t all[2] = { ~(uint64_t)0, ~(uint64_t)0 };

	(void)state;
	assert_null(hnl_policy_broken(&none, SET_TOP, all));
	assert_null(hnl_policy_broken(&schema, SET_FREE, all));
	assert_ptr_equal(hnl_policy_broken(&schema, SET_PAIR, all), &rule[4]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(row_of_each_rule_as_said),
		cmocka_unit_test(every_choice_judged_as_the_rules_say),
		cmocka_unit_test(set_anywhere_in_the_buffer_offset_found),
		cmocka_unit_test(schema_without_rules_nothing_broken),
	};

	return cmocka_run_group_tests(tests, fill_tables, NULL);
}
