/* SPDX-License-Identifier: MIT */
/*
 * AArch64 guest: HVC as SMCCC has it, time from the virtual counter.
 *
 *	w0 function --HVC--> x0 status, x1.. values
 *
 * Other hypervisors answer HVC too: none is ours before its UUID says so.
 */
#include "../internal.h"

const char guest_host_name[] = "arm";

#define SMCCC_NOT_SUPPORTED (-1)

int64_t arm_hvc(uint32_t w0, const uint64_t arg[4], uint64_t out[3]);

/* 19d87983-0579-4637-84c3-9e4150dfc24e, as SMCCC packs a UUID in w0..w3. */
static const uint32_t our_uid[4] = {
	0x8379d819, 0x37467905, 0x419ec384, 0x4ec2df50
};

static const uint64_t no_arguments[4];

void guest_machine_init(void)
{
}

int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value)
{
	uint64_t out[3];
	int64_t status = arm_hvc(HNL_ARM_CALL | (function & 0xff), arg, out);

	*value = out[0];
	return status_from(status, function, SMCCC_NOT_SUPPORTED);
}

bool guest_discover(struct hnl_discovery *found)
{
	uint64_t out[3];

	if ((uint32_t)arm_hvc(HNL_ARM_UID, no_arguments, out) != our_uid[0] ||
	    (uint32_t)out[0] != our_uid[1] || (uint32_t)out[1] != our_uid[2] ||
	    (uint32_t)out[2] != our_uid[3])
		return false;
	if (arm_hvc(HNL_ARM_CALL + HNL_DISCOVER, no_arguments, out))
		return false;
	found->abi = (uint32_t)out[0];
	found->window_pages = (uint32_t)(out[0] >> 32);
	found->window_gpa = out[1];
	return true;
}

bool guest_try_escape(void)
{
	return false;
}

uint64_t guest_clock_ns(void)
{
	uint64_t hz, t;

	__asm__ volatile("mrs %0, cntfrq_el0" : "=r"(hz));
	__asm__ volatile("isb; mrs %0, cntvct_el0" : "=r"(t) : : "memory");
	return t / hz * 1000000000 + t % hz * 1000000000 / hz;
}
