/* SPDX-License-Identifier: MIT */
/*
 * Pending events in the guest's pages (xen/xen.h, xen/event_channel.h).
 *
 *	two levels	shared info page, u64 words
 *		   0	vcpu_info[32], 64 bytes each: upcall pending u8 at 0,
 *			selector at 8, a bit a word of the next
 *		2048	evtchn_pending[64], a bit a port
 *		2560	evtchn_mask[64]
 *
 *	FIFO		control block of a vCPU: ready u32, reserved u32,
 *			head u32 of each of 16 queues
 *			event array: u32 a port
 *			| PENDING | MASKED | LINKED | BUSY | 0 | link 16:0 |
 *
 * All are used as little-endian u32 words: a bit of a u64 is a bit of one of
 * its halves. The guest may write any of them at any time. So each change is
 * one of TRIES at most (XSA-295), nothing that is read is an index, and the
 * tails of the queues are private. A guest that fights for its own word loses
 * its own event.
 */
#include "events.h"

#define TRIES 64u

#define VCPU_INFO ((size_t)HNL_EVENT_VCPU_INFO_SIZE)
#define SELECTOR HNL_EVENT_VCPU_INFO_SELECTOR
#define PENDING_WORDS HNL_EVENT_SHARED_INFO_PENDING
#define MASK_WORDS HNL_EVENT_SHARED_INFO_MASK
#define READY 0
#define HEAD HNL_EVENT_CONTROL_HEAD

#define PENDING HNL_EVENT_WORD_PENDING
#define MASKED HNL_EVENT_WORD_MASKED
#define LINKED HNL_EVENT_WORD_LINKED
#define BUSY HNL_EVENT_WORD_BUSY
#define LINK (HNL_EVENT_PORTS - 1u)

/* ---- words ---- */

static uint32_t *word_at(uint8_t *page, size_t offset)
{
	return (uint32_t *)(void *)(page + offset);
}

/* Word of a bit map that begins at offset. */
static uint32_t *map_word(uint8_t *page, size_t offset, uint32_t bit)
{
	return word_at(page, offset + (size_t)bit / 32 * 4);
}

static uint32_t map_bit(uint32_t bit)
{
	return (uint32_t)1 << bit % 32;
}

/* True: the bit was clear, and is set now by us. */
static bool set_bit(uint32_t *word, uint32_t bit)
{
	uint32_t seen = hnl_load_relaxed(word);
	unsigned int i;

	for (i = 0; i < TRIES && !(seen & bit); i++)
		if (hnl_try_change(word, &seen, seen | bit))
			return true;
	return false;
}

/* True: at least one of the bits was set, and all are cleared now by us. */
static bool clear_bits(uint32_t *word, uint32_t bits)
{
	uint32_t seen = hnl_load_relaxed(word);
	unsigned int i;

	for (i = 0; i < TRIES && (seen & bits); i++)
		if (hnl_try_change(word, &seen, seen & ~bits))
			return true;
	return false;
}

static void mark_upcall(struct hnl_event_model *m, struct hnl_event_domain *d,
			uint16_t vcpu)
{
	if (set_bit(word_at(d->shared, vcpu * VCPU_INFO), 1))
		m->upcall(m->host, d->id, vcpu);
}

/* ---- two levels ---- */

static void select_word(struct hnl_event_model *m, struct hnl_event_domain *d,
			uint32_t port)
{
	uint16_t vcpu = d->channel[port].vcpu;
	uint8_t *info = d->shared + vcpu * VCPU_INFO;

	if (set_bit(map_word(info, SELECTOR, port / 64), map_bit(port / 64)))
		mark_upcall(m, d, vcpu);
}

static void raise_two_level(struct hnl_event_model *m,
			    struct hnl_event_domain *d, uint32_t port)
{
	uint32_t bit = map_bit(port);

	if (!set_bit(map_word(d->shared, PENDING_WORDS, port), bit))
		return;
	/* Pending, then mask. The guest: mask, then pending. */
	hnl_fence();
	if (!(hnl_load_relaxed(map_word(d->shared, MASK_WORDS, port)) & bit))
		select_word(m, d, port);
}

static void unmask_two_level(struct hnl_event_model *m,
			     struct hnl_event_domain *d, uint32_t port)
{
	uint32_t *pending = map_word(d->shared, PENDING_WORDS, port);
	uint32_t bit = map_bit(port);

	if (!clear_bits(map_word(d->shared, MASK_WORDS, port), bit))
		return;
	/* Mask, then pending: another processor raises the other way round. */
	hnl_fence();
	if (hnl_load_relaxed(pending) & bit)
		select_word(m, d, port);
}

void hnl_event_carry_over(struct hnl_event_domain *d)
{
	uint32_t end = limit_of(d), port;
	uint32_t *word;

	for (port = hnl_event_next_port(d, 1, true); port < end;
	     port = hnl_event_next_port(d, port + 1, true)) {
		word = map_word(d->shared, PENDING_WORDS, port);
		d->channel[port].pending = clear_bits(word, map_bit(port));
	}
}

/* ---- FIFO ---- */

/* NULL: the guest has not given the page yet. */
static uint32_t *event_word(const struct hnl_event_domain *d, uint32_t port)
{
	uint32_t i = port / PORTS_A_PAGE;

	if (i >= d->n_array)
		return NULL;
	return map_word(d->array[hnl_clamp_index(i, d->n_array)].page, 0,
			port % PORTS_A_PAGE * 32);
}

/*
 * Sets PENDING, and LINKED as well if the event is to be queued: it is neither
 * masked nor queued, and its vCPU has queues. True: it is to be, by us.
 */
static bool claim(uint32_t *word, bool has_queues)
{
	uint32_t seen = hnl_load_relaxed(word), next;
	unsigned int i;
	bool queue;

	for (i = 0; i < TRIES; i++) {
		queue = has_queues && !(seen & (MASKED | LINKED));
		next = seen | PENDING;
		if (queue)
			next = (next & ~LINK) | LINKED;
		if (next == seen || hnl_try_change(word, &seen, next))
			return queue;
	}
	return false;
}

/*
 * Links the last event of a queue to the next one. False: it is not in the
 * queue any more, which is empty. While BUSY is set a guest does not unmask, so
 * that it can be in the way a few times only; one that does not keep to it
 * loses the event.
 */
static bool link_to(uint32_t *word, uint32_t port)
{
	uint32_t seen = hnl_load_relaxed(word);
	unsigned int i;

	for (i = 0; i < TRIES && (seen & LINKED); i++) {
		if (hnl_try_change(word, &seen, (seen & ~(BUSY | LINK)) | port))
			return true;
		if (i == 0) {
			(void)set_bit(word, BUSY);
			seen = hnl_load_relaxed(word);
		}
	}
	(void)clear_bits(word, BUSY);
	return (seen & LINKED) != 0;
}

/* The port's word says LINKED; nothing links to it yet. */
static void enqueue(struct hnl_event_model *m, struct hnl_event_domain *d,
		    uint32_t port)
{
	struct channel *c = &d->channel[port];
	struct vcpu *v = &d->vcpu[c->vcpu];
	uint32_t *last = &d->vcpu[c->last_vcpu].tail[c->last_priority];
	uint32_t *tail = &v->tail[c->priority];
	bool linked;

	/* The guest took the last one of a queue: that is empty. */
	if (*last == port)
		*last = 0;
	c->last_vcpu = c->vcpu;
	c->last_priority = c->priority;
	linked = *tail != 0 && link_to(event_word(d, *tail), port);
	*tail = port;
	if (linked)
		return;
	/* Pairs with the guest's load of head after it took the ready bit. */
	hnl_store_release(word_at(v->control, HEAD + 4u * c->priority), port);
	if (set_bit(word_at(v->control, READY), map_bit(c->priority)))
		mark_upcall(m, d, c->vcpu);
}

static void raise_fifo(struct hnl_event_model *m, struct hnl_event_domain *d,
		       uint32_t port)
{
	uint32_t *word = event_word(d, port);
	struct channel *c = &d->channel[port];

	c->pending = word == NULL;
	if (word != NULL && claim(word, d->vcpu[c->vcpu].control != NULL))
		enqueue(m, d, port);
}

static void unmask_fifo(struct hnl_event_model *m, struct hnl_event_domain *d,
			uint32_t port)
{
	uint32_t *word = event_word(d, port);

	if (word == NULL)
		return;
	(void)clear_bits(word, MASKED);
	if (hnl_load_relaxed(word) & PENDING)
		raise_fifo(m, d, port);
}

/* ---- either form ---- */

void hnl_event_raise(struct hnl_event_model *m, struct hnl_event_domain *d,
		     uint32_t port)
{
	/* What the event is about, then pending. The guest: the other way. */
	hnl_fence();
	if (d->fifo)
		raise_fifo(m, d, port);
	else
		raise_two_level(m, d, port);
}

void hnl_event_unmask(struct hnl_event_model *m, struct hnl_event_domain *d,
		      uint32_t port)
{
	if (d->fifo)
		unmask_fifo(m, d, port);
	else
		unmask_two_level(m, d, port);
}

void hnl_event_clear(struct hnl_event_domain *d, uint32_t port)
{
	uint32_t *word;

	d->channel[port].pending = false;
	if (!d->fifo) {
		word = map_word(d->shared, PENDING_WORDS, port);
		(void)clear_bits(word, map_bit(port));
		return;
	}
	word = event_word(d, port);
	if (word != NULL)
		(void)clear_bits(word, PENDING);
}

bool hnl_event_is_queued(const struct hnl_event_domain *d, uint32_t port)
{
	const uint32_t *word = d->fifo ? event_word(d, port) : NULL;

	return word != NULL && (hnl_load_relaxed(word) & LINKED) != 0;
}
