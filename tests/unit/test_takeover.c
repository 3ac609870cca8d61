/* SPDX-License-Identifier: MIT */
/*
 * A kernel takes over (hnl_guest_takeover) from one that left all it had: two
 * rings with calls in flight, a narrowed one, a direct call, an agreement. Over
 * the in-process host: tests/e2e/takeover.c.
 */
#include <hnl/guest.h>

#include "flight.h"

#define SCRATCH_PAGE 17u

static uint8_t wire[1024];

/* The guest's port over a machine. */
static bool discover(void *env, struct hnl_discovery *found)
{
	found->abi = HNL_ABI_VERSION;
	return env != NULL;
}

static int call(void *env, uint64_t req, uint64_t req_len, uint64_t rsp,
		uint64_t rsp_len, uint64_t *value)
{
	const struct hnl_direct regs = { req, req_len, rsp, rsp_len };
	struct machine *m = (struct machine *)env;

	return hnl_hv_call(m->cpu, m->domain, 0, &regs, value);
}

static uint64_t gpa_of(void *env, const void *p)
{
	struct machine *m = (struct machine *)env;

	return GPA(SCRATCH_PAGE) +
	       (uint64_t)((const uint8_t *)p - m->page[SCRATCH_PAGE]);
}

static const struct hnl_guest_port port = {
	.discover = discover,
	.call = call,
	.gpa_of = gpa_of,
};

static int take_over_as(struct machine *m, enum hnl_guest_party party,
			uint32_t *found)
{
	struct hnl_guest g;

	assert_int_equal(hnl_guest_init(&g, &port, m), 0);
	return hnl_guest_takeover(&g, m->page[SCRATCH_PAGE],
				  HNL_TAKEOVER_SCRATCH, party, found);
}

static int take_over(struct machine *m, uint32_t *found)
{
	return take_over_as(m, HNL_GUEST_KERNEL, found);
}

/* A request that is in flight for as long as nobody gives it its turn. */
static void leave_call(struct guest_ring *g)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_share(&b, HNL_F_REQUEST, 5, GPA(FREE_PAGE), 24);
	guest_ring_send(g, wire, b.len);
	assert_same(kick(g), -HNL_EAGAIN);
}

static void leave_direct_call(struct machine *m)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   HNL_PAGE };
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_share(&b, HNL_F_REQUEST, 6, GPA(FREE_PAGE), 24);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, wire, b.len);
	assert_same(machine_enter(m, &regs), -HNL_EAGAIN);
}

static void narrow(struct machine *m, uint32_t id)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_ctrl_ring_narrow_req req;

	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, id);
	hnl_ctrl_ring_narrow_req_set_window(&req, GPA(0));
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, 1);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, 9, 0, &req);
	assert_int_equal(call_one(m, &b).err, 0);
}

static void what_the_predecessor_left_is_gone(void **state)
{
	struct machine *m = machine_open(2);
	struct guest_ring g[3], own;
	uint32_t found, i;

	(void)state;
	for (i = 0; i < 3; i++)
		open_small_ring(&g[i], m, i);
	narrow(m, 1);
	leave_call(&g[0]);
	leave_call(&g[2]);
	leave_direct_call(m);
	assert_int_equal(m->maps, 9);
	assert_int_equal(take_over(m, &found), 0);
	assert_int_equal(found, 3);
	assert_int_equal(m->maps, 0);
	assert_int_equal(call_counts(m).in_flight, 0);
	serve_all(m);
	/* The successor begins as if it were the first. */
	open_small_ring(&own, m, 0);
	assert_int_equal(take_over(m, &found), 0);
	assert_int_equal(found, 1);
	assert_int_equal(take_over(m, &found), 0);
	assert_int_equal(found, 0);
	for (i = 0; i < 3; i++)
		guest_ring_close(&g[i]);
	guest_ring_close(&own);
	machine_close(m);
}

/* ---- what was agreed on ---- */

#define FEATURE HNL_MEMORY_FEATURE_LIST_SHARED

static const struct hnl_agreement agreements[] = {
	{ HNL_MEMORY_FAMILY, FEATURE },
};

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

static void expect_agreed(struct machine *m, bool firmware, bool kernel)
{
	static const uint16_t flag[] = { HNL_CTRL_A_AGREEMENT_FIRMWARE,
					 HNL_CTRL_A_AGREEMENT_KERNEL };
	bool agreed[2];
	struct hnl_msg l;
	size_t i;

	assert_int_equal(call_dump(m, HNL_CTRL_FAMILY,
				   HNL_CTRL_CMD_AGREEMENT_LIST), 1);
	l = answer_at(m, 0);
	for (i = 0; i < 2; i++)
		agreed[i] = hnl_attr_find(m->answer, l.end, l.body,
					  flag[i]).reason == HNL_REASON_NONE;
	assert_int_equal(agreed[0], firmware);
	assert_int_equal(agreed[1], kernel);
	assert_int_equal(hnl_domain_agreed(m->domain, HNL_MEMORY_FAMILY,
					   FEATURE), firmware && kernel);
}

/* A kernel's successor voids the kernel's word; firmware both. */
static void what_was_agreed_is_void(void **state)
{
	struct machine *m = machine_new();
	uint32_t found;

	(void)state;
	m->hv_cfg.agreement = agreements;
	m->hv_cfg.n_agreements = COUNT(agreements);
	(void)machine_start(m);
	assert_int_equal(hnl_domain_offer(m->domain, HNL_MEMORY_FAMILY,
					  FEATURE, true), 0);
	agree(m, HNL_CTRL_PARTY_FIRMWARE);
	agree(m, HNL_CTRL_PARTY_KERNEL);
	expect_agreed(m, true, true);
	assert_int_equal(take_over(m, &found), 0);
	expect_agreed(m, true, false);
	agree(m, HNL_CTRL_PARTY_KERNEL);
	expect_agreed(m, true, true);
	assert_int_equal(take_over_as(m, HNL_GUEST_FIRMWARE, &found), 0);
	expect_agreed(m, false, false);
	machine_close(m);
}

/* A scratch that is too short, or in a page that is private by now. */
static void nothing_is_touched_without_scratch(void **state)
{
	struct machine *m = machine_open(0);
	struct guest_ring g;
	struct hnl_guest guest;
	uint32_t found;

	(void)state;
	open_small_ring(&g, m, 0);
	assert_int_equal(hnl_guest_init(&guest, &port, m), 0);
	assert_same(hnl_guest_takeover(&guest, m->page[SCRATCH_PAGE],
				       HNL_TAKEOVER_SCRATCH - 1,
				       HNL_GUEST_KERNEL, &found), -HNL_EINVAL);
	assert_int_equal(machine_set(m, FIRST + SCRATCH_PAGE, false), 0);
	assert_same(take_over(m, &found), -HNL_EFAULT);
	assert_int_equal(found, 0);
	assert_int_equal(m->maps, 3);
	guest_ring_close(&g);
	machine_close(m);
}

/* ---- a hypervisor that lies ---- */

static struct lie {
	uint8_t byte[256];
	size_t len;
	unsigned int told;
} lie;

static int lying_call(void *env, uint64_t req, uint64_t req_len, uint64_t rsp,
		      uint64_t rsp_len, uint64_t *value)
{
	struct machine *m = (struct machine *)env;
	uint8_t *scratch = m->page[SCRATCH_PAGE];

	*value = 0;
	if (req == 0 || req_len == 0)
		return 0;
	lie.told++;
	assert_true(lie.len <= rsp_len);
	memcpy(scratch + (rsp - GPA(SCRATCH_PAGE)), lie.byte, lie.len);
	*value = (uint64_t)req_len << 32 | lie.len;
	return 0;
}

/* Success, and no reply. */
static void put_ack_alone(struct hnl_builder *b)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET,
				    0, 1);
	struct hnl_extack x;

	hnl_extack_clear(&x);
	hnl_builder_init(b, lie.byte, sizeof(lie.byte));
	hnl_ack_put(b, HNL_MSG_ERROR, &h, HNL_MSGHDR, &x);
}

static void rings_without_number_refused(void **state)
{
	static const struct hnl_guest_port liar = {
		.discover = discover, .call = lying_call, .gpa_of = gpa_of,
	};
	static const uint32_t claims[] = { 65537, UINT32_MAX };
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET,
				    0, 1);
	struct machine *m = machine_open(0);
	struct hnl_guest g;
	struct hnl_builder b;
	uint32_t found;
	size_t i;

	(void)state;
	for (i = 0; i <= COUNT(claims) + 2; i++) {
		assert_int_equal(hnl_guest_init(&g, &liar, m), 0);
		hnl_builder_init(&b, lie.byte, sizeof(lie.byte));
		h.flags = 0;
		hnl_msg_begin(&b, &h);
		if (i < COUNT(claims))
			hnl_attr_put_u32(&b, HNL_CTRL_A_LIMIT_RINGS,
					 claims[i]);
		if (i == COUNT(claims) + 1)
			hnl_attr_put_u64(&b, HNL_CTRL_A_LIMIT_RINGS,
					 (uint64_t)1 << 40);
		hnl_msg_end(&b);
		if (i == COUNT(claims) + 2)
			put_ack_alone(&b);
		lie.len = b.len;
		assert_same(hnl_guest_takeover(&g, m->page[SCRATCH_PAGE],
					       HNL_TAKEOVER_SCRATCH,
					       HNL_GUEST_KERNEL, &found),
			    -HNL_EBADMSG);
		/* It goes no further. */
		assert_int_equal(lie.told, i + 1);
	}
	machine_close(m);
}

/* ---- a hypervisor that refuses ---- */

static unsigned int asked;

/* A number of rings, and then no ring may be looked at. */
static int refusing_call(void *env, uint64_t req, uint64_t req_len,
			 uint64_t rsp, uint64_t rsp_len, uint64_t *value)
{
	struct machine *m = (struct machine *)env;
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_GET, 0,
				    2);
	struct hnl_extack x;
	struct hnl_builder b;

	if (req == 0 || asked++ == 0)
		return call(env, req, req_len, rsp, rsp_len, value);
	hnl_extack_clear(&x);
	x.err = -HNL_EPERM;
	hnl_builder_init(&b, m->page[SCRATCH_PAGE] +
			     (rsp - GPA(SCRATCH_PAGE)), (size_t)rsp_len);
	hnl_ack_put(&b, HNL_MSG_ERROR, &h, HNL_MSGHDR, &x);
	*value = (uint64_t)req_len << 32 | b.len;
	return 0;
}

static void ring_that_may_not_be_looked_at_ends_it(void **state)
{
	static const struct hnl_guest_port refusing = {
		.discover = discover, .call = refusing_call, .gpa_of = gpa_of,
	};
	struct machine *m = machine_open(0);
	struct hnl_guest guest;
	struct guest_ring g;
	uint32_t found;

	(void)state;
	open_small_ring(&g, m, 0);
	asked = 0;
	assert_int_equal(hnl_guest_init(&guest, &refusing, m), 0);
	assert_same(hnl_guest_takeover(&guest, m->page[SCRATCH_PAGE],
				       HNL_TAKEOVER_SCRATCH, HNL_GUEST_KERNEL,
				       &found), -HNL_EPERM);
	assert_int_equal(found, 0);
	assert_int_equal(asked, 2);
	assert_int_equal(m->maps, 3);
	guest_ring_close(&g);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_predecessor_left_is_gone),
		cmocka_unit_test(what_was_agreed_is_void),
		cmocka_unit_test(nothing_is_touched_without_scratch),
		cmocka_unit_test(rings_without_number_refused),
		cmocka_unit_test(ring_that_may_not_be_looked_at_ends_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
