/* SPDX-License-Identifier: MIT */
/*
 * Numbers: two to eight bytes on the wire, and in JSON a number, a name, a
 * list of names, or a string of digits where a number would not be exact.
 *
 * Invariant: what scalar_json() writes, scalar_of_json() reads back, whatever
 * the value and whether the schema has a name for it or not.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "tool.h"

struct scalar scalar_of_kind(uint8_t kind)
{
	static const uint8_t width[HNL_KIND_NEST + 1] = {
		[HNL_KIND_U8] = 1,   [HNL_KIND_U16] = 2, [HNL_KIND_U32] = 4,
		[HNL_KIND_U64] = 8,  [HNL_KIND_S8] = 1,	 [HNL_KIND_S16] = 2,
		[HNL_KIND_S32] = 4,  [HNL_KIND_S64] = 8, [HNL_KIND_UINT] = 8,
		[HNL_KIND_SINT] = 8,
	};
	struct scalar s = { NULL, 0, 0, false, false, false, false };

	if (kind > HNL_KIND_NEST)
		return s;
	s.width = width[kind];
	s.is_signed = (kind >= HNL_KIND_S8 && kind <= HNL_KIND_S64) ||
		      kind == HNL_KIND_SINT;
	return s;
}

struct scalar scalar_of_field(const struct tool_family *f,
			      const struct hnl_field *field)
{
	const struct hnl_names_value *value = field_value(f, field);
	struct scalar s = scalar_of_kind(field->kind);

	if (field->kind == HNL_KIND_BITFIELD32)
		s.width = 4;	/* each of its two halves */
	s.entry = value->entry;
	s.n_entries = value->n_entries;
	s.is_big = (field->flags & HNL_FIELD_BIG_ENDIAN) != 0;
	s.is_bits = (value->flags & HNL_NAMES_BITS) != 0;
	s.is_gpa = (value->flags & HNL_NAMES_GPA) != 0;
	return s;
}

struct scalar scalar_of_member(const struct hnl_names_member *m)
{
	struct scalar s = scalar_of_kind(m->kind);

	s.entry = m->entry;
	s.n_entries = m->n_entries;
	s.is_big = (m->flags & HNL_FIELD_BIG_ENDIAN) != 0;
	return s;
}

uint64_t scalar_load(const struct scalar *s, const uint8_t *p, size_t len)
{
	uint64_t v = 0, sign;
	size_t i;

	for (i = 0; i < len; i++)
		v |= (uint64_t)p[s->is_big ? len - 1 - i : i] << 8 * i;
	sign = (uint64_t)1 << (8 * len - 1);
	return s->is_signed ? (v ^ sign) - sign : v;
}

void scalar_store(const struct scalar *s, uint8_t *p, uint64_t v)
{
	size_t i, len = s->width;

	for (i = 0; i < len; i++)
		p[s->is_big ? len - 1 - i : i] = (uint8_t)(v >> 8 * i);
}

/* ---- to JSON ---- */

static uint64_t entry_bits(const struct scalar *s)
{
	uint64_t all = 0;
	size_t i;

	for (i = 0; i < s->n_entries; i++)
		all |= (uint64_t)1 << (s->entry[i].value & 63);
	return all;
}

static struct json_object *bits_json(const struct scalar *s, uint64_t v)
{
	struct json_object *list = json_object_new_array();
	size_t i;

	for (i = 0; i < s->n_entries; i++)
		if (v >> (s->entry[i].value & 63) & 1)
			json_object_array_add(
				list, json_object_new_string(s->entry[i].name));
	return list;
}

struct json_object *scalar_json(const struct scalar *s, uint64_t v)
{
	char text[24];
	size_t i;

	if (s->is_bits && (v & ~entry_bits(s)) == 0)
		return bits_json(s, v);
	for (i = 0; !s->is_bits && i < s->n_entries; i++)
		if (s->entry[i].value == v)
			return json_object_new_string(s->entry[i].name);
	if (s->is_gpa) {
		snprintf(text, sizeof(text), "0x%" PRIx64, v);
		return json_object_new_string(text);
	}
	return s->is_signed ? json_object_new_int64((int64_t)v) :
			      json_object_new_uint64(v);
}

/* ---- from JSON ---- */

static const char not_whole[] = " is no whole number";

static const char *too_wide(const struct scalar *s)
{
	static const char *const text[2][9] = {
		{ [1] = " does not fit u8", [2] = " does not fit u16",
		  [4] = " does not fit u32", [8] = " does not fit u64" },
		{ [1] = " does not fit s8", [2] = " does not fit s16",
		  [4] = " does not fit s32", [8] = " does not fit s64" },
	};

	return text[s->is_signed][s->width];
}

static const char *fit(const struct scalar *s, uint64_t v, bool negative)
{
	unsigned int bits = 8u * s->width;
	uint64_t most = ~(uint64_t)0 >> (64 - bits);

	if (s->is_signed) {
		most >>= 1;
		return (negative ? ~v : v) > most ? too_wide(s) : NULL;
	}
	return negative || v > most ? too_wide(s) : NULL;
}

/* Decimal or 0x..., with a sign; nothing before it and nothing behind. */
static const char *digits(const struct scalar *s, const char *text,
			  uint64_t *v)
{
	bool negative = *text == '-', hex;
	char *end;

	text += negative;
	hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
	text += hex ? 2 : 0;
	if (strchr("+- \t\n\v\f\r", *text) != NULL)
		return not_whole;	/* also the end of the text */
	errno = 0;
	*v = strtoull(text, &end, hex ? 16 : 10);
	if (*end != 0 || (hex && strchr("xX", text[1]) && text[1] != 0))
		return not_whole;
	if (errno != 0)
		return too_wide(s);
	if (!negative || *v == 0)
		return fit(s, *v, false);
	if (*v > (uint64_t)1 << 63)
		return too_wide(s);
	*v = 0 - *v;
	return fit(s, *v, true);
}

static const char *named(const struct scalar *s, struct json_object *value,
			 uint64_t *v)
{
	const char *text = json_object_get_string(value);
	size_t i;

	if (strlen(text) != (size_t)json_object_get_string_len(value))
		return not_whole;
	for (i = 0; i < s->n_entries; i++) {
		if (strcmp(s->entry[i].name, text) != 0)
			continue;
		*v = s->entry[i].value;
		if (s->is_bits)
			*v = (uint64_t)1 << (*v & 63);
		return fit(s, *v, s->is_signed && (int64_t)*v < 0);
	}
	if (s->n_entries != 0 && (*text < '0' || *text > '9') && *text != '-')
		return " is none of its names";
	return digits(s, text, v);
}

static const char *named_bits(const struct scalar *s, struct json_object *list,
			      uint64_t *v)
{
	size_t i, n = json_object_array_length(list);
	struct json_object *one;
	const char *why;
	uint64_t bit;

	*v = 0;
	for (i = 0; i < n; i++) {
		one = json_object_array_get_idx(list, i);
		if (!json_object_is_type(one, json_type_string))
			return " is no list of names";
		why = named(s, one, &bit);
		if (why != NULL)
			return why;
		*v |= bit;
	}
	return NULL;
}

const char *scalar_of_json(const struct scalar *s, struct json_object *value,
			   uint64_t *v)
{
	int64_t number;

	switch (json_object_get_type(value)) {
	case json_type_int:
		number = json_object_get_int64(value);
		*v = number < 0 ? (uint64_t)number :
				  json_object_get_uint64(value);
		return fit(s, *v, number < 0);
	case json_type_string:
		return named(s, value, v);
	case json_type_array:
		return s->is_bits ? named_bits(s, value, v) : not_whole;
	default:
		return not_whole;
	}
}
