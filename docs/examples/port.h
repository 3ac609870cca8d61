/* SPDX-License-Identifier: MIT */
/*
 * A guest's port over the trap() of these examples, as guest.c has it written
 * out. Who includes it sets own before it calls anything.
 *
 *	library --port--> trap() --> hypervisor
 */
#ifndef EXAMPLES_PORT_H
#define EXAMPLES_PORT_H

#include <hnl/guest.h>

int trap(unsigned int function, const uint64_t reg[4], uint64_t *value);
int guest_main(uint8_t *ram, uint64_t gpa);

static struct { uint8_t *ram; uint64_t gpa; } own;

static bool discover(void *env, struct hnl_discovery *found)
{
	(void)env;
	found->abi = HNL_ABI_VERSION;
	found->window_gpa = own.gpa;
	found->window_pages = 2;
	return true;
}

static int call(void *env, uint64_t req, uint64_t req_len, uint64_t rsp,
		uint64_t rsp_len, uint64_t *value)
{
	const uint64_t reg[4] = { req, req_len, rsp, rsp_len };

	(void)env;
	return trap(HNL_CALL, reg, value);
}

static uint64_t gpa_of(void *env, const void *p)
{
	(void)env;
	return own.gpa + (uint64_t)((const uint8_t *)p - own.ram);
}

#endif /* EXAMPLES_PORT_H */
