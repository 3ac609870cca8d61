/* SPDX-License-Identifier: MIT */
/*
 * The family memory over a hypervisor of more pages than a test has:
 *
 *	gfn	0 ...... BEGIN ........... END ...... top
 *		 private |     shared      | private
 *
 * A dump looks at 512 pages for each unit of work, and a call may be one that
 * began elsewhere: its cursors are taken as a guest's bytes are.
 */
#include "flight.h"

#define BEGIN 1000u
#define END 2500u		/* in the fifth look */
#define TOP 4096u		/* pages */

static unsigned int sets;	/* pages that were set */
static unsigned int room;	/* for changes, in the hypervisor's tables */

static enum hnl_reason set(void *host, uint64_t gfn, bool shared)
{
	(void)host;
	(void)gfn;
	(void)shared;
	if (room == 0)
		return HNL_REASON_QUOTA;
	room--;
	sets++;
	return HNL_REASON_NONE;
}

static struct hnl_memory_run next_shared(void *host, uint64_t gfn, uint64_t n)
{
	struct hnl_memory_run run = { gfn < BEGIN ? BEGIN : gfn, 0 };
	uint64_t end = gfn + n < END ? gfn + n : END;

	(void)host;
	if (run.gfn < end)
		run.n = end - run.gfn;
	else
		run.gfn = gfn + n;
	return run;
}

static const struct hnl_memory_ops ops = { set, next_shared };

static struct machine *open_wide(uint32_t budget)
{
	struct machine *m = machine_new();

	m->service[0] = hnl_memory_service(&ops, &hnl_memory_names);
	m->hv_cfg.budget = budget;
	m->domain_cfg.highest_gpa = (uint64_t)TOP * HNL_PAGE - 1;
	sets = 0;
	room = UINT32_MAX;
	return machine_start(m);
}

/* ---- tables that are full ---- */

/* What was done stays done, and is told; then, with room, the rest is. */
static void share_without_room_enospc_and_says_how_far_it_was(void **state)
{
	uint8_t batch[64];
	struct machine *m = open_wide(4);
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	(void)state;
	put_share(&b, 0, 1, GPA(0), 16);
	room = 10;
	assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
	assert_int_equal(ack_of(m).err, -HNL_ENOSPC);
	assert_int_equal(ack_of(m).reason, HNL_REASON_QUOTA);
	assert_int_equal(ack_of(m).type, HNL_MEMORY_A_GPA);
	assert_int_equal(ack_of(m).progress, 10);
	assert_int_equal(sets, 10);
	room = 16;
	assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
	assert_int_equal(answer_at(m, 0).head.type, HNL_MEMORY_FAMILY);
	machine_close(m);
}

/* ---- list-shared ---- */

/* Of looks that touch each other comes one run, in a turn or in many. */
static void run_longer_than_a_look_is_told_as_one(void **state)
{
	static const uint32_t budgets[] = { 0, 1, 2, 3 };
	uint8_t batch[64];
	struct hnl_memory_shared_range run;
	struct hnl_builder b;
	struct machine *m;
	struct hnl_msg msg;
	struct hnl_attr a;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(budgets); i++) {
		m = open_wide(budgets[i]);
		b = batch_begin(batch, sizeof(batch));
		put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 1);
		assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
		msg = hnl_msg_at(m->answer, m->answer_len, 0);
		assert_int_equal(msg.head.type, HNL_MEMORY_FAMILY);
		a = hnl_attr_find(m->answer, msg.end, HNL_MSGHDR,
				  HNL_MEMORY_A_SHARED);
		assert_int_equal(a.len, HNL_MEMORY_SHARED_RANGE_SIZE);
		hnl_memory_shared_range_load(m->answer + a.off, &run);
		assert_int_equal(run.gpa, (uint64_t)BEGIN * HNL_PAGE);
		assert_int_equal(run.pages, END - BEGIN);
		msg = hnl_msg_at(m->answer, m->answer_len, msg.next);
		assert_int_equal(msg.head.type, HNL_MSG_DONE);
		machine_close(m);
	}
}

/* ---- cursors ---- */

static const uint64_t odd[] = { 9, 4096, (uint64_t)1 << 52, UINT64_MAX };

struct turn {
	uint8_t batch[256], reply[256];
	struct hnl_builder b;
	struct hnl_extack x;
};

/* The handler of a message, with cursors that none of its turns left. */
static int run_with(struct machine *m, uint8_t cmd, const void *request,
		    uint64_t first, uint64_t second, struct turn *t)
{
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, cmd, 0, 1);
	struct hnl_call call = {
		.hv = m->hv, .domain = m->domain, .request = request,
		.reply = &t->b, .x = &t->x, .ctx = &ops, .msg = t->batch,
		.msg_len = HNL_MSGHDR, .cursor = { first, second },
		.budget = 1000,
	};

	hnl_extack_clear(&t->x);
	hnl_builder_init(&t->b, t->reply, sizeof(t->reply));
	hnl_msg_begin(&t->b, &h);
	(void)hnl_attr_put_room(&t->b, HNL_MEMORY_A_RESULT,
				2 * HNL_MEMORY_RESULT_SIZE);
	return m->service[0].handler[cmd](&call);
}

static void a17_share_cursor_behind_its_range_touches_no_page(void **state)
{
	struct hnl_memory_share_req share = { .gpa = GPA(0), .pages = 8 };
	struct hnl_memory_unshare_req unshare = { .gpa = GPA(0), .pages = 8 };
	struct machine *m = open_wide(0);
	static struct turn t;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(odd); i++) {
		assert_int_equal(run_with(m, HNL_MEMORY_CMD_SHARE, &share,
					  odd[i], 0, &t), -HNL_EINTR);
		assert_int_equal(t.x.reason, HNL_REASON_RESTORED);
		assert_int_equal(run_with(m, HNL_MEMORY_CMD_UNSHARE, &unshare,
					  odd[i], 0, &t), -HNL_EINTR);
		assert_int_equal(t.x.reason, HNL_REASON_RESTORED);
	}
	assert_int_equal(sets, 0);
	/* At its end there is nothing left to be done. */
	assert_int_equal(run_with(m, HNL_MEMORY_CMD_SHARE, &share, 8, 0, &t),
			 0);
	assert_int_equal(sets, 0);
	machine_close(m);
}

/* A list of two ranges of 8 pages, as a decoder leaves it. */
static void map_two(struct hnl_decoder *d, struct turn *t,
		    struct hnl_memory_map_req *req)
{
	struct hnl_memory_range range[2];
	struct hnl_builder b = batch_begin(t->batch, sizeof(t->batch));
	uint32_t i;

	for (i = 0; i < 2; i++) {
		hnl_memory_range_init(&range[i]);
		hnl_memory_range_set_gpa(&range[i], GPA(16 * i));
		hnl_memory_range_set_pages(&range[i], 8);
	}
	hnl_memory_map_req_init(req);
	hnl_memory_map_req_set_range(req, range, 2);
	hnl_memory_map_req_encode(&b, HNL_F_REQUEST, 1, 0, req);
	hnl_decoder_init(d, HNL_GRANT_ALL, HNL_MODE_REQUEST);
	assert_int_equal(hnl_memory_map_req_decode_at(d, t->batch, b.len,
						      HNL_MSGHDR, req, &t->x),
			 0);
}

/* That range is told as not done; the next one is. */
static void a17_map_cursor_behind_its_range_that_range_untouched(void **state)
{
	struct machine *m = open_wide(0);
	struct hnl_memory_map_req req;
	struct hnl_memory_result result;
	const uint8_t *results;
	static struct hnl_decoder d;
	static struct turn t;
	size_t i;

	(void)state;
	map_two(&d, &t, &req);
	for (i = 0; i < COUNT(odd); i++) {
		sets = 0;
		assert_int_equal(run_with(m, HNL_MEMORY_CMD_MAP, &req, 0,
					  odd[i], &t), 0);
		results = t.reply + HNL_MSGHDR + HNL_ATTRHDR;
		hnl_memory_result_load(results, &result);
		assert_int_equal(result.pages, 0);
		assert_int_equal(result.reason, HNL_REASON_RESTORED);
		assert_true(result.status < 0);
		hnl_memory_result_load(results + HNL_MEMORY_RESULT_SIZE,
				       &result);
		assert_int_equal(result.pages, 8);
		assert_int_equal(result.status, 0);
		assert_int_equal(sets, 8);
	}
	/* Behind the last range: nothing is left to be done. */
	assert_int_equal(run_with(m, HNL_MEMORY_CMD_MAP, &req, UINT64_MAX, 0,
				  &t), 0);
	assert_int_equal(sets, 8);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			share_without_room_enospc_and_says_how_far_it_was),
		cmocka_unit_test(run_longer_than_a_look_is_told_as_one),
		cmocka_unit_test(
			a17_share_cursor_behind_its_range_touches_no_page),
		cmocka_unit_test(
			a17_map_cursor_behind_its_range_that_range_untouched),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
