/* SPDX-License-Identifier: MIT */
/*
 * JSON values into the payload of one attribute that is no nest.
 *
 * Invariant: what is put has the shape of its kind: a number its width, a
 * packed array whole elements, a string its NUL. Whether the value is allowed
 * is not asked here.
 */
#include <stdlib.h>
#include <string.h>
#include "build.h"

/* ---- bytes ---- */

/* Puts n bytes that build_fail() or the builder may yet refuse. */
static bool put_payload(struct build *e, uint16_t type, const void *p,
			size_t n)
{
	hnl_attr_put_bytes(&e->b, type, p, n);
	if (e->b.err != 0)
		return build_fail(e, NULL, "", "more than 65536 bytes");
	return true;
}

bool build_hex(struct build *e, uint16_t type, struct json_object *value)
{
	size_t n = (size_t)json_object_get_string_len(value);
	uint8_t *p = malloc(n / 2 + 1);
	bool ok;

	if (p == NULL)
		return build_fail(e, NULL, "", "out of memory");
	n = hex_bytes(p, json_object_get_string(value), n);
	ok = n != (size_t)-1 ?
		     put_payload(e, type, p, n) :
		     build_fail(e, value, "", " is no string of hex digits");
	free(p);
	return ok;
}

/* A string; one that is no UTF-8 is {"_hex": "ff"}, without its NUL. */
static bool put_string(struct build *e, uint16_t type,
		       struct json_object *value)
{
	struct json_object *hex;
	size_t n;
	char *p;
	bool ok;

	if (json_object_object_get_ex(value, "_hex", &hex) &&
	    json_object_is_type(hex, json_type_string)) {
		n = (size_t)json_object_get_string_len(hex);
		p = malloc(n / 2 + 2);
		if (p == NULL)
			return build_fail(e, NULL, "", "out of memory");
		n = hex_bytes((uint8_t *)p, json_object_get_string(hex), n);
		ok = n != (size_t)-1;
		if (ok)
			p[n] = 0;
		ok = ok ? put_payload(e, type, p, n + 1) :
			  build_fail(e, hex, "", " is no string of hex digits");
		free(p);
		return ok;
	}
	if (!json_object_is_type(value, json_type_string))
		return build_fail(e, value, "", " is no string");
	return put_payload(e, type, json_object_get_string(value),
			   (size_t)json_object_get_string_len(value) + 1);
}

/* ---- numbers ---- */

bool build_number(struct build *e, const struct scalar *s,
		  struct json_object *value, uint64_t *v)
{
	const char *why = scalar_of_json(s, value, v);

	return why == NULL || build_fail(e, value, "", why);
}

static bool put_scalar(struct build *e, const struct hnl_field *f,
		       uint16_t type, struct json_object *value)
{
	struct scalar s = scalar_of_field(e->family, f);
	bool narrow;
	uint8_t p[8];
	uint64_t v;

	if (!build_number(e, &s, value, &v))
		return false;
	narrow = s.is_signed ? (int64_t)v == (int32_t)v : v <= UINT32_MAX;
	if ((f->kind == HNL_KIND_UINT || f->kind == HNL_KIND_SINT) && narrow)
		s.width = 4;
	scalar_store(&s, p, v);
	return put_payload(e, type, p, s.width);
}

static bool put_bitfield(struct build *e, const struct hnl_field *f,
			 uint16_t type, struct json_object *value)
{
	static const char *const half[2] = { "value", "selector" };
	struct scalar s = scalar_of_field(e->family, f);
	struct json_object *one;
	uint8_t p[8];
	size_t i, at;
	uint64_t v;

	if (!json_object_is_type(value, json_type_object) ||
	    json_object_object_length(value) != 2)
		return build_fail(e, value, "",
				  " is not {\"value\": , \"selector\": }");
	for (i = 0; i < 2; i++) {
		if (!json_object_object_get_ex(value, half[i], &one))
			return build_fail(e, NULL, half[i], "is missing");
		at = build_enter(e, half[i]);
		if (!build_number(e, &s, one, &v))
			return false;
		build_leave(e, at);
		scalar_store(&s, p + 4 * i, v);
	}
	return put_payload(e, type, p, 8);
}

/* ---- packed arrays ---- */

static const struct hnl_names_member *
find_member(const struct hnl_names_value *names, const char *name)
{
	size_t i;

	for (i = 0; i < names->n_members; i++)
		if (strcmp(names->member[i].name, name) == 0)
			return &names->member[i];
	return NULL;
}

static bool know_members(struct build *e, const struct hnl_names_value *names,
			 struct json_object *value)
{
	struct json_object_iterator it, end;
	const char *name;

	if (!json_object_is_type(value, json_type_object))
		return build_fail(e, value, "", " is no object");
	it = json_object_iter_begin(value);
	end = json_object_iter_end(value);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
		name = json_object_iter_peek_name(&it);
		if (find_member(names, name) == NULL)
			return build_fail(e, json_object_iter_peek_value(&it),
					  name, "no such member");
	}
	return true;
}

static bool store_struct(struct build *e, const struct hnl_names_value *names,
			 struct json_object *value, uint8_t *p)
{
	const struct hnl_names_member *m;
	struct json_object *one;
	struct scalar s;
	size_t i, at;
	uint64_t v;

	if (!know_members(e, names, value))
		return false;
	for (i = 0; i < names->n_members; i++) {
		m = &names->member[i];
		if (!json_object_object_get_ex(value, m->name, &one))
			return build_fail(e, value, m->name, "is missing");
		s = scalar_of_member(m);
		at = build_enter(e, m->name);
		if (!build_number(e, &s, one, &v))
			return false;
		build_leave(e, at);
		scalar_store(&s, p + m->at, v);
	}
	return true;
}

static bool store_element(struct build *e, const struct hnl_field *f,
			  struct json_object *value, uint8_t *p)
{
	const struct hnl_names_value *names = field_value(e->family, f);
	struct scalar s;
	uint64_t v;

	if (names->n_members != 0)
		return store_struct(e, names, value, p);
	s = scalar_of_kind(names->element);
	if (s.width == 0 || s.width != f->sub)
		return build_fail(e, value, "", " can be given as hex only");
	if (!build_number(e, &s, value, &v))
		return false;
	scalar_store(&s, p, v);
	return true;
}

static bool put_packed(struct build *e, const struct hnl_field *f,
		       uint16_t type, struct json_object *value)
{
	size_t i, at, n;
	bool ok = true;
	uint8_t *p;

	if (json_object_is_type(value, json_type_string))
		return build_hex(e, type, value);
	if (!json_object_is_type(value, json_type_array))
		return build_fail(e, value, "", " is no list");
	n = json_object_array_length(value);
	if (n > HNL_MSG_MAX / (f->sub != 0 ? f->sub : 1))
		return build_fail(e, NULL, "", "more than 65536 bytes");
	p = calloc(n + 1, f->sub);
	if (p == NULL)
		return build_fail(e, NULL, "", "out of memory");
	for (i = 0; ok && i < n; i++) {
		at = build_enter_index(e, i);
		ok = store_element(e, f, json_object_array_get_idx(value, i),
				   p + i * f->sub);
		if (ok)
			build_leave(e, at);
	}
	ok = ok && put_payload(e, type, p, n * f->sub);
	free(p);
	return ok;
}

/* ---- all of them ---- */

static bool put_flag(struct build *e, uint16_t type, struct json_object *value)
{
	if (!json_object_is_type(value, json_type_boolean))
		return build_fail(e, value, "", " is not true or false");
	return !json_object_get_boolean(value) ||
	       put_payload(e, type, NULL, 0);
}

bool build_leaf(struct build *e, const struct hnl_field *f, uint16_t type,
		struct json_object *value)
{
	switch (f->kind) {
	case HNL_KIND_FLAG:
		return put_flag(e, type, value);
	case HNL_KIND_STRING:
		return put_string(e, type, value);
	case HNL_KIND_BYTES:
		if (!json_object_is_type(value, json_type_string))
			return build_fail(e, value, "",
					  " is no string of hex digits");
		return build_hex(e, type, value);
	case HNL_KIND_PACKED:
		return put_packed(e, f, type, value);
	case HNL_KIND_BITFIELD32:
		return put_bitfield(e, f, type, value);
	default:
		return put_scalar(e, f, type, value);
	}
}
