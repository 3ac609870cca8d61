/* SPDX-License-Identifier: MIT */
/*
 * Save: a frozen domain as a stream of records, in pieces of any size.
 *
 *	domain grant.. agreement.. (ring pages..).. narrow.. direct..
 *	(call bytes..).. slots.. mailbox (event bytes..).. member.. count.. end
 *
 * Each record is tried with a copy of the cursor, and the copy is kept when the
 * record was written. Invariant: what is written comes from the domain's own
 * members, field by field; no byte of its memory is copied that nobody wrote.
 */
#include <hnl/names.h>
#include <hnl/snapshot.h>

#include "hnl_state.h"
#include "mailbox.h"

struct writer {
	struct hnl_save *s;	/* moves on behind the record */
	const struct hnl_domain *d;
	struct hnl_cpu *cpu;
	struct hnl_builder *b;
	uint32_t seq;
};

/* ---- freezing ---- */

int hnl_domain_freeze(struct hnl_domain *d)
{
	if (!hnl_claim_whole(d))
		return -HNL_EAGAIN;
	(void)hnl_private_swap(&d->frozen, FROZEN_SAVED);
	return 0;
}

void hnl_domain_thaw(struct hnl_domain *d)
{
	size_t i;

	/* Who destroys it at this moment has the claim, and keeps it. */
	if (!hnl_private_replace(&d->frozen, FROZEN_SAVED, FROZEN_NOT))
		return;
	hnl_mailbox_thaw(d);
	hnl_release(d);
	for (i = 0; i < d->n_rings; i++)
		if (hnl_is_ready(d, (uint32_t)i))
			hnl_ready_ring(d, (uint32_t)i);
}

/* ---- records ---- */

static bool put_domain(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_state_domain_ntf e;

	if (w->s->i++ != 0)
		return false;
	hnl_state_domain_ntf_init(&e);
	hnl_state_domain_ntf_set_abi(&e, HNL_ABI_VERSION);
	hnl_state_domain_ntf_set_domain(&e, d->id);
	hnl_state_domain_ntf_set_message(&e, d->hv->max_message);
	hnl_state_domain_ntf_set_rings(&e, d->n_rings);
	hnl_state_domain_ntf_set_ring_pages(&e, d->ring_pages);
	hnl_state_domain_ntf_set_highest_gpa(&e, d->highest_gpa);
	hnl_state_domain_ntf_set_vcpus(&e, d->n_vcpus);
	hnl_state_domain_ntf_set_next_ring(&e, d->next_ring);
	hnl_state_domain_ntf_set_deficit(&e, d->deficit);
	if (d->sealed)
		hnl_state_domain_ntf_set_sealed(&e);
	hnl_state_domain_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

static const char *name_of(const struct hnl_names *names, size_t feature)
{
	const char *name = NULL;

	if (names != NULL && feature == 0)
		name = names->family;
	else if (names != NULL && feature < names->n_features)
		name = names->feature[feature];
	return name != NULL ? name : "";
}

static void put_one_grant(struct writer *w, const struct hnl_service *service,
			  size_t feature)
{
	const char *name = name_of(service->names, feature);
	struct hnl_state_grant_ntf e;
	size_t n = 0;

	while (n < HNL_RESTORE_NAME_MAX && name[n] != 0)
		n++;
	hnl_state_grant_ntf_init(&e);
	hnl_state_grant_ntf_set_family(&e, service->family->id);
	hnl_state_grant_ntf_set_feature(&e, (uint8_t)feature);
	if (n != 0)
		hnl_state_grant_ntf_set_name(&e, name, (uint32_t)n);
	hnl_state_grant_ntf_encode(w->b, 0, w->seq, 0, &e);
}

/* What a family does not have is no grant, although all was granted. */
static bool put_grant(struct writer *w)
{
	const struct hnl_hv *hv = w->d->hv;
	struct hnl_save *s = w->s;
	uint64_t grants;

	for (; s->i < hv->n_services; s->i++, s->k = 0) {
		grants = hnl_domain_grants(w->d, s->i) &
			 hnl_features_of(hv->service[s->i].family);
		while (s->k < 64 && !((grants >> s->k) & 1))
			s->k++;
		if (s->k == 64)
			continue;
		put_one_grant(w, &hv->service[s->i], s->k++);
		return true;
	}
	return false;
}

static bool has(uint16_t bits, size_t i)
{
	return (bits >> i) & 1;
}

static bool put_agreement(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_state_agreement_ntf e;
	size_t i = w->s->i++;

	if (i >= d->hv->n_agreements)
		return false;
	hnl_state_agreement_ntf_init(&e);
	hnl_state_agreement_ntf_set_family(&e, d->hv->agreement[i].family);
	hnl_state_agreement_ntf_set_feature(&e, d->hv->agreement[i].feature);
	if (has(d->offered, i))
		hnl_state_agreement_ntf_set_offered(&e);
	if (has(d->agreed[0], i))
		hnl_state_agreement_ntf_set_firmware(&e);
	if (has(d->agreed[1], i))
		hnl_state_agreement_ntf_set_kernel(&e);
	hnl_state_agreement_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

static void put_ring_head(struct writer *w, const struct ring_state *r,
			  uint32_t id)
{
	struct hnl_state_ring_ntf e;

	hnl_state_ring_ntf_init(&e);
	hnl_state_ring_ntf_set_id(&e, id);
	hnl_state_ring_ntf_set_control(&e, r->control_gpa);
	hnl_state_ring_ntf_set_submission(&e, r->sq_pages);
	hnl_state_ring_ntf_set_completion(&e, r->cq_pages);
	hnl_state_ring_ntf_set_taken(&e, r->sq.cons);
	hnl_state_ring_ntf_set_seen(&e, r->sq.prod);
	hnl_state_ring_ntf_set_written(&e, r->cq.prod);
	hnl_state_ring_ntf_set_published(&e, r->cq.published);
	hnl_state_ring_ntf_set_read(&e, r->cq.cons);
	hnl_state_ring_ntf_set_stopped(&e, r->stopped);
	if (r->lane.canceled)
		hnl_state_ring_ntf_set_canceled(&e);
	if (r->lane.linked)
		hnl_state_ring_ntf_set_linked(&e);
	if (hnl_is_ready(w->d, id))
		hnl_state_ring_ntf_set_ready(&e);
	if (r->starved)
		hnl_state_ring_ntf_set_starved(&e);
	if (r->priority != 0)
		hnl_state_ring_ntf_set_priority(&e, r->priority);
	hnl_state_ring_ntf_encode(w->b, 0, w->seq, 0, &e);
}

/* k: 0, the head is next; n + 1, n pages were saved. */
static void put_pages(struct writer *w, const struct ring_state *r)
{
	uint32_t total = (uint32_t)r->sq_pages + r->cq_pages, n = 0;
	uint8_t *list = w->cpu->copy;
	struct hnl_state_pages_ntf e;

	for (; w->s->k <= total && n < HNL_STATE_PIECE / 8; n++, w->s->k++)
		hnl_store_le64(list + 8 * (size_t)n, r->gpa[w->s->k - 1]);
	hnl_state_pages_ntf_init(&e);
	hnl_state_pages_ntf_set_page(&e, list, 8 * n);
	hnl_state_pages_ntf_encode(w->b, 0, w->seq, 0, &e);
}

static bool put_ring(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_save *s = w->s;
	const struct ring_state *r;

	for (; s->i < d->n_rings; s->i++, s->k = 0) {
		r = &d->ring[s->i];
		if (!r->live || s->k > (uint32_t)r->sq_pages + r->cq_pages)
			continue;
		if (s->k != 0) {
			put_pages(w, r);
		} else {
			put_ring_head(w, r, s->i);
			s->k = 1;
		}
		return true;
	}
	return false;
}

/* What the commands of one service are, from bit 0 on. */
static void commands_of(const struct hnl_domain *d, const struct narrow *n,
			size_t service, uint8_t *bits)
{
	size_t i, count = d->hv->service[service].family->n_commands;

	memset(bits, 0, HNL_NARROW_COMMANDS);
	for (i = 0; i < count; i++)
		if (hnl_narrow_keeps(n, d, service, i))
			bits[i / 8] |= (uint8_t)(1u << i % 8);
}

static void put_share(struct writer *w, const struct narrow *n, uint32_t ring,
		      size_t service)
{
	struct hnl_state_narrow_ntf e;

	commands_of(w->d, n, service, w->cpu->copy);
	hnl_state_narrow_ntf_init(&e);
	hnl_state_narrow_ntf_set_ring(&e, ring);
	hnl_state_narrow_ntf_set_window(&e, n->first * HNL_PAGE);
	hnl_state_narrow_ntf_set_window_pages(&e, n->last - n->first + 1);
	hnl_state_narrow_ntf_set_family(&e,
		w->d->hv->service[service].family->id);
	hnl_state_narrow_ntf_set_features(&e, n->grants[service]);
	hnl_state_narrow_ntf_set_commands(&e, w->cpu->copy,
					  HNL_NARROW_COMMANDS);
	hnl_state_narrow_ntf_encode(w->b, 0, w->seq, 0, &e);
}

/* ctrl has a share of every narrowed ring, so that each one is told. */
static bool put_narrow(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_save *s = w->s;
	const struct ring_state *r;

	for (; s->i < d->n_rings; s->i++, s->k = 0) {
		r = &d->ring[s->i];
		if (!r->live || !r->narrow.on || s->k == d->hv->n_services)
			continue;
		put_share(w, &r->narrow, s->i, s->k++);
		return true;
	}
	return false;
}

static bool put_direct(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	const struct direct_state *v;
	struct hnl_state_direct_ntf e;

	while (w->s->i < d->n_vcpus && !d->direct[w->s->i].live)
		w->s->i++;
	if (w->s->i == d->n_vcpus)
		return false;
	v = &d->direct[w->s->i];
	hnl_state_direct_ntf_init(&e);
	hnl_state_direct_ntf_set_vcpu(&e, w->s->i++);
	hnl_state_direct_ntf_set_request(&e, v->regs.request);
	hnl_state_direct_ntf_set_request_length(&e, v->regs.request_len);
	hnl_state_direct_ntf_set_reply(&e, v->regs.reply);
	hnl_state_direct_ntf_set_reply_length(&e, v->regs.reply_len);
	hnl_state_direct_ntf_set_taken(&e, v->taken);
	if (v->lane.canceled)
		hnl_state_direct_ntf_set_canceled(&e);
	if (v->lane.linked)
		hnl_state_direct_ntf_set_linked(&e);
	hnl_state_direct_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

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
static bool put_queued(struct writer *w)
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

static bool put_other(struct writer *w)
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
static bool put_slots(struct writer *w)
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

/* ---- events ---- */

static bool put_mailbox(struct writer *w)
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

static bool put_event(struct writer *w)
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

static bool put_member(struct writer *w)
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

/* ---- counters, end ---- */

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
static bool put_count(struct writer *w)
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

static bool put_end(struct writer *w)
{
	struct hnl_state_end_ntf e;

	if (w->s->i++ != 0)
		return false;
	hnl_state_end_ntf_init(&e);
	hnl_state_end_ntf_set_records(&e, w->seq);
	hnl_state_end_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

/* ---- the stream ---- */

/* Each writes its next record; false: it has no more. In docs' order. */
static bool (*const stages[])(struct writer *w) = {
	put_domain, put_grant, put_agreement, put_ring, put_narrow, put_direct,
	put_queued, put_other, put_slots, put_mailbox, put_event, put_member, put_count,
	put_end,
};

#define N_STAGES (sizeof(stages) / sizeof(stages[0]))

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

static void put_bytes(struct writer *w)
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

static bool put_next(struct writer *w)
{
	if ((w->s->left[0] | w->s->left[1]) == 0)
		return stages[w->s->stage](w);
	put_bytes(w);
	return true;
}

void hnl_save_begin(struct hnl_save *s, const struct hnl_domain *d)
{
	memset(s, 0, sizeof(*s));
	s->domain = d;
}

int hnl_save_next(struct hnl_save *s, struct hnl_cpu *cpu, uint8_t *buf,
	     size_t size, size_t *len)
{
	struct hnl_builder *b = &cpu->b;
	struct hnl_save next;
	struct writer w = { &next, s->domain, cpu, b, 0 };

	*len = 0;
	if (size < HNL_SAVE_MIN)
		return -HNL_ENOSPC;
	while (s->stage < N_STAGES) {
		next = *s;
		w.seq = s->records;
		hnl_builder_init(b, buf + *len, size - *len);
		if (!put_next(&w)) {
			s->stage++;
			s->i = s->k = 0;
			continue;
		}
		if (hnl_builder_verdict(b) != 0)
			return -HNL_EAGAIN;
		*s = next;
		s->records++;
		*len += b->len;
	}
	return 0;
}

/* ---- its size ---- */

/* Bytes of n records of a kind. */
static size_t records(uint8_t cmd, size_t n)
{
	return n * hnl_state_family.command[cmd].reply_bound;
}

static size_t pieces(size_t n)
{
	return (n + HNL_STATE_PIECE - 1) / HNL_STATE_PIECE;
}

static size_t size_of_grants(const struct hnl_hv *hv)
{
	size_t i, n = 0;
	uint64_t bits;

	for (i = 0; i < hv->n_services; i++)
		for (bits = hnl_features_of(hv->service[i].family); bits != 0;
		     bits &= bits - 1)
			n++;
	return records(HNL_STATE_CMD_GRANT, n);
}

/* Bytes of messages and replies, and of events, each in pieces of its own. */
static size_t size_of_bytes(const struct hnl_domain *d)
{
	size_t blocks = d->pool.n;
	size_t events = d->mailbox != NULL ? d->mailbox->size : 0;

	return records(HNL_STATE_CMD_BYTES,
		       pieces(blocks * HNL_POOL_BLOCK) + 2 * (size_t)d->n_slots +
		       events / HNL_MSGHDR) +
	       records(HNL_STATE_CMD_EVENT, events / HNL_MSGHDR);
}

size_t hnl_save_size(const struct hnl_domain *d)
{
	size_t pages = pieces((size_t)d->ring_pages * 2 * 8);

	return records(HNL_STATE_CMD_DOMAIN, 1) + size_of_grants(d->hv) +
	       records(HNL_STATE_CMD_AGREEMENT, d->hv->n_agreements) +
	       records(HNL_STATE_CMD_RING, d->n_rings) +
	       records(HNL_STATE_CMD_PAGES, d->n_rings * pages) +
	       records(HNL_STATE_CMD_NARROW,
		       d->n_rings * (size_t)d->hv->n_services) +
	       records(HNL_STATE_CMD_DIRECT, d->n_vcpus) +
	       records(HNL_STATE_CMD_CALL, d->n_slots) +
	       records(HNL_STATE_CMD_SLOTS, pieces(8 * (size_t)d->n_slots)) +
	       size_of_bytes(d) + records(HNL_STATE_CMD_MAILBOX, 1) +
	       records(HNL_STATE_CMD_MEMBER, d->n_members) +
	       records(HNL_STATE_CMD_COUNT,
		       1 + (size_t)d->hv->command_base[d->hv->n_services]) +
	       records(HNL_STATE_CMD_END, 1);
}
