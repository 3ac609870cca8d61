/* SPDX-License-Identifier: MIT */
/*
 * The reference table of domains: numbers, birth, death.
 *
 * A number is not used again before its domain is dead and nobody holds it; a
 * unique id never is.
 */
#include "domains.h"

/* ---- memory ---- */

static size_t round_up(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

size_t hnl_domain_model_size(const struct hnl_domain_model_config *cfg)
{
	size_t n = cfg->n_domains;

	return round_up(sizeof(struct hnl_domain_model)) +
	       n * round_up(sizeof(struct hnl_domain_slot)) +
	       n * cfg->n_grants * sizeof(struct hnl_grant) + round_up(n);
}

struct hnl_domain_model *
hnl_domain_model_init(void *mem, const struct hnl_domain_model_config *cfg)
{
	struct hnl_domain_model *m = (struct hnl_domain_model *)mem;
	uint8_t *p = (uint8_t *)mem + round_up(sizeof(*m));

	if (cfg->n_domains == 0 || cfg->n_domains > HNL_DOMAIN_MODEL_DOMAINS)
		return NULL;
	memset(mem, 0, hnl_domain_model_size(cfg));
	m->cfg = *cfg;
	m->slot = (struct hnl_domain_slot *)(void *)p;
	p += cfg->n_domains * sizeof(*m->slot);
	m->grant = (struct hnl_grant *)(void *)p;
	p += (size_t)cfg->n_domains * cfg->n_grants * sizeof(*m->grant);
	m->state = p;
	m->free_pages = cfg->pages;
	m->next_unique = m->generation = m->next_stamp = 1;
	m->next_number = 1;
	return m;
}

/* ---- birth ---- */

static void clear(struct hnl_domain_model *m, uint16_t domain)
{
	memset(slot_of(m, domain), 0, sizeof(struct hnl_domain_slot));
	memset(grants_of(m, domain), 0,
	       m->cfg.n_grants * sizeof(struct hnl_grant));
	set_state(m, domain, FREE);
}

static void fill(struct hnl_domain_model *m, struct hnl_domain_slot *d,
		 const struct hnl_domain_make *make)
{
	d->unique_id = m->next_unique;
	memcpy(d->handle, make->handle, sizeof(d->handle));
	d->ssidref = make->ssidref;
	d->cpupool = make->cpupool;
	d->flags = make->flags;
	d->max_vcpus = make->max_vcpus;
	d->pauses = 1;
}

/* Of a number that is free. */
static int make_domain(struct hnl_domain_model *m, uint16_t domain,
		       const struct hnl_domain_make *make)
{
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;
	int err;

	if (make->cpupool >= m->cfg.n_cpupools)
		return -HNL_ENOENT;
	err = hnl_domain_model_copy_grants(m, domain, make->grant,
					   make->n_grants);
	if (err == 0 && hooks != NULL && hooks->created != NULL)
		err = hooks->created(m->cfg.host, domain, make);
	if (err != 0) {
		clear(m, domain);
		return err;
	}
	fill(m, slot_of(m, domain), make);
	set_state(m, domain, LIVE);
	m->next_unique++;
	m->generation++;
	return 0;
}

static int register_domain(struct hnl_domain_model *m, uint16_t domain,
			   const struct hnl_domain_make *make,
			   struct hnl_domain_made *made)
{
	int err;

	if (domain >= m->cfg.n_domains)
		return -HNL_EINVAL;
	if (state_of(m, domain) != FREE)
		return -HNL_EEXIST;
	err = make_domain(m, domain, make);
	if (err != 0)
		return err;
	memset(made, 0, sizeof(*made));
	made->domain = domain;
	made->unique_id = slot_of(m, domain)->unique_id;
	made->gic_version = make->gic_version != 0 ? make->gic_version :
						     m->cfg.gic_version;
	made->clock_frequency = m->cfg.clock_frequency;
	return 0;
}

int hnl_domain_model_register(struct hnl_domain_model *m, uint16_t domain,
			      const struct hnl_domain_make *make,
			      struct hnl_domain_made *made)
{
	(void)lock(m);
	return unlock(m, register_domain(m, domain, make, made));
}

/*
 * A number that is free, or 0: there is none. One that became free is not used
 * at once: who still means the old domain shall find nobody. 0 is never found.
 */
static uint16_t find_free(struct hnl_domain_model *m)
{
	uint32_t i, at = m->next_number;

	for (i = 1; i < m->cfg.n_domains; i++, at++) {
		if (at >= m->cfg.n_domains)
			at = 1;
		if (m->state[at] == FREE) {
			m->next_number = at + 1;
			return (uint16_t)at;
		}
	}
	return 0;
}

static int create(void *ctx, const struct hnl_domain_make *make,
		  struct hnl_domain_made *made)
{
	struct hnl_domain_model *m = lock(ctx);
	uint16_t domain = make->domain != 0 ? make->domain : find_free(m);

	if (domain == 0)
		return unlock(m, -HNL_ENOSPC);
	return unlock(m, register_domain(m, domain, make, made));
}

/* ---- death ---- */

static uint64_t unique_of(const struct hnl_domain_model *m, uint16_t domain)
{
	return state_of(m, domain) != FREE ? slot_of(m, domain)->unique_id : 0;
}

static uint64_t unique_id(void *ctx, uint16_t domain)
{
	struct hnl_domain_model *m = lock(ctx);
	uint64_t id = unique_of(m, domain);

	(void)unlock(m, 0);
	return id;
}

static void tell_died(const struct hnl_domain_model *m,
		      const struct hnl_domain_info *info)
{
	uint8_t event[HNL_DOMAIN_EVENT_MAX];
	struct hnl_builder b;

	hnl_builder_init(&b, event, sizeof(event));
	hnl_domain_event_died(&b, info);
	hnl_domain_model_tell(m, info->domain, &b);
}

/* Frees the number of a dead one that nobody holds. True: it is gone. */
static bool bury(struct hnl_domain_model *m, uint16_t domain,
		 struct hnl_domain_info *info)
{
	if (state_of(m, domain) != DEAD || slot_of(m, domain)->holds != 0)
		return false;
	hnl_domain_model_inspect(m, domain, info);
	clear(m, domain);
	m->generation++;
	return true;
}

/* One unit of what a dying domain has. True: there was one. */
static bool relinquish(struct hnl_domain_model *m, uint16_t domain,
		       struct hnl_domain_slot *d)
{
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;
	uint64_t *from = d->pages != 0 ? &d->pages : &d->pool;

	if (*from != 0) {
		(*from)--;
		m->free_pages++;
		return true;
	}
	return hooks != NULL && hooks->destroy_step != NULL &&
	       hooks->destroy_step(m->cfg.host, domain, 1) == HNL_CALL_AGAIN;
}

static void begin_dying(struct hnl_domain_model *m, uint16_t domain,
			struct hnl_domain_info *info)
{
	bool before = hnl_domain_model_may_run(m, domain);

	set_state(m, domain, DYING);
	hnl_domain_model_follow(m, domain, before);
	hnl_domain_model_inspect(m, domain, info);
}

static int destroy_step(void *ctx, uint16_t domain, uint64_t unique_id)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_info info;
	bool gone;

	/* Gone: another caller has ended what this one began. */
	if (unique_of(m, domain) != unique_id)
		return unlock(m, 0);
	if (state_of(m, domain) == LIVE) {
		begin_dying(m, domain, &info);
		(void)unlock(m, 0);
		hnl_domain_model_tell_state(m, &info);
		return HNL_CALL_AGAIN;
	}
	if (state_of(m, domain) == DYING &&
	    relinquish(m, domain, slot_of(m, domain)))
		return unlock(m, HNL_CALL_AGAIN);
	set_state(m, domain, DEAD);
	gone = bury(m, domain, &info);
	(void)unlock(m, 0);
	if (gone)
		tell_died(m, &info);
	return 0;
}

int hnl_domain_model_hold(struct hnl_domain_model *m, uint16_t domain)
{
	struct hnl_domain_slot *d;
	int err;

	(void)lock(m);
	err = find(m, domain, &d);
	if (err == 0)
		d->holds++;
	return unlock(m, err);
}

void hnl_domain_model_release(struct hnl_domain_model *m, uint16_t domain)
{
	struct hnl_domain_info info;
	struct hnl_domain_slot *d;
	bool gone = false;

	(void)lock(m);
	if (find_any(m, domain, &d) == 0 && d->holds != 0) {
		d->holds--;
		gone = bury(m, domain, &info);
	}
	(void)unlock(m, 0);
	if (gone)
		tell_died(m, &info);
}

/* ---- the operations ---- */

static uint64_t generation(void *ctx)
{
	struct hnl_domain_model *m = lock(ctx);
	uint64_t now = m->generation;

	(void)unlock(m, 0);
	return now;
}

const struct hnl_domain_ops hnl_domain_model_ops = {
	.create = create,
	.unique_id = unique_id,
	.destroy_step = destroy_step,
	.pause = hnl_domain_model_pause,
	.unpause = hnl_domain_model_unpause,
	.shutdown = hnl_domain_model_shutdown,
	.resume = hnl_domain_model_resume,
	.soft_reset_step = hnl_domain_model_soft_reset_step,
	.info_get = hnl_domain_model_info_get,
	.info_next = hnl_domain_model_info_next,
	.generation = generation,
	.handle_set = hnl_domain_model_handle_set,
	.max_pages_set = hnl_domain_model_max_pages_set,
	.paging_pool_get = hnl_domain_model_paging_pool_get,
	.paging_pool_step = hnl_domain_model_paging_pool_step,
	.grants_get = hnl_domain_model_grants_get,
	.grants_set = hnl_domain_model_grants_set,
	.migration_get = hnl_domain_model_migration_get,
};
