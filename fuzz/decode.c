/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the request or the reply of any command, in each mode and with
 * each grant: they are taken or refused with a reason, within the buffer. The
 * table engine alone must say the same as with the straight-line decoders before
 * it, down to the struct, and what is refused must be explained in finite words.
 */
#include <stdlib.h>
#include <string.h>

#include <hnl/msg.h>
#include <hnl/names.h>

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
	const struct hnl_family *family;
	const struct hnl_names *names;
} families[] = {
	{ &hnl_ctrl_family, &hnl_ctrl_names },
	{ &hnl_memory_family, &hnl_memory_names },
	{ &hnl_event_family, &hnl_event_names },
	{ &hnl_view_family, &hnl_view_names },
	{ &hnl_domain_family, &hnl_domain_names },
	{ &hnl_nested_family, &hnl_nested_names },
};

#define FAMILIES (sizeof(families) / sizeof(families[0]))

static size_t family_of(uint16_t type)
{
	size_t i;

	for (i = 0; i < FAMILIES; i++)
		if (families[i].family->id == type)
			break;
	return i;
}

static void require(bool good)
{
	if (!good)
		abort();
}

static void check_refusal(const struct hnl_extack *x, int err, size_t size)
{
	require(err == -HNL_EINVAL || err == -HNL_EOPNOTSUPP);
	require(x->err == err && x->reason != HNL_REASON_NONE);
	require(x->offset < size);
}

#define STRUCT_MAX 4096

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

/* The first byte chooses mode, grants and direction; the rest is a message,
 * whose type says the family. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct outcome both, table;
	static struct hnl_decoder d;
	const struct hnl_command *c;
	struct hnl_msg m;
	uint8_t choice;
	char text[64];
	size_t i, set;

	if (size < 1 + HNL_MSGHDR || size > HNL_MSG_MAX)
		return 0;
	choice = *data++;
	size--;
	m = hnl_msg_at(data, size, 0);
	i = family_of(m.head.type);
	if (m.reason != HNL_REASON_NONE || i == FAMILIES ||
	    m.head.cmd >= families[i].family->n_commands)
		return 0;
	c = &families[i].family->command[m.head.cmd];
	if (c->flags == 0)
		return 0;
	set = (choice & 16) || (c->flags & HNL_COMMAND_EVENT) ? c->reply :
								c->request;
	if (set == HNL_SET_NONE)
		return 0;
	require(c->request_size <= STRUCT_MAX);
	hnl_decoder_init(&d, choice & 8 ? 1 : HNL_GRANT_ALL,
			 (enum hnl_mode)((choice >> 1) % 3));
	d.schema = families[i].family->schema;
	run(hnl_policy_decode, &d, set, data, &m, &both);
	run(hnl_policy_walk, &d, set, data, &m, &table);
	check_same(&both, &table);
	if (both.err != 0) {
		check_refusal(&both.x, both.err, m.end);
		(void)hnl_explain(text, sizeof(text), families[i].family,
				  families[i].names, data, m.end, &both.x);
	}
	return 0;
}
