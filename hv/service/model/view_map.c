/* SPDX-License-Identifier: MIT */
/*
 * Entries: where a view differs from the domain's own map. When a page loses
 * its memory, its entries go at once; those of other pages that show its memory
 * may be many, so they become void by the clock and go when they are met.
 */
#include "view_map.h"

uint32_t hnl_view_map_page(const struct hnl_view_domain *d, uint64_t gfn)
{
	const struct hnl_view_domain_config *cfg = &d->cfg;

	if (gfn < cfg->first_gfn || gfn - cfg->first_gfn >= cfg->pages)
		return NONE;
	return (uint32_t)hnl_clamp_index((size_t)(gfn - cfg->first_gfn),
					 cfg->pages);
}

bool hnl_view_map_is_present(const struct hnl_view_domain *d, uint32_t page)
{
	return page != NONE && d->cfg.mfn[page] != HNL_VIEW_MFN_NONE;
}

struct hnl_view_one *hnl_view_map_live(const struct hnl_view_domain *d,
				       uint32_t view)
{
	struct hnl_view_one *one;

	if (view >= d->n_views)
		return NULL;
	one = &d->view[hnl_clamp_index(view, d->n_views)];
	return one->life == LIVE ? one : NULL;
}

bool hnl_view_map_is_void(const struct hnl_view_domain *d,
			  const struct hnl_view_entry *e)
{
	return (e->has & HAS_TARGET) && d->page[e->target].lost > e->born;
}

/* ---- lists ---- */

static void give_back(struct hnl_view_domain *d, uint32_t i)
{
	d->entry[i].page = NONE;
	d->entry[i].next = d->free;
	d->free = i;
}

void hnl_view_map_init(struct hnl_view_domain *d)
{
	uint32_t i;

	for (i = 0; i < d->cfg.pages; i++) {
		d->cfg.mfn[i] = HNL_VIEW_MFN_NONE;
		d->cfg.access[i] = (uint8_t)d->cfg.default_access;
		d->page[i].lost = 0;
		d->page[i].first = NONE;
	}
	d->free = NONE;
	for (i = d->cfg.entries; i-- != 0;)
		give_back(d, i);
}

/* NONE: all are taken. What was destroyed need not wait for its sweep. */
static uint32_t take(struct hnl_view_domain *d)
{
	uint32_t i;

	if (d->free == NONE)
		(void)hnl_view_map_sweep(d);
	i = d->free;
	if (i != NONE)
		d->free = d->entry[i].next;
	return i;
}

static void unlink_from_page(struct hnl_view_domain *d, uint32_t i)
{
	uint32_t *link = &d->page[d->entry[i].page].first;

	while (*link != i)
		link = &d->entry[*link].next_of_page;
	*link = d->entry[i].next_of_page;
}

static void drop(struct hnl_view_domain *d, uint32_t i)
{
	struct hnl_view_entry *e = &d->entry[i];

	unlink_from_page(d, i);
	d->entry[e->prev].next = e->next;
	d->entry[e->next].prev = e->prev;
	give_back(d, i);
}

static void add(struct hnl_view_domain *d, uint32_t i, uint32_t view,
		uint32_t page)
{
	struct hnl_view_entry *e = &d->entry[i];
	uint32_t root = d->view[view].root;

	e->page = page;
	e->view = (uint16_t)view;
	e->has = 0;
	e->next_of_page = d->page[page].first;
	d->page[page].first = i;
	e->prev = root;
	e->next = d->entry[root].next;
	d->entry[e->next].prev = i;
	d->entry[root].next = i;
}

static uint32_t find(const struct hnl_view_domain *d, uint32_t view,
		     uint32_t page)
{
	uint32_t i = d->page[page].first;

	while (i != NONE && d->entry[i].view != view)
		i = d->entry[i].next_of_page;
	return i;
}

/* NULL: the view does not differ there. */
static struct hnl_view_entry *entry_of(struct hnl_view_domain *d,
				       uint32_t view, uint32_t page)
{
	uint32_t i = find(d, view, page);

	if (i == NONE)
		return NULL;
	if (hnl_view_map_is_void(d, &d->entry[i])) {
		drop(d, i);
		return NULL;
	}
	return &d->entry[i];
}

static struct hnl_view_entry *make_entry(struct hnl_view_domain *d,
					 uint32_t view, uint32_t page)
{
	struct hnl_view_entry *e = entry_of(d, view, page);
	uint32_t i;

	if (e != NULL)
		return e;
	i = take(d);
	if (i == NONE)
		return NULL;
	add(d, i, view, page);
	return &d->entry[i];
}

/* ---- views ---- */

bool hnl_view_map_open(struct hnl_view_domain *d, uint32_t view,
		       uint8_t default_access)
{
	struct hnl_view_one *one = &d->view[view];
	uint32_t root = take(d);

	if (root == NONE)
		return false;
	d->entry[root].page = NONE;
	d->entry[root].view = (uint16_t)view;
	d->entry[root].has = 0;
	d->entry[root].next = d->entry[root].prev = root;
	one->root = root;
	one->life = LIVE;
	one->default_access = default_access;
	one->visible = true;
	return true;
}

void hnl_view_map_close(struct hnl_view_domain *d, uint32_t view)
{
	d->view[view].life = DYING;
	d->view[view].visible = false;
	d->dying++;
}

static bool sweep_view(struct hnl_view_domain *d, struct hnl_view_one *one)
{
	uint32_t first = d->entry[one->root].next;

	if (first != one->root) {
		drop(d, first);
		return true;
	}
	give_back(d, one->root);
	one->root = NONE;
	one->life = FREE;
	d->dying--;
	return d->dying != 0;
}

bool hnl_view_map_sweep(struct hnl_view_domain *d)
{
	uint32_t i;

	for (i = 0; d->dying != 0 && i < d->n_views; i++)
		if (d->view[i].life == DYING)
			return sweep_view(d, &d->view[i]);
	return false;
}

/* ---- what a view says of a page ---- */

uint8_t hnl_view_map_access(struct hnl_view_domain *d, uint32_t view,
			    uint32_t page)
{
	const struct hnl_view_entry *e;

	if (view == 0)
		return d->cfg.access[page] & HNL_VIEW_MAP_ACCESS;
	e = entry_of(d, view, page);
	return e != NULL && (e->has & HAS_ACCESS) ?
		       e->access : d->view[view].default_access;
}

bool hnl_view_map_set_access(struct hnl_view_domain *d, uint32_t view,
			     uint32_t page, uint8_t access)
{
	uint8_t *own = &d->cfg.access[page];
	struct hnl_view_entry *e;

	if (view == 0) {
		*own = (uint8_t)((*own & HNL_VIEW_MAP_EXCEPTION) | access);
		return true;
	}
	e = make_entry(d, view, page);
	if (e == NULL)
		return false;
	e->access = access;
	e->has |= HAS_ACCESS;
	return true;
}

bool hnl_view_map_has_exception(struct hnl_view_domain *d, uint32_t view,
				uint32_t page)
{
	const struct hnl_view_entry *e;

	if (view == 0)
		return (d->cfg.access[page] & HNL_VIEW_MAP_EXCEPTION) != 0;
	e = entry_of(d, view, page);
	return e != NULL && (e->has & HAS_EXCEPTION);
}

static void set_bit(uint8_t *bits, unsigned int bit, bool on)
{
	*bits = (uint8_t)(on ? *bits | bit : *bits & ~bit);
}

bool hnl_view_map_set_exception(struct hnl_view_domain *d, uint32_t view,
				uint32_t page, bool exception)
{
	struct hnl_view_entry *e;

	if (view == 0) {
		set_bit(&d->cfg.access[page], HNL_VIEW_MAP_EXCEPTION,
			exception);
		return true;
	}
	e = exception ? make_entry(d, view, page) : entry_of(d, view, page);
	if (e == NULL)
		return !exception;	/* suppressed where nothing is said */
	set_bit(&e->has, HAS_EXCEPTION, exception);
	return true;
}

uint32_t hnl_view_map_target(struct hnl_view_domain *d, uint32_t view,
			     uint32_t page)
{
	const struct hnl_view_entry *e = NULL;

	if (view != 0)
		e = entry_of(d, view, page);
	return e != NULL && (e->has & HAS_TARGET) ? e->target : page;
}

bool hnl_view_map_set_target(struct hnl_view_domain *d, uint32_t view,
			     uint32_t page, uint32_t target)
{
	struct hnl_view_entry *e = make_entry(d, view, page);

	if (e == NULL)
		return false;
	e->target = target;
	e->born = d->clock;
	e->has |= HAS_TARGET;
	return true;
}

void hnl_view_map_revert(struct hnl_view_domain *d, uint32_t view,
			 uint32_t page)
{
	uint32_t i = find(d, view, page);

	if (i != NONE)
		drop(d, i);
}

void hnl_view_map_lose(struct hnl_view_domain *d, uint32_t page)
{
	while (d->page[page].first != NONE)
		drop(d, d->page[page].first);
	d->page[page].lost = ++d->clock;
}
