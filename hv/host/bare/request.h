/* SPDX-License-Identifier: MIT */
/*
 * Between the registers and the dispatcher: CALL, KICK and the test calls.
 *
 *	call.c: function, arguments --> request.c --> hnl_hv_call(), _kick()
 *
 * Arguments are the guest's, any numbers; each function here takes them all.
 */
#ifndef HV_BARE_REQUEST_H
#define HV_BARE_REQUEST_H

#include <hnl/port.h>

/* Once, when guest memory has its final shape and before the guest runs. */
void request_init(void);

/* Status and value as hnl_hv_call() and hnl_hv_kick() tell them (hnl/hv.h). */
int64_t request_call(uint64_t req, uint64_t req_len, uint64_t reply,
		     uint64_t reply_len, uint64_t *value);
int64_t request_kick(uint64_t ring);

/* The test calls from HNL_TEST_ACCESS on; -HNL_ENOSYS: it is none of them. */
int64_t request_test(uint64_t function, const uint64_t arg[4],
		     uint64_t *value);

/* A page of the guest's RAM was taken away, or is there again. */
void request_page(uint64_t gpa, bool present);

#endif
