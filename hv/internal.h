/* SPDX-License-Identifier: MIT */
/*
 * What the dispatcher's files know of each other.
 *
 *	kick.c	  a ring's messages --\
 *					 dispatch.c --> ctrl.c, hv/service/
 *	direct.c  a CALL's messages --/      |
 *	    ^--------- sink: answers --------/
 *
 * A call that gives up is parked: its bytes, its reply so far and its cursor
 * go into the domain's memory, never the guest's. Resuming decodes the parked
 * bytes again, so that a parked call is nothing but data.
 */
#ifndef HNL_HV_INTERNAL_H
#define HNL_HV_INTERNAL_H

#include <hnl/hv.h>
#include <hnl/msg.h>
#include <hnl/ring.h>

struct hnl_hv {
	const struct hnl_hv_port *port;
	struct hnl_service service[HNL_SERVICES_MAX + 1];	/* 0: ctrl */
	uint16_t n_services;
	uint32_t max_message;
	uint32_t budget;
	uint32_t request_size;	/* largest decoded request, bytes */
	uint32_t reply_max;	/* largest reply message, bytes */
};

#define DIRECT_PAGES_MAX (HNL_MSG_MAX / HNL_PAGE + 1)

/* Scratch of one processor: nothing in it outlives an entry. */
struct hnl_cpu {
	uint8_t *batch;		/* max_message: private copy of what was read */
	uint8_t *request;	/* the decoded struct */
	uint8_t *reply;		/* reply_max + HNL_ACK_MAX */
	uint32_t reply_size;
	uint8_t *page[DIRECT_PAGES_MAX];	/* reply pages of a CALL */
	struct hnl_extack x;
	struct hnl_builder b;	/* over reply */
	struct hnl_decoder decoder;
};

/*
 * What is kept of a batch between two entries. bytes holds the message that
 * gave up (and, of a direct call, all that follows it).
 */
struct parked {
	uint8_t *bytes;		/* max_message */
	uint8_t *reply;		/* reply_max: reply under construction */
	uint32_t len;		/* of bytes; 0: nothing is parked */
	uint32_t reply_len;
	uint64_t cursor[2];
	struct hnl_extack x;	/* ignored list of the call */
	bool started;		/* the first message has run before */
	bool canceled;		/* LINK: the message before failed */
};

struct direct_state {
	struct parked parked;
	struct hnl_direct regs;	/* of the CALL in flight */
	uint32_t taken;		/* bytes of its request */
};

struct ring_state {
	bool live;
	uint16_t stopped;	/* 0 or the reason */
	uint64_t control_gpa;
	uint8_t *control;
	uint16_t sq_pages, cq_pages;
	uint8_t **page;		/* 2 * ring_pages: submission, completion */
	uint64_t *gpa;		/* parallel */
	struct hnl_ring_consumer sq;
	struct hnl_ring_producer cq;
	struct parked parked;
};

struct hnl_domain {
	struct hnl_hv *hv;
	void *host;
	uint16_t id;
	uint64_t highest_gpa;
	uint64_t grants[HNL_SERVICES_MAX + 1];	/* parallel to hv->service */
	uint16_t n_rings, ring_pages, n_vcpus;
	struct ring_state *ring;
	struct direct_state *direct;
};

/*
 * Where answers go. need is what an answer may take at most; once room() said
 * yes, put() of that much in whole messages cannot fail.
 */
struct sink {
	bool (*room)(struct sink *s, size_t need);
	void (*put)(struct sink *s, const uint8_t *msg, size_t len);
	size_t capacity;	/* an answer larger than this never fits */
};

/* One batch on its way. */
struct batch {
	struct hnl_cpu *cpu;
	struct hnl_domain *d;
	struct sink *sink;
	struct parked *parked;
	uint32_t ring;		/* or HNL_RING_DIRECT */
	uint32_t budget;	/* units left in this entry */
	bool ran;		/* an entry runs one message at least */
};

enum outcome {
	OUTCOME_DONE,	/* taken and answered */
	OUTCOME_AGAIN,	/* the entry's time is up */
	OUTCOME_FULL,	/* no room for the next answer */
	OUTCOME_BROKEN	/* no message */
};

/*
 * Runs the messages of buf[*pos, end); buf is private memory. *pos moves
 * behind each message that was answered; if the outcome is not DONE it is
 * where the next one begins, and if parked->started that one has already run
 * in part. *broken is the reason of OUTCOME_BROKEN.
 */
enum outcome hnl_dispatch_batch(struct batch *batch, const uint8_t *buf, size_t end,
			    size_t *pos, uint16_t *broken);

/*
 * Refuses a message of len bytes that is longer than max_message. DONE, or
 * FULL: there is no room for the answer yet.
 */
enum outcome hnl_dispatch_oversize(struct batch *batch, const struct hnl_msg *m,
			       size_t len);

/* Keeps buf[0, len) for the next entry. buf may be inside parked->bytes. */
void hnl_dispatch_park(struct parked *p, const uint8_t *buf, size_t len);

bool hnl_dispatch_time_is_up(const struct batch *batch);

/* Takes units of the entry's budget; from here on its time may be up. */
void hnl_dispatch_charge(struct batch *batch, size_t units);

/*
 * ring.c: makes and unmakes rings for ctrl. attach maps all pages or none; the
 * lists are page addresses, u64 each. On refusal *guilty is the list at fault:
 * 0 the control page, 1 submission, 2 completion.
 */
enum hnl_reason hnl_ring_attach(struct hnl_domain *d, struct ring_state *r,
			    uint64_t control, const struct hnl_bytes *sq,
			    const struct hnl_bytes *cq, unsigned int *guilty);
void hnl_ring_detach(struct hnl_domain *d, struct ring_state *r);

/* ctrl.c */
#define HNL_CTRL_HANDLERS 7
extern const hnl_handler hnl_ctrl_handlers[HNL_CTRL_HANDLERS];

/* A command that is defined, is granted and has a handler; else NULL. */
const struct hnl_command *hnl_dispatch_command(const struct hnl_service *s,
					       uint64_t grants, size_t cmd);

#endif
