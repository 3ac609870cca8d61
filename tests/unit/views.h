/* SPDX-License-Identifier: MIT */
/*
 * A machine with the view family and reference views behind it. The caller is
 * domain SELF; each other domain is there for one refusal.
 *
 *	gfn	BASE .. BASE + PAGES - 1, the last HOLES have no memory
 *	mfn	of page i: MFN(i)
 *
 * After every request the views are sound and nobody holds the lock.
 */
#ifndef UNIT_VIEWS_H
#define UNIT_VIEWS_H

#include <hnl/view_model.h>

#include "hnl_view.h"
#include "machine.h"

enum { OTHER = 1, SELF, NESTED, DISABLED, FLAT, MISSING, DOMAINS = 8 };

#define BASE 0x100u
#define PAGES 48u
#define HOLES 4u
#define HOLE (PAGES - HOLES)
#define VCPUS 3u
#define VIEWS 6u	/* beside view 0 */
#define ENTRIES 64u
#define MFN(i) (0x5000u + 7u * (i))
#define PAGE_GPA(i) ((uint64_t)(BASE + (i)) * HNL_PAGE)

#define RD HNL_VIEW_VIOLATION_READ
#define WR HNL_VIEW_VIOLATION_WRITE
#define EX HNL_VIEW_VIOLATION_EXECUTE

struct views {
	struct machine *m;
	struct hnl_hv_port port;
	struct hnl_view_model model;
	struct hnl_view_domain *table[DOMAINS];
	struct hnl_view_host host;
	struct hnl_view_domain_config cfg[DOMAINS];
	uint8_t *mem[DOMAINS];
	struct hnl_grant grant;
	uint16_t target;	/* of the requests */
	/* what was seen */
	unsigned int locked, locks, pauses, go_ons;
	uint32_t went_on;	/* the vCPU */
	struct hnl_view_go how;
	uint8_t event[256];
	size_t event_len;
	unsigned int events;
	struct hnl_extack x;
	struct hnl_msg answer;
	/* what to do */
	unsigned int listeners;	/* what told() returns */
	bool forbid;
	unsigned int preempt_at;	/* the n-th time; 0: never */
	void (*preempted)(struct views *v);	/* and do this */
};

static uint8_t wire[HNL_MSG_MAX];

/* ---- hooks ---- */

static inline struct views *views_of(void *host)
{
	return (struct views *)host;
}

static inline void views_lock(void *host)
{
	assert_int_equal(views_of(host)->locked++, 0);
	views_of(host)->locks++;
}

static inline void views_unlock(void *host)
{
	assert_int_equal(--views_of(host)->locked, 0);
}

static inline void views_pause(void *host, uint16_t domain, uint32_t vcpu)
{
	assert_int_equal(views_of(host)->locked, 1);
	assert_true(domain < DOMAINS && vcpu < VCPUS);
	views_of(host)->pauses++;
}

static inline void views_go_on(void *host, uint16_t domain, uint32_t vcpu,
			       const struct hnl_view_go *how)
{
	assert_int_equal(views_of(host)->locked, 1);
	assert_true(domain < DOMAINS && vcpu < VCPUS);
	views_of(host)->go_ons++;
	views_of(host)->went_on = vcpu;
	views_of(host)->how = *how;
}

static inline unsigned int views_told(void *host, uint16_t domain,
				      const uint8_t *event, size_t len)
{
	struct views *v = views_of(host);

	assert_true(domain < DOMAINS);
	assert_true(len <= sizeof(v->event));
	assert_int_equal(v->locked, 0);
	memcpy(v->event, event, len);
	v->event_len = len;
	v->events++;
	return v->listeners;
}

/* The port's host is the machine: this is the one that is open. */
static struct views *views_open_now;

static inline int views_authorise(void *host, const struct hnl_family *family,
				  uint8_t cmd, const void *request)
{
	(void)host;
	(void)cmd;
	(void)request;
	return views_open_now->forbid && family->id == HNL_VIEW_FAMILY;
}

static inline bool views_preempt(void *host)
{
	struct views *v = views_open_now;

	(void)host;
	if (v->preempt_at == 0 || --v->preempt_at != 0)
		return false;
	if (v->preempted != NULL)
		v->preempted(v);
	return true;
}

/* ---- the machine ---- */

static inline void views_add(struct views *v, uint16_t id, uint32_t entries)
{
	struct hnl_view_domain_config *cfg = &v->cfg[id];
	uint32_t i;

	cfg->id = id;
	cfg->views = id == DISABLED ? 0 : VIEWS;
	cfg->vcpus = VCPUS;
	cfg->mfn = (uint64_t *)(void *)exact_block(PAGES * 8);
	cfg->access = exact_block(PAGES);
	cfg->first_gfn = BASE;
	cfg->pages = PAGES;
	cfg->entries = entries;
	cfg->default_access = HNL_VIEW_ACCESS_RWX;
	cfg->second_stage = id != FLAT;
	cfg->nested = id == NESTED;
	v->mem[id] = exact_block(hnl_view_domain_size(cfg));
	assert_int_equal(hnl_view_model_add(&v->model, v->mem[id], cfg), 0);
	for (i = 0; i < HOLE; i++)
		assert_int_equal(hnl_view_model_host_mapped(
			&v->model, id, BASE + i, MFN(i)), 0);
}

static inline struct views *views_new(uint32_t entries)
{
	struct views *v = (struct views *)calloc(1, sizeof(*v));
	uint16_t id;

	assert_non_null(v);
	v->model.domain = v->table;
	v->model.n_domains = DOMAINS;
	v->model.lock = views_lock;
	v->model.unlock = views_unlock;
	v->model.lock_host = v;
	v->model.pause = views_pause;
	v->model.go_on = views_go_on;
	v->model.told = views_told;
	v->model.host = v;
	v->host.ops = &hnl_view_model_ops;
	v->host.ctx = &v->model;
	v->listeners = 1;
	v->target = HNL_DOMID_SELF;
	for (id = OTHER; id < MISSING; id++)
		views_add(v, id, entries);
	v->port = machine_port;
	v->port.authorise = views_authorise;
	v->port.preempt = views_preempt;
	v->grant.family = HNL_VIEW_FAMILY;
	v->grant.features = HNL_GRANT_ALL;
	v->m = machine_new();
	v->m->hv_cfg.port = &v->port;
	v->m->service[0] = hnl_view_service(&v->host, &hnl_view_names);
	v->m->domain_cfg.id = SELF;
	v->m->domain_cfg.grant = &v->grant;
	views_open_now = v;
	return v;
}

static inline struct views *views_start(struct views *v)
{
	machine_start(v->m);
	assert_true(hnl_view_model_is_sound(&v->model));
	return v;
}

static inline struct views *views_open(void)
{
	return views_start(views_new(ENTRIES));
}

static inline void views_close(struct views *v)
{
	uint16_t id;

	assert_true(v->locks != 0);
	machine_close(v->m);
	for (id = OTHER; id < MISSING; id++) {
		hnl_view_model_remove(&v->model, id);
		free(v->mem[id]);
		free(v->cfg[id].mfn);
		free(v->cfg[id].access);
	}
	assert_int_equal(v->pauses, v->go_ons);
	free(v);
}

/* ---- requests ---- */

/* Runs the one message in b; its error, or 0. */
static inline int views_run(struct views *v, const struct hnl_builder *b)
{
	assert_int_equal(hnl_builder_verdict(b), 0);
	assert_int_equal(machine_call(v->m, wire, b->len, 20480, NULL), 0);
	assert_int_equal(answers_in(v->m->answer, v->m->answer_len), 1);
	v->answer = answer_at(v->m, 0);
	hnl_extack_clear(&v->x);
	if (v->answer.head.type == HNL_MSG_ERROR)
		assert_int_equal(hnl_ack_read(v->m->answer, &v->answer,
					      &v->x), 0);
	assert_int_equal(v->locked, 0);
	assert_true(hnl_view_model_is_sound(&v->model));
	return v->x.err;
}

#define REQUEST(name) \
	struct hnl_view_##name##_req r; \
	struct hnl_builder b = batch_begin(wire, sizeof(wire)); \
	hnl_view_##name##_req_init(&r); \
	hnl_view_##name##_req_set_domain(&r, v->target)
#define SET(name, field, value) \
	hnl_view_##name##_req_set_##field(&r, value)
#define RUN(name) \
	(hnl_view_##name##_req_encode(&b, 0, 1, 2, &r), views_run(v, &b))
/* The reply of what was run last. */
#define REPLY(name) \
	struct hnl_view_##name##_rsp rsp; \
	struct hnl_decoder d; \
	struct hnl_extack x; \
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY); \
	assert_int_equal(hnl_view_##name##_rsp_decode( \
		&d, v->m->answer, &v->answer, &rsp, &x), 0)

static inline int do_state_get(struct views *v, uint32_t *state)
{
	REQUEST(state_get);
	if (RUN(state_get) == 0) {
		REPLY(state_get);
		*state = rsp.state;
	}
	return v->x.err;
}

static inline int do_state_set(struct views *v, uint32_t state)
{
	REQUEST(state_set);
	SET(state_set, state, state);
	return RUN(state_set);
}

/* gpa 0: without an information page. */
static inline int do_notify_enable(struct views *v, uint32_t vcpu,
				   uint64_t gpa)
{
	REQUEST(notify_enable);
	SET(notify_enable, vcpu, vcpu);
	if (gpa != 0)
		SET(notify_enable, info_gpa, gpa);
	return RUN(notify_enable);
}

static inline int do_notify_disable(struct views *v, uint32_t vcpu)
{
	REQUEST(notify_disable);
	SET(notify_disable, vcpu, vcpu);
	return RUN(notify_disable);
}

static inline int do_create(struct views *v, uint32_t access, uint32_t *view)
{
	REQUEST(create);
	SET(create, default_access, access);
	if (RUN(create) == 0) {
		REPLY(create);
		*view = rsp.view;
	}
	return v->x.err;
}

static inline int do_destroy(struct views *v, uint32_t view)
{
	REQUEST(destroy);
	SET(destroy, view, view);
	return RUN(destroy);
}

static inline int do_switch(struct views *v, uint32_t view)
{
	REQUEST(switch);
	SET(switch, view, view);
	return RUN(switch);
}

static inline int do_visibility_set(struct views *v, uint32_t view,
				    uint8_t visible)
{
	REQUEST(visibility_set);
	SET(visibility_set, view, view);
	SET(visibility_set, visible, visible);
	return RUN(visibility_set);
}

static inline int do_access_set(struct views *v, uint32_t view, uint64_t gpa,
				uint32_t access)
{
	REQUEST(access_set);
	SET(access_set, view, view);
	SET(access_set, gpa, gpa);
	SET(access_set, access, access);
	return RUN(access_set);
}

static inline int do_access_get(struct views *v, uint32_t view, uint64_t gpa,
				uint32_t *access)
{
	REQUEST(access_get);
	SET(access_get, view, view);
	SET(access_get, gpa, gpa);
	if (RUN(access_get) == 0) {
		REPLY(access_get);
		*access = rsp.access;
	}
	return v->x.err;
}

static inline int do_change(struct views *v, uint32_t view, uint64_t old_gpa,
			    uint64_t new_gpa)
{
	REQUEST(change_gfn);
	SET(change_gfn, view, view);
	SET(change_gfn, old_gpa, old_gpa);
	SET(change_gfn, new_gpa, new_gpa);
	return RUN(change_gfn);
}

static inline int do_revert(struct views *v, uint32_t view, uint64_t gpa)
{
	REQUEST(revert_gfn);
	SET(revert_gfn, view, view);
	SET(revert_gfn, old_gpa, gpa);
	return RUN(revert_gfn);
}

static inline int do_suppress_set(struct views *v, uint32_t view, uint64_t gpa,
				  uint8_t suppress)
{
	REQUEST(suppress_ve_set);
	SET(suppress_ve_set, view, view);
	SET(suppress_ve_set, gpa, gpa);
	SET(suppress_ve_set, suppress_ve, suppress);
	return RUN(suppress_ve_set);
}

static inline int do_suppress_get(struct views *v, uint32_t view, uint64_t gpa,
				  uint8_t *suppress)
{
	REQUEST(suppress_ve_get);
	SET(suppress_ve_get, view, view);
	SET(suppress_ve_get, gpa, gpa);
	if (RUN(suppress_ve_get) == 0) {
		REPLY(suppress_ve_get);
		*suppress = rsp.suppress_ve;
	}
	return v->x.err;
}

static inline int do_suppress_range(struct views *v, uint32_t view,
				    uint64_t gpa, uint64_t last,
				    uint8_t suppress, int32_t *error,
				    uint64_t *error_gpa)
{
	REQUEST(suppress_ve_set_range);
	SET(suppress_ve_set_range, view, view);
	SET(suppress_ve_set_range, gpa, gpa);
	SET(suppress_ve_set_range, last_gpa, last);
	SET(suppress_ve_set_range, suppress_ve, suppress);
	if (RUN(suppress_ve_set_range) == 0) {
		REPLY(suppress_ve_set_range);
		*error = rsp.first_error;
		*error_gpa = rsp.first_error_gpa;
	}
	return v->x.err;
}

static inline int do_index_get(struct views *v, uint32_t vcpu, uint32_t *view)
{
	REQUEST(index_get);
	SET(index_get, vcpu, vcpu);
	if (RUN(index_get) == 0) {
		REPLY(index_get);
		*view = rsp.view;
	}
	return v->x.err;
}

static inline int do_set_many(struct views *v, uint32_t view,
			      const struct hnl_view_page_access *page,
			      uint32_t n, int32_t *status)
{
	static uint8_t bytes[HNL_VIEW_PAGES_A_CALL * HNL_VIEW_PAGE_ACCESS_SIZE];
	uint32_t i;

	REQUEST(access_set_many);
	for (i = 0; i < n; i++)
		hnl_view_page_access_store(
			bytes + i * HNL_VIEW_PAGE_ACCESS_SIZE, &page[i]);
	SET(access_set_many, view, view);
	hnl_view_access_set_many_req_set_page(
		&r, bytes, n * HNL_VIEW_PAGE_ACCESS_SIZE);
	if (RUN(access_set_many) == 0) {
		REPLY(access_set_many);
		assert_int_equal(rsp.status.n, 4 * n);
		for (i = 0; i < n; i++)
			status[i] = (int32_t)hnl_load_le32(rsp.status.p +
							   4 * i);
	}
	return v->x.err;
}

static inline int do_get_many(struct views *v, uint32_t view,
			      const uint64_t *gpa, uint32_t n,
			      struct hnl_view_access_status *status)
{
	static uint8_t bytes[HNL_VIEW_PAGES_A_CALL * 8];
	uint32_t i;

	REQUEST(access_get_many);
	for (i = 0; i < n; i++)
		hnl_store_le64(bytes + 8 * i, gpa[i]);
	SET(access_get_many, view, view);
	hnl_view_access_get_many_req_set_page_gpa(&r, bytes, 8 * n);
	if (RUN(access_get_many) == 0) {
		REPLY(access_get_many);
		assert_int_equal(rsp.page_status.n,
				 HNL_VIEW_ACCESS_STATUS_SIZE * n);
		for (i = 0; i < n; i++)
			hnl_view_access_status_load(
				rsp.page_status.p +
				i * HNL_VIEW_ACCESS_STATUS_SIZE, &status[i]);
	}
	return v->x.err;
}

/* how.view, how.step_view: HNL_VIEW_STAY is absence. */
static inline int do_answer(struct views *v, uint32_t vcpu, uint64_t number,
			    struct hnl_view_go how)
{
	REQUEST(answer);
	SET(answer, vcpu, vcpu);
	SET(answer, number, number);
	if (how.view != HNL_VIEW_STAY)
		SET(answer, view, how.view);
	if (how.step_view != HNL_VIEW_STAY)
		SET(answer, step_view, how.step_view);
	if (how.fate == HNL_VIEW_GO_DENY)
		hnl_view_answer_req_set_deny(&r);
	if (how.fate == HNL_VIEW_GO_EMULATE)
		hnl_view_answer_req_set_emulate(&r);
	if (how.fate == HNL_VIEW_GO_EMULATE_NOWRITE)
		hnl_view_answer_req_set_emulate_nowrite(&r);
	return RUN(answer);
}

static inline struct hnl_view_go go_as(enum hnl_view_fate fate, uint32_t view,
				       uint32_t step_view)
{
	struct hnl_view_go how = { fate, view, step_view };

	return how;
}

#define AGAIN go_as(HNL_VIEW_GO_AGAIN, HNL_VIEW_STAY, HNL_VIEW_STAY)

/* The last request was refused so. */
#define assert_refused(v, error, why, attribute) do { \
	assert_same((v)->x.err, -(error)); \
	assert_int_equal((v)->x.reason, why); \
	assert_int_equal((v)->x.type, attribute); \
} while (0)

/* ---- accesses ---- */

static inline struct hnl_view_attempt attempt_of(uint32_t vcpu, uint64_t gpa,
						 uint32_t flags)
{
	struct hnl_view_attempt a = { gpa, 0, vcpu, flags };

	return a;
}

/* The memory that an access of a vCPU of domain SELF gets; 0: none. */
static inline uint64_t touch(struct views *v, uint32_t vcpu, uint64_t gpa,
			     uint32_t flags)
{
	struct hnl_view_attempt a = attempt_of(vcpu, gpa, flags);
	uint64_t mfn = 0;

	return hnl_view_model_translate(&v->model, SELF, &a, &mfn) ? mfn : 0;
}

static inline int fault(struct views *v, uint32_t vcpu, uint64_t gpa,
			uint32_t flags)
{
	struct hnl_view_attempt a = attempt_of(vcpu, gpa, flags);
	int outcome = hnl_view_fault(v->m->hv, &v->host, SELF, &a);

	assert_int_equal(v->locked, 0);
	assert_true(hnl_view_model_is_sound(&v->model));
	return outcome;
}

/* Read, write, execute, as a table: not as the model computes it. */
static inline bool naive_allows(uint32_t access, uint32_t flags)
{
	static const char *const rights[] = { "", "r", "w", "rw", "x", "rx",
					      "wx", "rwx", "rx", "" };
	const char *has = rights[access];

	return (!(flags & RD) || strchr(has, 'r')) &&
	       (!(flags & WR) || strchr(has, 'w')) &&
	       (!(flags & EX) || strchr(has, 'x'));
}

/* Views are on, and there is one more of this access. */
static inline uint32_t views_on(struct views *v, uint32_t access)
{
	uint32_t view = 0;

	assert_int_equal(do_state_set(v, HNL_VIEW_STATE_ON), 0);
	assert_int_equal(do_create(v, access, &view), 0);
	return view;
}

#endif
