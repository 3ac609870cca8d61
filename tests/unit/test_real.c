/* SPDX-License-Identifier: MIT */
/*
 * A20 with the real handlers: the worst message of each command of each family
 * stays within its units and its steps, entry by entry.
 *
 *	budget of 1 unit   --> steps of an entry, against what one may take
 *	budget of 4096	   --> units of an entry, against docs/architecture.md
 *			   --> a line for each command, which docs/units.md has
 *
 * A step is a basic block: all of lib/ and hv/ is built so that each one calls
 * __sanitizer_cov_trace_pc(). So a loop that forgot to count its units is seen,
 * on any machine and at any load.
 */
#include <stdio.h>

#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#include "real.h"

#define BUDGET 1u	/* units of an entry */
#define DEFAULT 4096u	/* and where nothing else is said */
#define ENTRIES 100	/* of one message; the longest would take thousands */

/* Of a message's byte, which is copied, decoded, walked in a list. */
#define STEPS_A_BYTE 20u
/* Of all else, and of what is known to take more. */
#define STEPS_AN_ENTRY 1800u

#define GRANTS 512u	/* as many as one message may have */
#define GRANT_BYTES 28u	/* each of a family and a feature, the shortest */

static const struct {
	uint16_t family;
	uint8_t cmd;
	uint32_t steps;
} allowance[] = {
	/* One look at each set of a family. */
	{ HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST, 6500 },
	/* A search among 1,024 ports that a guest keeps in its queues. */
	{ HNL_EVENT_FAMILY, HNL_EVENT_CMD_ALLOC_UNBOUND, 27000 },
	{ HNL_EVENT_FAMILY, HNL_EVENT_CMD_BIND_INTERDOMAIN, 27000 },
	{ HNL_EVENT_FAMILY, HNL_EVENT_CMD_BIND_VIRQ, 27000 },
	{ HNL_EVENT_FAMILY, HNL_EVENT_CMD_BIND_IPI, 27000 },
	/* All that is pending is carried over, a page of it at a time. */
	{ HNL_EVENT_FAMILY, HNL_EVENT_CMD_EXPAND_ARRAY, 2500 },
	/* One table of 512 entries. */
	{ HNL_NESTED_FAMILY, HNL_NESTED_CMD_VIEW_DESTROY, 2500 },
};

static uint64_t steps;
static bool stuffed;	/* messages are as long as they can be */
static uint8_t batch[HNL_MSG_MAX];

#ifdef REAL_STEPS
void __sanitizer_cov_trace_pc(void);

void __sanitizer_cov_trace_pc(void)
{
	steps++;
}
#endif

/* ---- one message ---- */

/* The worst entry of a command. */
struct entry {
	size_t len;	/* of the message */
	uint64_t n, limit;
};

struct worst {
	struct entry units, steps;
};

/* Of ctrl, memory and what families.h has; and of all that are stuffed. */
static struct worst worst[2 + FAMILIES_SERVICES][UINT8_MAX + 1];
static struct worst longest;

static struct worst *worst_of(const struct real *r, const struct hnl_family *f,
			      size_t cmd)
{
	size_t i;

	if (stuffed)
		return &longest;
	for (i = 0; hnl_hv_service(r->m->hv, i)->family != f; i++)
		;
	assert_in_range(i, 0, COUNT(worst) - 1);
	return &worst[i][cmd];
}

static uint64_t allowed(const struct hnl_family *f, size_t cmd)
{
	size_t i;

	for (i = 0; i < COUNT(allowance); i++)
		if (allowance[i].family == f->id && allowance[i].cmd == cmd)
			return allowance[i].steps;
	return STEPS_AN_ENTRY;
}

/* Of short ones: a unit for each 16 pages of a ring, for each 16 grants. */
static uint64_t own_units(const struct hnl_family *f, size_t cmd, size_t len)
{
	if (f->id == HNL_CTRL_FAMILY && (cmd == HNL_CTRL_CMD_RING_CREATE ||
					 cmd == HNL_CTRL_CMD_RING_REPLACE))
		return len / 8 / 16;
	if (f->id == HNL_DOMAIN_FAMILY && (cmd == HNL_DOMAIN_CMD_CREATE ||
					   cmd == HNL_DOMAIN_CMD_GRANT_SET))
		return len / GRANT_BYTES / 16;
	return 0;
}

/*
 * What docs/architecture.md says, Stack and time: a message's own units, copy
 * included; for one that may give up, the budget, or more if it alone is more.
 */
static uint64_t units_allowed(const struct hnl_family *f, size_t cmd,
			      size_t len)
{
	uint64_t n = 1 + len / 256, copy = len / HNL_PAGE;
	uint8_t flags = f->command[cmd].flags;

	if ((flags & (HNL_COMMAND_LONG | HNL_COMMAND_DUMP)) && n < DEFAULT)
		n = DEFAULT;
	return n + copy + own_units(f, cmd, len);
}

/* The one that took most, and of two the longer one. */
static void note_most(struct entry *e, struct entry now)
{
	if (e->limit == 0 || now.n > e->n ||
	    (now.n == e->n && now.len > e->len))
		*e = now;
}

static void expect_within(const struct real *r, const struct hnl_family *f,
			  size_t cmd, size_t len)
{
	struct worst *w = worst_of(r, f, cmd);
	bool blocks = r->m->hv->budget == BUDGET;
	struct entry now = { len, steps, 0 };

	now.limit = allowed(f, cmd) + STEPS_A_BYTE * len;
	if (!blocks) {
		now.n = r->m->cpu->batch.used;
		now.limit = units_allowed(f, cmd, len);
	}
#ifdef REAL_STEPS
	assert_true(steps != 0);
#endif
	if (now.n > now.limit)
		fail_msg("family %u, command %zu of %zu bytes: %llu %s, "
			 "%llu allowed", f->id, cmd, len,
			 (unsigned long long)now.n, blocks ? "steps" : "units",
			 (unsigned long long)now.limit);
	note_most(blocks ? &w->steps : &w->units, now);
}

/* Returns the entries that it took. */
static int run(struct real *r, const struct hnl_family *f, size_t cmd,
	       size_t len)
{
	static const struct hnl_direct none = { 0, 0, 0, 0 };
	struct hnl_direct regs = { GPA(REQUEST_PAGE), len, GPA(REPLY_PAGE),
				   60000 };
	uint64_t value;
	int i, err = -HNL_EAGAIN;

	machine_poke(r->m, REQUEST_PAGE, 0, batch, len);
	for (i = 0; i < ENTRIES && err == -HNL_EAGAIN; i++) {
		steps = 0;
		err = hnl_hv_call(r->m->cpu, r->m->domain, 0, &regs, &value);
		expect_within(r, f, cmd, len);
	}
	if (err == -HNL_EAGAIN)
		err = hnl_hv_call(r->m->cpu, r->m->domain, 0, &none, &value);
	assert_int_equal(err, 0);
	assert_int_equal(r->m->domain->in_flight, 0);
	return i;
}

static size_t make(const struct hnl_family *f, size_t cmd,
		   const struct choice *c)
{
	const struct hnl_command *k = &f->command[cmd];
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_head h = head_of(f->id, (uint8_t)cmd, 0, 1);
	uint16_t type = f->schema->set[k->request].n_types;

	if (!(k->flags & HNL_COMMAND_DO))
		h.flags |= HNL_F_DUMP;
	hnl_msg_begin(&b, &h);
	put_random(&b, f->schema, k->request, c, 0);
	while (stuffed && b.len <= sizeof(batch) - HNL_ATTRHDR)
		(void)hnl_attr_put_room(&b, (uint16_t)(type + b.len / 4 % 64),
					0);
	hnl_msg_end(&b);
	return hnl_builder_verdict(&b) == 0 ? b.len : 0;
}

/* ---- all of them ---- */

static unsigned int each(struct real *r, const struct choice *c)
{
	const struct hnl_service *s;
	unsigned int n = 0;
	size_t i, cmd, len;

	for (i = 0; (s = hnl_hv_service(r->m->hv, i)) != NULL; i++)
		for (cmd = 0; cmd < s->family->n_commands; cmd++) {
			if (!(s->family->command[cmd].flags &
			      (HNL_COMMAND_DO | HNL_COMMAND_DUMP)))
				continue;
			len = make(s->family, cmd, c);
			if (len == 0)
				continue;
			(void)run(r, s->family, cmd, len);
			n++;
		}
	return n;
}

/* What they ask for is made by those before: views, ports, domains. */
static void each_worst(struct real *r)
{
	static const struct choice least = { NULL, false, false };
	static const struct choice most = { NULL, false, true };
	static const struct choice all = { NULL, true, true };

	assert_true(each(r, &least) > 80);
	assert_true(each(r, &most) > 80);
	assert_true(each(r, &all) > 80);
	assert_true(each(r, &most) > 80);
}

static void a20_worst_message_of_every_command_within_its_steps(void **state)
{
	struct real *r = real_open(BUDGET);

	(void)state;
	each_worst(r);
	real_close(r);
}

static void a20_any_messages_within_their_steps(void **state)
{
	uint32_t seed = 0x1234567;
	struct choice c = { &seed, false, false };
	struct real *r = real_open(BUDGET);
	unsigned int i;

	(void)state;
	for (i = 0; i < 60; i++)
		assert_true(each(r, &c) > 80);
	real_close(r);
}

/* ---- long ones ---- */

struct part {
	uint16_t type;
	uint8_t width;
	uint64_t v;
};

/* Each is done, in at least so many entries. */
struct long_one {
	const struct hnl_family *family;
	uint8_t cmd;
	int entries;
	struct part part[5];
};

#define VIEW_2 { HNL_NESTED_A_VIEW, 4, 0 }
#define PAGE_OF(type) { type, 8, GPA(FREE_PAGE) }
#define SHARED_PAGES (REAL_PAGES - FREE_PAGE - 1)

static const struct long_one long_ones[] = {
	{ &hnl_memory_family, HNL_MEMORY_CMD_UNSHARE, 50,
	  { PAGE_OF(HNL_MEMORY_A_GPA),
	    { HNL_MEMORY_A_PAGES, 8, SHARED_PAGES } } },
	{ &hnl_memory_family, HNL_MEMORY_CMD_SHARE, 50,
	  { PAGE_OF(HNL_MEMORY_A_GPA),
	    { HNL_MEMORY_A_PAGES, 8, SHARED_PAGES } } },
	{ &hnl_view_family, HNL_VIEW_CMD_STATE_SET, 1,
	  { { HNL_VIEW_A_STATE, 4, HNL_VIEW_STATE_ON } } },
	{ &hnl_view_family, HNL_VIEW_CMD_CREATE, 1,
	  { { HNL_VIEW_A_DEFAULT_ACCESS, 4, HNL_VIEW_ACCESS_RW } } },
	{ &hnl_view_family, HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE, 50,
	  { { HNL_VIEW_A_VIEW, 4, 1 }, PAGE_OF(HNL_VIEW_A_GPA),
	    { HNL_VIEW_A_LAST_GPA, 8, GPA(REAL_PAGES - 2) },
	    { HNL_VIEW_A_SUPPRESS_VE, 1, 1 } } },
	{ &hnl_view_family, HNL_VIEW_CMD_DESTROY, 1,
	  { { HNL_VIEW_A_VIEW, 4, 1 } } },
	{ &hnl_nested_family, HNL_NESTED_CMD_VIEW_CREATE, 1, { { 0, 0, 0 } } },
	{ &hnl_nested_family, HNL_NESTED_CMD_MAP, 1,
	  { VIEW_2, { HNL_NESTED_A_L2_GPA, 8, 0 },
	    PAGE_OF(HNL_NESTED_A_L1_GPA), { HNL_NESTED_A_ORDER, 4, 0 },
	    { HNL_NESTED_A_PERMISSIONS, 4, 1 } } },
	{ &hnl_nested_family, HNL_NESTED_CMD_PROTECT, 1,
	  { VIEW_2, { HNL_NESTED_A_L2_GPA, 8, 0 },
	    { HNL_NESTED_A_PAGES, 8, 1 },
	    { HNL_NESTED_A_PERMISSIONS, 4, 3 } } },
	{ &hnl_nested_family, HNL_NESTED_CMD_UNMAP, 2,
	  { VIEW_2, { HNL_NESTED_A_L2_GPA, 8, 0 },
	    { HNL_NESTED_A_PAGES, 8, (uint64_t)1 << 26 } } },
	{ &hnl_nested_family, HNL_NESTED_CMD_VIEW_DESTROY, 1, { VIEW_2 } },
	{ &hnl_domain_family, HNL_DOMAIN_CMD_CREATE, 1,
	  { { HNL_DOMAIN_A_DOMAIN, 2, 1 }, { HNL_DOMAIN_A_HVM, 0, 0 },
	    { HNL_DOMAIN_A_HAP, 0, 0 }, { HNL_DOMAIN_A_MAX_VCPUS, 4, 1 } } },
	{ &hnl_domain_family, HNL_DOMAIN_CMD_PAGING_POOL_SET, 50,
	  { { HNL_DOMAIN_A_DOMAIN, 2, 1 },
	    { HNL_DOMAIN_A_PAGING_POOL, 8, HNL_PAGE << 14 } } },
	{ &hnl_domain_family, HNL_DOMAIN_CMD_DESTROY, 50,
	  { { HNL_DOMAIN_A_DOMAIN, 2, 1 } } },
	{ &hnl_event_family, HNL_EVENT_CMD_RESET, 50, { { 0, 0, 0 } } },
};

static void put_long(struct hnl_builder *b, const struct long_one *l)
{
	struct hnl_head h = head_of(l->family->id, l->cmd, 0, 1);
	const struct part *p = l->part;
	uint8_t wire[8];

	*b = batch_begin(batch, sizeof(batch));
	hnl_msg_begin(b, &h);
	for (; p < l->part + COUNT(l->part) && p->type != 0; p++) {
		hnl_store_le64(wire, p->v);
		hnl_attr_put_bytes(b, p->type, wire, p->width);
	}
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

static void put_ports(struct hnl_builder *b)
{
	struct hnl_head h = head_of(HNL_EVENT_FAMILY,
				    HNL_EVENT_CMD_ALLOC_UNBOUND, 0, 1);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u16(b, HNL_EVENT_A_REMOTE_DOMAIN, HNL_DOMID_SELF);
	hnl_msg_end(b);
}

/* As many grants as there may be, each of the name that is found last. */
static void put_grants(struct hnl_builder *b, uint8_t cmd)
{
	struct hnl_head h = head_of(HNL_DOMAIN_FAMILY, cmd, 0, 1);
	struct hnl_nest nest;
	unsigned int i;

	*b = batch_begin(batch, sizeof(batch));
	hnl_msg_begin(b, &h);
	hnl_attr_put_u16(b, HNL_DOMAIN_A_DOMAIN, 2);
	if (cmd == HNL_DOMAIN_CMD_CREATE)
		hnl_attr_put_u32(b, HNL_DOMAIN_A_MAX_VCPUS, 1);
	for (i = 0; i < GRANTS; i++) {
		nest = hnl_attr_nest_begin(b, HNL_DOMAIN_A_GRANT);
		hnl_attr_put_string(b, HNL_DOMAIN_A_GRANT_FAMILY, "event", 5);
		hnl_attr_put_string(b, HNL_DOMAIN_A_GRANT_FEATURE, "fifo", 4);
		hnl_attr_nest_end(b, nest);
	}
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

static void expect_done(struct real *r, size_t i)
{
	const uint8_t *reply = r->m->page[REPLY_PAGE];
	struct hnl_msg m = hnl_msg_at(reply, HNL_PAGE, 0);
	struct hnl_extack x;

	if (m.head.type != HNL_MSG_ERROR)
		return;
	assert_int_equal(hnl_ack_read(reply, &m, &x), 0);
	if (x.err != 0)
		fail_msg("long one %zu: %d, reason %u, attribute %u", i, x.err,
			 x.reason, x.type);
}

/* In as many entries as said, where each of them has a budget of 1 unit. */
static void each_long(struct real *r)
{
	struct hnl_builder b;
	size_t i;
	int n;

	for (i = 0; i < 64; i++) {
		b = batch_begin(batch, sizeof(batch));
		put_ports(&b);
		(void)run(r, &hnl_event_family, HNL_EVENT_CMD_ALLOC_UNBOUND,
			  b.len);
	}
	put_grants(&b, HNL_DOMAIN_CMD_CREATE);
	(void)run(r, &hnl_domain_family, HNL_DOMAIN_CMD_CREATE, b.len);
	expect_done(r, COUNT(long_ones));
	put_grants(&b, HNL_DOMAIN_CMD_GRANT_SET);
	(void)run(r, &hnl_domain_family, HNL_DOMAIN_CMD_GRANT_SET, b.len);
	expect_done(r, COUNT(long_ones));
	for (i = 0; i < COUNT(long_ones); i++) {
		put_long(&b, &long_ones[i]);
		n = run(r, long_ones[i].family, long_ones[i].cmd, b.len);
		if (n < ENTRIES)
			expect_done(r, i);
		if (r->m->hv->budget == BUDGET && n < long_ones[i].entries)
			fail_msg("long one %zu took %d entries", i, n);
	}
}

static void a20_long_ones_within_their_steps(void **state)
{
	struct real *r = real_open(BUDGET);

	(void)state;
	each_long(r);
	real_close(r);
}

/* ---- units ---- */

static void a20_worst_message_of_every_command_within_its_units(void **state)
{
	struct real *r = real_open(DEFAULT);

	(void)state;
	each_worst(r);
	real_close(r);
	r = real_open(DEFAULT);
	each_long(r);
	real_close(r);
}

/* 65,536 bytes, most of them attributes that nobody knows. */
static void a20_longest_message_to_every_command_within_both(void **state)
{
	static const struct choice least = { NULL, false, false };
	static const struct choice all = { NULL, true, true };
	static const uint32_t budgets[] = { BUDGET, DEFAULT };
	struct real *r;
	size_t i;

	(void)state;
	stuffed = true;
	for (i = 0; i < COUNT(budgets); i++) {
		r = real_open(budgets[i]);
		assert_true(each(r, &least) > 80);
		assert_true(each(r, &all) > 80);
		real_close(r);
	}
	stuffed = false;
	assert_int_equal(longest.units.len, HNL_MSG_MAX);
	assert_true(longest.units.n > HNL_MSG_MAX / 256);
}

/* ---- the table ---- */

static void print_row(const char *what, const struct worst *w)
{
	assert_true(w->units.limit != 0 && w->steps.limit != 0);
	print_message("# %s %zu %llu %llu %zu %llu %llu\n", what,
		      w->units.len, (unsigned long long)w->units.n,
		      (unsigned long long)w->units.limit, w->steps.len,
		      (unsigned long long)w->steps.n,
		      (unsigned long long)w->steps.limit);
}

/*
 * For docs/units.md: family and command, or all of them; bytes, units, allowed;
 * bytes, blocks, allowed.
 */
static void every_command_is_in_the_table(void **state)
{
	struct real *r = real_open(DEFAULT);
	const struct hnl_service *s;
	size_t i, cmd;
	char what[32];

	(void)state;
	for (i = 0; (s = hnl_hv_service(r->m->hv, i)) != NULL; i++)
		for (cmd = 0; cmd < s->family->n_commands; cmd++)
			if (s->family->command[cmd].flags &
			    (HNL_COMMAND_DO | HNL_COMMAND_DUMP)) {
				(void)snprintf(what, sizeof(what),
					       "row %u %zu", s->family->id,
					       cmd);
				print_row(what, &worst[i][cmd]);
			}
	print_row("longest", &longest);
	real_close(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a20_worst_message_of_every_command_within_its_units),
		cmocka_unit_test(
			a20_longest_message_to_every_command_within_both),
		cmocka_unit_test(
			a20_worst_message_of_every_command_within_its_steps),
		cmocka_unit_test(a20_any_messages_within_their_steps),
		cmocka_unit_test(a20_long_ones_within_their_steps),
		cmocka_unit_test(every_command_is_in_the_table),
	};
	size_t n = COUNT(tests);

#ifndef REAL_STEPS
	/* Without a count those behind the first two would compare nothing. */
	puts("# skipped: steps: no count of basic blocks by this compiler; "
	     "build with gcc, without coverage or sanitizers");
	n = 2;
#endif
	return _cmocka_run_group_tests("tests", tests, n, NULL, NULL);
}
