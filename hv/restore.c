/* SPDX-License-Identifier: MIT */
/*
 * Restore: a stream of records into a domain that was made and never used.
 *
 *	check	record -> order -> decode -> what it says -> domain's members
 *	commit	pages mapped, groups heard, doorbells remembered
 *
 * Until commit nothing outside of the domain's own memory is changed, and the
 * domain is frozen: a refusal makes its members what they were, so that nobody
 * can tell that it was tried. The stream is hostile: what an index or a table
 * is reached with was compared with this domain's own limits before.
 */
#include "restore.h"

/* ---- refusals ---- */

int hnl_restore_refuse(struct record *c, enum hnl_errno err,
		       unsigned int reason, uint16_t attribute)
{
	struct hnl_restore_report *report = &c->r->report;
	struct hnl_attr a;

	report->err = -(int)err;
	report->reason = (uint16_t)reason;
	report->attribute = attribute;
	report->offset = c->r->at;
	if (attribute == 0)
		return report->err;
	a = hnl_attr_find(c->stream + c->m.off, c->m.end - c->m.off, HNL_MSGHDR,
			  attribute);
	if (a.reason == HNL_REASON_NONE)
		report->offset += a.off - HNL_ATTRHDR;
	return report->err;
}

/* What the schema refused. */
int hnl_restore_checked(struct record *c, int err)
{
	struct hnl_restore_report *report = &c->r->report;
	const struct hnl_extack *x = &c->cpu->x;

	if (err == 0)
		return 0;
	report->err = err;
	report->reason = x->reason;
	report->attribute =
		x->reason == HNL_REASON_MISSING ? x->missing : x->type;
	report->offset = c->r->at + x->offset;
	return err;
}

int hnl_restore_too_small(struct record *c, enum hnl_restore_limit limit,
			  uint64_t needed, uint64_t available,
			  uint16_t attribute)
{
	c->r->report.limit = (uint8_t)limit;
	c->r->report.needed = needed;
	c->r->report.available = available;
	return hnl_restore_refuse(c, HNL_ENOSPC, HNL_REASON_QUOTA, attribute);
}

/* ---- the stream ---- */

static int take_end(struct record *c)
{
	struct hnl_state_end_ntf e;
	int err = DECODE(c, end, &e);

	if (err == 0 && e.records != c->r->records)
		err = hnl_restore_refuse(c, HNL_EBADMSG, HNL_REASON_COUNT,
					 HNL_STATE_A_END_RECORDS);
	c->r->counted = err == 0;
	return err;
}

#define ONCE 0x01 /* no second one */
#define MORE 0x02 /* of what another one announced */

enum rank {
	RANK_FIRST = 1,
	RANK_GRANT,
	RANK_AGREEMENT,
	RANK_RING,
	RANK_NARROW,
	RANK_DIRECT,
	RANK_CALL,
	RANK_SLOTS,
	RANK_MAILBOX,
	RANK_EVENT,
	RANK_MEMBER,
	RANK_COUNT,
	RANK_END
};

static const struct row {
	uint8_t rank, flags;
	int (*take)(struct record *c);
} rows[] = {
	[HNL_STATE_CMD_DOMAIN] = {RANK_FIRST, ONCE, hnl_restore_domain},
	[HNL_STATE_CMD_GRANT] = {RANK_GRANT, 0, hnl_restore_grant},
	[HNL_STATE_CMD_AGREEMENT] = {RANK_AGREEMENT, 0, hnl_restore_agreement},
	[HNL_STATE_CMD_RING] = {RANK_RING, 0, hnl_restore_ring},
	[HNL_STATE_CMD_PAGES] = {0, MORE, hnl_restore_pages},
	[HNL_STATE_CMD_NARROW] = {RANK_NARROW, 0, hnl_restore_narrow},
	[HNL_STATE_CMD_DIRECT] = {RANK_DIRECT, 0, hnl_restore_direct},
	[HNL_STATE_CMD_CALL] = {RANK_CALL, 0, hnl_restore_call},
	[HNL_STATE_CMD_BYTES] = {0, MORE, hnl_restore_bytes},
	[HNL_STATE_CMD_SLOTS] = {RANK_SLOTS, 0, hnl_restore_slots},
	[HNL_STATE_CMD_MAILBOX] = {RANK_MAILBOX, ONCE, hnl_restore_mailbox},
	[HNL_STATE_CMD_EVENT] = {RANK_EVENT, 0, hnl_restore_event},
	[HNL_STATE_CMD_MEMBER] = {RANK_MEMBER, 0, hnl_restore_member},
	[HNL_STATE_CMD_COUNT] = {RANK_COUNT, 0, hnl_restore_count},
	[HNL_STATE_CMD_END] = {RANK_END, ONCE, take_end},
};

/* Of a record that a newer writer has: ignored, unless CRITICAL. */
static int skip(struct record *c)
{
	const uint8_t *msg = c->stream + c->m.off;
	size_t end = c->m.end - c->m.off, pos;
	struct hnl_attr a;

	for (pos = HNL_MSGHDR; pos < end; pos = a.next) {
		a = hnl_attr_at(msg, end, pos);
		if (a.reason != HNL_REASON_NONE)
			return hnl_restore_refuse(c, HNL_EBADMSG, a.reason,
						  a.type);
		if (a.bits & HNL_ATTR_CRITICAL)
			return hnl_restore_refuse(c, HNL_EOPNOTSUPP,
						  HNL_REASON_UNKNOWN, a.type);
	}
	return 0;
}

/* Pages and bytes come when they were announced, the others when not. */
static bool is_due(const struct hnl_restore *r, const struct row *row)
{
	uint32_t bytes = r->left[0] | r->left[1];

	if (row->take == hnl_restore_pages)
		return r->pages != 0;
	if (row->take == hnl_restore_bytes)
		return bytes != 0;
	return r->pages == 0 && bytes == 0 &&
	       row->rank >= r->rank + (row->flags & ONCE) &&
	       (r->rank != 0 || row->rank == RANK_FIRST);
}

static int take(struct record *c)
{
	const struct row *row = &rows[c->m.head.cmd];
	uint8_t before = c->r->rank;
	int err = 0;

	if (!is_due(c->r, row))
		return hnl_restore_refuse(c, HNL_EBADMSG, HNL_REASON_STATE, 0);
	if (!(row->flags & MORE))
		c->r->rank = row->rank;
	if (before <= RANK_AGREEMENT && c->r->rank > RANK_AGREEMENT)
		err = hnl_restore_settle(c);
	hnl_extack_clear(&c->cpu->x);
	hnl_decoder_init(&c->cpu->decoder, HNL_GRANT_ALL, HNL_MODE_REPLY);
	return err == 0 ? row->take(c) : err;
}

static int check_frame(struct record *c)
{
	const struct hnl_head *h = &c->m.head;
	unsigned int reason = c->m.reason;

	if (reason == HNL_REASON_NONE && c->r->counted)
		reason = HNL_REASON_LEFTOVER;
	if (reason == HNL_REASON_NONE && h->type != HNL_STATE_FAMILY)
		reason = HNL_REASON_TYPE;
	if (reason == HNL_REASON_NONE && h->flags != 0)
		reason = HNL_REASON_FLAGS;
	if (reason == HNL_REASON_NONE && h->seq != c->r->records)
		reason = HNL_REASON_STATE;
	if (reason == HNL_REASON_NONE)
		return 0;
	return hnl_restore_refuse(c, HNL_EBADMSG, reason, 0);
}

static int take_next(struct hnl_restore *r, struct hnl_cpu *cpu)
{
	struct record c = {
		.r = r, .cpu = cpu, .d = r->domain, .stream = r->stream};
	int err;

	r->at = r->pos;
	r->report.record = 0;
	c.m = hnl_msg_at(r->stream, r->len, r->pos);
	err = check_frame(&c);
	if (err != 0)
		return err;
	r->report.record = c.m.head.cmd;
	if (c.m.head.cmd < sizeof(rows) / sizeof(rows[0]) &&
	    rows[c.m.head.cmd].take != NULL)
		err = take(&c);
	else
		err = skip(&c);
	r->pos = c.m.next;
	r->records++;
	return err;
}

/* ---- the domain as it was made ---- */

static void forget_rings(struct hnl_domain *d)
{
	struct ring_state *r;
	size_t i;

	for (i = 0; i < d->n_rings; i++) {
		r = &d->ring[i];
		memset(&r->lane, 0, sizeof(r->lane));
		memset(&r->sq, 0, sizeof(r->sq));
		memset(&r->cq, 0, sizeof(r->cq));
		r->live = r->starved = r->narrow.on = false;
		r->stopped = 0;
		memset(&r->hearing, 0, sizeof(r->hearing));
		r->first = r->last = HNL_NONE;
		d->ready[i / 32] = 0;
	}
	for (i = 0; i < d->n_vcpus; i++) {
		memset(&d->direct[i], 0, sizeof(d->direct[i]));
		d->direct[i].slot = HNL_NONE;
	}
}

static void forget_events(struct hnl_domain *d)
{
	struct mailbox *box = d->mailbox;

	if (d->n_members != 0)
		memset(d->member, 0, d->n_members * sizeof(*d->member));
	d->listening = false;
	if (box == NULL)
		return;
	box->head = box->tail = box->awaited = 0;
	box->lost = box->lost_ever = 0;
}

static void forget(struct hnl_restore *r)
{
	struct hnl_domain *d = r->domain;

	memcpy(d->grants, r->ceiling, d->hv->n_services * sizeof(*d->grants));
	d->agreed[0] = r->agreed[0];
	d->agreed[1] = r->agreed[1];
	forget_rings(d);
	forget_events(d);
	hnl_pool_init(&d->pool, d->pool.link, d->pool.n);
	hnl_calls_init(d);
	if (d->count != NULL)
		memset(d->count, 0,
		       (1 + (size_t)d->hv->command_base[d->hv->n_services]) *
			       sizeof(*d->count));
	d->in_flight = d->next_ring = d->n_live = d->n_busy = 0;
	d->pool.own = 0;
	d->deficit = 0;
	d->sealed = d->starving = false;
}

void hnl_restore_cancel(struct hnl_restore *r)
{
	forget(r);
	hnl_domain_thaw(r->domain);
}

/* ---- the steps ---- */

int hnl_restore_begin(struct hnl_restore *r, struct hnl_domain *d,
		      const uint8_t *stream, size_t len)
{
	size_t n = d->hv->n_services * sizeof(*d->grants);

	if (hnl_domain_freeze(d) != 0)
		return -HNL_EAGAIN;
	if (d->sealed) {
		hnl_domain_thaw(d);
		return -HNL_EBUSY;
	}
	memset(r, 0, sizeof(*r));
	r->domain = d;
	r->stream = stream;
	r->len = len;
	memcpy(r->ceiling, d->grants, n);
	memset(d->grants, 0, n);
	r->agreed[0] = d->agreed[0];
	r->agreed[1] = d->agreed[1];
	d->agreed[0] = d->agreed[1] = 0;
	d->free_slot = r->free_tail = HNL_NONE;
	return 0;
}

/* Nothing is waited for that will not come. */
static void wake_starved(struct hnl_domain *d)
{
	size_t i;

	if (d->in_flight != 0 || !d->starving)
		return;
	d->starving = false;
	for (i = 0; i < d->n_rings; i++) {
		if (d->ring[i].starved)
			hnl_restore_ready(d, (uint32_t)i);
		d->ring[i].starved = false;
	}
}

int hnl_restore_check(struct hnl_restore *r, struct hnl_cpu *cpu, size_t n)
{
	int err;

	for (; n != 0; n--) {
		if (r->counted && r->pos == r->len) {
			if (hnl_restore_sift(r, cpu))
				continue;
			hnl_restore_list_rest(r);
			wake_starved(r->domain);
			return 0;
		}
		err = take_next(r, cpu);
		if (err == 0)
			continue;
		hnl_restore_cancel(r);
		return err;
	}
	return -HNL_EAGAIN;
}

int hnl_restore_commit(struct hnl_restore *r)
{
	struct hnl_domain *d = r->domain;
	struct ring_state *ring;
	uint32_t i;

	while (r->next_ring < d->n_rings) {
		i = r->next_ring++;
		ring = &d->ring[i];
		if (ring->live && ring->stopped != HNL_REASON_NONE)
			hnl_event_lapse_ring(d, i);
		if (!ring->live || ring->sq_pages == 0)
			continue;
		if (hnl_ring_reattach(d, ring) != HNL_REASON_NONE) {
			hnl_event_lapse_ring(d, i);
			r->report.rings_stopped++;
		}
		/* A notification may have been lost between two hosts. */
		d->hv->port->notify(d->host, i);
		return -HNL_EAGAIN;
	}
	if (d->listening)
		hnl_listen(d, true);
	hnl_ctrl_tell_agreements(d, r->offered);
	hnl_domain_thaw(d);
	return 0;
}
