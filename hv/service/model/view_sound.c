/* SPDX-License-Identifier: MIT */
/*
 * Whether the reference views are what view_model.h and view_map.h say of them.
 * Nothing here trusts a number to be an index, or a list to end: a ring ends
 * because no entry of it has two before it, the list of a page because none of
 * its entries is of the same view, and the free list is counted.
 */
#include "view_map.h"

/* How often a view must be counted as active. */
static uint32_t uses_of(const struct hnl_view_domain *d, uint32_t view)
{
	uint32_t i, n = 0;

	for (i = 0; i < d->cfg.vcpus; i++) {
		n += d->vcpu[i].view == view;
		n += d->vcpu[i].step_view == view;
	}
	return n;
}

static bool vcpu_is_sound(const struct hnl_view_domain *d,
			  const struct hnl_view_vcpu *v)
{
	if (hnl_view_map_live(d, v->view) == NULL ||
	    (v->step_view != HNL_VIEW_STAY &&
	     hnl_view_map_live(d, v->step_view) == NULL))
		return false;
	if (v->waits > d->violations || (v->waits != 0 && !v->listens))
		return false;
	if (v->info != HNL_VIEW_GFN_NONE &&
	    (!v->listens || !hnl_view_map_is_present(
				    d, hnl_view_map_page(d, v->info))))
		return false;
	return d->on || (!v->listens && v->view == 0 &&
			 v->step_view == HNL_VIEW_STAY);
}

static bool vcpus_are_sound(const struct hnl_view_domain *d)
{
	uint32_t i, k, waiting = 0;

	for (i = 0; i < d->cfg.vcpus; i++) {
		if (!vcpu_is_sound(d, &d->vcpu[i]))
			return false;
		waiting += d->vcpu[i].waits != 0;
		for (k = 0; k < i; k++)
			if (d->vcpu[i].waits != 0 &&
			    d->vcpu[i].waits == d->vcpu[k].waits)
				return false;
	}
	return waiting == d->waiting;
}

/* Entries of a view's ring, its head too; 0: it is broken. */
static uint32_t ring_length(const struct hnl_view_domain *d, uint32_t view)
{
	uint32_t root = d->view[view].root, i = root, next, n = 0;

	if (root >= d->cfg.entries)
		return 0;
	do {
		next = d->entry[i].next;
		if (next >= d->cfg.entries || d->entry[next].prev != i ||
		    d->entry[i].view != view ||
		    (d->entry[i].page == NONE) != (i == root))
			return 0;
		n++;
		i = next;
	} while (i != root);
	return n;
}

/*
 * Adds the view's entries to *n. That no vCPU is in a view which is not live is
 * known: vcpus_are_sound().
 */
static bool view_is_sound(const struct hnl_view_domain *d, uint32_t view,
			  uint32_t *n)
{
	const struct hnl_view_one *one = &d->view[view];
	uint32_t len;

	if (one->active != uses_of(d, view))
		return false;
	if (one->life == LIVE ? !d->on && view != 0 : one->visible)
		return false;
	if (view == 0 || one->life == FREE)
		return one->root == NONE && (view != 0 || one->life == LIVE);
	len = ring_length(d, view);
	*n += len;
	return len != 0;
}

static bool views_are_sound(const struct hnl_view_domain *d)
{
	uint32_t i, n = 0, dying = 0;

	for (i = 0; i < d->n_views; i++) {
		if (!view_is_sound(d, i, &n))
			return false;
		dying += d->view[i].life == DYING;
	}
	for (i = d->free; i < d->cfg.entries && n <= d->cfg.entries; n++)
		i = d->entry[i].next;
	return i == NONE && n == d->cfg.entries && dying == d->dying;
}

static bool entry_is_sound(const struct hnl_view_domain *d,
			   const struct hnl_view_entry *e)
{
	if (!hnl_view_map_is_present(d, e->page) || e->view >= d->n_views ||
	    d->view[e->view].life == FREE)
		return false;
	if (!(e->has & HAS_TARGET))
		return true;
	return e->target < d->cfg.pages &&
	       (hnl_view_map_is_void(d, e) ||
		hnl_view_map_is_present(d, e->target));
}

/* Adds the page's entries to *n. */
static bool page_is_sound(const struct hnl_view_domain *d, uint32_t page,
			  uint32_t *n)
{
	uint64_t seen[HNL_VIEW_VIEWS / 64] = { 0 };
	const struct hnl_view_entry *e;
	uint32_t i = d->page[page].first;

	for (; i != NONE; i = e->next_of_page, (*n)++) {
		if (i >= d->cfg.entries)
			return false;
		e = &d->entry[i];
		if (e->page != page || !entry_is_sound(d, e) ||
		    ((seen[e->view / 64] >> (e->view % 64)) & 1))
			return false;
		seen[e->view / 64] |= (uint64_t)1 << (e->view % 64);
	}
	return d->page[page].lost <= d->clock;
}

/* Every entry of a ring is in the list of its page. */
static bool pages_are_sound(const struct hnl_view_domain *d)
{
	uint32_t i, n = 0, in_rings = 0;

	for (i = 0; i < d->cfg.pages; i++)
		if (!page_is_sound(d, i, &n))
			return false;
	for (i = 1; i < d->n_views; i++)
		if (d->view[i].life != FREE)
			in_rings += ring_length(d, i) - 1;
	return n == in_rings;
}

bool hnl_view_model_is_sound(const struct hnl_view_model *m)
{
	const struct hnl_view_domain *d;
	uint32_t waiting = 0;
	uint16_t i;

	for (i = 0; i < m->n_domains; i++) {
		d = m->domain[i];
		waiting += d != NULL ? d->waiting : 0;
		if (d != NULL &&
		    (d->cfg.id != i || d->n_views != d->cfg.views + 1u ||
		     !vcpus_are_sound(d) || !views_are_sound(d) ||
		     !pages_are_sound(d)))
			return false;
	}
	return waiting == m->waiting;
}
