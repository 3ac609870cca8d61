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
		if (use == HNL_MAP_RING)
			dirty_hold(h, gpa, true);
	}
	pthread_mutex_unlock(&h->lock);
	return frame;
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	struct host *h = host;

	pthread_mutex_lock(&h->lock);
	if (use == HNL_MAP_RING)
		dirty_hold(h, gpa, false);
	else if (use == HNL_MAP_WRITE)
		dirty_mark(h, gpa);
	hnl_page_model_release(&h->memory.model, gpa / HNL_PAGE, use);
	pthread_mutex_unlock(&h->lock);
}

/* A count of one on an eventfd. It is full only when nobody reads it. */
static void ring_bell(int fd)
{
	const uint64_t one = 1;

	if (write(fd, &one, sizeof(one)) != sizeof(one))
		host_error("eventfd");
}

static void notify(void *host, uint32_t ring)
{
	struct host *h = host;

	(void)ring;		/* one interrupt for all */
	ring_bell(h->completion);
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

/* The page of the pending bits is shared from the beginning. */
static bool make_families(struct host *h)
{
	const struct families_config cfg = {
		.first_gfn = GUEST_RAM / HNL_PAGE,
		.pages = GUEST_PAGES,
		.port = &port,
		.host = h,
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

bool dispatcher_open(struct host *h)
{
	struct hnl_hv_config config = {
		.port = &port,
		.service = h->service,
		.n_services = 1 + FAMILIES_SERVICES,
		.ctrl_names = &hnl_ctrl_names,
		.max_message = HNL_MSG_MAX,
	};
	struct hnl_domain_config guest = {
		.host = h,
		.highest_gpa = GUEST_RAM + GUEST_PAGES * HNL_PAGE - 1,
		.rings = RINGS,
		.ring_pages = RING_PAGES,
		.vcpus = VCPUS_MAX,
	};
	void *mem;

	h->service[0] = hnl_memory_service(&host_memory_ops,
					   &hnl_memory_names);
	if (!make_families(h))
		return host_error("families");
	families_limit(&config);
	families_describe(&guest);
	mem = malloc(hnl_hv_size(&config));
	h->hv = mem != NULL ? hnl_hv_init(mem, &config) : NULL;
	if (h->hv == NULL)
		return host_error("dispatcher");
	mem = malloc(hnl_domain_size(h->hv, &guest));
	h->domain = mem != NULL ? hnl_domain_init(mem, h->hv, &guest) : NULL;
	mem = malloc(hnl_cpu_size(h->hv));
	h->dispatcher_cpu = mem != NULL ? hnl_cpu_init(mem, h->hv) : NULL;
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
	free(h->hv);
	free(h->families);
}

/* ---- the thread ---- */

/* True: it is to end. data.u32 is the ring, or RINGS for that. */
static bool serve_event(struct host *h, const struct epoll_event *e,
			bool *busy)
{
	uint64_t times;

	if (e->data.u32 >= RINGS)
		return true;
	if (read(h->doorbell[e->data.u32], &times, sizeof(times)) < 0)
		return false;		/* taken already */
	if (hnl_hv_kick(h->dispatcher_cpu, h->domain, e->data.u32) ==
	    -HNL_EAGAIN)
		*busy = true;
	return false;
}

static void *serve(void *host)
{
	struct host *h = host;
	struct epoll_event e[RINGS + 1];
	bool busy = false;
	int i, n, poll = epoll_create1(EPOLL_CLOEXEC);

	for (i = 0; i <= RINGS; i++) {
		e[0].events = EPOLLIN;
		e[0].data.u32 = (uint32_t)i;
		if (epoll_ctl(poll, EPOLL_CTL_ADD,
			      i < RINGS ? h->doorbell[i] : h->stop, e) != 0) {
			host_error("epoll");
			return NULL;
		}
	}
	for (;;) {
		n = epoll_wait(poll, e, RINGS + 1, busy ? 0 : -1);
		for (i = 0; i < n; i++) {
			if (serve_event(h, &e[i], &busy)) {
				close(poll);
				return NULL;
			}
		}
		busy = busy && hnl_hv_serve(h->dispatcher_cpu, h->hv);
	}
}

bool dispatcher_start(struct host *h)
{
	h->stop = eventfd(0, EFD_CLOEXEC);
	if (h->stop < 0)
		return host_error("eventfd");
	errno = pthread_create(&h->dispatcher, NULL, serve, h);
	return errno == 0 || host_error("dispatcher's thread");
}

void dispatcher_stop(struct host *h)
{
	ring_bell(h->stop);
	pthread_join(h->dispatcher, NULL);
	close(h->stop);
}
