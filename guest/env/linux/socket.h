/* SPDX-License-Identifier: MIT */
/*
 * What was handed over by a socket (hnl/handover.h), and the way through it.
 *
 *	socket --head, memory, doorbell, completion--> linux_socket_open()
 *
 * The head comes from a VMM that is not believed: what it names lies within
 * the file, or it is refused.
 */
#ifndef GUEST_LINUX_SOCKET_H
#define GUEST_LINUX_SOCKET_H

#include <pthread.h>

#include "memory.h"
#include "way.h"

struct linux_socket {
	struct linux_way way;
	struct linux_memory memory;
	struct hnl_handover head;
	int fd;			/* taken over */
	int doorbell;
	pthread_mutex_t lock;	/* one call at a time */
};

/*
 * Receives what the peer of a SOCK_SEQPACKET socket hands over; fd is s's from
 * then on. -EBADMSG: the message is none, or contradicts itself; -ENODEV: of
 * another ABI version, or nobody is there; -EINVAL: its memory cannot be (as
 * linux_memory_runs). Then fd stays the caller's, and nothing else is left.
 */
HNL_MUST_CHECK int linux_socket_open(struct linux_socket *s, int fd);
void linux_socket_close(struct linux_socket *s);

#endif
