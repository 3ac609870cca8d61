/* SPDX-License-Identifier: MIT */
/*
 * Handed over by a socket.
 *
 *	recvmsg --> head, memory, doorbell, completion	  once
 *	CALL --> hnl_handover_call --> hnl_handover_answer  if calls are taken
 *
 * Invariant: every number of the head was compared with what there is before it
 * is used; a descriptor that came is closed whatever else is wrong.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "socket.h"

#define FDS 3

enum fd { FD_MEMORY, FD_DOORBELL, FD_COMPLETION };

static struct linux_socket *socket_of(struct linux_way *w)
{
	return (struct linux_socket *)(void *)w;	/* its first member */
}

/* ---- the way ---- */

static bool exchange(int fd, const struct hnl_handover_call *call,
		     struct hnl_handover_answer *answer)
{
	ssize_t n;

	if (send(fd, call, sizeof(*call), MSG_NOSIGNAL) !=
	    (ssize_t)sizeof(*call))
		return false;
	do {
		n = recv(fd, answer, sizeof(*answer), 0);
	} while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(*answer);
}

/* A status is an errno: nothing else is passed on. */
static int call(struct linux_way *w, const uint64_t arg[4], uint64_t *value)
{
	struct linux_socket *s = socket_of(w);
	struct hnl_handover_call c = { HNL_CALL, { arg[0], arg[1], arg[2],
						   arg[3] } };
	struct hnl_handover_answer a = { -HNL_ENODEV, 0 };
	bool good;

	*value = 0;
	pthread_mutex_lock(&s->lock);
	good = exchange(s->fd, &c, &a);
	pthread_mutex_unlock(&s->lock);
	if (!good)
		return -HNL_ENODEV;
	*value = a.value;
	return a.status <= 0 && a.status >= -4095 ? (int)a.status :
						    -HNL_EBADMSG;
}

static int doorbell(struct linux_way *w, uint32_t ring)
{
	struct linux_socket *s = socket_of(w);
	const char byte = 0;

	if (ring != s->head.ring)
		return -HNL_ENOENT;
	/*
	 * Full: it was rung, and nobody has looked yet. Closed: who waits for
	 * the answer is told.
	 */
	if (send(s->doorbell, &byte, 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1 ||
	    errno == EAGAIN || errno == EPIPE || errno == ECONNRESET)
		return 0;
	return -HNL_ENODEV;
}

/* ---- what is handed over ---- */

static bool is_within(uint32_t first, uint32_t n, uint64_t pages)
{
	return first <= pages && n <= pages - first;
}

/* The view's pages, and three parts of them that do not overlap. */
static bool is_ring_sound(const struct hnl_handover *h, uint64_t pages)
{
	if (h->flags & HNL_HANDOVER_CALLS)
		return h->sq_pages == 0 && h->cq_pages == 0;
	return h->sq_pages != 0 && h->cq_pages != 0 &&
	       is_within(h->control, 1, pages) &&
	       is_within(h->sq, h->sq_pages, pages) &&
	       is_within(h->cq, h->cq_pages, pages) &&
	       (h->sq + h->sq_pages <= h->cq || h->cq + h->cq_pages <= h->sq) &&
	       h->control - h->sq >= h->sq_pages &&
	       h->control - h->cq >= h->cq_pages;
}

static bool is_head_sound(const struct hnl_handover *h, size_t len)
{
	size_t runs = offsetof(struct hnl_handover, run);

	return len >= runs && h->magic == HNL_HANDOVER_MAGIC &&
	       (h->flags & ~HNL_HANDOVER_CALLS) == 0 && h->reserved == 0 &&
	       h->n_runs != 0 && h->n_runs <= HNL_HANDOVER_RUNS_MAX &&
	       len - runs == h->n_runs * sizeof(h->run[0]);
}

static void close_all(const int *fd)
{
	int i;

	for (i = 0; i < FDS; i++)
		if (fd[i] >= 0)
			close(fd[i]);
}

/* Takes those that came, three at most; how many. */
static size_t take_fds(struct msghdr *m, int fd[FDS])
{
	struct cmsghdr *c = CMSG_FIRSTHDR(m);
	size_t n;

	if (c == NULL || c->cmsg_level != SOL_SOCKET ||
	    c->cmsg_type != SCM_RIGHTS)
		return 0;
	n = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
	memcpy(fd, CMSG_DATA(c), n * sizeof(int));
	return n;
}

static int receive(struct linux_socket *s, int from, int fd[FDS])
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(FDS * sizeof(int))];
	} control;
	struct iovec io = { &s->head, sizeof(s->head) };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1,
			    .msg_control = &control,
			    .msg_controllen = sizeof(control) };
	ssize_t n;

	fd[0] = fd[1] = fd[2] = -1;
	do {
		n = recvmsg(from, &m, MSG_CMSG_CLOEXEC);
	} while (n < 0 && errno == EINTR);
	if (n <= 0)
		return n == 0 ? -ENODEV : -errno;
	if (take_fds(&m, fd) != FDS ||
	    (m.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) ||
	    !is_head_sound(&s->head, (size_t)n))
		return -EBADMSG;
	return s->head.abi == HNL_ABI_VERSION ? 0 : -ENODEV;
}

/* Each message whole, and MSG_DONTWAIT for every one of them. */
static bool is_seqpacket(int fd)
{
	int type = 0;
	socklen_t len = sizeof(type);

	return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &len) == 0 &&
	       type == SOCK_SEQPACKET;
}

static int take(struct linux_socket *s, const int fd[FDS])
{
	int err = linux_memory_runs(&s->memory, fd[FD_MEMORY], s->head.run,
				    s->head.n_runs);

	if (err != 0)
		return err;
	if (is_ring_sound(&s->head, s->memory.pages) &&
	    is_seqpacket(fd[FD_DOORBELL]) && is_seqpacket(fd[FD_COMPLETION]))
		return 0;
	linux_memory_close(&s->memory);
	return -EBADMSG;
}

int linux_socket_open(struct linux_socket *s, int from)
{
	int fd[FDS];
	int err;

	memset(s, 0, sizeof(*s));
	err = receive(s, from, fd);
	if (err == 0)
		err = take(s, fd);
	if (err != 0) {
		close_all(fd);
		return err;
	}
	close(fd[FD_MEMORY]);
	s->fd = from;
	s->doorbell = fd[FD_DOORBELL];
	s->way.call = s->head.flags & HNL_HANDOVER_CALLS ? call : NULL;
	s->way.doorbell = doorbell;
	s->way.completion = fd[FD_COMPLETION];
	s->way.gone = from;
	s->way.found.abi = s->head.abi;
	s->way.found.window_gpa = s->memory.gpa[0];
	s->way.found.window_pages = 1;
	pthread_mutex_init(&s->lock, NULL);
	return 0;
}

void linux_socket_close(struct linux_socket *s)
{
	linux_memory_close(&s->memory);
	close(s->way.completion);
	close(s->doorbell);
	close(s->fd);
	pthread_mutex_destroy(&s->lock);
}
