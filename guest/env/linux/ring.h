/* SPDX-License-Identifier: MIT */
/*
 * A ring of a Linux process, for many threads, and one descriptor that epoll
 * reports when there are completions.
 *
 *	linux_ring_create	makes it, by register calls
 *	linux_ring_attach	takes one that was made, and narrowed
 *	linux_ring_claim, _post	a request (hnl/guest_wait.h)
 *	linux_ring_wait		sleeps until one is answered
 *	linux_ring_fd, _poll	or: epoll, and take what came
 *
 * Deadlines are moments of linux_ring_now(), nanoseconds; HNL_NO_WAIT and
 * HNL_FOREVER as there. Any thread may call any function but create, attach and
 * close. The functions of hnl/guest.h on .client are for who has claimed it.
 * Any thread may take the answer of another: whether a request is done, ask
 * linux_ring_wait() with HNL_NO_WAIT, or its answer function.
 */
#ifndef GUEST_LINUX_RING_H
#define GUEST_LINUX_RING_H

#include <pthread.h>

#include <hnl/guest_wait.h>

#include "memory.h"
#include "way.h"

struct linux_ring_config {
	struct linux_way *way;
	const struct linux_memory *memory;	/* shared with the hypervisor */
	uint32_t ring, port;
	size_t control, sq, cq;		/* pages of memory: the first of each */
	uint32_t sq_pages, cq_pages;	/* powers of two */
	size_t scratch;			/* create: the first of its pages, */
	uint32_t scratch_pages;		/* HNL_CLIENT_SCRATCH bytes at least */
	uint32_t slots;			/* in flight; a power of two */
	/*
	 * As of struct hnl_client_config; NULL: events are counted as strays.
	 * Called by any thread that takes completions, one at a time; it
	 * calls no function of this ring.
	 */
	void (*event)(void *ctx, const uint8_t *buf, const struct hnl_msg *m);
	void *event_ctx;
};

struct linux_ring {
	struct linux_ring_config cfg;
	struct hnl_guest guest;
	struct hnl_client client;
	struct hnl_pending **slot;
	uint8_t *inbox;
	int wake;		/* eventfd: a thread sleeps that need not */
	int ready;		/* eventfd: threads took completions */
	int fd;			/* epoll of the way's completion and ready */

	pthread_mutex_t lock;
	pthread_cond_t turn;
	/* under lock */
	bool held;		/* by who has claimed, or polls */
	bool sleeper;		/* a thread sleeps on the descriptor */
	bool gone;		/* the hypervisor is */
	bool watched;		/* by who asked for the descriptor */
	uint32_t seen;		/* of the client's news */
	uint64_t taken;		/* how often some were */
	uint64_t sleeps;	/* that threads began */
};

/*
 * 0, or a negated errno: -HNL_EINVAL: cfg is not as said above, or too much for
 * the memory; -HNL_ENODEV: the way takes no calls, or leads nowhere; the
 * hypervisor's, with *x telling why.
 */
HNL_MUST_CHECK int linux_ring_create(struct linux_ring *r,
				     const struct linux_ring_config *cfg,
				     struct hnl_extack *x);
HNL_MUST_CHECK int linux_ring_attach(struct linux_ring *r,
				     const struct linux_ring_config *cfg);

/*
 * Unmakes a ring that was created; one that was attached is left to who made
 * it. No thread is in it any more. The memory and the way stay the caller's.
 */
void linux_ring_close(struct linux_ring *r);

uint64_t linux_ring_now(void);

/* As hnl_client_claim, _post and _wait; -HNL_ENODEV: the hypervisor is gone. */
HNL_MUST_CHECK int linux_ring_claim(struct linux_ring *r,
				    struct hnl_builder *b, size_t max,
				    struct hnl_pending *p, uint64_t until);
HNL_MUST_CHECK int linux_ring_post(struct linux_ring *r,
				   const struct hnl_builder *b,
				   struct hnl_pending *p, bool more);
HNL_MUST_CHECK int linux_ring_wait(struct linux_ring *r,
				   const struct hnl_pending *p,
				   uint64_t until);

/*
 * For one event loop: readable when completions may have come, or another
 * thread has taken some: linux_ring_poll() then, and once before the first
 * time.
 */
int linux_ring_fd(struct linux_ring *r);

/*
 * Takes all that is there, and publishes what was posted with more. When it
 * returns, the descriptor reports whatever comes after. Returns the requests
 * that were finished; else as hnl_client_poll, or -HNL_ENODEV: the other end of
 * the completions is closed, and the descriptor will report that for ever.
 *
 * It never stays for long. When there still is something to do, as with a
 * doorbell that is full for ever, or a hypervisor that always has more, the
 * descriptor is readable when it returns; if nothing was finished, it returns
 * -HNL_EAGAIN: come again, and not at once if that goes on.
 */
HNL_MUST_CHECK int linux_ring_poll(struct linux_ring *r);

#endif
