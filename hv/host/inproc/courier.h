/* SPDX-License-Identifier: MIT */
/*
 * A second processor of the in-process hypervisor: a thread that sleeps on a
 * peer's socket and brings its answers to the domain.
 */
#ifndef HNL_HOST_INPROC_COURIER_H
#define HNL_HOST_INPROC_COURIER_H

#include "../peer/peer.h"

struct courier_config {
	struct peer *peer;
	struct hnl_cpu *cpu;	/* this thread's own */
	struct hnl_domain *domain;
	void (*came)(void *ctx);	/* the domain may be ready */
	void *ctx;
};

struct courier;

/* NULL: no memory, no thread. All of cfg stays the caller's. */
struct courier *courier_start(const struct courier_config *cfg);
void courier_stop(struct courier *c);

#endif
