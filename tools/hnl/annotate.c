/* SPDX-License-Identifier: MIT */
/*
 * A message that was accepted, for the eye: which bytes are what.
 *
 *	    20  0c 00 02 00              gpa: attribute 2, length 12
 *	    24  00 20 00 80 00 00 00 00  gpa = "0x80002000"
 *	    ^   ^                        ^
 *	    byte of the message          way to the attribute, as in refusals
 *
 * Invariant: the rows hold each byte of the message once and in order; where
 * a frame cannot be walked, the rest is shown as it is.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>
#include "tool.h"

#define ROW 8

struct page {
	FILE *out;
	const struct tool_family *family;	/* NULL: ERROR, DONE, NOOP */
	const uint8_t *msg;
	char path[256];
};

/* n bytes from at on, the words behind the first row of them. */
__attribute__((format(printf, 4, 5))) static void
rows(const struct page *p, size_t at, size_t n, const char *format, ...)
{
	size_t i, row = 0;
	va_list args;

	do {
		fprintf(p->out, "%6zu ", at + row);
		for (i = row; i < n && i < row + ROW; i++)
			fprintf(p->out, " %02x", p->msg[at + i]);
		if (row == 0) {
			fprintf(p->out, "%*s  ", (int)(3 * (ROW - i)), "");
			va_start(args, format);
			vfprintf(p->out, format, args);
			va_end(args);
		}
		fputc('\n', p->out);
		row += ROW;
	} while (row < n);
}

static void padding(const struct page *p, size_t at, size_t end)
{
	if (at < end)
		rows(p, at, end - at, "padding");
}

static const char *text_of(struct json_object *o)
{
	return json_object_to_json_string_ext(
		o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
}

/* ---- headers ---- */

static const char *type_name(uint16_t type)
{
	const struct tool_family *f = family_by_id(type);

	switch (type) {
	case HNL_MSG_NOOP:
		return "NOOP";
	case HNL_MSG_ERROR:
		return "ERROR";
	case HNL_MSG_DONE:
		return "DONE";
	default:
		return f != NULL ? f->names->family : "unknown";
	}
}

/* who is "" of the message's own, "request " of the one in an ERROR. */
static void netlink_header(const struct page *p, size_t at, const char *who)
{
	uint16_t type = hnl_load_le16(p->msg + at + 4);
	struct json_object *flags;

	rows(p, at, 4, "%slength %" PRIu32, who, hnl_load_le32(p->msg + at));
	rows(p, at + 4, 2, "%s%s %u, %s", who,
	     type < HNL_FAMILY_MIN ? "type" : "family", type, type_name(type));
	flags = decode_flags(hnl_load_le16(p->msg + at + 6));
	rows(p, at + 6, 2, "%sflags %s", who, text_of(flags));
	json_object_put(flags);
	rows(p, at + 8, 4, "%sseq %" PRIu32, who,
	     hnl_load_le32(p->msg + at + 8));
	rows(p, at + 12, 4, "%sport %" PRIu32, who,
	     hnl_load_le32(p->msg + at + 12));
}

/* ---- attributes of a family ---- */

static void packed(const struct page *p, const struct hnl_field *field,
		   const struct hnl_attr *a, struct json_object *list)
{
	size_t i, n = json_object_array_length(list);

	for (i = 0; i < n; i++)
		rows(p, a->off + i * field->sub, field->sub, "%s[%zu] = %s",
		     p->path, i, text_of(json_object_array_get_idx(list, i)));
	if (n == 0)
		rows(p, a->off, 0, "%s = []", p->path);
}

static void value(const struct page *p, const struct hnl_field *field,
		  const struct hnl_attr *a)
{
	struct json_object *o;

	if (field == NULL || field->kind == HNL_KIND_BYTES) {
		rows(p, a->off, a->len, "%s = %zu bytes", p->path, a->len);
		return;
	}
	o = decode_value(p->family, field, p->msg, a);
	if (field->kind == HNL_KIND_PACKED &&
	    json_object_is_type(o, json_type_array))
		packed(p, field, a, o);
	else if (field->kind != HNL_KIND_FLAG)
		rows(p, a->off, a->len, "%s = %s", p->path, text_of(o));
	json_object_put(o);
}

/* How many of this type stand between pos and at. */
static size_t index_of(const struct page *p, size_t pos, size_t at,
		       uint16_t type)
{
	struct hnl_attr a;
	size_t n = 0;

	for (; pos < at; pos = a.next) {
		a = hnl_attr_at(p->msg, at, pos);
		n += a.type == type;
	}
	return n;
}

static void enter(struct page *p, const struct hnl_field *field,
		  const struct hnl_attr *a, size_t first, size_t at)
{
	if (p->path[0] != 0)
		put(p->path, sizeof(p->path), ".");
	if (field == NULL)
		put(p->path, sizeof(p->path), "attribute %u", a->type);
	else
		put(p->path, sizeof(p->path), "%s",
		    field_name(p->family, field));
	if (field != NULL && (field->flags & HNL_FIELD_MULTI) != 0)
		put(p->path, sizeof(p->path), "[%zu]",
		    index_of(p, first, at, a->type));
}

static void header(const struct page *p, const struct hnl_field *field,
		   const struct hnl_attr *a, size_t at)
{
	const char *kind = field == NULL ? ", unknown" :
			   field->kind == HNL_KIND_NEST ? ", nest" :
			   field->kind == HNL_KIND_FLAG ? ", flag" : "";

	rows(p, at, HNL_ATTRHDR, "%s: attribute %u%s%s, length %u", p->path,
	     a->type, kind, a->bits & HNL_ATTR_CRITICAL ? ", CRITICAL" : "",
	     hnl_load_le16(p->msg + at));
}

/* Recursion ends: each level takes four bytes of the message. */
static void set_rows(struct page *p, size_t set, size_t first, size_t end)
{
	const size_t path = strlen(p->path);
	const struct hnl_field *field;
	struct hnl_attr a;
	size_t pos;

	for (pos = first; pos < end; pos = a.next) {
		a = hnl_attr_at(p->msg, end, pos);
		if (a.reason != HNL_REASON_NONE) {
			rows(p, pos, end - pos, "no attribute");
			return;
		}
		field = family_field(p->family, set, a.type);
		enter(p, field, &a, first, pos);
		header(p, field, &a, pos);
		if (field != NULL && field->kind == HNL_KIND_NEST)
			set_rows(p, field->sub, a.off, a.off + a.len);
		else
			value(p, field, &a);
		padding(p, a.off + a.len, a.next);
		p->path[path] = 0;
	}
}

/* ---- ERROR and DONE ---- */

static const char *ack_name(uint16_t type)
{
	static const char *const name[] = {
		[HNL_ACK_ATTR_MSG] = "text",
		[HNL_ACK_ATTR_OFFS] = "offset",
		[HNL_ACK_ATTR_COOKIE] = "cookie",
		[HNL_ACK_ATTR_MISS_TYPE] = "missing",
		[HNL_ACK_ATTR_MISS_NEST] = "nest",
		[HNL_ACK_ATTR_REASON] = "reason",
		[HNL_ACK_ATTR_TYPE] = "type",
		[HNL_ACK_ATTR_IGNORED] = "ignored",
		[HNL_ACK_ATTR_IGNORED_N] = "ignored-n",
		[HNL_ACK_ATTR_PROGRESS] = "progress",
	};
	bool known = type < sizeof(name) / sizeof(name[0]) &&
		     name[type] != NULL;

	return known ? name[type] : "unknown";
}

static void ack_value(const struct page *p, const struct hnl_attr *a)
{
	const char *name = ack_name(a->type);
	const uint8_t *at = p->msg + a->off;
	size_t i;

	if (a->type == HNL_ACK_ATTR_IGNORED && a->len % 8 == 0)
		for (i = 0; i < a->len; i += 8)
			rows(p, a->off + i, 8, "ignored[%zu] = attribute %"
			     PRIu32 " at byte %" PRIu32, i / 8,
			     hnl_load_le32(at + i + 4), hnl_load_le32(at + i));
	else if (a->type == HNL_ACK_ATTR_REASON && a->len == 4)
		rows(p, a->off, 4, "reason = %" PRIu32 ", %s",
		     hnl_load_le32(at), hnl_reason_text(hnl_load_le32(at)));
	else if (a->len == 4 || a->len == 8)
		rows(p, a->off, a->len, "%s = %" PRIu64, name,
		     a->len == 4 ? hnl_load_le32(at) : hnl_load_le64(at));
	else
		rows(p, a->off, a->len, "%s = %zu bytes", name, a->len);
}

static void ack_rows(const struct page *p, const struct hnl_msg *m)
{
	size_t pos = HNL_NLHDR + 4;
	struct hnl_attr a;
	int32_t err = (int32_t)hnl_load_le32(p->msg + HNL_NLHDR);

	rows(p, HNL_NLHDR, 4, "err %" PRId32 ", %s", err, hnl_errno_name(err));
	if (m->head.type == HNL_MSG_ERROR) {
		netlink_header(p, pos, "request ");
		pos += HNL_NLHDR;
	}
	for (; pos < m->end; pos = a.next) {
		a = hnl_attr_at(p->msg, m->end, pos);
		rows(p, pos, HNL_ATTRHDR, "%s: attribute %u, length %u",
		     ack_name(a.type), a.type, hnl_load_le16(p->msg + pos));
		ack_value(p, &a);
		padding(p, a.off + a.len, a.next);
	}
}

/* ---- messages ---- */

static void family_rows(struct page *p, const struct verdict *v,
			const struct hnl_msg *m)
{
	rows(p, 16, 1, "command %u, %s", m->head.cmd,
	     p->family->names->command[m->head.cmd]);
	rows(p, 17, 1, "version %u", m->head.version);
	rows(p, 18, 2, "reserved");
	set_rows(p, v->set, m->body, m->end);
}

void annotate(FILE *out, const struct verdict *v, const uint8_t *msg,
	      const struct hnl_msg *m)
{
	struct page p = { out, v->family, msg, "" };

	netlink_header(&p, 0, "");
	if (v->family != NULL)
		family_rows(&p, v, m);
	else if (m->head.type == HNL_MSG_NOOP)
		padding(&p, HNL_NLHDR, m->end);
	else
		ack_rows(&p, m);
	padding(&p, m->end, m->next);
}
