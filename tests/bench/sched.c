/* SPDX-License-Identifier: MIT */
/*
 * The cost of whose turn it is, and of giving up. hv/sched.c is compiled into
 * this program, for the map has no entry of its own. Nanoseconds, the best of
 * some rounds:
 *
 *	next of N	mark one of N domains, find it, unmark it
 *	poll of N	the same by a look at a flag in each domain
 *	switch		a turn of a memory.share that gives up and goes on, less
 *			its pages in a turn that does not
 *
 * --count: for count.py, the instructions of a turn of two pages, and of two
 * pages in a turn that does not end (pages).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef BENCH_CALLGRIND
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_ZERO_STATS ((void)0)
#define CALLGRIND_DUMP_STATS_AT(name) ((void)(name))
#endif

#include "../../hv/sched.c"

#include <hnl/memory_service.h>

#include "hnl_memory.h"

#define ROUNDS 15
#define TIMES 20000u
#define TURNS 2000u	/* shorter than a time slice */
#define PAGES 2		/* a turn: one by right, one of its quantum */
#define TRIES 20

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void *block(size_t n)
{
	void *p = calloc(1, n);

	if (p == NULL)
		abort();
	return p;
}

static uint32_t step(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* ---- who is next ---- */

static size_t sink;

static double next_ready_of(struct hnl_hv *hv)
{
	uint32_t i, seed = 1, n = hv->n_domains;
	double begin = now();
	size_t id, at = 0;

	for (i = 0; i < TIMES; i++) {
		mark(hv, step(&seed) % n);
		id = next_domain(hv, at);
		if (id == n)
			id = next_domain(hv, 0);
		unmark(hv, id);
		sink += at = id;
	}
	return (now() - begin) / TIMES;
}

/* Each flag in its domain's memory, as an object would have it. */
static double poll_of(uint32_t n)
{
	uint32_t *flag = (uint32_t *)block((size_t)n * 256);
	uint32_t i, id, at = 0, seed = 1, times = TIMES / 20;
	double begin = now();

	for (i = 0; i < times; i++) {
		hnl_private_set(&flag[step(&seed) % n * 64], 1);
		for (id = at; hnl_private_load(&flag[id * 64]) == 0;)
			id = id + 1 == n ? 0 : id + 1;
		hnl_private_clear(&flag[id * 64], 1);
		sink += at = id;
	}
	begin = (now() - begin) / times;
	free(flag);
	return begin;
}

/* ---- giving up ---- */

static uint8_t ram[8][HNL_PAGE] __attribute__((aligned(4096)));

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	(void)host;
	(void)use;
	(void)why;
	return ram[gpa / HNL_PAGE % 8];
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

static hnl_handler share_pages;
static unsigned int turns;

static int take_turn(struct hnl_call *call)
{
	turns++;
	return share_pages(call);
}

static enum hnl_reason set(void *host, uint64_t gfn, bool shared)
{
	(void)host;
	(void)gfn;
	(void)shared;
	return HNL_REASON_NONE;
}

static const struct hnl_hv_port port = { .map = map, .unmap = unmap,
					 .notify = notify };
static const struct hnl_memory_ops ops = { .set = set };

/* The service of memory, its turns of share counted. */
static struct hnl_service counted(void)
{
	static hnl_handler handler[HNL_MEMORY_CMD_SHARE + 1];
	struct hnl_service s = hnl_memory_service(&ops, NULL);

	memcpy(handler, s.handler, sizeof(handler));
	share_pages = handler[HNL_MEMORY_CMD_SHARE];
	handler[HNL_MEMORY_CMD_SHARE] = take_turn;
	s.handler = handler;
	s.n_handlers = HNL_MEMORY_CMD_SHARE + 1;
	return s;
}

/*
 * Nanoseconds for the pages of a turn, of one long share, in turns or (no
 * quantum) in one; name: of a dump.
 */
static double share(uint32_t quantum, const char *name)
{
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY,
						HNL_GRANT_ALL };
	struct hnl_service service = counted();
	struct hnl_hv_config cfg = {
		.port = &port, .service = &service, .n_services = 1,
		.max_message = HNL_PAGE, .n_domains = 1,
		.budget = HNL_BUDGET_MAX,
		.quantum = quantum != 0 ? quantum : HNL_BUDGET_MAX,
	};
	struct hnl_hv *hv = hnl_hv_init(block(hnl_hv_size(&cfg)), &cfg);
	struct hnl_domain_config dom = {
		.highest_gpa = ((uint64_t)1 << 40) - 1, .rings = 1,
		.ring_pages = 1, .vcpus = 1, .grant = &grant, .n_grants = 1,
	};
	struct hnl_cpu *cpu = hnl_cpu_init(block(hnl_cpu_size(hv)), hv);
	struct hnl_domain *d = hnl_domain_init(
		block(hnl_domain_size(hv, &dom)), hv, &dom);
	struct hnl_head h = { HNL_MEMORY_FAMILY, HNL_F_REQUEST, 1, 0,
			      HNL_MEMORY_CMD_SHARE, 1 };
	uint8_t list[2][8], msg[64], *page = ram[1];
	struct hnl_bytes sq = { list[0], 8 }, cq = { list[1], 8 };
	struct hnl_ring_mem mem = { NULL, &page, HNL_PAGE };
	struct hnl_ring_producer p;
	struct hnl_builder b;
	unsigned int guilty;
	double begin;

	memset(ram, 0, sizeof(ram));
	hnl_store_le64(list[0], 1 * HNL_PAGE);
	hnl_store_le64(list[1], 2 * HNL_PAGE);
	if (hnl_ring_attach(d, &d->ring[0], 0, &sq, &cq, &guilty) != 0)
		abort();
	hnl_producer_init(&p, &mem,
		(uint32_t *)(void *)(ram[0] + HNL_RING_SQ_PRODUCER),
		(uint32_t *)(void *)(ram[0] + HNL_RING_SQ_CONSUMER));
	hnl_builder_init(&b, msg, sizeof(msg));
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_GPA, 0);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_PAGES, PAGES * TURNS);
	hnl_msg_end(&b);
	if (!hnl_producer_copy(&p, msg, b.len))
		abort();
	sink += hnl_producer_publish(&p);
	turns = 0;
	CALLGRIND_ZERO_STATS;
	begin = now();
	if (hnl_hv_kick(cpu, d, 0) != 0)
		abort();
	begin = (now() - begin) / TURNS;
	CALLGRIND_DUMP_STATS_AT(name);
	if (turns != (quantum != 0 ? TURNS : 1))
		abort();
	free(d);
	free(cpu);
	free(hv);
	return begin;
}

/* ---- rounds ---- */

static double least(double a, double b)
{
	return a == 0 || b < a ? b : a;
}

static int count(void)
{
	printf("%u\n", TURNS);
	(void)share(1, "subject turn");
	(void)share(0, "subject pages");
	return 0;
}

static int print_times(void)
{
	static const uint16_t sizes[] = { 256, 4096 };
	double next[2] = { 0, 0 }, poll[2] = { 0, 0 }, one = 0, many = 0;
	struct hnl_hv_config cfg = { .max_message = HNL_PAGE };
	struct hnl_hv *hv;
	size_t i, round;

	for (round = 0; round < ROUNDS; round++) {
		for (i = 0; i < 2; i++) {
			cfg.n_domains = sizes[i];
			hv = hnl_hv_init(block(hnl_hv_size(&cfg)), &cfg);
			next[i] = least(next[i], next_ready_of(hv));
			poll[i] = least(poll[i], poll_of(sizes[i]));
			free(hv);
		}
		for (i = 0; i < TRIES; i++) {
			one = least(one, share(1, "time"));
			many = least(many, share(0, "time"));
		}
	}
	for (i = 0; i < 2; i++)
		printf("next of %u\t%.1f ns\tpoll %.0f ns\n", sizes[i],
		       next[i], poll[i]);
	printf("switch\t%.1f ns\t(%.1f with, %.1f without)\n", one - many, one,
	       many);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--count") == 0)
		return count();
	return print_times();
}
