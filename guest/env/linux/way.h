/* SPDX-License-Identifier: MIT */
/*
 * How a process reaches its hypervisor: it has no VMMCALL of its own.
 *
 *	socket.c	handed over: sockets for calls, doorbell, completion
 *	ivshmem.c	a device of QEMU: a mailbox and doorbells in its BARs
 */
#ifndef GUEST_LINUX_WAY_H
#define GUEST_LINUX_WAY_H

#include <hnl/guest.h>

struct linux_way {
	/* The register call CALL; NULL: none can be made this way. */
	int (*call)(struct linux_way *w, const uint64_t arg[4],
		    uint64_t *value);
	/*
	 * Returns at once; 0, or a negated errno. -HNL_EAGAIN: it cannot be
	 * rung now, and is later.
	 */
	int (*doorbell)(struct linux_way *w, uint32_t ring);
	/* Readable when completions may have come: an eventfd, or a socket. */
	int completion;
	int gone;		/* a socket, closed by who goes; or -1 */
	struct hnl_discovery found;
};

#endif
