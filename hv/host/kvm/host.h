/* SPDX-License-Identifier: MIT */
/*
 * A hypervisor in user space on /dev/kvm, for one guest.
 *
 *	main.c		options, the guest's file, the watch over it all
 *	elf.c		the guest program into its memory
 *	vm.c		memory slots, interrupts, doorbell ports
 *	vcpu.c		a thread each: registers, CPUID, KVM_RUN and its exits
 *	call.c		register calls; KVM's own hypercall
 *	dispatcher.c	the dispatcher, and the thread that serves doorbells
 *	process.c	a process beside the guest that has a ring of it
 *	move.c		live update: save, a new dispatcher, restore
 *	dirty.c		which pages were written, by the guest or by us
 *	../inproc/memory.c	two views of the guest's frames
 *
 *	vCPU thread --OUT call port---> hnl_hv_call, hnl_hv_kick --> registers
 *	vCPU        --OUT doorbell port--> eventfd --> dispatcher thread
 *	vCPU 0      <--interrupt--irqfd-- eventfd <--- notify
 *
 * Invariant: page states, memory slots and the dirty map change under
 * host.lock alone, the families' models under host.models_lock; what the
 * dispatcher keeps is its own affair (one struct hnl_cpu a thread). Which
 * dispatcher it is changes under host.moving, held for writing; who enters it
 * holds that for reading.
 */
#ifndef HNL_HOST_KVM_H
#define HNL_HOST_KVM_H

#include <linux/kvm.h>
#include <pthread.h>
#include <sys/types.h>

#include <hnl/hv.h>
#include <hnl/registers.h>

#include "../families.h"
#include "../handover/handover.h"
#include "../inproc/memory.h"

/* The guest's memory, the same as on the other hosts (guest/env/env.h). */
#define GUEST_RAM UINT64_C(0x10000000)
#define GUEST_PAGES 1024u
#define GUEST_PROGRAM_BYTES 0x100000u
#define BOOT_WINDOW (GUEST_RAM + GUEST_PROGRAM_BYTES)
#define BOOT_WINDOW_PAGES 4u
#define RINGS 4
#define RING_PAGES 16

#define CALL_PORT 0x4e4c		/* told by CPUID: none is assumed */
#define DOORBELL_PORT 0x4e50
#define COMPLETION_VECTOR 0x40

#define PROCESS_RING (RINGS - 1)	/* of a process beside the guest */
#define PROCESS_GPA (GUEST_RAM + 0x300000)
#define PROCESS_PAGES 16u

#define VCPUS_MAX 4
#define PROCESS_VCPU VCPUS_MAX		/* its register calls are this one's */
#define SLOTS_MAX 64
#define STATUS_SKIP 77			/* meson counts it as skipped */
#define STATUS_TIMEOUT 124

struct host;

/* A run of guest RAM that KVM knows. */
struct slot {
	uint64_t gfn;
	uint64_t pages;			/* 0: this number is free */
};

struct vcpu {
	struct host *host;
	unsigned int id;
	int fd;
	struct kvm_run *run;
	struct hnl_cpu *cpu;
	pthread_t thread;
	bool ended;			/* under host.end_lock */
	bool in_guest;			/* under host.pause_lock */
};

struct host {
	int kvm, vm;
	bool hypercall_exit;		/* KVM_HC_MAP_GPA_RANGE comes to us */
	uint32_t tsc_khz;
	uint64_t entry;			/* of the guest program */

	pthread_mutex_t lock;
	/* under lock */
	struct memory memory;
	struct slot slot[SLOTS_MAX];
	uint64_t dirty[GUEST_PAGES / 64];
	uint32_t held[GUEST_PAGES];	/* how often: dirty at any time */

	struct hnl_service service[1 + FAMILIES_SERVICES];
	struct families *families;	/* event, view, domain, nested */
	pthread_mutex_t models_lock;	/* theirs; host.lock is taken within */
	struct hnl_hv_config hv_config;
	struct hnl_domain_config guest_config;
	pthread_rwlock_t moving;
	/* under moving */
	struct hnl_hv *hv;
	struct hnl_domain *domain;
	uint32_t move_every;		/* entries; 0: never */
	uint32_t entries;		/* atomic */
	uint32_t moves;

	pthread_mutex_t domain_lock;	/* the dispatcher's */
	uint64_t stat[HNL_STATS];	/* atomic */

	pthread_t dispatcher;
	struct hnl_cpu *dispatcher_cpu;
	int doorbell[RINGS];		/* eventfds */
	int completion;			/* eventfd that is an interrupt */
	int stop;			/* eventfd: the thread shall end */
	int settle;			/* eventfd: who waits for settled */
	pthread_mutex_t settle_lock;
	pthread_cond_t settle_end;
	/* under settle_lock */
	uint64_t settle_asked, settled;

	struct vcpu vcpu[VCPUS_MAX];
	unsigned int n_vcpus;

	struct handover *process;	/* NULL: there is none */
	struct hnl_cpu *process_cpu;
	pid_t process_id;
	pthread_t process_thread;
	pthread_mutex_t end_lock;
	pthread_cond_t end;
	/* under end_lock */
	unsigned int running;		/* vCPUs, and the process */
	bool process_ended;
	int status;			/* of the first vCPU that failed */
	bool quit;			/* atomic: vCPUs shall leave */
	pthread_mutex_t pause_lock;
	pthread_cond_t pause;
	/* under pause_lock */
	bool changing;			/* slots: no vCPU may run */
};

/* ---- each returns false after it has said why on standard error ---- */

/* Prints "kvm: WHAT: strerror(errno)"; false. */
bool host_error(const char *what);

/*
 * An ELF64 program for x86-64 at its physical addresses, all in the first
 * MiB of guest RAM; sets host.entry. Nothing of the file is believed.
 */
bool elf_load(struct host *h, const char *path);

/* A virtual machine, if /dev/kvm is there and can do what we need. */
bool vm_create(struct host *h);
/* Its memory, interrupts and ports. */
bool vm_open(struct host *h);
void vm_close(struct host *h);

/*
 * As memory_set_present, and KVM's slots follow. GPA_BUSY too when there is no
 * slot left. No vCPU runs meanwhile (vcpu_pause_others).
 */
enum hnl_reason vm_set_present(struct host *h, uint64_t gpa, bool present);

bool vcpu_open(struct host *h, unsigned int id);
void vcpu_close(struct vcpu *v);
/* A thread's: runs the vCPU to its end. */
void *vcpu_run(void *vcpu);
/* Makes it leave KVM_RUN, whatever it does there. */
void vcpu_kick(struct vcpu *v);
/*
 * No other vCPU runs the guest until they are resumed: a slot that changes is
 * not there for a moment.
 */
void vcpu_pause_others(struct vcpu *v);
void vcpu_resume_others(struct vcpu *v);
/* Where it stands, on standard error. */
void vcpu_report(const struct vcpu *v);

bool dispatcher_open(struct host *h);
void dispatcher_close(struct host *h);
bool dispatcher_start(struct host *h);
void dispatcher_stop(struct host *h);
/* Until every doorbell was served and nothing is ready. */
void dispatcher_settle(struct host *h);
/* As the doorbell of a ring below RINGS; never waits. */
void dispatcher_ring(struct host *h, uint32_t ring);

/* A struct hnl_cpu of a dispatcher; NULL: no memory. */
struct hnl_cpu *dispatcher_cpu_new(struct hnl_hv *hv);

/*
 * Counts an entry, by whoever is about to make it; after every move_every of
 * them the domain moves to a new dispatcher first.
 */
void move_if_due(struct host *h);

/* What entered has made ready, has a turn; then host.moving is let go. */
void dispatcher_enter(struct host *h);
void dispatcher_leave(struct host *h, struct hnl_cpu *cpu);

/*
 * Starts a program, whose only argument is a socket, and hands it ring
 * PROCESS_RING and some shared pages (hnl/handover.h).
 */
bool process_start(struct host *h, const char *program);
void process_stop(struct host *h);
/* Something of the host has ended, with a status. */
void host_end(struct host *h, bool *ended, int status);

/* The operations of the memory family; every way to it uses them. */
extern const struct hnl_memory_ops host_memory_ops;

/* ---- what a guest asks ---- */

struct call {
	unsigned int function;
	uint64_t arg[4];
	int64_t status;
	uint64_t value;
};

enum call_end { CALL_GOES_ON, CALL_EXIT };

/* A register call of a vCPU's. CALL_EXIT: it ends with arg[0]. */
enum call_end call_run(struct vcpu *v, struct call *c);

/* KVM_HC_MAP_GPA_RANGE: as one range of memory.map. 0 or a negated errno. */
int64_t call_map_gpa_range(struct host *h, uint64_t gpa, uint64_t pages,
			   uint64_t attributes);

/* ---- dirty.c; all with host.lock held ---- */

/* We may write to it from now on; or have, and are done with it. */
void dirty_hold(struct host *h, uint64_t gpa, bool held);
/* Adds what KVM has logged of a slot, and clears it there. */
void dirty_collect(struct host *h, unsigned int slot);
/* Was the page written, by anybody, since this was last asked? */
bool dirty_take(struct host *h, uint64_t gpa);

#endif
