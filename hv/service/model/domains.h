/* SPDX-License-Identifier: MIT */
/*
 * What the files of the reference table of domains know of each other.
 *
 *	domains.c	the table: numbers, birth, death
 *	domains_run.c	who may run: pause, shutdown, soft-reset
 *	domains_books.c	what is told of a domain, and what it may have
 *
 * Every operation takes the lock, does a bounded piece of work and gives the
 * lock back; events are told after that, from a copy of what happened.
 */
#ifndef HNL_HV_SERVICE_MODEL_DOMAINS_H
#define HNL_HV_SERVICE_MODEL_DOMAINS_H

#include <hnl/domain_model.h>

#include "hnl_domain.h"

/* Of a number. */
enum { FREE, LIVE, DYING, DEAD };

struct hnl_domain_slot {
	uint64_t unique_id;
	uint64_t pages, max_pages, pool, pool_target;
	uint64_t stamp;		/* of the grants */
	uint64_t resetter_id;	/* unique id of the caller, or 0 */
	uint32_t holds;
	uint32_t ssidref, cpupool, flags, max_vcpus;
	uint32_t migration;
	uint16_t n_grants;
	uint16_t resetter;	/* caller of the reset under way, + 1 */
	uint16_t pauses;
	uint8_t shutdown_code;
	bool finished, shut_down, sealed;
	uint8_t handle[16];
};

static inline struct hnl_domain_model *model_of(void *ctx)
{
	return (struct hnl_domain_model *)ctx;
}

static inline struct hnl_domain_model *lock(void *ctx)
{
	struct hnl_domain_model *m = model_of(ctx);

	if (m->lock != NULL)
		m->lock(m->lock_host);
	return m;
}

/* Returns err, as the last thing of an operation. */
static inline int unlock(struct hnl_domain_model *m, int err)
{
	if (m->unlock != NULL)
		m->unlock(m->lock_host);
	return err;
}

/* ---- finding ---- */

static inline uint8_t state_of(const struct hnl_domain_model *m,
			       uint16_t domain)
{
	if (domain >= m->cfg.n_domains)
		return FREE;
	return m->state[hnl_clamp_index(domain, m->cfg.n_domains)];
}

/* Of a number that is not free. */
static inline struct hnl_domain_slot *slot_of(const struct hnl_domain_model *m,
				       uint16_t domain)
{
	return &m->slot[hnl_clamp_index(domain, m->cfg.n_domains)];
}

static inline struct hnl_grant *grants_of(const struct hnl_domain_model *m,
				   uint16_t domain)
{
	return &m->grant[hnl_clamp_index(domain, m->cfg.n_domains) *
			 m->cfg.n_grants];
}

/* Also the dying. */
static inline int find_any(const struct hnl_domain_model *m, uint16_t domain,
		    struct hnl_domain_slot **d)
{
	if (state_of(m, domain) == FREE)
		return -HNL_ESRCH;
	*d = slot_of(m, domain);
	return 0;
}

static inline int find(const struct hnl_domain_model *m, uint16_t domain,
		struct hnl_domain_slot **d)
{
	int err = find_any(m, domain, d);

	if (err == 0 && state_of(m, domain) != LIVE)
		return -HNL_ENODEV;
	return err;
}

static inline int find_unique(const struct hnl_domain_model *m, uint16_t domain,
		       uint64_t unique_id, struct hnl_domain_slot **d)
{
	int err = find(m, domain, d);

	if (err == 0 && (*d)->unique_id != unique_id)
		return -HNL_ESRCH;
	return err;
}

/* 0: none is alive. */
static inline uint64_t live_id(const struct hnl_domain_model *m,
			       uint16_t domain)
{
	return state_of(m, domain) == LIVE ? slot_of(m, domain)->unique_id : 0;
}

static inline void set_state(struct hnl_domain_model *m, uint16_t domain,
			     uint8_t state)
{
	m->state[hnl_clamp_index(domain, m->cfg.n_domains)] = state;
}

/* domains_books.c */
void hnl_domain_model_inspect(const struct hnl_domain_model *m, uint16_t domain,
			      struct hnl_domain_info *info);
void hnl_domain_model_tell(const struct hnl_domain_model *m, uint16_t about,
			   const struct hnl_builder *b);
void hnl_domain_model_tell_state(const struct hnl_domain_model *m,
				 const struct hnl_domain_info *info);
int hnl_domain_model_copy_grants(struct hnl_domain_model *m, uint16_t domain,
				 const struct hnl_grant *grant, uint16_t n);
int hnl_domain_model_info_get(void *ctx, uint16_t domain,
			      struct hnl_domain_info *info);
int hnl_domain_model_info_next(void *ctx, uint16_t caller, uint32_t first,
			       uint32_t n, struct hnl_domain_info *info);
int hnl_domain_model_handle_set(void *ctx, uint16_t domain,
				const uint8_t *handle);
int hnl_domain_model_max_pages_set(void *ctx, uint16_t domain, uint64_t pages);
int hnl_domain_model_paging_pool_get(void *ctx, uint16_t domain,
				     uint64_t *pages);
int hnl_domain_model_paging_pool_step(void *ctx, uint16_t domain,
				      uint64_t unique_id, uint64_t pages,
				      uint64_t done);
int hnl_domain_model_grants_get(void *ctx, uint16_t domain,
				struct hnl_grant *grant, uint16_t n,
				uint16_t *count, uint64_t *stamp);
int hnl_domain_model_grants_set(void *ctx, uint16_t domain,
				const struct hnl_grant *grant, uint16_t n);
int hnl_domain_model_migration_get(void *ctx, uint16_t domain,
				   uint32_t *migration);

/* domains_run.c */
bool hnl_domain_model_may_run(const struct hnl_domain_model *m,
			      uint16_t domain);
/* After a change: before is what may_run said. */
void hnl_domain_model_follow(const struct hnl_domain_model *m, uint16_t domain,
			     bool before);
int hnl_domain_model_pause(void *ctx, uint16_t domain);
int hnl_domain_model_unpause(void *ctx, uint16_t domain);
int hnl_domain_model_shutdown(void *ctx, uint16_t domain, uint8_t code);
int hnl_domain_model_resume(void *ctx, uint16_t domain);
int hnl_domain_model_soft_reset_step(void *ctx, uint16_t caller,
				     uint16_t domain, uint64_t unique_id,
				     uint64_t done);

#endif
