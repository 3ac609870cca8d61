/* SPDX-License-Identifier: MIT */
/*
 * x86-64 guest of a KVM host. A few lines of kernel here and in machine.c; the
 * program runs in ring 3, where also a KVM that emulates kernels runs it
 * natively. What needs ring 0 it asks for.
 *
 *	_start(vCPU)  ring 0, 64-bit, on the tables of x86/image.S
 *	   v
 *	kernel_init() --iretq--> user_start(vCPU)  ring 3
 *	x86_kernel    <---#GP---  a port, KVM's hypercall, to wait
 *
 * Each vCPU has 16 KiB for ring 3 below the stack that it was started with, and
 * 4 KiB for ring 0.
 */
#define USER_STACK 0x4000
#define KERNEL_STACK 0x1000
#define USER_DATA 0x1b
#define USER_CODE 0x23
#define USER_FLAGS 0x202		/* interrupts on */
#define SERVICE_CALL 1			/* machine.c; 0: OUT of eax to dx */
#define SERVICE_WAIT 2
#define SERVICE_CPUID 3
#define APIC_EOI 0xfee000b0

	.section .text.start, "ax"
	.globl _start
_start:
	mov %rdi, %r12
	imul $USER_STACK, %rdi, %rax
	mov %rsp, %r13
	sub %rax, %r13
	lea 1(%rdi), %rsi
	imul $KERNEL_STACK, %rsi, %rsi
	lea kernel_stacks(%rip), %rax
	add %rax, %rsi
	mov %rsi, %rsp
	lgdt gdt_pointer(%rip)
	call kernel_init		/* (vCPU, its stack) */
	mov %r12, %rdi
	push $USER_DATA
	push %r13
	push $USER_FLAGS
	push $USER_CODE
	lea enter_user(%rip), %rax
	push %rax
	iretq
enter_user:
	call user_start			/* does not return */
	ud2

	.text
/* The completion interrupt: counted, nothing else. */
	.globl x86_completion
x86_completion:
	lock incq x86_completions(%rip)
	push %rax
	mov $APIC_EOI, %eax
	movl $0, (%rax)
	pop %rax
	iretq

/*
 * Out of ring 3, with the service in r9d and its registers. HLT raises #GP
 * there, on every KVM; INT n and SYSCALL are not delivered by one that emulates
 * kernels.
 */
	.globl x86_gate
x86_gate:
	hlt
	ret

/* General protection: that, or a real one. */
	.globl x86_kernel
x86_kernel:
	push %rax
	lea x86_gate(%rip), %rax
	cmp %rax, 16(%rsp)		/* rip, above rax and error code */
	pop %rax
	jne x86_gp
	add $8, %rsp
	incq (%rsp)			/* past the HLT */
	cmp $SERVICE_CALL, %r9d
	je 2f
	cmp $SERVICE_WAIT, %r9d
	je 3f
	cmp $SERVICE_CPUID, %r9d
	je 5f
	outl %eax, %dx
	iretq
2:	test %r8, %r8
	jnz x86_vmcall
	.globl x86_vmmcall, x86_vmcall, x86_no_call
x86_vmmcall:
	vmmcall
	iretq
x86_vmcall:
	vmcall
	iretq
x86_no_call:				/* undefined instruction */
	mov $-38, %rax
	iretq
3:	cmp x86_completions(%rip), %rdi
	jne 4f
	sti
	hlt
	cli
	jmp 3b
4:	iretq
5:	cpuid
	iretq

	.data
	.balign 8
	.globl x86_completions, x86_gdt
x86_completions:
	.quad 0
x86_gdt:	/* null; ring 0 code, data; ring 3 data, code; task states */
	.quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff
	.quad 0x00cff3000000ffff, 0x00affb000000ffff
	.fill 2 * 4, 8, 0
gdt_pointer:
	.word . - x86_gdt - 1
	.quad x86_gdt

	.bss
	.balign 16
kernel_stacks:
	.fill 4 * KERNEL_STACK
	.section .note.GNU-stack, "", @progbits
