/* SPDX-License-Identifier: MIT */
/*
 * AMD SVM in numbers: the control block (VMCB), its intercepts, exit codes.
 * Source: AMD64 Architecture Programmer's Manual vol. 2, appendix B (layout)
 * and C (exit codes), section 15.20 (event injection).
 */
#ifndef HV_BARE_SVM_H
#define HV_BARE_SVM_H

/* Control area: byte offsets; the comment gives the width where not 64. */
#define VMCB_INTERCEPT_MISC1 0x00c	/* 32 */
#define VMCB_INTERCEPT_MISC2 0x010	/* 32 */
#define VMCB_IOPM 0x040
#define VMCB_MSRPM 0x048
#define VMCB_ASID 0x058			/* 32 */
#define VMCB_TLB_CONTROL 0x05c		/* 32 */
#define VMCB_V_INTR 0x060
#define VMCB_EXITCODE 0x070
#define VMCB_EXITINFO2 0x080
#define VMCB_EXITINTINFO 0x088
#define VMCB_NP_ENABLE 0x090
#define VMCB_EVENTINJ 0x0a8
#define VMCB_NCR3 0x0b0

/* State save area. A segment: selector 16, attributes 16, limit 32, base. */
#define VMCB_ES 0x400
#define VMCB_CS 0x410
#define VMCB_SS 0x420
#define VMCB_DS 0x430
#define VMCB_CPL 0x4c8			/* in the fourth byte of 8 */
#define VMCB_EFER 0x4d0
#define VMCB_CR4 0x548
#define VMCB_CR3 0x550
#define VMCB_CR0 0x558
#define VMCB_DR7 0x560
#define VMCB_DR6 0x568
#define VMCB_RFLAGS 0x570
#define VMCB_RIP 0x578
#define VMCB_RSP 0x5d8
#define VMCB_RAX 0x5f8
#define VMCB_GPAT 0x668

#define INTERCEPT1_NMI (UINT32_C(1) << 1)
#define INTERCEPT1_INIT (UINT32_C(1) << 3)
#define INTERCEPT1_CPUID (UINT32_C(1) << 18)
#define INTERCEPT1_INVD (UINT32_C(1) << 22)
#define INTERCEPT1_HLT (UINT32_C(1) << 24)
#define INTERCEPT1_INVLPGA (UINT32_C(1) << 26)
#define INTERCEPT1_IOIO (UINT32_C(1) << 27)
#define INTERCEPT1_MSR (UINT32_C(1) << 28)
#define INTERCEPT1_SHUTDOWN (UINT32_C(1) << 31)
#define INTERCEPT2_VMRUN (UINT32_C(1) << 0)	/* mandatory */
#define INTERCEPT2_VMMCALL (UINT32_C(1) << 1)
/*
 * VMLOAD, VMSAVE, STGI, CLGI, SKINIT (bits 2..6); WBINVD, MONITOR, MWAIT and
 * its conditional form, XSETBV (9..13). The first two take a host-physical
 * address: a guest that may use them reads and writes past its second stage.
 */
#define INTERCEPT2_HOST_ONLY (UINT32_C(0x1f) << 2 | UINT32_C(0x1f) << 9)

#define V_INTR_MASKING (UINT64_C(1) << 24)	/* RFLAGS.IF is the guest's */

#define TLB_FLUSH_ALL 1u

#define EXIT_CPUID 0x072u
#define EXIT_INVD 0x076u
#define EXIT_HLT 0x078u
#define EXIT_INVLPGA 0x07au
#define EXIT_IOIO 0x07bu
#define EXIT_MSR 0x07cu
#define EXIT_SHUTDOWN 0x07fu
#define EXIT_VMRUN 0x080u
#define EXIT_VMMCALL 0x081u
#define EXIT_VMLOAD 0x082u
#define EXIT_XSETBV 0x08du		/* the last of intercept word 2 */
#define EXIT_NPF 0x400u		/* nested page fault; INFO2 the gpa */

#define EVENT_VALID UINT64_C(0x80000000)
#define EVENT_ERROR_CODE UINT64_C(0x800)
#define EVENT_EXCEPTION UINT64_C(0x300)

#define IOPM_SIZE 0x3000	/* one bit a port: set, access exits */
#define MSRPM_SIZE 0x2000	/* two bits an MSR */

#endif
