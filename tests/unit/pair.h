/* SPDX-License-Identifier: MIT */
/*
 * The guest's client over the real dispatcher, in one process:
 *
 *	struct hnl_client -> port: CALL, KICK -> hnl_hv_call, hnl_hv_kick
 *
 * RAM is one block, all of it shared. The port's lock is a mutex, so that one
 * processor is enough; its clock counts what it was asked.
 */
#ifndef UNIT_PAIR_H
#define UNIT_PAIR_H

/* posix_memalign */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <pthread.h>
#include <sched.h>

#include <hnl/guest_wait.h>
#include <hnl/page_model.h>
#include <hnl/pool.h>

#include "helpers.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"

#define PAIR_PAGES 96u
#define PAIR_GPA UINT64_C(0x100000)
#define PAIR_SLOTS 16u
#define PAIR_INBOX 4096u
#define PAIR_POOL 32u		/* first page of the tests' own */

struct pair {
	uint8_t *ram;
	uint8_t state[PAIR_PAGES];
	struct hnl_page_model model;
	struct hnl_service service;
	struct hnl_hv_config hv_cfg;
	struct hnl_domain_config domain_cfg;
	struct hnl_hv *hv;
	struct hnl_cpu *cpu;
	struct hnl_domain *domain;
	struct hnl_guest g;
	struct hnl_client c;
	struct hnl_client_config cfg;
	struct hnl_pending *slot[PAIR_SLOTS];
	uint8_t inbox[PAIR_INBOX];
	pthread_mutex_t lock;
	bool locked;
	bool deaf;		/* doorbells are heard, and served later */
	unsigned int lies;	/* the n-th CALL from now on; 0: none */
	unsigned int denies;	/* likewise, the n-th KICK: -EBADMSG */
	uint64_t clock;
	unsigned int waits, notified;
};

static inline struct pair *pair_of(void *p)
{
	return (struct pair *)p;
}

static inline uint8_t *pair_map(void *host, uint64_t gpa,
				enum hnl_map_use use, enum hnl_reason *why)
{
	struct pair *t = pair_of(host);

	*why = hnl_page_model_hold(&t->model, gpa / HNL_PAGE, use);
	return *why == HNL_REASON_NONE ? t->ram + (gpa - PAIR_GPA) : NULL;
}

static inline void pair_unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	hnl_page_model_release(&pair_of(host)->model, gpa / HNL_PAGE, use);
}

static inline void pair_notify(void *host, uint32_t ring)
{
	(void)ring;
	pair_of(host)->notified++;
}

static inline enum hnl_reason pair_set(void *host, uint64_t gfn, bool shared)
{
	return hnl_page_model_set(&pair_of(host)->model, gfn, shared);
}

static inline bool pair_discover(void *env, struct hnl_discovery *found)
{
	(void)env;
	memset(found, 0, sizeof(*found));
	found->abi = HNL_ABI_VERSION;
	return true;
}

static inline int pair_call(void *env, uint64_t request, uint64_t request_len,
			    uint64_t reply, uint64_t reply_len,
			    uint64_t *value)
{
	struct hnl_direct regs = { request, request_len, reply, reply_len };
	struct pair *t = pair_of(env);
	int status = hnl_hv_call(t->cpu, t->domain, 0, &regs, value);

	/* A message that is longer than what was written. */
	if (t->lies != 0 && --t->lies == 0)
		hnl_store_le32(t->ram + (reply - PAIR_GPA), 0xffff);
	return status;
}

static inline int pair_kick(void *env, uint32_t ring)
{
	struct pair *t = pair_of(env);

	if (t->denies != 0 && --t->denies == 0)
		return -HNL_EBADMSG;
	return t->deaf ? 0 : hnl_hv_kick(t->cpu, t->domain, ring);
}

static inline uint64_t pair_gpa_of(void *env, const void *p)
{
	return PAIR_GPA + (uint64_t)((const uint8_t *)p - pair_of(env)->ram);
}

static inline void pair_wait(void *env)
{
	struct pair *t = pair_of(env);

	__atomic_fetch_add(&t->waits, 1, __ATOMIC_RELAXED);
	sched_yield();
}

static inline void pair_lock(void *env)
{
	struct pair *t = pair_of(env);

	pthread_mutex_lock(&t->lock);
	assert_false(t->locked);
	t->locked = true;
}

static inline void pair_unlock(void *env)
{
	struct pair *t = pair_of(env);

	assert_true(t->locked);
	t->locked = false;
	pthread_mutex_unlock(&t->lock);
}

static inline uint64_t pair_now(void *env)
{
	return __atomic_add_fetch(&pair_of(env)->clock, 1, __ATOMIC_RELAXED);
}

static const struct hnl_hv_port pair_hv_port = {
	.map = pair_map,
	.unmap = pair_unmap,
	.notify = pair_notify,
};

static const struct hnl_guest_port pair_guest_port = {
	.discover = pair_discover,
	.call = pair_call,
	.kick = pair_kick,
	.gpa_of = pair_gpa_of,
	.wait = pair_wait,
	.lock = pair_lock,
	.unlock = pair_unlock,
	.now = pair_now,
};

static const struct hnl_memory_ops pair_memory = { .set = pair_set };

static inline uint8_t *pair_page(struct pair *t, uint32_t page)
{
	return t->ram + (size_t)page * HNL_PAGE;
}

static inline uint8_t *pair_block(size_t n)
{
	void *p = NULL;

	assert_int_equal(posix_memalign(&p, HNL_PAGE, n), 0);
	return (uint8_t *)p;
}

/* Control 0, submission 1, completion 2, scratch 3. */
static inline void pair_config(struct pair *t)
{
	t->cfg.control = pair_page(t, 0);
	t->cfg.sq = pair_page(t, 1);
	t->cfg.cq = pair_page(t, 2);
	t->cfg.sq_pages = t->cfg.cq_pages = 1;
	t->cfg.port = 0x50;
	t->cfg.slot = t->slot;
	t->cfg.n_slots = PAIR_SLOTS;
	t->cfg.inbox = t->inbox;
	t->cfg.inbox_size = PAIR_INBOX;
	t->cfg.scratch = pair_page(t, 3);
	t->cfg.scratch_size = HNL_PAGE;
}

static inline struct pair *pair_open(uint32_t budget)
{
	struct pair *t = (struct pair *)calloc(1, sizeof(*t));
	static const struct hnl_grant all = { HNL_MEMORY_FAMILY,
					      HNL_GRANT_ALL };
	struct hnl_extack x;
	uint32_t i;

	assert_non_null(t);
	t->ram = pair_block(PAIR_PAGES * HNL_PAGE);
	memset(t->ram, 0xa5, PAIR_PAGES * HNL_PAGE);
	pthread_mutex_init(&t->lock, NULL);
	t->model.state = t->state;
	t->model.first_gfn = PAIR_GPA / HNL_PAGE;
	t->model.n = PAIR_PAGES;
	hnl_page_model_add_ram(&t->model, PAIR_GPA / HNL_PAGE, PAIR_PAGES);
	for (i = 0; i < PAIR_PAGES; i++)
		assert_int_equal(pair_set(t, PAIR_GPA / HNL_PAGE + i, true),
				 0);
	t->service = hnl_memory_service(&pair_memory, NULL);
	t->hv_cfg.port = &pair_hv_port;
	t->hv_cfg.service = &t->service;
	t->hv_cfg.n_services = 1;
	t->hv_cfg.max_message = 4096;
	t->hv_cfg.budget = budget;
	t->hv_cfg.n_domains = 1;
	t->domain_cfg.host = t;
	t->domain_cfg.highest_gpa = PAIR_GPA + PAIR_PAGES * HNL_PAGE - 1;
	t->domain_cfg.rings = 2;
	t->domain_cfg.ring_pages = 8;
	t->domain_cfg.vcpus = 1;
	t->domain_cfg.grant = &all;
	t->domain_cfg.n_grants = 1;
	t->hv = hnl_hv_init(exact_block(hnl_hv_size(&t->hv_cfg)), &t->hv_cfg);
	t->cpu = hnl_cpu_init(exact_block(hnl_cpu_size(t->hv)), t->hv);
	t->domain = hnl_domain_init(
		exact_block(hnl_domain_size(t->hv, &t->domain_cfg)), t->hv,
		&t->domain_cfg);
	pair_config(t);
	assert_int_equal(hnl_guest_init(&t->g, &pair_guest_port, t), 0);
	assert_int_equal(hnl_client_create(&t->c, &t->g, &t->cfg, &x), 0);
	return t;
}

static inline void pair_close(struct pair *t)
{
	while (hnl_domain_destroy(t->domain) != 0)
		;
	pthread_mutex_destroy(&t->lock);
	free(t->domain);
	free(t->cpu);
	free(t->hv);
	free(t->ram);
	free(t);
}

/* share of n pages from a page on: shared already, so it changes nothing. */
static inline void pair_put_share(struct pair *t, struct hnl_builder *b,
				  uint32_t seq, uint32_t page, uint64_t n)
{
	struct hnl_memory_share_req req;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req,
				     PAIR_GPA + (uint64_t)page * HNL_PAGE);
	hnl_memory_share_req_set_pages(&req, n);
	hnl_memory_share_req_encode(b, HNL_F_REQUEST | HNL_F_ACK, seq,
				    t->cfg.port, &req);
}

#endif
