/* SPDX-License-Identifier: MIT */
/*
 * Single fetch, for the prover: how far the bytes of a message were fetched.
 *
 *	| fetched ..... | a hole | padding, fetched | not yet .......... |
 *	buf		^ hole	 ^ hole_end	    ^ mark
 *
 * Invariant: no byte at or above the mark was fetched, and none of the hole,
 * which is below the mark: the payload of an attribute whose padding is looked
 * at first. A byte is fetched by hnl_load_u8() and no other way, for bytes()
 * says nothing of what may be read: a load beside it is a goal that no prover
 * proves. So hnl_load_u8()'s own body, which is one load, is trusted.
 *
 * Who has decided to refuse a message may look at it again, to say where: it is
 * doomed then, and what is doomed is never accepted.
 */
#ifndef HNL_PROOF_ONCE_H
#define HNL_PROOF_ONCE_H

#ifdef HNL_PROOF_ONCE
#define HNL_ONCE(...) (__VA_ARGS__)
#define HNL_FETCHED hnl_mark, hnl_hole, hnl_hole_end
#define HNL_AND_FETCHED , HNL_FETCHED

/*@ ghost size_t hnl_mark, hnl_hole, hnl_hole_end; */
/*@ ghost int hnl_doomed; */

/*@ axiomatic Shared {
      // Where a byte is in what it is part of.
      logic integer place(uint8_t *p);
      axiom next: \forall uint8_t *p, integer k; place(p + k) == place(p) + k;
      predicate bytes(uint8_t *p, integer n);
      axiom part: \forall uint8_t *p, integer n, k, m;
        bytes(p, n) && 0 <= k && 0 <= m && k + m <= n ==> bytes(p + k, m);
      axiom first: \forall uint8_t *p, integer n, m;
        bytes(p, n) && 0 <= m <= n ==> bytes(p, m);
    }
    // All of p from k on may be fetched; n bytes at k, of the hole or not.
    predicate ahead{L}(uint8_t *p, integer k) =
      hnl_doomed != 0 || hnl_mark <= place(p) + k;
    predicate kept{L}(uint8_t *p, integer k, integer n) = hnl_doomed != 0 ||
      (hnl_hole <= place(p) + k &&
      place(p) + k + n <= hnl_hole_end <= hnl_mark);
    predicate fresh{L}(uint8_t *p, integer k, integer n) =
      ahead(p, k) || kept(p, k, n);
    // They were, between A and B.
    predicate fetched{A, B}(uint8_t *p, integer n) =
      \at(hnl_doomed, A) != 0 ||
      (\at(hnl_hole_end, B) == \at(hnl_hole_end, A) &&
      (\at(hnl_mark, A) <= place(p) ?
        \at(hnl_mark, B) == place(p) + n &&
        \at(hnl_hole, B) == \at(hnl_hole, A) :
        \at(hnl_mark, B) == \at(hnl_mark, A) &&
        \at(hnl_hole, B) == place(p) + n));
*/
#else
#define HNL_ONCE(...) (0 == 0)
#define HNL_FETCHED \nothing
#define HNL_AND_FETCHED
#endif

/*@ ghost
    /@ requires once: HNL_ONCE(ahead(p, k));
       assigns HNL_FETCHED;
       ensures HNL_ONCE(hnl_hole == place(p) + k);
       ensures HNL_ONCE(hnl_hole_end == hnl_hole + n);
       ensures HNL_ONCE(hnl_mark == hnl_hole + n); @/
    void hnl_proof_leave(const uint8_t *p, size_t k, size_t n);
*/

#endif
