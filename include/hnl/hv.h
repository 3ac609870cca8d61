/* SPDX-License-Identifier: MIT */
/*
 * The dispatcher: what a hypervisor links and calls.
 *
 *	struct hnl_hv		the families that it serves; one
 *	struct hnl_cpu		scratch memory; one a processor that serves
 *	struct hnl_domain	grants, rings, calls in flight; one a domain
 *
 *	hnl_hv_call()	a guest's CALL: one batch, straight from its pages
 *	hnl_hv_kick()	a guest's KICK: serves one ring
 *
 * The caller owns all memory: each object says how much it wants. Nothing is
 * allocated, logged or waited for. One domain is served by one processor at a
 * time; the caller holds the domain's lock around hnl_hv_call and hnl_hv_kick.
 */
#ifndef HNL_HV_H
#define HNL_HV_H

#include <hnl/policy.h>

struct hnl_hv;
struct hnl_cpu;
struct hnl_domain;
struct hnl_call;

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
	 * May be NULL. 0, or anything else: refused, -HNL_EPERM. Called for
	 * every request once, after decoding and before its handler: family->command[cmd]
	 * says whether it is HNL_COMMAND_PRIVILEGED; request is its struct.
	 */
	int (*authorise)(void *domain, const struct hnl_family *family,
			 uint8_t cmd, const void *request);
	/* May be NULL. True: give up soon, somebody else needs the processor. */
	bool (*preempt)(void *domain);
};

/* ---- services ---- */

#define HNL_CALL_AGAIN 1	/* gave up: call me again with my cursor */
#define HNL_CALL_MORE 2		/* a dump's reply is whole, more follow */

/*
 * A handler of one command. Runs with the decoded request; returns 0 (done; in
 * a dump: nothing was added, the end), HNL_CALL_AGAIN, HNL_CALL_MORE, or what
 * hnl_call_refuse returned.
 */
typedef int (*hnl_handler)(struct hnl_call *call);

struct hnl_service {
	const struct hnl_family *family;
	const hnl_handler *handler;	/* by command; NULL: -HNL_ENOSYS */
	size_t n_handlers;	/* commands from here on: -HNL_ENOSYS too */
	const struct hnl_names *names;	/* for ctrl.policy-list; NULL: none */
	const void *ctx;	/* handed to the handlers */
};

/* One request in flight, as a handler sees it. */
struct hnl_call {
	struct hnl_hv *hv;
	struct hnl_domain *domain;	/* who calls */
	const void *request;	/* the command's struct, presence bits first */
	struct hnl_builder *reply;	/* attributes of the reply */
	struct hnl_extack *x;
	const void *ctx;	/* of the service */
	const uint8_t *msg;	/* the request's bytes, private memory */
	size_t msg_len;
	uint64_t cursor[2];	/* 0 at first; kept while the call waits */
	uint32_t ring;		/* that it came by, or HNL_RING_DIRECT */
	uint32_t budget;	/* units that this entry may still take */
};

#define HNL_RING_DIRECT 0xffffffffu

/*
 * Takes one unit of work. False: the entry's time is up; a handler that has
 * made progress in this run returns HNL_CALL_AGAIN. Work first, then spend: a run
 * may begin with a budget of 0, and its first unit is free.
 */
bool hnl_call_spend(struct hnl_call *call);

/*
 * Refuses: err on the wire, with the reason and the attribute at fault, by its
 * number among the request's own attributes (0: none); its offset is found
 * here. progress: units that were done and stay done. Returns -err.
 */
int hnl_call_refuse(struct hnl_call *call, enum hnl_errno err,
		    enum hnl_reason reason, uint16_t type, uint64_t progress);

/* ---- objects ---- */

struct hnl_hv_config {
	const struct hnl_hv_port *port;
	const struct hnl_service *service;	/* beside ctrl, which is built in */
	uint16_t n_services;		/* at most HNL_SERVICES_MAX */
	const struct hnl_names *ctrl_names;	/* NULL: none */
	uint32_t max_message;	/* bytes: HNL_MESSAGE_MIN..HNL_MSG_MAX */
	uint32_t budget;	/* units an entry; 0: HNL_BUDGET */
};

#define HNL_SERVICES_MAX 15
#define HNL_MESSAGE_MIN 256
#define HNL_BUDGET 4096

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

/* Numbers of domains, as xen/xen.h has them. */
#define HNL_DOMID_MAX 0x7fef
#define HNL_DOMID_SELF 0x7ff0	/* the caller */

struct hnl_domain_config {
	void *host;		/* handed to the port's functions */
	uint16_t id;		/* number of the domain; HNL_DOMID_MAX at most */
	uint64_t highest_gpa;	/* last byte address */
	uint16_t rings;		/* at a time; ids 0..rings-1 */
	uint16_t ring_pages;	/* most pages of one direction, power of two */
	uint16_t vcpus;		/* each may have one direct call in flight */
	const struct hnl_grant *grant;	/* copied */
	uint16_t n_grants;
};

size_t hnl_domain_size(const struct hnl_hv *hv,
		       const struct hnl_domain_config *cfg);
/*
 * mem: hnl_domain_size() bytes, aligned for uint64_t; it is the domain. NULL:
 * ring_pages is above HNL_RING_PAGES_MAX. The family ctrl is always granted.
 */
struct hnl_domain *hnl_domain_init(void *mem, struct hnl_hv *hv,
				   const struct hnl_domain_config *cfg);
/* Unmaps all that the domain has mapped. Nothing is answered any more. */
void hnl_domain_destroy(struct hnl_domain *d);

void *hnl_domain_host(const struct hnl_domain *d);
uint16_t hnl_domain_id(const struct hnl_domain *d);
uint64_t hnl_domain_highest_gpa(const struct hnl_domain *d);

/* Service i, 0 being ctrl; NULL: there are no more. */
const struct hnl_service *hnl_hv_service(const struct hnl_hv *hv, size_t i);

/*
 * Tells an event, one whole message of a generated _encode with seq and port 0,
 * to the domains that joined its group and may know of domain about. Copies it;
 * returns how many were told or will be. Who is too slow loses it and learns
 * that it did.
 */
unsigned int hnl_hv_tell(struct hnl_hv *hv, uint16_t about,
			 const uint8_t *event, size_t len);

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
 * that were taken so far; if it was refused as a whole (EFAULT and the like) the
 * reason, the area and the offset (abi.md, The direct call). A CALL of four zeros gives up the one in flight: what
 * it has done stays done, the rest of its answers is lost. It is for a kernel
 * that inherits the vCPU from one that crashed.
 */
HNL_MUST_CHECK int hnl_hv_call(struct hnl_cpu *cpu, struct hnl_domain *d,
			       uint32_t vcpu, const struct hnl_direct *regs,
			       uint64_t *value);

/*
 * Serves a ring until it is empty, its completion ring is full, or the budget
 * is spent. Returns 0; -HNL_EAGAIN: more is ready, kick again; -HNL_ENOENT: no
 * such ring; -HNL_EBADMSG: the ring was stopped, ctrl.ring-get says why.
 */
HNL_MUST_CHECK int hnl_hv_kick(struct hnl_cpu *cpu, struct hnl_domain *d,
			       uint32_t ring);

#endif
