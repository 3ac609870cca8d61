/* SPDX-License-Identifier: MIT */
/*
 * x86-64 guest: entered in 64-bit mode with the tables below and a stack.
 *
 *	0x10000000..0x103fffff  guest RAM, two pages of 2 MiB
 *	0x40000000..0x401fffff  mapped here, absent in the second stage
 */
#define PTE_TABLE 0x3			/* present, writable */
#define PTE_LARGE 0x83			/* the same, 2 MiB */
#define MIB 0x100000
#define RAM 0x10000000
#define STRAY 0x40000000
#define HOST_PAGE 0x80000		/* RAM of the host's, host-physical */

	.section .text.start, "ax"
	.globl _start
_start:
	lgdt gdt_pointer(%rip)
	call guest_start
	ud2

	.section .tables, "a"
pml4:
	.quad pdpt + PTE_TABLE
	.fill 511, 8, 0
pdpt:
	.quad pd_ram + PTE_TABLE
	.quad pd_stray + PTE_TABLE
	.fill 510, 8, 0
pd_ram:
	.fill RAM / (2 * MIB), 8, 0
	.quad RAM + PTE_LARGE
	.quad RAM + 2 * MIB + PTE_LARGE
	.fill 510 - RAM / (2 * MIB), 8, 0
pd_stray:
	.quad STRAY + PTE_LARGE
	.fill 511, 8, 0

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

	.globl guest_touch, guest_touch_load, guest_touch_failed
guest_touch:
guest_touch_load:
	movb (%rdi), %al
	movl $1, %eax
	ret
guest_touch_failed:
	xorl %eax, %eax
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

/* Undefined instruction: no error code, so the vector stands for one. */
	.globl x86_ud
x86_ud:
	push $6
	jmp x86_gp

/* General protection: frame is error code, rip, cs, rflags, rsp, ss. */
	.globl x86_gp
x86_gp:
	push %rax
	push %rcx
	push %rdx
	push %rsi
	push %rdi
	push %r8
	push %r9
	push %r10
	push %r11
	mov 80(%rsp), %rdi		/* rip, above nine registers, error */
	mov 72(%rsp), %rsi
	cld
	sub $8, %rsp
	call x86_trap
	add $8, %rsp
	mov %rax, 80(%rsp)
	pop %r11
	pop %r10
	pop %r9
	pop %r8
	pop %rdi
	pop %rsi
	pop %rdx
	pop %rcx
	pop %rax
	add $8, %rsp
	iretq

	.data
	.balign 8
gdt:	/* null, 64-bit code, data */
	.quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff
gdt_pointer:
	.word . - gdt - 1
	.quad gdt
	.section .note.GNU-stack, "", @progbits
