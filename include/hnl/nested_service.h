/* SPDX-License-Identifier: MIT */
/*
 * The nested family's service: views of L2 guests that an L1 hypervisor has L0
 * keep. It keeps no books of its own; the hypervisor gives its second-stage
 * tables as these functions. <hnl/nested_model.h> is a reference
 * implementation.
 *
 * gfn and pages are of 4 KiB; l2 is L2's guest-physical address space, l1 that
 * of the caller. Orders, permissions, memory types and what is known of a
 * mapping are the numbers of schema/nested.yaml.
 */
#ifndef HNL_NESTED_SERVICE_H
#define HNL_NESTED_SERVICE_H

#include <hnl/hv.h>

/* Zeros: the hypervisor keeps no views for this domain. */
struct hnl_nested_capability {
	uint32_t max_views, used_views;
	uint64_t max_tables, used_tables;	/* pages */
	uint64_t orders;	/* bit n: mappings of order n */
	uint64_t memory_types;	/* bit n: memory type n */
	uint32_t address_bits;	/* of the widest view */
};

struct hnl_nested_view {
	uint32_t address_bits;
	bool dirty_log;
	uint64_t orders, memory_types;	/* as capability has them */
};

struct hnl_nested_mapping {
	uint64_t l2_gfn, l1_gfn;	/* multiples of its size */
	uint32_t order;
	uint32_t permissions;
	uint32_t memory_type;
	uint32_t mapped;
};

enum hnl_nested_action {
	HNL_NESTED_UNMAP,
	HNL_NESTED_PROTECT,	/* other permissions */
	HNL_NESTED_CLEAN	/* forget that L2 wrote to it */
};

/* A walk from gfn to end, which is excluded. */
struct hnl_nested_walk {
	uint64_t gfn;		/* where to go on */
	uint64_t end;
	uint64_t done;		/* pages so far that a mapping was changed of */
	enum hnl_nested_action action;
	uint32_t permissions;	/* of HNL_NESTED_PROTECT */
};

/*
 * Each is short, whatever its arguments, and returns 0 or a negated enum
 * hnl_errno; then nothing has changed. ctx is the host's, domain the caller's
 * number. -HNL_ENOENT: it has no such view. The service has checked a mapping
 * and a range against what view_get says.
 *
 * What processors may have cached of a change is forgotten by settle; the
 * service calls it before the guest runs again. An operation may do it earlier,
 * and must before it gives away a table that a processor may still walk.
 */
struct hnl_nested_ops {
	void (*capability)(void *ctx, uint16_t domain,
			   struct hnl_nested_capability *c);
	/* bits 0: the widest. -HNL_ENOSPC: its quota; -HNL_ENOMEM. */
	int (*view_create)(void *ctx, uint16_t domain, uint32_t bits,
			   bool dirty_log, uint32_t *view);
	/*
	 * One step: unmaps something, or forgets the view if it is empty and
	 * sets *token to 0. *token is 0 at first, then what the step before
	 * made of it; once that view is gone, whoever forgot it, a step has
	 * nothing to do. From the first step on the view is ENOENT for all
	 * else.
	 * -HNL_EBUSY: a vCPU runs in it.
	 */
	int (*view_destroy)(void *ctx, uint16_t domain, uint32_t view,
			    uint64_t *token);
	int (*view_get)(void *ctx, uint16_t domain, uint32_t view,
			struct hnl_nested_view *v);
	/*
	 * -HNL_EEXIST: a part of it is mapped; -HNL_EFAULT: not plain RAM of
	 * the domain; -HNL_ENOSPC: its quota; -HNL_ENOMEM. mapped is not read.
	 */
	int (*map)(void *ctx, uint16_t domain, uint32_t view,
		   const struct hnl_nested_mapping *mapping);
	/*
	 * One step of a walk, which it moves on: at most one mapping, or over
	 * where there is none. A mapping that the walk cuts is split first:
	 * -HNL_ENOSPC, -HNL_ENOMEM; w->gfn is then the page that was not done.
	 */
	int (*walk)(void *ctx, uint16_t domain, uint32_t view,
		    struct hnl_nested_walk *w);
	/* Which of the 64 pages from gfn on L2 wrote to: bit n is gfn + n. */
	int (*dirty_get)(void *ctx, uint16_t domain, uint32_t view,
			 uint64_t gfn, uint64_t *written);
	/* The whole mapping that gfn is in. -HNL_EFAULT: there is none. */
	int (*query)(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		     struct hnl_nested_mapping *mapping);
	/* Forgets what is cached of a range; may forget more. */
	int (*flush)(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		     uint64_t pages);
	/* Forgets what is cached of all that was changed in the domain. */
	void (*settle)(void *ctx, uint16_t domain);
};

struct hnl_nested_host {
	const struct hnl_nested_ops *ops;
	void *ctx;		/* handed to the operations */
};

/*
 * A service for hnl_hv_config; host, its ops, and names unless NULL, must live
 * as long as the hypervisor.
 */
struct hnl_service hnl_nested_service(const struct hnl_nested_host *host,
				      const struct hnl_names *names);

#endif
