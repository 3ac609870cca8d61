/* SPDX-License-Identifier: MIT */
/*
 * What hypercalls do without messages: the caller's struct is copied as it is,
 * and checked after the copy. No presence, no version, no unknown members: the
 * floor under any codec.
 */
#include "bench.h"

#include <string.h>

struct head {
	uint32_t len;
	uint32_t cmd;
	uint32_t seq;
	uint32_t flags;
};

struct small_wire {
	struct head head;
	uint64_t gpa;
	uint32_t id;
	uint32_t urgent;
};

struct medium_wire {
	struct head head;
	uint64_t gpa, pages, cookie, start, limit;
	uint32_t vcpu, options, node, order;
	int32_t offset;
	uint16_t port;
	uint8_t speed;
	uint8_t name_len;
	char name[BENCH_NAME];
};

struct many_wire {
	struct head head;
	struct range_values range[BENCH_RANGES];
};

static struct small_wire small, small_out;
static struct medium_wire medium, medium_out;
static struct many_wire many, many_out;

static void prepare_medium(void)
{
	const struct medium_values *v = &bench_in.medium;

	medium.head.len = sizeof(medium);
	medium.gpa = v->gpa;
	medium.pages = v->pages;
	medium.cookie = v->cookie;
	medium.start = v->start;
	medium.limit = v->limit;
	medium.vcpu = v->vcpu;
	medium.options = v->options;
	medium.node = v->node;
	medium.order = v->order;
	medium.offset = v->offset;
	medium.port = v->port;
	medium.speed = v->speed;
	medium.name_len = v->name_len;
	memcpy(medium.name, v->name, v->name_len);
}

void struct_prepare(void)
{
	small.head.len = sizeof(small);
	small.gpa = bench_in.small.gpa;
	small.id = bench_in.small.id;
	small.urgent = bench_in.small.urgent;
	prepare_medium();
	many.head.len = sizeof(many);
	memcpy(many.range, bench_in.many.range, sizeof(many.range));
}

/* seq changes with each message; the rest is as the caller left it. */
static inline void put(struct head *head, size_t n, uint32_t seq)
{
	memcpy(bench_wire, head, n);
	memcpy(bench_wire + offsetof(struct head, seq), &seq, sizeof(seq));
	bench_wire_len = n;
}

void struct_encode_small(uint32_t i)
{
	put(&small.head, sizeof(small), i);
}

void struct_encode_medium(uint32_t i)
{
	put(&medium.head, sizeof(medium), i);
}

void struct_encode_many(uint32_t i)
{
	put(&many.head, sizeof(many), i);
}

static inline void get(struct head *head, size_t n, uint32_t i)
{
	if (bench_pool[i].len != n)
		bench_fail("struct: length");
	memcpy(head, bench_pool[i].p, n);
	if (head->len != n)
		bench_fail("struct: length within");
}

static inline void need(bool ok)
{
	if (!ok)
		bench_fail("struct: range");
}

static inline bool is_page(uint64_t gpa)
{
	return (gpa & 4095) == 0;
}

void struct_decode_small(uint32_t i)
{
	get(&small_out.head, sizeof(small_out), i);
	need(small_out.id <= 0xffff);
	need(is_page(small_out.gpa));
	need(small_out.urgent <= 1);
}

void struct_decode_medium(uint32_t i)
{
	const struct medium_wire *v = &medium_out;

	get(&medium_out.head, sizeof(medium_out), i);
	need(v->vcpu <= 511);
	need(is_page(v->gpa));
	need(v->pages >= 1 && v->pages <= 0xfffffffffu);
	need(v->speed <= 2);
	need(v->port >= 1);
	need((v->options & ~0xfu) == 0);
	need(v->offset >= -4096 && v->offset <= 4096);
	need(v->name_len >= 1 && v->name_len < BENCH_NAME);
	need(memchr(v->name, 0, v->name_len) == NULL);
	need(v->node <= 1023);
	need(v->order <= 18);
	need(is_page(v->start));
	need(v->limit >= 1);
}

void struct_decode_many(uint32_t i)
{
	const struct range_values *v = many_out.range;
	size_t k;

	get(&many_out.head, sizeof(many_out), i);
	for (k = 0; k < BENCH_RANGES; k++, v++) {
		need(is_page(v->gpa));
		need(v->pages >= 1);
		need((v->attributes & ~0x1fu) == 0);
	}
}
