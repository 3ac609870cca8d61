/* SPDX-License-Identifier: MIT */
/*
 * One domain's peer in user space, on a Unix socket of whole datagrams:
 *
 *	port.forward --> peer_forward --datagram--> socket --> process
 *	hnl_forward_answer <-- peer_serve <--datagram-- socket <-- process
 *	hnl_forward_gone   <--   "   <-- it hung up
 *	hnl_forward_expire <--   "   <-- timer
 *
 * peer_forward() is called by whoever serves the domain; all else by one
 * thread at a time. The process is believed no more than a guest: what is no
 * answer (docs/forward.md) is counted and dropped.
 */
#ifndef HNL_HOST_PEER_H
#define HNL_HOST_PEER_H

#include <hnl/forward.h>

struct peer;

struct peer_config {
	const char *path;	/* of the socket: made, in the end removed */
	uint16_t domain;	/* its number */
	uint32_t deadline;	/* ms, as in hnl_domain_config; 0: none */
};

/* Datagrams since peer_open(), and processes. */
struct peer_counts {
	uint64_t forwarded;	/* sent */
	uint64_t full;		/* not sent: the socket was */
	uint64_t answered;	/* taken by the dispatcher */
	uint64_t dropped;	/* no answer, or to nothing that waits */
	uint64_t came, went;	/* processes */
};

/* NULL: no memory, or the path is of no use; errno says which. */
struct peer *peer_open(const struct peer_config *cfg);
/* The calls that the process still has are left to hnl_domain_destroy(). */
void peer_close(struct peer *p);

/* For hnl_hv_port.forward: 0, -HNL_ENODEV, -HNL_ENOBUFS. */
int peer_forward(struct peer *p, uint64_t token, const uint8_t *msg,
		 size_t len);
/* For hnl_hv_port.now: milliseconds. */
uint64_t peer_now(void);

/* Readable (poll, epoll) when peer_serve() has something to do. */
int peer_fd(const struct peer *p);

/*
 * Takes what has come, PEER_TURN answers at most; then the domain may be ready
 * for hnl_hv_serve(). -HNL_EAGAIN: the domain is being served by another
 * processor; come again soon, whether peer_fd() is readable or not.
 */
HNL_MUST_CHECK int peer_serve(struct peer *p, struct hnl_cpu *cpu,
			      struct hnl_domain *d);

#define PEER_TURN 64

struct peer_counts peer_count(struct peer *p);

#endif
