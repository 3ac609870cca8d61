/* SPDX-License-Identifier: MIT */
/*
 * What takes more than one record to save: messages and replies of many pieces,
 * the pages of a large ring, the places of a domain with many; and a ring that
 * is half destroyed, whose calls are in no queue any more. All of it arrives.
 */
#include <hnl/names.h>

#include "../../hv/internal.h"
#include "snapshot.h"

#include "flight.h"

static struct stream stream;
static uint8_t batch[HNL_PAGE];

static struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

static struct machine *configure(void)
{
	struct machine *m = machine_new();

	m->hv_cfg.budget = 24;
	m->hv_cfg.quantum = 4;
	m->hv_cfg.n_domains = 1;
	m->hv_cfg.max_message = 4096;
	m->domain_cfg.calls = 40;
	m->domain_cfg.call_bytes = 1u << 16;
	m->domain_cfg.ring_pages = 32;
	m->domain_cfg.counting = true;
	return m;
}

static void move(struct machine *m)
{
	freeze(m);
	save(m, &stream, HNL_PAGE);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &stream);
}

static unsigned int records_of(uint8_t cmd)
{
	unsigned int n = 0;
	size_t pos;

	for (pos = 0; pos < stream.len; pos += hnl_load_le32(stream.byte + pos))
		n += stream.byte[pos + 16] == cmd;
	return n;
}

/* Two calls, of 700 bytes each: three pieces, the last one short. */
static void messages_of_many_pieces_go_on(void **state)
{
	struct machine *m = machine_start(configure());
	struct guest_ring g;
	struct hnl_builder b;
	size_t at;
	uint32_t i;

	(void)state;
	guest_ring_open(&g, m, 0, FREE_PAGE, 1, 1);
	b = begin();
	for (i = 1; i <= 2; i++) {
		at = b.len;
		put_share(&b, 0, i, GPA(60), 20);
		put_ballast(&b, at, 700 - 44 - HNL_ATTRHDR);
		assert_int_equal(hnl_load_le32(batch + at), 700);
	}
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	assert_int_equal(m->domain->in_flight, 2);
	move(m);
	assert_int_equal(records_of(HNL_STATE_CMD_CALL), 2);
	assert_int_equal(records_of(HNL_STATE_CMD_BYTES), 2 * 3);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	for (i = 1; i <= 2; i++)
		assert_int_equal(final_of(&g, i).x.err, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* 36 pages and 41 places, of which a record holds 32. */
static void pages_and_places_of_many_records_are_all_there(void **state)
{
	struct machine *m = machine_start(configure());
	uint32_t page[36], i;
	uint64_t gpa[36];
	struct hnl_builder b = begin();
	uint16_t free, n = 0;

	(void)state;
	for (i = 0; i < COUNT(page); i++)
		page[i] = FREE_PAGE + 1 + i;
	put_ring_create(&b, 1, 0, GPA(FREE_PAGE), page, 32, page + 32, 4);
	assert_int_equal(call_one(m, &b).err, 0);
	memcpy(gpa, m->domain->ring[0].gpa, sizeof(gpa));
	free = m->domain->free_slot;
	move(m);
	assert_int_equal(records_of(HNL_STATE_CMD_PAGES), 2);
	assert_int_equal(records_of(HNL_STATE_CMD_SLOTS), 2);
	assert_int_equal(m->maps, 37);
	assert_memory_equal(m->domain->ring[0].gpa, gpa, sizeof(gpa));
	assert_int_equal(m->domain->free_slot, free);
	for (; free != HNL_NONE; free = m->domain->slot[free].next)
		n++;
	assert_int_equal(n, 40 + HNL_RESERVED_SLOTS);
	machine_close(m);
}

/* ---- half destroyed ---- */

static void leave_calls(struct guest_ring *g, uint32_t n)
{
	struct hnl_builder b = begin();
	uint32_t i;

	for (i = 1; i <= n; i++)
		put_share(&b, 0, i, GPA(60), 36);
	guest_ring_send(g, batch, b.len);
	while (g->m->domain->in_flight < n)
		ignore(hnl_hv_kick(g->m->cpu, g->m->domain, g->id));
}

static void ring_half_destroyed_is_destroyed_where_it_arrives(void **state)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   HNL_PAGE };
	struct machine *m = machine_start(configure());
	struct guest_ring g;
	struct hnl_builder b;
	unsigned int left;

	(void)state;
	guest_ring_open(&g, m, 0, FREE_PAGE, 1, 1);
	leave_calls(&g, 4);
	b = begin();
	put_u32_of(&b, HNL_CTRL_CMD_RING_DESTROY, 0, 9, HNL_CTRL_A_RING_ID, 0);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	m->answer_len = 0;
	m->preempt = true;
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	m->preempt = false;
	/* The destroy itself is one of them. */
	left = m->domain->in_flight - 1;
	assert_in_range(left, 1, 3);
	assert_int_equal(m->domain->ring[0].stopped, HNL_REASON_CANCELED);
	assert_int_equal(m->domain->ring[0].first, HNL_NONE);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EBADMSG);
	move(m);
	assert_int_equal(m->domain->in_flight, left + 1);
	while (machine_enter(m, &regs) == -HNL_EAGAIN)
		;
	assert_int_equal(find_final(m->answer, m->answer_len, 9).x.err, 0);
	assert_int_equal(m->domain->in_flight, 0);
	assert_int_equal(m->maps, 0);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- counters ---- */

/* Where nothing is counted, what was counted is forgotten. */
static void counters_where_there_are_none_are_not_missed(void **state)
{
	struct machine *m = machine_start(configure());
	struct hnl_ctrl_count_get_rsp c;

	(void)state;
	assert_int_equal(call_counts(m).calls, 0);
	assert_int_equal(call_counts(m).calls, 1);
	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_COUNT_LIST), 1);
	freeze(m);
	save(m, &stream, HNL_PAGE);
	assert_int_equal(records_of(HNL_STATE_CMD_COUNT), 3);
	destroy_domain(m);
	m->domain_cfg.counting = false;
	make_domain(m, 0xa5);
	restore(m, &stream);
	c = call_counts(m);
	assert_false(HNL_HAS(&c, HNL_CTRL_COUNT_GET_RSP_CALLS));
	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_COUNT_LIST), 0);
	machine_close(m);
}

/* ---- names ---- */

static struct hnl_bytes name_in_stream(uint16_t family, uint8_t feature)
{
	struct hnl_state_grant_ntf e;
	struct hnl_bytes none = { NULL, 0 };
	struct hnl_decoder d;
	struct hnl_extack x;
	struct hnl_msg m;
	size_t pos;

	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	hnl_extack_clear(&x);
	for (pos = 0; pos < stream.len; pos = m.next) {
		m = hnl_msg_at(stream.byte, stream.len, pos);
		if (m.head.cmd != HNL_STATE_CMD_GRANT)
			continue;
		assert_int_equal(hnl_state_grant_ntf_decode(
			&d, stream.byte, &m, &e, &x), 0);
		if (e.family == family && e.feature == feature)
			return HNL_HAS(&e, HNL_STATE_GRANT_NTF_NAME) ? e.name :
								       none;
	}
	fail_msg("family %u, feature %u is not saved", family, feature);
	return none;
}

/* As much of it as a record holds; of a feature that has none, nothing. */
static void name_too_long_cut_and_name_that_is_not_left_out(void **state)
{
	static const char longest[] =
		"a-family-whose-name-is-longer-than-what-a-record-of-the-"
		"stream-holds";
	struct hnl_names names = hnl_memory_names;
	struct machine *m = configure();
	struct hnl_bytes name;

	(void)state;
	assert_true(sizeof(longest) - 1 > HNL_RESTORE_NAME_MAX);
	names.family = longest;
	names.n_features = 0;
	m->service[0].names = &names;
	machine_start(m);
	freeze(m);
	save(m, &stream, HNL_PAGE);
	hnl_domain_thaw(m->domain);
	name = name_in_stream(HNL_MEMORY_FAMILY, 0);
	assert_int_equal(name.n, HNL_RESTORE_NAME_MAX);
	assert_memory_equal(name.p, longest, HNL_RESTORE_NAME_MAX);
	name = name_in_stream(HNL_MEMORY_FAMILY,
			      HNL_MEMORY_FEATURE_LIST_SHARED);
	assert_int_equal(name.n, 0);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages_of_many_pieces_go_on),
		cmocka_unit_test(
			pages_and_places_of_many_records_are_all_there),
		cmocka_unit_test(
			ring_half_destroyed_is_destroyed_where_it_arrives),
		cmocka_unit_test(counters_where_there_are_none_are_not_missed),
		cmocka_unit_test(
			name_too_long_cut_and_name_that_is_not_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
