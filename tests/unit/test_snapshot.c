/* SPDX-License-Identifier: MIT */
/*
 * A domain that is saved, destroyed and restored at every step of a long
 * scenario: its guest gets the answers of one that never was, byte for byte
 * (A17), and no byte of the stream comes from memory that nobody wrote (A18).
 */
#include "snapshot.h"

#define STEPS 400u
#define NEVER UINT32_MAX
#define EVERY (UINT32_MAX - 1)

static struct stream stream, again;
static uint8_t batch[HNL_PAGE];

/* ---- the machine: one long command is decided on by a peer ---- */

static struct {
	uint64_t token[16];
	unsigned int n;
} peer;

static int queue_for_peer(void *host, uint64_t token, const uint8_t *msg,
			  size_t len)
{
	(void)host;
	assert_true(hnl_load_le32(msg) == len);
	assert_true(peer.n < COUNT(peer.token));
	peer.token[peer.n++] = token;
	return 0;
}

static const struct hnl_agreement agreements[] = { { HNL_MEMORY_FAMILY, 1 } };
static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE, HNL_FORWARD },
};

static void offer(struct machine *m)
{
	assert_int_equal(hnl_domain_offer(m->domain, HNL_MEMORY_FAMILY, 1,
					  true), 0);
}

static struct machine *open_machine(void)
{
	static struct hnl_hv_port port;
	struct machine *m = machine_new();

	port = machine_port;
	port.forward = queue_for_peer;
	m->hv_cfg.port = &port;
	m->hv_cfg.budget = 7;
	m->hv_cfg.quantum = 3;
	m->hv_cfg.n_domains = 40;
	m->hv_cfg.agreement = agreements;
	m->hv_cfg.n_agreements = 1;
	m->domain_cfg.id = 33;
	m->domain_cfg.groups = 4;
	m->domain_cfg.calls = 9;
	m->domain_cfg.call_bytes = 16384;
	m->domain_cfg.event_bytes = 512;
	m->domain_cfg.counting = true;
	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = 1;
	m->domain_cfg.deadline = (uint64_t)1 << 40;
	peer.n = 0;
	(void)machine_start(m);
	offer(m);
	return m;
}

/* ---- what the guest asks ---- */

static void put_command(struct hnl_builder *b, uint8_t cmd, uint16_t flags,
			uint32_t seq, const uint32_t *value, size_t n)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, cmd, flags, seq);
	size_t i;

	hnl_msg_begin(b, &h);
	for (i = 0; i < n; i++)
		hnl_attr_put_u32(b, (uint16_t)(i + 1), value[i]);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

static void put_unshare(struct hnl_builder *b, uint32_t seq)
{
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE,
				    0, seq);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u64(b, HNL_MEMORY_A_GPA, GPA(PRIVATE_PAGE));
	hnl_attr_put_u64(b, HNL_MEMORY_A_PAGES, 1);
	hnl_msg_end(b);
}

static void put_policies(struct hnl_builder *b, uint16_t flags, uint32_t seq)
{
	static const uint32_t family[] = { HNL_CTRL_FAMILY };

	put_command(b, HNL_CTRL_CMD_POLICY_LIST, HNL_F_DUMP | flags, seq,
		    family, 1);
}

#define LISTS HNL_CTRL_CMD_CALL_LIST, HNL_F_DUMP

/* Long ones, chains that fail and that do not, barriers, dumps, agreements. */
static struct hnl_builder requests_of(uint32_t ring)
{
	static const uint32_t join[] = { HNL_CTRL_FAMILY,
					 HNL_CTRL_GROUP_PROGRESS, 1 };
	static const uint32_t tell[] = { HNL_CTRL_FAMILY,
					 HNL_CTRL_GROUP_AGREEMENT, 1 };
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	const uint32_t agree[] = { HNL_MEMORY_FAMILY, 1, ring };

	if (ring == 1) {
		put_command(&b, HNL_CTRL_CMD_GROUP_JOIN, 0, 1, join, 3);
		put_command(&b, HNL_CTRL_CMD_GROUP_JOIN, 0, 2, tell, 3);
	}
	put_share(&b, 0, 10, GPA(FREE_PAGE), 40);
	put_command(&b, LISTS, 11, NULL, 0);
	put_share(&b, HNL_F_LINK, 12, GPA(FREE_PAGE), 23);
	put_share(&b, HNL_F_LINK, 13, GPA(RAM_PAGES - 2), 17);
	put_share(&b, HNL_F_LINK, 14, GPA(FREE_PAGE), 3);
	put_share(&b, 0, 15, GPA(FREE_PAGE), 3);
	put_policies(&b, 0, 16);
	put_command(&b, HNL_CTRL_CMD_AGREE, 0, 17, agree, 3);
	put_share(&b, HNL_F_ACK, 18, GPA(FREE_PAGE), 30);
	put_share(&b, 0, 19, GPA(FREE_PAGE), 31);
	put_empty(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED,
		  HNL_F_DUMP, 20);
	put_policies(&b, HNL_F_BARRIER, 21);
	put_command(&b, LISTS, 22, NULL, 0);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_COUNT_LIST,
		  HNL_F_DUMP | HNL_F_BARRIER, 23);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_COUNT_GET, 0, 24);
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_AGREEMENT_LIST,
		  HNL_F_DUMP, 25);
	return b;
}

static struct hnl_builder requests_of_vcpu(void)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	put_share(&b, HNL_F_LINK, 50, GPA(FREE_PAGE), 33);
	put_policies(&b, HNL_F_LINK, 51);
	put_share(&b, 0, 52, GPA(RAM_PAGES - 3), 9);
	put_share(&b, 0, 53, GPA(FREE_PAGE), 20);
	return b;
}

/* ---- the scenario ---- */

struct scenario {
	struct machine *m;
	struct guest_ring ring[3];
	struct hnl_direct regs;
	bool called;		/* the vCPU's CALL has ended */
	unsigned int moves;
};

static void open_scenario(struct scenario *s)
{
	static const uint8_t rubbish[20] = { 4 };
	struct hnl_builder b;
	uint32_t i;

	memset(s, 0, sizeof(*s));
	s->m = open_machine();
	for (i = 0; i < 3; i++)
		guest_ring_open(&s->ring[i], s->m, i, 40 + 8 * i, 1, 1);
	for (i = 0; i < 2; i++) {
		b = requests_of(i);
		guest_ring_send(&s->ring[i], batch, b.len);
	}
	memcpy(s->ring[2].sq_page[0], rubbish, sizeof(rubbish));
	hnl_producer_commit(&s->ring[2].sq, sizeof(rubbish));
	ignore(hnl_producer_publish(&s->ring[2].sq));
	assert_int_equal(hnl_hv_kick(s->m->cpu, s->m->domain, 2),
			 -HNL_EBADMSG);
	b = requests_of_vcpu();
	machine_poke(s->m, REQUEST_PAGE, 0, batch, b.len);
	s->regs.request = GPA(REQUEST_PAGE);
	s->regs.request_len = b.len;
	s->regs.reply = GPA(REPLY_PAGE);
	s->regs.reply_len = 700;
	s->m->answer_len = 0;
}

static void close_scenario(struct scenario *s)
{
	size_t i;

	for (i = 0; i < 3; i++)
		guest_ring_close(&s->ring[i]);
	machine_close(s->m);
}

/* What happens at a step depends on the step alone. */
static void step(struct scenario *s, uint32_t n)
{
	struct machine *m = s->m;
	int err;

	switch (n % 5) {
	case 0:
	case 1:
		ignore(hnl_hv_kick(m->cpu, m->domain, n % 5));
		break;
	case 2:
		if (s->called)
			break;
		err = machine_enter(m, &s->regs);
		assert_true(err == 0 || err == -HNL_EAGAIN);
		s->called = err == 0;
		break;
	default:
		ignore(hnl_hv_serve(m->cpu, m->hv));
		break;
	}
	if (n % 9 == 8)
		guest_ring_take(&s->ring[0]);
	if (n % 14 == 13)
		guest_ring_take(&s->ring[1]);
}

/* Saved, destroyed, made of other rubble, restored; saved again: the same. */
static void move(struct scenario *s)
{
	struct machine *m = s->m;
	unsigned int n = ++s->moves;

	freeze(m);
	save(m, &stream, HNL_SAVE_MIN + n % 3 * 4096);
	destroy_domain(m);
	make_domain(m, n % 2 ? 0x5a : 0xa5);
	offer(m);
	restore(m, &stream);
	freeze(m);
	save(m, &again, STREAM_MAX);
	hnl_domain_thaw(m->domain);
	assert_int_equal(stream.len, again.len);
	assert_memory_equal(stream.byte, again.byte, stream.len);
}

static void run(struct scenario *s, uint32_t when,
		void (*at)(struct scenario *))
{
	uint32_t n;

	open_scenario(s);
	for (n = 0; n < STEPS; n++) {
		if (when == n || when == EVERY)
			at(s);
		step(s, n);
	}
	guest_ring_take(&s->ring[0]);
	guest_ring_take(&s->ring[1]);
}

static void expect_same(const struct scenario *a, const struct scenario *b,
			uint32_t when)
{
	size_t i;

	for (i = 0; i < 2; i++)
		if (a->ring[i].got_len != b->ring[i].got_len ||
		    memcmp(a->ring[i].got, b->ring[i].got,
			   a->ring[i].got_len) != 0)
			fail_msg("ring %zu differs, moved at %u", i, when);
	if (a->m->answer_len != b->m->answer_len ||
	    memcmp(a->m->answer, b->m->answer, a->m->answer_len) != 0)
		fail_msg("the CALL differs, moved at %u", when);
}

/* Final ones. */
static size_t answers_to(const struct guest_ring *g, uint32_t seq)
{
	struct hnl_msg a = { .next = 0 };
	size_t n = 0;

	while (a.next < g->got_len) {
		a = hnl_msg_at(g->got, g->got_len, a.next);
		n += a.head.seq == seq && (a.head.type == HNL_MSG_DONE ||
					   !(a.head.flags & HNL_F_MULTI));
	}
	return n;
}

/* The scenario is as long as it says, and ends. */
static void expect_whole(const struct scenario *s)
{
	uint32_t seq;

	for (seq = 10; seq <= 25; seq++) {
		assert_true(answers_to(&s->ring[0], seq) == 1);
		assert_true(answers_to(&s->ring[1], seq) == 1);
	}
	assert_true(s->called);
	assert_true(answers_to(&s->ring[1], 0) > 10);	/* events */
}

static void move_at_each_step_same_answers(void **state)
{
	struct scenario whole, moved;
	uint32_t n;

	(void)state;
	run(&whole, NEVER, move);
	expect_whole(&whole);
	for (n = 0; n < STEPS; n++) {
		run(&moved, n, move);
		expect_same(&whole, &moved, n);
		close_scenario(&moved);
	}
	run(&moved, EVERY, move);
	expect_same(&whole, &moved, EVERY);
	close_scenario(&moved);
	close_scenario(&whole);
}

/* Until nothing is ready, with a guest that reads. */
static void drain(struct scenario *s)
{
	uint32_t n;

	for (n = 0; n < STEPS; n++) {
		ignore(hnl_hv_serve(s->m->cpu, s->m->hv));
		guest_ring_take(&s->ring[0]);
		guest_ring_take(&s->ring[1]);
		if (hnl_producer_stalled(&s->ring[n % 2].sq))
			ignore(hnl_hv_kick(s->m->cpu, s->m->domain, n % 2));
	}
	assert_false(hnl_hv_serve(s->m->cpu, s->m->hv));
}

/* ---- live update ---- */

/*
 * Another dispatcher beside the old one takes the domain over: it is checked
 * while the old one still has the pages.
 */
static void update(struct scenario *s)
{
	static struct hnl_restore r;
	struct machine *m = s->m, next = *m;

	next.hv = hnl_hv_init(exact_block(hnl_hv_size(&m->hv_cfg)),
			      &m->hv_cfg);
	next.cpu = hnl_cpu_init(exact_block(hnl_cpu_size(next.hv)), next.hv);
	freeze(m);
	save(m, &stream, STREAM_MAX);
	make_domain(&next, 0x5a);
	offer(&next);
	assert_int_equal(check(&next, &r, stream.byte, stream.len, 1000), 0);
	destroy_domain(m);
	free(m->hv);
	free(m->cpu);
	m->hv = next.hv;
	m->cpu = next.cpu;
	m->domain = next.domain;
	commit(&r);
	assert_int_equal(r.report.rings_stopped, 0);
}

static void update_at_each_step_same_answers(void **state)
{
	struct scenario whole, updated;
	uint32_t n;

	(void)state;
	run(&whole, NEVER, update);
	for (n = 0; n < STEPS; n += 3) {
		run(&updated, n, update);
		expect_same(&whole, &updated, n);
		close_scenario(&updated);
	}
	run(&updated, EVERY, update);
	expect_same(&whole, &updated, EVERY);
	close_scenario(&updated);
	close_scenario(&whole);
}

static void frozen_nobody_enters_doorbell_kept(void **state)
{
	struct scenario s;
	struct machine *m;
	uint64_t value;

	(void)state;
	open_scenario(&s);
	m = s.m;
	freeze(m);
	assert_int_equal(hnl_domain_freeze(m->domain), -HNL_EAGAIN);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &s.regs, &value),
			 -HNL_EAGAIN);
	while (hnl_hv_serve(m->cpu, m->hv))
		;
	guest_ring_take(&s.ring[0]);
	assert_int_equal(s.ring[0].got_len, 0);
	hnl_domain_thaw(m->domain);
	drain(&s);
	assert_int_equal(answers_to(&s.ring[0], 25), 1);
	close_scenario(&s);
}

/* ---- a peer ---- */

static struct hnl_extack error_of(const struct guest_ring *g, uint32_t seq)
{
	struct hnl_msg a = { .next = 0 };
	struct hnl_extack x = { .err = 1 };

	while (a.next < g->got_len) {
		a = hnl_msg_at(g->got, g->got_len, a.next);
		if (a.head.seq == seq && a.head.type == HNL_MSG_ERROR)
			assert_int_equal(hnl_ack_read(g->got, &a, &x), 0);
	}
	return x;
}

static int peer_says(struct machine *m, unsigned int n, int err)
{
	struct hnl_extack x;
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE,
				    0, 0);
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	hnl_extack_clear(&x);
	x.err = err;
	hnl_ack_put(&b, HNL_MSG_ERROR, &h, 44, &x);
	return hnl_forward_answer(m->cpu, m->domain, peer.token[n], batch,
				  b.len);
}

/* A call that is with the peer is lost; one that it has answered is not. */
static void forwarded_restored_eintr_answered_goes_on(void **state)
{
	struct hnl_builder b;
	struct scenario s;
	struct hnl_extack x;

	(void)state;
	open_scenario(&s);
	ignore(hnl_hv_kick(s.m->cpu, s.m->domain, 0));
	ignore(hnl_hv_kick(s.m->cpu, s.m->domain, 1));
	drain(&s);
	b = batch_begin(batch, sizeof(batch));
	put_unshare(&b, 60);
	put_unshare(&b, 61);
	guest_ring_send(&s.ring[0], batch, b.len);
	ignore(hnl_hv_kick(s.m->cpu, s.m->domain, 0));
	drain(&s);
	assert_int_equal(peer.n, 2);
	assert_int_equal(peer_says(s.m, 1, -HNL_EACCES), 0);
	freeze(s.m);
	save(s.m, &stream, STREAM_MAX);
	destroy_domain(s.m);
	make_domain(s.m, 0x5a);
	restore(s.m, &stream);
	assert_int_equal(peer_says(s.m, 0, 0), -HNL_ENOENT);
	drain(&s);
	assert_int_equal(answers_to(&s.ring[0], 60), 1);
	assert_int_equal(answers_to(&s.ring[0], 61), 1);
	x = error_of(&s.ring[0], 60);
	assert_int_equal(x.err, -HNL_EINTR);
	assert_int_equal(x.reason, HNL_REASON_RESTORED);
	x = error_of(&s.ring[0], 61);
	assert_int_equal(x.err, -HNL_EACCES);
	assert_int_equal(x.reason, HNL_REASON_PEER);
	close_scenario(&s);
}

/* ---- what a new host has not ---- */

/* Known, but without a handler here: EINTR with progress. */
static void command_without_handler_here_eintr(void **state)
{
	static hnl_handler none[1];
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct guest_ring g;
	struct machine *m = open_machine();
	struct hnl_extack x;

	(void)state;
	guest_ring_open(&g, m, 0, 40, 1, 1);
	put_share(&b, 0, 7, GPA(FREE_PAGE), 40);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	freeze(m);
	save(m, &stream, STREAM_MAX);
	destroy_domain(m);
	m->service[0].handler = none;
	m->service[0].n_handlers = 1;
	free(m->hv);
	m->hv = hnl_hv_init(exact_block(hnl_hv_size(&m->hv_cfg)), &m->hv_cfg);
	make_domain(m, 0x5a);
	restore(m, &stream);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(answers_to(&g, 7), 1);
	x = error_of(&g, 7);
	assert_int_equal(x.err, -HNL_EINTR);
	assert_int_equal(x.reason, HNL_REASON_RESTORED);
	assert_in_range(x.progress, 1, 39);
	guest_ring_close(&g);
	machine_close(m);
}

/* One ring cannot be mapped any more: it is stopped, the others go on. */
static void page_gone_ring_stopped_others_go_on(void **state)
{
	struct scenario s;
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_msg a;
	static struct hnl_restore r;
	static const uint32_t zero[] = { 0 };

	(void)state;
	open_scenario(&s);
	freeze(s.m);
	save(s.m, &stream, STREAM_MAX);
	destroy_domain(s.m);
	make_domain(s.m, 0xa5);
	assert_int_equal(machine_set(s.m, FIRST + 41, false), 0);
	assert_int_equal(check(s.m, &r, stream.byte, stream.len, 1), 0);
	commit(&r);
	assert_int_equal(r.report.rings_stopped, 1);
	assert_int_equal(hnl_hv_kick(s.m->cpu, s.m->domain, 0), -HNL_EBADMSG);
	assert_int_equal(guest_ring_serve(&s.ring[1]), 0);
	assert_int_equal(answers_to(&s.ring[1], 15), 1);
	freeze(s.m);
	save(s.m, &stream, STREAM_MAX);
	destroy_domain(s.m);
	make_domain(s.m, 0xa5);
	restore(s.m, &stream);
	b = batch_begin(batch, sizeof(batch));
	put_command(&b, HNL_CTRL_CMD_RING_RESET, 0, 1, zero, 1);
	put_command(&b, HNL_CTRL_CMD_RING_DESTROY, 0, 2, zero, 1);
	assert_int_equal(machine_call(s.m, batch, b.len, 4096, NULL), 0);
	a = answer_at(s.m, 0);
	assert_int_equal(hnl_ack_read(s.m->answer, &a, &x), 0);
	assert_int_equal(x.err, -HNL_EFAULT);
	assert_int_equal(x.reason, HNL_REASON_GPA_PRIVATE);
	a = answer_at(s.m, 1);
	assert_int_equal(hnl_ack_read(s.m->answer, &a, &x), 0);
	assert_int_equal(x.err, 0);
	close_scenario(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(move_at_each_step_same_answers),
		cmocka_unit_test(update_at_each_step_same_answers),
		cmocka_unit_test(frozen_nobody_enters_doorbell_kept),
		cmocka_unit_test(forwarded_restored_eintr_answered_goes_on),
		cmocka_unit_test(command_without_handler_here_eintr),
		cmocka_unit_test(page_gone_ring_stopped_others_go_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
