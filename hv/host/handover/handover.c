/* SPDX-License-Identifier: MIT */
/*
 * The thread that serves one process.
 *
 *	poll:	socket	--> a call, or the process is gone
 *		doorbell --> kick
 *		stop	--> the end
 *
 * Invariant: the process can make the thread do one thing at a time, each of
 * them what a vCPU of its domain may do. Nothing here waits for the process but
 * the poll, and no open file description that is used here is also its. It gets
 * no byte of the guest that is not in a run.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <hnl/abi.h>

#include "handover.h"

#define FDS 3
#define RUNG_MAX 512u	/* that are looked at in a row */

enum end { OURS, THEIRS, ENDS };

struct handover {
	struct handover_config cfg;
	uint32_t ring;
	pthread_t thread;
	int stop;		/* eventfd, ours alone */
	int doorbell[ENDS], completion[ENDS];	/* THEIRS: until it is sent */
};

/* Whoever has the file can map all of it: nothing is there but the runs. */
static bool is_file_of_runs_alone(const struct handover_config *cfg)
{
	const struct hnl_handover *head = cfg->head;
	uint64_t pages = 0;
	struct stat s;
	uint32_t i;

	for (i = 0; i < head->n_runs; i++)
		pages += head->run[i].pages;
	if (fstat(cfg->memory, &s) != 0)
		return false;
	errno = EINVAL;
	return pages != 0 && (uint64_t)s.st_size == pages * HNL_PAGE;
}

static bool send_head(const struct handover *h)
{
	const struct handover_config *cfg = &h->cfg;
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(FDS * sizeof(int))];
	} control = { 0 };
	struct hnl_handover head = *cfg->head;
	const int fd[FDS] = { cfg->memory, h->doorbell[THEIRS],
			      h->completion[THEIRS] };
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
	return sendmsg(cfg->fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT) ==
	       (ssize_t)len;
}

/* False: the process is gone, says what is no call, or takes no answers. */
static bool serve_call(struct handover *h)
{
	struct hnl_handover_answer answer = { -HNL_ENOSYS, 0 };
	struct hnl_handover_call c;

	if (recv(h->cfg.fd, &c, sizeof(c), MSG_DONTWAIT) !=
	    (ssize_t)sizeof(c))
		return false;
	if (h->cfg.call != NULL)
		answer.status = h->cfg.call(h->cfg.ctx, &c, &answer.value);
	return send(h->cfg.fd, &answer, sizeof(answer),
		    MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)sizeof(answer);
}

/*
 * However often it was rung is once, and what is rung meanwhile comes with the
 * next look. False: the process has closed it.
 */
static bool serve_doorbell(struct handover *h)
{
	unsigned int rung = 0;
	ssize_t n;
	char byte;

	do {
		n = recv(h->doorbell[OURS], &byte, 1, MSG_DONTWAIT);
	} while (n > 0 && ++rung < RUNG_MAX);
	if (rung != 0)
		h->cfg.kick(h->cfg.ctx, h->ring);
	return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

void handover_notify(struct handover *h)
{
	const char byte = 0;

	/* Full: it was told. Closed: nobody wants to know. */
	(void)send(h->completion[OURS], &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static void *run(void *handover)
{
	struct handover *h = (struct handover *)handover;
	struct pollfd fd[3] = {
		{ h->cfg.fd, POLLIN, 0 },
		{ h->stop, POLLIN, 0 },
		{ h->doorbell[OURS], POLLIN, 0 },
	};

	while (poll(fd, 3, -1) >= 0 || errno == EINTR) {
		if (fd[1].revents != 0)
			break;
		if (fd[2].revents != 0 && !serve_doorbell(h))
			fd[2].fd = -1;
		if (fd[0].revents != 0 && !serve_call(h))
			fd[0].fd = -1;
	}
	return NULL;
}

static void close_if_open(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void end(struct handover *h)
{
	enum end e;

	for (e = OURS; e < ENDS; e++) {
		close_if_open(&h->doorbell[e]);
		close_if_open(&h->completion[e]);
	}
	close_if_open(&h->stop);
	close_if_open(&h->cfg.fd);
	free(h);
}

static bool open_pair(int pair[ENDS])
{
	pair[OURS] = pair[THEIRS] = -1;
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0;
}

static bool open_all(struct handover *h)
{
	bool good = open_pair(h->doorbell);

	good &= open_pair(h->completion);
	h->stop = eventfd(0, EFD_CLOEXEC);
	return good && h->stop >= 0;
}

struct handover *handover_start(const struct handover_config *cfg)
{
	struct handover *h = NULL;

	if (is_file_of_runs_alone(cfg))
		h = (struct handover *)calloc(1, sizeof(*h));
	if (h == NULL) {
		close(cfg->fd);
		return NULL;
	}
	h->cfg = *cfg;
	h->ring = cfg->head->ring;
	if (open_all(h) && send_head(h)) {
		/* Its end is its alone, or we would not see it close. */
		close_if_open(&h->doorbell[THEIRS]);
		close_if_open(&h->completion[THEIRS]);
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
