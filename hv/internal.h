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
 *	snapshot.c	 all of it as packets, and back
 *
 * Who has claimed a domain (sched.c) may change it; nobody else does, but for
 * its mailbox (mailbox.c) and its bits in the ready maps. A call that gives up is
 * nothing but data: resuming decodes its bytes again.
 */
#ifndef HNL_HV_INTERNAL_H
#define HNL_HV_INTERNAL_H

#include <hnl/hv.h>
#include <hnl/msg.h>
#include <hnl/ring.h>

#include "pool.h"

/* Its locals are off the stack of what runs deeper than it. */
#define HNL_ASIDE __attribute__((noinline))

/* ---- objects ---- */

/* Families are found by number in two steps: number - 16 below 32, or a walk. */
#define NEAR_FAMILIES 32

/* As schema->decode has them. */
typedef int (*hnl_decode)(struct hnl_decoder *d, const uint8_t *buf, size_t end,
			  size_t pos, void *out, struct hnl_extack *x);

/*
 * All that plain.c asks of a command; what each message asks is in the first 48
 * of its 64 bytes.
 */
struct plain_row {
	hnl_handler handler;	/* NULL: none of its requests is plain */
	hnl_decode decode;	/* NULL: no straight-line code decodes it */
	const struct hnl_schema *schema;
	const void *ctx;	/* of the service */
	uint32_t need;		/* bytes of the largest answer */
	uint16_t request;	/* as of the command */
	uint16_t target;
	uint8_t target_field;
	uint8_t flags;		/* HNL_COMMAND_* */
	uint8_t feature;
	uint8_t cmd;
	uint8_t version;	/* of the family */
	uint8_t number;		/* of the service */
	bool replies;
	const struct hnl_service *service;
	const struct hnl_command *command;
};

/* The rows of one family. */
struct plain_span {
	const struct plain_row *row;	/* by command */
	uint16_t family;
	uint16_t n;		/* 0: none is here */
};

/*
 * Where a family's span is: the numbers 16 to 31 and 0x8000 to 0x801f each have
 * a place alone. Of those that share one the first has it, and the requests of
 * others are not plain.
 */
#define PLAIN_SPANS 64

static inline size_t hnl_plain_place(size_t family)
{
	return (family ^ family >> 10) % PLAIN_SPANS;
}

struct hnl_hv {
	const struct hnl_hv_port *port;
	struct hnl_service service[HNL_SERVICES_MAX + 1];	/* 0: ctrl */
	uint16_t n_services;
	uint16_t command_base[HNL_SERVICES_MAX + 2];	/* first of a service */
	uint8_t near[NEAR_FAMILIES];	/* family - 16 -> 1 + service */
	struct plain_row *row;	/* by command of all families */
	struct plain_span span[PLAIN_SPANS];
	uint32_t max_message;
	uint32_t budget;	/* units an entry */
	uint32_t quantum;	/* units a call's turn in a ring */
	uint32_t request_size;	/* largest decoded request, bytes */
	uint32_t reply_max;	/* largest reply message, bytes */
	const struct hnl_agreement *agreement;
	uint16_t n_agreements;
	/* domains, by id; ready: a bit each, ready_words: a bit a word of it */
	uint16_t n_domains;
	uint32_t next;		/* whose turn is next, sched.c */
	struct hnl_domain **domain;
	uint32_t *ready;
	uint32_t ready_words[HNL_DOMAINS_MAX / 32 / 32];
	uint32_t *listening;	/* a bit each that joined a group */
};

#define DIRECT_PAGES_MAX (HNL_MSG_MAX / HNL_PAGE + 1)

/* One message and what was found out about it. */
struct job {
	const uint8_t *buf;
	struct hnl_msg m;
	const struct hnl_service *service;
	const struct hnl_command *command;
	hnl_handler handler;	/* NULL: the peer's reply is the reply */
	uint64_t grants;
	size_t number;		/* of the service */
	size_t need;		/* bytes of the largest answer */
	bool dump;
	uint16_t slot;		/* that it goes on from; HNL_NONE: fresh */
	uint32_t before;	/* units of the batch when its turn began */
	int err;		/* PLAIN_RAN: its handler's, or deny()'s */
};

/*
 * Where answers go. need is what an answer may take at most; once room() said
 * yes, put() of that much in whole messages cannot fail.
 */
struct sink {
	bool (*room)(struct sink *s, size_t need);
	void (*put)(struct sink *s, const uint8_t *msg, size_t len);
	size_t capacity;	/* an answer larger than this never fits */
	/*
	 * Room that is known without asking: sure bytes from at on, to be
	 * written only. Who writes an answer there moves both.
	 */
	uint8_t *at;
	size_t sure;
};

enum outcome {
	OUTCOME_DONE,	/* taken: answered, or in flight */
	OUTCOME_TIME,	/* the entry's time is up */
	OUTCOME_FULL,	/* no room for the next answer */
	OUTCOME_ORDER,	/* an earlier message must end before it begins */
	OUTCOME_STARVED,	/* another call must end before it begins */
	OUTCOME_BROKEN,	/* no message */
	OUTCOME_READY	/* nothing yet: its handler is to run */
};

/* One batch on its way. */
struct batch {
	struct hnl_cpu *cpu;
	struct hnl_domain *d;
	struct sink *sink;
	struct lane *lane;
	uint32_t ring;		/* or HNL_RING_DIRECT */
	uint16_t vcpu;		/* DIRECT */
	uint16_t slot;		/* of what was put in flight last; or NONE */
	uint32_t budget;	/* units left in this entry */
	uint32_t used;		/* units taken in this entry */
	uint32_t turn;		/* most units of one call's turn */
	bool ran;		/* an entry runs one message at least */
	/* The messages: buf[pos, end), private memory; see hnl_dispatch_batch. */
	const uint8_t *buf;
	size_t pos, end;
	uint16_t broken;	/* reason of OUTCOME_BROKEN */
};

/* The reply of a CALL: sink.at and sink.sure are what is free of one page. */
struct direct_sink {
	struct sink sink;
	uint8_t *const *page;
	size_t start;	/* of the reply in its first page */
	size_t len;	/* of the reply */
	size_t written;	/* of it, before what lies behind begin */
	const uint8_t *begin;
	int err;	/* of the request that could not be read, */
	uint64_t why;	/* and what the value says then */
};

struct ring_sink {
	struct sink sink;
	struct hnl_ring_producer *cq;
	uint32_t known;		/* that was taken, to who waits for room */
};

/* One set of attributes on the way down, and where its walk stands. */
struct search_level {
	uint32_t set, begin, end, pos;
};

/* For addresses outside of a window. */
struct search {
	const struct narrow *n;
	const struct hnl_schema *schema;
	const uint8_t *buf;
	struct hnl_extack *x;
	struct search_level level[HNL_DEPTH_MAX];
	size_t depth;
};

/* Scratch of one processor: nothing in it outlives an entry. */
struct hnl_cpu {
	uint8_t *copy;		/* max_message: private, of what was read */
	uint8_t *request;	/* the decoded struct */
	uint8_t *reply;		/* reply_max + HNL_ACK_MAX */
	uint32_t reply_size;
	uint8_t *page[DIRECT_PAGES_MAX];	/* reply pages of a CALL */
	struct hnl_extack x;
	struct hnl_extack spare;	/* of a reply that is checked */
	struct hnl_builder b;	/* over reply */
	struct hnl_decoder decoder;
	struct batch batch;	/* of the entry; here and not on the stack */
	union {
		struct direct_sink direct;
		struct ring_sink ring;
	} sink;
	struct job job;		/* of the message at hand */
	struct hnl_call call;
	struct search search;	/* of a narrowed ring's message */
};

/* Order among the messages of one ring, or of one vCPU's direct calls. */
struct lane {
	bool canceled;		/* LINK: the message before failed */
	bool linked;		/* LINK: the message before is in flight */
	uint16_t in_flight;	/* calls in slots */
	uint16_t promised;	/* blocks to them */
};

enum call_state {
	CALL_FREE,
	CALL_RUNNING,		/* this very moment */
	CALL_READY,		/* in its ring's queue */
	CALL_HELD,		/* direct: until the guest repeats the CALL */
	CALL_FORWARDED		/* a peer has it */
};

#define SLOT_STARTED 0x01	/* its handler has run */
#define SLOT_CANCEL 0x02	/* call-cancel: its next turn is its last */
#define SLOT_ANSWERED 0x04	/* the peer has answered: peer.err */
#define SLOT_CHANGED 0x08	/* a dump whose table changed meanwhile */
#define SLOT_LOST 0x10		/* restored, and cannot go on */
#define SLOT_LISTED 0x20	/* FREE, and restore.c has found its place */
#define SLOT_ASK 0x40		/* restored: the peer is to be asked */
#define SLOT_RESTORED 0x80	/* its reply so far was restored */

#define SLOT_DIRECT 0xffffu	/* HNL_RING_DIRECT of a slot */

/* One call in flight; messages and replies are in the pool. */
struct slot {
	uint64_t cursor[2];	/* the handler's */
	union {
		uint64_t deadline;	/* FORWARDED: port.now then */
		struct {
			int32_t err;	/* ANSWERED: 0 or refused */
			uint32_t reason;
		} answer;
	} peer;
	uint64_t units;		/* taken so far */
	uint32_t generation;
	uint32_t len;		/* of the message */
	uint32_t reply_len;	/* attributes of the reply so far */
	uint16_t msg, reply;	/* chains */
	uint16_t promised;	/* blocks */
	uint16_t ring;		/* or SLOT_DIRECT */
	uint16_t next;		/* in its queue, or free; DIRECT: the vCPU */
	uint8_t state;		/* enum call_state */
	uint8_t flags;
};

struct direct_state {
	struct lane lane;
	struct hnl_direct regs;	/* of the CALL in flight */
	uint32_t taken;		/* bytes of its request that are answered */
	uint16_t slot;		/* of the message behind them; or HNL_NONE */
	bool live;		/* a CALL is in flight */
};

/* Less than the domain has. */
struct narrow {
	bool on;
	uint64_t first, last;	/* gfns that requests may name */
	uint64_t *grants;	/* by service */
	uint8_t *command;	/* a bit each, by command of all families */
};

/*
 * A ring's place in the mailbox. What lies before heard is not for it: it was
 * told, or it was for a ring of this id that is gone.
 */
struct hearing {
	uint64_t heard;		/* bytes, of all that were ever put */
	uint64_t lost;		/* port.lock: since its last overrun was told */
	uint32_t waits;		/* port.lock: bytes that wait, or more */
	bool deaf;		/* port.lock: it is stopped, all is lost */
};

struct ring_state {
	struct lane lane;
	bool live;
	bool starved;		/* no slot, no blocks: waits for a call's end */
	uint16_t stopped;	/* 0 or the reason */
	uint16_t first, last;	/* queue of READY calls */
	uint16_t sq_pages, cq_pages;
	uint8_t priority;	/* 0..HNL_PRIORITY_MAX */
	uint8_t own;		/* blocks of the pool: the same for all rings */
	uint64_t control_gpa;
	uint8_t *control;
	uint8_t **page;		/* 2 * ring_pages: submission, completion */
	uint64_t *gpa;		/* parallel */
	struct narrow narrow;
	struct hnl_ring_consumer sq;
	struct hnl_ring_producer cq;
	struct hearing hearing;
};

/* One group that was joined. */
struct membership {
	uint16_t family;
	uint8_t group;		/* 0: free */
	uint32_t ring;
};

/* Events that wait for their ring; anybody may put one in (port.lock). */
struct mailbox {
	uint8_t *byte;
	uint32_t size;
	uint32_t head, tail;	/* bytes taken, bytes put: free-running */
	uint64_t passed;	/* bytes taken, ever */
	uint32_t awaited;	/* bytes of an event that is being restored */
	uint32_t looks;		/* at domains by watches, that nobody paid */
	uint64_t lost;		/* owed to any ring that has joined */
	uint64_t lost_ever;
	bool refused;		/* one for which others left no room was lost */
	bool saved;		/* port.lock: until it is thawed, all is lost */
};

/* In front of each event. */
struct envelope {
	uint32_t len;	/* of the event, a multiple of 4 */
	uint32_t ring;
};

/* Counters of one command. */
struct count {
	uint64_t calls, refused, units;
};

/* What becomes of requests, where that is not the same for all. */
struct rules {
	uint8_t *handling;	/* enum hnl_handling by command of all families */
	uint64_t deadline;	/* ticks for a peer's answer */
	uint64_t expiry;	/* no call that a peer has is late before */
};

struct hnl_domain {
	struct hnl_hv *hv;
	void *host;
	uint64_t highest_gpa;
	uint64_t *grants;	/* by service */
	struct ring_state *ring;
	struct direct_state *direct;
	struct slot *slot;
	struct membership *member;
	struct count *count;	/* all, then by command of all families; or NULL */
	struct rules *rules;	/* NULL: all is handled */
	uint32_t *ready;	/* a bit a ring, then its priority: sched.c */
	struct pool pool;
	struct mailbox *mailbox;	/* NULL: no events */
	uint32_t claimed;	/* 1: a processor works on it */
	uint32_t frozen;	/* 1: claimed until it is thawed, snapshot.c */
	uint32_t ending;	/* 1: no entry any more, until its reset is done */
	int32_t deficit;	/* units, sched.c */
	uint16_t offered, agreed[2];	/* bits by agreement; party */
	uint16_t id;
	uint16_t n_rings, ring_pages, n_vcpus, n_slots, n_members;
	uint16_t n_live;	/* rings */
	uint16_t in_flight;
	uint16_t n_busy;	/* rings with calls in flight */
	uint16_t free_slot;
	uint16_t next_ring;	/* whose turn is next */
	uint16_t next_first;	/* likewise, among those of the highest priority */
	/* of who has claimed it alone: */
	unsigned int passed : 2;	/* times that next_ring was passed over */
	unsigned int sealed : 1;	/* has made its first call */
	unsigned int starving : 1;	/* a ring is starved */
	bool listening;		/* has joined a group */
};

/* ---- calls.c ---- */

void hnl_calls_init(struct hnl_domain *d, uint16_t n);

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
/* It will not be told: whoever counts on an answer need not wait. */
void hnl_event_lost(const struct hnl_hv *hv, const uint8_t *event, size_t len);
/* Units for the looks at domains that the call has caused. */
#define HNL_LOOKS_A_UNIT 64
void hnl_event_pay(struct hnl_call *call);
/*
 * Whether this is an event as its schema has it: 0; -HNL_ENOENT: of none that
 * is known here; -HNL_EINVAL.
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

extern const hnl_handler hnl_ctrl_handlers[];
extern const size_t hnl_ctrl_n_handlers;

#endif
