/* SPDX-License-Identifier: MIT */
/*
 * The nested model's invariants, entry by entry. A table hangs at one slot
 * that points back to it, one level above: so all of them are trees, and none
 * is reached twice.
 */
#include "nested.h"

static const struct nested_domain *domain_of(const struct hnl_nested_model *m,
					     const struct nested_table *table)
{
	return table->domain < m->n_domains ? m->domain[table->domain] : NULL;
}

static bool is_taken(const struct hnl_nested_model *m, uint32_t n)
{
	return n < m->n_tables && m->table[n].taken;
}

static bool is_slot(const struct hnl_nested_model *m, uint32_t slot)
{
	return is_taken(m, slot / FANOUT);
}

/* RAM, or on its way out: a large page's count alone does not tell. */
static bool may_be_mapped(const struct nested_domain *d, uint32_t level,
			  uint64_t gfn)
{
	const struct nested_memory *memory = &d->memory[level];
	uint64_t i = nested_page_of(memory, gfn >> nested_shift(level)), n;

	if (i == memory->n)
		return false;
	if (memory->ram[i] == nested_pages(level))
		return true;
	for (n = 0; n < nested_pages(level); n++) {
		i = nested_page_of(&d->memory[0], gfn + n);
		if (i == d->memory[0].n || d->memory[0].ram[i] == 0)
			return false;
	}
	return true;
}

static bool is_listed(const struct hnl_nested_model *m,
		      const struct nested_domain *d, uint32_t slot)
{
	const struct nested_table *table = &m->table[slot / FANOUT];
	const struct nested_memory *memory = &d->memory[table->level];
	uint32_t next = table->next[slot % FANOUT];
	uint32_t prev = table->prev[slot % FANOUT];
	uint64_t e = *nested_entry(m, slot) >> TARGET_SHIFT;

	if (prev == NONE ?
	    memory->head[nested_page_of(memory, e >>
					nested_shift(table->level))] != slot :
	    !is_slot(m, prev) ||
	    m->table[prev / FANOUT].next[prev % FANOUT] != slot)
		return false;
	return next == NONE ||
	       (is_slot(m, next) &&
		m->table[next / FANOUT].prev[next % FANOUT] == slot &&
		m->table[next / FANOUT].domain == table->domain &&
		m->table[next / FANOUT].level == table->level &&
		*nested_entry(m, next) >> TARGET_SHIFT == e);
}

static bool leaf_is_sound(const struct hnl_nested_model *m,
			  const struct nested_domain *d, uint32_t slot)
{
	const struct nested_table *table = &m->table[slot / FANOUT];
	uint64_t e = *nested_entry(m, slot);
	uint64_t gfn = e >> TARGET_SHIFT, pages = nested_pages(table->level);

	if (table->level >= LEAF_LEVELS || !(e & PERMISSIONS) ||
	    gfn % pages != 0 || !may_be_mapped(d, table->level, gfn))
		return false;
	if ((e & DIRTY) &&
	    (!(e & ACCESSED) || !d->view[table->view].dirty_log))
		return false;
	return is_listed(m, d, slot);
}

static bool entry_is_sound(const struct hnl_nested_model *m,
			   const struct nested_domain *d, uint32_t slot)
{
	uint64_t e = *nested_entry(m, slot);
	uint32_t below = (uint32_t)(e >> TARGET_SHIFT);

	if (e == 0)
		return true;
	if (e & LEAF)
		return leaf_is_sound(m, d, slot);
	return is_taken(m, below) && m->table[below].parent == slot &&
	       m->table[below].level + 1 == m->table[slot / FANOUT].level &&
	       m->table[below].first == hnl_nested_gfn(m, slot);
}

static bool hangs_well(const struct hnl_nested_model *m,
		       const struct nested_domain *d, uint32_t n)
{
	const struct nested_table *table = &m->table[n];
	const struct nested_view *v = &d->view[table->view];
	uint32_t slot = table->parent;

	if (slot == NONE)
		return v->root == n && table->level == v->levels - 1 &&
		       table->first == 0;
	return table->used != 0 && is_slot(m, slot) &&
	       m->table[slot / FANOUT].domain == table->domain &&
	       m->table[slot / FANOUT].view == table->view &&
	       *nested_entry(m, slot) ==
		       ((uint64_t)n << TARGET_SHIFT | PERMISSIONS);
}

static bool table_is_sound(const struct hnl_nested_model *m, uint32_t n)
{
	const struct nested_table *table = &m->table[n];
	const struct nested_domain *d = domain_of(m, table);
	uint32_t i, used = 0;

	if (d == NULL || table->view >= d->n_views || table->level >= LEVELS ||
	    !hangs_well(m, d, n))
		return false;
	for (i = 0; i < FANOUT; i++) {
		if (!entry_is_sound(m, d, n * FANOUT + i))
			return false;
		used += m->entries[n].e[i] != 0;
	}
	return used == table->used;
}

/* The list of a page begins at an entry that maps it. */
static bool head_is_sound(const struct hnl_nested_model *m,
			  const struct nested_domain *d, uint32_t level,
			  uint64_t i)
{
	const struct nested_memory *memory = &d->memory[level];
	uint32_t slot = memory->head[i];
	const struct nested_table *table;
	uint64_t e;

	if (!is_slot(m, slot))
		return false;
	table = &m->table[slot / FANOUT];
	e = *nested_entry(m, slot);
	return table->domain == d->id && table->level == level && (e & LEAF) &&
	       e >> TARGET_SHIFT >> nested_shift(level) == memory->first + i &&
	       table->prev[slot % FANOUT] == NONE;
}

static bool memory_is_sound(const struct hnl_nested_model *m,
			    const struct nested_domain *d, uint32_t level)
{
	const struct nested_memory *memory = &d->memory[level];
	uint64_t most = level == 0 ? LEAVING : nested_pages(level), i;

	for (i = 0; i < memory->n; i++)
		if (memory->ram[i] > most ||
		    (memory->head[i] != NONE && !head_is_sound(m, d, level, i)))
			return false;
	return true;
}

/* That it hangs nowhere and is of the right level is hangs_well()'s. */
static bool view_is_sound(const struct hnl_nested_model *m,
			  const struct nested_domain *d, uint32_t view)
{
	uint32_t root = d->view[view].root;

	return is_taken(m, root) && m->table[root].domain == d->id &&
	       m->table[root].view == view;
}

static bool domain_is_sound(const struct hnl_nested_model *m,
			    const struct nested_domain *d)
{
	uint32_t i, level, tables = 0, views = 0;

	for (i = 0; i < m->n_tables; i++)
		tables += m->table[i].taken && m->table[i].domain == d->id;
	for (i = 0; i < d->n_views; i++) {
		if (d->view[i].root == NONE)
			continue;
		views++;
		if (!view_is_sound(m, d, i))
			return false;
	}
	for (level = 0; level < LEAF_LEVELS; level++)
		if (!memory_is_sound(m, d, level))
			return false;
	return tables == d->used_tables && tables <= d->max_tables &&
	       views == d->used_views;
}

/* The tables that are not taken are in the list, each once. */
static bool pool_is_sound(const struct hnl_nested_model *m)
{
	uint32_t i, n = 0, taken = 0;

	for (i = 0; i < m->n_tables; i++)
		taken += m->table[i].taken;
	for (i = m->free_table; i != NONE && n <= m->n_tables;
	     i = m->table[i].parent, n++)
		if (i >= m->n_tables || m->table[i].taken)
			return false;
	return n == m->free_tables && n + taken == m->n_tables;
}

bool hnl_nested_model_is_sound(const struct hnl_nested_model *m)
{
	const struct nested_domain *d;
	uint32_t i;

	for (i = 0; i < m->n_tables; i++)
		if (m->table[i].taken && !table_is_sound(m, i))
			return false;
	for (i = 0; i < m->n_domains; i++) {
		d = m->domain[i];
		if (d != NULL && (d->id != i || !domain_is_sound(m, d)))
			return false;
	}
	return pool_is_sound(m);
}
