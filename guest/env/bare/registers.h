/* SPDX-License-Identifier: MIT */
/*
 * The caller's half of the register calls of the bare hosts. The table of
 * registers stands in hv/host/bare/registers.h; tests/bare/selftest_guest.c
 * fails when the halves differ.
 */
#ifndef GUEST_BARE_REGISTERS_H
#define GUEST_BARE_REGISTERS_H

#include <hnl/abi.h>
#include <hnl/port.h>

#define FN_DISCOVER 2
#define FN_CONSOLE 0x80
#define FN_EXIT 0x81
#define FN_PROBE 0x82
#define FN_STATS 0x83
#define FN_PRESENT 0x84

#define X86_CALL 0x484e4c00u
#define X86_LEAF_FIRST 0x40000000u
#define X86_LEAF_LAST 0x40010000u
#define X86_LEAF_STEP 0x100u

#define ARM_CALL 0xc6000000u
#define ARM_UID 0x8600ff01u

#define RISCV_EXTENSION 0x08484e4cu

/*
 * A convention's not-supported number is also a status of CALL and KICK, which
 * exist wherever discovery found hnl; it says "unknown" of all others.
 */
static inline int64_t status_from(int64_t status, unsigned int function,
				  int64_t not_supported)
{
	return function > HNL_KICK && status == not_supported ?
		-HNL_ENOSYS : status;
}

/* ---- between env.c and a machine ---- */

/* Before the first call: what the entry code could not do. */
void guest_machine_init(void);

/* A trap at `pc`: where to resume after a touch; else it is the end. */
uint64_t guest_trap(uint64_t pc, uint64_t cause);

/* The instruction of guest_touch() that may fault, and where it resumes. */
extern const char guest_touch_load[], guest_touch_failed[];

/* The entry code comes here. */
void guest_start(void) __attribute__((noreturn));

#endif
