/* SPDX-License-Identifier: MIT */
/* A guest of clock.c: arms an alarm, reads the reply, and arms it once more. */
#include <stdio.h>
#include <hnl/guest.h>
#include "hnl_clock.h"
#include "../port.h"

/* 0 and *when as the reply says it; or the errno, of hypervisor or library. */
static int arm(struct hnl_guest *g, uint32_t id, uint64_t *when)
{
	static uint8_t answers[HNL_PAGE];
	struct hnl_guest_buffers m = { own.ram, 0, own.ram + HNL_PAGE,
				       HNL_PAGE, answers, sizeof(answers), 0 };
	struct hnl_clock_arm_req req;
	struct hnl_clock_arm_rsp rsp;
	struct hnl_decoder d;
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_msg reply;
	int err;

	hnl_clock_arm_req_init(&req);
	hnl_clock_arm_req_set_id(&req, id);
	hnl_clock_arm_req_set_when(&req, *when);
	hnl_builder_init(&b, own.ram, HNL_PAGE);
	hnl_clock_arm_req_encode(&b, HNL_F_REQUEST, 1, 0, &req);
	m.request_len = b.len;
	err = hnl_builder_verdict(&b);
	if (err == 0)
		err = hnl_guest_call(g, &m, NULL);
	if (err == 0)
		err = hnl_answer_find(answers, m.answers_len, 1, &reply, &x);
	if (err != 0 || x.err != 0)
		return err != 0 ? err : x.err;
	if (reply.reason != HNL_REASON_NONE)
		return -HNL_EBADMSG;
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	hnl_extack_clear(&x);
	err = hnl_clock_arm_rsp_decode(&d, answers, &reply, &rsp, &x);
	if (err == 0)
		*when = rsp.when;	/* required: it is there */
	return err;
}

int guest_main(uint8_t *ram, uint64_t gpa)
{
	static const struct hnl_guest_port port = { .discover = discover,
						    .call = call,
						    .gpa_of = gpa_of };
	uint64_t when = 5000;
	struct hnl_guest g;
	int err;

	own.ram = ram;
	own.gpa = gpa;
	if (hnl_guest_init(&g, &port, NULL) || arm(&g, 7, &when))
		return 1;
	printf("alarm 7 at %u ns\n", (unsigned int)when);
	err = arm(&g, 7, &when);
	printf("again: %s\n", hnl_errno_name(err));
	return err != -HNL_EBUSY;
}
