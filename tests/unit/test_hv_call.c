/* SPDX-License-Identifier: MIT */
/*
 * CALL: registers, pages, reply space, and calls that give up. A batch that is
 * interrupted after every unit gives the answers of one that is not (A09).
 */
#include "machine.h"

static uint8_t batch[HNL_MSG_MAX];

static struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

/* The err of the n-th answer; a reply is 0. */
static int error_at(const struct machine *m, size_t n, struct hnl_extack *x)
{
	struct hnl_msg a = answer_at(m, n);

	hnl_extack_clear(x);
	if (a.head.type == HNL_MSG_ERROR || a.head.type == HNL_MSG_DONE)
		assert_int_equal(hnl_ack_read(m->answer, &a, x), 0);
	return x->err;
}

/* ---- registers ---- */

/* The value of a CALL that was refused as a whole: abi.md, The direct call. */
#define WHY(reason, reply, offset) \
	((uint64_t)HNL_REASON_##reason | (uint64_t)(reply) << 16 | \
	 (uint64_t)(offset) << 32)

static const struct {
	const char *name;
	uint64_t request, request_len, reply, reply_len;
	int err;
	uint64_t why;
} registers[] = {
	{ "request unaligned", GPA(0) + 2, 20, GPA(18), 4096,
	  -HNL_EINVAL, WHY(ALIGN, 0, 0) },
	{ "request of 0 (A08)", GPA(0), 0, GPA(18), 4096,
	  -HNL_EINVAL, WHY(SHORT, 0, 0) },
	{ "request too long", GPA(0), HNL_MSG_MAX + 4, GPA(18), 4096,
	  -HNL_EMSGSIZE, WHY(RANGE, 0, 0) },
	{ "request longest number", GPA(0), UINT64_MAX, GPA(18), 4096,
	  -HNL_EMSGSIZE, WHY(RANGE, 0, 0) },
	{ "request wraps", UINT64_MAX - 3, 20, GPA(18), 4096,
	  -HNL_EFAULT, WHY(GPA_LIMIT, 0, 0) },
	{ "request above the top", TOP_GPA - 3, 20, GPA(18), 4096,
	  -HNL_EFAULT, WHY(GPA_LIMIT, 0, 0) },
	{ "request no RAM", GPA(RAM_PAGES), 20, GPA(18), 4096,
	  -HNL_EFAULT, WHY(GPA_NOT_RAM, 0, 0) },
	{ "request private", GPA(PRIVATE_PAGE), 20, GPA(18), 4096,
	  -HNL_EFAULT, WHY(GPA_PRIVATE, 0, 0) },
	{ "request into private", GPA(PRIVATE_PAGE) - 8, 20, GPA(18), 4096,
	  -HNL_EFAULT, WHY(GPA_PRIVATE, 0, 8) },
	{ "reply unaligned", GPA(0), 20, GPA(18) + 1, 4096,
	  -HNL_EINVAL, WHY(ALIGN, 1, 0) },
	{ "reply too long", GPA(0), 20, GPA(18), HNL_MSG_MAX + 4,
	  -HNL_EMSGSIZE, WHY(RANGE, 1, 0) },
	{ "reply too short", GPA(0), 20, GPA(18), HNL_ACK_MAX - 4,
	  -HNL_ENOSPC, WHY(REPLY_SPACE, 1, 0) },
	{ "reply of 0", GPA(0), 20, GPA(18), 0,
	  -HNL_EINVAL, WHY(SHORT, 1, 0) },
	{ "reply wraps", GPA(0), 20, UINT64_MAX - 3, 4096,
	  -HNL_EFAULT, WHY(GPA_LIMIT, 1, 0) },
	{ "reply private", GPA(0), 20, GPA(PRIVATE_PAGE), 4096,
	  -HNL_EFAULT, WHY(GPA_PRIVATE, 1, 0) },
	{ "reply into private", GPA(0), 20, GPA(PRIVATE_PAGE - 1), 8192,
	  -HNL_EFAULT, WHY(GPA_PRIVATE, 1, 4096) },
};

static void registers_each_fault_status(void **state)
{
	struct machine *m = machine_open(0);
	struct hnl_direct regs;
	uint64_t value;
	size_t i;
	int err;

	(void)state;
	memset(m->page[0], 0, HNL_PAGE);
	for (i = 0; i < COUNT(registers); i++) {
		regs.request = registers[i].request;
		regs.request_len = registers[i].request_len;
		regs.reply = registers[i].reply;
		regs.reply_len = registers[i].reply_len;
		value = 1;
		err = hnl_hv_call(m->cpu, m->domain, 0, &regs, &value);
		if (err != registers[i].err || value != registers[i].why ||
		    m->maps != 0)
			fail_msg("%s: %d, %#llx, %u maps", registers[i].name,
				 err, (unsigned long long)value, m->maps);
	}
	regs.request = GPA(0);
	regs.reply_len = 4096;
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 2, &regs, &value),
			 -HNL_EINVAL);
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, UINT32_MAX, &regs,
				     &value), -HNL_EINVAL);
	machine_close(m);
}

static void a11_map_fails_at_each_page_all_given_back(void **state)
{
	struct hnl_builder b = begin();
	struct machine *m = machine_open(0);
	struct hnl_direct regs = { GPA(0) + 4000, 0, GPA(18) + 4000, 9000 };
	unsigned int i;
	uint64_t value;

	(void)state;
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	regs.request_len = 200;
	memset(batch + b.len, 0, 200 - b.len);
	hnl_noop_head(batch + b.len, 200 - b.len);
	machine_poke(m, 0, 4000, batch, 200);
	for (i = 1; i <= 2 + 4; i++) {
		m->map_fails = i;
		assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &regs,
					     &value), -HNL_EFAULT);
		assert_int_equal(m->maps, 0);
		assert_int_equal(m->changes, 0);
	}
	m->map_fails = 0;
	assert_int_equal(machine_enter(m, &regs), 0);
	assert_int_equal(m->changes, 1);
	assert_int_equal(m->answer_len, 32);
	machine_close(m);
}

/* ---- bytes that are no message (A03) ---- */

static void a03_batch_broken_at_each_place_earlier_answers_kept(void **state)
{
	static const uint32_t lengths[] = { 0, 1, 15, 16, 19, 48, 0xffff,
					    0x10000, 0xffffffff };
	struct hnl_builder b;
	struct machine *m;
	size_t i, good;

	(void)state;
	for (i = 0; i < COUNT(lengths); i++) {
		m = machine_open(0);
		b = begin();
		put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
		good = b.len;
		put_share(&b, 0, 2, GPA(PRIVATE_PAGE + 1), 1);
		hnl_store_le32(batch + good, lengths[i]);
		assert_int_equal(machine_call(m, batch, b.len, 4096, NULL),
				 -HNL_EBADMSG);
		assert_int_equal(m->taken, good);
		assert_int_equal(answers_in(m->answer, m->answer_len), 1);
		assert_int_equal(m->changes, 1);
		machine_close(m);
	}
}

static void batch_of_noops_no_answer(void **state)
{
	struct machine *m = machine_open(0);
	uint8_t noops[64];

	(void)state;
	memset(noops, 0, sizeof(noops));
	hnl_noop_head(noops, 16);
	hnl_noop_head(noops + 16, 48);
	assert_int_equal(machine_call(m, noops, 64, 4096, NULL), 0);
	assert_int_equal(m->answer_len, 0);
	assert_int_equal(m->taken, 64);
	machine_close(m);
}

/* ---- reply space ---- */

/* The answer may be too large for the reply: nothing has run then. */
static void answer_that_can_never_fit_nothing_ran(void **state)
{
	const struct hnl_command *c =
		&hnl_memory_family.command[HNL_MEMORY_CMD_MAP];
	size_t need = c->reply_max + 20 * c->reply_each + HNL_ACK_MAX;
	struct hnl_builder b = begin();
	struct machine *m = machine_open(0);
	struct hnl_memory_range range[20];
	struct hnl_memory_map_req req;
	struct hnl_extack x;
	size_t i;

	(void)state;
	for (i = 0; i < 20; i++) {
		hnl_memory_range_init(&range[i]);
		hnl_memory_range_set_gpa(&range[i], GPA(PRIVATE_PAGE));
		hnl_memory_range_set_pages(&range[i], 1);
	}
	hnl_memory_map_req_init(&req);
	hnl_memory_map_req_set_range(&req, range, 20);
	hnl_memory_map_req_encode(&b, HNL_F_REQUEST, 5, 1, &req);
	assert_int_equal(machine_call(m, batch, b.len, need - 4, NULL), 0);
	assert_int_equal(error_at(m, 0, &x), -HNL_EMSGSIZE);
	assert_int_equal(x.reason, HNL_REASON_REPLY_SPACE);
	assert_int_equal(m->changes, 0);
	assert_int_equal(machine_call(m, batch, b.len, need, NULL), 0);
	assert_int_equal(error_at(m, 0, &x), 0);
	assert_int_equal(m->changes, 1);
	machine_close(m);
}

/* Each entry runs what it has room to answer, and not one more. */
static void answers_more_than_the_reply_run_entry_by_entry(void **state)
{
	struct hnl_builder b = begin();
	struct machine *m = machine_open(0);
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   HNL_ACK_MAX + 32 + 31 };
	unsigned int i;

	(void)state;
	for (i = 0; i < 8; i++)
		put_share(&b, 0, i, GPA(PRIVATE_PAGE + i), 1);
	regs.request_len = b.len;
	regs.reply_len = (HNL_ACK_MAX + 32 + 31) / 4 * 4;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	for (i = 0; i < 7; i++) {
		assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
		assert_int_equal(m->changes, i + 1);
		assert_int_equal(m->taken, b.len / 8 * (i + 1));
		assert_int_equal(m->answer_len, 32 * (i + 1));
		/* What was taken is not read again: rubbish is not seen. */
		memset(m->page[REQUEST_PAGE], 0xff, m->taken);
	}
	assert_int_equal(machine_enter(m, &regs), 0);
	assert_int_equal(m->changes, 8);
	machine_close(m);
}

static void call_of_1000_messages_each_answered(void **state)
{
	struct hnl_builder b = begin();
	struct machine *m = machine_open(0);
	unsigned int entries;
	struct hnl_extack x;
	uint32_t i;

	(void)state;
	for (i = 0; i < 1000; i++)
		put_share(&b, 0, i, i % 3 != 0 ? GPA(PRIVATE_PAGE) :
			  GPA(RAM_PAGES), 1);
	assert_int_equal(machine_call(m, batch, b.len, HNL_MSG_MAX, &entries),
			 0);
	assert_int_equal(entries, 1);
	assert_int_equal(m->taken, b.len);
	assert_int_equal(answers_in(m->answer, m->answer_len), 1000);
	assert_int_equal(answer_at(m, 999).head.seq, 999);
	assert_int_equal(error_at(m, 999, &x), -HNL_EINVAL);
	assert_int_equal(error_at(m, 998, &x), 0);
	machine_close(m);
}

/* ---- continuations ---- */

/* Requests of every command that may give up, and some that fail midway. */
static size_t put_long_batch(void)
{
	struct hnl_builder b = begin();
	struct hnl_memory_range range[3];
	struct hnl_memory_map_req req;
	size_t i;

	put_share(&b, HNL_F_ACK, 1, GPA(PRIVATE_PAGE), 9);
	put_share(&b, 0, 2, GPA(RAM_PAGES - 3), 5);	/* fails after 3 */
	for (i = 0; i < 3; i++) {
		hnl_memory_range_init(&range[i]);
		hnl_memory_range_set_gpa(&range[i], GPA(PRIVATE_PAGE + 4 * i));
		hnl_memory_range_set_pages(&range[i], 5);
		hnl_memory_range_set_attributes(&range[i], i == 1 ? 0x10 : 0);
	}
	hnl_memory_range_set_gpa(&range[2], GPA(RAM_PAGES - 2));
	hnl_memory_map_req_init(&req);
	hnl_memory_map_req_set_range(&req, range, 3);
	hnl_memory_map_req_encode(&b, HNL_F_REQUEST | HNL_F_REPORT, 3, 1,
				  &req);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_FEATURE_LIST, HNL_F_DUMP,
		  4);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, HNL_F_ACK, 5);
	return b.len;
}

static void a09_batch_by_each_budget_same_answers_and_pages(void **state)
{
	struct machine *whole = machine_open(0), *m;
	size_t len = put_long_batch();
	unsigned int entries, budget;

	(void)state;
	assert_int_equal(machine_call(whole, batch, len, 8192, &entries), 0);
	assert_int_equal(entries, 1);
	for (budget = 1; budget < 12; budget++) {
		m = machine_open(budget);
		assert_int_equal(machine_call(m, batch, len, 8192, &entries),
				 0);
		if (budget == 1)
			assert_in_range(entries, 20, 60);
		assert_int_equal(m->taken, len);
		assert_int_equal(m->answer_len, whole->answer_len);
		assert_memory_equal(m->answer, whole->answer, m->answer_len);
		assert_memory_equal(m->state, whole->state, RAM_PAGES);
		machine_close(m);
	}
	machine_close(whole);
}

static void batch_preempted_always_same_answers_and_ends(void **state)
{
	struct machine *whole = machine_open(0), *m = machine_open(0);
	size_t len = put_long_batch();
	unsigned int entries;

	(void)state;
	m->preempt = true;
	assert_int_equal(machine_call(whole, batch, len, 8192, NULL), 0);
	assert_int_equal(machine_call(m, batch, len, 8192, &entries), 0);
	assert_in_range(entries, 20, 60);
	assert_int_equal(m->answer_len, whole->answer_len);
	assert_memory_equal(m->answer, whole->answer, m->answer_len);
	machine_close(m);
	machine_close(whole);
}

/* A10: what was done before a failure is told, and is all that was done. */
static void a10_failure_after_k_units_k_told(void **state)
{
	struct hnl_builder b = begin();
	struct machine *m = machine_open(2);
	struct hnl_extack x;
	uint32_t i;

	(void)state;
	put_share(&b, 0, 2, GPA(RAM_PAGES - 7), 16);
	assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
	assert_int_equal(error_at(m, 0, &x), -HNL_EINVAL);
	assert_int_equal(x.progress, 7);
	assert_int_equal(m->changes, 7);
	for (i = PRIVATE_PAGE; i < RAM_PAGES; i++)
		assert_int_equal(machine_is_shared(m, i), i >= RAM_PAGES - 7);
	machine_close(m);
}

/* A dump is work too: one entry of a small budget does not do all of it. */
static void dump_with_budget_1_gives_up_between_replies(void **state)
{
	struct machine *whole = machine_open(0), *m = machine_open(1);
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST,
				    HNL_F_DUMP, 7);
	struct hnl_builder b = begin();
	unsigned int entries;
	size_t n;

	(void)state;
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_POLICY_FAMILY, HNL_CTRL_FAMILY);
	hnl_msg_end(&b);
	assert_int_equal(machine_call(whole, batch, b.len, HNL_MSG_MAX, NULL),
			 0);
	n = answers_in(whole->answer, whole->answer_len);
	assert_true(n > 20);
	assert_int_equal(machine_call(m, batch, b.len, HNL_MSG_MAX, &entries),
			 0);
	assert_int_equal(m->answer_len, whole->answer_len);
	assert_memory_equal(m->answer, whole->answer, m->answer_len);
	assert_in_range(entries, n / 2, 2 * n);
	machine_close(m);
	machine_close(whole);
}

/* Runs are maximal: where the dump gave up does not show. */
static void list_shared_by_each_budget_same_runs(void **state)
{
	struct machine *whole, *m;
	struct hnl_builder b = begin();
	unsigned int budget;
	uint32_t i;

	(void)state;
	put_empty(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED,
		  HNL_F_DUMP, 7);
	whole = machine_open(0);
	for (i = 1; i < PRIVATE_PAGE; i += 3 + i % 2)
		if (i != REQUEST_PAGE && i != REPLY_PAGE)
			assert_int_equal(machine_set(whole, FIRST + i, false),
					 0);
	assert_int_equal(machine_call(whole, batch, b.len, 2048, NULL), 0);
	for (budget = 1; budget < 20; budget++) {
		m = machine_open(budget);
		memcpy(m->state, whole->state, RAM_PAGES);
		assert_int_equal(machine_call(m, batch, b.len, 2048, NULL),
				 0);
		assert_int_equal(m->answer_len, whole->answer_len);
		assert_memory_equal(m->answer, whole->answer, m->answer_len);
		machine_close(m);
	}
	machine_close(whole);
}

static void call_in_flight_another_busy_other_vcpu_free(void **state)
{
	struct hnl_builder b = begin();
	struct machine *m = machine_open(1);
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct hnl_direct other;
	uint64_t value;

	(void)state;
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 3);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	other = regs;
	other.reply += PAGE_SIZE;
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &other, &value),
			 -HNL_EBUSY);
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 1, &other, &value),
			 -HNL_EAGAIN);
	/* A11: the reply page goes away and comes back. */
	assert_int_equal(machine_set(m, FIRST + REPLY_PAGE, false), 0);
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &regs, &value),
			 -HNL_EFAULT);
	assert_int_equal(machine_set(m, FIRST + REPLY_PAGE, true), 0);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	assert_int_equal(machine_enter(m, &regs), 0);
	assert_int_equal(m->answer_len, 32);
	machine_close(m);
}

/*
 * The reply page of a call in flight is gone for good: the call stays until
 * four zeros give it up, then the vCPU is free.
 */
static void call_in_flight_reply_gone_given_up_by_four_zeros(void **state)
{
	static const struct hnl_direct zeros = { 0, 0, 0, 0 };
	struct hnl_builder b = begin();
	struct machine *m = machine_open(1);
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	struct hnl_direct other;
	unsigned int i, changes;
	uint64_t value;

	(void)state;
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 5);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	assert_int_equal(machine_set(m, FIRST + REPLY_PAGE, false), 0);
	changes = m->changes;
	other = regs;
	other.reply += PAGE_SIZE;
	for (i = 0; i < 3; i++) {
		assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &regs,
					     &value), -HNL_EFAULT);
		assert_int_equal(value, WHY(GPA_PRIVATE, 1, 0));
		assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &other,
					     &value), -HNL_EBUSY);
		assert_int_equal(value, WHY(STATE, 0, 0));
	}
	assert_int_equal(m->changes, changes);
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &zeros, &value),
			 0);
	assert_int_equal(value, 0);
	assert_int_equal(m->changes, changes);
	/* Another one runs from its beginning, and whole. */
	b = begin();
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0, 9);
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	other.request_len = b.len;
	m->answer_len = 0;
	assert_int_equal(machine_enter(m, &other), 0);
	assert_int_equal(answers_in(m->answer, m->answer_len), 1);
	assert_int_equal(answer_at(m, 0).head.seq, 9);
	assert_int_equal(m->taken, b.len);
	/* Nothing is in flight: four zeros do nothing, as often as you like. */
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &zeros, &value),
			 0);
	assert_int_equal(m->changes, changes);
	machine_close(m);
}

/*
 * A11: the rest of the request is gone when the message in flight is answered.
 * That answer comes first, the fault at the next entry.
 */
static void call_in_flight_rest_gone_answered_then_told(void **state)
{
	struct hnl_builder b = begin();
	struct machine *m = machine_open(4);
	struct hnl_direct regs = { 0, 0, GPA(REPLY_PAGE), 4096 };
	struct hnl_extack x;
	uint64_t value;

	(void)state;
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 5);
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE + 5), 1);
	regs.request = GPA(REQUEST_PAGE + 1) - 44;
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, HNL_PAGE - 44, batch, b.len);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	assert_int_equal(m->answer_len, 0);
	assert_int_equal(machine_set(m, FIRST + REQUEST_PAGE + 1, false), 0);
	m->sets = 0;
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	assert_int_equal(answers_in(m->answer, m->answer_len), 1);
	assert_int_equal(error_at(m, 0, &x), 0);
	assert_int_equal(m->taken, 44);
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &regs, &value),
			 -HNL_EFAULT);
	assert_int_equal(value, WHY(GPA_PRIVATE, 0, 0));
	assert_int_equal(m->maps, 0);
	/* It is still in flight, and goes on when the page is back. */
	assert_int_equal(machine_set(m, FIRST + REQUEST_PAGE + 1, true), 0);
	assert_int_equal(machine_enter(m, &regs), 0);
	assert_int_equal(answers_in(m->answer, m->answer_len), 2);
	assert_int_equal(error_at(m, 1, &x), 0);
	machine_close(m);
}

/* ---- two processors ---- */

/* What vCPU 0 does while another processor serves vCPU 1. */
static struct {
	struct machine *m;
	struct hnl_cpu *cpu;
	struct hnl_direct regs;
	unsigned int entries;
} other;

static int enter_meanwhile(void *host, uint16_t target,
			   const struct hnl_family *family, uint8_t cmd,
			   const void *request)
{
	uint64_t value = UINT64_MAX;

	(void)host, (void)target, (void)family, (void)cmd, (void)request;
	if (other.m == NULL)
		return 0;
	assert_int_equal(hnl_hv_call(other.cpu, other.m->domain, 0,
				     &other.regs, &value), -HNL_EAGAIN);
	assert_int_equal(value, 0);
	other.entries++;
	return 0;
}

/* The value of an entry that did nothing is 0, whatever was taken before. */
static void domain_served_elsewhere_nothing_done_value_0(void **state)
{
	struct hnl_builder b = begin();
	struct machine *m = machine_new();
	struct hnl_hv_port port = machine_port;
	struct hnl_direct second = { GPA(REPLY_PAGE + 4), 0,
				     GPA(REPLY_PAGE + 5), 1024 };
	uint64_t value;

	(void)state;
	port.authorise = enter_meanwhile;
	m->hv_cfg.port = &port;
	machine_start(m);
	other.cpu = hnl_cpu_init(exact_block(hnl_cpu_size(m->hv)), m->hv);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	second.request_len = b.len;
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 1);
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	machine_poke(m, REPLY_PAGE + 4, 0, batch, b.len);
	other.regs.request = GPA(REQUEST_PAGE);
	other.regs.request_len = b.len;
	other.regs.reply = GPA(REPLY_PAGE);
	other.regs.reply_len = 32 + HNL_ACK_MAX;
	assert_int_equal(machine_enter(m, &other.regs), -HNL_EAGAIN);
	assert_int_equal(m->taken, second.request_len);
	other.m = m;
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 1, &second, &value), 0);
	other.m = NULL;
	assert_int_equal(machine_enter(m, &other.regs), 0);
	/* It has ended: the next one of the same registers begins at 0. */
	other.m = m;
	m->taken = 0;
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 1, &second, &value), 0);
	other.m = NULL;
	assert_int_equal(other.entries, 2);
	free(other.cpu);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(registers_each_fault_status),
		cmocka_unit_test(a11_map_fails_at_each_page_all_given_back),
		cmocka_unit_test(
			a03_batch_broken_at_each_place_earlier_answers_kept),
		cmocka_unit_test(batch_of_noops_no_answer),
		cmocka_unit_test(answer_that_can_never_fit_nothing_ran),
		cmocka_unit_test(
			answers_more_than_the_reply_run_entry_by_entry),
		cmocka_unit_test(call_of_1000_messages_each_answered),
		cmocka_unit_test(a09_batch_by_each_budget_same_answers_and_pages),
		cmocka_unit_test(batch_preempted_always_same_answers_and_ends),
		cmocka_unit_test(a10_failure_after_k_units_k_told),
		cmocka_unit_test(dump_with_budget_1_gives_up_between_replies),
		cmocka_unit_test(list_shared_by_each_budget_same_runs),
		cmocka_unit_test(call_in_flight_another_busy_other_vcpu_free),
		cmocka_unit_test(
			call_in_flight_reply_gone_given_up_by_four_zeros),
		cmocka_unit_test(
			domain_served_elsewhere_nothing_done_value_0),
		cmocka_unit_test(call_in_flight_rest_gone_answered_then_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
