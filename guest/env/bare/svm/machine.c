/* SPDX-License-Identifier: MIT */
/*
 * x86-64 guest of the bare host: VMMCALL, and what it may not execute.
 *
 * guest_try_escape() tries every instruction that is the host's alone, each on
 * a page of the host's. Invariant: each of them ends in x86_trap(), or the
 * guest has escaped, and says so.
 */
#include "../x86/x86.h"

const char guest_host_name[] = "svm";

int64_t x86_vmmcall(uint32_t eax, const uint64_t arg[4], uint64_t *value);
bool x86_try_host_only(size_t which);
extern const char x86_host_only[], x86_host_only_end[];

#define HOST_ONLY_SIZE 8		/* of one in start.S */

struct cpuid x86_cpuid(uint32_t leaf)
{
	return x86_cpuid_here(leaf);
}

/* What the hypervisor injects for a stray access, or for what is its own. */
void guest_machine_init(void)
{
	static uint64_t idt[VECTOR_GP + 1][2];

	x86_set_gate(idt[VECTOR_UD], x86_ud);
	x86_set_gate(idt[VECTOR_GP], x86_gp);
	x86_load_gates(idt, sizeof(idt));
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

int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value)
{
	return x86_vmmcall(HNL_X86_CALL | (function & 0xff), arg, value);
}
