/* SPDX-License-Identifier: MIT */
/*
 * The reference table of domains: what is told of them, numbers, and its
 * limits.
 */
#include "domains.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(destroy_tells_of_dying_then_of_death),
		cmocka_unit_test(
			held_domain_keeps_its_number_and_dies_when_released),
		cmocka_unit_test(migration_goes_by_its_states_and_tells_each),
		cmocka_unit_test(table_of_no_or_too_many_domains_none),
		cmocka_unit_test(table_of_4096_domains_all_made_and_listed),
		cmocka_unit_test(register_takes_any_number_once),
		cmocka_unit_test(generation_changes_when_one_comes_or_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
