/* SPDX-License-Identifier: MIT */
/*
 * A refused message for the eye:
 *
 *	memory.share: gpa: 0x1004 is not a multiple of 4096 (EINVAL, byte 20)
 *	     0  2c 00 00 00 11 00 01 00  01 00 00 00 00 00 00 00
 *	    16  02 01 00 00 0c 00 02 00  04 10 00 00 00 00 00 00
 *	                                 ^^^^^^^^^^^^^^^^^^^^^^^
 *	    32  ...
 *	expected: gpa, attribute 2: u64, required, multiple of 4096
 *
 * Rows far from the guilty bytes are left out: a message has up to 4096.
 */
#include <string.h>
#include "tool.h"

#define ROW 16
#define NEAR 4	/* rows shown before and behind the marked ones */
#define SMALL 512	/* bytes that are shown whole */

struct span {
	size_t at, end;
};

/* Which part of an attribute a reason is about. */
static struct span attribute_span(const struct verdict *v,
				  const struct culprit *c, const uint8_t *msg)
{
	struct span s = { c->at, c->at + HNL_ATTRHDR };
	struct hnl_attr a;

	if (c->end - c->at < HNL_ATTRHDR) {
		s.end = c->end;
		return s;
	}
	a = hnl_attr_at(msg, c->end, c->at);
	switch (v->x.reason) {
	case HNL_REASON_ATTR_SHORT:
	case HNL_REASON_ATTR_PAST_END:
	case HNL_REASON_LENGTH:
		s.end = c->at + 2;
		break;
	case HNL_REASON_UNKNOWN:
	case HNL_REASON_NESTED_BIT:
	case HNL_REASON_DUPLICATE:
		s.at = c->at + 2;
		break;
	case HNL_REASON_PADDING:
		s.at = c->at + hnl_load_le16(msg + c->at);
		s.end = a.next;
		break;
	case HNL_REASON_RANGE:
	case HNL_REASON_ALIGN:
	case HNL_REASON_MASK:
	case HNL_REASON_ENUM:
	case HNL_REASON_STRING:
		s.at = a.off;
		s.end = a.off + a.len;
		break;
	default:
		break;
	}
	return s;
}

/* Which part of the headers. */
static struct span frame_span(const struct verdict *v)
{
	struct span s = { 0, 4 };

	if (v->x.err == -HNL_ENOSYS) {
		s.at = v->family == NULL ? 4 : 16;
		s.end = v->family == NULL ? 6 : 17;
		return s;
	}
	switch (v->x.reason) {
	case HNL_REASON_TYPE:
		s.at = 4;
		s.end = 6;
		break;
	case HNL_REASON_FLAGS:
	case HNL_REASON_NOT_DUMP:
		s.at = 6;
		s.end = 8;
		break;
	case HNL_REASON_RESERVED:
		s.at = 18;
		s.end = 20;
		break;
	case HNL_REASON_MISSING:
		s.end = 0;	/* no byte is wrong */
		break;
	default:
		break;
	}
	return s;
}

/* Behind the eighth byte of a row is one more space. */
static void print_row(FILE *out, const uint8_t *msg, size_t len, size_t row)
{
	size_t i;

	fprintf(out, "%6zu ", row);
	for (i = row; i < len && i < row + ROW; i++)
		fprintf(out, "%s%02x", i - row == ROW / 2 ? "  " : " ",
			msg[i]);
	fputc('\n', out);
}

static void print_marks(FILE *out, struct span s, size_t row)
{
	size_t i, last = s.end < row + ROW ? s.end : row + ROW;
	bool marked, before = false;

	fprintf(out, "%6s ", "");
	for (i = row; i < last; i++) {
		marked = i >= s.at;
		if (i - row == ROW / 2)
			fputc(marked && before ? '^' : ' ', out);
		fputc(marked && before ? '^' : ' ', out);
		fputs(marked ? "^^" : "  ", out);
		before = marked;
	}
	fputc('\n', out);
}

static void print_dump(FILE *out, const uint8_t *msg, size_t len,
		       struct span s)
{
	size_t row, first = s.at / ROW, last = (s.end + ROW - 1) / ROW;
	bool skipped = false;

	for (row = 0; row * ROW < len; row++) {
		if (len > SMALL &&
		    (row + NEAR < first || row >= last + NEAR ||
		     (row > first + NEAR && row + NEAR < last))) {
			if (!skipped)
				fputs("     *\n", out);
			skipped = true;
			continue;
		}
		skipped = false;
		print_row(out, msg, len, row * ROW);
		if (s.at < (row + 1) * ROW && s.end > row * ROW)
			print_marks(out, s, row * ROW);
	}
}

static void print_expected(FILE *out, const struct verdict *v,
			   const struct hnl_field *field)
{
	char rule[WORDS_MAX];

	if (field == NULL)
		return;
	rule_words(rule, sizeof(rule), v->family, field);
	fprintf(out, "expected: %s, attribute %u: %s\n",
		field_name(v->family, field), field->type, rule);
}

void explain(FILE *out, const struct verdict *v, const uint8_t *msg,
	     size_t len)
{
	struct culprit c = verdict_culprit(v, msg, len);
	struct span s = c.at != 0 ? attribute_span(v, &c, msg) : frame_span(v);
	char words[WORDS_MAX];

	if (s.end > len)
		s.end = len;
	verdict_words(words, sizeof(words), v, msg, len);
	fprintf(out, "%s (%s", words, hnl_errno_name(v->x.err));
	fprintf(out, c.at != 0 ? ", byte %zu)\n" : ")\n", c.at);
	print_dump(out, msg, len, s);
	print_expected(out, v, v->x.reason == HNL_REASON_MISSING ?
				       verdict_missing(v, &c) : c.field);
}
