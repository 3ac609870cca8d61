/* SPDX-License-Identifier: MIT */
/*
 * The port of guest/env/env.c: a status is 64 bits in a register, and an int
 * behind it.
 */
#include <hnl/registers.h>

#include "../../guest/env/env.h"
#include "helpers.h"

static int64_t said;
static unsigned int asked;

int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value)
{
	assert_true(function == HNL_CALL || function == HNL_KICK);
	assert_int_equal(arg[0], 7);
	asked++;
	*value = 9;
	return said;
}

bool guest_discover(struct hnl_discovery *found)
{
	found->abi = HNL_ABI_VERSION;
	return true;
}

void *guest_at(uint64_t gpa)
{
	static uint8_t ram[1];

	(void)gpa;
	return ram;
}

static void status_that_no_errno_is_ebadmsg(void **state)
{
	static const struct {
		int64_t said;
		int status;
	} statuses[] = {
		{ 0, 0 },
		{ -HNL_EAGAIN, -HNL_EAGAIN },
		{ -HNL_ERRNO_MAX, -HNL_ERRNO_MAX },
		{ 1, -HNL_EBADMSG },
		{ -HNL_ERRNO_MAX - 1, -HNL_EBADMSG },
		{ INT64_C(0x100000000), -HNL_EBADMSG },
		{ -INT64_C(0x100000000), -HNL_EBADMSG },
		{ INT64_C(0x1fffffff5), -HNL_EBADMSG },
		{ INT64_MIN, -HNL_EBADMSG },
	};
	struct hnl_guest g;
	uint64_t value;
	size_t i;

	(void)state;
	assert_int_equal(hnl_guest_init(&g, &guest_port, NULL), 0);
	for (i = 0; i < COUNT(statuses); i++) {
		said = statuses[i].said;
		assert_int_equal(guest_port.call(NULL, 7, 0, 0, 0, &value),
				 statuses[i].status);
		assert_int_equal(value, 9);
		assert_int_equal(guest_port.kick(NULL, 7),
				 statuses[i].status);
	}
	assert_int_equal(asked, 2 * COUNT(statuses));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(status_that_no_errno_is_ebadmsg),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
