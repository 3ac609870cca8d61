/* SPDX-License-Identifier: MIT */
/*
 * A ring goes on with other pages while its requests are in flight.
 *
 *	old pages	--requests--> taken, all	--answers so far--> read
 *	new pages	create as ring "by", replace: the ring has them, empty
 *
 * Nobody begins a request until what was published is taken; the hypervisor
 * refuses to replace before. From then on it answers by the new pages, and the
 * old ones hold what it answered before: that is read first.
 *
 * Invariant: at any moment one pair of rings is the client's, and an answer is
 * in one of them.
 */
#include "internal.h"

#include <hnl/guest_wait.h>

#include "hnl_ctrl.h"

static void take_pages(struct hnl_client_config *cfg,
		       const struct hnl_client_pages *by)
{
	cfg->control = by->control;
	cfg->sq = by->sq;
	cfg->cq = by->cq;
	cfg->sq_pages = by->sq_pages;
	cfg->cq_pages = by->cq_pages;
}

/* The new pages as a ring of their own; *own is what the client has now. */
static int create_other(struct hnl_client *c,
			const struct hnl_client_pages *by,
			struct hnl_extack *x)
{
	struct hnl_client_config own = c->cfg;
	int err = -HNL_EINVAL;

	take_pages(&c->cfg, by);
	c->cfg.ring = by->ring;
	if (hnl_client_pages_are_sound(&c->cfg)) {
		memset(by->control, 0, HNL_PAGE);
		err = hnl_client_ask_create(c, x);
	}
	c->cfg = own;
	return err;
}

static int destroy_other(struct hnl_client *c, uint32_t ring,
			 struct hnl_extack *x)
{
	struct hnl_ctrl_ring_destroy_req req;
	struct hnl_builder b;

	hnl_ctrl_ring_destroy_req_init(&req);
	hnl_ctrl_ring_destroy_req_set_id(&req, ring);
	hnl_builder_init(&b, c->cfg.scratch,
			 c->cfg.scratch_size - HNL_ACK_MAX);
	hnl_ctrl_ring_destroy_req_encode(&b, HNL_F_REQUEST, ++c->guest->seq,
					 c->cfg.port, &req);
	return hnl_client_ask(c, &b, x);
}

static int ask_replace(struct hnl_client *c, uint32_t by, struct hnl_extack *x)
{
	struct hnl_ctrl_ring_replace_req req;
	struct hnl_builder b;

	hnl_ctrl_ring_replace_req_init(&req);
	hnl_ctrl_ring_replace_req_set_id(&req, c->cfg.ring);
	hnl_ctrl_ring_replace_req_set_by(&req, by);
	hnl_builder_init(&b, c->cfg.scratch,
			 c->cfg.scratch_size - HNL_ACK_MAX);
	hnl_ctrl_ring_replace_req_encode(&b, HNL_F_REQUEST, ++c->guest->seq,
					 c->cfg.port, &req);
	return hnl_client_ask(c, &b, x);
}

/* Until the hypervisor has taken all that was published. */
static int replace(struct hnl_client *c, uint32_t by, uint64_t until,
		   struct hnl_extack *x)
{
	unsigned int looks = 0;
	int err;

	while ((err = hnl_client_flush(c)) == 0 &&
	       (err = ask_replace(c, by, x)) == -HNL_EBUSY) {
		hnl_producer_ask(&c->sq, true);
		err = hnl_client_wait_turn(c, until, &looks);
		if (err != 0)
			break;
	}
	return err;
}

/*
 * The last answers of the old pages, which nobody writes any more. A doorbell
 * that is still owed to these may end as it likes: there is another one.
 */
static int read_rest(struct hnl_client *c)
{
	uint32_t cons;
	int n;

	do {
		cons = c->cq.cons;
		n = hnl_client_poll(c);
	} while (n != -HNL_EBADMSG && c->cq.cons != cons);
	return n == -HNL_EBADMSG ? n : 0;
}

/*
 * A doorbell, for who was served last may have waited for one. That it was not
 * heard in time must not look as if the pages had not changed.
 */
static int go_on(struct hnl_client *c, const struct hnl_client_pages *by)
{
	int err = read_rest(c);

	if (err != 0)
		return err;
	take_pages(&c->cfg, by);
	hnl_client_begin_rings(c);
	err = hnl_client_ring_doorbell(c);
	return err == -HNL_EBADMSG ? err : 0;
}

int hnl_client_resize(struct hnl_client *c, const struct hnl_client_pages *by,
		      uint64_t until, struct hnl_extack *x)
{
	struct hnl_extack spare;
	int err;

	hnl_extack_clear(x);
	hnl_client_lock(c);
	err = c->broken ? -HNL_EBADMSG : c->closed ? -HNL_EBUSY : 0;
	if (err == 0)
		err = create_other(c, by, x);
	if (err == 0) {
		c->closed = true;
		err = replace(c, by->ring, until, x);
		if (err != 0 && destroy_other(c, by->ring, &spare) != 0)
			err = -HNL_EBADMSG;
		c->closed = false;
		if (err == 0)
			err = go_on(c, by);
		c->news++;	/* who was kept from beginning may begin */
	}
	hnl_client_unlock(c);
	return err;
}
