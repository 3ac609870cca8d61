/* SPDX-License-Identifier: MIT */
/*
 * A service as an embedder may write it: a table of handlers that is too
 * short or has holes, a handler that fails in its own way; and what a message
 * costs that is nothing but rubbish.
 */
#include "machine.h"

static uint8_t batch[HNL_MSG_MAX];

static struct hnl_extack ack_at(const struct machine *m, size_t n)
{
	struct hnl_msg a = answer_at(m, n);
	struct hnl_extack x;

	hnl_extack_clear(&x);
	x.err = 1;
	if (a.head.type == HNL_MSG_ERROR || a.head.type == HNL_MSG_DONE)
		assert_int_equal(hnl_ack_read(m->answer, &a, &x), 0);
	return x;
}

/* ---- handlers that are not there ---- */

enum { WHOLE, SHORT, NONE, HOLE, WAYS };

static struct machine *open_with(unsigned int way)
{
	struct machine *m = machine_new();
	static hnl_handler handler[256];
	size_t i, n = m->service[0].n_handlers;

	assert_true(n > HNL_MEMORY_CMD_LIST_SHARED && n < 256);
	for (i = 0; i < n; i++)
		handler[i] = m->service[0].handler[i];
	if (way == HOLE)
		handler[HNL_MEMORY_CMD_LIST_SHARED] = NULL;
	m->service[0].handler = way == NONE ? NULL : handler;
	m->service[0].n_handlers = way == NONE ? 0 :
		way == SHORT ? HNL_MEMORY_CMD_LIST_SHARED : n;
	return machine_start(m);
}

/* list-shared has no handler: not even rubbish in it is looked at. */
static void command_without_handler_same_bytes_as_undefined(void **state)
{
	static const uint16_t flags[] = { 0, HNL_F_DUMP, HNL_F_DUMP |
					  HNL_F_STRICT, 0x10 };
	struct machine *m = machine_open(0), *n;
	struct hnl_builder b;
	unsigned int way;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(flags); i++) {
		for (way = SHORT; way < WAYS; way++) {
			n = open_with(way);
			b = batch_begin(batch, sizeof(batch));
			put_empty(&b, HNL_MEMORY_FAMILY, 200, flags[i], 5);
			assert_int_equal(machine_call(m, batch, b.len, 4096,
						      NULL), 0);
			batch[16] = HNL_MEMORY_CMD_LIST_SHARED;
			assert_int_equal(machine_call(n, batch, b.len, 4096,
						      NULL), 0);
			if (flags[i] != 0x10)
				assert_int_equal(ack_at(n, 0).err,
						 -HNL_ENOSYS);
			assert_int_equal(n->answer_len, m->answer_len);
			assert_memory_equal(n->answer, m->answer,
					    m->answer_len);
			machine_close(n);
		}
	}
	machine_close(m);
}

/* The command's number in each reply of a policy-list; how many replies. */
static unsigned int listed(struct machine *m, uint32_t cmd, bool *seen)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST,
				    HNL_F_DUMP, 7);
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_ctrl_policy_list_rsp rsp;
	unsigned int i, n, of_cmd = 0;
	struct hnl_decoder d;
	struct hnl_extack x;
	struct hnl_msg a;

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_POLICY_FAMILY, HNL_MEMORY_FAMILY);
	hnl_msg_end(&b);
	assert_int_equal(machine_call(m, batch, b.len, HNL_MSG_MAX, NULL), 0);
	n = (unsigned int)answers_in(m->answer, m->answer_len) - 1;
	for (i = 0; i < n; i++) {
		a = answer_at(m, i);
		hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
		assert_int_equal(hnl_ctrl_policy_list_rsp_decode(
			&d, m->answer, &a, &rsp, &x), 0);
		of_cmd += HNL_HAS(&rsp, HNL_CTRL_POLICY_LIST_RSP_COMMAND) &&
			  rsp.command == cmd;
	}
	*seen = of_cmd != 0;
	return n;
}

static void command_without_handler_not_in_policy_list(void **state)
{
	struct machine *whole = open_with(WHOLE), *m;
	unsigned int all, way;
	bool seen;

	(void)state;
	all = listed(whole, HNL_MEMORY_CMD_LIST_SHARED, &seen);
	assert_true(seen);
	for (way = SHORT; way < WAYS; way++) {
		m = open_with(way);
		assert_true(listed(m, HNL_MEMORY_CMD_LIST_SHARED, &seen) <
			    all);
		assert_false(seen);
		(void)listed(m, HNL_MEMORY_CMD_SHARE, &seen);
		assert_int_equal(seen, way != NONE);
		machine_close(m);
	}
	machine_close(whole);
}

/* ---- handlers that fail without hnl_call_refuse ---- */

static int returned;

static int fails(struct hnl_call *call)
{
	(void)call;
	return returned;
}

static int fails_after_a_reply(struct hnl_call *call)
{
	hnl_attr_put_u64(call->reply, HNL_MEMORY_A_DONE, 1);
	return returned;
}

static struct machine *open_with_share(hnl_handler share)
{
	struct machine *m = machine_new();
	static hnl_handler handler[256];
	size_t i;

	for (i = 0; i < m->service[0].n_handlers; i++)
		handler[i] = i == HNL_MEMORY_CMD_LIST_SHARED ||
			     i == HNL_MEMORY_CMD_SHARE ? share :
			     m->service[0].handler[i];
	m->service[0].handler = handler;
	return machine_start(m);
}

static void handler_returns_errno_answered_with_it(void **state)
{
	static const int errnos[] = { HNL_EPERM, HNL_ENOMEM, HNL_EBUSY,
				      HNL_EINVAL, HNL_ENOSPC };
	static const hnl_handler handlers[] = { fails, fails_after_a_reply };
	struct hnl_builder b;
	struct machine *m;
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(errnos); i++) {
		for (k = 0; k < COUNT(handlers); k++) {
			m = open_with_share(handlers[k]);
			returned = -errnos[i];
			b = batch_begin(batch, sizeof(batch));
			put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
			put_share(&b, HNL_F_LINK, 2, GPA(PRIVATE_PAGE), 1);
			put_share(&b, HNL_F_ACK, 3, GPA(PRIVATE_PAGE), 1);
			put_empty(&b, HNL_MEMORY_FAMILY,
				  HNL_MEMORY_CMD_LIST_SHARED, HNL_F_DUMP, 4);
			assert_int_equal(machine_call(m, batch, b.len, 4096,
						      NULL), 0);
			assert_int_equal(answers_in(m->answer, m->answer_len),
					 4);
			assert_int_equal(ack_at(m, 0).err, returned);
			assert_int_equal(ack_at(m, 1).err, returned);
			/* A failure as any other: it cancels its chain. */
			assert_int_equal(ack_at(m, 2).err, -HNL_ECANCELED);
			assert_int_equal(answer_at(m, 3).head.type,
					 HNL_MSG_DONE);
			assert_int_equal(ack_at(m, 3).err, returned);
			machine_close(m);
		}
	}
}

/* ---- what a message costs ---- */

#define LARGE_MAX 4u
#define BUDGET 32u

/* Messages of len bytes, all unknown attributes; how many one CALL runs. */
static size_t taken_in_one_entry(size_t len, size_t n)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   16 * HNL_PAGE };
	struct machine *m = machine_open(BUDGET);
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_head h;
	size_t i, answered;
	int err;

	for (i = 0; i < n; i++) {
		h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0,
			    (uint32_t)i);
		hnl_msg_begin(&b, &h);
		while (b.len - b.msg < len)
			hnl_attr_put_flag(&b, 99);
		hnl_msg_end(&b);
	}
	assert_int_equal(hnl_builder_verdict(&b), 0);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	err = machine_enter(m, &regs);
	assert_true(err == 0 || err == -HNL_EAGAIN);
	answered = answers_in(m->answer, m->answer_len);
	/* However large, one runs; and all run in the end. */
	assert_true(answered >= 1);
	while (err == -HNL_EAGAIN)
		err = machine_enter(m, &regs);
	assert_int_equal(err, 0);
	assert_int_equal(answers_in(m->answer, m->answer_len), n);
	machine_close(m);
	return answered;
}

static void message_of_many_attributes_costs_more_than_one_unit(void **state)
{
	size_t small, large;

	(void)state;
	small = taken_in_one_entry(24, BUDGET);
	assert_int_equal(small, BUDGET);
	large = taken_in_one_entry(HNL_MSG_MAX / LARGE_MAX, LARGE_MAX);
	assert_true(large < LARGE_MAX);
}

/* By ring: two of 64 KiB, one kick does not run both. */
static void message_of_64_kib_by_ring_takes_the_entry(void **state)
{
	static uint8_t *page[32];
	struct machine *m = machine_new();
	struct hnl_ring_mem sq = { NULL, page, 32 * HNL_PAGE };
	uint32_t list[33], reply = 90, i, kicks = 0;
	struct hnl_ring_producer p;
	struct hnl_builder b;
	struct hnl_head h;
	int err;

	(void)state;
	m->hv_cfg.budget = 1;
	m->domain_cfg.ring_pages = 32;
	machine_start(m);
	for (i = 0; i < 32; i++) {
		list[i] = FREE_PAGE + i;
		page[i] = m->page[list[i]];
	}
	/* 33 pages and more, whatever the budget: it is answered. */
	b = batch_begin(batch, sizeof(batch));
	list[32] = reply;
	put_ring_create(&b, 1, 0, GPA(reply + 1), list, 32, list + 32, 1);
	memset(m->page[reply + 1], 0, HNL_PAGE);
	assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
	assert_int_equal(ack_at(m, 0).err, 0);
	assert_int_equal(m->maps, 34);
	hnl_producer_init(&p, &sq, (uint32_t *)(void *)
			  (m->page[reply + 1] + HNL_RING_SQ_PRODUCER),
			  (uint32_t *)(void *)
			  (m->page[reply + 1] + HNL_RING_SQ_CONSUMER));
	for (i = 0; i < 2; i++) {
		b = batch_begin(batch, sizeof(batch));
		h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0, i);
		hnl_msg_begin(&b, &h);
		while (b.len < HNL_MSG_MAX)
			hnl_attr_put_flag(&b, 99);
		hnl_msg_end(&b);
		assert_true(hnl_producer_copy(&p, batch, b.len));
	}
	ignore(hnl_producer_publish(&p));
	do {
		err = hnl_hv_kick(m->cpu, m->domain, 0);
		kicks++;
		assert_true(kicks < 100);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	assert_true(kicks > 1);
	/* Both were answered. */
	assert_int_equal(answers_in(m->page[reply],
				    hnl_load_le32(m->page[reply + 1] +
						  HNL_RING_CQ_PRODUCER)), 2);
	machine_close(m);
}

/* ring-create runs whole: one entry, whatever the budget, each page mapped. */
static void ring_create_of_33_pages_by_each_budget_answered(void **state)
{
	static const uint32_t budgets[] = { 1, 2, 8, 33, 0 };
	uint32_t list[33], i, k;
	struct hnl_builder b;
	struct machine *m;

	(void)state;
	for (k = 0; k < COUNT(budgets); k++) {
		m = machine_new();
		m->hv_cfg.budget = budgets[k];
		m->domain_cfg.ring_pages = 16;
		machine_start(m);
		for (i = 0; i < 32; i++)
			list[i] = FREE_PAGE + i;
		b = batch_begin(batch, sizeof(batch));
		put_ring_create(&b, 1, 0, GPA(FREE_PAGE + 32), list, 16,
				list + 16, 16);
		put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 1);
		assert_int_equal(machine_call(m, batch, b.len, 4096, NULL),
				 0);
		assert_int_equal(answers_in(m->answer, m->answer_len), 2);
		assert_int_equal(ack_at(m, 0).err, 0);
		assert_int_equal(m->maps, 33);
		assert_int_equal(m->changes, 1);
		machine_close(m);
	}
}

/* The least budget by which ring-create and what is behind it are one entry. */
static uint32_t least_budget(uint32_t n_sq, uint32_t n_cq)
{
	uint32_t list[64], i, budget;
	unsigned int entries = 0;
	struct hnl_builder b;
	struct machine *m;

	for (i = 0; i < n_sq + n_cq; i++)
		list[i] = FREE_PAGE + 1 + i;
	for (budget = 1; entries != 1; budget++) {
		assert_true(budget < 64);
		m = machine_new();
		m->hv_cfg.budget = budget;
		m->domain_cfg.ring_pages = 32;
		machine_start(m);
		b = batch_begin(batch, sizeof(batch));
		put_ring_create(&b, 1, 0, GPA(FREE_PAGE), list, n_sq,
				list + n_sq, n_cq);
		put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0, 2);
		assert_int_equal(machine_call(m, batch, b.len, 4096,
					      &entries), 0);
		assert_int_equal(answers_in(m->answer, m->answer_len), 2);
		assert_int_equal(ack_at(m, 0).err, 0);
		machine_close(m);
	}
	return budget - 1;
}

/* The longer request costs one unit more, and its pages some of their own. */
static void ring_create_of_many_pages_costs_units(void **state)
{
	(void)state;
	assert_true(least_budget(32, 16) >= least_budget(1, 1) + 3);
}

/* ---- families that no service may have ---- */

static void service_of_a_reserved_or_taken_family_no_hypervisor(void **state)
{
	static const struct {
		uint16_t first, second;
		bool good;
	} rows[] = {
		{ 17, 18, true }, { 0xffff, 17, true },
		{ 0, 17, false }, { 17, 1, false }, { 17, 15, false },
		{ HNL_CTRL_FAMILY, 17, false }, { 17, HNL_CTRL_FAMILY, false },
		{ 17, 17, false },
	};
	struct hnl_family family[2] = { hnl_memory_family, hnl_memory_family };
	struct machine *m = machine_new();
	uint8_t *mem;
	size_t i;

	(void)state;
	m->service[1] = m->service[0];
	m->service[0].family = &family[0];
	m->service[1].family = &family[1];
	m->hv_cfg.n_services = 2;
	for (i = 0; i < COUNT(rows); i++) {
		family[0].id = rows[i].first;
		family[1].id = rows[i].second;
		mem = exact_block(hnl_hv_size(&m->hv_cfg));
		if ((hnl_hv_init(mem, &m->hv_cfg) != NULL) != rows[i].good)
			fail_msg("families %u and %u", rows[i].first,
				 rows[i].second);
		free(mem);
	}
	m->service[0].family = m->service[1].family = &hnl_memory_family;
	m->hv_cfg.n_services = 1;
	machine_close(machine_start(m));
}

/* ---- a range that came by another hypercall ---- */

#define LAST_GPA UINT64_C(0x103fffff)

static void memory_range_checked_as_in_a_message(void **state)
{
	static const struct {
		struct hnl_memory_range range;
		enum hnl_reason why;
		bool shared;
	} row[] = {
		{ { { 0 }, 0x10000000, 1, 0 }, HNL_REASON_NONE, true },
		{ { { 0 }, 0x10000000, 1, 16 }, HNL_REASON_NONE, false },
		{ { { 0 }, 0x10000000, 1, 2 }, HNL_REASON_NONE, true },
		{ { { 0 }, 0x10000000, 1, 3 }, HNL_REASON_ENUM, false },
		{ { { 0 }, 0x10000000, 1, 32 }, HNL_REASON_MASK, false },
		{ { { 0 }, 0x10000000, 1, UINT64_C(1) << 63 },
		  HNL_REASON_MASK, false },
		{ { { 0 }, 0x10000004, 1, 0 }, HNL_REASON_ALIGN, false },
		{ { { 0 }, 0x10000000, 0, 0 }, HNL_REASON_RANGE, false },
		{ { { 0 }, 0x103ff000, 1, 0 }, HNL_REASON_NONE, true },
		{ { { 0 }, 0x103ff000, 2, 0 }, HNL_REASON_GPA_LIMIT, false },
		{ { { 0 }, ~UINT64_C(0xfff), 2, 0 },
		  HNL_REASON_GPA_WRAP, false },
	};
	bool shared;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(row); i++) {
		assert_int_equal(hnl_memory_check_range(&row[i].range,
							LAST_GPA, &shared),
				 row[i].why);
		if (row[i].why == HNL_REASON_NONE)
			assert_int_equal(shared, row[i].shared);
	}
	assert_int_equal(hnl_memory_errno(HNL_REASON_GPA_BUSY), HNL_EBUSY);
	assert_int_equal(hnl_memory_errno(HNL_REASON_MASK), HNL_EINVAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			command_without_handler_same_bytes_as_undefined),
		cmocka_unit_test(command_without_handler_not_in_policy_list),
		cmocka_unit_test(memory_range_checked_as_in_a_message),
		cmocka_unit_test(handler_returns_errno_answered_with_it),
		cmocka_unit_test(
			message_of_many_attributes_costs_more_than_one_unit),
		cmocka_unit_test(message_of_64_kib_by_ring_takes_the_entry),
		cmocka_unit_test(
			ring_create_of_33_pages_by_each_budget_answered),
		cmocka_unit_test(ring_create_of_many_pages_costs_units),
		cmocka_unit_test(
			service_of_a_reserved_or_taken_family_no_hypervisor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
