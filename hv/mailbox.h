/* SPDX-License-Identifier: MIT */
/*
 * A domain's events that wait for their rings: mailbox.c.
 *
 * Anybody may put one in, under the lock; all else is for who has claimed
 * the domain.
 */
#ifndef HNL_HV_MAILBOX_H
#define HNL_HV_MAILBOX_H

#include "internal.h"

/* Nothing of a service is called under it, and no other lock is taken. */
static inline void hnl_mailbox_lock(const struct hnl_domain *d)
{
	if (d->hv->port->lock != NULL)
		d->hv->port->lock(d->host);
}

static inline void hnl_mailbox_unlock(const struct hnl_domain *d)
{
	if (d->hv->port->unlock != NULL)
		d->hv->port->unlock(d->host);
}

/* Under the lock. False: it is lost, and counted for this ring. */
bool hnl_mailbox_put(struct hnl_domain *d, uint32_t ring, const uint8_t *event,
		     size_t len);
/* Moves what waits for this ring into it. False: no room for all of it. */
bool hnl_mailbox_deliver(struct batch *batch, uint32_t ring);
/* The ring is gone; its members have left. */
void hnl_mailbox_forget(struct hnl_domain *d, uint32_t ring);
/* Events that found no room, since it was made: whoever tells one counts. */
uint64_t hnl_mailbox_lost_ever(const struct hnl_domain *d);
/* Nothing waits, and nothing was lost. */
void hnl_mailbox_empty(struct hnl_domain *d);

/*
 * The mailbox as it is saved: what is told from here on until it is thawed is
 * lost, and counted. And n of its bytes, at an index.
 */
void hnl_mailbox_freeze(const struct hnl_domain *d, struct mailbox *box);
void hnl_mailbox_thaw(struct hnl_domain *d);
void hnl_mailbox_read(const struct hnl_domain *d, uint32_t from, void *dst,
		      uint32_t n);
/* The envelope there; its ring is HNL_RING_DIRECT if nobody will be told. */
struct envelope hnl_mailbox_envelope(const struct hnl_domain *d, uint32_t from);
/* n bytes more, for which there is room; d is not listening. */
void hnl_mailbox_append(struct hnl_domain *d, const void *src, uint32_t n);
/* Nobody is told of the event there, which is lost; d is not listening. */
void hnl_mailbox_disown(struct hnl_domain *d, uint32_t from);

#endif /* HNL_HV_MAILBOX_H */
