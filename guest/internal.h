/* SPDX-License-Identifier: MIT */
/* What the guest's files share. */
#ifndef HNL_GUEST_INTERNAL_H
#define HNL_GUEST_INTERNAL_H

#include <hnl/guest.h>

/* Every answer has one last message: an ERROR, a DONE, or a lone reply. */
static inline bool is_final(const struct hnl_msg *m)
{
	return m->head.type == HNL_MSG_ERROR || m->head.type == HNL_MSG_DONE ||
	       !(m->head.flags & HNL_F_MULTI);
}

/* The slot of a sequence number: n_slots is a power of two. */
static inline struct hnl_pending **slot_of(const struct hnl_client *c,
					   uint32_t seq)
{
	return &c->cfg.slot[seq & (c->cfg.n_slots - 1)];
}

/* Rings the doorbell if the hypervisor waits for completions to be taken. */
int hnl_client_resume(struct hnl_client *c);

/* From here on nothing of the ring is believed. Returns -HNL_EBADMSG. */
static inline int break_client(struct hnl_client *c, uint16_t reason)
{
	c->broken = true;
	c->reason = reason;
	return -HNL_EBADMSG;
}

#endif
