/* SPDX-License-Identifier: MIT */
/*
 * The verdict on one message, by the same engine and in the same order as a
 * hypervisor's (docs/abi.md, Order of checks) with everything granted; on a
 * reply as a guest's. What encode writes and what decode reads is judged here.
 */
#include "tool.h"

/*
 * Room for the struct of any set: dst has 16 bits, and sets are within each
 * other at most HNL_DEPTH_MAX times.
 */
static uint64_t room[HNL_DEPTH_MAX * 65536 / 8 + 16];

static int frame_reason(struct verdict *v, const struct hnl_msg *m)
{
	const uint16_t flags = m->head.flags;
	uint16_t allowed = v->is_reply ? HNL_F_MULTI | HNL_F_DUMP_INTR :
					 HNL_F_REQUEST_MASK;

	if (m->reason != HNL_REASON_NONE)
		return m->reason;
	if (m->head.type < HNL_FAMILY_MIN)
		return HNL_REASON_TYPE;
	return (flags & ~allowed) != 0 ? HNL_REASON_FLAGS : HNL_REASON_NONE;
}

/* DUMP is both of its bits, on a dump command and on no other. */
static int dump_reason(const struct verdict *v, const struct hnl_msg *m)
{
	bool is_dump = (v->command->flags & HNL_COMMAND_DUMP) != 0;
	uint16_t bits = m->head.flags & HNL_F_DUMP;

	if (v->is_reply)
		return HNL_REASON_NONE;
	if (bits != 0 && bits != HNL_F_DUMP)
		return HNL_REASON_FLAGS;
	return (bits != 0) != is_dump ? HNL_REASON_NOT_DUMP : HNL_REASON_NONE;
}

static void refuse(struct verdict *v, enum hnl_errno err, int reason,
		   size_t offset, uint16_t type)
{
	(void)hnl_extack_refuse(&v->x, err, (enum hnl_reason)reason, offset,
				type);
}

/* Whether the command exists; on the way, which set its attributes are of. */
static bool find_command(struct verdict *v, const struct hnl_msg *m)
{
	v->family = family_by_id(m->head.type);
	if (v->family != NULL)
		v->command = family_command(v->family, m->head.cmd);
	if (v->command == NULL) {
		refuse(v, HNL_ENOSYS, HNL_REASON_NONE, 0, 0);
		return false;
	}
	v->set = v->is_reply ? v->command->reply : v->command->request;
	if (v->set == HNL_SET_NONE)
		refuse(v, HNL_EINVAL, HNL_REASON_FLAGS, 0, 0);
	return v->set != HNL_SET_NONE;
}

static void judge_attributes(struct verdict *v, const uint8_t *msg,
			     const struct hnl_msg *m)
{
	enum hnl_mode mode = v->is_reply ? HNL_MODE_REPLY : HNL_MODE_REQUEST;
	struct hnl_decoder d;
	int err;

	if (!v->is_reply && (m->head.flags & HNL_F_STRICT))
		mode = HNL_MODE_STRICT;
	hnl_decoder_init(&d, HNL_GRANT_ALL, mode);
	d.schema = v->family->family->schema;
	err = hnl_policy_decode(&d, v->set, msg + m->off, m->end - m->off,
				m->body - m->off, room, &v->x);
	if (err != 0)
		v->x.err = err;
}

static void judge_ack(struct verdict *v, const uint8_t *msg,
		      const struct hnl_msg *m)
{
	size_t fixed = m->head.type == HNL_MSG_ERROR ? 2 * HNL_NLHDR + 4 :
						       HNL_NLHDR + 4;
	struct hnl_extack said;
	struct hnl_attr a;
	size_t pos;

	if (hnl_ack_read(msg, m, &said) == 0)
		return;
	if (m->end < fixed) {
		refuse(v, HNL_EBADMSG, HNL_REASON_SHORT, 0, 0);
		return;
	}
	for (pos = fixed; pos < m->end; pos = a.next) {
		a = hnl_attr_at(msg, m->end, pos);
		if (a.reason != HNL_REASON_NONE) {
			refuse(v, HNL_EBADMSG, a.reason, pos, a.type);
			return;
		}
	}
}

void judge(struct verdict *v, const uint8_t *msg, const struct hnl_msg *m)
{
	int reason;

	hnl_extack_clear(&v->x);
	v->family = NULL;
	v->command = NULL;
	v->set = HNL_SET_NONE;
	v->is_reply = (m->head.flags & HNL_F_REQUEST) == 0;
	if (m->reason == HNL_REASON_NONE && m->head.type == HNL_MSG_NOOP)
		return;
	if (m->reason == HNL_REASON_NONE && (m->head.type == HNL_MSG_ERROR ||
					     m->head.type == HNL_MSG_DONE)) {
		judge_ack(v, msg, m);
		return;
	}
	reason = frame_reason(v, m);
	if (reason != HNL_REASON_NONE) {
		refuse(v, HNL_EINVAL, reason, 0, 0);
		return;
	}
	if (!find_command(v, m))
		return;
	reason = dump_reason(v, m);
	if (reason != HNL_REASON_NONE)
		refuse(v, HNL_EINVAL, reason, 0, 0);
	else
		judge_attributes(v, msg, m);
}
