/* SPDX-License-Identifier: MIT */
/*
 * AArch64 guest: entered at EL1 with the MMU off and a stack. Two blocks of
 * 1 GiB map all that it uses, and the stray address, to themselves.
 */
#define BLOCK 0x701			/* AF, inner shareable, MAIR 0 */
#define TCR_39_BITS 0x200803519		/* IPS 40 bits, EPD1, T0SZ 25, cached */
#define SCTLR_M_C_I 0x1005

	.section .text.start, "ax"
	.globl _start
_start:
	adrp x0, vectors
	add x0, x0, :lo12:vectors
	msr vbar_el1, x0
	mov x0, #0xff			/* MAIR index 0: normal, write-back */
	msr mair_el1, x0
	ldr x0, =TCR_39_BITS
	msr tcr_el1, x0
	adrp x0, level1
	msr ttbr0_el1, x0
	dsb sy
	isb
	mrs x0, sctlr_el1
	ldr x1, =SCTLR_M_C_I
	orr x0, x0, x1
	msr sctlr_el1, x0
	isb
	bl guest_start
	.ltorg

	.section .tables, "a"
level1:
	.quad 0x00000000 + BLOCK
	.quad 0x40000000 + BLOCK
	.fill 510, 8, 0

	.text
/* int64_t arm_hvc(uint32_t w0, const uint64_t arg[4], uint64_t out[3]) */
	.globl arm_hvc
arm_hvc:
	mov x9, x2
	mov x10, x1
	ldp x1, x2, [x10]
	ldp x3, x4, [x10, #16]
	hvc #0
	stp x1, x2, [x9]
	str x3, [x9, #16]
	ret

	.globl guest_touch, guest_touch_load, guest_touch_failed
guest_touch:
guest_touch_load:
	ldrb w0, [x0]
	mov w0, #1
	ret
guest_touch_failed:
	mov w0, #0
	ret

trap:
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
	mrs x0, elr_el1
	mrs x1, esr_el1
	bl guest_trap
	msr elr_el1, x0
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

/* Sixteen entries; all lead to the one handler, which knows its touch. */
	.balign 2048
vectors:
	.rept 16
	.balign 128
	b trap
	.endr
	.section .note.GNU-stack, "", %progbits
