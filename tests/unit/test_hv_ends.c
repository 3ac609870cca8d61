/* SPDX-License-Identifier: MIT */
/*
 * Domains that end while other processors are at work in them (A28, A29): one
 * that is reset all the time, one that comes and goes under a storm of
 * doorbells and events.
 *
 *	guest	makes a ring, asks, rings  <-- reset, destroyed, at any time
 *
 * Nothing of before is answered afterwards, no page stays mapped, and when a
 * domain is gone its memory is the caller's.
 *
 * Built once more with ThreadSanitizer, which sees what assertions do not.
 */
#include "threads.h"

#define LIVES 60u		/* of a ring, of a domain */

/* ---- a domain that is reset all the time ---- */

static void destroy_ring(struct guest *g)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_DESTROY,
				    0, 1);
	struct hnl_builder b = request_of(g);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, g->n);
	hnl_msg_end(&b);
	ignore(call(g, b.len, 0));
}

/* Its rings and calls are ended under it, at any moment. */
static void *be_reset_guest(void *arg)
{
	struct guest *g = (struct guest *)arg;
	unsigned int lives = 0;
	time_t begin = time(NULL);
	uint32_t seq;

	while (lives < LIVES && !has_fault()) {
		g->sq_page = NULL;
		if (create_ring(g, 0) != 0) {
			destroy_ring(g);
			watch(begin, "no ring can be made");
			continue;
		}
		lives++;
		memset(g->times, 0, sizeof(g->times));
		for (seq = 0; seq < 20 && put_request(g, seq); seq++)
			if (hnl_producer_publish(&g->sq))
				storm(g);
		ignore(hnl_hv_kick(g->cpu, g->room->d, g->n));
		for (seq = 0; seq < 10; seq++)
			ignore(take(g));
	}
	return NULL;
}

static void *be_resetter(void *arg)
{
	struct hnl_domain *d = w.room[0].d;
	int err;

	(void)arg;
	while (!is_over()) {
		err = hnl_domain_reset(d);
		if (err != 0 && err != -HNL_EAGAIN)
			blame("a reset refused");
		__atomic_fetch_add(&w.now, 1, __ATOMIC_RELAXED);
		ignore(hnl_forward_expire(d));
		sched_yield();
	}
	return NULL;
}

static void reset_under_two_vcpus_nothing_of_before_is_answered(void **state)
{
	void *(*const helper[])(void *) = { be_server, be_peer, be_resetter };
	pthread_t guest[GUESTS], thread[COUNT(helper)];
	size_t i;

	(void)state;
	open_hv();
	w.resets = true;
	open_room(0);
	for (i = 0; i < COUNT(helper); i++)
		start(&thread[i], helper[i], &w.quiet[i]);
	for (i = 0; i < GUESTS; i++) {
		open_guest(&w.guest[i], i);
		start(&guest[i], be_reset_guest, &w.guest[i]);
	}
	for (i = 0; i < GUESTS; i++)
		pthread_join(guest[i], NULL);
	stop_threads();
	join_all(thread, COUNT(thread));
	for (i = 0; i < GUESTS; i++)
		free(w.guest[i].cpu);
	close_room(&w.room[0]);
	free(w.hv);
}

/* ---- a domain that comes and goes ---- */

/* Doorbells and events for who is there, or was a moment ago. */
static void *be_stormer(void *arg)
{
	uint32_t *quiet = (uint32_t *)arg;
	struct hnl_cpu *cpu = new_cpu();
	struct hnl_domain *d;

	while (!is_over()) {
		d = __atomic_load_n(&w.storm, __ATOMIC_SEQ_CST);
		if (d != NULL) {
			ignore(hnl_hv_kick(cpu, d, 0));
			ignore(hnl_hv_kick(cpu, d, 1));
			tell_id(0);
		}
		__atomic_fetch_add(quiet, 1, __ATOMIC_SEQ_CST);
		sched_yield();
	}
	free(cpu);
	return NULL;
}

/* Every helper has left the entry that it was in. */
static void await_quiet(size_t n)
{
	time_t begin = time(NULL);
	uint32_t seen;

	while (n-- != 0) {
		seen = __atomic_load_n(&w.quiet[n], __ATOMIC_SEQ_CST);
		while (__atomic_load_n(&w.quiet[n], __ATOMIC_SEQ_CST) - seen <
			       2 && !has_fault())
			watch(begin, "an entry without end");
	}
}

/* One life: every second one waits for its answers, which servers give. */
static void live(struct guest *g, unsigned int n)
{
	time_t begin = time(NULL);
	uint32_t seq;

	memset(g->times, 0, sizeof(g->times));
	g->answered = 0;
	g->sq_page = NULL;
	if (create_ring(g, 1) != 0 || join_agreement(g) != 0)
		blame("no ring in a new life");
	for (seq = 0; seq < 8; seq++)
		if (!put_request(g, seq))
			blame("no room in a new ring");
	if (hnl_producer_publish(&g->sq))
		ring_bell(g);
	while (n % 2 != 0 && g->answered < 8 && !has_fault()) {
		if (take(g))
			continue;
		__atomic_fetch_add(&w.now, 100, __ATOMIC_RELAXED);
		ignore(hnl_forward_expire(g->room->d));
		watch(begin, "wake-up lost in a new life");
	}
}

static void end_life(struct room *room, size_t helpers)
{
	int err;

	do {
		err = hnl_domain_destroy(room->d);
	} while (err == -HNL_EAGAIN);
	if (err != 0 || room->maps != 0)
		blame("a page is still mapped");
	__atomic_store_n(&w.storm, (struct hnl_domain *)NULL,
			 __ATOMIC_SEQ_CST);
	await_quiet(helpers);
	free(room->d);
}

static void teardown_under_a_storm_memory_is_the_callers(void **state)
{
	void *(*const helper[])(void *) = { be_server, be_server, be_stormer };
	struct room *room = &w.room[0];
	pthread_t thread[COUNT(helper)];
	unsigned int i;

	(void)state;
	open_hv();
	open_room(0);
	open_guest(&w.guest[0], 0);
	for (i = 0; i < COUNT(helper); i++)
		start(&thread[i], helper[i], &w.quiet[i]);
	for (i = 0; i < LIVES && !has_fault(); i++) {
		if (i != 0)
			open_domain(room, 0);
		__atomic_store_n(&w.storm, room->d, __ATOMIC_SEQ_CST);
		live(&w.guest[0], i);
		end_life(room, COUNT(helper));
	}
	stop_threads();
	join_all(thread, COUNT(thread));
	free(w.guest[0].cpu);
	free(room->page);
	free(w.hv);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			reset_under_two_vcpus_nothing_of_before_is_answered),
		cmocka_unit_test(teardown_under_a_storm_memory_is_the_callers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
