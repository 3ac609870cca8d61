/* SPDX-License-Identifier: MIT */
/*
 * What the files of the reference event channels know of each other.
 *
 *	events.c	a guest's operations
 *	event_table.c	domains, and what their ports are bound to
 *	event_words.c	that it is pending: the guest's words
 *	event_sound.c	the invariants
 */
#ifndef HNL_MODEL_EVENTS_H
#define HNL_MODEL_EVENTS_H

#include <hnl/event_model.h>

#include "hnl_event.h"

#define QUEUES (HNL_EVENT_PRIORITY_LOWEST + 1)
#define PORTS_A_PAGE (HNL_PAGE / 4)

/* One a port. */
struct channel {
	uint32_t other;		/* remote port, or the interrupt's number */
	uint16_t remote;	/* domain */
	uint16_t vcpu;		/* that is notified */
	uint16_t last_vcpu;	/* of the queue that it was put into last */
	uint8_t last_priority;
	uint8_t priority;
	uint8_t status;		/* enum hnl_event_status */
	bool pending;		/* FIFO: an event waits for the array's page */
};

struct vcpu {
	uint32_t virq[HNL_EVENT_VIRQS];	/* its port; global: vCPU 0. 0: none */
	uint8_t *control;	/* FIFO: its block; NULL: none */
	uint64_t control_gpa;	/* of the page */
	uint32_t tail[QUEUES];	/* last port that was put in; 0: none */
};

struct array_page {
	uint8_t *page;
	uint64_t gpa;
};

struct hnl_event_domain {
	uint16_t id, n_vcpus;
	bool dying;		/* found by nobody any more */
	bool fifo;		/* else two levels */
	uint32_t n_ports;	/* in the table, FIFO's limit */
	uint32_t n_used;	/* ports that are not closed */
	uint32_t first_free;	/* no port below is free */
	uint32_t n_pirqs;
	uint32_t n_array;	/* pages of the event array */
	uint32_t ticket;	/* of the reset that is on its way; 0: none */
	uint8_t *shared;	/* shared info page */
	uint64_t shared_gpa;
	struct channel *channel;	/* n_ports */
	uint32_t *used;		/* a bit a port; that of port 0 is set */
	struct vcpu *vcpu;
	uint32_t *pirq;		/* its port; 0: none */
	struct array_page *array;
};

/* Ports 1 .. limit - 1 can be used. */
static inline uint32_t limit_of(const struct hnl_event_domain *d)
{
	if (d->fifo || d->n_ports < HNL_EVENT_PORTS_TWO_LEVEL)
		return d->n_ports;
	return HNL_EVENT_PORTS_TWO_LEVEL;
}

static inline size_t array_pages(uint32_t ports)
{
	return (ports + PORTS_A_PAGE - 1) / PORTS_A_PAGE;
}

/* Every operation begins by this and ends by the next, wherever it ends. */
static inline struct hnl_event_model *enter(void *ctx)
{
	struct hnl_event_model *m = (struct hnl_event_model *)ctx;

	if (m->lock != NULL)
		m->lock(m->lock_host);
	return m;
}

static inline int leave(const struct hnl_event_model *m, int err)
{
	if (m->unlock != NULL)
		m->unlock(m->lock_host);
	return err;
}

/* NULL: no such domain. */
static inline struct hnl_event_domain *
slot_of(const struct hnl_event_model *m, uint16_t id)
{
	if (id >= m->n_domains)
		return NULL;
	return m->domain[hnl_clamp_index(id, m->n_domains)];
}

/* The same for who asks: one that is dying is gone. */
static inline struct hnl_event_domain *find(const struct hnl_event_model *m,
					    uint16_t id)
{
	struct hnl_event_domain *d = slot_of(m, id);

	return d != NULL && !d->dying ? d : NULL;
}

/* NULL: beyond the limit. Port 0 is there, and closed. */
static inline struct channel *channel_of(const struct hnl_event_domain *d,
					 uint32_t port)
{
	uint32_t limit = limit_of(d);

	if (port >= limit)
		return NULL;
	return &d->channel[hnl_clamp_index(port, limit)];
}

static inline struct vcpu *vcpu_of(const struct hnl_event_domain *d,
				   uint32_t vcpu)
{
	if (vcpu >= d->n_vcpus)
		return NULL;
	return &d->vcpu[hnl_clamp_index(vcpu, d->n_vcpus)];
}

/* Sets of virtual interrupts; those of neither are a domain's own. */
#define VIRQ(name) ((uint32_t)1 << HNL_EVENT_VIRQ_##name)

#define PER_VCPU (VIRQ(TIMER) | VIRQ(DEBUG) | VIRQ(XENOPROF) | VIRQ(XENPMU))
/* Of the whole machine: one domain handles each. */
#define PRIVILEGED \
	(VIRQ(CONSOLE) | VIRQ(DOM_EXC) | VIRQ(TBUF) | VIRQ(DEBUGGER) | \
	 VIRQ(CON_RING) | VIRQ(PCPU_STATE) | VIRQ(MEM_EVENT) | VIRQ(ENOMEM))

static inline bool is_one_of(uint32_t virq, uint32_t set)
{
	return (set >> virq & 1) != 0;
}

/* ---- event_table.c ---- */

/*
 * The first port from on that is in use, or that is free; the limit if there is
 * none.
 */
uint32_t hnl_event_next_port(const struct hnl_event_domain *d, uint32_t from,
			     bool used);
/* The lowest port that can be taken: 0 or -HNL_ENOSPC. */
int hnl_event_find_free(struct hnl_event_domain *d, uint32_t *port);
struct channel *hnl_event_take(struct hnl_event_domain *d, uint32_t port,
			       enum hnl_event_status status, uint32_t vcpu);
/* Of a port that is in use. */
void hnl_event_close(const struct hnl_event_model *m,
		     struct hnl_event_domain *d, uint32_t port);
/* Where the port of a virtual interrupt stands; vcpu and virq exist. */
uint32_t *hnl_event_virq_port(const struct hnl_event_domain *d, uint32_t vcpu,
			      uint32_t virq);
/* Back to two levels; no port is in use. */
void hnl_event_leave_fifo(const struct hnl_event_model *m,
			  struct hnl_event_domain *d);

/* ---- event_words.c ---- */

/* Ports in use; of clear and is_queued, any below the limit. */
void hnl_event_raise(struct hnl_event_model *m, struct hnl_event_domain *d,
		     uint32_t port);
void hnl_event_unmask(struct hnl_event_model *m, struct hnl_event_domain *d,
		      uint32_t port);
void hnl_event_clear(struct hnl_event_domain *d, uint32_t port);
/* Still part of a queue, by what the guest says. */
bool hnl_event_is_queued(const struct hnl_event_domain *d, uint32_t port);
/* Two levels end: what is pending there waits for the event array. */
void hnl_event_carry_over(struct hnl_event_domain *d);

#endif
