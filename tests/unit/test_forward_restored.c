/* SPDX-License-Identifier: MIT */
/*
 * A call that a peer has answered by its own reply, moved to a hypervisor that
 * has a handler for it and asks no peer:
 *
 *	there: forwarded, no handler; peer: reply | saved | here: a handler
 *
 * The peer has acted. What it said is the answer, and the handler does not act
 * again. One that merely agreed has not: where there is no handler, the peer
 * here is asked.
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "snapshot.h"

static struct stream good;
static uint8_t batch[HNL_PAGE], wire[512];
static struct hnl_service full, bare;	/* with its handlers, and without */

static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, HNL_FORWARD },
};

static void make_hv(struct machine *m)
{
	m->hv = hnl_hv_init(exact_block(hnl_hv_size(&m->hv_cfg)), &m->hv_cfg);
	assert_non_null(m->hv);
	m->cpu = hnl_cpu_init(exact_block(hnl_cpu_size(m->hv)), m->hv);
	assert_non_null(m->cpu);
}

/* What the peer has, with handlers or without: a dump, or a share of 3 pages. */
static struct machine *open_asked_to(struct guest_ring *g, bool handled,
				     bool dump)
{
	struct machine *m = machine_new();
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	full = bare = m->service[0];
	bare.handler = NULL;
	bare.n_handlers = 0;
	m->service[0] = handled ? full : bare;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = 4;
	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = COUNT(rules);
	m->domain_cfg.deadline = 1000;
	m->peer.here = true;
	machine_start(m);
	guest_ring_open(g, m, 0, FIRST_RING, 1, 1);
	if (dump)
		put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 7);
	else
		put_share(&b, 0, 7, GPA(PRIVATE_PAGE), 3);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(kick(g), 0);
	assert_int_equal(m->peer.n, 1);
	return m;
}

static struct machine *open_asked(struct guest_ring *g, bool handled)
{
	return open_asked_to(g, handled, false);
}

/* The peer's reply: so many pages are done; 0: it does not say. */
static void reply(struct machine *m, uint64_t done)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, 0,
				    1);

	hnl_msg_begin(&b, &h);
	if (done != 0)
		hnl_attr_put_u64(&b, HNL_MEMORY_A_DONE, done);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(hnl_forward_answer(m->cpu, m->domain,
					    m->peer.token[m->peer.n - 1], wire,
					    b.len), 0);
}

static void decide(struct machine *m, int err)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_extack x;

	hnl_extack_clear(&x);
	x.err = err;
	hnl_ack_put(&b, HNL_MSG_ERROR, &m->peer.head[0], 20, &x);
	assert_int_equal(hnl_forward_answer(m->cpu, m->domain,
					    m->peer.token[0], wire, b.len), 0);
}

static void take_away(struct machine *m)
{
	freeze(m);
	save(m, &good, 512);
	destroy_domain(m);
}

/* It is saved before it is taken. */
static struct machine *open_answered(struct guest_ring *g, uint64_t done)
{
	struct machine *m = open_asked(g, false);

	reply(m, done);
	take_away(m);
	return m;
}

static void arrive(struct guest_ring *g, const struct hnl_service *service,
		   uint16_t n_rules)
{
	struct machine *m = g->m;

	m->service[0] = *service;
	m->domain_cfg.n_rules = n_rules;
	free(m->hv);
	free(m->cpu);
	make_hv(m);
	make_domain(m, 0xa5);
	restore(m, &good);
	m->sets = 0;
}

static void move_to(struct guest_ring *g, const struct hnl_service *service,
		    uint16_t n_rules)
{
	arrive(g, service, n_rules);
	ignore((int)serve_all(g->m));
	guest_ring_take(g);
}

/* To where the family has its handlers, and no peer is asked. */
static void move(struct guest_ring *g)
{
	move_to(g, &full, 0);
}

static void close_all(struct guest_ring *g)
{
	struct machine *m = g->m;

	assert_int_equal(m->sets, 0);
	assert_false(machine_is_shared(m, PRIVATE_PAGE));
	assert_int_equal(m->domain->in_flight, 0);
	guest_ring_close(g);
	machine_close(m);
}

/* The reply is the guest's; done 0: it does not say how much. */
static void expect_reply(struct guest_ring *g, uint64_t done)
{
	struct final f = final_of(g, 7);
	struct hnl_attr a = hnl_attr_find(g->got, f.m.end, f.m.body,
					  HNL_MEMORY_A_DONE);

	assert_int_equal(f.m.head.type, HNL_MEMORY_FAMILY);
	assert_int_equal(a.reason == HNL_REASON_NONE, done != 0);
	if (done != 0)
		assert_int_equal(hnl_load_le64(g->got + a.off), done);
	else
		assert_int_equal(f.m.end, f.m.body);
}

static void a17_peer_had_answered_that_is_the_answer(void **state)
{
	struct guest_ring g;

	(void)state;
	(void)open_answered(&g, 3);
	move(&g);
	expect_reply(&g, 3);
	close_all(&g);
}

/* A stream that calls a reply what it calls an agreement; or says nothing. */
static void a17_peer_had_answered_in_an_older_stream(void **state)
{
	struct guest_ring g;
	struct hnl_attr a;
	unsigned int told;
	uint8_t *record;

	(void)state;
	for (told = 0; told < 2; told++) {
		(void)open_answered(&g, 3);
		record = good.byte + record_of(&good, HNL_STATE_CMD_CALL);
		a = hnl_attr_find(record, hnl_load_le32(record), HNL_MSGHDR,
				  HNL_STATE_A_CALL_PEER_REASON);
		assert_int_equal(a.reason, HNL_REASON_NONE);
		hnl_store_le32(record + a.off, HNL_REASON_PEER);
		if (!told)
			hnl_store_le16(record + a.off - 2, 99);
		move(&g);
		expect_reply(&g, 3);
		close_all(&g);
	}
}

/* All that the peer has to say of a dump is that it has nothing to list. */
static void a17_peer_had_ended_a_dump_it_is_empty(void **state)
{
	struct guest_ring g;
	struct machine *m = open_asked_to(&g, false, true);

	(void)state;
	decide(m, 0);
	take_away(m);
	move(&g);
	assert_int_equal(final_of(&g, 7).m.head.type, HNL_MSG_DONE);
	assert_int_equal(final_of(&g, 7).x.err, 0);
	assert_int_equal(final_of(&g, 7).m.off, 0);
	close_all(&g);
}

static void a17_peer_had_answered_by_nothing_that_is_the_answer(void **state)
{
	struct guest_ring g;

	(void)state;
	(void)open_answered(&g, 0);
	move(&g);
	expect_reply(&g, 0);
	close_all(&g);
}

/* Its handler had begun, on a third hypervisor before these two. */
static void a17_moved_twice_the_second_ones_peer_had_answered(void **state)
{
	struct guest_ring g;
	struct machine *m = open_asked(&g, false);

	(void)state;
	m->domain->slot[0].flags |= SLOT_STARTED;
	m->domain->slot[0].cursor[0] = 1;
	reply(m, 3);
	take_away(m);
	move(&g);
	expect_reply(&g, 3);
	close_all(&g);
}

/* It agreed that the handler acts: where there is none, the peer is asked. */
static void a17_peer_had_agreed_no_handler_here_peer_is_asked(void **state)
{
	struct guest_ring g;
	struct machine *m;
	unsigned int how;

	(void)state;
	for (how = 0; how < 4; how++) {
		m = open_asked(&g, true);
		if (how & 1)
			m->domain->slot[0].flags |= SLOT_STARTED;
		decide(m, 0);
		take_away(m);
		if (how & 2) {
			arrive(&g, &bare, COUNT(rules));
			take_away(m);
		}
		move_to(&g, &bare, COUNT(rules));
		assert_int_equal(n_finals(&g), 0);
		assert_int_equal(m->peer.n, 2);
		reply(m, 2);
		ignore((int)serve_all(m));
		guest_ring_take(&g);
		expect_reply(&g, 2);
		close_all(&g);
	}
}

/* Made into what is none on the way: still the handler does not act. */
static void a17_peer_had_answered_what_is_no_reply_call_ends(void **state)
{
	struct guest_ring g;
	size_t pos;

	(void)state;
	(void)open_answered(&g, 3);
	pos = record_of(&good, HNL_STATE_CMD_BYTES);
	pos += hnl_load_le32(good.byte + pos);
	assert_int_equal(good.byte[pos + 16], HNL_STATE_CMD_BYTES);
	pos += HNL_MSGHDR + HNL_ATTRHDR;
	hnl_store_le16(good.byte + pos + 2, 99 | HNL_ATTR_CRITICAL);
	move(&g);
	expect_refused(final_of(&g, 7), HNL_EINTR, HNL_REASON_RESTORED);
	close_all(&g);
}

/* What the peer there decided is decided here too, without a handler. */
static void a17_peer_had_decided_no_handler_here_nobody_is_asked(void **state)
{
	struct guest_ring g;
	struct machine *m;

	(void)state;
	m = open_answered(&g, 3);
	move_to(&g, &bare, COUNT(rules));
	expect_reply(&g, 3);
	assert_int_equal(m->peer.n, 1);
	close_all(&g);
	m = open_asked(&g, true);
	decide(m, -HNL_EACCES);
	take_away(m);
	move_to(&g, &bare, COUNT(rules));
	expect_refused(final_of(&g, 7), HNL_EACCES, HNL_REASON_PEER);
	assert_int_equal(m->peer.n, 1);
	close_all(&g);
}

/* Nobody had been asked where its handler began. */
static void a17_handler_had_begun_no_handler_here_peer_is_asked(void **state)
{
	struct guest_ring g;
	struct machine *m = open_asked(&g, true);

	(void)state;
	decide(m, 0);
	m->domain->slot[0].flags = SLOT_STARTED;
	take_away(m);
	move_to(&g, &bare, COUNT(rules));
	assert_int_equal(m->peer.n, 2);
	reply(m, 1);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	expect_reply(&g, 1);
	close_all(&g);
}

/* Who cancelled it has the last word: nobody is asked. */
static void a17_cancelled_no_handler_here_nobody_is_asked(void **state)
{
	struct guest_ring g;
	struct machine *m = open_asked(&g, true);

	(void)state;
	decide(m, 0);
	m->domain->slot[0].flags = SLOT_STARTED | SLOT_CANCEL;
	take_away(m);
	move_to(&g, &bare, COUNT(rules));
	expect_refused(final_of(&g, 7), HNL_ECANCELED, HNL_REASON_CANCELED);
	assert_int_equal(m->peer.n, 1);
	close_all(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a17_peer_had_answered_that_is_the_answer),
		cmocka_unit_test(
			a17_peer_had_answered_what_is_no_reply_call_ends),
		cmocka_unit_test(
			a17_peer_had_answered_by_nothing_that_is_the_answer),
		cmocka_unit_test(a17_peer_had_answered_in_an_older_stream),
		cmocka_unit_test(a17_peer_had_ended_a_dump_it_is_empty),
		cmocka_unit_test(
			a17_moved_twice_the_second_ones_peer_had_answered),
		cmocka_unit_test(
			a17_peer_had_agreed_no_handler_here_peer_is_asked),
		cmocka_unit_test(
			a17_peer_had_decided_no_handler_here_nobody_is_asked),
		cmocka_unit_test(
			a17_handler_had_begun_no_handler_here_peer_is_asked),
		cmocka_unit_test(a17_cancelled_no_handler_here_nobody_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
