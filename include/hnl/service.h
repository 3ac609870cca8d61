/* SPDX-License-Identifier: MIT */
/*
 * What a family's service is: one handler a command, over the decoded request.
 *
 *	dispatcher --> handler(call) --> 0 | AGAIN | MORE | refused
 *			 call->request	the generated struct, checked
 *			 call->reply	a builder, for the generated _put
 *			 call->cursor	where the work stands, when it gave up
 *
 * A handler sees the dispatcher through this header alone. It runs with the
 * domain claimed, and takes no lock that another domain's could hold for long.
 */
#ifndef HNL_SERVICE_H
#define HNL_SERVICE_H

#include <hnl/policy.h>

struct hnl_hv;
struct hnl_cpu;
struct hnl_domain;
struct hnl_call;

#define HNL_CALL_AGAIN 1	/* gave up: call me again with my cursor */
#define HNL_CALL_MORE 2		/* a dump's reply is whole, more follow */

/*
 * A handler of one command. Runs with the decoded request; returns 0 (done; in
 * a dump: nothing was added, the end), HNL_CALL_AGAIN, HNL_CALL_MORE, or what
 * hnl_call_refuse returned.
 */
typedef int (*hnl_handler)(struct hnl_call *call);

/* Whether a listener hears of the domain of this number. */
struct hnl_hears {
	bool (*hears)(const struct hnl_hears *h, uint16_t about);
	const struct hnl_domain *domain;	/* the listener */
	const struct hnl_family *family;
	uint8_t group;
};

/*
 * Of a family whose events somebody must answer. Each is called without
 * port.lock, by who has the listener, and is short; it may enter no dispatcher.
 */
struct hnl_service_watch {
	/*
	 * An event for which hnl_hv_tell() counted a listener who lost it, or
	 * that a restore believed: it may be about whom h does not hear.
	 */
	void (*lost)(const void *ctx, const struct hnl_hears *h,
		     const uint8_t *event, size_t len);
	/* A listener, who may have been told of these, answers no more. */
	void (*gone)(const void *ctx, const struct hnl_hears *h);
};

struct hnl_service {
	const struct hnl_family *family;
	const hnl_handler *handler;	/* by command; NULL: -HNL_ENOSYS */
	size_t n_handlers;	/* commands from here on: -HNL_ENOSYS too */
	const struct hnl_names *names;	/* for ctrl.policy-list; NULL: none */
	const void *ctx;	/* handed to the handlers */
	const struct hnl_service_watch *watch;	/* NULL: nobody waits */
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
	uint32_t budget;	/* units that this run may still take */
	bool changed;		/* a dump sets it: its table changed */
};

#define HNL_RING_DIRECT 0xffffffffu

/*
 * Takes one unit of work. False: this run's time is up; a handler that has made
 * progress in this run returns HNL_CALL_AGAIN. Work first, then spend: a run
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

/*
 * An attribute of len bytes of 0 in the reply, which the handler fills in as it
 * goes on: the first one, so they begin at hnl_call_room(). No room is left: it
 * is not there, what is filled in is of no use, and the call ends as refused.
 * len is at most what the command's reply may hold.
 */
void hnl_call_put_room(struct hnl_call *call, uint16_t type, size_t len);
uint8_t *hnl_call_room(const struct hnl_call *call);

/* ---- whom a call concerns ---- */

/* Numbers of domains, as xen/xen.h has them. */
#define HNL_DOMID_MAX 0x7fef
#define HNL_DOMID_SELF 0x7ff0	/* the caller */

void *hnl_domain_host(const struct hnl_domain *d);
uint16_t hnl_domain_id(const struct hnl_domain *d);
uint64_t hnl_domain_highest_gpa(const struct hnl_domain *d);

/* Service i, 0 being ctrl; NULL: there are no more. */
const struct hnl_service *hnl_hv_service(const struct hnl_hv *hv, size_t i);

/*
 * Tells an event, one whole message of a generated _encode with seq and port 0,
 * to the domains that joined its group and may know of domain about. Copies it;
 * returns for how many it waits. Who is too slow loses it, does not count, and
 * learns that it did.
 */
unsigned int hnl_hv_tell(struct hnl_hv *hv, uint16_t about,
			 const uint8_t *event, size_t len);

#endif
