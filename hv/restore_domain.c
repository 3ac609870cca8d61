/* SPDX-License-Identifier: MIT */
/*
 * Records of what a domain is: its limits, which this one must not fall short
 * of; its grants, which must be possible here, all of them; its rings and the
 * direct calls that its vCPUs are to repeat.
 */
#include <hnl/gpa.h>

#include "restore.h"

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
		{e->message, d->hv->max_message, HNL_STATE_A_DOMAIN_MESSAGE,
		 HNL_RESTORE_LIMIT_MESSAGE},
		{e->rings, d->n_rings, HNL_STATE_A_DOMAIN_RINGS,
		 HNL_RESTORE_LIMIT_RINGS},
		{e->ring_pages, d->ring_pages, HNL_STATE_A_DOMAIN_RING_PAGES,
		 HNL_RESTORE_LIMIT_RING_PAGES},
		{e->highest_gpa, d->highest_gpa, HNL_STATE_A_DOMAIN_HIGHEST_GPA,
		 HNL_RESTORE_LIMIT_HIGHEST_GPA},
		{e->vcpus, d->n_vcpus, HNL_STATE_A_DOMAIN_VCPUS,
		 HNL_RESTORE_LIMIT_VCPUS},
	};
	size_t i;

	for (i = 0; i < sizeof(demand) / sizeof(demand[0]); i++)
		if (demand[i].needed > demand[i].available)
			return hnl_restore_too_small(
				c, (enum hnl_restore_limit)demand[i].limit,
				demand[i].needed, demand[i].available,
				demand[i].attribute);
	return 0;
}

int hnl_restore_domain(struct record *c)
{
	struct hnl_state_domain_ntf e;
	int err = DECODE(c, domain, &e);

	if (err != 0)
		return err;
	if (e.abi != HNL_ABI_VERSION)
		return hnl_restore_refuse(c, HNL_EOPNOTSUPP, HNL_REASON_RANGE,
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

int hnl_restore_grant(struct record *c)
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

int hnl_restore_agreement(struct record *c)
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
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
					  HNL_STATE_A_AGREEMENT_FEATURE);
	c->r->agreements |= bit;
	if (HNL_HAS(&e, HNL_STATE_AGREEMENT_NTF_OFFERED))
		c->r->offered |= bit;
	if (HNL_HAS(&e, HNL_STATE_AGREEMENT_NTF_FIRMWARE))
		c->d->agreed[0] |= bit;
	if (HNL_HAS(&e, HNL_STATE_AGREEMENT_NTF_KERNEL))
		c->d->agreed[1] |= bit;
	return 0;
}

/*
 * What nobody had to agree on where the domain comes from was in effect there.
 * What is offered is said here: another offer is one that changed on the way,
 * as by hnl_domain_offer().
 */
static void settle_agreements(struct hnl_restore *r, struct hnl_domain *d)
{
	uint16_t all = (uint16_t)((1u << d->hv->n_agreements) - 1);
	uint16_t unasked = (uint16_t)(all & ~r->agreements);
	uint16_t there = (uint16_t)(r->offered | unasked);
	uint16_t kept = (uint16_t)(there & d->offered);

	d->agreed[0] = (uint16_t)((d->agreed[0] | unasked) & kept);
	d->agreed[1] = (uint16_t)((d->agreed[1] | unasked) & kept);
	r->offered = there ^ d->offered;
}

/* All grants are known. */
int hnl_restore_settle(struct record *c)
{
	if (c->r->report.n_lacking != 0)
		return hnl_restore_refuse(c, HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN,
					  0);
	if (!(c->d->grants[0] & 1))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_ABSENT, 0);
	settle_agreements(c->r, c->d);
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
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_RINGS,
					     e->id + 1, d->n_rings,
					     HNL_STATE_A_RING_ID);
	if (d->ring[e->id].live)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
					  HNL_STATE_A_RING_ID);
	if (!is_page(d, e->control))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_GPA_LIMIT,
					  HNL_STATE_A_RING_CONTROL);
	if ((e->submission | e->completion) == 0 && e->stopped != 0)
		return 0;
	if (!is_page_count(d, e->submission) ||
	    !is_page_count(d, e->completion))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_COUNT,
					  HNL_STATE_A_RING_SUBMISSION);
	if (!are_indices(e))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_INDEX,
					  HNL_STATE_A_RING_TAKEN);
	return 0;
}

int hnl_restore_ring(struct record *c)
{
	struct hnl_state_ring_ntf e;
	struct ring_state *r;
	int err = DECODE(c, ring, &e);

	if (err == 0)
		err = check_ring(c, &e);
	if (err != 0)
		return err;
	r = &c->d->ring[e.id];
	c->d->sealed = true;
	r->live = true;
	c->d->n_live++;
	r->control = NULL;
	r->control_gpa = e.control;
	r->sq_pages = (uint16_t)e.submission;
	r->cq_pages = (uint16_t)e.completion;
	r->sq.cons = e.taken;
	r->sq.prod = e.seen;
	r->cq.prod = e.written;
	r->cq.published = e.published;
	r->cq.cons = e.read;
	r->stopped = (uint16_t)e.stopped;
	hnl_rank_ring(c->d, e.id,
		      (uint8_t)hnl_state_ring_ntf_get_priority(&e));
	r->lane.canceled = HNL_HAS(&e, HNL_STATE_RING_NTF_CANCELED);
	r->lane.linked = HNL_HAS(&e, HNL_STATE_RING_NTF_LINKED);
	r->starved = HNL_HAS(&e, HNL_STATE_RING_NTF_STARVED);
	if (r->starved)
		c->d->starving = true;
	if (HNL_HAS(&e, HNL_STATE_RING_NTF_READY))
		hnl_restore_ready(c->d, e.id);
	c->r->object = (uint16_t)e.id;
	c->r->pages = e.submission + e.completion;
	return 0;
}

int hnl_restore_pages(struct record *c)
{
	struct ring_state *r = &c->d->ring[c->r->object];
	uint32_t first = (uint32_t)r->sq_pages + r->cq_pages - c->r->pages, i;
	struct hnl_state_pages_ntf e;
	int err = DECODE(c, pages, &e);
	uint64_t gpa;

	if (err != 0)
		return err;
	if (e.page.n / 8 > c->r->pages)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_COUNT,
					  HNL_STATE_A_RING_PAGE);
	for (i = 0; i < e.page.n / 8; i++) {
		gpa = hnl_load_le64(e.page.p + 8 * (size_t)i);
		if (!is_page(c->d, gpa))
			return hnl_restore_refuse(c, HNL_EINVAL,
						  HNL_REASON_GPA_LIMIT,
						  HNL_STATE_A_RING_PAGE);
		r->gpa[first + i] = gpa;
	}
	c->r->pages -= i;
	return 0;
}

/* The first record of a ring takes all from it, each gives it one family. */
static void take_all(struct hnl_domain *d, struct narrow *n)
{
	if (n->on)
		return;
	hnl_narrow_begin(d, n);
	memset(n->command, 0, hnl_narrow_bytes(d->hv));
	memset(n->grants, 0, d->hv->n_services * sizeof(*n->grants));
}

static void give(struct hnl_domain *d, struct narrow *n, size_t service,
		 const struct hnl_state_narrow_ntf *e)
{
	size_t i, bit, count = d->hv->service[service].family->n_commands;

	n->grants[service] = e->features;
	for (i = 0; i < count; i++) {
		bit = d->hv->command_base[service] + i;
		if (e->commands.p[i / 8] >> i % 8 & 1)
			n->command[bit / 8] |= (uint8_t)(1u << bit % 8);
	}
}

/* What ring-narrow never leaves to a ring. */
static bool has_too_much(const struct hnl_domain *d, size_t service,
			 const struct hnl_state_narrow_ntf *e)
{
	size_t i, count = d->hv->service[service].family->n_commands;

	for (i = 0; i < count; i++)
		if ((e->commands.p[i / 8] >> i % 8 & 1) != 0 &&
		    !hnl_narrow_may_have(service, i))
			return true;
	return false;
}

/* A family that is not granted here gives nothing: the calls find it absent. */
int hnl_restore_narrow(struct record *c)
{
	struct hnl_state_narrow_ntf e;
	struct hnl_domain *d = c->d;
	struct narrow *n;
	size_t service;
	int err = DECODE(c, narrow, &e);

	if (err != 0)
		return err;
	if (e.ring >= d->n_rings || !d->ring[e.ring].live)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
					  HNL_STATE_A_NARROW_RING);
	if (hnl_gpa_check_pages(e.window, e.window_pages, d->highest_gpa) !=
	    HNL_REASON_NONE)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_GPA_LIMIT,
					  HNL_STATE_A_NARROW_WINDOW);
	n = &d->ring[e.ring].narrow;
	take_all(d, n);
	n->first = e.window / HNL_PAGE;
	n->last = n->first + e.window_pages - 1;
	if (hnl_check_service(d, e.family, &service) == NULL)
		return 0;
	if (has_too_much(d, service, &e))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_MASK,
					  HNL_STATE_A_NARROW_COMMANDS);
	give(d, n, service, &e);
	return 0;
}

/* ---- direct calls ---- */

int hnl_restore_direct(struct record *c)
{
	struct hnl_state_direct_ntf e;
	struct direct_state *v;
	struct hnl_direct regs;
	int err = DECODE(c, direct, &e);

	if (err != 0)
		return err;
	if (e.vcpu >= c->d->n_vcpus)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_VCPUS,
					     e.vcpu + 1, c->d->n_vcpus,
					     HNL_STATE_A_DIRECT_VCPU);
	v = &c->d->direct[e.vcpu];
	if (v->live)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
					  HNL_STATE_A_DIRECT_VCPU);
	regs.request = e.request;
	regs.request_len = e.request_length;
	regs.reply = e.reply;
	regs.reply_len = e.reply_length;
	if (!hnl_direct_is_sound(c->d, &regs))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_RANGE,
					  HNL_STATE_A_DIRECT_REQUEST);
	if (e.taken > regs.request_len)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_RANGE,
					  HNL_STATE_A_DIRECT_TAKEN);
	c->d->sealed = true;
	v->live = true;
	v->regs = regs;
	v->taken = e.taken;
	v->lane.canceled = HNL_HAS(&e, HNL_STATE_DIRECT_NTF_CANCELED);
	v->lane.linked = HNL_HAS(&e, HNL_STATE_DIRECT_NTF_LINKED);
	return 0;
}
