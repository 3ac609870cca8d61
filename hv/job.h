/* SPDX-License-Identifier: MIT */
/*
 * What the files that a message passes know of each other:
 *
 *	dispatch.c --> plain.c	  most messages, which need none of these
 *		   --> check.c	  may it run
 *		   --> answer.c	  how it ends
 *		   <-> flight.c	  when it cannot end yet
 *
 * All work on struct job, of which a processor has one: whoever runs a message
 * is done with it before the next one begins.
 */
#ifndef HNL_HV_JOB_H
#define HNL_HV_JOB_H

#include "internal.h"

static inline void begin_job(const struct batch *batch, struct job *j,
			     uint16_t slot, const uint8_t *buf)
{
	j->buf = buf;
	j->service = NULL;
	j->command = NULL;
	j->slot = slot;
	j->before = batch->used;
}

/* Bytes of a message that are checked for one unit. */
#define UNIT_BYTES 256

/* One run of the handler, within what is left of the entry and of its turn. */
static inline int run_once(struct batch *batch, hnl_handler handler)
{
	struct hnl_call *call = &batch->cpu->call;
	uint32_t most = batch->budget < batch->turn ? batch->budget :
						      batch->turn;
	int err;

	call->budget = most;
	err = handler(call);
	if (call->budget != most)
		charge(batch, most - call->budget);
	return err;
}

/* Bytes of attributes that a call which gives up may leave of its reply. */
static inline size_t reply_kept(const struct job *j)
{
	return j->need - HNL_ACK_MAX;
}

static inline bool is_forwarded(const struct batch *batch,
				const struct job *j)
{
	return hnl_forward_handling(batch->d, j->number, j->m.head.cmd) ==
	       HNL_FORWARD;
}

/* True if the reply under construction holds an attribute. */
static inline bool reply_has_content(const struct hnl_cpu *cpu)
{
	return cpu->b.len > HNL_MSGHDR;
}

/* ---- check.c ---- */

/* All but admission and authorisation: 0, or *x of the processor filled. */
int hnl_check_message(struct batch *batch, struct job *j);

/*
 * A call that may be in flight needs its place there before anything runs.
 * OUTCOME_STARVED: not now; x: never.
 */
enum outcome hnl_check_admission(const struct batch *batch,
				 const struct job *j, struct hnl_extack *x);
/* Bytes that a reply has which answers each value of the decoded request. */
size_t hnl_check_reply_least(const struct batch *batch, const struct job *j);
/* The domain that the decoded request is about. */
uint16_t hnl_check_target(const struct batch *batch,
			  const struct hnl_command *c);
int hnl_check_authorisation(const struct batch *batch, const struct job *j);

/* ---- plain.c ---- */

/*
 * A turn of the call in j->slot, its bytes at j->buf. True: its handler ran, or
 * authorise refused it; j is as if it had come here by check.c, and j->err what
 * it ended with. False: nothing was done but *x, which is rubble.
 */
bool hnl_plain_resume(struct batch *batch, struct job *j);

/* ---- answer.c ---- */

/* A reply begins, with its header; it is put only if there is to be one. */
void hnl_answer_begin(struct batch *batch, const struct job *j);
void hnl_answer_put_reply(struct batch *batch);
/* What was built of a reply: 0, or refused, for its schema allows less. */
int hnl_answer_check_size(struct batch *batch, const struct job *j);
/* The same of a reply that is complete, and what came from elsewhere of it. */
int hnl_answer_check(struct batch *batch, const struct job *j);
/* The table changed while it was dumped: every message from here on says so. */
void hnl_answer_note_change(struct batch *batch, struct job *j);
/*
 * The handler is done, its reply was checked: that, its acknowledgement. DONE,
 * so that who ends by it takes no stack below it.
 */
enum outcome hnl_answer_finish(struct batch *batch, const struct job *j);
/* No handler ran, or none may go on: what x says. FULL: there is no room. */
enum outcome hnl_answer_refuse(struct batch *batch, const struct job *j);

/* ---- flight.c ---- */

/* The call waits: DONE, for its next turn; FULL, for room. */
enum outcome hnl_flight_give_up(struct batch *batch, struct job *j, bool full);
/* FULL; a call in flight that cannot be answered yet keeps its turn. */
enum outcome hnl_flight_wait(struct batch *batch, const struct job *j);
enum outcome hnl_flight_forward(struct batch *batch, struct job *j);
/* A part of its reply began elsewhere. slot may be HNL_NONE. */
bool hnl_flight_is_restored(const struct hnl_domain *d, uint16_t slot);
/*
 * Of a call whose reply is made. 0; or refused: it began elsewhere, and is
 * none.
 */
int hnl_flight_check_reply(struct batch *batch, const struct job *j);

/* ---- dispatch.c ---- */

void hnl_dispatch_fill_call(struct batch *batch, const struct job *j);
/* Runs the handler until it is done, gives up, or its turn is over. */
enum outcome hnl_dispatch_run(struct batch *batch, struct job *j);
/* The same after its first run, which returned err. */
enum outcome hnl_dispatch_run_on(struct batch *batch, struct job *j, int err);

#endif
