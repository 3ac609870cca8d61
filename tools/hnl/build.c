/* SPDX-License-Identifier: MIT */
/*
 * JSON values into attributes, by the tables and the names alone.
 *
 *	{ "range": [ { "gpa": "0x1000", "pages": 1 } ] }
 *	  field     |  set of the nest ...
 *		    MULTI: one attribute each
 *
 * Invariant: path names the value in hand, whatever was entered and left; the
 * first fault stays, and nothing is written behind it.
 */
#include <stdlib.h>
#include <string.h>
#include "build.h"

bool build_fail(struct build *e, struct json_object *value,
		const char *member, const char *why)
{
	char shown[64];
	size_t i;

	if (e->why[0] != 0)
		return false;
	shown[0] = 0;
	if (value != NULL && (json_object_is_type(value, json_type_int) ||
			      json_object_is_type(value, json_type_string)))
		snprintf(shown, sizeof(shown), "%.40s",
			 json_object_to_json_string_ext(
				 value, JSON_C_TO_STRING_NOSLASHESCAPE));
	else if (value != NULL && why[0] == ' ')
		snprintf(shown, sizeof(shown), "%s",
			 json_object_is_type(value, json_type_object) ?
				 "an object" :
			 json_object_is_type(value, json_type_array) ?
				 "a list" : "a truth value");
	snprintf(e->why, sizeof(e->why), "%s%s%.60s: %s%s", e->path,
		 e->path[0] != 0 && member[0] != 0 ? "." : "", member,
		 why[0] == ' ' ? shown : "", why);
	for (i = 0; e->why[i] != 0; i++)
		if ((unsigned char)e->why[i] < ' ')
			e->why[i] = '?';
	e->line = value != NULL ? json_line(value) : 0;
	return false;
}

/* ---- the path ---- */

size_t build_enter(struct build *e, const char *name)
{
	size_t n = strlen(e->path);

	put(e->path, sizeof(e->path), "%s%s", n != 0 ? "." : "", name);
	return n;
}

size_t build_enter_index(struct build *e, size_t i)
{
	size_t n = strlen(e->path);

	put(e->path, sizeof(e->path), "[%zu]", i);
	return n;
}

void build_leave(struct build *e, size_t n)
{
	e->path[n] = 0;
}

static bool remember(struct build *e, struct json_object *value)
{
	struct mark *more;

	if ((e->marks & (e->marks - 1)) == 0) {
		more = realloc(e->mark, sizeof(*more) *
					(e->marks != 0 ? 2 * e->marks : 1));
		if (more == NULL)
			return build_fail(e, NULL, "", "out of memory");
		e->mark = more;
	}
	e->mark[e->marks].at = e->b.len;
	e->mark[e->marks].value = value;
	e->marks++;
	return true;
}

/* ---- attributes ---- */

static bool put_nest(struct build *e, const struct hnl_field *f, uint16_t type,
		     struct json_object *value)
{
	struct hnl_nest nest = hnl_attr_nest_begin(&e->b, type);

	if (!build_set(e, f->sub, value))
		return false;
	hnl_attr_nest_end(&e->b, nest);
	if (e->b.err != 0)
		return build_fail(e, NULL, "", "more than 65531 bytes");
	return true;
}

static bool put_one(struct build *e, const struct hnl_field *f,
		    struct json_object *value)
{
	uint16_t type = f->type;

	if (field_value(e->family, f)->flags & HNL_NAMES_CRITICAL)
		type |= HNL_ATTR_CRITICAL;
	if (!remember(e, value))
		return false;
	if (f->kind == HNL_KIND_NEST)
		return put_nest(e, f, type, value);
	return build_leaf(e, f, type, value);
}

static bool put_list(struct build *e, const struct hnl_field *f,
		     struct json_object *list)
{
	size_t i, at;

	if (!json_object_is_type(list, json_type_array))
		return build_fail(e, list, "", " is no list");
	for (i = 0; i < json_object_array_length(list); i++) {
		at = build_enter_index(e, i);
		if (!put_one(e, f, json_object_array_get_idx(list, i)))
			return false;
		build_leave(e, at);
	}
	return true;
}

static const struct hnl_field *find_field(const struct build *e, size_t set,
					  const char *name)
{
	const struct hnl_field *f;
	size_t i, n;

	f = family_fields(e->family, set, &n);
	for (i = 0; i < n; i++)
		if (strcmp(field_name(e->family, &f[i]), name) == 0)
			return &f[i];
	return NULL;
}

/* One of "_unknown": {"type": 99, "critical": true, "data": "00ff"}. */
static bool put_unknown(struct build *e, struct json_object *value)
{
	struct scalar u16 = scalar_of_kind(HNL_KIND_U16);
	struct json_object *one;
	uint64_t type;

	if (!json_object_is_type(value, json_type_object))
		return build_fail(e, value, "", " is no object");
	if (!json_object_object_get_ex(value, "type", &one))
		return build_fail(e, value, "type", "is missing");
	if (!build_number(e, &u16, one, &type))
		return false;
	if (type > HNL_ATTR_TYPE)
		return build_fail(e, one, "type", " is above 16383");
	if (json_object_object_get_ex(value, "critical", &one) &&
	    json_object_get_boolean(one))
		type |= HNL_ATTR_CRITICAL;
	if (json_object_object_get_ex(value, "nested", &one) &&
	    json_object_get_boolean(one))
		type |= HNL_ATTR_NESTED;
	if (!json_object_object_get_ex(value, "data", &one) ||
	    !json_object_is_type(one, json_type_string))
		return build_fail(e, value, "data", "no string of hex digits");
	return remember(e, value) && build_hex(e, (uint16_t)type, one);
}

static bool put_unknowns(struct build *e, struct json_object *values)
{
	struct json_object *list;
	size_t i, at;

	if (!json_object_object_get_ex(values, "_unknown", &list))
		return true;
	if (!json_object_is_type(list, json_type_array))
		return build_fail(e, list, "_unknown", " is no list");
	for (i = 0; i < json_object_array_length(list); i++) {
		at = build_enter(e, "_unknown");
		build_enter_index(e, i);
		if (!put_unknown(e, json_object_array_get_idx(list, i)))
			return false;
		build_leave(e, at);
	}
	return true;
}

static bool know_names(struct build *e, size_t set,
		       struct json_object *values)
{
	struct json_object_iterator it, end;
	const char *name;

	if (!json_object_is_type(values, json_type_object))
		return build_fail(e, values, "", " is no object");
	it = json_object_iter_begin(values);
	end = json_object_iter_end(values);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
		name = json_object_iter_peek_name(&it);
		if (strcmp(name, "_unknown") != 0 &&
		    find_field(e, set, name) == NULL)
			return build_fail(e, json_object_iter_peek_value(&it),
					  name, "no such attribute");
	}
	return true;
}

bool build_set(struct build *e, size_t set, struct json_object *values)
{
	const struct hnl_field *f;
	struct json_object *one;
	size_t i, n, at;
	bool ok;

	if (!know_names(e, set, values))
		return false;
	f = family_fields(e->family, set, &n);
	for (i = 0; i < n; i++) {
		if (!json_object_object_get_ex(
			    values, field_name(e->family, &f[i]), &one))
			continue;
		at = build_enter(e, field_name(e->family, &f[i]));
		ok = f[i].flags & HNL_FIELD_MULTI ? put_list(e, &f[i], one) :
						    put_one(e, &f[i], one);
		if (!ok)
			return false;
		build_leave(e, at);
	}
	return put_unknowns(e, values);
}
