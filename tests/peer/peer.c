/* SPDX-License-Identifier: MIT */
/*
 * A peer in user space as it may be: it agrees, refuses, is busy, dies, answers
 * twice or never, talks rubbish, is slow. Each request has one answer all the
 * same, and the books of peer and hypervisor are equal in the end.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>

#include "rig.h"

/* The feature list-shared is in effect, and ring 0 is there. */
static struct rig *with_books(struct rig *r)
{
	static const uint32_t party[] = { HNL_CTRL_PARTY_FIRMWARE,
					  HNL_CTRL_PARTY_KERNEL };
	struct hnl_ctrl_agree_req req;
	struct rig_answer a;
	struct hnl_builder b;
	uint8_t buf[64];
	size_t i;

	assert_true(inproc_offer(r->host, HNL_MEMORY_FAMILY,
				 HNL_MEMORY_FEATURE_LIST_SHARED, true));
	for (i = 0; i < COUNT(party); i++) {
		hnl_ctrl_agree_req_init(&req);
		hnl_ctrl_agree_req_set_family(&req, HNL_MEMORY_FAMILY);
		hnl_ctrl_agree_req_set_feature(&req,
					       HNL_MEMORY_FEATURE_LIST_SHARED);
		hnl_ctrl_agree_req_set_party(&req, party[i]);
		hnl_builder_init(&b, buf, sizeof(buf));
		hnl_ctrl_agree_req_encode(&b, 0, 0, RIG_PORT, &req);
		assert_int_equal(rig_ask(r, RIG_DIRECT, &b, &a), 0);
	}
	rig_open_ring(r, 0);
	return r;
}

static struct rig *open_with_books(uint32_t deadline)
{
	return with_books(rig_open(deadline));
}

static void close_with_books(struct rig *r)
{
	size_t i;

	if (r->peer != 0)
		rig_end_peer(r);
	rig_check_books(r, 0);
	for (i = 0; i < RIG_RINGS; i++)
		assert_int_equal(r->ring[i].client.strays, 0);
	rig_close(r);
}

static void fill(struct rig_call *c, unsigned int n, unsigned int page)
{
	unsigned int i;

	memset(c, 0, n * sizeof(*c));
	for (i = 0; i < n; i++) {
		c[i].page = page + i;
		c[i].share = i % 3 != 0;
	}
}

static void assert_all(const struct rig_call *c, unsigned int n, int err,
		       enum hnl_reason reason)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		assert_int_equal(c[i].answers, 1);
		assert_int_equal(c[i].p.err, err);
		assert_int_equal(c[i].reason, reason);
	}
}

/* ---- what it decides ---- */

static void peer_agrees_each_command_done_and_booked(void **state)
{
	static const unsigned int ways[] = { 0, RIG_DIRECT };
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_answer a;
	unsigned int i, at;

	(void)state;
	rig_start_peer(r, "accept", NULL);
	for (i = 0; i < COUNT(ways); i++) {
		at = RIG_FREE + 100 * i;
		assert_int_equal(rig_share(r, ways[i], at, 30, &a), 0);
		assert_int_equal(a.reply.head.cmd, HNL_MEMORY_CMD_SHARE);
		assert_int_equal(rig_unshare(r, ways[i], at + 7, 2, &a), 0);
		assert_int_equal(rig_map(r, ways[i], at + 40, 9, true, &a), 0);
		assert_int_equal(rig_map(r, ways[i], at + 41, 3, false, &a), 0);
		rig_check_books(r, ways[i]);
	}
	assert_int_equal(inproc_peer_counts(r->host).answered, 8);
	close_with_books(r);
}

static void peer_refuses_einval_and_nothing_changed(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_answer a;

	(void)state;
	rig_start_peer(r, "deny", NULL);
	assert_int_equal(rig_share(r, 0, RIG_FREE, 1, &a), -HNL_EINVAL);
	assert_int_equal(a.x.reason, HNL_REASON_PEER);
	assert_int_equal(rig_map(r, RIG_DIRECT, RIG_FREE, 1, true, &a),
			 -HNL_EINVAL);
	assert_int_equal(a.x.reason, HNL_REASON_PEER);
	close_with_books(r);
}

/* What is no RAM of the guest's is refused by the peer before the handler. */
static void peer_asked_for_no_ram_refuses(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_answer a;

	(void)state;
	rig_start_peer(r, "accept", NULL);
	assert_int_equal(rig_share(r, 0, RIG_PAGES - 1, 2, &a), -HNL_EINVAL);
	assert_int_equal(a.x.reason, HNL_REASON_PEER);
	close_with_books(r);
}

static void peer_busy_guest_asks_again_until_it_agrees(void **state)
{
	static const unsigned int ways[] = { 0, RIG_DIRECT };
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_answer a;
	unsigned int i, tries;
	int err;

	(void)state;
	for (i = 0; i < COUNT(ways); i++) {
		rig_start_peer(r, "busy", "3");
		for (tries = 1; ; tries++) {
			err = rig_share(r, ways[i], RIG_FREE + i, 1, &a);
			if (err == 0)
				break;
			assert_int_equal(err, -HNL_EAGAIN);
			assert_int_equal(a.x.reason, HNL_REASON_PEER);
			assert_true(tries < 10);
		}
		assert_int_equal(tries, 4);
		rig_end_peer(r);
	}
	close_with_books(r);
}

/* ---- when it is not there ---- */

static void peer_absent_enodev(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_answer a;

	(void)state;
	assert_int_equal(rig_share(r, 0, RIG_FREE, 1, &a), -HNL_ENODEV);
	assert_int_equal(a.x.reason, HNL_REASON_PEER_GONE);
	assert_int_equal(rig_share(r, RIG_DIRECT, RIG_FREE, 1, &a),
			 -HNL_ENODEV);
	close_with_books(r);
}

static void peer_dies_in_the_middle_the_next_one_goes_on(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_call c[20];

	(void)state;
	fill(c, COUNT(c), RIG_FREE);
	rig_start_peer(r, "die", "7");
	rig_run(r, 0, c, COUNT(c));
	assert_all(c, 7, 0, HNL_REASON_NONE);
	assert_all(c + 7, COUNT(c) - 7, -HNL_ENODEV, HNL_REASON_PEER_GONE);
	rig_check_books(r, 0);
	rig_lose_peer(r);
	rig_start_peer(r, "accept", NULL);
	rig_run(r, 0, c + 7, COUNT(c) - 7);
	assert_all(c + 7, COUNT(c) - 7, 0, HNL_REASON_NONE);
	close_with_books(r);
}

static void peer_dies_with_a_direct_call_enodev(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_answer a;

	(void)state;
	rig_start_peer(r, "die", "0");
	assert_int_equal(rig_share(r, RIG_DIRECT, RIG_FREE, 1, &a),
			 -HNL_ENODEV);
	assert_int_equal(a.x.reason, HNL_REASON_PEER_GONE);
	rig_lose_peer(r);
	close_with_books(r);
}

static void peer_never_answers_etimedout(void **state)
{
	struct rig *r = open_with_books(40);
	struct rig_call c[50];
	struct rig_answer a;

	(void)state;
	fill(c, COUNT(c), RIG_FREE);
	rig_start_peer(r, "never", NULL);
	rig_run(r, 0, c, COUNT(c));
	assert_all(c, COUNT(c), -HNL_ETIMEDOUT, HNL_REASON_PEER_GONE);
	assert_int_equal(rig_share(r, RIG_DIRECT, RIG_FREE, 1, &a),
			 -HNL_ETIMEDOUT);
	assert_int_equal(inproc_peer_counts(r->host).forwarded, 51);
	close_with_books(r);
}

/* ---- when it says what it must not ---- */

static void peer_answers_twice_the_second_dropped(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_call c[100];

	(void)state;
	fill(c, COUNT(c), RIG_FREE);
	rig_start_peer(r, "twice", NULL);
	rig_run(r, 0, c, COUNT(c));
	assert_all(c, COUNT(c), 0, HNL_REASON_NONE);
	rig_end_peer(r);
	assert_int_equal(inproc_peer_counts(r->host).answered, COUNT(c));
	assert_int_equal(inproc_peer_counts(r->host).dropped, COUNT(c));
	close_with_books(r);
}

#define RUBBISH_EACH 10		/* datagrams of hnl-peer before each answer */

static void peer_talks_rubbish_each_dropped(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	struct rig_call c[50];

	(void)state;
	fill(c, COUNT(c), RIG_FREE);
	rig_start_peer(r, "rubbish", NULL);
	rig_run(r, 0, c, COUNT(c));
	assert_all(c, COUNT(c), 0, HNL_REASON_NONE);
	rig_end_peer(r);
	assert_int_equal(inproc_peer_counts(r->host).answered, COUNT(c));
	assert_int_equal(inproc_peer_counts(r->host).dropped,
			 RUBBISH_EACH * COUNT(c));
	close_with_books(r);
}

/* ---- many ---- */

#define MANY 250u

static struct rig_call many[RIG_RINGS][MANY];

static void open_rings(struct rig *r)
{
	unsigned int i;

	for (i = 0; i < RIG_RINGS; i++) {
		if (i != 0)
			rig_open_ring(r, i);
		fill(many[i], MANY, RIG_FREE + i * MANY);
	}
}

/* Whoever the queue had no room for is told, and has to come again. */
static void peer_reads_nothing_the_queue_fills_enobufs(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	unsigned int i, k, done[RIG_RINGS] = { 0 }, refused = 0;
	struct peer_counts n;

	(void)state;
	open_rings(r);
	rig_start_peer(r, "wait", NULL);
	for (i = 0; i < RIG_RINGS; i++) {
		for (k = 0; k < MANY; k++)
			assert_true(rig_send(r, i, &many[i][k]));
		assert_int_equal(hnl_client_flush(&r->ring[i].client), 0);
	}
	do {
		n = inproc_peer_counts(r->host);
		for (i = 0; i < RIG_RINGS; i++)
			done[i] += (unsigned int)hnl_client_poll(
				&r->ring[i].client);
		sched_yield();
	} while (n.forwarded + n.full != RIG_RINGS * MANY);
	assert_true(n.full != 0 && n.forwarded != 0);
	rig_wake_peer(r);
	for (i = 0; i < RIG_RINGS; i++) {
		while (done[i] < MANY)
			done[i] += rig_poll(r, i);
		for (k = 0; k < MANY; k++) {
			bool full = many[i][k].p.err == -HNL_ENOBUFS;

			assert_all(&many[i][k], 1, full ? -HNL_ENOBUFS : 0,
				   full ? HNL_REASON_PEER_GONE :
					  HNL_REASON_NONE);
			refused += full;
		}
	}
	assert_int_equal(refused, n.full);
	close_with_books(r);
}

/* What has no place waits in its ring, and comes to the peer by and by. */
static void peer_slower_than_the_quota_requests_wait_in_the_rings(void **state)
{
	struct rig *r = with_books(rig_open_small(RIG_LONG, 8));
	unsigned int i, k, done;

	(void)state;
	open_rings(r);
	rig_start_peer(r, "wait", NULL);
	for (i = 0; i < RIG_RINGS; i++) {
		for (k = 0; k < MANY; k++)
			assert_true(rig_send(r, i, &many[i][k]));
		assert_int_equal(hnl_client_flush(&r->ring[i].client), 0);
	}
	while (inproc_peer_counts(r->host).forwarded != 8)
		sched_yield();
	rig_wake_peer(r);
	for (i = 0; i < RIG_RINGS; i++) {
		for (done = 0; done < MANY;)
			done += rig_poll(r, i);
		assert_all(many[i], MANY, 0, HNL_REASON_NONE);
	}
	assert_int_equal(inproc_peer_counts(r->host).full, 0);
	close_with_books(r);
}

struct worker {
	struct rig *r;
	unsigned int ring;
	unsigned int wrong;	/* answered, but not once or not with 0 */
};

static bool is_missing(const struct rig_call *c)
{
	return c->tries == 0 || (c->p.done && c->p.err == -HNL_ENOBUFS);
}

/* All calls of one ring; those that the queue had no room for anew. */
static void *work(void *arg)
{
	struct worker *w = arg;
	unsigned int i, done = 0;

	while (done < MANY) {
		for (i = 0; i < MANY; i++)
			if (is_missing(&many[w->ring][i]))
				(void)rig_send(w->r, w->ring,
					       &many[w->ring][i]);
		if (hnl_client_flush(&w->r->ring[w->ring].client) != 0)
			abort();
		(void)rig_poll(w->r, w->ring);
		for (done = i = 0; i < MANY; i++)
			done += many[w->ring][i].p.done &&
				!is_missing(&many[w->ring][i]);
	}
	for (i = 0; i < MANY; i++)
		w->wrong += many[w->ring][i].answers != 1 ||
			    many[w->ring][i].p.err != 0;
	return NULL;
}

/* It answers nothing before it has all of them at once. */
static void peer_holds_1000_calls_each_answered_once(void **state)
{
	struct rig *r = open_with_books(RIG_LONG);
	struct worker w[RIG_RINGS];
	pthread_t thread[RIG_RINGS];
	unsigned int i;

	(void)state;
	open_rings(r);
	rig_start_peer(r, "hold", "1000");
	for (i = 0; i < RIG_RINGS; i++) {
		w[i] = (struct worker){ r, i, 0 };
		assert_int_equal(pthread_create(&thread[i], NULL, work, &w[i]),
				 0);
	}
	for (i = 0; i < RIG_RINGS; i++) {
		pthread_join(thread[i], NULL);
		assert_int_equal(w[i].wrong, 0);
	}
	assert_int_equal(inproc_peer_counts(r->host).answered, 1000);
	assert_int_equal(inproc_peer_counts(r->host).dropped, 0);
	close_with_books(r);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(peer_agrees_each_command_done_and_booked),
		cmocka_unit_test(peer_refuses_einval_and_nothing_changed),
		cmocka_unit_test(peer_asked_for_no_ram_refuses),
		cmocka_unit_test(peer_busy_guest_asks_again_until_it_agrees),
		cmocka_unit_test(peer_absent_enodev),
		cmocka_unit_test(peer_dies_in_the_middle_the_next_one_goes_on),
		cmocka_unit_test(peer_dies_with_a_direct_call_enodev),
		cmocka_unit_test(peer_never_answers_etimedout),
		cmocka_unit_test(peer_answers_twice_the_second_dropped),
		cmocka_unit_test(peer_talks_rubbish_each_dropped),
		cmocka_unit_test(peer_reads_nothing_the_queue_fills_enobufs),
		cmocka_unit_test(
			peer_slower_than_the_quota_requests_wait_in_the_rings),
		cmocka_unit_test(peer_holds_1000_calls_each_answered_once),
	};

	if (argc != 2) {
		fprintf(stderr, "usage: %s HNL-PEER\n", argv[0]);
		return 2;
	}
	rig_peer_program = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
