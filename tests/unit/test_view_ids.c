/* SPDX-License-Identifier: MIT */
/*
 * A view's number is an index, and is used again. What protects a guest from a
 * stale one: no view goes while a vCPU is in it, a new one has nothing of the
 * old, and an answer is for one violation alone.
 */
#include "views.h"

static int violate(struct views *v, uint32_t vcpu)
{
	struct hnl_view_attempt a;

	memset(&a, 0, sizeof(a));
	a.vcpu = vcpu;
	a.gpa = PAGE_GPA(3);
	a.flags = WR;
	return hnl_view_fault(v->m->hv, &v->host, SELF, &a);
}

static uint64_t told_number(const struct views *v)
{
	struct hnl_attr a = hnl_attr_find(v->event, v->event_len, HNL_MSGHDR,
					  HNL_VIEW_A_VIOLATION_NUMBER);

	assert_int_equal(a.reason, HNL_REASON_NONE);
	return hnl_attr_u64(v->event, &a);
}

static int answer(struct views *v, uint64_t number)
{
	return do_answer(v, 1, number, AGAIN);
}

static struct views *begin(uint32_t *view)
{
	struct views *v = views_open();
	uint32_t vcpu;

	assert_same(do_state_set(v, HNL_VIEW_STATE_ON), 0);
	for (vcpu = 0; vcpu < VCPUS; vcpu++)
		assert_same(do_notify_enable(v, vcpu, 0), 0);
	assert_same(do_create(v, HNL_VIEW_ACCESS_N, view), 0);
	return v;
}

/* Destroyed, and another made in its place. */
static void make_again(struct views *v, uint32_t view)
{
	uint32_t other = 0, access = 0;

	assert_same(do_destroy(v, view), 0);
	assert_same(do_access_get(v, view, PAGE_GPA(2), &access), -HNL_EINVAL);
	assert_same(do_create(v, HNL_VIEW_ACCESS_R, &other), 0);
	assert_int_equal(other, view);
}

static void view_that_a_vcpu_is_in_is_not_replaced(void **state)
{
	uint32_t view = 0;
	struct views *v = begin(&view);

	(void)state;
	assert_same(do_switch(v, view), 0);
	assert_int_equal(violate(v, 1), HNL_VIEW_FAULT_PAUSED);
	assert_same(do_destroy(v, view), -HNL_EBUSY);
	assert_same(do_notify_disable(v, 1), 0);
	views_close(v);
}

static void view_of_an_old_number_has_nothing_of_the_old_one(void **state)
{
	uint32_t view = 0, access = 0;
	struct views *v = begin(&view);

	(void)state;
	assert_same(do_access_set(v, view, PAGE_GPA(2), HNL_VIEW_ACCESS_RWX),
		    0);
	make_again(v, view);
	assert_same(do_access_get(v, view, PAGE_GPA(2), &access), 0);
	assert_int_equal(access, HNL_VIEW_ACCESS_R);
	views_close(v);
}

static void answer_of_an_old_violation_moves_no_vcpu(void **state)
{
	uint32_t view = 0;
	struct views *v = begin(&view);
	uint64_t old;

	(void)state;
	assert_same(do_switch(v, view), 0);
	assert_int_equal(violate(v, 1), HNL_VIEW_FAULT_PAUSED);
	old = told_number(v);
	assert_same(answer(v, old), 0);
	assert_same(do_switch(v, 0), 0);
	make_again(v, view);
	assert_same(do_switch(v, view), 0);
	assert_int_equal(violate(v, 1), HNL_VIEW_FAULT_PAUSED);
	assert_true(told_number(v) > old);
	assert_same(answer(v, old), -HNL_ENOENT);
	assert_int_equal(v->go_ons, 1);
	assert_same(answer(v, told_number(v)), 0);
	assert_int_equal(v->go_ons, 2);
	views_close(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(view_that_a_vcpu_is_in_is_not_replaced),
		cmocka_unit_test(
			view_of_an_old_number_has_nothing_of_the_old_one),
		cmocka_unit_test(answer_of_an_old_violation_moves_no_vcpu),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
