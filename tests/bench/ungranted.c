/* SPDX-License-Identifier: MIT */
/*
 * Times what was not granted against what nobody ever defined (A25): a guest
 * that could tell them apart would know what its hypervisor has. Batches of 64
 * requests, medians; the answers are compared byte for byte first.
 *
 *	family	a number that is not granted	a number of no family
 *	command	one whose feature is not	one of no command
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hnl/hv.h>
#include <hnl/memory_service.h>

#include "hnl_event.h"
#include "hnl_memory.h"
#include "sample.h"

#define BATCH 64u
#define ROUNDS 401

enum { REPLY = 4 };		/* page; requests from 0 on */

static uint8_t ram[16][HNL_PAGE] __attribute__((aligned(4096)));

static void fail(const char *what)
{
	fprintf(stderr, "ungranted: %s\n", what);
	exit(1);
}

/* ---- a hypervisor ---- */

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	(void)host;
	(void)use;
	(void)why;
	return ram[gpa / HNL_PAGE % 16];
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	(void)host;
	(void)gpa;
	(void)use;
}

static void notify(void *host, uint32_t ring)
{
	(void)host;
	(void)ring;
}

static int run_none(struct hnl_call *call)
{
	(void)call;
	fail("a handler ran");
	return 0;
}

static const struct hnl_hv_port port = { .map = map, .unmap = unmap,
					 .notify = notify };
static const struct hnl_memory_ops ops = { .set = NULL };
static const hnl_handler handlers[] = {
	[HNL_EVENT_CMD_INIT_CONTROL] = run_none,
	[HNL_EVENT_CMD_EXPAND_ARRAY] = run_none,
};

static struct hnl_cpu *cpu;
static struct hnl_domain *domain;

static void *block(size_t n)
{
	void *p = calloc(1, n);

	if (p == NULL)
		fail("no memory");
	return p;
}

/* memory is there and not granted; of event all but FIFO is. */
static void open_domain(void)
{
	static struct hnl_service service[2];
	static const struct hnl_grant grant = { HNL_EVENT_FAMILY, 1 };
	const struct hnl_hv_config cfg = {
		.port = &port, .service = service, .n_services = 2,
		.max_message = 4 * HNL_PAGE,
	};
	const struct hnl_domain_config dom = {
		.highest_gpa = sizeof(ram) - 1, .rings = 1, .ring_pages = 1,
		.vcpus = 1, .grant = &grant, .n_grants = 1,
	};
	struct hnl_hv *hv;

	service[0] = hnl_memory_service(&ops, NULL);
	service[1].family = &hnl_event_family;
	service[1].handler = handlers;
	service[1].n_handlers = sizeof(handlers) / sizeof(handlers[0]);
	hv = hnl_hv_init(block(hnl_hv_size(&cfg)), &cfg);
	cpu = hnl_cpu_init(block(hnl_cpu_size(hv)), hv);
	domain = hnl_domain_init(block(hnl_domain_size(hv, &dom)), hv, &dom);
	if (domain == NULL)
		fail("domain");
}

/* ---- requests ---- */

static const struct subject {
	const char *name;
	uint16_t family;
	uint8_t cmd;
} subject[] = {
	{ "family, not granted", HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE },
	{ "family, never defined", HNL_MEMORY_FAMILY + 13,
	  HNL_MEMORY_CMD_SHARE },
	{ "command, not granted", HNL_EVENT_FAMILY,
	  HNL_EVENT_CMD_INIT_CONTROL },
	{ "command, never defined", HNL_EVENT_FAMILY, 60 },
};

#define SUBJECTS (sizeof(subject) / sizeof(subject[0]))

static uint8_t request[SUBJECTS][2 * HNL_PAGE];
static size_t request_len;

static void write_request(size_t i)
{
	struct hnl_head h = { subject[i].family, HNL_F_REQUEST, 0, 0,
			      subject[i].cmd, 1 };
	struct hnl_builder b;

	hnl_builder_init(&b, request[i], sizeof(request[i]));
	for (h.seq = 1; h.seq <= BATCH; h.seq++) {
		hnl_msg_begin(&b, &h);
		hnl_attr_put_u64(&b, 2, HNL_PAGE);
		hnl_msg_end(&b);
	}
	if (hnl_builder_verdict(&b) != 0)
		fail("builder");
	request_len = b.len;
}

static void run(size_t i, uint32_t n)
{
	const struct hnl_direct regs = { 0, request_len, REPLY * HNL_PAGE,
					 8 * HNL_PAGE };
	uint64_t value;

	memcpy(ram, request[i], request_len);
	for (; n != 0; n--)
		if (hnl_hv_call(cpu, domain, 0, &regs, &value) != 0)
			fail("status");
}

/* But for the family and command that are repeated from the request. */
static void compare_answers(size_t a, size_t b)
{
	static uint8_t answer[8 * HNL_PAGE];
	size_t i;

	run(a, 1);
	memcpy(answer, ram[REPLY], sizeof(answer));
	run(b, 1);
	for (i = 0; i < BATCH * 36; i++)
		if (answer[i] != ram[REPLY][i] && i % 36 != 24)
			fail("the answers differ");
}

static void print_pair(size_t a)
{
	double x = sample_median(a) / BATCH, y = sample_median(a + 1) / BATCH;
	double low, high;

	sample_spread(a, a + 1, &low, &high);
	printf("ungranted\t%s\t%.1f\t%s\t%.1f\tof-time\t%.3f\t%.3f-%.3f\n",
	       subject[a].name, x, subject[a + 1].name, y, x / y, low, high);
}

int main(void)
{
	size_t i;

	open_domain();
	for (i = 0; i < SUBJECTS; i++)
		write_request(i);
	compare_answers(0, 1);
	compare_answers(2, 3);
	if (!sample_take(SUBJECTS, ROUNDS, run))
		fail("rounds");
	print_pair(0);
	print_pair(2);
	return 0;
}
