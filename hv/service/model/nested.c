/* SPDX-License-Identifier: MIT */
/*
 * Domains, their views, and the operations on them. Each takes the lock once
 * and does a bounded amount; what takes longer is for the caller to repeat.
 */
#include "nested.h"

#define ALL_ORDERS                                                    \
	((uint64_t)1 << HNL_NESTED_ORDER_4K | 1u << HNL_NESTED_ORDER_2M | \
	 1u << HNL_NESTED_ORDER_1G)
#define ALL_TYPES                                                       \
	((uint64_t)1 << HNL_NESTED_MEMORY_TYPE_UC |                     \
	 1u << HNL_NESTED_MEMORY_TYPE_WC | 1u << HNL_NESTED_MEMORY_TYPE_WT | \
	 1u << HNL_NESTED_MEMORY_TYPE_WP | 1u << HNL_NESTED_MEMORY_TYPE_WB)
#define BITS_MIN 32u
#define BITS_MAX 57u
#define PAGE_BITS 12u
#define PAGES_MAX ((uint64_t)1 << 31)

/* A view, also one on its way out; -HNL_ENOENT: there is none. */
static int find_any_view(struct hnl_nested_model *m, uint16_t id, uint32_t view,
			 struct nested *t)
{
	t->m = m;
	t->d = nested_domain_of(m, id);
	if (t->d == NULL || view >= t->d->n_views)
		return -HNL_ENOENT;
	t->v = &t->d->view[hnl_clamp_index(view, t->d->n_views)];
	return t->v->root == NONE ? -HNL_ENOENT : 0;
}

static int find_view(struct hnl_nested_model *m, uint16_t id, uint32_t view,
		     struct nested *t)
{
	int err = find_any_view(m, id, view, t);

	return err == 0 && t->v->dying ? -HNL_ENOENT : err;
}

static uint64_t pages_of(const struct nested_view *v)
{
	return (uint64_t)1 << (v->address_bits - PAGE_BITS);
}

/* The same of pages from gfn on, which the caller is to have checked. */
static int find_range(struct hnl_nested_model *m, uint16_t id, uint32_t view,
		      uint64_t gfn, uint64_t pages, struct nested *t)
{
	int err = find_view(m, id, view, t);

	if (err != 0)
		return err;
	return gfn > pages_of(t->v) || pages > pages_of(t->v) - gfn ?
		       -HNL_ERANGE : 0;
}

/* ---- the model and its domains ---- */

static size_t align8(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

size_t hnl_nested_model_size(uint16_t n_domains, uint32_t tables)
{
	return align8(n_domains * sizeof(struct nested_domain *)) +
	       (size_t)tables * (sizeof(struct nested_entries) +
				 sizeof(struct nested_table));
}

void hnl_nested_model_init(struct hnl_nested_model *m, void *mem,
			   uint16_t n_domains, uint32_t tables)
{
	uint8_t *p = (uint8_t *)mem;
	uint32_t i;

	if (m->orders == 0)
		m->orders = ALL_ORDERS;
	if (m->memory_types == 0)
		m->memory_types = ALL_TYPES;
	if (m->address_bits == 0)
		m->address_bits = BITS_MAX;
	m->domain = (struct nested_domain **)mem;
	p += align8(n_domains * sizeof(*m->domain));
	m->entries = (struct nested_entries *)(void *)p;
	p += tables * sizeof(*m->entries);
	m->table = (struct nested_table *)(void *)p;
	m->n_domains = n_domains;
	m->n_tables = m->free_tables = tables;
	m->tokens = 0;
	for (i = 0; i < n_domains; i++)
		m->domain[i] = NULL;
	m->free_table = NONE;
	for (i = tables; i-- > 0;) {
		m->table[i].taken = false;
		m->table[i].parent = m->free_table;
		m->free_table = i;
	}
}

/* Pages of a level that hold at least one of the domain's. */
static uint64_t pages_at(const struct hnl_nested_domain_config *cfg,
			 uint32_t level)
{
	uint64_t last = cfg->first_gfn + cfg->pages - 1;

	return (last >> nested_shift(level)) -
	       (cfg->first_gfn >> nested_shift(level)) + 1;
}

static bool config_is_good(const struct hnl_nested_domain_config *cfg)
{
	uint64_t limit = (uint64_t)1 << (64 - PAGE_BITS);

	return cfg->views >= 1 && cfg->views <= HNL_NESTED_VIEWS &&
	       cfg->pages >= 1 && cfg->pages <= PAGES_MAX &&
	       cfg->first_gfn < limit && cfg->pages <= limit - cfg->first_gfn;
}

size_t hnl_nested_domain_size(const struct hnl_nested_domain_config *cfg)
{
	size_t size = align8(sizeof(struct nested_domain)) +
		      align8(cfg->views * sizeof(struct nested_view));
	uint32_t level;

	if (!config_is_good(cfg))
		return 0;
	for (level = 0; level < LEAF_LEVELS; level++)
		size += (size_t)pages_at(cfg, level) * 2 * sizeof(uint32_t);
	return size;
}

static void init_views(struct nested_domain *d, uint32_t n)
{
	uint32_t i;

	d->n_views = n;
	d->used_views = 0;
	d->stale_view = NONE;
	d->free_view = NONE;
	memset(d->view, 0, n * sizeof(*d->view));
	for (i = n; i-- > 0;) {
		d->view[i].root = NONE;
		d->view[i].next_free = d->free_view;
		d->free_view = i;
	}
}

static void init_memory(struct nested_domain *d, uint8_t *p,
			const struct hnl_nested_domain_config *cfg)
{
	struct nested_memory *memory;
	uint32_t level;
	uint64_t i;

	for (level = 0; level < LEAF_LEVELS; level++) {
		memory = &d->memory[level];
		memory->first = cfg->first_gfn >> nested_shift(level);
		memory->n = pages_at(cfg, level);
		memory->head = (uint32_t *)(void *)p;
		memory->ram = memory->head + memory->n;
		for (i = 0; i < memory->n; i++) {
			memory->head[i] = NONE;
			memory->ram[i] = 0;
		}
		p += memory->n * 2 * sizeof(uint32_t);
	}
}

static void init_domain(struct nested_domain *d,
			const struct hnl_nested_domain_config *cfg)
{
	uint8_t *p = (uint8_t *)d + align8(sizeof(*d));

	d->id = cfg->id;
	d->dying = false;
	d->max_tables = cfg->tables;
	d->used_tables = 0;
	d->view = (struct nested_view *)(void *)p;
	init_views(d, cfg->views);
	init_memory(d, p + align8(cfg->views * sizeof(*d->view)), cfg);
}

int hnl_nested_model_register(struct hnl_nested_model *m, void *mem,
			      const struct hnl_nested_domain_config *cfg)
{
	struct nested_domain *d = (struct nested_domain *)mem;
	bool taken;

	if (cfg->id >= m->n_domains || !config_is_good(cfg))
		return -HNL_EINVAL;
	nested_lock(m);
	taken = m->domain[cfg->id] != NULL;
	nested_unlock(m);
	if (taken)
		return -HNL_EEXIST;
	init_domain(d, cfg);
	nested_lock(m);
	m->domain[cfg->id] = d;
	nested_unlock(m);
	return 0;
}

/* ---- views ---- */

static void capability(void *ctx, uint16_t domain,
		       struct hnl_nested_capability *c)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	const struct nested_domain *d;

	memset(c, 0, sizeof(*c));
	nested_lock(m);
	d = nested_domain_of(m, domain);
	if (d != NULL) {
		c->max_views = d->n_views;
		c->used_views = d->used_views;
		c->max_tables = d->max_tables;
		c->used_tables = d->used_tables;
		c->orders = m->orders;
		c->memory_types = m->memory_types;
		c->address_bits = m->address_bits;
	}
	nested_unlock(m);
}

static int make_view(struct hnl_nested_model *m, struct nested_domain *d,
		     uint32_t bits, bool dirty_log, uint32_t *view)
{
	struct nested t = { m, d, NULL };
	int err;

	if (d == NULL || d->dying || d->free_view == NONE)
		return -HNL_ENOSPC;
	if (bits == 0)
		bits = m->address_bits;
	if (bits < BITS_MIN || bits > m->address_bits)
		return -HNL_EINVAL;
	t.v = &d->view[d->free_view];
	t.v->levels = (uint8_t)((bits - PAGE_BITS + LEVEL_BITS - 1) /
				LEVEL_BITS);
	err = hnl_nested_make_root(&t, d->free_view);
	if (err != 0)
		return err;
	*view = d->free_view;
	d->free_view = t.v->next_free;
	d->used_views++;
	t.v->token = ++m->tokens;
	t.v->address_bits = (uint8_t)bits;
	t.v->dirty_log = dirty_log;
	t.v->dying = false;
	t.v->running = 0;
	return 0;
}

static int view_create(void *ctx, uint16_t domain, uint32_t bits,
		       bool dirty_log, uint32_t *view)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	int err;

	nested_lock(m);
	err = make_view(m, nested_domain_of(m, domain), bits, dirty_log, view);
	nested_unlock(m);
	return err;
}

/* True: it is gone. */
static bool unmake_view(struct nested *t)
{
	struct hnl_nested_walk w = { .end = pages_of(t->v),
				     .action = HNL_NESTED_UNMAP };

	t->v->dying = true;
	/* To unmap all needs no table: nothing is cut. */
	(void)hnl_nested_walk_step(t, &w);
	if (t->m->table[t->v->root].used != 0)
		return false;
	hnl_nested_free_root(t);
	t->v->next_free = t->d->free_view;
	t->d->free_view = (uint32_t)(t->v - t->d->view);
	t->d->used_views--;
	return true;
}

/* One that began may be given up by its guest: it begins anew, and goes on. */
static int destroy_step(struct hnl_nested_model *m, uint16_t domain,
			uint32_t view, uint64_t *token)
{
	struct nested t;
	int err = find_any_view(m, domain, view, &t);

	if (*token != 0 && (err != 0 || t.v->token != *token)) {
		*token = 0;
		return 0;
	}
	if (err != 0)
		return err;
	if (t.v->running != 0)
		return -HNL_EBUSY;
	*token = unmake_view(&t) ? 0 : t.v->token;
	return 0;
}

static int view_destroy(void *ctx, uint16_t domain, uint32_t view,
			uint64_t *token)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	int err;

	nested_lock(m);
	err = destroy_step(m, domain, view, token);
	nested_unlock(m);
	return err;
}

static int view_get(void *ctx, uint16_t domain, uint32_t view,
		    struct hnl_nested_view *v)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	struct nested t;
	int err;

	nested_lock(m);
	err = find_view(m, domain, view, &t);
	if (err == 0) {
		v->address_bits = t.v->address_bits;
		v->dirty_log = t.v->dirty_log;
		v->orders = m->orders;
		v->memory_types = m->memory_types;
	}
	nested_unlock(m);
	return err;
}

int hnl_nested_model_enter(struct hnl_nested_model *m, uint16_t domain,
			   uint32_t view)
{
	struct nested t;
	int err;

	nested_lock(m);
	err = find_view(m, domain, view, &t);
	if (err == 0)
		t.v->running++;
	nested_unlock(m);
	return err;
}

void hnl_nested_model_exit(struct hnl_nested_model *m, uint16_t domain,
			   uint32_t view)
{
	struct nested t;

	nested_lock(m);
	if (find_view(m, domain, view, &t) == 0 && t.v->running != 0)
		t.v->running--;
	nested_unlock(m);
}

/* One step: unmaps something or forgets a view. False: no view is left. */
static bool unmake_any_view(struct nested *t)
{
	if (t->d->used_views == 0)
		return false;
	while (t->v->root == NONE)
		t->v++;
	t->v->running = 0;
	(void)unmake_view(t);
	return true;
}

bool hnl_nested_model_unregister(struct hnl_nested_model *m, uint16_t domain,
				 uint32_t units)
{
	struct nested t = { m, NULL, NULL };
	bool gone = true;

	nested_lock(m);
	t.d = nested_domain_of(m, domain);
	if (t.d != NULL) {
		t.v = t.d->view;
		t.d->dying = true;
		while (units != 0 && unmake_any_view(&t))
			units--;
		hnl_nested_settle(m, t.d);
		gone = t.d->used_views == 0;
		if (gone)
			m->domain[domain] = NULL;
	}
	nested_unlock(m);
	return gone;
}

/* ---- what is mapped ---- */

static int map(void *ctx, uint16_t domain, uint32_t view,
	       const struct hnl_nested_mapping *mapping)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	struct nested t;
	int err;

	nested_lock(m);
	err = find_range(m, domain, view, mapping->l2_gfn,
			 (uint64_t)1 << mapping->order, &t);
	if (err == 0)
		err = hnl_nested_map(&t, mapping);
	nested_unlock(m);
	return err;
}

static int walk(void *ctx, uint16_t domain, uint32_t view,
		struct hnl_nested_walk *w)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	struct nested t;
	int err;

	nested_lock(m);
	err = find_range(m, domain, view, w->gfn, w->end - w->gfn, &t);
	if (err == 0)
		err = hnl_nested_walk_step(&t, w);
	nested_unlock(m);
	return err;
}

static void describe(const struct nested *t, uint32_t slot,
		     struct hnl_nested_mapping *mapping)
{
	uint64_t e = *nested_entry(t->m, slot);

	mapping->l2_gfn = hnl_nested_gfn(t->m, slot);
	mapping->l1_gfn = e >> TARGET_SHIFT;
	mapping->order = nested_shift(t->m->table[slot / FANOUT].level);
	mapping->permissions = (uint32_t)e & PERMISSIONS;
	mapping->memory_type = (uint32_t)(e >> TYPE_SHIFT) & TYPE;
	mapping->mapped = 0;
	if (e & ACCESSED)
		mapping->mapped |= HNL_NESTED_MAPPED_ACCESSED;
	if (e & DIRTY)
		mapping->mapped |= HNL_NESTED_MAPPED_DIRTY;
}

static int query(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		 struct hnl_nested_mapping *mapping)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	uint32_t slot = NONE;
	struct nested t;
	int err;

	nested_lock(m);
	err = find_range(m, domain, view, gfn, 1, &t);
	if (err == 0)
		slot = hnl_nested_find(&t, gfn, gfn + 1);
	if (slot != NONE)
		describe(&t, slot, mapping);
	else if (err == 0)
		err = -HNL_EFAULT;
	nested_unlock(m);
	return err;
}

#define WORD_PAGES 64u

static uint64_t written_of(const struct nested *t, uint64_t gfn)
{
	uint64_t end = gfn + WORD_PAGES, at = gfn, first, next, written = 0;
	uint32_t slot;

	while ((slot = hnl_nested_find(t, at, end)) != NONE) {
		first = hnl_nested_gfn(t->m, slot);
		next = first + hnl_nested_size(t->m, slot);
		if (at < first)
			at = first;
		for (; at < next && at < end; at++)
			if (*nested_entry(t->m, slot) & DIRTY)
				written |= (uint64_t)1 << (at - gfn);
	}
	return written;
}

static int dirty_get(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		     uint64_t *written)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	struct nested t;
	int err;

	nested_lock(m);
	err = find_range(m, domain, view, gfn, WORD_PAGES, &t);
	if (err == 0)
		*written = written_of(&t, gfn);
	nested_unlock(m);
	return err;
}

static int translate(const struct nested *t, uint64_t gpa, uint32_t access,
		     uint64_t *l1_gpa)
{
	uint64_t gfn = gpa >> PAGE_BITS, *e;
	uint32_t slot;

	slot = hnl_nested_find(t, gfn, gfn + 1);
	if (slot == NONE)
		return -HNL_EFAULT;
	e = nested_entry(t->m, slot);
	if (access & ~*e & PERMISSIONS)
		return -HNL_EACCES;
	*e |= ACCESSED;
	if ((access & HNL_NESTED_PERMISSION_WRITE) && t->v->dirty_log)
		*e |= DIRTY;
	*l1_gpa = (*e >> TARGET_SHIFT << TARGET_SHIFT) +
		  (gpa - (hnl_nested_gfn(t->m, slot) << PAGE_BITS));
	return 0;
}

int hnl_nested_model_translate(struct hnl_nested_model *m, uint16_t domain,
			       uint32_t view, uint64_t l2_gpa, uint32_t access,
			       uint64_t *l1_gpa)
{
	struct nested t;
	int err;

	nested_lock(m);
	err = find_range(m, domain, view, l2_gpa >> PAGE_BITS, 1, &t);
	if (err == 0)
		err = translate(&t, l2_gpa, access, l1_gpa);
	nested_unlock(m);
	return err == -HNL_ERANGE ? -HNL_EFAULT : err;
}

/* ---- what is cached ---- */

static int flush(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		 uint64_t pages)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	struct nested t;
	int err;

	nested_lock(m);
	err = find_range(m, domain, view, gfn, pages, &t);
	if (err == 0 && m->flush != NULL)
		m->flush(m->host, domain, view, gfn, pages);
	nested_unlock(m);
	return err;
}

static void settle(void *ctx, uint16_t domain)
{
	struct hnl_nested_model *m = (struct hnl_nested_model *)ctx;
	struct nested_domain *d;

	nested_lock(m);
	d = nested_domain_of(m, domain);
	if (d != NULL)
		hnl_nested_settle(m, d);
	nested_unlock(m);
}

const struct hnl_nested_ops hnl_nested_model_ops = {
	.capability = capability,
	.view_create = view_create,
	.view_destroy = view_destroy,
	.view_get = view_get,
	.map = map,
	.walk = walk,
	.dirty_get = dirty_get,
	.query = query,
	.flush = flush,
	.settle = settle,
};
