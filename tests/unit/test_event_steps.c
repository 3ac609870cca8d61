/* SPDX-License-Identifier: MIT */
/*
 * A20 with a mailbox that is full: what a ring-destroy or ring-replace does is
 * the same work however many events wait. Steps are counted as in test_real.c.
 */
#include "flight.h"
#include "hnl_domain.h"

#define BOX (1u << 16)

static uint64_t steps;

#ifdef REAL_STEPS
void __sanitizer_cov_trace_pc(void);

void __sanitizer_cov_trace_pc(void)
{
	steps++;
}
#endif

static unsigned int tell(struct machine *m)
{
	uint8_t event[256];
	struct hnl_builder b = batch_begin(event, sizeof(event));
	struct hnl_domain_migration_changed_ntf e;

	hnl_domain_migration_changed_ntf_init(&e);
	hnl_domain_migration_changed_ntf_set_domain(&e, 0);
	hnl_domain_migration_changed_ntf_set_migration(&e, 1);
	hnl_domain_migration_changed_ntf_encode(&b, 0, 0, 0, &e);
	return hnl_hv_tell(m->hv, 0, event, b.len);
}

static void join(struct machine *m)
{
	uint8_t wire[256];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_GROUP_JOIN,
				    0, 9);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_GROUP_FAMILY, HNL_DOMAIN_FAMILY);
	hnl_attr_put_u32(&b, HNL_CTRL_A_GROUP_GROUP,
			 HNL_DOMAIN_GROUP_MIGRATION);
	hnl_attr_put_u32(&b, HNL_CTRL_A_GROUP_RING, 0);
	hnl_msg_end(&b);
	assert_int_equal(call_one(m, &b).err, 0);
}

/* Steps of a ring-destroy while so many events wait for another ring. */
static uint64_t steps_with(unsigned int events)
{
	static const struct hnl_grant grant = { HNL_DOMAIN_FAMILY,
						HNL_GRANT_ALL };
	struct machine *m = machine_new();
	struct guest_ring a, b;
	uint64_t n;

	m->service[1].family = &hnl_domain_family;
	m->hv_cfg.n_services = 2;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.groups = 4;
	m->domain_cfg.event_bytes = BOX;
	m->domain_cfg.grant = &grant;
	machine_start(m);
	open_small_ring(&a, m, 0);
	open_small_ring(&b, m, 1);
	join(m);
	for (; events != 0; events--)
		assert_int_equal(tell(m), 1);
	steps = 0;
	assert_int_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY, 1).err, 0);
	n = steps;
	guest_ring_close(&a);
	guest_ring_close(&b);
	machine_close(m);
	return n;
}

static void a20_ring_destroy_as_long_whatever_waits(void **state)
{
	uint64_t few = steps_with(1), many = steps_with(1000);

	(void)state;
#ifndef REAL_STEPS
	print_message("# the compiler counts no basic blocks\n");
	skip();
#endif
	assert_true(few != 0);
	if (many > few + 10)
		fail_msg("%llu steps with one event, %llu with 1000",
			 (unsigned long long)few, (unsigned long long)many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a20_ring_destroy_as_long_whatever_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
