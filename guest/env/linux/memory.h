/* SPDX-License-Identifier: MIT */
/*
 * Memory that a Linux process can name by guest-physical address.
 *
 *	linux_memory_runs	handed over: pages of a file and their addresses
 *	linux_memory_locked	its own, in a guest: pagemap says where
 *	linux_memory_bar	a BAR of a PCI device, as of ivshmem
 *
 * All are one range of the process, page after page; guest-physical pages lie
 * anywhere.
 */
#ifndef GUEST_LINUX_MEMORY_H
#define GUEST_LINUX_MEMORY_H

#include <hnl/abi.h>
#include <hnl/handover.h>

struct linux_memory {
	uint8_t *base;
	size_t pages;
	size_t mapped;		/* bytes, pages or more */
	uint64_t *gpa;		/* of each page */
	bool own;		/* of linux_memory_locked */
	bool huge;		/* likewise, on huge pages */
};

/*
 * The pages of n runs of a file, which stays the caller's. -EINVAL: the file
 * is not sealed against shrinking (F_SEAL_SHRINK), a run is not aligned, empty
 * or outside of it, or there are too many pages.
 * Here and below: 0, or a negated errno of Linux; then there is no memory.
 */
HNL_MUST_CHECK int linux_memory_runs(struct linux_memory *m, int file,
				     const struct hnl_handover_run *run,
				     size_t n);

/*
 * Zeroed pages of this process, locked. Huge pages if there are free ones,
 * for these stay where they are; the kernel may move others even locked: see
 * linux_memory_moved(). -EPERM: this is not root, or another reason why pagemap
 * tells no addresses.
 */
HNL_MUST_CHECK int linux_memory_locked(struct linux_memory *m, size_t pages);

/*
 * All of a BAR, mapped through device, a folder of /sys/bus/pci/devices;
 * -ENXIO: it has no such memory.
 */
HNL_MUST_CHECK int linux_memory_bar(struct linux_memory *m, const char *device,
				    unsigned int bar);

/*
 * Part of a device, by its file: offset bytes in it are pages from gpa on. Of a
 * device nobody knows a size that could be compared.
 */
HNL_MUST_CHECK int linux_memory_device(struct linux_memory *m, int file,
				       uint64_t offset, uint64_t gpa,
				       uint64_t pages);

/*
 * The guest-physical address and bytes of a BAR; -ENXIO as above. Both are
 * multiples of HNL_PAGE.
 */
HNL_MUST_CHECK int linux_bar_find(const char *device, unsigned int bar,
				  uint64_t *gpa, uint64_t *bytes);

/*
 * True: the kernel has moved a page since; the hypervisor still writes where it
 * was. Unmake the ring. Never true of memory that is not this process's own.
 */
bool linux_memory_moved(const struct linux_memory *m);

void linux_memory_close(struct linux_memory *m);

/* Of a byte of it. */
uint64_t linux_memory_gpa(const struct linux_memory *m, const void *p);

#endif
