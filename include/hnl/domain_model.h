/* SPDX-License-Identifier: MIT */
/*
 * A reference table of domains: what hnl_domain_ops asks of a hypervisor, in
 * plain memory. It counts pages, and pauses; it makes and frees nothing real:
 * page tables, vCPUs and the transport's struct hnl_domain are the embedder's,
 * who follows by hooks.
 *
 *	free --create--> live --destroy--> dying ---> dead --no hold--> free
 *
 * Invariants, as hnl_domain_model_is_sound() checks them: unique ids are
 * unique; a free slot holds nothing; who was never unpaused to the end is
 * paused; nobody has more pauses than 255; the dead have no pages; pages and
 * pools of all domains and what is free are the machine's pages.
 */
#ifndef HNL_DOMAIN_MODEL_H
#define HNL_DOMAIN_MODEL_H

#include <hnl/domain_service.h>

#define HNL_DOMAIN_MODEL_DOMAINS 4096	/* most of one model */
#define HNL_DOMAIN_MODEL_PAUSES 255	/* most of one domain */

/*
 * Each may be NULL. All but told are called with the model's lock held, and
 * must not call the model. Results: 0 or a negated enum hnl_errno.
 */
struct hnl_domain_hooks {
	/* Makes what is the embedder's; what failed left nothing. */
	int (*created)(void *host, uint16_t domain,
		       const struct hnl_domain_make *make);
	/* The last pause was taken back for the first time. EBUSY: not yet. */
	int (*finished)(void *host, uint16_t domain);
	/* Frees at most units; HNL_CALL_AGAIN: more is left; 0: all is gone. */
	int (*destroy_step)(void *host, uint16_t domain, uint32_t units);
	/*
	 * Resets a unit, done of them before: below HNL_DOMAIN_PORTS_MAX, and
	 * of a restored call what its stream says, also more than there are.
	 * HNL_CALL_AGAIN; 0: it was the last; ENOMEM; EBUSY. NULL: no
	 * soft-reset here, EOPNOTSUPP.
	 */
	int (*reset_step)(void *host, uint16_t domain, uint64_t done);
	/* Whether vCPUs may run: not while paused, shut down or dying. */
	void (*runnable)(void *host, uint16_t domain, bool may_run);
	/* The grants that struct hnl_domain shall have from now on. */
	void (*granted)(void *host, uint16_t domain,
			const struct hnl_grant *grant, uint16_t n);
	/* Adds what the model does not know: vCPUs, time, shared pages. */
	void (*inspect)(void *host, uint16_t domain,
			struct hnl_domain_info *info);
	/* True: caller may see domain. */
	bool (*visible)(void *host, uint16_t caller, uint16_t domain);
	/* A copy of each event, beside hnl_hv_tell(). Without the lock. */
	void (*told)(void *host, uint16_t about, const uint8_t *event,
		     size_t len);
};

struct hnl_domain_model_config {
	uint32_t n_domains;	/* numbers are below it; as the machine's */
	uint16_t n_grants;	/* families that one domain may be granted */
	uint64_t pages;		/* of 4 KiB, for all domains */
	uint32_t n_cpupools;	/* pools are 0..n-1 */
	uint8_t gpa_bits;
	uint32_t gic_version;	/* of this machine; 0: no Arm */
	uint32_t clock_frequency;	/* Hz, or 0 */
	const struct hnl_domain_hooks *hooks;	/* NULL: none */
	void *host;		/* handed to the hooks */
};

struct hnl_domain_slot;

struct hnl_domain_model {
	/* NULL, or set once before the model is used. */
	void (*lock)(void *host);
	void (*unlock)(void *host);
	void *lock_host;
	struct hnl_hv *hv;	/* whose domains are told of events */
	/* the model's own */
	struct hnl_domain_model_config cfg;
	uint8_t *state;		/* one byte a number */
	struct hnl_domain_slot *slot;
	struct hnl_grant *grant;	/* n_grants a number */
	uint64_t free_pages;
	uint64_t next_unique;
	uint64_t generation;	/* of the table */
	uint64_t next_stamp;	/* of grants */
	uint32_t next_number;	/* where the next free one is looked for */
};

HNL_BEGIN_DECLS

size_t hnl_domain_model_size(const struct hnl_domain_model_config *cfg);
/*
 * mem: hnl_domain_model_size() bytes, aligned for uint64_t; it is the model.
 * NULL: n_domains is 0 or above HNL_DOMAIN_MODEL_DOMAINS. cfg is copied.
 */
struct hnl_domain_model *
hnl_domain_model_init(void *mem, const struct hnl_domain_model_config *cfg);

/* For hnl_domain_host; ctx is the model. */
extern const struct hnl_domain_ops hnl_domain_model_ops;

/* ---- what the embedder does ---- */

/*
 * The domain that there is without a call of anybody, 0 too: as create, and it
 * is paused once. EEXIST; EINVAL: no such number here; E2BIG, ENOMEM.
 */
HNL_MUST_CHECK int
hnl_domain_model_register(struct hnl_domain_model *m, uint16_t domain,
			  const struct hnl_domain_make *make,
			  struct hnl_domain_made *made);

/* Pages come to a domain, or leave it. ENOMEM: above its maximum, or none. */
HNL_MUST_CHECK int hnl_domain_model_pages_add(struct hnl_domain_model *m,
					      uint16_t domain, uint64_t n);
HNL_MUST_CHECK int hnl_domain_model_pages_remove(struct hnl_domain_model *m,
						 uint16_t domain, uint64_t n);

/* Something else refers to the domain: its number stays taken. */
HNL_MUST_CHECK int hnl_domain_model_hold(struct hnl_domain_model *m,
					 uint16_t domain);
void hnl_domain_model_release(struct hnl_domain_model *m, uint16_t domain);

/* The domain has made its first call: no grant is changed from now on. */
void hnl_domain_model_seal(struct hnl_domain_model *m, uint16_t domain);

/*
 * The host's migration has come so far; the domain is told. EINVAL: not after
 * the state before.
 */
HNL_MUST_CHECK int hnl_domain_model_migrate(struct hnl_domain_model *m,
					    uint16_t domain,
					    uint32_t migration);

/* The invariants above. Reads all of the model, without its lock. */
bool hnl_domain_model_is_sound(const struct hnl_domain_model *m);

HNL_END_DECLS

#endif
