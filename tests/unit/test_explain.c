/* SPDX-License-Identifier: MIT */
/*
 * Refusals in words: the way to the attribute at fault, with names and without,
 * and never a byte outside of a request that is itself broken.
 */
#include <hnl/names.h>

#include "helpers.h"

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_memory.h"

static uint8_t wire[256];
static char text[256];

/* memory.map with two ranges; the second one's gpa is not aligned. */
static size_t a_map(void)
{
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP, 0,
				    1);
	struct hnl_builder b;
	struct hnl_nest nest;
	size_t i;

	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_msg_begin(&b, &h);
	for (i = 0; i < 2; i++) {
		nest = hnl_attr_nest_begin(&b, HNL_MEMORY_A_RANGE);
		hnl_attr_put_u64(&b, HNL_MEMORY_A_RANGE_GPA, 0x1000 + i);
		hnl_attr_put_u64(&b, HNL_MEMORY_A_RANGE_PAGES, 1);
		hnl_attr_nest_end(&b, nest);
	}
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	return b.len;
}

static struct hnl_extack refused(enum hnl_errno err, enum hnl_reason reason,
				 uint32_t offset, uint16_t type)
{
	struct hnl_extack x;

	hnl_extack_clear(&x);
	(void)hnl_extack_refuse(&x, err, reason, offset, type);
	return x;
}

static void expect(size_t len, const struct hnl_extack *x,
		   const struct hnl_family *family,
		   const struct hnl_names *names, const char *want)
{
	uint8_t *msg = exact_copy(wire, len);
	size_t n = hnl_explain(text, sizeof(text), family, names, msg, len, x);

	assert_string_equal(text, want);
	assert_int_equal(n, strlen(want));
	free(msg);
}

static void refusal_in_a_list_path_with_index(void **state)
{
	size_t len = a_map();
	struct hnl_msg m = hnl_msg_at(wire, len, 0);
	struct hnl_memory_map_req req;
	struct hnl_decoder d;
	struct hnl_extack x;

	(void)state;
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REQUEST);
	hnl_extack_clear(&x);
	assert_int_equal(hnl_memory_map_req_decode(&d, wire, &m, &req, &x),
			 -HNL_EINVAL);
	expect(len, &x, &hnl_memory_family, &hnl_memory_names,
	       "memory.map: range[1].gpa at byte 52: value is not aligned "
	       "(EINVAL)");
	expect(len, &x, &hnl_memory_family, NULL,
	       "family 17 command 1: attribute 1[1].attribute 1 at byte 52: "
	       "value is not aligned (EINVAL)");
	expect(len, &x, NULL, NULL,
	       "family 17 command 1: attribute 1 at byte 52: value is not "
	       "aligned (EINVAL)");
}

static void refusal_of_a_nest_path_ends_at_it(void **state)
{
	size_t len = a_map();
	struct hnl_extack x = refused(HNL_EINVAL, HNL_REASON_NESTED_BIT, 20,
				      1);

	(void)state;
	expect(len, &x, &hnl_memory_family, &hnl_memory_names,
	       "memory.map: range[0] at byte 20: NESTED bit is wrong for this "
	       "attribute (EINVAL)");
}

static void missing_in_a_nest_path_and_name(void **state)
{
	size_t len = a_map();
	struct hnl_extack x = refused(HNL_EINVAL, HNL_REASON_MISSING, 0, 0);

	(void)state;
	x.missing = HNL_MEMORY_A_RANGE_PAGES;
	x.nest = 48;
	expect(len, &x, &hnl_memory_family, &hnl_memory_names,
	       "memory.map: range[1].pages at byte 48: required attribute is "
	       "missing (EINVAL)");
	x.missing = HNL_MEMORY_A_RANGE;
	x.nest = 0;
	expect(len, &x, &hnl_memory_family, &hnl_memory_names,
	       "memory.map: range: required attribute is missing (EINVAL)");
}

/* Of a rule, the attribute whose rule it is and the one that it needs. */
static void implied_absent_both_named(void **state)
{
	struct hnl_head h = head_of(HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_CREATE,
				    0, 1);
	struct hnl_extack x = refused(HNL_EINVAL, HNL_REASON_IMPLIES, 28,
				      HNL_DOMAIN_A_HAP);
	struct hnl_builder b;

	(void)state;
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_DOMAIN_A_SSIDREF, 0);
	hnl_attr_put_flag(&b, HNL_DOMAIN_A_HAP);
	hnl_msg_end(&b);
	x.missing = HNL_DOMAIN_A_HVM;
	expect(b.len, &x, &hnl_domain_family, &hnl_domain_names,
	       "domain.create: hap at byte 28: needs another attribute, hvm "
	       "(EINVAL)");
	expect(b.len, &x, &hnl_domain_family, NULL,
	       "family 20 command 1: attribute 6 at byte 28: needs another "
	       "attribute, attribute 5 (EINVAL)");
	x.reason = HNL_REASON_EXCLUSIVE;
	x.missing = 0;
	expect(b.len, &x, &hnl_domain_family, &hnl_domain_names,
	       "domain.create: hap at byte 28: excluded by another attribute "
	       "(EINVAL)");
}

/* The one that excludes it is found in the request. */
static void excluded_both_named(void **state)
{
	struct hnl_head h = head_of(HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_CREATE,
				    0, 1);
	struct hnl_extack x = refused(HNL_EINVAL, HNL_REASON_EXCLUSIVE, 0, 0);
	struct hnl_builder b;

	(void)state;
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_DOMAIN_A_SSIDREF, 0);
	hnl_attr_put_u32(&b, HNL_DOMAIN_A_VIEW_MODE, 1);
	x.offset = (uint32_t)b.len;
	x.type = HNL_DOMAIN_A_NESTED_VIRT;
	hnl_attr_put_flag(&b, HNL_DOMAIN_A_NESTED_VIRT);
	hnl_msg_end(&b);
	expect(b.len, &x, &hnl_domain_family, &hnl_domain_names,
	       "domain.create: nested-virt at byte 36: excluded by another "
	       "attribute, view-mode (EINVAL)");
	x.type = HNL_DOMAIN_A_VIEW_MODE;
	x.offset -= 8;
	expect(b.len, &x, &hnl_domain_family, &hnl_domain_names,
	       "domain.create: view-mode at byte 28: excluded by another "
	       "attribute, nested-virt (EINVAL)");
	/* Which of them excludes is none of a third one's. */
	x.type = HNL_DOMAIN_A_SSIDREF;
	x.offset = 20;
	expect(b.len, &x, &hnl_domain_family, &hnl_domain_names,
	       "domain.create: ssidref at byte 20: excluded by another "
	       "attribute (EINVAL)");
	x.type = HNL_DOMAIN_A_VIEW_MODE;
	x.offset = 28;
	wire[28] = 3;
	expect(b.len, &x, &hnl_domain_family, &hnl_domain_names,
	       "domain.create: view-mode at byte 28: excluded by another "
	       "attribute (EINVAL)");
}

/* Of a message that is cut short, as much as there is. */
static void cut_short_named_as_far_as_told(void **state)
{
	struct hnl_extack x = refused(HNL_EINVAL, HNL_REASON_PAST_END, 0, 0);

	(void)state;
	a_map();
	expect(20, &x, &hnl_memory_family, &hnl_memory_names,
	       "memory.map: message longer than what holds it (EINVAL)");
	expect(19, &x, &hnl_memory_family, &hnl_memory_names,
	       "memory: message longer than what holds it (EINVAL)");
	x.reason = HNL_REASON_SHORT;
	expect(15, &x, &hnl_memory_family, &hnl_memory_names,
	       "message: message shorter than its header (EINVAL)");
}

/* Without names, or with fewer than there are commands: numbers. */
static void names_that_are_not_there_numbered(void **state)
{
	static const char *const none[HNL_MEMORY_CMD_MAP + 1];
	struct hnl_extack x = refused(HNL_EINVAL, HNL_REASON_PAST_END, 0, 0);
	struct hnl_names names = hnl_memory_names;
	size_t len = a_map();

	(void)state;
	expect(19, &x, &hnl_memory_family, NULL,
	       "family 17: message longer than what holds it (EINVAL)");
	names.command = none;
	names.n_commands = COUNT(none);
	expect(len, &x, &hnl_memory_family, &names,
	       "family 17 command 1: message longer than what holds it "
	       "(EINVAL)");
}

/* Neither in a family that has no rules, nor in none, nor in a set that has. */
static void excluded_by_what_is_not_known_nobody_named(void **state)
{
	struct hnl_extack x = refused(HNL_EINVAL, HNL_REASON_EXCLUSIVE, 20, 1);
	struct hnl_family f = hnl_domain_family;
	struct hnl_command c = { .flags = HNL_COMMAND_DO,
				 .request = HNL_SET_NONE };
	size_t len = a_map();

	(void)state;
	assert_null(hnl_memory_family.schema->rules);
	assert_non_null(f.schema->rules);
	expect(len, &x, NULL, NULL,
	       "family 17 command 1: attribute 1 at byte 20: excluded by "
	       "another attribute (EINVAL)");
	expect(len, &x, &hnl_memory_family, &hnl_memory_names,
	       "memory.map: range[0] at byte 20: excluded by another attribute "
	       "(EINVAL)");
	wire[16] = 0;
	f.command = &c;
	f.n_commands = 1;
	expect(len, &x, &f, NULL,
	       "family 17 command 0: attribute 1 at byte 20: excluded by "
	       "another attribute (EINVAL)");
}

static void unknown_attribute_numbered(void **state)
{
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE,
				    0, 1);
	struct hnl_extack x = refused(HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN, 20,
				      999);
	struct hnl_builder b;

	(void)state;
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_msg_begin(&b, &h);
	hnl_attr_put_flag(&b, 999 | C_);
	hnl_msg_end(&b);
	expect(b.len, &x, &hnl_memory_family, &hnl_memory_names,
	       "memory.share: attribute 999 at byte 20: unknown attribute that "
	       "must not be ignored (EOPNOTSUPP)");
}

static void command_that_does_not_exist_said_so(void **state)
{
	size_t len = a_map();
	struct hnl_extack x = refused(HNL_ENOSYS, HNL_REASON_NONE, 0, 0);

	(void)state;
	wire[16] = 99;
	expect(len, &x, &hnl_memory_family, &hnl_memory_names,
	       "family 17 command 99: no such command here (ENOSYS)");
}

static void text_of_each_size_cut_and_terminated(void **state)
{
	size_t len = a_map(), size, full;
	struct hnl_extack x = refused(HNL_EINVAL, HNL_REASON_ALIGN, 52, 1);
	char whole[256], *p;

	(void)state;
	full = hnl_explain(whole, sizeof(whole), &hnl_memory_family,
			   &hnl_memory_names, wire, len, &x);
	for (size = 0; size <= full + 1; size++) {
		p = (char *)exact_block(size);
		assert_int_equal(hnl_explain(p, size, &hnl_memory_family,
					     &hnl_memory_names, wire, len, &x),
				 full);
		if (size != 0) {
			assert_int_equal(strlen(p), size - 1);
			assert_memory_equal(p, whole, size - 1);
		}
		free(p);
	}
}

/* The request was refused: it may be anything, and the offset too. */
static void request_of_any_bytes_read_within_bounds(void **state)
{
	size_t full = a_map(), len, at;
	uint32_t seed = 3, round;
	struct hnl_extack x;
	uint8_t *msg;

	(void)state;
	for (round = 0; round < 20000; round++) {
		len = next_random(&seed) % (full + 1);
		msg = exact_copy(wire, len);
		if (len != 0 && round % 2 != 0) {
			at = next_random(&seed) % len;
			msg[at] = (uint8_t)next_random(&seed);
		}
		x = refused(HNL_EINVAL, round % 3 == 0 ? HNL_REASON_MISSING :
			    HNL_REASON_RANGE, next_random(&seed) % 120,
			    (uint16_t)next_random(&seed));
		x.nest = next_random(&seed) % 120;
		x.missing = (uint16_t)next_random(&seed);
		assert_in_range(hnl_explain(text, sizeof(text),
					    &hnl_memory_family,
					    &hnl_memory_names, msg, len, &x),
				1, sizeof(text) - 1);
		free(msg);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refusal_in_a_list_path_with_index),
		cmocka_unit_test(refusal_of_a_nest_path_ends_at_it),
		cmocka_unit_test(missing_in_a_nest_path_and_name),
		cmocka_unit_test(implied_absent_both_named),
		cmocka_unit_test(excluded_both_named),
		cmocka_unit_test(cut_short_named_as_far_as_told),
		cmocka_unit_test(names_that_are_not_there_numbered),
		cmocka_unit_test(excluded_by_what_is_not_known_nobody_named),
		cmocka_unit_test(unknown_attribute_numbered),
		cmocka_unit_test(command_that_does_not_exist_said_so),
		cmocka_unit_test(text_of_each_size_cut_and_terminated),
		cmocka_unit_test(request_of_any_bytes_read_within_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
