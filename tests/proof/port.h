/* SPDX-License-Identifier: MIT */
/*
 * What the prover is told of everything that is no C: included before each
 * source by tests/proof/run, and by nothing else. This is what the proof
 * trusts, all of it:
 *
 *	the compiler's builtins		__builtin_expect, __atomic_*
 *	memcpy				on bytes
 *	and, or, shifts			facts about their bits; run has z3
 *					prove each of them on bit vectors
 *
 * A word that a peer may write has any value at any load. So has each byte of a
 * message with HNL_PROOF_HOSTILE: what is proved then holds whatever changes
 * between any two loads.
 */
#ifndef HNL_PROOF_PORT_H
#define HNL_PROOF_PORT_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

#ifdef HNL_PROOF_ONCE
#define HNL_PROOF_HOSTILE
#endif

#ifdef HNL_PROOF_HOSTILE
#define HNL_STABLE(...) (0 == 0)
#else
#define HNL_STABLE(...) (__VA_ARGS__)
#endif

#include "once.h"

/* What a put may change: the builder, and its bytes from len on. */
#define HNL_BUILT(b) \
	b->len, b->size, b->err, b->critical, b->buf[b->len .. b->size - 1]

/* What a ring's memory has of bytes, flat or page by page. */
#define HNL_RING_BYTES(mem) mem.flat[0 .. mem.size - 1], \
	mem.page[0 .. mem.size / HNL_PAGE - 1][0 .. HNL_PAGE - 1]

#define __builtin_expect(x, v) (x)
#define __atomic_load_n(p, order) hnl_proof_load(p)
#define __atomic_store_n(p, v, order) hnl_proof_store(p, v)
#define __atomic_thread_fence(order) ((void)0)
#define __atomic_exchange_n(p, v, order) hnl_proof_swap(p, v)
#define __atomic_fetch_or(p, v, order) hnl_proof_swap(p, v)
#define __atomic_fetch_and(p, v, order) hnl_proof_swap(p, v)
#define __atomic_compare_exchange_n(p, old, v, weak, won, lost) \
	hnl_proof_replace(p, old, v)
#define memcpy(dst, src, n) hnl_proof_copy(dst, src, n)

/*@ requires \valid_read(p);
    assigns \nothing;
*/
uint32_t hnl_proof_load(const uint32_t *p);

/*@ requires \valid(p);
    assigns *p;
*/
void hnl_proof_store(uint32_t *p, uint32_t v);

/*@ requires \valid(p);
    assigns *p;
*/
uint32_t hnl_proof_swap(uint32_t *p, uint32_t v);

/*@ requires \valid(p) && \valid(old);
    assigns *p, *old;
*/
bool hnl_proof_replace(uint32_t *p, uint32_t *old, uint32_t v);

/*@ requires \valid(dst + (0 .. n - 1));
    requires \valid_read(src + (0 .. n - 1));
    requires \separated(dst + (0 .. n - 1), src + (0 .. n - 1));
    assigns dst[0 .. n - 1];
    ensures \forall integer i; 0 <= i < n ==> dst[i] == \old(src[i]);
*/
void hnl_proof_copy(uint8_t *dst, const uint8_t *src, size_t n);

#ifndef HNL_PROOF_ONCE
//@ predicate bytes(uint8_t *p, integer n) = \valid_read(p + (0 .. n - 1));
#endif

/*@ logic integer align4(integer n) = (n + 3) / 4 * 4;
    logic integer le16(uint8_t *p) = p[0] + 0x100 * p[1];
    logic integer le32(uint8_t *p) = p[0] + 0x100 * p[1] + 0x10000 * p[2] +
      0x1000000 * p[3];
    logic integer le64(uint8_t *p) = le32(p) + 0x100000000 * le32(p + 4);

    axiomatic Bits {
      axiom low16: \forall integer x; 0 <= x ==> (x & 0xffff) == x % 0x10000;
      axiom low12: \forall integer x; 0 <= x ==> (x & 0xfff) == x % 0x1000;
      axiom low14: \forall integer x; 0 <= x ==> (x & 0x3fff) == x % 0x4000;
      axiom up8: \forall integer x; 0 <= x ==> (x << 8) == x * 0x100;
      axiom down8: \forall integer x; 0 <= x ==> (x >> 8) == x / 0x100;
      axiom up16: \forall integer x; 0 <= x ==> (x << 16) == x * 0x10000;
      axiom down16: \forall integer x; 0 <= x ==> (x >> 16) == x / 0x10000;
      axiom up24: \forall integer x; 0 <= x ==> (x << 24) == x * 0x1000000;
      axiom down24: \forall integer x; 0 <= x ==> (x >> 24) == x / 0x1000000;
      axiom up32: \forall integer x; 0 <= x ==> (x << 32) == x * 0x100000000;
      axiom down32: \forall integer x; 0 <= x ==> (x >> 32) == x / 0x100000000;
      axiom up40: \forall integer x; 0 <= x ==> (x << 40) == x * 0x10000000000;
      axiom down40: \forall integer x; 0 <= x ==> (x >> 40) == x / 0x10000000000;
      axiom up48: \forall integer x; 0 <= x ==> (x << 48) == x * 0x1000000000000;
      axiom down48: \forall integer x; 0 <= x ==> (x >> 48) == x / 0x1000000000000;
      axiom up56: \forall integer x; 0 <= x ==> (x << 56) == x * 0x100000000000000;
      axiom down56: \forall integer x; 0 <= x ==> (x >> 56) == x / 0x100000000000000;
      axiom or16: \forall integer x, y; 0 <= x < 0x10000 && 0 <= y < 0x10000 ==>
        0 <= (x | y) < 0x10000;
      axiom and_le: \forall integer x, y; 0 <= x && 0 <= y ==>
        0 <= (x & y) <= y;
    }

    // C11, 6.3.1.3: what a conversion does to what does not fit.
    axiomatic Wrap {
      axiom above: \forall integer x; 0x100000000 <= x < 0x200000000 ==>
        (uint32_t)x == x - 0x100000000;
      axiom below: \forall integer x; -0x100000000 <= x < 0 ==>
        (uint32_t)x == x + 0x100000000;
      axiom below64: \forall integer x; -0x10000000000000000 <= x < 0 ==>
        (uint64_t)x == x + 0x10000000000000000;
    }

    // Bytes from an index to the end of the ring.
    logic integer reach(integer size, integer index) =
      size - (index & (size - 1));

    // A power of two, from HNL_PAGE to HNL_RING_PAGES_MAX of them. Which power
    // does not matter, and provers do better when they are not told.
    axiomatic Ring {
      predicate ring_size(integer n);
      axiom bounds: \forall integer n; ring_size(n) ==>
        0x1000 <= n <= 0x1000000;
      axiom pages: \forall integer n; ring_size(n) ==> n % 0x1000 == 0;
      axiom inside: \forall integer n, x; ring_size(n) && 0 <= x < n ==>
        (x & (n - 1)) == x;
      axiom turn: \forall integer n, x; ring_size(n) && 0 <= x < 0x100000000 ==>
        reach(n, (uint32_t)(x + reach(n, x))) == n;
    }
    // docs/abi.md, Attributes: one that ends at or before end, at pos.
    predicate is_attr(uint8_t *b, integer pos, integer end) =
      end - pos >= 4 && le16(b + pos) >= 4 &&
      align4(le16(b + pos)) <= end - pos &&
      \forall integer k; pos + le16(b + pos) <= k <
        pos + align4(le16(b + pos)) ==> b[k] == 0;
    // One of another type, after which the next one stands.
    predicate other(uint8_t *b, integer end, integer type, integer pos,
                    integer next) = is_attr(b, pos, end) &&
      le16(b + pos + 2) % 0x4000 != type &&
      next == pos + align4(le16(b + pos));
    // A chain of attributes, none of that type, leads from from to pos.
    inductive misses{L}(uint8_t *b, integer from, integer end, integer type,
                        integer pos) {
      case begin{L}: \forall uint8_t *b, integer from, end, type;
        misses(b, from, end, type, from);
      case step{L}: \forall uint8_t *b, integer from, end, type, pos, next;
        misses(b, from, end, type, pos) && other(b, end, type, pos, next) ==>
        misses(b, from, end, type, next);
    }
*/

#endif
