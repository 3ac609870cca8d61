/* SPDX-License-Identifier: MIT */
/*
 * Why a message is refused: not only that a value is wrong, but which value it
 * is and what would be right. The way to the attribute is hnl_explain()'s:
 *
 *	memory.map: range[1].gpa: 0x1004 is not a multiple of 4096
 *	^-- hnl_explain() ------^ ^-- the bytes, and their row of the table
 *
 * Invariant: the message may be anything; nothing here reads past its len.
 */
#include <inttypes.h>
#include <string.h>
#include "tool.h"

/*
 * Walks as the engine does, down to the attribute at the offset that a verdict
 * names. Offset 0 finds nothing, and the message's own set.
 */
struct culprit verdict_culprit(const struct verdict *v, const uint8_t *msg,
			       size_t len)
{
	size_t offset = v->x.reason == HNL_REASON_MISSING ? v->x.nest :
							   v->x.offset;
	struct culprit c = { 0, HNL_MSGHDR, len, v->set, NULL };
	size_t pos = HNL_MSGHDR;
	struct hnl_attr a;

	while (v->family != NULL && pos < c.end && pos <= offset) {
		a = hnl_attr_at(msg, c.end, pos);
		c.field = family_field(v->family, c.set, a.type);
		if (pos == offset) {
			c.at = offset;
			return c;
		}
		if (a.reason != HNL_REASON_NONE)
			break;
		if (offset >= a.next) {
			pos = a.next;
			continue;
		}
		if (c.field == NULL || c.field->kind != HNL_KIND_NEST)
			break;
		pos = c.begin = a.off;
		c.end = a.off + a.len;
		c.set = c.field->sub;
	}
	c.at = offset != 0 && offset < len ? offset : 0;
	c.field = NULL;
	return c;
}

/* ---- the way ---- */

/* hnl_explain() knows requests: a reply is shown to it as one. */
static void explained(char *text, size_t size, const struct verdict *v,
		      const uint8_t *msg, size_t len)
{
	const struct tool_family *f = family_by_id(hnl_load_le16(msg + 4));
	struct hnl_command command[256];
	struct hnl_family family;
	size_t i;

	if (f == NULL || v->family == NULL || !v->is_reply) {
		hnl_explain(text, size, f ? f->family : NULL,
			    f ? f->names : NULL, msg, len, &v->x);
		return;
	}
	family = *v->family->family;
	for (i = 0; i < family.n_commands; i++) {
		command[i] = family.command[i];
		command[i].request = command[i].reply;
	}
	family.command = command;
	hnl_explain(text, size, &family, v->family->names, msg, len, &v->x);
}

static void cut_last(char *text, const char *what)
{
	char *found = NULL, *p = text;

	while ((p = strstr(p, what)) != NULL)
		found = p++;
	if (found != NULL)
		*found = 0;
}

/* "memory.map: range[1].gpa", or "memory.map" where no attribute is named. */
static void put_way(char *text, size_t size, const struct verdict *v,
		    const uint8_t *msg, size_t len)
{
	uint16_t type = len >= 6 ? hnl_load_le16(msg + 4) : 0;

	if (len < HNL_NLHDR || type < HNL_FAMILY_MIN) {
		put(text, size, "%s", len < HNL_NLHDR ? "message" :
				      type == HNL_MSG_ERROR ? "ERROR" :
				      type == HNL_MSG_DONE ? "DONE" :
							     "message");
		return;
	}
	if (family_by_id(type) == NULL) {
		put(text, size, "family 0x%x", type);
		return;
	}
	explained(text, size, v, msg, len);
	cut_last(text, ": ");
	if (v->x.offset != 0 || v->x.nest != 0)
		cut_last(text, " at byte ");
}

/* ---- the reason ---- */

static const struct hnl_attr *payload(const struct culprit *c,
				      const uint8_t *msg, struct hnl_attr *a)
{
	if (c->at == 0 || c->field == NULL)
		return NULL;
	*a = hnl_attr_at(msg, c->end, c->at);
	return a->reason == HNL_REASON_NONE ? a : NULL;
}

static bool put_value(char *text, size_t size, const struct verdict *v,
		      const struct culprit *c, const uint8_t *msg)
{
	struct scalar s = scalar_of_field(v->family, c->field);
	struct hnl_attr a;
	uint64_t value;

	if (payload(c, msg, &a) == NULL || s.width == 0)
		return false;
	if (c->field->kind == HNL_KIND_BITFIELD32) {
		if (a.len != 8)
			return false;
		put(text, size, "value 0x%x, selector 0x%x",
		    hnl_load_le32(msg + a.off),
		    hnl_load_le32(msg + a.off + 4));
		return true;
	}
	if (a.len != s.width && !(s.width == 8 && a.len == 4))
		return false;
	value = scalar_load(&s, msg + a.off, a.len);
	if (v->x.reason == HNL_REASON_MASK || s.is_gpa)
		put(text, size, "0x%" PRIx64, value);
	else if (s.is_signed)
		put(text, size, "%" PRId64, (int64_t)value);
	else
		put(text, size, "%" PRIu64, value);
	return true;
}

static bool put_value_reason(char *text, size_t size, const struct verdict *v,
			     const struct culprit *c, const uint8_t *msg)
{
	uint32_t value, selector;

	if (c->field == NULL || !put_value(text, size, v, c, msg))
		return false;
	if (c->field->kind == HNL_KIND_BITFIELD32) {
		value = hnl_load_le32(msg + c->at + HNL_ATTRHDR);
		selector = hnl_load_le32(msg + c->at + HNL_ATTRHDR + 4);
		if ((value & ~selector) != 0) {
			put(text, size, ": bits that are not selected");
			return true;
		}
	}
	rule_broken(text, size, v->family, c->field, v->x.reason);
	return true;
}

const struct hnl_field *verdict_missing(const struct verdict *v,
					const struct culprit *c)
{
	size_t set = c->field != NULL ? c->field->sub : c->set;

	return family_field(v->family, set, v->x.missing);
}

/* That it is required has been said. */
static void put_missing(char *text, size_t size, const struct verdict *v,
			const struct culprit *c)
{
	static const char said[] = ", required";
	const struct hnl_field *f = verdict_missing(v, c);
	char rule[WORDS_MAX], *at;

	put(text, size, "%s", hnl_reason_text(v->x.reason));
	if (f == NULL)
		return;
	rule_words(rule, sizeof(rule), v->family, f);
	at = strstr(rule, said);
	if (at != NULL)
		memmove(at, at + strlen(said), strlen(at + strlen(said)) + 1);
	put(text, size, ": attribute %u, %s", f->type, rule);
}

/* "needs hvm", of a rule between attributes. */
static bool put_rule_reason(char *text, size_t size, const struct verdict *v,
			    const struct culprit *c, const uint8_t *msg)
{
	bool implies = v->x.reason == HNL_REASON_IMPLIES;
	const struct hnl_field *f = NULL;
	struct hnl_attr a;
	size_t pos;

	if (c->field == NULL)
		return false;
	if (implies)
		f = family_field(v->family, c->set, v->x.missing);
	for (pos = c->begin; !implies && f == NULL && pos < c->end;
	     pos = a.next) {
		a = hnl_attr_at(msg, c->end, pos);
		if (a.reason != HNL_REASON_NONE)
			break;
		f = rule_excluded(v->family, c->set, c->field, a.type);
	}
	if (f != NULL)
		put(text, size, "%s %s", implies ? "needs" : "excluded by",
		    field_name(v->family, f));
	return f != NULL;
}

static void put_unknown(char *text, size_t size, const struct verdict *v,
			const struct culprit *c, const uint8_t *msg)
{
	bool critical = (hnl_load_le16(msg + c->at + 2) &
			 HNL_ATTR_CRITICAL) != 0;
	const struct hnl_field *f;
	const char *comma = "; known here: ";
	size_t i, n;

	put(text, size, "unknown attribute, and %s",
	    critical ? "it is CRITICAL" : "unknown ones are refused here");
	f = family_fields(v->family, c->set, &n);
	for (i = 0; i < n; i++, comma = ", ")
		put(text, size, "%s%s=%u", comma, field_name(v->family, &f[i]),
		    f[i].type);
}

static bool put_length_reason(char *text, size_t size,
			      const struct culprit *c, const uint8_t *msg)
{
	struct hnl_attr a;

	if (payload(c, msg, &a) == NULL)
		return false;
	put(text, size, "length %zu", c->field->kind == HNL_KIND_STRING &&
						      a.len != 0 ?
					      a.len - 1 :
					      a.len);
	rule_length(text, size, c->field);
	return true;
}

static void put_attribute_reason(char *text, size_t size,
				 const struct verdict *v,
				 const struct culprit *c, const uint8_t *msg)
{
	unsigned int len = hnl_load_le16(msg + c->at);

	switch (v->x.reason) {
	case HNL_REASON_ATTR_SHORT:
		put(text, size, "length %u, expected 4 or more", len);
		return;
	case HNL_REASON_ATTR_PAST_END:
		put(text, size, "length %u, but %zu bytes are left", len,
		    c->end - c->at);
		return;
	case HNL_REASON_UNKNOWN:
		put_unknown(text, size, v, c, msg);
		return;
	case HNL_REASON_NESTED_BIT:
		put(text, size, "NESTED is %s, expected %s",
		    hnl_load_le16(msg + c->at + 2) & HNL_ATTR_NESTED ?
			    "set on no nest" : "not set on a nest",
		    hnl_load_le16(msg + c->at + 2) & HNL_ATTR_NESTED ?
			    "clear" : "set");
		return;
	case HNL_REASON_LENGTH:
		if (put_length_reason(text, size, c, msg))
			return;
		break;
	case HNL_REASON_RANGE:
	case HNL_REASON_ALIGN:
	case HNL_REASON_MASK:
	case HNL_REASON_ENUM:
		if (put_value_reason(text, size, v, c, msg))
			return;
		break;
	case HNL_REASON_IMPLIES:
	case HNL_REASON_EXCLUSIVE:
		if (put_rule_reason(text, size, v, c, msg))
			return;
		break;
	default:
		break;
	}
	put(text, size, "%s", hnl_reason_text(v->x.reason));
}

/* The length that the header says, and the one that it may have. */
static void put_size_reason(char *text, size_t size, int reason,
			    const uint8_t *msg, size_t len)
{
	uint32_t said = len >= HNL_NLHDR ? hnl_load_le32(msg) : 0;
	bool control = len < HNL_NLHDR ||
		       hnl_load_le16(msg + 4) < HNL_FAMILY_MIN;

	if (len < HNL_NLHDR)
		put(text, size, ": %zu bytes, expected %d or more", len,
		    HNL_NLHDR);
	else if (reason == HNL_REASON_SHORT)
		put(text, size, ": length %u, expected %d or more", said,
		    control ? HNL_NLHDR : HNL_MSGHDR);
	else if (said > HNL_MSG_MAX)
		put(text, size, ": length %u, expected at most %d", said,
		    HNL_MSG_MAX);
	else
		put(text, size, ": length %u%s, but %zu bytes are there", said,
		    said <= len ? " and its padding" : "", len);
}

static void put_frame_reason(char *text, size_t size, const struct verdict *v,
			     const uint8_t *msg, size_t len)
{
	uint32_t said = len >= 4 ? hnl_load_le32(msg) : 0;
	unsigned int flags = len >= 8 ? hnl_load_le16(msg + 6) : 0;

	put(text, size, "%s", v->x.err != -HNL_ENOSYS ?
				      hnl_reason_text(v->x.reason) :
			      v->family == NULL ?
				      "the family is not built in" :
				      "no such command");
	if (v->x.reason == HNL_REASON_SHORT ||
	    v->x.reason == HNL_REASON_PAST_END)
		put_size_reason(text, size, v->x.reason, msg, len);
	else if (v->x.reason == HNL_REASON_UNALIGNED)
		put(text, size, ": %u", said);
	else if (v->x.reason == HNL_REASON_FLAGS ||
		 v->x.reason == HNL_REASON_NOT_DUMP)
		put(text, size, ": 0x%x", flags);
	if (v->command != NULL && v->is_reply && v->set == HNL_SET_NONE)
		put(text, size, " (REQUEST is clear, and this command has no "
				"reply)");
}

void verdict_words(char *text, size_t size, const struct verdict *v,
		   const uint8_t *msg, size_t len)
{
	struct culprit c = verdict_culprit(v, msg, len);

	text[0] = 0;
	put_way(text, size, v, msg, len);
	put(text, size, ": ");
	if (v->x.reason == HNL_REASON_MISSING)
		put_missing(text, size, v, &c);
	else if (c.at != 0 && c.end - c.at >= HNL_ATTRHDR)
		put_attribute_reason(text, size, v, &c, msg);
	else
		put_frame_reason(text, size, v, msg, len);
}
