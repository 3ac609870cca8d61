/* SPDX-License-Identifier: MIT */
/*
 * Generated tables: what they say of each command is what the schema says, and
 * what the encoders make fits it.
 *
 *	schema --> row of a command: flags, feature, bounds of its reply
 *		   names, parallel to the fields
 */
#include "message.h"

#include <hnl/names.h>

#include "hnl_every.h"
#include "hnl_memory.h"

static void command_table_as_schema(void **state)
{
	const struct hnl_command *c = hnl_memory_family.command;

	(void)state;
	assert_true(hnl_memory_family.n_commands > HNL_MEMORY_CMD_MAP);
	assert_int_equal(c[0].flags, 0);
	assert_int_equal(c[HNL_MEMORY_CMD_MAP].reply_max, 20 + 4);
	assert_int_equal(c[HNL_MEMORY_CMD_MAP].reply_each, 16);
	assert_int_equal(c[HNL_MEMORY_CMD_MAP].reply_list,
			 offsetof(struct hnl_memory_map_req, range));
	assert_int_equal(c[HNL_MEMORY_CMD_MAP].reply_bound, 20 + 4 + 4048);
	assert_int_equal(c[HNL_MEMORY_CMD_SHARE].reply_each, 0);
	assert_int_equal(c[HNL_MEMORY_CMD_SHARE].reply_bound,
			 c[HNL_MEMORY_CMD_SHARE].reply_max);
	assert_int_equal(c[HNL_MEMORY_CMD_LIST_SHARED].flags,
			 HNL_COMMAND_DUMP | HNL_COMMAND_LONG);
	assert_int_equal(c[HNL_MEMORY_CMD_LIST_SHARED].feature,
			 HNL_MEMORY_FEATURE_LIST_SHARED);
	c = hnl_every_family.command;
	assert_int_equal(c[HNL_EVERY_CMD_NOTHING].reply, HNL_SET_NONE);
	assert_int_equal(c[HNL_EVERY_CMD_NOTHING].reply_bound, 0);
	assert_int_equal(c[HNL_EVERY_CMD_NOTHING].request_size, 0);
	assert_int_equal(c[HNL_EVERY_CMD_TRY].flags,
			 HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
				 HNL_COMMAND_LONG | HNL_COMMAND_NO_LINK |
				 HNL_COMMAND_NO_FORWARD);
	assert_int_equal(c[HNL_EVERY_CMD_LISTS].flags,
			 HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
				 HNL_COMMAND_NO_BARRIER);
}

/* The largest reply that can be encoded has just the size that is reserved. */
static void reply_largest_fills_reserved(void **state)
{
	uint8_t points[4 * HNL_EVERY_POINT_SIZE] = { 0 };
	struct hnl_every_deepest leaf[4];
	struct hnl_every_try_rsp s;
	struct hnl_every_inner *in;
	struct hnl_builder b = fresh();
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		hnl_every_deepest_init(&leaf[i]);
		hnl_every_deepest_set_value(&leaf[i], INT64_MIN);
		hnl_every_deepest_set_present(&leaf[i]);
		hnl_every_deepest_set_rare(&leaf[i], 1);
	}
	hnl_every_try_rsp_init(&s);
	hnl_every_try_rsp_set_u8(&s, 0);
	hnl_every_try_rsp_set_string(&s, "fifteen letters", 15);
	hnl_every_try_rsp_set_points(&s, points, sizeof(points));
	in = hnl_every_try_rsp_set_nest(&s);
	hnl_every_inner_set_id(in, 1);
	hnl_every_inner_set_list(in, leaf, 4);
	*hnl_every_inner_set_deeper(in) = leaf[0];
	hnl_every_try_rsp_encode(&b, 0, 1, 2, &s);
	(void)sound_message(&b);
	assert_int_equal(hnl_every_family.command[HNL_EVERY_CMD_TRY].reply_max,
			 b.len);
}

/*
 * A reply per value of the request fits what is reserved for so many, also
 * where its elements are padded; the most of them is all that is accepted.
 */
static void reply_per_value_fits_reserved(void **state)
{
	const struct hnl_command *c =
		&hnl_every_family.command[HNL_EVERY_CMD_LISTS];
	static const uint8_t halves[4 * 2];
	struct hnl_every_lists_rsp s;
	struct hnl_builder b;
	uint32_t n;

	(void)state;
	for (n = 0; n <= 4; n++) {
		b = fresh();
		hnl_every_lists_rsp_init(&s);
		hnl_every_lists_rsp_set_halves(&s, halves, 2 * n);
		hnl_every_lists_rsp_encode(&b, 0, 1, 2, &s);
		assert_int_equal(hnl_builder_verdict(&b),
				 n <= 3 ? 0 : -HNL_EINVAL);
		if (n <= 3)
			assert_in_range(b.len, 1,
					c->reply_max + n * c->reply_each);
	}
	assert_int_equal(c->reply_bound, c->reply_max + 3 * c->reply_each);
}

/* A reply may follow a packed array: bytes of one for each of the other. */
static void reply_per_packed_value_as_schema(void **state)
{
	const struct hnl_command *c =
		&hnl_every_family.command[HNL_EVERY_CMD_RULED];

	(void)state;
	assert_int_equal(c->reply_list,
			 offsetof(struct hnl_every_ruled_req, points));
	assert_int_equal(c->reply_unit, HNL_EVERY_POINT_SIZE);
	assert_int_equal(c->reply_each, 2);
	assert_int_equal(c->reply_bound, c->reply_max + 4 * 2);
	assert_int_equal(hnl_every_family.command[HNL_EVERY_CMD_LISTS]
				 .reply_unit, 0);
}

/* Fields and names are parallel. */
static void names_parallel_to_fields(void **state)
{
	const struct hnl_schema *s = hnl_every_family.schema;
	const struct hnl_set *set = s->set;
	size_t i, n = 0;

	(void)state;
	for (i = 0; i < s->n_sets; i++)
		n += set[i].n_fields;
	for (i = 0; i < n; i++)
		assert_non_null(hnl_every_names.field[i]);
	set = &s->set[hnl_every_family.command[HNL_EVERY_CMD_TRY].request];
	assert_string_equal(hnl_every_names.field[set->field + 21], "class");
	assert_int_equal(s->field[set->field + 21].type, HNL_EVERY_A_CLASS);
	assert_string_equal(hnl_every_names.feature[63], "extra");
	assert_null(hnl_every_names.feature[0]);
	assert_string_equal(hnl_every_names.command[HNL_EVERY_CMD_NOTHING],
			    "nothing");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(command_table_as_schema),
		cmocka_unit_test(reply_largest_fills_reserved),
		cmocka_unit_test(reply_per_value_fits_reserved),
		cmocka_unit_test(reply_per_packed_value_as_schema),
		cmocka_unit_test(names_parallel_to_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
