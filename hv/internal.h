/* SPDX-License-Identifier: MIT */
/*
 * What the dispatcher's files know of each other.
 *
 *	sched.c --> kick.c	a ring's messages --\
 *						     dispatch.c --> ctrl/, service/
 *		    direct.c	a CALL's messages --/	 |
 *			^---------- sink: answers -------/
 *
 *	plain.c		 most messages, in one go
 *	check.c, answer.c, flight.c	all others, by way of job.h
 *	calls.c, pool.c	 what gave up, or is with a peer, until it goes on
 *	event.c		 who is told what it has not asked for
 *	mailbox.c	 what is told, until its ring has room for it
 *	forward.c	 what a peer in user space decides
 *	narrow.c	 what a ring may that has less than its domain
 *	snapshot.c, save_*.c	all of it as packets
 *	restore*.c	 and back
 *
 * Who has claimed a domain (sched.c) may change it; nobody else does, but for
 * its mailbox (mailbox.c) and its bits in the ready maps. A call that gives up is
 * nothing but data: resuming decodes its bytes again.
 */
#ifndef HNL_HV_INTERNAL_H
#define HNL_HV_INTERNAL_H

#include "objects.h"

/* Its locals are off the stack of what runs deeper than it. */
#define HNL_ASIDE __attribute__((noinline))

/* ---- calls.c ---- */

/* All free; hv, id and n_slots stand. */
void hnl_calls_init(struct hnl_domain *d);
/* It takes no more calls: who has its number from now on has other tokens. */
void hnl_calls_retire(struct hnl_domain *d);

/*
 * Beside the quota, for CALLs alone: one slot, and bytes enough for each of
 * ctrl's commands, so that a kernel can always revoke a ring.
 */
#define HNL_RESERVED_SLOTS 1u
#define HNL_RESERVED_BYTES 1024u
#define HNL_RESERVED_BLOCKS (HNL_RESERVED_BYTES / HNL_POOL_BLOCK)

/*
 * Beside the quota too, for each ring alone: so whatever others have in flight,
 * it has a place for what is no longer with its reply. Less where the quota is.
 */
#define HNL_RING_BYTES 1024u
#define HNL_RING_BLOCKS (HNL_RING_BYTES / HNL_POOL_BLOCK)

static inline size_t hnl_ring_blocks(const struct hnl_domain *d)
{
	return d->n_rings != 0 ? d->ring[0].own : 0;
}

/* True if a call by this ring with such a reply could give up. */
bool hnl_calls_admit(const struct hnl_domain *d, uint32_t ring, size_t len,
		     size_t reply);
/* A slot with the message, which was admitted; its state is the caller's. */
uint16_t hnl_calls_take(struct hnl_domain *d, uint32_t ring, uint16_t vcpu,
			const uint8_t *msg, size_t len, size_t reply);
/* A slot whose ring and promise stand is in flight; of who fills it himself. */
void hnl_calls_count(struct hnl_domain *d, const struct slot *s);
void hnl_calls_free(struct hnl_domain *d, uint16_t i);

void hnl_calls_append(struct hnl_domain *d, struct ring_state *r, uint16_t i);
void hnl_calls_push(struct hnl_domain *d, struct ring_state *r, uint16_t i);
uint16_t hnl_calls_pop(struct hnl_domain *d, struct ring_state *r);

/* A call that waits for a peer waits for its turn instead. */
void hnl_calls_wake(struct hnl_domain *d, uint16_t i);

struct lane *hnl_calls_lane(const struct hnl_domain *d, const struct slot *s);
/* The head of its request. */
struct hnl_head hnl_calls_head(const struct hnl_domain *d,
			       const struct slot *s);
uint64_t hnl_calls_token(const struct hnl_domain *d, uint16_t i);
/* HNL_NONE: no call, or not this one any more. */
uint16_t hnl_calls_find(const struct hnl_domain *d, uint64_t token);

/* ---- dispatch.c ---- */

/*
 * Runs the messages of buf[0, end); buf is private memory. batch->pos is behind
 * each message that was taken; if the outcome is not DONE it is where the next
 * one begins. A direct lane stops behind a message that is in flight.
 */
enum outcome hnl_dispatch_batch(struct batch *batch, const uint8_t *buf,
				size_t end);

/*
 * Refuses a message of len bytes that is longer than max_message. DONE; FULL:
 * there is no room for the answer yet; ORDER: an earlier message must end
 * first.
 */
enum outcome hnl_dispatch_oversize(struct batch *batch, const struct hnl_msg *m,
			       size_t len);

/* An entry begins: no units taken, no budget yet. */
struct batch *hnl_dispatch_begin(struct hnl_cpu *cpu, struct hnl_domain *d,
				 uint32_t ring);

/* Takes units of the entry's budget; from here on its time may be up. */
static inline void charge(struct batch *batch, size_t units)
{
	batch->ran = true;
	batch->used += (uint32_t)units;
	batch->budget -= units < batch->budget ? (uint32_t)units :
						 batch->budget;
}

static inline bool is_up(const struct batch *batch)
{
	const struct hnl_hv_port *port = batch->d->hv->port;

	if (!batch->ran)
		return false;
	if (batch->budget == 0)
		return true;
	return port->preempt != NULL && port->preempt(batch->d->host);
}

/* ---- plain.c ---- */

/* What a command's row says; made once, in hnl_hv_init(). */
void hnl_plain_fill(struct plain_row *row, const struct hnl_hv *hv,
		    size_t service, size_t cmd);

enum plain {
	PLAIN_END,	/* of the batch */
	PLAIN_TIME,	/* the entry's time is up */
	PLAIN_NOT,	/* the message at batch->pos is not plain */
	PLAIN_RAN	/* the processor's job ran, and is no simple success */
};

/* Runs messages as long as they are plain, and does nothing to others. */
enum plain hnl_plain_run(struct batch *batch);

/* ---- flight.c ---- */

/*
 * One turn of a call in flight. DONE: it was answered, or waits for its next
 * turn; FULL: it waits for room.
 */
enum outcome hnl_flight_resume(struct batch *batch, uint16_t slot);

/*
 * Whether a restored call, its message in cpu->copy, can go on here; *reply is
 * then what to promise for its reply.
 */
bool hnl_flight_can_go_on(struct hnl_cpu *cpu, struct hnl_domain *d,
			  uint16_t slot, size_t *reply);

/*
 * Bytes of the shortest reply to a call that a peer has, which is decoded anew
 * for that. HNL_MSGHDR also if it would be refused now: its turn says why.
 */
size_t hnl_flight_reply_least(struct hnl_cpu *cpu, struct hnl_domain *d,
			      uint16_t slot);

/* ---- check.c ---- */

/* The service of a family that is granted, or NULL; *i is its number. */
const struct hnl_service *hnl_check_service(const struct hnl_domain *d,
					    size_t family, size_t *i);

/* A command that is defined, is granted and can be answered; else NULL. */
const struct hnl_command *hnl_check_command(const struct hnl_domain *d,
					    size_t service, size_t cmd);

bool hnl_check_has_handler(const struct hnl_service *s, size_t cmd);

/* ---- kick.c ---- */

/* Serves a live ring until it sleeps or the budget is spent; as hnl_hv_kick. */
int hnl_ring_serve(struct batch *batch, struct ring_state *r);

/*
 * Revoking a ring of somebody who still looks at it: his calls in flight are
 * answered while there is room. At last he is told, whether he asked for it or
 * not, and finds it stopped when all answers are there.
 */
void hnl_ring_answer_canceled(struct hnl_domain *d, struct ring_state *r,
			      uint16_t slot);
/*
 * ctrl stopped it, and takes several entries to end its calls: its guest is not
 * told of that before.
 */
static inline bool hnl_ring_is_being_revoked(const struct ring_state *r)
{
	return r->stopped == HNL_REASON_CANCELED && r->narrow.on;
}

void hnl_ring_tell_revoked(struct hnl_domain *d, struct ring_state *r,
			   uint32_t id);

/*
 * ring.c: makes and unmakes rings for ctrl. attach maps all pages or none; the
 * lists are page addresses, u64 each. On refusal *guilty is the list at fault:
 * 0 the control page, 1 submission, 2 completion.
 */
enum hnl_reason hnl_ring_attach(struct hnl_domain *d, struct ring_state *r,
			    uint64_t control, const struct hnl_bytes *sq,
			    const struct hnl_bytes *cq, unsigned int *guilty);
void hnl_ring_detach(struct hnl_domain *d, struct ring_state *r);
/*
 * Maps the pages of a restored ring, whose indices stand. Refused: it is
 * stopped, has no pages, and can be destroyed only.
 */
enum hnl_reason hnl_ring_reattach(struct hnl_domain *d, struct ring_state *r);
/*
 * r goes on with the pages of by, and by has those of r: all indices of r are
 * 0, its calls stay.
 */
void hnl_ring_swap(struct ring_state *r, struct ring_state *by);
/* All indices 0; the guest's lines are believed from here on. */
void hnl_ring_start(struct ring_state *r);

/* ---- sched.c ---- */

/* From init to destroy: its turn may come, events may. */
void hnl_register(struct hnl_hv *hv, struct hnl_domain *d);
void hnl_unregister(struct hnl_domain *d);
bool hnl_claim(struct hnl_domain *d);
/* For an entry, or a snapshot: not if it is being reset or destroyed. */
bool hnl_claim_whole(struct hnl_domain *d);
void hnl_release(struct hnl_domain *d);
void hnl_ready_ring(struct hnl_domain *d, uint32_t ring);
bool hnl_is_ready(const struct hnl_domain *d, uint32_t ring);

#define HNL_PRIORITY_BITS 2
#define HNL_PRIORITY_MAX 3	/* of schema/ctrl.yaml */

void hnl_rank_ring(struct hnl_domain *d, uint32_t ring, uint8_t priority);
/* A slot and its blocks are free: who waited for them tries again. */
void hnl_ready_starved(struct hnl_domain *d);

/* The listener at or behind from; n_domains: there is none. */
size_t hnl_next_listener(const struct hnl_hv *hv, size_t from);
void hnl_listen(struct hnl_domain *d, bool listens);

/* ---- event.c ---- */

/* Tells this domain, if it has joined this group of ctrl. */
void hnl_event_own(struct hnl_domain *d, uint8_t group, const uint8_t *event,
		   size_t len);
/* A call gave up: told to who joined ctrl's group progress. */
void hnl_event_progress(struct batch *batch, uint16_t slot, uint32_t seq);
struct membership *hnl_event_member(const struct hnl_domain *d,
				    uint16_t family, uint8_t group);
/* False: there is no place for one more. */
bool hnl_event_join(struct hnl_domain *d, uint16_t family, uint8_t group,
		    uint32_t ring);
bool hnl_event_leave(struct hnl_domain *d, uint16_t family, uint8_t group);
void hnl_event_leave_ring(struct hnl_domain *d, uint32_t ring);
/*
 * It stopped: what comes is lost until it hears again, and what it was told
 * nobody may have read, so whoever waits for an answer does not wait for its.
 */
void hnl_event_lapse_ring(struct hnl_domain *d, uint32_t ring);
void hnl_event_hear_ring(struct hnl_domain *d, uint32_t ring);
/* No groups, nothing that waits. */
void hnl_event_forget(struct hnl_domain *d);
/* Restored: whether it is known here, and the domain has joined its group. */
bool hnl_event_is_due(const struct hnl_domain *d, const uint8_t *event);
/* It will not be told: whoever counts on an answer need not wait. */
void hnl_event_lost(const struct hnl_domain *d, const uint8_t *event,
		    size_t len);
/* Domains, or places for calls, that are looked at for one unit. */
#define HNL_LOOKS_A_UNIT 64
/* Units for the looks at domains that the call has caused. */
void hnl_event_pay(struct hnl_call *call);
/*
 * Whether this is an event as its schema has it, or of none that is known here:
 * 0; else -HNL_EINVAL.
 */
int hnl_event_check(struct hnl_cpu *cpu, const struct hnl_hv *hv,
		    const uint8_t *event, size_t len);

/* ---- forward.c ---- */

static inline enum hnl_handling
hnl_forward_handling(const struct hnl_domain *d, size_t service, size_t cmd)
{
	if (d->rules == NULL)
		return HNL_HANDLE;
	return (enum hnl_handling)
		d->rules->handling[d->hv->command_base[service] + cmd];
}

#define HNL_NEVER (~(uint64_t)0)

/* Answers what is late: at the begin of each entry, with the domain claimed. */
void hnl_forward_answer_late(struct hnl_domain *d);

static inline void hnl_forward_look(struct hnl_domain *d)
{
	if (HNL_UNLIKELY(d->rules != NULL))
		hnl_forward_answer_late(d);
}

/* Hands a call's message to the peer: FORWARDED, or as if it had refused. */
void hnl_forward_send(struct hnl_domain *d, uint16_t slot, const uint8_t *msg,
		      size_t len);

/* ---- narrow.c ---- */

#define HNL_NARROW_COMMANDS 32	/* bytes of one family's, saved */

/* Bytes of struct narrow.command. */
static inline size_t hnl_narrow_bytes(const struct hnl_hv *hv)
{
	return (hv->command_base[hv->n_services] + 7u) / 8;
}

/* NULL: a ring that has all that its domain has, or no ring. */
static inline const struct narrow *hnl_narrow_of(const struct hnl_domain *d,
						 uint32_t ring)
{
	const struct narrow *n;

	if (ring >= d->n_rings)
		return NULL;
	n = &d->ring[hnl_clamp_index(ring, d->n_rings)].narrow;
	return n->on ? n : NULL;
}

/* The grants of service i for what comes by this ring. */
uint64_t hnl_narrow_grants(const struct hnl_domain *d, uint32_t ring, size_t i);

/* Whether a command of the domain's was left to the ring. */
bool hnl_narrow_has(const struct hnl_domain *d, uint32_t ring, size_t service,
		    const struct hnl_command *c);
bool hnl_narrow_keeps(const struct narrow *n, const struct hnl_domain *d,
		      size_t service, size_t cmd);

/* Whether a share may have this command: of ctrl, whose service is 0, a few. */
bool hnl_narrow_may_have(size_t service, size_t cmd);

/*
 * Whether all addresses in s->buf[pos, end), which was decoded as this set, are
 * in the window: 0, or *s->x filled.
 */
int hnl_narrow_check(struct search *s, size_t set, size_t end, size_t pos);

/* From now on it has a share: all of its domain's but ctrl's, if it had none. */
void hnl_narrow_begin(struct hnl_domain *d, struct narrow *n);

/* Leaves to it these features and commands of a service, of what it has. */
void hnl_narrow_cut(struct hnl_domain *d, struct narrow *n, size_t service,
		    uint64_t features, const uint8_t *commands, size_t len);

/* ---- direct.c, hv.c ---- */

/* Whether a CALL with these registers could have begun. */
bool hnl_direct_is_sound(const struct hnl_domain *d,
			 const struct hnl_direct *regs);

/* Features that the family has at all, and bit 0. */
uint64_t hnl_features_of(const struct hnl_family *f);

/* ---- ctrl/ ---- */

/* A group exists for a domain if it was granted one of the group's events. */
bool hnl_ctrl_has_group(const struct hnl_domain *d, uint16_t family,
			uint8_t group);

/* Tells the domain what is agreed on by now, of those that it was granted. */
void hnl_ctrl_tell_agreements(struct hnl_domain *d, uint16_t which);

extern const hnl_handler hnl_ctrl_handlers[];
extern const size_t hnl_ctrl_n_handlers;

#endif
