/* SPDX-License-Identifier: MIT */
/*
 * Features that take effect when three have agreed:
 *
 *	hypervisor offers --> firmware agrees --> kernel agrees --> in effect
 *
 * What a party agreed on is void when it begins anew; the kernel's also when
 * the firmware does, for that was a reset of the machine. A kernel that kexec
 * has started finds the firmware's agreement and makes its own.
 */
#include "ctrl.h"

static size_t find(const struct hnl_hv *hv, uint32_t family, uint32_t feature)
{
	size_t i;

	for (i = 0; i < hv->n_agreements; i++)
		if (hv->agreement[i].family == family &&
		    hv->agreement[i].feature == feature)
			break;
	return i;
}

static bool has(uint16_t bits, size_t i)
{
	return (bits >> i) & 1;
}

bool hnl_domain_agreed(const struct hnl_domain *d, uint16_t family,
		       uint8_t feature)
{
	size_t i = find(d->hv, family, feature);

	return i == d->hv->n_agreements ||
	       has(d->offered & d->agreed[HNL_CTRL_PARTY_FIRMWARE] &
			   d->agreed[HNL_CTRL_PARTY_KERNEL], i);
}

static void tell(struct hnl_domain *d, size_t i)
{
	const struct hnl_agreement *a = &d->hv->agreement[i];
	struct hnl_ctrl_agreement_changed_ntf e;
	uint8_t buf[64];
	struct hnl_builder b;

	hnl_ctrl_agreement_changed_ntf_init(&e);
	hnl_ctrl_agreement_changed_ntf_set_family(&e, a->family);
	hnl_ctrl_agreement_changed_ntf_set_feature(&e, a->feature);
	if (has(d->offered, i))
		hnl_ctrl_agreement_changed_ntf_set_offered(&e);
	if (has(d->agreed[HNL_CTRL_PARTY_FIRMWARE], i))
		hnl_ctrl_agreement_changed_ntf_set_firmware(&e);
	if (has(d->agreed[HNL_CTRL_PARTY_KERNEL], i))
		hnl_ctrl_agreement_changed_ntf_set_kernel(&e);
	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_ctrl_agreement_changed_ntf_encode(&b, 0, 0, 0, &e);
	hnl_event_own(d, HNL_CTRL_GROUP_AGREEMENT, buf, b.len);
}

/* An agreement about what was not granted does not exist. */
static bool is_granted(const struct hnl_domain *d, size_t i)
{
	const struct hnl_agreement *a = &d->hv->agreement[i];
	size_t service;

	return hnl_check_service(d, a->family, &service) != NULL &&
	       ((d->grants[service] >> a->feature) & 1);
}

void hnl_ctrl_tell_agreements(struct hnl_domain *d, uint16_t which)
{
	size_t i;

	for (i = 0; i < d->hv->n_agreements; i++)
		if (has(which, i) && is_granted(d, i))
			tell(d, i);
}

/* What is offered no more was never agreed on. */
int hnl_domain_offer(struct hnl_domain *d, uint16_t family, uint8_t feature,
		     bool offered)
{
	size_t i = find(d->hv, family, feature);
	uint16_t bit = (uint16_t)(1u << i);

	if (i == d->hv->n_agreements)
		return -HNL_ENOENT;
	if (!hnl_claim(d))
		return -HNL_EAGAIN;
	if (has(d->offered, i) != offered) {
		d->offered ^= bit;
		d->agreed[0] = (uint16_t)(d->agreed[0] & ~bit);
		d->agreed[1] = (uint16_t)(d->agreed[1] & ~bit);
		hnl_ctrl_tell_agreements(d, bit);
	}
	hnl_release(d);
	return 0;
}

int hnl_ctrl_agree(struct hnl_call *call)
{
	const struct hnl_ctrl_agree_req *req =
		(const struct hnl_ctrl_agree_req *)call->request;
	struct hnl_domain *d = call->domain;
	size_t i = find(d->hv, req->family, req->feature);
	uint16_t bit = (uint16_t)(1u << i);

	if (i == d->hv->n_agreements || !is_granted(d, i))
		return hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
				       HNL_CTRL_A_AGREEMENT_FEATURE, 0);
	if (!has(d->offered, i))
		return hnl_call_refuse(call, HNL_EOPNOTSUPP,
				       HNL_REASON_NOT_NEGOTIATED,
				       HNL_CTRL_A_AGREEMENT_FEATURE, 0);
	if (req->party == HNL_CTRL_PARTY_KERNEL &&
	    !has(d->agreed[HNL_CTRL_PARTY_FIRMWARE], i))
		return hnl_call_refuse(call, HNL_EACCES,
				       HNL_REASON_NOT_NEGOTIATED,
				       HNL_CTRL_A_AGREEMENT_PARTY, 0);
	if (!has(d->agreed[req->party], i)) {
		d->agreed[req->party] |= bit;
		tell(d, i);
	}
	return 0;
}

int hnl_ctrl_party_begin(struct hnl_call *call)
{
	const struct hnl_ctrl_party_begin_req *req =
		(const struct hnl_ctrl_party_begin_req *)call->request;

	struct hnl_domain *d = call->domain;
	uint16_t was = d->agreed[HNL_CTRL_PARTY_KERNEL];

	d->agreed[HNL_CTRL_PARTY_KERNEL] = 0;
	if (req->party == HNL_CTRL_PARTY_FIRMWARE) {
		was |= d->agreed[HNL_CTRL_PARTY_FIRMWARE];
		d->agreed[HNL_CTRL_PARTY_FIRMWARE] = 0;
	}
	hnl_ctrl_tell_agreements(d, was);
	return 0;
}

/* cursor: the next agreement. */
int hnl_ctrl_agreement_list(struct hnl_call *call)
{
	const struct hnl_domain *d = call->domain;
	struct hnl_ctrl_agreement_list_rsp rsp;
	size_t i = (size_t)call->cursor[0];

	while (i < d->hv->n_agreements && !is_granted(d, i))
		i++;
	call->cursor[0] = i + 1;
	if (i >= d->hv->n_agreements)
		return 0;
	hnl_ctrl_agreement_list_rsp_init(&rsp);
	hnl_ctrl_agreement_list_rsp_set_family(&rsp,
					       d->hv->agreement[i].family);
	hnl_ctrl_agreement_list_rsp_set_feature(&rsp,
						d->hv->agreement[i].feature);
	if (has(d->offered, i))
		hnl_ctrl_agreement_list_rsp_set_offered(&rsp);
	if (has(d->agreed[HNL_CTRL_PARTY_FIRMWARE], i))
		hnl_ctrl_agreement_list_rsp_set_firmware(&rsp);
	if (has(d->agreed[HNL_CTRL_PARTY_KERNEL], i))
		hnl_ctrl_agreement_list_rsp_set_kernel(&rsp);
	hnl_ctrl_agreement_list_rsp_put(call->reply, &rsp);
	return HNL_CALL_MORE;
}
