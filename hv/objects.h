/* SPDX-License-Identifier: MIT */
/*
 * What the dispatcher is made of, in memory that the embedder gave.
 *
 *	struct hnl_hv		one; rows of all commands
 *	struct hnl_cpu		a physical processor: the entry that it is in
 *	struct hnl_domain	slots (calls in flight), rings, mailbox, rules
 *
 * What goes with an entry (job, sink, batch) is in its struct hnl_cpu, and ends
 * with it. All that stays is a domain's, and is saved as hnl/snapshot.h
 * says. Where a member is not of who has claimed the domain, it says whose.
 */
#ifndef HNL_HV_OBJECTS_H
#define HNL_HV_OBJECTS_H

#include <hnl/hv.h>
#include <hnl/msg.h>
#include <hnl/ring.h>

#include "pool.h"

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
	uint32_t *generation;	/* the last of those gone; behind: of no id */
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
	uint64_t grants;	/* of its family, to the ring */
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
			uint32_t reason;	/* of 0: NONE, by a reply */
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

/* Whose the claim of a frozen domain is: one exchange takes it over. */
enum frozen {
	FROZEN_NOT,
	FROZEN_SAVED,	/* of who froze it */
	FROZEN_ENDING	/* of hnl_domain_destroy(), while it runs */
};

/* No entry any more. */
enum ending {
	ENDING_NOT,
	ENDING_RESET,	/* until its reset is done */
	ENDING_GONE	/* for ever: it is being destroyed */
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
	uint32_t frozen;	/* enum frozen: claimed until it is thawed */
	uint32_t ending;	/* enum ending */
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
	unsigned int departed : 1;	/* frozen, and goes on elsewhere */
	bool listening;		/* has joined a group */
};

#endif
