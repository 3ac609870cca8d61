/* SPDX-License-Identifier: MIT */
/*
 * A ring of a Linux process against a hypervisor that lies (A27): the test owns
 * the file and the sockets, and writes what it likes.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../unit/helpers.h"
#include "hnl_memory.h"
#include "liar.h"

#define THREADS 3
#define MS UINT64_C(1000000)

/* ---- what is handed over ---- */

enum { WHOLE = 3 };

static int open_with(const struct hnl_handover *h, size_t len, size_t fds)
{
	struct linux_socket s;
	struct liar t;
	int err;

	liar_open_files(&t);
	liar_send_head(&t, h, len, fds);
	err = linux_socket_open(&s, t.theirs);
	if (err == 0)
		linux_socket_close(&s);
	else
		close(t.theirs);
	liar_close_files(&t);
	return err;
}

#define WRONG(change, expected) do { \
	struct hnl_handover w = liar_good_head(); \
	change; \
	assert_int_equal(open_with(&w, liar_len_of(&w), WHOLE), expected); \
} while (0)

static void handed_over_wrong_refused(void **state)
{
	struct hnl_handover h = liar_good_head();
	size_t len = liar_len_of(&h);

	(void)state;
	WRONG((void)w, 0);
	WRONG(w.magic++, -EBADMSG);
	WRONG(w.abi++, -ENODEV);
	WRONG(w.flags = 2, -EBADMSG);
	WRONG(w.reserved = 1, -EBADMSG);
	WRONG(w.flags = HNL_HANDOVER_CALLS, -EBADMSG); /* and a ring */
	WRONG(w.sq_pages = 0, -EBADMSG);
	WRONG(w.cq_pages = 12, -EBADMSG);
	WRONG(w.cq = UINT32_MAX, -EBADMSG);
	WRONG(w.control = RIG_SQ + 1, -EBADMSG);
	WRONG(w.control = RIG_CQ, -EBADMSG);
	WRONG(w.cq = RIG_SQ + 1, -EBADMSG);
	WRONG(w.run[0].gpa++, -EINVAL);
	WRONG(w.run[1].gpa = UINT64_MAX - 7 * HNL_PAGE + 1, -EINVAL);
	WRONG(w.run[1].offset += 4, -EINVAL);
	WRONG(w.run[1].offset += HNL_PAGE, -EINVAL);
	WRONG(w.run[1].offset = UINT64_MAX - HNL_PAGE + 1, -EINVAL);
	WRONG(w.run[1].pages = 0, -EINVAL);
	WRONG(w.run[1].pages = 9, -EINVAL);
	WRONG(w.run[1].pages = UINT64_MAX, -EINVAL);
	assert_int_equal(open_with(&h, len - 1, WHOLE), -EBADMSG);
	assert_int_equal(open_with(&h, 8, WHOLE), -EBADMSG);
	assert_int_equal(open_with(&h, len, 2), -EBADMSG);
	assert_int_equal(open_with(&h, len, 0), -EBADMSG);
	h.n_runs = 0;
	assert_int_equal(open_with(&h, len, WHOLE), -EBADMSG);
	h.n_runs = HNL_HANDOVER_RUNS_MAX + 1;
	assert_int_equal(open_with(&h, sizeof(h), WHOLE), -EBADMSG);
	h.n_runs = UINT32_MAX;
	assert_int_equal(open_with(&h, sizeof(h), WHOLE), -EBADMSG);
}

/* Who gives a file that can be cut off could end the process with it. */
static void file_that_can_shrink_refused(void **state)
{
	const struct hnl_handover h = liar_good_head();
	struct linux_socket s;
	struct liar t;

	(void)state;
	liar_open_files(&t);
	close(t.memory);
	t.memory = memfd_create("liar", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	assert_int_equal(ftruncate(t.memory, RIG_WINDOW * HNL_PAGE), 0);
	liar_send_head(&t, &h, liar_len_of(&h), WHOLE);
	assert_int_equal(linux_socket_open(&s, t.theirs), -EINVAL);
	assert_int_equal(fcntl(t.memory, F_ADD_SEALS, F_SEAL_GROW), 0);
	liar_send_head(&t, &h, liar_len_of(&h), WHOLE);
	assert_int_equal(linux_socket_open(&s, t.theirs), -EINVAL);
	assert_int_equal(fcntl(t.memory, F_ADD_SEALS, F_SEAL_SHRINK), 0);
	liar_send_head(&t, &h, liar_len_of(&h), WHOLE);
	assert_int_equal(linux_socket_open(&s, t.theirs), 0);
	assert_int_equal(ftruncate(t.memory, 0), -1);
	linux_socket_close(&s);
	liar_close_files(&t);
}

/* What is shared could be made to block by who gave it. */
static void doorbell_or_completion_no_socket_refused(void **state)
{
	const struct hnl_handover h = liar_good_head();
	struct linux_socket s;
	struct liar t;
	int i, *fd;

	(void)state;
	for (i = 0; i < 2; i++) {
		liar_open_files(&t);
		fd = i == 0 ? t.doorbell : t.completion;
		close(fd[1]);
		fd[1] = dup(t.memory);
		liar_send_head(&t, &h, liar_len_of(&h), WHOLE);
		assert_int_equal(linux_socket_open(&s, t.theirs), -EBADMSG);
		close(t.theirs);
		liar_close_files(&t);
	}
}

static int open_fds(void)
{
	int i, n = 0;

	for (i = 0; i < 256; i++)
		n += fcntl(i, F_GETFD) >= 0;
	return n;
}

static void handed_over_wrong_leaves_no_descriptor(void **state)
{
	struct hnl_handover h = liar_good_head();
	int before = open_fds();

	(void)state;
	h.run[1].pages = 9;
	assert_int_equal(open_with(&h, liar_len_of(&h), WHOLE), -EINVAL);
	h = liar_good_head();
	h.magic = 0;
	assert_int_equal(open_with(&h, liar_len_of(&h), WHOLE), -EBADMSG);
	assert_int_equal(open_with(&h, liar_len_of(&h), 1), -EBADMSG);
	assert_int_equal(open_fds(), before);
}

static void handed_over_by_nobody_enodev(void **state)
{
	struct linux_socket s;
	struct liar t;

	(void)state;
	liar_open_files(&t);
	close(t.ours);
	t.ours = -1;
	assert_int_equal(linux_socket_open(&s, t.theirs), -ENODEV);
	close(t.theirs);
	liar_close_files(&t);
}

/* ---- nothing comes ---- */

static void full_ring_would_block_then_times_out(void **state)
{
	struct hnl_pending p[RIG_SLOTS + 1];
	uint64_t until;
	struct liar t;
	unsigned int i;

	(void)state;
	memset(p, 0, sizeof(p));
	liar_open(&t);
	for (i = 0; i < RIG_SLOTS; i++)
		assert_int_equal(liar_post(&t, &p[i], HNL_NO_WAIT), 0);
	assert_int_equal(liar_post(&t, &p[i], HNL_NO_WAIT), -HNL_EAGAIN);
	until = linux_ring_now() + 30 * MS;
	assert_int_equal(liar_post(&t, &p[i], until), -HNL_ETIMEDOUT);
	assert_true(linux_ring_now() >= until);
	assert_int_equal(linux_ring_wait(&t.ring, &p[0], HNL_NO_WAIT),
			 -HNL_EAGAIN);
	until = linux_ring_now() + 30 * MS;
	assert_int_equal(linux_ring_wait(&t.ring, &p[0], until),
			 -HNL_ETIMEDOUT);
	assert_true(linux_ring_now() >= until);
	/* None was lost by that. */
	liar_answer(&t, p[0].seq);
	liar_count(&t);
	assert_int_equal(linux_ring_wait(&t.ring, &p[0], HNL_FOREVER), 0);
	assert_int_equal(liar_post(&t, &p[RIG_SLOTS], HNL_NO_WAIT), 0);
	liar_close(&t);
}

static void completions_announced_and_none_there_nothing_happens(void **state)
{
	struct pollfd fd = { .events = POLLIN };
	struct hnl_pending p = { .answer = NULL };
	struct liar t;
	int i;

	(void)state;
	liar_open(&t);
	fd.fd = linux_ring_fd(&t.ring);
	assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
	for (i = 0; i < 100; i++) {
		liar_count(&t);
		assert_int_equal(poll(&fd, 1, 0), 1);
		assert_int_equal(linux_ring_poll(&t.ring), 0);
		assert_int_equal(poll(&fd, 1, 0), 0);
	}
	assert_false(p.done);
	assert_int_equal(t.ring.client.in_flight, 1);
	liar_close(&t);
}

/* One completion is one wake-up of who watches. */
static void event_loop_woken_once_for_each_completion(void **state)
{
	struct pollfd fd = { .events = POLLIN };
	struct hnl_pending p;
	unsigned int woken = 0, i;
	struct liar t;

	(void)state;
	liar_open(&t);
	fd.fd = linux_ring_fd(&t.ring);
	assert_int_equal(linux_ring_poll(&t.ring), 0);
	for (i = 0; i < 100; i++) {
		p.answer = NULL;
		assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
		liar_answer(&t, p.seq);
		liar_count(&t);
		while (poll(&fd, 1, 0) == 1) {
			assert_int_equal(linux_ring_poll(&t.ring), 1);
			woken++;
		}
		assert_true(p.done);
	}
	assert_int_equal(woken, 100);
	liar_close(&t);
}

/* Closed for good: an event loop would be woken for ever, and is told. */
static void completion_closed_event_loop_told_it_is_gone(void **state)
{
	struct hnl_pending p[2] = { { .answer = NULL }, { .answer = NULL } };
	struct liar t;

	(void)state;
	liar_open(&t);
	assert_int_equal(liar_post(&t, &p[0], HNL_NO_WAIT), 0);
	assert_int_equal(liar_post(&t, &p[1], HNL_NO_WAIT), 0);
	liar_answer(&t, p[0].seq);
	assert_int_equal(shutdown(t.completion[0], SHUT_RDWR), 0);
	assert_int_equal(linux_ring_poll(&t.ring), 1);
	assert_true(p[0].done);
	assert_int_equal(linux_ring_poll(&t.ring), -HNL_ENODEV);
	assert_int_equal(linux_ring_wait(&t.ring, &p[1], HNL_FOREVER),
			 -HNL_ENODEV);
	liar_close(&t);
}

/* ---- threads that sleep ---- */

struct sleeper {
	struct liar *liar;
	struct hnl_pending p;
	pthread_t thread;
	int err;
};

static void *sleep_for_answer(void *sleeper)
{
	struct sleeper *s = sleeper;

	s->err = linux_ring_wait(&s->liar->ring, &s->p, HNL_FOREVER);
	return NULL;
}

/* Returns when the thread sleeps. */
static void put_to_sleep(struct liar *t, struct sleeper *s, uint64_t nth)
{
	uint64_t sleeps;

	s->liar = t;
	s->p.answer = NULL;
	assert_int_equal(liar_post(t, &s->p, HNL_NO_WAIT), 0);
	assert_int_equal(pthread_create(&s->thread, NULL, sleep_for_answer, s),
			 0);
	do {
		usleep(1000);
		pthread_mutex_lock(&t->ring.lock);
		sleeps = t->ring.sleeper ? t->ring.sleeps : 0;
		pthread_mutex_unlock(&t->ring.lock);
	} while (sleeps < nth);
}

static void *claim_for_ever(void *sleeper)
{
	struct sleeper *s = sleeper;

	s->err = liar_post(s->liar, &s->p, HNL_FOREVER);
	return NULL;
}

/* As hnl_client_resize() does, for a ring of which nothing was taken yet. */
static void close_client(struct liar *t, bool closed)
{
	const struct hnl_guest *g = t->ring.client.guest;

	g->port->lock(g->env);
	t->ring.client.closed = closed;
	t->ring.client.news += !closed;
	g->port->unlock(g->env);
}

static bool is_asleep(struct liar *t)
{
	bool asleep;

	pthread_mutex_lock(&t->ring.lock);
	asleep = t->ring.sleeper;
	pthread_mutex_unlock(&t->ring.lock);
	return asleep;
}

static void resize_ends_who_waited_for_it_woken(void **state)
{
	struct sleeper s = { .p = { .answer = NULL } };
	struct liar t;

	(void)state;
	liar_open(&t);
	s.liar = &t;
	close_client(&t, true);
	assert_int_equal(pthread_create(&s.thread, NULL, claim_for_ever, &s),
			 0);
	while (!is_asleep(&t))
		usleep(1000);
	close_client(&t, false);
	pthread_join(s.thread, NULL);
	assert_int_equal(s.err, 0);
	liar_close(&t);
}

/* Its answer is taken by an event loop: no descriptor says so. */
static void answer_taken_by_another_thread_sleeper_woken(void **state)
{
	struct sleeper s;
	struct liar t;

	(void)state;
	liar_open(&t);
	put_to_sleep(&t, &s, 1);
	liar_answer(&t, s.p.seq);
	assert_int_equal(linux_ring_poll(&t.ring), 1);
	pthread_join(s.thread, NULL);
	assert_int_equal(s.err, 0);
	assert_true(s.p.done);
	liar_close(&t);
}

/* And an event loop is told that a thread took what was its. */
static void answer_taken_by_a_sleeper_event_loop_told(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct pollfd fd = { .events = POLLIN };
	struct sleeper s;
	struct liar t;

	(void)state;
	liar_open(&t);
	fd.fd = linux_ring_fd(&t.ring);
	assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
	assert_int_equal(linux_ring_poll(&t.ring), 0);
	put_to_sleep(&t, &s, 1);
	liar_answer(&t, p.seq);
	liar_answer(&t, s.p.seq);
	liar_count(&t);
	pthread_join(s.thread, NULL);
	assert_true(p.done);
	assert_int_equal(poll(&fd, 1, -1), 1);
	assert_int_equal(linux_ring_poll(&t.ring), 0);
	assert_int_equal(poll(&fd, 1, 0), 0);
	liar_close(&t);
}

/*
 * Who takes another's completion leaves the ring awake; the hypervisor must be
 * told again that somebody sleeps, or it will not say when the next one comes.
 */
static void completion_of_another_taken_ring_said_asleep_again(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct sleeper s;
	uint32_t *line;
	uint64_t nth;
	struct liar t;

	(void)state;
	liar_open(&t);
	assert_int_equal(liar_post(&t, &p, HNL_NO_WAIT), 0);
	put_to_sleep(&t, &s, 1);
	liar_answer(&t, p.seq);
	assert_int_equal(linux_ring_wait(&t.ring, &p, HNL_FOREVER), 0);
	nth = 2;
	do {
		usleep(1000);
		pthread_mutex_lock(&t.ring.lock);
		nth = t.ring.sleeper && t.ring.sleeps >= 2 ? 0 : 1;
		pthread_mutex_unlock(&t.ring.lock);
	} while (nth != 0);
	line = liar_control(&t, HNL_RING_CQ_CONSUMER);
	assert_int_equal(line[HNL_RING_AWAKE / 4], HNL_RING_ASLEEP);
	assert_int_equal(line[HNL_RING_EVENT / 4], t.prod);
	liar_answer(&t, s.p.seq);
	liar_count(&t);
	pthread_join(s.thread, NULL);
	assert_int_equal(s.err, 0);
	liar_close(&t);
}

/* The port of a ring, but that something happens before the first sleep. */
static const struct hnl_guest_port *real_port;
static struct liar *interrupted;
static uint32_t due;		/* the answer that comes then; 0: none does */

static void *take_it(void *liar)
{
	struct liar *t = liar;

	liar_answer(t, due);
	return (void *)(intptr_t)linux_ring_poll(&t->ring);
}

static void interrupted_wait(void *env)
{
	pthread_t thread;
	void *n;

	if (due != 0) {
		assert_int_equal(pthread_create(&thread, NULL, take_it,
						interrupted), 0);
		pthread_join(thread, &n);
		assert_int_equal((intptr_t)n, 1);
		due = 0;
	}
	real_port->wait(env);
}

static void answer_taken_between_look_and_sleep_not_slept_on(void **state)
{
	struct hnl_pending p[2] = { { .answer = NULL }, { .answer = NULL } };
	struct hnl_guest_port port;
	struct liar t;

	(void)state;
	liar_open(&t);
	real_port = t.ring.guest.port;
	port = *real_port;
	port.wait = interrupted_wait;
	t.ring.guest.port = &port;
	interrupted = &t;
	assert_int_equal(liar_post(&t, &p[0], HNL_NO_WAIT), 0);
	assert_int_equal(liar_post(&t, &p[1], HNL_NO_WAIT), 0);
	due = p[1].seq;
	assert_int_equal(linux_ring_wait(&t.ring, &p[1], HNL_FOREVER), 0);
	assert_int_equal(due, 0);
	liar_close(&t);
}

/* ---- events ---- */

static void hear(void *ctx, const uint8_t *buf, const struct hnl_msg *m)
{
	unsigned int *heard = (unsigned int *)ctx;

	assert_non_null(buf);
	assert_int_equal(m->head.type, HNL_MEMORY_FAMILY);
	__atomic_add_fetch(heard, 1, __ATOMIC_RELEASE);
}

static void events_are_heard_by_who_sleeps_and_by_who_polls(void **state)
{
	struct linux_ring_config cfg;
	unsigned int heard = 0;
	struct sleeper s;
	struct liar t;

	(void)state;
	liar_open(&t);
	linux_ring_close(&t.ring);
	cfg = rig_ring(&t.socket);
	cfg.event = hear;
	cfg.event_ctx = &heard;
	assert_int_equal(linux_ring_attach(&t.ring, &cfg), 0);
	put_to_sleep(&t, &s, 1);
	liar_event(&t);
	liar_event(&t);
	liar_answer(&t, s.p.seq);
	liar_count(&t);
	pthread_join(s.thread, NULL);
	assert_int_equal(s.err, 0);
	assert_int_equal(__atomic_load_n(&heard, __ATOMIC_ACQUIRE), 2);
	liar_event(&t);
	assert_int_equal(linux_ring_poll(&t.ring), 0);
	assert_int_equal(heard, 3);
	assert_int_equal(t.ring.client.strays, 0);
	liar_close(&t);
}

/* ---- lies in the ring ---- */

/* All who wait are told, and nobody waits again. */
static void expect_broken(uint32_t prod, uint32_t state, uint16_t reason)
{
	struct hnl_pending p = { .answer = NULL };
	struct sleeper s[THREADS];
	struct liar t;
	unsigned int i;

	liar_open(&t);
	for (i = 0; i < THREADS; i++)
		put_to_sleep(&t, &s[i], i + 1);
	*liar_control(&t, HNL_RING_SQ_CONSUMER + HNL_RING_STATE) = state;
	liar_tell(&t, prod);
	liar_count(&t);
	for (i = 0; i < THREADS; i++) {
		pthread_join(s[i].thread, NULL);
		assert_int_equal(s[i].err, -HNL_EBADMSG);
	}
	assert_int_equal(t.ring.client.reason, reason);
	assert_int_equal(liar_post(&t, &p, HNL_FOREVER), -HNL_EBADMSG);
	assert_int_equal(linux_ring_poll(&t.ring), -HNL_EBADMSG);
	liar_close(&t);
}

static void index_that_lies_every_sleeper_told(void **state)
{
	(void)state;
	expect_broken(RIG_RING_PAGES * HNL_PAGE + 4, 0, HNL_REASON_INDEX);
	expect_broken(UINT32_MAX - 3, 0, HNL_REASON_INDEX);
	expect_broken(2, 0, HNL_REASON_INDEX);
	expect_broken(0, HNL_REASON_GPA_PRIVATE, HNL_REASON_GPA_PRIVATE);
	/* A message of no length: the pages are all zero. */
	expect_broken(64, 0, HNL_REASON_SHORT);
}

static void answer_to_nobody_counted_and_sleepers_sleep(void **state)
{
	struct sleeper s;
	struct liar t;

	(void)state;
	liar_open(&t);
	put_to_sleep(&t, &s, 1);
	liar_answer(&t, s.p.seq + 1);
	liar_answer(&t, s.p.seq - 1);
	liar_count(&t);
	while (__atomic_load_n(liar_control(&t, HNL_RING_CQ_CONSUMER),
			       __ATOMIC_ACQUIRE) != t.prod)
		usleep(1000);
	liar_answer(&t, s.p.seq);
	liar_answer(&t, s.p.seq);
	liar_count(&t);
	pthread_join(s.thread, NULL);
	assert_int_equal(s.err, 0);
	assert_int_equal(linux_ring_poll(&t.ring), 0);
	assert_int_equal(t.ring.client.strays, 3);
	liar_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(handed_over_wrong_refused),
		cmocka_unit_test(handed_over_wrong_leaves_no_descriptor),
		cmocka_unit_test(file_that_can_shrink_refused),
		cmocka_unit_test(doorbell_or_completion_no_socket_refused),
		cmocka_unit_test(handed_over_by_nobody_enodev),
		cmocka_unit_test(full_ring_would_block_then_times_out),
		cmocka_unit_test(
			completions_announced_and_none_there_nothing_happens),
		cmocka_unit_test(event_loop_woken_once_for_each_completion),
		cmocka_unit_test(completion_closed_event_loop_told_it_is_gone),
		cmocka_unit_test(answer_taken_by_another_thread_sleeper_woken),
		cmocka_unit_test(answer_taken_by_a_sleeper_event_loop_told),
		cmocka_unit_test(
			completion_of_another_taken_ring_said_asleep_again),
		cmocka_unit_test(
			answer_taken_between_look_and_sleep_not_slept_on),
		cmocka_unit_test(resize_ends_who_waited_for_it_woken),
		cmocka_unit_test(
			events_are_heard_by_who_sleeps_and_by_who_polls),
		cmocka_unit_test(index_that_lies_every_sleeper_told),
		cmocka_unit_test(answer_to_nobody_counted_and_sleepers_sleep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
