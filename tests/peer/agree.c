/* SPDX-License-Identifier: MIT */
/*
 * The list of shared pages, for migration, from the reset of a machine on:
 *
 *	hypervisor offers --> firmware agrees (CALL) --> kernel agrees (ring)
 *
 * and what becomes of it when a kernel starts another one by kexec, when the
 * machine is reset, and when the hypervisor withdraws. Pages are shared by way
 * of a peer all the while, whose books are what is listed in the end.
 */
#include "rig.h"

enum { OFFERED = 1, FIRMWARE = 2, KERNEL = 4 };

#define AGREED (OFFERED | FIRMWARE | KERNEL)

static int agree(struct rig *r, unsigned int by, enum hnl_ctrl_party party,
		 struct rig_answer *a)
{
	struct hnl_ctrl_agree_req req;
	struct hnl_builder b;
	uint8_t buf[64];

	hnl_ctrl_agree_req_init(&req);
	hnl_ctrl_agree_req_set_family(&req, HNL_MEMORY_FAMILY);
	hnl_ctrl_agree_req_set_feature(&req, HNL_MEMORY_FEATURE_LIST_SHARED);
	hnl_ctrl_agree_req_set_party(&req, party);
	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_ctrl_agree_req_encode(&b, 0, 0, RIG_PORT, &req);
	return rig_ask(r, by, &b, a);
}

static void begin_party(struct rig *r, unsigned int by,
			enum hnl_ctrl_party party)
{
	struct hnl_ctrl_party_begin_req req;
	struct rig_answer a;
	struct hnl_builder b;
	uint8_t buf[64];

	hnl_ctrl_party_begin_req_init(&req);
	hnl_ctrl_party_begin_req_set_party(&req, party);
	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_ctrl_party_begin_req_encode(&b, 0, 0, RIG_PORT, &req);
	assert_int_equal(rig_ask(r, by, &b, &a), 0);
}

/* How far it is, as ctrl.agreement-list tells. */
static int how_far(struct rig *r, unsigned int by)
{
	struct hnl_ctrl_agreement_list_rsp rsp;
	struct rig_answer a;
	struct hnl_decoder d;
	struct hnl_builder b;
	struct hnl_extack x;
	uint8_t buf[32];

	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_ctrl_agreement_list_req_encode(&b, 0, 0, RIG_PORT);
	assert_int_equal(rig_ask(r, by, &b, &a), 0);
	assert_int_equal(a.reply.reason, HNL_REASON_NONE);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_agreement_list_rsp_decode(
				 &d, a.buf, &a.reply, &rsp, &x), 0);
	assert_int_equal(rsp.family, HNL_MEMORY_FAMILY);
	assert_int_equal(rsp.feature, HNL_MEMORY_FEATURE_LIST_SHARED);
	return (HNL_HAS(&rsp, HNL_CTRL_AGREEMENT_LIST_RSP_OFFERED) ?
			OFFERED : 0) |
	       (HNL_HAS(&rsp, HNL_CTRL_AGREEMENT_LIST_RSP_FIRMWARE) ?
			FIRMWARE : 0) |
	       (HNL_HAS(&rsp, HNL_CTRL_AGREEMENT_LIST_RSP_KERNEL) ?
			KERNEL : 0);
}

static void offer(struct rig *r, bool offered)
{
	assert_true(inproc_offer(r->host, HNL_MEMORY_FAMILY,
				 HNL_MEMORY_FEATURE_LIST_SHARED, offered));
}

/* The state is this one, and the command is there only if all have agreed. */
static void assert_far(struct rig *r, unsigned int by, int far)
{
	char text[4096];

	assert_int_equal(how_far(r, by), far);
	assert_int_equal(rig_list(r, by, text, sizeof(text)),
			 far == AGREED ? 0 : -HNL_EACCES);
}

static void assert_refused(const struct rig_answer *a, int err)
{
	assert_int_equal(a->x.err, err);
	assert_int_equal(a->x.reason, HNL_REASON_NOT_NEGOTIATED);
}

/* ---- the phases of a machine ---- */

/* Firmware has no rings: it shares its pages and agrees by direct calls. */
static void boot_firmware(struct rig *r, unsigned int page)
{
	struct rig_answer a;

	begin_party(r, RIG_DIRECT, HNL_CTRL_PARTY_FIRMWARE);
	assert_far(r, RIG_DIRECT, OFFERED);
	assert_int_equal(rig_share(r, RIG_DIRECT, page, 4, &a), 0);
	assert_int_equal(agree(r, RIG_DIRECT, HNL_CTRL_PARTY_FIRMWARE, &a), 0);
	assert_far(r, RIG_DIRECT, OFFERED | FIRMWARE);
}

/* A kernel has; an earlier one may have left its ring. */
static void boot_kernel(struct rig *r, unsigned int page)
{
	struct rig_answer a;

	hnl_guest_give_up(&r->guest);
	begin_party(r, RIG_DIRECT, HNL_CTRL_PARTY_KERNEL);
	rig_open_ring(r, 0);
	assert_far(r, 0, OFFERED | FIRMWARE);
	assert_int_equal(rig_share(r, 0, page, 8, &a), 0);
	assert_int_equal(agree(r, 0, HNL_CTRL_PARTY_KERNEL, &a), 0);
	assert_far(r, 0, AGREED);
}

static struct rig *open_with_peer(void)
{
	struct rig *r = rig_open(RIG_LONG);

	rig_start_peer(r, "accept", NULL);
	return r;
}

static void agreement_in_its_order_list_shared_is_there(void **state)
{
	struct rig *r = open_with_peer();
	struct rig_answer a;

	(void)state;
	assert_far(r, RIG_DIRECT, 0);
	assert_int_equal(agree(r, RIG_DIRECT, HNL_CTRL_PARTY_FIRMWARE, &a),
			 -HNL_EOPNOTSUPP);
	assert_refused(&a, -HNL_EOPNOTSUPP);
	offer(r, true);
	assert_far(r, RIG_DIRECT, OFFERED);
	assert_int_equal(agree(r, RIG_DIRECT, HNL_CTRL_PARTY_KERNEL, &a),
			 -HNL_EACCES);
	assert_refused(&a, -HNL_EACCES);
	assert_far(r, RIG_DIRECT, OFFERED);
	boot_firmware(r, RIG_FREE);
	boot_kernel(r, RIG_FREE + 16);
	rig_check_books(r, 0);
	rig_close(r);
}

static void kexec_the_next_kernel_agrees_for_itself(void **state)
{
	struct rig *r = open_with_peer();

	(void)state;
	offer(r, true);
	boot_firmware(r, RIG_FREE);
	boot_kernel(r, RIG_FREE + 16);
	/* What the first one agreed on holds until the next one begins. */
	assert_far(r, RIG_DIRECT, AGREED);
	boot_kernel(r, RIG_FREE + 32);
	assert_far(r, RIG_DIRECT, AGREED);
	rig_check_books(r, 0);
	rig_close(r);
}

static void reset_the_machine_agrees_anew(void **state)
{
	struct rig *r = open_with_peer();
	struct rig_answer a;

	(void)state;
	offer(r, true);
	boot_firmware(r, RIG_FREE);
	boot_kernel(r, RIG_FREE + 16);
	rig_end_peer(r);
	inproc_reset(r->host);
	rig_reset_books(r);
	rig_start_peer(r, "accept", NULL);
	assert_far(r, RIG_DIRECT, OFFERED);
	assert_int_equal(agree(r, RIG_DIRECT, HNL_CTRL_PARTY_KERNEL, &a),
			 -HNL_EACCES);
	assert_refused(&a, -HNL_EACCES);
	boot_firmware(r, RIG_FREE + 64);
	boot_kernel(r, RIG_FREE + 80);
	rig_check_books(r, 0);
	rig_close(r);
}

/* The call was with the peer when the machine was reset: it answers nobody. */
static void reset_with_calls_at_the_peer_none_comes_back(void **state)
{
	struct rig *r = rig_open(RIG_LONG);
	struct rig_call c[10] = { { .page = RIG_FREE } };
	unsigned int i;

	(void)state;
	rig_open_ring(r, 0);
	rig_start_peer(r, "wait", NULL);
	for (i = 0; i < COUNT(c); i++) {
		c[i].page = RIG_FREE + i;
		c[i].share = true;
		assert_true(rig_send(r, 0, &c[i]));
	}
	assert_int_equal(hnl_client_flush(&r->ring[0].client), 0);
	while (inproc_peer_counts(r->host).forwarded != COUNT(c))
		inproc_wait_peer(r->host, 1);
	inproc_reset(r->host);
	rig_wake_peer(r);
	rig_end_peer(r);
	assert_int_equal(inproc_peer_counts(r->host).dropped, COUNT(c));
	assert_int_equal(inproc_peer_counts(r->host).answered, 0);
	for (i = 0; i < COUNT(c); i++)
		assert_int_equal(c[i].answers, 0);
	rig_close(r);
}

static void offer_withdrawn_list_shared_is_gone_at_once(void **state)
{
	struct rig *r = open_with_peer();

	(void)state;
	offer(r, true);
	boot_firmware(r, RIG_FREE);
	boot_kernel(r, RIG_FREE + 16);
	offer(r, false);
	assert_far(r, 0, 0);
	offer(r, true);
	assert_far(r, 0, OFFERED);
	boot_firmware(r, RIG_FREE + 32);
	boot_kernel(r, RIG_FREE + 48);
	rig_check_books(r, 0);
	rig_close(r);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agreement_in_its_order_list_shared_is_there),
		cmocka_unit_test(kexec_the_next_kernel_agrees_for_itself),
		cmocka_unit_test(reset_the_machine_agrees_anew),
		cmocka_unit_test(reset_with_calls_at_the_peer_none_comes_back),
		cmocka_unit_test(offer_withdrawn_list_shared_is_gone_at_once),
	};

	if (argc != 2) {
		fprintf(stderr, "usage: %s HNL-PEER\n", argv[0]);
		return 2;
	}
	rig_peer_program = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
