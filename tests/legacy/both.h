/* SPDX-License-Identifier: MIT */
/*
 * One call by two entries, into two worlds that were alike before.
 *
 *	A: public struct -> hnl_<family>_legacy_call --+-> hnl_hv_call
 *	B: attributes put by hand ---------------------+       -> handler
 *
 * After each step: the same errno, but for one that the old entry has another
 * name for; the struct as it was, but for the OUT members, which hold what the
 * reply of B holds; models alike byte for byte.
 *
 * The tables of items (which attribute, which member) are written here from
 * the public headers and docs, not taken from the schema: they are what the
 * generated adapters are measured by.
 */
#ifndef LEGACY_BOTH_H
#define LEGACY_BOTH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <hnl/hv.h>
#include <hnl/msg.h>

#include "hnl_legacy.h"

/* ---- what a call is ---- */

enum { END, IN, OUT };

#define NONE UINT64_C(0x6e6f6e65)	/* as absent: it has no such value */
#define WHEN UINT64_C(0x7768656e)	/* as absent: the member is left */

struct item {
	int dir;
	uint16_t attr, nest;	/* nest: attribute that it is in, or 0 */
	unsigned int width;	/* on the wire, bytes; 0 a flag, 16 a UUID */
	size_t off, size;	/* of the member */
	unsigned int shift;
	uint64_t mask;		/* of the member; 0: all of it */
	uint64_t absent;	/* raw value, NONE or WHEN */
	uint64_t below;		/* values that are tried, mostly */
	uint64_t low, step;	/* the first, and how far apart; 0: 1 */
	bool loose;		/* bits that are not in mask say nothing */
};

/* A member of no meaning. */
struct span {
	size_t off, size;
};

#define ITEMS_MAX 32
#define SPANS_MAX 6
#define ERRNOS_MAX 10

struct op {
	const char *name;
	uint8_t cmd;		/* of the family */
	uint32_t op;		/* the hypercall's first argument */
	uint32_t sub;		/* cmd of the struct, where it has one */
	size_t size;
	int (*round)(const void *in, void *out);
	int (*round_reply)(const void *in, void *out);
	struct item item[ITEMS_MAX];
	struct span zero[SPANS_MAX];	/* that must be 0; size 0 at the end */
	struct span clear[SPANS_MAX];	/* that a reply makes 0 */
	int errnos[ERRNOS_MAX];	/* that the old entry gives, 0 at the end */
	int renamed[2];		/* the model's, and the old entry's for it */
	void (*mend)(bool *has);	/* of valid values: cross rules */
};

#define AT(s, m) offsetof(struct s, m), sizeof(((struct s *)0)->m)

/* ---- a hypervisor with one family and one caller ---- */

#define REQUEST_GPA 0
#define ANSWER_GPA HNL_PAGE
#define MODEL_MAX 16384

struct world {
	uint16_t caller;	/* its number */
	bool privileged;
	uint8_t page[2][HNL_PAGE];
	struct hnl_hv *hv;
	struct hnl_cpu *cpu;
	struct hnl_domain *domain;
	struct hnl_service service;
	struct hnl_legacy legacy;
	unsigned int again;	/* entries that a call took beside the first */
	uint64_t model[MODEL_MAX / 8];
};

struct family {
	const struct hnl_family *family;
	const hnl_handler *handler;
	uint16_t n_handlers;
	uint32_t hypercall;
	int (*call)(struct hnl_legacy *l, uint32_t hypercall, uint32_t op,
		    void *arg);
	void (*fix)(void *s, uint32_t sub);	/* the fixed members */
	const struct op *op;
	size_t n;
	const void *ctx;	/* of the service; NULL: none */
};

static inline struct world *world_of(const struct hnl_call *call)
{
	return (struct world *)hnl_domain_host(call->domain);
}

static uint8_t *port_map(void *host, uint64_t gpa, enum hnl_map_use use,
			 enum hnl_reason *why)
{
	(void)use;
	*why = HNL_REASON_GPA_LIMIT;
	if (gpa > ANSWER_GPA)
		return NULL;
	return ((struct world *)host)->page[gpa / HNL_PAGE];
}

static void port_unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	(void)host;
	(void)gpa;
	(void)use;
}

static void port_notify(void *host, uint32_t ring)
{
	(void)host;
	(void)ring;
}

static int port_authorise(void *host, uint16_t target,
			  const struct hnl_family *family, uint8_t cmd,
			  const void *request)
{
	(void)host;
	(void)target;
	(void)family;
	(void)cmd;
	(void)request;
	return 0;
}

static const struct hnl_hv_port world_port = {
	.map = port_map,
	.unmap = port_unmap,
	.notify = port_notify,
	.authorise = port_authorise,
};

/* A small budget, so that long calls give up on their way. */
static void world_open(struct world *w, const struct family *f,
		       uint64_t features)
{
	struct hnl_grant grant = { f->family->id, features };
	struct hnl_domain_config d = { .host = w,
				       .highest_gpa = 2 * HNL_PAGE - 1,
				       .ring_pages = 1,
				       .vcpus = 1,
				       .grant = &grant,
				       .n_grants = 1 };
	struct hnl_hv_config cfg = { .port = &world_port,
				     .service = &w->service,
				     .n_services = 1,
				     .max_message = HNL_PAGE,
				     .budget = 4 };

	memset(w, 0, sizeof(*w));
	w->service.family = f->family;
	w->service.handler = f->handler;
	w->service.n_handlers = f->n_handlers;
	w->service.ctx = f->ctx;
	w->hv = hnl_hv_init(malloc(hnl_hv_size(&cfg)), &cfg);
	assert_non_null(w->hv);
	w->cpu = hnl_cpu_init(malloc(hnl_cpu_size(w->hv)), w->hv);
	w->domain = hnl_domain_init(malloc(hnl_domain_size(w->hv, &d)), w->hv,
				    &d);
	assert_non_null(w->domain);
	w->caller = 1;
	w->privileged = true;
}

static void world_close(struct world *w)
{
	while (hnl_domain_destroy(w->domain) == -HNL_EAGAIN)
		;
	free(w->domain);
	free(w->cpu);
	free(w->hv);
}

/* The entry of packets: a CALL, repeated until it is at its end. */
static int world_run(void *ctx, const uint8_t *request, size_t len,
		     uint8_t *answer, size_t size, size_t *answer_len)
{
	struct world *w = (struct world *)ctx;
	struct hnl_direct regs = { REQUEST_GPA, len, ANSWER_GPA, size };
	uint64_t value;
	int err;

	assert_true(len <= HNL_PAGE && size <= HNL_PAGE);
	memcpy(w->page[0], request, len);
	do {
		err = hnl_hv_call(w->cpu, w->domain, 0, &regs, &value);
		w->again += err == -HNL_EAGAIN;
	} while (err == -HNL_EAGAIN);
	*answer_len = (uint32_t)value;
	memcpy(answer, w->page[1], *answer_len);
	return err;
}

/* ---- values ---- */

struct values {
	bool has[ITEMS_MAX];
	uint64_t v[ITEMS_MAX];	/* as an attribute */
};

static uint64_t seed;

static uint64_t any(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

static unsigned int zeros(uint64_t mask)
{
	return mask == 0 ? 0 : (unsigned int)__builtin_ctzll(mask);
}

static uint64_t most(const struct item *i)
{
	uint64_t all = i->size >= 8 ? UINT64_MAX :
				      (UINT64_C(1) << (8 * i->size)) - 1;

	if (i->mask != 0)
		return i->mask >> zeros(i->mask);
	return all >> i->shift;
}

/* Most of them small, so that calls succeed; some whatever the member holds. */
static void draw(const struct op *op, struct values *v, bool valid)
{
	const struct item *i;
	size_t k;

	for (k = 0; (i = &op->item[k])->dir != END; k++) {
		v->has[k] = i->absent == NONE ? i->width != 0 || any() % 2 :
						any() % 4 != 0;
		v->v[k] = i->low + any() % (i->below != 0 ? i->below : 1) *
					   (i->step != 0 ? i->step : 1);
		/* A union's members go with what another one says. */
		if (valid && i->absent == WHEN)
			v->has[k] = false;
		if (!valid && any() % 32 == 0)
			v->v[k] = any() % most(i);
		/* What means "absent" in the struct is not given. */
		if (i->absent != NONE && v->v[k] == i->absent)
			v->has[k] = false;
		v->v[k] <<= i->shift;
		if (k > 0 && i->dir == OUT && i[-1].dir == OUT &&
		    i->attr == i[-1].attr) {	/* its echo */
			v->has[k] = v->has[k - 1];
			v->v[k] = v->v[k - 1];
		}
	}
	if (valid && op->mend != NULL)
		op->mend(v->has);
}

static void member_put(void *s, const struct item *i, uint64_t raw)
{
	uint64_t old = 0;

	if (i->width == 16) {
		memset((uint8_t *)s + i->off, (int)(raw & 0xff), i->size);
		return;
	}
	memcpy(&old, (uint8_t *)s + i->off, i->size);
	if (i->mask != 0)
		raw = (old & ~i->mask) | raw << zeros(i->mask);
	memcpy((uint8_t *)s + i->off, &raw, i->size);
}

static uint64_t raw_of(const struct item *i, bool has, uint64_t v)
{
	if (i->width == 0)
		return has;
	if (!has)
		return i->absent == NONE || i->absent == WHEN ? 0 : i->absent;
	return v >> i->shift;
}

/* The members of one direction. WHEN that is absent is left alone. */
static void struct_put(void *s, const struct op *op, const struct values *v,
		       int dir)
{
	const struct item *i;
	size_t k;

	for (k = 0; (i = &op->item[k])->dir != END; k++)
		if (i->dir == dir && i->mask != 0)
			memset((uint8_t *)s + i->off, 0, i->size);
	for (k = 0; (i = &op->item[k])->dir != END; k++)
		if (i->dir == dir && (v->has[k] || i->absent != WHEN))
			member_put(s, i, raw_of(i, v->has[k], v->v[k]));
}

static void attr_put(struct hnl_builder *b, const struct item *i, uint64_t v)
{
	uint8_t wire[16];
	unsigned int k;

	for (k = 0; k < i->width; k++)
		wire[k] = (uint8_t)(i->width == 16 ? v : v >> (8 * k));
	hnl_attr_put_bytes(b, i->attr, wire, i->width);
}

/* ---- the two entries ---- */

static void packet_put(struct hnl_builder *b, const struct op *op,
		       const struct values *v)
{
	struct hnl_nest nest = { 0 };
	const struct item *i;
	uint16_t within = 0;
	size_t k;

	for (k = 0; (i = &op->item[k])->dir == IN; k++) {
		if (within != i->nest) {
			assert_int_equal(within, 0);
			nest = hnl_attr_nest_begin(b, i->nest);
			within = i->nest;
		}
		if (v->has[k])
			attr_put(b, i, v->v[k]);
	}
	if (within != 0)
		hnl_attr_nest_end(b, nest);
}

/* OUT values of a reply. */
static void packet_get(const uint8_t *buf, const struct hnl_msg *m,
		       const struct op *op, struct values *v)
{
	const struct item *i;
	struct hnl_attr a;
	size_t k, n;

	for (k = 0; (i = &op->item[k])->dir != END; k++) {
		if (i->dir != OUT)
			continue;
		a = hnl_attr_find(buf, m->end, m->body, i->attr);
		v->has[k] = a.reason == HNL_REASON_NONE;
		v->v[k] = 0;
		for (n = 0; v->has[k] && n < i->width && n < 8; n++)
			v->v[k] |= (uint64_t)buf[a.off + n] << (8 * n);
	}
}

static int by_packet(struct world *w, const struct family *f,
		     const struct op *op, struct values *v)
{
	static uint8_t request[1024], answer[1024];
	struct hnl_head h = { f->family->id, HNL_F_REQUEST, 7, 9, op->cmd, 1 };
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_msg m;
	size_t n;

	hnl_builder_init(&b, request, sizeof(request));
	hnl_msg_begin(&b, &h);
	packet_put(&b, op, v);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(world_run(w, request, b.len, answer, sizeof(answer),
				   &n), 0);
	m = hnl_msg_at(answer, n, 0);
	assert_int_equal(m.reason, HNL_REASON_NONE);
	if (m.head.type == HNL_MSG_ERROR) {
		assert_int_equal(hnl_ack_read(answer, &m, &x), 0);
		return x.err;
	}
	packet_get(answer, &m, op, v);
	return 0;
}

#define STRUCT_MAX 256

static void struct_fill(uint8_t *s, const struct family *f,
			const struct op *op, const struct values *v, bool left)
{
	const struct item *i;

	memset(s, 0, STRUCT_MAX);
	/* OUT members hold what the caller left there. */
	for (i = op->item; i->dir != END; i++)
		if (i->dir == OUT && left)
			memset(s + i->off, 0xa5, i->size);
	f->fix(s, op->sub);
	struct_put(s, op, v, IN);
}

static int by_struct(struct world *w, const struct family *f,
		     const struct op *op, void *s)
{
	w->legacy.run = world_run;
	w->legacy.ctx = w;
	return f->call(&w->legacy, f->hypercall, op->op, s);
}

#include "strays.h"

/* ---- the two side by side ---- */

struct seen {
	bool err[128];
};

static void step(const struct family *f, const struct op *op, struct world *a,
		 struct world *b, struct seen *seen)
{
	uint64_t s[STRUCT_MAX / 8], want[STRUCT_MAX / 8];
	struct values v;
	int err, other;

	draw(op, &v, false);
	struct_fill((uint8_t *)want, f, op, &v, true);
	strays_put((uint8_t *)want, f, op);
	memset((uint8_t *)want + op->size, 0x5a, sizeof(want) - op->size);
	memcpy(s, want, sizeof(s));
	if (zero_spoil((uint8_t *)s, op)) {
		zero_step(f, op, a, s);
		return;
	}
	err = by_struct(a, f, op, s);
	other = by_packet(b, f, op, &v);
	if (op->renamed[0] != 0 && other == -op->renamed[0])
		other = -op->renamed[1];
	if (err != other)
		print_error("%s: %d by struct, %d by packet\n", op->name, err,
			    other);
	assert_int_equal(err, other);
	if (err == 0) {
		spans_put(want, op->clear, 0);
		struct_put(want, op, &v, OUT);
	}
	if (memcmp(s, want, sizeof(s)) != 0)
		print_error("%s: the struct\n", op->name);
	assert_memory_equal(s, want, sizeof(s));
	/* cmocka compares byte by byte, and this is the inner loop. */
	if (memcmp(a->model, b->model, sizeof(a->model)) != 0) {
		print_error("%s: the model\n", op->name);
		assert_memory_equal(a->model, b->model, sizeof(a->model));
	}
	assert_in_range(-err, 0, 127);
	seen->err[-err] = true;
}

static bool answers(const struct op *op, int err)
{
	size_t i;

	for (i = 0; i < ERRNOS_MAX && op->errnos[i] != 0; i++)
		if (op->errnos[i] == err)
			return true;
	return err == 0;
}

/* Each op ended in success and in every errno of its list, in no other. */
static void check_seen(const struct family *f, const struct seen *seen)
{
	size_t k;
	int e;

	for (k = 0; k < f->n; k++)
		for (e = 0; e < 128; e++)
			if (seen[k].err[e] != answers(&f->op[k], e))
				fail_msg("%s: errno %d was%s seen",
					 f->op[k].name, e,
					 seen[k].err[e] ? "" : " never");
}

#define STEPS 400000

static void both_ways(const struct family *f, uint64_t features,
		      void (*init)(struct world *w), struct seen *seen)
{
	struct world *a = (struct world *)malloc(sizeof(*a));
	struct world *b = (struct world *)malloc(sizeof(*b));
	unsigned int i;
	size_t k;

	seed = 0x9e3779b97f4a7c15;
	world_open(a, f, features);
	world_open(b, f, features);
	for (i = 0; i < STEPS; i++) {
		if (i % 500 == 0) {
			init(a);
			init(b);
		}
		a->privileged = b->privileged = any() % 8 != 0;
		a->caller = b->caller = (uint16_t)(any() % 2);
		k = any() % f->n;
		step(f, &f->op[k], a, b, &seen[k]);
	}
	assert_int_equal(a->again, b->again);
	world_close(a);
	world_close(b);
	free(a);
	free(b);
}

/* Struct to packet to struct; and the answer of an old hypervisor likewise. */
static void round_trips(const struct family *f)
{
	uint64_t s[STRUCT_MAX / 8], got[STRUCT_MAX / 8];
	const struct op *op;
	struct values v;
	unsigned int i;
	size_t k;

	seed = 0xd1b54a32d192ed03;
	for (k = 0; k < f->n; k++) {
		op = &f->op[k];
		for (i = 0; i < 2000; i++) {
			draw(op, &v, true);
			struct_fill((uint8_t *)s, f, op, &v, false);
			memset(got, 0x5a, sizeof(got));
			assert_int_equal(op->round(s, got), 0);
			if (memcmp(s, got, op->size) != 0)
				print_error("%s\n", op->name);
			assert_memory_equal(s, got, op->size);
			if (op->round_reply == NULL)
				continue;
			memcpy(got, s, sizeof(got));
			spans_put(got, op->zero, 0x5a);
			spans_put(got, op->clear, 0x5a);
			struct_put(s, op, &v, OUT);
			assert_int_equal(op->round_reply(s, got), 0);
			if (memcmp(s, got, op->size) != 0)
				print_error("%s, reply\n", op->name);
			assert_memory_equal(s, got, op->size);
		}
	}
}

/* A request through its bytes, so that the schema has seen it. */
#define ROUND(fam, name, strct) \
	static int name##_round(const void *in, void *out) \
	{ \
		static uint8_t buf[1024]; \
		struct hnl_##fam##_##name##_req req, back; \
		struct hnl_decoder d; \
		struct hnl_builder b; \
		struct hnl_extack x; \
		struct hnl_msg m; \
		int err = hnl_##fam##_##name##_from_legacy( \
			(const struct strct *)in, &req); \
\
		if (err != 0) \
			return err; \
		hnl_builder_init(&b, buf, sizeof(buf)); \
		hnl_##fam##_##name##_req_encode(&b, 0, 0, 0, &req); \
		err = hnl_builder_verdict(&b); \
		if (err != 0) \
			return err; \
		m = hnl_msg_at(buf, b.len, 0); \
		hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_STRICT); \
		hnl_extack_clear(&x); \
		err = hnl_##fam##_##name##_req_decode(&d, buf, &m, &back, \
						      &x); \
		if (err != 0) \
			return err; \
		return hnl_##fam##_##name##_to_legacy(&back, \
						      (struct strct *)out); \
	}

#define ROUND_REPLY(fam, name, strct) \
	static int name##_round_reply(const void *in, void *out) \
	{ \
		struct hnl_##fam##_##name##_rsp rsp; \
		int err = hnl_##fam##_##name##_reply_from_legacy( \
			(const struct strct *)in, &rsp); \
\
		if (err != 0) \
			return err; \
		return hnl_##fam##_##name##_reply_to_legacy( \
			&rsp, (struct strct *)out); \
	}

/* ---- for handlers ---- */

static inline int refuse(struct hnl_call *call, enum hnl_errno err)
{
	return hnl_call_refuse(call, err, HNL_REASON_STATE, 0, 0);
}

#endif
