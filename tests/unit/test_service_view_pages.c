/* SPDX-License-Identifier: MIT */
/*
 * The view family through whole packets: pages and ranges of them, and each
 * refusal of their commands.
 */
#include "views.h"

#define ON HNL_VIEW_STATE_ON
#define N HNL_VIEW_ACCESS_N
#define R HNL_VIEW_ACCESS_R
#define RW HNL_VIEW_ACCESS_RW
#define RWX HNL_VIEW_ACCESS_RWX
#define DEFAULT HNL_VIEW_ACCESS_DEFAULT
#define TOP (~(uint64_t)0 - (HNL_PAGE - 1))	/* the highest page */

/* ---- pages ---- */

static void page_without_memory_esrch(void **state)
{
	static const uint64_t gpa[] = {
		0, PAGE_GPA(0) - HNL_PAGE, PAGE_GPA(HOLE), PAGE_GPA(PAGES - 1),
		PAGE_GPA(PAGES), (uint64_t)1 << 44, TOP,
	};
	struct views *v = views_open();
	uint32_t view = views_on(v, R), got = 0;
	uint8_t n8 = 0;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(gpa); i++) {
		ignore(do_access_set(v, view, gpa[i], R));
		assert_refused(v, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM,
			       HNL_VIEW_A_GPA);
		ignore(do_access_get(v, 0, gpa[i], &got));
		assert_refused(v, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM,
			       HNL_VIEW_A_GPA);
		ignore(do_suppress_set(v, view, gpa[i], 0));
		assert_refused(v, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM,
			       HNL_VIEW_A_GPA);
		ignore(do_suppress_get(v, view, gpa[i], &n8));
		assert_refused(v, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM,
			       HNL_VIEW_A_GPA);
		ignore(do_change(v, view, gpa[i], PAGE_GPA(0)));
		assert_refused(v, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM,
			       HNL_VIEW_A_OLD_GPA);
		ignore(do_change(v, view, PAGE_GPA(0), gpa[i]));
		assert_refused(v, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM,
			       HNL_VIEW_A_NEW_GPA);
		assert_int_equal(do_revert(v, view, gpa[i]), 0);
	}
	views_close(v);
}

static void page_not_aligned_refused(void **state)
{
	struct views *v = views_open();
	struct hnl_builder b;
	struct hnl_head h = head_of(HNL_VIEW_FAMILY, HNL_VIEW_CMD_ACCESS_GET,
				    0, 1);

	(void)state;
	(void)views_on(v, R);
	b = batch_begin(wire, sizeof(wire));
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_VIEW_A_VIEW, 0);
	hnl_attr_put_u64(&b, HNL_VIEW_A_GPA, PAGE_GPA(0) + 1);
	hnl_msg_end(&b);
	ignore(views_run(v, &b));
	assert_refused(v, HNL_EINVAL, HNL_REASON_ALIGN, HNL_VIEW_A_GPA);
	views_close(v);
}

static void access_get_without_a_name_erange(void **state)
{
	struct hnl_view_access_status status;
	uint64_t gpa = PAGE_GPA(1);
	struct views *v = views_open();
	uint32_t got = 0;

	(void)state;
	(void)views_on(v, R);
	v->cfg[SELF].access[1] = DEFAULT;
	ignore(do_access_get(v, 0, gpa, &got));
	assert_refused(v, HNL_ERANGE, HNL_REASON_ENUM, HNL_VIEW_A_GPA);
	assert_int_equal(do_get_many(v, 0, &gpa, 1, &status), 0);
	assert_same(status.status, -HNL_ERANGE);
	assert_int_equal(status.access, N);
	views_close(v);
}

static void access_default_is_the_domains(void **state)
{
	struct views *v = views_open();
	uint32_t view, got = 0;

	(void)state;
	assert_int_equal(do_state_set(v, ON), 0);
	assert_int_equal(do_create(v, DEFAULT, &view), 0);
	assert_int_equal(do_access_get(v, view, PAGE_GPA(0), &got), 0);
	assert_int_equal(got, RWX);
	assert_int_equal(do_create(v, R, &view), 0);
	assert_int_equal(do_access_get(v, view, PAGE_GPA(0), &got), 0);
	assert_int_equal(got, R);
	assert_int_equal(do_access_set(v, view, PAGE_GPA(0), DEFAULT), 0);
	assert_int_equal(do_access_get(v, view, PAGE_GPA(0), &got), 0);
	assert_int_equal(got, RWX);
	views_close(v);
}

static void access_many_each_page_its_status(void **state)
{
	static const struct hnl_view_page_access page[] = {
		{ PAGE_GPA(0), R }, { PAGE_GPA(1) + 8, R },
		{ PAGE_GPA(2), DEFAULT + 1 }, { PAGE_GPA(HOLE), R },
		{ PAGE_GPA(3), DEFAULT }, { TOP, R },
		{ PAGE_GPA(0), RW }, { PAGE_GPA(4), 0xffffffff },
	};
	static const int32_t want[] = { 0, -HNL_EINVAL, -HNL_EINVAL,
					-HNL_ESRCH, 0, -HNL_ESRCH, 0,
					-HNL_EINVAL };
	static const uint64_t gpa[] = { PAGE_GPA(0), PAGE_GPA(1) + 8,
					PAGE_GPA(HOLE), PAGE_GPA(3),
					PAGE_GPA(2), TOP };
	static const struct hnl_view_access_status get[] = {
		{ 0, RW }, { -HNL_EINVAL, N }, { -HNL_ESRCH, N }, { 0, RWX },
		{ 0, R }, { -HNL_ESRCH, N },
	};
	struct hnl_view_access_status got[COUNT(gpa)];
	struct views *v = views_open();
	uint32_t view = views_on(v, R);
	int32_t status[COUNT(page)];
	size_t i;

	(void)state;
	assert_int_equal(do_set_many(v, view, page, COUNT(page), status), 0);
	for (i = 0; i < COUNT(page); i++)
		assert_same(status[i], want[i]);
	assert_int_equal(do_get_many(v, view, gpa, COUNT(gpa), got), 0);
	for (i = 0; i < COUNT(gpa); i++) {
		assert_same(got[i].status, get[i].status);
		assert_int_equal(got[i].access, get[i].access);
	}
	views_close(v);
}

static void access_set_many_entries_used_up_status_enomem(void **state)
{
	struct hnl_view_page_access page[6];
	struct views *v = views_start(views_new(4));
	uint32_t view = views_on(v, R), i;
	int32_t status[COUNT(page)];

	(void)state;
	for (i = 0; i < COUNT(page); i++) {
		page[i].gpa = PAGE_GPA(i % 5);
		page[i].access = RW;
	}
	assert_int_equal(do_set_many(v, view, page, COUNT(page), status), 0);
	for (i = 0; i < COUNT(page); i++)
		assert_same(status[i], i == 3 || i == 4 ? -HNL_ENOMEM : 0);
	views_close(v);
}

/* The domain's own map says it for each page, too. */
static void suppress_of_view_0_is_the_domains_own(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, RW);
	uint8_t suppress = 9;

	(void)state;
	assert_int_equal(do_suppress_set(v, 0, PAGE_GPA(1), 0), 0);
	assert_int_equal(do_suppress_get(v, 0, PAGE_GPA(1), &suppress), 0);
	assert_int_equal(suppress, 0);
	assert_int_equal(do_suppress_get(v, view, PAGE_GPA(1), &suppress), 0);
	assert_int_equal(suppress, 1);
	assert_int_equal(do_suppress_set(v, 0, PAGE_GPA(1), 1), 0);
	assert_int_equal(do_suppress_get(v, 0, PAGE_GPA(1), &suppress), 0);
	assert_int_equal(suppress, 1);
	views_close(v);
}

/* ---- ranges ---- */

static void suppress_range_first_error_told(void **state)
{
	static const struct {
		uint64_t gpa, last;
		int32_t error;
		uint64_t error_gpa;
	} want[] = {
		{ PAGE_GPA(0), PAGE_GPA(0), 0, 0 },
		{ PAGE_GPA(0), PAGE_GPA(HOLE - 1), 0, 0 },
		{ PAGE_GPA(0), PAGE_GPA(HOLE), -HNL_ESRCH, PAGE_GPA(HOLE) },
		{ PAGE_GPA(0) - HNL_PAGE, PAGE_GPA(1), -HNL_ESRCH,
		  PAGE_GPA(0) - HNL_PAGE },
		{ PAGE_GPA(5), TOP, -HNL_ESRCH, PAGE_GPA(HOLE) },
		{ PAGE_GPA(PAGES), TOP, -HNL_ESRCH, PAGE_GPA(PAGES) },
		{ TOP, TOP, -HNL_ESRCH, TOP },
		{ 0, TOP, -HNL_ESRCH, 0 },
	};
	struct views *v = views_open();
	uint32_t view = views_on(v, R), k;
	uint64_t gpa = 9;
	int32_t error = 9;
	uint8_t got = 9;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(want); i++) {
		for (k = 0; k < HOLE; k++)
			assert_int_equal(do_suppress_set(v, view, PAGE_GPA(k),
							 1), 0);
		assert_int_equal(do_suppress_range(v, view, want[i].gpa,
						   want[i].last, 0, &error,
						   &gpa), 0);
		assert_same(error, want[i].error);
		assert_int_equal(gpa, want[i].error_gpa);
		for (k = 0; k < HOLE; k++) {
			assert_int_equal(do_suppress_get(v, view, PAGE_GPA(k),
							 &got), 0);
			assert_int_equal(got, PAGE_GPA(k) < want[i].gpa ||
						PAGE_GPA(k) > want[i].last);
		}
	}
	views_close(v);
}

static void suppress_range_backwards_refused(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, R);
	uint64_t gpa = 0;
	int32_t error = 0;
	uint8_t got = 9;

	(void)state;
	ignore(do_suppress_range(v, view, PAGE_GPA(1), PAGE_GPA(0), 0, &error,
				 &gpa));
	assert_refused(v, HNL_EINVAL, HNL_REASON_RANGE, HNL_VIEW_A_LAST_GPA);
	ignore(do_suppress_range(v, view, TOP, 0, 0, &error, &gpa));
	assert_refused(v, HNL_EINVAL, HNL_REASON_RANGE, HNL_VIEW_A_LAST_GPA);
	assert_int_equal(do_suppress_get(v, view, PAGE_GPA(0), &got), 0);
	assert_int_equal(got, 1);
	views_close(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(page_without_memory_esrch),
		cmocka_unit_test(page_not_aligned_refused),
		cmocka_unit_test(access_get_without_a_name_erange),
		cmocka_unit_test(access_default_is_the_domains),
		cmocka_unit_test(access_many_each_page_its_status),
		cmocka_unit_test(access_set_many_entries_used_up_status_enomem),
		cmocka_unit_test(suppress_of_view_0_is_the_domains_own),
		cmocka_unit_test(suppress_range_first_error_told),
		cmocka_unit_test(suppress_range_backwards_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
