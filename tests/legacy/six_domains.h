/* SPDX-License-Identifier: MIT */
/*
 * Six domains in a table and the handlers of their calls: as little of a
 * service as both entries need, with each error of the schema.
 */
#ifndef SIX_DOMAINS_H
#define SIX_DOMAINS_H

#include "both.h"
#include "hnl_domain.h"

#define DOMAINS 6
#define CPUPOOLS 2
#define POOL_MOST 5	/* pages */

struct domains {
	struct a_domain {
		uint8_t there, uuid[16], shutdown, code;
		uint32_t flags, ssidref, vcpus, last_port, grant_version;
		uint32_t vmtrace, cpupool, emulation, pauses, resets;
		int32_t grant_frames, maptrack_frames;
		uint64_t memory, pool;
	} domain[DOMAINS];
};

static struct a_domain *domain_of(const struct hnl_call *call, uint16_t id)
{
	struct domains *all = (struct domains *)world_of(call)->model;

	return id < DOMAINS && all->domain[id].there ? &all->domain[id] : NULL;
}

/* The domain named, for one who may: 0, EPERM, ESRCH, EINVAL for oneself. */
static enum hnl_errno find(const struct hnl_call *call, uint16_t id,
			   bool not_self, struct a_domain **d)
{
	if (!world_of(call)->privileged)
		return HNL_EPERM;
	*d = domain_of(call, id);
	if (*d == NULL)
		return HNL_ESRCH;
	return not_self && id == world_of(call)->caller ? HNL_EINVAL : 0;
}

#define HAS(name) HNL_HAS(req, HNL_DOMAIN_CREATE_REQ_##name)

static uint32_t flags_of(const struct hnl_domain_create_req *req)
{
	return (uint32_t)(HAS(HVM) | HAS(HAP) << 1 | HAS(S3_INTEGRITY) << 2 |
			  HAS(OOS_OFF) << 3 | HAS(XS_DOMAIN) << 4 |
			  HAS(IOMMU) << 5 | HAS(NESTED_VIRT) << 6 |
			  HAS(VPMU) << 7 | HAS(IOMMU_NO_SHAREPT) << 8 |
			  (HNL_HAS(&req->x86, HNL_DOMAIN_X86_MSR_RELAXED) &
			   HAS(X86)) << 9);
}

static enum hnl_errno cross_rules(const struct hnl_domain_create_req *req)
{
	if ((HAS(HAP) && !HAS(HVM)) || (HAS(NESTED_VIRT) && !HAS(HAP)) ||
	    (HAS(IOMMU_NO_SHAREPT) && !HAS(IOMMU)) ||
	    (HAS(VMTRACE_SIZE) && !HAS(HVM)) ||
	    (HAS(HVM) && req->max_vcpus > HNL_DOMAIN_VCPUS_HVM))
		return HNL_EINVAL;
	if (HAS(CPUPOOL) && req->cpupool >= CPUPOOLS)
		return HNL_ENOENT;
	return HAS(XS_DOMAIN) && HAS(VPMU) ? HNL_EOPNOTSUPP : 0;
}

static void fill(struct a_domain *d, const struct hnl_domain_create_req *req)
{
	bool x86 = HAS(X86) &&
		   HNL_HAS(&req->x86, HNL_DOMAIN_X86_EMULATION);

	memset(d, 0, sizeof(*d));
	d->there = 1;
	if (HAS(HANDLE))
		memcpy(d->uuid, req->handle.p, 16);
	d->flags = flags_of(req);
	d->ssidref = HAS(SSIDREF) ? req->ssidref : 0;
	d->vcpus = req->max_vcpus;
	d->last_port = HAS(MAX_EVENT_PORT) ? req->max_event_port : 131071;
	d->grant_version = HAS(GRANT_VERSION) ? req->grant_version : 1;
	d->vmtrace = HAS(VMTRACE_SIZE) ? req->vmtrace_size : 0;
	d->cpupool = HAS(CPUPOOL) ? req->cpupool : 0;
	d->emulation = x86 ? req->x86.emulation : 0;
	d->pauses = 1;
	d->grant_frames = HAS(MAX_GRANT_FRAMES) ? req->max_grant_frames : -1;
	d->maptrack_frames = HAS(MAX_MAPTRACK_FRAMES) ?
				     req->max_maptrack_frames : -1;
}

static int create(struct hnl_call *call)
{
	const struct hnl_domain_create_req *req = call->request;
	struct domains *all = (struct domains *)world_of(call)->model;
	enum hnl_errno err = cross_rules(req);
	uint16_t id = HAS(DOMAIN) ? req->domain : 0;

	if (!world_of(call)->privileged)
		err = HNL_EPERM;
	if (err != 0)
		return refuse(call, err);
	while (!HAS(DOMAIN) && id < DOMAINS && all->domain[id].there)
		id++;
	if (id >= DOMAINS)
		return refuse(call, HAS(DOMAIN) ? HNL_EINVAL : HNL_ENOSPC);
	if (all->domain[id].there)
		return refuse(call, HNL_EEXIST);
	fill(&all->domain[id], req);
	hnl_attr_put_u16(call->reply, HNL_DOMAIN_A_DOMAIN, id);
	hnl_attr_put_u64(call->reply, HNL_DOMAIN_A_UNIQUE_ID, 100u + id);
	return 0;
}

/* A unit for each of ten pages: it gives up on its way. */
static int destroy(struct hnl_call *call)
{
	const struct hnl_domain_destroy_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, true, &d);

	if (err != 0)
		return refuse(call, err);
	for (; call->cursor[0] < 10; call->cursor[0]++)
		if (!hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	memset(d, 0, sizeof(*d));
	return 0;
}

static int pause_domain(struct hnl_call *call)
{
	const struct hnl_domain_pause_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, true, &d);

	if (err == 0 && d->pauses == 3)
		err = HNL_EOVERFLOW;
	if (err != 0)
		return refuse(call, err);
	d->pauses++;
	return 0;
}

static int unpause(struct hnl_call *call)
{
	const struct hnl_domain_unpause_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, false, &d);

	if (err == 0 && d->pauses == 0)
		err = HNL_EINVAL;
	if (err != 0)
		return refuse(call, err);
	d->pauses--;
	return 0;
}

static int shutdown_domain(struct hnl_call *call)
{
	const struct hnl_domain_shutdown_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, false, &d);

	if (err != 0)
		return refuse(call, err);
	d->shutdown = 1;
	d->code = (uint8_t)req->reason;
	return 0;
}

static int resume(struct hnl_call *call)
{
	const struct hnl_domain_resume_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, true, &d);

	if (err != 0)
		return refuse(call, err);
	d->shutdown = 0;
	return 0;
}

static int soft_reset(struct hnl_call *call)
{
	const struct hnl_domain_soft_reset_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, true, &d);

	if (err == 0 && !d->shutdown)
		err = HNL_EINVAL;
	if (err != 0)
		return refuse(call, err);
	d->shutdown = 0;
	d->resets++;
	return 0;
}

static void put_uuid(struct hnl_call *call, const uint8_t *uuid)
{
	hnl_attr_put_bytes(call->reply, HNL_DOMAIN_A_HANDLE, uuid, 16);
}

static int state_get(struct hnl_call *call)
{
	const struct hnl_domain_state_get_req *req = call->request;
	struct hnl_builder *b = call->reply;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, false, &d);

	if (err != 0)
		return refuse(call, err);
	hnl_attr_put_u16(b, HNL_DOMAIN_A_DOMAIN, req->domain);
	put_uuid(call, d->uuid);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_SSIDREF, d->ssidref);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_STATE,
			 (d->flags & 1 ? HNL_DOMAIN_STATE_HVM : 0) |
			 (d->shutdown ? HNL_DOMAIN_STATE_SHUTDOWN : 0) |
			 (d->pauses ? HNL_DOMAIN_STATE_PAUSED : 0));
	if (d->shutdown)
		hnl_attr_put_u8(b, HNL_DOMAIN_A_SHUTDOWN_CODE, d->code);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_MAX_PAGES, d->memory / 4);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_SHARED_INFO_GPA, 0x5000);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_CPU_TIME, 1234567890123);
	if (d->vcpus != 1)	/* of one it says nothing */
		hnl_attr_put_u32(b, HNL_DOMAIN_A_MAX_VCPU_ID, d->vcpus - 1);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_CPUPOOL, d->cpupool);
	hnl_attr_put_u8(b, HNL_DOMAIN_A_GPA_BITS, 48);
	return 0;
}

static int handle_set(struct hnl_call *call)
{
	const struct hnl_domain_handle_set_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, false, &d);

	if (err != 0)
		return refuse(call, err);
	memcpy(d->uuid, req->handle.p, 16);
	return 0;
}

static int max_memory_set(struct hnl_call *call)
{
	const struct hnl_domain_max_memory_set_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, false, &d);

	if (err != 0)
		return refuse(call, err);
	d->memory = req->max_memory;
	return 0;
}

static int paging_pool_get(struct hnl_call *call)
{
	const struct hnl_domain_paging_pool_get_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, false, &d);

	if (err == 0 && !(d->flags & 1))
		err = HNL_EOPNOTSUPP;
	if (err != 0)
		return refuse(call, err);
	hnl_attr_put_u64(call->reply, HNL_DOMAIN_A_PAGING_POOL, d->pool);
	return 0;
}

static int paging_pool_set(struct hnl_call *call)
{
	const struct hnl_domain_paging_pool_set_req *req = call->request;
	struct a_domain *d;
	enum hnl_errno err = find(call, req->domain, false, &d);

	if (err == 0 && !(d->flags & 1))
		err = HNL_EOPNOTSUPP;
	if (err == 0 && req->paging_pool > POOL_MOST * HNL_PAGE)
		err = HNL_ENOMEM;
	if (err != 0)
		return refuse(call, err);
	d->pool = req->paging_pool;
	return 0;
}

static const hnl_handler handlers[] = {
	[HNL_DOMAIN_CMD_CREATE] = create,
	[HNL_DOMAIN_CMD_DESTROY] = destroy,
	[HNL_DOMAIN_CMD_PAUSE] = pause_domain,
	[HNL_DOMAIN_CMD_UNPAUSE] = unpause,
	[HNL_DOMAIN_CMD_SHUTDOWN] = shutdown_domain,
	[HNL_DOMAIN_CMD_RESUME] = resume,
	[HNL_DOMAIN_CMD_SOFT_RESET] = soft_reset,
	[HNL_DOMAIN_CMD_STATE_GET] = state_get,
	[HNL_DOMAIN_CMD_HANDLE_SET] = handle_set,
	[HNL_DOMAIN_CMD_MAX_MEMORY_SET] = max_memory_set,
	[HNL_DOMAIN_CMD_PAGING_POOL_GET] = paging_pool_get,
	[HNL_DOMAIN_CMD_PAGING_POOL_SET] = paging_pool_set,
};

#define N_HANDLERS (sizeof(handlers) / sizeof(handlers[0]))

#endif
