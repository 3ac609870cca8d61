/* SPDX-License-Identifier: MIT */
/*
 * QEMU's ivshmem protocol, for one client: numbers of 8 bytes, some with a
 * descriptor.
 *
 *	version 0 | its id | -1, memory | 0, our eventfds | its id, its own
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "shm.h"

#define CLIENT 1		/* its id */
#define NO_FD (-1)

static bool make_descriptors(struct server *s)
{
	unsigned int i;

	s->bar = memfd_create("hnl ivshmem", MFD_CLOEXEC);
	if (s->bar < 0 || ftruncate(s->bar, BAR_PAGES * HNL_PAGE) != 0)
		return false;
	for (i = 0; i < HNL_IVSHMEM_VECTORS; i++) {
		s->doorbell[i] = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
		s->interrupt[i] = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
		if (s->doorbell[i] < 0 || s->interrupt[i] < 0)
			return false;
	}
	return true;
}

bool server_listen(struct server *s, const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int n = snprintf(a.sun_path, sizeof(a.sun_path), "%s", path);

	if (n < 0 || (size_t)n >= sizeof(a.sun_path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	s->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	return s->listener >= 0 && make_descriptors(s) &&
	       bind(s->listener, (const struct sockaddr *)&a, sizeof(a)) == 0 &&
	       listen(s->listener, 1) == 0;
}

static bool say(const struct server *s, int64_t number, int fd)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(fd))];
	} control = { .room = { 0 } };
	struct iovec io = { &number, sizeof(number) };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1 };
	struct cmsghdr *c;

	if (fd != NO_FD) {
		m.msg_control = &control;
		m.msg_controllen = sizeof(control);
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(fd));
		memcpy(CMSG_DATA(c), &fd, sizeof(fd));
	}
	return sendmsg(s->qemu, &m, MSG_NOSIGNAL) == (ssize_t)sizeof(number);
}

static bool say_vectors(const struct server *s, int64_t id, const int *fd)
{
	unsigned int i;

	for (i = 0; i < HNL_IVSHMEM_VECTORS; i++)
		if (!say(s, id, fd[i]))
			return false;
	return true;
}

bool server_greet(struct server *s)
{
	s->qemu = accept4(s->listener, NULL, NULL, SOCK_CLOEXEC);
	return s->qemu >= 0 && say(s, 0, NO_FD) && say(s, CLIENT, NO_FD) &&
	       say(s, -1, s->bar) &&
	       say_vectors(s, HNL_IVSHMEM_SERVER, s->doorbell) &&
	       say_vectors(s, CLIENT, s->interrupt);
}
