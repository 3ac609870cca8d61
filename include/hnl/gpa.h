/* SPDX-License-Identifier: MIT */
/*
 * Guest-physical addresses in messages: pages, ranges, and lists of segments
 * for bulk data that never travels in attributes.
 *
 *	segment  | gpa u64 | len u32 | 0 u32 |		16 bytes, gapless
 *
 * Comparisons are against what is left, so that no sum of two numbers of the
 * guest's can wrap.
 */
#ifndef HNL_GPA_H
#define HNL_GPA_H

#include <hnl/abi.h>
#include <hnl/port.h>
#include <hnl/wire.h>

#define HNL_GPA_SEGMENT 16	/* bytes of one segment in a gpa-list */

HNL_BEGIN_DECLS

/*
 * n pages from gpa, all at or below the last byte address highest. Returns
 * HNL_REASON_NONE, ALIGN, RANGE (no page), GPA_WRAP or GPA_LIMIT.
 */
/*@ assigns \nothing;
    ensures fits: \result == HNL_REASON_NONE <==> gpa % HNL_PAGE == 0 &&
      0 < n <= UINT64_MAX / HNL_PAGE && gpa + n * HNL_PAGE - 1 <= highest;
    ensures reasons: \result \in { HNL_REASON_NONE, HNL_REASON_ALIGN,
      HNL_REASON_RANGE, HNL_REASON_GPA_WRAP, HNL_REASON_GPA_LIMIT };
*/
enum hnl_reason hnl_gpa_check_pages(uint64_t gpa, uint64_t n,
				    uint64_t highest);

/* The same for len bytes at any alignment. */
/*@ assigns \nothing;
    ensures fits: \result == HNL_REASON_NONE <==>
      len > 0 && gpa + len - 1 <= highest;
    ensures wrap: \result == HNL_REASON_GPA_WRAP <==>
      gpa + len - 1 > UINT64_MAX;
    ensures reasons: \result \in { HNL_REASON_NONE, HNL_REASON_RANGE,
      HNL_REASON_GPA_WRAP, HNL_REASON_GPA_LIMIT };
*/
enum hnl_reason hnl_gpa_check_bytes(uint64_t gpa, uint64_t len,
				    uint64_t highest);

/* A walk over a gpa-list, piece by piece within pages. */
struct hnl_gpa_walk {
	const uint8_t *list;	/* payload of the gpa-list */
	size_t n;		/* segments */
	size_t i;		/* the current one */
	uint64_t gpa;		/* what is left of it */
	uint32_t left;
};

/*@ predicate walks(struct hnl_gpa_walk *w) = w->i <= w->n &&
      w->n <= SIZE_MAX / HNL_GPA_SEGMENT &&
      bytes(w->list, w->n * HNL_GPA_SEGMENT);
    predicate segment_fits(uint8_t *list, integer k, integer highest) =
      le32(list + (k * 16 + 8)) > 0 && le32(list + (k * 16 + 12)) == 0 &&
      le64(list + k * 16) + le32(list + (k * 16 + 8)) - 1 <= highest;
*/

struct hnl_gpa_piece {
	uint64_t gpa;
	uint32_t len;	/* bytes, not past the end of the page at gpa; 0: end */
};

/*
 * Checks a whole list: len a multiple of HNL_GPA_SEGMENT, each segment not
 * empty, below highest, its reserved word zero, the sum of lengths within
 * max_bytes. *guilty is the index of the segment at fault.
 */
/*@ requires bytes(list, len);
    requires \valid(guilty) && \separated(guilty, list + (0 .. len - 1));
    assigns *guilty;
    ensures guilty: *guilty == 0 || *guilty < len / HNL_GPA_SEGMENT;
    ensures whole: \result == HNL_REASON_NONE ==> len % HNL_GPA_SEGMENT == 0;
    ensures fits: HNL_STABLE(\result == HNL_REASON_NONE ==>
      \forall integer k; 0 <= k < len / HNL_GPA_SEGMENT ==>
      segment_fits(list, k, highest));
*/
enum hnl_reason hnl_gpa_list_check(const uint8_t *list, size_t len,
				   uint64_t highest, uint64_t max_bytes,
				   size_t *guilty);

/* list was checked. Pieces come in order; their lengths sum to the list's. */
/*@ requires \valid(w) && bytes(list, len);
    assigns *w;
    ensures walk: walks(w);
*/
void hnl_gpa_walk_begin(struct hnl_gpa_walk *w, const uint8_t *list,
			size_t len);
/*@ requires \valid(w) && walks(w);
    requires \separated(w, w->list + (0 .. w->n * HNL_GPA_SEGMENT - 1));
    assigns *w;
    ensures walk: walks(w);
    ensures page: \result.len <= HNL_PAGE - \result.gpa % HNL_PAGE;
    ensures on: w->list == \old(w->list) && w->n == \old(w->n);
    ensures less: \old(w->left) != 0 ==>
      \result.len > 0 && w->left == \old(w->left) - \result.len;
*/
struct hnl_gpa_piece hnl_gpa_walk_next(struct hnl_gpa_walk *w);

/*@ requires \valid(p + (0 .. 15));
    assigns p[0 .. 15];
*/
static inline void hnl_gpa_segment_store(uint8_t *p, uint64_t gpa,
					 uint32_t len)
{
	hnl_store_le64(p, gpa);
	hnl_store_le32(p + 8, len);
	hnl_store_le32(p + 12, 0);
}

HNL_END_DECLS

#endif
