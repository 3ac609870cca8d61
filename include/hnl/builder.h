/* SPDX-License-Identifier: MIT */
/*
 * Writing attributes: a sticky builder over memory that the caller owns.
 *
 *   hnl_builder_init(b, buf, size)
 *   hnl_attr_put_u32(b, type, v)	and u8 u16 u64 s8.. flag bytes string
 *   hnl_attr_nest_begin(b, type)	returns what hnl_attr_nest_end takes
 *   hnl_builder_verdict(b)		0, or why not all of it was written
 *
 * A builder only ever writes: its memory may be shared with a hostile peer.
 * Lengths come from its own counts. Invariant: len <= size, len is a multiple
 * of 4, and after the first error size == len, so that no later put finds room.
 */
#ifndef HNL_BUILDER_H
#define HNL_BUILDER_H

#include <hnl/abi.h>
#include <hnl/port.h>
#include <hnl/wire.h>

struct hnl_builder {
	uint8_t *buf;
	size_t size;	/* bytes of buf; falls to len at the first error */
	size_t len;	/* bytes written, always a multiple of 4 */
	size_t msg;	/* where the message under construction begins */
	int err;	/* 0 or the first error, negated enum hnl_errno */
	bool critical;	/* a CRITICAL attribute was put since the nest began */
};

/* A nest under construction: where it stands, and what to write there. */
struct hnl_nest {
	size_t at;
	uint16_t type;
	bool critical;	/* of the set around it */
};

/*@ predicate builds(struct hnl_builder *b) = \valid(b) &&
      b->len <= b->size && \valid(b->buf + (0 .. b->size - 1)) &&
      \separated(b, b->buf + (0 .. b->size - 1));
*/

HNL_BEGIN_DECLS

/*
 * Everything that writes is inline, this too: the address of a builder then
 * stays within the caller's function, and a compiler keeps its members in
 * registers. Passed on, they are read back after every byte written, for a
 * byte could be a part of them.
 *
 * The first error stays; every later put does nothing, as it finds no room.
 */
/*@ requires builds(b) && 0 < err < 0x10000;
    assigns b->err, b->size;
    ensures builds(b) && b->size == b->len && b->err != 0;
*/
HNL_INLINE void hnl_builder_fail(struct hnl_builder *b, enum hnl_errno err)
{
	if (b->err == 0)
		b->err = -(int)err;
	b->size = b->len;
}

/*@ requires \valid(b) && \valid((uint8_t *)buf + (0 .. size - 1));
    requires \separated(b, (uint8_t *)buf + (0 .. size - 1));
    assigns *b;
    ensures builds(b) && b->len == 0 && b->msg == 0 && b->err == 0;
    ensures b->buf == (uint8_t *)buf && b->size == size;
*/
HNL_INLINE void hnl_builder_init(struct hnl_builder *b, void *buf,
				 size_t size)
{
	b->buf = (uint8_t *)buf;
	b->size = size;
	b->len = 0;
	b->msg = 0;
	b->err = 0;
	b->critical = false;
}

/* 0, -HNL_EMSGSIZE (no room), -HNL_EINVAL (value not in the schema). */
/*@ requires \valid_read(b);
    assigns \nothing;
    ensures \result == b->err;
*/
HNL_MUST_CHECK static inline int
hnl_builder_verdict(const struct hnl_builder *b)
{
	return b->err;
}

/* Where the next byte is written, and how many may be. */
/*@ requires builds(b);
    assigns \nothing;
    ensures \result == b->buf + b->len;
*/
HNL_INLINE uint8_t *hnl_builder_here(const struct hnl_builder *b)
{
	return b->buf + b->len;
}

/*@ requires builds(b);
    assigns \nothing;
    ensures \result == b->size - b->len;
*/
HNL_INLINE size_t hnl_builder_left(const struct hnl_builder *b)
{
	return b->size - b->len;
}

/* Room for n bytes, a multiple of 4; NULL when there is none. */
/*@ requires builds(b) && n > 0;
    assigns b->len, b->size, b->err;
    ensures builds(b);
    ensures full: \result == \null <==> n > \old(b->size) - \old(b->len);
    ensures fail: \result == \null ==> b->len == \old(b->len) &&
      b->size == b->len && b->err != 0;
    ensures room: \result != \null ==> \result == b->buf + \old(b->len) &&
      b->len == \old(b->len) + n && b->size == \old(b->size) &&
      b->err == \old(b->err);
*/
HNL_INLINE uint8_t *hnl_builder_room(struct hnl_builder *b, size_t n)
{
	uint8_t *p;

	if (HNL_UNLIKELY(hnl_builder_left(b) < n)) {
		hnl_builder_fail(b, HNL_EMSGSIZE);
		return NULL;
	}
	p = hnl_builder_here(b);
	b->len += n;
	return p;
}

/*@ requires builds(b) && payload <= HNL_ATTR_MAX - HNL_ATTRHDR;
    assigns HNL_BUILT(b);
    ensures builds(b) && b->buf == \old(b->buf);
    ensures on: \old(b->len) <= b->len;
    ensures less: b->size <= \old(b->size);
    ensures room: \result != \null ==> b->size == \old(b->size) &&
      \result == b->buf + \old(b->len) + HNL_ATTRHDR &&
      b->len == \old(b->len) + HNL_ATTRHDR + align4(payload);
    ensures full: \result == \null ==> b->len == \old(b->len);
*/
HNL_INLINE uint8_t *hnl_attr_room(struct hnl_builder *b, uint16_t type,
				  size_t payload)
{
	uint8_t *p = hnl_builder_room(b, HNL_ATTRHDR + hnl_align(payload));

	if (HNL_UNLIKELY(p == NULL))
		return NULL;
	if (type & HNL_ATTR_CRITICAL)
		b->critical = true;
	hnl_store_le32(p, (uint32_t)(HNL_ATTRHDR + payload) |
			  (uint32_t)type << 16);
	return p + HNL_ATTRHDR;
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_flag(struct hnl_builder *b, uint16_t type)
{
	(void)hnl_attr_room(b, type, 0);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_u8(struct hnl_builder *b, uint16_t type,
				uint8_t v)
{
	uint8_t *p = hnl_attr_room(b, type, 1);

	if (HNL_LIKELY(p != NULL))
		hnl_store_le32(p, v);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_u16(struct hnl_builder *b, uint16_t type,
				 uint16_t v)
{
	uint8_t *p = hnl_attr_room(b, type, 2);

	if (HNL_LIKELY(p != NULL))
		hnl_store_le32(p, v);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_u32(struct hnl_builder *b, uint16_t type,
				 uint32_t v)
{
	uint8_t *p = hnl_attr_room(b, type, 4);

	if (HNL_LIKELY(p != NULL))
		hnl_store_le32(p, v);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_u64(struct hnl_builder *b, uint16_t type,
				 uint64_t v)
{
	uint8_t *p = hnl_attr_room(b, type, 8);

	if (HNL_LIKELY(p != NULL))
		hnl_store_le64(p, v);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_s8(struct hnl_builder *b, uint16_t type,
				int8_t v)
{
	hnl_attr_put_u8(b, type, (uint8_t)v);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_s16(struct hnl_builder *b, uint16_t type,
				 int16_t v)
{
	hnl_attr_put_u16(b, type, (uint16_t)v);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_s32(struct hnl_builder *b, uint16_t type,
				 int32_t v)
{
	hnl_attr_put_u32(b, type, (uint32_t)v);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_s64(struct hnl_builder *b, uint16_t type,
				 int64_t v)
{
	hnl_attr_put_u64(b, type, (uint64_t)v);
}

/* YNL's uint and sint: 4 bytes when the value fits, else 8. */
/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_uint(struct hnl_builder *b, uint16_t type,
				  uint64_t v)
{
	if (v <= 0xffffffffu)
		hnl_attr_put_u32(b, type, (uint32_t)v);
	else
		hnl_attr_put_u64(b, type, v);
}

/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_sint(struct hnl_builder *b, uint16_t type,
				  int64_t v)
{
	if (v >= -2147483647 - 1 && v <= 2147483647)
		hnl_attr_put_s32(b, type, (int32_t)v);
	else
		hnl_attr_put_s64(b, type, v);
}

/*
 * Room for n bytes of payload to be filled in place, padding already zero;
 * NULL when there is none. The caller writes every byte.
 */
/*@ requires builds(b);
    assigns HNL_BUILT(b);
    ensures builds(b) && b->buf == \old(b->buf);
    ensures on: \old(b->len) <= b->len;
    ensures less: b->size <= \old(b->size);
    ensures room: \result != \null ==> n <= HNL_ATTR_MAX - HNL_ATTRHDR &&
      b->size == \old(b->size) &&
      \result == b->buf + \old(b->len) + HNL_ATTRHDR &&
      b->len == \old(b->len) + HNL_ATTRHDR + align4(n);
*/
HNL_INLINE uint8_t *hnl_attr_put_room(struct hnl_builder *b, uint16_t type,
				      size_t n)
{
	uint8_t *p;

	if (HNL_UNLIKELY(n > HNL_ATTR_MAX - HNL_ATTRHDR)) {
		hnl_builder_fail(b, HNL_EMSGSIZE);
		return NULL;
	}
	p = hnl_attr_room(b, type, n);
	if (p != NULL && n % HNL_ALIGN != 0)
		hnl_store_le32(p + hnl_align(n) - HNL_ALIGN, 0);
	return p;
}

/*
 * memcpy(), which may have NULL for src when n is 0. Out of line: where a
 * compiler knows that n is small, it may inline a string instruction that takes
 * longer than the rest of the message.
 */
/*@ requires \valid(dst + (0 .. n - 1));
    requires n > 0 ==> bytes((uint8_t *)src, n);
    requires n > 0 ==> \separated(dst + (0 .. n - 1),
      (uint8_t *)src + (0 .. n - 1));
    assigns dst[0 .. n - 1];
*/
void hnl_builder_copy(uint8_t *dst, const void *src, size_t n);

/* Whether one of n bytes is zero. */
/*@ requires bytes(p, n);
    assigns \nothing;
*/
bool hnl_builder_has_nul(const uint8_t *p, size_t n);

/* Copies n characters, each read once; whether none of them is zero. */
/*@ requires bytes(src, n) && \valid(dst + (0 .. n - 1));
    assigns dst[0 .. n - 1];
*/
bool hnl_builder_text(uint8_t *dst, const uint8_t *src, size_t n);

/* Copies n bytes; src may be NULL when n is 0. */
/*@ requires builds(b);
    requires n > 0 ==> bytes((uint8_t *)src, n) &&
      \separated(b->buf + (0 .. b->size - 1), (uint8_t *)src + (0 .. n - 1));
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_bytes(struct hnl_builder *b, uint16_t type,
				   const void *src, size_t n)
{
	uint8_t *p = hnl_attr_put_room(b, type, n);

	if (p != NULL)
		hnl_builder_copy(p, src, n);
}

/* n characters and the NUL that the wire wants after them. */
/*@ requires builds(b);
    requires n > 0 ==> bytes((uint8_t *)s, n) &&
      \separated(b->buf + (0 .. b->size - 1), (uint8_t *)s + (0 .. n - 1));
    assigns HNL_BUILT(b);
    ensures builds(b);
    ensures on: \old(b->len) <= b->len && b->buf == \old(b->buf);
    ensures less: b->size <= \old(b->size);
*/
HNL_INLINE void hnl_attr_put_string(struct hnl_builder *b, uint16_t type,
				    const char *s, size_t n)
{
	uint8_t *p;

	if (HNL_UNLIKELY(n > HNL_ATTR_MAX)) {
		hnl_builder_fail(b, HNL_EMSGSIZE);
		return;
	}
	p = hnl_attr_put_room(b, type, n + 1);
	if (p == NULL)
		return;
	hnl_builder_copy(p, s, n);
	p[n] = 0;
}

/* Sets NESTED itself, and CRITICAL if a child of the nest is CRITICAL. */
/*@ requires builds(b);
    assigns b->len, b->size, b->err, b->critical;
    ensures builds(b) && \result.at == \old(b->len);
    ensures room: b->err == 0 ==> \result.at + HNL_ATTRHDR <= b->len;
*/
HNL_INLINE struct hnl_nest hnl_attr_nest_begin(struct hnl_builder *b,
					       uint16_t type)
{
	struct hnl_nest nest = { b->len, type, b->critical };

	b->critical = false;
	(void)hnl_builder_room(b, HNL_ATTRHDR);
	return nest;
}

/*@ requires builds(b) && nest.at <= b->len;
    requires room: b->err == 0 ==> nest.at + HNL_ATTRHDR <= b->len;
    assigns b->err, b->size, b->critical, b->buf[nest.at .. nest.at + 3];
    ensures builds(b) && b->len == \old(b->len);
*/
HNL_INLINE void hnl_attr_nest_end(struct hnl_builder *b,
				  struct hnl_nest nest)
{
	uint32_t type = (uint32_t)nest.type | HNL_ATTR_NESTED;
	size_t len = b->len - nest.at;

	if (HNL_UNLIKELY(b->err != 0))
		return;
	if (HNL_UNLIKELY(len > HNL_ATTR_MAX)) {
		hnl_builder_fail(b, HNL_EMSGSIZE);
		return;
	}
	if (b->critical || (nest.type & HNL_ATTR_CRITICAL))
		type |= HNL_ATTR_CRITICAL;
	hnl_store_le32(b->buf + nest.at, (uint32_t)len | type << 16);
	b->critical = nest.critical || (type & HNL_ATTR_CRITICAL) != 0;
}

HNL_END_DECLS

#endif
