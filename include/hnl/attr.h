/* SPDX-License-Identifier: MIT */
/*
 * Attributes: typed values behind a 4-byte header, nested at will.
 *
 *	 0        2        4             4 + n
 *	| len u16 | type u16 | payload (n) | zeros to a multiple of 4 |
 *	  = 4 + n   bit 15 NESTED, bit 14 CRITICAL, 14 bits of number
 *
 * hnl/builder.h writes them. Reading:
 *
 *   hnl_attr_at(buf, end, pos)		one attribute, checked, by value
 *   hnl_attr_find(buf, end, pos, type)	the first of a type
 *   hnl_attr_u32(buf, &a)		payload; the length was checked before
 *
 * Each header is read once; the caller makes sure that nobody changes the bytes
 * in between (docs/architecture.md, single fetch).
 */
#ifndef HNL_ATTR_H
#define HNL_ATTR_H

#include <hnl/builder.h>

HNL_BEGIN_DECLS

/* One attribute, checked against what encloses it. */
struct hnl_attr {
	size_t off;	/* of the payload in the buffer */
	size_t len;	/* of the payload, without padding */
	size_t next;	/* where the next attribute would begin */
	uint16_t type;	/* number, without the flag bits */
	uint16_t bits;	/* HNL_ATTR_NESTED | HNL_ATTR_CRITICAL as found */
	uint16_t reason;	/* HNL_REASON_NONE, or why it is none */
};

/*
 * The attribute at pos of buf[0, end) whose header was read before, as one
 * little-endian word: for those who look at it first. end - pos >= HNL_ATTRHDR.
 */
/*@ requires bytes(buf, end) && pos <= end && end - pos >= HNL_ATTRHDR;
    requires once: HNL_ONCE(ahead(buf, pos + HNL_ATTRHDR));
    assigns HNL_FETCHED;
    ensures on: HNL_ONCE(ahead(buf, \result.next));
    ensures even: HNL_ONCE(head % 4 == 0 ==> hnl_mark == \old(hnl_mark));
    ensures payload: HNL_ONCE(\result.reason == HNL_REASON_NONE ==>
      fresh(buf, \result.off, \result.len));
    ensures next: pos < \result.next <= end;
    ensures whole: \result.reason == HNL_REASON_NONE ||
      \result.reason == HNL_REASON_PADDING ==>
      \result.off == pos + HNL_ATTRHDR &&
      \result.len + HNL_ATTRHDR == head % 0x10000 &&
      \result.off + \result.len <= \result.next &&
      \result.next == pos + align4(head % 0x10000);
    ensures cut: \result.reason == HNL_REASON_ATTR_SHORT <==>
      head % 0x10000 < HNL_ATTRHDR;
    ensures past: \result.reason == HNL_REASON_ATTR_PAST_END <==>
      head % 0x10000 >= HNL_ATTRHDR && align4(head % 0x10000) > end - pos;
    ensures type: \result.type == head / 0x10000 % 0x4000;
    ensures reasons: \result.reason \in { HNL_REASON_NONE,
      HNL_REASON_ATTR_SHORT, HNL_REASON_ATTR_PAST_END, HNL_REASON_PADDING };
    ensures zeros: HNL_STABLE(\result.reason == HNL_REASON_NONE ==>
      \forall integer k; pos + head % 0x10000 <= k < \result.next ==>
      buf[k] == 0);
    ensures dirty: HNL_STABLE(\result.reason == HNL_REASON_PADDING ==>
      \exists integer k; pos + head % 0x10000 <= k < \result.next &&
      buf[k] != 0);
*/
static inline struct hnl_attr hnl_attr_of(uint32_t head, const uint8_t *buf,
					  size_t end, size_t pos)
{
	struct hnl_attr a = { 0, 0, end, 0, 0, HNL_REASON_NONE };
	size_t len = head & 0xffff, left = end - pos, padded, i;

	a.type = (uint16_t)(head >> 16 & HNL_ATTR_TYPE);
	a.bits = (uint16_t)(head >> 16 & ~(uint32_t)HNL_ATTR_TYPE);
	if (HNL_UNLIKELY(len < HNL_ATTRHDR)) {
		a.reason = HNL_REASON_ATTR_SHORT;
		return a;
	}
	padded = hnl_align(len);
	if (HNL_UNLIKELY(padded > left)) {
		a.reason = HNL_REASON_ATTR_PAST_END;
		return a;
	}
	a.off = pos + HNL_ATTRHDR;
	a.len = len - HNL_ATTRHDR;
	a.next = pos + padded;
	/*@ ghost if (len < padded)
		  hnl_proof_leave(buf, a.off, a.len); */
	/*@ loop invariant len <= i <= padded;
	    loop invariant a.reason \in { HNL_REASON_NONE, HNL_REASON_PADDING };
	    loop invariant zeros: HNL_STABLE(a.reason == HNL_REASON_NONE ==>
	      \forall integer k; pos + len <= k < pos + i ==> buf[k] == 0);
	    loop invariant dirty: HNL_STABLE(a.reason == HNL_REASON_PADDING ==>
	      \exists integer k; pos + len <= k < pos + i && buf[k] != 0);
	    loop invariant once: HNL_ONCE(i < padded ==>
	      ahead(buf, pos + i));
	    loop invariant on: HNL_ONCE(ahead(buf, pos + padded));
	    loop invariant even: HNL_ONCE(len == padded ==>
	      hnl_mark == \at(hnl_mark, Pre));
	    loop invariant payload: HNL_ONCE(len < padded ==>
	      kept(buf, a.off, a.len));
	    loop assigns i, a.reason HNL_AND_FETCHED;
	    loop variant padded - i;
	*/
	for (i = len; HNL_UNLIKELY(i < padded); i++)
		if (hnl_load_u8(buf + pos + i) != 0)
			a.reason = HNL_REASON_PADDING;
	return a;
}

/*
 * The attribute at pos of buf[0, end), pos < end. Reasons: LEFTOVER,
 * ATTR_SHORT, ATTR_PAST_END, PADDING. Each byte of header and padding is read
 * once, the payload not at all. Source: abi.md, Bytes.
 */
/*@ requires bytes(buf, end) && pos < end;
    requires once: HNL_ONCE(ahead(buf, pos));
    assigns HNL_FETCHED;
    ensures on: HNL_ONCE(ahead(buf, \result.next));
    ensures payload: HNL_ONCE(\result.reason == HNL_REASON_NONE ==>
      fresh(buf, \result.off, \result.len));
    ensures next: pos < \result.next <= end;
    ensures whole: \result.reason == HNL_REASON_NONE ||
      \result.reason == HNL_REASON_PADDING ==>
      \result.off == pos + HNL_ATTRHDR &&
      \result.off + \result.len <= \result.next &&
      \result.len <= HNL_ATTR_MAX - HNL_ATTRHDR &&
      \result.next == \result.off + align4(\result.len);
    ensures leftover: \result.reason == HNL_REASON_LEFTOVER <==>
      end - pos < HNL_ATTRHDR;
    ensures reasons: \result.reason \in { HNL_REASON_NONE,
      HNL_REASON_LEFTOVER, HNL_REASON_ATTR_SHORT, HNL_REASON_ATTR_PAST_END,
      HNL_REASON_PADDING };
    ensures grammar: HNL_STABLE(\result.reason == HNL_REASON_NONE <==>
      is_attr(buf, pos, end));
    ensures value: HNL_STABLE(\result.reason == HNL_REASON_NONE ==>
      \result.len == le16(buf + pos) - HNL_ATTRHDR &&
      \result.type == le16(buf + pos + 2) % 0x4000);
*/
static inline struct hnl_attr hnl_attr_at(const uint8_t *buf, size_t end,
					  size_t pos)
{
	struct hnl_attr a = { 0, 0, end, 0, 0, HNL_REASON_LEFTOVER };

	if (HNL_UNLIKELY(end - pos < HNL_ATTRHDR))
		return a;
	//@ assert low: HNL_STABLE(le32(buf + pos) % 0x10000 == le16(buf + pos));
	/*@ assert high: HNL_STABLE(le32(buf + pos) / 0x10000 ==
	      le16(buf + pos + 2)); */
	return hnl_attr_of(hnl_load_le32(buf + pos), buf, end, pos);
}

/* The first attribute of a type in buf[pos, end); reason UNKNOWN if absent. */
/*@ requires bytes(buf, end);
    requires once: HNL_ONCE(ahead(buf, pos));
    assigns HNL_FETCHED;
    ensures payload: HNL_ONCE(\result.reason == HNL_REASON_NONE ==>
      fresh(buf, \result.off, \result.len));
    ensures found: \result.reason == HNL_REASON_NONE ==>
      \result.type == type && pos + HNL_ATTRHDR <= \result.off &&
      \result.off + \result.len <= \result.next <= end;
    ensures first: HNL_STABLE(\result.reason == HNL_REASON_NONE ==>
      misses(buf, pos, end, type, \result.off - HNL_ATTRHDR) &&
      is_attr(buf, \result.off - HNL_ATTRHDR, end));
    ensures absent: HNL_STABLE(\result.reason == HNL_REASON_UNKNOWN &&
      pos <= end ==> misses(buf, pos, end, type, end));
*/
struct hnl_attr hnl_attr_find(const uint8_t *buf, size_t end, size_t pos,
			      uint16_t type);

/* Payloads. a.len was compared with the width before: at least that many. */
/*@ requires \valid_read(a) && bytes(buf + a->off, 1);
    assigns \nothing;
*/
static inline uint8_t hnl_attr_u8(const uint8_t *buf, const struct hnl_attr *a)
{
	return buf[a->off];
}

/*@ requires \valid_read(a) && bytes(buf + a->off, 2);
    assigns \nothing;
*/
static inline uint16_t hnl_attr_u16(const uint8_t *buf,
				    const struct hnl_attr *a)
{
	return hnl_load_le16(buf + a->off);
}

/*@ requires \valid_read(a) && bytes(buf + a->off, 4);
    assigns \nothing;
*/
static inline uint32_t hnl_attr_u32(const uint8_t *buf,
				    const struct hnl_attr *a)
{
	return hnl_load_le32(buf + a->off);
}

/*@ requires \valid_read(a) && bytes(buf + a->off, 8);
    assigns \nothing;
*/
static inline uint64_t hnl_attr_u64(const uint8_t *buf,
				    const struct hnl_attr *a)
{
	return hnl_load_le64(buf + a->off);
}

HNL_END_DECLS

#endif
