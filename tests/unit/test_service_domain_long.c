/* SPDX-License-Identifier: MIT */
/*
 * The family domain where it takes long, where several are at it, and by
 * chance: calls that give up at every unit (A09), failures after k units (A10),
 * domains that go while others still mean them (A12, A16), what is told, and
 * thousands of random calls against a second, naive table.
 */
#include "domains.h"

/* ---- give up at each unit (A09) ---- */

/* What is left behind: all of the table but its addresses. */
struct result {
	uint8_t *answer, *slots, *event;
	size_t answer_len, slots_len, event_len;
	uint64_t free_pages, generation;
	uint32_t ports_reset;
	unsigned int entries;
};

static struct result take_result(void)
{
	struct result r;
	const uint8_t *table = (const uint8_t *)w.model;

	r.slots_len = hnl_domain_model_size(&w.cfg) - sizeof(*w.model);
	r.slots = exact_copy(table + sizeof(*w.model), r.slots_len);
	r.answer_len = w.m->answer_len;
	r.answer = exact_copy(w.m->answer, r.answer_len);
	r.event_len = w.event_len;
	r.event = exact_copy(w.event, r.event_len);
	r.free_pages = w.model->free_pages;
	r.generation = w.model->generation;
	r.ports_reset = w.ports_reset;
	r.entries = w.entries;
	return r;
}

static void free_result(struct result *r)
{
	free(r->answer);
	free(r->slots);
	free(r->event);
}

static void assert_same_result(const struct result *a, const struct result *b)
{
	assert_int_equal(a->answer_len, b->answer_len);
	assert_memory_equal(a->answer, b->answer, a->answer_len);
	assert_memory_equal(a->slots, b->slots, a->slots_len);
	assert_int_equal(a->event_len, b->event_len);
	assert_memory_equal(a->event, b->event, a->event_len);
	assert_int_equal(a->free_pages, b->free_pages);
	assert_int_equal(a->generation, b->generation);
	assert_int_equal(a->ports_reset, b->ports_reset);
}

#define UNITS_MAX 40u

static void do_destroy(void)
{
	uint16_t d = new_domain(true);

	give_pages(d, 7);
	assert_int_equal(paging_pool_set_of(d, 4), 0);
	assert_int_equal(destroy_of(d), 0);
}

static void do_soft_reset(void)
{
	uint16_t d = new_domain(true);

	assert_int_equal(shutdown_of(d, 5), 0);
	assert_int_equal(soft_reset_of(d), 0);
}

static void do_soft_reset_that_fails(void)
{
	uint16_t d = new_domain(true);

	assert_int_equal(shutdown_of(d, 5), 0);
	w.reset_fails = HNL_ENOMEM;
	w.reset_fails_at = 3;
	ignore(soft_reset_of(d));
	assert_refused(HNL_ENOMEM, HNL_REASON_QUOTA, HNL_DOMAIN_A_DOMAIN);
	assert_int_equal(w.x.progress, 3);
	assert_int_equal(w.ports_reset, 7);
}

static void do_pool_grow(void)
{
	assert_int_equal(paging_pool_set_of(new_domain(true), 17), 0);
}

static void do_pool_shrink(void)
{
	uint16_t d = new_domain(true);

	assert_int_equal(paging_pool_set_of(d, 12), 0);
	assert_int_equal(paging_pool_set_of(d, 1), 0);
}

static void do_pool_that_fails(void)
{
	uint16_t d = new_domain(true);

	give_pages(d, MACHINE_PAGES - 9);
	ignore(paging_pool_set_of(d, 10));
	assert_refused(HNL_ENOMEM, HNL_REASON_QUOTA,
		       HNL_DOMAIN_A_PAGING_POOL);
	assert_int_equal(w.x.progress, 9);
}

static void do_list(void)
{
	unsigned int i;

	for (i = 2; i < DOMAINS; i++)
		ignore(new_domain(false));
	assert_int_equal(list_of(0), 0);
}

static void do_grant_list(void)
{
	struct hnl_domain_grant_list_req req;

	hnl_domain_grant_list_req_init(&req);
	assert_int_equal(ASK(grant_list, &req), 0);
}

static const struct {
	void (*run)(void);
	unsigned int units;	/* at least */
} walks[] = {
	{ do_destroy, 15 }, { do_soft_reset, 4 },
	{ do_soft_reset_that_fails, 3 }, { do_pool_grow, 16 },
	{ do_pool_shrink, 10 }, { do_pool_that_fails, 9 },
	{ do_list, 6 }, { do_grant_list, 6 },
};

static void long_call_given_up_at_each_unit_same_as_whole(void **state)
{
	struct result whole, got;
	unsigned int k, by;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(walks); i++) {
		world_open(0);
		walks[i].run();
		whole = take_result();
		assert_int_equal(whole.entries, 1);
		world_close();
		for (k = 1; k < UNITS_MAX; k++) {
			for (by = 0; by < 2; by++) {
				world_open(by == 0 ? k : 0);
				w.preempt_at = by == 0 ? 0 : k;
				walks[i].run();
				got = take_result();
				assert_same_result(&got, &whole);
				/* Progress in each, and none in vain. */
				assert_true(got.entries <= UNITS_MAX);
				if (k == 1)
					assert_true(got.entries >=
						    walks[i].units);
				free_result(&got);
				world_close();
			}
		}
		free_result(&whole);
	}
}

/* ---- domains that change while a call waits (A12, A16) ---- */

/* One entry of what was built: 0, or -EAGAIN. */
static int enter(void)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), w.b.len,
				   GPA(REPLY_PAGE), HNL_PAGE };
	int err;

	w.m->answer_len = 0;
	w.event_len = 0;
	machine_poke(w.m, REQUEST_PAGE, 0, w.batch, w.b.len);
	err = machine_enter(w.m, &regs);
	assert_true(hnl_domain_model_is_sound(w.model));
	return err;
}

static void go_to_the_end(void)
{
	struct hnl_msg a;
	int err;

	do {
		err = enter();
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	a = answer_at(w.m, 0);
	hnl_extack_clear(&w.x);
	assert_int_equal(hnl_ack_read(w.m->answer, &a, &w.x), 0);
}

static void begin_destroy(uint16_t d)
{
	struct hnl_domain_destroy_req req;

	hnl_domain_destroy_req_init(&req);
	hnl_domain_destroy_req_set_domain(&req, d);
	hnl_domain_destroy_req_encode(begin(), 0, 7, 0x50, &req);
	assert_int_equal(enter(), -HNL_EAGAIN);
}

static void end_by_another(uint16_t d, uint64_t unique_id)
{
	unsigned int n = 0;

	while (hnl_domain_model_ops.destroy_step(w.model, d, unique_id) ==
	       HNL_CALL_AGAIN)
		assert_true(n++ < 100);
	assert_int_equal(hnl_domain_model_ops.unique_id(w.model, d), 0);
}

static void destroy_that_another_ends_spares_the_next_of_the_number(void **s)
{
	uint16_t d;

	(void)s;
	world_open(2);
	d = new_domain(true);
	give_pages(d, 9);
	begin_destroy(d);
	end_by_another(d, 2);
	w.model->next_number = d;
	{
		struct hnl_domain_make make = { .domain = d, .max_vcpus = 1 };
		struct hnl_domain_made made;

		assert_int_equal(hnl_domain_model_ops.create(w.model, &make,
							     &made), 0);
		assert_int_equal(made.unique_id, 3);
	}
	go_to_the_end();
	assert_int_equal(w.x.err, 0);
	assert_int_equal(w.event_len, 0);
	assert_int_equal(hnl_domain_model_ops.unique_id(w.model, d), 3);
	assert_false(look_at(d).state & HNL_DOMAIN_STATE_DYING);
	world_close();
}

static void paging_pool_of_a_domain_that_dies_meanwhile_esrch(void **state)
{
	struct hnl_domain_paging_pool_set_req req;
	uint16_t d;

	(void)state;
	world_open(2);
	d = new_domain(true);
	hnl_domain_paging_pool_set_req_init(&req);
	hnl_domain_paging_pool_set_req_set_domain(&req, d);
	hnl_domain_paging_pool_set_req_set_paging_pool(&req, 20 * HNL_PAGE);
	hnl_domain_paging_pool_set_req_encode(begin(), 0, 7, 0x50, &req);
	assert_int_equal(enter(), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_model_ops.destroy_step(w.model, d, 2),
			 HNL_CALL_AGAIN);
	go_to_the_end();
	assert_refused(HNL_ESRCH, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_int_equal(w.x.progress, MACHINE_PAGES - w.model->free_pages);
	end_by_another(d, 2);
	assert_int_equal(w.model->free_pages, MACHINE_PAGES);
	world_close();
}

/* Two sizes at a time: the later one is the one that it has. */
static void paging_pool_of_two_callers_the_later_size(void **state)
{
	struct hnl_domain_paging_pool_set_req req;
	unsigned int n = 0;
	uint64_t pages;
	uint16_t d;
	int err;

	(void)state;
	world_open(2);
	d = new_domain(true);
	hnl_domain_paging_pool_set_req_init(&req);
	hnl_domain_paging_pool_set_req_set_domain(&req, d);
	hnl_domain_paging_pool_set_req_set_paging_pool(&req, 20 * HNL_PAGE);
	hnl_domain_paging_pool_set_req_encode(begin(), 0, 7, 0x50, &req);
	assert_int_equal(enter(), -HNL_EAGAIN);
	err = hnl_domain_model_ops.paging_pool_step(w.model, d, 2, 7, n++);
	assert_int_equal(err, HNL_CALL_AGAIN);
	pages = MACHINE_PAGES - w.model->free_pages;
	assert_in_range(pages, 2, 6);
	go_to_the_end();
	assert_int_equal(w.x.err, 0);
	assert_int_equal(w.model->free_pages, MACHINE_PAGES - pages);
	while (err == HNL_CALL_AGAIN)
		err = hnl_domain_model_ops.paging_pool_step(w.model, d, 2, 7,
							    n++);
	assert_int_equal(err, 0);
	assert_int_equal(hnl_domain_model_ops.paging_pool_get(w.model, d,
							      &pages), 0);
	assert_int_equal(pages, 7);
	world_close();
}

/* Of another caller who is there; who is gone holds nobody up. */
static void soft_reset_under_way_ebusy_until_its_caller_is_gone(void **state)
{
	uint16_t other, d;

	(void)state;
	world_open(0);
	other = new_domain(false);
	d = new_domain(true);
	assert_int_equal(shutdown_of(d, 5), 0);
	assert_int_equal(hnl_domain_model_ops.soft_reset_step(
		w.model, other, d, 3, 0), HNL_CALL_AGAIN);
	ignore(soft_reset_of(d));
	assert_refused(HNL_EBUSY, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_int_equal(w.x.progress, 0);
	/* Who lost its call begins again. */
	assert_int_equal(hnl_domain_model_ops.soft_reset_step(
		w.model, other, d, 3, 0), HNL_CALL_AGAIN);
	assert_int_equal(destroy_of(other), 0);
	assert_int_equal(soft_reset_of(d), 0);
	assert_false(look_at(d).state & HNL_DOMAIN_STATE_SHUTDOWN);
	world_close();
}

static void soft_reset_of_a_domain_resumed_meanwhile_einval(void **state)
{
	struct hnl_domain_soft_reset_req req;
	uint16_t d;

	(void)state;
	world_open(2);
	d = new_domain(true);
	assert_int_equal(unpause_of(d), 0);
	assert_int_equal(shutdown_of(d, 5), 0);
	hnl_domain_soft_reset_req_init(&req);
	hnl_domain_soft_reset_req_set_domain(&req, d);
	hnl_domain_soft_reset_req_encode(begin(), 0, 7, 0x50, &req);
	assert_int_equal(enter(), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_model_ops.resume(w.model, d), 0);
	assert_true(w.runs[d]);
	go_to_the_end();
	assert_refused(HNL_EINVAL, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_in_range(w.x.progress, 1, PORTS - 1);
	assert_int_equal(w.ports_reset, (1u << w.x.progress) - 1);
	world_close();
}

/* ---- events ---- */

static struct hnl_msg event_at(size_t n, uint8_t cmd)
{
	struct hnl_msg m = { .next = 0 };
	size_t i;

	for (i = 0; i <= n; i++) {
		assert_true(m.next < w.event_len);
		m = hnl_msg_at(w.event, w.event_len, m.next);
		assert_int_equal(m.reason, HNL_REASON_NONE);
	}
	assert_int_equal(m.head.type, HNL_DOMAIN_FAMILY);
	assert_int_equal(m.head.cmd, cmd);
	assert_int_equal(m.head.flags, 0);
	assert_int_equal(m.head.seq, 0);
	assert_int_equal(m.head.port, 0);
	return m;
}

#define EVENT(name, n, cmd, out) \
	do { \
		static struct hnl_decoder event_d; \
		struct hnl_msg event_m = event_at(n, cmd); \
		struct hnl_extack event_x; \
\
		hnl_extack_clear(&event_x); \
		hnl_decoder_init(&event_d, HNL_GRANT_ALL, HNL_MODE_REPLY); \
		assert_int_equal(hnl_domain_##name##_ntf_decode( \
			&event_d, w.event, &event_m, out, &event_x), 0); \
	} while (0)

static void destroy_tells_of_dying_then_of_death(void **state)
{
	struct hnl_domain_state_changed_ntf dying;
	struct hnl_domain_died_ntf died;
	uint8_t want[16];
	uint16_t d;

	(void)state;
	world_open(3);
	d = new_domain(true);
	give_pages(d, 4);
	assert_int_equal(handle_set_of(d, 0x21), 0);
	assert_int_equal(shutdown_of(d, HNL_DOMAIN_SHUTDOWN_CRASH), 0);
	assert_int_equal(destroy_of(d), 0);
	assert_int_equal(answers_in(w.event, w.event_len), 2);
	assert_int_equal(w.about, d);
	EVENT(state_changed, 0, HNL_DOMAIN_CMD_STATE_CHANGED, &dying);
	assert_int_equal(dying.domain, d);
	assert_int_equal(dying.unique_id, 2);
	assert_int_equal(dying.pages, 4);
	assert_int_equal(dying.state, HNL_DOMAIN_STATE_DYING |
			 HNL_DOMAIN_STATE_SHUTDOWN | HNL_DOMAIN_STATE_HVM |
			 HNL_DOMAIN_STATE_PAUSED);
	assert_int_equal(dying.shutdown_code, HNL_DOMAIN_SHUTDOWN_CRASH);
	EVENT(died, 1, HNL_DOMAIN_CMD_DIED, &died);
	memset(want, 0x21, sizeof(want));
	assert_int_equal(died.domain, d);
	assert_int_equal(died.unique_id, 2);
	assert_memory_equal(died.handle.p, want, sizeof(want));
	assert_int_equal(died.shutdown_code, HNL_DOMAIN_SHUTDOWN_CRASH);
	assert_int_equal(w.extra[d], 0);
	world_close();
}

static void held_domain_keeps_its_number_and_dies_when_released(void **state)
{
	struct hnl_domain_died_ntf died;
	struct hnl_domain_create_req req;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	assert_int_equal(hnl_domain_model_hold(w.model, d), 0);
	assert_int_equal(hnl_domain_model_hold(w.model, d), 0);
	assert_int_equal(destroy_of(d), 0);
	assert_int_equal(answers_in(w.event, w.event_len), 1);
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	hnl_domain_create_req_set_domain(&req, d);
	ignore(ASK(create, &req));
	assert_refused(HNL_EEXIST, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_int_equal(hnl_domain_model_hold(w.model, d), -HNL_ENODEV);
	hnl_domain_model_release(w.model, d);
	assert_int_equal(w.event_len, 0);
	hnl_domain_model_release(w.model, d);
	assert_true(hnl_domain_model_is_sound(w.model));
	EVENT(died, 0, HNL_DOMAIN_CMD_DIED, &died);
	assert_int_equal(died.unique_id, 2);
	assert_false(HNL_HAS(&died, HNL_DOMAIN_DIED_NTF_SHUTDOWN_CODE));
	hnl_domain_model_release(w.model, d);
	assert_int_equal(ASK(create, &req), 0);
	assert_int_equal(look_at(d).unique_id, 3);
	world_close();
}

static void migration_goes_by_its_states_and_tells_each(void **state)
{
	enum { N = HNL_DOMAIN_MIGRATION_NONE, O = HNL_DOMAIN_MIGRATION_OFFERED,
	       A = HNL_DOMAIN_MIGRATION_ACTIVE,
	       P = HNL_DOMAIN_MIGRATION_PAUSED,
	       D = HNL_DOMAIN_MIGRATION_COMPLETED,
	       C = HNL_DOMAIN_MIGRATION_CANCELLED };
	static const uint8_t way[] = { O, N, O, A, C, O, A, P, C, N, O, A, P,
				       D, O, A, C, O, A, P, D, N };
	static const uint8_t wrong[][2] = {
		{ N, A }, { N, N }, { O, P }, { A, D }, { A, N }, { P, A },
		{ D, C }, { C, A }, { N, 6 }, { N, 255 },
	};
	struct hnl_domain_migration_changed_ntf told;
	uint32_t now = N, k;
	size_t i;

	(void)state;
	world_open(0);
	for (i = 0; i < COUNT(way); i++) {
		w.event_len = 0;
		for (k = 0; k < COUNT(wrong); k++)
			if (wrong[k][0] == now)
				assert_int_equal(hnl_domain_model_migrate(
					w.model, CALLER, wrong[k][1]),
					-HNL_EINVAL);
		assert_int_equal(w.event_len, 0);
		assert_int_equal(hnl_domain_model_migrate(w.model, CALLER,
							  way[i]), 0);
		EVENT(migration_changed, 0, HNL_DOMAIN_CMD_MIGRATION_CHANGED,
		      &told);
		assert_int_equal(told.domain, CALLER);
		assert_int_equal(told.migration, way[i]);
		assert_int_equal(w.about, CALLER);
		now = way[i];
	}
	assert_int_equal(hnl_domain_model_migrate(w.model, 9, O), -HNL_ESRCH);
	world_close();
}

/* ---- the table ---- */

static void table_of_no_or_too_many_domains_none(void **state)
{
	static const uint32_t n[] = { 0, HNL_DOMAIN_MODEL_DOMAINS + 1,
				      UINT32_MAX };
	struct hnl_domain_model_config cfg = { .n_grants = 1 };
	uint64_t mem[64];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(n); i++) {
		cfg.n_domains = n[i];
		assert_null(hnl_domain_model_init(mem, &cfg));
	}
}

static void table_of_4096_domains_all_made_and_listed(void **state)
{
	struct hnl_domain_list_rsp rsp;
	struct hnl_domain_make make = { .max_vcpus = 1 };
	struct hnl_domain_made made;
	unsigned int i, n;

	(void)state;
	world_new();
	w.machine.n_domains = w.cfg.n_domains = HNL_DOMAIN_MODEL_DOMAINS;
	w.cfg.hooks = NULL;
	world_start();
	for (i = 2; i < HNL_DOMAIN_MODEL_DOMAINS; i++)
		assert_int_equal(hnl_domain_model_ops.create(w.model, &make,
							     &made), 0);
	assert_int_equal(hnl_domain_model_ops.create(w.model, &make, &made),
			 -HNL_ENOSPC);
	/* Two at the ends of what is free: the walk between takes its units. */
	for (i = 2; i < 4095; i++)
		while (hnl_domain_model_ops.destroy_step(w.model, (uint16_t)i,
							 i) != 0)
			;
	assert_int_equal(list_of(0), 0);
	n = (unsigned int)answers_in(w.m->answer, w.m->answer_len) - 1;
	assert_int_equal(n, 2);
	REPLY(list, 1, &rsp);
	assert_int_equal(rsp.domain, 4095);
	world_close();
}

static void register_takes_any_number_once(void **state)
{
	struct hnl_domain_make make = { .max_vcpus = 1 };
	struct hnl_domain_made made;

	(void)state;
	world_open(0);
	assert_int_equal(hnl_domain_model_register(w.model, 0, &make, &made),
			 0);
	assert_int_equal(made.unique_id, 2);
	assert_int_equal(hnl_domain_model_register(w.model, 0, &make, &made),
			 -HNL_EEXIST);
	assert_int_equal(hnl_domain_model_register(w.model, DOMAINS, &make,
						   &made), -HNL_EINVAL);
	make.cpupool = 2;
	assert_int_equal(hnl_domain_model_register(w.model, 3, &make, &made),
			 -HNL_ENOENT);
	assert_int_equal(look_at(0).max_vcpu_id, 0);
	assert_int_equal(destroy_of(0), 0);
	assert_true(hnl_domain_model_is_sound(w.model));
	world_close();
}

static void generation_changes_when_one_comes_or_goes(void **state)
{
	uint64_t before;
	uint16_t d;

	(void)state;
	world_open(0);
	before = hnl_domain_model_ops.generation(w.model);
	assert_int_equal(pause_of(CALLER + 1), -HNL_ESRCH);
	assert_true(hnl_domain_model_ops.generation(w.model) == before);
	d = new_domain(false);
	assert_true(hnl_domain_model_ops.generation(w.model) != before);
	before = hnl_domain_model_ops.generation(w.model);
	assert_int_equal(shutdown_of(d, 0), 0);
	assert_true(hnl_domain_model_ops.generation(w.model) == before);
	assert_int_equal(destroy_of(d), 0);
	assert_true(hnl_domain_model_ops.generation(w.model) != before);
	world_close();
}

/* ---- by chance, against a naive table ---- */

static struct naive {
	bool there, finished, down, hvm, sealed;
	unsigned int pauses, code, handle;
	uint64_t id, pages, max, pool;
	uint64_t grants;	/* of turnstile */
} naive[DOMAINS];

static uint64_t naive_free, naive_next;
static uint32_t seed;

static uint32_t any(uint32_t n)
{
	return next_random(&seed) % n;
}

static void check_one(uint16_t d)
{
	const struct naive *o = &naive[d];
	struct hnl_domain_state_get_rsp got;
	uint8_t handle[16];

	if (!o->there) {
		assert_int_equal(state_get_of(d), -HNL_ESRCH);
		return;
	}
	got = look_at(d);
	memset(handle, (int)o->handle, sizeof(handle));
	assert_int_equal(got.unique_id, o->id);
	assert_memory_equal(got.handle.p, handle, sizeof(handle));
	assert_int_equal(got.pages, o->pages);
	assert_int_equal(got.max_pages, o->max);
	assert_int_equal((got.state & HNL_DOMAIN_STATE_PAUSED) != 0,
			 o->pauses != 0);
	assert_int_equal((got.state & HNL_DOMAIN_STATE_SHUTDOWN) != 0,
			 o->down);
	assert_int_equal(got.shutdown_code * o->down, o->code);
	assert_int_equal(w.runs[d], !o->down && o->pauses == 0);
	assert_int_equal(w.model->free_pages, naive_free);
}

static void try_create(uint16_t d)
{
	struct hnl_domain_create_req req;
	struct hnl_domain_create_rsp rsp;
	bool hvm = any(2), full = true;
	int want = 0;
	size_t i;

	for (i = 1; i < DOMAINS; i++)
		full = full && naive[i].there;
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1 + any(128));
	if (hvm)
		hnl_domain_create_req_set_hvm(&req);
	if (any(2)) {
		hnl_domain_create_req_set_domain(&req, d);
		want = d == 0 ? 0 : naive[d].there ? -HNL_EEXIST : 0;
	} else {
		d = 0;
	}
	if (d == 0 && full)
		want = -HNL_ENOSPC;
	assert_int_equal(ASK(create, &req), want);
	if (want != 0)
		return;
	REPLY(create, 0, &rsp);
	assert_true(d == 0 || rsp.domain == d);
	assert_false(naive[rsp.domain].there);
	memset(&naive[rsp.domain], 0, sizeof(naive[0]));
	naive[rsp.domain].there = true;
	naive[rsp.domain].hvm = hvm;
	naive[rsp.domain].pauses = 1;
	naive[rsp.domain].id = naive_next++;
	assert_int_equal(rsp.unique_id, naive[rsp.domain].id);
}

static void try_destroy(uint16_t d)
{
	struct naive *o = &naive[d];
	int want = d == CALLER ? -HNL_EINVAL : o->there ? 0 : -HNL_ESRCH;

	assert_int_equal(destroy_of(d), want);
	if (want != 0)
		return;
	naive_free += o->pages + o->pool;
	memset(o, 0, sizeof(*o));
}

static int err_of(uint16_t d, bool not_self)
{
	if (not_self && d == CALLER)
		return -HNL_EINVAL;
	return naive[d].there ? 0 : -HNL_ESRCH;
}

static void try_pause(uint16_t d)
{
	int want = err_of(d, true);

	if (want == 0 && naive[d].pauses == 255)
		want = -HNL_EOVERFLOW;
	assert_int_equal(pause_of(d), want);
	naive[d].pauses += want == 0;
}

static void try_unpause(uint16_t d)
{
	int want = err_of(d, false);

	if (want == 0 && naive[d].pauses == 0)
		want = -HNL_EINVAL;
	assert_int_equal(unpause_of(d), want);
	naive[d].pauses -= want == 0;
}

static void try_shutdown(uint16_t d)
{
	uint32_t reason = any(6);
	int want = err_of(d, false);

	assert_int_equal(shutdown_of(d, reason), want);
	assert_int_equal(w.event_len != 0, want == 0 && !naive[d].down);
	if (want == 0 && !naive[d].down) {
		naive[d].down = true;
		naive[d].code = reason;
	}
}

static void try_resume(uint16_t d)
{
	bool reset = any(2);
	int want = err_of(d, true);

	if (want == 0 && reset && !naive[d].down)
		want = -HNL_EINVAL;
	assert_int_equal(reset ? soft_reset_of(d) : resume_of(d), want);
	if (want == 0) {
		naive[d].down = false;
		naive[d].code = 0;
	}
}

static void try_handle(uint16_t d)
{
	uint8_t byte = (uint8_t)any(256);
	int want = err_of(d, false);

	assert_int_equal(handle_set_of(d, byte), want);
	if (want == 0)
		naive[d].handle = byte;
}

static void try_memory(uint16_t d)
{
	uint64_t kib = any(160), n = any(16);
	struct naive *o = &naive[d];
	int want = err_of(d, false);

	assert_int_equal(max_memory_set_of(d, kib), want);
	if (want == 0)
		o->max = kib / 4;
	if (want == 0 && (n > naive_free || o->pages + n > o->max))
		want = -HNL_ENOMEM;
	assert_int_equal(hnl_domain_model_pages_add(w.model, d, n), want);
	if (want == 0) {
		o->pages += n;
		naive_free -= n;
	}
	n = any(16);
	want = !o->there ? -HNL_ESRCH : n > o->pages ? -HNL_EINVAL : 0;
	assert_int_equal(hnl_domain_model_pages_remove(w.model, d, n), want);
	if (want == 0) {
		o->pages -= n;
		naive_free += n;
	}
}

static void try_pool(uint16_t d)
{
	struct hnl_domain_paging_pool_get_rsp rsp;
	uint64_t size = any(24);
	struct naive *o = &naive[d];
	int want = err_of(d, false);

	if (want == 0 && !o->hvm)
		want = -HNL_EOPNOTSUPP;
	if (want == 0 && size > o->pool && size - o->pool > naive_free)
		want = -HNL_ENOMEM;
	assert_int_equal(paging_pool_set_of(d, size), want);
	if (want == -HNL_ENOMEM) {
		assert_int_equal(w.x.progress, naive_free);
		size = o->pool + naive_free;
	}
	if (want != 0 && want != -HNL_ENOMEM)
		return;
	naive_free += o->pool;
	naive_free -= size;
	o->pool = size;
	assert_int_equal(paging_pool_get_of(d), 0);
	REPLY(paging_pool_get, 0, &rsp);
	assert_int_equal(rsp.paging_pool, size * HNL_PAGE);
}

static void try_grant(uint16_t d)
{
	static const char *const name[] = { NULL, "spin", "count", "no" };
	struct hnl_domain_grant g[2];
	uint32_t i, k[2] = { any(4), any(4) };
	int want = 0;

	for (i = 0; i < 2; i++) {
		g[i] = grant_of("turnstile", name[k[i]]);
		if (k[i] == 3)
			want = -HNL_ENOENT;
	}
	if (want == 0)
		want = err_of(d, false);
	if (want == 0 && naive[d].sealed)
		want = -HNL_EBUSY;
	assert_int_equal(grant_set_of(d, g, 2), want);
	if (want == 0) {
		naive[d].grants = 1 | 1u << k[0] | 1u << k[1];
		assert_int_equal(w.granted[0].features, naive[d].grants);
	}
	if (any(8) == 0) {
		hnl_domain_model_seal(w.model, d);
		naive[d].sealed = naive[d].there;
	}
}

static void try_list(uint16_t d)
{
	struct hnl_domain_list_rsp rsp;
	size_t n = 0;

	assert_int_equal(list_of(d), 0);
	for (; d < DOMAINS; d++) {
		if (!naive[d].there)
			continue;
		REPLY(list, n, &rsp);
		assert_int_equal(rsp.domain, d);
		assert_int_equal(rsp.unique_id, naive[d].id);
		n++;
	}
	assert_int_equal(answers_in(w.m->answer, w.m->answer_len), n + 1);
}

static void random_calls_as_the_naive_table(void **state)
{
	static void (*const tries[])(uint16_t) = {
		try_create, try_create, try_destroy, try_pause, try_unpause,
		try_unpause, try_shutdown, try_resume, try_handle, try_memory,
		try_pool, try_grant, try_list,
	};
	static const uint32_t seeds[] = { 0x1234567, 0xcafe, 0x9e3779b9 };
	uint32_t i, k;

	(void)state;
	for (k = 0; k < COUNT(seeds); k++) {
		seed = seeds[k];
		world_open(k);		/* 0 is the default; 1, 2 */
		memset(naive, 0, sizeof(naive));
		naive[CALLER].there = true;
		naive[CALLER].id = 1;
		naive_next = 2;
		naive_free = MACHINE_PAGES;
		for (i = 0; i < 3000; i++) {
			uint16_t d = (uint16_t)any(DOMAINS);

			tries[any(COUNT(tries))](d);
			assert_true(hnl_domain_model_is_sound(w.model));
			check_one(d);
		}
		world_close();
	}
}

/* ---- that the invariants see what is wrong ---- */

static void is_sound_sees_a_page_too_many_and_a_free_slot_in_use(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	w.model->free_pages--;
	assert_false(hnl_domain_model_is_sound(w.model));
	w.model->free_pages++;
	w.model->next_unique = 2;
	assert_false(hnl_domain_model_is_sound(w.model));
	w.model->next_unique = 3;
	assert_true(hnl_domain_model_is_sound(w.model));
	w.model->state[d] = 0;
	assert_false(hnl_domain_model_is_sound(w.model));
	world_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			long_call_given_up_at_each_unit_same_as_whole),
		cmocka_unit_test(
			destroy_that_another_ends_spares_the_next_of_the_number),
		cmocka_unit_test(
			paging_pool_of_a_domain_that_dies_meanwhile_esrch),
		cmocka_unit_test(paging_pool_of_two_callers_the_later_size),
		cmocka_unit_test(
			soft_reset_under_way_ebusy_until_its_caller_is_gone),
		cmocka_unit_test(
			soft_reset_of_a_domain_resumed_meanwhile_einval),
		cmocka_unit_test(destroy_tells_of_dying_then_of_death),
		cmocka_unit_test(
			held_domain_keeps_its_number_and_dies_when_released),
		cmocka_unit_test(migration_goes_by_its_states_and_tells_each),
		cmocka_unit_test(table_of_no_or_too_many_domains_none),
		cmocka_unit_test(table_of_4096_domains_all_made_and_listed),
		cmocka_unit_test(register_takes_any_number_once),
		cmocka_unit_test(generation_changes_when_one_comes_or_goes),
		cmocka_unit_test(random_calls_as_the_naive_table),
		cmocka_unit_test(
			is_sound_sees_a_page_too_many_and_a_free_slot_in_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
