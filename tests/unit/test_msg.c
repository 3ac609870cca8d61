/* SPDX-License-Identifier: MIT */
/*
 * Frames and acknowledgements: what is written, what lengths are believed
 * (hostile.md, A03), and that an acknowledgement reads back as it was put.
 */
#include "helpers.h"

static uint8_t wire[512];

static struct hnl_builder fresh(size_t size)
{
	struct hnl_builder b;

	memset(wire, 0xa5, sizeof(wire));
	hnl_builder_init(&b, wire, size);
	return b;
}

/* ---- writing ---- */

static void message_begun_and_ended_header_right(void **state)
{
	static const uint8_t want[] = {
		LE32(28), LE16(0x11), LE16(0x1005), LE32(0xdeadbeef),
		LE32(0x01020304), 7, 1, LE16(0), HEAD(8, 1), LE32(2),
	};
	struct hnl_builder b = fresh(sizeof(want));
	struct hnl_head h = { 0x11, HNL_F_REQUEST | HNL_F_ACK | HNL_F_LINK,
			      0xdeadbeef, 0x01020304, 7, 1 };

	(void)state;
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, 1, 2);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(b.len, sizeof(want));
	assert_memory_equal(wire, want, sizeof(want));
}

static void message_cancelled_earlier_one_stays(void **state)
{
	struct hnl_builder b = fresh(64);
	struct hnl_head h = head_of(17, 1, 0, 1);

	(void)state;
	hnl_msg_begin(&b, &h);
	hnl_msg_end(&b);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_bytes(&b, 1, wire, 60);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
	hnl_msg_cancel(&b, 64);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(b.len, 20);
	h.seq = 2;
	hnl_msg_begin(&b, &h);
	hnl_attr_put_bytes(&b, 1, wire, 20);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(b.len, 64);
	assert_int_equal(hnl_msg_at(wire, 64, 20).head.seq, 2);
}

static void message_above_64k_refused(void **state)
{
	uint8_t *big = exact_block(2 * HNL_MSG_MAX);
	struct hnl_head h = head_of(17, 1, 0, 1);
	struct hnl_builder b;

	(void)state;
	hnl_builder_init(&b, big, 2 * HNL_MSG_MAX);
	hnl_msg_begin(&b, &h);
	(void)hnl_attr_put_room(&b, 1, 65512);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(hnl_load_le32(big), HNL_MSG_MAX);
	assert_int_equal(hnl_msg_at(big, b.len, 0).reason, HNL_REASON_NONE);
	hnl_msg_cancel(&b, 2 * HNL_MSG_MAX);
	hnl_msg_begin(&b, &h);
	(void)hnl_attr_put_room(&b, 1, 65512);
	hnl_attr_put_flag(&b, 2);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
	free(big);
}

static void message_without_room_refused(void **state)
{
	struct hnl_head h = head_of(17, 1, 0, 1);
	struct hnl_builder b;
	size_t size;

	(void)state;
	for (size = 0; size < HNL_MSGHDR; size++) {
		b = fresh(size);
		hnl_msg_begin(&b, &h);
		hnl_msg_end(&b);
		assert_int_equal(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
		assert_int_equal(wire[0], 0xa5);
	}
}

/* ---- frames ---- */

#define NL(len, type) LE32(len), LE16(type), LE16(1), LE32(9), LE32(8)

static const struct {
	const char *name;
	uint8_t bytes[32];
	size_t n;
	uint16_t reason;
	size_t body, end, next;
} frames[] = {
	{ "nothing", { 0 }, 0, HNL_REASON_SHORT, 0, 0, 0 },
	{ "half a header", { NL(16, 17) }, 15, HNL_REASON_SHORT, 15, 15, 15 },
	{ "length 0", { NL(0, 17) }, 20, HNL_REASON_SHORT, 20, 20, 20 },
	{ "length 15", { NL(15, 1) }, 20, HNL_REASON_SHORT, 20, 20, 20 },
	{ "request of 16", { NL(16, 17) }, 20, HNL_REASON_SHORT, 20, 20, 20 },
	{ "request of 19", { NL(19, 17) }, 20, HNL_REASON_SHORT, 20, 20, 20 },
	{ "control of 16", { NL(16, 1) }, 20, HNL_REASON_NONE, 16, 16, 16 },
	{ "whole", { NL(20, 17), 1, 2, 0, 0 }, 20, HNL_REASON_NONE, 20, 20,
	  20 },
	{ "past the end by 1", { NL(21, 17) }, 20, HNL_REASON_PAST_END, 20,
	  20, 20 },
	{ "past the end by padding", { NL(21, 17) }, 23, HNL_REASON_PAST_END,
	  23, 23, 23 },
	{ "length 0xffff", { NL(0xffff, 17) }, 32, HNL_REASON_PAST_END, 32,
	  32, 32 },
	{ "length all ones", { NL(0xffffffff, 17) }, 32, HNL_REASON_PAST_END,
	  32, 32, 32 },
	{ "length -3", { NL(0xfffffffd, 17) }, 32, HNL_REASON_PAST_END, 32,
	  32, 32 },
	{ "unaligned", { NL(21, 17), 1, 1, 0, 0 }, 24, HNL_REASON_UNALIGNED,
	  20, 21, 24 },
	{ "reserved low", { NL(20, 17), 1, 1, 1, 0 }, 20,
	  HNL_REASON_RESERVED, 20, 20, 20 },
	{ "reserved high", { NL(20, 17), 1, 1, 0, 0x80 }, 20,
	  HNL_REASON_RESERVED, 20, 20, 20 },
	{ "unaligned before reserved", { NL(22, 17), 1, 1, 1, 0 }, 24,
	  HNL_REASON_UNALIGNED, 20, 22, 24 },
	{ "followed by rest", { NL(20, 17), 1, 1, 0, 0, 1, 1, 1, 1 }, 24,
	  HNL_REASON_NONE, 20, 20, 20 },
};

static void a03_frame_each_length_reason(void **state)
{
	struct hnl_msg m;
	uint8_t *p;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(frames); i++) {
		p = exact_copy(frames[i].bytes, frames[i].n);
		m = hnl_msg_at(p, frames[i].n, 0);
		if (m.reason != frames[i].reason || m.off != 0 ||
		    m.body != frames[i].body || m.end != frames[i].end ||
		    m.next != frames[i].next)
			fail_msg("%s: reason %u body %zu end %zu next %zu",
				 frames[i].name, m.reason, m.body, m.end,
				 m.next);
		free(p);
	}
}

static void frame_above_64k_past_end(void **state)
{
	uint8_t *p = exact_block(HNL_MSG_MAX + 8);

	(void)state;
	memset(p, 0, 20);
	hnl_store_le16(p + 4, 17);
	hnl_store_le32(p, HNL_MSG_MAX);
	assert_int_equal(hnl_msg_at(p, HNL_MSG_MAX + 8, 0).reason,
			 HNL_REASON_NONE);
	hnl_store_le32(p, HNL_MSG_MAX + 4);
	assert_int_equal(hnl_msg_at(p, HNL_MSG_MAX + 8, 0).reason,
			 HNL_REASON_PAST_END);
	free(p);
}

static void frame_at_the_end_of_a_batch_short(void **state)
{
	uint8_t p[20] = { NL(20, 17) };
	struct hnl_msg m = hnl_msg_at(p, 20, 20);

	(void)state;
	assert_int_equal(m.reason, HNL_REASON_SHORT);
	assert_int_equal(m.next, 20);
}

static void frame_with_each_length_stays_in_bounds(void **state)
{
	struct hnl_msg m;
	uint32_t len;
	uint8_t *p;
	size_t n;

	(void)state;
	for (n = 16; n <= 40; n++) {
		p = rubbish_block(n);
		for (len = 0; len < 3000; len++) {
			hnl_store_le32(p, len < 1500 ? len : 0u - len);
			m = hnl_msg_at(p, n, 0);
			assert_true(m.end <= n && m.next <= n && m.body <= n);
			assert_true(m.next > 0);
		}
		free(p);
	}
}

static void noop_of_each_size_one_control_frame(void **state)
{
	struct hnl_msg m;
	uint8_t *p;
	size_t n;

	(void)state;
	for (n = 16; n <= 64; n += 4) {
		p = exact_block(n);
		hnl_noop_head(p, n);
		m = hnl_msg_at(p, n, 0);
		assert_int_equal(m.reason, HNL_REASON_NONE);
		assert_int_equal(m.head.type, HNL_MSG_NOOP);
		assert_int_equal(m.head.flags, 0);
		assert_int_equal(m.next, n);
		free(p);
	}
}

/* ---- acknowledgements ---- */

static struct hnl_extack full_extack(void)
{
	struct hnl_extack x;
	uint32_t i;

	memset(&x, 0, sizeof(x));
	x.err = -HNL_EINVAL;
	x.reason = HNL_REASON_MISSING;
	x.offset = 44;
	x.type = 0x3ffe;
	x.missing = 9;
	x.nest = 64;
	x.ignored_n = 1000;
	x.ignored_listed = HNL_IGNORED_MAX;
	x.progress = 0x123456789abc;
	for (i = 0; i < HNL_IGNORED_MAX; i++) {
		x.ignored[i].offset = 100 + i;
		x.ignored[i].type = 200 + i;
	}
	return x;
}

static void ack_with_everything_read_back_same(void **state)
{
	struct hnl_head q = head_of(17, 3, HNL_F_REPORT, 77);
	static const uint16_t types[] = { HNL_MSG_ERROR, HNL_MSG_DONE };
	struct hnl_extack x = full_extack(), y;
	struct hnl_builder b;
	struct hnl_msg m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(types); i++) {
		b = fresh(HNL_ACK_MAX);
		hnl_ack_put(&b, types[i], &q, 52, &x);
		assert_int_equal(hnl_builder_verdict(&b), 0);
		m = hnl_msg_at(wire, b.len, 0);
		assert_int_equal(m.reason, HNL_REASON_NONE);
		assert_int_equal(m.head.type, types[i]);
		assert_int_equal(m.head.seq, 77);
		assert_int_equal(m.head.port, q.port);
		memset(&y, 0, sizeof(y));
		assert_int_equal(hnl_ack_read(wire, &m, &y), 0);
		assert_memory_equal(&x, &y, sizeof(x));
	}
}

/* The absent one of a rule is told; the nest follows from the offset. */
static void ack_of_implies_missing_told_without_nest(void **state)
{
	struct hnl_head q = head_of(17, 3, HNL_F_REPORT, 77);
	struct hnl_extack x = full_extack(), y;
	struct hnl_builder b = fresh(HNL_ACK_MAX);
	struct hnl_msg m;

	(void)state;
	x.reason = HNL_REASON_IMPLIES;
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	m = hnl_msg_at(wire, b.len, 0);
	assert_int_equal(hnl_ack_read(wire, &m, &y), 0);
	assert_int_equal(y.missing, 9);
	assert_int_equal(y.offset, 44);
	assert_int_equal(y.nest, 0);
	x.reason = HNL_REASON_EXCLUSIVE;
	b = fresh(HNL_ACK_MAX);
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	m = hnl_msg_at(wire, b.len, 0);
	assert_int_equal(hnl_ack_read(wire, &m, &y), 0);
	assert_int_equal(y.missing, 0);
	assert_int_equal(y.type, 0x3ffe);
}

/* What was done is told of an error without a reason too, of success never. */
static void ack_without_reason_progress_told(void **state)
{
	struct hnl_head q = head_of(17, 3, HNL_F_ACK, 77);
	struct hnl_builder b = fresh(HNL_ACK_MAX);
	struct hnl_extack x, y;
	struct hnl_msg m;

	(void)state;
	hnl_extack_clear(&x);
	x.err = -HNL_ENOMEM;
	x.progress = 512;
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	m = hnl_msg_at(wire, b.len, 0);
	assert_int_equal(hnl_ack_read(wire, &m, &y), 0);
	assert_int_equal(y.err, -HNL_ENOMEM);
	assert_int_equal(y.reason, HNL_REASON_NONE);
	assert_int_equal(y.progress, 512);
	x.err = 0;
	b = fresh(HNL_ACK_MAX);
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	assert_int_equal(b.len, 36);
}

static void ack_of_success_header_echoed_no_attributes(void **state)
{
	static const uint8_t want[] = {
		LE32(36), LE16(HNL_MSG_ERROR), LE16(HNL_F_CAPPED), LE32(77),
		LE32(0x50), LE32(0), LE32(52), LE16(17), LE16(5), LE32(77),
		LE32(0x50),
	};
	static const uint8_t done[] = {
		LE32(20), LE16(HNL_MSG_DONE), LE16(HNL_F_MULTI), LE32(77),
		LE32(0x50), LE32(0),
	};
	struct hnl_head q = head_of(17, 3, HNL_F_ACK, 77);
	struct hnl_builder b = fresh(HNL_ACK_MAX);
	struct hnl_extack x;

	(void)state;
	hnl_extack_clear(&x);
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	assert_int_equal(b.len, sizeof(want));
	assert_memory_equal(wire, want, sizeof(want));
	b = fresh(HNL_ACK_MAX);
	hnl_ack_put(&b, HNL_MSG_DONE, &q, 52, &x);
	assert_int_equal(b.len, sizeof(done));
	assert_memory_equal(wire, done, sizeof(done));
}

static void ack_without_report_ignored_not_listed(void **state)
{
	struct hnl_head q = head_of(17, 3, 0, 77);
	struct hnl_builder b = fresh(HNL_ACK_MAX);
	struct hnl_extack x = full_extack(), y;
	struct hnl_msg m;

	(void)state;
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	m = hnl_msg_at(wire, b.len, 0);
	assert_int_equal(hnl_ack_read(wire, &m, &y), 0);
	assert_int_equal(y.ignored_n, 0);
	assert_int_equal(y.ignored_listed, 0);
	assert_int_equal(y.reason, HNL_REASON_MISSING);
}

/* All but the list itself fits: the builder says so, and nothing is past it. */
static void ack_without_room_for_the_ignored_fails(void **state)
{
	struct hnl_head q = head_of(17, 3, HNL_F_REPORT, 77);
	struct hnl_extack x = full_extack();
	struct hnl_builder b = fresh(HNL_ACK_MAX);
	size_t full, n;

	(void)state;
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	for (full = b.len, n = 0; n < full; n += 4) {
		b = fresh(n);
		wire[n] = 0x5a;
		hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
		assert_same(hnl_builder_verdict(&b), -HNL_EMSGSIZE);
		assert_in_range(b.len, 0, n);
		assert_int_equal(wire[n], 0x5a);
	}
}

/* A peer that lists more than there is room for: the rest is not stored. */
static void ack_with_a_longer_list_first_ones_read(void **state)
{
	struct hnl_head q = head_of(17, 3, HNL_F_REPORT, 77);
	struct hnl_builder b = fresh(HNL_ACK_MAX);
	struct {
		struct hnl_extack x;
		uint8_t behind[16];
	} y;
	struct hnl_extack x;
	struct hnl_msg m;
	uint8_t *p;

	(void)state;
	hnl_extack_clear(&x);
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	p = hnl_attr_put_room(&b, HNL_ACK_ATTR_IGNORED,
			      8 * (HNL_IGNORED_MAX + 1));
	assert_non_null(p);
	memset(p, 0x11, 8 * (HNL_IGNORED_MAX + 1));
	hnl_msg_end(&b);
	memset(&y, 0xa5, sizeof(y));
	m = hnl_msg_at(wire, b.len, 0);
	assert_int_equal(hnl_ack_read(wire, &m, &y.x), 0);
	assert_int_equal(y.x.ignored_listed, HNL_IGNORED_MAX);
	assert_int_equal(y.x.ignored[HNL_IGNORED_MAX - 1].offset, 0x11111111);
	assert_int_equal(y.behind[0], 0xa5);
}

static void ack_cut_anywhere_refused_or_read_within(void **state)
{
	struct hnl_head q = head_of(17, 3, HNL_F_REPORT, 77);
	struct hnl_builder b = fresh(HNL_ACK_MAX);
	struct hnl_extack x = full_extack(), y;
	struct hnl_msg m;
	size_t n, full;
	uint8_t *p;

	(void)state;
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	full = b.len;
	for (n = 16; n < full; n += 4) {
		p = exact_copy(wire, n);
		hnl_store_le32(p, (uint32_t)n);
		m = hnl_msg_at(p, n, 0);
		if (hnl_ack_read(p, &m, &y) == 0)
			assert_true(n >= 36);
		else
			assert_true(n < 36 || n % 8 != 4 || n > 76);
		free(p);
	}
}

static void ack_with_unknown_attribute_read_tolerantly(void **state)
{
	struct hnl_head q = head_of(17, 3, 0, 77);
	struct hnl_builder b = fresh(HNL_ACK_MAX);
	struct hnl_extack x, y;
	struct hnl_msg m;

	(void)state;
	hnl_extack_clear(&x);
	(void)hnl_extack_refuse(&x, HNL_EPERM, HNL_REASON_STATE, 20, 1);
	hnl_ack_put(&b, HNL_MSG_ERROR, &q, 52, &x);
	b.size = sizeof(wire);
	hnl_attr_put_string(&b, HNL_ACK_ATTR_MSG, "no", 2);
	hnl_attr_put_u32(&b, 0x3000, 5);
	hnl_attr_put_u8(&b, HNL_ACK_ATTR_REASON, 5);	/* no u32 */
	hnl_msg_end(&b);
	m = hnl_msg_at(wire, b.len, 0);
	assert_int_equal(hnl_ack_read(wire, &m, &y), 0);
	assert_int_equal(y.reason, HNL_REASON_STATE);
	assert_int_equal(y.err, -HNL_EPERM);
}

static void ack_ignored_list_too_long_cut(void **state)
{
	struct hnl_head h = { HNL_MSG_DONE, 0, 1, 1, 0, 0 };
	uint8_t list[8 * 40];
	struct hnl_builder b = fresh(sizeof(wire));
	struct hnl_extack y;
	struct hnl_msg m;

	(void)state;
	memset(list, 1, sizeof(list));
	hnl_msg_begin(&b, &h);
	hnl_attr_put_bytes(&b, HNL_ACK_ATTR_IGNORED, list, sizeof(list));
	hnl_msg_end(&b);
	m = hnl_msg_at(wire, b.len, 0);
	assert_int_equal(hnl_ack_read(wire, &m, &y), 0);
	assert_int_equal(y.ignored_listed, HNL_IGNORED_MAX);
}

static void ack_of_another_type_refused(void **state)
{
	uint8_t p[20] = { NL(20, 17) };
	struct hnl_msg m = hnl_msg_at(p, 20, 0);
	struct hnl_extack y;

	(void)state;
	assert_int_equal(hnl_ack_read(p, &m, &y), -HNL_EBADMSG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(message_begun_and_ended_header_right),
		cmocka_unit_test(message_cancelled_earlier_one_stays),
		cmocka_unit_test(message_above_64k_refused),
		cmocka_unit_test(message_without_room_refused),
		cmocka_unit_test(a03_frame_each_length_reason),
		cmocka_unit_test(frame_above_64k_past_end),
		cmocka_unit_test(frame_at_the_end_of_a_batch_short),
		cmocka_unit_test(frame_with_each_length_stays_in_bounds),
		cmocka_unit_test(noop_of_each_size_one_control_frame),
		cmocka_unit_test(ack_with_everything_read_back_same),
		cmocka_unit_test(ack_of_implies_missing_told_without_nest),
		cmocka_unit_test(ack_without_reason_progress_told),
		cmocka_unit_test(ack_of_success_header_echoed_no_attributes),
		cmocka_unit_test(ack_without_report_ignored_not_listed),
		cmocka_unit_test(ack_without_room_for_the_ignored_fails),
		cmocka_unit_test(ack_with_a_longer_list_first_ones_read),
		cmocka_unit_test(ack_cut_anywhere_refused_or_read_within),
		cmocka_unit_test(ack_with_unknown_attribute_read_tolerantly),
		cmocka_unit_test(ack_ignored_list_too_long_cut),
		cmocka_unit_test(ack_of_another_type_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
