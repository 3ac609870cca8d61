/* SPDX-License-Identifier: MIT */
/*
 * A machine that serves all families by their real handlers, over the reference
 * models, as the hosts join them (hv/host/families.h); and messages made from
 * the schema's own tables, so that no command is forgotten.
 */
#ifndef UNIT_REAL_H
#define UNIT_REAL_H

#include "../../hv/host/families.h"
#include "../../hv/internal.h"
#include "flight.h"

#define PACKED_MOST 30000u	/* bytes, so that two fit into a message */
#define REAL_PAGES PRIVATE_PAGE	/* of its RAM that models know: all shared */

struct real {
	struct machine *m;
	struct families *f;
	struct hnl_service service[1 + FAMILIES_SERVICES];
	struct hnl_hv_port port;
};

/* Of several threads: the models' lock, and the port's. All NULL: of one. */
struct real_locks {
	void (*models_begin)(void *host);
	void (*models_end)(void *host);
	void (*port_begin)(void *host);
	void (*port_end)(void *host);
};

static inline struct real *real_open_locked(uint32_t budget,
					    const struct real_locks *l)
{
	struct real *r = (struct real *)calloc(1, sizeof(*r));
	struct families_config cfg = {
		.first_gfn = FIRST, .pages = REAL_PAGES, .port = &machine_port,
		.lock = l->models_begin, .unlock = l->models_end,
	};
	struct machine *m = machine_new();
	size_t i;

	assert_non_null(r);
	r->m = m;
	cfg.host = m;
	r->f = families_init(exact_block(families_size(&cfg)), &cfg);
	r->service[0] = m->service[0];
	for (i = 0; i < FAMILIES_SERVICES; i++)
		r->service[1 + i] = families_services(r->f)[i];
	r->port = machine_port;
	r->port.authorise = families_authorise;
	r->port.hears = families_hears;
	r->port.lock = l->port_begin;
	r->port.unlock = l->port_end;
	m->hv_cfg.service = r->service;
	m->hv_cfg.n_services = 1 + FAMILIES_SERVICES;
	m->hv_cfg.budget = budget;
	m->hv_cfg.port = &r->port;
	families_limit(&m->hv_cfg);
	families_describe(&m->domain_cfg);
	machine_start(m);
	assert_true(families_start(r->f, m->hv, m->domain));
	return r;
}

static inline struct real *real_open(uint32_t budget)
{
	static const struct real_locks none;

	return real_open_locked(budget, &none);
}

static inline void real_close(struct real *r)
{
	families_stop(r->f);
	machine_close(r->m);
	free(r->f);
	free(r);
}

/* ---- attributes from the tables ---- */

/* How put_random() chooses; 0 of all: what is required, by values that fit. */
struct choice {
	uint32_t *seed;		/* NULL: nothing is left to chance */
	bool all;		/* also what is not required */
	bool most;		/* the longest and highest values */
};

static inline bool chance(const struct choice *c, uint32_t one_in)
{
	return c->seed != NULL && next_random(c->seed) % one_in == 0;
}

static inline uint64_t fitting(const struct hnl_field *f, uint64_t v)
{
	uint64_t step = (uint64_t)1 << f->align;

	if (f->check == HNL_CHECK_RANGE || f->check == HNL_CHECK_SRANGE)
		v = v - f->lo > f->hi - f->lo ? f->lo : v;
	if (f->check == HNL_CHECK_MASK)
		v &= f->hi;
	if (f->check == HNL_CHECK_ENUM)
		for (v %= 64; !((f->hi >> v) & 1); v = (v + 1) % 64)
			;
	v &= ~(step - 1);
	return f->check == HNL_CHECK_RANGE && v < f->lo ? v + step : v;
}

/*
 * Small numbers, for they name things; addresses of RAM, but not of what the
 * test itself wants; what is beside.
 */
static inline uint64_t number_for(const struct hnl_field *f,
				  const struct choice *c)
{
	if (c->most)
		return fitting(f, f->check == HNL_CHECK_NONE ?
					  ~(uint64_t)0 >> 1 : f->hi);
	if (c->seed == NULL)
		return fitting(f, f->align == 12 ? GPA(FREE_PAGE) : 0);
	if (chance(c, 24))
		return f->hi + 1;
	if (f->align == 12)
		return GPA(FREE_PAGE + next_random(c->seed) % RAM_PAGES);
	return fitting(f, next_random(c->seed) %
				  (chance(c, 4) ? RAM_PAGES - FREE_PAGE :
				   chance(c, 8) ? 3000 : 5));
}

static inline void put_random(struct hnl_builder *b,
			      const struct hnl_schema *s, size_t set,
			      const struct choice *c, unsigned int depth);

static inline void put_value(struct hnl_builder *b, const struct hnl_schema *s,
			     const struct hnl_field *f, const struct choice *c,
			     unsigned int depth)
{
	size_t i, n = f->kind == HNL_KIND_PACKED ? f->sub : f->min;
	struct hnl_nest nest;
	uint64_t v;
	uint8_t *p;

	if (f->kind == HNL_KIND_NEST) {
		nest = hnl_attr_nest_begin(b, f->type);
		put_random(b, s, f->sub, c, depth + 1);
		hnl_attr_nest_end(b, nest);
		return;
	}
	if (f->kind == HNL_KIND_PACKED && c->most)
		n = (f->max < PACKED_MOST ? f->max : PACKED_MOST) / f->sub *
		    f->sub;
	else if (f->kind == HNL_KIND_PACKED && c->seed != NULL)
		n *= next_random(c->seed) % 4;
	if (f->kind == HNL_KIND_STRING)
		n = f->min + 2u;
	p = hnl_attr_put_room(b, f->type, n);
	if (p == NULL)
		return;
	memset(p, f->kind == HNL_KIND_STRING ? 'a' : 0, n);
	if (f->kind == HNL_KIND_STRING)
		p[n - 1] = 0;
	v = number_for(f, c);
	if (f->kind == HNL_KIND_PACKED && n >= 8)
		hnl_store_le64(p, GPA(FREE_PAGE));
	for (i = 0; f->kind < HNL_KIND_BITFIELD32 && i < n; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static inline size_t repeats(const struct hnl_field *f, const struct choice *c)
{
	size_t most = f->max_count != 0 ? f->max_count : 64;

	if (!(f->flags & HNL_FIELD_MULTI))
		return chance(c, 64) ? 2 : 1;
	if (c->most)
		return most;
	return f->min_count > 1 ? f->min_count :
	       c->seed != NULL ? 1 + next_random(c->seed) % 3 : 1;
}

static inline void put_random(struct hnl_builder *b,
			      const struct hnl_schema *s, size_t set,
			      const struct choice *c, unsigned int depth)
{
	const struct hnl_field *f = &s->field[s->set[set].field];
	size_t i, n;

	for (i = 0; i < s->set[set].n_fields; i++, f++) {
		if (!(f->flags & HNL_FIELD_REQUIRED) ?
			    !c->all && !chance(c, 3) : chance(c, 40))
			continue;
		if (depth > 3 || f->type == 0)
			continue;
		for (n = repeats(f, c); n != 0 && b->len < 48000; n--)
			put_value(b, s, f, c, depth);
	}
}

#endif
