/* SPDX-License-Identifier: MIT */
/*
 * A hypervisor thread, a guest, a peer in a process of its own: for tests of
 * forwarded calls:
 *
 *	test: guest/ --CALL, rings--> hv/host/inproc --socket--> hnl-peer
 *
 * memory.map, share and unshare are forwarded. Anything that goes wrong with
 * the rig itself, and is not what a test asks about, fails the test.
 */
#ifndef PEER_RIG_H
#define PEER_RIG_H

#include <stdio.h>
#include <sys/types.h>

#include <hnl/guest.h>

#include "../../hv/host/inproc/inproc.h"
#include "../unit/helpers.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"

#define RIG_GPA UINT64_C(0x10000000)
#define RIG_PAGES 2048u
#define RIG_WINDOW 64u		/* pages, shared from the beginning */
#define RIG_FREE 128u		/* pages from here on have no use */
#define RIG_RINGS 4u
#define RIG_SLOTS 256u		/* requests in flight, a ring */
#define RIG_LONG 60000u		/* ms: a deadline that no test meets */
#define RIG_PORT 7u
#define RIG_DIRECT RIG_RINGS	/* by CALL, not by a ring */

#define RIG_PAGE(i) (RIG_GPA + (uint64_t)(i) * HNL_PAGE)

struct rig_ring {
	struct hnl_client client;
	struct hnl_pending *slot[RIG_SLOTS];
	uint8_t inbox[HNL_PAGE];
};

struct rig {
	struct inproc *host;
	struct hnl_guest guest;
	struct rig_ring ring[RIG_RINGS];
	/* the process */
	char dir[64], socket[80], books[80], log[80];
	pid_t peer;		/* 0: there is none */
	int to_peer;		/* its standard input */
	uint64_t peers;		/* that were started */
};

/* The program, from the command line. */
extern const char *rig_peer_program;

/* Without a peer and without rings. The file of books has the window. */
struct rig *rig_open(uint32_t deadline);
/* With so few calls in flight at a time. */
struct rig *rig_open_small(uint32_t deadline, uint16_t calls);
void rig_close(struct rig *r);

/* The window alone; there is no peer. */
void rig_reset_books(struct rig *r);

/* Until the hypervisor has taken it: from here on it is asked. */
void rig_start_peer(struct rig *r, const char *policy, const char *n);
/* Until the hypervisor has read all that it wrote, and taken leave of it. */
void rig_end_peer(struct rig *r);
/* The same of one that ends by itself. */
void rig_lose_peer(struct rig *r);
/* One line on its standard input. */
void rig_wake_peer(struct rig *r);

/* A new ring; or one of a kernel that begins, in the place of an old one. */
void rig_open_ring(struct rig *r, unsigned int ring);

/* ---- one request, waited for ---- */

struct rig_answer {
	uint8_t buf[2 * HNL_PAGE];
	size_t len;
	unsigned int last;	/* final messages: 1 */
	struct hnl_msg reply;	/* the first data message */
	struct hnl_extack x;
};

/* By a ring or by RIG_DIRECT. seq and port are put in. Returns x.err. */
int rig_ask(struct rig *r, unsigned int by, const struct hnl_builder *b,
	    struct rig_answer *a);

/* memory.share, unshare, and map as one range. */
int rig_share(struct rig *r, unsigned int by, unsigned int page,
	      unsigned int pages, struct rig_answer *a);
int rig_unshare(struct rig *r, unsigned int by, unsigned int page,
		unsigned int pages, struct rig_answer *a);
int rig_map(struct rig *r, unsigned int by, unsigned int page,
	    unsigned int pages, bool shared, struct rig_answer *a);

/* memory.list-shared as lines of the books; empty if it is refused. */
int rig_list(struct rig *r, unsigned int by, char *text, size_t size);

/* What the hypervisor lists is what the peer has in its books. */
void rig_check_books(struct rig *r, unsigned int by);

/* ---- many requests ---- */

struct rig_call {
	struct hnl_pending p;
	unsigned int page;
	bool share;
	unsigned int answers;	/* final ones since it was sent */
	unsigned int tries;
	uint16_t reason;
};

/* Fills, counts and sends; false: the ring is full. Not yet flushed. */
bool rig_send(struct rig *r, unsigned int ring, struct rig_call *c);
/* Takes completions; sleeps if there are none. Returns those finished. */
unsigned int rig_poll(struct rig *r, unsigned int ring);
/* Sends n calls and polls until all have their answers. */
void rig_run(struct rig *r, unsigned int ring, struct rig_call *c,
	     unsigned int n);

#endif
