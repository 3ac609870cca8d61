/* SPDX-License-Identifier: MIT */
/*
 * libnl-3 as its examples use it, but that one nl_msg serves all messages: to
 * make and free one for each would be two more allocations. Decoding is
 * genlmsg_parse() with a policy. The policy holds lengths; flags, nests and
 * ranges are checked here. It cannot refuse a duplicate (the last one counts),
 * nor padding.
 */
#include "peers.h"

#include <netlink/attr.h>
#include <netlink/genl/genl.h>
#include <netlink/msg.h>
#include <string.h>

#include "hnl_bench.h"

static struct nl_msg *msg;

/* libnl has no call that empties a message; its length is all its state. */
static void begin(uint8_t cmd, uint32_t seq)
{
	if (msg == NULL)
		msg = nlmsg_alloc_size(BENCH_MSG);
	if (msg == NULL)
		bench_fail("libnl: no memory");
	nlmsg_hdr(msg)->nlmsg_len = NLMSG_HDRLEN;
	if (genlmsg_put(msg, 0, seq, HNL_BENCH_FAMILY, 0, NLM_F_REQUEST, cmd,
			HNL_BENCH_VERSION) == NULL)
		bench_fail("libnl: header");
}

/* Puts return 0 or a negative error, so the sum of them says it too. */
static void finish(int err)
{
	if (err != 0)
		bench_fail("libnl: put");
	bench_wire_len = nlmsg_hdr(msg)->nlmsg_len;
}

void nl_take(void)
{
	memcpy(bench_wire, nlmsg_hdr(msg), bench_wire_len);
}

void nl_encode_small(uint32_t i)
{
	const struct small_values *v = &bench_in.small;
	int err;

	begin(HNL_BENCH_CMD_SMALL, i);
	err = nla_put_u32(msg, HNL_BENCH_A_SMALL_ID, v->id);
	err |= nla_put_u64(msg, HNL_BENCH_A_SMALL_GPA, v->gpa);
	if (v->urgent)
		err |= nla_put_flag(msg, HNL_BENCH_A_SMALL_URGENT);
	finish(err);
}

static struct nlattr *nest_begin(int type)
{
	struct nlattr *nest = nla_nest_start(msg, type);

	if (nest == NULL)
		bench_fail("libnl: nest");
	return nest;
}

static int put_place(const struct medium_values *v)
{
	struct nlattr *nest = nest_begin(HNL_BENCH_A_MEDIUM_PLACE);
	int err;

	err = nla_put_u32(msg, HNL_BENCH_A_PLACE_NODE, v->node);
	err |= nla_put_u32(msg, HNL_BENCH_A_PLACE_ORDER, v->order);
	err |= nla_put_u64(msg, HNL_BENCH_A_PLACE_START, v->start);
	err |= nla_put_u64(msg, HNL_BENCH_A_PLACE_LIMIT, v->limit);
	return err | nla_nest_end(msg, nest);
}

void nl_encode_medium(uint32_t i)
{
	const struct medium_values *v = &bench_in.medium;
	int err;

	begin(HNL_BENCH_CMD_MEDIUM, i);
	err = nla_put_u32(msg, HNL_BENCH_A_MEDIUM_VCPU, v->vcpu);
	err |= nla_put_u64(msg, HNL_BENCH_A_MEDIUM_GPA, v->gpa);
	err |= nla_put_u64(msg, HNL_BENCH_A_MEDIUM_PAGES, v->pages);
	err |= nla_put_u8(msg, HNL_BENCH_A_MEDIUM_SPEED, v->speed);
	err |= nla_put_u16(msg, HNL_BENCH_A_MEDIUM_PORT, v->port);
	err |= nla_put_u32(msg, HNL_BENCH_A_MEDIUM_OPTIONS, v->options);
	err |= nla_put_s32(msg, HNL_BENCH_A_MEDIUM_OFFSET, v->offset);
	err |= nla_put_u64(msg, HNL_BENCH_A_MEDIUM_COOKIE, v->cookie);
	err |= nla_put_string(msg, HNL_BENCH_A_MEDIUM_NAME, v->name);
	finish(err | put_place(v));
}

static int put_range(const struct range_values *v)
{
	struct nlattr *nest = nest_begin(HNL_BENCH_A_RANGES_RANGE);
	int err;

	err = nla_put_u64(msg, HNL_BENCH_A_RANGE_GPA, v->gpa);
	err |= nla_put_u64(msg, HNL_BENCH_A_RANGE_PAGES, v->pages);
	err |= nla_put_u32(msg, HNL_BENCH_A_RANGE_ATTRIBUTES, v->attributes);
	return err | nla_nest_end(msg, nest);
}

void nl_encode_many(uint32_t i)
{
	const struct range_values *v = bench_in.many.range;
	struct nlattr *nest;
	uint32_t k;
	int err = 0;

	begin(HNL_BENCH_CMD_MANY, i);
	nest = nest_begin(HNL_BENCH_A_MANY_RANGES);
	for (k = 0; k < bench_in.many.n; k++, v++)
		err |= put_range(v);
	finish(err | nla_nest_end(msg, nest));
}

static int put_gap(size_t from, size_t to)
{
	const struct sparse_values *v = &bench_in.sparse;
	int type = (int)(2 + from + from / BENCH_GAP), err = 0;

	for (; from < to; from++)
		err |= nla_put_u64(msg, type++, v->unknown[from]);
	return err;
}

void nl_encode_sparse(uint32_t i)
{
	const struct sparse_values *v = &bench_in.sparse;
	int err;

	begin(HNL_BENCH_CMD_SPARSE, i);
	err = nla_put_u64(msg, HNL_BENCH_A_SPARSE_FIRST, v->first);
	err |= put_gap(0, BENCH_GAP);
	err |= nla_put_u32(msg, HNL_BENCH_A_SPARSE_SECOND, v->second);
	err |= put_gap(BENCH_GAP, 2 * BENCH_GAP);
	err |= nla_put_u64(msg, HNL_BENCH_A_SPARSE_THIRD, v->third);
	err |= put_gap(2 * BENCH_GAP, 3 * BENCH_GAP);
	err |= nla_put_u32(msg, HNL_BENCH_A_SPARSE_FOURTH, v->fourth);
	finish(err | put_gap(3 * BENCH_GAP, BENCH_UNKNOWN));
}

/* ---- decoding ---- */

/* A minimum is implied by the type; only with a maximum is a length exact. */
#define FIXED(t, n) { .type = (t), .maxlen = (n) }

static struct nla_policy small_policy[] = {
	[HNL_BENCH_A_SMALL_ID] = FIXED(NLA_U32, 4),
	[HNL_BENCH_A_SMALL_GPA] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_SMALL_URGENT] = { .type = NLA_FLAG },
};

static struct nla_policy medium_policy[] = {
	[HNL_BENCH_A_MEDIUM_VCPU] = FIXED(NLA_U32, 4),
	[HNL_BENCH_A_MEDIUM_GPA] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_MEDIUM_PAGES] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_MEDIUM_SPEED] = FIXED(NLA_U8, 1),
	[HNL_BENCH_A_MEDIUM_PORT] = FIXED(NLA_U16, 2),
	[HNL_BENCH_A_MEDIUM_OPTIONS] = FIXED(NLA_U32, 4),
	[HNL_BENCH_A_MEDIUM_OFFSET] = FIXED(NLA_S32, 4),
	[HNL_BENCH_A_MEDIUM_COOKIE] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_MEDIUM_NAME] = FIXED(NLA_STRING, BENCH_NAME),
	[HNL_BENCH_A_MEDIUM_PLACE] = { .type = NLA_NESTED },
};

static struct nla_policy place_policy[] = {
	[HNL_BENCH_A_PLACE_NODE] = FIXED(NLA_U32, 4),
	[HNL_BENCH_A_PLACE_ORDER] = FIXED(NLA_U32, 4),
	[HNL_BENCH_A_PLACE_START] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_PLACE_LIMIT] = FIXED(NLA_U64, 8),
};

static struct nla_policy many_policy[] = {
	[HNL_BENCH_A_MANY_RANGES] = { .type = NLA_NESTED },
};

static struct nla_policy range_policy[] = {
	[HNL_BENCH_A_RANGE_GPA] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_RANGE_PAGES] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_RANGE_ATTRIBUTES] = FIXED(NLA_U32, 4),
};

static struct nla_policy sparse_policy[] = {
	[HNL_BENCH_A_SPARSE_FIRST] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_SPARSE_SECOND] = FIXED(NLA_U32, 4),
	[HNL_BENCH_A_SPARSE_THIRD] = FIXED(NLA_U64, 8),
	[HNL_BENCH_A_SPARSE_FOURTH] = FIXED(NLA_U32, 4),
};

#define TYPES(policy) ((int)(sizeof(policy) / sizeof((policy)[0])))

static void parse(uint32_t i, struct nlattr **tb, struct nla_policy *policy,
		  int n)
{
	struct nlmsghdr *nlh = (void *)(uintptr_t)bench_pool[i].p;

	peer_need(nlmsg_ok(nlh, (int)bench_pool[i].len));
	peer_need(genlmsg_parse(nlh, 0, tb, n - 1, policy) == 0);
	peer_need(genlmsg_hdr(nlh)->reserved == 0);
}

static void parse_nest(struct nlattr *nest, struct nlattr **tb,
		       struct nla_policy *policy, int n)
{
	peer_need(nla_is_nested(nest));
	peer_need(nla_parse_nested(tb, n - 1, nest, policy) == 0);
}

void nl_decode_small(uint32_t i)
{
	struct small_values *v = &bench_out.small;
	struct nlattr *tb[TYPES(small_policy)], *flag;

	parse(i, tb, small_policy, TYPES(small_policy));
	peer_need(tb[HNL_BENCH_A_SMALL_ID] && tb[HNL_BENCH_A_SMALL_GPA]);
	v->id = nla_get_u32(tb[HNL_BENCH_A_SMALL_ID]);
	v->gpa = nla_get_u64(tb[HNL_BENCH_A_SMALL_GPA]);
	flag = tb[HNL_BENCH_A_SMALL_URGENT];
	v->urgent = flag != NULL;
	peer_need(flag == NULL || nla_len(flag) == 0);
	peer_check_small(v);
}

static void get_place(struct nlattr *nest, struct medium_values *v)
{
	struct nlattr *tb[TYPES(place_policy)];

	parse_nest(nest, tb, place_policy, TYPES(place_policy));
	peer_need(tb[HNL_BENCH_A_PLACE_NODE] != NULL);
	v->node = nla_get_u32(tb[HNL_BENCH_A_PLACE_NODE]);
	peer_need(v->node <= 1023);
	if (tb[HNL_BENCH_A_PLACE_ORDER]) {
		v->order = nla_get_u32(tb[HNL_BENCH_A_PLACE_ORDER]);
		peer_need(v->order <= 18);
	}
	if (tb[HNL_BENCH_A_PLACE_START]) {
		v->start = nla_get_u64(tb[HNL_BENCH_A_PLACE_START]);
		peer_need(peer_is_page(v->start));
	}
	if (tb[HNL_BENCH_A_PLACE_LIMIT]) {
		v->limit = nla_get_u64(tb[HNL_BENCH_A_PLACE_LIMIT]);
		peer_need(v->limit >= 1);
	}
}

static void get_name(const struct nlattr *a, struct medium_values *v)
{
	const char *s = nla_get_string(a);
	size_t n = strlen(s);

	peer_need(n >= 1 && n + 1 == (size_t)nla_len(a));
	v->name_len = (uint8_t)n;
	v->name = s;
}

static void get_optional(struct nlattr **tb, struct medium_values *v)
{
	if (tb[HNL_BENCH_A_MEDIUM_SPEED]) {
		v->speed = nla_get_u8(tb[HNL_BENCH_A_MEDIUM_SPEED]);
		peer_need(v->speed <= HNL_BENCH_SPEED_FAST);
	}
	if (tb[HNL_BENCH_A_MEDIUM_OPTIONS]) {
		v->options = nla_get_u32(tb[HNL_BENCH_A_MEDIUM_OPTIONS]);
		peer_need((v->options & ~0xfu) == 0);
	}
	if (tb[HNL_BENCH_A_MEDIUM_OFFSET]) {
		v->offset = nla_get_s32(tb[HNL_BENCH_A_MEDIUM_OFFSET]);
		peer_need(v->offset >= -4096 && v->offset <= 4096);
	}
	if (tb[HNL_BENCH_A_MEDIUM_COOKIE])
		v->cookie = nla_get_u64(tb[HNL_BENCH_A_MEDIUM_COOKIE]);
	if (tb[HNL_BENCH_A_MEDIUM_NAME])
		get_name(tb[HNL_BENCH_A_MEDIUM_NAME], v);
	if (tb[HNL_BENCH_A_MEDIUM_PLACE])
		get_place(tb[HNL_BENCH_A_MEDIUM_PLACE], v);
}

void nl_decode_medium(uint32_t i)
{
	struct medium_values *v = &bench_out.medium;
	struct nlattr *tb[TYPES(medium_policy)];

	parse(i, tb, medium_policy, TYPES(medium_policy));
	peer_need(tb[HNL_BENCH_A_MEDIUM_VCPU] && tb[HNL_BENCH_A_MEDIUM_GPA] &&
		  tb[HNL_BENCH_A_MEDIUM_PAGES] && tb[HNL_BENCH_A_MEDIUM_PORT]);
	v->vcpu = nla_get_u32(tb[HNL_BENCH_A_MEDIUM_VCPU]);
	peer_need(v->vcpu <= 511);
	v->gpa = nla_get_u64(tb[HNL_BENCH_A_MEDIUM_GPA]);
	peer_need(peer_is_page(v->gpa));
	v->pages = nla_get_u64(tb[HNL_BENCH_A_MEDIUM_PAGES]);
	peer_need(v->pages >= 1 && v->pages <= 0xfffffffffu);
	v->port = nla_get_u16(tb[HNL_BENCH_A_MEDIUM_PORT]);
	peer_need(v->port >= 1);
	get_optional(tb, v);
}

static void get_range(struct nlattr *nest, struct range_values *v)
{
	struct nlattr *tb[TYPES(range_policy)];

	parse_nest(nest, tb, range_policy, TYPES(range_policy));
	peer_need(tb[HNL_BENCH_A_RANGE_GPA] && tb[HNL_BENCH_A_RANGE_PAGES]);
	v->gpa = nla_get_u64(tb[HNL_BENCH_A_RANGE_GPA]);
	v->pages = nla_get_u64(tb[HNL_BENCH_A_RANGE_PAGES]);
	if (tb[HNL_BENCH_A_RANGE_ATTRIBUTES])
		v->attributes = nla_get_u32(tb[HNL_BENCH_A_RANGE_ATTRIBUTES]);
	peer_check_range(v);
}

void nl_decode_many(uint32_t i)
{
	struct nlattr *tb[TYPES(many_policy)], *nest, *one;
	struct many_values *v = &bench_out.many;
	int left;

	parse(i, tb, many_policy, TYPES(many_policy));
	nest = tb[HNL_BENCH_A_MANY_RANGES];
	peer_need(nest != NULL && nla_is_nested(nest));
	v->n = 0;
	nla_for_each_nested(one, nest, left) {
		if (nla_type(one) != HNL_BENCH_A_RANGES_RANGE)
			continue;
		peer_need(v->n < BENCH_RANGES);
		get_range(one, &v->range[v->n++]);
	}
	peer_need(left == 0);
}

void nl_decode_sparse(uint32_t i)
{
	struct sparse_values *v = &bench_out.sparse;
	struct nlattr *tb[TYPES(sparse_policy)];

	parse(i, tb, sparse_policy, TYPES(sparse_policy));
	peer_need(tb[HNL_BENCH_A_SPARSE_FIRST] &&
		  tb[HNL_BENCH_A_SPARSE_SECOND] &&
		  tb[HNL_BENCH_A_SPARSE_THIRD] &&
		  tb[HNL_BENCH_A_SPARSE_FOURTH]);
	v->first = nla_get_u64(tb[HNL_BENCH_A_SPARSE_FIRST]);
	v->second = nla_get_u32(tb[HNL_BENCH_A_SPARSE_SECOND]);
	v->third = nla_get_u64(tb[HNL_BENCH_A_SPARSE_THIRD]);
	v->fourth = nla_get_u32(tb[HNL_BENCH_A_SPARSE_FOURTH]);
	peer_check_sparse(v);
}
