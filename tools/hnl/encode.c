/* SPDX-License-Identifier: MIT */
/*
 * hnl encode: JSON values to one message.
 *
 *	FILE --json.c--> values --build.c--> bytes --judge.c--> stdout
 *
 * Invariant: what it writes, a hypervisor with everything granted accepts, as
 * long as nobody says --force: the bytes are judged before they are written.
 */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "build.h"

struct encode_options {
	const struct tool_family *family;
	const struct hnl_command *command;
	unsigned int cmd;
	unsigned int flags;
	uint32_t seq, port;
	bool reply, hex, force;
};

static uint8_t packet[HNL_MSG_MAX];

static const struct {
	const char *name;
	unsigned int bit;
} flags[] = {
	{ "strict", HNL_F_STRICT },   { "report", HNL_F_REPORT },
	{ "ack", HNL_F_ACK },	      { "link", HNL_F_LINK },
	{ "barrier", HNL_F_BARRIER },
};

/* ---- command line ---- */

static bool take_flag(struct encode_options *o, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (strcmp(flags[i].name, name) == 0) {
			o->flags |= flags[i].bit;
			return true;
		}
	}
	return false;
}

static bool take_u32(uint32_t *v, const char *text)
{
	struct scalar s = scalar_of_kind(HNL_KIND_U32);
	struct json_object *value = json_object_new_string(text);
	uint64_t number;
	bool ok = scalar_of_json(&s, value, &number) == NULL;

	json_object_put(value);
	if (ok)
		*v = (uint32_t)number;
	return ok;
}

static int take_options(struct encode_options *o, int argc, char **argv)
{
	static const struct option option[] = {
		{ "reply", no_argument, NULL, 'r' },
		{ "seq", required_argument, NULL, 's' },
		{ "port", required_argument, NULL, 'p' },
		{ "flag", required_argument, NULL, 'f' },
		{ "hex", no_argument, NULL, 'x' },
		{ "force", no_argument, NULL, 'F' },
		{ NULL, 0, NULL, 0 },
	};
	bool ok = true;
	int c;

	while ((c = getopt_long(argc, argv, "", option, NULL)) != -1) {
		if (c == 'r')
			o->reply = true;
		else if (c == 'x')
			o->hex = true;
		else if (c == 'F')
			o->force = true;
		else if (c == 's')
			ok = take_u32(&o->seq, optarg);
		else if (c == 'p')
			ok = take_u32(&o->port, optarg);
		else if (c == 'f')
			ok = take_flag(o, optarg);
		else
			return usage_error("encode", NULL);
		if (!ok)
			return usage_error("encode", "'%s' is no %s", optarg,
					   c == 'f' ? "flag of a request" :
						      "number of 32 bits");
	}
	return EXIT_SUCCESS;
}

static int take_command(struct encode_options *o, int argc, char **argv)
{
	if (argc - optind < 2 || argc - optind > 3)
		return usage_error("encode", "expected FAMILY OP [FILE]");
	o->family = family_by_name(argv[optind]);
	if (o->family == NULL)
		return usage_error("encode", "no family '%s'; hnl list names "
				   "them", argv[optind]);
	o->cmd = family_command_by_name(o->family, argv[optind + 1]);
	o->command = family_command(o->family, o->cmd);
	if (o->command == NULL)
		return usage_error("encode", "%s has no command '%s'; hnl "
				   "list %s names them", argv[optind],
				   argv[optind + 1], argv[optind]);
	if (o->command->flags & HNL_COMMAND_EVENT)
		o->reply = true;	/* nobody asks for an event */
	if (o->reply && o->flags != 0)
		return usage_error("encode", "--flag is for requests");
	if (o->reply && o->command->reply == HNL_SET_NONE)
		return usage_error("encode", "%s.%s has no reply",
				   argv[optind], argv[optind + 1]);
	return EXIT_SUCCESS;
}

/* ---- the message ---- */

static void begin(struct build *e, const struct encode_options *o)
{
	bool is_dump = (o->command->flags & HNL_COMMAND_DUMP) != 0;
	unsigned int bits = o->flags;

	if (o->reply)
		bits |= is_dump ? HNL_F_MULTI : 0;
	else
		bits |= HNL_F_REQUEST | (is_dump ? HNL_F_DUMP : 0);
	hnl_builder_init(&e->b, packet, sizeof(packet));
	hnl_encode_begin(&e->b, o->family->family, (uint8_t)o->cmd, bits,
			 o->seq, o->port);
}

/* One line on stderr; the line of the text only where there are several. */
static int refused(const char *why, unsigned int line, unsigned int lines)
{
	fprintf(stderr, "hnl encode: %s", why);
	if (line != 0 && lines > 1)
		fprintf(stderr, " (line %u)", line);
	fputc('\n', stderr);
	return EXIT_REFUSED;
}

static unsigned int line_of(const struct build *e, const struct hnl_extack *x)
{
	size_t i, at = x->reason == HNL_REASON_MISSING ? x->nest : x->offset;

	for (i = 0; i < e->marks; i++)
		if (e->mark[i].at == at)
			return json_line(e->mark[i].value);
	return 0;
}

/* A terminal takes hex alone: bytes would not be seen, or change it. */
static int write_packet(const struct build *e, bool hex)
{
	size_t i;

	hex = hex || isatty(STDOUT_FILENO) == 1;
	if (!hex)
		fwrite(packet, 1, e->b.len, stdout);
	for (i = 0; hex && i < e->b.len; i++)
		printf("%02x%c", packet[i],
		       i % 16 == 15 || i + 1 == e->b.len ? '\n' : ' ');
	return EXIT_SUCCESS;
}

static int judge_and_write(const struct build *e,
			   const struct encode_options *o, unsigned int lines)
{
	struct hnl_msg m = hnl_msg_at(packet, e->b.len, 0);
	char words[WORDS_MAX];
	struct verdict v;

	judge(&v, packet, &m);
	if (v.x.err == 0 || o->force)
		return write_packet(e, o->hex);
	verdict_words(words, sizeof(words), &v, packet, e->b.len);
	return refused(words, line_of(e, &v.x), lines);
}

static int encode(const struct encode_options *o, struct json_object *values,
		  unsigned int lines)
{
	const struct hnl_names *names = o->family->names;
	struct build *e = calloc(1, sizeof(*e));
	char words[WORDS_MAX] = "";
	int status;

	if (e == NULL)
		return refused("out of memory", 0, 0);
	e->family = o->family;
	begin(e, o);
	if (build_set(e, o->reply ? o->command->reply : o->command->request,
		      values)) {
		hnl_msg_end(&e->b);
		status = judge_and_write(e, o, lines);
	} else {
		put(words, sizeof(words), "%s.%s: %s", names->family,
		    names->command[o->cmd],
		    e->why[0] == ':' ? e->why + 2 : e->why);
		status = refused(words, e->line, lines);
	}
	free(e->mark);
	free(e);
	return status;
}

/* Nothing at all stands for {}. */
static struct json_object *read_values(const struct input *in)
{
	struct json_fault fault;
	struct json_object *v;
	char why[128];
	size_t i;

	for (i = 0; i < in->n && strchr(" \t\r\n", in->p[i]) && in->p[i]; i++)
		;
	if (i == in->n)
		return json_object_new_object();
	v = json_read((const char *)in->p, in->n, &fault);
	if (v != NULL)
		return v;
	for (i = 0; fault.member[i] != 0; i++)
		if ((unsigned char)fault.member[i] < ' ')
			fault.member[i] = '?';
	snprintf(why, sizeof(why), "line %u%s%s: %s", fault.line,
		 fault.member[0] != 0 ? ", member " : "", fault.member,
		 fault.why);
	refused(why, 0, 0);
	return NULL;
}

int encode_main(int argc, char **argv)
{
	struct encode_options o = { .seq = 1 };
	struct json_object *values;
	unsigned int lines = 1;
	struct input in;
	size_t i;
	int status = take_options(&o, argc, argv);

	if (status == EXIT_SUCCESS)
		status = take_command(&o, argc, argv);
	if (status != EXIT_SUCCESS)
		return status;
	if (!input_read(&in, argv[optind + 2], "hnl encode"))
		return EXIT_REFUSED;
	for (i = 0; i + 1 < in.n; i++)
		lines += in.p[i] == '\n';
	values = read_values(&in);
	status = values != NULL ? encode(&o, values, lines) : EXIT_REFUSED;
	json_object_put(values);
	free(in.p);
	return status;
}
