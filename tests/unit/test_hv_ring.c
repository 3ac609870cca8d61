/* SPDX-License-Identifier: MIT */
/*
 * Rings at the dispatcher: how they are made and refused, what stops one, and
 * that a guest which does not read its completions loses none of them.
 */
#include "machine.h"

static uint8_t batch[HNL_MSG_MAX];

/* ---- making a ring ---- */

#define P FREE_PAGE

static const struct {
	const char *name;
	uint32_t id;
	uint64_t control;
	uint32_t sq[16], n_sq, cq[16], n_cq;
	int err;
	uint16_t reason, type;
} refused[] = {
	{ "id at the limit", 3, GPA(P), { P + 1 }, 1, { P + 2 }, 1,
	  HNL_ENOSPC, HNL_REASON_QUOTA, HNL_CTRL_A_RING_ID },
	{ "id largest", 65535, GPA(P), { P + 1 }, 1, { P + 2 }, 1,
	  HNL_ENOSPC, HNL_REASON_QUOTA, HNL_CTRL_A_RING_ID },
	{ "id above the schema", 65536, GPA(P), { P + 1 }, 1, { P + 2 }, 1,
	  HNL_EINVAL, HNL_REASON_RANGE, HNL_CTRL_A_RING_ID },
	{ "id in use", 2, GPA(P), { P + 1 }, 1, { P + 2 }, 1, HNL_EEXIST,
	  HNL_REASON_STATE, HNL_CTRL_A_RING_ID },
	{ "control unaligned", 0, GPA(P) + 8, { P + 1 }, 1, { P + 2 }, 1,
	  HNL_EINVAL, HNL_REASON_ALIGN, HNL_CTRL_A_RING_CONTROL },
	{ "control private", 0, GPA(PRIVATE_PAGE), { P + 1 }, 1, { P + 2 }, 1,
	  HNL_EFAULT, HNL_REASON_GPA_PRIVATE, HNL_CTRL_A_RING_CONTROL },
	{ "control above the top", 0, TOP_GPA + 1, { P + 1 }, 1, { P + 2 }, 1,
	  HNL_EFAULT, HNL_REASON_GPA_LIMIT, HNL_CTRL_A_RING_CONTROL },
	{ "control at the end of all", 0, 0xfffffffffffff000, { P + 1 }, 1,
	  { P + 2 }, 1, HNL_EFAULT, HNL_REASON_GPA_LIMIT,
	  HNL_CTRL_A_RING_CONTROL },
	{ "submission no RAM", 0, GPA(P), { RAM_PAGES }, 1, { P + 2 }, 1,
	  HNL_EFAULT, HNL_REASON_GPA_NOT_RAM, HNL_CTRL_A_RING_SUBMISSION },
	{ "submission second private", 0, GPA(P), { P + 1, PRIVATE_PAGE }, 2,
	  { P + 2 }, 1, HNL_EFAULT, HNL_REASON_GPA_PRIVATE,
	  HNL_CTRL_A_RING_SUBMISSION },
	{ "submission of 3", 0, GPA(P), { P + 1, P + 2, P + 3 }, 3, { P + 4 },
	  1, HNL_EINVAL, HNL_REASON_COUNT, HNL_CTRL_A_RING_SUBMISSION },
	{ "submission of 16", 0, GPA(P), { P + 1, P + 2, P + 3, P + 4, P + 5,
	  P + 6, P + 7, P + 8, P + 9, P + 10, P + 11, P + 12, P + 13, P + 14,
	  P + 15, P + 16 }, 16, { P + 17 }, 1, HNL_EINVAL, HNL_REASON_COUNT,
	  HNL_CTRL_A_RING_SUBMISSION },
	{ "submission of 0", 0, GPA(P), { 0 }, 0, { P + 2 }, 1, HNL_EINVAL,
	  HNL_REASON_LENGTH, HNL_CTRL_A_RING_SUBMISSION },
	{ "completion of 0", 0, GPA(P), { P + 1 }, 1, { 0 }, 0, HNL_EINVAL,
	  HNL_REASON_LENGTH, HNL_CTRL_A_RING_COMPLETION },
	{ "completion of 3", 0, GPA(P), { P + 1 }, 1, { P + 2, P + 3, P + 4 },
	  3, HNL_EINVAL, HNL_REASON_COUNT, HNL_CTRL_A_RING_COMPLETION },
	{ "completion above the top", 0, GPA(P), { P + 1 }, 1,
	  { RAM_PAGES + 16 }, 1, HNL_EFAULT, HNL_REASON_GPA_LIMIT,
	  HNL_CTRL_A_RING_COMPLETION },
	/* A14 */
	{ "control in submission", 0, GPA(P), { P }, 1, { P + 2 }, 1,
	  HNL_EINVAL, HNL_REASON_GPA_DUPLICATE, HNL_CTRL_A_RING_SUBMISSION },
	{ "submission twice", 0, GPA(P), { P + 1, P + 1 }, 2, { P + 2 }, 1,
	  HNL_EINVAL, HNL_REASON_GPA_DUPLICATE, HNL_CTRL_A_RING_SUBMISSION },
	{ "completion in submission", 0, GPA(P), { P + 1 }, 1,
	  { P + 2, P + 1 }, 2, HNL_EINVAL, HNL_REASON_GPA_DUPLICATE,
	  HNL_CTRL_A_RING_COMPLETION },
	{ "control of another ring", 0, GPA(90), { P + 1 }, 1, { P + 2 }, 1,
	  HNL_EBUSY, HNL_REASON_GPA_BUSY, HNL_CTRL_A_RING_CONTROL },
	{ "submission of another ring", 0, GPA(P), { 91 }, 1, { P + 2 }, 1,
	  HNL_EBUSY, HNL_REASON_GPA_BUSY, HNL_CTRL_A_RING_SUBMISSION },
	{ "completion of another ring", 0, GPA(P), { P + 1 }, 1, { 92 }, 1,
	  HNL_EBUSY, HNL_REASON_GPA_BUSY, HNL_CTRL_A_RING_COMPLETION },
	{ "completion is the reply", 0, GPA(P), { P + 1 }, 1, { REPLY_PAGE },
	  1, HNL_EBUSY, HNL_REASON_GPA_BUSY, HNL_CTRL_A_RING_COMPLETION },
};

static void a14_create_each_fault_refused_nothing_held(void **state)
{
	struct hnl_msg q;
	struct guest_ring g;
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_attr a;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(refused); i++) {
		m = machine_open(0);
		guest_ring_open(&g, m, 2, 90, 1, 1);
		b = batch_begin(batch, sizeof(batch));
		put_ring_create(&b, 5, refused[i].id, refused[i].control,
				refused[i].sq, refused[i].n_sq, refused[i].cq,
				refused[i].n_cq);
		assert_int_equal(machine_call(m, batch, b.len, 4096, NULL),
				 0);
		x = ack_of(m);
		if (x.err != -refused[i].err || x.reason != refused[i].reason ||
		    x.type != refused[i].type)
			fail_msg("%s: err %d reason %u type %u",
				 refused[i].name, x.err, x.reason, x.type);
		/* The offset is that of the attribute in the request. */
		q = hnl_msg_at(batch, b.len, 0);
		a = hnl_attr_find(batch, q.end, q.body, refused[i].type);
		assert_int_equal(x.offset, a.off - HNL_ATTRHDR);
		/* Held is what the other ring holds. */
		assert_int_equal(m->maps, 3);
		guest_ring_close(&g);
		machine_close(m);
	}
}

static void create_list_page_unaligned_refused(void **state)
{
	struct machine *m = machine_open(0);
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	static const uint32_t sq[] = { P + 1 }, cq[] = { P + 2 };
	struct hnl_extack x;
	struct hnl_attr a;

	(void)state;
	put_ring_create(&b, 5, 0, GPA(P), sq, 1, cq, 1);
	a = hnl_attr_find(batch, b.len, HNL_MSGHDR,
			  HNL_CTRL_A_RING_SUBMISSION);
	batch[a.off] = 4;
	assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
	x = ack_of(m);
	assert_int_equal(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_ALIGN);
	assert_int_equal(x.type, HNL_CTRL_A_RING_SUBMISSION);
	assert_int_equal(m->maps, 0);
	machine_close(m);
}

static struct hnl_extack ring_command(struct machine *m, uint8_t cmd,
				      uint32_t id)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, cmd, 0, 9);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, id);
	hnl_msg_end(&b);
	assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
	return ack_of(m);
}

static void destroy_then_pages_free_and_ring_gone(void **state)
{
	struct machine *m = machine_open(0);
	struct guest_ring g;

	(void)state;
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 1), -HNL_ENOENT);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 3), -HNL_ENOENT);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, UINT32_MAX),
			 -HNL_ENOENT);
	guest_ring_open(&g, m, 1, P, 1, 1);
	assert_int_equal(machine_set(m, FIRST + P, false),
			 HNL_REASON_GPA_BUSY);
	assert_int_equal(ring_command(m, HNL_CTRL_CMD_RING_DESTROY, 0).err,
			 -HNL_ENOENT);
	assert_int_equal(ring_command(m, HNL_CTRL_CMD_RING_DESTROY, 1).err, 0);
	assert_int_equal(m->maps, 0);
	assert_int_equal(machine_set(m, FIRST + P, false), 0);
	assert_int_equal(machine_set(m, FIRST + P, true), 0);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 1), -HNL_ENOENT);
	guest_ring_close(&g);
	guest_ring_open(&g, m, 1, P, 2, 2);
	guest_ring_close(&g);
	machine_close(m);
}

static void destroy_of_the_ring_that_asks_refused(void **state)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_head h = head_of(HNL_CTRL_FAMILY,
				    HNL_CTRL_CMD_RING_DESTROY, 0, 9);
	struct machine *m = machine_open(0);
	struct hnl_extack x;
	struct guest_ring g;
	struct hnl_msg a;

	(void)state;
	guest_ring_open(&g, m, 1, P, 1, 1);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, 1);
	hnl_msg_end(&b);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	a = hnl_msg_at(g.got, g.got_len, 0);
	assert_int_equal(hnl_ack_read(g.got, &a, &x), 0);
	assert_int_equal(x.err, -HNL_EBUSY);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- what stops a ring ---- */

static uint32_t state_word(const struct guest_ring *g)
{
	return hnl_load_relaxed(ring_line(g, HNL_RING_SQ_CONSUMER +
					     HNL_RING_STATE));
}

/* The ring has stopped; another one and the direct call go on. */
static void expect_stopped(struct machine *m, struct guest_ring *g,
			   struct guest_ring *other, uint16_t reason)
{
	struct hnl_ctrl_ring_get_rsp rsp;
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_decoder d;
	struct hnl_extack x;
	struct hnl_msg a;

	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(state_word(g), reason);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, g->id), -HNL_EBADMSG);
	put_share(&b, 0, 80, GPA(PRIVATE_PAGE + 20), 1);
	guest_ring_send(other, batch, b.len);
	assert_int_equal(guest_ring_serve(other), 0);
	assert_int_equal(other->got_len, 32);
	assert_int_equal(state_word(other), 0);
	assert_int_equal(ring_command(m, HNL_CTRL_CMD_RING_GET, g->id).err, 0);
	a = answer_at(m, 0);
	assert_int_equal(hnl_ctrl_ring_get_rsp_decode(&d, m->answer, &a, &rsp,
						      &x), 0);
	assert_int_equal(rsp.state, HNL_CTRL_RING_STATE_STOPPED);
	assert_int_equal(rsp.reason, reason);
	assert_int_equal(ring_command(m, HNL_CTRL_CMD_RING_DESTROY, g->id).err,
			 0);
}

static const struct {
	const char *name;
	uint32_t len;		/* that the second message claims */
	uint32_t at;		/* place of the first one */
	uint16_t reason;
} rubbish[] = {
	{ "length 0", 0, 0, HNL_REASON_SHORT },
	{ "length 15", 15, 0, HNL_REASON_SHORT },
	{ "length 19", 19, 0, HNL_REASON_SHORT },
	{ "past what is there", 48, 0, HNL_REASON_PAST_END },
	{ "0xffff", 0xffff, 0, HNL_REASON_PAST_END },
	{ "all ones", 0xffffffff, 0, HNL_REASON_PAST_END },
	{ "crosses the end", 48, HNL_PAGE - 44 - 44, HNL_REASON_WRAP },
};

static void message_that_is_none_stops_ring_earlier_answered(void **state)
{
	struct guest_ring g, other;
	struct hnl_builder b;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rubbish); i++) {
		m = machine_open(0);
		guest_ring_open(&g, m, 0, P, 1, 1);
		guest_ring_open(&other, m, 2, 90, 1, 1);
		if (rubbish[i].at != 0) {
			memset(batch, 0, HNL_PAGE);
			hnl_noop_head(batch, rubbish[i].at);
			guest_ring_send(&g, batch, rubbish[i].at);
			assert_int_equal(guest_ring_serve(&g), 0);
		}
		b = batch_begin(batch, sizeof(batch));
		put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
		put_share(&b, 0, 2, GPA(PRIVATE_PAGE + 1), 1);
		assert_true(hnl_producer_copy(&g.sq, batch, 44));
		hnl_store_le32(batch + 44, rubbish[i].len);
		assert_true(hnl_producer_copy(&g.sq, batch + 44, 44));
		ignore(hnl_producer_publish(&g.sq));
		if (guest_ring_serve(&g) != -HNL_EBADMSG ||
		    state_word(&g) != rubbish[i].reason)
			fail_msg("%s: state %u", rubbish[i].name,
				 state_word(&g));
		assert_int_equal(answers_in(g.got, g.got_len), 1);
		assert_int_equal(m->changes, 1);
		expect_stopped(m, &g, &other, rubbish[i].reason);
		guest_ring_close(&other);
		guest_ring_close(&g);
		machine_close(m);
	}
}

/* A13. Only the first lies at once; the rest after an answered message. */
static void a13_index_that_lies_stops_ring(void **state)
{
	static const uint32_t lie[] = { HNL_PAGE + 4, 1, 0u - 4, 0x80000000,
					0xffffffff, 45 };
	struct guest_ring g, other;
	struct hnl_builder b;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(lie); i++) {
		m = machine_open(0);
		guest_ring_open(&g, m, 0, P, 1, 1);
		guest_ring_open(&other, m, 2, 90, 1, 1);
		b = batch_begin(batch, sizeof(batch));
		put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
		guest_ring_send(&g, batch, b.len);
		assert_int_equal(guest_ring_serve(&g), 0);
		hnl_store_release(ring_line(&g, HNL_RING_SQ_PRODUCER),
				  44 + lie[i]);
		assert_int_equal(guest_ring_serve(&g), -HNL_EBADMSG);
		assert_int_equal(answers_in(g.got, g.got_len), 1);
		expect_stopped(m, &g, &other, HNL_REASON_INDEX);
		guest_ring_close(&other);
		guest_ring_close(&g);
		machine_close(m);
	}
}

/* The lie about completions is seen when room is looked for. */
static void a13_completion_index_that_lies_stops_ring(void **state)
{
	struct machine *m = machine_open(0);
	struct guest_ring g, other;
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	uint32_t i;
	int err = 0;

	(void)state;
	guest_ring_open(&g, m, 0, P, 2, 1);
	guest_ring_open(&other, m, 2, 90, 1, 1);
	hnl_store_release(ring_line(&g, HNL_RING_CQ_CONSUMER), 0x1000);
	for (i = 0; i < 150; i++)
		put_share(&b, 0, i, GPA(PRIVATE_PAGE), 1);
	guest_ring_send(&g, batch, b.len);
	while ((err = hnl_hv_kick(m->cpu, m->domain, 0)) == -HNL_EAGAIN)
		;
	assert_int_equal(err, -HNL_EBADMSG);
	expect_stopped(m, &g, &other, HNL_REASON_INDEX);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- completions ---- */

/* Kicks without reading: the dispatcher stalls and holds back the rest. */
static void a22_completions_full_nothing_lost_resumes(void **state)
{
	static const uint32_t budgets[] = { 0, 1, 7 };
	struct guest_ring g;
	struct hnl_builder b;
	struct machine *m;
	size_t k, i, pos;
	struct hnl_msg a;
	int err = 0;

	(void)state;
	for (k = 0; k < COUNT(budgets); k++) {
		m = machine_open(budgets[k]);
		guest_ring_open(&g, m, 1, P, 2, 1);
		b = batch_begin(batch, sizeof(batch));
		for (i = 0; i < 180; i++)
			put_share(&b, i % 2 != 0 ? HNL_F_ACK : 0, (uint32_t)i,
				  GPA(PRIVATE_PAGE), 1 + i % 3);
		guest_ring_send(&g, batch, b.len);
		for (i = 0; i < 2000; i++) {
			err = hnl_hv_kick(m->cpu, m->domain, 1);
			if (err != -HNL_EAGAIN)
				break;
		}
		assert_int_equal(err, 0);
		assert_true(hnl_producer_stalled(&g.sq));
		/* A doorbell that changes nothing changes nothing (A22). */
		err = hnl_hv_kick(m->cpu, m->domain, 1);
		assert_true(err == 0 || err == -HNL_EAGAIN);
		assert_int_equal(guest_ring_serve(&g), 0);
		assert_int_equal(answers_in(g.got, g.got_len), 180 + 90);
		for (i = pos = 0; i < 180; i++) {
			a = hnl_msg_at(g.got, g.got_len, pos);
			assert_int_equal(a.head.seq, i);
			pos = i % 2 == 0 ? a.next :
			      hnl_msg_at(g.got, g.got_len, a.next).next;
		}
		guest_ring_close(&g);
		machine_close(m);
	}
}

static void ring_of_1000_messages_over_many_wraps_all_answered(void **state)
{
	static const uint32_t budgets[] = { 0, 1, 5 };
	struct machine *m;
	struct guest_ring g;
	struct hnl_builder b;
	uint32_t seed, i, next, k;
	size_t pos;
	struct hnl_msg a;

	(void)state;
	for (k = 0; k < COUNT(budgets); k++) {
		m = machine_open(budgets[k]);
		guest_ring_open(&g, m, 1, P, 1, 2);
		for (i = 0, seed = 9; i < 1000; i++) {
			b = batch_begin(batch, sizeof(batch));
			put_share(&b, 0, i, GPA(PRIVATE_PAGE), 1 + i % 2);
			hnl_attr_put_bytes(&b, 99, batch + 1024,
					   next_random(&seed) % 300);
			hnl_store_le32(batch, (uint32_t)b.len);
			if (!hnl_producer_copy(&g.sq, batch, b.len)) {
				assert_int_equal(guest_ring_serve(&g), 0);
				assert_true(hnl_producer_copy(&g.sq, batch,
							      b.len));
			}
			ignore(hnl_producer_publish(&g.sq));
		}
		assert_int_equal(guest_ring_serve(&g), 0);
		for (next = 0, pos = 0; pos < g.got_len; pos = a.next) {
			a = hnl_msg_at(g.got, g.got_len, pos);
			assert_int_equal(a.head.seq, next++);
			assert_int_equal(a.head.type, HNL_MEMORY_FAMILY);
		}
		assert_int_equal(next, 1000);
		guest_ring_close(&g);
		machine_close(m);
	}
}

static void notify_a_sleeping_guest_once_an_awake_one_never(void **state)
{
	struct machine *m = machine_open(0);
	struct guest_ring g;
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	unsigned int i;

	(void)state;
	guest_ring_open(&g, m, 1, P, 1, 1);
	for (i = 0; i < 3; i++)
		put_share(&b, 0, i, GPA(PRIVATE_PAGE), 1);
	assert_true(hnl_consumer_sleep(&g.cq));
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(m->notified, 1);
	assert_int_equal(m->last_ring, 1);
	hnl_consumer_awake(&g.cq);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(m->notified, 1);
	guest_ring_close(&g);
	machine_close(m);
}

/* A call of one ring that gave up does not hold up another ring. */
static void parked_call_in_one_ring_other_served(void **state)
{
	struct machine *m = machine_open(1);
	struct guest_ring g, other;
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	(void)state;
	guest_ring_open(&g, m, 0, P, 1, 1);
	guest_ring_open(&other, m, 2, 90, 1, 1);
	put_share(&b, 0, 0, GPA(PRIVATE_PAGE), 20);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	b = batch_begin(batch, sizeof(batch));
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE + 20), 1);
	guest_ring_send(&other, batch, b.len);
	assert_int_equal(guest_ring_serve(&other), 0);
	assert_int_equal(other.got_len, 32);
	assert_int_equal(g.got_len, 0);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(g.got_len, 32);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* A ring goes, and what gave up in it: the other ring gets its place. */
static void destroy_with_a_call_in_flight_call_forgotten(void **state)
{
	struct machine *m = machine_new();
	struct guest_ring g, other;
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	(void)state;
	m->hv_cfg.budget = 1;
	m->domain_cfg.calls = 2;
	machine_start(m);
	guest_ring_open(&g, m, 0, P, 1, 1);
	put_share(&b, 0, 0, GPA(PRIVATE_PAGE), 20);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	assert_int_equal(ring_command(m, HNL_CTRL_CMD_RING_DESTROY, 0).err, 0);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_ENOENT);
	guest_ring_take(&g);
	assert_int_equal(g.got_len, 0);
	guest_ring_open(&other, m, 0, P, 1, 1);
	b = batch_begin(batch, sizeof(batch));
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 20);
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 20);
	guest_ring_send(&other, batch, b.len);
	assert_int_equal(guest_ring_serve(&other), 0);
	assert_int_equal(other.got_len, 64);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(m);
}

/* So does a reset; nothing of before is run in the ring's next life. */
static void reset_with_calls_in_flight_ring_begins_anew(void **state)
{
	struct machine *m = machine_open(1);
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct guest_ring g, anew;

	(void)state;
	guest_ring_open(&g, m, 0, P, 1, 1);
	put_share(&b, 0, 0, GPA(PRIVATE_PAGE), 20);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_reset(m->domain), -HNL_EAGAIN);
	assert_int_equal(hnl_domain_reset(m->domain), 0);
	guest_ring_open(&anew, m, 0, P, 1, 1);
	b = batch_begin(batch, sizeof(batch));
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	guest_ring_send(&anew, batch, b.len);
	assert_int_equal(guest_ring_serve(&anew), 0);
	assert_int_equal(anew.got_len, 32);
	assert_int_equal(hnl_msg_at(anew.got, 32, 0).head.seq, 1);
	guest_ring_close(&anew);
	guest_ring_close(&g);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a14_create_each_fault_refused_nothing_held),
		cmocka_unit_test(create_list_page_unaligned_refused),
		cmocka_unit_test(destroy_then_pages_free_and_ring_gone),
		cmocka_unit_test(destroy_of_the_ring_that_asks_refused),
		cmocka_unit_test(
			message_that_is_none_stops_ring_earlier_answered),
		cmocka_unit_test(a13_index_that_lies_stops_ring),
		cmocka_unit_test(a13_completion_index_that_lies_stops_ring),
		cmocka_unit_test(a22_completions_full_nothing_lost_resumes),
		cmocka_unit_test(
			ring_of_1000_messages_over_many_wraps_all_answered),
		cmocka_unit_test(
			notify_a_sleeping_guest_once_an_awake_one_never),
		cmocka_unit_test(parked_call_in_one_ring_other_served),
		cmocka_unit_test(destroy_with_a_call_in_flight_call_forgotten),
		cmocka_unit_test(reset_with_calls_in_flight_ring_begins_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
