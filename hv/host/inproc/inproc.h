/* SPDX-License-Identifier: MIT */
/*
 * A hypervisor as a thread, for embedding and for tests: it needs a Linux
 * process and nothing else.
 *
 *	guest thread		memfd			hypervisor thread
 *	guest-physical    -->  | 271 |  <--  every frame in order; those that
 *	address order	       | 890 |	     are not shared are PROT_NONE: to
 *	(its second stage)     | ... |	     touch one is a fault
 *
 * The order of frames is a permutation, so that a guest-physical address is
 * never an offset of the hypervisor's. Invariant: a page is readable in the
 * hypervisor's view exactly while the guest shares it.
 */
#ifndef HNL_HOST_INPROC_H
#define HNL_HOST_INPROC_H

#include <hnl/handover.h>

#include "../peer/peer.h"

#define INPROC_LENT_MAX 4

/* Pages of RAM that a process may have. */
struct inproc_lent {
	uint64_t gpa;
	uint64_t pages;		/* 0: none */
};

struct inproc_config {
	uint64_t first_gpa;	/* of the guest's RAM */
	uint64_t pages;		/* of it */
	uint64_t reach;		/* bytes that guest addresses may reach past
				 * first_gpa; beyond RAM an access faults */
	uint64_t window_gpa;	/* shared from the beginning */
	uint32_t window_pages;
	/*
	 * Are in a file of their own, for inproc_hand_over(); all together
	 * HNL_HANDOVER_RUNS_MAX pages at most.
	 */
	struct inproc_lent lent[INPROC_LENT_MAX];
	uint32_t max_message;	/* as hnl_hv_config */
	uint32_t budget;
	uint16_t rings, ring_pages;
	/* For the one domain: of what is not in it each call is -ENOSYS. */
	const struct hnl_grant *grant;
	uint16_t n_grants;
	const struct hnl_service *service;	/* beside memory; copied */
	uint16_t n_services;	/* HNL_SERVICES_MAX - 5 at most */
	bool families;		/* ../families.h, with its own grants */
	bool deferred;		/* KICK returns at once; the thread serves it */
	/* A peer in user space (docs/forward.md); all as hnl_domain_config. */
	const char *peer_path;	/* of its socket; NULL: there is none */
	const struct hnl_handling_of *rule;
	uint16_t n_rules;
	uint32_t deadline;	/* ms */
	uint16_t calls;
	uint32_t call_bytes;
	const struct hnl_agreement *agreement;	/* as hnl_hv_config */
	uint16_t n_agreements;
};

struct inproc;

/*
 * NULL: no memory, too many services, a page lent that is no RAM or is lent
 * twice, or no thread; errno says which.
 */
struct inproc *inproc_create(const struct inproc_config *cfg);
void inproc_destroy(struct inproc *h);

/* The guest's view of its memory, first_gpa at its first byte. */
uint8_t *inproc_guest_memory(const struct inproc *h);

/*
 * A register call, from the guest's thread: HNL_CALL, HNL_KICK, and the test
 * calls PROBE, STATS, PRESENT; with families, theirs. Returns its status.
 */
int inproc_trap(struct inproc *h, unsigned int function,
		const uint64_t arg[4], uint64_t *value);

/*
 * Gives the lent pages, one range behind the other, and ring head.ring to the
 * process at the other end of a SOCK_SEQPACKET socket, which is ours from then
 * on; with calls it may also make register calls. It can name no other page of
 * RAM. The next process gets the same pages, and what is in them. The ring's
 * doorbell is the process's, and its notifications go there and to
 * inproc_wait(). For a host that is deferred. False: errno says why. Ends with
 * the host, or the next one.
 */
bool inproc_hand_over(struct inproc *h, int socket,
		      const struct hnl_handover *head, bool calls);

/* Sleeps until completions of a ring may be there; false after ms. */
bool inproc_wait(struct inproc *h, uint32_t ring, unsigned int ms);

/*
 * Sleeps until the peer's thread has done something since this was called last,
 * or for ms: for a guest whose direct call a peer has.
 */
void inproc_wait_peer(struct inproc *h, unsigned int ms);

/* What went over the peer's socket; there is one. */
struct peer_counts inproc_peer_counts(struct inproc *h);

/* Offers, or withdraws, a feature to be agreed on. False: there is none. */
bool inproc_offer(struct inproc *h, uint16_t family, uint8_t feature,
		  bool offered);

/*
 * A reset of the machine: no rings, nothing agreed, no page shared but the
 * window's. The guest is not running.
 */
void inproc_reset(struct inproc *h);

/* The guest has touched what is not its memory: the hypervisor takes note. */
void inproc_guest_fault(struct inproc *h, uint64_t gpa);

#endif
