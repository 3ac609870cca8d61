/* SPDX-License-Identifier: MIT */
/*
 * Cursors that no turn left, for the long commands of the family domain (A17):
 * what cannot be so no operation is asked about, and the call ends.
 *
 *	cursor 0: units done | cursor 1: the unique id, there once one is done
 *
 * The operations are fake: they keep what they were handed.
 */
#include "domains.h"
#include "hnl_event.h"

#define ID 7u			/* unique */

static unsigned int steps;
static uint64_t last_done;

static uint64_t unique_id(void *ctx, uint16_t domain)
{
	(void)ctx;
	(void)domain;
	return ID;
}

static int keep(uint64_t id, uint64_t done)
{
	assert_int_equal(id, ID);
	steps++;
	last_done = done;
	return 0;
}

static int destroy_step(void *ctx, uint16_t domain, uint64_t id)
{
	(void)ctx;
	(void)domain;
	return keep(id, 0);
}

static int soft_reset_step(void *ctx, uint16_t caller, uint16_t domain,
			   uint64_t id, uint64_t done)
{
	(void)ctx;
	(void)caller;
	(void)domain;
	return keep(id, done);
}

static int paging_pool_step(void *ctx, uint16_t domain, uint64_t id,
			    uint64_t pages, uint64_t done)
{
	(void)ctx;
	(void)domain;
	assert_int_equal(pages, 3);
	return keep(id, done);
}

static const struct hnl_domain_ops ops = {
	.unique_id = unique_id,
	.destroy_step = destroy_step,
	.soft_reset_step = soft_reset_step,
	.paging_pool_step = paging_pool_step,
};

static const struct {
	uint8_t cmd;
	uint64_t most;		/* units done, where a turn may begin */
} walks[] = {
	{ HNL_DOMAIN_CMD_DESTROY, HNL_DOMAIN_UNITS_MAX },
	{ HNL_DOMAIN_CMD_SOFT_RESET, HNL_DOMAIN_PORTS_MAX - 1 },
	{ HNL_DOMAIN_CMD_PAGING_POOL_SET, HNL_DOMAIN_UNITS_MAX },
};

/* A turn that begins with these cursors; the reason, if it is refused. */
static int run_with(uint8_t cmd, uint64_t done, uint64_t id,
		    struct hnl_extack *x)
{
	struct hnl_domain_destroy_req destroy = { .domain = 2 };
	struct hnl_domain_soft_reset_req reset = { .domain = 2 };
	struct hnl_domain_paging_pool_set_req pool = { .domain = 2 };
	struct hnl_call call = {
		.hv = w.m->hv, .domain = w.m->domain, .x = x,
		.ctx = w.service[1].ctx, .cursor = { done, id },
		.budget = 1000, .request = &destroy,
	};

	pool.paging_pool = 3 * HNL_PAGE;
	if (cmd == HNL_DOMAIN_CMD_SOFT_RESET)
		call.request = &reset;
	else if (cmd == HNL_DOMAIN_CMD_PAGING_POOL_SET)
		call.request = &pool;
	hnl_extack_clear(x);
	steps = 0;
	last_done = 0;
	return w.service[1].handler[cmd](&call);
}

static void expect_ended(uint8_t cmd, uint64_t done, uint64_t id)
{
	struct hnl_extack x;

	assert_int_equal(run_with(cmd, done, id, &x), -HNL_EINTR);
	assert_int_equal(x.reason, HNL_REASON_RESTORED);
	assert_int_equal(steps, 0);
}

static void a17_cursor_that_no_turn_left_no_operation_is_asked(void **state)
{
	size_t i;

	(void)state;
	assert_int_equal(HNL_DOMAIN_PORTS_MAX, HNL_EVENT_PORTS);
	world_open(0);
	w.host.ops = &ops;
	for (i = 0; i < COUNT(walks); i++) {
		expect_ended(walks[i].cmd, walks[i].most + 1, ID);
		expect_ended(walks[i].cmd, UINT64_MAX, ID);
		/* Units are done, of no domain. */
		expect_ended(walks[i].cmd, 1, 0);
	}
	world_close();
}

static void cursor_that_a_turn_leaves_goes_on(void **state)
{
	struct hnl_extack x;
	size_t i;

	(void)state;
	world_open(0);
	w.host.ops = &ops;
	for (i = 0; i < COUNT(walks); i++) {
		assert_int_equal(run_with(walks[i].cmd, 0, 0, &x), 0);
		assert_int_equal(steps, 1);
		assert_int_equal(last_done, 0);
		assert_int_equal(run_with(walks[i].cmd, walks[i].most, ID, &x),
				 0);
		assert_int_equal(steps, 1);
		if (walks[i].cmd != HNL_DOMAIN_CMD_DESTROY)
			assert_int_equal(last_done, walks[i].most);
	}
	world_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a17_cursor_that_no_turn_left_no_operation_is_asked),
		cmocka_unit_test(cursor_that_a_turn_leaves_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
