/* SPDX-License-Identifier: MIT */
/*
 * usage: hnl-shm SOCKET RAM
 *
 * Serves one guest of a stock QEMU, until QEMU ends:
 *
 *	-object memory-backend-file,id=ram,size=512M,mem-path=RAM,share=on
 *	-machine q35,memory-backend=ram
 *	-chardev socket,path=SOCKET,id=shm
 *	-device ivshmem-doorbell,vectors=2,chardev=shm
 *
 * It says "listening" when QEMU may come. Nothing of QEMU knows of hnl, and no
 * kernel has the guest's calls in its path: its processes ring by a write to
 * BAR0 (guest/env/linux).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "shm.h"

#define RINGS 4u
#define RING_PAGES 16u
#define HIGHEST_GPA ((UINT64_C(1) << 52) - 1)

struct host {
	struct server server;
	struct memory memory;
	struct hnl_service service;
	struct hnl_hv *hv;
	struct hnl_cpu *cpu;
	struct hnl_domain *domain;
	uint32_t answered;
};

/* ---- struct hnl_hv_port, and memory's operations ---- */

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	struct host *h = (struct host *)host;
	struct area *a = memory_area(&h->memory, gpa);

	*why = a == NULL ? HNL_REASON_GPA_NOT_RAM :
		hnl_page_model_hold(&a->model, gpa / HNL_PAGE, use);
	return *why == HNL_REASON_NONE ? memory_page(a, gpa) : NULL;
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	struct area *a = memory_area(&((struct host *)host)->memory, gpa);

	hnl_page_model_release(&a->model, gpa / HNL_PAGE, use);
}

static void count_one(int fd)
{
	const uint64_t one = 1;
	ssize_t n = write(fd, &one, sizeof(one));

	(void)n;	/* full: it has enough to know */
}

static void notify(void *host, uint32_t ring)
{
	(void)ring;
	count_one(((struct host *)host)->server.interrupt[0]);
}

static const struct hnl_hv_port port = { .map = map, .unmap = unmap,
					 .notify = notify };

static enum hnl_reason set(void *host, uint64_t gfn, bool shared)
{
	struct memory *m = &((struct host *)host)->memory;
	struct area *a = memory_area(m, gfn * HNL_PAGE);

	if (a == NULL)
		return HNL_REASON_GPA_NOT_RAM;
	/* A device's memory is nobody's alone. */
	if (a == &m->bar && !shared)
		return HNL_REASON_GPA_BUSY;
	return hnl_page_model_set(&a->model, gfn, shared);
}

static const struct hnl_memory_ops memory_ops = { .set = set };

/* ---- calls ---- */

static int64_t run_call(struct host *h, uint64_t function,
			const uint64_t arg[4], uint64_t *value)
{
	const struct hnl_direct regs = { arg[0], arg[1], arg[2], arg[3] };

	switch (function) {
	case HNL_CALL:
		return hnl_hv_call(h->cpu, h->domain, 0, &regs, value);
	case HNL_KICK:
		if (arg[0] > UINT32_MAX)
			return -HNL_ENOENT;
		return hnl_hv_kick(h->cpu, h->domain, (uint32_t)arg[0]);
	case HNL_IVSHMEM_PLACE:
		return memory_place(&h->memory, arg[0]);
	default:
		return -HNL_ENOSYS;
	}
}

static struct hnl_ivshmem *mailbox(const struct host *h)
{
	return (struct hnl_ivshmem *)(void *)h->memory.bar.base;
}

/* The mailbox is copied once: the guest may write it at any time. */
static void serve_call(struct host *h)
{
	struct hnl_ivshmem *m = mailbox(h);
	uint32_t asked = __atomic_load_n(&m->asked, __ATOMIC_ACQUIRE);
	uint64_t function, arg[4], value = 0;
	unsigned int i;

	if (asked == h->answered)
		return;
	function = __atomic_load_n(&m->function, __ATOMIC_RELAXED);
	for (i = 0; i < 4; i++)
		arg[i] = __atomic_load_n(&m->arg[i], __ATOMIC_RELAXED);
	m->status = run_call(h, function, arg, &value);
	m->value = value;
	h->answered = asked;
	__atomic_store_n(&m->answered, asked, __ATOMIC_RELEASE);
	count_one(h->server.interrupt[0]);
}

/* True: a domain is ready for more. */
static bool serve_rings(struct host *h)
{
	bool busy = false;
	uint32_t ring;

	for (ring = 0; ring < RINGS; ring++)
		busy |= hnl_hv_kick(h->cpu, h->domain, ring) == -HNL_EAGAIN;
	return busy;
}

static bool take_count(int fd)
{
	uint64_t count;

	return read(fd, &count, sizeof(count)) == (ssize_t)sizeof(count);
}

static void serve(struct host *h)
{
	struct pollfd fd[] = {
		{ h->server.doorbell[HNL_IVSHMEM_CALL], POLLIN, 0 },
		{ h->server.doorbell[HNL_IVSHMEM_KICK], POLLIN, 0 },
		{ h->server.qemu, POLLRDHUP, 0 },
	};
	bool busy = false;

	while (poll(fd, 3, busy ? 0 : -1) >= 0 || errno == EINTR) {
		if (fd[2].revents != 0)
			break;
		if (take_count(fd[0].fd))
			serve_call(h);
		if (take_count(fd[1].fd))
			busy |= serve_rings(h);
		busy = hnl_hv_serve(h->cpu, h->hv);
	}
}

/* ---- making ---- */

static bool open_dispatcher(struct host *h)
{
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY, 1 };
	const struct hnl_hv_config config = {
		.port = &port, .service = &h->service, .n_services = 1,
		.ctrl_names = &hnl_ctrl_names, .max_message = HNL_PAGE,
		.n_domains = 1,
	};
	const struct hnl_domain_config guest = {
		.host = h, .highest_gpa = HIGHEST_GPA, .rings = RINGS,
		.ring_pages = RING_PAGES, .vcpus = 1, .grant = &grant,
		.n_grants = 1,
	};

	h->service = hnl_memory_service(&memory_ops, &hnl_memory_names);
	h->hv = hnl_hv_init(malloc(hnl_hv_size(&config)), &config);
	if (h->hv == NULL)
		return false;
	h->cpu = hnl_cpu_init(malloc(hnl_cpu_size(h->hv)), h->hv);
	h->domain = hnl_domain_init(malloc(hnl_domain_size(h->hv, &guest)),
				    h->hv, &guest);
	return h->domain != NULL;
}

static void say_hello(struct host *h)
{
	struct hnl_ivshmem *m = mailbox(h);

	m->abi = HNL_ABI_VERSION;
	__atomic_store_n(&m->magic, HNL_IVSHMEM_MAGIC, __ATOMIC_RELEASE);
}

static int fail(const char *what)
{
	fprintf(stderr, "shm: %s: %s\n", what, strerror(errno));
	return 1;
}

int main(int argc, char **argv)
{
	static struct host h;

	if (argc != 3) {
		fprintf(stderr, "usage: hnl-shm SOCKET RAM\n");
		return 2;
	}
	if (!server_listen(&h.server, argv[1]))
		return fail(argv[1]);
	if (!memory_open(&h.memory, argv[2], h.server.bar))
		return fail("BAR2");
	if (!open_dispatcher(&h))
		return fail("dispatcher");
	say_hello(&h);
	printf("listening\n");
	fflush(stdout);
	if (!server_greet(&h.server))
		return fail("ivshmem's greeting");
	serve(&h);
	return 0;
}
