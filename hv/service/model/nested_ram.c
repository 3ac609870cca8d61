/* SPDX-License-Identifier: MIT */
/*
 * L1's memory: what may be mapped, and what it loses. A page on its way out is
 * no RAM before its mappings go, so that none can be added behind the walk.
 */
#include "nested.h"

static void count_ram(struct nested_domain *d, uint64_t gfn, uint32_t by)
{
	struct nested_memory *memory;
	uint32_t level;

	for (level = 1; level < LEAF_LEVELS; level++) {
		memory = &d->memory[level];
		memory->ram[nested_page_of(memory, gfn >> nested_shift(level))]
			+= by;
	}
}

void hnl_nested_model_add_ram(struct hnl_nested_model *m, uint16_t domain,
			      uint64_t gfn, uint64_t n)
{
	struct nested_domain *d;
	uint64_t i;

	nested_lock(m);
	d = nested_domain_of(m, domain);
	for (; d != NULL && n != 0; n--, gfn++) {
		i = nested_page_of(&d->memory[0], gfn);
		if (i == d->memory[0].n || d->memory[0].ram[i] != 0)
			continue;
		d->memory[0].ram[i] = 1;
		count_ram(d, gfn, 1);
	}
	nested_unlock(m);
}

/* Unmaps the page everywhere. False: units are used up, something is left. */
static bool unmap_page(struct hnl_nested_model *m, struct nested_domain *d,
		       uint64_t gfn, uint32_t *units)
{
	struct nested_memory *memory;
	uint32_t level, *head;

	for (level = 0; level < LEAF_LEVELS; level++) {
		memory = &d->memory[level];
		head = &memory->head[nested_page_of(
			memory, gfn >> nested_shift(level))];
		for (; *head != NONE; (*units)--) {
			if (*units == 0)
				return false;
			hnl_nested_remove(m, d, *head);
		}
	}
	return true;
}

static bool lose_page(struct hnl_nested_model *m, struct nested_domain *d,
		      uint64_t gfn, uint32_t *units)
{
	uint64_t i = nested_page_of(&d->memory[0], gfn);

	if (i == d->memory[0].n || d->memory[0].ram[i] == 0)
		return true;
	if (d->memory[0].ram[i] != LEAVING) {
		d->memory[0].ram[i] = LEAVING;
		count_ram(d, gfn, (uint32_t)-1);
	}
	if (!unmap_page(m, d, gfn, units))
		return false;
	d->memory[0].ram[i] = 0;
	return true;
}

bool hnl_nested_model_revoke(struct hnl_nested_model *m, uint16_t domain,
			     uint64_t *gfn, uint64_t *n, uint32_t units)
{
	struct nested_domain *d;

	nested_lock(m);
	d = nested_domain_of(m, domain);
	if (d == NULL)
		*n = 0;
	while (*n != 0 && units != 0 && lose_page(m, d, *gfn, &units)) {
		++*gfn;
		--*n;
		units -= units != 0;
	}
	/* Also what a call has unmapped that is still under way. */
	if (d != NULL)
		hnl_nested_settle(m, d);
	nested_unlock(m);
	return *n == 0;
}
