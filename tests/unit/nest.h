/* SPDX-License-Identifier: MIT */
/*
 * An L1 hypervisor for tests: a machine with the family nested, the reference
 * tables behind it, and a processor that runs L2 and caches translations.
 *
 *	L1 RAM	1 GiB, aligned to it, and 4 times 2 MiB behind; 2 MiB before
 *		it, and all but 5 pages of the 2 MiB behind it, are none
 *	L2	views as the test makes them
 *
 * After every call the invariants hold, and no translation is cached that the
 * tables do not give.
 */
#ifndef UNIT_NEST_H
#define UNIT_NEST_H

#include <hnl/nested_model.h>

#include "hnl_nested.h"
#include "machine.h"

#define L1_ID 5u
#define L1_FIRST 0x40000u	/* gfn */
#define L1_PAGES (262144u + 4 * 512 + 5)
#define L1_GPA(page) ((uint64_t)(L1_FIRST + (page)) * PAGE_SIZE)
#define L2_GPA(page) ((uint64_t)(page) * PAGE_SIZE)
#define SMALL 262144u		/* L1's first page behind the 1 GiB */
#define PAGES_2M 512u
#define PAGES_1G 262144u
#define NEST_VIEWS 4u
#define NEST_TABLES 64u
#define CACHED 4096u

#define R HNL_NESTED_PERMISSION_READ
#define W HNL_NESTED_PERMISSION_WRITE
#define X HNL_NESTED_PERMISSION_EXECUTE
#define WB HNL_NESTED_MEMORY_TYPE_WB

struct cached {
	bool valid;
	uint32_t view;
	uint64_t gfn, l1_gfn;
	uint32_t permissions;
	bool dirty;
};

struct nest {
	struct machine *m;
	struct hnl_nested_model model;
	struct hnl_nested_host host;
	struct hnl_nested_domain_config cfg;
	void *model_mem, *domain_mem;
	uint32_t tables;	/* of the pool */
	struct cached cache[CACHED];
	unsigned int flushes, locks;
	bool locked;
	uint32_t seq;
	/* What no encoder writes: of the next request, this attribute's u32. */
	uint16_t poke_type;
	uint32_t poke_value;
	/* of the last call */
	struct hnl_extack x;
	struct hnl_decoder d;
	struct hnl_msg answer;
};

static uint8_t nest_batch[HNL_MSG_MAX];

static inline void nest_flush(void *host, uint16_t domain, uint32_t view,
			      uint64_t gfn, uint64_t pages)
{
	struct nest *n = (struct nest *)host;
	struct cached *c;

	assert_int_equal(domain, n->cfg.id);
	assert_true(pages != 0);
	n->flushes++;
	for (c = n->cache; c < n->cache + CACHED; c++)
		if (c->view == view && c->gfn >= gfn && c->gfn - gfn < pages)
			c->valid = false;
}

static inline void nest_lock(void *host)
{
	struct nest *n = (struct nest *)host;

	assert_false(n->locked);
	n->locked = true;
	n->locks++;
}

static inline void nest_unlock(void *host)
{
	struct nest *n = (struct nest *)host;

	assert_true(n->locked);
	n->locked = false;
}

/* To be changed before nest_start(). */
static inline struct nest *nest_new(uint32_t budget)
{
	struct nest *n = (struct nest *)calloc(1, sizeof(*n));

	assert_non_null(n);
	n->m = machine_new();
	n->m->hv_cfg.budget = budget;
	n->m->hv_cfg.n_services = 2;
	n->m->domain_cfg.id = L1_ID;
	n->m->domain_cfg.highest_gpa = L1_GPA(L1_PAGES + 1024) - 1;
	n->model.flush = nest_flush;
	n->model.host = n;
	n->model.lock = nest_lock;
	n->model.unlock = nest_unlock;
	n->model.lock_host = n;
	n->host.ops = &hnl_nested_model_ops;
	n->host.ctx = &n->model;
	n->m->service[1] = hnl_nested_service(&n->host, &hnl_nested_names);
	n->tables = NEST_TABLES;
	n->cfg.id = L1_ID;
	n->cfg.views = NEST_VIEWS;
	n->cfg.tables = NEST_TABLES;
	n->cfg.first_gfn = L1_FIRST;
	n->cfg.pages = L1_PAGES;
	return n;
}

static inline struct nest *nest_start(struct nest *n)
{
	static const struct hnl_grant grants[] = {
		{ HNL_NESTED_FAMILY, HNL_GRANT_ALL },
	};

	if (n->m->domain_cfg.grant == machine_grants)
		n->m->domain_cfg.grant = grants;
	n->model_mem = exact_block(hnl_nested_model_size(8, n->tables));
	hnl_nested_model_init(&n->model, n->model_mem, 8, n->tables);
	n->domain_mem = exact_block(hnl_nested_domain_size(&n->cfg));
	assert_same(hnl_nested_model_register(&n->model, n->domain_mem,
					      &n->cfg), 0);
	hnl_nested_model_add_ram(&n->model, n->cfg.id, n->cfg.first_gfn,
				 n->cfg.pages);
	machine_start(n->m);
	assert_true(hnl_nested_model_is_sound(&n->model));
	return n;
}

static inline struct nest *nest_open(uint32_t budget)
{
	return nest_start(nest_new(budget));
}

static inline void nest_close(struct nest *n)
{
	while (!hnl_nested_model_unregister(&n->model, n->cfg.id, 7))
		assert_true(hnl_nested_model_is_sound(&n->model));
	assert_int_equal(n->model.free_tables, n->tables);
	assert_false(n->locked);
	machine_close(n->m);
	free(n->domain_mem);
	free(n->model_mem);
	free(n);
}

/* ---- the processor ---- */

static inline bool cached_is_true(struct nest *n, const struct cached *c)
{
	struct hnl_nested_mapping map;

	if (hnl_nested_model_ops.query(&n->model, n->cfg.id, c->view, c->gfn,
				       &map) != 0)
		return false;
	return map.l1_gfn + (c->gfn - map.l2_gfn) == c->l1_gfn &&
	       map.permissions == c->permissions &&
	       (!c->dirty || (map.mapped & HNL_NESTED_MAPPED_DIRTY));
}

static inline void nest_check(struct nest *n)
{
	struct cached *c;

	assert_true(hnl_nested_model_is_sound(&n->model));
	for (c = n->cache; c < n->cache + CACHED; c++)
		if (c->valid && !cached_is_true(n, c))
			fail_msg("view %u, page %#lx is cached", c->view,
				 (unsigned long)c->gfn);
}

/* L2 accesses an address: 0 and *l1, or the error of the walk. */
static inline int nest_touch(struct nest *n, uint32_t view, uint64_t gpa,
			     uint32_t access, uint64_t *l1)
{
	struct cached *c = &n->cache[(gpa / PAGE_SIZE * NEST_VIEWS + view) %
				     CACHED];
	struct hnl_nested_mapping map;
	int err;

	if (c->valid && c->view == view && c->gfn == gpa / PAGE_SIZE &&
	    !(access & ~c->permissions) && (access != W || c->dirty)) {
		*l1 = c->l1_gfn * PAGE_SIZE + gpa % PAGE_SIZE;
		return 0;
	}
	err = hnl_nested_model_translate(&n->model, n->cfg.id, view, gpa,
					 access, l1);
	assert_true(hnl_nested_model_is_sound(&n->model));
	if (err != 0)
		return err;
	assert_same(hnl_nested_model_ops.query(&n->model, n->cfg.id, view,
					       gpa / PAGE_SIZE, &map), 0);
	c->valid = true;
	c->view = view;
	c->gfn = gpa / PAGE_SIZE;
	c->l1_gfn = *l1 / PAGE_SIZE;
	c->permissions = map.permissions;
	c->dirty = (map.mapped & HNL_NESTED_MAPPED_DIRTY) != 0;
	return 0;
}

/* ---- requests; each returns the error of its answer ---- */

static inline void nest_poke(struct nest *n, uint16_t type, uint32_t value)
{
	n->poke_type = type;
	n->poke_value = value;
}

static inline void poke(struct nest *n, size_t len)
{
	struct hnl_attr a;

	if (n->poke_type == 0)
		return;
	a = hnl_attr_find(nest_batch, len, HNL_MSGHDR, n->poke_type);
	assert_int_equal(a.reason, HNL_REASON_NONE);
	hnl_store_le32(nest_batch + a.off, n->poke_value);
	n->poke_type = 0;
}

/* Runs the one message in b. answer and d are of its first answer. */
static inline int nest_call(struct nest *n, const struct hnl_builder *b)
{
	assert_int_equal(hnl_builder_verdict(b), 0);
	poke(n, b->len);
	assert_same(machine_call(n->m, nest_batch, b->len, 60000, NULL), 0);
	nest_check(n);
	n->answer = answer_at(n->m, 0);
	hnl_extack_clear(&n->x);
	hnl_decoder_init(&n->d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	if (n->answer.head.type == HNL_MSG_ERROR)
		assert_int_equal(hnl_ack_read(n->m->answer, &n->answer, &n->x),
				 0);
	return n->x.err;
}

static inline struct hnl_builder nest_begin(struct nest *n)
{
	n->seq++;
	return batch_begin(nest_batch, sizeof(nest_batch));
}

/* bits 0: not asked for. */
static inline int nest_create(struct nest *n, uint32_t bits, bool log,
			      uint32_t *view)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_view_create_req req;
	struct hnl_nested_view_create_rsp rsp;
	struct hnl_extack x;

	*view = 0;
	hnl_nested_view_create_req_init(&req);
	if (bits != 0)
		hnl_nested_view_create_req_set_address_bits(&req, bits);
	if (log)
		hnl_nested_view_create_req_set_dirty_log(&req);
	hnl_nested_view_create_req_encode(&b, 0, n->seq, 1, &req);
	if (nest_call(n, &b) != 0)
		return n->x.err;
	assert_int_equal(hnl_nested_view_create_rsp_decode(
		&n->d, n->m->answer, &n->answer, &rsp, &x), 0);
	*view = rsp.view;
	return 0;
}

static inline int nest_destroy(struct nest *n, uint32_t view)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_view_destroy_req req;

	hnl_nested_view_destroy_req_init(&req);
	hnl_nested_view_destroy_req_set_view(&req, view);
	hnl_nested_view_destroy_req_encode(&b, 0, n->seq, 1, &req);
	return nest_call(n, &b);
}

static inline struct hnl_nested_entry an_entry(uint64_t l2, uint64_t l1,
					       uint32_t order,
					       uint32_t permissions)
{
	struct hnl_nested_entry e = { l2, l1, (uint8_t)order,
				      (uint8_t)permissions, WB };

	return e;
}

/* Attribute by attribute: an encoder would not write bad values. */
static inline int nest_map_as(struct nest *n, uint32_t view,
			      const struct hnl_nested_entry *e)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_head h = head_of(HNL_NESTED_FAMILY, HNL_NESTED_CMD_MAP, 0,
				    n->seq);

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_NESTED_A_VIEW, view);
	hnl_attr_put_u64(&b, HNL_NESTED_A_L2_GPA, e->l2_gpa);
	hnl_attr_put_u64(&b, HNL_NESTED_A_L1_GPA, e->l1_gpa);
	hnl_attr_put_u32(&b, HNL_NESTED_A_ORDER, e->order);
	hnl_attr_put_u32(&b, HNL_NESTED_A_PERMISSIONS, e->permissions);
	hnl_attr_put_u32(&b, HNL_NESTED_A_MEMORY_TYPE, e->memory_type);
	hnl_msg_end(&b);
	return nest_call(n, &b);
}

/* With the memory type that is usual. */
static inline int nest_map(struct nest *n, uint32_t view, uint64_t l2,
			   uint64_t l1, uint32_t order, uint32_t permissions)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_map_req req;

	hnl_nested_map_req_init(&req);
	hnl_nested_map_req_set_view(&req, view);
	hnl_nested_map_req_set_l2_gpa(&req, l2);
	hnl_nested_map_req_set_l1_gpa(&req, l1);
	hnl_nested_map_req_set_order(&req, order);
	hnl_nested_map_req_set_permissions(&req, permissions);
	hnl_nested_map_req_encode(&b, 0, n->seq, 1, &req);
	return nest_call(n, &b);
}

static inline int nest_map_many(struct nest *n, uint32_t view,
				const struct hnl_nested_entry *e, size_t count,
				int32_t *status)
{
	static uint8_t wire[HNL_NESTED_ENTRIES * HNL_NESTED_ENTRY_SIZE];
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_map_many_req req;
	struct hnl_nested_map_many_rsp rsp;
	struct hnl_extack x;
	size_t i;

	for (i = 0; i < count; i++)
		hnl_nested_entry_store(wire + i * HNL_NESTED_ENTRY_SIZE, &e[i]);
	hnl_nested_map_many_req_init(&req);
	hnl_nested_map_many_req_set_view(&req, view);
	hnl_nested_map_many_req_set_entry(
		&req, wire, (uint32_t)(count * HNL_NESTED_ENTRY_SIZE));
	hnl_nested_map_many_req_encode(&b, 0, n->seq, 1, &req);
	if (nest_call(n, &b) != 0)
		return n->x.err;
	assert_int_equal(hnl_nested_map_many_rsp_decode(
		&n->d, n->m->answer, &n->answer, &rsp, &x), 0);
	assert_int_equal(rsp.entry_status.n, 4 * count);
	for (i = 0; i < count; i++)
		status[i] = (int32_t)hnl_load_le32(rsp.entry_status.p + 4 * i);
	return 0;
}

static inline int nest_unmap(struct nest *n, uint32_t view, uint64_t l2,
			     uint64_t pages, uint64_t *done)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_unmap_req req;
	struct hnl_nested_unmap_rsp rsp;
	struct hnl_extack x;

	hnl_nested_unmap_req_init(&req);
	hnl_nested_unmap_req_set_view(&req, view);
	hnl_nested_unmap_req_set_l2_gpa(&req, l2);
	hnl_nested_unmap_req_set_pages(&req, pages);
	hnl_nested_unmap_req_encode(&b, 0, n->seq, 1, &req);
	if (nest_call(n, &b) != 0)
		return n->x.err;
	assert_int_equal(hnl_nested_unmap_rsp_decode(
		&n->d, n->m->answer, &n->answer, &rsp, &x), 0);
	*done = rsp.done;
	return 0;
}

static inline int nest_unmap_many(struct nest *n, uint32_t view,
				  const struct hnl_nested_range *r,
				  size_t count, int32_t *status)
{
	static uint8_t wire[HNL_NESTED_ENTRIES * HNL_NESTED_RANGE_SIZE];
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_unmap_many_req req;
	struct hnl_nested_unmap_many_rsp rsp;
	struct hnl_extack x;
	size_t i;

	for (i = 0; i < count; i++)
		hnl_nested_range_store(wire + i * HNL_NESTED_RANGE_SIZE, &r[i]);
	hnl_nested_unmap_many_req_init(&req);
	hnl_nested_unmap_many_req_set_view(&req, view);
	hnl_nested_unmap_many_req_set_range(
		&req, wire, (uint32_t)(count * HNL_NESTED_RANGE_SIZE));
	hnl_nested_unmap_many_req_encode(&b, 0, n->seq, 1, &req);
	if (nest_call(n, &b) != 0)
		return n->x.err;
	assert_int_equal(hnl_nested_unmap_many_rsp_decode(
		&n->d, n->m->answer, &n->answer, &rsp, &x), 0);
	assert_int_equal(rsp.range_status.n, 4 * count);
	for (i = 0; i < count; i++)
		status[i] = (int32_t)hnl_load_le32(rsp.range_status.p + 4 * i);
	return 0;
}

static inline int nest_protect(struct nest *n, uint32_t view, uint64_t l2,
			       uint64_t pages, uint32_t permissions,
			       uint64_t *done)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_protect_req req;
	struct hnl_nested_protect_rsp rsp;
	struct hnl_extack x;

	hnl_nested_protect_req_init(&req);
	hnl_nested_protect_req_set_view(&req, view);
	hnl_nested_protect_req_set_l2_gpa(&req, l2);
	hnl_nested_protect_req_set_pages(&req, pages);
	hnl_nested_protect_req_set_permissions(&req, permissions);
	hnl_nested_protect_req_encode(&b, 0, n->seq, 1, &req);
	if (nest_call(n, &b) != 0)
		return n->x.err;
	assert_int_equal(hnl_nested_protect_rsp_decode(
		&n->d, n->m->answer, &n->answer, &rsp, &x), 0);
	*done = rsp.done;
	return 0;
}

static inline int nest_query(struct nest *n, uint32_t view, uint64_t l2,
			     struct hnl_nested_query_rsp *rsp)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_query_req req;
	struct hnl_extack x;

	hnl_nested_query_req_init(&req);
	hnl_nested_query_req_set_view(&req, view);
	hnl_nested_query_req_set_l2_gpa(&req, l2);
	hnl_nested_query_req_encode(&b, 0, n->seq, 1, &req);
	if (nest_call(n, &b) != 0)
		return n->x.err;
	assert_int_equal(hnl_nested_query_rsp_decode(
		&n->d, n->m->answer, &n->answer, rsp, &x), 0);
	return 0;
}

/* A view of 32 bits with a log, and its number. */
static inline struct nest *nest_open_with_view(uint32_t budget, uint32_t *view)
{
	struct nest *n = nest_open(budget);

	assert_same(nest_create(n, 32, true, view), 0);
	return n;
}

/* The mapping of a page as the model has it; permissions 0: there is none. */
static inline struct hnl_nested_mapping nest_look(struct nest *n, uint32_t view,
						  uint64_t gfn)
{
	struct hnl_nested_mapping map;

	memset(&map, 0, sizeof(map));
	if (hnl_nested_model_ops.query(&n->model, n->cfg.id, view, gfn,
				       &map) != 0)
		map.permissions = 0;
	return map;
}

/* word: bits / 64 of them. */
static inline int nest_dirty_get(struct nest *n, uint32_t view, uint64_t l2,
				 uint32_t bits, uint64_t *word)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_dirty_get_req req;
	struct hnl_nested_dirty_get_rsp rsp;
	struct hnl_extack x;
	size_t i;

	hnl_nested_dirty_get_req_init(&req);
	hnl_nested_dirty_get_req_set_view(&req, view);
	hnl_nested_dirty_get_req_set_l2_gpa(&req, l2);
	hnl_nested_dirty_get_req_set_bits(&req, bits);
	hnl_nested_dirty_get_req_encode(&b, 0, n->seq, 1, &req);
	if (nest_call(n, &b) != 0)
		return n->x.err;
	assert_int_equal(hnl_nested_dirty_get_rsp_decode(
		&n->d, n->m->answer, &n->answer, &rsp, &x), 0);
	assert_int_equal(rsp.dirty.n, bits / 8);
	for (i = 0; i < bits / 64; i++)
		word[i] = hnl_load_le64(rsp.dirty.p + 8 * i);
	return 0;
}

static inline int nest_dirty_clear(struct nest *n, uint32_t view, uint64_t l2,
				   uint32_t bits, const uint64_t *word,
				   size_t words)
{
	static uint8_t wire[HNL_NESTED_DIRTY_MOST / 8];
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_dirty_clear_req req;
	size_t i;

	for (i = 0; i < words; i++)
		hnl_store_le64(wire + 8 * i, word[i]);
	hnl_nested_dirty_clear_req_init(&req);
	hnl_nested_dirty_clear_req_set_view(&req, view);
	hnl_nested_dirty_clear_req_set_l2_gpa(&req, l2);
	hnl_nested_dirty_clear_req_set_bits(&req, bits);
	hnl_nested_dirty_clear_req_set_dirty(&req, wire, (uint32_t)words * 8);
	hnl_nested_dirty_clear_req_encode(&b, 0, n->seq, 1, &req);
	return nest_call(n, &b);
}

static inline int nest_flush_view(struct nest *n, uint32_t view)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_flush_view_req req;

	hnl_nested_flush_view_req_init(&req);
	hnl_nested_flush_view_req_set_view(&req, view);
	hnl_nested_flush_view_req_encode(&b, 0, n->seq, 1, &req);
	return nest_call(n, &b);
}

static inline int nest_flush_range(struct nest *n, uint32_t view, uint64_t l2,
				   uint64_t pages)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_flush_range_req req;

	hnl_nested_flush_range_req_init(&req);
	hnl_nested_flush_range_req_set_view(&req, view);
	hnl_nested_flush_range_req_set_l2_gpa(&req, l2);
	hnl_nested_flush_range_req_set_pages(&req, pages);
	hnl_nested_flush_range_req_encode(&b, 0, n->seq, 1, &req);
	return nest_call(n, &b);
}

static inline struct hnl_nested_capability_get_rsp
nest_capability(struct nest *n)
{
	struct hnl_builder b = nest_begin(n);
	struct hnl_nested_capability_get_rsp rsp;
	struct hnl_extack x;

	hnl_nested_capability_get_req_encode(&b, 0, n->seq, 1);
	assert_same(nest_call(n, &b), 0);
	assert_int_equal(hnl_nested_capability_get_rsp_decode(
		&n->d, n->m->answer, &n->answer, &rsp, &x), 0);
	return rsp;
}

/* The last call was refused so. */
#define assert_refused(n, err_, reason_, type_, progress_) \
	do { \
		assert_same((n)->x.err, -(int)(err_)); \
		assert_int_equal((n)->x.reason, (reason_)); \
		assert_int_equal((n)->x.type, (type_)); \
		assert_int_equal((n)->x.progress, (progress_)); \
	} while (0)

#endif
