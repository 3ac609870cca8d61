/* SPDX-License-Identifier: MIT */
/*
 * Entries of RISC-V Sv39 and Sv39x4 page tables (privileged specification,
 * 4.4 and, for the G-stage, 8.5.1). An entry without R, W and X is a link.
 */
#ifndef HV_BARE_PTE_H
#define HV_BARE_PTE_H

#include "machine.h"

#define PTE_V UINT64_C(0x01)
#define PTE_R UINT64_C(0x02)
#define PTE_W UINT64_C(0x04)
#define PTE_X UINT64_C(0x08)
#define PTE_U UINT64_C(0x10)
#define PTE_A UINT64_C(0x40)	/* set here: hardware may fault instead */
#define PTE_D UINT64_C(0x80)

/* The page number stands at bit 10 instead of bit 12. */
#define PTE_NUMBER UINT64_C(0x003ffffffffffc00)

static inline uint64_t pte_link(uint64_t table)
{
	return table >> 2 | PTE_V;
}

static inline uint64_t pte_linked(uint64_t entry)
{
	return (entry & PTE_NUMBER) << 2;
}

static inline uint64_t pte_own(uint64_t page, unsigned int access)
{
	return page >> 2 | PTE_V | PTE_A | PTE_D |
		(access & ACCESS_READ ? PTE_R : 0) |
		(access & ACCESS_WRITE ? PTE_W : 0) |
		(access & ACCESS_EXECUTE ? PTE_X : 0);
}

/* The G-stage treats every access as a user's. */
static inline uint64_t pte_guest(uint64_t page, unsigned int access)
{
	return pte_own(page, access) | PTE_U;
}

#endif
