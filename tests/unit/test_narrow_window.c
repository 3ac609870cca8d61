/* SPDX-License-Identifier: MIT */
/*
 * The window of a narrowed ring (A26): what a guest's kernel leaves to one of
 * its processes of the guest's memory.
 *
 *	every family, fake handlers	requests from the policy tables:
 *	    each row of hnl_reach	least legal values, and one address that
 *					is moved to each edge of the window
 *
 * So a family that has addresses tomorrow is here without a line.
 */
#include "narrow.h"

#define BIG 512u		/* pages of a range; 1 << BIG_ORDER */
#define BIG_ORDER 9u

/* ---- requests from the tables ---- */

/* One address in a request of least legal values, and its extent. */
struct probe {
	const struct hnl_schema *schema;
	const struct hnl_reach *row;
	uint64_t gpa, extent;
	size_t at;		/* of the attribute that holds it; 0: nowhere */
};

static uint64_t least(const struct hnl_field *f)
{
	uint64_t v = 0;

	if (f->check == HNL_CHECK_RANGE)
		v = f->lo;
	while (f->check == HNL_CHECK_ENUM && !(f->hi >> v & 1))
		v++;
	return v;
}

static const struct hnl_reach *row_of(const struct probe *p, size_t set,
				      uint16_t type)
{
	size_t i;

	if (p->row->set == set && p->row->type == type)
		return p->row;
	for (i = 0; i < p->schema->n_reach; i++)
		if (p->schema->reach[i].set == set &&
		    p->schema->reach[i].type == type)
			return &p->schema->reach[i];
	return NULL;
}

static bool is_extent(const struct probe *p, size_t set, uint16_t type)
{
	return p->row->set == set && p->row->step == 0 &&
	       p->row->width != 0 && p->row->extent == type;
}

static void store(uint8_t *p, uint64_t v, size_t width)
{
	for (; width != 0; width--, v >>= 8)
		*p++ = (uint8_t)v;
}

/* Two elements: the one behind is the probe, where it is one. */
static void put_packed(struct hnl_builder *b, const struct probe *p,
		       size_t set, const struct hnl_field *f)
{
	const struct hnl_reach *r = row_of(p, set, f->type);
	size_t i, n = f->max >= 2 * f->sub ? 2 : 1;
	uint8_t *e = hnl_attr_put_room(b, f->type, n * f->sub);
	bool probe;

	assert_non_null(e);
	memset(e, 0, n * f->sub);
	for (i = 0; r != NULL && i < n; i++, e += f->sub) {
		probe = r == p->row && i == n - 1;
		hnl_store_le64(e + r->at, probe ? p->gpa : GPA(WINDOW));
		store(e + r->extent, probe ? p->extent : !r->order, r->width);
	}
}

static void put_number(struct hnl_builder *b, const struct probe *p,
		       size_t set, const struct hnl_field *f)
{
	const struct hnl_reach *r = row_of(p, set, f->type);
	uint8_t *to = hnl_attr_put_room(b, f->type, f->min);
	uint64_t v = least(f);

	assert_non_null(to);
	if (r != NULL)
		v = r == p->row ? p->gpa : GPA(WINDOW);
	else if (is_extent(p, set, f->type))
		v = p->extent;
	store(to, v, f->min);
}

static void put_set(struct hnl_builder *b, struct probe *p, size_t set)
{
	const struct hnl_set *s = &p->schema->set[set];
	const struct hnl_field *f = &p->schema->field[s->field];
	struct hnl_nest nest;
	size_t i;

	for (i = 0; i < s->n_fields; i++, f++) {
		if (!(f->flags & HNL_FIELD_REQUIRED) &&
		    row_of(p, set, f->type) == NULL &&
		    !is_extent(p, set, f->type))
			continue;
		if (p->row->set == set && p->row->type == f->type)
			p->at = b->len;
		if (f->kind == HNL_KIND_NEST) {
			nest = hnl_attr_nest_begin(b, f->type);
			put_set(b, p, f->sub);
			hnl_attr_nest_end(b, nest);
		} else if (f->kind == HNL_KIND_PACKED) {
			put_packed(b, p, set, f);
		} else if (f->kind != HNL_KIND_FLAG) {
			put_number(b, p, set, f);
		} else {
			hnl_attr_put_flag(b, f->type);
		}
	}
}

/* Where an address is put, in pages from the window's first, and how far. */
static const struct {
	uint64_t page, pages;
	bool inside;
} edges[] = {
	{ 0, 1, true },
	{ PAGES - 1, 1, true },
	{ (uint64_t)-1, 1, false },
	{ PAGES, 1, false },
	{ (uint64_t)-1 - WINDOW, 1, false },
	{ 0, BIG, true },
	{ PAGES - BIG, BIG, true },
	{ PAGES - BIG + 1, BIG, false },
	{ (uint64_t)-1, BIG, false },
	{ 0, UINT64_MAX, false },
	{ PAGES - 1, UINT64_MAX, false },
	{ PAGES - 1, (uint64_t)1 << 52, false },
};

/* False: the row's extent cannot say so many pages. */
static bool set_edge(struct probe *p, size_t i)
{
	uint64_t pages = edges[i].pages;

	p->gpa = GPA(WINDOW) + edges[i].page * PAGE_SIZE;
	p->extent = pages;
	if (!p->row->order)
		return pages == 1 || p->row->width != 0;
	p->extent = pages == 1 ? 0 : pages == BIG ? BIG_ORDER : 18;
	return true;
}

static void try_edge(struct guest_ring *g, const struct hnl_family *f,
		     uint8_t cmd, struct probe *p, bool inside)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	bool dump = (f->command[cmd].flags & HNL_COMMAND_DUMP) != 0;
	struct hnl_head h = head_of(f->id, cmd, dump ? HNL_F_DUMP : 0, 5);
	unsigned int before = ran;
	struct hnl_extack x;

	p->at = 0;
	hnl_msg_begin(&b, &h);
	put_set(&b, p, f->command[cmd].request);
	hnl_msg_end(&b);
	if (p->at == 0)
		return;
	x = ask(g, &b);
	if (ran - before != inside)
		fail_msg("family %u command %u type %u gpa 0x%jx extent %ju: "
			 "err %d reason %u offset %u", f->id, cmd,
			 p->row->type, (uintmax_t)p->gpa,
			 (uintmax_t)p->extent, x.err, x.reason, x.offset);
	if (inside)
		return;
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_GPA_LIMIT);
	assert_int_equal(x.type, p->row->type);
	assert_int_equal(x.offset, p->at);
}

static void try_row(struct guest_ring *g, const struct hnl_family *f,
		    const struct hnl_reach *row)
{
	struct probe p = { f->schema, row, 0, 0, 0 };
	unsigned int placed = 0;
	uint8_t cmd;
	size_t i;

	for (cmd = 0; cmd < f->n_commands; cmd++) {
		if (!(f->command[cmd].flags &
		      (HNL_COMMAND_DO | HNL_COMMAND_DUMP)))
			continue;
		for (i = 0; i < COUNT(edges); i++)
			if (set_edge(&p, i))
				try_edge(g, f, cmd, &p, edges[i].inside);
		placed += p.at != 0;
	}
	if (placed == 0)
		fail_msg("family %u: no request has the address %u", f->id,
			 row->type);
}

static void a26_every_address_of_every_family_at_the_edges(void **state)
{
	const struct hnl_schema *s;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	size_t i, k, rows = 0;

	(void)state;
	narrow_to_window(m);
	for (i = 0; i < COUNT(services); i++) {
		s = services[i].family->schema;
		for (k = 0; k < s->n_reach; k++, rows++)
			try_row(&g, services[i].family, &s->reach[k]);
	}
	assert_true(rows > 10);
	close_machine(m, &g);
}

/* The same addresses by a ring that is not narrowed reach their handlers. */
static void wide_ring_has_no_window(void **state)
{
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	assert_int_equal(ask_share(&g, GPA(0), 1).err, 0);
	assert_int_equal(ask_share(&g, GPA(WINDOW), 2 * PAGES).err, 0);
	assert_int_equal(ran, 2);
	close_machine(m, &g);
}

/* Addresses of another domain are none of the window's. */
static void a_call_about_another_domain_is_denied(void **state)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_view_access_get_req req;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_extack x;

	(void)state;
	narrow_to_window(m);
	hnl_view_access_get_req_init(&req);
	hnl_view_access_get_req_set_domain(&req, 7);
	hnl_view_access_get_req_set_view(&req, 0);
	hnl_view_access_get_req_set_gpa(&req, GPA(WINDOW));
	hnl_view_access_get_req_encode(&b, HNL_F_REQUEST, 5, 0, &req);
	x = ask(&g, &b);
	assert_same(x.err, -HNL_EPERM);
	assert_int_equal(x.reason, HNL_REASON_DENIED);
	assert_int_equal(ran, 0);
	close_machine(m, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a26_every_address_of_every_family_at_the_edges),
		cmocka_unit_test(wide_ring_has_no_window),
		cmocka_unit_test(a_call_about_another_domain_is_denied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
