/* SPDX-License-Identifier: MIT */
/*
 * Hands guest memory to a process (hnl/handover.h), and serves it while it is
 * there, in a thread.
 *
 *	socket --head, three descriptors--> process
 *	socket <--register call-----------  call()
 *	doorbell eventfd <----------------  kick(), or whoever reads it
 */
#ifndef HNL_HOST_HANDOVER_H
#define HNL_HOST_HANDOVER_H

#include <hnl/handover.h>

struct handover_config {
	int fd;			/* SOCK_SEQPACKET, connected; taken over */
	int memory, doorbell, completion;	/* stay the caller's */
	const struct hnl_handover *head;	/* magic, abi: filled in */
	/* A register call; NULL: the process may make none. Its status. */
	int64_t (*call)(void *ctx, const struct hnl_handover_call *c,
			uint64_t *value);
	void (*kick)(void *ctx, uint32_t ring);	/* NULL: others read it */
	void *ctx;
};

struct handover;

/* NULL: errno says why; the socket is closed. */
struct handover *handover_start(const struct handover_config *cfg);
/* Ends it whether the process is there or not. */
void handover_stop(struct handover *h);

#endif
