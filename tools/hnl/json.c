/* SPDX-License-Identifier: MIT */
/*
 * A strict reader that builds json-c's tree. json-c's own takes the last of
 * two members of one name, bends numbers that do not fit, and keeps no lines;
 * a tool that writes hypercalls may do none of this.
 *
 * Invariant: p <= end; depth <= DEPTH_MAX; every value in the tree was written
 * in the text exactly so, and knows the line that it began in.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "tool.h"

#define DEPTH_MAX 32

struct reader {
	const char *p, *end;
	unsigned int line;
	unsigned int depth;
	struct json_fault *fault;
};

static struct json_object *read_value(struct reader *r);

static void *fail(struct reader *r, const char *why)
{
	if (r->fault->why == NULL) {
		r->fault->why = why;
		r->fault->line = r->line;
	}
	return NULL;
}

static int peek(struct reader *r)
{
	for (; r->p < r->end; r->p++) {
		if (*r->p == '\n')
			r->line++;
		else if (*r->p != ' ' && *r->p != '\t' && *r->p != '\r')
			return (unsigned char)*r->p;
	}
	return -1;
}

static bool take(struct reader *r, char c)
{
	if (peek(r) != c)
		return false;
	r->p++;
	return true;
}

/* ---- strings ---- */

static int hex4(const char *p, const char *end)
{
	uint8_t b[2];

	if (end - p < 4 || memchr(p, ' ', 4) || hex_bytes(b, p, 4) != 2)
		return -1;
	return b[0] << 8 | b[1];
}

static size_t put_utf8(char *to, unsigned int c)
{
	size_t i, n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const uint8_t first[5] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	for (i = n - 1; i > 0; i--, c >>= 6)
		to[i] = (char)(0x80 | (c & 0x3f));
	to[0] = (char)(first[n] | c);
	return n;
}

/* \u and its digits; two of them for what is beyond 16 bits. */
static bool read_unicode(struct reader *r, char **to)
{
	int low, c = hex4(r->p, r->end);

	if (c < 0)
		return false;
	r->p += 4;
	if (c >= 0xdc00 && c < 0xe000)
		return false;
	if (c >= 0xd800 && c < 0xdc00) {
		if (r->end - r->p < 6 || r->p[0] != '\\' || r->p[1] != 'u')
			return false;
		low = hex4(r->p + 2, r->end);
		if (low < 0xdc00 || low >= 0xe000)
			return false;
		c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
		r->p += 6;
	}
	*to += put_utf8(*to, (unsigned int)c);
	return true;
}

static bool read_escape(struct reader *r, char **to)
{
	static const char from[] = "\"\\/bfnrt", as[] = "\"\\/\b\f\n\r\t";
	const char *found;
	char c;

	if (r->p == r->end)
		return false;
	c = *r->p++;
	if (c == 'u')
		return read_unicode(r, to);
	found = c != 0 ? strchr(from, c) : NULL;
	if (found == NULL)
		return false;
	*(*to)++ = as[found - from];
	return true;
}

/* Bytes of one character of UTF-8 in its shortest form, 0 if there is none. */
static size_t utf8_length(const char *text, const char *end)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t i, n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 :
		      p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;

	if (n == 0 || (size_t)(end - text) < n)
		return 0;
	for (i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] >= 0xa0) ||
	    (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] >= 0x90))
		return 0;
	return n;
}

static const char *read_characters(struct reader *r, char **to)
{
	size_t n;

	while (r->p < r->end && *r->p != '"') {
		if ((unsigned char)*r->p < ' ')
			return "a control character in a string";
		if (*r->p == '\\') {
			r->p++;
			if (!read_escape(r, to))
				return "no such escape";
			continue;
		}
		n = utf8_length(r->p, r->end);
		if (n == 0)
			return "a string is not UTF-8";
		memcpy(*to, r->p, n);
		*to += n;
		r->p += n;
	}
	return r->p < r->end ? NULL : "a string does not end";
}

/* The opening quote is there. No escape is shorter than what it stands for. */
static char *read_string(struct reader *r, size_t *len)
{
	const char *close = r->p + 1, *why;
	char *text, *to;

	while (close < r->end && *close != '"')
		close += *close == '\\' && r->end - close > 1 ? 2 : 1;
	text = to = malloc((size_t)(close - r->p) + 1);
	if (text == NULL)
		return fail(r, "out of memory");
	r->p++;
	why = read_characters(r, &to);
	if (why != NULL) {
		free(text);
		return fail(r, why);
	}
	r->p++;
	*len = (size_t)(to - text);
	*to = 0;
	return text;
}

/* ---- values ---- */

static struct json_object *read_number(struct reader *r)
{
	const char *p = r->p, *start = p;
	bool negative = *p == '-', whole = true;
	char text[32], *end;
	size_t n;

	p += negative;
	if (p == r->end || *p < '0' || *p > '9')
		return fail(r, "no JSON value");
	if (*p == '0' && r->end - p > 1 && p[1] >= '0' && p[1] <= '9')
		return fail(r, "a number begins with 0");
	for (; p < r->end && strchr("0123456789.eE+-", *p) && *p != 0; p++)
		whole = whole && *p >= '0' && *p <= '9';
	n = (size_t)(p - start);
	r->p = p;
	errno = 0;
	if (n < sizeof(text)) {
		memcpy(text, start, n);
		text[n] = 0;
		if (whole && negative) {
			int64_t v = strtoll(text, &end, 10);

			if (errno == 0)
				return json_object_new_int64(v);
		} else if (whole) {
			uint64_t v = strtoull(text, &end, 10);

			if (errno == 0)
				return v <= INT64_MAX ?
					json_object_new_int64((int64_t)v) :
					json_object_new_uint64(v);
		}
	}
	return fail(r, "not a whole number of 64 bits");
}

static bool read_member(struct reader *r, struct json_object *o)
{
	struct json_object *v;
	size_t len;
	char *key;

	if (peek(r) != '"')
		return fail(r, "expected a member's name in quotes");
	key = read_string(r, &len);
	if (key == NULL)
		return false;
	snprintf(r->fault->member, sizeof(r->fault->member), "%s", key);
	if (strlen(key) != len)
		fail(r, "a NUL in a member's name");
	else if (json_object_object_get_ex(o, key, NULL))
		fail(r, "the member is there twice");
	else if (!take(r, ':'))
		fail(r, "expected ':'");
	v = r->fault->why == NULL ? read_value(r) : NULL;
	if (v != NULL)
		json_object_object_add(o, key, v);
	free(key);
	return v != NULL;
}

static struct json_object *read_object(struct reader *r)
{
	struct json_object *o = json_object_new_object();

	if (take(r, '}'))
		return o;
	do {
		if (!read_member(r, o)) {
			json_object_put(o);
			return NULL;
		}
	} while (take(r, ','));
	if (take(r, '}'))
		return o;
	json_object_put(o);
	return fail(r, "expected ',' or '}'");
}

static struct json_object *read_array(struct reader *r)
{
	struct json_object *v, *list = json_object_new_array();

	if (take(r, ']'))
		return list;
	do {
		v = read_value(r);
		if (v == NULL) {
			json_object_put(list);
			return NULL;
		}
		json_object_array_add(list, v);
	} while (take(r, ','));
	if (take(r, ']'))
		return list;
	json_object_put(list);
	return fail(r, "expected ',' or ']'");
}

static bool take_word(struct reader *r, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(r->end - r->p) < n || memcmp(r->p, word, n) != 0)
		return false;
	r->p += n;
	return true;
}

static struct json_object *read_text(struct reader *r)
{
	struct json_object *v;
	size_t len;
	char *text = read_string(r, &len);

	if (text == NULL)
		return NULL;
	v = json_object_new_string_len(text, (int)len);
	free(text);
	return v;
}

static struct json_object *read_any(struct reader *r)
{
	if (take(r, '{'))
		return read_object(r);
	if (take(r, '['))
		return read_array(r);
	if (peek(r) == '"')
		return read_text(r);
	if (take_word(r, "true"))
		return json_object_new_boolean(1);
	if (take_word(r, "false"))
		return json_object_new_boolean(0);
	if (take_word(r, "null"))
		return fail(r, "null is no value");
	if (r->p == r->end)
		return fail(r, "the text ends before the value does");
	return read_number(r);
}

static struct json_object *read_value(struct reader *r)
{
	struct json_object *v;
	unsigned int line;

	if (r->depth == DEPTH_MAX)
		return fail(r, "values are within each other too deeply");
	(void)peek(r);
	line = r->line;
	r->depth++;
	v = read_any(r);
	r->depth--;
	if (v != NULL)
		json_object_set_userdata(v, (void *)(uintptr_t)line, NULL);
	return v;
}

struct json_object *json_read(const char *text, size_t len,
			      struct json_fault *fault)
{
	struct reader r = { text, text + len, 1, 0, fault };
	struct json_object *v;

	memset(fault, 0, sizeof(*fault));
	v = read_value(&r);
	if (v == NULL || peek(&r) < 0)
		return v;
	fault->member[0] = 0;
	fail(&r, "more text behind the value");
	json_object_put(v);
	return NULL;
}

unsigned int json_line(struct json_object *value)
{
	return (unsigned int)(uintptr_t)json_object_get_userdata(value);
}
