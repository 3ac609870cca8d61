/* SPDX-License-Identifier: MIT */
/*
 * The map of who is ready. hv/sched.c is compiled into this program with a hook
 * that lets a second processor in between two steps of the first:
 *
 *	unmark() --> interrupted_clear() --> hnl_private_clear()
 *				|
 *				mark(), by the other
 *
 * Whatever is marked, and by whom, the next one is that of a plain scan.
 */
#include <pthread.h>

#include "../../hv/internal.h"

static uint32_t interrupted_clear(uint32_t *word, uint32_t bits);

#define hnl_private_clear interrupted_clear
#include "../../hv/sched.c"
#undef hnl_private_clear

#include "machine.h"

/* Behind the n-th clear from now on another processor marks a domain. */
static struct {
	unsigned int n;		/* 0: never */
	struct hnl_hv *hv;
	size_t id;
} interrupt;

static uint32_t interrupted_clear(uint32_t *word, uint32_t bits)
{
	uint32_t old = hnl_private_clear(word, bits);

	if (interrupt.n != 0 && --interrupt.n == 0)
		mark(interrupt.hv, interrupt.id);
	return old;
}

/* ---- against a plain scan ---- */

static struct hnl_hv *map_of(size_t n)
{
	struct hnl_hv_config cfg = { .max_message = HNL_MESSAGE_MIN,
				     .n_domains = (uint16_t)n };
	struct hnl_hv *hv = hnl_hv_init(exact_block(hnl_hv_size(&cfg)), &cfg);

	assert_non_null(hv);
	return hv;
}

static size_t scan(const bool *ready, size_t n, size_t from)
{
	while (from < n && !ready[from])
		from++;
	return from < n ? from : n;
}

static void change_one(struct hnl_hv *hv, bool *ready, uint32_t *seed)
{
	size_t id = next_random(seed) % hv->n_domains;

	ready[id] = next_random(seed) % 2 != 0;
	if (ready[id])
		mark(hv, id);
	else
		unmark(hv, id);
}

static void map_of_each_size_same_next_as_a_scan(void **state)
{
	static bool ready[HNL_DOMAINS_MAX];
	uint32_t seed = 7;
	struct hnl_hv *hv;
	size_t n, i, from;

	(void)state;
	for (n = 1; n <= HNL_DOMAINS_MAX; n++) {
		hv = map_of(n);
		memset(ready, 0, sizeof(ready));
		for (i = 0; i < 12; i++) {
			change_one(hv, ready, &seed);
			from = next_random(&seed) % (n + 1);
			assert_int_equal(next_domain(hv, from),
					 scan(ready, n, from));
		}
		free(hv);
	}
}

static void map_filled_and_emptied_same_next_as_a_scan(void **state)
{
	static bool ready[HNL_DOMAINS_MAX];
	struct hnl_hv *hv = map_of(HNL_DOMAINS_MAX);
	uint32_t seed = 11;
	size_t i, from;

	(void)state;
	memset(ready, 0, sizeof(ready));
	for (i = 0; i < 20000; i++) {
		change_one(hv, ready, &seed);
		from = next_random(&seed) % HNL_DOMAINS_MAX;
		assert_int_equal(next_domain(hv, from),
				 scan(ready, HNL_DOMAINS_MAX, from));
	}
	for (i = 0; i < HNL_DOMAINS_MAX; i++)
		unmark(hv, i);
	assert_int_equal(next_domain(hv, 0), HNL_DOMAINS_MAX);
	for (i = 0; i < COUNT(hv->ready_words); i++)
		assert_int_equal(hv->ready_words[i], 0);
	free(hv);
}

static void unmark_interrupted_at_each_step_mark_found(void **state)
{
	struct hnl_hv *hv = map_of(256);
	unsigned int step;

	(void)state;
	for (step = 1; step <= 2; step++) {
		mark(hv, 70);
		interrupt.n = step;
		interrupt.hv = hv;
		interrupt.id = 75;
		unmark(hv, 70);
		assert_int_equal(interrupt.n, 0);
		assert_int_equal(next_domain(hv, 0), 75);
		unmark(hv, 75);
		assert_int_equal(next_domain(hv, 0), 256);
	}
	free(hv);
}

/* ---- changed by many ---- */

#define THREADS 4
#define ROUNDS 2000u
#define ALONE 64u		/* a word of the threads' own: often empty */
#define AMONG 96u		/* one with a bit that lasts */
#define LASTING 105u

struct changer {
	pthread_t thread;
	pthread_barrier_t *meet;
	struct hnl_hv *hv;
	uint32_t n;
	bool marked;		/* its ids, when all have met */
	unsigned int missed;
};

static void change_own(struct changer *c, bool marked)
{
	if (marked) {
		mark(c->hv, ALONE + c->n);
		mark(c->hv, AMONG + c->n);
	} else {
		unmark(c->hv, ALONE + c->n);
		unmark(c->hv, AMONG + c->n);
	}
	c->marked = marked;
}

static void *change_many(void *arg)
{
	struct changer *c = (struct changer *)arg;
	uint32_t seed = c->n + 1, i, k;
	bool found;

	for (i = 0; i < ROUNDS; i++) {
		for (k = next_random(&seed) % 16; k != 0; k--) {
			change_own(c, !c->marked);
			c->missed += next_domain(c->hv, LASTING) != LASTING;
		}
		pthread_barrier_wait(c->meet);
		found = next_domain(c->hv, ALONE + c->n) == ALONE + c->n;
		c->missed += found != c->marked;
		found = next_domain(c->hv, AMONG + c->n) == AMONG + c->n;
		c->missed += found != c->marked;
		pthread_barrier_wait(c->meet);
	}
	return NULL;
}

/* Nothing that is marked is forgotten, whoever changed its neighbours. */
static void map_changed_by_threads_each_mark_found(void **state)
{
	static struct changer c[THREADS];
	struct hnl_hv *hv = map_of(256);
	pthread_barrier_t meet;
	size_t i;

	(void)state;
	mark(hv, LASTING);
	pthread_barrier_init(&meet, NULL, THREADS);
	for (i = 0; i < THREADS; i++) {
		memset(&c[i], 0, sizeof(c[i]));
		c[i].hv = hv;
		c[i].n = (uint32_t)i;
		c[i].meet = &meet;
		assert_int_equal(pthread_create(&c[i].thread, NULL,
						change_many, &c[i]), 0);
	}
	for (i = 0; i < THREADS; i++)
		assert_int_equal(pthread_join(c[i].thread, NULL), 0);
	pthread_barrier_destroy(&meet);
	for (i = 0; i < THREADS; i++)
		assert_int_equal(c[i].missed, 0);
	free(hv);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(map_of_each_size_same_next_as_a_scan),
		cmocka_unit_test(map_filled_and_emptied_same_next_as_a_scan),
		cmocka_unit_test(unmark_interrupted_at_each_step_mark_found),
		cmocka_unit_test(map_changed_by_threads_each_mark_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
