/* SPDX-License-Identifier: MIT */
/*
 * A machine whose hypervisor serves the family domain from the reference table.
 *
 *	CALLER	who calls; registered, running
 *	memory, domain, and "turnstile": a family that no service knows of
 *
 * The embedder's part is a few counters: EXTRA units to be freed of each
 * domain, PORTS to be reset. After each call the table is looked at.
 */
#ifndef UNIT_DOMAINS_H
#define UNIT_DOMAINS_H

#include <hnl/domain_model.h>
#include <hnl/names.h>

#include "hnl_domain.h"
#include "machine.h"

#define CALLER 1u
#define DOMAINS 8u
#define MACHINE_PAGES 64u
#define EXTRA 3u
#define PORTS 5u
#define GRANTS 2u		/* families that one domain may have */
#define TURNSTILE 0x8123u

#define EVENTS_MAX 4096u

struct world {
	struct machine *m;
	struct hnl_domain_model *model;
	struct hnl_domain_host host;
	struct hnl_domain_machine machine;
	struct hnl_service service[3];
	struct hnl_hv_port port;
	struct hnl_domain_hooks hooks;
	struct hnl_domain_model_config cfg;
	uint32_t budget;
	uint64_t grants;		/* of the family domain, to CALLER */
	const struct hnl_names *names;	/* of the turnstile */
	/* what the embedder was asked */
	struct hnl_domain_make make;	/* the last one */
	struct hnl_grant granted[16];	/* of the last create or grant-set */
	uint16_t n_granted;
	unsigned int creations, finishes, granteds;
	uint8_t extra[DOMAINS];		/* units that it has for each */
	bool runs[DOMAINS];
	uint32_t ports_reset;		/* a bit each */
	unsigned int locked, locks;
	/* what it shall do */
	int create_fails, finish_fails, reset_fails;
	uint64_t reset_fails_at;
	bool hide_odd, deny;
	unsigned int preempt_at, preempt_n;
	/* events, one after another */
	uint8_t event[EVENTS_MAX];
	size_t event_len;
	uint16_t about;			/* of the last one */
	/* the last call */
	uint8_t batch[HNL_MSG_MAX];
	struct hnl_builder b;
	struct hnl_extack x;
	unsigned int entries;
};

/* There is one at a time. */
static struct world w;

/* ---- the family that nobody knows ---- */

static const char *const turnstile_features[] = { NULL, "spin", "count" };
static const struct hnl_names turnstile_names = {
	"turnstile", NULL, NULL, turnstile_features, 0, 3, NULL
};
static const struct hnl_family turnstile_family = {
	TURNSTILE, 1, 0, NULL, NULL
};

/* ---- the embedder ---- */

static inline int world_created(void *host, uint16_t domain,
				const struct hnl_domain_make *make)
{
	(void)host;
	assert_true(domain < DOMAINS && w.locked == 1);
	if (w.create_fails != 0)
		return -w.create_fails;
	w.creations++;
	w.make = *make;
	w.n_granted = make->n_grants;
	if (make->n_grants != 0)
		memcpy(w.granted, make->grant,
		       make->n_grants * sizeof(*make->grant));
	w.extra[domain] = EXTRA;
	w.runs[domain] = false;
	return 0;
}

static inline int world_finished(void *host, uint16_t domain)
{
	(void)host;
	assert_true(domain < DOMAINS);
	w.finishes += w.finish_fails == 0;
	return -w.finish_fails;
}

static inline int world_destroy_step(void *host, uint16_t domain,
				     uint32_t units)
{
	(void)host;
	assert_int_equal(units, 1);
	assert_false(w.runs[domain]);
	if (w.extra[domain] == 0)
		return 0;
	w.extra[domain]--;
	return HNL_CALL_AGAIN;
}

static inline int world_reset_step(void *host, uint16_t domain, uint64_t done)
{
	(void)host;
	assert_false(w.runs[domain]);
	if (w.reset_fails != 0 && done == w.reset_fails_at)
		return -w.reset_fails;
	w.ports_reset |= 1u << done;
	return done + 1 < PORTS ? HNL_CALL_AGAIN : 0;
}

static inline void world_runnable(void *host, uint16_t domain, bool may_run)
{
	(void)host;
	assert_true(w.runs[domain] != may_run);
	w.runs[domain] = may_run;
}

static inline void world_granted(void *host, uint16_t domain,
				 const struct hnl_grant *grant, uint16_t n)
{
	(void)host;
	(void)domain;
	w.granteds++;
	w.n_granted = n;
	memcpy(w.granted, grant, n * sizeof(*grant));
}

static inline void world_inspect(void *host, uint16_t domain,
				 struct hnl_domain_info *info)
{
	(void)host;
	info->cpu_time = 1000000007ull * (domain + 1u);
	info->online_vcpus = w.runs[domain];
	info->shared_info_gpa = (domain & 1) != 0 ? HNL_DOMAIN_NO_GPA :
						    0x5000;
	info->state |= w.runs[domain] ? HNL_DOMAIN_STATE_RUNNING : 0;
}

static inline bool world_visible(void *host, uint16_t caller, uint16_t domain)
{
	(void)host;
	assert_int_equal(caller, CALLER);
	return !w.hide_odd || (domain & 1) == 0;
}

static inline void world_told(void *host, uint16_t about, const uint8_t *event,
			      size_t len)
{
	(void)host;
	assert_int_equal(w.locked, 0);
	assert_true(len <= EVENTS_MAX - w.event_len);
	memcpy(w.event + w.event_len, event, len);
	w.event_len += len;
	w.about = about;
}

static inline void world_lock(void *host)
{
	(void)host;
	assert_int_equal(w.locked++, 0);
	w.locks++;
}

static inline void world_unlock(void *host)
{
	(void)host;
	assert_int_equal(--w.locked, 0);
}

static inline int world_authorise(void *host, uint16_t target,
				  const struct hnl_family *family,
				  uint8_t cmd, const void *request)
{
	(void)host;
	(void)target;
	(void)request;
	return w.deny && (family->command[cmd].flags &
			  HNL_COMMAND_PRIVILEGED) ? -HNL_EPERM : 0;
}

static inline bool world_preempt(void *host)
{
	(void)host;
	return w.preempt_at != 0 && ++w.preempt_n % w.preempt_at == 0;
}

static const struct hnl_domain_hooks world_hooks = {
	.created = world_created,
	.finished = world_finished,
	.destroy_step = world_destroy_step,
	.reset_step = world_reset_step,
	.runnable = world_runnable,
	.granted = world_granted,
	.inspect = world_inspect,
	.visible = world_visible,
	.told = world_told,
};

/* ---- the machine ---- */

#define ALL_DEVICES 0x3ffu

static const struct hnl_domain_emulation world_emulation[] = {
	{ ALL_DEVICES, true }, { HNL_DOMAIN_X86_EMULATION_LAPIC, true },
	{ 0, false }, { HNL_DOMAIN_X86_EMULATION_PIT, false },
};

static const struct hnl_domain_machine world_machine = {
	.flags = 0xff,
	.iommu_options = 1,
	.n_domains = DOMAINS,
	.max_vcpus = 512,
	.max_vcpus_hvm = 4096,
	.last_port = 4095,
	.grant_frames = 64,
	.maptrack_frames = 1024,
	.grant_version = 2,
	.vmtrace_size = 1 << 20,
	.view_modes = 0xe,
	.views = 10,
	.emulation = world_emulation,
	.n_emulation = COUNT(world_emulation),
	.x86 = true,
	.msr_relaxed = true,
};

/* To be changed before world_start(). */
static inline void world_new(void)
{
	memset(&w, 0, sizeof(w));
	w.m = machine_new();
	w.machine = world_machine;
	w.hooks = world_hooks;
	w.grants = HNL_GRANT_ALL;
	w.names = &turnstile_names;
	w.cfg.n_domains = DOMAINS;
	w.cfg.n_grants = GRANTS;
	w.cfg.pages = MACHINE_PAGES;
	w.cfg.n_cpupools = 2;
	w.cfg.gpa_bits = 48;
	w.cfg.hooks = &w.hooks;
	w.port = machine_port;
	w.port.authorise = world_authorise;
	w.port.preempt = world_preempt;
}

static inline void register_caller(void)
{
	struct hnl_domain_make make = { .flags = 0, .max_vcpus = 1 };
	struct hnl_domain_made made;

	assert_int_equal(hnl_domain_model_register(w.model, CALLER, &make,
						   &made), 0);
	assert_int_equal(hnl_domain_model_ops.unpause(w.model, CALLER), 0);
}

static inline void world_start(void)
{
	static struct hnl_grant grant[2];

	w.model = hnl_domain_model_init(
		exact_block(hnl_domain_model_size(&w.cfg)), &w.cfg);
	assert_non_null(w.model);
	w.model->lock = world_lock;
	w.model->unlock = world_unlock;
	w.host.ops = &hnl_domain_model_ops;
	w.host.ctx = w.model;
	w.host.machine = &w.machine;
	w.service[0] = w.m->service[0];
	w.service[1] = hnl_domain_service(&w.host, &hnl_domain_names);
	w.service[2].family = &turnstile_family;
	w.service[2].names = w.names;
	w.m->hv_cfg.service = w.service;
	w.m->hv_cfg.n_services = COUNT(w.service);
	w.m->hv_cfg.port = &w.port;
	w.m->hv_cfg.budget = w.budget;
	grant[0].family = HNL_MEMORY_FAMILY;
	grant[0].features = 1;
	grant[1].family = HNL_DOMAIN_FAMILY;
	grant[1].features = w.grants;
	w.m->domain_cfg.id = CALLER;
	w.m->domain_cfg.grant = grant;
	w.m->domain_cfg.n_grants = COUNT(grant);
	machine_start(w.m);
	w.model->hv = w.m->hv;
	register_caller();
	w.creations = w.finishes = 0;
	assert_true(hnl_domain_model_is_sound(w.model));
}

static inline void world_open(uint32_t budget)
{
	world_new();
	w.budget = budget;
	world_start();
}

static inline void world_close(void)
{
	machine_close(w.m);
	free(w.model);
}

/* ---- one call ---- */

static inline struct hnl_builder *begin(void)
{
	w.b = batch_begin(w.batch, sizeof(w.batch));
	return &w.b;
}

/* Runs what was built; the err of its last answer, whose parts are in w.x. */
static inline int run(void)
{
	struct hnl_msg a;

	assert_int_equal(hnl_builder_verdict(&w.b), 0);
	w.event_len = 0;
	assert_int_equal(machine_call(w.m, w.batch, w.b.len, 16 * HNL_PAGE,
				      &w.entries), 0);
	assert_true(hnl_domain_model_is_sound(w.model));
	a = answer_at(w.m, answers_in(w.m->answer, w.m->answer_len) - 1);
	hnl_extack_clear(&w.x);
	if (a.head.type == HNL_MSG_ERROR || a.head.type == HNL_MSG_DONE)
		assert_int_equal(hnl_ack_read(w.m->answer, &a, &w.x), 0);
	return w.x.err;
}

#define ASK(op, req) \
	(hnl_domain_##op##_req_encode(begin(), 0, 7, 0x50, (req)), run())

/* The n-th answer as a reply: answered by decode(), which is generated. */
#define REPLY(op, n, out) \
	do { \
		static struct hnl_decoder reply_d; \
		struct hnl_msg reply_m = answer_at(w.m, n); \
		struct hnl_extack reply_x; \
\
		assert_int_equal(reply_m.head.type, HNL_DOMAIN_FAMILY); \
		hnl_extack_clear(&reply_x); \
		hnl_decoder_init(&reply_d, HNL_GRANT_ALL, HNL_MODE_REPLY); \
		assert_int_equal(hnl_domain_##op##_rsp_decode( \
			&reply_d, w.m->answer, &reply_m, out, &reply_x), 0); \
	} while (0)

static inline void assert_refused(int err, enum hnl_reason reason,
				  uint16_t type)
{
	if (w.x.err != -err || w.x.reason != reason || w.x.type != type)
		fail_msg("%d, reason %u, type %u; not %d, %u, %u", w.x.err,
			 w.x.reason, w.x.type, -err, (unsigned int)reason,
			 type);
	if (type != 0)
		assert_int_equal(hnl_load_le16(w.batch + w.x.offset + 2) &
				 HNL_ATTR_TYPE, type);
	assert_int_equal(w.event_len, 0);
}

/* ---- calls of one domain ---- */

#define DOMAIN_CALL(op) \
	static inline int op##_of(uint16_t domain) \
	{ \
		struct hnl_domain_##op##_req req; \
\
		hnl_domain_##op##_req_init(&req); \
		hnl_domain_##op##_req_set_domain(&req, domain); \
		return ASK(op, &req); \
	}

DOMAIN_CALL(destroy)
DOMAIN_CALL(pause)
DOMAIN_CALL(unpause)
DOMAIN_CALL(resume)
DOMAIN_CALL(soft_reset)
DOMAIN_CALL(state_get)
DOMAIN_CALL(paging_pool_get)
DOMAIN_CALL(migration_get)
DOMAIN_CALL(list)
DOMAIN_CALL(grant_list)

static inline int shutdown_of(uint16_t domain, uint32_t reason)
{
	struct hnl_domain_shutdown_req req;

	hnl_domain_shutdown_req_init(&req);
	hnl_domain_shutdown_req_set_domain(&req, domain);
	hnl_domain_shutdown_req_set_reason(&req, reason);
	return ASK(shutdown, &req);
}

static inline int handle_set_of(uint16_t domain, uint8_t byte)
{
	struct hnl_domain_handle_set_req req;
	uint8_t handle[16];

	memset(handle, byte, sizeof(handle));
	hnl_domain_handle_set_req_init(&req);
	hnl_domain_handle_set_req_set_domain(&req, domain);
	hnl_domain_handle_set_req_set_handle(&req, handle, 16);
	return ASK(handle_set, &req);
}

static inline int max_memory_set_of(uint16_t domain, uint64_t kib)
{
	struct hnl_domain_max_memory_set_req req;

	hnl_domain_max_memory_set_req_init(&req);
	hnl_domain_max_memory_set_req_set_domain(&req, domain);
	hnl_domain_max_memory_set_req_set_max_memory(&req, kib);
	return ASK(max_memory_set, &req);
}

static inline int paging_pool_set_of(uint16_t domain, uint64_t pages)
{
	struct hnl_domain_paging_pool_set_req req;

	hnl_domain_paging_pool_set_req_init(&req);
	hnl_domain_paging_pool_set_req_set_domain(&req, domain);
	hnl_domain_paging_pool_set_req_set_paging_pool(&req,
						       pages * HNL_PAGE);
	return ASK(paging_pool_set, &req);
}

static inline struct hnl_domain_grant grant_of(const char *family,
					       const char *feature)
{
	struct hnl_domain_grant g;

	hnl_domain_grant_init(&g);
	hnl_domain_grant_set_family(&g, family, (uint32_t)strlen(family));
	if (feature != NULL)
		hnl_domain_grant_set_feature(&g, feature,
					     (uint32_t)strlen(feature));
	return g;
}

static inline int grant_set_of(uint16_t domain,
			       const struct hnl_domain_grant *g, uint32_t n)
{
	struct hnl_domain_grant_set_req req;

	hnl_domain_grant_set_req_init(&req);
	hnl_domain_grant_set_req_set_domain(&req, domain);
	hnl_domain_grant_set_req_set_grant(&req, g, n);
	return ASK(grant_set, &req);
}

/* A simple domain; its number, chosen by the hypervisor. */
static inline uint16_t new_domain(bool hvm)
{
	struct hnl_domain_create_req req;
	struct hnl_domain_create_rsp rsp;

	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 2);
	if (hvm)
		hnl_domain_create_req_set_hvm(&req);
	assert_int_equal(ASK(create, &req), 0);
	REPLY(create, 0, &rsp);
	return rsp.domain;
}

/* Its state by state-get. */
static inline struct hnl_domain_state_get_rsp look_at(uint16_t domain)
{
	struct hnl_domain_state_get_rsp rsp;

	assert_int_equal(state_get_of(domain), 0);
	REPLY(state_get, 0, &rsp);
	return rsp;
}

static inline void give_pages(uint16_t domain, uint64_t n)
{
	assert_int_equal(max_memory_set_of(domain, 4 * n), 0);
	assert_int_equal(hnl_domain_model_pages_add(w.model, domain, n), 0);
}

#endif
