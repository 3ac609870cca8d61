/* SPDX-License-Identifier: MIT */
/*
 * Generated setters, encoders, decoders and list walks, as their users call
 * them. That their bytes are right is test_wire_py.py's; here it is what C
 * alone can see: presence, checked encoding, the sticky builder, rubble. The
 * tables beside them are test_tables.c's.
 */
#include "message.h"

#include "hnl_ctrl.h"
#include "hnl_every.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_state.h"
#include "hnl_view.h"

static struct hnl_memory_range a_range(uint64_t gpa, uint64_t pages)
{
	struct hnl_memory_range r;

	memset(&r, 0xa5, sizeof(r));
	hnl_memory_range_init(&r);
	hnl_memory_range_set_gpa(&r, gpa);
	hnl_memory_range_set_pages(&r, pages);
	return r;
}

static void request_round_trip_same(void **state)
{
	struct hnl_memory_share_req in, out;
	struct hnl_builder b = fresh();
	struct hnl_extack x;
	struct hnl_msg m;

	(void)state;
	memset(&out, 0xa5, sizeof(out));
	hnl_memory_share_req_init(&in);
	hnl_memory_share_req_set_gpa(&in, 0x7000);
	hnl_memory_share_req_set_pages(&in, 3);
	hnl_memory_share_req_encode(&b, HNL_F_ACK, 7, 8, &in);
	m = sound_message(&b);
	assert_int_equal(m.head.type, HNL_MEMORY_FAMILY);
	assert_int_equal(m.head.cmd, HNL_MEMORY_CMD_SHARE);
	assert_int_equal(m.head.version, HNL_MEMORY_VERSION);
	assert_int_equal(m.head.flags, HNL_F_REQUEST | HNL_F_ACK);
	assert_int_equal(m.head.seq, 7);
	assert_int_equal(m.head.port, 8);
	hnl_extack_clear(&x);
	assert_int_equal(hnl_memory_share_req_decode(
				 decoder(HNL_GRANT_ALL, HNL_MODE_STRICT), wire,
				 &m, &out, &x),
			 0);
	assert_true(HNL_HAS(&out, HNL_MEMORY_SHARE_REQ_GPA));
	assert_int_equal(out.has[0], in.has[0]);
	assert_int_equal(out.gpa, 0x7000);
	assert_int_equal(out.pages, 3);
}

/* An array of the caller's and a decoded view are walked alike. */
static void list_array_and_view_same(void **state)
{
	struct hnl_memory_range item[3], got;
	struct hnl_memory_map_req in, out;
	struct hnl_builder b = fresh();
	struct hnl_list l;
	struct hnl_extack x;
	struct hnl_msg m;
	uint64_t i;

	(void)state;
	for (i = 0; i < 3; i++)
		item[i] = a_range(i * 4096, i + 1);
	hnl_memory_range_set_attributes(&item[2], 0x10);
	hnl_memory_map_req_init(&in);
	hnl_memory_map_req_set_range(&in, item, 3);
	hnl_memory_map_req_encode(&b, 0, 1, 2, &in);
	m = sound_message(&b);
	hnl_extack_clear(&x);
	assert_int_equal(hnl_memory_map_req_decode(
				 decoder(HNL_GRANT_ALL, HNL_MODE_STRICT), wire,
				 &m, &out, &x),
			 0);
	assert_null(out.range.item);
	assert_int_equal(out.range.n, 3);
	l = out.range;
	for (i = 0; hnl_memory_map_req_next_range(&l, &got); i++) {
		assert_true(i < 3);
		assert_int_equal(got.gpa, item[i].gpa);
		assert_int_equal(got.pages, item[i].pages);
		assert_int_equal(got.has[0], item[i].has[0]);
	}
	assert_int_equal(i, 3);
	assert_int_equal(got.attributes, 0x10);
	assert_false(hnl_memory_map_req_next_range(&l, &got));
}

static int share(uint64_t gpa, uint64_t pages, bool has_pages)
{
	struct hnl_memory_share_req s;
	struct hnl_builder b = fresh();

	hnl_memory_share_req_init(&s);
	hnl_memory_share_req_set_gpa(&s, gpa);
	if (has_pages)
		hnl_memory_share_req_set_pages(&s, pages);
	hnl_memory_share_req_encode(&b, 0, 1, 2, &s);
	return hnl_builder_verdict(&b);
}

static void encode_value_not_in_schema_refused(void **state)
{
	(void)state;
	assert_int_equal(share(0x1000, 1, true), 0);
	assert_int_equal(share(0x1000, 0, false), -HNL_EINVAL);
	assert_int_equal(share(0x1001, 1, true), -HNL_EINVAL);
	assert_int_equal(share(0x1000, 0, true), -HNL_EINVAL);
}

static int map(const struct hnl_memory_range *item, uint32_t n)
{
	struct hnl_memory_map_req s;
	struct hnl_builder b = fresh();

	hnl_memory_map_req_init(&s);
	hnl_memory_map_req_set_range(&s, item, n);
	hnl_memory_map_req_encode(&b, 0, 1, 2, &s);
	return hnl_builder_verdict(&b);
}

static void encode_list_out_of_bounds_refused(void **state)
{
	static struct hnl_memory_range item[254];
	size_t i;

	(void)state;
	for (i = 0; i < 254; i++)
		item[i] = a_range(i * 4096, 1);
	assert_int_equal(map(item, 253), 0);
	assert_int_equal(map(item, 254), -HNL_EINVAL);
	assert_int_equal(map(item, 0), -HNL_EINVAL);
	hnl_memory_range_set_attributes(&item[1], 0x20);
	assert_int_equal(map(item, 2), -HNL_EINVAL);
}

typedef void try_fn(struct hnl_every_try_req *s);

static int try_with(try_fn *set)
{
	struct hnl_every_try_req s;
	struct hnl_builder b = fresh();

	memset(&s, 0xa5, sizeof(s));
	hnl_every_try_req_init(&s);
	hnl_every_try_req_set_u8(&s, HNL_EVERY_COLOR_GREEN);
	hnl_every_try_req_set_s8(&s, 0);
	set(&s);
	hnl_every_try_req_encode(&b, 0, 1, 2, &s);
	return hnl_builder_verdict(&b);
}

#define SETS(name, call)                                          \
	static void name(struct hnl_every_try_req *s)             \
	{                                                         \
		hnl_every_try_req_set_##call;                     \
	}

SETS(enum_good, u8(s, HNL_EVERY_COLOR_BLUE))
SETS(enum_gap, u8(s, 1))
SETS(enum_far, u8(s, 64))
SETS(range_low, u16(s, 1))
SETS(range_high, u16(s, HNL_EVERY_LIMIT + 1))
SETS(range_good, u16(s, HNL_EVERY_LIMIT))
SETS(signed_low, s8(s, -6))
SETS(signed_good, s8(s, -5))
SETS(signed_wide_good, s64(s, HNL_EVERY_LOWEST))
SETS(signed_wide_high, s64(s, 1))
SETS(uint_high, uint(s, 0x200000000))
SETS(mask_high, flags(s, 8))
SETS(mask_top, top(s, HNL_EVERY_WIDE_TOP | HNL_EVERY_WIDE_LOW))
SETS(string_short, string(s, "", 0))
SETS(string_good, string(s, "x", 1))
SETS(string_long, string(s, "sixteen letters.", 16))
SETS(string_torn, string(s, "a\0b", 3))
SETS(binary_short, binary(s, "12345", 5))
SETS(packed_torn, halves(s, "123", 3))
SETS(bits_unselected, bits(s, 1, 2))
SETS(bits_undefined, bits(s, 0, 8))

static void nest_incomplete(struct hnl_every_try_req *s)
{
	(void)hnl_every_try_req_set_nest(s);
}

static void nest_good(struct hnl_every_try_req *s)
{
	struct hnl_every_inner *in = hnl_every_try_req_set_nest(s);

	hnl_every_inner_set_id(in, 1);
	hnl_every_deepest_set_present(hnl_every_inner_set_deeper(in));
}

static void encode_each_check_holds(void **state)
{
	static const struct {
		try_fn *set;
		bool good;
	} row[] = {
		{ enum_good, true },	  { enum_gap, false },
		{ enum_far, false },	  { range_low, false },
		{ range_high, false },	  { range_good, true },
		{ signed_low, false },	  { signed_good, true },
		{ signed_wide_good, true }, { signed_wide_high, false },
		{ uint_high, false },	  { mask_high, false },
		{ mask_top, true },	  { string_short, false },
		{ string_good, true },	  { string_long, false },
		{ string_torn, false },	  { binary_short, false },
		{ packed_torn, false },	  { bits_unselected, false },
		{ bits_undefined, false }, { nest_incomplete, false },
		{ nest_good, true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		assert_int_equal(try_with(row[i].set),
				 row[i].good ? 0 : -HNL_EINVAL);
}

static void encode_no_room_says_so(void **state)
{
	struct hnl_memory_share_req s;
	struct hnl_builder b;
	size_t size;

	(void)state;
	hnl_memory_share_req_init(&s);
	hnl_memory_share_req_set_gpa(&s, 0);
	hnl_memory_share_req_set_pages(&s, 1);
	for (size = 0; size <= 44; size += 4) {
		memset(wire, 0xa5, sizeof(wire));
		hnl_builder_init(&b, wire, size);
		hnl_memory_share_req_encode(&b, 0, 1, 2, &s);
		assert_int_equal(hnl_builder_verdict(&b),
				 size < 44 ? -HNL_EMSGSIZE : 0);
		assert_int_equal(wire[size], 0xa5);
	}
}

static void packed_struct_round_trip_same(void **state)
{
	struct hnl_every_point in = { -2, 0x01020304, 6, -3 }, out;
	uint8_t p[HNL_EVERY_POINT_SIZE];

	(void)state;
	memset(p, 0xa5, sizeof(p));
	hnl_every_point_store(p, &in);
	assert_int_equal(p[0], 0xfe);
	assert_int_equal(p[8], 0x01);	/* big-endian */
	assert_int_equal(p[13], 0);	/* the pad */
	p[13] = 0xff;
	hnl_every_point_load(p, &out);
	assert_true(in.x == out.x && in.y == out.y && in.hue == out.hue &&
		    in.z == out.z);
}

/* Arrays of n over rubble, with rubble behind each member too. */
#define STORE_ALL(kind, n, size)                                            \
	do {                                                                \
		uint8_t one[(n) * (size)], all[(n) * (size) + 1];           \
		struct kind in[n];                                          \
		size_t i;                                                   \
									    \
		for (i = 0; i < sizeof(in); i++)                            \
			((uint8_t *)in)[i] = (uint8_t)(i * 37 + 11);        \
		memset(one, 0x5a, sizeof(one));                             \
		memset(all, 0xa5, sizeof(all));                             \
		for (i = 0; i < (n); i++)                                   \
			kind##_store(one + i * (size), &in[i]);             \
		kind##_store_all(all, in, 0);                               \
		assert_int_equal(all[0], 0xa5);                             \
		kind##_store_all(all, in, n);                               \
		assert_memory_equal(one, all, sizeof(one));                 \
		assert_int_equal(all[sizeof(one)], 0xa5);                   \
	} while (0)

static void array_stored_is_each_stored(void **state)
{
	uint8_t p[HNL_VIEW_PAGE_ACCESS_SIZE];
	struct hnl_view_page_access s;

	(void)state;
	STORE_ALL(hnl_every_point, 3, HNL_EVERY_POINT_SIZE);
	STORE_ALL(hnl_memory_shared_range, 5, HNL_MEMORY_SHARED_RANGE_SIZE);
	STORE_ALL(hnl_nested_entry, 4, HNL_NESTED_ENTRY_SIZE);
	STORE_ALL(hnl_view_page_access, 7, HNL_VIEW_PAGE_ACCESS_SIZE);
	/* A number with its padding is one store: its own bytes alone. */
	memset(&s, 0xff, sizeof(s));
	memset(p, 0xa5, sizeof(p));
	hnl_view_page_access_store(p, &s);
	assert_int_equal(p[8 + sizeof(s.access) - 1], 0xff);
	assert_int_equal(p[8 + sizeof(s.access)], 0);
	assert_int_equal(p[HNL_VIEW_PAGE_ACCESS_SIZE - 1], 0);
}

static const uint8_t a_point[HNL_EVERY_POINT_SIZE];

/* A request of ruled with nothing but what is required. */
static struct hnl_every_ruled_req ruled(void)
{
	struct hnl_every_ruled_req s;

	memset(&s, 0xa5, sizeof(s));
	hnl_every_ruled_req_init(&s);
	hnl_every_ruled_req_set_points(&s, a_point, sizeof(a_point));
	return s;
}

static int encode_ruled(const struct hnl_every_ruled_req *s)
{
	struct hnl_builder b = fresh();

	hnl_every_ruled_req_encode(&b, 0, 1, 2, s);
	return hnl_builder_verdict(&b);
}

/* What a decoder would refuse is not written. */
static void encode_rule_broken_refused(void **state)
{
	static const uint32_t d[] = { 1, 2 };
	struct hnl_every_ruled_req s = ruled();

	(void)state;
	assert_int_equal(encode_ruled(&s), 0);
	hnl_every_ruled_req_set_a(&s);
	assert_int_equal(encode_ruled(&s), -HNL_EINVAL);
	hnl_every_ruled_req_set_b(&s, 1);
	assert_int_equal(encode_ruled(&s), -HNL_EINVAL);
	(void)hnl_every_ruled_req_set_c(&s);
	assert_int_equal(encode_ruled(&s), 0);
	hnl_every_ruled_req_set_e(&s, 1);
	assert_int_equal(encode_ruled(&s), -HNL_EINVAL);
	s = ruled();
	hnl_every_ruled_req_set_d(&s, d, 2);
	assert_int_equal(encode_ruled(&s), -HNL_EINVAL);
	hnl_every_ruled_req_set_e(&s, 1);
	assert_int_equal(encode_ruled(&s), 0);
}

static void encode_rule_broken_in_a_nest_refused(void **state)
{
	struct hnl_every_ruled_req s = ruled();
	struct hnl_every_either *c = hnl_every_ruled_req_set_c(&s);

	(void)state;
	hnl_every_either_set_one(c, 1);
	assert_int_equal(encode_ruled(&s), 0);
	hnl_every_either_set_two(c, "x", 1);
	assert_int_equal(encode_ruled(&s), -HNL_EINVAL);
}

/* An event has the reply's attributes, its own number, and no request. */
static void event_encoded_and_told_apart(void **state)
{
	const struct hnl_command *c = hnl_every_family.command;
	struct hnl_every_state_changed_ntf in, out;
	struct hnl_builder b = fresh();
	struct hnl_extack x;
	struct hnl_msg m;

	(void)state;
	assert_int_equal(HNL_EVERY_GROUP_CHANGES, 3);
	assert_int_equal(HNL_EVERY_GROUP_PINGS, 4);
	assert_int_equal(c[HNL_EVERY_CMD_HAPPENED].flags, HNL_COMMAND_EVENT);
	assert_int_equal(c[HNL_EVERY_CMD_HAPPENED].feature,
			 HNL_EVERY_FEATURE_EXTRA);
	assert_int_equal(c[HNL_EVERY_CMD_HAPPENED].request, HNL_SET_NONE);
	assert_int_equal(c[HNL_EVERY_CMD_HAPPENED].request_size, 0);
	assert_int_equal(c[HNL_EVERY_CMD_STATE_CHANGED].reply_bound,
			 c[HNL_EVERY_CMD_STATE_GET].reply_bound);
	hnl_every_state_changed_ntf_init(&in);
	hnl_every_state_changed_ntf_encode(&b, 0, 0, 0, &in);
	assert_int_equal(hnl_builder_verdict(&b), -HNL_EINVAL);
	b = fresh();
	hnl_every_state_changed_ntf_set_b(&in, 7);
	hnl_every_state_changed_ntf_encode(&b, 0, 0, 0, &in);
	m = sound_message(&b);
	assert_int_equal(m.head.cmd, HNL_EVERY_CMD_STATE_CHANGED);
	assert_int_equal(m.head.flags, 0);
	hnl_extack_clear(&x);
	assert_int_equal(hnl_every_state_changed_ntf_decode(
				 decoder(HNL_GRANT_ALL, HNL_MODE_REPLY), wire,
				 &m, &out, &x), 0);
	assert_int_equal(out.b, 7);
	assert_int_equal(out.has[0], in.has[0]);
	b = fresh();
	hnl_every_pinged_ntf_encode(&b, 0, 0, 0);
	assert_int_equal(sound_message(&b).head.cmd, HNL_EVERY_CMD_PINGED);
}

/* Without its feature an attribute is as if nobody had ever defined it. */
static void ungranted_attribute_not_seen(void **state)
{
	struct hnl_every_try_req in, out;
	struct hnl_builder b = fresh();
	struct hnl_extack x;
	struct hnl_msg m;

	(void)state;
	hnl_every_try_req_init(&in);
	hnl_every_try_req_set_u8(&in, 0);
	hnl_every_try_req_set_s8(&in, 0);
	hnl_every_try_req_set_gated(&in, HNL_EVERY_HIGH_B);
	hnl_every_try_req_encode(&b, 0, 1, 2, &in);
	m = sound_message(&b);
	hnl_extack_clear(&x);
	assert_int_equal(hnl_every_try_req_decode(decoder(1, HNL_MODE_REQUEST),
						  wire, &m, &out, &x),
			 0);
	assert_false(HNL_HAS(&out, HNL_EVERY_TRY_REQ_GATED));
	assert_int_equal(x.ignored_n, 1);
	assert_int_equal(x.ignored[0].type, HNL_EVERY_A_GATED);
	hnl_extack_clear(&x);
	assert_int_equal(hnl_every_try_req_decode(
				 decoder(HNL_GRANT_ALL, HNL_MODE_REQUEST), wire,
				 &m, &out, &x),
			 0);
	assert_true(HNL_HAS(&out, HNL_EVERY_TRY_REQ_GATED));
}

/* lists with two elements, each with an attribute that needs a grant. */
static struct hnl_msg a_gated_list(void)
{
	static const uint8_t two[] = { 1, 2 };
	struct hnl_every_deepest leaf[2];
	struct hnl_every_lists_req in;
	struct hnl_builder b = fresh();
	size_t i;

	for (i = 0; i < 2; i++) {
		hnl_every_deepest_init(&leaf[i]);
		hnl_every_deepest_set_value(&leaf[i], (int64_t)i + 7);
		hnl_every_deepest_set_rare(&leaf[i], 9);
	}
	hnl_every_lists_req_init(&in);
	hnl_every_lists_req_set_u8(&in, two, 2);
	hnl_every_lists_req_set_deepest(&in, leaf, 2);
	hnl_every_lists_req_encode(&b, 0, 1, 2, &in);
	return sound_message(&b);
}

static void walk_sees(const struct hnl_list *list, bool rare)
{
	struct hnl_list l = *list;
	struct hnl_every_deepest leaf;
	int64_t n = 0;

	memset(&leaf, 0xa5, sizeof(leaf));
	while (hnl_every_lists_req_next_deepest(&l, &leaf)) {
		assert_int_equal(HNL_HAS(&leaf, HNL_EVERY_DEEPEST_RARE), rare);
		assert_int_equal(leaf.rare, rare ? 9u : 0xa5a5a5a5u);
		assert_true(leaf.value == n + 7);
		n++;
		memset(&leaf, 0xa5, sizeof(leaf));
	}
	assert_int_equal(n, 2);
}

/* Neither the message nor the walk sees it, and one listing tells of it. */
static void ungranted_attribute_in_list_not_seen(void **state)
{
	struct hnl_msg m = a_gated_list();
	struct hnl_every_lists_req out;
	struct hnl_extack x;

	(void)state;
	hnl_extack_clear(&x);
	assert_int_equal(hnl_every_lists_req_decode(
				 decoder(HNL_GRANT_ALL, HNL_MODE_REQUEST), wire,
				 &m, &out, &x),
			 0);
	assert_int_equal(x.ignored_n, 0);
	walk_sees(&out.deepest, true);
	assert_int_equal(hnl_every_lists_req_decode(
				 decoder(1, HNL_MODE_REQUEST), wire, &m, &out,
				 &x),
			 0);
	assert_int_equal(x.ignored_n, 2);
	assert_int_equal(x.ignored[1].type, HNL_EVERY_A_DEEPEST_RARE);
	walk_sees(&out.deepest, false);
	assert_int_equal(x.ignored_n, 2);
	assert_int_equal(x.ignored_listed, 2);
	assert_int_equal(hnl_every_lists_req_decode(decoder(1, HNL_MODE_STRICT),
						    wire, &m, &out, &x),
			 -HNL_EOPNOTSUPP);
}

/* Between two steps the decoder is free, whatever family it decodes. */
static void list_walked_while_decoder_is_used_goes_on(void **state)
{
	struct hnl_msg m = a_gated_list(), other;
	struct hnl_every_lists_req out;
	struct hnl_memory_share_req share;
	struct hnl_every_deepest leaf;
	struct hnl_decoder *d = decoder(HNL_GRANT_ALL, HNL_MODE_REQUEST);
	struct hnl_extack x;
	struct hnl_list l, again;
	static uint8_t own[HNL_MSG_MAX];
	uint8_t value;
	int64_t n;

	(void)state;
	memcpy(own, wire, m.end);
	hnl_extack_clear(&x);
	assert_int_equal(hnl_every_lists_req_decode(d, own, &m, &out, &x), 0);
	l = out.deepest;
	again = out.u8;
	for (n = 0; hnl_every_lists_req_next_deepest(&l, &leaf); n++) {
		struct hnl_builder b = fresh();

		assert_true(leaf.value == n + 7);
		walk_sees(&out.deepest, true);
		assert_true(hnl_every_lists_req_next_u8(&again, &value));
		hnl_memory_share_req_init(&share);
		hnl_memory_share_req_set_gpa(&share, 0);
		hnl_memory_share_req_set_pages(&share, 1);
		hnl_memory_share_req_encode(&b, 0, 1, 2, &share);
		other = sound_message(&b);
		assert_int_equal(hnl_memory_share_req_decode(d, wire, &other,
							     &share, &x),
				 0);
	}
	assert_int_equal(n, 2);
}

/* Rubble where no value was set: it is not looked at. */
static void member_with_a_default_read_where_it_is_absent(void **state)
{
	struct hnl_ctrl_ring_create_req create;
	struct hnl_ctrl_ring_get_rsp ring;
	struct hnl_state_ring_ntf saved;
	struct hnl_every_try_req try;

	(void)state;
	memset(&create, 0xa5, sizeof(create));
	hnl_ctrl_ring_create_req_init(&create);
	assert_int_equal(hnl_ctrl_ring_create_req_get_priority(&create), 0);
	hnl_ctrl_ring_create_req_set_priority(&create, 3);
	assert_int_equal(hnl_ctrl_ring_create_req_get_priority(&create), 3);
	memset(&ring, 0xa5, sizeof(ring));
	hnl_ctrl_ring_get_rsp_init(&ring);
	assert_int_equal(hnl_ctrl_ring_get_rsp_get_priority(&ring), 0);
	hnl_ctrl_ring_get_rsp_set_priority(&ring, 3);
	assert_int_equal(hnl_ctrl_ring_get_rsp_get_priority(&ring), 3);
	memset(&saved, 0xa5, sizeof(saved));
	hnl_state_ring_ntf_init(&saved);
	assert_int_equal(hnl_state_ring_ntf_get_priority(&saved), 0);
	hnl_state_ring_ntf_set_priority(&saved, 3);
	assert_int_equal(hnl_state_ring_ntf_get_priority(&saved), 3);
	memset(&try, 0xa5, sizeof(try));
	hnl_every_try_req_init(&try);
	assert_int_equal(hnl_every_try_req_get_depth(&try), -2);
	hnl_every_try_req_set_depth(&try, 7);
	assert_int_equal(hnl_every_try_req_get_depth(&try), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(request_round_trip_same),
		cmocka_unit_test(list_array_and_view_same),
		cmocka_unit_test(encode_value_not_in_schema_refused),
		cmocka_unit_test(encode_list_out_of_bounds_refused),
		cmocka_unit_test(encode_each_check_holds),
		cmocka_unit_test(encode_no_room_says_so),
		cmocka_unit_test(packed_struct_round_trip_same),
		cmocka_unit_test(array_stored_is_each_stored),
		cmocka_unit_test(encode_rule_broken_refused),
		cmocka_unit_test(encode_rule_broken_in_a_nest_refused),
		cmocka_unit_test(event_encoded_and_told_apart),
		cmocka_unit_test(ungranted_attribute_not_seen),
		cmocka_unit_test(ungranted_attribute_in_list_not_seen),
		cmocka_unit_test(list_walked_while_decoder_is_used_goes_on),
		cmocka_unit_test(member_with_a_default_read_where_it_is_absent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
