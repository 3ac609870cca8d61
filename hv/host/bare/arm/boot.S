/* SPDX-License-Identifier: MIT */
/*
 * AArch64: from QEMU's entry at EL2 to C, the world switch, the vectors.
 *
 * arm_enter() returns like a function when the guest exits: the vector saves
 * the guest's registers and returns to where arm_enter() was called.
 */
#define BOOT_STACK_SIZE 16384

	.section .text.start, "ax"
	.globl _start
_start:
	adrp x0, boot_stack_top
	add x0, x0, :lo12:boot_stack_top
	mov sp, x0
	b bare_main

	.text
/*
 * void arm_enter(uint64_t x[31])
 *
 * TPIDR_EL2 keeps the array for the exit, the stack the callee-saved half.
 */
	.globl arm_enter
arm_enter:
	stp x19, x20, [sp, #-96]!
	stp x21, x22, [sp, #16]
	stp x23, x24, [sp, #32]
	stp x25, x26, [sp, #48]
	stp x27, x28, [sp, #64]
	stp x29, x30, [sp, #80]
	msr tpidr_el2, x0
	ldp x2, x3, [x0, #16]
	ldp x4, x5, [x0, #32]
	ldp x6, x7, [x0, #48]
	ldp x8, x9, [x0, #64]
	ldp x10, x11, [x0, #80]
	ldp x12, x13, [x0, #96]
	ldp x14, x15, [x0, #112]
	ldp x16, x17, [x0, #128]
	ldp x18, x19, [x0, #144]
	ldp x20, x21, [x0, #160]
	ldp x22, x23, [x0, #176]
	ldp x24, x25, [x0, #192]
	ldp x26, x27, [x0, #208]
	ldp x28, x29, [x0, #224]
	ldr x30, [x0, #240]
	ldp x0, x1, [x0]
	eret

guest_exit:
	stp x0, x1, [sp, #-16]!
	mrs x0, tpidr_el2
	stp x2, x3, [x0, #16]
	ldp x2, x3, [sp], #16
	stp x2, x3, [x0]
	stp x4, x5, [x0, #32]
	stp x6, x7, [x0, #48]
	stp x8, x9, [x0, #64]
	stp x10, x11, [x0, #80]
	stp x12, x13, [x0, #96]
	stp x14, x15, [x0, #112]
	stp x16, x17, [x0, #128]
	stp x18, x19, [x0, #144]
	stp x20, x21, [x0, #160]
	stp x22, x23, [x0, #176]
	stp x24, x25, [x0, #192]
	stp x26, x27, [x0, #208]
	stp x28, x29, [x0, #224]
	str x30, [x0, #240]
	ldp x21, x22, [sp, #16]
	ldp x23, x24, [sp, #32]
	ldp x25, x26, [sp, #48]
	ldp x27, x28, [sp, #64]
	ldp x29, x30, [sp, #80]
	ldp x19, x20, [sp], #96
	ret

	.globl machine_probe, machine_probe_load, machine_probe_failed
machine_probe:
machine_probe_load:
	ldrb w0, [x0]
	mov w0, #1
	ret
machine_probe_failed:
	mov w0, #0
	ret

/* A fault of our own: C may move ELR_EL2, so keep what C may clobber. */
own_fault:
	stp x0, x1, [sp, #-160]!
	stp x2, x3, [sp, #16]
	stp x4, x5, [sp, #32]
	stp x6, x7, [sp, #48]
	stp x8, x9, [sp, #64]
	stp x10, x11, [sp, #80]
	stp x12, x13, [sp, #96]
	stp x14, x15, [sp, #112]
	stp x16, x17, [sp, #128]
	stp x18, x30, [sp, #144]
	bl arm_own_fault
	ldp x2, x3, [sp, #16]
	ldp x4, x5, [sp, #32]
	ldp x6, x7, [sp, #48]
	ldp x8, x9, [sp, #64]
	ldp x10, x11, [sp, #80]
	ldp x12, x13, [sp, #96]
	ldp x14, x15, [sp, #112]
	ldp x16, x17, [sp, #128]
	ldp x18, x30, [sp, #144]
	ldp x0, x1, [sp], #160
	eret

	.macro vector target
	.balign 128
	b \target
	.endm

/* Synchronous, IRQ, FIQ, SError; from each of four states. */
	.balign 2048
	.globl arm_vectors
arm_vectors:
	.rept 4				/* EL2 with SP_EL0: never used */
	vector arm_unexpected
	.endr
	vector own_fault		/* EL2, that is us */
	.rept 3
	vector arm_unexpected
	.endr
	vector guest_exit		/* EL1 or EL0, AArch64 */
	.rept 3
	vector arm_unexpected
	.endr
	.rept 4				/* AArch32, which HCR_EL2.RW forbids */
	vector arm_unexpected
	.endr

	.bss
	.balign 16
	.skip BOOT_STACK_SIZE
boot_stack_top:
	.section .note.GNU-stack, "", %progbits
