/* SPDX-License-Identifier: MIT */
/*
 * Events that wait: bytes in a box, and the way from there into the rings.
 *
 *	hnl_mailbox_put() --lock--> | len, ring | event | ... --> its ring
 *		any processor	    head .. heard, one a ring .. tail
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
#include "mailbox.h"
#include "hnl_ctrl.h"

/* ---- its bytes ---- */

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

uint64_t hnl_mailbox_lost_ever(const struct hnl_domain *d)
{
	uint64_t lost;

	hnl_mailbox_lock(d);
	lost = d->mailbox->lost_ever;
	hnl_mailbox_unlock(d);
	return lost;
}

static uint32_t tail_of(const struct hnl_domain *d)
{
	uint32_t tail;

	hnl_mailbox_lock(d);
	tail = d->mailbox->tail;
	hnl_mailbox_unlock(d);
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

struct envelope hnl_mailbox_envelope(const struct hnl_domain *d, uint32_t from)
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

	hnl_mailbox_lock(d);
	give_back(d, e);
	d->mailbox->head += n;
	d->mailbox->passed += n;
	hnl_mailbox_unlock(d);
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
	hnl_mailbox_lock(d);
	give_back(d, e);
	hnl_mailbox_unlock(d);
	h->heard = place(d->mailbox, at) + sizeof(*e) + e->len;
}

/* True: nothing waits for it, from here to the tail. */
static bool is_idle(const struct hnl_domain *d, struct hearing *h)
{
	const struct mailbox *box = d->mailbox;
	bool idle;

	hnl_mailbox_lock(d);
	if (next_at(box, h) == box->tail)
		h->waits = 0;
	idle = h->waits == 0;
	if (idle)
		h->heard = place(box, box->tail);
	hnl_mailbox_unlock(d);
	return idle;
}

/* ---- putting ---- */

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
 * A share is never too small for one event. What came into a mailbox that has
 * been saved would end with it.
 */
bool hnl_mailbox_put(struct hnl_domain *d, uint32_t ring, const uint8_t *event,
		     size_t len)
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
	hnl_mailbox_lock(d);
	lost[0] = has_joined(d, ring) ? d->mailbox->lost : 0;
	lost[1] = d->ring[ring].hearing.lost;
	hnl_mailbox_unlock(d);
}

/* Once for all that was lost, when the ring has been told the rest. */
static HNL_ASIDE bool deliver_overrun(struct batch *batch, uint32_t ring)
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
	hnl_mailbox_lock(d);
	d->mailbox->lost -= lost[0];
	d->ring[ring].hearing.lost -= lost[1];
	hnl_mailbox_unlock(d);
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

	hnl_mailbox_lock(d);
	its = share_of(d, ring);
	its = box->refused ? its : its / 2;
	its -= d->ring[ring].hearing.waits < its ?
		       d->ring[ring].hearing.waits : its;
	its = box->size - (box->tail - box->head) < its;
	if (its == 0)
		box->refused = false;
	hnl_mailbox_unlock(d);
	return its != 0;
}

/* Its guest does not read. */
static bool is_stalled(struct hnl_domain *d, const struct envelope *e)
{
	return !hnl_producer_has_room(&d->ring[e->ring].cq, e->len);
}

/* Its bytes are in the processor's reply then. */
static HNL_ASIDE void lose_first(struct batch *batch, const struct envelope *e)
{
	struct hnl_domain *d = batch->d;

	get_bytes(d->mailbox, d->mailbox->head + (uint32_t)sizeof(*e),
		  batch->cpu->reply, e->len);
	drop_first(d, e);
	hnl_mailbox_lock(d);
	(void)lose(d, &d->ring[e->ring].hearing);
	hnl_mailbox_unlock(d);
}

/*
 * Takes from the mailbox's beginning what holds it for no good, up to the first
 * event that is lost so: its bytes, which are in the processor's reply. 0: none.
 */
static HNL_ASIDE uint32_t clear_some(struct batch *batch, uint32_t ring)
{
	struct hnl_domain *d = batch->d;
	struct mailbox *box = d->mailbox;
	struct envelope e;

	while (!is_up(batch) && box->head != tail_of(d)) {
		e = hnl_mailbox_envelope(d, box->head);
		if (!is_live(d, e.ring)) {
			/* As it was put: it may count in a ring's share. */
			drop_first(d, &e);
			charge(batch, 1);
		} else if (e.ring != ring && is_stalled(d, &e) &&
			   is_pressed(d, ring)) {
			lose_first(batch, &e);
			charge(batch, 1);
			return e.len;
		} else {
			return 0;
		}
	}
	return 0;
}

/* Who told it is told last, on the least of stack. */
static inline void clear_head(struct batch *batch, uint32_t ring)
{
	uint32_t n;

	while ((n = clear_some(batch, ring)) != 0)
		hnl_event_lost(batch->d, batch->cpu->reply, n);
}

/* The event at this place, lost if it is too long. False: no room. */
static HNL_ASIDE bool deliver_at(struct batch *batch, struct hearing *h,
				 uint32_t at, const struct envelope *e)
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
	hnl_mailbox_lock(d);
	(void)lose(d, h);
	hnl_mailbox_unlock(d);
	return true;
}

/* All that waits for the ring. False: no room. */
static bool deliver_its(struct batch *batch, uint32_t ring)
{
	struct hnl_domain *d = batch->d;
	struct hearing *h = &d->ring[ring].hearing;
	struct envelope e;
	uint32_t at;

	while (!is_idle(d, h) && !is_up(batch)) {
		at = next_at(d->mailbox, h);
		e = hnl_mailbox_envelope(d, at);
		if (e.ring == ring) {
			if (!deliver_at(batch, h, at, &e))
				return false;
			if (e.len > batch->sink->capacity)
				hnl_event_lost(d, batch->cpu->reply, e.len);
		} else {
			h->heard = place(d->mailbox, at) + sizeof(e) + e.len;
		}
		charge(batch, 1);
	}
	return true;
}

/* A ring that has joined no group owes no overrun: one that has does. */
static void wake_a_listener(struct hnl_domain *d)
{
	uint64_t lost;
	size_t i;

	hnl_mailbox_lock(d);
	lost = d->mailbox->lost;
	hnl_mailbox_unlock(d);
	for (i = 0; lost != 0 && i < d->n_members; i++)
		if (d->member[i].group != 0 && is_live(d, d->member[i].ring)) {
			hnl_ready_ring(d, d->member[i].ring);
			return;
		}
}

bool hnl_mailbox_deliver(struct batch *batch, uint32_t ring)
{
	struct hnl_domain *d = batch->d;

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

/* ---- forgetting ---- */

/*
 * What waits for a ring that is gone is not for the next one of its id; what it
 * lost, any that joins is told. Nobody tells it once it has left, so left it
 * must have.
 */
void hnl_mailbox_forget(struct hnl_domain *d, uint32_t ring)
{
	struct hearing *h = &d->ring[ring].hearing;

	hnl_mailbox_lock(d);
	h->heard = place(d->mailbox, d->mailbox->tail);
	h->waits = 0;
	h->deaf = false;
	d->mailbox->lost += h->lost;
	h->lost = 0;
	hnl_mailbox_unlock(d);
}

void hnl_mailbox_empty(struct hnl_domain *d)
{
	struct mailbox *box = d->mailbox;
	size_t i;

	for (i = 0; i < d->n_rings; i++)
		hnl_mailbox_forget(d, (uint32_t)i);
	hnl_mailbox_lock(d);
	box->passed += box->tail - box->head;
	box->head = box->tail;
	box->lost = 0;
	box->looks = 0;
	box->refused = false;
	hnl_mailbox_unlock(d);
}

/* ---- save and restore ---- */

void hnl_mailbox_freeze(const struct hnl_domain *d, struct mailbox *box)
{
	size_t i;

	hnl_mailbox_lock(d);
	d->mailbox->saved = true;
	*box = *d->mailbox;
	for (i = 0; i < d->n_rings; i++)
		box->lost += d->ring[i].hearing.lost;
	hnl_mailbox_unlock(d);
}

void hnl_mailbox_thaw(struct hnl_domain *d)
{
	if (d->mailbox == NULL)
		return;
	hnl_mailbox_lock(d);
	d->mailbox->saved = false;
	hnl_mailbox_unlock(d);
}

void hnl_mailbox_read(const struct hnl_domain *d, uint32_t from, void *dst,
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

void hnl_mailbox_append(struct hnl_domain *d, const void *src, uint32_t n)
{
	count_appended(d, src, n);
	put_bytes(d->mailbox, src, n);
}

void hnl_mailbox_disown(struct hnl_domain *d, uint32_t from)
{
	struct envelope e;

	get_bytes(d->mailbox, from, &e, sizeof(e));
	give_back(d, &e);
	e.ring = HNL_RING_DIRECT;
	set_bytes(d->mailbox, from, &e, sizeof(e));
	d->mailbox->lost++;
	d->mailbox->lost_ever++;
}
