/* SPDX-License-Identifier: MIT */
/*
 * Bytes of calls in flight, in chains of blocks: pool.c. It knows no call and no
 * domain; who promises blocks, and to whom, is calls.c.
 */
#ifndef HNL_HV_POOL_H
#define HNL_HV_POOL_H

#include <hnl/port.h>

#define HNL_NONE 0xffffu	/* no slot, no block */

#define HNL_POOL_BLOCK 64	/* bytes */

struct pool {
	uint16_t *link;		/* of each block the next in its chain */
	uint16_t n;		/* links; the blocks lie behind them */
	uint16_t free;		/* chain of free ones */
	uint16_t unpromised;
	uint16_t own;		/* of rings' own blocks, what is promised */
};

size_t hnl_pool_blocks(size_t len);
/* Bytes of the memory that n blocks take. */
size_t hnl_pool_size(size_t n);
void hnl_pool_init(struct pool *p, void *mem, uint16_t n);
/* Makes *first, a chain or HNL_NONE, hold len bytes; they were promised. */
void hnl_pool_write(struct pool *p, uint16_t *first, const uint8_t *src,
		    size_t len);
void hnl_pool_read(const struct pool *p, uint16_t first, uint8_t *dst,
		   size_t len);
/* A chain's bytes: where they lie, if that is one block; else copied to dst. */
const uint8_t *hnl_pool_look(const struct pool *p, uint16_t first,
			     uint8_t *dst, size_t len);
/* *first becomes HNL_NONE. */
void hnl_pool_give_back(struct pool *p, uint16_t *first);

#endif /* HNL_HV_POOL_H */
