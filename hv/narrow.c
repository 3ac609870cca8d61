/* SPDX-License-Identifier: MIT */
/*
 * A narrowed ring: what a guest's kernel leaves to one of its processes.
 *
 *	domain	 families, features, commands	all its addresses
 *	   | ctrl.ring-narrow, for good
 *	   v
 *	ring	 some of them			[first page, last page]
 *
 * A command that was cut away is looked up and not found. An address is looked
 * for where the schema says that addresses stand (struct hnl_reach), in the
 * private copy that was decoded before: no handler takes part, so none can
 * forget it. What the decoder ignored is passed over here as well, so that a
 * refusal tells nobody that there is more.
 *
 * Invariant: a narrowed ring has never more than it had before, never more than
 * its domain, and of ctrl nothing but own_ctrl.
 */
#include "internal.h"
#include "hnl_ctrl.h"

/*
 * Of ctrl, what looks at nothing but the ring's own share. No other command is
 * ever left: who makes a ring has one that is not narrowed, and rings, calls,
 * groups and agreements are the domain's.
 */
static const uint8_t own_ctrl[] = {
	HNL_CTRL_CMD_FEATURE_LIST,
	HNL_CTRL_CMD_LIMIT_GET,
	HNL_CTRL_CMD_POLICY_LIST,
};

bool hnl_narrow_may_have(size_t service, size_t cmd)
{
	size_t i;

	for (i = 0; service == 0 && i < sizeof(own_ctrl); i++)
		if (own_ctrl[i] == cmd)
			return true;
	return service != 0;
}

uint64_t hnl_narrow_grants(const struct hnl_domain *d, uint32_t ring, size_t i)
{
	const struct narrow *n = hnl_narrow_of(d, ring);

	return n != NULL ? d->grants[i] & n->grants[i] : d->grants[i];
}

static size_t bit_of(const struct hnl_domain *d, size_t service, size_t cmd)
{
	return d->hv->command_base[service] + cmd;
}

bool hnl_narrow_keeps(const struct narrow *n, const struct hnl_domain *d,
		      size_t service, size_t cmd)
{
	size_t bit = bit_of(d, service, cmd);

	return (n->command[bit / 8] >> bit % 8 & 1) != 0;
}

bool hnl_narrow_has(const struct hnl_domain *d, uint32_t ring, size_t service,
		    const struct hnl_command *c)
{
	const struct narrow *n = hnl_narrow_of(d, ring);
	const struct hnl_family *f = d->hv->service[service].family;

	return n == NULL ||
	       (((n->grants[service] & 1) != 0) &&
		((n->grants[service] >> c->feature & 1) != 0) &&
		hnl_narrow_keeps(n, d, service, (size_t)(c - f->command)));
}

/* ---- addresses ---- */

/*
 * The field of an attribute that its set knows, and that the caller was granted
 * by this ring: of what was not, nobody asks where it points.
 */
static const struct hnl_field *field_of(const struct search *s, size_t set,
					uint16_t type)
{
	const struct hnl_schema *schema = s->schema;
	const struct hnl_set *t = &schema->set[set];
	const struct hnl_field *f;
	uint8_t i;

	if (type >= t->n_types)
		return NULL;
	i = schema->slot[t->slot + hnl_clamp_index(type, t->n_types)];
	if (i == 0)
		return NULL;
	f = &schema->field[t->field + i - 1u];
	return (s->grants >> f->feature & 1) != 0 ? f : NULL;
}

static uint64_t load(const uint8_t *p, size_t width)
{
	uint64_t v = 0;

	while (width != 0)
		v = v << 8 | p[--width];
	return v;
}

/* A count that no window holds stands for one that cannot be. */
static uint64_t pages_of(const struct hnl_reach *r, uint64_t extent)
{
	if (r->order != 1)
		return extent;
	return extent < 64 ? (uint64_t)1 << extent : ~(uint64_t)0;
}

/* No pages reach nowhere, but their address is one all the same. */
static bool is_inside(const struct narrow *n, uint64_t gpa, uint64_t pages)
{
	uint64_t gfn = gpa / HNL_PAGE;

	return gfn >= n->first && gfn <= n->last &&
	       (pages == 0 || pages - 1 <= n->last - gfn);
}

/* What stands beside an address in its set; absent, to us too, one page. */
static uint64_t extent_beside(const struct search *s,
			      const struct search_level *l,
			      const struct hnl_reach *r)
{
	struct hnl_attr a;

	if (r->width == 0 || field_of(s, l->set, r->extent) == NULL)
		return 1;
	a = hnl_attr_find(s->buf, l->end, l->begin, r->extent);
	if (a.reason != HNL_REASON_NONE || a.len < r->width)
		return 1;
	return pages_of(r, load(s->buf + a.off, r->width));
}

static bool elements_inside(const struct search *s, const struct hnl_attr *a,
			    const struct hnl_reach *r)
{
	const uint8_t *p = s->buf + a->off;
	uint64_t pages = 1;
	size_t left;

	for (left = a->len; left >= r->step; left -= r->step, p += r->step) {
		if (r->width != 0)
			pages = pages_of(r, load(p + r->extent, r->width));
		if (r->order == 2)	/* bytes, 32 bits of them */
			pages = (hnl_load_le64(p + r->at) % HNL_PAGE + pages +
				 HNL_PAGE - 1) / HNL_PAGE;
		if (!is_inside(s->n, hnl_load_le64(p + r->at), pages))
			return false;
	}
	return true;
}

static bool is_reached(const struct search *s, const struct search_level *l,
		       const struct hnl_attr *a, const struct hnl_reach *r)
{
	if (r->set != l->set || r->type != a->type)
		return true;
	if (r->step != 0)
		return elements_inside(s, a, r);
	return a->len < 8 || is_inside(s->n, hnl_load_le64(s->buf + a->off),
				       extent_beside(s, l, r));
}

static int check_attribute(const struct search *s, const struct search_level *l,
			   const struct hnl_attr *a)
{
	size_t i;

	for (i = 0; i < s->schema->n_reach; i++)
		if (!is_reached(s, l, a, &s->schema->reach[i]))
			return hnl_extack_refuse(s->x, HNL_EINVAL,
						 HNL_REASON_GPA_LIMIT,
						 a->off - HNL_ATTRHDR, a->type);
	return 0;
}

static void go_down(struct search *s, size_t set, size_t begin, size_t end)
{
	struct search_level *l = &s->level[s->depth++];

	l->set = (uint32_t)set;
	l->begin = l->pos = (uint32_t)begin;
	l->end = (uint32_t)end;
}

/* The next attribute of the innermost set: checked, or gone into. */
static int step(struct search *s)
{
	struct search_level *l = &s->level[s->depth - 1];
	const struct hnl_field *f;
	struct hnl_attr a;

	if (l->pos >= l->end) {
		s->depth--;
		return 0;
	}
	a = hnl_attr_at(s->buf, l->end, l->pos);
	if (a.reason != HNL_REASON_NONE)
		return hnl_extack_refuse(s->x, HNL_EINVAL,
					 (enum hnl_reason)a.reason, l->pos, 0);
	l->pos = (uint32_t)a.next;
	f = field_of(s, l->set, a.type);
	if (f == NULL)
		return 0;
	if (f->kind != HNL_KIND_NEST)
		return check_attribute(s, l, &a);
	if (s->depth == HNL_DEPTH_MAX)
		return hnl_extack_refuse(s->x, HNL_EINVAL, HNL_REASON_DEPTH,
					 a.off - HNL_ATTRHDR, a.type);
	go_down(s, f->sub, a.off, a.off + a.len);
	return 0;
}

int hnl_narrow_check(struct search *s, size_t set, size_t end, size_t pos)
{
	int err = 0;

	if (s->schema->n_reach == 0)
		return 0;
	s->depth = 0;
	go_down(s, set, pos, end);
	while (err == 0 && s->depth != 0)
		err = step(s);
	return err;
}

/* ---- narrowing ---- */

void hnl_narrow_begin(struct hnl_domain *d, struct narrow *n)
{
	size_t i, bytes = hnl_narrow_bytes(d->hv);

	if (n->on)
		return;
	n->on = true;
	n->first = 0;
	n->last = d->highest_gpa / HNL_PAGE;
	memset(n->command, 0xff, bytes);
	for (i = 0; i < d->hv->n_services; i++)
		n->grants[i] = HNL_GRANT_ALL;
	for (i = 0; i < d->hv->service[0].family->n_commands; i++)
		if (!hnl_narrow_may_have(0, i))
			n->command[i / 8] &= (uint8_t)~(1u << i % 8);
}

void hnl_narrow_cut(struct hnl_domain *d, struct narrow *n, size_t service,
		    uint64_t features, const uint8_t *commands, size_t len)
{
	size_t i, bit, count = d->hv->service[service].family->n_commands;

	n->grants[service] &= features;
	for (i = 0; i < count; i++) {
		bit = bit_of(d, service, i);
		if (i / 8 >= len || !(commands[i / 8] >> i % 8 & 1))
			n->command[bit / 8] &= (uint8_t)~(1u << bit % 8);
	}
}
