/* SPDX-License-Identifier: MIT */
/*
 * A ring of a Linux process whose way or hypervisor never has enough: a
 * doorbell that is full, a hypervisor that waits for ever. Nobody stays under
 * the lock. And when the hypervisor is told what was taken.
 */
#define _GNU_SOURCE
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "../unit/helpers.h"
#include "liar.h"

#define TRIES_MAX 4096u		/* of one call: far more than it may make */

static unsigned int tries, full_for;
static struct liar *rung;
static const struct hnl_pending *due;	/* is answered then; NULL: none is */

/* Full so many times; then the answer to "due" is there. */
static int full_doorbell(struct linux_way *w, uint32_t ring)
{
	(void)w;
	(void)ring;
	if (tries++ < full_for) {
		if (tries > TRIES_MAX)
			abort();	/* for ever, and under the lock */
		return -HNL_EAGAIN;
	}
	if (due != NULL) {
		liar_answer(rung, due->seq);
		liar_count(rung);
		due = NULL;
	}
	return 0;
}

static void fill_doorbell(struct liar *t, unsigned int times)
{
	rung = t;
	tries = 0;
	full_for = times;
	t->socket.way.doorbell = full_doorbell;
}

static void doorbell_full_for_ever_event_loop_told(void **state)
{
	struct pollfd fd = { .events = POLLIN };
	struct hnl_pending p = { .answer = NULL };
	struct liar t;
	int i;

	(void)state;
	liar_open(&t);
	fd.fd = linux_ring_fd(&t.ring);
	fill_doorbell(&t, UINT32_MAX);
	assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
	for (i = 0; i < 3; i++) {
		tries = 0;
		assert_int_equal(linux_ring_poll(&t.ring), -HNL_EAGAIN);
		assert_true(tries != 0);
		assert_int_equal(poll(&fd, 1, 0), 1);
	}
	/* What was taken meanwhile is told all the same. */
	liar_answer(&t, p.seq);
	tries = 0;
	assert_int_equal(linux_ring_poll(&t.ring), 1);
	assert_true(p.done);
	assert_int_equal(poll(&fd, 1, 0), 1);
	fill_doorbell(&t, 0);
	assert_int_equal(linux_ring_poll(&t.ring), 0);
	assert_int_equal(tries, 1);
	assert_int_equal(poll(&fd, 1, 0), 0);
	liar_close(&t);
}

/* Nothing announces that there is room again: who waits has to try. */
static void doorbell_full_for_a_while_who_waits_rings_again(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct liar t;

	(void)state;
	liar_open(&t);
	fill_doorbell(&t, 1000);
	due = &p;
	assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
	assert_int_equal(linux_ring_wait(&t.ring, &p, HNL_FOREVER), 0);
	assert_null(due);
	assert_true(tries > 1000);
	liar_close(&t);
}

static void doorbell_full_hypervisor_gone_event_loop_told_so(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct liar t;

	(void)state;
	liar_open(&t);
	fill_doorbell(&t, UINT32_MAX);
	assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
	assert_int_equal(shutdown(t.completion[0], SHUT_RDWR), 0);
	tries = 0;
	assert_int_equal(linux_ring_poll(&t.ring), -HNL_ENODEV);
	tries = 0;
	assert_int_equal(linux_ring_poll(&t.ring), -HNL_ENODEV);
	liar_close(&t);
}

/* The socket is closed, the completion is not: who waits finds out. */
static void doorbell_full_socket_closed_who_waits_told_so(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct liar t;

	(void)state;
	liar_open(&t);
	fill_doorbell(&t, UINT32_MAX);
	assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
	assert_int_equal(shutdown(t.ours, SHUT_RDWR), 0);
	assert_int_equal(linux_ring_wait(&t.ring, &p, HNL_FOREVER),
			 -HNL_ENODEV);
	tries = 0;
	assert_int_equal(linux_ring_poll(&t.ring), -HNL_ENODEV);
	liar_close(&t);
}

/* It says that it waits for room, whatever is taken. */
static void hypervisor_stalled_for_ever_event_loop_told(void **state)
{
	struct pollfd fd = { .events = POLLIN };
	uint32_t *awake;
	struct liar t;

	(void)state;
	liar_open(&t);
	awake = liar_control(&t, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE);
	fd.fd = linux_ring_fd(&t.ring);
	fill_doorbell(&t, 0);
	*awake = HNL_RING_STALLED;
	assert_int_equal(linux_ring_poll(&t.ring), -HNL_EAGAIN);
	assert_int_equal(poll(&fd, 1, 0), 1);
	*awake = HNL_RING_ASLEEP;
	assert_int_equal(linux_ring_poll(&t.ring), 0);
	assert_int_equal(poll(&fd, 1, 0), 0);
	liar_close(&t);
}

/* ---- what the hypervisor is told, and when ---- */

static uint32_t told(struct liar *t)
{
	return __atomic_load_n(liar_control(t, HNL_RING_CQ_CONSUMER +
					       HNL_RING_INDEX),
			       __ATOMIC_ACQUIRE);
}

/* A quarter of the ring at once: a store takes the line from who reads it. */
static void completions_taken_told_by_quarters(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	uint32_t expected = 0;
	struct liar t;
	int i;

	(void)state;
	liar_open(&t);
	for (i = 0; i < 200; i++) {
		assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
		liar_answer(&t, p.seq);
		*liar_control(&t, HNL_RING_SQ_CONSUMER) = t.ring.client.sq.prod;
		assert_int_equal(hnl_client_poll(&t.ring.client), 1);
		if (t.prod - expected >= RIG_RING_PAGES * HNL_PAGE / 4)
			expected = t.prod;
		assert_int_equal(told(&t), expected);
	}
	assert_true(hnl_client_sleep(&t.ring.client));
	assert_int_equal(told(&t), t.prod);
	liar_close(&t);
}

static uint32_t told_when_rung;

static int look_at_what_is_told(struct linux_way *w, uint32_t ring)
{
	(void)w;
	(void)ring;
	told_when_rung = told(rung);
	*liar_control(rung, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE) =
		HNL_RING_ASLEEP;
	return 0;
}

/* It waits for room: a doorbell that says of none is no doorbell. */
static void hypervisor_stalled_told_before_the_doorbell(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct liar t;

	(void)state;
	liar_open(&t);
	assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
	rung = &t;
	told_when_rung = 0;
	t.socket.way.doorbell = look_at_what_is_told;
	liar_answer(&t, p.seq);
	*liar_control(&t, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE) =
		HNL_RING_STALLED;
	assert_int_equal(hnl_client_poll(&t.ring.client), 1);
	assert_int_equal(told_when_rung, t.prod);
	liar_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(doorbell_full_for_ever_event_loop_told),
		cmocka_unit_test(
			doorbell_full_for_a_while_who_waits_rings_again),
		cmocka_unit_test(
			doorbell_full_hypervisor_gone_event_loop_told_so),
		cmocka_unit_test(doorbell_full_socket_closed_who_waits_told_so),
		cmocka_unit_test(hypervisor_stalled_for_ever_event_loop_told),
		cmocka_unit_test(completions_taken_told_by_quarters),
		cmocka_unit_test(hypervisor_stalled_told_before_the_doorbell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
