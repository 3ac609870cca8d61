/* SPDX-License-Identifier: MIT */
/*
 * The thread and its mailbox.
 *
 *	guest: inproc_trap --> post --.		 .--> done --> status, value
 *				       \	/
 *	thread:		wait -------> serve: hnl_hv_call, hnl_hv_kick,
 *				      then hnl_hv_serve: who became ready
 *
 *	courier:	peer's socket ---> hnl_forward_answer --> ready
 *
 * Invariant: the page states are touched by who has claimed the domain, that is
 * within the dispatcher; the guest's thread sees the mailbox, under its lock.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <hnl/registers.h>

#include "../families.h"
#include "../handover/handover.h"
#include "courier.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "memory.h"

enum mail { MAIL_NONE, MAIL_POSTED, MAIL_QUIT, MAIL_DONE };

struct inproc {
	struct memory memory;
	struct hnl_service service[HNL_SERVICES_MAX];
	struct hnl_hv_config hv_config;
	struct hnl_hv *hv;
	struct hnl_cpu *cpu;
	struct hnl_domain *domain;
	struct families *families;	/* NULL: memory alone */
	struct peer *peer;
	struct hnl_cpu *courier_cpu;
	struct courier *courier;
	pthread_mutex_t models_lock, domain_lock;
	bool deferred;
	int probe[2];		/* a pipe: the kernel reads a page for us */

	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t posted, done, notified, came;
	/* under lock */
	enum mail mail;
	unsigned int function;
	uint64_t arg[4];
	int status;
	uint64_t value;
	uint64_t kicked;	/* rings, deferred mode */
	uint64_t ready;		/* rings with completions to look at */
	struct handover *handover;	/* NULL: nothing is handed over */
	uint64_t handed;	/* rings that a process has */
	bool serve;		/* the domain may be ready */
	bool peer_came;		/* since the last inproc_wait_peer() */
	uint64_t stat[HNL_STATS];
};

/* ---- what the dispatcher asks of its host ---- */

static uint8_t *map(void *domain, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	struct inproc *h = domain;

	*why = hnl_page_model_hold(&h->memory.model, gpa / HNL_PAGE, use);
	return *why == HNL_REASON_NONE ? memory_frame(&h->memory, gpa) : NULL;
}

static void unmap(void *domain, uint64_t gpa, enum hnl_map_use use)
{
	struct inproc *h = domain;

	hnl_page_model_release(&h->memory.model, gpa / HNL_PAGE, use);
}

static void notify(void *domain, uint32_t ring)
{
	struct inproc *h = domain;

	pthread_mutex_lock(&h->lock);
	h->ready |= (uint64_t)1 << (ring % 64);
	if (h->handed >> (ring % 64) & 1)
		handover_notify(h->handover);
	pthread_cond_broadcast(&h->notified);
	pthread_mutex_unlock(&h->lock);
}

static int forward(void *domain, uint64_t token, const uint8_t *msg, size_t len)
{
	struct inproc *h = domain;

	return h->peer != NULL ? peer_forward(h->peer, token, msg, len) :
				 -HNL_ENODEV;
}

static uint64_t now(void *domain)
{
	(void)domain;
	return peer_now();
}

static void lock(void *domain)
{
	struct inproc *h = domain;

	pthread_mutex_lock(&h->domain_lock);
}

static void unlock(void *domain)
{
	struct inproc *h = domain;

	pthread_mutex_unlock(&h->domain_lock);
}

static const struct hnl_hv_port hv_port = {
	.map = map, .unmap = unmap, .notify = notify, .forward = forward,
	.now = now, .lock = lock, .unlock = unlock, .hears = families_hears,
	.authorise = families_authorise
};

static enum hnl_reason set_shared(void *domain, uint64_t gfn, bool shared)
{
	struct inproc *h = domain;

	return hnl_page_model_set(&h->memory.model, gfn, shared);
}

static struct hnl_memory_run next_shared(void *domain, uint64_t gfn, uint64_t n)
{
	struct inproc *h = domain;

	return hnl_page_model_next(&h->memory.model, gfn, n);
}

static const struct hnl_memory_ops memory_ops = { set_shared, next_shared };

/* ---- the thread ---- */

static bool can_read(struct inproc *h, uint64_t gpa)
{
	const uint8_t *frame = memory_frame(&h->memory, gpa);
	char byte;

	if (frame == NULL || write(h->probe[1], frame, 1) != 1)
		return false;
	return read(h->probe[0], &byte, 1) == 1;
}

static int set_present(struct inproc *h, uint64_t gpa, bool present)
{
	enum hnl_reason why = memory_set_present(&h->memory, gpa, present);

	if (why == HNL_REASON_GPA_NOT_RAM)
		return -HNL_EFAULT;
	if (why == HNL_REASON_NONE && h->families != NULL)
		families_page(h->families, gpa / HNL_PAGE, present);
	return why == HNL_REASON_NONE ? 0 : -HNL_EBUSY;
}

static int test(struct inproc *h, unsigned int function, const uint64_t arg[4],
		uint64_t *value)
{
	if (h->families == NULL)
		return -HNL_ENOSYS;
	return families_test(h->families, function, arg, value);
}

/* As on the bare hosts: a turn for what became ready, in the guest's time. */
static int leave(struct inproc *h, int status)
{
	(void)hnl_hv_serve(h->cpu, h->hv);
	return status;
}

static int enter(struct inproc *h, unsigned int function,
		 const uint64_t arg[4], uint64_t *value)
{
	struct hnl_direct regs = { arg[0], arg[1], arg[2], arg[3] };

	switch (function) {
	case HNL_CALL:
		return leave(h, hnl_hv_call(h->cpu, h->domain, 0, &regs,
					    value));
	case HNL_KICK:
		if (arg[0] > UINT32_MAX)
			return -HNL_ENOENT;
		return leave(h, hnl_hv_kick(h->cpu, h->domain,
					    (uint32_t)arg[0]));
	case HNL_TEST_PROBE:
		*value = can_read(h, arg[0]);
		return 0;
	case HNL_TEST_PRESENT:
		return set_present(h, arg[0], arg[1] != 0);
	default:
		return leave(h, test(h, function, arg, value));
	}
}

/* Serves the register call in the mailbox. Called and returns with the lock. */
static void serve_mail(struct inproc *h)
{
	uint64_t arg[4] = { h->arg[0], h->arg[1], h->arg[2], h->arg[3] };
	unsigned int function = h->function;
	uint64_t value = 0;
	int status;

	pthread_mutex_unlock(&h->lock);
	status = enter(h, function, arg, &value);
	pthread_mutex_lock(&h->lock);
	h->status = status;
	h->value = value;
	/* Else only in the guest's time, so that it always sees the same. */
	h->serve |= h->deferred || h->peer != NULL;
	h->mail = MAIL_DONE;
	pthread_cond_broadcast(&h->done);
}

/* One entry for each ring that was kicked; what is not finished is ready. */
static void serve_kicked(struct inproc *h)
{
	uint64_t kicked = h->kicked;
	uint32_t ring;
	int err;

	h->kicked = 0;
	pthread_mutex_unlock(&h->lock);
	for (ring = 0; ring < 64; ring++)
		if ((kicked >> ring) & 1) {
			err = hnl_hv_kick(h->cpu, h->domain, ring);
			(void)err;
		}
	pthread_mutex_lock(&h->lock);
	h->serve = true;
}

/* One turn of a domain that an entry or the peer's answer has made ready. */
static void serve_ready(struct inproc *h)
{
	bool more;

	h->serve = false;
	pthread_mutex_unlock(&h->lock);
	more = hnl_hv_serve(h->cpu, h->hv);
	pthread_mutex_lock(&h->lock);
	h->serve |= more;
}

static void *run(void *arg)
{
	struct inproc *h = arg;

	pthread_mutex_lock(&h->lock);
	while (h->mail != MAIL_QUIT) {
		if (h->mail == MAIL_POSTED)
			serve_mail(h);
		else if (h->kicked != 0)
			serve_kicked(h);
		else if (h->serve)
			serve_ready(h);
		else
			pthread_cond_wait(&h->posted, &h->lock);
	}
	pthread_mutex_unlock(&h->lock);
	return NULL;
}

/* ---- the courier's thread ---- */

static void peer_came(void *ctx)
{
	struct inproc *h = ctx;

	pthread_mutex_lock(&h->lock);
	h->serve = h->peer_came = true;
	pthread_cond_signal(&h->posted);
	pthread_cond_broadcast(&h->came);
	pthread_mutex_unlock(&h->lock);
}

/* ---- the guest's thread ---- */

static int post(struct inproc *h, unsigned int function, const uint64_t arg[4],
		uint64_t *value)
{
	int status, i;

	pthread_mutex_lock(&h->lock);
	while (h->mail != MAIL_NONE)
		pthread_cond_wait(&h->done, &h->lock);
	h->function = function;
	for (i = 0; i < 4; i++)
		h->arg[i] = arg[i];
	h->mail = MAIL_POSTED;
	pthread_cond_signal(&h->posted);
	while (h->mail != MAIL_DONE)
		pthread_cond_wait(&h->done, &h->lock);
	h->mail = MAIL_NONE;
	status = h->status;
	*value = h->value;
	pthread_cond_broadcast(&h->done);	/* who wants to post */
	pthread_mutex_unlock(&h->lock);
	return status;
}

static int read_stat(struct inproc *h, uint64_t which, uint64_t *value)
{
	if (which >= HNL_STATS)
		return -HNL_EINVAL;
	pthread_mutex_lock(&h->lock);
	*value = h->stat[which];
	pthread_mutex_unlock(&h->lock);
	return 0;
}

static void count(struct inproc *h, unsigned int function)
{
	unsigned int which = function == HNL_CALL ? HNL_STAT_CALL :
			     function == HNL_KICK ? HNL_STAT_KICK :
						    HNL_STAT_OTHER;

	pthread_mutex_lock(&h->lock);
	h->stat[which]++;
	pthread_mutex_unlock(&h->lock);
}

static int kick_deferred(struct inproc *h, uint64_t ring)
{
	if (ring >= 64)
		return -HNL_ENOENT;
	pthread_mutex_lock(&h->lock);
	h->kicked |= (uint64_t)1 << ring;
	pthread_cond_signal(&h->posted);
	pthread_mutex_unlock(&h->lock);
	return 0;
}

int inproc_trap(struct inproc *h, unsigned int function, const uint64_t arg[4],
		uint64_t *value)
{
	*value = 0;
	count(h, function);
	if (function == HNL_TEST_STATS)
		return read_stat(h, arg[0], value);
	if (function == HNL_KICK && h->deferred)
		return kick_deferred(h, arg[0]);
	return post(h, function, arg, value);
}

void inproc_guest_fault(struct inproc *h, uint64_t gpa)
{
	pthread_mutex_lock(&h->lock);
	h->stat[HNL_STAT_FAULT]++;
	h->stat[HNL_STAT_FAULT_ADDRESS] = gpa;
	pthread_mutex_unlock(&h->lock);
}

static struct timespec time_after(unsigned int ms)
{
	struct timespec end;

	clock_gettime(CLOCK_REALTIME, &end);
	end.tv_sec += ms / 1000;
	end.tv_nsec += (long)(ms % 1000) * 1000000;
	if (end.tv_nsec >= 1000000000) {
		end.tv_sec++;
		end.tv_nsec -= 1000000000;
	}
	return end;
}

bool inproc_wait(struct inproc *h, uint32_t ring, unsigned int ms)
{
	uint64_t bit = (uint64_t)1 << (ring % 64);
	struct timespec end = time_after(ms);
	int err = 0;
	bool ready;

	pthread_mutex_lock(&h->lock);
	while (!(h->ready & bit) && err == 0)
		err = pthread_cond_timedwait(&h->notified, &h->lock, &end);
	ready = (h->ready & bit) != 0;
	h->ready &= ~bit;
	pthread_mutex_unlock(&h->lock);
	return ready;
}

void inproc_wait_peer(struct inproc *h, unsigned int ms)
{
	struct timespec end = time_after(ms);
	int err = 0;

	pthread_mutex_lock(&h->lock);
	while (!h->peer_came && err == 0)
		err = pthread_cond_timedwait(&h->came, &h->lock, &end);
	h->peer_came = false;
	pthread_mutex_unlock(&h->lock);
}

/* ---- a process that has a ring ---- */

static int64_t process_call(void *host, const struct hnl_handover_call *c,
			    uint64_t *value)
{
	if (c->function != HNL_CALL && c->function != HNL_KICK)
		return -HNL_ENOSYS;
	return inproc_trap((struct inproc *)host, (unsigned int)c->function,
			   c->arg, value);
}

static void process_kick(void *host, uint32_t ring)
{
	const uint64_t arg[4] = { ring, 0, 0, 0 };
	uint64_t value;

	(void)inproc_trap((struct inproc *)host, HNL_KICK, arg, &value);
}

static void end_handover(struct inproc *h)
{
	struct handover *old;

	pthread_mutex_lock(&h->lock);
	old = h->handover;
	h->handover = NULL;
	h->handed = 0;
	pthread_mutex_unlock(&h->lock);
	if (old != NULL)
		handover_stop(old);
}

bool inproc_hand_over(struct inproc *h, int socket,
		      const struct hnl_handover *head, bool calls)
{
	struct hnl_handover full = *head;
	struct handover_config cfg = {
		.fd = socket, .memory = h->memory.lent_file, .head = &full,
		.call = calls ? process_call : NULL, .kick = process_kick,
		.ctx = h,
	};
	bool good;

	end_handover(h);
	full.n_runs = (uint32_t)memory_lent_runs(&h->memory, full.run);
	if (full.n_runs == 0) {
		close(socket);
		errno = EINVAL;
		return false;
	}
	/* Before the process's first call there is somebody to notify. */
	pthread_mutex_lock(&h->lock);
	h->handover = handover_start(&cfg);
	if (h->handover != NULL)
		h->handed = (uint64_t)1 << (head->ring % 64);
	good = h->handover != NULL;
	pthread_mutex_unlock(&h->lock);
	return good;
}

/* ---- what happens to the machine ---- */

struct peer_counts inproc_peer_counts(struct inproc *h)
{
	return peer_count(h->peer);
}

bool inproc_offer(struct inproc *h, uint16_t family, uint8_t feature,
		  bool offered)
{
	int err;

	while ((err = hnl_domain_offer(h->domain, family, feature, offered)) ==
	       -HNL_EAGAIN)
		sched_yield();
	return err == 0;
}

void inproc_reset(struct inproc *h)
{
	while (hnl_domain_reset(h->domain) == -HNL_EAGAIN)
		sched_yield();
	memory_reset(&h->memory);
}

/* ---- making and unmaking ---- */

uint8_t *inproc_guest_memory(const struct inproc *h)
{
	return h->memory.guest;
}

/* A reset comes from another thread, and has claimed what test calls do not. */
static void lock_models(void *host)
{
	struct inproc *h = host;

	pthread_mutex_lock(&h->models_lock);
}

static void unlock_models(void *host)
{
	struct inproc *h = host;

	pthread_mutex_unlock(&h->models_lock);
}

static bool make_families(struct inproc *h, const struct inproc_config *cfg,
			  struct hnl_domain_config *domain)
{
	struct families_config families = {
		.first_gfn = cfg->first_gpa / HNL_PAGE,
		.pages = cfg->pages,
		.port = &hv_port,
		.host = h,
		.lock = lock_models,
		.unlock = unlock_models,
	};
	void *mem = malloc(families_size(&families));

	if (mem == NULL)
		return false;
	h->families = families_init(mem, &families);
	memcpy(h->service + 1 + cfg->n_services,
	       families_services(h->families),
	       FAMILIES_SERVICES * sizeof(*h->service));
	h->hv_config.n_services += FAMILIES_SERVICES;
	families_limit(&h->hv_config);
	families_describe(domain);
	hnl_page_model_set(&h->memory.model,
			   families_shared_info(&families) / HNL_PAGE, true);
	return true;
}

static bool make_dispatcher(struct inproc *h, const struct inproc_config *cfg)
{
	struct hnl_domain_config domain = {
		.host = h,
		.highest_gpa = cfg->first_gpa + cfg->pages * HNL_PAGE - 1,
		.rings = cfg->rings,
		.ring_pages = cfg->ring_pages,
		.vcpus = 1,
		.grant = cfg->grant,
		.n_grants = cfg->n_grants,
		.calls = cfg->calls,
		.call_bytes = cfg->call_bytes,
		.rule = cfg->rule,
		.n_rules = cfg->n_rules,
		.deadline = cfg->deadline,
	};
	void *mem;
	uint16_t i;

	if (cfg->n_services >= HNL_SERVICES_MAX - FAMILIES_SERVICES) {
		errno = EINVAL;
		return false;
	}
	h->service[0] = hnl_memory_service(&memory_ops, &hnl_memory_names);
	for (i = 0; i < cfg->n_services; i++)
		h->service[1 + i] = cfg->service[i];
	h->hv_config.port = &hv_port;
	h->hv_config.service = h->service;
	h->hv_config.n_services = (uint16_t)(1 + cfg->n_services);
	h->hv_config.ctrl_names = &hnl_ctrl_names;
	h->hv_config.max_message = cfg->max_message;
	h->hv_config.budget = cfg->budget;
	h->hv_config.n_domains = 1;
	h->hv_config.agreement = cfg->agreement;
	h->hv_config.n_agreements = cfg->n_agreements;
	if (cfg->families && !make_families(h, cfg, &domain))
		return false;
	mem = malloc(hnl_hv_size(&h->hv_config));
	if (mem == NULL)
		return false;
	h->hv = hnl_hv_init(mem, &h->hv_config);
	mem = malloc(hnl_cpu_size(h->hv));
	if (mem == NULL)
		return false;
	h->cpu = hnl_cpu_init(mem, h->hv);
	mem = malloc(hnl_domain_size(h->hv, &domain));
	if (mem == NULL)
		return false;
	h->domain = hnl_domain_init(mem, h->hv, &domain);
	return h->families == NULL ||
	       families_start(h->families, h->hv, h->domain);
}

static bool open_peer(struct inproc *h, const struct inproc_config *cfg)
{
	struct peer_config peer = { .path = cfg->peer_path,
				    .deadline = cfg->deadline };

	if (cfg->peer_path == NULL)
		return true;
	h->peer = peer_open(&peer);
	return h->peer != NULL;
}

static bool start_courier(struct inproc *h)
{
	struct courier_config courier = { .peer = h->peer,
					  .domain = h->domain,
					  .came = peer_came, .ctx = h };
	void *mem;

	if (h->peer == NULL)
		return true;
	mem = malloc(hnl_cpu_size(h->hv));
	if (mem == NULL)
		return false;
	h->courier_cpu = courier.cpu = hnl_cpu_init(mem, h->hv);
	h->courier = courier_start(&courier);
	return h->courier != NULL;
}

static void free_all(struct inproc *h)
{
	if (h->courier != NULL)
		courier_stop(h->courier);
	if (h->families != NULL)
		families_stop(h->families);
	while (h->domain != NULL &&
	       hnl_domain_destroy(h->domain) == -HNL_EAGAIN)
		;
	if (h->peer != NULL)
		peer_close(h->peer);
	free(h->families);
	free(h->domain);
	free(h->courier_cpu);
	free(h->cpu);
	free(h->hv);
	memory_close(&h->memory);
	if (h->probe[0] > 0) {
		close(h->probe[0]);
		close(h->probe[1]);
	}
	free(h);
}

struct inproc *inproc_create(const struct inproc_config *cfg)
{
	struct inproc *h = calloc(1, sizeof(*h));

	if (h == NULL)
		return NULL;
	h->deferred = cfg->deferred;
	pthread_mutex_init(&h->lock, NULL);
	pthread_cond_init(&h->posted, NULL);
	pthread_cond_init(&h->done, NULL);
	pthread_cond_init(&h->notified, NULL);
	pthread_cond_init(&h->came, NULL);
	pthread_mutex_init(&h->models_lock, NULL);
	pthread_mutex_init(&h->domain_lock, NULL);
	if (!memory_open(&h->memory, cfg) || pipe(h->probe) != 0 ||
	    !open_peer(h, cfg) || !make_dispatcher(h, cfg) ||
	    !start_courier(h) ||
	    pthread_create(&h->thread, NULL, run, h) != 0) {
		free_all(h);
		return NULL;
	}
	return h;
}

void inproc_destroy(struct inproc *h)
{
	end_handover(h);
	pthread_mutex_lock(&h->lock);
	h->mail = MAIL_QUIT;
	pthread_cond_signal(&h->posted);
	pthread_mutex_unlock(&h->lock);
	pthread_join(h->thread, NULL);
	free_all(h);
}
