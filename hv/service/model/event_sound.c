/* SPDX-License-Identifier: MIT */
/*
 * The invariants of the reference event channels. Private words alone are
 * looked at: nothing that a guest writes can break them.
 */
#include "events.h"

static bool is_used(const struct hnl_event_domain *d, uint32_t port)
{
	return (d->used[port / 32] >> port % 32 & 1) != 0;
}

/* The two ends name each other. */
static bool peer_is_sound(const struct hnl_event_model *m,
			  const struct hnl_event_domain *d, uint32_t port)
{
	const struct channel *c = &d->channel[port], *peer;
	const struct hnl_event_domain *rd;

	rd = c->remote < m->n_domains ? m->domain[c->remote] : NULL;
	if (rd == NULL || c->other == 0 || c->other >= limit_of(rd))
		return false;
	peer = &rd->channel[c->other];
	return peer->status == HNL_EVENT_STATUS_INTERDOMAIN &&
	       peer->remote == d->id && peer->other == port;
}

/* Its vCPU's table names it, or that of vCPU 0. */
static bool virq_is_sound(const struct hnl_event_domain *d, uint32_t port)
{
	const struct channel *c = &d->channel[port];

	return c->other < HNL_EVENT_VIRQS &&
	       (d->vcpu[c->vcpu].virq[c->other] == port ||
		d->vcpu[0].virq[c->other] == port);
}

static bool binding_is_sound(const struct hnl_event_model *m,
			     const struct hnl_event_domain *d, uint32_t port)
{
	const struct channel *c = &d->channel[port];

	switch (c->status) {
	case HNL_EVENT_STATUS_CLOSED:
		return c->other == 0 && c->vcpu == 0 && !c->pending;
	case HNL_EVENT_STATUS_UNBOUND:
		return c->other == 0;
	case HNL_EVENT_STATUS_INTERDOMAIN:
		return peer_is_sound(m, d, port);
	case HNL_EVENT_STATUS_PIRQ:
		return c->other < d->n_pirqs && d->pirq[c->other] == port;
	case HNL_EVENT_STATUS_VIRQ:
		return virq_is_sound(d, port);
	case HNL_EVENT_STATUS_IPI:
		return c->other == 0;
	default:
		return false;
	}
}

static bool channel_is_sound(const struct hnl_event_model *m,
			     const struct hnl_event_domain *d, uint32_t port)
{
	const struct channel *c = &d->channel[port];
	bool open = c->status != HNL_EVENT_STATUS_CLOSED;

	return c->vcpu < d->n_vcpus && c->last_vcpu < d->n_vcpus &&
	       c->priority < QUEUES && c->last_priority < QUEUES &&
	       is_used(d, port) == (open || port == 0) &&
	       (!open || (port != 0 && port < limit_of(d))) &&
	       (open || port == 0 || port >= d->first_free) &&
	       (!c->pending ||
		(d->fifo && port / PORTS_A_PAGE >= d->n_array)) &&
	       binding_is_sound(m, d, port);
}

/* An interrupt's port is one that is bound to it. */
static bool irq_is_sound(const struct hnl_event_domain *d, uint32_t port,
			 uint32_t status, uint32_t irq)
{
	return port == 0 ||
	       (port < limit_of(d) && d->channel[port].status == status &&
		d->channel[port].other == irq);
}

/* The last event of a queue was put there last, and has a word. */
static bool tail_is_sound(const struct hnl_event_domain *d, uint32_t vcpu,
			  uint32_t queue)
{
	uint32_t port = d->vcpu[vcpu].tail[queue];

	return port == 0 ||
	       (d->fifo && d->vcpu[vcpu].control != NULL &&
		port / PORTS_A_PAGE < d->n_array && port < d->n_ports &&
		d->channel[port].last_vcpu == vcpu &&
		d->channel[port].last_priority == queue);
}

static bool vcpu_is_sound(const struct hnl_event_domain *d, uint32_t vcpu)
{
	const struct vcpu *v = &d->vcpu[vcpu];
	uint32_t i;

	if (v->control != NULL && !d->fifo)
		return false;
	for (i = 0; i < HNL_EVENT_VIRQS; i++)
		if (!irq_is_sound(d, v->virq[i], HNL_EVENT_STATUS_VIRQ, i))
			return false;
	for (i = 0; i < QUEUES; i++)
		if (!tail_is_sound(d, vcpu, i))
			return false;
	return true;
}

static bool domain_is_sound(const struct hnl_event_model *m,
			    const struct hnl_event_domain *d)
{
	uint32_t i, open = 0;

	if (d->shared == NULL || (!d->fifo && d->n_array != 0))
		return false;
	for (i = 0; i < d->n_ports; i++) {
		if (!channel_is_sound(m, d, i))
			return false;
		open += d->channel[i].status != HNL_EVENT_STATUS_CLOSED;
	}
	for (i = 0; i < d->n_vcpus; i++)
		if (!vcpu_is_sound(d, i))
			return false;
	for (i = 0; i < d->n_pirqs; i++)
		if (!irq_is_sound(d, d->pirq[i], HNL_EVENT_STATUS_PIRQ, i))
			return false;
	for (i = 0; i < d->n_array; i++)
		if (d->array[i].page == NULL)
			return false;
	return open == d->n_used;
}

bool hnl_event_model_is_sound(const struct hnl_event_model *m)
{
	uint16_t i;

	for (i = 0; i < m->n_domains; i++)
		if (m->domain[i] != NULL && (m->domain[i]->id != i ||
					     !domain_is_sound(m, m->domain[i])))
			return false;
	return true;
}
