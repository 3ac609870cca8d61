/* SPDX-License-Identifier: MIT */
/*
 * A guest without an operating system, on one of the three bare machines:
 *
 *	   guest_main()          the program: a self-test, a player, a demo
 *	  ----------------------------------------------------------- env.h
 *	   env.c                 print, exit, discovery: one for all
 *	   svm/ arm/ riscv/      entry, vectors, the call instruction
 *
 * It runs in the kernel's mode, identity mapped, on one processor without
 * interrupts. What the image does not occupy of the first MiB is its stack.
 */
#ifndef GUEST_BARE_ENV_H
#define GUEST_BARE_ENV_H

#include <hnl/guest.h>

/* Mapped by the guest's own tables on every machine, and by nobody else. */
#define GUEST_STRAY_ADDRESS UINT64_C(0x40000000)

/* The program that is linked in. Its result is the exit status. */
int guest_main(void);

/* For hnl_guest_init(), with NULL for env. */
extern const struct hnl_guest_port guest_port;

/* False when this is no hnl hypervisor; *found is then not written. */
bool guest_discover(struct hnl_discovery *found);

/*
 * One register call: `function` is HNL_CALL, HNL_KICK or a test call. Returns
 * the status; *value is written always. A function that the hypervisor does
 * not know is -HNL_ENOSYS on each machine.
 */
int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value);

/* The same, when the value does not matter. */
int64_t guest_call4(unsigned int function, uint64_t a0, uint64_t a1,
		    uint64_t a2, uint64_t a3);

/* Text to the hypervisor's console; works for private text. */
void guest_print(const char *text);
void guest_write(const char *text, size_t len);
void guest_print_number(uint64_t v);	/* decimal */

/* Ends the machine; 0 is success. */
void guest_exit(int status) __attribute__((noreturn));

/* Reads the byte at an address; false if that faulted. */
bool guest_touch(uint64_t address);

/* Can the hypervisor read this page through its own tables? */
bool guest_is_visible(uint64_t gpa);

/* Has the hypervisor take a page of ours away, or give it back. */
bool guest_set_present(uint64_t gpa, bool present);

enum guest_stat {
	GUEST_STAT_CALL,
	GUEST_STAT_KICK,
	GUEST_STAT_OTHER,	/* all other calls, and discovery */
	GUEST_STAT_FAULT,	/* stray accesses */
	GUEST_STAT_FAULT_ADDRESS	/* no count: where the last went */
};

/* How many exits of a kind the hypervisor counted, and the like. */
uint64_t guest_stat(enum guest_stat which);

/* Nanoseconds since some moment before boot. Needs guest_discover() on x86. */
uint64_t guest_clock_ns(void);

#endif
