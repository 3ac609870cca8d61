/* SPDX-License-Identifier: MIT */
/*
 * Restore: a stream of records into a domain that was made and never used.
 *
 *	check	record -> order -> decode -> what it says -> domain's members
 *	commit	pages mapped, groups heard, doorbells remembered
 *
 * Until commit nothing outside of the domain's own memory is changed, and the
 * domain is frozen: a refusal makes its members what they were, so that nobody
 * can tell that it was tried. The stream is hostile; what a table or an index is
 * reached with was compared with this domain's own limits before.
 */
#include <hnl/snapshot.h>

#include "hnl_state.h"
#include "internal.h"

/* A record on its way. */
struct record {
	struct hnl_restore *r;
	struct hnl_cpu *cpu;
	struct hnl_domain *d;
	const uint8_t *stream;
	struct hnl_msg m;
};

/* ---- refusals ---- */

static int refuse(struct record *c, enum hnl_errno err, unsigned int reason,
		  uint16_t attribute)
{
	struct hnl_restore_report *report = &c->r->report;
	struct hnl_attr a;

	report->err = -(int)err;
	report->reason = (uint16_t)reason;
	report->attribute = attribute;
	report->offset = c->r->at;
	if (attribute == 0)
		return report->err;
	a = hnl_attr_find(c->stream + c->m.off, c->m.end - c->m.off,
			  HNL_MSGHDR, attribute);
	if (a.reason == HNL_REASON_NONE)
		report->offset += a.off - HNL_ATTRHDR;
	return report->err;
}

/* What the schema refused. */
static int checked(struct record *c, int err)
{
	struct hnl_restore_report *report = &c->r->report;
	const struct hnl_extack *x = &c->cpu->x;

	if (err == 0)
		return 0;
	report->err = err;
	report->reason = x->reason;
	report->attribute = x->reason == HNL_REASON_MISSING ? x->missing :
							      x->type;
	report->offset = c->r->at + x->offset;
	return err;
}

static int too_small(struct record *c, enum hnl_restore_limit limit,
		     uint64_t needed, uint64_t available, uint16_t attribute)
{
	c->r->report.limit = (uint8_t)limit;
	c->r->report.needed = needed;
	c->r->report.available = available;
	return refuse(c, HNL_ENOSPC, HNL_REASON_QUOTA, attribute);
}

#define DECODE(c, record, e) \
	checked(c, hnl_state_##record##_ntf_decode(&(c)->cpu->decoder, \
						   (c)->stream, &(c)->m, e, \
						   &(c)->cpu->x))

/* ---- limits ---- */

struct demand {
	uint64_t needed, available;
	uint16_t attribute;
	uint8_t limit;
};

static int check_limits(struct record *c, const struct hnl_state_domain_ntf *e)
{
	const struct hnl_domain *d = c->d;
	const struct demand demand[] = {
		{ e->message, d->hv->max_message, HNL_STATE_A_DOMAIN_MESSAGE,
		  HNL_RESTORE_LIMIT_MESSAGE },
		{ e->rings, d->n_rings, HNL_STATE_A_DOMAIN_RINGS,
		  HNL_RESTORE_LIMIT_RINGS },
		{ e->ring_pages, d->ring_pages, HNL_STATE_A_DOMAIN_RING_PAGES,
		  HNL_RESTORE_LIMIT_RING_PAGES },
		{ e->highest_gpa, d->highest_gpa,
		  HNL_STATE_A_DOMAIN_HIGHEST_GPA,
		  HNL_RESTORE_LIMIT_HIGHEST_GPA },
		{ e->vcpus, d->n_vcpus, HNL_STATE_A_DOMAIN_VCPUS,
		  HNL_RESTORE_LIMIT_VCPUS },
	};
	size_t i;

	for (i = 0; i < sizeof(demand) / sizeof(demand[0]); i++)
		if (demand[i].needed > demand[i].available)
			return too_small(c, (enum hnl_restore_limit)
						    demand[i].limit,
					 demand[i].needed,
					 demand[i].available,
					 demand[i].attribute);
	return 0;
}

static int take_domain(struct record *c)
{
	struct hnl_state_domain_ntf e;
	int err = DECODE(c, domain, &e);

	if (err != 0)
		return err;
	if (e.abi != HNL_ABI_VERSION)
		return refuse(c, HNL_EOPNOTSUPP, HNL_REASON_RANGE,
			      HNL_STATE_A_DOMAIN_ABI);
	err = check_limits(c, &e);
	if (err != 0)
		return err;
	c->d->next_ring = (uint16_t)e.next_ring;
	c->d->deficit = e.deficit;
	c->d->sealed = HNL_HAS(&e, HNL_STATE_DOMAIN_NTF_SEALED);
	return 0;
}

/* ---- grants ---- */

static void lack(struct record *c, enum hnl_restore_lack why, uint16_t family,
		 uint8_t feature, const struct hnl_bytes *name)
{
	struct hnl_restore_report *report = &c->r->report;
	struct hnl_restore_lacking *l;
	uint16_t n = report->n_lacking++;

	if (n >= HNL_RESTORE_LACKING_MAX)
		return;
	l = &report->lacking[n];
	l->family = family;
	l->feature = feature;
	l->why = (uint8_t)why;
	if (name != NULL)
		memcpy(l->name, name->p, name->n);
}

static int take_grant(struct record *c)
{
	const struct hnl_hv *hv = c->d->hv;
	const struct hnl_bytes *name = NULL;
	struct hnl_state_grant_ntf e;
	int err = DECODE(c, grant, &e);
	size_t i = 0;

	if (err != 0)
		return err;
	if (HNL_HAS(&e, HNL_STATE_GRANT_NTF_NAME))
		name = &e.name;
	while (i < hv->n_services && hv->service[i].family->id != e.family)
		i++;
	if (i == hv->n_services ||
	    !((hnl_features_of(hv->service[i].family) >> e.feature) & 1))
		lack(c, HNL_RESTORE_UNKNOWN, e.family, e.feature, name);
	else if (!((c->r->ceiling[i] >> e.feature) & 1))
		lack(c, HNL_RESTORE_NOT_GRANTED, e.family, e.feature, name);
	else
		c->d->grants[i] |= (uint64_t)1 << e.feature;
	return 0;
}

static int take_agreement(struct record *c)
{
	const struct hnl_hv *hv = c->d->hv;
	struct hnl_state_agreement_ntf e;
	int err = DECODE(c, agreement, &e);
	uint16_t bit;
	size_t i = 0;

	if (err != 0)
		return err;
	while (i < hv->n_agreements && (hv->agreement[i].family != e.family ||
					hv->agreement[i].feature != e.feature))
		i++;
	if (i == hv->n_agreements) {
		lack(c, HNL_RESTORE_NO_AGREEMENT, e.family, e.feature, NULL);
		return 0;
	}
	bit = (uint16_t)(1u << i);
	if (c->r->agreements & bit)
		return refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
			      HNL_STATE_A_AGREEMENT_FEATURE);
	c->r->agreements |= bit;
	if (HNL_HAS(&e, HNL_STATE_AGREEMENT_NTF_OFFERED))
		c->d->offered |= bit;
	if (HNL_HAS(&e, HNL_STATE_AGREEMENT_NTF_FIRMWARE))
		c->d->agreed[0] |= bit;
	if (HNL_HAS(&e, HNL_STATE_AGREEMENT_NTF_KERNEL))
		c->d->agreed[1] |= bit;
	return 0;
}

/*
 * All grants are known. What nobody had to agree on where the domain comes from
 * was in effect there, and is here.
 */
static int settle_grants(struct record *c)
{
	uint16_t all = (uint16_t)((1u << c->d->hv->n_agreements) - 1);
	uint16_t unasked = (uint16_t)(all & ~c->r->agreements);

	if (c->r->report.n_lacking != 0)
		return refuse(c, HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN, 0);
	if (!(c->d->grants[0] & 1))
		return refuse(c, HNL_EINVAL, HNL_REASON_ABSENT, 0);
	c->d->offered |= unasked;
	c->d->agreed[0] |= unasked;
	c->d->agreed[1] |= unasked;
	return 0;
}

/* ---- rings ---- */

static bool is_page_count(const struct hnl_domain *d, uint32_t n)
{
	return n != 0 && (n & (n - 1)) == 0 && n <= d->ring_pages;
}

static bool is_page(const struct hnl_domain *d, uint64_t gpa)
{
	return gpa % HNL_PAGE == 0 && gpa <= d->highest_gpa &&
	       HNL_PAGE - 1 <= d->highest_gpa - gpa;
}

/* As ring.c keeps them: no side is further than the ring is long. */
static bool are_indices(const struct hnl_state_ring_ntf *e)
{
	return e->seen - e->taken <= e->submission * HNL_PAGE &&
	       e->written - e->read <= e->completion * HNL_PAGE &&
	       e->published - e->read <= e->written - e->read;
}

/* A ring that lost its pages has none, and is stopped. */
static int check_ring(struct record *c, const struct hnl_state_ring_ntf *e)
{
	const struct hnl_domain *d = c->d;

	if (e->id >= d->n_rings)
		return too_small(c, HNL_RESTORE_LIMIT_RINGS, e->id + 1,
				 d->n_rings, HNL_STATE_A_RING_ID);
	if (d->ring[e->id].live)
		return refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
			      HNL_STATE_A_RING_ID);
	if (!is_page(d, e->control))
		return refuse(c, HNL_EINVAL, HNL_REASON_GPA_LIMIT,
			      HNL_STATE_A_RING_CONTROL);
	if ((e->submission | e->completion) == 0 && e->stopped != 0)
		return 0;
	if (!is_page_count(d, e->submission) ||
	    !is_page_count(d, e->completion))
		return refuse(c, HNL_EINVAL, HNL_REASON_COUNT,
			      HNL_STATE_A_RING_SUBMISSION);
	if (!are_indices(e))
		return refuse(c, HNL_EINVAL, HNL_REASON_INDEX,
			      HNL_STATE_A_RING_TAKEN);
	return 0;
}

static void mark_ready(struct hnl_domain *d, uint32_t ring)
{
	d->ready[ring / 32] |= 1u << ring % 32;
}

static int take_ring(struct record *c)
{
	struct hnl_state_ring_ntf e;
	struct ring_state *r;
	int err = DECODE(c, ring, &e);

	if (err == 0)
		err = check_ring(c, &e);
	if (err != 0)
		return err;
	r = &c->d->ring[e.id];
	r->live = c->d->sealed = true;
	r->control_gpa = e.control;
	r->sq_pages = (uint16_t)e.submission;
	r->cq_pages = (uint16_t)e.completion;
	r->sq.cons = e.taken;
	r->sq.prod = e.seen;
	r->cq.prod = e.written;
	r->cq.published = e.published;
	r->cq.cons = e.read;
	r->stopped = (uint16_t)e.stopped;
	r->lane.canceled = HNL_HAS(&e, HNL_STATE_RING_NTF_CANCELED);
	r->lane.linked = HNL_HAS(&e, HNL_STATE_RING_NTF_LINKED);
	r->starved = HNL_HAS(&e, HNL_STATE_RING_NTF_STARVED);
	if (r->starved)
		c->d->starving = true;
	if (HNL_HAS(&e, HNL_STATE_RING_NTF_READY))
		mark_ready(c->d, e.id);
	c->r->object = (uint16_t)e.id;
	c->r->pages = e.submission + e.completion;
	return 0;
}

static int take_pages(struct record *c)
{
	struct ring_state *r = &c->d->ring[c->r->object];
	uint32_t first = (uint32_t)r->sq_pages + r->cq_pages - c->r->pages, i;
	struct hnl_state_pages_ntf e;
	int err = DECODE(c, pages, &e);
	uint64_t gpa;

	if (err != 0)
		return err;
	if (e.page.n / 8 > c->r->pages)
		return refuse(c, HNL_EINVAL, HNL_REASON_COUNT,
			      HNL_STATE_A_RING_PAGE);
	for (i = 0; i < e.page.n / 8; i++) {
		gpa = hnl_load_le64(e.page.p + 8 * i);
		if (!is_page(c->d, gpa))
			return refuse(c, HNL_EINVAL, HNL_REASON_GPA_LIMIT,
				      HNL_STATE_A_RING_PAGE);
		r->gpa[first + i] = gpa;
	}
	c->r->pages -= i;
	return 0;
}

/* ---- direct calls ---- */

static int take_direct(struct record *c)
{
	struct hnl_state_direct_ntf e;
	struct direct_state *v;
	struct hnl_direct regs;
	int err = DECODE(c, direct, &e);

	if (err != 0)
		return err;
	if (e.vcpu >= c->d->n_vcpus)
		return too_small(c, HNL_RESTORE_LIMIT_VCPUS, e.vcpu + 1,
				 c->d->n_vcpus, HNL_STATE_A_DIRECT_VCPU);
	v = &c->d->direct[e.vcpu];
	if (v->live)
		return refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
			      HNL_STATE_A_DIRECT_VCPU);
	regs.request = e.request;
	regs.request_len = e.request_length;
	regs.reply = e.reply;
	regs.reply_len = e.reply_length;
	if (!hnl_direct_is_sound(c->d, &regs))
		return refuse(c, HNL_EINVAL, HNL_REASON_RANGE,
			      HNL_STATE_A_DIRECT_REQUEST);
	if (e.taken > regs.request_len)
		return refuse(c, HNL_EINVAL, HNL_REASON_RANGE,
			      HNL_STATE_A_DIRECT_TAKEN);
	v->live = c->d->sealed = true;
	v->regs = regs;
	v->taken = e.taken;
	v->lane.canceled = HNL_HAS(&e, HNL_STATE_DIRECT_NTF_CANCELED);
	v->lane.linked = HNL_HAS(&e, HNL_STATE_DIRECT_NTF_LINKED);
	return 0;
}

/* ---- calls ---- */

/* Where it came by: a ring that there is, or a vCPU whose CALL it is. */
static int check_origin(struct record *c, const struct hnl_state_call_ntf *e)
{
	const struct hnl_domain *d = c->d;
	const struct direct_state *v;
	bool held = e->state == HNL_STATE_CALL_STATE_HELD;

	if (HNL_HAS(e, HNL_STATE_CALL_NTF_RING)) {
		if (e->ring < d->n_rings && d->ring[e->ring].live && !held)
			return 0;
		return refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
			      HNL_STATE_A_CALL_RING);
	}
	if (!HNL_HAS(e, HNL_STATE_CALL_NTF_VCPU) || e->vcpu >= d->n_vcpus ||
	    e->state == HNL_STATE_CALL_STATE_READY)
		return refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
			      HNL_STATE_A_CALL_VCPU);
	v = &d->direct[e->vcpu];
	if (v->live && v->slot == HNL_NONE &&
	    hnl_align(e->length) <= v->regs.request_len - v->taken)
		return 0;
	return refuse(c, HNL_EINVAL, HNL_REASON_STATE, HNL_STATE_A_CALL_VCPU);
}

/* No call waits for its turn that has neither begun nor is to end. */
static bool has_reason_to_wait(const struct hnl_state_call_ntf *e)
{
	return e->state == HNL_STATE_CALL_STATE_FORWARDED ||
	       HNL_HAS(e, HNL_STATE_CALL_NTF_STARTED) ||
	       HNL_HAS(e, HNL_STATE_CALL_NTF_CANCEL) ||
	       HNL_HAS(e, HNL_STATE_CALL_NTF_LOST) ||
	       HNL_HAS(e, HNL_STATE_CALL_NTF_PEER_ERROR);
}

static int check_call(struct record *c, const struct hnl_state_call_ntf *e)
{
	const struct hnl_domain *d = c->d;
	uint32_t i = (uint32_t)(e->token & 0xffff);
	size_t blocks = hnl_pool_blocks(e->length) +
			hnl_pool_blocks(e->reply_length);

	if (i >= d->n_slots)
		return too_small(c, HNL_RESTORE_LIMIT_CALLS, i + 1,
				 d->n_slots, HNL_STATE_A_CALL_TOKEN);
	if (d->slot[i].state != CALL_FREE)
		return refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
			      HNL_STATE_A_CALL_TOKEN);
	if (e->length > d->hv->max_message)
		return too_small(c, HNL_RESTORE_LIMIT_MESSAGE, e->length,
				 d->hv->max_message, HNL_STATE_A_CALL_LENGTH);
	if (blocks > d->pool.unpromised)
		return too_small(c, HNL_RESTORE_LIMIT_CALL_BYTES, blocks,
				 d->pool.unpromised, HNL_STATE_A_CALL_LENGTH);
	if (!has_reason_to_wait(e))
		return refuse(c, HNL_EINVAL, HNL_REASON_STATE,
			      HNL_STATE_A_CALL_STATE);
	return check_origin(c, e);
}

static uint8_t flags_of(const struct hnl_state_call_ntf *e)
{
	unsigned int flags = 0;

	if (HNL_HAS(e, HNL_STATE_CALL_NTF_STARTED))
		flags |= SLOT_STARTED;
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_CANCEL))
		flags |= SLOT_CANCEL;
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_CHANGED))
		flags |= SLOT_CHANGED;
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_PEER_ERROR))
		flags |= SLOT_ANSWERED;
	/* The peer may have acted; who knows what it would answer. */
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_LOST) ||
	    e->state == HNL_STATE_CALL_STATE_FORWARDED)
		flags |= SLOT_LOST;
	return (uint8_t)flags;
}

static void fill_place(struct slot *s, const struct hnl_state_call_ntf *e)
{
	s->u.cursor[0] = s->u.cursor[1] = 0;
	if (s->flags & SLOT_ANSWERED) {
		s->u.peer.err = e->peer_error;
		if (HNL_HAS(e, HNL_STATE_CALL_NTF_PEER_REASON))
			s->u.peer.reason = e->peer_reason;
		return;
	}
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_CURSOR))
		s->u.cursor[0] = e->cursor;
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_CURSOR_WITHIN))
		s->u.cursor[1] = e->cursor_within;
}

static int take_call(struct record *c)
{
	struct hnl_state_call_ntf e;
	struct slot *s;
	int err = DECODE(c, call, &e);

	if (err == 0)
		err = check_call(c, &e);
	if (err != 0)
		return err;
	c->r->object = (uint16_t)(e.token & 0xffff);
	s = &c->d->slot[c->r->object];
	s->generation = (uint32_t)(e.token >> 16);
	s->state = CALL_RUNNING;
	s->ring = HNL_RING_DIRECT;
	if (HNL_HAS(&e, HNL_STATE_CALL_NTF_RING))
		s->ring = e.ring;
	else
		s->vcpu = (uint16_t)e.vcpu;
	s->len = e.length;
	s->reply_len = e.reply_length;
	s->units = e.units;
	s->flags = flags_of(&e);
	fill_place(s, &e);
	c->r->left[0] = e.length;
	c->r->left[1] = e.reply_length;
	c->r->block = HNL_NONE;
	c->d->sealed = true;
	return 0;
}

/* What it needs here; and if it cannot go on here, it is to end. */
static size_t blocks_needed(struct record *c, uint16_t i)
{
	struct slot *s = &c->d->slot[i];
	size_t reply = 0;

	if (!(s->flags & SLOT_LOST) &&
	    !hnl_dispatch_can_go_on(c->cpu, c->d, i, &reply))
		s->flags |= SLOT_LOST;
	if (s->flags & SLOT_LOST) {
		hnl_pool_give_back(&c->d->pool, &s->reply);
		s->reply_len = 0;
		reply = 0;
		c->r->report.calls_lost++;
		if (s->ring != HNL_RING_DIRECT)
			mark_ready(c->d, s->ring);
	}
	return hnl_pool_blocks(s->len) + hnl_pool_blocks(reply);
}

static void put_in_flight(struct hnl_domain *d, uint16_t i, size_t blocks)
{
	struct slot *s = &d->slot[i];

	s->promised = (uint16_t)blocks;
	d->pool.unpromised = (uint16_t)(d->pool.unpromised - blocks);
	d->in_flight++;
	hnl_calls_lane(d, s)->in_flight++;
	if (s->ring != HNL_RING_DIRECT) {
		hnl_calls_append(d, &d->ring[s->ring], i);
		return;
	}
	s->state = CALL_HELD;
	s->next = HNL_NONE;
	d->direct[s->vcpu].slot = i;
}

/* All bytes of a call are there. */
static int end_call(struct record *c)
{
	struct hnl_domain *d = c->d;
	uint16_t i = c->r->object;
	uint8_t *msg = c->cpu->batch;
	uint32_t len = d->slot[i].len;
	struct hnl_msg m;
	size_t blocks;

	hnl_pool_read(&d->pool, d->slot[i].msg, msg, len);
	m = hnl_msg_at(msg, len, 0);
	if (m.reason != HNL_REASON_NONE || m.end != len ||
	    m.head.type < HNL_FAMILY_MIN)
		return refuse(c, HNL_EINVAL,
			      m.reason != HNL_REASON_NONE ? m.reason :
			      HNL_REASON_LENGTH, 0);
	blocks = blocks_needed(c, i);
	if (blocks > d->pool.unpromised)
		return too_small(c, HNL_RESTORE_LIMIT_CALL_BYTES, blocks,
				 d->pool.unpromised, 0);
	put_in_flight(d, i, blocks);
	return 0;
}

/* ---- free slots ---- */

static void list_free(struct hnl_restore *r, uint16_t i)
{
	struct hnl_domain *d = r->domain;

	d->slot[i].flags = SLOT_LISTED;
	d->slot[i].next = HNL_NONE;
	if (r->free_tail == HNL_NONE)
		d->free_slot = i;
	else
		d->slot[r->free_tail].next = i;
	r->free_tail = i;
}

/* Of those that this domain does not have none is missed. */
static int take_slots(struct record *c)
{
	struct hnl_state_slots_ntf e;
	struct hnl_state_slot slot;
	struct hnl_domain *d = c->d;
	int err = DECODE(c, slots, &e);
	uint32_t at;

	for (at = 0; err == 0 && at < e.slot.n; at += HNL_STATE_SLOT_SIZE) {
		hnl_state_slot_load(e.slot.p + at, &slot);
		if (slot.slot >= d->n_slots)
			continue;
		if (d->slot[slot.slot].state != CALL_FREE ||
		    d->slot[slot.slot].flags != 0)
			return refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
				      HNL_STATE_A_BYTES_SLOT);
		d->slot[slot.slot].generation = slot.generation;
		list_free(c->r, slot.slot);
	}
	return err;
}

static void list_the_rest(struct hnl_restore *r)
{
	const struct hnl_domain *d = r->domain;
	size_t i;

	for (i = 0; i < d->n_slots; i++)
		if (d->slot[i].state == CALL_FREE && d->slot[i].flags == 0)
			list_free(r, (uint16_t)i);
}

/* ---- events ---- */

static int take_mailbox(struct record *c)
{
	struct hnl_state_mailbox_ntf e;
	struct mailbox *box = c->d->mailbox;
	int err = DECODE(c, mailbox, &e);

	if (err != 0)
		return err;
	if (box == NULL)
		return too_small(c, HNL_RESTORE_LIMIT_EVENT_BYTES, 1, 0, 0);
	box->lost = e.lost;
	box->lost_ever = e.lost_ever;
	c->d->listening = HNL_HAS(&e, HNL_STATE_MAILBOX_NTF_LISTENING);
	return 0;
}

static int take_event(struct record *c)
{
	struct hnl_state_event_ntf e;
	struct mailbox *box = c->d->mailbox;
	struct envelope envelope;
	uint32_t left;
	int err = DECODE(c, event, &e);

	if (err != 0)
		return err;
	left = box != NULL ? box->size - (box->tail - box->head) : 0;
	if (left < sizeof(envelope) || e.length > left - sizeof(envelope))
		return too_small(c, HNL_RESTORE_LIMIT_EVENT_BYTES,
				 e.length + sizeof(envelope), left,
				 HNL_STATE_A_EVENT_LENGTH);
	if (e.length > c->d->hv->reply_max)
		return refuse(c, HNL_EINVAL, HNL_REASON_LENGTH,
			      HNL_STATE_A_EVENT_LENGTH);
	envelope.len = e.length;
	envelope.ring = e.ring;
	hnl_event_append(c->d, &envelope, sizeof(envelope));
	c->r->left[0] = c->r->event_len = e.length;
	c->r->object = HNL_NONE;
	return 0;
}

/* All bytes of an event are there. One that is not known here is lost. */
static int end_event(struct record *c)
{
	struct mailbox *box = c->d->mailbox;
	struct envelope envelope;
	uint32_t len = c->r->event_len;
	int err;

	hnl_event_read(c->d, box->tail - len, c->cpu->reply, len);
	err = hnl_event_check(c->cpu, c->d->hv, c->cpu->reply, len);
	if (err == -HNL_EINVAL)
		return refuse(c, HNL_EINVAL, HNL_REASON_TYPE, 0);
	if (err == 0)
		return 0;
	box->tail -= len + (uint32_t)sizeof(envelope);
	box->lost++;
	box->lost_ever++;
	return 0;
}

static int take_member(struct record *c)
{
	struct hnl_domain *d = c->d;
	struct hnl_state_member_ntf e;
	struct membership *m;
	int err = DECODE(c, member, &e);

	if (err != 0)
		return err;
	if (e.ring >= d->n_rings || !d->ring[e.ring].live)
		return refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
			      HNL_STATE_A_EVENT_RING);
	if (!hnl_ctrl_has_group(d, e.family, e.group))
		return refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
			      HNL_STATE_A_EVENT_GROUP);
	if (hnl_event_member(d, e.family, e.group) != NULL)
		return refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
			      HNL_STATE_A_EVENT_GROUP);
	m = hnl_event_member(d, 0, 0);
	if (m == NULL)
		return too_small(c, HNL_RESTORE_LIMIT_GROUPS,
				 (uint64_t)d->n_members + 1, d->n_members, 0);
	if (d->mailbox == NULL)
		return too_small(c, HNL_RESTORE_LIMIT_EVENT_BYTES, 1, 0, 0);
	m->family = e.family;
	m->group = e.group;
	m->ring = e.ring;
	d->listening = true;
	return 0;
}

/* ---- bytes ---- */

/* n bytes more of a chain; all pieces before were whole blocks. */
static void append_block(struct hnl_restore *r, uint16_t *first,
			 const uint8_t *src, uint32_t n)
{
	struct pool *p = &r->domain->pool;
	uint16_t *at = r->block == HNL_NONE ? first : &p->link[r->block];

	hnl_pool_write(p, at, src, n);
	for (r->block = *at; p->link[r->block] != HNL_NONE;)
		r->block = p->link[r->block];
}

static int take_bytes(struct record *c)
{
	struct hnl_restore *r = c->r;
	unsigned int half = r->left[0] == 0;
	uint32_t left = r->left[half];
	struct hnl_state_bytes_ntf e;
	struct slot *s;
	int err = DECODE(c, bytes, &e);

	if (err != 0)
		return err;
	if (e.bytes.n != (left < HNL_STATE_PIECE ? left : HNL_STATE_PIECE))
		return refuse(c, HNL_EINVAL, HNL_REASON_LENGTH,
			      HNL_STATE_A_BYTES_BYTES);
	r->left[half] -= e.bytes.n;
	if (r->object == HNL_NONE) {
		hnl_event_append(c->d, e.bytes.p, e.bytes.n);
		return r->left[0] == 0 ? end_event(c) : 0;
	}
	s = &c->d->slot[r->object];
	append_block(r, half ? &s->reply : &s->msg, e.bytes.p, e.bytes.n);
	if (r->left[half] == 0)
		r->block = HNL_NONE;
	return (r->left[0] | r->left[1]) == 0 ? end_call(c) : 0;
}

/* ---- counters, end ---- */

static int take_count(struct record *c)
{
	struct hnl_domain *d = c->d;
	const struct hnl_hv *hv = d->hv;
	struct hnl_state_count_ntf e;
	struct count *count = d->count;
	int err = DECODE(c, count, &e);
	size_t i = 0;

	if (err != 0 || count == NULL)
		return err;
	if (HNL_HAS(&e, HNL_STATE_COUNT_NTF_FAMILY) &&
	    HNL_HAS(&e, HNL_STATE_COUNT_NTF_COMMAND)) {
		while (i < hv->n_services &&
		       hv->service[i].family->id != e.family)
			i++;
		if (i == hv->n_services ||
		    e.command >= hv->service[i].family->n_commands)
			return 0;
		count += 1 + hv->command_base[i] + e.command;
	}
	count->calls = e.calls;
	count->refused = e.refused;
	count->units = e.units;
	return 0;
}

static int take_end(struct record *c)
{
	struct hnl_state_end_ntf e;
	int err = DECODE(c, end, &e);

	if (err == 0 && e.records != c->r->records)
		err = refuse(c, HNL_EBADMSG, HNL_REASON_COUNT,
			     HNL_STATE_A_END_RECORDS);
	c->r->counted = err == 0;
	return err;
}

/* ---- the stream ---- */

#define ONCE 0x01	/* no second one */
#define MORE 0x02	/* of what another one announced */

enum rank { RANK_FIRST = 1, RANK_GRANT, RANK_AGREEMENT, RANK_RING,
	    RANK_DIRECT, RANK_CALL, RANK_SLOTS, RANK_MAILBOX, RANK_EVENT,
	    RANK_MEMBER, RANK_COUNT, RANK_END };

static const struct row {
	uint8_t rank, flags;
	int (*take)(struct record *c);
} rows[] = {
	[HNL_STATE_CMD_DOMAIN] = { RANK_FIRST, ONCE, take_domain },
	[HNL_STATE_CMD_GRANT] = { RANK_GRANT, 0, take_grant },
	[HNL_STATE_CMD_AGREEMENT] = { RANK_AGREEMENT, 0, take_agreement },
	[HNL_STATE_CMD_RING] = { RANK_RING, 0, take_ring },
	[HNL_STATE_CMD_PAGES] = { 0, MORE, take_pages },
	[HNL_STATE_CMD_DIRECT] = { RANK_DIRECT, 0, take_direct },
	[HNL_STATE_CMD_CALL] = { RANK_CALL, 0, take_call },
	[HNL_STATE_CMD_BYTES] = { 0, MORE, take_bytes },
	[HNL_STATE_CMD_SLOTS] = { RANK_SLOTS, 0, take_slots },
	[HNL_STATE_CMD_MAILBOX] = { RANK_MAILBOX, ONCE, take_mailbox },
	[HNL_STATE_CMD_EVENT] = { RANK_EVENT, 0, take_event },
	[HNL_STATE_CMD_MEMBER] = { RANK_MEMBER, 0, take_member },
	[HNL_STATE_CMD_COUNT] = { RANK_COUNT, 0, take_count },
	[HNL_STATE_CMD_END] = { RANK_END, ONCE, take_end },
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
			return refuse(c, HNL_EBADMSG, a.reason, a.type);
		if (a.bits & HNL_ATTR_CRITICAL)
			return refuse(c, HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN,
				      a.type);
	}
	return 0;
}

/* Pages and bytes come when they were announced, the others when not. */
static bool is_due(const struct hnl_restore *r, const struct row *row)
{
	uint32_t bytes = r->left[0] | r->left[1];

	if (row->take == take_pages)
		return r->pages != 0;
	if (row->take == take_bytes)
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
		return refuse(c, HNL_EBADMSG, HNL_REASON_STATE, 0);
	if (!(row->flags & MORE))
		c->r->rank = row->rank;
	if (before <= RANK_AGREEMENT && c->r->rank > RANK_AGREEMENT)
		err = settle_grants(c);
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
	return refuse(c, HNL_EBADMSG, reason, 0);
}

static int take_next(struct hnl_restore *r, struct hnl_cpu *cpu)
{
	struct record c = { .r = r, .cpu = cpu, .d = r->domain,
			    .stream = r->stream };
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
		r->live = r->starved = false;
		r->stopped = 0;
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
	box->head = box->tail = 0;
	box->lost = box->lost_ever = 0;
}

static void forget(struct hnl_restore *r)
{
	struct hnl_domain *d = r->domain;

	memcpy(d->grants, r->ceiling, d->hv->n_services * sizeof(*d->grants));
	d->offered = r->offered;
	d->agreed[0] = d->agreed[1] = 0;
	forget_rings(d);
	forget_events(d);
	hnl_pool_init(&d->pool, d->pool.block, d->pool.link, d->pool.n);
	hnl_calls_init(d, d->n_slots);
	if (d->count != NULL)
		memset(d->count, 0,
		       (1 + (size_t)d->hv->command_base[d->hv->n_services]) *
			       sizeof(*d->count));
	d->in_flight = d->next_ring = 0;
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
	r->offered = d->offered;
	memcpy(r->ceiling, d->grants, n);
	memset(d->grants, 0, n);
	d->offered = 0;
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
			mark_ready(d, (uint32_t)i);
		d->ring[i].starved = false;
	}
}

int hnl_restore_check(struct hnl_restore *r, struct hnl_cpu *cpu, size_t n)
{
	int err;

	for (; n != 0; n--) {
		if (r->counted && r->pos == r->len) {
			list_the_rest(r);
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
		if (!ring->live || ring->sq_pages == 0)
			continue;
		if (hnl_ring_reattach(d, ring) != HNL_REASON_NONE)
			r->report.rings_stopped++;
		/* A notification may have been lost between two hosts. */
		d->hv->port->notify(d->host, i);
		return -HNL_EAGAIN;
	}
	if (d->listening)
		hnl_listen(d, true);
	hnl_domain_thaw(d);
	return 0;
}
