/* SPDX-License-Identifier: MIT */
/*
 * A hypervisor that lies, for the guest's side (hostile.md, A27). The fake
 * answers a CALL with what a test wrote down, and a KICK with what a test puts
 * into the completion ring; it is trusted with nothing.
 */
#ifndef UNIT_BENCH_H
#define UNIT_BENCH_H

#include <hnl/guest.h>

#include "helpers.h"
#include "hnl_ctrl.h"

#define SLOTS 8u
#define PORT 0x77u
#define INBOX 2048u

struct fake {
	bool absent;
	uint32_t abi;
	/* CALL: what is written to the reply, and what is claimed */
	uint8_t reply[512];
	size_t reply_len;
	uint64_t value;		/* 0: reply_len */
	int status[4];		/* of each CALL in turn */
	uint64_t values[4];	/* likewise; 0: value */
	unsigned int calls;	/* CALLs of four zeros not counted */
	unsigned int gave_up;	/* those */
	unsigned int busy;	/* of those, how many the first are AGAIN */
	unsigned int waits;
	bool in_flight;		/* a CALL with AGAIN was not ended */
	unsigned int patience;	/* entries until the time is up; 0: for ever */
	/* KICK */
	int kick_status[4];
	unsigned int kicks;
};

struct bench {
	struct fake hv;
	struct hnl_guest g;
	struct hnl_client c;
	struct hnl_client_config cfg;
	uint8_t *control, *sq, *cq, *inbox, *scratch;
	struct hnl_pending *slot[SLOTS];
	/* the hypervisor's end */
	struct hnl_ring_producer cq_end;
	unsigned int answers, last;
};

static inline bool fake_discover(void *env, struct hnl_discovery *found)
{
	const struct fake *hv = (const struct fake *)env;

	found->abi = hv->abi;
	return !hv->absent;
}

static inline int fake_call(void *env, uint64_t request, uint64_t request_len,
		     uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	struct fake *hv = (struct fake *)env;
	size_t n = hv->reply_len < reply_len ? hv->reply_len :
					       (size_t)reply_len;
	unsigned int turn = hv->calls % COUNT(hv->status);

	if (request == 0) {
		assert_true((request_len | reply | reply_len) == 0);
		hv->gave_up++;
		*value = 0;
		if (hv->gave_up <= hv->busy)
			return -HNL_EAGAIN;
		hv->in_flight = false;
		return 0;
	}
	/* More than any test's calls need: the guest asks without end. */
	if (hv->calls == 100000)
		fail_msg("a call without end");
	hv->calls++;
	memcpy((void *)(uintptr_t)reply, hv->reply, n);
	*value = hv->values[turn] != 0 ? hv->values[turn] :
		 hv->value != 0 ? hv->value : hv->reply_len;
	hv->in_flight = hv->status[turn] == -HNL_EAGAIN ||
		(hv->in_flight && hv->status[turn] == -HNL_EFAULT);
	return hv->status[turn];
}

static inline bool fake_expired(void *env)
{
	struct fake *hv = (struct fake *)env;

	return hv->patience != 0 && --hv->patience == 0;
}

static inline void fake_wait(void *env)
{
	((struct fake *)env)->waits++;
}

static inline int fake_kick(void *env, uint32_t ring)
{
	struct fake *hv = (struct fake *)env;

	assert_int_equal(ring, 1);
	if (hv->kicks == 100000)
		fail_msg("a doorbell without end");
	return hv->kick_status[hv->kicks++ % COUNT(hv->kick_status)];
}

static inline uint64_t fake_gpa_of(void *env, const void *p)
{
	(void)env;
	return (uint64_t)(uintptr_t)p;
}

static const struct hnl_guest_port fake_port = {
	.discover = fake_discover,
	.call = fake_call,
	.kick = fake_kick,
	.gpa_of = fake_gpa_of,
	.expired = fake_expired,
	.wait = fake_wait,
};

/* The answer to the next direct call: an ERROR of err. */
static inline void script_ack(struct fake *hv, uint32_t seq, int err)
{
	struct hnl_head q = { 16, 1, seq, PORT, 3, 1 };
	struct hnl_builder b;
	struct hnl_extack x;

	hnl_extack_clear(&x);
	x.err = err;
	x.reason = err != 0 ? HNL_REASON_STATE : HNL_REASON_NONE;
	hnl_builder_init(&b, hv->reply, sizeof(hv->reply));
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 20, &x);
	hv->reply_len = b.len;
}

static inline uint32_t *line(struct bench *t, size_t offset)
{
	return (uint32_t *)(void *)(t->control + offset);
}

static inline int open_bench(void **state)
{
	struct bench *t = (struct bench *)calloc(1, sizeof(*t));
	struct hnl_ring_mem mem = { NULL, NULL, HNL_PAGE };
	struct hnl_extack x;

	assert_non_null(t);
	*state = t;
	t->hv.abi = HNL_ABI_VERSION;
	assert_int_equal(hnl_guest_init(&t->g, &fake_port, &t->hv), 0);
	t->control = exact_block(HNL_PAGE);
	t->sq = exact_block(HNL_PAGE);
	t->cq = exact_block(HNL_PAGE);
	t->inbox = exact_block(INBOX);
	t->scratch = exact_block(HNL_CLIENT_SCRATCH(2));
	t->cfg.ring = 1;
	t->cfg.port = PORT;
	t->cfg.control = t->control;
	t->cfg.sq = t->sq;
	t->cfg.cq = t->cq;
	t->cfg.sq_pages = t->cfg.cq_pages = 1;
	t->cfg.slot = t->slot;
	t->cfg.n_slots = SLOTS;
	t->cfg.inbox = t->inbox;
	t->cfg.inbox_size = INBOX;
	t->cfg.scratch = t->scratch;
	t->cfg.scratch_size = HNL_CLIENT_SCRATCH(2);
	script_ack(&t->hv, 1, 0);
	assert_int_equal(hnl_client_create(&t->c, &t->g, &t->cfg, &x), 0);
	mem.flat = t->cq;
	hnl_producer_init(&t->cq_end, &mem, line(t, HNL_RING_CQ_PRODUCER),
			  line(t, HNL_RING_CQ_CONSUMER));
	return 0;
}

static inline int close_bench(void **state)
{
	struct bench *t = (struct bench *)*state;

	free(t->scratch);
	free(t->inbox);
	free(t->cq);
	free(t->sq);
	free(t->control);
	free(t);
	return 0;
}

static inline void count_answer(struct hnl_pending *p, const uint8_t *buf,
			 const struct hnl_msg *m, bool last)
{
	struct bench *t = (struct bench *)p->ctx;

	assert_ptr_equal(buf, t->inbox);
	assert_true(m->end <= INBOX && m->off <= m->body);
	t->answers++;
	t->last += last;
}

static inline struct hnl_pending pending(struct bench *t)
{
	struct hnl_pending p = { .answer = count_answer };

	p.ctx = t;
	return p;
}

/* One request in flight; its sequence number. */
static inline uint32_t ask(struct bench *t, struct hnl_pending *p)
{
	struct hnl_builder b;
	struct hnl_head h;

	assert_int_equal(hnl_client_begin(&t->c, &b, 64, p), 0);
	h = head_of(17, 2, 0, p->seq);
	hnl_msg_begin(&b, &h);
	hnl_msg_end(&b);
	assert_int_equal(hnl_client_submit(&t->c, &b, p), 0);
	return p->seq;
}

/* A message of the hypervisor's: data, with flags; raw: len is a lie. */
static inline void say(struct bench *t, uint16_t type, uint16_t flags,
		       uint32_t seq, uint32_t of_port, uint32_t lie)
{
	uint32_t len = type == HNL_MSG_ERROR ? 36 : type == HNL_MSG_DONE ? 20 :
		       40;
	uint8_t msg[64];

	memset(msg, 0, sizeof(msg));
	hnl_store_le32(msg, lie != 0 ? lie : len);
	hnl_store_le16(msg + 4, type);
	hnl_store_le16(msg + 6, flags);
	hnl_store_le32(msg + 8, seq);
	hnl_store_le32(msg + 12, of_port);
	assert_true(hnl_producer_copy(&t->cq_end, msg, len));
	ignore(hnl_producer_publish(&t->cq_end));
}

/* n bytes of data, all of them there. */
static inline void say_long(struct bench *t, uint32_t seq, uint32_t n)
{
	uint8_t *msg = exact_block(n);

	memset(msg, 0, n);
	hnl_store_le32(msg, n);
	hnl_store_le32(msg + 4, 17);
	hnl_store_le32(msg + 8, seq);
	hnl_store_le32(msg + 12, PORT);
	assert_true(hnl_producer_copy(&t->cq_end, msg, n));
	ignore(hnl_producer_publish(&t->cq_end));
	free(msg);
}

#define BENCH(state) struct bench *t = (struct bench *)*(state)

#endif
