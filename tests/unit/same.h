/* SPDX-License-Identifier: MIT */
/*
 * Two machines that are sent the same: on the second no message is plain, so
 * hv/dispatch.c runs all of them. Nobody may be able to tell them apart.
 *
 *	messages --+--> machine a: plain.c, dispatch.c --+
 *		   |					 +--> the same
 *		   +--> machine b:	    dispatch.c --+
 */
#ifndef UNIT_SAME_H
#define UNIT_SAME_H

#include "../../hv/job.h"
#include "real.h"

/* From now on no request is plain, and no turn of a call in flight. */
static inline void forbid_plain(struct hnl_hv *hv)
{
	size_t i;

	for (i = 0; i < hv->command_base[hv->n_services]; i++)
		hv->row[i].handler = NULL;
}

/* ---- any messages ---- */

static inline const struct hnl_service *
any_service(const struct hnl_hv *hv, const struct choice *c)
{
	return hnl_hv_service(hv, next_random(c->seed) % hv->n_services);
}

/* An attribute that no command knows, of units of its own. */
static inline void put_unknown(struct hnl_builder *b, const struct choice *c)
{
	size_t n = next_random(c->seed) % 1200;
	uint8_t *p = hnl_attr_put_room(b, 99, n);

	if (p != NULL)
		memset(p, 0x5a, n);
}

/* A request of the service's command with random attributes. */
static inline void put_request(struct hnl_builder *b,
			       const struct hnl_service *s, size_t cmd,
			       const struct hnl_head *h,
			       const struct choice *c)
{
	hnl_msg_begin(b, h);
	put_random(b, s->family->schema, s->family->command[cmd].request, c, 0);
	if (chance(c, 12))
		put_unknown(b, c);
	hnl_msg_end(b);
}

/* One bit of whatever there is behind the first header. */
static inline void flip_any(uint8_t *buf, size_t len, const struct choice *c)
{
	if (len > HNL_MSGHDR)
		buf[HNL_MSGHDR +
		    next_random(c->seed) % (len - HNL_MSGHDR) / 4 * 4] ^= 1;
}

/* ---- the same ---- */

static inline void expect_same_counts(const struct hnl_domain *x,
				      const struct hnl_domain *y)
{
	size_t n = x->hv->command_base[x->hv->n_services] + 1u;

	assert_memory_equal(x->count, y->count, n * sizeof(*x->count));
}

static inline void expect_same_ring(const struct ring_state *x,
				    const struct ring_state *y)
{
	assert_memory_equal(&x->lane, &y->lane, sizeof(x->lane));
	assert_int_equal(x->live, y->live);
	assert_int_equal(x->starved, y->starved);
	assert_int_equal(x->stopped, y->stopped);
	assert_int_equal(x->first, y->first);
	assert_int_equal(x->narrow.on, y->narrow.on);
	assert_int_equal(x->sq.cons, y->sq.cons);
	assert_int_equal(x->sq.told, y->sq.told);
	assert_int_equal(x->cq.prod, y->cq.prod);
}

static inline void expect_same_direct(const struct direct_state *x,
				      const struct direct_state *y)
{
	assert_memory_equal(&x->lane, &y->lane, sizeof(x->lane));
	assert_int_equal(x->taken, y->taken);
	assert_int_equal(x->slot, y->slot);
	assert_int_equal(x->live, y->live);
}

/* Calls in flight: each member of each slot, in use or not. */
static inline void expect_same_calls(const struct hnl_domain *x,
				     const struct hnl_domain *y)
{
	assert_memory_equal(x->slot, y->slot, x->n_slots * sizeof(*x->slot));
	assert_int_equal(x->in_flight, y->in_flight);
	assert_int_equal(x->n_busy, y->n_busy);
	assert_int_equal(x->free_slot, y->free_slot);
	assert_int_equal(x->pool.unpromised, y->pool.unpromised);
	assert_int_equal(x->pool.own, y->pool.own);
	assert_int_equal(x->pool.free, y->pool.free);
}

static inline void expect_same_domain(const struct hnl_domain *x,
				      const struct hnl_domain *y)
{
	size_t i;

	expect_same_calls(x, y);
	expect_same_counts(x, y);
	for (i = 0; i < x->n_rings; i++)
		expect_same_ring(&x->ring[i], &y->ring[i]);
	for (i = 0; i < x->n_vcpus; i++)
		expect_same_direct(&x->direct[i], &y->direct[i]);
	assert_int_equal(x->sealed, y->sealed);
}

/* What the host has seen and done, and the domain. */
static inline void expect_same_machine(const struct machine *a,
				       const struct machine *b)
{
	expect_same_domain(a->domain, b->domain);
	assert_memory_equal(a->state, b->state, sizeof(a->state));
	assert_int_equal(a->notified, b->notified);
	assert_int_equal(a->maps, b->maps);
	assert_int_equal(a->changes, b->changes);
	assert_int_equal(a->sets, b->sets);
}

/* All that the guest can look at: answers, indices, pages of models. */
static inline void expect_same_memory(const struct machine *a,
				      const struct machine *b)
{
	size_t i;

	for (i = 0; i < RAM_PAGES; i++)
		assert_memory_equal(a->page[i], b->page[i], HNL_PAGE);
}

#endif /* UNIT_SAME_H */
