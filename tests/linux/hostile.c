/* SPDX-License-Identifier: MIT */
/*
 * usage: linux-hostile FD
 *
 * A process that was handed a ring and wants to stop its VMM:
 *
 *	memory		shortens it, seals it for others; looks for more of it
 *	descriptors	makes them block, fills them, never reads them
 *	socket		calls, and never takes the answer
 *
 * It succeeds when nothing of that was possible, or did harm; whether its VMM
 * is well, who started it has to look.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "rig.h"

#define REQUESTS 800	/* more than a socket holds */
#define NAP_US 100
#define CALLS 2000
#define FULL (UINT64_MAX - 1)	/* of an eventfd */

static bool is_file_fixed(int memory)
{
	return ftruncate(memory, 0) != 0 &&
	       ftruncate(memory, (off_t)1 << 32) != 0 &&
	       fcntl(memory, F_ADD_SEALS, F_SEAL_FUTURE_WRITE) != 0;
}

static bool is_file_of_runs_alone(int memory, const struct hnl_handover *head)
{
	uint64_t bytes = 0;
	uint32_t i;

	for (i = 0; i < head->n_runs; i++)
		bytes += head->run[i].pages * HNL_PAGE;
	return rig_ends_at(memory, bytes);
}

/* Of an open file description that is not ours alone, this is for all. */
static void block_and_fill(int fd)
{
	const uint64_t v = FULL;
	ssize_t n;

	(void)fcntl(fd, F_SETFL, O_NONBLOCK);
	n = write(fd, &v, sizeof(v));
	(void)n;
	(void)fcntl(fd, F_SETFL, 0);
}

/* A notification each, of which none is read. */
static bool ask_and_never_sleep(struct linux_ring *r, uint64_t gpa)
{
	struct hnl_pending p;
	unsigned int i;

	for (i = 0; i < REQUESTS; i++) {
		p.answer = NULL;
		while (!hnl_client_sleep(&r->client))
			if (hnl_client_poll(&r->client) < 0)
				return false;
		if (rig_share(r, &p, gpa, 1, HNL_FOREVER) != 0)
			return false;
		while (!p.done) {
			usleep(NAP_US);
			if (hnl_client_poll(&r->client) < 0)
				return false;
		}
	}
	return true;
}

/* More than the socket holds in both directions. */
static void call_and_go(int fd)
{
	const struct hnl_handover_call c = { HNL_CALL, { 1, 2, 3, 4 } };
	unsigned int i;

	for (i = 0; i < CALLS; i++)
		if (send(fd, &c, sizeof(c), MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
			usleep(NAP_US);
}

static int say(const char *what)
{
	fprintf(stderr, "hostile: %s\n", what);
	return 1;
}

int main(int argc, char **argv)
{
	static struct linux_socket s;
	static struct linux_ring r;
	static struct hnl_handover head;
	struct linux_ring_config cfg;
	struct hnl_extack x;
	int fd[RIG_FDS];

	if (argc != 2)
		return 2;
	if (!rig_peek(atoi(argv[1]), &head, fd))
		return say("nothing came");
	if (!is_file_fixed(fd[0]))
		return say("the memory's length is ours to change");
	if (!is_file_of_runs_alone(fd[0], &head))
		return say("the memory has more than was handed over");
	if (linux_socket_open(&s, atoi(argv[1])) != 0)
		return say("not opened");
	cfg = rig_ring(&s);
	if (linux_ring_create(&r, &cfg, &x) != 0)
		return say("no ring");
	block_and_fill(s.way.completion);
	if (!ask_and_never_sleep(&r, s.memory.gpa[s.memory.pages - 1]))
		return say("a request was lost");
	block_and_fill(s.doorbell);
	(void)send(s.doorbell, NULL, 0, MSG_DONTWAIT | MSG_NOSIGNAL);
	(void)shutdown(s.way.completion, SHUT_RDWR);
	call_and_go(s.fd);
	return 0;
}
