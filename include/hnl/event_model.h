/* SPDX-License-Identifier: MIT */
/*
 * Reference event channels: the ports of several domains in plain memory, and
 * their pending bits where the guest sees them, in its pages. It is what
 * hnl_event_ops asks of a hypervisor.
 *
 *	domain number -> ports -> what each is bound to		private
 *		      -> two levels: shared info page		the guest's
 *		      or FIFO: control blocks, event array	the guest's
 *
 * The layouts are those of xen/xen.h and xen/event_channel.h on x86-64: 64-bit
 * words and 32 vCPUs in the shared info page.
 *
 * Invariant: the two ends of an interdomain channel name each other; an
 * interrupt is bound to one port at most; nothing that a guest wrote in its
 * pages becomes an index.
 */
#ifndef HNL_EVENT_MODEL_H
#define HNL_EVENT_MODEL_H

#include <hnl/event_service.h>

#define HNL_EVENT_VCPUS_MAX 32	/* XEN_LEGACY_MAX_VCPUS */
#define HNL_EVENT_VIRQS 24	/* NR_VIRQS */
#define HNL_EVENT_PIRQS_MAX 65536

struct hnl_event_domain;

struct hnl_event_model {
	/* The embedder's, set before hnl_event_model_init(). */

	/*
	 * The page at gpa of a domain, if it is its plain writable RAM, shared
	 * with the hypervisor; it stays so until unmap, which is called once
	 * for each map. One page may be asked for several times. Else NULL and
	 * *why, as hnl_hv_port.map says it.
	 */
	uint8_t *(*map)(void *host, uint16_t domain, uint64_t gpa,
			enum hnl_reason *why);
	void (*unmap)(void *host, uint16_t domain, uint64_t gpa);
	/* vcpu_info's evtchn_upcall_pending was set: notify the vCPU. */
	void (*upcall)(void *host, uint16_t domain, uint16_t vcpu);
	/* May be NULL: no. Only then may another domain reset this one. */
	bool (*paused)(void *host, uint16_t domain);
	/*
	 * Both NULL: there are no physical interrupts, -HNL_EOPNOTSUPP. Else
	 * gives the domain its interrupt: 0, -HNL_EPERM, -HNL_EBUSY (bound
	 * elsewhere and not shared), -HNL_EINVAL (no such), -HNL_ENOMEM.
	 */
	int (*bind_pirq)(void *host, uint16_t domain, uint32_t pirq,
			 bool will_share);
	void (*unbind_pirq)(void *host, uint16_t domain, uint32_t pirq);
	void *host;

	/*
	 * Around each operation; NULL: one processor. The functions above run
	 * inside and must not call the model.
	 */
	void (*lock)(void *lock_host);
	void (*unlock)(void *lock_host);
	void *lock_host;

	/* The model's own. */
	struct hnl_event_domain **domain;	/* by number; NULL: none */
	uint16_t n_domains;
	uint32_t tickets;		/* last one that a reset was given */
	uint16_t virq_handler[HNL_EVENT_VIRQS];
};

/* Domains 0 .. n_domains - 1; mem: that many bytes, aligned for uint64_t. */
size_t hnl_event_model_size(uint16_t n_domains);
void hnl_event_model_init(struct hnl_event_model *m, void *mem,
			  uint16_t n_domains);

struct hnl_event_domain_config {
	uint16_t id;		/* below n_domains */
	uint16_t vcpus;		/* 1 .. HNL_EVENT_VCPUS_MAX */
	uint32_t ports;		/* 2 .. 2^17; with two levels 4096 count */
	uint32_t pirqs;		/* 0 .. HNL_EVENT_PIRQS_MAX */
	uint64_t shared_info;	/* gpa of its page, held until unregister */
};

/* About 16 bytes a port. 0: a limit is out of its range. */
size_t hnl_event_domain_size(const struct hnl_event_domain_config *cfg);
/*
 * mem: hnl_event_domain_size() bytes, aligned for uint64_t, the model's until
 * the domain is gone. 0; -HNL_EINVAL: a limit is out of its range; -HNL_EEXIST:
 * there is one of this number; -HNL_EFAULT: no shared info page.
 */
HNL_MUST_CHECK int
hnl_event_model_register(struct hnl_event_model *m, void *mem,
			 const struct hnl_event_domain_config *cfg);
/*
 * Closes a few ports of a domain and returns false; or there are none left,
 * gives its pages back, and it is gone: true. Until then its number is taken,
 * and nothing can be bound in it.
 */
HNL_MUST_CHECK bool hnl_event_model_unregister(struct hnl_event_model *m,
					       uint16_t domain);

/*
 * The one domain that may bind a global, privileged virtual interrupt; domain 0
 * at first. -HNL_EINVAL: it is none; -HNL_EBUSY: bound by who handles it now.
 */
HNL_MUST_CHECK int hnl_event_model_set_virq_handler(struct hnl_event_model *m,
						    uint32_t virq,
						    uint16_t domain);

/* An interrupt has come; a global one is of vCPU 0. False: bound to no port. */
bool hnl_event_model_raise_virq(struct hnl_event_model *m, uint16_t domain,
				uint32_t vcpu, uint32_t virq);
bool hnl_event_model_raise_pirq(struct hnl_event_model *m, uint16_t domain,
				uint32_t pirq);

/* For hnl_event_host; ctx is the model. */
extern const struct hnl_event_ops hnl_event_model_ops;

/* The invariants hold. Looks at every port: for tests. */
bool hnl_event_model_is_sound(const struct hnl_event_model *m);

#endif
