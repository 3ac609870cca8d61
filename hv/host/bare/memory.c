/* SPDX-License-Identifier: MIT */
/* Guest memory; memory.h tells the layout and the invariant. */
#include "machine.h"
#include "memory.h"
#include "paging.h"
#include "pte.h"

/*
 * An odd factor makes a bijection modulo a power of two, and neighbours end
 * 619 frames apart.
 */
#define FRAME_FACTOR 619u
#define FRAME_OFFSET 271u

#define FIRST_GFN (GUEST_RAM >> PAGE_SHIFT)

/* In .bss, and so visible with it until memory_close(). */
static uint8_t frames[GUEST_PAGES][PAGE_SIZE]
	__attribute__((aligned(PAGE_SIZE)));
static uint8_t page_state[GUEST_PAGES];

/* `gfn` is one of the guest's; if not, it is clamped to its first. */
static uint8_t *frame_of(uint64_t gfn)
{
	size_t i = hnl_clamp_index((size_t)(gfn - FIRST_GFN), GUEST_PAGES);

	return frames[(i * FRAME_FACTOR + FRAME_OFFSET) % GUEST_PAGES];
}

static bool is_guests(uint64_t gfn)
{
	return gfn - FIRST_GFN < GUEST_PAGES;
}

static bool set_visible(void *host, uint64_t gfn, bool visible)
{
	uint8_t *frame = frame_of(gfn);

	(void)host;
	paging_set(&paging_own, (uintptr_t)frame,
		   visible ? pte_own((uintptr_t)frame,
				     ACCESS_READ | ACCESS_WRITE) : 0);
	/* Either way: RISC-V may have cached that it was absent. */
	machine_flush_own(frame);
	return true;
}

struct hnl_page_model memory_pages = {
	.state = page_state,
	.first_gfn = FIRST_GFN,
	.n = GUEST_PAGES,
	.change = set_visible,
};

static void set_mapped(uint64_t gfn, bool mapped)
{
	paging_set(&paging_guest, gfn << PAGE_SHIFT,
		   mapped ? pte_guest((uintptr_t)frame_of(gfn),
				      ACCESS_READ | ACCESS_WRITE |
				      ACCESS_EXECUTE) : 0);
}

void memory_init(void)
{
	uint64_t gfn;

	for (gfn = FIRST_GFN; gfn < FIRST_GFN + GUEST_PAGES; gfn++)
		set_mapped(gfn, true);
	hnl_page_model_add_ram(&memory_pages, FIRST_GFN, GUEST_PAGES);
}

void memory_load(const void *image, size_t len)
{
	const uint8_t *from = image;
	uint64_t gfn;

	if (len > GUEST_PROGRAM_BYTES - GUEST_STACK_BYTES)
		bare_die("guest image too large", 0, GUEST_RAM, len);
	for (gfn = FIRST_GFN; len; gfn++) {
		size_t n = len < PAGE_SIZE ? len : PAGE_SIZE;

		memcpy(frame_of(gfn), from, n);
		machine_publish_code(frame_of(gfn));
		from += n;
		len -= n;
	}
}

void memory_close(void)
{
	uint64_t gfn, window = BOOT_WINDOW >> PAGE_SHIFT;

	for (gfn = FIRST_GFN; gfn < FIRST_GFN + GUEST_PAGES; gfn++)
		set_visible(NULL, gfn, false);
	for (gfn = window; gfn < window + BOOT_WINDOW_PAGES; gfn++)
		if (hnl_page_model_set(&memory_pages, gfn, true))
			bare_die("boot window is no RAM", 0, BOOT_WINDOW, gfn);
}

uint8_t *memory_page(uint64_t gpa)
{
	uint64_t gfn = gpa >> PAGE_SHIFT;

	if (!is_guests(gfn) || !memory_pages.state[gfn - FIRST_GFN])
		return NULL;
	return frame_of(gfn);
}

enum hnl_reason memory_set_present(uint64_t gpa, bool present)
{
	uint64_t gfn = gpa >> PAGE_SHIFT;
	enum hnl_reason why;

	if (!is_guests(gfn))
		return HNL_REASON_GPA_NOT_RAM;
	if (present == (memory_page(gpa) != NULL))
		return HNL_REASON_NONE;
	if (present) {
		hnl_page_model_add_ram(&memory_pages, gfn, 1);
	} else {
		/* Private first: who uses the page now keeps it. */
		why = hnl_page_model_set(&memory_pages, gfn, false);
		if (why != HNL_REASON_NONE)
			return why;
		memory_pages.state[gfn - FIRST_GFN] = 0;
	}
	set_mapped(gfn, present);
	machine_flush_guest(gpa);
	return HNL_REASON_NONE;
}
