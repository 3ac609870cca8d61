/* SPDX-License-Identifier: MIT */
/*
 * The parts of the attribute codec that are not worth inlining. Invariant of a
 * builder: len <= size, len is a multiple of 4, and after the first error
 * size == len, so that no later put finds room.
 */
#include <hnl/attr.h>

void hnl_builder_fail(struct hnl_builder *b, enum hnl_errno err)
{
	if (b->err == 0)
		b->err = -(int)err;
	b->size = b->len;
}

uint8_t *hnl_attr_put_room(struct hnl_builder *b, uint16_t type, size_t n)
{
	uint8_t *p;

	if (n > HNL_ATTR_MAX - HNL_ATTRHDR) {
		hnl_builder_fail(b, HNL_EMSGSIZE);
		return NULL;
	}
	p = hnl_attr_room(b, type, n);
	if (p != NULL && n % HNL_ALIGN != 0)
		hnl_store_le32(p + hnl_align(n) - HNL_ALIGN, 0);
	return p;
}

void hnl_attr_put_bytes(struct hnl_builder *b, uint16_t type, const void *src,
			size_t n)
{
	uint8_t *p = hnl_attr_put_room(b, type, n);

	if (p != NULL && n != 0)
		memcpy(p, src, n);
}

void hnl_attr_put_string(struct hnl_builder *b, uint16_t type, const char *s,
			 size_t n)
{
	uint8_t *p;

	if (n > HNL_ATTR_MAX - HNL_ATTRHDR - 1) {
		hnl_builder_fail(b, HNL_EMSGSIZE);
		return;
	}
	p = hnl_attr_put_room(b, type, n + 1);
	if (p == NULL)
		return;
	if (n != 0)
		memcpy(p, s, n);
	p[n] = 0;
}

void hnl_attr_nest_end(struct hnl_builder *b, struct hnl_nest nest)
{
	size_t len = b->len - nest.at;
	uint32_t type = (uint32_t)nest.type | HNL_ATTR_NESTED;

	if (b->err != 0)
		return;
	if (len > HNL_ATTR_MAX) {
		hnl_builder_fail(b, HNL_EMSGSIZE);
		return;
	}
	if (b->critical || (nest.type & HNL_ATTR_CRITICAL))
		type |= HNL_ATTR_CRITICAL;
	hnl_store_le32(b->buf + nest.at, (uint32_t)len | type << 16);
	b->critical = nest.critical || (type & HNL_ATTR_CRITICAL) != 0;
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
