/* SPDX-License-Identifier: MIT */
/*
 * Guest-physical addresses in messages: pages, ranges, and lists of segments
 * for bulk data that never travels in attributes.
 *
 *	segment  | gpa u64 | len u32 | 0 u32 |		16 bytes, one after another
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
enum hnl_reason hnl_gpa_check_pages(uint64_t gpa, uint64_t n,
				    uint64_t highest);

/* The same for len bytes at any alignment. */
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

struct hnl_gpa_piece {
	uint64_t gpa;
	uint32_t len;	/* bytes, not past the end of the page at gpa; 0: end */
};

/*
 * Checks a whole list: len a multiple of HNL_GPA_SEGMENT, each segment not
 * empty, below highest, its reserved word zero, the sum of lengths within
 * max_bytes. *guilty is the index of the segment at fault.
 */
enum hnl_reason hnl_gpa_list_check(const uint8_t *list, size_t len,
				   uint64_t highest, uint64_t max_bytes,
				   size_t *guilty);

/* list was checked. Pieces come in order; their lengths sum to the list's. */
void hnl_gpa_walk_begin(struct hnl_gpa_walk *w, const uint8_t *list,
			size_t len);
struct hnl_gpa_piece hnl_gpa_walk_next(struct hnl_gpa_walk *w);

static inline void hnl_gpa_segment_store(uint8_t *p, uint64_t gpa,
					 uint32_t len)
{
	hnl_store_le64(p, gpa);
	hnl_store_le32(p + 8, len);
	hnl_store_le32(p + 12, 0);
}

HNL_END_DECLS

#endif
