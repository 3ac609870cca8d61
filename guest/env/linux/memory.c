/* SPDX-License-Identifier: MIT */
/*
 * Three ways to the same thing: a range of the process, and a guest-physical
 * address for each of its pages.
 *
 *	base	| page 0 | page 1 | page 2 | ...
 *	gpa[]	  0x7000   0x3000   0xfe000000
 *
 * Invariant: who says where a page is, is not believed further than that: no
 * run reaches outside of its file, which cannot shrink, or to touch it would
 * end the process.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory.h"

#define PAGEMAP_PRESENT (UINT64_C(1) << 63)
#define PAGEMAP_FRAME ((UINT64_C(1) << 55) - 1)
#define BAR_RESOURCE_MEM 0x200u		/* linux/ioport.h: IORESOURCE_MEM */
#define BAR_BYTES_MAX (UINT64_C(1) << 30)
#define PATH_BYTES 256
#define HUGE_BYTES ((size_t)2 << 20)

static void clear(struct linux_memory *m)
{
	const struct linux_memory none = { 0 };

	*m = none;
}

static int fail(struct linux_memory *m, int err)
{
	linux_memory_close(m);
	return -err;
}

static bool map_nothing(struct linux_memory *m, size_t bytes, int protection,
			int flags)
{
	void *p = mmap(NULL, bytes, protection,
		       MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);

	if (p == MAP_FAILED)
		return false;
	m->base = (uint8_t *)p;
	m->mapped = bytes;
	return true;
}

static int take_addresses(struct linux_memory *m, size_t pages)
{
	m->pages = pages;
	m->gpa = (uint64_t *)calloc(pages, sizeof(*m->gpa));
	return m->gpa != NULL ? 0 : fail(m, ENOMEM);
}

/* Room for pages that are mapped over it. */
static int reserve(struct linux_memory *m, size_t pages)
{
	if (!map_nothing(m, pages * HNL_PAGE, PROT_NONE, MAP_NORESERVE))
		return -errno;
	return take_addresses(m, pages);
}

/* ---- handed over ---- */

static bool is_run_sound(const struct hnl_handover_run *run,
			 uint64_t file_pages)
{
	return run->gpa % HNL_PAGE == 0 && run->offset % HNL_PAGE == 0 &&
	       run->pages != 0 && run->pages <= HNL_HANDOVER_PAGES_MAX &&
	       run->pages <= file_pages &&
	       run->offset / HNL_PAGE <= file_pages - run->pages &&
	       run->gpa / HNL_PAGE <=
		       (UINT64_MAX / HNL_PAGE) - (run->pages - 1);
}

/* The pages of all runs; 0: one is wrong, or they are too many. */
static size_t count_pages(const struct hnl_handover_run *run, size_t n,
			  uint64_t file_pages)
{
	uint64_t pages = 0;
	size_t i;

	if (n > HNL_HANDOVER_RUNS_MAX)
		return 0;
	for (i = 0; i < n; i++) {
		if (!is_run_sound(&run[i], file_pages))
			return 0;
		pages += run[i].pages;
	}
	return pages <= HNL_HANDOVER_PAGES_MAX ? (size_t)pages : 0;
}

static bool map_run(struct linux_memory *m, int file, size_t at,
		    const struct hnl_handover_run *run)
{
	uint64_t i;

	for (i = 0; i < run->pages; i++)
		m->gpa[at + i] = run->gpa + i * HNL_PAGE;
	return mmap(m->base + at * HNL_PAGE, (size_t)run->pages * HNL_PAGE,
		    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file,
		    (off_t)run->offset) != MAP_FAILED;
}

/* Whoever else has the file: its length is at least what it was. */
static bool cannot_shrink(int file)
{
	int seals = fcntl(file, F_GET_SEALS);

	return seals >= 0 && (seals & F_SEAL_SHRINK) != 0;
}

int linux_memory_runs(struct linux_memory *m, int file,
		      const struct hnl_handover_run *run, size_t n)
{
	struct stat s;
	size_t i, pages, at = 0;
	int err;

	clear(m);
	if (!cannot_shrink(file))
		return -EINVAL;
	if (fstat(file, &s) != 0)
		return -errno;
	pages = count_pages(run, n, (uint64_t)s.st_size / HNL_PAGE);
	if (pages == 0)
		return -EINVAL;
	err = reserve(m, pages);
	for (i = 0; err == 0 && i < n; at += (size_t)run[i].pages, i++)
		if (!map_run(m, file, at, &run[i]))
			err = fail(m, errno);
	return err;
}

/* ---- its own pages ---- */

/* 0: it is nowhere, or this process may not know where. */
static uint64_t where_is(int pagemap, const uint8_t *page)
{
	uint64_t entry = 0;

	if (pread(pagemap, &entry, sizeof(entry),
		  (off_t)((uintptr_t)page / HNL_PAGE * sizeof(entry))) !=
	    (ssize_t)sizeof(entry))
		return 0;
	return entry & PAGEMAP_PRESENT ? (entry & PAGEMAP_FRAME) * HNL_PAGE :
					 0;
}

static bool locate(struct linux_memory *m, int pagemap)
{
	size_t i;

	for (i = 0; i < m->pages; i++) {
		m->gpa[i] = where_is(pagemap, m->base + i * HNL_PAGE);
		if (m->gpa[i] == 0)
			return false;
	}
	return true;
}

/* After a fork the parent might keep a copy: the child gets none. */
static bool map_locked(struct linux_memory *m, size_t bytes)
{
	const int protection = PROT_READ | PROT_WRITE;
	size_t whole = (bytes + HUGE_BYTES - 1) / HUGE_BYTES * HUGE_BYTES;

	m->huge = map_nothing(m, whole, protection,
			      MAP_HUGETLB | MAP_POPULATE);
	if (!m->huge && !map_nothing(m, bytes, protection, MAP_POPULATE))
		return false;
	return madvise(m->base, m->mapped, MADV_DONTFORK) == 0 &&
	       mlock(m->base, m->mapped) == 0;
}

int linux_memory_locked(struct linux_memory *m, size_t pages)
{
	int pagemap, err;
	bool found;

	clear(m);
	if (sysconf(_SC_PAGESIZE) != (long)HNL_PAGE)
		return -EINVAL;
	m->own = true;
	if (!map_locked(m, pages * HNL_PAGE))
		return fail(m, errno);
	err = take_addresses(m, pages);
	if (err != 0)
		return err;
	memset(m->base, 0, pages * HNL_PAGE);
	pagemap = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
	if (pagemap < 0)
		return fail(m, errno);
	found = locate(m, pagemap);
	close(pagemap);
	return found ? 0 : fail(m, EPERM);
}

bool linux_memory_moved(const struct linux_memory *m)
{
	bool moved = false;
	size_t i;
	int pagemap;

	if (!m->own)
		return false;
	pagemap = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
	for (i = 0; i < m->pages && !moved; i++)
		moved = pagemap < 0 ||
			where_is(pagemap, m->base + i * HNL_PAGE) != m->gpa[i];
	if (pagemap >= 0)
		close(pagemap);
	return moved;
}

/* ---- a BAR ---- */

/* A line of "resource" a BAR: first and last byte, flags. */
static bool read_line(FILE *f, unsigned int bar, uint64_t *from, uint64_t *to,
		      uint64_t *flags)
{
	unsigned long long v[3] = { 0, 0, 0 };
	bool found = false;
	unsigned int i;

	for (i = 0; i <= bar; i++)
		found = fscanf(f, "%llx %llx %llx", &v[0], &v[1], &v[2]) == 3;
	*from = v[0];
	*to = v[1];
	*flags = v[2];
	return found;
}

int linux_bar_find(const char *device, unsigned int bar, uint64_t *gpa,
		   uint64_t *bytes)
{
	uint64_t from, to, flags;
	char path[PATH_BYTES];
	bool found;
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/resource", device);
	f = fopen(path, "re");
	if (f == NULL)
		return -ENXIO;
	found = read_line(f, bar, &from, &to, &flags);
	(void)fclose(f);
	if (!found || !(flags & BAR_RESOURCE_MEM) || to < from)
		return -ENXIO;
	*gpa = from;
	*bytes = to - from + 1;
	return from % HNL_PAGE == 0 && *bytes % HNL_PAGE == 0 &&
		       *bytes <= BAR_BYTES_MAX ? 0 : -ENXIO;
}

int linux_memory_device(struct linux_memory *m, int file, uint64_t offset,
			uint64_t gpa, uint64_t pages)
{
	const struct hnl_handover_run run = { gpa, offset, pages };
	int err;

	clear(m);
	err = reserve(m, (size_t)pages);
	if (err == 0 && !map_run(m, file, 0, &run))
		err = fail(m, errno);
	return err;
}

int linux_memory_bar(struct linux_memory *m, const char *device,
		     unsigned int bar)
{
	uint64_t gpa, bytes;
	char path[PATH_BYTES];
	int file, err;

	clear(m);
	err = linux_bar_find(device, bar, &gpa, &bytes);
	if (err != 0)
		return err;
	(void)snprintf(path, sizeof(path), "%s/resource%u", device, bar);
	file = open(path, O_RDWR | O_CLOEXEC);
	if (file < 0)
		return -errno;
	err = linux_memory_device(m, file, 0, gpa, bytes / HNL_PAGE);
	close(file);
	return err;
}

/* ---- all of them ---- */

void linux_memory_close(struct linux_memory *m)
{
	if (m->base != NULL)
		munmap(m->base, m->mapped);
	free(m->gpa);
	clear(m);
}

uint64_t linux_memory_gpa(const struct linux_memory *m, const void *p)
{
	size_t at = (size_t)((const uint8_t *)p - m->base);

	return m->gpa[at / HNL_PAGE] + at % HNL_PAGE;
}
