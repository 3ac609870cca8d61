/* SPDX-License-Identifier: MIT */
/*
 * The invariants of the reference domains can fail: each of them is broken in
 * one field, and told.
 *
 *	CALLER	runs		A	paused, with pages and a pool
 *	B	shut down	D	dead, and held
 */
#include "domains.h"

#include "../../hv/service/model/domains.h"
#include "broken.h"

#define SOUND hnl_domain_model_is_sound(w.model)
#define BREAKS(field, value) assert_breaks(SOUND, field, value)
#define BREAKS_WITH(first, with, field, value) \
	assert_breaks_with(SOUND, first, with, field, value)

enum { NOBODY = DOMAINS - 1 };

static uint16_t a, b, dead;

/* Of a domain of the table. */
#define SLOT(domain) (w.model->slot[domain])

static int open_domains(void **state)
{
	(void)state;
	world_open(0);
	a = new_domain(true);
	b = new_domain(false);
	dead = new_domain(false);
	give_pages(a, 5);
	assert_int_equal(paging_pool_set_of(a, 3), 0);
	assert_int_equal(unpause_of(b), 0);
	assert_int_equal(shutdown_of(b, HNL_DOMAIN_SHUTDOWN_CRASH), 0);
	assert_int_equal(hnl_domain_model_hold(w.model, dead), 0);
	assert_int_equal(destroy_of(dead), 0);
	assert_true(SOUND);
	assert_int_equal(w.model->state[NOBODY], FREE);
	assert_int_equal(w.model->state[dead], DEAD);
	return 0;
}

static int close_domains(void **state)
{
	(void)state;
	hnl_domain_model_release(w.model, dead);
	world_close();
	return 0;
}

static void free_number_holds_nothing(void **state)
{
	uint8_t *last = (uint8_t *)(&SLOT(NOBODY) + 1) - 1;

	(void)state;
	BREAKS(SLOT(NOBODY).unique_id, 1);
	BREAKS(SLOT(NOBODY).ssidref, 1);
	BREAKS(SLOT(NOBODY).handle[15], 1);
	BREAKS(*last, 1);
	BREAKS(w.model->grant[NOBODY * GRANTS].family, 1);
	BREAKS(w.model->grant[NOBODY * GRANTS + GRANTS - 1].features, 1);
}

static void unique_id_is_unique(void **state)
{
	(void)state;
	BREAKS(SLOT(b).unique_id, SLOT(a).unique_id);
	BREAKS(SLOT(b).unique_id, 0);
	BREAKS(SLOT(b).unique_id, w.model->next_unique);
	BREAKS(w.model->next_unique, SLOT(dead).unique_id);
	BREAKS(w.model->state[a], FREE);
}

static void pauses_are_bounded_and_the_unfinished_are_paused(void **state)
{
	(void)state;
	BREAKS(SLOT(a).pauses, HNL_DOMAIN_MODEL_PAUSES + 1);
	BREAKS(SLOT(a).pauses, 0);
	BREAKS(SLOT(CALLER).finished, false);
	SLOT(a).pauses = HNL_DOMAIN_MODEL_PAUSES;
	assert_true(SOUND);
}

static void shutdown_has_its_traces_alone(void **state)
{
	(void)state;
	BREAKS(SLOT(b).shut_down, false);
	BREAKS(SLOT(CALLER).shutdown_code, 1);
	BREAKS(SLOT(CALLER).resetter, 1);
	SLOT(b).resetter = CALLER + 1;
	assert_true(SOUND);
}

static void grants_fit(void **state)
{
	(void)state;
	BREAKS(SLOT(a).n_grants, GRANTS + 1);
	SLOT(a).n_grants = GRANTS;
	assert_true(SOUND);
}

static void dead_have_no_pages(void **state)
{
	(void)state;
	BREAKS_WITH(w.model->free_pages, w.model->free_pages - 1,
		    SLOT(dead).pages, 1);
	BREAKS_WITH(w.model->free_pages, w.model->free_pages - 1,
		    SLOT(dead).pool, 1);
}

/* The sum wraps in none of them. */
static void pages_are_those_of_the_machine(void **state)
{
	uint64_t none = w.model->free_pages, over = MACHINE_PAGES + 1;

	(void)state;
	BREAKS(w.model->free_pages, none + 1);
	BREAKS(w.model->free_pages, none - 1);
	BREAKS(SLOT(a).pages, SLOT(a).pages - 1);
	BREAKS(SLOT(a).pool, SLOT(a).pool + 1);
	BREAKS_WITH(w.model->free_pages,
		    MACHINE_PAGES - over - SLOT(a).pool,
		    SLOT(a).pages, over);
	BREAKS_WITH(w.model->free_pages,
		    MACHINE_PAGES - over - SLOT(a).pages,
		    SLOT(a).pool, over);
}

#define DOMAINS_TEST(name) \
	cmocka_unit_test_setup_teardown(name, open_domains, close_domains)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DOMAINS_TEST(free_number_holds_nothing),
		DOMAINS_TEST(unique_id_is_unique),
		DOMAINS_TEST(pauses_are_bounded_and_the_unfinished_are_paused),
		DOMAINS_TEST(shutdown_has_its_traces_alone),
		DOMAINS_TEST(grants_fit),
		DOMAINS_TEST(dead_have_no_pages),
		DOMAINS_TEST(pages_are_those_of_the_machine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
