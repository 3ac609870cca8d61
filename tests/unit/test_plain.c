/* SPDX-License-Identifier: MIT */
/*
 * What is plain: hv/plain.c runs a message in one go, or it has done nothing at
 * all and hv/dispatch.c runs it.
 *
 *	each condition alone --> not plain, nothing touched, nothing told
 *
 * test_plain_same.c and test_ring_same.c have what both of them do.
 */
#include "../../hv/job.h"
#include "hnl_event.h"
#include "real.h"

static uint8_t batch[HNL_MSG_MAX];

/* ---- what is plain ---- */

/* A batch of its own, as direct.c makes one. */
struct trial {
	struct machine *m;
	struct batch batch;
	struct sink sink;
	struct lane lane;
	uint8_t reply[4096];
	bool room;
	unsigned int asked, put;
};

static struct trial trial;

static bool trial_room(struct sink *s, size_t need)
{
	(void)s;
	(void)need;
	trial.asked++;
	return trial.room;
}

static void trial_put(struct sink *s, const uint8_t *msg, size_t len)
{
	(void)s;
	(void)msg;
	assert_true(len <= sizeof(trial.reply));
	trial.put++;
}

static void begin(struct machine *m)
{
	memset(&trial, 0, sizeof(trial));
	trial.m = m;
	trial.room = true;
	trial.sink.room = trial_room;
	trial.sink.put = trial_put;
	trial.sink.capacity = trial.sink.sure = sizeof(trial.reply);
	trial.sink.at = trial.reply;
	trial.batch.cpu = m->cpu;
	trial.batch.d = m->domain;
	trial.batch.sink = &trial.sink;
	trial.batch.lane = &trial.lane;
	trial.batch.ring = HNL_RING_DIRECT;
	trial.batch.slot = HNL_NONE;
	trial.batch.budget = trial.batch.turn = 1000;
}

/* True: plain.c has run it. Else it has done nothing at all. */
static bool runs(size_t len)
{
	enum plain end;

	trial.batch.buf = batch;
	trial.batch.end = len;
	end = hnl_plain_run(&trial.batch);
	if (end == PLAIN_END) {
		assert_int_equal(trial.batch.pos, len);
		assert_true(trial.batch.used > 0);
		return true;
	}
	assert_int_equal(end, PLAIN_NOT);
	assert_int_equal(trial.batch.pos, 0);
	assert_int_equal(trial.batch.used, 0);
	assert_int_equal(trial.batch.budget, 1000);
	assert_int_equal(trial.put, 0);
	assert_ptr_equal(trial.sink.at, trial.reply);
	assert_int_equal(trial.m->changes, 0);
	assert_int_equal(trial.m->domain->in_flight, 0);
	assert_false(trial.m->domain->sealed);
	return false;
}

static size_t share_one(uint16_t flags)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	put_share(&b, flags, 1, GPA(PRIVATE_PAGE), 1);
	return b.len;
}

static size_t with_word(size_t at, uint32_t v)
{
	size_t len = share_one(0);

	hnl_store_le32(batch + at, v);
	return len;
}

static void alone_it_is_plain(void **state)
{
	struct machine *m = machine_open(0);

	(void)state;
	begin(m);
	assert_true(runs(share_one(0)));
	assert_int_equal(m->changes, 1);
	assert_true(m->domain->sealed);
	machine_close(m);
}

static void any_flag_not_plain(void **state)
{
	struct machine *m = machine_open(0);
	unsigned int bit;

	(void)state;
	for (bit = 1; bit < 16; bit++) {
		begin(m);
		assert_false(runs(share_one((uint16_t)(1u << bit))));
	}
	machine_close(m);
}

static void header_of_another_kind_not_plain(void **state)
{
	static const struct {
		size_t at;
		uint32_t v;
	} wrong[] = {
		{ 0, 19 }, { 0, 43 }, { 0, 48 }, { 0, 0 }, { 0, 0xffffffff },
		{ 4, 0x10000 | HNL_MSG_NOOP }, { 4, 0x10000 | 15 },
		{ 4, 0x1ffff }, { 4, 0x10000 | (HNL_MEMORY_FAMILY + 64) },
		{ 16, HNL_MEMORY_CMD_SHARE | 1u << 16 },
		{ 16, HNL_MEMORY_CMD_SHARE | 1u << 31 },
		{ 16, 0 }, { 16, 200 },
	};
	struct machine *m = machine_open(0);
	size_t i;

	(void)state;
	assert_int_equal(share_one(0), 44);
	for (i = 0; i < COUNT(wrong); i++) {
		begin(m);
		if (runs(with_word(wrong[i].at, wrong[i].v)))
			fail_msg("case %zu", i);
	}
	for (i = 0; i < 44; i += 4) {
		begin(m);
		(void)share_one(0);
		assert_false(i != 0 && runs(i));
	}
	machine_close(m);
}

static void lane_that_has_an_order_not_plain(void **state)
{
	struct machine *m = machine_open(0);

	(void)state;
	begin(m);
	trial.lane.canceled = true;
	assert_false(runs(share_one(0)));
	begin(m);
	trial.lane.linked = true;
	assert_false(runs(share_one(0)));
	machine_close(m);
}

static void not_granted_or_handed_on_not_plain(void **state)
{
	static const struct hnl_handling_of rules[] = {
		{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_DENY },
	};
	struct machine *m = machine_open(0);

	(void)state;
	assert_int_equal(hnl_domain_grant(m->domain, NULL, 0), 0);
	begin(m);
	assert_false(runs(share_one(0)));
	machine_close(m);
	m = machine_new();
	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = 1;
	machine_start(m);
	begin(m);
	assert_false(runs(share_one(0)));
	machine_close(m);
}

static void no_room_or_no_slot_not_plain(void **state)
{
	struct machine *m = machine_open(0);
	uint16_t slot = m->domain->free_slot;

	(void)state;
	begin(m);
	trial.sink.sure = 8;
	trial.room = false;
	assert_false(runs(share_one(0)));
	assert_int_equal(trial.asked, 1);
	begin(m);
	trial.sink.sure = 8;
	trial.sink.capacity = HNL_ACK_MAX - 1;
	assert_false(runs(share_one(0)));
	begin(m);
	m->domain->free_slot = HNL_NONE;
	assert_false(runs(share_one(0)));
	m->domain->free_slot = slot;
	begin(m);
	trial.sink.sure = 8;
	assert_true(runs(share_one(0)));
	assert_int_equal(trial.put, 1);
	machine_close(m);
}

static void not_decoded_not_plain(void **state)
{
	struct machine *m = machine_open(0);
	size_t len;

	(void)state;
	begin(m);
	assert_false(runs(with_word(HNL_MSGHDR + HNL_ATTRHDR, 1)));
	begin(m);
	len = with_word(HNL_MSGHDR, 12 | 77u << 16);
	assert_false(runs(len));
	machine_close(m);
}

/* Nothing is required of it, so that its header alone decides. */
static void shorter_than_its_header_not_plain(void **state)
{
	struct machine *m = machine_open(0);
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	uint32_t len;

	(void)state;
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, 0, 1);
	begin(m);
	assert_true(runs(b.len));
	m->domain->sealed = false;
	for (len = 0; len < HNL_MSGHDR; len++) {
		hnl_store_le32(batch, len);
		begin(m);
		assert_false(runs(b.len));
	}
	machine_close(m);
}

static int take_all(struct hnl_call *call)
{
	while (hnl_call_spend(call))
		;
	return 0;
}

static const hnl_handler event_handlers[] = {
	take_all, take_all, take_all, take_all, take_all, take_all, take_all,
	take_all, take_all, take_all, take_all, take_all, take_all, take_all,
	take_all, take_all,
};

static const struct hnl_service event_service = {
	&hnl_event_family, event_handlers, COUNT(event_handlers), NULL, NULL,
	NULL
};

static const struct hnl_grant event_grant = { HNL_EVENT_FAMILY, HNL_GRANT_ALL };

static void not_agreed_on_not_plain(void **state)
{
	static const struct hnl_agreement agreement = {
		HNL_EVENT_FAMILY, HNL_EVENT_FEATURE_FIFO
	};
	const struct hnl_command *c = hnl_event_family.command;
	struct machine *m = machine_new();
	struct choice choice = { NULL, false, false };
	struct hnl_builder b;
	struct hnl_head h;
	uint8_t cmd = 0, n;

	(void)state;
	while (c[cmd].feature != HNL_EVENT_FEATURE_FIFO ||
	       !(c[cmd].flags & HNL_COMMAND_DO))
		cmd++;
	for (n = 0; n < 2; n++) {
		m->hv_cfg.service = &event_service;
		m->hv_cfg.n_services = 1;
		m->hv_cfg.agreement = &agreement;
		m->hv_cfg.n_agreements = n;
		m->domain_cfg.grant = &event_grant;
		m->domain_cfg.n_grants = 1;
		machine_start(m);
		b = batch_begin(batch, sizeof(batch));
		h = head_of(HNL_EVENT_FAMILY, cmd, 0, 1);
		hnl_msg_begin(&b, &h);
		put_random(&b, hnl_event_family.schema, c[cmd].request,
			   &choice, 0);
		hnl_msg_end(&b);
		begin(m);
		assert_int_equal(runs(b.len), n == 0);
		machine_close(m);
		m = machine_new();
	}
	machine_start(m);
	machine_close(m);
}

/* ---- the hook ---- */

static unsigned int asked;

static int refuse_all(void *host, uint16_t target,
		      const struct hnl_family *family, uint8_t cmd,
		      const void *request)
{
	(void)host;
	(void)target;
	(void)family;
	(void)cmd;
	(void)request;
	asked++;
	return -1;
}

static void denied_is_asked_once_and_told(void **state)
{
	struct machine *m = machine_open(0);
	struct hnl_hv_port port = machine_port;
	struct final f;

	(void)state;
	port.authorise = refuse_all;
	m->hv->port = &port;
	asked = 0;
	assert_int_equal(machine_call(m, batch, share_one(0), 4096, NULL), 0);
	assert_int_equal(asked, 1);
	f = find_final(m->answer, m->answer_len, 1);
	assert_int_equal(f.x.err, -HNL_EPERM);
	assert_int_equal(f.x.reason, HNL_REASON_DENIED);
	assert_int_equal(m->changes, 0);
	m->hv->port = &machine_port;
	machine_close(m);
}

/* ---- of whom it is ---- */

/* No command of any family is so: of any domain, and without a privilege. */
static struct hnl_command of_any_command[16];
static struct hnl_family of_any_family;
static struct hnl_service of_any_service;
static unsigned int ran;
static uint16_t told;

static int count_run(struct hnl_call *call)
{
	(void)call;
	ran++;
	return 0;
}

static int tell_target(void *host, uint16_t target,
		       const struct hnl_family *family, uint8_t cmd,
		       const void *request)
{
	(void)host;
	(void)family;
	(void)cmd;
	(void)request;
	told = target;
	return 0;
}

static struct machine *open_of_any(struct hnl_hv_port *port)
{
	static hnl_handler handler[COUNT(of_any_command)];
	struct machine *m = machine_new();
	size_t n = hnl_event_family.n_commands;

	assert_true(n <= COUNT(of_any_command));
	memcpy(of_any_command, hnl_event_family.command,
	       n * sizeof(of_any_command[0]));
	of_any_command[HNL_EVENT_CMD_RESET].flags = HNL_COMMAND_DO;
	of_any_family = hnl_event_family;
	of_any_family.command = of_any_command;
	handler[HNL_EVENT_CMD_RESET] = count_run;
	of_any_service.family = &of_any_family;
	of_any_service.handler = handler;
	of_any_service.n_handlers = n;
	m->hv_cfg.service = &of_any_service;
	m->hv_cfg.n_services = 1;
	m->hv_cfg.port = port;
	m->domain_cfg.id = 3;
	m->domain_cfg.grant = &event_grant;
	m->domain_cfg.n_grants = 1;
	return machine_start(m);
}

/* NULL: of nobody. */
static struct hnl_extack ask_of(struct machine *m, const uint16_t *domain,
				uint16_t flags)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_head h = head_of(HNL_EVENT_FAMILY, HNL_EVENT_CMD_RESET,
				    flags, 1);

	hnl_msg_begin(&b, &h);
	if (domain != NULL)
		hnl_attr_put_u16(&b, HNL_EVENT_A_DOMAIN, *domain);
	hnl_msg_end(&b);
	assert_int_equal(machine_call(m, batch, b.len, 4096, NULL), 0);
	return find_final(m->answer, m->answer_len, 1).x;
}

/* What is not plain by its flags is held to the same. */
static void nobody_to_ask_of_itself_alone(void **state)
{
	static const uint16_t domain[] = { 3, HNL_DOMID_SELF, 4, 0 };
	struct hnl_hv_port port = machine_port;
	struct hnl_extack x;
	struct machine *m;
	unsigned int i, flags;

	(void)state;
	port.authorise = NULL;
	m = open_of_any(&port);
	for (flags = 0; flags <= HNL_F_BARRIER; flags += HNL_F_BARRIER) {
		ran = 0;
		assert_int_equal(ask_of(m, NULL, (uint16_t)flags).err, 0);
		for (i = 0; i < COUNT(domain); i++) {
			x = ask_of(m, &domain[i], (uint16_t)flags);
			assert_int_equal(x.err, i < 2 ? 0 : -HNL_EPERM);
			assert_int_equal(x.reason, i < 2 ? HNL_REASON_NONE :
							   HNL_REASON_DENIED);
		}
		assert_int_equal(ran, 3);
	}
	machine_close(m);
}

static void who_is_asked_is_told_of_whom(void **state)
{
	static const uint16_t domain[] = { 3, HNL_DOMID_SELF, 4, 0 };
	static const uint16_t expected[] = { 3, 3, 4, 0 };
	struct hnl_hv_port port = machine_port;
	struct machine *m;
	unsigned int i;

	(void)state;
	port.authorise = tell_target;
	m = open_of_any(&port);
	for (i = 0; i < COUNT(domain); i++) {
		told = 77;
		assert_int_equal(ask_of(m, &domain[i], 0).err, 0);
		assert_int_equal(told, expected[i]);
	}
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alone_it_is_plain),
		cmocka_unit_test(any_flag_not_plain),
		cmocka_unit_test(header_of_another_kind_not_plain),
		cmocka_unit_test(lane_that_has_an_order_not_plain),
		cmocka_unit_test(not_granted_or_handed_on_not_plain),
		cmocka_unit_test(no_room_or_no_slot_not_plain),
		cmocka_unit_test(not_decoded_not_plain),
		cmocka_unit_test(denied_is_asked_once_and_told),
		cmocka_unit_test(shorter_than_its_header_not_plain),
		cmocka_unit_test(not_agreed_on_not_plain),
		cmocka_unit_test(nobody_to_ask_of_itself_alone),
		cmocka_unit_test(who_is_asked_is_told_of_whom),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
