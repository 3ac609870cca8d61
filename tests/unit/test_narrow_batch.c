/* SPDX-License-Identifier: MIT */
/*
 * A ring that is narrowed by a batch of its own: each message is checked
 * against what the ring has when its turn comes, flags or none.
 *
 *	ring-narrow | share outside | ring-get, cut away
 */
#include "flight.h"

#define WINDOW 60u
#define OUTSIDE 80u

static uint8_t wire[2048];

static void put_narrow(struct hnl_builder *b, uint16_t flags)
{
	struct hnl_ctrl_ring_narrow_req req;
	struct hnl_ctrl_ring_grant g;

	hnl_ctrl_ring_grant_init(&g);
	hnl_ctrl_ring_grant_set_family(&g, HNL_MEMORY_FAMILY);
	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, 0);
	hnl_ctrl_ring_narrow_req_set_window(&req, GPA(WINDOW));
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, 2);
	hnl_ctrl_ring_narrow_req_set_grant(&req, &g, 1);
	hnl_ctrl_ring_narrow_req_encode(b, HNL_F_REQUEST | flags, 5, 0, &req);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

static void narrow_itself(uint16_t flags)
{
	struct machine *m = machine_open(0);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	unsigned int changes;
	struct guest_ring g;

	open_small_ring(&g, m, 0);
	changes = m->changes;
	put_narrow(&b, flags);
	put_share(&b, HNL_F_REQUEST | flags, 6, GPA(OUTSIDE), 1);
	put_u32_of(&b, HNL_CTRL_CMD_RING_GET, flags, 7, HNL_CTRL_A_RING_ID, 0);
	put_share(&b, HNL_F_REQUEST | flags, 8, GPA(WINDOW), 1);
	guest_ring_send(&g, wire, b.len);
	assert_same(guest_ring_serve(&g), 0);
	assert_int_equal(final_of(&g, 5).x.err, 0);
	expect_refused(final_of(&g, 6), HNL_EINVAL, HNL_REASON_GPA_LIMIT);
	expect_refused(final_of(&g, 7), HNL_ENOSYS, HNL_REASON_NONE);
	assert_int_equal(final_of(&g, 8).x.err, 0);
	assert_int_equal(m->changes, changes);
	guest_ring_close(&g);
	machine_close(m);
}

static void holds_for_the_rest_of_its_batch(void **state)
{
	(void)state;
	narrow_itself(0);
}

static void holds_where_nothing_is_plain(void **state)
{
	(void)state;
	narrow_itself(HNL_F_BARRIER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_for_the_rest_of_its_batch),
		cmocka_unit_test(holds_where_nothing_is_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
