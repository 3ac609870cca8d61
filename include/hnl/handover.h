/* SPDX-License-Identifier: MIT */
/*
 * Guest memory for a process on Linux, from who may give it: the VMM, or what
 * stands for the guest's kernel. One datagram of a SOCK_SEQPACKET socket, and
 * with it, by SCM_RIGHTS, three descriptors:
 *
 *	| struct hnl_handover |   | memory | doorbell | completion |
 *	  run[0]: pages 0, 1 ..     a memfd  sockets: a byte each time
 *	  run[1]: pages behind
 *
 * Runs one behind the other are the process's view, page after page. The
 * doorbell is KICK of the one ring; the completion counts when it notifies.
 * With HNL_HANDOVER_CALLS the process may also make register calls: a struct
 * hnl_handover_call on the same socket, answered by a hnl_handover_answer.
 * Without it the ring was made, and narrowed, by who gives it.
 *
 * Neither end can stop the other with what it was given. The file is sealed
 * against shrinking, for who touches a page behind its end dies; a process
 * refuses one that is not. Doorbell and completion are SOCK_SEQPACKET, each an
 * end of a pair of its own. Whether an eventfd blocks, or is full, would be
 * decided by both who share it; here nobody waits (MSG_DONTWAIT), and what does
 * not go because there is too much already need not be said again. A closed end
 * is an end for good.
 *
 * A process can map all of the file, whatever the runs say: so it holds the
 * pages that they name, and no others. Who gives it keeps those pages in a file
 * of their own, mapped where they lie in the guest's memory (hv/host/inproc,
 * kvm). Which of them a narrowed ring may name, the hypervisor decides.
 *
 * Both are on one machine: words are in its byte order.
 */
#ifndef HNL_HANDOVER_H
#define HNL_HANDOVER_H

#include <hnl/port.h>

#define HNL_HANDOVER_MAGIC 0x684c4e48u	/* "HNLh" */
#define HNL_HANDOVER_RUNS_MAX 128u
#define HNL_HANDOVER_PAGES_MAX 8192u	/* two rings of the largest size */
#define HNL_HANDOVER_CALLS 1u		/* flags */

struct hnl_handover_run {
	uint64_t gpa;		/* both multiples of HNL_PAGE */
	uint64_t offset;	/* of the file */
	uint64_t pages;
};

struct hnl_handover {
	uint32_t magic;
	uint32_t abi;		/* HNL_ABI_VERSION */
	uint32_t flags;
	uint32_t ring;
	/* Of a ring that is made: pages of the view. Else 0. */
	uint32_t control, sq, cq;	/* the first page of each */
	uint32_t sq_pages, cq_pages;
	uint32_t port;		/* repeated in every answer */
	uint32_t reserved;	/* 0 */
	uint32_t n_runs;
	struct hnl_handover_run run[HNL_HANDOVER_RUNS_MAX];
};

struct hnl_handover_call {
	uint64_t function;	/* HNL_CALL, HNL_KICK */
	uint64_t arg[4];
};

struct hnl_handover_answer {
	int64_t status;
	uint64_t value;
};

#endif
