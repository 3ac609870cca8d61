/* SPDX-License-Identifier: MIT */
/*
 * The way of one message, from private bytes to its answer.
 *
 *	frame -> LINK -> look up -> grant -> agreement -> decode -> admission
 *	      -> authorise -> (peer) -> handler -> answer
 *
 * Admission comes before the handler: the largest answer that this request can
 * have fits, and so does the call if it gives up, or nothing runs. So no effect
 * is ever without its answer. Every message has exactly one final answer: its
 * reply, or an ERROR, or (dump) DONE.
 */
#include "job.h"

struct batch *hnl_dispatch_begin(struct hnl_cpu *cpu, struct hnl_domain *d,
				 uint32_t ring)
{
	struct batch *batch = &cpu->batch;

	batch->cpu = cpu;
	batch->d = d;
	batch->sink = NULL;
	batch->lane = NULL;
	batch->ring = ring;
	batch->vcpu = 0;
	batch->slot = HNL_NONE;
	batch->budget = batch->used = batch->turn = 0;
	batch->ran = false;
	return batch;
}

/* ---- what a handler calls ---- */

bool hnl_call_spend(struct hnl_call *call)
{
	const struct hnl_hv_port *port = call->hv->port;

	if (call->budget == 0)
		return false;
	call->budget--;
	return port->preempt == NULL || !port->preempt(call->domain->host);
}

int hnl_call_refuse(struct hnl_call *call, enum hnl_errno err,
		    enum hnl_reason reason, uint16_t type, uint64_t progress)
{
	struct hnl_attr a;
	size_t offset = 0;

	if (type != 0) {
		a = hnl_attr_find(call->msg, call->msg_len, HNL_MSGHDR, type);
		if (a.reason == HNL_REASON_NONE)
			offset = a.off - HNL_ATTRHDR;
	}
	call->x->progress = progress;
	return hnl_extack_refuse(call->x, err, reason, offset, type);
}

void hnl_call_put_room(struct hnl_call *call, uint16_t type, size_t len)
{
	uint8_t *p = hnl_attr_put_room(call->reply, type, len);

	if (p != NULL)
		memset(p, 0, len);
}

uint8_t *hnl_call_room(const struct hnl_call *call)
{
	return call->reply->buf + HNL_MSGHDR + HNL_ATTRHDR;
}

/* ---- the handler ---- */

/*
 * A command whose schema does not say that it may be continued was promised no
 * place. If it gives up all the same and there is none, it is refused.
 */
static bool has_place(struct batch *batch, const struct job *j)
{
	if (j->slot != HNL_NONE || (j->command->flags & HNL_COMMAND_LONG) ||
	    hnl_calls_admit(batch->d, batch->ring, j->m.end - j->m.off,
			    reply_kept(j)))
		return true;
	(void)hnl_extack_refuse(&batch->cpu->x, HNL_ENOSPC, HNL_REASON_QUOTA,
				0, 0);
	return false;
}

/*
 * Whether its reply may be one of many. A command that is not dumped has one:
 * its handler says too much, and has no place for what would follow.
 */
static inline bool may_say_more(struct batch *batch, const struct job *j)
{
	if (!j->dump)
		(void)hnl_extack_refuse(&batch->cpu->x, HNL_EMSGSIZE,
					HNL_REASON_REPLY_SPACE, 0, 0);
	return hnl_answer_check(batch, j) == 0;
}

/* Behind a reply that more follow. DONE: its handler goes on; or not now. */
static HNL_ASIDE enum outcome begin_next(struct batch *batch, struct job *j)
{
	hnl_answer_put_reply(batch);
	if (j->slot != HNL_NONE)
		batch->d->slot[j->slot].flags &= (uint8_t)~SLOT_RESTORED;
	hnl_answer_begin(batch, j);
	if (!batch->sink->room(batch->sink, j->need))
		return OUTCOME_FULL;
	/* A reply is a unit, whatever its handler spent. */
	charge(batch, 1);
	if (is_up(batch) || batch->used - j->before >= batch->turn)
		return OUTCOME_TIME;
	return OUTCOME_DONE;
}

static HNL_ASIDE int run_again(struct batch *batch, const struct job *j)
{
	return run_once(batch, j->handler);
}

enum outcome hnl_dispatch_run_on(struct batch *batch, struct job *j, int err)
{
	enum outcome next;

	for (;; err = run_again(batch, j)) {
		if (err < 0 && batch->cpu->x.err == 0)
			batch->cpu->x.err = err;
		if (err == HNL_CALL_AGAIN &&
		    (!has_place(batch, j) ||
		     hnl_answer_check_size(batch, j) != 0))
			break;
		if (err == HNL_CALL_AGAIN)
			return hnl_flight_give_up(batch, j, false);
		hnl_answer_note_change(batch, j);
		if (err != HNL_CALL_MORE || !may_say_more(batch, j))
			break;
		next = begin_next(batch, j);
		if (next != OUTCOME_DONE)
			return hnl_flight_give_up(batch, j,
						  next == OUTCOME_FULL);
	}
	(void)hnl_answer_check(batch, j);
	return hnl_answer_finish(batch, j);
}

enum outcome hnl_dispatch_run(struct batch *batch, struct job *j)
{
	return hnl_dispatch_run_on(batch, j, run_once(batch, j->handler));
}

void hnl_dispatch_fill_call(struct batch *batch, const struct job *j)
{
	struct hnl_call *call = &batch->cpu->call;

	call->hv = batch->d->hv;
	call->domain = batch->d;
	call->request = batch->cpu->request;
	call->reply = &batch->cpu->b;
	call->x = &batch->cpu->x;
	call->ctx = j->service->ctx;
	call->msg = j->buf + j->m.off;
	call->msg_len = j->m.end - j->m.off;
	call->cursor[0] = call->cursor[1] = 0;
	call->ring = batch->ring;
	call->changed = false;
}

/* One message that is a whole frame and no padding, and not in flight. */
static enum outcome begin_message(struct batch *batch, struct job *j)
{
	struct hnl_extack *x = &batch->cpu->x;
	enum outcome admitted = OUTCOME_DONE;

	hnl_extack_clear(x);
	if (hnl_check_message(batch, j) == 0) {
		if (!batch->sink->room(batch->sink, j->need))
			return OUTCOME_FULL;
		admitted = hnl_check_admission(batch, j, x);
	}
	if (admitted != OUTCOME_DONE)
		return admitted;
	if (x->err != 0 || hnl_check_authorisation(batch, j) != 0)
		return hnl_answer_refuse(batch, j);
	if (is_forwarded(batch, j))
		return hnl_flight_forward(batch, j);
	hnl_dispatch_fill_call(batch, j);
	hnl_answer_begin(batch, j);
	return OUTCOME_READY;
}

/* ---- batches ---- */

/* LINK waits for the message before, BARRIER for all before. */
static bool must_wait(const struct lane *lane, const struct hnl_msg *m)
{
	return lane->in_flight != 0 &&
	       (lane->linked || (m->head.flags & HNL_F_BARRIER));
}

enum outcome hnl_dispatch_oversize(struct batch *batch, const struct hnl_msg *m,
				   size_t len)
{
	struct job *j = &batch->cpu->job;

	if (must_wait(batch->lane, m))
		return OUTCOME_ORDER;
	begin_job(batch, j, HNL_NONE, NULL);
	j->m = *m;
	j->m.end = j->m.off + len;
	hnl_extack_clear(&batch->cpu->x);
	if (batch->lane->canceled)
		(void)hnl_extack_refuse(&batch->cpu->x, HNL_ECANCELED,
					HNL_REASON_CANCELED, 0, 0);
	else
		(void)hnl_extack_refuse(&batch->cpu->x, HNL_EMSGSIZE,
					HNL_REASON_PAST_END, 0, 0);
	return hnl_answer_refuse(batch, j);
}

/* Any message, the one at batch->pos, as far as its handler. */
static HNL_ASIDE enum outcome begin_any(struct batch *batch)
{
	struct job *j = &batch->cpu->job;

	j->m = hnl_msg_at(batch->buf, batch->end, batch->pos);
	if (j->m.reason == HNL_REASON_SHORT ||
	    j->m.reason == HNL_REASON_PAST_END) {
		charge(batch, 1);
		batch->broken = j->m.reason;
		return OUTCOME_BROKEN;
	}
	if (j->m.head.type == HNL_MSG_NOOP) {
		charge(batch, 1);
		return OUTCOME_DONE;
	}
	if (must_wait(batch->lane, &j->m))
		return OUTCOME_ORDER;
	begin_job(batch, j, HNL_NONE, batch->buf);
	batch->slot = HNL_NONE;
	batch->d->sealed = true;
	charge(batch, 1 + (j->m.end - batch->pos) / UNIT_BYTES);
	return begin_message(batch, j);
}

static enum outcome run_any(struct batch *batch, struct job *j)
{
	enum outcome outcome = begin_any(batch);

	if (outcome == OUTCOME_READY)
		outcome = hnl_dispatch_run(batch, j);
	/* FULL: it has not begun, or is in flight. */
	if (outcome == OUTCOME_DONE ||
	    (outcome == OUTCOME_FULL && batch->slot != HNL_NONE))
		batch->pos = j->m.next;
	return outcome;
}

/* As many plain messages as there are, and one that is not. */
static enum outcome run_some(struct batch *batch)
{
	struct job *j = &batch->cpu->job;

	switch (hnl_plain_run(batch)) {
	case PLAIN_TIME:
		return OUTCOME_TIME;
	case PLAIN_NOT:
		return run_any(batch, j);
	case PLAIN_RAN:
		return hnl_dispatch_run_on(batch, j, j->err);
	default:
		return OUTCOME_DONE;
	}
}

enum outcome hnl_dispatch_batch(struct batch *batch, const uint8_t *buf,
				size_t end)
{
	enum outcome outcome;

	batch->buf = buf;
	batch->pos = 0;
	batch->end = end;
	while (batch->pos < batch->end) {
		outcome = run_some(batch);
		if (outcome != OUTCOME_DONE)
			return outcome;
		if (batch->slot != HNL_NONE && batch->ring == HNL_RING_DIRECT)
			return OUTCOME_TIME;
	}
	return OUTCOME_DONE;
}
