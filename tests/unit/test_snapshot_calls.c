/* SPDX-License-Identifier: MIT */
/*
 * Records of calls in flight for which the domain they arrive in has no place,
 * no vCPU, or no blocks (A17).
 */
#include "snapshot_edit.h"

/* ---- calls ---- */

/* The direct one's record: it names a vCPU, and its bytes follow. */
static size_t direct_call(void)
{
	size_t pos = record_of(&bad, HNL_STATE_CMD_CALL);

	while (bad.byte[pos + 16] != HNL_STATE_CMD_CALL ||
	       hnl_attr_find(bad.byte, next_of(&bad, pos), pos + HNL_MSGHDR,
			     HNL_STATE_A_CALL_VCPU).reason != HNL_REASON_NONE)
		pos = next_of(&bad, pos);
	return pos;
}

static void second_call_of_a_vcpu_refused(void **state)
{
	static struct stream copy;
	struct guest_ring g;
	struct machine *m = open_saved(&g);
	struct hnl_attr a;
	size_t pos, end;

	(void)state;
	bad = good;
	pos = direct_call();
	end = next_of(&bad, next_of(&bad, pos));
	copy = bad;
	insert(&bad, end, copy.byte + pos, end - pos);
	a = hnl_attr_find(bad.byte, next_of(&bad, end), end + HNL_MSGHDR,
			  HNL_STATE_A_CALL_TOKEN);
	hnl_store_le16(bad.byte + a.off, (uint16_t)(m->domain->n_slots - 1));
	renumber(&bad);
	expect_not_restored(m, HNL_EINVAL, HNL_REASON_STATE);
	assert_int_equal(r.report.record, HNL_STATE_CMD_CALL);
	assert_int_equal(r.report.attribute, HNL_STATE_A_CALL_VCPU);
	close_all(m, &g);
}

static void call_larger_than_all_blocks_named(void **state)
{
	struct guest_ring g;
	struct machine *m = open_saved(&g);

	(void)state;
	bad = good;
	hnl_store_le32(value_in(HNL_STATE_CMD_CALL,
				HNL_STATE_A_CALL_REPLY_LENGTH), 1u << 22);
	expect_not_restored(m, HNL_ENOSPC, HNL_REASON_QUOTA);
	assert_int_equal(r.report.record, HNL_STATE_CMD_CALL);
	assert_int_equal(r.report.limit, HNL_RESTORE_LIMIT_CALL_BYTES);
	assert_int_equal(r.report.needed > r.report.available, 1);
	close_all(m, &g);
}

/* The direct call first, with more than what CALLs have alone. */
static void save_with_a_large_call(struct guest_ring *g, size_t blocks)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE), 600 };
	static uint8_t long_wire[2048];
	struct machine *m = g->m;
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	size_t pos, n, first;

	put_share(&b, 0, 2, GPA(FREE_PAGE), 50);
	guest_ring_send(g, wire, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	b = batch_begin(long_wire, sizeof(long_wire));
	put_share(&b, 0, 9, GPA(FREE_PAGE), 50);
	put_ballast(&b, 0, blocks * HNL_POOL_BLOCK - 44 - HNL_ATTRHDR);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, long_wire, b.len);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	bad = good;
	pos = direct_call();
	n = next_of(&bad, pos);
	while (bad.byte[n + 16] == HNL_STATE_CMD_BYTES)
		n = next_of(&bad, n);
	n -= pos;
	first = record_of(&bad, HNL_STATE_CMD_CALL);
	assert_true(first < pos);
	memmove(bad.byte + first + n, bad.byte + first, pos - first);
	memcpy(bad.byte + first, good.byte + pos, n);
	renumber(&bad);
}

static void expect_no_blocks(struct machine *m, size_t needed,
			     size_t available)
{
	expect_not_restored(m, HNL_ENOSPC, HNL_REASON_QUOTA);
	assert_int_equal(r.report.limit, HNL_RESTORE_LIMIT_CALL_BYTES);
	assert_int_equal(r.report.needed, needed);
	assert_int_equal(r.report.available, available);
}

static struct machine *open_one_ring(struct guest_ring *g)
{
	struct machine *m = configure();

	m->hv_cfg.budget = 16;
	m->hv_cfg.quantum = 2;
	m->domain_cfg.rings = 1;
	machine_start(m);
	guest_ring_open(g, m, 0, 40, 2, 1);
	return m;
}

/* 20 blocks: 18 or 19 of a CALL, and 2 of a ring's. */
static void call_of_a_ring_beside_a_large_one_fits_or_is_refused(void **state)
{
	struct guest_ring g;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 17; i <= 18; i++) {
		m = open_one_ring(&g);
		save_with_a_large_call(&g, i);
		m->domain_cfg.call_bytes = 2 * HNL_POOL_BLOCK;
		make_domain(m, 0xa5);
		assert_int_equal(m->domain->pool.n, 20);
		if (i == 17) {
			restore(m, &bad);
			assert_int_equal(m->domain->in_flight, 2);
			assert_int_equal(m->domain->pool.unpromised, 0);
		} else {
			expect_no_blocks(m, 2, 1);
		}
		close_all(m, &g);
	}
}

/* Two of 10 blocks: the first has all that is the ring's own, and the quota. */
static void second_call_beyond_what_its_ring_has_left_refused(
	void **state)
{
	static uint8_t long_wire[2048];
	struct guest_ring g;
	struct machine *m = open_one_ring(&g);
	struct hnl_builder b = batch_begin(long_wire, sizeof(long_wire));
	size_t i, at;

	(void)state;
	for (i = 0; i < 2; i++) {
		at = b.len;
		put_share(&b, 0, 2 + (uint32_t)i, GPA(FREE_PAGE), 50);
		put_ballast(&b, at, 9 * HNL_POOL_BLOCK - 44 - HNL_ATTRHDR);
	}
	guest_ring_send(&g, long_wire, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	assert_int_equal(m->domain->in_flight, 2);
	freeze(m);
	save(m, &bad, STREAM_MAX);
	destroy_domain(m);
	m->domain_cfg.call_bytes = 10 * HNL_POOL_BLOCK;
	make_domain(m, 0xa5);
	expect_no_blocks(m, 10, 0);
	close_all(m, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(second_call_of_a_vcpu_refused),
		cmocka_unit_test(call_larger_than_all_blocks_named),
		cmocka_unit_test(
			call_of_a_ring_beside_a_large_one_fits_or_is_refused),
		cmocka_unit_test(
			second_call_beyond_what_its_ring_has_left_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
