/* SPDX-License-Identifier: MIT */
/*
 * What generated encoders share: a value is compared with its own row of the
 * policy table before it is written, so that what hnl writes, hnl accepts.
 *
 *	hnl_encode_u64(b, HNL_MEMORY_A_GPA, &f[HNL_MEMORY_RANGE_GPA], s->gpa)
 *			  on the wire	    its row of the table      value
 *
 * Rows are constants of the same translation unit: a compiler folds them, and
 * one compare a rule is left. A value that the schema does not allow makes the
 * builder fail with -HNL_EINVAL; a builder that failed stays failed. They
 * return whether it did not, so that an encoder is one chain of &&.
 */
#ifndef HNL_ENCODE_H
#define HNL_ENCODE_H

#include <hnl/attr.h>
#include <hnl/msg.h>
#include <hnl/policy.h>

/* The unlikely way is out of line: the other one needs few registers. */
#define HNL_APART __attribute__((noinline))

/* A field's presence bit within its word. */
#define HNL_BIT(field) ((uint64_t)1 << ((field) % 64))

HNL_BEGIN_DECLS

/* Numbers that the schema has as big-endian, at any address. */
static inline uint16_t hnl_load_be16(const uint8_t *p)
{
	return hnl_swap16(hnl_load_le16(p));
}

static inline uint32_t hnl_load_be32(const uint8_t *p)
{
	return hnl_swap32(hnl_load_le32(p));
}

static inline uint64_t hnl_load_be64(const uint8_t *p)
{
	return hnl_swap64(hnl_load_le64(p));
}

static inline void hnl_store_be16(uint8_t *p, uint16_t v)
{
	hnl_store_le16(p, hnl_swap16(v));
}

static inline void hnl_store_be32(uint8_t *p, uint32_t v)
{
	hnl_store_le32(p, hnl_swap32(v));
}

static inline void hnl_store_be64(uint8_t *p, uint64_t v)
{
	hnl_store_le64(p, hnl_swap64(v));
}

/* ---- values and their rows ---- */

/* Returns ok; the builder fails unless it is. */
HNL_INLINE bool hnl_encode_need(struct hnl_builder *b, bool ok)
{
	if (HNL_UNLIKELY(!ok))
		hnl_builder_fail(b, HNL_EINVAL);
	return ok;
}

/* Every one of the required fields is in a word of presence bits. */
HNL_INLINE bool hnl_encode_has(struct hnl_builder *b, uint64_t has,
			       uint64_t required)
{
	return hnl_encode_need(b, (has & required) == required);
}

/* All n fields of a set are present, n <= 64. */
HNL_INLINE bool hnl_encode_is_full(uint64_t has, size_t n)
{
	return has == ~(uint64_t)0 >> (64 - n);
}

/*
 * As hnl_field_fits32() and 64, of a plain row that is a constant, for a number
 * of n bytes: what is not asked for leaves no code.
 */
HNL_INLINE bool hnl_encode_fits(const struct hnl_field *f, size_t n,
				uint64_t v)
{
	uint64_t most = f->span << f->align;

	if ((v & (((uint64_t)1 << f->align) - 1)) != 0)
		return false;
	if (n >= 4 && f->check == HNL_CHECK_NONE)
		return true;
	return n == 8 ? v - f->lo <= most :
			(uint32_t)v - (uint32_t)f->lo <= most;
}

/* Signed numbers are sign-extended. */
HNL_INLINE bool hnl_encode_admits(struct hnl_builder *b,
				  const struct hnl_field *f, size_t n,
				  uint64_t v)
{
	return hnl_encode_need(b, f->shape != 0 ? hnl_encode_fits(f, n, v) :
						  hnl_field_admits(f, v));
}

HNL_INLINE bool hnl_encode_u8(struct hnl_builder *b, uint16_t type,
			      const struct hnl_field *f, uint8_t v)
{
	if (!hnl_encode_admits(b, f, 1, v))
		return false;
	hnl_attr_put_u8(b, type, v);
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_u16(struct hnl_builder *b, uint16_t type,
			       const struct hnl_field *f, uint16_t v)
{
	if (!hnl_encode_admits(b, f, 2, v))
		return false;
	if (f->flags & HNL_FIELD_BIG_ENDIAN)
		v = hnl_swap16(v);
	hnl_attr_put_u16(b, type, v);
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_u32(struct hnl_builder *b, uint16_t type,
			       const struct hnl_field *f, uint32_t v)
{
	if (!hnl_encode_admits(b, f, 4, v))
		return false;
	if (f->flags & HNL_FIELD_BIG_ENDIAN)
		v = hnl_swap32(v);
	hnl_attr_put_u32(b, type, v);
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_u64(struct hnl_builder *b, uint16_t type,
			       const struct hnl_field *f, uint64_t v)
{
	if (!hnl_encode_admits(b, f, 8, v))
		return false;
	if (f->flags & HNL_FIELD_BIG_ENDIAN)
		v = hnl_swap64(v);
	hnl_attr_put_u64(b, type, v);
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_uint(struct hnl_builder *b, uint16_t type,
				const struct hnl_field *f, uint64_t v)
{
	if (!hnl_encode_admits(b, f, 8, v))
		return false;
	if (!(f->flags & HNL_FIELD_BIG_ENDIAN))
		hnl_attr_put_uint(b, type, v);
	else if (v <= 0xffffffffu)
		hnl_attr_put_u32(b, type, hnl_swap32((uint32_t)v));
	else
		hnl_attr_put_u64(b, type, hnl_swap64(v));
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_s8(struct hnl_builder *b, uint16_t type,
			      const struct hnl_field *f, int8_t v)
{
	if (!hnl_encode_admits(b, f, 1, (uint64_t)v))
		return false;
	hnl_attr_put_s8(b, type, v);
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_s16(struct hnl_builder *b, uint16_t type,
			       const struct hnl_field *f, int16_t v)
{
	uint16_t wire = (uint16_t)v;

	if (!hnl_encode_admits(b, f, 2, (uint64_t)v))
		return false;
	if (f->flags & HNL_FIELD_BIG_ENDIAN)
		wire = hnl_swap16(wire);
	hnl_attr_put_u16(b, type, wire);
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_s32(struct hnl_builder *b, uint16_t type,
			       const struct hnl_field *f, int32_t v)
{
	uint32_t wire = (uint32_t)v;

	if (!hnl_encode_admits(b, f, 4, (uint64_t)v))
		return false;
	if (f->flags & HNL_FIELD_BIG_ENDIAN)
		wire = hnl_swap32(wire);
	hnl_attr_put_u32(b, type, wire);
	return b->err == 0;
}

HNL_INLINE bool hnl_encode_s64(struct hnl_builder *b, uint16_t type,
			       const struct hnl_field *f, int64_t v)
{
	return hnl_encode_u64(b, type, f, (uint64_t)v);
}

HNL_INLINE bool hnl_encode_sint(struct hnl_builder *b, uint16_t type,
				const struct hnl_field *f, int64_t v)
{
	uint64_t wire = (uint64_t)v;

	if (!hnl_encode_admits(b, f, 8, wire))
		return false;
	if (!(f->flags & HNL_FIELD_BIG_ENDIAN))
		hnl_attr_put_sint(b, type, v);
	else if (v >= -2147483647 - 1 && v <= 2147483647)
		hnl_attr_put_u32(b, type, hnl_swap32((uint32_t)wire));
	else
		hnl_attr_put_u64(b, type, hnl_swap64(wire));
	return b->err == 0;
}

/* Every bit of value is selected, and every selected one is defined. */
HNL_INLINE bool hnl_encode_bitfield32(struct hnl_builder *b, uint16_t type,
				      const struct hnl_field *f,
				      struct hnl_bitfield32 v)
{
	uint8_t *p;

	if (!hnl_encode_need(b, (v.value & ~v.selector) == 0 &&
				    (f->check != HNL_CHECK_MASK ||
				     (v.selector & ~f->hi) == 0)))
		return false;
	p = hnl_attr_put_room(b, type, 8);
	if (p == NULL)
		return false;
	hnl_store_le32(p, v.value);
	hnl_store_le32(p + 4, v.selector);
	return true;
}

HNL_INLINE bool hnl_encode_flag(struct hnl_builder *b, uint16_t type)
{
	hnl_attr_put_flag(b, type);
	return b->err == 0;
}

/* The rules between the fields of a set. */
HNL_INLINE bool hnl_encode_rules(struct hnl_builder *b,
				 const struct hnl_schema *schema, size_t set,
				 const uint64_t *has)
{
	return hnl_encode_need(b, hnl_policy_broken(schema, set, has) == NULL);
}

/* Binary, and packed arrays: whole elements. */
HNL_INLINE bool hnl_encode_bytes(struct hnl_builder *b, uint16_t type,
				 const struct hnl_field *f, struct hnl_bytes v)
{
	bool whole = f->kind != HNL_KIND_PACKED || v.n % f->sub == 0;

	if (!hnl_encode_need(b, whole && v.n >= f->min && v.n <= f->max))
		return false;
	hnl_attr_put_bytes(b, type, v.p, v.n);
	return b->err == 0;
}

/*
 * Copies n characters, n >= 8. true: none was zero, nor above 0x80; else
 * hnl_builder_text() looks again. Each is looked at as it is copied, since what
 * is encoded may be memory that a guest writes too. The last 8 lie over those
 * before them, read anew, so that all that is on the wire was looked at.
 */
HNL_INLINE bool hnl_encode_text(uint8_t *p, const uint8_t *s, size_t n)
{
	const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
	uint64_t v, odd = 0;
	size_t i;

	for (i = 0; i < n - 8; i += 8) {
		v = hnl_fetch_le64(s + i);
		odd |= v - ones;
		hnl_store_le64(p + i, v);
	}
	v = hnl_fetch_le64(s + n - 8);
	odd |= v - ones;
	hnl_store_le64(p + n - 8, v);
	return (odd & tops) == 0;
}

/* n characters, none of them NUL; the wire's NUL is added, and its padding. */
HNL_INLINE bool hnl_encode_string(struct hnl_builder *b, uint16_t type,
				  const struct hnl_field *f, struct hnl_bytes v)
{
	uint8_t *p;

	if (!hnl_encode_need(b, v.n >= f->min && v.n <= f->max &&
				    v.n < HNL_ATTR_MAX - HNL_ATTRHDR))
		return false;
	p = hnl_attr_room(b, type, (size_t)v.n + 1);
	if (p == NULL)
		return false;
	hnl_store_le32(p + (size_t)v.n / HNL_ALIGN * HNL_ALIGN, 0);
	if (HNL_LIKELY(v.n >= 8 && hnl_encode_text(p, v.p, v.n)))
		return true;
	return hnl_encode_need(b, hnl_builder_text(p, v.p, v.n));
}

HNL_INLINE bool hnl_encode_count(struct hnl_builder *b,
				 const struct hnl_field *f, uint32_t n)
{
	return hnl_encode_need(b, n != 0 && n >= f->min_count &&
				      (f->max_count == 0 ||
				       n <= f->max_count));
}

/* ---- what a generated encoder works with ---- */

/*
 * Another builder over what is left of b: the function's own, so that it is in
 * registers, and beginning at 0, so that its lengths are constants.
 */
HNL_INLINE struct hnl_builder hnl_encode_within(const struct hnl_builder *b)
{
	struct hnl_builder w;

	hnl_builder_init(&w, b->buf + b->len, b->size - b->len);
	return w;
}

/*
 * Whether there is room for n bytes, the most that will be written; known:
 * there is. That many are its size then, a constant: of all compares with the
 * room none is left.
 */
HNL_INLINE bool hnl_encode_is_roomy(struct hnl_builder *w, uint32_t n,
				    bool known)
{
	if (!known && w->size < n)
		return false;
	if (w->buf == NULL)
		__builtin_unreachable();
	w->size = n;
	return true;
}

/* Whether there is room for all values of the caller's array, n bytes each. */
HNL_INLINE bool hnl_encode_are_roomy(const struct hnl_builder *b,
				     const struct hnl_list *l, uint32_t n)
{
	return l->item != NULL &&
	       (uint64_t)l->n * n <= hnl_builder_left(b);
}

/* What was written there is b's, and so is why no more was; true: all was. */
HNL_INLINE bool hnl_encode_commit(struct hnl_builder *b,
				  const struct hnl_builder *w)
{
	b->len += w->len;
	if (w->critical)
		b->critical = true;
	if (HNL_UNLIKELY(w->err != 0))
		hnl_builder_fail(b, (enum hnl_errno)-w->err);
	return w->err == 0;
}

/* ---- whole messages ---- */

/* own: flags that come with the command, a constant; no bit above 15. */
HNL_INLINE void hnl_encode_begin_own(struct hnl_builder *b,
				     const struct hnl_family *family,
				     uint8_t cmd, uint32_t own, uint32_t flags,
				     uint32_t seq, uint32_t port)
{
	uint8_t *p;

	b->msg = b->len;
	b->critical = false;
	p = hnl_builder_room(b, HNL_MSGHDR);
	if (HNL_UNLIKELY(p == NULL))
		return;
	hnl_store_le32(p + 4, family->id | own << 16 | flags << 16);
	hnl_store_le32(p + 8, seq);
	hnl_store_le32(p + 12, port);
	hnl_store_le32(p + 16, cmd | (uint32_t)family->version << 8);
}

HNL_INLINE void hnl_encode_begin(struct hnl_builder *b,
				 const struct hnl_family *family, uint8_t cmd,
				 uint32_t flags, uint32_t seq, uint32_t port)
{
	hnl_encode_begin_own(b, family, cmd, 0, flags, seq, port);
}

/* The bytes of the one message of w, or why there is none. */
HNL_INLINE int hnl_encode_end(struct hnl_builder *w)
{
	hnl_msg_end(w);
	return HNL_LIKELY(w->err == 0) ? (int)w->len : w->err;
}

HNL_END_DECLS

#endif
