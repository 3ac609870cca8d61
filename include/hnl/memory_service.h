/* SPDX-License-Identifier: MIT */
/*
 * The memory family's service: share, unshare, map, list-shared. It keeps no
 * books of its own; the hypervisor gives its page tables as these functions.
 * hv/service/model/ has a reference implementation.
 */
#ifndef HNL_MEMORY_SERVICE_H
#define HNL_MEMORY_SERVICE_H

#include <hnl/hv.h>

struct hnl_memory_range;	/* hnl_memory.h */

struct hnl_memory_run {
	uint64_t gfn;	/* first page; if n is 0, where to look next */
	uint64_t n;	/* pages; 0: none is shared up to gfn */
};

struct hnl_memory_ops {
	/*
	 * Changes one page: after NONE the hypervisor may (shared) or
	 * may not (private) touch the page. To ask for the state that is there
	 * is no error. HNL_REASON_NONE, GPA_NOT_RAM, GPA_BUSY: held by a
	 * ring or by an entry that is under way; or QUOTA: the hypervisor's
	 * tables have no room for it.
	 */
	enum hnl_reason (*set)(void *domain, uint64_t gfn, bool shared);
	/*
	 * The first run of shared pages among the n from gfn on. If there is
	 * none: gfn + n, or more, to leap over what is no RAM.
	 */
	struct hnl_memory_run (*next_shared)(void *domain, uint64_t gfn,
					     uint64_t n);
};

/*
 * For a hypercall of another ABI that carries a range as memory.map does: what
 * is wrong with it before any page is looked at, and whether its pages are to
 * be shared, to be given to set() one by one. *shared is valid with NONE alone.
 */
enum hnl_reason hnl_memory_check_range(const struct hnl_memory_range *range,
				       uint64_t highest_gpa, bool *shared);

/* The errno that goes with a reason of set() or of the check. */
enum hnl_errno hnl_memory_errno(enum hnl_reason reason);

/*
 * A service for hnl_hv_config; ops, and names unless NULL, must live as long as
 * the hypervisor.
 */
struct hnl_service hnl_memory_service(const struct hnl_memory_ops *ops,
				      const struct hnl_names *names);

#endif
