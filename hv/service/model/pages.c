/* SPDX-License-Identifier: MIT */
/*
 * One byte a page:
 *
 *	 7     6        5      4      3..0
 *	| RAM | SHARED | RING | 0 | short uses |
 */
#include <hnl/page_model.h>

#define RAM 0x80u
#define SHARED 0x40u
#define RING 0x20u
#define USES 0x0fu

static uint8_t *page_state(const struct hnl_page_model *m, uint64_t gfn)
{
	if (gfn < m->first_gfn || gfn - m->first_gfn >= m->n)
		return NULL;
	return &m->state[hnl_clamp_index((size_t)(gfn - m->first_gfn),
					 (size_t)m->n)];
}

void hnl_page_model_add_ram(struct hnl_page_model *m, uint64_t gfn, uint64_t n)
{
	uint8_t *s;

	for (; n != 0; n--, gfn++) {
		s = page_state(m, gfn);
		if (s != NULL && !(*s & RAM))
			*s = RAM;
	}
}

enum hnl_reason hnl_page_model_set(struct hnl_page_model *m, uint64_t gfn,
				   bool shared)
{
	uint8_t *s = page_state(m, gfn);

	if (s == NULL || !(*s & RAM))
		return HNL_REASON_GPA_NOT_RAM;
	if (((*s & SHARED) != 0) == shared)
		return HNL_REASON_NONE;
	if (*s & (RING | USES))
		return HNL_REASON_GPA_BUSY;
	if (m->change != NULL && !m->change(m->host, gfn, shared))
		return HNL_REASON_QUOTA;
	*s = (uint8_t)(shared ? *s | SHARED : *s & ~SHARED);
	return HNL_REASON_NONE;
}

/* Over what is before or behind the table. */
static uint64_t leap(const struct hnl_page_model *m, uint64_t gfn)
{
	if (gfn < m->first_gfn)
		return m->first_gfn;
	return gfn - m->first_gfn < m->n ? gfn : ~(uint64_t)0;
}

struct hnl_memory_run hnl_page_model_next(const struct hnl_page_model *m,
					  uint64_t gfn, uint64_t n)
{
	struct hnl_memory_run run = { 0, 0 };
	const uint8_t *s;

	for (; n != 0; n--, gfn++) {
		s = page_state(m, gfn);
		if (s != NULL && (*s & SHARED)) {
			if (run.n++ == 0)
				run.gfn = gfn;
		} else if (run.n != 0) {
			break;
		}
	}
	if (run.n == 0)
		run.gfn = leap(m, gfn);
	return run;
}

enum hnl_reason hnl_page_model_hold(struct hnl_page_model *m, uint64_t gfn,
				    enum hnl_map_use use)
{
	uint8_t *s = page_state(m, gfn);

	if (s == NULL || !(*s & RAM))
		return HNL_REASON_GPA_NOT_RAM;
	if (!(*s & SHARED))
		return HNL_REASON_GPA_PRIVATE;
	if (((*s & RING) && use != HNL_MAP_READ) || (*s & USES) == USES ||
	    (use == HNL_MAP_RING && (*s & USES) != 0))
		return HNL_REASON_GPA_BUSY;
	*s = (uint8_t)(use == HNL_MAP_RING ? *s | RING : *s + 1u);
	return HNL_REASON_NONE;
}

void hnl_page_model_release(struct hnl_page_model *m, uint64_t gfn,
			    enum hnl_map_use use)
{
	uint8_t *s = page_state(m, gfn);

	if (s != NULL)
		*s = (uint8_t)(use == HNL_MAP_RING ? *s & ~RING : *s - 1u);
}
