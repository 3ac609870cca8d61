/* SPDX-License-Identifier: MIT */
/*
 * The wire is little-endian and has one layout (A21): whatever machine this
 * runs on, a message has these bytes, and these bytes are that message.
 * tests/arch/run runs it with 32 bits and big-endian.
 */
#include "helpers.h"
#include "hnl_memory.h"

static uint8_t wire[256];

/* 11 22 .. of each width, so that no order of bytes is like another. */
static const uint8_t share[] = {
	0x2c, 0x00, 0x00, 0x00, 0x11, 0x00, 0x05, 0x00,
	0x44, 0x33, 0x22, 0x11, 0x88, 0x77, 0x66, 0x55,
	0x02, 0x01, 0x00, 0x00,
	0x0c, 0x00, 0x02, 0x00,
	0x00, 0x60, 0x55, 0x44, 0x33, 0x22, 0x01, 0x00,
	0x0c, 0x00, 0x03, 0x00,
	0x08, 0x07, 0x06, 0x05, 0x04, 0x00, 0x00, 0x00,
};

static const uint8_t numbers[] = {
	0x06, 0x00, 0x01, 0x00, 0x34, 0x12, 0x00, 0x00,
	0x08, 0x00, 0x02, 0x00, 0x78, 0x56, 0x34, 0x12,
	0x0c, 0x00, 0x03, 0x00,
	0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11,
};

static void a21_request_has_these_bytes(void **state)
{
	struct hnl_memory_share_req r;
	struct hnl_builder b;

	(void)state;
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_memory_share_req_init(&r);
	hnl_memory_share_req_set_gpa(&r, 0x0001223344556000u);
	hnl_memory_share_req_set_pages(&r, 0x0405060708u);
	hnl_memory_share_req_encode(&b, HNL_F_REQUEST | HNL_F_ACK, 0x11223344,
				    0x55667788, &r);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(b.len, sizeof(share));
	assert_memory_equal(wire, share, sizeof(share));
}

static void a21_these_bytes_are_the_request(void **state)
{
	struct hnl_msg m = hnl_msg_at(share, sizeof(share), 0);
	struct hnl_memory_share_req r;
	struct hnl_decoder d;
	struct hnl_extack x;

	(void)state;
	assert_int_equal(m.reason, HNL_REASON_NONE);
	assert_int_equal(m.head.type, HNL_MEMORY_FAMILY);
	assert_int_equal(m.head.seq, 0x11223344);
	assert_int_equal(m.head.port, 0x55667788);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REQUEST);
	hnl_extack_clear(&x);
	assert_int_equal(hnl_memory_share_req_decode(&d, share, &m, &r, &x),
			 0);
	assert_true(r.gpa == 0x0001223344556000u);
	assert_true(r.pages == 0x0405060708u);
}

static void a21_numbers_have_these_bytes(void **state)
{
	struct hnl_attr a;
	struct hnl_builder b;

	(void)state;
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_attr_put_u16(&b, 1, 0x1234);
	hnl_attr_put_u32(&b, 2, 0x12345678);
	hnl_attr_put_u64(&b, 3, 0x1122334455667788u);
	assert_int_equal(b.len, sizeof(numbers));
	assert_memory_equal(wire, numbers, sizeof(numbers));
	a = hnl_attr_at(numbers, sizeof(numbers), 0);
	assert_int_equal(hnl_attr_u16(numbers, &a), 0x1234);
	a = hnl_attr_at(numbers, sizeof(numbers), a.next);
	assert_int_equal(hnl_attr_u32(numbers, &a), 0x12345678);
	a = hnl_attr_at(numbers, sizeof(numbers), a.next);
	assert_true(hnl_attr_u64(numbers, &a) == 0x1122334455667788u);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a21_request_has_these_bytes),
		cmocka_unit_test(a21_these_bytes_are_the_request),
		cmocka_unit_test(a21_numbers_have_these_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
