/* SPDX-License-Identifier: MIT */
/*
 * Messages of a ring that are longer than max_message, than what is there, or
 * than any: which are refused and skipped, and which stop the ring.
 */
#include "machine.h"

#define P FREE_PAGE

static uint8_t batch[HNL_MSG_MAX];

static void message_too_long(uint8_t *p, size_t len, uint32_t seq)
{
	memset(p, 0, len);
	hnl_store_le32(p, (uint32_t)len);
	hnl_store_le16(p + 4, HNL_MEMORY_FAMILY);
	hnl_store_le16(p + 6, HNL_F_REQUEST);
	hnl_store_le32(p + 8, seq);
	p[16] = HNL_MEMORY_CMD_SHARE;
}

static struct machine *machine_of_short_messages(uint32_t max)
{
	struct machine *m = machine_new();

	m->hv_cfg.max_message = max;
	return machine_start(m);
}

static void message_longer_than_max_refused_and_skipped(void **state)
{
	static const uint32_t maxima[] = { 256, 258, 1000 };
	struct hnl_builder b;
	struct guest_ring g;
	struct hnl_extack x;
	struct machine *m;
	struct hnl_msg a;
	size_t i, round;

	(void)state;
	for (i = 0; i < COUNT(maxima); i++) {
		m = machine_of_short_messages(maxima[i]);
		guest_ring_open(&g, m, 1, P, 1, 1);
		for (round = 0; round < 9; round++) {
			g.got_len = 0;
			b = batch_begin(batch, sizeof(batch));
			put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
			message_too_long(batch + b.len, 1004, 2);
			b.len += 1004;
			put_share(&b, 0, 3, GPA(PRIVATE_PAGE), 1);
			guest_ring_send(&g, batch, b.len);
			assert_int_equal(guest_ring_serve(&g), 0);
			assert_int_equal(answers_in(g.got, g.got_len), 3);
			a = hnl_msg_at(g.got, g.got_len, 32);
			assert_int_equal(a.head.seq, 2);
			assert_int_equal(hnl_ack_read(g.got, &a, &x), 0);
			assert_int_equal(x.err, -HNL_EMSGSIZE);
			a = hnl_msg_at(g.got, g.got_len, a.next);
			assert_int_equal(a.head.seq, 3);
			assert_int_equal(a.head.type, HNL_MEMORY_FAMILY);
		}
		guest_ring_close(&g);
		machine_close(m);
	}
}

/* Linked to one that fails: what is wrong with itself never comes to light. */
static void message_longer_than_max_in_a_failed_chain_canceled(void **state)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct machine *m = machine_of_short_messages(256);
	struct guest_ring g;
	struct hnl_extack x;
	struct hnl_msg a;

	(void)state;
	guest_ring_open(&g, m, 1, P, 1, 1);
	put_share(&b, HNL_F_LINK, 1, GPA(PRIVATE_PAGE), ~(uint64_t)0);
	message_too_long(batch + b.len, 1004, 2);
	b.len += 1004;
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(answers_in(g.got, g.got_len), 2);
	a = hnl_msg_at(g.got, g.got_len, 0);
	assert_int_equal(hnl_ack_read(g.got, &a, &x), 0);
	assert_int_equal(x.err, -HNL_EINVAL);
	a = hnl_msg_at(g.got, g.got_len, a.next);
	assert_int_equal(a.head.seq, 2);
	assert_int_equal(hnl_ack_read(g.got, &a, &x), 0);
	assert_int_equal(x.err, -HNL_ECANCELED);
	guest_ring_close(&g);
	machine_close(m);
}

/*
 * The limit `message` and the ABI's own: between the two a message is refused
 * and skipped, above it is none.
 */
static void message_longer_than_the_abi_allows_stops_ring(void **state)
{
	static const struct {
		uint32_t len;
		uint16_t stopped;
	} rows[] = {
		{ 1004, 0 },
		{ HNL_MSG_MAX, 0 },
		{ HNL_MSG_MAX + 4, HNL_REASON_PAST_END },
		{ 18 * HNL_PAGE, HNL_REASON_PAST_END },
	};
	static uint8_t *page[32];
	static uint8_t bytes[18 * HNL_PAGE];
	struct hnl_ring_mem sq = { NULL, page, 32 * HNL_PAGE };
	uint32_t list[32], *line, i, k, cq_page = P + 32, control = P + 33;
	struct hnl_ring_producer p;
	struct hnl_builder b;
	struct hnl_extack x;
	struct machine *m;
	struct hnl_msg a;
	size_t n;

	(void)state;
	for (k = 0; k < COUNT(rows); k++) {
		m = machine_new();
		m->hv_cfg.max_message = 1000;
		m->domain_cfg.ring_pages = 32;
		machine_start(m);
		for (i = 0; i < 32; i++) {
			list[i] = P + i;
			page[i] = m->page[list[i]];
		}
		memset(m->page[control], 0, HNL_PAGE);
		line = (uint32_t *)(void *)m->page[control];
		b = batch_begin(batch, sizeof(batch));
		put_ring_create(&b, 1, 0, GPA(control), list, 32, &cq_page, 1);
		assert_int_equal(machine_call(m, batch, b.len, 4096, NULL),
				 0);
		assert_int_equal(ack_of(m).err, 0);
		hnl_producer_init(&p, &sq, line + HNL_RING_SQ_PRODUCER / 4,
				  line + HNL_RING_SQ_CONSUMER / 4);
		message_too_long(bytes, rows[k].len, 7);
		assert_true(hnl_producer_copy(&p, bytes, rows[k].len));
		b = batch_begin(batch, sizeof(batch));
		put_share(&b, 0, 8, GPA(PRIVATE_PAGE), 1);
		assert_true(hnl_producer_copy(&p, batch, b.len));
		ignore(hnl_producer_publish(&p));
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0),
				 rows[k].stopped != 0 ? -HNL_EBADMSG : 0);
		assert_int_equal(hnl_load_relaxed(
					 &line[(HNL_RING_SQ_CONSUMER +
						HNL_RING_STATE) / 4]),
				 rows[k].stopped);
		n = hnl_load_relaxed(&line[HNL_RING_CQ_PRODUCER / 4]);
		assert_int_equal(answers_in(m->page[cq_page], n),
				 rows[k].stopped != 0 ? 0 : 2);
		if (rows[k].stopped == 0) {
			a = hnl_msg_at(m->page[cq_page], n, 0);
			assert_int_equal(hnl_ack_read(m->page[cq_page], &a,
						      &x), 0);
			assert_int_equal(x.err, -HNL_EMSGSIZE);
			assert_int_equal(a.head.seq, 7);
		}
		assert_int_equal(m->changes, rows[k].stopped == 0);
		machine_close(m);
	}
}

/* The refusal of a message too long is an answer as any other. */
static void message_longer_than_max_completions_full_not_lost(void **state)
{
	struct machine *m = machine_of_short_messages(256);
	struct hnl_builder b;
	struct guest_ring g;
	struct hnl_msg a;
	size_t n, pos;
	uint32_t seq;

	(void)state;
	guest_ring_open(&g, m, 1, P, 8, 1);
	for (seq = 0; seq < 105; seq++) {
		b = batch_begin(batch, sizeof(batch));
		if (seq % 9 != 8) {
			message_too_long(batch, 300, seq);
			b.len = 300;
		} else {
			put_share(&b, HNL_F_ACK, seq, GPA(PRIVATE_PAGE), 1);
		}
		guest_ring_send(&g, batch, b.len);
	}
	assert_int_equal(guest_ring_serve(&g), 0);
	for (n = pos = 0; pos < g.got_len; pos = a.next) {
		a = hnl_msg_at(g.got, g.got_len, pos);
		if (a.head.type == HNL_MSG_ERROR)
			assert_int_equal(a.head.seq, n++);
	}
	assert_int_equal(n, 105);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- bytes that are no message, more of them than one can have ---- */

#define LONGEST 256u

/* n bytes are there, the first message says that it has so many. */
static uint32_t stopped_by(uint32_t says, size_t n)
{
	static uint8_t bytes[HNL_PAGE];
	struct machine *m = machine_of_short_messages(LONGEST);
	struct guest_ring g;
	uint32_t why;

	guest_ring_open(&g, m, 1, P, 1, 1);
	memset(bytes, 0, sizeof(bytes));
	hnl_store_le32(bytes, says);
	hnl_store_le16(bytes + 4, HNL_MEMORY_FAMILY);
	assert_true(hnl_producer_copy(&g.sq, bytes, n));
	ignore(hnl_producer_publish(&g.sq));
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 1), -HNL_EBADMSG);
	why = hnl_load_relaxed(ring_line(&g, HNL_RING_SQ_CONSUMER +
					     HNL_RING_STATE));
	assert_int_equal(hnl_load_relaxed(ring_line(&g, HNL_RING_CQ_PRODUCER)),
			 0);
	guest_ring_close(&g);
	machine_close(m);
	return why;
}

static void a03_length_of_more_than_is_there_or_of_no_header_stops(void **state)
{
	(void)state;
	assert_int_equal(stopped_by(1004, 600), HNL_REASON_PAST_END);
	assert_int_equal(stopped_by(1004, 1000), HNL_REASON_PAST_END);
	assert_int_equal(stopped_by(8, 600), HNL_REASON_SHORT);
	assert_int_equal(stopped_by(0, LONGEST), HNL_REASON_SHORT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(message_longer_than_max_refused_and_skipped),
		cmocka_unit_test(
			message_longer_than_max_in_a_failed_chain_canceled),
		cmocka_unit_test(message_longer_than_the_abi_allows_stops_ring),
		cmocka_unit_test(
			message_longer_than_max_completions_full_not_lost),
		cmocka_unit_test(
			a03_length_of_more_than_is_there_or_of_no_header_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
