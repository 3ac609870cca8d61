/* SPDX-License-Identifier: MIT */
/*
 * What an embedder may get wrong, and the least and the most that it may ask
 * for: configurations, quotas, rules, ports without functions; and the search
 * for addresses (hv/narrow.c) in sets of every shape, by a schema of its own.
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "hnl_event.h"

/* ---- a hypervisor ---- */

enum wrong {
	WRONG_SERVICES, WRONG_DOMAINS, WRONG_AGREEMENTS, WRONG_BUDGET,
	WRONG_SHORT, WRONG_LONG, WRONG_FEATURE, WRONG_FAMILY, WRONG_CTRL,
	WRONG_LOW, WRONG_TWICE, WRONGS
};

static void spoil(struct hnl_hv_config *cfg, enum wrong wrong)
{
	static const struct hnl_agreement feature[] = {
		{ HNL_MEMORY_FAMILY, 63 }, { HNL_MEMORY_FAMILY, 64 },
	};
	static const struct hnl_agreement of_none[] = {
		{ HNL_FAMILY_MIN, 1 }, { HNL_FAMILY_MIN - 1, 1 },
	};
	static struct hnl_family low;
	static struct hnl_service service[2];

	low = hnl_memory_family;
	low.id = HNL_FAMILY_MIN - 1;
	service[0] = service[1] = cfg->service[0];
	switch (wrong) {
	case WRONG_SERVICES:
		cfg->n_services = HNL_SERVICES_MAX + 1;
		return;
	case WRONG_DOMAINS:
		cfg->n_domains = HNL_DOMAINS_MAX + 1;
		return;
	case WRONG_AGREEMENTS:
		cfg->n_agreements = HNL_AGREEMENTS_MAX + 1;
		return;
	case WRONG_BUDGET:
		cfg->budget = HNL_BUDGET_MAX + 1;
		return;
	case WRONG_SHORT:
		cfg->max_message = HNL_MESSAGE_MIN - 1;
		return;
	case WRONG_LONG:
		cfg->max_message = HNL_MSG_MAX + 1;
		return;
	case WRONG_FEATURE:
		cfg->agreement = feature;
		cfg->n_agreements = COUNT(feature);
		return;
	case WRONG_FAMILY:
		cfg->agreement = of_none;
		cfg->n_agreements = COUNT(of_none);
		return;
	case WRONG_CTRL:
		service[0].family = &hnl_ctrl_family;
		break;
	case WRONG_LOW:
		service[0].family = &low;
		break;
	default:
		cfg->n_services = 2;
		break;
	}
	cfg->service = service;
}

static void each_limit_out_of_its_range_no_hypervisor(void **state)
{
	struct machine *m = machine_open(0);
	void *mem = exact_block(hnl_hv_size(&m->hv_cfg));
	struct hnl_hv_config cfg;
	unsigned int i;

	(void)state;
	assert_non_null(hnl_hv_init(mem, &m->hv_cfg));
	for (i = 0; i < WRONGS; i++) {
		cfg = m->hv_cfg;
		spoil(&cfg, (enum wrong)i);
		if (hnl_hv_init(mem, &cfg) != NULL)
			fail_msg("wrong in way %u", i);
	}
	free(mem);
	machine_close(m);
}

/* ---- a domain ---- */

static void each_limit_out_of_its_range_no_domain(void **state)
{
	struct machine *m = machine_new();
	struct hnl_domain_config cfg;
	void *mem;

	(void)state;
	m->hv_cfg.n_domains = 4;
	m->domain_cfg.id = 2;
	machine_start(m);
	cfg = m->domain_cfg;
	mem = exact_block(hnl_domain_size(m->hv, &cfg));
	assert_null(hnl_domain_init(mem, m->hv, &cfg));	/* the id is taken */
	cfg.id = 3;
	cfg.ring_pages = HNL_RING_PAGES_MAX + 1;
	assert_null(hnl_domain_init(mem, m->hv, &cfg));
	cfg.ring_pages = 8;
	cfg.event_bytes = 96;
	assert_null(hnl_domain_init(mem, m->hv, &cfg));
	cfg.event_bytes = 0;
	assert_non_null(hnl_domain_init(mem, m->hv, &cfg));
	assert_int_equal(hnl_domain_destroy((struct hnl_domain *)mem), 0);
	free(mem);
	machine_close(m);
}

/* Places and blocks have numbers of 16 bits, one of which is none. */
static void quotas_beyond_what_numbers_can_name_are_the_most(void **state)
{
	struct machine *m = machine_open(0);
	struct hnl_domain_config cfg = m->domain_cfg;
	size_t most, least = hnl_domain_size(m->hv, &cfg);

	(void)state;
	cfg.calls = HNL_NONE - 1;
	most = hnl_domain_size(m->hv, &cfg);
	assert_true(most > least);
	cfg.calls = HNL_NONE;
	assert_int_equal(hnl_domain_size(m->hv, &cfg), most);
	cfg.calls = 0;
	cfg.call_bytes = UINT32_MAX - 4096;
	most = hnl_domain_size(m->hv, &cfg);
	assert_true(most > least);
	cfg.call_bytes = UINT32_MAX;
	assert_int_equal(hnl_domain_size(m->hv, &cfg), most);
	machine_close(m);
}

/* It has no place for a call: short commands alone, by nobody. */
static void no_rings_no_vcpus_a_domain_that_asks_nothing(void **state)
{
	struct machine *m = machine_new();
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 20, GPA(REPLY_PAGE),
				   4096 };
	uint64_t value;

	(void)state;
	m->domain_cfg.rings = 0;
	m->domain_cfg.vcpus = 0;
	machine_start(m);
	assert_int_equal(m->domain->free_slot, HNL_NONE);
	assert_true(hnl_hv_call(m->cpu, m->domain, 0, &regs, &value) < 0);
	assert_true(hnl_hv_kick(m->cpu, m->domain, 0) < 0);
	machine_close(m);
}

/* ---- rules ---- */

/* A family or a command that this hypervisor has not: of no effect. */
static void rule_of_what_there_is_not_of_no_effect(void **state)
{
	static const struct hnl_handling_of rules[] = {
		{ HNL_EVENT_FAMILY, 0, HNL_FORWARD },
		{ HNL_MEMORY_FAMILY, 200, HNL_FORWARD },
		{ HNL_MEMORY_FAMILY, 201, HNL_DENY },
	};
	struct machine *m = machine_new();
	static uint8_t wire[256];
	struct hnl_builder b;

	(void)state;
	m->domain_cfg.rule = rules;
	m->domain_cfg.n_rules = COUNT(rules);
	m->domain_cfg.deadline = 10;
	machine_start(m);
	assert_non_null(m->domain);
	b = batch_begin(wire, sizeof(wire));
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	assert_int_equal(machine_call(m, wire, b.len, 4096, NULL), 0);
	assert_int_equal(find_final(m->answer, m->answer_len, 1).x.err, 0);
	assert_int_equal(m->peer.n, 0);
	machine_close(m);
}

static void forward_without_a_way_to_the_peer_told_that_it_is_gone(void **state)
{
	static const struct hnl_handling_of rule = {
		HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD
	};
	static uint8_t wire[256];
	struct hnl_hv_port port = machine_port;
	struct machine *m = machine_new();
	struct hnl_builder b;
	struct final f;

	(void)state;
	port.forward = NULL;
	m->hv_cfg.port = &port;
	m->domain_cfg.rule = &rule;
	m->domain_cfg.n_rules = 1;
	m->domain_cfg.deadline = 10;
	machine_start(m);
	b = batch_begin(wire, sizeof(wire));
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	assert_int_equal(machine_call(m, wire, b.len, 4096, NULL), 0);
	f = find_final(m->answer, m->answer_len, 1);
	assert_int_equal(f.x.err, -HNL_ENODEV);
	assert_int_equal(f.x.reason, HNL_REASON_PEER_GONE);
	assert_int_equal(m->changes, 0);
	machine_close(m);
}

/* ---- events that are none ---- */

static size_t put_event(uint8_t *buf, size_t size, uint16_t family,
			uint8_t cmd, size_t more)
{
	static const uint8_t much[512];
	struct hnl_builder b = batch_begin(buf, size);
	struct hnl_head h = head_of(family, cmd, 0, 0);

	h.flags = 0;
	hnl_msg_begin(&b, &h);
	if (more != 0)
		hnl_attr_put_bytes(&b, 77, much, more);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	return b.len;
}

static void told_what_is_no_event_nobody_hears(void **state)
{
	struct machine *m = machine_open(0);
	uint8_t e[1024];
	size_t n;

	(void)state;
	n = put_event(e, sizeof(e), HNL_EVENT_FAMILY, 0, 0);
	assert_int_equal(hnl_hv_tell(m->hv, 0, e, n), 0);
	n = put_event(e, sizeof(e), HNL_MEMORY_FAMILY, 200, 0);
	assert_int_equal(hnl_hv_tell(m->hv, 0, e, n), 0);
	n = put_event(e, sizeof(e), HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE,
		      0);
	assert_int_equal(hnl_hv_tell(m->hv, 0, e, n), 0);
	n = put_event(e, sizeof(e), HNL_CTRL_FAMILY, HNL_CTRL_CMD_OVERRUN, 0);
	assert_int_equal(hnl_hv_tell(m->hv, 0, e, 12), 0);
	assert_int_equal(hnl_hv_tell(m->hv, 0, e, n - 4), 0);
	assert_int_equal(hnl_hv_tell(m->hv, 0, e, n + 20), 0);
	n = put_event(e, sizeof(e), HNL_CTRL_FAMILY, HNL_CTRL_CMD_OVERRUN, 7);
	hnl_store_le32(e, (uint32_t)n - 1);
	assert_int_equal(hnl_hv_tell(m->hv, 0, e, n), 0);
	n = put_event(e, sizeof(e), HNL_CTRL_FAMILY, HNL_CTRL_CMD_OVERRUN,
		      500);
	assert_int_equal(hnl_hv_tell(m->hv, 0, e, n), 0);
	machine_close(m);
}

/* ---- addresses in sets of every shape ---- */

enum { LONE = 1, ORDER, EXTENT, LIST, BYTES, NEST, FIELDS };

static const uint8_t slots[] = { 0, 1, 2, 3, 4, 5, 6, 0 };
static const struct hnl_field fields[] = {
	{ .kind = HNL_KIND_U64, .type = LONE },
	{ .kind = HNL_KIND_U64, .type = ORDER },
	{ .kind = HNL_KIND_U8, .type = EXTENT },
	{ .kind = HNL_KIND_PACKED, .type = LIST },
	{ .kind = HNL_KIND_PACKED, .type = BYTES },
	{ .kind = HNL_KIND_NEST, .type = NEST, .sub = 0 },
};
static const struct hnl_set sets[] = { { 0, COUNT(slots), 0, 6, 0 } };
static const struct hnl_reach reaches[] = {
	{ .type = LONE },
	{ .type = ORDER, .extent = EXTENT, .width = 1, .order = 1 },
	{ .type = LIST, .step = 8 },
	{ .type = BYTES, .step = 12, .extent = 8, .width = 4, .order = 2 },
	{ .set = 1, .type = LONE },
};
static const struct hnl_schema shapes = {
	.slot = slots, .field = fields, .set = sets, .n_sets = 1,
	.reach = reaches, .n_reach = COUNT(reaches),
};

/* gfns 16..31 */
static const struct narrow window = { .on = true, .first = 16, .last = 31 };

static uint8_t body[1024];

static struct hnl_extack look_in(const struct hnl_schema *s,
				 const struct hnl_builder *b)
{
	struct hnl_extack x;
	struct search search = { .n = &window, .schema = s, .grants = 1,
				 .buf = body, .x = &x };
	int err;

	hnl_extack_clear(&x);
	assert_int_equal(hnl_builder_verdict(b), 0);
	err = hnl_narrow_check(&search, 0, b->len, 0);
	assert_int_equal(err, x.err);
	return x;
}

static void put_address(struct hnl_builder *b, uint16_t type, uint64_t gpa)
{
	uint8_t raw[8];

	hnl_store_le64(raw, gpa);
	hnl_attr_put_bytes(b, type, raw, sizeof(raw));
}

static void put_bytes_of(struct hnl_builder *b, uint64_t gpa, uint32_t n)
{
	uint8_t e[12];

	hnl_store_le64(e, gpa);
	hnl_store_le32(e + 8, n);
	hnl_attr_put_bytes(b, BYTES, e, sizeof(e));
}

static void expect(const struct hnl_builder *b, bool inside)
{
	struct hnl_extack x = look_in(&shapes, b);

	assert_int_equal(x.err, inside ? 0 : -HNL_EINVAL);
	assert_int_equal(x.reason, inside ? HNL_REASON_NONE :
					    HNL_REASON_GPA_LIMIT);
}

#define PAGE_OF(gfn) ((uint64_t)(gfn) * HNL_PAGE)

static void lone_address_in_the_window(void **state)
{
	static const struct {
		uint64_t gpa;
		bool inside;
	} rows[] = {
		{ PAGE_OF(15), false }, { PAGE_OF(16) - 1, false },
		{ PAGE_OF(16), true }, { PAGE_OF(32) - 1, true },
		{ PAGE_OF(32), false }, { UINT64_MAX, false },
	};
	struct hnl_builder b;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		b = batch_begin(body, sizeof(body));
		put_address(&b, LONE, rows[i].gpa);
		expect(&b, rows[i].inside);
	}
	/* Too short to be an address, and of no set that has any. */
	b = batch_begin(body, sizeof(body));
	hnl_attr_put_u32(&b, LONE, 5);
	expect(&b, true);
	b = batch_begin(body, sizeof(body));
	hnl_attr_put_u64(&b, 77, 0);
	hnl_attr_put_u64(&b, 0, 0);
	hnl_attr_put_u64(&b, FIELDS, 0);
	expect(&b, true);
}

/* 16 pages are 1 << 4; a shift that no window holds is outside of it. */
static void extent_beside_an_address_counts(void **state)
{
	static const struct {
		uint8_t order;
		bool inside;
	} rows[] = {
		{ 0, true }, { 4, true }, { 5, false }, { 63, false },
		{ 64, false }, { 255, false },
	};
	struct hnl_builder b;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		b = batch_begin(body, sizeof(body));
		put_address(&b, ORDER, PAGE_OF(16));
		hnl_attr_put_bytes(&b, EXTENT, &rows[i].order, 1);
		expect(&b, rows[i].inside);
	}
	/* Absent, or no number: one page. */
	b = batch_begin(body, sizeof(body));
	put_address(&b, ORDER, PAGE_OF(31));
	expect(&b, true);
	hnl_attr_put_bytes(&b, EXTENT, NULL, 0);
	expect(&b, true);
}

static void each_element_of_a_list_counts(void **state)
{
	struct hnl_builder b;
	uint8_t list[24];

	(void)state;
	hnl_store_le64(list, PAGE_OF(16));
	hnl_store_le64(list + 8, PAGE_OF(31));
	hnl_store_le64(list + 16, PAGE_OF(32));
	b = batch_begin(body, sizeof(body));
	hnl_attr_put_bytes(&b, LIST, list, 16);
	expect(&b, true);
	hnl_attr_put_bytes(&b, LIST, list, 24);
	expect(&b, false);
	/* What is left over is no element. */
	b = batch_begin(body, sizeof(body));
	hnl_attr_put_bytes(&b, LIST, list, 20);
	expect(&b, true);
}

static void bytes_of_an_element_reach_as_far_as_they_go(void **state)
{
	static const struct {
		uint64_t gpa;
		uint32_t bytes;
		bool inside;
	} rows[] = {
		{ PAGE_OF(16), 0, true }, { PAGE_OF(15), 0, false },
		{ PAGE_OF(31), HNL_PAGE, true },
		{ PAGE_OF(31), HNL_PAGE + 1, false },
		{ PAGE_OF(31) + 1, HNL_PAGE - 1, true },
		{ PAGE_OF(31) + 1, HNL_PAGE, false },
		{ PAGE_OF(16), 16 * HNL_PAGE, true },
		{ PAGE_OF(16), UINT32_MAX, false },
	};
	struct hnl_builder b;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		b = batch_begin(body, sizeof(body));
		put_bytes_of(&b, rows[i].gpa, rows[i].bytes);
		if (look_in(&shapes, &b).err != (rows[i].inside ? 0 :
							-HNL_EINVAL))
			fail_msg("row %zu", i);
	}
}

static struct hnl_builder nested(unsigned int depth, uint64_t gpa)
{
	struct hnl_builder b = batch_begin(body, sizeof(body));
	struct hnl_nest at[HNL_DEPTH_MAX];
	unsigned int i;

	for (i = 0; i < depth; i++)
		at[i] = hnl_attr_nest_begin(&b, NEST);
	put_address(&b, LONE, gpa);
	while (i-- != 0)
		hnl_attr_nest_end(&b, at[i]);
	return b;
}

static void sets_within_each_other_as_deep_as_may_be(void **state)
{
	struct hnl_builder b;

	(void)state;
	b = nested(HNL_DEPTH_MAX - 1, PAGE_OF(16));
	expect(&b, true);
	b = nested(HNL_DEPTH_MAX - 1, PAGE_OF(15));
	expect(&b, false);
	b = nested(HNL_DEPTH_MAX, PAGE_OF(16));
	assert_int_equal(look_in(&shapes, &b).reason, HNL_REASON_DEPTH);
}

static void attribute_that_is_none_refused_where_it_is(void **state)
{
	struct hnl_builder b = nested(2, PAGE_OF(16));
	struct hnl_extack x;

	(void)state;
	hnl_store_le16(body + 2 * HNL_ATTRHDR, 0xffff);
	x = look_in(&shapes, &b);
	assert_int_equal(x.err, -HNL_EINVAL);
	assert_int_not_equal(x.reason, HNL_REASON_GPA_LIMIT);
	assert_int_equal(x.offset, 2 * HNL_ATTRHDR);
}

static void schema_without_addresses_not_searched(void **state)
{
	struct hnl_schema none = shapes;
	struct hnl_builder b = nested(HNL_DEPTH_MAX, PAGE_OF(15));

	(void)state;
	none.n_reach = 0;
	assert_int_equal(look_in(&none, &b).err, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_limit_out_of_its_range_no_hypervisor),
		cmocka_unit_test(each_limit_out_of_its_range_no_domain),
		cmocka_unit_test(
			quotas_beyond_what_numbers_can_name_are_the_most),
		cmocka_unit_test(no_rings_no_vcpus_a_domain_that_asks_nothing),
		cmocka_unit_test(rule_of_what_there_is_not_of_no_effect),
		cmocka_unit_test(
			forward_without_a_way_to_the_peer_told_that_it_is_gone),
		cmocka_unit_test(told_what_is_no_event_nobody_hears),
		cmocka_unit_test(lone_address_in_the_window),
		cmocka_unit_test(extent_beside_an_address_counts),
		cmocka_unit_test(each_element_of_a_list_counts),
		cmocka_unit_test(bytes_of_an_element_reach_as_far_as_they_go),
		cmocka_unit_test(sets_within_each_other_as_deep_as_may_be),
		cmocka_unit_test(attribute_that_is_none_refused_where_it_is),
		cmocka_unit_test(schema_without_addresses_not_searched),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
