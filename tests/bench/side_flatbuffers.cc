/* SPDX-License-Identifier: MIT */
/*
 * FlatBuffers: code that flatc made of peers.fbs. One builder serves all
 * messages, and its bytes stay where it built them. Decoding is the verifier,
 * then each value through its accessor; what is required and in range is
 * checked here. There are no duplicates: a table has one slot for a field.
 */
#include <cstdint>
#include <cstring>

#include "peers_generated.h"

extern "C" {
#include "peers.h"
}

enum { SMALL = 1, MEDIUM, MANY, PACKED, SPARSE };

static flatbuffers::FlatBufferBuilder builder(BENCH_MSG);

template <typename T>
static void finish(uint32_t cmd, uint32_t seq, flatbuffers::Offset<T> root)
{
	builder.Finish(root);
	peer_head_put(cmd, seq, builder.GetSize());
}

void fb_take(void)
{
	memcpy(bench_wire + sizeof(struct peer_head),
	       builder.GetBufferPointer(), builder.GetSize());
}

void fb_encode_small(uint32_t i)
{
	const struct small_values *v = &bench_in.small;

	builder.Clear();
	finish(SMALL, i, peer::CreateSmall(builder, v->id, v->gpa, v->urgent));
}

void fb_encode_medium(uint32_t i)
{
	const struct medium_values *v = &bench_in.medium;

	builder.Clear();
	auto name = builder.CreateString(v->name, v->name_len);
	auto place = peer::CreatePlace(builder, v->node, v->order, v->start,
				       v->limit);
	finish(MEDIUM, i,
	       peer::CreateMedium(builder, v->vcpu, v->gpa, v->pages, v->speed,
				  v->port, v->options, v->offset, v->cookie,
				  name, place));
}

void fb_encode_many(uint32_t i)
{
	flatbuffers::Offset<peer::Range> range[BENCH_RANGES];
	const struct range_values *v = bench_in.many.range;
	uint32_t k;

	builder.Clear();
	for (k = 0; k < bench_in.many.n; k++, v++)
		range[k] = peer::CreateRange(builder, v->gpa, v->pages,
					     v->attributes);
	finish(MANY, i,
	       peer::CreateMany(builder, builder.CreateVector(range, k)));
}

void fb_encode_packed(uint32_t i)
{
	const struct range_values *v = bench_in.many.range;
	peer::Extent *extent;
	uint32_t k;

	builder.Clear();
	auto list = builder.CreateUninitializedVectorOfStructs(bench_in.many.n,
							       &extent);
	for (k = 0; k < bench_in.many.n; k++, v++)
		extent[k] = peer::Extent(v->gpa, v->pages, v->attributes);
	finish(PACKED, i, peer::CreatePacked(builder, list));
}

/* The slots of u0, u1 .. follow each other. */
void fb_encode_sparse(uint32_t i)
{
	const struct sparse_values *v = &bench_in.sparse;
	const unsigned int slot = peer::Wide::VT_U1 - peer::Wide::VT_U0;
	unsigned int k;

	builder.Clear();
	peer::WideBuilder wide(builder);
	for (k = 0; k < BENCH_UNKNOWN; k++)
		builder.AddElement<uint64_t>(
			(flatbuffers::voffset_t)(peer::Wide::VT_U0 + k * slot),
			v->unknown[k]);
	wide.add_first(v->first);
	wide.add_third(v->third);
	wide.add_second(v->second);
	wide.add_fourth(v->fourth);
	finish(SPARSE, i, wide.Finish());
}

/* ---- decoding ---- */

template <typename T> static const T *verified(uint32_t cmd, uint32_t i)
{
	size_t n;
	const uint8_t *p = peer_head_get(cmd, i, &n);
	flatbuffers::Verifier verifier(p, n);

	peer_need(verifier.VerifyBuffer<T>(nullptr));
	return flatbuffers::GetRoot<T>(p);
}

template <typename T> static T required(flatbuffers::Optional<T> value)
{
	peer_need(value.has_value());
	return *value;
}

void fb_decode_small(uint32_t i)
{
	const peer::Small *m = verified<peer::Small>(SMALL, i);
	struct small_values *v = &bench_out.small;

	v->id = required(m->id());
	v->gpa = required(m->gpa());
	v->urgent = m->urgent();
	peer_check_small(v);
}

static void get_place(const peer::Place *m, struct medium_values *v)
{
	v->node = required(m->node());
	peer_need(v->node <= 1023);
	if (auto order = m->order()) {
		v->order = *order;
		peer_need(v->order <= 18);
	}
	if (auto start = m->start()) {
		v->start = *start;
		peer_need(peer_is_page(v->start));
	}
	if (auto limit = m->limit()) {
		v->limit = *limit;
		peer_need(v->limit >= 1);
	}
}

static void get_name(const flatbuffers::String *s, struct medium_values *v)
{
	peer_need(s->size() >= 1 && s->size() < BENCH_NAME);
	peer_need(memchr(s->c_str(), 0, s->size()) == nullptr);
	v->name_len = (uint8_t)s->size();
	v->name = s->c_str();
}

static void get_optional(const peer::Medium *m, struct medium_values *v)
{
	if (auto speed = m->speed()) {
		v->speed = *speed;
		peer_need(v->speed <= 2);
	}
	if (auto options = m->options()) {
		v->options = *options;
		peer_need((v->options & ~0xfu) == 0);
	}
	if (auto offset = m->offset()) {
		v->offset = *offset;
		peer_need(v->offset >= -4096 && v->offset <= 4096);
	}
	if (auto cookie = m->cookie())
		v->cookie = *cookie;
	if (auto name = m->name())
		get_name(name, v);
	if (auto place = m->place())
		get_place(place, v);
}

void fb_decode_medium(uint32_t i)
{
	const peer::Medium *m = verified<peer::Medium>(MEDIUM, i);
	struct medium_values *v = &bench_out.medium;

	v->vcpu = required(m->vcpu());
	peer_need(v->vcpu <= 511);
	v->gpa = required(m->gpa());
	peer_need(peer_is_page(v->gpa));
	v->pages = required(m->pages());
	peer_need(v->pages >= 1 && v->pages <= 0xfffffffffu);
	v->port = required(m->port());
	peer_need(v->port >= 1);
	get_optional(m, v);
}

void fb_decode_many(uint32_t i)
{
	const peer::Many *m = verified<peer::Many>(MANY, i);
	struct many_values *v = &bench_out.many;
	struct range_values *to = v->range;

	peer_need(m->ranges()->size() <= BENCH_RANGES);
	v->n = m->ranges()->size();
	for (const peer::Range *from : *m->ranges()) {
		to->gpa = required(from->gpa());
		to->pages = required(from->pages());
		if (auto attributes = from->attributes())
			to->attributes = *attributes;
		peer_check_range(to++);
	}
}

void fb_decode_packed(uint32_t i)
{
	const peer::Packed *m = verified<peer::Packed>(PACKED, i);
	struct many_values *v = &bench_out.many;
	struct range_values *to = v->range;

	peer_need(m->extents()->size() <= BENCH_RANGES);
	v->n = m->extents()->size();
	for (const peer::Extent *from : *m->extents()) {
		to->gpa = from->gpa();
		to->pages = from->pages();
		to->attributes = from->attributes();
		peer_check_range(to++);
	}
}

void fb_decode_sparse(uint32_t i)
{
	const peer::Sparse *m = verified<peer::Sparse>(SPARSE, i);
	struct sparse_values *v = &bench_out.sparse;

	v->first = required(m->first());
	v->second = required(m->second());
	v->third = required(m->third());
	v->fourth = required(m->fourth());
	peer_check_sparse(v);
}
