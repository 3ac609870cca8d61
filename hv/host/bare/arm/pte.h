/* SPDX-License-Identifier: MIT */
/*
 * Entries of AArch64 translation tables, 4 KiB granule, for EL2 stage 1 and
 * for stage 2 (Arm ARM DDI 0487, D8.3 "Translation table descriptor formats").
 */
#ifndef HV_BARE_PTE_H
#define HV_BARE_PTE_H

#include "machine.h"

#define PTE_TABLE UINT64_C(0x3)
#define PTE_PAGE UINT64_C(0x3)		/* the same bits, at the last level */
#define PTE_SH_INNER (UINT64_C(3) << 8)
#define PTE_AF (UINT64_C(1) << 10)	/* accessed: else the access faults */
#define PTE_ADDRESS UINT64_C(0x0000fffffffff000)

/* Stage 1: AttrIndx chooses a byte of MAIR_EL2. */
#define PTE_ATTR_NORMAL (UINT64_C(0) << 2)
#define PTE_ATTR_DEVICE (UINT64_C(1) << 2)
#define PTE_AP1_RES1 (UINT64_C(1) << 6)
#define PTE_AP2_READ_ONLY (UINT64_C(1) << 7)
#define PTE_XN (UINT64_C(1) << 54)

/* Stage 2: attributes and access in place. */
#define PTE_S2_NORMAL (UINT64_C(0xf) << 2)
#define PTE_S2AP_READ (UINT64_C(1) << 6)
#define PTE_S2AP_WRITE (UINT64_C(1) << 7)

static inline uint64_t pte_link(uint64_t table)
{
	return table | PTE_TABLE;
}

static inline uint64_t pte_linked(uint64_t entry)
{
	return entry & PTE_ADDRESS;
}

static inline uint64_t pte_own(uint64_t page, unsigned int access)
{
	return page | PTE_PAGE | PTE_SH_INNER | PTE_AF | PTE_AP1_RES1 |
		(access & ACCESS_DEVICE ? PTE_ATTR_DEVICE : PTE_ATTR_NORMAL) |
		(access & ACCESS_WRITE ? 0 : PTE_AP2_READ_ONLY) |
		(access & ACCESS_EXECUTE ? 0 : PTE_XN);
}

static inline uint64_t pte_guest(uint64_t page, unsigned int access)
{
	return page | PTE_PAGE | PTE_S2_NORMAL | PTE_SH_INNER | PTE_AF |
		(access & ACCESS_READ ? PTE_S2AP_READ : 0) |
		(access & ACCESS_WRITE ? PTE_S2AP_WRITE : 0) |
		(access & ACCESS_EXECUTE ? 0 : PTE_XN);
}

#endif
