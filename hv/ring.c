/* SPDX-License-Identifier: MIT */
/*
 * Making and unmaking a ring: pages that the guest names, in any order, each
 * held by the port until the ring is gone.
 *
 *	page[]	| submission 0..sq_pages-1 | completion 0..cq_pages-1 |
 *
 * Invariant: a ring that is not live, or has no control page, holds no page; a
 * refusal gives back what it had taken. That a page is in two rings, or twice
 * in one list, shows in the port's map: the second hold is refused.
 */
#include "internal.h"

/* Of a list that the schema lets through there is one at least. */
static bool is_power_of_two(size_t n)
{
	return (n & (n - 1)) == 0;
}

static uint64_t nth_gpa(const struct hnl_bytes *list, size_t i)
{
	return hnl_load_le64(list->p + 8 * i);
}

static enum hnl_reason hold(const struct hnl_domain *d, uint64_t gpa,
			    uint8_t **page)
{
	enum hnl_reason why = HNL_REASON_GPA_NOT_RAM;

	if (gpa % HNL_PAGE != 0)
		return HNL_REASON_ALIGN;
	if (gpa > d->highest_gpa || HNL_PAGE - 1 > d->highest_gpa - gpa)
		return HNL_REASON_GPA_LIMIT;
	*page = d->hv->port->map(d->host, gpa, HNL_MAP_RING, &why);
	return *page != NULL ? HNL_REASON_NONE : why;
}

static void drop(const struct hnl_domain *d, uint64_t gpa)
{
	d->hv->port->unmap(d->host, gpa, HNL_MAP_RING);
}

static void drop_pages(const struct hnl_domain *d, const struct ring_state *r,
		       size_t n)
{
	while (n != 0)
		drop(d, r->gpa[--n]);
}

/* The same address earlier in this ring is said so; elsewhere it is busy. */
static enum hnl_reason busy_where(const struct ring_state *r, size_t n,
				  uint64_t gpa)
{
	size_t i;

	if (gpa == r->control_gpa)
		return HNL_REASON_GPA_DUPLICATE;
	for (i = 0; i < n; i++)
		if (r->gpa[i] == gpa)
			return HNL_REASON_GPA_DUPLICATE;
	return HNL_REASON_GPA_BUSY;
}

static enum hnl_reason hold_list(const struct hnl_domain *d,
				 struct ring_state *r,
				 const struct hnl_bytes *list, size_t *held)
{
	size_t i, n = list->n / 8;
	enum hnl_reason reason;

	if (!is_power_of_two(n) || n > d->ring_pages)
		return HNL_REASON_COUNT;
	for (i = 0; i < n; i++) {
		r->gpa[*held] = nth_gpa(list, i);
		reason = hold(d, r->gpa[*held], &r->page[*held]);
		if (reason == HNL_REASON_GPA_BUSY)
			reason = busy_where(r, *held, r->gpa[*held]);
		if (reason != HNL_REASON_NONE)
			return reason;
		(*held)++;
	}
	return HNL_REASON_NONE;
}

static uint32_t *line(const struct ring_state *r, size_t offset)
{
	return (uint32_t *)(void *)(r->control + offset);
}

static struct hnl_ring_mem submission(const struct ring_state *r)
{
	struct hnl_ring_mem mem = { NULL, r->page,
				    (uint32_t)r->sq_pages * HNL_PAGE };

	return mem;
}

static struct hnl_ring_mem completion(const struct ring_state *r)
{
	struct hnl_ring_mem mem = { NULL, r->page + r->sq_pages,
				    (uint32_t)r->cq_pages * HNL_PAGE };

	return mem;
}

static void begin_indices(struct ring_state *r)
{
	struct hnl_ring_mem sq = submission(r), cq = completion(r);

	hnl_consumer_init(&r->sq, &sq, line(r, HNL_RING_SQ_CONSUMER),
			  line(r, HNL_RING_SQ_PRODUCER));
	hnl_producer_init(&r->cq, &cq, line(r, HNL_RING_CQ_PRODUCER),
			  line(r, HNL_RING_CQ_CONSUMER));
	hnl_store_relaxed(line(r, HNL_RING_SQ_CONSUMER + HNL_RING_STATE), 0);
}

void hnl_ring_start(struct ring_state *r)
{
	begin_indices(r);
	r->stopped = HNL_REASON_NONE;
	r->starved = false;
	r->lane.canceled = r->lane.linked = false;
	r->first = r->last = HNL_NONE;
	r->live = true;
}

enum hnl_reason hnl_ring_attach(struct hnl_domain *d, struct ring_state *r,
			    uint64_t control, const struct hnl_bytes *sq,
			    const struct hnl_bytes *cq, unsigned int *guilty)
{
	enum hnl_reason reason;
	size_t held = 0;

	*guilty = 0;
	r->control_gpa = control;
	reason = hold(d, control, &r->control);
	if (reason != HNL_REASON_NONE)
		return reason;
	*guilty = 1;
	reason = hold_list(d, r, sq, &held);
	if (reason == HNL_REASON_NONE) {
		r->sq_pages = (uint16_t)held;
		*guilty = 2;
		reason = hold_list(d, r, cq, &held);
	}
	if (reason != HNL_REASON_NONE) {
		drop_pages(d, r, held);
		drop(d, control);
		return reason;
	}
	r->cq_pages = (uint16_t)(held - r->sq_pages);
	d->n_live++;
	hnl_ring_start(r);
	return HNL_REASON_NONE;
}

/* Without a control page it has none: restored, and not mapped (yet). */
void hnl_ring_detach(struct hnl_domain *d, struct ring_state *r)
{
	if (r->control != NULL) {
		drop_pages(d, r, (size_t)r->sq_pages + r->cq_pages);
		drop(d, r->control_gpa);
	}
	r->control = NULL;
	d->n_live--;
	r->live = r->narrow.on = false;
}

#define SWAP(type, a, b) \
	do { \
		type old = a; \
		a = b; \
		b = old; \
	} while (0)

void hnl_ring_swap(struct ring_state *r, struct ring_state *by)
{
	SWAP(uint64_t, r->control_gpa, by->control_gpa);
	SWAP(uint8_t *, r->control, by->control);
	SWAP(uint8_t **, r->page, by->page);
	SWAP(uint64_t *, r->gpa, by->gpa);
	SWAP(uint16_t, r->sq_pages, by->sq_pages);
	SWAP(uint16_t, r->cq_pages, by->cq_pages);
	begin_indices(r);
}

/* ---- after a restore ---- */

/*
 * The guest finds its ring as it left it: our lines are written anew. Of one
 * that is being ended STATE is as it was: what it stopped for before, or 0 till
 * its last answer is there.
 */
static void go_on(struct ring_state *r)
{
	r->sq.mem = submission(r);
	r->sq.own = line(r, HNL_RING_SQ_CONSUMER);
	r->sq.peer = line(r, HNL_RING_SQ_PRODUCER);
	r->cq.mem = completion(r);
	r->cq.own = line(r, HNL_RING_CQ_PRODUCER);
	r->cq.peer = line(r, HNL_RING_CQ_CONSUMER);
	if (r->stopped != HNL_REASON_CANCELED)
		hnl_store_relaxed(line(r, HNL_RING_SQ_CONSUMER +
						  HNL_RING_STATE),
				  r->stopped);
	r->sq.told = r->sq.cons;
	hnl_store_release(r->sq.own, r->sq.cons);
	hnl_store_release(r->cq.own, r->cq.published);
}

enum hnl_reason hnl_ring_reattach(struct hnl_domain *d, struct ring_state *r)
{
	size_t held = 0, n = (size_t)r->sq_pages + r->cq_pages;
	enum hnl_reason reason = hold(d, r->control_gpa, &r->control);

	while (reason == HNL_REASON_NONE && held < n) {
		reason = hold(d, r->gpa[held], &r->page[held]);
		held += reason == HNL_REASON_NONE;
	}
	if (reason == HNL_REASON_NONE) {
		go_on(r);
		return reason;
	}
	drop_pages(d, r, held);
	if (r->control != NULL)
		drop(d, r->control_gpa);
	r->control = NULL;
	r->sq_pages = r->cq_pages = 0;
	r->stopped = (uint16_t)reason;
	return reason;
}
