/* SPDX-License-Identifier: MIT */
/* A guest that reads replies: all of a dump, then that of one call. */
#include <stdio.h>
#include <hnl/guest.h>
#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "port.h"

static uint8_t answers[HNL_PAGE];

/* Runs what b holds; *first is its first reply, *len the bytes of answers[]. */
static int run(struct hnl_guest *g, const struct hnl_builder *b,
	       struct hnl_msg *first, size_t *len)
{
	struct hnl_guest_buffers m = { own.ram, b->len, own.ram + HNL_PAGE,
				       HNL_PAGE, answers, sizeof(answers), 0 };
	struct hnl_extack x;
	int err = hnl_builder_verdict(b);

	if (err == 0)
		err = hnl_guest_call(g, &m, NULL);
	*len = m.answers_len;
	if (err == 0)
		err = hnl_answer_find(answers, *len, 1, first, &x);
	return err != 0 ? err : x.err;
}

/* A reply is a hypervisor's bytes: decoded, then asked what is in it. */
static int print_family(const struct hnl_msg *m)
{
	struct hnl_ctrl_feature_list_rsp rsp;
	struct hnl_decoder d;
	struct hnl_extack x;
	int err;

	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	hnl_extack_clear(&x);
	err = hnl_ctrl_feature_list_rsp_decode(&d, answers, m, &rsp, &x);
	if (err != 0)
		return err;
	if (!HNL_HAS(&rsp, HNL_CTRL_FEATURE_LIST_RSP_FAMILY))
		return -HNL_EBADMSG;
	printf("family %u\n", rsp.family);
	return 0;
}

/* A dump is many replies, one behind another, and DONE. */
static int list_families(struct hnl_guest *g)
{
	struct hnl_builder b;
	struct hnl_msg m;
	size_t len;
	int err;

	hnl_builder_init(&b, own.ram, HNL_PAGE);
	hnl_ctrl_feature_list_req_encode(&b, HNL_F_REQUEST, 1, 0);
	err = run(g, &b, &m, &len);
	while (err == 0 && m.reason == HNL_REASON_NONE &&
	       m.head.type >= HNL_FAMILY_MIN) {
		err = print_family(&m);
		m = hnl_msg_at(answers, len, m.next);
	}
	return err;
}

static int share(struct hnl_guest *g, uint64_t gpa)
{
	struct hnl_memory_share_req req;
	struct hnl_memory_share_rsp rsp;
	struct hnl_decoder d;
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_msg m;
	size_t len;
	int err;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, gpa);
	hnl_memory_share_req_set_pages(&req, 3);
	hnl_builder_init(&b, own.ram, HNL_PAGE);
	hnl_memory_share_req_encode(&b, HNL_F_REQUEST, 1, 0, &req);
	err = run(g, &b, &m, &len);
	if (err != 0 || m.reason != HNL_REASON_NONE)
		return err != 0 ? err : -HNL_EBADMSG;
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	hnl_extack_clear(&x);
	err = hnl_memory_share_rsp_decode(&d, answers, &m, &rsp, &x);
	if (err != 0)
		return err;
	if (!HNL_HAS(&rsp, HNL_MEMORY_SHARE_RSP_DONE) || rsp.done != 3)
		return -HNL_EBADMSG;
	printf("shared %u pages\n", (unsigned int)rsp.done);
	return 0;
}

int guest_main(uint8_t *ram, uint64_t gpa)
{
	static const struct hnl_guest_port port = { .discover = discover,
						    .call = call,
						    .gpa_of = gpa_of };
	struct hnl_guest g;

	own.ram = ram;
	own.gpa = gpa;
	if (hnl_guest_init(&g, &port, NULL))
		return 1;
	return list_families(&g) || share(&g, gpa + 2 * HNL_PAGE);
}
