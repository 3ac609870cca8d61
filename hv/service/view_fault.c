/* SPDX-License-Identifier: MIT */
/*
 * Violations, from the fault to the event. The vCPU is paused before anybody is
 * told, so that no answer comes too early; and one for which nobody was told
 * does not stay paused.
 *
 *	paused --told--> answered, and goes on
 *	       --told, and its listener loses it or is gone--> makes it again
 *
 * To make the access again is right whatever the listener knew: it is judged
 * anew, and told anew to who listens then. Xen keeps a place in the ring for
 * every event, so that none is lost; a vCPU whose monitor is gone it leaves.
 */
#include "view.h"
#include "hnl_view.h"

#define EVENT_MAX 128	/* bytes of a whole violated, all attributes there */

static void encode(struct hnl_builder *b, uint16_t domain,
		   const struct hnl_view_attempt *attempt,
		   const struct hnl_view_told *told)
{
	struct hnl_view_violated_ntf e;

	hnl_view_violated_ntf_init(&e);
	hnl_view_violated_ntf_set_domain(&e, domain);
	hnl_view_violated_ntf_set_vcpu(&e, attempt->vcpu);
	hnl_view_violated_ntf_set_number(&e, told->number);
	if (told->paused)
		hnl_view_violated_ntf_set_paused(&e);
	hnl_view_violated_ntf_set_view(&e, told->view);
	hnl_view_violated_ntf_set_gpa(&e, attempt->gpa -
					  attempt->gpa % HNL_PAGE);
	hnl_view_violated_ntf_set_offset(&e,
					 (uint32_t)(attempt->gpa % HNL_PAGE));
	if (attempt->flags & HNL_VIEW_VIOLATION_GLA_VALID)
		hnl_view_violated_ntf_set_gla(&e, attempt->gla);
	hnl_view_violated_ntf_set_flags(&e, attempt->flags);
	hnl_view_violated_ntf_encode(b, 0, 0, 0, &e);
}

/* How many were told. */
static unsigned int tell(struct hnl_hv *hv, const struct hnl_view_host *host,
			 uint16_t domain,
			 const struct hnl_view_attempt *attempt,
			 const struct hnl_view_told *told)
{
	uint8_t buf[EVENT_MAX];
	struct hnl_builder b;
	unsigned int n;

	hnl_builder_init(&b, buf, sizeof(buf));
	encode(&b, domain, attempt, told);
	if (hnl_builder_verdict(&b) != 0)
		return 0;
	n = hnl_hv_tell(hv, domain, buf, b.len);
	if (host->ops->tell != NULL)
		n += host->ops->tell(host->ctx, domain, buf, b.len);
	return n;
}

static const struct hnl_view_go again = {
	HNL_VIEW_GO_AGAIN, HNL_VIEW_STAY, HNL_VIEW_STAY
};

int hnl_view_fault(struct hnl_hv *hv, const struct hnl_view_host *host,
		   uint16_t domain, const struct hnl_view_attempt *attempt)
{
	struct hnl_view_told told;
	int outcome = host->ops->fault(host->ctx, domain, attempt, &told);

	if (outcome < 0 || told.number == 0)
		return outcome;
	if (tell(hv, host, domain, attempt, &told) != 0 || !told.paused)
		return outcome;
	/* Nobody will answer, so this does, unless it is over already. */
	return host->ops->answer(host->ctx, domain, attempt->vcpu, told.number,
				 &again) == 0 ?
		       (int)HNL_VIEW_FAULT_UNHEARD : outcome;
}

/* ---- who was told and will not answer ---- */

/*
 * Made by tell(), or checked by a restore: all is there, of its width. What a
 * stream says may be about a domain of which this listener was never told.
 */
static void lost(const void *ctx, const struct hnl_hears *h,
		 const uint8_t *event, size_t len)
{
	const struct hnl_view_host *host = (const struct hnl_view_host *)ctx;
	size_t pos = HNL_MSGHDR;
	struct hnl_attr domain = hnl_attr_find(event, len, pos,
					       HNL_VIEW_A_VIOLATION_DOMAIN);
	struct hnl_attr vcpu = hnl_attr_find(event, len, pos,
					     HNL_VIEW_A_VIOLATION_VCPU);
	struct hnl_attr number = hnl_attr_find(event, len, pos,
					       HNL_VIEW_A_VIOLATION_NUMBER);

	/* It waits for this number, or not any more. */
	if (h->hears(h, hnl_attr_u16(event, &domain)))
		(void)host->ops->answer(host->ctx,
					hnl_attr_u16(event, &domain),
					hnl_attr_u32(event, &vcpu),
					hnl_attr_u64(event, &number), &again);
}

static void gone(const void *ctx, const struct hnl_hears *h)
{
	const struct hnl_view_host *host = (const struct hnl_view_host *)ctx;
	uint16_t domain = 0;

	while (host->ops->waiting(host->ctx, &domain)) {
		if (h->hears(h, domain))
			host->ops->again(host->ctx, domain);
		if (domain++ == 0xffff)
			return;
	}
}

const struct hnl_service_watch hnl_view_watch = { lost, gone };
