/* SPDX-License-Identifier: MIT */
/*
 * The family nested by whole packets: capabilities, views, flush, and what was
 * not granted; each error of their lists with reason and attribute.
 */
#include "nest.h"

static uint64_t l1;		/* what L2 reached */
static uint64_t done;

/* ---- capabilities, views ---- */

static void capability_get_tells_quota_and_use(void **state)
{
	struct nest *n = nest_open(0);
	struct hnl_nested_capability_get_rsp c = nest_capability(n);
	uint32_t view;

	(void)state;
	assert_int_equal(c.max_views, NEST_VIEWS);
	assert_int_equal(c.used_views, 0);
	assert_int_equal(c.max_tables, NEST_TABLES);
	assert_int_equal(c.used_tables, 0);
	assert_int_equal(c.orders, 1 | 1u << 9 | 1u << 18);
	assert_int_equal(c.memory_types, 0x73);
	assert_int_equal(c.max_address_bits, 57);
	assert_same(nest_create(n, 57, false, &view), 0);
	assert_same(nest_map(n, view, 0, L1_GPA(0), 0, R), 0);
	c = nest_capability(n);
	assert_int_equal(c.used_views, 1);
	assert_int_equal(c.used_tables, 5);
	assert_same(nest_destroy(n, view), 0);
	c = nest_capability(n);
	assert_int_equal(c.used_views, 0);
	assert_int_equal(c.used_tables, 0);
	nest_close(n);
}

static void domain_without_views_has_a_quota_of_none(void **state)
{
	struct nest *n = nest_open(0);
	struct hnl_nested_capability_get_rsp c;
	uint32_t view;

	(void)state;
	assert_true(hnl_nested_model_unregister(&n->model, L1_ID, 1));
	c = nest_capability(n);
	assert_int_equal(c.max_views, 0);
	assert_int_equal(c.max_tables, 0);
	(void)nest_create(n, 0, false, &view);
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 0);
	(void)nest_create(n, 48, false, &view);
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 0);
	(void)nest_flush_view(n, 0);
	assert_refused(n, HNL_ENOENT, HNL_REASON_ABSENT, HNL_NESTED_A_VIEW, 0);
	nest_close(n);
}

static void view_create_past_each_limit_refused(void **state)
{
	struct nest *n = nest_new(0);
	uint32_t view, i;

	(void)state;
	n->cfg.tables = 3;
	n->model.address_bits = 48;
	nest_start(n);
	(void)nest_create(n, 49, false, &view);
	assert_refused(n, HNL_EINVAL, HNL_REASON_RANGE,
		       HNL_NESTED_A_ADDRESS_BITS, 0);
	nest_poke(n, HNL_NESTED_A_ADDRESS_BITS, 31);
	(void)nest_create(n, 32, false, &view);
	assert_refused(n, HNL_EINVAL, HNL_REASON_RANGE,
		       HNL_NESTED_A_ADDRESS_BITS, 0);
	for (i = 0; i < 3; i++)
		assert_same(nest_create(n, 0, false, &view), 0);
	(void)nest_create(n, 0, false, &view);	/* no table for its root */
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 0);
	nest_close(n);

	n = nest_open(0);
	for (i = 0; i < NEST_VIEWS; i++)
		assert_same(nest_create(n, 0, false, &view), 0);
	(void)nest_create(n, 0, false, &view);
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 0);
	assert_same(nest_destroy(n, 2), 0);
	assert_same(nest_create(n, 0, false, &view), 0);
	assert_int_equal(view, 2);
	nest_close(n);
}

/* The quota allows what the pool has not: nobody's fault but L0's. */
static void pool_empty_enomem(void **state)
{
	struct nest *n = nest_new(0);
	uint32_t view;

	(void)state;
	n->tables = 3;
	nest_start(n);
	assert_same(nest_create(n, 32, false, &view), 0);
	assert_same(nest_map(n, view, 0, L1_GPA(0), 9, R), 0);
	(void)nest_unmap(n, view, 0, 1, &done);		/* one is left */
	assert_int_equal(nest_capability(n).used_tables, 3);
	(void)nest_map(n, view, L2_GPA(PAGES_2M), L1_GPA(0), 0, R);
	assert_refused(n, HNL_ENOMEM, HNL_REASON_NONE, 0, 0);
	(void)nest_create(n, 32, false, &view);
	assert_refused(n, HNL_ENOMEM, HNL_REASON_NONE, 0, 0);
	nest_close(n);
}

static void a07_view_absent_every_command_enoent(void **state)
{
	static const uint32_t views[] = { 1, NEST_VIEWS - 1, NEST_VIEWS,
					  HNL_NESTED_VIEW_LAST };
	struct hnl_nested_entry e = an_entry(0, L1_GPA(0), 0, R);
	struct hnl_nested_range r = { 0, 1 };
	struct hnl_nested_query_rsp q;
	uint64_t word = 0;
	int32_t status;
	uint32_t view;
	struct nest *n = nest_open_with_view(0, &view);
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(views); i++) {
		view = views[i];
		int got[] = {
			nest_destroy(n, view), nest_map_as(n, view, &e),
			nest_map_many(n, view, &e, 1, &status),
			nest_unmap(n, view, 0, 1, &done),
			nest_unmap_many(n, view, &r, 1, &status),
			nest_protect(n, view, 0, 1, R, &done),
			nest_query(n, view, 0, &q),
			nest_dirty_get(n, view, 0, 64, &word),
			nest_dirty_clear(n, view, 0, 64, &word, 1),
			nest_flush_range(n, view, 0, 1),
			nest_flush_view(n, view),
		};
		for (k = 0; k < COUNT(got); k++)
			assert_same(got[k], -HNL_ENOENT);
		assert_refused(n, HNL_ENOENT, HNL_REASON_ABSENT,
			       HNL_NESTED_A_VIEW, 0);
	}
	nest_poke(n, HNL_NESTED_A_VIEW, HNL_NESTED_VIEWS);
	(void)nest_flush_view(n, 0);
	assert_refused(n, HNL_EINVAL, HNL_REASON_RANGE, HNL_NESTED_A_VIEW, 0);
	nest_close(n);
}

static void view_destroy_while_a_vcpu_runs_in_it_busy(void **state)
{
	uint32_t view;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	assert_same(nest_map(n, view, 0, L1_GPA(0), 9, R | W), 0);
	assert_same(hnl_nested_model_enter(&n->model, L1_ID, view), 0);
	assert_same(nest_destroy(n, view), -HNL_EBUSY);
	assert_refused(n, HNL_EBUSY, HNL_REASON_STATE, HNL_NESTED_A_VIEW, 0);
	assert_same(nest_touch(n, view, 0, R, &l1), 0);
	hnl_nested_model_exit(&n->model, L1_ID, view);
	assert_same(nest_destroy(n, view), 0);
	assert_same(hnl_nested_model_enter(&n->model, L1_ID, view),
		    -HNL_ENOENT);
	assert_same(nest_touch(n, view, 0, R, &l1), -HNL_ENOENT);
	nest_close(n);
}

/* Given up by its guest in the middle, it is done with by the next one. */
static void view_destroy_given_up_view_gone_for_all_but_destroy(void **state)
{
	static const struct hnl_direct zeros = { 0, 0, 0, 0 };
	struct hnl_nested_view_destroy_req req;
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   HNL_PAGE };
	struct nest *n = nest_open(1);
	struct hnl_builder b;
	uint32_t view, i;
	uint64_t value;

	(void)state;
	assert_same(nest_create(n, 32, false, &view), 0);
	for (i = 0; i < 9; i++)
		assert_same(nest_map(n, view, L2_GPA(i), L1_GPA(i), 0, R), 0);
	b = nest_begin(n);
	hnl_nested_view_destroy_req_init(&req);
	hnl_nested_view_destroy_req_set_view(&req, view);
	hnl_nested_view_destroy_req_encode(&b, 0, 1, 1, &req);
	machine_poke(n->m, REQUEST_PAGE, 0, nest_batch, b.len);
	regs.request_len = b.len;
	assert_same(machine_enter(n->m, &regs), -HNL_EAGAIN);
	nest_check(n);
	assert_same(hnl_hv_call(n->m->cpu, n->m->domain, 0, &zeros, &value),
		    0);
	assert_same(nest_map(n, view, L2_GPA(9), L1_GPA(9), 0, R),
		    -HNL_ENOENT);
	assert_same(nest_destroy(n, view), 0);
	assert_int_equal(nest_capability(n).used_tables, 0);
	nest_close(n);
}

/* ---- flush ---- */

static unsigned int cached_now(const struct nest *n)
{
	unsigned int i, valid = 0;

	for (i = 0; i < CACHED; i++)
		valid += n->cache[i].valid;
	return valid;
}

static void flush_of_a_view_or_range_forgets_just_that(void **state)
{
	uint32_t view, other, i;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	assert_same(nest_create(n, 0, false, &other), 0);
	for (i = 0; i < 8; i++) {
		assert_same(nest_map(n, view, L2_GPA(i), L1_GPA(i), 0, R), 0);
		assert_same(nest_touch(n, view, L2_GPA(i), R, &l1), 0);
	}
	assert_same(nest_map(n, other, 0, L1_GPA(0), 0, R), 0);
	assert_same(nest_touch(n, other, 0, R, &l1), 0);
	assert_same(nest_flush_range(n, view, L2_GPA(2), 3), 0);
	assert_int_equal(cached_now(n), 6);
	(void)nest_flush_range(n, view, 0, ((uint64_t)1 << 20) + 1);
	assert_refused(n, HNL_ERANGE, HNL_REASON_GPA_LIMIT,
		       HNL_NESTED_A_L2_GPA, 0);
	assert_int_equal(cached_now(n), 6);
	assert_same(nest_flush_view(n, view), 0);
	assert_int_equal(cached_now(n), 1);
	assert_same(nest_flush_view(n, other), 0);
	assert_int_equal(cached_now(n), 0);
	nest_close(n);
}

/* ---- what is not granted ---- */

static void feature_not_granted_same_bytes_as_undefined(void **state)
{
	static const struct hnl_grant plain[] = { { HNL_NESTED_FAMILY, 1 } };
	static const uint8_t cmd[] = { HNL_NESTED_CMD_DIRTY_GET,
				       HNL_NESTED_CMD_DIRTY_CLEAR, 200 };
	struct nest *n = nest_new(0);
	uint8_t first[HNL_ACK_MAX];
	struct hnl_builder b;
	uint32_t view;
	size_t i, len = 0;

	(void)state;
	n->m->domain_cfg.grant = plain;
	nest_start(n);
	for (i = 0; i < COUNT(cmd); i++) {
		b = nest_begin(n);
		put_empty(&b, HNL_NESTED_FAMILY, 0, 0, 1);
		nest_batch[16] = cmd[i];
		(void)nest_call(n, &b);
		assert_refused(n, HNL_ENOSYS, HNL_REASON_NONE, 0, 0);
		if (i == 0) {
			len = n->m->answer_len;
			memcpy(first, n->m->answer, len);
			first[HNL_NLHDR + 4 + 16] = 0;
		}
		n->m->answer[HNL_NLHDR + 4 + 16] = 0;	/* the echoed command */
		assert_int_equal(n->m->answer_len, len);
		assert_memory_equal(n->m->answer, first, len);
	}
	/* The attribute of the feature is one that nobody defined: ignored. */
	assert_same(nest_create(n, 0, true, &view), 0);
	assert_same(nest_map(n, view, 0, L1_GPA(0), 0, R | W), 0);
	assert_same(nest_touch(n, view, 0, W, &l1), 0);
	assert_false(n->cache[view].dirty);
	nest_close(n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(capability_get_tells_quota_and_use),
		cmocka_unit_test(domain_without_views_has_a_quota_of_none),
		cmocka_unit_test(view_create_past_each_limit_refused),
		cmocka_unit_test(pool_empty_enomem),
		cmocka_unit_test(a07_view_absent_every_command_enoent),
		cmocka_unit_test(view_destroy_while_a_vcpu_runs_in_it_busy),
		cmocka_unit_test(
			view_destroy_given_up_view_gone_for_all_but_destroy),
		cmocka_unit_test(flush_of_a_view_or_range_forgets_just_that),
		cmocka_unit_test(feature_not_granted_same_bytes_as_undefined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
