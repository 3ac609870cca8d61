/* SPDX-License-Identifier: MIT */
/*
 * x86-64 guest: entered in 64-bit mode, on the tables of x86/image.S. Then the
 * call, and the instructions that only the host may execute: each takes eight
 * bytes, so that machine.c reaches the nth by its number.
 */
#define HOST_PAGE 0x80000		/* RAM of the host's, host-physical */

	.section .text.start, "ax"
	.globl _start
_start:
	lgdt gdt_pointer(%rip)
	call guest_start
	ud2

	.text
/* int64_t x86_vmmcall(uint32_t eax, const uint64_t arg[4], uint64_t *value) */
	.globl x86_vmmcall
x86_vmmcall:
	push %rbx
	mov %rdx, %rbx
	mov %edi, %eax
	mov 0(%rsi), %rdi
	mov 16(%rsi), %rdx
	mov 24(%rsi), %rcx
	mov 8(%rsi), %rsi
	vmmcall
	mov %rdx, (%rbx)
	pop %rbx
	ret

/* bool x86_try_host_only(size_t which): true if it was carried out */
	.globl x86_try_host_only, x86_host_only, x86_host_only_end
x86_try_host_only:
	lea x86_host_only(%rip), %rdx
	lea (%rdx, %rdi, 8), %rdx
	movl $HOST_PAGE, %eax
	xorl %ecx, %ecx
	jmp *%rdx

	.macro host_only instruction:vararg
	.balign 8
	\instruction
	jmp 1f
	.endm

	.balign 8
x86_host_only:
	host_only vmsave
	host_only vmload
	host_only clgi
	host_only stgi
	host_only invlpga %rax, %ecx
	host_only skinit
	host_only vmrun
	.balign 8
x86_host_only_end:
1:	movl $1, %eax
	ret

	.data
	.balign 8
gdt:	/* null, 64-bit code, data */
	.quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff
gdt_pointer:
	.word . - gdt - 1
	.quad gdt
	.section .note.GNU-stack, "", @progbits
