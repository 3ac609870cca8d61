/* SPDX-License-Identifier: MIT */
/*
 * Page tables, once for three machines and two stages.
 *
 * x86-64, AArch64 with the 4 KiB granule, and RISC-V Sv39 agree on the shape:
 * a tree of 512 entries of eight bytes, bit 0 of an entry says "present".
 *
 *	 root ----> table ----> table ----> 4 KiB page
 *	      link        link        leaf
 *
 * They differ in the number of levels, in the size of the root and in the
 * bits of an entry. The bits are the machine's: its pte.h defines
 *
 *	uint64_t pte_link(uint64_t table);      entry that leads to a table
 *	uint64_t pte_linked(uint64_t entry);    the table it leads to
 *	uint64_t pte_own(uint64_t page, unsigned int access);
 *	uint64_t pte_guest(uint64_t page, unsigned int access);
 *
 * Invariant: every leaf is a 4 KiB page, and all tables come from one fixed
 * pool, which is never given back.
 */
#ifndef HV_BARE_PAGING_H
#define HV_BARE_PAGING_H

#include <hnl/port.h>

#define PAGE_SHIFT 12
#define PAGE_SIZE ((size_t)1 << PAGE_SHIFT)
#define PAGE_MASK (PAGE_SIZE - 1)

struct paging {
	uint64_t *root;
	unsigned int levels;		/* the root's level; leaves are at 1 */
	unsigned int root_entries;	/* a power of two */
};

/* Defined by the machine, which gives root and levels. */
extern struct paging paging_own;	/* the hypervisor's own addresses */
extern struct paging paging_guest;	/* guest-physical addresses */

/*
 * Sets the leaf of the page at `address`; 0 unmaps it. The caller flushes
 * when a present entry changed. Ends the machine when the pool is empty.
 */
void paging_set(const struct paging *p, uint64_t address, uint64_t leaf);

#endif
