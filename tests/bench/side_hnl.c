/* SPDX-License-Identifier: MIT */
/*
 * hnl four ways: the checked builder by hand, the generated encoder, the
 * generated decoder, and the table engine alone, which stands behind that one.
 */
#include "bench.h"

#include "hnl_bench.h"

static struct hnl_bench_small_req small;
static struct hnl_bench_medium_req medium;
static struct hnl_bench_range range[BENCH_RANGES];
static struct hnl_bench_many_req many;
static struct hnl_bench_extent extent[BENCH_RANGES];

static struct hnl_bench_small_req small_out;
static struct hnl_bench_medium_req medium_out;
static struct hnl_bench_range range_out[BENCH_RANGES];
static struct hnl_bench_many_req many_out;
static struct hnl_bench_extent extent_out[BENCH_RANGES];
static struct hnl_bench_sparse_req sparse_out;
static uint32_t n_out;

static inline void finish(struct hnl_builder *b)
{
	hnl_msg_end(b);
	if (hnl_builder_verdict(b) != 0)
		bench_fail("builder");
	bench_wire_len = b->len;
}

static inline void begin(struct hnl_builder *b, uint8_t cmd, uint32_t seq)
{
	struct hnl_head h = { HNL_BENCH_FAMILY, HNL_F_REQUEST, seq, 0, cmd,
			      HNL_BENCH_VERSION };

	hnl_builder_init(b, bench_wire, bench_wire_size);
	hnl_msg_begin(b, &h);
}

void hnl_build_small(uint32_t i)
{
	const struct small_values *v = &bench_in.small;
	struct hnl_builder b;

	begin(&b, HNL_BENCH_CMD_SMALL, i);
	hnl_attr_put_u32(&b, HNL_BENCH_A_SMALL_ID, v->id);
	hnl_attr_put_u64(&b, HNL_BENCH_A_SMALL_GPA, v->gpa);
	if (v->urgent)
		hnl_attr_put_flag(&b, HNL_BENCH_A_SMALL_URGENT);
	finish(&b);
}

static inline void build_place(struct hnl_builder *b,
			       const struct medium_values *v)
{
	struct hnl_nest nest;

	nest = hnl_attr_nest_begin(b, HNL_BENCH_A_MEDIUM_PLACE);
	hnl_attr_put_u32(b, HNL_BENCH_A_PLACE_NODE, v->node);
	hnl_attr_put_u32(b, HNL_BENCH_A_PLACE_ORDER, v->order);
	hnl_attr_put_u64(b, HNL_BENCH_A_PLACE_START, v->start);
	hnl_attr_put_u64(b, HNL_BENCH_A_PLACE_LIMIT, v->limit);
	hnl_attr_nest_end(b, nest);
}

void hnl_build_medium(uint32_t i)
{
	const struct medium_values *v = &bench_in.medium;
	struct hnl_builder b;

	begin(&b, HNL_BENCH_CMD_MEDIUM, i);
	hnl_attr_put_u32(&b, HNL_BENCH_A_MEDIUM_VCPU, v->vcpu);
	hnl_attr_put_u64(&b, HNL_BENCH_A_MEDIUM_GPA, v->gpa);
	hnl_attr_put_u64(&b, HNL_BENCH_A_MEDIUM_PAGES, v->pages);
	hnl_attr_put_u8(&b, HNL_BENCH_A_MEDIUM_SPEED, v->speed);
	hnl_attr_put_u16(&b, HNL_BENCH_A_MEDIUM_PORT, v->port);
	hnl_attr_put_u32(&b, HNL_BENCH_A_MEDIUM_OPTIONS, v->options);
	hnl_attr_put_s32(&b, HNL_BENCH_A_MEDIUM_OFFSET, v->offset);
	hnl_attr_put_u64(&b, HNL_BENCH_A_MEDIUM_COOKIE, v->cookie);
	hnl_attr_put_string(&b, HNL_BENCH_A_MEDIUM_NAME, v->name, v->name_len);
	build_place(&b, v);
	finish(&b);
}

static inline void build_range(struct hnl_builder *b,
			       const struct range_values *v)
{
	struct hnl_nest nest;

	nest = hnl_attr_nest_begin(b, HNL_BENCH_A_RANGES_RANGE);
	hnl_attr_put_u64(b, HNL_BENCH_A_RANGE_GPA, v->gpa);
	hnl_attr_put_u64(b, HNL_BENCH_A_RANGE_PAGES, v->pages);
	hnl_attr_put_u32(b, HNL_BENCH_A_RANGE_ATTRIBUTES, v->attributes);
	hnl_attr_nest_end(b, nest);
}

void hnl_build_many(uint32_t i)
{
	const struct range_values *v = bench_in.many.range;
	struct hnl_builder b;
	struct hnl_nest nest;
	uint32_t k;

	begin(&b, HNL_BENCH_CMD_MANY, i);
	nest = hnl_attr_nest_begin(&b, HNL_BENCH_A_MANY_RANGES);
	for (k = 0; k < bench_in.many.n; k++, v++)
		build_range(&b, v);
	hnl_attr_nest_end(&b, nest);
	finish(&b);
}

static inline void put_gap(struct hnl_builder *b, size_t from, size_t to)
{
	const struct sparse_values *v = &bench_in.sparse;
	uint16_t type = (uint16_t)(2 + from + from / BENCH_GAP);

	for (; from < to; from++)
		hnl_attr_put_u64(b, type++, v->unknown[from]);
}

void hnl_build_sparse(uint32_t i)
{
	const struct sparse_values *v = &bench_in.sparse;
	struct hnl_builder b;

	begin(&b, HNL_BENCH_CMD_SPARSE, i);
	hnl_attr_put_u64(&b, HNL_BENCH_A_SPARSE_FIRST, v->first);
	put_gap(&b, 0, BENCH_GAP);
	hnl_attr_put_u32(&b, HNL_BENCH_A_SPARSE_SECOND, v->second);
	put_gap(&b, BENCH_GAP, 2 * BENCH_GAP);
	hnl_attr_put_u64(&b, HNL_BENCH_A_SPARSE_THIRD, v->third);
	put_gap(&b, 2 * BENCH_GAP, 3 * BENCH_GAP);
	hnl_attr_put_u32(&b, HNL_BENCH_A_SPARSE_FOURTH, v->fourth);
	put_gap(&b, 3 * BENCH_GAP, BENCH_UNKNOWN);
	finish(&b);
}

/* ---- generated ---- */

static void prepare_medium(void)
{
	const struct medium_values *v = &bench_in.medium;
	struct hnl_bench_place *place;

	hnl_bench_medium_req_init(&medium);
	place = hnl_bench_medium_req_set_place(&medium);
	hnl_bench_place_set_node(place, v->node);
	hnl_bench_place_set_order(place, v->order);
	hnl_bench_place_set_start(place, v->start);
	hnl_bench_place_set_limit(place, v->limit);
	hnl_bench_medium_req_set_vcpu(&medium, v->vcpu);
	hnl_bench_medium_req_set_gpa(&medium, v->gpa);
	hnl_bench_medium_req_set_pages(&medium, v->pages);
	hnl_bench_medium_req_set_speed(&medium, v->speed);
	hnl_bench_medium_req_set_port(&medium, v->port);
	hnl_bench_medium_req_set_options(&medium, v->options);
	hnl_bench_medium_req_set_offset(&medium, v->offset);
	hnl_bench_medium_req_set_cookie(&medium, v->cookie);
	hnl_bench_medium_req_set_name(&medium, v->name, v->name_len);
}

static void prepare_many(void)
{
	const struct range_values *v = bench_in.many.range;
	struct hnl_bench_ranges *ranges;
	uint32_t k, n = bench_in.many.n;

	for (k = 0; k < n; k++, v++) {
		hnl_bench_range_init(&range[k]);
		hnl_bench_range_set_gpa(&range[k], v->gpa);
		hnl_bench_range_set_pages(&range[k], v->pages);
		hnl_bench_range_set_attributes(&range[k], v->attributes);
		extent[k].gpa = v->gpa;
		extent[k].pages = v->pages;
		extent[k].attributes = v->attributes;
	}
	hnl_bench_many_req_init(&many);
	ranges = hnl_bench_many_req_set_ranges(&many);
	hnl_bench_ranges_set_range(ranges, range, n);
}

void hnl_prepare(void)
{
	hnl_bench_small_req_init(&small);
	hnl_bench_small_req_set_id(&small, bench_in.small.id);
	hnl_bench_small_req_set_gpa(&small, bench_in.small.gpa);
	if (bench_in.small.urgent)
		hnl_bench_small_req_set_urgent(&small);
	prepare_medium();
	prepare_many();
}

static void verdict(const struct hnl_builder *b)
{
	if (hnl_builder_verdict(b) != 0)
		bench_fail("generated encode");
	bench_wire_len = b->len;
}

void hnl_encode_small(uint32_t i)
{
	struct hnl_builder b;

	hnl_builder_init(&b, bench_wire, bench_wire_size);
	hnl_bench_small_req_encode(&b, 0, i, 0, &small);
	verdict(&b);
}

void hnl_encode_medium(uint32_t i)
{
	struct hnl_builder b;

	hnl_builder_init(&b, bench_wire, bench_wire_size);
	hnl_bench_medium_req_encode(&b, 0, i, 0, &medium);
	verdict(&b);
}

void hnl_encode_many(uint32_t i)
{
	struct hnl_builder b;

	hnl_builder_init(&b, bench_wire, bench_wire_size);
	hnl_bench_many_req_encode(&b, 0, i, 0, &many);
	verdict(&b);
}

/* Room for the array first, then each element straight into its place. */
void hnl_encode_packed(uint32_t i)
{
	size_t n = bench_in.many.n;
	struct hnl_builder b;
	uint8_t *p;

	begin(&b, HNL_BENCH_CMD_PACKED, i);
	p = hnl_attr_put_room(&b, HNL_BENCH_A_PACKED_EXTENTS,
			      n * HNL_BENCH_EXTENT_SIZE);
	if (p != NULL)
		hnl_bench_extent_store_all(p, extent, n);
	finish(&b);
}

/* ---- decoding ---- */

#define FRAME(i) hnl_msg_at(bench_pool[i].p, bench_pool[i].len, 0)

/* As a dispatcher has it: one, for all messages of a processor. */
static struct hnl_decoder decoder;

#define DECODE(set, i, m, out)                                              \
	do {                                                                \
		struct hnl_extack x;                                        \
		if ((m)->reason != HNL_REASON_NONE)                         \
			bench_fail("frame");                                \
		hnl_extack_clear(&x);                                       \
		hnl_decoder_init(&decoder, HNL_GRANT_ALL,                   \
				 HNL_MODE_REQUEST);                         \
		if (hnl_bench_##set##_req_decode(&decoder, bench_pool[i].p, \
						 m, out, &x) != 0)          \
			bench_fail("refused: " #set);                       \
	} while (0)

/* The same by the tables alone. */
static void walk(uint32_t i, uint8_t cmd, void *out)
{
	struct hnl_msg m = FRAME(i);
	struct hnl_extack x;

	if (m.reason != HNL_REASON_NONE)
		bench_fail("frame");
	hnl_extack_clear(&x);
	hnl_decoder_init(&decoder, HNL_GRANT_ALL, HNL_MODE_REQUEST);
	decoder.schema = hnl_bench_family.schema;
	if (hnl_policy_walk(&decoder, hnl_bench_family.command[cmd].request,
			    bench_pool[i].p + m.off, m.end - m.off,
			    m.body - m.off, out, &x) != 0)
		bench_fail("refused by the tables");
}

void hnl_walk_small(uint32_t i)
{
	walk(i, HNL_BENCH_CMD_SMALL, &small_out);
}

void hnl_walk_medium(uint32_t i)
{
	walk(i, HNL_BENCH_CMD_MEDIUM, &medium_out);
}

void hnl_walk_many(uint32_t i)
{
	walk(i, HNL_BENCH_CMD_MANY, &many_out);
}

void hnl_decode_small(uint32_t i)
{
	struct hnl_msg m = FRAME(i);

	DECODE(small, i, &m, &small_out);
}

void hnl_decode_medium(uint32_t i)
{
	struct hnl_msg m = FRAME(i);

	DECODE(medium, i, &m, &medium_out);
}

void hnl_check_many(uint32_t i)
{
	struct hnl_msg m = FRAME(i);

	DECODE(many, i, &m, &many_out);
}

void hnl_decode_many(uint32_t i)
{
	struct hnl_list l;

	hnl_check_many(i);
	l = many_out.ranges.range;
	n_out = 0;
	while (n_out < BENCH_RANGES &&
	       hnl_bench_ranges_next_range(&l, &range_out[n_out]))
		n_out++;
}

/*
 * The table checks lengths; elements are their reader's to check: what all of
 * them have is gathered, and looked at once.
 */
static bool load_extents(const uint8_t *p, uint32_t n)
{
	struct hnl_bench_extent any = { 0, 0, 0 };
	struct hnl_bench_extent *e = extent_out;

	for (; n != 0; n--, e++, p += HNL_BENCH_EXTENT_SIZE) {
		hnl_bench_extent_load(p, e);
		any.gpa |= e->gpa;
		any.pages += e->pages == 0;
		any.attributes |= e->attributes;
	}
	return (any.gpa & 4095) == 0 && any.pages == 0 &&
	       (any.attributes & ~0x1fu) == 0;
}

void hnl_decode_packed(uint32_t i)
{
	struct hnl_bench_packed_req packed;
	struct hnl_msg m = FRAME(i);

	DECODE(packed, i, &m, &packed);
	n_out = packed.extents.n / HNL_BENCH_EXTENT_SIZE;
	if (n_out > BENCH_RANGES)
		bench_fail("packed: too many");
	if (!load_extents(packed.extents.p, n_out))
		bench_fail("packed: range");
}

void hnl_decode_sparse(uint32_t i)
{
	struct hnl_msg m = FRAME(i);

	DECODE(sparse, i, &m, &sparse_out);
}

static void report_medium(struct medium_values *v)
{
	v->vcpu = medium_out.vcpu;
	v->gpa = medium_out.gpa;
	v->pages = medium_out.pages;
	v->speed = medium_out.speed;
	v->port = medium_out.port;
	v->options = medium_out.options;
	v->offset = medium_out.offset;
	v->cookie = medium_out.cookie;
	v->name = (const char *)medium_out.name.p;
	v->name_len = (uint8_t)medium_out.name.n;
	v->node = medium_out.place.node;
	v->order = medium_out.place.order;
	v->start = medium_out.place.start;
	v->limit = medium_out.place.limit;
}

void hnl_report(void)
{
	struct many_values *v = &bench_out.many;
	uint32_t k;

	bench_out.small.id = small_out.id;
	bench_out.small.gpa = small_out.gpa;
	bench_out.small.urgent = HNL_HAS(&small_out,
					 HNL_BENCH_SMALL_REQ_URGENT);
	report_medium(&bench_out.medium);
	v->n = n_out;
	for (k = 0; k < n_out; k++) {
		v->range[k].gpa = range_out[k].gpa;
		v->range[k].pages = range_out[k].pages;
		v->range[k].attributes = range_out[k].attributes;
	}
	bench_out.sparse.first = sparse_out.first;
	bench_out.sparse.second = sparse_out.second;
	bench_out.sparse.third = sparse_out.third;
	bench_out.sparse.fourth = sparse_out.fourth;
}
