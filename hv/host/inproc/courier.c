/* SPDX-License-Identifier: MIT */
/*
 * The courier's loop: it sleeps until the peer's socket has something, serves
 * it all, and says that the domain may be ready.
 *
 * Another thread may have the domain: then it is tried again, for whoever has
 * it leaves it after one entry. Invariant: what came is never left for the next
 * thing that comes.
 */
#define _GNU_SOURCE
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "courier.h"

struct courier {
	struct courier_config cfg;
	pthread_t thread;
	int stop;		/* an eventfd */
};

/* False: it is to stop. */
static bool sleep_on(const struct courier *c)
{
	struct pollfd fd[2] = { { peer_fd(c->cfg.peer), POLLIN, 0 },
				{ c->stop, POLLIN, 0 } };

	(void)poll(fd, 2, -1);
	return fd[1].revents == 0;
}

static void *run(void *arg)
{
	struct courier *c = arg;

	while (sleep_on(c)) {
		/* Who has the domain leaves it after one entry. */
		while (peer_serve(c->cfg.peer, c->cfg.cpu, c->cfg.domain) ==
		       -HNL_EAGAIN)
			sched_yield();
		c->cfg.came(c->cfg.ctx);
	}
	return NULL;
}

struct courier *courier_start(const struct courier_config *cfg)
{
	struct courier *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->cfg = *cfg;
	c->stop = eventfd(0, EFD_CLOEXEC);
	if (c->stop < 0 || pthread_create(&c->thread, NULL, run, c) != 0) {
		if (c->stop >= 0)
			close(c->stop);
		free(c);
		return NULL;
	}
	return c;
}

void courier_stop(struct courier *c)
{
	(void)eventfd_write(c->stop, 1);
	pthread_join(c->thread, NULL);
	close(c->stop);
	free(c);
}
