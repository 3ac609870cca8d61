/* SPDX-License-Identifier: MIT */
/*
 * The guest's client over the least of ports, and over a hypervisor that says
 * no where it has no cause to:
 *
 *	struct hnl_client -> port without lock, wait, clock -> the dispatcher
 *			  -> port that refuses or lies	    -> nobody
 */
#include "../../hv/internal.h"
#include "pair.h"

static struct hnl_guest_port port;
static unsigned int turns;	/* until it is as it should be */
static int status;

/* Its port is what pair_guest_port is, to be changed. */
static struct pair *open_own(uint32_t budget)
{
	struct pair *t = pair_open(budget);

	port = pair_guest_port;
	t->g.port = &port;
	turns = 0;
	status = 0;
	return t;
}

static struct pair *open_bare(uint32_t budget)
{
	struct pair *t = open_own(budget);

	port.lock = port.unlock = NULL;
	port.wait = NULL;
	port.now = NULL;
	return t;
}

static int post_share(struct pair *t, struct hnl_pending *p, uint64_t pages,
		      bool more)
{
	struct hnl_builder b;
	int err;

	memset(p, 0, sizeof(*p));
	err = hnl_client_claim(&t->c, &b, 128, p, HNL_NO_WAIT);
	if (err != 0)
		return err;
	pair_put_share(t, &b, p->seq, PAIR_POOL, pages);
	return hnl_client_post(&t->c, &b, p, more);
}

/* ---- functions that are not there ---- */

static bool expires(void *env)
{
	(void)env;
	return turns == 0 || --turns == 0;
}

static void no_lock_no_wait_no_clock_served_all_the_same(void **state)
{
	struct pair *t = open_bare(0);
	struct hnl_pending p;

	(void)state;
	assert_int_equal(post_share(t, &p, 1, false), 0);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_FOREVER), 0);
	assert_int_equal(p.err, 0);
	assert_false(t->locked);
	assert_int_equal(t->waits, 0);
	pair_close(t);
}

static void for_ever_ends_when_the_port_says_so(void **state)
{
	struct pair *t = open_bare(0);
	struct hnl_pending p;

	(void)state;
	port.expired = expires;
	turns = 5;
	t->deaf = true;
	assert_int_equal(post_share(t, &p, 1, false), 0);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_FOREVER),
			 -HNL_ETIMEDOUT);
	assert_int_equal(turns, 0);
	assert_false(p.done);
	pair_close(t);
}

static void serve_in_wait(void *env)
{
	struct pair *t = pair_of(env);

	t->waits++;
	if (t->waits == 4)
		assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), 0);
}

/* Neither a moment nor for ever comes for who has no clock. */
static void deadline_without_a_clock_never_comes(void **state)
{
	static const uint64_t until[] = { 1, HNL_FOREVER };
	struct hnl_pending p;
	struct pair *t;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(until); i++) {
		t = open_bare(0);
		port.wait = serve_in_wait;
		t->deaf = true;
		assert_int_equal(post_share(t, &p, 1, false), 0);
		assert_int_equal(hnl_client_wait(&t->c, &p, until[i]), 0);
		assert_true(p.done);
		assert_int_equal(t->waits, 4);
		pair_close(t);
	}
}

static int kick_with_patience(void *env, uint32_t ring)
{
	if (turns != 0 && turns-- != 0)
		return -HNL_EAGAIN;
	return pair_kick(env, ring);
}

static void doorbell_with_again_and_no_end_in_sight_rung_on(void **state)
{
	struct pair *t = open_bare(0);
	struct hnl_pending p;

	(void)state;
	port.kick = kick_with_patience;
	turns = 20;
	assert_int_equal(post_share(t, &p, 1, false), 0);
	assert_int_equal(t->c.kicks, 21);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT), 0);
	pair_close(t);
}

static int call_with_patience(void *env, uint64_t request, uint64_t request_len,
			      uint64_t reply, uint64_t reply_len,
			      uint64_t *value)
{
	*value = 0;
	if (turns != 0 && turns-- != 0)
		return -HNL_EAGAIN;
	return pair_call(env, request, request_len, reply, reply_len, value);
}

static void call_with_again_and_no_wait_asked_on(void **state)
{
	struct pair *t = open_bare(0);
	struct hnl_extack x;

	(void)state;
	port.call = call_with_patience;
	turns = 20;
	assert_int_equal(hnl_client_destroy(&t->c, &x), 0);
	assert_int_equal(turns, 0);
	pair_close(t);
}

/* A share in flight, begun by a doorbell whose time was up. */
static void cancel_without_a_lock(void **state)
{
	uint8_t list[4 * HNL_CANCEL_BYTES];
	struct pair *t = open_bare(8);
	struct hnl_pending p;
	struct hnl_extack x;

	(void)state;
	t->deaf = true;
	assert_int_equal(post_share(t, &p, 60, false), 0);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), -HNL_EAGAIN);
	assert_int_equal(hnl_client_cancel(&t->c, &p, list, sizeof(list), &x),
			 0);
	while (hnl_hv_kick(t->cpu, t->domain, 0) == -HNL_EAGAIN)
		;
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT), 0);
	assert_int_equal(p.err, -HNL_ECANCELED);
	pair_close(t);
}

/* ---- what is refused ---- */

static uint32_t *control_word(struct pair *t, size_t offset)
{
	return (uint32_t *)(void *)(pair_page(t, 0) + offset);
}

static int refuse_kick(void *env, uint32_t ring)
{
	(void)env;
	(void)ring;
	return status;
}

static void waiter_told_of_its_doorbell_and_of_a_broken_ring(void **state)
{
	struct pair *t = open_own(0);
	struct hnl_pending p;

	(void)state;
	port.kick = refuse_kick;
	status = -HNL_EPERM;
	assert_int_equal(post_share(t, &p, 1, true), 0);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_FOREVER), -HNL_EPERM);
	assert_false(t->locked || p.done);
	hnl_store_release(control_word(t, HNL_RING_CQ_PRODUCER), 3);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_FOREVER),
			 -HNL_EBADMSG);
	assert_false(t->locked || p.done);
	assert_true(t->c.broken);
	pair_close(t);
}

/* It waits for room, so that the poll rings; what that says is told. */
static void poll_told_of_the_doorbell_it_rings(void **state)
{
	struct pair *t = open_own(0);

	(void)state;
	port.kick = refuse_kick;
	status = -HNL_EPERM;
	hnl_store_release(control_word(t, HNL_RING_SQ_CONSUMER +
						  HNL_RING_AWAKE),
			  HNL_RING_STALLED);
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EPERM);
	assert_false(t->c.broken);
	pair_close(t);
}

static int begin_half(struct pair *t, struct hnl_pending *p)
{
	static const uint8_t much[1900];
	struct hnl_builder b;
	struct hnl_head h;
	int err;

	memset(p, 0, sizeof(*p));
	err = hnl_client_begin(&t->c, &b, 2048, p);
	if (err != 0)
		return err;
	h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, 0, p->seq);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_bytes(&b, 77, much, sizeof(much));
	hnl_msg_end(&b);
	return hnl_client_submit(&t->c, &b, p);
}

static void ring_full_of_requests_again_until_they_are_taken(void **state)
{
	struct pair *t = open_own(0);
	struct hnl_pending p[4];
	unsigned int n;

	(void)state;
	t->deaf = true;
	for (n = 0; n < 3 && begin_half(t, &p[n]) == 0; n++)
		;
	assert_int_equal(n, 2);
	assert_int_equal(begin_half(t, &p[n]), -HNL_EAGAIN);
	assert_int_equal(t->c.in_flight, 2);
	assert_int_equal(hnl_client_flush(&t->c), 0);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), 0);
	assert_int_equal(hnl_client_poll(&t->c), 2);
	assert_int_equal(begin_half(t, &p[n]), 0);
	pair_close(t);
}

/* ---- a list of calls that lies ---- */

enum part {
	PART_RING = 1, PART_SEQ = 2, PART_TOKEN = 4, PART_OTHER_RING = 8,
	PART_OTHER_SEQ = 16, PART_OTHER_FAMILY = 32, PART_NO_NUMBER = 64,
	PART_RUBBISH = 128,
	PART_ALL = PART_RING | PART_SEQ | PART_TOKEN,
};

static unsigned int part;
static uint32_t wanted;
static unsigned int calls;

static void put_entry(struct hnl_builder *b, uint32_t seq)
{
	struct hnl_head h = head_of(part & PART_OTHER_FAMILY ?
					    HNL_MEMORY_FAMILY :
					    HNL_CTRL_FAMILY,
				    HNL_CTRL_CMD_CALL_LIST, HNL_F_MULTI, seq);

	hnl_msg_begin(b, &h);
	if (part & PART_TOKEN)
		hnl_attr_put_u64(b, HNL_CTRL_A_CALL_TOKEN, 1);
	if (part & PART_RING)
		hnl_attr_put_u32(b, HNL_CTRL_A_CALL_RING,
				 part & PART_OTHER_RING ? 1 : 0);
	if (part & PART_SEQ)
		hnl_attr_put_u32(b, HNL_CTRL_A_CALL_SEQ,
				 wanted + (part & PART_OTHER_SEQ ? 1u : 0u));
	if (part & PART_NO_NUMBER)
		hnl_attr_put_bytes(b, HNL_CTRL_A_CALL_STATE, "abc", 3);
	hnl_msg_end(b);
}

static int liar(void *env, uint64_t request, uint64_t request_len,
		uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	struct pair *t = pair_of(env);
	uint8_t *to = t->ram + (reply - PAIR_GPA);
	uint32_t seq = hnl_load_le32(t->ram + (request - PAIR_GPA) + 8);
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_CALL_LIST,
				    HNL_F_DUMP, seq);
	struct hnl_extack x;
	struct hnl_builder b;

	*value = 0;
	if (calls++ != 0)
		return status;
	hnl_extack_clear(&x);
	hnl_builder_init(&b, to, (size_t)reply_len);
	put_entry(&b, seq);
	hnl_ack_put(&b, HNL_MSG_DONE, &h, HNL_MSGHDR, &x);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	if (part & PART_RUBBISH) {
		memset(to + b.len, 0xff, HNL_MSGHDR);
		b.len += HNL_MSGHDR;
	}
	*value = request_len << 32 | b.len;
	return 0;
}

static int cancel_over(struct pair *t, struct hnl_pending *p, unsigned int has)
{
	uint8_t list[4 * HNL_CANCEL_BYTES];
	struct hnl_extack x;
	int err;

	part = has;
	calls = 0;
	wanted = p->seq;
	err = hnl_client_cancel(&t->c, p, list, sizeof(list), &x);
	assert_false(t->locked);
	return err;
}

static void a27_list_without_the_call_no_cancel(void **state)
{
	static const struct {
		unsigned int has, calls;
		int err;
	} lists[] = {
		{ PART_ALL, 2, -HNL_EPERM },
		{ PART_SEQ | PART_TOKEN, 1, -HNL_ENOENT },
		{ PART_RING | PART_TOKEN, 1, -HNL_ENOENT },
		{ PART_RING | PART_SEQ, 1, -HNL_ENOENT },
		{ PART_ALL | PART_OTHER_RING, 1, -HNL_ENOENT },
		{ PART_ALL | PART_OTHER_SEQ, 1, -HNL_ENOENT },
		{ PART_ALL | PART_OTHER_FAMILY, 1, -HNL_ENOENT },
		{ PART_ALL | PART_NO_NUMBER, 1, -HNL_EBADMSG },
		{ PART_SEQ | PART_RUBBISH, 1, -HNL_EBADMSG },
	};
	struct pair *t = open_own(0);
	struct hnl_pending p;
	size_t i;

	(void)state;
	t->deaf = true;
	assert_int_equal(post_share(t, &p, 1, false), 0);
	port.call = liar;
	status = -HNL_EPERM;
	for (i = 0; i < COUNT(lists); i++) {
		if (cancel_over(t, &p, lists[i].has) != lists[i].err ||
		    calls != lists[i].calls)
			fail_msg("list %zu: %u calls", i, calls);
	}
	pair_close(t);
}

/* ---- other pages ---- */

#define OTHER_PAGE 64u

static struct hnl_client_pages other_pages(struct pair *t)
{
	struct hnl_client_pages by = {
		.ring = 1, .control = pair_page(t, OTHER_PAGE),
		.sq = pair_page(t, OTHER_PAGE + 1),
		.cq = pair_page(t, OTHER_PAGE + 2),
		.sq_pages = 1, .cq_pages = 1,
	};

	return by;
}

static int resize(struct pair *t)
{
	struct hnl_client_pages by = other_pages(t);
	struct hnl_extack x;
	int err = hnl_client_resize(&t->c, &by, HNL_NO_WAIT, &x);

	assert_false(t->locked || t->c.closed);
	return err;
}

static void resize_told_of_its_doorbell_nothing_changed(void **state)
{
	struct pair *t = open_own(0);
	struct hnl_pending p;

	(void)state;
	port.kick = refuse_kick;
	status = -HNL_EPERM;
	assert_int_equal(post_share(t, &p, 1, true), 0);
	assert_int_equal(resize(t), -HNL_EPERM);
	assert_ptr_equal(t->c.cfg.sq, pair_page(t, 1));
	assert_false(t->domain->ring[1].live);
	port.kick = pair_kick;
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), 0);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT), 0);
	pair_close(t);
}

static void resize_of_a_broken_client_refused(void **state)
{
	struct pair *t = open_own(0);

	(void)state;
	hnl_store_release(control_word(t, HNL_RING_CQ_PRODUCER), 3);
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
	assert_int_equal(resize(t), -HNL_EBADMSG);
	assert_false(t->domain->ring[1].live);
	pair_close(t);
}

/* The new pages are there, but the ring that has them is stopped. */
static void resize_into_a_ring_that_is_stopped_told(void **state)
{
	struct pair *t = open_own(0);

	(void)state;
	port.kick = refuse_kick;
	status = -HNL_EBADMSG;
	assert_int_equal(resize(t), -HNL_EBADMSG);
	assert_ptr_equal(t->c.cfg.sq, pair_page(t, OTHER_PAGE + 1));
	pair_close(t);
}

static int call_once(void *env, uint64_t request, uint64_t request_len,
		     uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	if (calls++ == 0)
		return pair_call(env, request, request_len, reply, reply_len,
				 value);
	*value = 0;
	return -HNL_EPERM;
}

/* The hypervisor may hold the new pages: the caller may not have them back. */
static void resize_whose_other_ring_stays_is_told_as_broken(void **state)
{
	struct pair *t = open_own(0);

	(void)state;
	port.call = call_once;
	calls = 0;
	assert_int_equal(resize(t), -HNL_EBADMSG);
	assert_int_equal(calls, 3);
	assert_true(t->domain->ring[1].live);
	assert_ptr_equal(t->c.cfg.sq, pair_page(t, 1));
	pair_close(t);
}

static void client_of_a_priority_its_ring_has_it(void **state)
{
	struct pair *t = open_own(0);
	struct hnl_client_pages by = other_pages(t);
	struct hnl_client_config cfg = t->cfg;
	struct hnl_pending *slot[PAIR_SLOTS];
	struct hnl_client c;
	struct hnl_extack x;

	(void)state;
	cfg.ring = by.ring;
	cfg.control = by.control;
	cfg.sq = by.sq;
	cfg.cq = by.cq;
	cfg.slot = slot;
	cfg.priority = 3;
	assert_int_equal(hnl_client_create(&c, &t->g, &cfg, &x), 0);
	assert_int_equal(t->domain->ring[1].priority, 3);
	assert_int_equal(t->domain->ring[0].priority, 0);
	pair_close(t);
}

/* ---- lists of pages ---- */

static void pages_without_room_fail_the_builder(void **state)
{
	struct pair *t = open_own(0);
	uint32_t next[2];
	struct hnl_guest_pool_config cfg = {
		.base = pair_page(t, PAIR_POOL), .slot_size = 2 * HNL_PAGE,
		.slots = 2, .next = next,
	};
	struct hnl_guest_pool pool;
	struct hnl_builder b;
	uint8_t small[24], *slot;

	(void)state;
	assert_int_equal(hnl_guest_pool_init(&pool, &t->g, &cfg), 0);
	slot = hnl_guest_pool_take(&pool);
	assert_non_null(slot);
	memset(small, 0xa5, sizeof(small));
	hnl_builder_init(&b, small, sizeof(small));
	hnl_guest_pool_put_list(&b, 5, &pool, slot, 2 * HNL_PAGE);
	assert_int_not_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(small[sizeof(small) - 1], 0xa5);
	pair_close(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_lock_no_wait_no_clock_served_all_the_same),
		cmocka_unit_test(for_ever_ends_when_the_port_says_so),
		cmocka_unit_test(deadline_without_a_clock_never_comes),
		cmocka_unit_test(
			doorbell_with_again_and_no_end_in_sight_rung_on),
		cmocka_unit_test(call_with_again_and_no_wait_asked_on),
		cmocka_unit_test(cancel_without_a_lock),
		cmocka_unit_test(
			waiter_told_of_its_doorbell_and_of_a_broken_ring),
		cmocka_unit_test(poll_told_of_the_doorbell_it_rings),
		cmocka_unit_test(
			ring_full_of_requests_again_until_they_are_taken),
		cmocka_unit_test(a27_list_without_the_call_no_cancel),
		cmocka_unit_test(resize_told_of_its_doorbell_nothing_changed),
		cmocka_unit_test(resize_of_a_broken_client_refused),
		cmocka_unit_test(resize_into_a_ring_that_is_stopped_told),
		cmocka_unit_test(
			resize_whose_other_ring_stays_is_told_as_broken),
		cmocka_unit_test(client_of_a_priority_its_ring_has_it),
		cmocka_unit_test(pages_without_room_fail_the_builder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
