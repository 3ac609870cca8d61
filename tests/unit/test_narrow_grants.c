/* SPDX-License-Identifier: MIT */
/*
 * What was not left to a narrowed ring has no address (A25, A26): an attribute
 * of a feature that was cut away is one that nobody ever defined, wherever it
 * points, however it is made, and whatever it stands beside.
 *
 *	real families		view.notify-enable { info-gpa }
 *	memory, changed		a nest, and an extent, of a feature
 */
#include "narrow.h"

#define NEVER 199u		/* no attribute of any set */
#define FEATURE 5u		/* of the changed family; granted to nobody */

static const uint64_t gpas[] = {
	GPA(WINDOW), GPA(WINDOW + PAGES - 1), GPA(WINDOW) - 4096,
	GPA(WINDOW + PAGES), 0, 1, UINT64_MAX, UINT64_MAX - 4095,
};

static const uint16_t flags[] = { 0, HNL_F_ACK, HNL_F_STRICT };

/* Asks, and keeps the whole answer but for the attribute's own number. */
static size_t answer_to(struct guest_ring *g, const struct hnl_builder *b,
			uint16_t type, uint8_t *buf)
{
	struct hnl_extack x = ask(g, b);
	size_t i;

	memcpy(buf, g->got, g->got_len);
	for (i = 0; x.type == type && i + 4 <= g->got_len; i += 4)
		if (hnl_load_le32(buf + i) == type)
			hnl_store_le32(buf + i, NEVER);
	return g->got_len;
}

static void expect_alike(struct guest_ring *g, const struct hnl_builder *b,
			 uint16_t type, const struct hnl_builder *never)
{
	static uint8_t one[512], two[512];
	unsigned int before = ran, once;
	size_t n = answer_to(g, b, type, one);

	once = ran - before;
	if (n != answer_to(g, never, NEVER, two) || memcmp(one, two, n) != 0 ||
	    ran - before != 2 * once)
		fail_msg("attribute %u is told from one that never was", type);
}

/* ---- of a real family ---- */

static struct hnl_builder notify_enable(uint8_t *buf, size_t size, uint16_t f,
					uint16_t type, uint64_t gpa)
{
	struct hnl_head h = head_of(HNL_VIEW_FAMILY, HNL_VIEW_CMD_NOTIFY_ENABLE,
				    f, 5);
	struct hnl_builder b = batch_begin(buf, size);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_VIEW_A_VCPU, 0);
	hnl_attr_put_u64(&b, type, gpa);
	hnl_msg_end(&b);
	return b;
}

static void a25_address_of_a_feature_cut_away_as_one_never_defined(void **state)
{
	static uint8_t other[256];
	struct hnl_ctrl_ring_grant grant = family(HNL_VIEW_FAMILY);
	struct hnl_builder b, never;
	struct guest_ring g;
	struct machine *m = open_machine(&g);
	size_t i, k;

	(void)state;
	hnl_ctrl_ring_grant_set_features(
		&grant, 1 | (uint64_t)1 << HNL_VIEW_FEATURE_NOTIFY);
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	for (i = 0; i < COUNT(gpas); i++)
		for (k = 0; k < COUNT(flags); k++) {
			b = notify_enable(wire, 256, flags[k],
					  HNL_VIEW_A_INFO_GPA, gpas[i]);
			never = notify_enable(other, 256, flags[k], NEVER,
					      gpas[i]);
			expect_alike(&g, &b, HNL_VIEW_A_INFO_GPA, &never);
		}
	assert_int_equal(ran, COUNT(gpas) * 4);
	close_machine(m, &g);
}

/* ---- of the family memory, with attributes of a feature ---- */

#define FIELDS 64u

static struct hnl_field field[FIELDS];
static struct hnl_schema schema;
static struct hnl_command command[COMMANDS];
static struct hnl_family changed;

/* One attribute of one command's request is of the feature. */
static void change(uint8_t cmd, uint16_t type)
{
	const struct hnl_set *s;
	size_t i, n = 0;

	schema = *hnl_memory_family.schema;
	for (i = 0; i < schema.n_sets; i++)
		if (n < (size_t)schema.set[i].field + schema.set[i].n_fields)
			n = (size_t)schema.set[i].field +
			    schema.set[i].n_fields;
	assert_true(n <= FIELDS);
	memcpy(field, schema.field, n * sizeof(field[0]));
	schema.field = field;
	schema.decode = NULL;
	memcpy(command, hnl_memory_family.command,
	       hnl_memory_family.n_commands * sizeof(command[0]));
	command[cmd].reply_each = 0;
	s = &schema.set[command[cmd].request];
	for (i = 0; i < s->n_fields; i++)
		if (field[s->field + i].type == type)
			field[s->field + i].feature = FEATURE;
	changed = hnl_memory_family;
	changed.schema = &schema;
	changed.command = command;
	services[0].family = &changed;
}

static struct machine *open_changed(struct guest_ring *g, uint8_t cmd,
				    uint16_t type)
{
	struct hnl_ctrl_ring_grant grant = family(HNL_MEMORY_FAMILY);
	struct machine *m;

	change(cmd, type);
	m = open_machine(g);
	hnl_ctrl_ring_grant_set_features(&grant, 1);
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, &grant, 1).err, 0);
	return m;
}

static void close_changed(struct machine *m, struct guest_ring *g)
{
	services[0].family = &hnl_memory_family;
	close_machine(m, g);
}

/* What stands in such a nest is not looked at, sound or not. */
static struct hnl_builder map_of(uint8_t *buf, size_t size, uint16_t type,
				 uint64_t gpa, uint16_t len)
{
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP, 0,
				    5);
	struct hnl_builder b = batch_begin(buf, size);
	struct hnl_nest nest;

	hnl_msg_begin(&b, &h);
	nest = hnl_attr_nest_begin(&b, type);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_RANGE_GPA, gpa);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_RANGE_PAGES, 1);
	hnl_attr_nest_end(&b, nest);
	hnl_msg_end(&b);
	hnl_store_le16(buf + HNL_MSGHDR + HNL_ATTRHDR, len);
	return b;
}

static void a25_nest_of_a_feature_cut_away_as_one_never_defined(void **state)
{
	static const uint16_t lens[] = { 12, 0, 3, 255, 65535 };
	static uint8_t other[256];
	struct hnl_builder b, never;
	struct guest_ring g;
	struct machine *m = open_changed(&g, HNL_MEMORY_CMD_MAP,
					 HNL_MEMORY_A_RANGE);
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(gpas); i++)
		for (k = 0; k < COUNT(lens); k++) {
			b = map_of(wire, 256, HNL_MEMORY_A_RANGE, gpas[i],
				   lens[k]);
			never = map_of(other, 256, NEVER, gpas[i], lens[k]);
			expect_alike(&g, &b, HNL_MEMORY_A_RANGE, &never);
		}
	assert_int_equal(ran, COUNT(gpas) * COUNT(lens) * 2);
	close_changed(m, &g);
}

/* An address stands where it is, but reaches a page, as without the extent. */
static void a26_extent_of_a_feature_cut_away_is_none(void **state)
{
	struct guest_ring g;
	struct machine *m = open_changed(&g, HNL_MEMORY_CMD_SHARE,
					 HNL_MEMORY_A_PAGES);

	(void)state;
	assert_int_equal(ask_share(&g, GPA(WINDOW), 1).err, 0);
	assert_int_equal(ask_share(&g, GPA(WINDOW), UINT64_MAX).err, 0);
	assert_same(ask_share(&g, GPA(WINDOW - 1), 1).err, -HNL_EINVAL);
	assert_int_equal(ran, 2);
	close_changed(m, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a25_address_of_a_feature_cut_away_as_one_never_defined),
		cmocka_unit_test(
			a25_nest_of_a_feature_cut_away_as_one_never_defined),
		cmocka_unit_test(a26_extent_of_a_feature_cut_away_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
