/* SPDX-License-Identifier: MIT */
/*
 * What of QEMU's guest can be mapped: its RAM below the hole, which is the
 * file, and the device's BAR2, which is always shared.
 *
 *	gpa < 2 GiB	offset in RAM		PROT_NONE until it is shared
 *	BAR2, if placed	offset in the BAR
 *
 * The guest says where BAR2 is, once, and may lie. Invariant: both areas have
 * their states, which are made once, or neither has; they do not overlap, and
 * an address within neither has no page.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shm.h"

/* Below here a byte of RAM is at its offset in the file; then comes a hole. */
#define RAM_BYTES_MAX (UINT64_C(2) << 30)

/* False: the kernel has as many mappings of this process as it may have. */
static bool make_visible(void *host, uint64_t gfn, bool shared)
{
	struct area *a = (struct area *)host;

	return mprotect(memory_page(a, gfn * HNL_PAGE), HNL_PAGE,
			shared ? PROT_READ | PROT_WRITE : PROT_NONE) == 0;
}

static bool describe(struct area *a, uint64_t gpa, uint64_t pages)
{
	a->model.state = (uint8_t *)calloc((size_t)pages, 1);
	a->model.first_gfn = gpa / HNL_PAGE;
	a->model.n = pages;
	a->model.host = a;
	if (a->model.state == NULL)
		return false;
	hnl_page_model_add_ram(&a->model, a->model.first_gfn, pages);
	return true;
}

bool memory_open(struct memory *m, const char *ram_path, int bar)
{
	void *p = mmap(NULL, BAR_PAGES * HNL_PAGE, PROT_READ | PROT_WRITE,
		       MAP_SHARED, bar, 0);

	memset(m, 0, sizeof(*m));
	m->ram_path = ram_path;
	if (p == MAP_FAILED)
		return false;
	m->bar.base = (uint8_t *)p;
	return true;
}

/* Whole pages; 0: the file is no RAM of ours. */
static uint64_t pages_of(int file)
{
	struct stat s;

	if (fstat(file, &s) != 0 || s.st_size < 0 ||
	    (uint64_t)s.st_size > RAM_BYTES_MAX)
		return 0;
	return (uint64_t)s.st_size / HNL_PAGE;
}

static bool map_ram(struct memory *m, int file, uint64_t pages)
{
	void *p = mmap(NULL, (size_t)(pages * HNL_PAGE), PROT_NONE, MAP_SHARED,
		       file, 0);

	if (p == MAP_FAILED)
		return false;
	m->ram.base = (uint8_t *)p;
	if (!describe(&m->ram, 0, pages))
		return false;
	m->ram.model.change = make_visible;
	return true;
}

/* All of BAR2 is shared: it is not RAM that could be private. */
static bool place_bar(struct memory *m, uint64_t gpa)
{
	uint64_t i;

	if (!describe(&m->bar, gpa, BAR_PAGES))
		return false;
	for (i = 0; i < BAR_PAGES; i++)
		if (hnl_page_model_set(&m->bar.model, gpa / HNL_PAGE + i,
				       true) != HNL_REASON_NONE)
			return false;
	return true;
}

static void forget(struct area *a)
{
	free(a->model.state);
	memset(&a->model, 0, sizeof(a->model));
}

/* As before the call: BAR2 keeps its view. */
static void undo(struct memory *m, uint64_t pages)
{
	if (m->ram.base != NULL)
		munmap(m->ram.base, (size_t)(pages * HNL_PAGE));
	m->ram.base = NULL;
	forget(&m->ram);
	forget(&m->bar);
}

/* The address is judged first: of what is refused, nothing was done. */
static bool place(struct memory *m, int file, uint64_t gpa)
{
	uint64_t pages = pages_of(file);

	if (pages == 0 || gpa < pages * HNL_PAGE)
		return false;
	if (map_ram(m, file, pages) && place_bar(m, gpa))
		return true;
	undo(m, pages);
	return false;
}

int memory_place(struct memory *m, uint64_t gpa)
{
	int file;
	bool good;

	if (m->bar.model.n != 0)
		return -HNL_EEXIST;
	if (gpa % HNL_PAGE != 0 || gpa > UINT64_MAX - BAR_PAGES * HNL_PAGE)
		return -HNL_EINVAL;
	file = open(m->ram_path, O_RDWR | O_CLOEXEC);
	if (file < 0)
		return -HNL_ENODEV;
	good = place(m, file, gpa);
	close(file);
	return good ? 0 : -HNL_EINVAL;
}

static bool is_in(const struct area *a, uint64_t gpa)
{
	return gpa / HNL_PAGE - a->model.first_gfn < a->model.n;
}

struct area *memory_area(struct memory *m, uint64_t gpa)
{
	if (is_in(&m->ram, gpa))
		return &m->ram;
	return is_in(&m->bar, gpa) ? &m->bar : NULL;
}

uint8_t *memory_page(const struct area *a, uint64_t gpa)
{
	return a->base + (gpa / HNL_PAGE - a->model.first_gfn) * HNL_PAGE;
}
