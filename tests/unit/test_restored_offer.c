/* SPDX-License-Identifier: MIT */
/*
 * What is offered is said where the domain goes on; the stream says what was
 * agreed on. Where they differ the offer changed on the way, as it may at any
 * time: what was agreed on is void, and the guest is told.
 *
 *	there		here		the feature here
 *	agreed on	offered		in effect
 *	agreed on	not		void, told
 *	not offered	offered		to be agreed on, told
 *	nobody asks	offered		in effect
 *	nobody asks	not		void, told
 */
#include "flight.h"
#include "groups.h"
#include "snapshot.h"

#define FEATURE HNL_MEMORY_FEATURE_LIST_SHARED

static struct stream stream;
static uint8_t wire[256];
static const struct hnl_agreement agreements[] = {
	{ HNL_MEMORY_FAMILY, FEATURE },
};
static const struct hnl_grant granted[] = {
	{ HNL_MEMORY_FAMILY, 1 | 1u << FEATURE },
	{ HNL_MEMORY_FAMILY, 1 },
};

static struct hnl_extack list_shared(struct machine *m)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 9);
	return call_one(m, &b);
}

static void agree(struct machine *m, uint32_t party)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_AGREE, 0, 9);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_FAMILY, HNL_MEMORY_FAMILY);
	hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_FEATURE, FEATURE);
	hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_PARTY, party);
	hnl_msg_end(&b);
	assert_int_equal(call_one(m, &b).err, 0);
}

static void offer(struct machine *m, bool offered)
{
	assert_int_equal(hnl_domain_offer(m->domain, HNL_MEMORY_FAMILY,
					  FEATURE, offered), 0);
}

/* Ring 0 hears of agreements. */
static struct machine *begin(struct guest_ring *g, const struct hnl_grant *grant)
{
	struct machine *m = machine_new();
	struct hnl_builder b;

	m->hv_cfg.agreement = agreements;
	m->hv_cfg.n_agreements = COUNT(agreements);
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.grant = grant;
	m->domain_cfg.n_grants = 1;
	m->domain_cfg.groups = 1;
	m->domain_cfg.event_bytes = 1024;
	machine_start(m);
	guest_ring_open(g, m, 0, FREE_PAGE, 1, 1);
	b = batch_begin(wire, sizeof(wire));
	put_join(&b, 9, HNL_CTRL_FAMILY, HNL_CTRL_GROUP_AGREEMENT, 0);
	assert_int_equal(call_one(m, &b).err, 0);
	return m;
}

static struct machine *begin_agreed(struct guest_ring *g)
{
	struct machine *m = begin(g, &granted[0]);

	offer(m, true);
	agree(m, HNL_CTRL_PARTY_FIRMWARE);
	agree(m, HNL_CTRL_PARTY_KERNEL);
	assert_int_equal(list_shared(m).err, 0);
	ignore((int)serve_all(m));
	guest_ring_take(g);
	g->got_len = 0;
	return m;
}

/* Where nobody asks, the stream says nothing of the feature. */
static void forget_agreement(struct stream *s)
{
	size_t pos = record_of(s, HNL_STATE_CMD_AGREEMENT);
	size_t next = hnl_msg_at(s->byte, s->len, pos).next;

	memmove(s->byte + pos, s->byte + next, s->len - next);
	s->len -= next - pos;
	renumber(s);
}

static void move(struct machine *m, bool asked, bool offered)
{
	freeze(m);
	save(m, &stream, 512);
	if (!asked)
		forget_agreement(&stream);
	destroy_domain(m);
	make_domain(m, 0xa5);
	offer(m, offered);
	restore(m, &stream);
}

static unsigned int told(struct guest_ring *g)
{
	struct hnl_msg m = { .next = 0 };
	unsigned int n = 0;

	ignore((int)serve_all(g->m));
	guest_ring_take(g);
	while (m.next < g->got_len) {
		m = hnl_msg_at(g->got, g->got_len, m.next);
		assert_int_equal(m.head.cmd, HNL_CTRL_CMD_AGREEMENT_CHANGED);
		n++;
	}
	return n;
}

static void end(struct machine *m, struct guest_ring *g)
{
	guest_ring_close(g);
	machine_close(m);
}

static void agreed_there_offered_here_in_effect(void **state)
{
	struct guest_ring g;
	struct machine *m = begin_agreed(&g);

	(void)state;
	move(m, true, true);
	assert_int_equal(list_shared(m).err, 0);
	assert_int_equal(told(&g), 0);
	end(m, &g);
}

static void expect_void(struct machine *m, struct guest_ring *g)
{
	assert_int_equal(list_shared(m).err, -HNL_EACCES);
	assert_int_equal(told(g), 1);
	/* And offered again it is to be agreed on anew. */
	offer(m, true);
	assert_int_equal(list_shared(m).err, -HNL_EACCES);
}

static void a17_agreed_there_not_offered_here_void_and_told(void **state)
{
	struct guest_ring g;
	struct machine *m = begin_agreed(&g);

	(void)state;
	move(m, true, false);
	expect_void(m, &g);
	end(m, &g);
}

static void offered_here_alone_to_be_agreed_on_and_told(void **state)
{
	struct guest_ring g;
	struct machine *m = begin(&g, &granted[0]);

	(void)state;
	move(m, true, true);
	assert_int_equal(told(&g), 1);
	assert_int_equal(list_shared(m).err, -HNL_EACCES);
	agree(m, HNL_CTRL_PARTY_FIRMWARE);
	agree(m, HNL_CTRL_PARTY_KERNEL);
	assert_int_equal(list_shared(m).err, 0);
	end(m, &g);
}

static void nobody_asked_there_offered_here_in_effect(void **state)
{
	struct guest_ring g;
	struct machine *m = begin(&g, &granted[0]);

	(void)state;
	move(m, false, true);
	assert_int_equal(list_shared(m).err, 0);
	assert_int_equal(told(&g), 0);
	end(m, &g);
}

static void a17_nobody_asked_there_not_offered_here_void_and_told(void **state)
{
	struct guest_ring g;
	struct machine *m = begin(&g, &granted[0]);

	(void)state;
	move(m, false, false);
	expect_void(m, &g);
	end(m, &g);
}

/* What it was not granted it is told nothing of. */
static void not_granted_not_told(void **state)
{
	struct guest_ring g;
	struct machine *m = begin(&g, &granted[1]);

	(void)state;
	offer(m, true);
	assert_int_equal(told(&g), 0);
	move(m, false, false);
	assert_int_equal(told(&g), 0);
	end(m, &g);
}

static void canceled_offer_is_what_it_was(void **state)
{
	static struct hnl_restore r;
	struct guest_ring g;
	struct machine *m = begin_agreed(&g);

	(void)state;
	freeze(m);
	save(m, &stream, 512);
	destroy_domain(m);
	make_domain(m, 0xa5);
	offer(m, true);
	assert_int_equal(check(m, &r, stream.byte, stream.len, 100), 0);
	hnl_restore_cancel(&r);
	assert_false(hnl_domain_agreed(m->domain, HNL_MEMORY_FAMILY, FEATURE));
	agree(m, HNL_CTRL_PARTY_FIRMWARE);
	agree(m, HNL_CTRL_PARTY_KERNEL);
	assert_int_equal(list_shared(m).err, 0);
	end(m, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agreed_there_offered_here_in_effect),
		cmocka_unit_test(
			a17_agreed_there_not_offered_here_void_and_told),
		cmocka_unit_test(offered_here_alone_to_be_agreed_on_and_told),
		cmocka_unit_test(nobody_asked_there_offered_here_in_effect),
		cmocka_unit_test(
			a17_nobody_asked_there_not_offered_here_void_and_told),
		cmocka_unit_test(not_granted_not_told),
		cmocka_unit_test(canceled_offer_is_what_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
