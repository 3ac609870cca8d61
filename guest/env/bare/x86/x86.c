/* SPDX-License-Identifier: MIT */
/*
 * x86-64 guests: discovery through CPUID, time from the TSC, gates.
 *
 * Several hypervisors may stand behind each other in CPUID, a block of leaves
 * each. Invariant: ours is the block with our signature, wherever it is, and a
 * leaf that it does not reach is not asked.
 */
#include "x86.h"

static uint64_t tsc_khz;

uint32_t x86_leaf(unsigned int leaf)
{
	uint32_t first;
	struct cpuid c;

	for (first = HNL_X86_LEAF_FIRST; first <= HNL_X86_LEAF_LAST;
	     first += HNL_X86_LEAF_STEP) {
		c = x86_cpuid(first);
		if (!memcmp(&c.ebx, HNL_X86_SIGNATURE, 12))
			return c.eax < first + leaf ? 0 : first + leaf;
	}
	return 0;
}

bool guest_discover(struct hnl_discovery *found)
{
	uint32_t clock = x86_leaf(HNL_X86_LEAF_CLOCK);
	struct cpuid c;

	if (clock == 0)
		return false;
	c = x86_cpuid(x86_leaf(HNL_X86_LEAF_VERSION));
	found->abi = c.eax;
	found->window_pages = c.ebx;
	found->window_gpa = c.ecx | (uint64_t)c.edx << 32;
	tsc_khz = x86_cpuid(clock).eax;
	return true;
}

uint64_t guest_clock_ns(void)
{
	uint32_t low, high;
	uint64_t t;

	__asm__ volatile("lfence; rdtsc" : "=a"(low), "=d"(high) : : "memory");
	t = low | (uint64_t)high << 32;
	return tsc_khz ? t / tsc_khz * 1000000 +
		t % tsc_khz * 1000000 / tsc_khz : 0;
}

void x86_set_gate(uint64_t gate[2], const char *handler)
{
	uint64_t at = (uintptr_t)handler;

	gate[0] = (at & 0xffff) | (uint64_t)SELECTOR_CODE << 16 |
		(uint64_t)GATE_KERNEL << 40 | (at >> 16 & 0xffff) << 48;
	gate[1] = at >> 32;
}

void x86_load_gates(const void *idt, size_t size)
{
	struct {
		uint16_t limit;
		uint64_t base;
	} __attribute__((packed)) pointer = {
		(uint16_t)(size - 1), (uintptr_t)idt
	};

	__asm__ volatile("lidt %0" : : "m"(pointer) : "memory");
}
