/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a batch of messages, framed by us and by libmnl. What we take,
 * libmnl takes, with the same header and the same next one; what we refuse it
 * refuses too, or it is one of our own rules:
 *
 *	SHORT		a family's message without its generic header
 *	PAST_END	padding behind the batch, or longer than HNL_MSG_MAX
 *	UNALIGNED, RESERVED	framed alike, and refused afterwards
 *
 * An acknowledgement that can be read is written again, and read: it says the
 * same. The guest's search for an answer finds no more than there is.
 */
#include <string.h>

#include <hnl/guest.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>

#include "input.h"

static const struct nlmsghdr *at(const uint8_t *buf, size_t pos)
{
	return (const struct nlmsghdr *)(const void *)(buf + pos);
}

static bool is_family(const struct nlmsghdr *n)
{
	return n->nlmsg_type >= HNL_FAMILY_MIN;
}

static void check_refused(const struct nlmsghdr *n, size_t left,
			  const struct hnl_msg *m)
{
	if (m->reason == HNL_REASON_SHORT) {
		require(!mnl_nlmsg_ok(n, (int)left) ||
			(is_family(n) && n->nlmsg_len < HNL_MSGHDR));
		return;
	}
	require(n->nlmsg_len > left || n->nlmsg_len > HNL_MSG_MAX ||
		MNL_ALIGN(n->nlmsg_len) > left);
}

static void check_taken(const uint8_t *buf, size_t left,
			const struct hnl_msg *m)
{
	const struct nlmsghdr *n = at(buf, m->off);
	const struct genlmsghdr *g = mnl_nlmsg_get_payload(n);
	int rest = (int)left;
	bool odd;

	require(mnl_nlmsg_ok(n, rest));
	require(n->nlmsg_type == m->head.type);
	require(n->nlmsg_flags == m->head.flags);
	require(mnl_nlmsg_seq_ok(n, m->head.seq) || m->head.seq == 0);
	require(mnl_nlmsg_portid_ok(n, m->head.port) || m->head.port == 0);
	require(n->nlmsg_seq == m->head.seq && n->nlmsg_pid == m->head.port);
	require(m->end - m->off == n->nlmsg_len);
	require((const uint8_t *)mnl_nlmsg_next(n, &rest) == buf + m->next);
	require(m->next + (size_t)rest == m->off + left);
	odd = n->nlmsg_len % HNL_ALIGN != 0;
	require(odd == (m->reason == HNL_REASON_UNALIGNED));
	if (!is_family(n)) {
		require(m->body == m->off + HNL_NLHDR);
		return;
	}
	require(m->head.cmd == g->cmd && m->head.version == g->version);
	require(m->body == m->off + HNL_MSGHDR);
	require(odd ||
		(g->reserved != 0) == (m->reason == HNL_REASON_RESERVED));
}

static void check_same(const struct hnl_extack *a, const struct hnl_extack *b)
{
	require(a->err == b->err && a->reason == b->reason);
	if (a->reason == HNL_REASON_NONE)
		return;
	require(a->offset == b->offset && a->progress == b->progress);
	require(a->offset == 0 || a->type == b->type);
}

/* Nothing is lost that an acknowledgement can say. */
static void check_ack(const uint8_t *buf, const struct hnl_msg *m)
{
	static uint8_t out[HNL_ACK_MAX];
	struct hnl_extack x, again;
	struct hnl_head h = m->head;
	struct hnl_builder b;
	struct hnl_msg o;

	memset(&x, 0, sizeof(x));
	if (hnl_ack_read(buf, m, &x) != 0)
		return;
	require(x.ignored_listed <= HNL_IGNORED_MAX);
	h.flags |= HNL_F_REPORT;
	hnl_builder_init(&b, out, sizeof(out));
	hnl_ack_put(&b, m->head.type, &h, HNL_MSGHDR, &x);
	require(hnl_builder_verdict(&b) == 0);
	o = hnl_msg_at(out, b.len, 0);
	require(o.reason == HNL_REASON_NONE && o.next == b.len);
	require(hnl_ack_read(out, &o, &again) == 0);
	check_same(&x, &again);
}

static void check_answer(const uint8_t *buf, size_t size, uint32_t seq)
{
	struct hnl_extack x;
	struct hnl_msg reply;

	if (hnl_answer_find(buf, size, seq, &reply, &x) != 0)
		return;
	if (reply.reason == HNL_REASON_NONE)
		require(reply.head.seq == seq && reply.next <= size &&
			reply.head.type >= HNL_FAMILY_MIN);
}

static void walk(const uint8_t *buf, size_t size)
{
	struct hnl_msg m;
	size_t pos;

	for (pos = 0; pos < size; pos = m.next) {
		m = hnl_msg_at(buf, size, pos);
		require(m.next > pos && m.next <= size);
		require(m.end <= m.next && m.body <= m.end);
		if (m.reason == HNL_REASON_SHORT ||
		    m.reason == HNL_REASON_PAST_END) {
			require(m.next == size);
			if (size - pos >= sizeof(struct nlmsghdr))
				check_refused(at(buf, pos), size - pos, &m);
			return;
		}
		check_taken(buf, size - pos, &m);
		if (m.reason == HNL_REASON_NONE && m.head.type < HNL_FAMILY_MIN)
			check_ack(buf, &m);
		check_answer(buf, size, m.head.seq);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *buf;

	if (size == 0 || size > 1 << 17)
		return 0;
	buf = malloc(size);
	memcpy(buf, data, size);
	walk(buf, size);
	free(buf);
	return 0;
}
