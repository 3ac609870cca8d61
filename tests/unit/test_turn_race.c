/* SPDX-License-Identifier: MIT */
/*
 * Turns and events against a second processor that acts between two loads of
 * one operation. hv/sched.c and hv/event.c are compiled into this program with
 * a hook in place of those loads, so that the other one's timing is a script.
 *
 *	give_turn	whose domain? none	<-- a new one of this id
 *			unmark; is there one? mark
 *	give_turn	frozen? yes		<-- thawed
 *			unmark; frozen? mark
 *	claim		is it being reset? no	<-- a reset begins
 *			claim; is it? leave
 *	serve		whose turn is next?	<-- takes it
 *			take it: no
 *	tell		listens? yes		<-- destroyed
 *			whose domain? none
 */
#include <stdint.h>

#include "../../hv/internal.h"

static struct hnl_domain *load_domain(struct hnl_domain *const *at);
static uint32_t load_word(const uint32_t *word);
static bool replace_word(uint32_t *word, uint32_t old, uint32_t v);

#define __atomic_load_n(at, order) load_domain(at)
#define hnl_private_load(word) load_word(word)
#define hnl_private_replace(word, old, v) replace_word(word, old, v)
#include "../../hv/sched.c"
#include "../../hv/event.c"
#undef __atomic_load_n
#undef hnl_private_load
#undef hnl_private_replace

#include "flight.h"
#include "snapshot.h"

static unsigned int absent;	/* loads of a domain that find none */
static struct hnl_domain *thawed;	/* by the next who finds it frozen */
static const uint32_t *ending;	/* set behind the next look, for one look */
static bool taken;	/* the next turn, by another processor */

static struct hnl_domain *load_domain(struct hnl_domain *const *at)
{
	if (absent != 0 && absent-- != 0)
		return NULL;
	return __atomic_load_n(at, __ATOMIC_ACQUIRE);
}

static uint32_t load_word(const uint32_t *word)
{
	uint32_t v = hnl_private_load(word);
	struct hnl_domain *d = thawed;
	static bool looked;

	if (ending != NULL && word == ending) {
		looked = !looked;
		if (!looked) {
			ending = NULL;
			return 1;
		}
	}
	if (d != NULL && word == &d->frozen && v != 0) {
		thawed = NULL;
		hnl_domain_thaw(d);
	}
	return v;
}

static bool replace_word(uint32_t *word, uint32_t old, uint32_t v)
{
	if (taken) {
		taken = false;
		*word = v;
	}
	return hnl_private_replace(word, old, v);
}

/* One domain of one ring, in which a request waits for its turn. */
static struct machine *open_waiting(struct guest_ring *g)
{
	struct machine *m = machine_new();
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	absent = 0;
	thawed = NULL;
	ending = NULL;
	taken = false;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.groups = 1;
	m->domain_cfg.event_bytes = 1024;
	machine_start(m);
	open_small_ring(g, m, 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	guest_ring_send(g, wire, b.len);
	hnl_ready_ring(m->domain, 0);
	return m;
}

static void expect_served(struct guest_ring *g)
{
	ignore((int)serve_all(g->m));
	guest_ring_take(g);
	assert_int_equal(final_of(g, 1).x.err, 0);
	guest_ring_close(g);
	machine_close(g->m);
}

static void domain_that_comes_while_its_id_is_free_has_its_turn(void **state)
{
	struct guest_ring g;
	struct machine *m = open_waiting(&g);

	(void)state;
	absent = 1;
	assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_int_equal(absent, 0);
	assert_int_equal(m->sets, 0);
	expect_served(&g);
}

static void domain_thawed_while_it_is_passed_over_has_its_turn(void **state)
{
	struct guest_ring g;
	struct machine *m = open_waiting(&g);

	(void)state;
	freeze(m);
	thawed = m->domain;
	assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_null(thawed);
	assert_int_equal(m->sets, 0);
	expect_served(&g);
}

static void domain_gone_while_events_are_told_not_told(void **state)
{
	struct hnl_ctrl_overrun_ntf e;
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct guest_ring g;
	struct machine *m = open_waiting(&g);

	(void)state;
	hnl_ctrl_overrun_ntf_init(&e);
	hnl_ctrl_overrun_ntf_set_lost(&e, 1);
	hnl_ctrl_overrun_ntf_encode(&b, 0, 0, 0, &e);
	assert_true(hnl_event_join(m->domain, HNL_CTRL_FAMILY,
				   HNL_CTRL_GROUP_OVERRUN, 0));
	absent = 1;
	assert_int_equal(hnl_hv_tell(m->hv, 0, wire, b.len), 0);
	assert_int_equal(absent, 0);
	assert_int_equal(hnl_hv_tell(m->hv, 0, wire, b.len), 1);
	expect_served(&g);
}

/* The one comes first that says so first. */
static void reset_that_begins_while_a_kick_comes_in_it_leaves(void **state)
{
	struct guest_ring g;
	struct machine *m = open_waiting(&g);

	(void)state;
	ending = &m->domain->ending;
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	assert_null(ending);
	assert_int_equal(m->sets, 0);
	/* It has not kept the domain. */
	expect_served(&g);
}

static void domain_that_is_being_reset_is_passed_over(void **state)
{
	struct guest_ring g;
	struct machine *m = open_waiting(&g);

	(void)state;
	(void)hnl_private_swap(&m->domain->ending, 1);
	assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_false(hnl_hv_serve(m->cpu, m->hv));
	assert_int_equal(m->sets, 0);
	(void)hnl_private_swap(&m->domain->ending, 0);
	hnl_ready_ring(m->domain, 0);
	expect_served(&g);
}

static void turn_that_another_processor_took_is_not_served_twice(void **state)
{
	struct guest_ring g;
	struct machine *m = open_waiting(&g);

	(void)state;
	taken = true;
	assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_false(taken);
	assert_int_equal(m->sets, 0);
	expect_served(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			domain_that_comes_while_its_id_is_free_has_its_turn),
		cmocka_unit_test(
			domain_thawed_while_it_is_passed_over_has_its_turn),
		cmocka_unit_test(domain_gone_while_events_are_told_not_told),
		cmocka_unit_test(
			reset_that_begins_while_a_kick_comes_in_it_leaves),
		cmocka_unit_test(
			turn_that_another_processor_took_is_not_served_twice),
		cmocka_unit_test(domain_that_is_being_reset_is_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
