/* SPDX-License-Identifier: MIT */
/*
 * The pool of shared buffers: each slot once, what it is given back for, and
 * no byte of an earlier use where the hypervisor can see it (A18).
 */
#include "pair.h"

#include <hnl/gpa.h>

#define SECRET 0x5e

struct kit {
	struct pair *t;
	struct hnl_guest_pool pool;
	struct hnl_guest_pool_config cfg;
	uint32_t next[64];
};

static int open_kit(struct kit *k, uint32_t slot_size, uint32_t slots)
{
	memset(k, 0, sizeof(*k));
	k->t = pair_open(0);
	k->cfg.base = pair_page(k->t, PAIR_POOL);
	k->cfg.slot_size = slot_size;
	k->cfg.slots = slots;
	k->cfg.next = k->next;
	return hnl_guest_pool_init(&k->pool, &k->t->g, &k->cfg);
}

static bool is_zero(const uint8_t *p, size_t n)
{
	while (n != 0 && *p == 0) {
		p++;
		n--;
	}
	return n == 0;
}

static void init_of_unsound_sizes_refused(void **state)
{
	static const uint32_t bad[][2] = { { 0, 4 }, { 64, 0 }, { 96, 4 },
					   { 6000, 2 }, { 64, UINT32_MAX } };
	struct kit k;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++) {
		assert_int_equal(open_kit(&k, bad[i][0], bad[i][1]),
				 -HNL_EINVAL);
		pair_close(k.t);
	}
	assert_int_equal(open_kit(&k, 64, 64), 0);
	k.cfg.base += 8;
	assert_int_equal(hnl_guest_pool_init(&k.pool, &k.t->g, &k.cfg),
			 -HNL_EINVAL);
	pair_close(k.t);
}

static void take_each_slot_once_then_none_then_again(void **state)
{
	uint8_t *slot[64];
	struct kit k;
	size_t i, j;

	(void)state;
	assert_int_equal(open_kit(&k, 64, 64), 0);
	for (i = 0; i < 64; i++) {
		slot[i] = hnl_guest_pool_take(&k.pool);
		assert_non_null(slot[i]);
		for (j = 0; j < i; j++)
			assert_ptr_not_equal(slot[i], slot[j]);
		memset(slot[i], SECRET, 64);
	}
	assert_null(hnl_guest_pool_take(&k.pool));
	assert_int_equal(k.pool.used, 64);
	assert_int_equal(hnl_guest_pool_give(&k.pool, slot[7]), 0);
	assert_ptr_equal(hnl_guest_pool_take(&k.pool), slot[7]);
	pair_close(k.t);
}

static void give_what_is_no_slot_in_use_refused(void **state)
{
	uint8_t *slot, elsewhere[64];
	struct kit k;

	(void)state;
	assert_int_equal(open_kit(&k, 64, 64), 0);
	slot = hnl_guest_pool_take(&k.pool);
	assert_int_equal(hnl_guest_pool_give(&k.pool, slot + 1), -HNL_EINVAL);
	assert_int_equal(hnl_guest_pool_give(&k.pool, slot + 64), -HNL_EINVAL);
	assert_int_equal(hnl_guest_pool_give(&k.pool, slot - 64), -HNL_EINVAL);
	assert_int_equal(hnl_guest_pool_give(&k.pool, slot + 64 * 64),
			 -HNL_EINVAL);
	assert_int_equal(hnl_guest_pool_give(&k.pool, elsewhere), -HNL_EINVAL);
	assert_int_equal(hnl_guest_pool_give(&k.pool, slot), 0);
	assert_int_equal(hnl_guest_pool_give(&k.pool, slot), -HNL_EINVAL);
	assert_int_equal(k.pool.used, 0);
	pair_close(k.t);
}

/* RAM is full of rubble before, and of secrets while slots are in use. */
static void a18_free_slots_and_ends_of_slots_are_zero(void **state)
{
	uint8_t secret[64], in[64], *slot;
	struct kit k;

	(void)state;
	memset(secret, SECRET, sizeof(secret));
	assert_int_equal(open_kit(&k, 64, 64), 0);
	assert_true(is_zero(k.cfg.base, 64 * 64));
	slot = hnl_guest_pool_bounce_out(&k.pool, secret, 64);
	assert_memory_equal(slot, secret, 64);
	assert_int_equal(hnl_guest_pool_bounce_in(&k.pool, slot, in, 64), 0);
	assert_memory_equal(in, secret, 64);
	assert_true(is_zero(k.cfg.base, 64 * 64));
	/* Shorter the second time; and the hypervisor wrote in between. */
	memset(slot, 0xee, 64);
	slot = hnl_guest_pool_bounce_out(&k.pool, secret, 5);
	assert_memory_equal(slot, secret, 5);
	assert_true(is_zero(slot + 5, 59));
	assert_int_equal(hnl_guest_pool_bounce_in(&k.pool, slot, in, 65),
			 -HNL_EINVAL);
	assert_int_equal(hnl_guest_pool_bounce_in(&k.pool, slot, in, 5), 0);
	assert_int_equal(hnl_guest_pool_bounce_in(&k.pool, slot, in, 5),
			 -HNL_EINVAL);
	assert_null(hnl_guest_pool_bounce_out(&k.pool, secret, 65));
	assert_int_equal(k.pool.used, 0);
	pair_close(k.t);
}

/* What a hypervisor makes of the attribute: the very bytes of the slot. */
static void list_of_a_slot_walks_over_its_bytes(void **state)
{
	struct hnl_gpa_walk w;
	struct hnl_gpa_piece piece;
	uint8_t wire[128], data[9000], *slot;
	struct hnl_builder b;
	size_t i, guilty, at = 0;
	struct kit k;

	(void)state;
	for (i = 0; i < sizeof(data); i++)
		data[i] = (uint8_t)(i * 7 + i / 256);
	assert_int_equal(open_kit(&k, 3 * HNL_PAGE, 4), 0);
	ignore(hnl_guest_pool_take(&k.pool) == NULL);
	slot = hnl_guest_pool_bounce_out(&k.pool, data, sizeof(data));
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_guest_pool_put_list(&b, 3, &k.pool, slot, sizeof(data));
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(b.len, 4 + 3 * HNL_GPA_SEGMENT);
	assert_int_equal(hnl_gpa_list_check(wire + 4, b.len - 4,
					    k.t->domain_cfg.highest_gpa,
					    sizeof(data), &guilty), 0);
	hnl_gpa_walk_begin(&w, wire + 4, b.len - 4);
	while ((piece = hnl_gpa_walk_next(&w)).len != 0) {
		assert_memory_equal(k.t->ram + (piece.gpa - PAIR_GPA),
				    data + at, piece.len);
		at += piece.len;
	}
	assert_int_equal(at, sizeof(data));
	pair_close(k.t);
}

static void list_of_what_is_no_slot_fails_the_builder(void **state)
{
	uint8_t wire[128], *slot;
	struct hnl_builder b;
	struct kit k;

	(void)state;
	assert_int_equal(open_kit(&k, HNL_PAGE, 4), 0);
	slot = hnl_guest_pool_take(&k.pool);
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_guest_pool_put_list(&b, 3, &k.pool, slot, HNL_PAGE + 1);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EINVAL);
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_guest_pool_put_list(&b, 3, &k.pool, slot, 0);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EINVAL);
	hnl_builder_init(&b, wire, sizeof(wire));
	hnl_guest_pool_put_list(&b, 3, &k.pool, slot + HNL_PAGE, 8);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EINVAL);
	pair_close(k.t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(init_of_unsound_sizes_refused),
		cmocka_unit_test(take_each_slot_once_then_none_then_again),
		cmocka_unit_test(give_what_is_no_slot_in_use_refused),
		cmocka_unit_test(a18_free_slots_and_ends_of_slots_are_zero),
		cmocka_unit_test(list_of_a_slot_walks_over_its_bytes),
		cmocka_unit_test(list_of_what_is_no_slot_fails_the_builder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
