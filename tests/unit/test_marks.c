/* SPDX-License-Identifier: MIT */
/*
 * What a schema forbids of a command: LINK, BARRIER, to be forwarded. The
 * family memory with other flags in its table of commands.
 */
#include "flight.h"

static struct hnl_command command[256];
static struct hnl_family family;

static struct machine *machine_with(unsigned int flags)
{
	struct machine *m = machine_new();

	assert_true(hnl_memory_family.n_commands <= COUNT(command));
	family = hnl_memory_family;
	memcpy(command, family.command, family.n_commands * sizeof(command[0]));
	command[HNL_MEMORY_CMD_SHARE].flags |= (uint8_t)flags;
	family.command = command;
	m->service[0].family = &family;
	return m;
}

/* The answers to SHARE with these flags, and to what follows it. */
static void expect(unsigned int forbidden, uint16_t flags, bool refused)
{
	struct machine *m = machine_start(machine_with(forbidden));
	uint8_t batch[1024];
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct guest_ring g;

	open_small_ring(&g, m, 0);
	put_share(&b, flags, 1, GPA(PRIVATE_PAGE), 1);
	put_unshare(&b, 0, 2, GPA(0), 1);
	guest_ring_send(&g, batch, b.len);
	assert_int_equal(kick(&g), 0);
	guest_ring_take(&g);
	if (refused)
		expect_refused(final_of(&g, 1), HNL_EINVAL, HNL_REASON_FLAGS);
	else
		assert_int_equal(final_of(&g, 1).x.err, 0);
	if (refused && (flags & HNL_F_LINK))
		expect_refused(final_of(&g, 2), HNL_ECANCELED,
			       HNL_REASON_CANCELED);
	else
		assert_int_equal(final_of(&g, 2).x.err, 0);
	guest_ring_close(&g);
	machine_close(m);
}

static void mark_that_the_command_does_not_take_refused_with_flags(void **state)
{
	(void)state;
	expect(0, HNL_F_LINK, false);
	expect(0, HNL_F_BARRIER, false);
	expect(HNL_COMMAND_NO_LINK, HNL_F_LINK, true);
	expect(HNL_COMMAND_NO_LINK, HNL_F_BARRIER, false);
	expect(HNL_COMMAND_NO_LINK, 0, false);
	expect(HNL_COMMAND_NO_BARRIER, HNL_F_BARRIER, true);
	expect(HNL_COMMAND_NO_BARRIER, HNL_F_LINK, false);
	expect(HNL_COMMAND_NO_BARRIER, 0, false);
}

/* Whether a domain with this rule comes to be. */
static bool is_made(unsigned int forbidden, uint8_t cmd,
		    enum hnl_handling handling)
{
	struct hnl_handling_of rule = { HNL_MEMORY_FAMILY, cmd, handling };
	struct machine *m = machine_with(forbidden);
	struct hnl_domain_config cfg;
	struct hnl_domain *d;
	void *mem;

	machine_start(m);
	cfg = m->domain_cfg;
	cfg.id = HNL_DOMID_MAX;
	cfg.rule = &rule;
	cfg.n_rules = 1;
	cfg.deadline = 10;
	mem = exact_block(hnl_domain_size(m->hv, &cfg));
	d = hnl_domain_init(mem, m->hv, &cfg);
	if (d != NULL)
		assert_int_equal(hnl_domain_destroy(d), 0);
	free(mem);
	machine_close(m);
	return d != NULL;
}

static void rule_that_forwards_what_may_not_be_no_domain(void **state)
{
	(void)state;
	assert_true(is_made(0, HNL_MEMORY_CMD_SHARE, HNL_FORWARD));
	assert_false(is_made(HNL_COMMAND_NO_FORWARD, HNL_MEMORY_CMD_SHARE,
			     HNL_FORWARD));
	assert_true(is_made(HNL_COMMAND_NO_FORWARD, HNL_MEMORY_CMD_SHARE,
			    HNL_DENY));
	assert_true(is_made(HNL_COMMAND_NO_FORWARD, HNL_MEMORY_CMD_UNSHARE,
			    HNL_FORWARD));
	assert_true(is_made(HNL_COMMAND_NO_FORWARD, 255, HNL_FORWARD));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			mark_that_the_command_does_not_take_refused_with_flags),
		cmocka_unit_test(rule_that_forwards_what_may_not_be_no_domain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
