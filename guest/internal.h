/* SPDX-License-Identifier: MIT */
/*
 * What the guest's files share, and no caller sees.
 *
 *	wait.c, pool.c, resize.c, cancel.c	many threads, longer matters
 *	producer.c, completion.c		one client of one ring
 *	direct.c, setup.c, takeover.c		without a ring
 *
 * Invariant: whoever finds that the hypervisor lied calls break_client(), and
 * from then on nothing of the ring is believed.
 *
 * What a client remembers from one call to the next, and who must look. The
 * last two are words of the control page, the guest's and the hypervisor's.
 *
 *	word	is set by		is cleared by	  is looked at by
 *	broken	break_client()		nobody		  begin, flush, poll,
 *							  resize
 *	owes	a doorbell that was	one that was	  poll, which rings;
 *		not heard				  sleep
 *	refused	a doorbell: stopped	nobody		  stop_reason(): poll,
 *							  fall_asleep
 *	closed	resize, before it asks	resize, after	  begin, resize
 *	news	counts: break_client(),	nobody		  the port's unlock()
 *		poll, resize, begin
 *		that found room
 *	sq.asks	begin without room,	begin with room,  begin; fall_asleep,
 *		resize that waits	new pages	  by has_news()
 *	cq.said	poll: awake;		each by the other consumer_awake()
 *		fall_asleep: asleep
 *	WAITS	as sq.asks		as sq.asks	  the hypervisor
 *	STALLED	the hypervisor, full	the hypervisor	  poll, which rings;
 *							  fall_asleep
 */
#ifndef HNL_GUEST_INTERNAL_H
#define HNL_GUEST_INTERNAL_H

#include <hnl/guest.h>

/* Every answer has one last message: an ERROR, a DONE, or a lone reply. */
static inline bool is_final(const struct hnl_msg *m)
{
	return m->head.type == HNL_MSG_ERROR || m->head.type == HNL_MSG_DONE ||
	       !(m->head.flags & HNL_F_MULTI);
}

/* What an ERROR or a status says: but 0 or a negated errno it is a lie. */
static inline int errno_of(int32_t told)
{
	return told <= 0 && told >= -HNL_ERRNO_MAX ? told : -HNL_EBADMSG;
}

/* The slot of a sequence number: n_slots is a power of two. */
static inline struct hnl_pending **slot_of(const struct hnl_client *c,
					   uint32_t seq)
{
	return &c->cfg.slot[seq & (c->cfg.n_slots - 1)];
}

/* Rings the doorbell if the hypervisor waits for completions to be taken. */
int hnl_client_resume(struct hnl_client *c);
int hnl_client_ring_doorbell(struct hnl_client *c);
/* hnl_client_sleep, whatever doorbell is owed: who waits rings it anew. */
bool hnl_client_fall_asleep(struct hnl_client *c);

/*
 * guest_wait.h's way of waiting, with the lock held in and out. 0: look again;
 * else there is nothing to wait for, or no more time. *looks counts the turns
 * of one who waits, from 0.
 */
int hnl_client_wait_turn(struct hnl_client *c, uint64_t until,
			 unsigned int *looks);
void hnl_client_lock(const struct hnl_client *c);
void hnl_client_unlock(const struct hnl_client *c);

/* setup.c: by direct calls in cfg.scratch, with cfg's ring and pages. */
int hnl_client_ask_create(struct hnl_client *c, struct hnl_extack *x);
int hnl_client_ask(struct hnl_client *c, struct hnl_builder *b,
		   struct hnl_extack *x);
bool hnl_client_pages_are_sound(const struct hnl_client_config *cfg);
/* Both ends of what cfg says, from index 0. */
void hnl_client_begin_rings(struct hnl_client *c);

/* From here on nothing of the ring is believed. Returns -HNL_EBADMSG. */
static inline int break_client(struct hnl_client *c, uint16_t reason)
{
	c->broken = true;
	c->news++;
	c->reason = reason;
	return -HNL_EBADMSG;
}

#endif
