/* SPDX-License-Identifier: MIT */
/*
 * The guest's memory: where each page lies, and who may touch it.
 *
 *	guest-physical                       host
 *	0x10000000  page 0    ----------->   frame 271
 *	0x10001000  page 1    ----------->   frame 890   neighbours are parted
 *	  ...
 *	0x10100000  page 256  boot window, shared from the start
 *	0x10400000  end of guest RAM; nothing else is mapped
 *
 * The frame of a page is a fixed permutation. A guest-physical address taken
 * for a host address, or a buffer that runs over the end of a page, meets
 * other memory at once instead of working by luck.
 *
 * Invariant: a page is present in the hypervisor's own tables exactly when it
 * is shared. A private page read by mistake is a fault, not a leak.
 */
#ifndef HV_BARE_MEMORY_H
#define HV_BARE_MEMORY_H

#include <hnl/page_model.h>

#define GUEST_RAM UINT64_C(0x10000000)	/* guest-physical */
#define GUEST_PAGES 1024u
#define GUEST_RAM_LAST (GUEST_RAM + (uint64_t)GUEST_PAGES * HNL_PAGE - 1)
/* The first MiB is the guest program: image, page tables, stack. */
#define GUEST_PROGRAM_BYTES 0x100000u
#define GUEST_STACK_BYTES 0x10000u
/* Shared when the domain is made: the guest's first packet needs a place. */
#define BOOT_WINDOW (GUEST_RAM + GUEST_PROGRAM_BYTES)
#define BOOT_WINDOW_PAGES 4u

/*
 * Which pages are RAM, shared, in use. Its changes reach our own tables at
 * once. Valid after memory_init().
 */
extern struct hnl_page_model memory_pages;

/* Maps all RAM for the guest; the pages are still visible to us. */
void memory_init(void);

/* Copies a program to GUEST_RAM; ends the machine when it does not fit. */
void memory_load(const void *image, size_t len);

/* Hides every page but the boot window. From here on the invariant holds. */
void memory_close(void);

/* The host page of `gpa`, shared or not; NULL when it is not guest RAM. */
uint8_t *memory_page(uint64_t gpa);

/*
 * Takes a page away from the guest or gives it back, as a balloon driver's
 * host does: while it is away it is no RAM, for the guest and for us. It comes
 * back private, its bytes kept. NONE, GPA_NOT_RAM, or GPA_BUSY: in use.
 */
enum hnl_reason memory_set_present(uint64_t gpa, bool present);

#endif
