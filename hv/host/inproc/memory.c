/* SPDX-License-Identifier: MIT */
/*
 * The memfd and its two views; memory.h draws them, and has the invariant.
 *
 * Who is handed the file may write to it at any time, and could shrink it under
 * us: so its length is sealed. A page whose access cannot be changed stays as
 * it is, and its guest is told (QUOTA); but a machine does not begin so.
 */
#define _GNU_SOURCE
#include <errno.h>
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

/* False: the kernel has as many mappings of this process as it may have. */
static bool make_visible(void *host, uint64_t gfn, bool shared)
{
	struct memory *m = host;
	uint8_t *frame = memory_frame(m, gfn * HNL_PAGE);
	int protection = shared ? PROT_READ | PROT_WRITE : PROT_NONE;

	return frame == NULL || mprotect(frame, HNL_PAGE, protection) == 0;
}

static bool map_page(const struct memory *m, uint64_t page, uint8_t *to,
		     int protection)
{
	bool lent = m->lent_at[page] != 0;
	uint32_t at = lent ? m->lent_at[page] - 1 : m->frame_of[page];

	return mmap(to, HNL_PAGE, protection, MAP_SHARED | MAP_FIXED,
		    lent ? m->lent_file : m->file,
		    (off_t)at * HNL_PAGE) != MAP_FAILED;
}

/*
 * The second stage: page after page of guest RAM to its frame. The frames are
 * mapped as the file has them, but for those that another file has.
 */
static bool map_pages(struct memory *m)
{
	uint64_t i;

	for (i = 0; i < m->pages; i++) {
		if (!map_page(m, i, m->guest + i * HNL_PAGE,
			      PROT_READ | PROT_WRITE))
			return false;
		if (m->lent_at[i] != 0 &&
		    !map_page(m, i, m->frames +
			      (size_t)m->frame_of[i] * HNL_PAGE, PROT_NONE))
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

static bool open_file(int *fd, const char *name, uint64_t pages)
{
	*fd = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
	return *fd >= 0 && ftruncate(*fd, (off_t)pages * HNL_PAGE) == 0 &&
	       fcntl(*fd, F_ADD_SEALS, SEALS) == 0;
}

static bool map_views(struct memory *m)
{
	size_t bytes = (size_t)m->pages * HNL_PAGE;
	void *frames;

	if (!open_file(&m->file, "hnl guest", m->pages))
		return false;
	frames = mmap(NULL, bytes, PROT_NONE, MAP_SHARED, m->file, 0);
	if (frames != MAP_FAILED)
		m->frames = frames;
	m->guest = reserve(m->reach);
	return m->frames != NULL && m->guest != NULL && map_pages(m);
}

/* Of all ranges; 0: none, or more than can be handed over. */
static uint32_t count_lent(const struct memory *m)
{
	uint64_t n = 0;
	size_t k;

	for (k = 0; k < INPROC_LENT_MAX; k++) {
		if (m->lent[k].pages > HNL_HANDOVER_RUNS_MAX)
			return 0;
		n += m->lent[k].pages;
	}
	return n <= HNL_HANDOVER_RUNS_MAX ? (uint32_t)n : 0;
}

/*
 * The last one first: their order in the file is not that of their addresses.
 * False: one is no RAM, or is there twice.
 */
static bool place_lent(struct memory *m, uint32_t n)
{
	uint64_t i, page;
	size_t k;

	for (k = 0; k < INPROC_LENT_MAX; k++)
		for (i = 0; i < m->lent[k].pages; i++) {
			page = (m->lent[k].gpa - m->first_gpa) / HNL_PAGE + i;
			if (m->lent[k].gpa % HNL_PAGE != 0 ||
			    page >= m->pages || m->lent_at[page] != 0)
				return false;
			m->lent_at[page] = n--;
		}
	return n == 0;
}

static bool lend(struct memory *m)
{
	uint32_t n = count_lent(m);

	if (!place_lent(m, n)) {
		errno = EINVAL;
		return false;
	}
	return n == 0 || open_file(&m->lent_file, "hnl lent", n);
}

/* Nothing is there, and may be closed. */
static void clear(struct memory *m)
{
	memset(m, 0, sizeof(*m));
	m->file = m->lent_file = -1;
}

bool memory_open(struct memory *m, const struct inproc_config *cfg)
{
	uint64_t i;

	clear(m);
	m->first_gpa = cfg->first_gpa;
	m->pages = cfg->pages;
	m->reach = cfg->reach;
	m->window_gfn = cfg->window_gpa / HNL_PAGE;
	m->window_pages = cfg->window_pages;
	memcpy(m->lent, cfg->lent, sizeof(m->lent));
	m->frame_of = calloc(cfg->pages, sizeof(*m->frame_of));
	m->lent_at = calloc(cfg->pages, sizeof(*m->lent_at));
	m->model.state = calloc(cfg->pages, 1);
	if (m->frame_of == NULL || m->lent_at == NULL ||
	    m->model.state == NULL) {
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
	if (!lend(m) || !map_views(m)) {
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
		if (hnl_page_model_set(&m->model, gfn,
				       gfn - m->window_gfn < m->window_pages) ==
		    HNL_REASON_QUOTA)
			abort();
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
	if (m->lent_file >= 0)
		close(m->lent_file);
	free(m->lent_at);
	free(m->frame_of);
	free(m->model.state);
	clear(m);
}

/* As a run of its own: it seldom lies behind the one before. */
static struct hnl_handover_run run_of(const struct memory *m, uint64_t gpa)
{
	uint32_t at = m->lent_at[(gpa - m->first_gpa) / HNL_PAGE] - 1;
	const struct hnl_handover_run run = {
		.gpa = gpa, .offset = at * (uint64_t)HNL_PAGE, .pages = 1,
	};

	return run;
}

size_t memory_lent_runs(const struct memory *m,
			struct hnl_handover_run run[HNL_HANDOVER_RUNS_MAX])
{
	size_t k, n = 0;
	uint64_t i;

	for (k = 0; k < INPROC_LENT_MAX; k++)
		for (i = 0; i < m->lent[k].pages; i++)
			run[n++] = run_of(m, m->lent[k].gpa + i * HNL_PAGE);
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
