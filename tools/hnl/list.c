/* SPDX-License-Identifier: MIT */
/*
 * hnl list: what the tables say, for people.
 *
 *	  range		1  nest, required
 *	    gpa		1  u64		below the attribute that opens the nest
 *
 * A set may hold itself. Invariant: one that is open already is not entered
 * again, so that a list ends.
 */
#include <getopt.h>
#include <stdlib.h>
#include "tool.h"

static void list_set(const struct tool_family *f, size_t set, int depth)
{
	const struct hnl_field *field;
	char rule[WORDS_MAX];
	size_t i, n;

	field = family_fields(f, set, &n);
	if (n == 0)
		printf("%*s(no attributes)\n", 2 * depth, "");
	for (i = 0; i < n; i++) {
		rule_words(rule, sizeof(rule), f, &field[i]);
		printf("%*s%-*s %3u  %s\n", 2 * depth, "", 20 - 2 * depth,
		       field_name(f, &field[i]), field[i].type, rule);
		if (field[i].kind == HNL_KIND_NEST && depth < HNL_DEPTH_MAX)
			list_set(f, field[i].sub, depth + 1);
	}
}

static const char *kind_of(const struct hnl_command *c)
{
	if (c->flags & HNL_COMMAND_EVENT)
		return "event";
	return c->flags & HNL_COMMAND_DUMP ? "dump" : "do";
}

static void list_command_line(const struct tool_family *f, unsigned int cmd)
{
	const struct hnl_command *c = family_command(f, cmd);

	printf("%s.%s: command %u, %s%s", f->names->family,
	       f->names->command[cmd], cmd,
	       kind_of(c),
	       c->flags & HNL_COMMAND_PRIVILEGED ? ", privileged" : "");
	if (c->feature != 0 && c->feature < f->names->n_features)
		printf(", with feature %s", f->names->feature[c->feature]);
	putchar('\n');
}

static void list_command(const struct tool_family *f, unsigned int cmd)
{
	const struct hnl_command *c = family_command(f, cmd);

	list_command_line(f, cmd);
	if (c->request != HNL_SET_NONE) {
		puts("request");
		list_set(f, c->request, 1);
	}
	if (c->reply == HNL_SET_NONE) {
		puts("no reply");
		return;
	}
	puts(c->flags & HNL_COMMAND_EVENT ? "event" : "reply");
	list_set(f, c->reply, 1);
}

static void list_family(const struct tool_family *f)
{
	unsigned int i;

	for (i = 0; i < f->family->n_commands; i++)
		if (family_command(f, i) != NULL)
			list_command_line(f, i);
}

static void list_families(void)
{
	const struct tool_family *f;
	unsigned int i, n;
	size_t at;

	for (at = 0; at < tool_families; at++) {
		f = &tool_family[at];
		for (n = 0, i = 0; i < f->family->n_commands; i++)
			n += family_command(f, i) != NULL;
		printf("%s: family %u, version %u, %u commands\n",
		       f->names->family, f->family->id, f->family->version,
		       n);
	}
}

int list_main(int argc, char **argv)
{
	static const struct option option[] = { { NULL, 0, NULL, 0 } };
	const struct tool_family *f;
	unsigned int cmd;

	if (getopt_long(argc, argv, "", option, NULL) != -1)
		return usage_error("list", NULL);
	if (argc - optind > 2)
		return usage_error("list", "expected [FAMILY [OP]]");
	if (argc == optind) {
		list_families();
		return EXIT_SUCCESS;
	}
	f = family_by_name(argv[optind]);
	if (f == NULL)
		return usage_error("list", "no family '%s'; hnl list names "
				   "them", argv[optind]);
	if (argc - optind == 1) {
		list_family(f);
		return EXIT_SUCCESS;
	}
	cmd = family_command_by_name(f, argv[optind + 1]);
	if (cmd == 0)
		return usage_error("list", "%s has no command '%s'; hnl "
				   "list %s names them", argv[optind],
				   argv[optind + 1], argv[optind]);
	list_command(f, cmd);
	return EXIT_SUCCESS;
}
