/* SPDX-License-Identifier: MIT */
/*
 * The event family's service: ports that are bound, sent to, masked and reset.
 * It keeps no books of its own; the hypervisor gives its event channels as
 * these functions. <hnl/event_model.h> is a reference implementation.
 */
#ifndef HNL_EVENT_SERVICE_H
#define HNL_EVENT_SERVICE_H

#include <hnl/hv.h>

/* What a port is bound to. */
struct hnl_event_channel {
	uint32_t status;	/* enum hnl_event_status */
	uint32_t vcpu;		/* that it notifies */
	uint16_t remote_domain;	/* of an unbound or interdomain port */
	uint32_t remote_port;	/* of an interdomain port */
	uint32_t irq;		/* virtual or physical interrupt */
};

/* A reset on its way. All 0: it has not begun. */
struct hnl_event_reset {
	uint32_t ticket;	/* that the operation gave it */
	uint32_t port;		/* where to go on; 0 afterwards: it is done */
};

/*
 * Each is short, whatever its arguments, and returns 0 or a negated enum
 * hnl_errno as xen/event_channel.h has it; then nothing has changed. ctx is the
 * host's; caller is the calling domain's number. domain and remote are numbers,
 * never HNL_DOMID_SELF. Numbers come from a guest: of ports, vCPUs and
 * interrupts nothing but the range of the schema is checked. A caller that the
 * hypervisor knows no ports of is -HNL_ESRCH.
 */
struct hnl_event_ops {
	int (*alloc_unbound)(void *ctx, uint16_t caller, uint16_t domain,
			     uint16_t remote, uint32_t *port);
	/*
	 * -HNL_EINVAL unless remote_port is unbound and was allocated for
	 * caller: this alone is remote's consent, nobody else asks for it.
	 */
	int (*bind_interdomain)(void *ctx, uint16_t caller, uint16_t remote,
				uint32_t remote_port, uint32_t *port);
	int (*bind_virq)(void *ctx, uint16_t caller, uint32_t virq,
			 uint32_t vcpu, uint32_t *port);
	int (*bind_pirq)(void *ctx, uint16_t caller, uint32_t pirq,
			 bool will_share, uint32_t *port);
	int (*bind_ipi)(void *ctx, uint16_t caller, uint32_t vcpu,
			uint32_t *port);
	int (*close)(void *ctx, uint16_t caller, uint32_t port);
	int (*send)(void *ctx, uint16_t caller, uint32_t port);
	/* A port that is below the domain's limit and not in use: closed. */
	int (*status)(void *ctx, uint16_t caller, uint16_t domain,
		      uint32_t port, struct hnl_event_channel *c);
	int (*bind_vcpu)(void *ctx, uint16_t caller, uint32_t port,
			 uint32_t vcpu);
	int (*unmask)(void *ctx, uint16_t caller, uint32_t port);
	/*
	 * One step: closes one port, or ends the reset if there is none left
	 * and sets r->port to 0. A reset that begins takes over from one that
	 * has not ended, since that may never go on; the other one's next step
	 * is then -HNL_EBUSY. So is the end if ports are in use.
	 */
	int (*reset)(void *ctx, uint16_t caller, uint16_t domain,
		     struct hnl_event_reset *r);
	/*
	 * gpa is a page below the domain's highest address. *why is
	 * HNL_REASON_NONE before; if the page is at fault, what is wrong.
	 */
	int (*init_control)(void *ctx, uint16_t caller, uint32_t vcpu,
			    uint64_t gpa, uint32_t offset,
			    enum hnl_reason *why);
	int (*expand_array)(void *ctx, uint16_t caller, uint64_t gpa,
			    enum hnl_reason *why);
	int (*set_priority)(void *ctx, uint16_t caller, uint32_t port,
			    uint32_t priority);
};

struct hnl_event_host {
	const struct hnl_event_ops *ops;
	void *ctx;		/* handed to the operations */
};

/*
 * A service for hnl_hv_config; host, its ops, and names unless NULL, must live
 * as long as the hypervisor.
 */
struct hnl_service hnl_event_service(const struct hnl_event_host *host,
				     const struct hnl_names *names);

#endif
