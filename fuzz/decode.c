/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the message of any command, in each mode and with each grant:
 * the engine takes them or refuses them with a reason, within the buffer.
 * What it takes must also decode a second time to the same verdict, and what it
 * refuses must be explained in finite words.
 */
#include <stdlib.h>

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

/* The first byte chooses mode and grants; the rest is a message, whose type
 * says the family. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint64_t request[512];
	static struct hnl_decoder d;
	const struct hnl_command *c;
	struct hnl_extack x, again;
	struct hnl_msg m;
	uint8_t choice;
	char text[64];
	size_t i;
	int err;

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
	if (!(c->flags & (HNL_COMMAND_DO | HNL_COMMAND_DUMP)))
		return 0;
	require(c->request_size <= sizeof(request));
	hnl_decoder_init(&d, choice & 8 ? 1 : HNL_GRANT_ALL,
			 (enum hnl_mode)((choice >> 1) % 3));
	d.schema = families[i].family->schema;
	hnl_extack_clear(&x);
	hnl_extack_clear(&again);
	err = hnl_policy_decode(&d, c->request, data, m.end, m.body, request,
				&x);
	require(err == hnl_policy_decode(&d, c->request, data, m.end, m.body,
					 request, &again));
	require(x.reason == again.reason && x.offset == again.offset);
	if (err != 0) {
		check_refusal(&x, err, m.end);
		(void)hnl_explain(text, sizeof(text),
				  families[i].family, families[i].names, data,
				  m.end, &x);
	}
	return 0;
}
