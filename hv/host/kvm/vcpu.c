/* SPDX-License-Identifier: MIT */
/*
 * A vCPU: its first registers, what CPUID tells it, and its exits.
 *
 *	KVM_EXIT_IO		a register call at CALL_PORT; else nobody's
 *	KVM_EXIT_HYPERCALL	KVM_HC_MAP_GPA_RANGE
 *	KVM_EXIT_MMIO		a stray access: #GP, as on the bare host
 *	all else		the end
 *
 * It starts in 64-bit mode in ring 0, as a bare svm guest does: the image
 * carries its page tables, the root in the second page; rdi is its number.
 *
 * Invariant: KVM finishes the instruction of an exit when it is entered again,
 * so registers are changed before that entry only where the instruction itself
 * does not write them.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/kvm_para.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "host.h"

#define CPUID_ENTRIES 256
#define CPUID_HYPERVISOR 0x40000000u	/* KVM's own block */
#define CPUID_HYPERVISOR_MASK 0xf0000000u
#define CPUID_HNL (CPUID_HYPERVISOR + HNL_X86_LEAF_STEP)
#define CPUID_TOPOLOGY 0xbu
#define KVM_FEATURE_BIT_MAP_GPA_RANGE 16

#define CR0_PE 0x1u
#define CR0_ET 0x10u
#define CR0_WP 0x10000u
#define CR0_PG 0x80000000u
#define CR4_PAE 0x20u
#define EFER_LME 0x100u
#define EFER_LMA 0x400u
#define RFLAGS_ONE 0x2u
#define SELECTOR_CODE 0x08
#define SELECTOR_DATA 0x10
#define TYPE_CODE 11			/* execute, read, accessed */
#define TYPE_DATA 3			/* read, write, accessed */
#define VECTOR_GP 13

struct cpuid_table {
	struct kvm_cpuid2 head;
	struct kvm_cpuid_entry2 entry[CPUID_ENTRIES];
};

/* ---- what CPUID tells ---- */

static struct kvm_cpuid_entry2 *add(struct cpuid_table *t, uint32_t leaf,
				    uint32_t eax, const char *signature)
{
	struct kvm_cpuid_entry2 *e = &t->entry[t->head.nent++];

	memset(e, 0, sizeof(*e));
	e->function = leaf;
	e->eax = eax;
	if (signature != NULL) {
		memcpy(&e->ebx, signature, 4);
		memcpy(&e->ecx, signature + 4, 4);
		memcpy(&e->edx, signature + 8, 4);
	}
	return e;
}

/* Drops KVM's own hypervisor leaves and numbers the processor. */
static void take_supported(struct cpuid_table *t, unsigned int id)
{
	uint32_t i, n = 0;

	for (i = 0; i < t->head.nent; i++) {
		struct kvm_cpuid_entry2 e = t->entry[i];

		if ((e.function & CPUID_HYPERVISOR_MASK) == CPUID_HYPERVISOR)
			continue;
		if (e.function == 1)
			e.ebx = (e.ebx & 0x00ffffffu) | id << 24;
		if (e.function == CPUID_TOPOLOGY)
			e.edx = id;
		t->entry[n++] = e;
	}
	t->head.nent = n;
}

static void add_hypervisor(const struct host *h, struct cpuid_table *t)
{
	struct kvm_cpuid_entry2 *e;

	add(t, CPUID_HYPERVISOR, CPUID_HYPERVISOR + 1, "KVMKVMKVM\0\0\0");
	add(t, CPUID_HYPERVISOR + 1,
	    h->hypercall_exit ? 1u << KVM_FEATURE_BIT_MAP_GPA_RANGE : 0, NULL);
	add(t, CPUID_HNL, CPUID_HNL + HNL_X86_LEAF_PORT, HNL_X86_SIGNATURE);
	e = add(t, CPUID_HNL + HNL_X86_LEAF_VERSION, HNL_ABI_VERSION, NULL);
	e->ebx = BOOT_WINDOW_PAGES;
	e->ecx = (uint32_t)BOOT_WINDOW;
	e->edx = (uint32_t)(BOOT_WINDOW >> 32);
	add(t, CPUID_HNL + HNL_X86_LEAF_CLOCK, h->tsc_khz, NULL);
	e = add(t, CPUID_HNL + HNL_X86_LEAF_PORT, CALL_PORT, NULL);
	e->ebx = DOORBELL_PORT;
	e->ecx = COMPLETION_VECTOR;
}

static bool set_cpuid(struct vcpu *v)
{
	static struct cpuid_table t;	/* one vCPU is made at a time */
	int khz = ioctl(v->fd, KVM_GET_TSC_KHZ, 0);

	v->host->tsc_khz = khz > 0 ? (uint32_t)khz : 0;
	t.head.nent = CPUID_ENTRIES - 8;
	if (ioctl(v->host->kvm, KVM_GET_SUPPORTED_CPUID, &t) != 0)
		return host_error("KVM_GET_SUPPORTED_CPUID");
	take_supported(&t, v->id);
	add_hypervisor(v->host, &t);
	return ioctl(v->fd, KVM_SET_CPUID2, &t) == 0 ||
	       host_error("KVM_SET_CPUID2");
}

/* ---- its first registers ---- */

static bool set_system_registers(struct vcpu *v)
{
	const struct kvm_segment code = {
		.limit = 0xffffffff, .selector = SELECTOR_CODE,
		.type = TYPE_CODE, .present = 1, .s = 1, .l = 1, .g = 1,
	};
	const struct kvm_segment data = {
		.limit = 0xffffffff, .selector = SELECTOR_DATA,
		.type = TYPE_DATA, .present = 1, .s = 1, .db = 1, .g = 1,
	};
	struct kvm_sregs s;

	if (ioctl(v->fd, KVM_GET_SREGS, &s) != 0)
		return host_error("KVM_GET_SREGS");
	s.cr0 = CR0_PE | CR0_ET | CR0_WP | CR0_PG;
	s.cr3 = v->host->entry + HNL_PAGE;
	s.cr4 = CR4_PAE;
	s.efer = EFER_LME | EFER_LMA;
	s.cs = code;
	s.ds = s.es = s.fs = s.gs = s.ss = data;
	return ioctl(v->fd, KVM_SET_SREGS, &s) == 0 ||
	       host_error("KVM_SET_SREGS");
}

static bool set_registers(struct vcpu *v)
{
	const struct kvm_regs r = {
		.rip = v->host->entry,
		.rsp = GUEST_RAM + GUEST_PROGRAM_BYTES,
		.rflags = RFLAGS_ONE,
		.rdi = v->id,
	};
	struct kvm_mp_state running = { KVM_MP_STATE_RUNNABLE };

	if (ioctl(v->fd, KVM_SET_REGS, &r) != 0)
		return host_error("KVM_SET_REGS");
	/* With an interrupt controller all but the first wait for INIT. */
	return ioctl(v->fd, KVM_SET_MP_STATE, &running) == 0 ||
	       host_error("KVM_SET_MP_STATE");
}

bool vcpu_open(struct host *h, unsigned int id)
{
	struct vcpu *v = &h->vcpu[id];
	int size = ioctl(h->kvm, KVM_GET_VCPU_MMAP_SIZE, 0);
	void *run;

	v->host = h;
	v->id = id;
	v->fd = ioctl(h->vm, KVM_CREATE_VCPU, id);
	if (v->fd < 0)
		return host_error("KVM_CREATE_VCPU");
	run = size > 0 ? mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE,
			      MAP_SHARED, v->fd, 0) : MAP_FAILED;
	if (run == MAP_FAILED)
		return host_error("KVM_RUN area");
	v->run = run;
	v->cpu = dispatcher_cpu_new(h->hv);
	return v->cpu != NULL && set_cpuid(v) && set_system_registers(v) &&
	       set_registers(v);
}

void vcpu_close(struct vcpu *v)
{
	close(v->fd);
	free(v->cpu);
}

/* ---- exits ---- */

void vcpu_report(const struct vcpu *v)
{
	struct kvm_regs r;

	if (ioctl(v->fd, KVM_GET_REGS, &r) == 0)
		fprintf(stderr, "kvm: vCPU %u is at 0x%llx, rax 0x%llx\n",
			v->id, (unsigned long long)r.rip,
			(unsigned long long)r.rax);
}

static bool fail(const struct vcpu *v, const char *what)
{
	fprintf(stderr, "kvm: vCPU %u: %s (exit %u)\n", v->id, what,
		v->run->exit_reason);
	vcpu_report(v);
	return false;
}

/* OUT writes no register: the answer can be put there at once. */
static bool handle_call(struct vcpu *v, int *status, bool *ends)
{
	struct kvm_regs r;
	struct call c;

	if (ioctl(v->fd, KVM_GET_REGS, &r) != 0)
		return host_error("KVM_GET_REGS");
	c.function = (unsigned int)(r.rax & 0xff);
	c.arg[0] = r.rdi;
	c.arg[1] = r.rsi;
	c.arg[2] = r.r8;
	c.arg[3] = r.rcx;
	c.status = -HNL_ENOSYS;
	c.value = 0;
	if (((uint32_t)r.rax & ~0xffu) == HNL_X86_CALL)
		*ends = call_run(v, &c) == CALL_EXIT;
	*status = (int)c.arg[0];
	r.rax = (uint64_t)c.status;
	r.r8 = c.value;
	return ioctl(v->fd, KVM_SET_REGS, &r) == 0 ||
	       host_error("KVM_SET_REGS");
}

/* A port of nobody's, and a doorbell of no ring, are not there. */
static bool handle_io(struct vcpu *v, int *status, bool *ends)
{
	const struct kvm_run *run = v->run;

	if (run->io.port == CALL_PORT && run->io.size == 4 &&
	    run->io.count == 1 && run->io.direction == KVM_EXIT_IO_OUT)
		return handle_call(v, status, ends);
	if (run->io.direction == KVM_EXIT_IO_IN)
		memset((uint8_t *)v->run + run->io.data_offset, 0xff,
		       (size_t)run->io.size * run->io.count);
	return true;
}

static bool handle_hypercall(struct vcpu *v)
{
	struct kvm_run *run = v->run;

	run->hypercall.ret = run->hypercall.nr != KVM_HC_MAP_GPA_RANGE ?
		(uint64_t)-KVM_ENOSYS :
		(uint64_t)call_map_gpa_range(v->host, run->hypercall.args[0],
					     run->hypercall.args[1],
					     run->hypercall.args[2]);
	return true;
}

/* Lets KVM finish the access, without running anything after it. */
static bool finish_access(struct vcpu *v)
{
	int r;

	v->run->immediate_exit = 1;
	do {
		r = ioctl(v->fd, KVM_RUN, 0);
	} while (r == 0 && v->run->exit_reason == KVM_EXIT_MMIO);
	v->run->immediate_exit = 0;
	return r < 0 && errno == EINTR;
}

/*
 * There is no bus error on x86. The instruction is undone, by the registers
 * that it began with, and raises #GP(0).
 */
static bool handle_stray_access(struct vcpu *v)
{
	struct host *h = v->host;
	struct kvm_vcpu_events events;
	struct kvm_regs r;

	__atomic_fetch_add(&h->stat[HNL_STAT_FAULT], 1, __ATOMIC_RELAXED);
	__atomic_store_n(&h->stat[HNL_STAT_FAULT_ADDRESS],
			 v->run->mmio.phys_addr, __ATOMIC_RELAXED);
	memset(v->run->mmio.data, 0xff, sizeof(v->run->mmio.data));
	if (ioctl(v->fd, KVM_GET_REGS, &r) != 0 || !finish_access(v) ||
	    ioctl(v->fd, KVM_SET_REGS, &r) != 0 ||
	    ioctl(v->fd, KVM_GET_VCPU_EVENTS, &events) != 0)
		return fail(v, "stray access cannot be refused");
	events.exception.injected = 1;
	events.exception.nr = VECTOR_GP;
	events.exception.has_error_code = 1;
	events.exception.error_code = 0;
	return ioctl(v->fd, KVM_SET_VCPU_EVENTS, &events) == 0 ||
	       host_error("KVM_SET_VCPU_EVENTS");
}

/* False: this vCPU ends, with *status. */
static bool handle_exit(struct vcpu *v, int *status)
{
	bool ends = false;

	switch (v->run->exit_reason) {
	case KVM_EXIT_IO:
		return handle_io(v, status, &ends) && !ends;
	case KVM_EXIT_HYPERCALL:
		return handle_hypercall(v);
	case KVM_EXIT_MMIO:
		return handle_stray_access(v);
	case KVM_EXIT_INTR:
		return true;
	case KVM_EXIT_SHUTDOWN:
		return fail(v, "triple fault");
	case KVM_EXIT_INTERNAL_ERROR:
		return fail(v, "KVM cannot go on with it");
	default:
		return fail(v, "an exit that nothing here asks for");
	}
}

/* A signal may come just before KVM_RUN: immediate_exit is looked at there. */
void vcpu_kick(struct vcpu *v)
{
	__atomic_store_n(&v->run->immediate_exit, 1, __ATOMIC_RELAXED);
	pthread_kill(v->thread, SIGUSR1);
}

/* ---- all vCPUs but one stand still ---- */

static void enter_guest(struct vcpu *v)
{
	struct host *h = v->host;

	pthread_mutex_lock(&h->pause_lock);
	while (h->changing)
		pthread_cond_wait(&h->pause, &h->pause_lock);
	v->in_guest = true;
	v->run->immediate_exit = 0;
	pthread_mutex_unlock(&h->pause_lock);
}

static void leave_guest(struct vcpu *v)
{
	struct host *h = v->host;

	pthread_mutex_lock(&h->pause_lock);
	v->in_guest = false;
	pthread_cond_broadcast(&h->pause);
	pthread_mutex_unlock(&h->pause_lock);
}

void vcpu_pause_others(struct vcpu *v)
{
	struct host *h = v->host;
	unsigned int i;

	pthread_mutex_lock(&h->pause_lock);
	while (h->changing)
		pthread_cond_wait(&h->pause, &h->pause_lock);
	h->changing = true;
	for (i = 0; i < h->n_vcpus; i++) {
		if (!h->vcpu[i].in_guest)
			continue;
		vcpu_kick(&h->vcpu[i]);
		while (h->vcpu[i].in_guest)
			pthread_cond_wait(&h->pause, &h->pause_lock);
	}
	pthread_mutex_unlock(&h->pause_lock);
}

void vcpu_resume_others(struct vcpu *v)
{
	struct host *h = v->host;

	pthread_mutex_lock(&h->pause_lock);
	h->changing = false;
	pthread_cond_broadcast(&h->pause);
	pthread_mutex_unlock(&h->pause_lock);
}

void host_end(struct host *h, bool *ended, int status)
{
	pthread_mutex_lock(&h->end_lock);
	*ended = true;
	h->running--;
	if (h->status == 0)
		h->status = status;
	pthread_cond_signal(&h->end);
	pthread_mutex_unlock(&h->end_lock);
}

void *vcpu_run(void *vcpu)
{
	struct vcpu *v = vcpu;
	int status = 1, err;

	while (!__atomic_load_n(&v->host->quit, __ATOMIC_ACQUIRE)) {
		enter_guest(v);
		err = ioctl(v->fd, KVM_RUN, 0) == 0 ? 0 : errno;
		leave_guest(v);
		if (err == 0) {
			if (!handle_exit(v, &status))
				break;
		} else if (err != EINTR && err != EAGAIN) {
			errno = err;
			host_error("KVM_RUN");
			vcpu_report(v);
			break;
		}
	}
	host_end(v->host, &v->ended, status);
	return NULL;
}
