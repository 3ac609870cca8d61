/* SPDX-License-Identifier: MIT */
/*
 * A call in flight: it gave up, waits for room, or is with a peer.
 *
 *	handler --AGAIN--> slot --its turn--> checked, authorised --> handler, from
 *	peer <--forward--/      (resume)      anew		      its own cursor
 *
 * A slot holds the request's bytes, the cursor and the reply so far, nothing
 * that was found out about them. Invariant: each turn begins as a new request
 * does, so that what changed meanwhile (grants, rules, schema, what authorise
 * allows, whose number the target's is) holds for it.
 */
#include "job.h"

/* ---- giving up ---- */

/* Units of this turn join those of the turns before. */
static void charge_slot(const struct batch *batch, const struct job *j,
			struct slot *s)
{
	s->units += batch->used - j->before;
}

static struct slot *put_in_flight(struct batch *batch, struct job *j)
{
	struct hnl_domain *d = batch->d;

	if (j->slot == HNL_NONE) {
		j->slot = hnl_calls_take(d, batch->ring, batch->vcpu,
					 j->buf + j->m.off,
					 j->m.end - j->m.off, reply_kept(j));
		batch->lane->linked =
			(j->m.head.flags & HNL_F_LINK) != 0;
		batch->lane->canceled = false;
	}
	batch->slot = j->slot;
	charge_slot(batch, j, &d->slot[j->slot]);
	return &d->slot[j->slot];
}

enum outcome hnl_flight_give_up(struct batch *batch, struct job *j, bool full)
{
	struct hnl_domain *d = batch->d;
	const struct hnl_call *call = &batch->cpu->call;
	const struct hnl_builder *b = &batch->cpu->b;
	struct slot *s = put_in_flight(batch, j);

	s->cursor[0] = call->cursor[0];
	s->cursor[1] = call->cursor[1];
	s->flags |= SLOT_STARTED;
	if (call->changed)
		s->flags |= SLOT_CHANGED;
	s->reply_len = (uint32_t)(b->len - HNL_MSGHDR);
	if (s->reply_len != 0)
		hnl_pool_write(&d->pool, &s->reply, b->buf + HNL_MSGHDR,
			       s->reply_len);
	if (batch->ring == HNL_RING_DIRECT)
		s->state = CALL_HELD;
	else if (full)
		hnl_calls_push(d, &d->ring[batch->ring], j->slot);
	else
		hnl_calls_append(d, &d->ring[batch->ring], j->slot);
	if (!full && d->listening)
		hnl_event_progress(batch, j->slot, j->m.head.seq);
	return full ? OUTCOME_FULL : OUTCOME_DONE;
}

/*
 * A call in flight that cannot be answered yet keeps its turn. It is a ring's:
 * a CALL goes on with all of its reply free, and its answer is a part of that.
 */
enum outcome hnl_flight_wait(struct batch *batch, const struct job *j)
{
	struct hnl_domain *d = batch->d;

	if (j->slot == HNL_NONE)
		return OUTCOME_FULL;
	batch->slot = j->slot;
	hnl_calls_push(d, &d->ring[batch->ring], j->slot);
	return OUTCOME_FULL;
}

enum outcome hnl_flight_forward(struct batch *batch, struct job *j)
{
	(void)put_in_flight(batch, j);
	hnl_forward_send(batch->d, j->slot, j->buf + j->m.off,
			 j->m.end - j->m.off);
	return OUTCOME_DONE;
}

/* ---- going on ---- */

/* The reply so far, behind the header that hnl_answer_begin() has made. */
static void go_on(struct batch *batch, const struct job *j)
{
	struct hnl_call *call = &batch->cpu->call;
	const struct hnl_domain *d = batch->d;
	const struct slot *s = &d->slot[j->slot];
	uint8_t *p;

	call->cursor[0] = s->cursor[0];
	call->cursor[1] = s->cursor[1];
	call->changed = (s->flags & SLOT_CHANGED) != 0;
	p = hnl_builder_room(&batch->cpu->b, s->reply_len);
	if (p != NULL)
		hnl_pool_read(&d->pool, s->reply, p, s->reply_len);
}

static HNL_ASIDE int decode_reply(struct hnl_cpu *cpu, const struct job *j)
{
	struct hnl_decoder *d = &cpu->decoder;

	hnl_extack_clear(&cpu->spare);
	hnl_decoder_init(d, j->grants, HNL_MODE_REPLY);
	d->schema = j->service->family->schema;
	return hnl_policy_decode(d, j->command->reply, cpu->b.buf, cpu->b.len,
				 HNL_MSGHDR, NULL, &cpu->spare);
}

/*
 * A reply that began elsewhere is not known to be one: it is checked as its
 * reader would. One that lacks what its schema requires, or a result that a
 * value of the request has, is none; nothing is missing of a command without a
 * reply, and at the end of a dump.
 */
static bool is_reply(struct batch *batch, const struct job *j)
{
	if (!reply_has_content(batch->cpu) &&
	    (j->dump || j->command->reply == HNL_SET_NONE))
		return true;
	return batch->cpu->b.len >= hnl_check_reply_least(batch, j) &&
	       decode_reply(batch->cpu, j) == 0;
}

bool hnl_flight_is_restored(const struct hnl_domain *d, uint16_t slot)
{
	return slot != HNL_NONE && (d->slot[slot].flags & SLOT_RESTORED) != 0;
}

int hnl_flight_check_reply(struct batch *batch, const struct job *j)
{
	if (!hnl_flight_is_restored(batch->d, j->slot) || is_reply(batch, j))
		return 0;
	return hnl_extack_refuse(&batch->cpu->x, HNL_EINTR,
				 HNL_REASON_RESTORED, 0, 0);
}

/* What it did stays done, however it ends. */
static void note_progress(struct batch *batch, const struct slot *s)
{
	if (s->flags & SLOT_STARTED)
		batch->cpu->x.progress = s->units;
}

/* The answer of a call that must not go on. */
static int end_early(struct batch *batch, struct slot *s)
{
	struct hnl_extack *x = &batch->cpu->x;

	note_progress(batch, s);
	if (s->flags & SLOT_CANCEL)
		return hnl_extack_refuse(x, HNL_ECANCELED, HNL_REASON_CANCELED,
					 0, 0);
	if (s->flags & SLOT_LOST)
		return hnl_extack_refuse(x, HNL_EINTR, HNL_REASON_RESTORED, 0,
					 0);
	return 0;
}

/* The peer agreed, and no more: a handler is to act. */
static bool is_agreed(const struct slot *s)
{
	return (s->flags & SLOT_ANSWERED) && s->peer.answer.err == 0 &&
	       s->peer.answer.reason != HNL_REASON_NONE;
}

/*
 * The peer has said all: it answered where there was no handler, by a reply. If
 * there is one here, what it would do was done.
 */
static bool has_whole_reply(const struct slot *s)
{
	return (s->flags & SLOT_ANSWERED) && s->peer.answer.err == 0 &&
	       s->peer.answer.reason == HNL_REASON_NONE;
}

/* What the peer decided: the handler begins, or goes on. */
static int take_decision(struct batch *batch, struct slot *s)
{
	struct hnl_extack *x = &batch->cpu->x;

	if (!(s->flags & SLOT_ANSWERED))
		return 0;
	if (s->peer.answer.err != 0) {
		if (s->flags & SLOT_STARTED)
			x->progress = s->units;
		return hnl_extack_refuse(x, (enum hnl_errno)-s->peer.answer.err,
					 (enum hnl_reason)s->peer.answer.reason,
					 0, 0);
	}
	s->flags = (uint8_t)((s->flags & ~SLOT_ANSWERED) | SLOT_STARTED);
	return 0;
}

/* As a new message is checked. */
static int check_anew(struct batch *batch, struct job *j)
{
	const struct slot *s = &batch->d->slot[j->slot];

	j->m = hnl_msg_at(j->buf, s->len, 0);
	hnl_extack_clear(&batch->cpu->x);
	note_progress(batch, s);
	return hnl_check_message(batch, j);
}

static enum outcome go_on_with(struct batch *batch, struct job *j)
{
	struct slot *s = &batch->d->slot[j->slot];
	bool whole = has_whole_reply(s);
	int err = end_early(batch, s);

	if (err == 0)
		err = check_anew(batch, j);
	else
		j->m = hnl_msg_at(j->buf, s->len, 0);
	if (err == 0 && !batch->sink->room(batch->sink, j->need))
		return hnl_flight_wait(batch, j);
	if (err == 0)
		err = hnl_check_authorisation(batch, j);
	if (err == 0 && (s->flags & SLOT_ASK)) {
		s->flags &= (uint8_t)~SLOT_ASK;
		return hnl_flight_forward(batch, j);
	}
	if (err == 0)
		err = take_decision(batch, s);
	if (err != 0)
		return hnl_answer_refuse(batch, j);
	hnl_dispatch_fill_call(batch, j);
	hnl_answer_begin(batch, j);
	go_on(batch, j);
	if (j->handler != NULL && !whole)
		return hnl_dispatch_run(batch, j);
	(void)hnl_answer_check(batch, j);
	return hnl_answer_finish(batch, j);
}

enum outcome hnl_flight_resume(struct batch *batch, uint16_t slot)
{
	struct hnl_domain *d = batch->d;
	struct slot *s = &d->slot[slot];
	struct job *j = &batch->cpu->job;

	begin_job(batch, j, slot,
		  hnl_pool_look(&d->pool, s->msg, batch->cpu->copy, s->len));
	batch->slot = HNL_NONE;
	s->state = CALL_RUNNING;
	charge(batch, 1 + s->len / UNIT_BYTES);
	if (hnl_plain_resume(batch, j))
		return hnl_dispatch_run_on(batch, j, j->err);
	hnl_extack_clear(&batch->cpu->x);
	return go_on_with(batch, j);
}

/* ---- restored, or a peer's ---- */

/* Whether what a handler left of its reply is whole attributes. */
static bool reply_is_whole(struct hnl_cpu *cpu, const struct hnl_domain *d,
			   const struct slot *s)
{
	size_t pos, end = HNL_MSGHDR + (size_t)s->reply_len;
	struct hnl_attr a;

	hnl_pool_read(&d->pool, s->reply, cpu->reply + HNL_MSGHDR,
		      s->reply_len);
	for (pos = HNL_MSGHDR; pos < end; pos = a.next) {
		a = hnl_attr_at(cpu->reply, end, pos);
		if (a.reason != HNL_REASON_NONE)
			return false;
	}
	return true;
}

/*
 * Who has not answered for this call is asked before it goes on. What another
 * peer agreed to is for a handler: where there is none, this one is asked.
 */
static void note_restored(struct slot *s, bool forwarded, bool handled)
{
	if (!handled && is_agreed(s))
		s->flags &= (uint8_t)~SLOT_ANSWERED;
	if (forwarded && !(s->flags & (SLOT_ANSWERED | SLOT_CANCEL)))
		s->flags |= SLOT_ASK;
	if (s->reply_len != 0 || (s->flags & (SLOT_STARTED | SLOT_ANSWERED)))
		s->flags |= SLOT_RESTORED;
}

/* A slot's message, at buf, becomes the processor's: checked as a new one. */
static int check_alone(struct hnl_cpu *cpu, struct hnl_domain *d, uint16_t slot,
		       const uint8_t *buf)
{
	const struct slot *s = &d->slot[slot];
	struct batch *batch = hnl_dispatch_begin(cpu, d, s->ring);
	struct job *j = &cpu->job;

	batch->sink = &cpu->sink.ring.sink;
	begin_job(batch, j, slot, buf);
	j->m = hnl_msg_at(buf, s->len, 0);
	batch->sink->capacity =
		s->ring == SLOT_DIRECT ?
			(size_t)d->direct[s->next].regs.reply_len :
			(size_t)d->ring[s->ring].cq_pages * HNL_PAGE / 2;
	hnl_extack_clear(&cpu->x);
	return hnl_check_message(batch, j);
}

size_t hnl_flight_reply_least(struct hnl_cpu *cpu, struct hnl_domain *d,
			      uint16_t slot)
{
	const struct slot *s = &d->slot[slot];

	if (check_alone(cpu, d, slot,
			hnl_pool_look(&d->pool, s->msg, cpu->copy, s->len)) != 0)
		return HNL_MSGHDR;
	return hnl_check_reply_least(&cpu->batch, &cpu->job);
}

/*
 * The rules of this hypervisor are asked again, as of a new request: others may
 * have held where the call began.
 */
bool hnl_flight_can_go_on(struct hnl_cpu *cpu, struct hnl_domain *d,
			  uint16_t slot, size_t *reply)
{
	struct slot *s = &d->slot[slot];
	struct batch *batch = &cpu->batch;
	struct job *j = &cpu->job;

	if (check_alone(cpu, d, slot, cpu->copy) != 0 ||
	    hnl_check_authorisation(batch, j) != 0)
		return false;
	*reply = reply_kept(j);
	if (s->reply_len != 0 && (*reply < HNL_MSGHDR + s->reply_len ||
				  !reply_is_whole(cpu, d, s)))
		return false;
	note_restored(s, is_forwarded(batch, j), j->handler != NULL);
	return true;
}
