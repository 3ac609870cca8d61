/* SPDX-License-Identifier: MIT */
/* generated from schema/domain.yaml by schema/hnlgen; do not edit */
/*
 * Makes, stops and unmakes domains, and says what each may call. Stands for the
 * part of Xen's domctl (xen/domctl.h, interface version 0x15) that has to do
 * with a domain's life.
 *
 * Every command but migration-get on the caller itself asks for privilege. A
 * domain that is not there is ESRCH.
 */
#ifndef HNL_DOMAIN_H
#define HNL_DOMAIN_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_DOMAIN_FAMILY 20
#define HNL_DOMAIN_VERSION 1

/* Features: bits of the grants. */
enum {
	/* The domain is told of its own migration. */
	HNL_DOMAIN_FEATURE_MIGRATION = 1
};

/* Groups that events are told to. */
enum {
	/*
	 * Every domain that the joining one may see. Asks for privilege.
	 * Joining asks for privilege.
	 */
	HNL_DOMAIN_GROUP_STATE = 1,
	/* The joining domain's own migration. With feature migration. */
	HNL_DOMAIN_GROUP_MIGRATION = 2
};

/* Hypercall number, xen/xen.h. */
#define HNL_DOMAIN_HYPERCALL_SCHED_OP 29

/* Hypercall number, xen/xen.h. */
#define HNL_DOMAIN_HYPERCALL_DOMCTL 36

/* First argument of the hypercall, xen/sched.h. */
#define HNL_DOMAIN_SCHEDOP_REMOTE_SHUTDOWN 4

/*
 * XEN_DOMCTL_INTERFACE_VERSION of the headers that the struct layouts are of;
 * Xen refuses any other with EACCES.
 */
#define HNL_DOMAIN_DOMCTL_INTERFACE_VERSION 21

#define HNL_DOMAIN_DOMCTL_CREATEDOMAIN 1

#define HNL_DOMAIN_DOMCTL_DESTROYDOMAIN 2

#define HNL_DOMAIN_DOMCTL_PAUSEDOMAIN 3

#define HNL_DOMAIN_DOMCTL_UNPAUSEDOMAIN 4

#define HNL_DOMAIN_DOMCTL_GETDOMAININFO 5

#define HNL_DOMAIN_DOMCTL_MAX_MEM 11

#define HNL_DOMAIN_DOMCTL_SETDOMAINHANDLE 17

#define HNL_DOMAIN_DOMCTL_RESUMEDOMAIN 27

#define HNL_DOMAIN_DOMCTL_SOFT_RESET 79

#define HNL_DOMAIN_DOMCTL_GET_PAGING_MEMPOOL_SIZE 85

#define HNL_DOMAIN_DOMCTL_SET_PAGING_MEMPOOL_SIZE 86

/* Domains are below it, DOMID_FIRST_RESERVED of xen/xen.h. */
#define HNL_DOMAIN_DOMID_FIRST_RESERVED 32752

/* Highest number of a domain. */
#define HNL_DOMAIN_DOMID_LAST 32751

/* In the struct, a maximum that was not given. */
#define HNL_DOMAIN_NO_LIMIT 0xffffffff

/* In the struct, the hypervisor's own maximum. */
#define HNL_DOMAIN_DEFAULT_LIMIT (-1)

/* Most vCPUs of any domain. */
#define HNL_DOMAIN_VCPUS 8192

/* Most vCPUs of an HVM domain, HVM_MAX_VCPUS of hvm_info_table.h. */
#define HNL_DOMAIN_VCPUS_HVM 128

/* Highest event port that there can be. */
#define HNL_DOMAIN_PORT_LAST 131071

/* Most views of a domain. */
#define HNL_DOMAIN_VIEWS 512

#define HNL_DOMAIN_GRANT_VERSION_FIRST 1

#define HNL_DOMAIN_GRANT_VERSION_LAST 2

#define HNL_DOMAIN_VMTRACE_LEAST 4096

/* 64 MiB. */
#define HNL_DOMAIN_VMTRACE_MOST 67108864

/*
 * Bits of xen_domctl_createdomain.flags, XEN_DOMCTL_CDF_*. In a request each is
 * an attribute by itself, so that a refusal names it.
 */
enum hnl_domain_create_flag {
	HNL_DOMAIN_CREATE_FLAG_HVM = 0x1,
	HNL_DOMAIN_CREATE_FLAG_HAP = 0x2,
	HNL_DOMAIN_CREATE_FLAG_S3_INTEGRITY = 0x4,
	HNL_DOMAIN_CREATE_FLAG_OOS_OFF = 0x8,
	HNL_DOMAIN_CREATE_FLAG_XS_DOMAIN = 0x10,
	HNL_DOMAIN_CREATE_FLAG_IOMMU = 0x20,
	HNL_DOMAIN_CREATE_FLAG_NESTED_VIRT = 0x40,
	HNL_DOMAIN_CREATE_FLAG_VPMU = 0x80
};

/*
 * Bits of xen_domctl_createdomain.iommu_opts, XEN_DOMCTL_IOMMU_*; an attribute
 * each, as those of create-flag.
 */
enum hnl_domain_iommu_option {
	HNL_DOMAIN_IOMMU_OPTION_NO_SHAREPT = 0x1
};

/*
 * What a domain is and does, XEN_DOMINF_*; the shutdown code that Xen has in
 * bits 23:16 is an attribute of its own.
 */
enum hnl_domain_state {
	/* It is being destroyed. */
	HNL_DOMAIN_STATE_DYING = 0x1,
	/* It has hardware virtualization. */
	HNL_DOMAIN_STATE_HVM = 0x2,
	/* Its system has shut down, see shutdown-code. */
	HNL_DOMAIN_STATE_SHUTDOWN = 0x4,
	/* Paused by a toolstack. */
	HNL_DOMAIN_STATE_PAUSED = 0x8,
	/* Every vCPU waits for an event. */
	HNL_DOMAIN_STATE_BLOCKED = 0x10,
	/* A vCPU runs. */
	HNL_DOMAIN_STATE_RUNNING = 0x20,
	/* It has a debugger. */
	HNL_DOMAIN_STATE_DEBUGGED = 0x40,
	/* It is a xenstore domain. */
	HNL_DOMAIN_STATE_XS_DOMAIN = 0x80,
	/* It has second-stage paging by hardware. */
	HNL_DOMAIN_STATE_HAP = 0x100
};

/* Why a domain shut down, SHUTDOWN_* of xen/sched.h. */
enum hnl_domain_shutdown {
	/* It ended; clean up. */
	HNL_DOMAIN_SHUTDOWN_POWEROFF = 0,
	/* Clean up and start it again. */
	HNL_DOMAIN_SHUTDOWN_REBOOT = 1,
	/* Save it. */
	HNL_DOMAIN_SHUTDOWN_SUSPEND = 2,
	/* It failed. */
	HNL_DOMAIN_SHUTDOWN_CRASH = 3,
	/* Its watchdog ran out. */
	HNL_DOMAIN_SHUTDOWN_WATCHDOG = 4,
	/* It asks for soft-reset. */
	HNL_DOMAIN_SHUTDOWN_SOFT_RESET = 5
};

/*
 * Who may call the family view on a domain, XEN_ALTP2M_* of xen/hvm/params.h. 0
 * there is the attribute's absence.
 */
enum hnl_domain_view_mode {
	/*
	 * The domain itself and who is privileged for it. Xen does not call
	 * this mode safe.
	 */
	HNL_DOMAIN_VIEW_MODE_MIXED = 1,
	/* Only who is privileged for it. */
	HNL_DOMAIN_VIEW_MODE_EXTERNAL = 2,
	/*
	 * Who is privileged for it; of its own the domain switches views
	 * (VMFUNC) and takes its violations as exceptions.
	 */
	HNL_DOMAIN_VIEW_MODE_LIMITED = 3
};

/*
 * Devices that the hypervisor emulates on x86, XEN_X86_EMU_* of
 * xen/arch-x86/xen.h.
 */
enum hnl_domain_x86_emulation {
	HNL_DOMAIN_X86_EMULATION_LAPIC = 0x1,
	HNL_DOMAIN_X86_EMULATION_HPET = 0x2,
	HNL_DOMAIN_X86_EMULATION_PM = 0x4,
	HNL_DOMAIN_X86_EMULATION_RTC = 0x8,
	HNL_DOMAIN_X86_EMULATION_IOAPIC = 0x10,
	HNL_DOMAIN_X86_EMULATION_PIC = 0x20,
	HNL_DOMAIN_X86_EMULATION_VGA = 0x40,
	HNL_DOMAIN_X86_EMULATION_IOMMU = 0x80,
	HNL_DOMAIN_X86_EMULATION_PIT = 0x100,
	HNL_DOMAIN_X86_EMULATION_USE_PIRQ = 0x200,
	HNL_DOMAIN_X86_EMULATION_VPCI = 0x400
};

/* Interrupt controller on Arm, XEN_DOMCTL_CONFIG_GIC_*. */
enum hnl_domain_gic_version {
	/* That of the machine. Only in requests. */
	HNL_DOMAIN_GIC_VERSION_NATIVE = 0,
	HNL_DOMAIN_GIC_VERSION_V2 = 1,
	HNL_DOMAIN_GIC_VERSION_V3 = 2
};

/* Trusted firmware on Arm, XEN_DOMCTL_CONFIG_TEE_*. */
enum hnl_domain_tee {
	HNL_DOMAIN_TEE_NONE = 0,
	HNL_DOMAIN_TEE_OPTEE = 1
};

/* How far the domain's migration is. */
enum hnl_domain_migration {
	/* There is none. */
	HNL_DOMAIN_MIGRATION_NONE = 0,
	/* The host can migrate it; firmware and kernel may agree. */
	HNL_DOMAIN_MIGRATION_OFFERED = 1,
	/* Its memory is being copied while it runs. */
	HNL_DOMAIN_MIGRATION_ACTIVE = 2,
	/* The last pages and its state are being copied. */
	HNL_DOMAIN_MIGRATION_PAUSED = 3,
	/* It runs at its destination. */
	HNL_DOMAIN_MIGRATION_COMPLETED = 4,
	/* It goes on where it was. */
	HNL_DOMAIN_MIGRATION_CANCELLED = 5
};

/* Commands. */
enum hnl_domain_cmd {
	/*
	 * Makes a domain, paused once. Absent or 0, domain is a number that is
	 * free; given, EEXIST if it is taken. ENOSPC if none is free, for which
	 * the old entry says ENOMEM, as Xen does. Attributes that the machine
	 * cannot do are EINVAL, each by its name (XEN_DOMCTL_createdomain, and
	 * XEN_DOMCTL_max_vcpus in the same call).
	 *
	 * Answers once. Access: set. Privileged. Errors: EEXIST, EINVAL,
	 * ENOENT, ENOMEM, ENOSPC, EOPNOTSUPP, EPERM.
	 */
	HNL_DOMAIN_CMD_CREATE = 1,
	/*
	 * Destroys a domain and gives back what it had. Its number is free when
	 * the last reference is gone, which the group state is told (died). A
	 * domain cannot destroy itself: EINVAL (XEN_DOMCTL_destroydomain).
	 *
	 * Answers once. Access: set. Privileged. May be continued, counted by
	 * page. Errors: EINVAL, EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_DESTROY = 2,
	/*
	 * Stops all vCPUs of a domain. Pauses are counted, at most 255:
	 * EOVERFLOW. A domain cannot pause itself: EINVAL
	 * (XEN_DOMCTL_pausedomain).
	 *
	 * Answers once. Access: set. Privileged. Errors: EINVAL, EOVERFLOW,
	 * EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_PAUSE = 3,
	/*
	 * Takes back one pause; EINVAL if there is none. The first time that
	 * none is left ends the making of the domain
	 * (XEN_DOMCTL_unpausedomain).
	 *
	 * Answers once. Access: set. Privileged. Errors: EBUSY, EINVAL, EPERM,
	 * ESRCH.
	 */
	HNL_DOMAIN_CMD_UNPAUSE = 4,
	/*
	 * Shuts a domain down from outside, as if it had given this reason
	 * itself (xen/sched.h, SCHEDOP_remote_shutdown).
	 *
	 * Answers once. Access: set. Privileged. Errors: EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_SHUTDOWN = 5,
	/*
	 * Lets a domain go on that had shut down to be suspended. The caller
	 * itself is EINVAL (XEN_DOMCTL_resumedomain).
	 *
	 * Answers once. Access: set. Privileged. Errors: EINVAL, EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_RESUME = 6,
	/*
	 * Returns a domain that has shut down to the state in which it was
	 * made, with its memory and vCPUs as they are. EINVAL while a vCPU
	 * runs; EBUSY as in event.reset (XEN_DOMCTL_soft_reset).
	 *
	 * Answers once. Access: set. Privileged. May be continued, counted by
	 * port. Errors: EBUSY, EINVAL, ENOMEM, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_SOFT_RESET = 7,
	/*
	 * What a domain is, has and does (XEN_DOMCTL_getdomaininfo, whose
	 * arch_config is 0 by the old entry).
	 *
	 * Answers once. Access: get. Privileged. Errors: EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_STATE_GET = 8,
	/*
	 * The domains that the caller may see, from a number upwards, one a
	 * reply (XEN_SYSCTL_getdomaininfolist of xen/sysctl.h).
	 *
	 * Answers many times, then DONE. Access: get. Privileged. Errors:
	 * EPERM.
	 */
	HNL_DOMAIN_CMD_LIST = 9,
	/*
	 * Gives a domain another UUID (XEN_DOMCTL_setdomainhandle).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EPERM,
	 * ESRCH.
	 */
	HNL_DOMAIN_CMD_HANDLE_SET = 10,
	/*
	 * Sets the most memory that a domain may have, rounded down to pages
	 * (XEN_DOMCTL_max_mem).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EPERM,
	 * ESRCH.
	 */
	HNL_DOMAIN_CMD_MAX_MEMORY_SET = 11,
	/*
	 * Size of a domain's paging pool (XEN_DOMCTL_get_paging_mempool_size).
	 *
	 * Answers once. Access: get. Privileged. Errors: EOPNOTSUPP, EPERM,
	 * ESRCH.
	 */
	HNL_DOMAIN_CMD_PAGING_POOL_GET = 12,
	/*
	 * Sets the size of a domain's paging pool; what was changed before a
	 * failure stays changed (XEN_DOMCTL_set_paging_mempool_size).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. May be continued,
	 * counted by page. Errors: EINVAL, ENOMEM, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_PAGING_POOL_SET = 13,
	/*
	 * Gives a domain these grants and no others. Its first call seals them:
	 * EBUSY. A name that the hypervisor does not know is ENOENT, and
	 * nothing is changed.
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EBUSY,
	 * ENOENT, ENOSPC, EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_GRANT_SET = 14,
	/*
	 * What a domain was granted, one a reply. Without domain, all that this
	 * hypervisor can grant.
	 *
	 * Answers many times, then DONE. Access: get. Privileged. Errors:
	 * EPERM, ESRCH.
	 */
	HNL_DOMAIN_CMD_GRANT_LIST = 15,
	/*
	 * How far the migration of a domain is. Absent, domain is the caller;
	 * any other asks for privilege.
	 *
	 * Answers once. Access: get. Privileged. Errors: EPERM, ESRCH. With
	 * feature migration.
	 */
	HNL_DOMAIN_CMD_MIGRATION_GET = 16,
	/*
	 * A domain has shut down, or is dying; other changes of its state are
	 * not told (VIRQ_DOM_EXC of xen/xen.h).
	 *
	 * Told to group state, as the reply of state-get; nobody asks for it.
	 */
	HNL_DOMAIN_CMD_STATE_CHANGED = 17,
	/*
	 * A domain is gone, and its number free: the last that is told of it
	 * (VIRQ_DOM_EXC of xen/xen.h).
	 *
	 * Told to group state; nobody asks for it.
	 */
	HNL_DOMAIN_CMD_DIED = 18,
	/*
	 * The migration of the receiving domain has come to another state.
	 *
	 * Told to group migration, as the reply of migration-get; nobody asks
	 * for it. With feature migration.
	 */
	HNL_DOMAIN_CMD_MIGRATION_CHANGED = 19
};

/* Attributes of set domain. */
enum {
	/* Number of a domain. [u16, at most 32751] */
	HNL_DOMAIN_A_DOMAIN = 1,
	/*
	 * Number of a domain that no other has as long as the hypervisor runs,
	 * where that of domain is used again. [u64]
	 */
	HNL_DOMAIN_A_UNIQUE_ID = 2,
	/* UUID of the domain, for the toolstack's own use. [bytes, 16 bytes] */
	HNL_DOMAIN_A_HANDLE = 3,
	/* Security label, as the policy numbers them. [u32] */
	HNL_DOMAIN_A_SSIDREF = 4,
	/* Hardware virtualization; absent, paravirtualization. [flag] */
	HNL_DOMAIN_A_HVM = 5,
	/*
	 * Second-stage paging by hardware; absent, by shadow tables. [flag,
	 * needs hvm]
	 */
	HNL_DOMAIN_A_HAP = 6,
	/* Measure its memory across sleep (tboot). [flag] */
	HNL_DOMAIN_A_S3_INTEGRITY = 7,
	/* No shadow tables that are out of sync. [flag] */
	HNL_DOMAIN_A_OOS_OFF = 8,
	/* It is a xenstore domain. [flag] */
	HNL_DOMAIN_A_XS_DOMAIN = 9,
	/* It may have devices behind an IOMMU. [flag] */
	HNL_DOMAIN_A_IOMMU = 10,
	/*
	 * It may run domains of its own. [flag, needs hap, not with view-mode]
	 */
	HNL_DOMAIN_A_NESTED_VIRT = 11,
	/* It has performance counters. [flag] */
	HNL_DOMAIN_A_VPMU = 12,
	/*
	 * The IOMMU does not share the domain's second-stage tables. [flag,
	 * needs iommu]
	 */
	HNL_DOMAIN_A_IOMMU_NO_SHAREPT = 13,
	/*
	 * It may have views, and who may call them. Absent, it has none. [u32,
	 * one of view-mode, needs hap and views]
	 */
	HNL_DOMAIN_A_VIEW_MODE = 14,
	/* Most views beside its own. [u32, 1..512, needs view-mode] */
	HNL_DOMAIN_A_VIEWS = 15,
	/*
	 * vCPUs, all of them made with the domain. Above vcpus-hvm for an HVM
	 * domain it is EINVAL. [u32, 1..8192]
	 */
	HNL_DOMAIN_A_MAX_VCPUS = 16,
	/*
	 * Highest event port; absent, what the hypervisor has. [u32, at most
	 * 131071]
	 */
	HNL_DOMAIN_A_MAX_EVENT_PORT = 17,
	/*
	 * Most pages of its grant table; negative or absent, the hypervisor's
	 * own maximum. [s32, in pages]
	 */
	HNL_DOMAIN_A_MAX_GRANT_FRAMES = 18,
	/*
	 * Most pages that record the grants it mapped; negative or absent, the
	 * hypervisor's own maximum. [s32, in pages]
	 */
	HNL_DOMAIN_A_MAX_MAPTRACK_FRAMES = 19,
	/*
	 * Highest version of the grant table that it may use; absent, 1
	 * (XEN_DOMCTL_GRANT_version). [u32, 1..2]
	 */
	HNL_DOMAIN_A_GRANT_VERSION = 20,
	/*
	 * Trace buffer of each vCPU, a power of two: EINVAL if not. Absent,
	 * there is none. [u32, in bytes, 4096..67108864, multiple of 4096,
	 * needs hvm]
	 */
	HNL_DOMAIN_A_VMTRACE_SIZE = 21,
	/* Pool of processors that it runs on; absent, 0. [u32] */
	HNL_DOMAIN_A_CPUPOOL = 22,
	/* What x86 alone has. [nest of x86, not with arm] */
	HNL_DOMAIN_A_X86 = 23,
	/* What Arm alone has. [nest of arm] */
	HNL_DOMAIN_A_ARM = 24,
	/*
	 * What the domain may call beside ctrl, by name. A name that the
	 * hypervisor does not know is ENOENT. [nest of grant, at most 512
	 * times]
	 */
	HNL_DOMAIN_A_GRANT = 25,
	/* What Arm chose. [nest of arm-result] */
	HNL_DOMAIN_A_ARM_RESULT = 26,
	/* What it is and does. [u32, bits of state] */
	HNL_DOMAIN_A_STATE = 27,
	/*
	 * What the domain gave as its reason: one of the enum shutdown, or
	 * whatever else it agreed on with its toolstack. [u8]
	 */
	HNL_DOMAIN_A_SHUTDOWN_CODE = 28,
	/* Why it shall shut down. [u32, one of shutdown] */
	HNL_DOMAIN_A_REASON = 29,
	/* Pages that it has, of 4 KiB. [u64, in pages] */
	HNL_DOMAIN_A_PAGES = 30,
	/* Pages that it may have. [u64, in pages] */
	HNL_DOMAIN_A_MAX_PAGES = 31,
	/* Pages that are claimed for it. [u64, in pages] */
	HNL_DOMAIN_A_OUTSTANDING_PAGES = 32,
	/*
	 * Pages that it shares with other domains, copied on write. [u64, in
	 * pages]
	 */
	HNL_DOMAIN_A_SHARED_PAGES = 33,
	/* Pages that are paged out. [u64, in pages] */
	HNL_DOMAIN_A_PAGED_PAGES = 34,
	/*
	 * Its shared information page. [guest-physical address, multiple of
	 * 4096]
	 */
	HNL_DOMAIN_A_SHARED_INFO_GPA = 35,
	/* Time that its vCPUs ran, all together. [u64, in nanoseconds] */
	HNL_DOMAIN_A_CPU_TIME = 36,
	/* vCPUs that are online. [u32] */
	HNL_DOMAIN_A_ONLINE_VCPUS = 37,
	/* Highest number of a vCPU; absent if it has none. [u32] */
	HNL_DOMAIN_A_MAX_VCPU_ID = 38,
	/* Width of its guest-physical addresses, bits. [u8, at most 64] */
	HNL_DOMAIN_A_GPA_BITS = 39,
	/*
	 * Most memory that it may have. Below what it has, it keeps that and
	 * gets no more. [u64, in kibibytes]
	 */
	HNL_DOMAIN_A_MAX_MEMORY = 40,
	/*
	 * Memory that the hypervisor takes for managing the domain, mostly for
	 * its second-stage tables. [u64, in bytes, multiple of 4096]
	 */
	HNL_DOMAIN_A_PAGING_POOL = 41,
	/* How far its migration is. [u32, one of migration] */
	HNL_DOMAIN_A_MIGRATION = 42
};

/* Attributes of set x86. */
enum {
	/*
	 * Devices that the hypervisor emulates; which sets are supported is the
	 * hypervisor's own affair, others are EOPNOTSUPP or EINVAL. [u32, bits
	 * of x86-emulation]
	 */
	HNL_DOMAIN_A_X86_EMULATION = 1,
	/*
	 * Unknown model-specific registers read as zero instead of faulting,
	 * XEN_X86_MSR_RELAXED. [flag]
	 */
	HNL_DOMAIN_A_X86_MSR_RELAXED = 2
};

/* Attributes of set arm. */
enum {
	/*
	 * Interrupt controller; absent, that of the machine. [u32, one of
	 * gic-version]
	 */
	HNL_DOMAIN_A_ARM_GIC_VERSION = 1,
	/* Trusted firmware that it may call; absent, none. [u32, one of tee] */
	HNL_DOMAIN_A_ARM_TEE = 2,
	/*
	 * Shared interrupts; more than the controller can have is EINVAL. [u32]
	 */
	HNL_DOMAIN_A_ARM_SPIS = 3
};

/* Attributes of set arm-result. */
enum {
	/* Interrupt controller that it has. [u32, one of gic-version] */
	HNL_DOMAIN_A_ARM_RESULT_GIC_VERSION = 1,
	/*
	 * Of the timer, for the guest's device tree; absent if the timer's own
	 * register has it. [u32, in hertzs]
	 */
	HNL_DOMAIN_A_ARM_RESULT_CLOCK_FREQUENCY = 2
};

/* Attributes of set grant. */
enum {
	/*
	 * Name of a family, as its schema has it. [string, 1..48 characters,
	 * required]
	 */
	HNL_DOMAIN_A_GRANT_FAMILY = 1,
	/*
	 * Name of one of its features; absent, the family without any. A
	 * feature brings its family. [string, 1..48 characters]
	 */
	HNL_DOMAIN_A_GRANT_FEATURE = 2
};

/* Attributes of set granted. */
enum {
	/* Whose grants. [u16, at most 32751] */
	HNL_DOMAIN_A_GRANTED_DOMAIN = 1,
	/* Name of a family. [string, at most 48 characters] */
	HNL_DOMAIN_A_GRANTED_FAMILY = 2,
	/*
	 * Name of one of its features; absent, the family itself. [string, at
	 * most 48 characters]
	 */
	HNL_DOMAIN_A_GRANTED_FEATURE = 3,
	/* Number of the family. [u32, at most 65535] */
	HNL_DOMAIN_A_GRANTED_NUMBER = 4,
	/* Number of the feature; 0, the family itself. [u32, at most 63] */
	HNL_DOMAIN_A_GRANTED_BIT = 5
};

/*
 * A message or a nest is a struct: has[] says which members hold a value, and
 * the others are not read.
 *
 * _init(s)		nothing is present
 * _set_x(s, ...)	x is present; of a nest, returns the nest to be filled.
 *			Arrays and bytes stay the caller's, until encoded.
 * _put(b, s)		its attributes, ascending. -HNL_EINVAL in the builder:
 *			a required one is absent, or a value not allowed.
 * _encode(b, ...)	the same with the header around it; flags are HNL_F_*
 *			beside those that the kind of message implies
 * _encode_at(buf, size, ...)	the same into bytes of the caller's, with no
 *			builder. Returns the message's, or the error negated;
 *			what was written is then unspecified.
 * _encode_any(buf, ...)	what _encode_at() calls where it is inline
 * _decode(d, ...)	all that the schema says is checked: see
 *			hnl_policy_decode(). d went through hnl_decoder_init(),
 *			in a guest with HNL_GRANT_ALL: what is not granted is
 *			absent. m was found in buf, and is of this family and
 *			command. Bytes and lists in *out are views into buf.
 * _decode_at(d, ...)	the same of attributes buf[pos, end), into a struct of
 *			this message; the message begins with buf
 * _next_x(l, out)	the next value of list x, false at its end; walk a
 *			copy. Decoder and buf live until then.
 *
 * A message without attributes has no struct, and of these functions _encode()
 * and _encode_at() alone, without s.
 */

/* ---- nest x86 ---- */

enum {
	HNL_DOMAIN_X86_EMULATION,
	HNL_DOMAIN_X86_MSR_RELAXED,
	HNL_DOMAIN_X86_FIELDS
};

struct hnl_domain_x86 {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_X86_FIELDS)];
	uint32_t emulation;	/* enum hnl_domain_x86_emulation */
};

static inline void hnl_domain_x86_init(struct hnl_domain_x86 *s)
{
	s->has[0] = 0;
}

static inline void hnl_domain_x86_set_emulation(struct hnl_domain_x86 *s,
						uint32_t v)
{
	s->emulation = v;
	HNL_SET(s, HNL_DOMAIN_X86_EMULATION);
}

static inline void hnl_domain_x86_set_msr_relaxed(struct hnl_domain_x86 *s)
{
	HNL_SET(s, HNL_DOMAIN_X86_MSR_RELAXED);
}

void hnl_domain_x86_put(struct hnl_builder *b, const struct hnl_domain_x86 *s);

/* ---- nest arm ---- */

enum {
	HNL_DOMAIN_ARM_GIC_VERSION,
	HNL_DOMAIN_ARM_TEE,
	HNL_DOMAIN_ARM_SPIS,
	HNL_DOMAIN_ARM_FIELDS
};

struct hnl_domain_arm {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_ARM_FIELDS)];
	uint32_t gic_version;	/* enum hnl_domain_gic_version */
	uint32_t tee;	/* enum hnl_domain_tee */
	uint32_t spis;
};

static inline void hnl_domain_arm_init(struct hnl_domain_arm *s)
{
	s->has[0] = 0;
}

static inline void hnl_domain_arm_set_gic_version(struct hnl_domain_arm *s,
						  uint32_t v)
{
	s->gic_version = v;
	HNL_SET(s, HNL_DOMAIN_ARM_GIC_VERSION);
}

static inline void hnl_domain_arm_set_tee(struct hnl_domain_arm *s, uint32_t v)
{
	s->tee = v;
	HNL_SET(s, HNL_DOMAIN_ARM_TEE);
}

static inline void hnl_domain_arm_set_spis(struct hnl_domain_arm *s, uint32_t v)
{
	s->spis = v;
	HNL_SET(s, HNL_DOMAIN_ARM_SPIS);
}

void hnl_domain_arm_put(struct hnl_builder *b, const struct hnl_domain_arm *s);

/* ---- nest arm-result ---- */

enum {
	HNL_DOMAIN_ARM_RESULT_GIC_VERSION,
	HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY,
	HNL_DOMAIN_ARM_RESULT_FIELDS
};

struct hnl_domain_arm_result {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_ARM_RESULT_FIELDS)];
	uint32_t gic_version;	/* enum hnl_domain_gic_version */
	uint32_t clock_frequency;
};

static inline void hnl_domain_arm_result_init(struct hnl_domain_arm_result *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_arm_result_set_gic_version(struct hnl_domain_arm_result *s,
				      uint32_t v)
{
	s->gic_version = v;
	HNL_SET(s, HNL_DOMAIN_ARM_RESULT_GIC_VERSION);
}

static inline void
hnl_domain_arm_result_set_clock_frequency(struct hnl_domain_arm_result *s,
					  uint32_t v)
{
	s->clock_frequency = v;
	HNL_SET(s, HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY);
}

void hnl_domain_arm_result_put(struct hnl_builder *b,
			       const struct hnl_domain_arm_result *s);

/* ---- nest grant ---- */

enum {
	HNL_DOMAIN_GRANT_FAMILY,
	HNL_DOMAIN_GRANT_FEATURE,
	HNL_DOMAIN_GRANT_FIELDS
};

struct hnl_domain_grant {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_GRANT_FIELDS)];
	struct hnl_bytes family;	/* required */
	struct hnl_bytes feature;
};

static inline void hnl_domain_grant_init(struct hnl_domain_grant *s)
{
	s->has[0] = 0;
}

static inline void hnl_domain_grant_set_family(struct hnl_domain_grant *s,
					       const void *p, uint32_t n)
{
	s->family.p = (const uint8_t *)p;
	s->family.n = n;
	HNL_SET(s, HNL_DOMAIN_GRANT_FAMILY);
}

static inline void hnl_domain_grant_set_feature(struct hnl_domain_grant *s,
						const void *p, uint32_t n)
{
	s->feature.p = (const uint8_t *)p;
	s->feature.n = n;
	HNL_SET(s, HNL_DOMAIN_GRANT_FEATURE);
}

void hnl_domain_grant_put(struct hnl_builder *b,
			  const struct hnl_domain_grant *s);

/* ---- create: request ---- */

enum {
	HNL_DOMAIN_CREATE_REQ_DOMAIN,
	HNL_DOMAIN_CREATE_REQ_HANDLE,
	HNL_DOMAIN_CREATE_REQ_SSIDREF,
	HNL_DOMAIN_CREATE_REQ_HVM,
	HNL_DOMAIN_CREATE_REQ_HAP,
	HNL_DOMAIN_CREATE_REQ_S3_INTEGRITY,
	HNL_DOMAIN_CREATE_REQ_OOS_OFF,
	HNL_DOMAIN_CREATE_REQ_XS_DOMAIN,
	HNL_DOMAIN_CREATE_REQ_IOMMU,
	HNL_DOMAIN_CREATE_REQ_NESTED_VIRT,
	HNL_DOMAIN_CREATE_REQ_VPMU,
	HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT,
	HNL_DOMAIN_CREATE_REQ_VIEW_MODE,
	HNL_DOMAIN_CREATE_REQ_VIEWS,
	HNL_DOMAIN_CREATE_REQ_MAX_VCPUS,
	HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT,
	HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES,
	HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES,
	HNL_DOMAIN_CREATE_REQ_GRANT_VERSION,
	HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE,
	HNL_DOMAIN_CREATE_REQ_CPUPOOL,
	HNL_DOMAIN_CREATE_REQ_X86,
	HNL_DOMAIN_CREATE_REQ_ARM,
	HNL_DOMAIN_CREATE_REQ_GRANT,
	HNL_DOMAIN_CREATE_REQ_FIELDS
};

struct hnl_domain_create_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_CREATE_REQ_FIELDS)];
	struct hnl_bytes handle;
	struct hnl_domain_x86 x86;
	struct hnl_domain_arm arm;
	struct hnl_list grant;	/* of struct hnl_domain_grant */
	uint32_t ssidref;
	uint32_t view_mode;	/* enum hnl_domain_view_mode */
	uint32_t views;
	uint32_t max_vcpus;	/* required */
	uint32_t max_event_port;
	int32_t max_grant_frames;
	int32_t max_maptrack_frames;
	uint32_t grant_version;
	uint32_t vmtrace_size;
	uint32_t cpupool;
	uint16_t domain;
};

static inline void hnl_domain_create_req_init(struct hnl_domain_create_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_create_req_set_domain(struct hnl_domain_create_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_DOMAIN);
}

static inline void
hnl_domain_create_req_set_handle(struct hnl_domain_create_req *s, const void *p,
				 uint32_t n)
{
	s->handle.p = (const uint8_t *)p;
	s->handle.n = n;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_HANDLE);
}

static inline void
hnl_domain_create_req_set_ssidref(struct hnl_domain_create_req *s, uint32_t v)
{
	s->ssidref = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_SSIDREF);
}

static inline void
hnl_domain_create_req_set_hvm(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_HVM);
}

static inline void
hnl_domain_create_req_set_hap(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_HAP);
}

static inline void
hnl_domain_create_req_set_s3_integrity(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_S3_INTEGRITY);
}

static inline void
hnl_domain_create_req_set_oos_off(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_OOS_OFF);
}

static inline void
hnl_domain_create_req_set_xs_domain(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_XS_DOMAIN);
}

static inline void
hnl_domain_create_req_set_iommu(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_IOMMU);
}

static inline void
hnl_domain_create_req_set_nested_virt(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_NESTED_VIRT);
}

static inline void
hnl_domain_create_req_set_vpmu(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_VPMU);
}

static inline void
hnl_domain_create_req_set_iommu_no_sharept(struct hnl_domain_create_req *s)
{
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT);
}

static inline void
hnl_domain_create_req_set_view_mode(struct hnl_domain_create_req *s, uint32_t v)
{
	s->view_mode = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_VIEW_MODE);
}

static inline void
hnl_domain_create_req_set_views(struct hnl_domain_create_req *s, uint32_t v)
{
	s->views = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_VIEWS);
}

static inline void
hnl_domain_create_req_set_max_vcpus(struct hnl_domain_create_req *s, uint32_t v)
{
	s->max_vcpus = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_MAX_VCPUS);
}

static inline void
hnl_domain_create_req_set_max_event_port(struct hnl_domain_create_req *s,
					 uint32_t v)
{
	s->max_event_port = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT);
}

static inline void
hnl_domain_create_req_set_max_grant_frames(struct hnl_domain_create_req *s,
					   int32_t v)
{
	s->max_grant_frames = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES);
}

static inline void
hnl_domain_create_req_set_max_maptrack_frames(struct hnl_domain_create_req *s,
					      int32_t v)
{
	s->max_maptrack_frames = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES);
}

static inline void
hnl_domain_create_req_set_grant_version(struct hnl_domain_create_req *s,
					uint32_t v)
{
	s->grant_version = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_GRANT_VERSION);
}

static inline void
hnl_domain_create_req_set_vmtrace_size(struct hnl_domain_create_req *s,
				       uint32_t v)
{
	s->vmtrace_size = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE);
}

static inline void
hnl_domain_create_req_set_cpupool(struct hnl_domain_create_req *s, uint32_t v)
{
	s->cpupool = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_CPUPOOL);
}

static inline struct hnl_domain_x86 *
hnl_domain_create_req_set_x86(struct hnl_domain_create_req *s)
{
	hnl_domain_x86_init(&s->x86);
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_X86);
	return &s->x86;
}

static inline struct hnl_domain_arm *
hnl_domain_create_req_set_arm(struct hnl_domain_create_req *s)
{
	hnl_domain_arm_init(&s->arm);
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_ARM);
	return &s->arm;
}

static inline void
hnl_domain_create_req_set_grant(struct hnl_domain_create_req *s,
				const struct hnl_domain_grant *item, uint32_t n)
{
	s->grant = hnl_list_of(item, n);
	HNL_SET(s, HNL_DOMAIN_CREATE_REQ_GRANT);
}

void hnl_domain_create_req_put(struct hnl_builder *b,
			       const struct hnl_domain_create_req *s);
HNL_MUST_CHECK int
hnl_domain_create_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_domain_create_req *s);
HNL_MUST_CHECK int hnl_domain_create_req_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);
bool hnl_domain_create_req_next_grant(struct hnl_list *l,
				      struct hnl_domain_grant *out);

static inline void
hnl_domain_create_req_encode(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_domain_create_req *s)
{
	int n = hnl_domain_create_req_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_create_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_domain_create_req *out,
			     struct hnl_extack *x)
{
	return hnl_domain_create_req_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- create: reply ---- */

enum {
	HNL_DOMAIN_CREATE_RSP_DOMAIN,
	HNL_DOMAIN_CREATE_RSP_UNIQUE_ID,
	HNL_DOMAIN_CREATE_RSP_ARM_RESULT,
	HNL_DOMAIN_CREATE_RSP_FIELDS
};

struct hnl_domain_create_rsp {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_CREATE_RSP_FIELDS)];
	uint64_t unique_id;	/* required */
	struct hnl_domain_arm_result arm_result;
	uint16_t domain;	/* required */
};

static inline void hnl_domain_create_rsp_init(struct hnl_domain_create_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_create_rsp_set_domain(struct hnl_domain_create_rsp *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_RSP_DOMAIN);
}

static inline void
hnl_domain_create_rsp_set_unique_id(struct hnl_domain_create_rsp *s, uint64_t v)
{
	s->unique_id = v;
	HNL_SET(s, HNL_DOMAIN_CREATE_RSP_UNIQUE_ID);
}

static inline struct hnl_domain_arm_result *
hnl_domain_create_rsp_set_arm_result(struct hnl_domain_create_rsp *s)
{
	hnl_domain_arm_result_init(&s->arm_result);
	HNL_SET(s, HNL_DOMAIN_CREATE_RSP_ARM_RESULT);
	return &s->arm_result;
}

void hnl_domain_create_rsp_put(struct hnl_builder *b,
			       const struct hnl_domain_create_rsp *s);
HNL_MUST_CHECK int
hnl_domain_create_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_domain_create_rsp *s);
HNL_MUST_CHECK int hnl_domain_create_rsp_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

static inline void
hnl_domain_create_rsp_encode(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_domain_create_rsp *s)
{
	int n = hnl_domain_create_rsp_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_create_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_domain_create_rsp *out,
			     struct hnl_extack *x)
{
	return hnl_domain_create_rsp_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- destroy: request ---- */

enum {
	HNL_DOMAIN_DESTROY_REQ_DOMAIN,
	HNL_DOMAIN_DESTROY_REQ_FIELDS
};

struct hnl_domain_destroy_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_DESTROY_REQ_FIELDS)];
	uint16_t domain;	/* required */
};

static inline void hnl_domain_destroy_req_init(struct hnl_domain_destroy_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_destroy_req_set_domain(struct hnl_domain_destroy_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_DESTROY_REQ_DOMAIN);
}

void hnl_domain_destroy_req_put(struct hnl_builder *b,
				const struct hnl_domain_destroy_req *s);
HNL_MUST_CHECK int
hnl_domain_destroy_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_domain_destroy_req *s);
HNL_MUST_CHECK int hnl_domain_destroy_req_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_destroy_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_domain_destroy_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_DESTROY_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_DESTROY, HNL_DOMAIN_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_destroy_req_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_domain_destroy_req_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_domain_destroy_req *s)
{
	int n = hnl_domain_destroy_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_destroy_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_domain_destroy_req *out,
			      struct hnl_extack *x)
{
	return hnl_domain_destroy_req_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- pause: request ---- */

enum {
	HNL_DOMAIN_PAUSE_REQ_DOMAIN,
	HNL_DOMAIN_PAUSE_REQ_FIELDS
};

struct hnl_domain_pause_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_PAUSE_REQ_FIELDS)];
	uint16_t domain;	/* required */
};

static inline void hnl_domain_pause_req_init(struct hnl_domain_pause_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_pause_req_set_domain(struct hnl_domain_pause_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_PAUSE_REQ_DOMAIN);
}

void hnl_domain_pause_req_put(struct hnl_builder *b,
			      const struct hnl_domain_pause_req *s);
HNL_MUST_CHECK int
hnl_domain_pause_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_domain_pause_req *s);
HNL_MUST_CHECK int hnl_domain_pause_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_pause_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_domain_pause_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_PAUSE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_PAUSE, HNL_DOMAIN_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_pause_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_domain_pause_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_domain_pause_req *s)
{
	int n = hnl_domain_pause_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_pause_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_domain_pause_req *out,
			    struct hnl_extack *x)
{
	return hnl_domain_pause_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- unpause: request ---- */

enum {
	HNL_DOMAIN_UNPAUSE_REQ_DOMAIN,
	HNL_DOMAIN_UNPAUSE_REQ_FIELDS
};

struct hnl_domain_unpause_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_UNPAUSE_REQ_FIELDS)];
	uint16_t domain;	/* required */
};

static inline void hnl_domain_unpause_req_init(struct hnl_domain_unpause_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_unpause_req_set_domain(struct hnl_domain_unpause_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_UNPAUSE_REQ_DOMAIN);
}

void hnl_domain_unpause_req_put(struct hnl_builder *b,
				const struct hnl_domain_unpause_req *s);
HNL_MUST_CHECK int
hnl_domain_unpause_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_domain_unpause_req *s);
HNL_MUST_CHECK int hnl_domain_unpause_req_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_unpause_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_domain_unpause_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_UNPAUSE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_UNPAUSE, HNL_DOMAIN_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_unpause_req_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_domain_unpause_req_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_domain_unpause_req *s)
{
	int n = hnl_domain_unpause_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_unpause_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_domain_unpause_req *out,
			      struct hnl_extack *x)
{
	return hnl_domain_unpause_req_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- shutdown: request ---- */

enum {
	HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN,
	HNL_DOMAIN_SHUTDOWN_REQ_REASON,
	HNL_DOMAIN_SHUTDOWN_REQ_FIELDS
};

struct hnl_domain_shutdown_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_SHUTDOWN_REQ_FIELDS)];
	uint32_t reason;	/* required, enum hnl_domain_shutdown */
	uint16_t domain;	/* required */
};

static inline void
hnl_domain_shutdown_req_init(struct hnl_domain_shutdown_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_shutdown_req_set_domain(struct hnl_domain_shutdown_req *s,
				   uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN);
}

static inline void
hnl_domain_shutdown_req_set_reason(struct hnl_domain_shutdown_req *s,
				   uint32_t v)
{
	s->reason = v;
	HNL_SET(s, HNL_DOMAIN_SHUTDOWN_REQ_REASON);
}

void hnl_domain_shutdown_req_put(struct hnl_builder *b,
				 const struct hnl_domain_shutdown_req *s);
HNL_MUST_CHECK int
hnl_domain_shutdown_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_domain_shutdown_req *s);
HNL_MUST_CHECK int hnl_domain_shutdown_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_shutdown_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_domain_shutdown_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_SHUTDOWN_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_SHUTDOWN, HNL_DOMAIN_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751) &&
		    hnl_quick_u32(buf + 28, HNL_DOMAIN_A_REASON, 4, s->reason,
				  0, 0, 5))
			return HNL_MSGHDR + 16;
	}
	return hnl_domain_shutdown_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_domain_shutdown_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_domain_shutdown_req *s)
{
	int n = hnl_domain_shutdown_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_shutdown_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_domain_shutdown_req *out,
			       struct hnl_extack *x)
{
	return hnl_domain_shutdown_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- resume: request ---- */

enum {
	HNL_DOMAIN_RESUME_REQ_DOMAIN,
	HNL_DOMAIN_RESUME_REQ_FIELDS
};

struct hnl_domain_resume_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_RESUME_REQ_FIELDS)];
	uint16_t domain;	/* required */
};

static inline void hnl_domain_resume_req_init(struct hnl_domain_resume_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_resume_req_set_domain(struct hnl_domain_resume_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_RESUME_REQ_DOMAIN);
}

void hnl_domain_resume_req_put(struct hnl_builder *b,
			       const struct hnl_domain_resume_req *s);
HNL_MUST_CHECK int
hnl_domain_resume_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_domain_resume_req *s);
HNL_MUST_CHECK int hnl_domain_resume_req_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_resume_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_domain_resume_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_RESUME_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_RESUME, HNL_DOMAIN_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_resume_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_domain_resume_req_encode(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_domain_resume_req *s)
{
	int n = hnl_domain_resume_req_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_resume_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_domain_resume_req *out,
			     struct hnl_extack *x)
{
	return hnl_domain_resume_req_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- soft-reset: request ---- */

enum {
	HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN,
	HNL_DOMAIN_SOFT_RESET_REQ_FIELDS
};

struct hnl_domain_soft_reset_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_SOFT_RESET_REQ_FIELDS)];
	uint16_t domain;	/* required */
};

static inline void
hnl_domain_soft_reset_req_init(struct hnl_domain_soft_reset_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_soft_reset_req_set_domain(struct hnl_domain_soft_reset_req *s,
				     uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN);
}

void hnl_domain_soft_reset_req_put(struct hnl_builder *b,
				   const struct hnl_domain_soft_reset_req *s);
HNL_MUST_CHECK int
hnl_domain_soft_reset_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_domain_soft_reset_req *s);
HNL_MUST_CHECK int hnl_domain_soft_reset_req_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_soft_reset_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_soft_reset_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_SOFT_RESET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_SOFT_RESET, HNL_DOMAIN_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_soft_reset_req_encode_any(buf, size, flags, seq, port,
						    s);
}

static inline void
hnl_domain_soft_reset_req_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_domain_soft_reset_req *s)
{
	int n = hnl_domain_soft_reset_req_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_soft_reset_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_domain_soft_reset_req *out,
				 struct hnl_extack *x)
{
	return hnl_domain_soft_reset_req_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- state-get: request ---- */

enum {
	HNL_DOMAIN_STATE_GET_REQ_DOMAIN,
	HNL_DOMAIN_STATE_GET_REQ_FIELDS
};

struct hnl_domain_state_get_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_STATE_GET_REQ_FIELDS)];
	uint16_t domain;	/* required */
};

static inline void
hnl_domain_state_get_req_init(struct hnl_domain_state_get_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_state_get_req_set_domain(struct hnl_domain_state_get_req *s,
				    uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_REQ_DOMAIN);
}

void hnl_domain_state_get_req_put(struct hnl_builder *b,
				  const struct hnl_domain_state_get_req *s);
HNL_MUST_CHECK int
hnl_domain_state_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_state_get_req *s);
HNL_MUST_CHECK int hnl_domain_state_get_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_state_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_domain_state_get_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_STATE_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_STATE_GET, HNL_DOMAIN_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_state_get_req_encode_any(buf, size, flags, seq, port,
						   s);
}

static inline void
hnl_domain_state_get_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_domain_state_get_req *s)
{
	int n = hnl_domain_state_get_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_state_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_domain_state_get_req *out,
				struct hnl_extack *x)
{
	return hnl_domain_state_get_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- state-get: reply ---- */

enum {
	HNL_DOMAIN_STATE_GET_RSP_DOMAIN,
	HNL_DOMAIN_STATE_GET_RSP_UNIQUE_ID,
	HNL_DOMAIN_STATE_GET_RSP_HANDLE,
	HNL_DOMAIN_STATE_GET_RSP_SSIDREF,
	HNL_DOMAIN_STATE_GET_RSP_CPUPOOL,
	HNL_DOMAIN_STATE_GET_RSP_STATE,
	HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE,
	HNL_DOMAIN_STATE_GET_RSP_PAGES,
	HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES,
	HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES,
	HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES,
	HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES,
	HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA,
	HNL_DOMAIN_STATE_GET_RSP_CPU_TIME,
	HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS,
	HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID,
	HNL_DOMAIN_STATE_GET_RSP_GPA_BITS,
	HNL_DOMAIN_STATE_GET_RSP_FIELDS
};

struct hnl_domain_state_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_STATE_GET_RSP_FIELDS)];
	uint64_t unique_id;
	struct hnl_bytes handle;
	uint64_t pages;
	uint64_t max_pages;
	uint64_t outstanding_pages;
	uint64_t shared_pages;
	uint64_t paged_pages;
	uint64_t shared_info_gpa;
	uint64_t cpu_time;
	uint32_t ssidref;
	uint32_t cpupool;
	uint32_t state;	/* required, enum hnl_domain_state */
	uint32_t online_vcpus;
	uint32_t max_vcpu_id;
	uint16_t domain;	/* required */
	uint8_t shutdown_code;
	uint8_t gpa_bits;
};

static inline void
hnl_domain_state_get_rsp_init(struct hnl_domain_state_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_state_get_rsp_set_domain(struct hnl_domain_state_get_rsp *s,
				    uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_DOMAIN);
}

static inline void
hnl_domain_state_get_rsp_set_unique_id(struct hnl_domain_state_get_rsp *s,
				       uint64_t v)
{
	s->unique_id = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_UNIQUE_ID);
}

static inline void
hnl_domain_state_get_rsp_set_handle(struct hnl_domain_state_get_rsp *s,
				    const void *p, uint32_t n)
{
	s->handle.p = (const uint8_t *)p;
	s->handle.n = n;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_HANDLE);
}

static inline void
hnl_domain_state_get_rsp_set_ssidref(struct hnl_domain_state_get_rsp *s,
				     uint32_t v)
{
	s->ssidref = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_SSIDREF);
}

static inline void
hnl_domain_state_get_rsp_set_cpupool(struct hnl_domain_state_get_rsp *s,
				     uint32_t v)
{
	s->cpupool = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_CPUPOOL);
}

static inline void
hnl_domain_state_get_rsp_set_state(struct hnl_domain_state_get_rsp *s,
				   uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_STATE);
}

static inline void
hnl_domain_state_get_rsp_set_shutdown_code(struct hnl_domain_state_get_rsp *s,
					   uint8_t v)
{
	s->shutdown_code = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE);
}

static inline void
hnl_domain_state_get_rsp_set_pages(struct hnl_domain_state_get_rsp *s,
				   uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_PAGES);
}

static inline void
hnl_domain_state_get_rsp_set_max_pages(struct hnl_domain_state_get_rsp *s,
				       uint64_t v)
{
	s->max_pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES);
}

static inline void
hnl_domain_state_get_rsp_set_outstanding_pages(
	struct hnl_domain_state_get_rsp *s, uint64_t v)
{
	s->outstanding_pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES);
}

static inline void
hnl_domain_state_get_rsp_set_shared_pages(struct hnl_domain_state_get_rsp *s,
					  uint64_t v)
{
	s->shared_pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES);
}

static inline void
hnl_domain_state_get_rsp_set_paged_pages(struct hnl_domain_state_get_rsp *s,
					 uint64_t v)
{
	s->paged_pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES);
}

static inline void
hnl_domain_state_get_rsp_set_shared_info_gpa(struct hnl_domain_state_get_rsp *s,
					     uint64_t v)
{
	s->shared_info_gpa = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA);
}

static inline void
hnl_domain_state_get_rsp_set_cpu_time(struct hnl_domain_state_get_rsp *s,
				      uint64_t v)
{
	s->cpu_time = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_CPU_TIME);
}

static inline void
hnl_domain_state_get_rsp_set_online_vcpus(struct hnl_domain_state_get_rsp *s,
					  uint32_t v)
{
	s->online_vcpus = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS);
}

static inline void
hnl_domain_state_get_rsp_set_max_vcpu_id(struct hnl_domain_state_get_rsp *s,
					 uint32_t v)
{
	s->max_vcpu_id = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID);
}

static inline void
hnl_domain_state_get_rsp_set_gpa_bits(struct hnl_domain_state_get_rsp *s,
				      uint8_t v)
{
	s->gpa_bits = v;
	HNL_SET(s, HNL_DOMAIN_STATE_GET_RSP_GPA_BITS);
}

void hnl_domain_state_get_rsp_put(struct hnl_builder *b,
				  const struct hnl_domain_state_get_rsp *s);
HNL_MUST_CHECK int
hnl_domain_state_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_domain_state_get_rsp *s);
HNL_MUST_CHECK int hnl_domain_state_get_rsp_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

static inline void
hnl_domain_state_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_domain_state_get_rsp *s)
{
	int n = hnl_domain_state_get_rsp_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_state_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_domain_state_get_rsp *out,
				struct hnl_extack *x)
{
	return hnl_domain_state_get_rsp_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- list: request ---- */

enum {
	HNL_DOMAIN_LIST_REQ_DOMAIN,
	HNL_DOMAIN_LIST_REQ_FIELDS
};

struct hnl_domain_list_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_LIST_REQ_FIELDS)];
	uint16_t domain;
};

static inline void hnl_domain_list_req_init(struct hnl_domain_list_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_domain_list_req_set_domain(struct hnl_domain_list_req *s,
						  uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_LIST_REQ_DOMAIN);
}

void hnl_domain_list_req_put(struct hnl_builder *b,
			     const struct hnl_domain_list_req *s);
HNL_MUST_CHECK int
hnl_domain_list_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_domain_list_req *s);
HNL_MUST_CHECK int hnl_domain_list_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_list_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_domain_list_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_LIST_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST |
				HNL_F_DUMP, HNL_DOMAIN_CMD_LIST,
				HNL_DOMAIN_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_list_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_domain_list_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_domain_list_req *s)
{
	int n = hnl_domain_list_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_list_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_domain_list_req *out,
			   struct hnl_extack *x)
{
	return hnl_domain_list_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- list: reply ---- */

enum {
	HNL_DOMAIN_LIST_RSP_DOMAIN,
	HNL_DOMAIN_LIST_RSP_UNIQUE_ID,
	HNL_DOMAIN_LIST_RSP_HANDLE,
	HNL_DOMAIN_LIST_RSP_SSIDREF,
	HNL_DOMAIN_LIST_RSP_CPUPOOL,
	HNL_DOMAIN_LIST_RSP_STATE,
	HNL_DOMAIN_LIST_RSP_SHUTDOWN_CODE,
	HNL_DOMAIN_LIST_RSP_PAGES,
	HNL_DOMAIN_LIST_RSP_MAX_PAGES,
	HNL_DOMAIN_LIST_RSP_OUTSTANDING_PAGES,
	HNL_DOMAIN_LIST_RSP_SHARED_PAGES,
	HNL_DOMAIN_LIST_RSP_PAGED_PAGES,
	HNL_DOMAIN_LIST_RSP_SHARED_INFO_GPA,
	HNL_DOMAIN_LIST_RSP_CPU_TIME,
	HNL_DOMAIN_LIST_RSP_ONLINE_VCPUS,
	HNL_DOMAIN_LIST_RSP_MAX_VCPU_ID,
	HNL_DOMAIN_LIST_RSP_GPA_BITS,
	HNL_DOMAIN_LIST_RSP_FIELDS
};

struct hnl_domain_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_LIST_RSP_FIELDS)];
	uint64_t unique_id;
	struct hnl_bytes handle;
	uint64_t pages;
	uint64_t max_pages;
	uint64_t outstanding_pages;
	uint64_t shared_pages;
	uint64_t paged_pages;
	uint64_t shared_info_gpa;
	uint64_t cpu_time;
	uint32_t ssidref;
	uint32_t cpupool;
	uint32_t state;	/* required, enum hnl_domain_state */
	uint32_t online_vcpus;
	uint32_t max_vcpu_id;
	uint16_t domain;	/* required */
	uint8_t shutdown_code;
	uint8_t gpa_bits;
};

static inline void hnl_domain_list_rsp_init(struct hnl_domain_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_domain_list_rsp_set_domain(struct hnl_domain_list_rsp *s,
						  uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_DOMAIN);
}

static inline void
hnl_domain_list_rsp_set_unique_id(struct hnl_domain_list_rsp *s, uint64_t v)
{
	s->unique_id = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_UNIQUE_ID);
}

static inline void hnl_domain_list_rsp_set_handle(struct hnl_domain_list_rsp *s,
						  const void *p, uint32_t n)
{
	s->handle.p = (const uint8_t *)p;
	s->handle.n = n;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_HANDLE);
}

static inline void
hnl_domain_list_rsp_set_ssidref(struct hnl_domain_list_rsp *s, uint32_t v)
{
	s->ssidref = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_SSIDREF);
}

static inline void
hnl_domain_list_rsp_set_cpupool(struct hnl_domain_list_rsp *s, uint32_t v)
{
	s->cpupool = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_CPUPOOL);
}

static inline void hnl_domain_list_rsp_set_state(struct hnl_domain_list_rsp *s,
						 uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_STATE);
}

static inline void
hnl_domain_list_rsp_set_shutdown_code(struct hnl_domain_list_rsp *s, uint8_t v)
{
	s->shutdown_code = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_SHUTDOWN_CODE);
}

static inline void hnl_domain_list_rsp_set_pages(struct hnl_domain_list_rsp *s,
						 uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_PAGES);
}

static inline void
hnl_domain_list_rsp_set_max_pages(struct hnl_domain_list_rsp *s, uint64_t v)
{
	s->max_pages = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_MAX_PAGES);
}

static inline void
hnl_domain_list_rsp_set_outstanding_pages(struct hnl_domain_list_rsp *s,
					  uint64_t v)
{
	s->outstanding_pages = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_OUTSTANDING_PAGES);
}

static inline void
hnl_domain_list_rsp_set_shared_pages(struct hnl_domain_list_rsp *s, uint64_t v)
{
	s->shared_pages = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_SHARED_PAGES);
}

static inline void
hnl_domain_list_rsp_set_paged_pages(struct hnl_domain_list_rsp *s, uint64_t v)
{
	s->paged_pages = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_PAGED_PAGES);
}

static inline void
hnl_domain_list_rsp_set_shared_info_gpa(struct hnl_domain_list_rsp *s,
					uint64_t v)
{
	s->shared_info_gpa = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_SHARED_INFO_GPA);
}

static inline void
hnl_domain_list_rsp_set_cpu_time(struct hnl_domain_list_rsp *s, uint64_t v)
{
	s->cpu_time = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_CPU_TIME);
}

static inline void
hnl_domain_list_rsp_set_online_vcpus(struct hnl_domain_list_rsp *s, uint32_t v)
{
	s->online_vcpus = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_ONLINE_VCPUS);
}

static inline void
hnl_domain_list_rsp_set_max_vcpu_id(struct hnl_domain_list_rsp *s, uint32_t v)
{
	s->max_vcpu_id = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_MAX_VCPU_ID);
}

static inline void
hnl_domain_list_rsp_set_gpa_bits(struct hnl_domain_list_rsp *s, uint8_t v)
{
	s->gpa_bits = v;
	HNL_SET(s, HNL_DOMAIN_LIST_RSP_GPA_BITS);
}

void hnl_domain_list_rsp_put(struct hnl_builder *b,
			     const struct hnl_domain_list_rsp *s);
HNL_MUST_CHECK int
hnl_domain_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_domain_list_rsp *s);
HNL_MUST_CHECK int hnl_domain_list_rsp_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_domain_list_rsp_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_domain_list_rsp *s)
{
	int n = hnl_domain_list_rsp_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_domain_list_rsp *out,
			   struct hnl_extack *x)
{
	return hnl_domain_list_rsp_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- handle-set: request ---- */

enum {
	HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN,
	HNL_DOMAIN_HANDLE_SET_REQ_HANDLE,
	HNL_DOMAIN_HANDLE_SET_REQ_FIELDS
};

struct hnl_domain_handle_set_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_HANDLE_SET_REQ_FIELDS)];
	struct hnl_bytes handle;	/* required */
	uint16_t domain;	/* required */
};

static inline void
hnl_domain_handle_set_req_init(struct hnl_domain_handle_set_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_handle_set_req_set_domain(struct hnl_domain_handle_set_req *s,
				     uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN);
}

static inline void
hnl_domain_handle_set_req_set_handle(struct hnl_domain_handle_set_req *s,
				     const void *p, uint32_t n)
{
	s->handle.p = (const uint8_t *)p;
	s->handle.n = n;
	HNL_SET(s, HNL_DOMAIN_HANDLE_SET_REQ_HANDLE);
}

void hnl_domain_handle_set_req_put(struct hnl_builder *b,
				   const struct hnl_domain_handle_set_req *s);
HNL_MUST_CHECK int
hnl_domain_handle_set_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_handle_set_req *s);
HNL_MUST_CHECK int hnl_domain_handle_set_req_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

static inline void
hnl_domain_handle_set_req_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_domain_handle_set_req *s)
{
	int n = hnl_domain_handle_set_req_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_handle_set_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_domain_handle_set_req *out,
				 struct hnl_extack *x)
{
	return hnl_domain_handle_set_req_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- max-memory-set: request ---- */

enum {
	HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN,
	HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY,
	HNL_DOMAIN_MAX_MEMORY_SET_REQ_FIELDS
};

struct hnl_domain_max_memory_set_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_MAX_MEMORY_SET_REQ_FIELDS)];
	uint64_t max_memory;	/* required */
	uint16_t domain;	/* required */
};

static inline void
hnl_domain_max_memory_set_req_init(struct hnl_domain_max_memory_set_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_max_memory_set_req_set_domain(
	struct hnl_domain_max_memory_set_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN);
}

static inline void
hnl_domain_max_memory_set_req_set_max_memory(
	struct hnl_domain_max_memory_set_req *s, uint64_t v)
{
	s->max_memory = v;
	HNL_SET(s, HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY);
}

void
hnl_domain_max_memory_set_req_put(
	struct hnl_builder *b, const struct hnl_domain_max_memory_set_req *s);
HNL_MUST_CHECK int
hnl_domain_max_memory_set_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_max_memory_set_req *s);
HNL_MUST_CHECK int
hnl_domain_max_memory_set_req_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_max_memory_set_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_max_memory_set_req *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_DOMAIN_MAX_MEMORY_SET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 20) {
		hnl_quick_begin(buf, 20, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_MAX_MEMORY_SET,
				HNL_DOMAIN_VERSION, flags, seq, port);
		hnl_quick_put64(buf + 28, HNL_DOMAIN_A_MAX_MEMORY,
				s->max_memory);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 20;
	}
	return hnl_domain_max_memory_set_req_encode_any(buf, size, flags, seq,
							port, s);
}

static inline void
hnl_domain_max_memory_set_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_max_memory_set_req *s)
{
	int n = hnl_domain_max_memory_set_req_encode_at(hnl_builder_here(b),
							hnl_builder_left(b),
							flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_max_memory_set_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				     const struct hnl_msg *m,
				     struct hnl_domain_max_memory_set_req *out,
				     struct hnl_extack *x)
{
	return hnl_domain_max_memory_set_req_decode_at(d, buf + m->off,
						       m->end - m->off,
						       m->body - m->off, out,
						       x);
}

/* ---- paging-pool-get: request ---- */

enum {
	HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN,
	HNL_DOMAIN_PAGING_POOL_GET_REQ_FIELDS
};

struct hnl_domain_paging_pool_get_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_PAGING_POOL_GET_REQ_FIELDS)];
	uint16_t domain;	/* required */
};

static inline void
hnl_domain_paging_pool_get_req_init(struct hnl_domain_paging_pool_get_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_paging_pool_get_req_set_domain(
	struct hnl_domain_paging_pool_get_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN);
}

void
hnl_domain_paging_pool_get_req_put(
	struct hnl_builder *b, const struct hnl_domain_paging_pool_get_req *s);
HNL_MUST_CHECK int
hnl_domain_paging_pool_get_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_get_req *s);
HNL_MUST_CHECK int
hnl_domain_paging_pool_get_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_paging_pool_get_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_get_req *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_DOMAIN_PAGING_POOL_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_PAGING_POOL_GET,
				HNL_DOMAIN_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_paging_pool_get_req_encode_any(buf, size, flags, seq,
							 port, s);
}

static inline void
hnl_domain_paging_pool_get_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_get_req *s)
{
	int n = hnl_domain_paging_pool_get_req_encode_at(hnl_builder_here(b),
							 hnl_builder_left(b),
							 flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_paging_pool_get_req_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_domain_paging_pool_get_req *out, struct hnl_extack *x)
{
	return hnl_domain_paging_pool_get_req_decode_at(d, buf + m->off,
							m->end - m->off,
							m->body - m->off, out,
							x);
}

/* ---- paging-pool-get: reply ---- */

enum {
	HNL_DOMAIN_PAGING_POOL_GET_RSP_PAGING_POOL,
	HNL_DOMAIN_PAGING_POOL_GET_RSP_FIELDS
};

struct hnl_domain_paging_pool_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_PAGING_POOL_GET_RSP_FIELDS)];
	uint64_t paging_pool;	/* required */
};

static inline void
hnl_domain_paging_pool_get_rsp_init(struct hnl_domain_paging_pool_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_paging_pool_get_rsp_set_paging_pool(
	struct hnl_domain_paging_pool_get_rsp *s, uint64_t v)
{
	s->paging_pool = v;
	HNL_SET(s, HNL_DOMAIN_PAGING_POOL_GET_RSP_PAGING_POOL);
}

void
hnl_domain_paging_pool_get_rsp_put(
	struct hnl_builder *b, const struct hnl_domain_paging_pool_get_rsp *s);
HNL_MUST_CHECK int
hnl_domain_paging_pool_get_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_get_rsp *s);
HNL_MUST_CHECK int
hnl_domain_paging_pool_get_rsp_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_paging_pool_get_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_DOMAIN_PAGING_POOL_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_DOMAIN_FAMILY, 0,
				HNL_DOMAIN_CMD_PAGING_POOL_GET,
				HNL_DOMAIN_VERSION, flags, seq, port);
		if (hnl_quick_u64(buf + 20, HNL_DOMAIN_A_PAGING_POOL,
				  s->paging_pool, 12, 0, 0xfffffffffffff))
			return HNL_MSGHDR + 12;
	}
	return hnl_domain_paging_pool_get_rsp_encode_any(buf, size, flags, seq,
							 port, s);
}

static inline void
hnl_domain_paging_pool_get_rsp_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_get_rsp *s)
{
	int n = hnl_domain_paging_pool_get_rsp_encode_at(hnl_builder_here(b),
							 hnl_builder_left(b),
							 flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_paging_pool_get_rsp_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_domain_paging_pool_get_rsp *out, struct hnl_extack *x)
{
	return hnl_domain_paging_pool_get_rsp_decode_at(d, buf + m->off,
							m->end - m->off,
							m->body - m->off, out,
							x);
}

/* ---- paging-pool-set: request ---- */

enum {
	HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN,
	HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL,
	HNL_DOMAIN_PAGING_POOL_SET_REQ_FIELDS
};

struct hnl_domain_paging_pool_set_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_PAGING_POOL_SET_REQ_FIELDS)];
	uint64_t paging_pool;	/* required */
	uint16_t domain;	/* required */
};

static inline void
hnl_domain_paging_pool_set_req_init(struct hnl_domain_paging_pool_set_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_paging_pool_set_req_set_domain(
	struct hnl_domain_paging_pool_set_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN);
}

static inline void
hnl_domain_paging_pool_set_req_set_paging_pool(
	struct hnl_domain_paging_pool_set_req *s, uint64_t v)
{
	s->paging_pool = v;
	HNL_SET(s, HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL);
}

void
hnl_domain_paging_pool_set_req_put(
	struct hnl_builder *b, const struct hnl_domain_paging_pool_set_req *s);
HNL_MUST_CHECK int
hnl_domain_paging_pool_set_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_set_req *s);
HNL_MUST_CHECK int
hnl_domain_paging_pool_set_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_paging_pool_set_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_set_req *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_DOMAIN_PAGING_POOL_SET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 20) {
		hnl_quick_begin(buf, 20, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_PAGING_POOL_SET,
				HNL_DOMAIN_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751) &&
		    hnl_quick_u64(buf + 28, HNL_DOMAIN_A_PAGING_POOL,
				  s->paging_pool, 12, 0, 0xfffffffffffff))
			return HNL_MSGHDR + 20;
	}
	return hnl_domain_paging_pool_set_req_encode_any(buf, size, flags, seq,
							 port, s);
}

static inline void
hnl_domain_paging_pool_set_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_set_req *s)
{
	int n = hnl_domain_paging_pool_set_req_encode_at(hnl_builder_here(b),
							 hnl_builder_left(b),
							 flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_paging_pool_set_req_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_domain_paging_pool_set_req *out, struct hnl_extack *x)
{
	return hnl_domain_paging_pool_set_req_decode_at(d, buf + m->off,
							m->end - m->off,
							m->body - m->off, out,
							x);
}

/* ---- grant-set: request ---- */

enum {
	HNL_DOMAIN_GRANT_SET_REQ_DOMAIN,
	HNL_DOMAIN_GRANT_SET_REQ_GRANT,
	HNL_DOMAIN_GRANT_SET_REQ_FIELDS
};

struct hnl_domain_grant_set_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_GRANT_SET_REQ_FIELDS)];
	struct hnl_list grant;	/* required, of struct hnl_domain_grant */
	uint16_t domain;	/* required */
};

static inline void
hnl_domain_grant_set_req_init(struct hnl_domain_grant_set_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_grant_set_req_set_domain(struct hnl_domain_grant_set_req *s,
				    uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_GRANT_SET_REQ_DOMAIN);
}

static inline void
hnl_domain_grant_set_req_set_grant(struct hnl_domain_grant_set_req *s,
				   const struct hnl_domain_grant *item,
				   uint32_t n)
{
	s->grant = hnl_list_of(item, n);
	HNL_SET(s, HNL_DOMAIN_GRANT_SET_REQ_GRANT);
}

void hnl_domain_grant_set_req_put(struct hnl_builder *b,
				  const struct hnl_domain_grant_set_req *s);
HNL_MUST_CHECK int
hnl_domain_grant_set_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_domain_grant_set_req *s);
HNL_MUST_CHECK int hnl_domain_grant_set_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);
bool hnl_domain_grant_set_req_next_grant(struct hnl_list *l,
					 struct hnl_domain_grant *out);

static inline void
hnl_domain_grant_set_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_domain_grant_set_req *s)
{
	int n = hnl_domain_grant_set_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_grant_set_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_domain_grant_set_req *out,
				struct hnl_extack *x)
{
	return hnl_domain_grant_set_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- grant-list: request ---- */

enum {
	HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN,
	HNL_DOMAIN_GRANT_LIST_REQ_FIELDS
};

struct hnl_domain_grant_list_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_GRANT_LIST_REQ_FIELDS)];
	uint16_t domain;
};

static inline void
hnl_domain_grant_list_req_init(struct hnl_domain_grant_list_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_grant_list_req_set_domain(struct hnl_domain_grant_list_req *s,
				     uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN);
}

void hnl_domain_grant_list_req_put(struct hnl_builder *b,
				   const struct hnl_domain_grant_list_req *s);
HNL_MUST_CHECK int
hnl_domain_grant_list_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_domain_grant_list_req *s);
HNL_MUST_CHECK int hnl_domain_grant_list_req_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_grant_list_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_grant_list_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_DOMAIN_GRANT_LIST_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST |
				HNL_F_DUMP, HNL_DOMAIN_CMD_GRANT_LIST,
				HNL_DOMAIN_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_GRANTED_DOMAIN, 2,
				  s->domain, 0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_grant_list_req_encode_any(buf, size, flags, seq, port,
						    s);
}

static inline void
hnl_domain_grant_list_req_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_domain_grant_list_req *s)
{
	int n = hnl_domain_grant_list_req_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_grant_list_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_domain_grant_list_req *out,
				 struct hnl_extack *x)
{
	return hnl_domain_grant_list_req_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- grant-list: reply ---- */

enum {
	HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN,
	HNL_DOMAIN_GRANT_LIST_RSP_FAMILY,
	HNL_DOMAIN_GRANT_LIST_RSP_FEATURE,
	HNL_DOMAIN_GRANT_LIST_RSP_NUMBER,
	HNL_DOMAIN_GRANT_LIST_RSP_BIT,
	HNL_DOMAIN_GRANT_LIST_RSP_FIELDS
};

struct hnl_domain_grant_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_GRANT_LIST_RSP_FIELDS)];
	struct hnl_bytes family;	/* required */
	struct hnl_bytes feature;
	uint32_t number;	/* required */
	uint32_t bit;	/* required */
	uint16_t domain;
};

static inline void
hnl_domain_grant_list_rsp_init(struct hnl_domain_grant_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_grant_list_rsp_set_domain(struct hnl_domain_grant_list_rsp *s,
				     uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN);
}

static inline void
hnl_domain_grant_list_rsp_set_family(struct hnl_domain_grant_list_rsp *s,
				     const void *p, uint32_t n)
{
	s->family.p = (const uint8_t *)p;
	s->family.n = n;
	HNL_SET(s, HNL_DOMAIN_GRANT_LIST_RSP_FAMILY);
}

static inline void
hnl_domain_grant_list_rsp_set_feature(struct hnl_domain_grant_list_rsp *s,
				      const void *p, uint32_t n)
{
	s->feature.p = (const uint8_t *)p;
	s->feature.n = n;
	HNL_SET(s, HNL_DOMAIN_GRANT_LIST_RSP_FEATURE);
}

static inline void
hnl_domain_grant_list_rsp_set_number(struct hnl_domain_grant_list_rsp *s,
				     uint32_t v)
{
	s->number = v;
	HNL_SET(s, HNL_DOMAIN_GRANT_LIST_RSP_NUMBER);
}

static inline void
hnl_domain_grant_list_rsp_set_bit(struct hnl_domain_grant_list_rsp *s,
				  uint32_t v)
{
	s->bit = v;
	HNL_SET(s, HNL_DOMAIN_GRANT_LIST_RSP_BIT);
}

void hnl_domain_grant_list_rsp_put(struct hnl_builder *b,
				   const struct hnl_domain_grant_list_rsp *s);
HNL_MUST_CHECK int
hnl_domain_grant_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_grant_list_rsp *s);
HNL_MUST_CHECK int hnl_domain_grant_list_rsp_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

static inline void
hnl_domain_grant_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_domain_grant_list_rsp *s)
{
	int n = hnl_domain_grant_list_rsp_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_grant_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_domain_grant_list_rsp *out,
				 struct hnl_extack *x)
{
	return hnl_domain_grant_list_rsp_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- migration-get: request ---- */

enum {
	HNL_DOMAIN_MIGRATION_GET_REQ_DOMAIN,
	HNL_DOMAIN_MIGRATION_GET_REQ_FIELDS
};

struct hnl_domain_migration_get_req {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_MIGRATION_GET_REQ_FIELDS)];
	uint16_t domain;
};

static inline void
hnl_domain_migration_get_req_init(struct hnl_domain_migration_get_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_migration_get_req_set_domain(struct hnl_domain_migration_get_req *s,
					uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_MIGRATION_GET_REQ_DOMAIN);
}

void
hnl_domain_migration_get_req_put(struct hnl_builder *b,
				 const struct hnl_domain_migration_get_req *s);
HNL_MUST_CHECK int
hnl_domain_migration_get_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_get_req *s);
HNL_MUST_CHECK int hnl_domain_migration_get_req_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_migration_get_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_get_req *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_DOMAIN_MIGRATION_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_DOMAIN_FAMILY, HNL_F_REQUEST,
				HNL_DOMAIN_CMD_MIGRATION_GET,
				HNL_DOMAIN_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751))
			return HNL_MSGHDR + 8;
	}
	return hnl_domain_migration_get_req_encode_any(buf, size, flags, seq,
						       port, s);
}

static inline void
hnl_domain_migration_get_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_get_req *s)
{
	int n = hnl_domain_migration_get_req_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_migration_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_domain_migration_get_req *out,
				    struct hnl_extack *x)
{
	return hnl_domain_migration_get_req_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- migration-get: reply ---- */

enum {
	HNL_DOMAIN_MIGRATION_GET_RSP_DOMAIN,
	HNL_DOMAIN_MIGRATION_GET_RSP_MIGRATION,
	HNL_DOMAIN_MIGRATION_GET_RSP_FIELDS
};

struct hnl_domain_migration_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_MIGRATION_GET_RSP_FIELDS)];
	uint32_t migration;	/* required, enum hnl_domain_migration */
	uint16_t domain;
};

static inline void
hnl_domain_migration_get_rsp_init(struct hnl_domain_migration_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_migration_get_rsp_set_domain(struct hnl_domain_migration_get_rsp *s,
					uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_MIGRATION_GET_RSP_DOMAIN);
}

static inline void
hnl_domain_migration_get_rsp_set_migration(
	struct hnl_domain_migration_get_rsp *s, uint32_t v)
{
	s->migration = v;
	HNL_SET(s, HNL_DOMAIN_MIGRATION_GET_RSP_MIGRATION);
}

void
hnl_domain_migration_get_rsp_put(struct hnl_builder *b,
				 const struct hnl_domain_migration_get_rsp *s);
HNL_MUST_CHECK int
hnl_domain_migration_get_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_get_rsp *s);
HNL_MUST_CHECK int hnl_domain_migration_get_rsp_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_migration_get_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_DOMAIN_MIGRATION_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_DOMAIN_FAMILY, 0,
				HNL_DOMAIN_CMD_MIGRATION_GET,
				HNL_DOMAIN_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751) &&
		    hnl_quick_u32(buf + 28, HNL_DOMAIN_A_MIGRATION, 4,
				  s->migration, 0, 0, 5))
			return HNL_MSGHDR + 16;
	}
	return hnl_domain_migration_get_rsp_encode_any(buf, size, flags, seq,
						       port, s);
}

static inline void
hnl_domain_migration_get_rsp_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_get_rsp *s)
{
	int n = hnl_domain_migration_get_rsp_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_migration_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_domain_migration_get_rsp *out,
				    struct hnl_extack *x)
{
	return hnl_domain_migration_get_rsp_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- state-changed: event ---- */

enum {
	HNL_DOMAIN_STATE_CHANGED_NTF_DOMAIN,
	HNL_DOMAIN_STATE_CHANGED_NTF_UNIQUE_ID,
	HNL_DOMAIN_STATE_CHANGED_NTF_HANDLE,
	HNL_DOMAIN_STATE_CHANGED_NTF_SSIDREF,
	HNL_DOMAIN_STATE_CHANGED_NTF_CPUPOOL,
	HNL_DOMAIN_STATE_CHANGED_NTF_STATE,
	HNL_DOMAIN_STATE_CHANGED_NTF_SHUTDOWN_CODE,
	HNL_DOMAIN_STATE_CHANGED_NTF_PAGES,
	HNL_DOMAIN_STATE_CHANGED_NTF_MAX_PAGES,
	HNL_DOMAIN_STATE_CHANGED_NTF_OUTSTANDING_PAGES,
	HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_PAGES,
	HNL_DOMAIN_STATE_CHANGED_NTF_PAGED_PAGES,
	HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_INFO_GPA,
	HNL_DOMAIN_STATE_CHANGED_NTF_CPU_TIME,
	HNL_DOMAIN_STATE_CHANGED_NTF_ONLINE_VCPUS,
	HNL_DOMAIN_STATE_CHANGED_NTF_MAX_VCPU_ID,
	HNL_DOMAIN_STATE_CHANGED_NTF_GPA_BITS,
	HNL_DOMAIN_STATE_CHANGED_NTF_FIELDS
};

struct hnl_domain_state_changed_ntf {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_STATE_CHANGED_NTF_FIELDS)];
	uint64_t unique_id;
	struct hnl_bytes handle;
	uint64_t pages;
	uint64_t max_pages;
	uint64_t outstanding_pages;
	uint64_t shared_pages;
	uint64_t paged_pages;
	uint64_t shared_info_gpa;
	uint64_t cpu_time;
	uint32_t ssidref;
	uint32_t cpupool;
	uint32_t state;	/* required, enum hnl_domain_state */
	uint32_t online_vcpus;
	uint32_t max_vcpu_id;
	uint16_t domain;	/* required */
	uint8_t shutdown_code;
	uint8_t gpa_bits;
};

static inline void
hnl_domain_state_changed_ntf_init(struct hnl_domain_state_changed_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_state_changed_ntf_set_domain(struct hnl_domain_state_changed_ntf *s,
					uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_DOMAIN);
}

static inline void
hnl_domain_state_changed_ntf_set_unique_id(
	struct hnl_domain_state_changed_ntf *s, uint64_t v)
{
	s->unique_id = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_UNIQUE_ID);
}

static inline void
hnl_domain_state_changed_ntf_set_handle(struct hnl_domain_state_changed_ntf *s,
					const void *p, uint32_t n)
{
	s->handle.p = (const uint8_t *)p;
	s->handle.n = n;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_HANDLE);
}

static inline void
hnl_domain_state_changed_ntf_set_ssidref(struct hnl_domain_state_changed_ntf *s,
					 uint32_t v)
{
	s->ssidref = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_SSIDREF);
}

static inline void
hnl_domain_state_changed_ntf_set_cpupool(struct hnl_domain_state_changed_ntf *s,
					 uint32_t v)
{
	s->cpupool = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_CPUPOOL);
}

static inline void
hnl_domain_state_changed_ntf_set_state(struct hnl_domain_state_changed_ntf *s,
				       uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_STATE);
}

static inline void
hnl_domain_state_changed_ntf_set_shutdown_code(
	struct hnl_domain_state_changed_ntf *s, uint8_t v)
{
	s->shutdown_code = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_SHUTDOWN_CODE);
}

static inline void
hnl_domain_state_changed_ntf_set_pages(struct hnl_domain_state_changed_ntf *s,
				       uint64_t v)
{
	s->pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_PAGES);
}

static inline void
hnl_domain_state_changed_ntf_set_max_pages(
	struct hnl_domain_state_changed_ntf *s, uint64_t v)
{
	s->max_pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_MAX_PAGES);
}

static inline void
hnl_domain_state_changed_ntf_set_outstanding_pages(
	struct hnl_domain_state_changed_ntf *s, uint64_t v)
{
	s->outstanding_pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_OUTSTANDING_PAGES);
}

static inline void
hnl_domain_state_changed_ntf_set_shared_pages(
	struct hnl_domain_state_changed_ntf *s, uint64_t v)
{
	s->shared_pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_PAGES);
}

static inline void
hnl_domain_state_changed_ntf_set_paged_pages(
	struct hnl_domain_state_changed_ntf *s, uint64_t v)
{
	s->paged_pages = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_PAGED_PAGES);
}

static inline void
hnl_domain_state_changed_ntf_set_shared_info_gpa(
	struct hnl_domain_state_changed_ntf *s, uint64_t v)
{
	s->shared_info_gpa = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_INFO_GPA);
}

static inline void
hnl_domain_state_changed_ntf_set_cpu_time(
	struct hnl_domain_state_changed_ntf *s, uint64_t v)
{
	s->cpu_time = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_CPU_TIME);
}

static inline void
hnl_domain_state_changed_ntf_set_online_vcpus(
	struct hnl_domain_state_changed_ntf *s, uint32_t v)
{
	s->online_vcpus = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_ONLINE_VCPUS);
}

static inline void
hnl_domain_state_changed_ntf_set_max_vcpu_id(
	struct hnl_domain_state_changed_ntf *s, uint32_t v)
{
	s->max_vcpu_id = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_MAX_VCPU_ID);
}

static inline void
hnl_domain_state_changed_ntf_set_gpa_bits(
	struct hnl_domain_state_changed_ntf *s, uint8_t v)
{
	s->gpa_bits = v;
	HNL_SET(s, HNL_DOMAIN_STATE_CHANGED_NTF_GPA_BITS);
}

void
hnl_domain_state_changed_ntf_put(struct hnl_builder *b,
				 const struct hnl_domain_state_changed_ntf *s);
HNL_MUST_CHECK int
hnl_domain_state_changed_ntf_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_state_changed_ntf *s);
HNL_MUST_CHECK int hnl_domain_state_changed_ntf_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

static inline void
hnl_domain_state_changed_ntf_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_state_changed_ntf *s)
{
	int n = hnl_domain_state_changed_ntf_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_state_changed_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_domain_state_changed_ntf *out,
				    struct hnl_extack *x)
{
	return hnl_domain_state_changed_ntf_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- died: event ---- */

enum {
	HNL_DOMAIN_DIED_NTF_DOMAIN,
	HNL_DOMAIN_DIED_NTF_UNIQUE_ID,
	HNL_DOMAIN_DIED_NTF_HANDLE,
	HNL_DOMAIN_DIED_NTF_SHUTDOWN_CODE,
	HNL_DOMAIN_DIED_NTF_FIELDS
};

struct hnl_domain_died_ntf {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_DIED_NTF_FIELDS)];
	uint64_t unique_id;	/* required */
	struct hnl_bytes handle;
	uint16_t domain;	/* required */
	uint8_t shutdown_code;
};

static inline void hnl_domain_died_ntf_init(struct hnl_domain_died_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_domain_died_ntf_set_domain(struct hnl_domain_died_ntf *s,
						  uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_DIED_NTF_DOMAIN);
}

static inline void
hnl_domain_died_ntf_set_unique_id(struct hnl_domain_died_ntf *s, uint64_t v)
{
	s->unique_id = v;
	HNL_SET(s, HNL_DOMAIN_DIED_NTF_UNIQUE_ID);
}

static inline void hnl_domain_died_ntf_set_handle(struct hnl_domain_died_ntf *s,
						  const void *p, uint32_t n)
{
	s->handle.p = (const uint8_t *)p;
	s->handle.n = n;
	HNL_SET(s, HNL_DOMAIN_DIED_NTF_HANDLE);
}

static inline void
hnl_domain_died_ntf_set_shutdown_code(struct hnl_domain_died_ntf *s, uint8_t v)
{
	s->shutdown_code = v;
	HNL_SET(s, HNL_DOMAIN_DIED_NTF_SHUTDOWN_CODE);
}

void hnl_domain_died_ntf_put(struct hnl_builder *b,
			     const struct hnl_domain_died_ntf *s);
HNL_MUST_CHECK int
hnl_domain_died_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_domain_died_ntf *s);
HNL_MUST_CHECK int hnl_domain_died_ntf_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_domain_died_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_domain_died_ntf *s)
{
	int n = hnl_domain_died_ntf_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_died_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_domain_died_ntf *out,
			   struct hnl_extack *x)
{
	return hnl_domain_died_ntf_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- migration-changed: event ---- */

enum {
	HNL_DOMAIN_MIGRATION_CHANGED_NTF_DOMAIN,
	HNL_DOMAIN_MIGRATION_CHANGED_NTF_MIGRATION,
	HNL_DOMAIN_MIGRATION_CHANGED_NTF_FIELDS
};

struct hnl_domain_migration_changed_ntf {
	uint64_t has[HNL_PRESENCE(HNL_DOMAIN_MIGRATION_CHANGED_NTF_FIELDS)];
	uint32_t migration;	/* required, enum hnl_domain_migration */
	uint16_t domain;
};

static inline void
hnl_domain_migration_changed_ntf_init(
	struct hnl_domain_migration_changed_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_domain_migration_changed_ntf_set_domain(
	struct hnl_domain_migration_changed_ntf *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_DOMAIN_MIGRATION_CHANGED_NTF_DOMAIN);
}

static inline void
hnl_domain_migration_changed_ntf_set_migration(
	struct hnl_domain_migration_changed_ntf *s, uint32_t v)
{
	s->migration = v;
	HNL_SET(s, HNL_DOMAIN_MIGRATION_CHANGED_NTF_MIGRATION);
}

void
hnl_domain_migration_changed_ntf_put(
	struct hnl_builder *b,
	const struct hnl_domain_migration_changed_ntf *s);
HNL_MUST_CHECK int
hnl_domain_migration_changed_ntf_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_changed_ntf *s);
HNL_MUST_CHECK int
hnl_domain_migration_changed_ntf_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_domain_migration_changed_ntf_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_changed_ntf *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_DOMAIN_MIGRATION_CHANGED_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_DOMAIN_FAMILY, 0,
				HNL_DOMAIN_CMD_MIGRATION_CHANGED,
				HNL_DOMAIN_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_DOMAIN_A_DOMAIN, 2, s->domain,
				  0, 0, 32751) &&
		    hnl_quick_u32(buf + 28, HNL_DOMAIN_A_MIGRATION, 4,
				  s->migration, 0, 0, 5))
			return HNL_MSGHDR + 16;
	}
	return hnl_domain_migration_changed_ntf_encode_any(buf, size, flags,
							   seq, port, s);
}

static inline void
hnl_domain_migration_changed_ntf_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_changed_ntf *s)
{
	int n = hnl_domain_migration_changed_ntf_encode_at(hnl_builder_here(b),
							   hnl_builder_left(b),
							   flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_domain_migration_changed_ntf_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_domain_migration_changed_ntf *out, struct hnl_extack *x)
{
	return hnl_domain_migration_changed_ntf_decode_at(d, buf + m->off,
							  m->end - m->off,
							  m->body - m->off, out,
							  x);
}

extern const struct hnl_family hnl_domain_family;
extern const struct hnl_names hnl_domain_names;

HNL_END_DECLS

#endif
