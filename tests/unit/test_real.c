/* SPDX-License-Identifier: MIT */
/*
 * A20 with the real handlers: the worst message of each command of each family
 * stays within its steps, entry by entry.
 *
 * A step is a basic block: all of lib/ and hv/ is built so that each one calls
 * __sanitizer_cov_trace_pc(). So a loop that forgot to count its units is seen,
 * on any machine and at any load.
 */
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#include "real.h"

#define BUDGET 1u	/* units of an entry */
#define ENTRIES 100	/* of one message; the longest would take thousands */

/* Of a message's byte, which is copied, decoded, walked in a list. */
#define STEPS_A_BYTE 20u
/* Of all else, and of what is known to take more. */
#define STEPS_AN_ENTRY 1800u

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
static uint8_t batch[HNL_MSG_MAX];

#ifdef REAL_STEPS
void __sanitizer_cov_trace_pc(void);

void __sanitizer_cov_trace_pc(void)
{
	steps++;
}
#endif

/* ---- one message ---- */

struct worst {
	uint64_t steps, limit;
	size_t family, cmd;
};

static struct worst worst;

static uint64_t allowed(const struct hnl_family *f, size_t cmd)
{
	size_t i;

	for (i = 0; i < COUNT(allowance); i++)
		if (allowance[i].family == f->id && allowance[i].cmd == cmd)
			return allowance[i].steps;
	return STEPS_AN_ENTRY;
}

static void expect_within(const struct hnl_family *f, size_t cmd, size_t len)
{
	uint64_t limit = allowed(f, cmd) + STEPS_A_BYTE * len;

	if (steps > limit)
		fail_msg("family %u, command %zu of %zu bytes: %llu steps, "
			 "%llu allowed", f->id, cmd, len,
			 (unsigned long long)steps, (unsigned long long)limit);
	if (worst.limit == 0 || steps * worst.limit > worst.steps * limit)
		worst = (struct worst){ steps, limit, f->id, cmd };
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
		expect_within(f, cmd, len);
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

	if (!(k->flags & HNL_COMMAND_DO))
		h.flags |= HNL_F_DUMP;
	hnl_msg_begin(&b, &h);
	put_random(&b, f->schema, k->request, c, 0);
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

static void a20_worst_message_of_every_command_within_its_steps(void **state)
{
	static const struct choice least = { NULL, false, false };
	static const struct choice most = { NULL, false, true };
	static const struct choice all = { NULL, true, true };
	struct real *r = real_open(BUDGET);

	(void)state;
	/* What they ask for is made by those before: views, ports, domains. */
	assert_true(each(r, &least) > 80);
	assert_true(each(r, &most) > 80);
	assert_true(each(r, &all) > 80);
	assert_true(each(r, &most) > 80);
	real_close(r);
	print_message("# most: family %zu, command %zu: %llu of %llu steps\n",
		      worst.family, worst.cmd,
		      (unsigned long long)worst.steps,
		      (unsigned long long)worst.limit);
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

static void a20_long_ones_within_their_steps(void **state)
{
	struct real *r = real_open(BUDGET);
	struct hnl_builder b;
	size_t i;
	int n;

	(void)state;
	for (i = 0; i < 64; i++) {
		b = batch_begin(batch, sizeof(batch));
		put_ports(&b);
		(void)run(r, &hnl_event_family, HNL_EVENT_CMD_ALLOC_UNBOUND,
			  b.len);
	}
	for (i = 0; i < COUNT(long_ones); i++) {
		put_long(&b, &long_ones[i]);
		n = run(r, long_ones[i].family, long_ones[i].cmd, b.len);
		if (n < ENTRIES)
			expect_done(r, i);
		if (n < long_ones[i].entries)
			fail_msg("long one %zu took %d entries", i, n);
	}
	real_close(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a20_worst_message_of_every_command_within_its_steps),
		cmocka_unit_test(a20_any_messages_within_their_steps),
		cmocka_unit_test(a20_long_ones_within_their_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
