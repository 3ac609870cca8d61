/* SPDX-License-Identifier: MIT */
/*
 * The domain family: a domain's life.
 *
 *	create -> paused -> unpause -> runs -> shutdown -> destroy -> gone
 *		     ^- pause ----------'          |
 *			runs <- resume, soft-reset '
 *
 * A long command keeps the unique id of its domain while it waits, for the
 * number may belong to another one when it goes on. Its steps are the
 * hypervisor's, one unit each; what was done before a failure stays done.
 */
#include "domain.h"

/* ---- refusals ---- */

/* What an operation returned, on the wire. */
static const struct {
	uint8_t err, told, reason;
} refusals[] = {
	{ HNL_ESRCH, HNL_ESRCH, HNL_REASON_ABSENT },
	{ HNL_ENODEV, HNL_ESRCH, HNL_REASON_STATE },
	{ HNL_ENOENT, HNL_ENOENT, HNL_REASON_ABSENT },
	{ HNL_ENOMEM, HNL_ENOMEM, HNL_REASON_QUOTA },
	{ HNL_ENOSPC, HNL_ENOSPC, HNL_REASON_QUOTA },
	{ HNL_E2BIG, HNL_ENOSPC, HNL_REASON_QUOTA },
};

int hnl_domain_refuse(struct hnl_call *call, int err, uint16_t type,
		      uint64_t progress)
{
	size_t i;

	for (i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
		if (refusals[i].err == -err)
			return hnl_call_refuse(
				call, (enum hnl_errno)refusals[i].told,
				(enum hnl_reason)refusals[i].reason, type,
				progress);
	return hnl_call_refuse(call, (enum hnl_errno)-err, HNL_REASON_STATE,
			       type, progress);
}

/* Of a command that names a domain and answers with no reply. */
static int answer(struct hnl_call *call, int err)
{
	if (err == 0)
		return 0;
	return hnl_domain_refuse(call, err, HNL_DOMAIN_A_DOMAIN, 0);
}

int hnl_domain_refuse_within(struct hnl_call *call, enum hnl_errno err,
			     enum hnl_reason reason,
			     const struct hnl_attr *nest, uint16_t type)
{
	struct hnl_attr a = hnl_attr_find(call->msg, nest->off + nest->len,
					  nest->off, type);

	return hnl_extack_refuse(call->x, err, reason, a.off - HNL_ATTRHDR,
				 type);
}

/* xen/domctl.h: who stops itself could not end the call. */
static bool is_caller(const struct hnl_call *call, uint16_t domain)
{
	return hnl_domain_id(call->domain) == domain;
}

/* ---- pause, unpause, shutdown, resume ---- */

static int pause_domain(struct hnl_call *call)
{
	const struct hnl_domain_pause_req *req =
		(const struct hnl_domain_pause_req *)call->request;

	if (is_caller(call, req->domain))
		return answer(call, -HNL_EINVAL);
	return answer(call, ops_of(call)->pause(ctx_of(call), req->domain));
}

static int unpause(struct hnl_call *call)
{
	const struct hnl_domain_unpause_req *req =
		(const struct hnl_domain_unpause_req *)call->request;

	return answer(call, ops_of(call)->unpause(ctx_of(call), req->domain));
}

static int shut_down(struct hnl_call *call)
{
	const struct hnl_domain_shutdown_req *req =
		(const struct hnl_domain_shutdown_req *)call->request;

	return answer(call, ops_of(call)->shutdown(ctx_of(call), req->domain,
						   (uint8_t)req->reason));
}

static int resume(struct hnl_call *call)
{
	const struct hnl_domain_resume_req *req =
		(const struct hnl_domain_resume_req *)call->request;

	if (is_caller(call, req->domain))
		return answer(call, -HNL_EINVAL);
	return answer(call, ops_of(call)->resume(ctx_of(call), req->domain));
}

/* ---- destroy, soft-reset, paging-pool-set ---- */

/*
 * cursor[0]: units done, at most so many; cursor[1]: the unique id, which is
 * found before the first unit. What no turn leaves, a stream has made up. 0, or
 * refused.
 */
static int begin_walk(struct hnl_call *call, uint16_t domain, uint64_t most)
{
	if (call->cursor[0] > most ||
	    (call->cursor[0] != 0 && call->cursor[1] == 0))
		return hnl_call_refuse(call, HNL_EINTR, HNL_REASON_RESTORED, 0,
				       0);
	if (call->cursor[1] == 0)
		call->cursor[1] = ops_of(call)->unique_id(ctx_of(call), domain);
	return call->cursor[1] != 0 ? 0 : answer(call, -HNL_ESRCH);
}

/* After a step: true if there is another one, and time for it. */
static bool goes_on(struct hnl_call *call, int err)
{
	if (err != HNL_CALL_AGAIN)
		return false;
	call->cursor[0]++;
	return hnl_call_spend(call);
}

static int end_walk(struct hnl_call *call, int err, uint16_t type)
{
	if (err == 0 || err == HNL_CALL_AGAIN)
		return err;
	return hnl_domain_refuse(call, err, type, call->cursor[0]);
}

static int destroy(struct hnl_call *call)
{
	const struct hnl_domain_destroy_req *req =
		(const struct hnl_domain_destroy_req *)call->request;
	int err;

	if (is_caller(call, req->domain))
		return answer(call, -HNL_EINVAL);
	err = begin_walk(call, req->domain, HNL_DOMAIN_UNITS_MAX);
	if (err != 0)
		return err;
	do {
		err = ops_of(call)->destroy_step(ctx_of(call), req->domain,
						 call->cursor[1]);
	} while (goes_on(call, err));
	return end_walk(call, err, HNL_DOMAIN_A_DOMAIN);
}

static int soft_reset(struct hnl_call *call)
{
	const struct hnl_domain_soft_reset_req *req =
		(const struct hnl_domain_soft_reset_req *)call->request;
	uint16_t caller = hnl_domain_id(call->domain);
	int err;

	if (is_caller(call, req->domain))
		return answer(call, -HNL_EINVAL);
	err = begin_walk(call, req->domain, HNL_DOMAIN_PORTS_MAX - 1);
	if (err != 0)
		return err;
	do {
		err = ops_of(call)->soft_reset_step(ctx_of(call), caller,
						    req->domain,
						    call->cursor[1],
						    call->cursor[0]);
	} while (goes_on(call, err));
	return end_walk(call, err, HNL_DOMAIN_A_DOMAIN);
}

static int paging_pool_set(struct hnl_call *call)
{
	const struct hnl_domain_paging_pool_set_req *req =
		(const struct hnl_domain_paging_pool_set_req *)call->request;
	uint64_t pages = req->paging_pool / HNL_PAGE;
	int err = begin_walk(call, req->domain, HNL_DOMAIN_UNITS_MAX);

	if (err != 0)
		return err;
	do {
		err = ops_of(call)->paging_pool_step(ctx_of(call), req->domain,
						     call->cursor[1], pages,
						     call->cursor[0]);
	} while (goes_on(call, err));
	return end_walk(call, err, err == -HNL_ENOMEM ?
					   HNL_DOMAIN_A_PAGING_POOL :
					   HNL_DOMAIN_A_DOMAIN);
}

static int paging_pool_get(struct hnl_call *call)
{
	const struct hnl_domain_paging_pool_get_req *req =
		(const struct hnl_domain_paging_pool_get_req *)call->request;
	uint64_t pages = 0;
	int err = ops_of(call)->paging_pool_get(ctx_of(call), req->domain,
						&pages);

	if (err != 0)
		return answer(call, err);
	hnl_attr_put_u64(call->reply, HNL_DOMAIN_A_PAGING_POOL,
			 pages * HNL_PAGE);
	return 0;
}

/* ---- state-get, list ---- */

static void put_counts(struct hnl_builder *b,
		       const struct hnl_domain_info *info)
{
	hnl_attr_put_u64(b, HNL_DOMAIN_A_PAGES, info->pages);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_MAX_PAGES, info->max_pages);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_OUTSTANDING_PAGES,
			 info->outstanding_pages);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_SHARED_PAGES, info->shared_pages);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_PAGED_PAGES, info->paged_pages);
	if (info->shared_info_gpa != HNL_DOMAIN_NO_GPA)
		hnl_attr_put_u64(b, HNL_DOMAIN_A_SHARED_INFO_GPA,
				 info->shared_info_gpa);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_CPU_TIME, info->cpu_time);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_ONLINE_VCPUS, info->online_vcpus);
	if (info->max_vcpus != 0)
		hnl_attr_put_u32(b, HNL_DOMAIN_A_MAX_VCPU_ID,
				 info->max_vcpus - 1);
	hnl_attr_put_u8(b, HNL_DOMAIN_A_GPA_BITS, info->gpa_bits);
}

static void put_state(struct hnl_builder *b, const struct hnl_domain_info *info)
{
	hnl_attr_put_u16(b, HNL_DOMAIN_A_DOMAIN, info->domain);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_UNIQUE_ID, info->unique_id);
	hnl_attr_put_bytes(b, HNL_DOMAIN_A_HANDLE, info->handle,
			   sizeof(info->handle));
	hnl_attr_put_u32(b, HNL_DOMAIN_A_SSIDREF, info->ssidref);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_CPUPOOL, info->cpupool);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_STATE, info->state);
	if (info->state & HNL_DOMAIN_STATE_SHUTDOWN)
		hnl_attr_put_u8(b, HNL_DOMAIN_A_SHUTDOWN_CODE,
				info->shutdown_code);
	put_counts(b, info);
}

static int state_get(struct hnl_call *call)
{
	const struct hnl_domain_state_get_req *req =
		(const struct hnl_domain_state_get_req *)call->request;
	struct hnl_domain_info info;
	int err = ops_of(call)->info_get(ctx_of(call), req->domain, &info);

	if (err != 0)
		return answer(call, err);
	put_state(call->reply, &info);
	return 0;
}

#define NUMBERS_A_LOOK 512	/* one unit of work */

/* The next domain from cursor[0] on, which moves behind it. */
static int look(struct hnl_call *call, struct hnl_domain_info *info)
{
	uint32_t end = host_of(call)->machine->n_domains, n;
	uint32_t from = (uint32_t)call->cursor[0];
	int err;

	if (from >= end)
		return -HNL_ENOENT;
	n = end - from < NUMBERS_A_LOOK ? end - from : NUMBERS_A_LOOK;
	err = ops_of(call)->info_next(ctx_of(call), hnl_domain_id(call->domain),
				      from, n, info);
	call->cursor[0] = err == 0 ? info->domain + 1u : from + n;
	return err;
}

/* cursor[0]: the next number to look at; cursor[1]: the table's generation. */
static int list(struct hnl_call *call)
{
	const struct hnl_domain_list_req *req =
		(const struct hnl_domain_list_req *)call->request;
	struct hnl_domain_info info;
	int err;

	if (call->cursor[1] == 0) {
		call->cursor[1] = ops_of(call)->generation(ctx_of(call));
		if (HNL_HAS(req, HNL_DOMAIN_LIST_REQ_DOMAIN))
			call->cursor[0] = req->domain;
	}
	while ((err = look(call, &info)) == -HNL_ESRCH)
		if (!hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	if (ops_of(call)->generation(ctx_of(call)) != call->cursor[1])
		call->changed = true;
	if (err != 0)
		return 0;
	put_state(call->reply, &info);
	return HNL_CALL_MORE;
}

/* ---- handle-set, max-memory-set, migration-get ---- */

static int handle_set(struct hnl_call *call)
{
	const struct hnl_domain_handle_set_req *req =
		(const struct hnl_domain_handle_set_req *)call->request;

	return answer(call, ops_of(call)->handle_set(ctx_of(call), req->domain,
						     req->handle.p));
}

static int max_memory_set(struct hnl_call *call)
{
	const struct hnl_domain_max_memory_set_req *req =
		(const struct hnl_domain_max_memory_set_req *)call->request;

	return answer(call, ops_of(call)->max_pages_set(
				    ctx_of(call), req->domain,
				    req->max_memory / (HNL_PAGE / 1024)));
}

static int migration_get(struct hnl_call *call)
{
	const struct hnl_domain_migration_get_req *req =
		(const struct hnl_domain_migration_get_req *)call->request;
	uint16_t domain = hnl_domain_id(call->domain);
	uint32_t migration = 0;
	int err;

	if (HNL_HAS(req, HNL_DOMAIN_MIGRATION_GET_REQ_DOMAIN))
		domain = req->domain;
	err = ops_of(call)->migration_get(ctx_of(call), domain, &migration);
	if (err != 0)
		return answer(call, err);
	hnl_attr_put_u16(call->reply, HNL_DOMAIN_A_DOMAIN, domain);
	hnl_attr_put_u32(call->reply, HNL_DOMAIN_A_MIGRATION, migration);
	return 0;
}

/* ---- events ---- */

void hnl_domain_event_state(struct hnl_builder *b,
			    const struct hnl_domain_info *info)
{
	hnl_encode_begin(b, &hnl_domain_family, HNL_DOMAIN_CMD_STATE_CHANGED, 0,
			 0, 0);
	put_state(b, info);
	hnl_msg_end(b);
}

void hnl_domain_event_died(struct hnl_builder *b,
			   const struct hnl_domain_info *info)
{
	hnl_encode_begin(b, &hnl_domain_family, HNL_DOMAIN_CMD_DIED, 0, 0, 0);
	hnl_attr_put_u16(b, HNL_DOMAIN_A_DOMAIN, info->domain);
	hnl_attr_put_u64(b, HNL_DOMAIN_A_UNIQUE_ID, info->unique_id);
	hnl_attr_put_bytes(b, HNL_DOMAIN_A_HANDLE, info->handle,
			   sizeof(info->handle));
	if (info->state & HNL_DOMAIN_STATE_SHUTDOWN)
		hnl_attr_put_u8(b, HNL_DOMAIN_A_SHUTDOWN_CODE,
				info->shutdown_code);
	hnl_msg_end(b);
}

void hnl_domain_event_migration(struct hnl_builder *b, uint16_t domain,
				uint32_t migration)
{
	hnl_encode_begin(b, &hnl_domain_family,
			 HNL_DOMAIN_CMD_MIGRATION_CHANGED, 0, 0, 0);
	hnl_attr_put_u16(b, HNL_DOMAIN_A_DOMAIN, domain);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_MIGRATION, migration);
	hnl_msg_end(b);
}

/* ---- the service ---- */

static const hnl_handler handlers[] = {
	[HNL_DOMAIN_CMD_CREATE] = hnl_domain_create,
	[HNL_DOMAIN_CMD_DESTROY] = destroy,
	[HNL_DOMAIN_CMD_PAUSE] = pause_domain,
	[HNL_DOMAIN_CMD_UNPAUSE] = unpause,
	[HNL_DOMAIN_CMD_SHUTDOWN] = shut_down,
	[HNL_DOMAIN_CMD_RESUME] = resume,
	[HNL_DOMAIN_CMD_SOFT_RESET] = soft_reset,
	[HNL_DOMAIN_CMD_STATE_GET] = state_get,
	[HNL_DOMAIN_CMD_LIST] = list,
	[HNL_DOMAIN_CMD_HANDLE_SET] = handle_set,
	[HNL_DOMAIN_CMD_MAX_MEMORY_SET] = max_memory_set,
	[HNL_DOMAIN_CMD_PAGING_POOL_GET] = paging_pool_get,
	[HNL_DOMAIN_CMD_PAGING_POOL_SET] = paging_pool_set,
	[HNL_DOMAIN_CMD_GRANT_SET] = hnl_domain_grant_set,
	[HNL_DOMAIN_CMD_GRANT_LIST] = hnl_domain_grant_list,
	[HNL_DOMAIN_CMD_MIGRATION_GET] = migration_get,
};

struct hnl_service hnl_domain_service(const struct hnl_domain_host *host,
				      const struct hnl_names *names)
{
	struct hnl_service s = { &hnl_domain_family, handlers,
				 sizeof(handlers) / sizeof(handlers[0]), names,
				 host, NULL };

	return s;
}
