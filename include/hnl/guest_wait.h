/* SPDX-License-Identifier: MIT */
/*
 * Many threads on one ring, waiting, and calls that nobody wants any more.
 *
 *	hnl_client_claim	room and the client's lock, until a deadline
 *	hnl_client_post		submits, maybe publishes, unlocks
 *	hnl_client_wait		until one request is answered, or a deadline
 *	hnl_client_cancel	ends a request in flight
 *	hnl_client_resize	other pages, more or fewer, under way
 *
 * The lock is port.lock; struct hnl_client is the caller's while it is held.
 * Whoever waits polls for all: an answer function runs in any of the threads,
 * under the lock, and must call nothing of this header.
 *
 * A deadline is a moment of port.now; it has come when now is not below it.
 */
#ifndef HNL_GUEST_WAIT_H
#define HNL_GUEST_WAIT_H

#include <hnl/guest.h>

#define HNL_NO_WAIT ((uint64_t)0) /* would block: -HNL_EAGAIN at once */
#define HNL_FOREVER (~(uint64_t)0)

HNL_BEGIN_DECLS

/*
 * hnl_client_begin, when its turn has come. 0: the lock is held until
 * hnl_client_post, which must follow. Otherwise it is not: -HNL_EAGAIN with
 * HNL_NO_WAIT, -HNL_ETIMEDOUT, or what begin, poll or a doorbell said.
 */
HNL_MUST_CHECK int hnl_client_claim(struct hnl_client *c, struct hnl_builder *b,
				    size_t max, struct hnl_pending *p,
				    uint64_t until);

/*
 * hnl_client_submit, then unlocks. more: another request follows soon, do not
 * publish yet; whoever waits next on this client, or posts without more,
 * publishes for all. A verdict that is not 0: nothing was submitted. The errno
 * of a doorbell: it was, and p is in flight.
 */
HNL_MUST_CHECK int hnl_client_post(struct hnl_client *c,
				   const struct hnl_builder *b,
				   struct hnl_pending *p, bool more);

/*
 * 0: p->done, and p->err is its answer's. -HNL_EAGAIN with HNL_NO_WAIT,
 * -HNL_ETIMEDOUT, -HNL_EBADMSG, an errno of a doorbell: p is still in flight
 * and belongs to the client.
 */
HNL_MUST_CHECK int hnl_client_wait(struct hnl_client *c,
				   const struct hnl_pending *p, uint64_t until);

/*
 * Asks, by direct calls in cfg.scratch, that p ends. 0: it will be answered
 * with -HNL_ECANCELED, wait for it. -HNL_ENOENT: it is not in flight, for it
 * was answered, or was not begun; wait for it all the same. -HNL_EINVAL: there
 * is no scratch, for the ring was made by somebody else. list: private
 * memory for the domain's calls in flight, HNL_CANCEL_BYTES each;
 * -HNL_ENOSPC: there are more.
 */
#define HNL_CANCEL_BYTES 128

HNL_MUST_CHECK int hnl_client_cancel(struct hnl_client *c,
				     const struct hnl_pending *p, uint8_t *list,
				     size_t list_size, struct hnl_extack *x);

/* The memory of a ring. */
struct hnl_client_pages {
	uint32_t ring;		/* an id that is free, while it is called */
	void *control;		/* these as in struct hnl_client_config */
	uint8_t *sq, *cq;
	uint32_t sq_pages, cq_pages;
};

/*
 * The client goes on with other pages, which are in no ring. Requests in flight
 * stay so, nothing is lost or done twice, and the order of answers is kept:
 * whoever begins a request meanwhile waits until what was published is taken.
 * cfg.scratch must do for the new pages. 0: the old ones are the caller's
 * again, and stay shared. -HNL_EAGAIN with HNL_NO_WAIT, -HNL_ETIMEDOUT,
 * -HNL_EINVAL, -HNL_EBUSY while another thread does it, an errno of the
 * hypervisor's with *x telling why: nothing has changed, and the new ones are
 * the caller's again. -HNL_EBADMSG: the client is broken, or the ring of the
 * new pages could not be destroyed; they may be held still.
 */
HNL_MUST_CHECK int hnl_client_resize(struct hnl_client *c,
				     const struct hnl_client_pages *by,
				     uint64_t until, struct hnl_extack *x);

HNL_END_DECLS

#endif
