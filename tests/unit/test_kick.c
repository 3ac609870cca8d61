/* SPDX-License-Identifier: MIT */
/*
 * KICK against a guest that changes its index between two loads of one entry
 * (A13, A22). lib/ring.c and hv/kick.c are compiled into this program with a
 * hook in place of each atomic load, so that a second processor's timing is a
 * script.
 */
#include <stdint.h>

/* What the watched word is read as; the rest is read as it is. */
static uint32_t load_by_script(const uint32_t *word);

#define __atomic_load_n(word, order) load_by_script(word)
#include "../../lib/ring.c"
#include "../../hv/kick.c"
#undef __atomic_load_n

#include "machine.h"

#define BUDGET 8u
#define RING 1u
#define PAGE FREE_PAGE
#define SPARE_PAGE (PAGE + 16u)
#define ENOUGH 1000u	/* loads of one entry; a sound one needs a few dozen */

static const uint32_t *watched, *awake;
static uint32_t (*script)(unsigned int n);
static unsigned int loads;	/* of the watched word, in this entry */

static uint32_t load_by_script(const uint32_t *word)
{
	if (word != watched)
		return __atomic_load_n(word, __ATOMIC_ACQUIRE);
	if (loads == ENOUGH)
		fail_msg("an entry without end");
	return hnl_swap_le32(script(loads++));
}

static void watch(const struct guest_ring *g, uint32_t (*by)(unsigned int n))
{
	awake = ring_line(g, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE);
	watched = ring_line(g, HNL_RING_SQ_PRODUCER + HNL_RING_INDEX);
	script = by;
	loads = 0;
}

static uint32_t state_of(const struct guest_ring *g)
{
	return hnl_load_relaxed(ring_line(g, HNL_RING_SQ_CONSUMER +
					     HNL_RING_STATE));
}

static struct machine *open_ring(struct guest_ring *g)
{
	struct machine *m = machine_open(BUDGET);

	watched = NULL;
	guest_ring_open(g, m, RING, PAGE, 1, 1);
	return m;
}

static void close_ring(struct guest_ring *g)
{
	watched = NULL;
	guest_ring_close(g);
	machine_close(g->m);
}

/* ---- an index that moves: each value alone is one that is believed ---- */

static uint32_t nothing_then_16(unsigned int n)
{
	return n % 2 != 0 ? 16 : 0;
}

static uint32_t nothing_twice_then_16(unsigned int n)
{
	return n % 3 == 2 ? 16 : 0;
}

static uint32_t sixteen_while_asleep(unsigned int n)
{
	(void)n;
	return hnl_load_relaxed(awake) == HNL_RING_ASLEEP ? 16 : 0;
}

static uint32_t sixteen_then_nothing(unsigned int n)
{
	return n % 2 != 0 ? 0 : 16;
}

/* A guest that publishes one more whenever it is looked for. */
static uint32_t sixteen_more(unsigned int n)
{
	return 16 * (n + 1);
}

/* Whatever the index does, the entry ends. */
static void a13_kick_with_moving_index_ends(void **state)
{
	static uint32_t (*const scripts[])(unsigned int) = {
		nothing_then_16, nothing_twice_then_16, sixteen_while_asleep,
		sixteen_more,
	};
	struct guest_ring g;
	struct machine *m;
	size_t i, at;
	int err;

	(void)state;
	for (i = 0; i < COUNT(scripts); i++) {
		m = open_ring(&g);
		for (at = 0; at < HNL_PAGE; at += 16)
			hnl_noop_head(g.sq_page[0] + at, 16);
		watch(&g, scripts[i]);
		err = hnl_hv_kick(m->cpu, m->domain, RING);
		assert_in_range(loads, 1, 8 * (BUDGET + 1));
		/* Back is a lie; forward for ever is work for ever. */
		assert_int_equal(err, scripts[i] == sixteen_more ?
				 -HNL_EAGAIN : -HNL_EBADMSG);
		assert_int_equal(state_of(&g),
				 err == -HNL_EAGAIN ? 0 : HNL_REASON_INDEX);
		assert_int_equal(m->notified, err == -HNL_EBADMSG);
		close_ring(&g);
	}
}

/* Published and taken back: an index only grows. */
static void a13_kick_with_index_taken_back_ring_stopped(void **state)
{
	struct guest_ring g;
	struct machine *m = open_ring(&g);

	(void)state;
	hnl_noop_head(g.sq_page[0], 16);
	watch(&g, sixteen_then_nothing);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), -HNL_EBADMSG);
	assert_in_range(loads, 1, 8 * (BUDGET + 1));
	assert_int_equal(state_of(&g), HNL_REASON_INDEX);
	close_ring(&g);
}

/* ---- an index that lies at one load alone ---- */

static uint32_t lie_of_the_sleep;

static uint32_t lie_while_asleep(unsigned int n)
{
	(void)n;
	return hnl_load_relaxed(awake) == HNL_RING_ASLEEP ? lie_of_the_sleep : 0;
}

static void a13_kick_index_lie_at_sleep_stops_ring(void **state)
{
	static const uint32_t lies[] = { 1, HNL_PAGE + 4, 0x80000000,
					 0xfffffffc };
	struct guest_ring g;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(lies); i++) {
		m = open_ring(&g);
		lie_of_the_sleep = lies[i];
		watch(&g, lie_while_asleep);
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING),
				 -HNL_EBADMSG);
		assert_int_equal(state_of(&g),
				 HNL_REASON_INDEX);
		/* Whoever sleeps on the completions learns of it. */
		assert_int_equal(m->notified, 1);
		loads = 0;
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING),
				 -HNL_EBADMSG);
		assert_int_equal(loads, 0);
		close_ring(&g);
	}
}

/* ---- completions that are read while it gives up on them ---- */

#define ANSWER 32u	/* bytes of a reply to share */
#define REQUESTS 90u	/* twice as many are more than a page of answers */

static uint32_t read_when_stalled;
static struct machine *preempted;	/* then; NULL: nobody */

static uint32_t reads_while_it_stalls(unsigned int n)
{
	(void)n;
	if (hnl_load_relaxed(awake) != HNL_RING_STALLED)
		return 0;
	if (preempted != NULL)
		preempted->preempt = true;
	preempted = NULL;
	return read_when_stalled;
}

/* Two batches, of which the second finds its completions full. */
static int kick_until_full(struct guest_ring *g, uint32_t read)
{
	static uint8_t batch[HNL_PAGE];
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct machine *m = g->m;
	uint32_t i;

	guest_ring_open(g, m, RING, PAGE, 1, 1);
	for (i = 0; i < REQUESTS; i++)
		put_share(&b, 0, 1 + i, GPA(0), 1);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), 0);
	hnl_store_release(ring_line(g, HNL_RING_CQ_CONSUMER +
				       HNL_RING_AWAKE), HNL_RING_IS_AWAKE);
	guest_ring_send(g, batch, b.len);
	watch(g, reads_while_it_stalls);
	watched = ring_line(g, HNL_RING_CQ_CONSUMER + HNL_RING_INDEX);
	read_when_stalled = read;
	return hnl_hv_kick(m->cpu, m->domain, RING);
}

static void a22_room_made_while_it_says_so_goes_on_by_itself(void **state)
{
	struct guest_ring g;
	struct machine *m = machine_open(0);

	(void)state;
	g.m = m;
	assert_int_equal(kick_until_full(&g, REQUESTS * ANSWER), 0);
	assert_int_equal(m->sets, 2 * REQUESTS);
	assert_int_equal(hnl_load_relaxed(ring_line(&g, HNL_RING_CQ_PRODUCER)),
			 2 * REQUESTS * ANSWER);
	assert_int_equal(state_of(&g), 0);
	close_ring(&g);
}

static void a22_no_room_made_while_it_says_so_waits_for_the_guest(void **state)
{
	struct guest_ring g;
	struct machine *m = machine_open(0);

	(void)state;
	g.m = m;
	assert_int_equal(kick_until_full(&g, 0), 0);
	assert_int_equal(hnl_load_relaxed(awake), HNL_RING_STALLED);
	assert_in_range(m->sets, REQUESTS, 2 * REQUESTS - 1);
	close_ring(&g);
}

static void a13_lie_about_what_was_read_while_it_says_so_stops(void **state)
{
	static const uint32_t lies[] = { 2, 2 * REQUESTS * ANSWER, 0x80000000 };
	struct guest_ring g;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(lies); i++) {
		m = machine_open(0);
		g.m = m;
		assert_int_equal(kick_until_full(&g, lies[i]), -HNL_EBADMSG);
		assert_int_equal(state_of(&g), HNL_REASON_INDEX);
		close_ring(&g);
	}
}

/* The time is up before it could be told: the next entry tells. */
static void a13_lie_found_when_time_is_up_stops_at_the_next_entry(
	void **state)
{
	static const uint32_t list[] = { SPARE_PAGE + 1, SPARE_PAGE + 2 };
	struct hnl_ctrl_ring_replace_req req;
	uint8_t wire[256];
	struct hnl_builder b;
	struct guest_ring g;
	struct machine *m = machine_open(0);
	struct hnl_extack x;
	struct hnl_msg a;

	(void)state;
	g.m = preempted = m;
	assert_int_equal(kick_until_full(&g, 2), -HNL_EAGAIN);
	assert_int_equal(state_of(&g), 0);
	watched = NULL;
	m->preempt = false;
	/* Meanwhile no other pages are believed in its place. */
	b = batch_begin(wire, sizeof(wire));
	put_ring_create(&b, 1, 0, GPA(SPARE_PAGE), list, 1, list + 1, 1);
	hnl_ctrl_ring_replace_req_init(&req);
	hnl_ctrl_ring_replace_req_set_id(&req, RING);
	hnl_ctrl_ring_replace_req_set_by(&req, 0);
	hnl_ctrl_ring_replace_req_encode(&b, HNL_F_REQUEST, 2, 0, &req);
	memset(m->page[SPARE_PAGE], 0, HNL_PAGE);
	assert_int_equal(machine_call(m, wire, b.len, 4096, NULL), 0);
	a = answer_at(m, 1);
	assert_int_equal(hnl_ack_read(m->answer, &a, &x), 0);
	assert_int_equal(x.err, -HNL_EBUSY);
	assert_int_equal(x.type, HNL_CTRL_A_RING_ID);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), -HNL_EBADMSG);
	assert_int_equal(state_of(&g), HNL_REASON_INDEX);
	close_ring(&g);
}

/* Nothing was asked, events fill what is left: then no request is waiting. */
static void a13_lie_found_by_events_alone_keeps_its_pages(void **state)
{
	static uint8_t event[64], wire[64];
	struct hnl_ctrl_ring_replace_req req;
	struct hnl_ctrl_overrun_ntf e;
	struct hnl_builder b = batch_begin(event, sizeof(event));
	struct machine *m = machine_new();
	struct guest_ring g, by;
	struct hnl_extack x;
	struct hnl_msg a;
	size_t n = 0;

	(void)state;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.groups = 1;
	m->domain_cfg.event_bytes = 1u << 14;
	machine_start(m);
	guest_ring_open(&g, m, RING, PAGE, 1, 1);
	guest_ring_open(&by, m, 0, SPARE_PAGE, 1, 1);
	hnl_ctrl_overrun_ntf_init(&e);
	hnl_ctrl_overrun_ntf_set_lost(&e, 1);
	hnl_ctrl_overrun_ntf_encode(&b, 0, 0, 0, &e);
	assert_true(hnl_event_join(m->domain, HNL_CTRL_FAMILY,
				   HNL_CTRL_GROUP_OVERRUN, RING));
	for (n = 0; n <= HNL_PAGE; n += b.len)
		assert_int_equal(hnl_hv_tell(m->hv, 0, event, b.len), 1);
	watch(&g, reads_while_it_stalls);
	watched = ring_line(&g, HNL_RING_CQ_CONSUMER + HNL_RING_INDEX);
	read_when_stalled = 2;
	preempted = m;
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), -HNL_EAGAIN);
	watched = NULL;
	m->preempt = false;
	assert_int_equal(state_of(&g), 0);
	b = batch_begin(wire, sizeof(wire));
	hnl_ctrl_ring_replace_req_init(&req);
	hnl_ctrl_ring_replace_req_set_id(&req, RING);
	hnl_ctrl_ring_replace_req_set_by(&req, 0);
	hnl_ctrl_ring_replace_req_encode(&b, HNL_F_REQUEST, 2, 0, &req);
	assert_int_equal(machine_call(m, wire, b.len, 4096, NULL), 0);
	a = answer_at(m, 0);
	assert_int_equal(hnl_ack_read(m->answer, &a, &x), 0);
	assert_int_equal(x.err, -HNL_EBUSY);
	assert_int_equal(x.type, HNL_CTRL_A_RING_ID);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), -HNL_EBADMSG);
	assert_int_equal(state_of(&g), HNL_REASON_INDEX);
	guest_ring_close(&by);
	close_ring(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a13_kick_with_moving_index_ends),
		cmocka_unit_test(a13_kick_with_index_taken_back_ring_stopped),
		cmocka_unit_test(a13_kick_index_lie_at_sleep_stops_ring),
		cmocka_unit_test(
			a22_room_made_while_it_says_so_goes_on_by_itself),
		cmocka_unit_test(
			a13_lie_about_what_was_read_while_it_says_so_stops),
		cmocka_unit_test(
			a13_lie_found_when_time_is_up_stops_at_the_next_entry),
		cmocka_unit_test(a13_lie_found_by_events_alone_keeps_its_pages),
		cmocka_unit_test(
			a22_no_room_made_while_it_says_so_waits_for_the_guest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
