/* SPDX-License-Identifier: MIT */
/*
 * Tokens over the lives of domains that have one number after another (A08):
 *
 *	domain 0	asks its peer, token t	--> destroyed
 *	the next	asks its peer, token u	<-- late answer to t: no call
 *
 * A dispatcher gives no token of a number twice; a domain that is restored
 * keeps those that it was saved with. hv/calls.c is compiled into this program
 * with a hook, by which another domain goes at the same moment.
 */
#include <stdint.h>

#include "../../hv/internal.h"

static uint32_t load_word(uint32_t *word);

#define hnl_private_load(word) load_word(word)
#include "../../hv/calls.c"
#undef hnl_private_load

#include "flight.h"
#include "snapshot.h"

#define LIVES 12u
#define MOST 6u			/* requests of one life that a peer has */

static uint8_t wire[512];
static uint32_t overtaken;	/* to what, by another one, behind the look */

static uint32_t load_word(uint32_t *word)
{
	uint32_t seen = hnl_private_load(word);

	if (overtaken != 0)
		*word = overtaken;
	overtaken = 0;
	return seen;
}

static struct machine *open_forwarding(void)
{
	static const struct hnl_handling_of rule = {
		HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD
	};
	struct machine *m = machine_new();

	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = MOST + 1;
	m->domain_cfg.rule = &rule;
	m->domain_cfg.n_rules = 1;
	m->domain_cfg.deadline = 1000;
	m->peer.here = true;
	return machine_start(m);
}

/* One request that the peer is asked about, and the token. */
static uint64_t ask_peer(struct guest_ring *g, uint32_t seq)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_share(&b, 0, seq, GPA(PRIVATE_PAGE), 1);
	guest_ring_send(g, wire, b.len);
	g->m->peer.n = 0;
	ignore(kick(g));
	assert_int_equal(g->m->peer.n, 1);
	return g->m->peer.token[0];
}

static int agree(struct machine *m, uint64_t token)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_extack x;

	hnl_extack_clear(&x);
	hnl_ack_put(&b, HNL_MSG_ERROR, &m->peer.head[0], 44, &x);
	return hnl_forward_answer(m->cpu, m->domain, token, wire, b.len);
}

/* The domain is gone, and the next one has its number. */
static void begin_life(struct machine *m, struct guest_ring *g)
{
	guest_ring_close(g);
	destroy_domain(m);
	make_domain(m, 0xa5);
	open_small_ring(g, m, 0);
}

static void a08_answer_to_a_dead_domain_decides_nothing(void **state)
{
	struct machine *m = open_forwarding();
	struct guest_ring g;
	uint64_t old, token;

	(void)state;
	open_small_ring(&g, m, 0);
	old = ask_peer(&g, 1);
	assert_int_equal(old, 0x10000);
	begin_life(m, &g);
	token = ask_peer(&g, 2);
	assert_int_not_equal(token, old);
	m->sets = 0;
	assert_same(agree(m, old), -HNL_ENOENT);
	serve_all(m);
	guest_ring_take(&g);
	assert_int_equal(n_finals(&g), 0);
	assert_int_equal(m->sets, 0);
	assert_int_equal(agree(m, token), 0);
	serve_all(m);
	guest_ring_take(&g);
	assert_int_equal(final_of(&g, 2).x.err, 0);
	assert_int_equal(m->sets, 1);
	guest_ring_close(&g);
	machine_close(m);
}

/* What was given before, and is not given again. */
struct given {
	uint64_t token[LIVES * MOST + 1];
	size_t n;
};

static void expect_new(struct given *t, uint64_t token)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->token[i] == token)
			fail_msg("token %jx is given twice", (uintmax_t)token);
	t->token[t->n++] = token;
}

/* Lives of few calls and of many, some of which end within their life. */
static void a08_no_token_of_a_number_given_twice(void **state)
{
	static struct given given;
	struct machine *m = open_forwarding();
	struct guest_ring g;
	uint32_t life, i, n;
	uint64_t token;

	(void)state;
	given.n = 0;
	open_small_ring(&g, m, 0);
	for (life = 0; life < LIVES; life++) {
		n = life * 5 % MOST;
		for (i = 0; i < n; i++) {
			token = ask_peer(&g, i + 1);
			expect_new(&given, token);
			if ((life + i) % 3 != 0)
				continue;
			assert_int_equal(agree(m, token), 0);
			serve_all(m);
		}
		begin_life(m, &g);
	}
	assert_true(given.n > 20);
	guest_ring_close(&g);
	machine_close(m);
}

/* Also of one whose calls went on elsewhere, and of one before that. */
static void a08_restored_keeps_its_tokens_the_next_has_others(void **state)
{
	static struct given given;
	static struct stream s;
	struct machine *m = open_forwarding();
	struct guest_ring g;
	uint64_t kept, later;

	(void)state;
	given.n = 0;
	open_small_ring(&g, m, 0);
	kept = ask_peer(&g, 1);
	expect_new(&given, kept);
	freeze(m);
	save(m, &s, STREAM_MAX);
	begin_life(m, &g);
	later = ask_peer(&g, 1);
	expect_new(&given, later);
	assert_int_equal(agree(m, later), 0);
	serve_all(m);
	expect_new(&given, ask_peer(&g, 2));
	guest_ring_close(&g);
	destroy_domain(m);
	make_domain(m, 0x5a);
	restore(m, &s);
	assert_int_equal(hnl_calls_token(m->domain, 0), kept);
	destroy_domain(m);
	make_domain(m, 0xa5);
	open_small_ring(&g, m, 0);
	expect_new(&given, ask_peer(&g, 3));
	guest_ring_close(&g);
	machine_close(m);
}

/* Moved to where nobody was before: the next one there is told apart too. */
static void a08_restored_elsewhere_the_next_has_others(void **state)
{
	static struct given given;
	static struct stream s;
	struct machine *m = open_forwarding();
	struct guest_ring g;
	uint64_t kept;

	(void)state;
	given.n = 0;
	open_small_ring(&g, m, 0);
	kept = ask_peer(&g, 1);
	expect_new(&given, kept);
	freeze(m);
	save(m, &s, STREAM_MAX);
	guest_ring_close(&g);
	machine_close(m);
	m = open_forwarding();
	restore(m, &s);
	assert_int_equal(hnl_calls_token(m->domain, 0), kept);
	destroy_domain(m);
	make_domain(m, 0xa5);
	open_small_ring(&g, m, 0);
	expect_new(&given, ask_peer(&g, 2));
	guest_ring_close(&g);
	machine_close(m);
}

/* They are 32 bits: behind the last comes 0, not the last for ever. */
static void generations_go_round(void **state)
{
	static struct given given;
	struct machine *m = open_forwarding();
	struct guest_ring g;
	uint32_t i;

	(void)state;
	given.n = 0;
	destroy_domain(m);
	m->hv->generation[0] = UINT32_MAX - 2;
	make_domain(m, 0xa5);
	open_small_ring(&g, m, 0);
	for (i = 0; i < 6; i++) {
		expect_new(&given, ask_peer(&g, 1));
		begin_life(m, &g);
	}
	assert_int_equal(given.token[5], 0x30000);
	guest_ring_close(&g);
	machine_close(m);
}

/* Two that have no number go at once: the higher of both stays. */
static void two_that_go_at_once_leave_the_later(void **state)
{
	static const struct {
		uint32_t mine, other, last;
	} rows[] = { { 5, 3, 5 }, { 5, 9, 9 } };
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		m = machine_open(0);
		m->domain->slot[0].generation = rows[i].mine;
		overtaken = rows[i].other;
		hnl_calls_retire(m->domain);
		assert_int_equal(overtaken, 0);
		assert_int_equal(m->hv->generation[0], rows[i].last);
		machine_close(m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a08_answer_to_a_dead_domain_decides_nothing),
		cmocka_unit_test(a08_no_token_of_a_number_given_twice),
		cmocka_unit_test(
			a08_restored_keeps_its_tokens_the_next_has_others),
		cmocka_unit_test(a08_restored_elsewhere_the_next_has_others),
		cmocka_unit_test(generations_go_round),
		cmocka_unit_test(two_that_go_at_once_leave_the_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
