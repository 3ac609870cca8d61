/* SPDX-License-Identifier: MIT */
/*
 * Narrowed rings (A26): what a guest's kernel leaves to one of its processes.
 *
 *	every family, fake handlers	requests are made from the policy tables:
 *	    each row of hnl_reach	least legal values, and one address that
 *					is moved to each edge of the window
 *
 * So a family that has addresses tomorrow is here without a line.
 */
#include "flight.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#include "snapshot.h"

#define WINDOW 16u		/* first page of the window */
#define PAGES 1024u
#define BIG 512u		/* pages of a range; 1 << BIG_ORDER */
#define BIG_ORDER 9u
#define COMMANDS 64u

static uint8_t wire[HNL_PAGE];
static unsigned int ran;	/* handlers */
static bool gives_up;

static int run(struct hnl_call *call)
{
	(void)call;
	ran++;
	return gives_up ? HNL_CALL_AGAIN : 0;
}

static hnl_handler handlers[COMMANDS];
static struct hnl_service services[] = {
	{ &hnl_memory_family, handlers, COMMANDS, NULL, NULL, NULL },
	{ &hnl_event_family, handlers, COMMANDS, NULL, NULL, NULL },
	{ &hnl_view_family, handlers, COMMANDS, NULL, NULL, NULL },
	{ &hnl_nested_family, handlers, COMMANDS, NULL, NULL, NULL },
	{ &hnl_domain_family, handlers, COMMANDS, NULL, NULL, NULL },
};

static struct machine *open_machine(struct guest_ring *g)
{
	static struct hnl_grant grants[COUNT(services)];
	struct machine *m = machine_new();
	size_t i;

	for (i = 0; i < COMMANDS; i++)
		handlers[i] = run;
	for (i = 0; i < COUNT(services); i++) {
		grants[i].family = services[i].family->id;
		grants[i].features = HNL_GRANT_ALL;
	}
	m->hv_cfg.service = services;
	m->hv_cfg.n_services = COUNT(services);
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = COUNT(services);
	m->domain_cfg.highest_gpa = GPA(2 * PAGES) - 1;
	m->domain_cfg.counting = true;
	machine_start(m);
	open_small_ring(g, m, 0);
	ran = 0;
	gives_up = false;
	return m;
}

static void close_machine(struct machine *m, struct guest_ring *g)
{
	guest_ring_close(g);
	machine_close(m);
}

/* ---- narrowing, by the kernel's direct calls ---- */

static struct hnl_extack narrow(struct machine *m, uint32_t id, uint64_t gpa,
				uint64_t pages,
				const struct hnl_ctrl_ring_grant *grant,
				uint32_t n)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_ctrl_ring_narrow_req req;

	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, id);
	hnl_ctrl_ring_narrow_req_set_window(&req, gpa);
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, pages);
	if (n != 0)
		hnl_ctrl_ring_narrow_req_set_grant(&req, grant, n);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, 9, 0, &req);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	return call_one(m, &b);
}

static struct hnl_ctrl_ring_grant family(uint16_t id)
{
	struct hnl_ctrl_ring_grant g;

	hnl_ctrl_ring_grant_init(&g);
	hnl_ctrl_ring_grant_set_family(&g, id);
	return g;
}

static void narrow_to_window(struct machine *m)
{
	struct hnl_ctrl_ring_grant g[COUNT(services)];
	size_t i;

	for (i = 0; i < COUNT(services); i++)
		g[i] = family(services[i].family->id);
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, g, COUNT(g)).err, 0);
}

/* ---- one request by the ring ---- */

static struct hnl_extack ask(struct guest_ring *g, const struct hnl_builder *b)
{
	assert_int_equal(hnl_builder_verdict(b), 0);
	g->got_len = 0;
	guest_ring_send(g, b->buf, b->len);
	assert_same(guest_ring_serve(g), 0);
	return final_of(g, 5).x;
}

static struct hnl_extack ask_empty(struct guest_ring *g, uint16_t id,
				   uint8_t cmd, uint16_t flags)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_empty(&b, id, cmd, flags, 5);
	return ask(g, &b);
}

static struct hnl_extack ask_share(struct guest_ring *g, uint64_t gpa,
				   uint64_t pages)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_share(&b, HNL_F_REQUEST, 5, gpa, pages);
	return ask(g, &b);
}

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

/* ---- commands ---- */

static void expect_undefined(struct hnl_extack x)
{
	assert_same(x.err, -HNL_ENOSYS);
	assert_int_equal(x.reason, HNL_REASON_NONE);
	assert_int_equal(x.offset, 0);
	assert_int_equal(x.type, 0);
}

static void what_is_cut_away_is_undefined(void **state)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	size_t never;

	(void)state;
	hnl_ctrl_ring_grant_set_commands(&grant, share, sizeof(share));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(ask_share(&g, GPA(WINDOW), 1).err, 0);
	expect_undefined(ask_empty(&g, HNL_MEMORY_FAMILY, 250, 0));
	never = g.got_len;
	expect_undefined(ask_empty(&g, HNL_MEMORY_FAMILY,
				   HNL_MEMORY_CMD_LIST_SHARED, HNL_F_DUMP));
	assert_int_equal(g.got_len, never);
	expect_undefined(ask_empty(&g, HNL_EVENT_FAMILY, 1, 0));
	expect_undefined(ask_empty(&g, 999, 1, 0));
	/* Looked up before it is read: nothing is told of its attributes. */
	b = batch_begin(wire, sizeof(wire));
	put_unshare(&b, HNL_F_REQUEST, 5, GPA(0), 0);
	expect_undefined(ask(&g, &b));
	assert_int_equal(ran, 1);
	close_machine(m, &g);
}

static void feature_that_is_cut_away_is_undefined(void **state)
{
	struct hnl_ctrl_ring_grant grant = family(HNL_VIEW_FAMILY);
	const struct hnl_command *c = hnl_view_family.command;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	unsigned int featured = 0;
	struct hnl_extack x;
	uint8_t i;

	(void)state;
	hnl_ctrl_ring_grant_set_features(&grant, 0);
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	for (i = 1; i < hnl_view_family.n_commands; i++) {
		if (!(c[i].flags & (HNL_COMMAND_DO | HNL_COMMAND_DUMP)))
			continue;
		x = ask_empty(&g, HNL_VIEW_FAMILY, i, 0);
		featured += c[i].feature != 0;
		if ((x.err == -HNL_ENOSYS) != (c[i].feature != 0))
			fail_msg("command %u of feature %u: %d", i,
				 c[i].feature, x.err);
	}
	assert_true(featured != 0);
	close_machine(m, &g);
}

static void of_ctrl_three_commands_are_left(void **state)
{
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_extack x;
	uint8_t i;
	bool left;

	(void)state;
	narrow_to_window(m);
	for (i = 1; i < hnl_ctrl_family.n_commands; i++) {
		left = i == HNL_CTRL_CMD_FEATURE_LIST ||
		       i == HNL_CTRL_CMD_LIMIT_GET ||
		       i == HNL_CTRL_CMD_POLICY_LIST;
		x = ask_empty(&g, HNL_CTRL_FAMILY, i, 0);
		if ((x.err != -HNL_ENOSYS) != left)
			fail_msg("command %u: %d", i, x.err);
	}
	close_machine(m, &g);
}

static size_t lines_of(const struct guest_ring *g)
{
	return answers_in(g->got, g->got_len) - 1;	/* and DONE */
}

/* What a narrowed ring is told of itself is what it has. */
static void lists_tell_the_share(void **state)
{
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct hnl_ctrl_limit_get_rsp rsp;
	struct hnl_decoder d;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_extack x;
	struct hnl_msg a;

	(void)state;
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(ask_empty(&g, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_FEATURE_LIST,
				   HNL_F_DUMP).err, 0);
	assert_int_equal(lines_of(&g), 2);
	assert_int_equal(ask_empty(&g, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_LIMIT_GET, 0).err, 0);
	a = hnl_msg_at(g.got, g.got_len, 0);
	hnl_extack_clear(&x);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_limit_get_rsp_decode(&d, g.got, &a, &rsp,
						       &x), 0);
	assert_int_equal(rsp.highest_gpa, GPA(WINDOW + PAGES) - 1);
	close_machine(m, &g);
}

static size_t policies_of(struct guest_ring *g, uint16_t id)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_ctrl_policy_list_req req;

	hnl_ctrl_policy_list_req_init(&req);
	hnl_ctrl_policy_list_req_set_family(&req, id);
	hnl_ctrl_policy_list_req_encode(&b, HNL_F_REQUEST | HNL_F_DUMP, 5, 0,
					&req);
	return ask(g, &b).err == 0 ? lines_of(g) : 0;
}

static void policies_are_those_of_the_share(void **state)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	assert_true(policies_of(&g, HNL_MEMORY_FAMILY) > 3);
	hnl_ctrl_ring_grant_set_commands(&grant, share, sizeof(share));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	assert_int_equal(policies_of(&g, HNL_MEMORY_FAMILY), 3);
	assert_int_equal(policies_of(&g, HNL_EVENT_FAMILY), 0);
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

/* ---- narrowing itself ---- */

static void narrow_again_never_widens(void **state)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	hnl_ctrl_ring_grant_set_commands(&grant, share, sizeof(share));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	narrow_to_window(m);
	assert_int_equal(narrow(m, 0, GPA(0), WINDOW + 8, &grant, 1).err, 0);
	assert_int_equal(ask_share(&g, GPA(WINDOW + 7), 1).err, 0);
	assert_same(ask_share(&g, GPA(WINDOW + 7), 2).err, -HNL_EINVAL);
	assert_same(ask_share(&g, GPA(WINDOW - 1), 1).err, -HNL_EINVAL);
	expect_undefined(ask_empty(&g, HNL_MEMORY_FAMILY,
				   HNL_MEMORY_CMD_UNSHARE, 0));
	expect_undefined(ask_empty(&g, HNL_VIEW_FAMILY, 1, 0));
	close_machine(m, &g);
}

static void bad_share_refused_ring_as_it_was(void **state)
{
	struct hnl_ctrl_ring_grant both[] = { family(HNL_MEMORY_FAMILY),
					      family(HNL_MEMORY_FAMILY) };
	struct hnl_ctrl_ring_grant none = family(999);
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	struct hnl_extack x;

	(void)state;
	x = narrow(m, 0, GPA(2 * PAGES - 1), 2, both, 1);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_GPA_LIMIT);
	assert_int_equal(x.type, HNL_CTRL_A_RING_WINDOW);
	x = narrow(m, 0, GPA(WINDOW), UINT64_MAX, both, 1);
	assert_same(x.err, -HNL_EINVAL);
	x = narrow(m, 0, GPA(WINDOW), 1, both, 2);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_DUPLICATE);
	x = narrow(m, 0, GPA(WINDOW), 1, &none, 1);
	assert_same(x.err, -HNL_ENOENT);
	x = narrow(m, 1, GPA(WINDOW), 1, both, 1);
	assert_same(x.err, -HNL_ENOENT);
	assert_int_equal(x.type, HNL_CTRL_A_RING_ID);
	assert_int_equal(ask_share(&g, GPA(0), 1).err, 0);
	narrow_to_window(m);
	x = narrow(m, 0, GPA(WINDOW - 1), 1, both, 1);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_GPA_LIMIT);
	x = narrow(m, 0, GPA(WINDOW + PAGES), 1, both, 1);
	assert_same(x.err, -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_GPA_LIMIT);
	assert_int_equal(ask_share(&g, GPA(WINDOW), 1).err, 0);
	close_machine(m, &g);
}

static bool is_narrowed(struct machine *m)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_ctrl_ring_get_rsp rsp;
	struct hnl_decoder d;
	struct hnl_extack x;
	struct hnl_msg a;

	put_u32_of(&b, HNL_CTRL_CMD_RING_GET, 0, 9, HNL_CTRL_A_RING_ID, 0);
	assert_int_equal(call_one(m, &b).err, 0);
	a = answer_at(m, 0);
	hnl_extack_clear(&x);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_ring_get_rsp_decode(&d, m->answer, &a, &rsp,
						      &x), 0);
	return HNL_HAS(&rsp, HNL_CTRL_RING_GET_RSP_NARROWED);
}

/* A ring that is made anew is nobody's: it has all again. */
static void destroy_forgets_reset_does_not(void **state)
{
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	assert_false(is_narrowed(m));
	narrow_to_window(m);
	assert_true(is_narrowed(m));
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_RESET, 0).err, 0);
	assert_true(is_narrowed(m));
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0).err, 0);
	guest_ring_close(&g);
	open_small_ring(&g, m, 0);
	assert_false(is_narrowed(m));
	assert_int_equal(ask_share(&g, GPA(0), 1).err, 0);
	close_machine(m, &g);
}

/* ---- revoking ---- */

/* Calls that are in flight, one that was not taken; then the kernel revokes. */
static void revoke_answers_what_is_in_flight(void **state)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	unsigned int notified;

	(void)state;
	narrow_to_window(m);
	gives_up = true;
	b = batch_begin(wire, sizeof(wire));
	put_share(&b, HNL_F_REQUEST, 5, GPA(WINDOW), 1);
	put_share(&b, HNL_F_REQUEST, 6, GPA(WINDOW), 1);
	guest_ring_send(&g, wire, b.len);
	assert_same(kick(&g), -HNL_EAGAIN);
	assert_int_equal(n_finals(&g), 0);
	notified = m->notified;
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0).err, 0);
	guest_ring_take(&g);
	expect_refused(final_of(&g, 5), HNL_ECANCELED, HNL_REASON_CANCELED);
	expect_refused(final_of(&g, 6), HNL_ECANCELED, HNL_REASON_CANCELED);
	assert_int_equal(*ring_line(&g, HNL_RING_SQ_CONSUMER + HNL_RING_STATE),
			 HNL_REASON_CANCELED);
	assert_int_equal(m->notified, notified + 1);
	assert_int_equal(m->maps, 0);
	ran = 0;
	assert_same(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_ENOENT);
	serve_all(m);
	assert_int_equal(ran, 0);
	close_machine(m, &g);
}

/* What is in flight has what its ring has now, not what it had. */
static void narrowed_while_in_flight_ends_the_call(void **state)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	gives_up = true;
	put_share(&b, HNL_F_REQUEST, 5, GPA(0), 1);
	guest_ring_send(&g, wire, b.len);
	assert_same(kick(&g), -HNL_EAGAIN);
	narrow_to_window(m);
	assert_same(guest_ring_serve(&g), 0);
	expect_refused(final_of(&g, 5), HNL_EINVAL, HNL_REASON_GPA_LIMIT);
	close_machine(m, &g);
}

/* ---- save and restore ---- */

static void share_is_kept_over_save_and_restore(void **state)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	static struct stream s, again;
	struct guest_ring g;
	struct machine *m = open_machine(&g);

	(void)state;
	hnl_ctrl_ring_grant_set_commands(&grant, share, sizeof(share));
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	freeze(m);
	save(m, &s, HNL_SAVE_MIN);
	destroy_domain(m);
	make_domain(m, 0xff);
	restore(m, &s);
	save(m, &again, STREAM_MAX);
	assert_int_equal(s.len, again.len);
	assert_memory_equal(s.byte, again.byte, s.len);
	hnl_domain_thaw(m->domain);
	assert_true(is_narrowed(m));
	assert_int_equal(ask_share(&g, GPA(WINDOW + PAGES - 1), 1).err, 0);
	assert_same(ask_share(&g, GPA(WINDOW + PAGES), 1).err, -HNL_EINVAL);
	expect_undefined(ask_empty(&g, HNL_MEMORY_FAMILY,
				   HNL_MEMORY_CMD_UNSHARE, 0));
	expect_undefined(ask_empty(&g, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_RING_DESTROY, 0));
	expect_undefined(ask_empty(&g, HNL_VIEW_FAMILY, 1, 0));
	close_machine(m, &g);
}

/* A stream whose share is of no ring, or whose window is none. */
static void bad_share_of_a_stream_refused(void **state)
{
	static struct hnl_restore r;
	static struct stream s;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	size_t pos, at;

	(void)state;
	narrow_to_window(m);
	freeze(m);
	save(m, &s, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xff);
	pos = record_of(&s, HNL_STATE_CMD_NARROW);
	at = pos + HNL_MSGHDR + HNL_ATTRHDR;	/* ring, the first */
	hnl_store_le32(s.byte + at, 2);
	assert_same(check(m, &r, s.byte, s.len, 3), -HNL_EINVAL);
	assert_int_equal(r.report.record, HNL_STATE_CMD_NARROW);
	assert_int_equal(r.report.reason, HNL_REASON_ABSENT);
	hnl_store_le32(s.byte + at, 0);
	hnl_store_le64(s.byte + at + 8, GPA(2 * PAGES));
	assert_same(check(m, &r, s.byte, s.len, 3), -HNL_EINVAL);
	assert_int_equal(r.report.reason, HNL_REASON_GPA_LIMIT);
	close_machine(m, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a26_every_address_of_every_family_at_the_edges),
		cmocka_unit_test(wide_ring_has_no_window),
		cmocka_unit_test(what_is_cut_away_is_undefined),
		cmocka_unit_test(feature_that_is_cut_away_is_undefined),
		cmocka_unit_test(of_ctrl_three_commands_are_left),
		cmocka_unit_test(lists_tell_the_share),
		cmocka_unit_test(policies_are_those_of_the_share),
		cmocka_unit_test(a_call_about_another_domain_is_denied),
		cmocka_unit_test(narrow_again_never_widens),
		cmocka_unit_test(bad_share_refused_ring_as_it_was),
		cmocka_unit_test(destroy_forgets_reset_does_not),
		cmocka_unit_test(revoke_answers_what_is_in_flight),
		cmocka_unit_test(narrowed_while_in_flight_ends_the_call),
		cmocka_unit_test(share_is_kept_over_save_and_restore),
		cmocka_unit_test(bad_share_of_a_stream_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
