/* SPDX-License-Identifier: MIT */
/*
 * What a guest program finds on every host that has an environment here:
 *
 *	guest_main()		the program: a self-test, a player, a demo
 *	----------------------------------------------------------- env.h
 *	bare/			no operating system: svm, arm, riscv
 *	inproc/			a thread of a process
 *
 * One thread, guest RAM at the same guest-physical addresses everywhere.
 */
#ifndef GUEST_ENV_H
#define GUEST_ENV_H

#include <hnl/guest.h>

/* Guest RAM, the same on each host; the first MiB is the program's own. */
#define GUEST_RAM_GPA UINT64_C(0x10000000)
#define GUEST_RAM_PAGES 1024u
#define GUEST_PROGRAM_PAGES 256u

/* No memory of the guest's: to touch it is a fault. */
#define GUEST_STRAY_GPA UINT64_C(0x40000000)

/* The program that is linked in. Its result is the exit status. */
int guest_main(void);

/* For hnl_guest_init(), with NULL for env. */
extern const struct hnl_guest_port guest_port;

/* This guest's memory at a guest-physical address of its RAM. */
void *guest_at(uint64_t gpa);

/*
 * One register call: `function` is HNL_CALL, HNL_KICK or a test call. Returns
 * the status; *value is written always. A function that the hypervisor does
 * not know is -HNL_ENOSYS on each host.
 */
int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value);

/* The same, when the value does not matter. */
int64_t guest_call4(unsigned int function, uint64_t a0, uint64_t a1,
		    uint64_t a2, uint64_t a3);

/* Text to the console; works for private text. */
void guest_print(const char *text);
void guest_write(const char *text, size_t len);
void guest_print_number(uint64_t v);	/* decimal */
void guest_print_hex(uint64_t v);

/* Ends the guest; 0 is success. */
void guest_exit(int status) __attribute__((noreturn));

/* Reads the byte at a guest-physical address; false if that faulted. */
bool guest_touch(uint64_t gpa);

/*
 * Tries each instruction that is the hypervisor's alone, such as one that takes
 * a host-physical address. True: one was carried out. False: none was, or this
 * machine has nothing to try.
 */
bool guest_try_escape(void);

/* False when this is no hnl hypervisor; *found is then not written. */
bool guest_discover(struct hnl_discovery *found);

/* Has the hypervisor take a page of ours away, or give it back, for tests. */
bool guest_set_present(uint64_t gpa, bool present);

/* Can the hypervisor read this page through its own tables? */
bool guest_is_visible(uint64_t gpa);

/* How many exits of a kind the hypervisor counted: HNL_STAT_*. */
uint64_t guest_stat(unsigned int which);

/* Nanoseconds since some moment. Needs discovery first on x86. */
uint64_t guest_clock_ns(void);

/* The name of the host, for tables: "svm", "inproc". */
extern const char guest_host_name[];

#endif
