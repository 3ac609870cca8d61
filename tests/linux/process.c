/* SPDX-License-Identifier: MIT */
/*
 * usage: linux-process FD
 *
 * A process that has nothing of its hypervisor but a socket: it takes what is
 * handed over, makes a ring by register calls, and uses it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "rig.h"

#define THREADS 4
#define REQUESTS 500

int main(int argc, char **argv)
{
	static struct linux_socket s;
	static struct linux_ring r;
	struct linux_ring_config cfg;
	struct hnl_extack x;
	int err;

	if (argc != 2)
		return 2;
	err = linux_socket_open(&s, atoi(argv[1]));
	if (err != 0) {
		fprintf(stderr, "handed over: %d\n", err);
		return 1;
	}
	cfg = rig_ring(&s);
	err = linux_ring_create(&r, &cfg, &x);
	if (err != 0) {
		fprintf(stderr, "create: %d\n", err);
		return 1;
	}
	err = !rig_crowd(&r, THREADS, REQUESTS) || !rig_loop(&r, REQUESTS) ||
	      r.client.strays != 0;
	linux_ring_close(&r);
	linux_socket_close(&s);
	return err;
}
