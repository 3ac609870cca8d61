/* SPDX-License-Identifier: MIT */
/*
 * hv/plain.c runs most messages in one go, hv/dispatch.c any. Whatever a CALL
 * sends, nobody may be able to tell which of them it was; test_ring_same.c has
 * rings, and what is in flight beside them.
 *
 *	batch --+--> machine a, either way   --+
 *		|			       +--> answers, counters, entries,
 *		+--> machine b, the long way --+    state: the same
 */
#include "hnl_event.h"
#include "same.h"

static uint8_t batch[HNL_MSG_MAX];

/* ---- any messages ---- */

#define ROUNDS 800
#define MESSAGES 6

static void put_any(struct hnl_builder *b, const struct hnl_hv *hv,
		    const struct choice *c, uint32_t seq)
{
	const struct hnl_service *s;
	struct hnl_head h;
	size_t cmd;

	do {
		s = any_service(hv, c);
		cmd = next_random(c->seed) % s->family->n_commands;
	} while (s->family->command[cmd].request == HNL_SET_NONE);
	h = head_of(s->family->id, (uint8_t)cmd, 0, seq);
	if (chance(c, 40))
		h.cmd = (uint8_t)next_random(c->seed);
	put_request(b, s, cmd, &h, c);
}

static size_t make_batch(const struct hnl_hv *hv, const struct choice *c)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	uint32_t i, n = 1 + next_random(c->seed) % MESSAGES;
	size_t at;

	for (i = 1; i <= n; i++) {
		at = b.len;
		put_any(&b, hv, c, i);
		if (hnl_builder_verdict(&b) != 0) {
			hnl_msg_cancel(&b, sizeof(batch));
			break;
		}
		if (b.len > 40000 || at > 40000)
			break;
	}
	if (chance(c, 4))
		flip_any(batch, b.len, c);
	return b.len;
}

/* Bytes of the reply so small that it takes entries, or so large that not. */
static size_t reply_for(const struct choice *c)
{
	return chance(c, 3) ? HNL_ACK_MAX + next_random(c->seed) % 600 : 60000;
}

/* Sends what is in batch to both; how it ended. */
static int call_both(struct machine *a, struct machine *b, size_t len,
		     size_t reply)
{
	unsigned int entries[2];
	int err = machine_call(a, batch, len, reply, &entries[0]);

	assert_int_equal(machine_call(b, batch, len, reply, &entries[1]), err);
	assert_int_equal(entries[0], entries[1]);
	assert_int_equal(a->answer_len, b->answer_len);
	assert_memory_equal(a->answer, b->answer, a->answer_len);
	expect_same_machine(a, b);
	return err;
}

static void run_both(uint32_t seed, uint32_t budget)
{
	struct real *a = real_open(budget), *b = real_open(budget);
	struct choice c = { &seed, false, false };
	unsigned int i;
	size_t len;
	int err;

	forbid_plain(b->m->hv);
	for (i = 0; i < ROUNDS; i++) {
		len = make_batch(a->m->hv, &c);
		if (len == 0 || hnl_msg_at(batch, len, 0).reason ==
					HNL_REASON_PAST_END)
			continue;
		err = call_both(a->m, b->m, len, reply_for(&c));
		/* It was looked at, and answered. */
		assert_true(err == 0 || err == -HNL_EBADMSG);
	}
	real_close(a);
	real_close(b);
}

static void plain_and_not_same_answers_same_state(void **state)
{
	(void)state;
	run_both(0x2545f491, 0);
	run_both(0x9e3779b9, 5);
	run_both(0x7f4a7c15, 1);
}

/* ---- handlers that do what they should not ---- */

enum oddity {
	ODD_CODE_ALONE, ODD_REFUSED_BUT_0, ODD_REASON_BUT_0, ODD_CONTENT,
	ODD_TOO_MUCH, ODD_BROKEN, ODD_AGAIN, ODD_MORE, ODD_TAKES_ALL, ODDITIES
};

static enum oddity oddity;

static int odd(struct hnl_call *call)
{
	static uint8_t much[400];

	switch (oddity) {
	case ODD_CODE_ALONE:
		return -HNL_EBUSY;
	case ODD_REFUSED_BUT_0:
		call->x->err = -HNL_EBUSY;
		return 0;
	case ODD_REASON_BUT_0:
		call->x->reason = HNL_REASON_STATE;
		return 0;
	case ODD_CONTENT:
		hnl_attr_put_u64(call->reply, 3, 5);
		return 0;
	case ODD_TOO_MUCH:
		hnl_attr_put_bytes(call->reply, 3, much, sizeof(much));
		return 0;
	case ODD_BROKEN:
		hnl_builder_fail(call->reply, HNL_EINVAL);
		return 0;
	case ODD_AGAIN:
		return call->cursor[0]++ < 3 ? HNL_CALL_AGAIN : 0;
	case ODD_MORE:
		return call->cursor[0]++ < 3 ? HNL_CALL_MORE : 0;
	default:
		while (hnl_call_spend(call))
			;
		return 0;
	}
}

static const hnl_handler odd_handlers[] = {
	odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd,
	odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd,
};

static const struct hnl_service odd_services[] = {
	{ &hnl_memory_family, odd_handlers, COUNT(odd_handlers), NULL, NULL,
	  NULL },
	{ &hnl_event_family, odd_handlers, COUNT(odd_handlers), NULL, NULL,
	  NULL },
};

static const struct hnl_grant all_grants[] = {
	{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
	{ HNL_EVENT_FAMILY, HNL_GRANT_ALL },
};

static struct machine *open_odd(void)
{
	struct machine *m = machine_new();

	m->hv_cfg.service = odd_services;
	m->hv_cfg.n_services = COUNT(odd_services);
	m->hv_cfg.budget = 100;
	m->domain_cfg.grant = all_grants;
	m->domain_cfg.n_grants = COUNT(all_grants);
	m->domain_cfg.counting = true;
	return machine_start(m);
}

/* One of each, with a reply and without. */
static size_t put_odd(void)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_head h = head_of(HNL_EVENT_FAMILY, HNL_EVENT_CMD_SEND, 0, 2);

	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_EVENT_A_PORT, 1);
	hnl_msg_end(&b);
	put_share(&b, 0, 3, GPA(PRIVATE_PAGE), 1);
	return b.len;
}

static void odd_handler_same_answers(void **state)
{
	struct machine *a = open_odd(), *b = open_odd();

	(void)state;
	forbid_plain(b->hv);
	for (oddity = 0; oddity < ODDITIES; oddity++)
		(void)call_both(a, b, put_odd(), 4096);
	machine_close(a);
	machine_close(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_and_not_same_answers_same_state),
		cmocka_unit_test(odd_handler_same_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
