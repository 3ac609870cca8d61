/* SPDX-License-Identifier: MIT */
/*
 * The way of one message, from private bytes to its answer.
 *
 *	frame -> LINK -> look up -> grant -> decode -> admission -> authorise
 *	      -> handler -> answer
 *
 * Admission comes before the handler: the largest answer that this request can
 * have fits, or nothing runs. So no effect is ever without its answer. Every
 * message has exactly one final answer: its reply, or an ERROR, or (dump) DONE.
 */
#include "internal.h"

/* One message and what was found out about it. */
struct job {
	const uint8_t *buf;
	struct hnl_msg m;
	const struct hnl_service *service;
	const struct hnl_command *command;
	uint64_t grants;
	bool dump;
};

bool hnl_dispatch_time_is_up(const struct batch *batch)
{
	const struct hnl_hv_port *port = batch->d->hv->port;

	if (!batch->ran)
		return false;
	if (batch->budget == 0)
		return true;
	return port->preempt != NULL && port->preempt(batch->d->host);
}

/* Bytes of a message that are checked for one unit. */
#define UNIT_BYTES 256

void hnl_dispatch_charge(struct batch *batch, size_t units)
{
	batch->ran = true;
	batch->budget -= units < batch->budget ? (uint32_t)units :
						 batch->budget;
}

void hnl_dispatch_park(struct parked *p, const uint8_t *buf, size_t len)
{
	memmove(p->bytes, buf, len);
	p->len = (uint32_t)len;
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

/* ---- answers ---- */

static void builder_over_reply(struct hnl_cpu *cpu)
{
	hnl_builder_init(&cpu->b, cpu->reply, cpu->reply_size);
}

static void put_built(struct batch *batch)
{
	batch->sink->put(batch->sink, batch->cpu->reply, batch->cpu->b.len);
}

/* The final answer when it is not a reply. */
static void answer(struct batch *batch, const struct job *j, uint16_t type)
{
	struct hnl_extack *x = &batch->cpu->x;

	builder_over_reply(batch->cpu);
	hnl_ack_put(&batch->cpu->b, type, &j->m.head, j->m.end - j->m.off, x);
	put_built(batch);
}

static void settle_link(struct batch *batch, const struct job *j)
{
	batch->parked->canceled = batch->cpu->x.err != 0 &&
				  (j->m.head.flags & HNL_F_LINK) != 0;
}

/* ---- checks, in the order of docs/abi.md ---- */

static int check_frame(struct job *j, struct hnl_extack *x)
{
	const struct hnl_head *h = &j->m.head;

	if (j->m.reason != HNL_REASON_NONE)
		return hnl_extack_refuse(x, HNL_EINVAL,
					 (enum hnl_reason)j->m.reason, 0, 0);
	if (h->type < HNL_FAMILY_MIN)
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_TYPE, 0, 0);
	if (!(h->flags & HNL_F_REQUEST) || (h->flags & ~HNL_F_REQUEST_MASK))
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_FLAGS, 0,
					 0);
	return 0;
}

const struct hnl_command *hnl_dispatch_command(const struct hnl_service *s,
					       uint64_t grants, size_t cmd)
{
	size_t n = s->family->n_commands;
	const struct hnl_command *c;

	if (n > s->n_handlers)
		n = s->n_handlers;
	if (cmd >= n)
		return NULL;
	cmd = hnl_clamp_index(cmd, n);
	c = &s->family->command[cmd];
	if (!(c->flags & (HNL_COMMAND_DO | HNL_COMMAND_DUMP)) ||
	    s->handler[cmd] == NULL ||
	    !((grants >> c->feature) & 1))
		return NULL;
	return c;
}

/* Never defined and not granted give the same answer, byte for byte. */
static int look_up(const struct hnl_domain *d, struct job *j,
		   struct hnl_extack *x)
{
	const struct hnl_hv *hv = d->hv;
	const struct hnl_head *h = &j->m.head;
	const struct hnl_command *c;
	size_t i;

	for (i = 0; i < hv->n_services; i++)
		if (hv->service[i].family->id == h->type)
			break;
	if (i == hv->n_services || !(d->grants[i] & 1))
		return hnl_extack_refuse(x, HNL_ENOSYS, HNL_REASON_NONE, 0, 0);
	c = hnl_dispatch_command(&hv->service[i], d->grants[i], h->cmd);
	if (c == NULL)
		return hnl_extack_refuse(x, HNL_ENOSYS, HNL_REASON_NONE, 0, 0);
	j->service = &hv->service[i];
	j->command = c;
	j->grants = d->grants[i];
	return 0;
}

/* DUMP asks for what a dump command gives, and for nothing else. */
static int check_kind(struct job *j, struct hnl_extack *x)
{
	bool asked = (j->m.head.flags & HNL_F_DUMP) == HNL_F_DUMP;
	unsigned int want = asked ? HNL_COMMAND_DUMP : HNL_COMMAND_DO;

	j->dump = asked;
	if ((j->m.head.flags & HNL_F_DUMP) != 0 && !asked)
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_FLAGS, 0,
					 0);
	if (!(j->command->flags & want))
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_NOT_DUMP, 0,
					 0);
	return 0;
}

static int decode(struct batch *batch, const struct job *j)
{
	struct hnl_decoder *d = &batch->cpu->decoder;

	hnl_decoder_init(d, j->grants,
			 (j->m.head.flags & HNL_F_STRICT) ? HNL_MODE_STRICT :
							    HNL_MODE_REQUEST);
	d->schema = j->service->family->schema;
	return hnl_policy_decode(d, j->command->request, j->buf + j->m.off,
				 j->m.end - j->m.off, j->m.body - j->m.off,
				 batch->cpu->request, &batch->cpu->x);
}

/* Values of the list that the reply follows; it is required. */
static size_t values_of(const struct hnl_command *c, const void *list)
{
	if (c->reply_unit == 0)
		return ((const struct hnl_list *)list)->n;
	return ((const struct hnl_bytes *)list)->n / c->reply_unit;
}

/* Bytes that the largest answer to the decoded request may take. */
static size_t answer_max(const struct batch *batch, const struct job *j)
{
	const struct hnl_command *c = j->command;
	size_t max = c->reply_max + HNL_ACK_MAX;

	if (c->reply_each != 0)
		max += c->reply_each *
		       values_of(c, batch->cpu->request + c->reply_list);
	return max;
}

static int check_capacity(const struct batch *batch, const struct job *j)
{
	if (answer_max(batch, j) <= batch->sink->capacity)
		return 0;
	return hnl_extack_refuse(&batch->cpu->x, HNL_EMSGSIZE,
				 HNL_REASON_REPLY_SPACE, 0, 0);
}

static int authorise(const struct batch *batch, const struct job *j)
{
	const struct hnl_hv_port *port = batch->d->hv->port;
	struct hnl_extack *x = &batch->cpu->x;

	if (port->authorise == NULL ||
	    port->authorise(batch->d->host, j->service->family,
			    j->m.head.cmd, batch->cpu->request) == 0)
		return 0;
	return hnl_extack_refuse(x, HNL_EPERM, HNL_REASON_DENIED, 0, 0);
}

/* ---- the handler ---- */

static void begin_reply(struct batch *batch, const struct job *j)
{
	const struct hnl_head *q = &j->m.head;
	struct hnl_head h = { q->type, 0, q->seq, q->port, q->cmd,
			      j->service->family->version };

	if (j->dump || (q->flags & (HNL_F_ACK | HNL_F_REPORT)))
		h.flags = HNL_F_MULTI;
	builder_over_reply(batch->cpu);
	hnl_msg_begin(&batch->cpu->b, &h);
}

static void save_call(struct batch *batch, const struct hnl_call *call)
{
	struct parked *p = batch->parked;
	const struct hnl_cpu *cpu = batch->cpu;

	p->started = true;
	p->cursor[0] = call->cursor[0];
	p->cursor[1] = call->cursor[1];
	p->reply_len = (uint32_t)cpu->b.len;
	memcpy(p->reply, cpu->reply, cpu->b.len);
	p->x = cpu->x;
}

static void restore_call(struct batch *batch, struct hnl_call *call)
{
	struct parked *p = batch->parked;
	struct hnl_cpu *cpu = batch->cpu;

	p->started = false;
	call->cursor[0] = p->cursor[0];
	call->cursor[1] = p->cursor[1];
	builder_over_reply(cpu);
	memcpy(cpu->reply, p->reply, p->reply_len);
	cpu->b.len = p->reply_len;
	cpu->x = p->x;
}

/* True if the reply under construction holds an attribute. */
static bool reply_has_content(const struct hnl_cpu *cpu)
{
	return cpu->b.len > HNL_MSGHDR;
}

static void put_reply(struct batch *batch)
{
	hnl_msg_end(&batch->cpu->b);
	put_built(batch);
}

static bool reply_is_sound(const struct batch *batch, const struct job *j)
{
	const struct hnl_builder *b = &batch->cpu->b;

	return hnl_builder_verdict(b) == 0 &&
	       (!reply_has_content(batch->cpu) ||
		b->len <= answer_max(batch, j) - HNL_ACK_MAX);
}

/* A handler that built more than its schema allows is refused, not cut. */
static int check_reply(struct batch *batch, const struct job *j)
{
	struct hnl_extack *x = &batch->cpu->x;

	if (x->err == 0 && !reply_is_sound(batch, j))
		(void)hnl_extack_refuse(x, HNL_EMSGSIZE,
					HNL_REASON_REPLY_SPACE, 0, 0);
	return x->err;
}

static void finish(struct batch *batch, const struct job *j)
{
	struct hnl_cpu *cpu = batch->cpu;
	bool acked = (j->m.head.flags & (HNL_F_ACK | HNL_F_REPORT)) != 0;
	bool replied;

	replied = check_reply(batch, j) == 0 && j->command->reply_max != 0 &&
		  (!j->dump || reply_has_content(cpu));
	if (replied)
		put_reply(batch);
	if (j->dump)
		answer(batch, j, HNL_MSG_DONE);
	else if (!replied || acked)
		answer(batch, j, HNL_MSG_ERROR);
	settle_link(batch, j);
}

static enum outcome run_handler(struct batch *batch, const struct job *j,
				struct hnl_call *call)
{
	hnl_handler handler =
		j->service->handler[j->command - j->service->family->command];
	int err;

	for (;;) {
		call->budget = batch->budget;
		err = handler(call);
		batch->budget = call->budget;
		if (err == HNL_CALL_AGAIN) {
			save_call(batch, call);
			return OUTCOME_AGAIN;
		}
		if (err < 0 && batch->cpu->x.err == 0)
			batch->cpu->x.err = err;
		if (err != HNL_CALL_MORE)
			break;
		if (check_reply(batch, j) != 0)
			break;
		put_reply(batch);
		begin_reply(batch, j);
		if (!batch->sink->room(batch->sink, answer_max(batch, j))) {
			save_call(batch, call);
			return OUTCOME_FULL;
		}
		/* A reply is a unit, whatever its handler spent. */
		hnl_dispatch_charge(batch, 1);
		if (hnl_dispatch_time_is_up(batch)) {
			save_call(batch, call);
			return OUTCOME_AGAIN;
		}
	}
	finish(batch, j);
	return OUTCOME_DONE;
}

static void fill_call(struct batch *batch, const struct job *j,
		      struct hnl_call *call)
{
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
}

/* Refusals that are made before a handler is known to run. */
static int check(struct batch *batch, struct job *j)
{
	struct hnl_extack *x = &batch->cpu->x;
	int err = check_frame(j, x);

	if (err == 0 && batch->parked->canceled)
		err = hnl_extack_refuse(x, HNL_ECANCELED, HNL_REASON_CANCELED,
					0, 0);
	if (err == 0)
		err = look_up(batch->d, j, x);
	if (err == 0)
		err = check_kind(j, x);
	if (err == 0)
		err = decode(batch, j);
	if (err == 0)
		err = check_capacity(batch, j);
	return err;
}

static enum outcome refuse(struct batch *batch, const struct job *j)
{
	if (!batch->sink->room(batch->sink, HNL_ACK_MAX))
		return OUTCOME_FULL;
	answer(batch, j, HNL_MSG_ERROR);
	settle_link(batch, j);
	return OUTCOME_DONE;
}

/* One message that is a whole frame and no padding. */
static enum outcome run_message(struct batch *batch, struct job *j)
{
	bool resumed = batch->parked->started;
	struct hnl_call call;
	int err;

	hnl_extack_clear(&batch->cpu->x);
	err = check(batch, j);
	if (err == 0 && !batch->sink->room(batch->sink, answer_max(batch, j)))
		return OUTCOME_FULL;
	if (err == 0 && !resumed)
		err = authorise(batch, j);
	if (err != 0) {
		batch->parked->started = false;
		return refuse(batch, j);
	}
	fill_call(batch, j, &call);
	if (resumed)
		restore_call(batch, &call);
	else
		begin_reply(batch, j);
	return run_handler(batch, j, &call);
}

enum outcome hnl_dispatch_oversize(struct batch *batch, const struct hnl_msg *m,
			       size_t len)
{
	struct job j;

	j.m = *m;
	j.m.end = j.m.off + len;
	hnl_extack_clear(&batch->cpu->x);
	if (batch->parked->canceled)
		(void)hnl_extack_refuse(&batch->cpu->x, HNL_ECANCELED,
					HNL_REASON_CANCELED, 0, 0);
	else
		(void)hnl_extack_refuse(&batch->cpu->x, HNL_EMSGSIZE,
					HNL_REASON_PAST_END, 0, 0);
	return refuse(batch, &j);
}

enum outcome hnl_dispatch_batch(struct batch *batch, const uint8_t *buf, size_t end,
			    size_t *pos, uint16_t *broken)
{
	enum outcome outcome;
	struct job j;

	while (*pos < end) {
		if (hnl_dispatch_time_is_up(batch))
			return OUTCOME_AGAIN;
		j.buf = buf;
		j.m = hnl_msg_at(buf, end, *pos);
		hnl_dispatch_charge(batch, 1 + (j.m.end - *pos) / UNIT_BYTES);
		if (j.m.reason == HNL_REASON_SHORT ||
		    j.m.reason == HNL_REASON_PAST_END) {
			*broken = j.m.reason;
			return OUTCOME_BROKEN;
		}
		if (j.m.head.type != HNL_MSG_NOOP) {
			outcome = run_message(batch, &j);
			if (outcome != OUTCOME_DONE)
				return outcome;
		}
		*pos = j.m.next;
	}
	return OUTCOME_DONE;
}
