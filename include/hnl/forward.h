/* SPDX-License-Identifier: MIT */
/*
 * The hypervisor's side of a peer in user space: a device model or a toolstack
 * that decides on commands which the domain's configuration forwards
 * (HNL_FORWARD in <hnl/hv.h>).
 *
 *	port.forward(token, request)	the embedder queues it for the peer
 *	hnl_forward_answer(token, ...)	the embedder brings the peer's answer
 *
 * An answer is one message of the ordinary form: ERROR with 0, and the
 * command's own handler runs; ERROR with an errno, EAGAIN too, and that is the
 * guest's answer; or, of a command that this hypervisor has no handler for, its
 * reply. Then ERROR with 0 is an answer only if it has none, or is a dump. seq
 * and port are not looked at: the token says what is answered.
 *
 * A peer is one domain's: it MUST be dropped, with what it still says, before
 * an answer is brought to another domain that has the number. One that was
 * restored, the next one with its number, and the first of a new struct hnl_hv
 * may have tokens of one that was before; else they differ, for 2^31 calls in
 * one place, and a late answer is -HNL_ENOENT.
 *
 * Each function may be called from any processor, but not from within a
 * function of the port. -HNL_EAGAIN: the domain is being served at this moment;
 * come again. Afterwards the domain is ready for hnl_hv_serve().
 */
#ifndef HNL_FORWARD_H
#define HNL_FORWARD_H

#include <hnl/hv.h>

/*
 * 0; -HNL_ENOENT: nothing waits for this token, for it was answered, cancelled
 * or too late, or never given; -HNL_EINVAL: no such answer is possible, and the
 * call still waits. msg is the caller's, and private memory.
 */
HNL_MUST_CHECK int hnl_forward_answer(struct hnl_cpu *cpu,
				      struct hnl_domain *d, uint64_t token,
				      const uint8_t *msg, size_t len);

/*
 * Answers what is past its deadline, -HNL_ETIMEDOUT. Each entry of the domain
 * does it too: a CALL that is repeated, a KICK, its turn in hnl_hv_serve(). A
 * guest that sleeps makes none, so it is called from a timer: a call that the
 * peer never answers ends so much later than its deadline as the timer is late.
 * Looks at each slot once, and at none before the first can be late.
 */
HNL_MUST_CHECK int hnl_forward_expire(struct hnl_domain *d);

/* The peer died: answers all that it had, -HNL_ENODEV. */
HNL_MUST_CHECK int hnl_forward_gone(struct hnl_domain *d);

#endif
