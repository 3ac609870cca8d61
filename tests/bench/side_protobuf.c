/* SPDX-License-Identifier: MIT */
/*
 * protobuf-c: code that protoc-c made of peers.proto. Packing is preceded by
 * the size, for without it nothing says that the buffer is large enough.
 * Unpacking takes memory from an arena, which is cheaper than malloc. It checks
 * what is required; ranges are checked here; it cannot refuse a duplicate (the
 * last one counts, nests are merged).
 */
#include "peers.h"

#include <string.h>

#include "peers.pb-c.h"

enum { SMALL = 1, MEDIUM, MANY, SPARSE };

#define ENCODE(name, cmd, seq, m)                                       \
	do {                                                            \
		size_t n_ = peer__##name##__get_packed_size(m);         \
		if (n_ > bench_wire_size - sizeof(struct peer_head))    \
			bench_fail("protobuf-c: too large");            \
		peer_head_put(cmd, seq, n_);                            \
		peer__##name##__pack(m, bench_wire +                    \
					sizeof(struct peer_head));      \
	} while (0)

/* Nothing to do: it packs where the bytes belong. */
void pb_take(void)
{
}

void pb_encode_small(uint32_t i)
{
	const struct small_values *v = &bench_in.small;
	Peer__Small m = PEER__SMALL__INIT;

	m.id = v->id;
	m.gpa = v->gpa;
	m.has_urgent = m.urgent = v->urgent;
	ENCODE(small, SMALL, i, &m);
}

static void fill_place(Peer__Place *m, const struct medium_values *v)
{
	peer__place__init(m);
	m->node = v->node;
	m->has_order = m->has_start = m->has_limit = true;
	m->order = v->order;
	m->start = v->start;
	m->limit = v->limit;
}

void pb_encode_medium(uint32_t i)
{
	const struct medium_values *v = &bench_in.medium;
	Peer__Medium m = PEER__MEDIUM__INIT;
	Peer__Place place;

	m.vcpu = v->vcpu;
	m.gpa = v->gpa;
	m.pages = v->pages;
	m.port = v->port;
	m.has_speed = m.has_options = m.has_offset = true;
	m.has_cookie = m.has_name = true;
	m.speed = v->speed;
	m.options = v->options;
	m.offset = v->offset;
	m.cookie = v->cookie;
	m.name.data = (uint8_t *)(uintptr_t)v->name;
	m.name.len = v->name_len;
	fill_place(&place, v);
	m.place = &place;
	ENCODE(medium, MEDIUM, i, &m);
}

void pb_encode_many(uint32_t i)
{
	const struct range_values *v = bench_in.many.range;
	Peer__Range range[BENCH_RANGES], *list[BENCH_RANGES];
	Peer__Many m = PEER__MANY__INIT;
	uint32_t k;

	for (k = 0; k < bench_in.many.n; k++, v++) {
		peer__range__init(&range[k]);
		range[k].gpa = v->gpa;
		range[k].pages = v->pages;
		range[k].has_attributes = true;
		range[k].attributes = v->attributes;
		list[k] = &range[k];
	}
	m.n_ranges = bench_in.many.n;
	m.ranges = list;
	ENCODE(many, MANY, i, &m);
}

#define FIRST_UNKNOWN offsetof(Peer__Wide, u0)

void pb_encode_sparse(uint32_t i)
{
	const struct sparse_values *v = &bench_in.sparse;
	Peer__Wide m = PEER__WIDE__INIT;

	if (sizeof(m) - FIRST_UNKNOWN != sizeof(v->unknown))
		bench_fail("protobuf-c: members are not in a row");
	m.first = v->first;
	m.second = v->second;
	m.third = v->third;
	m.fourth = v->fourth;
	memcpy((uint8_t *)&m + FIRST_UNKNOWN, v->unknown, sizeof(v->unknown));
	ENCODE(wide, SPARSE, i, &m);
}

/* ---- decoding ---- */

#define ARENA 16384

static uint64_t arena[ARENA / 8];
static size_t arena_used;	/* bytes; all are free when decoding begins */

static void *take_memory(void *data, size_t n)
{
	void *p = (uint8_t *)arena + arena_used;

	(void)data;
	n = (n + 7) & ~(size_t)7;
	if (n > ARENA - arena_used)
		return NULL;
	arena_used += n;
	return p;
}

static void leave_memory(void *data, void *p)
{
	(void)data;
	(void)p;
}

static ProtobufCAllocator allocator = { take_memory, leave_memory, NULL };

static const void *decode(const ProtobufCMessageDescriptor *type,
			  uint32_t cmd, uint32_t i)
{
	const ProtobufCMessage *m;
	const uint8_t *p;
	size_t n;

	p = peer_head_get(cmd, i, &n);
	arena_used = 0;
	m = protobuf_c_message_unpack(type, &allocator, n, p);
	peer_need(m != NULL);
	return m;
}

void pb_decode_small(uint32_t i)
{
	const Peer__Small *m = decode(&peer__small__descriptor, SMALL, i);
	struct small_values *v = &bench_out.small;

	v->id = m->id;
	v->gpa = m->gpa;
	v->urgent = m->has_urgent && m->urgent;
	peer_check_small(v);
}

static void get_place(const Peer__Place *m, struct medium_values *v)
{
	v->node = m->node;
	peer_need(v->node <= 1023);
	if (m->has_order) {
		v->order = m->order;
		peer_need(v->order <= 18);
	}
	if (m->has_start) {
		v->start = m->start;
		peer_need(peer_is_page(v->start));
	}
	if (m->has_limit) {
		v->limit = m->limit;
		peer_need(v->limit >= 1);
	}
}

static void get_name(const ProtobufCBinaryData *name, struct medium_values *v)
{
	peer_need(name->len >= 1 && name->len < BENCH_NAME);
	peer_need(memchr(name->data, 0, name->len) == NULL);
	v->name_len = (uint8_t)name->len;
	v->name = (const char *)name->data;
}

static void get_optional(const Peer__Medium *m, struct medium_values *v)
{
	if (m->has_speed) {
		peer_need(m->speed <= 2);
		v->speed = (uint8_t)m->speed;
	}
	if (m->has_options) {
		v->options = m->options;
		peer_need((v->options & ~0xfu) == 0);
	}
	if (m->has_offset) {
		v->offset = m->offset;
		peer_need(v->offset >= -4096 && v->offset <= 4096);
	}
	if (m->has_cookie)
		v->cookie = m->cookie;
	if (m->has_name)
		get_name(&m->name, v);
	if (m->place != NULL)
		get_place(m->place, v);
}

void pb_decode_medium(uint32_t i)
{
	const Peer__Medium *m = decode(&peer__medium__descriptor, MEDIUM, i);
	struct medium_values *v = &bench_out.medium;

	v->vcpu = m->vcpu;
	peer_need(v->vcpu <= 511);
	v->gpa = m->gpa;
	peer_need(peer_is_page(v->gpa));
	v->pages = m->pages;
	peer_need(v->pages >= 1 && v->pages <= 0xfffffffffu);
	peer_need(m->port >= 1 && m->port <= 0xffff);
	v->port = (uint16_t)m->port;
	get_optional(m, v);
}

void pb_decode_many(uint32_t i)
{
	const Peer__Many *m = decode(&peer__many__descriptor, MANY, i);
	struct many_values *v = &bench_out.many;
	uint32_t k;

	peer_need(m->n_ranges <= BENCH_RANGES);
	v->n = (uint32_t)m->n_ranges;
	for (k = 0; k < v->n; k++) {
		v->range[k].gpa = m->ranges[k]->gpa;
		v->range[k].pages = m->ranges[k]->pages;
		if (m->ranges[k]->has_attributes)
			v->range[k].attributes = m->ranges[k]->attributes;
		peer_check_range(&v->range[k]);
	}
}

void pb_decode_sparse(uint32_t i)
{
	const Peer__Sparse *m = decode(&peer__sparse__descriptor, SPARSE, i);
	struct sparse_values *v = &bench_out.sparse;

	v->first = m->first;
	v->second = m->second;
	v->third = m->third;
	v->fourth = m->fourth;
	peer_check_sparse(v);
}
