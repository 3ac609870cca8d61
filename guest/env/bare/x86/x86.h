/* SPDX-License-Identifier: MIT */
/*
 * What x86-64 guests share, and what each of them adds.
 *
 *	x86.c, image.S	discovery, time, gates, page tables	both
 *	svm/, kvm/	x86_cpuid, x86_trap, the call		one is linked
 */
#ifndef GUEST_BARE_X86_H
#define GUEST_BARE_X86_H

#include "../internal.h"

#define VECTOR_UD 6
#define VECTOR_GP 13
#define SELECTOR_CODE 0x08u
#define GATE_KERNEL 0x8eu		/* interrupt gate, present, ring 0 */

struct cpuid {
	uint32_t eax, ebx, ecx, edx;
};

/* What this ring finds. In ring 3 it may be the processor's own. */
static inline struct cpuid x86_cpuid_here(uint32_t leaf)
{
	struct cpuid c;

	__asm__ volatile("cpuid"
			 : "=a"(c.eax), "=b"(c.ebx), "=c"(c.ecx), "=d"(c.edx)
			 : "a"(leaf), "c"(0));
	return c;
}

/* What the hypervisor tells. The machine's. */
struct cpuid x86_cpuid(uint32_t leaf);

/* Leaf of hnl's block in CPUID; 0: there is none, or not up to that leaf. */
uint32_t x86_leaf(unsigned int leaf);

void x86_set_gate(uint64_t gate[2], const char *handler);
void x86_load_gates(const void *idt, size_t size);

/* Of a fault: where to resume. The machine's; called by x86_gp and x86_ud. */
uint64_t x86_trap(uint64_t pc, uint64_t cause);
extern const char x86_gp[], x86_ud[];

#endif
