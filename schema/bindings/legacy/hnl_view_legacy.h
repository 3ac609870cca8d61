/* SPDX-License-Identifier: MIT */
/* generated from schema/view.yaml by schema/hnlgen; do not edit */
/* The family view as structs of xen/hvm/hvm_op.h; see hnl_legacy.h. */
#ifndef HNL_VIEW_LEGACY_H
#define HNL_VIEW_LEGACY_H

#include "hnl_legacy.h"
#include <hnl_view.h>
#include <xen/hvm/hvm_op.h>

HNL_BEGIN_DECLS

HNL_MUST_CHECK int
hnl_view_state_get_from_legacy(const struct xen_hvm_altp2m_op *in,
			       struct hnl_view_state_get_req *out);
HNL_MUST_CHECK int
hnl_view_state_get_to_legacy(const struct hnl_view_state_get_req *in,
			     struct xen_hvm_altp2m_op *out);
HNL_MUST_CHECK int
hnl_view_state_get_reply_from_legacy(const struct xen_hvm_altp2m_op *in,
				     struct hnl_view_state_get_rsp *out);
HNL_MUST_CHECK int
hnl_view_state_get_reply_to_legacy(const struct hnl_view_state_get_rsp *in,
				   struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_state_set_from_legacy(const struct xen_hvm_altp2m_op *in,
			       struct hnl_view_state_set_req *out);
HNL_MUST_CHECK int
hnl_view_state_set_to_legacy(const struct hnl_view_state_set_req *in,
			     struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_notify_enable_from_legacy(const struct xen_hvm_altp2m_op *in,
				   struct hnl_view_notify_enable_req *out);
HNL_MUST_CHECK int
hnl_view_notify_enable_to_legacy(const struct hnl_view_notify_enable_req *in,
				 struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_notify_disable_from_legacy(const struct xen_hvm_altp2m_op *in,
				    struct hnl_view_notify_disable_req *out);
HNL_MUST_CHECK int
hnl_view_notify_disable_to_legacy(const struct hnl_view_notify_disable_req *in,
				  struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_create_from_legacy(const struct xen_hvm_altp2m_op *in,
			    struct hnl_view_create_req *out);
HNL_MUST_CHECK int
hnl_view_create_to_legacy(const struct hnl_view_create_req *in,
			  struct xen_hvm_altp2m_op *out);
HNL_MUST_CHECK int
hnl_view_create_reply_from_legacy(const struct xen_hvm_altp2m_op *in,
				  struct hnl_view_create_rsp *out);
HNL_MUST_CHECK int
hnl_view_create_reply_to_legacy(const struct hnl_view_create_rsp *in,
				struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_destroy_from_legacy(const struct xen_hvm_altp2m_op *in,
			     struct hnl_view_destroy_req *out);
HNL_MUST_CHECK int
hnl_view_destroy_to_legacy(const struct hnl_view_destroy_req *in,
			   struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_switch_from_legacy(const struct xen_hvm_altp2m_op *in,
			    struct hnl_view_switch_req *out);
HNL_MUST_CHECK int
hnl_view_switch_to_legacy(const struct hnl_view_switch_req *in,
			  struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_visibility_set_from_legacy(const struct xen_hvm_altp2m_op *in,
				    struct hnl_view_visibility_set_req *out);
HNL_MUST_CHECK int
hnl_view_visibility_set_to_legacy(const struct hnl_view_visibility_set_req *in,
				  struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_access_set_from_legacy(const struct xen_hvm_altp2m_op *in,
				struct hnl_view_access_set_req *out);
HNL_MUST_CHECK int
hnl_view_access_set_to_legacy(const struct hnl_view_access_set_req *in,
			      struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_access_get_from_legacy(const struct xen_hvm_altp2m_op *in,
				struct hnl_view_access_get_req *out);
HNL_MUST_CHECK int
hnl_view_access_get_to_legacy(const struct hnl_view_access_get_req *in,
			      struct xen_hvm_altp2m_op *out);
HNL_MUST_CHECK int
hnl_view_access_get_reply_from_legacy(const struct xen_hvm_altp2m_op *in,
				      struct hnl_view_access_get_rsp *out);
HNL_MUST_CHECK int
hnl_view_access_get_reply_to_legacy(const struct hnl_view_access_get_rsp *in,
				    struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_access_set_many_from_list(struct hnl_legacy *l,
				   const struct xen_hvm_altp2m_op *in,
				   uint64_t i,
				   struct hnl_view_access_set_many_req *out);
HNL_MUST_CHECK int
hnl_view_access_set_many_to_list(const struct hnl_view_access_set_many_req *in,
				 struct xen_hvm_altp2m_op *out, uint64_t *gpa,
				 uint8_t *access, size_t room);

HNL_MUST_CHECK int
hnl_view_change_gfn_from_legacy(const struct xen_hvm_altp2m_op *in,
				struct hnl_view_change_gfn_req *out);
HNL_MUST_CHECK int
hnl_view_change_gfn_to_legacy(const struct hnl_view_change_gfn_req *in,
			      struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_revert_gfn_from_legacy(const struct xen_hvm_altp2m_op *in,
				struct hnl_view_revert_gfn_req *out);
HNL_MUST_CHECK int
hnl_view_revert_gfn_to_legacy(const struct hnl_view_revert_gfn_req *in,
			      struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_suppress_ve_set_from_legacy(const struct xen_hvm_altp2m_op *in,
				     struct hnl_view_suppress_ve_set_req *out);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_to_legacy(
	const struct hnl_view_suppress_ve_set_req *in,
	struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_suppress_ve_get_from_legacy(const struct xen_hvm_altp2m_op *in,
				     struct hnl_view_suppress_ve_get_req *out);
HNL_MUST_CHECK int
hnl_view_suppress_ve_get_to_legacy(
	const struct hnl_view_suppress_ve_get_req *in,
	struct xen_hvm_altp2m_op *out);
HNL_MUST_CHECK int
hnl_view_suppress_ve_get_reply_from_legacy(
	const struct xen_hvm_altp2m_op *in,
	struct hnl_view_suppress_ve_get_rsp *out);
HNL_MUST_CHECK int
hnl_view_suppress_ve_get_reply_to_legacy(
	const struct hnl_view_suppress_ve_get_rsp *in,
	struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_suppress_ve_set_range_from_legacy(
	const struct xen_hvm_altp2m_op *in,
	struct hnl_view_suppress_ve_set_range_req *out);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_range_to_legacy(
	const struct hnl_view_suppress_ve_set_range_req *in,
	struct xen_hvm_altp2m_op *out);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_range_reply_from_legacy(
	const struct xen_hvm_altp2m_op *in,
	struct hnl_view_suppress_ve_set_range_rsp *out);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_range_reply_to_legacy(
	const struct hnl_view_suppress_ve_set_range_rsp *in,
	struct xen_hvm_altp2m_op *out);

HNL_MUST_CHECK int
hnl_view_index_get_from_legacy(const struct xen_hvm_altp2m_op *in,
			       struct hnl_view_index_get_req *out);
HNL_MUST_CHECK int
hnl_view_index_get_to_legacy(const struct hnl_view_index_get_req *in,
			     struct xen_hvm_altp2m_op *out);
HNL_MUST_CHECK int
hnl_view_index_get_reply_from_legacy(const struct xen_hvm_altp2m_op *in,
				     struct hnl_view_index_get_rsp *out);
HNL_MUST_CHECK int
hnl_view_index_get_reply_to_legacy(const struct hnl_view_index_get_rsp *in,
				   struct xen_hvm_altp2m_op *out);

/*
 * The call with this number and struct, by l->run. Returns 0 with the OUT
 * members of *arg written, a negated errno, or HNL_LEGACY_OTHER. op is not
 * looked at where the hypercall has none.
 */
HNL_MUST_CHECK int hnl_view_legacy_call(struct hnl_legacy *l,
					uint32_t hypercall, uint32_t op,
					void *arg);

HNL_END_DECLS

#endif
