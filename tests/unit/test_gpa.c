/* SPDX-License-Identifier: MIT */
/*
 * Address arithmetic at its edges (hostile.md, A06), and the walk over lists.
 */
#include "helpers.h"

#include <hnl/gpa.h>

#define TOP UINT64_MAX
#define PAGE ((uint64_t)HNL_PAGE)

static const struct {
	uint64_t gpa, len, highest;
	enum hnl_reason reason;
} ranges[] = {
	{ 0, 1, 0, HNL_REASON_NONE },
	{ 0, 2, 0, HNL_REASON_GPA_LIMIT },
	{ 0, 0, TOP, HNL_REASON_RANGE },
	{ TOP, 1, TOP, HNL_REASON_NONE },
	{ TOP, 2, TOP, HNL_REASON_GPA_WRAP },
	{ 1, TOP, TOP, HNL_REASON_NONE },
	{ 2, TOP, TOP, HNL_REASON_GPA_WRAP },
	{ 0, TOP, TOP, HNL_REASON_NONE },
	{ 0, TOP, TOP - 2, HNL_REASON_GPA_LIMIT },
	{ 0x1000, 0x1000, 0x1fff, HNL_REASON_NONE },
	{ 0x1000, 0x1001, 0x1fff, HNL_REASON_GPA_LIMIT },
	{ 0x2000, 1, 0x1fff, HNL_REASON_GPA_LIMIT },
	{ 0x1fff, 1, 0x1fff, HNL_REASON_NONE },
};

static void range_at_each_edge_reason(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(ranges); i++)
		if (hnl_gpa_check_bytes(ranges[i].gpa, ranges[i].len,
					ranges[i].highest) != ranges[i].reason)
			fail_msg("row %zu", i);
}

static const struct {
	uint64_t gpa, n, highest;
	enum hnl_reason reason;
} pages[] = {
	{ 0, 1, PAGE - 1, HNL_REASON_NONE },
	{ 0, 1, PAGE - 2, HNL_REASON_GPA_LIMIT },
	{ 0, 0, TOP, HNL_REASON_RANGE },
	{ 1, 1, TOP, HNL_REASON_ALIGN },
	{ PAGE - 1, 1, TOP, HNL_REASON_ALIGN },
	{ TOP - PAGE + 1, 1, TOP, HNL_REASON_NONE },
	{ TOP - PAGE + 1, 2, TOP, HNL_REASON_GPA_WRAP },
	/* n * PAGE would wrap: to 0, to one page. */
	{ 0, (uint64_t)1 << 52, TOP, HNL_REASON_GPA_WRAP },
	{ 0, ((uint64_t)1 << 52) + 1, TOP, HNL_REASON_GPA_WRAP },
	{ 0, TOP, TOP, HNL_REASON_GPA_WRAP },
	{ 0, ((uint64_t)1 << 52) - 1, TOP, HNL_REASON_NONE },
	{ PAGE, ((uint64_t)1 << 52) - 1, TOP, HNL_REASON_NONE },
	{ 2 * PAGE, ((uint64_t)1 << 52) - 1, TOP, HNL_REASON_GPA_WRAP },
};

static void a06_pages_at_each_edge_reason(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(pages); i++)
		if (hnl_gpa_check_pages(pages[i].gpa, pages[i].n,
					pages[i].highest) != pages[i].reason)
			fail_msg("row %zu", i);
}

static const struct {
	const char *name;
	uint8_t bytes[40];
	size_t len;
	uint64_t max;
	enum hnl_reason reason;
	size_t guilty;
} lists[] = {
	{ "empty", { 0 }, 0, 0, HNL_REASON_NONE, 0 },
	{ "one", { LE64(0x1000), LE32(4), LE32(0) }, 16, 4, HNL_REASON_NONE,
	  0 },
	{ "half a segment", { LE64(0x1000), LE32(4), LE32(0) }, 15, 4,
	  HNL_REASON_LENGTH, 0 },
	{ "reserved", { LE64(0x1000), LE32(4), LE32(1) }, 16, 4,
	  HNL_REASON_RESERVED, 0 },
	{ "no bytes", { LE64(0x1000), LE32(4), LE32(0), LE64(0), LE32(0),
			LE32(0) }, 32, 4, HNL_REASON_RANGE, 1 },
	{ "too much in all", { LE64(0x1000), LE32(4), LE32(0), LE64(0),
			       LE32(1), LE32(0) }, 32, 4, HNL_REASON_QUOTA, 1 },
	{ "above the top", { LE64(0x1000), LE32(4), LE32(0), LE64(0xffff),
			     LE32(2), LE32(0) }, 32, 9, HNL_REASON_GPA_LIMIT,
	  1 },
	{ "wraps", { LE64(TOP), LE32(2), LE32(0) }, 16, 9,
	  HNL_REASON_GPA_WRAP, 0 },
};

static void list_each_fault_reason_and_segment(void **state)
{
	enum hnl_reason reason;
	size_t i, guilty;
	uint8_t *p;

	(void)state;
	for (i = 0; i < COUNT(lists); i++) {
		p = exact_copy(lists[i].bytes, lists[i].len);
		reason = hnl_gpa_list_check(p, lists[i].len, 0xffff,
					    lists[i].max, &guilty);
		if (reason != lists[i].reason || guilty != lists[i].guilty)
			fail_msg("%s: reason %d segment %zu", lists[i].name,
				 (int)reason, guilty);
		free(p);
	}
}

static void walk_over_pages_pieces_within_a_page(void **state)
{
	static const struct hnl_gpa_piece want[] = {
		{ 0x1ffe, 2 }, { 0x2000, 0x1000 }, { 0x3000, 1 },
		{ 0x3000, 1 }, { 0x5000, 0x1000 }, { 0, 0 }, { 0, 0 },
	};
	uint8_t list[3 * HNL_GPA_SEGMENT];
	struct hnl_gpa_piece piece;
	struct hnl_gpa_walk w;
	size_t i;

	(void)state;
	hnl_gpa_segment_store(list, 0x1ffe, 0x1003);
	hnl_gpa_segment_store(list + 16, 0x3000, 1);
	hnl_gpa_segment_store(list + 32, 0x5000, 0x1000);
	hnl_gpa_walk_begin(&w, list, sizeof(list));
	for (i = 0; i < COUNT(want); i++) {
		piece = hnl_gpa_walk_next(&w);
		assert_int_equal(piece.len, want[i].len);
		if (piece.len != 0)
			assert_int_equal(piece.gpa, want[i].gpa);
	}
}

static void walk_of_checked_lists_sums_to_their_length(void **state)
{
	uint8_t list[8 * HNL_GPA_SEGMENT];
	uint32_t seed = 1, len;
	struct hnl_gpa_piece piece;
	struct hnl_gpa_walk w;
	uint64_t sum, want;
	size_t round, i;

	(void)state;
	for (round = 0; round < 2000; round++) {
		want = sum = 0;
		for (i = 0; i < 8; i++) {
			len = next_random(&seed) % 20000 + 1;
			want += len;
			hnl_gpa_segment_store(list + 16 * i,
					      next_random(&seed), len);
		}
		assert_int_equal(hnl_gpa_list_check(list, sizeof(list), TOP,
						    want, &i), 0);
		hnl_gpa_walk_begin(&w, list, sizeof(list));
		for (;;) {
			piece = hnl_gpa_walk_next(&w);
			if (piece.len == 0)
				break;
			assert_true(piece.gpa % PAGE + piece.len <= PAGE);
			sum += piece.len;
		}
		assert_int_equal(sum, want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(range_at_each_edge_reason),
		cmocka_unit_test(a06_pages_at_each_edge_reason),
		cmocka_unit_test(list_each_fault_reason_and_segment),
		cmocka_unit_test(walk_over_pages_pieces_within_a_page),
		cmocka_unit_test(walk_of_checked_lists_sums_to_their_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
