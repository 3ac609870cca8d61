/* SPDX-License-Identifier: MIT */
/*
 * A guest that is a thread. Who joins it to a hypervisor gives these links: the
 * guest knows of no hypervisor but through them.
 */
#ifndef GUEST_INPROC_ENV_H
#define GUEST_INPROC_ENV_H

#include "../env.h"

struct guest_links {
	void *hv;
	uint8_t *memory;	/* GUEST_RAM_GPA at its first byte */
	struct hnl_discovery found;
	int (*trap)(void *hv, unsigned int function, const uint64_t arg[4],
		    uint64_t *value);
	void (*fault)(void *hv, uint64_t gpa);
};

/* Runs guest_main() in a thread of its own. Returns its exit status. */
int guest_run(const struct guest_links *links);

#endif
