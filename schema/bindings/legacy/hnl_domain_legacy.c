/* SPDX-License-Identifier: MIT */
/* generated from schema/domain.yaml by schema/hnlgen; do not edit */
#include "hnl_domain_legacy.h"

/* ---- create ---- */

static bool is_create(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_CREATEDOMAIN) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

static int errno_create(int err)
{
	if (err == -HNL_ENOSPC)
		return -HNL_ENOMEM;
	return err;
}

int hnl_domain_create_from_legacy(const struct xen_domctl *in,
				  struct hnl_domain_create_req *out)
{
	bool ok = true;

	hnl_domain_create_req_init(out);
	if (!is_create(in))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ONLY(in->u.createdomain.flags, XEN_DOMCTL_CDF_hvm |
	    XEN_DOMCTL_CDF_hap | XEN_DOMCTL_CDF_s3_integrity |
	    XEN_DOMCTL_CDF_oos_off | XEN_DOMCTL_CDF_xs_domain |
	    XEN_DOMCTL_CDF_iommu | XEN_DOMCTL_CDF_nested_virt |
	    XEN_DOMCTL_CDF_vpmu))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ONLY(in->u.createdomain.iommu_opts,
	    XEN_DOMCTL_IOMMU_no_sharept))
		return -HNL_EINVAL;
	if (!HNL_LEGACY_ONLY(in->u.createdomain.grant_opts,
	    XEN_DOMCTL_GRANT_version_mask))
		return -HNL_EINVAL;
#if defined(__x86_64__)
	if (!HNL_LEGACY_ONLY(in->u.createdomain.arch.misc_flags,
	    XEN_X86_MSR_RELAXED))
		return -HNL_EINVAL;
#endif
	if (!HNL_LEGACY_IS(in->domain, HNL_DOMAIN_DOMID_FIRST_RESERVED)) {
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_DOMAIN);
	}
	hnl_domain_create_req_set_handle(out, in->u.createdomain.handle,
					 sizeof(in->u.createdomain.handle));
	HNL_LEGACY_PUT(out->ssidref, in->u.createdomain.ssidref, &ok);
	HNL_SET(out, HNL_DOMAIN_CREATE_REQ_SSIDREF);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.flags, XEN_DOMCTL_CDF_hvm))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_HVM);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.flags, XEN_DOMCTL_CDF_hap))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_HAP);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.flags,
	    XEN_DOMCTL_CDF_s3_integrity))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_S3_INTEGRITY);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.flags,
	    XEN_DOMCTL_CDF_oos_off))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_OOS_OFF);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.flags,
	    XEN_DOMCTL_CDF_xs_domain))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_XS_DOMAIN);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.flags, XEN_DOMCTL_CDF_iommu))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_IOMMU);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.flags,
	    XEN_DOMCTL_CDF_nested_virt))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_NESTED_VIRT);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.flags, XEN_DOMCTL_CDF_vpmu))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_VPMU);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.iommu_opts,
	    XEN_DOMCTL_IOMMU_no_sharept))
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT);
	HNL_LEGACY_PUT(out->max_vcpus, in->u.createdomain.max_vcpus, &ok);
	HNL_SET(out, HNL_DOMAIN_CREATE_REQ_MAX_VCPUS);
	if (!HNL_LEGACY_IS(in->u.createdomain.max_evtchn_port,
	    HNL_DOMAIN_NO_LIMIT)) {
		HNL_LEGACY_PUT(out->max_event_port,
			       in->u.createdomain.max_evtchn_port, &ok);
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT);
	}
	if (!HNL_LEGACY_IS(in->u.createdomain.max_grant_frames,
	    HNL_DOMAIN_DEFAULT_LIMIT)) {
		HNL_LEGACY_PUT(out->max_grant_frames,
			       in->u.createdomain.max_grant_frames, &ok);
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES);
	}
	if (!HNL_LEGACY_IS(in->u.createdomain.max_maptrack_frames,
	    HNL_DOMAIN_DEFAULT_LIMIT)) {
		HNL_LEGACY_PUT(out->max_maptrack_frames,
			       in->u.createdomain.max_maptrack_frames, &ok);
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES);
	}
	if (!HNL_LEGACY_IS(HNL_LEGACY_GET_BITS(in->u.createdomain.grant_opts,
	    XEN_DOMCTL_GRANT_version_mask), HNL_DOMAIN_GRANT_VERSION_FIRST)) {
		HNL_LEGACY_PUT(out->grant_version,
			HNL_LEGACY_GET_BITS(in->u.createdomain.grant_opts,
			XEN_DOMCTL_GRANT_version_mask), &ok);
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_GRANT_VERSION);
	}
	if (in->u.createdomain.vmtrace_size != 0) {
		HNL_LEGACY_PUT(out->vmtrace_size,
			       in->u.createdomain.vmtrace_size, &ok);
		HNL_SET(out, HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE);
	}
	HNL_LEGACY_PUT(out->cpupool, in->u.createdomain.cpupool_id, &ok);
	HNL_SET(out, HNL_DOMAIN_CREATE_REQ_CPUPOOL);
#if defined(__x86_64__)
	(void)hnl_domain_create_req_set_x86(out);
	HNL_LEGACY_PUT(out->x86.emulation,
		       in->u.createdomain.arch.emulation_flags, &ok);
	HNL_SET(&out->x86, HNL_DOMAIN_X86_EMULATION);
	if (HNL_LEGACY_GET_BITS(in->u.createdomain.arch.misc_flags,
	    XEN_X86_MSR_RELAXED))
		HNL_SET(&out->x86, HNL_DOMAIN_X86_MSR_RELAXED);
#endif
#if defined(__aarch64__)
	(void)hnl_domain_create_req_set_arm(out);
	HNL_LEGACY_PUT(out->arm.gic_version,
		       in->u.createdomain.arch.gic_version, &ok);
	HNL_SET(&out->arm, HNL_DOMAIN_ARM_GIC_VERSION);
	HNL_LEGACY_PUT(out->arm.tee, in->u.createdomain.arch.tee_type, &ok);
	HNL_SET(&out->arm, HNL_DOMAIN_ARM_TEE);
	HNL_LEGACY_PUT(out->arm.spis, in->u.createdomain.arch.nr_spis, &ok);
	HNL_SET(&out->arm, HNL_DOMAIN_ARM_SPIS);
#endif
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_create_to_legacy(const struct hnl_domain_create_req *in,
				struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_MAX_VCPUS))
		return -HNL_EINVAL;
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_VIEW_MODE) ||
	    HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_VIEWS) ||
	    HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_GRANT))
		return -HNL_EOPNOTSUPP;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_CREATEDOMAIN;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_DOMAIN))
		HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	else
		HNL_LEGACY_PUT(out->domain, HNL_DOMAIN_DOMID_FIRST_RESERVED,
			       &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_HANDLE))
		HNL_LEGACY_PUT_BYTES(out->u.createdomain.handle, in->handle,
				     &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_SSIDREF))
		HNL_LEGACY_PUT(out->u.createdomain.ssidref, in->ssidref, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_HVM))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.flags,
				    XEN_DOMCTL_CDF_hvm, 1, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_HAP))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.flags,
				    XEN_DOMCTL_CDF_hap, 1, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_S3_INTEGRITY))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.flags,
				    XEN_DOMCTL_CDF_s3_integrity, 1, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_OOS_OFF))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.flags,
				    XEN_DOMCTL_CDF_oos_off, 1, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_XS_DOMAIN))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.flags,
				    XEN_DOMCTL_CDF_xs_domain, 1, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_IOMMU))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.flags,
				    XEN_DOMCTL_CDF_iommu, 1, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_NESTED_VIRT))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.flags,
				    XEN_DOMCTL_CDF_nested_virt, 1, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_VPMU))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.flags,
				    XEN_DOMCTL_CDF_vpmu, 1, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.iommu_opts,
				    XEN_DOMCTL_IOMMU_no_sharept, 1, &ok);
	HNL_LEGACY_PUT(out->u.createdomain.max_vcpus, in->max_vcpus, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT))
		HNL_LEGACY_PUT(out->u.createdomain.max_evtchn_port,
			       in->max_event_port, &ok);
	else
		HNL_LEGACY_PUT(out->u.createdomain.max_evtchn_port,
			       HNL_DOMAIN_NO_LIMIT, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES))
		HNL_LEGACY_PUT(out->u.createdomain.max_grant_frames,
			       in->max_grant_frames, &ok);
	else
		HNL_LEGACY_PUT(out->u.createdomain.max_grant_frames,
			       HNL_DOMAIN_DEFAULT_LIMIT, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES))
		HNL_LEGACY_PUT(out->u.createdomain.max_maptrack_frames,
			       in->max_maptrack_frames, &ok);
	else
		HNL_LEGACY_PUT(out->u.createdomain.max_maptrack_frames,
			       HNL_DOMAIN_DEFAULT_LIMIT, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_GRANT_VERSION))
		HNL_LEGACY_PUT_BITS(out->u.createdomain.grant_opts,
				    XEN_DOMCTL_GRANT_version_mask,
				    in->grant_version, &ok);
	else
		HNL_LEGACY_PUT_BITS(out->u.createdomain.grant_opts,
				    XEN_DOMCTL_GRANT_version_mask,
				    HNL_DOMAIN_GRANT_VERSION_FIRST, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE))
		HNL_LEGACY_PUT(out->u.createdomain.vmtrace_size,
			       in->vmtrace_size, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_CPUPOOL))
		HNL_LEGACY_PUT(out->u.createdomain.cpupool_id, in->cpupool,
			       &ok);
#if defined(__x86_64__)
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_X86)) {
		if (HNL_HAS(&in->x86, HNL_DOMAIN_X86_EMULATION))
			HNL_LEGACY_PUT(out->u.createdomain.arch.emulation_flags,
				       in->x86.emulation, &ok);
		if (HNL_HAS(&in->x86, HNL_DOMAIN_X86_MSR_RELAXED))
			HNL_LEGACY_PUT_BITS(out->u.createdomain.arch.misc_flags,
					    XEN_X86_MSR_RELAXED, 1, &ok);
	}
#else
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_X86))
		return -HNL_EOPNOTSUPP;
#endif
#if defined(__aarch64__)
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_ARM)) {
		if (HNL_HAS(&in->arm, HNL_DOMAIN_ARM_GIC_VERSION))
			HNL_LEGACY_PUT(out->u.createdomain.arch.gic_version,
				       in->arm.gic_version, &ok);
		if (HNL_HAS(&in->arm, HNL_DOMAIN_ARM_TEE))
			HNL_LEGACY_PUT(out->u.createdomain.arch.tee_type,
				       in->arm.tee, &ok);
		if (HNL_HAS(&in->arm, HNL_DOMAIN_ARM_SPIS))
			HNL_LEGACY_PUT(out->u.createdomain.arch.nr_spis,
				       in->arm.spis, &ok);
	}
#else
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_REQ_ARM))
		return -HNL_EOPNOTSUPP;
#endif
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_create_reply_from_legacy(const struct xen_domctl *in,
					struct hnl_domain_create_rsp *out)
{
	bool ok = true;

	hnl_domain_create_rsp_init(out);
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_CREATE_RSP_DOMAIN);
#if defined(__aarch64__)
	(void)hnl_domain_create_rsp_set_arm_result(out);
	HNL_LEGACY_PUT(out->arm_result.gic_version,
		       in->u.createdomain.arch.gic_version, &ok);
	HNL_SET(&out->arm_result, HNL_DOMAIN_ARM_RESULT_GIC_VERSION);
	HNL_LEGACY_PUT(out->arm_result.clock_frequency,
		       in->u.createdomain.arch.clock_frequency, &ok);
	HNL_SET(&out->arm_result, HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY);
#endif
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_create_reply_to_legacy(const struct hnl_domain_create_rsp *in,
				      struct xen_domctl *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
#if defined(__aarch64__)
	if (HNL_HAS(in, HNL_DOMAIN_CREATE_RSP_ARM_RESULT)) {
		if (HNL_HAS(&in->arm_result, HNL_DOMAIN_ARM_RESULT_GIC_VERSION))
			HNL_LEGACY_PUT(out->u.createdomain.arch.gic_version,
				       in->arm_result.gic_version, &ok);
		else
			HNL_LEGACY_PUT(out->u.createdomain.arch.gic_version, 0,
				       &ok);
		if (HNL_HAS(&in->arm_result,
		    HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY))
			HNL_LEGACY_PUT(out->u.createdomain.arch.clock_frequency,
				       in->arm_result.clock_frequency, &ok);
		else
			HNL_LEGACY_PUT(out->u.createdomain.arch.clock_frequency,
				       0, &ok);
	}
#endif
	return ok ? 0 : -HNL_EINVAL;
}

static int call_create(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_create_req req;
	struct hnl_domain_create_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_domain_create_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_create_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_CREATE,
			     true);
	err = errno_create(err);
	if (err != 0)
		return err;
	err = hnl_domain_create_rsp_decode(&l->decoder, l->answer, &l->m, &rsp,
					   &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_domain_create_reply_to_legacy(&rsp, s);
}

/* ---- destroy ---- */

static bool is_destroy(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_DESTROYDOMAIN) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int hnl_domain_destroy_from_legacy(const struct xen_domctl *in,
				   struct hnl_domain_destroy_req *out)
{
	bool ok = true;

	hnl_domain_destroy_req_init(out);
	if (!is_destroy(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_DESTROY_REQ_DOMAIN);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_destroy_to_legacy(const struct hnl_domain_destroy_req *in,
				 struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_DESTROY_REQ_DOMAIN))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_DESTROYDOMAIN;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_destroy(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_destroy_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_destroy_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_destroy_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_DESTROY,
			      false);
}

/* ---- pause ---- */

static bool is_pause(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_PAUSEDOMAIN) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int hnl_domain_pause_from_legacy(const struct xen_domctl *in,
				 struct hnl_domain_pause_req *out)
{
	bool ok = true;

	hnl_domain_pause_req_init(out);
	if (!is_pause(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_PAUSE_REQ_DOMAIN);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_pause_to_legacy(const struct hnl_domain_pause_req *in,
			       struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_PAUSE_REQ_DOMAIN))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_PAUSEDOMAIN;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_pause(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_pause_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_pause_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_pause_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_PAUSE,
			      false);
}

/* ---- unpause ---- */

static bool is_unpause(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_UNPAUSEDOMAIN) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int hnl_domain_unpause_from_legacy(const struct xen_domctl *in,
				   struct hnl_domain_unpause_req *out)
{
	bool ok = true;

	hnl_domain_unpause_req_init(out);
	if (!is_unpause(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_UNPAUSE_REQ_DOMAIN);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_unpause_to_legacy(const struct hnl_domain_unpause_req *in,
				 struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_UNPAUSE_REQ_DOMAIN))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_UNPAUSEDOMAIN;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_unpause(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_unpause_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_unpause_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_unpause_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_UNPAUSE,
			      false);
}

/* ---- shutdown ---- */

int hnl_domain_shutdown_from_legacy(const struct sched_remote_shutdown *in,
				    struct hnl_domain_shutdown_req *out)
{
	bool ok = true;

	hnl_domain_shutdown_req_init(out);
	HNL_LEGACY_PUT(out->domain, in->domain_id, &ok);
	HNL_SET(out, HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN);
	HNL_LEGACY_PUT(out->reason, in->reason, &ok);
	HNL_SET(out, HNL_DOMAIN_SHUTDOWN_REQ_REASON);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_shutdown_to_legacy(const struct hnl_domain_shutdown_req *in,
				  struct sched_remote_shutdown *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN) ||
	    !HNL_HAS(in, HNL_DOMAIN_SHUTDOWN_REQ_REASON))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	HNL_LEGACY_PUT(out->domain_id, in->domain, &ok);
	HNL_LEGACY_PUT(out->reason, in->reason, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_shutdown(struct hnl_legacy *l, void *arg)
{
	struct sched_remote_shutdown *s = arg;
	struct hnl_domain_shutdown_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_shutdown_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_shutdown_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_SHUTDOWN,
			      false);
}

/* ---- resume ---- */

static bool is_resume(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_RESUMEDOMAIN) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int hnl_domain_resume_from_legacy(const struct xen_domctl *in,
				  struct hnl_domain_resume_req *out)
{
	bool ok = true;

	hnl_domain_resume_req_init(out);
	if (!is_resume(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_RESUME_REQ_DOMAIN);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_resume_to_legacy(const struct hnl_domain_resume_req *in,
				struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_RESUME_REQ_DOMAIN))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_RESUMEDOMAIN;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_resume(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_resume_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_resume_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_resume_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_RESUME,
			      false);
}

/* ---- soft-reset ---- */

static bool is_soft_reset(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_SOFT_RESET) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int hnl_domain_soft_reset_from_legacy(const struct xen_domctl *in,
				      struct hnl_domain_soft_reset_req *out)
{
	bool ok = true;

	hnl_domain_soft_reset_req_init(out);
	if (!is_soft_reset(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_soft_reset_to_legacy(const struct hnl_domain_soft_reset_req *in,
				    struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_SOFT_RESET;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_soft_reset(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_soft_reset_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_soft_reset_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_soft_reset_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_SOFT_RESET,
			      false);
}

/* ---- state-get ---- */

static bool is_state_get(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_GETDOMAININFO) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int hnl_domain_state_get_from_legacy(const struct xen_domctl *in,
				     struct hnl_domain_state_get_req *out)
{
	bool ok = true;

	hnl_domain_state_get_req_init(out);
	if (!is_state_get(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_REQ_DOMAIN);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_state_get_to_legacy(const struct hnl_domain_state_get_req *in,
				   struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_STATE_GET_REQ_DOMAIN))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_GETDOMAININFO;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_state_get_reply_from_legacy(const struct xen_domctl *in,
					   struct hnl_domain_state_get_rsp *out)
{
	bool ok = true;

	hnl_domain_state_get_rsp_init(out);
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_DOMAIN);
	hnl_domain_state_get_rsp_set_handle(out, in->u.getdomaininfo.handle,
					    sizeof(in->u.getdomaininfo.handle));
	HNL_LEGACY_PUT(out->ssidref, in->u.getdomaininfo.ssidref, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_SSIDREF);
	HNL_LEGACY_PUT(out->state,
		       HNL_LEGACY_GET_BITS(in->u.getdomaininfo.flags, 0x1ff),
		       &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_STATE);
	HNL_LEGACY_PUT(out->pages, in->u.getdomaininfo.tot_pages, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_PAGES);
	HNL_LEGACY_PUT(out->max_pages, in->u.getdomaininfo.max_pages, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES);
	HNL_LEGACY_PUT(out->outstanding_pages,
		       in->u.getdomaininfo.outstanding_pages, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES);
	HNL_LEGACY_PUT(out->shared_pages, in->u.getdomaininfo.shr_pages, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES);
	HNL_LEGACY_PUT(out->paged_pages, in->u.getdomaininfo.paged_pages, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES);
	HNL_LEGACY_PUT(out->shared_info_gpa,
		       hnl_legacy_up(in->u.getdomaininfo.shared_info_frame, 12,
		       &ok), &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA);
	HNL_LEGACY_PUT(out->cpu_time, in->u.getdomaininfo.cpu_time, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_CPU_TIME);
	HNL_LEGACY_PUT(out->online_vcpus, in->u.getdomaininfo.nr_online_vcpus,
		       &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS);
	if (!HNL_LEGACY_IS(in->u.getdomaininfo.max_vcpu_id,
	    HNL_DOMAIN_NO_LIMIT)) {
		HNL_LEGACY_PUT(out->max_vcpu_id,
			       in->u.getdomaininfo.max_vcpu_id, &ok);
		HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID);
	}
	HNL_LEGACY_PUT(out->cpupool, in->u.getdomaininfo.cpupool, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_CPUPOOL);
	HNL_LEGACY_PUT(out->gpa_bits, in->u.getdomaininfo.gpaddr_bits, &ok);
	HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_GPA_BITS);
	if ((out->state & (HNL_DOMAIN_STATE_SHUTDOWN))) {
		HNL_LEGACY_PUT(out->shutdown_code,
			       HNL_LEGACY_GET_BITS(in->u.getdomaininfo.flags,
			       0xff0000), &ok);
		HNL_SET(out, HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE);
	}
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_domain_state_get_reply_to_legacy(const struct hnl_domain_state_get_rsp *in,
				     struct xen_domctl *out)
{
	bool ok = true;

	memset(&out->u.getdomaininfo.pad1, 0,
	       sizeof(out->u.getdomaininfo.pad1));
	memset(&out->u.getdomaininfo.pad2, 0,
	       sizeof(out->u.getdomaininfo.pad2));
	memset(&out->u.getdomaininfo.arch_config, 0,
	       sizeof(out->u.getdomaininfo.arch_config));
	out->u.getdomaininfo.flags = 0;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_LEGACY_PUT(out->u.getdomaininfo.domain, out->domain, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_HANDLE))
		HNL_LEGACY_PUT_BYTES(out->u.getdomaininfo.handle, in->handle,
				     &ok);
	else
		memset(out->u.getdomaininfo.handle, 0,
		       sizeof(out->u.getdomaininfo.handle));
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_SSIDREF))
		HNL_LEGACY_PUT(out->u.getdomaininfo.ssidref, in->ssidref, &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.ssidref, 0, &ok);
	HNL_LEGACY_PUT_BITS(out->u.getdomaininfo.flags, 0x1ff, in->state, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_PAGES))
		HNL_LEGACY_PUT(out->u.getdomaininfo.tot_pages, in->pages, &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.tot_pages, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES))
		HNL_LEGACY_PUT(out->u.getdomaininfo.max_pages, in->max_pages,
			       &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.max_pages, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES))
		HNL_LEGACY_PUT(out->u.getdomaininfo.outstanding_pages,
			       in->outstanding_pages, &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.outstanding_pages, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES))
		HNL_LEGACY_PUT(out->u.getdomaininfo.shr_pages, in->shared_pages,
			       &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.shr_pages, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES))
		HNL_LEGACY_PUT(out->u.getdomaininfo.paged_pages,
			       in->paged_pages, &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.paged_pages, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA))
		HNL_LEGACY_PUT(out->u.getdomaininfo.shared_info_frame,
			       hnl_legacy_down(in->shared_info_gpa, 12, &ok),
			       &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.shared_info_frame, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_CPU_TIME))
		HNL_LEGACY_PUT(out->u.getdomaininfo.cpu_time, in->cpu_time,
			       &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.cpu_time, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS))
		HNL_LEGACY_PUT(out->u.getdomaininfo.nr_online_vcpus,
			       in->online_vcpus, &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.nr_online_vcpus, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID))
		HNL_LEGACY_PUT(out->u.getdomaininfo.max_vcpu_id,
			       in->max_vcpu_id, &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.max_vcpu_id,
			       HNL_DOMAIN_NO_LIMIT, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_CPUPOOL))
		HNL_LEGACY_PUT(out->u.getdomaininfo.cpupool, in->cpupool, &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.cpupool, 0, &ok);
	if (HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_GPA_BITS))
		HNL_LEGACY_PUT(out->u.getdomaininfo.gpaddr_bits, in->gpa_bits,
			       &ok);
	else
		HNL_LEGACY_PUT(out->u.getdomaininfo.gpaddr_bits, 0, &ok);
	if ((in->state & (HNL_DOMAIN_STATE_SHUTDOWN)) &&
	    HNL_HAS(in, HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE))
		HNL_LEGACY_PUT_BITS(out->u.getdomaininfo.flags, 0xff0000,
				    in->shutdown_code, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_state_get(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_state_get_req req;
	struct hnl_domain_state_get_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_domain_state_get_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_state_get_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_STATE_GET,
			     true);
	if (err != 0)
		return err;
	err = hnl_domain_state_get_rsp_decode(&l->decoder, l->answer, &l->m,
					      &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_domain_state_get_reply_to_legacy(&rsp, s);
}

/* ---- handle-set ---- */

static bool is_handle_set(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_SETDOMAINHANDLE) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int hnl_domain_handle_set_from_legacy(const struct xen_domctl *in,
				      struct hnl_domain_handle_set_req *out)
{
	bool ok = true;

	hnl_domain_handle_set_req_init(out);
	if (!is_handle_set(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN);
	hnl_domain_handle_set_req_set_handle(
			out, in->u.setdomainhandle.handle,
			sizeof(in->u.setdomainhandle.handle));
	return ok ? 0 : -HNL_EINVAL;
}

int hnl_domain_handle_set_to_legacy(const struct hnl_domain_handle_set_req *in,
				    struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN) ||
	    !HNL_HAS(in, HNL_DOMAIN_HANDLE_SET_REQ_HANDLE))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_SETDOMAINHANDLE;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_LEGACY_PUT_BYTES(out->u.setdomainhandle.handle, in->handle, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_handle_set(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_handle_set_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_handle_set_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_handle_set_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family, HNL_DOMAIN_CMD_HANDLE_SET,
			      false);
}

/* ---- max-memory-set ---- */

static bool is_max_memory_set(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd, HNL_DOMAIN_DOMCTL_MAX_MEM) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int
hnl_domain_max_memory_set_from_legacy(const struct xen_domctl *in,
				      struct hnl_domain_max_memory_set_req *out)
{
	bool ok = true;

	hnl_domain_max_memory_set_req_init(out);
	if (!is_max_memory_set(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN);
	HNL_LEGACY_PUT(out->max_memory, in->u.max_mem.max_memkb, &ok);
	HNL_SET(out, HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_domain_max_memory_set_to_legacy(
	const struct hnl_domain_max_memory_set_req *in, struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN) ||
	    !HNL_HAS(in, HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_MAX_MEM;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_LEGACY_PUT(out->u.max_mem.max_memkb, in->max_memory, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_max_memory_set(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_max_memory_set_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_max_memory_set_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_max_memory_set_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family,
			      HNL_DOMAIN_CMD_MAX_MEMORY_SET, false);
}

/* ---- paging-pool-get ---- */

static bool is_paging_pool_get(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd,
	       HNL_DOMAIN_DOMCTL_GET_PAGING_MEMPOOL_SIZE) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int
hnl_domain_paging_pool_get_from_legacy(
	const struct xen_domctl *in, struct hnl_domain_paging_pool_get_req *out)
{
	bool ok = true;

	hnl_domain_paging_pool_get_req_init(out);
	if (!is_paging_pool_get(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_domain_paging_pool_get_to_legacy(
	const struct hnl_domain_paging_pool_get_req *in, struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_GET_PAGING_MEMPOOL_SIZE;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_domain_paging_pool_get_reply_from_legacy(
	const struct xen_domctl *in, struct hnl_domain_paging_pool_get_rsp *out)
{
	bool ok = true;

	hnl_domain_paging_pool_get_rsp_init(out);
	HNL_LEGACY_PUT(out->paging_pool, in->u.paging_mempool.size, &ok);
	HNL_SET(out, HNL_DOMAIN_PAGING_POOL_GET_RSP_PAGING_POOL);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_domain_paging_pool_get_reply_to_legacy(
	const struct hnl_domain_paging_pool_get_rsp *in, struct xen_domctl *out)
{
	bool ok = true;

	HNL_LEGACY_PUT(out->u.paging_mempool.size, in->paging_pool, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_paging_pool_get(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_paging_pool_get_req req;
	struct hnl_domain_paging_pool_get_rsp rsp;
	int err;

	hnl_legacy_begin(l);
	if (hnl_domain_paging_pool_get_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_paging_pool_get_req_encode(&l->b, 0, 0, 0, &req);
	err = hnl_legacy_ask(l, &hnl_domain_family,
			     HNL_DOMAIN_CMD_PAGING_POOL_GET, true);
	if (err != 0)
		return err;
	err = hnl_domain_paging_pool_get_rsp_decode(&l->decoder, l->answer,
						    &l->m, &rsp, &l->x);
	if (err != 0)
		return -HNL_EBADMSG;
	return hnl_domain_paging_pool_get_reply_to_legacy(&rsp, s);
}

/* ---- paging-pool-set ---- */

static bool is_paging_pool_set(const void *arg)
{
	const struct xen_domctl *s = arg;

	return HNL_LEGACY_IS(s->cmd,
	       HNL_DOMAIN_DOMCTL_SET_PAGING_MEMPOOL_SIZE) &&
	       HNL_LEGACY_IS(s->interface_version,
	       HNL_DOMAIN_DOMCTL_INTERFACE_VERSION);
}

int
hnl_domain_paging_pool_set_from_legacy(
	const struct xen_domctl *in, struct hnl_domain_paging_pool_set_req *out)
{
	bool ok = true;

	hnl_domain_paging_pool_set_req_init(out);
	if (!is_paging_pool_set(in))
		return -HNL_EINVAL;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_SET(out, HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN);
	HNL_LEGACY_PUT(out->paging_pool, in->u.paging_mempool.size, &ok);
	HNL_SET(out, HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL);
	return ok ? 0 : -HNL_EINVAL;
}

int
hnl_domain_paging_pool_set_to_legacy(
	const struct hnl_domain_paging_pool_set_req *in, struct xen_domctl *out)
{
	bool ok = true;

	if (!HNL_HAS(in, HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN) ||
	    !HNL_HAS(in, HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL))
		return -HNL_EINVAL;
	memset(out, 0, sizeof(*out));
	out->cmd = HNL_DOMAIN_DOMCTL_SET_PAGING_MEMPOOL_SIZE;
	out->interface_version = HNL_DOMAIN_DOMCTL_INTERFACE_VERSION;
	HNL_LEGACY_PUT(out->domain, in->domain, &ok);
	HNL_LEGACY_PUT(out->u.paging_mempool.size, in->paging_pool, &ok);
	return ok ? 0 : -HNL_EINVAL;
}

static int call_paging_pool_set(struct hnl_legacy *l, void *arg)
{
	struct xen_domctl *s = arg;
	struct hnl_domain_paging_pool_set_req req;

	hnl_legacy_begin(l);
	if (hnl_domain_paging_pool_set_from_legacy(s, &req) != 0)
		hnl_builder_fail(&l->b, HNL_EINVAL);
	hnl_domain_paging_pool_set_req_encode(&l->b, 0, 0, 0, &req);
	return hnl_legacy_ask(l, &hnl_domain_family,
			      HNL_DOMAIN_CMD_PAGING_POOL_SET, false);
}

static const struct hnl_legacy_row row[] = {
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_create, call_create },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_destroy,
	  call_destroy },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_pause, call_pause },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_unpause,
	  call_unpause },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_resume, call_resume },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_soft_reset,
	  call_soft_reset },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_state_get,
	  call_state_get },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_handle_set,
	  call_handle_set },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_max_memory_set,
	  call_max_memory_set },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_paging_pool_get,
	  call_paging_pool_get },
	{ HNL_DOMAIN_HYPERCALL_DOMCTL, HNL_LEGACY_ANY, is_paging_pool_set,
	  call_paging_pool_set },
	{ HNL_DOMAIN_HYPERCALL_SCHED_OP, HNL_DOMAIN_SCHEDOP_REMOTE_SHUTDOWN,
	  NULL, call_shutdown },
};

int hnl_domain_legacy_call(struct hnl_legacy *l, uint32_t hypercall,
			   uint32_t op, void *arg)
{
	return hnl_legacy_find(l, row, sizeof(row) / sizeof(row[0]), hypercall,
			       op, arg);
}
