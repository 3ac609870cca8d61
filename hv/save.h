/* SPDX-License-Identifier: MIT */
/*
 * What the files of save know of each other:
 *
 *	snapshot.c --> save_domain.c	limits, grants, rings, direct calls
 *		   --> save_call.c	calls in flight, events, counters
 */
#ifndef HNL_HV_SAVE_H
#define HNL_HV_SAVE_H

#include <hnl/snapshot.h>

#include "hnl_state.h"
#include "internal.h"

/* A record on its way. */
struct writer {
	struct hnl_save *s;	/* moves on behind the record */
	const struct hnl_domain *d;
	struct hnl_cpu *cpu;
	struct hnl_builder *b;
	uint32_t seq;
};

/* Each writes its next record; false: it has no more. */

bool hnl_save_domain(struct writer *w);
bool hnl_save_grant(struct writer *w);
bool hnl_save_agreement(struct writer *w);
/* With its pages. */
bool hnl_save_ring(struct writer *w);
bool hnl_save_narrow(struct writer *w);
bool hnl_save_direct(struct writer *w);

/* Calls that wait for their turn in a ring, in its order. */
bool hnl_save_queued(struct writer *w);
/* All others. */
bool hnl_save_other(struct writer *w);
bool hnl_save_slots(struct writer *w);
bool hnl_save_mailbox(struct writer *w);
bool hnl_save_event(struct writer *w);
bool hnl_save_member(struct writer *w);
bool hnl_save_count(struct writer *w);

/* Of a call or an event that has bytes left: a piece of them. */
void hnl_save_bytes(struct writer *w);

#endif
