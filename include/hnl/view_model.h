/* SPDX-License-Identifier: MIT */
/*
 * Reference views: what struct hnl_view_ops asks of a hypervisor, in plain
 * memory that the caller gives. A view holds entries alone, for the pages where
 * it differs from the domain's own map; so it can map nothing that the host
 * does not.
 *
 *	host map	gfn -> mfn, access		view 0
 *	entry		(view, gfn) -> access, another gfn's memory, #VE bit
 *	page		its entries, at most one a view
 *	vCPU		its view, its violation, whether it listens
 *
 * Invariants (hnl_view_model_is_sound):
 *  - no view maps a page that the host map does not;
 *  - the active count of a view is that of the vCPUs in it or stepping back to
 *    it; a view that is destroyed has none;
 *  - a vCPU waits for one violation, and listens; with views off none does.
 */
#ifndef HNL_VIEW_MODEL_H
#define HNL_VIEW_MODEL_H

#include <hnl/view_service.h>

#define HNL_VIEW_VCPUS_MAX 4096
#define HNL_VIEW_MFN_NONE 0xffffffffffffffffu	/* no memory */

/* Bits of struct hnl_view_domain_config.access[]. */
#define HNL_VIEW_MAP_ACCESS 0x7fu	/* HNL_VIEW_ACCESS_* */
#define HNL_VIEW_MAP_EXCEPTION 0x80u	/* violations are #VE */

struct hnl_view_domain_config {
	uint16_t id;		/* below the model's n_domains */
	uint16_t views;		/* most beside its own, 511; 0: none may be */
	uint32_t vcpus;		/* 1..HNL_VIEW_VCPUS_MAX */
	/*
	 * The host map: pages elements each, the caller's. The model writes
	 * them; the caller does between its functions only.
	 */
	uint64_t *mfn;
	uint8_t *access;
	uint64_t first_gfn;
	uint32_t pages;
	uint32_t entries;	/* in all views; a view itself takes one */
	uint32_t default_access;	/* of the domain, n .. n2rwx */
	bool second_stage;	/* it has second-stage paging */
	bool nested;		/* it may run domains of its own */
};

struct hnl_view_domain;		/* the model's own */

struct hnl_view_model {
	struct hnl_view_domain **domain;	/* the caller's, NULL first */
	uint16_t n_domains;	/* elements there, by number */
	/* May be NULL, each. Around every function of the model: one lock. */
	void (*lock)(void *host);
	void (*unlock)(void *host);
	void *lock_host;
	/*
	 * May be NULL, each. Called with the lock held, in pairs: a vCPU stops,
	 * and goes on in the way that how says.
	 */
	void (*pause)(void *host, uint16_t domain, uint32_t vcpu);
	void (*go_on)(void *host, uint16_t domain, uint32_t vcpu,
		      const struct hnl_view_go *how);
	/* May be NULL. As hnl_view_ops.tell; without the lock. */
	unsigned int (*told)(void *host, uint16_t domain, const uint8_t *event,
			     size_t len);
	void *host;
	uint32_t waiting;	/* the model's own: vCPUs that wait */
};

/* Bytes for a domain: 16 a page, 32 an entry, and less for the rest. */
size_t hnl_view_domain_size(const struct hnl_view_domain_config *cfg);
/*
 * mem: hnl_view_domain_size() bytes, aligned for uint64_t, the model's until
 * the domain is removed. The host map is empty at first. -HNL_EINVAL: cfg is
 * out of its limits; -HNL_EEXIST: there is a domain of this number.
 */
HNL_MUST_CHECK int
hnl_view_model_add(struct hnl_view_model *m, void *mem,
		   const struct hnl_view_domain_config *cfg);
/* The domain ends. Its vCPUs that wait go on. */
void hnl_view_model_remove(struct hnl_view_model *m, uint16_t domain);

/*
 * The host map gets or changes the memory of a page; from then on no view has
 * what it had before there. -HNL_ESRCH, -HNL_EFAULT (no such gfn).
 */
HNL_MUST_CHECK int hnl_view_model_host_mapped(struct hnl_view_model *m,
					      uint16_t domain, uint64_t gfn,
					      uint64_t mfn);
/* The host map loses a page, and so does every view. */
void hnl_view_model_host_unmapped(struct hnl_view_model *m, uint16_t domain,
				  uint64_t gfn);

/*
 * What hardware does with an access: the memory, or false, and then the host
 * calls hnl_view_fault().
 */
bool hnl_view_model_translate(struct hnl_view_model *m, uint16_t domain,
			      const struct hnl_view_attempt *attempt,
			      uint64_t *mfn);
/* The guest switches views itself (VMFUNC). -HNL_ENOENT: not a visible one. */
HNL_MUST_CHECK int hnl_view_model_guest_switch(struct hnl_view_model *m,
					       uint16_t domain, uint32_t vcpu,
					       uint32_t view);
/* The one instruction of HNL_VIEW_GO_STEP is over. */
void hnl_view_model_stepped(struct hnl_view_model *m, uint16_t domain,
			    uint32_t vcpu);

bool hnl_view_model_is_sound(const struct hnl_view_model *m);

/* ctx is a struct hnl_view_model. */
extern const struct hnl_view_ops hnl_view_model_ops;

#endif
