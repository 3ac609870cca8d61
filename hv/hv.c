/* SPDX-License-Identifier: MIT */
/*
 * The hypervisor's object and the processors': limits, families, scratch.
 */
#include "arena.h"
#include "hnl_ctrl.h"

/* ---- hypervisor ---- */

static size_t count_commands(const struct hnl_hv_config *cfg)
{
	size_t i, n = hnl_ctrl_family.n_commands;

	for (i = 0; i < cfg->n_services; i++)
		n += cfg->service[i].family->n_commands;
	return n;
}

static struct hnl_hv *lay_out_hv(struct arena *a,
				 const struct hnl_hv_config *cfg)
{
	size_t words = ((size_t)cfg->n_domains + 31) / 32;
	struct hnl_hv *hv = (struct hnl_hv *)cut(a, sizeof(*hv));
	struct hnl_domain **domain = (struct hnl_domain **)cut(
		a, cfg->n_domains * sizeof(*domain));
	uint32_t *ready = (uint32_t *)cut(a, 2 * words * sizeof(*ready));
	uint32_t *generation = (uint32_t *)cut(
		a, ((size_t)cfg->n_domains + 1) * sizeof(*generation));
	struct plain_row *row = (struct plain_row *)cut(
		a, (count_commands(cfg) + 1) * sizeof(*row));

	if (hv == NULL)
		return NULL;
	memset(hv, 0, sizeof(*hv));
	memset(domain, 0, cfg->n_domains * sizeof(*domain));
	memset(ready, 0, 2 * words * sizeof(*ready));
	memset(generation, 0,
	       ((size_t)cfg->n_domains + 1) * sizeof(*generation));
	hv->row = row;
	hv->domain = domain;
	hv->generation = generation;
	hv->ready = ready;
	hv->listening = ready + words;
	hv->n_domains = cfg->n_domains;
	return hv;
}

size_t hnl_hv_size(const struct hnl_hv_config *cfg)
{
	struct arena a = { NULL, 0 };

	(void)lay_out_hv(&a, cfg);
	return a.used;
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

/* Features have bits of 64, and its events say which one it is. */
static bool are_agreements_sound(const struct hnl_hv_config *cfg)
{
	size_t i;

	if (cfg->n_agreements > HNL_AGREEMENTS_MAX)
		return false;
	for (i = 0; i < cfg->n_agreements; i++)
		if (cfg->agreement[i].family < HNL_FAMILY_MIN ||
		    cfg->agreement[i].feature >= 64)
			return false;
	return true;
}

static bool is_sound(const struct hnl_hv_config *cfg)
{
	size_t i, k;

	if (cfg->n_services > HNL_SERVICES_MAX ||
	    cfg->n_domains > HNL_DOMAINS_MAX ||
	    !are_agreements_sound(cfg) ||
	    cfg->budget > HNL_BUDGET_MAX ||
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

/* A row for each of its commands; where they are, if it is near. */
static void index_commands(struct hnl_hv *hv, size_t service)
{
	const struct hnl_family *f = hv->service[service].family;
	struct plain_row *row = hv->row + hv->command_base[service];
	struct plain_span *span = &hv->span[hnl_plain_place(f->id)];
	size_t i, near = (size_t)f->id - HNL_FAMILY_MIN;

	for (i = 0; i < f->n_commands; i++)
		hnl_plain_fill(&row[i], hv, service, i);
	if (near < NEAR_FAMILIES)
		hv->near[near] = (uint8_t)(service + 1);
	if (span->n != 0)
		return;
	span->row = row;
	span->family = f->id;
	span->n = f->n_commands;
}

/* Numbers the commands of all families, and finds near families by theirs. */
static void index_families(struct hnl_hv *hv, size_t n_commands)
{
	size_t i;

	/* Behind all others: the row of what there is not. */
	memset(&hv->row[n_commands], 0, sizeof(*hv->row));
	for (i = 0; i < PLAIN_SPANS; i++)
		hv->span[i].row = &hv->row[n_commands];
	for (i = 0; i < hv->n_services; i++) {
		measure(hv, hv->service[i].family);
		hv->command_base[i + 1] =
			(uint16_t)(hv->command_base[i] +
				   hv->service[i].family->n_commands);
		index_commands(hv, i);
	}
}

struct hnl_hv *hnl_hv_init(void *mem, const struct hnl_hv_config *cfg)
{
	struct arena a = { (uint8_t *)mem, 0 };
	struct hnl_hv *hv;
	size_t i;

	if (!is_sound(cfg))
		return NULL;
	hv = lay_out_hv(&a, cfg);
	hv->port = cfg->port;
	hv->max_message = cfg->max_message;
	hv->budget = cfg->budget != 0 ? cfg->budget : HNL_BUDGET;
	hv->quantum = cfg->quantum != 0 ? cfg->quantum : HNL_QUANTUM;
	hv->agreement = cfg->agreement;
	hv->n_agreements = cfg->n_agreements;
	hv->service[0].family = &hnl_ctrl_family;
	hv->service[0].handler = hnl_ctrl_handlers;
	hv->service[0].n_handlers = hnl_ctrl_n_handlers;
	hv->service[0].names = cfg->ctrl_names;
	hv->n_services = (uint16_t)(cfg->n_services + 1);
	for (i = 0; i < cfg->n_services; i++)
		hv->service[i + 1] = cfg->service[i];
	index_families(hv, count_commands(cfg));
	return hv;
}

const struct hnl_service *hnl_hv_service(const struct hnl_hv *hv, size_t i)
{
	return i < hv->n_services ? &hv->service[i] : NULL;
}

/* Features that the family has at all: a grant of all is not a list of 64. */
uint64_t hnl_features_of(const struct hnl_family *f)
{
	const struct hnl_schema *s = f->schema;
	uint64_t features = 1;
	size_t set, i;

	for (i = 0; i < f->n_commands; i++)
		features |= (uint64_t)1 << f->command[i].feature;
	for (set = 0; set < s->n_sets; set++)
		for (i = 0; i < s->set[set].n_fields; i++)
			features |= (uint64_t)1 << s->field[s->set[set].field +
							    i].feature;
	return features;
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
	cpu->copy = batch;
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
