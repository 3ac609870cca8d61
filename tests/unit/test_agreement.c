/* SPDX-License-Identifier: MIT */
/*
 * Agreements: every state and every step between them, against a model of
 * three bits; and what a feature's commands answer meanwhile.
 */
#include "flight.h"

#define FIRMWARE HNL_CTRL_PARTY_FIRMWARE
#define KERNEL HNL_CTRL_PARTY_KERNEL
#define FEATURE HNL_MEMORY_FEATURE_LIST_SHARED

static const struct hnl_agreement agreements[] = {
	{ HNL_MEMORY_FAMILY, FEATURE },
	{ HNL_MEMORY_FAMILY, 40 },	/* granted to nobody here */
	{ HNL_MEMORY_FAMILY + 5, 1 },	/* of a family that is not here */
};

static struct machine *open_agreeing(const struct hnl_grant *grant)
{
	struct machine *m = machine_new();

	m->hv_cfg.agreement = agreements;
	m->hv_cfg.n_agreements = COUNT(agreements);
	m->hv_cfg.n_domains = 1;
	m->hv_cfg.quantum = 1;
	m->domain_cfg.grant = grant;
	m->domain_cfg.groups = 2;
	m->domain_cfg.event_bytes = 1 << 12;
	return machine_start(m);
}

static const struct hnl_grant list_granted[] = {
	{ HNL_MEMORY_FAMILY, 1 | 1u << FEATURE },
};

static struct hnl_extack agree_on(struct machine *m, uint32_t feature,
				  uint32_t party)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_AGREE, 0, 9);
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_FAMILY, HNL_MEMORY_FAMILY);
	hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_FEATURE, feature);
	hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_PARTY, party);
	hnl_msg_end(&b);
	return call_one(m, &b);
}

static void party_begins(struct machine *m, uint32_t party)
{
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_u32_of(&b, HNL_CTRL_CMD_PARTY_BEGIN, 0, 9,
		   HNL_CTRL_A_AGREEMENT_PARTY, party);
	assert_int_equal(call_one(m, &b).err, 0);
}

static struct hnl_extack list_shared(struct machine *m)
{
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 9);
	return call_one(m, &b);
}

/* offered, firmware, kernel */
struct agreed {
	bool offered, by[2];
};

static void expect_listed(struct machine *m, const struct agreed *a)
{
	static const uint16_t flag[] = { HNL_CTRL_A_AGREEMENT_FIRMWARE,
					 HNL_CTRL_A_AGREEMENT_KERNEL };
	struct hnl_msg l;
	size_t i;

	/* That which is not granted is not listed. */
	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_AGREEMENT_LIST), 1);
	l = answer_at(m, 0);
	assert_int_equal(hnl_attr_find(m->answer, l.end, l.body,
				       HNL_CTRL_A_AGREEMENT_OFFERED).reason ==
			 HNL_REASON_NONE, a->offered);
	for (i = 0; i < 2; i++)
		assert_int_equal(hnl_attr_find(m->answer, l.end, l.body,
					       flag[i]).reason ==
				 HNL_REASON_NONE, a->by[i]);
}

static void expect_in_effect(struct machine *m, const struct agreed *a)
{
	bool all = a->offered && a->by[FIRMWARE] && a->by[KERNEL];
	struct hnl_extack x = list_shared(m);

	assert_int_equal(x.err, all ? 0 : -HNL_EACCES);
	assert_int_equal(x.reason, all ? 0 : HNL_REASON_NOT_NEGOTIATED);
	assert_int_equal(hnl_domain_agreed(m->domain, HNL_MEMORY_FAMILY,
					   FEATURE), all);
}

/* One step, to the machine and to the model. */
static void step(struct machine *m, struct agreed *a, uint32_t what)
{
	struct hnl_extack x;

	switch (what) {
	case 0:
	case 1:
		if (a->offered != (what == 1))
			a->by[0] = a->by[1] = false;
		a->offered = what == 1;
		assert_int_equal(hnl_domain_offer(m->domain, HNL_MEMORY_FAMILY,
						  FEATURE, a->offered), 0);
		return;
	case 2:
	case 3:
		party_begins(m, what - 2);
		a->by[KERNEL] = false;
		if (what - 2 == FIRMWARE)
			a->by[FIRMWARE] = false;
		return;
	case 4:
	case 5:
		x = agree_on(m, FEATURE, what - 4);
		if (!a->offered) {
			assert_int_equal(x.err, -HNL_EOPNOTSUPP);
		} else if (what - 4 == KERNEL && !a->by[FIRMWARE]) {
			assert_int_equal(x.err, -HNL_EACCES);
			assert_int_equal(x.type, HNL_CTRL_A_AGREEMENT_PARTY);
		} else {
			assert_int_equal(x.err, 0);
			a->by[what - 4] = true;
		}
		return;
	default:
		while (hnl_domain_reset(m->domain) == -HNL_EAGAIN)
			;
		a->by[0] = a->by[1] = false;
		return;
	}
}

/* Every path of five steps from where nothing is offered. */
static void every_path_as_the_model(void **state)
{
	struct machine *m = open_agreeing(list_granted);
	struct agreed a = { false, { false, false } };
	uint32_t path, i, rest;

	(void)state;
	for (path = 0; path < 7 * 7 * 7 * 7 * 7; path++) {
		for (rest = path, i = 0; i < 5; i++, rest /= 7)
			step(m, &a, rest % 7);
		expect_listed(m, &a);
		expect_in_effect(m, &a);
		step(m, &a, 0);
		step(m, &a, 6);
	}
	machine_close(m);
}

static void kexec_keeps_the_firmware_s_machine_reset_neither(void **state)
{
	struct machine *m = open_agreeing(list_granted);
	struct agreed a = { false, { false, false } };

	(void)state;
	step(m, &a, 1);
	step(m, &a, 4);
	step(m, &a, 5);
	assert_int_equal(list_shared(m).err, 0);
	party_begins(m, KERNEL);
	assert_int_equal(list_shared(m).err, -HNL_EACCES);
	assert_int_equal(agree_on(m, FEATURE, KERNEL).err, 0);
	assert_int_equal(list_shared(m).err, 0);
	party_begins(m, FIRMWARE);
	assert_int_equal(agree_on(m, FEATURE, KERNEL).err, -HNL_EACCES);
	assert_int_equal(agree_on(m, FEATURE, FIRMWARE).err, 0);
	assert_int_equal(list_shared(m).err, -HNL_EACCES);
	assert_int_equal(agree_on(m, FEATURE, KERNEL).err, 0);
	assert_int_equal(list_shared(m).err, 0);
	machine_close(m);
}

static void offer_withdrawn_while_a_dump_is_half_way_dump_ends(void **state)
{
	struct machine *m = open_agreeing(list_granted);
	struct agreed a = { false, { false, false } };
	uint8_t wire[64];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct guest_ring g;
	uint32_t i;

	(void)state;
	open_small_ring(&g, m, 0);
	step(m, &a, 1);
	step(m, &a, 4);
	step(m, &a, 5);
	/* Runs of one page, so that one dump is many turns. */
	for (i = 0; i < FREE_PAGE; i += 2)
		assert_int_equal(machine_set(m, FIRST + i, false), 0);
	put_dump(&b, HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, 1);
	guest_ring_send(&g, wire, b.len);
	m->preempt = true;
	assert_int_equal(kick(&g), -HNL_EAGAIN);
	step(m, &a, 0);
	m->preempt = false;
	assert_int_equal(guest_ring_serve(&g), 0);
	expect_refused(final_of(&g, 1), HNL_EACCES,
		       HNL_REASON_NOT_NEGOTIATED);
	guest_ring_close(&g);
	machine_close(m);
}

/* A25: of a feature that is not granted there is no agreement. */
static void a25_agreement_on_what_is_not_granted_does_not_exist(void **state)
{
	static const struct hnl_grant some[] = { { HNL_MEMORY_FAMILY, 1 } };
	struct machine *m = open_agreeing(some), *n = machine_open(0);
	size_t i;

	(void)state;
	assert_int_equal(hnl_domain_offer(m->domain, HNL_MEMORY_FAMILY,
					  FEATURE, true), 0);
	assert_int_equal(hnl_domain_offer(m->domain, HNL_MEMORY_FAMILY, 7,
					  true), -HNL_ENOENT);
	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_AGREEMENT_LIST), 0);
	for (i = 0; i < 2; i++) {
		assert_int_equal(agree_on(m, FEATURE, (uint32_t)i).err,
				 -HNL_ENOENT);
		/* n has no agreements at all. */
		ignore(agree_on(n, FEATURE, (uint32_t)i).err);
		assert_int_equal(m->answer_len, n->answer_len);
		assert_memory_equal(m->answer, n->answer, n->answer_len);
	}
	assert_int_equal(list_shared(m).err, -HNL_ENOSYS);
	machine_close(n);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_path_as_the_model),
		cmocka_unit_test(
			kexec_keeps_the_firmware_s_machine_reset_neither),
		cmocka_unit_test(
			offer_withdrawn_while_a_dump_is_half_way_dump_ends),
		cmocka_unit_test(
			a25_agreement_on_what_is_not_granted_does_not_exist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
