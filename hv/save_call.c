/* SPDX-License-Identifier: MIT */
/*
 * Records of what a domain is in the middle of: calls in flight, with their
 * bytes, the places for more, events that wait, groups, counters; as
 * restore_call.c reads them.
 *
 *	call, event --left, block or from--> bytes, bytes ... --> the next one
 *
 * Invariant: while bytes of a call or an event are left, no other record is
 * written.
 */
#include "mailbox.h"
#include "save.h"

/* ---- calls ---- */

static enum hnl_state_call_state state_of(const struct slot *c)
{
	if (c->state == CALL_FORWARDED)
		return HNL_STATE_CALL_STATE_FORWARDED;
	return c->ring == SLOT_DIRECT ? HNL_STATE_CALL_STATE_HELD :
					    HNL_STATE_CALL_STATE_READY;
}

static void set_flags(struct hnl_state_call_ntf *e, const struct slot *c)
{
	if (c->flags & SLOT_STARTED)
		hnl_state_call_ntf_set_started(e);
	if (c->flags & SLOT_CANCEL)
		hnl_state_call_ntf_set_cancel(e);
	if (c->flags & SLOT_CHANGED)
		hnl_state_call_ntf_set_changed(e);
	if (c->flags & SLOT_LOST)
		hnl_state_call_ntf_set_lost(e);
}

static void set_place(struct hnl_state_call_ntf *e, const struct slot *c)
{
	if (c->flags & SLOT_ANSWERED) {
		hnl_state_call_ntf_set_peer_error(e, c->peer.answer.err);
		hnl_state_call_ntf_set_peer_reason(e, c->peer.answer.reason);
	}
	if (c->flags & SLOT_STARTED) {
		hnl_state_call_ntf_set_cursor(e, c->cursor[0]);
		hnl_state_call_ntf_set_cursor_within(e, c->cursor[1]);
	}
}

static void put_call(struct writer *w, uint16_t i)
{
	const struct slot *c = &w->d->slot[i];
	struct hnl_state_call_ntf e;

	hnl_state_call_ntf_init(&e);
	hnl_state_call_ntf_set_token(&e, hnl_calls_token(w->d, i));
	if (c->ring != SLOT_DIRECT)
		hnl_state_call_ntf_set_ring(&e, c->ring);
	else
		hnl_state_call_ntf_set_vcpu(&e, c->next);
	hnl_state_call_ntf_set_state(&e, state_of(c));
	hnl_state_call_ntf_set_length(&e, c->len);
	hnl_state_call_ntf_set_reply_length(&e, c->reply_len);
	hnl_state_call_ntf_set_units(&e, c->units);
	set_place(&e, c);
	set_flags(&e, c);
	hnl_state_call_ntf_encode(w->b, 0, w->seq, 0, &e);
	w->s->left[0] = c->len;
	w->s->left[1] = c->reply_len;
	w->s->block[0] = c->msg;
	w->s->block[1] = c->reply;
	w->s->mail = false;
}

/* A stopped ring's queue may be cut already (ctrl.ring-destroy). */
static bool is_queued(const struct hnl_domain *d, const struct slot *c)
{
	return c->state == CALL_READY &&
	       d->ring[c->ring].stopped == HNL_REASON_NONE;
}

/* Queues in their order. k: 0, the first is next; else 1 + who was saved. */
bool hnl_save_queued(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_save *s = w->s;
	const struct ring_state *r;
	uint16_t i;

	for (; s->i < d->n_rings; s->i++, s->k = 0) {
		r = &d->ring[s->i];
		if (!r->live || r->stopped != HNL_REASON_NONE)
			continue;
		i = s->k == 0 ? r->first : d->slot[s->k - 1].next;
		if (i == HNL_NONE)
			continue;
		s->k = i + 1u;
		put_call(w, i);
		return true;
	}
	return false;
}

bool hnl_save_other(struct writer *w)
{
	const struct hnl_domain *d = w->d;

	while (w->s->i < d->n_slots &&
	       (d->slot[w->s->i].state == CALL_FREE ||
		is_queued(d, &d->slot[w->s->i])))
		w->s->i++;
	if (w->s->i == d->n_slots)
		return false;
	put_call(w, (uint16_t)w->s->i++);
	return true;
}

/* The chain of free ones. k: 0, its first is next; else 1 + the next one. */
bool hnl_save_slots(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_state_slot slot;
	struct hnl_state_slots_ntf e;
	uint8_t *list = w->cpu->copy;
	uint16_t i = w->s->k == 0 ? d->free_slot : (uint16_t)(w->s->k - 1);
	uint32_t n;

	for (n = 0; i != HNL_NONE && n < HNL_STATE_PIECE; n += 8) {
		slot.generation = d->slot[i].generation;
		slot.slot = i;
		hnl_state_slot_store(list + n, &slot);
		i = d->slot[i].next;
	}
	w->s->k = i + 1u;
	if (n == 0)
		return false;
	hnl_state_slots_ntf_init(&e);
	hnl_state_slots_ntf_set_slot(&e, list, n);
	hnl_state_slots_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

/* ---- events, groups ---- */

bool hnl_save_mailbox(struct writer *w)
{
	struct hnl_state_mailbox_ntf e;
	struct mailbox box;

	if (w->d->mailbox == NULL || w->s->i++ != 0)
		return false;
	hnl_mailbox_freeze(w->d, &box);
	w->s->from = box.head;
	w->s->tail = box.tail;
	hnl_state_mailbox_ntf_init(&e);
	hnl_state_mailbox_ntf_set_lost(&e, box.lost);
	hnl_state_mailbox_ntf_set_lost_ever(&e, box.lost_ever);
	if (w->d->listening)
		hnl_state_mailbox_ntf_set_listening(&e);
	hnl_state_mailbox_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

bool hnl_save_event(struct writer *w)
{
	struct hnl_state_event_ntf e;
	struct hnl_save *s = w->s;
	struct envelope envelope;

	do {
		if (s->from == s->tail)
			return false;
		envelope = hnl_mailbox_envelope(w->d, s->from);
		s->from += (uint32_t)sizeof(envelope);
		/* Its ring is gone: nobody will be told. */
		if (envelope.ring == HNL_RING_DIRECT)
			s->from += envelope.len;
	} while (envelope.ring == HNL_RING_DIRECT);
	hnl_state_event_ntf_init(&e);
	hnl_state_event_ntf_set_ring(&e, envelope.ring);
	hnl_state_event_ntf_set_length(&e, envelope.len);
	hnl_state_event_ntf_encode(w->b, 0, w->seq, 0, &e);
	s->left[0] = envelope.len;
	s->left[1] = 0;
	s->mail = true;
	return true;
}

bool hnl_save_member(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_state_member_ntf e;
	const struct membership *m;

	while (w->s->i < d->n_members && d->member[w->s->i].group == 0)
		w->s->i++;
	if (w->s->i == d->n_members)
		return false;
	m = &d->member[w->s->i++];
	hnl_state_member_ntf_init(&e);
	hnl_state_member_ntf_set_ring(&e, m->ring);
	hnl_state_member_ntf_set_family(&e, m->family);
	hnl_state_member_ntf_set_group(&e, m->group);
	hnl_state_member_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

/* ---- counters ---- */

static void put_one_count(struct writer *w, const struct count *c,
			  const struct hnl_family *family, size_t cmd)
{
	struct hnl_state_count_ntf e;

	hnl_state_count_ntf_init(&e);
	if (family != NULL) {
		hnl_state_count_ntf_set_family(&e, family->id);
		hnl_state_count_ntf_set_command(&e, (uint8_t)cmd);
	}
	hnl_state_count_ntf_set_calls(&e, c->calls);
	hnl_state_count_ntf_set_refused(&e, c->refused);
	hnl_state_count_ntf_set_units(&e, c->units);
	hnl_state_count_ntf_encode(w->b, 0, w->seq, 0, &e);
}

/* i: 0, those of all; else 1 + service, and k the command. */
bool hnl_save_count(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	const struct hnl_family *family;
	struct hnl_save *s = w->s;
	const struct count *c;

	if (d->count == NULL)
		return false;
	if (s->i == 0) {
		s->i++;
		put_one_count(w, &d->count[0], NULL, 0);
		return true;
	}
	for (; s->i <= d->hv->n_services; s->i++, s->k = 0) {
		family = d->hv->service[s->i - 1].family;
		c = &d->count[1 + d->hv->command_base[s->i - 1]];
		while (s->k < family->n_commands && c[s->k].calls == 0)
			s->k++;
		if (s->k == family->n_commands)
			continue;
		put_one_count(w, &c[s->k], family, s->k);
		s->k++;
		return true;
	}
	return false;
}

/* ---- bytes ---- */

/* From a chain of blocks: whole blocks, but for its end. */
static void read_chain(struct writer *w, unsigned int half, uint32_t n)
{
	const struct pool *p = &w->d->pool;
	uint16_t *block = &w->s->block[half];
	uint32_t done;

	hnl_pool_read(p, *block, w->cpu->copy, n);
	for (done = 0; done < n; done += HNL_POOL_BLOCK)
		*block = p->link[*block];
}

void hnl_save_bytes(struct writer *w)
{
	struct hnl_save *s = w->s;
	unsigned int half = s->left[0] == 0;
	uint32_t n = s->left[half];
	struct hnl_state_bytes_ntf e;

	n = n < HNL_STATE_PIECE ? n : HNL_STATE_PIECE;
	if (s->mail) {
		hnl_mailbox_read(w->d, s->from, w->cpu->copy, n);
		s->from += n;
	} else {
		read_chain(w, half, n);
	}
	s->left[half] -= n;
	hnl_state_bytes_ntf_init(&e);
	hnl_state_bytes_ntf_set_bytes(&e, w->cpu->copy, n);
	hnl_state_bytes_ntf_encode(w->b, 0, w->seq, 0, &e);
}
