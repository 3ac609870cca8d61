/* SPDX-License-Identifier: MIT */
/*
 * The hostile peer, by the ids of its cases. The others with an id stand
 * where their subject is: test_hv*.c, test_calls.c, test_inflight.c,
 * test_groups.c, test_forward.c, test_agreement.c, test_kick.c.
 *
 * That nothing is allocated follows from what the libraries are linked with
 * (tests/dialect.py): there is nothing to allocate with.
 */
#include "../../hv/internal.h"
#include "flight.h"

static uint8_t batch[HNL_MSG_MAX];

static struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

static struct machine *open_counting(uint32_t budget)
{
	struct machine *m = machine_new();

	m->hv_cfg.budget = budget;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.counting = true;
	m->domain_cfg.calls = 3;
	return machine_start(m);
}

/* ---- A08 ---- */

static void a08_empty_ring_and_batch_of_padding_no_answer(void **state)
{
	struct machine *m = open_counting(0);
	struct guest_ring g;
	uint8_t noop[64];

	(void)state;
	open_small_ring(&g, m, 0);
	assert_int_equal(guest_ring_serve(&g), 0);
	hnl_noop_head(noop, sizeof(noop));
	guest_ring_send(&g, noop, sizeof(noop));
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(machine_call(m, noop, sizeof(noop), 4096, NULL), 0);
	assert_int_equal(m->answer_len, 0);
	assert_int_equal(g.got_len, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- A18 ---- */

/* Memory is full of 0xa5 at first: what was not written for a reader shows. */
static void a18_completion_page_behind_its_answers_untouched(void **state)
{
	struct machine *m = open_counting(3);
	struct guest_ring g;
	struct hnl_builder b = begin();
	size_t i, end;

	(void)state;
	open_small_ring(&g, m, 0);
	memset(g.cq_page[0], 0xa5, HNL_PAGE);
	put_share(&b, HNL_F_ACK, 1, GPA(PRIVATE_PAGE), 9);
	put_share(&b, 0, 2, GPA(0) + 1, 9);
	put_dump(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_FEATURE_LIST, 3);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	end = hnl_load_relaxed(ring_line(&g, HNL_RING_CQ_PRODUCER));
	assert_in_range(end, 1, HNL_PAGE - 1);
	for (i = end; i < HNL_PAGE; i++)
		assert_int_equal(g.cq_page[0][i], 0xa5);
	/* Not one byte: padding is less than a word. */
	for (i = 0; i < end; i++)
		assert_int_not_equal(g.cq_page[0][i], 0xa5);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- A19 ---- */

/* One refusal of each kind; the bytes are the guest's. */
static void put_refused(struct hnl_builder *b, uint32_t kind, uint32_t seq)
{
	size_t at = b->len;

	switch (kind % 8) {
	case 0:
		put_empty(b, 0x7777, 1, 0, seq);
		break;
	case 1:
		put_empty(b, HNL_MEMORY_FAMILY, 200, 0, seq);
		break;
	case 2:
		put_share(b, 0, seq, GPA(0) + 1, 1);
		break;
	case 3:
		put_share(b, HNL_F_LINK, seq, GPA(0), 0);
		break;
	case 4:
		put_cancel(b, seq, seq);
		break;
	case 5:
		put_empty(b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, 0, seq);
		b->buf[at + 18] = 1;
		break;
	case 6:
		put_share(b, HNL_F_STRICT, seq, GPA(0), 1);
		put_ballast(b, at, 8);
		break;
	default:
		put_share(b, 0, seq, GPA(RAM_PAGES), 1);
		break;
	}
}

#define MILLION 1000000u
#define A_BATCH 50u

/* Every object is as it was, but for its counters; and each is answered. */
static void a19_million_refused_messages_nothing_grows(void **state)
{
	struct machine *m = open_counting(0);
	size_t size = hnl_domain_size(m->hv, &m->domain_cfg);
	struct hnl_domain *d = m->domain;
	struct slot *slots = NULL;
	struct guest_ring g;
	struct hnl_builder b;
	struct pool pool;
	uint16_t *link;
	uint32_t seq, i;

	(void)state;
	open_small_ring(&g, m, 0);
	slots = (struct slot *)(void *)exact_copy(d->slot, d->n_slots *
						  sizeof(*slots));
	pool = d->pool;
	link = (uint16_t *)(void *)exact_copy(pool.link, pool.unpromised *
					      sizeof(*link));
	for (seq = 1; seq < MILLION; seq += A_BATCH) {
		b = begin();
		for (i = 0; i < A_BATCH; i++)
			put_refused(&b, i, seq + i);
		g.got_len = 0;
		if (seq / A_BATCH % 2 != 0) {
			guest_ring_send(&g, batch, b.len);
			assert_int_equal(guest_ring_serve(&g), 0);
			assert_int_equal(n_finals(&g), A_BATCH);
		} else {
			assert_int_equal(machine_call(m, batch, b.len,
						      1 << 16, NULL), 0);
			assert_int_equal(answers_in(m->answer, m->answer_len),
					 A_BATCH);
		}
	}
	assert_int_equal(m->changes, 0);
	assert_int_equal(hnl_domain_size(m->hv, &m->domain_cfg), size);
	assert_int_equal(d->in_flight, 0);
	assert_memory_equal(&pool, &d->pool, sizeof(pool));
	assert_memory_equal(link, d->pool.link,
			    pool.unpromised * sizeof(*link));
	for (i = 0; i < d->n_slots; i++) {
		assert_int_equal(d->slot[i].state, CALL_FREE);
		/* Not even a generation: none of them was ever in flight. */
		assert_int_equal(d->slot[i].generation,
				 slots[i].generation);
	}
	assert_true(call_counts(m).refused >= MILLION - A_BATCH);
	free(slots);
	free(link);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- A20 ---- */

/*
 * What an entry takes is bounded by its budget and one message: 1 unit for
 * each 256 bytes of it that are decoded, a page that was copied, and one turn.
 */
static void a20_longest_message_of_each_kind_within_its_units(void **state)
{
	static const uint8_t cmds[] = { HNL_MEMORY_CMD_MAP,
					HNL_MEMORY_CMD_SHARE,
					HNL_MEMORY_CMD_UNSHARE };
	struct hnl_ctrl_count_get_rsp before, after;
	struct machine *m = open_counting(0);
	struct hnl_builder b;
	size_t i, n;

	(void)state;
	for (i = 0; i < COUNT(cmds); i++) {
		before = call_counts(m);
		b = begin();
		put_empty(&b, HNL_MEMORY_FAMILY, cmds[i], 0, 1);
		/* 16,000 attributes of no bytes, none of them known */
		for (n = 0; n < 16000; n++)
			(void)hnl_attr_put_room(&b, (uint16_t)(100 + n % 50),
						0);
		hnl_store_le32(batch, (uint32_t)b.len);
		assert_int_equal(machine_call(m, batch, b.len, 8192, NULL),
				 0);
		assert_int_equal(find_final(m->answer, m->answer_len, 1).x.err,
				 -HNL_EINVAL);
		after = call_counts(m);
		assert_in_range(after.units - before.units, b.len / 256,
				b.len / 256 + 8);
	}
	machine_close(m);
}

/* However much is ready: what an entry takes beyond its budget is one turn. */
static void a20_entry_of_a_ring_within_budget_and_one_message(void **state)
{
	static const uint32_t budgets[] = { 1, 8, 64 };
	struct machine *m;
	struct guest_ring g;
	struct hnl_builder b;
	uint32_t seq, i;

	(void)state;
	for (i = 0; i < COUNT(budgets); i++) {
		m = open_counting(budgets[i]);
		guest_ring_open(&g, m, 0, FREE_PAGE, 4, 8);
		b = begin();
		for (seq = 1; seq < 300; seq++)
			put_share(&b, 0, seq, GPA(PRIVATE_PAGE), 30);
		guest_ring_send(&g, batch, b.len);
		assert_int_equal(kick(&g), -HNL_EAGAIN);
		assert_in_range(m->sets, 1, budgets[i] + 2);
		guest_ring_close(&g);
		machine_close(m);
	}
}

/* ---- A24 ---- */

/* Of two that are always ready, each has its budget in turn. */
static void a24_longest_work_without_end_another_keeps_its_share(void **state)
{
	struct machine *m = machine_new(), *n = machine_new();
	struct guest_ring g, other;
	struct hnl_builder b = begin();
	uint32_t seq, turn;

	(void)state;
	m->hv_cfg.budget = 40;
	m->hv_cfg.n_domains = 2;
	m->domain_cfg.calls = n->domain_cfg.calls = 3;
	machine_start(m);
	n->domain_cfg.id = 1;
	machine_lodge(n, m);
	open_small_ring(&g, m, 0);
	open_small_ring(&other, n, 0);
	for (seq = 1; seq < 60; seq++)
		put_share(&b, 0, seq, GPA(PRIVATE_PAGE), 32);
	guest_ring_send(&g, batch, b.len);
	guest_ring_send(&other, batch, 44);
	ignore(hnl_hv_kick(m->cpu, m->domain, 0));
	m->sets = 0;
	hnl_ready_ring(n->domain, 0);
	for (turn = 0; turn < 2 && n->changes == 0; turn++)
		assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_true(n->changes > 0);
	assert_true(m->sets <= 40 + 2);
	for (turn = 0; turn < 20; turn++)
		assert_true(hnl_hv_serve(m->cpu, m->hv));
	assert_true(m->sets <= 22 * (40 + 2));
	guest_ring_take(&other);
	assert_int_equal(final_of(&other, 1).x.err, 0);
	guest_ring_close(&other);
	guest_ring_close(&g);
	machine_close(n);
	machine_close(m);
}

/* ---- A28 ---- */

static void a28_doorbell_storm_and_doorbells_for_no_ring_do_no_work(
	void **state)
{
	struct machine *m = open_counting(0);
	struct guest_ring g;
	uint64_t units;
	uint32_t i;

	(void)state;
	open_small_ring(&g, m, 1);
	units = call_counts(m).calls;
	for (i = 0; i < 10000; i++) {
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 1), 0);
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0),
				 -HNL_ENOENT);
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 3 + i),
				 -HNL_ENOENT);
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain,
					     UINT32_MAX - i), -HNL_ENOENT);
	}
	assert_false(hnl_hv_serve(m->cpu, m->hv));
	assert_int_equal(call_counts(m).calls, units + 1);
	assert_int_equal(m->notified, 0);
	assert_int_equal(g.got_len, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- grants ---- */

static void grants_may_be_changed_until_the_first_call(void **state)
{
	static const struct hnl_grant none = { HNL_MEMORY_FAMILY, 0 };
	struct machine *m = open_counting(0);
	struct hnl_builder b = begin();

	(void)state;
	assert_int_equal(hnl_domain_grant(m->domain, &none, 1), 0);
	assert_int_equal(hnl_domain_grants(m->domain, 1), 0);
	assert_int_equal(hnl_domain_grant(m->domain, machine_grants, 1), 0);
	assert_int_equal(hnl_domain_grant(m->domain, &none, 1), 0);
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	assert_int_equal(call_one(m, &b).err, -HNL_ENOSYS);
	assert_int_equal(hnl_domain_grant(m->domain, machine_grants, 1),
			 -HNL_EBUSY);
	assert_int_equal(call_one(m, &b).err, -HNL_ENOSYS);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a08_empty_ring_and_batch_of_padding_no_answer),
		cmocka_unit_test(
			a18_completion_page_behind_its_answers_untouched),
		cmocka_unit_test(a19_million_refused_messages_nothing_grows),
		cmocka_unit_test(
			a20_longest_message_of_each_kind_within_its_units),
		cmocka_unit_test(
			a20_entry_of_a_ring_within_budget_and_one_message),
		cmocka_unit_test(
			a24_longest_work_without_end_another_keeps_its_share),
		cmocka_unit_test(
		a28_doorbell_storm_and_doorbells_for_no_ring_do_no_work),
		cmocka_unit_test(grants_may_be_changed_until_the_first_call),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
