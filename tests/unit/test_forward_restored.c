/* SPDX-License-Identifier: MIT */
/*
 * A call that a peer has answered by its own reply, moved to a hypervisor that
 * has a handler for it and asks no peer:
 *
 *	there: forwarded, no handler; peer: reply | saved | here: a handler
 *
 * The peer has acted. What it said is the answer, and the handler does not act
 * again.
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "snapshot.h"

static struct stream good;
static uint8_t batch[HNL_PAGE], wire[512];
static struct hnl_service full;	/* with its handlers */

static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD },
};

static void make_hv(struct machine *m)
{
	m->hv = hnl_hv_init(exact_block(hnl_hv_size(&m->hv_cfg)), &m->hv_cfg);
	assert_non_null(m->hv);
	m->cpu = hnl_cpu_init(exact_block(hnl_cpu_size(m->hv)), m->hv);
	assert_non_null(m->cpu);
}

/* A share of three pages that the peer has. */
static struct machine *open_asked(struct guest_ring *g)
{
	struct machine *m = machine_new();
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	full = m->service[0];
	m->service[0].handler = NULL;
	m->service[0].n_handlers = 0;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.calls = 4;
	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = COUNT(rules);
	m->domain_cfg.deadline = 1000;
	m->peer.here = true;
	machine_start(m);
	guest_ring_open(g, m, 0, FIRST_RING, 1, 1);
	put_share(&b, 0, 7, GPA(PRIVATE_PAGE), 3);
	guest_ring_send(g, batch, b.len);
	assert_int_equal(kick(g), 0);
	assert_int_equal(m->peer.n, 1);
	return m;
}

/* The peer's reply: so many pages are done. It is saved before it is taken. */
static struct machine *open_answered(struct guest_ring *g, uint64_t done)
{
	struct machine *m = open_asked(g);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, 0,
				    1);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_DONE, done);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(hnl_forward_answer(m->cpu, m->domain,
					    m->peer.token[0], wire, b.len), 0);
	freeze(m);
	save(m, &good, 512);
	destroy_domain(m);
	return m;
}

/* To where the family has its handlers, and no peer is asked. */
static void move(struct guest_ring *g)
{
	struct machine *m = g->m;

	m->service[0] = full;
	m->domain_cfg.n_rules = 0;
	free(m->hv);
	free(m->cpu);
	make_hv(m);
	make_domain(m, 0xa5);
	restore(m, &good);
	m->sets = 0;
	ignore((int)serve_all(m));
	guest_ring_take(g);
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

static void a17_peer_had_answered_that_is_the_answer(void **state)
{
	struct guest_ring g;
	struct hnl_attr a;
	struct final f;

	(void)state;
	(void)open_answered(&g, 3);
	move(&g);
	f = final_of(&g, 7);
	assert_int_equal(f.m.head.type, HNL_MEMORY_FAMILY);
	a = hnl_attr_find(g.got, f.m.end, f.m.body, HNL_MEMORY_A_DONE);
	assert_int_equal(a.reason, HNL_REASON_NONE);
	assert_int_equal(hnl_load_le64(g.got + a.off), 3);
	close_all(&g);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a17_peer_had_answered_that_is_the_answer),
		cmocka_unit_test(
			a17_peer_had_answered_what_is_no_reply_call_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
