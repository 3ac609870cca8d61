/* SPDX-License-Identifier: MIT */
/*
 * What it takes an L1 hypervisor to have 100,000 pages of an L2 guest mapped,
 * on the in-process machine: one CALL a page, a CALL of many map messages, and
 * map-many. Prints entries (exits of L1) and time; nothing fails because of a
 * time, but a page that was not mapped ends the process.
 *
 * An entry costs two switches of threads here, in place of a VM exit: that is
 * more than a processor takes, so compare the numbers of entries first.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <hnl/msg.h>
#include <hnl/nested_model.h>

#include "../../hv/host/inproc/inproc.h"
#include "hnl_nested.h"

#define L2_PAGES 100000u
#define L1_FIRST 0x100u		/* gfn */
#define L1_PAGES 8192u		/* each is mapped at several places of L2 */
#define WINDOW_PAGES 48u	/* request, then reply */
#define REPLY_PAGES 16u
#define TABLES 1024u

static struct hnl_nested_model model;
static struct inproc *machine;
static uint8_t *memory;		/* L1's */
static unsigned long entries;
static uint8_t request[HNL_MSG_MAX];
static uint32_t view;

static void fail(const char *what)
{
	fprintf(stderr, "bench-nested: %s\n", what);
	exit(1);
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static uint64_t l1_gpa(uint32_t page)
{
	return (uint64_t)(L1_FIRST + page % L1_PAGES) * HNL_PAGE;
}

static uint64_t reply_gpa(void)
{
	return (uint64_t)(L1_FIRST + WINDOW_PAGES - REPLY_PAGES) * HNL_PAGE;
}

/* Every answer that is an ERROR says 0, every status of a reply is 0. */
static void check_answers(size_t len)
{
	const uint8_t *reply = memory + (reply_gpa() - L1_FIRST * HNL_PAGE);
	struct hnl_msg m = { .next = 0 };
	struct hnl_extack x;
	size_t i;

	while (m.next < len) {
		m = hnl_msg_at(reply, len, m.next);
		if (m.reason != HNL_REASON_NONE)
			fail("bad answer");
		if (m.head.type == HNL_MSG_ERROR &&
		    (hnl_ack_read(reply, &m, &x) != 0 || x.err != 0))
			fail("refused");
		if (m.head.type != HNL_NESTED_FAMILY ||
		    m.head.cmd != HNL_NESTED_CMD_MAP_MANY)
			continue;
		for (i = m.body + HNL_ATTRHDR; i < m.end; i++)
			if (reply[i] != 0)
				fail("not mapped");
	}
}

static void call(const struct hnl_builder *b)
{
	uint64_t arg[4] = { (uint64_t)L1_FIRST * HNL_PAGE, b->len, reply_gpa(),
			    REPLY_PAGES * HNL_PAGE };
	uint64_t value;
	int err;

	if (hnl_builder_verdict(b) != 0)
		fail("request not built");
	memcpy(memory, request, b->len);
	do {
		err = inproc_trap(machine, HNL_CALL, arg, &value);
		entries++;
		if (err != 0 && err != -HNL_EAGAIN)
			fail("call");
		check_answers((size_t)(value & 0xffffffff));
	} while (err != 0);
}

static void put_map(struct hnl_builder *b, uint32_t page)
{
	struct hnl_nested_map_req req;

	hnl_nested_map_req_init(&req);
	hnl_nested_map_req_set_view(&req, view);
	hnl_nested_map_req_set_l2_gpa(&req, (uint64_t)page * HNL_PAGE);
	hnl_nested_map_req_set_l1_gpa(&req, l1_gpa(page));
	hnl_nested_map_req_set_order(&req, HNL_NESTED_ORDER_4K);
	hnl_nested_map_req_set_permissions(&req, HNL_NESTED_PERMISSION_READ |
					   HNL_NESTED_PERMISSION_WRITE);
	hnl_nested_map_req_encode(b, 0, page, 0, &req);
}

/* n map messages a CALL. */
static void map_by_messages(uint32_t n)
{
	uint32_t page, i;
	struct hnl_builder b;

	for (page = 0; page < L2_PAGES; page += n) {
		hnl_builder_init(&b, request, sizeof(request));
		for (i = 0; i < n && page + i < L2_PAGES; i++)
			put_map(&b, page + i);
		call(&b);
	}
}

/* One map-many of n entries a CALL. */
static void map_by_arrays(uint32_t n)
{
	static uint8_t wire[HNL_NESTED_ENTRIES * HNL_NESTED_ENTRY_SIZE];
	struct hnl_nested_map_many_req req;
	struct hnl_nested_entry e = { 0, 0, HNL_NESTED_ORDER_4K,
				      HNL_NESTED_PERMISSION_READ |
				      HNL_NESTED_PERMISSION_WRITE,
				      HNL_NESTED_MEMORY_TYPE_WB };
	struct hnl_builder b;
	uint32_t page, i;

	for (page = 0; page < L2_PAGES; page += i) {
		for (i = 0; i < n && page + i < L2_PAGES; i++) {
			e.l2_gpa = (uint64_t)(page + i) * HNL_PAGE;
			e.l1_gpa = l1_gpa(page + i);
			hnl_nested_entry_store(wire + i * HNL_NESTED_ENTRY_SIZE,
					       &e);
		}
		hnl_builder_init(&b, request, sizeof(request));
		hnl_nested_map_many_req_init(&req);
		hnl_nested_map_many_req_set_view(&req, view);
		hnl_nested_map_many_req_set_entry(&req, wire,
						  i * HNL_NESTED_ENTRY_SIZE);
		hnl_nested_map_many_req_encode(&b, 0, page, 0, &req);
		call(&b);
	}
}

static void check_all_mapped(void)
{
	uint64_t gpa;
	uint32_t page;

	for (page = 0; page < L2_PAGES; page++)
		if (hnl_nested_model_translate(&model, 0, view, (uint64_t)page *
					       HNL_PAGE,
					       HNL_NESTED_PERMISSION_WRITE,
					       &gpa) != 0 ||
		    gpa != l1_gpa(page))
			fail("a page is not mapped");
}

static void measure(const char *name, void (*map)(uint32_t n), uint32_t n)
{
	const struct hnl_nested_ops *ops = &hnl_nested_model_ops;
	uint64_t token = 0;
	double t;

	if (ops->view_create(&model, 0, 40, false, &view) != 0)
		fail("no view");
	entries = 0;
	t = now_ms();
	map(n);
	t = now_ms() - t;
	check_all_mapped();
	printf("%-28s %8lu %10.1f %12.0f\n", name, entries, t,
	       t * 1e6 / L2_PAGES);
	do {
		if (ops->view_destroy(&model, 0, view, &token) != 0)
			fail("view stays");
	} while (token != 0);
	ops->settle(&model, 0);
}

static void *block(size_t size)
{
	void *p = calloc(1, size);

	if (p == NULL)
		fail("out of memory");
	return p;
}

static void open_machine(struct hnl_nested_host *host)
{
	static const struct hnl_grant grants[] = {
		{ HNL_NESTED_FAMILY, ~(uint64_t)0 },
	};
	struct hnl_nested_domain_config l1 = { 0, 1, TABLES, L1_FIRST,
					       L1_PAGES };
	struct hnl_service service = hnl_nested_service(host, NULL);
	struct inproc_config cfg = {
		.first_gpa = (uint64_t)L1_FIRST * HNL_PAGE,
		.pages = L1_PAGES,
		.reach = (uint64_t)L1_PAGES * HNL_PAGE,
		.window_gpa = (uint64_t)L1_FIRST * HNL_PAGE,
		.window_pages = WINDOW_PAGES,
		.max_message = HNL_MSG_MAX,
		.rings = 1,
		.ring_pages = 1,
		.grant = grants,
		.n_grants = 1,
		.service = &service,
		.n_services = 1,
	};

	hnl_nested_model_init(&model, block(hnl_nested_model_size(1, TABLES)),
			      1, TABLES);
	if (hnl_nested_model_register(&model,
				      block(hnl_nested_domain_size(&l1)),
				      &l1) != 0)
		fail("no domain");
	hnl_nested_model_add_ram(&model, 0, L1_FIRST, L1_PAGES);
	machine = inproc_create(&cfg);
	if (machine == NULL)
		fail("no machine");
	memory = inproc_guest_memory(machine);
}

int main(void)
{
	struct hnl_nested_host host = { &hnl_nested_model_ops, &model };

	open_machine(&host);
	printf("%u pages of L2\n%-28s %8s %10s %12s\n", L2_PAGES, "",
	       "entries", "ms", "ns a page");
	measure("map, one a CALL", map_by_messages, 1);
	measure("map, 512 a CALL", map_by_messages, 512);
	measure("map-many of 64", map_by_arrays, 64);
	measure("map-many of 1024", map_by_arrays, HNL_NESTED_ENTRIES);
	inproc_destroy(machine);
	return 0;
}
