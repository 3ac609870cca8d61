/* SPDX-License-Identifier: MIT */
/*
 * Who is told what it has not asked for.
 *
 *	hnl_hv_tell() --> each listener: granted? in the group? may hear it?
 *				--> its mailbox, for the ring that joined
 *
 * Invariant: an event is put only for a ring that is a member of its group. Who
 * told it and counts on an answer is told when none can come any more: it was
 * lost, or its listener has gone.
 */
#include "mailbox.h"
#include "hnl_ctrl.h"

/* ---- telling ---- */

struct membership *hnl_event_member(const struct hnl_domain *d,
				    uint16_t family, uint8_t group)
{
	size_t i;

	for (i = 0; i < d->n_members; i++)
		if (d->member[i].group == group &&
		    d->member[i].family == family)
			return &d->member[i];
	return NULL;
}

/* True: it waits for a ring. Who lost it is owed an overrun. */
static bool tell_domain(struct hnl_domain *d, uint16_t family, uint8_t group,
			const uint8_t *event, size_t len)
{
	const struct membership *m;
	uint32_t ring = HNL_RING_DIRECT;
	bool told = false;

	hnl_mailbox_lock(d);
	m = hnl_event_member(d, family, group);
	if (m != NULL) {
		ring = m->ring;
		told = hnl_mailbox_put(d, ring, event, len);
	}
	hnl_mailbox_unlock(d);
	if (ring != HNL_RING_DIRECT)
		hnl_ready_ring(d, ring);
	return told;
}

static bool may_hear(const struct hnl_domain *d,
		     const struct hnl_family *family, uint8_t group,
		     uint16_t about)
{
	const struct hnl_hv_port *port = d->hv->port;

	if (about == d->id)
		return true;
	return port->hears != NULL &&
	       port->hears(d->host, family, group, about);
}

/* The event's command, of service *i; NULL: hv knows no such event. */
static const struct hnl_command *event_of(const struct hnl_hv *hv,
					  uint16_t type, uint8_t cmd, size_t *i)
{
	const struct hnl_family *family;
	const struct hnl_command *c;

	for (*i = 0; *i < hv->n_services; ++*i) {
		family = hv->service[*i].family;
		if (family->id != type || cmd >= family->n_commands)
			continue;
		c = &family->command[cmd];
		return c->flags & HNL_COMMAND_EVENT ? c : NULL;
	}
	return NULL;
}

/* It joined the group for another event of it, perhaps. */
static bool is_granted(const struct hnl_domain *d, size_t service,
		       const struct hnl_command *c)
{
	return (hnl_domain_grants(d, service) >> c->feature) & 1;
}

unsigned int hnl_hv_tell(struct hnl_hv *hv, uint16_t about,
			 const uint8_t *event, size_t len)
{
	struct hnl_msg m = hnl_msg_at(event, len, 0);
	size_t i, service;
	const struct hnl_command *c = event_of(hv, m.head.type, m.head.cmd,
					       &service);
	struct hnl_domain *d;
	unsigned int told = 0;

	if (c == NULL || m.reason != HNL_REASON_NONE || m.next != len ||
	    len > c->reply_bound)
		return 0;
	for (i = hnl_next_listener(hv, 0); i < hv->n_domains;
	     i = hnl_next_listener(hv, i + 1)) {
		d = __atomic_load_n(&hv->domain[i], __ATOMIC_ACQUIRE);
		if (d != NULL && is_granted(d, service, c) &&
		    may_hear(d, hv->service[service].family, c->group, about))
			told += tell_domain(d, m.head.type, c->group, event,
					    len);
	}
	return told;
}

void hnl_event_own(struct hnl_domain *d, uint8_t group, const uint8_t *event,
		   size_t len)
{
	if (d->listening)
		(void)tell_domain(d, HNL_CTRL_FAMILY, group, event, len);
}

void hnl_event_progress(struct batch *batch, uint16_t slot, uint32_t seq)
{
	struct hnl_domain *d = batch->d;
	const struct slot *s = &d->slot[slot];
	struct hnl_ctrl_call_progress_ntf e;
	struct hnl_builder *b = &batch->cpu->b;

	hnl_ctrl_call_progress_ntf_init(&e);
	hnl_ctrl_call_progress_ntf_set_token(&e, hnl_calls_token(d, slot));
	if (s->ring != SLOT_DIRECT)
		hnl_ctrl_call_progress_ntf_set_ring(&e, s->ring);
	hnl_ctrl_call_progress_ntf_set_seq(&e, seq);
	hnl_ctrl_call_progress_ntf_set_units(&e, s->units);
	hnl_builder_init(b, batch->cpu->reply, batch->cpu->reply_size);
	hnl_ctrl_call_progress_ntf_encode(b, 0, 0, 0, &e);
	hnl_event_own(d, HNL_CTRL_GROUP_PROGRESS, b->buf, b->len);
}

static bool hears(const struct hnl_hears *h, uint16_t about)
{
	return may_hear(h->domain, h->family, h->group, about);
}

/*
 * Who told it counts on an answer. Without the lock: its service has its own.
 * It was put, or checked by a restore: so it is whole.
 */
void hnl_event_lost(const struct hnl_domain *d, const uint8_t *event,
		    size_t len)
{
	struct hnl_hears h = { hears, d, NULL, 0 };
	const struct hnl_command *c;
	const struct hnl_service *s;
	size_t i;

	c = event_of(d->hv, hnl_load_le16(event + 4), event[16], &i);
	if (c == NULL || d->hv->service[i].watch == NULL)
		return;
	s = &d->hv->service[i];
	h.family = s->family;
	h.group = c->group;
	s->watch->lost(s->ctx, &h, event, len);
}

/* ---- groups ---- */

static struct membership *free_member(const struct hnl_domain *d)
{
	return hnl_event_member(d, 0, 0);
}

/*
 * It may have been told what it answers no more, though it listens no more. Who
 * looks for that looks at each domain.
 */
static void tell_gone(struct hnl_domain *d, const struct membership *m)
{
	struct hnl_hears h = { hears, d, NULL, m->group };
	const struct hnl_hv *hv = d->hv;
	const struct hnl_service *s;
	size_t i;

	for (i = 0; m->group != 0 && i < hv->n_services; i++) {
		s = &hv->service[i];
		h.family = s->family;
		if (s->family->id != m->family || s->watch == NULL)
			continue;
		s->watch->gone(s->ctx, &h);
		d->mailbox->looks += hv->n_domains;
	}
}

void hnl_event_pay(struct hnl_call *call)
{
	struct mailbox *box = call->domain->mailbox;
	uint32_t units = box != NULL ? box->looks / HNL_LOOKS_A_UNIT : 0;

	units = units < call->budget ? units : call->budget;
	call->budget -= units;
	if (box != NULL)
		box->looks -= units * HNL_LOOKS_A_UNIT;
}

bool hnl_event_join(struct hnl_domain *d, uint16_t family, uint8_t group,
		    uint32_t ring)
{
	struct membership *m = hnl_event_member(d, family, group), was;

	if (m == NULL)
		m = free_member(d);
	if (m == NULL || d->mailbox == NULL)
		return false;
	was = *m;
	hnl_mailbox_lock(d);
	m->family = family;
	m->group = group;
	m->ring = ring;
	hnl_mailbox_unlock(d);
	if (!d->listening)
		hnl_listen(d, true);
	d->listening = true;
	/* What waits for the ring of before may end with it. */
	if (was.group != 0 && was.ring != ring)
		tell_gone(d, &was);
	return true;
}

static void leave(struct hnl_domain *d, struct membership *m)
{
	struct membership was = *m;

	hnl_mailbox_lock(d);
	memset(m, 0, sizeof(*m));
	hnl_mailbox_unlock(d);
	tell_gone(d, &was);
}

bool hnl_event_leave(struct hnl_domain *d, uint16_t family, uint8_t group)
{
	struct membership *m = hnl_event_member(d, family, group);

	if (m != NULL)
		leave(d, m);
	return m != NULL;
}

void hnl_event_leave_ring(struct hnl_domain *d, uint32_t ring)
{
	size_t i;

	for (i = 0; i < d->n_members; i++)
		if (d->member[i].group != 0 && d->member[i].ring == ring)
			leave(d, &d->member[i]);
	if (d->mailbox != NULL)
		hnl_mailbox_forget(d, ring);
}

static void set_deaf(struct hnl_domain *d, uint32_t ring, bool deaf)
{
	hnl_mailbox_lock(d);
	d->ring[ring].hearing.deaf = deaf;
	hnl_mailbox_unlock(d);
}

void hnl_event_hear_ring(struct hnl_domain *d, uint32_t ring)
{
	if (d->mailbox != NULL)
		set_deaf(d, ring, false);
}

void hnl_event_lapse_ring(struct hnl_domain *d, uint32_t ring)
{
	size_t i;

	if (d->mailbox == NULL)
		return;
	set_deaf(d, ring, true);
	for (i = 0; i < d->n_members; i++)
		if (d->member[i].ring == ring)
			tell_gone(d, &d->member[i]);
}

void hnl_event_forget(struct hnl_domain *d)
{
	size_t i;

	if (d->mailbox == NULL)
		return;
	hnl_listen(d, false);
	for (i = 0; i < d->n_members; i++)
		leave(d, &d->member[i]);
	hnl_mailbox_empty(d);
	d->listening = false;
}

/* ---- restore ---- */

int hnl_event_check(struct hnl_cpu *cpu, const struct hnl_hv *hv,
		    const uint8_t *event, size_t len)
{
	struct hnl_msg m = hnl_msg_at(event, len, 0);
	const struct hnl_command *c;
	size_t service;

	if (m.reason != HNL_REASON_NONE || m.next != len)
		return -HNL_EINVAL;
	c = event_of(hv, m.head.type, m.head.cmd, &service);
	if (c == NULL)
		return 0;
	if (len > c->reply_bound)
		return -HNL_EINVAL;
	hnl_extack_clear(&cpu->x);
	hnl_decoder_init(&cpu->decoder, HNL_GRANT_ALL, HNL_MODE_REPLY);
	cpu->decoder.schema = hv->service[service].family->schema;
	if (hnl_policy_decode(&cpu->decoder, c->reply, event, len, m.body, NULL,
			      &cpu->x) != 0)
		return -HNL_EINVAL;
	return 0;
}

bool hnl_event_is_due(const struct hnl_domain *d, const uint8_t *event)
{
	const struct hnl_command *c;
	uint16_t family = hnl_load_le16(event + 4);
	size_t service;

	c = event_of(d->hv, family, event[16], &service);
	return c != NULL && hnl_event_member(d, family, c->group) != NULL;
}
