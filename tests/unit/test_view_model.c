/* SPDX-License-Identifier: MIT */
/*
 * The reference views by what hardware would do with them: accesses, faults,
 * violations and their answers, and pages that the host takes away.
 */
#include "views.h"

#define N HNL_VIEW_ACCESS_N
#define R HNL_VIEW_ACCESS_R
#define RW HNL_VIEW_ACCESS_RW
#define RX HNL_VIEW_ACCESS_RX
#define RWX HNL_VIEW_ACCESS_RWX
#define RX2RW HNL_VIEW_ACCESS_RX2RW
#define N2RWX HNL_VIEW_ACCESS_N2RWX

/* ---- accesses ---- */

static void each_access_lets_pass_what_its_name_says(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, N), access, flags, in;

	(void)state;
	for (in = 0; in <= view; in++) {
		assert_int_equal(do_switch(v, in), 0);
		for (access = N; access <= N2RWX; access++) {
			assert_int_equal(do_access_set(v, in, PAGE_GPA(7),
						       access), 0);
			for (flags = 1; flags < 8; flags++)
				assert_int_equal(
					touch(v, 1, PAGE_GPA(7) + 99, flags),
					naive_allows(access, flags) ? MFN(7) :
								      0);
		}
	}
	assert_int_equal(touch(v, 1, PAGE_GPA(HOLE), RD), 0);
	assert_int_equal(touch(v, VCPUS, PAGE_GPA(7), RD), 0);
	views_close(v);
}

static void views_share_the_map_and_not_the_access(void **state)
{
	struct views *v = views_open();
	uint32_t first = views_on(v, R), second = 0;

	(void)state;
	assert_int_equal(do_create(v, RX, &second), 0);
	assert_int_equal(do_access_set(v, first, PAGE_GPA(1), RW), 0);
	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 0,
						     first), 0);
	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 1,
						     second), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(1), WR), MFN(1));
	assert_int_equal(touch(v, 1, PAGE_GPA(1), WR), 0);
	assert_int_equal(touch(v, 1, PAGE_GPA(1), EX), MFN(1));
	assert_int_equal(touch(v, 2, PAGE_GPA(1), WR | EX), MFN(1));
	views_close(v);
}

static void changed_page_seen_in_its_view_alone_until_reverted(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, RW);

	(void)state;
	assert_int_equal(do_access_set(v, view, PAGE_GPA(1), R), 0);
	assert_int_equal(do_change(v, view, PAGE_GPA(1), PAGE_GPA(2)), 0);
	/* Of a changed page it is the memory that it shows. */
	assert_int_equal(do_change(v, view, PAGE_GPA(3), PAGE_GPA(1)), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(1), RD), MFN(1));
	assert_int_equal(do_switch(v, view), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(1), RD), MFN(2));
	assert_int_equal(touch(v, 0, PAGE_GPA(1), WR), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(2), RD), MFN(2));
	assert_int_equal(touch(v, 0, PAGE_GPA(3), RD), MFN(2));
	assert_int_equal(do_revert(v, view, PAGE_GPA(1)), 0);
	assert_int_equal(do_revert(v, view, PAGE_GPA(1)), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(1), WR), MFN(1));
	assert_int_equal(touch(v, 0, PAGE_GPA(3), RD), MFN(2));
	views_close(v);
}

/* ---- pages that the host takes ---- */

static void page_unmapped_by_host_in_no_view(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, RWX), got = 0;

	(void)state;
	assert_int_equal(do_access_set(v, view, PAGE_GPA(1), R), 0);
	assert_int_equal(do_change(v, view, PAGE_GPA(1), PAGE_GPA(2)), 0);
	assert_int_equal(do_change(v, view, PAGE_GPA(3), PAGE_GPA(1)), 0);
	assert_int_equal(do_access_set(v, view, PAGE_GPA(3), R), 0);
	assert_int_equal(do_switch(v, view), 0);
	hnl_view_model_host_unmapped(&v->model, SELF, BASE + 2);
	assert_true(hnl_view_model_is_sound(&v->model));
	/* Both showed that memory: they are as if nothing was said of them. */
	assert_int_equal(touch(v, 0, PAGE_GPA(1), WR), MFN(1));
	assert_int_equal(touch(v, 0, PAGE_GPA(2), RD), 0);
	assert_int_equal(fault(v, 0, PAGE_GPA(2), RD), HNL_VIEW_FAULT_UNMAPPED);
	/* Its gfn gets other memory: nobody sees that by the old change. */
	assert_int_equal(hnl_view_model_host_mapped(&v->model, SELF, BASE + 2,
						    0x9999), 0);
	assert_true(hnl_view_model_is_sound(&v->model));
	assert_int_equal(touch(v, 0, PAGE_GPA(3), WR), MFN(3));
	assert_int_equal(touch(v, 0, PAGE_GPA(2), RD), 0x9999);
	assert_int_equal(do_access_get(v, view, PAGE_GPA(3), &got), 0);
	assert_int_equal(got, RWX);
	/* Of the page itself what the views said is gone, too. */
	assert_int_equal(do_access_set(v, view, PAGE_GPA(4), N), 0);
	assert_int_equal(do_access_set(v, 0, PAGE_GPA(4), N), 0);
	assert_int_equal(hnl_view_model_host_mapped(&v->model, SELF, BASE + 4,
						    0x8888), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(4), EX), 0x8888);
	assert_int_equal(do_switch(v, 0), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(4), EX), 0x8888);
	views_close(v);
}

static void host_maps_the_same_again_nothing_changes(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, RWX), got = 0;

	(void)state;
	assert_int_equal(do_access_set(v, view, PAGE_GPA(1), R), 0);
	assert_int_equal(hnl_view_model_host_mapped(&v->model, SELF, BASE + 1,
						    MFN(1)), 0);
	assert_int_equal(do_access_get(v, view, PAGE_GPA(1), &got), 0);
	assert_int_equal(got, R);
	assert_same(hnl_view_model_host_mapped(&v->model, SELF, BASE + PAGES,
					       1), -HNL_EFAULT);
	assert_same(hnl_view_model_host_mapped(&v->model, MISSING, BASE, 1),
		    -HNL_ESRCH);
	hnl_view_model_host_unmapped(&v->model, MISSING, BASE);
	hnl_view_model_host_unmapped(&v->model, SELF, 0);
	views_close(v);
}

static void information_page_lost_exceptions_end(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, N);

	(void)state;
	assert_int_equal(do_notify_enable(v, 0, PAGE_GPA(5)), 0);
	assert_int_equal(do_suppress_set(v, view, PAGE_GPA(1), 0), 0);
	assert_int_equal(do_switch(v, view), 0);
	assert_int_equal(fault(v, 0, PAGE_GPA(1), RD),
			 HNL_VIEW_FAULT_EXCEPTION);
	hnl_view_model_host_unmapped(&v->model, SELF, BASE + 5);
	assert_true(hnl_view_model_is_sound(&v->model));
	assert_int_equal(fault(v, 0, PAGE_GPA(1), RD), HNL_VIEW_FAULT_PAUSED);
	views_close(v);
}

/* ---- violations ---- */

static struct hnl_view_violated_ntf told(struct views *v)
{
	struct hnl_view_violated_ntf e;
	struct hnl_msg m = hnl_msg_at(v->event, v->event_len, 0);
	struct hnl_decoder d;
	struct hnl_extack x;

	assert_int_equal(m.reason, HNL_REASON_NONE);
	assert_int_equal(m.next, v->event_len);
	assert_int_equal(m.head.type, HNL_VIEW_FAMILY);
	assert_int_equal(m.head.cmd, HNL_VIEW_CMD_VIOLATED);
	assert_int_equal(m.head.seq, 0);
	assert_int_equal(m.head.port, 0);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_view_violated_ntf_decode(&d, v->event, &m, &e,
						      &x), 0);
	return e;
}

/* vCPU 1 listens and is in a view of no access. */
static struct views *open_watched(void)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, N);

	assert_int_equal(view, 1);
	assert_int_equal(do_notify_enable(v, 1, 0), 0);
	assert_int_equal(do_switch(v, view), 0);
	return v;
}

static void violation_told_whole_and_vcpu_paused(void **state)
{
	struct hnl_view_attempt a = attempt_of(
		1, PAGE_GPA(3) + 0xabc, WR | HNL_VIEW_VIOLATION_GLA_VALID |
					HNL_VIEW_VIOLATION_FAULT_IN_GPT);
	struct views *v = open_watched();
	struct hnl_view_violated_ntf e;

	(void)state;
	a.gla = 0xffff800012345abc;
	assert_int_equal(hnl_view_fault(v->m->hv, &v->host, SELF, &a),
			 HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(v->pauses, 1);
	assert_int_equal(v->events, 1);
	e = told(v);
	assert_int_equal(e.domain, SELF);
	assert_int_equal(e.vcpu, 1);
	assert_int_equal(e.number, 1);
	assert_true(HNL_HAS(&e, HNL_VIEW_VIOLATED_NTF_PAUSED));
	assert_int_equal(e.view, 1);
	assert_int_equal(e.gpa, PAGE_GPA(3));
	assert_int_equal(e.offset, 0xabc);
	assert_int_equal(e.gla, a.gla);
	assert_int_equal(e.flags, a.flags);
	assert_int_equal(do_answer(v, 1, 1, AGAIN), 0);
	/* Without its flag the linear address is not told. */
	assert_int_equal(fault(v, 1, PAGE_GPA(3), WR), HNL_VIEW_FAULT_PAUSED);
	e = told(v);
	assert_false(HNL_HAS(&e, HNL_VIEW_VIOLATED_NTF_GLA));
	assert_int_equal(e.number, 2);
	views_close(v);
}

static void answer_exactly_once_and_by_its_number(void **state)
{
	static const struct { uint32_t vcpu; uint64_t number; } wrong[] = {
		{ 1, 0 }, { 1, 2 }, { 0, 1 }, { 2, 1 }, { 1, UINT64_MAX },
	};
	struct views *v = open_watched();
	size_t i;

	(void)state;
	ignore(do_answer(v, 1, 0, AGAIN));
	assert_refused(v, HNL_ENOENT, HNL_REASON_ABSENT,
		       HNL_VIEW_A_VIOLATION_NUMBER);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	assert_same(fault(v, 1, PAGE_GPA(4), RD), -HNL_EBUSY);
	for (i = 0; i < COUNT(wrong); i++) {
		ignore(do_answer(v, wrong[i].vcpu, wrong[i].number, AGAIN));
		assert_refused(v, HNL_ENOENT, HNL_REASON_ABSENT,
			       HNL_VIEW_A_VIOLATION_NUMBER);
	}
	assert_int_equal(v->go_ons, 0);
	assert_int_equal(do_answer(v, 1, 1, AGAIN), 0);
	assert_int_equal(v->go_ons, 1);
	assert_int_equal(v->went_on, 1);
	ignore(do_answer(v, 1, 1, AGAIN));
	assert_refused(v, HNL_ENOENT, HNL_REASON_ABSENT,
		       HNL_VIEW_A_VIOLATION_NUMBER);
	assert_int_equal(v->go_ons, 1);
	/* The old number does not let the next access pass. */
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	ignore(do_answer(v, 1, 1, AGAIN));
	assert_refused(v, HNL_ENOENT, HNL_REASON_ABSENT,
		       HNL_VIEW_A_VIOLATION_NUMBER);
	assert_int_equal(do_answer(v, 1, 2, AGAIN), 0);
	views_close(v);
}

static void answer_says_what_becomes_of_the_access(void **state)
{
	static const enum hnl_view_fate fate[] = {
		HNL_VIEW_GO_AGAIN, HNL_VIEW_GO_DENY, HNL_VIEW_GO_EMULATE,
		HNL_VIEW_GO_EMULATE_NOWRITE,
	};
	struct views *v = open_watched();
	uint32_t got = 9;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(fate); i++) {
		assert_int_equal(fault(v, 1, PAGE_GPA(3), RD),
				 HNL_VIEW_FAULT_PAUSED);
		assert_int_equal(do_answer(v, 1, i + 1,
					   go_as(fate[i], HNL_VIEW_STAY,
						 HNL_VIEW_STAY)), 0);
		assert_int_equal(v->how.fate, fate[i]);
		assert_int_equal(v->how.view, HNL_VIEW_STAY);
	}
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(do_answer(v, 1, COUNT(fate) + 1,
				   go_as(HNL_VIEW_GO_AGAIN, 0, HNL_VIEW_STAY)),
			 0);
	assert_int_equal(do_index_get(v, 1, &got), 0);
	assert_int_equal(got, 0);
	assert_int_equal(touch(v, 1, PAGE_GPA(3), RD), MFN(3));
	views_close(v);
}

static void answer_view_missing_refused_and_vcpu_waits_on(void **state)
{
	struct views *v = open_watched();

	(void)state;
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	ignore(do_answer(v, 1, 1, go_as(HNL_VIEW_GO_AGAIN, 5, HNL_VIEW_STAY)));
	assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT,
		       HNL_VIEW_A_VIOLATION_VIEW);
	ignore(do_answer(v, 1, 1, go_as(HNL_VIEW_GO_STEP, 0, 5)));
	assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT,
		       HNL_VIEW_A_VIOLATION_STEP_VIEW);
	assert_int_equal(v->go_ons, 0);
	assert_int_equal(do_answer(v, 1, 1, AGAIN), 0);
	views_close(v);
}

static void step_in_one_view_then_in_the_other(void **state)
{
	struct views *v = open_watched();
	uint32_t got = 9, other = 0;

	(void)state;
	assert_int_equal(do_create(v, RWX, &other), 0);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(do_answer(v, 1, 1, go_as(HNL_VIEW_GO_STEP, other, 1)),
			 0);
	assert_int_equal(v->how.fate, HNL_VIEW_GO_STEP);
	assert_int_equal(touch(v, 1, PAGE_GPA(3), RD), MFN(3));
	/* The view that the step ends in is in use. */
	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 0, 0),
			 0);
	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 2, 0),
			 0);
	ignore(do_destroy(v, 1));
	assert_refused(v, HNL_EBUSY, HNL_REASON_STATE, HNL_VIEW_A_VIEW);
	hnl_view_model_stepped(&v->model, SELF, 1);
	assert_true(hnl_view_model_is_sound(&v->model));
	assert_int_equal(do_index_get(v, 1, &got), 0);
	assert_int_equal(got, 1);
	hnl_view_model_stepped(&v->model, SELF, 1);
	hnl_view_model_stepped(&v->model, SELF, VCPUS);
	hnl_view_model_stepped(&v->model, MISSING, 1);
	assert_int_equal(do_destroy(v, other), 0);
	/* A switch of the domain ends a step. */
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(do_answer(v, 1, 2, go_as(HNL_VIEW_GO_STEP, 0, 1)), 0);
	assert_int_equal(do_switch(v, 0), 0);
	hnl_view_model_stepped(&v->model, SELF, 1);
	assert_int_equal(do_index_get(v, 1, &got), 0);
	assert_int_equal(got, 0);
	assert_int_equal(do_destroy(v, 1), 0);
	views_close(v);
}

static void nobody_listens_nobody_waits(void **state)
{
	struct views *v = open_watched();

	(void)state;
	assert_int_equal(fault(v, 0, PAGE_GPA(3), RD), HNL_VIEW_FAULT_UNHEARD);
	assert_int_equal(v->events, 0);
	v->listeners = 0;
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_UNHEARD);
	assert_int_equal(v->pauses, 1);
	assert_int_equal(v->go_ons, 1);
	ignore(do_answer(v, 1, 1, AGAIN));
	assert_refused(v, HNL_ENOENT, HNL_REASON_ABSENT,
		       HNL_VIEW_A_VIOLATION_NUMBER);
	views_close(v);
}

static void end_of_listening_lets_the_vcpu_go_on(void **state)
{
	struct views *v = open_watched();

	(void)state;
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(do_notify_disable(v, 1), 0);
	assert_int_equal(v->go_ons, 1);
	assert_int_equal(v->how.fate, HNL_VIEW_GO_AGAIN);
	assert_int_equal(do_notify_enable(v, 1, 0), 0);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	/* Its view cannot be destroyed under it. */
	ignore(do_destroy(v, 1));
	assert_refused(v, HNL_EBUSY, HNL_REASON_STATE, HNL_VIEW_A_VIEW);
	assert_int_equal(do_state_set(v, HNL_VIEW_STATE_OFF), 0);
	assert_int_equal(v->go_ons, 2);
	assert_int_equal(do_state_set(v, HNL_VIEW_STATE_ON), 0);
	assert_int_equal(do_notify_enable(v, 1, 0), 0);
	assert_int_equal(do_access_set(v, 0, PAGE_GPA(3), N), 0);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	hnl_view_model_remove(&v->model, SELF);
	assert_int_equal(v->go_ons, 3);
	/* Of a domain that is not there none waits. */
	hnl_view_model_ops.again(&v->model, SELF);
	assert_int_equal(v->go_ons, 3);
	views_close(v);
}

static void rx2rw_becomes_rw_by_a_write_untold(void **state)
{
	struct views *v = open_watched();
	uint32_t got = 0;

	(void)state;
	assert_int_equal(do_access_set(v, 1, PAGE_GPA(3), RX2RW), 0);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), EX), HNL_VIEW_FAULT_RETRY);
	assert_int_equal(do_access_get(v, 1, PAGE_GPA(3), &got), 0);
	assert_int_equal(got, RX2RW);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), WR), HNL_VIEW_FAULT_RETRY);
	assert_int_equal(v->events, 0);
	assert_int_equal(do_access_get(v, 1, PAGE_GPA(3), &got), 0);
	assert_int_equal(got, RW);
	assert_int_equal(touch(v, 1, PAGE_GPA(3), WR), MFN(3));
	assert_int_equal(fault(v, 1, PAGE_GPA(3), EX), HNL_VIEW_FAULT_PAUSED);
	views_close(v);
}

static void n2rwx_becomes_rwx_told_and_not_paused(void **state)
{
	struct views *v = open_watched();
	struct hnl_view_violated_ntf e;

	(void)state;
	assert_int_equal(do_access_set(v, 1, PAGE_GPA(3), N2RWX), 0);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), EX), HNL_VIEW_FAULT_RETRY);
	assert_int_equal(v->events, 1);
	assert_int_equal(v->pauses, 0);
	e = told(v);
	assert_false(HNL_HAS(&e, HNL_VIEW_VIOLATED_NTF_PAUSED));
	assert_int_equal(touch(v, 1, PAGE_GPA(3), RD | WR | EX), MFN(3));
	/* Who does not listen is not told of. */
	assert_int_equal(do_access_set(v, 1, PAGE_GPA(3), N2RWX), 0);
	assert_int_equal(fault(v, 0, PAGE_GPA(3), EX), HNL_VIEW_FAULT_RETRY);
	assert_int_equal(v->events, 1);
	views_close(v);
}

static void n2rwx_without_an_entry_left_waits(void **state)
{
	struct views *v = views_start(views_new(1));
	uint32_t view = views_on(v, N2RWX);

	(void)state;
	assert_int_equal(do_notify_enable(v, 1, 0), 0);
	assert_int_equal(do_switch(v, view), 0);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), EX), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(fault(v, 0, PAGE_GPA(3), EX), HNL_VIEW_FAULT_UNHEARD);
	views_close(v);
}

static void exception_only_where_not_suppressed_and_asked_for(void **state)
{
	struct views *v = open_watched();

	(void)state;
	assert_int_equal(do_notify_enable(v, 0, PAGE_GPA(9)), 0);
	assert_int_equal(do_suppress_set(v, 1, PAGE_GPA(3), 0), 0);
	assert_int_equal(fault(v, 0, PAGE_GPA(3), RD),
			 HNL_VIEW_FAULT_EXCEPTION);
	assert_int_equal(v->events, 0);
	assert_int_equal(fault(v, 1, PAGE_GPA(3), RD), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(fault(v, 0, PAGE_GPA(4), RD), HNL_VIEW_FAULT_PAUSED);
	views_close(v);
}

static void fault_that_is_none_refused(void **state)
{
	struct hnl_view_attempt a = attempt_of(1, PAGE_GPA(3), RD);
	struct views *v = open_watched();

	(void)state;
	assert_same(fault(v, 1, PAGE_GPA(3), 0), -HNL_EINVAL);
	assert_same(fault(v, 1, PAGE_GPA(3), HNL_VIEW_VIOLATION_GLA_VALID),
		    -HNL_EINVAL);
	assert_same(fault(v, 1, PAGE_GPA(3), RD | 0x40), -HNL_EINVAL);
	assert_same(fault(v, VCPUS, PAGE_GPA(3), RD), -HNL_ENODEV);
	assert_same(hnl_view_fault(v->m->hv, &v->host, MISSING, &a),
		    -HNL_ESRCH);
	assert_int_equal(v->events, 0);
	views_close(v);
}

/* ---- domains ---- */

static void add_out_of_limits_refused(void **state)
{
	struct views *v = views_open();
	struct hnl_view_domain_config cfg = v->cfg[SELF], bad;
	uint8_t *mem = exact_block(hnl_view_domain_size(&cfg));
	unsigned int i;

	(void)state;
	assert_same(hnl_view_model_add(&v->model, mem, &cfg), -HNL_EEXIST);
	cfg.id = MISSING;
	for (i = 0; i < 7; i++) {
		bad = cfg;
		if (i == 0)
			bad.id = DOMAINS;
		else if (i == 1)
			bad.views = HNL_VIEW_VIEW_LAST + 1;
		else if (i == 2)
			bad.vcpus = 0;
		else if (i == 3)
			bad.vcpus = HNL_VIEW_VCPUS_MAX + 1;
		else if (i == 4)
			bad.entries = 0xffffffff;
		else if (i == 5)
			bad.first_gfn = UINT64_MAX - PAGES + 1;
		else
			bad.default_access = HNL_VIEW_ACCESS_DEFAULT;
		assert_same(hnl_view_model_add(&v->model, mem, &bad),
			    -HNL_EINVAL);
	}
	free(mem);
	views_close(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_access_lets_pass_what_its_name_says),
		cmocka_unit_test(views_share_the_map_and_not_the_access),
		cmocka_unit_test(
			changed_page_seen_in_its_view_alone_until_reverted),
		cmocka_unit_test(page_unmapped_by_host_in_no_view),
		cmocka_unit_test(host_maps_the_same_again_nothing_changes),
		cmocka_unit_test(information_page_lost_exceptions_end),
		cmocka_unit_test(violation_told_whole_and_vcpu_paused),
		cmocka_unit_test(answer_exactly_once_and_by_its_number),
		cmocka_unit_test(answer_says_what_becomes_of_the_access),
		cmocka_unit_test(answer_view_missing_refused_and_vcpu_waits_on),
		cmocka_unit_test(step_in_one_view_then_in_the_other),
		cmocka_unit_test(nobody_listens_nobody_waits),
		cmocka_unit_test(end_of_listening_lets_the_vcpu_go_on),
		cmocka_unit_test(rx2rw_becomes_rw_by_a_write_untold),
		cmocka_unit_test(n2rwx_becomes_rwx_told_and_not_paused),
		cmocka_unit_test(n2rwx_without_an_entry_left_waits),
		cmocka_unit_test(
			exception_only_where_not_suppressed_and_asked_for),
		cmocka_unit_test(fault_that_is_none_refused),
		cmocka_unit_test(add_out_of_limits_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
