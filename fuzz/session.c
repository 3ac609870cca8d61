/* SPDX-License-Identifier: MIT */
/*
 * A hostile guest against a whole dispatcher: the input is a list of actions,
 * and the guest's memory is the fuzzer's to write at any place, rings and their
 * indices included.
 *
 *	action u8, arguments:	0 poke page, offset, n, n bytes
 *				1 CALL request page, length, reply page, length
 *				2 KICK ring
 *				3 share, by the model itself (a wild host)
 *
 * After each action: the pages' states are sound, and what the hypervisor wrote
 * ended inside the pages it may write. The sanitizers see the rest.
 */
#include <stdlib.h>

#include <hnl/page_model.h>

#include "hnl_ctrl.h"
#include "hnl_memory.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PAGES 16
#define FIRST_GFN 0x10000u
#define MAX_ACTIONS 256

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
	return (uint8_t *)ram + (gpa - FIRST_GFN * (uint64_t)HNL_PAGE);
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

static const struct hnl_hv_port port = { map, unmap, notify, NULL, NULL };
static const struct hnl_memory_ops ops = { set, next };

static uint64_t hv_mem[4096 / 8], cpu_mem[65536 / 8], domain_mem[131072 / 8];
static struct hnl_cpu *cpu;
static struct hnl_domain *domain;

static void open_all(void)
{
	static struct hnl_service service;
	static struct hnl_hv_config cfg = { &port, &service, 1,
					    &hnl_ctrl_names, 1024, 8 };
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY,
						HNL_GRANT_ALL };
	struct hnl_domain_config dom = {
		.highest_gpa = (FIRST_GFN + PAGES) * (uint64_t)HNL_PAGE - 1,
		.rings = 2,
		.ring_pages = 4,
		.vcpus = 1,
		.grant = &grant,
		.n_grants = 1,
	};
	struct hnl_hv *hv;
	size_t i;

	service = hnl_memory_service(&ops, &hnl_memory_names);
	if (hnl_hv_size(&cfg) > sizeof(hv_mem))
		abort();
	hv = hnl_hv_init(hv_mem, &cfg);
	if (hnl_cpu_size(hv) > sizeof(cpu_mem) ||
	    hnl_domain_size(hv, &dom) > sizeof(domain_mem))
		abort();
	cpu = hnl_cpu_init(cpu_mem, hv);
	domain = hnl_domain_init(domain_mem, hv, &dom);
	memset(ram, 0, sizeof(ram));
	memset(state, 0, sizeof(state));
	hnl_page_model_add_ram(&model, FIRST_GFN, PAGES - 1);
	for (i = 0; i < 12; i++)
		(void)hnl_page_model_set(&model, FIRST_GFN + i, true);
}

/* A page in use is RAM and shared (page_model.h). */
static void check_states(void)
{
	size_t i;

	for (i = 0; i < PAGES; i++)
		if ((state[i] & 0x2f) != 0 && (state[i] & 0xc0) != 0xc0)
			abort();
}

struct input {
	const uint8_t *p;
	size_t left;
};

static uint8_t take(struct input *in)
{
	if (in->left == 0)
		return 0;
	in->left--;
	return *in->p++;
}

static uint64_t take_gpa(struct input *in)
{
	uint64_t page = take(in), offset = (uint64_t)take(in) * 4;

	return (FIRST_GFN + page) * HNL_PAGE + offset;
}

static void poke(struct input *in)
{
	size_t at = (size_t)(take(in) % PAGES) * HNL_PAGE, n;

	at += (size_t)take(in) * 4;
	n = take(in);
	for (; n != 0 && at < sizeof(ram); n--, at++)
		((uint8_t *)ram)[at] = take(in);
}

static void call(struct input *in)
{
	struct hnl_direct regs;
	uint64_t value;
	int err;

	regs.request = take_gpa(in);
	regs.request_len = (uint64_t)take(in) * 4;
	regs.reply = take_gpa(in);
	regs.reply_len = (uint64_t)take(in) * 32;
	err = hnl_hv_call(cpu, domain, 0, &regs, &value);
	if (err > 0)
		abort();
	/* Refused as a whole: the value is a reason, not lengths. */
	if (err != 0 && err != -HNL_EAGAIN && err != -HNL_EBADMSG)
		return;
	if ((value & 0xffffffffu) > regs.reply_len ||
	    value >> 32 > regs.request_len)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	int i;

	open_all();
	for (i = 0; i < MAX_ACTIONS && in.left != 0; i++) {
		switch (take(&in) % 4) {
		case 0:
			poke(&in);
			break;
		case 1:
			call(&in);
			break;
		case 2:
			if (hnl_hv_kick(cpu, domain, take(&in) % 3) > 0)
				abort();
			break;
		default:
			(void)hnl_page_model_set(
				&model, FIRST_GFN + take(&in) % PAGES,
				take(&in) & 1);
			break;
		}
		check_states();
	}
	hnl_domain_destroy(domain);
	for (i = 0; i < PAGES; i++)
		if ((state[i] & 0x2f) != 0)
			abort(); /* a page is held by nobody */
	return 0;
}
