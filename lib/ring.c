/* SPDX-License-Identifier: MIT */
/*
 * The ring protocol, both sides. docs/abi.md, Rings.
 *
 * Barriers, each with its pair:
 *   P1 release of prod in publish      C1 acquire of prod in ready_bytes
 *   C2 release of cons in tell         P2 acquire of cons in refresh_cons
 *   P3 fence, publish: prod | awake    C3 fence, sleep: awake | prod
 *   P4 fence, stalled: cons | awake    C4 fence, stall: awake | cons
 *   P5 fence, C3 of the other ring:    C5 fence, asked: cons | waits
 *      waits | cons
 * P3 with C3, P4 with C4, and P5 with C5, order a store before a load: at
 * least one side
 * sees the other.
 */
#include <hnl/ring.h>
#include <hnl/msg.h>

#define WORD(line, offset) (&(line)[(offset) / 4])

/*@ requires \valid_read(mem) && ring_size(mem->size);
    assigns \nothing;
    ensures \result == reach(mem->size, index);
    ensures 1 <= \result <= mem->size;
*/
static size_t to_end(const struct hnl_ring_mem *mem, uint32_t index)
{
	return mem->size - hnl_ring_place(mem, index);
}

/* Bytes at a place that are contiguous, n at most. */
/*@ requires \valid_read(mem);
    assigns \nothing;
    ensures \result <= n && (n > 0 ==> \result > 0);
    ensures mem->flat != \null ==> \result == n;
    ensures mem->flat == \null ==> at % HNL_PAGE + \result <= HNL_PAGE;
*/
static size_t piece(const struct hnl_ring_mem *mem, uint32_t at, size_t n)
{
	size_t in_page = HNL_PAGE - at % HNL_PAGE;

	return mem->flat != NULL || n < in_page ? n : in_page;
}

/*@ requires \valid_read(mem) && spans(mem) && ring_size(mem->size);
    requires n <= reach(mem->size, index);
    requires bytes(src, n) && outside(mem, src, n);
    assigns HNL_RING_BYTES((*mem));
*/
static void write_at(const struct hnl_ring_mem *mem, uint32_t index,
		     const uint8_t *src, size_t n)
{
	uint32_t at = hnl_ring_place(mem, index);
	size_t k;

	/*@ loop invariant n <= \at(n, Pre);
	    loop invariant at + n == \at(n, Pre) + mem->size -
	      reach(mem->size, index);
	    loop invariant src == \at(src, Pre) + (\at(n, Pre) - n);
	    loop assigns n, k, src, at, HNL_RING_BYTES((*mem));
	    loop variant n;
	*/
	for (; n != 0; n -= k, src += k, at += (uint32_t)k) {
		k = piece(mem, at, n);
		hnl_ring_put(mem, at, src, k);
	}
}

/*@ requires \valid_read(mem) && spans(mem) && ring_size(mem->size);
    requires n <= reach(mem->size, index);
    requires \valid(dst + (0 .. n - 1)) && outside(mem, dst, n);
    assigns dst[0 .. n - 1];
*/
static void read_at(const struct hnl_ring_mem *mem, uint32_t index,
		    uint8_t *dst, size_t n)
{
	uint32_t at = hnl_ring_place(mem, index);
	size_t k;

	/*@ loop invariant n <= \at(n, Pre);
	    loop invariant at + n == \at(n, Pre) + mem->size -
	      reach(mem->size, index);
	    loop invariant dst == \at(dst, Pre) + (\at(n, Pre) - n);
	    loop assigns n, k, dst, at, \at(dst, Pre)[0 .. \at(n, Pre) - 1];
	    loop variant n;
	*/
	for (; n != 0; n -= k, dst += k, at += (uint32_t)k) {
		k = piece(mem, at, n);
		memcpy(dst, hnl_ring_byte(mem, at), k);
	}
}

/* ---- producer ---- */

void hnl_producer_init(struct hnl_ring_producer *r,
		       const struct hnl_ring_mem *mem, uint32_t *own,
		       const uint32_t *peer)
{
	r->mem = *mem;
	r->own = own;
	r->peer = peer;
	r->prod = r->published = r->cons = 0;
	r->broken = r->asks = false;
	hnl_store_release(WORD(own, HNL_RING_INDEX), 0);
}

/* The consumer may only move forward, by messages, to what it was told. */
/*@ requires sees_consumer(r) && produces(r);
    assigns r->cons, r->broken;
    ensures produces(r);
    ensures stays: \old(r->broken) ==> r->broken;
    ensures refused: r->broken && !\old(r->broken) ==>
      r->cons == \old(r->cons);
*/
static void refresh_cons(struct hnl_ring_producer *r)
{
	uint32_t cons = hnl_load_acquire(WORD(r->peer, HNL_RING_INDEX));

	if (cons - r->cons > r->published - r->cons || cons % HNL_ALIGN != 0)
		r->broken = true;
	else
		r->cons = cons;
}

/* Bytes that a message of len needs from prod on, with the gap at the end. */
/*@ requires \valid_read(r) && ring_size(r->mem.size) && len <= r->mem.size;
    assigns \nothing;
    ensures \result == (len <= reach(r->mem.size, r->prod) ? len :
      reach(r->mem.size, r->prod) + len);
*/
static size_t with_gap(const struct hnl_ring_producer *r, size_t len)
{
	size_t left = to_end(&r->mem, r->prod);

	return len <= left ? len : left + len;
}

bool hnl_producer_has_room(struct hnl_ring_producer *r, size_t len)
{
	if (len > r->mem.size)
		return false;
	if (r->mem.size - (r->prod - r->cons) >= with_gap(r, len))
		return !r->broken;
	refresh_cons(r);
	return !r->broken &&
	       r->mem.size - (r->prod - r->cons) >= with_gap(r, len);
}

/* Fills up to the end of the ring when a message of len would cross it. */
/*@ requires sees_consumer(r) && produces(r) && spans(&r->mem);
    requires len <= r->mem.size;
    requires r->mem.size - apart(r->cons, r->prod) >=
      (len <= reach(r->mem.size, r->prod) ? len :
       reach(r->mem.size, r->prod) + len);
    assigns r->prod, HNL_RING_BYTES(r->mem);
    ensures produces(r);
    ensures room: len <= reach(r->mem.size, r->prod) &&
      len <= r->mem.size - apart(r->cons, r->prod);
*/
static void fill_gap(struct hnl_ring_producer *r, size_t len)
{
	size_t left = to_end(&r->mem, r->prod);
	uint8_t head[HNL_NLHDR];

	if (len <= left)
		return;
	if (left >= HNL_NLHDR) {
		hnl_noop_head(head, left);
		write_at(&r->mem, r->prod, head, sizeof(head));
	}
	r->prod += (uint32_t)left;
	/*@ assert moved: r->prod == (uint32_t)(\at(r->prod, Pre) +
	      reach(r->mem.size, \at(r->prod, Pre))); */
	//@ assert turned: reach(r->mem.size, r->prod) == r->mem.size;
	/*@ assert used: apart(r->cons, r->prod) ==
	      \at(apart(r->cons, r->prod), Pre) + left; */
}

uint8_t *hnl_producer_reserve_far(struct hnl_ring_producer *r, size_t len)
{
	if (!hnl_producer_has_room(r, len))
		return NULL;
	fill_gap(r, len);
	return r->mem.flat + hnl_ring_place(&r->mem, r->prod);
}

bool hnl_producer_copy_far(struct hnl_ring_producer *r, const uint8_t *msg,
			   size_t len)
{
	if (!hnl_producer_has_room(r, len))
		return false;
	fill_gap(r, len);
	write_at(&r->mem, r->prod, msg, len);
	r->prod += (uint32_t)len;
	return true;
}

/* True if event lies in [old, now): the one the consumer waits for. */
/*@ assigns \nothing;
    ensures \result <==> apart(old, event) < apart(old, now);
*/
static bool passes(uint32_t event, uint32_t old, uint32_t now)
{
	return event - old < now - old;
}

bool hnl_producer_publish(struct hnl_ring_producer *r)
{
	uint32_t old = r->published;

	if (r->prod == old)
		return false;
	r->published = r->prod;
	hnl_store_release(WORD(r->own, HNL_RING_INDEX), r->prod); /* P1 */
	hnl_fence();						   /* P3 */
	if (hnl_load_relaxed(WORD(r->peer, HNL_RING_AWAKE)) !=
	    HNL_RING_ASLEEP)
		return false;
	return passes(hnl_load_relaxed(WORD(r->peer, HNL_RING_EVENT)), old,
		      r->prod);
}

/* ---- consumer ---- */

void hnl_consumer_init(struct hnl_ring_consumer *r,
		       const struct hnl_ring_mem *mem, uint32_t *own,
		       const uint32_t *peer)
{
	r->mem = *mem;
	r->own = own;
	r->peer = peer;
	r->cons = r->told = r->prod = 0;
	r->said = HNL_RING_ASLEEP;
	r->broken = false;
	//@ assert consumes(r) && sees_producer(r) && r->own == own;
	hnl_store_relaxed(WORD(own, HNL_RING_AWAKE), 0);
	//@ assert consumes(r) && sees_producer(r) && r->own == own;
	hnl_store_relaxed(WORD(own, HNL_RING_EVENT), 0);
	//@ assert consumes(r) && sees_producer(r) && r->own == own;
	hnl_store_release(WORD(own, HNL_RING_INDEX), 0);
}

/* Backwards, more than the ring holds, or off a message boundary, is a lie. */
/*@ requires sees_producer(r) && consumes(r);
    assigns r->prod, r->broken;
    ensures consumes(r);
    ensures stays: \old(r->broken) ==> r->broken;
    ensures ready: r->broken ? \result == 0 :
      \result == apart(r->cons, r->prod);
    ensures onward: apart(r->cons, \old(r->prod)) <= apart(r->cons, r->prod);
    ensures whole: !r->broken ==> \result % HNL_ALIGN == 0;
*/
static size_t ready_bytes(struct hnl_ring_consumer *r)
{
	/* C1 */
	uint32_t prod = hnl_load_acquire(WORD(r->peer, HNL_RING_INDEX));
	uint32_t ready = prod - r->cons;

	if (ready < r->prod - r->cons || ready > r->mem.size ||
	    ready % HNL_ALIGN != 0)
		r->broken = true;
	if (r->broken)
		return 0;
	r->prod = prod;
	return ready;
}

size_t hnl_consumer_ready(struct hnl_ring_consumer *r)
{
	size_t n = ready_bytes(r), left = to_end(&r->mem, r->cons);

	return n < left ? n : left;
}

size_t hnl_consumer_copy(struct hnl_ring_consumer *r, uint8_t *dst, size_t max)
{
	size_t n = hnl_consumer_ready(r);

	if (n > max)
		n = max;
	read_at(&r->mem, r->cons, dst, n);
	return n;
}

bool hnl_consumer_at_end(const struct hnl_ring_consumer *r, size_t n)
{
	return n == to_end(&r->mem, r->cons);
}

void hnl_consumer_tell(struct hnl_ring_consumer *r)
{
	if (r->told == r->cons)
		return;
	r->told = r->cons;
	hnl_store_release(WORD(r->own, HNL_RING_INDEX), r->cons); /* C2 */
}

void hnl_consumer_tell_late(struct hnl_ring_consumer *r)
{
	if (r->cons - r->told >= r->mem.size / 4)
		hnl_consumer_tell(r);
}

/*@ requires sees_producer(r);
    assigns r->own[1], r->said;
*/
static void say(struct hnl_ring_consumer *r, uint32_t state)
{
	r->said = state;
	hnl_store_relaxed(WORD(r->own, HNL_RING_AWAKE), state);
}

void hnl_consumer_awake(struct hnl_ring_consumer *r)
{
	if (r->said != HNL_RING_IS_AWAKE)
		say(r, HNL_RING_IS_AWAKE);
}

bool hnl_consumer_sleep(struct hnl_ring_consumer *r)
{
	hnl_consumer_tell(r);
	hnl_store_relaxed(WORD(r->own, HNL_RING_EVENT), r->cons);
	say(r, HNL_RING_ASLEEP);
	hnl_fence(); /* C3 */
	//@ assert consumes(r) && sees_producer(r);
	if (ready_bytes(r) == 0 && !r->broken)
		return true;
	//@ assert consumes(r) && sees_producer(r);
	hnl_consumer_awake(r);
	return false;
}

bool hnl_consumer_stall(struct hnl_ring_consumer *r,
			struct hnl_ring_producer *cq)
{
	uint32_t seen = cq->cons;

	hnl_consumer_tell(r);
	say(r, HNL_RING_STALLED);
	hnl_fence(); /* C4 */
	//@ assert consumes(r) && sees_producer(r);
	//@ assert produces(cq) && sees_consumer(cq);
	refresh_cons(cq);
	//@ assert consumes(r) && sees_producer(r) && produces(cq);
	if (cq->cons == seen && !cq->broken)
		return true;
	hnl_consumer_awake(r);
	return false;
}

bool hnl_producer_stalled(const struct hnl_ring_producer *r)
{
	hnl_fence(); /* P4 */
	return hnl_load_relaxed(WORD(r->peer, HNL_RING_AWAKE)) ==
	       HNL_RING_STALLED;
}

void hnl_producer_ask(struct hnl_ring_producer *r, bool room)
{
	if (r->asks == room)
		return;
	r->asks = room;
	hnl_store_relaxed(WORD(r->own, HNL_RING_WAITS),
			  room ? HNL_RING_FOR_ROOM : 0);
}

bool hnl_producer_has_news(struct hnl_ring_producer *r)
{
	uint32_t seen = r->cons;

	if (!r->asks)
		return false;
	refresh_cons(r);
	return r->cons != seen || r->broken;
}

bool hnl_consumer_asked(const struct hnl_ring_consumer *r)
{
	hnl_fence(); /* C5 */
	return hnl_load_relaxed(WORD(r->peer, HNL_RING_WAITS)) ==
	       HNL_RING_FOR_ROOM;
}
