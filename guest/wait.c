/* SPDX-License-Identifier: MIT */
/*
 * Many threads on one client.
 *
 *	claim: lock | begin, or poll and publish | unlock, wait | ...
 *	wait:  lock | done?, or poll and publish | unlock, wait | ...
 *
 * Invariant: who waits has published everything that was submitted before, and
 * has said that it sleeps; so what it waits for is on its way, whoever sent it.
 */
#include "internal.h"

#include <hnl/guest_wait.h>

void hnl_client_lock(const struct hnl_client *c)
{
	if (c->guest->port->lock != NULL)
		c->guest->port->lock(c->guest->env);
}

void hnl_client_unlock(const struct hnl_client *c)
{
	if (c->guest->port->unlock != NULL)
		c->guest->port->unlock(c->guest->env);
}

static bool has_come(const struct hnl_client *c, uint64_t until)
{
	const struct hnl_guest *g = c->guest;

	if (until == HNL_FOREVER)
		return g->port->expired != NULL && g->port->expired(g->env);
	return g->port->now != NULL && g->port->now(g->env) >= until;
}

/*
 * Locked: takes what came, and sends what did not go. Returns the requests that
 * were finished, 1 if more came meanwhile, 0 if it is time to wait.
 */
static int move_on(struct hnl_client *c)
{
	int n = hnl_client_poll(c), err;

	if (n < 0)
		return n;
	err = hnl_client_flush(c);
	if (err != 0)
		return err;
	return n != 0 || hnl_client_fall_asleep(c) ? n : 1;
}

/*
 * While something comes there is no look at the clock; but it may be what others
 * wait for, or a hypervisor that says without end that it is stalled.
 */
#define LOOKS 16u

int hnl_client_wait_turn(struct hnl_client *c, uint64_t until,
			 unsigned int *looks)
{
	const struct hnl_guest *g = c->guest;
	int n = move_on(c);

	if (n < 0 || (n > 0 && ++*looks % LOOKS != 0))
		return n < 0 ? n : 0;
	if (until == HNL_NO_WAIT)
		return -HNL_EAGAIN;
	if (has_come(c, until))
		return -HNL_ETIMEDOUT;
	hnl_client_unlock(c);
	if (n == 0 && g->port->wait != NULL)
		g->port->wait(g->env);
	hnl_client_lock(c);
	return 0;
}

int hnl_client_claim(struct hnl_client *c, struct hnl_builder *b, size_t max,
		     struct hnl_pending *p, uint64_t until)
{
	unsigned int looks = 0;
	int err;

	hnl_client_lock(c);
	while ((err = hnl_client_begin(c, b, max, p)) == -HNL_EAGAIN) {
		err = hnl_client_wait_turn(c, until, &looks);
		if (err != 0)
			break;
	}
	if (err != 0)
		hnl_client_unlock(c);
	return err;
}

int hnl_client_post(struct hnl_client *c, const struct hnl_builder *b,
		    struct hnl_pending *p, bool more)
{
	int err = hnl_client_submit(c, b, p);

	if (err == 0 && !more)
		err = hnl_client_flush(c);
	hnl_client_unlock(c);
	return err;
}

int hnl_client_wait(struct hnl_client *c, const struct hnl_pending *p,
		    uint64_t until)
{
	unsigned int looks = 0;
	int err = 0;

	hnl_client_lock(c);
	while (!p->done && err == 0)
		err = hnl_client_wait_turn(c, until, &looks);
	if (p->done)
		err = 0;
	hnl_client_unlock(c);
	return err;
}
