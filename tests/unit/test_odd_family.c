/* SPDX-License-Identifier: MIT */
/*
 * Families that no schema of ours has: far from the others by number, in the
 * place of another one, without commands, with commands of no kind, and with
 * handlers that give up or answer where ours do not. All are the family memory
 * with something changed.
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "snapshot.h"

#define FAR 1000u
#define N_COMMANDS 8u

static uint8_t batch[4096];
static struct hnl_schema schema;
static struct hnl_command command[N_COMMANDS];
static struct hnl_family family;
static hnl_handler handler[N_COMMANDS];
static struct hnl_grant grants[2];

static struct hnl_builder begin(void)
{
	return batch_begin(batch, sizeof(batch));
}

/* The only family beside ctrl: memory, to be changed before machine_start(). */
static struct machine *configure(uint16_t id)
{
	struct machine *m = machine_new();
	size_t i, n = hnl_memory_family.n_commands;

	assert_true(n <= N_COMMANDS);
	schema = *hnl_memory_family.schema;
	memcpy(command, hnl_memory_family.command, n * sizeof(command[0]));
	for (i = 0; i < n; i++)
		handler[i] = i < m->service[0].n_handlers ?
				     m->service[0].handler[i] : NULL;
	family = hnl_memory_family;
	family.id = id;
	family.command = command;
	family.schema = &schema;
	grants[0].family = HNL_MEMORY_FAMILY;
	grants[1].family = id;
	grants[0].features = grants[1].features = HNL_GRANT_ALL;
	m->service[0].family = &family;
	m->service[0].handler = handler;
	m->service[0].n_handlers = n;
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = COUNT(grants);
	m->domain_cfg.counting = true;
	return m;
}

static struct hnl_builder share_of(uint16_t id, uint32_t page)
{
	struct hnl_builder b = begin();

	put_share(&b, 0, 1, GPA(page), 1);
	hnl_store_le16(batch + 4, id);
	return b;
}

static struct hnl_extack call_share(struct machine *m, uint16_t id,
				    uint32_t page)
{
	struct hnl_builder b = share_of(id, page);

	return call_one(m, &b);
}

static void expect_absent(struct machine *m, uint16_t id, uint8_t cmd)
{
	struct hnl_builder b = begin();
	struct hnl_extack x;

	put_empty(&b, id, cmd, 0, 1);
	x = call_one(m, &b);
	assert_int_equal(x.err, -HNL_ENOSYS);
	assert_int_equal(x.reason, HNL_REASON_NONE);
}

/* ---- numbers ---- */

static void family_of_a_high_number_found_no_other_is(void **state)
{
	static const uint16_t absent[] = { HNL_MEMORY_FAMILY, 47, 48, FAR - 1,
					   FAR + 1, 0x7fff };
	struct machine *m = machine_start(configure(FAR));
	size_t i;

	(void)state;
	assert_int_equal(call_share(m, FAR, PRIVATE_PAGE).err, 0);
	assert_true(machine_is_shared(m, PRIVATE_PAGE));
	for (i = 0; i < COUNT(absent); i++)
		expect_absent(m, absent[i], HNL_MEMORY_CMD_SHARE);
	assert_int_equal(m->changes, 1);
	machine_close(m);
	/* Found, and not granted: as one that there never was. */
	m = configure(FAR);
	m->domain_cfg.n_grants = 1;
	machine_start(m);
	expect_absent(m, FAR, HNL_MEMORY_CMD_SHARE);
	machine_close(m);
}

/* Two whose rows share a place: the second's requests go the long way. */
static void families_of_one_place_each_answered(void **state)
{
	const uint16_t second = HNL_MEMORY_FAMILY + PLAIN_SPANS;
	struct machine *m = configure(second);
	uint8_t *first;
	size_t n;

	(void)state;
	assert_int_equal(hnl_plain_place(second),
			 hnl_plain_place(HNL_MEMORY_FAMILY));
	m->service[1] = m->service[0];
	m->service[0].family = &hnl_memory_family;
	m->hv_cfg.n_services = 2;
	machine_start(m);
	assert_int_equal(call_share(m, HNL_MEMORY_FAMILY, PRIVATE_PAGE).err,
			 0);
	n = m->answer_len;
	first = exact_copy(m->answer, n);
	assert_int_equal(call_share(m, second, PRIVATE_PAGE + 1).err, 0);
	assert_int_equal(m->answer_len, n);
	assert_int_equal(hnl_load_le16(m->answer + 4), second);
	hnl_store_le16(m->answer + 4, HNL_MEMORY_FAMILY);
	assert_memory_equal(m->answer, first, n);
	assert_int_equal(m->changes, 2);
	expect_absent(m, second + PLAIN_SPANS, HNL_MEMORY_CMD_SHARE);
	free(first);
	machine_close(m);
}

/* ---- commands ---- */

static void family_without_commands_has_none(void **state)
{
	static const uint8_t cmds[] = { 0, 1, HNL_MEMORY_CMD_SHARE, 255 };
	struct machine *m = configure(HNL_MEMORY_FAMILY);
	size_t i;

	(void)state;
	family.n_commands = 0;
	m->service[0].n_handlers = 0;
	machine_start(m);
	for (i = 0; i < COUNT(cmds); i++)
		expect_absent(m, HNL_MEMORY_FAMILY, cmds[i]);
	machine_close(m);
}

/* It neither does nor dumps nor is an event: nobody can ask for it. */
static void command_of_no_kind_is_absent(void **state)
{
	struct machine *m = configure(HNL_MEMORY_FAMILY);

	(void)state;
	command[HNL_MEMORY_CMD_SHARE].flags = HNL_COMMAND_LONG;
	machine_start(m);
	assert_int_equal(call_share(m, HNL_MEMORY_FAMILY, PRIVATE_PAGE).err,
			 -HNL_ENOSYS);
	assert_int_equal(m->changes, 0);
	machine_close(m);
}

/* What is told is not asked for, even if it is said to do something. */
static void command_that_is_an_event_too_is_absent(void **state)
{
	struct machine *m = configure(HNL_MEMORY_FAMILY);

	(void)state;
	command[HNL_MEMORY_CMD_SHARE].flags |= HNL_COMMAND_EVENT;
	machine_start(m);
	assert_int_equal(call_share(m, HNL_MEMORY_FAMILY, PRIVATE_PAGE).err,
			 -HNL_ENOSYS);
	assert_int_equal(m->changes, 0);
	machine_close(m);
}

/* Without straight-line code the table engine says the same. */
static void schema_without_decoders_same_answers(void **state)
{
	struct machine *m = configure(HNL_MEMORY_FAMILY);
	struct hnl_builder b;

	(void)state;
	schema.decode = NULL;
	machine_start(m);
	assert_int_equal(call_share(m, HNL_MEMORY_FAMILY, PRIVATE_PAGE).err,
			 0);
	assert_int_equal(m->changes, 1);
	b = share_of(HNL_MEMORY_FAMILY, PRIVATE_PAGE + 1);
	hnl_store_le32(batch, (uint32_t)(b.len - 12));	/* no PAGES */
	b.len -= 12;
	assert_int_equal(call_one(m, &b).reason, HNL_REASON_MISSING);
	assert_int_equal(m->changes, 1);
	machine_close(m);
}

/* ---- handlers ---- */

static int gives_up_twice(struct hnl_call *call)
{
	if (call->cursor[0]++ < 2)
		return HNL_CALL_AGAIN;
	hnl_attr_put_u64(call->reply, HNL_MEMORY_A_DONE, 1);
	return 0;
}

/* No place was promised to it: it waits in one, or is refused without. */
static void short_command_that_gives_up_in_a_place_or_refused(void **state)
{
	struct machine *m = configure(HNL_MEMORY_FAMILY);
	struct guest_ring g;
	struct hnl_builder b;

	(void)state;
	command[HNL_MEMORY_CMD_SHARE].flags = HNL_COMMAND_DO;
	handler[HNL_MEMORY_CMD_SHARE] = gives_up_twice;
	m->domain_cfg.calls = 1;
	machine_start(m);
	open_small_ring(&g, m, 0);
	b = begin();
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 1);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	expect_refused(final_of(&g, 2), HNL_ENOSPC, HNL_REASON_QUOTA);
	assert_int_equal(final_of(&g, 2).order, 0);
	assert_int_equal(call_counts(m).in_flight, 0);
	guest_ring_close(&g);
	machine_close(m);
}

static int ends_with_a_reply(struct hnl_call *call)
{
	if (!hnl_attr_put_room(call->reply, HNL_MEMORY_A_SHARED, 16))
		return -HNL_EMSGSIZE;
	return call->cursor[0]++ == 0 ? HNL_CALL_MORE : 0;
}

/* Its last message is put before DONE. */
static void dump_that_ends_with_a_reply_it_is_told(void **state)
{
	struct machine *m = configure(HNL_MEMORY_FAMILY);
	struct hnl_msg a;
	size_t i;

	(void)state;
	handler[HNL_MEMORY_CMD_LIST_SHARED] = ends_with_a_reply;
	machine_start(m);
	assert_int_equal(call_dump(m, HNL_MEMORY_FAMILY,
				   HNL_MEMORY_CMD_LIST_SHARED), 2);
	for (i = 0; i < 2; i++) {
		a = answer_at(m, i);
		assert_int_equal(a.head.type, HNL_MEMORY_FAMILY);
		assert_int_equal(a.head.flags, HNL_F_MULTI);
		assert_int_equal(a.end - a.body, HNL_ATTRHDR + 16);
	}
	assert_int_equal(answer_at(m, 2).head.type, HNL_MSG_DONE);
	machine_close(m);
}

/* ---- completions that are full ---- */

/* 4 replies, of which a page of completions holds 3. */
static int dumps_of_1000_bytes(struct hnl_call *call)
{
	uint8_t *p;

	if (call->cursor[0] == 4)
		return 0;
	p = hnl_attr_put_room(call->reply, HNL_MEMORY_A_SHARED, 1000);
	if (p == NULL)
		return -HNL_EMSGSIZE;
	memset(p, (int)call->cursor[0]++, 1000);
	return HNL_CALL_MORE;
}

static int gives_up_once(struct hnl_call *call)
{
	if (call->cursor[0]++ == 0)
		return HNL_CALL_AGAIN;
	hnl_attr_put_u64(call->reply, HNL_MEMORY_A_DONE, 1);
	return 0;
}

/* Its turn is the next one when there is room again, whoever waits. */
static void dump_that_fills_the_completions_goes_on_first(void **state)
{
	struct machine *m = configure(HNL_MEMORY_FAMILY);
	struct guest_ring g;
	struct hnl_builder b;

	(void)state;
	handler[HNL_MEMORY_CMD_LIST_SHARED] = dumps_of_1000_bytes;
	handler[HNL_MEMORY_CMD_SHARE] = gives_up_once;
	m->domain_cfg.call_bytes = 1u << 15;
	m->domain_cfg.calls = 4;
	machine_start(m);
	open_small_ring(&g, m, 0);
	b = begin();
	put_share(&b, 0, 2, GPA(PRIVATE_PAGE), 1);
	put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 1);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), 0);
	assert_true(hnl_producer_stalled(&g.sq));
	assert_int_equal(m->domain->in_flight, 2);
	assert_int_equal(guest_ring_serve(&g), 0);
	assert_int_equal(final_of(&g, 1).m.head.type, HNL_MSG_DONE);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	assert_int_equal(final_of(&g, 2).x.err, 0);
	assert_int_equal(final_of(&g, 1).order, 0);
	assert_int_equal(answers_in(g.got, g.got_len), 4 + 2);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- events ---- */

static size_t put_event(uint32_t number, size_t ballast)
{
	struct hnl_builder b = begin();
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE,
				    0, 0);
	uint8_t *p;

	h.flags = 0;
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_DONE, number);
	p = hnl_attr_put_room(&b, 99, ballast);
	assert_non_null(p);
	memset(p, 0, ballast);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	return b.len;
}

/* It never finds room; what comes behind it does, and that it was lost. */
static void event_longer_than_half_the_completions_lost_and_told(void **state)
{
	struct machine *m = configure(HNL_MEMORY_FAMILY);
	struct guest_ring g;
	struct hnl_msg a;
	struct hnl_attr lost;
	size_t n;

	(void)state;
	command[HNL_MEMORY_CMD_UNSHARE].flags = HNL_COMMAND_EVENT;
	command[HNL_MEMORY_CMD_UNSHARE].group = 1;
	command[HNL_MEMORY_CMD_UNSHARE].reply_bound = 4000;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.groups = 1;
	m->domain_cfg.event_bytes = 1u << 14;
	machine_start(m);
	open_small_ring(&g, m, 0);
	assert_true(hnl_event_join(m->domain, HNL_MEMORY_FAMILY, 1, 0));
	n = put_event(1, 2048);
	assert_int_equal(hnl_hv_tell(m->hv, 0, batch, n), 1);
	n = put_event(2, 8);
	assert_int_equal(hnl_hv_tell(m->hv, 0, batch, n), 1);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	assert_int_equal(answers_in(g.got, g.got_len), 2);
	a = hnl_msg_at(g.got, g.got_len, 0);
	assert_int_equal(a.head.type, HNL_MEMORY_FAMILY);
	assert_int_equal(hnl_load_le64(g.got + a.body + HNL_ATTRHDR), 2);
	a = hnl_msg_at(g.got, g.got_len, a.next);
	assert_int_equal(a.head.cmd, HNL_CTRL_CMD_OVERRUN);
	lost = hnl_attr_find(g.got, a.end, a.body, HNL_CTRL_A_GROUP_LOST);
	assert_int_equal(hnl_attr_u64(g.got, &lost), 1);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- moved to another host ---- */

static int gives_up_without_a_reply(struct hnl_call *call)
{
	return call->cursor[0]++ < 2 ? HNL_CALL_AGAIN : 0;
}

/* Nothing is missing of a command that has none. */
static void restored_call_without_a_reply_ends_well(void **state)
{
	static struct stream s;
	struct machine *m = configure(HNL_MEMORY_FAMILY);
	struct guest_ring g;
	struct hnl_builder b;

	(void)state;
	command[HNL_MEMORY_CMD_SHARE].reply = HNL_SET_NONE;
	command[HNL_MEMORY_CMD_SHARE].reply_max = 0;
	handler[HNL_MEMORY_CMD_SHARE] = gives_up_without_a_reply;
	m->hv_cfg.n_domains = 1;
	machine_start(m);
	open_small_ring(&g, m, 0);
	b = share_of(HNL_MEMORY_FAMILY, PRIVATE_PAGE);
	guest_ring_send(&g, batch, b.len);
	m->preempt = true;
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	m->preempt = false;
	assert_int_equal(m->domain->in_flight, 1);
	freeze(m);
	save(m, &s, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	restore(m, &s);
	ignore((int)serve_all(m));
	guest_ring_take(&g);
	assert_int_equal(final_of(&g, 1).m.head.type, HNL_MSG_ERROR);
	assert_int_equal(final_of(&g, 1).x.err, 0);
	guest_ring_close(&g);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(family_of_a_high_number_found_no_other_is),
		cmocka_unit_test(families_of_one_place_each_answered),
		cmocka_unit_test(family_without_commands_has_none),
		cmocka_unit_test(command_of_no_kind_is_absent),
		cmocka_unit_test(command_that_is_an_event_too_is_absent),
		cmocka_unit_test(schema_without_decoders_same_answers),
		cmocka_unit_test(
			short_command_that_gives_up_in_a_place_or_refused),
		cmocka_unit_test(dump_that_ends_with_a_reply_it_is_told),
		cmocka_unit_test(dump_that_fills_the_completions_goes_on_first),
		cmocka_unit_test(
			event_longer_than_half_the_completions_lost_and_told),
		cmocka_unit_test(restored_call_without_a_reply_ends_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
