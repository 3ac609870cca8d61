/* SPDX-License-Identifier: MIT */
/*
 * Plain messages: most of all, and so in one go.
 *
 *	header --family, command--> row --grants--> decode -> room -> authorise
 *	       -> handler -> answer, where it belongs
 *
 * Plain is a request without further flags, of a command that was granted, that
 * decodes, that waits for nothing and whose answer fits. What to ask of its
 * command lies side by side in one row. Anything else is left to dispatch.c,
 * which begins anew, and refuses.
 *
 * Invariant: nothing that runs here would not run there, with the same answer.
 * Until all questions are asked there is no effect; from there on a message
 * that does not simply succeed ends as all others do, from struct job.
 */
#include "hnl_ctrl.h"
#include "job.h"

/* ---- rows ---- */

static bool must_be_agreed(const struct hnl_hv *hv, const struct hnl_family *f,
			   uint8_t feature)
{
	size_t i;

	for (i = 0; i < hv->n_agreements; i++)
		if (hv->agreement[i].family == f->id &&
		    hv->agreement[i].feature == feature)
			return true;
	return false;
}

/*
 * Behind it other questions are asked, of its own ring perhaps: a batch that
 * goes on asks anew what is asked once (is_free).
 */
static bool narrows(const struct hnl_service *s, const struct hnl_command *c)
{
	return s->family->id == HNL_CTRL_FAMILY &&
	       c == &s->family->command[HNL_CTRL_CMD_RING_NARROW];
}

/* Whether a request of this command can be plain at all. */
static bool can_be_plain(const struct hnl_hv *hv, const struct hnl_service *s,
			 const struct hnl_command *c)
{
	return (c->flags & HNL_COMMAND_DO) && !(c->flags & HNL_COMMAND_EVENT) &&
	       c->reply_each == 0 &&
	       !narrows(s, c) &&
	       (c->feature == 0 || !must_be_agreed(hv, s->family, c->feature));
}

void hnl_plain_fill(struct plain_row *row, const struct hnl_hv *hv,
		    size_t service, size_t cmd)
{
	const struct hnl_service *s = &hv->service[service];
	const struct hnl_command *c = &s->family->command[cmd];

	memset(row, 0, sizeof(*row));
	if (!can_be_plain(hv, s, c) || !hnl_check_has_handler(s, cmd))
		return;
	row->handler = s->handler[cmd];
	row->schema = s->family->schema;
	if (row->schema->decode != NULL)
		row->decode = row->schema->decode[c->request];
	row->ctx = s->ctx;
	row->service = s;
	row->command = c;
	row->need = c->reply_max + HNL_ACK_MAX;
	row->request = c->request;
	row->target = c->target;
	row->target_field = c->target_field;
	row->flags = c->flags;
	row->feature = c->feature;
	row->cmd = (uint8_t)cmd;
	row->version = s->family->version;
	row->number = (uint8_t)service;
	row->replies = c->reply_max != 0;
}

/* ---- is it plain ---- */

/* Its length, of left bytes; 0: it is not plain, by its header alone. */
static inline size_t length_of(const uint8_t *p, size_t left)
{
	size_t len;

	if (HNL_UNLIKELY(left < HNL_MSGHDR))
		return 0;
	len = hnl_load_le32(p);
	/* left is at most max_message, and that HNL_MSG_MAX. */
	if (HNL_UNLIKELY(len - HNL_MSGHDR > left - HNL_MSGHDR ||
			 len % HNL_ALIGN != 0))
		return 0;
	if (HNL_UNLIKELY((hnl_load_le16(p + 6) ^ HNL_F_REQUEST) |
			 hnl_load_le16(p + 18)))
		return 0;
	return len;
}

/*
 * NULL: there is none, or it was not granted, or is never plain: one way for
 * all of these, and one time (A25). Where no family is, is a row of nothing.
 */
static inline const struct plain_row *find_row(const struct hnl_domain *d,
					       const uint8_t *p,
					       uint64_t *grants)
{
	const struct hnl_hv *hv = d->hv;
	size_t family = hnl_load_le16(p + 4);
	const struct plain_span *span = &hv->span[hnl_plain_place(family)];
	const struct plain_row *row;
	bool known;

	row = &span->row[hnl_clamp_index(p[16], span->n)];
	*grants = d->grants[row->number];
	known = (family == span->family) & (p[16] < span->n) &
		(row->handler != NULL) &
		(*grants >> row->feature & *grants & 1);
	if (HNL_UNLIKELY(!known))
		return NULL;
	if (HNL_UNLIKELY(d->rules != NULL) &&
	    d->rules->handling[row - hv->row] != HNL_HANDLE)
		return NULL;
	return row;
}

static inline bool decodes(struct batch *batch, const struct plain_row *row,
			   uint64_t grants, const uint8_t *p, size_t len)
{
	struct hnl_cpu *cpu = batch->cpu;
	struct hnl_decoder *d = &cpu->decoder;

	d->schema = row->schema;
	d->grants = grants;
	d->mode = HNL_MODE_REQUEST;
	hnl_extack_clear(&cpu->x);
	if (HNL_LIKELY(row->decode != NULL))
		return row->decode(d, p, len, HNL_MSGHDR, cpu->request,
				   &cpu->x) == 0;
	d->frame[0].set = row->request;
	return hnl_policy_walk_on(d, p, len, HNL_MSGHDR, cpu->request,
				  &cpu->x) == 0;
}

/* Its answer fits, and so does the call if it gives up. */
static inline bool is_admitted(const struct batch *batch,
			       const struct plain_row *row, size_t len)
{
	struct sink *sink = batch->sink;

	if (HNL_UNLIKELY(row->need > sink->sure) &&
	    (row->need > sink->capacity || !sink->room(sink, row->need)))
		return false;
	return HNL_LIKELY(!(row->flags & HNL_COMMAND_LONG)) ||
	       hnl_calls_admit(batch->d, batch->ring, len,
			       row->need - HNL_ACK_MAX);
}

/* As in check.c; it may be asked once. */
static inline bool is_allowed(const struct batch *batch,
			      const struct plain_row *row)
{
	const struct hnl_domain *d = batch->d;
	const struct hnl_hv_port *port = d->hv->port;
	uint16_t target = d->id;

	if (row->target_field != 0)
		target = hnl_check_target(batch, row->command);
	if (port->authorise == NULL)
		return !(row->flags & HNL_COMMAND_PRIVILEGED) &&
		       target == d->id;
	return port->authorise(d->host, target, row->service->family, row->cmd,
			       batch->cpu->request) == 0;
}

/* ---- the handler, and its answer ---- */

/* What hnl_dispatch_fill_call() says of all messages of a batch. */
static void fill_batch(struct batch *batch)
{
	struct hnl_call *call = &batch->cpu->call;

	call->hv = batch->d->hv;
	call->domain = batch->d;
	call->request = batch->cpu->request;
	call->reply = &batch->cpu->b;
	call->x = &batch->cpu->x;
	call->ring = batch->ring;
}

static inline void fill_call(struct hnl_call *call, const struct plain_row *row,
			     const uint8_t *p, size_t len)
{
	call->ctx = row->ctx;
	call->msg = p;
	call->msg_len = len;
	call->cursor[0] = call->cursor[1] = 0;
	call->changed = false;
}

/*
 * As hnl_answer_begin(), but without a branch: the header of a reply that there
 * is not is never put.
 */
static inline void begin_reply(struct hnl_cpu *cpu, const struct plain_row *row,
			       const uint8_t *p)
{
	struct hnl_builder *b = &cpu->b;

	hnl_builder_init(b, cpu->reply, cpu->reply_size);
	b->len = HNL_MSGHDR;
	hnl_store_le32(cpu->reply + 4, hnl_load_le16(p + 4));
	hnl_store_le64(cpu->reply + 8, hnl_load_le64(p + 8));
	hnl_store_le32(cpu->reply + 16,
		       (uint32_t)row->cmd | (uint32_t)row->version << 8);
}

#define SUCCESS (2 * HNL_NLHDR + 4)	/* bytes of an ERROR that is none */

/* As answer.c's, but words of the request are copied two at a time. */
static inline void write_success(uint8_t *to, const uint8_t *p, size_t len)
{
	hnl_store_le64(to, SUCCESS | (uint64_t)HNL_MSG_ERROR << 32 |
				   (uint64_t)HNL_F_CAPPED << 48);
	hnl_store_le64(to + 8, hnl_load_le64(p + 8));
	hnl_store_le64(to + 16, (uint64_t)len << 32);
	hnl_store_le64(to + 24, hnl_load_le64(p + 4));
	hnl_store_le32(to + 32, hnl_load_le32(p + 12));
}

/* Room was there before the handler ran. */
static inline void put_success(struct batch *batch, const uint8_t *p,
			       size_t len)
{
	struct sink *sink = batch->sink;

	if (HNL_LIKELY(sink->sure >= SUCCESS)) {
		write_success(sink->at, p, len);
		sink->at += SUCCESS;
		sink->sure -= SUCCESS;
		return;
	}
	write_success(batch->cpu->reply, p, len);
	sink->put(sink, batch->cpu->reply, SUCCESS);
}

/* Whether what the handler left is a success of the plainest kind. */
static inline bool is_success(const struct hnl_cpu *cpu,
			      const struct plain_row *row, int err)
{
	const struct hnl_builder *b = &cpu->b;

	return (err | b->err | cpu->x.err | cpu->x.reason) == 0 &&
	       (b->len == HNL_MSGHDR || b->len <= row->need - HNL_ACK_MAX);
}

static void count(struct hnl_domain *d, size_t i, uint64_t units)
{
	d->count[0].calls++;
	d->count[0].units += units;
	d->count[1 + i].calls++;
	d->count[1 + i].units += units;
}

/* ---- what is not plain any more ---- */

/* One on its way. */
struct plain_message {
	const struct plain_row *row;
	const uint8_t *p;
	size_t len;
	uint32_t before;	/* units of the batch when its turn began */
};

/* What hnl_check_message() finds out of it. */
static void fill_found(struct job *j, const struct batch *batch,
		       const struct plain_row *row)
{
	j->service = row->service;
	j->command = row->command;
	/* As an index: clamped, as the row is, and not compared alone. */
	j->m.head.cmd = (uint8_t)(row->command -
				  row->service->family->command);
	j->handler = row->handler;
	j->number = row->number;
	j->grants = batch->d->grants[row->number];
	j->need = row->need;
	j->dump = false;
}

/*
 * It gave up, or was refused, or did whatever a handler may: it ends as any
 * other, from the processor's job.
 */
static HNL_COLD enum plain leave(struct batch *batch, struct plain_message m,
				 int err)
{
	struct job *j = &batch->cpu->job;

	begin_job(batch, j, HNL_NONE, m.p);
	j->m = hnl_msg_at(m.p, m.len, 0);
	fill_found(j, batch, m.row);
	j->before = m.before;
	j->err = err;
	batch->slot = HNL_NONE;
	batch->pos += m.len;
	return PLAIN_RAN;
}

/* As hnl_check_authorisation() does. */
static HNL_COLD int deny(struct batch *batch)
{
	return hnl_extack_refuse(&batch->cpu->x, HNL_EPERM, HNL_REASON_DENIED,
				 0, 0);
}

/* ---- one in flight ---- */

/* As hnl_msg_at(), of a message that is known to be one; but for cmd. */
static inline void fill_message(struct hnl_msg *m, const uint8_t *p, size_t len)
{
	m->head.type = hnl_load_le16(p + 4);
	m->head.flags = HNL_F_REQUEST;
	m->head.seq = hnl_load_le32(p + 8);
	m->head.port = hnl_load_le32(p + 12);
	m->head.version = p[17];
	m->off = 0;
	m->body = HNL_MSGHDR;
	m->end = m->next = len;
	m->reason = HNL_REASON_NONE;
}

/* Its handler has run, nobody has canceled it, no peer has a say. */
#define SLOT_PLAIN (SLOT_STARTED | SLOT_RESTORED)

/* NULL: it is not plain, or not any more, or there is no room. */
static inline const struct plain_row *check_turn(struct batch *batch,
						 const struct job *j,
						 const struct slot *s)
{
	struct sink *sink = batch->sink;
	const struct plain_row *row;
	uint64_t grants;

	if ((s->flags | SLOT_RESTORED) != SLOT_PLAIN ||
	    hnl_narrow_of(batch->d, batch->ring) != NULL ||
	    length_of(j->buf, s->len) != s->len)
		return NULL;
	row = find_row(batch->d, j->buf, &grants);
	if (row == NULL || row->need > sink->capacity ||
	    !decodes(batch, row, grants, j->buf, s->len) ||
	    !sink->room(sink, row->need))
		return NULL;
	return row;
}

/* Its handler goes on from its cursor, behind the reply so far. */
static inline int go_on(struct batch *batch, const struct plain_row *row,
			const uint8_t *p, const struct slot *s)
{
	struct hnl_call *call = &batch->cpu->call;
	uint8_t *reply;

	fill_batch(batch);
	fill_call(call, row, p, s->len);
	begin_reply(batch->cpu, row, p);
	call->cursor[0] = s->cursor[0];
	call->cursor[1] = s->cursor[1];
	if (s->reply_len != 0) {
		reply = hnl_builder_room(&batch->cpu->b, s->reply_len);
		if (reply != NULL)
			hnl_pool_read(&batch->d->pool, s->reply, reply,
				      s->reply_len);
	}
	return run_once(batch, row->handler);
}

bool hnl_plain_resume(struct batch *batch, struct job *j)
{
	const struct slot *s = &batch->d->slot[j->slot];
	const struct plain_row *row = check_turn(batch, j, s);

	if (row == NULL)
		return false;
	fill_message(&j->m, j->buf, s->len);
	fill_found(j, batch, row);
	batch->cpu->x.progress = s->units;
	j->err = is_allowed(batch, row) ? go_on(batch, row, j->buf, s) :
					  deny(batch);
	return true;
}

/* ---- batches ---- */

/* All questions that may be asked twice. */
static inline bool is_plain(struct batch *batch, struct plain_message *m,
			    size_t left)
{
	uint64_t grants;

	m->len = length_of(m->p, left);
	if (HNL_UNLIKELY(m->len == 0))
		return false;
	m->row = find_row(batch->d, m->p, &grants);
	return HNL_LIKELY(m->row != NULL) &&
	       HNL_LIKELY(decodes(batch, m->row, grants, m->p, m->len)) &&
	       HNL_LIKELY(is_admitted(batch, m->row, m->len));
}

static inline void answer(struct batch *batch, const struct plain_message *m)
{
	if (m->row->replies)
		hnl_answer_put_reply(batch);
	else
		put_success(batch, m->p, m->len);
	if (HNL_UNLIKELY(batch->d->count != NULL))
		count(batch->d, (size_t)(m->row - batch->d->hv->row),
		      batch->used - m->before);
}

/* True: answered, a success. Else *err is what it ended with. */
static inline bool run(struct batch *batch, struct plain_message *m, int *err)
{
	struct hnl_cpu *cpu = batch->cpu;

	m->before = batch->used;
	charge(batch, 1 + m->len / UNIT_BYTES);
	batch->d->sealed = true;
	if (HNL_UNLIKELY(!is_allowed(batch, m->row))) {
		*err = deny(batch);
		return false;
	}
	fill_call(&cpu->call, m->row, m->p, m->len);
	begin_reply(cpu, m->row, m->p);
	*err = run_once(batch, m->row->handler);
	if (HNL_UNLIKELY(!is_success(cpu, m->row, *err)))
		return false;
	answer(batch, m);
	return true;
}

/* Whether the order of this lane asks nothing of a plain message. */
static bool is_free(const struct batch *batch)
{
	return !batch->lane->canceled && !batch->lane->linked &&
	       hnl_narrow_of(batch->d, batch->ring) == NULL;
}

enum plain hnl_plain_run(struct batch *batch)
{
	struct plain_message m;
	int err;

	if (!is_free(batch))
		return is_up(batch) ? PLAIN_TIME : PLAIN_NOT;
	fill_batch(batch);
	for (; batch->pos < batch->end; batch->pos += m.len) {
		if (is_up(batch))
			return PLAIN_TIME;
		m.p = batch->buf + batch->pos;
		if (!is_plain(batch, &m, batch->end - batch->pos))
			return PLAIN_NOT;
		if (HNL_UNLIKELY(!run(batch, &m, &err)))
			return leave(batch, m, err);
	}
	return PLAIN_END;
}
