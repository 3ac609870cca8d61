/* SPDX-License-Identifier: MIT */
/*
 * Taking over: a kernel that follows firmware, or another one by kexec, finds
 * rings whose pages it does not know and a call that it never made. All of it
 * goes before the first ring is made:
 *
 *	give up		the call of this vCPU
 *	limit-get	how many ids there are
 *	ring-get	each: is there one?  --> ring-destroy
 *	party-begin	what the predecessor agreed on is void
 *
 * The hypervisor is not believed: what it says bounds nothing but this loop,
 * and that has a bound of its own.
 */
#include "internal.h"

#include "hnl_ctrl.h"

#define ID_MAX 65535u		/* of ring.id, schema/ctrl.yaml */
#define REQUEST_MAX 64u
#define REPLY_MAX 256u		/* largest reply here, and HNL_ACK_MAX */

struct asking {
	struct hnl_guest *g;
	uint8_t *scratch;
	uint8_t answers[HNL_ACK_MAX];	/* a reply or an ERROR, not both */
	struct hnl_msg reply;
	struct hnl_extack x;
};

/* A request of ctrl with one number, or with none (type 0). */
static __attribute__((noinline)) int
ask(struct asking *a, uint8_t cmd, uint16_t type, uint32_t v)
{
	uint32_t seq = ++a->g->seq;
	struct hnl_head h = { HNL_CTRL_FAMILY, HNL_F_REQUEST, seq, 0, cmd,
			      HNL_CTRL_VERSION };
	struct hnl_guest_buffers m = { a->scratch, 0, a->scratch + REQUEST_MAX,
				       REPLY_MAX, a->answers,
				       sizeof(a->answers), 0 };
	struct hnl_builder b;
	int err;

	hnl_builder_init(&b, a->scratch, REQUEST_MAX);
	hnl_msg_begin(&b, &h);
	if (type != 0)
		hnl_attr_put_u32(&b, type, v);
	hnl_msg_end(&b);
	m.request_len = b.len;
	hnl_extack_clear(&a->x);
	err = hnl_guest_call(a->g, &m, NULL);
	if (err == 0)
		err = hnl_answer_find(a->answers, m.answers_len, a->g->seq,
				      &a->reply, &a->x);
	return err != 0 ? err : a->x.err;
}

static int count_ids(struct asking *a, uint32_t *n)
{
	int err = ask(a, HNL_CTRL_CMD_LIMIT_GET, 0, 0);
	struct hnl_attr rings;

	if (err != 0)
		return err;
	if (a->reply.reason != HNL_REASON_NONE)
		return -HNL_EBADMSG;
	rings = hnl_attr_find(a->answers, a->reply.end, a->reply.body,
			      HNL_CTRL_A_LIMIT_RINGS);
	if (rings.reason != HNL_REASON_NONE || rings.len != 4)
		return -HNL_EBADMSG;
	*n = hnl_attr_u32(a->answers, &rings);
	return *n <= ID_MAX + 1 ? 0 : -HNL_EBADMSG;
}

static int reset_ring(struct asking *a, uint32_t id, uint32_t *found)
{
	int err = ask(a, HNL_CTRL_CMD_RING_GET, HNL_CTRL_A_RING_ID, id);

	if (err == -HNL_ENOENT)
		return 0;
	if (err == 0)
		err = ask(a, HNL_CTRL_CMD_RING_DESTROY, HNL_CTRL_A_RING_ID,
			  id);
	*found += err == 0;
	return err;
}

int hnl_guest_takeover(struct hnl_guest *g, void *scratch, size_t size,
		       enum hnl_guest_party party, uint32_t *found)
{
	struct asking a;
	uint32_t i, n = 0;
	int err;

	*found = 0;
	if (size < HNL_TAKEOVER_SCRATCH)
		return -HNL_EINVAL;
	a.g = g;
	a.scratch = (uint8_t *)scratch;
	hnl_guest_give_up(g);
	err = count_ids(&a, &n);
	for (i = 0; err == 0 && i < n; i++)
		err = reset_ring(&a, i, found);
	if (err == 0)
		err = ask(&a, HNL_CTRL_CMD_PARTY_BEGIN,
			  HNL_CTRL_A_AGREEMENT_PARTY, (uint32_t)party);
	return err;
}
