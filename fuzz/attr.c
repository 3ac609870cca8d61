/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as attributes, to our walk and to libmnl's. What we take, libmnl
 * takes, of the same type, length and place; what we refuse, libmnl refuses, or
 * we say which of the rules it is that netlink does not have:
 *
 *	ATTR_PAST_END	padding that ends behind the set
 *	PADDING		padding that is not zero
 *
 * What was taken is put again by our builder, and is the same bytes.
 */
#include <string.h>

#include <hnl/attr.h>
#include <libmnl/libmnl.h>

#include "input.h"

#define DEPTH 8

/* In memory of exactly this size, as libmnl wants it aligned. */
static const struct nlattr *at(const uint8_t *buf, size_t pos)
{
	return (const struct nlattr *)(const void *)(buf + pos);
}

static bool is_clean(const uint8_t *buf, size_t from, size_t to)
{
	for (; from < to; from++)
		if (buf[from] != 0)
			return false;
	return true;
}

/* One that we take, or would but for its padding. */
static void check_taken(const uint8_t *buf, size_t end, size_t pos,
			const struct hnl_attr *a)
{
	const struct nlattr *n = at(buf, pos);

	require(mnl_attr_ok(n, (int)(end - pos)));
	require(mnl_attr_get_type(n) == a->type);
	require(mnl_attr_get_payload_len(n) == a->len);
	require(mnl_attr_get_payload(n) == buf + a->off);
	require((const uint8_t *)mnl_attr_next(n) == buf + a->next);
	require((a->bits & HNL_ATTR_NESTED) == (n->nla_type & NLA_F_NESTED));
	require(is_clean(buf, a->off + a->len, a->next) ==
		(a->reason == HNL_REASON_NONE));
}

static void check_refused(const uint8_t *buf, size_t end, size_t pos,
			  const struct hnl_attr *a)
{
	const struct nlattr *n = at(buf, pos);
	size_t left = end - pos;

	require(a->next == end);
	if (a->reason == HNL_REASON_LEFTOVER) {
		require(left < HNL_ATTRHDR);
		return;
	}
	if (a->reason == HNL_REASON_ATTR_PAST_END)
		require(MNL_ALIGN(n->nla_len) > left);
	else
		require(a->reason == HNL_REASON_ATTR_SHORT &&
			!mnl_attr_ok(n, (int)left));
}

/* The builder's own bytes; NESTED and CRITICAL as they were. */
static void check_put(const uint8_t *buf, size_t pos, const struct hnl_attr *a)
{
	static uint8_t out[HNL_ATTR_MAX + HNL_ALIGN];
	struct hnl_builder b;

	hnl_builder_init(&b, out, sizeof(out));
	memset(out, 0xa5, a->next - pos);
	hnl_attr_put_bytes(&b, a->type | a->bits, buf + a->off, a->len);
	require(hnl_builder_verdict(&b) == 0 && b.len == a->next - pos);
	require(memcmp(out, buf + pos, b.len) == 0);
}

/* The first of a type, by libmnl's eyes; end if something odd comes before. */
static void check_find(const uint8_t *buf, size_t end, size_t begin,
		       uint16_t type)
{
	struct hnl_attr a = hnl_attr_find(buf, end, begin, type), o;
	size_t pos;

	for (pos = begin; pos < end; pos = o.next) {
		o = hnl_attr_at(buf, end, pos);
		if (o.reason != HNL_REASON_NONE ||
		    mnl_attr_get_type(at(buf, pos)) == type) {
			require(a.reason == o.reason && a.off == o.off &&
				a.len == o.len && a.next == o.next);
			return;
		}
	}
	require(a.reason == HNL_REASON_UNKNOWN);
}

static void walk(const uint8_t *buf, size_t end, size_t begin, int depth)
{
	struct hnl_attr a;
	size_t pos;

	for (pos = begin; pos < end; pos = a.next) {
		a = hnl_attr_at(buf, end, pos);
		require(a.next > pos && a.next <= end);
		if (a.reason != HNL_REASON_NONE &&
		    a.reason != HNL_REASON_PADDING) {
			check_refused(buf, end, pos, &a);
			return;
		}
		check_taken(buf, end, pos, &a);
		if (a.reason == HNL_REASON_NONE)
			check_put(buf, pos, &a);
		if ((a.bits & HNL_ATTR_NESTED) && depth < DEPTH)
			walk(buf, a.off + a.len, a.off, depth + 1);
	}
}

/* Two bytes say which type is looked for; the rest are attributes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	uint16_t type = take_number(&in, 2) & HNL_ATTR_TYPE;
	uint8_t *buf;

	if (in.left == 0 || in.left > HNL_MSG_MAX)
		return 0;
	buf = malloc(in.left);
	memcpy(buf, in.p, in.left);
	walk(buf, in.left, 0, 0);
	check_find(buf, in.left, 0, type);
	check_find(buf, in.left, 0, type & 0xf);
	free(buf);
	return 0;
}
