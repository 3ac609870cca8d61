/* SPDX-License-Identifier: MIT */
/*
 * The dispatcher in its place: one guest is one domain, one processor serves.
 *
 *	registers ---> hnl_hv_call(), hnl_hv_kick()
 *	                   |  port                 |  memory family
 *	                hold, release           set, next_shared
 *	                   v                       v
 *	               memory_pages -- change --> our own page tables
 *
 * Invariant: the dispatcher gets no address but of a page that is shared, and
 * that stays so until it gives it back.
 */
#include <hnl/hv.h>

#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "machine.h"
#include "memory.h"
#include "paging.h"
#include "request.h"

#define OBJECTS_SIZE (1u << 20)	/* of all that the dispatcher asks for */
#define RINGS 4
#define RING_PAGES 16
#define VCPU 0			/* the only one */

static uint8_t objects[OBJECTS_SIZE] __attribute__((aligned(16)));
static size_t objects_used;

static struct hnl_hv *hv;
static struct hnl_cpu *cpu;
static struct hnl_domain *domain;

static void *take(size_t size)
{
	void *at = objects + objects_used;

	size = (size + 15) & ~(size_t)15;
	if (size > OBJECTS_SIZE - objects_used)
		bare_die("dispatcher wants too much memory", 0,
			 objects_used, size);
	objects_used += size;
	return at;
}

/* ---- struct hnl_hv_port ---- */

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	(void)host;
	*why = hnl_page_model_hold(&memory_pages, gpa >> PAGE_SHIFT, use);
	return *why == HNL_REASON_NONE ? memory_page(gpa) : NULL;
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	(void)host;
	hnl_page_model_release(&memory_pages, gpa >> PAGE_SHIFT, use);
}

/* One processor, no interrupts: a guest that waits does so by kicking. */
static void notify(void *host, uint32_t ring)
{
	(void)host;
	(void)ring;
}

static const struct hnl_hv_port port = {
	.map = map,
	.unmap = unmap,
	.notify = notify,
};

/* ---- the memory family's operations ---- */

static enum hnl_reason set(void *host, uint64_t gfn, bool shared)
{
	(void)host;
	return hnl_page_model_set(&memory_pages, gfn, shared);
}

static struct hnl_memory_run next_shared(void *host, uint64_t gfn, uint64_t n)
{
	(void)host;
	return hnl_page_model_next(&memory_pages, gfn, n);
}

static const struct hnl_memory_ops memory_ops = {
	.set = set,
	.next_shared = next_shared,
};

/* ---- request.h ---- */

void request_init(void)
{
	static struct hnl_service service;
	static const struct hnl_hv_config config = {
		.port = &port,
		.service = &service,
		.n_services = 1,
		.ctrl_names = &hnl_ctrl_names,
		.max_message = HNL_MSG_MAX,
	};
	const struct hnl_grant grants[] = {
		{ hnl_ctrl_family.id, HNL_GRANT_ALL },
		{ hnl_memory_family.id, HNL_GRANT_ALL },
	};
	const struct hnl_domain_config guest = {
		.highest_gpa = GUEST_RAM_LAST,
		.rings = RINGS,
		.ring_pages = RING_PAGES,
		.vcpus = 1,
		.grant = grants,
		.n_grants = sizeof(grants) / sizeof(grants[0]),
	};

	service = hnl_memory_service(&memory_ops, &hnl_memory_names);
	hv = hnl_hv_init(take(hnl_hv_size(&config)), &config);
	cpu = hnl_cpu_init(take(hnl_cpu_size(hv)), hv);
	domain = hnl_domain_init(take(hnl_domain_size(hv, &guest)), hv,
				 &guest);
}

int64_t request_call(uint64_t req, uint64_t req_len, uint64_t reply,
		     uint64_t reply_len, uint64_t *value)
{
	const struct hnl_direct regs = {
		.request = req,
		.request_len = req_len,
		.reply = reply,
		.reply_len = reply_len,
	};

	return hnl_hv_call(cpu, domain, VCPU, &regs, value);
}

int64_t request_kick(uint64_t ring)
{
	/* Ids are 32 bits: a larger one names no ring, not its low half. */
	if (ring > UINT32_MAX)
		return -HNL_ENOENT;
	return hnl_hv_kick(cpu, domain, (uint32_t)ring);
}
