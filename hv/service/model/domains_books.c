/* SPDX-License-Identifier: MIT */
/*
 * The reference table of domains: what is told of a domain, and what it may
 * have. A page is in one place: a domain's, its pool's, or free.
 */
#include "domains.h"

/* ---- what is told ---- */

static uint32_t state_bits(const struct hnl_domain_model *m, uint16_t domain,
			   const struct hnl_domain_slot *d)
{
	uint32_t bits = 0;

	if (state_of(m, domain) != LIVE)
		bits |= HNL_DOMAIN_STATE_DYING;
	if (d->shut_down)
		bits |= HNL_DOMAIN_STATE_SHUTDOWN;
	if (d->pauses != 0)
		bits |= HNL_DOMAIN_STATE_PAUSED;
	if (d->flags & HNL_DOMAIN_CREATE_FLAG_HVM)
		bits |= HNL_DOMAIN_STATE_HVM;
	if (d->flags & HNL_DOMAIN_CREATE_FLAG_HAP)
		bits |= HNL_DOMAIN_STATE_HAP;
	if (d->flags & HNL_DOMAIN_CREATE_FLAG_XS_DOMAIN)
		bits |= HNL_DOMAIN_STATE_XS_DOMAIN;
	return bits;
}

void hnl_domain_model_inspect(const struct hnl_domain_model *m, uint16_t domain,
			      struct hnl_domain_info *info)
{
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;
	const struct hnl_domain_slot *d = slot_of(m, domain);

	memset(info, 0, sizeof(*info));
	info->domain = domain;
	info->unique_id = d->unique_id;
	memcpy(info->handle, d->handle, sizeof(info->handle));
	info->ssidref = d->ssidref;
	info->cpupool = d->cpupool;
	info->pages = d->pages;
	info->max_pages = d->max_pages;
	info->max_vcpus = d->max_vcpus;
	info->shared_info_gpa = HNL_DOMAIN_NO_GPA;
	info->gpa_bits = m->cfg.gpa_bits;
	info->shutdown_code = d->shutdown_code;
	if (hooks != NULL && hooks->inspect != NULL)
		hooks->inspect(m->cfg.host, domain, info);
	info->state |= state_bits(m, domain, d);
}

void hnl_domain_model_tell(const struct hnl_domain_model *m, uint16_t about,
			   const struct hnl_builder *b)
{
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;

	if (hooks != NULL && hooks->told != NULL)
		hooks->told(m->cfg.host, about, b->buf, b->len);
	if (m->hv != NULL)
		(void)hnl_hv_tell(m->hv, about, b->buf, b->len);
}

void hnl_domain_model_tell_state(const struct hnl_domain_model *m,
				 const struct hnl_domain_info *info)
{
	uint8_t event[HNL_DOMAIN_EVENT_MAX];
	struct hnl_builder b;

	hnl_builder_init(&b, event, sizeof(event));
	hnl_domain_event_state(&b, info);
	hnl_domain_model_tell(m, info->domain, &b);
}

int hnl_domain_model_info_get(void *ctx, uint16_t domain,
			      struct hnl_domain_info *info)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find_any(m, domain, &d);

	if (err == 0)
		hnl_domain_model_inspect(m, domain, info);
	return unlock(m, err);
}

static bool is_visible(const struct hnl_domain_model *m, uint16_t caller,
		       uint16_t domain)
{
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;

	if (state_of(m, domain) == FREE)
		return false;
	return hooks == NULL || hooks->visible == NULL ||
	       hooks->visible(m->cfg.host, caller, domain);
}

int hnl_domain_model_info_next(void *ctx, uint16_t caller, uint32_t first,
			       uint32_t n, struct hnl_domain_info *info)
{
	struct hnl_domain_model *m = lock(ctx);
	uint32_t i;

	for (i = first; n != 0 && i < m->cfg.n_domains; n--, i++) {
		if (!is_visible(m, caller, (uint16_t)i))
			continue;
		hnl_domain_model_inspect(m, (uint16_t)i, info);
		return unlock(m, 0);
	}
	return unlock(m, -HNL_ESRCH);
}

int hnl_domain_model_handle_set(void *ctx, uint16_t domain,
				const uint8_t *handle)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find(m, domain, &d);

	if (err == 0)
		memcpy(d->handle, handle, sizeof(d->handle));
	return unlock(m, err);
}

/* ---- pages ---- */

int hnl_domain_model_max_pages_set(void *ctx, uint16_t domain, uint64_t pages)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find(m, domain, &d);

	if (err == 0)
		d->max_pages = pages;
	return unlock(m, err);
}

int hnl_domain_model_pages_add(struct hnl_domain_model *m, uint16_t domain,
			       uint64_t n)
{
	struct hnl_domain_slot *d;
	int err;

	(void)lock(m);
	err = find(m, domain, &d);
	if (err == 0 && (n > m->free_pages || d->pages > d->max_pages ||
			 n > d->max_pages - d->pages))
		err = -HNL_ENOMEM;
	if (err == 0) {
		d->pages += n;
		m->free_pages -= n;
	}
	return unlock(m, err);
}

int hnl_domain_model_pages_remove(struct hnl_domain_model *m, uint16_t domain,
				  uint64_t n)
{
	struct hnl_domain_slot *d;
	int err;

	(void)lock(m);
	err = find(m, domain, &d);
	if (err == 0 && n > d->pages)
		err = -HNL_EINVAL;
	if (err == 0) {
		d->pages -= n;
		m->free_pages += n;
	}
	return unlock(m, err);
}

/* xen/domctl.h: the pool is that of second-stage tables. */
static bool has_pool(const struct hnl_domain_slot *d)
{
	return (d->flags & HNL_DOMAIN_CREATE_FLAG_HVM) != 0;
}

int hnl_domain_model_paging_pool_get(void *ctx, uint16_t domain,
				     uint64_t *pages)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find_any(m, domain, &d);

	if (err == 0 && !has_pool(d))
		err = -HNL_EOPNOTSUPP;
	if (err == 0)
		*pages = d->pool;
	return unlock(m, err);
}

/* One page nearer to the size. */
static int resize_pool(struct hnl_domain_model *m, struct hnl_domain_slot *d)
{
	if (d->pool < d->pool_target) {
		if (m->free_pages == 0)
			return -HNL_ENOMEM;
		d->pool++;
		m->free_pages--;
	} else if (d->pool > d->pool_target) {
		d->pool--;
		m->free_pages++;
	}
	return d->pool != d->pool_target ? HNL_CALL_AGAIN : 0;
}

int hnl_domain_model_paging_pool_step(void *ctx, uint16_t domain,
				      uint64_t unique_id, uint64_t pages,
				      uint64_t done)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find_unique(m, domain, unique_id, &d);

	if (err == 0 && !has_pool(d))
		err = -HNL_EOPNOTSUPP;
	if (err != 0)
		return unlock(m, err);
	/* The last one who asks is obeyed: no two pull against each other. */
	if (done == 0)
		d->pool_target = pages;
	if (d->pool_target != pages)
		return unlock(m, 0);
	return unlock(m, resize_pool(m, d));
}

/* ---- grants ---- */

int hnl_domain_model_copy_grants(struct hnl_domain_model *m, uint16_t domain,
				 const struct hnl_grant *grant, uint16_t n)
{
	struct hnl_domain_slot *d = slot_of(m, domain);
	struct hnl_grant *to = grants_of(m, domain);

	if (n > m->cfg.n_grants)
		return -HNL_E2BIG;
	memset(to, 0, m->cfg.n_grants * sizeof(*to));
	if (n != 0)
		memcpy(to, grant, n * sizeof(*to));
	d->n_grants = n;
	d->stamp = m->next_stamp++;
	return 0;
}

int hnl_domain_model_grants_get(void *ctx, uint16_t domain,
				struct hnl_grant *grant, uint16_t n,
				uint16_t *count, uint64_t *stamp)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find_any(m, domain, &d);

	if (err != 0)
		return unlock(m, err);
	*count = d->n_grants < n ? d->n_grants : n;
	*stamp = d->stamp;
	memcpy(grant, grants_of(m, domain), *count * sizeof(*grant));
	return unlock(m, 0);
}

int hnl_domain_model_grants_set(void *ctx, uint16_t domain,
				const struct hnl_grant *grant, uint16_t n)
{
	struct hnl_domain_model *m = lock(ctx);
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;
	struct hnl_domain_slot *d;
	int err = find(m, domain, &d);

	if (err == 0 && d->sealed)
		err = -HNL_EBUSY;
	if (err == 0)
		err = hnl_domain_model_copy_grants(m, domain, grant, n);
	if (err == 0 && hooks != NULL && hooks->granted != NULL)
		hooks->granted(m->cfg.host, domain, grants_of(m, domain), n);
	return unlock(m, err);
}

void hnl_domain_model_seal(struct hnl_domain_model *m, uint16_t domain)
{
	struct hnl_domain_slot *d;

	(void)lock(m);
	if (find(m, domain, &d) == 0)
		d->sealed = true;
	(void)unlock(m, 0);
}

/* ---- migration ---- */

#define AFTER(state) (1u << HNL_DOMAIN_MIGRATION_##state)

/* What may follow each state. */
static const uint8_t follows[] = {
	[HNL_DOMAIN_MIGRATION_NONE] = AFTER(OFFERED),
	[HNL_DOMAIN_MIGRATION_OFFERED] = AFTER(NONE) | AFTER(ACTIVE),
	[HNL_DOMAIN_MIGRATION_ACTIVE] = AFTER(PAUSED) | AFTER(CANCELLED),
	[HNL_DOMAIN_MIGRATION_PAUSED] = AFTER(COMPLETED) | AFTER(CANCELLED),
	[HNL_DOMAIN_MIGRATION_COMPLETED] = AFTER(NONE) | AFTER(OFFERED),
	[HNL_DOMAIN_MIGRATION_CANCELLED] = AFTER(NONE) | AFTER(OFFERED),
};

int hnl_domain_model_migration_get(void *ctx, uint16_t domain,
				   uint32_t *migration)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find_any(m, domain, &d);

	if (err == 0)
		*migration = d->migration;
	return unlock(m, err);
}

int hnl_domain_model_migrate(struct hnl_domain_model *m, uint16_t domain,
			     uint32_t migration)
{
	uint8_t event[HNL_DOMAIN_EVENT_MAX];
	struct hnl_domain_slot *d;
	struct hnl_builder b;
	int err;

	(void)lock(m);
	err = find(m, domain, &d);
	if (err == 0 && (migration >= sizeof(follows) ||
			 !((follows[d->migration] >> migration) & 1)))
		err = -HNL_EINVAL;
	if (err != 0)
		return unlock(m, err);
	d->migration = migration;
	(void)unlock(m, 0);
	hnl_builder_init(&b, event, sizeof(event));
	hnl_domain_event_migration(&b, domain, migration);
	hnl_domain_model_tell(m, domain, &b);
	return 0;
}

/* ---- invariants ---- */

static bool is_zero(const void *p, size_t n)
{
	const uint8_t *byte = (const uint8_t *)p;

	while (n != 0 && byte[n - 1] == 0)
		n--;
	return n == 0;
}

static bool is_free_sound(const struct hnl_domain_model *m, uint16_t domain)
{
	return is_zero(slot_of(m, domain), sizeof(struct hnl_domain_slot)) &&
	       is_zero(grants_of(m, domain),
		       m->cfg.n_grants * sizeof(struct hnl_grant));
}

static bool is_unique(const struct hnl_domain_model *m, uint16_t domain)
{
	uint64_t id = slot_of(m, domain)->unique_id;
	uint16_t i;

	for (i = 0; i < domain; i++)
		if (state_of(m, i) != FREE && slot_of(m, i)->unique_id == id)
			return false;
	return id != 0 && id < m->next_unique;
}

static bool is_slot_sound(const struct hnl_domain_model *m, uint16_t domain)
{
	const struct hnl_domain_slot *d = slot_of(m, domain);
	uint8_t state = state_of(m, domain);

	if (state == FREE)
		return is_free_sound(m, domain);
	return is_unique(m, domain) &&
	       d->pauses <= HNL_DOMAIN_MODEL_PAUSES &&
	       (d->finished || d->pauses != 0) &&
	       (d->shut_down || (d->shutdown_code == 0 && d->resetter == 0)) &&
	       d->n_grants <= m->cfg.n_grants &&
	       (state != DEAD || (d->pages == 0 && d->pool == 0));
}

bool hnl_domain_model_is_sound(const struct hnl_domain_model *m)
{
	uint64_t left = m->cfg.pages;
	uint32_t i;

	for (i = 0; i < m->cfg.n_domains; i++) {
		const struct hnl_domain_slot *d = &m->slot[i];

		if (!is_slot_sound(m, (uint16_t)i) || d->pages > left ||
		    d->pool > left - d->pages)
			return false;
		left -= d->pages + d->pool;
	}
	return left == m->free_pages;
}
