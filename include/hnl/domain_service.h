/* SPDX-License-Identifier: MIT */
/*
 * The domain family's service: makes, stops and unmakes domains, and says what
 * each may call. It keeps no books of its own; the hypervisor gives its table
 * of domains as these functions, and what its machine can do as a struct.
 * hv/service/model/ has a reference implementation.
 *
 *	request --> rules of the schema --> of the machine --> ops
 *		    (decoder)		    (service)
 */
#ifndef HNL_DOMAIN_SERVICE_H
#define HNL_DOMAIN_SERVICE_H

#include <hnl/builder.h>
#include <hnl/hv.h>

/* ---- the machine ---- */

struct hnl_domain_emulation {
	uint32_t devices;	/* bits of enum hnl_domain_x86_emulation */
	bool hvm;		/* for domains with hvm, or without */
};

/*
 * What a domain can have here. An attribute of create that asks for more is
 * refused by its name; what is not given is never at fault.
 */
struct hnl_domain_machine {
	uint32_t flags;		/* enum hnl_domain_create_flag, that work */
	uint32_t required;	/* of these: every domain must have */
	uint32_t iommu_options;	/* enum hnl_domain_iommu_option */
	uint32_t n_domains;	/* numbers are below it */
	uint32_t max_vcpus;
	uint32_t max_vcpus_hvm;
	uint32_t last_port;	/* highest event port of any domain */
	int32_t grant_frames;	/* most pages of a grant table */
	int32_t maptrack_frames;
	uint32_t grant_version;	/* highest */
	uint32_t vmtrace_size;	/* largest buffer, bytes; 0: no tracing */
	uint32_t view_modes;	/* bit i: enum hnl_domain_view_mode i */
	uint32_t views;		/* most of one domain */
	/* x86 */
	const struct hnl_domain_emulation *emulation;	/* that work */
	size_t n_emulation;
	bool x86, msr_relaxed;
	/* Arm */
	bool arm;
	uint8_t gic_versions;	/* bit i: enum hnl_domain_gic_version i */
	uint8_t tees;		/* bit i: enum hnl_domain_tee i */
	uint32_t spis;		/* most shared interrupts */
};

/* ---- what goes to the operations and comes from them ---- */

/* A domain to be made: checked, and with the default of all that was absent. */
struct hnl_domain_make {
	uint16_t domain;	/* number; 0: any that is free */
	uint8_t handle[16];
	uint32_t flags;		/* enum hnl_domain_create_flag */
	uint32_t iommu_options;
	uint32_t ssidref;
	uint32_t max_vcpus;
	uint32_t last_port;
	int32_t grant_frames, maptrack_frames;
	uint32_t grant_version;
	uint32_t vmtrace_size;	/* bytes; 0: none */
	uint32_t cpupool;
	uint32_t view_mode;	/* 0: no views */
	uint32_t views;
	uint32_t emulation;
	bool msr_relaxed;
	uint32_t gic_version;	/* enum; native: that of the machine */
	uint32_t tee;
	uint32_t spis;
	const struct hnl_grant *grant;	/* the service's; to be copied */
	uint16_t n_grants;		/* one a family */
};

struct hnl_domain_made {
	uint64_t unique_id;	/* not 0; no other domain's, ever */
	uint16_t domain;
	uint32_t gic_version;	/* chosen; 0: no Arm */
	uint32_t clock_frequency;	/* Hz; 0: its register has it */
};

struct hnl_domain_info {
	uint64_t unique_id;
	uint64_t pages, max_pages;	/* of 4 KiB, as all of them */
	uint64_t outstanding_pages, shared_pages, paged_pages;
	uint64_t shared_info_gpa;	/* HNL_DOMAIN_NO_GPA: none */
	uint64_t cpu_time;	/* ns */
	uint32_t ssidref;
	uint32_t cpupool;
	uint32_t state;		/* enum hnl_domain_state */
	uint32_t online_vcpus;
	uint32_t max_vcpus;
	uint16_t domain;
	uint8_t shutdown_code;	/* if state has shutdown */
	uint8_t gpa_bits;
	uint8_t handle[16];
};

#define HNL_DOMAIN_NO_GPA (~(uint64_t)0)

#define HNL_DOMAIN_PORTS_MAX 131072u		/* that one domain may have */
#define HNL_DOMAIN_UNITS_MAX ((uint64_t)1 << 52)	/* pages of all memory */

/*
 * Results: 0 or a negated enum hnl_errno. Of all that take a domain: ESRCH,
 * there is none of that number; ENODEV, it is dying, and the operation is not
 * for the dying (the caller is told ESRCH).
 *
 * A _step does one unit of a long operation on the domain whose unique id is
 * that, whoever began it: HNL_CALL_AGAIN, there is more; 0, it is at its end.
 * Steps of several callers may mix; if the number belongs to another domain
 * by now nothing is done. done counts the steps of this call before; of one
 * that was restored, a stream says so. An implementation may rely on the bound
 * that stands beside it, on nothing else: it may be less or more than what was
 * done, and more than there is to do, which is at its end then.
 *
 * Any operation may run on several processors at once.
 */
struct hnl_domain_ops {
	/*
	 * Paused once. All or nothing. EEXIST; ENOSPC: no number is free;
	 * ENOENT: no such cpupool; ENOMEM; E2BIG: more grants than it keeps
	 * (the caller is told ENOSPC).
	 */
	int (*create)(void *ctx, const struct hnl_domain_make *make,
		      struct hnl_domain_made *made);
	/* 0: there is none. The dying have one until they are gone. */
	uint64_t (*unique_id)(void *ctx, uint16_t domain);
	/* Unit: page. From the first on the domain is dying. */
	int (*destroy_step)(void *ctx, uint16_t domain, uint64_t unique_id);
	int (*pause)(void *ctx, uint16_t domain);	/* EOVERFLOW */
	/* EINVAL: it is not paused; EBUSY: its making cannot end now. */
	int (*unpause)(void *ctx, uint16_t domain);
	/* Who has shut down keeps the code of the first time. */
	int (*shutdown)(void *ctx, uint16_t domain, uint8_t code);
	int (*resume)(void *ctx, uint16_t domain);
	/*
	 * Unit: port, done of them before: below HNL_DOMAIN_PORTS_MAX, which
	 * are all steps there may be. EINVAL: it has not shut down; EBUSY:
	 * another caller resets it; EOPNOTSUPP; ENOMEM.
	 */
	int (*soft_reset_step)(void *ctx, uint16_t caller, uint16_t domain,
			       uint64_t unique_id, uint64_t done);
	/* The dying are told of, too. */
	int (*info_get)(void *ctx, uint16_t domain,
			struct hnl_domain_info *info);
	/*
	 * The first domain among the n numbers from first on that the caller
	 * may see. ESRCH: there is none.
	 */
	int (*info_next)(void *ctx, uint16_t caller, uint32_t first, uint32_t n,
			 struct hnl_domain_info *info);
	/* Not 0; another number after a domain came or went. */
	uint64_t (*generation)(void *ctx);
	int (*handle_set)(void *ctx, uint16_t domain, const uint8_t *handle);
	int (*max_pages_set)(void *ctx, uint16_t domain, uint64_t pages);
	int (*paging_pool_get)(void *ctx, uint16_t domain,
			       uint64_t *pages);	/* EOPNOTSUPP */
	/*
	 * Unit: page. The first step, done being 0, says what the size shall
	 * be; if a later caller said another, this one is at its end. done is
	 * HNL_DOMAIN_UNITS_MAX at most when a turn begins.
	 * EOPNOTSUPP; ENOMEM: the machine has no more.
	 */
	int (*paging_pool_step)(void *ctx, uint16_t domain, uint64_t unique_id,
				uint64_t pages, uint64_t done);
	/*
	 * Copies at most n, one a family; *count is how many. *stamp, not 0:
	 * another number after these grants changed or were another domain's.
	 */
	int (*grants_get)(void *ctx, uint16_t domain, struct hnl_grant *grant,
			  uint16_t n, uint16_t *count, uint64_t *stamp);
	/* EBUSY: sealed, by the domain's first call; E2BIG, as create. */
	int (*grants_set)(void *ctx, uint16_t domain,
			  const struct hnl_grant *grant, uint16_t n);
	int (*migration_get)(void *ctx, uint16_t domain, uint32_t *migration);
};

/* ---- the service ---- */

struct hnl_domain_host {
	const struct hnl_domain_ops *ops;
	void *ctx;		/* handed to the operations */
	const struct hnl_domain_machine *machine;
};

HNL_BEGIN_DECLS

/*
 * A service for hnl_hv_config; host, and names unless NULL, must live as long
 * as the hypervisor. Grants are found by the names of its services: one without
 * names can be granted by the embedder alone.
 */
struct hnl_service hnl_domain_service(const struct hnl_domain_host *host,
				      const struct hnl_names *names);

/*
 * Events, for hnl_hv_tell(): one whole message into b, HNL_DOMAIN_EVENT_MAX
 * bytes at most. The hypervisor tells of what happened, also where no call of
 * this family was the cause.
 */
#define HNL_DOMAIN_EVENT_MAX 256
void hnl_domain_event_state(struct hnl_builder *b,
			    const struct hnl_domain_info *info);
void hnl_domain_event_died(struct hnl_builder *b,
			   const struct hnl_domain_info *info);
void hnl_domain_event_migration(struct hnl_builder *b, uint16_t domain,
				uint32_t migration);

HNL_END_DECLS

#endif
