/* SPDX-License-Identifier: MIT */
/*
 * The memory family: which pages the hypervisor may touch.
 *
 * Every command is a walk over pages, one unit each, that may give up after
 * any page: the cursor is the next page (share, unshare) or the range and the
 * page in it (map). Setting a page twice is the same as once, so that what was
 * done before a failure is done and is reported, never undone.
 */
#include <hnl/gpa.h>
#include <hnl/memory_service.h>

#include "hnl_memory.h"

static const struct hnl_memory_ops *ops_of(const struct hnl_call *call)
{
	return (const struct hnl_memory_ops *)call->ctx;
}

enum hnl_errno hnl_memory_errno(enum hnl_reason reason)
{
	if (reason == HNL_REASON_QUOTA)
		return HNL_ENOSPC;
	return reason == HNL_REASON_GPA_BUSY ? HNL_EBUSY : HNL_EINVAL;
}

/* A walk over n pages from gfn; *done is its cursor. */
enum walk { WALK_END, WALK_AGAIN, WALK_REFUSED };

static enum walk set_pages(struct hnl_call *call, uint64_t gfn, uint64_t n,
			   bool shared, uint64_t *done, enum hnl_reason *why)
{
	void *host = hnl_domain_host(call->domain);

	while (*done < n) {
		*why = ops_of(call)->set(host, gfn + *done, shared);
		if (*why != HNL_REASON_NONE)
			return WALK_REFUSED;
		(*done)++;
		if (*done < n && !hnl_call_spend(call))
			return WALK_AGAIN;
	}
	return WALK_END;
}

/* ---- share, unshare ---- */

static int set_one_range(struct hnl_call *call, uint64_t gpa, uint64_t pages,
			 bool shared)
{
	enum hnl_reason why = hnl_gpa_check_pages(
		gpa, pages, hnl_domain_highest_gpa(call->domain));
	enum walk walk;

	if (why != HNL_REASON_NONE)
		return hnl_call_refuse(call, HNL_EINVAL, why, HNL_MEMORY_A_GPA,
				       0);
	/* Of a stream that somebody wrote (restore): no turn left it. */
	if (call->cursor[0] > pages)
		return hnl_call_refuse(call, HNL_EINTR, HNL_REASON_RESTORED, 0,
				       0);
	walk = set_pages(call, gpa / HNL_PAGE, pages, shared, &call->cursor[0],
			 &why);
	if (walk == WALK_AGAIN)
		return HNL_CALL_AGAIN;
	if (walk == WALK_REFUSED)
		return hnl_call_refuse(call, hnl_memory_errno(why), why,
				       HNL_MEMORY_A_GPA, call->cursor[0]);
	hnl_attr_put_u64(call->reply, HNL_MEMORY_A_DONE, pages);
	return 0;
}

static int share(struct hnl_call *call)
{
	const struct hnl_memory_share_req *req =
		(const struct hnl_memory_share_req *)call->request;

	return set_one_range(call, req->gpa, req->pages, true);
}

static int unshare(struct hnl_call *call)
{
	const struct hnl_memory_unshare_req *req =
		(const struct hnl_memory_unshare_req *)call->request;

	return set_one_range(call, req->gpa, req->pages, false);
}

/* ---- map ---- */

/*
 * The results stand in the reply from the beginning, as one array; each is
 * written when its range is finished.
 */
static void set_result(struct hnl_call *call, uint64_t i, uint64_t pages,
		       enum hnl_reason why)
{
	struct hnl_memory_result result = { pages, 0, why };

	if (why != HNL_REASON_NONE)
		result.status = -(int32_t)hnl_memory_errno(why);
	hnl_memory_result_store(hnl_call_room(call) +
					(size_t)i * HNL_MEMORY_RESULT_SIZE,
				&result);
}

#define PAGE_SIZE_BITS 0xfu

enum hnl_reason hnl_memory_check_range(const struct hnl_memory_range *range,
				       uint64_t highest_gpa, bool *shared)
{
	const uint64_t encrypted = HNL_MEMORY_MAP_ATTRIBUTE_ENCRYPTED;

	/* The schema has seen to this, if the range came in a message. */
	if (range->attributes & ~(PAGE_SIZE_BITS | encrypted))
		return HNL_REASON_MASK;
	if ((range->attributes & PAGE_SIZE_BITS) > HNL_MEMORY_PAGE_SIZE_1G)
		return HNL_REASON_ENUM;
	*shared = !(range->attributes & encrypted);
	return hnl_gpa_check_pages(range->gpa, range->pages, highest_gpa);
}

/* One range from cursor[1] on. */
static enum walk map_range(struct hnl_call *call, struct hnl_memory_range *r)
{
	bool shared = false;
	enum hnl_reason why;
	enum walk walk = WALK_REFUSED;

	if (!HNL_HAS(r, HNL_MEMORY_RANGE_ATTRIBUTES))
		r->attributes = 0;
	why = hnl_memory_check_range(
		r, hnl_domain_highest_gpa(call->domain), &shared);
	if (call->cursor[1] > r->pages) {
		call->cursor[1] = 0;
		why = HNL_REASON_RESTORED;
	}
	if (why == HNL_REASON_NONE)
		walk = set_pages(call, r->gpa / HNL_PAGE, r->pages, shared,
				 &call->cursor[1], &why);
	if (walk != WALK_AGAIN)
		set_result(call, call->cursor[0], call->cursor[1], why);
	return walk;
}

static int map(struct hnl_call *call)
{
	const struct hnl_memory_map_req *req =
		(const struct hnl_memory_map_req *)call->request;
	struct hnl_list ranges = req->range;
	struct hnl_memory_range r;
	uint64_t i;

	if (call->cursor[0] == 0 && call->cursor[1] == 0)
		hnl_call_put_room(call, HNL_MEMORY_A_RESULT,
				  (size_t)req->range.n *
					  HNL_MEMORY_RESULT_SIZE);
	for (i = 0; hnl_memory_map_req_next_range(&ranges, &r); i++) {
		if (i < call->cursor[0])
			continue;
		if (map_range(call, &r) == WALK_AGAIN)
			return HNL_CALL_AGAIN;
		call->cursor[0]++;
		call->cursor[1] = 0;
		if (call->cursor[0] < req->range.n && !hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	}
	return 0;
}

/* ---- list-shared ---- */

#define RUNS_A_REPLY 64		/* max-len of the attribute */
#define PAGES_A_LOOK 512	/* one unit of work */

/*
 * The runs stand in the reply under construction alone, so that a call that
 * gives up in the middle of one goes on as if it had not:
 *
 *	| header | attribute's header | run | run | ...
 */
#define FIRST_RUN (HNL_MSGHDR + HNL_ATTRHDR)

static size_t runs_in(const struct hnl_builder *b)
{
	if (b->len < FIRST_RUN)
		return 0;
	return (b->len - FIRST_RUN) / HNL_MEMORY_SHARED_RANGE_SIZE;
}

static uint8_t *run_at(const struct hnl_builder *b, size_t i)
{
	return b->buf + FIRST_RUN + i * HNL_MEMORY_SHARED_RANGE_SIZE;
}

/* True if the run goes on where the last one of this reply ends. */
static bool extend_last(struct hnl_builder *b, const struct hnl_memory_run *run)
{
	struct hnl_memory_shared_range last;
	size_t n = runs_in(b);

	if (n == 0)
		return false;
	hnl_memory_shared_range_load(run_at(b, n - 1), &last);
	if (last.gpa + last.pages * HNL_PAGE != run->gfn * HNL_PAGE)
		return false;
	last.pages += run->n;
	hnl_memory_shared_range_store(run_at(b, n - 1), &last);
	return true;
}

/* False: there is no room for one more. */
static bool add_run(struct hnl_builder *b, const struct hnl_memory_run *run)
{
	struct hnl_memory_shared_range range = { run->gfn * HNL_PAGE, run->n };
	size_t n = runs_in(b);
	uint8_t *p;

	if (extend_last(b, run))
		return true;
	if (n == RUNS_A_REPLY)
		return false;
	if (n == 0)
		(void)hnl_attr_put_room(b, HNL_MEMORY_A_SHARED, 0);
	p = hnl_builder_room(b, HNL_MEMORY_SHARED_RANGE_SIZE);
	if (p == NULL)
		return true; /* no reply comes of it */
	hnl_memory_shared_range_store(p, &range);
	/* Their attribute is whole whenever the call gives up. */
	hnl_store_le16(b->buf + HNL_MSGHDR,
		       (uint16_t)(HNL_ATTRHDR +
				  (n + 1) * HNL_MEMORY_SHARED_RANGE_SIZE));
	return true;
}

/* cursor[0]: the next gfn to look at. */
static int list_shared(struct hnl_call *call)
{
	uint64_t end = hnl_domain_highest_gpa(call->domain) / HNL_PAGE + 1;
	uint64_t *gfn = &call->cursor[0], look;
	struct hnl_memory_run run;

	while (*gfn < end) {
		look = end - *gfn < PAGES_A_LOOK ? end - *gfn : PAGES_A_LOOK;
		run = ops_of(call)->next_shared(hnl_domain_host(call->domain),
						*gfn, look);
		if (run.n == 0)
			*gfn = run.gfn < end ? run.gfn : end;
		else if (add_run(call->reply, &run))
			*gfn = run.gfn + run.n;
		else
			break;
		if (*gfn < end && !hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	}
	return runs_in(call->reply) != 0 ? HNL_CALL_MORE : 0;
}

static const hnl_handler handlers[] = {
	[HNL_MEMORY_CMD_MAP] = map,
	[HNL_MEMORY_CMD_SHARE] = share,
	[HNL_MEMORY_CMD_UNSHARE] = unshare,
	[HNL_MEMORY_CMD_LIST_SHARED] = list_shared,
};

struct hnl_service hnl_memory_service(const struct hnl_memory_ops *ops,
				      const struct hnl_names *names)
{
	struct hnl_service s = { &hnl_memory_family, handlers,
				 sizeof(handlers) / sizeof(handlers[0]), names,
				 ops, NULL };

	return s;
}
