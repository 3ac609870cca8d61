/* SPDX-License-Identifier: MIT */
/*
 * KICK: serves one ring.
 *
 *	while there is time:	tell the events that wait for it
 *				give the first call in flight its turn
 *				copy what is ready, once, into private memory
 *				dispatch it; tell the guest what was taken
 *
 * Invariant: the guest's bytes are read by hnl_consumer_copy alone, and what
 * was copied but not taken is read anew the next time. A message is taken only
 * when its answer is in the completion ring, or the call is in flight.
 */
#include "mailbox.h"

static bool completion_room(struct sink *s, size_t need)
{
	return hnl_producer_has_room(((struct ring_sink *)(void *)s)->cq, need);
}

static void put_completion(struct sink *s, const uint8_t *msg, size_t len)
{
	(void)hnl_producer_copy(((struct ring_sink *)(void *)s)->cq, msg, len);
}

static int stop(struct ring_state *r, uint16_t reason)
{
	uint8_t *state = r->control + HNL_RING_SQ_CONSUMER + HNL_RING_STATE;

	r->stopped = reason;
	hnl_store_release((uint32_t *)(void *)state, reason);
	return -HNL_EBADMSG;
}

/*
 * A message longer than max_message is known by its header alone: it is refused
 * (padding is not) and skipped if it lies in the ring as a whole. False: it
 * does not.
 */
static bool refuse_oversize(struct batch *batch, struct ring_state *r,
			    const struct hnl_msg *m, size_t len,
			    enum outcome *outcome)
{
	if (len > HNL_MSG_MAX || len > hnl_consumer_ready(&r->sq))
		return false;
	if (m->head.type != HNL_MSG_NOOP)
		*outcome = hnl_dispatch_oversize(batch, m, len);
	if (*outcome == OUTCOME_DONE)
		hnl_consumer_take(&r->sq, hnl_align(len));
	return true;
}

/*
 * What the bytes at batch->pos that are no message mean: the gap at the end of
 * the ring, a message that was not copied as a whole, or rubbish.
 */
static HNL_ASIDE enum outcome judge_rest(struct batch *batch,
					 struct ring_state *r)
{
	size_t n = batch->end - batch->pos;
	bool cut = batch->end == batch->d->hv->max_message;
	const uint8_t *rest = batch->buf + batch->pos;
	uint16_t broken = batch->broken;
	struct hnl_msg m = hnl_msg_at(rest, n, 0);
	enum outcome outcome = OUTCOME_DONE;

	if (hnl_consumer_at_end(&r->sq, n) && n < HNL_NLHDR) {
		hnl_consumer_take(&r->sq, n);
		return outcome;
	}
	if (cut && batch->pos != 0)
		return outcome;
	/* Nothing was taken, and max_message is longer than a header. */
	if (cut && broken == HNL_REASON_PAST_END &&
	    refuse_oversize(batch, r, &m, hnl_load_le32(rest), &outcome))
		return outcome;
	if (broken == HNL_REASON_PAST_END && hnl_consumer_at_end(&r->sq, n))
		broken = HNL_REASON_WRAP;
	(void)stop(r, broken);
	return OUTCOME_BROKEN;
}

/* One copied piece of the ring. */
static enum outcome serve_piece(struct batch *batch, struct ring_state *r,
				size_t n)
{
	enum outcome outcome = hnl_dispatch_batch(batch, batch->cpu->copy, n);

	/* What was copied is paid for, taken or not. */
	charge(batch, batch->end / HNL_PAGE);
	hnl_consumer_take(&r->sq, batch->pos);
	return outcome == OUTCOME_BROKEN ? judge_rest(batch, r) : outcome;
}

static enum outcome serve_new(struct batch *batch, struct ring_state *r)
{
	size_t n = hnl_consumer_copy(&r->sq, batch->cpu->copy,
				     batch->d->hv->max_message);

	if (n != 0)
		return serve_piece(batch, r, n);
	if (!r->sq.broken)
		return OUTCOME_DONE;
	(void)stop(r, HNL_REASON_INDEX);
	return OUTCOME_BROKEN;
}

/* One round: events, one turn of a call in flight, new messages. */
static enum outcome serve(struct batch *batch, struct ring_state *r)
{
	enum outcome outcome = OUTCOME_DONE;

	if (batch->d->listening && !hnl_mailbox_deliver(batch, batch->ring))
		return OUTCOME_FULL;
	if (r->first != HNL_NONE)
		outcome = hnl_flight_resume(batch,
					    hnl_calls_pop(batch->d, r));
	if (outcome != OUTCOME_DONE)
		return outcome;
	if (is_up(batch))
		return OUTCOME_TIME;
	return serve_new(batch, r);
}

static bool has_more(struct ring_state *r, enum outcome outcome)
{
	/* What waits for its order is woken by the call that it waits for. */
	if (r->first != HNL_NONE)
		return true;
	if (outcome == OUTCOME_ORDER)
		return false;
	return hnl_consumer_ready(&r->sq) != 0 || !hnl_consumer_sleep(&r->sq);
}

static void starve(struct hnl_domain *d, struct ring_state *r)
{
	r->starved = true;
	d->starving = true;
}

#define ANOTHER_ROUND 1

/* ANOTHER_ROUND; or nothing more can be done in this entry: its status. */
static int judge_round(struct batch *batch, struct ring_state *r,
		       enum outcome outcome)
{
	if (outcome == OUTCOME_BROKEN)
		return -HNL_EBADMSG;
	if (r->cq.broken)
		return stop(r, HNL_REASON_INDEX);
	/* Before the time: to kick again makes no room. */
	if (outcome == OUTCOME_FULL && hnl_consumer_stall(&r->sq, &r->cq))
		return 0;
	if (outcome == OUTCOME_STARVED && r->first == HNL_NONE) {
		starve(batch->d, r);
		return -HNL_EAGAIN;
	}
	if (outcome != OUTCOME_FULL && outcome != OUTCOME_TIME &&
	    !has_more(r, outcome))
		return 0;
	/* A guest that moves its index about does not hold us here. */
	if (outcome == OUTCOME_TIME || is_up(batch))
		return -HNL_EAGAIN;
	return ANOTHER_ROUND;
}

/*
 * Before the answers are published: who wakes up on the last of them may wait
 * for room, and is not woken again.
 */
static void tell(struct hnl_ring_consumer *sq)
{
	if (sq->cons == sq->prod)
		hnl_consumer_tell(sq);
	else
		hnl_consumer_tell_late(sq);
}

/* Half a ring always comes free in one piece; more may never. */
static void open_sink(struct ring_sink *s, struct ring_state *r)
{
	s->sink.room = completion_room;
	s->sink.put = put_completion;
	s->sink.capacity = r->cq.mem.size / 2;
	s->sink.at = NULL;
	s->sink.sure = 0;
	s->cq = &r->cq;
	s->known = r->sq.told;
}

/* ANOTHER_ROUND; or it is not to be served: its status. */
static HNL_ASIDE int begin_rounds(struct batch *batch, struct ring_state *r)
{
	/* Who rings meanwhile is told when he can find all answers. */
	if (hnl_ring_is_being_revoked(r))
		return 0;
	if (r->stopped != HNL_REASON_NONE)
		return -HNL_EBADMSG;
	open_sink(&batch->cpu->sink.ring, r);
	batch->sink = &batch->cpu->sink.ring.sink;
	batch->lane = &r->lane;
	batch->turn = batch->d->hv->quantum;
	r->starved = false;
	hnl_consumer_awake(&r->sq);
	return ANOTHER_ROUND;
}

/* Shows what a round has done; as judge_round(). */
static HNL_ASIDE int end_round(struct batch *batch, struct ring_state *r,
			       enum outcome outcome)
{
	bool wake;
	int err;

	tell(&r->sq);
	wake = hnl_producer_publish(&r->cq);
	charge(batch, 1);
	err = judge_round(batch, r, outcome);
	/* Who sleeps on a ring that was stopped must learn of it. */
	if (wake || r->stopped != HNL_REASON_NONE) {
		batch->cpu->sink.ring.known = r->sq.told;
		batch->d->hv->port->notify(batch->d->host, batch->ring);
	}
	return err;
}

static HNL_ASIDE void end_rounds(struct batch *batch, struct ring_state *r)
{
	struct hnl_domain *d = batch->d;

	if (r->stopped != HNL_REASON_NONE)
		hnl_event_lapse_ring(d, batch->ring);
	hnl_consumer_tell(&r->sq);
	/* What was taken may be in flight for long: no answer says so. */
	if (r->sq.told != batch->cpu->sink.ring.known &&
	    hnl_consumer_asked(&r->sq))
		d->hv->port->notify(d->host, batch->ring);
}

int hnl_ring_serve(struct batch *batch, struct ring_state *r)
{
	int err = begin_rounds(batch, r);

	if (err != ANOTHER_ROUND)
		return err;
	while (err == ANOTHER_ROUND)
		err = end_round(batch, r, serve(batch, r));
	end_rounds(batch, r);
	return err;
}

/* ---- a ring that is revoked ---- */

void hnl_ring_answer_canceled(struct hnl_domain *d, struct ring_state *r,
			      uint16_t slot)
{
	const struct slot *s = &d->slot[slot];
	struct hnl_head h = hnl_calls_head(d, s);
	bool dump = (h.flags & HNL_F_DUMP) == HNL_F_DUMP;
	uint8_t answer[HNL_ACK_MAX];
	struct hnl_builder b;
	struct hnl_extack x;

	if (r->control == NULL || !hnl_producer_has_room(&r->cq, HNL_ACK_MAX))
		return;
	hnl_extack_clear(&x);
	(void)hnl_extack_refuse(&x, HNL_ECANCELED, HNL_REASON_CANCELED, 0, 0);
	x.progress = s->units;
	hnl_builder_init(&b, answer, sizeof(answer));
	hnl_ack_put(&b, dump ? HNL_MSG_DONE : HNL_MSG_ERROR, &h, s->len, &x);
	(void)hnl_producer_copy(&r->cq, answer, b.len);
}

void hnl_ring_tell_revoked(struct hnl_domain *d, struct ring_state *r,
			   uint32_t id)
{
	if (r->control == NULL)
		return;
	/* Asked to or not, the guest is notified below. */
	(void)!hnl_producer_publish(&r->cq);
	/* Behind the answers: who sees it looks for no more. */
	(void)stop(r, HNL_REASON_CANCELED);
	d->hv->port->notify(d->host, id);
}

int hnl_hv_kick(struct hnl_cpu *cpu, struct hnl_domain *d, uint32_t ring)
{
	struct ring_state *r;
	struct batch *batch;
	int err = -HNL_ENOENT;

	if (ring >= d->n_rings)
		return err;
	ring = (uint32_t)hnl_clamp_index(ring, d->n_rings);
	if (!hnl_claim_whole(d)) {
		hnl_ready_ring(d, ring);
		return -HNL_EAGAIN;
	}
	hnl_forward_look(d);
	r = &d->ring[ring];
	batch = hnl_dispatch_begin(cpu, d, ring);
	batch->budget = d->hv->budget;
	if (r->live)
		err = hnl_ring_serve(batch, r);
	if (err == -HNL_EAGAIN && !r->starved)
		hnl_ready_ring(d, ring);
	hnl_release(d);
	return err;
}
