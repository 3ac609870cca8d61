/* SPDX-License-Identifier: MIT */
/*
 * A ring whose owner takes all places for calls in flight and reads no answer
 * (A22), beside others of its domain: they find a place, and the kernel can
 * list, cancel and revoke.
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "snapshot.h"

static uint8_t batch[HNL_PAGE];

static struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

/* Three rings, two vCPUs: five calls in flight. */
#define CALLS 5u

static struct machine *open_hosts(struct guest_ring *g, uint32_t budget)
{
	struct machine *m = machine_new();

	m->hv_cfg.budget = budget;
	m->hv_cfg.quantum = 4;
	m->hv_cfg.n_domains = 1;
	machine_start(m);
	open_small_ring(g, m, 0);
	return m;
}

static void close_hosts(struct guest_ring *g)
{
	struct machine *m = g->m;

	guest_ring_close(g);
	machine_close(m);
}

/* Long shares, one more than there are places, and their first turns. */
static void take_all(struct guest_ring *g)
{
	struct hnl_builder b = begin();
	uint32_t i;

	for (i = 0; i <= CALLS; i++)
		put_share(&b, 0, 100 + i, GPA(60), 20);
	guest_ring_send(g, batch, b.len);
	for (i = 0; i <= CALLS; i++)
		ignore(hnl_hv_kick(g->m->cpu, g->m->domain, g->id));
}

/* A CALL ends, and soon: with this errno. */
static void expect_call(struct machine *m, const struct hnl_builder *b,
			int err)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), b->len,
				   GPA(REPLY_PAGE), 8192 };
	unsigned int n = 0;
	int status;

	machine_poke(m, REQUEST_PAGE, 0, b->buf, b->len);
	m->answer_len = 0;
	do {
		status = machine_enter(m, &regs);
		ignore(serve_all(m) != 0);
	} while (status == -HNL_EAGAIN && n++ < 100);
	assert_int_equal(status, 0);
	assert_int_equal(find_final(m->answer, m->answer_len, 9).x.err, err);
}

static void expect_ring(struct machine *m, uint8_t cmd, int err)
{
	struct hnl_builder b = begin();

	put_u32_of(&b, cmd, 0, 9, HNL_CTRL_A_RING_ID, 0);
	expect_call(m, &b, err);
}

static void expect_share(struct machine *m)
{
	struct hnl_builder b = begin();

	put_share(&b, 0, 9, GPA(80), 1);
	expect_call(m, &b, 0);
}

static void expect_cancel(struct machine *m, uint64_t token)
{
	struct hnl_builder b = begin();

	put_cancel(&b, 9, token);
	expect_call(m, &b, 0);
}

static void expect_list(struct machine *m)
{
	struct hnl_builder b = begin();

	put_dump(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_CALL_LIST, 9);
	expect_call(m, &b, 0);
}

static void narrow(struct guest_ring *g)
{
	struct hnl_ctrl_ring_narrow_req req;
	struct hnl_ctrl_ring_grant grant;
	struct hnl_builder b = begin();

	hnl_ctrl_ring_grant_init(&grant);
	hnl_ctrl_ring_grant_set_family(&grant, HNL_MEMORY_FAMILY);
	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, g->id);
	hnl_ctrl_ring_narrow_req_set_window(&req, GPA(60));
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, 20);
	hnl_ctrl_ring_narrow_req_set_grant(&req, &grant, 1);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, 9, 0, &req);
	expect_call(g->m, &b, 0);
}

/* Behind the long ones short requests, whose answers nobody reads. */
static void take_all_and_read_nothing(struct guest_ring *g)
{
	struct hnl_builder b = begin();
	uint32_t i;

	for (i = 0; i <= CALLS; i++)
		put_share(&b, 0, 100 + i, GPA(60), 20);
	while (b.len + HNL_MSGHDR < HNL_PAGE - 64)
		put_empty(&b, 99, 1, 0, 200);
	guest_ring_send(g, batch, b.len);
	for (i = 0; i < 40; i++) {
		ignore(hnl_hv_kick(g->m->cpu, g->m->domain, g->id));
		ignore(serve_all(g->m) != 0);
		while (hnl_producer_copy(&g->sq, batch + b.len - HNL_MSGHDR,
					 HNL_MSGHDR))
			;
		ignore(hnl_producer_publish(&g->sq));
	}
}

static void a22_ring_that_takes_all_and_reads_nothing_is_revoked(void **state)
{
	struct guest_ring g;
	struct machine *m = open_hosts(&g, 256);

	(void)state;
	take_all_and_read_nothing(&g);
	assert_int_equal(m->domain->in_flight, CALLS);
	expect_share(m);
	expect_ring(m, HNL_CTRL_CMD_RING_GET, 0);
	expect_list(m);
	expect_cancel(m, hnl_calls_token(m->domain, m->domain->ring[0].first));
	expect_ring(m, HNL_CTRL_CMD_RING_RESET, 0);
	assert_int_equal(m->domain->in_flight, 0);
	expect_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0);
	close_hosts(&g);
}

/* All places are its: it was alone. */
static void a22_ring_broken_with_calls_in_flight_is_destroyed(void **state)
{
	struct guest_ring g;
	struct machine *m = open_hosts(&g, 8);
	int i, err = 0;

	(void)state;
	take_all(&g);
	assert_int_equal(m->domain->in_flight, CALLS);
	hnl_store_relaxed(ring_line(&g, HNL_RING_SQ_PRODUCER), 2);
	for (i = 0; i < 50 && err != -HNL_EBADMSG; i++)
		err = hnl_hv_kick(m->cpu, m->domain, 0);
	assert_int_equal(err, -HNL_EBADMSG);
	assert_int_equal(m->domain->in_flight, CALLS);
	expect_share(m);
	expect_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0);
	assert_int_equal(m->domain->in_flight, 0);
	close_hosts(&g);
}

/* What it may have in flight, and that it leaves as much. */
static void a22_ring_beside_another_leaves_it_places(void **state)
{
	struct guest_ring g[2];
	struct machine *m = open_hosts(&g[0], 8);
	struct hnl_builder b;

	(void)state;
	open_small_ring(&g[1], m, 1);
	take_all(&g[0]);
	assert_int_equal(m->domain->ring[0].lane.in_flight, 3);
	b = begin();
	put_share(&b, 0, 7, GPA(80), 12);
	put_share(&b, 0, 8, GPA(80), 12);
	guest_ring_send(&g[1], batch, b.len);
	ignore(hnl_hv_kick(m->cpu, m->domain, 1));
	assert_int_equal(m->domain->ring[1].lane.in_flight, 1);
	assert_int_equal(m->domain->in_flight, 4);
	expect_share(m);
	/* And all of them end. */
	ignore(serve_all(m) != 0);
	guest_ring_take(&g[0]);
	guest_ring_take(&g[1]);
	assert_int_equal(n_finals(&g[0]), CALLS + 1);
	assert_int_equal(n_finals(&g[1]), 2);
	guest_ring_close(&g[1]);
	close_hosts(&g[0]);
}

static void a22_narrowed_ring_leaves_its_kernel_places(void **state)
{
	struct guest_ring g;
	struct machine *m = open_hosts(&g, 8);

	(void)state;
	narrow(&g);
	take_all(&g);
	assert_int_equal(m->domain->ring[0].lane.in_flight, 3);
	expect_share(m);
	expect_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0);
	close_hosts(&g);
}

/* How many calls of so many bytes it has, alone or not. */
static unsigned int calls_of(size_t ballast, bool alone)
{
	struct guest_ring g[2];
	struct machine *m = machine_new();
	struct hnl_builder b = begin();
	unsigned int i, n;
	size_t at;

	m->hv_cfg.budget = 64;
	m->hv_cfg.quantum = 4;
	m->domain_cfg.call_bytes = 2048;
	machine_start(m);
	open_small_ring(&g[0], m, 0);
	if (!alone)
		open_small_ring(&g[1], m, 1);
	for (i = 0; i < 3; i++) {
		at = b.len;
		put_share(&b, 0, 100 + i, GPA(36), 56);
		put_ballast(&b, at, ballast);
	}
	guest_ring_send(&g[0], batch, b.len);
	ignore(hnl_hv_kick(m->cpu, m->domain, 0));
	n = m->domain->ring[0].lane.in_flight;
	if (!alone)
		guest_ring_close(&g[1]);
	close_hosts(&g[0]);
	return n;
}

/* Its first call may be as large as they all. */
static void a22_ring_beside_another_leaves_it_bytes(void **state)
{
	(void)state;
	assert_int_equal(calls_of(800, true), 2);
	assert_int_equal(calls_of(800, false), 1);
	assert_int_equal(calls_of(500, true), 3);
	assert_int_equal(calls_of(500, false), 2);
	assert_int_equal(calls_of(1200, false), 1);
}

/* ---- revoked from who still looks at it ---- */

/* Each run of pages is one reply: many of them take turns. */
static void leave_dump(struct guest_ring *g)
{
	struct hnl_builder b = begin();
	uint32_t i;

	for (i = 61; i < PRIVATE_PAGE; i += 2)
		assert_int_equal(machine_set(g->m, FIRST + i, false), 0);
	put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 7);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(hnl_hv_kick(g->m->cpu, g->m->domain, g->id),
			 -HNL_EAGAIN);
	assert_int_equal(g->m->domain->in_flight, 1);
}

static void a22_dump_of_a_ring_that_is_revoked_ends_with_done(void **state)
{
	struct guest_ring g;
	struct machine *m = open_hosts(&g, 8);
	struct final f;

	(void)state;
	narrow(&g);
	leave_dump(&g);
	expect_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0);
	guest_ring_take(&g);
	f = final_of(&g, 7);
	assert_int_equal(f.m.head.type, HNL_MSG_DONE);
	expect_refused(f, HNL_ECANCELED, HNL_REASON_CANCELED);
	close_hosts(&g);
}

/* There is no room to say so, and nobody waits for it. */
static void a22_full_ring_is_revoked_without_answers(void **state)
{
	struct guest_ring g;
	struct machine *m = open_hosts(&g, 4096);
	struct hnl_builder b;
	uint32_t i;

	(void)state;
	narrow(&g);
	b = begin();
	for (i = 0; i < 3; i++)
		put_share(&b, 0, 100 + i, GPA(60), 20);
	for (i = 0; i < 120; i++)
		put_empty(&b, 99, 1, 0, 200);
	guest_ring_send(&g, batch, b.len);
	/* Not one turn of theirs is left, and all that was asked for. */
	ignore(hnl_hv_kick(m->cpu, m->domain, 0));
	assert_true(hnl_producer_stalled(&g.sq));
	assert_int_equal(m->domain->ring[0].lane.in_flight, 3);
	m->notified = 0;
	expect_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0);
	assert_int_equal(m->domain->in_flight, 0);
	assert_int_equal(m->notified, 1);
	guest_ring_take(&g);
	for (i = 0; i <= CALLS; i++)
		assert_int_equal(find_final(g.got, g.got_len, 100 + i).n, 0);
	close_hosts(&g);
}

/* One that has all bytes of the quota, and CALLs beside it. */
static void a22_largest_call_leaves_each_ring_its_own(void **state)
{
	struct guest_ring g[3];
	struct machine *m = machine_new();
	struct hnl_builder b = begin();
	uint32_t i;

	(void)state;
	m->hv_cfg.budget = 8;
	m->hv_cfg.quantum = 4;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.call_bytes = 2048;
	machine_start(m);
	for (i = 0; i < 3; i++)
		open_small_ring(&g[i], m, i);
	put_share(&b, 0, 100, GPA(36), 20);
	put_ballast(&b, 0, 1900);
	guest_ring_send(&g[0], batch, b.len);
	for (i = 0; i < 3; i++) {
		ignore(hnl_hv_kick(m->cpu, m->domain, i));
		assert_int_equal(m->domain->ring[i].lane.in_flight, 1);
		b = begin();
		put_share(&b, 0, 7, GPA(80), 12);
		if (i < 2)
			guest_ring_send(&g[i + 1], batch, b.len);
	}
	expect_share(m);
	ignore(serve_all(m) != 0);
	assert_int_equal(m->domain->in_flight, 0);
	assert_int_equal(m->domain->pool.own, 0);
	assert_int_equal(m->domain->n_busy, 0);
	for (i = 0; i < 3; i++)
		guest_ring_close(&g[i]);
	machine_close(m);
}

/* ---- restored ---- */

static struct stream stream;

static struct machine *saved(struct guest_ring *g)
{
	struct machine *m = open_hosts(g, 8);

	take_all(g);
	assert_int_equal(m->domain->in_flight, CALLS);
	freeze(m);
	save(m, &stream, STREAM_MAX);
	destroy_domain(m);
	return m;
}

static void a22_restored_ring_without_its_pages_is_destroyed(void **state)
{
	struct guest_ring g;
	struct machine *m = saved(&g);

	(void)state;
	make_domain(m, 0x5a);
	m->map_fails = 2;
	restore(m, &stream);
	assert_int_equal(m->domain->in_flight, CALLS);
	expect_share(m);
	expect_list(m);
	expect_ring(m, HNL_CTRL_CMD_RING_RESET, -HNL_EFAULT);
	expect_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0);
	assert_int_equal(m->domain->in_flight, 0);
	close_hosts(&g);
}

/* It has no pages to answer in, and nobody can be told. */
static void a22_narrowed_ring_without_its_pages_is_destroyed(void **state)
{
	struct guest_ring g;
	struct machine *m = open_hosts(&g, 8);

	(void)state;
	narrow(&g);
	take_all(&g);
	freeze(m);
	save(m, &stream, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0x5a);
	m->map_fails = 2;
	restore(m, &stream);
	assert_int_equal(m->domain->in_flight, 3);
	assert_true(m->domain->ring[0].narrow.on);
	m->notified = 0;
	expect_ring(m, HNL_CTRL_CMD_RING_DESTROY, 0);
	assert_int_equal(m->domain->in_flight, 0);
	assert_int_equal(m->notified, 0);
	close_hosts(&g);
}

/* What is left to CALLs no stream takes. */
static void a22_restored_rings_leave_calls_their_place(void **state)
{
	static struct hnl_restore r;
	struct guest_ring g;
	struct machine *m = saved(&g);

	(void)state;
	m->domain_cfg.calls = CALLS - 1;
	make_domain(m, 0x5a);
	assert_int_equal(check(m, &r, stream.byte, stream.len, 3),
			 -HNL_ENOSPC);
	assert_int_equal(r.report.limit, HNL_RESTORE_LIMIT_CALLS);
	assert_int_equal(r.report.needed, CALLS);
	assert_int_equal(r.report.available, CALLS - 1);
	close_hosts(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a22_ring_that_takes_all_and_reads_nothing_is_revoked),
		cmocka_unit_test(
		    a22_ring_broken_with_calls_in_flight_is_destroyed),
		cmocka_unit_test(a22_ring_beside_another_leaves_it_places),
		cmocka_unit_test(a22_narrowed_ring_leaves_its_kernel_places),
		cmocka_unit_test(a22_ring_beside_another_leaves_it_bytes),
		cmocka_unit_test(a22_largest_call_leaves_each_ring_its_own),
		cmocka_unit_test(
		    a22_restored_ring_without_its_pages_is_destroyed),
		cmocka_unit_test(a22_restored_rings_leave_calls_their_place),
		cmocka_unit_test(
			a22_dump_of_a_ring_that_is_revoked_ends_with_done),
		cmocka_unit_test(a22_full_ring_is_revoked_without_answers),
		cmocka_unit_test(
			a22_narrowed_ring_without_its_pages_is_destroyed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
