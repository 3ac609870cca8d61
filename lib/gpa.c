/* SPDX-License-Identifier: MIT */
/*
 * Address arithmetic on numbers that a guest chose. Invariant: nothing is
 * added before it was compared with what is left above it.
 */
#include <hnl/gpa.h>

enum hnl_reason hnl_gpa_check_bytes(uint64_t gpa, uint64_t len,
				    uint64_t highest)
{
	if (len == 0)
		return HNL_REASON_RANGE;
	if (len - 1 > ~(uint64_t)0 - gpa)
		return HNL_REASON_GPA_WRAP;
	if (gpa > highest || len - 1 > highest - gpa)
		return HNL_REASON_GPA_LIMIT;
	return HNL_REASON_NONE;
}

enum hnl_reason hnl_gpa_check_pages(uint64_t gpa, uint64_t n, uint64_t highest)
{
	if (gpa % HNL_PAGE != 0)
		return HNL_REASON_ALIGN;
	if (n > ~(uint64_t)0 / HNL_PAGE)
		return HNL_REASON_GPA_WRAP;
	return hnl_gpa_check_bytes(gpa, n * HNL_PAGE, highest);
}

enum hnl_reason hnl_gpa_list_check(const uint8_t *list, size_t len,
				   uint64_t highest, uint64_t max_bytes,
				   size_t *guilty)
{
	size_t i, n = len / HNL_GPA_SEGMENT;
	uint64_t left = max_bytes;
	enum hnl_reason reason;
	const uint8_t *p;
	uint32_t bytes;

	*guilty = 0;
	if (len % HNL_GPA_SEGMENT != 0)
		return HNL_REASON_LENGTH;
	/*@ loop invariant i <= n;
	    loop invariant *guilty == 0 || *guilty < n;
	    loop invariant left <= max_bytes;
	    loop invariant fits: HNL_STABLE(\forall integer k; 0 <= k < i ==>
	      segment_fits(list, k, highest));
	    loop assigns i, *guilty, p, bytes, reason, left;
	    loop variant n - i;
	*/
	for (i = 0; i < n; i++) {
		*guilty = i;
		p = list + i * HNL_GPA_SEGMENT;
		bytes = hnl_load_le32(p + 8);
		if (hnl_load_le32(p + 12) != 0)
			return HNL_REASON_RESERVED;
		reason = hnl_gpa_check_bytes(hnl_load_le64(p), bytes, highest);
		if (reason != HNL_REASON_NONE)
			return reason;
		if (bytes > left)
			return HNL_REASON_QUOTA;
		left -= bytes;
		//@ assert word: HNL_STABLE(bytes == le32(p + 8) && bytes > 0);
		//@ assert zero: HNL_STABLE(le32(p + 12) == 0);
		//@ assert sum: HNL_STABLE(le64(p) + bytes - 1 <= highest);
		//@ assert fits: HNL_STABLE(segment_fits(list, i, highest));
	}
	return HNL_REASON_NONE;
}

void hnl_gpa_walk_begin(struct hnl_gpa_walk *w, const uint8_t *list, size_t len)
{
	w->list = list;
	w->n = len / HNL_GPA_SEGMENT;
	w->i = 0;
	w->gpa = 0;
	w->left = 0;
}

struct hnl_gpa_piece hnl_gpa_walk_next(struct hnl_gpa_walk *w)
{
	struct hnl_gpa_piece piece = { 0, 0 };
	const uint8_t *p;
	uint32_t in_page;

	if (w->left == 0) {
		if (w->i >= w->n)
			return piece;
		p = w->list + w->i * HNL_GPA_SEGMENT;
		w->gpa = hnl_load_le64(p);
		w->left = hnl_load_le32(p + 8);
		w->i++;
	}
	in_page = HNL_PAGE - (uint32_t)(w->gpa % HNL_PAGE);
	piece.gpa = w->gpa;
	piece.len = w->left < in_page ? w->left : in_page;
	w->left -= piece.len;
	w->gpa += piece.len;
	return piece;
}
