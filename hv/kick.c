/* SPDX-License-Identifier: MIT */
/*
 * KICK: serves one ring.
 *
 *	while there is time:	go on with the call that gave up, if any
 *				copy what is ready, once, into private memory
 *				dispatch it; tell the guest what was taken
 *
 * Invariant: the guest's bytes are read by hnl_consumer_copy alone, and what
 * was copied but not taken is read anew the next time. A message is taken only
 * when its answer is in the completion ring, or the call is parked.
 */
#include "internal.h"

struct ring_sink {
	struct sink sink;
	struct hnl_ring_producer *cq;
};

static bool completion_room(struct sink *s, size_t need)
{
	return hnl_producer_has_room(((struct ring_sink *)(void *)s)->cq, need);
}

static void put_completion(struct sink *s, const uint8_t *msg, size_t len)
{
	(void)hnl_producer_copy(((struct ring_sink *)(void *)s)->cq, msg, len);
}

/* Half a ring always comes free in one piece; more may never. */
static void open_sink(struct ring_sink *s, struct ring_state *r)
{
	s->sink.room = completion_room;
	s->sink.put = put_completion;
	s->sink.capacity = r->cq.mem.size / 2;
	s->cq = &r->cq;
}

static int stop(struct ring_state *r, uint16_t reason)
{
	uint8_t *state = r->control + HNL_RING_SQ_CONSUMER + HNL_RING_STATE;

	r->stopped = reason;
	r->parked.len = 0;
	r->parked.started = false;
	hnl_store_release((uint32_t *)(void *)state, reason);
	return -HNL_EBADMSG;
}

/* Keeps the message at pos, which has run in part, and takes it. */
static void park_message(struct ring_state *r, const uint8_t *buf, size_t end,
			 size_t pos)
{
	struct hnl_msg m = hnl_msg_at(buf, end, pos);

	hnl_dispatch_park(&r->parked, buf + pos, m.next - pos);
	hnl_consumer_take(&r->sq, m.next - pos);
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
 * What the bytes that are no message mean: the gap at the end of the ring, a
 * message that was not copied as a whole, or rubbish. 0: go on; *outcome is then
 * DONE or FULL.
 */
static int judge_rest(struct batch *batch, struct ring_state *r,
		      const uint8_t *rest, size_t n, size_t copied,
		      uint16_t broken, enum outcome *outcome)
{
	bool cut = copied + n == batch->d->hv->max_message;
	struct hnl_msg m = hnl_msg_at(rest, n, 0);

	if (hnl_consumer_at_end(&r->sq, n) && n < HNL_NLHDR) {
		hnl_consumer_take(&r->sq, n);
		return 0;
	}
	if (cut && copied != 0)
		return 0;
	if (cut && n >= HNL_NLHDR && broken == HNL_REASON_PAST_END &&
	    refuse_oversize(batch, r, &m, hnl_load_le32(rest), outcome))
		return 0;
	if (broken == HNL_REASON_PAST_END && hnl_consumer_at_end(&r->sq, n))
		broken = HNL_REASON_WRAP;
	return stop(r, broken);
}

/* One copied piece of the ring. *err is set when the outcome is BROKEN. */
static enum outcome serve_piece(struct batch *batch, struct ring_state *r,
				size_t n, int *err)
{
	const uint8_t *buf = batch->cpu->batch;
	enum outcome outcome;
	uint16_t broken = 0;
	size_t pos = 0;

	outcome = hnl_dispatch_batch(batch, buf, n, &pos, &broken);
	/* What was copied is paid for, taken or not. */
	hnl_dispatch_charge(batch, n / HNL_PAGE);
	hnl_consumer_take(&r->sq, pos);
	if (r->parked.started)
		park_message(r, buf, n, pos);
	if (outcome != OUTCOME_BROKEN)
		return outcome;
	outcome = OUTCOME_DONE;
	*err = judge_rest(batch, r, buf + pos, n - pos, pos, broken, &outcome);
	return *err == 0 ? outcome : OUTCOME_BROKEN;
}

/* The call that gave up; its bytes are the domain's own. */
static enum outcome serve_parked(struct batch *batch, struct ring_state *r)
{
	enum outcome outcome;
	uint16_t broken;
	size_t pos = 0;

	if (r->parked.len == 0)
		return OUTCOME_DONE;
	outcome = hnl_dispatch_batch(batch, r->parked.bytes, r->parked.len, &pos,
				 &broken);
	if (outcome == OUTCOME_DONE)
		r->parked.len = 0;
	return outcome;
}

static enum outcome serve(struct batch *batch, struct ring_state *r, int *err)
{
	enum outcome outcome = serve_parked(batch, r);
	size_t n;

	if (outcome != OUTCOME_DONE)
		return outcome;
	n = hnl_consumer_copy(&r->sq, batch->cpu->batch,
			      batch->d->hv->max_message);
	if (n != 0)
		return serve_piece(batch, r, n, err);
	if (r->sq.broken) {
		*err = stop(r, HNL_REASON_INDEX);
		return OUTCOME_BROKEN;
	}
	return OUTCOME_DONE;
}

/* True: nothing more can be done in this entry; *err is its status. */
static bool is_over(struct batch *batch, struct ring_state *r,
		    enum outcome outcome, int *err)
{
	if (outcome == OUTCOME_BROKEN)
		return true;
	if (r->cq.broken) {
		*err = stop(r, HNL_REASON_INDEX);
		return true;
	}
	/* Before the time: to kick again makes no room. */
	if (outcome == OUTCOME_FULL && hnl_consumer_stall(&r->sq, &r->cq))
		return true;
	if (outcome == OUTCOME_DONE && hnl_consumer_ready(&r->sq) == 0 &&
	    hnl_consumer_sleep(&r->sq))
		return true;
	/* A guest that moves its index about does not hold us here. */
	if (outcome == OUTCOME_AGAIN || hnl_dispatch_time_is_up(batch)) {
		*err = -HNL_EAGAIN;
		return true;
	}
	return false;
}

int hnl_hv_kick(struct hnl_cpu *cpu, struct hnl_domain *d, uint32_t ring)
{
	struct batch batch = { cpu, d, NULL, NULL, ring, 0, false };
	struct ring_sink sink;
	struct ring_state *r;
	enum outcome outcome;
	bool wake, over;
	int err = 0;

	if (ring >= d->n_rings)
		return -HNL_ENOENT;
	r = &d->ring[hnl_clamp_index(ring, d->n_rings)];
	if (!r->live)
		return -HNL_ENOENT;
	if (r->stopped != HNL_REASON_NONE)
		return -HNL_EBADMSG;
	open_sink(&sink, r);
	batch.sink = &sink.sink;
	batch.parked = &r->parked;
	batch.budget = d->hv->budget;
	hnl_consumer_awake(&r->sq);
	do {
		outcome = serve(&batch, r, &err);
		hnl_consumer_tell(&r->sq);
		wake = hnl_producer_publish(&r->cq);
		hnl_dispatch_charge(&batch, 1);
		over = is_over(&batch, r, outcome, &err);
		/* Who sleeps on a ring that was stopped must learn of it. */
		if (wake || r->stopped != HNL_REASON_NONE)
			d->hv->port->notify(d->host, ring);
	} while (!over);
	return err;
}
