/* SPDX-License-Identifier: MIT */
/*
 * hnl_view_fault() on a host of another make: one that tells of what no event
 * can say, that tells nobody itself, or whose vCPU goes on before it is told.
 */
#include "views.h"

static struct {
	struct hnl_view_told told;
	int answers, answer_says;
} odd;

static int odd_fault(void *ctx, uint16_t domain,
		     const struct hnl_view_attempt *attempt,
		     struct hnl_view_told *told)
{
	(void)ctx;
	(void)domain;
	(void)attempt;
	*told = odd.told;
	return HNL_VIEW_FAULT_PAUSED;
}

static int odd_answer(void *ctx, uint16_t domain, uint32_t vcpu,
		      uint64_t number, const struct hnl_view_go *how)
{
	(void)ctx;
	(void)domain;
	(void)vcpu;
	assert_int_equal(number, odd.told.number);
	assert_int_equal(how->fate, HNL_VIEW_GO_AGAIN);
	odd.answers++;
	return odd.answer_says;
}

static unsigned int odd_tell(void *ctx, uint16_t domain, const uint8_t *event,
			     size_t len)
{
	(void)ctx;
	(void)domain;
	(void)event;
	(void)len;
	return 1;
}

static const struct hnl_view_ops deaf = { .fault = odd_fault,
					  .answer = odd_answer };
static const struct hnl_view_ops telling = { .fault = odd_fault,
					     .answer = odd_answer,
					     .tell = odd_tell };

static int violate(struct views *v, const struct hnl_view_ops *ops)
{
	const struct hnl_view_attempt a = { PAGE_GPA(3), 0, 0, WR };
	const struct hnl_view_host host = { ops, NULL };

	return hnl_view_fault(v->m->hv, &host, SELF, &a);
}

static void violation_that_nobody_hears_answered_here(void **state)
{
	struct views *v = views_open();

	(void)state;
	memset(&odd, 0, sizeof(odd));
	odd.told.number = 7;
	odd.told.paused = true;
	assert_int_equal(violate(v, &deaf), HNL_VIEW_FAULT_UNHEARD);
	assert_int_equal(odd.answers, 1);
	assert_int_equal(violate(v, &telling), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(odd.answers, 1);
	/* It was over already. */
	odd.answer_says = -HNL_ENOENT;
	assert_int_equal(violate(v, &deaf), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(odd.answers, 2);
	/* Nobody waits: nothing is to be answered. */
	odd.told.paused = false;
	assert_int_equal(violate(v, &deaf), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(odd.answers, 2);
	views_close(v);
}

/* A view that the family has not: there is no event, so there is no hearer. */
static void violation_that_no_event_can_say_is_unheard(void **state)
{
	struct views *v = views_open();

	(void)state;
	memset(&odd, 0, sizeof(odd));
	odd.told.number = 7;
	odd.told.paused = true;
	odd.told.view = HNL_VIEW_VIEW_LAST + 1;
	assert_int_equal(violate(v, &telling), HNL_VIEW_FAULT_UNHEARD);
	assert_int_equal(odd.answers, 1);
	views_close(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(violation_that_nobody_hears_answered_here),
		cmocka_unit_test(violation_that_no_event_can_say_is_unheard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
