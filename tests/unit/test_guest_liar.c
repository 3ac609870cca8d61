/* SPDX-License-Identifier: MIT */
/*
 * What the guest's client makes of events, of errors that are none, and of a
 * doorbell that does not end in its time, over a hypervisor that lies (A27).
 *
 *	completion --number--> its owner
 *		   --none: seq 0, port 0, no flags--> the event's function
 */
#include <hnl/guest_wait.h>

#include "bench.h"

/* ---- events ---- */

static unsigned int events;

static void count_event(void *ctx, const uint8_t *buf, const struct hnl_msg *m)
{
	const struct bench *t = (const struct bench *)ctx;

	assert_ptr_equal(buf, t->inbox);
	assert_int_equal(m->head.seq | m->head.port | m->head.flags, 0);
	events++;
}

/* The first request of a port 0 is not taken for the owner of an event. */
static void event_is_no_answer_whatever_port(void **state)
{
	static const uint32_t ports[] = { 0, PORT };
	struct hnl_pending p;
	size_t i;
	BENCH(state);

	t->c.cfg.event = count_event;
	t->c.cfg.event_ctx = t;
	for (i = 0; i < COUNT(ports); i++) {
		events = 0;
		t->c.cfg.port = ports[i];
		t->c.seq = 0;
		p = pending(t);
		(void)ask(t, &p);
		say(t, 17, 0, 0, 0, 0);
		assert_int_equal(hnl_client_poll(&t->c), 0);
		assert_false(p.done);
		assert_int_equal(events, 1);
		say(t, 17, 0, p.seq, ports[i], 0);
		assert_int_equal(hnl_client_poll(&t->c), 1);
		assert_true(p.done);
	}
	assert_int_equal(t->c.strays, 0);
}

static void number_that_wraps_skips_that_of_events(void **state)
{
	struct hnl_pending p[2];
	BENCH(state);

	t->c.cfg.port = 0;
	t->c.seq = 0xffffffff;
	p[0] = pending(t);
	p[1] = pending(t);
	assert_int_equal(ask(t, &p[0]), 0xffffffff);
	assert_int_equal(ask(t, &p[1]), 1);
}

/* Nobody's, and no event; or one that nobody wants. */
static const struct {
	uint16_t type, flags;
	uint32_t seq, port, len;
	bool unwanted;
} strays[] = {
	{ HNL_MSG_ERROR, 0, 0, 0, 0, false },
	{ 17, HNL_F_MULTI, 0, 0, 0, false },
	{ 17, 0, 9, 0, 0, false },
	{ 17, 0, 0, PORT + 1, 0, false },
	{ 17, 0, 0, 0, 39, false },
	{ 17, 0, 0, 0, 0, true },
};

static void what_is_no_event_is_a_stray(void **state)
{
	size_t i;
	BENCH(state);

	events = 0;
	t->c.cfg.event_ctx = t;
	for (i = 0; i < COUNT(strays); i++) {
		t->c.cfg.event = strays[i].unwanted ? NULL : count_event;
		say(t, strays[i].type, strays[i].flags, strays[i].seq,
		    strays[i].port, strays[i].len);
		assert_int_equal(hnl_client_poll(&t->c), 0);
		assert_int_equal(t->c.strays, i + 1);
	}
	assert_int_equal(events, 0);
}

/*
 * A ring full of what nobody waits for, an answer at its end, and a stop: what
 * the inbox cuts off is not counted as taken.
 */
static void answer_behind_others_is_taken_before_the_stop_counts(void **state)
{
	struct hnl_pending p;
	uint32_t i;
	BENCH(state);

	p = pending(t);
	(void)ask(t, &p);
	for (i = 0; i < 3; i++)
		say_long(t, p.seq + 1, INBOX / 2 + 176);
	say(t, 17, 0, p.seq, PORT, 0);
	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_STATE),
			  HNL_REASON_WRAP);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(p.done);
	assert_int_equal(t->c.strays, 3);
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_WRAP);
}

/* ---- error numbers ---- */

static const struct {
	int32_t told;
	int err;
} numbers[] = {
	{ 0, 0 },
	{ -HNL_ERRNO_MAX, -HNL_ERRNO_MAX },
	{ 1, -HNL_EBADMSG },
	{ -HNL_ERRNO_MAX - 1, -HNL_EBADMSG },
	{ INT32_MIN, -HNL_EBADMSG },
	{ INT32_MAX, -HNL_EBADMSG },
};

static void a27_number_that_is_no_errno_is_a_lie(void **state)
{
	struct hnl_head q = { 17, 1, 0, PORT, 3, 1 };
	uint8_t msg[HNL_ACK_MAX];
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_pending p;
	struct hnl_msg reply;
	size_t i;
	BENCH(state);

	for (i = 0; i < COUNT(numbers); i++) {
		p = pending(t);
		q.seq = ask(t, &p);
		hnl_extack_clear(&x);
		x.err = numbers[i].told;
		hnl_builder_init(&b, msg, sizeof(msg));
		hnl_ack_put(&b, HNL_MSG_ERROR, &q, 20, &x);
		assert_true(hnl_producer_copy(&t->cq_end, msg, b.len));
		ignore(hnl_producer_publish(&t->cq_end));
		assert_int_equal(hnl_client_poll(&t->c), 1);
		assert_int_equal(p.err, numbers[i].err);
		assert_int_equal(hnl_answer_find(msg, b.len, q.seq, &reply,
						 &x), 0);
		assert_int_equal(x.err, numbers[i].err);
	}
}

/* ---- a doorbell that does not end in its time ---- */

static void never(struct bench *t, int status)
{
	size_t i;

	for (i = 0; i < COUNT(t->hv.kick_status); i++)
		t->hv.kick_status[i] = status;
}

static void doorbell_that_expired_is_owed(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	never(t, -HNL_EAGAIN);
	t->hv.patience = 9;
	p = pending(t);
	(void)ask(t, &p);
	assert_int_equal(hnl_client_flush(&t->c), -HNL_ETIMEDOUT);
	assert_int_equal(t->hv.kicks, 9);
	assert_false(hnl_client_sleep(&t->c));
	never(t, 0);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	assert_int_equal(t->hv.kicks, 10);
	assert_true(hnl_client_sleep(&t->c));
}

/* What was finished is told first, the doorbell's error by the next poll. */
static void doorbell_that_fails_answers_are_counted(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	never(t, -HNL_ENOENT);
	p = pending(t);
	(void)ask(t, &p);
	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE),
			  HNL_RING_STALLED);
	say(t, 17, 0, p.seq, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(p.done);
	assert_int_equal(hnl_client_poll(&t->c), -HNL_ENOENT);
}

/* Not an errno: above 0 it would look like answers that came. */
static void a27_doorbell_whose_status_is_none_ebadmsg(void **state)
{
	struct hnl_pending p;
	size_t i;

	for (i = 0; i < COUNT(numbers); i++) {
		BENCH(state);

		never(t, numbers[i].told);
		p = pending(t);
		(void)ask(t, &p);
		assert_int_equal(hnl_client_flush(&t->c), numbers[i].err);
		close_bench(state);
		open_bench(state);
	}
}

/* Owed, and then refused: it is rung, and says so, until it was heard. */
static void doorbell_that_was_not_heard_is_owed(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	never(t, -HNL_EAGAIN);
	t->hv.patience = 1;
	p = pending(t);
	(void)ask(t, &p);
	assert_int_equal(hnl_client_flush(&t->c), -HNL_ETIMEDOUT);
	never(t, -HNL_EPERM);
	say(t, 17, 0, p.seq, PORT, 0);
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_false(hnl_client_sleep(&t->c));
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EPERM);
	assert_false(hnl_client_sleep(&t->c));
	never(t, 0);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	assert_true(hnl_client_sleep(&t->c));
}

static uint64_t ticks;

static uint64_t now(void *env)
{
	(void)env;
	return ticks++;
}

/* A hypervisor that says for ever that it waits for room. */
static void a27_stalled_for_ever_deadline_and_would_block_seen(void **state)
{
	struct hnl_guest_port port = fake_port;
	struct hnl_pending p;
	BENCH(state);

	port.now = now;
	t->g.port = &port;
	ticks = 0;
	p = pending(t);
	(void)ask(t, &p);
	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE),
			  HNL_RING_STALLED);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT),
			 -HNL_EAGAIN);
	assert_int_equal(hnl_client_wait(&t->c, &p, 100), -HNL_ETIMEDOUT);
	assert_in_range(t->hv.kicks, 2, 5000);
}

/* ---- room ---- */

static void length_of_the_whole_address_space_refused(void **state)
{
	struct hnl_pending p;
	struct hnl_builder b;
	size_t i;
	BENCH(state);

	for (i = 0; i < 8; i++) {
		p = pending(t);
		assert_int_equal(hnl_client_begin(&t->c, &b, SIZE_MAX - i, &p),
				 -HNL_EMSGSIZE);
	}
}

int main(void)
{
#define T_(f) cmocka_unit_test_setup_teardown(f, open_bench, close_bench)
	const struct CMUnitTest tests[] = {
		T_(event_is_no_answer_whatever_port),
		T_(number_that_wraps_skips_that_of_events),
		T_(what_is_no_event_is_a_stray),
		T_(answer_behind_others_is_taken_before_the_stop_counts),
		T_(a27_number_that_is_no_errno_is_a_lie),
		T_(doorbell_that_expired_is_owed),
		T_(doorbell_that_fails_answers_are_counted),
		T_(a27_doorbell_whose_status_is_none_ebadmsg),
		T_(doorbell_that_was_not_heard_is_owed),
		T_(a27_stalled_for_ever_deadline_and_would_block_seen),
		T_(length_of_the_whole_address_space_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
