/* SPDX-License-Identifier: MIT */
/*
 * The dispatcher in its place: one guest is one domain; each vCPU's thread
 * enters it for register calls, and one more thread for doorbells.
 *
 *	epoll on doorbell[ring], stop
 *	  ring --> hnl_hv_kick; what was left: hnl_hv_serve until none is ready
 *
 * Invariant: the dispatcher gets no address but of a page that is shared, and
 * that stays so until it gives it back; then it is in the dirty log if it could
 * have been written.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "host.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"

/* ---- struct hnl_hv_port ---- */

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	struct host *h = host;
	uint8_t *frame = NULL;

	pthread_mutex_lock(&h->lock);
	*why = hnl_page_model_hold(&h->memory.model, gpa / HNL_PAGE, use);
	if (*why == HNL_REASON_NONE) {
		frame = memory_frame(&h->memory, gpa);
		if (use != HNL_MAP_READ)
			dirty_hold(h, gpa, true);
	}
	pthread_mutex_unlock(&h->lock);
	return frame;
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	struct host *h = host;

	pthread_mutex_lock(&h->lock);
	if (use != HNL_MAP_READ)
		dirty_hold(h, gpa, false);
	hnl_page_model_release(&h->memory.model, gpa / HNL_PAGE, use);
	pthread_mutex_unlock(&h->lock);
}

/*
 * A count of one on an eventfd, which no process shares: it is full only when
 * nobody reads it, and then there is nothing more to say.
 */
static void ring_bell(int fd)
{
	const uint64_t one = 1;
	ssize_t n = write(fd, &one, sizeof(one));

	(void)n;
}

static void notify(void *host, uint32_t ring)
{
	struct host *h = host;

	/* One interrupt for all rings that are the guest's. */
	if (ring == PROCESS_RING && h->process != NULL)
		handover_notify(h->process);
	else
		ring_bell(h->completion);
}

void dispatcher_ring(struct host *h, uint32_t ring)
{
	ring_bell(h->doorbell[ring]);
}

static void lock(void *host)
{
	pthread_mutex_lock(&((struct host *)host)->domain_lock);
}

static void unlock(void *host)
{
	pthread_mutex_unlock(&((struct host *)host)->domain_lock);
}

static const struct hnl_hv_port port = {
	.map = map,
	.unmap = unmap,
	.notify = notify,
	.authorise = families_authorise,
	.hears = families_hears,
	.lock = lock,
	.unlock = unlock,
};

/* ---- the memory family's operations ---- */

static enum hnl_reason set(void *host, uint64_t gfn, bool shared)
{
	struct host *h = host;
	enum hnl_reason why;

	pthread_mutex_lock(&h->lock);
	why = hnl_page_model_set(&h->memory.model, gfn, shared);
	pthread_mutex_unlock(&h->lock);
	return why;
}

static struct hnl_memory_run next_shared(void *host, uint64_t gfn, uint64_t n)
{
	struct host *h = host;
	struct hnl_memory_run run;

	pthread_mutex_lock(&h->lock);
	run = hnl_page_model_next(&h->memory.model, gfn, n);
	pthread_mutex_unlock(&h->lock);
	return run;
}

const struct hnl_memory_ops host_memory_ops = {
	.set = set,
	.next_shared = next_shared,
};

/* ---- making and unmaking ---- */

/* A model's operation maps and unmaps within: host.lock is taken after it. */
static void lock_models(void *host)
{
	pthread_mutex_lock(&((struct host *)host)->models_lock);
}

static void unlock_models(void *host)
{
	pthread_mutex_unlock(&((struct host *)host)->models_lock);
}

/* The page of the pending bits is shared from the beginning. */
static bool make_families(struct host *h)
{
	const struct families_config cfg = {
		.first_gfn = GUEST_RAM / HNL_PAGE,
		.pages = GUEST_PAGES,
		.port = &port,
		.host = h,
		.lock = lock_models,
		.unlock = unlock_models,
	};
	void *mem = malloc(families_size(&cfg));

	if (mem == NULL)
		return false;
	h->families = families_init(mem, &cfg);
	memcpy(h->service + 1, families_services(h->families),
	       FAMILIES_SERVICES * sizeof(h->service[0]));
	return set(h, families_shared_info(&cfg) / HNL_PAGE, true) ==
	       HNL_REASON_NONE;
}

static void describe(struct host *h)
{
	h->hv_config = (struct hnl_hv_config){
		.port = &port,
		.service = h->service,
		.n_services = 1 + FAMILIES_SERVICES,
		.ctrl_names = &hnl_ctrl_names,
		.max_message = HNL_MSG_MAX,
	};
	h->guest_config = (struct hnl_domain_config){
		.host = h,
		.highest_gpa = GUEST_RAM + GUEST_PAGES * HNL_PAGE - 1,
		.rings = RINGS,
		.ring_pages = RING_PAGES,
		.vcpus = VCPUS_MAX + 1,
	};
	families_limit(&h->hv_config);
	families_describe(&h->guest_config);
}

struct hnl_cpu *dispatcher_cpu_new(struct hnl_hv *hv)
{
	void *mem = malloc(hnl_cpu_size(hv));

	return mem != NULL ? hnl_cpu_init(mem, hv) : NULL;
}

bool dispatcher_open(struct host *h)
{
	void *mem;

	h->service[0] = hnl_memory_service(&host_memory_ops,
					   &hnl_memory_names);
	if (!make_families(h))
		return host_error("families");
	describe(h);
	mem = malloc(hnl_hv_size(&h->hv_config));
	h->hv = mem != NULL ? hnl_hv_init(mem, &h->hv_config) : NULL;
	if (h->hv == NULL)
		return host_error("dispatcher");
	mem = malloc(hnl_domain_size(h->hv, &h->guest_config));
	h->domain = mem != NULL ?
		hnl_domain_init(mem, h->hv, &h->guest_config) : NULL;
	h->dispatcher_cpu = dispatcher_cpu_new(h->hv);
	return (h->domain != NULL && h->dispatcher_cpu != NULL &&
		families_start(h->families, h->hv, h->domain)) ||
	       host_error("dispatcher");
}

void dispatcher_close(struct host *h)
{
	families_stop(h->families);
	while (hnl_domain_destroy(h->domain) == -HNL_EAGAIN)
		;
	free(h->domain);
	free(h->dispatcher_cpu);
	free(h->process_cpu);
	free(h->hv);
	free(h->families);
}

void dispatcher_enter(struct host *h)
{
	move_if_due(h);
	pthread_rwlock_rdlock(&h->moving);
}

void dispatcher_leave(struct host *h, struct hnl_cpu *cpu)
{
	(void)hnl_hv_serve(cpu, h->hv);
	pthread_rwlock_unlock(&h->moving);
}

/* ---- the thread ---- */

/* What an event of the thread's is: a ring below RINGS, or */
enum { EVENT_SETTLE = RINGS, EVENT_STOP, EVENTS };

static void serve_doorbell(struct host *h, uint32_t ring, bool *busy)
{
	uint64_t times;

	if (read(h->doorbell[ring], &times, sizeof(times)) < 0)
		return;			/* taken already */
	move_if_due(h);
	pthread_rwlock_rdlock(&h->moving);
	if (hnl_hv_kick(h->dispatcher_cpu, h->domain, ring) == -HNL_EAGAIN)
		*busy = true;
	pthread_rwlock_unlock(&h->moving);
}

static bool serve_ready(struct host *h)
{
	bool more;

	pthread_rwlock_rdlock(&h->moving);
	more = hnl_hv_serve(h->dispatcher_cpu, h->hv);
	pthread_rwlock_unlock(&h->moving);
	return more;
}

static bool open_poll(struct host *h, int poll)
{
	struct epoll_event e = { .events = EPOLLIN };
	uint32_t i;
	int fd;

	for (i = 0; i < EVENTS; i++) {
		fd = i == EVENT_STOP ? h->stop :
		     i == EVENT_SETTLE ? h->settle : h->doorbell[i];
		e.data.u32 = i;
		if (epoll_ctl(poll, EPOLL_CTL_ADD, fd, &e) != 0)
			return host_error("epoll");
	}
	return true;
}

/*
 * Whoever asks has rung his doorbells before: they came with the same events,
 * or earlier ones.
 */
static void settle(struct host *h, bool *busy)
{
	uint64_t times;

	if (read(h->settle, &times, sizeof(times)) < 0)
		return;
	while (serve_ready(h))
		;
	*busy = false;
	pthread_mutex_lock(&h->settle_lock);
	h->settled = h->settle_asked;
	pthread_cond_broadcast(&h->settle_end);
	pthread_mutex_unlock(&h->settle_lock);
}

static void *serve(void *host)
{
	struct host *h = host;
	struct epoll_event e[EVENTS];
	bool busy = false, stop = false, settling;
	int i, n, poll = epoll_create1(EPOLL_CLOEXEC);

	if (!open_poll(h, poll))
		stop = true;
	while (!stop) {
		settling = false;
		n = epoll_wait(poll, e, EVENTS, busy ? 0 : -1);
		for (i = 0; i < n; i++) {
			if (e[i].data.u32 < RINGS)
				serve_doorbell(h, e[i].data.u32, &busy);
			settling |= e[i].data.u32 == EVENT_SETTLE;
			stop |= e[i].data.u32 == EVENT_STOP;
		}
		if (settling)
			settle(h, &busy);
		busy = busy && serve_ready(h);
	}
	close(poll);
	return NULL;
}

void dispatcher_settle(struct host *h)
{
	uint64_t mine;

	pthread_mutex_lock(&h->settle_lock);
	mine = ++h->settle_asked;
	ring_bell(h->settle);
	while (h->settled < mine)
		pthread_cond_wait(&h->settle_end, &h->settle_lock);
	pthread_mutex_unlock(&h->settle_lock);
}

bool dispatcher_start(struct host *h)
{
	h->stop = eventfd(0, EFD_CLOEXEC);
	h->settle = eventfd(0, EFD_CLOEXEC);
	if (h->stop < 0 || h->settle < 0)
		return host_error("eventfd");
	errno = pthread_create(&h->dispatcher, NULL, serve, h);
	return errno == 0 || host_error("dispatcher's thread");
}

void dispatcher_stop(struct host *h)
{
	ring_bell(h->stop);
	pthread_join(h->dispatcher, NULL);
	close(h->stop);
	close(h->settle);
}
