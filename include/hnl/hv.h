/* SPDX-License-Identifier: MIT */
/*
 * The dispatcher: what a hypervisor links and calls.
 *
 *	struct hnl_hv		the families that it serves, the domains; one
 *	struct hnl_cpu		scratch memory; one a processor that serves
 *	struct hnl_domain	grants, rings, calls in flight; one a domain
 *
 *	hnl_hv_call()	a guest's CALL: one batch, straight from its pages
 *	hnl_hv_kick()	a guest's KICK: serves one ring
 *	hnl_hv_serve()	the hypervisor's own time: serves who is ready
 *
 * The caller owns all memory: each object says how much it wants. Nothing is
 * allocated, logged or waited for. Any processor may enter at any time, each
 * with a struct hnl_cpu of its own: a domain is served by one at a time, and
 * who comes second leaves at once and is told to come again. Peers in user
 * space: <hnl/forward.h>; save and restore: <hnl/snapshot.h>.
 */
#ifndef HNL_HV_H
#define HNL_HV_H

#include <hnl/service.h>

/* ---- what the embedder gives ---- */

enum hnl_map_use {
	HNL_MAP_READ,	/* a request, for the time of one entry */
	HNL_MAP_WRITE,	/* a reply, likewise; the page is dirty afterwards */
	HNL_MAP_RING	/* a ring's page: held until unmap, refused if held */
};

struct hnl_hv_port {
	/*
	 * The page at gpa, a multiple of HNL_PAGE, if it is plain writable RAM
	 * of the domain, shared with the hypervisor; it stays mapped and RAM
	 * until unmap. Else NULL and *why: GPA_LIMIT, GPA_NOT_RAM, GPA_PRIVATE,
	 * GPA_BUSY (a second HNL_MAP_RING).
	 */
	uint8_t *(*map)(void *domain, uint64_t gpa, enum hnl_map_use use,
			enum hnl_reason *why);
	void (*unmap)(void *domain, uint64_t gpa, enum hnl_map_use use);
	/* The guest sleeps on the completions of a ring: wake it. */
	void (*notify)(void *domain, uint32_t ring);
	/*
	 * May be NULL: then what is HNL_COMMAND_PRIVILEGED, and what is about
	 * another domain, is refused, -HNL_EPERM, and all else allowed. 0, or
	 * anything else: refused, -HNL_EPERM. Called for every request, after
	 * decoding, before its handler and before any lock: once, and of a call
	 * that gave up again at each of its turns, which ends it if it is not
	 * allowed any more: what it has done stays done. target is the number
	 * of the domain that it is about, the caller's own if it names none;
	 * a partner that it names beside that one (remote_domain of event's
	 * commands) is in the request alone, and consents by a port of its own.
	 * family->command[cmd] says whether it is HNL_COMMAND_PRIVILEGED;
	 * request is its struct. A narrowed ring's calls about another domain
	 * are refused before anybody is asked.
	 */
	int (*authorise)(void *domain, uint16_t target,
			 const struct hnl_family *family, uint8_t cmd,
			 const void *request);
	/* May be NULL. True: give up soon, the processor is wanted. */
	bool (*preempt)(void *domain);
	/*
	 * May be NULL: then a domain hears of itself alone. Whether it may be
	 * told what happens to domain about. Who takes that back while it has
	 * events to answer lets go who waits (again of struct hnl_view_ops):
	 * what is lost of one that may not hear of it any more answers nobody.
	 */
	bool (*hears)(void *domain, const struct hnl_family *family,
		      uint8_t group, uint16_t about);
	/*
	 * May be NULL: then nothing can be forwarded. Queues a request, which
	 * is copied, for the domain's peer: 0, or -HNL_ENODEV (there is none),
	 * -HNL_ENOBUFS (it is too slow); then that is the answer.
	 */
	int (*forward)(void *domain, uint64_t token, const uint8_t *msg,
		       size_t len);
	/* May be NULL if nothing is forwarded. Ticks of any length. */
	uint64_t (*now)(void *domain);
	/*
	 * May be NULL where one processor enters at a time. A spinlock of the
	 * domain's; at most one is held at a time, for some hundred
	 * instructions, and no function of this struct is called meanwhile.
	 */
	void (*lock)(void *domain);
	void (*unlock)(void *domain);
};

/* ---- objects ---- */

/* A feature that takes effect when hypervisor, firmware and kernel agree. */
struct hnl_agreement {
	uint16_t family;
	uint8_t feature;
};

struct hnl_hv_config {
	const struct hnl_hv_port *port;
	const struct hnl_service *service;	/* beside ctrl */
	uint16_t n_services;		/* at most HNL_SERVICES_MAX */
	const struct hnl_names *ctrl_names;	/* NULL: none */
	uint32_t max_message;	/* bytes: HNL_MESSAGE_MIN..HNL_MSG_MAX */
	uint32_t budget;	/* units an entry; 0: HNL_BUDGET */
	uint32_t quantum;	/* units a turn of one call; 0: HNL_QUANTUM */
	uint16_t n_domains;	/* ids below it are served, and told events */
	const struct hnl_agreement *agreement;	/* HNL_AGREEMENTS_MAX at most */
	uint16_t n_agreements;
};

#define HNL_SERVICES_MAX 15
#define HNL_DOMAINS_MAX 4096
#define HNL_AGREEMENTS_MAX 16
#define HNL_MESSAGE_MIN 256
#define HNL_BUDGET 4096
#define HNL_BUDGET_MAX 0x10000000
#define HNL_QUANTUM 512

size_t hnl_hv_size(const struct hnl_hv_config *cfg);
/*
 * What cfg points to stays the caller's and must live as long. NULL: a limit is
 * out of its range, or two services have one family number.
 */
struct hnl_hv *hnl_hv_init(void *mem, const struct hnl_hv_config *cfg);

size_t hnl_cpu_size(const struct hnl_hv *hv);
struct hnl_cpu *hnl_cpu_init(void *mem, const struct hnl_hv *hv);

struct hnl_grant {
	uint16_t family;	/* number */
	uint64_t features;	/* bit 0 the family, others by feature */
};

/* What becomes of a command's requests. */
enum hnl_handling {
	HNL_HANDLE,	/* its handler runs */
	HNL_DENY,	/* -HNL_EPERM */
	HNL_FORWARD	/* the peer decides; then its handler runs, if any */
};

struct hnl_handling_of {
	uint16_t family;
	uint8_t command;
	enum hnl_handling handling;
};

struct hnl_domain_config {
	void *host;		/* handed to the port's functions */
	uint16_t id;		/* of the domain; HNL_DOMID_MAX at most */
	uint64_t highest_gpa;	/* last byte address */
	uint16_t rings;		/* at a time; ids 0..rings-1 */
	uint16_t ring_pages;	/* most pages of one direction, power of two */
	uint16_t vcpus;		/* each may have one direct call in flight */
	const struct hnl_grant *grant;	/* copied */
	uint16_t n_grants;
	/*
	 * Quotas. What would exceed one waits in the guest's ring. One call and
	 * 1 KiB are beside them, for CALLs alone. While other rings live, or if
	 * it was narrowed, a ring with calls in flight starts a further one
	 * only if it leaves as much as it has. Each ring has 1 KiB more alone.
	 */
	uint16_t calls;		/* in flight; 0: one a ring and a vCPU */
	uint32_t call_bytes;	/* theirs; 0: of one largest call */
	uint16_t groups;	/* joined */
	uint32_t event_bytes;	/* events that wait, a power of two, or 0 */
	bool counting;		/* ctrl.count-list */
	const struct hnl_handling_of *rule;	/* copied; others: HNL_HANDLE */
	uint16_t n_rules;
	/* Ticks for a peer's answer; not 0 if a rule is HNL_FORWARD. */
	uint64_t deadline;
};

size_t hnl_domain_size(const struct hnl_hv *hv,
		       const struct hnl_domain_config *cfg);
/*
 * mem: hnl_domain_size() bytes, aligned for uint64_t; it is the domain. NULL:
 * ring_pages is above HNL_RING_PAGES_MAX, event_bytes no power of two, the id
 * taken, or a command forwarded without deadline or port.now, or though it is
 * HNL_COMMAND_NO_FORWARD. The family ctrl is always granted.
 */
struct hnl_domain *hnl_domain_init(void *mem, struct hnl_hv *hv,
				   const struct hnl_domain_config *cfg);
/*
 * Unmaps what the domain has mapped, a ring at a time, and forgets its calls.
 * From the first call on its entries do nothing, -HNL_EAGAIN: so it ends after
 * one call a ring, and those that find another processor in the domain.
 * -HNL_EAGAIN: again, for there is more, or another processor is in it. 0: all
 * is forgotten, and the memory the caller's as soon as every processor that was
 * in an entry has left it. Its number is free as soon as one of these calls
 * found no other processor in the domain; the next one that has it MUST NOT be
 * brought what this one's peer still says (<hnl/forward.h>). Who waits for its
 * answer to an event is let go (struct hnl_service_watch), unless it is frozen:
 * then it answers when it was restored here, or hnl_domain_departed() was
 * called (<hnl/snapshot.h>).
 *
 * Who finds another processor in the domain leaves, -HNL_EAGAIN: so any may
 * come at any time by an entry, hnl_domain_grant, _offer, _reset and _freeze,
 * hnl_forward_answer, _expire and _gone, also while it is destroyed. The
 * embedder keeps apart hnl_domain_destroy and all of <hnl/snapshot.h> but
 * freeze: of one domain, one of these runs at a time. (A thaw that comes all the
 * same while a destroy runs does nothing.) The memory MUST outlive all of them.
 */
HNL_MUST_CHECK int hnl_domain_destroy(struct hnl_domain *d);

/*
 * As after a reset of the machine: no rings, no calls, no groups, no events,
 * nothing agreed. Its grants, rules and offers stay, and so do its counters,
 * lost events among them. As hnl_domain_destroy; what was begun is called until
 * it gives 0, for no entry does anything before. While a domain is destroyed,
 * and behind that, -HNL_EAGAIN: who repeats it then repeats it for ever.
 */
HNL_MUST_CHECK int hnl_domain_reset(struct hnl_domain *d);

/*
 * Replaces all grants but ctrl's. -HNL_EBUSY: it has made its first call;
 * -HNL_EAGAIN: another processor is in it at this moment.
 */
HNL_MUST_CHECK int hnl_domain_grant(struct hnl_domain *d,
				    const struct hnl_grant *grant, size_t n);
/* Those of service i; 0: the family is not granted. */
uint64_t hnl_domain_grants(const struct hnl_domain *d, size_t i);

/*
 * Offers a feature that must be agreed on, or withdraws it: EAGAIN, ENOENT. Of
 * one that is restored: before (<hnl/snapshot.h>).
 */
HNL_MUST_CHECK int hnl_domain_offer(struct hnl_domain *d, uint16_t family,
				    uint8_t feature, bool offered);
/* True if all have agreed on the feature, or none need. */
bool hnl_domain_agreed(const struct hnl_domain *d, uint16_t family,
		       uint8_t feature);

/* ---- entries ---- */

/* The registers of a CALL (abi.md, Registers). */
struct hnl_direct {
	uint64_t request, request_len;	/* gpa, bytes */
	uint64_t reply, reply_len;
};

/*
 * Runs a batch. Returns the call's status: 0; -HNL_EAGAIN: the time or the
 * reply space is used up, read the reply and repeat the same CALL;
 * -HNL_EFAULT, -HNL_EINVAL, -HNL_EMSGSIZE, -HNL_ENOSPC: the pages or lengths
 * are wrong; -HNL_EBADMSG: the batch holds bytes that are no message;
 * -HNL_EBUSY: another CALL of this vCPU is in flight. *value: bytes that this
 * entry wrote to the reply, from its beginning, and << 32 bytes of the request
 * that were taken so far; if it was refused as a whole (EFAULT and the like)
 * the reason, the area and the offset (abi.md, The direct call). A CALL of four
 * zeros gives up the one in flight: what it has done stays done, the rest of
 * its answers is lost. It is for a kernel that inherits the vCPU from one that
 * crashed.
 */
HNL_MUST_CHECK int hnl_hv_call(struct hnl_cpu *cpu, struct hnl_domain *d,
			       uint32_t vcpu, const struct hnl_direct *regs,
			       uint64_t *value);

/*
 * Serves a ring until it is empty, its completion ring is full, or the budget
 * is spent. Returns 0; -HNL_EAGAIN: more is ready, kick again or let
 * hnl_hv_serve() do it; -HNL_ENOENT: no such ring; -HNL_EBADMSG: the ring was
 * stopped, ctrl.ring-get says why.
 */
HNL_MUST_CHECK int hnl_hv_kick(struct hnl_cpu *cpu, struct hnl_domain *d,
			       uint32_t ring);

/*
 * Gives the next domain that is ready its turn; False: none was. A processor
 * that got true comes again, until false, before it sleeps.
 *
 * Deficit round robin. A turn takes at most Q + O units: Q the budget, O what
 * the last piece of work may take beyond it,
 *
 *	O = max_message / 256 + max_message / 4096 + 4
 *
 * (a message and its bytes, the bytes copied with it, a reply, two looks at its
 * ring). What was taken beyond Q is missing in the next turn. So of n domains
 * that are ready each waits for at most n - 1 turns, (n - 1) * (Q + O) units,
 * and of those that are always ready none gets O units more than another. With
 * Q <= O a domain in debt misses up to O / Q turns. Who is served by another
 * processor when its turn comes, has had it.
 */
bool hnl_hv_serve(struct hnl_cpu *cpu, struct hnl_hv *hv);

#endif
