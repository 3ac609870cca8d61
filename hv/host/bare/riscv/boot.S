/* SPDX-License-Identifier: MIT */
/*
 * RISC-V: from OpenSBI's entry in HS-mode to C, the world switch, the traps.
 *
 * stvec says who runs: guest_exit while the guest does, own_fault while we
 * do. riscv_enter() returns like a function when the guest exits.
 */
#define BOOT_STACK_SIZE 16384

#define FRAME 112			/* ra, s0..s11, and 8 to align */
#define FAULT_FRAME 128			/* ra, t0..t6, a0..a7 */

	.section .text.start, "ax"
	.globl _start
_start:
	la sp, boot_stack_top
	j bare_main

	.macro save_callee_saved
	addi sp, sp, -FRAME
	sd ra, 0(sp)
	sd s0, 8(sp)
	sd s1, 16(sp)
	sd s2, 24(sp)
	sd s3, 32(sp)
	sd s4, 40(sp)
	sd s5, 48(sp)
	sd s6, 56(sp)
	sd s7, 64(sp)
	sd s8, 72(sp)
	sd s9, 80(sp)
	sd s10, 88(sp)
	sd s11, 96(sp)
	.endm

	.macro load_callee_saved
	ld ra, 0(sp)
	ld s0, 8(sp)
	ld s1, 16(sp)
	ld s2, 24(sp)
	ld s3, 32(sp)
	ld s4, 40(sp)
	ld s5, 48(sp)
	ld s6, 56(sp)
	ld s7, 64(sp)
	ld s8, 72(sp)
	ld s9, 80(sp)
	ld s10, 88(sp)
	ld s11, 96(sp)
	addi sp, sp, FRAME
	.endm

	/* All but x0 and t6 (x31), which holds the array. */
	.macro each_guest_register op
	\op x1, 8(t6)
	\op x2, 16(t6)
	\op x3, 24(t6)
	\op x4, 32(t6)
	\op x5, 40(t6)
	\op x6, 48(t6)
	\op x7, 56(t6)
	\op x8, 64(t6)
	\op x9, 72(t6)
	\op x10, 80(t6)
	\op x11, 88(t6)
	\op x12, 96(t6)
	\op x13, 104(t6)
	\op x14, 112(t6)
	\op x15, 120(t6)
	\op x16, 128(t6)
	\op x17, 136(t6)
	\op x18, 144(t6)
	\op x19, 152(t6)
	\op x20, 160(t6)
	\op x21, 168(t6)
	\op x22, 176(t6)
	\op x23, 184(t6)
	\op x24, 192(t6)
	\op x25, 200(t6)
	\op x26, 208(t6)
	\op x27, 216(t6)
	\op x28, 224(t6)
	\op x29, 232(t6)
	\op x30, 240(t6)
	.endm

/*
 * void riscv_enter(uint64_t x[32])
 *
 * x[0], which no register needs, keeps our stack pointer for the exit;
 * sscratch keeps the array. gp and tp are not ours: nothing uses them.
 */
	.text
	.globl riscv_enter
riscv_enter:
	save_callee_saved
	sd sp, 0(a0)
	csrw sscratch, a0
	la t0, guest_exit
	csrw stvec, t0
	mv t6, a0
	each_guest_register ld
	ld t6, 248(t6)
	sret

	.balign 4
guest_exit:
	csrrw t6, sscratch, t6
	each_guest_register sd
	csrr t0, sscratch
	sd t0, 248(t6)
	ld sp, 0(t6)
	la t0, riscv_own_fault_entry
	csrw stvec, t0
	load_callee_saved
	ret

	.globl machine_probe, machine_probe_load, machine_probe_failed
machine_probe:
machine_probe_load:
	lbu a0, 0(a0)
	li a0, 1
	ret
machine_probe_failed:
	li a0, 0
	ret

/* A fault of our own: C may move sepc, so keep what C may clobber. */
	.macro each_clobbered op
	\op ra, 0(sp)
	\op t0, 8(sp)
	\op t1, 16(sp)
	\op t2, 24(sp)
	\op t3, 32(sp)
	\op t4, 40(sp)
	\op t5, 48(sp)
	\op t6, 56(sp)
	\op a0, 64(sp)
	\op a1, 72(sp)
	\op a2, 80(sp)
	\op a3, 88(sp)
	\op a4, 96(sp)
	\op a5, 104(sp)
	\op a6, 112(sp)
	\op a7, 120(sp)
	.endm

	.balign 4
	.globl riscv_own_fault_entry
riscv_own_fault_entry:
	addi sp, sp, -FAULT_FRAME
	each_clobbered sd
	call riscv_own_fault
	each_clobbered ld
	addi sp, sp, FAULT_FRAME
	sret

	.bss
	.balign 16
	.skip BOOT_STACK_SIZE
boot_stack_top:
	.section .note.GNU-stack, "", %progbits
