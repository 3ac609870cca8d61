/* SPDX-License-Identifier: MIT */
/*
 * Whose turn it is.
 *
 *	hv->ready_words  [ ..1.. ]		a bit a word of the map
 *	hv->ready	 [ 0 ][ 0010 ][ 0 ]	a bit a domain
 *	d->ready	 [ 01 ]			a bit a ring
 *
 * Anybody may set a bit, at any time; it is cleared before the work is looked
 * at, never after, so that nothing is forgotten. A domain is worked on by who
 * has claimed it: to claim is one exchange, and who fails leaves.
 *
 * Deficit round robin: a turn adds the budget of an entry to what the domain
 * may take, and what it took is subtracted, also what it took too much. Debts
 * are kept, savings are not: who saves could keep all others waiting.
 *
 * In a domain its ready rings come in turn. A ring whose turn it is is passed
 * over by rings of a higher priority, PASSES times at most: so a ready ring
 * waits for PASSES + 1 turns for each ring of its domain, and no longer.
 */
#include "internal.h"

#define BITS 32

/* The lowest bit that is set; word is not 0. */
static size_t lowest(uint32_t word)
{
	size_t n = 0;

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

/* The first bit set in map[0, n) at or behind from; n * BITS: none. */
static size_t next_bit(const uint32_t *map, size_t n, size_t from)
{
	size_t i = from / BITS;
	uint32_t word;

	if (i >= n)
		return n * BITS;
	word = hnl_private_load(&map[i]) & (uint32_t)~0u << from % BITS;
	while (word == 0) {
		if (++i == n)
			return n * BITS;
		word = hnl_private_load(&map[i]);
	}
	return i * BITS + lowest(word);
}

/* ---- claims ---- */

bool hnl_claim(struct hnl_domain *d)
{
	return hnl_private_swap(&d->claimed, 1) == 0;
}

/*
 * Asked again behind the claim: who ends the domain says so first and claims it
 * then, so one of the two sees the other.
 */
bool hnl_claim_whole(struct hnl_domain *d)
{
	if (hnl_private_load(&d->ending) || !hnl_claim(d))
		return false;
	if (!hnl_private_load(&d->ending))
		return true;
	hnl_release(d);
	return false;
}

/* Pairs with the exchange that claims it next. */
void hnl_release(struct hnl_domain *d)
{
	__atomic_store_n(&d->claimed, 0u, __ATOMIC_RELEASE);
}

/* ---- who is ready ---- */

static struct hnl_domain *domain_at(const struct hnl_hv *hv, size_t id)
{
	return __atomic_load_n(&hv->domain[id], __ATOMIC_ACQUIRE);
}

static bool is_registered(const struct hnl_domain *d)
{
	return d->id < d->hv->n_domains && domain_at(d->hv, d->id) == d;
}

static void mark(struct hnl_hv *hv, size_t id)
{
	size_t word = id / BITS;

	if (hnl_private_set(&hv->ready[word], 1u << id % BITS) == 0)
		(void)hnl_private_set(&hv->ready_words[word / BITS],
				      1u << word % BITS);
}

static void mark_domain(const struct hnl_domain *d)
{
	if (is_registered(d))
		mark(d->hv, d->id);
}

/*
 * For a moment the summary may lack a word that has bits: whoever unmarks must
 * come again before it may say that nobody is ready.
 */
static void unmark(struct hnl_hv *hv, size_t id)
{
	size_t word = id / BITS;
	uint32_t bit = 1u << id % BITS, summary = 1u << word % BITS;

	if (hnl_private_clear(&hv->ready[word], bit) & ~bit)
		return;
	(void)hnl_private_clear(&hv->ready_words[word / BITS], summary);
	if (hnl_private_load(&hv->ready[word]) != 0)
		(void)hnl_private_set(&hv->ready_words[word / BITS], summary);
}

void hnl_ready_ring(struct hnl_domain *d, uint32_t ring)
{
	(void)hnl_private_set(&d->ready[ring / BITS], 1u << ring % BITS);
	mark_domain(d);
}

bool hnl_is_ready(const struct hnl_domain *d, uint32_t ring)
{
	return (hnl_private_load(&d->ready[ring / BITS]) >> ring % BITS) & 1;
}

void hnl_ready_starved(struct hnl_domain *d)
{
	size_t i;

	if (!d->starving)
		return;
	d->starving = false;
	for (i = 0; i < d->n_rings; i++) {
		if (!d->ring[i].starved)
			continue;
		d->ring[i].starved = false;
		hnl_ready_ring(d, (uint32_t)i);
	}
}

/* ---- who listens ---- */

size_t hnl_next_listener(const struct hnl_hv *hv, size_t from)
{
	size_t i = next_bit(hv->listening, ((size_t)hv->n_domains + BITS - 1) /
			    BITS, from);

	return i < hv->n_domains ? i : hv->n_domains;
}

void hnl_listen(struct hnl_domain *d, bool listens)
{
	uint32_t bit = 1u << d->id % BITS;

	if (!is_registered(d))
		return;
	if (listens)
		(void)hnl_private_set(&d->hv->listening[d->id / BITS], bit);
	else
		(void)hnl_private_clear(&d->hv->listening[d->id / BITS], bit);
}

/* ---- who there is ---- */

void hnl_register(struct hnl_hv *hv, struct hnl_domain *d)
{
	if (d->id < hv->n_domains)
		__atomic_store_n(&hv->domain[d->id], d, __ATOMIC_RELEASE);
}

void hnl_unregister(struct hnl_domain *d)
{
	if (!is_registered(d))
		return;
	hnl_listen(d, false);
	__atomic_store_n(&d->hv->domain[d->id], (struct hnl_domain *)NULL,
			 __ATOMIC_RELEASE);
}

/* ---- a domain's rings ---- */

static size_t ring_words(const struct hnl_domain *d)
{
	return ((size_t)d->n_rings + BITS - 1) / BITS;
}

void hnl_rank_ring(struct hnl_domain *d, uint32_t ring, uint8_t priority)
{
	uint32_t *plane = d->ready + ring_words(d) + ring / BITS;
	size_t k;

	d->ring[ring].priority = priority;
	for (k = 0; k < HNL_PRIORITY_BITS; k++, plane += ring_words(d))
		*plane = (*plane & ~(1u << ring % BITS)) |
			 (uint32_t)(priority >> k & 1) << ring % BITS;
}

/* Rings of word i of the map that have this priority. */
static uint32_t of_priority(const struct hnl_domain *d, size_t i,
			    unsigned int priority)
{
	const uint32_t *plane = d->ready + ring_words(d) + i;
	uint32_t word = ~(uint32_t)0;
	size_t k;

	for (k = 0; k < HNL_PRIORITY_BITS; k++, plane += ring_words(d))
		word &= priority >> k & 1 ? *plane : ~*plane;
	return word;
}

/* The first ready ring of a priority at or behind from; BITS * words: none. */
static size_t next_of(const struct hnl_domain *d, unsigned int priority,
		      size_t from)
{
	size_t i = from / BITS, n = ring_words(d);
	uint32_t word, mask = (uint32_t)~0u << from % BITS;

	for (; i < n; i++, mask = ~(uint32_t)0) {
		word = hnl_private_load(&d->ready[i]) & mask &
		       of_priority(d, i, priority);
		if (word != 0)
			return i * BITS + lowest(word);
	}
	return n * BITS;
}

/* A ready ring above this priority, of the highest there is; n_rings: none. */
static size_t find_above(const struct hnl_domain *d, unsigned int priority)
{
	unsigned int p;
	size_t i;

	for (p = HNL_PRIORITY_MAX; p > priority; p--) {
		i = next_of(d, p, d->next_first);
		if (i >= d->n_rings)
			i = next_of(d, p, 0);
		if (i < d->n_rings)
			return i;
	}
	return d->n_rings;
}

/* How often the ring whose turn it is may be passed over. */
#define PASSES 3

/* i is next in turn: it, or who goes first. */
static size_t choose(struct hnl_domain *d, size_t i)
{
	size_t first = d->n_rings;

	if (d->passed < PASSES)
		first = find_above(d, d->ring[i].priority);
	if (first < d->n_rings) {
		d->passed++;
		d->next_first = (uint16_t)(first + 1);
		return first;
	}
	d->passed = 0;
	d->next_ring = (uint16_t)(i + 1);
	return i;
}

/* The ready ring whose turn it is, not ready any more; n_rings: none is. */
static size_t take_ring(struct hnl_domain *d)
{
	size_t n = ring_words(d), i = next_bit(d->ready, n, d->next_ring);

	if (i >= d->n_rings)
		i = next_bit(d->ready, n, 0);
	if (i >= d->n_rings)
		return d->n_rings;
	i = choose(d, i);
	(void)hnl_private_clear(&d->ready[i / BITS], 1u << i % BITS);
	return i;
}

/* ---- turns ---- */

/* To look at a ring is a unit, whatever is found. */
static void serve_ring(struct hnl_cpu *cpu, struct hnl_domain *d, size_t i)
{
	struct batch *batch = hnl_dispatch_begin(cpu, d, (uint32_t)i);
	struct ring_state *r = &d->ring[i];

	batch->used = 1;
	batch->budget = (uint32_t)d->deficit;
	if (r->live && hnl_ring_serve(batch, r) == -HNL_EAGAIN && !r->starved)
		hnl_ready_ring(d, (uint32_t)i);
	d->deficit -= (int32_t)batch->used;
}

/* Each ready ring once, as long as there is time. */
static void serve_domain(struct hnl_cpu *cpu, struct hnl_domain *d)
{
	int32_t most = (int32_t)d->hv->budget;
	size_t i, n;

	d->deficit = d->deficit < 0 ? d->deficit + most : most;
	for (n = d->n_rings; n != 0 && d->deficit > 0; n--) {
		i = take_ring(d);
		if (i == d->n_rings)
			break;
		serve_ring(cpu, d, i);
	}
	if (d->deficit > 0)
		d->deficit = 0;
	if (next_bit(d->ready, ring_words(d), 0) < d->n_rings)
		mark_domain(d);
}

/* A ready domain at or behind from, by both levels of the map. */
static size_t next_domain(const struct hnl_hv *hv, size_t from)
{
	size_t words = ((size_t)hv->n_domains + BITS - 1) / BITS;
	size_t word = from / BITS, in;

	if (word < words) {
		in = next_bit(hv->ready + word, 1, from % BITS);
		if (in < BITS)
			return word * BITS + in;
	}
	word = next_bit(hv->ready_words, (words + BITS - 1) / BITS, word + 1);
	if (word >= words)
		return hv->n_domains;
	return word * BITS + next_bit(hv->ready + word, 1, 0);
}

/* Nobody has this id any more; or again, while its bit was cleared. */
static void forget(struct hnl_hv *hv, size_t id)
{
	unmark(hv, id);
	if (domain_at(hv, id) != NULL)
		mark(hv, id);
}

/* Nobody will serve it soon; a reset leaves no ring that could be ready. */
static bool is_off(const struct hnl_domain *d)
{
	return hnl_private_load(&d->frozen) || hnl_private_load(&d->ending);
}

static void give_turn(struct hnl_cpu *cpu, struct hnl_hv *hv, size_t id)
{
	struct hnl_domain *d = domain_at(hv, id);

	if (d == NULL) {
		forget(hv, id);
	} else if (hnl_claim_whole(d)) {
		unmark(hv, id);
		hnl_forward_look(d);
		serve_domain(cpu, d);
		hnl_release(d);
	} else if (is_off(d)) {
		/*
		 * Marked again when it is thawed, maybe just now; or another
		 * one has its number by now, and was marked.
		 */
		unmark(hv, id);
		if (!is_off(d) || domain_at(hv, id) != d)
			mark(hv, id);
	}
}

/* hv->next: the id below NEXT_COUNT, above it a count that tells turns apart. */
#define NEXT_COUNT 0x10000u

bool hnl_hv_serve(struct hnl_cpu *cpu, struct hnl_hv *hv)
{
	uint32_t next = hnl_private_load(&hv->next);
	size_t id = next_domain(hv, next % NEXT_COUNT);

	if (id >= hv->n_domains)
		id = next_domain(hv, 0);
	if (id >= hv->n_domains)
		return false;
	/* Who comes second to this turn takes another one. */
	if (hnl_private_replace(&hv->next, next,
				next - next % NEXT_COUNT + NEXT_COUNT +
					(uint32_t)id + 1))
		give_turn(cpu, hv, id);
	return true;
}
