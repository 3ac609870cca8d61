/* SPDX-License-Identifier: MIT */
/*
 * Messages as JSON. The shapes are those that encode reads, and those of
 * schema/hnlgen/wire.py, so that the two can be compared.
 *
 * Invariant: any bytes of an attribute can be shown; what does not have the
 * shape that its row says is shown as hex digits.
 */
#include <stdlib.h>
#include <string.h>
#include "tool.h"

static void add_u64(struct json_object *o, const char *name, uint64_t v)
{
	json_object_object_add(o, name, json_object_new_uint64(v));
}

static struct json_object *hex_json(const uint8_t *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	struct json_object *o;
	char *text = malloc(2 * n + 1);
	size_t i;

	if (text == NULL)
		return NULL;
	for (i = 0; i < n; i++) {
		text[2 * i] = digit[p[i] >> 4];
		text[2 * i + 1] = digit[p[i] & 15];
	}
	o = json_object_new_string_len(text, (int)(2 * n));
	free(text);
	return o;
}

/* ---- values ---- */

/* Its quoted form must be JSON again: json_read() is the judge. */
static bool is_utf8(const uint8_t *p, size_t n)
{
	struct json_object *o, *s;
	struct json_fault fault;
	const char *text;

	s = json_object_new_string_len((const char *)p, (int)n);
	text = json_object_to_json_string_ext(s, JSON_C_TO_STRING_PLAIN);
	o = json_read(text, strlen(text), &fault);
	json_object_put(s);
	json_object_put(o);
	return o != NULL;
}

static struct json_object *string_json(const uint8_t *p, size_t n)
{
	struct json_object *o;

	if (n != 0 && p[n - 1] == 0)
		n--;
	if (is_utf8(p, n))
		return json_object_new_string_len((const char *)p, (int)n);
	o = json_object_new_object();
	json_object_object_add(o, "_hex", hex_json(p, n));
	return o;
}

static struct json_object *element_json(const struct hnl_names_value *names,
					const uint8_t *p)
{
	struct json_object *o;
	struct scalar s;
	size_t i;

	if (names->n_members == 0) {
		s = scalar_of_kind(names->element);
		return scalar_json(&s, scalar_load(&s, p, s.width));
	}
	o = json_object_new_object();
	for (i = 0; i < names->n_members; i++) {
		s = scalar_of_member(&names->member[i]);
		json_object_object_add(
			o, names->member[i].name,
			scalar_json(&s, scalar_load(&s,
						    p + names->member[i].at,
						    s.width)));
	}
	return o;
}

static struct json_object *packed_json(const struct tool_family *f,
				       const struct hnl_field *field,
				       const uint8_t *p, size_t n)
{
	const struct hnl_names_value *names = field_value(f, field);
	bool known = names->n_members != 0 ||
		     (names->element != 0 &&
		      scalar_of_kind(names->element).width == field->sub);
	struct json_object *list;
	size_t i;

	if (!known || field->sub == 0 || n % field->sub != 0)
		return hex_json(p, n);
	list = json_object_new_array();
	for (i = 0; i < n; i += field->sub)
		json_object_array_add(list, element_json(names, p + i));
	return list;
}

static struct json_object *number_json(const struct tool_family *f,
				       const struct hnl_field *field,
				       const uint8_t *p, size_t n)
{
	struct scalar s = scalar_of_field(f, field);
	struct json_object *o;

	if (field->kind == HNL_KIND_BITFIELD32 && n == 8) {
		o = json_object_new_object();
		json_object_object_add(o, "value",
				       scalar_json(&s, hnl_load_le32(p)));
		json_object_object_add(o, "selector",
				       scalar_json(&s, hnl_load_le32(p + 4)));
		return o;
	}
	if (s.width == 0 || (n != s.width && !(s.width == 8 && n == 4)))
		return hex_json(p, n);
	return scalar_json(&s, scalar_load(&s, p, n));
}

static struct json_object *set_json(const struct tool_family *f, size_t set,
				    const uint8_t *msg, size_t pos, size_t end);

struct json_object *decode_value(const struct tool_family *f,
				 const struct hnl_field *field,
				 const uint8_t *msg, const struct hnl_attr *a)
{
	switch (field->kind) {
	case HNL_KIND_FLAG:
		return json_object_new_boolean(1);
	case HNL_KIND_NEST:
		return set_json(f, field->sub, msg, a->off, a->off + a->len);
	case HNL_KIND_STRING:
		return string_json(msg + a->off, a->len);
	case HNL_KIND_BYTES:
		return hex_json(msg + a->off, a->len);
	case HNL_KIND_PACKED:
		return packed_json(f, field, msg + a->off, a->len);
	default:
		return number_json(f, field, msg + a->off, a->len);
	}
}

/* ---- sets ---- */

static void append(struct json_object *o, const char *name,
		   struct json_object *value)
{
	struct json_object *list;

	if (!json_object_object_get_ex(o, name, &list)) {
		list = json_object_new_array();
		json_object_object_add(o, name, list);
	}
	json_object_array_add(list, value);
}

static struct json_object *unknown_json(const uint8_t *msg,
					const struct hnl_attr *a)
{
	struct json_object *o = json_object_new_object();

	add_u64(o, "type", a->type);
	if (a->bits & HNL_ATTR_NESTED)
		json_object_object_add(o, "nested",
				       json_object_new_boolean(1));
	json_object_object_add(o, "critical",
			       json_object_new_boolean(
				       (a->bits & HNL_ATTR_CRITICAL) != 0));
	json_object_object_add(o, "data", hex_json(msg + a->off, a->len));
	return o;
}

/* Recursion ends: each level takes four bytes of the message. */
static struct json_object *set_json(const struct tool_family *f, size_t set,
				    const uint8_t *msg, size_t pos, size_t end)
{
	struct json_object *o = json_object_new_object(), *value;
	const struct hnl_field *field;
	struct hnl_attr a;

	for (; pos < end; pos = a.next) {
		a = hnl_attr_at(msg, end, pos);
		if (a.reason != HNL_REASON_NONE) {
			json_object_object_add(o, "_rest",
					       hex_json(msg + pos, end - pos));
			break;
		}
		field = family_field(f, set, a.type);
		if (field == NULL) {
			append(o, "_unknown", unknown_json(msg, &a));
			continue;
		}
		value = decode_value(f, field, msg, &a);
		if (field->flags & HNL_FIELD_MULTI)
			append(o, field_name(f, field), value);
		else
			json_object_object_add(o, field_name(f, field), value);
	}
	return o;
}

/* ---- messages ---- */

/* In an answer the bits of DUMP are CAPPED and ACK_TLVS. */
struct json_object *decode_flags(unsigned int flags)
{
	bool is_request = (flags & HNL_F_REQUEST) != 0;
	static const struct {
		unsigned int bits;
		const char *name;
	} name[] = {
		{ HNL_F_REQUEST, "request" }, { HNL_F_MULTI, "multi" },
		{ HNL_F_ACK, "ack" },	      { HNL_F_ECHO, "echo" },
		{ HNL_F_DUMP, "dump" },	      { HNL_F_CAPPED, "capped" },
		{ HNL_F_ACK_TLVS, "ack-tlvs" }, { HNL_F_LINK, "link" },
		{ HNL_F_BARRIER, "barrier" }, { HNL_F_STRICT, "strict" },
		{ HNL_F_REPORT, "report" },
	};
	struct json_object *list = json_object_new_array();
	size_t i;

	for (i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		if ((flags & name[i].bits) != name[i].bits ||
		    (name[i].bits == HNL_F_DUMP && !is_request))
			continue;
		flags &= ~name[i].bits;
		json_object_array_add(list,
				      json_object_new_string(name[i].name));
	}
	if (flags != 0)
		json_object_array_add(list, json_object_new_uint64(flags));
	return list;
}

static void add_head(struct json_object *o, const struct hnl_msg *m)
{
	add_u64(o, "seq", m->head.seq);
	add_u64(o, "port", m->head.port);
	json_object_object_add(o, "flags", decode_flags(m->head.flags));
}

const char *decode_direction(const struct verdict *v)
{
	if (v->command->flags & HNL_COMMAND_EVENT)
		return "event";
	return v->is_reply ? "reply" : "request";
}

struct json_object *decode_message(const struct verdict *v, const uint8_t *buf,
				   const struct hnl_msg *m)
{
	struct json_object *o = json_object_new_object();
	const struct hnl_names *names = v->family->names;

	json_object_object_add(o, "family",
			       json_object_new_string(names->family));
	json_object_object_add(o, "op", json_object_new_string(
						names->command[m->head.cmd]));
	json_object_object_add(o, "direction",
			       json_object_new_string(decode_direction(v)));
	add_head(o, m);
	add_u64(o, "version", m->head.version);
	json_object_object_add(o, "values", set_json(v->family, v->set, buf,
						     m->body, m->end));
	return o;
}

static void add_fault(struct json_object *o, const struct hnl_extack *x)
{
	add_u64(o, "reason", x->reason);
	json_object_object_add(
		o, "why", json_object_new_string(hnl_reason_text(x->reason)));
	if (x->offset != 0) {
		add_u64(o, "offset", x->offset);
		add_u64(o, "type", x->type);
	}
	if (x->reason == HNL_REASON_MISSING) {
		add_u64(o, "missing", x->missing);
		add_u64(o, "nest", x->nest);
	}
}

static void add_ignored(struct json_object *o, const struct hnl_extack *x)
{
	struct json_object *list = json_object_new_array(), *one;
	size_t i;

	add_u64(o, "ignored-n", x->ignored_n);
	for (i = 0; i < x->ignored_listed; i++) {
		one = json_object_new_object();
		add_u64(one, "offset", x->ignored[i].offset);
		add_u64(one, "type", x->ignored[i].type);
		json_object_array_add(list, one);
	}
	json_object_object_add(o, "ignored", list);
}

struct json_object *decode_ack(const uint8_t *buf, const struct hnl_msg *m)
{
	struct json_object *o = json_object_new_object();
	const char *kind = m->head.type == HNL_MSG_ERROR ? "error" :
			   m->head.type == HNL_MSG_DONE ? "done" : "noop";
	struct hnl_extack x;

	json_object_object_add(o, "kind", json_object_new_string(kind));
	add_head(o, m);
	if (hnl_ack_read(buf, m, &x) != 0)
		return o;
	json_object_object_add(o, "err", json_object_new_int64(x.err));
	json_object_object_add(o, "error",
			       json_object_new_string(hnl_errno_name(x.err)));
	if (x.reason != HNL_REASON_NONE)
		add_fault(o, &x);
	if (x.progress != 0)
		add_u64(o, "progress", x.progress);
	if (x.ignored_n != 0)
		add_ignored(o, &x);
	return o;
}
