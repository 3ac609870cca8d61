/* SPDX-License-Identifier: MIT */
/*
 * The domain family: create.
 *
 * What an attribute asks of another one is the schema's to say, and was checked
 * by the decoder. Here each is compared with what the machine can do: flags,
 * numbers, then what one architecture has; the first that it cannot is refused
 * by its name, and nothing is made.
 */
#include "domain.h"

#define HAS(name) HNL_HAS(req, HNL_DOMAIN_CREATE_REQ_##name)

/* ---- flags ---- */

static const struct {
	uint8_t field;
	uint8_t type;
	uint32_t flag;
} flags[] = {
#define FLAG(name) \
	{ HNL_DOMAIN_CREATE_REQ_##name, HNL_DOMAIN_A_##name, \
	  HNL_DOMAIN_CREATE_FLAG_##name }
	FLAG(HVM), FLAG(HAP), FLAG(S3_INTEGRITY), FLAG(OOS_OFF),
	FLAG(XS_DOMAIN), FLAG(IOMMU), FLAG(NESTED_VIRT), FLAG(VPMU),
#undef FLAG
};

#define N_FLAGS (sizeof(flags) / sizeof(flags[0]))

static uint32_t flags_of(const struct hnl_domain_create_req *req)
{
	uint32_t v = 0;
	size_t i;

	for (i = 0; i < N_FLAGS; i++)
		if (HNL_HAS(req, flags[i].field))
			v |= flags[i].flag;
	return v;
}

static uint32_t iommu_options_of(const struct hnl_domain_create_req *req)
{
	return HAS(IOMMU_NO_SHAREPT) ? HNL_DOMAIN_IOMMU_OPTION_NO_SHAREPT : 0;
}

static int refuse_missing(struct hnl_call *call, uint16_t type)
{
	call->x->missing = type;
	return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_MISSING, 0, 0);
}

static int check_flags(struct hnl_call *call,
		       const struct hnl_domain_create_req *req,
		       const struct hnl_domain_machine *machine)
{
	uint32_t v = flags_of(req);
	size_t i;

	for (i = 0; i < N_FLAGS; i++) {
		if (v & ~machine->flags & flags[i].flag)
			return hnl_call_refuse(call, HNL_EINVAL,
					       HNL_REASON_ABSENT,
					       flags[i].type, 0);
		if (~v & machine->required & flags[i].flag)
			return refuse_missing(call, flags[i].type);
	}
	if (iommu_options_of(req) & ~machine->iommu_options)
		return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_ABSENT,
				       HNL_DOMAIN_A_IOMMU_NO_SHAREPT, 0);
	return 0;
}

/* ---- numbers ---- */

/* True, and refused, if it cannot be had. */
static bool refused(struct hnl_call *call, bool fits, uint16_t type)
{
	if (!fits)
		(void)hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_RANGE, type,
				      0);
	return !fits;
}

static uint32_t most_vcpus(const struct hnl_domain_create_req *req,
			   const struct hnl_domain_machine *machine)
{
	if (!HAS(HVM))
		return machine->max_vcpus;
	return machine->max_vcpus_hvm < HNL_DOMAIN_VCPUS_HVM ?
		       machine->max_vcpus_hvm : HNL_DOMAIN_VCPUS_HVM;
}

/* Or 0, which the schema does not let through. */
static bool is_power_of_2(uint32_t v)
{
	return (v & (v - 1)) == 0;
}

static int check_numbers(struct hnl_call *call,
			 const struct hnl_domain_create_req *req,
			 const struct hnl_domain_machine *m)
{
	if ((HAS(DOMAIN) && refused(call, req->domain < m->n_domains,
				    HNL_DOMAIN_A_DOMAIN)) ||
	    (HAS(VIEW_MODE) &&
	     refused(call, (m->view_modes >> (req->view_mode & 31)) & 1,
		     HNL_DOMAIN_A_VIEW_MODE)) ||
	    (HAS(VIEWS) && refused(call, req->views <= m->views,
				   HNL_DOMAIN_A_VIEWS)) ||
	    refused(call, req->max_vcpus <= most_vcpus(req, m),
		    HNL_DOMAIN_A_MAX_VCPUS) ||
	    (HAS(MAX_EVENT_PORT) &&
	     refused(call, req->max_event_port <= m->last_port,
		     HNL_DOMAIN_A_MAX_EVENT_PORT)) ||
	    (HAS(MAX_GRANT_FRAMES) &&
	     refused(call, req->max_grant_frames <= m->grant_frames,
		     HNL_DOMAIN_A_MAX_GRANT_FRAMES)) ||
	    (HAS(MAX_MAPTRACK_FRAMES) &&
	     refused(call, req->max_maptrack_frames <= m->maptrack_frames,
		     HNL_DOMAIN_A_MAX_MAPTRACK_FRAMES)) ||
	    (HAS(GRANT_VERSION) &&
	     refused(call, req->grant_version <= m->grant_version,
		     HNL_DOMAIN_A_GRANT_VERSION)) ||
	    (HAS(VMTRACE_SIZE) &&
	     refused(call, is_power_of_2(req->vmtrace_size) &&
				   req->vmtrace_size <= m->vmtrace_size,
		     HNL_DOMAIN_A_VMTRACE_SIZE)))
		return call->x->err;
	return 0;
}

/* ---- what one architecture has ---- */

static bool can_emulate(const struct hnl_domain_machine *machine,
			uint32_t devices, bool hvm)
{
	size_t i;

	for (i = 0; i < machine->n_emulation; i++)
		if (machine->emulation[i].devices == devices &&
		    machine->emulation[i].hvm == hvm)
			return true;
	return false;
}

static struct hnl_attr nest_of(const struct hnl_call *call, uint16_t type)
{
	return hnl_attr_find(call->msg, call->msg_len, HNL_MSGHDR, type);
}

static int check_x86(struct hnl_call *call,
		     const struct hnl_domain_create_req *req,
		     const struct hnl_domain_machine *machine)
{
	struct hnl_attr nest = nest_of(call, HNL_DOMAIN_A_X86);

	if (!machine->x86)
		return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_ABSENT,
				       HNL_DOMAIN_A_X86, 0);
	if (HNL_HAS(&req->x86, HNL_DOMAIN_X86_EMULATION) &&
	    !can_emulate(machine, req->x86.emulation, HAS(HVM)))
		return hnl_domain_refuse_within(call, HNL_EOPNOTSUPP,
						HNL_REASON_ABSENT, &nest,
						HNL_DOMAIN_A_X86_EMULATION);
	if (HNL_HAS(&req->x86, HNL_DOMAIN_X86_MSR_RELAXED) &&
	    !machine->msr_relaxed)
		return hnl_domain_refuse_within(call, HNL_EINVAL,
						HNL_REASON_ABSENT, &nest,
						HNL_DOMAIN_A_X86_MSR_RELAXED);
	return 0;
}

/* One that is always there, or a bit of what the machine has. */
static bool can_have(uint32_t v, uint32_t always, uint32_t bits)
{
	return v == always || ((bits >> (v & 31)) & 1);
}

static int check_arm(struct hnl_call *call,
		     const struct hnl_domain_create_req *req,
		     const struct hnl_domain_machine *machine)
{
	struct hnl_attr nest = nest_of(call, HNL_DOMAIN_A_ARM);
	const struct hnl_domain_arm *arm = &req->arm;
	uint16_t type;

	if (!machine->arm)
		return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_ABSENT,
				       HNL_DOMAIN_A_ARM, 0);
	if (HNL_HAS(arm, HNL_DOMAIN_ARM_GIC_VERSION) &&
	    !can_have(arm->gic_version, HNL_DOMAIN_GIC_VERSION_NATIVE,
		      machine->gic_versions))
		type = HNL_DOMAIN_A_ARM_GIC_VERSION;
	else if (HNL_HAS(arm, HNL_DOMAIN_ARM_TEE) &&
		 !can_have(arm->tee, HNL_DOMAIN_TEE_NONE, machine->tees))
		type = HNL_DOMAIN_A_ARM_TEE;
	else if (HNL_HAS(arm, HNL_DOMAIN_ARM_SPIS) &&
		 arm->spis > machine->spis)
		type = HNL_DOMAIN_A_ARM_SPIS;
	else
		return 0;
	return hnl_domain_refuse_within(call, HNL_EINVAL, HNL_REASON_RANGE,
					&nest, type);
}

static int check(struct hnl_call *call, const struct hnl_domain_create_req *req,
		 const struct hnl_domain_machine *machine)
{
	int err = check_flags(call, req, machine);

	if (err == 0)
		err = check_numbers(call, req, machine);
	if (err == 0 && HAS(X86))
		err = check_x86(call, req, machine);
	if (err == 0 && HAS(ARM))
		err = check_arm(call, req, machine);
	return err;
}

/* ---- the domain to be made ---- */

/* Negative: as many as the machine has. */
static int32_t frames_of(int32_t v, int32_t most)
{
	return v >= 0 ? v : most;
}

static void fill_arch(struct hnl_domain_make *make,
		      const struct hnl_domain_create_req *req)
{
	if (HAS(X86) && HNL_HAS(&req->x86, HNL_DOMAIN_X86_EMULATION))
		make->emulation = req->x86.emulation;
	make->msr_relaxed = HAS(X86) &&
			    HNL_HAS(&req->x86, HNL_DOMAIN_X86_MSR_RELAXED);
	if (HAS(ARM) && HNL_HAS(&req->arm, HNL_DOMAIN_ARM_GIC_VERSION))
		make->gic_version = req->arm.gic_version;
	if (HAS(ARM) && HNL_HAS(&req->arm, HNL_DOMAIN_ARM_TEE))
		make->tee = req->arm.tee;
	if (HAS(ARM) && HNL_HAS(&req->arm, HNL_DOMAIN_ARM_SPIS))
		make->spis = req->arm.spis;
}

static void fill(struct hnl_domain_make *make,
		 const struct hnl_domain_create_req *req,
		 const struct hnl_domain_machine *machine)
{
	memset(make, 0, sizeof(*make));
	make->domain = HAS(DOMAIN) ? req->domain : 0;
	if (HAS(HANDLE))
		memcpy(make->handle, req->handle.p, sizeof(make->handle));
	make->flags = flags_of(req);
	make->iommu_options = iommu_options_of(req);
	make->ssidref = HAS(SSIDREF) ? req->ssidref : 0;
	make->max_vcpus = req->max_vcpus;
	make->last_port = HAS(MAX_EVENT_PORT) ? req->max_event_port :
						machine->last_port;
	make->grant_frames = frames_of(HAS(MAX_GRANT_FRAMES) ?
					       req->max_grant_frames : -1,
				       machine->grant_frames);
	make->maptrack_frames = frames_of(HAS(MAX_MAPTRACK_FRAMES) ?
						  req->max_maptrack_frames : -1,
					  machine->maptrack_frames);
	make->grant_version = HAS(GRANT_VERSION) ?
				      req->grant_version :
				      HNL_DOMAIN_GRANT_VERSION_FIRST;
	make->vmtrace_size = HAS(VMTRACE_SIZE) ? req->vmtrace_size : 0;
	make->cpupool = HAS(CPUPOOL) ? req->cpupool : 0;
	make->view_mode = HAS(VIEW_MODE) ? req->view_mode : 0;
	make->views = HAS(VIEWS) ? req->views : 0;
	fill_arch(make, req);
}

/* Whose fault it is that the hypervisor did not make it; 0: nobody's. */
static uint16_t guilty_of(int err)
{
	switch (-err) {
	case HNL_EEXIST:
	case HNL_EINVAL:
		return HNL_DOMAIN_A_DOMAIN;
	case HNL_ENOENT:
		return HNL_DOMAIN_A_CPUPOOL;
	case HNL_E2BIG:
		return HNL_DOMAIN_A_GRANT;
	default:
		return 0;
	}
}

static void put_made(struct hnl_builder *b, const struct hnl_domain_made *made)
{
	struct hnl_nest nest;

	hnl_attr_put_u16(b, HNL_DOMAIN_A_DOMAIN, made->domain);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_UNIQUE_ID, made->unique_id);
	if (made->gic_version == 0)
		return;
	nest = hnl_attr_nest_begin(b, HNL_DOMAIN_A_ARM_RESULT);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_ARM_RESULT_GIC_VERSION,
			 made->gic_version);
	if (made->clock_frequency != 0)
		hnl_attr_put_u32(b, HNL_DOMAIN_A_ARM_RESULT_CLOCK_FREQUENCY,
				 made->clock_frequency);
	hnl_attr_nest_end(b, nest);
}

int hnl_domain_create(struct hnl_call *call)
{
	const struct hnl_domain_create_req *req =
		(const struct hnl_domain_create_req *)call->request;
	const struct hnl_domain_machine *machine = host_of(call)->machine;
	struct hnl_grant grant[GRANTS_MAX];
	struct hnl_domain_make make;
	struct hnl_domain_made made;
	int err = check(call, req, machine);

	if (err != 0)
		return err;
	fill(&make, req, machine);
	make.grant = grant;
	if (HAS(GRANT))
		err = hnl_domain_resolve(call, req->grant, grant,
					 &make.n_grants);
	if (err != 0)
		return err;
	err = ops_of(call)->create(ctx_of(call), &make, &made);
	if (err != 0)
		return hnl_domain_refuse(call, err, guilty_of(err), 0);
	put_made(call->reply, &made);
	return 0;
}
