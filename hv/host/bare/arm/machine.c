/* SPDX-License-Identifier: MIT */
/*
 * AArch64 at EL2 with stage 2 translation, on QEMU's virt board.
 *
 *	guest VA --EL1 stage 1--> guest-physical --stage 2--> host
 *	          (TTBR0_EL1)                     (VTTBR_EL2)
 *
 * HVC and stage-2 aborts are handled; SMC, WFI and all else end the machine.
 * Registers and fields are named as in the Arm ARM (DDI 0487). A host for
 * tests: QEMU serves semihosting, by which it ends, to EL1 as well.
 *
 * Invariant: HVC returns past itself by architecture; an abort is injected
 * into EL1 and returns to the guest's own vector. The pc is never advanced.
 */
#include <hnl/abi.h>
#include "machine.h"
#include "memory.h"
#include "paging.h"
#include <hnl/registers.h>

#define BIT(n) (UINT64_C(1) << (n))

/* PL011, QEMU hw/arm/virt.c VIRT_UART */
#define UART_BASE 0x09000000u
#define UART_DR 0x00
#define UART_FR 0x18
#define UART_CR 0x30
#define UART_FR_TXFF 0x20u		/* transmit queue full */
#define UART_CR_ENABLE 0x101u		/* UARTEN, TXE */

/* Semihosting: SYS_EXIT with ADP_Stopped_ApplicationExit and a status. */
#define SYS_EXIT 0x18
#define STOPPED_APPLICATION_EXIT UINT64_C(0x20026)
#define EXIT_SUCCESS 65u		/* see tools/hnl-run */
#define EXIT_FAILURE 67u

/* 39 bits of address, three levels; inner and outer write-back, shared. */
#define T0SZ_39_BITS UINT64_C(25)
#define TCR_WALK (UINT64_C(3) << 12 | UINT64_C(1) << 10 | UINT64_C(1) << 8)
#define TCR_PS_40_BITS (UINT64_C(2) << 16)
#define TCR_EL2_VALUE (BIT(31) | BIT(23) | TCR_PS_40_BITS | TCR_WALK | \
		       T0SZ_39_BITS)
#define VTCR_SL0_LEVEL1 (UINT64_C(1) << 6)
#define VTCR_EL2_VALUE (BIT(31) | TCR_PS_40_BITS | TCR_WALK | \
			VTCR_SL0_LEVEL1 | T0SZ_39_BITS)
/* pte.h: index 0 is normal write-back memory, index 1 Device-nGnRE. */
#define MAIR_EL2_VALUE UINT64_C(0x04ff)
/* RES1 bits, then I, SA, C, M. */
#define SCTLR_EL2_VALUE (UINT64_C(0x30c50830) | BIT(12) | BIT(3) | BIT(2) | \
			 BIT(0))
#define SCTLR_EL1_RESET UINT64_C(0x30d00800)	/* RES1 bits; MMU off */
#define VMID_1 BIT(48)
#define HCR_RW BIT(31)			/* EL1 is AArch64 */
#define HCR_TSC BIT(19)			/* SMC traps */
#define HCR_TWI BIT(13)			/* WFI traps */
#define HCR_VM BIT(0)
#define CPTR_NO_TRAPS UINT64_C(0x33ff)	/* RES1 bits alone */
#define CNTHCTL_EL1_COUNTER UINT64_C(3)	/* counter and timer */
#define SPSR_EL1H_MASKED UINT64_C(0x3c5)	/* EL1h, DAIF set */
#define SPSR_MODE UINT64_C(0xf)
#define SPSR_EL1H UINT64_C(0x5)
#define SPSR_EL1T UINT64_C(0x4)

#define CURRENT_EL2 UINT64_C(0x8)

/* ESR_ELx */
#define ESR_EC(esr) ((esr) >> 26 & 0x3f)
#define ESR_EC_SHIFT 26
#define ESR_IL BIT(25)
#define ESR_WNR BIT(6)
#define ESR_IMMEDIATE UINT64_C(0xffff)
#define ESR_FSC_EXTERNAL UINT64_C(0x10)	/* synchronous, not on a walk */
#define ESR_FSC_TYPE UINT64_C(0x3c)
#define ESR_FSC_TRANSLATION UINT64_C(0x04)
#define EC_WFX 0x01
#define EC_HVC64 0x16
#define EC_IABT_LOWER 0x20
#define EC_IABT_SAME 0x21
#define EC_DABT_LOWER 0x24
#define EC_DABT_SAME 0x25

/* Where an exception enters a vector table. */
#define VECTOR_SAME_SP0 0x000
#define VECTOR_SAME_SPX 0x200
#define VECTOR_LOWER_A64 0x400

#define HPFAR_TO_GPA(hpfar) (((hpfar) & ~UINT64_C(0xf)) << 8)

#define CACHE_LINE 64			/* of the Cortex-A57; smaller is safe */

/* 19d87983-0579-4637-84c3-9e4150dfc24e, as SMCCC packs a UUID in w0..w3. */
static const uint32_t our_uid[4] = {
	0x8379d819, 0x37467905, 0x419ec384, 0x4ec2df50
};

#define READ_SYSREG(name) __extension__ ({			\
	uint64_t v_;						\
	__asm__ volatile("mrs %0, " #name : "=r"(v_));		\
	v_;							\
})
#define WRITE_SYSREG(name, v) \
	__asm__ volatile("msr " #name ", %0" : : "r"((uint64_t)(v)) : "memory")

void arm_enter(uint64_t x[31]);
void arm_own_fault(void);
void arm_unexpected(void) __attribute__((noreturn));
extern const char arm_vectors[];

static uint64_t own_root[512] __attribute__((aligned(PAGE_SIZE)));
static uint64_t guest_root[512] __attribute__((aligned(PAGE_SIZE)));

/*
 * The guest between an exit and the next entry. Its pc and pstate cannot stay
 * in ELR_EL2 and SPSR_EL2: a fault of our own (a probe) overwrites both.
 */
static uint64_t x[31], pc, pstate;

struct paging paging_own = { own_root, 3, 512 };
struct paging paging_guest = { guest_root, 3, 512 };
const char machine_name[] = "AArch64 EL2";
const struct machine_region machine_devices[] = {
	{ UART_BASE, UART_BASE + PAGE_SIZE,
	  ACCESS_READ | ACCESS_WRITE | ACCESS_DEVICE },
	{ 0, 0, 0 }
};
const int64_t machine_not_supported = -1;	/* SMCCC NOT_SUPPORTED */

static void isb(void)
{
	__asm__ volatile("isb" : : : "memory");
}

/* ---- console, end, clock ---- */

static volatile uint32_t *uart(size_t reg)
{
	return (volatile uint32_t *)(UART_BASE + reg);
}

void machine_console_write(const char *text, size_t len)
{
	while (len--) {
		while (*uart(UART_FR) & UART_FR_TXFF)
			;
		*uart(UART_DR) = (uint8_t)*text++;
	}
}

void machine_exit(int status)
{
	uint64_t block[2] = {
		STOPPED_APPLICATION_EXIT, status ? EXIT_FAILURE : EXIT_SUCCESS
	};
	register uint64_t op __asm__("x0") = SYS_EXIT;
	register uint64_t *at __asm__("x1") = block;

	for (;;)
		__asm__ volatile("hlt #0xf000" : "+r"(op) : "r"(at) : "memory");
}

uint64_t machine_time_ns(void)
{
	uint64_t hz = READ_SYSREG(cntfrq_el0), t;

	isb();
	t = READ_SYSREG(cntvct_el0);
	return t / hz * 1000000000 + t % hz * 1000000000 / hz;
}

/* ---- our own faults ---- */

void arm_own_fault(void)
{
	WRITE_SYSREG(elr_el2, bare_own_fault(READ_SYSREG(elr_el2),
					     READ_SYSREG(far_el2),
					     READ_SYSREG(esr_el2)));
}

void arm_unexpected(void)
{
	bare_die("unexpected exception", READ_SYSREG(elr_el2),
		 READ_SYSREG(far_el2), READ_SYSREG(esr_el2));
}

void machine_init(void)
{
	WRITE_SYSREG(vbar_el2, arm_vectors);
	isb();
	*uart(UART_CR) = UART_CR_ENABLE;
	if (READ_SYSREG(CurrentEL) != CURRENT_EL2)
		bare_die("not at EL2", 0, 0, READ_SYSREG(CurrentEL));
}

/* ---- translation ---- */

void machine_paging_start(void)
{
	WRITE_SYSREG(mair_el2, MAIR_EL2_VALUE);
	WRITE_SYSREG(tcr_el2, TCR_EL2_VALUE);
	WRITE_SYSREG(ttbr0_el2, (uintptr_t)own_root);
	WRITE_SYSREG(vtcr_el2, VTCR_EL2_VALUE);
	WRITE_SYSREG(vttbr_el2, (uintptr_t)guest_root | VMID_1);
	/* The tables are written before the walker may read them. */
	__asm__ volatile("dsb sy; isb; tlbi alle2; tlbi alle1; dsb sy; isb"
			 : : : "memory");
	WRITE_SYSREG(sctlr_el2, SCTLR_EL2_VALUE);
	isb();
}

void machine_flush_own(const void *page)
{
	__asm__ volatile("dsb ishst; tlbi vae2is, %0; dsb ish; isb"
			 : : "r"((uintptr_t)page >> PAGE_SHIFT) : "memory");
}

/* Stage 2 first; then what stage 1 combined with it (Arm ARM D8.13). */
void machine_flush_guest(uint64_t gpa)
{
	__asm__ volatile("dsb ishst; tlbi ipas2e1is, %0; dsb ish;"
			 "tlbi vmalle1is; dsb ish; isb"
			 : : "r"(gpa >> PAGE_SHIFT) : "memory");
}

/* The guest starts with its caches off: the bytes must reach memory. */
void machine_publish_code(const void *page)
{
	const char *line = page, *end = line + PAGE_SIZE;

	for (; line < end; line += CACHE_LINE)
		__asm__ volatile("dc civac, %0" : : "r"(line) : "memory");
	__asm__ volatile("dsb ish; ic ialluis; dsb ish; isb" : : : "memory");
}

/* ---- the guest ---- */

static void handle_hvc(uint64_t esr)
{
	uint32_t which = (uint32_t)x[0];
	struct bare_call c = {
		.function = which & 0xff,
		.arg = { x[1], x[2], x[3], x[4] },
	};

	if (esr & ESR_IMMEDIATE) {	/* SMCCC: only HVC #0 is a call */
		bare_guest_unknown(&c);
	} else if (which == HNL_ARM_UID) {
		bare_guest_other();
		x[0] = our_uid[0];
		x[1] = our_uid[1];
		x[2] = our_uid[2];
		x[3] = our_uid[3];
		return;
	} else if (which == HNL_ARM_CALL + HNL_DISCOVER) {
		bare_guest_other();
		c.status = 0;
		c.value = HNL_ABI_VERSION | (uint64_t)BOOT_WINDOW_PAGES << 32;
		x[2] = BOOT_WINDOW;
	} else if ((which & ~UINT32_C(0xff)) == HNL_ARM_CALL) {
		bare_guest_call(&c);
	} else {
		bare_guest_unknown(&c);
	}
	x[0] = (uint64_t)c.status;
	x[1] = c.value;
}

/* As if the memory system had refused: external abort, taken to EL1. */
static void inject_abort(uint64_t esr)
{
	uint64_t ec = ESR_EC(esr), vector = VECTOR_LOWER_A64;

	if ((pstate & SPSR_MODE) == SPSR_EL1H)
		vector = VECTOR_SAME_SPX;
	else if ((pstate & SPSR_MODE) == SPSR_EL1T)
		vector = VECTOR_SAME_SP0;
	if (vector != VECTOR_LOWER_A64)
		ec = ec == EC_DABT_LOWER ? EC_DABT_SAME : EC_IABT_SAME;
	WRITE_SYSREG(esr_el1, ec << ESR_EC_SHIFT | ESR_IL | (esr & ESR_WNR) |
		     ESR_FSC_EXTERNAL);
	WRITE_SYSREG(far_el1, READ_SYSREG(far_el2));
	WRITE_SYSREG(elr_el1, pc);
	WRITE_SYSREG(spsr_el1, pstate);
	pc = READ_SYSREG(vbar_el1) + vector;
	pstate = SPSR_EL1H_MASKED;
}

static void handle_stray_access(uint64_t esr)
{
	uint64_t gpa = HPFAR_TO_GPA(READ_SYSREG(hpfar_el2)) |
		(READ_SYSREG(far_el2) & PAGE_MASK);

	bare_guest_fault(gpa);
	inject_abort(esr);
}

static bool is_stray_access(uint64_t esr)
{
	uint64_t ec = ESR_EC(esr);

	return (ec == EC_DABT_LOWER || ec == EC_IABT_LOWER) &&
		(esr & ESR_FSC_TYPE) == ESR_FSC_TRANSLATION;
}

static void handle_exit(uint64_t esr)
{
	if (ESR_EC(esr) == EC_HVC64)
		handle_hvc(esr);
	else if (is_stray_access(esr))
		handle_stray_access(esr);
	else
		bare_die(ESR_EC(esr) == EC_WFX ? "guest waits for ever" :
			 "unexpected exit", pc,
			 HPFAR_TO_GPA(READ_SYSREG(hpfar_el2)), esr);
}

void machine_run_guest(uint64_t entry, uint64_t stack)
{
	WRITE_SYSREG(hcr_el2, HCR_RW | HCR_TSC | HCR_TWI | HCR_VM);
	WRITE_SYSREG(cptr_el2, CPTR_NO_TRAPS);
	WRITE_SYSREG(mdcr_el2, 0);
	WRITE_SYSREG(hstr_el2, 0);
	WRITE_SYSREG(vpidr_el2, READ_SYSREG(midr_el1));
	WRITE_SYSREG(vmpidr_el2, READ_SYSREG(mpidr_el1));
	WRITE_SYSREG(cnthctl_el2, CNTHCTL_EL1_COUNTER);
	WRITE_SYSREG(cntvoff_el2, 0);
	WRITE_SYSREG(sctlr_el1, SCTLR_EL1_RESET);
	WRITE_SYSREG(sp_el1, stack);
	pc = entry;
	pstate = SPSR_EL1H_MASKED;
	for (;;) {
		WRITE_SYSREG(elr_el2, pc);
		WRITE_SYSREG(spsr_el2, pstate);
		arm_enter(x);
		pc = READ_SYSREG(elr_el2);
		pstate = READ_SYSREG(spsr_el2);
		handle_exit(READ_SYSREG(esr_el2));
	}
}
