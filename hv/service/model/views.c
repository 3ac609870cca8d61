/* SPDX-License-Identifier: MIT */
/*
 * Reference views: domains and their views. A domain is one block:
 *
 *	| domain | vCPUs | pages | entries | views |
 */
#include "view_map.h"

/* ---- domains ---- */

/* Each array begins where the one before it ends: all but the last want 8. */
#define ALIGNED(n) (((size_t)(n) + 7) & ~(size_t)7)

size_t hnl_view_domain_size(const struct hnl_view_domain_config *cfg)
{
	return ALIGNED(sizeof(struct hnl_view_domain)) +
	       ALIGNED(cfg->vcpus * sizeof(struct hnl_view_vcpu)) +
	       cfg->pages * sizeof(struct hnl_view_page) +
	       cfg->entries * sizeof(struct hnl_view_entry) +
	       (cfg->views + (size_t)1) * sizeof(struct hnl_view_one);
}

static bool config_is_sound(const struct hnl_view_model *m,
			    const struct hnl_view_domain_config *cfg)
{
	return cfg->id < m->n_domains && cfg->views <= HNL_VIEW_VIEW_LAST &&
	       cfg->vcpus != 0 && cfg->vcpus <= HNL_VIEW_VCPUS_MAX &&
	       cfg->pages < NONE && cfg->entries < NONE &&
	       cfg->first_gfn <= HNL_VIEW_GFN_NONE - cfg->pages &&
	       cfg->default_access < HNL_VIEW_ACCESS_DEFAULT;
}

static void lay_out(struct hnl_view_domain *d)
{
	uint8_t *at = (uint8_t *)d + ALIGNED(sizeof(*d));

	d->vcpu = (struct hnl_view_vcpu *)(void *)at;
	at += ALIGNED(d->cfg.vcpus * sizeof(*d->vcpu));
	d->page = (struct hnl_view_page *)(void *)at;
	at += d->cfg.pages * sizeof(*d->page);
	d->entry = (struct hnl_view_entry *)(void *)at;
	at += d->cfg.entries * sizeof(*d->entry);
	d->view = (struct hnl_view_one *)(void *)at;
}

static struct hnl_view_domain *
domain_make(void *mem, const struct hnl_view_domain_config *cfg)
{
	struct hnl_view_domain *d = (struct hnl_view_domain *)mem;
	uint32_t i;

	memset(d, 0, sizeof(*d));
	d->cfg = *cfg;
	d->n_views = cfg->views + 1u;
	lay_out(d);
	for (i = 0; i < cfg->vcpus; i++)
		hnl_view_vcpu_init(&d->vcpu[i]);
	memset(d->view, 0, d->n_views * sizeof(*d->view));
	for (i = 0; i < d->n_views; i++)
		d->view[i].root = NONE;
	d->view[0].life = LIVE;
	d->view[0].active = cfg->vcpus;
	d->view[0].visible = true;
	hnl_view_map_init(d);
	return d;
}

struct hnl_view_domain *hnl_view_model_enter(struct hnl_view_model *m,
					     uint16_t domain)
{
	if (m->lock != NULL)
		m->lock(m->lock_host);
	if (domain >= m->n_domains)
		return NULL;
	return m->domain[hnl_clamp_index(domain, m->n_domains)];
}

int hnl_view_model_leave(struct hnl_view_model *m, int err)
{
	if (m->unlock != NULL)
		m->unlock(m->lock_host);
	return err;
}

int hnl_view_model_add(struct hnl_view_model *m, void *mem,
		       const struct hnl_view_domain_config *cfg)
{
	struct hnl_view_domain *d = hnl_view_model_enter(m, cfg->id);
	int err = 0;

	if (!config_is_sound(m, cfg))
		err = -HNL_EINVAL;
	else if (d != NULL)
		err = -HNL_EEXIST;
	else
		m->domain[cfg->id] = domain_make(mem, cfg);
	return hnl_view_model_leave(m, err);
}

static void silence_all(struct hnl_view_model *m, struct hnl_view_domain *d)
{
	uint32_t i;

	for (i = 0; i < d->cfg.vcpus; i++)
		hnl_view_vcpu_silence(m, d, i);
}

void hnl_view_model_remove(struct hnl_view_model *m, uint16_t domain)
{
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);

	if (d != NULL) {
		silence_all(m, d);
		m->domain[domain] = NULL;
	}
	(void)hnl_view_model_leave(m, 0);
}

/* ---- the host map ---- */

/* An information page that is gone takes exceptions with it. */
static void lose(struct hnl_view_domain *d, uint32_t page)
{
	uint64_t gfn = d->cfg.first_gfn + page;
	uint32_t i;

	hnl_view_map_lose(d, page);
	for (i = 0; i < d->cfg.vcpus; i++)
		if (d->vcpu[i].info == gfn)
			d->vcpu[i].info = HNL_VIEW_GFN_NONE;
	d->cfg.access[page] = (uint8_t)d->cfg.default_access;
}

int hnl_view_model_host_mapped(struct hnl_view_model *m, uint16_t domain,
			       uint64_t gfn, uint64_t mfn)
{
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	uint32_t page = d != NULL ? hnl_view_map_page(d, gfn) : NONE;
	int err = 0;

	if (d == NULL)
		err = -HNL_ESRCH;
	else if (page == NONE)
		err = -HNL_EFAULT;
	else if (d->cfg.mfn[page] != mfn) {
		lose(d, page);
		d->cfg.mfn[page] = mfn;
	}
	return hnl_view_model_leave(m, err);
}

void hnl_view_model_host_unmapped(struct hnl_view_model *m, uint16_t domain,
				  uint64_t gfn)
{
	int err = hnl_view_model_host_mapped(m, domain, gfn,
					     HNL_VIEW_MFN_NONE);

	(void)err;	/* a page that is not there cannot be lost */
}

/* ---- the state ---- */

int hnl_view_model_check_on(const struct hnl_view_domain *d)
{
	if (d == NULL)
		return -HNL_ESRCH;
	return d->on ? 0 : -HNL_EOPNOTSUPP;
}

static int check_able(const struct hnl_view_domain *d)
{
	if (d == NULL)
		return -HNL_ESRCH;
	if (!d->cfg.second_stage)
		return -HNL_EOPNOTSUPP;
	return d->cfg.views != 0 ? 0 : -HNL_EINVAL;
}

static int state_get(void *ctx, uint16_t domain, bool *on)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	int err = check_able(d);

	if (err == 0)
		*on = d->on;
	return hnl_view_model_leave(m, err);
}

static void turn_off(struct hnl_view_model *m, struct hnl_view_domain *d)
{
	uint32_t i;

	silence_all(m, d);
	for (i = 0; i < d->cfg.vcpus; i++)
		hnl_view_vcpu_settle(d, i, 0);
	for (i = 1; i < d->n_views; i++)
		if (d->view[i].life == LIVE)
			hnl_view_map_close(d, i);
	d->view[0].visible = true;
}

static int state_set(void *ctx, uint16_t domain, bool on)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	int err = check_able(d);

	if (err == 0 && d->cfg.nested)
		err = -HNL_EINVAL;
	if (err == 0) {
		if (d->on && !on)
			turn_off(m, d);
		d->on = on;
	}
	return hnl_view_model_leave(m, err);
}

static bool sweep(void *ctx, uint16_t domain)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	bool more = d != NULL && hnl_view_map_sweep(d);

	(void)hnl_view_model_leave(m, 0);
	return more;
}

/* ---- views ---- */

static uint8_t resolve(const struct hnl_view_domain *d, uint32_t access)
{
	if (access == HNL_VIEW_ACCESS_DEFAULT)
		access = d->cfg.default_access;
	return (uint8_t)access;
}

static int create_first_free(struct hnl_view_domain *d, uint32_t access,
			     uint32_t *view)
{
	uint32_t i;

	for (i = 1; i < d->n_views && d->view[i].life != FREE; i++)
		;
	if (i == d->n_views)
		return -HNL_ENOSPC;
	if (!hnl_view_map_open(d, i, resolve(d, access)))
		return -HNL_ENOMEM;
	*view = i;
	return 0;
}

static int create(void *ctx, uint16_t domain, uint32_t access, uint32_t *view)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	int err = hnl_view_model_check_on(d);

	if (err == 0)
		err = create_first_free(d, access, view);
	return hnl_view_model_leave(m, err);
}

/* Views are on and the view is there; d is NULL or a domain. */
static int check_view(const struct hnl_view_domain *d, uint32_t view)
{
	int err = hnl_view_model_check_on(d);

	if (err == 0 && hnl_view_map_live(d, view) == NULL)
		err = -HNL_ENOENT;
	return err;
}

/* A destroy that was broken off is finished by another one. */
static int check_destroy(const struct hnl_view_domain *d, uint32_t view)
{
	int err = hnl_view_model_check_on(d);

	if (err != 0)
		return err;
	if (view >= d->n_views)
		return -HNL_ENOENT;
	view = (uint32_t)hnl_clamp_index(view, d->n_views);
	if (d->view[view].life == FREE)
		return -HNL_ENOENT;
	return view == 0 || d->view[view].active != 0 ? -HNL_EBUSY : 0;
}

static int destroy(void *ctx, uint16_t domain, uint32_t view)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	int err = check_destroy(d, view);

	if (err == 0 && hnl_view_map_live(d, view) != NULL)
		hnl_view_map_close(d, view);
	return hnl_view_model_leave(m, err);
}

static int visibility_set(void *ctx, uint16_t domain, uint32_t view,
			  bool visible)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	int err = check_view(d, view);

	if (err == 0)
		hnl_view_map_live(d, view)->visible = visible;
	return hnl_view_model_leave(m, err);
}

static int find(void *ctx, uint16_t domain, uint32_t view, uint64_t *end)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	int err = check_view(d, view);

	if (err == 0)
		*end = d->cfg.first_gfn + d->cfg.pages;
	return hnl_view_model_leave(m, err);
}

/* ---- pages ---- */

/* The page is in the view, too. */
static int check_page(const struct hnl_view_domain *d, uint32_t view,
		      uint64_t gfn, uint32_t *page)
{
	int err = check_view(d, view);

	if (err != 0)
		return err;
	*page = hnl_view_map_page(d, gfn);
	return hnl_view_map_is_present(d, *page) ? 0 : -HNL_EFAULT;
}

static int access_set(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		      uint32_t access)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	uint32_t page = NONE;
	int err = check_page(d, view, gfn, &page);

	if (err == 0 &&
	    !hnl_view_map_set_access(d, view, page, resolve(d, access)))
		err = -HNL_ENOMEM;
	return hnl_view_model_leave(m, err);
}

static int access_get(void *ctx, uint16_t domain, uint32_t view, uint64_t gfn,
		      uint32_t *access)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	uint32_t page = NONE;
	int err = check_page(d, view, gfn, &page);

	if (err == 0) {
		*access = hnl_view_map_access(d, view, page);
		if (*access >= HNL_VIEW_ACCESS_DEFAULT)
			err = -HNL_ERANGE;
	}
	return hnl_view_model_leave(m, err);
}

static int change_page(struct hnl_view_domain *d, uint32_t view, uint32_t page,
		       uint64_t new_gfn)
{
	uint32_t other = hnl_view_map_page(d, new_gfn);

	if (!hnl_view_map_is_present(d, other))
		return -HNL_ENODEV;
	other = hnl_view_map_target(d, view, other);
	return hnl_view_map_set_target(d, view, page, other) ? 0 : -HNL_ENOMEM;
}

static int change(void *ctx, uint16_t domain, uint32_t view, uint64_t old_gfn,
		  uint64_t new_gfn)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	uint32_t page = NONE;
	int err = check_page(d, view, old_gfn, &page);

	if (err != -HNL_ESRCH && err != -HNL_EOPNOTSUPP && view == 0)
		err = -HNL_ENOENT;
	if (new_gfn == HNL_VIEW_GFN_NONE) {
		if (err == 0)
			hnl_view_map_revert(d, view, page);
		else if (err == -HNL_EFAULT)
			err = 0;	/* nothing is there to be taken back */
	} else if (err == 0) {
		err = change_page(d, view, page, new_gfn);
	}
	return hnl_view_model_leave(m, err);
}

static int suppress_ve_set(void *ctx, uint16_t domain, uint32_t view,
			   uint64_t gfn, bool suppress)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	uint32_t page = NONE;
	int err = check_page(d, view, gfn, &page);

	if (err == 0 && !hnl_view_map_set_exception(d, view, page, !suppress))
		err = -HNL_ENOMEM;
	return hnl_view_model_leave(m, err);
}

static int suppress_ve_get(void *ctx, uint16_t domain, uint32_t view,
			   uint64_t gfn, bool *suppress)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	uint32_t page = NONE;
	int err = check_page(d, view, gfn, &page);

	if (err == 0)
		*suppress = !hnl_view_map_has_exception(d, view, page);
	return hnl_view_model_leave(m, err);
}

static unsigned int told(void *ctx, uint16_t domain, const uint8_t *event,
			 size_t len)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;

	return m->told != NULL ? m->told(m->host, domain, event, len) : 0;
}

const struct hnl_view_ops hnl_view_model_ops = {
	.state_get = state_get,
	.state_set = state_set,
	.sweep = sweep,
	.notify_enable = hnl_view_vcpu_notify_enable,
	.notify_disable = hnl_view_vcpu_notify_disable,
	.create = create,
	.destroy = destroy,
	.switch_all = hnl_view_vcpu_switch_all,
	.visibility_set = visibility_set,
	.find = find,
	.access_set = access_set,
	.access_get = access_get,
	.change = change,
	.suppress_ve_set = suppress_ve_set,
	.suppress_ve_get = suppress_ve_get,
	.index_get = hnl_view_vcpu_index_get,
	.answer = hnl_view_vcpu_answer,
	.waiting = hnl_view_vcpu_waiting,
	.again = hnl_view_vcpu_again,
	.fault = hnl_view_vcpu_fault,
	.tell = told,
};
