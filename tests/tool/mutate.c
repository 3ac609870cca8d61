/* SPDX-License-Identifier: MIT */
/*
 * usage: mutate HEX...
 *
 * Decodes every packet given with each of its bytes replaced by each of the
 * 255 others, and cut at each length, in each way of showing it. Whatever the
 * bytes are, the answer is EXIT_SUCCESS or EXIT_REFUSED; a sanitizer says the
 * rest.
 */
#include <stdlib.h>
#include <string.h>
#include "tool.h"

static FILE *sink;

static void try_one(const uint8_t *p, size_t n)
{
	struct decode_options o = { false, true };
	uint8_t *copy = malloc(n != 0 ? n : 1);	/* its end is guarded */
	int status;

	if (copy == NULL)
		abort();
	memcpy(copy, p, n);
	status = decode_buffer(copy, n, &o, sink, sink);
	if (status != EXIT_SUCCESS && status != EXIT_REFUSED)
		abort();
	o.explain = true;
	o.json_lines = false;	/* bytes of every message, good or bad */
	if (decode_buffer(copy, n, &o, sink, sink) != status)
		abort();
	free(copy);
}

static unsigned long mutate(uint8_t *p, size_t n)
{
	unsigned long tried = 0;
	unsigned int change;
	size_t i;

	for (i = 0; i < n; i++, tried++)
		try_one(p, i);
	for (i = 0; i < n; i++) {
		for (change = 1; change < 256; change++, tried++) {
			p[i] ^= (uint8_t)change;
			try_one(p, n);
			p[i] ^= (uint8_t)change;
		}
	}
	return tried;
}

/* main.c is not linked. */
int usage_error(const char *command, const char *format, ...)
{
	(void)command;
	(void)format;
	return EXIT_USAGE;
}

int main(int argc, char **argv)
{
	unsigned long tried = 0;
	uint8_t *p;
	size_t n;
	int i;

	sink = fopen("/dev/null", "w");
	for (i = 1; i < argc; i++) {
		n = strlen(argv[i]);
		p = malloc(n + 1);
		if (p == NULL || sink == NULL)
			return 1;
		n = hex_bytes(p, argv[i], n);
		if (n == (size_t)-1)
			return 1;
		tried += mutate(p, n);
		free(p);
	}
	printf("%lu\n", tried);
	return 0;
}
