/* SPDX-License-Identifier: MIT */
/*
 * Buffers for bulk data that the hypervisor may see: slots of one size in pages
 * that the guest has shared once and for all. A confidential guest copies its
 * data through them and shares nothing else.
 *
 *	shared pages	| slot 0 | slot 1 | slot 2 | ...
 *	private next[]	   2	     used     end	the free list
 *
 * A slot that is free is zero, and so is what a bounce does not fill: no byte
 * of an earlier use is ever seen by the hypervisor. The list of free slots is
 * private, so the hypervisor cannot hand out a slot twice.
 *
 * One thread uses a pool at a time.
 */
#ifndef HNL_POOL_H
#define HNL_POOL_H

#include <hnl/builder.h>
#include <hnl/guest.h>

struct hnl_guest_pool_config {
	uint8_t *base;	    /* shared, page-aligned, slots * slot_size */
	uint32_t slot_size; /* bytes: divides a page, or is pages */
	uint32_t slots;
	uint32_t *next; /* private, one a slot */
};

struct hnl_guest_pool {
	struct hnl_guest *guest;
	struct hnl_guest_pool_config cfg;
	uint32_t first; /* free slot */
	uint32_t used;
};

HNL_BEGIN_DECLS

/* The pages are zeroed. -HNL_EINVAL: cfg is not as said above. */
HNL_MUST_CHECK int hnl_guest_pool_init(struct hnl_guest_pool *pool,
				       struct hnl_guest *g,
				       const struct hnl_guest_pool_config *cfg);

/* A slot, all zero; NULL: none is free. */
uint8_t *hnl_guest_pool_take(struct hnl_guest_pool *pool);

/*
 * Zeroed and free again: only when no request that names it is in flight.
 * -HNL_EINVAL: it is no slot, or is free.
 */
HNL_MUST_CHECK int hnl_guest_pool_give(struct hnl_guest_pool *pool,
				       uint8_t *slot);

/* A slot with n bytes of src, zeros behind them. NULL: none, or n too large. */
uint8_t *hnl_guest_pool_bounce_out(struct hnl_guest_pool *pool, const void *src,
				   size_t n);

/*
 * n bytes of a slot to private memory, copied once, and the slot given back.
 * -HNL_EINVAL: it is no slot, or n is too large; dst is as it was.
 */
HNL_MUST_CHECK int hnl_guest_pool_bounce_in(struct hnl_guest_pool *pool,
					    uint8_t *slot, void *dst, size_t n);

/*
 * The attribute of the n first bytes of a slot: a gpa-list, a segment a page.
 * What is no slot, or too large, or nothing, fails the builder: -HNL_EINVAL.
 */
void hnl_guest_pool_put_list(struct hnl_builder *b, uint16_t type,
			     const struct hnl_guest_pool *pool,
			     const uint8_t *slot, size_t n);

HNL_END_DECLS

#endif
