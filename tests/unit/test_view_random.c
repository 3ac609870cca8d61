/* SPDX-License-Identifier: MIT */
/*
 * The view family at random, beside a plain model of its own: after every
 * operation each vCPU gets of each page the memory that the plain model says.
 */
#include "views.h"

#define RW HNL_VIEW_ACCESS_RW
#define RWX HNL_VIEW_ACCESS_RWX
#define RX2RW HNL_VIEW_ACCESS_RX2RW
#define N2RWX HNL_VIEW_ACCESS_N2RWX

struct naive_page {
	uint32_t access;
	bool said, exception, changed;
	uint32_t shows;
};

struct naive {
	uint64_t mfn[PAGES];	/* 0: none */
	bool on, there[VIEWS + 1], visible[VIEWS + 1];
	uint32_t dflt[VIEWS + 1];
	struct naive_page page[VIEWS + 1][PAGES];
	uint32_t in[VCPUS], step[VCPUS];	/* step: view + 1; 0: none */
	bool listens[VCPUS];
	uint64_t waits[VCPUS], numbers;
};

static uint32_t seed;

static uint32_t pick(uint32_t n)
{
	return next_random(&seed) % n;
}

static uint32_t naive_access(const struct naive *s, uint32_t view, uint32_t i)
{
	return s->page[view][i].said ? s->page[view][i].access : s->dflt[view];
}

static uint32_t naive_shows(const struct naive *s, uint32_t view, uint32_t i)
{
	return s->page[view][i].changed ? s->page[view][i].shows : i;
}

static bool naive_in_use(const struct naive *s, uint32_t view)
{
	uint32_t i;

	for (i = 0; i < VCPUS; i++)
		if (s->in[i] == view || s->step[i] == view + 1)
			return true;
	return false;
}

/* Views are on, the view is there, the page has memory. */
static int naive_check(const struct naive *s, uint32_t view, uint32_t page)
{
	if (!s->on)
		return -HNL_EOPNOTSUPP;
	if (view > VIEWS || !s->there[view])
		return -HNL_EINVAL;
	return page < PAGES && s->mfn[page] != 0 ? 0 : -HNL_ESRCH;
}

static void naive_forget_view(struct naive *s, uint32_t view)
{
	s->there[view] = false;
	memset(s->page[view], 0, sizeof(s->page[view]));
}

static void naive_lose(struct naive *s, uint32_t page)
{
	static const struct naive_page nothing;
	uint32_t view, i;

	for (view = 0; view <= VIEWS; view++) {
		s->page[view][page] = nothing;
		for (i = 0; i < PAGES; i++)
			if (s->page[view][i].changed &&
			    s->page[view][i].shows == page)
				s->page[view][i] = nothing;
	}
}

static void random_state(struct views *v, struct naive *s)
{
	bool on = pick(4) != 0;
	uint32_t i;

	assert_int_equal(do_state_set(v, on), 0);
	for (i = 1; s->on && !on && i <= VIEWS; i++)
		naive_forget_view(s, i);
	for (i = 0; s->on && !on && i < VCPUS; i++) {
		s->in[i] = s->step[i] = 0;
		s->listens[i] = false;
		s->waits[i] = 0;
	}
	if (s->on && !on)
		s->visible[0] = true;
	s->on = on;
}

static void random_create(struct views *v, struct naive *s)
{
	uint32_t access = pick(11), got = 0, i;

	for (i = 1; i <= VIEWS && s->there[i]; i++)
		;
	if (!s->on || i > VIEWS) {
		assert_same(do_create(v, access, &got),
			    s->on ? -HNL_EINVAL : -HNL_EOPNOTSUPP);
		return;
	}
	assert_int_equal(do_create(v, access, &got), 0);
	assert_int_equal(got, i);
	s->there[i] = s->visible[i] = true;
	s->dflt[i] = access == HNL_VIEW_ACCESS_DEFAULT ? RWX : access;
}

static void random_destroy(struct views *v, struct naive *s)
{
	uint32_t view = pick(VIEWS + 2);
	int err = -HNL_EBUSY;

	if (!s->on)
		err = -HNL_EOPNOTSUPP;
	else if (view != 0 && view <= VIEWS && s->there[view] &&
		 !naive_in_use(s, view))
		err = 0;
	assert_same(do_destroy(v, view), err);
	if (err == 0)
		naive_forget_view(s, view);
}

static void random_switch(struct views *v, struct naive *s)
{
	uint32_t view = pick(VIEWS + 1), i, got = 0, one = pick(VCPUS);
	bool visible = pick(3) != 0;
	int err = naive_check(s, view, 0);

	err = err == -HNL_ESRCH ? 0 : err;
	assert_same(do_visibility_set(v, view, visible), err);
	if (err == 0)
		s->visible[view] = visible;
	if (err == 0 && !visible)
		err = -HNL_EINVAL;
	if (pick(2)) {
		assert_same(do_switch(v, view), err);
		for (i = 0; err == 0 && i < VCPUS; i++) {
			s->in[i] = view;
			s->step[i] = 0;
		}
	} else if (hnl_view_model_guest_switch(&v->model, SELF, one, view) ==
		   0) {
		assert_int_equal(err, 0);
		s->in[one] = view;
	} else {
		assert_true(err != 0);
	}
	for (i = 0; s->on && i < VCPUS; i++) {
		assert_int_equal(do_index_get(v, i, &got), 0);
		assert_int_equal(got, s->in[i]);
	}
}

static void random_access(struct views *v, struct naive *s)
{
	uint32_t view = pick(VIEWS + 2), page = pick(PAGES + 1);
	uint32_t access = pick(11), got = 99;
	int err = naive_check(s, view, page);

	assert_same(do_access_set(v, view, PAGE_GPA(page), access), err);
	if (err == 0) {
		s->page[view][page].said = true;
		s->page[view][page].access =
			access == HNL_VIEW_ACCESS_DEFAULT ? RWX : access;
	}
	page = pick(PAGES + 1);
	err = naive_check(s, view, page);
	assert_same(do_access_get(v, view, PAGE_GPA(page), &got), err);
	if (err == 0)
		assert_int_equal(got, naive_access(s, view, page));
}

static void random_change(struct views *v, struct naive *s)
{
	static const struct naive_page nothing;
	uint32_t view = pick(VIEWS + 2), page = pick(PAGES);
	uint32_t other = pick(PAGES);
	int err = naive_check(s, view, page);

	if (s->on && view == 0)
		err = -HNL_EINVAL;
	if (pick(3) == 0) {
		err = err == -HNL_ESRCH ? 0 : err;
		assert_same(do_revert(v, view, PAGE_GPA(page)), err);
		if (err == 0)
			s->page[view][page] = nothing;
		return;
	}
	if (err == 0 && s->mfn[other] == 0)
		err = -HNL_ESRCH;
	assert_same(do_change(v, view, PAGE_GPA(page), PAGE_GPA(other)), err);
	if (err == 0) {
		s->page[view][page].shows = naive_shows(s, view, other);
		s->page[view][page].changed = true;
	}
}

static void random_suppress(struct views *v, struct naive *s)
{
	uint32_t view = pick(VIEWS + 1), page = pick(PAGES), last, i;
	uint8_t suppress = (uint8_t)pick(2), got = 9;
	uint64_t first = 0;
	int32_t error = 0;
	int err = naive_check(s, view, 0);

	last = page + pick(4);
	err = err == -HNL_ESRCH ? 0 : err;
	assert_same(do_suppress_range(v, view, PAGE_GPA(page), PAGE_GPA(last),
				      suppress, &error, &first), err);
	if (err != 0)
		return;
	for (i = page; i <= last; i++) {
		if (i >= PAGES || s->mfn[i] == 0) {
			assert_same(error, -HNL_ESRCH);
			assert_true(first <= PAGE_GPA(i));
			continue;
		}
		assert_true(error == 0 || first != PAGE_GPA(i));
		s->page[view][i].exception = suppress == 0;
	}
	page = pick(HOLE);
	err = naive_check(s, view, page);
	assert_same(do_suppress_get(v, view, PAGE_GPA(page), &got), err);
	if (err == 0)
		assert_int_equal(got, !s->page[view][page].exception);
}

static void random_host(struct views *v, struct naive *s)
{
	uint32_t page = pick(PAGES);

	s->mfn[page] = 0;
	hnl_view_model_host_unmapped(&v->model, SELF, BASE + page);
	naive_lose(s, page);
	if (pick(3) != 0) {
		s->mfn[page] = 1 + next_random(&seed);
		assert_int_equal(hnl_view_model_host_mapped(
			&v->model, SELF, BASE + page, s->mfn[page]), 0);
	}
}

static void random_notify(struct views *v, struct naive *s)
{
	uint32_t vcpu = pick(VCPUS);
	int err = s->on ? 0 : -HNL_EOPNOTSUPP;

	if (pick(4) == 0) {
		assert_same(do_notify_disable(v, vcpu), err);
		if (err == 0) {
			s->listens[vcpu] = false;
			s->waits[vcpu] = 0;
		}
		return;
	}
	if (err == 0 && s->listens[vcpu])
		err = -HNL_EEXIST;
	assert_same(do_notify_enable(v, vcpu, 0), err);
	if (err == 0)
		s->listens[vcpu] = true;
}

static int naive_fault(struct naive *s, uint32_t vcpu, uint32_t i,
		       uint32_t flags)
{
	uint32_t view = s->in[vcpu];
	uint32_t access;

	if (s->mfn[i] == 0)
		return HNL_VIEW_FAULT_UNMAPPED;
	access = naive_access(s, view, i);
	if (naive_allows(access, flags))
		return HNL_VIEW_FAULT_RETRY;
	if (access == N2RWX || (access == RX2RW && (flags & WR))) {
		s->page[view][i].said = true;
		s->page[view][i].access = access == N2RWX ? RWX : RW;
		s->numbers += access == N2RWX && s->listens[vcpu];
		return HNL_VIEW_FAULT_RETRY;
	}
	if (!s->listens[vcpu])
		return HNL_VIEW_FAULT_UNHEARD;
	s->waits[vcpu] = ++s->numbers;
	return HNL_VIEW_FAULT_PAUSED;
}

static void random_fault(struct views *v, struct naive *s)
{
	uint32_t vcpu = pick(VCPUS), page = pick(PAGES), flags = 1 + pick(7);

	if (s->waits[vcpu] != 0) {
		assert_same(fault(v, vcpu, PAGE_GPA(page), flags),
			    -HNL_EBUSY);
		return;
	}
	assert_same(fault(v, vcpu, PAGE_GPA(page), flags),
		    naive_fault(s, vcpu, page, flags));
}

static void random_answer(struct views *v, struct naive *s)
{
	uint32_t vcpu = pick(VCPUS), view = pick(VIEWS + 1);
	uint64_t number = pick(8) ? s->waits[vcpu] : pick(100);
	struct hnl_view_go how = AGAIN;
	int err = s->on ? 0 : -HNL_EOPNOTSUPP;

	if (pick(2)) {
		how.view = view;
		how.step_view = pick(2) ? 0 : HNL_VIEW_STAY;
		if (err == 0 && !s->there[view])
			err = -HNL_EINVAL;
	}
	if (how.step_view == 0)
		how.fate = HNL_VIEW_GO_STEP;
	if (err == 0 && (number == 0 || s->waits[vcpu] != number))
		err = -HNL_ENOENT;
	assert_same(do_answer(v, vcpu, number, how), err);
	if (err == 0) {
		s->waits[vcpu] = 0;
		if (how.view != HNL_VIEW_STAY) {
			s->in[vcpu] = view;
			s->step[vcpu] = how.step_view == 0;
		}
	}
	if (pick(2)) {
		hnl_view_model_stepped(&v->model, SELF, vcpu);
		if (s->step[vcpu] != 0)
			s->in[vcpu] = s->step[vcpu] - 1;
		s->step[vcpu] = 0;
	}
}

/* What hardware sees of every page, by every vCPU. */
static void compare(struct views *v, const struct naive *s)
{
	uint32_t vcpu, i, flags = 1 + pick(7), view;
	uint64_t want;

	assert_true(hnl_view_model_is_sound(&v->model));
	for (vcpu = 0; vcpu < VCPUS; vcpu++) {
		view = s->in[vcpu];
		for (i = 0; i < PAGES; i++) {
			want = 0;
			if (s->mfn[i] != 0 &&
			    naive_allows(naive_access(s, view, i), flags))
				want = s->mfn[naive_shows(s, view, i)];
			assert_int_equal(touch(v, vcpu, PAGE_GPA(i), flags),
					 want);
		}
	}
}

static void (*const random_op[])(struct views *v, struct naive *s) = {
	random_state, random_create, random_destroy, random_switch,
	random_access, random_access, random_change, random_change,
	random_suppress, random_host, random_notify, random_fault,
	random_fault, random_answer, random_answer,
};

static void random_operations_as_the_naive_model(void **state)
{
	static const uint32_t seeds[] = { 1, 0xdead10cc, 20261120 };
	static struct naive s;
	struct views *v;
	unsigned int n;
	uint32_t i, op;
	size_t k;

	(void)state;
	for (k = 0; k < COUNT(seeds); k++) {
		seed = seeds[k];
		memset(&s, 0, sizeof(s));
		v = views_start(views_new(VIEWS * (PAGES + 1)));
		s.there[0] = s.visible[0] = true;
		s.dflt[0] = RWX;
		for (i = 0; i < HOLE; i++)
			s.mfn[i] = MFN(i);
		for (n = 0; n < 6000; n++) {
			op = pick((uint32_t)COUNT(random_op));
			if (op == 0 && pick(16) != 0)
				continue;
			random_op[op](v, &s);
			compare(v, &s);
		}
		assert_true(s.numbers > 50);
		views_close(v);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_operations_as_the_naive_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
