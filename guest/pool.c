/* SPDX-License-Identifier: MIT */
/*
 * Slots of shared memory, and bouncing through them.
 *
 *	private --bounce_out--> slot --gpa-list--> hypervisor
 *	private <--bounce_in--- slot <-----------/
 *
 * Invariant: a slot in the free list is zero since it was put there by us; what
 * the hypervisor wrote into it afterwards is zeroed when it is taken.
 */
#include "internal.h"

#include <hnl/gpa.h>
#include <hnl/pool.h>

#define USED 0xffffffffu
#define END (USED - 1)

static bool is_sound(const struct hnl_guest_pool_config *cfg)
{
	uint32_t size = cfg->slot_size;

	if (size == 0 || cfg->slots == 0 || cfg->slots >= END)
		return false;
	if ((uintptr_t)cfg->base % HNL_PAGE != 0)
		return false;
	return size < HNL_PAGE ? HNL_PAGE % size == 0 : size % HNL_PAGE == 0;
}

/* The number of a slot that is in use; slots: it is none. */
static uint32_t number_of(const struct hnl_guest_pool *pool,
			  const uint8_t *slot)
{
	const struct hnl_guest_pool_config *cfg = &pool->cfg;
	uintptr_t at = (uintptr_t)slot - (uintptr_t)cfg->base;

	if ((uintptr_t)slot < (uintptr_t)cfg->base ||
	    at % cfg->slot_size != 0 || at / cfg->slot_size >= cfg->slots ||
	    cfg->next[at / cfg->slot_size] != USED)
		return cfg->slots;
	return (uint32_t)(at / cfg->slot_size);
}

static bool holds(const struct hnl_guest_pool *pool, const uint8_t *slot,
		  size_t n)
{
	return n <= pool->cfg.slot_size &&
	       number_of(pool, slot) < pool->cfg.slots;
}

int hnl_guest_pool_init(struct hnl_guest_pool *pool, struct hnl_guest *g,
			const struct hnl_guest_pool_config *cfg)
{
	uint32_t i;

	if (!is_sound(cfg))
		return -HNL_EINVAL;
	pool->guest = g;
	pool->cfg = *cfg;
	pool->first = 0;
	pool->used = 0;
	for (i = 0; i < cfg->slots; i++) {
		memset(cfg->base + (size_t)i * cfg->slot_size, 0,
		       cfg->slot_size);
		cfg->next[i] = i + 1 < cfg->slots ? i + 1 : END;
	}
	return 0;
}

uint8_t *hnl_guest_pool_take(struct hnl_guest_pool *pool)
{
	uint32_t i = pool->first;
	uint8_t *slot;

	if (i == END)
		return NULL;
	slot = pool->cfg.base + (size_t)i * pool->cfg.slot_size;
	pool->first = pool->cfg.next[i];
	pool->cfg.next[i] = USED;
	pool->used++;
	memset(slot, 0, pool->cfg.slot_size);
	return slot;
}

int hnl_guest_pool_give(struct hnl_guest_pool *pool, uint8_t *slot)
{
	uint32_t i = number_of(pool, slot);

	if (i == pool->cfg.slots)
		return -HNL_EINVAL;
	memset(slot, 0, pool->cfg.slot_size);
	pool->cfg.next[i] = pool->first;
	pool->first = i;
	pool->used--;
	return 0;
}

uint8_t *hnl_guest_pool_bounce_out(struct hnl_guest_pool *pool, const void *src,
				   size_t n)
{
	uint8_t *slot = NULL;

	if (n <= pool->cfg.slot_size)
		slot = hnl_guest_pool_take(pool);
	if (slot != NULL)
		memcpy(slot, src, n);
	return slot;
}

int hnl_guest_pool_bounce_in(struct hnl_guest_pool *pool, uint8_t *slot,
			     void *dst, size_t n)
{
	if (!holds(pool, slot, n))
		return -HNL_EINVAL;
	memcpy(dst, slot, n);
	return hnl_guest_pool_give(pool, slot);
}

void hnl_guest_pool_put_list(struct hnl_builder *b, uint16_t type,
			     const struct hnl_guest_pool *pool,
			     const uint8_t *slot, size_t n)
{
	const struct hnl_guest *g = pool->guest;
	size_t i, len, pages = (n + HNL_PAGE - 1) / HNL_PAGE;
	uint64_t gpa;
	uint8_t *p;

	if (n == 0 || !holds(pool, slot, n)) {
		hnl_builder_fail(b, HNL_EINVAL);
		return;
	}
	p = hnl_attr_put_room(b, type, pages * HNL_GPA_SEGMENT);
	for (i = 0; p != NULL && i < pages; i++) {
		len = n < HNL_PAGE ? n : HNL_PAGE;
		gpa = g->port->gpa_of(g->env, slot + i * HNL_PAGE);
		hnl_gpa_segment_store(p + i * HNL_GPA_SEGMENT, gpa,
				      (uint32_t)len);
		n -= len;
	}
}
