/* SPDX-License-Identifier: MIT */
/*
 * The virtual machine: what KVM must know before a vCPU runs.
 *
 *	guest-physical		slot		its view (inproc/memory.c)
 *	0x10000000..0x103fffff	0		first byte of it
 *	all else		none		an access exits: a stray one
 *
 * A page that is taken away cuts its slot in two. Slots never overlap, and
 * their log is collected before one goes.
 */
#include <cpuid.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm_para.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "host.h"

#define COMPLETION_GSI 24		/* behind those of the I/O APIC */
#define MSI_ADDRESS 0xfee00000u		/* to APIC 0, fixed, edge */
#define CPUID1_ECX_VMX (1u << 5)
#define CPUID_AMD 0x80000001u
#define CPUID_AMD_ECX_SVM (1u << 2)
#define TSS_ADDRESS 0xfffbd000u		/* three pages that Intel wants */

bool host_error(const char *what)
{
	fprintf(stderr, "kvm: %s: %s\n", what, strerror(errno));
	return false;
}

/* ---- memory ---- */

static bool set_slot(struct host *h, unsigned int i, uint64_t gfn,
		     uint64_t pages)
{
	uint64_t offset = gfn * HNL_PAGE - GUEST_RAM;
	struct kvm_userspace_memory_region region = {
		.slot = i,
		.flags = KVM_MEM_LOG_DIRTY_PAGES,
		.guest_phys_addr = gfn * HNL_PAGE,
		.memory_size = pages * HNL_PAGE,
		.userspace_addr = (uintptr_t)h->memory.guest + offset,
	};

	if (ioctl(h->vm, KVM_SET_USER_MEMORY_REGION, &region) != 0)
		return host_error("KVM_SET_USER_MEMORY_REGION");
	h->slot[i].gfn = gfn;
	h->slot[i].pages = pages;
	return true;
}

static unsigned int free_slot(const struct host *h)
{
	unsigned int i;

	for (i = 0; i < SLOTS_MAX && h->slot[i].pages != 0; i++)
		;
	return i;
}

static unsigned int slot_of(const struct host *h, uint64_t gfn)
{
	unsigned int i;

	for (i = 0; i < SLOTS_MAX; i++)
		if (gfn >= h->slot[i].gfn &&
		    gfn - h->slot[i].gfn < h->slot[i].pages)
			break;
	return i;
}

/* One slot less, none to two more. */
static bool cut_slot(struct host *h, uint64_t gfn)
{
	unsigned int i = slot_of(h, gfn), other = free_slot(h);
	uint64_t first, before, after;

	if (i == SLOTS_MAX)
		return true;
	first = h->slot[i].gfn;
	before = gfn - first;
	after = h->slot[i].pages - before - 1;
	if (before != 0 && after != 0 && other == SLOTS_MAX)
		return false;
	dirty_collect(h, i);
	if (!set_slot(h, i, first, 0))
		return false;
	if (before != 0 && !set_slot(h, i, first, before))
		return false;
	return after == 0 ||
	       set_slot(h, before != 0 ? other : i, gfn + 1, after);
}

static bool add_slot(struct host *h, uint64_t gfn)
{
	unsigned int i = free_slot(h);

	if (slot_of(h, gfn) != SLOTS_MAX)
		return true;
	return i != SLOTS_MAX && set_slot(h, i, gfn, 1);
}

enum hnl_reason vm_set_present(struct host *h, uint64_t gpa, bool present)
{
	enum hnl_reason why;

	why = memory_set_present(&h->memory, gpa, present);
	if (why == HNL_REASON_NONE &&
	    !(present ? add_slot(h, gpa / HNL_PAGE) :
			cut_slot(h, gpa / HNL_PAGE)))
		why = HNL_REASON_GPA_BUSY;
	return why;
}

static bool open_memory(struct host *h)
{
	const struct inproc_config cfg = {
		.first_gpa = GUEST_RAM,
		.pages = GUEST_PAGES,
		.reach = GUEST_PAGES * HNL_PAGE,
		.window_gpa = BOOT_WINDOW,
		.window_pages = BOOT_WINDOW_PAGES,
		.lent = { { PROCESS_GPA, PROCESS_PAGES } },
	};

	if (!memory_open(&h->memory, &cfg))
		return host_error("guest memory");
	return set_slot(h, 0, GUEST_RAM / HNL_PAGE, GUEST_PAGES);
}

/* ---- KVM and what it can do ---- */

static bool need(struct host *h, int capability, const char *name)
{
	if (ioctl(h->vm, KVM_CHECK_EXTENSION, capability) > 0)
		return true;
	fprintf(stderr, "kvm: this kernel's KVM lacks %s\n", name);
	return false;
}

static bool can_all(struct host *h)
{
	return need(h, KVM_CAP_USER_MEMORY, "KVM_CAP_USER_MEMORY") &&
	       need(h, KVM_CAP_IRQCHIP, "KVM_CAP_IRQCHIP") &&
	       need(h, KVM_CAP_IOEVENTFD, "KVM_CAP_IOEVENTFD") &&
	       need(h, KVM_CAP_IRQFD, "KVM_CAP_IRQFD") &&
	       need(h, KVM_CAP_IRQ_ROUTING, "KVM_CAP_IRQ_ROUTING") &&
	       need(h, KVM_CAP_EXT_CPUID, "KVM_CAP_EXT_CPUID") &&
	       need(h, KVM_CAP_VCPU_EVENTS, "KVM_CAP_VCPU_EVENTS") &&
	       need(h, KVM_CAP_IMMEDIATE_EXIT, "KVM_CAP_IMMEDIATE_EXIT");
}

/*
 * Where a guest is emulated, KVM would rewrite VMCALL for ever: without the
 * quirk it is an undefined instruction there.
 */
static bool disable_vmcall_patching(struct host *h)
{
	struct kvm_enable_cap cap = {
		.cap = KVM_CAP_DISABLE_QUIRKS2,
		.args = { KVM_X86_QUIRK_FIX_HYPERCALL_INSN },
	};
	int can = ioctl(h->vm, KVM_CHECK_EXTENSION, KVM_CAP_DISABLE_QUIRKS2);

	if (can <= 0 || !(can & KVM_X86_QUIRK_FIX_HYPERCALL_INSN))
		return true;
	return ioctl(h->vm, KVM_ENABLE_CAP, &cap) == 0 ||
	       host_error("KVM_CAP_DISABLE_QUIRKS2");
}

static bool has_vmx_or_svm(void)
{
	unsigned int a, b, c, d;

	if (__get_cpuid(1, &a, &b, &c, &d) && (c & CPUID1_ECX_VMX))
		return true;
	return __get_cpuid(CPUID_AMD, &a, &b, &c, &d) &&
	       (c & CPUID_AMD_ECX_SVM);
}

/*
 * The capability is a promise of KVM's common part: without VMX or SVM below it
 * no hypercall ever exits, so none is offered to the guest.
 */
static bool enable_hypercall_exit(struct host *h)
{
	const uint64_t wanted = UINT64_C(1) << KVM_HC_MAP_GPA_RANGE;
	struct kvm_enable_cap cap = {
		.cap = KVM_CAP_EXIT_HYPERCALL,
		.args = { wanted },
	};
	int can = ioctl(h->vm, KVM_CHECK_EXTENSION, KVM_CAP_EXIT_HYPERCALL);

	h->hypercall_exit = can > 0 && ((uint64_t)can & wanted) &&
			    has_vmx_or_svm();
	return !h->hypercall_exit ||
	       ioctl(h->vm, KVM_ENABLE_CAP, &cap) == 0 ||
	       host_error("KVM_CAP_EXIT_HYPERCALL");
}

/* ---- interrupt and doorbells ---- */

static bool open_completion(struct host *h)
{
	struct {
		struct kvm_irq_routing head;
		struct kvm_irq_routing_entry entry;
	} route = {
		.head = { .nr = 1 },
		.entry = { .gsi = COMPLETION_GSI, .type = KVM_IRQ_ROUTING_MSI,
			   .u.msi = { .address_lo = MSI_ADDRESS,
				      .data = COMPLETION_VECTOR } },
	};
	struct kvm_irqfd irq = { .gsi = COMPLETION_GSI };

	h->completion = eventfd(0, EFD_CLOEXEC);
	if (h->completion < 0)
		return host_error("eventfd");
	irq.fd = (uint32_t)h->completion;
	if (ioctl(h->vm, KVM_SET_GSI_ROUTING, &route) != 0)
		return host_error("KVM_SET_GSI_ROUTING");
	return ioctl(h->vm, KVM_IRQFD, &irq) == 0 || host_error("KVM_IRQFD");
}

/* An eventfd a ring: the id that the guest writes chooses it. */
static bool open_doorbell(struct host *h, unsigned int ring)
{
	struct kvm_ioeventfd bell = {
		.datamatch = ring,
		.addr = DOORBELL_PORT,
		.len = 4,
		.flags = KVM_IOEVENTFD_FLAG_PIO |
			 KVM_IOEVENTFD_FLAG_DATAMATCH,
	};

	h->doorbell[ring] = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	bell.fd = h->doorbell[ring];
	if (bell.fd < 0)
		return host_error("eventfd");
	return ioctl(h->vm, KVM_IOEVENTFD, &bell) == 0 ||
	       host_error("KVM_IOEVENTFD");
}

static bool open_events(struct host *h)
{
	unsigned int i;

	if (ioctl(h->vm, KVM_SET_TSS_ADDR, TSS_ADDRESS) != 0)
		return host_error("KVM_SET_TSS_ADDR");
	if (ioctl(h->vm, KVM_CREATE_IRQCHIP, 0) != 0)
		return host_error("KVM_CREATE_IRQCHIP");
	if (!open_completion(h))
		return false;
	for (i = 0; i < RINGS; i++)
		if (!open_doorbell(h, i))
			return false;
	return true;
}

bool vm_create(struct host *h)
{
	h->kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (h->kvm < 0)
		return host_error("/dev/kvm");
	if (ioctl(h->kvm, KVM_GET_API_VERSION, 0) != KVM_API_VERSION) {
		fprintf(stderr, "kvm: /dev/kvm: not KVM's API version %d\n",
			KVM_API_VERSION);
		return false;
	}
	h->vm = ioctl(h->kvm, KVM_CREATE_VM, 0);
	if (h->vm < 0)
		return host_error("KVM_CREATE_VM");
	return can_all(h);
}

bool vm_open(struct host *h)
{
	return disable_vmcall_patching(h) && enable_hypercall_exit(h) &&
	       open_memory(h) && open_events(h);
}

void vm_close(struct host *h)
{
	unsigned int i;

	for (i = 0; i < RINGS; i++)
		close(h->doorbell[i]);
	close(h->completion);
	close(h->vm);
	close(h->kvm);
	memory_close(&h->memory);
}
