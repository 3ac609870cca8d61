/* SPDX-License-Identifier: MIT */
/*
 * The parts of the attribute codec that are not worth inlining. Invariant of a
 * builder, whose code is all in the header: len <= size, len is a multiple of
 * 4, and after the first error size == len, so that no later put finds room.
 */
#include <hnl/attr.h>

void hnl_attr_copy(uint8_t *dst, const void *src, size_t n)
{
	if (n != 0)
		memcpy(dst, src, n);
}

struct hnl_attr hnl_attr_find(const uint8_t *buf, size_t end, size_t pos,
			      uint16_t type)
{
	struct hnl_attr a = { 0, 0, end, 0, 0, HNL_REASON_UNKNOWN };

	while (pos < end) {
		a = hnl_attr_at(buf, end, pos);
		if (a.reason != HNL_REASON_NONE || a.type == type)
			return a;
		pos = a.next;
	}
	a.reason = HNL_REASON_UNKNOWN;
	return a;
}
