/* SPDX-License-Identifier: MIT */
/*
 * The guest: finds hnl, calls it directly, sets up a ring, puts requests into
 * it in place, and hands each answer to its owner.
 *
 *	hnl_guest_init		discovery
 *	hnl_guest_call		a direct call: firmware, boot, crash kernels
 *	hnl_client_create	a ring pair, by direct call
 *	hnl_client_begin, _submit, _flush	requests, then one doorbell
 *	hnl_client_poll		completions to their struct hnl_pending
 *
 * The caller owns all memory. One struct hnl_client is used by one thread at a
 * time, and so is one struct hnl_guest for direct calls, which making, unmaking
 * and replacing a ring are too; clients of one guest do not share what else
 * they write. The hypervisor is not believed: what it writes is copied once and
 * checked before it is looked at.
 */
#ifndef HNL_GUEST_H
#define HNL_GUEST_H

#include <hnl/msg.h>
#include <hnl/ring.h>

/* What discovery tells (abi.md, Discovery). */
struct hnl_discovery {
	uint32_t abi;		/* HNL_ABI_VERSION of the hypervisor */
	uint64_t window_gpa;	/* pages that are shared from the beginning, */
	uint32_t window_pages;	/* for the first calls; 0: none are */
};

struct hnl_guest_port {
	/* False: there is no hnl here. */
	bool (*discover)(void *env, struct hnl_discovery *found);
	/* The register call CALL; returns its status. */
	int (*call)(void *env, uint64_t request, uint64_t request_len,
		    uint64_t reply, uint64_t reply_len, uint64_t *value);
	/* The register call KICK, or a doorbell that returns 0 at once. */
	int (*kick)(void *env, uint32_t ring);
	/* Guest-physical address of a byte of this guest's memory. */
	uint64_t (*gpa_of)(void *env, const void *p);
	/*
	 * May be NULL. Asked between the entries of one call or doorbell: true
	 * ends the waiting, -HNL_ETIMEDOUT.
	 */
	bool (*expired)(void *env);
	/*
	 * May be NULL: then the same call is made again at once. An entry
	 * brought no answer: a peer in user space has the request, or another
	 * processor serves the domain. Lets somebody else run for a while.
	 */
	void (*wait)(void *env);
	/*
	 * May be NULL where one thread uses a client. Held by
	 * hnl/guest_wait.h alone, one at a time, and given up while it sleeps;
	 * but hnl_client_cancel() and _resize() hold it over direct calls,
	 * between whose entries wait() is called. A doorbell may be rung
	 * meanwhile. So where lock() spins, wait() must not sleep, or these two
	 * are not used.
	 */
	void (*lock)(void *env);
	void (*unlock)(void *env);
	/* May be NULL: then no deadline ever comes. Ticks of any length. */
	uint64_t (*now)(void *env);
};

struct hnl_guest {
	const struct hnl_guest_port *port;
	void *env;
	struct hnl_discovery found;
	uint32_t seq;		/* of the last direct call */
	uint64_t calls;		/* register calls CALL that were made */
};

/* 0; -HNL_ENODEV: no hypervisor with hnl, or another ABI version. */
HNL_MUST_CHECK int hnl_guest_init(struct hnl_guest *g,
				  const struct hnl_guest_port *port, void *env);

/* The memory of a direct call. */
struct hnl_guest_buffers {
	const void *request;	/* shared; guest-physically contiguous */
	size_t request_len;
	void *reply;		/* likewise; the hypervisor writes here */
	size_t reply_size;	/* HNL_ACK_MAX at least */
	uint8_t *answers;	/* private: all answers, copied once */
	size_t answers_size;
	size_t answers_len;	/* out */
};

/*
 * Runs a batch: repeats CALL until its status is not AGAIN, and gathers the
 * answers. Returns that status; -HNL_ENOSPC: it ran, but answers_size was too
 * little for all answers; -HNL_EBADMSG: the hypervisor claims what cannot be;
 * -HNL_ETIMEDOUT: port.expired said so. A call that does not end well is given
 * up, so that the next one finds the vCPU free. *at, when not NULL, is the
 * bytes of the request that were taken: where it stopped when the status is
 * -HNL_EBADMSG.
 */
HNL_MUST_CHECK int hnl_guest_call(struct hnl_guest *g,
				  struct hnl_guest_buffers *m, size_t *at);

/*
 * Gives up the call that this vCPU has in flight, if any: for a kernel that
 * takes over from another. A hypervisor that cannot do it at the moment is
 * asked again, HNL_GIVE_UP_TRIES times at most.
 */
#define HNL_GIVE_UP_TRIES 1000

void hnl_guest_give_up(struct hnl_guest *g);

/* Who takes over, as ctrl's parties are numbered. */
enum hnl_guest_party { HNL_GUEST_FIRMWARE, HNL_GUEST_KERNEL };

#define HNL_TAKEOVER_SCRATCH 320u	/* bytes, shared, as a request is */

/*
 * For firmware after a reset, and for a kernel that follows firmware or, by
 * kexec, another kernel, before its first ring: gives up this vCPU's call,
 * unmakes all rings that the predecessor left, *found of them, and voids what
 * the party had agreed on. Other vCPUs give up theirs themselves. The rings'
 * pages stay shared: memory.list-shared tells which. Returns 0, or the errno of
 * the first request that failed; what was unmade before stays so.
 */
HNL_MUST_CHECK int hnl_guest_takeover(struct hnl_guest *g, void *scratch,
				      size_t size, enum hnl_guest_party party,
				      uint32_t *found);

/*
 * Finds the answer to seq in what hnl_guest_call gathered. Returns 0 and
 * *x (x->err is the answer's), and in *reply the first data message; there was
 * none if reply->reason is not HNL_REASON_NONE. -HNL_EBADMSG: no answer of that
 * number, or rubbish. A dump answers with many data messages, and they stand
 * one behind another: after *reply, hnl_msg_at(buf, len, reply->next) is the
 * next one, until its head.type is below HNL_FAMILY_MIN (DONE).
 */
HNL_MUST_CHECK int hnl_answer_find(const uint8_t *buf, size_t len,
				   uint32_t seq, struct hnl_msg *reply,
				   struct hnl_extack *x);

/* ---- rings ---- */

struct hnl_pending;

/*
 * Called for each message of the answer. last: the answer is complete and the
 * slot is free again. m and buf are valid during the call alone.
 */
typedef void (*hnl_answer_fn)(struct hnl_pending *p, const uint8_t *buf,
			      const struct hnl_msg *m, bool last);

/* One request in flight; the caller owns it until its last answer. */
struct hnl_pending {
	hnl_answer_fn answer;	/* may be NULL: err and done tell enough */
	void *ctx;		/* the caller's */
	uint32_t seq;		/* set by hnl_client_begin */
	bool done;
	int err;		/* 0, or the negated errno of the answer */
};

/* Request and reply of ring-create. */
#define HNL_CLIENT_SCRATCH(pages) (128 + 8 * (pages) + HNL_ACK_MAX)

struct hnl_client_config {
	uint32_t ring;		/* id, below ctrl's limit */
	uint32_t port;		/* repeated in every answer */
	void *control;		/* one page */
	uint8_t *sq, *cq;	/* contiguous for this guest, shared */
	uint32_t sq_pages, cq_pages;	/* powers of two */
	struct hnl_pending **slot;	/* n_slots, a power of two */
	uint32_t n_slots;	/* requests in flight at most */
	uint8_t *inbox;		/* private copy of completions */
	uint32_t inbox_size;	/* bytes: longest answer message at least */
	void *scratch;		/* shared: for the direct call that sets up */
	uint32_t scratch_size;	/* bytes: HNL_CLIENT_SCRATCH(all ring pages) */
	uint8_t priority;	/* in the domain, 0 to 3: the highest first */
	/*
	 * An event, of a group that this ring joined; it lies in the inbox. May
	 * be NULL: then events are strays. Called by poll, with its lock held.
	 */
	void (*event)(void *ctx, const uint8_t *buf, const struct hnl_msg *m);
	void *event_ctx;
};

struct hnl_client {
	struct hnl_guest *guest;
	struct hnl_client_config cfg;
	struct hnl_ring_producer sq;
	struct hnl_ring_consumer cq;
	uint32_t seq;		/* of the next request, or before it */
	uint32_t in_flight;
	bool broken;		/* no use any more, because of reason */
	bool closed;		/* its pages are being replaced: begin waits */
	bool owes;		/* a doorbell that was not heard: rung anew */
	bool refused;		/* a doorbell was told that it is stopped */
	uint16_t reason;	/* enum hnl_reason */
	/*
	 * Counts what else may be of use to who waits: completions were taken,
	 * there is room, the pages were replaced. A port whose wait() sleeps
	 * until a notification wakes all when it differs at unlock().
	 */
	uint32_t news;
	uint64_t strays;	/* answers nobody waits for, refused */
	uint64_t kicks;		/* register calls KICK that were made */
};

/*
 * Makes the ring. 0; -HNL_EINVAL: cfg is not as said above; the errno of the
 * hypervisor, with *x telling why.
 */
HNL_MUST_CHECK int hnl_client_create(struct hnl_client *c, struct hnl_guest *g,
				     const struct hnl_client_config *cfg,
				     struct hnl_extack *x);

/*
 * Unmakes it; requests that were not answered never will be. -HNL_EINVAL: there
 * is no scratch, for the ring was made by somebody else.
 */
HNL_MUST_CHECK int hnl_client_destroy(struct hnl_client *c,
				      struct hnl_extack *x);

/*
 * Room for one request of at most max bytes, straight in the ring. b is ready
 * for a generated ..._encode with p->seq and cfg.port. Returns 0; -HNL_EAGAIN:
 * the ring or the slots are full, poll first; -HNL_EMSGSIZE: max is more than
 * half the ring; -HNL_EBADMSG: the client is broken.
 */
HNL_MUST_CHECK int hnl_client_begin(struct hnl_client *c,
				    struct hnl_builder *b, size_t max,
				    struct hnl_pending *p);

/*
 * Commits what b holds; p is the hypervisor's business from now on. Returns the
 * builder's verdict; then, if it is not 0, nothing was committed.
 */
HNL_MUST_CHECK int hnl_client_submit(struct hnl_client *c,
				     const struct hnl_builder *b,
				     struct hnl_pending *p);

/*
 * Publishes all that was committed; one doorbell, if one is needed. 0;
 * -HNL_EBADMSG: the client is broken, or its ring was stopped; -HNL_ETIMEDOUT,
 * or what KICK said: the doorbell is owed, and poll rings it.
 */
HNL_MUST_CHECK int hnl_client_flush(struct hnl_client *c);

/*
 * Takes what is in the completion ring, one ring full at most. Returns the
 * requests that were finished; if there is none, what a doorbell said that the
 * hypervisor waits for; -HNL_EBADMSG: the hypervisor stopped the ring, or broke
 * the protocol itself; reason says which, and nothing more is read.
 */
HNL_MUST_CHECK int hnl_client_poll(struct hnl_client *c);

/*
 * Before the owner sleeps until it is notified: of answers, and of room if
 * begin found none. False: poll again, then begin again.
 */
HNL_MUST_CHECK bool hnl_client_sleep(struct hnl_client *c);

#endif
