/* SPDX-License-Identifier: MIT */
/*
 * The dirty log. KVM notes what a vCPU writes; what a process writes through
 * its own mapping of the same frames KVM cannot see, so we note that here:
 *
 *	KVM_GET_DIRTY_LOG  --.
 *	page let go of     --+--> host.dirty, a bit a page --> dirty_take
 *	page that is held  --'
 *
 * A page that is mapped for writing may be written at any time until it is let
 * go of: a reply within one entry, a ring's page and the one of the pending
 * bits for as long as they are that. Till then it is dirty in every log, and in
 * one more: who took the log between the last write and the end finds it there.
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

void dirty_hold(struct host *h, uint64_t gpa, bool held)
{
	uint64_t page = page_of(gpa);

	if (held) {
		h->held[page]++;
	} else {
		h->held[page]--;
		set_bit(h->dirty, page);
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
	dirty = has_bit(h->dirty, page) || h->held[page] != 0;
	clear_bit(h->dirty, page);
	return dirty;
}
