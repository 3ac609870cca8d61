/* SPDX-License-Identifier: MIT */
/*
 * RISC-V with the hypervisor extension, on QEMU's virt board under OpenSBI.
 *
 *	guest VA --VS-stage--> guest-physical --G-stage--> host
 *	          (vsatp)                      (hgatp)
 *
 * ecall from VS-mode and guest-page faults are handled; WFI and all other
 * traps end the machine. Sections and fields are named as in the privileged
 * specification; the CSRs of the H extension go by number, which older
 * assemblers need.
 *
 * Invariant: the pc is advanced for ecall and for nothing else.
 */
#include <hnl/abi.h>
#include "machine.h"
#include "memory.h"
#include "paging.h"
#include <hnl/registers.h>

#define BIT(n) (UINT64_C(1) << (n))

#define CSR_SSTATUS "sstatus"
#define CSR_SEPC "sepc"
#define CSR_SCAUSE "scause"
#define CSR_STVAL "stval"
#define CSR_STVEC "stvec"
#define CSR_SATP "satp"
#define CSR_TIME "time"
#define CSR_VSSTATUS "0x200"
#define CSR_VSTVEC "0x205"
#define CSR_VSEPC "0x241"
#define CSR_VSCAUSE "0x242"
#define CSR_VSTVAL "0x243"
#define CSR_VSATP "0x280"
#define CSR_HSTATUS "0x600"
#define CSR_HEDELEG "0x602"
#define CSR_HIDELEG "0x603"
#define CSR_HTIMEDELTA "0x605"
#define CSR_HCOUNTEREN "0x606"
#define CSR_HTVAL "0x643"
#define CSR_HGATP "0x680"

#define SSTATUS_SIE BIT(1)
#define SSTATUS_SPIE BIT(5)
#define SSTATUS_SPP BIT(8)
#define HSTATUS_SPV BIT(7)		/* sret goes to V=1 */
#define HSTATUS_VTW BIT(21)		/* WFI traps */
#define HSTATUS_VSXL_64 (UINT64_C(2) << 32)
#define HCOUNTEREN_TM BIT(1)
#define ATP_SV39 (UINT64_C(8) << 60)	/* of satp; in hgatp Sv39x4 */

#define CAUSE_FETCH_ACCESS 1u
#define CAUSE_LOAD_ACCESS 5u
#define CAUSE_STORE_ACCESS 7u
#define CAUSE_ECALL_VS 10u
#define CAUSE_GUEST_FETCH 20u
#define CAUSE_GUEST_LOAD 21u
#define CAUSE_VIRTUAL_INSN 22u
#define CAUSE_GUEST_STORE 23u

/*
 * What a guest's kernel handles itself, as on a machine of its own: misaligned
 * fetch, illegal instruction, breakpoint, ecall from user mode, page faults.
 */
#define GUESTS_OWN_TRAPS (BIT(0) | BIT(2) | BIT(3) | BIT(8) | BIT(12) | \
			  BIT(13) | BIT(15))

#define ECALL_LENGTH 4

/* SBI (RISC-V SBI specification): legacy console, base extension. */
#define SBI_PUTCHAR 1
#define SBI_BASE 0x10
#define SBI_BASE_PROBE 3
#define SBI_NOT_SUPPORTED (-2)

/* QEMU hw/riscv/virt.c: VIRT_TEST, and the ACLINT's time base. */
#define SIFIVE_TEST 0x100000u
#define SIFIVE_TEST_FAIL 0x3333u	/* exit status in the upper half */
#define EXIT_SUCCESS 65u		/* see tools/hnl-run */
#define EXIT_FAILURE 67u
#define TIME_HZ 10000000u

/* Indices of registers by their ABI names. */
enum { SP = 2, A0 = 10, A1, A2, A3, A4, A5, A6, A7 };

#define READ_CSR(csr) __extension__ ({				\
	uint64_t v_;						\
	__asm__ volatile("csrr %0, " csr : "=r"(v_));		\
	v_;							\
})
#define WRITE_CSR(csr, v) \
	__asm__ volatile("csrw " csr ", %0" : : "r"((uint64_t)(v)) : "memory")

void riscv_enter(uint64_t x[32]);
void riscv_own_fault(void);
extern const char riscv_own_fault_entry[];

/* Sv39x4: two more bits at the root, 16 KiB, aligned to its size. */
#define GUEST_ROOT_ENTRIES 2048
static uint64_t own_root[512] __attribute__((aligned(PAGE_SIZE)));
static uint64_t guest_root[GUEST_ROOT_ENTRIES]
	__attribute__((aligned(GUEST_ROOT_ENTRIES * 8)));

/*
 * The guest between an exit and the next entry. Its pc and privilege cannot
 * stay in sepc, sstatus and hstatus: a fault of our own (a probe) overwrites
 * all three.
 */
static uint64_t x[32], pc, privilege;

struct paging paging_own = { own_root, 3, 512 };
struct paging paging_guest = { guest_root, 3, GUEST_ROOT_ENTRIES };
const char machine_name[] = "RISC-V HS";
const struct machine_region machine_devices[] = {
	{ SIFIVE_TEST, SIFIVE_TEST + PAGE_SIZE,
	  ACCESS_READ | ACCESS_WRITE | ACCESS_DEVICE },
	{ 0, 0, 0 }
};
const int64_t machine_not_supported = SBI_NOT_SUPPORTED;

/* ---- console, end, clock ---- */

static void sbi_putchar(char c)
{
	register uint64_t a0 __asm__("a0") = (uint8_t)c;
	register uint64_t a7 __asm__("a7") = SBI_PUTCHAR;

	__asm__ volatile("ecall" : "+r"(a0) : "r"(a7) : "a1", "memory");
}

void machine_console_write(const char *text, size_t len)
{
	while (len--)
		sbi_putchar(*text++);
}

void machine_exit(int status)
{
	uint32_t code = status ? EXIT_FAILURE : EXIT_SUCCESS;

	*(volatile uint32_t *)SIFIVE_TEST = code << 16 | SIFIVE_TEST_FAIL;
	for (;;)
		__asm__ volatile("wfi");
}

uint64_t machine_time_ns(void)
{
	return READ_CSR(CSR_TIME) * (1000000000 / TIME_HZ);
}

/* ---- our own faults ---- */

void riscv_own_fault(void)
{
	WRITE_CSR(CSR_SEPC, bare_own_fault(READ_CSR(CSR_SEPC),
					   READ_CSR(CSR_STVAL),
					   READ_CSR(CSR_SCAUSE)));
}

void machine_init(void)
{
	WRITE_CSR(CSR_STVEC, riscv_own_fault_entry);
}

/* ---- translation ---- */

void machine_paging_start(void)
{
	WRITE_CSR(CSR_SATP, ATP_SV39 | (uintptr_t)own_root >> PAGE_SHIFT);
	WRITE_CSR(CSR_HGATP, ATP_SV39 | (uintptr_t)guest_root >> PAGE_SHIFT);
	__asm__ volatile("sfence.vma" : : : "memory");
	/* hfence.gvma x0, x0 */
	__asm__ volatile(".insn r 0x73, 0, 0x31, x0, x0, x0" : : : "memory");
}

void machine_flush_own(const void *page)
{
	__asm__ volatile("sfence.vma %0" : : "r"(page) : "memory");
}

/* hfence.gvma takes the guest-physical address shifted by two. */
void machine_flush_guest(uint64_t gpa)
{
	__asm__ volatile(".insn r 0x73, 0, 0x31, x0, %0, x0"
			 : : "r"(gpa >> 2) : "memory");
}

void machine_publish_code(const void *page)
{
	(void)page;
	__asm__ volatile("fence.i" : : : "memory");
}

/* ---- the guest ---- */

static bool is_probe(void)
{
	return x[A7] == SBI_BASE && x[A6] == SBI_BASE_PROBE &&
		x[A0] == HNL_RISCV_EXTENSION;
}

static void handle_ecall(void)
{
	struct bare_call c = {
		.function = x[A6],
		.arg = { x[A0], x[A1], x[A2], x[A3] },
	};

	if (is_probe()) {
		bare_guest_other();
		c.value = HNL_ABI_VERSION;
	} else if (x[A7] == HNL_RISCV_EXTENSION && x[A6] == HNL_DISCOVER) {
		bare_guest_other();
		c.value = BOOT_WINDOW | BOOT_WINDOW_PAGES;
	} else if (x[A7] == HNL_RISCV_EXTENSION) {
		bare_guest_call(&c);
	} else {
		bare_guest_unknown(&c);
	}
	x[A0] = (uint64_t)c.status;
	x[A1] = c.value;
	pc += ECALL_LENGTH;
}

/* The trap that the guest would take from a bus without that address. */
static void inject_access_fault(uint64_t cause)
{
	uint64_t vsstatus = READ_CSR(CSR_VSSTATUS);

	vsstatus &= ~(SSTATUS_SPP | SSTATUS_SPIE);
	vsstatus |= privilege;
	if (vsstatus & SSTATUS_SIE)
		vsstatus |= SSTATUS_SPIE;
	WRITE_CSR(CSR_VSSTATUS, vsstatus & ~SSTATUS_SIE);
	WRITE_CSR(CSR_VSCAUSE, cause);
	WRITE_CSR(CSR_VSTVAL, READ_CSR(CSR_STVAL));
	WRITE_CSR(CSR_VSEPC, pc);
	pc = READ_CSR(CSR_VSTVEC) & ~UINT64_C(3);
	privilege = SSTATUS_SPP;
}

static void handle_stray_access(uint64_t cause)
{
	uint64_t gpa = READ_CSR(CSR_HTVAL) << 2 |
		(READ_CSR(CSR_STVAL) & 3);

	bare_guest_fault(gpa);
	inject_access_fault(cause == CAUSE_GUEST_STORE ? CAUSE_STORE_ACCESS :
			    cause == CAUSE_GUEST_LOAD ? CAUSE_LOAD_ACCESS :
			    CAUSE_FETCH_ACCESS);
}

static void handle_exit(uint64_t cause)
{
	switch (cause) {
	case CAUSE_ECALL_VS:
		handle_ecall();
		return;
	case CAUSE_GUEST_FETCH:
	case CAUSE_GUEST_LOAD:
	case CAUSE_GUEST_STORE:
		handle_stray_access(cause);
		return;
	}
	bare_die(cause == CAUSE_VIRTUAL_INSN ?
		 "guest waits, or uses what it has not" : "unexpected exit",
		 pc, READ_CSR(CSR_STVAL), cause);
}

void machine_run_guest(uint64_t entry, uint64_t stack)
{
	/* The guest's own faults are unexpected, and end it. */
	WRITE_CSR(CSR_HEDELEG, GUESTS_OWN_TRAPS);
	WRITE_CSR(CSR_HIDELEG, 0);
	WRITE_CSR(CSR_HCOUNTEREN, HCOUNTEREN_TM);
	WRITE_CSR(CSR_HTIMEDELTA, 0);
	WRITE_CSR(CSR_VSATP, 0);
	x[SP] = stack;
	pc = entry;
	privilege = SSTATUS_SPP;
	for (;;) {
		WRITE_CSR(CSR_HSTATUS,
			  HSTATUS_SPV | HSTATUS_VTW | HSTATUS_VSXL_64);
		WRITE_CSR(CSR_SSTATUS,
			  (READ_CSR(CSR_SSTATUS) & ~SSTATUS_SPP) | privilege);
		WRITE_CSR(CSR_SEPC, pc);
		riscv_enter(x);
		pc = READ_CSR(CSR_SEPC);
		privilege = READ_CSR(CSR_SSTATUS) & SSTATUS_SPP;
		handle_exit(READ_CSR(CSR_SCAUSE));
	}
}
