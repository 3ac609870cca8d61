/* SPDX-License-Identifier: MIT */
/*
 * A process with a ring, against two hypervisors:
 *
 *	real	hv/host/inproc in this process, reached by a socket alone
 *	mock	this test: it writes what it likes into the ring's pages
 *
 * view of both:	page 0 scratch.., then control, submission, completion
 */
#ifndef TEST_LINUX_RIG_H
#define TEST_LINUX_RIG_H

#include <stdbool.h>
#include <stdint.h>

#include "../../guest/env/linux/ring.h"
#include "../../guest/env/linux/socket.h"
#include "../../hv/host/inproc/inproc.h"

#define RIG_GPA UINT64_C(0x10000000)
#define RIG_PAGES 64u		/* of RAM */
#define RIG_WINDOW 16u		/* of them shared, and handed over */
#define RIG_SCRATCH 2u
#define RIG_CONTROL 2u
#define RIG_SQ 3u
#define RIG_CQ 5u
#define RIG_RING_PAGES 2u	/* a direction */
#define RIG_SLOTS 32u
#define RIG_PORT 3u
#define RIG_FDS 3u		/* that are handed over, the memory first */
#define RIG_FREE 32u		/* first page of RAM that nobody uses */

struct rig {
	struct inproc *host;
	struct hnl_guest kernel;	/* what may make any call */
	struct linux_socket socket;
	struct linux_ring ring;
};

/* A page of RAM, by guest-physical address. */
uint64_t rig_gpa(unsigned int page);

/*
 * The hypervisor, deferred, and its kernel's port; nothing is handed over. A
 * process may have the window, or the ranges.
 */
void rig_open_host(struct rig *t);
void rig_open_host_lending(struct rig *t, const struct inproc_lent *lent,
			   size_t n);
/* Hands it over, by a socket pair: the process's end of it. */
int rig_hand_over(struct rig *t, const struct hnl_handover *head, bool calls);
/* All of it: host, socket, and a ring that was made by register calls. */
void rig_open(struct rig *t);
void rig_close(struct rig *t);

/* cfg of a ring on what the socket gave. */
struct linux_ring_config rig_ring(struct linux_socket *s);

/* What a hand-over brings, before the library takes it: descriptors of ours. */
bool rig_peek(int from, struct hnl_handover *head, int fd[RIG_FDS]);
/* Nothing of the file can be touched from there on, and all before. */
bool rig_ends_at(int memory, uint64_t bytes);

/* One request, memory.share of some pages: claimed and posted. */
int rig_share(struct linux_ring *r, struct hnl_pending *p, uint64_t gpa,
	      uint64_t pages, uint64_t until);

/* Many threads, each with so many requests in a row; are all answered? */
bool rig_crowd(struct linux_ring *r, unsigned int threads, unsigned int n);
/* An event loop: so many requests, epoll, as many answers? */
bool rig_loop(struct linux_ring *r, unsigned int n);

#endif
