/* SPDX-License-Identifier: MIT */
/*
 * Discovery, direct calls and the making of a ring, over a hypervisor that lies
 * (hostile.md, A27).
 */
#include "bench.h"

/* ---- discovery, direct calls ---- */

static void discovery_of_nothing_or_another_abi_nodev(void **state)
{
	struct fake hv = { .abi = HNL_ABI_VERSION };
	struct hnl_guest g;

	(void)state;
	assert_int_equal(hnl_guest_init(&g, &fake_port, &hv), 0);
	hv.abi = HNL_ABI_VERSION + 1;
	assert_int_equal(hnl_guest_init(&g, &fake_port, &hv), -HNL_ENODEV);
	hv.abi = HNL_ABI_VERSION;
	hv.absent = true;
	assert_int_equal(hnl_guest_init(&g, &fake_port, &hv), -HNL_ENODEV);
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

static void call_with_a_status_that_is_none_refused(void **state)
{
	static const int lies[] = { 1, 2, HNL_EAGAIN, HNL_EFAULT, INT32_MAX,
				    -HNL_ERRNO_MAX - 1, INT32_MIN };
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

/* Of two replies to a number the first counts. */
static void answer_find_second_reply_not_taken(void **state)
{
	struct hnl_msg reply;
	struct hnl_extack x;
	uint8_t *buf;
	size_t n, i;
	BENCH(state);

	script_ack(&t->hv, 7, 0);
	n = t->hv.reply_len;
	buf = exact_block(40 + n);
	memset(buf, 0, 40);
	for (i = 0; i < 40; i += 20) {
		hnl_store_le32(buf + i, 20);
		hnl_store_le32(buf + i + 4, 17 | (uint32_t)HNL_F_MULTI << 16);
		hnl_store_le32(buf + i + 8, 7);
	}
	memcpy(buf + 40, t->hv.reply, n);
	assert_int_equal(hnl_answer_find(buf, 40 + n, 7, &reply, &x), 0);
	assert_int_equal(reply.reason, HNL_REASON_NONE);
	assert_int_equal(reply.off, 0);
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

	for (i = 0; i < 10; i++) {
		cfg = t->cfg;
		cfg.sq_pages = i == 0 ? 0 : i == 1 ? 3 : i == 2 ? 8192 : 1;
		cfg.cq_pages = i == 3 ? 0 : i == 4 ? 6 : i == 9 ? 8192 : 1;
		cfg.n_slots = i == 5 ? 0 : i == 6 ? 7 : SLOTS;
		cfg.inbox_size = i == 7 ? HNL_ACK_MAX - 1 : INBOX;
		cfg.scratch_size = i == 8 ? HNL_CLIENT_SCRATCH(2) - 1 :
				   i == 2 || i == 9 ?
					    HNL_CLIENT_SCRATCH(8193) :
					    HNL_CLIENT_SCRATCH(2);
		t->hv.calls = 0;
		assert_int_equal(hnl_client_create(&c, &t->g, &cfg, &x),
				 -HNL_EINVAL);
		assert_int_equal(t->hv.calls, 0);
	}
}
/* What the request says of it; none is a ring as it always was. */
static void create_with_a_priority_says_it(void **state)
{
	static const uint8_t priorities[] = { 0, 3 };
	struct hnl_client c;
	struct hnl_extack x;
	struct hnl_attr a;
	size_t i;
	BENCH(state);

	for (i = 0; i < COUNT(priorities); i++) {
		script_ack(&t->hv, 2 + (uint32_t)i, 0);
		t->cfg.priority = priorities[i];
		assert_int_equal(hnl_client_create(&c, &t->g, &t->cfg, &x),
				 0);
		a = hnl_attr_find(t->scratch, hnl_load_le32(t->scratch),
				  HNL_MSGHDR, HNL_CTRL_A_RING_PRIORITY);
		assert_int_equal(a.reason == HNL_REASON_NONE, i != 0);
		if (i != 0)
			assert_int_equal(hnl_attr_u32(t->scratch, &a),
					 3);
	}
}

/* It cannot be written, so nobody is asked. */
static void destroy_of_an_id_that_no_ring_has_not_asked(void **state)
{
	struct hnl_extack x;
	BENCH(state);

	t->c.cfg.ring = 65536;
	t->hv.calls = 0;
	assert_int_equal(hnl_client_destroy(&t->c, &x), -HNL_EINVAL);
	assert_int_equal(t->hv.calls, 0);
}

int main(void)
{
#define T_(f) cmocka_unit_test_setup_teardown(f, open_bench, close_bench)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(discovery_of_nothing_or_another_abi_nodev),
		T_(call_that_claims_more_than_the_reply_refused),
		T_(call_with_again_answers_gathered),
		T_(call_that_took_what_cannot_be_refused),
		T_(call_with_a_status_that_is_none_refused),
		T_(call_refused_value_is_no_length),
		T_(call_in_flight_that_fails_given_up_by_itself),
		T_(call_with_again_for_ever_ends_by_its_clock),
		T_(call_with_again_and_no_answer_waits_between_entries),
		T_(give_up_with_again_asked_until_done),
		T_(control_message_of_the_number_no_reply),
		T_(answer_find_among_lies_refused),
		T_(answer_find_second_reply_not_taken),
		T_(create_refused_or_unanswered_error_told),
		T_(create_with_each_unsound_configuration_einval),
		T_(create_with_a_priority_says_it),
		T_(destroy_of_an_id_that_no_ring_has_not_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
