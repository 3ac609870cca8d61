/* SPDX-License-Identifier: MIT */
/*
 * The memory of an in-process domain: two views of one set of frames, in one
 * file or two.
 *
 *	frames	  | 0 | 1 | 2 | 3 | 4 | ...	the hypervisor's view
 *	file	  | 0 | 1 |   | 3 |   | ...
 *	lent file	  | 2 |   | 4 |		pages that a process may have
 *
 * Invariant: the lent file has those pages and no others, so whoever gets it
 * can name nothing else. It is as long as they are, and sealed.
 */
#ifndef HNL_HOST_INPROC_MEMORY_H
#define HNL_HOST_INPROC_MEMORY_H

#include <hnl/handover.h>
#include <hnl/page_model.h>

#include "inproc.h"

struct memory {
	uint64_t first_gpa, pages;
	size_t reach;
	int file;		/* memfd; frames in order, lent ones unused */
	int lent_file;		/* memfd; -1: no page is lent */
	struct inproc_lent lent[INPROC_LENT_MAX];
	uint32_t *lent_at;	/* by page: 1 + its place there; 0: not lent */
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
 * Where the lent pages are in the lent file, for a process that is to map them,
 * in the order of the configuration. Returns the runs, 0: none are lent.
 */
size_t memory_lent_runs(const struct memory *m,
			struct hnl_handover_run run[HNL_HANDOVER_RUNS_MAX]);

/*
 * Takes a page away from the guest, or gives it back, private and with its
 * bytes. NONE, GPA_NOT_RAM, or GPA_BUSY: it is in use.
 */
enum hnl_reason memory_set_present(struct memory *m, uint64_t gpa,
				   bool present);

#endif
