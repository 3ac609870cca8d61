/* SPDX-License-Identifier: MIT */
/*
 * A domain's object: made, granted, reset, unmade.
 *
 * Invariant: all that a domain can ever have in flight lies in its block from
 * the beginning; a quota is the size of an array.
 */
#include "arena.h"

/* ---- sizes ---- */

/*
 * What the quotas come to, and what is beside them; 0 in the configuration is
 * the least that works.
 */
struct quota {
	size_t calls, blocks, ring_blocks;
};

/* Of n blocks; many rings shall not have all of the largest pool. */
static size_t ring_blocks_of(size_t n, size_t rings)
{
	size_t most = rings != 0 ? HNL_NONE / 4 / rings : 0;

	n = n < HNL_RING_BLOCKS ? n : HNL_RING_BLOCKS;
	return n < most ? n : most;
}

static struct quota quota_of(const struct hnl_hv *hv,
			     const struct hnl_domain_config *cfg)
{
	size_t calls = cfg->calls;
	struct quota q;

	if (calls == 0)
		calls = (size_t)cfg->rings + cfg->vcpus;
	/* Where no ring is, there is nobody to keep it from. */
	q.calls = calls + (cfg->rings != 0 ? HNL_RESERVED_SLOTS : 0);
	if (q.calls >= HNL_NONE)
		q.calls = HNL_NONE - 1;
	q.blocks = hnl_pool_blocks(cfg->call_bytes);
	if (q.blocks == 0)
		q.blocks = hnl_pool_blocks(hv->max_message) +
			   hnl_pool_blocks(hv->reply_max);
	q.ring_blocks = ring_blocks_of(q.blocks, cfg->rings);
	q.blocks += cfg->rings != 0 ? HNL_RESERVED_BLOCKS : 0;
	q.blocks += cfg->rings * q.ring_blocks;
	if (q.blocks >= HNL_NONE)
		q.blocks = HNL_NONE - 1;
	return q;
}

static size_t n_commands(const struct hnl_hv *hv)
{
	return hv->command_base[hv->n_services];
}

static size_t ready_words(size_t rings)
{
	return (rings + 31) / 32;
}

/* ---- layout ---- */

static struct ring_state *lay_out_rings(struct arena *a,
					const struct hnl_hv *hv,
					const struct hnl_domain_config *cfg)
{
	struct ring_state *ring = (struct ring_state *)cut(
		a, cfg->rings * sizeof(*ring));
	size_t i, n = 2 * (size_t)cfg->ring_pages;
	size_t services = hv->n_services;
	struct narrow narrow = { false, 0, 0, NULL, NULL };
	uint8_t **page;
	uint64_t *gpa;

	for (i = 0; i < cfg->rings; i++) {
		page = (uint8_t **)cut(a, n * sizeof(*page));
		gpa = (uint64_t *)cut(a, n * sizeof(*gpa));
		narrow.grants = (uint64_t *)cut(a, services * 8);
		narrow.command = (uint8_t *)cut(a, hnl_narrow_bytes(hv));
		if (ring == NULL)
			continue;
		memset(&ring[i], 0, sizeof(ring[i]));
		ring[i].page = page;
		ring[i].gpa = gpa;
		ring[i].narrow = narrow;
		ring[i].first = ring[i].last = HNL_NONE;
	}
	return ring;
}

static struct direct_state *lay_out_direct(struct arena *a, size_t vcpus)
{
	struct direct_state *direct = (struct direct_state *)cut(
		a, vcpus * sizeof(*direct));
	size_t i;

	for (i = 0; direct != NULL && i < vcpus; i++) {
		memset(&direct[i], 0, sizeof(direct[i]));
		direct[i].slot = HNL_NONE;
	}
	return direct;
}

static struct mailbox *lay_out_mailbox(struct arena *a, uint32_t bytes)
{
	struct mailbox *box;
	uint8_t *byte;

	if (bytes == 0)
		return NULL;
	box = (struct mailbox *)cut(a, sizeof(*box));
	byte = (uint8_t *)cut(a, bytes);
	if (box == NULL)
		return NULL;
	memset(box, 0, sizeof(*box));
	box->byte = byte;
	box->size = bytes;
	return box;
}

static void *cut_zeroed(struct arena *a, size_t n)
{
	void *p = n != 0 ? cut(a, n) : NULL;

	if (p != NULL)
		memset(p, 0, n);
	return p;
}

static struct rules *lay_out_rules(struct arena *a, const struct hnl_hv *hv,
				   const struct hnl_domain_config *cfg)
{
	size_t n = cfg->n_rules != 0 ? n_commands(hv) : 0;
	struct rules *r = n != 0 ? (struct rules *)cut(a, sizeof(*r)) : NULL;
	uint8_t *handling = (uint8_t *)cut_zeroed(a, n);

	if (r == NULL)
		return NULL;
	r->handling = handling;
	r->deadline = cfg->deadline;
	r->expiry = HNL_NEVER;
	return r;
}

static struct hnl_domain *lay_out_domain(struct arena *a,
					 const struct hnl_hv *hv,
					 const struct hnl_domain_config *cfg)
{
	struct hnl_domain scratch, *at = (struct hnl_domain *)cut(
		a, sizeof(*at));
	struct hnl_domain *d = at != NULL ? at : &scratch;
	struct quota quota = quota_of(hv, cfg);
	void *pool;
	size_t i;

	memset(d, 0, sizeof(*d));
	d->grants = (uint64_t *)cut_zeroed(a, (size_t)hv->n_services * 8);
	d->direct = lay_out_direct(a, cfg->vcpus);
	d->ring = lay_out_rings(a, hv, cfg);
	d->ready = (uint32_t *)cut_zeroed(a, 4 * ready_words(cfg->rings) *
						  (1 + HNL_PRIORITY_BITS));
	d->slot = (struct slot *)cut(a, quota.calls * sizeof(*d->slot));
	pool = cut(a, hnl_pool_size(quota.blocks));
	d->member = (struct membership *)cut_zeroed(
		a, cfg->groups * sizeof(*d->member));
	d->mailbox = lay_out_mailbox(a, cfg->event_bytes);
	d->count = (struct count *)cut_zeroed(
		a, cfg->counting ? (n_commands(hv) + 1) * sizeof(*d->count) :
				   0);
	d->rules = lay_out_rules(a, hv, cfg);
	if (at == NULL)
		return NULL;
	hnl_pool_init(&at->pool, pool, (uint16_t)quota.blocks);
	at->n_slots = (uint16_t)quota.calls;
	for (i = 0; i < cfg->rings; i++)
		at->ring[i].own = (uint8_t)quota.ring_blocks;
	return at;
}

size_t hnl_domain_size(const struct hnl_hv *hv,
		       const struct hnl_domain_config *cfg)
{
	struct arena a = { NULL, 0 };

	(void)lay_out_domain(&a, hv, cfg);
	return a.used;
}

/* ---- what was granted ---- */

static void set_grants(struct hnl_domain *d, const struct hnl_grant *grant,
		       size_t n)
{
	const struct hnl_hv *hv = d->hv;
	size_t i, k;

	d->grants[0] = HNL_GRANT_ALL;
	for (i = 1; i < hv->n_services; i++) {
		d->grants[i] = 0;
		for (k = 0; k < n; k++)
			if (grant[k].family == hv->service[i].family->id)
				d->grants[i] = grant[k].features;
	}
}

int hnl_domain_grant(struct hnl_domain *d, const struct hnl_grant *grant,
		     size_t n)
{
	int err = -HNL_EBUSY;

	if (!hnl_claim(d))
		return -HNL_EAGAIN;
	if (!d->sealed) {
		set_grants(d, grant, n);
		err = 0;
	}
	hnl_release(d);
	return err;
}

uint64_t hnl_domain_grants(const struct hnl_domain *d, size_t i)
{
	return (d->grants[i] & 1) ? d->grants[i] : 0;
}

static void set_handling(struct hnl_domain *d,
			 const struct hnl_domain_config *cfg)
{
	const struct hnl_handling_of *r = cfg->rule;
	const struct hnl_hv *hv = d->hv;
	uint8_t *handling;
	size_t i, k;

	for (k = 0; k < cfg->n_rules; k++, r++)
		for (i = 1; i < hv->n_services; i++) {
			if (hv->service[i].family->id != r->family ||
			    r->command >= hv->service[i].family->n_commands)
				continue;
			handling = &d->rules->handling[hv->command_base[i]];
			handling[r->command] = (uint8_t)r->handling;
		}
}

/* ---- making ---- */

/* No rule forwards a command whose schema forbids it. */
static bool may_forward(const struct hnl_hv *hv,
			const struct hnl_handling_of *r)
{
	const struct hnl_family *f;
	size_t i;

	for (i = 1; i < hv->n_services; i++) {
		f = hv->service[i].family;
		if (f->id == r->family && r->command < f->n_commands)
			return !(f->command[r->command].flags &
				 HNL_COMMAND_NO_FORWARD);
	}
	return true;
}

/* And a peer that is silent keeps no place for ever. */
static bool are_rules_sound(const struct hnl_hv *hv,
			    const struct hnl_domain_config *cfg)
{
	bool bounded = cfg->deadline != 0 && hv->port->now != NULL;
	size_t i;

	for (i = 0; i < cfg->n_rules; i++)
		if (cfg->rule[i].handling == HNL_FORWARD &&
		    !(bounded && may_forward(hv, &cfg->rule[i])))
			return false;
	return true;
}

static bool is_sound(const struct hnl_hv *hv,
		     const struct hnl_domain_config *cfg)
{
	uint32_t bytes = cfg->event_bytes;

	return are_rules_sound(hv, cfg) &&
	       cfg->ring_pages <= HNL_RING_PAGES_MAX &&
	       (bytes & (bytes - 1)) == 0 &&
	       (cfg->id >= hv->n_domains ||
		__atomic_load_n(&hv->domain[cfg->id], __ATOMIC_ACQUIRE) ==
			NULL);
}

struct hnl_domain *hnl_domain_init(void *mem, struct hnl_hv *hv,
				   const struct hnl_domain_config *cfg)
{
	struct arena a = { (uint8_t *)mem, 0 };
	struct hnl_domain *d;

	if (!is_sound(hv, cfg))
		return NULL;
	d = lay_out_domain(&a, hv, cfg);
	d->hv = hv;
	d->host = cfg->host;
	d->id = cfg->id;
	d->highest_gpa = cfg->highest_gpa;
	d->n_rings = cfg->rings;
	d->ring_pages = cfg->ring_pages;
	d->n_vcpus = cfg->vcpus;
	d->n_members = cfg->groups;
	hnl_calls_init(d);
	set_grants(d, cfg->grant, cfg->n_grants);
	set_handling(d, cfg);
	hnl_register(hv, d);
	return d;
}

/* ---- unmaking ---- */

/* One that is RUNNING is half restored: it counts nowhere and holds nothing. */
static void forget_calls(struct hnl_domain *d)
{
	size_t i;

	for (i = 0; i < d->n_slots; i++) {
		if (d->slot[i].state == CALL_RUNNING)
			d->slot[i].state = CALL_FREE;
		if (d->slot[i].state != CALL_FREE)
			hnl_calls_free(d, (uint16_t)i);
	}
	for (i = 0; i < d->n_rings; i++)
		d->ring[i].first = HNL_NONE;
	for (i = 0; i < d->n_vcpus; i++) {
		d->direct[i].live = false;
		d->direct[i].slot = HNL_NONE;
	}
}

/* All calls, and one ring if there is one. True: none was left. */
static bool let_go(struct hnl_domain *d)
{
	size_t i;

	forget_calls(d);
	for (i = 0; i < d->n_rings; i++) {
		if (!d->ring[i].live)
			continue;
		hnl_ring_detach(d, &d->ring[i]);
		return false;
	}
	return true;
}

/*
 * Who is in the domain leaves it, and nobody comes in: a vCPU that makes a ring
 * for each that is let go does not keep us here.
 */
static bool begin_end(struct hnl_domain *d)
{
	(void)hnl_private_replace(&d->ending, ENDING_NOT, ENDING_RESET);
	return hnl_claim(d);
}

/*
 * A frozen domain is not reset, and does not become one that is. Nor is one that
 * is being destroyed: nobody is let in again.
 */
int hnl_domain_reset(struct hnl_domain *d)
{
	int err = -HNL_EAGAIN;

	if (hnl_private_load(&d->ending) == ENDING_GONE)
		return err;
	if (hnl_private_load(&d->frozen) || !begin_end(d))
		return err;
	if (let_go(d)) {
		hnl_event_forget(d);
		d->agreed[0] = d->agreed[1] = 0;
		(void)hnl_private_replace(&d->ending, ENDING_RESET,
					  ENDING_NOT);
		err = 0;
	}
	hnl_release(d);
	return err;
}

/*
 * Of a frozen domain the claim is taken over from who froze it, whose thaw then
 * does nothing; *frozen says which claim it is.
 */
static bool begin_destroy(struct hnl_domain *d, bool *frozen)
{
	(void)hnl_private_swap(&d->ending, ENDING_GONE);
	*frozen = hnl_private_replace(&d->frozen, FROZEN_SAVED, FROZEN_ENDING);
	return *frozen || hnl_claim(d);
}

/* It has its number until nobody is in it: no other one is given its tokens. */
static void give_number_up(struct hnl_domain *d)
{
	hnl_calls_retire(d);
	hnl_unregister(d);
}

/* The claim is kept: nobody works on it any more. */
int hnl_domain_destroy(struct hnl_domain *d)
{
	bool frozen;

	if (!begin_destroy(d, &frozen))
		return -HNL_EAGAIN;
	give_number_up(d);
	if (let_go(d)) {
		/* A frozen one listens on as what was restored of it here. */
		if (!frozen || d->departed)
			hnl_event_forget(d);
		return 0;
	}
	if (frozen)
		(void)hnl_private_swap(&d->frozen, FROZEN_SAVED);
	else
		hnl_release(d);
	return -HNL_EAGAIN;
}

void *hnl_domain_host(const struct hnl_domain *d)
{
	return d->host;
}

uint16_t hnl_domain_id(const struct hnl_domain *d)
{
	return d->id;
}

uint64_t hnl_domain_highest_gpa(const struct hnl_domain *d)
{
	return d->highest_gpa;
}
