/* SPDX-License-Identifier: MIT */
/*
 * Register calls and doorbells over QEMU's ivshmem-doorbell device, for a guest
 * of stock QEMU: the hypervisor is the device's server, a process outside.
 *
 *	BAR0	registers; a doorbell is a 32-bit write
 *	BAR2	shared memory: a mailbox in page 0, the rest is the guest's
 *
 * A call: the guest fills in function and arguments, moves `asked` on by one
 * and rings HNL_IVSHMEM_CALL. The hypervisor copies them once, and moves
 * `answered` on when status and value are there. The guest's vector 0 is raised
 * then, and when a ring notifies. HNL_IVSHMEM_KICK serves every ring that has
 * requests.
 *
 * All of BAR2 is shared from the beginning, at the address that PLACE tells.
 * Both sides have one byte order. One process of the guest has the device at a
 * time: vfio sees to that.
 */
#ifndef HNL_IVSHMEM_H
#define HNL_IVSHMEM_H

#include <hnl/port.h>

#define HNL_IVSHMEM_VENDOR 0x1af4u
#define HNL_IVSHMEM_DEVICE 0x1110u
#define HNL_IVSHMEM_DOORBELL 12u	/* bytes in BAR0: peer << 16 | vector */
#define HNL_IVSHMEM_SERVER 0u		/* the hypervisor's peer id */
#define HNL_IVSHMEM_VECTORS 2u
#define HNL_IVSHMEM_CALL 0u		/* the hypervisor's vectors */
#define HNL_IVSHMEM_KICK 1u

#define HNL_IVSHMEM_MAGIC 0x4c4e4853u
#define HNL_IVSHMEM_PLACE 0xf0u		/* function: address of BAR2; once */

struct hnl_ivshmem {
	uint32_t magic;		/* the hypervisor's: it is there */
	uint32_t abi;
	uint32_t asked;		/* guest's; from 0 on */
	uint32_t answered;	/* hypervisor's */
	uint64_t function;	/* guest's */
	uint64_t arg[4];
	int64_t status;		/* hypervisor's */
	uint64_t value;
};

#endif
