/* SPDX-License-Identifier: MIT */
/*
 * The reference models of an embedder that gives no more than it must: no lock,
 * no hook, nobody who is told. What each of them does for itself is the same.
 */
#include <hnl/domain_model.h>
#include <hnl/event_model.h>
#include <hnl/nested_model.h>
#include <hnl/page_model.h>
#include <hnl/view_model.h>

#include "helpers.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"

/* ---- domains ---- */

enum { DOMAINS = 4, PAGES = 16 };

static struct hnl_domain_model *open_domains(const struct hnl_domain_hooks *h)
{
	struct hnl_domain_model_config cfg = {
		.n_domains = DOMAINS, .n_grants = 1, .pages = PAGES,
		.n_cpupools = 1, .hooks = h
	};
	struct hnl_domain_model *m = hnl_domain_model_init(
		exact_block(hnl_domain_model_size(&cfg)), &cfg);

	assert_non_null(m);
	return m;
}

static uint16_t make_domain(struct hnl_domain_model *m)
{
	static const struct hnl_domain_make make = {
		.max_vcpus = 1, .flags = HNL_DOMAIN_CREATE_FLAG_HVM
	};
	struct hnl_domain_made made;

	assert_same(hnl_domain_model_ops.create(m, &make, &made), 0);
	return made.domain;
}

static void live_and_die(struct hnl_domain_model *m)
{
	const struct hnl_domain_ops *ops = &hnl_domain_model_ops;
	uint16_t d = make_domain(m), n = 9;
	uint64_t id = ops->unique_id(m, d), stamp;
	struct hnl_grant grant = { 17, 1 };
	struct hnl_domain_info info;

	assert_same(ops->unpause(m, d), 0);
	assert_same(ops->pause(m, d), 0);
	assert_same(ops->unpause(m, d), 0);
	assert_same(ops->shutdown(m, d, 3), 0);
	assert_same(ops->soft_reset_step(m, d, d, id, 0), -HNL_EOPNOTSUPP);
	assert_same(ops->resume(m, d), 0);
	assert_same(ops->grants_set(m, d, &grant, 1), 0);
	assert_same(hnl_domain_model_migrate(m, d,
					     HNL_DOMAIN_MIGRATION_OFFERED), 0);
	assert_same(ops->info_next(m, d, 0, DOMAINS, &info), 0);
	assert_int_equal(info.domain, d);
	assert_same(ops->info_next(m, d, d + 1u, 99, &info), -HNL_ESRCH);
	/* No more than there is room for. */
	assert_same(ops->grants_get(m, d, &grant, 0, &n, &stamp), 0);
	assert_int_equal(n, 0);
	/* One that had the number before. */
	assert_same(ops->paging_pool_step(m, d, id + 1, 1, 0), -HNL_ESRCH);
	/* Held, and given back, while it lives. */
	assert_same(hnl_domain_model_hold(m, d), 0);
	hnl_domain_model_release(m, d);
	assert_int_equal(ops->unique_id(m, d), id);
	assert_int_equal(info.shared_info_gpa, HNL_DOMAIN_NO_GPA);
	assert_true(hnl_domain_model_is_sound(m));
	while (ops->destroy_step(m, d, id) == HNL_CALL_AGAIN)
		assert_true(hnl_domain_model_is_sound(m));
	assert_same(ops->info_get(m, d, &info), -HNL_ESRCH);
}

static void domains_without_hooks_live_and_die(void **state)
{
	static const struct hnl_domain_hooks none;
	const struct hnl_domain_hooks *const hooks[] = { NULL, &none };
	struct hnl_domain_model *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(hooks); i++) {
		m = open_domains(hooks[i]);
		live_and_die(m);
		free(m);
	}
}

static void pages_past_each_limit_refused(void **state)
{
	struct hnl_domain_model *m = open_domains(NULL);
	uint16_t d = make_domain(m);

	(void)state;
	assert_same(hnl_domain_model_ops.max_pages_set(m, d, 8), 0);
	assert_same(hnl_domain_model_pages_add(m, d, 9), -HNL_ENOMEM);
	assert_same(hnl_domain_model_pages_add(m, d, 5), 0);
	assert_same(hnl_domain_model_pages_add(m, d, 4), -HNL_ENOMEM);
	/* A maximum below what it has: it gets no more. */
	assert_same(hnl_domain_model_ops.max_pages_set(m, d, 4), 0);
	assert_same(hnl_domain_model_pages_add(m, d, 1), -HNL_ENOMEM);
	assert_same(hnl_domain_model_ops.max_pages_set(m, d, 99), 0);
	assert_same(hnl_domain_model_pages_add(m, d, PAGES - 4), -HNL_ENOMEM);
	assert_same(hnl_domain_model_pages_remove(m, d, 6), -HNL_EINVAL);
	assert_same(hnl_domain_model_pages_remove(m, d, 5), 0);
	assert_same(hnl_domain_model_pages_add(m, DOMAINS, 1), -HNL_ESRCH);
	assert_same(hnl_domain_model_pages_remove(m, 0, 1), -HNL_ESRCH);
	assert_int_equal(m->free_pages, PAGES);
	assert_true(hnl_domain_model_is_sound(m));
	free(m);
}

static void domain_not_there_is_neither_held_nor_changed(void **state)
{
	struct hnl_domain_model *m = open_domains(NULL);

	(void)state;
	assert_same(hnl_domain_model_hold(m, 2), -HNL_ESRCH);
	hnl_domain_model_release(m, 2);
	hnl_domain_model_release(m, DOMAINS);
	hnl_domain_model_seal(m, 2);
	assert_same(hnl_domain_model_migrate(m, 2, 0), -HNL_ESRCH);
	assert_same(make_domain(m), 1);
	/* Nobody holds it: there is nothing to be given back. */
	hnl_domain_model_release(m, 1);
	assert_same(hnl_domain_model_migrate(m, 1, UINT32_MAX), -HNL_EINVAL);
	assert_true(hnl_domain_model_is_sound(m));
	free(m);
}

static void domain_dead_and_held_destroyed_again_stays_held(void **state)
{
	struct hnl_domain_model *m = open_domains(NULL);
	uint16_t d = make_domain(m);
	uint64_t id = hnl_domain_model_ops.unique_id(m, d);
	int i;

	(void)state;
	assert_same(hnl_domain_model_hold(m, d), 0);
	for (i = 0; i < 2; i++) {
		while (hnl_domain_model_ops.destroy_step(m, d, id) != 0)
			;
		assert_int_equal(hnl_domain_model_ops.unique_id(m, d), id);
		assert_true(hnl_domain_model_is_sound(m));
	}
	hnl_domain_model_release(m, d);
	assert_int_equal(hnl_domain_model_ops.unique_id(m, d), 0);
	free(m);
}

/* ---- views ---- */

enum { VIEW_PAGES = 4, VIEW_ENTRIES = 4 };

static struct {
	struct hnl_view_model m;
	struct hnl_view_domain *table[2];
	struct hnl_view_domain_config cfg;
	uint64_t mfn[VIEW_PAGES];
	uint8_t access[VIEW_PAGES];
	void *mem;
} v;

static void open_views(void)
{
	static const struct hnl_view_domain_config cfg = {
		.views = 2, .vcpus = 2, .mfn = v.mfn, .access = v.access,
		.first_gfn = 8, .pages = VIEW_PAGES, .entries = VIEW_ENTRIES,
		.default_access = HNL_VIEW_ACCESS_RWX, .second_stage = true
	};
	uint64_t gfn;

	memset(&v, 0, sizeof(v));
	v.m.domain = v.table;
	v.m.n_domains = COUNT(v.table);
	v.cfg = cfg;
	v.mem = exact_block(hnl_view_domain_size(&v.cfg));
	assert_same(hnl_view_model_add(&v.m, v.mem, &v.cfg), 0);
	for (gfn = 8; gfn < 8 + VIEW_PAGES; gfn++)
		assert_same(hnl_view_model_host_mapped(&v.m, 0, gfn, gfn), 0);
}

static void views_without_hooks_stop_and_go_on(void **state)
{
	const struct hnl_view_ops *ops = &hnl_view_model_ops;
	struct hnl_view_attempt attempt = { 8 * HNL_PAGE, 0, 1,
					    HNL_VIEW_VIOLATION_READ };
	struct hnl_view_go how = { HNL_VIEW_GO_AGAIN, HNL_VIEW_STAY,
				   HNL_VIEW_STAY };
	struct hnl_view_told told;
	uint64_t mfn;
	uint32_t view;
	bool on;

	(void)state;
	open_views();
	assert_same(ops->state_set(&v.m, 0, true), 0);
	assert_same(ops->state_get(&v.m, 0, &on), 0);
	assert_true(on);
	assert_same(ops->create(&v.m, 0, HNL_VIEW_ACCESS_N, &view), 0);
	assert_same(ops->switch_all(&v.m, 0, view), 0);
	assert_same(ops->notify_enable(&v.m, 0, 1, HNL_VIEW_GFN_NONE), 0);
	assert_same(ops->fault(&v.m, 0, &attempt, &told),
		    HNL_VIEW_FAULT_PAUSED);
	assert_same(ops->tell(&v.m, 0, NULL, 0), 0);
	how.view = view + 1;
	assert_same(ops->answer(&v.m, 0, 1, told.number, &how), -HNL_ENOENT);
	how.view = HNL_VIEW_STAY;
	how.step_view = view + 1;
	assert_same(ops->answer(&v.m, 0, 1, told.number, &how), -HNL_ENOENT);
	how.step_view = HNL_VIEW_STAY;
	assert_same(ops->answer(&v.m, 0, 1, told.number, &how), 0);
	assert_true(hnl_view_model_is_sound(&v.m));
	assert_same(hnl_view_model_guest_switch(&v.m, 0, 2, 0), -HNL_ENODEV);
	hnl_view_model_stepped(&v.m, 0, 2);
	/* A destroy that nobody ended is ended by the next. */
	assert_same(ops->create(&v.m, 0, HNL_VIEW_ACCESS_N, &view), 0);
	assert_same(ops->destroy(&v.m, 0, view), 0);
	assert_same(ops->destroy(&v.m, 0, view), 0);
	assert_false(ops->sweep(&v.m, 0));
	assert_same(ops->destroy(&v.m, 0, view), -HNL_ENOENT);
	hnl_view_model_remove(&v.m, 0);
	hnl_view_model_remove(&v.m, 0);
	hnl_view_model_remove(&v.m, 2);
	hnl_view_model_stepped(&v.m, 0, 0);
	assert_false(hnl_view_model_translate(&v.m, 0, &attempt, &mfn));
	assert_same(hnl_view_model_guest_switch(&v.m, 0, 0, 0), -HNL_ESRCH);
	assert_false(ops->sweep(&v.m, 0));
	free(v.mem);
}

static void views_of_a_domain_past_each_limit_refused(void **state)
{
	struct hnl_view_domain_config good, bad;

	(void)state;
	open_views();
	good = v.cfg;
	assert_same(hnl_view_model_add(&v.m, v.mem, &good), -HNL_EEXIST);
	hnl_view_model_remove(&v.m, 0);
#define REFUSED(field, value) \
	(bad = good, bad.field = (value), \
	 assert_same(hnl_view_model_add(&v.m, v.mem, &bad), -HNL_EINVAL))
	REFUSED(id, 2);
	REFUSED(views, HNL_VIEW_VIEW_LAST + 1);
	REFUSED(vcpus, 0);
	REFUSED(vcpus, HNL_VIEW_VCPUS_MAX + 1);
	REFUSED(pages, UINT32_MAX);
	REFUSED(entries, UINT32_MAX);
	REFUSED(first_gfn, HNL_VIEW_GFN_NONE - VIEW_PAGES + 1);
	REFUSED(default_access, HNL_VIEW_ACCESS_DEFAULT);
#undef REFUSED
	assert_same(hnl_view_model_add(&v.m, v.mem, &good), 0);
	assert_same(hnl_view_model_host_mapped(&v.m, 1, 8, 1), -HNL_ESRCH);
	assert_same(hnl_view_model_host_mapped(&v.m, 0, 7, 1), -HNL_EFAULT);
	assert_same(hnl_view_model_host_mapped(&v.m, 0, 8 + VIEW_PAGES, 1),
		    -HNL_EFAULT);
	hnl_view_model_remove(&v.m, 0);
	free(v.mem);
}

/* ---- event channels ---- */

static uint8_t event_page[HNL_PAGE] __attribute__((aligned(8)));
static unsigned int event_maps, event_upcalls;

static uint8_t *map_event(void *host, uint16_t domain, uint64_t gpa,
			  enum hnl_reason *why)
{
	(void)host;
	(void)domain;
	*why = HNL_REASON_GPA_NOT_RAM;
	event_maps += gpa == 0;
	return gpa == 0 ? event_page : NULL;
}

static void unmap_event(void *host, uint16_t domain, uint64_t gpa)
{
	(void)host;
	(void)domain;
	assert_int_equal(gpa, 0);
	event_maps--;
}

static void upcall_event(void *host, uint16_t domain, uint16_t vcpu)
{
	(void)host;
	(void)domain;
	(void)vcpu;
	event_upcalls++;
}

static void events_of_a_domain_past_each_limit_refused(void **state)
{
	struct hnl_event_model m = { .map = map_event, .unmap = unmap_event,
				     .upcall = upcall_event };
	const struct hnl_event_domain_config good = {
		.id = 1, .vcpus = 1, .ports = 64, .pirqs = 1
	};
	struct hnl_event_domain_config bad;
	void *table = exact_block(hnl_event_model_size(2));
	void *mem = exact_block(hnl_event_domain_size(&good));

	(void)state;
	hnl_event_model_init(&m, table, 2);
#define REFUSED(field, value, err) \
	(bad = good, bad.field = (value), \
	 assert_same(hnl_event_model_register(&m, mem, &bad), err))
	REFUSED(id, 2, -HNL_EINVAL);
	REFUSED(vcpus, 0, -HNL_EINVAL);
	REFUSED(vcpus, HNL_EVENT_VCPUS_MAX + 1, -HNL_EINVAL);
	REFUSED(ports, 1, -HNL_EINVAL);
	REFUSED(ports, HNL_EVENT_PORTS + 1, -HNL_EINVAL);
	REFUSED(pirqs, HNL_EVENT_PIRQS_MAX + 1, -HNL_EINVAL);
	REFUSED(shared_info, HNL_PAGE, -HNL_EFAULT);
	assert_same(hnl_event_model_register(&m, mem, &good), 0);
	REFUSED(ports, 32, -HNL_EEXIST);
#undef REFUSED
	assert_int_equal(event_maps, 1);
	assert_true(hnl_event_model_is_sound(&m));
	assert_true(hnl_event_model_unregister(&m, 1));
	assert_true(hnl_event_model_unregister(&m, 1));
	assert_true(hnl_event_model_unregister(&m, 2));
	assert_int_equal(event_maps, 0);
	free(mem);
	free(table);
}

static void interrupt_of_nobody_is_told_so(void **state)
{
	struct hnl_event_model m = { .map = map_event, .unmap = unmap_event,
				     .upcall = upcall_event };
	const struct hnl_event_domain_config cfg = {
		.id = 1, .vcpus = 1, .ports = 64, .pirqs = 1
	};
	void *table = exact_block(hnl_event_model_size(2));
	void *mem = exact_block(hnl_event_domain_size(&cfg));
	uint32_t port, last = HNL_EVENT_VIRQS - 1;

	(void)state;
	hnl_event_model_init(&m, table, 2);
	assert_same(hnl_event_model_register(&m, mem, &cfg), 0);
	assert_false(hnl_event_model_raise_virq(&m, 0, 0, 0));
	assert_false(hnl_event_model_raise_virq(&m, 1, 1, 0));
	assert_false(hnl_event_model_raise_virq(&m, 1, 0, HNL_EVENT_VIRQS));
	assert_false(hnl_event_model_raise_virq(&m, 1, 0, last));
	assert_false(hnl_event_model_raise_pirq(&m, 0, 0));
	assert_false(hnl_event_model_raise_pirq(&m, 1, 1));
	assert_false(hnl_event_model_raise_pirq(&m, 1, 0));
	assert_same(hnl_event_model_ops.bind_virq(&m, 1, HNL_EVENT_VIRQ_TIMER,
						  0, &port), 0);
	assert_true(hnl_event_model_raise_virq(&m, 1, 0,
					       HNL_EVENT_VIRQ_TIMER));
	assert_int_equal(event_upcalls, 1);
	assert_same(hnl_event_model_ops.bind_pirq(&m, 1, 0, false, &port),
		    -HNL_EOPNOTSUPP);
	assert_same(hnl_event_model_set_virq_handler(
		&m, HNL_EVENT_VIRQS, 1), -HNL_EINVAL);
	assert_same(hnl_event_model_set_virq_handler(
		&m, HNL_EVENT_VIRQ_TIMER, 1), -HNL_EINVAL);
	assert_same(hnl_event_model_set_virq_handler(
		&m, HNL_EVENT_VIRQ_CONSOLE, 1), 0);
	assert_same(hnl_event_model_ops.bind_virq(
		&m, 1, HNL_EVENT_VIRQ_CONSOLE, 0, &port), 0);
	assert_same(hnl_event_model_set_virq_handler(
		&m, HNL_EVENT_VIRQ_CONSOLE, 0), -HNL_EBUSY);
	while (!hnl_event_model_unregister(&m, 1))
		;
	free(mem);
	free(table);
}

/* Of a domain that has no event channels, each operation. */
static void events_of_a_domain_without_channels_esrch(void **state)
{
	const struct hnl_event_ops *ops = &hnl_event_model_ops;
	struct hnl_event_model m = { .map = map_event, .unmap = unmap_event,
				     .upcall = upcall_event };
	void *table = exact_block(hnl_event_model_size(2));
	struct hnl_event_reset reset = { 0, 0 };
	struct hnl_event_channel c;
	enum hnl_reason why;
	uint32_t port;

	(void)state;
	hnl_event_model_init(&m, table, 2);
	assert_same(ops->alloc_unbound(&m, 1, 1, 1, &port), -HNL_ESRCH);
	assert_same(ops->bind_interdomain(&m, 1, 1, 1, &port), -HNL_ESRCH);
	assert_same(ops->bind_virq(&m, 1, 0, 0, &port), -HNL_ESRCH);
	assert_same(ops->bind_pirq(&m, 1, 0, false, &port), -HNL_ESRCH);
	assert_same(ops->bind_ipi(&m, 1, 0, &port), -HNL_ESRCH);
	assert_same(ops->close(&m, 1, 1), -HNL_ESRCH);
	assert_same(ops->send(&m, 1, 1), -HNL_ESRCH);
	assert_same(ops->status(&m, 1, 1, 1, &c), -HNL_ESRCH);
	assert_same(ops->bind_vcpu(&m, 1, 1, 0), -HNL_ESRCH);
	assert_same(ops->unmask(&m, 1, 1), -HNL_ESRCH);
	assert_same(ops->reset(&m, 1, 1, &reset), -HNL_ESRCH);
	assert_same(ops->init_control(&m, 1, 0, 0, 0, &why), -HNL_ESRCH);
	assert_same(ops->expand_array(&m, 1, 0, &why), -HNL_ESRCH);
	assert_same(ops->set_priority(&m, 1, 1, 0), -HNL_ESRCH);
	free(table);
}

/* What the schema keeps away from the service, and another caller may say. */
static void events_by_values_beyond_the_schema_refused(void **state)
{
	const struct hnl_event_ops *ops = &hnl_event_model_ops;
	struct hnl_event_model m = { .map = map_event, .unmap = unmap_event,
				     .upcall = upcall_event };
	const struct hnl_event_domain_config cfg = {
		.vcpus = 1, .ports = 64
	};
	void *table = exact_block(hnl_event_model_size(1));
	void *mem = exact_block(hnl_event_domain_size(&cfg));
	struct hnl_event_reset reset = { 0, 0 };
	enum hnl_reason why;
	uint32_t port;

	(void)state;
	hnl_event_model_init(&m, table, 1);
	assert_same(hnl_event_model_register(&m, mem, &cfg), 0);
	assert_same(ops->bind_virq(&m, 0, HNL_EVENT_VIRQS, 0, &port),
		    -HNL_EINVAL);
	assert_same(ops->init_control(&m, 0, 0, 0,
				      HNL_EVENT_CONTROL_OFFSET_LAST + 8, &why),
		    -HNL_EINVAL);
	assert_same(ops->init_control(&m, 0, 0, 0, 4, &why), -HNL_EINVAL);
	assert_same(ops->init_control(&m, 0, 0, 0, 0, &why), 0);
	assert_same(ops->init_control(&m, 0, 0, 0, 0, &why), -HNL_EINVAL);
	assert_same(ops->set_priority(&m, 0, 64, 0), -HNL_EINVAL);
	assert_same(ops->set_priority(&m, 0, 1, HNL_EVENT_PRIORITY_LOWEST + 1),
		    -HNL_EINVAL);
	/* One that nobody is bound to yet can be moved as well. */
	assert_same(ops->alloc_unbound(&m, 0, 0, 0, &port), 0);
	assert_same(ops->bind_vcpu(&m, 0, port, 0), 0);
	/* A port that waits for a page of the array is unmasked by that. */
	assert_same(ops->bind_ipi(&m, 0, 0, &port), 0);
	assert_same(ops->unmask(&m, 0, port), 0);
	/* A ticket of 0 would be none. */
	m.tickets = UINT32_MAX;
	assert_same(ops->reset(&m, 0, 0, &reset), 0);
	assert_int_equal(reset.ticket, 1);
	while (!hnl_event_model_unregister(&m, 0))
		;
	free(mem);
	free(table);
}

/* ---- nested ---- */

enum { L2_PAGES = 8, TABLES = 8, WB = HNL_NESTED_MEMORY_TYPE_WB };

static void nested_without_hooks_maps_and_forgets(void **state)
{
	const struct hnl_nested_ops *ops = &hnl_nested_model_ops;
	const struct hnl_nested_domain_config cfg = {
		.id = 1, .views = 2, .tables = TABLES, .pages = L2_PAGES
	};
	struct hnl_nested_mapping map = { 0, 0, 0, 1, WB, 0 };
	struct hnl_nested_model m;
	void *mem = exact_block(hnl_nested_model_size(2, TABLES));
	void *own = exact_block(hnl_nested_domain_size(&cfg));
	uint64_t gfn = 0, n = L2_PAGES, token = 0, l1;
	uint32_t view;

	(void)state;
	memset(&m, 0, sizeof(m));
	hnl_nested_model_init(&m, mem, 2, TABLES);
	/* No such domain: nothing to be done. */
	hnl_nested_model_add_ram(&m, 1, 0, 1);
	assert_true(hnl_nested_model_revoke(&m, 1, &gfn, &n, 1));
	assert_true(hnl_nested_model_unregister(&m, 1, 1));
	ops->settle(&m, 1);
	assert_same(hnl_nested_model_enter(&m, 1, 0), -HNL_ENOENT);
	hnl_nested_model_exit(&m, 1, 0);
	assert_same(hnl_nested_model_register(&m, own, &cfg), 0);
	/* Beside its memory: no change. */
	hnl_nested_model_add_ram(&m, 1, L2_PAGES - 1, 2);
	hnl_nested_model_add_ram(&m, 1, 0, L2_PAGES);
	assert_same(ops->view_create(&m, 1, 31, false, &view), -HNL_EINVAL);
	assert_same(ops->view_create(&m, 1, 58, false, &view), -HNL_EINVAL);
	assert_same(ops->view_create(&m, 1, 0, false, &view), 0);
	assert_same(ops->query(&m, 1, view, (uint64_t)1 << 52, &map),
		    -HNL_ERANGE);
	assert_same(ops->map(&m, 1, view, &map), 0);
	assert_same(ops->flush(&m, 1, view, 0, 1), 0);
	assert_same(hnl_nested_model_enter(&m, 1, view), 0);
	assert_same(ops->view_destroy(&m, 1, view, &token), -HNL_EBUSY);
	hnl_nested_model_exit(&m, 1, view);
	hnl_nested_model_exit(&m, 1, view);
	gfn = 0;
	n = L2_PAGES + 1;	/* one that it never had */
	while (!hnl_nested_model_revoke(&m, 1, &gfn, &n, 1))
		assert_true(hnl_nested_model_is_sound(&m));
	assert_same(hnl_nested_model_translate(&m, 1, view, 0, 1, &l1),
		    -HNL_EFAULT);
	/* On its way out it gets nothing new. */
	assert_same(ops->view_create(&m, 1, 0, false, &view), 0);
	assert_false(hnl_nested_model_unregister(&m, 1, 1));
	assert_same(ops->view_create(&m, 1, 0, false, &view), -HNL_ENOSPC);
	while (!hnl_nested_model_unregister(&m, 1, 1))
		assert_true(hnl_nested_model_is_sound(&m));
	assert_true(hnl_nested_model_unregister(&m, 2, 1));
	assert_int_equal(m.free_tables, TABLES);
	free(own);
	free(mem);
}

/* ---- pages ---- */

static void pages_beside_the_table_are_nobodys(void **state)
{
	uint8_t page[2] = { 0, 0 };
	struct hnl_page_model m = { .state = page, .first_gfn = 4, .n = 2 };

	(void)state;
	hnl_page_model_add_ram(&m, 3, 4);
	hnl_page_model_add_ram(&m, 4, 1);
	assert_int_equal(hnl_page_model_set(&m, 3, true),
			 HNL_REASON_GPA_NOT_RAM);
	assert_int_equal(hnl_page_model_set(&m, 6, true),
			 HNL_REASON_GPA_NOT_RAM);
	assert_int_equal(hnl_page_model_set(&m, 5, true), HNL_REASON_NONE);
	assert_int_equal(hnl_page_model_hold(&m, 6, HNL_MAP_READ),
			 HNL_REASON_GPA_NOT_RAM);
	hnl_page_model_release(&m, 6, HNL_MAP_READ);
	assert_int_equal(hnl_page_model_next(&m, 0, 99).gfn, 5);
	assert_int_equal(hnl_page_model_next(&m, 0, 2).gfn, 4);
	assert_int_equal(hnl_page_model_next(&m, 6, 2).gfn, UINT64_MAX);
	assert_int_equal(hnl_page_model_next(&m, 4, 1).gfn, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(domains_without_hooks_live_and_die),
		cmocka_unit_test(pages_past_each_limit_refused),
		cmocka_unit_test(domain_not_there_is_neither_held_nor_changed),
		cmocka_unit_test(
			domain_dead_and_held_destroyed_again_stays_held),
		cmocka_unit_test(views_without_hooks_stop_and_go_on),
		cmocka_unit_test(views_of_a_domain_past_each_limit_refused),
		cmocka_unit_test(events_of_a_domain_past_each_limit_refused),
		cmocka_unit_test(interrupt_of_nobody_is_told_so),
		cmocka_unit_test(events_of_a_domain_without_channels_esrch),
		cmocka_unit_test(events_by_values_beyond_the_schema_refused),
		cmocka_unit_test(nested_without_hooks_maps_and_forgets),
		cmocka_unit_test(pages_beside_the_table_are_nobodys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
