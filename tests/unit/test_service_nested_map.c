/* SPDX-License-Identifier: MIT */
/*
 * The family nested by whole packets: map, query, unmap and protect; each error
 * of their lists with reason and attribute, ranges at the edges, and what L2
 * then sees.
 */
#include "nest.h"

static uint64_t l1;		/* what L2 reached */
static uint64_t done;

/* ---- map ---- */

static void map_of_each_size_l2_reaches_its_memory(void **state)
{
	static const struct {
		uint64_t l2, l1, order, probe;
	} rows[] = {
		{ L2_GPA(0), L1_GPA(SMALL + 7), 0, 0xfff },
		{ L2_GPA(PAGES_2M), L1_GPA(SMALL), 9, 0x1fffff },
		{ L2_GPA(PAGES_1G), L1_GPA(0), 18, 0x3fffffff },
		{ L2_GPA(4 * PAGES_1G - 1), L1_GPA(L1_PAGES - 1), 0, 0x10 },
	};
	uint32_t bits, view;
	struct nest *n;
	size_t i;

	(void)state;
	for (bits = 32; bits <= 57; bits += 5) {
		n = nest_open(0);
		assert_same(nest_create(n, bits, false, &view), 0);
		for (i = 0; i < COUNT(rows); i++) {
			assert_same(nest_map(n, view, rows[i].l2, rows[i].l1,
					     (uint32_t)rows[i].order, R | W),
				    0);
			assert_same(nest_touch(n, view, rows[i].l2 +
					       rows[i].probe, W, &l1), 0);
			assert_int_equal(l1, rows[i].l1 + rows[i].probe);
			assert_same(nest_touch(n, view, rows[i].l2, X, &l1),
				    -HNL_EACCES);
		}
		assert_same(nest_touch(n, view, L2_GPA(1), R, &l1),
			    -HNL_EFAULT);
		nest_close(n);
	}
}

static void map_of_bad_values_refused(void **state)
{
	static const uint64_t top = (uint64_t)1 << 32;
	static const struct {
		struct hnl_nested_entry e;
		enum hnl_errno err;
		enum hnl_reason reason;
		uint16_t type;
	} rows[] = {
		{ { 0x1000, L1_GPA(0), 9, R, WB }, HNL_EINVAL,
		  HNL_REASON_ALIGN, HNL_NESTED_A_L2_GPA },
		{ { 0, L1_GPA(1), 9, R, WB }, HNL_EINVAL,
		  HNL_REASON_ALIGN, HNL_NESTED_A_L1_GPA },
		{ { 0x200000, L1_GPA(0), 18, R, WB }, HNL_EINVAL,
		  HNL_REASON_ALIGN, HNL_NESTED_A_L2_GPA },
		{ { 0x800, L1_GPA(0), 0, R, WB }, HNL_EINVAL,
		  HNL_REASON_ALIGN, HNL_NESTED_A_L2_GPA },
		{ { 0, L1_GPA(0), 1, R, WB }, HNL_EINVAL,
		  HNL_REASON_ENUM, HNL_NESTED_A_ORDER },
		{ { 0, L1_GPA(0), 27, R, WB }, HNL_EINVAL,
		  HNL_REASON_ENUM, HNL_NESTED_A_ORDER },
		{ { 0, L1_GPA(0), 0, 0, WB }, HNL_EINVAL,
		  HNL_REASON_RANGE, HNL_NESTED_A_PERMISSIONS },
		{ { 0, L1_GPA(0), 0, 8 | R, WB }, HNL_EINVAL,
		  HNL_REASON_MASK, HNL_NESTED_A_PERMISSIONS },
		{ { 0, L1_GPA(0), 0, R, 2 }, HNL_EINVAL,
		  HNL_REASON_ENUM, HNL_NESTED_A_MEMORY_TYPE },
		{ { 0, L1_GPA(0), 0, R, 1 }, HNL_EOPNOTSUPP,
		  HNL_REASON_ENUM, HNL_NESTED_A_MEMORY_TYPE },
		{ { top, L1_GPA(0), 0, R, WB }, HNL_ERANGE,
		  HNL_REASON_GPA_LIMIT, HNL_NESTED_A_L2_GPA },
		{ { (uint64_t)0 - 0x1000, L1_GPA(0), 0, R, WB }, HNL_ERANGE,
		  HNL_REASON_GPA_LIMIT, HNL_NESTED_A_L2_GPA },
		{ { (uint64_t)0 - 0x200000, L1_GPA(0), 9, R, WB }, HNL_ERANGE,
		  HNL_REASON_GPA_LIMIT, HNL_NESTED_A_L2_GPA },
		{ { 0, L1_GPA(0) - 0x1000, 0, R, WB }, HNL_EFAULT,
		  HNL_REASON_GPA_NOT_RAM, HNL_NESTED_A_L1_GPA },
		{ { 0, L1_GPA(L1_PAGES), 0, R, WB }, HNL_EFAULT,
		  HNL_REASON_GPA_NOT_RAM, HNL_NESTED_A_L1_GPA },
		{ { 0, L1_GPA(L1_PAGES - 5), 9, R, WB }, HNL_EFAULT,
		  HNL_REASON_GPA_NOT_RAM, HNL_NESTED_A_L1_GPA },
		{ { 0, L1_GPA(L1_PAGES + 1024), 0, R, WB }, HNL_EFAULT,
		  HNL_REASON_GPA_LIMIT, HNL_NESTED_A_L1_GPA },
		{ { 0, (uint64_t)0 - 0x200000, 9, R, WB }, HNL_EFAULT,
		  HNL_REASON_GPA_LIMIT, HNL_NESTED_A_L1_GPA },
	};
	struct hnl_nested_entry e[COUNT(rows)];
	int32_t status[COUNT(rows)];
	struct nest *n = nest_new(0);
	uint32_t view;
	size_t i;

	(void)state;
	n->model.memory_types = 1u << WB | 1u << HNL_NESTED_MEMORY_TYPE_UC;
	nest_start(n);
	assert_same(nest_create(n, 32, false, &view), 0);
	for (i = 0; i < COUNT(rows); i++) {
		e[i] = rows[i].e;
		(void)nest_map_as(n, view, &e[i]);
		assert_refused(n, rows[i].err, rows[i].reason, rows[i].type,
			       0);
	}
	/* The same as elements, which no decoder has looked into. */
	assert_same(nest_map_many(n, view, e, COUNT(rows), status), 0);
	for (i = 0; i < COUNT(rows); i++)
		assert_same(status[i], -(int)rows[i].err);
	assert_int_equal(nest_capability(n).used_tables, 1);
	nest_close(n);
}

static void map_of_each_memory_type_kept(void **state)
{
	static const uint8_t type[] = {
		HNL_NESTED_MEMORY_TYPE_UC, HNL_NESTED_MEMORY_TYPE_WC,
		HNL_NESTED_MEMORY_TYPE_WT, HNL_NESTED_MEMORY_TYPE_WP,
		HNL_NESTED_MEMORY_TYPE_WB
	};
	struct hnl_nested_query_rsp rsp;
	struct hnl_nested_entry e;
	uint32_t view, i;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	for (i = 0; i < COUNT(type); i++) {
		e = an_entry(L2_GPA(i), L1_GPA(i), 0, R);
		e.memory_type = type[i];
		assert_same(nest_map_as(n, view, &e), 0);
		assert_same(nest_query(n, view, L2_GPA(i), &rsp), 0);
		assert_int_equal(rsp.memory_type, type[i]);
	}
	nest_close(n);
}

static void map_of_an_order_that_l0_has_not_eopnotsupp(void **state)
{
	struct nest *n = nest_new(0);
	uint32_t view;

	(void)state;
	n->model.orders = 1 | 1u << 9;
	nest_start(n);
	assert_same(nest_create(n, 32, false, &view), 0);
	(void)nest_map(n, view, 0, L1_GPA(0), 18, R);
	assert_refused(n, HNL_EOPNOTSUPP, HNL_REASON_ENUM,
		       HNL_NESTED_A_ORDER, 0);
	assert_same(nest_map(n, view, 0, L1_GPA(0), 9, R), 0);
	nest_close(n);
}

static void map_over_a_mapping_of_any_size_eexist(void **state)
{
	static const uint32_t order[] = { 0, 9, 18 };
	uint32_t view;
	struct nest *n;
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(order); i++) {
		for (k = 0; k < COUNT(order); k++) {
			n = nest_open_with_view(0, &view);
			assert_same(nest_map(n, view, 0, L1_GPA(0), order[i],
					     R), 0);
			(void)nest_map(n, view, 0, L1_GPA(0), order[k], R | W);
			assert_refused(n, HNL_EEXIST, HNL_REASON_STATE,
				       HNL_NESTED_A_L2_GPA, 0);
			assert_same(nest_touch(n, view, 0, W, &l1),
				    -HNL_EACCES);
			nest_close(n);
		}
	}
}

/* With a view, and so few tables. */
static struct nest *open_small(uint32_t tables, uint32_t *view)
{
	struct nest *n = nest_new(0);

	n->cfg.tables = tables;
	nest_start(n);
	assert_same(nest_create(n, 32, false, view), 0);
	return n;
}

/* Two tables are wanted and one may be had: nothing is left behind. */
static void map_past_the_quota_nothing_done(void **state)
{
	uint32_t view;
	struct nest *n = open_small(2, &view);

	(void)state;
	(void)nest_map(n, view, 0, L1_GPA(0), 0, R);
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 0);
	assert_int_equal(nest_capability(n).used_tables, 1);
	assert_same(nest_map(n, view, 0, L1_GPA(0), 9, R), 0);
	assert_int_equal(nest_capability(n).used_tables, 2);
	nest_close(n);
}

static void map_many_each_has_its_status(void **state)
{
	static struct hnl_nested_entry e[HNL_NESTED_ENTRIES];
	static int32_t status[HNL_NESTED_ENTRIES];
	uint32_t view, i;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	for (i = 0; i < HNL_NESTED_ENTRIES; i++)
		e[i] = an_entry(L2_GPA(2 * (i / 2)), L1_GPA(i), 0, R);
	assert_same(nest_map_many(n, view, e, HNL_NESTED_ENTRIES, status), 0);
	for (i = 0; i < HNL_NESTED_ENTRIES; i++) {
		assert_same(status[i], i % 2 ? -HNL_EEXIST : 0);
		assert_same(nest_touch(n, view, L2_GPA(i), R, &l1),
			    i % 2 ? -HNL_EFAULT : 0);
		if (i % 2 == 0)
			assert_int_equal(l1, L1_GPA(i));
	}
	nest_close(n);
}

/* ---- query ---- */

static void query_tells_the_whole_mapping(void **state)
{
	struct hnl_nested_entry e = an_entry(L2_GPA(PAGES_2M), L1_GPA(SMALL),
					     9, R | X);
	struct hnl_nested_query_rsp q;
	uint32_t view;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	e.memory_type = HNL_NESTED_MEMORY_TYPE_WT;
	assert_same(nest_map_as(n, view, &e), 0);
	assert_same(nest_query(n, view, L2_GPA(2 * PAGES_2M - 1), &q), 0);
	assert_int_equal(q.l2_gpa, e.l2_gpa);
	assert_int_equal(q.l1_gpa, e.l1_gpa);
	assert_int_equal(q.order, 9);
	assert_int_equal(q.permissions, R | X);
	assert_int_equal(q.memory_type, HNL_NESTED_MEMORY_TYPE_WT);
	assert_int_equal(q.mapped, 0);
	assert_same(nest_touch(n, view, e.l2_gpa, X, &l1), 0);
	assert_same(nest_query(n, view, e.l2_gpa, &q), 0);
	assert_int_equal(q.mapped, HNL_NESTED_MAPPED_ACCESSED);
	(void)nest_query(n, view, L2_GPA(2 * PAGES_2M), &q);
	assert_refused(n, HNL_EFAULT, HNL_REASON_ABSENT, HNL_NESTED_A_L2_GPA,
		       0);
	(void)nest_query(n, view, (uint64_t)1 << 32, &q);
	assert_refused(n, HNL_ERANGE, HNL_REASON_GPA_LIMIT,
		       HNL_NESTED_A_L2_GPA, 0);
	nest_close(n);
}

/* ---- unmap, protect ---- */

/* The top of the address space, a range past it, one that wraps. */
static void range_at_the_top_of_each_width(void **state)
{
	uint64_t top;
	uint32_t bits, view;
	struct nest *n;

	(void)state;
	for (bits = 32; bits <= 57; bits++) {
		top = (uint64_t)1 << bits;
		n = nest_open(0);
		assert_same(nest_create(n, bits, true, &view), 0);
		assert_same(nest_map(n, view, top - PAGE_SIZE, L1_GPA(0), 0,
				     R | W), 0);
		(void)nest_unmap(n, view, top - PAGE_SIZE, 2, &done);
		assert_refused(n, HNL_ERANGE, HNL_REASON_GPA_LIMIT,
			       HNL_NESTED_A_L2_GPA, 0);
		(void)nest_unmap(n, view, top, 1, &done);
		assert_refused(n, HNL_ERANGE, HNL_REASON_GPA_LIMIT,
			       HNL_NESTED_A_L2_GPA, 0);
		(void)nest_protect(n, view, (uint64_t)0 - PAGE_SIZE, 2, R,
				   &done);
		assert_refused(n, HNL_ERANGE, HNL_REASON_GPA_WRAP,
			       HNL_NESTED_A_L2_GPA, 0);
		(void)nest_unmap(n, view, PAGE_SIZE, UINT64_MAX / HNL_PAGE,
				 &done);
		assert_same(n->x.err, -HNL_ERANGE);
		(void)nest_flush_range(n, view, 0, UINT64_MAX);
		assert_refused(n, HNL_ERANGE, HNL_REASON_GPA_WRAP,
			       HNL_NESTED_A_L2_GPA, 0);
		assert_same(nest_touch(n, view, top - 1, W, &l1), 0);
		assert_same(nest_touch(n, view, top, R, &l1), -HNL_EFAULT);
		assert_same(nest_unmap(n, view, 0, top / HNL_PAGE, &done), 0);
		assert_int_equal(done, 1);
		assert_same(nest_touch(n, view, top - 1, R, &l1),
			    -HNL_EFAULT);
		nest_close(n);
	}
}

static void unmap_of_a_part_large_mapping_split(void **state)
{
	uint32_t view;
	struct nest *n = nest_open_with_view(0, &view);
	struct hnl_nested_query_rsp q;

	(void)state;
	assert_same(nest_map(n, view, 0, L1_GPA(0), 18, R | W), 0);
	assert_same(nest_touch(n, view, L2_GPA(5000), W, &l1), 0);
	/* From within one 2 MiB to within the next but one. */
	assert_same(nest_unmap(n, view, L2_GPA(500), 1024, &done), 0);
	assert_int_equal(done, 1024);
	assert_int_equal(nest_capability(n).used_tables, 1 + 1 + 2);
	assert_same(nest_touch(n, view, L2_GPA(499) + 9, R, &l1), 0);
	assert_int_equal(l1, L1_GPA(499) + 9);
	assert_same(nest_touch(n, view, L2_GPA(500), R, &l1), -HNL_EFAULT);
	assert_same(nest_touch(n, view, L2_GPA(1523), R, &l1), -HNL_EFAULT);
	assert_same(nest_touch(n, view, L2_GPA(1524), R, &l1), 0);
	assert_int_equal(l1, L1_GPA(1524));
	assert_same(nest_query(n, view, L2_GPA(1535), &q), 0);
	assert_int_equal(q.order, 0);
	assert_same(nest_query(n, view, L2_GPA(1536), &q), 0);
	assert_int_equal(q.order, 9);
	assert_same(nest_query(n, view, L2_GPA(262143), &q), 0);
	assert_int_equal(q.order, 9);
	assert_int_equal(q.l1_gpa, L1_GPA(262144 - 512));
	/* What was known of the whole is known of its parts. */
	assert_int_equal(q.mapped, HNL_NESTED_MAPPED_ACCESSED |
			 HNL_NESTED_MAPPED_DIRTY);
	/* All of it: nothing is left of its tables. */
	assert_same(nest_unmap(n, view, 0, PAGES_1G, &done), 0);
	assert_int_equal(done, PAGES_1G - 1024);
	assert_int_equal(nest_capability(n).used_tables, 1);
	nest_close(n);
}

/* The split at the back wants a table that is not there. */
static void unmap_split_past_the_quota_progress_told(void **state)
{
	struct hnl_nested_query_rsp q;
	uint32_t view;
	struct nest *n = open_small(3, &view);

	(void)state;
	assert_same(nest_map(n, view, 0, L1_GPA(0), 9, R), 0);
	assert_same(nest_map(n, view, L2_GPA(512), L1_GPA(512), 9, R), 0);
	(void)nest_unmap(n, view, L2_GPA(500), 24, &done);
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 12);
	assert_same(nest_touch(n, view, L2_GPA(511), R, &l1), -HNL_EFAULT);
	assert_same(nest_touch(n, view, L2_GPA(512), R, &l1), 0);
	assert_same(nest_query(n, view, L2_GPA(512), &q), 0);
	assert_int_equal(q.order, 9);
	(void)nest_protect(n, view, L2_GPA(400), 200, R | W, &done);
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 112);
	assert_same(nest_touch(n, view, L2_GPA(499), W, &l1), 0);
	assert_same(nest_touch(n, view, L2_GPA(512), W, &l1), -HNL_EACCES);
	/* A whole one needs no table, though the quota is full. */
	assert_same(nest_unmap(n, view, L2_GPA(512), 512, &done), 0);
	nest_close(n);
}

/* 1 GiB to 4 KiB wants two at once: with one there is no half of a split. */
static void split_twice_past_the_quota_not_once(void **state)
{
	struct hnl_nested_query_rsp q;
	uint32_t view;
	struct nest *n = open_small(2, &view);

	(void)state;
	assert_same(nest_map(n, view, 0, L1_GPA(0), 18, R), 0);
	(void)nest_unmap(n, view, L2_GPA(1), 1, &done);
	assert_refused(n, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 0);
	assert_same(nest_query(n, view, 0, &q), 0);
	assert_int_equal(q.order, 18);
	assert_same(nest_unmap(n, view, L2_GPA(512), 512, &done), 0);
	assert_same(nest_query(n, view, 0, &q), 0);
	assert_int_equal(q.order, 9);
	nest_close(n);
}

static void unmap_many_each_has_its_status_flushed_once(void **state)
{
	static const struct hnl_nested_range r[] = {
		{ L2_GPA(1), 2 }, { L2_GPA(3) + 8, 1 }, { L2_GPA(4), 0 },
		{ (uint64_t)1 << 32, 1 }, { (uint64_t)0 - 4096, 1 },
		{ L2_GPA(1), 8 }, { 0, UINT64_MAX },
	};
	static const int want[] = { 0, -HNL_EINVAL, -HNL_EINVAL, -HNL_ERANGE,
				    -HNL_ERANGE, 0, -HNL_ERANGE };
	int32_t status[COUNT(r)];
	uint32_t view, i;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	for (i = 0; i < 10; i++) {
		assert_same(nest_map(n, view, L2_GPA(i), L1_GPA(i), 0, R), 0);
		assert_same(nest_touch(n, view, L2_GPA(i), R, &l1), 0);
	}
	n->flushes = 0;
	assert_same(nest_unmap_many(n, view, r, COUNT(r), status), 0);
	assert_int_equal(n->flushes, 1);
	for (i = 0; i < COUNT(r); i++)
		assert_same(status[i], want[i]);
	for (i = 0; i < 10; i++)
		assert_same(nest_touch(n, view, L2_GPA(i), R, &l1),
			    i == 0 || i == 9 ? 0 : -HNL_EFAULT);
	nest_close(n);
}

static void unmap_many_past_the_quota_in_its_status(void **state)
{
	static const struct hnl_nested_range r[] = {
		{ L2_GPA(1), 1 }, { 0, 512 }, { L2_GPA(5), 1 },
	};
	int32_t status[COUNT(r)];
	uint32_t view;
	struct nest *n = open_small(2, &view);

	(void)state;
	assert_same(nest_map(n, view, 0, L1_GPA(0), 9, R), 0);
	assert_same(nest_unmap_many(n, view, r, COUNT(r), status), 0);
	assert_same(status[0], -HNL_ENOSPC);
	assert_same(status[1], 0);
	assert_same(status[2], 0);
	nest_close(n);
}

static void protect_of_a_range_what_l2_may_do(void **state)
{
	uint32_t view;
	struct nest *n = nest_open_with_view(0, &view);

	(void)state;
	(void)nest_protect(n, view, 0, 1, 0, &done);
	assert_refused(n, HNL_EINVAL, HNL_REASON_RANGE,
		       HNL_NESTED_A_PERMISSIONS, 0);
	nest_poke(n, HNL_NESTED_A_PERMISSIONS, 8);
	(void)nest_protect(n, view, 0, 1, R, &done);
	assert_refused(n, HNL_EINVAL, HNL_REASON_MASK,
		       HNL_NESTED_A_PERMISSIONS, 0);
	assert_same(nest_protect(n, view, 0, 1, R, &done), 0);
	assert_int_equal(done, 0);
	assert_same(nest_map(n, view, 0, L1_GPA(0), 9, R | W), 0);
	assert_same(nest_touch(n, view, 0, W, &l1), 0);
	assert_same(nest_touch(n, view, L2_GPA(9), W, &l1), 0);
	/* As it is already: not split, and told. */
	assert_same(nest_protect(n, view, L2_GPA(9), 1, R | W, &done), 0);
	assert_int_equal(done, 1);
	assert_int_equal(nest_capability(n).used_tables, 2);
	assert_same(nest_protect(n, view, L2_GPA(9), 3, R | X, &done), 0);
	assert_int_equal(done, 3);
	assert_int_equal(nest_capability(n).used_tables, 3);
	assert_same(nest_touch(n, view, L2_GPA(8), W, &l1), 0);
	assert_same(nest_touch(n, view, L2_GPA(9), W, &l1), -HNL_EACCES);
	assert_same(nest_touch(n, view, L2_GPA(11), X, &l1), 0);
	assert_same(nest_touch(n, view, L2_GPA(12), X, &l1), -HNL_EACCES);
	nest_close(n);
}

/* ---- a pool of L0's that runs dry ---- */

static unsigned int steps_left;

static int step_till_dry(void *ctx, uint16_t domain, uint32_t view,
			 struct hnl_nested_walk *w)
{
	return steps_left-- != 0 ?
		       hnl_nested_model_ops.walk(ctx, domain, view, w) :
		       -HNL_ENOMEM;
}

static void unmap_in_a_dry_pool_progress_told(void **state)
{
	struct hnl_nested_ops ops = hnl_nested_model_ops;
	uint32_t view, i;
	struct nest *n;

	(void)state;
	ops.walk = step_till_dry;
	n = nest_open_with_view(0, &view);
	for (i = 0; i < 4; i++)
		assert_same(nest_map(n, view, L2_GPA(i), L1_GPA(i), 0, R), 0);
	n->host.ops = &ops;
	steps_left = 3;
	assert_same(nest_unmap(n, view, 0, 4, &done), -HNL_ENOMEM);
	assert_refused(n, HNL_ENOMEM, HNL_REASON_NONE, 0, 3);
	nest_close(n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(map_of_each_size_l2_reaches_its_memory),
		cmocka_unit_test(map_of_bad_values_refused),
		cmocka_unit_test(map_of_each_memory_type_kept),
		cmocka_unit_test(map_of_an_order_that_l0_has_not_eopnotsupp),
		cmocka_unit_test(map_over_a_mapping_of_any_size_eexist),
		cmocka_unit_test(map_past_the_quota_nothing_done),
		cmocka_unit_test(map_many_each_has_its_status),
		cmocka_unit_test(query_tells_the_whole_mapping),
		cmocka_unit_test(range_at_the_top_of_each_width),
		cmocka_unit_test(unmap_of_a_part_large_mapping_split),
		cmocka_unit_test(unmap_split_past_the_quota_progress_told),
		cmocka_unit_test(split_twice_past_the_quota_not_once),
		cmocka_unit_test(unmap_many_each_has_its_status_flushed_once),
		cmocka_unit_test(unmap_many_past_the_quota_in_its_status),
		cmocka_unit_test(protect_of_a_range_what_l2_may_do),
		cmocka_unit_test(unmap_in_a_dry_pool_progress_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
