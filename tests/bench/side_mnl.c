/* SPDX-License-Identifier: MIT */
/*
 * libmnl as its own examples use it. Decoding makes the checks that hnl makes
 * (type, duplicate, required, range), but for the padding, which libmnl cannot
 * check; callbacks fill a table of pointers, getters then fill the struct.
 */
#include "bench.h"

#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <string.h>

#include "hnl_bench.h"

static struct nlmsghdr *begin(uint8_t cmd, uint32_t seq)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(bench_wire);
	struct genlmsghdr *genl;

	nlh->nlmsg_type = HNL_BENCH_FAMILY;
	nlh->nlmsg_flags = NLM_F_REQUEST;
	nlh->nlmsg_seq = seq;
	nlh->nlmsg_pid = 0;
	genl = mnl_nlmsg_put_extra_header(nlh, sizeof(*genl));
	genl->cmd = cmd;
	genl->version = HNL_BENCH_VERSION;
	return nlh;
}

void mnl_encode_small(uint32_t i)
{
	const struct small_values *v = &bench_in.small;
	struct nlmsghdr *nlh = begin(HNL_BENCH_CMD_SMALL, i);

	mnl_attr_put_u32(nlh, HNL_BENCH_A_SMALL_ID, v->id);
	mnl_attr_put_u64(nlh, HNL_BENCH_A_SMALL_GPA, v->gpa);
	if (v->urgent)
		mnl_attr_put(nlh, HNL_BENCH_A_SMALL_URGENT, 0, NULL);
	bench_wire_len = nlh->nlmsg_len;
}

void mnl_encode_medium(uint32_t i)
{
	const struct medium_values *v = &bench_in.medium;
	struct nlmsghdr *nlh = begin(HNL_BENCH_CMD_MEDIUM, i);
	struct nlattr *nest;

	mnl_attr_put_u32(nlh, HNL_BENCH_A_MEDIUM_VCPU, v->vcpu);
	mnl_attr_put_u64(nlh, HNL_BENCH_A_MEDIUM_GPA, v->gpa);
	mnl_attr_put_u64(nlh, HNL_BENCH_A_MEDIUM_PAGES, v->pages);
	mnl_attr_put_u8(nlh, HNL_BENCH_A_MEDIUM_SPEED, v->speed);
	mnl_attr_put_u16(nlh, HNL_BENCH_A_MEDIUM_PORT, v->port);
	mnl_attr_put_u32(nlh, HNL_BENCH_A_MEDIUM_OPTIONS, v->options);
	mnl_attr_put_u32(nlh, HNL_BENCH_A_MEDIUM_OFFSET, (uint32_t)v->offset);
	mnl_attr_put_u64(nlh, HNL_BENCH_A_MEDIUM_COOKIE, v->cookie);
	mnl_attr_put_strz(nlh, HNL_BENCH_A_MEDIUM_NAME, v->name);
	nest = mnl_attr_nest_start(nlh, HNL_BENCH_A_MEDIUM_PLACE);
	mnl_attr_put_u32(nlh, HNL_BENCH_A_PLACE_NODE, v->node);
	mnl_attr_put_u32(nlh, HNL_BENCH_A_PLACE_ORDER, v->order);
	mnl_attr_put_u64(nlh, HNL_BENCH_A_PLACE_START, v->start);
	mnl_attr_put_u64(nlh, HNL_BENCH_A_PLACE_LIMIT, v->limit);
	mnl_attr_nest_end(nlh, nest);
	bench_wire_len = nlh->nlmsg_len;
}

void mnl_encode_many(uint32_t i)
{
	const struct range_values *v = bench_in.many.range;
	struct nlmsghdr *nlh = begin(HNL_BENCH_CMD_MANY, i);
	struct nlattr *nest, *one;
	uint32_t k;

	nest = mnl_attr_nest_start(nlh, HNL_BENCH_A_MANY_RANGES);
	for (k = 0; k < bench_in.many.n; k++, v++) {
		one = mnl_attr_nest_start(nlh, HNL_BENCH_A_RANGES_RANGE);
		mnl_attr_put_u64(nlh, HNL_BENCH_A_RANGE_GPA, v->gpa);
		mnl_attr_put_u64(nlh, HNL_BENCH_A_RANGE_PAGES, v->pages);
		mnl_attr_put_u32(nlh, HNL_BENCH_A_RANGE_ATTRIBUTES,
				 v->attributes);
		mnl_attr_nest_end(nlh, one);
	}
	mnl_attr_nest_end(nlh, nest);
	bench_wire_len = nlh->nlmsg_len;
}

static void put_gap(struct nlmsghdr *nlh, size_t from, size_t to)
{
	const struct sparse_values *v = &bench_in.sparse;
	uint16_t type = (uint16_t)(2 + from + from / BENCH_GAP);

	for (; from < to; from++)
		mnl_attr_put_u64(nlh, type++, v->unknown[from]);
}

void mnl_encode_sparse(uint32_t i)
{
	const struct sparse_values *v = &bench_in.sparse;
	struct nlmsghdr *nlh = begin(HNL_BENCH_CMD_SPARSE, i);

	mnl_attr_put_u64(nlh, HNL_BENCH_A_SPARSE_FIRST, v->first);
	put_gap(nlh, 0, BENCH_GAP);
	mnl_attr_put_u32(nlh, HNL_BENCH_A_SPARSE_SECOND, v->second);
	put_gap(nlh, BENCH_GAP, 2 * BENCH_GAP);
	mnl_attr_put_u64(nlh, HNL_BENCH_A_SPARSE_THIRD, v->third);
	put_gap(nlh, 2 * BENCH_GAP, 3 * BENCH_GAP);
	mnl_attr_put_u32(nlh, HNL_BENCH_A_SPARSE_FOURTH, v->fourth);
	put_gap(nlh, 3 * BENCH_GAP, BENCH_UNKNOWN);
	bench_wire_len = nlh->nlmsg_len;
}

/* ---- decoding ---- */

static const struct nlmsghdr *frame(uint32_t i)
{
	const struct nlmsghdr *nlh = (const void *)bench_pool[i].p;
	const struct genlmsghdr *genl;

	if (!mnl_nlmsg_ok(nlh, (int)bench_pool[i].len) ||
	    nlh->nlmsg_len < sizeof(*nlh) + sizeof(*genl))
		bench_fail("libmnl: frame");
	genl = mnl_nlmsg_get_payload(nlh);
	if (genl->reserved != 0)
		bench_fail("libmnl: reserved");
	return nlh;
}

/* Types of each set by attribute number; 0: unknown. */
static const uint8_t small_type[] = {
	[HNL_BENCH_A_SMALL_ID] = MNL_TYPE_U32,
	[HNL_BENCH_A_SMALL_GPA] = MNL_TYPE_U64,
	[HNL_BENCH_A_SMALL_URGENT] = MNL_TYPE_FLAG,
};

static const uint8_t medium_type[] = {
	[HNL_BENCH_A_MEDIUM_VCPU] = MNL_TYPE_U32,
	[HNL_BENCH_A_MEDIUM_GPA] = MNL_TYPE_U64,
	[HNL_BENCH_A_MEDIUM_PAGES] = MNL_TYPE_U64,
	[HNL_BENCH_A_MEDIUM_SPEED] = MNL_TYPE_U8,
	[HNL_BENCH_A_MEDIUM_PORT] = MNL_TYPE_U16,
	[HNL_BENCH_A_MEDIUM_OPTIONS] = MNL_TYPE_U32,
	[HNL_BENCH_A_MEDIUM_OFFSET] = MNL_TYPE_U32,
	[HNL_BENCH_A_MEDIUM_COOKIE] = MNL_TYPE_U64,
	[HNL_BENCH_A_MEDIUM_NAME] = MNL_TYPE_NUL_STRING,
	[HNL_BENCH_A_MEDIUM_PLACE] = MNL_TYPE_NESTED,
};

static const uint8_t place_type[] = {
	[HNL_BENCH_A_PLACE_NODE] = MNL_TYPE_U32,
	[HNL_BENCH_A_PLACE_ORDER] = MNL_TYPE_U32,
	[HNL_BENCH_A_PLACE_START] = MNL_TYPE_U64,
	[HNL_BENCH_A_PLACE_LIMIT] = MNL_TYPE_U64,
};

static const uint8_t range_type[] = {
	[HNL_BENCH_A_RANGE_GPA] = MNL_TYPE_U64,
	[HNL_BENCH_A_RANGE_PAGES] = MNL_TYPE_U64,
	[HNL_BENCH_A_RANGE_ATTRIBUTES] = MNL_TYPE_U32,
};

static const uint8_t many_type[] = {
	[HNL_BENCH_A_MANY_RANGES] = MNL_TYPE_NESTED,
};

static const uint8_t sparse_type[] = {
	[HNL_BENCH_A_SPARSE_FIRST] = MNL_TYPE_U64,
	[HNL_BENCH_A_SPARSE_SECOND] = MNL_TYPE_U32,
	[HNL_BENCH_A_SPARSE_THIRD] = MNL_TYPE_U64,
	[HNL_BENCH_A_SPARSE_FOURTH] = MNL_TYPE_U32,
};

#define TYPES(table) (sizeof(table) / sizeof((table)[0]))

/* The callback of libmnl's examples, with a table in place of a switch. */
static inline int collect(const struct nlattr *attr, const struct nlattr **tb,
			  const uint8_t *want, size_t n)
{
	uint16_t type = mnl_attr_get_type(attr);

	if (mnl_attr_type_valid(attr, (uint16_t)(n - 1)) < 0)
		return MNL_CB_OK;
	if (want[type] == 0)
		return MNL_CB_OK;
	if (tb[type] != NULL)
		return MNL_CB_ERROR;
	if (mnl_attr_validate(attr, want[type]) < 0)
		return MNL_CB_ERROR;
	tb[type] = attr;
	return MNL_CB_OK;
}

#define COLLECTOR(set)                                                     \
	static int collect_##set(const struct nlattr *attr, void *data)    \
	{                                                                  \
		return collect(attr, data, set##_type, TYPES(set##_type)); \
	}

COLLECTOR(small)
COLLECTOR(medium)
COLLECTOR(place)
COLLECTOR(many)
COLLECTOR(range)
COLLECTOR(sparse)

static void need(bool ok)
{
	if (!ok)
		bench_fail("libmnl: refused");
}

static bool is_page(uint64_t gpa)
{
	return (gpa & 4095) == 0;
}

static void parse(uint32_t i, mnl_attr_cb_t cb, const struct nlattr **tb)
{
	need(mnl_attr_parse(frame(i), sizeof(struct genlmsghdr), cb, tb) > 0);
}

void mnl_decode_small(uint32_t i)
{
	const struct nlattr *tb[TYPES(small_type)] = { NULL };
	struct small_values *v = &bench_out.small;

	parse(i, collect_small, tb);
	need(tb[HNL_BENCH_A_SMALL_ID] && tb[HNL_BENCH_A_SMALL_GPA]);
	v->id = mnl_attr_get_u32(tb[HNL_BENCH_A_SMALL_ID]);
	need(v->id <= 0xffff);
	v->gpa = mnl_attr_get_u64(tb[HNL_BENCH_A_SMALL_GPA]);
	need(is_page(v->gpa));
	v->urgent = tb[HNL_BENCH_A_SMALL_URGENT] != NULL;
}

static void decode_place(const struct nlattr *nest, struct medium_values *v)
{
	const struct nlattr *tb[TYPES(place_type)] = { NULL };

	need(mnl_attr_parse_nested(nest, collect_place, tb) > 0);
	need(tb[HNL_BENCH_A_PLACE_NODE] != NULL);
	v->node = mnl_attr_get_u32(tb[HNL_BENCH_A_PLACE_NODE]);
	need(v->node <= 1023);
	if (tb[HNL_BENCH_A_PLACE_ORDER]) {
		v->order = mnl_attr_get_u32(tb[HNL_BENCH_A_PLACE_ORDER]);
		need(v->order <= 18);
	}
	if (tb[HNL_BENCH_A_PLACE_START]) {
		v->start = mnl_attr_get_u64(tb[HNL_BENCH_A_PLACE_START]);
		need(is_page(v->start));
	}
	if (tb[HNL_BENCH_A_PLACE_LIMIT]) {
		v->limit = mnl_attr_get_u64(tb[HNL_BENCH_A_PLACE_LIMIT]);
		need(v->limit >= 1);
	}
}

static void get_name(const struct nlattr *a, struct medium_values *v)
{
	const char *s = mnl_attr_get_str(a);
	size_t n = strlen(s);

	need(n >= 1 && n < BENCH_NAME && n + 1 == mnl_attr_get_payload_len(a));
	v->name_len = (uint8_t)n;
	v->name = s;
}

static void get_optional(const struct nlattr **tb, struct medium_values *v)
{
	if (tb[HNL_BENCH_A_MEDIUM_SPEED]) {
		v->speed = mnl_attr_get_u8(tb[HNL_BENCH_A_MEDIUM_SPEED]);
		need(v->speed <= HNL_BENCH_SPEED_FAST);
	}
	if (tb[HNL_BENCH_A_MEDIUM_OPTIONS]) {
		v->options = mnl_attr_get_u32(tb[HNL_BENCH_A_MEDIUM_OPTIONS]);
		need((v->options & ~0xfu) == 0);
	}
	if (tb[HNL_BENCH_A_MEDIUM_OFFSET]) {
		v->offset = (int32_t)mnl_attr_get_u32(
			tb[HNL_BENCH_A_MEDIUM_OFFSET]);
		need(v->offset >= -4096 && v->offset <= 4096);
	}
	if (tb[HNL_BENCH_A_MEDIUM_COOKIE])
		v->cookie = mnl_attr_get_u64(tb[HNL_BENCH_A_MEDIUM_COOKIE]);
	if (tb[HNL_BENCH_A_MEDIUM_NAME])
		get_name(tb[HNL_BENCH_A_MEDIUM_NAME], v);
	if (tb[HNL_BENCH_A_MEDIUM_PLACE])
		decode_place(tb[HNL_BENCH_A_MEDIUM_PLACE], v);
}

void mnl_decode_medium(uint32_t i)
{
	const struct nlattr *tb[TYPES(medium_type)] = { NULL };
	struct medium_values *v = &bench_out.medium;

	parse(i, collect_medium, tb);
	need(tb[HNL_BENCH_A_MEDIUM_VCPU] && tb[HNL_BENCH_A_MEDIUM_GPA] &&
	     tb[HNL_BENCH_A_MEDIUM_PAGES] && tb[HNL_BENCH_A_MEDIUM_PORT]);
	v->vcpu = mnl_attr_get_u32(tb[HNL_BENCH_A_MEDIUM_VCPU]);
	need(v->vcpu <= 511);
	v->gpa = mnl_attr_get_u64(tb[HNL_BENCH_A_MEDIUM_GPA]);
	need(is_page(v->gpa));
	v->pages = mnl_attr_get_u64(tb[HNL_BENCH_A_MEDIUM_PAGES]);
	need(v->pages >= 1 && v->pages <= 0xfffffffffu);
	v->port = mnl_attr_get_u16(tb[HNL_BENCH_A_MEDIUM_PORT]);
	need(v->port >= 1);
	get_optional(tb, v);
}

static void decode_range(const struct nlattr *nest, struct range_values *v)
{
	const struct nlattr *tb[TYPES(range_type)] = { NULL };

	need(mnl_attr_parse_nested(nest, collect_range, tb) > 0);
	need(tb[HNL_BENCH_A_RANGE_GPA] && tb[HNL_BENCH_A_RANGE_PAGES]);
	v->gpa = mnl_attr_get_u64(tb[HNL_BENCH_A_RANGE_GPA]);
	need(is_page(v->gpa));
	v->pages = mnl_attr_get_u64(tb[HNL_BENCH_A_RANGE_PAGES]);
	need(v->pages >= 1);
	if (tb[HNL_BENCH_A_RANGE_ATTRIBUTES]) {
		v->attributes =
			mnl_attr_get_u32(tb[HNL_BENCH_A_RANGE_ATTRIBUTES]);
		need((v->attributes & ~0x1fu) == 0);
	}
}

static int each_range(const struct nlattr *attr, void *data)
{
	struct many_values *v = data;

	if (mnl_attr_get_type(attr) != HNL_BENCH_A_RANGES_RANGE)
		return MNL_CB_OK;
	if (v->n >= BENCH_RANGES ||
	    mnl_attr_validate(attr, MNL_TYPE_NESTED) < 0)
		return MNL_CB_ERROR;
	decode_range(attr, &v->range[v->n++]);
	return MNL_CB_OK;
}

void mnl_decode_many(uint32_t i)
{
	const struct nlattr *tb[TYPES(many_type)] = { NULL };
	struct many_values *v = &bench_out.many;
	const struct nlattr *nest;

	parse(i, collect_many, tb);
	nest = tb[HNL_BENCH_A_MANY_RANGES];
	need(nest != NULL);
	v->n = 0;
	need(mnl_attr_parse_nested(nest, each_range, v) > 0);
}

void mnl_decode_sparse(uint32_t i)
{
	const struct nlattr *tb[TYPES(sparse_type)] = { NULL };
	struct sparse_values *v = &bench_out.sparse;

	parse(i, collect_sparse, tb);
	need(tb[HNL_BENCH_A_SPARSE_FIRST] && tb[HNL_BENCH_A_SPARSE_SECOND] &&
	     tb[HNL_BENCH_A_SPARSE_THIRD] && tb[HNL_BENCH_A_SPARSE_FOURTH]);
	v->first = mnl_attr_get_u64(tb[HNL_BENCH_A_SPARSE_FIRST]);
	need(v->first >= 1);
	v->second = mnl_attr_get_u32(tb[HNL_BENCH_A_SPARSE_SECOND]);
	need(v->second <= 0xffff);
	v->third = mnl_attr_get_u64(tb[HNL_BENCH_A_SPARSE_THIRD]);
	v->fourth = mnl_attr_get_u32(tb[HNL_BENCH_A_SPARSE_FOURTH]);
	need((v->fourth & ~0xffu) == 0);
}
