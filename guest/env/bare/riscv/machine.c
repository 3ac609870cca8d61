/* SPDX-License-Identifier: MIT */
/*
 * RISC-V guest: ecall as the SBI has it, time from the time CSR.
 *
 *	a7 extension, a6 function --ecall--> a0 status, a1 value
 *
 * Whether there is a hypervisor of ours is asked of the SBI's base extension,
 * which every SBI has.
 */
#include "../internal.h"

const char guest_host_name[] = "riscv";

#define SBI_BASE 0x10
#define SBI_BASE_PROBE 3
#define SBI_NOT_SUPPORTED (-2)
#define TIME_HZ 10000000u		/* QEMU virt; a DTB would say so */
#define PAGE_BITS UINT64_C(0xfff)

int64_t riscv_ecall(uint64_t a7, uint64_t a6, const uint64_t arg[4],
		    uint64_t *value);

void guest_machine_init(void)
{
}

int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value)
{
	int64_t status = riscv_ecall(HNL_RISCV_EXTENSION, function, arg, value);

	return status_from(status, function, SBI_NOT_SUPPORTED);
}

bool guest_discover(struct hnl_discovery *found)
{
	static const uint64_t arg[4] = { HNL_RISCV_EXTENSION, 0, 0, 0 };
	uint64_t version, window;

	if (riscv_ecall(SBI_BASE, SBI_BASE_PROBE, arg, &version) || !version)
		return false;
	if (riscv_ecall(HNL_RISCV_EXTENSION, HNL_DISCOVER, arg, &window))
		return false;
	found->abi = (uint32_t)version;
	found->window_pages = (uint32_t)(window & PAGE_BITS);
	found->window_gpa = window & ~PAGE_BITS;
	return true;
}

bool guest_try_escape(void)
{
	return false;
}

uint64_t guest_clock_ns(void)
{
	uint64_t t;

	__asm__ volatile("csrr %0, time" : "=r"(t) : : "memory");
	return t * (1000000000 / TIME_HZ);
}
