/* SPDX-License-Identifier: MIT */
/*
 * The view family through whole packets: the state, vCPUs and views, and each
 * refusal of their commands.
 */
#include "views.h"

#define ON HNL_VIEW_STATE_ON
#define OFF HNL_VIEW_STATE_OFF
#define N HNL_VIEW_ACCESS_N
#define R HNL_VIEW_ACCESS_R
#define RW HNL_VIEW_ACCESS_RW
#define TOP (~(uint64_t)0 - (HNL_PAGE - 1))	/* the highest page */

/* ---- refusals that commands share ---- */

/* One request of each command, as small as it may be. */
static int do_any(struct views *v, uint32_t cmd)
{
	static const uint64_t gpa = PAGE_GPA(0);
	static const struct hnl_view_page_access page = { PAGE_GPA(0), R };
	struct hnl_view_access_status got;
	uint64_t n64 = 0;
	int32_t n32 = 0;
	uint32_t n = 0;
	uint8_t n8 = 0;

	switch (cmd) {
	case HNL_VIEW_CMD_STATE_GET: return do_state_get(v, &n);
	case HNL_VIEW_CMD_STATE_SET: return do_state_set(v, ON);
	case HNL_VIEW_CMD_NOTIFY_ENABLE: return do_notify_enable(v, 0, 0);
	case HNL_VIEW_CMD_NOTIFY_DISABLE: return do_notify_disable(v, 0);
	case HNL_VIEW_CMD_CREATE: return do_create(v, R, &n);
	case HNL_VIEW_CMD_DESTROY: return do_destroy(v, 1);
	case HNL_VIEW_CMD_SWITCH: return do_switch(v, 0);
	case HNL_VIEW_CMD_VISIBILITY_SET: return do_visibility_set(v, 0, 1);
	case HNL_VIEW_CMD_ACCESS_SET: return do_access_set(v, 0, gpa, R);
	case HNL_VIEW_CMD_ACCESS_GET: return do_access_get(v, 0, gpa, &n);
	case HNL_VIEW_CMD_ACCESS_SET_MANY:
		return do_set_many(v, 0, &page, 1, &n32);
	case HNL_VIEW_CMD_ACCESS_GET_MANY:
		return do_get_many(v, 0, &gpa, 1, &got);
	case HNL_VIEW_CMD_CHANGE_GFN: return do_change(v, 1, gpa, gpa);
	case HNL_VIEW_CMD_REVERT_GFN: return do_revert(v, 1, gpa);
	case HNL_VIEW_CMD_SUPPRESS_VE_SET:
		return do_suppress_set(v, 0, gpa, 1);
	case HNL_VIEW_CMD_SUPPRESS_VE_GET:
		return do_suppress_get(v, 0, gpa, &n8);
	case HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE:
		return do_suppress_range(v, 0, gpa, gpa, 1, &n32, &n64);
	case HNL_VIEW_CMD_INDEX_GET: return do_index_get(v, 0, &n);
	default: return do_answer(v, 0, 1, AGAIN);
	}
}

static void every_command_domain_missing_esrch(void **state)
{
	static const uint16_t missing[] = { 0, MISSING, DOMAINS, 0x7fef };
	struct views *v = views_open();
	uint32_t cmd;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(missing); i++) {
		v->target = missing[i];
		for (cmd = 1; cmd <= HNL_VIEW_CMD_ANSWER; cmd++) {
			ignore(do_any(v, cmd));
			assert_refused(v, HNL_ESRCH, HNL_REASON_ABSENT,
				       HNL_VIEW_A_DOMAIN);
			assert_int_equal(v->x.offset, HNL_MSGHDR);
		}
	}
	views_close(v);
}

static void every_command_denied_eperm(void **state)
{
	struct views *v = views_open();
	uint32_t cmd;

	(void)state;
	v->forbid = true;
	for (cmd = 1; cmd <= HNL_VIEW_CMD_ANSWER; cmd++) {
		ignore(do_any(v, cmd));
		assert_refused(v, HNL_EPERM, HNL_REASON_DENIED, 0);
	}
	assert_int_equal(v->locks, 5 + 5 * HOLE);	/* of the setup */
	views_close(v);
}

static void every_command_views_off_eopnotsupp(void **state)
{
	struct views *v = views_open();
	uint32_t cmd;

	(void)state;
	for (cmd = HNL_VIEW_CMD_NOTIFY_ENABLE; cmd <= HNL_VIEW_CMD_ANSWER;
	     cmd++) {
		ignore(do_any(v, cmd));
		assert_refused(v, HNL_EOPNOTSUPP, HNL_REASON_STATE,
			       HNL_VIEW_A_DOMAIN);
	}
	views_close(v);
}

static void every_command_domain_absent_is_the_callers(void **state)
{
	struct views *v = views_open();
	uint32_t got = 9;

	(void)state;
	v->target = HNL_DOMID_SELF;
	assert_int_equal(do_state_set(v, ON), 0);
	v->target = SELF;
	assert_int_equal(do_state_get(v, &got), 0);
	assert_int_equal(got, ON);
	v->target = OTHER;
	assert_int_equal(do_state_get(v, &got), 0);
	assert_int_equal(got, OFF);
	{
		struct hnl_view_state_get_req r;
		struct hnl_builder b = batch_begin(wire, sizeof(wire));

		hnl_view_state_get_req_init(&r);
		assert_int_equal(RUN(state_get), 0);
		REPLY(state_get);
		assert_int_equal(rsp.state, ON);
	}
	views_close(v);
}

static void command_not_granted_same_bytes_as_undefined(void **state)
{
	static const uint8_t cmds[] = {
		HNL_VIEW_CMD_NOTIFY_ENABLE, HNL_VIEW_CMD_NOTIFY_DISABLE,
		HNL_VIEW_CMD_SUPPRESS_VE_SET, HNL_VIEW_CMD_SUPPRESS_VE_GET,
		HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE, HNL_VIEW_CMD_ANSWER,
		HNL_VIEW_CMD_VIOLATED,
	};
	struct views *v = views_new(ENTRIES);
	uint8_t undefined[256];
	struct hnl_builder b;
	size_t i, len;

	(void)state;
	v->grant.features = 1;
	views_start(v);
	for (i = 0; i < COUNT(cmds); i++) {
		b = batch_begin(wire, sizeof(wire));
		put_empty(&b, HNL_VIEW_FAMILY, 200, 0, 5);
		assert_same(views_run(v, &b), -HNL_ENOSYS);
		len = v->m->answer_len;
		assert_true(len <= sizeof(undefined));
		memcpy(undefined, v->m->answer, len);
		wire[16] = cmds[i];
		assert_same(views_run(v, &b), -HNL_ENOSYS);
		assert_int_equal(v->m->answer_len, len);
		assert_memory_equal(v->m->answer, undefined, len);
	}
	views_close(v);
}

/* ---- a host that refuses ---- */

static int host_says;

static int says_state(void *ctx, uint16_t domain, bool on)
{
	(void)ctx;
	(void)domain;
	(void)on;
	return host_says;
}

static int says_access(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		       uint32_t access)
{
	(void)access;
	(void)gfn;
	(void)view;
	return says_state(ctx, domain, false);
}

static int says_change(void *ctx, uint16_t domain, uint32_t view, uint64_t old,
		       uint64_t to)
{
	(void)to;
	return says_access(ctx, domain, view, old, 0);
}

static int says_suppress(void *ctx, uint16_t domain, uint32_t view,
			 uint64_t gfn, bool on)
{
	(void)on;
	return says_access(ctx, domain, view, gfn, 0);
}

/* Each errno of an op, as the wire has it; one that no op may return, too. */
static void host_refuses_told_by_the_table(void **state)
{
	static const struct { int op, wire; uint16_t reason, type; } want[] = {
		{ HNL_ESRCH, HNL_ESRCH, HNL_REASON_ABSENT, 1 },
		{ HNL_EOPNOTSUPP, HNL_EOPNOTSUPP, HNL_REASON_STATE, 1 },
		{ HNL_EINVAL, HNL_EINVAL, HNL_REASON_STATE, 1 },
		{ HNL_ENOENT, HNL_EINVAL, HNL_REASON_ABSENT, 2 },
		{ HNL_ENODEV, HNL_EINVAL, HNL_REASON_ABSENT, 0 },
		{ HNL_EFAULT, HNL_ESRCH, HNL_REASON_GPA_NOT_RAM, 7 },
		{ HNL_ENOMEM, HNL_ENOMEM, HNL_REASON_QUOTA, 0 },
		{ HNL_ENOSPC, HNL_EINVAL, HNL_REASON_QUOTA, 0 },
		{ HNL_ECANCELED, HNL_EINVAL, HNL_REASON_NONE, 0 },
	};
	struct hnl_view_ops ops = hnl_view_model_ops;
	struct views *v = views_new(ENTRIES);
	int32_t status = 0;
	struct hnl_view_page_access page = { PAGE_GPA(0), R };
	size_t i;

	(void)state;
	ops.state_set = says_state;
	ops.access_set = says_access;
	ops.change = says_change;
	ops.suppress_ve_set = says_suppress;
	views_start(v);
	assert_int_equal(do_state_set(v, ON), 0);
	v->host.ops = &ops;
	for (i = 0; i < COUNT(want); i++) {
		host_says = -want[i].op;
		ignore(do_access_set(v, 0, PAGE_GPA(0), R));
		assert_refused(v, want[i].wire, want[i].reason, want[i].type);
		ignore(do_suppress_set(v, 0, PAGE_GPA(0), 0));
		assert_refused(v, want[i].wire, want[i].reason, want[i].type);
		assert_int_equal(do_set_many(v, 0, &page, 1, &status), 0);
		assert_same(status, -want[i].wire);
	}
	host_says = -HNL_ENOMEM;
	assert_same(do_state_set(v, ON), -HNL_ENOMEM);
	assert_same(do_change(v, 1, PAGE_GPA(0), PAGE_GPA(1)), -HNL_ENOMEM);
	assert_same(do_revert(v, 1, PAGE_GPA(0)), -HNL_ENOMEM);
	views_close(v);
}

/* ---- the state ---- */

static void state_set_where_views_may_not_be_refused(void **state)
{
	struct views *v = views_open();
	uint32_t got = 0;

	(void)state;
	v->target = NESTED;
	assert_int_equal(do_state_get(v, &got), 0);
	ignore(do_state_set(v, ON));
	assert_refused(v, HNL_EINVAL, HNL_REASON_STATE, HNL_VIEW_A_DOMAIN);
	v->target = DISABLED;
	ignore(do_state_get(v, &got));
	assert_refused(v, HNL_EINVAL, HNL_REASON_STATE, HNL_VIEW_A_DOMAIN);
	ignore(do_state_set(v, ON));
	assert_refused(v, HNL_EINVAL, HNL_REASON_STATE, HNL_VIEW_A_DOMAIN);
	v->target = FLAT;
	ignore(do_state_get(v, &got));
	assert_refused(v, HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_VIEW_A_DOMAIN);
	ignore(do_state_set(v, ON));
	assert_refused(v, HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_VIEW_A_DOMAIN);
	views_close(v);
}

static void state_set_off_all_in_view_0(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, N), got = 9, i;

	(void)state;
	assert_int_equal(do_access_set(v, view, PAGE_GPA(3), RW), 0);
	assert_int_equal(do_notify_enable(v, 1, PAGE_GPA(5)), 0);
	assert_int_equal(do_switch(v, view), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(0), RD), 0);
	assert_int_equal(do_state_set(v, OFF), 0);
	assert_int_equal(do_state_set(v, OFF), 0);
	assert_int_equal(touch(v, 0, PAGE_GPA(0), RD), MFN(0));
	assert_int_equal(do_state_get(v, &got), 0);
	assert_int_equal(got, OFF);
	assert_int_equal(do_state_set(v, ON), 0);
	assert_int_equal(do_state_set(v, ON), 0);
	for (i = 0; i < VCPUS; i++) {
		assert_int_equal(do_index_get(v, i, &got), 0);
		assert_int_equal(got, 0);
	}
	ignore(do_switch(v, view));
	assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT, HNL_VIEW_A_VIEW);
	assert_int_equal(do_notify_enable(v, 1, 0), 0);
	/* All of it was given back. */
	for (i = 0; i < VIEWS; i++)
		assert_int_equal(do_create(v, R, &got), 0);
	views_close(v);
}

/* ---- vCPUs ---- */

static void notify_enable_twice_eexist_until_disabled(void **state)
{
	struct views *v = views_open();

	(void)state;
	(void)views_on(v, R);
	assert_int_equal(do_notify_enable(v, 1, 0), 0);
	ignore(do_notify_enable(v, 1, PAGE_GPA(1)));
	assert_refused(v, HNL_EEXIST, HNL_REASON_STATE, HNL_VIEW_A_VCPU);
	assert_int_equal(do_notify_disable(v, 1), 0);
	assert_int_equal(do_notify_disable(v, 1), 0);
	assert_int_equal(do_notify_enable(v, 1, PAGE_GPA(1)), 0);
	views_close(v);
}

static void notify_enable_info_no_ram_refused(void **state)
{
	static const uint64_t gpa[] = {
		PAGE_GPA(HOLE), PAGE_GPA(PAGES), PAGE_GPA(0) - HNL_PAGE, TOP,
	};
	struct views *v = views_open();
	size_t i;

	(void)state;
	(void)views_on(v, R);
	for (i = 0; i < COUNT(gpa); i++) {
		ignore(do_notify_enable(v, 1, gpa[i]));
		assert_refused(v, HNL_EINVAL, HNL_REASON_GPA_NOT_RAM,
			       HNL_VIEW_A_INFO_GPA);
	}
	assert_int_equal(do_notify_enable(v, 1, PAGE_GPA(HOLE - 1)), 0);
	views_close(v);
}

static void a07_vcpu_past_the_last_refused(void **state)
{
	static const uint32_t vcpu[] = { VCPUS, VCPUS + 1, 0x80000000,
					 0xffffffff };
	struct views *v = views_open();
	uint32_t got = 0;
	size_t i;

	(void)state;
	(void)views_on(v, R);
	for (i = 0; i < COUNT(vcpu); i++) {
		ignore(do_notify_enable(v, vcpu[i], 0));
		assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT,
			       HNL_VIEW_A_VCPU);
		ignore(do_notify_disable(v, vcpu[i]));
		assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT,
			       HNL_VIEW_A_VCPU);
		ignore(do_index_get(v, vcpu[i], &got));
		assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT,
			       HNL_VIEW_A_VCPU);
		ignore(do_answer(v, vcpu[i], 1, AGAIN));
		assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT,
			       HNL_VIEW_A_VIOLATION_VCPU);
	}
	assert_int_equal(do_index_get(v, VCPUS - 1, &got), 0);
	views_close(v);
}

/* ---- views ---- */

static void create_all_views_the_next_refused(void **state)
{
	struct views *v = views_open();
	uint32_t i, got = 0;

	(void)state;
	assert_int_equal(do_state_set(v, ON), 0);
	for (i = 1; i <= VIEWS; i++) {
		assert_int_equal(do_create(v, R, &got), 0);
		assert_int_equal(got, i);
	}
	ignore(do_create(v, R, &got));
	assert_refused(v, HNL_EINVAL, HNL_REASON_QUOTA, 0);
	assert_int_equal(do_destroy(v, 3), 0);
	assert_int_equal(do_create(v, R, &got), 0);
	assert_int_equal(got, 3);
	views_close(v);
}

static void entries_used_up_enomem_and_nothing_changed(void **state)
{
	struct views *v = views_start(views_new(3));
	uint32_t view = views_on(v, R), got = 0;
	uint8_t suppress = 0;

	(void)state;
	assert_int_equal(do_access_set(v, view, PAGE_GPA(0), RW), 0);
	assert_int_equal(do_change(v, view, PAGE_GPA(1), PAGE_GPA(2)), 0);
	ignore(do_create(v, R, &got));
	assert_refused(v, HNL_ENOMEM, HNL_REASON_QUOTA, 0);
	ignore(do_access_set(v, view, PAGE_GPA(2), RW));
	assert_refused(v, HNL_ENOMEM, HNL_REASON_QUOTA, 0);
	ignore(do_suppress_set(v, view, PAGE_GPA(2), 0));
	assert_refused(v, HNL_ENOMEM, HNL_REASON_QUOTA, 0);
	ignore(do_change(v, view, PAGE_GPA(2), PAGE_GPA(0)));
	assert_refused(v, HNL_ENOMEM, HNL_REASON_QUOTA, 0);
	assert_int_equal(do_access_get(v, view, PAGE_GPA(2), &got), 0);
	assert_int_equal(got, R);
	assert_int_equal(do_suppress_get(v, view, PAGE_GPA(2), &suppress), 0);
	assert_int_equal(suppress, 1);
	/* What has an entry needs no other one. */
	assert_int_equal(do_suppress_set(v, view, PAGE_GPA(0), 0), 0);
	assert_int_equal(do_access_set(v, 0, PAGE_GPA(2), RW), 0);
	assert_int_equal(do_revert(v, view, PAGE_GPA(1)), 0);
	assert_int_equal(do_access_set(v, view, PAGE_GPA(2), RW), 0);
	views_close(v);
}

static void destroy_what_cannot_be_ebusy(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, R);

	(void)state;
	ignore(do_destroy(v, 0));
	assert_refused(v, HNL_EBUSY, HNL_REASON_STATE, HNL_VIEW_A_VIEW);
	ignore(do_destroy(v, view + 1));
	assert_refused(v, HNL_EBUSY, HNL_REASON_ABSENT, HNL_VIEW_A_VIEW);
	ignore(do_destroy(v, HNL_VIEW_VIEW_LAST));
	assert_refused(v, HNL_EBUSY, HNL_REASON_ABSENT, HNL_VIEW_A_VIEW);
	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 2, view),
			 0);
	ignore(do_destroy(v, view));
	assert_refused(v, HNL_EBUSY, HNL_REASON_STATE, HNL_VIEW_A_VIEW);
	assert_int_equal(do_switch(v, 0), 0);
	assert_int_equal(do_destroy(v, view), 0);
	ignore(do_destroy(v, view));
	assert_refused(v, HNL_EBUSY, HNL_REASON_ABSENT, HNL_VIEW_A_VIEW);
	views_close(v);
}

static void a07_view_missing_einval(void **state)
{
	static const uint64_t gpa = PAGE_GPA(0);
	static const struct hnl_view_page_access page = { PAGE_GPA(0), R };
	struct hnl_view_access_status got_status;
	static const uint32_t missing[] = { 2, VIEWS + 1, HNL_VIEW_VIEW_LAST };
	struct views *v = views_open();
	uint32_t got = 0, view;
	uint64_t n64 = 0;
	int32_t n32 = 0;
	uint8_t n8 = 0;
	size_t i, k;

	(void)state;
	(void)views_on(v, R);
	for (i = 0; i < COUNT(missing); i++) {
		view = missing[i];
		for (k = 0; k < 10; k++) {
			if (k == 0)
				ignore(do_switch(v, view));
			else if (k == 1)
				ignore(do_visibility_set(v, view, 1));
			else if (k == 2)
				ignore(do_access_set(v, view, gpa, R));
			else if (k == 3)
				ignore(do_access_get(v, view, gpa, &got));
			else if (k == 4)
				ignore(do_set_many(v, view, &page, 1, &n32));
			else if (k == 5)
				ignore(do_get_many(v, view, &gpa, 1,
						   &got_status));
			else if (k == 6)
				ignore(do_change(v, view, gpa, gpa));
			else if (k == 7)
				ignore(do_revert(v, view, gpa));
			else if (k == 8)
				ignore(do_suppress_get(v, view, gpa, &n8));
			else
				ignore(do_suppress_range(v, view, gpa, gpa, 1,
							 &n32, &n64));
			assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT,
				       HNL_VIEW_A_VIEW);
		}
	}
	/* No page of view 0 is ever changed. */
	ignore(do_change(v, 0, PAGE_GPA(0), PAGE_GPA(1)));
	assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT, HNL_VIEW_A_VIEW);
	ignore(do_revert(v, 0, PAGE_GPA(HOLE)));
	assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT, HNL_VIEW_A_VIEW);
	views_close(v);
}

static void switch_to_invisible_refused_and_who_is_in_it_stays(void **state)
{
	struct views *v = views_open();
	uint32_t view = views_on(v, R), got = 0;

	(void)state;
	assert_int_equal(do_switch(v, view), 0);
	assert_int_equal(do_visibility_set(v, view, 0), 0);
	assert_int_equal(do_index_get(v, 1, &got), 0);
	assert_int_equal(got, view);
	ignore(do_switch(v, view));
	assert_refused(v, HNL_EINVAL, HNL_REASON_ABSENT, HNL_VIEW_A_VIEW);
	assert_int_equal(do_switch(v, 0), 0);
	assert_same(hnl_view_model_guest_switch(&v->model, SELF, 1, view),
		    -HNL_ENOENT);
	assert_int_equal(do_visibility_set(v, view, 1), 0);
	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 1, view),
			 0);
	assert_int_equal(do_index_get(v, 1, &got), 0);
	assert_int_equal(got, view);
	assert_int_equal(do_index_get(v, 0, &got), 0);
	assert_int_equal(got, 0);
	views_close(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_domain_missing_esrch),
		cmocka_unit_test(every_command_denied_eperm),
		cmocka_unit_test(every_command_views_off_eopnotsupp),
		cmocka_unit_test(every_command_domain_absent_is_the_callers),
		cmocka_unit_test(command_not_granted_same_bytes_as_undefined),
		cmocka_unit_test(host_refuses_told_by_the_table),
		cmocka_unit_test(state_set_where_views_may_not_be_refused),
		cmocka_unit_test(state_set_off_all_in_view_0),
		cmocka_unit_test(notify_enable_twice_eexist_until_disabled),
		cmocka_unit_test(notify_enable_info_no_ram_refused),
		cmocka_unit_test(a07_vcpu_past_the_last_refused),
		cmocka_unit_test(create_all_views_the_next_refused),
		cmocka_unit_test(entries_used_up_enomem_and_nothing_changed),
		cmocka_unit_test(destroy_what_cannot_be_ebusy),
		cmocka_unit_test(a07_view_missing_einval),
		cmocka_unit_test(
			switch_to_invisible_refused_and_who_is_in_it_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
