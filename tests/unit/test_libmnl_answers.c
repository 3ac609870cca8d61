/* SPDX-License-Identifier: MIT */
/*
 * libmnl asks and a dispatcher answers: libmnl's batches, callbacks and dumps
 * work on it as they are.
 */
#include <errno.h>

#include "machine.h"
#include "mnl.h"

static uint8_t wire[HNL_MSG_MAX] __attribute__((aligned(8)));

/* A batch of libmnl is a CALL's batch. */
static void batch_of_libmnl_each_message_answered(void **state)
{
	struct machine *m = machine_open(0);
	struct mnl_nlmsg_batch *batch;
	struct nlmsghdr *nlh;
	uint32_t i;

	(void)state;
	batch = mnl_nlmsg_batch_start(wire, 4096);
	for (i = 0; i < 20; i++) {
		nlh = mnl_request(mnl_nlmsg_batch_current(batch),
				  HNL_MEMORY_CMD_SHARE, 0, i);
		mnl_attr_put_u64(nlh, HNL_MEMORY_A_GPA, GPA(PRIVATE_PAGE + i));
		mnl_attr_put_u64(nlh, HNL_MEMORY_A_PAGES, 1);
		assert_true(mnl_nlmsg_batch_next(batch));
	}
	assert_int_equal(machine_call(m, mnl_nlmsg_batch_head(batch),
				      mnl_nlmsg_batch_size(batch), 4096, NULL),
			 0);
	assert_int_equal(m->changes, 20);
	assert_int_equal(answers_in(m->answer, m->answer_len), 20);
	mnl_nlmsg_batch_stop(batch);
	machine_close(m);
}

struct replies {
	unsigned int n;
	size_t attrs;
};

static int see_reply(const struct nlmsghdr *nlh, void *data)
{
	struct replies *r = (struct replies *)data;
	struct seen s = { 0 };

	assert_int_equal(mnl_attr_parse(nlh, GENL_HDRLEN, see, &s),
			 MNL_CB_OK);
	r->n++;
	r->attrs += s.n;
	return MNL_CB_OK;
}

static int run_callbacks(struct machine *m, uint32_t seq, struct replies *r)
{
	memset(r, 0, sizeof(*r));
	errno = 0;
	memcpy(wire, m->answer, m->answer_len);
	return mnl_cb_run(wire, m->answer_len, seq, PORT, see_reply, r);
}

static struct machine *ask(uint8_t cmd, uint16_t flags, uint64_t gpa,
			   uint64_t pages)
{
	struct machine *m = machine_open(0);
	struct nlmsghdr *nlh = mnl_request(wire, cmd, flags, 7);

	if (pages != 0) {
		mnl_attr_put_u64(nlh, HNL_MEMORY_A_GPA, gpa);
		mnl_attr_put_u64(nlh, HNL_MEMORY_A_PAGES, pages);
	}
	assert_int_equal(machine_call(m, wire, nlh->nlmsg_len, 8192, NULL), 0);
	return m;
}

static void reply_by_callback_one_reply(void **state)
{
	struct machine *m = ask(HNL_MEMORY_CMD_SHARE, 0, GPA(PRIVATE_PAGE), 1);
	struct replies r;

	(void)state;
	assert_int_equal(run_callbacks(m, 7, &r), MNL_CB_OK);
	assert_int_equal(r.n, 1);
	assert_int_equal(r.attrs, 1);
	assert_int_equal(run_callbacks(m, 8, &r), -1);
	assert_int_equal(errno, EPROTO);
	machine_close(m);
}

static void reply_and_acknowledgement_by_callback_stop(void **state)
{
	struct machine *m = ask(HNL_MEMORY_CMD_SHARE, NLM_F_ACK,
				GPA(PRIVATE_PAGE), 1);
	struct replies r;

	(void)state;
	assert_int_equal(run_callbacks(m, 7, &r), MNL_CB_STOP);
	assert_int_equal(r.n, 1);
	machine_close(m);
}

static const struct {
	uint8_t cmd;
	uint64_t gpa, pages;
	int err;
} errors[] = {
	{ 99, 0, 0, ENOSYS },
	{ HNL_MEMORY_CMD_SHARE, 0, 0, EINVAL },
	{ HNL_MEMORY_CMD_SHARE, GPA(RAM_PAGES), 1, EINVAL },
	{ HNL_MEMORY_CMD_SHARE, 1, 1, EINVAL },
};

static void error_by_callback_errno(void **state)
{
	struct replies r;
	struct machine *m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(errors); i++) {
		m = ask(errors[i].cmd, 0, errors[i].gpa, errors[i].pages);
		assert_int_equal(run_callbacks(m, 7, &r), -1);
		assert_int_equal(errno, errors[i].err);
		assert_int_equal(r.n, 0);
		machine_close(m);
	}
}

/* The extended acknowledgement stands where Linux has it. */
static void error_extended_acknowledgement_parsed_by_libmnl(void **state)
{
	struct machine *m = ask(HNL_MEMORY_CMD_SHARE, 0, 1, 1);
	struct nlmsghdr *nlh = as_nlh(wire);
	const struct nlattr *attr;
	const struct nlmsgerr *e;
	uint32_t offs = 0;

	(void)state;
	memcpy(wire, m->answer, m->answer_len);
	assert_int_equal(nlh->nlmsg_type, NLMSG_ERROR);
	assert_int_equal(nlh->nlmsg_flags & (NLM_F_CAPPED | NLM_F_ACK_TLVS),
			 NLM_F_CAPPED | NLM_F_ACK_TLVS);
	e = (const struct nlmsgerr *)mnl_nlmsg_get_payload(nlh);
	assert_int_equal(e->error, -EINVAL);
	assert_int_equal(e->msg.nlmsg_seq, 7);
	assert_int_equal(e->msg.nlmsg_type, HNL_MEMORY_FAMILY);
	mnl_attr_for_each(attr, nlh, sizeof(*e))
		if (mnl_attr_get_type(attr) == NLMSGERR_ATTR_OFFS)
			offs = mnl_attr_get_u32(attr);
	assert_int_equal(offs, 20);
	machine_close(m);
}

static void dump_by_callback_each_reply_then_stop(void **state)
{
	struct machine *m;
	struct replies r;
	struct nlmsghdr *nlh;
	size_t n;

	(void)state;
	m = machine_open(0);
	nlh = mnl_request(wire, HNL_CTRL_CMD_POLICY_LIST, NLM_F_DUMP, 7);
	nlh->nlmsg_type = HNL_CTRL_FAMILY;
	mnl_attr_put_u32(nlh, HNL_CTRL_A_POLICY_FAMILY, HNL_MEMORY_FAMILY);
	assert_int_equal(machine_call(m, wire, nlh->nlmsg_len, HNL_MSG_MAX,
				      NULL), 0);
	n = answers_in(m->answer, m->answer_len);
	assert_true(n > 8);
	assert_int_equal(answer_at(m, 0).head.flags, NLM_F_MULTI);
	assert_int_equal(answer_at(m, n - 1).head.type, NLMSG_DONE);
	assert_int_equal(run_callbacks(m, 7, &r), MNL_CB_STOP);
	assert_int_equal(r.n, n - 1);
	machine_close(m);
	m = ask(HNL_MEMORY_CMD_LIST_SHARED, NLM_F_DUMP, 0, 0);
	assert_int_equal(run_callbacks(m, 7, &r), MNL_CB_STOP);
	assert_int_equal(r.n, 1);
	machine_close(m);
}

/* A ring's bytes can be read by what reads netlink: gaps are NOOPs. */
static void noop_in_a_ring_skipped_by_callback(void **state)
{
	struct replies r = { 0, 0 };

	(void)state;
	memset(wire, 0, 128);
	hnl_noop_head(wire, 64);
	(void)mnl_request(wire + 64, 1, 0, 7);
	assert_int_equal(mnl_cb_run(wire, 84, 0, 0, see_reply, &r),
			 MNL_CB_OK);
	assert_int_equal(r.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(batch_of_libmnl_each_message_answered),
		cmocka_unit_test(reply_by_callback_one_reply),
		cmocka_unit_test(reply_and_acknowledgement_by_callback_stop),
		cmocka_unit_test(error_by_callback_errno),
		cmocka_unit_test(
			error_extended_acknowledgement_parsed_by_libmnl),
		cmocka_unit_test(dump_by_callback_each_reply_then_stop),
		cmocka_unit_test(noop_in_a_ring_skipped_by_callback),
	};

	if (mnl_is_big_endian())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
