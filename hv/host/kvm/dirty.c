/* SPDX-License-Identifier: MIT */
/*
 * The dirty log. KVM notes what a vCPU writes; what a process writes through
 * its own mapping of the same frames KVM cannot see, so we note that here:
 *
 *	KVM_GET_DIRTY_LOG  --.
 *	reply unmapped     --+--> host.dirty, a bit a page --> dirty_take
 *	page of a ring     --'
 *
 * A page is marked after it was written: who took the log in between finds it
 * in the next one. Pages of a ring are written at any time until they are let
 * go of, so they are dirty in every log.
 */
#include <sys/ioctl.h>

#include "host.h"

static void set_bit(uint64_t *map, uint64_t page)
{
	map[page / 64] |= UINT64_C(1) << page % 64;
}

static bool has_bit(const uint64_t *map, uint64_t page)
{
	return (map[page / 64] >> page % 64 & 1) != 0;
}

static void clear_bit(uint64_t *map, uint64_t page)
{
	map[page / 64] &= ~(UINT64_C(1) << page % 64);
}

/* Those who call have translated gpa: it is RAM. */
static uint64_t page_of(uint64_t gpa)
{
	return (gpa - GUEST_RAM) / HNL_PAGE % GUEST_PAGES;
}

void dirty_mark(struct host *h, uint64_t gpa)
{
	set_bit(h->dirty, page_of(gpa));
}

void dirty_hold(struct host *h, uint64_t gpa, bool held)
{
	if (held) {
		set_bit(h->ring_page, page_of(gpa));
	} else {
		clear_bit(h->ring_page, page_of(gpa));
		dirty_mark(h, gpa);
	}
}

void dirty_collect(struct host *h, unsigned int slot)
{
	const struct slot *s = &h->slot[slot];
	uint64_t logged[GUEST_PAGES / 64] = { 0 };
	struct kvm_dirty_log log = { .slot = slot };
	uint64_t page;

	log.dirty_bitmap = logged;
	if (ioctl(h->vm, KVM_GET_DIRTY_LOG, &log) != 0) {
		host_error("KVM_GET_DIRTY_LOG");
		memset(logged, 0xff, sizeof(logged));	/* at worst, all */
	}
	for (page = 0; page < s->pages; page++)
		if (has_bit(logged, page))
			set_bit(h->dirty, s->gfn + page - GUEST_RAM / HNL_PAGE);
}

bool dirty_take(struct host *h, uint64_t gpa)
{
	uint64_t page = page_of(gpa);
	unsigned int i;
	bool dirty;

	for (i = 0; i < SLOTS_MAX; i++)
		if (h->slot[i].pages != 0)
			dirty_collect(h, i);
	dirty = has_bit(h->dirty, page) || has_bit(h->ring_page, page);
	clear_bit(h->dirty, page);
	return dirty;
}
