/* SPDX-License-Identifier: MIT */
/*
 * Reference second-stage tables for L2 guests, in plain memory: what
 * hnl_nested_ops asks of a hypervisor.
 *
 *	L1 domain -> view -> table of 512 -> table of 512 -> L1's page
 *		  -> each of L1's pages -> the entries that map it
 *
 * Tables come from one pool, a quota bounds each domain's part of it. The way
 * back, from a page to its mappings, is a list through the entries themselves,
 * with a head for each page, 2 MiB and 1 GiB of L1's memory: what L1 loses is
 * found in as many steps as there are mappings of it, whatever else is mapped,
 * and no memory is needed to map or to unmap. A walk of all views would cost
 * the size of the quota for each page; a table of chains filled on demand could
 * be full when a page must go.
 *
 * Invariant: each entry maps memory that L1 has, and is in the list of that
 * memory; each table hangs at one entry, holds an entry, and counts in its
 * domain's quota; what L2 wrote to is recorded of mappings in views with
 * dirty-log alone.
 */
#ifndef HNL_NESTED_MODEL_H
#define HNL_NESTED_MODEL_H

#include <hnl/nested_service.h>

struct nested_domain;
struct nested_entries;
struct nested_table;

struct hnl_nested_model {
	/* The embedder's, set before hnl_nested_model_init(). */

	uint64_t memory_types;	/* bit n: type n; 0: those of the schema */
	uint64_t orders;	/* likewise */
	uint32_t address_bits;	/* of the widest view, 32..57; 0: 57 */
	/*
	 * Processors forget what they cached of a range of a view; they may
	 * forget more, and it takes a bounded time however long the range is.
	 * NULL: nothing is cached.
	 */
	void (*flush)(void *host, uint16_t domain, uint32_t view, uint64_t gfn,
		      uint64_t pages);
	void *host;
	/*
	 * Around each operation; NULL: one processor. flush runs inside and
	 * must not call the model.
	 */
	void (*lock)(void *lock_host);
	void (*unlock)(void *lock_host);
	void *lock_host;

	/* The model's own. */
	struct nested_domain **domain;	/* by number; NULL: none */
	struct nested_entries *entries;	/* of each table */
	struct nested_table *table;	/* parallel: what is known of it */
	uint32_t n_tables, free_tables;
	uint32_t free_table;		/* first of a list */
	uint16_t n_domains;
	uint64_t tokens;		/* last one that a view was given */
};

#define HNL_NESTED_TABLES_MAX (1u << 22)

/*
 * Domains 0 .. n_domains - 1, and tables of 4096 bytes, at most
 * HNL_NESTED_TABLES_MAX; with their lists some 8 KiB each. mem: that many
 * bytes, aligned for uint64_t.
 */
size_t hnl_nested_model_size(uint16_t n_domains, uint32_t tables);
void hnl_nested_model_init(struct hnl_nested_model *m, void *mem,
			   uint16_t n_domains, uint32_t tables);

struct hnl_nested_domain_config {
	uint16_t id;		/* below n_domains */
	uint32_t views;		/* at a time, 1 .. 65536 */
	uint32_t tables;	/* its quota, a root for each view included */
	uint64_t first_gfn;	/* of what may be its RAM */
	uint64_t pages;		/* 1 .. 2^31, 8 bytes each */
};

/* 0: a limit is out of its range. */
size_t hnl_nested_domain_size(const struct hnl_nested_domain_config *cfg);
/*
 * mem: hnl_nested_domain_size() bytes, aligned for uint64_t, the model's until
 * the domain is gone. It has no RAM yet. 0; -HNL_EINVAL: a limit is out of its
 * range; -HNL_EEXIST: there is one of this number, and mem is as it was. No two
 * register one number at the same time.
 */
HNL_MUST_CHECK int
hnl_nested_model_register(struct hnl_nested_model *m, void *mem,
			  const struct hnl_nested_domain_config *cfg);
/*
 * Undoes as many steps as units, and returns false; or nothing is left of the
 * domain: true. Its vCPUs have stopped for good. Until then its number is
 * taken.
 */
HNL_MUST_CHECK bool hnl_nested_model_unregister(struct hnl_nested_model *m,
						uint16_t domain,
						uint32_t units);

/* Pages of L1 that are plain RAM from now on. Outside of it: no change. */
void hnl_nested_model_add_ram(struct hnl_nested_model *m, uint16_t domain,
			      uint64_t gfn, uint64_t n);
/*
 * L1 loses *n pages from *gfn on. Takes a unit for each page or, if it is
 * mapped, for each mapping of it; units is 1 at least. Moves *gfn and *n on,
 * and is true once none is left: then no view maps them, no processor has them
 * cached, and they may be given away. A page cannot be mapped any more as soon
 * as its turn has come. A large mapping goes as a whole: to split it could want
 * a table when there is none.
 */
HNL_MUST_CHECK bool hnl_nested_model_revoke(struct hnl_nested_model *m,
					    uint16_t domain, uint64_t *gfn,
					    uint64_t *n, uint32_t units);

/*
 * A vCPU begins (ends) to run in a view, which cannot be destroyed meanwhile.
 * -HNL_ENOENT: there is none.
 */
HNL_MUST_CHECK int hnl_nested_model_enter(struct hnl_nested_model *m,
					  uint16_t domain, uint32_t view);
void hnl_nested_model_exit(struct hnl_nested_model *m, uint16_t domain,
			   uint32_t view);

/*
 * What a processor does when L2 accesses gpa: the address in L1's memory, and
 * the entry has been accessed (written to). access is one of enum
 * hnl_nested_permission. -HNL_ENOENT: no such view; -HNL_EFAULT: nothing is
 * mapped there; -HNL_EACCES: it is not allowed.
 */
HNL_MUST_CHECK int hnl_nested_model_translate(struct hnl_nested_model *m,
					      uint16_t domain, uint32_t view,
					      uint64_t l2_gpa, uint32_t access,
					      uint64_t *l1_gpa);

/* For hnl_nested_host; ctx is the model. */
extern const struct hnl_nested_ops hnl_nested_model_ops;

/* The invariants hold. Looks at everything: for tests. */
bool hnl_nested_model_is_sound(const struct hnl_nested_model *m);

#endif
