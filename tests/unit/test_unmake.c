/* SPDX-License-Identifier: MIT */
/*
 * A domain that is reset or destroyed while somebody is at work in it (A16): a
 * vCPU that goes on making rings, a restore that was begun and not ended.
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "snapshot.h"

/* ---- a vCPU that does not stop ---- */

static int make_ring(struct machine *m)
{
	static const uint32_t list[] = { SECOND_RING + 1, SECOND_RING + 2 };
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	uint8_t wire[512];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_ring_create(&b, 1, 1, GPA(SECOND_RING), list, 1, list + 1, 1);
	machine_poke(m, REQUEST_PAGE, 0, wire, b.len);
	regs.request_len = b.len;
	return machine_enter(m, &regs);
}

/* Between two steps a vCPU calls, another one kicks, and the host serves. */
static int unmake(struct machine *m, int (*step)(struct hnl_domain *),
		  unsigned int *steps)
{
	int err;

	for (*steps = 0; *steps < 10; ++*steps) {
		err = step(m->domain);
		if (err != -HNL_EAGAIN)
			return err;
		assert_int_equal(make_ring(m), -HNL_EAGAIN);
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 1),
				 -HNL_EAGAIN);
		ignore(serve_all(m) != 0);
	}
	return err;
}

static struct machine *with_two_rings(struct guest_ring *g)
{
	struct machine *m = machine_open(4);

	open_small_ring(&g[0], m, 0);
	assert_int_equal(make_ring(m), 0);
	assert_int_equal(m->maps, 6);
	return m;
}

static void a16_destroy_ends_though_a_vcpu_makes_rings(void **state)
{
	struct guest_ring g[1];
	struct machine *m = with_two_rings(g);
	unsigned int steps;

	(void)state;
	assert_int_equal(unmake(m, hnl_domain_destroy, &steps), 0);
	assert_int_equal(steps, 2);
	assert_int_equal(m->maps, 0);
	free(m->domain);
	make_domain(m, 0x5a);
	guest_ring_close(g);
	machine_close(m);
}

/* Between two steps of a destroy somebody resets it, to the end. */
static void a16_reset_of_one_that_is_destroyed_lets_nobody_in(void **state)
{
	struct guest_ring g[1];
	struct machine *m = with_two_rings(g);

	(void)state;
	assert_int_equal(hnl_domain_destroy(m->domain), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_reset(m->domain), -HNL_EAGAIN);
	assert_int_equal(make_ring(m), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_destroy(m->domain), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_destroy(m->domain), 0);
	assert_int_equal(hnl_domain_reset(m->domain), -HNL_EAGAIN);
	assert_int_equal(m->maps, 0);
	free(m->domain);
	make_domain(m, 0x5a);
	guest_ring_close(g);
	machine_close(m);
}

/* What was refused meanwhile is done when it comes again. */
static void a16_reset_ends_though_a_vcpu_makes_rings(void **state)
{
	struct guest_ring g[1];
	struct machine *m = with_two_rings(g);
	unsigned int steps;

	(void)state;
	assert_int_equal(unmake(m, hnl_domain_reset, &steps), 0);
	assert_int_equal(steps, 2);
	assert_int_equal(m->maps, 0);
	assert_int_equal(make_ring(m), 0);
	assert_int_equal(m->maps, 3);
	guest_ring_close(g);
	machine_close(m);
}

/* A snapshot of half a domain is none; and a frozen one is not reset. */
static void a16_reset_and_freeze_exclude_each_other(void **state)
{
	struct guest_ring g[1];
	struct machine *m = with_two_rings(g);

	(void)state;
	freeze(m);
	assert_int_equal(hnl_domain_reset(m->domain), -HNL_EAGAIN);
	hnl_domain_thaw(m->domain);
	ignore(hnl_hv_kick(m->cpu, m->domain, 0));
	assert_int_equal(hnl_domain_reset(m->domain), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_freeze(m->domain), -HNL_EAGAIN);
	while (hnl_domain_reset(m->domain) != 0)
		;
	freeze(m);
	hnl_domain_thaw(m->domain);
	guest_ring_close(g);
	machine_close(m);
}

/* ---- a restore that is not ended ---- */

/* Two rings, and a call in flight in the first. */
static struct machine *saved(struct guest_ring *g, struct stream *s)
{
	struct machine *m = machine_open(4);
	uint8_t wire[512];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	open_small_ring(&g[0], m, 0);
	open_small_ring(&g[1], m, 1);
	put_share(&b, HNL_F_REQUEST, 5, GPA(70), 20);
	guest_ring_send(&g[0], wire, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	freeze(m);
	save(m, s, 512);
	destroy_domain(m);
	make_domain(m, 0x5a);
	return m;
}

/* The port's unmap asserts that the page is held. */
static void close_both(struct machine *m, struct guest_ring *g)
{
	int err;

	do {
		err = hnl_domain_destroy(m->domain);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	assert_int_equal(m->maps, 0);
	assert_int_equal(m->domain->in_flight, 0);
	assert_int_equal(m->domain->ring[0].lane.in_flight, 0);
	free(m->domain);
	make_domain(m, 0xa5);
	guest_ring_close(&g[0]);
	guest_ring_close(&g[1]);
	machine_close(m);
}

static void a16_destroy_after_check_unmaps_nothing(void **state)
{
	static struct hnl_restore r;
	static struct stream s;
	struct guest_ring g[2];
	struct machine *m = saved(g, &s);

	(void)state;
	assert_int_equal(check(m, &r, s.byte, s.len, 3), 0);
	assert_int_equal(m->maps, 0);
	close_both(m, g);
}

static void a16_destroy_in_the_middle_of_commit_unmaps_what_was_mapped(
	void **state)
{
	static struct hnl_restore r;
	static struct stream s;
	struct guest_ring g[2];
	struct machine *m = saved(g, &s);

	(void)state;
	assert_int_equal(check(m, &r, s.byte, s.len, 3), 0);
	assert_int_equal(hnl_restore_commit(&r), -HNL_EAGAIN);
	assert_int_equal(m->maps, 3);
	close_both(m, g);
}

/* At every record, also between a call and its bytes. */
static void a16_destroy_in_the_middle_of_check_counts_no_call_twice(
	void **state)
{
	static struct hnl_restore r;
	static struct stream s;
	struct guest_ring g[2];
	struct machine *m;
	unsigned int n, i;
	int err = -HNL_EAGAIN;

	(void)state;
	for (n = 0; err == -HNL_EAGAIN; n++) {
		m = saved(g, &s);
		assert_int_equal(hnl_restore_begin(&r, m->domain, s.byte,
						   s.len), 0);
		for (i = 0; i < n; i++)
			err = hnl_restore_check(&r, m->cpu, 1);
		close_both(m, g);
	}
	assert_int_equal(err, 0);
	assert_true(n > 8);
}

/* ---- what the embedder asks meanwhile ---- */

static const struct hnl_agreement agreement = { HNL_MEMORY_FAMILY, 1 };

/* A processor is in the domain: not now, and nothing was done. */
static void asked_while_a_processor_is_in_it_again(void **state)
{
	static uint8_t wire[64];
	struct machine *m = machine_new();
	struct hnl_domain *d;
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	(void)state;
	m->hv_cfg.agreement = &agreement;
	m->hv_cfg.n_agreements = 1;
	d = machine_start(m)->domain;
	put_empty(&b, HNL_MEMORY_FAMILY, 1, 0, 1);
	assert_true(hnl_claim(d));
	assert_int_equal(hnl_domain_grant(d, NULL, 0), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_offer(d, HNL_MEMORY_FAMILY, 1, true),
			 -HNL_EAGAIN);
	assert_int_equal(hnl_domain_freeze(d), -HNL_EAGAIN);
	assert_int_equal(hnl_forward_expire(d), -HNL_EAGAIN);
	assert_int_equal(hnl_forward_gone(d), -HNL_EAGAIN);
	assert_int_equal(hnl_forward_answer(m->cpu, d, 0, wire, b.len),
			 -HNL_EAGAIN);
	assert_int_equal(hnl_hv_kick(m->cpu, d, 0), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_grants(d, 1), HNL_GRANT_ALL);
	assert_int_equal(d->offered, 0);
	hnl_release(d);
	assert_int_equal(hnl_domain_offer(d, HNL_MEMORY_FAMILY, 1, true), 0);
	assert_int_equal(d->offered, 1);
	machine_close(m);
}

/* A domain that no other shares the dispatcher with. */
static struct machine *open_alone(void)
{
	struct machine *m = machine_new();

	m->hv_cfg.n_domains = 1;
	return machine_start(m);
}

/* A domain that is at work keeps its turn; one that is ending has none. */
static void turn_of_a_domain_at_work_kept_of_one_that_ends_not(void **state)
{
	struct machine *m = open_alone();
	struct hnl_domain *d = m->domain;

	(void)state;
	hnl_ready_ring(d, 0);
	assert_true(hnl_claim(d));
	assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_true(hnl_hv_serve(m->cpu, m->hv));
	(void)hnl_private_swap(&d->ending, 1);
	assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_false(hnl_hv_serve(m->cpu, m->hv));
	(void)hnl_private_swap(&d->ending, 0);
	hnl_release(d);
	machine_close(m);
}

/*
 * Destroyed while one is in it, who may still be given tokens: it ends later,
 * and nobody else has its number before. No entry begins meanwhile.
 */
static void destroyed_while_a_processor_is_in_it_again(void **state)
{
	struct machine *m = open_alone();
	struct hnl_domain *d = m->domain;
	uint8_t *mem = exact_block(hnl_domain_size(m->hv, &m->domain_cfg));

	(void)state;
	assert_true(hnl_claim(d));
	assert_int_equal(hnl_domain_destroy(d), -HNL_EAGAIN);
	assert_null(hnl_domain_init(mem, m->hv, &m->domain_cfg));
	hnl_release(d);
	assert_int_equal(hnl_hv_kick(m->cpu, d, 0), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_destroy(d), 0);
	assert_null(m->hv->domain[0]);
	free(mem);
	make_domain(m, 0xa5);
	free(d);
	machine_close(m);
}

/* ---- frozen, and destroyed while another processor thaws it ---- */

static struct hnl_domain *thawed;	/* by the next who unmaps a page */
static int entered;			/* what who comes then is told */

static void thaw_and_unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	struct hnl_domain *d = thawed;

	thawed = NULL;
	if (d != NULL) {
		hnl_domain_thaw(d);
		entered = hnl_forward_expire(d);
	}
	machine_unmap(host, gpa, use);
}

/* The claim that it works under is its own: a thaw does not give it away. */
static void thaw_while_it_is_destroyed_lets_nobody_in(void **state)
{
	static struct hnl_hv_port port;
	struct machine *m = machine_new();
	struct guest_ring g[2];

	(void)state;
	port = machine_port;
	port.unmap = thaw_and_unmap;
	m->hv_cfg.port = &port;
	machine_start(m);
	open_small_ring(&g[0], m, 0);
	open_small_ring(&g[1], m, 1);
	freeze(m);
	thawed = m->domain;
	entered = 0;
	assert_int_equal(hnl_domain_destroy(m->domain), -HNL_EAGAIN);
	assert_int_equal(entered, -HNL_EAGAIN);
	/* Between two steps it may be thawed; then it ends as any other. */
	hnl_domain_thaw(m->domain);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 1), -HNL_EAGAIN);
	destroy_domain(m);
	make_domain(m, 0xa5);
	guest_ring_close(&g[0]);
	guest_ring_close(&g[1]);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a16_destroy_ends_though_a_vcpu_makes_rings),
		cmocka_unit_test(
			a16_reset_of_one_that_is_destroyed_lets_nobody_in),
		cmocka_unit_test(a16_reset_ends_though_a_vcpu_makes_rings),
		cmocka_unit_test(a16_reset_and_freeze_exclude_each_other),
		cmocka_unit_test(a16_destroy_after_check_unmaps_nothing),
		cmocka_unit_test(
		    a16_destroy_in_the_middle_of_commit_unmaps_what_was_mapped),
		cmocka_unit_test(
		    a16_destroy_in_the_middle_of_check_counts_no_call_twice),
		cmocka_unit_test(asked_while_a_processor_is_in_it_again),
		cmocka_unit_test(destroyed_while_a_processor_is_in_it_again),
		cmocka_unit_test(thaw_while_it_is_destroyed_lets_nobody_in),
		cmocka_unit_test(
			turn_of_a_domain_at_work_kept_of_one_that_ends_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
