/* SPDX-License-Identifier: MIT */
/*
 * libmnl and hnl read what the other one writes: a message of hnl is a netlink
 * message.
 */
#include <arpa/inet.h>
#include <endian.h>

#include "machine.h"
#include "mnl.h"
#include "policy_schema.h"

static uint8_t wire[HNL_MSG_MAX] __attribute__((aligned(8)));

/* ---- hnl writes, libmnl reads ---- */

static void message_of_hnl_parsed_by_libmnl(void **state)
{
	struct hnl_head h = head_of(17, 3, HNL_F_ACK, 0x1234);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct seen s = { 0 }, in = { 0 };
	struct nlmsghdr *nlh = as_nlh(wire);
	struct hnl_nest nest;

	(void)state;
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u8(&b, 1, 0x81);
	hnl_attr_put_u16(&b, 2, 0x8182);
	hnl_attr_put_u32(&b, 3, 0x81828384);
	hnl_attr_put_u64(&b, 4, 0x8182838485868788);
	hnl_attr_put_string(&b, 5, "name", 4);
	hnl_attr_put_bytes(&b, 6, "\1\2\3", 3);
	hnl_attr_put_flag(&b, 7);
	nest = hnl_attr_nest_begin(&b, 8);
	hnl_attr_put_s32(&b, 1, -5);
	hnl_attr_put_flag(&b, 2 | C_);
	hnl_attr_nest_end(&b, nest);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);

	assert_true(mnl_nlmsg_ok(nlh, (int)b.len));
	assert_int_equal(mnl_nlmsg_get_payload_len(nlh), b.len - 16);
	assert_true(mnl_nlmsg_seq_ok(nlh, 0x1234));
	assert_true(mnl_nlmsg_portid_ok(nlh, PORT));
	assert_int_equal(nlh->nlmsg_type, 17);
	assert_int_equal(nlh->nlmsg_flags, NLM_F_REQUEST | NLM_F_ACK);
	assert_int_equal(mnl_attr_parse(nlh, GENL_HDRLEN, see, &s),
			 MNL_CB_OK);
	assert_int_equal(s.n, 8);
	assert_int_equal(mnl_attr_get_u8(s.attr[0]), 0x81);
	assert_int_equal(mnl_attr_get_u16(s.attr[1]), 0x8182);
	assert_int_equal(mnl_attr_get_u32(s.attr[2]), 0x81828384);
	assert_int_equal(mnl_attr_get_u64(s.attr[3]), 0x8182838485868788);
	assert_int_equal(mnl_attr_validate(s.attr[4], MNL_TYPE_NUL_STRING), 0);
	assert_string_equal(mnl_attr_get_str(s.attr[4]), "name");
	assert_int_equal(mnl_attr_get_payload_len(s.attr[5]), 3);
	assert_memory_equal(mnl_attr_get_payload(s.attr[5]), "\1\2\3", 3);
	assert_int_equal(mnl_attr_validate(s.attr[6], MNL_TYPE_FLAG), 0);
	/* The flag bits are masked, NESTED and CRITICAL alike. */
	assert_int_equal(s.types[7], 8);
	assert_int_equal(mnl_attr_validate(s.attr[7], MNL_TYPE_NESTED), 0);
	assert_int_equal(mnl_attr_parse_nested(s.attr[7], see, &in),
			 MNL_CB_OK);
	assert_int_equal(in.n, 2);
	assert_int_equal(in.types[1], 2);
	assert_int_equal((int32_t)mnl_attr_get_u32(in.attr[0]), -5);
}

/* ---- libmnl writes, hnl reads ---- */

static void message_of_libmnl_same_bytes_as_hnl(void **state)
{
	static uint8_t other[1024] __attribute__((aligned(8)));
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, 3, HNL_F_ACK, 9);
	struct hnl_nest nest, inner;
	struct nlattr *nla, *nlb;
	struct nlmsghdr *nlh;

	(void)state;
	memset(other, 0, sizeof(other));	/* 1.0.4 leaves some padding */
	nlh = mnl_request(other, 3, NLM_F_ACK, 9);
	mnl_attr_put_u8(nlh, 1, 1);
	mnl_attr_put_u16(nlh, 2, 2);
	mnl_attr_put_u32(nlh, 3, 3);
	mnl_attr_put_u64(nlh, 4, 4);
	mnl_attr_put_strz(nlh, 5, "strz");
	mnl_attr_put(nlh, 6, 5, "bytes");
	mnl_attr_put(nlh, 7, 0, NULL);
	nla = mnl_attr_nest_start(nlh, 8);
	mnl_attr_put_u32(nlh, 1, 5);
	nlb = mnl_attr_nest_start(nlh, 2);
	mnl_attr_nest_end(nlh, nlb);
	mnl_attr_nest_end(nlh, nla);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u8(&b, 1, 1);
	hnl_attr_put_u16(&b, 2, 2);
	hnl_attr_put_u32(&b, 3, 3);
	hnl_attr_put_u64(&b, 4, 4);
	hnl_attr_put_string(&b, 5, "strz", 4);
	hnl_attr_put_bytes(&b, 6, "bytes", 5);
	hnl_attr_put_flag(&b, 7);
	nest = hnl_attr_nest_begin(&b, 8);
	hnl_attr_put_u32(&b, 1, 5);
	inner = hnl_attr_nest_begin(&b, 2);
	hnl_attr_nest_end(&b, inner);
	hnl_attr_nest_end(&b, nest);
	hnl_msg_end(&b);
	assert_int_equal(nlh->nlmsg_len, b.len);
	assert_memory_equal(other, wire, b.len);
}

/* ---- every kind of the schema in policy_schema.h, both ways ---- */

#define LARGE UINT64_C(0x8182838485868788)
#define BE64 UINT64_C(0x1122334455667780)

/* Set: the numbers that may be short are long. */
static void hnl_puts_every_kind(struct hnl_builder *b, bool wide)
{
	static const struct hnl_head h = { 17, HNL_F_REQUEST, 9, PORT, 3, 1 };
	struct hnl_nest nest, inner, last;
	uint8_t *p;
	uint32_t i;

	hnl_msg_begin(b, &h);
	hnl_attr_put_flag(b, T(F_FLAG));
	hnl_attr_put_u8(b, T(F_U8), 200);
	hnl_attr_put_u16(b, T(F_U16), 0x8182);
	hnl_attr_put_u32(b, T(F_U32), 0x81);
	hnl_attr_put_u64(b, T(F_U64), 0x3000);
	hnl_attr_put_s8(b, T(F_S8), -5);
	hnl_attr_put_s16(b, T(F_S16), -300);
	hnl_attr_put_s32(b, T(F_S32), -70000);
	hnl_attr_put_s64(b, T(F_S64), INT64_MIN);
	hnl_attr_put_uint(b, T(F_UINT), wide ? LARGE : 0xfffffffe);
	hnl_attr_put_sint(b, T(F_SINT), wide ? INT64_MAX : -9);
	p = hnl_attr_put_room(b, T(F_BITS), 8);
	assert_non_null(p);
	hnl_store_le32(p, 5);
	hnl_store_le32(p + 4, 7);
	hnl_attr_put_string(b, T(F_STRING), "name", 4);
	hnl_attr_put_bytes(b, T(F_LOOSE), "abc", 3);
	hnl_attr_put_bytes(b, T(F_BYTES), "\0\1\2\3\4", 5);
	p = hnl_attr_put_room(b, T(F_PACKED), 12);
	assert_non_null(p);
	for (i = 0; i < 3; i++)
		hnl_store_le32(p + 4 * i, 0x80000000 + i);
	nest = hnl_attr_nest_begin(b, T(F_NEST));
	hnl_attr_put_u32(b, 1, 77);
	hnl_attr_put_u8(b, 2, 78);
	hnl_attr_put_u32(b, 3, 79);
	hnl_attr_nest_end(b, nest);
	for (i = 0; i < 3; i++) {
		hnl_attr_put_u32(b, T(F_MANY), 97 + i);
		nest = hnl_attr_nest_begin(b, T(F_NESTS));
		hnl_attr_put_u32(b, 1, 100 + i);
		hnl_attr_put_u32(b, 3, 200 + i);
		hnl_attr_nest_end(b, nest);
		hnl_attr_put_string(b, T(F_LOOSES), "xyz", i);
	}
	nest = hnl_attr_nest_begin(b, T(F_LAZY));
	for (i = 0; i < 2; i++) {
		inner = hnl_attr_nest_begin(b, T(F_NESTS));
		hnl_attr_put_u32(b, 1, 300 + i);
		hnl_attr_put_u32(b, 3, 400 + i);
		hnl_attr_nest_end(b, inner);
	}
	hnl_attr_nest_end(b, nest);
	hnl_attr_put_u16(b, T(F_BE16), hnl_swap16(0x123));
	hnl_attr_put_u32(b, T(F_BE32), hnl_swap32(0x81828384));
	hnl_attr_put_u64(b, T(F_BE64), hnl_swap64(BE64));
	hnl_attr_put_u32(b, T(F_GRANTED), 0x82);
	hnl_attr_put_u32(b, T(F_ENUM), 63);
	hnl_attr_put_u16(b, T(F_BES16), hnl_swap16((uint16_t)-2));
	nest = hnl_attr_nest_begin(b, T(F_SELF));
	inner = hnl_attr_nest_begin(b, 1);
	last = hnl_attr_nest_begin(b, 1);
	hnl_attr_nest_end(b, last);
	hnl_attr_nest_end(b, inner);
	hnl_attr_nest_end(b, nest);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

static void put_number(struct nlmsghdr *nlh, uint16_t type, uint64_t v,
		       size_t width)
{
	if (width == 4)
		mnl_attr_put_u32(nlh, type, (uint32_t)v);
	else
		mnl_attr_put_u64(nlh, type, v);
}

/* The same in libmnl's words, which has neither signs nor byte orders. */
static void mnl_puts_every_kind(struct nlmsghdr *nlh, bool wide)
{
	static const uint32_t packed[] = { 0x80000000, 0x80000001, 0x80000002 };
	static const struct nla_bitfield32 bits = { .value = 5, .selector = 7 };
	struct nlattr *nest, *inner, *last;
	uint32_t i;

	nlh->nlmsg_type = 17;
	mnl_attr_put(nlh, T(F_FLAG), 0, NULL);
	mnl_attr_put_u8(nlh, T(F_U8), 200);
	mnl_attr_put_u16(nlh, T(F_U16), 0x8182);
	mnl_attr_put_u32(nlh, T(F_U32), 0x81);
	mnl_attr_put_u64(nlh, T(F_U64), 0x3000);
	mnl_attr_put_u8(nlh, T(F_S8), (uint8_t)-5);
	mnl_attr_put_u16(nlh, T(F_S16), (uint16_t)-300);
	mnl_attr_put_u32(nlh, T(F_S32), (uint32_t)-70000);
	mnl_attr_put_u64(nlh, T(F_S64), (uint64_t)INT64_MIN);
	put_number(nlh, T(F_UINT), wide ? LARGE : 0xfffffffe, wide ? 8 : 4);
	put_number(nlh, T(F_SINT), wide ? (uint64_t)INT64_MAX :
		   (uint64_t)-9, wide ? 8 : 4);
	mnl_attr_put(nlh, T(F_BITS), sizeof(bits), &bits);
	mnl_attr_put_strz(nlh, T(F_STRING), "name");
	mnl_attr_put_str(nlh, T(F_LOOSE), "abc");
	mnl_attr_put(nlh, T(F_BYTES), 5, "\0\1\2\3\4");
	mnl_attr_put(nlh, T(F_PACKED), sizeof(packed), packed);
	nest = mnl_attr_nest_start(nlh, T(F_NEST));
	mnl_attr_put_u32(nlh, 1, 77);
	mnl_attr_put_u8(nlh, 2, 78);
	mnl_attr_put_u32(nlh, 3, 79);
	mnl_attr_nest_end(nlh, nest);
	for (i = 0; i < 3; i++) {
		mnl_attr_put_u32(nlh, T(F_MANY), 97 + i);
		nest = mnl_attr_nest_start(nlh, T(F_NESTS));
		mnl_attr_put_u32(nlh, 1, 100 + i);
		mnl_attr_put_u32(nlh, 3, 200 + i);
		mnl_attr_nest_end(nlh, nest);
		mnl_attr_put_strz(nlh, T(F_LOOSES), i == 0 ? "" :
				  i == 1 ? "x" : "xy");
	}
	nest = mnl_attr_nest_start(nlh, T(F_LAZY));
	for (i = 0; i < 2; i++) {
		inner = mnl_attr_nest_start(nlh, T(F_NESTS));
		mnl_attr_put_u32(nlh, 1, 300 + i);
		mnl_attr_put_u32(nlh, 3, 400 + i);
		mnl_attr_nest_end(nlh, inner);
	}
	mnl_attr_nest_end(nlh, nest);
	mnl_attr_put_u16(nlh, T(F_BE16), htons(0x123));
	mnl_attr_put_u32(nlh, T(F_BE32), htonl(0x81828384));
	mnl_attr_put_u64(nlh, T(F_BE64), htobe64(BE64));
	mnl_attr_put_u32(nlh, T(F_GRANTED), 0x82);
	mnl_attr_put_u32(nlh, T(F_ENUM), 63);
	mnl_attr_put_u16(nlh, T(F_BES16), htons((uint16_t)-2));
	nest = mnl_attr_nest_start(nlh, T(F_SELF));
	inner = mnl_attr_nest_start(nlh, 1);
	last = mnl_attr_nest_start(nlh, 1);
	mnl_attr_nest_end(nlh, last);
	mnl_attr_nest_end(nlh, inner);
	mnl_attr_nest_end(nlh, nest);
}

static struct hnl_msg mnl_message_of_every_kind(bool wide)
{
	struct nlmsghdr *nlh;
	struct hnl_msg m;

	memset(wire, 0, 1024);	/* 1.0.4 leaves some padding */
	nlh = mnl_request(wire, 3, 0, 9);
	mnl_puts_every_kind(nlh, wide);
	m = hnl_msg_at(wire, nlh->nlmsg_len, 0);
	assert_int_equal(m.reason, HNL_REASON_NONE);
	assert_int_equal(m.next, nlh->nlmsg_len);
	return m;
}

static void every_kind_of_libmnl_same_bytes_as_hnl(void **state)
{
	static uint8_t other[1024];
	struct hnl_builder b;
	struct hnl_msg m;
	unsigned int wide;

	(void)state;
	for (wide = 0; wide < 2; wide++) {
		m = mnl_message_of_every_kind(wide);
		b = batch_begin(other, sizeof(other));
		hnl_puts_every_kind(&b, wide);
		assert_int_equal(b.len, m.next);
		assert_memory_equal(wire, other, b.len);
	}
}

static void expect_bytes(const struct hnl_bytes *b, const void *p, size_t n)
{
	assert_int_equal(b->n, n);
	assert_memory_equal(b->p, p, n);
}

static void expect_nests(struct hnl_list l, uint32_t n, uint32_t need,
			 uint32_t granted)
{
	struct inner in;
	uint32_t i;

	assert_int_equal(l.n, n);
	for (i = 0; i < n; i++) {
		assert_true(hnl_list_next_nest(&l, &test_schema, SET_INNER,
					       &in, sizeof(in)));
		assert_int_equal(in.need, need + i);
		assert_int_equal(in.granted, granted + i);
	}
	assert_false(hnl_list_next_nest(&l, &test_schema, SET_INNER, &in,
					sizeof(in)));
}

static void expect_lists(const struct top *top)
{
	struct hnl_list l = top->many;
	struct hnl_bytes text;
	uint32_t i, v;

	assert_int_equal(l.n, 3);
	for (i = 0; i < 3; i++) {
		assert_true(hnl_list_next_value(&l, &test_field[F_MANY], &v,
						4));
		assert_int_equal(v, 97 + i);
	}
	l = top->looses;
	assert_int_equal(l.n, 3);
	for (i = 0; i < 3; i++) {
		assert_true(hnl_list_next_value(&l, &test_field[F_LOOSES],
						&text, sizeof(text)));
		expect_bytes(&text, "xy", i);
	}
	expect_nests(top->nests, 3, 100, 200);
}

/* libmnl wrote it, hnl's tables accept it and find each value. */
static void every_kind_of_libmnl_decoded_by_hnl(void **state)
{
	static const uint8_t packed[] = { LE32(0x80000000), LE32(0x80000001),
					  LE32(0x80000002) };
	static const uint8_t lazy[] = {
		HEAD(20, T(F_NESTS) | N_), HEAD(8, 1), LE32(300), HEAD(8, 3),
		LE32(400), HEAD(20, T(F_NESTS) | N_), HEAD(8, 1), LE32(301),
		HEAD(8, 3), LE32(401),
	};
	struct hnl_extack x;
	struct hnl_msg m;
	unsigned int wide;
	struct top top;
	uint8_t *block;

	(void)state;
	for (wide = 0; wide < 2; wide++) {
		m = mnl_message_of_every_kind(wide);
		block = exact_copy(wire, m.next);
		memset(&top, 0xa5, sizeof(top));
		if (decode_block(block, m.next, SET_TOP, HNL_MODE_STRICT,
				 HNL_GRANT_ALL, &top, &x) != 0)
			fail_msg("reason %u, type %u", x.reason, x.type);
		assert_int_equal(x.ignored_n, 0);
		assert_same(top.has[0], (UINT64_C(1) << TOP_FIELDS) - 1);
		assert_same(top.u8, 200);
		assert_same(top.u16, 0x8182);
		assert_same(top.u32, 0x81);
		assert_same(top.u64, 0x3000);
		assert_same(top.s8, -5);
		assert_same(top.s16, -300);
		assert_same(top.s32, -70000);
		assert_same(top.s64, INT64_MIN);
		assert_same(top.uint_, wide ? LARGE : 0xfffffffe);
		assert_same(top.sint, wide ? INT64_MAX : -9);
		assert_same(top.bits.value, 5);
		assert_same(top.bits.selector, 7);
		expect_bytes(&top.string, "name", 4);
		expect_bytes(&top.loose, "abc", 3);
		expect_bytes(&top.bytes, "\0\1\2\3\4", 5);
		expect_bytes(&top.packed, packed, sizeof(packed));
		assert_same(top.nest.need, 77);
		assert_same(top.nest.opt, 78);
		assert_same(top.nest.granted, 79);
		expect_lists(&top);
		expect_bytes(&top.lazy, lazy, sizeof(lazy));
		assert_same(top.be16, 0x123);
		assert_same(top.be32, 0x81828384);
		assert_same(top.be64, BE64);
		assert_same(top.granted, 0x82);
		assert_same(top.enum_, 63);
		assert_same(top.bes16, -2);
		assert_same(top.self.has[0], 1);
		free(block);
	}
}

/* The n-th attribute of a type. */
static const struct nlattr *nth(const struct seen *s, uint16_t type,
				unsigned int n)
{
	unsigned int i;

	for (i = 0; i < s->n; i++)
		if (s->types[i] == type && n-- == 0)
			return s->attr[i];
	fail_msg("attribute %u is not there", type);
	return NULL;
}

static struct seen in_nest(const struct nlattr *attr)
{
	struct seen s = { 0 };

	assert_int_equal(mnl_attr_validate(attr, MNL_TYPE_NESTED), 0);
	assert_true(attr->nla_type & NLA_F_NESTED);
	assert_int_equal(mnl_attr_parse_nested(attr, see, &s), MNL_CB_OK);
	return s;
}

static void mnl_expects_numbers(const struct seen *s, bool wide)
{
	const struct nlattr *a;
	uint32_t half[2];

#define U(width, field) mnl_attr_get_u##width(nth(s, T(field), 0))
	assert_same(U(8, F_U8), 200);
	assert_same(U(16, F_U16), 0x8182);
	assert_same(U(32, F_U32), 0x81);
	assert_same(U(64, F_U64), 0x3000);
	assert_same((int8_t)U(8, F_S8), -5);
	assert_same((int16_t)U(16, F_S16), -300);
	assert_same((int32_t)U(32, F_S32), -70000);
	assert_same((int64_t)U(64, F_S64), INT64_MIN);
	assert_same(ntohs(U(16, F_BE16)), 0x123);
	assert_same(ntohl(U(32, F_BE32)), 0x81828384);
	assert_same(be64toh(U(64, F_BE64)), BE64);
	assert_same((int16_t)ntohs(U(16, F_BES16)), -2);
	assert_same(U(32, F_GRANTED), 0x82);
	assert_same(U(32, F_ENUM), 63);
	a = nth(s, T(F_UINT), 0);
	assert_int_equal(mnl_attr_get_payload_len(a), wide ? 8 : 4);
	assert_same(wide ? mnl_attr_get_u64(a) : mnl_attr_get_u32(a),
		    wide ? LARGE : 0xfffffffe);
	a = nth(s, T(F_SINT), 0);
	assert_int_equal(mnl_attr_get_payload_len(a), wide ? 8 : 4);
	assert_same(wide ? (int64_t)mnl_attr_get_u64(a) :
		    (int32_t)mnl_attr_get_u32(a), wide ? INT64_MAX : -9);
	a = nth(s, T(F_BITS), 0);
	assert_int_equal(mnl_attr_get_payload_len(a), 8);
	memcpy(half, mnl_attr_get_payload(a), 8);
	assert_int_equal(half[0], 5);
	assert_int_equal(half[1], 7);
}

static void mnl_expects_bytes(const struct seen *s)
{
	static const uint32_t packed[] = { 0x80000000, 0x80000001, 0x80000002 };
	const struct nlattr *a = nth(s, T(F_STRING), 0);

	assert_int_equal(mnl_attr_validate(nth(s, T(F_FLAG), 0),
					   MNL_TYPE_FLAG), 0);
	assert_int_equal(mnl_attr_validate(a, MNL_TYPE_NUL_STRING), 0);
	assert_string_equal(mnl_attr_get_str(a), "name");
	a = nth(s, T(F_LOOSE), 0);
	assert_int_equal(mnl_attr_validate(a, MNL_TYPE_STRING), 0);
	assert_int_equal(mnl_attr_get_payload_len(a), 3);
	a = nth(s, T(F_BYTES), 0);
	assert_int_equal(mnl_attr_get_payload_len(a), 5);
	assert_memory_equal(mnl_attr_get_payload(a), "\0\1\2\3\4", 5);
	a = nth(s, T(F_PACKED), 0);
	assert_int_equal(mnl_attr_get_payload_len(a), 12);
	assert_memory_equal(mnl_attr_get_payload(a), packed, 12);
}

static void mnl_expects_nests(const struct seen *s)
{
	struct seen in = in_nest(nth(s, T(F_NEST), 0)), list;
	unsigned int i;

	assert_int_equal(in.n, 3);
	assert_int_equal(mnl_attr_get_u32(nth(&in, 1, 0)), 77);
	assert_int_equal(mnl_attr_get_u8(nth(&in, 2, 0)), 78);
	assert_int_equal(mnl_attr_get_u32(nth(&in, 3, 0)), 79);
	for (i = 0; i < 3; i++) {
		assert_int_equal(mnl_attr_get_u32(nth(s, T(F_MANY), i)),
				 97 + i);
		in = in_nest(nth(s, T(F_NESTS), i));
		assert_int_equal(in.n, 2);
		assert_int_equal(mnl_attr_get_u32(nth(&in, 1, 0)), 100 + i);
		assert_int_equal(mnl_attr_get_u32(nth(&in, 3, 0)), 200 + i);
		assert_int_equal(mnl_attr_validate(nth(s, T(F_LOOSES), i),
						   MNL_TYPE_NUL_STRING), 0);
		assert_memory_equal(mnl_attr_get_str(nth(s, T(F_LOOSES), i)),
				    "xy", i);
	}
	list = in_nest(nth(s, T(F_LAZY), 0));
	assert_int_equal(list.n, 2);
	for (i = 0; i < 2; i++) {
		in = in_nest(nth(&list, T(F_NESTS), i));
		assert_int_equal(mnl_attr_get_u32(nth(&in, 1, 0)), 300 + i);
		assert_int_equal(mnl_attr_get_u32(nth(&in, 3, 0)), 400 + i);
	}
	in = in_nest(nth(s, T(F_SELF), 0));
	in = in_nest(nth(&in, 1, 0));
	in = in_nest(nth(&in, 1, 0));
	assert_int_equal(in.n, 0);
}

static void every_kind_of_hnl_parsed_by_libmnl(void **state)
{
	struct hnl_builder b;
	unsigned int wide;
	struct seen s;

	(void)state;
	for (wide = 0; wide < 2; wide++) {
		b = batch_begin(wire, sizeof(wire));
		hnl_puts_every_kind(&b, wide);
		assert_true(mnl_nlmsg_ok(as_nlh(wire), (int)b.len));
		memset(&s, 0, sizeof(s));
		assert_int_equal(mnl_attr_parse(as_nlh(wire), GENL_HDRLEN,
						see, &s), MNL_CB_OK);
		/* Each field once, and three lists of three. */
		assert_int_equal(s.n, TOP_FIELDS + 3 * 2);
		mnl_expects_numbers(&s, wide);
		mnl_expects_bytes(&s);
		mnl_expects_nests(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(message_of_hnl_parsed_by_libmnl),
		cmocka_unit_test(message_of_libmnl_same_bytes_as_hnl),
		cmocka_unit_test(every_kind_of_libmnl_same_bytes_as_hnl),
		cmocka_unit_test(every_kind_of_libmnl_decoded_by_hnl),
		cmocka_unit_test(every_kind_of_hnl_parsed_by_libmnl),
	};

	if (mnl_is_big_endian())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
