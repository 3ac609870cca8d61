/* SPDX-License-Identifier: MIT */
/* generated from schema/event.yaml by schema/hnlgen; do not edit */
/* The family event as structs of xen/event_channel.h; see hnl_legacy.h. */
#ifndef HNL_EVENT_LEGACY_H
#define HNL_EVENT_LEGACY_H

#include "hnl_legacy.h"
#include <hnl_event.h>
#include <xen/event_channel.h>

HNL_BEGIN_DECLS

HNL_MUST_CHECK int
hnl_event_alloc_unbound_from_legacy(const struct evtchn_alloc_unbound *in,
				    struct hnl_event_alloc_unbound_req *out);
HNL_MUST_CHECK int
hnl_event_alloc_unbound_to_legacy(const struct hnl_event_alloc_unbound_req *in,
				  struct evtchn_alloc_unbound *out);
HNL_MUST_CHECK int
hnl_event_alloc_unbound_reply_from_legacy(
	const struct evtchn_alloc_unbound *in,
	struct hnl_event_alloc_unbound_rsp *out);
HNL_MUST_CHECK int
hnl_event_alloc_unbound_reply_to_legacy(
	const struct hnl_event_alloc_unbound_rsp *in,
	struct evtchn_alloc_unbound *out);

HNL_MUST_CHECK int
hnl_event_bind_interdomain_from_legacy(
	const struct evtchn_bind_interdomain *in,
	struct hnl_event_bind_interdomain_req *out);
HNL_MUST_CHECK int
hnl_event_bind_interdomain_to_legacy(
	const struct hnl_event_bind_interdomain_req *in,
	struct evtchn_bind_interdomain *out);
HNL_MUST_CHECK int
hnl_event_bind_interdomain_reply_from_legacy(
	const struct evtchn_bind_interdomain *in,
	struct hnl_event_bind_interdomain_rsp *out);
HNL_MUST_CHECK int
hnl_event_bind_interdomain_reply_to_legacy(
	const struct hnl_event_bind_interdomain_rsp *in,
	struct evtchn_bind_interdomain *out);

HNL_MUST_CHECK int
hnl_event_bind_virq_from_legacy(const struct evtchn_bind_virq *in,
				struct hnl_event_bind_virq_req *out);
HNL_MUST_CHECK int
hnl_event_bind_virq_to_legacy(const struct hnl_event_bind_virq_req *in,
			      struct evtchn_bind_virq *out);
HNL_MUST_CHECK int
hnl_event_bind_virq_reply_from_legacy(const struct evtchn_bind_virq *in,
				      struct hnl_event_bind_virq_rsp *out);
HNL_MUST_CHECK int
hnl_event_bind_virq_reply_to_legacy(const struct hnl_event_bind_virq_rsp *in,
				    struct evtchn_bind_virq *out);

HNL_MUST_CHECK int
hnl_event_bind_pirq_from_legacy(const struct evtchn_bind_pirq *in,
				struct hnl_event_bind_pirq_req *out);
HNL_MUST_CHECK int
hnl_event_bind_pirq_to_legacy(const struct hnl_event_bind_pirq_req *in,
			      struct evtchn_bind_pirq *out);
HNL_MUST_CHECK int
hnl_event_bind_pirq_reply_from_legacy(const struct evtchn_bind_pirq *in,
				      struct hnl_event_bind_pirq_rsp *out);
HNL_MUST_CHECK int
hnl_event_bind_pirq_reply_to_legacy(const struct hnl_event_bind_pirq_rsp *in,
				    struct evtchn_bind_pirq *out);

HNL_MUST_CHECK int
hnl_event_bind_ipi_from_legacy(const struct evtchn_bind_ipi *in,
			       struct hnl_event_bind_ipi_req *out);
HNL_MUST_CHECK int
hnl_event_bind_ipi_to_legacy(const struct hnl_event_bind_ipi_req *in,
			     struct evtchn_bind_ipi *out);
HNL_MUST_CHECK int
hnl_event_bind_ipi_reply_from_legacy(const struct evtchn_bind_ipi *in,
				     struct hnl_event_bind_ipi_rsp *out);
HNL_MUST_CHECK int
hnl_event_bind_ipi_reply_to_legacy(const struct hnl_event_bind_ipi_rsp *in,
				   struct evtchn_bind_ipi *out);

HNL_MUST_CHECK int hnl_event_close_from_legacy(const struct evtchn_close *in,
					       struct hnl_event_close_req *out);
HNL_MUST_CHECK int
hnl_event_close_to_legacy(const struct hnl_event_close_req *in,
			  struct evtchn_close *out);

HNL_MUST_CHECK int hnl_event_send_from_legacy(const struct evtchn_send *in,
					      struct hnl_event_send_req *out);
HNL_MUST_CHECK int hnl_event_send_to_legacy(const struct hnl_event_send_req *in,
					    struct evtchn_send *out);

HNL_MUST_CHECK int
hnl_event_status_from_legacy(const struct evtchn_status *in,
			     struct hnl_event_status_req *out);
HNL_MUST_CHECK int
hnl_event_status_to_legacy(const struct hnl_event_status_req *in,
			   struct evtchn_status *out);
HNL_MUST_CHECK int
hnl_event_status_reply_from_legacy(const struct evtchn_status *in,
				   struct hnl_event_status_rsp *out);
HNL_MUST_CHECK int
hnl_event_status_reply_to_legacy(const struct hnl_event_status_rsp *in,
				 struct evtchn_status *out);

HNL_MUST_CHECK int
hnl_event_bind_vcpu_from_legacy(const struct evtchn_bind_vcpu *in,
				struct hnl_event_bind_vcpu_req *out);
HNL_MUST_CHECK int
hnl_event_bind_vcpu_to_legacy(const struct hnl_event_bind_vcpu_req *in,
			      struct evtchn_bind_vcpu *out);

HNL_MUST_CHECK int
hnl_event_unmask_from_legacy(const struct evtchn_unmask *in,
			     struct hnl_event_unmask_req *out);
HNL_MUST_CHECK int
hnl_event_unmask_to_legacy(const struct hnl_event_unmask_req *in,
			   struct evtchn_unmask *out);

HNL_MUST_CHECK int hnl_event_reset_from_legacy(const struct evtchn_reset *in,
					       struct hnl_event_reset_req *out);
HNL_MUST_CHECK int
hnl_event_reset_to_legacy(const struct hnl_event_reset_req *in,
			  struct evtchn_reset *out);

HNL_MUST_CHECK int
hnl_event_init_control_from_legacy(const struct evtchn_init_control *in,
				   struct hnl_event_init_control_req *out);
HNL_MUST_CHECK int
hnl_event_init_control_to_legacy(const struct hnl_event_init_control_req *in,
				 struct evtchn_init_control *out);
HNL_MUST_CHECK int
hnl_event_init_control_reply_from_legacy(
	const struct evtchn_init_control *in,
	struct hnl_event_init_control_rsp *out);
HNL_MUST_CHECK int
hnl_event_init_control_reply_to_legacy(
	const struct hnl_event_init_control_rsp *in,
	struct evtchn_init_control *out);

HNL_MUST_CHECK int
hnl_event_expand_array_from_legacy(const struct evtchn_expand_array *in,
				   struct hnl_event_expand_array_req *out);
HNL_MUST_CHECK int
hnl_event_expand_array_to_legacy(const struct hnl_event_expand_array_req *in,
				 struct evtchn_expand_array *out);

HNL_MUST_CHECK int
hnl_event_set_priority_from_legacy(const struct evtchn_set_priority *in,
				   struct hnl_event_set_priority_req *out);
HNL_MUST_CHECK int
hnl_event_set_priority_to_legacy(const struct hnl_event_set_priority_req *in,
				 struct evtchn_set_priority *out);

/*
 * The call with this number and struct, by l->run. Returns 0 with the OUT
 * members of *arg written, a negated errno, or HNL_LEGACY_OTHER. op is not
 * looked at where the hypercall has none.
 */
HNL_MUST_CHECK int hnl_event_legacy_call(struct hnl_legacy *l,
					 uint32_t hypercall, uint32_t op,
					 void *arg);

HNL_END_DECLS

#endif
