/* SPDX-License-Identifier: MIT */
/*
 * What the files of restore know of each other:
 *
 *	restore.c --> restore_domain.c	limits, grants, rings, direct calls
 *		  --> restore_call.c	calls in flight, events, counters
 */
#ifndef HNL_HV_RESTORE_H
#define HNL_HV_RESTORE_H

#include <hnl/snapshot.h>

#include "hnl_state.h"
#include "internal.h"

/* A record on its way. */
struct record {
	struct hnl_restore *r;
	struct hnl_cpu *cpu;
	struct hnl_domain *d;
	const uint8_t *stream;
	struct hnl_msg m;
};

/*
 * Fill the report and return the negated errno. attribute is by its number in
 * the record; 0: the record as a whole.
 */
int hnl_restore_refuse(struct record *c, enum hnl_errno err,
		       unsigned int reason, uint16_t attribute);
int hnl_restore_too_small(struct record *c, enum hnl_restore_limit limit,
			  uint64_t needed, uint64_t available,
			  uint16_t attribute);
/* What the schema refused; 0 stays 0. */
int hnl_restore_checked(struct record *c, int err);

#define DECODE(c, record, e) \
	hnl_restore_checked(c, hnl_state_##record##_ntf_decode(&(c)->cpu->decoder, \
						   (c)->stream, &(c)->m, e, \
						   &(c)->cpu->x))

static inline void hnl_restore_ready(struct hnl_domain *d, uint32_t ring)
{
	d->ready[ring / 32] |= 1u << ring % 32;
}

/* One function a record: 0, or refused. */

int hnl_restore_domain(struct record *c);
int hnl_restore_grant(struct record *c);
int hnl_restore_agreement(struct record *c);
int hnl_restore_ring(struct record *c);
int hnl_restore_pages(struct record *c);
int hnl_restore_narrow(struct record *c);
int hnl_restore_direct(struct record *c);
/* Behind the last grant and agreement: what of them is in effect here. */
int hnl_restore_settle(struct record *c);

int hnl_restore_call(struct record *c);
int hnl_restore_bytes(struct record *c);
int hnl_restore_slots(struct record *c);
int hnl_restore_mailbox(struct record *c);
int hnl_restore_event(struct record *c);
int hnl_restore_member(struct record *c);
int hnl_restore_count(struct record *c);
/* All groups are known: looks at the next event. False: there is none. */
bool hnl_restore_sift(struct hnl_restore *r, struct hnl_cpu *cpu);
/* Free slots that the stream did not speak of come last. */
void hnl_restore_list_rest(struct hnl_restore *r);

#endif
