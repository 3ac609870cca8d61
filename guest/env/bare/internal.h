/* SPDX-License-Identifier: MIT */
/*
 * What env.c and the machine parts of a bare guest know of each other.
 *
 *	bare.c		guest_start, guest_trap		one for all
 *	MACHINE/	entry code, hypercall, clock	one of them is linked
 */
#ifndef GUEST_BARE_INTERNAL_H
#define GUEST_BARE_INTERNAL_H

#include <hnl/registers.h>

#include "../env.h"

/*
 * A convention's not-supported number is also a status of CALL and KICK, which
 * exist wherever discovery found hnl; it says "unknown" of all others.
 */
static inline int64_t status_from(int64_t status, unsigned int function,
				  int64_t not_supported)
{
	return function > HNL_KICK && status == not_supported ?
		-HNL_ENOSYS : status;
}

/* Before the first call: what the entry code could not do. */
void guest_machine_init(void);

/* A trap at `pc`: where to resume after a touch; else it is the end. */
uint64_t guest_trap(uint64_t pc, uint64_t cause);

/* The instruction of guest_touch() that may fault, and where it resumes. */
extern const char guest_touch_load[], guest_touch_failed[];

/* The entry code comes here. */
void guest_start(void) __attribute__((noreturn));

#endif
