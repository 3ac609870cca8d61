/* SPDX-License-Identifier: MIT */
/*
 * Grants of the family domain through whole packets: by names that the caller
 * has from elsewhere, all of them or none.
 */
#include "domains.h"

/* One "family[.feature]" after another, as grant-list tells them. */
static const char *granted_text(bool of_all)
{
	static char text[512];
	struct hnl_domain_grant_list_rsp rsp;
	size_t i, n = answers_in(w.m->answer, w.m->answer_len) - 1, at = 0;

	for (i = 0; i < n; i++) {
		REPLY(grant_list, i, &rsp);
		assert_int_equal(HNL_HAS(&rsp,
					 HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN),
				 !of_all);
		memcpy(text + at, rsp.family.p, rsp.family.n);
		at += rsp.family.n;
		if (HNL_HAS(&rsp, HNL_DOMAIN_GRANT_LIST_RSP_FEATURE)) {
			assert_true(rsp.bit > 0);
			text[at++] = '.';
			memcpy(text + at, rsp.feature.p, rsp.feature.n);
			at += rsp.feature.n;
		} else {
			assert_int_equal(rsp.bit, 0);
		}
		text[at++] = ' ';
	}
	text[at] = '\0';
	return text;
}

/* No line of the service, and none of this test's helpers, knows the family. */
static void grant_of_a_family_never_heard_of_by_name(void **state)
{
	struct hnl_domain_grant g[3];
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	g[0] = grant_of("turnstile", "spin");
	assert_int_equal(grant_set_of(d, g, 1), 0);
	assert_int_equal(w.n_granted, 1);
	assert_int_equal(w.granted[0].family, TURNSTILE);
	assert_int_equal(w.granted[0].features, 1 << 1 | 1);
	assert_int_equal(grant_list_of(d), 0);
	assert_string_equal(granted_text(false), "turnstile turnstile.spin ");
	/* These and no others. */
	g[0] = grant_of("turnstile", "count");
	g[1] = grant_of("memory", NULL);
	g[2] = grant_of("turnstile", NULL);
	assert_int_equal(grant_set_of(d, g, 3), 0);
	assert_int_equal(grant_list_of(d), 0);
	assert_string_equal(granted_text(false),
			    "memory turnstile turnstile.count ");
	world_close();
}

static void grant_list_of_no_domain_tells_all_there_is(void **state)
{
	struct hnl_domain_grant_list_req req;

	(void)state;
	world_open(0);
	hnl_domain_grant_list_req_init(&req);
	assert_int_equal(ASK(grant_list, &req), 0);
	assert_string_equal(granted_text(true),
			    "memory memory.list-shared domain domain.migration "
			    "turnstile turnstile.spin turnstile.count ");
	world_close();
}

static void grant_of_an_unknown_name_enoent_and_nothing_changed(void **state)
{
	static const struct {
		const char *family, *feature;
		uint16_t type;
	} rows[] = {
		{ "turnstil", NULL, HNL_DOMAIN_A_GRANT_FAMILY },
		{ "turnstiles", NULL, HNL_DOMAIN_A_GRANT_FAMILY },
		{ "Turnstile", NULL, HNL_DOMAIN_A_GRANT_FAMILY },
		{ "ctrl", NULL, HNL_DOMAIN_A_GRANT_FAMILY },
		{ "turnstile", "spi", HNL_DOMAIN_A_GRANT_FEATURE },
		{ "turnstile", "spins", HNL_DOMAIN_A_GRANT_FEATURE },
		{ "domain", "spin", HNL_DOMAIN_A_GRANT_FEATURE },
	};
	struct hnl_domain_grant g[3];
	uint16_t d;
	size_t i;

	(void)state;
	world_open(0);
	d = new_domain(false);
	g[0] = grant_of("memory", NULL);
	assert_int_equal(grant_set_of(d, g, 1), 0);
	g[0] = grant_of("turnstile", "spin");
	g[2] = g[0];
	for (i = 0; i < COUNT(rows); i++) {
		g[1] = grant_of(rows[i].family, rows[i].feature);
		ignore(grant_set_of(d, g, 3));
		assert_refused(HNL_ENOENT, HNL_REASON_ABSENT, rows[i].type);
		/* Within the second nest, not the first. */
		assert_true(w.x.offset > HNL_MSGHDR + 8 + 4 + 16 + 8);
		assert_true(w.x.offset < w.b.len - 4 - 16 - 12);
		assert_int_equal(w.granteds, 1);
	}
	assert_int_equal(grant_list_of(d), 0);
	assert_string_equal(granted_text(false), "memory ");
	world_close();
}

static void grant_after_the_first_call_ebusy(void **state)
{
	struct hnl_domain_grant g = grant_of("memory", NULL);
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	assert_int_equal(grant_set_of(d, &g, 1), 0);
	hnl_domain_model_seal(w.model, d);
	ignore(grant_set_of(d, &g, 1));
	assert_refused(HNL_EBUSY, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_int_equal(w.granteds, 1);
	/* The next domain of this number is another one. */
	assert_int_equal(destroy_of(d), 0);
	hnl_domain_model_seal(w.model, d);
	w.model->next_number = d;
	assert_int_equal(new_domain(false), d);
	assert_int_equal(grant_list_of(d), 0);
	assert_string_equal(granted_text(false), "");
	assert_int_equal(grant_set_of(d, &g, 1), 0);
	world_close();
}

static void grant_of_more_families_than_there_is_room_enospc(void **state)
{
	struct hnl_domain_grant g[3];
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	g[0] = grant_of("memory", NULL);
	g[1] = grant_of("domain", NULL);
	g[2] = grant_of("turnstile", NULL);
	ignore(grant_set_of(d, g, 3));
	assert_refused(HNL_ENOSPC, HNL_REASON_QUOTA, HNL_DOMAIN_A_GRANT);
	assert_int_equal(w.granteds, 0);
	world_close();
}

static void grant_512_times_runs_whole(void **state)
{
	static struct hnl_domain_grant g[512];
	uint16_t d;
	size_t i;

	(void)state;
	world_open(1);
	d = new_domain(false);
	for (i = 0; i < COUNT(g); i++)
		g[i] = grant_of("turnstile", i & 1 ? "spin" : "count");
	assert_int_equal(grant_set_of(d, g, COUNT(g)), 0);
	assert_int_equal(w.granteds, 1);
	assert_int_equal(w.granted[0].features, 7);
	world_close();
}

/* ---- families whose names are not all there ---- */

static void family_without_names_is_neither_granted_nor_told(void **state)
{
	struct hnl_domain_grant g = grant_of("turnstile", NULL);
	struct hnl_domain_grant_list_req req;

	(void)state;
	world_new();
	w.names = NULL;
	world_start();
	ignore(grant_set_of(new_domain(false), &g, 1));
	assert_refused(HNL_ENOENT, HNL_REASON_ABSENT,
		       HNL_DOMAIN_A_GRANT_FAMILY);
	hnl_domain_grant_list_req_init(&req);
	assert_int_equal(ASK(grant_list, &req), 0);
	assert_string_equal(granted_text(true),
			    "memory memory.list-shared domain "
			    "domain.migration ");
	world_close();
}

/* Bits 0, 2 and 64 have none, the last because there is no such bit. */
static void feature_without_a_name_is_neither_granted_nor_told(void **state)
{
	static const char *features[66] = { NULL, "spin", NULL, "count" };
	static const struct hnl_names names = {
		"turnstile", NULL, NULL, features, 0, COUNT(features), NULL
	};
	struct hnl_domain_grant g[2] = { grant_of("turnstile", "count"),
					 grant_of("turnstile", "beyond") };
	const struct hnl_grant all = { TURNSTILE, HNL_GRANT_ALL };
	uint16_t d;

	(void)state;
	features[64] = features[65] = "beyond";
	world_new();
	w.names = &names;
	world_start();
	d = new_domain(false);
	assert_int_equal(grant_set_of(d, g, 1), 0);
	assert_int_equal(w.granted[0].features, 1u << 3 | 1);
	ignore(grant_set_of(d, g, 2));
	assert_refused(HNL_ENOENT, HNL_REASON_ABSENT,
		       HNL_DOMAIN_A_GRANT_FEATURE);
	assert_int_equal(hnl_domain_model_ops.grants_set(w.model, d, &all, 1),
			 0);
	assert_int_equal(grant_list_of(d), 0);
	assert_string_equal(granted_text(false), "turnstile turnstile.spin "
						 "turnstile.count ");
	world_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grant_of_a_family_never_heard_of_by_name),
		cmocka_unit_test(grant_list_of_no_domain_tells_all_there_is),
		cmocka_unit_test(
			grant_of_an_unknown_name_enoent_and_nothing_changed),
		cmocka_unit_test(grant_after_the_first_call_ebusy),
		cmocka_unit_test(
			grant_of_more_families_than_there_is_room_enospc),
		cmocka_unit_test(grant_512_times_runs_whole),
		cmocka_unit_test(
			family_without_names_is_neither_granted_nor_told),
		cmocka_unit_test(
			feature_without_a_name_is_neither_granted_nor_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
