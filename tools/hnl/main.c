/* SPDX-License-Identifier: MIT */
/*
 * hnl: the command line. One table of commands, each with its own help; what
 * every command has in common (help, unknown options, status) is here.
 *
 * Invariant: status 0 means that all output is out; what went wrong stands on
 * standard error, one line.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "tool.h"

#ifndef HNL_VERSION
#define HNL_VERSION "unknown"
#endif

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *brief;
	const char *help;
} command[] = {
	{ "encode", encode_main, "JSON values to a packet",
	  "usage: hnl encode FAMILY OP [FILE] [OPTION]... > PACKET\n"
	  "\n"
	  "  --reply      the reply of OP, not its request\n"
	  "  --seq N      sequence number; 1 unless given\n"
	  "  --port N     port; 0 unless given\n"
	  "  --flag FLAG  strict, report, ack, link or barrier; may repeat\n"
	  "  --hex        write hex digits, not bytes; on a terminal always\n"
	  "  --force      write what the schema refuses, too\n"
	  "\n"
	  "FILE holds the values as JSON; none, or -: standard input.\n" },
	{ "decode", decode_main, "packets to JSON",
	  "usage: hnl decode [OPTION]... [FILE] > JSON\n"
	  "\n"
	  "  --explain     show the bytes and what each is; of a packet that "
	  "is refused,\n"
	  "                which are at fault\n"
	  "  --json-lines  one line a packet; with --explain only refused ones"
	  " as bytes\n"
	  "\n"
	  "FILE holds packets; none, or -: standard input. Packets are bytes,"
	  " or text of\n"
	  "hex digits, as of xxd -p, with comments behind '#'.\n" },
	{ "list", list_main, "families, commands and attributes",
	  "usage: hnl list [FAMILY [OP]]\n" },
};

#define COMMANDS (sizeof(command) / sizeof(command[0]))

static int help(FILE *out)
{
	size_t i;

	fputs("usage: hnl COMMAND [ARGUMENT]...\n\n", out);
	for (i = 0; i < COMMANDS; i++)
		fprintf(out, "  %-8s %s\n", command[i].name, command[i].brief);
	fputs("  help     this text; hnl COMMAND --help: more\n"
	      "\n"
	      "Exit status: 0 done, 1 packet or values refused, 2 wrong "
	      "usage.\n",
	      out);
	return EXIT_SUCCESS;
}

int usage_error(const char *name, const char *format, ...)
{
	va_list args;

	if (format != NULL) {	/* else getopt has said it */
		fprintf(stderr, "hnl%s%s: ", name[0] != 0 ? " " : "", name);
		va_start(args, format);
		vfprintf(stderr, format, args);
		va_end(args);
		fputc('\n', stderr);
	}
	fprintf(stderr, "Try 'hnl%s%s --help'.\n", name[0] != 0 ? " " : "",
		name);
	return EXIT_USAGE;
}

static const struct command *find_command(const char *name)
{
	size_t i;

	for (i = 0; i < COMMANDS; i++)
		if (strcmp(command[i].name, name) == 0)
			return &command[i];
	return NULL;
}

/* What was printed is out, or that is told: a full disk is no success. */
static int finish(const char *name, int status)
{
	bool lost = ferror(stdout) != 0;

	errno = 0;
	if (fclose(stdout) == 0 && !lost)
		return status;
	fprintf(stderr, "hnl%s%s: standard output: %s\n",
		name[0] != 0 ? " " : "", name,
		errno != 0 ? strerror(errno) : "not all was written");
	return EXIT_REFUSED;
}

static int run(const struct command *c, int argc, char **argv)
{
	char name[32];
	int i;

	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			fputs(c->help, stdout);
			return EXIT_SUCCESS;
		}
	}
	snprintf(name, sizeof(name), "hnl %s", c->name);
	argv[0] = name;		/* what getopt begins its messages with */
	return c->run(argc, argv);
}

static int start(int argc, char **argv)
{
	const struct command *c;

	if (argc < 2)
		return usage_error("", "expected a command");
	if (strcmp(argv[1], "--version") == 0) {
		puts("hnl " HNL_VERSION);
		return EXIT_SUCCESS;
	}
	c = find_command(argv[1]);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
		c = argc > 2 ? find_command(argv[2]) : NULL;
		if (c == NULL)
			return help(stdout);
		fputs(c->help, stdout);
		return EXIT_SUCCESS;
	}
	if (c == NULL)
		return usage_error("", "no command '%s'", argv[1]);
	return run(c, argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
	const struct command *c = argc < 2 ? NULL : find_command(argv[1]);
	int status = start(argc, argv);

	return finish(c != NULL ? c->name : "", status);
}
