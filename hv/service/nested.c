/* SPDX-License-Identifier: MIT */
/*
 * The nested family: views that L0 keeps for the guests of an L1.
 *
 *	map-many, unmap-many	a status for each element, in the reply from
 *				the beginning
 *	unmap, protect, dirty	a walk over a range, one mapping (dirty-get: 64
 *				pages) a unit
 *
 * Everything here may give up after a unit; the cursor is the element, and the
 * pages of it that are passed. What was changed is settled before the guest
 * runs again: at the end, at a refusal, and whenever a call gives up.
 */
#include <hnl/gpa.h>
#include <hnl/nested_service.h>

#include "hnl_nested.h"

static const struct hnl_nested_ops *ops_of(const struct hnl_call *call)
{
	return ((const struct hnl_nested_host *)call->ctx)->ops;
}

static void *host_of(const struct hnl_call *call)
{
	return ((const struct hnl_nested_host *)call->ctx)->ctx;
}

static uint16_t caller(const struct hnl_call *call)
{
	return hnl_domain_id(call->domain);
}

/* What is wrong with a request; err 0: nothing. */
struct fault {
	int err;		/* negated */
	enum hnl_reason reason;
	uint16_t type;		/* the attribute at fault, 0: none */
};

static const struct fault no_fault = { 0, HNL_REASON_NONE, 0 };
/* A cursor that no turn left: of a stream that somebody wrote (restore). */
static const struct fault lost = { -HNL_EINTR, HNL_REASON_RESTORED, 0 };

static struct fault fault_at(enum hnl_errno err, enum hnl_reason reason,
			     uint16_t type)
{
	struct fault f = { -(int)err, reason, type };

	return f;
}

/* What an operation's error is, the same in all commands. */
static struct fault fault_of(int err)
{
	static const struct fault known[] = {
		{ -HNL_ENOENT, HNL_REASON_ABSENT, HNL_NESTED_A_VIEW },
		{ -HNL_EBUSY, HNL_REASON_STATE, HNL_NESTED_A_VIEW },
		{ -HNL_EEXIST, HNL_REASON_STATE, HNL_NESTED_A_L2_GPA },
		{ -HNL_EFAULT, HNL_REASON_GPA_NOT_RAM, HNL_NESTED_A_L1_GPA },
		{ -HNL_ENOSPC, HNL_REASON_QUOTA, 0 },
	};
	struct fault f = { err, HNL_REASON_NONE, 0 };
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].err == err)
			return known[i];
	return f;
}

static int refuse(struct hnl_call *call, struct fault f, uint64_t progress)
{
	return hnl_call_refuse(call, (enum hnl_errno)-f.err, f.reason, f.type,
			       progress);
}

/* The guest is about to run: nothing stale may be left. */
static int leave(struct hnl_call *call, int result)
{
	ops_of(call)->settle(host_of(call), caller(call));
	return result;
}

static int view_get(const struct hnl_call *call, uint32_t view,
		    struct hnl_nested_view *v)
{
	return ops_of(call)->view_get(host_of(call), caller(call), view, v);
}

static uint64_t highest_l2(const struct hnl_nested_view *v)
{
	return ((uint64_t)1 << v->address_bits) - 1;
}

static struct fault check_l2(const struct hnl_nested_view *v, uint64_t gpa,
			     uint64_t pages)
{
	enum hnl_reason why = hnl_gpa_check_pages(gpa, pages, highest_l2(v));

	if (why == HNL_REASON_NONE)
		return no_fault;
	if (why == HNL_REASON_GPA_WRAP || why == HNL_REASON_GPA_LIMIT)
		return fault_at(HNL_ERANGE, why, HNL_NESTED_A_L2_GPA);
	return fault_at(HNL_EINVAL, why, HNL_NESTED_A_L2_GPA);
}

/* ---- capabilities and views ---- */

static int capability_get(struct hnl_call *call)
{
	struct hnl_nested_capability_get_rsp rsp;
	struct hnl_nested_capability c;

	ops_of(call)->capability(host_of(call), caller(call), &c);
	hnl_nested_capability_get_rsp_init(&rsp);
	hnl_nested_capability_get_rsp_set_max_views(&rsp, c.max_views);
	hnl_nested_capability_get_rsp_set_used_views(&rsp, c.used_views);
	hnl_nested_capability_get_rsp_set_max_tables(&rsp, c.max_tables);
	hnl_nested_capability_get_rsp_set_used_tables(&rsp, c.used_tables);
	hnl_nested_capability_get_rsp_set_orders(&rsp, c.orders);
	hnl_nested_capability_get_rsp_set_memory_types(&rsp, c.memory_types);
	hnl_nested_capability_get_rsp_set_max_address_bits(&rsp,
							   c.address_bits);
	hnl_nested_capability_get_rsp_put(call->reply, &rsp);
	return 0;
}

static int view_create(struct hnl_call *call)
{
	const struct hnl_nested_view_create_req *req =
		(const struct hnl_nested_view_create_req *)call->request;
	uint32_t bits = 0, view;
	struct hnl_nested_capability c;
	int err;

	if (HNL_HAS(req, HNL_NESTED_VIEW_CREATE_REQ_ADDRESS_BITS))
		bits = req->address_bits;
	ops_of(call)->capability(host_of(call), caller(call), &c);
	if (bits > c.address_bits && c.max_views != 0)
		return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_RANGE,
				       HNL_NESTED_A_ADDRESS_BITS, 0);
	err = ops_of(call)->view_create(
		host_of(call), caller(call), bits,
		HNL_HAS(req, HNL_NESTED_VIEW_CREATE_REQ_DIRTY_LOG), &view);
	if (err != 0)
		return refuse(call, fault_of(err), 0);
	hnl_attr_put_u32(call->reply, HNL_NESTED_A_VIEW, view);
	return 0;
}

/* cursor[0]: steps; cursor[1]: the token. */
static int view_destroy(struct hnl_call *call)
{
	const struct hnl_nested_view_destroy_req *req =
		(const struct hnl_nested_view_destroy_req *)call->request;
	int err;

	for (;;) {
		err = ops_of(call)->view_destroy(host_of(call), caller(call),
						 req->view, &call->cursor[1]);
		if (err != 0)
			return leave(call, refuse(call, fault_of(err),
						  call->cursor[0]));
		if (call->cursor[1] == 0)
			return leave(call, 0);
		call->cursor[0]++;
		if (!hnl_call_spend(call))
			return leave(call, HNL_CALL_AGAIN);
	}
}

/* ---- map ---- */

static bool is_order(uint32_t order)
{
	return order == HNL_NESTED_ORDER_4K || order == HNL_NESTED_ORDER_2M ||
	       order == HNL_NESTED_ORDER_1G;
}

static bool is_memory_type(uint32_t type)
{
	return type == HNL_NESTED_MEMORY_TYPE_UC ||
	       type == HNL_NESTED_MEMORY_TYPE_WC ||
	       type == HNL_NESTED_MEMORY_TYPE_WT ||
	       type == HNL_NESTED_MEMORY_TYPE_WP ||
	       type == HNL_NESTED_MEMORY_TYPE_WB;
}

#define ALL_PERMISSIONS                                           \
	(HNL_NESTED_PERMISSION_READ | HNL_NESTED_PERMISSION_WRITE | \
	 HNL_NESTED_PERMISSION_EXECUTE)

/* The decoder has not seen into entries: their fields may be anything. */
static struct fault check_kind(const struct hnl_nested_view *v,
			       const struct hnl_nested_entry *e)
{
	if (!is_order(e->order))
		return fault_at(HNL_EINVAL, HNL_REASON_ENUM,
				HNL_NESTED_A_ORDER);
	if (e->permissions & ~ALL_PERMISSIONS)
		return fault_at(HNL_EINVAL, HNL_REASON_MASK,
				HNL_NESTED_A_PERMISSIONS);
	if (e->permissions == 0)
		return fault_at(HNL_EINVAL, HNL_REASON_RANGE,
				HNL_NESTED_A_PERMISSIONS);
	if (!is_memory_type(e->memory_type))
		return fault_at(HNL_EINVAL, HNL_REASON_ENUM,
				HNL_NESTED_A_MEMORY_TYPE);
	if (!((v->orders >> e->order) & 1))
		return fault_at(HNL_EOPNOTSUPP, HNL_REASON_ENUM,
				HNL_NESTED_A_ORDER);
	if (!((v->memory_types >> e->memory_type) & 1))
		return fault_at(HNL_EOPNOTSUPP, HNL_REASON_ENUM,
				HNL_NESTED_A_MEMORY_TYPE);
	return no_fault;
}

static struct fault check_entry(const struct hnl_call *call,
				const struct hnl_nested_view *v,
				const struct hnl_nested_entry *e)
{
	struct fault f = check_kind(v, e);
	uint64_t pages;
	enum hnl_reason why;

	if (f.err != 0)
		return f;
	pages = (uint64_t)1 << e->order;
	if (e->l2_gpa % (pages * HNL_PAGE) != 0)
		return fault_at(HNL_EINVAL, HNL_REASON_ALIGN,
				HNL_NESTED_A_L2_GPA);
	if (e->l1_gpa % (pages * HNL_PAGE) != 0)
		return fault_at(HNL_EINVAL, HNL_REASON_ALIGN,
				HNL_NESTED_A_L1_GPA);
	f = check_l2(v, e->l2_gpa, pages);
	if (f.err != 0)
		return f;
	why = hnl_gpa_check_pages(e->l1_gpa, pages,
				  hnl_domain_highest_gpa(call->domain));
	if (why != HNL_REASON_NONE)
		return fault_at(HNL_EFAULT, why, HNL_NESTED_A_L1_GPA);
	return no_fault;
}

static struct fault map_entry(const struct hnl_call *call, uint32_t view,
			      const struct hnl_nested_view *v,
			      const struct hnl_nested_entry *e)
{
	struct fault f = check_entry(call, v, e);
	struct hnl_nested_mapping mapping = {
		e->l2_gpa / HNL_PAGE, e->l1_gpa / HNL_PAGE, e->order,
		e->permissions, e->memory_type, 0
	};

	if (f.err != 0)
		return f;
	return fault_of(ops_of(call)->map(host_of(call), caller(call), view,
					  &mapping));
}

static int map(struct hnl_call *call)
{
	const struct hnl_nested_map_req *req =
		(const struct hnl_nested_map_req *)call->request;
	struct hnl_nested_entry e = {
		req->l2_gpa, req->l1_gpa, (uint8_t)req->order,
		(uint8_t)req->permissions, HNL_NESTED_MEMORY_TYPE_WB
	};
	struct hnl_nested_view v;
	struct fault f;

	if (HNL_HAS(req, HNL_NESTED_MAP_REQ_MEMORY_TYPE))
		e.memory_type = (uint8_t)req->memory_type;
	f = fault_of(view_get(call, req->view, &v));
	if (f.err == 0)
		f = map_entry(call, req->view, &v, &e);
	return f.err == 0 ? 0 : refuse(call, f, 0);
}

/* ---- a status for each element ---- */

#define STATUS 4		/* bytes */

static void set_status(struct hnl_call *call, size_t i, int err)
{
	hnl_store_le32(hnl_call_room(call) + i * STATUS, (uint32_t)err);
}

static bool has_begun(const struct hnl_call *call)
{
	return call->cursor[0] != 0 || call->cursor[1] != 0;
}

/*
 * The view of a call of many. Missing at the beginning, the call is refused;
 * later, when a first part was done, what is left has ENOENT as its status.
 */
static int begin_many(struct hnl_call *call, uint32_t view, uint16_t type,
		      size_t n, struct hnl_nested_view *v, int *gone)
{
	*gone = view_get(call, view, v);
	if (has_begun(call))
		return 0;
	if (*gone != 0)
		return refuse(call, fault_of(*gone), 0);
	hnl_call_put_room(call, type, n * STATUS);
	return 0;
}

static int map_many(struct hnl_call *call)
{
	const struct hnl_nested_map_many_req *req =
		(const struct hnl_nested_map_many_req *)call->request;
	size_t n = req->entry.n / HNL_NESTED_ENTRY_SIZE;
	uint64_t *i = &call->cursor[0];
	struct hnl_nested_entry e;
	struct hnl_nested_view v;
	struct fault f;
	int gone, err;

	err = begin_many(call, req->view, HNL_NESTED_A_ENTRY_STATUS, n, &v,
			 &gone);
	if (err != 0)
		return err;
	f = fault_of(gone);
	while (*i < n) {
		hnl_nested_entry_load(
			req->entry.p + (size_t)*i * HNL_NESTED_ENTRY_SIZE, &e);
		if (gone == 0)
			f = map_entry(call, req->view, &v, &e);
		set_status(call, (size_t)*i, f.err);
		if (++*i < n && !hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	}
	return 0;
}

/* ---- walks ---- */

enum walk { WALK_END, WALK_AGAIN, WALK_REFUSED };

/* Goes on until the walk's end; a unit lies between two steps. */
static enum walk walk_on(struct hnl_call *call, uint32_t view,
			 struct hnl_nested_walk *w, int *err)
{
	while (w->gfn < w->end) {
		*err = ops_of(call)->walk(host_of(call), caller(call), view, w);
		if (*err != 0)
			return WALK_REFUSED;
		if (w->gfn < w->end && !hnl_call_spend(call))
			return WALK_AGAIN;
	}
	return WALK_END;
}

/* cursor[0]: pages of the range that are passed; cursor[1]: those changed. */
static int walk_range(struct hnl_call *call, uint32_t view, uint64_t gpa,
		      uint64_t pages, struct hnl_nested_walk w)
{
	uint64_t first = gpa / HNL_PAGE;
	enum walk walk;
	int err = 0;

	if (call->cursor[0] > pages)
		return refuse(call, lost, 0);
	w.gfn = first + call->cursor[0];
	w.end = first + pages;
	w.done = call->cursor[1];
	walk = walk_on(call, view, &w, &err);
	call->cursor[0] = w.gfn - first;
	call->cursor[1] = w.done;
	if (walk == WALK_AGAIN)
		return leave(call, HNL_CALL_AGAIN);
	if (walk == WALK_REFUSED)
		return leave(call, refuse(call, fault_of(err),
					  call->cursor[0]));
	hnl_attr_put_u64(call->reply, HNL_NESTED_A_DONE, w.done);
	return leave(call, 0);
}

static struct fault check_range(const struct hnl_call *call, uint32_t view,
				uint64_t gpa, uint64_t pages)
{
	struct hnl_nested_view v;
	struct fault f = fault_of(view_get(call, view, &v));

	return f.err != 0 ? f : check_l2(&v, gpa, pages);
}

static int unmap(struct hnl_call *call)
{
	const struct hnl_nested_unmap_req *req =
		(const struct hnl_nested_unmap_req *)call->request;
	struct fault f = check_range(call, req->view, req->l2_gpa, req->pages);
	struct hnl_nested_walk w = { .action = HNL_NESTED_UNMAP };

	if (f.err != 0)
		return refuse(call, f, call->cursor[0]);
	return walk_range(call, req->view, req->l2_gpa, req->pages, w);
}

static int protect(struct hnl_call *call)
{
	const struct hnl_nested_protect_req *req =
		(const struct hnl_nested_protect_req *)call->request;
	struct fault f = check_range(call, req->view, req->l2_gpa, req->pages);
	struct hnl_nested_walk w = { .action = HNL_NESTED_PROTECT,
				     .permissions = req->permissions };

	if (f.err == 0 && req->permissions == 0)
		f = fault_at(HNL_EINVAL, HNL_REASON_RANGE,
			     HNL_NESTED_A_PERMISSIONS);
	if (f.err != 0)
		return refuse(call, f, call->cursor[0]);
	return walk_range(call, req->view, req->l2_gpa, req->pages, w);
}

/* One range from cursor[1], its pages that are passed; *err its status. */
static enum walk unmap_one(struct hnl_call *call, uint32_t view,
			   const struct hnl_nested_view *v,
			   const struct hnl_nested_range *r, int *err)
{
	uint64_t first = r->l2_gpa / HNL_PAGE;
	struct hnl_nested_walk w = { .gfn = first + call->cursor[1],
				     .end = first + r->pages,
				     .action = HNL_NESTED_UNMAP };
	enum walk walk;

	*err = check_l2(v, r->l2_gpa, r->pages).err;
	if (*err == 0 && call->cursor[1] > r->pages)
		*err = lost.err;
	if (*err != 0)
		return WALK_REFUSED;
	walk = walk_on(call, view, &w, err);
	call->cursor[1] = w.gfn - first;
	return walk;
}

static int unmap_many(struct hnl_call *call)
{
	const struct hnl_nested_unmap_many_req *req =
		(const struct hnl_nested_unmap_many_req *)call->request;
	size_t n = req->range.n / HNL_NESTED_RANGE_SIZE;
	uint64_t *i = &call->cursor[0];
	struct hnl_nested_range r;
	struct hnl_nested_view v;
	int gone, err;

	err = begin_many(call, req->view, HNL_NESTED_A_RANGE_STATUS, n, &v,
			 &gone);
	if (err != 0)
		return err;
	while (*i < n) {
		hnl_nested_range_load(
			req->range.p + (size_t)*i * HNL_NESTED_RANGE_SIZE, &r);
		err = gone;
		if (gone == 0 &&
		    unmap_one(call, req->view, &v, &r, &err) == WALK_AGAIN)
			return leave(call, HNL_CALL_AGAIN);
		set_status(call, (size_t)*i, err);
		call->cursor[1] = 0;
		if (++*i < n && !hnl_call_spend(call))
			return leave(call, HNL_CALL_AGAIN);
	}
	return leave(call, 0);
}

/* ---- query ---- */

static int query(struct hnl_call *call)
{
	const struct hnl_nested_query_req *req =
		(const struct hnl_nested_query_req *)call->request;
	struct fault f = check_range(call, req->view, req->l2_gpa, 1);
	struct hnl_nested_mapping mapping;
	struct hnl_nested_query_rsp rsp;
	int err;

	if (f.err != 0)
		return refuse(call, f, 0);
	err = ops_of(call)->query(host_of(call), caller(call), req->view,
				  req->l2_gpa / HNL_PAGE, &mapping);
	if (err == -HNL_EFAULT)
		return hnl_call_refuse(call, HNL_EFAULT, HNL_REASON_ABSENT,
				       HNL_NESTED_A_L2_GPA, 0);
	if (err != 0)
		return refuse(call, fault_of(err), 0);
	hnl_nested_query_rsp_init(&rsp);
	hnl_nested_query_rsp_set_l2_gpa(&rsp, mapping.l2_gfn * HNL_PAGE);
	hnl_nested_query_rsp_set_l1_gpa(&rsp, mapping.l1_gfn * HNL_PAGE);
	hnl_nested_query_rsp_set_order(&rsp, mapping.order);
	hnl_nested_query_rsp_set_permissions(&rsp, mapping.permissions);
	hnl_nested_query_rsp_set_memory_type(&rsp, mapping.memory_type);
	hnl_nested_query_rsp_set_mapped(&rsp, mapping.mapped);
	hnl_nested_query_rsp_put(call->reply, &rsp);
	return 0;
}

/* ---- what L2 wrote to ---- */

#define WORD_PAGES 64
#define WORD 8			/* bytes */

static struct fault check_log(const struct hnl_call *call, uint32_t view,
			      uint64_t gpa, uint64_t pages)
{
	struct hnl_nested_view v;
	struct fault f = fault_of(view_get(call, view, &v));

	if (f.err != 0)
		return f;
	if (!v.dirty_log)
		return fault_at(HNL_EOPNOTSUPP, HNL_REASON_STATE,
				HNL_NESTED_A_VIEW);
	return check_l2(&v, gpa, pages);
}

/* cursor[0]: words that are there. */
static int dirty_get(struct hnl_call *call)
{
	const struct hnl_nested_dirty_get_req *req =
		(const struct hnl_nested_dirty_get_req *)call->request;
	struct fault f = check_log(call, req->view, req->l2_gpa, req->bits);
	uint64_t *i = &call->cursor[0], n = req->bits / WORD_PAGES, written;
	int err;

	if (f.err != 0)
		return refuse(call, f, *i * WORD_PAGES);
	if (!has_begun(call))
		hnl_call_put_room(call, HNL_NESTED_A_DIRTY, (size_t)n * WORD);
	while (*i < n) {
		err = ops_of(call)->dirty_get(
			host_of(call), caller(call), req->view,
			req->l2_gpa / HNL_PAGE + *i * WORD_PAGES, &written);
		if (err != 0)
			return refuse(call, fault_of(err), *i * WORD_PAGES);
		hnl_store_le64(hnl_call_room(call) + *i * WORD, written);
		if (++*i < n && !hnl_call_spend(call))
			return HNL_CALL_AGAIN;
	}
	return 0;
}

static uint64_t word_at(const struct hnl_bytes *bits, uint64_t page)
{
	return hnl_load_le64(bits->p + (size_t)(page / WORD_PAGES) * WORD);
}

/* The first page from page on whose bit is set (or not); n: there is none. */
static uint64_t next_bit(const struct hnl_bytes *bits, uint64_t page,
			 uint64_t n, bool set)
{
	uint64_t word;

	while (page < n) {
		word = set ? word_at(bits, page) : ~word_at(bits, page);
		word >>= page % WORD_PAGES;
		if (word & 1)
			return page;
		if (word == 0)
			page += WORD_PAGES - page % WORD_PAGES;
		else
			page++;
	}
	return n;
}

/*
 * A walk for each run of set bits, so that a large mapping all of whose pages
 * are named is not split. cursor[0]: pages that are passed.
 */
static int clear_runs(struct hnl_call *call, uint32_t view,
		      const struct hnl_bytes *bits, uint64_t first, uint64_t n)
{
	uint64_t *page = &call->cursor[0];
	struct hnl_nested_walk w = { .action = HNL_NESTED_CLEAN };
	enum walk walk;
	int err = 0;

	while ((*page = next_bit(bits, *page, n, true)) < n) {
		w.gfn = first + *page;
		w.end = first + next_bit(bits, *page, n, false);
		walk = walk_on(call, view, &w, &err);
		*page = w.gfn - first;
		if (walk == WALK_REFUSED)
			return refuse(call, fault_of(err), *page);
		if (walk == WALK_AGAIN ||
		    (next_bit(bits, *page, n, true) < n &&
		     !hnl_call_spend(call)))
			return HNL_CALL_AGAIN;
	}
	return 0;
}

static int dirty_clear(struct hnl_call *call)
{
	const struct hnl_nested_dirty_clear_req *req =
		(const struct hnl_nested_dirty_clear_req *)call->request;
	struct fault f = check_log(call, req->view, req->l2_gpa, req->bits);

	if (f.err == 0 && req->dirty.n != req->bits / WORD_PAGES * WORD)
		f = fault_at(HNL_EINVAL, HNL_REASON_COUNT, HNL_NESTED_A_DIRTY);
	if (f.err != 0)
		return refuse(call, f, call->cursor[0]);
	return leave(call, clear_runs(call, req->view, &req->dirty,
				      req->l2_gpa / HNL_PAGE, req->bits));
}

/* ---- flush ---- */

static int flush_view(struct hnl_call *call)
{
	const struct hnl_nested_flush_view_req *req =
		(const struct hnl_nested_flush_view_req *)call->request;
	struct hnl_nested_view v;
	int err = view_get(call, req->view, &v);

	if (err == 0)
		err = ops_of(call)->flush(host_of(call), caller(call),
					  req->view, 0,
					  highest_l2(&v) / HNL_PAGE + 1);
	return err == 0 ? 0 : refuse(call, fault_of(err), 0);
}

/* One unit, however long: the hypervisor may forget more (ops.flush). */
static int flush_range(struct hnl_call *call)
{
	const struct hnl_nested_flush_range_req *req =
		(const struct hnl_nested_flush_range_req *)call->request;
	struct fault f = check_range(call, req->view, req->l2_gpa, req->pages);

	if (f.err == 0)
		f = fault_of(ops_of(call)->flush(
			host_of(call), caller(call), req->view,
			req->l2_gpa / HNL_PAGE, req->pages));
	return f.err == 0 ? 0 : refuse(call, f, 0);
}

static const hnl_handler handlers[] = {
	[HNL_NESTED_CMD_CAPABILITY_GET] = capability_get,
	[HNL_NESTED_CMD_VIEW_CREATE] = view_create,
	[HNL_NESTED_CMD_VIEW_DESTROY] = view_destroy,
	[HNL_NESTED_CMD_MAP] = map,
	[HNL_NESTED_CMD_MAP_MANY] = map_many,
	[HNL_NESTED_CMD_UNMAP] = unmap,
	[HNL_NESTED_CMD_UNMAP_MANY] = unmap_many,
	[HNL_NESTED_CMD_PROTECT] = protect,
	[HNL_NESTED_CMD_QUERY] = query,
	[HNL_NESTED_CMD_DIRTY_GET] = dirty_get,
	[HNL_NESTED_CMD_DIRTY_CLEAR] = dirty_clear,
	[HNL_NESTED_CMD_FLUSH_VIEW] = flush_view,
	[HNL_NESTED_CMD_FLUSH_RANGE] = flush_range,
};

struct hnl_service hnl_nested_service(const struct hnl_nested_host *host,
				      const struct hnl_names *names)
{
	struct hnl_service s = { &hnl_nested_family, handlers,
				 sizeof(handlers) / sizeof(handlers[0]), names,
				 host, NULL };

	return s;
}
