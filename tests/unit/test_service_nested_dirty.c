/* SPDX-License-Identifier: MIT */
/*
 * The family nested by whole packets: what L2 wrote to, told and forgotten;
 * each error of dirty-get and dirty-clear with reason and attribute.
 */
#include "nest.h"

static uint64_t l1;		/* what L2 reached */
static uint64_t done;

static void dirty_get_tells_writes_and_clear_forgets(void **state)
{
	uint64_t word[4];
	uint32_t view, i;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	for (i = 0; i < 200; i++)
		assert_same(nest_map(n, view, L2_GPA(i), L1_GPA(i), 0, R | W),
			    0);
	for (i = 0; i < 200; i += 3)
		assert_same(nest_touch(n, view, L2_GPA(i),
				       i % 2 ? W : R, &l1), 0);
	assert_same(nest_dirty_get(n, view, L2_GPA(1), 256, word), 0);
	for (i = 0; i < 256; i++)
		assert_int_equal(word[i / 64] >> i % 64 & 1,
				 i + 1 < 200 && (i + 1) % 6 == 3);
	/* Taken back the right to write: it was written to all the same. */
	assert_same(nest_protect(n, view, L2_GPA(3), 1, R, &done), 0);
	/* Page 3, and some that are not dirty or not mapped. */
	memset(word, 0, sizeof(word));
	word[0] = 0xf;
	word[3] = UINT64_MAX;
	assert_same(nest_dirty_clear(n, view, L2_GPA(1), 256, word, 4), 0);
	assert_same(nest_dirty_get(n, view, L2_GPA(1), 256, word), 0);
	for (i = 0; i < 256; i++)
		assert_int_equal(word[i / 64] >> i % 64 & 1,
				 i >= 4 && i < 192 && (i + 1) % 6 == 3);
	/* The next write is recorded, though the processor had cached it. */
	assert_same(nest_touch(n, view, L2_GPA(195), W, &l1), 0);
	assert_same(nest_dirty_get(n, view, L2_GPA(195), 64, word), 0);
	assert_int_equal(word[0], 1);
	nest_close(n);
}

/* A large one is not split when all of it is named; else it is. */
static void dirty_clear_of_a_large_mapping_whole_or_split(void **state)
{
	static uint64_t word[8];
	uint32_t view, i;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	assert_same(nest_map(n, view, 0, L1_GPA(0), 9, R | W), 0);
	assert_same(nest_touch(n, view, L2_GPA(77), W, &l1), 0);
	assert_same(nest_dirty_get(n, view, 0, 512, word), 0);
	for (i = 0; i < 8; i++)
		assert_true(word[i] == UINT64_MAX);
	assert_same(nest_dirty_clear(n, view, 0, 512, word, 8), 0);
	assert_int_equal(nest_capability(n).used_tables, 2);
	assert_same(nest_dirty_get(n, view, 0, 512, word), 0);
	for (i = 0; i < 8; i++)
		assert_true(word[i] == 0);
	/* Clean: nothing to clear, nothing to split. */
	word[0] = 2;
	assert_same(nest_dirty_clear(n, view, 0, 512, word, 8), 0);
	assert_int_equal(nest_capability(n).used_tables, 2);
	assert_same(nest_touch(n, view, L2_GPA(77), W, &l1), 0);
	assert_same(nest_dirty_clear(n, view, 0, 512, word, 8), 0);
	assert_int_equal(nest_capability(n).used_tables, 3);
	assert_same(nest_dirty_get(n, view, 0, 512, word), 0);
	assert_true(word[0] == ~(uint64_t)2);
	assert_true(word[7] == UINT64_MAX);
	nest_close(n);
}

static void dirty_clear_past_the_quota_progress_told(void **state)
{
	uint64_t word[16] = { 0 };
	struct nest *n = nest_new(0);
	uint32_t view;

	(void)state;
	n->cfg.tables = 3;
	nest_start(n);
	assert_same(nest_create(n, 32, true, &view), 0);
	assert_same(nest_map(n, view, L2_GPA(64), L1_GPA(0), 0, R | W), 0);
	assert_same(nest_map(n, view, L2_GPA(512), L1_GPA(512), 9, R | W), 0);
	assert_same(nest_touch(n, view, L2_GPA(64), W, &l1), 0);
	assert_same(nest_touch(n, view, L2_GPA(512), W, &l1), 0);
	word[1] = 1;
	word[9] = 1;
	(void)nest_dirty_clear(n, view, 0, 1024, word, 16);
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 576);
	assert_same(nest_dirty_get(n, view, 0, 1024, word), 0);
	assert_true(word[1] == 0);
	assert_true(word[9] == UINT64_MAX);
	nest_close(n);
}

static void dirty_most_one_gib_at_once(void **state)
{
	static uint64_t word[HNL_NESTED_DIRTY_MOST / 64];
	uint32_t view, i;
	struct nest *n = nest_open_with_view(64, &view);

	(void)state;
	assert_same(nest_map(n, view, L2_GPA(PAGES_1G), L1_GPA(0), 18, R | W),
		    0);
	assert_same(nest_touch(n, view, L2_GPA(2 * PAGES_1G - 1), W, &l1), 0);
	assert_same(nest_dirty_get(n, view, L2_GPA(PAGES_1G),
				   HNL_NESTED_DIRTY_MOST, word), 0);
	for (i = 0; i < COUNT(word); i++)
		assert_true(word[i] == UINT64_MAX);
	assert_same(nest_dirty_clear(n, view, L2_GPA(PAGES_1G),
				     HNL_NESTED_DIRTY_MOST, word, COUNT(word)),
		    0);
	assert_int_equal(nest_capability(n).used_tables, 1);
	assert_same(nest_dirty_get(n, view, L2_GPA(PAGES_1G) - PAGE_SIZE,
				   HNL_NESTED_DIRTY_MOST, word), 0);
	for (i = 0; i < COUNT(word); i++)
		assert_true(word[i] == 0);
	nest_close(n);
}

static void dirty_of_bad_values_refused(void **state)
{
	uint64_t word[2] = { 0, 0 };
	uint32_t plain, view;
	struct hnl_nested_query_rsp q;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	assert_same(nest_create(n, 32, false, &plain), 0);
	(void)nest_dirty_get(n, plain, 0, 64, word);
	assert_refused(n, HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_NESTED_A_VIEW,
		       0);
	(void)nest_dirty_clear(n, plain, 0, 64, word, 1);
	assert_refused(n, HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_NESTED_A_VIEW,
		       0);
	/* Not recorded, not told by another way. */
	assert_same(nest_map(n, plain, 0, L1_GPA(0), 0, R | W), 0);
	assert_same(nest_touch(n, plain, 0, W, &l1), 0);
	assert_same(nest_query(n, plain, 0, &q), 0);
	assert_int_equal(q.mapped, HNL_NESTED_MAPPED_ACCESSED);

	(void)nest_dirty_clear(n, view, 0, 64, word, 2);
	assert_refused(n, HNL_EINVAL, HNL_REASON_COUNT, HNL_NESTED_A_DIRTY,
		       0);
	(void)nest_dirty_clear(n, view, 0, 128, word, 1);
	assert_refused(n, HNL_EINVAL, HNL_REASON_COUNT, HNL_NESTED_A_DIRTY,
		       0);
	nest_poke(n, HNL_NESTED_A_BITS, 65);
	(void)nest_dirty_get(n, view, 0, 64, word);
	assert_refused(n, HNL_EINVAL, HNL_REASON_ALIGN, HNL_NESTED_A_BITS, 0);
	(void)nest_dirty_get(n, view, ((uint64_t)1 << 32) - 63 * PAGE_SIZE,
			     64, word);
	assert_refused(n, HNL_ERANGE, HNL_REASON_GPA_LIMIT,
		       HNL_NESTED_A_L2_GPA, 0);
	(void)nest_dirty_clear(n, view, (uint64_t)0 - PAGE_SIZE, 64, word, 1);
	assert_refused(n, HNL_ERANGE, HNL_REASON_GPA_WRAP,
		       HNL_NESTED_A_L2_GPA, 0);
	nest_close(n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dirty_get_tells_writes_and_clear_forgets),
		cmocka_unit_test(dirty_clear_of_a_large_mapping_whole_or_split),
		cmocka_unit_test(dirty_clear_past_the_quota_progress_told),
		cmocka_unit_test(dirty_most_one_gib_at_once),
		cmocka_unit_test(dirty_of_bad_values_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
