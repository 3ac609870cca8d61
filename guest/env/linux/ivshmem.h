/* SPDX-License-Identifier: MIT */
/*
 * The way of a process in a guest of stock QEMU: the ivshmem-doorbell device
 * (hnl/ivshmem.h), mapped by vfio, which also makes its interrupt an eventfd.
 */
#ifndef GUEST_LINUX_IVSHMEM_H
#define GUEST_LINUX_IVSHMEM_H

#include <pthread.h>

#include "memory.h"
#include "way.h"

struct linux_ivshmem {
	struct linux_way way;
	struct linux_memory memory;	/* BAR2; page 0 is the mailbox */
	struct linux_memory registers;	/* BAR0 */
	int container, group, device;	/* of vfio */
	pthread_mutex_t lock;		/* one call at a time */
	uint32_t asked;			/* of the last one; under lock */
};

/*
 * device: its folder below /sys/bus/pci/devices, bound to vfio-pci. 0 or a
 * negated errno; -ENODEV: no hypervisor with hnl is behind it. The pages of
 * .memory from 1 on are shared, and whoever opens it may use them.
 */
HNL_MUST_CHECK int linux_ivshmem_open(struct linux_ivshmem *s,
				      const char *device);
void linux_ivshmem_close(struct linux_ivshmem *s);

/*
 * The folder of the first such device that this machine has, into path;
 * -ENODEV: none.
 */
HNL_MUST_CHECK int linux_ivshmem_find(char *path, size_t size);

#endif
