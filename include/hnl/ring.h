/* SPDX-License-Identifier: MIT */
/*
 * One direction of a ring: a stream of messages in shared pages, one producer,
 * one consumer, neither of which believes the other.
 *
 *	data pages   |....mmmmmmmmmm........|   indices are free-running u32
 *	                  ^cons     ^prod       byte counts; & (size - 1) gives
 *	                                        the place in the ring
 *
 * A message never crosses the end of the ring: a NOOP fills up to it, and fewer
 * than 16 bytes left there are skipped by both sides.
 *
 * Each side has its own index in private memory and believes that alone; what
 * it reads from the peer is clamped or refused. The words of the control page
 * are in abi.h. Whoever sleeps says so (AWAKE, EVENT) before it looks for the
 * last time; whoever publishes looks whether the other sleeps after it has
 * published. The two fences make a lost wake-up impossible.
 */
#ifndef HNL_RING_H
#define HNL_RING_H

#include <hnl/abi.h>
#include <hnl/port.h>

/* Where the data bytes are: in one piece, or page by page. */
struct hnl_ring_mem {
	uint8_t *flat;		/* contiguous view, or NULL */
	uint8_t *const *page;	/* else: size / HNL_PAGE pages */
	uint32_t size;		/* bytes, a power of two, HNL_PAGE or more */
};

/*@ predicate spans(struct hnl_ring_mem *m) =
      (m->flat != \null ==> \valid(m->flat + (0 .. m->size - 1))) &&
      (m->flat == \null ==>
        \valid_read(m->page + (0 .. m->size / HNL_PAGE - 1)) &&
        \forall integer i; 0 <= i < m->size / HNL_PAGE ==>
          \valid(m->page[i] + (0 .. HNL_PAGE - 1)));
    // None of the ring's bytes is one of these n.
    predicate outside(struct hnl_ring_mem *m, uint8_t *p, integer n) =
      (m->flat != \null ==>
        \separated(m->flat + (0 .. m->size - 1), p + (0 .. n - 1))) &&
      (m->flat == \null ==>
        \forall integer i; 0 <= i < m->size / HNL_PAGE ==>
          \separated(m->page[i] + (0 .. HNL_PAGE - 1), p + (0 .. n - 1)));
*/

struct hnl_ring_producer {
	struct hnl_ring_mem mem;
	uint32_t *own;		/* our line of the control page: write only */
	const uint32_t *peer;	/* the consumer's line */
	uint32_t prod;		/* next byte to write */
	uint32_t published;	/* what the consumer was told */
	uint32_t cons;		/* last believed index of the consumer */
	bool broken;		/* the consumer's index left the ring */
	bool asks;		/* WAITS, as it was written last */
};

/*
 * What is true of both sides between any two calls, whatever the peer writes:
 * the indices are this far apart and no further, and on message boundaries.
 */
/*@ logic integer apart(integer from, integer to) =
      to >= from ? to - from : to - from + 0x100000000;
    predicate produces(struct hnl_ring_producer *r) =
      ring_size(r->mem.size) && apart(r->cons, r->prod) <= r->mem.size &&
      apart(r->cons, r->published) <= apart(r->cons, r->prod);
    predicate sees_consumer(struct hnl_ring_producer *r) = \valid(r) &&
      \valid(r->own + (0 .. 3)) && \valid_read(r->peer + (0 .. 3)) &&
      \separated(r, r->own + (0 .. 3), r->peer + (0 .. 3));
*/

struct hnl_ring_consumer {
	struct hnl_ring_mem mem;
	uint32_t *own;
	const uint32_t *peer;
	uint32_t cons;		/* next byte to take */
	uint32_t told;		/* what the producer was told of it */
	uint32_t prod;		/* last believed index of the producer */
	uint32_t said;		/* AWAKE, as it was written last */
	bool broken;		/* the producer's index left the ring */
};

/*@ predicate consumes(struct hnl_ring_consumer *r) =
      ring_size(r->mem.size) && apart(r->cons, r->prod) <= r->mem.size;
    predicate sees_producer(struct hnl_ring_consumer *r) = \valid(r) &&
      \valid(r->own + (0 .. 3)) && \valid_read(r->peer + (0 .. 3)) &&
      \separated(r, r->own + (0 .. 3), r->peer + (0 .. 3));
*/

HNL_BEGIN_DECLS

/* own and peer: the two lines of the control page. Sets our index to 0. */
/*@ requires \valid(r) && \valid_read(mem) && ring_size(mem->size);
    requires \valid(own + (0 .. 3)) && \valid_read(peer + (0 .. 3));
    requires \separated(r, mem, own + (0 .. 3), peer + (0 .. 3));
    assigns *r, own[0];
    ensures produces(r);
    ensures sees_consumer(r);
*/
void hnl_producer_init(struct hnl_ring_producer *r,
		       const struct hnl_ring_mem *mem, uint32_t *own,
		       const uint32_t *peer);

/*
 * True if a message of len bytes can be written now; looks at the consumer's
 * index when the last believed one leaves too little.
 */
/*@ requires sees_consumer(r) && produces(r);
    assigns r->cons, r->broken;
    ensures produces(r);
    ensures room: \result ==> !r->broken &&
      r->mem.size - apart(r->cons, r->prod) >=
      (len <= reach(r->mem.size, r->prod) ? len :
       reach(r->mem.size, r->prod) + len);
    ensures \result ==> len <= r->mem.size;
*/
bool hnl_producer_has_room(struct hnl_ring_producer *r, size_t len);

/* Where the byte of a free-running index is in the ring. */
/*@ requires \valid_read(mem) && ring_size(mem->size);
    assigns \nothing;
    ensures \result == mem->size - reach(mem->size, index);
    ensures \result < mem->size;
*/
static inline uint32_t hnl_ring_place(const struct hnl_ring_mem *mem,
				      uint32_t index)
{
	return index & (mem->size - 1);
}

/* What hnl_producer_reserve does when it must look at the consumer or wrap. */
/*@ requires sees_consumer(r) && produces(r) && spans(&r->mem);
    requires r->mem.flat != \null;
    assigns r->cons, r->broken, r->prod, HNL_RING_BYTES(r->mem);
    ensures produces(r);
    ensures room: \result != \null ==>
      \result == r->mem.flat + r->mem.size - reach(r->mem.size, r->prod) &&
      len <= reach(r->mem.size, r->prod) &&
      len <= r->mem.size - apart(r->cons, r->prod);
    ensures full: \result == \null ==> r->prod == \old(r->prod);
*/
uint8_t *hnl_producer_reserve_far(struct hnl_ring_producer *r, size_t len);

/*
 * Room for a message of at most len bytes, or for several one behind the other,
 * contiguous: for a flat ring alone. NULL when the ring is full. The caller
 * writes it, in any order and never reading back, then commits the length it
 * has in the end.
 */
/*@ requires sees_consumer(r) && produces(r) && spans(&r->mem);
    requires r->mem.flat != \null;
    assigns r->cons, r->broken, r->prod, HNL_RING_BYTES(r->mem);
    ensures produces(r);
    ensures room: \result != \null ==>
      \result == r->mem.flat + r->mem.size - reach(r->mem.size, r->prod) &&
      len <= reach(r->mem.size, r->prod) &&
      len <= r->mem.size - apart(r->cons, r->prod);
    ensures full: \result == \null ==> r->prod == \old(r->prod);
*/
static inline uint8_t *hnl_producer_reserve(struct hnl_ring_producer *r,
					    size_t len)
{
	size_t size = r->mem.size, at = hnl_ring_place(&r->mem, r->prod);

	/*@ assert used: (uint32_t)(r->prod - r->cons) ==
	      apart(r->cons, r->prod); */
	if (len > size - at || len > size - (r->prod - r->cons) || r->broken)
		return hnl_producer_reserve_far(r, len);
	return r->mem.flat + at;
}

/*@ requires \valid(r) && produces(r);
    requires len <= r->mem.size - apart(r->cons, r->prod);
    assigns r->prod;
    ensures produces(r);
*/
static inline void hnl_producer_commit(struct hnl_ring_producer *r, size_t len)
{
	r->prod += (uint32_t)len;
}

/* Where place at of the ring is, and how many bytes lie there in one piece. */
/*@ requires \valid_read(mem) && spans(mem) && ring_size(mem->size);
    requires at < mem->size;
    assigns \nothing;
    ensures flat: mem->flat != \null ==> \result == mem->flat + at;
    ensures paged: mem->flat == \null ==>
      \result == mem->page[at / HNL_PAGE] + at % HNL_PAGE;
*/
static inline uint8_t *hnl_ring_byte(const struct hnl_ring_mem *mem, size_t at)
{
	if (mem->flat != NULL)
		return mem->flat + at;
	return mem->page[at / HNL_PAGE] + at % HNL_PAGE;
}

/*@ requires \valid_read(mem) && ring_size(mem->size);
    requires at < mem->size;
    assigns \nothing;
    ensures flat: mem->flat != \null ==> \result == mem->size - at;
    ensures paged: mem->flat == \null ==>
      \result == HNL_PAGE - at % HNL_PAGE;
*/
static inline size_t hnl_ring_piece(const struct hnl_ring_mem *mem, size_t at)
{
	return (mem->flat != NULL ? mem->size : HNL_PAGE) -
	       (at & ((mem->flat != NULL ? mem->size : HNL_PAGE) - 1));
}

/* Writes n bytes to place at, where they lie in one piece. */
/*@ requires \valid_read(mem) && spans(mem) && ring_size(mem->size);
    requires at < mem->size && bytes(src, n) && outside(mem, src, n);
    requires flat: mem->flat != \null ==> n <= mem->size - at;
    requires paged: mem->flat == \null ==> n <= HNL_PAGE - at % HNL_PAGE;
    assigns HNL_RING_BYTES((*mem));
*/
static inline void hnl_ring_put(const struct hnl_ring_mem *mem, size_t at,
				const uint8_t *src, size_t n)
{
	if (mem->flat != NULL)
		memcpy(mem->flat + at, src, n);
	else
		memcpy(mem->page[at / HNL_PAGE] + at % HNL_PAGE, src, n);
}

/* What hnl_producer_copy does at an edge. */
/*@ requires sees_consumer(r) && produces(r) && spans(&r->mem);
    requires bytes(msg, len) && outside(&r->mem, msg, len);
    assigns r->cons, r->broken, r->prod, HNL_RING_BYTES(r->mem);
    ensures produces(r);
    ensures whole: \result ==> !r->broken;
    ensures full: !\result ==> r->prod == \old(r->prod);
*/
bool hnl_producer_copy_far(struct hnl_ring_producer *r, const uint8_t *msg,
			   size_t len);

/* Copies one whole message in, any kind of ring. false: no room. */
/*@ requires sees_consumer(r) && produces(r) && spans(&r->mem);
    requires bytes(msg, len) && outside(&r->mem, msg, len);
    assigns r->cons, r->broken, r->prod, HNL_RING_BYTES(r->mem);
    ensures produces(r);
    ensures whole: \result ==> !r->broken;
    ensures full: !\result ==> r->prod == \old(r->prod);
*/
static inline bool hnl_producer_copy(struct hnl_ring_producer *r,
				     const uint8_t *msg, size_t len)
{
	size_t size = r->mem.size, at = hnl_ring_place(&r->mem, r->prod);

	/*@ assert used: (uint32_t)(r->prod - r->cons) ==
	      apart(r->cons, r->prod); */
	if (len > hnl_ring_piece(&r->mem, at) ||
	    len > size - (r->prod - r->cons) || r->broken)
		return hnl_producer_copy_far(r, msg, len);
	hnl_ring_put(&r->mem, at, msg, len);
	r->prod += (uint32_t)len;
	return true;
}

/*
 * Makes all committed messages visible. Returns true if the consumer sleeps
 * and must be woken by a doorbell.
 */
/*@ requires sees_consumer(r) && produces(r);
    assigns r->published, r->own[0];
    ensures produces(r) && r->published == r->prod;
*/
HNL_MUST_CHECK bool hnl_producer_publish(struct hnl_ring_producer *r);

/*@ requires \valid(r) && \valid_read(mem) && ring_size(mem->size);
    requires \valid(own + (0 .. 3)) && \valid_read(peer + (0 .. 3));
    requires \separated(r, mem, own + (0 .. 3), peer + (0 .. 3));
    assigns *r, own[0 .. 2];
    ensures consumes(r);
    ensures sees_producer(r);
*/
void hnl_consumer_init(struct hnl_ring_consumer *r,
		       const struct hnl_ring_mem *mem, uint32_t *own,
		       const uint32_t *peer);

/* Bytes ready up to the end of the ring; 0: empty, or broken is set. */
/*@ requires sees_producer(r) && consumes(r);
    assigns r->prod, r->broken;
    ensures consumes(r);
    ensures ready: \result <= apart(r->cons, r->prod);
    ensures inside: \result <= reach(r->mem.size, r->cons);
    ensures lie: r->broken ==> \result == 0;
*/
size_t hnl_consumer_ready(struct hnl_ring_consumer *r);

/*
 * Copies what is ready, up to the end of the ring and up to max bytes, to dst
 * in one pass: the only time these bytes are read. Returns the bytes copied; 0:
 * empty, or broken is set. Nothing is released.
 */
/*@ requires sees_producer(r) && consumes(r) && spans(&r->mem);
    requires \valid(dst + (0 .. max - 1)) && outside(&r->mem, dst, max);
    assigns r->prod, r->broken, dst[0 .. max - 1];
    ensures consumes(r);
    ensures ready: \result <= apart(r->cons, r->prod) && \result <= max;
    ensures inside: \result <= reach(r->mem.size, r->cons);
    ensures lie: r->broken ==> \result == 0;
*/
size_t hnl_consumer_copy(struct hnl_ring_consumer *r, uint8_t *dst,
			 size_t max);

/* True if the n bytes from cons on end at the end of the ring. */
/*@ requires \valid_read(r) && ring_size(r->mem.size);
    assigns \nothing;
    ensures \result <==> n == reach(r->mem.size, r->cons);
*/
bool hnl_consumer_at_end(const struct hnl_ring_consumer *r, size_t n);

/* n bytes were taken: moves the private index. Told to the producer by tell. */
/*@ requires \valid(r) && consumes(r) && n <= apart(r->cons, r->prod);
    assigns r->cons;
    ensures consumes(r);
    ensures taken: apart(\old(r->cons), r->cons) == n;
*/
static inline void hnl_consumer_take(struct hnl_ring_consumer *r, size_t n)
{
	r->cons += (uint32_t)n;
}

/*@ requires sees_producer(r);
    assigns r->own[0], r->told;
    ensures r->told == r->cons;
*/
void hnl_consumer_tell(struct hnl_ring_consumer *r);

/*
 * Likewise, but only when a quarter of the ring was taken since: the producer
 * reads this line with each publish, and each store takes it away from him. Who
 * uses it calls tell before it waits for anything; sleep and stall do.
 */
/*@ requires sees_producer(r) && consumes(r);
    assigns r->own[0], r->told;
    ensures near: apart(r->told, r->cons) < r->mem.size / 4 ||
      r->told == r->cons;
*/
void hnl_consumer_tell_late(struct hnl_ring_consumer *r);

/*
 * The consumer's states, as the producer sees them. While awake, no doorbell
 * comes. sleep() returns false, and leaves it awake, when something came in
 * meanwhile, or broken is set: look again.
 */
/*@ requires sees_producer(r);
    assigns r->own[1], r->said;
*/
void hnl_consumer_awake(struct hnl_ring_consumer *r);
/*@ requires sees_producer(r) && consumes(r);
    assigns r->own[0 .. 2], r->told, r->said, r->prod, r->broken;
    ensures consumes(r);
    ensures empty: \result ==> !r->broken && r->prod == r->cons;
*/
HNL_MUST_CHECK bool hnl_consumer_sleep(struct hnl_ring_consumer *r);

/*
 * A hypervisor whose completion ring cq is full stops taking submissions. Says
 * so, and returns true if it must wait for the guest's doorbell; false, and
 * awake, when room was made meanwhile.
 */
/*@ requires sees_producer(r) && consumes(r);
    requires sees_consumer(cq) && produces(cq);
    requires \separated(r, cq, r->own + (0 .. 3), cq->own + (0 .. 3),
      cq->peer + (0 .. 3));
    assigns r->own[0 .. 1], r->told, r->said, cq->cons, cq->broken;
    ensures consumes(r) && produces(cq);
*/
HNL_MUST_CHECK bool hnl_consumer_stall(struct hnl_ring_consumer *r,
				       struct hnl_ring_producer *cq);

/* The other half: the guest has taken completions. True: ring the doorbell. */
/*@ requires \valid_read(r) && \valid_read(r->peer + (0 .. 3));
    assigns \nothing;
*/
HNL_MUST_CHECK bool hnl_producer_stalled(const struct hnl_ring_producer *r);

/*
 * A guest whose submission ring is full may wait while no answer is due. It
 * asks; then, behind a fence, looks whether there is news: the consumer's index
 * moved. Who has what he waited for asks no more, and wakes who waits with him.
 */
/*@ requires sees_consumer(r);
    assigns r->own[1], r->asks;
*/
void hnl_producer_ask(struct hnl_ring_producer *r, bool room);
/*@ requires sees_consumer(r) && produces(r);
    assigns r->cons, r->broken;
    ensures produces(r);
*/
HNL_MUST_CHECK bool hnl_producer_has_news(struct hnl_ring_producer *r);

/* The other half, when the index was told. True: notify the producer. */
/*@ requires \valid_read(r) && \valid_read(r->peer + (0 .. 3));
    assigns \nothing;
*/
HNL_MUST_CHECK bool hnl_consumer_asked(const struct hnl_ring_consumer *r);

HNL_END_DECLS

#endif
