/* SPDX-License-Identifier: MIT */
/*
 * Packets come as bytes or as hex digits. They cannot be taken for each other:
 * a message is at most 65536 bytes long, so that the fourth byte of a binary
 * one is zero, and text has no zero in it.
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

static bool input_fail(struct input *in, const char *who, const char *why)
{
	fprintf(stderr, "%s: standard input: %s\n", who, why);
	free(in->p);
	in->p = NULL;
	in->n = 0;
	return false;
}

bool input_read(struct input *in, FILE *from, const char *who)
{
	size_t room = 0, n;

	in->p = NULL;
	in->n = 0;
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

size_t hex_bytes(uint8_t *to, const char *text, size_t len)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t i = 0, n = 0;
	int high, low;

	while (i < len) {
		if (is_space(p[i])) {
			i++;
			continue;
		}
		high = digit(p[i]);
		low = i + 1 < len ? digit(p[i + 1]) : -1;
		if (high < 0 || low < 0)
			return (size_t)-1;
		to[n++] = (uint8_t)(high << 4 | low);
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

bool input_unhex(struct input *in, const char *who)
{
	size_t n;

	if (!is_text(in))
		return true;
	blank_comments(in);
	n = hex_bytes(in->p, (const char *)in->p, in->n);
	if (n == (size_t)-1)
		return input_fail(in, who,
				  "text, and not pairs of hex digits");
	in->n = n;
	return true;
}
