/* SPDX-License-Identifier: MIT */
/*
 * One hypervisor's work, reached in two ways:
 *
 *	dispatch_work.c		what commands do, and the guest's memory
 *	dispatch_hnl.c		a batch of messages, by hnl_hv_call
 *	dispatch_struct.c	a list of {op, result, args[6]} as Xen's
 *				multicall, each with a struct in guest memory
 *
 * Both map pages by the same port, ask the same preempt, check the same ranges
 * and call the same work.
 */
#ifndef BENCH_DISPATCH_H
#define BENCH_DISPATCH_H

#include <hnl/hv.h>

#include "hnl_mixed.h"

#define POOL 64			/* batches that differ */
#define BATCH_MAX 256		/* commands of one */
#define BUDGET 4096		/* units an entry, if nobody says otherwise */
#define REPLY_ROOM(n) (36u * (n) + HNL_ACK_MAX + 64)

/* ---- dispatch_work.c: the guest's memory ---- */

#define RAM_FIRST 0x100u	/* gfn */
#define RAM_PAGES 3072u
#define RAM_GPA ((uint64_t)RAM_FIRST * HNL_PAGE)

extern const struct hnl_hv_port work_port;

void work_prepare(void);	/* all of RAM is shared */
uint64_t work_take_pages(size_t len);	/* gpa of as many as hold len bytes */
uint8_t *work_ram(uint64_t gpa);	/* the guest's own view */

/* ---- dispatch_work.c: what commands do ---- */

#define WORK_PORTS 1024
#define WORK_VCPUS 64
#define WORK_GRANTS 256
#define WORK_PARAMETERS 64

struct work_grant {
	uint64_t gpa;
	uint32_t attributes;
	uint16_t peer;
};

struct work_vcpu {
	uint64_t deadline;
	uint32_t node, weight;
};

struct work_state {
	uint64_t pending[WORK_PORTS / 64];
	uint64_t masked[WORK_PORTS / 64];
	uint64_t selector;	/* words of pending that are not 0 */
	uint64_t next_deadline;
	uint64_t walked;
	uint64_t parameter[WORK_PARAMETERS];
	struct work_vcpu vcpu[WORK_VCPUS];
	struct work_grant grant[WORK_GRANTS];
	uint8_t attributes[RAM_PAGES];
};

extern struct work_state work_state;

/* Numbers are within their ranges already; pages may be no RAM: false. */
void work_send(uint32_t port);
void work_mask(uint32_t port, bool masked);
void work_timer(uint32_t vcpu, uint64_t deadline);
bool work_protect(uint64_t gpa, uint32_t attributes);
bool work_grant(uint32_t ref, uint16_t peer, uint64_t gpa,
		uint32_t attributes);
void work_place(uint32_t vcpu, uint32_t node, uint32_t weight);
void work_set(uint32_t index, uint64_t value);
uint64_t work_get(uint32_t index);
void work_walk(uint64_t page);

/* ---- a guest's batch ---- */

/* Values by attribute; which of them count is the command's to say. */
struct command {
	uint8_t cmd;	/* enum hnl_mixed_cmd */
	uint64_t value[HNL_MIXED_A_VALUE + 1];
};

/* The same commands twice. */
struct batch {
	uint32_t n;
	uint64_t request;
	size_t request_len;
	uint64_t list;
};

/* Ends the process: a benchmark of wrong answers is worth nothing. */
void dispatch_fail(const char *what);

void hnl_side_prepare(void);
void hnl_side_write(struct batch *b, const struct command *c);
/* Return how many entries it took; short: of BUDGET_SHORT units each. */
uint32_t hnl_side_run(const struct batch *b);
uint32_t hnl_side_run_short(const struct batch *b);
/* The sum of the values that were got; every answer must be a success. */
uint64_t hnl_side_answers(const struct batch *b);
bool hnl_side_refuses(const struct batch *b);

#define BUDGET_SHORT 16

void struct_side_write(struct batch *b, const struct command *c);
/* A page is mapped for each copy, as copy_from_guest() does it. */
uint32_t struct_side_run(const struct batch *b);
uint32_t struct_side_run_short(const struct batch *b);
/* A page stays mapped until another one is wanted. */
uint32_t struct_side_run_held(const struct batch *b);
uint64_t struct_side_answers(const struct batch *b);
bool struct_side_refuses(const struct batch *b);

#endif
