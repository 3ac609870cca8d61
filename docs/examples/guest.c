/* SPDX-License-Identifier: MIT */
/* A guest that shares its third page with the hypervisor. */
#include <stdio.h>
#include <hnl/guest.h>
#include "hnl_memory.h"

int trap(unsigned int function, const uint64_t reg[4], uint64_t *value);
int guest_main(uint8_t *ram, uint64_t gpa);

static struct { uint8_t *ram; uint64_t gpa; } own;

static bool discover(void *env, struct hnl_discovery *found)
{
	(void)env;
	found->abi = HNL_ABI_VERSION;
	found->window_gpa = own.gpa;
	found->window_pages = 2;
	return true;
}

static int call(void *env, uint64_t req, uint64_t req_len, uint64_t rsp,
		uint64_t rsp_len, uint64_t *value)
{
	const uint64_t reg[4] = { req, req_len, rsp, rsp_len };

	(void)env;
	return trap(HNL_CALL, reg, value);
}

static uint64_t gpa_of(void *env, const void *p)
{
	(void)env;
	return own.gpa + (uint64_t)((const uint8_t *)p - own.ram);
}

int guest_main(uint8_t *ram, uint64_t gpa)
{
	static const struct hnl_guest_port port = { .discover = discover,
						    .call = call,
						    .gpa_of = gpa_of };
	static uint8_t answers[HNL_PAGE];
	struct hnl_guest_buffers m = {
		.request = ram, .reply = ram + HNL_PAGE, .reply_size = HNL_PAGE,
		.answers = answers, .answers_size = sizeof(answers),
	};
	struct hnl_memory_share_req req;
	struct hnl_extack x;
	struct hnl_builder b;
	struct hnl_guest g;
	struct hnl_msg rsp;

	own.ram = ram;
	own.gpa = gpa;
	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, gpa + 2 * HNL_PAGE);
	hnl_memory_share_req_set_pages(&req, 1);
	hnl_builder_init(&b, ram, HNL_PAGE);
	hnl_memory_share_req_encode(&b, HNL_F_REQUEST, 1, 0, &req);
	m.request_len = b.len;
	if (hnl_builder_verdict(&b) || hnl_guest_init(&g, &port, NULL) ||
	    hnl_guest_call(&g, &m, NULL) ||
	    hnl_answer_find(answers, m.answers_len, 1, &rsp, &x))
		return 1;
	printf("share: %s\n", hnl_errno_name(x.err));
	return x.err != 0;
}
