/* SPDX-License-Identifier: MIT */
/*
 * Calls that a peer in user space decides on.
 *
 *	request --> slot FORWARDED --port.forward(token)--> peer
 *	peer --hnl_forward_answer(token)--> slot READY --> handler --> answer
 *
 * The peer decides before the handler runs: if it refuses, dies, or is too
 * late, nothing was done that would have to be undone. Invariant: a slot leaves
 * FORWARDED once; a second answer finds a token that names nothing. No call
 * that a peer has is late before rules->expiry: each entry compares that, and a
 * timer does it for a guest that sleeps.
 */
#include <hnl/forward.h>

#include "internal.h"

/* There is a clock where anything is forwarded: domain.c sees to that. */
static uint64_t now(const struct hnl_domain *d)
{
	return d->hv->port->now(d->host);
}

static void decide(struct hnl_domain *d, uint16_t i, int err,
		   enum hnl_reason reason)
{
	struct slot *s = &d->slot[i];

	s->peer.answer.err = err;
	s->peer.answer.reason = reason;
	s->flags |= SLOT_ANSWERED;
	hnl_calls_wake(d, i);
}

/* A deadline beyond all time is never, and not one of long ago. */
static uint64_t deadline_of(const struct hnl_domain *d)
{
	uint64_t time = now(d), most = HNL_NEVER - time;

	return d->rules->deadline < most ? time + d->rules->deadline :
					   HNL_NEVER;
}

void hnl_forward_send(struct hnl_domain *d, uint16_t slot, const uint8_t *msg,
		      size_t len)
{
	const struct hnl_hv_port *port = d->hv->port;
	struct slot *s = &d->slot[slot];
	int err = -HNL_ENODEV;

	s->state = CALL_FORWARDED;
	s->peer.deadline = deadline_of(d);
	if (s->peer.deadline < d->rules->expiry)
		d->rules->expiry = s->peer.deadline;
	if (port->forward != NULL)
		err = port->forward(d->host, hnl_calls_token(d, slot), msg,
				    len);
	if (err != 0)
		decide(d, slot, err, HNL_REASON_PEER_GONE);
}

/* ---- the answer ---- */

static const struct hnl_command *command_of(const struct hnl_domain *d,
					    const struct hnl_head *h,
					    const struct hnl_service **s)
{
	size_t i;

	*s = hnl_check_service(d, h->type, &i);
	return *s != NULL ? hnl_check_command(d, i, h->cmd) : NULL;
}

/*
 * The peer's own reply is the guest's: checked as what the schema promises, and
 * that it says of each value of the request what became of it. Where it must,
 * its bytes are counted: then what nobody here knows is no part of it.
 */
static int take_reply(struct hnl_cpu *cpu, struct hnl_domain *d, uint16_t i,
		      const uint8_t *buf, const struct hnl_msg *m)
{
	struct slot *s = &d->slot[i];
	struct hnl_head request = hnl_calls_head(d, s);
	const struct hnl_service *service;
	const struct hnl_command *c = command_of(d, &request, &service);
	size_t n = m->end - m->body;

	if (c == NULL || hnl_check_has_handler(service, request.cmd) ||
	    m->head.type != request.type ||
	    m->head.cmd != request.cmd || c->reply == HNL_SET_NONE ||
	    m->end - m->off > c->reply_bound ||
	    hnl_pool_blocks(s->len) + hnl_pool_blocks(n) > s->promised ||
	    HNL_MSGHDR + n < hnl_flight_reply_least(cpu, d, i))
		return -HNL_EINVAL;
	hnl_extack_clear(&cpu->x);
	hnl_decoder_init(&cpu->decoder,
			 hnl_narrow_grants(d, s->ring, (size_t)(
					service - d->hv->service)),
			 c->reply_each != 0 ? HNL_MODE_STRICT : HNL_MODE_REPLY);
	cpu->decoder.schema = service->family->schema;
	if (hnl_policy_decode(&cpu->decoder, c->reply, buf, m->end, m->body,
			      NULL, &cpu->x) != 0)
		return -HNL_EINVAL;
	s->reply_len = (uint32_t)n;
	hnl_pool_write(&d->pool, &s->reply, buf + m->body, n);
	return 0;
}

#define ERRNO_MAX 4095

/* Who must send a reply cannot merely agree. */
static bool is_decision(const struct hnl_domain *d, const struct slot *s,
			int err)
{
	struct hnl_head request = hnl_calls_head(d, s);
	const struct hnl_service *service;
	const struct hnl_command *c = command_of(d, &request, &service);

	if (err != 0)
		return err < 0 && err >= -ERRNO_MAX;
	return c != NULL && (hnl_check_has_handler(service, request.cmd) ||
			     c->reply == HNL_SET_NONE ||
			     (c->flags & HNL_COMMAND_DUMP));
}

static int answer(struct hnl_cpu *cpu, struct hnl_domain *d, uint16_t i,
		  const uint8_t *buf, size_t len)
{
	struct hnl_msg m = hnl_msg_at(buf, len, 0);
	struct hnl_extack x;

	if (m.reason != HNL_REASON_NONE || m.next != len)
		return -HNL_EINVAL;
	if (m.head.type != HNL_MSG_ERROR) {
		if (take_reply(cpu, d, i, buf, &m) != 0)
			return -HNL_EINVAL;
		decide(d, i, 0, HNL_REASON_NONE);
		return 0;
	}
	if (hnl_ack_read(buf, &m, &x) != 0 ||
	    !is_decision(d, &d->slot[i], x.err))
		return -HNL_EINVAL;
	decide(d, i, x.err, HNL_REASON_PEER);
	return 0;
}

int hnl_forward_answer(struct hnl_cpu *cpu, struct hnl_domain *d,
		       uint64_t token, const uint8_t *msg, size_t len)
{
	int err = -HNL_ENOENT;
	uint16_t i;

	if (!hnl_claim(d))
		return -HNL_EAGAIN;
	i = hnl_calls_find(d, token);
	if (i != HNL_NONE && d->slot[i].state == CALL_FORWARDED)
		err = answer(cpu, d, i, msg, len);
	hnl_release(d);
	return err;
}

/* ---- a peer that does not answer ---- */

/* One look at each slot, and not before one of them can be late. */
void hnl_forward_answer_late(struct hnl_domain *d)
{
	struct rules *r = d->rules;
	const struct slot *s;
	uint64_t time;
	size_t i;

	if (r->expiry == HNL_NEVER)
		return;
	time = now(d);
	if (time < r->expiry)
		return;
	r->expiry = HNL_NEVER;
	for (i = 0; i < d->n_slots; i++) {
		s = &d->slot[i];
		if (s->state != CALL_FORWARDED)
			continue;
		if (s->peer.deadline <= time)
			decide(d, (uint16_t)i, -HNL_ETIMEDOUT,
			       HNL_REASON_PEER_GONE);
		else if (s->peer.deadline < r->expiry)
			r->expiry = s->peer.deadline;
	}
}

int hnl_forward_expire(struct hnl_domain *d)
{
	if (!hnl_claim(d))
		return -HNL_EAGAIN;
	hnl_forward_look(d);
	hnl_release(d);
	return 0;
}

int hnl_forward_gone(struct hnl_domain *d)
{
	size_t i;

	if (!hnl_claim(d))
		return -HNL_EAGAIN;
	for (i = 0; i < d->n_slots; i++)
		if (d->slot[i].state == CALL_FORWARDED)
			decide(d, (uint16_t)i, -HNL_ENODEV,
			       HNL_REASON_PEER_GONE);
	hnl_release(d);
	return 0;
}
