/* SPDX-License-Identifier: MIT */
/*
 * What a domain is told without asking.
 *
 *	hnl_hv_tell() --lock--> mailbox of each listener --> its ring
 *		any processor	| len, ring | message | ...	who serves it
 *
 * Invariant: only who has claimed the domain moves head, so what lies between
 * head and tail stands still. Events keep their order. What does not fit is
 * counted, and told once when there is room again.
 */
#include "internal.h"
#include "hnl_ctrl.h"

static void lock(const struct hnl_domain *d)
{
	if (d->hv->port->lock != NULL)
		d->hv->port->lock(d->host);
}

static void unlock(const struct hnl_domain *d)
{
	if (d->hv->port->unlock != NULL)
		d->hv->port->unlock(d->host);
}

/* ---- the mailbox's bytes ---- */

static void set_bytes(struct mailbox *box, uint32_t to, const void *src,
		      uint32_t n)
{
	uint32_t at = to & (box->size - 1), k = box->size - at;

	k = n < k ? n : k;
	memcpy(box->byte + at, src, k);
	memcpy(box->byte, (const uint8_t *)src + k, n - k);
}

static void put_bytes(struct mailbox *box, const void *src, uint32_t n)
{
	set_bytes(box, box->tail, src, n);
	box->tail += n;
}

static void get_bytes(const struct mailbox *box, uint32_t from, void *dst,
		      uint32_t n)
{
	uint32_t at = from & (box->size - 1), k = box->size - at;

	k = n < k ? n : k;
	memcpy(dst, box->byte + at, k);
	memcpy((uint8_t *)dst + k, box->byte, n - k);
}

/* The first event that waits; false: none does. */
static bool first_event(const struct hnl_domain *d, struct envelope *e)
{
	const struct mailbox *box = d->mailbox;
	uint32_t tail;

	lock(d);
	tail = box->tail;
	unlock(d);
	if (tail == box->head)
		return false;
	get_bytes(box, box->head, e, sizeof(*e));
	return true;
}

static void drop_first(struct hnl_domain *d, const struct envelope *e)
{
	lock(d);
	d->mailbox->head += (uint32_t)sizeof(*e) + e->len;
	unlock(d);
}

/* ---- telling ---- */

struct membership *hnl_event_member(const struct hnl_domain *d,
				    uint16_t family, uint8_t group)
{
	size_t i;

	for (i = 0; i < d->n_members; i++)
		if (d->member[i].group == group &&
		    d->member[i].family == family)
			return &d->member[i];
	return NULL;
}

/* Under the lock. */
static bool put_event(struct hnl_domain *d, uint32_t ring,
		      const uint8_t *event, size_t len)
{
	struct mailbox *box = d->mailbox;
	struct envelope e = { (uint32_t)len, ring };

	if (box->size - (box->tail - box->head) < sizeof(e) + len) {
		box->lost++;
		box->lost_ever++;
		return false;
	}
	put_bytes(box, &e, sizeof(e));
	put_bytes(box, event, (uint32_t)len);
	return true;
}

static bool tell_domain(struct hnl_domain *d, uint16_t family, uint8_t group,
			const uint8_t *event, size_t len)
{
	const struct membership *m;
	uint32_t ring = 0;

	lock(d);
	m = hnl_event_member(d, family, group);
	if (m != NULL) {
		ring = m->ring;
		(void)put_event(d, ring, event, len);
	}
	unlock(d);
	if (m != NULL)
		hnl_ready_ring(d, ring);
	return m != NULL;
}

static bool may_hear(struct hnl_domain *d, const struct hnl_family *family,
		     uint8_t group, uint16_t about)
{
	const struct hnl_hv_port *port = d->hv->port;

	if (about == d->id)
		return true;
	return port->hears != NULL &&
	       port->hears(d->host, family, group, about);
}

/* The event's command, of service *i; NULL: hv knows no such event. */
static const struct hnl_command *event_of(const struct hnl_hv *hv,
					  const struct hnl_msg *m, size_t *i)
{
	const struct hnl_family *family;
	const struct hnl_command *c;

	for (*i = 0; *i < hv->n_services; ++*i) {
		family = hv->service[*i].family;
		if (family->id != m->head.type ||
		    m->head.cmd >= family->n_commands)
			continue;
		c = &family->command[m->head.cmd];
		return c->flags & HNL_COMMAND_EVENT ? c : NULL;
	}
	return NULL;
}

/* It joined the group for another event of it, perhaps. */
static bool is_granted(const struct hnl_domain *d, size_t service,
		       const struct hnl_command *c)
{
	return (hnl_domain_grants(d, service) >> c->feature) & 1;
}

unsigned int hnl_hv_tell(struct hnl_hv *hv, uint16_t about,
			 const uint8_t *event, size_t len)
{
	struct hnl_msg m = hnl_msg_at(event, len, 0);
	size_t i, service;
	const struct hnl_command *c = event_of(hv, &m, &service);
	struct hnl_domain *d;
	unsigned int told = 0;

	if (c == NULL || m.reason != HNL_REASON_NONE || m.next != len ||
	    len > c->reply_bound)
		return 0;
	for (i = hnl_next_listener(hv, 0); i < hv->n_domains;
	     i = hnl_next_listener(hv, i + 1)) {
		d = __atomic_load_n(&hv->domain[i], __ATOMIC_ACQUIRE);
		if (d != NULL && is_granted(d, service, c) &&
		    may_hear(d, hv->service[service].family, c->group, about))
			told += tell_domain(d, m.head.type, c->group, event,
					    len);
	}
	return told;
}

void hnl_event_own(struct hnl_domain *d, uint8_t group, const uint8_t *event,
		   size_t len)
{
	if (d->listening)
		(void)tell_domain(d, HNL_CTRL_FAMILY, group, event, len);
}

void hnl_event_progress(struct batch *batch, uint16_t slot, uint32_t seq)
{
	struct hnl_domain *d = batch->d;
	const struct slot *s = &d->slot[slot];
	struct hnl_ctrl_call_progress_ntf e;
	struct hnl_builder *b = &batch->cpu->b;

	if (!d->listening)
		return;
	hnl_ctrl_call_progress_ntf_init(&e);
	hnl_ctrl_call_progress_ntf_set_token(&e, hnl_calls_token(d, slot));
	if (s->ring != SLOT_DIRECT)
		hnl_ctrl_call_progress_ntf_set_ring(&e, s->ring);
	hnl_ctrl_call_progress_ntf_set_seq(&e, seq);
	hnl_ctrl_call_progress_ntf_set_units(&e, s->units);
	hnl_builder_init(b, batch->cpu->reply, batch->cpu->reply_size);
	hnl_ctrl_call_progress_ntf_encode(b, 0, 0, 0, &e);
	if (hnl_builder_verdict(b) == 0)
		hnl_event_own(d, HNL_CTRL_GROUP_PROGRESS, b->buf, b->len);
}

/* ---- delivery ---- */

/* Once for all that was lost, when everything else has been told. */
static bool deliver_overrun(struct batch *batch)
{
	struct hnl_domain *d = batch->d;
	struct hnl_builder *b = &batch->cpu->b;
	struct hnl_ctrl_overrun_ntf e;
	uint64_t lost;

	lock(d);
	lost = d->mailbox->lost;
	unlock(d);
	if (lost == 0)
		return true;
	hnl_ctrl_overrun_ntf_init(&e);
	hnl_ctrl_overrun_ntf_set_lost(&e, lost);
	hnl_builder_init(b, batch->cpu->reply, batch->cpu->reply_size);
	hnl_ctrl_overrun_ntf_encode(b, 0, 0, 0, &e);
	if (!batch->sink->room(batch->sink, b->len))
		return false;
	batch->sink->put(batch->sink, b->buf, b->len);
	lock(d);
	d->mailbox->lost -= lost;
	unlock(d);
	return true;
}

static bool is_live(const struct hnl_domain *d, uint32_t ring)
{
	return ring < d->n_rings && d->ring[ring].live &&
	       d->ring[ring].stopped == HNL_REASON_NONE;
}

static bool has_joined(const struct hnl_domain *d, uint32_t ring)
{
	size_t i;

	for (i = 0; i < d->n_members; i++)
		if (d->member[i].group != 0 && d->member[i].ring == ring)
			return true;
	return false;
}

static void lose_first(struct hnl_domain *d, const struct envelope *e)
{
	drop_first(d, e);
	lock(d);
	d->mailbox->lost++;
	d->mailbox->lost_ever++;
	unlock(d);
}

/* The first event, which is for this ring. False: no room. */
static bool deliver_first(struct batch *batch, const struct envelope *e)
{
	struct hnl_domain *d = batch->d;

	/* It would never have room. */
	if (e->len > batch->sink->capacity) {
		lose_first(d, e);
		hnl_dispatch_charge(batch, 1);
		return true;
	}
	if (!batch->sink->room(batch->sink, e->len))
		return false;
	get_bytes(d->mailbox, d->mailbox->head + (uint32_t)sizeof(*e),
		  batch->cpu->reply, e->len);
	batch->sink->put(batch->sink, batch->cpu->reply, e->len);
	drop_first(d, e);
	hnl_dispatch_charge(batch, 1);
	return true;
}

/* A ring that has joined no group owes no overrun: one that has does. */
static void wake_a_listener(struct hnl_domain *d)
{
	uint64_t lost;
	size_t i;

	lock(d);
	lost = d->mailbox->lost;
	unlock(d);
	for (i = 0; lost != 0 && i < d->n_members; i++)
		if (d->member[i].group != 0 && is_live(d, d->member[i].ring)) {
			hnl_ready_ring(d, d->member[i].ring);
			return;
		}
}

bool hnl_event_deliver(struct batch *batch, uint32_t ring)
{
	struct hnl_domain *d = batch->d;
	struct envelope e;

	if (!d->listening)
		return true;
	while (!hnl_dispatch_time_is_up(batch) && first_event(d, &e)) {
		if (!is_live(d, e.ring)) {
			drop_first(d, &e);
			hnl_dispatch_charge(batch, 1);
			continue;
		}
		if (e.ring != ring) {
			hnl_ready_ring(d, e.ring);
			return true;
		}
		if (!deliver_first(batch, &e))
			return false;
	}
	/* The time was up, and perhaps is not any more. */
	if (first_event(d, &e)) {
		hnl_ready_ring(d, ring);
		return true;
	}
	if (!has_joined(d, ring)) {
		wake_a_listener(d);
		return true;
	}
	return deliver_overrun(batch);
}

/* ---- groups ---- */

static struct membership *free_member(const struct hnl_domain *d)
{
	return hnl_event_member(d, 0, 0);
}

bool hnl_event_join(struct hnl_domain *d, uint16_t family, uint8_t group,
		    uint32_t ring)
{
	struct membership *m = hnl_event_member(d, family, group);

	if (m == NULL)
		m = free_member(d);
	if (m == NULL || d->mailbox == NULL)
		return false;
	lock(d);
	m->family = family;
	m->group = group;
	m->ring = ring;
	unlock(d);
	if (!d->listening)
		hnl_listen(d, true);
	d->listening = true;
	return true;
}

static void leave(struct hnl_domain *d, struct membership *m)
{
	lock(d);
	memset(m, 0, sizeof(*m));
	unlock(d);
}

bool hnl_event_leave(struct hnl_domain *d, uint16_t family, uint8_t group)
{
	struct membership *m = hnl_event_member(d, family, group);

	if (m != NULL)
		leave(d, m);
	return m != NULL;
}

/* What waits for a ring that is gone is not for the next one of its id. */
static void drop_ring(struct hnl_domain *d, uint32_t ring)
{
	struct mailbox *box = d->mailbox;
	struct envelope e;
	uint32_t at, tail;

	/* Tellers only append: what is there stands still without the lock. */
	lock(d);
	tail = box->tail;
	unlock(d);
	for (at = box->head; at != tail; at += (uint32_t)sizeof(e) + e.len) {
		get_bytes(box, at, &e, sizeof(e));
		if (e.ring != ring)
			continue;
		e.ring = HNL_RING_DIRECT;
		set_bytes(box, at, &e, sizeof(e));
	}
}

void hnl_event_leave_ring(struct hnl_domain *d, uint32_t ring)
{
	size_t i;

	if (d->mailbox != NULL)
		drop_ring(d, ring);
	for (i = 0; i < d->n_members; i++)
		if (d->member[i].group != 0 && d->member[i].ring == ring)
			leave(d, &d->member[i]);
}

void hnl_event_forget(struct hnl_domain *d)
{
	struct mailbox *box = d->mailbox;
	size_t i;

	if (box == NULL)
		return;
	hnl_listen(d, false);
	for (i = 0; i < d->n_members; i++)
		leave(d, &d->member[i]);
	lock(d);
	box->head = box->tail;
	box->lost = 0;
	unlock(d);
	d->listening = false;
}

/* ---- save and restore ---- */

void hnl_event_look(const struct hnl_domain *d, struct mailbox *box)
{
	lock(d);
	*box = *d->mailbox;
	unlock(d);
}

void hnl_event_read(const struct hnl_domain *d, uint32_t from, void *dst,
		    uint32_t n)
{
	get_bytes(d->mailbox, from, dst, n);
}

void hnl_event_append(struct hnl_domain *d, const void *src, uint32_t n)
{
	put_bytes(d->mailbox, src, n);
}

int hnl_event_check(struct hnl_cpu *cpu, const struct hnl_hv *hv,
		    const uint8_t *event, size_t len)
{
	struct hnl_msg m = hnl_msg_at(event, len, 0);
	const struct hnl_command *c;
	size_t service;

	if (m.reason != HNL_REASON_NONE || m.next != len)
		return -HNL_EINVAL;
	c = event_of(hv, &m, &service);
	if (c == NULL)
		return -HNL_ENOENT;
	if (len > c->reply_bound)
		return -HNL_EINVAL;
	hnl_extack_clear(&cpu->x);
	hnl_decoder_init(&cpu->decoder, HNL_GRANT_ALL, HNL_MODE_REPLY);
	cpu->decoder.schema = hv->service[service].family->schema;
	if (hnl_policy_decode(&cpu->decoder, c->reply, event, len, m.body, NULL,
			      &cpu->x) != 0)
		return -HNL_EINVAL;
	return 0;
}
