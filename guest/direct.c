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

static void wait_for_others(const struct hnl_guest *g)
{
	if (g->port->wait != NULL)
		g->port->wait(g->env);
}

void hnl_guest_give_up(struct hnl_guest *g)
{
	unsigned int tries = HNL_GIVE_UP_TRIES;
	uint64_t value;

	while (g->port->call(g->env, 0, 0, 0, 0, &value) == -HNL_EAGAIN &&
	       --tries != 0) {
		g->calls++;
		wait_for_others(g);
	}
	g->calls++;
}

/* What the entries of one call have shown so far. */
struct progress {
	size_t taken;		/* bytes of the request */
	size_t wrote;		/* the last one, bytes of answers */
	bool in_flight;		/* the hypervisor said AGAIN */
	int lost;		/* -HNL_ENOSPC: answers did not fit */
};

/* One entry. Returns its status, or what is wrong with what it says. */
static int enter(struct hnl_guest *g, struct hnl_guest_buffers *m,
		 struct progress *p)
{
	uint64_t value = 0;
	size_t taken;
	int status, err;

	status = g->port->call(g->env, g->port->gpa_of(g->env, m->request),
			       m->request_len,
			       g->port->gpa_of(g->env, m->reply),
			       m->reply_size, &value);
	g->calls++;
	if (status == -HNL_EAGAIN)
		p->in_flight = true;
	if (status != errno_of(status))
		return -HNL_EBADMSG;
	if (status != 0 && status != -HNL_EAGAIN && status != -HNL_EBADMSG)
		return status;
	/* Another vCPU was being served: nothing was done. */
	p->wrote = 0;
	if (status == -HNL_EAGAIN && value == 0)
		return status;
	taken = (size_t)(value >> 32);
	if (taken > m->request_len || taken < p->taken)
		return -HNL_EBADMSG;
	p->taken = taken;
	p->wrote = (size_t)(value & 0xffffffffu);
	err = gather(m, p->wrote);
	if (err == -HNL_ENOSPC)
		p->lost = err;
	return err == -HNL_EBADMSG ? err : status;
}

static bool has_expired(const struct hnl_guest *g)
{
	return g->port->expired != NULL && g->port->expired(g->env);
}

int hnl_guest_call(struct hnl_guest *g, struct hnl_guest_buffers *m,
		   size_t *at)
{
	struct progress p = { 0, 0, false, 0 };
	int status;

	m->answers_len = 0;
	while ((status = enter(g, m, &p)) == -HNL_EAGAIN && !has_expired(g))
		if (p.wrote == 0)
			wait_for_others(g);
	if (status == -HNL_EAGAIN)
		status = -HNL_ETIMEDOUT;
	if (status != 0 && p.in_flight)
		hnl_guest_give_up(g);
	if (at != NULL)
		*at = p.taken;
	return status != 0 ? status : p.lost;
}

static int read_ack(const uint8_t *buf, const struct hnl_msg *m,
		    struct hnl_extack *x)
{
	int err = hnl_ack_read(buf, m, x);

	x->err = errno_of(x->err);
	return err;
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
			return read_ack(buf, &m, x);
		if (m.head.type < HNL_FAMILY_MIN)
			continue;
		if (reply->reason != HNL_REASON_NONE)
			*reply = m;
		if (is_final(&m))
			return 0;
	}
	return -HNL_EBADMSG;
}
