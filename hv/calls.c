/* SPDX-License-Identifier: MIT */
/*
 * The calls of a domain that are in flight, each in a slot:
 *
 *	FREE --park--> READY --its turn--> FREE
 *	     --park--> HELD  --the same CALL again--> FREE
 *	     --forward--> FORWARDED --peer, deadline, cancel--> READY or HELD
 *
 * A slot is plain data: bytes, cursor, reply so far. Invariant: READY slots of
 * a ring are in its queue, each once; a slot that is not FREE counts in its
 * lane's in_flight and holds the blocks that it was promised; calls by rings
 * leave HNL_RESERVED_SLOTS and HNL_RESERVED_BLOCKS to CALLs, and whoever calls
 * leaves each ring what it has not used of its own. A ring that has more
 * than these in flight has all of it of the quota. A token is a slot and its
 * generation, which begins behind those of the domains that had its number
 * before: no token of theirs is given again, for 2^31 calls in one slot, and but
 * for what a stream says (docs/forward.md).
 */
#include "internal.h"

static struct slot *slot_at(const struct hnl_domain *d, uint16_t i)
{
	return &d->slot[i];
}

struct lane *hnl_calls_lane(const struct hnl_domain *d, const struct slot *s)
{
	return s->ring != SLOT_DIRECT ? &d->ring[s->ring].lane :
					&d->direct[s->next].lane;
}

/* ---- generations ---- */

/* They go round: the later one is less than half of the way ahead. */
static bool is_later(uint32_t a, uint32_t b)
{
	return a != b && a - b <= ~(uint32_t)0 / 2;
}

/* Who fails to raise it finds it higher. */
static void raise_to(uint32_t *last, uint32_t generation)
{
	uint32_t seen;

	do {
		seen = hnl_private_load(last);
	} while (is_later(generation, seen) &&
		 !hnl_private_replace(last, seen, generation));
}

/* The last that a domain of this number had. */
static uint32_t *last_of(const struct hnl_domain *d)
{
	size_t n = d->hv->n_domains;

	return &d->hv->generation[d->id < n ? d->id : n];
}

void hnl_calls_retire(struct hnl_domain *d)
{
	size_t i;

	for (i = 0; i < d->n_slots; i++)
		raise_to(last_of(d), d->slot[i].generation);
}

void hnl_calls_init(struct hnl_domain *d)
{
	uint32_t generation = hnl_private_load(last_of(d));
	size_t i, n = d->n_slots;

	d->free_slot = n != 0 ? 0 : HNL_NONE;
	for (i = 0; i < n; i++) {
		memset(&d->slot[i], 0, sizeof(d->slot[i]));
		d->slot[i].generation = generation;
		d->slot[i].msg = d->slot[i].reply = HNL_NONE;
		d->slot[i].next = i + 1 < n ? (uint16_t)(i + 1) : HNL_NONE;
	}
}

/* ---- admission ---- */

/* Somebody else makes calls beside this ring: another ring, or its kernel. */
static bool has_others(const struct hnl_domain *d, uint32_t ring)
{
	return d->n_live > 1 || d->ring[ring].narrow.on;
}

/* Of n blocks that a ring has, those that are its own: all or none. */
static size_t own_of(const struct hnl_domain *d, size_t n)
{
	return n <= hnl_ring_blocks(d) ? n : 0;
}

/* What rings have not used of their own. */
static size_t owed(const struct hnl_domain *d)
{
	return (size_t)d->n_rings * hnl_ring_blocks(d) - d->pool.own;
}

/* To the others: a place for each live ring that has none, if each can. */
static size_t owed_slots(const struct hnl_domain *d, const struct lane *lane)
{
	if ((size_t)d->n_rings + HNL_RESERVED_SLOTS > d->n_slots)
		return 0;
	return (size_t)d->n_live - d->n_busy - (lane->in_flight == 0);
}

/*
 * What CALLs and other rings have alone a ring does not see. Of the rest a ring
 * that is not alone leaves as much as it has already: so it never has all, and
 * of n that want all each finds a place.
 */
static bool admits_ring(const struct hnl_domain *d, uint32_t ring,
			size_t blocks)
{
	const struct lane *lane = &d->ring[ring].lane;
	size_t slots = (size_t)d->n_slots - d->in_flight, has = lane->promised;
	size_t kept = HNL_RESERVED_SLOTS + owed_slots(d, lane);
	bool more = lane->in_flight != 0 && has_others(d, ring);

	if (slots <= kept ||
	    (more && lane->in_flight >= slots - HNL_RESERVED_SLOTS))
		return false;
	/* They are there, but for one that was restored with less. */
	if (has + blocks <= hnl_ring_blocks(d))
		return blocks <= d->pool.unpromised;
	kept = HNL_RESERVED_BLOCKS + owed(d) + own_of(d, has);
	return blocks + kept + (more ? has : 0) <= d->pool.unpromised;
}

bool hnl_calls_admit(const struct hnl_domain *d, uint32_t ring, size_t len,
		     size_t reply)
{
	size_t blocks = hnl_pool_blocks(len) + hnl_pool_blocks(reply);

	if (ring != HNL_RING_DIRECT)
		return admits_ring(d, ring, blocks);
	return d->free_slot != HNL_NONE &&
	       blocks + owed(d) <= d->pool.unpromised;
}

void hnl_calls_count(struct hnl_domain *d, const struct slot *s)
{
	struct lane *lane = hnl_calls_lane(d, s);

	if (s->ring != SLOT_DIRECT) {
		d->n_busy = (uint16_t)(d->n_busy + (lane->in_flight == 0));
		d->pool.own = (uint16_t)(
			d->pool.own +
			own_of(d, (size_t)lane->promised + s->promised) -
			own_of(d, lane->promised));
	}
	d->pool.unpromised = (uint16_t)(d->pool.unpromised - s->promised);
	d->in_flight++;
	lane->promised = (uint16_t)(lane->promised + s->promised);
	lane->in_flight++;
}

uint16_t hnl_calls_take(struct hnl_domain *d, uint32_t ring, uint16_t vcpu,
			const uint8_t *msg, size_t len, size_t reply)
{
	uint16_t i = d->free_slot;
	struct slot *s = slot_at(d, i);

	d->free_slot = s->next;
	s->promised = (uint16_t)(hnl_pool_blocks(len) +
				 hnl_pool_blocks(reply));
	s->generation++;
	s->ring = (uint16_t)ring;
	s->units = 0;
	s->cursor[0] = s->cursor[1] = 0;
	s->len = (uint32_t)len;
	s->reply_len = 0;
	s->flags = 0;
	s->next = ring == HNL_RING_DIRECT ? vcpu : HNL_NONE;
	hnl_pool_write(&d->pool, &s->msg, msg, len);
	hnl_calls_count(d, s);
	return i;
}

void hnl_calls_free(struct hnl_domain *d, uint16_t i)
{
	struct slot *s = slot_at(d, i);
	struct lane *lane = hnl_calls_lane(d, s);

	hnl_pool_give_back(&d->pool, &s->msg);
	hnl_pool_give_back(&d->pool, &s->reply);
	d->pool.unpromised = (uint16_t)(d->pool.unpromised + s->promised);
	lane->promised = (uint16_t)(lane->promised - s->promised);
	lane->in_flight--;
	if (s->ring != SLOT_DIRECT) {
		d->n_busy = (uint16_t)(d->n_busy - (lane->in_flight == 0));
		d->pool.own = (uint16_t)(
			d->pool.own + own_of(d, lane->promised) -
			own_of(d, (size_t)lane->promised + s->promised));
	}
	d->in_flight--;
	s->state = CALL_FREE;
	s->next = d->free_slot;
	d->free_slot = i;
	hnl_ready_starved(d);
}

/* ---- a ring's queue ---- */

void hnl_calls_append(struct hnl_domain *d, struct ring_state *r, uint16_t i)
{
	slot_at(d, i)->next = HNL_NONE;
	slot_at(d, i)->state = CALL_READY;
	if (r->first == HNL_NONE)
		r->first = i;
	else
		slot_at(d, r->last)->next = i;
	r->last = i;
}

uint16_t hnl_calls_pop(struct hnl_domain *d, struct ring_state *r)
{
	uint16_t i = r->first;

	r->first = slot_at(d, i)->next;
	return i;
}

/* It has room alone that was missing: its turn is the next one. */
void hnl_calls_push(struct hnl_domain *d, struct ring_state *r, uint16_t i)
{
	slot_at(d, i)->state = CALL_READY;
	slot_at(d, i)->next = r->first;
	if (r->first == HNL_NONE)
		r->last = i;
	r->first = i;
}

/* Wherever it waited, its next turn answers it. */
void hnl_calls_wake(struct hnl_domain *d, uint16_t i)
{
	struct slot *s = slot_at(d, i);

	if (s->state != CALL_FORWARDED)
		return;
	if (s->ring == SLOT_DIRECT) {
		s->state = CALL_HELD;
		return;
	}
	hnl_calls_append(d, &d->ring[s->ring], i);
	hnl_ready_ring(d, s->ring);
}

/* ---- names ---- */

struct hnl_head hnl_calls_head(const struct hnl_domain *d,
			       const struct slot *s)
{
	uint8_t head[HNL_MSGHDR];

	hnl_pool_read(&d->pool, s->msg, head, sizeof(head));
	hnl_store_le32(head, HNL_MSGHDR);
	return hnl_msg_at(head, sizeof(head), 0).head;
}

uint64_t hnl_calls_token(const struct hnl_domain *d, uint16_t i)
{
	return (uint64_t)slot_at(d, i)->generation << 16 | i;
}

uint16_t hnl_calls_find(const struct hnl_domain *d, uint64_t token)
{
	size_t i = (size_t)(token & 0xffff);

	if (i >= d->n_slots)
		return HNL_NONE;
	i = hnl_clamp_index(i, d->n_slots);
	if (d->slot[i].state == CALL_FREE ||
	    hnl_calls_token(d, (uint16_t)i) != token)
		return HNL_NONE;
	return (uint16_t)i;
}
