/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the request, the reply or the event of any command of any
 * family, in each mode and with each grant: they are taken or refused with a
 * reason, within the buffer. The table engine alone must say the same as with
 * the straight-line decoders before it, down to the struct, and what is refused
 * must be explained in finite words.
 */
#include <stdio.h>
#include <string.h>

#include <hnl/msg.h>

#include "input.h"
#include "mutate.h"
#include "schemas.h"

static void check_refusal(const struct hnl_extack *x, int err, size_t size)
{
	require(err == -HNL_EINVAL || err == -HNL_EOPNOTSUPP);
	require(x->err == err && x->reason != HNL_REASON_NONE);
	require(x->offset < size);
}

/* What one of the two says. */
struct outcome {
	int err;
	struct hnl_extack x;
	uint64_t out[STRUCT_MAX / 8];
};

typedef int engine(struct hnl_decoder *d, size_t set, const uint8_t *buf,
		   size_t end, size_t pos, void *out, struct hnl_extack *x);

static void run(engine *f, struct hnl_decoder *d, size_t set,
		const uint8_t *buf, const struct hnl_msg *m, struct outcome *o)
{
	memset(o, 0, sizeof(*o));
	o->err = f(d, set, buf, m->end, m->body, o->out, &o->x);
}

static void check_same(const struct outcome *a, const struct outcome *b)
{
	require(a->err == b->err);
	require(memcmp(&a->x, &b->x, sizeof(a->x)) == 0);
	require(a->err != 0 || memcmp(a->out, b->out, sizeof(a->out)) == 0);
}

/* What was accepted, by family, set and mode: bits of the modes. */
static uint8_t accepted[SCHEMAS][64];

/* Without a struct all but the counts of lists is checked the same. */
static void check_without(struct hnl_decoder *d, size_t set,
			  const uint8_t *data, const struct hnl_msg *m,
			  const struct outcome *o)
{
	struct hnl_extack x;
	int err;

	if (o->x.reason == HNL_REASON_COUNT)
		return;
	memset(&x, 0, sizeof(x));
	err = hnl_policy_walk(d, set, data, m->end, m->body, NULL, &x);
	require(err == o->err && memcmp(&x, &o->x, sizeof(x)) == 0);
}

static void decode(const struct schema_entry *e, size_t set, uint8_t choice,
		   const uint8_t *data, const struct hnl_msg *m)
{
	static struct outcome both, table;
	static struct hnl_decoder d;
	enum hnl_mode mode = (enum hnl_mode)((choice >> 1) % 3);
	char text[64];

	hnl_decoder_init(&d, choice & 8 ? 1 : HNL_GRANT_ALL, mode);
	d.schema = e->family->schema;
	run(hnl_policy_decode, &d, set, data, m, &both);
	run(hnl_policy_walk, &d, set, data, m, &table);
	check_same(&both, &table);
	check_without(&d, set, data, m, &table);
	if (both.err == 0) {
		accepted[e - schemas][set] |= (uint8_t)(1u << mode);
		return;
	}
	check_refusal(&both.x, both.err, m->end);
	(void)hnl_explain(text, sizeof(text), e->family, e->names, data,
			  m->end, &both.x);
}

/* The first byte chooses mode, grants and direction; the rest is a message,
 * whose type says the family. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct schema_entry *e;
	const struct hnl_command *c;
	struct hnl_msg m;
	size_t set;

	if (size < 1 + HNL_MSGHDR || size > HNL_MSG_MAX)
		return 0;
	m = hnl_msg_at(data + 1, size - 1, 0);
	e = schema_of(m.head.type);
	if (m.reason != HNL_REASON_NONE || e == NULL ||
	    m.head.cmd >= e->family->n_commands)
		return 0;
	c = &e->family->command[m.head.cmd];
	set = set_chosen(c, data[0]);
	require(c->request_size <= STRUCT_MAX &&
		e->family->schema->n_sets <= 64);
	if (c->flags != 0 && set != HNL_SET_NONE)
		decode(e, set, data[0], data + 1, &m);
	return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max,
			       unsigned int seed)
{
	return mutate_after(1, data, size, max, seed);
}

/* The corpus has an accepted message of each set that a message has, and in
 * each mode one. */
int fuzz_finish(void)
{
	unsigned int modes = 0;
	size_t i, k, set;
	int missing = 0;

	for (i = 0; i < SCHEMAS; i++) {
		const struct hnl_family *f = schemas[i].family;

		for (k = 0; k < 2u * f->n_commands; k++) {
			set = set_chosen(&f->command[k / 2], k % 2 ? 16 : 0);
			if (f->command[k / 2].flags == 0 ||
			    set == HNL_SET_NONE)
				continue;
			modes |= accepted[i][set];
			if (accepted[i][set] == 0)
				missing = 1;
			if (accepted[i][set] == 0)
				printf("family %u command %zu: no %s of it\n",
				       (unsigned int)f->id, k / 2,
				       k % 2 ? "reply" : "request");
		}
	}
	if (modes != 7)
		printf("modes: %x of 7\n", modes);
	return missing || modes != 7;
}
