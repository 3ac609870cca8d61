/* SPDX-License-Identifier: MIT */
/* A hypervisor with one domain of sixteen pages; the first two start shared. */
#include <stdlib.h>
#include <hnl/page_model.h>

enum { PAGES = 16, RAM_GPA = 0x40000000 };

int guest_main(uint8_t *ram, uint64_t gpa);
int trap(unsigned int function, const uint64_t reg[4], uint64_t *value);

static uint8_t ram[PAGES * HNL_PAGE], state[PAGES];
static struct hnl_page_model model = { state, RAM_GPA / HNL_PAGE, PAGES,
				       NULL, NULL };
static struct hnl_cpu *cpu;
static struct hnl_domain *domain;

static uint8_t *map(void *m, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	*why = hnl_page_model_hold(m, gpa / HNL_PAGE, use);
	return *why == HNL_REASON_NONE ? ram + (gpa - RAM_GPA) : NULL;
}

static void unmap(void *m, uint64_t gpa, enum hnl_map_use use)
{
	hnl_page_model_release(m, gpa / HNL_PAGE, use);
}

static enum hnl_reason set(void *m, uint64_t gfn, bool shared)
{
	return hnl_page_model_set(m, gfn, shared);
}

/* This guest polls: nobody sleeps, so nobody is woken. */
static void notify(void *m, uint32_t ring)
{
	(void)m;
	(void)ring;
}

/* The VM exit: function and registers in, a status and a value out. */
int trap(unsigned int function, const uint64_t reg[4], uint64_t *value)
{
	const struct hnl_direct regs = { reg[0], reg[1], reg[2], reg[3] };

	if (function == HNL_KICK)
		return hnl_hv_kick(cpu, domain, (uint32_t)reg[0]);
	return hnl_hv_call(cpu, domain, 0, &regs, value);
}

int main(void)
{
	static const struct hnl_memory_ops ops = { .set = set };
	static const struct hnl_hv_port port = { .map = map, .unmap = unmap,
						 .notify = notify };
	struct hnl_service memory = hnl_memory_service(&ops, NULL);
	struct hnl_hv_config cfg = { .port = &port, .service = &memory,
				     .n_services = 1, .max_message = 4096 };
	struct hnl_grant own = { memory.family->id, 1 };
	struct hnl_domain_config dom = {
		.host = &model, .highest_gpa = RAM_GPA + sizeof(ram) - 1,
		.vcpus = 1, .rings = 1, .ring_pages = 1,
		.grant = &own, .n_grants = 1,
	};
	struct hnl_hv *hv = hnl_hv_init(malloc(hnl_hv_size(&cfg)), &cfg);

	if (hv == NULL)
		return 1;	/* a limit of cfg: see hnl/hv.h */
	hnl_page_model_add_ram(&model, model.first_gfn, PAGES);
	set(&model, model.first_gfn, true);
	set(&model, model.first_gfn + 1, true);
	cpu = hnl_cpu_init(malloc(hnl_cpu_size(hv)), hv);
	domain = hnl_domain_init(malloc(hnl_domain_size(hv, &dom)), hv, &dom);
	return domain != NULL ? guest_main(ram, RAM_GPA) : 1;
}
