/* SPDX-License-Identifier: MIT */
/*
 * Bytes of the calls in flight of one domain: blocks of one size, in chains.
 *
 *	free	3 -> 7 -> 1
 *	a call	0 -> 5 -> 2	its message, 150 bytes
 *
 * Blocks are promised before a handler runs and taken when it gives up. So
 * taking never fails. Invariant: what is free now covers what is promised and
 * not yet taken.
 */
#include "pool.h"

size_t hnl_pool_blocks(size_t len)
{
	return len / HNL_POOL_BLOCK + (len % HNL_POOL_BLOCK != 0);
}

/* The links are in front, so that a pool is found by one pointer. */
static size_t links_size(size_t n)
{
	return (n * sizeof(uint16_t) + 7) & ~(size_t)7;
}

size_t hnl_pool_size(size_t n)
{
	return links_size(n) + n * HNL_POOL_BLOCK;
}

static uint8_t *block_at(const struct pool *p, uint16_t i)
{
	return (uint8_t *)(void *)p->link + links_size(p->n) +
	       (size_t)i * HNL_POOL_BLOCK;
}

void hnl_pool_init(struct pool *p, void *mem, uint16_t n)
{
	size_t i;

	p->link = (uint16_t *)mem;
	p->n = n;
	p->unpromised = n;
	p->own = 0;
	p->free = n != 0 ? 0 : HNL_NONE;
	for (i = 0; i < n; i++)
		p->link[i] = i + 1 < n ? (uint16_t)(i + 1) : HNL_NONE;
}

static uint16_t take_block(struct pool *p)
{
	uint16_t i = p->free;

	p->free = p->link[i];
	p->link[i] = HNL_NONE;
	return i;
}

/* As many blocks as len bytes need, old ones first. */
static void fit_chain(struct pool *p, uint16_t *first, size_t len)
{
	uint16_t *at = first, rest;
	size_t n = hnl_pool_blocks(len);

	for (; n != 0; n--) {
		if (*at == HNL_NONE)
			*at = take_block(p);
		at = &p->link[*at];
	}
	rest = *at;
	*at = HNL_NONE;
	hnl_pool_give_back(p, &rest);
}

void hnl_pool_give_back(struct pool *p, uint16_t *first)
{
	uint16_t next;

	for (; *first != HNL_NONE; *first = next) {
		next = p->link[*first];
		p->link[*first] = p->free;
		p->free = *first;
	}
}

void hnl_pool_write(struct pool *p, uint16_t *first, const uint8_t *src,
		    size_t len)
{
	uint16_t i;
	size_t k;

	fit_chain(p, first, len);
	for (i = *first; len != 0; i = p->link[i], src += k, len -= k) {
		k = len < HNL_POOL_BLOCK ? len : HNL_POOL_BLOCK;
		memcpy(block_at(p, i), src, k);
	}
}

const uint8_t *hnl_pool_look(const struct pool *p, uint16_t first,
			     uint8_t *dst, size_t len)
{
	if (len <= HNL_POOL_BLOCK)
		return block_at(p, first);
	hnl_pool_read(p, first, dst, len);
	return dst;
}

void hnl_pool_read(const struct pool *p, uint16_t first, uint8_t *dst,
		   size_t len)
{
	size_t k;

	for (; len != 0; first = p->link[first], dst += k, len -= k) {
		k = len < HNL_POOL_BLOCK ? len : HNL_POOL_BLOCK;
		memcpy(dst, block_at(p, first), k);
	}
}
