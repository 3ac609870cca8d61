/* SPDX-License-Identifier: MIT */
/*
 * The guest's client over a hypervisor that lies (hostile.md, A27). The fake
 * answers a CALL with what a test wrote down, and a KICK with what a test puts
 * into the completion ring; it is trusted with nothing.
 */
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

static bool fake_discover(void *env, struct hnl_discovery *found)
{
	const struct fake *hv = (const struct fake *)env;

	found->abi = hv->abi;
	return !hv->absent;
}

static int fake_call(void *env, uint64_t request, uint64_t request_len,
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

static bool fake_expired(void *env)
{
	struct fake *hv = (struct fake *)env;

	return hv->patience != 0 && --hv->patience == 0;
}

static void fake_wait(void *env)
{
	((struct fake *)env)->waits++;
}

static int fake_kick(void *env, uint32_t ring)
{
	struct fake *hv = (struct fake *)env;

	assert_int_equal(ring, 1);
	if (hv->kicks == 100000)
		fail_msg("a doorbell without end");
	return hv->kick_status[hv->kicks++ % COUNT(hv->kick_status)];
}

static uint64_t fake_gpa_of(void *env, const void *p)
{
	(void)env;
	return (uint64_t)(uintptr_t)p;
}

static const struct hnl_guest_port port = {
	.discover = fake_discover,
	.call = fake_call,
	.kick = fake_kick,
	.gpa_of = fake_gpa_of,
	.expired = fake_expired,
	.wait = fake_wait,
};

/* The answer to the next direct call: an ERROR of err. */
static void script_ack(struct fake *hv, uint32_t seq, int err)
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

static uint32_t *line(struct bench *t, size_t offset)
{
	return (uint32_t *)(void *)(t->control + offset);
}

static int open_bench(void **state)
{
	struct bench *t = (struct bench *)calloc(1, sizeof(*t));
	struct hnl_ring_mem mem = { NULL, NULL, HNL_PAGE };
	struct hnl_extack x;

	assert_non_null(t);
	*state = t;
	t->hv.abi = HNL_ABI_VERSION;
	assert_int_equal(hnl_guest_init(&t->g, &port, &t->hv), 0);
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

static int close_bench(void **state)
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

static void count_answer(struct hnl_pending *p, const uint8_t *buf,
			 const struct hnl_msg *m, bool last)
{
	struct bench *t = (struct bench *)p->ctx;

	assert_ptr_equal(buf, t->inbox);
	assert_true(m->end <= INBOX && m->off <= m->body);
	t->answers++;
	t->last += last;
}

static struct hnl_pending pending(struct bench *t)
{
	struct hnl_pending p = { .answer = count_answer };

	p.ctx = t;
	return p;
}

/* One request in flight; its sequence number. */
static uint32_t ask(struct bench *t, struct hnl_pending *p)
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
static void say(struct bench *t, uint16_t type, uint16_t flags, uint32_t seq,
		uint32_t of_port, uint32_t lie)
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

#define BENCH(state) struct bench *t = (struct bench *)*(state)

/* ---- discovery, direct calls ---- */

static void discovery_of_nothing_or_another_abi_nodev(void **state)
{
	struct fake hv = { .abi = HNL_ABI_VERSION };
	struct hnl_guest g;

	(void)state;
	assert_int_equal(hnl_guest_init(&g, &port, &hv), 0);
	hv.abi = HNL_ABI_VERSION + 1;
	assert_int_equal(hnl_guest_init(&g, &port, &hv), -HNL_ENODEV);
	hv.abi = HNL_ABI_VERSION;
	hv.absent = true;
	assert_int_equal(hnl_guest_init(&g, &port, &hv), -HNL_ENODEV);
}

static size_t at;	/* of the last call */

static int call(struct bench *t, struct hnl_guest_buffers *m, size_t reply,
		size_t answers)
{
	int err;

	at = SIZE_MAX;

	memset(m, 0, sizeof(*m));
	m->request = t->scratch;
	m->request_len = 20;
	m->reply = exact_block(reply);
	m->reply_size = reply;
	m->answers = exact_block(answers);
	m->answers_size = answers;
	t->hv.calls = 0;
	err = hnl_guest_call(&t->g, m, &at);
	free(m->reply);
	return err;
}

static void call_that_claims_more_than_the_reply_refused(void **state)
{
	static const uint64_t lies[] = { 193, 4096, 0xffffffff,
					 0xffffffffffffffff };
	struct hnl_guest_buffers m;
	size_t i;
	BENCH(state);

	for (i = 0; i < COUNT(lies); i++) {
		t->hv.value = lies[i];
		assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096),
				 -HNL_EBADMSG);
		assert_int_equal(m.answers_len, 0);
		free(m.answers);
	}
}

static void call_with_again_answers_gathered(void **state)
{
	struct hnl_guest_buffers m;
	BENCH(state);

	t->hv.status[0] = t->hv.status[1] = -HNL_EAGAIN;
	assert_int_equal(call(t, &m, HNL_ACK_MAX, 108), 0);
	assert_int_equal(t->hv.calls, 3);
	assert_int_equal(m.answers_len, 3 * 36);
	free(m.answers);
	/* Too little room: it ran all the same, and says what was lost. */
	assert_int_equal(call(t, &m, HNL_ACK_MAX, 107), -HNL_ENOSPC);
	assert_int_equal(t->hv.calls, 3);
	assert_int_equal(m.answers_len, 72);
	free(m.answers);
}

/* Bytes taken: more than the request has, or fewer than before. */
static void call_that_took_what_cannot_be_refused(void **state)
{
	static const struct {
		uint64_t taken[2];
		int status[2];
	} lies[] = {
		{ { 21, 0 }, { 0, 0 } },
		{ { 0xffffffff, 0 }, { 0, 0 } },
		{ { 21, 0 }, { -HNL_EBADMSG, 0 } },
		{ { 24, 0 }, { -HNL_EAGAIN, 0 } },
		{ { 12, 21 }, { -HNL_EAGAIN, 0 } },
		{ { 12, 8 }, { -HNL_EAGAIN, 0 } },
		{ { 20, 8 }, { -HNL_EAGAIN, -HNL_EBADMSG } },
	};
	struct hnl_guest_buffers m;
	size_t i, k;
	BENCH(state);

	for (i = 0; i < COUNT(lies); i++) {
		for (k = 0; k < 2; k++) {
			t->hv.values[k] = lies[i].taken[k] << 32;
			t->hv.status[k] = lies[i].status[k];
		}
		t->hv.values[2] = t->hv.values[3] = 0;
		assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096),
				 -HNL_EBADMSG);
		assert_true(at <= 20);
		assert_true(t->hv.calls <= 2);
		free(m.answers);
	}
	/* The truth: a batch that was broken at 12. */
	t->hv.values[0] = UINT64_C(12) << 32;
	t->hv.status[0] = -HNL_EBADMSG;
	assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096), -HNL_EBADMSG);
	assert_int_equal(at, 12);
	free(m.answers);
}

static void call_with_positive_status_refused(void **state)
{
	static const int lies[] = { 1, 2, HNL_EAGAIN, HNL_EFAULT, INT32_MAX };
	struct hnl_guest_buffers m;
	size_t i;
	BENCH(state);

	for (i = 0; i < COUNT(lies); i++) {
		t->hv.status[0] = lies[i];
		assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096),
				 -HNL_EBADMSG);
		assert_int_equal(t->hv.calls, 1);
		assert_int_equal(m.answers_len, 0);
		free(m.answers);
	}
}

/* A CALL that ran is believed; one that was refused wrote nothing. */
static void call_refused_value_is_no_length(void **state)
{
	struct hnl_guest_buffers m;
	BENCH(state);

	t->hv.status[0] = -HNL_EFAULT;
	t->hv.values[0] = HNL_REASON_GPA_PRIVATE | UINT64_C(8) << 32;
	assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096), -HNL_EFAULT);
	assert_int_equal(m.answers_len, 0);
	assert_int_equal(at, 0);
	assert_int_equal(t->hv.gave_up, 0);
	free(m.answers);
}

/* After AGAIN each end but a good one gives the call up: the vCPU is free. */
static void call_in_flight_that_fails_given_up_by_itself(void **state)
{
	static const int ends[] = { -HNL_EFAULT, 5, -HNL_EBADMSG };
	struct hnl_guest_buffers m;
	size_t i;
	BENCH(state);

	for (i = 0; i < COUNT(ends); i++) {
		t->hv.gave_up = 0;
		t->hv.status[0] = t->hv.status[1] = -HNL_EAGAIN;
		t->hv.status[2] = ends[i];
		assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096),
				 ends[i] > 0 ? -HNL_EBADMSG : ends[i]);
		assert_int_equal(t->hv.calls, 3);
		assert_int_equal(t->hv.gave_up, 1);
		assert_false(t->hv.in_flight);
		free(m.answers);
		t->hv.status[0] = t->hv.status[1] = t->hv.status[2] = 0;
		assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096), 0);
		assert_int_equal(t->hv.calls, 1);
		assert_int_equal(t->hv.gave_up, 1);
		free(m.answers);
	}
}

/* AGAIN for ever: the guest's own clock ends it, and the call is given up. */
static void call_with_again_for_ever_ends_by_its_clock(void **state)
{
	struct hnl_guest_buffers m;
	size_t i;
	BENCH(state);

	for (i = 0; i < COUNT(t->hv.status); i++)
		t->hv.status[i] = -HNL_EAGAIN;
	t->hv.reply_len = 0;
	t->hv.patience = 7;
	assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096), -HNL_ETIMEDOUT);
	assert_int_equal(t->hv.calls, 7);
	assert_int_equal(t->hv.gave_up, 1);
	free(m.answers);
}

/* AGAIN without an answer: a peer has the request. With one: no wait. */
static void call_with_again_and_no_answer_waits_between_entries(void **state)
{
	struct hnl_guest_buffers m;
	BENCH(state);

	t->hv.status[0] = t->hv.status[1] = -HNL_EAGAIN;
	assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096), 0);
	assert_int_equal(t->hv.waits, 0);
	free(m.answers);
	t->hv.reply_len = 0;
	assert_int_equal(call(t, &m, HNL_ACK_MAX, 4096), 0);
	assert_int_equal(t->hv.calls, 3);
	assert_int_equal(t->hv.waits, 2);
	free(m.answers);
}

/* Another processor serves the domain: it is asked until it could do it. */
static void give_up_with_again_asked_until_done(void **state)
{
	BENCH(state);

	t->hv.in_flight = true;
	t->hv.busy = 3;
	hnl_guest_give_up(&t->g);
	assert_false(t->hv.in_flight);
	assert_int_equal(t->hv.gave_up, 4);
	assert_int_equal(t->hv.waits, 3);
	t->hv.busy = UINT32_MAX;
	t->hv.gave_up = 0;
	hnl_guest_give_up(&t->g);
	assert_int_equal(t->hv.gave_up, HNL_GIVE_UP_TRIES);
}

static void doorbell_with_again_for_ever_ends_by_its_clock(void **state)
{
	struct hnl_pending p;
	size_t i;
	BENCH(state);

	for (i = 0; i < COUNT(t->hv.kick_status); i++)
		t->hv.kick_status[i] = -HNL_EAGAIN;
	t->hv.patience = 9;
	p = pending(t);
	(void)ask(t, &p);
	assert_int_equal(hnl_client_flush(&t->c), -HNL_ETIMEDOUT);
	assert_int_equal(t->hv.kicks, 9);
	assert_int_equal(t->c.in_flight, 1);
}

/* A control message with the right number is no reply, and no answer. */
static void control_message_of_the_number_no_reply(void **state)
{
	static const uint16_t types[] = { 0, HNL_MSG_NOOP, 4, 15 };
	struct hnl_msg reply;
	struct hnl_extack x;
	uint8_t *buf;
	size_t i, n;
	BENCH(state);

	script_ack(&t->hv, 7, 0);
	n = t->hv.reply_len;
	for (i = 0; i < COUNT(types); i++) {
		buf = exact_block(20 + n);
		memset(buf, 0, 20);
		hnl_store_le32(buf, 20);
		hnl_store_le16(buf + 4, types[i]);
		hnl_store_le32(buf + 8, 7);
		assert_int_equal(hnl_answer_find(buf, 20, 7, &reply, &x),
				 -HNL_EBADMSG);
		assert_int_not_equal(reply.reason, HNL_REASON_NONE);
		memcpy(buf + 20, t->hv.reply, n);
		assert_int_equal(hnl_answer_find(buf, 20 + n, 7, &reply, &x),
				 0);
		assert_int_not_equal(reply.reason, HNL_REASON_NONE);
		free(buf);
	}
}

static void answer_find_among_lies_refused(void **state)
{
	struct hnl_msg reply;
	struct hnl_extack x;
	uint8_t *buf;
	size_t n;
	BENCH(state);

	script_ack(&t->hv, 7, -HNL_EPERM);
	buf = exact_copy(t->hv.reply, t->hv.reply_len);
	n = t->hv.reply_len;
	assert_int_equal(hnl_answer_find(buf, n, 7, &reply, &x), 0);
	assert_int_equal(x.err, -HNL_EPERM);
	assert_int_not_equal(reply.reason, HNL_REASON_NONE);
	assert_int_equal(hnl_answer_find(buf, n, 8, &reply, &x),
			 -HNL_EBADMSG);
	assert_int_equal(hnl_answer_find(buf, 0, 7, &reply, &x),
			 -HNL_EBADMSG);
	hnl_store_le32(buf, (uint32_t)n + 4);
	assert_int_equal(hnl_answer_find(buf, n, 7, &reply, &x),
			 -HNL_EBADMSG);
	hnl_store_le32(buf, 0);
	assert_int_equal(hnl_answer_find(buf, n, 7, &reply, &x),
			 -HNL_EBADMSG);
	/* A data message with MULTI alone: the end never came. */
	hnl_store_le32(buf, 20);
	hnl_store_le32(buf + 4, 17 | (uint32_t)HNL_F_MULTI << 16);
	memset(buf + 16, 0, 4);
	assert_int_equal(hnl_answer_find(buf, 20, 7, &reply, &x),
			 -HNL_EBADMSG);
	hnl_store_le32(buf + 4, 17);
	assert_int_equal(hnl_answer_find(buf, 20, 7, &reply, &x), 0);
	assert_int_equal(reply.reason, HNL_REASON_NONE);
	free(buf);
}

/* ---- making a ring ---- */

static void create_refused_or_unanswered_error_told(void **state)
{
	struct hnl_client c;
	struct hnl_extack x;
	BENCH(state);

	script_ack(&t->hv, 2, -HNL_EBUSY);
	assert_int_equal(hnl_client_create(&c, &t->g, &t->cfg, &x),
			 -HNL_EBUSY);
	assert_int_equal(x.reason, HNL_REASON_STATE);
	script_ack(&t->hv, 2, 0);	/* the number of another call */
	assert_int_equal(hnl_client_create(&c, &t->g, &t->cfg, &x),
			 -HNL_EBADMSG);
	t->hv.status[t->hv.calls % 4] = -HNL_EFAULT;
	assert_int_equal(hnl_client_create(&c, &t->g, &t->cfg, &x),
			 -HNL_EFAULT);
}

static void create_with_each_unsound_configuration_einval(void **state)
{
	struct hnl_client_config cfg;
	struct hnl_client c;
	struct hnl_extack x;
	unsigned int i;
	BENCH(state);

	for (i = 0; i < 9; i++) {
		cfg = t->cfg;
		cfg.sq_pages = i == 0 ? 0 : i == 1 ? 3 : i == 2 ? 8192 : 1;
		cfg.cq_pages = i == 3 ? 0 : i == 4 ? 6 : 1;
		cfg.n_slots = i == 5 ? 0 : i == 6 ? 7 : SLOTS;
		cfg.inbox_size = i == 7 ? HNL_ACK_MAX - 1 : INBOX;
		cfg.scratch_size = i == 8 ? HNL_CLIENT_SCRATCH(2) - 1 :
					    HNL_CLIENT_SCRATCH(2);
		t->hv.calls = 0;
		assert_int_equal(hnl_client_create(&c, &t->g, &cfg, &x),
				 -HNL_EINVAL);
		assert_int_equal(t->hv.calls, 0);
	}
}

/* ---- answers ---- */

static void answer_to_each_request_handed_to_its_owner(void **state)
{
	struct hnl_pending p[3];
	uint32_t seq[3], i;
	BENCH(state);

	for (i = 0; i < 3; i++) {
		p[i] = pending(t);
		seq[i] = ask(t, &p[i]);
	}
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(t->hv.kicks, 1);
	say(t, 17, 0, seq[2], PORT, 0);
	say(t, 17, HNL_F_MULTI, seq[0], PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(p[2].done && !p[0].done && !p[1].done);
	say(t, HNL_MSG_DONE, HNL_F_MULTI, seq[0], PORT, 0);
	say(t, HNL_MSG_ERROR, 0, seq[1], PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 2);
	assert_int_equal(t->answers, 4);
	assert_int_equal(t->last, 3);
	assert_int_equal(t->c.in_flight, 0);
	assert_int_equal(t->c.strays, 0);
}

/* Lies of one message each: counted, dropped; the owner still waits. */
static const struct {
	const char *name;
	uint16_t type, flags;
	uint32_t seq, port, len;
} strays[] = {
	{ "number never sent", 17, 0, 5, PORT, 0 },
	{ "number of the same slot", 17, 0, SLOTS, PORT, 0 },
	{ "number before the first", 17, 0, 0xffffffff, PORT, 0 },
	{ "foreign port", 17, 0, 0, PORT + 1, 0 },
	{ "error of a foreign port", HNL_MSG_ERROR, 0, 0, 0, 0 },
	{ "control type 4", 4, 0, 0, PORT, 0 },
	{ "control type 0", 0, 0, 0, PORT, 0 },
	{ "length unaligned", 17, 0, 0, PORT, 39 },
};

static void answer_that_is_a_lie_stray_owner_waits(void **state)
{
	struct hnl_pending p;
	size_t i;
	BENCH(state);

	p = pending(t);
	assert_int_equal(ask(t, &p), 0);
	for (i = 0; i < COUNT(strays); i++) {
		say(t, strays[i].type, strays[i].flags, strays[i].seq,
		    strays[i].port, strays[i].len);
		if (hnl_client_poll(&t->c) != 0 || t->c.strays != i + 1 ||
		    t->answers != 0 || p.done || t->c.in_flight != 1)
			fail_msg("%s", strays[i].name);
	}
	say(t, 17, 0, 0, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(p.done);
}

static void answer_given_twice_second_stray(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	p = pending(t);
	assert_int_equal(ask(t, &p), 0);
	say(t, 17, 0, 0, PORT, 0);
	say(t, 17, 0, 0, PORT, 0);
	say(t, HNL_MSG_ERROR, 0, 0, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_int_equal(t->answers, 1);
	assert_int_equal(t->c.strays, 2);
	assert_int_equal(t->c.in_flight, 0);
}

/* Lies after which nothing is believed. */
static void length_past_the_ring_client_broken(void **state)
{
	static const uint32_t lies[] = { 1, 15, 19, 44, 0xffff, 0xffffffff };
	struct hnl_pending p;
	size_t i;

	for (i = 0; i < COUNT(lies); i++) {
		BENCH(state);

		p = pending(t);
		(void)ask(t, &p);
		say(t, 17, 0, p.seq, PORT, lies[i]);
		assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
		assert_true(t->c.broken);
		assert_int_equal(t->c.reason, lies[i] < 20 ?
				 HNL_REASON_SHORT : HNL_REASON_PAST_END);
		assert_false(p.done);
		assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
		close_bench(state);
		open_bench(state);
	}
}

static void index_that_lies_client_broken(void **state)
{
	static const uint32_t lies[] = { HNL_PAGE + 4, 1, 0xfffffffc,
					 0x80000000 };
	struct hnl_builder b;
	struct hnl_pending p;
	size_t i;

	for (i = 0; i < COUNT(lies); i++) {
		BENCH(state);

		hnl_store_release(line(t, HNL_RING_CQ_PRODUCER), lies[i]);
		assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
		assert_int_equal(t->c.reason, HNL_REASON_INDEX);
		p = pending(t);
		assert_int_equal(hnl_client_begin(&t->c, &b, 64, &p),
				 -HNL_EBADMSG);
		assert_int_equal(hnl_client_flush(&t->c), -HNL_EBADMSG);
		close_bench(state);
		open_bench(state);
	}
}

static void submission_index_that_lies_client_broken(void **state)
{
	struct hnl_pending p[SLOTS];
	struct hnl_builder b;
	size_t i;
	BENCH(state);

	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER), 4096);
	for (i = 0; i < 2; i++) {
		p[i] = pending(t);
		assert_int_equal(hnl_client_begin(&t->c, &b, 2048, &p[i]), 0);
		b.len = 2048;
		assert_int_equal(hnl_client_submit(&t->c, &b, &p[i]), 0);
	}
	assert_int_equal(hnl_client_begin(&t->c, &b, 2048, &p[2]),
			 -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_INDEX);
}

static void stopped_ring_reason_told(void **state)
{
	BENCH(state);

	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_STATE),
			  HNL_REASON_WRAP);
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_WRAP);
}

/* All 32 bits of the word say whether, the lower 16 why. */
static void stopped_ring_each_bit_of_the_word_counts(void **state)
{
	static const uint32_t words[] = { 0x10000, 0x80000000, 0x10001,
					  0xffffffff };
	size_t i;

	for (i = 0; i < COUNT(words); i++) {
		BENCH(state);

		assert_true(hnl_client_sleep(&t->c));
		hnl_store_release(line(t, HNL_RING_SQ_CONSUMER +
				       HNL_RING_STATE), words[i]);
		assert_false(hnl_client_sleep(&t->c));
		assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
		assert_true(t->c.broken);
		assert_int_equal(t->c.reason, words[i] & 0xffff);
		close_bench(state);
		open_bench(state);
	}
}

/* A message longer than the inbox can never be read. */
static void answer_longer_than_the_inbox_client_broken(void **state)
{
	uint8_t msg[INBOX + 4];
	BENCH(state);

	memset(msg, 0, sizeof(msg));
	hnl_store_le32(msg, sizeof(msg));
	hnl_store_le16(msg + 4, 17);
	assert_true(hnl_producer_copy(&t->cq_end, msg, sizeof(msg)));
	ignore(hnl_producer_publish(&t->cq_end));
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_PAST_END);
}

/* Any bytes in the ring, any index: no byte outside of the inbox is read. */
static void ring_of_rubbish_ends_in_bounds(void **state)
{
	uint32_t seed = 11, round, i;
	struct hnl_pending p;

	for (round = 0; round < 300; round++) {
		BENCH(state);

		p = pending(t);
		(void)ask(t, &p);
		for (i = 0; i < HNL_PAGE; i += 4)
			hnl_store_le32(t->cq + i, next_random(&seed) %
				       (round % 2 != 0 ? 64 : 0xffffffff));
		hnl_store_release(line(t, HNL_RING_CQ_PRODUCER),
				  next_random(&seed) % (HNL_PAGE + 8) / 4 * 4);
		for (i = 0; i < 4; i++)
			ignore(hnl_client_poll(&t->c));
		close_bench(state);
		open_bench(state);
	}
}

/* ---- requests ---- */

static void slots_all_taken_again_until_answered(void **state)
{
	struct hnl_pending p[SLOTS + 1];
	struct hnl_builder b;
	uint32_t i;
	BENCH(state);

	for (i = 0; i < SLOTS; i++) {
		p[i] = pending(t);
		assert_int_equal(ask(t, &p[i]), i);
	}
	p[SLOTS] = pending(t);
	assert_int_equal(hnl_client_begin(&t->c, &b, 64, &p[SLOTS]),
			 -HNL_EAGAIN);
	say(t, 17, 0, 0, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_int_equal(ask(t, &p[SLOTS]), SLOTS);
}

/* A peer in user space may take long; what others ask goes on meanwhile. */
static void request_that_is_not_answered_holds_its_slot_alone(void **state)
{
	struct hnl_pending slow = pending((struct bench *)*state), p = slow;
	uint32_t i, seq;
	BENCH(state);

	assert_int_equal(ask(t, &slow), 0);
	for (i = 0; i < 4 * SLOTS; i++) {
		seq = ask(t, &p);
		assert_int_not_equal(seq % SLOTS, 0);
		say(t, 17, 0, seq, PORT, 0);
		assert_int_equal(hnl_client_poll(&t->c), 1);
		assert_true(p.done);
	}
	assert_false(slow.done);
	say(t, 17, 0, 0, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(slow.done);
	assert_int_equal(t->c.strays, 0);
}

static void request_that_failed_to_build_not_sent(void **state)
{
	struct hnl_pending p;
	struct hnl_builder b;
	BENCH(state);

	p = pending(t);
	assert_int_equal(hnl_client_begin(&t->c, &b, 2049, &p),
			 -HNL_EMSGSIZE);
	assert_int_equal(hnl_client_begin(&t->c, &b, 24, &p), 0);
	hnl_builder_fail(&b, HNL_EINVAL);
	assert_int_equal(hnl_client_submit(&t->c, &b, &p), -HNL_EINVAL);
	assert_int_equal(t->c.in_flight, 0);
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(t->hv.kicks, 0);
	assert_int_equal(ask(t, &p), 0);
}

static void doorbell_with_again_rung_until_it_ends(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	t->hv.kick_status[0] = t->hv.kick_status[1] = -HNL_EAGAIN;
	p = pending(t);
	(void)ask(t, &p);
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(t->hv.kicks, 3);
	/* Nothing new: no doorbell. Stalled: a doorbell after each poll. */
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(t->hv.kicks, 3);
	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE),
			  HNL_RING_STALLED);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	assert_int_equal(t->hv.kicks, 4);
}

int main(void)
{
#define T_(f) cmocka_unit_test_setup_teardown(f, open_bench, close_bench)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(discovery_of_nothing_or_another_abi_nodev),
		T_(call_that_claims_more_than_the_reply_refused),
		T_(call_with_again_answers_gathered),
		T_(call_that_took_what_cannot_be_refused),
		T_(call_with_positive_status_refused),
		T_(call_refused_value_is_no_length),
		T_(call_in_flight_that_fails_given_up_by_itself),
		T_(call_with_again_for_ever_ends_by_its_clock),
		T_(call_with_again_and_no_answer_waits_between_entries),
		T_(give_up_with_again_asked_until_done),
		T_(control_message_of_the_number_no_reply),
		T_(answer_find_among_lies_refused),
		T_(create_refused_or_unanswered_error_told),
		T_(create_with_each_unsound_configuration_einval),
		T_(answer_to_each_request_handed_to_its_owner),
		T_(answer_that_is_a_lie_stray_owner_waits),
		T_(answer_given_twice_second_stray),
		T_(length_past_the_ring_client_broken),
		T_(index_that_lies_client_broken),
		T_(submission_index_that_lies_client_broken),
		T_(stopped_ring_reason_told),
		T_(stopped_ring_each_bit_of_the_word_counts),
		T_(answer_longer_than_the_inbox_client_broken),
		T_(ring_of_rubbish_ends_in_bounds),
		T_(slots_all_taken_again_until_answered),
		T_(request_that_is_not_answered_holds_its_slot_alone),
		T_(request_that_failed_to_build_not_sent),
		T_(doorbell_with_again_rung_until_it_ends),
		T_(doorbell_with_again_for_ever_ends_by_its_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
