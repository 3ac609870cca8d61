/* SPDX-License-Identifier: MIT */
/*
 * The books of a domain, counted anew from what lies there:
 *
 *	pool	free + chains of slots = all blocks, each once
 *		promised to slots + unpromised = all; free covers unpromised
 *		and what was promised and is not taken yet
 *	slots	free list + in flight = all; a chain fits what was promised
 *	lanes	calls and blocks of each ring and vCPU; queues; what is live
 *	mailbox	whole events from head to tail
 *
 * It looks behind the library's headers: a promise that was broken shows here
 * at the entry that broke it, and not when memory is overrun by it.
 */
#include "books.h"

#include <string.h>

#include "input.h"
#include "mailbox.h"

#define SLOTS_MAX 64
#define BLOCKS_MAX 4096

/* ---- pool ---- */

static bool seen[BLOCKS_MAX];

/* Blocks of a chain, none of which was in another. */
static size_t count_chain(const struct pool *p, uint16_t first)
{
	size_t n = 0;

	for (; first != HNL_NONE; first = p->link[first]) {
		require(first < p->n && !seen[first]);
		seen[first] = true;
		n++;
	}
	return n;
}

/* Returns the blocks that it holds. */
static size_t check_slot(const struct pool *p, const struct slot *s)
{
	size_t msg = count_chain(p, s->msg), reply = count_chain(p, s->reply);

	if (s->state == CALL_FREE) {
		require(msg == 0 && reply == 0);
		return 0;
	}
	require(s->state != CALL_RUNNING);
	require(msg == hnl_pool_blocks(s->len));
	require(reply >= hnl_pool_blocks(s->reply_len));
	require(msg + reply <= s->promised);
	return msg + reply;
}

static void check_pool(const struct hnl_domain *d)
{
	const struct pool *p = &d->pool;
	size_t i, held = 0, promised = 0, free;

	require(p->n <= BLOCKS_MAX && d->n_slots <= SLOTS_MAX);
	memset(seen, 0, p->n);
	free = count_chain(p, p->free);
	for (i = 0; i < d->n_slots; i++) {
		held += check_slot(p, &d->slot[i]);
		if (d->slot[i].state != CALL_FREE)
			promised += d->slot[i].promised;
	}
	require(free + held == p->n);
	require(promised + p->unpromised == p->n);
	require(free >= p->unpromised + (promised - held));
}

/* ---- slots and lanes ---- */

static void check_free_slots(const struct hnl_domain *d)
{
	bool listed[SLOTS_MAX] = { false };
	size_t n = 0;
	uint16_t i;

	for (i = d->free_slot; i != HNL_NONE; i = d->slot[i].next) {
		require(i < d->n_slots && !listed[i] &&
			d->slot[i].state == CALL_FREE);
		listed[i] = true;
		n++;
	}
	require(n + d->in_flight == d->n_slots);
}

static void check_lane(const struct hnl_domain *d, const struct lane *lane)
{
	size_t i, calls = 0, blocks = 0;

	for (i = 0; i < d->n_slots; i++) {
		if (d->slot[i].state == CALL_FREE)
			continue;
		require(d->slot[i].ring == SLOT_DIRECT ?
				d->slot[i].next < d->n_vcpus :
				d->slot[i].ring < d->n_rings);
		if (hnl_calls_lane(d, &d->slot[i]) != lane)
			continue;
		calls++;
		blocks += d->slot[i].promised;
	}
	require(calls == lane->in_flight && blocks == lane->promised);
}

/* The queue ends, and has each READY call of the ring once. */
static void check_queue(const struct hnl_domain *d, uint32_t ring)
{
	const struct ring_state *r = &d->ring[ring];
	size_t k, n = 0, ready = 0;
	uint16_t i, last = HNL_NONE;

	for (i = r->first; i != HNL_NONE; i = d->slot[i].next) {
		require(i < d->n_slots && n++ < d->n_slots &&
			d->slot[i].state == CALL_READY &&
			d->slot[i].ring == ring);
		last = i;
	}
	require(r->first == HNL_NONE || last == r->last);
	for (k = 0; k < d->n_slots; k++)
		ready += d->slot[k].state == CALL_READY &&
			 d->slot[k].ring == ring;
	/* One that is being destroyed has given its queue up. */
	require(n == ready || (r->stopped != 0 && n < ready));
}

static void check_ring(const struct hnl_domain *d, uint32_t ring)
{
	const struct ring_state *r = &d->ring[ring];

	check_lane(d, &r->lane);
	check_queue(d, ring);
	if (!r->live) {
		require(r->lane.in_flight == 0);
		return;
	}
	/* Restored, and its pages could not be mapped. */
	if (r->control == NULL) {
		require(r->stopped != 0);
		return;
	}
	require(r->sq.prod - r->sq.cons <= r->sq.mem.size &&
		r->cq.prod - r->cq.cons <= r->cq.mem.size);
}

static void check_direct(const struct hnl_domain *d, uint16_t vcpu)
{
	const struct direct_state *v = &d->direct[vcpu];
	const struct slot *s;

	check_lane(d, &v->lane);
	if (v->slot == HNL_NONE) {
		require(v->lane.in_flight == 0);
		return;
	}
	require(v->live && v->slot < d->n_slots && v->lane.in_flight == 1);
	s = &d->slot[v->slot];
	require(s->ring == SLOT_DIRECT && s->next == vcpu &&
		(s->state == CALL_HELD || s->state == CALL_FORWARDED));
}

/* What is beside the quota is there for who it is beside it for. */
static void check_kept(const struct hnl_domain *d)
{
	size_t i, by_rings = 0;

	for (i = 0; i < d->n_rings; i++)
		by_rings += d->ring[i].lane.in_flight;
	require(by_rings + HNL_RESERVED_SLOTS <= d->n_slots);
	require(d->pool.unpromised + d->pool.own >=
		d->n_rings * hnl_ring_blocks(d));
}

static void check_lanes(const struct hnl_domain *d)
{
	size_t i, live = 0, busy = 0, calls = 0, own = 0, has;

	for (i = 0; i < d->n_rings; i++) {
		check_ring(d, (uint32_t)i);
		has = d->ring[i].lane.promised;
		live += d->ring[i].live;
		busy += d->ring[i].lane.in_flight != 0;
		calls += d->ring[i].lane.in_flight;
		own += has <= hnl_ring_blocks(d) ? has : 0;
	}
	for (i = 0; i < d->n_vcpus; i++) {
		check_direct(d, (uint16_t)i);
		calls += d->direct[i].lane.in_flight;
	}
	require(live == d->n_live && busy == d->n_busy);
	require(calls == d->in_flight && own == d->pool.own);
}

/* ---- events ---- */

static void check_mailbox(const struct hnl_domain *d)
{
	const struct mailbox *box = d->mailbox;
	struct envelope e;
	uint32_t at;

	require(box->tail - box->head <= box->size);
	for (at = box->head; at != box->tail;
	     at += (uint32_t)sizeof(e) + e.len) {
		require(box->tail - at > sizeof(e));
		e = hnl_mailbox_envelope(d, at);
		require(e.len >= HNL_MSGHDR && e.len % 4 == 0 &&
			e.len <= box->tail - at - sizeof(e));
	}
}

/* A reset that has begun leaves them for last. */
static void check_members(const struct hnl_domain *d)
{
	size_t i;

	if (d->ending)
		return;
	for (i = 0; i < d->n_members; i++)
		require(d->member[i].group == 0 ||
			(d->member[i].ring < d->n_rings &&
			 d->ring[d->member[i].ring].live));
}

/* ---- pages ---- */

#define PAGE_RING 0x20u
#define PAGE_USES 0x2fu
#define PAGE_USABLE 0xc0u	/* RAM, and shared */

/* A page in use is RAM and shared; those of rings are held, and no other. */
static void check_pages(const struct guest *g, const struct hnl_domain *d)
{
	size_t i, held = 0, rings = 0;

	for (i = 0; i < PAGES; i++) {
		require((g->state[i] & PAGE_USES) == 0 ||
			(g->state[i] & PAGE_USABLE) == PAGE_USABLE);
		held += (g->state[i] & PAGE_RING) != 0;
	}
	for (i = 0; i < d->n_rings; i++)
		if (d->ring[i].live && d->ring[i].control != NULL)
			rings += 1u + d->ring[i].sq_pages + d->ring[i].cq_pages;
	require(held == rings);
}

void books_check(const struct guest *g, bool restored)
{
	const struct hnl_domain *d = g->domain;

	check_pool(d);
	check_free_slots(d);
	check_lanes(d);
	if (!restored)
		check_kept(d);
	check_mailbox(d);
	check_members(d);
	check_pages(g, d);
}

/* ---- a guest that does what it should ---- */

static void store(const struct ring_state *r, size_t offset, uint32_t index)
{
	hnl_store_le32(r->control + offset, index);
}

void books_read_all(const struct guest *g)
{
	const struct ring_state *r = g->domain->ring;
	size_t i;

	for (i = 0; i < g->domain->n_rings; i++)
		if (r[i].live && r[i].control != NULL)
			store(&r[i], HNL_RING_CQ_CONSUMER, r[i].cq.published);
}

void books_make_believe(const struct guest *g)
{
	const struct ring_state *r = g->domain->ring;
	size_t i;

	for (i = 0; i < g->domain->n_rings; i++)
		if (r[i].live && r[i].control != NULL)
			store(&r[i], HNL_RING_SQ_PRODUCER, r[i].sq.prod);
	books_read_all(g);
}

bool books_find_call(const struct guest *g, uint32_t vcpu,
		     struct hnl_direct *regs)
{
	const struct direct_state *v = &g->domain->direct[vcpu];

	*regs = v->regs;
	return v->live;
}
