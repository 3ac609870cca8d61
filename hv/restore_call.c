/* SPDX-License-Identifier: MIT */
/*
 * Records of what a domain is in the middle of: calls in flight, with their
 * bytes, the places for more, events that wait, groups, counters.
 *
 * Invariant: a slot is RUNNING from its record to its last byte, and no other
 * record is taken meanwhile; the pool's promises hold from then on.
 */
#include "mailbox.h"
#include "restore.h"

/* ---- calls ---- */

/* Where it came by: a ring that there is, or a vCPU whose CALL it is. */
static int check_origin(struct record *c, const struct hnl_state_call_ntf *e)
{
	const struct hnl_domain *d = c->d;
	const struct direct_state *v;
	bool held = e->state == HNL_STATE_CALL_STATE_HELD;

	if (HNL_HAS(e, HNL_STATE_CALL_NTF_RING)) {
		if (e->ring < d->n_rings && d->ring[e->ring].live && !held)
			return 0;
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
					  HNL_STATE_A_CALL_RING);
	}
	if (!HNL_HAS(e, HNL_STATE_CALL_NTF_VCPU) || e->vcpu >= d->n_vcpus ||
	    e->state == HNL_STATE_CALL_STATE_READY)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
					  HNL_STATE_A_CALL_VCPU);
	v = &d->direct[e->vcpu];
	if (v->live && v->slot == HNL_NONE &&
	    hnl_align(e->length) <= v->regs.request_len - v->taken)
		return 0;
	return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_STATE,
				  HNL_STATE_A_CALL_VCPU);
}

/* No call waits for its turn that has neither begun nor is to end. */
static bool has_reason_to_wait(const struct hnl_state_call_ntf *e)
{
	return e->state == HNL_STATE_CALL_STATE_FORWARDED ||
	       HNL_HAS(e, HNL_STATE_CALL_NTF_STARTED) ||
	       HNL_HAS(e, HNL_STATE_CALL_NTF_CANCEL) ||
	       HNL_HAS(e, HNL_STATE_CALL_NTF_LOST) ||
	       HNL_HAS(e, HNL_STATE_CALL_NTF_PEER_ERROR);
}

static int check_call(struct record *c, const struct hnl_state_call_ntf *e)
{
	const struct hnl_domain *d = c->d;
	uint32_t i = (uint32_t)(e->token & 0xffff);
	size_t blocks =
		hnl_pool_blocks(e->length) + hnl_pool_blocks(e->reply_length);

	if (i >= d->n_slots)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_CALLS, i + 1,
					     d->n_slots,
					     HNL_STATE_A_CALL_TOKEN);
	if (d->slot[i].state != CALL_FREE)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
					  HNL_STATE_A_CALL_TOKEN);
	if (e->length > d->hv->max_message)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_MESSAGE,
					     e->length, d->hv->max_message,
					     HNL_STATE_A_CALL_LENGTH);
	if (blocks > d->pool.unpromised)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_CALL_BYTES,
					     blocks, d->pool.unpromised,
					     HNL_STATE_A_CALL_LENGTH);
	if (!has_reason_to_wait(e))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_STATE,
					  HNL_STATE_A_CALL_STATE);
	return check_origin(c, e);
}

static uint8_t flags_of(const struct hnl_state_call_ntf *e)
{
	unsigned int flags = 0;

	if (HNL_HAS(e, HNL_STATE_CALL_NTF_STARTED))
		flags |= SLOT_STARTED;
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_CANCEL))
		flags |= SLOT_CANCEL;
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_CHANGED))
		flags |= SLOT_CHANGED;
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_PEER_ERROR))
		flags |= SLOT_ANSWERED;
	/* The peer may have acted; who knows what it would answer. */
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_LOST) ||
	    e->state == HNL_STATE_CALL_STATE_FORWARDED)
		flags |= SLOT_LOST;
	return (uint8_t)flags;
}

static void fill_place(struct slot *s, const struct hnl_state_call_ntf *e)
{
	s->cursor[0] = s->cursor[1] = 0;
	if (s->flags & SLOT_ANSWERED) {
		s->peer.answer.err = e->peer_error;
		s->peer.answer.reason =
			HNL_HAS(e, HNL_STATE_CALL_NTF_PEER_REASON) ?
				e->peer_reason : HNL_REASON_PEER;
	}
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_CURSOR))
		s->cursor[0] = e->cursor;
	if (HNL_HAS(e, HNL_STATE_CALL_NTF_CURSOR_WITHIN))
		s->cursor[1] = e->cursor_within;
}

int hnl_restore_call(struct record *c)
{
	struct hnl_state_call_ntf e;
	struct slot *s;
	int err = DECODE(c, call, &e);

	if (err == 0)
		err = check_call(c, &e);
	if (err != 0)
		return err;
	c->r->object = (uint16_t)(e.token & 0xffff);
	s = &c->d->slot[c->r->object];
	s->generation = (uint32_t)(e.token >> 16);
	s->state = CALL_RUNNING;
	s->ring = SLOT_DIRECT;
	if (HNL_HAS(&e, HNL_STATE_CALL_NTF_RING))
		s->ring = (uint16_t)e.ring;
	else
		s->next = (uint16_t)e.vcpu;
	s->len = e.length;
	s->reply_len = e.reply_length;
	s->units = e.units;
	s->flags = flags_of(&e);
	fill_place(s, &e);
	c->r->left[0] = e.length;
	c->r->left[1] = e.reply_length;
	c->r->block = HNL_NONE;
	c->d->sealed = true;
	return 0;
}

/* What it needs here; and if it cannot go on here, it is to end. */
static size_t blocks_needed(struct record *c, uint16_t i)
{
	struct slot *s = &c->d->slot[i];
	size_t reply = 0;

	if (!(s->flags & SLOT_LOST) &&
	    !hnl_flight_can_go_on(c->cpu, c->d, i, &reply))
		s->flags |= SLOT_LOST;
	if (s->flags & SLOT_LOST) {
		hnl_pool_give_back(&c->d->pool, &s->reply);
		s->reply_len = 0;
		reply = 0;
		c->r->report.calls_lost++;
		if (s->ring != SLOT_DIRECT)
			hnl_restore_ready(c->d, s->ring);
	}
	return hnl_pool_blocks(s->len) + hnl_pool_blocks(reply);
}

static void put_in_flight(struct hnl_domain *d, uint16_t i, size_t blocks)
{
	struct slot *s = &d->slot[i];

	s->promised = (uint16_t)blocks;
	hnl_calls_count(d, s);
	if (s->ring != SLOT_DIRECT) {
		hnl_calls_append(d, &d->ring[s->ring], i);
		return;
	}
	s->state = CALL_HELD;
	d->direct[s->next].slot = i;
}

/* What is left to this ring of the quota: more than its own it has of that. */
static size_t ring_bytes(struct record *c, uint32_t ring, size_t blocks)
{
	const struct hnl_domain *d = c->d;
	size_t has = d->ring[ring].lane.promised, own = d->ring[ring].own;
	size_t most = d->pool.n - HNL_RESERVED_BLOCKS - d->n_rings * own;
	size_t used = c->r->ring_blocks - d->pool.own;

	if (has + blocks <= own)
		return blocks;
	used += has <= own ? has : 0;
	return used < most ? most - used : 0;
}

/* Rings leave to CALLs what is theirs here too. */
static int check_quota(struct record *c, uint16_t i, size_t blocks)
{
	const struct hnl_domain *d = c->d;
	size_t slots = d->n_slots - HNL_RESERVED_SLOTS;
	size_t bytes = d->pool.unpromised;

	if (d->slot[i].ring != SLOT_DIRECT)
		bytes = ring_bytes(c, d->slot[i].ring, blocks);
	if (d->slot[i].ring != SLOT_DIRECT && c->r->ring_calls == slots)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_CALLS,
					     slots + 1, slots, 0);
	if (bytes > d->pool.unpromised)
		bytes = d->pool.unpromised;
	if (blocks > bytes)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_CALL_BYTES,
					     blocks, bytes, 0);
	if (d->slot[i].ring == SLOT_DIRECT)
		return 0;
	c->r->ring_calls++;
	c->r->ring_blocks = (uint16_t)(c->r->ring_blocks + blocks);
	return 0;
}

/* All bytes of a call are there. */
static int end_call(struct record *c)
{
	struct hnl_domain *d = c->d;
	uint16_t i = c->r->object;
	uint8_t *msg = c->cpu->copy;
	uint32_t len = d->slot[i].len;
	struct hnl_msg m;
	size_t blocks;
	int err;

	hnl_pool_read(&d->pool, d->slot[i].msg, msg, len);
	m = hnl_msg_at(msg, len, 0);
	if (m.reason != HNL_REASON_NONE || m.end != len ||
	    m.head.type < HNL_FAMILY_MIN)
		return hnl_restore_refuse(c, HNL_EINVAL,
					  m.reason != HNL_REASON_NONE
						  ? m.reason
						  : HNL_REASON_LENGTH,
					  0);
	blocks = blocks_needed(c, i);
	err = check_quota(c, i, blocks);
	if (err == 0)
		put_in_flight(d, i, blocks);
	return err;
}

/* ---- free slots ---- */

static void list_free(struct hnl_restore *r, uint16_t i)
{
	struct hnl_domain *d = r->domain;

	d->slot[i].flags = SLOT_LISTED;
	d->slot[i].next = HNL_NONE;
	if (r->free_tail == HNL_NONE)
		d->free_slot = i;
	else
		d->slot[r->free_tail].next = i;
	r->free_tail = i;
}

/* Of those that this domain does not have none is missed. */
int hnl_restore_slots(struct record *c)
{
	struct hnl_state_slots_ntf e;
	struct hnl_state_slot slot;
	struct hnl_domain *d = c->d;
	int err = DECODE(c, slots, &e);
	uint32_t at;

	for (at = 0; err == 0 && at < e.slot.n; at += HNL_STATE_SLOT_SIZE) {
		hnl_state_slot_load(e.slot.p + at, &slot);
		if (slot.slot >= d->n_slots)
			continue;
		if (d->slot[slot.slot].state != CALL_FREE ||
		    d->slot[slot.slot].flags != 0)
			return hnl_restore_refuse(c, HNL_EINVAL,
						  HNL_REASON_DUPLICATE,
						  HNL_STATE_A_BYTES_SLOT);
		d->slot[slot.slot].generation = slot.generation;
		list_free(c->r, slot.slot);
	}
	return err;
}

void hnl_restore_list_rest(struct hnl_restore *r)
{
	const struct hnl_domain *d = r->domain;
	size_t i;

	for (i = 0; i < d->n_slots; i++)
		if (d->slot[i].state == CALL_FREE && d->slot[i].flags == 0)
			list_free(r, (uint16_t)i);
	/* A domain that is not sealed may be restored again. */
	for (i = 0; i < d->n_slots; i++)
		d->slot[i].flags &= (uint8_t)~SLOT_LISTED;
}

/* ---- events ---- */

int hnl_restore_mailbox(struct record *c)
{
	struct hnl_state_mailbox_ntf e;
	struct mailbox *box = c->d->mailbox;
	int err = DECODE(c, mailbox, &e);

	if (err != 0)
		return err;
	if (box == NULL)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_EVENT_BYTES,
					     1, 0, 0);
	box->lost = e.lost;
	box->lost_ever = e.lost_ever;
	c->d->listening = HNL_HAS(&e, HNL_STATE_MAILBOX_NTF_LISTENING);
	return 0;
}

int hnl_restore_event(struct record *c)
{
	struct hnl_state_event_ntf e;
	struct mailbox *box = c->d->mailbox;
	struct envelope envelope;
	uint32_t left;
	int err = DECODE(c, event, &e);

	if (err != 0)
		return err;
	left = box != NULL ? box->size - (box->tail - box->head) : 0;
	if (left < sizeof(envelope) || e.length > left - sizeof(envelope))
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_EVENT_BYTES,
					     e.length + sizeof(envelope), left,
					     HNL_STATE_A_EVENT_LENGTH);
	if (e.length > c->d->hv->reply_max)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_LENGTH,
					  HNL_STATE_A_EVENT_LENGTH);
	envelope.len = e.length;
	envelope.ring = e.ring;
	hnl_mailbox_append(c->d, &envelope, sizeof(envelope));
	c->r->left[0] = c->r->event_len = e.length;
	c->r->object = HNL_NONE;
	return 0;
}

/* All bytes of an event are there. */
static int end_event(struct record *c)
{
	struct mailbox *box = c->d->mailbox;
	uint32_t len = c->r->event_len;

	hnl_mailbox_read(c->d, box->tail - len, c->cpu->reply, len);
	if (hnl_event_check(c->cpu, c->d->hv, c->cpu->reply, len) == 0)
		return 0;
	return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_TYPE, 0);
}

int hnl_restore_member(struct record *c)
{
	struct hnl_domain *d = c->d;
	struct hnl_state_member_ntf e;
	struct membership *m;
	int err = DECODE(c, member, &e);

	if (err != 0)
		return err;
	if (e.ring >= d->n_rings || !d->ring[e.ring].live)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
					  HNL_STATE_A_EVENT_RING);
	if (!hnl_ctrl_has_group(d, e.family, e.group))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_ABSENT,
					  HNL_STATE_A_EVENT_GROUP);
	if (hnl_event_member(d, e.family, e.group) != NULL)
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_DUPLICATE,
					  HNL_STATE_A_EVENT_GROUP);
	m = hnl_event_member(d, 0, 0);
	if (m == NULL)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_GROUPS,
					     (uint64_t)d->n_members + 1,
					     d->n_members, 0);
	if (d->mailbox == NULL)
		return hnl_restore_too_small(c, HNL_RESTORE_LIMIT_EVENT_BYTES,
					     1, 0, 0);
	m->family = e.family;
	m->group = e.group;
	m->ring = e.ring;
	d->listening = true;
	return 0;
}

/* A ring that does not live hears nothing, and the next of its number neither. */
static bool is_due(const struct hnl_domain *d, const struct envelope *e,
		   const uint8_t *header)
{
	return e->ring < d->n_rings && d->ring[e->ring].live &&
	       hnl_event_is_due(d, header);
}

/* What is not known here, or waits for a group that was left, is lost. */
bool hnl_restore_sift(struct hnl_restore *r, struct hnl_cpu *cpu)
{
	struct hnl_domain *d = r->domain;
	const struct mailbox *box = d->mailbox;
	struct envelope e;
	uint32_t at;

	if (box == NULL || box->head + r->sifted == box->tail)
		return false;
	at = box->head + r->sifted;
	e = hnl_mailbox_envelope(d, at);
	hnl_mailbox_read(d, at + (uint32_t)sizeof(e), cpu->reply, HNL_MSGHDR);
	if (!is_due(d, &e, cpu->reply))
		hnl_mailbox_disown(d, at);
	r->sifted += (uint32_t)sizeof(e) + e.len;
	return true;
}

/* ---- bytes ---- */

/* n bytes more of a chain; all pieces before were whole blocks. */
static void append_block(struct hnl_restore *r, uint16_t *first,
			 const uint8_t *src, uint32_t n)
{
	struct pool *p = &r->domain->pool;
	uint16_t *at = r->block == HNL_NONE ? first : &p->link[r->block];

	hnl_pool_write(p, at, src, n);
	for (r->block = *at; p->link[r->block] != HNL_NONE;)
		r->block = p->link[r->block];
}

int hnl_restore_bytes(struct record *c)
{
	struct hnl_restore *r = c->r;
	unsigned int half = r->left[0] == 0;
	uint32_t left = r->left[half];
	struct hnl_state_bytes_ntf e;
	struct slot *s;
	int err = DECODE(c, bytes, &e);

	if (err != 0)
		return err;
	if (e.bytes.n != (left < HNL_STATE_PIECE ? left : HNL_STATE_PIECE))
		return hnl_restore_refuse(c, HNL_EINVAL, HNL_REASON_LENGTH,
					  HNL_STATE_A_BYTES_BYTES);
	r->left[half] -= e.bytes.n;
	if (r->object == HNL_NONE) {
		hnl_mailbox_append(c->d, e.bytes.p, e.bytes.n);
		return r->left[0] == 0 ? end_event(c) : 0;
	}
	s = &c->d->slot[r->object];
	append_block(r, half ? &s->reply : &s->msg, e.bytes.p, e.bytes.n);
	if (r->left[half] == 0)
		r->block = HNL_NONE;
	return (r->left[0] | r->left[1]) == 0 ? end_call(c) : 0;
}

/* ---- counters ---- */

int hnl_restore_count(struct record *c)
{
	struct hnl_domain *d = c->d;
	const struct hnl_hv *hv = d->hv;
	struct hnl_state_count_ntf e;
	struct count *count = d->count;
	int err = DECODE(c, count, &e);
	size_t i = 0;

	if (err != 0 || count == NULL)
		return err;
	if (HNL_HAS(&e, HNL_STATE_COUNT_NTF_FAMILY) &&
	    HNL_HAS(&e, HNL_STATE_COUNT_NTF_COMMAND)) {
		while (i < hv->n_services &&
		       hv->service[i].family->id != e.family)
			i++;
		if (i == hv->n_services ||
		    e.command >= hv->service[i].family->n_commands)
			return 0;
		count += 1 + hv->command_base[i] + e.command;
	}
	count->calls = e.calls;
	count->refused = e.refused;
	count->units = e.units;
	return 0;
}
