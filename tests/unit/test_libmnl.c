/* SPDX-License-Identifier: MIT */
/*
 * libmnl and hnl read what the other one writes: a message of hnl is a netlink
 * message, and libmnl's batches, callbacks and dumps work on it as they are.
 */
#include <errno.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>

#include <libmnl/libmnl.h>

#include "helpers.h"
#include "machine.h"

#define PORT 0x50

static uint8_t wire[HNL_MSG_MAX] __attribute__((aligned(8)));

static struct nlmsghdr *as_nlh(void *p)
{
	return (struct nlmsghdr *)p;
}

/* ---- hnl writes, libmnl reads ---- */

struct seen {
	unsigned int n;
	uint16_t types[16];
	const struct nlattr *attr[16];
};

static int see(const struct nlattr *attr, void *data)
{
	struct seen *s = (struct seen *)data;

	assert_true(s->n < COUNT(s->types));
	s->types[s->n] = mnl_attr_get_type(attr);
	s->attr[s->n++] = attr;
	return MNL_CB_OK;
}

static void message_of_hnl_parsed_by_libmnl(void **state)
{
	struct hnl_head h = head_of(17, 3, HNL_F_ACK, 0x1234);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct seen s = { 0 }, in = { 0 };
	struct nlmsghdr *nlh = as_nlh(wire);
	struct hnl_nest nest;

	(void)state;
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u8(&b, 1, 0x81);
	hnl_attr_put_u16(&b, 2, 0x8182);
	hnl_attr_put_u32(&b, 3, 0x81828384);
	hnl_attr_put_u64(&b, 4, 0x8182838485868788);
	hnl_attr_put_string(&b, 5, "name", 4);
	hnl_attr_put_bytes(&b, 6, "\1\2\3", 3);
	hnl_attr_put_flag(&b, 7);
	nest = hnl_attr_nest_begin(&b, 8);
	hnl_attr_put_s32(&b, 1, -5);
	hnl_attr_put_flag(&b, 2 | C_);
	hnl_attr_nest_end(&b, nest);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);

	assert_true(mnl_nlmsg_ok(nlh, (int)b.len));
	assert_int_equal(mnl_nlmsg_get_payload_len(nlh), b.len - 16);
	assert_true(mnl_nlmsg_seq_ok(nlh, 0x1234));
	assert_true(mnl_nlmsg_portid_ok(nlh, PORT));
	assert_int_equal(nlh->nlmsg_type, 17);
	assert_int_equal(nlh->nlmsg_flags, NLM_F_REQUEST | NLM_F_ACK);
	assert_int_equal(mnl_attr_parse(nlh, GENL_HDRLEN, see, &s),
			 MNL_CB_OK);
	assert_int_equal(s.n, 8);
	assert_int_equal(mnl_attr_get_u8(s.attr[0]), 0x81);
	assert_int_equal(mnl_attr_get_u16(s.attr[1]), 0x8182);
	assert_int_equal(mnl_attr_get_u32(s.attr[2]), 0x81828384);
	assert_int_equal(mnl_attr_get_u64(s.attr[3]), 0x8182838485868788);
	assert_int_equal(mnl_attr_validate(s.attr[4], MNL_TYPE_NUL_STRING), 0);
	assert_string_equal(mnl_attr_get_str(s.attr[4]), "name");
	assert_int_equal(mnl_attr_get_payload_len(s.attr[5]), 3);
	assert_memory_equal(mnl_attr_get_payload(s.attr[5]), "\1\2\3", 3);
	assert_int_equal(mnl_attr_validate(s.attr[6], MNL_TYPE_FLAG), 0);
	/* The flag bits are masked, NESTED and CRITICAL alike. */
	assert_int_equal(s.types[7], 8);
	assert_int_equal(mnl_attr_validate(s.attr[7], MNL_TYPE_NESTED), 0);
	assert_int_equal(mnl_attr_parse_nested(s.attr[7], see, &in),
			 MNL_CB_OK);
	assert_int_equal(in.n, 2);
	assert_int_equal(in.types[1], 2);
	assert_int_equal((int32_t)mnl_attr_get_u32(in.attr[0]), -5);
}

/* ---- libmnl writes, hnl reads ---- */

static struct nlmsghdr *mnl_request(void *buf, uint8_t cmd, uint16_t flags,
				    uint32_t seq)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);
	struct genlmsghdr *genl;

	nlh->nlmsg_type = HNL_MEMORY_FAMILY;
	nlh->nlmsg_flags = NLM_F_REQUEST | flags;
	nlh->nlmsg_seq = seq;
	nlh->nlmsg_pid = PORT;
	genl = (struct genlmsghdr *)mnl_nlmsg_put_extra_header(nlh,
							       sizeof(*genl));
	genl->cmd = cmd;
	genl->version = 1;
	return nlh;
}

static void message_of_libmnl_same_bytes_as_hnl(void **state)
{
	static uint8_t other[1024] __attribute__((aligned(8)));
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, 3, HNL_F_ACK, 9);
	struct hnl_nest nest, inner;
	struct nlattr *nla, *nlb;
	struct nlmsghdr *nlh;

	(void)state;
	memset(other, 0, sizeof(other));	/* 1.0.4 leaves some padding */
	nlh = mnl_request(other, 3, NLM_F_ACK, 9);
	mnl_attr_put_u8(nlh, 1, 1);
	mnl_attr_put_u16(nlh, 2, 2);
	mnl_attr_put_u32(nlh, 3, 3);
	mnl_attr_put_u64(nlh, 4, 4);
	mnl_attr_put_strz(nlh, 5, "strz");
	mnl_attr_put(nlh, 6, 5, "bytes");
	mnl_attr_put(nlh, 7, 0, NULL);
	nla = mnl_attr_nest_start(nlh, 8);
	mnl_attr_put_u32(nlh, 1, 5);
	nlb = mnl_attr_nest_start(nlh, 2);
	mnl_attr_nest_end(nlh, nlb);
	mnl_attr_nest_end(nlh, nla);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u8(&b, 1, 1);
	hnl_attr_put_u16(&b, 2, 2);
	hnl_attr_put_u32(&b, 3, 3);
	hnl_attr_put_u64(&b, 4, 4);
	hnl_attr_put_string(&b, 5, "strz", 4);
	hnl_attr_put_bytes(&b, 6, "bytes", 5);
	hnl_attr_put_flag(&b, 7);
	nest = hnl_attr_nest_begin(&b, 8);
	hnl_attr_put_u32(&b, 1, 5);
	inner = hnl_attr_nest_begin(&b, 2);
	hnl_attr_nest_end(&b, inner);
	hnl_attr_nest_end(&b, nest);
	hnl_msg_end(&b);
	assert_int_equal(nlh->nlmsg_len, b.len);
	assert_memory_equal(other, wire, b.len);
}

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

/* ---- mnl_cb_run over the dispatcher's answers ---- */

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
		cmocka_unit_test(message_of_hnl_parsed_by_libmnl),
		cmocka_unit_test(message_of_libmnl_same_bytes_as_hnl),
		cmocka_unit_test(batch_of_libmnl_each_message_answered),
		cmocka_unit_test(reply_by_callback_one_reply),
		cmocka_unit_test(reply_and_acknowledgement_by_callback_stop),
		cmocka_unit_test(error_by_callback_errno),
		cmocka_unit_test(
			error_extended_acknowledgement_parsed_by_libmnl),
		cmocka_unit_test(dump_by_callback_each_reply_then_stop),
		cmocka_unit_test(noop_in_a_ring_skipped_by_callback),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
