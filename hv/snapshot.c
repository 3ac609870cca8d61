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
#include "mailbox.h"
#include "save.h"

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
	d->departed = 0;
	hnl_mailbox_thaw(d);
	hnl_release(d);
	for (i = 0; i < d->n_rings; i++)
		if (hnl_is_ready(d, (uint32_t)i))
			hnl_ready_ring(d, (uint32_t)i);
}

void hnl_domain_departed(struct hnl_domain *d)
{
	d->departed = 1;
}

/* ---- the stream ---- */

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

/* Each writes its next record; false: it has no more. In docs' order. */
static bool (*const stages[])(struct writer *w) = {
	hnl_save_domain, hnl_save_grant, hnl_save_agreement, hnl_save_ring,
	hnl_save_narrow, hnl_save_direct, hnl_save_queued, hnl_save_other,
	hnl_save_slots, hnl_save_mailbox, hnl_save_event, hnl_save_member,
	hnl_save_count, put_end,
};

#define N_STAGES (sizeof(stages) / sizeof(stages[0]))

static bool put_next(struct writer *w)
{
	if ((w->s->left[0] | w->s->left[1]) == 0)
		return stages[w->s->stage](w);
	hnl_save_bytes(w);
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
