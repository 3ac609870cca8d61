/* SPDX-License-Identifier: MIT */
/*
 * Records of what a domain is: limits, grants, agreements, rings, and the CALLs
 * of its vCPUs; as restore_domain.c reads them.
 *
 *	record		cursor: i	k
 *	grant		service		feature
 *	agreement	its number
 *	ring, pages	ring		0, its head; 1 + pages that were saved
 *	narrow		ring		service
 *	direct		vCPU
 *
 * Invariant: who writes a record moves the cursor behind it.
 */
#include <hnl/names.h>

#include "save.h"

/* ---- limits, grants ---- */

bool hnl_save_domain(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_state_domain_ntf e;

	if (w->s->i++ != 0)
		return false;
	hnl_state_domain_ntf_init(&e);
	hnl_state_domain_ntf_set_abi(&e, HNL_ABI_VERSION);
	hnl_state_domain_ntf_set_domain(&e, d->id);
	hnl_state_domain_ntf_set_message(&e, d->hv->max_message);
	hnl_state_domain_ntf_set_rings(&e, d->n_rings);
	hnl_state_domain_ntf_set_ring_pages(&e, d->ring_pages);
	hnl_state_domain_ntf_set_highest_gpa(&e, d->highest_gpa);
	hnl_state_domain_ntf_set_vcpus(&e, d->n_vcpus);
	hnl_state_domain_ntf_set_next_ring(&e, d->next_ring);
	hnl_state_domain_ntf_set_deficit(&e, d->deficit);
	if (d->sealed)
		hnl_state_domain_ntf_set_sealed(&e);
	hnl_state_domain_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

static const char *name_of(const struct hnl_names *names, size_t feature)
{
	const char *name = NULL;

	if (names != NULL && feature == 0)
		name = names->family;
	else if (names != NULL && feature < names->n_features)
		name = names->feature[feature];
	return name != NULL ? name : "";
}

static void put_one_grant(struct writer *w, const struct hnl_service *service,
			  size_t feature)
{
	const char *name = name_of(service->names, feature);
	struct hnl_state_grant_ntf e;
	size_t n = 0;

	while (n < HNL_RESTORE_NAME_MAX && name[n] != 0)
		n++;
	hnl_state_grant_ntf_init(&e);
	hnl_state_grant_ntf_set_family(&e, service->family->id);
	hnl_state_grant_ntf_set_feature(&e, (uint8_t)feature);
	if (n != 0)
		hnl_state_grant_ntf_set_name(&e, name, (uint32_t)n);
	hnl_state_grant_ntf_encode(w->b, 0, w->seq, 0, &e);
}

/* What a family does not have is no grant, although all was granted. */
bool hnl_save_grant(struct writer *w)
{
	const struct hnl_hv *hv = w->d->hv;
	struct hnl_save *s = w->s;
	uint64_t grants;

	for (; s->i < hv->n_services; s->i++, s->k = 0) {
		grants = hnl_domain_grants(w->d, s->i) &
			 hnl_features_of(hv->service[s->i].family);
		while (s->k < 64 && !((grants >> s->k) & 1))
			s->k++;
		if (s->k == 64)
			continue;
		put_one_grant(w, &hv->service[s->i], s->k++);
		return true;
	}
	return false;
}

static bool has(uint16_t bits, size_t i)
{
	return (bits >> i) & 1;
}

bool hnl_save_agreement(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_state_agreement_ntf e;
	size_t i = w->s->i++;

	if (i >= d->hv->n_agreements)
		return false;
	hnl_state_agreement_ntf_init(&e);
	hnl_state_agreement_ntf_set_family(&e, d->hv->agreement[i].family);
	hnl_state_agreement_ntf_set_feature(&e, d->hv->agreement[i].feature);
	if (has(d->offered, i))
		hnl_state_agreement_ntf_set_offered(&e);
	if (has(d->agreed[0], i))
		hnl_state_agreement_ntf_set_firmware(&e);
	if (has(d->agreed[1], i))
		hnl_state_agreement_ntf_set_kernel(&e);
	hnl_state_agreement_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}

/* ---- rings ---- */

static void put_ring_head(struct writer *w, const struct ring_state *r,
			  uint32_t id)
{
	struct hnl_state_ring_ntf e;

	hnl_state_ring_ntf_init(&e);
	hnl_state_ring_ntf_set_id(&e, id);
	hnl_state_ring_ntf_set_control(&e, r->control_gpa);
	hnl_state_ring_ntf_set_submission(&e, r->sq_pages);
	hnl_state_ring_ntf_set_completion(&e, r->cq_pages);
	hnl_state_ring_ntf_set_taken(&e, r->sq.cons);
	hnl_state_ring_ntf_set_seen(&e, r->sq.prod);
	hnl_state_ring_ntf_set_written(&e, r->cq.prod);
	hnl_state_ring_ntf_set_published(&e, r->cq.published);
	hnl_state_ring_ntf_set_read(&e, r->cq.cons);
	hnl_state_ring_ntf_set_stopped(&e, r->stopped);
	if (r->lane.canceled)
		hnl_state_ring_ntf_set_canceled(&e);
	if (r->lane.linked)
		hnl_state_ring_ntf_set_linked(&e);
	if (hnl_is_ready(w->d, id))
		hnl_state_ring_ntf_set_ready(&e);
	if (r->starved)
		hnl_state_ring_ntf_set_starved(&e);
	if (r->priority != 0)
		hnl_state_ring_ntf_set_priority(&e, r->priority);
	hnl_state_ring_ntf_encode(w->b, 0, w->seq, 0, &e);
}

static void put_pages(struct writer *w, const struct ring_state *r)
{
	uint32_t total = (uint32_t)r->sq_pages + r->cq_pages, n = 0;
	uint8_t *list = w->cpu->copy;
	struct hnl_state_pages_ntf e;

	for (; w->s->k <= total && n < HNL_STATE_PIECE / 8; n++, w->s->k++)
		hnl_store_le64(list + 8 * (size_t)n, r->gpa[w->s->k - 1]);
	hnl_state_pages_ntf_init(&e);
	hnl_state_pages_ntf_set_page(&e, list, 8 * n);
	hnl_state_pages_ntf_encode(w->b, 0, w->seq, 0, &e);
}

bool hnl_save_ring(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_save *s = w->s;
	const struct ring_state *r;

	for (; s->i < d->n_rings; s->i++, s->k = 0) {
		r = &d->ring[s->i];
		if (!r->live || s->k > (uint32_t)r->sq_pages + r->cq_pages)
			continue;
		if (s->k != 0) {
			put_pages(w, r);
		} else {
			put_ring_head(w, r, s->i);
			s->k = 1;
		}
		return true;
	}
	return false;
}

/* What the commands of one service are, from bit 0 on. */
static void commands_of(const struct hnl_domain *d, const struct narrow *n,
			size_t service, uint8_t *bits)
{
	size_t i, count = d->hv->service[service].family->n_commands;

	memset(bits, 0, HNL_NARROW_COMMANDS);
	for (i = 0; i < count; i++)
		if (hnl_narrow_keeps(n, d, service, i))
			bits[i / 8] |= (uint8_t)(1u << i % 8);
}

static void put_share(struct writer *w, const struct narrow *n, uint32_t ring,
		      size_t service)
{
	struct hnl_state_narrow_ntf e;

	commands_of(w->d, n, service, w->cpu->copy);
	hnl_state_narrow_ntf_init(&e);
	hnl_state_narrow_ntf_set_ring(&e, ring);
	hnl_state_narrow_ntf_set_window(&e, n->first * HNL_PAGE);
	hnl_state_narrow_ntf_set_window_pages(&e, n->last - n->first + 1);
	hnl_state_narrow_ntf_set_family(&e,
		w->d->hv->service[service].family->id);
	hnl_state_narrow_ntf_set_features(&e, n->grants[service]);
	hnl_state_narrow_ntf_set_commands(&e, w->cpu->copy,
					  HNL_NARROW_COMMANDS);
	hnl_state_narrow_ntf_encode(w->b, 0, w->seq, 0, &e);
}

/* ctrl has a share of every narrowed ring, so that each one is told. */
bool hnl_save_narrow(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	struct hnl_save *s = w->s;
	const struct ring_state *r;

	for (; s->i < d->n_rings; s->i++, s->k = 0) {
		r = &d->ring[s->i];
		if (!r->live || !r->narrow.on || s->k == d->hv->n_services)
			continue;
		put_share(w, &r->narrow, s->i, s->k++);
		return true;
	}
	return false;
}

bool hnl_save_direct(struct writer *w)
{
	const struct hnl_domain *d = w->d;
	const struct direct_state *v;
	struct hnl_state_direct_ntf e;

	while (w->s->i < d->n_vcpus && !d->direct[w->s->i].live)
		w->s->i++;
	if (w->s->i == d->n_vcpus)
		return false;
	v = &d->direct[w->s->i];
	hnl_state_direct_ntf_init(&e);
	hnl_state_direct_ntf_set_vcpu(&e, w->s->i++);
	hnl_state_direct_ntf_set_request(&e, v->regs.request);
	hnl_state_direct_ntf_set_request_length(&e, v->regs.request_len);
	hnl_state_direct_ntf_set_reply(&e, v->regs.reply);
	hnl_state_direct_ntf_set_reply_length(&e, v->regs.reply_len);
	hnl_state_direct_ntf_set_taken(&e, v->taken);
	if (v->lane.canceled)
		hnl_state_direct_ntf_set_canceled(&e);
	if (v->lane.linked)
		hnl_state_direct_ntf_set_linked(&e);
	hnl_state_direct_ntf_encode(w->b, 0, w->seq, 0, &e);
	return true;
}
