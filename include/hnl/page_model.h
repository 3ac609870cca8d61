/* SPDX-License-Identifier: MIT */
/*
 * A reference page-state table: one byte a page says whether it is RAM, whether
 * it is shared, and who uses it. It is what hnl_memory_ops and the mapping
 * functions of hnl_hv_port ask of a hypervisor, in plain memory.
 *
 * Invariant: a page in use (held, or part of a ring) is RAM and shared, and
 * stays so until it is released.
 */
#ifndef HNL_PAGE_MODEL_H
#define HNL_PAGE_MODEL_H

#include <hnl/hv.h>
#include <hnl/memory_service.h>

struct hnl_page_model {
	uint8_t *state;		/* n bytes, the caller's; zeroed: no RAM */
	uint64_t first_gfn;
	uint64_t n;
	/*
	 * The state of a page is about to change: the real tables follow, or
	 * false: they have no room, and are as they were.
	 */
	bool (*change)(void *host, uint64_t gfn, bool shared);
	void *host;
};

/* A range of private RAM. Outside of the model, or RAM already: no change. */
void hnl_page_model_add_ram(struct hnl_page_model *m, uint64_t gfn, uint64_t n);

/*
 * NONE, GPA_NOT_RAM, GPA_BUSY; QUOTA: change said false. The state that is there
 * already is no error.
 */
enum hnl_reason hnl_page_model_set(struct hnl_page_model *m, uint64_t gfn,
				   bool shared);

/* As hnl_memory_ops.next_shared. */
struct hnl_memory_run hnl_page_model_next(const struct hnl_page_model *m,
					  uint64_t gfn, uint64_t n);

/*
 * Use of one page, as hnl_hv_port.map: NONE, GPA_NOT_RAM, GPA_PRIVATE, GPA_BUSY
 * (a ring's page for a ring, or to be written; or 15 uses at a time).
 */
enum hnl_reason hnl_page_model_hold(struct hnl_page_model *m, uint64_t gfn,
				    enum hnl_map_use use);
void hnl_page_model_release(struct hnl_page_model *m, uint64_t gfn,
			    enum hnl_map_use use);

#endif
