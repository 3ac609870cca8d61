/* SPDX-License-Identifier: MIT */
/*
 * What x86-64 guests share whatever the hypervisor: page tables, the touch
 * that may fault, and the way into x86_trap() and back.
 *
 *	0x10000000..0x103fffff  guest RAM, two pages of 2 MiB
 *	0x40000000..0x401fffff  mapped here, absent in the second stage
 *	0xfee00000..0xfeffffff  the local APIC, if the machine has one
 *
 * RAM is the user's too, for a guest may run in ring 3; the APIC is not.
 */
#define PTE_TABLE 0x7			/* present, writable, user */
#define PTE_LARGE 0x87			/* the same, 2 MiB */
#define PTE_DEVICE 0x9b			/* kernel alone, not cached */
#define MIB 0x100000
#define GIB 0x40000000
#define RAM 0x10000000
#define STRAY 0x40000000
#define APIC 0xfee00000

	.section .tables, "a"
pml4:
	.quad pdpt + PTE_TABLE
	.fill 511, 8, 0
pdpt:
	.quad pd_ram + PTE_TABLE
	.quad pd_stray + PTE_TABLE
	.quad 0
	.quad pd_apic + PTE_TABLE
	.fill 508, 8, 0
pd_ram:
	.fill RAM / (2 * MIB), 8, 0
	.quad RAM + PTE_LARGE
	.quad RAM + 2 * MIB + PTE_LARGE
	.fill 510 - RAM / (2 * MIB), 8, 0
pd_stray:
	.quad STRAY + PTE_LARGE
	.fill 511, 8, 0
pd_apic:
	.fill (APIC - 3 * GIB) / (2 * MIB), 8, 0
	.quad APIC + PTE_DEVICE
	.fill 511 - (APIC - 3 * GIB) / (2 * MIB), 8, 0

	.text
	.globl guest_touch, guest_touch_load, guest_touch_failed
guest_touch:
guest_touch_load:
	movb (%rdi), %al
	movl $1, %eax
	ret
guest_touch_failed:
	xorl %eax, %eax
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
	.section .note.GNU-stack, "", @progbits
