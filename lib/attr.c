/* SPDX-License-Identifier: MIT */
/* Looking for one attribute: the part of reading that is not worth inlining. */
#include <hnl/attr.h>

struct hnl_attr hnl_attr_find(const uint8_t *buf, size_t end, size_t pos,
			      uint16_t type)
{
	struct hnl_attr a = { 0, 0, end, 0, 0, HNL_REASON_UNKNOWN };

	/*@ loop invariant \at(pos, Pre) <= pos;
	    loop invariant pos <= end || pos == \at(pos, Pre);
	    loop invariant HNL_STABLE(misses(buf, \at(pos, Pre), end, type,
	      pos));
	    loop invariant once: HNL_ONCE(ahead(buf, pos));
	    loop assigns a, pos HNL_AND_FETCHED;
	    loop variant end - pos;
	*/
	while (pos < end) {
		a = hnl_attr_at(buf, end, pos);
		if (a.reason != HNL_REASON_NONE || a.type == type)
			return a;
		//@ assert other: HNL_STABLE(other(buf, end, type, pos, a.next));
		pos = a.next;
	}
	a.reason = HNL_REASON_UNKNOWN;
	return a;
}
