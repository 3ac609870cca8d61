/* SPDX-License-Identifier: MIT */
/* A guest that never ends; but its second vCPU, if it has one, fails. */
#include "bare/kvm/kvm_env.h"

#define STATUS 3

void guest_other_vcpu(unsigned int vcpu)
{
	(void)vcpu;
	guest_exit(STATUS);
}

int guest_main(void)
{
	for (;;)
		__asm__ volatile("pause");
}
