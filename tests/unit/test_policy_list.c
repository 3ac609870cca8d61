/* SPDX-License-Identifier: MIT */
/*
 * ctrl.policy-list of a family with everything that ours have not: signed
 * ranges, nests within themselves, fields and commands that are not granted,
 * and more sets than a listing has bits for.
 *
 *	command	RICH  request 0 --nest--> 2 --nest--> 2		granted
 *		      reply   1    \-nest--> 3			not granted
 *				    \-nest--> LAST		too high to list
 *		FAR   request LAST
 *		DEAR  request 4					not granted
 *		LEAN  request 5
 */
#include "flight.h"

#define FAMILY 40u
#define FEATURE 5u
#define SETS 300u
#define LAST (SETS - 1)

enum { RICH = 1, FAR, DEAR, LEAN, COMMANDS };
enum { NUMBER = 1, INNER, HIDDEN, SECRET, BEYOND };

static const struct hnl_field field[] = {
	/* set 0 */
	{ .kind = HNL_KIND_S32, .type = NUMBER, .min = 4, .max = 4,
	  .check = HNL_CHECK_SRANGE, .lo = ~(uint64_t)6, .hi = 9 },
	{ .kind = HNL_KIND_NEST, .type = INNER, .max = 100, .sub = 2 },
	{ .kind = HNL_KIND_NEST, .type = HIDDEN, .max = 100, .sub = 3,
	  .feature = FEATURE },
	{ .kind = HNL_KIND_U32, .type = SECRET, .min = 4, .max = 4,
	  .feature = FEATURE },
	{ .kind = HNL_KIND_NEST, .type = BEYOND, .max = 100, .sub = LAST },
	/* set 1, 2, 3, 4, 5, LAST */
	{ .kind = HNL_KIND_U64, .type = NUMBER, .min = 8, .max = 8 },
	{ .kind = HNL_KIND_U8, .type = NUMBER, .min = 1, .max = 1 },
	{ .kind = HNL_KIND_NEST, .type = INNER, .max = 100, .sub = 2 },
	{ .kind = HNL_KIND_U8, .type = NUMBER, .min = 1, .max = 1 },
	{ .kind = HNL_KIND_U8, .type = NUMBER, .min = 1, .max = 1 },
	{ .kind = HNL_KIND_U8, .type = NUMBER, .min = 1, .max = 1 },
	{ .kind = HNL_KIND_U8, .type = NUMBER, .min = 1, .max = 1 },
};

static struct hnl_set sets[SETS];
static const struct hnl_schema schema = {
	.field = field, .set = sets, .n_sets = SETS,
};

#define DOES(set, answer) \
	{ .flags = HNL_COMMAND_DO, .request = set, .reply = answer, \
	  .reply_max = 64, .reply_bound = 64 }

static struct hnl_command command[COMMANDS] = {
	[RICH] = DOES(0, 1), [FAR] = DOES(LAST, HNL_SET_NONE),
	[DEAR] = DOES(4, HNL_SET_NONE), [LEAN] = DOES(5, HNL_SET_NONE),
};

static const struct hnl_family family = {
	.id = FAMILY, .version = 1, .n_commands = COMMANDS,
	.command = command, .schema = &schema,
};

static int run(struct hnl_call *call)
{
	(void)call;
	return 0;
}

static const hnl_handler handler[COMMANDS] = { NULL, run, run, run, run };

static void fill_set(size_t set, uint16_t first, uint8_t n)
{
	sets[set].field = first;
	sets[set].n_fields = n;
}

static struct machine *open_machine(void)
{
	static const struct hnl_grant grant = { FAMILY, 1 };
	static const struct hnl_service service = { &family, handler, COMMANDS,
						    NULL, NULL };
	struct machine *m = machine_new();

	fill_set(0, 0, 5);
	fill_set(1, 5, 1);
	fill_set(2, 6, 2);
	fill_set(3, 8, 1);
	fill_set(4, 9, 1);
	fill_set(5, 10, 1);
	fill_set(LAST, 11, 1);
	command[DEAR].feature = FEATURE;
	m->service[0] = service;
	m->domain_cfg.grant = &grant;
	return machine_start(m);
}

/* ---- what is listed ---- */

struct row {
	uint32_t command;	/* 0: of none */
	uint32_t set;		/* then its number and one */
	uint32_t type;
};

static struct hnl_ctrl_policy_list_rsp listed(struct machine *m, size_t i)
{
	struct hnl_ctrl_policy_list_rsp rsp;
	struct hnl_msg a = answer_at(m, i);
	struct hnl_decoder d;
	struct hnl_extack x;

	hnl_extack_clear(&x);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_policy_list_rsp_decode(&d, m->answer, &a,
							 &rsp, &x), 0);
	assert_int_equal(rsp.family, FAMILY);
	return rsp;
}

/* Of one command, or (0) of all. */
static void list(struct machine *m, uint32_t cmd, const struct row *row,
		 size_t n)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST,
				    HNL_F_DUMP, 9);
	struct hnl_ctrl_policy_list_rsp rsp;
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	size_t i;

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_POLICY_FAMILY, FAMILY);
	if (cmd != 0)
		hnl_attr_put_u8(&b, HNL_CTRL_A_POLICY_COMMAND, (uint8_t)cmd);
	hnl_msg_end(&b);
	assert_int_equal(call_one(m, &b).err, 0);
	assert_int_equal(answers_in(m->answer, m->answer_len), n + 1);
	for (i = 0; i < n; i++) {
		rsp = listed(m, i);
		assert_int_equal(
			HNL_HAS(&rsp, HNL_CTRL_POLICY_LIST_RSP_COMMAND),
			row[i].command != 0);
		if (row[i].command != 0)
			assert_int_equal(rsp.command, row[i].command);
		assert_int_equal(rsp.set, row[i].set);
		assert_int_equal(rsp.type, row[i].type);
	}
}

static void what_is_granted_and_reached_is_listed_once(void **state)
{
	static const struct row all[] = {
		{ RICH, 0, NUMBER }, { RICH, 0, INNER }, { RICH, 0, BEYOND },
		{ RICH, 0, NUMBER }, { 0, 3, NUMBER }, { 0, 3, INNER },
		{ LEAN, 0, NUMBER },
	};
	struct machine *m = open_machine();

	(void)state;
	list(m, 0, all, COUNT(all));
	machine_close(m);
}

static void one_command_what_it_leads_to_and_no_other(void **state)
{
	static const struct row rich[] = {
		{ RICH, 0, NUMBER }, { RICH, 0, INNER }, { RICH, 0, BEYOND },
		{ RICH, 0, NUMBER }, { 0, 3, NUMBER }, { 0, 3, INNER },
	};
	static const struct row lean[] = { { LEAN, 0, NUMBER } };
	struct machine *m = open_machine();

	(void)state;
	list(m, RICH, rich, COUNT(rich));
	list(m, LEAN, lean, COUNT(lean));
	/* Its set has no bit; it is not granted; there is none. */
	list(m, FAR, NULL, 0);
	list(m, DEAR, NULL, 0);
	list(m, 77, NULL, 0);
	machine_close(m);
}

static void signed_range_and_nests_are_told_as_the_schema_has_them(void **state)
{
	static const struct row rich[] = {
		{ RICH, 0, NUMBER }, { RICH, 0, INNER }, { RICH, 0, BEYOND },
		{ RICH, 0, NUMBER }, { 0, 3, NUMBER }, { 0, 3, INNER },
	};
	struct machine *m = open_machine();
	struct hnl_ctrl_policy_list_rsp rsp;

	(void)state;
	list(m, RICH, rich, COUNT(rich));
	rsp = listed(m, 0);
	assert_true(rsp.min == ~(uint64_t)6 && rsp.max == 9);
	rsp = listed(m, 2);
	assert_int_equal(rsp.nested_set, LAST + 1);
	rsp = listed(m, 3);
	assert_int_equal(rsp.direction, HNL_CTRL_DIRECTION_REPLY);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_granted_and_reached_is_listed_once),
		cmocka_unit_test(one_command_what_it_leads_to_and_no_other),
		cmocka_unit_test(
			signed_range_and_nests_are_told_as_the_schema_has_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
