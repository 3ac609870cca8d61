/* SPDX-License-Identifier: MIT */
/*
 * Register calls: one meaning, three conventions; and how a guest finds them.
 * docs/abi.md, Registers and discovery.
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
 * A hypervisor in user space, whose kernel does not hand VMMCALL on, has the
 * port transport instead: OUT of eax, as above, to the port that discovery
 * tells, in dx; r8 stands for rdx. Its doorbell port takes a ring id in eax,
 * returns at once and has no status.
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
 *		leaf + 2: eax kHz of the time stamp counter;
 *		leaf + 3: eax port of calls, ebx port of doorbells, ecx vector
 *		of the completion interrupt on vCPU 0; 0: there is none
 *	AArch64	0x8600ff01: w0..w3 the UUID 19d87983-0579-4637-84c3-9e4150dfc24e
 *		(SMCCC byte order); 0xc6000002: x0 0, x1 ABI version |
 *		pages << 32, x2 address of the boot window
 *	RISC-V	SBI base (a7 0x10) probe_extension (a6 3) of a0 0x08484e4c
 *		answers a1 = the ABI version, which is not 0; then function 2:
 *		a0 0, a1 address of the boot window | its pages
 *
 * Functions from 0x80 on are for tests: the hosts have them, a product does
 * not.
 */
#ifndef HNL_REGISTERS_H
#define HNL_REGISTERS_H

#include <hnl/abi.h>

#define HNL_DISCOVER 2		/* Arm and RISC-V; x86 has CPUID */

#define HNL_X86_CALL 0x484e4c00u	/* "HNL", function in the low byte */
#define HNL_X86_SIGNATURE "hnlhnlhnlhnl"
#define HNL_X86_LEAF_FIRST 0x40000000u
#define HNL_X86_LEAF_LAST 0x40010000u
#define HNL_X86_LEAF_STEP 0x100u
#define HNL_X86_LEAF_VERSION 1	/* added to the leaf with the signature */
#define HNL_X86_LEAF_CLOCK 2
#define HNL_X86_LEAF_PORT 3

#define HNL_ARM_CALL 0xc6000000u	/* SMCCC: fast, SMC64, hypervisor's */
#define HNL_ARM_UID 0x8600ff01u

#define HNL_RISCV_EXTENSION 0x08484e4cu	/* SBI experimental extension space */

#define HNL_TEST_CONSOLE 0x80	/* bytes (0..24), then the bytes in a1..a3 */
#define HNL_TEST_EXIT 0x81	/* status; does not return */
#define HNL_TEST_PROBE 0x82	/* gpa; value 1: the hypervisor can read it */
#define HNL_TEST_STATS 0x83	/* enum hnl_test_stat; value: how many so far */
#define HNL_TEST_PRESENT 0x84	/* gpa, 1: is the guest's, 0: taken away */
#define HNL_TEST_ACCESS 0x85	/* gpa, enum hnl_view_violation, vCPU; value:
				 * what its view shows; -EACCES: enum
				 * hnl_view_outcome */
#define HNL_TEST_L2 0x86	/* nested view, gpa of L2, enum
				 * hnl_nested_permission; value: gpa of L1 */
#define HNL_TEST_VIRQ 0x87	/* virtual interrupt, vCPU; value 1: it came */
#define HNL_TEST_MIGRATE 0x88	/* enum hnl_domain_migration, of the guest */
#define HNL_TEST_OFFER 0x89	/* 1: memory's list-shared is offered, 0: not */
#define HNL_TEST_DIRTY 0x8a	/* gpa; value 1: written since asked last */
#define HNL_TEST_SETTLE 0x8b	/* returns when no doorbell waits and no domain
				 * is ready; value: times the domain was moved
				 */

enum hnl_test_stat {
	HNL_STAT_CALL,		/* exits for CALL */
	HNL_STAT_KICK,
	HNL_STAT_OTHER,		/* all other calls, and discovery */
	HNL_STAT_FAULT,		/* stray accesses of the guest */
	HNL_STAT_FAULT_ADDRESS,	/* no count: where the last of them went */
	HNL_STATS
};

#endif
