/* SPDX-License-Identifier: MIT */
/*
 * ctrl's commands about rings, in the cases that a guest's own library does not
 * make: which ring can take the place of which (ring-replace), which page
 * cannot be a ring's.
 *
 *	ring 0	the one whose pages are replaced
 *	ring 1	the one that has them
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "snapshot.h"

static uint8_t batch[HNL_PAGE];
static struct stream stream;

static struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

static void put_replace(struct hnl_builder *b, uint32_t id, uint32_t by)
{
	struct hnl_ctrl_ring_replace_req req;

	hnl_ctrl_ring_replace_req_init(&req);
	hnl_ctrl_ring_replace_req_set_id(&req, id);
	hnl_ctrl_ring_replace_req_set_by(&req, by);
	hnl_ctrl_ring_replace_req_encode(b, HNL_F_REQUEST, 9, 0, &req);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

/* By a CALL: 0, or the attribute that is at fault. */
static uint16_t replace(struct machine *m, uint32_t id, uint32_t by)
{
	struct hnl_builder b = begin();
	struct hnl_extack x;

	put_replace(&b, id, by);
	x = call_one(m, &b);
	if (x.err == 0)
		return 0;
	assert_int_equal(x.err, -HNL_EBUSY);
	assert_int_equal(x.reason, HNL_REASON_STATE);
	return (uint16_t)x.type;
}

static struct machine *open_two(struct guest_ring *g, uint32_t cq0,
				uint32_t cq1)
{
	struct machine *m = machine_new();

	m->hv_cfg.budget = 8;
	m->hv_cfg.quantum = 4;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = 8;
	m->domain_cfg.groups = 1;
	m->domain_cfg.event_bytes = 1024;
	machine_start(m);
	guest_ring_open(&g[0], m, 0, FIRST_RING, 1, cq0);
	guest_ring_open(&g[1], m, 1, SECOND_RING, 1, cq1);
	return m;
}

static void close_two(struct machine *m, struct guest_ring *g)
{
	guest_ring_close(&g[1]);
	guest_ring_close(&g[0]);
	machine_close(m);
}

static void leave_call(struct guest_ring *g)
{
	struct hnl_builder b = begin();

	put_share(&b, 0, 1, GPA(80), 16);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(hnl_hv_kick(g->m->cpu, g->m->domain, g->id),
			 -HNL_EAGAIN);
}

/* ---- who can take whose place ---- */

/* It has half of its completions for an answer, and any answer fits there. */
static void fewer_completions_that_hold_any_answer_will_do(void **state)
{
	struct guest_ring g[2];
	struct machine *m = open_two(g, 8, 4);

	(void)state;
	assert_true(m->hv->reply_max + HNL_ACK_MAX <= 2 * HNL_PAGE);
	leave_call(&g[0]);
	assert_int_equal(replace(m, 0, 1), 0);
	assert_int_equal(m->domain->ring[0].cq_pages, 4);
	assert_int_equal(m->domain->in_flight, 1);
	ignore((int)serve_all(m));
	assert_int_equal(m->domain->in_flight, 0);
	close_two(m, g);
	m = open_two(g, 8, 2);
	assert_true(m->hv->reply_max + HNL_ACK_MAX > HNL_PAGE);
	leave_call(&g[0]);
	assert_int_equal(replace(m, 0, 1), HNL_CTRL_A_RING_BY);
	close_two(m, g);
}

static void narrowed_ring_takes_no_other_s_place(void **state)
{
	struct hnl_ctrl_ring_narrow_req req;
	struct guest_ring g[2];
	struct machine *m = open_two(g, 1, 1);
	struct hnl_builder b = begin();

	(void)state;
	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, 1);
	hnl_ctrl_ring_narrow_req_set_window(&req, GPA(60));
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, 20);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, 9, 0, &req);
	assert_int_equal(call_one(m, &b).err, 0);
	assert_int_equal(replace(m, 0, 1), HNL_CTRL_A_RING_BY);
	assert_true(m->domain->ring[1].live && m->domain->ring[1].narrow.on);
	close_two(m, g);
}

/* It has completions that nobody asked for, and its guest may have read any. */
static void ring_that_was_told_an_event_takes_no_other_s_place(void **state)
{
	struct hnl_ctrl_overrun_ntf e;
	struct guest_ring g[2];
	struct machine *m = open_two(g, 1, 1);
	struct hnl_builder b = begin();

	(void)state;
	assert_true(hnl_event_join(m->domain, HNL_CTRL_FAMILY,
				   HNL_CTRL_GROUP_OVERRUN, 1));
	hnl_ctrl_overrun_ntf_init(&e);
	hnl_ctrl_overrun_ntf_set_lost(&e, 1);
	hnl_ctrl_overrun_ntf_encode(&b, 0, 0, 0, &e);
	assert_int_equal(hnl_hv_tell(m->hv, 0, batch, b.len), 1);
	ignore((int)serve_all(m));
	assert_int_equal(m->domain->ring[1].sq.cons, 0);
	assert_int_not_equal(m->domain->ring[1].cq.prod, 0);
	assert_int_equal(replace(m, 0, 1), HNL_CTRL_A_RING_BY);
	close_two(m, g);
}

/* The answer would be in pages that nobody has. */
static void ring_that_asks_for_it_takes_no_other_s_place(void **state)
{
	struct guest_ring g[2];
	struct machine *m = open_two(g, 1, 1);
	struct hnl_builder b = begin();
	struct final f;

	(void)state;
	put_replace(&b, 0, 1);
	guest_ring_send(&g[1], batch, b.len);
	assert_int_equal(guest_ring_serve(&g[1]), 0);
	f = final_of(&g[1], 9);
	expect_refused(f, HNL_EBUSY, HNL_REASON_STATE);
	assert_int_equal(f.x.type, HNL_CTRL_A_RING_BY);
	close_two(m, g);
}

/* ---- restored rings ---- */

/* The n-th ring's number in the stream. */
static uint8_t *number_in_ring(uint32_t n, uint16_t type)
{
	size_t pos = record_of(&stream, HNL_STATE_CMD_RING);
	struct hnl_attr a;

	do {
		a = hnl_attr_find(stream.byte,
				  pos + hnl_load_le32(stream.byte + pos),
				  pos + HNL_MSGHDR, type);
		pos += hnl_load_le32(stream.byte + pos);
		while (stream.byte[pos + 16] == HNL_STATE_CMD_PAGES)
			pos += hnl_load_le32(stream.byte + pos);
	} while (n-- != 0);
	assert_int_equal(a.reason, HNL_REASON_NONE);
	return stream.byte + a.off;
}

static void leave(struct machine *m)
{
	freeze(m);
	save(m, &stream, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
}

/* Who wrote the stream says that answers are there that nobody published. */
static void restored_with_answers_not_published_keeps_its_pages(void **state)
{
	struct guest_ring g[2];
	struct machine *m = open_two(g, 1, 1);
	uint32_t written;

	(void)state;
	leave(m);
	written = hnl_load_le32(number_in_ring(0, HNL_STATE_A_RING_WRITTEN));
	hnl_store_le32(number_in_ring(0, HNL_STATE_A_RING_WRITTEN),
		       written + 32);
	restore(m, &stream);
	assert_int_equal(replace(m, 0, 1), HNL_CTRL_A_RING_ID);
	assert_int_equal(replace(m, 1, 0), HNL_CTRL_A_RING_BY);
	close_two(m, g);
}

/* Who wrote the stream says that it never took what it has in flight. */
static void restored_with_calls_in_flight_takes_no_other_s_place(void **state)
{
	static const uint16_t zero[] = {
		HNL_STATE_A_RING_TAKEN, HNL_STATE_A_RING_SEEN,
		HNL_STATE_A_RING_WRITTEN, HNL_STATE_A_RING_PUBLISHED,
		HNL_STATE_A_RING_READ,
	};
	struct guest_ring g[2];
	struct machine *m = open_two(g, 1, 1);
	size_t i;

	(void)state;
	leave_call(&g[1]);
	leave(m);
	for (i = 0; i < COUNT(zero); i++)
		hnl_store_le32(number_in_ring(1, zero[i]), 0);
	memset(g[1].control, 0, HNL_PAGE);
	restore(m, &stream);
	assert_int_equal(m->domain->ring[1].lane.in_flight, 1);
	assert_int_equal(replace(m, 0, 1), HNL_CTRL_A_RING_BY);
	close_two(m, g);
}

/* ---- pages ---- */

/* The last page is there in part: no ring has it, in none of its places. */
static void page_cut_by_the_highest_address_refused(void **state)
{
	static const uint16_t guilty[] = { HNL_CTRL_A_RING_CONTROL,
					   HNL_CTRL_A_RING_SUBMISSION,
					   HNL_CTRL_A_RING_COMPLETION };
	struct machine *m = machine_new();
	uint32_t page[3];
	struct hnl_builder b;
	struct hnl_extack x;
	size_t i, k;

	(void)state;
	m->domain_cfg.highest_gpa = GPA(FREE_PAGE + 4) - 5;
	machine_start(m);
	for (i = 0; i < 3; i++) {
		for (k = 0; k < 3; k++)
			page[k] = (uint32_t)(FREE_PAGE + (k == i ? 3 : k));
		b = begin();
		put_ring_create(&b, 1, 0, GPA(page[0]), &page[1], 1, &page[2],
				1);
		x = call_one(m, &b);
		assert_int_equal(x.err, -HNL_EFAULT);
		assert_int_equal(x.reason, HNL_REASON_GPA_LIMIT);
		assert_int_equal(x.type, guilty[i]);
		assert_int_equal(m->maps, 0);
	}
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			fewer_completions_that_hold_any_answer_will_do),
		cmocka_unit_test(narrowed_ring_takes_no_other_s_place),
		cmocka_unit_test(
			ring_that_was_told_an_event_takes_no_other_s_place),
		cmocka_unit_test(
			ring_that_asks_for_it_takes_no_other_s_place),
		cmocka_unit_test(
			restored_with_answers_not_published_keeps_its_pages),
		cmocka_unit_test(
			restored_with_calls_in_flight_takes_no_other_s_place),
		cmocka_unit_test(page_cut_by_the_highest_address_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
