/* SPDX-License-Identifier: MIT */
/*
 * Reference event channels: the operations of a guest.
 *
 *	free --alloc--> UNBOUND --the remote binds--> INTERDOMAIN
 *	  |		   ^				 |
 *	  |		   +-- the other end closes -----+
 *	  +--bind--> VIRQ, PIRQ, IPI
 *
 * Every operation checks all before it changes anything.
 */
#include "events.h"

/* ---- operations: new ports ---- */

/* Who remote is need not be known yet: it may be created later. */
static int alloc_unbound(void *ctx, uint16_t caller, uint16_t domain,
			 uint16_t remote, uint32_t *port)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d = find(m, domain);
	int err;

	(void)caller;
	if (d == NULL)
		return leave(m, -HNL_ESRCH);
	err = hnl_event_find_free(d, port);
	if (err == 0)
		hnl_event_take(d, *port, HNL_EVENT_STATUS_UNBOUND, 0)->remote =
			remote;
	return leave(m, err);
}

static int bind_interdomain(void *ctx, uint16_t caller, uint16_t remote,
			    uint32_t remote_port, uint32_t *port)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d = find(m, caller), *rd = find(m, remote);
	struct channel *c, *peer;

	if (d == NULL || rd == NULL)
		return leave(m, -HNL_ESRCH);
	if (hnl_event_find_free(d, port) != 0)
		return leave(m, -HNL_ENOSPC);
	peer = channel_of(rd, remote_port);
	if (peer == NULL || peer->status != HNL_EVENT_STATUS_UNBOUND ||
	    peer->remote != caller)
		return leave(m, -HNL_EINVAL);
	c = hnl_event_take(d, *port, HNL_EVENT_STATUS_INTERDOMAIN, 0);
	c->remote = remote;
	c->other = remote_port;
	peer->status = HNL_EVENT_STATUS_INTERDOMAIN;
	peer->other = *port;
	/* What was sent to it while it was unbound was lost. */
	hnl_event_raise(m, d, *port);
	return leave(m, 0);
}

static int check_virq(const struct hnl_event_model *m,
		      const struct hnl_event_domain *d, uint32_t virq,
		      uint32_t vcpu)
{
	if (virq >= HNL_EVENT_VIRQS ||
	    (vcpu != 0 && !is_one_of(virq, PER_VCPU)))
		return -HNL_EINVAL;
	if (vcpu_of(d, vcpu) == NULL)
		return -HNL_ENOENT;
	if (is_one_of(virq, PRIVILEGED) &&
	    m->virq_handler[hnl_clamp_index(virq, HNL_EVENT_VIRQS)] != d->id)
		return -HNL_EBUSY;
	return *hnl_event_virq_port(d, vcpu, virq) != 0 ? -HNL_EEXIST : 0;
}

static int bind_virq(void *ctx, uint16_t caller, uint32_t virq, uint32_t vcpu,
		     uint32_t *port)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d = find(m, caller);
	int err;

	if (d == NULL)
		return leave(m, -HNL_ESRCH);
	err = check_virq(m, d, virq, vcpu);
	if (err == 0)
		err = hnl_event_find_free(d, port);
	if (err != 0)
		return leave(m, err);
	hnl_event_take(d, *port, HNL_EVENT_STATUS_VIRQ, vcpu)->other = virq;
	*hnl_event_virq_port(d, vcpu, virq) = *port;
	return leave(m, 0);
}

static int bind_pirq(void *ctx, uint16_t caller, uint32_t pirq, bool will_share,
		     uint32_t *port)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d = find(m, caller);
	int err;

	if (d == NULL)
		return leave(m, -HNL_ESRCH);
	if (m->bind_pirq == NULL)
		return leave(m, -HNL_EOPNOTSUPP);
	if (pirq >= d->n_pirqs)
		return leave(m, -HNL_EINVAL);
	pirq = (uint32_t)hnl_clamp_index(pirq, d->n_pirqs);
	if (d->pirq[pirq] != 0)
		return leave(m, -HNL_EEXIST);
	err = hnl_event_find_free(d, port);
	if (err == 0)
		err = m->bind_pirq(m->host, caller, pirq, will_share);
	if (err != 0)
		return leave(m, err);
	hnl_event_take(d, *port, HNL_EVENT_STATUS_PIRQ, 0)->other = pirq;
	d->pirq[pirq] = *port;
	return leave(m, 0);
}

static int bind_ipi(void *ctx, uint16_t caller, uint32_t vcpu, uint32_t *port)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d = find(m, caller);
	int err;

	if (d == NULL)
		return leave(m, -HNL_ESRCH);
	if (vcpu_of(d, vcpu) == NULL)
		return leave(m, -HNL_ENOENT);
	err = hnl_event_find_free(d, port);
	if (err == 0)
		(void)hnl_event_take(d, *port, HNL_EVENT_STATUS_IPI, vcpu);
	return leave(m, err);
}

/* ---- operations: one port ---- */

/*
 * The caller's domain and the channel of its port, which may be closed; 0,
 * -HNL_ESRCH, or -HNL_EINVAL: beyond the limit.
 */
static int look_up(const struct hnl_event_model *m, uint16_t caller,
		   uint32_t *port, struct hnl_event_domain **d,
		   struct channel **c)
{
	*d = find(m, caller);
	if (*d == NULL)
		return -HNL_ESRCH;
	*c = channel_of(*d, *port);
	if (*c == NULL)
		return -HNL_EINVAL;
	*port = (uint32_t)(*c - (*d)->channel);
	return 0;
}

static int close_one(void *ctx, uint16_t caller, uint32_t port)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d;
	struct channel *c;
	int err = look_up(m, caller, &port, &d, &c);

	if (err == 0 && c->status == HNL_EVENT_STATUS_CLOSED)
		err = -HNL_EINVAL;
	if (err == 0)
		hnl_event_close(m, d, port);
	return leave(m, err);
}

static int send_event(void *ctx, uint16_t caller, uint32_t port)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d;
	struct channel *c;
	int err = look_up(m, caller, &port, &d, &c);

	if (err != 0)
		return leave(m, err);
	switch (c->status) {
	case HNL_EVENT_STATUS_INTERDOMAIN:
		hnl_event_raise(m, slot_of(m, c->remote), c->other);
		return leave(m, 0);
	case HNL_EVENT_STATUS_IPI:
		hnl_event_raise(m, d, port);
		return leave(m, 0);
	case HNL_EVENT_STATUS_UNBOUND:
		return leave(m, 0);
	default:
		return leave(m, -HNL_EINVAL);
	}
}

static int tell_status(void *ctx, uint16_t caller, uint16_t domain,
		       uint32_t port, struct hnl_event_channel *out)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d;
	struct channel *c;
	int err = look_up(m, domain, &port, &d, &c);

	(void)caller;
	if (err != 0)
		return leave(m, err);
	out->status = c->status;
	out->vcpu = c->vcpu;
	out->remote_domain = c->remote;
	out->remote_port = c->other;
	out->irq = c->other;
	return leave(m, 0);
}

static bool can_move(const struct channel *c)
{
	switch (c->status) {
	case HNL_EVENT_STATUS_VIRQ:
		return !is_one_of(c->other, PER_VCPU);
	case HNL_EVENT_STATUS_UNBOUND:
	case HNL_EVENT_STATUS_INTERDOMAIN:
	case HNL_EVENT_STATUS_PIRQ:
		return true;
	default:
		return false;
	}
}

static int move_to_vcpu(void *ctx, uint16_t caller, uint32_t port,
			uint32_t vcpu)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d;
	struct channel *c;
	int err = look_up(m, caller, &port, &d, &c);

	if (err == -HNL_ESRCH)
		return leave(m, err);
	if (vcpu_of(d, vcpu) == NULL)
		return leave(m, -HNL_ENOENT);
	if (err != 0 || !can_move(c))
		return leave(m, -HNL_EINVAL);
	c->vcpu = (uint16_t)vcpu;
	return leave(m, 0);
}

/* Of a closed port: nothing, and no error. */
static int unmask_port(void *ctx, uint16_t caller, uint32_t port)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d;
	struct channel *c;
	int err = look_up(m, caller, &port, &d, &c);

	if (err == 0 && c->status != HNL_EVENT_STATUS_CLOSED)
		hnl_event_unmask(m, d, port);
	return leave(m, err);
}

/* An event that is queued stays there. A closed port forgets it. */
static int choose_queue(void *ctx, uint16_t caller, uint32_t port,
			uint32_t priority)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d;
	struct channel *c;
	int err = look_up(m, caller, &port, &d, &c);

	if (err == -HNL_ESRCH)
		return leave(m, err);
	if (!d->fifo)
		return leave(m, -HNL_EOPNOTSUPP);
	if (err != 0 || priority > HNL_EVENT_PRIORITY_LOWEST)
		return leave(m, -HNL_EINVAL);
	c->priority = (uint8_t)priority;
	return leave(m, 0);
}

/* ---- operations: FIFO ---- */

static int give_control(void *ctx, uint16_t caller, uint32_t vcpu, uint64_t gpa,
			uint32_t offset, enum hnl_reason *why)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d = find(m, caller);
	struct vcpu *v;
	uint8_t *page;

	if (d == NULL)
		return leave(m, -HNL_ESRCH);
	v = vcpu_of(d, vcpu);
	if (v == NULL)
		return leave(m, -HNL_ENOENT);
	if (offset > HNL_EVENT_CONTROL_OFFSET_LAST || offset % 8 != 0 ||
	    v->control != NULL)
		return leave(m, -HNL_EINVAL);
	page = m->map(m->host, d->id, gpa, why);
	if (page == NULL)
		return leave(m, -HNL_EINVAL);
	v->control = page + offset;
	v->control_gpa = gpa;
	if (!d->fifo) {
		hnl_event_carry_over(d);
		d->fifo = true;
	}
	return leave(m, 0);
}

/* What waits for the page is raised. */
static int add_array_page(void *ctx, uint16_t caller, uint64_t gpa,
			  enum hnl_reason *why)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d = find(m, caller);
	uint32_t port, end;
	uint8_t *page;

	if (d == NULL)
		return leave(m, -HNL_ESRCH);
	if (!d->fifo)
		return leave(m, -HNL_EOPNOTSUPP);
	if (d->n_array == array_pages(d->n_ports))
		return leave(m, -HNL_ENOSPC);
	page = m->map(m->host, d->id, gpa, why);
	if (page == NULL)
		return leave(m, -HNL_EINVAL);
	d->array[d->n_array].page = page;
	d->array[d->n_array].gpa = gpa;
	port = d->n_array++ * PORTS_A_PAGE;
	end = port + PORTS_A_PAGE < d->n_ports ? port + PORTS_A_PAGE :
						 d->n_ports;
	for (; port < end; port++)
		if (d->channel[port].pending)
			hnl_event_raise(m, d, port);
	return leave(m, 0);
}

/* ---- operations: reset ---- */

static int check_reset(struct hnl_event_model *m, uint16_t caller,
		       struct hnl_event_domain *d, struct hnl_event_reset *r)
{
	if (d == NULL)
		return -HNL_ESRCH;
	if (d->id != caller &&
	    (m->paused == NULL || !m->paused(m->host, d->id)))
		return -HNL_EINVAL;
	if (r->ticket == 0) {
		if (++m->tickets == 0)
			m->tickets = 1;
		d->ticket = r->ticket = m->tickets;
		r->port = 1;
	}
	return r->ticket == d->ticket ? 0 : -HNL_EBUSY;
}

static int reset_one(void *ctx, uint16_t caller, uint16_t domain,
		     struct hnl_event_reset *r)
{
	struct hnl_event_model *m = enter(ctx);
	struct hnl_event_domain *d = find(m, domain);
	uint32_t port;
	int err = check_reset(m, caller, d, r);

	if (err != 0)
		return leave(m, err);
	port = hnl_event_next_port(d, r->port, true);
	if (port < limit_of(d)) {
		hnl_event_close(m, d, port);
		r->port = port + 1;
		return leave(m, 0);
	}
	r->port = 0;
	d->ticket = 0;
	if (d->n_used != 0)
		return leave(m, -HNL_EBUSY);
	hnl_event_leave_fifo(m, d);
	return leave(m, 0);
}

const struct hnl_event_ops hnl_event_model_ops = {
	.alloc_unbound = alloc_unbound,
	.bind_interdomain = bind_interdomain,
	.bind_virq = bind_virq,
	.bind_pirq = bind_pirq,
	.bind_ipi = bind_ipi,
	.close = close_one,
	.send = send_event,
	.status = tell_status,
	.bind_vcpu = move_to_vcpu,
	.unmask = unmask_port,
	.reset = reset_one,
	.init_control = give_control,
	.expand_array = add_array_page,
	.set_priority = choose_queue,
};
