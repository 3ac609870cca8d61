/* SPDX-License-Identifier: MIT */
/*
 * x86-64 guest of a KVM host: calls by port, and the little kernel's tables.
 *
 *	program, ring 3 --call by port--> hypervisor
 *			--x86_cpuid()---> ring 0 --CPUID--> hypervisor
 *
 * Ring 3 may see the processor's own CPUID where KVM emulates ring 0. So what
 * the hypervisor tells is asked in ring 0.
 */
#include "../x86/x86.h"
#include "kvm_env.h"

#define GATES 0x100
#define SELECTOR_TASK 0x28u		/* of vCPU 0; two entries each */
#define TASK_WORDS 26
#define TASK_AVAILABLE (UINT64_C(0x89) << 40)
#define APIC_SPURIOUS 0xfee000f0u
#define APIC_ENABLE 0x1ffu		/* and 0xff its vector */

/* linux/kvm_para.h and arch/x86/include/uapi/asm/kvm_para.h */
#define KVM_SIGNATURE "KVMKVMKVM\0\0\0"
#define KVM_LEAF_FEATURES 0x40000001u
#define KVM_FEATURE_HC_MAP_GPA_RANGE (1u << 16)
#define KVM_HC_MAP_GPA_RANGE 12
#define INTEL "Genu"			/* "GenuineIntel" begins so */

const char guest_host_name[] = "kvm";

void kernel_init(uint64_t vcpu, uint64_t stack);
void user_start(uint64_t vcpu) __attribute__((noreturn));
extern const char x86_completion[], x86_kernel[];
extern const char x86_vmmcall[], x86_vmcall[], x86_no_call[];
extern uint64_t x86_completions, x86_gdt[];

static uint64_t idt[GATES][2];
static uint32_t task[KVM_ENV_VCPUS][TASK_WORDS];
static struct cpuid ports;		/* of leaf HNL_X86_LEAF_PORT */

static void set_gates(void)
{
	x86_set_gate(idt[VECTOR_UD], x86_ud);
	x86_set_gate(idt[VECTOR_GP], x86_kernel);
	if (ports.ecx != 0)
		x86_set_gate(idt[ports.ecx % GATES], x86_completion);
}

/* The stack that an exit from ring 3 finds, and no map of ports. */
static void set_task(uint64_t vcpu, uint64_t stack)
{
	uint64_t at = (uintptr_t)task[vcpu];
	uint16_t selector = (uint16_t)(SELECTOR_TASK + 16 * vcpu);

	task[vcpu][1] = (uint32_t)stack;
	task[vcpu][2] = (uint32_t)(stack >> 32);
	task[vcpu][25] = (uint32_t)sizeof(task[0]) << 16;
	x86_gdt[selector / 8] = (sizeof(task[0]) - 1) | TASK_AVAILABLE |
		(at & 0xffffff) << 16 | (at >> 24 & 0xff) << 56;
	x86_gdt[selector / 8 + 1] = at >> 32;
	__asm__ volatile("ltr %0" : : "r"(selector) : "memory");
}

/* Every vCPU writes the same gates. */
void kernel_init(uint64_t vcpu, uint64_t stack)
{
	uint32_t leaf = x86_leaf(HNL_X86_LEAF_PORT);

	if (leaf != 0)
		ports = x86_cpuid(leaf);
	set_gates();
	x86_load_gates(idt, sizeof(idt));
	set_task(vcpu, stack);
	if (ports.ecx != 0)
		*(volatile uint32_t *)(uintptr_t)APIC_SPURIOUS = APIC_ENABLE;
}

void user_start(uint64_t vcpu)
{
	if (vcpu == 0)
		guest_start();
	if (guest_other_vcpu != NULL)
		guest_other_vcpu((unsigned int)vcpu);
	guest_exit(0);
}

/* start.S has done it all. */
void guest_machine_init(void)
{
}

/* The program's stack is as it was; it speaks for itself, in ring 3. */
static uint64_t trapped_pc, trapped_cause;

static void report_trap(void)
{
	(void)guest_trap(trapped_pc, trapped_cause);
}

uint64_t x86_trap(uint64_t pc, uint64_t cause)
{
	if (pc == (uintptr_t)x86_vmmcall || pc == (uintptr_t)x86_vmcall)
		return (uintptr_t)x86_no_call;
	if (pc == (uintptr_t)guest_touch_load)
		return (uintptr_t)guest_touch_failed;
	trapped_pc = pc;
	trapped_cause = cause;
	return (uintptr_t)report_trap;
}

bool guest_try_escape(void)
{
	return false;
}

/* start.S has the same numbers. */
enum service { SERVICE_OUT, SERVICE_CALL, SERVICE_WAIT, SERVICE_CPUID };

/* Registers of a service, and what is in them after it. */
struct registers {
	uint64_t rax, rbx, rcx, rdx, rsi, rdi, r8;
};

static void ask_kernel(enum service service, struct registers *r)
{
	register uint64_t r8 __asm__("r8") = r->r8;
	register uint64_t r9 __asm__("r9") = service;

	__asm__ volatile("call x86_gate"
			 : "+a"(r->rax), "+b"(r->rbx), "+c"(r->rcx),
			   "+d"(r->rdx), "+r"(r8)
			 : "S"(r->rsi), "D"(r->rdi), "r"(r9)
			 : "memory");
	r->r8 = r8;
}

static bool is_kernel(void)
{
	uint16_t cs;

	__asm__ volatile("mov %%cs, %0" : "=r"(cs));
	return (cs & 3) == 0;
}

/*
 * A KVM that emulates kernels runs ring 3 natively. Where the processor cannot
 * fault CPUID there (AMD), ring 3 finds the leaves of the machine below KVM.
 */
struct cpuid x86_cpuid(uint32_t leaf)
{
	struct registers r = { .rax = leaf };

	if (is_kernel())
		return x86_cpuid_here(leaf);
	ask_kernel(SERVICE_CPUID, &r);
	return (struct cpuid){ (uint32_t)r.rax, (uint32_t)r.rbx,
			       (uint32_t)r.rcx, (uint32_t)r.rdx };
}

int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value)
{
	struct registers r = {
		.rax = HNL_X86_CALL | (function & 0xff), .rdx = ports.eax,
		.rdi = arg[0], .rsi = arg[1], .r8 = arg[2], .rcx = arg[3],
	};

	ask_kernel(SERVICE_OUT, &r);
	*value = r.r8;
	return (int64_t)r.rax;
}

void kvm_env_doorbell(uint32_t ring)
{
	struct registers r = { .rax = ring, .rdx = ports.ebx };

	ask_kernel(SERVICE_OUT, &r);
}

uint64_t kvm_env_completions(void)
{
	return __atomic_load_n(&x86_completions, __ATOMIC_ACQUIRE);
}

void kvm_env_wait(uint64_t seen)
{
	struct registers r = { .rdi = seen };

	ask_kernel(SERVICE_WAIT, &r);
}

bool kvm_env_has_map_gpa_range(void)
{
	struct cpuid c = x86_cpuid(HNL_X86_LEAF_FIRST);

	return !memcmp(&c.ebx, KVM_SIGNATURE, 12) &&
		(x86_cpuid(KVM_LEAF_FEATURES).eax &
		 KVM_FEATURE_HC_MAP_GPA_RANGE);
}

int64_t kvm_env_map_gpa_range(uint64_t gpa, uint64_t pages,
			      uint64_t attributes)
{
	struct cpuid c = x86_cpuid(0);

	struct registers r = {
		.rax = KVM_HC_MAP_GPA_RANGE,
		.rbx = gpa, .rcx = pages, .rdx = attributes,
		.r8 = !memcmp(&c.ebx, INTEL, 4), /* VMCALL, not VMMCALL */
	};

	ask_kernel(SERVICE_CALL, &r);
	return (int64_t)r.rax;
}
