/* SPDX-License-Identifier: MIT */
/*
 * How a message ends.
 *
 *	reply, ERROR or DONE -> private bytes -> sink
 *	then: its chain, its counters, its slot
 *
 * Invariant: every message has exactly one final answer: its reply, or an
 * ERROR, or (dump) DONE. Room for it was found before anything ran.
 */
#include "job.h"

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

/* ---- replies ---- */

static void head_reply(struct batch *batch, const struct job *j)
{
	const struct hnl_head *q = &j->m.head;
	struct hnl_head h = { q->type, 0, q->seq, q->port, q->cmd,
			      j->service->family->version };

	if (j->dump || (q->flags & (HNL_F_ACK | HNL_F_REPORT)))
		h.flags = HNL_F_MULTI | (q->flags & HNL_F_DUMP_INTR);
	hnl_msg_begin(&batch->cpu->b, &h);
}

/*
 * Also of a command without a reply: if its handler sends one all the same, no
 * byte of it is another message's (A18).
 */
void hnl_answer_begin(struct batch *batch, const struct job *j)
{
	builder_over_reply(batch->cpu);
	head_reply(batch, j);
}

void hnl_answer_put_reply(struct batch *batch)
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
 * A handler that built more than its schema allows is refused, not cut; nor is
 * so much kept when it gives up, for less was promised. Of a restored call the
 * stream may be to blame: a cursor that is none of that reply's.
 */
int hnl_answer_check_size(struct batch *batch, const struct job *j)
{
	struct hnl_extack *x = &batch->cpu->x;

	if (reply_is_sound(batch, j))
		return 0;
	if (hnl_flight_is_restored(batch->d, j->slot))
		return hnl_extack_refuse(x, HNL_EINTR, HNL_REASON_RESTORED, 0,
					 0);
	return hnl_extack_refuse(x, HNL_EMSGSIZE, HNL_REASON_REPLY_SPACE, 0,
				 0);
}

int hnl_answer_check(struct batch *batch, const struct job *j)
{
	int err = batch->cpu->x.err;

	if (err == 0)
		err = hnl_answer_check_size(batch, j);
	return err == 0 ? hnl_flight_check_reply(batch, j) : err;
}

/* The table changed while it was dumped: every message from here on says so. */
void hnl_answer_note_change(struct batch *batch, struct job *j)
{
	uint8_t *flags = batch->cpu->reply + 6;

	if (!j->dump || !batch->cpu->call.changed)
		return;
	j->m.head.flags |= HNL_F_DUMP_INTR;
	hnl_store_le16(flags, hnl_load_le16(flags) | HNL_F_DUMP_INTR);
}

enum outcome hnl_answer_finish(struct batch *batch, const struct job *j)
{
	struct hnl_cpu *cpu = batch->cpu;
	bool acked = (j->m.head.flags & (HNL_F_ACK | HNL_F_REPORT)) != 0;
	bool replied;

	replied = cpu->x.err == 0 && j->command->reply_max != 0 &&
		  (!j->dump || reply_has_content(cpu));
	if (replied)
		hnl_answer_put_reply(batch);
	if (j->dump)
		answer(batch, j, HNL_MSG_DONE);
	else if (!replied || acked)
		answer(batch, j, HNL_MSG_ERROR);
	settle(batch, j);
	return OUTCOME_DONE;
}

enum outcome hnl_answer_refuse(struct batch *batch, const struct job *j)
{
	if (!batch->sink->room(batch->sink, HNL_ACK_MAX))
		return hnl_flight_wait(batch, j);
	answer(batch, j, HNL_MSG_ERROR);
	settle(batch, j);
	return OUTCOME_DONE;
}
