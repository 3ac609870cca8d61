/* SPDX-License-Identifier: MIT */
/*
 * What a guest of the KVM host has beside env.h: more vCPUs, a doorbell that
 * does not wait, an interrupt for completions, and KVM's own hypercall.
 */
#ifndef GUEST_BARE_KVM_ENV_H
#define GUEST_BARE_KVM_ENV_H

#include "../../env.h"

#define KVM_ENV_VCPUS 4u	/* at most: stacks and task states */

/* vCPU 1 and up come here if the program has it, else they end. */
void guest_other_vcpu(unsigned int vcpu) __attribute__((weak));

/* Tells the hypervisor to look at a ring; returns at once. */
void kvm_env_doorbell(uint32_t ring);

/* Completion interrupts taken so far, on vCPU 0. */
uint64_t kvm_env_completions(void);

/* vCPU 0 sleeps until that is not `seen` any more. */
void kvm_env_wait(uint64_t seen);

/* KVM_HC_MAP_GPA_RANGE from ring 0; -HNL_ENOSYS: this processor has it not. */
int64_t kvm_env_map_gpa_range(uint64_t gpa, uint64_t pages,
			      uint64_t attributes);
/* Whether KVM's own leaves offer that. */
bool kvm_env_has_map_gpa_range(void);

#endif
