/* SPDX-License-Identifier: MIT */
/*
 * Many processors in one dispatcher, at once and on the same domains (A29).
 * Each request is answered exactly once, each event is told or counted as lost,
 * and no wake-up is lost: a guest rings its doorbell when the protocol asks for
 * it and never again, whatever KICK said; the servers do the rest.
 *
 *	guests, servers, peer	threads.h
 *	teller			events
 *	admin			time, offers, grants
 *
 * Built once more with ThreadSanitizer, which sees what assertions do not.
 */
#include "threads.h"

#define EVENTS 400u		/* by each of two */

/* ---- a guest ---- */

/* Counters are read beside who tells of others' events, and is lost. */
static int call_shares(struct guest *g)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_COUNT_GET, 0,
				    3);
	struct hnl_builder b = request_of(g);

	put_pages(&b, HNL_MEMORY_CMD_SHARE, 1, 1 + next_random(&g->seed) % 20);
	put_pages(&b, HNL_MEMORY_CMD_SHARE, 2, 1);
	hnl_msg_begin(&b, &h);
	hnl_msg_end(&b);
	return call(g, b.len, 3);
}

static void *be_guest(void *arg)
{
	struct guest *g = (struct guest *)arg;
	time_t begin = time(NULL);
	uint32_t seq = 0;

	while (seq < REQUESTS && !has_fault()) {
		if (put_request(g, seq))
			seq++;
		else if (!take(g))
			watch(begin, "wake-up lost: no room");
		if (next_random(&g->seed) % 3 == 0 &&
		    hnl_producer_publish(&g->sq))
			ring_bell(g);
		if (next_random(&g->seed) % 16 == 0 && call_shares(g) != 0)
			blame("a CALL refused");
		/* Not to the end: a storm makes up for a wake-up lost. */
		if (seq < REQUESTS / 2 && next_random(&g->seed) % 16 == 0)
			storm(g);
	}
	if (hnl_producer_publish(&g->sq))
		ring_bell(g);
	while (g->answered < REQUESTS && !has_fault())
		if (!take(g))
			watch(begin, "wake-up lost: no answer");
	/* Events still come. */
	while (!is_over())
		if (!take(g))
			sched_yield();
	return NULL;
}

/* ---- teller, admin ---- */

static void count_told(struct room *room)
{
	__atomic_fetch_add(&room->told, 1, __ATOMIC_SEQ_CST);
}

static void *be_admin(void *arg)
{
	bool offered[ROOMS] = { false };
	unsigned int i, n;
	int err;

	(void)arg;
	for (n = 0; !is_over(); n++) {
		i = n % ROOMS;
		if (n == EVENTS)
			__atomic_fetch_add(&w.told_all, 1, __ATOMIC_SEQ_CST);
		__atomic_fetch_add(&w.now, 1, __ATOMIC_RELAXED);
		ignore(hnl_forward_expire(w.room[i].d));
		err = n < EVENTS ? hnl_domain_offer(w.room[i].d,
						  HNL_MEMORY_FAMILY, 7,
						  !offered[i]) : -HNL_EAGAIN;
		if (err == 0) {
			offered[i] = !offered[i];
			count_told(&w.room[i]);
		} else if (err != -HNL_EAGAIN) {
			blame("an offer refused");
		}
		err = hnl_domain_grant(w.room[i].d, grants, COUNT(grants));
		if (err != -HNL_EAGAIN && err != -HNL_EBUSY)
			blame("grants changed after the first call");
		sched_yield();
	}
	return NULL;
}

/* Its one listener hears it, or is told how many it lost. */
static void tell_room(struct room *room)
{
	if (tell_id(hnl_domain_id(room->d)) > 1)
		blame("an event told to more than listen");
	count_told(room);
}

/* Has claimed nothing, ever. */
static void *be_teller(void *arg)
{
	unsigned int n;

	(void)arg;
	for (n = 0; n < EVENTS && !is_over(); n++) {
		tell_room(&w.room[n % ROOMS]);
		sched_yield();
	}
	__atomic_fetch_add(&w.told_all, 1, __ATOMIC_SEQ_CST);
	return NULL;
}

/* ---- the test ---- */

static unsigned long sum(const unsigned long *v)
{
	return __atomic_load_n(v, __ATOMIC_RELAXED);
}

/* All answered and all told: nobody has anything to do. */
static void await_the_end(void)
{
	time_t begin = time(NULL);
	unsigned int i, n;

	do {
		for (i = n = 0; i < ROOMS * GUESTS; i++)
			n += __atomic_load_n(&w.guest[i].answered,
					     __ATOMIC_RELAXED) == REQUESTS;
		watch(begin, "not all answered in the end");
	} while (n != ROOMS * GUESTS && !has_fault());
}

static void await_events(void)
{
	time_t begin = time(NULL);
	unsigned int i;

	while (__atomic_load_n(&w.told_all, __ATOMIC_SEQ_CST) != 2 &&
	       !has_fault())
		watch(begin, "tellers without end");
	for (i = 0; i < ROOMS; i++)
		while (sum(&w.room[i].heard) + sum(&w.room[i].lost) <
		       sum(&w.room[i].told) && !has_fault())
			watch(begin, "an event neither told nor lost");
}

static void threads_on_all_domains_each_request_answered_once(void **state)
{
	void *(*const helper[])(void *) = { be_server, be_server, be_peer,
					    be_teller, be_admin };
	pthread_t thread[ROOMS * GUESTS + COUNT(helper)];
	unsigned int late = 0, forwarded = 0, i;

	(void)state;
	open_hv();
	for (i = 0; i < ROOMS; i++)
		open_room(i);
	for (i = 0; i < ROOMS * GUESTS; i++) {
		open_guest(&w.guest[i], i);
		assert_int_equal(create_ring(&w.guest[i], 1), 0);
		if (w.guest[i].n == 0)
			assert_int_equal(join_agreement(&w.guest[i]), 0);
	}
	for (i = 0; i < ROOMS * GUESTS; i++)
		start(&thread[i], be_guest, &w.guest[i]);
	for (i = 0; i < COUNT(helper); i++)
		start(&thread[ROOMS * GUESTS + i], helper[i], &w.quiet[i]);
	await_the_end();
	await_events();
	stop_threads();
	join_all(thread, COUNT(thread));
	for (i = 0; i < ROOMS * GUESTS; i++) {
		late += w.guest[i].late;
		forwarded += w.guest[i].forwarded;
		free(w.guest[i].cpu);
	}
	/* Each was decided once, by the peer or by the clock. */
	assert_int_equal(w.accepted + late, forwarded);
	assert_true(w.accepted > 0);
	for (i = 0; i < ROOMS; i++) {
		assert_int_equal(w.room[i].heard + w.room[i].lost,
				 w.room[i].told);
		close_room(&w.room[i]);
	}
	free(w.hv);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			threads_on_all_domains_each_request_answered_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
