/* SPDX-License-Identifier: MIT */
/* generated from schema/domain.yaml by schema/hnlgen; do not edit */
/*
 * The family domain as structs of xen/domctl.h, xen/sched.h; see hnl_legacy.h.
 */
#ifndef HNL_DOMAIN_LEGACY_H
#define HNL_DOMAIN_LEGACY_H

#include "hnl_legacy.h"
#include <hnl_domain.h>
#include <xen/domctl.h>
#include <xen/sched.h>

HNL_BEGIN_DECLS

HNL_MUST_CHECK int
hnl_domain_create_from_legacy(const struct xen_domctl *in,
			      struct hnl_domain_create_req *out);
HNL_MUST_CHECK int
hnl_domain_create_to_legacy(const struct hnl_domain_create_req *in,
			    struct xen_domctl *out);
HNL_MUST_CHECK int
hnl_domain_create_reply_from_legacy(const struct xen_domctl *in,
				    struct hnl_domain_create_rsp *out);
HNL_MUST_CHECK int
hnl_domain_create_reply_to_legacy(const struct hnl_domain_create_rsp *in,
				  struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_destroy_from_legacy(const struct xen_domctl *in,
			       struct hnl_domain_destroy_req *out);
HNL_MUST_CHECK int
hnl_domain_destroy_to_legacy(const struct hnl_domain_destroy_req *in,
			     struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_pause_from_legacy(const struct xen_domctl *in,
			     struct hnl_domain_pause_req *out);
HNL_MUST_CHECK int
hnl_domain_pause_to_legacy(const struct hnl_domain_pause_req *in,
			   struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_unpause_from_legacy(const struct xen_domctl *in,
			       struct hnl_domain_unpause_req *out);
HNL_MUST_CHECK int
hnl_domain_unpause_to_legacy(const struct hnl_domain_unpause_req *in,
			     struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_shutdown_from_legacy(const struct sched_remote_shutdown *in,
				struct hnl_domain_shutdown_req *out);
HNL_MUST_CHECK int
hnl_domain_shutdown_to_legacy(const struct hnl_domain_shutdown_req *in,
			      struct sched_remote_shutdown *out);

HNL_MUST_CHECK int
hnl_domain_resume_from_legacy(const struct xen_domctl *in,
			      struct hnl_domain_resume_req *out);
HNL_MUST_CHECK int
hnl_domain_resume_to_legacy(const struct hnl_domain_resume_req *in,
			    struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_soft_reset_from_legacy(const struct xen_domctl *in,
				  struct hnl_domain_soft_reset_req *out);
HNL_MUST_CHECK int
hnl_domain_soft_reset_to_legacy(const struct hnl_domain_soft_reset_req *in,
				struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_state_get_from_legacy(const struct xen_domctl *in,
				 struct hnl_domain_state_get_req *out);
HNL_MUST_CHECK int
hnl_domain_state_get_to_legacy(const struct hnl_domain_state_get_req *in,
			       struct xen_domctl *out);
HNL_MUST_CHECK int
hnl_domain_state_get_reply_from_legacy(const struct xen_domctl *in,
				       struct hnl_domain_state_get_rsp *out);
HNL_MUST_CHECK int
hnl_domain_state_get_reply_to_legacy(const struct hnl_domain_state_get_rsp *in,
				     struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_handle_set_from_legacy(const struct xen_domctl *in,
				  struct hnl_domain_handle_set_req *out);
HNL_MUST_CHECK int
hnl_domain_handle_set_to_legacy(const struct hnl_domain_handle_set_req *in,
				struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_max_memory_set_from_legacy(
	const struct xen_domctl *in, struct hnl_domain_max_memory_set_req *out);
HNL_MUST_CHECK int
hnl_domain_max_memory_set_to_legacy(
	const struct hnl_domain_max_memory_set_req *in, struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_paging_pool_get_from_legacy(
	const struct xen_domctl *in,
	struct hnl_domain_paging_pool_get_req *out);
HNL_MUST_CHECK int
hnl_domain_paging_pool_get_to_legacy(
	const struct hnl_domain_paging_pool_get_req *in,
	struct xen_domctl *out);
HNL_MUST_CHECK int
hnl_domain_paging_pool_get_reply_from_legacy(
	const struct xen_domctl *in,
	struct hnl_domain_paging_pool_get_rsp *out);
HNL_MUST_CHECK int
hnl_domain_paging_pool_get_reply_to_legacy(
	const struct hnl_domain_paging_pool_get_rsp *in,
	struct xen_domctl *out);

HNL_MUST_CHECK int
hnl_domain_paging_pool_set_from_legacy(
	const struct xen_domctl *in,
	struct hnl_domain_paging_pool_set_req *out);
HNL_MUST_CHECK int
hnl_domain_paging_pool_set_to_legacy(
	const struct hnl_domain_paging_pool_set_req *in,
	struct xen_domctl *out);

/*
 * The call with this number and struct, by l->run. Returns 0 with the OUT
 * members of *arg written, a negated errno, or HNL_LEGACY_OTHER. op is not
 * looked at where the hypercall has none.
 */
HNL_MUST_CHECK int hnl_domain_legacy_call(struct hnl_legacy *l,
					  uint32_t hypercall, uint32_t op,
					  void *arg);

HNL_END_DECLS

#endif
