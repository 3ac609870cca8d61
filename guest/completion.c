/* SPDX-License-Identifier: MIT */
/*
 * Answers, from the completion ring to their owners.
 *
 *	ring --copied once--> inbox --sequence number--> slot --> pending
 *				    --none, an event--> cfg.event
 *
 * The hypervisor may lie. A number that nobody waits for, a foreign port, a
 * second answer: counted and dropped. Lengths past the ring, an index that
 * left it: the client is broken and believes nothing more.
 */
#include "internal.h"

/* The request that an answer belongs to; NULL: none that is in flight. */
static struct hnl_pending *owner_of(const struct hnl_client *c,
				    const struct hnl_msg *m)
{
	struct hnl_pending *p = *slot_of(c, m->head.seq);

	if (p == NULL || p->seq != m->head.seq || m->head.port != c->cfg.port)
		return NULL;
	return p;
}

/* docs/abi.md, Events: no number, no port, no flags; no request has these. */
static bool is_event(const struct hnl_msg *m)
{
	return m->reason == HNL_REASON_NONE && m->head.type >= HNL_FAMILY_MIN &&
	       (m->head.flags | m->head.seq | m->head.port) == 0;
}

static int deliver_to_nobody(struct hnl_client *c, const struct hnl_msg *m)
{
	if (c->cfg.event != NULL && is_event(m))
		c->cfg.event(c->cfg.event_ctx, c->cfg.inbox, m);
	else
		c->strays++;
	return 0;
}

/* Returns 1 if a request was finished. */
static int deliver(struct hnl_client *c, const struct hnl_msg *m)
{
	struct hnl_pending *p = owner_of(c, m);
	const uint8_t *buf = c->cfg.inbox;
	bool last = is_final(m);
	struct hnl_extack x;

	if (p == NULL || m->reason != HNL_REASON_NONE)
		return deliver_to_nobody(c, m);
	if (m->head.type < HNL_FAMILY_MIN) {
		if (hnl_ack_read(buf, m, &x) != 0) {
			c->strays++;
			return 0;
		}
		p->err = errno_of(x.err);
	}
	if (last) {
		*slot_of(c, p->seq) = NULL;
		c->in_flight--;
		p->done = true;
	}
	if (p->answer != NULL)
		p->answer(p, buf, m, last);
	return last;
}

/* Messages of one copied piece; *pos moves behind what was delivered. */
static int deliver_all(struct hnl_client *c, size_t n, size_t *pos,
		       uint16_t *broken)
{
	int finished = 0;
	struct hnl_msg m;

	*broken = HNL_REASON_NONE;
	while (*pos < n) {
		m = hnl_msg_at(c->cfg.inbox, n, *pos);
		if (m.reason == HNL_REASON_SHORT ||
		    m.reason == HNL_REASON_PAST_END) {
			*broken = m.reason;
			break;
		}
		if (m.head.type != HNL_MSG_NOOP)
			finished += deliver(c, &m);
		*pos = m.next;
	}
	return finished;
}

/* The gap at the end of the ring, a message cut by the copy, or a lie. */
static int judge_rest(struct hnl_client *c, size_t rest, size_t pos,
		      uint16_t broken)
{
	if (hnl_consumer_at_end(&c->cq, rest) && rest < HNL_NLHDR) {
		hnl_consumer_take(&c->cq, rest);
		return 0;
	}
	if (pos != 0 && pos + rest == c->cfg.inbox_size)
		return 0;
	return break_client(c, broken);
}

/*
 * One piece of the ring. What the copy cut stays for the next one: so as much
 * was taken as the consumer's index says, and nothing when the ring is empty.
 */
static int poll_piece(struct hnl_client *c)
{
	size_t n = hnl_consumer_copy(&c->cq, c->cfg.inbox, c->cfg.inbox_size);
	uint16_t broken;
	size_t pos = 0;
	int finished, err = 0;

	if (c->cq.broken)
		return break_client(c, HNL_REASON_INDEX);
	finished = deliver_all(c, n, &pos, &broken);
	hnl_consumer_take(&c->cq, pos);
	c->news += pos != 0;
	if (broken != HNL_REASON_NONE)
		err = judge_rest(c, n - pos, pos, broken);
	hnl_consumer_tell_late(&c->cq);
	return err != 0 ? err : finished;
}

/*
 * Why the hypervisor stopped taking requests; 0: it did not. One that lost the
 * control page says so to doorbells alone.
 */
static uint32_t stop_reason(const struct hnl_client *c)
{
	uint32_t why = hnl_load_acquire(&c->sq.peer[HNL_RING_STATE / 4]);

	return why == 0 && c->refused ? HNL_REASON_STATE : why;
}

/* It says so once; whoever sleeps has looked after his index was told. */
static bool waits_for_room(const struct hnl_client *c)
{
	return hnl_load_relaxed(&c->sq.peer[HNL_RING_AWAKE / 4]) ==
	       HNL_RING_STALLED;
}

int hnl_client_poll(struct hnl_client *c)
{
	uint32_t taken, begin = c->cq.cons, stopped;
	int finished = 0, n;

	if (c->broken)
		return -HNL_EBADMSG;
	if (c->sq.broken)
		return break_client(c, HNL_REASON_INDEX);
	/* First: answers of before the stop are there by then, and taken. */
	stopped = stop_reason(c);
	hnl_consumer_awake(&c->cq);
	do {
		taken = c->cq.cons;
		n = poll_piece(c);
		if (n < 0)
			return n;
		finished += n;
		taken = c->cq.cons - taken;
	} while (taken != 0 && c->cq.cons - begin < c->cq.mem.size);
	if (finished == 0 && stopped != 0)
		return break_client(c, (uint16_t)stopped);
	if (!c->owes && !waits_for_room(c))
		return finished;
	hnl_consumer_tell(&c->cq);
	n = hnl_client_resume(c);
	/* Answers first: what was not heard is owed, and told next time. */
	return finished != 0 ? finished : n;
}

bool hnl_client_fall_asleep(struct hnl_client *c)
{
	/*
	 * A stop is told by the same notification: look after saying so. What
	 * was told late is told now, and the fence of C3 is that of P4 and P5
	 * too.
	 */
	return hnl_consumer_sleep(&c->cq) && stop_reason(c) == 0 &&
	       !waits_for_room(c) && !hnl_producer_has_news(&c->sq);
}

bool hnl_client_sleep(struct hnl_client *c)
{
	return !c->owes && hnl_client_fall_asleep(c);
}
