/* SPDX-License-Identifier: MIT */
/*
 * The invariants of the reference views can fail: each of them is broken in one
 * field, and told. Domain SELF has views on, OTHER has not:
 *
 *	view one	pages 1 (access), 2 (target 3), 4 (target 5, void)
 *	view two	page 1; vCPU 1 steps back into it
 *	view three	destroyed, not swept yet; page 1
 *	vCPU 0		listens with an information page, and waits
 *	vCPU 1		in view one, listens
 */
#include "views.h"

#include "../../hv/service/model/view_map.h"
#include "broken.h"

#define SOUND hnl_view_model_is_sound(&v->model)
#define BREAKS(field, value) assert_breaks(SOUND, field, value)
#define BREAKS_WITH(first, with, field, value) \
	assert_breaks_with(SOUND, first, with, field, value)

enum { ONE = 1, TWO, THREE, NEVER };

static struct views *v;
static struct hnl_view_domain *d;	/* SELF */
static struct hnl_view_domain *off;	/* OTHER */

static uint32_t entry_of(uint32_t view, uint32_t page)
{
	uint32_t i = d->page[page].first;

	while (d->entry[i].view != view)
		i = d->entry[i].next_of_page;
	return i;
}

static void make_views(void)
{
	uint32_t view = 0, i;

	assert_int_equal(views_on(v, HNL_VIEW_ACCESS_N), ONE);
	for (i = TWO; i <= THREE; i++)
		assert_int_equal(do_create(v, HNL_VIEW_ACCESS_N, &view), 0);
	for (i = ONE; i <= THREE; i++)
		assert_int_equal(do_access_set(v, i, PAGE_GPA(1),
					       HNL_VIEW_ACCESS_R), 0);
	assert_int_equal(do_change(v, ONE, PAGE_GPA(2), PAGE_GPA(3)), 0);
	assert_int_equal(do_change(v, ONE, PAGE_GPA(4), PAGE_GPA(5)), 0);
	assert_int_equal(hnl_view_model_host_mapped(&v->model, SELF, BASE + 5,
						    0x9999), 0);
	assert_int_equal(hnl_view_model_ops.destroy(&v->model, SELF, THREE),
			 0);
}

/* View one allows nothing: who reads there waits. */
static void make_vcpus(void)
{
	struct hnl_view_go step = go_as(HNL_VIEW_GO_STEP, ONE, TWO);

	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 0, ONE),
			 0);
	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 1, ONE),
			 0);
	assert_int_equal(do_notify_enable(v, 0, PAGE_GPA(6)), 0);
	assert_int_equal(do_notify_enable(v, 1, 0), 0);
	assert_int_equal(fault(v, 1, PAGE_GPA(7), RD), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(do_answer(v, 1, d->vcpu[1].waits, step), 0);
	assert_int_equal(fault(v, 0, PAGE_GPA(7), RD), HNL_VIEW_FAULT_PAUSED);
}

static int open_views(void **state)
{
	(void)state;
	v = views_open();
	d = v->table[SELF];
	off = v->table[OTHER];
	make_views();
	make_vcpus();
	assert_int_equal(d->view[THREE].life, DYING);
	assert_int_equal(d->vcpu[1].step_view, TWO);
	assert_int_not_equal(d->vcpu[0].waits, 0);
	assert_true(hnl_view_map_is_void(d, &d->entry[entry_of(ONE, 4)]));
	return 0;
}

static int close_views(void **state)
{
	(void)state;
	views_close(v);
	return 0;
}

static void vcpu_is_in_a_live_view(void **state)
{
	(void)state;
	BREAKS(d->vcpu[2].view, NEVER);
	BREAKS(d->vcpu[2].view, d->n_views);
	BREAKS(d->vcpu[1].step_view, NEVER);
	/* Nor if it is counted there. */
	d->view[0].active--;
	d->view[NEVER].active++;
	d->vcpu[2].view = NEVER;
	assert_false(SOUND);
	d->vcpu[2].view = 0;
	d->view[0].active++;
	d->view[NEVER].active--;
	BREAKS_WITH(d->view[TWO].active, 0, d->vcpu[1].step_view, NEVER);
}

static void vcpu_that_waits_listens(void **state)
{
	(void)state;
	BREAKS(d->violations, d->vcpu[0].waits - 1);
	BREAKS_WITH(d->vcpu[0].info, HNL_VIEW_GFN_NONE,
		    d->vcpu[0].listens, false);
	BREAKS(d->waiting, 2);
	BREAKS(v->model.waiting, 0);
	BREAKS(d->vcpu[1].waits, 1);
	/* As another of its domain: each waits for one of its own. */
	d->waiting = v->model.waiting = 2;
	d->vcpu[1].waits = d->vcpu[0].waits - 1;
	BREAKS(d->vcpu[1].waits, d->vcpu[0].waits);
	d->vcpu[1].waits = 0;
	d->waiting = v->model.waiting = 1;
	assert_true(SOUND);
}

static void information_page_is_there_and_of_who_listens(void **state)
{
	(void)state;
	BREAKS(d->vcpu[0].info, BASE + HOLE);
	BREAKS(d->vcpu[0].info, BASE + PAGES);
	BREAKS(d->vcpu[2].info, BASE);
}

static void without_views_nobody_is_in_one(void **state)
{
	(void)state;
	BREAKS(d->on, false);
	BREAKS(off->vcpu[0].listens, true);
	BREAKS_WITH(off->view[0].active, VCPUS + 1, off->vcpu[0].step_view, 0);
	BREAKS(off->view[ONE].life, LIVE);
	BREAKS_WITH(off->view[ONE].life, LIVE, off->vcpu[0].view, ONE);
	BREAKS(off->view[ONE].life, LIVE);
}

static void active_count_is_that_of_vcpus(void **state)
{
	(void)state;
	BREAKS(d->view[0].active, d->view[0].active + 1);
	BREAKS(d->view[ONE].active, 1);
	BREAKS(d->view[TWO].active, 0);
	BREAKS(d->view[NEVER].active, 1);
}

static void view_that_is_gone_is_not_seen(void **state)
{
	(void)state;
	BREAKS(d->view[THREE].visible, true);
	BREAKS(d->view[NEVER].visible, true);
	BREAKS(d->view[NEVER].root, d->free);
	BREAKS(d->view[0].root, d->free);
	BREAKS(d->dying, 0);
	BREAKS(d->dying, 2);
	/* The domain's own, when nobody is in it. */
	assert_int_equal(hnl_view_model_guest_switch(&v->model, SELF, 2, ONE),
			 0);
	BREAKS_WITH(d->view[0].visible, false, d->view[0].life, FREE);
}

static void ring_of_a_view_is_one(void **state)
{
	uint32_t root = d->view[ONE].root, e = entry_of(ONE, 2);

	(void)state;
	BREAKS(d->view[ONE].root, ENTRIES);
	BREAKS(d->view[ONE].root, NONE);
	BREAKS(d->view[ONE].root, e);
	BREAKS(d->view[ONE].root, d->view[TWO].root);
	BREAKS(d->entry[e].next, ENTRIES);
	BREAKS(d->entry[e].next, e);
	BREAKS(d->entry[e].prev, e);
	BREAKS(d->entry[root].page, 9);
	BREAKS(d->entry[root].view, TWO);
	BREAKS(d->entry[e].page, NONE);
}

static void every_entry_is_free_or_in_a_ring(void **state)
{
	uint32_t last = d->free;

	(void)state;
	while (d->entry[last].next != NONE)
		last = d->entry[last].next;
	BREAKS(d->free, d->entry[d->free].next);
	BREAKS(d->free, NONE);
	BREAKS(d->entry[last].next, d->free);
	BREAKS(d->entry[last].next, ENTRIES);
	BREAKS(d->entry[last].next, d->view[ONE].root);
}

static void entry_is_of_a_page_and_a_view_that_are_there(void **state)
{
	struct hnl_view_entry *e = &d->entry[entry_of(ONE, 2)];

	(void)state;
	BREAKS(d->cfg.mfn[1], HNL_VIEW_MFN_NONE);
	BREAKS(e->view, d->n_views);
	BREAKS(e->view, NEVER);
	BREAKS(e->target, HOLE);
	BREAKS(e->target, PAGES);
	BREAKS(e->target, NONE);
	BREAKS(d->cfg.mfn[3], HNL_VIEW_MFN_NONE);
	/* Void: what it shows may be gone. */
	d->cfg.mfn[5] = HNL_VIEW_MFN_NONE;
	assert_true(SOUND);
}

/* A free one in the list of a page, and no ring has it. */
static void entry_in_a_list_alone_is_found(void **state)
{
	struct hnl_view_entry *e = &d->entry[d->free];

	(void)state;
	e->page = 9;
	e->next_of_page = NONE;
	e->has = 0;
	e->view = (uint16_t)d->n_views;
	BREAKS(d->page[9].first, d->free);
	e->view = NEVER;
	BREAKS(d->page[9].first, d->free);
	e->view = TWO;
	BREAKS(d->page[9].first, d->free);
}

static void list_of_a_page_has_one_entry_a_view(void **state)
{
	uint32_t i = entry_of(ONE, 1), alone = entry_of(ONE, 2);

	(void)state;
	BREAKS(d->page[2].first, ENTRIES);
	BREAKS(d->page[2].first, NONE);
	BREAKS(d->page[2].first, d->free);
	BREAKS(d->page[2].first, entry_of(ONE, 4));
	BREAKS(d->entry[alone].next_of_page, alone);
	BREAKS(d->entry[alone].page, 3);
	BREAKS_WITH(d->entry[alone].page, 1,
		    d->entry[i].next_of_page, alone);
	BREAKS(d->page[9].lost, d->clock + 1);
}

static void domain_is_the_one_of_its_number(void **state)
{
	(void)state;
	BREAKS(d->cfg.id, OTHER);
	BREAKS(d->n_views, VIEWS);
	BREAKS(d->cfg.views, VIEWS + 1);
	v->table[0] = d;
	assert_false(SOUND);
	v->table[0] = NULL;
	assert_true(SOUND);
}

#define VIEWS_TEST(name) \
	cmocka_unit_test_setup_teardown(name, open_views, close_views)

int main(void)
{
	const struct CMUnitTest tests[] = {
		VIEWS_TEST(vcpu_is_in_a_live_view),
		VIEWS_TEST(vcpu_that_waits_listens),
		VIEWS_TEST(information_page_is_there_and_of_who_listens),
		VIEWS_TEST(without_views_nobody_is_in_one),
		VIEWS_TEST(active_count_is_that_of_vcpus),
		VIEWS_TEST(view_that_is_gone_is_not_seen),
		VIEWS_TEST(ring_of_a_view_is_one),
		VIEWS_TEST(every_entry_is_free_or_in_a_ring),
		VIEWS_TEST(entry_is_of_a_page_and_a_view_that_are_there),
		VIEWS_TEST(entry_in_a_list_alone_is_found),
		VIEWS_TEST(list_of_a_page_has_one_entry_a_view),
		VIEWS_TEST(domain_is_the_one_of_its_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
