/* SPDX-License-Identifier: MIT */
/*
 * Ending a call in flight. The guest knows it by ring and number, the
 * hypervisor by a token; call-list tells which is which.
 *
 *	seq --ctrl.call-list--> token --ctrl.call-cancel--> ECANCELED, by ring
 *
 * Invariant: a token names one call for ever. If p is answered between the two
 * calls, nothing else is cancelled.
 */
#include "internal.h"

#include <hnl/guest_wait.h>

#include "hnl_ctrl.h"

/*
 * Of scratch, the beginning. The rest must hold one message of the list and an
 * ERROR, 276 bytes; HNL_CLIENT_SCRATCH leaves at least 296.
 */
#define REQUEST_MAX 40
#define REPLY_MIN 276

/* Runs the one message in b, which lies in scratch; the answers to list. */
static int ask(struct hnl_client *c, const struct hnl_builder *b,
	       struct hnl_guest_buffers *m)
{
	m->request = c->cfg.scratch;
	m->request_len = b->len;
	m->reply = (uint8_t *)c->cfg.scratch + REQUEST_MAX;
	m->reply_size = c->cfg.scratch_size - REQUEST_MAX;
	return hnl_builder_verdict(b) != 0 ? hnl_builder_verdict(b)
					   : hnl_guest_call(c->guest, m, NULL);
}

static struct hnl_builder scratch(const struct hnl_client *c)
{
	struct hnl_builder b;

	hnl_builder_init(&b, c->cfg.scratch, REQUEST_MAX);
	return b;
}

static bool is_about(const struct hnl_ctrl_call_list_rsp *rsp,
		     const struct hnl_client *c, const struct hnl_pending *p)
{
	return HNL_HAS(rsp, HNL_CTRL_CALL_LIST_RSP_RING) &&
	       HNL_HAS(rsp, HNL_CTRL_CALL_LIST_RSP_SEQ) &&
	       HNL_HAS(rsp, HNL_CTRL_CALL_LIST_RSP_TOKEN) &&
	       rsp->ring == c->cfg.ring && rsp->seq == p->seq;
}

/* The list was copied; the hypervisor may have written anything into it. */
static __attribute__((noinline)) int
find_token(struct hnl_client *c, const struct hnl_pending *p,
	   const struct hnl_guest_buffers *list, uint64_t *token,
	   struct hnl_extack *x)
{
	struct hnl_ctrl_call_list_rsp rsp;
	struct hnl_decoder d;
	struct hnl_msg m;
	size_t pos;

	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	for (pos = 0; pos < list->answers_len; pos = m.next) {
		m = hnl_msg_at(list->answers, list->answers_len, pos);
		if (m.reason != HNL_REASON_NONE)
			return -HNL_EBADMSG;
		if (m.head.type != HNL_CTRL_FAMILY)
			continue;
		hnl_extack_clear(x);
		if (hnl_ctrl_call_list_rsp_decode(&d, list->answers, &m, &rsp,
						  x) != 0)
			return -HNL_EBADMSG;
		if (is_about(&rsp, c, p)) {
			*token = rsp.token;
			return 0;
		}
	}
	return -HNL_ENOENT;
}

static int ask_token(struct hnl_client *c, const struct hnl_pending *p,
		     struct hnl_guest_buffers *list, uint64_t *token,
		     struct hnl_extack *x)
{
	uint32_t seq = ++c->guest->seq;
	struct hnl_head h = {HNL_CTRL_FAMILY,	     HNL_F_REQUEST | HNL_F_DUMP,
			     seq,		     c->cfg.port,
			     HNL_CTRL_CMD_CALL_LIST, HNL_CTRL_VERSION};
	struct hnl_builder b = scratch(c);
	struct hnl_msg reply;
	int err;

	hnl_msg_begin(&b, &h);
	hnl_msg_end(&b);
	err = ask(c, &b, list);
	if (err == 0)
		err = hnl_answer_find(list->answers, list->answers_len, h.seq,
				      &reply, x);
	if (err == 0)
		err = x->err;
	return err != 0 ? err : find_token(c, p, list, token, x);
}

static __attribute__((noinline)) int
ask_cancel(struct hnl_client *c, uint64_t token,
	   struct hnl_guest_buffers *m, struct hnl_extack *x)
{
	struct hnl_ctrl_call_cancel_req req;
	struct hnl_builder b = scratch(c);
	uint32_t seq = ++c->guest->seq;
	struct hnl_msg reply;
	int err;

	hnl_ctrl_call_cancel_req_init(&req);
	hnl_ctrl_call_cancel_req_set_token(&req, token);
	hnl_ctrl_call_cancel_req_encode(&b, HNL_F_REQUEST, seq, c->cfg.port,
					&req);
	err = ask(c, &b, m);
	if (err == 0)
		err = hnl_answer_find(m->answers, m->answers_len, seq, &reply,
				      x);
	return err != 0 ? err : x->err;
}

int hnl_client_cancel(struct hnl_client *c, const struct hnl_pending *p,
		      uint8_t *list, size_t list_size, struct hnl_extack *x)
{
	const struct hnl_guest_port *port = c->guest->port;
	struct hnl_guest_buffers m = {.answers = list,
				      .answers_size = list_size};
	uint64_t token = 0;
	int err;

	hnl_extack_clear(x);
	/* Who was handed the ring may have none. */
	if (c->cfg.scratch_size < REQUEST_MAX + REPLY_MIN)
		return -HNL_EINVAL;
	if (port->lock != NULL)
		port->lock(c->guest->env);
	err = p->done ? -HNL_ENOENT : ask_token(c, p, &m, &token, x);
	if (err == 0)
		err = ask_cancel(c, token, &m, x);
	if (port->unlock != NULL)
		port->unlock(c->guest->env);
	return err;
}
