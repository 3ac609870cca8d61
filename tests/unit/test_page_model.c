/* SPDX-License-Identifier: MIT */
/*
 * The reference page-state table: a page in use is RAM and shared, and stays
 * so until it is released.
 */
#include "helpers.h"

#include <hnl/page_model.h>

#define FIRST 16
#define N 8

struct log {
	unsigned int n;
	uint64_t gfn;
	bool shared;
	bool full;
};

static uint8_t bytes[N];
static struct log changes;
static struct hnl_page_model model;

static bool change(void *host, uint64_t gfn, bool shared)
{
	struct log *log = (struct log *)host;

	if (log->full)
		return false;
	log->n++;
	log->gfn = gfn;
	log->shared = shared;
	return true;
}

/* Pages 17..22 are RAM; 16 and 23 are not. */
static int setup(void **state)
{
	(void)state;
	memset(bytes, 0, sizeof(bytes));
	memset(&changes, 0, sizeof(changes));
	model.state = bytes;
	model.first_gfn = FIRST;
	model.n = N;
	model.change = change;
	model.host = &changes;
	hnl_page_model_add_ram(&model, FIRST + 1, N - 2);
	return 0;
}

static void set_page_outside_of_ram_refused(void **state)
{
	static const uint64_t gfn[] = { 0, FIRST - 1, FIRST, FIRST + N - 1,
					FIRST + N, UINT64_MAX };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(gfn); i++) {
		assert_int_equal(hnl_page_model_set(&model, gfn[i], true),
				 HNL_REASON_GPA_NOT_RAM);
		assert_int_equal(hnl_page_model_hold(&model, gfn[i],
						     HNL_MAP_READ),
				 HNL_REASON_GPA_NOT_RAM);
		hnl_page_model_release(&model, gfn[i], HNL_MAP_RING);
	}
	hnl_page_model_add_ram(&model, UINT64_MAX, 1);
	assert_int_equal(changes.n, 0);
}

static void set_page_twice_changed_once(void **state)
{
	(void)state;
	assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
	assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
	assert_int_equal(changes.n, 1);
	assert_int_equal(changes.gfn, 18);
	assert_true(changes.shared);
	assert_int_equal(hnl_page_model_set(&model, 18, false), 0);
	assert_int_equal(changes.n, 2);
	assert_false(changes.shared);
}

static void set_page_where_tables_are_full_state_as_it_was(void **state)
{
	(void)state;
	assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
	changes.full = true;
	assert_int_equal(hnl_page_model_set(&model, 18, false),
			 HNL_REASON_QUOTA);
	assert_int_equal(hnl_page_model_set(&model, 19, true),
			 HNL_REASON_QUOTA);
	assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
	assert_int_equal(hnl_page_model_hold(&model, 18, HNL_MAP_READ), 0);
	assert_int_equal(hnl_page_model_hold(&model, 19, HNL_MAP_READ),
			 HNL_REASON_GPA_PRIVATE);
}

static void hold_private_page_refused(void **state)
{
	(void)state;
	assert_int_equal(hnl_page_model_hold(&model, 18, HNL_MAP_READ),
			 HNL_REASON_GPA_PRIVATE);
	assert_int_equal(hnl_page_model_hold(&model, 18, HNL_MAP_RING),
			 HNL_REASON_GPA_PRIVATE);
}

static void unshare_page_in_use_refused_until_released(void **state)
{
	static const enum hnl_map_use use[] = { HNL_MAP_READ, HNL_MAP_WRITE,
						HNL_MAP_RING };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(use); i++) {
		assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
		assert_int_equal(hnl_page_model_hold(&model, 18, use[i]), 0);
		assert_int_equal(hnl_page_model_set(&model, 18, false),
				 HNL_REASON_GPA_BUSY);
		assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
		hnl_page_model_release(&model, 18, use[i]);
		assert_int_equal(hnl_page_model_set(&model, 18, false), 0);
	}
}

/* What may be held together: rows first, columns second. */
static void hold_twice_each_pair_as_said(void **state)
{
	static const uint16_t want[3][3] = {
		{ 0, 0, HNL_REASON_GPA_BUSY },
		{ 0, 0, HNL_REASON_GPA_BUSY },
		{ 0, HNL_REASON_GPA_BUSY, HNL_REASON_GPA_BUSY },
	};
	size_t i, k;

	(void)state;
	assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
	for (i = 0; i < 3; i++) {
		for (k = 0; k < 3; k++) {
			assert_int_equal(
				hnl_page_model_hold(&model, 18,
						    (enum hnl_map_use)i), 0);
			assert_int_equal(
				hnl_page_model_hold(&model, 18,
						    (enum hnl_map_use)k),
				want[i][k]);
			if (want[i][k] == 0)
				hnl_page_model_release(&model, 18,
						       (enum hnl_map_use)k);
			hnl_page_model_release(&model, 18,
					       (enum hnl_map_use)i);
		}
	}
	assert_int_equal(hnl_page_model_set(&model, 18, false), 0);
}

static void hold_15_times_the_16th_busy(void **state)
{
	size_t i;

	(void)state;
	assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
	for (i = 0; i < 15; i++)
		assert_int_equal(hnl_page_model_hold(&model, 18, HNL_MAP_READ),
				 0);
	assert_int_equal(hnl_page_model_hold(&model, 18, HNL_MAP_READ),
			 HNL_REASON_GPA_BUSY);
	for (i = 0; i < 15; i++) {
		assert_int_equal(hnl_page_model_set(&model, 18, false),
				 HNL_REASON_GPA_BUSY);
		hnl_page_model_release(&model, 18, HNL_MAP_READ);
	}
	assert_int_equal(hnl_page_model_set(&model, 18, false), 0);
}

/* RAM a second time: shared stays shared, held stays held. */
static void add_ram_where_ram_is_changes_nothing(void **state)
{
	uint8_t before[N];

	(void)state;
	assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
	assert_int_equal(hnl_page_model_hold(&model, 18, HNL_MAP_RING), 0);
	assert_int_equal(hnl_page_model_set(&model, 19, true), 0);
	assert_int_equal(hnl_page_model_hold(&model, 19, HNL_MAP_WRITE), 0);
	memcpy(before, bytes, N);
	hnl_page_model_add_ram(&model, FIRST + 1, N - 2);
	assert_memory_equal(bytes, before, N);
	assert_int_equal(changes.n, 2);
	assert_int_equal(hnl_page_model_hold(&model, 18, HNL_MAP_WRITE),
			 HNL_REASON_GPA_BUSY);
	assert_int_equal(hnl_page_model_set(&model, 18, false),
			 HNL_REASON_GPA_BUSY);
	assert_int_equal(hnl_page_model_set(&model, 19, false),
			 HNL_REASON_GPA_BUSY);
	hnl_page_model_release(&model, 18, HNL_MAP_RING);
	hnl_page_model_release(&model, 19, HNL_MAP_WRITE);
	assert_int_equal(hnl_page_model_set(&model, 18, false), 0);
	assert_int_equal(hnl_page_model_set(&model, 19, false), 0);
	/* New RAM beside it is private RAM. */
	hnl_page_model_add_ram(&model, FIRST, N);
	assert_int_equal(hnl_page_model_set(&model, FIRST, true), 0);
	assert_int_equal(hnl_page_model_set(&model, FIRST + N - 1, true), 0);
}

static void next_shared_runs_in_order(void **state)
{
	struct hnl_memory_run run;

	(void)state;
	run = hnl_page_model_next(&model, 0, 100);
	assert_int_equal(run.n, 0);
	assert_int_equal(hnl_page_model_set(&model, 17, true), 0);
	assert_int_equal(hnl_page_model_set(&model, 18, true), 0);
	assert_int_equal(hnl_page_model_set(&model, 22, true), 0);
	run = hnl_page_model_next(&model, 0, 100);
	assert_int_equal(run.gfn, 17);
	assert_int_equal(run.n, 2);
	run = hnl_page_model_next(&model, 18, 1);
	assert_int_equal(run.gfn, 18);
	assert_int_equal(run.n, 1);
	run = hnl_page_model_next(&model, 19, 100);
	assert_int_equal(run.gfn, 22);
	assert_int_equal(run.n, 1);
	run = hnl_page_model_next(&model, 23, 100);
	assert_int_equal(run.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(set_page_outside_of_ram_refused, setup),
		cmocka_unit_test_setup(set_page_twice_changed_once, setup),
		cmocka_unit_test_setup(
			set_page_where_tables_are_full_state_as_it_was, setup),
		cmocka_unit_test_setup(hold_private_page_refused, setup),
		cmocka_unit_test_setup(
			unshare_page_in_use_refused_until_released, setup),
		cmocka_unit_test_setup(hold_twice_each_pair_as_said, setup),
		cmocka_unit_test_setup(hold_15_times_the_16th_busy, setup),
		cmocka_unit_test_setup(add_ram_where_ram_is_changes_nothing,
				       setup),
		cmocka_unit_test_setup(next_shared_runs_in_order, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
