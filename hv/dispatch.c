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
#include "internal.h"

static inline void begin_job(const struct batch *batch, struct job *j,
			     uint16_t slot, const uint8_t *buf)
{
	j->buf = buf;
	j->service = NULL;
	j->command = NULL;
	j->slot = slot;
	j->before = batch->used;
}

static inline bool is_up(const struct batch *batch)
{
	const struct hnl_hv_port *port = batch->d->hv->port;

	if (!batch->ran)
		return false;
	if (batch->budget == 0)
		return true;
	return port->preempt != NULL && port->preempt(batch->d->host);
}

bool hnl_dispatch_time_is_up(const struct batch *batch)
{
	return is_up(batch);
}

/* Bytes of a message that are checked for one unit. */
#define UNIT_BYTES 256

static inline void charge(struct batch *batch, size_t units)
{
	batch->ran = true;
	batch->used += (uint32_t)units;
	batch->budget -= units < batch->budget ? (uint32_t)units :
						 batch->budget;
}

void hnl_dispatch_charge(struct batch *batch, size_t units)
{
	charge(batch, units);
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

#define SUCCESS (2 * HNL_NLHDR + 4)	/* bytes of an ERROR that is none */

/* What hnl_ack_put() makes of most requests: done, and nothing to say of it. */
static void put_success(struct batch *batch, const struct hnl_head *h,
			size_t len)
{
	uint8_t *p = batch->cpu->reply;

	hnl_store_le32(p, SUCCESS);
	hnl_store_le32(p + 4, HNL_MSG_ERROR | (uint32_t)HNL_F_CAPPED << 16);
	hnl_store_le32(p + 8, h->seq);
	hnl_store_le32(p + 12, h->port);
	hnl_store_le32(p + 16, 0);
	hnl_store_le32(p + 20, (uint32_t)len);
	hnl_store_le32(p + 24, h->type | (uint32_t)h->flags << 16);
	hnl_store_le32(p + 28, h->seq);
	hnl_store_le32(p + 32, h->port);
	batch->sink->put(batch->sink, p, SUCCESS);
}

/* The final answer when it is not a reply. */
static void answer(struct batch *batch, const struct job *j, uint16_t type)
{
	struct hnl_extack *x = &batch->cpu->x;

	if (HNL_LIKELY(type == HNL_MSG_ERROR && (x->err | x->reason) == 0 &&
		       !(j->m.head.flags & HNL_F_REPORT))) {
		put_success(batch, &j->m.head, j->m.end - j->m.off);
		return;
	}
	builder_over_reply(batch->cpu);
	hnl_ack_put(&batch->cpu->b, type, &j->m.head, j->m.end - j->m.off, x);
	put_built(batch);
}

/* A message that ends while later ones have run decides on its chain alone. */
static void settle_link(struct batch *batch, const struct job *j)
{
	bool linked = (j->m.head.flags & HNL_F_LINK) != 0;

	if (linked || j->slot == HNL_NONE) {
		batch->lane->canceled = linked && batch->cpu->x.err != 0;
		batch->lane->linked = false;
	}
}

static void count(struct count *c, const struct batch *batch,
		  const struct job *j)
{
	c->calls++;
	c->refused += batch->cpu->x.err != 0;
	c->units += batch->used - j->before;
	if (j->slot != HNL_NONE)
		c->units += batch->d->slot[j->slot].units;
}

/* The message has its final answer. */
static void settle(struct batch *batch, const struct job *j)
{
	struct hnl_domain *d = batch->d;

	settle_link(batch, j);
	if (d->count != NULL) {
		count(&d->count[0], batch, j);
		if (j->command != NULL)
			count(&d->count[1 + d->hv->command_base[j->number] +
					j->m.head.cmd], batch, j);
	}
	if (j->slot != HNL_NONE)
		hnl_calls_free(d, j->slot);
}

/* ---- checks, in the order of docs/abi.md ---- */

bool hnl_dispatch_has_handler(const struct hnl_service *s, size_t cmd)
{
	return cmd < s->n_handlers && s->handler[cmd] != NULL;
}

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

static inline const struct hnl_service *
find_service(const struct hnl_domain *d, size_t family, size_t *i)
{
	const struct hnl_hv *hv = d->hv;
	size_t near = family - HNL_FAMILY_MIN, n;

	if (near < NEAR_FAMILIES) {
		n = hv->near[hnl_clamp_index(near, NEAR_FAMILIES)];
		*i = n - (n != 0);
	} else {
		for (*i = 0; *i < hv->n_services; ++*i)
			if (hv->service[*i].family->id == family)
				break;
		n = *i < hv->n_services;
		*i = n != 0 ? *i : 0;
	}
	/* One way for all that is not there, and one time (A25). */
	return (n != 0) & (d->grants[*i] & 1) ? &hv->service[*i] : NULL;
}

const struct hnl_service *hnl_dispatch_service(const struct hnl_domain *d,
					       size_t family, size_t *i)
{
	return find_service(d, family, i);
}

static inline const struct hnl_command *
find_command(const struct hnl_domain *d, size_t service, size_t cmd)
{
	const struct hnl_service *s = &d->hv->service[service];
	size_t n = s->family->n_commands;
	const struct hnl_command *c;
	bool known = cmd < n;

	if (n == 0)
		return NULL;
	cmd = hnl_clamp_index(cmd, n);
	c = &s->family->command[cmd];
	/* One way for all that is not there, and one time (A25). */
	known &= ((d->grants[service] >> c->feature) & 1) & (c->flags != 0);
	if (!known)
		return NULL;
	if (c->flags & HNL_COMMAND_EVENT)
		return c;
	if (!(c->flags & (HNL_COMMAND_DO | HNL_COMMAND_DUMP)) ||
	    (!hnl_dispatch_has_handler(s, cmd) &&
	     hnl_forward_handling(d, service, cmd) != HNL_FORWARD))
		return NULL;
	return c;
}

const struct hnl_command *hnl_dispatch_command(const struct hnl_domain *d,
					       size_t service, size_t cmd)
{
	return find_command(d, service, cmd);
}

static hnl_handler handler_of(const struct hnl_service *s, size_t cmd)
{
	if (cmd >= s->n_handlers)
		return NULL;
	return s->handler[hnl_clamp_index(cmd, s->n_handlers)];
}

/*
 * Never defined and not granted give the same answer, byte for byte; an event
 * is no command that could be called.
 */
static int look_up(const struct batch *batch, struct job *j,
		   struct hnl_extack *x)
{
	const struct hnl_domain *d = batch->d;
	const struct hnl_head *h = &j->m.head;
	const struct hnl_command *c = NULL;

	j->service = find_service(d, h->type, &j->number);
	if (j->service != NULL)
		c = find_command(d, j->number, h->cmd);
	if (c == NULL || (c->flags & HNL_COMMAND_EVENT) ||
	    !hnl_narrow_has(d, batch->ring, j->number, c))
		return hnl_extack_refuse(x, HNL_ENOSYS, HNL_REASON_NONE, 0, 0);
	j->command = c;
	j->m.head.cmd = (uint8_t)hnl_clamp_index(
		h->cmd, j->service->family->n_commands);
	j->handler = handler_of(j->service, j->m.head.cmd);
	j->grants = hnl_narrow_grants(d, batch->ring, j->number);
	return 0;
}

static int check_agreement(const struct batch *batch, const struct job *j,
			   struct hnl_extack *x)
{
	if (j->command->feature == 0 ||
	    hnl_domain_agreed(batch->d, j->service->family->id,
			      j->command->feature))
		return 0;
	return hnl_extack_refuse(x, HNL_EACCES, HNL_REASON_NOT_NEGOTIATED, 0, 0);
}

/* LINK or BARRIER, on a command that does not take it. */
static bool is_misplaced(const struct job *j)
{
	uint8_t no = j->command->flags;
	uint16_t flags = j->m.head.flags;

	return ((no & HNL_COMMAND_NO_LINK) && (flags & HNL_F_LINK)) ||
	       ((no & HNL_COMMAND_NO_BARRIER) && (flags & HNL_F_BARRIER));
}

/* DUMP asks for what a dump command gives, and for nothing else. */
static int check_kind(struct job *j, struct hnl_extack *x)
{
	bool asked = (j->m.head.flags & HNL_F_DUMP) == HNL_F_DUMP;
	unsigned int want = asked ? HNL_COMMAND_DUMP : HNL_COMMAND_DO;

	j->dump = asked;
	if (((j->m.head.flags & HNL_F_DUMP) != 0 && !asked) || is_misplaced(j))
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

static int check_window(const struct batch *batch, const struct job *j)
{
	const struct narrow *n = hnl_narrow_of(batch->d, batch->ring);

	if (n == NULL)
		return 0;
	return hnl_narrow_check(n, j->service->family->schema,
				j->command->request, j->buf + j->m.off,
				j->m.end - j->m.off, j->m.body - j->m.off,
				&batch->cpu->x);
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

static int check_capacity(const struct batch *batch, struct job *j)
{
	j->need = answer_max(batch, j);
	if (j->need <= batch->sink->capacity)
		return 0;
	return hnl_extack_refuse(&batch->cpu->x, HNL_EMSGSIZE,
				 HNL_REASON_REPLY_SPACE, 0, 0);
}

/* Bytes of attributes that a call which gives up may leave of its reply. */
static size_t reply_kept(const struct job *j)
{
	return j->need - HNL_ACK_MAX;
}

static bool is_forwarded(const struct batch *batch, const struct job *j)
{
	return hnl_forward_handling(batch->d, j->number, j->m.head.cmd) ==
	       HNL_FORWARD;
}

/*
 * A call that may be in flight needs its place there before anything runs.
 * OUTCOME_STARVED: not now; x: never.
 */
static enum outcome admit(const struct batch *batch, const struct job *j,
			  struct hnl_extack *x)
{
	const struct hnl_domain *d = batch->d;

	if (!(j->command->flags & HNL_COMMAND_LONG) && !is_forwarded(batch, j))
		return OUTCOME_DONE;
	if (hnl_calls_admit(d, j->m.end - j->m.off, reply_kept(j)))
		return OUTCOME_DONE;
	if (d->in_flight != 0)
		return OUTCOME_STARVED;
	(void)hnl_extack_refuse(x, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 0);
	return OUTCOME_DONE;
}

/* The domain that the request is about. */
static inline uint16_t target_of(const struct batch *batch,
				 const struct job *j)
{
	const uint64_t *has = (const uint64_t *)(void *)batch->cpu->request;
	const struct hnl_command *c = j->command;
	size_t i = c->target_field - 1u;
	uint16_t target;

	if (c->target_field == 0)
		return batch->d->id;
	if (!((has[i / 64] >> (i % 64)) & 1))
		return batch->d->id;
	target = *(const uint16_t *)(const void *)(batch->cpu->request +
						   c->target);
	return target == HNL_DOMID_SELF ? batch->d->id : target;
}

/* The addresses of a narrowed ring are its own domain's, and so is the rest. */
static bool is_beyond(const struct batch *batch, const struct job *j)
{
	return target_of(batch, j) != batch->d->id &&
	       hnl_narrow_of(batch->d, batch->ring) != NULL;
}

/* With nobody to ask, a domain may do to itself what needs no privilege. */
static inline bool is_allowed(const struct batch *batch, const struct job *j)
{
	const struct hnl_domain *d = batch->d;
	const struct hnl_hv_port *port = d->hv->port;

	if (hnl_forward_handling(d, j->number, j->m.head.cmd) == HNL_DENY ||
	    is_beyond(batch, j))
		return false;
	if (port->authorise == NULL)
		return !(j->command->flags & HNL_COMMAND_PRIVILEGED) &&
		       target_of(batch, j) == d->id;
	return port->authorise(d->host, target_of(batch, j),
			       j->service->family, j->m.head.cmd,
			       batch->cpu->request) == 0;
}

static int authorise(const struct batch *batch, const struct job *j)
{
	if (is_allowed(batch, j))
		return 0;
	return hnl_extack_refuse(&batch->cpu->x, HNL_EPERM, HNL_REASON_DENIED,
				 0, 0);
}

/* ---- the handler ---- */

static void head_reply(struct batch *batch, const struct job *j)
{
	const struct hnl_head *q = &j->m.head;
	struct hnl_head h = { q->type, 0, q->seq, q->port, q->cmd,
			      j->service->family->version };

	if (j->dump || (q->flags & (HNL_F_ACK | HNL_F_REPORT)))
		h.flags = HNL_F_MULTI | (q->flags & HNL_F_DUMP_INTR);
	hnl_msg_begin(&batch->cpu->b, &h);
}

/* Of a command without a reply the place of a header alone. */
static inline void begin_reply(struct batch *batch, const struct job *j)
{
	builder_over_reply(batch->cpu);
	if (j->command->reply_max != 0)
		head_reply(batch, j);
	else
		batch->cpu->b.len = HNL_MSGHDR;
}

/* ---- giving up and going on ---- */

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

/* The call waits: for its next turn, or (full) for room. */
static void give_up(struct batch *batch, struct job *j,
		    const struct hnl_call *call, bool full)
{
	struct hnl_domain *d = batch->d;
	const struct hnl_builder *b = &batch->cpu->b;
	struct slot *s = put_in_flight(batch, j);

	s->cursor[0] = call->cursor[0];
	s->cursor[1] = call->cursor[1];
	s->flags |= SLOT_STARTED;
	if (call->changed)
		s->flags |= SLOT_CHANGED;
	s->reply_len = (uint32_t)(b->len - HNL_MSGHDR);
	hnl_pool_write(&d->pool, &s->reply, b->buf + HNL_MSGHDR, s->reply_len);
	if (batch->ring == HNL_RING_DIRECT)
		s->state = CALL_HELD;
	else if (full)
		hnl_calls_push(d, &d->ring[batch->ring], j->slot);
	else
		hnl_calls_append(d, &d->ring[batch->ring], j->slot);
	if (!full)
		hnl_event_progress(batch, j->slot, j->m.head.seq);
}

/* The reply so far, behind the header that begin_reply() has made. */
static void go_on(struct batch *batch, const struct job *j)
{
	struct hnl_call *call = &batch->cpu->call;
	const struct hnl_domain *d = batch->d;
	const struct slot *s = &d->slot[j->slot];
	uint8_t *p;

	if (!(s->flags & SLOT_STARTED))
		return;
	call->cursor[0] = s->cursor[0];
	call->cursor[1] = s->cursor[1];
	call->changed = (s->flags & SLOT_CHANGED) != 0;
	p = hnl_builder_room(&batch->cpu->b, s->reply_len);
	if (p != NULL)
		hnl_pool_read(&d->pool, s->reply, p, s->reply_len);
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

static inline bool reply_is_sound(const struct batch *batch,
				  const struct job *j)
{
	const struct hnl_builder *b = &batch->cpu->b;

	return hnl_builder_verdict(b) == 0 &&
	       (!reply_has_content(batch->cpu) || b->len <= reply_kept(j));
}

/*
 * A reply that began elsewhere is not known to be one: it is checked as its
 * reader would.
 */
static bool is_reply(struct batch *batch, const struct job *j)
{
	struct hnl_cpu *cpu = batch->cpu;
	struct hnl_decoder *d = &cpu->decoder;

	if (!reply_has_content(cpu) ||
	    !(batch->d->slot[j->slot].flags & SLOT_RESTORED))
		return true;
	hnl_extack_clear(&cpu->spare);
	hnl_decoder_init(d, j->grants, HNL_MODE_REPLY);
	d->schema = j->service->family->schema;
	return hnl_policy_decode(d, j->command->reply, cpu->b.buf, cpu->b.len,
				 HNL_MSGHDR, NULL, &cpu->spare) == 0;
}

/* A handler that built more than its schema allows is refused, not cut. */
static inline int check_reply(struct batch *batch, const struct job *j)
{
	struct hnl_extack *x = &batch->cpu->x;

	if (x->err == 0 && !reply_is_sound(batch, j))
		(void)hnl_extack_refuse(x, HNL_EMSGSIZE,
					HNL_REASON_REPLY_SPACE, 0, 0);
	if (x->err == 0 && j->slot != HNL_NONE && !is_reply(batch, j))
		(void)hnl_extack_refuse(x, HNL_EINTR, HNL_REASON_RESTORED, 0,
					0);
	return x->err;
}

/* The table changed while it was dumped: every message from here on says so. */
static void note_change(struct batch *batch, struct job *j,
			const struct hnl_call *call)
{
	uint8_t *flags = batch->cpu->reply + 6;

	if (!j->dump || !call->changed)
		return;
	j->m.head.flags |= HNL_F_DUMP_INTR;
	hnl_store_le16(flags, hnl_load_le16(flags) | HNL_F_DUMP_INTR);
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
	settle(batch, j);
}

/* One run of the handler, within what is left of the entry and of its turn. */
static inline int run_once(struct batch *batch, const struct job *j,
			   struct hnl_call *call)
{
	uint32_t most = batch->budget < batch->turn ? batch->budget :
						      batch->turn;
	int err;

	call->budget = most;
	err = j->handler(call);
	charge(batch, most - call->budget);
	if (err < 0 && batch->cpu->x.err == 0)
		batch->cpu->x.err = err;
	return err;
}

/*
 * A command whose schema does not say that it may be continued was promised no
 * place. If it gives up all the same and there is none, it is refused.
 */
static bool has_place(struct batch *batch, const struct job *j)
{
	if (j->slot != HNL_NONE || (j->command->flags & HNL_COMMAND_LONG) ||
	    hnl_calls_admit(batch->d, j->m.end - j->m.off, reply_kept(j)))
		return true;
	(void)hnl_extack_refuse(&batch->cpu->x, HNL_ENOSPC, HNL_REASON_QUOTA,
				0, 0);
	return false;
}

static enum outcome run_handler(struct batch *batch, struct job *j)
{
	struct hnl_call *call = &batch->cpu->call;
	int err;

	for (;;) {
		err = run_once(batch, j, call);
		if (err == HNL_CALL_AGAIN && !has_place(batch, j))
			break;
		if (err == HNL_CALL_AGAIN) {
			give_up(batch, j, call, false);
			return OUTCOME_DONE;
		}
		note_change(batch, j, call);
		if (err != HNL_CALL_MORE || check_reply(batch, j) != 0)
			break;
		put_reply(batch);
		if (j->slot != HNL_NONE)
			batch->d->slot[j->slot].flags &= (uint8_t)~SLOT_RESTORED;
		begin_reply(batch, j);
		if (!batch->sink->room(batch->sink, j->need)) {
			give_up(batch, j, call, true);
			return OUTCOME_FULL;
		}
		/* A reply is a unit, whatever its handler spent. */
		charge(batch, 1);
		if (is_up(batch) ||
		    batch->used - j->before >= batch->turn) {
			give_up(batch, j, call, false);
			return OUTCOME_DONE;
		}
	}
	finish(batch, j);
	return OUTCOME_DONE;
}

static void fill_call(struct batch *batch, const struct job *j)
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

/* Refusals that are made before a handler is known to run. */
static int check(struct batch *batch, struct job *j)
{
	struct hnl_extack *x = &batch->cpu->x;
	int err = check_frame(j, x);

	if (err != 0)
		return err;
	if (j->slot == HNL_NONE && batch->lane->canceled)
		return hnl_extack_refuse(x, HNL_ECANCELED, HNL_REASON_CANCELED,
					 0, 0);
	err = look_up(batch, j, x);
	if (err == 0)
		err = check_kind(j, x);
	if (err == 0)
		err = check_agreement(batch, j, x);
	if (err == 0)
		err = decode(batch, j);
	if (err == 0)
		err = check_window(batch, j);
	return err == 0 ? check_capacity(batch, j) : err;
}

/* A call in flight that cannot be answered yet keeps its turn. */
static enum outcome wait_for_room(struct batch *batch, const struct job *j)
{
	struct hnl_domain *d = batch->d;

	if (j->slot == HNL_NONE)
		return OUTCOME_FULL;
	batch->slot = j->slot;
	if (batch->ring == HNL_RING_DIRECT)
		d->slot[j->slot].state = CALL_HELD;
	else
		hnl_calls_push(d, &d->ring[batch->ring], j->slot);
	return OUTCOME_FULL;
}

static enum outcome refuse(struct batch *batch, const struct job *j)
{
	if (!batch->sink->room(batch->sink, HNL_ACK_MAX))
		return wait_for_room(batch, j);
	answer(batch, j, HNL_MSG_ERROR);
	settle(batch, j);
	return OUTCOME_DONE;
}

static enum outcome forward(struct batch *batch, struct job *j)
{
	(void)put_in_flight(batch, j);
	hnl_forward_send(batch->d, j->slot, j->buf + j->m.off,
			 j->m.end - j->m.off);
	return OUTCOME_DONE;
}

/* One message that is a whole frame and no padding, and not in flight. */
static enum outcome run_message(struct batch *batch, struct job *j)
{
	struct hnl_extack *x = &batch->cpu->x;
	enum outcome admitted = OUTCOME_DONE;

	hnl_extack_clear(x);
	if (check(batch, j) == 0) {
		if (!batch->sink->room(batch->sink, j->need))
			return OUTCOME_FULL;
		admitted = admit(batch, j, x);
	}
	if (admitted != OUTCOME_DONE)
		return admitted;
	if (x->err != 0 || authorise(batch, j) != 0)
		return refuse(batch, j);
	if (is_forwarded(batch, j))
		return forward(batch, j);
	fill_call(batch, j);
	begin_reply(batch, j);
	return run_handler(batch, j);
}

/* ---- a call in flight ---- */

/* The answer of a call that must not go on; what it did stays done. */
static int end_early(struct batch *batch, struct slot *s)
{
	struct hnl_extack *x = &batch->cpu->x;

	if (s->flags & SLOT_STARTED)
		x->progress = s->units;
	if (s->flags & SLOT_CANCEL)
		return hnl_extack_refuse(x, HNL_ECANCELED, HNL_REASON_CANCELED,
					 0, 0);
	if (s->flags & SLOT_LOST)
		return hnl_extack_refuse(x, HNL_EINTR, HNL_REASON_RESTORED, 0,
					 0);
	return 0;
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

static enum outcome go_on_with(struct batch *batch, struct job *j)
{
	struct slot *s = &batch->d->slot[j->slot];
	int err = end_early(batch, s);

	if (err == 0)
		err = check(batch, j);
	if (err == 0 && !batch->sink->room(batch->sink, j->need))
		return wait_for_room(batch, j);
	if (err == 0 && (s->flags & SLOT_ASK)) {
		s->flags &= (uint8_t)~SLOT_ASK;
		return forward(batch, j);
	}
	if (err == 0)
		err = take_decision(batch, s);
	if (err != 0)
		return refuse(batch, j);
	fill_call(batch, j);
	begin_reply(batch, j);
	go_on(batch, j);
	if (j->handler != NULL)
		return run_handler(batch, j);
	finish(batch, j);
	return OUTCOME_DONE;
}

enum outcome hnl_dispatch_resume(struct batch *batch, uint16_t slot)
{
	struct hnl_domain *d = batch->d;
	struct slot *s = &d->slot[slot];
	struct job *j = &batch->cpu->job;

	begin_job(batch, j, slot, batch->cpu->batch);
	batch->slot = HNL_NONE;
	s->state = CALL_RUNNING;
	hnl_pool_read(&d->pool, s->msg, batch->cpu->batch, s->len);
	j->m = hnl_msg_at(j->buf, s->len, 0);
	hnl_dispatch_charge(batch, 1 + s->len / UNIT_BYTES);
	hnl_extack_clear(&batch->cpu->x);
	return go_on_with(batch, j);
}

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

/* Who has not answered for this call is asked before it goes on. */
static void note_restored(struct slot *s, bool forwarded)
{
	if (forwarded && !(s->flags & (SLOT_ANSWERED | SLOT_CANCEL)))
		s->flags |= SLOT_ASK;
	if (s->reply_len != 0 || (s->flags & SLOT_STARTED))
		s->flags |= SLOT_RESTORED;
}

/*
 * The rules of this hypervisor are asked again, as of a new request: others may
 * have held where the call began.
 */
bool hnl_dispatch_can_go_on(struct hnl_cpu *cpu, struct hnl_domain *d,
			    uint16_t slot, size_t *reply)
{
	struct slot *s = &d->slot[slot];
	struct sink sink = { NULL, NULL, 0 };
	struct batch batch = { .cpu = cpu, .d = d, .sink = &sink,
			       .ring = s->ring };
	struct job *j = &cpu->job;

	begin_job(&batch, j, slot, cpu->batch);
	j->m = hnl_msg_at(j->buf, s->len, 0);
	sink.capacity = s->ring == SLOT_DIRECT ?
				(size_t)d->direct[s->next].regs.reply_len :
				(size_t)d->ring[s->ring].cq_pages * HNL_PAGE / 2;
	hnl_extack_clear(&cpu->x);
	if (check(&batch, j) != 0 || authorise(&batch, j) != 0)
		return false;
	*reply = reply_kept(j);
	if (s->reply_len != 0 && (*reply < HNL_MSGHDR + s->reply_len ||
				  !reply_is_whole(cpu, d, s)))
		return false;
	note_restored(s, is_forwarded(&batch, j));
	return true;
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
	return refuse(batch, j);
}

static enum outcome run_next(struct batch *batch, struct job *j, size_t pos)
{
	begin_job(batch, j, HNL_NONE, j->buf);
	batch->slot = HNL_NONE;
	batch->d->sealed = true;
	charge(batch, 1 + (j->m.end - pos) / UNIT_BYTES);
	return run_message(batch, j);
}

enum outcome hnl_dispatch_batch(struct batch *batch, const uint8_t *buf, size_t end,
			    size_t *pos, uint16_t *broken)
{
	struct job *j = &batch->cpu->job;
	enum outcome outcome;

	j->buf = buf;
	while (*pos < end) {
		if (is_up(batch))
			return OUTCOME_TIME;
		j->m = hnl_msg_at(buf, end, *pos);
		if (j->m.reason == HNL_REASON_SHORT ||
		    j->m.reason == HNL_REASON_PAST_END) {
			hnl_dispatch_charge(batch, 1);
			*broken = j->m.reason;
			return OUTCOME_BROKEN;
		}
		if (j->m.head.type == HNL_MSG_NOOP) {
			hnl_dispatch_charge(batch, 1);
			*pos = j->m.next;
			continue;
		}
		if (must_wait(batch->lane, &j->m))
			return OUTCOME_ORDER;
		outcome = run_next(batch, j, *pos);
		if (outcome != OUTCOME_DONE && batch->slot == HNL_NONE)
			return outcome;
		*pos = j->m.next;
		if (outcome != OUTCOME_DONE)
			return outcome;
		if (batch->slot != HNL_NONE && batch->ring == HNL_RING_DIRECT)
			return OUTCOME_TIME;
	}
	return OUTCOME_DONE;
}
