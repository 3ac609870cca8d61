/* SPDX-License-Identifier: MIT */
/*
 * What the files of the reference views share. An entry lies in two lists: that
 * of its page, which has at most one entry of each view and so is short, and
 * the ring of its view, whose head is an entry without a page.
 *
 *	page[i].first --> entry --> entry		by next_of_page
 *	view[v].root <--> entry <--> entry <--> root	by next, prev
 *	free --> entry --> entry			by next
 *
 * Pages are indices into the host map. All run with the model's lock held.
 */
#ifndef HNL_VIEW_MAP_H
#define HNL_VIEW_MAP_H

#include <hnl/view_model.h>

#include "hnl_view.h"

#define NONE 0xffffffffu	/* no entry, no page */

#define HAS_ACCESS 0x1u
#define HAS_TARGET 0x2u
#define HAS_EXCEPTION 0x4u	/* #VE is not suppressed */

struct hnl_view_entry {
	uint64_t born;		/* the domain's clock when target was set */
	uint32_t page;		/* NONE: the head of its view's ring */
	uint32_t target;	/* page whose memory is seen */
	uint32_t next_of_page;
	uint32_t next, prev;
	uint16_t view;
	uint8_t access;
	uint8_t has;
};

enum life {
	FREE,
	LIVE,
	DYING	/* destroyed; its entries wait for sweep */
};

struct hnl_view_one {
	uint32_t root;		/* NONE: view 0, or FREE */
	uint32_t active;	/* vCPUs in it, and steps that end in it */
	uint8_t life;		/* enum life */
	uint8_t default_access;
	bool visible;
};

struct hnl_view_page {
	uint64_t lost;		/* the domain's clock when it lost its memory */
	uint32_t first;		/* entry */
};

struct hnl_view_vcpu {
	uint64_t info;		/* gfn, or HNL_VIEW_GFN_NONE */
	uint64_t waits;		/* number of the violation, 0: runs */
	uint32_t view;
	uint32_t step_view;	/* HNL_VIEW_STAY: does not step */
	bool listens;
};

struct hnl_view_domain {
	struct hnl_view_domain_config cfg;
	struct hnl_view_page *page;
	struct hnl_view_entry *entry;
	struct hnl_view_vcpu *vcpu;
	struct hnl_view_one *view;
	uint32_t n_views;	/* view 0 too */
	uint32_t dying;		/* views */
	uint32_t free;		/* first entry */
	uint64_t clock;		/* counts losses of memory */
	uint64_t violations;
	uint32_t waiting;	/* vCPUs */
	bool on;
};

/* Takes the lock. NULL: no such domain. */
struct hnl_view_domain *hnl_view_model_enter(struct hnl_view_model *m,
					     uint16_t domain);
/* Gives it back; returns err. */
int hnl_view_model_leave(struct hnl_view_model *m, int err);
/* Negated: 0, ESRCH, EOPNOTSUPP. */
int hnl_view_model_check_on(const struct hnl_view_domain *d);

/* ---- view_map.c ---- */

void hnl_view_map_init(struct hnl_view_domain *d);
/* NONE: not in the host map. */
uint32_t hnl_view_map_page(const struct hnl_view_domain *d, uint64_t gfn);
bool hnl_view_map_is_present(const struct hnl_view_domain *d, uint32_t page);
/* NULL: no such view. */
struct hnl_view_one *hnl_view_map_live(const struct hnl_view_domain *d,
				       uint32_t view);
/* False: there is no entry left. */
bool hnl_view_map_open(struct hnl_view_domain *d, uint32_t view,
		       uint8_t default_access);
void hnl_view_map_close(struct hnl_view_domain *d, uint32_t view);
bool hnl_view_map_sweep(struct hnl_view_domain *d);

/* Of a live view and a present page. False, -HNL_ENOMEM: no entry left. */
uint8_t hnl_view_map_access(struct hnl_view_domain *d, uint32_t view,
			    uint32_t page);
bool hnl_view_map_set_access(struct hnl_view_domain *d, uint32_t view,
			     uint32_t page, uint8_t access);
bool hnl_view_map_has_exception(struct hnl_view_domain *d, uint32_t view,
				uint32_t page);
bool hnl_view_map_set_exception(struct hnl_view_domain *d, uint32_t view,
				uint32_t page, bool exception);
/* The page whose memory the view has there. */
uint32_t hnl_view_map_target(struct hnl_view_domain *d, uint32_t view,
			     uint32_t page);
bool hnl_view_map_set_target(struct hnl_view_domain *d, uint32_t view,
			     uint32_t page, uint32_t target);
void hnl_view_map_revert(struct hnl_view_domain *d, uint32_t view,
			 uint32_t page);
/* The page's memory is not what it was. */
void hnl_view_map_lose(struct hnl_view_domain *d, uint32_t page);
/* The target's memory is not what it was: an entry that says nothing. */
bool hnl_view_map_is_void(const struct hnl_view_domain *d,
			  const struct hnl_view_entry *e);

/* ---- view_vcpus.c ---- */

/* NULL: no such vCPU. */
struct hnl_view_vcpu *hnl_view_vcpu_at(const struct hnl_view_domain *d,
				       uint32_t vcpu);
void hnl_view_vcpu_init(struct hnl_view_vcpu *v);
/* Waits no more, listens no more. */
void hnl_view_vcpu_silence(struct hnl_view_model *m, struct hnl_view_domain *d,
			   uint32_t vcpu);
/* Into a live view, and no step is under way. */
void hnl_view_vcpu_settle(struct hnl_view_domain *d, uint32_t vcpu,
			  uint32_t view);

int hnl_view_vcpu_notify_enable(void *ctx, uint16_t domain, uint32_t vcpu,
				uint64_t info);
int hnl_view_vcpu_notify_disable(void *ctx, uint16_t domain, uint32_t vcpu);
int hnl_view_vcpu_switch_all(void *ctx, uint16_t domain, uint32_t view);
int hnl_view_vcpu_index_get(void *ctx, uint16_t domain, uint32_t vcpu,
			    uint32_t *view);
int hnl_view_vcpu_answer(void *ctx, uint16_t domain, uint32_t vcpu,
			 uint64_t number, const struct hnl_view_go *how);
bool hnl_view_vcpu_waiting(void *ctx, uint16_t *domain);
void hnl_view_vcpu_again(void *ctx, uint16_t domain);
int hnl_view_vcpu_fault(void *ctx, uint16_t domain,
			const struct hnl_view_attempt *attempt,
			struct hnl_view_told *told);

#endif
