/* SPDX-License-Identifier: MIT */
/*
 * Tables of 512 entries, as processors walk them, and beside them what they do
 * not know: who hangs where, and which entries map a page of L1.
 *
 * A table is filled before it hangs anywhere, and is flushed before it is free.
 * What needs tables counts them first, so that it is done as a whole or not at
 * all.
 */
#include "nested.h"

static uint64_t table_entry(uint32_t table)
{
	return (uint64_t)table << TARGET_SHIFT | PERMISSIONS;
}

static uint32_t table_of(uint64_t e)
{
	return (uint32_t)(e >> TARGET_SHIFT);
}

static struct nested_table *table_at(const struct hnl_nested_model *m,
				     uint32_t slot)
{
	return &m->table[slot / FANOUT];
}

uint64_t hnl_nested_size(const struct hnl_nested_model *m, uint32_t slot)
{
	return nested_pages(table_at(m, slot)->level);
}

uint64_t hnl_nested_gfn(const struct hnl_nested_model *m, uint32_t slot)
{
	return table_at(m, slot)->first +
	       slot % FANOUT * hnl_nested_size(m, slot);
}

/* ---- what is cached ---- */

static void make_stale(struct nested_domain *d, uint32_t view, uint64_t gfn,
		       uint64_t pages)
{
	struct nested_view *v = &d->view[view];

	if (!v->stale) {
		v->stale = true;
		v->next_stale = d->stale_view;
		d->stale_view = view;
		v->stale_from = gfn;
		v->stale_end = gfn + pages;
		return;
	}
	if (gfn < v->stale_from)
		v->stale_from = gfn;
	if (gfn + pages > v->stale_end)
		v->stale_end = gfn + pages;
}

static void make_slot_stale(struct hnl_nested_model *m, struct nested_domain *d,
			    uint32_t slot)
{
	make_stale(d, table_at(m, slot)->view, hnl_nested_gfn(m, slot),
		   hnl_nested_size(m, slot));
}

void hnl_nested_settle(struct hnl_nested_model *m, struct nested_domain *d)
{
	struct nested_view *v;
	uint32_t view;

	while (d->stale_view != NONE) {
		view = d->stale_view;
		v = &d->view[view];
		d->stale_view = v->next_stale;
		v->stale = false;
		if (m->flush != NULL)
			m->flush(m->host, d->id, view, v->stale_from,
				 v->stale_end - v->stale_from);
	}
}

/* ---- the list of a page ---- */

static uint32_t *head_of(struct nested_domain *d, uint32_t level, uint64_t e)
{
	struct nested_memory *memory = &d->memory[level];

	return &memory->head[nested_page_of(
		memory, e >> TARGET_SHIFT >> nested_shift(level))];
}

static void put_leaf(struct hnl_nested_model *m, struct nested_domain *d,
		     uint32_t slot, uint64_t e)
{
	struct nested_table *table = table_at(m, slot);
	uint32_t *head = head_of(d, table->level, e);

	table->next[slot % FANOUT] = *head;
	table->prev[slot % FANOUT] = NONE;
	if (*head != NONE)
		table_at(m, *head)->prev[*head % FANOUT] = slot;
	*head = slot;
	*nested_entry(m, slot) = e;
}

/* The entry is no mapping any more; the caller says what it is instead. */
static void drop_leaf(struct hnl_nested_model *m, struct nested_domain *d,
		      uint32_t slot)
{
	struct nested_table *table = table_at(m, slot);
	uint32_t next = table->next[slot % FANOUT];
	uint32_t prev = table->prev[slot % FANOUT];

	if (prev != NONE)
		table_at(m, prev)->next[prev % FANOUT] = next;
	else
		*head_of(d, table->level, *nested_entry(m, slot)) = next;
	if (next != NONE)
		table_at(m, next)->prev[next % FANOUT] = prev;
	make_slot_stale(m, d, slot);
}

/* ---- the pool ---- */

static int check_tables(const struct nested *t, uint32_t need)
{
	if (need > t->d->max_tables - t->d->used_tables)
		return -HNL_ENOSPC;
	return need > t->m->free_tables ? -HNL_ENOMEM : 0;
}

/* There is one: check_tables(). It is empty and hangs nowhere yet. */
static uint32_t take_table(struct nested *t, uint32_t view, uint32_t level,
			   uint64_t first)
{
	uint32_t n = t->m->free_table;
	struct nested_table *table = &t->m->table[n];

	t->m->free_table = table->parent;
	t->m->free_tables--;
	t->d->used_tables++;
	memset(&t->m->entries[n], 0, sizeof(t->m->entries[n]));
	table->parent = NONE;
	table->view = view;
	table->first = first;
	table->domain = t->d->id;
	table->used = 0;
	table->level = (uint8_t)level;
	table->taken = true;
	return n;
}

static void free_table(struct hnl_nested_model *m, struct nested_domain *d,
		       uint32_t n)
{
	m->table[n].taken = false;
	m->table[n].parent = m->free_table;
	m->free_table = n;
	m->free_tables++;
	d->used_tables--;
}

static void hang(struct hnl_nested_model *m, uint32_t table, uint32_t slot)
{
	m->table[table].parent = slot;
	*nested_entry(m, slot) = table_entry(table);
}

/* An entry was emptied: tables without any go, but the root. */
static void free_empty_tables(struct hnl_nested_model *m,
			      struct nested_domain *d, uint32_t table)
{
	uint32_t slot;

	while (m->table[table].used == 0 && m->table[table].parent != NONE) {
		slot = m->table[table].parent;
		*nested_entry(m, slot) = 0;
		table_at(m, slot)->used--;
		make_slot_stale(m, d, slot);
		hnl_nested_settle(m, d);
		free_table(m, d, table);
		table = slot / FANOUT;
	}
}

int hnl_nested_make_root(struct nested *t, uint32_t view)
{
	int err = check_tables(t, 1);

	if (err == 0)
		t->v->root = take_table(t, view, t->v->levels - 1u, 0);
	return err;
}

void hnl_nested_free_root(struct nested *t)
{
	hnl_nested_settle(t->m, t->d);
	free_table(t->m, t->d, t->v->root);
	t->v->root = NONE;
}

/* ---- mapping ---- */

/* The memory is RAM of the domain, all of it. */
static bool is_ram(const struct nested_domain *d, uint32_t level, uint64_t gfn)
{
	const struct nested_memory *memory = &d->memory[level];
	uint64_t i = nested_page_of(memory, gfn >> nested_shift(level));

	return i < memory->n && memory->ram[i] == nested_pages(level);
}

/*
 * The slot of gfn at level, or the empty one where tables are missing down to
 * there; *missing says how many. NONE: it is mapped.
 */
static uint32_t slot_for(const struct nested *t, uint64_t gfn, uint32_t level,
			 uint32_t *missing)
{
	uint32_t at = t->v->levels - 1u, table = t->v->root, slot;
	uint64_t e;

	for (;;) {
		slot = table * FANOUT + nested_index(gfn, at);
		e = *nested_entry(t->m, slot);
		*missing = at - level;
		if (e == 0)
			return slot;
		if (at == level || (e & LEAF))
			return NONE;
		table = table_of(e);
		at--;
	}
}

/* Tables from a slot down to level, the lowest first. */
static uint32_t make_tables(struct nested *t, uint32_t slot, uint64_t gfn,
			    uint32_t level)
{
	uint32_t at = table_at(t->m, slot)->level, leaf = NONE, below = NONE;
	uint32_t view = table_at(t->m, slot)->view, table;

	for (; level < at; level++) {
		table = take_table(t, view, level,
				   gfn & ~(nested_pages(level + 1) - 1));
		t->m->table[table].used = 1;
		if (below == NONE)
			leaf = table * FANOUT + nested_index(gfn, level);
		else
			hang(t->m, below,
			     table * FANOUT + nested_index(gfn, level));
		below = table;
	}
	if (below == NONE)
		return slot;
	hang(t->m, below, slot);
	return leaf;
}

int hnl_nested_map(struct nested *t, const struct hnl_nested_mapping *mapping)
{
	uint32_t level = mapping->order / LEVEL_BITS, missing, slot;
	int err;

	if (!is_ram(t->d, level, mapping->l1_gfn))
		return -HNL_EFAULT;
	slot = slot_for(t, mapping->l2_gfn, level, &missing);
	if (slot == NONE)
		return -HNL_EEXIST;
	err = check_tables(t, missing);
	if (err != 0)
		return err;
	table_at(t->m, slot)->used++;
	slot = make_tables(t, slot, mapping->l2_gfn, level);
	put_leaf(t->m, t->d, slot,
		 mapping->l1_gfn << TARGET_SHIFT | LEAF |
		 mapping->memory_type << TYPE_SHIFT | mapping->permissions);
	return 0;
}

void hnl_nested_remove(struct hnl_nested_model *m, struct nested_domain *d,
		       uint32_t slot)
{
	drop_leaf(m, d, slot);
	*nested_entry(m, slot) = 0;
	table_at(m, slot)->used--;
	free_empty_tables(m, d, slot / FANOUT);
}

/* ---- walking ---- */

/*
 * No table but the root is empty: down, then up and to the right at most once,
 * then down to a mapping. So at most 512 entries a level are looked at twice.
 */
uint32_t hnl_nested_find(const struct nested *t, uint64_t gfn, uint64_t end)
{
	uint32_t top = t->v->levels - 1u, at = top, table = t->v->root, slot;
	uint64_t e;

	while (gfn < end) {
		slot = table * FANOUT + nested_index(gfn, at);
		e = *nested_entry(t->m, slot);
		if (e & LEAF)
			return slot;
		if (e != 0) {
			table = table_of(e);
			at--;
			continue;
		}
		gfn = (gfn | (nested_pages(at) - 1)) + 1;
		while (at < top && nested_index(gfn, at) == 0) {
			table = t->m->table[table].parent / FANOUT;
			at++;
		}
	}
	return NONE;
}

/* One mapping becomes 512 of the next smaller size, equal in all else. */
static uint32_t split(struct nested *t, uint32_t slot)
{
	struct nested_table *above = table_at(t->m, slot);
	uint32_t level = above->level - 1u, table, i;
	uint64_t e = *nested_entry(t->m, slot);

	table = take_table(t, above->view, level, hnl_nested_gfn(t->m, slot));
	t->m->table[table].used = FANOUT;
	for (i = 0; i < FANOUT; i++)
		put_leaf(t->m, t->d, table * FANOUT + i,
			 e + (i * nested_pages(level) << TARGET_SHIFT));
	drop_leaf(t->m, t->d, slot);
	hang(t->m, table, slot);
	return table;
}

/*
 * Makes of the mapping in *slot that gfn is in the largest one that begins at
 * gfn and ends by end, and puts it into *slot.
 */
static int cut(struct nested *t, uint64_t gfn, uint64_t end, uint32_t *slot)
{
	uint32_t at = table_at(t->m, *slot)->level, level = at;
	int err;

	while (level > 0 && ((gfn & (nested_pages(level) - 1)) != 0 ||
			     end - gfn < nested_pages(level)))
		level--;
	err = check_tables(t, at - level);
	if (err != 0)
		return err;
	while (at > level) {
		at--;
		*slot = split(t, *slot) * FANOUT + nested_index(gfn, at);
	}
	return 0;
}

static bool is_done(const struct hnl_nested_walk *w, uint64_t e)
{
	return (w->action == HNL_NESTED_PROTECT &&
		(e & PERMISSIONS) == w->permissions) ||
	       (w->action == HNL_NESTED_CLEAN && !(e & DIRTY));
}

static void change(struct nested *t, const struct hnl_nested_walk *w,
		   uint32_t slot)
{
	uint64_t *e = nested_entry(t->m, slot);

	if (w->action == HNL_NESTED_UNMAP) {
		hnl_nested_remove(t->m, t->d, slot);
		return;
	}
	if (w->action == HNL_NESTED_PROTECT)
		*e = (*e & ~(uint64_t)PERMISSIONS) | w->permissions;
	else
		*e &= ~(uint64_t)DIRTY;
	make_slot_stale(t->m, t->d, slot);
}

/*
 * What is already as it should be is not split, and counts: a walk that is
 * repeated tells the same.
 */
int hnl_nested_walk_step(struct nested *t, struct hnl_nested_walk *w)
{
	uint32_t slot = hnl_nested_find(t, w->gfn, w->end);
	uint64_t next;
	bool done;
	int err;

	if (slot == NONE) {
		w->gfn = w->end;
		return 0;
	}
	if (w->gfn < hnl_nested_gfn(t->m, slot))
		w->gfn = hnl_nested_gfn(t->m, slot);
	done = is_done(w, *nested_entry(t->m, slot));
	err = done ? 0 : cut(t, w->gfn, w->end, &slot);
	if (err != 0)
		return err;
	next = hnl_nested_gfn(t->m, slot) + hnl_nested_size(t->m, slot);
	if (next > w->end)
		next = w->end;
	if (!done)
		change(t, w, slot);
	w->done += next - w->gfn;
	w->gfn = next;
	return 0;
}
