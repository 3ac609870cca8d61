/* SPDX-License-Identifier: MIT */
/*
 * What the nested model's files know of each other.
 *
 *	nested.c	domains, views, operations; each under the lock
 *	nested_ram.c	L1's memory, and what it loses
 *	nested_table.c	tables, entries and the lists of what maps a page
 *	nested_sound.c	the invariants
 *
 * An entry, as extended page tables have it as far as they go:
 *
 *	 63 .. 12                     9       8          7      5..3   2..0
 *	| L1 gfn, or table's number | DIRTY | ACCESSED | LEAF | type | X W R |
 *
 * 0 is an empty one. A slot is a table's number times 512 and an index.
 */
#ifndef HNL_MODEL_NESTED_H
#define HNL_MODEL_NESTED_H

#include <hnl/nested_model.h>

#include "hnl_nested.h"

#define FANOUT 512u
#define LEVEL_BITS 9u
#define LEVELS 5u	/* 57 bits of address */
#define LEAF_LEVELS 3u	/* 4 KiB, 2 MiB, 1 GiB */

#define PERMISSIONS 0x7u
#define TYPE_SHIFT 3u
#define TYPE 0x7u
#define LEAF 0x80u
#define ACCESSED 0x100u
#define DIRTY 0x200u
#define TARGET_SHIFT 12u
#define FLAGS 0xfffu

#define NONE 0xffffffffu

/* In place of the count, of a 4 KiB page: perhaps mapped still, never again. */
#define LEAVING 2u

struct nested_entries {
	uint64_t e[FANOUT];
};

/* next and prev: the list of the entry's page; NONE ends it either way. */
struct nested_table {
	uint32_t next[FANOUT], prev[FANOUT];
	uint32_t parent;	/* slot; NONE: a root. Free: the next one */
	uint32_t view;
	uint64_t first;		/* gfn of entry 0 */
	uint16_t domain;
	uint16_t used;		/* entries that are not empty */
	uint8_t level;		/* of its entries: 0, 4 KiB each */
	bool taken;
};

struct nested_view {
	uint32_t root;		/* NONE: no such view */
	uint32_t next_free;	/* if there is none: the next one */
	uint32_t running;	/* vCPUs */
	uint64_t token;		/* no two views ever have one */
	uint8_t address_bits, levels;
	bool dirty_log, dying;
	/* Changed and not yet flushed: stale_from .. stale_end - 1. */
	bool stale;		/* in its domain's list */
	uint32_t next_stale;
	uint64_t stale_from, stale_end;
};

/* L1's memory in pages of one size, aligned to it; the ends may be cut off. */
struct nested_memory {
	uint64_t first;		/* number of the first one, gfn >> 9 * level */
	uint64_t n;
	uint32_t *head;		/* slot of the first entry that maps it */
	uint32_t *ram;		/* 4 KiB pages of it that are RAM; or LEAVING */
};

struct nested_domain {
	uint16_t id;
	bool dying;
	uint32_t n_views, used_views, free_view;
	uint32_t max_tables, used_tables;
	uint32_t stale_view;	/* first of a list */
	struct nested_view *view;
	struct nested_memory memory[LEAF_LEVELS];
};

/* One view of a domain, as the functions on tables take it. */
struct nested {
	struct hnl_nested_model *m;
	struct nested_domain *d;
	struct nested_view *v;
};

static inline uint32_t nested_shift(uint32_t level)
{
	return level * LEVEL_BITS;
}

/* 4 KiB pages of an entry. */
static inline uint64_t nested_pages(uint32_t level)
{
	return (uint64_t)1 << nested_shift(level);
}

static inline uint32_t nested_index(uint64_t gfn, uint32_t level)
{
	return (uint32_t)(gfn >> nested_shift(level)) & (FANOUT - 1);
}

static inline uint64_t *nested_entry(const struct hnl_nested_model *m,
				     uint32_t slot)
{
	return &m->entries[slot / FANOUT].e[slot % FANOUT];
}

/* The page of L1's that number is, of its size; n: not of what is kept. */
static inline uint64_t nested_page_of(const struct nested_memory *memory,
				      uint64_t number)
{
	if (number < memory->first || number - memory->first >= memory->n)
		return memory->n;
	return (uint64_t)hnl_clamp_index((size_t)(number - memory->first),
					 (size_t)memory->n);
}

static inline void nested_lock(struct hnl_nested_model *m)
{
	if (m->lock != NULL)
		m->lock(m->lock_host);
}

static inline void nested_unlock(struct hnl_nested_model *m)
{
	if (m->unlock != NULL)
		m->unlock(m->lock_host);
}

/* NULL: there is none. */
static inline struct nested_domain *
nested_domain_of(const struct hnl_nested_model *m, uint16_t id)
{
	if (id >= m->n_domains)
		return NULL;
	return m->domain[hnl_clamp_index(id, m->n_domains)];
}

/* nested_table.c */
int hnl_nested_make_root(struct nested *t, uint32_t view);
void hnl_nested_free_root(struct nested *t);
int hnl_nested_map(struct nested *t, const struct hnl_nested_mapping *mapping);
int hnl_nested_walk_step(struct nested *t, struct hnl_nested_walk *w);
/* Slot of the first mapping from gfn to end, which is excluded; or NONE. */
uint32_t hnl_nested_find(const struct nested *t, uint64_t gfn, uint64_t end);
/* L2 gfn of a slot's entry, and the 4 KiB pages of it. */
uint64_t hnl_nested_gfn(const struct hnl_nested_model *m, uint32_t slot);
uint64_t hnl_nested_size(const struct hnl_nested_model *m, uint32_t slot);
/* Unmaps a slot of any of the domain's views. */
void hnl_nested_remove(struct hnl_nested_model *m, struct nested_domain *d,
		       uint32_t slot);
void hnl_nested_settle(struct hnl_nested_model *m, struct nested_domain *d);

#endif
