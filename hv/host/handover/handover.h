/* SPDX-License-Identifier: MIT */
/*
 * Hands guest memory to a process (hnl/handover.h), and serves it while it is
 * there, in a thread.
 *
 *	socket --head, three descriptors--> process
 *	socket <--register call-----------  call()
 *	doorbell <------------------------  kick()
 *	handover_notify() --completion--->
 */
#ifndef HNL_HOST_HANDOVER_H
#define HNL_HOST_HANDOVER_H

#include <hnl/handover.h>

struct handover_config {
	int fd;			/* SOCK_SEQPACKET, connected; taken over */
	int memory;		/* sealed, and nothing but the runs of head;
				 * stays the caller's */
	const struct hnl_handover *head;	/* magic, abi: filled in */
	/* A register call; NULL: the process may make none. Its status. */
	int64_t (*call)(void *ctx, const struct hnl_handover_call *c,
			uint64_t *value);
	void (*kick)(void *ctx, uint32_t ring);
	void *ctx;
};

struct handover;

/*
 * NULL: errno says why; the socket is closed. EINVAL: the memory is not as long
 * as the runs.
 */
struct handover *handover_start(const struct handover_config *cfg);
/* Never waits, whatever the process does. */
void handover_notify(struct handover *h);
/* Ends it whether the process is there or not. */
void handover_stop(struct handover *h);

#endif
