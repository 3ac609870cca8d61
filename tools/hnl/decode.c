/* SPDX-License-Identifier: MIT */
/*
 * hnl decode: messages to JSON, one object each, or to bytes with their names.
 * A message is judged first; only one that was accepted is shown, and the walk
 * there may trust its frames.
 */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include "tool.h"

/* ---- the request that an ERROR is about, if it is in the same input ---- */

static bool asks(const struct hnl_msg *m, const struct hnl_msg *ack)
{
	return m->head.type >= HNL_FAMILY_MIN &&
	       (m->head.flags & HNL_F_REQUEST) != 0 &&
	       m->head.seq == ack->head.seq && m->head.port == ack->head.port;
}

/* Where and why, in the words of the request's family; false: unknown. */
static bool describe_ack(char *text, size_t size, const uint8_t *buf, size_t n,
			 const uint8_t *msg, const struct hnl_msg *ack)
{
	const struct tool_family *f;
	struct hnl_extack x;
	struct hnl_msg m;
	size_t pos;

	if (ack->head.type != HNL_MSG_ERROR ||
	    hnl_ack_read(msg, ack, &x) != 0 || x.err == 0)
		return false;
	for (pos = 0; pos < n && buf + pos < msg; pos += m.next) {
		m = hnl_msg_at(buf + pos, n - pos, 0);
		if (m.reason == HNL_REASON_SHORT ||
		    m.reason == HNL_REASON_PAST_END)
			return false;
		f = family_by_id(m.head.type);
		if (!asks(&m, ack) || f == NULL || x.offset >= m.end ||
		    x.nest >= m.end)
			continue;
		hnl_explain(text, size, f->family, f->names, buf + pos, m.end,
			    &x);
		return true;
	}
	return false;
}

/* ---- messages ---- */

static struct json_object *shown(const struct verdict *v, const uint8_t *buf,
				 size_t n, const uint8_t *msg,
				 const struct hnl_msg *m)
{
	struct json_object *o;
	char text[WORDS_MAX];

	if (m->head.type >= HNL_FAMILY_MIN)
		return decode_message(v, msg, m);
	o = decode_ack(msg, m);
	if (describe_ack(text, sizeof(text), buf, n, msg, m))
		json_object_object_add(o, "text",
				       json_object_new_string(text));
	return o;
}

static void print_json(FILE *out, struct json_object *o, bool one_line)
{
	int how = JSON_C_TO_STRING_NOSLASHESCAPE;

	how |= one_line ? JSON_C_TO_STRING_PLAIN :
			  JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED;
	fprintf(out, "%s\n", json_object_to_json_string_ext(o, how));
}

static void print_annotated(FILE *out, const struct verdict *v,
			    const uint8_t *buf, size_t n, size_t at,
			    const struct hnl_msg *m)
{
	char text[WORDS_MAX];

	fprintf(out, "message at byte %zu", at);
	if (v->family != NULL)
		fprintf(out, ": %s.%s %s", v->family->names->family,
			v->family->names->command[m->head.cmd],
			decode_direction(v));
	else if (describe_ack(text, sizeof(text), buf, n, buf + at, m))
		fprintf(out, ": %s", text);
	fputc('\n', out);
	annotate(out, v, buf + at, m);
}

static void print_refusal(const struct verdict *v, const uint8_t *msg,
			  size_t len, size_t at,
			  const struct decode_options *o, FILE *out, FILE *err)
{
	char words[WORDS_MAX];

	if (o->explain) {
		explain(out, v, msg, len);
		return;
	}
	verdict_words(words, sizeof(words), v, msg, len);
	fprintf(err, "hnl decode: message at byte %zu: %s (%s)\n", at, words,
		hnl_errno_name(v->x.err));
}

int decode_buffer(const uint8_t *buf, size_t n,
		  const struct decode_options *o, FILE *out, FILE *err)
{
	int status = EXIT_SUCCESS;
	struct json_object *json;
	struct verdict v;
	struct hnl_msg m;
	size_t pos;

	for (pos = 0; pos < n; pos += m.next) {
		m = hnl_msg_at(buf + pos, n - pos, 0);
		judge(&v, buf + pos, &m);
		if (v.x.err != 0) {
			print_refusal(&v, buf + pos, m.end, pos, o, out, err);
			status = EXIT_REFUSED;
			continue;
		}
		if (o->explain && !o->json_lines) {
			print_annotated(out, &v, buf, n, pos, &m);
			continue;
		}
		json = shown(&v, buf, n, buf + pos, &m);
		print_json(out, json, o->json_lines);
		json_object_put(json);
	}
	return status;
}

/* ---- the command ---- */

int decode_main(int argc, char **argv)
{
	static const struct option option[] = {
		{ "explain", no_argument, NULL, 'e' },
		{ "json-lines", no_argument, NULL, 'j' },
		{ NULL, 0, NULL, 0 },
	};
	struct decode_options o = { false, false };
	struct input in;
	int c, status;

	while ((c = getopt_long(argc, argv, "", option, NULL)) != -1) {
		if (c == 'e')
			o.explain = true;
		else if (c == 'j')
			o.json_lines = true;
		else
			return usage_error("decode", NULL);
	}
	if (argc - optind > 1)
		return usage_error("decode", "one file, not '%s' too",
				   argv[optind + 1]);
	if (!input_read(&in, argv[optind], "hnl decode") ||
	    !input_unhex(&in, "hnl decode"))
		return EXIT_REFUSED;
	if (in.n == 0) {
		input_fail(&in, "hnl decode", "no message");
		return EXIT_REFUSED;
	}
	status = decode_buffer(in.p, in.n, &o, stdout, stderr);
	free(in.p);
	return status;
}
