/* SPDX-License-Identifier: MIT */
/* The other half as the second vCPU of a guest of the KVM host. */
#include "bare/kvm/kvm_env.h"
#include "flip.h"

void guest_other_vcpu(unsigned int vcpu)
{
	if (vcpu == 1)
		flip_other();
}

bool flip_start(void)
{
	return true;
}

void flip_end(void)
{
}

void flip_pause(void)
{
	__asm__ volatile("pause");
}
