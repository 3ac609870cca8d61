/* SPDX-License-Identifier: MIT */
/*
 * What a domain is told without asking.
 *
 *	hnl_hv_tell() --lock--> mailbox of each listener --> its ring
 *		any processor	| len, ring | message | ...	who serves it
 *				head .. heard, one a ring .. tail
 *
 * Rings are told beside each other: one whose completions are full is passed
 * over. It holds no more of the mailbox than its share, and loses what is in
 * the way of another's.
 *
 * Invariant: only who has claimed the domain moves head and heard, so what lies
 * between head and tail stands still. Events of a ring keep their order. What
 * does not fit is counted, and told once to the ring that lost it when it has
 * been told the rest.
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

static uint32_t tail_of(const struct hnl_domain *d)
{
	uint32_t tail;

	lock(d);
	tail = d->mailbox->tail;
	unlock(d);
	return tail;
}

/* ---- places in it ---- */

/* Bytes that were put before this place, ever. */
static uint64_t place(const struct mailbox *box, uint32_t at)
{
	return box->passed + (at - box->head);
}

/* Where the ring goes on: an envelope, or the tail. */
static uint32_t next_at(const struct mailbox *box, const struct hearing *h)
{
	return h->heard <= box->passed ?
		       box->head :
		       box->head + (uint32_t)(h->heard - box->passed);
}

static bool is_live(const struct hnl_domain *d, uint32_t ring)
{
	return ring < d->n_rings && d->ring[ring].live &&
	       d->ring[ring].stopped == HNL_REASON_NONE;
}

struct envelope hnl_event_envelope(const struct hnl_domain *d, uint32_t from)
{
	const struct mailbox *box = d->mailbox;
	struct envelope e;

	get_bytes(box, from, &e, sizeof(e));
	if (e.ring < d->n_rings &&
	    place(box, from) < d->ring[e.ring].hearing.heard)
		e.ring = HNL_RING_DIRECT;
	return e;
}

/* It takes nothing of its ring's share any more. Under the lock. */
static void give_back(struct hnl_domain *d, const struct envelope *e)
{
	uint32_t n = (uint32_t)sizeof(*e) + e->len, *waits;

	if (e->ring >= d->n_rings)
		return;
	waits = &d->ring[e->ring].hearing.waits;
	*waits -= n < *waits ? n : *waits;
}

/* The first event, whatever became of it. */
static void drop_first(struct hnl_domain *d, const struct envelope *e)
{
	uint32_t n = (uint32_t)sizeof(*e) + e->len;

	lock(d);
	give_back(d, e);
	d->mailbox->head += n;
	d->mailbox->passed += n;
	unlock(d);
}

/* What the ring has been told, or will not be. */
static void move_on(struct hnl_domain *d, struct hearing *h, uint32_t at,
		    const struct envelope *e)
{
	if (at == d->mailbox->head) {
		drop_first(d, e);
		h->heard = d->mailbox->passed;
		return;
	}
	lock(d);
	give_back(d, e);
	unlock(d);
	h->heard = place(d->mailbox, at) + sizeof(*e) + e->len;
}

/* True: nothing waits for it, from here to the tail. */
static bool is_idle(const struct hnl_domain *d, struct hearing *h)
{
	const struct mailbox *box = d->mailbox;
	bool idle;

	lock(d);
	if (next_at(box, h) == box->tail)
		h->waits = 0;
	idle = h->waits == 0;
	if (idle)
		h->heard = place(box, box->tail);
	unlock(d);
	return idle;
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

/*
 * What a ring may hold while others listen: by the groups that it has joined.
 * Under the lock.
 */
static uint32_t share_of(const struct hnl_domain *d, uint32_t ring)
{
	uint32_t all = 0, its = 0;
	size_t i;

	for (i = 0; i < d->n_members; i++) {
		all += d->member[i].group != 0;
		its += d->member[i].group != 0 && d->member[i].ring == ring;
	}
	if (all == 0)
		return d->mailbox->size;
	return (uint32_t)((uint64_t)d->mailbox->size * its / all);
}

static bool lose(struct hnl_domain *d, struct hearing *h)
{
	h->lost++;
	d->mailbox->lost_ever++;
	return false;
}

/*
 * Under the lock. A share is never too small for one event. What came into a
 * mailbox that has been saved would end with it.
 */
static bool put_event(struct hnl_domain *d, uint32_t ring,
		      const uint8_t *event, size_t len)
{
	struct hearing *h = &d->ring[ring].hearing;
	struct mailbox *box = d->mailbox;
	struct envelope e = { (uint32_t)len, ring };
	uint32_t n = (uint32_t)(sizeof(e) + len);

	if (h->deaf || box->saved ||
	    (h->waits != 0 && h->waits + n > share_of(d, ring)))
		return lose(d, h);
	if (box->size - (box->tail - box->head) < n) {
		box->refused = true;
		return lose(d, h);
	}
	put_bytes(box, &e, sizeof(e));
	put_bytes(box, event, (uint32_t)len);
	h->waits += n;
	return true;
}

/* True: it waits for a ring. Who lost it is owed an overrun. */
static bool tell_domain(struct hnl_domain *d, uint16_t family, uint8_t group,
			const uint8_t *event, size_t len)
{
	const struct membership *m;
	uint32_t ring = HNL_RING_DIRECT;
	bool told = false;

	lock(d);
	m = hnl_event_member(d, family, group);
	if (m != NULL) {
		ring = m->ring;
		told = put_event(d, ring, event, len);
	}
	unlock(d);
	if (ring != HNL_RING_DIRECT)
		hnl_ready_ring(d, ring);
	return told;
}

static bool may_hear(const struct hnl_domain *d,
		     const struct hnl_family *family, uint8_t group,
		     uint16_t about)
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
	hnl_event_own(d, HNL_CTRL_GROUP_PROGRESS, b->buf, b->len);
}

/* ---- delivery ---- */

static bool has_joined(const struct hnl_domain *d, uint32_t ring)
{
	size_t i;

	for (i = 0; i < d->n_members; i++)
		if (d->member[i].group != 0 && d->member[i].ring == ring)
			return true;
	return false;
}

/* What is owed to nobody else, of the mailbox and of the ring. */
static void look_at_lost(const struct hnl_domain *d, uint32_t ring,
			 uint64_t lost[2])
{
	lock(d);
	lost[0] = has_joined(d, ring) ? d->mailbox->lost : 0;
	lost[1] = d->ring[ring].hearing.lost;
	unlock(d);
}

/* Once for all that was lost, when the ring has been told the rest. */
static bool deliver_overrun(struct batch *batch, uint32_t ring)
{
	struct hnl_domain *d = batch->d;
	struct hnl_builder *b = &batch->cpu->b;
	struct hnl_ctrl_overrun_ntf e;
	uint64_t lost[2];

	look_at_lost(d, ring, lost);
	if ((lost[0] | lost[1]) == 0)
		return true;
	hnl_ctrl_overrun_ntf_init(&e);
	hnl_ctrl_overrun_ntf_set_lost(&e, lost[0] + lost[1]);
	hnl_builder_init(b, batch->cpu->reply, batch->cpu->reply_size);
	hnl_ctrl_overrun_ntf_encode(b, 0, 0, 0, &e);
	if (!batch->sink->room(batch->sink, b->len))
		return false;
	batch->sink->put(batch->sink, b->buf, b->len);
	lock(d);
	d->mailbox->lost -= lost[0];
	d->ring[ring].hearing.lost -= lost[1];
	unlock(d);
	return true;
}

/*
 * Whether so little is left to a ring that others must make room: its share
 * when it was refused for want of room, half of it before.
 */
static bool is_pressed(struct hnl_domain *d, uint32_t ring)
{
	struct mailbox *box = d->mailbox;
	uint32_t its;

	lock(d);
	its = share_of(d, ring);
	its = box->refused ? its : its / 2;
	its -= d->ring[ring].hearing.waits < its ?
		       d->ring[ring].hearing.waits : its;
	its = box->size - (box->tail - box->head) < its;
	if (its == 0)
		box->refused = false;
	unlock(d);
	return its != 0;
}

/* Its guest does not read. */
static bool is_stalled(struct hnl_domain *d, const struct envelope *e)
{
	return !hnl_producer_has_room(&d->ring[e->ring].cq, e->len);
}

/* Who told it counts on an answer. Without the lock: its service has its own. */
static void tell_lost(const struct hnl_hv *hv, const uint8_t *event, size_t len)
{
	struct hnl_msg m = hnl_msg_at(event, len, 0);
	const struct hnl_service *s;
	size_t i;

	s = event_of(hv, &m, &i) != NULL ? &hv->service[i] : NULL;
	if (s != NULL && s->watch != NULL)
		s->watch->lost(s->ctx, event, len);
}

static void lose_first(struct batch *batch, const struct envelope *e)
{
	struct hnl_domain *d = batch->d;

	get_bytes(d->mailbox, d->mailbox->head + (uint32_t)sizeof(*e),
		  batch->cpu->reply, e->len);
	drop_first(d, e);
	lock(d);
	(void)lose(d, &d->ring[e->ring].hearing);
	unlock(d);
	tell_lost(d->hv, batch->cpu->reply, e->len);
}

/* Takes from the mailbox's beginning what holds it for no good. */
static void clear_head(struct batch *batch, uint32_t ring)
{
	struct hnl_domain *d = batch->d;
	struct mailbox *box = d->mailbox;
	struct envelope e;

	while (!hnl_dispatch_time_is_up(batch) && box->head != tail_of(d)) {
		e = hnl_event_envelope(d, box->head);
		if (!is_live(d, e.ring)) {
			/* As it was put: it may count in a ring's share. */
			drop_first(d, &e);
		} else if (e.ring != ring && is_stalled(d, &e) &&
			   is_pressed(d, ring)) {
			lose_first(batch, &e);
		} else {
			return;
		}
		hnl_dispatch_charge(batch, 1);
	}
}

/* The event at this place. False: no room. */
static bool deliver_at(struct batch *batch, struct hearing *h, uint32_t at,
		       const struct envelope *e)
{
	struct hnl_domain *d = batch->d;
	bool fits = e->len <= batch->sink->capacity;

	if (fits && !batch->sink->room(batch->sink, e->len))
		return false;
	get_bytes(d->mailbox, at + (uint32_t)sizeof(*e), batch->cpu->reply,
		  e->len);
	move_on(d, h, at, e);
	if (fits) {
		batch->sink->put(batch->sink, batch->cpu->reply, e->len);
		return true;
	}
	/* It would never have room. */
	lock(d);
	(void)lose(d, h);
	unlock(d);
	tell_lost(d->hv, batch->cpu->reply, e->len);
	return true;
}

/* All that waits for the ring. False: no room. */
static bool deliver_its(struct batch *batch, uint32_t ring)
{
	struct hnl_domain *d = batch->d;
	struct hearing *h = &d->ring[ring].hearing;
	struct envelope e;
	uint32_t at;

	while (!is_idle(d, h) && !hnl_dispatch_time_is_up(batch)) {
		at = next_at(d->mailbox, h);
		e = hnl_event_envelope(d, at);
		if (e.ring == ring) {
			if (!deliver_at(batch, h, at, &e))
				return false;
		} else {
			h->heard = place(d->mailbox, at) + sizeof(e) + e.len;
		}
		hnl_dispatch_charge(batch, 1);
	}
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

	if (!d->listening)
		return true;
	clear_head(batch, ring);
	if (!deliver_its(batch, ring))
		return false;
	clear_head(batch, ring);
	/* The time was up, and perhaps is not any more. */
	if (!is_idle(d, &d->ring[ring].hearing)) {
		hnl_ready_ring(d, ring);
		return true;
	}
	if (!has_joined(d, ring))
		wake_a_listener(d);
	return deliver_overrun(batch, ring);
}

/* ---- groups ---- */

static struct membership *free_member(const struct hnl_domain *d)
{
	return hnl_event_member(d, 0, 0);
}

static bool hears(const struct hnl_hears *h, uint16_t about)
{
	return may_hear(h->domain, h->family, h->group, about);
}

/*
 * It may have been told what it answers no more, though it listens no more. Who
 * looks for that looks at each domain.
 */
static void tell_gone(struct hnl_domain *d, const struct membership *m)
{
	struct hnl_hears h = { hears, d, NULL, m->group };
	const struct hnl_hv *hv = d->hv;
	const struct hnl_service *s;
	size_t i;

	for (i = 0; m->group != 0 && i < hv->n_services; i++) {
		s = &hv->service[i];
		h.family = s->family;
		if (s->family->id != m->family || s->watch == NULL)
			continue;
		s->watch->gone(s->ctx, &h);
		d->looks += hv->n_domains;
	}
}

void hnl_event_pay(struct hnl_call *call)
{
	uint32_t units = call->domain->looks / HNL_LOOKS_A_UNIT;

	call->budget -= units < call->budget ? units : call->budget;
	call->domain->looks = 0;
}

bool hnl_event_join(struct hnl_domain *d, uint16_t family, uint8_t group,
		    uint32_t ring)
{
	struct membership *m = hnl_event_member(d, family, group), was;

	if (m == NULL)
		m = free_member(d);
	if (m == NULL || d->mailbox == NULL)
		return false;
	was = *m;
	lock(d);
	m->family = family;
	m->group = group;
	m->ring = ring;
	unlock(d);
	if (!d->listening)
		hnl_listen(d, true);
	d->listening = true;
	/* What waits for the ring of before may end with it. */
	if (was.group != 0 && was.ring != ring)
		tell_gone(d, &was);
	return true;
}

static void leave(struct hnl_domain *d, struct membership *m)
{
	struct membership was = *m;

	lock(d);
	memset(m, 0, sizeof(*m));
	unlock(d);
	tell_gone(d, &was);
}

bool hnl_event_leave(struct hnl_domain *d, uint16_t family, uint8_t group)
{
	struct membership *m = hnl_event_member(d, family, group);

	if (m != NULL)
		leave(d, m);
	return m != NULL;
}

/*
 * What waits for a ring that is gone is not for the next one of its id; what it
 * lost, any that joins is told. Nobody tells it once it has left, so left it
 * must have.
 */
static void forget_ring(struct hnl_domain *d, uint32_t ring)
{
	struct hearing *h = &d->ring[ring].hearing;

	lock(d);
	h->heard = place(d->mailbox, d->mailbox->tail);
	h->waits = 0;
	h->deaf = false;
	d->mailbox->lost += h->lost;
	h->lost = 0;
	unlock(d);
}

void hnl_event_leave_ring(struct hnl_domain *d, uint32_t ring)
{
	size_t i;

	for (i = 0; i < d->n_members; i++)
		if (d->member[i].group != 0 && d->member[i].ring == ring)
			leave(d, &d->member[i]);
	if (d->mailbox != NULL)
		forget_ring(d, ring);
}

void hnl_event_lapse_ring(struct hnl_domain *d, uint32_t ring, bool deaf)
{
	size_t i;

	if (d->mailbox == NULL)
		return;
	lock(d);
	d->ring[ring].hearing.deaf = deaf;
	unlock(d);
	for (i = 0; i < d->n_members; i++)
		if (d->member[i].ring == ring)
			tell_gone(d, &d->member[i]);
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
	for (i = 0; i < d->n_rings; i++)
		forget_ring(d, (uint32_t)i);
	lock(d);
	box->passed += box->tail - box->head;
	box->head = box->tail;
	box->lost = 0;
	box->refused = false;
	unlock(d);
	d->listening = false;
}

/* ---- save and restore ---- */

void hnl_event_look(const struct hnl_domain *d, struct mailbox *box)
{
	size_t i;

	lock(d);
	d->mailbox->saved = true;
	*box = *d->mailbox;
	for (i = 0; i < d->n_rings; i++)
		box->lost += d->ring[i].hearing.lost;
	unlock(d);
}

void hnl_event_thaw(struct hnl_domain *d)
{
	if (d->mailbox == NULL)
		return;
	lock(d);
	d->mailbox->saved = false;
	unlock(d);
}

void hnl_event_read(const struct hnl_domain *d, uint32_t from, void *dst,
		    uint32_t n)
{
	get_bytes(d->mailbox, from, dst, n);
}

/* An envelope, then its event in pieces. */
static void count_appended(struct hnl_domain *d, const void *src, uint32_t n)
{
	struct mailbox *box = d->mailbox;
	struct envelope e;

	if (box->head == box->tail)
		box->awaited = 0;
	if (box->awaited != 0) {
		box->awaited -= n < box->awaited ? n : box->awaited;
		return;
	}
	memcpy(&e, src, sizeof(e));
	box->awaited = e.len;
	if (e.ring < d->n_rings)
		d->ring[e.ring].hearing.waits += n + e.len;
}

void hnl_event_append(struct hnl_domain *d, const void *src, uint32_t n)
{
	count_appended(d, src, n);
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
