/* SPDX-License-Identifier: MIT */
/*
 * From boot to guest, the same on the three machines.
 *
 *	boot tables       own tables               guest memory private
 *	machine_init() -> machine_paging_start() -> memory_close() -> run
 *	                  memory_load()
 *
 * The own tables map the image section by section, with no page both writable
 * and executable, and the few device registers. Nothing else is mapped.
 */
#include "console.h"
#include "machine.h"
#include "memory.h"
#include "paging.h"
#include "pte.h"
#include "request.h"

/* Page-aligned bounds of the sections; image.ld. */
extern const char image_text[], image_text_end[];
extern const char image_rodata[], image_rodata_end[];
extern const char image_data[], image_data_end[];

/* The guest program; image.S. */
extern const uint8_t guest_image[], guest_image_end[];

static void map_own(uintptr_t start, uintptr_t end, unsigned int access)
{
	for (; start < end; start += PAGE_SIZE)
		paging_set(&paging_own, start, pte_own(start, access));
}

static void map_image(void)
{
	const struct machine_region *d;

	map_own((uintptr_t)image_text, (uintptr_t)image_text_end,
		ACCESS_READ | ACCESS_EXECUTE);
	map_own((uintptr_t)image_rodata, (uintptr_t)image_rodata_end,
		ACCESS_READ);
	map_own((uintptr_t)image_data, (uintptr_t)image_data_end,
		ACCESS_READ | ACCESS_WRITE);
	for (d = machine_devices; d->end; d++)
		map_own(d->start, d->end, d->access);
}

void bare_main(void)
{
	machine_init();
	/* tools/hnl-run drops what firmware printed before this line. */
	console_print("bare: ");
	console_print(machine_name);
	console_print("\n");
	map_image();
	memory_init();
	machine_paging_start();
	memory_load(guest_image, (size_t)(guest_image_end - guest_image));
	memory_close();
	request_init();
	machine_run_guest(GUEST_RAM, GUEST_RAM + GUEST_PROGRAM_BYTES);
}

uintptr_t bare_own_fault(uintptr_t pc, uint64_t address, uint64_t cause)
{
	if (pc == (uintptr_t)machine_probe_load)
		return (uintptr_t)machine_probe_failed;
	bare_die("hypervisor fault", pc, address, cause);
}

void bare_die(const char *what, uint64_t pc, uint64_t address, uint64_t cause)
{
	console_print("bare: ");
	console_print(what);
	console_print(": pc ");
	console_print_hex(pc);
	console_print(", address ");
	console_print_hex(address);
	console_print(", cause ");
	console_print_hex(cause);
	console_print("\n");
	machine_exit(1);
}
