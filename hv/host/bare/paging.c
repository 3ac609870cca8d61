/* SPDX-License-Identifier: MIT */
/*
 * The page table walk; paging.h draws the tree, and has the invariant. Tables
 * come from a pool and are never given back: a leaf that was unmapped is used
 * again for the same address.
 */
#include "machine.h"
#include "paging.h"
#include "pte.h"

#define TABLE_BITS 9
#define TABLE_ENTRIES (1u << TABLE_BITS)
#define PTE_PRESENT 1u		/* x86 P, Arm descriptor bit 0, RISC-V V */
#define POOL_TABLES 32

static uint64_t pool[POOL_TABLES][TABLE_ENTRIES]
	__attribute__((aligned(PAGE_SIZE)));
static size_t pool_used;

static uint64_t *new_table(uint64_t address)
{
	if (pool_used == POOL_TABLES)
		bare_die("no page table left", 0, address, pool_used);
	return pool[pool_used++];
}

static size_t entry_index(const struct paging *p, unsigned int level,
			  uint64_t address)
{
	size_t entries = level == p->levels ? p->root_entries : TABLE_ENTRIES;
	uint64_t i = address >> (PAGE_SHIFT + TABLE_BITS * (level - 1));

	return (size_t)i & (entries - 1);
}

void paging_set(const struct paging *p, uint64_t address, uint64_t leaf)
{
	uint64_t *table = p->root, *entry;
	unsigned int level;

	for (level = p->levels; level > 1; level--) {
		entry = &table[entry_index(p, level, address)];
		if (!(*entry & PTE_PRESENT))
			*entry = pte_link((uintptr_t)new_table(address));
		table = (uint64_t *)(uintptr_t)pte_linked(*entry);
	}
	entry = &table[entry_index(p, 1, address)];
	/* The hardware walks these tables too: one store, not torn. */
	__atomic_store_n(entry, leaf, __ATOMIC_RELEASE);
}
