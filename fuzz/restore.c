/* SPDX-License-Identifier: MIT */
/*
 * A hostile saved state: the input is the stream. It is refused, and the domain
 * is as if it had not been tried: it saves as one that was just made. Or it
 * makes a domain whose own save can be restored, and that can be served and
 * destroyed. The sanitizers see the rest.
 */
#include <string.h>

#include <hnl/page_model.h>
#include <hnl/snapshot.h>

#include "hnl_ctrl.h"
#include "hnl_memory.h"

#include "input.h"
#include "mutate.h"

#define PAGES 16
#define FIRST_GFN 0x10000u
#define GPA(page) ((FIRST_GFN + (page)) * (uint64_t)HNL_PAGE)

static uint64_t ram[PAGES * HNL_PAGE / 8];
static uint8_t state[PAGES];
static struct hnl_page_model model = { state, FIRST_GFN, PAGES, NULL, NULL };

static uint8_t *map(void *domain, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	(void)domain;
	*why = hnl_page_model_hold(&model, gpa / HNL_PAGE, use);
	if (*why != HNL_REASON_NONE)
		return NULL;
	return (uint8_t *)ram + (gpa - GPA(0));
}

static void unmap(void *domain, uint64_t gpa, enum hnl_map_use use)
{
	(void)domain;
	hnl_page_model_release(&model, gpa / HNL_PAGE, use);
}

static void notify(void *domain, uint32_t ring)
{
	(void)domain;
	(void)ring;
}

static enum hnl_reason set(void *domain, uint64_t gfn, bool shared)
{
	(void)domain;
	return hnl_page_model_set(&model, gfn, shared);
}

static struct hnl_memory_run next(void *domain, uint64_t gfn, uint64_t n)
{
	(void)domain;
	return hnl_page_model_next(&model, gfn, n);
}

static const struct hnl_hv_port port = { .map = map, .unmap = unmap,
					 .notify = notify };
static const struct hnl_memory_ops ops = { set, next };
static const struct hnl_agreement agreement = { HNL_MEMORY_FAMILY, 1 };

static struct hnl_hv *hv;
static struct hnl_cpu *cpu;
static struct hnl_domain *domain;

static void open_all(void)
{
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY,
						HNL_GRANT_ALL };
	static const struct hnl_domain_config dom = {
		.highest_gpa = (FIRST_GFN + PAGES) * (uint64_t)HNL_PAGE - 1,
		.rings = 2,
		.ring_pages = 4,
		.vcpus = 1,
		.grant = &grant,
		.n_grants = 1,
		.groups = 3,
		.event_bytes = 512,
		.counting = true,
	};
	static struct hnl_service service;
	struct hnl_hv_config cfg = {
		.port = &port,
		.service = &service,
		.n_services = 1,
		.max_message = 1024,
		.budget = 8,
		.quantum = 3,
		.n_domains = 1,
		.agreement = &agreement,
		.n_agreements = 1,
	};
	size_t i;

	service = hnl_memory_service(&ops, NULL);
	hv = hnl_hv_init(malloc(hnl_hv_size(&cfg)), &cfg);
	cpu = hnl_cpu_init(malloc(hnl_cpu_size(hv)), hv);
	domain = hnl_domain_init(malloc(hnl_domain_size(hv, &dom)), hv, &dom);
	memset(ram, 0, sizeof(ram));
	memset(state, 0, sizeof(state));
	hnl_page_model_add_ram(&model, FIRST_GFN, PAGES - 1);
	for (i = 0; i < 12; i++)
		(void)hnl_page_model_set(&model, FIRST_GFN + i, true);
}

static void live(void)
{
	struct hnl_direct regs = { GPA(0), 44, GPA(1), 600 };
	uint64_t value;
	int i;

	for (i = 0; i < 16; i++) {
		(void)!hnl_hv_call(cpu, domain, 0, &regs, &value);
		if (hnl_hv_kick(cpu, domain, (uint32_t)i % 3) > 0)
			abort();
		(void)hnl_hv_serve(cpu, hv);
	}
}

#define STREAM_MAX 65536

/* Saves it, within the bound. Returns the bytes. */
static size_t save(uint8_t *buf)
{
	size_t n, all = 0;
	struct hnl_save s;
	int err;

	if (hnl_domain_freeze(domain) != 0)
		abort();
	hnl_save_begin(&s, domain);
	do {
		err = hnl_save_next(&s, cpu, buf + all, 4096, &n);
		all += n;
		require(all <= STREAM_MAX - 4096);
	} while (err == -HNL_EAGAIN);
	if (err != 0 || all > hnl_save_size(domain))
		abort();
	hnl_domain_thaw(domain);
	return all;
}

static void close_all(void)
{
	size_t i;

	while (hnl_domain_destroy(domain) == -HNL_EAGAIN)
		;
	for (i = 0; i < PAGES; i++)
		if ((state[i] & 0x2f) != 0)
			abort(); /* a page is held by nobody */
	free(domain);
	free(cpu);
	free(hv);
}

/* 0: restored. */
static int restore(const uint8_t *data, size_t size)
{
	static struct hnl_restore r;
	int err;

	if (hnl_restore_begin(&r, domain, data, size) != 0)
		abort();
	do {
		err = hnl_restore_check(&r, cpu, 16);
	} while (err == -HNL_EAGAIN);
	if (err != r.report.err || r.report.offset > size)
		abort();
	while (err == 0 && hnl_restore_commit(&r) == -HNL_EAGAIN)
		;
	return err;
}

static uint8_t stream[STREAM_MAX], fresh[STREAM_MAX], again[STREAM_MAX];

/* Of a domain that nothing was done to. */
static size_t save_fresh(void)
{
	static size_t len;

	if (len == 0) {
		open_all();
		len = save(fresh);
		close_all();
	}
	return len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t len, n = save_fresh();
	int err;

	open_all();
	err = restore(data, size);
	len = save(stream);
	if (err != 0)
		require(len == n && memcmp(stream, fresh, n) == 0);
	live();
	(void)save(again);
	close_all();
	if (err != 0)
		return 0;
	open_all();
	require(restore(stream, len) == 0);
	close_all();
	return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max,
			       unsigned int seed)
{
	return mutate_after(0, data, size, max, seed);
}
