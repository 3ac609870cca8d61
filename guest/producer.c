/* SPDX-License-Identifier: MIT */
/*
 * Requests, written straight into the submission ring.
 *
 *	begin: a slot, room, a builder over it	submit: the slot is taken
 *	flush: published, at most one doorbell
 *
 * Invariant: a sequence number that was published has its slot, so that every
 * answer that may come has an owner.
 */
#include "internal.h"

/*
 * Answers come in any order: the next number whose slot is free. False: no slot
 * is. As many as are in flight are taken at most, so one is free here. Number 0
 * of port 0 would be an event's.
 */
static bool find_number(struct hnl_client *c)
{
	if (c->in_flight >= c->cfg.n_slots)
		return false;
	while (*slot_of(c, c->seq) != NULL || (c->seq | c->cfg.port) == 0)
		c->seq++;
	return true;
}

int hnl_client_begin(struct hnl_client *c, struct hnl_builder *b, size_t max,
		     struct hnl_pending *p)
{
	uint8_t *room;

	hnl_builder_init(b, NULL, 0);
	if (c->broken)
		return -HNL_EBADMSG;
	if (max > c->sq.mem.size / 2 || max > HNL_MSG_MAX)
		return -HNL_EMSGSIZE;
	max = hnl_align(max);
	if (c->closed || !find_number(c))
		return -HNL_EAGAIN;
	room = hnl_producer_reserve(&c->sq, max);
	if (c->sq.broken)
		return break_client(c, HNL_REASON_INDEX);
	if (room == NULL) {
		hnl_producer_ask(&c->sq, true);
		return -HNL_EAGAIN;
	}
	/* Others may have waited for it too, and are not notified any more. */
	c->news += c->sq.asks;
	hnl_producer_ask(&c->sq, false);
	hnl_builder_init(b, room, max);
	p->seq = c->seq;
	p->done = false;
	p->err = 0;
	return 0;
}

int hnl_client_submit(struct hnl_client *c, const struct hnl_builder *b,
		      struct hnl_pending *p)
{
	int err = hnl_builder_verdict(b);

	if (err != 0)
		return err;
	hnl_producer_commit(&c->sq, b->len);
	*slot_of(c, c->seq) = p;
	c->seq++;
	c->in_flight++;
	return 0;
}

/*
 * A KICK that could not end in its time is repeated, but not for ever: the lock
 * is held, and the caller's deadline is not known here. What is left is owed;
 * poll and whoever waits go on with it.
 */
#define DOORBELL_TRIES 64

int hnl_client_ring_doorbell(struct hnl_client *c)
{
	struct hnl_guest *g = c->guest;
	unsigned int tries = 0;
	int err;

	do {
		err = errno_of(g->port->kick(g->env, c->cfg.ring));
		c->kicks++;
		c->owes = err != 0;
		if (err != -HNL_EAGAIN)
			break;
		if (g->port->expired != NULL && g->port->expired(g->env))
			return -HNL_ETIMEDOUT;
	} while (++tries < DOORBELL_TRIES);
	c->refused |= err == -HNL_EBADMSG;
	return err != -HNL_EAGAIN ? err : 0;
}

int hnl_client_flush(struct hnl_client *c)
{
	if (c->broken)
		return -HNL_EBADMSG;
	return hnl_producer_publish(&c->sq) ? hnl_client_ring_doorbell(c) : 0;
}

int hnl_client_resume(struct hnl_client *c)
{
	if (!c->owes && !hnl_producer_stalled(&c->sq))
		return 0;
	return hnl_client_ring_doorbell(c);
}
