/* SPDX-License-Identifier: MIT */
/*
 * x86-64 with AMD SVM and nested paging.
 *
 *	guest linear --guest's tables--> guest-physical --NPT--> host
 *	              (guest's CR3)                    (VMCB nCR3)
 *
 * The guest starts in 64-bit mode: its image carries its page tables, the
 * root in the image's second page. VMMCALL, CPUID and nested page faults are
 * handled; ports, MSRs, HLT and a triple fault exit and end the machine.
 *
 * Invariant: rip is advanced for what we emulate (VMMCALL, CPUID) and for
 * nothing else; a fault returns to the instruction that raised it.
 */
#include <hnl/abi.h>
#include "machine.h"
#include "memory.h"
#include "paging.h"
#include <hnl/registers.h>
#include "svm.h"

#define COM1 0x3f8
#define COM1_LINE_STATUS (COM1 + 5)
#define COM1_CAN_SEND 0x20
#define DEBUG_EXIT 0xf4			/* QEMU isa-debug-exit: (v << 1) | 1 */
#define DEBUG_EXIT_STATUS 0x20		/* makes 65 for 0, 67 for 1 */

/* 8254 timer, channel 2, whose gate and output stand in port 0x61. */
#define PIT_HZ 1193182u
#define PIT_CHANNEL2 0x42
#define PIT_COMMAND 0x43
#define PIT_CHANNEL2_ONE_SHOT 0xb0	/* mode 0, low byte then high */
#define PIT_GATE 0x61
#define PIT_GATE_ON 0x01
#define PIT_GATE_SPEAKER 0x02
#define PIT_GATE_OUTPUT 0x20
#define CALIBRATE_MS 10u

#define MSR_EFER 0xc0000080u
#define MSR_VM_CR 0xc0010114u
#define MSR_VM_HSAVE_PA 0xc0010117u
#define EFER_LME (UINT64_C(1) << 8)
#define EFER_LMA (UINT64_C(1) << 10)
#define EFER_SVME (UINT64_C(1) << 12)
#define VM_CR_SVMDIS (UINT64_C(1) << 4)
#define CR0_PE UINT64_C(0x1)
#define CR0_ET UINT64_C(0x10)
#define CR0_WP UINT64_C(0x10000)
#define CR0_PG UINT64_C(0x80000000)
#define CR4_PAE UINT64_C(0x20)
#define RFLAGS_ONE UINT64_C(0x2)	/* reads as one */
#define DR6_RESET UINT64_C(0xffff0ff0)
#define DR7_RESET UINT64_C(0x400)
#define PAT_RESET UINT64_C(0x0007040600070406)

/* Segment attributes as the VMCB packs them (APM vol. 2, 15.5.1). */
#define SEGMENT_CODE64 0xa9b		/* present, ring 0, execute, long */
#define SEGMENT_DATA 0xc93		/* present, ring 0, write, 4 GiB */
#define SELECTOR_CODE 0x08
#define SELECTOR_DATA 0x10

#define VECTORS 32
#define VECTOR_UD 6
#define VECTOR_GP 13
#define VECTOR_PF 14
#define STUB_SIZE 16			/* boot.S */
#define GATE_INTERRUPT 0x8e		/* present, ring 0, 64-bit */

#define VMMCALL_LENGTH 3
#define CPUID_LENGTH 2
#define CPUID1_ECX_HYPERVISOR (UINT32_C(1) << 31)
#define CPUID_SVM 0x80000001u
#define CPUID_SVM_ECX (UINT32_C(1) << 2)
#define CPUID_SVM_FEATURES 0x8000000au
#define CPUID_SVM_EDX_NP (UINT32_C(1) << 0)
#define CPUID_HYPERVISOR_MASK 0xffff0000u

/* All but rax and rsp, which the VMCB holds; boot.S knows the offsets. */
struct svm_registers {
	uint64_t rbx, rcx, rdx, rsi, rdi, rbp;
	uint64_t r8, r9, r10, r11, r12, r13, r14, r15;
};

/* What the stubs of boot.S leave on the stack. */
struct svm_fault {
	uint64_t rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11;
	uint64_t vector, error;
	uint64_t rip, cs, rflags, rsp, ss;
};

struct cpuid {
	uint32_t eax, ebx, ecx, edx;
};

void svm_enter(uint64_t vmcb, struct svm_registers *r);
void svm_own_fault(struct svm_fault *f);
extern const char svm_fault_stubs[];

#define PAGE_ALIGNED __attribute__((aligned(PAGE_SIZE)))

static uint8_t vmcb[PAGE_SIZE] PAGE_ALIGNED;
static uint8_t host_save[PAGE_SIZE] PAGE_ALIGNED;
static uint8_t io_permissions[IOPM_SIZE] PAGE_ALIGNED;
static uint8_t msr_permissions[MSRPM_SIZE] PAGE_ALIGNED;
static uint64_t own_root[512] PAGE_ALIGNED;
static uint64_t guest_root[512] PAGE_ALIGNED;
static struct svm_registers registers;
static uint64_t tsc_khz;

struct paging paging_own = { own_root, 4, 512 };
struct paging paging_guest = { guest_root, 4, 512 };
const char machine_name[] = "x86-64 SVM";
const struct machine_region machine_devices[] = { { 0, 0, 0 } };
const int64_t machine_not_supported = -HNL_ENOSYS;

static inline void outb(uint16_t port, uint8_t v)
{
	__asm__ volatile("outb %0, %1" : : "a"(v), "Nd"(port));
}

static inline uint8_t inb(uint16_t port)
{
	uint8_t v;

	__asm__ volatile("inb %1, %0" : "=a"(v) : "Nd"(port));
	return v;
}

static inline uint64_t rdmsr(uint32_t msr)
{
	uint32_t low, high;

	__asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
	return low | (uint64_t)high << 32;
}

static inline void wrmsr(uint32_t msr, uint64_t v)
{
	__asm__ volatile("wrmsr" : : "c"(msr), "a"((uint32_t)v),
			 "d"((uint32_t)(v >> 32)) : "memory");
}

static inline uint64_t rdtsc(void)
{
	uint32_t low, high;

	__asm__ volatile("lfence; rdtsc" : "=a"(low), "=d"(high) : : "memory");
	return low | (uint64_t)high << 32;
}

static struct cpuid cpuid(uint32_t leaf, uint32_t subleaf)
{
	struct cpuid c;

	__asm__ volatile("cpuid"
			 : "=a"(c.eax), "=b"(c.ebx), "=c"(c.ecx), "=d"(c.edx)
			 : "a"(leaf), "c"(subleaf));
	return c;
}

static uint64_t vmcb_get(size_t field)
{
	return *(volatile uint64_t *)(vmcb + field);
}

static void vmcb_set(size_t field, uint64_t v)
{
	*(volatile uint64_t *)(vmcb + field) = v;
}

static void vmcb_set32(size_t field, uint32_t v)
{
	*(volatile uint32_t *)(vmcb + field) = v;
}

static void vmcb_set_segment(size_t field, uint16_t selector,
			     uint16_t attributes)
{
	vmcb_set(field, selector | (uint64_t)attributes << 16 |
		 (uint64_t)UINT32_MAX << 32);
	vmcb_set(field + 8, 0);
}

/* ---- console, end, clock ---- */

void machine_console_write(const char *text, size_t len)
{
	while (len--) {
		while (!(inb(COM1_LINE_STATUS) & COM1_CAN_SEND))
			;
		outb(COM1, (uint8_t)*text++);
	}
}

void machine_exit(int status)
{
	outb(DEBUG_EXIT, DEBUG_EXIT_STATUS + (status != 0));
	for (;;)
		__asm__ volatile("cli; hlt");
}

/* The PIT counts a known time down; the TSC tells how long that was. */
static uint64_t measure_tsc_khz(void)
{
	uint32_t count = PIT_HZ / 1000 * CALIBRATE_MS;
	uint64_t start, end;

	outb(PIT_GATE, (uint8_t)((inb(PIT_GATE) & ~PIT_GATE_SPEAKER) |
				 PIT_GATE_ON));
	outb(PIT_COMMAND, PIT_CHANNEL2_ONE_SHOT);
	outb(PIT_CHANNEL2, (uint8_t)count);
	outb(PIT_CHANNEL2, (uint8_t)(count >> 8));
	start = rdtsc();
	while (!(inb(PIT_GATE) & PIT_GATE_OUTPUT))
		;
	end = rdtsc();
	return (end - start) / CALIBRATE_MS;
}

uint64_t machine_time_ns(void)
{
	uint64_t t = rdtsc();

	/* In two parts: t * 1000000 would overflow within hours. */
	return t / tsc_khz * 1000000 + t % tsc_khz * 1000000 / tsc_khz;
}

/* ---- our own faults ---- */

void svm_own_fault(struct svm_fault *f)
{
	uint64_t address = 0;

	if (f->vector == VECTOR_PF)
		__asm__ volatile("mov %%cr2, %0" : "=r"(address));
	f->rip = bare_own_fault(f->rip, address, f->vector << 32 | f->error);
}

static void set_fault_gates(void)
{
	static uint64_t idt[VECTORS][2];
	struct {
		uint16_t limit;
		uint64_t base;
	} __attribute__((packed)) pointer = {
		sizeof(idt) - 1, (uintptr_t)idt
	};
	size_t i;

	for (i = 0; i < VECTORS; i++) {
		uint64_t stub = (uintptr_t)svm_fault_stubs + i * STUB_SIZE;

		idt[i][0] = (stub & 0xffff) | (uint64_t)SELECTOR_CODE << 16 |
			(uint64_t)GATE_INTERRUPT << 40 |
			(stub >> 16 & 0xffff) << 48;
		idt[i][1] = stub >> 32;
	}
	__asm__ volatile("lidt %0" : : "m"(pointer), "m"(idt));
}

void machine_init(void)
{
	set_fault_gates();
	if (!(cpuid(CPUID_SVM, 0).ecx & CPUID_SVM_ECX) ||
	    !(cpuid(CPUID_SVM_FEATURES, 0).edx & CPUID_SVM_EDX_NP) ||
	    (rdmsr(MSR_VM_CR) & VM_CR_SVMDIS))
		bare_die("no SVM with nested paging", 0, 0, 0);
	wrmsr(MSR_EFER, rdmsr(MSR_EFER) | EFER_SVME);
	wrmsr(MSR_VM_HSAVE_PA, (uintptr_t)host_save);
	tsc_khz = measure_tsc_khz();
}

/* ---- translation ---- */

void machine_paging_start(void)
{
	/* The second stage is named by the VMCB and needs no start. */
	__asm__ volatile("mov %0, %%cr3" : : "r"(own_root) : "memory");
}

void machine_flush_own(const void *page)
{
	__asm__ volatile("invlpg (%0)" : : "r"(page) : "memory");
}

void machine_flush_guest(uint64_t gpa)
{
	(void)gpa;
	vmcb_set32(VMCB_TLB_CONTROL, TLB_FLUSH_ALL);
}

void machine_publish_code(const void *page)
{
	(void)page;	/* instruction fetch is coherent */
}

/* ---- the guest ---- */

static void init_vmcb(uint64_t entry, uint64_t stack)
{
	memset(io_permissions, 0xff, sizeof(io_permissions));
	memset(msr_permissions, 0xff, sizeof(msr_permissions));
	vmcb_set32(VMCB_INTERCEPT_MISC1,
		   INTERCEPT1_NMI | INTERCEPT1_INIT | INTERCEPT1_CPUID |
		   INTERCEPT1_INVD | INTERCEPT1_HLT | INTERCEPT1_INVLPGA |
		   INTERCEPT1_IOIO | INTERCEPT1_MSR | INTERCEPT1_SHUTDOWN);
	vmcb_set32(VMCB_INTERCEPT_MISC2,
		   INTERCEPT2_VMRUN | INTERCEPT2_VMMCALL |
		   INTERCEPT2_HOST_ONLY);
	vmcb_set(VMCB_V_INTR, V_INTR_MASKING);
	vmcb_set(VMCB_IOPM, (uintptr_t)io_permissions);
	vmcb_set(VMCB_MSRPM, (uintptr_t)msr_permissions);
	vmcb_set32(VMCB_ASID, 1);
	vmcb_set(VMCB_NP_ENABLE, 1);
	vmcb_set(VMCB_NCR3, (uintptr_t)guest_root);
	vmcb_set(VMCB_GPAT, PAT_RESET);
	vmcb_set_segment(VMCB_CS, SELECTOR_CODE, SEGMENT_CODE64);
	vmcb_set_segment(VMCB_DS, SELECTOR_DATA, SEGMENT_DATA);
	vmcb_set_segment(VMCB_ES, SELECTOR_DATA, SEGMENT_DATA);
	vmcb_set_segment(VMCB_SS, SELECTOR_DATA, SEGMENT_DATA);
	vmcb_set(VMCB_EFER, EFER_SVME | EFER_LMA | EFER_LME);
	vmcb_set(VMCB_CR0, CR0_PG | CR0_WP | CR0_ET | CR0_PE);
	vmcb_set(VMCB_CR3, entry + PAGE_SIZE);
	vmcb_set(VMCB_CR4, CR4_PAE);
	vmcb_set(VMCB_DR6, DR6_RESET);
	vmcb_set(VMCB_DR7, DR7_RESET);
	vmcb_set(VMCB_RFLAGS, RFLAGS_ONE);
	vmcb_set(VMCB_RIP, entry);
	vmcb_set(VMCB_RSP, stack);
}

static void skip_instruction(uint64_t length)
{
	vmcb_set(VMCB_RIP, vmcb_get(VMCB_RIP) + length);
}

static void handle_vmmcall(void)
{
	uint32_t which = (uint32_t)vmcb_get(VMCB_RAX);
	struct bare_call c = {
		.function = which & 0xff,
		.arg = { registers.rdi, registers.rsi, registers.rdx,
			 registers.rcx },
	};

	if (vmcb_get(VMCB_CPL) >> 24 & 3)
		c.status = -HNL_EPERM;	/* the guest's kernel alone may call */
	else if ((which & ~UINT32_C(0xff)) == HNL_X86_CALL)
		bare_guest_call(&c);
	else
		bare_guest_unknown(&c);
	vmcb_set(VMCB_RAX, (uint64_t)c.status);
	registers.rdx = c.value;
	skip_instruction(VMMCALL_LENGTH);
}

static struct cpuid hypervisor_leaf(uint32_t leaf)
{
	struct cpuid c = { 0, 0, 0, 0 };

	switch (leaf) {
	case HNL_X86_LEAF_FIRST:
		c.eax = (HNL_X86_LEAF_FIRST + HNL_X86_LEAF_CLOCK);
		memcpy(&c.ebx, HNL_X86_SIGNATURE, 4);
		memcpy(&c.ecx, HNL_X86_SIGNATURE + 4, 4);
		memcpy(&c.edx, HNL_X86_SIGNATURE + 8, 4);
		break;
	case (HNL_X86_LEAF_FIRST + HNL_X86_LEAF_VERSION):
		c.eax = HNL_ABI_VERSION;
		c.ebx = BOOT_WINDOW_PAGES;
		c.ecx = (uint32_t)BOOT_WINDOW;
		c.edx = (uint32_t)(BOOT_WINDOW >> 32);
		break;
	case (HNL_X86_LEAF_FIRST + HNL_X86_LEAF_CLOCK):
		c.eax = (uint32_t)tsc_khz;
		break;
	}
	return c;
}

static void handle_cpuid(void)
{
	uint32_t leaf = (uint32_t)vmcb_get(VMCB_RAX);
	struct cpuid c;

	bare_guest_other();
	if ((leaf & CPUID_HYPERVISOR_MASK) == HNL_X86_LEAF_FIRST)
		c = hypervisor_leaf(leaf);
	else
		c = cpuid(leaf, (uint32_t)registers.rcx);
	if (leaf == 1)
		c.ecx |= CPUID1_ECX_HYPERVISOR;
	vmcb_set(VMCB_RAX, c.eax);
	registers.rbx = c.ebx;
	registers.rcx = c.ecx;
	registers.rdx = c.edx;
	skip_instruction(CPUID_LENGTH);
}

/*
 * There is no bus error on x86; the guest gets #GP(0), which needs nothing
 * of the guest-linear address, unlike #PF.
 */
static void handle_stray_access(void)
{
	if (vmcb_get(VMCB_EXITINTINFO) & EVENT_VALID)
		bare_die("guest cannot take a fault", vmcb_get(VMCB_RIP),
			 vmcb_get(VMCB_EXITINFO2), EXIT_NPF);
	bare_guest_fault(vmcb_get(VMCB_EXITINFO2));
	vmcb_set(VMCB_EVENTINJ, EVENT_VALID | EVENT_ERROR_CODE |
		 EVENT_EXCEPTION | VECTOR_GP);
}

/* An instruction that this guest's processor does not have: #UD. */
static void refuse_instruction(void)
{
	vmcb_set(VMCB_EVENTINJ, EVENT_VALID | EVENT_EXCEPTION | VECTOR_UD);
}

static bool is_host_only(uint64_t code)
{
	return code == EXIT_INVD || code == EXIT_INVLPGA ||
	       code == EXIT_VMRUN ||
	       (code >= EXIT_VMLOAD && code <= EXIT_XSETBV);
}

static const char *fatal_exit_name(uint64_t code)
{
	switch (code) {
	case EXIT_HLT:
		return "guest halted";
	case EXIT_IOIO:
		return "guest used a port";
	case EXIT_MSR:
		return "guest used an MSR";
	case EXIT_SHUTDOWN:
		return "guest triple fault";
	}
	return "unexpected exit";
}

static void handle_exit(uint64_t code)
{
	switch (code) {
	case EXIT_VMMCALL:
		handle_vmmcall();
		return;
	case EXIT_CPUID:
		handle_cpuid();
		return;
	case EXIT_NPF:
		handle_stray_access();
		return;
	}
	if (is_host_only(code))
		refuse_instruction();
	else
		bare_die(fatal_exit_name(code), vmcb_get(VMCB_RIP),
			 vmcb_get(VMCB_EXITINFO2), code);
}

void machine_run_guest(uint64_t entry, uint64_t stack)
{
	init_vmcb(entry, stack);
	for (;;) {
		svm_enter((uintptr_t)vmcb, &registers);
		vmcb_set32(VMCB_TLB_CONTROL, 0);
		handle_exit(vmcb_get(VMCB_EXITCODE));
	}
}
