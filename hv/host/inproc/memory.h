/* SPDX-License-Identifier: MIT */
/* The memory of an in-process domain: two views of one set of frames. */
#ifndef HNL_HOST_INPROC_MEMORY_H
#define HNL_HOST_INPROC_MEMORY_H

#include <hnl/handover.h>
#include <hnl/page_model.h>

#include "inproc.h"

struct memory {
	uint64_t first_gpa, pages;
	size_t reach;
	int file;		/* memfd; the frames in order */
	uint8_t *guest;		/* reach bytes, RAM first */
	uint8_t *frames;	/* the hypervisor's view, in frame order */
	uint32_t *frame_of;	/* by page */
	uint64_t window_gfn, window_pages;
	struct hnl_page_model model;
};

/* False: out of memory or mappings; nothing is left behind. */
bool memory_open(struct memory *m, const struct inproc_config *cfg);
void memory_close(struct memory *m);

/* Private again, but for the window; nothing is in use. */
void memory_reset(struct memory *m);

/* The hypervisor's address of a page of RAM, shared or not; NULL: no RAM. */
uint8_t *memory_frame(const struct memory *m, uint64_t gpa);

/*
 * Where pages from gpa on are in the file, for a process that is to map them.
 * Returns the runs, 0: they are not all RAM, or there are more than max.
 */
size_t memory_runs(const struct memory *m, uint64_t gpa, size_t pages,
		   struct hnl_handover_run *run, size_t max);

/*
 * Takes a page away from the guest, or gives it back, private and with its
 * bytes. NONE, GPA_NOT_RAM, or GPA_BUSY: it is in use.
 */
enum hnl_reason memory_set_present(struct memory *m, uint64_t gpa,
				   bool present);

#endif
