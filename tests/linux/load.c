/* SPDX-License-Identifier: MIT */
/*
 * What a process does with its ring: requests by many threads that wait, and by
 * an event loop that does not. And what it could do with what it was given.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hnl_memory.h"
#include "rig.h"

#define THREADS 16
#define LOOP 16			/* requests of the event loop in flight */

uint64_t rig_gpa(unsigned int page)
{
	return RIG_GPA + page * (uint64_t)HNL_PAGE;
}

struct linux_ring_config rig_ring(struct linux_socket *s)
{
	const struct linux_ring_config cfg = {
		.way = &s->way, .memory = &s->memory,
		.ring = s->head.ring, .port = RIG_PORT,
		.control = RIG_CONTROL, .sq = RIG_SQ, .cq = RIG_CQ,
		.sq_pages = RIG_RING_PAGES, .cq_pages = RIG_RING_PAGES,
		.scratch_pages = RIG_SCRATCH, .slots = RIG_SLOTS,
	};

	return cfg;
}

int rig_share(struct linux_ring *r, struct hnl_pending *p, uint64_t gpa,
	      uint64_t pages, uint64_t until)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b;
	int err = linux_ring_claim(r, &b, 64, p, until);

	if (err != 0)
		return err;
	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, gpa);
	hnl_memory_share_req_set_pages(&req, pages);
	hnl_memory_share_req_encode(&b, 0, p->seq, r->cfg.port, &req);
	return linux_ring_post(r, &b, p, false);
}

/* ---- what is handed over ---- */

bool rig_peek(int from, struct hnl_handover *head, int fd[RIG_FDS])
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(RIG_FDS * sizeof(int))];
	} control;
	struct iovec io = { head, sizeof(*head) };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1,
			    .msg_control = &control,
			    .msg_controllen = sizeof(control) };

	if (recvmsg(from, &m, MSG_PEEK) <= 0 ||
	    control.head.cmsg_len != CMSG_LEN(RIG_FDS * sizeof(int)))
		return false;
	memcpy(fd, CMSG_DATA(&control.head), RIG_FDS * sizeof(int));
	return true;
}

/* The kernel reads the byte for us: no signal where there is none. */
static bool is_there(const uint8_t *p)
{
	int pair[2];
	bool there;

	if (pipe(pair) != 0)
		return true;
	there = write(pair[1], p, 1) == 1 || errno != EFAULT;
	close(pair[0]);
	close(pair[1]);
	return there;
}

bool rig_ends_at(int memory, uint64_t bytes)
{
	size_t reach = (size_t)bytes + RIG_PAGES * HNL_PAGE, at;
	struct stat s;
	uint8_t *p = mmap(NULL, reach, PROT_READ | PROT_WRITE, MAP_SHARED,
			  memory, 0);
	bool ends;

	if (p == MAP_FAILED || fstat(memory, &s) != 0)
		return false;
	ends = (uint64_t)s.st_size == bytes;
	for (at = 0; at < reach; at += HNL_PAGE)
		ends = ends && is_there(p + at) == (at < bytes);
	munmap(p, reach);
	return ends;
}

/* A page that is shared: to share it again changes nothing. */
static uint64_t target(const struct linux_ring *r)
{
	return r->cfg.memory->gpa[r->cfg.memory->pages - 1];
}

/* ---- many threads ---- */

struct worker {
	pthread_t thread;
	struct linux_ring *ring;
	unsigned int n, good;
	unsigned int last;	/* answers that were the last of a request */
};

/* In whichever thread takes it; nothing touches p after the last. */
static void count_last(struct hnl_pending *p, const uint8_t *buf,
		       const struct hnl_msg *m, bool last)
{
	unsigned int *n = (unsigned int *)p->ctx;

	(void)buf;
	(void)m;
	__atomic_fetch_add(n, last, __ATOMIC_RELEASE);
}

static void *work(void *worker)
{
	struct worker *w = (struct worker *)worker;
	struct hnl_pending p = { .answer = count_last, .ctx = &w->last };
	unsigned int i;

	for (i = 0; i < w->n; i++)
		if (rig_share(w->ring, &p, target(w->ring), 1,
			      HNL_FOREVER) == 0 &&
		    linux_ring_wait(w->ring, &p, HNL_FOREVER) == 0)
			w->good += p.err == 0;
	return NULL;
}

bool rig_crowd(struct linux_ring *r, unsigned int threads, unsigned int n)
{
	struct worker w[THREADS] = { { .ring = NULL } };
	unsigned int i;
	bool good = threads <= THREADS;

	for (i = 0; i < threads && good; i++) {
		w[i].ring = r;
		w[i].n = n;
		good = pthread_create(&w[i].thread, NULL, work, &w[i]) == 0;
	}
	while (i-- != 0) {
		pthread_join(w[i].thread, NULL);
		good = good && w[i].good == n && w[i].last == n;
	}
	return good;
}

/* ---- an event loop ---- */

struct loop {
	struct linux_ring *ring;
	struct hnl_pending p[LOOP];
	unsigned int last[LOOP];	/* atomic: answered */
	unsigned int asked[LOOP];
	unsigned int sent, done, n;
};

static unsigned int answered(const struct loop *l, unsigned int i)
{
	return __atomic_load_n(&l->last[i], __ATOMIC_ACQUIRE);
}

/* As many as there is room for; false: something is wrong. */
static bool send_some(struct loop *l)
{
	unsigned int i;
	int err = 0;

	for (i = 0; i < LOOP && l->sent < l->n && err == 0; i++) {
		if (l->asked[i] != answered(l, i))
			continue;
		l->p[i].answer = count_last;
		l->p[i].ctx = &l->last[i];
		err = rig_share(l->ring, &l->p[i], target(l->ring), 1,
				HNL_NO_WAIT);
		l->asked[i] += err == 0;
		l->sent += err == 0;
	}
	return err == 0 || err == -HNL_EAGAIN;
}

static unsigned int count_done(const struct loop *l)
{
	unsigned int i, n = 0;

	for (i = 0; i < LOOP; i++)
		n += answered(l, i);
	return n;
}

bool rig_loop(struct linux_ring *r, unsigned int n)
{
	struct loop l = { .ring = r, .n = n };
	struct epoll_event e = { .events = EPOLLIN };
	int poll = epoll_create1(EPOLL_CLOEXEC);
	bool good = epoll_ctl(poll, EPOLL_CTL_ADD, linux_ring_fd(r), &e) == 0;

	good = good && linux_ring_poll(r) >= 0;
	while (good && (l.done = count_done(&l)) < n) {
		good = send_some(&l);
		if (good && l.done == count_done(&l))
			good = epoll_wait(poll, &e, 1, -1) == 1 &&
			       linux_ring_poll(r) >= 0;
	}
	close(poll);
	return good && l.sent == n;
}
