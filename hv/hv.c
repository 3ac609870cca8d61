/* SPDX-License-Identifier: MIT */
/*
 * Objects and their memory. Each object is one block that the caller owns:
 * the struct, then its arrays, all aligned for uint64_t. Size and layout come
 * from one function, so that they cannot differ.
 */
#include "internal.h"
#include "hnl_ctrl.h"

/* Cuts pieces from a block; with base NULL it only counts. */
struct arena {
	uint8_t *base;
	size_t used;
};

static void *cut(struct arena *a, size_t n)
{
	void *p = a->base == NULL ? NULL : a->base + a->used;

	a->used += (n + 7) & ~(size_t)7;
	return p;
}

/* ---- hypervisor ---- */

size_t hnl_hv_size(const struct hnl_hv_config *cfg)
{
	(void)cfg;
	return sizeof(struct hnl_hv);
}

/* Largest request struct and reply of a family. */
static void measure(struct hnl_hv *hv, const struct hnl_family *family)
{
	const struct hnl_command *c = family->command;
	size_t i;

	for (i = 0; i < family->n_commands; i++, c++) {
		if (c->request_size > hv->request_size)
			hv->request_size = c->request_size;
		if (c->reply_bound > hv->reply_max)
			hv->reply_max = c->reply_bound;
	}
}

static bool is_sound(const struct hnl_hv_config *cfg)
{
	size_t i, k;

	if (cfg->n_services > HNL_SERVICES_MAX ||
	    cfg->max_message < HNL_MESSAGE_MIN ||
	    cfg->max_message > HNL_MSG_MAX)
		return false;
	for (i = 0; i < cfg->n_services; i++) {
		if (cfg->service[i].family->id == HNL_CTRL_FAMILY ||
		    cfg->service[i].family->id < HNL_FAMILY_MIN)
			return false;
		for (k = 0; k < i; k++)
			if (cfg->service[k].family->id ==
			    cfg->service[i].family->id)
				return false;
	}
	return true;
}

struct hnl_hv *hnl_hv_init(void *mem, const struct hnl_hv_config *cfg)
{
	struct hnl_hv *hv = (struct hnl_hv *)mem;
	size_t i;

	if (!is_sound(cfg))
		return NULL;
	memset(hv, 0, sizeof(*hv));
	hv->port = cfg->port;
	hv->max_message = cfg->max_message;
	hv->budget = cfg->budget != 0 ? cfg->budget : HNL_BUDGET;
	hv->service[0].family = &hnl_ctrl_family;
	hv->service[0].handler = hnl_ctrl_handlers;
	hv->service[0].n_handlers = HNL_CTRL_HANDLERS;
	hv->service[0].names = cfg->ctrl_names;
	hv->n_services = (uint16_t)(cfg->n_services + 1);
	for (i = 0; i < cfg->n_services; i++)
		hv->service[i + 1] = cfg->service[i];
	for (i = 0; i < hv->n_services; i++)
		measure(hv, hv->service[i].family);
	return hv;
}

/* ---- processor ---- */

static struct hnl_cpu *lay_out_cpu(struct arena *a, const struct hnl_hv *hv)
{
	struct hnl_cpu *cpu = (struct hnl_cpu *)cut(a, sizeof(*cpu));
	uint8_t *batch = (uint8_t *)cut(a, hv->max_message);
	uint8_t *request = (uint8_t *)cut(a, hv->request_size);
	uint8_t *reply = (uint8_t *)cut(a, hv->reply_max + HNL_ACK_MAX);

	if (cpu == NULL)
		return NULL;
	memset(cpu, 0, sizeof(*cpu));
	cpu->batch = batch;
	cpu->request = request;
	cpu->reply = reply;
	cpu->reply_size = hv->reply_max + HNL_ACK_MAX;
	return cpu;
}

size_t hnl_cpu_size(const struct hnl_hv *hv)
{
	struct arena a = { NULL, 0 };

	(void)lay_out_cpu(&a, hv);
	return a.used;
}

struct hnl_cpu *hnl_cpu_init(void *mem, const struct hnl_hv *hv)
{
	struct arena a = { (uint8_t *)mem, 0 };

	return lay_out_cpu(&a, hv);
}

/* ---- domain ---- */

static void lay_out_parked(struct arena *a, const struct hnl_hv *hv,
			   struct parked *p)
{
	uint8_t *bytes = (uint8_t *)cut(a, hv->max_message);
	uint8_t *reply = (uint8_t *)cut(a, hv->reply_max + HNL_ACK_MAX);

	if (p == NULL)
		return;
	memset(p, 0, sizeof(*p));
	p->bytes = bytes;
	p->reply = reply;
}

static void lay_out_ring(struct arena *a, const struct hnl_hv *hv,
			 struct ring_state *r, size_t ring_pages)
{
	uint8_t **page = (uint8_t **)cut(a, 2 * ring_pages * sizeof(*page));
	uint64_t *gpa = (uint64_t *)cut(a, 2 * ring_pages * sizeof(*gpa));

	if (r != NULL) {
		memset(r, 0, sizeof(*r));
		r->page = page;
		r->gpa = gpa;
	}
	lay_out_parked(a, hv, r != NULL ? &r->parked : NULL);
}

static struct hnl_domain *lay_out_domain(struct arena *a,
					 const struct hnl_hv *hv,
					 const struct hnl_domain_config *cfg)
{
	struct hnl_domain *d = (struct hnl_domain *)cut(a, sizeof(*d));
	struct ring_state *ring = (struct ring_state *)cut(
		a, cfg->rings * sizeof(*ring));
	struct direct_state *direct = (struct direct_state *)cut(
		a, cfg->vcpus * sizeof(*direct));
	size_t i;

	for (i = 0; i < cfg->rings; i++)
		lay_out_ring(a, hv, d != NULL ? &ring[i] : NULL,
			     cfg->ring_pages);
	for (i = 0; i < cfg->vcpus; i++)
		lay_out_parked(a, hv, d != NULL ? &direct[i].parked : NULL);
	if (d == NULL)
		return NULL;
	memset(d, 0, sizeof(*d));
	d->ring = ring;
	d->direct = direct;
	return d;
}

size_t hnl_domain_size(const struct hnl_hv *hv,
		       const struct hnl_domain_config *cfg)
{
	struct arena a = { NULL, 0 };

	(void)lay_out_domain(&a, hv, cfg);
	return a.used;
}

/* The transport's own family is there for every domain. */
static void set_grants(struct hnl_domain *d,
		       const struct hnl_domain_config *cfg)
{
	const struct hnl_hv *hv = d->hv;
	size_t i, k;

	d->grants[0] = HNL_GRANT_ALL;
	for (i = 1; i < hv->n_services; i++)
		for (k = 0; k < cfg->n_grants; k++)
			if (cfg->grant[k].family == hv->service[i].family->id)
				d->grants[i] = cfg->grant[k].features;
}

struct hnl_domain *hnl_domain_init(void *mem, struct hnl_hv *hv,
				   const struct hnl_domain_config *cfg)
{
	struct arena a = { (uint8_t *)mem, 0 };
	struct hnl_domain *d;

	if (cfg->ring_pages > HNL_RING_PAGES_MAX)
		return NULL;
	d = lay_out_domain(&a, hv, cfg);
	d->hv = hv;
	d->host = cfg->host;
	d->id = cfg->id;
	d->highest_gpa = cfg->highest_gpa;
	d->n_rings = cfg->rings;
	d->ring_pages = cfg->ring_pages;
	d->n_vcpus = cfg->vcpus;
	set_grants(d, cfg);
	return d;
}

void hnl_domain_destroy(struct hnl_domain *d)
{
	size_t i;

	for (i = 0; i < d->n_rings; i++)
		if (d->ring[i].live)
			hnl_ring_detach(d, &d->ring[i]);
}

void *hnl_domain_host(const struct hnl_domain *d)
{
	return d->host;
}

uint16_t hnl_domain_id(const struct hnl_domain *d)
{
	return d->id;
}

const struct hnl_service *hnl_hv_service(const struct hnl_hv *hv, size_t i)
{
	return i < hv->n_services ? &hv->service[i] : NULL;
}

uint64_t hnl_domain_highest_gpa(const struct hnl_domain *d)
{
	return d->highest_gpa;
}
