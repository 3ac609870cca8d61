/* SPDX-License-Identifier: MIT */
/*
 * usage: linux-debian
 *
 * A process of a stock Debian guest in QEMU, with a hypervisor beside QEMU
 * (hv/host/shm): rings in a BAR, in locked pages of its own, and in huge ones.
 * No kernel module of ours, and no kernel in the path of a request.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <hnl/ivshmem.h>

#include "../../guest/env/linux/ivshmem.h"
#include "rig.h"

#define THREADS 4
#define REQUESTS 200
#define BAR_FIRST 1u		/* page 0 is the mailbox */

static struct linux_ivshmem device;
static int failures;

static void check(const char *what, bool good)
{
	printf("%s %s\n", good ? "ok  " : "FAIL", what);
	failures += !good;
}

/* Scratch, control, submission, completion; the memory's last page is free. */
static struct linux_ring_config layout(const struct linux_memory *m,
				       size_t first)
{
	const struct linux_ring_config cfg = {
		.way = &device.way, .memory = m, .port = RIG_PORT,
		.scratch = first, .scratch_pages = RIG_SCRATCH,
		.control = first + RIG_CONTROL, .sq = first + RIG_SQ,
		.cq = first + RIG_CQ, .sq_pages = RIG_RING_PAGES,
		.cq_pages = RIG_RING_PAGES, .slots = RIG_SLOTS,
	};

	return cfg;
}

static void use(const char *what, const struct linux_memory *m, size_t first)
{
	const struct linux_ring_config cfg = layout(m, first);
	static struct linux_ring r;
	struct hnl_extack x;
	char text[80];
	int err = linux_ring_create(&r, &cfg, &x);

	snprintf(text, sizeof(text), "%s: a ring", what);
	check(text, err == 0);
	if (err != 0) {
		printf("     %d, reason %u\n", err, x.reason);
		return;
	}
	snprintf(text, sizeof(text), "%s: threads that wait", what);
	check(text, rig_crowd(&r, THREADS, REQUESTS));
	snprintf(text, sizeof(text), "%s: an event loop", what);
	check(text, rig_loop(&r, REQUESTS));
	snprintf(text, sizeof(text), "%s: nothing stray, some slept", what);
	check(text, r.client.strays == 0 && r.sleeps != 0);
	linux_ring_close(&r);
}

/* Shares, or takes back, each page by a ring in the BAR. */
static bool share_all(const struct linux_memory *m)
{
	const struct linux_ring_config cfg = layout(&device.memory, BAR_FIRST);
	struct hnl_pending p = { .answer = NULL };
	struct hnl_extack x;
	struct linux_ring r;
	bool good = linux_ring_create(&r, &cfg, &x) == 0;
	size_t i;

	if (!good)
		return false;
	for (i = 0; i < m->pages && good; i++)
		good = rig_share(&r, &p, m->gpa[i], 1, HNL_FOREVER) == 0 &&
		       linux_ring_wait(&r, &p, HNL_FOREVER) == 0 && p.err == 0;
	linux_ring_close(&r);
	return good;
}

static void use_own(const char *what, bool huge)
{
	const uint64_t none[4] = { 0, 0, 0, 0 };
	struct linux_memory m;
	uint64_t value, arg[4];
	char text[80];
	int err = linux_memory_locked(&m, RIG_WINDOW);

	snprintf(text, sizeof(text), "%s: pages", what);
	check(text, err == 0 && m.huge == huge);
	if (err != 0) {
		printf("     %d\n", err);
		return;
	}
	arg[0] = arg[2] = m.gpa[0];
	arg[1] = HNL_MSGHDR;
	arg[3] = HNL_PAGE;
	snprintf(text, sizeof(text), "%s: private until shared", what);
	check(text, device.way.call(&device.way, arg, &value) == -HNL_EFAULT);
	(void)device.way.call(&device.way, none, &value);
	snprintf(text, sizeof(text), "%s: shared", what);
	check(text, share_all(&m));
	use(what, &m, 0);
	snprintf(text, sizeof(text), "%s: did not move", what);
	check(text, !linux_memory_moved(&m));
	/* They stay shared, and locked till the end: nobody else gets them. */
}

static void free_huge_pages(void)
{
	int fd = open("/proc/sys/vm/nr_hugepages", O_WRONLY | O_CLOEXEC);

	check("a huge page", fd >= 0 && write(fd, "2", 1) == 1);
	if (fd >= 0)
		close(fd);
}

/* Before vfio has it: then the kernel takes it from all others. */
static bool map_bar(const char *path, struct linux_memory *m)
{
	int err = linux_memory_bar(m, path, 2);

	check("the BAR, by a file of its device", err == 0);
	if (err != 0)
		printf("     %d\n", err);
	return err == 0;
}

int main(void)
{
	struct linux_memory bar;
	char path[64];
	int err = linux_ivshmem_find(path, sizeof(path));

	check("an ivshmem device", err == 0);
	if (err != 0 || !map_bar(path, &bar))
		return 1;
	err = linux_ivshmem_open(&device, path);
	check("a hypervisor behind it", err == 0);
	if (err != 0) {
		printf("     %d: %s\n", err, strerror(-err));
		return 1;
	}
	check("is where vfio has it", bar.pages == device.memory.pages &&
	      bar.gpa[0] == device.memory.gpa[0]);
	linux_memory_close(&bar);
	use("BAR", &device.memory, BAR_FIRST);
	use_own("locked", false);
	free_huge_pages();
	use_own("huge", true);
	linux_ivshmem_close(&device);
	fflush(stdout);
	return failures != 0;
}
