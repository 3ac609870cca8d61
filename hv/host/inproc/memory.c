/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "memory.h"

/* Who gets the file writes to it; its length stays, or we fault. */
#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL)

/* A permutation: pages is a power of two and the factor is odd. */
static uint32_t scatter(uint64_t page, uint64_t pages)
{
	return (uint32_t)((page * 0x9e3779b1u + 271) & (pages - 1));
}

static void make_visible(void *host, uint64_t gfn, bool shared)
{
	struct memory *m = host;
	uint8_t *frame = memory_frame(m, gfn * HNL_PAGE);
	int protection = shared ? PROT_READ | PROT_WRITE : PROT_NONE;

	if (frame != NULL && mprotect(frame, HNL_PAGE, protection) != 0)
		abort(); /* a page would be what its state says it is not */
}

/* The second stage: page after page of guest RAM to its frame. */
static bool map_guest(struct memory *m, int fd)
{
	uint64_t i;
	void *at;

	for (i = 0; i < m->pages; i++) {
		at = mmap(m->guest + i * HNL_PAGE, HNL_PAGE,
			  PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd,
			  (off_t)m->frame_of[i] * HNL_PAGE);
		if (at == MAP_FAILED)
			return false;
	}
	return true;
}

static void *reserve(size_t n)
{
	void *p = mmap(NULL, n, PROT_NONE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

static bool map_views(struct memory *m)
{
	size_t bytes = (size_t)m->pages * HNL_PAGE;
	int fd = memfd_create("hnl guest",
			      MFD_CLOEXEC | MFD_ALLOW_SEALING);
	void *frames = MAP_FAILED;

	if (fd < 0)
		return false;
	if (ftruncate(fd, (off_t)bytes) == 0 &&
	    fcntl(fd, F_ADD_SEALS, SEALS) == 0)
		frames = mmap(NULL, bytes, PROT_NONE, MAP_SHARED, fd, 0);
	if (frames != MAP_FAILED)
		m->frames = frames;
	m->guest = reserve(m->reach);
	m->file = fd;
	return m->frames != NULL && m->guest != NULL && map_guest(m, fd);
}

bool memory_open(struct memory *m, const struct inproc_config *cfg)
{
	uint64_t i;

	memset(m, 0, sizeof(*m));
	m->file = -1;
	m->first_gpa = cfg->first_gpa;
	m->pages = cfg->pages;
	m->reach = cfg->reach;
	m->window_gfn = cfg->window_gpa / HNL_PAGE;
	m->window_pages = cfg->window_pages;
	m->frame_of = calloc(cfg->pages, sizeof(*m->frame_of));
	m->model.state = calloc(cfg->pages, 1);
	if (m->frame_of == NULL || m->model.state == NULL) {
		memory_close(m);
		return false;
	}
	for (i = 0; i < cfg->pages; i++)
		m->frame_of[i] = scatter(i, cfg->pages);
	m->model.first_gfn = cfg->first_gpa / HNL_PAGE;
	m->model.n = cfg->pages;
	m->model.change = make_visible;
	m->model.host = m;
	hnl_page_model_add_ram(&m->model, m->model.first_gfn, cfg->pages);
	if (!map_views(m)) {
		memory_close(m);
		return false;
	}
	memory_reset(m);
	return true;
}

void memory_reset(struct memory *m)
{
	uint64_t i, gfn;

	for (i = 0; i < m->pages; i++) {
		gfn = m->model.first_gfn + i;
		(void)hnl_page_model_set(&m->model, gfn,
					 gfn - m->window_gfn < m->window_pages);
	}
}

void memory_close(struct memory *m)
{
	if (m->guest != NULL)
		munmap(m->guest, m->reach);
	if (m->frames != NULL)
		munmap(m->frames, (size_t)m->pages * HNL_PAGE);
	if (m->file >= 0)
		close(m->file);
	free(m->frame_of);
	free(m->model.state);
}

size_t memory_runs(const struct memory *m, uint64_t gpa, size_t pages,
		   struct hnl_handover_run *run, size_t max)
{
	uint64_t at, frame;
	size_t i, n = 0;

	for (i = 0; i < pages; i++) {
		at = gpa + i * HNL_PAGE;
		if (memory_frame(m, at) == NULL)
			return 0;
		frame = m->frame_of[(at - m->first_gpa) / HNL_PAGE];
		if (n != 0 && run[n - 1].offset / HNL_PAGE +
				      run[n - 1].pages == frame) {
			run[n - 1].pages++;
			continue;
		}
		if (n == max)
			return 0;
		run[n].gpa = at;
		run[n].offset = frame * HNL_PAGE;
		run[n++].pages = 1;
	}
	return n;
}

uint8_t *memory_frame(const struct memory *m, uint64_t gpa)
{
	uint64_t page = (gpa - m->first_gpa) / HNL_PAGE;

	if (gpa < m->first_gpa || page >= m->pages)
		return NULL;
	return m->frames + (size_t)m->frame_of[page] * HNL_PAGE;
}

enum hnl_reason memory_set_present(struct memory *m, uint64_t gpa, bool present)
{
	uint64_t page = (gpa - m->first_gpa) / HNL_PAGE;
	enum hnl_reason why;

	if (memory_frame(m, gpa) == NULL)
		return HNL_REASON_GPA_NOT_RAM;
	if (present) {
		hnl_page_model_add_ram(&m->model, gpa / HNL_PAGE, 1);
	} else {
		/* Private first: who uses the page now keeps it. */
		why = hnl_page_model_set(&m->model, gpa / HNL_PAGE, false);
		if (why != HNL_REASON_NONE)
			return why;
		m->model.state[page] = 0;
	}
	if (mprotect(m->guest + page * HNL_PAGE, HNL_PAGE,
		     present ? PROT_READ | PROT_WRITE : PROT_NONE) != 0)
		abort();
	return HNL_REASON_NONE;
}
