/* SPDX-License-Identifier: MIT */
/*
 * Beginning, memory and traps of a bare guest, alike on every machine.
 *
 *	_start --> guest_start() --> guest_main() --> guest_exit()
 *
 * Invariant: one instruction may fault, the load of guest_touch(). A trap
 * anywhere else ends the guest with where it was.
 */
#include "internal.h"

void guest_start(void)
{
	guest_machine_init();
	guest_exit(guest_main());
}

/* Identity mapped. */
void *guest_at(uint64_t gpa)
{
	return (void *)(uintptr_t)gpa;
}

uint64_t guest_trap(uint64_t pc, uint64_t cause)
{
	if (pc == (uintptr_t)guest_touch_load)
		return (uintptr_t)guest_touch_failed;
	guest_print("guest: trap, pc 0x");
	guest_print_hex(pc);
	guest_print(", cause 0x");
	guest_print_hex(cause);
	guest_print("\n");
	guest_exit(1);
}
