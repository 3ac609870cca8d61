/* SPDX-License-Identifier: MIT */
/*
 * Long commands of the view family: given up at every place where they may be,
 * and what others do between two runs.
 */
#include "views.h"

#define OFF HNL_VIEW_STATE_OFF
#define N HNL_VIEW_ACCESS_N
#define R HNL_VIEW_ACCESS_R
#define RW HNL_VIEW_ACCESS_RW

enum { SET_MANY, GET_MANY, RANGE, DESTROY, TURN_OFF, LONG };

#define MANY 12u

static void prepare(struct views *v)
{
	uint32_t view = views_on(v, R), i;

	assert_int_equal(do_create(v, RW, &view), 0);
	assert_int_equal(view, 2);
	for (i = 0; i < 5; i++) {
		assert_int_equal(do_access_set(v, 1, PAGE_GPA(i), N), 0);
		assert_int_equal(do_change(v, 2, PAGE_GPA(2 * i),
					   PAGE_GPA(9)), 0);
	}
}

static int do_long(struct views *v, unsigned int which)
{
	struct hnl_view_access_status got[MANY];
	struct hnl_view_page_access page[MANY];
	uint64_t gpa[MANY], first = 0;
	int32_t status[MANY], error = 0;
	uint32_t i;

	for (i = 0; i < MANY; i++) {
		page[i].gpa = gpa[i] = PAGE_GPA(i * 4) + (i == 5);
		page[i].access = i % 12;
	}
	switch (which) {
	case SET_MANY: return do_set_many(v, 1, page, MANY, status);
	case GET_MANY: return do_get_many(v, 1, gpa, MANY, got);
	case RANGE: return do_suppress_range(v, 1, PAGE_GPA(0), PAGE_GPA(PAGES),
					     0, &error, &first);
	case DESTROY: return do_destroy(v, 1);
	default: return do_state_set(v, OFF);
	}
}

#define SEEN (3 * HOLE * 3)

/* All that can be asked for, of three views. */
static void look(struct views *v, uint32_t *seen)
{
	uint32_t view, i, access;
	uint8_t suppress;
	size_t n = 0;

	for (view = 0; view < 3; view++) {
		for (i = 0; i < HOLE; i++) {
			access = 99;
			suppress = 99;
			ignore(do_access_get(v, view, PAGE_GPA(i), &access));
			ignore(do_suppress_get(v, view, PAGE_GPA(i),
					       &suppress));
			seen[n++] = access;
			seen[n++] = suppress;
			seen[n++] = 0;
			if (do_switch(v, view) == 0)
				seen[n - 1] = (uint32_t)touch(v, 0,
							      PAGE_GPA(i), RD);
		}
	}
	assert_int_equal(n, SEEN);
}

struct trace {
	uint8_t answer[1024];
	size_t len;
	uint32_t seen[SEEN];
	unsigned int left;	/* of the count of preempt */
};

/* One long command: budget units an entry, preempted at the at-th spend. */
static void run_long(unsigned int which, uint32_t budget, unsigned int at,
		     struct trace *t)
{
	struct views *v = views_new(ENTRIES);

	v->m->hv_cfg.budget = budget;
	views_start(v);
	prepare(v);
	v->preempt_at = at;
	assert_int_equal(do_long(v, which), 0);
	t->left = v->preempt_at;
	v->preempt_at = 0;
	t->len = v->m->answer_len;
	assert_true(t->len <= sizeof(t->answer));
	memcpy(t->answer, v->m->answer, t->len);
	look(v, t->seen);
	views_close(v);
}

static void long_command_given_up_anywhere_as_if_not(void **state)
{
	static struct trace whole, t;
	unsigned int which, at;
	uint32_t budget;

	(void)state;
	for (which = 0; which < LONG; which++) {
		run_long(which, 0, 0, &whole);
		for (budget = 1; budget < 20; budget++) {
			run_long(which, budget, 0, &t);
			assert_int_equal(t.len, whole.len);
			assert_memory_equal(t.answer, whole.answer, t.len);
			assert_memory_equal(t.seen, whole.seen,
					    sizeof(t.seen));
		}
		for (at = 1, t.left = 0; t.left == 0; at++) {
			run_long(which, 0, at, &t);
			assert_int_equal(t.len, whole.len);
			assert_memory_equal(t.answer, whole.answer, t.len);
			assert_memory_equal(t.seen, whole.seen,
					    sizeof(t.seen));
		}
		/* It did give up at each of its units. */
		assert_true(at > 4);
	}
}

/* ---- what happens between two runs ---- */

static void lose_the_domain(struct views *v)
{
	hnl_view_model_remove(&v->model, SELF);
}

static void lose_the_view(struct views *v)
{
	assert_int_equal(hnl_view_model_ops.destroy(&v->model, SELF, 1), 0);
}

/* What it works on goes behind its unit at; attribute names what went. */
static void expect_gone(unsigned int which, unsigned int at,
			void (*lose)(struct views *v), int err,
			uint16_t attribute)
{
	struct views *v = views_open();

	prepare(v);
	v->preempt_at = at;
	v->preempted = lose;
	ignore(do_long(v, which));
	assert_refused(v, err, HNL_REASON_ABSENT, attribute);
	assert_int_equal(v->x.progress, at);
	views_close(v);
}

static void long_command_target_gone_in_the_middle_progress_told(void **state)
{
	static const unsigned int which[] = { SET_MANY, GET_MANY, RANGE };
	unsigned int at;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(which); i++) {
		for (at = 1; at < MANY; at++) {
			expect_gone(which[i], at, lose_the_domain, HNL_ESRCH,
				    HNL_VIEW_A_DOMAIN);
			expect_gone(which[i], at, lose_the_view, HNL_EINVAL,
				    HNL_VIEW_A_VIEW);
		}
	}
}

static void destroy_domain_gone_in_the_middle_done(void **state)
{
	struct views *v = views_open();

	(void)state;
	prepare(v);
	v->preempt_at = 2;
	v->preempted = lose_the_domain;
	assert_int_equal(do_destroy(v, 1), 0);
	assert_int_equal(v->preempt_at, 0);
	views_close(v);
}

static void create_again(struct views *v)
{
	uint32_t view = 0;

	assert_int_equal(hnl_view_model_ops.create(&v->model, SELF, RW, &view),
			 0);
	assert_int_equal(view, 3);	/* 1 is not free yet */
}

/* A view that is made meanwhile is not the one that is being destroyed. */
static void destroy_new_view_in_the_middle_stays(void **state)
{
	struct views *v = views_open();
	uint32_t got = 0;

	(void)state;
	prepare(v);
	v->preempt_at = 2;
	v->preempted = create_again;
	assert_int_equal(do_destroy(v, 1), 0);
	assert_int_equal(do_access_get(v, 3, PAGE_GPA(0), &got), 0);
	assert_int_equal(got, RW);
	assert_int_equal(do_create(v, N, &got), 0);
	assert_int_equal(got, 1);
	assert_int_equal(do_access_get(v, 1, PAGE_GPA(0), &got), 0);
	assert_int_equal(got, N);
	views_close(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_command_given_up_anywhere_as_if_not),
		cmocka_unit_test(
			long_command_target_gone_in_the_middle_progress_told),
		cmocka_unit_test(destroy_domain_gone_in_the_middle_done),
		cmocka_unit_test(destroy_new_view_in_the_middle_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
