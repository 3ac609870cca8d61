/* SPDX-License-Identifier: MIT */
/*
 * Small commands with a lasting effect, so that two ways of reaching them can
 * be compared by what they leave behind.
 */
#include "dispatch.h"

#include <hnl/page_model.h>
#include <string.h>

struct work_state work_state;

static uint8_t ram[RAM_PAGES][HNL_PAGE] __attribute__((aligned(HNL_PAGE)));
static uint8_t page_state[RAM_PAGES];
static struct hnl_page_model model = {
	.state = page_state,
	.first_gfn = RAM_FIRST,
	.n = RAM_PAGES,
};
static size_t pages_taken;

/* ---- memory ---- */

void work_prepare(void)
{
	uint64_t i;

	hnl_page_model_add_ram(&model, RAM_FIRST, RAM_PAGES);
	for (i = 0; i < RAM_PAGES; i++)
		if (hnl_page_model_set(&model, RAM_FIRST + i, true) != 0)
			dispatch_fail("share");
}

uint64_t work_take_pages(size_t len)
{
	uint64_t gpa = RAM_GPA + pages_taken * HNL_PAGE;
	size_t n = (len + HNL_PAGE - 1) / HNL_PAGE;

	if (n > RAM_PAGES - pages_taken)
		dispatch_fail("no memory");
	pages_taken += n;
	return gpa;
}

uint8_t *work_ram(uint64_t gpa)
{
	return &ram[0][0] + (gpa - RAM_GPA);
}

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	(void)host;
	*why = hnl_page_model_hold(&model, gpa / HNL_PAGE, use);
	if (*why != HNL_REASON_NONE)
		return NULL;
	return ram[gpa / HNL_PAGE - RAM_FIRST];
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	(void)host;
	hnl_page_model_release(&model, gpa / HNL_PAGE, use);
}

static void notify(void *host, uint32_t ring)
{
	(void)host;
	(void)ring;
}

/* As it is when nobody wants the processor: a word that is looked at. */
static volatile bool somebody_waits;

static bool preempt(void *host)
{
	(void)host;
	return somebody_waits;
}

const struct hnl_hv_port work_port = {
	.map = map,
	.unmap = unmap,
	.notify = notify,
	.preempt = preempt,
};

/* ---- commands ---- */

void work_send(uint32_t port)
{
	size_t word = hnl_clamp_index(port / 64, WORK_PORTS / 64);
	uint64_t bit = (uint64_t)1 << port % 64;

	if ((work_state.pending[word] | work_state.masked[word]) & bit)
		return;
	work_state.pending[word] |= bit;
	work_state.selector |= (uint64_t)1 << word;
}

void work_mask(uint32_t port, bool masked)
{
	size_t word = hnl_clamp_index(port / 64, WORK_PORTS / 64);
	uint64_t bit = (uint64_t)1 << port % 64;

	if (masked)
		work_state.masked[word] |= bit;
	else
		work_state.masked[word] &= ~bit;
}

void work_timer(uint32_t vcpu, uint64_t deadline)
{
	vcpu = (uint32_t)hnl_clamp_index(vcpu, WORK_VCPUS);
	work_state.vcpu[vcpu].deadline = deadline;
	if (deadline < work_state.next_deadline)
		work_state.next_deadline = deadline;
}

static bool is_ram(uint64_t gpa, size_t *page)
{
	uint64_t gfn = gpa / HNL_PAGE;

	if (gfn < RAM_FIRST || gfn - RAM_FIRST >= RAM_PAGES)
		return false;
	*page = hnl_clamp_index((size_t)(gfn - RAM_FIRST), RAM_PAGES);
	return true;
}

bool work_protect(uint64_t gpa, uint32_t attributes)
{
	size_t page;

	if (!is_ram(gpa, &page))
		return false;
	work_state.attributes[page] = (uint8_t)attributes;
	return true;
}

bool work_grant(uint32_t ref, uint16_t peer, uint64_t gpa, uint32_t attributes)
{
	struct work_grant *g;
	size_t page;

	if (!is_ram(gpa, &page))
		return false;
	g = &work_state.grant[hnl_clamp_index(ref, WORK_GRANTS)];
	g->gpa = gpa;
	g->attributes = attributes;
	g->peer = peer;
	return true;
}

void work_place(uint32_t vcpu, uint32_t node, uint32_t weight)
{
	struct work_vcpu *v =
		&work_state.vcpu[hnl_clamp_index(vcpu, WORK_VCPUS)];

	v->node = node;
	v->weight = weight;
}

void work_set(uint32_t index, uint64_t value)
{
	work_state.parameter[hnl_clamp_index(index, WORK_PARAMETERS)] = value;
}

uint64_t work_get(uint32_t index)
{
	return work_state.parameter[hnl_clamp_index(index, WORK_PARAMETERS)];
}

void work_walk(uint64_t page)
{
	work_state.walked +=
		work_state.attributes[hnl_clamp_index(page % RAM_PAGES,
						      RAM_PAGES)] + 1u;
}
