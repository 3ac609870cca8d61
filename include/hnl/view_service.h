/* SPDX-License-Identifier: MIT */
/*
 * The view family's service: Xen's altp2m, and the violations that monitors
 * answer. The hypervisor gives its second-stage tables as these functions;
 * hv/service/model/views.c is a reference implementation.
 *
 *	access refused --> hnl_view_fault() --> event violated, vCPU paused
 *	                                                |
 *	vCPU goes on <-------- command answer <---------+
 *
 * Accesses and flags are the numbers of hnl_view.h: HNL_VIEW_ACCESS_*,
 * HNL_VIEW_VIOLATION_*. Pages are frame numbers of the domain (gfn).
 */
#ifndef HNL_VIEW_SERVICE_H
#define HNL_VIEW_SERVICE_H

#include <hnl/hv.h>

#define HNL_VIEW_GFN_NONE 0xffffffffffffffffu	/* no page */

/* An access that the second stage did not let pass. */
struct hnl_view_attempt {
	uint64_t gpa;		/* of the byte */
	uint64_t gla;		/* with HNL_VIEW_VIOLATION_GLA_VALID */
	uint32_t vcpu;
	uint32_t flags;		/* at least one of READ, WRITE, EXECUTE */
};

/* What the host does with the vCPU that made it. */
enum hnl_view_outcome {
	HNL_VIEW_FAULT_RETRY,	/* allowed by now: the access is made again */
	HNL_VIEW_FAULT_PAUSED,	/* told: it waits, the host lets it go on */
	HNL_VIEW_FAULT_EXCEPTION,	/* #VE (Intel SDM) */
	HNL_VIEW_FAULT_UNMAPPED,	/* no memory there, in no view */
	/*
	 * Refused, and nobody hears of it: the host's policy. Safe is a fault
	 * to the guest, or to stop it.
	 */
	HNL_VIEW_FAULT_UNHEARD
};

/* A violation that is to be told; number is 0: there is none. */
struct hnl_view_told {
	uint64_t number;	/* counts those of the domain from 1 */
	uint32_t view;		/* of the access */
	bool paused;		/* the vCPU waits until this number's answer */
};

/* What becomes of an access that waited (answer). */
enum hnl_view_fate {
	HNL_VIEW_GO_AGAIN,	/* it is made again */
	HNL_VIEW_GO_DENY,	/* it is not made, the guest gets a fault */
	HNL_VIEW_GO_EMULATE,	/* the hypervisor makes it */
	HNL_VIEW_GO_EMULATE_NOWRITE,	/* so, but nothing is written */
	HNL_VIEW_GO_STEP	/* made again, and stopped after it */
};

#define HNL_VIEW_STAY 0xffffffffu	/* in the view that the vCPU is in */

struct hnl_view_go {
	enum hnl_view_fate fate;
	uint32_t view;		/* that it goes on in, or HNL_VIEW_STAY */
	uint32_t step_view;	/* GO_STEP: that it is in afterwards */
};

/*
 * Each returns 0 or a negated errno, and then changed nothing. domain is the
 * number of the target, which authorise allowed. Each is atomic and short; none
 * waits. What an errno says, and what the service makes of it:
 *
 *	ESRCH		no such domain
 *	EOPNOTSUPP	no second-stage paging; the domain has no views now
 *	EINVAL		the domain must have none (its mode, nested)
 *	ENOENT		no such view			-EINVAL
 *	ENODEV		no such vCPU			-EINVAL
 *	EFAULT		no memory at the page		-ESRCH
 *	ENOMEM		no memory for what is to be remembered
 *	ENOSPC		all views that it may have	-EINVAL
 *
 * and what stands beside a function.
 */
struct hnl_view_ops {
	int (*state_get)(void *ctx, uint16_t domain, bool *on);
	/*
	 * Off: no vCPU waits, listens or is in another view than 0, and no
	 * other view can be named; sweep frees them.
	 */
	int (*state_set)(void *ctx, uint16_t domain, bool on);
	/*
	 * Frees one page, or one view, of those that were destroyed. True:
	 * there is more. False: nothing is left, or no such domain.
	 */
	bool (*sweep)(void *ctx, uint16_t domain);
	/*
	 * info: of the page for exceptions, or HNL_VIEW_GFN_NONE. EEXIST: the
	 * vCPU listens already; EFAULT: info is no plain RAM (-EINVAL).
	 */
	int (*notify_enable)(void *ctx, uint16_t domain, uint32_t vcpu,
			     uint64_t info);
	/* Lets the vCPU go on if it waits. */
	int (*notify_disable)(void *ctx, uint16_t domain, uint32_t vcpu);
	int (*create)(void *ctx, uint16_t domain, uint32_t access,
		      uint32_t *view);
	/*
	 * The view cannot be named any more; sweep frees it. ENOENT (-EBUSY);
	 * EBUSY: view 0, or a vCPU is in it or will be.
	 */
	int (*destroy)(void *ctx, uint16_t domain, uint32_t view);
	/* ENOENT: not there, or not visible. */
	int (*switch_all)(void *ctx, uint16_t domain, uint32_t view);
	int (*visibility_set)(void *ctx, uint16_t domain, uint32_t view,
			      bool visible);
	/*
	 * Whether the view is there; *end is the first gfn from which on the
	 * domain has no memory.
	 */
	int (*find)(void *ctx, uint16_t domain, uint32_t view, uint64_t *end);
	int (*access_set)(void *ctx, uint16_t domain, uint32_t view,
			  uint64_t gfn, uint32_t access);
	/* ERANGE: HNL_VIEW_ACCESS_* has no name for it. */
	int (*access_get)(void *ctx, uint16_t domain, uint32_t view,
			  uint64_t gfn, uint32_t *access);
	/*
	 * Old is seen as the memory that new has in this view; to is
	 * HNL_VIEW_GFN_NONE: as view 0 sees it, with the view's default access.
	 * ENOENT also for view 0. EFAULT: no memory at old, ENODEV: at new.
	 */
	int (*change)(void *ctx, uint16_t domain, uint32_t view,
		      uint64_t old_gfn, uint64_t new_gfn);
	int (*suppress_ve_set)(void *ctx, uint16_t domain, uint32_t view,
			       uint64_t gfn, bool suppress);
	int (*suppress_ve_get)(void *ctx, uint16_t domain, uint32_t view,
			       uint64_t gfn, bool *suppress);
	int (*index_get)(void *ctx, uint16_t domain, uint32_t vcpu,
			 uint32_t *view);
	/*
	 * ENOENT (-ENOENT): the vCPU does not wait for this number, or a view
	 * of how is not there; it waits as before.
	 */
	int (*answer)(void *ctx, uint16_t domain, uint32_t vcpu,
		      uint64_t number, const struct hnl_view_go *how);
	/*
	 * The first domain at or behind this number of which a vCPU waits.
	 * False: there is none.
	 */
	bool (*waiting)(void *ctx, uint16_t *domain);
	/* Each vCPU of the domain that waits makes its access again. */
	void (*again)(void *ctx, uint16_t domain);
	/*
	 * Judges an access by the vCPU's view, and pauses the vCPU if it shall
	 * wait: enum hnl_view_outcome, told filled. EINVAL: flags name no
	 * access, or one undefined; EBUSY: the vCPU waits.
	 */
	int (*fault)(void *ctx, uint16_t domain,
		     const struct hnl_view_attempt *attempt,
		     struct hnl_view_told *told);
	/*
	 * May be NULL. A monitor of the host's own, told of each violation as
	 * hnl_hv_tell would tell a domain; returns how many will answer.
	 */
	unsigned int (*tell)(void *ctx, uint16_t domain, const uint8_t *event,
			     size_t len);
};

struct hnl_view_host {
	const struct hnl_view_ops *ops;
	void *ctx;
};

/*
 * A service for hnl_hv_config; host, and names unless NULL, must live as long
 * as the hypervisor.
 */
struct hnl_service hnl_view_service(const struct hnl_view_host *host,
				    const struct hnl_names *names);

/*
 * The host's handler of second-stage faults calls it, for a vCPU that does not
 * run meanwhile. Returns enum hnl_view_outcome, or what ops->fault refused. A
 * vCPU that nobody would answer for, for nobody listens or there is no room for
 * the event, is let go on: UNHEARD. One whose event is lost later, or that may
 * wait for a listener who is gone (he left the group, his ring stopped, was
 * reset or destroyed, his domain was), makes its access again: so this is
 * called again and tells who listens then, by a new number. How long a monitor
 * may take that listens and does not answer is the host's to say, who ends it
 * by ops->answer.
 */
HNL_MUST_CHECK int hnl_view_fault(struct hnl_hv *hv,
				  const struct hnl_view_host *host,
				  uint16_t domain,
				  const struct hnl_view_attempt *attempt);

#endif
