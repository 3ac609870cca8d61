/* SPDX-License-Identifier: MIT */
/*
 * The family domain through whole packets: what each command does to a domain
 * that is there, and each of its refusals with the attribute that is at fault.
 * The table of domains is sound after each call.
 */
#include "domains.h"

/* ---- pause, unpause ---- */

static void pause_is_counted_to_255(void **state)
{
	unsigned int i;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	for (i = 1; i < 255; i++)
		assert_int_equal(pause_of(d), 0);
	ignore(pause_of(d));
	assert_refused(HNL_EOVERFLOW, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	for (i = 0; i < 255; i++) {
		assert_false(w.runs[d]);
		assert_true(look_at(d).state & HNL_DOMAIN_STATE_PAUSED);
		assert_int_equal(unpause_of(d), 0);
	}
	assert_true(w.runs[d]);
	assert_int_equal(look_at(d).state,
			 HNL_DOMAIN_STATE_HVM | HNL_DOMAIN_STATE_RUNNING);
	ignore(unpause_of(d));
	assert_refused(HNL_EINVAL, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	world_close();
}

static void unpause_first_to_none_ends_the_making_once(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	w.finish_fails = HNL_EBUSY;
	ignore(unpause_of(d));
	assert_refused(HNL_EBUSY, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_true(look_at(d).state & HNL_DOMAIN_STATE_PAUSED);
	w.finish_fails = 0;
	assert_int_equal(unpause_of(d), 0);
	assert_int_equal(w.finishes, 1);
	assert_int_equal(pause_of(d), 0);
	assert_int_equal(unpause_of(d), 0);
	assert_int_equal(w.finishes, 1);
	world_close();
}

static void call_on_oneself_einval(void **state)
{
	static int (*const calls[])(uint16_t) = {
		pause_of, destroy_of, resume_of, soft_reset_of,
	};
	size_t i;

	(void)state;
	world_open(0);
	for (i = 0; i < COUNT(calls); i++) {
		ignore(calls[i](CALLER));
		assert_refused(HNL_EINVAL, HNL_REASON_STATE,
			       HNL_DOMAIN_A_DOMAIN);
	}
	assert_int_equal(look_at(CALLER).state, HNL_DOMAIN_STATE_RUNNING);
	world_close();
}

/* ---- who is not there, and who is dying ---- */

static int shutdown_any(uint16_t d)
{
	return shutdown_of(d, 0);
}

static int handle_any(uint16_t d)
{
	return handle_set_of(d, 1);
}

static int memory_any(uint16_t d)
{
	return max_memory_set_of(d, 4);
}

static int pool_any(uint16_t d)
{
	return paging_pool_set_of(d, 1);
}

static int grant_any(uint16_t d)
{
	struct hnl_domain_grant g = grant_of("memory", NULL);

	return grant_set_of(d, &g, 1);
}

static int (*const changes[])(uint16_t) = {
	pause_of, unpause_of, resume_of, soft_reset_of, shutdown_any,
	handle_any, memory_any, pool_any, grant_any,
};

static int (*const looks[])(uint16_t) = {
	state_get_of, paging_pool_get_of, migration_get_of, grant_list_of,
};

/* Numbers that are free, the last one, and above the table (A07). */
static void a07_domain_not_there_esrch(void **state)
{
	static const uint16_t numbers[] = { 0, 2, DOMAINS - 1, DOMAINS,
					    DOMAINS + 1,
					    HNL_DOMAIN_DOMID_LAST };
	size_t i, k;

	(void)state;
	world_open(0);
	for (k = 0; k < COUNT(numbers); k++) {
		for (i = 0; i < COUNT(changes); i++) {
			ignore(changes[i](numbers[k]));
			assert_refused(HNL_ESRCH, HNL_REASON_ABSENT,
				       HNL_DOMAIN_A_DOMAIN);
		}
		for (i = 0; i < COUNT(looks); i++) {
			ignore(looks[i](numbers[k]));
			assert_refused(HNL_ESRCH, HNL_REASON_ABSENT,
				       HNL_DOMAIN_A_DOMAIN);
		}
		ignore(destroy_of(numbers[k]));
		assert_refused(HNL_ESRCH, HNL_REASON_ABSENT,
			       HNL_DOMAIN_A_DOMAIN);
	}
	ignore(state_get_of(HNL_DOMAIN_DOMID_LAST));
	w.batch[w.b.len - 4]++;		/* DOMID_FIRST_RESERVED */
	ignore(run());
	assert_refused(HNL_EINVAL, HNL_REASON_RANGE, HNL_DOMAIN_A_DOMAIN);
	world_close();
}

static void domain_that_dies_is_looked_at_and_not_changed(void **state)
{
	uint16_t d;
	size_t i;

	(void)state;
	world_open(0);
	d = new_domain(true);
	give_pages(d, 3);
	assert_int_equal(hnl_domain_model_hold(w.model, d), 0);
	assert_int_equal(destroy_of(d), 0);
	for (i = 0; i < COUNT(changes); i++) {
		ignore(changes[i](d));
		assert_refused(HNL_ESRCH, HNL_REASON_STATE,
			       HNL_DOMAIN_A_DOMAIN);
	}
	for (i = 0; i < COUNT(looks); i++)
		assert_int_equal(looks[i](d), 0);
	assert_true(look_at(d).state & HNL_DOMAIN_STATE_DYING);
	assert_int_equal(look_at(d).pages, 0);
	assert_int_equal(destroy_of(d), 0);
	hnl_domain_model_release(w.model, d);
	assert_int_equal(state_get_of(d), -HNL_ESRCH);
	world_close();
}

static void caller_without_privilege_eperm(void **state)
{
	size_t i;

	(void)state;
	world_open(0);
	w.deny = true;
	for (i = 0; i < COUNT(changes); i++) {
		ignore(changes[i](2));
		assert_refused(HNL_EPERM, HNL_REASON_DENIED, 0);
	}
	for (i = 0; i < COUNT(looks); i++) {
		ignore(looks[i](2));
		assert_refused(HNL_EPERM, HNL_REASON_DENIED, 0);
	}
	ignore(destroy_of(2));
	assert_refused(HNL_EPERM, HNL_REASON_DENIED, 0);
	ignore(list_of(2));
	assert_refused(HNL_EPERM, HNL_REASON_DENIED, 0);
	world_close();
}

/* ---- shutdown, resume, soft-reset ---- */

static void shutdown_keeps_the_first_reason_and_is_told_once(void **state)
{
	struct hnl_domain_state_get_rsp got;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	assert_int_equal(unpause_of(d), 0);
	assert_int_equal(shutdown_of(d, HNL_DOMAIN_SHUTDOWN_SUSPEND), 0);
	assert_int_equal(answers_in(w.event, w.event_len), 1);
	assert_false(w.runs[d]);
	assert_int_equal(shutdown_of(d, HNL_DOMAIN_SHUTDOWN_CRASH), 0);
	assert_int_equal(w.event_len, 0);
	got = look_at(d);
	assert_int_equal(got.state, HNL_DOMAIN_STATE_SHUTDOWN);
	assert_int_equal(got.shutdown_code, HNL_DOMAIN_SHUTDOWN_SUSPEND);
	assert_int_equal(resume_of(d), 0);
	assert_true(w.runs[d]);
	got = look_at(d);
	assert_false(HNL_HAS(&got, HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE));
	assert_int_equal(resume_of(d), 0);
	world_close();
}

static void shutdown_by_no_reason_of_the_enum_einval(void **state)
{
	struct hnl_domain_shutdown_req req;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	hnl_domain_shutdown_req_init(&req);
	hnl_domain_shutdown_req_set_domain(&req, d);
	hnl_domain_shutdown_req_set_reason(&req, 5);
	assert_int_equal(ASK(shutdown, &req), 0);
	w.batch[w.b.len - 4] = 6;
	ignore(run());
	assert_refused(HNL_EINVAL, HNL_REASON_ENUM, HNL_DOMAIN_A_REASON);
	world_close();
}

static void soft_reset_resets_every_port_and_lets_it_run(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	assert_int_equal(unpause_of(d), 0);
	ignore(soft_reset_of(d));
	assert_refused(HNL_EINVAL, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_int_equal(shutdown_of(d, HNL_DOMAIN_SHUTDOWN_SOFT_RESET), 0);
	assert_int_equal(soft_reset_of(d), 0);
	assert_int_equal(w.ports_reset, (1u << PORTS) - 1);
	assert_int_equal(look_at(d).state,
			 HNL_DOMAIN_STATE_HVM | HNL_DOMAIN_STATE_RUNNING);
	world_close();
}

static void soft_reset_where_there_is_none_eopnotsupp(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	assert_int_equal(shutdown_of(d, 0), 0);
	w.hooks.reset_step = NULL;
	ignore(soft_reset_of(d));
	assert_refused(HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	world_close();
}

/* ---- what a domain may have ---- */

static void handle_set_seen_by_state_get(void **state)
{
	struct hnl_domain_state_get_rsp got;
	uint8_t want[16];
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	assert_int_equal(handle_set_of(d, 0x77), 0);
	memset(want, 0x77, sizeof(want));
	got = look_at(d);
	assert_memory_equal(got.handle.p, want, sizeof(want));
	world_close();
}

static void max_memory_set_rounded_down_and_kept_below(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	give_pages(d, 5);
	assert_int_equal(max_memory_set_of(d, 4 * 3 + 3), 0);
	assert_int_equal(look_at(d).max_pages, 3);
	assert_int_equal(look_at(d).pages, 5);
	assert_int_equal(hnl_domain_model_pages_add(w.model, d, 1),
			 -HNL_ENOMEM);
	assert_int_equal(max_memory_set_of(d, UINT64_MAX), 0);
	assert_int_equal(look_at(d).max_pages, UINT64_MAX / 4);
	assert_int_equal(hnl_domain_model_pages_add(w.model, d, UINT64_MAX),
			 -HNL_ENOMEM);
	assert_int_equal(hnl_domain_model_pages_add(w.model, d,
						    MACHINE_PAGES - 5), 0);
	world_close();
}

static uint64_t pool_of(uint16_t d)
{
	struct hnl_domain_paging_pool_get_rsp rsp;

	assert_int_equal(paging_pool_get_of(d), 0);
	REPLY(paging_pool_get, 0, &rsp);
	assert_int_equal(rsp.paging_pool % HNL_PAGE, 0);
	return rsp.paging_pool / HNL_PAGE;
}

static void paging_pool_grows_and_shrinks_to_its_size(void **state)
{
	static const uint64_t sizes[] = { 9, 9, 4, 0, MACHINE_PAGES, 1 };
	uint16_t d;
	size_t i;

	(void)state;
	world_open(0);
	d = new_domain(true);
	assert_int_equal(pool_of(d), 0);
	for (i = 0; i < COUNT(sizes); i++) {
		assert_int_equal(paging_pool_set_of(d, sizes[i]), 0);
		assert_int_equal(pool_of(d), sizes[i]);
		assert_int_equal(w.model->free_pages,
				 MACHINE_PAGES - sizes[i]);
	}
	world_close();
}

/* A10: what was added stays, and is told to the page. */
static void paging_pool_beyond_the_machine_enomem_and_progress(void **state)
{
	static const uint64_t sizes[] = { 21, 22, UINT64_MAX / HNL_PAGE };
	uint16_t d, other;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(sizes); i++) {
		world_open((uint32_t)i);
		d = new_domain(true);
		other = new_domain(false);
		give_pages(other, MACHINE_PAGES - 20);
		assert_int_equal(paging_pool_set_of(d, 3), 0);
		ignore(paging_pool_set_of(d, sizes[i]));
		assert_refused(HNL_ENOMEM, HNL_REASON_QUOTA,
			       HNL_DOMAIN_A_PAGING_POOL);
		assert_int_equal(w.x.progress, 17);
		assert_int_equal(pool_of(d), 20);
		world_close();
	}
}

static void paging_pool_of_no_hvm_domain_eopnotsupp(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	ignore(paging_pool_get_of(d));
	assert_refused(HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	ignore(paging_pool_set_of(d, 1));
	assert_refused(HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	world_close();
}

static void paging_pool_of_half_a_page_einval(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	assert_int_equal(paging_pool_set_of(d, 1), 0);
	w.batch[w.b.len - 7] |= 8;	/* 2048 more */
	ignore(run());
	assert_refused(HNL_EINVAL, HNL_REASON_ALIGN,
		       HNL_DOMAIN_A_PAGING_POOL);
	assert_int_equal(pool_of(d), 1);
	world_close();
}

/* ---- list ---- */

static void list_tells_each_domain_from_a_number_upwards(void **state)
{
	static const uint16_t from[] = { 0, 3, 4, 7, DOMAINS, 0x7fef };
	static const unsigned int n[] = { 4, 2, 2, 1, 0, 0 };
	static const uint16_t there[] = { 1, 2, 4, 7 };
	struct hnl_domain_list_rsp rsp;
	size_t i, k;

	(void)state;
	world_open(0);
	for (i = 2; i < DOMAINS; i++)
		assert_int_equal(new_domain(i & 1), i);
	assert_int_equal(destroy_of(3), 0);
	assert_int_equal(destroy_of(5), 0);
	assert_int_equal(destroy_of(6), 0);
	for (i = 0; i < COUNT(from); i++) {
		assert_int_equal(list_of(from[i]), 0);
		assert_int_equal(answers_in(w.m->answer, w.m->answer_len),
				 n[i] + 1);
		for (k = 0; k < n[i]; k++) {
			REPLY(list, k, &rsp);
			assert_int_equal(rsp.domain, there[4 - n[i] + k]);
			assert_true(rsp.unique_id == rsp.domain);
		}
	}
	w.hide_odd = true;
	assert_int_equal(list_of(0), 0);
	assert_int_equal(answers_in(w.m->answer, w.m->answer_len), 3);
	world_close();
}

/* ---- migration ---- */

static uint32_t migration_seen(void)
{
	struct hnl_domain_migration_get_rsp rsp;

	REPLY(migration_get, 0, &rsp);
	return rsp.migration;
}

static void migration_get_of_the_caller_by_default(void **state)
{
	struct hnl_domain_migration_get_req req;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	hnl_domain_migration_get_req_init(&req);
	assert_int_equal(ASK(migration_get, &req), 0);
	assert_int_equal(migration_seen(), HNL_DOMAIN_MIGRATION_NONE);
	assert_int_equal(hnl_domain_model_migrate(
		w.model, CALLER, HNL_DOMAIN_MIGRATION_OFFERED), 0);
	assert_int_equal(ASK(migration_get, &req), 0);
	assert_int_equal(migration_seen(), HNL_DOMAIN_MIGRATION_OFFERED);
	assert_int_equal(migration_get_of(d), 0);
	assert_int_equal(migration_seen(), HNL_DOMAIN_MIGRATION_NONE);
	world_close();
}

/* ---- what was not granted ---- */

static void command_not_granted_same_bytes_as_undefined(void **state)
{
	uint8_t *undefined;
	size_t n;

	(void)state;
	world_new();
	w.grants = 1;
	world_start();
	ignore(migration_get_of(CALLER));
	w.batch[16] = 200;
	ignore(run());
	n = w.m->answer_len;
	undefined = exact_copy(w.m->answer, n);
	ignore(migration_get_of(CALLER));
	assert_int_equal(w.x.err, -HNL_ENOSYS);
	assert_int_equal(w.m->answer_len, n);
	/* The header that is echoed holds no command. */
	assert_memory_equal(w.m->answer, undefined, n);
	free(undefined);
	world_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pause_is_counted_to_255),
		cmocka_unit_test(unpause_first_to_none_ends_the_making_once),
		cmocka_unit_test(call_on_oneself_einval),
		cmocka_unit_test(a07_domain_not_there_esrch),
		cmocka_unit_test(domain_that_dies_is_looked_at_and_not_changed),
		cmocka_unit_test(caller_without_privilege_eperm),
		cmocka_unit_test(
			shutdown_keeps_the_first_reason_and_is_told_once),
		cmocka_unit_test(shutdown_by_no_reason_of_the_enum_einval),
		cmocka_unit_test(soft_reset_resets_every_port_and_lets_it_run),
		cmocka_unit_test(soft_reset_where_there_is_none_eopnotsupp),
		cmocka_unit_test(handle_set_seen_by_state_get),
		cmocka_unit_test(max_memory_set_rounded_down_and_kept_below),
		cmocka_unit_test(paging_pool_grows_and_shrinks_to_its_size),
		cmocka_unit_test(
			paging_pool_beyond_the_machine_enomem_and_progress),
		cmocka_unit_test(paging_pool_of_no_hvm_domain_eopnotsupp),
		cmocka_unit_test(paging_pool_of_half_a_page_einval),
		cmocka_unit_test(list_tells_each_domain_from_a_number_upwards),
		cmocka_unit_test(migration_get_of_the_caller_by_default),
		cmocka_unit_test(command_not_granted_same_bytes_as_undefined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
