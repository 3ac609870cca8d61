/* SPDX-License-Identifier: MIT */
/*
 * The dispatcher in its place: one guest is one domain, one processor serves.
 *
 *	registers ---> hnl_hv_call(), hnl_hv_kick(), then hnl_hv_serve()
 *	                   |  port             |  memory	| other families
 *	                hold, release       set, next_shared	v
 *	                   v                   v	../families.c
 *	               memory_pages -- change --> our own page tables
 *
 * Invariant: the dispatcher gets no address but of a page that is shared, and
 * that stays so until it gives it back.
 */
#include <hnl/hv.h>

#include "../families.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "machine.h"
#include "memory.h"
#include "paging.h"
#include "request.h"

#define OBJECTS_SIZE (2u << 20)	/* of all that is asked for */
#define RINGS 4
#define RING_PAGES 16
#define VCPU 0			/* the only one */

static uint8_t objects[OBJECTS_SIZE] __attribute__((aligned(16)));
static size_t objects_used;

static struct hnl_hv *hv;
static struct hnl_cpu *cpu;
static struct hnl_domain *domain;
static struct families *families;

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
	.authorise = families_authorise,
	.hears = families_hears,
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

static const struct families_config families_of = {
	.first_gfn = GUEST_RAM >> PAGE_SHIFT,
	.pages = GUEST_PAGES,
	.port = &port,
};

static void init_hv(void)
{
	static struct hnl_service services[1 + FAMILIES_SERVICES];
	static struct hnl_hv_config config = {
		.port = &port,
		.service = services,
		.n_services = 1 + FAMILIES_SERVICES,
		.ctrl_names = &hnl_ctrl_names,
		.max_message = HNL_MSG_MAX,
	};

	families = families_init(take(families_size(&families_of)),
				 &families_of);
	families_limit(&config);
	services[0] = hnl_memory_service(&memory_ops, &hnl_memory_names);
	memcpy(services + 1, families_services(families),
	       FAMILIES_SERVICES * sizeof(*services));
	hv = hnl_hv_init(take(hnl_hv_size(&config)), &config);
	cpu = hnl_cpu_init(take(hnl_cpu_size(hv)), hv);
}

void request_init(void)
{
	struct hnl_domain_config guest = {
		.highest_gpa = GUEST_RAM_LAST,
		.rings = RINGS,
		.ring_pages = RING_PAGES,
		.vcpus = 1,
	};
	uint64_t shared_info = families_shared_info(&families_of);

	init_hv();
	families_describe(&guest);
	domain = hnl_domain_init(take(hnl_domain_size(hv, &guest)), hv,
				 &guest);
	if (set(NULL, shared_info >> PAGE_SHIFT, true) != HNL_REASON_NONE ||
	    !families_start(families, hv, domain))
		bare_die("no families", 0, shared_info, 0);
}

/*
 * One turn for what became ready meanwhile: events, and other rings. The guest
 * is our only domain, so that a turn is all of them; what it leaves comes after
 * the next exit.
 */
static int64_t leave(int status)
{
	(void)hnl_hv_serve(cpu, hv);
	return status;
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

	return leave(hnl_hv_call(cpu, domain, VCPU, &regs, value));
}

int64_t request_kick(uint64_t ring)
{
	/* Ids are 32 bits: a larger one names no ring, not its low half. */
	if (ring > UINT32_MAX)
		return -HNL_ENOENT;
	return leave(hnl_hv_kick(cpu, domain, (uint32_t)ring));
}

int64_t request_test(uint64_t function, const uint64_t arg[4], uint64_t *value)
{
	return leave(families_test(families, function, arg, value));
}

void request_page(uint64_t gpa, bool present)
{
	families_page(families, gpa >> PAGE_SHIFT, present);
}
