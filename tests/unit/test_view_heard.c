/* SPDX-License-Identifier: MIT */
/*
 * Violations that a domain is told by its ring: one whose event found no room
 * keeps no vCPU waiting.
 */
#include "views.h"
#include "flight.h"
#include "groups.h"

static void join(struct views *v)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_join(&b, 9, HNL_VIEW_FAMILY, HNL_VIEW_GROUP_VIOLATION, 0);
	assert_same(views_run(v, &b), 0);
}

static int violate(struct views *v, uint32_t vcpu)
{
	struct hnl_view_attempt a;

	memset(&a, 0, sizeof(a));
	a.vcpu = vcpu;
	a.gpa = PAGE_GPA(3);
	a.flags = WR;
	return hnl_view_fault(v->m->hv, &v->host, SELF, &a);
}

/* Room for one violation. */
static struct views *open_watched(void)
{
	struct views *v = views_new(ENTRIES);

	v->listeners = 0;
	v->m->hv_cfg.n_domains = DOMAINS;
	v->m->domain_cfg.groups = 2;
	v->m->domain_cfg.event_bytes = 128;
	views_start(v);
	return v;
}

static void violation_without_room_is_unheard(void **state)
{
	struct views *v = open_watched();
	struct guest_ring g;
	uint32_t view = 0, vcpu;

	(void)state;
	open_small_ring(&g, v->m, 0);
	join(v);
	assert_same(do_state_set(v, HNL_VIEW_STATE_ON), 0);
	assert_same(do_create(v, HNL_VIEW_ACCESS_N, &view), 0);
	for (vcpu = 0; vcpu < VCPUS; vcpu++)
		assert_same(do_notify_enable(v, vcpu, 0), 0);
	assert_same(do_switch(v, view), 0);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(violate(v, 1), HNL_VIEW_FAULT_UNHEARD);
	assert_int_equal(v->pauses, 2);
	assert_int_equal(v->go_ons, 1);
	assert_int_equal(v->went_on, 1);
	guest_ring_serve(&g);
	assert_int_equal(violate(v, 2), HNL_VIEW_FAULT_PAUSED);
	guest_ring_close(&g);
	views_close(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(violation_without_room_is_unheard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
