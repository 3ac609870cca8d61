/* SPDX-License-Identifier: MIT */
/*
 * Entries of x86-64 page tables, for the host and for nested paging, which
 * use one format (AMD APM vol. 2, 5.3 and 15.25).
 */
#ifndef HV_BARE_PTE_H
#define HV_BARE_PTE_H

#include "machine.h"

#define PTE_P UINT64_C(0x001)
#define PTE_RW UINT64_C(0x002)
#define PTE_US UINT64_C(0x004)
#define PTE_PCD UINT64_C(0x010)
#define PTE_NX (UINT64_C(1) << 63)
#define PTE_ADDRESS UINT64_C(0x000ffffffffff000)

/* The access of a translation is what all its levels allow; leaves decide. */
static inline uint64_t pte_link(uint64_t table)
{
	return table | PTE_P | PTE_RW | PTE_US;
}

static inline uint64_t pte_linked(uint64_t entry)
{
	return entry & PTE_ADDRESS;
}

static inline uint64_t pte_own(uint64_t page, unsigned int access)
{
	return page | PTE_P |
		(access & ACCESS_WRITE ? PTE_RW : 0) |
		(access & ACCESS_DEVICE ? PTE_PCD : 0) |
		(access & ACCESS_EXECUTE ? 0 : PTE_NX);
}

/* A nested walk treats every access as a user's (APM vol. 2, 15.25.5). */
static inline uint64_t pte_guest(uint64_t page, unsigned int access)
{
	return pte_own(page, access) | PTE_US;
}

#endif
