/* SPDX-License-Identifier: MIT */
/*
 * Discovery and the direct call: all that firmware or a crash kernel needs.
 *
 * The reply pages belong to the hypervisor until the call returns, and it may
 * still write them afterwards: they are copied once, then looked at.
 */
#include "internal.h"

int hnl_guest_init(struct hnl_guest *g, const struct hnl_guest_port *port,
		   void *env)
{
	memset(g, 0, sizeof(*g));
	g->port = port;
	g->env = env;
	if (!port->discover(env, &g->found))
		return -HNL_ENODEV;
	return g->found.abi == HNL_ABI_VERSION ? 0 : -HNL_ENODEV;
}

/* Takes what one entry wrote. */
static int gather(struct hnl_guest_buffers *m, size_t written)
{
	if (written > m->reply_size)
		return -HNL_EBADMSG;
	if (written > m->answers_size - m->answers_len)
		return -HNL_ENOSPC;
	memcpy(m->answers + m->answers_len, m->reply, written);
	m->answers_len += written;
	return 0;
}

int hnl_guest_call(struct hnl_guest *g, struct hnl_guest_buffers *m,
		   size_t *at)
{
	uint64_t request = g->port->gpa_of(g->env, m->request);
	uint64_t reply = g->port->gpa_of(g->env, m->reply);
	uint64_t value;
	int status, err, lost = 0;

	m->answers_len = 0;
	do {
		value = 0;
		status = g->port->call(g->env, request, m->request_len, reply,
				       m->reply_size, &value);
		g->calls++;
		err = gather(m, (size_t)(value & 0xffffffffu));
		if (err == -HNL_EBADMSG)
			return err;
		if (err != 0)
			lost = err;
	} while (status == -HNL_EAGAIN);
	if (at != NULL)
		*at = (size_t)(value >> 32);
	return status != 0 ? status : lost;
}

int hnl_answer_find(const uint8_t *buf, size_t len, uint32_t seq,
		    struct hnl_msg *reply, struct hnl_extack *x)
{
	struct hnl_msg m;
	size_t pos;

	hnl_extack_clear(x);
	reply->reason = HNL_REASON_SHORT;
	for (pos = 0; pos < len; pos = m.next) {
		m = hnl_msg_at(buf, len, pos);
		if (m.reason != HNL_REASON_NONE)
			return -HNL_EBADMSG;
		if (m.head.seq != seq)
			continue;
		if (m.head.type == HNL_MSG_ERROR ||
		    m.head.type == HNL_MSG_DONE)
			return hnl_ack_read(buf, &m, x);
		if (reply->reason != HNL_REASON_NONE)
			*reply = m;
		if (is_final(&m))
			return 0;
	}
	return -HNL_EBADMSG;
}
