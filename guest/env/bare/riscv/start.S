/* SPDX-License-Identifier: MIT */
/*
 * RISC-V guest: entered in VS-mode with a stack. vsatp is Bare, so that every
 * address is guest-physical, the stray one included.
 */
#define TRAP_FRAME 128			/* ra, t0..t6, a0..a7 */

	.section .text.start, "ax"
	.globl _start
_start:
	la t0, trap
	csrw stvec, t0
	call guest_start

	.text
/*
 * int64_t riscv_ecall(uint64_t a7, uint64_t a6, const uint64_t arg[4],
 *		       uint64_t *value)
 */
	.globl riscv_ecall
riscv_ecall:
	mv t0, a3
	mv t1, a2
	mv a7, a0
	mv a6, a1
	ld a0, 0(t1)
	ld a1, 8(t1)
	ld a2, 16(t1)
	ld a3, 24(t1)
	ecall
	sd a1, 0(t0)
	ret

	.globl guest_touch, guest_touch_load, guest_touch_failed
guest_touch:
guest_touch_load:
	lbu a0, 0(a0)
	li a0, 1
	ret
guest_touch_failed:
	li a0, 0
	ret

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
trap:
	addi sp, sp, -TRAP_FRAME
	each_clobbered sd
	csrr a0, sepc
	csrr a1, scause
	call guest_trap
	csrw sepc, a0
	each_clobbered ld
	addi sp, sp, TRAP_FRAME
	sret
	.section .note.GNU-stack, "", %progbits
