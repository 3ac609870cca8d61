/* SPDX-License-Identifier: MIT */
/*
 * Reference event channels: the tables, and what the embedder does with them.
 *
 * The lowest free port is given out, so that a guest's event array stays short.
 */
#include "events.h"

/*
 * Free ports that the guest has still in a queue are passed over, since a new
 * event could not be put into another one; so many at a time.
 */
#define QUEUED_LOOKS 1024u

#define PORTS_A_STEP 64u	/* that one unregister closes */

/* ---- memory ---- */

/* Cuts pieces from a block; with base NULL it only counts. */
struct arena {
	uint8_t *base;
	size_t used;
};

static void *cut(struct arena *a, size_t n)
{
	void *p = a->base == NULL ? NULL : a->base + a->used;

	a->used += (n + 7) & ~(size_t)7;
	return p;
}

static size_t bit_words(uint32_t ports)
{
	return (ports + 31) / 32;
}

static struct hnl_event_domain *
lay_out(struct arena *a, const struct hnl_event_domain_config *cfg)
{
	struct hnl_event_domain *d =
		(struct hnl_event_domain *)cut(a, sizeof(*d));
	void *channel = cut(a, cfg->ports * sizeof(*d->channel));
	void *used = cut(a, bit_words(cfg->ports) * sizeof(*d->used));
	void *vcpu = cut(a, cfg->vcpus * sizeof(*d->vcpu));
	void *pirq = cut(a, cfg->pirqs * sizeof(*d->pirq));
	void *array = cut(a, array_pages(cfg->ports) * sizeof(*d->array));

	if (d == NULL)
		return NULL;
	memset(a->base, 0, a->used);
	d->channel = (struct channel *)channel;
	d->used = (uint32_t *)used;
	d->vcpu = (struct vcpu *)vcpu;
	d->pirq = (uint32_t *)pirq;
	d->array = (struct array_page *)array;
	return d;
}

size_t hnl_event_domain_size(const struct hnl_event_domain_config *cfg)
{
	struct arena a = { NULL, 0 };

	if (cfg->ports < 2 || cfg->ports > HNL_EVENT_PORTS || cfg->vcpus < 1 ||
	    cfg->vcpus > HNL_EVENT_VCPUS_MAX ||
	    cfg->pirqs > HNL_EVENT_PIRQS_MAX)
		return 0;
	(void)lay_out(&a, cfg);
	return a.used;
}

size_t hnl_event_model_size(uint16_t n_domains)
{
	return n_domains * sizeof(struct hnl_event_domain *);
}

void hnl_event_model_init(struct hnl_event_model *m, void *mem,
			  uint16_t n_domains)
{
	memset(mem, 0, hnl_event_model_size(n_domains));
	m->domain = (struct hnl_event_domain **)mem;
	m->n_domains = n_domains;
	m->tickets = 0;
	memset(m->virq_handler, 0, sizeof(m->virq_handler));
}

/* ---- ports ---- */

static uint32_t lowest_bit(uint32_t word)
{
	uint32_t n = 0;

	if (!(word & 0xffff))
		n += 16;
	if (!(word >> n & 0xff))
		n += 8;
	if (!(word >> n & 0xf))
		n += 4;
	if (!(word >> n & 3))
		n += 2;
	return n + !(word >> n & 1);
}

uint32_t hnl_event_next_port(const struct hnl_event_domain *d, uint32_t from,
			     bool used)
{
	uint32_t limit = limit_of(d), word, port;
	size_t i;

	for (i = from / 32; i < bit_words(limit); i++) {
		word = used ? d->used[i] : ~d->used[i];
		if (i == from / 32)
			word &= ~(uint32_t)0 << from % 32;
		if (word == 0)
			continue;
		port = (uint32_t)i * 32 + lowest_bit(word);
		return port < limit ? port : limit;
	}
	return limit;
}

int hnl_event_find_free(struct hnl_event_domain *d, uint32_t *port)
{
	uint32_t limit = limit_of(d), looks;

	*port = d->first_free = hnl_event_next_port(d, d->first_free, false);
	for (looks = 0; looks < QUEUED_LOOKS && *port < limit; looks++) {
		if (!hnl_event_is_queued(d, *port))
			return 0;
		*port = hnl_event_next_port(d, *port + 1, false);
	}
	return -HNL_ENOSPC;
}

struct channel *hnl_event_take(struct hnl_event_domain *d, uint32_t port,
			       enum hnl_event_status status, uint32_t vcpu)
{
	struct channel *c = &d->channel[port];

	d->used[port / 32] |= (uint32_t)1 << port % 32;
	d->n_used++;
	c->status = (uint8_t)status;
	c->vcpu = (uint16_t)vcpu;
	c->priority = HNL_EVENT_PRIORITY_DEFAULT;
	return c;
}

/* last_vcpu and last_priority stay: it may be the tail of that queue. */
static void release(struct hnl_event_domain *d, uint32_t port)
{
	struct channel *c = &d->channel[port];

	hnl_event_clear(d, port);
	c->status = HNL_EVENT_STATUS_CLOSED;
	c->other = 0;
	c->remote = 0;
	c->vcpu = 0;
	d->used[port / 32] &= ~((uint32_t)1 << port % 32);
	d->n_used--;
	if (port < d->first_free)
		d->first_free = port;
}

/* A global one stands in the table of vCPU 0, whichever it notifies. */
uint32_t *hnl_event_virq_port(const struct hnl_event_domain *d, uint32_t vcpu,
			      uint32_t virq)
{
	virq = (uint32_t)hnl_clamp_index(virq, HNL_EVENT_VIRQS);
	if (!is_one_of(virq, PER_VCPU))
		vcpu = 0;
	return &vcpu_of(d, vcpu)->virq[virq];
}

/* ---- closing ---- */

/* The other end waits for this domain again; it may be one of the same. */
static void part(const struct hnl_event_model *m, const struct channel *c)
{
	struct channel *peer = &slot_of(m, c->remote)->channel[c->other];

	peer->status = HNL_EVENT_STATUS_UNBOUND;
	peer->other = 0;
}

void hnl_event_close(const struct hnl_event_model *m,
		     struct hnl_event_domain *d, uint32_t port)
{
	const struct channel *c = &d->channel[port];

	switch (c->status) {
	case HNL_EVENT_STATUS_INTERDOMAIN:
		part(m, c);
		break;
	case HNL_EVENT_STATUS_VIRQ:
		*hnl_event_virq_port(d, c->vcpu, c->other) = 0;
		break;
	case HNL_EVENT_STATUS_PIRQ:
		d->pirq[c->other] = 0;
		m->unbind_pirq(m->host, d->id, c->other);
		break;
	default:
		break;
	}
	release(d, port);
}

/* Back to two levels; no port is in use. */
void hnl_event_leave_fifo(const struct hnl_event_model *m,
			  struct hnl_event_domain *d)
{
	struct vcpu *v;
	uint32_t i;

	for (i = 0; i < d->n_vcpus; i++) {
		v = &d->vcpu[i];
		if (v->control != NULL)
			m->unmap(m->host, d->id, v->control_gpa);
		v->control = NULL;
		memset(v->tail, 0, sizeof(v->tail));
	}
	for (i = 0; i < d->n_array; i++)
		m->unmap(m->host, d->id, d->array[i].gpa);
	d->n_array = 0;
	d->fifo = false;
}

/* ---- the embedder's ---- */

static int add_domain(struct hnl_event_model *m, void *mem,
		      const struct hnl_event_domain_config *cfg)
{
	struct arena a = { (uint8_t *)mem, 0 };
	struct hnl_event_domain *d;
	enum hnl_reason why;
	uint8_t *shared;

	if (cfg->id >= m->n_domains || hnl_event_domain_size(cfg) == 0)
		return -HNL_EINVAL;
	if (m->domain[cfg->id] != NULL)
		return -HNL_EEXIST;
	shared = m->map(m->host, cfg->id, cfg->shared_info, &why);
	if (shared == NULL)
		return -HNL_EFAULT;
	d = lay_out(&a, cfg);
	d->id = cfg->id;
	d->n_vcpus = cfg->vcpus;
	d->n_ports = cfg->ports;
	d->n_pirqs = cfg->pirqs;
	d->shared = shared;
	d->shared_gpa = cfg->shared_info;
	d->used[0] = 1;
	d->first_free = 1;
	m->domain[cfg->id] = d;
	return 0;
}

int hnl_event_model_register(struct hnl_event_model *m, void *mem,
			     const struct hnl_event_domain_config *cfg)
{
	return leave(m, add_domain(enter(m), mem, cfg));
}

/* The next domain of this number is not to have what this one was given. */
static void forget_handler(struct hnl_event_model *m, uint16_t domain)
{
	size_t v;

	for (v = 0; v < HNL_EVENT_VIRQS; v++)
		if (m->virq_handler[v] == domain)
			m->virq_handler[v] = 0;
}

bool hnl_event_model_unregister(struct hnl_event_model *m, uint16_t domain)
{
	struct hnl_event_domain *d = slot_of(enter(m), domain);
	uint32_t port = 1, n;

	if (d == NULL)
		return leave(m, true);
	d->dying = true;
	for (n = 0; n < PORTS_A_STEP; n++) {
		port = hnl_event_next_port(d, port, true);
		if (port == limit_of(d))
			break;
		hnl_event_close(m, d, port);
	}
	if (d->n_used != 0)
		return leave(m, false);
	hnl_event_leave_fifo(m, d);
	m->unmap(m->host, d->id, d->shared_gpa);
	forget_handler(m, d->id);
	m->domain[d->id] = NULL;
	return leave(m, true);
}

static int set_virq_handler(struct hnl_event_model *m, uint32_t virq,
			    uint16_t domain)
{
	const struct hnl_event_domain *d;

	if (virq >= HNL_EVENT_VIRQS || !is_one_of(virq, PRIVILEGED))
		return -HNL_EINVAL;
	virq = (uint32_t)hnl_clamp_index(virq, HNL_EVENT_VIRQS);
	d = slot_of(m, m->virq_handler[virq]);
	if (d != NULL && d->vcpu[0].virq[virq] != 0)
		return -HNL_EBUSY;
	m->virq_handler[virq] = domain;
	return 0;
}

int hnl_event_model_set_virq_handler(struct hnl_event_model *m, uint32_t virq,
				     uint16_t domain)
{
	return leave(m, set_virq_handler(enter(m), virq, domain));
}

/* port 0: the interrupt is bound to none. */
static bool raise_bound(struct hnl_event_model *m, struct hnl_event_domain *d,
			uint32_t port)
{
	if (port != 0)
		hnl_event_raise(m, d, port);
	return leave(m, port != 0);
}

bool hnl_event_model_raise_virq(struct hnl_event_model *m, uint16_t domain,
				uint32_t vcpu, uint32_t virq)
{
	struct hnl_event_domain *d = find(enter(m), domain);
	uint32_t port = 0;

	if (d != NULL && virq < HNL_EVENT_VIRQS && vcpu < d->n_vcpus)
		port = *hnl_event_virq_port(d, vcpu, virq);
	return raise_bound(m, d, port);
}

bool hnl_event_model_raise_pirq(struct hnl_event_model *m, uint16_t domain,
				uint32_t pirq)
{
	struct hnl_event_domain *d = find(enter(m), domain);
	uint32_t port = 0;

	if (d != NULL && pirq < d->n_pirqs)
		port = d->pirq[hnl_clamp_index(pirq, d->n_pirqs)];
	return raise_bound(m, d, port);
}
