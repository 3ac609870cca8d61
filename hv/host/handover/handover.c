/* SPDX-License-Identifier: MIT */
/*
 * The thread that serves one process.
 *
 *	poll:	socket	--> a call, or the process is gone
 *		doorbell --> kick
 *		stop	--> the end
 *
 * Invariant: the process can make the thread do one thing at a time, each of
 * them what a vCPU of its domain may do.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <hnl/abi.h>

#include "handover.h"

#define FDS 3

struct handover {
	struct handover_config cfg;
	uint32_t ring;
	pthread_t thread;
	int stop;		/* eventfd */
};

static bool send_head(const struct handover_config *cfg)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(FDS * sizeof(int))];
	} control = { 0 };
	struct hnl_handover head = *cfg->head;
	const int fd[FDS] = { cfg->memory, cfg->doorbell, cfg->completion };
	size_t len = offsetof(struct hnl_handover, run) +
		     head.n_runs * sizeof(head.run[0]);
	struct iovec io = { &head, len };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1,
			    .msg_control = &control,
			    .msg_controllen = sizeof(control) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);

	head.magic = HNL_HANDOVER_MAGIC;
	head.abi = HNL_ABI_VERSION;
	head.flags = cfg->call != NULL ? HNL_HANDOVER_CALLS : 0;
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(fd));
	memcpy(CMSG_DATA(c), fd, sizeof(fd));
	return sendmsg(cfg->fd, &m, MSG_NOSIGNAL) == (ssize_t)len;
}

/* False: the process is gone, or says what is no call. */
static bool serve_call(struct handover *h)
{
	struct hnl_handover_answer answer = { -HNL_ENOSYS, 0 };
	struct hnl_handover_call c;

	if (recv(h->cfg.fd, &c, sizeof(c), 0) != (ssize_t)sizeof(c))
		return false;
	if (h->cfg.call != NULL)
		answer.status = h->cfg.call(h->cfg.ctx, &c, &answer.value);
	return send(h->cfg.fd, &answer, sizeof(answer), MSG_NOSIGNAL) ==
	       (ssize_t)sizeof(answer);
}

static void serve_doorbell(struct handover *h)
{
	uint64_t times;

	if (read(h->cfg.doorbell, &times, sizeof(times)) ==
	    (ssize_t)sizeof(times))
		h->cfg.kick(h->cfg.ctx, h->ring);
}

static void *run(void *handover)
{
	struct handover *h = (struct handover *)handover;
	struct pollfd fd[3] = {
		{ h->cfg.fd, POLLIN, 0 },
		{ h->stop, POLLIN, 0 },
		{ h->cfg.kick != NULL ? h->cfg.doorbell : -1, POLLIN, 0 },
	};

	while (poll(fd, 3, -1) >= 0 || errno == EINTR) {
		if (fd[1].revents != 0)
			break;
		if (fd[2].revents != 0)
			serve_doorbell(h);
		if (fd[0].revents != 0 && !serve_call(h))
			fd[0].fd = -1;
	}
	return NULL;
}

static void end(struct handover *h)
{
	if (h->stop >= 0)
		close(h->stop);
	close(h->cfg.fd);
	free(h);
}

struct handover *handover_start(const struct handover_config *cfg)
{
	struct handover *h = (struct handover *)calloc(1, sizeof(*h));

	if (h == NULL) {
		close(cfg->fd);
		return NULL;
	}
	h->cfg = *cfg;
	h->ring = cfg->head->ring;
	h->stop = eventfd(0, EFD_CLOEXEC);
	if (h->stop >= 0 && send_head(cfg)) {
		errno = pthread_create(&h->thread, NULL, run, h);
		if (errno == 0)
			return h;
	}
	end(h);
	return NULL;
}

void handover_stop(struct handover *h)
{
	const uint64_t one = 1;
	ssize_t n = write(h->stop, &one, sizeof(one));

	(void)n;
	pthread_join(h->thread, NULL);
	end(h);
}
