/* SPDX-License-Identifier: MIT */
/*
 * The family nested while another vCPU destroys the view: between the look that
 * a command takes at it and what it then does, or between two steps.
 *
 *	view_get --> found --> the other vCPU: view_destroy --> walk, query, ...
 */
#include "nest.h"

/* The n-th operation from now on that finds view 0 is the last one. */
static struct {
	unsigned int left;
	struct hnl_nested_ops ops;
} other;

static void come_between(void *ctx)
{
	uint64_t token = 0;

	if (other.left == 0 || --other.left != 0)
		return;
	do {
		assert_same(hnl_nested_model_ops.view_destroy(ctx, L1_ID, 0,
							      &token), 0);
	} while (token != 0);
	hnl_nested_model_ops.settle(ctx, L1_ID);
}

static int look(void *ctx, uint16_t domain, uint32_t view,
		struct hnl_nested_view *v)
{
	int err = hnl_nested_model_ops.view_get(ctx, domain, view, v);

	come_between(ctx);
	return err;
}

static int word(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		uint64_t *written)
{
	int err = hnl_nested_model_ops.dirty_get(ctx, domain, view, gfn,
						 written);

	come_between(ctx);
	return err;
}

static int step(void *ctx, uint16_t domain, uint32_t view,
		struct hnl_nested_walk *w)
{
	int err = hnl_nested_model_ops.walk(ctx, domain, view, w);

	come_between(ctx);
	return err;
}

/* View 0 maps four pages, all written to; it goes after n operations. */
static struct nest *open_until(unsigned int n_operations)
{
	struct nest *n;
	uint32_t view, i;
	uint64_t l1;

	other.left = 0;
	other.ops = hnl_nested_model_ops;
	other.ops.view_get = look;
	other.ops.dirty_get = word;
	other.ops.walk = step;
	n = nest_open_with_view(0, &view);
	assert_int_equal(view, 0);
	for (i = 0; i < 4; i++) {
		assert_same(nest_map(n, 0, L2_GPA(i), L1_GPA(i), 0, R | W), 0);
		assert_same(nest_touch(n, 0, L2_GPA(i), W, &l1), 0);
	}
	n->host.ops = &other.ops;
	other.left = n_operations;
	return n;
}

#define assert_gone(n, progress) do { \
	assert_refused(n, HNL_ENOENT, HNL_REASON_ABSENT, HNL_NESTED_A_VIEW, \
		       progress); \
	assert_int_equal(other.left, 0); \
	nest_close(n); \
} while (0)

static void view_gone_behind_the_look_each_command_enoent(void **state)
{
	struct hnl_nested_query_rsp rsp;
	uint64_t bits[2] = { 3, 1 }, done;
	struct nest *n;

	(void)state;
	n = open_until(1);
	assert_same(nest_query(n, 0, 0, &rsp), -HNL_ENOENT);
	assert_gone(n, 0);
	n = open_until(1);
	assert_same(nest_map(n, 0, L2_GPA(9), L1_GPA(9), 0, R), -HNL_ENOENT);
	assert_gone(n, 0);
	n = open_until(1);
	assert_same(nest_unmap(n, 0, 0, 4, &done), -HNL_ENOENT);
	assert_gone(n, 0);
	n = open_until(1);
	assert_same(nest_protect(n, 0, 0, 4, R, &done), -HNL_ENOENT);
	assert_gone(n, 0);
	n = open_until(1);
	assert_same(nest_dirty_get(n, 0, 0, 128, bits), -HNL_ENOENT);
	assert_gone(n, 0);
	n = open_until(1);
	assert_same(nest_dirty_clear(n, 0, 0, 128, bits, 2), -HNL_ENOENT);
	assert_gone(n, 0);
	n = open_until(1);
	assert_same(nest_flush_view(n, 0), -HNL_ENOENT);
	assert_gone(n, 0);
	n = open_until(1);
	assert_same(nest_flush_range(n, 0, 0, 1), -HNL_ENOENT);
	assert_gone(n, 0);
}

static void view_gone_between_two_steps_progress_told(void **state)
{
	uint64_t bits[2] = { 3, 1 }, done;
	struct nest *n;

	(void)state;
	n = open_until(2);
	assert_same(nest_unmap(n, 0, 0, 4, &done), -HNL_ENOENT);
	assert_gone(n, 1);
	n = open_until(2);
	assert_same(nest_dirty_get(n, 0, 0, 128, bits), -HNL_ENOENT);
	assert_gone(n, 64);
	n = open_until(2);
	assert_same(nest_dirty_clear(n, 0, 0, 128, bits, 2), -HNL_ENOENT);
	assert_gone(n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(view_gone_behind_the_look_each_command_enoent),
		cmocka_unit_test(view_gone_between_two_steps_progress_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
