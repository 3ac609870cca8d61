/* SPDX-License-Identifier: MIT */
/* x86-64 guest: VMMCALL, discovery through CPUID, time from the TSC. */
#include "../internal.h"

const char guest_host_name[] = "svm";

#define VECTOR_UD 6
#define VECTOR_GP 13
#define SELECTOR_CODE 0x08u
#define GATE_INTERRUPT 0x8eu		/* present, ring 0, 64-bit */

struct cpuid {
	uint32_t eax, ebx, ecx, edx;
};

int64_t x86_vmmcall(uint32_t eax, const uint64_t arg[4], uint64_t *value);
bool x86_try_host_only(size_t which);
uint64_t x86_trap(uint64_t pc, uint64_t cause);
extern const char x86_gp[], x86_ud[];
extern const char x86_host_only[], x86_host_only_end[];

#define HOST_ONLY_SIZE 8		/* of one in start.S */

static uint64_t tsc_khz;

/* What the hypervisor injects for a stray access, or for what is its own. */
static void set_gate(uint64_t gate[2], const char *handler)
{
	uint64_t at = (uintptr_t)handler;

	gate[0] = (at & 0xffff) | (uint64_t)SELECTOR_CODE << 16 |
		(uint64_t)GATE_INTERRUPT << 40 | (at >> 16 & 0xffff) << 48;
	gate[1] = at >> 32;
}

static void set_fault_gates(void)
{
	static uint64_t idt[VECTOR_GP + 1][2];
	struct {
		uint16_t limit;
		uint64_t base;
	} __attribute__((packed)) pointer = {
		sizeof(idt) - 1, (uintptr_t)idt
	};

	set_gate(idt[VECTOR_UD], x86_ud);
	set_gate(idt[VECTOR_GP], x86_gp);
	__asm__ volatile("lidt %0" : : "m"(pointer), "m"(idt));
}

void guest_machine_init(void)
{
	set_fault_gates();
}

/* A frame of an instruction that was refused is as one of guest_touch(). */
uint64_t x86_trap(uint64_t pc, uint64_t cause)
{
	if (pc >= (uintptr_t)x86_host_only &&
	    pc < (uintptr_t)x86_host_only_end)
		return (uintptr_t)guest_touch_failed;
	return guest_trap(pc, cause);
}

bool guest_try_escape(void)
{
	size_t n = (size_t)(x86_host_only_end - x86_host_only) /
		HOST_ONLY_SIZE;
	bool escaped = false;
	size_t i;

	for (i = 0; i < n; i++)
		escaped |= x86_try_host_only(i);
	return escaped;
}

static struct cpuid cpuid(uint32_t leaf)
{
	struct cpuid c;

	__asm__ volatile("cpuid"
			 : "=a"(c.eax), "=b"(c.ebx), "=c"(c.ecx), "=d"(c.edx)
			 : "a"(leaf), "c"(0));
	return c;
}

int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value)
{
	return x86_vmmcall(HNL_X86_CALL | (function & 0xff), arg, value);
}

bool guest_discover(struct hnl_discovery *found)
{
	uint32_t leaf;
	struct cpuid c;

	for (leaf = HNL_X86_LEAF_FIRST; leaf <= HNL_X86_LEAF_LAST;
	     leaf += HNL_X86_LEAF_STEP) {
		c = cpuid(leaf);
		if (memcmp(&c.ebx, HNL_X86_SIGNATURE, 12) || c.eax < leaf + 2)
			continue;
		c = cpuid(leaf + 1);
		found->abi = c.eax;
		found->window_pages = c.ebx;
		found->window_gpa = c.ecx | (uint64_t)c.edx << 32;
		tsc_khz = cpuid(leaf + 2).eax;
		return true;
	}
	return false;
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
