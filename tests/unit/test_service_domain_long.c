/* SPDX-License-Identifier: MIT */
/*
 * The family domain where it takes long, and where several are at it: calls
 * that give up at every unit (A09), failures after k units (A10), domains that
 * go while others still mean them (A12, A16).
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

/* 20 pages, of which not all are there yet. */
static void begin_paging_pool(uint16_t d)
{
	struct hnl_domain_paging_pool_set_req req;

	hnl_domain_paging_pool_set_req_init(&req);
	hnl_domain_paging_pool_set_req_set_domain(&req, d);
	hnl_domain_paging_pool_set_req_set_paging_pool(&req, 20 * HNL_PAGE);
	hnl_domain_paging_pool_set_req_encode(begin(), 0, 7, 0x50, &req);
	assert_int_equal(enter(), -HNL_EAGAIN);
}

static void paging_pool_of_a_domain_that_dies_meanwhile_esrch(void **state)
{
	uint16_t d;

	(void)state;
	world_open(2);
	d = new_domain(true);
	begin_paging_pool(d);
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
	unsigned int n = 0;
	uint64_t pages;
	uint16_t d;
	int err;

	(void)state;
	world_open(2);
	d = new_domain(true);
	begin_paging_pool(d);
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

/* ---- dumps of what changes meanwhile ---- */

/* Goes on; of the answers of all entries, how many say that it changed. */
static unsigned int count_changed(unsigned int *n)
{
	unsigned int i, changed = 0;
	struct hnl_msg a;
	int err;

	*n = 0;
	do {
		err = enter();
		for (i = 0; i < answers_in(w.m->answer, w.m->answer_len); i++) {
			a = answer_at(w.m, i);
			changed += (a.head.flags & HNL_F_DUMP_INTR) != 0;
			++*n;
		}
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	return changed;
}

/* It gives up among numbers that are free, and one comes behind them. */
static void list_while_one_comes_says_so_from_then_on(void **state)
{
	struct hnl_domain_make make = { .domain = 4000, .max_vcpus = 0 };
	struct hnl_domain_list_req req;
	struct hnl_domain_made made;
	unsigned int n;

	(void)state;
	world_new();
	w.budget = 1;
	w.machine.n_domains = w.cfg.n_domains = HNL_DOMAIN_MODEL_DOMAINS;
	w.cfg.hooks = NULL;
	world_start();
	hnl_domain_list_req_init(&req);
	hnl_domain_list_req_encode(begin(), 0, 7, 0x50, &req);
	assert_int_equal(enter(), -HNL_EAGAIN);
	assert_int_equal(answers_in(w.m->answer, w.m->answer_len), 1);
	assert_int_equal(enter(), -HNL_EAGAIN);
	assert_int_equal(w.m->answer_len, 0);
	assert_int_equal(hnl_domain_model_register(w.model, 4000, &make,
						   &made), 0);
	/* That one, and the end. */
	assert_int_equal(count_changed(&n), 2);
	assert_int_equal(n, 2);
	/* A domain of no vCPU has none with the highest number. */
	assert_int_equal(state_get_of(4000), 0);
	{
		struct hnl_domain_state_get_rsp rsp;

		REPLY(state_get, 0, &rsp);
		assert_false(HNL_HAS(&rsp,
				     HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID));
	}
	world_close();
}

static void grant_list_while_they_are_set_says_so(void **state)
{
	static const struct hnl_grant own[] = { { HNL_MEMORY_FAMILY, 3 },
						{ TURNSTILE, 7 } };
	struct hnl_domain_grant_list_req req;
	unsigned int n;
	uint16_t d;

	(void)state;
	world_open(1);
	d = new_domain(false);
	assert_int_equal(hnl_domain_model_ops.grants_set(w.model, d, own, 2),
			 0);
	hnl_domain_grant_list_req_init(&req);
	hnl_domain_grant_list_req_set_domain(&req, d);
	hnl_domain_grant_list_req_encode(begin(), 0, 7, 0x50, &req);
	assert_int_equal(enter(), -HNL_EAGAIN);
	assert_int_equal(answers_in(w.m->answer, w.m->answer_len), 1);
	assert_int_equal(hnl_domain_model_ops.grants_set(w.model, d, own, 2),
			 0);
	assert_true(count_changed(&n) == n && n > 1);
	world_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_call_given_up_at_each_unit_same_as_whole),
		cmocka_unit_test(
			destroy_that_another_ends_spares_the_next_of_the_number),
		cmocka_unit_test(
			paging_pool_of_a_domain_that_dies_meanwhile_esrch),
		cmocka_unit_test(paging_pool_of_two_callers_the_later_size),
		cmocka_unit_test(
			soft_reset_under_way_ebusy_until_its_caller_is_gone),
		cmocka_unit_test(
			soft_reset_of_a_domain_resumed_meanwhile_einval),
		cmocka_unit_test(list_while_one_comes_says_so_from_then_on),
		cmocka_unit_test(grant_list_while_they_are_set_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
