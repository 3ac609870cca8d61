/* SPDX-License-Identifier: MIT */
/*
 * The guest's port for a Linux process: sleeping without losing a wake-up.
 *
 *	hypervisor --count--> completion --poll--> the sleeper, one thread
 *						      | turn
 *						      v
 *					   all others that wait
 *
 * One waiting thread sleeps on the descriptor and the others on a condition. It
 * takes the count, and all look again. Between a thread's look at the ring and
 * its sleep, another may take the completion that it waits for, and with it the
 * hypervisor's promise to notify; so each time completions were taken, whoever
 * sleeps is woken, and who is about to is told not to.
 *
 * An event loop has a descriptor of its own, which also says that threads took
 * completions: theirs may have been among them.
 *
 * Invariant: a thread that sleeps looked at the ring after the last completion
 * that any thread took, and told the hypervisor that it would.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "ring.h"

#define NS_PER_S UINT64_C(1000000000)
#define NS_PER_MS UINT64_C(1000000)
#define TOLD_MAX 512u	/* completions' bytes that are taken in a row */
#define NAP_NS 1000000	/* between two tries of what nothing announces */
#define ROUNDS_MAX 64u	/* in a row, of taking and sending */

/* Of the thread that waits: what it knew, and until when. */
static __thread struct {
	const struct linux_ring *ring;	/* NULL: it does not wait for a ring */
	uint64_t until;
	uint64_t taken;
	bool owes;		/* a doorbell was not taken */
} own;

static struct linux_ring *ring_of(void *env)
{
	return (struct linux_ring *)env;
}

uint64_t linux_ring_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * NS_PER_S + (uint64_t)t.tv_nsec;
}

static void count_one(int fd)
{
	const uint64_t one = 1;
	ssize_t n = write(fd, &one, sizeof(one));

	(void)n;	/* full: it is readable, which is all there is to say */
}

static void take_count(int fd)
{
	uint64_t count;
	ssize_t n = read(fd, &count, sizeof(count));

	(void)n;	/* empty: another thread was first */
}

/*
 * Who writes may write without an end: what is left is readable still. False:
 * its other end is closed.
 */
static bool take_completion(int fd)
{
	unsigned int i;
	ssize_t n = 1;
	char byte;

	for (i = 0; n > 0 && i < TOLD_MAX; i++)
		n = recv(fd, &byte, 1, MSG_DONTWAIT);
	if (n < 0 && errno == ENOTSOCK)
		take_count(fd);
	return n != 0;
}

/* ---- struct hnl_guest_port ---- */

static bool discover(void *env, struct hnl_discovery *found)
{
	*found = ring_of(env)->cfg.way->found;
	return true;
}

static int call(void *env, uint64_t request, uint64_t request_len,
		uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	const uint64_t arg[4] = { request, request_len, reply, reply_len };
	struct linux_way *w = ring_of(env)->cfg.way;

	*value = 0;
	return w->call != NULL ? w->call(w, arg, value) : -HNL_ENODEV;
}

static int kick(void *env, uint32_t ring)
{
	struct linux_way *w = ring_of(env)->cfg.way;

	return w->doorbell(w, ring);
}

static uint64_t gpa_of(void *env, const void *p)
{
	return linux_memory_gpa(ring_of(env)->cfg.memory, p);
}

static uint64_t now(void *env)
{
	(void)env;
	return linux_ring_now();
}

static bool is_gone(void *env)
{
	struct linux_ring *r = ring_of(env);
	bool gone;

	pthread_mutex_lock(&r->lock);
	gone = r->gone;
	pthread_mutex_unlock(&r->lock);
	return gone;
}

/* The client's lock is a flag: it is held over calls that may sleep. */
static void lock(void *env)
{
	struct linux_ring *r = ring_of(env);

	pthread_mutex_lock(&r->lock);
	while (r->held)
		pthread_cond_wait(&r->turn, &r->lock);
	r->held = true;
	pthread_mutex_unlock(&r->lock);
}

/* An event loop need not be told what it took itself. */
static void release(struct linux_ring *r, bool by_loop)
{
	bool took;

	pthread_mutex_lock(&r->lock);
	took = r->client.news != r->seen || r->client.broken;
	r->seen = r->client.news;
	r->taken += took;
	own.taken = r->taken;
	own.owes = r->client.owes;
	r->held = false;
	if (took && r->sleeper)
		count_one(r->wake);
	if (took && r->watched && !by_loop)
		count_one(r->ready);
	pthread_cond_broadcast(&r->turn);
	pthread_mutex_unlock(&r->lock);
}

static void unlock(void *env)
{
	release(ring_of(env), false);
}

/* Milliseconds, rounded up; negative: no end. */
static int time_left(uint64_t until)
{
	uint64_t t = linux_ring_now(), ms;

	if (until == HNL_FOREVER)
		return -1;
	if (until <= t)
		return 0;
	ms = (until - t + NS_PER_MS - 1) / NS_PER_MS;
	return ms < 1000000 ? (int)ms : 1000000;
}

/* True: nobody is at the other end any more. */
static bool sleep_on_descriptors(const struct linux_ring *r, bool gone)
{
	struct pollfd fd[3] = {
		{ gone ? -1 : r->cfg.way->completion, POLLIN, 0 },
		{ r->wake, POLLIN, 0 },
		{ gone ? -1 : r->cfg.way->gone, POLLRDHUP, 0 },
	};

	if (poll(fd, 3, time_left(own.until)) <= 0)
		return false;
	if (fd[0].revents != 0)
		gone = !take_completion(fd[0].fd);
	if (fd[1].revents != 0)
		take_count(fd[1].fd);
	return gone || (fd[2].revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

/* Called and returns with r->lock. */
static void be_sleeper(struct linux_ring *r)
{
	bool gone = r->gone;

	r->sleeper = true;
	pthread_mutex_unlock(&r->lock);
	gone |= sleep_on_descriptors(r, gone);
	pthread_mutex_lock(&r->lock);
	r->sleeper = false;
	r->gone = gone;
	r->taken++;		/* all look again, and one sleeps here next */
	pthread_cond_broadcast(&r->turn);
}

/* False: the time is over. */
static bool wait_for_sleeper(struct linux_ring *r)
{
	struct timespec t = { (time_t)(own.until / NS_PER_S),
			      (long)(own.until % NS_PER_S) };

	if (own.until == HNL_FOREVER)
		return pthread_cond_wait(&r->turn, &r->lock) == 0;
	return pthread_cond_timedwait(&r->turn, &r->lock, &t) == 0;
}

static void nap(void)
{
	const struct timespec t = { 0, NAP_NS };

	nanosleep(&t, NULL);
}

/* A doorbell that was full: nothing announces that it is no longer. */
static uint64_t end_of_sleep(void)
{
	uint64_t soon = linux_ring_now() + NAP_NS;

	return own.owes && soon < own.until ? soon : own.until;
}

/* A direct call's wait is not announced by any descriptor. */
static void wait_for_turn(void *env)
{
	struct linux_ring *r = ring_of(env);
	uint64_t until = own.until;
	bool in_time = true;

	if (own.ring != r) {
		nap();
		return;
	}
	own.until = end_of_sleep();
	pthread_mutex_lock(&r->lock);
	r->sleeps++;
	while (r->taken == own.taken && in_time) {
		if (r->sleeper)
			in_time = wait_for_sleeper(r);
		else
			be_sleeper(r);
	}
	pthread_mutex_unlock(&r->lock);
	own.until = until;
}

static const struct hnl_guest_port port = {
	.discover = discover,
	.call = call,
	.kick = kick,
	.gpa_of = gpa_of,
	.expired = is_gone,
	.wait = wait_for_turn,
	.lock = lock,
	.unlock = unlock,
	.now = now,
};

/* ---- requests ---- */

/* With HNL_FOREVER, "no more time" means that nobody is there. */
static int end_wait(struct linux_ring *r, int err)
{
	bool gone = err == -HNL_ETIMEDOUT && own.until == HNL_FOREVER;

	own.ring = NULL;
	return gone && is_gone(r) ? -HNL_ENODEV : err;
}

int linux_ring_claim(struct linux_ring *r, struct hnl_builder *b, size_t max,
		     struct hnl_pending *p, uint64_t until)
{
	own.ring = r;
	own.until = until;
	return end_wait(r, hnl_client_claim(&r->client, b, max, p, until));
}

int linux_ring_post(struct linux_ring *r, const struct hnl_builder *b,
		    struct hnl_pending *p, bool more)
{
	return hnl_client_post(&r->client, b, p, more);
}

int linux_ring_wait(struct linux_ring *r, const struct hnl_pending *p,
		    uint64_t until)
{
	own.ring = r;
	own.until = until;
	return end_wait(r, hnl_client_wait(&r->client, p, until));
}

int linux_ring_fd(struct linux_ring *r)
{
	pthread_mutex_lock(&r->lock);
	r->watched = true;
	pthread_mutex_unlock(&r->lock);
	return r->fd;
}

static void say_gone(struct linux_ring *r)
{
	pthread_mutex_lock(&r->lock);
	r->gone = true;
	pthread_mutex_unlock(&r->lock);
}

/*
 * Until there is nothing to take or to send, and the hypervisor knows that we
 * sleep. -HNL_EAGAIN: not yet. The lock is held, so neither a hypervisor that
 * always has more nor a doorbell that is always full may keep us here.
 */
static int take_all(struct linux_ring *r, int *finished)
{
	int n, sent, err = 0;
	unsigned int i;

	for (i = 0; i < ROUNDS_MAX; i++) {
		n = hnl_client_poll(&r->client);
		if (n < 0)
			return n;
		*finished += n;
		sent = hnl_client_flush(&r->client);
		err = err != 0 ? err : sent;
		if (n != 0)
			continue;
		if (err != 0 || hnl_client_sleep(&r->client))
			return err;
		if (r->client.owes)
			break;	/* it was tried often enough */
	}
	return err != 0 ? err : -HNL_EAGAIN;
}

/* The counts are taken first: what comes after that is counted anew. */
int linux_ring_poll(struct linux_ring *r)
{
	bool gone = !take_completion(r->cfg.way->completion);
	int finished = 0, err;

	take_count(r->ready);
	lock(r);
	err = take_all(r, &finished);
	release(r, true);
	if (gone)
		say_gone(r);
	if (err == -HNL_EAGAIN)
		count_one(r->ready);
	/* "No more time" is what a doorbell says when nobody is there. */
	gone |= err == -HNL_ETIMEDOUT;
	if (err != 0 && err != -HNL_EAGAIN && err != -HNL_ETIMEDOUT)
		return err;
	return finished != 0 ? finished : gone ? -HNL_ENODEV : err;
}

/* ---- making and unmaking ---- */

static bool is_within(size_t first, size_t n, size_t pages)
{
	return first <= pages && n <= pages - first;
}

static bool fits(const struct linux_ring_config *cfg, bool creates)
{
	size_t pages = cfg->memory->pages;

	return is_within(cfg->control, 1, pages) &&
	       is_within(cfg->sq, cfg->sq_pages, pages) &&
	       is_within(cfg->cq, cfg->cq_pages, pages) &&
	       cfg->sq_pages <= HNL_RING_PAGES_MAX &&
	       cfg->cq_pages <= HNL_RING_PAGES_MAX && cfg->slots != 0 &&
	       (cfg->slots & (cfg->slots - 1)) == 0 &&
	       (!creates || is_within(cfg->scratch, cfg->scratch_pages, pages));
}

static bool make_condition(struct linux_ring *r)
{
	pthread_condattr_t attr;
	bool good = pthread_condattr_init(&attr) == 0 &&
		    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) == 0 &&
		    pthread_cond_init(&r->turn, &attr) == 0;

	pthread_condattr_destroy(&attr);
	return good;
}

static void close_if_open(int fd)
{
	if (fd >= 0)
		close(fd);
}

static bool watch(const struct linux_ring *r, int fd)
{
	struct epoll_event e = { .events = EPOLLIN };

	return epoll_ctl(r->fd, EPOLL_CTL_ADD, fd, &e) == 0;
}

static bool open_descriptors(struct linux_ring *r)
{
	r->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	r->ready = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	r->fd = epoll_create1(EPOLL_CLOEXEC);
	return r->wake >= 0 && r->ready >= 0 && r->fd >= 0 &&
	       watch(r, r->cfg.way->completion) && watch(r, r->ready);
}

static void free_all(struct linux_ring *r)
{
	close_if_open(r->wake);
	close_if_open(r->ready);
	close_if_open(r->fd);
	pthread_cond_destroy(&r->turn);
	pthread_mutex_destroy(&r->lock);
	free(r->slot);
	free(r->inbox);
}

/* What both ways of opening need. */
static int prepare(struct linux_ring *r, const struct linux_ring_config *cfg,
		   bool creates)
{
	memset(r, 0, sizeof(*r));
	if (!fits(cfg, creates))
		return -HNL_EINVAL;
	r->cfg = *cfg;
	pthread_mutex_init(&r->lock, NULL);
	r->slot = (struct hnl_pending **)calloc(cfg->slots, sizeof(*r->slot));
	r->inbox = (uint8_t *)malloc(HNL_MSG_MAX);
	if (make_condition(r) && open_descriptors(r) && r->slot != NULL &&
	    r->inbox != NULL)
		return hnl_guest_init(&r->guest, &port, r);
	free_all(r);
	return -HNL_ENOMEM;
}

static uint8_t *page_of(const struct linux_ring *r, size_t page)
{
	return r->cfg.memory->base + page * HNL_PAGE;
}

static struct hnl_client_config client_config(const struct linux_ring *r)
{
	const struct linux_ring_config *cfg = &r->cfg;
	const struct hnl_client_config c = {
		.ring = cfg->ring,
		.port = cfg->port,
		.control = page_of(r, cfg->control),
		.sq = page_of(r, cfg->sq),
		.cq = page_of(r, cfg->cq),
		.sq_pages = cfg->sq_pages,
		.cq_pages = cfg->cq_pages,
		.slot = r->slot,
		.n_slots = cfg->slots,
		.inbox = r->inbox,
		.inbox_size = HNL_MSG_MAX,
		.scratch = page_of(r, cfg->scratch),
		.scratch_size = cfg->scratch_pages * HNL_PAGE,
		.event = cfg->event,
		.event_ctx = cfg->event_ctx,
	};

	return c;
}

int linux_ring_create(struct linux_ring *r,
		      const struct linux_ring_config *cfg,
		      struct hnl_extack *x)
{
	struct hnl_client_config c;
	int err = prepare(r, cfg, true);

	hnl_extack_clear(x);
	if (err != 0)
		return err;
	c = client_config(r);
	err = hnl_client_create(&r->client, &r->guest, &c, x);
	if (err != 0)
		free_all(r);
	return err;
}

static bool is_power_of_two(uint32_t n)
{
	return n != 0 && (n & (n - 1)) == 0;
}

static uint32_t *line(const struct linux_ring *r, size_t offset)
{
	return (uint32_t *)(void *)(page_of(r, r->cfg.control) + offset);
}

/* As hnl_client_create(), but that the hypervisor has the ring already. */
int linux_ring_attach(struct linux_ring *r,
		      const struct linux_ring_config *cfg)
{
	struct hnl_ring_mem sq = { NULL, NULL, cfg->sq_pages * HNL_PAGE };
	struct hnl_ring_mem cq = { NULL, NULL, cfg->cq_pages * HNL_PAGE };
	int err;

	if (!is_power_of_two(cfg->sq_pages) || !is_power_of_two(cfg->cq_pages))
		return -HNL_EINVAL;
	err = prepare(r, cfg, false);
	if (err != 0)
		return err;
	r->cfg.scratch_pages = 0;
	r->client.guest = &r->guest;
	r->client.cfg = client_config(r);
	sq.flat = r->client.cfg.sq;
	cq.flat = r->client.cfg.cq;
	hnl_producer_init(&r->client.sq, &sq, line(r, HNL_RING_SQ_PRODUCER),
			  line(r, HNL_RING_SQ_CONSUMER));
	hnl_consumer_init(&r->client.cq, &cq, line(r, HNL_RING_CQ_CONSUMER),
			  line(r, HNL_RING_CQ_PRODUCER));
	return 0;
}

void linux_ring_close(struct linux_ring *r)
{
	struct hnl_extack x;
	int err = 0;

	if (r->cfg.scratch_pages != 0)
		err = hnl_client_destroy(&r->client, &x);
	(void)err;	/* who is gone has unmade it */
	free_all(r);
}
