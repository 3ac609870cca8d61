/* SPDX-License-Identifier: MIT */
/*
 * A guest that makes a ring of three of its pages, and puts eight calls into it
 * under one doorbell.
 *
 *	page 0, 1	direct calls; shared from the beginning
 *	page 2		the ring's control page
 *	page 3, 4	requests, completions: one page each
 *	page 5..12	what the eight calls share
 */
#include <stdio.h>
#include <hnl/guest.h>
#include "hnl_memory.h"
#include "port.h"

enum { PORT = 1, CALLS = 8 };

static int kick(void *env, uint32_t ring)
{
	const uint64_t reg[4] = { ring, 0, 0, 0 };
	uint64_t value;

	(void)env;
	return trap(HNL_KICK, reg, &value);
}

static struct hnl_memory_share_req share_of(unsigned int page, uint64_t n)
{
	struct hnl_memory_share_req req;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, own.gpa + page * HNL_PAGE);
	hnl_memory_share_req_set_pages(&req, n);
	return req;
}

/* A page must be shared before a ring is made of it: by a direct call. */
static int share_ring(struct hnl_guest *g)
{
	static uint8_t answers[HNL_PAGE];
	struct hnl_guest_buffers m = { own.ram, 0, own.ram + HNL_PAGE,
				       HNL_PAGE, answers, sizeof(answers), 0 };
	struct hnl_memory_share_req req = share_of(2, 3);
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_msg rsp;
	int err;

	hnl_builder_init(&b, own.ram, HNL_PAGE);
	hnl_memory_share_req_encode(&b, HNL_F_REQUEST, 1, 0, &req);
	m.request_len = b.len;
	err = hnl_builder_verdict(&b);
	if (err == 0)
		err = hnl_guest_call(g, &m, NULL);
	if (err == 0)
		err = hnl_answer_find(answers, m.answers_len, 1, &rsp, &x);
	return err != 0 ? err : x.err;
}

static int make_ring(struct hnl_client *c, struct hnl_guest *g)
{
	static struct hnl_pending *slot[CALLS];
	static uint8_t inbox[HNL_PAGE];
	const struct hnl_client_config cfg = {
		.ring = 0, .port = PORT, .control = own.ram + 2 * HNL_PAGE,
		.sq = own.ram + 3 * HNL_PAGE, .sq_pages = 1,
		.cq = own.ram + 4 * HNL_PAGE, .cq_pages = 1,
		.slot = slot, .n_slots = CALLS,
		.inbox = inbox, .inbox_size = sizeof(inbox),
		.scratch = own.ram, .scratch_size = HNL_CLIENT_SCRATCH(3),
	};
	struct hnl_extack x;

	return hnl_client_create(c, g, &cfg, &x);
}

/* Here a reply would be decoded, as reply.c does; m is valid in here alone. */
static void answered(struct hnl_pending *p, const uint8_t *buf,
		     const struct hnl_msg *m, bool last)
{
	unsigned int *done = (unsigned int *)p->ctx;

	(void)buf;
	(void)m;
	*done += last && p->err == 0;
}

/* Each request is written in place; none is seen before the flush. */
static int call_all(struct hnl_client *c, unsigned int *done)
{
	static struct hnl_pending pending[CALLS];
	struct hnl_memory_share_req req;
	struct hnl_builder b;
	unsigned int i, left = CALLS;
	int err = 0;

	for (i = 0; i < CALLS && err == 0; i++) {
		req = share_of(5 + i, 1);
		pending[i].answer = answered;
		pending[i].ctx = done;
		err = hnl_client_begin(c, &b, 64, &pending[i]);
		if (err != 0)
			break;
		hnl_memory_share_req_encode(&b, HNL_F_REQUEST, pending[i].seq,
					    PORT, &req);
		err = hnl_client_submit(c, &b, &pending[i]);
	}
	if (err == 0)
		err = hnl_client_flush(c);
	while (err >= 0 && left != 0) {
		err = hnl_client_poll(c);
		left -= err > 0 ? (unsigned int)err : 0;
	}
	return err < 0 ? err : 0;
}

int guest_main(uint8_t *ram, uint64_t gpa)
{
	static const struct hnl_guest_port port = { .discover = discover,
						    .call = call,
						    .kick = kick,
						    .gpa_of = gpa_of };
	unsigned int done = 0;
	struct hnl_client c;
	struct hnl_extack x;
	struct hnl_guest g;

	own.ram = ram;
	own.gpa = gpa;
	if (hnl_guest_init(&g, &port, NULL) || share_ring(&g) ||
	    make_ring(&c, &g) || call_all(&c, &done))
		return 1;
	printf("%u calls done, %u doorbell\n", done, (unsigned int)c.kicks);
	return hnl_client_destroy(&c, &x) != 0 || done != CALLS;
}
