/* SPDX-License-Identifier: MIT */
/*
 * Old meets new: three versions of one family, each with its own generated
 * code, every one writing to every one. What a reader must do stands in a
 * table, a line a message:
 *
 *	OK		accepted, nothing is lost
 *	IGN(n)		accepted, attribute n is ignored and reported
 *	REF(r, n)	refused with reason r at attribute n
 *	NO_CMD		the reader has no such command: ENOSYS
 *
 * The messages come from the generated encoders, so that no version writes what
 * it could not write. Prints the matrix, then TAP.
 */
#include <stdio.h>
#include <string.h>

#include <hnl/msg.h>

#include "hnl_evo1.h"
#include "hnl_evo2.h"
#include "hnl_evo3.h"

#define VERSIONS 3

/* How a message travels. */
enum { REPLY, EVENT, REQUEST, STRICT };

enum verdict { ACCEPTED, IGNORED, REFUSED, UNKNOWN_COMMAND };

struct expected {
	enum verdict verdict;
	uint16_t reason;
	uint16_t type;
};

#define OK { ACCEPTED, 0, 0 }
#define IGN(n) { IGNORED, 0, n }
#define REF(r, n) { REFUSED, HNL_REASON_##r, n }
#define NO_CMD { UNKNOWN_COMMAND, 0, 0 }

/* ---- writers: what each version's program says ---- */

#define MAKE(v, name, ...) \
static void name##_##v(struct hnl_builder *b) \
{ \
	struct hnl_evo##v##_make_req s; \
	hnl_evo##v##_make_req_init(&s); \
	hnl_evo##v##_make_req_set_id(&s, 7); \
	__VA_ARGS__ \
	hnl_evo##v##_make_req_encode(b, 0, 1, 0, &s); \
}

#define SET(v, attribute, value) \
	hnl_evo##v##_make_req_set_##attribute(&s, value);
#define ITEM(v, ...) { \
	struct hnl_evo##v##_item *i = hnl_evo##v##_make_req_set_item(&s); \
	hnl_evo##v##_item_init(i); \
	hnl_evo##v##_item_set_key(i, 5); \
	__VA_ARGS__ }

#define ANSWER(v, name, ...) \
static void name##_##v(struct hnl_builder *b) \
{ \
	struct hnl_evo##v##_make_rsp s; \
	struct hnl_evo##v##_answer *i; \
	hnl_evo##v##_make_rsp_init(&s); \
	i = hnl_evo##v##_make_rsp_set_answer(&s); \
	hnl_evo##v##_answer_init(i); \
	hnl_evo##v##_answer_set_code(i, 7); \
	__VA_ARGS__ \
	hnl_evo##v##_make_rsp_encode(b, 0, 1, 0, &s); \
}

#define TOLD(v, name, ...) \
static void name##_##v(struct hnl_builder *b) \
{ \
	struct hnl_evo##v##_told_ntf s; \
	hnl_evo##v##_told_ntf_init(&s); \
	hnl_evo##v##_told_ntf_set_cause(&s, 7); \
	__VA_ARGS__ \
	hnl_evo##v##_told_ntf_encode(b, 0, 1, 0, &s); \
}

#define DROP(v) \
static void drop_##v(struct hnl_builder *b) \
{ \
	struct hnl_evo##v##_drop_req s; \
	hnl_evo##v##_drop_req_init(&s); \
	hnl_evo##v##_drop_req_set_id(&s, 7); \
	hnl_evo##v##_drop_req_encode(b, 0, 1, 0, &s); \
}

MAKE(1, plain, SET(1, mode, HNL_EVO1_MODE_FAST) ITEM(1, ))
MAKE(2, plain, SET(2, mode, HNL_EVO2_MODE_FAST) ITEM(2, ))
MAKE(3, plain, SET(3, mode, HNL_EVO3_MODE_FAST) ITEM(3, ))
MAKE(1, label, hnl_evo1_make_req_set_label(&s, "x", 1);)
MAKE(2, label, hnl_evo2_make_req_set_label(&s, "x", 1);)
MAKE(2, wide, SET(2, id, 150))
MAKE(3, wide, SET(3, id, 150))
MAKE(2, idle, SET(2, mode, HNL_EVO2_MODE_IDLE))
MAKE(3, idle, SET(3, mode, HNL_EVO3_MODE_IDLE))
MAKE(2, limit, SET(2, limit, 9))
MAKE(3, limit, SET(3, limit, 9))
MAKE(2, guard, SET(2, guard, 9))
MAKE(3, guard, SET(3, guard, 9))
MAKE(2, weight, ITEM(2, hnl_evo2_item_set_weight(i, 3);))
MAKE(3, weight, ITEM(3, hnl_evo3_item_set_weight(i, 3);))
MAKE(3, pin, ITEM(3, hnl_evo3_item_set_pin(i);))
ANSWER(1, answer, )
ANSWER(2, answer, )
ANSWER(3, answer, )
ANSWER(2, extra, hnl_evo2_make_rsp_set_extra(&s, 4);)
ANSWER(3, extra, hnl_evo3_make_rsp_set_extra(&s, 4);)
ANSWER(3, detail, hnl_evo3_answer_set_detail(i, 4);)
TOLD(1, told, )
TOLD(2, told, )
TOLD(3, told, )
TOLD(2, more, hnl_evo2_told_ntf_set_extra(&s, 4);)
TOLD(3, more, hnl_evo3_told_ntf_set_extra(&s, 4);)
DROP(2)
DROP(3)

/* ---- the table ---- */

static const struct row {
	const char *what;
	int direction;
	void (*write)(struct hnl_builder *b);
	int writer;
	uint32_t value;		/* of id, the answer's code, the cause */
	struct expected reader[VERSIONS];
} table[] = {
	/* requests */
	{ "old attributes", REQUEST, plain_1, 1, 7, { OK, OK, OK } },
	{ "old attributes", REQUEST, plain_2, 2, 7, { OK, OK, OK } },
	{ "old attributes", REQUEST, plain_3, 3, 7, { OK, OK, OK } },
	{ "a retired one", REQUEST, label_1, 1, 7, { OK, OK, IGN(3) } },
	{ "a retired one", REQUEST, label_2, 2, 7, { OK, OK, IGN(3) } },
	{ "a wider range", REQUEST, wide_2, 2, 150, { REF(RANGE, 1), OK, OK } },
	{ "a wider range", REQUEST, wide_3, 3, 150, { REF(RANGE, 1), OK, OK } },
	{ "a new value", REQUEST, idle_2, 2, 7, { REF(ENUM, 2), OK, OK } },
	{ "a new value", REQUEST, idle_3, 3, 7, { REF(ENUM, 2), OK, OK } },
	{ "a new one", REQUEST, limit_2, 2, 7, { IGN(6), OK, OK } },
	{ "a new one", REQUEST, limit_3, 3, 7, { IGN(6), OK, OK } },
	{ "a new critical one", REQUEST, guard_2, 2, 7,
	  { REF(UNKNOWN, 7), OK, OK } },
	{ "a new critical one", REQUEST, guard_3, 3, 7,
	  { REF(UNKNOWN, 7), OK, OK } },
	{ "a new one in a nest", REQUEST, weight_2, 2, 7, { IGN(2), OK, OK } },
	{ "a new one in a nest", REQUEST, weight_3, 3, 7, { IGN(2), OK, OK } },
	{ "a critical one in a nest", REQUEST, pin_3, 3, 7,
	  { REF(UNKNOWN, 3), REF(UNKNOWN, 3), OK } },
	{ "a new command", REQUEST, drop_2, 2, 7, { NO_CMD, OK, OK } },
	{ "a new command", REQUEST, drop_3, 3, 7, { NO_CMD, OK, OK } },
	/* requests with STRICT */
	{ "old attributes, STRICT", STRICT, plain_1, 1, 7, { OK, OK, OK } },
	{ "old attributes, STRICT", STRICT, plain_3, 3, 7, { OK, OK, OK } },
	{ "a retired one, STRICT", STRICT, label_1, 1, 7,
	  { OK, OK, REF(UNKNOWN, 3) } },
	{ "a new one, STRICT", STRICT, limit_2, 2, 7,
	  { REF(UNKNOWN, 6), OK, OK } },
	{ "a new one in a nest, STRICT", STRICT, weight_2, 2, 7,
	  { REF(UNKNOWN, 2), OK, OK } },
	/* replies */
	{ "old attributes", REPLY, answer_1, 1, 7, { OK, OK, OK } },
	{ "old attributes", REPLY, answer_2, 2, 7, { OK, OK, OK } },
	{ "old attributes", REPLY, answer_3, 3, 7, { OK, OK, OK } },
	{ "a new one", REPLY, extra_2, 2, 7, { IGN(8), OK, OK } },
	{ "a new one", REPLY, extra_3, 3, 7, { IGN(8), OK, OK } },
	{ "a new one in a nest", REPLY, detail_3, 3, 7,
	  { IGN(2), IGN(2), OK } },
	/* events */
	{ "old attributes", EVENT, told_1, 1, 7, { OK, OK, OK } },
	{ "old attributes", EVENT, told_2, 2, 7, { OK, OK, OK } },
	{ "old attributes", EVENT, told_3, 3, 7, { OK, OK, OK } },
	{ "a new one", EVENT, more_2, 2, 7, { IGN(8), OK, OK } },
	{ "a new one", EVENT, more_3, 3, 7, { IGN(8), OK, OK } },
};

static const char *const direction_name[] = {
	[REPLY] = "reply",
	[EVENT] = "event",
	[REQUEST] = "request",
	[STRICT] = "request",
};

#define ROWS (sizeof(table) / sizeof(table[0]))

/* ---- readers ---- */

static const struct hnl_family *const family[VERSIONS] = {
	&hnl_evo1_family, &hnl_evo2_family, &hnl_evo3_family,
};

/* The value that every message has, out of a version's own struct. */
static uint32_t value_of(const struct row *row, int v, uint8_t cmd,
			 const void *out)
{
#define VALUE(n) \
	if (v == n - 1 && row->direction == EVENT) \
		return ((const struct hnl_evo##n##_told_ntf *)out)->cause; \
	if (v == n - 1 && row->direction == REPLY) \
		return ((const struct hnl_evo##n##_make_rsp *)out) \
			->answer.code; \
	if (v == n - 1 && cmd == HNL_EVO##n##_CMD_MAKE) \
		return ((const struct hnl_evo##n##_make_req *)out)->id;
	VALUE(1)
	VALUE(2)
	VALUE(3)
	return v == 1 ? ((const struct hnl_evo2_drop_req *)out)->id
		      : ((const struct hnl_evo3_drop_req *)out)->id;
}

static const enum hnl_mode mode_of[] = {
	[REPLY] = HNL_MODE_REPLY,
	[EVENT] = HNL_MODE_REPLY,
	[REQUEST] = HNL_MODE_REQUEST,
	[STRICT] = HNL_MODE_STRICT,
};

static struct expected read_as(const struct row *row, int v,
			       const uint8_t *buf, size_t len, bool *whole)
{
	struct expected got = { UNKNOWN_COMMAND, 0, 0 };
	struct hnl_msg m = hnl_msg_at(buf, len, 0);
	const struct hnl_command *c;
	static uint64_t out[128];
	static struct hnl_decoder d;
	struct hnl_extack x;
	int err;

	*whole = m.reason == HNL_REASON_NONE && m.end == len;
	if (m.head.cmd >= family[v]->n_commands ||
	    family[v]->command[m.head.cmd].flags == 0)
		return got;
	c = &family[v]->command[m.head.cmd];
	hnl_decoder_init(&d, HNL_GRANT_ALL, mode_of[row->direction]);
	d.schema = family[v]->schema;
	hnl_extack_clear(&x);
	memset(out, 0, sizeof(out));
	err = hnl_policy_decode(&d, row->direction <= EVENT ? c->reply
							    : c->request,
				buf, m.end, m.body, out, &x);
	if (err != 0) {
		got.verdict = REFUSED;
		got.reason = x.reason;
		got.type = x.type;
		*whole = *whole && x.offset >= m.body && x.offset < len &&
			 err == (x.reason == HNL_REASON_UNKNOWN
					 ? -HNL_EOPNOTSUPP
					 : -HNL_EINVAL);
		return got;
	}
	got.verdict = x.ignored_n == 0 ? ACCEPTED : IGNORED;
	got.type = (uint16_t)(x.ignored_n == 0 ? 0 : x.ignored[0].type);
	*whole = *whole && x.ignored_n < 2 &&
		 value_of(row, v, m.head.cmd, out) == row->value;
	return got;
}

static void print(const struct expected *e)
{
	char text[40];

	switch (e->verdict) {
	case ACCEPTED:
		printf(" %-18s", "ok");
		break;
	case IGNORED:
		(void)snprintf(text, sizeof(text), "ok, ignored %d", e->type);
		printf(" %-18s", text);
		break;
	case REFUSED:
		(void)snprintf(text, sizeof(text), "%s at %d",
			       e->reason == HNL_REASON_UNKNOWN ? "UNKNOWN"
			       : e->reason == HNL_REASON_RANGE ? "RANGE"
			       : e->reason == HNL_REASON_ENUM  ? "ENUM"
							       : "other",
			       e->type);
		printf(" %-18s", text);
		break;
	default:
		printf(" %-18s", "ENOSYS");
	}
}

int main(void)
{
	static bool good[ROWS][VERSIONS];
	size_t i, v, n = 0, failed = 0;

	printf("# %-9s%-32s%-8s %-18s %-18s %-18s\n", "", "what is sent",
	       "writer", "reader v1", "reader v2", "reader v3");
	for (i = 0; i < ROWS; i++) {
		const struct row *row = &table[i];
		uint8_t buf[256];
		struct hnl_builder b;

		hnl_builder_init(&b, buf, sizeof(buf));
		row->write(&b);
		printf("# %-9s%-32sv%-7d",
		       direction_name[row->direction], row->what, row->writer);
		for (v = 0; v < VERSIONS; v++) {
			const struct expected *e = &row->reader[v];
			struct expected got;
			bool whole;

			got = read_as(row, (int)v, buf, b.len, &whole);
			print(&got);
			good[i][v] = b.err == 0 && whole &&
				     got.verdict == e->verdict &&
				     got.reason == e->reason &&
				     got.type == e->type;
		}
		printf("\n");
	}
	printf("1..%zu\n", ROWS * VERSIONS);
	for (i = 0; i < ROWS; i++)
		for (v = 0; v < VERSIONS; v++) {
			failed += !good[i][v];
			printf("%s %zu - %s, v%d to v%zu\n",
			       good[i][v] ? "ok" : "not ok", ++n,
			       table[i].what, table[i].writer, v + 1);
		}
	return failed != 0;
}
