/* SPDX-License-Identifier: MIT */
/*
 * x86-64: from the PVH entry to C, the world switch, the fault stubs.
 *
 * QEMU enters by the PVH protocol (Xen: docs/misc/pvh.pandoc): 32 bits, flat
 * segments, paging off. Two megabyte pages over the first 16 MiB carry us
 * into long mode; machine_paging_start() replaces them.
 */
#define BOOT_STACK_SIZE 16384

#define CR4_PAE 0x20
#define CR0_PE 0x1
#define CR0_WP 0x10000		/* read-only holds for ring 0 too */
#define CR0_PG 0x80000000
#define MSR_EFER 0xc0000080
#define EFER_LME 0x100
#define EFER_NXE 0x800
#define EFER_SVME 0x1000
#define PTE_TABLE 0x3		/* present, writable */
#define PTE_LARGE 0x83		/* the same, 2 MiB */

	.section .note.Xen, "a", @note
	.balign 4
	.long 4, 4, 18		/* sizes; XEN_ELFNOTE_PHYS32_ENTRY */
	.asciz "Xen"
	.long _start

	.section .text.start, "ax"
	.code32
	.globl _start
_start:
	cld
	movl $boot_stack_top, %esp
	movl $boot_pml4, %eax
	movl %eax, %cr3
	movl %cr4, %eax
	orl $CR4_PAE, %eax
	movl %eax, %cr4
	movl $MSR_EFER, %ecx
	rdmsr
	orl $(EFER_LME | EFER_NXE), %eax
	wrmsr
	movl %cr0, %eax
	orl $(CR0_PG | CR0_WP | CR0_PE), %eax
	movl %eax, %cr0
	lgdt gdt_pointer
	ljmp $8, $1f
	.code64
1:	movl $16, %eax
	movl %eax, %ds
	movl %eax, %es
	movl %eax, %ss
	call bare_main
	ud2

/*
 * void svm_enter(uint64_t vmcb, struct svm_registers *r)
 *
 * Runs the guest until its next exit. VMRUN switches rax, rsp, rip and the
 * segments; the other registers are ours to switch. VMLOAD and VMSAVE carry
 * the guest's FS, GS, TR, LDTR and syscall MSRs, none of which we use.
 */
	.text
	.globl svm_enter
svm_enter:
	push %rbx
	push %rbp
	push %r12
	push %r13
	push %r14
	push %r15
	push %rsi
	mov %rdi, %rax
	mov 0x00(%rsi), %rbx
	mov 0x08(%rsi), %rcx
	mov 0x10(%rsi), %rdx
	mov 0x20(%rsi), %rdi
	mov 0x28(%rsi), %rbp
	mov 0x30(%rsi), %r8
	mov 0x38(%rsi), %r9
	mov 0x40(%rsi), %r10
	mov 0x48(%rsi), %r11
	mov 0x50(%rsi), %r12
	mov 0x58(%rsi), %r13
	mov 0x60(%rsi), %r14
	mov 0x68(%rsi), %r15
	mov 0x18(%rsi), %rsi
	clgi
	vmload %rax
	vmrun %rax
	vmsave %rax
	stgi
	xchg %rsi, (%rsp)		/* the guest's rsi for our pointer */
	mov %rbx, 0x00(%rsi)
	mov %rcx, 0x08(%rsi)
	mov %rdx, 0x10(%rsi)
	mov %rdi, 0x20(%rsi)
	mov %rbp, 0x28(%rsi)
	mov %r8, 0x30(%rsi)
	mov %r9, 0x38(%rsi)
	mov %r10, 0x40(%rsi)
	mov %r11, 0x48(%rsi)
	mov %r12, 0x50(%rsi)
	mov %r13, 0x58(%rsi)
	mov %r14, 0x60(%rsi)
	mov %r15, 0x68(%rsi)
	pop %rax
	mov %rax, 0x18(%rsi)
	pop %r15
	pop %r14
	pop %r13
	pop %r12
	pop %rbp
	pop %rbx
	ret

	.globl machine_probe, machine_probe_load, machine_probe_failed
machine_probe:
machine_probe_load:
	movb (%rdi), %al
	movl $1, %eax
	ret
machine_probe_failed:
	xorl %eax, %eax
	ret

/*
 * One stub a vector, 16 bytes apart. All leave the same frame:
 * struct svm_fault in machine.c.
 */
	.balign 16
	.globl svm_fault_stubs
svm_fault_stubs:
	.set vector, 0
	.rept 32
	.balign 16
	/* Some push an error code themselves (APM vol. 2, 8.2). */
	.if ((0x60227d00 >> vector) & 1) == 0
	pushq $0
	.endif
	pushq $vector
	jmp fault
	.set vector, vector + 1
	.endr

fault:
	push %r11
	push %r10
	push %r9
	push %r8
	push %rdi
	push %rsi
	push %rdx
	push %rcx
	push %rax
	mov %rsp, %rdi
	call svm_own_fault
	pop %rax
	pop %rcx
	pop %rdx
	pop %rsi
	pop %rdi
	pop %r8
	pop %r9
	pop %r10
	pop %r11
	add $16, %rsp			/* vector, error code */
	iretq

	.data
	.balign 8
gdt:	/* null, 64-bit code, data; accessed already, so never written */
	.quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff
gdt_pointer:
	.word . - gdt - 1
	.quad gdt
	.balign 4096
boot_pml4:
	.quad boot_pdpt + PTE_TABLE
	.fill 511, 8, 0
boot_pdpt:
	.quad boot_pd + PTE_TABLE
	.fill 511, 8, 0
boot_pd:
	.set page, 0
	.rept 8
	.quad page + PTE_LARGE
	.set page, page + 0x200000
	.endr
	.fill 504, 8, 0

	.bss
	.balign 16
	.skip BOOT_STACK_SIZE
boot_stack_top:
	.section .note.GNU-stack, "", @progbits
