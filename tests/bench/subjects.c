/* SPDX-License-Identifier: MIT */
/*
 * Values, messages and the list of what is measured. Sizes are part of the
 * comparison, so that a schema that drifts stops the bench.
 */
#include "peers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct values bench_in, bench_out;
static uint64_t wire[BENCH_MSG / 8];
uint8_t *bench_wire = (uint8_t *)wire;
size_t bench_wire_size = sizeof(wire);
size_t bench_wire_len;
const struct bench_msg *bench_pool;

/* Every message of every pool, one after another as in a ring. */
static uint8_t arena[4 * 1024 * 1024];
static size_t arena_used;

/* The order of visits: longer than a predictor of branches remembers. */
#define ORDER 16384
static uint8_t order[ORDER];

#define POOL(name) static struct bench_msg name[BENCH_POOL]
POOL(m1);
POOL(m1_fresh);
POOL(m2);
POOL(m2s);
POOL(m2_fresh);
POOL(m3);
POOL(m3_fresh);
POOL(m3p);
POOL(m4);
POOL(m4_fresh);
POOL(m4_vary);
POOL(m4_known);
POOL(s1);
POOL(s2);
POOL(s3);

/* Messages of forms of their own: M1 .. M4, and M3P. */
#ifdef BENCH_PROTOBUF
static struct bench_msg pb[4][BENCH_POOL];
#endif
#ifdef BENCH_FLATBUFFERS
static struct bench_msg fb[4][BENCH_POOL];
POOL(fb3p);
#endif

static void nothing(uint32_t i)
{
	(void)i;
}

#define PEER_SUBJECTS(name, side, p1, p2, p3, p4)             \
	{ "M1/encode/" name, side##_encode_small, NULL },     \
	{ "M2/encode/" name, side##_encode_medium, NULL },    \
	{ "M3/encode/" name, side##_encode_many, NULL },      \
	{ "M4/encode/" name, side##_encode_sparse, NULL },    \
	{ "M1/decode/" name, side##_decode_small, p1 },       \
	{ "M2/decode/" name, side##_decode_medium, p2 },      \
	{ "M3/decode/" name, side##_decode_many, p3 },        \
	{ "M4/decode/" name, side##_decode_sparse, p4 }

const struct bench_subject bench_subject[] = {
	{ "nothing", nothing, NULL },

	{ "M1/encode/libmnl", mnl_encode_small, NULL },
	{ "M1/encode/builder", hnl_build_small, NULL },
	{ "M1/encode/generated", hnl_encode_small, NULL },
	{ "M1/encode/struct", struct_encode_small, NULL },
	{ "M2/encode/libmnl", mnl_encode_medium, NULL },
	{ "M2/encode/builder", hnl_build_medium, NULL },
	{ "M2/encode/generated", hnl_encode_medium, NULL },
	{ "M2/encode/struct", struct_encode_medium, NULL },
	{ "M3/encode/libmnl", mnl_encode_many, NULL },
	{ "M3/encode/builder", hnl_build_many, NULL },
	{ "M3/encode/generated", hnl_encode_many, NULL },
	{ "M3/encode/struct", struct_encode_many, NULL },
	{ "M3P/encode/packed", hnl_encode_packed, NULL },
	{ "M4/encode/libmnl", mnl_encode_sparse, NULL },
	{ "M4/encode/builder", hnl_build_sparse, NULL },

	{ "M1/decode/libmnl", mnl_decode_small, m1 },
	{ "M1/decode/table", hnl_walk_small, m1 },
	{ "M1/decode/generated", hnl_decode_small, m1 },
	{ "M1/decode/struct", struct_decode_small, s1 },
	{ "M1/fresh/libmnl", mnl_decode_small, m1_fresh },
	{ "M1/fresh/table", hnl_walk_small, m1_fresh },
	{ "M2/decode/libmnl", mnl_decode_medium, m2 },
	{ "M2/decode/table", hnl_walk_medium, m2 },
	{ "M2/decode/generated", hnl_decode_medium, m2 },
	{ "M2/decode/struct", struct_decode_medium, s2 },
	{ "M2S/decode/libmnl", mnl_decode_medium, m2s },
	{ "M2S/decode/table", hnl_walk_medium, m2s },
	{ "M2S/decode/generated", hnl_decode_medium, m2s },
	{ "M2/fresh/libmnl", mnl_decode_medium, m2_fresh },
	{ "M2/fresh/table", hnl_walk_medium, m2_fresh },
	{ "M3/decode/libmnl", mnl_decode_many, m3 },
	{ "M3/decode/table", hnl_walk_many, m3 },
	{ "M3/decode/generated", hnl_check_many, m3 },
	{ "M3/decode/generated+walk", hnl_decode_many, m3 },
	{ "M3/decode/struct", struct_decode_many, s3 },
	{ "M3/fresh/libmnl", mnl_decode_many, m3_fresh },
	{ "M3/fresh/table", hnl_walk_many, m3_fresh },
	{ "M3/fresh/generated+walk", hnl_decode_many, m3_fresh },
	{ "M3P/decode/packed", hnl_decode_packed, m3p },
	{ "M4/decode/libmnl", mnl_decode_sparse, m4 },
	{ "M4/decode/table", hnl_decode_sparse, m4 },
	{ "M4/known/table", hnl_decode_sparse, m4_known },
	{ "M4/fresh/libmnl", mnl_decode_sparse, m4_fresh },
	{ "M4/fresh/table", hnl_decode_sparse, m4_fresh },
	{ "M4/vary/libmnl", mnl_decode_sparse, m4_vary },
	{ "M4/vary/table", hnl_decode_sparse, m4_vary },

#ifdef BENCH_NL
	PEER_SUBJECTS("libnl-3", nl, m1, m2, m3, m4),
#endif
#ifdef BENCH_PROTOBUF
	PEER_SUBJECTS("protobuf-c", pb, pb[0], pb[1], pb[2], pb[3]),
#endif
#ifdef BENCH_FLATBUFFERS
	PEER_SUBJECTS("flatbuffers", fb, fb[0], fb[1], fb[2], fb[3]),
	{ "M3P/encode/flatbuffers", fb_encode_packed, NULL },
	{ "M3P/decode/flatbuffers", fb_decode_packed, fb3p },
#endif
};

const size_t bench_subjects = sizeof(bench_subject) / sizeof(bench_subject[0]);

const char *const bench_absent[] = {
#ifndef BENCH_NL
	"libnl-3",
#endif
#ifndef BENCH_PROTOBUF
	"protobuf-c",
#endif
#ifndef BENCH_FLATBUFFERS
	"flatbuffers",
#endif
	NULL
};

void bench_fail(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	exit(1);
}

const struct bench_subject *bench_find(const char *name)
{
	size_t i;

	for (i = 0; i < bench_subjects; i++)
		if (strcmp(bench_subject[i].name, name) == 0)
			return &bench_subject[i];
	bench_fail(name);
}

void bench_run(const struct bench_subject *s, uint32_t n)
{
	uint32_t i;

	bench_pool = s->pool;
	for (i = 0; i < n; i++)
		s->op(order[i % ORDER]);
}

static void prepare_values(void)
{
	static const char name[BENCH_NAME] = "a name of 23 characters";
	struct medium_values *m = &bench_in.medium;
	struct sparse_values *p = &bench_in.sparse;
	size_t i;

	bench_in.small.gpa = 0x123456000;
	bench_in.small.id = 77;
	bench_in.small.urgent = true;
	m->gpa = 0x7f000;
	m->pages = 512;
	m->cookie = 0x1122334455667788;
	m->start = 0x40000000;
	m->limit = 0x80000000;
	m->vcpu = 3;
	m->options = 5;
	m->node = 1;
	m->order = 9;
	m->offset = -128;
	m->port = 8080;
	m->speed = 2;
	m->name = name;
	m->name_len = (uint8_t)strlen(name);
	bench_in.many.n = BENCH_RANGES;
	for (i = 0; i < BENCH_RANGES; i++) {
		bench_in.many.range[i].gpa = i << 21;
		bench_in.many.range[i].pages = 1 + i;
		bench_in.many.range[i].attributes = (uint32_t)i & 0x1f;
	}
	p->first = 1;
	p->second = 2;
	p->third = 3;
	p->fourth = 4;
	for (i = 0; i < BENCH_UNKNOWN; i++)
		p->unknown[i] = i;
}

/* ---- pools ---- */

/* Room for one more message, on a cache line of its own. */
static uint8_t *arena_next(void)
{
	if (sizeof(arena) - arena_used < BENCH_MSG)
		bench_fail("arena");
	return arena + arena_used;
}

static struct bench_msg arena_take(size_t len)
{
	struct bench_msg m = { arena + arena_used, len };

	arena_used += (len + 63) / 64 * 64;
	return m;
}

/* The same message again and again. */
static void fill_same(struct bench_msg *pool, bench_op encode, size_t size)
{
	struct bench_msg m;
	size_t i;

	encode(0);
	if (size != 0 && bench_wire_len != size)
		bench_fail("size of a message");
	memcpy(arena_next(), bench_wire, bench_wire_len);
	m = arena_take(bench_wire_len);
	for (i = 0; i < BENCH_POOL; i++)
		pool[i] = m;
}

typedef size_t (*change)(uint8_t *msg, const uint8_t *from, uint32_t *seed);

static void fill_changed(struct bench_msg *pool, const uint8_t *from,
			 change f, size_t distinct)
{
	uint32_t seed = 0x9e3779b9;
	size_t i;

	for (i = 0; i < BENCH_POOL; i++)
		pool[i] = i < distinct ?
				  arena_take(f(arena_next(), from, &seed)) :
				  pool[i % distinct];
}

static void fill_pools(void)
{
	fill_same(m1, mnl_encode_small, 44);
	fill_changed(m1_fresh, m1[0].p, bench_shuffle, BENCH_POOL);
	fill_same(m2, mnl_encode_medium, 168);
	fill_changed(m2s, m2[0].p, bench_shuffle, 1);
	fill_changed(m2_fresh, m2[0].p, bench_shuffle, BENCH_POOL);
	fill_same(m3, mnl_encode_many, 2328);
	fill_changed(m3_fresh, m3[0].p, bench_shuffle, BENCH_POOL);
	fill_same(m3p, hnl_encode_packed, 1560);
	fill_same(m4, mnl_encode_sparse, 444);
	fill_changed(m4_fresh, m4[0].p, bench_shuffle, BENCH_POOL);
	fill_changed(m4_vary, m4[0].p, bench_vary, BENCH_POOL);
	fill_changed(m4_known, m4[0].p, bench_known, 1);
	fill_same(s1, struct_encode_small, 0);
	fill_same(s2, struct_encode_medium, 0);
	fill_same(s3, struct_encode_many, 0);
}

/* ---- agreement ---- */

static void same_bytes(bench_op encode, const struct bench_msg *want)
{
	memset(bench_wire, 0xa5, bench_wire_size);
	encode(0);
	if (bench_wire_len != want->len ||
	    memcmp(bench_wire, want->p, want->len) != 0)
		bench_fail("encoders differ");
}

static void check_encoders(void)
{
	same_bytes(hnl_build_small, m1);
	same_bytes(hnl_encode_small, m1);
	same_bytes(hnl_build_medium, m2);
	same_bytes(hnl_encode_medium, m2);
	same_bytes(hnl_build_many, m3);
	same_bytes(hnl_encode_many, m3);
	same_bytes(hnl_build_sparse, m4);
}

static bool same_small(void)
{
	const struct small_values *a = &bench_in.small, *b = &bench_out.small;

	return a->gpa == b->gpa && a->id == b->id && a->urgent == b->urgent;
}

static bool same_medium(void)
{
	const struct medium_values *a = &bench_in.medium;
	const struct medium_values *b = &bench_out.medium;

	return a->gpa == b->gpa && a->pages == b->pages &&
	       a->cookie == b->cookie && a->start == b->start &&
	       a->limit == b->limit && a->vcpu == b->vcpu &&
	       a->options == b->options && a->node == b->node &&
	       a->order == b->order && a->offset == b->offset &&
	       a->port == b->port && a->speed == b->speed &&
	       a->name_len == b->name_len &&
	       memcmp(a->name, b->name, a->name_len) == 0;
}

static bool same_many(void)
{
	const struct range_values *a = bench_in.many.range;
	const struct range_values *b = bench_out.many.range;
	uint32_t i;

	if (bench_out.many.n != bench_in.many.n)
		return false;
	for (i = 0; i < bench_in.many.n; i++, a++, b++)
		if (a->gpa != b->gpa || a->pages != b->pages ||
		    a->attributes != b->attributes)
			return false;
	return true;
}

static bool same_sparse(void)
{
	const struct sparse_values *a = &bench_in.sparse;
	const struct sparse_values *b = &bench_out.sparse;

	return a->first == b->first && a->second == b->second &&
	       a->third == b->third && a->fourth == b->fourth;
}

static void same_values(const struct bench_msg *pool, bench_op mnl,
			bench_op hnl, bool (*same)(void))
{
	uint32_t i;

	bench_pool = pool;
	for (i = 0; i < BENCH_POOL; i++) {
		memset(&bench_out, 0, sizeof(bench_out));
		mnl(i);
		if (!same())
			bench_fail("libmnl decodes something else");
		memset(&bench_out, 0, sizeof(bench_out));
		hnl(i);
		hnl_report();
		if (!same())
			bench_fail("hnl decodes something else");
	}
}

static void check_decoders(void)
{
	same_values(m1, mnl_decode_small, hnl_decode_small, same_small);
	same_values(m1, mnl_decode_small, hnl_walk_small, same_small);
	same_values(m1_fresh, mnl_decode_small, hnl_decode_small, same_small);
	same_values(m2, mnl_decode_medium, hnl_decode_medium, same_medium);
	same_values(m2, mnl_decode_medium, hnl_walk_medium, same_medium);
	same_values(m2s, mnl_decode_medium, hnl_decode_medium, same_medium);
	same_values(m2_fresh, mnl_decode_medium, hnl_decode_medium,
		    same_medium);
	same_values(m3, mnl_decode_many, hnl_decode_many, same_many);
	same_values(m4, mnl_decode_sparse, hnl_decode_sparse, same_sparse);
	same_values(m4_fresh, mnl_decode_sparse, hnl_decode_sparse,
		    same_sparse);
	same_values(m4_vary, mnl_decode_sparse, hnl_decode_sparse,
		    same_sparse);
}

/* ---- other libraries ---- */

struct peer {
	bench_op encode, decode;
	void (*take)(void);
	struct bench_msg *pool;
	bool (*same)(void);
	bool netlink;	/* the pool is filled, and its bytes must come out */
};

#define PEER(side, p1, p2, p3, p4, netlink)                              \
	{ side##_encode_small, side##_decode_small, side##_take, p1,     \
	  same_small, netlink },                                         \
	{ side##_encode_medium, side##_decode_medium, side##_take, p2,   \
	  same_medium, netlink },                                        \
	{ side##_encode_many, side##_decode_many, side##_take, p3,       \
	  same_many, netlink },                                          \
	{ side##_encode_sparse, side##_decode_sparse, side##_take, p4,   \
	  same_sparse, netlink }

static const struct peer peer[] = {
#ifdef BENCH_NL
	PEER(nl, m1, m2, m3, m4, true),
#endif
#ifdef BENCH_PROTOBUF
	PEER(pb, pb[0], pb[1], pb[2], pb[3], false),
#endif
#ifdef BENCH_FLATBUFFERS
	PEER(fb, fb[0], fb[1], fb[2], fb[3], false),
	{ fb_encode_packed, fb_decode_packed, fb_take, fb3p, same_many,
	  false },
#endif
	{ NULL, NULL, NULL, NULL, NULL, false }
};

static const struct peer *encoding;

static void encode_and_take(uint32_t i)
{
	memset(bench_wire, 0xa5, bench_wire_size);
	encoding->encode(i);
	encoding->take();
}

/* Each reads what it wrote itself, and libnl-3 what libmnl wrote. */
static void prepare_peers(void)
{
	const struct peer *p;
	uint32_t i;

	for (p = peer; p->encode != NULL; p++) {
		encoding = p;
		if (p->netlink)
			same_bytes(encode_and_take, p->pool);
		else
			fill_same(p->pool, encode_and_take, 0);
		bench_pool = p->pool;
		for (i = 0; i < BENCH_POOL; i++) {
			memset(&bench_out, 0, sizeof(bench_out));
			p->decode(i);
			if (!p->same())
				bench_fail("a peer decodes something else");
		}
	}
}

void bench_prepare(void)
{
	uint32_t seed = 1;
	size_t i;

	for (i = 0; i < ORDER; i++)
		order[i] = (uint8_t)(bench_random(&seed) % BENCH_POOL);
	prepare_values();
	hnl_prepare();
	struct_prepare();
	fill_pools();
	check_encoders();
	check_decoders();
	prepare_peers();
}
