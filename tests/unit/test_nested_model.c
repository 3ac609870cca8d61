/* SPDX-License-Identifier: MIT */
/*
 * The reference tables of the family nested: calls that give up at each unit,
 * memory that L1 loses, and domains side by side.
 */
#include "nest.h"

#define WINDOW 2048u		/* L2 pages that are looked at */

static uint64_t l1;
static uint64_t done;

/* ---- A09 ---- */

struct record {
	uint8_t answers[1u << 16];
	size_t len;
	struct hnl_nested_mapping map[2][WINDOW];
};

static void note(struct record *r, const struct nest *n)
{
	assert_true(n->m->answer_len <= sizeof(r->answers) - r->len);
	memcpy(r->answers + r->len, n->m->answer, n->m->answer_len);
	r->len += n->m->answer_len;
}

static void put_pages(struct nest *n, struct record *r)
{
	struct hnl_nested_entry e[24];
	int32_t status[COUNT(e)];
	uint32_t i;

	for (i = 0; i < COUNT(e); i++)
		e[i] = an_entry(L2_GPA(i / 2 * 3), L1_GPA(i), 0, R | W);
	e[5].order = 7;
	e[7] = an_entry(L2_GPA(512), L1_GPA(SMALL), 9, R | W);
	e[9] = an_entry(L2_GPA(1024), L1_GPA(0), 9, R | W);
	e[11] = an_entry(L2_GPA(1536), L1_GPA(1024), 9, R);
	e[13] = an_entry((uint64_t)1 << 40, L1_GPA(1024), 9, R);
	assert_same(nest_map_many(n, 0, e, COUNT(e), status), 0);
	note(r, n);
}

static void take_pages(struct nest *n, struct record *r)
{
	static const struct hnl_nested_range range[] = {
		{ L2_GPA(0), 5 }, { L2_GPA(9), 0 }, { L2_GPA(12), 490 },
		{ L2_GPA(512), 1 }, { L2_GPA(1024), 600 },
		{ (uint64_t)1 << 33, 4 },
	};
	int32_t status[COUNT(range)];

	(void)nest_protect(n, 0, L2_GPA(6), 20, R, &done);
	note(r, n);
	assert_same(nest_unmap_many(n, 0, range, COUNT(range), status), 0);
	note(r, n);
	/* Not enough tables for the second cut: some of it is done. */
	(void)nest_unmap(n, 0, L2_GPA(6), 1700, &done);
	note(r, n);
}

static void clean_pages(struct nest *n, struct record *r)
{
	static uint64_t word[32];
	uint32_t i;

	for (i = 0; i < WINDOW; i += 7)
		ignore(nest_touch(n, 0, L2_GPA(i), i % 2 ? W : R, &l1));
	assert_same(nest_dirty_get(n, 0, 0, WINDOW, word), 0);
	note(r, n);
	for (i = 0; i < COUNT(word); i++)
		word[i] &= i < 8 ? 0x924924 : UINT64_MAX;
	(void)nest_dirty_clear(n, 0, 0, WINDOW, word, COUNT(word));
	note(r, n);
	assert_same(nest_dirty_get(n, 0, 0, WINDOW, word), 0);
	note(r, n);
}

/* Every command that may give up; some fail midway. View 1 is destroyed. */
static void run_scenario(struct nest *n, struct record *r)
{
	uint32_t view, i;

	memset(r, 0, sizeof(*r));
	for (i = 0; i < 2; i++)
		assert_same(nest_create(n, 32, true, &view), 0);
	assert_same(nest_map(n, 1, 0, L1_GPA(0), 0, R), 0);
	put_pages(n, r);
	clean_pages(n, r);
	take_pages(n, r);
	for (i = 1; i < 9; i++)
		assert_same(nest_map(n, 1, L2_GPA(i), L1_GPA(i), 0, R), 0);
	assert_same(nest_destroy(n, 1), 0);
	note(r, n);
	assert_int_equal(nest_capability(n).used_views, 1);
	note(r, n);
	for (i = 0; i < WINDOW; i++) {
		r->map[0][i] = nest_look(n, 0, i);
		r->map[1][i] = nest_look(n, 1, i);
	}
}

static struct nest *open_small(uint32_t budget)
{
	struct nest *n = nest_new(budget);

	n->cfg.tables = 7;
	return nest_start(n);
}

static void long_calls_by_each_budget_same_answers_and_tables(void **state)
{
	static struct record whole, part;
	struct nest *n = open_small(0);
	uint32_t budget;

	(void)state;
	run_scenario(n, &whole);
	nest_close(n);
	for (budget = 0; budget < 48; budget++) {
		n = open_small(budget);
		n->m->preempt = budget == 0;
		run_scenario(n, &part);
		assert_int_equal(part.len, whole.len);
		assert_memory_equal(part.answers, whole.answers, whole.len);
		assert_memory_equal(part.map, whole.map, sizeof(whole.map));
		nest_close(n);
	}
}

/* ---- another vCPU comes between ---- */

static struct hnl_direct regs_of(struct nest *n, uint32_t vcpu,
				 const struct hnl_builder *b)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE + 8 * vcpu), b->len,
				   GPA(REPLY_PAGE + 8 * vcpu), 4 * PAGE_SIZE };

	machine_poke(n->m, REQUEST_PAGE + 8 * vcpu, 0, nest_batch, b->len);
	return regs;
}

static struct hnl_direct post_destroy(struct nest *n, uint32_t vcpu)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_view_destroy_req req;

	hnl_nested_view_destroy_req_init(&req);
	hnl_nested_view_destroy_req_set_view(&req, 0);
	hnl_nested_view_destroy_req_encode(&b, 0, n->seq, 1, &req);
	return regs_of(n, vcpu, &b);
}

static void run_to_end(struct nest *n, uint32_t vcpu,
		       const struct hnl_direct *regs)
{
	uint64_t value;
	int err;

	do {
		err = hnl_hv_call(n->m->cpu, n->m->domain, vcpu, regs, &value);
		nest_check(n);
	} while (err == -HNL_EAGAIN);
	assert_same(err, 0);
	n->m->answer_len = (size_t)(value & 0xffffffff);
	memcpy(n->m->answer, n->m->page[regs->reply / PAGE_SIZE - FIRST],
	       n->m->answer_len);
	n->answer = answer_at(n->m, 0);
	hnl_extack_clear(&n->x);
	if (n->answer.head.type == HNL_MSG_ERROR)
		assert_int_equal(hnl_ack_read(n->m->answer, &n->answer, &n->x),
				 0);
}

/*
 * A view that goes: one vCPU's CALL for it is in flight, then another's ends
 * it. The first is returned.
 */
static struct hnl_direct destroy_twice(struct nest *n)
{
	struct hnl_direct first, second;
	uint32_t view, i;
	uint64_t value;

	assert_same(nest_create(n, 32, false, &view), 0);
	for (i = 0; i < 5; i++)
		assert_same(nest_map(n, view, L2_GPA(i), L1_GPA(i), 0, R), 0);
	first = post_destroy(n, 0);
	assert_same(hnl_hv_call(n->m->cpu, n->m->domain, 0, &first, &value),
		    -HNL_EAGAIN);
	second = post_destroy(n, 1);
	run_to_end(n, 1, &second);
	assert_same(n->x.err, 0);
	return first;
}

/* A new view of the same number is not the one that was to go. */
static void destroy_resumed_new_view_of_its_number_stays(void **state)
{
	struct nest *n = nest_open(1);
	struct hnl_direct first = destroy_twice(n);
	uint32_t view;

	(void)state;
	assert_same(hnl_nested_model_ops.view_create(&n->model, L1_ID, 32,
						     false, &view), 0);
	assert_int_equal(view, 0);
	run_to_end(n, 0, &first);
	assert_same(n->x.err, 0);
	assert_same(nest_map(n, view, 0, L1_GPA(0), 0, R), 0);
	nest_close(n);
}

/* Nor is it missed: that it went is what was asked for. */
static void destroy_resumed_when_another_ended_it_succeeds(void **state)
{
	struct nest *n = nest_open(1);
	struct hnl_direct first = destroy_twice(n);

	(void)state;
	run_to_end(n, 0, &first);
	assert_same(n->x.err, 0);
	/* Of one that did not begin there is nothing to succeed in. */
	run_to_end(n, 0, &first);
	assert_same(n->x.err, -HNL_ENOENT);
	nest_close(n);
}

/* The entries that were mapped keep their status; the others have one. */
static void map_many_view_goes_between_statuses_kept(void **state)
{
	uint8_t wire[6 * HNL_NESTED_ENTRY_SIZE];
	struct hnl_nested_map_many_req req;
	struct nest *n = nest_open(1);
	struct hnl_nested_entry e;
	struct hnl_builder b;
	struct hnl_direct regs, other;
	const uint8_t *p;
	uint32_t view, i;
	uint64_t value;
	int32_t status;

	(void)state;
	assert_same(nest_create(n, 32, false, &view), 0);
	for (i = 0; i < 6; i++) {
		e = an_entry(L2_GPA(i), L1_GPA(i), 0, R);
		hnl_nested_entry_store(wire + i * HNL_NESTED_ENTRY_SIZE, &e);
	}
	b = nest_begin(n);
	hnl_nested_map_many_req_init(&req);
	hnl_nested_map_many_req_set_view(&req, view);
	hnl_nested_map_many_req_set_entry(&req, wire, sizeof(wire));
	hnl_nested_map_many_req_encode(&b, 0, 1, 1, &req);
	regs = regs_of(n, 0, &b);
	for (i = 0; i < 2; i++)
		assert_same(hnl_hv_call(n->m->cpu, n->m->domain, 0, &regs,
					&value), -HNL_EAGAIN);
	other = post_destroy(n, 1);
	run_to_end(n, 1, &other);
	run_to_end(n, 0, &regs);
	assert_int_equal(n->m->answer_len, HNL_MSGHDR + 4 + 4 * 6);
	p = n->m->answer + HNL_MSGHDR + 4;
	for (i = 0; i < 6; i++) {
		status = (int32_t)hnl_load_le32(p + 4 * i);
		assert_same(status, i < 2 ? 0 : -HNL_ENOENT);
	}
	assert_int_equal(nest_capability(n).used_tables, 0);
	nest_close(n);
}

/* ---- what L1 loses ---- */

/* One page mapped in three sizes, twice each, in two views. */
static struct nest *open_aliased(void)
{
	struct nest *n = nest_open(0);
	uint32_t view, i;

	for (i = 0; i < 2; i++) {
		assert_same(nest_create(n, 40, true, &view), 0);
		assert_same(nest_map(n, view, L2_GPA(262144), L1_GPA(0), 18,
				     R | W), 0);
		assert_same(nest_map(n, view, L2_GPA(512), L1_GPA(1024), 9,
				     R | W), 0);
		assert_same(nest_map(n, view, L2_GPA(1024), L1_GPA(512), 9,
				     R | W), 0);
		assert_same(nest_map(n, view, L2_GPA(3), L1_GPA(1029), 0,
				     R | W), 0);
		assert_same(nest_map(n, view, L2_GPA(4), L1_GPA(1030), 0,
				     R | W), 0);
		assert_same(nest_touch(n, view, L2_GPA(262144 + 1029), W, &l1),
			    0);
		assert_same(nest_touch(n, view, L2_GPA(512 + 5), W, &l1), 0);
		assert_same(nest_touch(n, view, L2_GPA(3), W, &l1), 0);
		assert_int_equal(l1, L1_GPA(1029));
		assert_same(nest_touch(n, view, L2_GPA(4), W, &l1), 0);
	}
	return n;
}

static void page_lost_every_mapping_of_it_gone(void **state)
{
	uint32_t units, view;
	uint64_t gfn, left;
	struct nest *n;

	(void)state;
	for (units = 1; units < 9; units++) {
		n = open_aliased();
		gfn = L1_FIRST + 1029;
		left = 1;
		while (!hnl_nested_model_revoke(&n->model, L1_ID, &gfn, &left,
						units)) {
			nest_check(n);
			/* It is no RAM any more, though mapped still. */
			assert_same(nest_map(n, 0, L2_GPA(5), L1_GPA(1029), 0,
					     R), -HNL_EFAULT);
			assert_same(nest_map(n, 0, L2_GPA(1536), L1_GPA(1024),
					     9, R), -HNL_EFAULT);
		}
		nest_check(n);
		assert_int_equal(gfn, L1_FIRST + 1030);
		for (view = 0; view < 2; view++) {
			assert_same(nest_touch(n, view, L2_GPA(262144 + 1029),
					       R, &l1), -HNL_EFAULT);
			assert_same(nest_touch(n, view, L2_GPA(512 + 5), R,
					       &l1), -HNL_EFAULT);
			assert_same(nest_touch(n, view, L2_GPA(3), R, &l1),
				    -HNL_EFAULT);
			assert_same(nest_touch(n, view, L2_GPA(4), R, &l1), 0);
			assert_same(nest_touch(n, view, L2_GPA(1024), R, &l1),
				    0);
		}
		nest_close(n);
	}
}

/* As many units as it has mappings: not those of other pages. */
static void page_lost_costs_its_own_mappings_alone(void **state)
{
	struct nest *n = open_aliased();
	uint64_t gfn = L1_FIRST + 1029, left = 1;

	(void)state;
	assert_false(hnl_nested_model_revoke(&n->model, L1_ID, &gfn, &left,
					     5));
	assert_true(hnl_nested_model_revoke(&n->model, L1_ID, &gfn, &left, 1));
	gfn = L1_FIRST + 2000;
	left = 100;
	assert_true(hnl_nested_model_revoke(&n->model, L1_ID, &gfn, &left,
					    100));
	assert_int_equal(gfn, L1_FIRST + 2100);
	nest_close(n);
}

static void all_memory_lost_and_given_back(void **state)
{
	struct nest *n = open_aliased();
	uint64_t gfn = 0, left = L1_FIRST + L1_PAGES + 99;
	uint32_t view;

	(void)state;
	while (!hnl_nested_model_revoke(&n->model, L1_ID, &gfn, &left, 10007))
		nest_check(n);
	nest_check(n);
	for (view = 0; view < 2; view++) {
		assert_same(nest_unmap(n, view, 0, (uint64_t)1 << 28, &done),
			    0);
		assert_int_equal(done, 0);
	}
	assert_int_equal(nest_capability(n).used_tables, 2);
	assert_same(nest_map(n, 0, 0, L1_GPA(0), 0, R), -HNL_EFAULT);
	hnl_nested_model_add_ram(&n->model, L1_ID, 0, L1_FIRST + 512);
	assert_same(nest_map(n, 0, 0, L1_GPA(0), 9, R), 0);
	assert_same(nest_map(n, 0, L2_GPA(512), L1_GPA(512), 0, R),
		    -HNL_EFAULT);
	hnl_nested_model_add_ram(&n->model, L1_ID, UINT64_MAX, 1);
	hnl_nested_model_add_ram(&n->model, 7, L1_FIRST, 1);
	gfn = L1_FIRST;
	left = 1;
	assert_true(hnl_nested_model_revoke(&n->model, 7, &gfn, &left, 1));
	assert_same(nest_touch(n, 0, 0, R, &l1), 0);
	nest_close(n);
}

/* Unmapped by a call that is still under way: cached, and not to be found. */
static void page_lost_while_a_call_unmaps_it_flushed(void **state)
{
	struct hnl_nested_walk w = { .gfn = 3, .end = 4,
				     .action = HNL_NESTED_UNMAP };
	struct nest *n = open_aliased();
	uint64_t gfn = L1_FIRST + 1029, left = 1;

	(void)state;
	assert_same(hnl_nested_model_ops.walk(&n->model, L1_ID, 0, &w), 0);
	assert_true(n->cache[3 * NEST_VIEWS].valid);
	assert_true(hnl_nested_model_revoke(&n->model, L1_ID, &gfn, &left,
					    100));
	assert_false(n->cache[3 * NEST_VIEWS].valid);
	nest_check(n);
	nest_close(n);
}

/* A processor may have cached where a table is, not just what it says. */
static void table_without_entries_flushed_before_it_is_free(void **state)
{
	struct hnl_nested_walk w = { .gfn = 3, .end = 4,
				     .action = HNL_NESTED_UNMAP };
	struct nest *n = nest_open(0);
	uint32_t view, left;

	(void)state;
	assert_same(nest_create(n, 32, false, &view), 0);
	assert_same(nest_map(n, view, L2_GPA(2), L1_GPA(2), 0, R), 0);
	assert_same(nest_map(n, view, L2_GPA(3), L1_GPA(3), 0, R), 0);
	assert_same(nest_touch(n, view, L2_GPA(3), R, &l1), 0);
	left = n->model.free_tables;
	assert_same(hnl_nested_model_ops.walk(&n->model, L1_ID, view, &w), 0);
	assert_int_equal(n->model.free_tables, left);
	assert_int_equal(n->flushes, 0);
	w.gfn = 2;
	w.end = 3;
	assert_same(hnl_nested_model_ops.walk(&n->model, L1_ID, view, &w), 0);
	assert_int_equal(n->model.free_tables, left + 2);
	assert_true(n->flushes != 0);
	nest_check(n);
	nest_close(n);
}

/* ---- domains ---- */

static void two_domains_do_not_touch_each_other(void **state)
{
	const struct hnl_nested_ops *ops = &hnl_nested_model_ops;
	struct nest *n = nest_open(0);
	struct hnl_nested_mapping map = { 0, L1_FIRST, 0, R, WB, 0 }, got;
	struct hnl_nested_domain_config cfg = n->cfg;
	uint64_t gfn = L1_FIRST, left = 1;
	uint32_t view, other;
	void *mem;

	(void)state;
	n->model.flush = NULL;
	cfg.id = 6;
	cfg.pages = 4;
	mem = exact_block(hnl_nested_domain_size(&cfg));
	assert_same(hnl_nested_model_register(&n->model, mem, &cfg), 0);
	assert_same(hnl_nested_model_register(&n->model, mem, &n->cfg),
		    -HNL_EEXIST);
	hnl_nested_model_add_ram(&n->model, 6, L1_FIRST, 4);
	assert_same(nest_create(n, 32, false, &view), 0);
	assert_same(ops->view_create(&n->model, 6, 32, false, &other), 0);
	assert_int_equal(view, other);
	assert_same(nest_map(n, view, 0, L1_GPA(0), 0, R), 0);
	assert_same(ops->query(&n->model, 6, other, 0, &got), -HNL_EFAULT);
	assert_same(ops->map(&n->model, 6, other, &map), 0);
	/* One loses the page that both call so. */
	assert_true(hnl_nested_model_revoke(&n->model, 6, &gfn, &left, 9));
	assert_true(hnl_nested_model_is_sound(&n->model));
	assert_same(ops->query(&n->model, 6, other, 0, &got), -HNL_EFAULT);
	assert_same(nest_touch(n, view, 0, R, &l1), 0);
	assert_true(hnl_nested_model_unregister(&n->model, 6, 1));
	assert_true(hnl_nested_model_unregister(&n->model, 6, 1));
	assert_same(nest_touch(n, view, 0, R, &l1), 0);
	assert_int_equal(n->model.free_tables, NEST_TABLES - 3);
	free(mem);
	nest_close(n);
}

static void register_past_each_limit_refused(void **state)
{
	struct hnl_nested_domain_config cfg, good = { 1, 1, 1, 0, 1 };
	struct nest *n = nest_open(0);
	uint64_t block[64];
	size_t i;

	(void)state;
	for (i = 0; i < 7; i++) {
		cfg = good;
		cfg.id = i == 0 ? 8 : 1;
		cfg.views = i == 1 ? 0 : i == 2 ? HNL_NESTED_VIEWS + 1 : 1;
		cfg.pages = i == 3 ? 0 : i == 4 ? ((uint64_t)1 << 31) + 1 : 2;
		cfg.first_gfn = i == 5 ? ((uint64_t)1 << 52) - 1 :
				i == 6 ? UINT64_MAX : 0;
		assert_same(hnl_nested_model_register(&n->model, block, &cfg),
			    -HNL_EINVAL);
		if (i != 0)
			assert_int_equal(hnl_nested_domain_size(&cfg), 0);
	}
	nest_close(n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			long_calls_by_each_budget_same_answers_and_tables),
		cmocka_unit_test(destroy_resumed_new_view_of_its_number_stays),
		cmocka_unit_test(
			destroy_resumed_when_another_ended_it_succeeds),
		cmocka_unit_test(map_many_view_goes_between_statuses_kept),
		cmocka_unit_test(page_lost_every_mapping_of_it_gone),
		cmocka_unit_test(page_lost_costs_its_own_mappings_alone),
		cmocka_unit_test(all_memory_lost_and_given_back),
		cmocka_unit_test(page_lost_while_a_call_unmaps_it_flushed),
		cmocka_unit_test(
			table_without_entries_flushed_before_it_is_free),
		cmocka_unit_test(two_domains_do_not_touch_each_other),
		cmocka_unit_test(register_past_each_limit_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
