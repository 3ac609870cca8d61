/* SPDX-License-Identifier: MIT */
/*
 * Decodes messages with the generated C and encodes what it found again, for
 * test_wire_py.py to compare with what Python wrote.
 *
 *	stdin	one message a line, hexadecimal
 *	stdout	ok HEX, or refused ERR REASON OFFSET TYPE MISSING NEST,
 *		or unencodable ERR, one line for each
 */
#include <stdio.h>
#include <string.h>

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_every.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"

typedef int echo_fn(const uint8_t *buf, const struct hnl_msg *m,
		    struct hnl_builder *b, struct hnl_extack *x);

/* The struct is filled with rubble first: only presence may say what holds. */
#define ECHO(tag)                                                             \
	static int echo_##tag(const uint8_t *buf, const struct hnl_msg *m,    \
			      struct hnl_builder *b, struct hnl_extack *x)    \
	{                                                                     \
		struct hnl_decoder d;                                         \
		struct hnl_##tag s;                                           \
		int err;                                                      \
									      \
		memset(&d, 0xa5, sizeof(d));                                  \
		memset(&s, 0xa5, sizeof(s));                                  \
		hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REQUEST);        \
		err = hnl_##tag##_decode(&d, buf, m, &s, x);                  \
		if (err == 0)                                                 \
			hnl_##tag##_encode(b, m->head.flags, m->head.seq,     \
					   m->head.port, &s);                 \
		return err;                                                   \
	}

ECHO(ctrl_feature_list_rsp)
ECHO(ctrl_limit_get_rsp)
ECHO(ctrl_ring_create_req)
ECHO(ctrl_ring_get_rsp)
ECHO(ctrl_policy_list_req)
ECHO(ctrl_policy_list_rsp)
ECHO(memory_map_req)
ECHO(memory_map_rsp)
ECHO(memory_share_req)
ECHO(memory_share_rsp)
ECHO(memory_list_shared_rsp)
ECHO(every_try_req)
ECHO(every_try_rsp)
ECHO(every_lists_req)
ECHO(every_lists_rsp)
ECHO(every_flags_only_req)
ECHO(domain_create_req)
ECHO(domain_state_changed_ntf)
ECHO(domain_died_ntf)
ECHO(event_bind_virq_req)
ECHO(every_ruled_req)
ECHO(every_ruled_rsp)
ECHO(every_state_changed_ntf)
ECHO(every_happened_ntf)
ECHO(nested_map_many_rsp)
ECHO(view_access_get_many_rsp)
ECHO(view_answer_req)
ECHO(view_violated_ntf)

static const struct {
	uint16_t family;
	uint8_t cmd;
	bool request;
	echo_fn *echo;
} table[] = {
	{ HNL_CTRL_FAMILY, HNL_CTRL_CMD_FEATURE_LIST, false,
	  echo_ctrl_feature_list_rsp },
	{ HNL_CTRL_FAMILY, HNL_CTRL_CMD_LIMIT_GET, false,
	  echo_ctrl_limit_get_rsp },
	{ HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_CREATE, true,
	  echo_ctrl_ring_create_req },
	{ HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_GET, false,
	  echo_ctrl_ring_get_rsp },
	{ HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST, true,
	  echo_ctrl_policy_list_req },
	{ HNL_CTRL_FAMILY, HNL_CTRL_CMD_POLICY_LIST, false,
	  echo_ctrl_policy_list_rsp },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP, true, echo_memory_map_req },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP, false, echo_memory_map_rsp },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, true,
	  echo_memory_share_req },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, false,
	  echo_memory_share_rsp },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, false,
	  echo_memory_list_shared_rsp },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_TRY, true, echo_every_try_req },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_TRY, false, echo_every_try_rsp },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_LISTS, true, echo_every_lists_req },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_LISTS, false, echo_every_lists_rsp },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_FLAGS_ONLY, true,
	  echo_every_flags_only_req },
	{ HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_CREATE, true,
	  echo_domain_create_req },
	{ HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_STATE_CHANGED, false,
	  echo_domain_state_changed_ntf },
	{ HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_DIED, false,
	  echo_domain_died_ntf },
	{ HNL_EVENT_FAMILY, HNL_EVENT_CMD_BIND_VIRQ, true,
	  echo_event_bind_virq_req },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_RULED, true,
	  echo_every_ruled_req },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_RULED, false,
	  echo_every_ruled_rsp },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_STATE_CHANGED, false,
	  echo_every_state_changed_ntf },
	{ HNL_EVERY_FAMILY, HNL_EVERY_CMD_HAPPENED, false,
	  echo_every_happened_ntf },
	{ HNL_NESTED_FAMILY, HNL_NESTED_CMD_MAP_MANY, false,
	  echo_nested_map_many_rsp },
	{ HNL_VIEW_FAMILY, HNL_VIEW_CMD_ACCESS_GET_MANY, false,
	  echo_view_access_get_many_rsp },
	{ HNL_VIEW_FAMILY, HNL_VIEW_CMD_ANSWER, true,
	  echo_view_answer_req },
	{ HNL_VIEW_FAMILY, HNL_VIEW_CMD_VIOLATED, false,
	  echo_view_violated_ntf },
};

static echo_fn *find(const struct hnl_head *h)
{
	bool request = (h->flags & HNL_F_REQUEST) != 0;
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].family == h->type && table[i].cmd == h->cmd &&
		    table[i].request == request)
			return table[i].echo;
	return NULL;
}

static size_t read_hex(const char *line, uint8_t *buf, size_t size)
{
	unsigned int byte;
	size_t n = 0;

	while (n < size && sscanf(line + 2 * n, "%2x", &byte) == 1)
		buf[n++] = (uint8_t)byte;
	return n;
}

static void print_ok(const struct hnl_builder *b)
{
	size_t i;

	printf("ok ");
	for (i = 0; i < b->len; i++)
		printf("%02x", b->buf[i]);
	printf("\n");
}

static void echo_line(const char *line)
{
	static uint8_t in[HNL_MSG_MAX], out[HNL_MSG_MAX];
	struct hnl_msg m = hnl_msg_at(in, read_hex(line, in, sizeof(in)), 0);
	struct hnl_builder b;
	struct hnl_extack x;
	echo_fn *echo = m.reason == 0 ? find(&m.head) : NULL;

	if (echo == NULL) {
		printf("no message\n");
		return;
	}
	memset(out, 0xa5, sizeof(out));
	hnl_builder_init(&b, out, sizeof(out));
	hnl_extack_clear(&x);
	if (echo(in, &m, &b, &x) != 0)
		printf("refused %d %u %u %u %u %u\n", -x.err,
		       (unsigned int)x.reason, (unsigned int)x.offset,
		       (unsigned int)x.type, (unsigned int)x.missing,
		       (unsigned int)x.nest);
	else if (hnl_builder_verdict(&b) != 0)
		printf("unencodable %d\n", -hnl_builder_verdict(&b));
	else
		print_ok(&b);
}

int main(void)
{
	static char line[2 * HNL_MSG_MAX + 2];

	while (fgets(line, sizeof(line), stdin) != NULL)
		echo_line(line);
	return 0;
}
