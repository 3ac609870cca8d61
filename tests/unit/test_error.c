/* SPDX-License-Identifier: MIT */
/*
 * Every errno and every reason has a name of its own. The numbers are read
 * from abi.h, so that one that was added without a name fails here.
 */
#include <stdio.h>

#include "helpers.h"

#include <hnl/error.h>

/* Numbers of the enum's members in abi.h whose names begin with prefix. */
static size_t read_numbers(const char *prefix, unsigned int *number, size_t max)
{
	FILE *f = fopen(ABI_H, "r");
	char line[256], name[64];
	unsigned int v;
	size_t n = 0;

	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, " %63[A-Z0-9_] = %u", name, &v) != 2 ||
		    strncmp(name, prefix, strlen(prefix)) != 0)
			continue;
		assert_true(n < max);
		number[n++] = v;
	}
	fclose(f);
	return n;
}

static void errno_each_has_its_own_name(void **state)
{
	unsigned int number[128];
	size_t i, k, n = read_numbers("HNL_E", number, COUNT(number));
	const char *name;

	(void)state;
	assert_true(n >= 22);
	for (i = 0; i < n; i++) {
		name = hnl_errno_name(-(int)number[i]);
		assert_string_equal(name, hnl_errno_name((int)number[i]));
		assert_int_equal(name[0], 'E');
		for (k = 0; k < i; k++)
			assert_string_not_equal(
				name, hnl_errno_name((int)number[k]));
	}
}

static void reason_each_has_its_own_text(void **state)
{
	unsigned int number[128];
	size_t i, k, n = read_numbers("HNL_REASON_", number, COUNT(number));
	const char *text;

	(void)state;
	assert_true(n >= 39);
	for (i = 0; i < n; i++) {
		text = hnl_reason_text(number[i]);
		assert_string_not_equal(text, "unknown");
		assert_string_not_equal(text, "");
		for (k = 0; k < i; k++) {
			assert_int_not_equal(number[i], number[k]);
			assert_string_not_equal(text,
						hnl_reason_text(number[k]));
		}
	}
}

static void number_without_name_unknown(void **state)
{
	(void)state;
	assert_string_equal(hnl_errno_name(0), "success");
	assert_string_equal(hnl_errno_name(9999), "unknown");
	assert_string_equal(hnl_errno_name(INT32_MIN), "unknown");
	assert_string_equal(hnl_reason_text(9999), "unknown");
	assert_string_equal(hnl_reason_text(UINT32_MAX), "unknown");
}

static void extack_refused_all_told(void **state)
{
	struct hnl_extack x;

	(void)state;
	memset(&x, 0xa5, sizeof(x));
	hnl_extack_clear(&x);
	assert_int_equal(x.err, 0);
	assert_int_equal(x.reason, HNL_REASON_NONE);
	assert_int_equal(x.offset | x.type | x.missing | x.nest, 0);
	assert_int_equal(x.ignored_listed | x.ignored_n | x.progress, 0);
	assert_int_equal(hnl_extack_refuse(&x, HNL_EINVAL, HNL_REASON_RANGE,
					   64, 7), -HNL_EINVAL);
	assert_int_equal(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_RANGE);
	assert_int_equal(x.offset, 64);
	assert_int_equal(x.type, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errno_each_has_its_own_name),
		cmocka_unit_test(reason_each_has_its_own_text),
		cmocka_unit_test(number_without_name_unknown),
		cmocka_unit_test(extack_refused_all_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
