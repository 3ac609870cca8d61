/* SPDX-License-Identifier: MIT */
/*
 * vectors DIR: every case of every family through hnl_policy_decode(), the
 * engine whose verdicts are the reference.
 *
 *	DIR/<family>.jsonl	one case a line, see README.md
 *	DIR/acks.jsonl		ERROR and DONE, through hnl_ack_read()
 *	DIR/frames.jsonl	headers, through hnl_msg_at()
 *	stdout			TAP, a line a family and a disagreement
 *
 * What a case says was decoded is compared by the tables too: names of fields,
 * their kinds, and where the engine stored them.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include <hnl/gpa.h>
#include <hnl/list.h>
#include <hnl/msg.h>
#include <hnl/names.h>

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_kinds.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"

struct subject {
	const struct hnl_family *family;
	const struct hnl_names *names;
};

static const struct subject subjects[] = {
	{ &hnl_ctrl_family, &hnl_ctrl_names },
	{ &hnl_memory_family, &hnl_memory_names },
	{ &hnl_event_family, &hnl_event_names },
	{ &hnl_view_family, &hnl_view_names },
	{ &hnl_domain_family, &hnl_domain_names },
	{ &hnl_nested_family, &hnl_nested_names },
	{ &hnl_kinds_family, &hnl_kinds_names },
};

/* A decoded set, big enough for any; uint64_t for its alignment. */
struct room {
	uint64_t word[8192];
};

static struct json_object *get(struct json_object *o, const char *key)
{
	struct json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	return v;
}

static uint64_t number(struct json_object *o, const char *key)
{
	return json_object_get_uint64(get(o, key));
}

static const char *text(struct json_object *o, const char *key)
{
	return json_object_get_string(get(o, key));
}

/* "0102 00*16": a run is a byte and how often. Returns the bytes written. */
static size_t read_hex(const char *hex, uint8_t *out, size_t size)
{
	unsigned int byte, times;
	size_t n = 0;
	int used;

	while (*hex != 0 && n < size) {
		if (*hex == ' ') {
			hex++;
		} else if (sscanf(hex, "%2x*%u%n", &byte, &times, &used) == 2) {
			for (; times > 0 && n < size; times--)
				out[n++] = (uint8_t)byte;
			hex += used;
		} else if (sscanf(hex, "%2x", &byte) == 1) {
			out[n++] = (uint8_t)byte;
			hex += 2;
		} else {
			return 0;
		}
	}
	return n;
}

/* ---- values ---- */

static bool same_set(const struct subject *s, size_t set, const void *out,
		     struct json_object *want);

static bool same_bytes(const struct hnl_bytes *v, const char *hex)
{
	static uint8_t bytes[HNL_MSG_MAX];
	size_t n = read_hex(hex, bytes, sizeof(bytes));

	return n == v->n && (n == 0 || memcmp(bytes, v->p, n) == 0);
}

static bool same_text(const struct hnl_bytes *v, struct json_object *want)
{
	size_t n = (size_t)json_object_get_string_len(want);

	return n == v->n &&
	       (n == 0 || memcmp(json_object_get_string(want), v->p, n) == 0);
}

static bool same_bits(const struct hnl_bitfield32 *v, struct json_object *want)
{
	return v->value == number(want, "value") &&
	       v->selector == number(want, "selector");
}

#define LOAD(type, p) (*(const type *)(const void *)(p))

/* A number as 64 bits, sign-extended if its kind is signed. */
static uint64_t load(const struct hnl_field *f, const uint8_t *p)
{
	switch (f->kind) {
	case HNL_KIND_U8:
		return LOAD(uint8_t, p);
	case HNL_KIND_U16:
		return LOAD(uint16_t, p);
	case HNL_KIND_U32:
		return LOAD(uint32_t, p);
	case HNL_KIND_S8:
		return (uint64_t)LOAD(int8_t, p);
	case HNL_KIND_S16:
		return (uint64_t)LOAD(int16_t, p);
	case HNL_KIND_S32:
		return (uint64_t)LOAD(int32_t, p);
	default:
		return LOAD(uint64_t, p);
	}
}

static bool same_number(const struct hnl_field *f, const uint8_t *p,
			struct json_object *want)
{
	bool is_signed = (f->kind >= HNL_KIND_S8 && f->kind <= HNL_KIND_S64) ||
			 f->kind == HNL_KIND_SINT;

	return load(f, p) == (is_signed ?
				      (uint64_t)json_object_get_int64(want) :
				      json_object_get_uint64(want));
}

static bool same_value(const struct subject *s, const struct hnl_field *f,
		       const uint8_t *p, struct json_object *want)
{
	switch (f->kind) {
	case HNL_KIND_FLAG:
		return json_object_get_boolean(want);
	case HNL_KIND_BITFIELD32:
		return same_bits((const void *)p, want);
	case HNL_KIND_STRING:
		return same_text((const void *)p, want);
	case HNL_KIND_BYTES:
	case HNL_KIND_PACKED:
		return same_bytes((const void *)p,
				  json_object_get_string(want));
	case HNL_KIND_NEST:
		return same_set(s, f->sub, p, want);
	default:
		return same_number(f, p, want);
	}
}

/* Walks a copy, so that the list stays as the engine left it. */
static bool same_list(const struct subject *s, const struct hnl_field *f,
		      struct hnl_list l, struct json_object *want)
{
	size_t i, n = json_object_array_length(want);
	struct room *room = malloc(sizeof(*room));
	bool same = l.n == n && room != NULL, got;

	for (i = 0; same && i < n; i++) {
		if (f->kind == HNL_KIND_NEST)
			got = hnl_list_next_nest(&l, s->family->schema, f->sub,
						 room, 0);
		else
			got = hnl_list_next_value(&l, f, room, 0);
		same = got && same_value(s, f, (const uint8_t *)room,
					 json_object_array_get_idx(want, i));
	}
	free(room);
	return same;
}

static bool same_set(const struct subject *s, size_t set, const void *out,
		     struct json_object *want)
{
	const struct hnl_set *table = &s->family->schema->set[set];
	const uint64_t *has = out;
	const struct hnl_field *f;
	struct json_object *v;
	const uint8_t *p;
	size_t i, found = 0;
	bool same;

	for (i = 0; i < table->n_fields; i++) {
		f = &s->family->schema->field[table->field + i];
		v = get(want, s->names->field[table->field + i]);
		if (((has[i / 64] >> (i % 64)) & 1) != (v != NULL))
			return false;
		if (v == NULL)
			continue;
		found++;
		p = (const uint8_t *)out + f->dst;
		if (f->flags & HNL_FIELD_MULTI)
			same = same_list(s, f, LOAD(struct hnl_list, p), v);
		else
			same = same_value(s, f, p, v);
		if (!same)
			return false;
	}
	return found == (size_t)json_object_object_length(want);
}

/* ---- verdicts ---- */

static enum hnl_mode mode_of(struct json_object *c)
{
	const char *mode = text(c, "mode");

	if (strcmp(mode, "strict") == 0)
		return HNL_MODE_STRICT;
	return strcmp(mode, "reply") == 0 ? HNL_MODE_REPLY : HNL_MODE_REQUEST;
}

static bool same_ignored(const struct hnl_extack *x, struct json_object *c)
{
	struct json_object *list = get(c, "ignored"), *pair;
	size_t i, n = json_object_array_length(list);

	if (x->ignored_listed != n || x->ignored_n != number(c, "ignored-n"))
		return false;
	for (i = 0; i < n; i++) {
		pair = json_object_array_get_idx(list, i);
		if (x->ignored[i].offset !=
			    json_object_get_uint64(
				    json_object_array_get_idx(pair, 0)) ||
		    x->ignored[i].type !=
			    json_object_get_uint64(
				    json_object_array_get_idx(pair, 1)))
			return false;
	}
	return true;
}

static bool same_refusal(const struct hnl_extack *x, struct json_object *c)
{
	return x->err == -(int32_t)number(c, "errno") &&
	       x->reason == number(c, "reason") &&
	       x->offset == number(c, "offset") &&
	       x->type == number(c, "type") &&
	       x->missing == number(c, "missing") &&
	       x->nest == number(c, "nest");
}

typedef int engine(struct hnl_decoder *d, size_t set, const uint8_t *buf,
		   size_t end, size_t pos, void *out, struct hnl_extack *x);

/* The struct is filled with rubble first: only presence may say what holds. */
static bool agrees_by(engine *decode, const struct subject *s,
		      struct json_object *c)
{
	static uint8_t buf[HNL_MSG_MAX];
	static struct hnl_decoder d;
	static struct room out;
	size_t len = read_hex(text(c, "hex"), buf, sizeof(buf)), set;
	const struct hnl_command *command;
	struct hnl_extack x;
	int err;

	memset(&d, 0xa5, sizeof(d));
	memset(&out, 0xa5, sizeof(out));
	hnl_decoder_init(&d, number(c, "grants"), mode_of(c));
	d.schema = s->family->schema;
	hnl_extack_clear(&x);
	command = &s->family->command[number(c, "command")];
	set = strcmp(text(c, "direction"), "request") == 0 ? command->request :
							     command->reply;
	err = decode(&d, set, buf, len, HNL_MSGHDR, &out, &x);
	if (!same_ignored(&x, c) || (err != 0) != (get(c, "errno") != NULL))
		goto disagree;
	if (err != 0 ? same_refusal(&x, c) :
		       same_set(s, set, &out, get(c, "values")))
		return true;
disagree:
	printf("# %s: the engine says %d reason %u offset %u type %u "
	       "missing %u nest %u, ignored %u\n",
	       text(c, "name"), err, (unsigned int)x.reason,
	       (unsigned int)x.offset, (unsigned int)x.type,
	       (unsigned int)x.missing, (unsigned int)x.nest,
	       (unsigned int)x.ignored_n);
	return false;
}

/* With the straight-line decoders and without them. */
static bool agrees(const struct subject *s, struct json_object *c)
{
	return agrees_by(hnl_policy_decode, s, c) &&
	       agrees_by(hnl_policy_walk, s, c);
}

/* ---- acknowledgements ---- */

/* Why there is no acknowledgement: hnl_ack_read() only says that. */
static struct hnl_attr fault_of(const uint8_t *buf, const struct hnl_msg *m)
{
	size_t pos = m->head.type == HNL_MSG_DONE ? 20 : 36;
	struct hnl_attr a = { 0, 0, 0, 0, 0, m->reason };

	if (a.reason == HNL_REASON_RESERVED)	/* of a family's message */
		a.reason = HNL_REASON_TYPE;
	if (a.reason != HNL_REASON_NONE)
		return a;
	if (m->head.type != HNL_MSG_ERROR && m->head.type != HNL_MSG_DONE)
		a.reason = HNL_REASON_TYPE;
	else if (m->end < pos)
		a.reason = HNL_REASON_SHORT;
	while (a.reason == HNL_REASON_NONE && pos < m->end) {
		a = hnl_attr_at(buf, m->end, pos);
		a.off = pos;
		pos = a.next;
	}
	return a;
}

static bool same_fault(const struct hnl_attr *a, struct json_object *c)
{
	return number(c, "errno") == HNL_EBADMSG &&
	       a->reason == number(c, "reason") &&
	       a->off == number(c, "offset") && a->type == number(c, "type");
}

static bool same_ack(const struct hnl_msg *m, const struct hnl_extack *x,
		     struct json_object *want)
{
	return (m->head.type == HNL_MSG_DONE) ==
		       json_object_get_boolean(get(want, "done")) &&
	       m->head.seq == number(want, "seq") &&
	       m->head.port == number(want, "port") &&
	       x->err == json_object_get_int(get(want, "err")) &&
	       x->reason == number(want, "reason") &&
	       x->offset == number(want, "offset") &&
	       x->type == number(want, "type") &&
	       x->missing == number(want, "missing") &&
	       x->nest == number(want, "nest") &&
	       x->progress == number(want, "progress") &&
	       same_ignored(x, want);
}

static bool ack_agrees(struct json_object *c)
{
	static uint8_t buf[HNL_MSG_MAX];
	size_t len = read_hex(text(c, "hex"), buf, sizeof(buf));
	struct hnl_msg m = hnl_msg_at(buf, len, 0);
	struct json_object *want = get(c, "values");
	struct hnl_attr fault;
	struct hnl_extack x;
	bool read, same;

	memset(&x, 0xa5, sizeof(x));
	read = m.reason == HNL_REASON_NONE && hnl_ack_read(buf, &m, &x) == 0;
	if (read != (want != NULL)) {
		same = false;
	} else if (read) {
		same = same_ack(&m, &x, want);
	} else {
		fault = fault_of(buf, &m);
		same = same_fault(&fault, c);
	}
	if (!same)
		printf("# %s: %s, err %d reason %u offset %u\n",
		       text(c, "name"), read ? "read" : "refused", (int)x.err,
		       (unsigned int)x.reason, (unsigned int)x.offset);
	return same;
}

/* ---- headers ---- */

static bool same_head(const struct hnl_msg *m, struct json_object *want)
{
	return m->end - m->off == number(want, "length") &&
	       m->head.type == number(want, "family") &&
	       m->head.flags == number(want, "flags") &&
	       m->head.seq == number(want, "seq") &&
	       m->head.port == number(want, "port") &&
	       m->head.cmd == number(want, "command") &&
	       m->head.version == number(want, "version");
}

static bool frame_agrees(struct json_object *c)
{
	static uint8_t buf[2 * HNL_MSG_MAX];
	size_t len = read_hex(text(c, "hex"), buf, sizeof(buf));
	struct hnl_msg m = hnl_msg_at(buf, len, 0);
	struct json_object *want = get(c, "values");
	uint16_t reason = m.reason;
	bool same;

	/* What is no request is for the dispatcher to say. */
	if (reason == HNL_REASON_NONE && m.head.type < HNL_FAMILY_MIN)
		reason = HNL_REASON_TYPE;
	same = want != NULL ? reason == HNL_REASON_NONE && same_head(&m, want) :
			      reason == number(c, "reason");
	if (!same)
		printf("# %s: reason %u\n", text(c, "name"),
		       (unsigned int)reason);
	return same;
}

/* ---- files ---- */

/* Of no family: name and judge. */
struct reader {
	const char *name;
	bool (*agrees)(struct json_object *c);
};

static const struct reader readers[] = {
	{ "acks", ack_agrees },
	{ "frames", frame_agrees },
};

/* Either s or r is NULL. */
static bool run_line(const struct subject *s, const struct reader *r,
		     const char *line)
{
	struct json_object *c = json_tokener_parse(line);
	bool ok = c != NULL &&
		  (s == NULL || s->family->id == number(c, "family"));

	if (!ok)
		printf("# no case: %.60s\n", line);
	else
		ok = s == NULL ? r->agrees(c) : agrees(s, c);
	json_object_put(c);
	return ok;
}

static bool run_file(const char *dir, const struct subject *s,
		     const struct reader *r, size_t at)
{
	const char *name = s == NULL ? r->name : s->names->family;
	size_t size = 0, total = 0, agreed = 0;
	char path[4096], *line = NULL;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s.jsonl", dir, name);
	f = fopen(path, "r");
	while (f != NULL && getline(&line, &size, f) > 0) {
		total++;
		agreed += run_line(s, r, line);
	}
	free(line);
	if (f != NULL)
		fclose(f);
	printf("%s %zu - %s: %zu of %zu agree\n",
	       total > 0 && agreed == total ? "ok" : "not ok", at + 1, name,
	       agreed, total);
	return total > 0 && agreed == total;
}

/* What absence stands for, and what a segment is beside <hnl/gpa.h>. */
static bool absences_are_right(void)
{
	struct hnl_kinds_try_req req;
	struct hnl_kinds_gpa_segment s = { 0x123456789aULL, 7 };
	uint8_t one[HNL_KINDS_GPA_SEGMENT_SIZE], other[HNL_GPA_SEGMENT];
	size_t guilty;

	hnl_kinds_try_req_init(&req);
	if (hnl_kinds_try_req_get_depth(&req) != -2 ||
	    hnl_kinds_try_req_get_shade(&req) != HNL_KINDS_HIGH_B ||
	    hnl_kinds_try_req_get_rights(&req) != HNL_KINDS_MODE_EXECUTE ||
	    hnl_kinds_try_req_get_wide_default(&req) != UINT64_MAX ||
	    hnl_kinds_try_req_get_huge(&req) != UINT64_MAX - 1)
		return false;
	hnl_kinds_try_req_set_depth(&req, 7);
	hnl_kinds_gpa_segment_store(one, &s);
	hnl_gpa_segment_store(other, s.gpa, s.len);
	return hnl_kinds_try_req_get_depth(&req) == 7 &&
	       sizeof(one) == sizeof(other) &&
	       memcmp(one, other, sizeof(one)) == 0 &&
	       hnl_gpa_list_check(one, sizeof(one), UINT64_MAX, 7, &guilty) ==
		       HNL_REASON_NONE;
}

int main(int argc, char **argv)
{
	size_t i, n = sizeof(subjects) / sizeof(subjects[0]);
	size_t others = sizeof(readers) / sizeof(readers[0]);
	bool ok = true;

	if (argc != 2) {
		fprintf(stderr, "usage: vectors DIR\n");
		return 2;
	}
	printf("1..%zu\n", n + others + 1);
	for (i = 0; i < n; i++)
		ok &= run_file(argv[1], &subjects[i], NULL, i);
	for (i = 0; i < others; i++)
		ok &= run_file(argv[1], NULL, &readers[i], n + i);
	printf("%s %zu - absences\n", absences_are_right() ? "ok" : "not ok",
	       n + others + 1);
	return ok && absences_are_right() ? 0 : 1;
}
