/* SPDX-License-Identifier: MIT */
/*
 * Joins the two halves that know nothing of each other: a hypervisor thread
 * (hv/host/inproc) and a guest thread (guest/env/inproc) with the program that
 * is linked in. The limits are those of the bare hosts, so that one scenario
 * has one answer everywhere.
 */
#include <stdio.h>

#include "../guest/env/inproc/inproc_env.h"
#include "../hv/host/inproc/inproc.h"

#define WINDOW_PAGES 4
#define RINGS 4
#define RING_PAGES 16

static int trap(void *hv, unsigned int function, const uint64_t arg[4],
		uint64_t *value)
{
	return inproc_trap(hv, function, arg, value);
}

static void fault(void *hv, uint64_t gpa)
{
	inproc_guest_fault(hv, gpa);
}

int main(void)
{
	struct inproc_config cfg = {
		.first_gpa = GUEST_RAM_GPA,
		.pages = GUEST_RAM_PAGES,
		.reach = GUEST_STRAY_GPA - GUEST_RAM_GPA + 16 * HNL_PAGE,
		.window_gpa = GUEST_RAM_GPA + GUEST_PROGRAM_PAGES * HNL_PAGE,
		.window_pages = WINDOW_PAGES,
		.max_message = HNL_MSG_MAX,
		.rings = RINGS,
		.ring_pages = RING_PAGES,
		.families = true,
	};
	struct guest_links links = { .trap = trap, .fault = fault };
	struct inproc *h = inproc_create(&cfg);
	int status;

	if (h == NULL) {
		perror("inproc: no hypervisor");
		return 1;
	}
	links.hv = h;
	links.memory = inproc_guest_memory(h);
	links.found.abi = HNL_ABI_VERSION;
	links.found.window_gpa = cfg.window_gpa;
	links.found.window_pages = cfg.window_pages;
	status = guest_run(&links);
	inproc_destroy(h);
	return status;
}
