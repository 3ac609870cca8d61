/* SPDX-License-Identifier: MIT */
/*
 * A hypervisor beside stock QEMU, for one guest (hnl/ivshmem.h).
 *
 *	main.c		the loop: doorbells, calls, the end
 *	server.c	the ivshmem server's greeting
 *	memory.c	guest RAM, a file that QEMU shares; and BAR2
 *
 * Invariant: a page of RAM can be read here exactly while the guest shares it.
 */
#ifndef HNL_HOST_SHM_H
#define HNL_HOST_SHM_H

#include <hnl/hv.h>
#include <hnl/ivshmem.h>
#include <hnl/page_model.h>

#define BAR_PAGES 64u

/* A run of guest-physical pages. */
struct area {
	uint8_t *base;		/* NULL: it is not there yet */
	struct hnl_page_model model;
};

struct memory {
	const char *ram_path;
	struct area ram, bar;
};

/* False: errno says why. BAR2 has a view, but no place. */
bool memory_open(struct memory *m, const char *ram_path, int bar);
/*
 * BAR2 is at gpa; QEMU has made the RAM's file by now. An errno, negated: then
 * nothing has changed.
 */
int memory_place(struct memory *m, uint64_t gpa);
/* NULL: no page. */
struct area *memory_area(struct memory *m, uint64_t gpa);
uint8_t *memory_page(const struct area *a, uint64_t gpa);

struct server {
	int listener, qemu;
	int bar;		/* memfd */
	int doorbell[HNL_IVSHMEM_VECTORS];	/* eventfds: ours */
	int interrupt[HNL_IVSHMEM_VECTORS];	/* the guest's */
};

/* False: errno says why. */
bool server_listen(struct server *s, const char *path);
bool server_greet(struct server *s);

#endif
