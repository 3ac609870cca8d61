/* SPDX-License-Identifier: MIT */
/*
 * What a machine gives to the shared hypervisor, and what it is given back.
 *
 * A machine is boot, traps and page tables, nothing else. Every rule about
 * guest memory or about a call stands in the shared files, so that the three
 * machines cannot disagree about it:
 *
 *	   main.c    memory.c    call.c        one for all
 *	  ----------------------------------------------------- machine.h
 *	   svm/      arm/        riscv/        one of them is linked
 *
 * One processor, no interrupts: each function runs to its end, alone. Unless
 * told otherwise it may be called at any time after machine_init().
 *
 * The hypervisor is identity mapped: an address of its own is a physical one.
 */
#ifndef HV_BARE_MACHINE_H
#define HV_BARE_MACHINE_H

#include <hnl/port.h>

/* What a mapping allows. An address that is not mapped allows nothing. */
#define ACCESS_READ 1u
#define ACCESS_WRITE 2u
#define ACCESS_EXECUTE 4u
#define ACCESS_DEVICE 8u	/* never cached or reordered; own tables only */

/* A range of physical addresses that the hypervisor itself uses. */
struct machine_region {
	uintptr_t start, end;	/* whole pages; end is not part of it */
	unsigned int access;
};

/* For the first line on the console, e.g. "x86-64 SVM". */
extern const char machine_name[];

/* Device registers the machine part touches; ends with end == 0. */
extern const struct machine_region machine_devices[];

/* The not-supported status of this machine's calling convention. */
extern const int64_t machine_not_supported;

/* ---- the machine provides ---- */

/* Traps, console and clock. First call of all, on the boot tables. */
void machine_init(void);

/* Bytes to the serial line, in order, waiting for room. */
void machine_console_write(const char *text, size_t len);

/* Ends the machine; the run wrapper sees success for 0 only. */
void machine_exit(int status) __attribute__((noreturn));

/* Nanoseconds since some moment before boot; never runs backwards. */
uint64_t machine_time_ns(void);

/*
 * The hypervisor's own tables and the guest's second stage take over, with
 * what paging_own and paging_guest (paging.h) hold at that moment.
 */
void machine_paging_start(void);

/* A translation that was present has changed; forget what was cached of it. */
void machine_flush_own(const void *page);
void machine_flush_guest(uint64_t gpa);

/* Code was written to this page; the guest will fetch it. */
void machine_publish_code(const void *page);

/*
 * Reads one byte. False when the read faulted: the fault was a real one, on
 * the hypervisor's own tables, and bare_own_fault() recovered from it.
 */
bool machine_probe(const void *byte);

/* The instruction of machine_probe() that may fault, and where it resumes. */
extern const char machine_probe_load[], machine_probe_failed[];

/* Runs the guest until it exits: `entry` and `stack` are guest-physical. */
void machine_run_guest(uint64_t entry, uint64_t stack)
	__attribute__((noreturn));

/* ---- the shared part provides ---- */

/* A register call, its registers already given their common meaning. */
struct bare_call {
	uint64_t function;	/* 0..0xff; larger ones are unknown */
	uint64_t arg[4];
	int64_t status;		/* out: 0, negated HNL_E*, not supported */
	uint64_t value;		/* out: 0 unless the function says so */
};

/* Carries a call out; does not return for the guest's EXIT. */
void bare_guest_call(struct bare_call *c);

/* The same for what is no call of ours: counted, and refused. */
void bare_guest_unknown(struct bare_call *c);

/*
 * The guest touched an address that its second stage does not map. The
 * machine then injects the fault that real hardware would raise there.
 */
void bare_guest_fault(uint64_t gpa);

/* Counts an exit that is neither CALL nor KICK nor a stray access. */
void bare_guest_other(void);

/*
 * The hypervisor itself faulted at `pc`, touching `address`. Returns where to
 * resume after a probe; anything else is the end.
 */
uintptr_t bare_own_fault(uintptr_t pc, uint64_t address, uint64_t cause);

/* One line on the console that says what and where, then the end. */
void bare_die(const char *what, uint64_t pc, uint64_t address, uint64_t cause)
	__attribute__((noreturn));

/* The boot code jumps here: one stack, bss zero, addresses are physical. */
void bare_main(void) __attribute__((noreturn));

#endif
