/* SPDX-License-Identifier: MIT */
/*
 * Packets come as bytes or as hex digits. They cannot be taken for each other:
 * a message is at most 65536 bytes long, so that the fourth byte of a binary
 * one is zero, and text has no zero in it.
 *
 *	2c 00 00 00 11 00 01 00		pairs, as of xxd -p or encode --hex
 *	00000000: 2c00 0000 1100	as of xxd: the offsets are digits too,
 *		^			so nothing is guessed, it is refused
 *
 * Invariant: text is a packet as a whole or not at all, and what is wrong with
 * it is told by line and column.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "tool.h"

static bool grow(struct input *in, size_t *room)
{
	uint8_t *p;

	*room = *room == 0 ? 65536 : *room * 2;
	p = realloc(in->p, *room);
	if (p != NULL)
		in->p = p;
	return p != NULL;
}

bool input_fail(struct input *in, const char *who, const char *why)
{
	fprintf(stderr, "%s: %s: %s\n", who, in->name, why);
	free(in->p);
	in->p = NULL;
	in->n = 0;
	return false;
}

static bool read_all(struct input *in, FILE *from, const char *who)
{
	size_t room = 0, n;

	do {
		if (in->n == room && !grow(in, &room))
			return input_fail(in, who, strerror(ENOMEM));
		n = fread(in->p + in->n, 1, room - in->n, from);
		in->n += n;
		if (in->n > INPUT_MAX)
			return input_fail(in, who, "more than 64 MiB");
	} while (n != 0);
	if (ferror(from))
		return input_fail(in, who, strerror(errno));
	return true;
}

bool input_read(struct input *in, const char *path, const char *who)
{
	FILE *from;
	bool ok;

	in->p = NULL;
	in->n = 0;
	in->name = "standard input";
	if (path == NULL || strcmp(path, "-") == 0)
		return read_all(in, stdin, who);
	in->name = path;
	from = fopen(path, "rb");
	if (from == NULL)
		return input_fail(in, who, strerror(errno));
	ok = read_all(in, from, who);
	fclose(from);
	return ok;
}

static int digit(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_space(uint8_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where text stops to be pairs of digits; len: nowhere. */
static size_t hex_end(const uint8_t *p, size_t len)
{
	size_t i = 0;

	while (i < len) {
		if (is_space(p[i]))
			i++;
		else if (digit(p[i]) >= 0 && i + 1 < len &&
			 digit(p[i + 1]) >= 0)
			i += 2;
		else
			break;
	}
	return i;
}

size_t hex_bytes(uint8_t *to, const char *text, size_t len)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t i = 0, n = 0;

	if (hex_end(p, len) != len)
		return (size_t)-1;
	while (i < len) {
		if (is_space(p[i])) {
			i++;
			continue;
		}
		to[n++] = (uint8_t)(digit(p[i]) << 4 | digit(p[i + 1]));
		i += 2;
	}
	return n;
}

static bool is_text(const struct input *in)
{
	size_t i;

	for (i = 0; i < in->n; i++)
		if (!is_space(in->p[i]) &&
		    (in->p[i] < ' ' || in->p[i] >= 0x7f))
			return false;
	return true;
}

/* From a '#' to the end of its line is for people. */
static void blank_comments(struct input *in)
{
	bool inside = false;
	size_t i;

	for (i = 0; i < in->n; i++) {
		if (in->p[i] == '\n')
			inside = false;
		else if (in->p[i] == '#')
			inside = true;
		if (inside)
			in->p[i] = ' ';
	}
}

/* What is wrong at the byte where hex_end() stopped, and what is right. */
static void put_fault(char *why, size_t size, const uint8_t *p, size_t left)
{
	if (left > 1 && p[0] == '0' && (p[1] | 0x20) == 'x')
		put(why, size, "a prefix 0x, expected the digits alone");
	else if (digit(p[0]) >= 0)
		put(why, size, "digit '%c' has no second one, expected pairs",
		    p[0]);
	else if (p[0] == ':')
		put(why, size, "an offset before ':', as of xxd, expected the "
			       "digits alone, as of xxd -p");
	else if (p[0] == '|')
		put(why, size, "text behind '|', as of hexdump -C, expected "
			       "the digits alone, as of xxd -p");
	else
		put(why, size, "'%c' is no hex digit, expected bytes, or "
			       "pairs of digits as of xxd -p", p[0]);
}

static bool fail_at(struct input *in, const char *who, size_t at)
{
	size_t i, line = 1, column = 1;
	char why[160] = "";

	for (i = 0; i < at; i++, column++) {
		if (in->p[i] == '\n') {
			line++;
			column = 0;
		}
	}
	put(why, sizeof(why), "line %zu, column %zu: ", line, column);
	put_fault(why, sizeof(why), in->p + at, in->n - at);
	return input_fail(in, who, why);
}

/* Of a pair whose second one is no digit, that one. */
static size_t guilty(const struct input *in, size_t at)
{
	uint8_t next;

	if (digit(in->p[at]) < 0 || at + 1 == in->n)
		return at;
	next = in->p[at + 1];
	return is_space(next) || next == ':' || (next | 0x20) == 'x' ? at :
								      at + 1;
}

bool input_unhex(struct input *in, const char *who)
{
	size_t end;

	if (!is_text(in))
		return true;
	blank_comments(in);
	end = hex_end(in->p, in->n);
	if (end != in->n)
		return fail_at(in, who, guilty(in, end));
	in->n = hex_bytes(in->p, (const char *)in->p, in->n);
	return true;
}
