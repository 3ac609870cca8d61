/* SPDX-License-Identifier: MIT */
/*
 * The dispatcher at its boundary: each message through a CALL and through a
 * ring, with the same answer byte for byte; what is refused changes no page.
 */
#include "machine.h"

#define SHARE HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE
#define ATTRS(...) { __VA_ARGS__ }, sizeof((uint8_t[]){ __VA_ARGS__ })
#define SHARE_OK HEAD(12, 2), LE64(GPA(PRIVATE_PAGE)), HEAD(12, 3), LE64(2)
#define EINVAL_(r) HNL_EINVAL, HNL_REASON_##r
#define NO_DETAIL HNL_ENOSYS, HNL_REASON_NONE
#define WHOLE 20	/* offset of the first attribute */

struct row {
	const char *name;
	uint16_t family;
	uint8_t cmd;
	uint16_t flags;		/* beside REQUEST */
	uint8_t attrs[48];
	size_t n;
	int err;
	uint16_t reason;
	uint32_t offset;
	uint16_t type, missing;
	uint16_t no_request;	/* REQUEST is not set */
	uint16_t reserved;	/* value of the reserved field */
	uint8_t cut;		/* bytes that the length is short of */
};

static const struct row rows[] = {
	{ "sound", SHARE, 0, ATTRS(SHARE_OK), 0, 0 },
	{ "sound, any order", SHARE, 0, ATTRS(HEAD(12, 3), LE64(2),
	  HEAD(12, 2), LE64(GPA(PRIVATE_PAGE))), 0, 0 },
	{ "sound, ignored", SHARE, 0, ATTRS(SHARE_OK, HEAD(5, 9), 1, 0, 0, 0),
	  0, 0 },
	{ "sound, critical on known", SHARE, 0, ATTRS(HEAD(12, 2 | C_),
	  LE64(GPA(PRIVATE_PAGE)), HEAD(12, 3 | C_), LE64(2)), 0, 0 },
	/* no such thing */
	{ "family 15", 15, 1, 0, ATTRS(SHARE_OK), EINVAL_(TYPE) },
	{ "family 18", 18, 1, 0, ATTRS(SHARE_OK), NO_DETAIL },
	{ "family 0xffff", 0xffff, 1, 0, ATTRS(SHARE_OK), NO_DETAIL },
	{ "command 0", 17, 0, 0, ATTRS(SHARE_OK), NO_DETAIL },
	{ "command far past", 17, 200, 0, ATTRS(SHARE_OK), NO_DETAIL },
	{ "command 255", 17, 255, 0, ATTRS(SHARE_OK), NO_DETAIL },
	{ "command unknown and rubbish", 17, 99, 0, ATTRS(1, 2, 3, 4, 5),
	  NO_DETAIL },
	/* unknown attributes */
	{ "critical", SHARE, 0, ATTRS(SHARE_OK, HEAD(4, 9 | C_)),
	  HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN, WHOLE + 24, 9 },
	{ "strict", SHARE, HNL_F_STRICT, ATTRS(HEAD(4, 9), SHARE_OK),
	  HNL_EOPNOTSUPP, HNL_REASON_UNKNOWN, WHOLE, 9 },
	/* malformed */
	{ "twice", SHARE, 0, ATTRS(SHARE_OK, HEAD(12, 3), LE64(1)),
	  EINVAL_(DUPLICATE), WHOLE + 24, 3 },
	{ "length", SHARE, 0, ATTRS(HEAD(8, 2), LE32(0)), EINVAL_(LENGTH),
	  WHOLE, 2 },
	{ "range", SHARE, 0, ATTRS(HEAD(12, 3), LE64(0)), EINVAL_(RANGE),
	  WHOLE, 3 },
	{ "align", SHARE, 0, ATTRS(HEAD(12, 2), LE64(GPA(0) + 1)),
	  EINVAL_(ALIGN), WHOLE, 2 },
	{ "nested bit", SHARE, 0, ATTRS(HEAD(12, 2 | N_), LE64(GPA(0))),
	  EINVAL_(NESTED_BIT), WHOLE, 2 },
	{ "padding", SHARE, 0, ATTRS(SHARE_OK, HEAD(5, 9), 1, 0, 0, 1),
	  EINVAL_(PADDING), WHOLE + 24, 9 },
	{ "past end", SHARE, 0, ATTRS(SHARE_OK, HEAD(9, 9), 1, 0, 0, 0),
	  EINVAL_(ATTR_PAST_END), WHOLE + 24, 9 },
	{ "attribute of 3", SHARE, 0, ATTRS(HEAD(3, 2)), EINVAL_(ATTR_SHORT),
	  WHOLE, 2 },
	{ "missing", SHARE, 0, ATTRS(HEAD(12, 3), LE64(1)), EINVAL_(MISSING),
	  .missing = 2 },
	{ "missing all", SHARE, 0, ATTRS(HEAD(4, 99)), EINVAL_(MISSING),
	  .missing = 2 },
	/* frame and flags */
	{ "reserved", SHARE, 0, ATTRS(SHARE_OK), EINVAL_(RESERVED),
	  .reserved = 0x100 },
	{ "unaligned by 1", SHARE, 0, ATTRS(SHARE_OK), EINVAL_(UNALIGNED),
	  .cut = 1 },
	{ "unaligned by 3", SHARE, 0, ATTRS(SHARE_OK), EINVAL_(UNALIGNED),
	  .cut = 3 },
	{ "no request", SHARE, 0, ATTRS(SHARE_OK), EINVAL_(FLAGS),
	  .no_request = 1 },
	{ "undefined flag 0x10", SHARE, 0x10, ATTRS(SHARE_OK),
	  EINVAL_(FLAGS) },
	{ "flag MULTI", SHARE, HNL_F_MULTI, ATTRS(SHARE_OK), EINVAL_(FLAGS) },
	{ "half of DUMP", SHARE, 0x100, ATTRS(SHARE_OK), EINVAL_(FLAGS) },
	{ "other half of DUMP", SHARE, 0x200, ATTRS(SHARE_OK),
	  EINVAL_(FLAGS) },
	{ "dump of no dump", SHARE, HNL_F_DUMP, ATTRS(SHARE_OK),
	  EINVAL_(NOT_DUMP) },
	{ "no dump of a dump", 17, HNL_MEMORY_CMD_LIST_SHARED, 0,
	  ATTRS(HEAD(4, 99)), EINVAL_(NOT_DUMP) },
	{ "error from a guest", HNL_MSG_ERROR, 0, 0, ATTRS(LE32(0), LE32(0)),
	  EINVAL_(TYPE) },
	{ "done from a guest", HNL_MSG_DONE, 0, 0, ATTRS(LE32(0), LE32(0)),
	  EINVAL_(TYPE) },
	{ "type 0", 0, 0, 0, ATTRS(LE32(0), LE32(0)), EINVAL_(TYPE) },
	/* addresses (A06) */
	{ "wraps", SHARE, 0, ATTRS(HEAD(12, 2), LE64(0xfffffffffffff000),
	  HEAD(12, 3), LE64(2)), EINVAL_(GPA_WRAP), WHOLE, 2 },
	{ "pages wrap", SHARE, 0, ATTRS(HEAD(12, 2), LE64(0), HEAD(12, 3),
	  LE64(0x10000000000001)), EINVAL_(GPA_WRAP), WHOLE, 2 },
	{ "above the top", SHARE, 0, ATTRS(HEAD(12, 2), LE64(TOP_GPA + 1),
	  HEAD(12, 3), LE64(1)), EINVAL_(GPA_LIMIT), WHOLE, 2 },
	{ "no RAM", SHARE, 0, ATTRS(HEAD(12, 2), LE64(GPA(RAM_PAGES)),
	  HEAD(12, 3), LE64(1)), EINVAL_(GPA_NOT_RAM), WHOLE, 2 },
};

static size_t build(const struct row *r, uint32_t seq, uint8_t *buf)
{
	size_t len = HNL_MSGHDR + r->n;

	memset(buf, 0, hnl_align(len));
	hnl_store_le32(buf, (uint32_t)(hnl_align(len) - r->cut));
	hnl_store_le16(buf + 4, r->family);
	hnl_store_le16(buf + 6, (uint16_t)(r->flags | !r->no_request));
	hnl_store_le32(buf + 8, seq);
	hnl_store_le32(buf + 12, 0x51);
	buf[16] = r->cmd;
	buf[17] = 1;
	hnl_store_le16(buf + 18, r->reserved);
	memcpy(buf + HNL_MSGHDR, r->attrs, r->n);
	return hnl_align(len);
}

static void expect_answer(const struct row *r, const uint8_t *buf, size_t len,
			  uint32_t seq)
{
	struct hnl_msg m = hnl_msg_at(buf, len, 0);
	struct hnl_extack x;

	if (m.next != len || m.head.seq != seq || m.head.port != 0x51)
		fail_msg("%s: not one answer, or a foreign one", r->name);
	if (r->err == 0) {
		assert_int_equal(m.head.type, HNL_MEMORY_FAMILY);
		assert_int_equal(m.head.flags, 0);
		return;
	}
	if (hnl_ack_read(buf, &m, &x) != 0 || x.err != -r->err ||
	    x.reason != r->reason || x.offset != r->offset ||
	    x.type != r->type || x.missing != r->missing)
		fail_msg("%s: err %d reason %u offset %u type %u missing %u",
			 r->name, x.err, x.reason, x.offset, x.type,
			 x.missing);
}

static void a06_row_by_call_and_by_ring_same_answer(void **state)
{
	uint8_t buf[HNL_MSGHDR + 48];
	struct machine *m, *n;
	struct guest_ring g;
	size_t i, len;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		len = build(&rows[i], 70 + (uint32_t)i, buf);
		m = machine_open(0);
		assert_int_equal(machine_call(m, buf, len, 4096, NULL), 0);
		assert_int_equal(m->taken, len);
		expect_answer(&rows[i], m->answer, m->answer_len,
			      70 + (uint32_t)i);
		assert_int_equal(m->changes, rows[i].err == 0 ? 2 : 0);
		n = machine_open(0);
		guest_ring_open(&g, n, 1, FREE_PAGE, 1, 1);
		guest_ring_send(&g, buf, len);
		assert_int_equal(guest_ring_serve(&g), 0);
		assert_int_equal(g.got_len, m->answer_len);
		assert_memory_equal(g.got, m->answer, g.got_len);
		guest_ring_close(&g);
		machine_close(n);
		machine_close(m);
	}
}

/* REPORT and ACK: the reply, then an ERROR of 0 that says what was ignored. */
static void report_of_ignored_attributes_listed(void **state)
{
	static const struct row r = { "", SHARE, HNL_F_REPORT,
				      ATTRS(SHARE_OK, HEAD(5, 9), 1, 0, 0, 0),
				      0, 0 };
	struct machine *m = machine_open(0);
	uint8_t buf[HNL_MSGHDR + 48];
	struct hnl_extack x;
	struct hnl_msg a;

	(void)state;
	assert_int_equal(machine_call(m, buf, build(&r, 5, buf), 4096, NULL),
			 0);
	assert_int_equal(answers_in(m->answer, m->answer_len), 2);
	assert_int_equal(answer_at(m, 0).head.flags, HNL_F_MULTI);
	a = answer_at(m, 1);
	assert_int_equal(hnl_ack_read(m->answer, &a, &x), 0);
	assert_int_equal(x.err, 0);
	assert_int_equal(x.ignored_n, 1);
	assert_int_equal(x.ignored[0].offset, WHOLE + 24);
	assert_int_equal(x.ignored[0].type, 9);
	machine_close(m);
}

/* A25: a family that is not granted, a feature that is not granted. */
static void a25_ungranted_against_never_defined_same_bytes(void **state)
{
	static const struct hnl_grant none[] = { { HNL_MEMORY_FAMILY, 0 } };
	static const struct hnl_grant some[] = { { HNL_MEMORY_FAMILY, 1 } };
	static const struct row asks[] = {
		{ "share", SHARE, 0, ATTRS(SHARE_OK) },
		{ "rubbish", SHARE, 0, ATTRS(1, 2, 3, 4, 5) },
		{ "list", 17, HNL_MEMORY_CMD_LIST_SHARED, HNL_F_DUMP,
		  ATTRS(HEAD(4, 99)) },
		{ "list without DUMP", 17, HNL_MEMORY_CMD_LIST_SHARED, 0,
		  ATTRS(HEAD(4, 99)) },
		{ "policy-list", 16, HNL_CTRL_CMD_POLICY_LIST, HNL_F_DUMP,
		  ATTRS(HEAD(8, 1), LE32(17)) },
		{ "policy of list", 16, HNL_CTRL_CMD_POLICY_LIST, HNL_F_DUMP,
		  ATTRS(HEAD(8, 1), LE32(17), HEAD(5, 2), 4, 0, 0, 0) },
		{ "feature-list", 16, HNL_CTRL_CMD_FEATURE_LIST, HNL_F_DUMP,
		  ATTRS(HEAD(4, 99)) },
	};
	uint8_t buf[HNL_MSGHDR + 48];
	struct machine *m, *n;
	size_t i, len;

	(void)state;
	for (i = 0; i < COUNT(asks); i++) {
		/* m: not granted. n: the family does not exist. */
		m = machine_new();
		m->domain_cfg.grant = none;
		machine_start(m);
		n = machine_new();
		n->hv_cfg.n_services = 0;
		machine_start(n);
		len = build(&asks[i], 9, buf);
		assert_int_equal(machine_call(m, buf, len, 4096, NULL), 0);
		assert_int_equal(machine_call(n, buf, len, 4096, NULL), 0);
		assert_int_equal(m->answer_len, n->answer_len);
		assert_memory_equal(m->answer, n->answer, n->answer_len);
		machine_close(n);
		machine_close(m);
	}
	/* Without the feature, its command is as one past the last. */
	m = machine_new();
	m->domain_cfg.grant = some;
	machine_start(m);
	len = build(&asks[2], 9, buf);
	assert_int_equal(machine_call(m, buf, len, 4096, NULL), 0);
	n = machine_open(0);
	buf[16] = 77;
	assert_int_equal(machine_call(n, buf, len, 4096, NULL), 0);
	assert_int_equal(m->answer_len, n->answer_len);
	assert_memory_equal(m->answer, n->answer, n->answer_len);
	len = build(&asks[5], 9, buf);
	assert_int_equal(machine_call(m, buf, len, 4096, NULL), 0);
	buf[WHOLE + 8 + 4] = 77;
	assert_int_equal(machine_call(n, buf, len, 4096, NULL), 0);
	assert_int_equal(m->answer_len, n->answer_len);
	assert_memory_equal(m->answer, n->answer, n->answer_len);
	machine_close(n);
	machine_close(m);
}

static void authorise_refuses_no_page_changed(void **state)
{
	struct machine *m = machine_open(0);
	uint8_t buf[256];
	struct hnl_builder b = batch_begin(buf, sizeof(buf));
	struct hnl_extack x;
	struct hnl_msg a;

	(void)state;
	m->forbid = true;
	put_share(&b, 0, 1, GPA(PRIVATE_PAGE), 1);
	assert_int_equal(machine_call(m, buf, b.len, 4096, NULL), 0);
	a = answer_at(m, 0);
	assert_int_equal(hnl_ack_read(m->answer, &a, &x), 0);
	assert_int_equal(x.err, -HNL_EPERM);
	assert_int_equal(x.reason, HNL_REASON_DENIED);
	assert_int_equal(m->changes, 0);
	machine_close(m);
}

/* ---- LINK (A23) ---- */

/* Errors of the answers in turn; a reply counts as 0. */
static void expect_errors(const uint8_t *buf, size_t len, const int *err,
			  size_t n)
{
	struct hnl_extack x;
	struct hnl_msg m;
	size_t pos = 0, i;

	assert_int_equal(answers_in(buf, len), n);
	for (i = 0; i < n; i++, pos = m.next) {
		m = hnl_msg_at(buf, len, pos);
		assert_int_equal(m.head.seq, i);
		hnl_extack_clear(&x);
		if (m.head.type == HNL_MSG_ERROR)
			assert_int_equal(hnl_ack_read(buf, &m, &x), 0);
		assert_int_equal(x.err, err[i]);
	}
}

/* good pages are private and shared one by one; others are no RAM. */
static size_t put_chain(uint8_t *buf, size_t size, const char *chain)
{
	struct hnl_builder b = batch_begin(buf, size);
	uint32_t seq;

	for (seq = 0; chain[seq] != 0; seq++)
		put_share(&b, chain[seq] & 0x20 ? 0 : HNL_F_LINK, seq,
			  (chain[seq] | 0x20) == 'g' ?
				  GPA(PRIVATE_PAGE + 3 * seq) : GPA(RAM_PAGES),
			  3);
	return b.len;
}

#define BAD (-HNL_EINVAL)
#define GONE (-HNL_ECANCELED)

/* G and B have LINK, g and b do not; B and b fail. */
static const struct {
	const char *chain;
	int err[6];
	unsigned int changes;
} chains[] = {
	{ "GGg", { 0, 0, 0 }, 9 },
	{ "BGg", { BAD, GONE, GONE }, 0 },
	{ "GBgg", { 0, BAD, GONE, 0 }, 6 },
	{ "bgg", { BAD, 0, 0 }, 6 },
	{ "GGbg", { 0, 0, BAD, 0 }, 9 },
	{ "BBBgGg", { BAD, GONE, GONE, GONE, 0, 0 }, 6 },
	{ "GbGg", { 0, BAD, 0, 0 }, 9 },
};

static void a23_chain_with_each_failure_rest_cancelled(void **state)
{
	static const uint32_t budgets[] = { 0, 1, 2, 3 };
	struct guest_ring g;
	struct machine *m;
	uint8_t buf[1024];
	size_t i, k, len;

	(void)state;
	for (k = 0; k < COUNT(budgets); k++) {
		for (i = 0; i < COUNT(chains); i++) {
			len = put_chain(buf, sizeof(buf), chains[i].chain);
			m = machine_open(budgets[k]);
			assert_int_equal(machine_call(m, buf, len, 4096, NULL),
					 0);
			expect_errors(m->answer, m->answer_len, chains[i].err,
				      strlen(chains[i].chain));
			assert_int_equal(m->changes, chains[i].changes);
			machine_close(m);
			m = machine_open(budgets[k]);
			guest_ring_open(&g, m, 0, FREE_PAGE, 1, 1);
			guest_ring_send(&g, buf, len);
			assert_int_equal(guest_ring_serve(&g), 0);
			expect_errors(g.got, g.got_len, chains[i].err,
				      strlen(chains[i].chain));
			assert_int_equal(m->changes, chains[i].changes);
			guest_ring_close(&g);
			machine_close(m);
		}
	}
}

/* A NOOP between two links is no link; one KICK for each message. */
static void a23_chain_over_kicks_and_noops_still_linked(void **state)
{
	static const int want[] = { BAD, GONE, GONE, 0 };
	struct machine *m = machine_open(0);
	uint8_t buf[1024], noop[32];
	struct guest_ring g;
	struct hnl_msg msg;
	size_t pos, len = put_chain(buf, sizeof(buf), "BGgg");

	(void)state;
	memset(noop, 0, sizeof(noop));
	hnl_noop_head(noop, sizeof(noop));
	guest_ring_open(&g, m, 0, FREE_PAGE, 1, 1);
	for (pos = 0; pos < len; pos = msg.next) {
		msg = hnl_msg_at(buf, len, pos);
		guest_ring_send(&g, buf + pos, msg.next - pos);
		assert_int_equal(guest_ring_serve(&g), 0);
		guest_ring_send(&g, noop, sizeof(noop));
		assert_int_equal(guest_ring_serve(&g), 0);
	}
	expect_errors(g.got, g.got_len, want, COUNT(want));
	guest_ring_close(&g);
	machine_close(m);
}

/* A link does not reach from one CALL into the next. */
static void chain_at_the_end_of_a_call_ends_with_it(void **state)
{
	struct machine *m = machine_open(0);
	static const int bad[] = { BAD }, good[] = { 0 };
	uint8_t buf[256];

	(void)state;
	assert_int_equal(machine_call(m, buf, put_chain(buf, 256, "B"), 4096,
				      NULL), 0);
	expect_errors(m->answer, m->answer_len, bad, 1);
	assert_int_equal(machine_call(m, buf, put_chain(buf, 256, "g"), 4096,
				      NULL), 0);
	expect_errors(m->answer, m->answer_len, good, 1);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a06_row_by_call_and_by_ring_same_answer),
		cmocka_unit_test(report_of_ignored_attributes_listed),
		cmocka_unit_test(a25_ungranted_against_never_defined_same_bytes),
		cmocka_unit_test(authorise_refuses_no_page_changed),
		cmocka_unit_test(a23_chain_with_each_failure_rest_cancelled),
		cmocka_unit_test(a23_chain_over_kicks_and_noops_still_linked),
		cmocka_unit_test(chain_at_the_end_of_a_call_ends_with_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
