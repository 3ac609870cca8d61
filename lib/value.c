/* SPDX-License-Identifier: MIT */
/*
 * Payloads, one at a time: what the engine does with an attribute that is no
 * nest. The length was compared with the row before a byte is loaded; each byte
 * is loaded once.
 */
#include "internal.h"

/*@ requires \valid(dst + (0 .. sizeof(struct hnl_bytes) - 1));
    assigns dst[0 .. sizeof(struct hnl_bytes) - 1];
*/
static void store_bytes(uint8_t *dst, const uint8_t *p, size_t n)
{
	struct hnl_bytes *v = (struct hnl_bytes *)(void *)dst;

	v->p = p;
	v->n = (uint32_t)n;
}

enum hnl_reason hnl_number_check(const struct hnl_field *f, uint64_t v)
{
	switch (f->check) {
	case HNL_CHECK_RANGE:
		if (v < f->lo || v > f->hi)
			return HNL_REASON_RANGE;
		break;
	case HNL_CHECK_SRANGE:
		if ((int64_t)v < (int64_t)f->lo || (int64_t)v > (int64_t)f->hi)
			return HNL_REASON_RANGE;
		break;
	case HNL_CHECK_MASK:
		if (v & ~f->hi)
			return HNL_REASON_MASK;
		break;
	case HNL_CHECK_ENUM:
		if (v > 63 || !((f->hi >> v) & 1))
			return HNL_REASON_ENUM;
		break;
	default:
		break;
	}
	if (v & (((uint64_t)1 << f->align) - 1))
		return HNL_REASON_ALIGN;
	return HNL_REASON_NONE;
}

/* Width and signedness of the number kinds, by kind. */
static const uint8_t width_of[HNL_KIND_NEST + 1] = {
	[HNL_KIND_U8] = 1,   [HNL_KIND_U16] = 2, [HNL_KIND_U32] = 4,
	[HNL_KIND_U64] = 8,  [HNL_KIND_S8] = 1,	 [HNL_KIND_S16] = 2,
	[HNL_KIND_S32] = 4,  [HNL_KIND_S64] = 8, [HNL_KIND_UINT] = 8,
	[HNL_KIND_SINT] = 8,
};

/*@ requires \valid_read(f) && bytes(p, len);
    requires width: len == 1 || len == 2 || len == 4 || len >= 8;
    assigns \nothing;
*/
static uint64_t load_number(const struct hnl_field *f, const uint8_t *p,
			    size_t len)
{
	bool swap = (f->flags & HNL_FIELD_BIG_ENDIAN) != 0;
	uint64_t v;

	switch (len) {
	case 1:
		v = p[0];
		return f->kind == HNL_KIND_S8 ? (uint64_t)(int8_t)v : v;
	case 2:
		v = hnl_load_le16(p);
		v = swap ? hnl_swap16((uint16_t)v) : v;
		return f->kind == HNL_KIND_S16 ? (uint64_t)(int16_t)v : v;
	case 4:
		v = hnl_load_le32(p);
		v = swap ? hnl_swap32((uint32_t)v) : v;
		return f->kind == HNL_KIND_S32 || f->kind == HNL_KIND_SINT ?
			       (uint64_t)(int32_t)v :
			       v;
	default:
		v = hnl_load_le64(p);
		if (swap)
			v = hnl_swap64(v);
		return v;
	}
}

/*@ requires row(f) && HNL_KIND_U8 <= f->kind <= HNL_KIND_SINT;
    requires bytes(p, len) && f->min <= len <= f->max;
    requires dst == \null || \valid(dst + (0 .. stored(f->kind) - 1));
    assigns dst[0 .. stored(f->kind) - 1];
*/
static enum hnl_reason take_number(const struct hnl_field *f, const uint8_t *p,
				   size_t len, uint8_t *dst)
{
	bool wide = f->kind == HNL_KIND_UINT || f->kind == HNL_KIND_SINT;
	enum hnl_reason reason;
	uint64_t v;

	if (wide && len != 4 && len != 8)
		return HNL_REASON_LENGTH;
	v = load_number(f, p, len);
	reason = hnl_number_check(f, v);
	if (reason == HNL_REASON_NONE && dst != NULL)
		hnl_number_store(dst, width_of[f->kind], v);
	return reason;
}

/*@ requires \valid(dst + (0 .. 7));
    assigns dst[0 .. 7];
*/
static void store_bitfield(uint8_t *dst, uint32_t value, uint32_t selector)
{
	struct hnl_bitfield32 *v = (struct hnl_bitfield32 *)(void *)dst;

	v->value = value;
	v->selector = selector;
}

/*@ requires \valid_read(f) && bytes(p, 8);
    requires dst == \null || \valid(dst + (0 .. 7));
    assigns dst[0 .. 7];
*/
static enum hnl_reason take_bitfield(const struct hnl_field *f,
				     const uint8_t *p, uint8_t *dst)
{
	uint32_t value = hnl_load_le32(p), selector = hnl_load_le32(p + 4);

	if ((value & ~selector) != 0)
		return HNL_REASON_MASK;
	if (f->check == HNL_CHECK_MASK && (selector & ~f->hi) != 0)
		return HNL_REASON_MASK;
	if (dst != NULL)
		store_bitfield(dst, value, selector);
	return HNL_REASON_NONE;
}

/*
 * min and max of a string count its characters, not its NUL, which is the last
 * byte and no other.
 */
/*@ requires \valid_read(f) && bytes(p, len);
    requires dst == \null ||
      \valid(dst + (0 .. sizeof(struct hnl_bytes) - 1));
    assigns dst[0 .. sizeof(struct hnl_bytes) - 1];
*/
static enum hnl_reason take_string(const struct hnl_field *f, const uint8_t *p,
				   size_t len, uint8_t *dst)
{
	bool loose = (f->flags & HNL_FIELD_LOOSE) != 0;
	size_t n = len;

	if (len == 0 ? !loose : hnl_builder_has_nul(p, len - 1))
		return HNL_REASON_STRING;
	if (len != 0 && p[len - 1] == 0)
		n--;
	else if (!loose)
		return HNL_REASON_STRING;
	if (n < f->min || n > f->max)
		return HNL_REASON_LENGTH;
	if (dst != NULL)
		store_bytes(dst, p, n);
	return HNL_REASON_NONE;
}

/*@ requires row(f) && bytes(p, len);
    requires dst == \null ||
      \valid(dst + (0 .. sizeof(struct hnl_bytes) - 1));
    assigns dst[0 .. sizeof(struct hnl_bytes) - 1];
*/
static enum hnl_reason take_bytes(const struct hnl_field *f, const uint8_t *p,
				  size_t len, uint8_t *dst)
{
	if (f->kind == HNL_KIND_PACKED && len % f->sub != 0)
		return HNL_REASON_LENGTH;
	if (dst != NULL)
		store_bytes(dst, p, len);
	return HNL_REASON_NONE;
}

/* Payload of anything but a nest; dst NULL: check alone. */
enum hnl_reason hnl_field_take(const struct hnl_field *f, const uint8_t *p,
			       size_t len, uint8_t *dst)
{
	if (f->kind == HNL_KIND_STRING)
		return take_string(f, p, len, dst);
	if (len < f->min || len > f->max)
		return HNL_REASON_LENGTH;
	switch (f->kind) {
	case HNL_KIND_FLAG:
		return HNL_REASON_NONE;
	case HNL_KIND_BITFIELD32:
		return take_bitfield(f, p, dst);
	case HNL_KIND_BYTES:
	case HNL_KIND_PACKED:
	case HNL_KIND_NEST:
		return take_bytes(f, p, len, dst);
	default:
		break;
	}
	return take_number(f, p, len, dst);
}
