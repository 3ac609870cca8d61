/* SPDX-License-Identifier: MIT */
/*
 * Register calls of the bare hosts: one meaning, three conventions.
 *
 * A call is a function number, four arguments of 64 bits, a status (signed;
 * 0 or a negated HNL_E*) and a value. CALL and KICK are hnl's (hnl/abi.h).
 *
 *		x86-64			AArch64			RISC-V
 *	insn	VMMCALL			HVC #0			ecall from VS
 *	which	eax 0x484e4c00 | fn	w0 0xc6000000 + fn	a7 0x08484e4c,
 *								a6 fn
 *	args	rdi rsi rdx rcx		x1 x2 x3 x4		a0 a1 a2 a3
 *	status	rax			x0			a0
 *	value	rdx			x1			a1
 *	unknown	-ENOSYS			-1 NOT_SUPPORTED	-2 ERR_NOT_
 *							 SUPPORTED
 *
 * All other registers are kept. -1 and -2 are also -EPERM and -ENOENT: a guest
 * takes them for "unknown" only where it does not know that the function
 * exists. CALL and KICK exist wherever discovery finds hnl.
 *
 * Discovery, in the way of each platform:
 *
 *	x86-64	CPUID 0x40000000 + n * 0x100: eax the highest leaf, ebx ecx edx
 *		"hnlhnlhnlhnl"; leaf + 1: eax ABI version, ebx pages of the
 *		boot window, ecx and edx its address, low and high half;
 *		leaf + 2: eax kHz of the time stamp counter
 *	AArch64	0x8600ff01: w0..w3 the UUID 19d87983-0579-4637-84c3-9e4150dfc24e
 *		(SMCCC byte order); 0xc6000002: x0 0, x1 ABI version |
 *		pages << 32, x2 address of the boot window
 *	RISC-V	SBI base (a7 0x10) probe_extension (a6 3) of a0 0x08484e4c
 *		answers a1 = the ABI version, which is not 0; then function 2:
 *		a0 0, a1 address of the boot window | its pages
 *
 * From 0x80 on are calls for tests, of these hosts alone.
 */
#ifndef HV_BARE_REGISTERS_H
#define HV_BARE_REGISTERS_H

#define FN_DISCOVER 2		/* Arm and RISC-V; x86 has CPUID */

#define FN_CONSOLE 0x80		/* bytes (0..24), then the bytes in a1..a3 */
#define FN_EXIT 0x81		/* status; does not return */
#define FN_PROBE 0x82		/* gpa; value 1: the hypervisor can read it */
#define FN_STATS 0x83		/* enum stat; value: how many so far */
#define FN_PRESENT 0x84		/* gpa, 1: is the guest's, 0: taken away */

enum stat {
	STAT_CALL,		/* exits for CALL */
	STAT_KICK,
	STAT_OTHER,		/* all other calls, and discovery */
	STAT_FAULT,		/* stray accesses of the guest */
	STAT_FAULT_ADDRESS,	/* no count: where the last of them went */
	STAT_COUNT
};

#define X86_CALL 0x484e4c00u	/* "HNL", the function in the low byte */
#define X86_LEAF 0x40000000u
#define X86_LEAF_VERSION (X86_LEAF + 1)
#define X86_LEAF_CLOCK (X86_LEAF + 2)

#define ARM_CALL 0xc6000000u	/* fast, SMC64, vendor hypervisor (SMCCC) */
#define ARM_UID 0x8600ff01u

#define RISCV_EXTENSION 0x08484e4cu	/* SBI experimental extension space */

#endif
