/* SPDX-License-Identifier: MIT */
/*
 * Making a ring by direct call, and unmaking it.
 *
 *	scratch	| ring-create request ...          | reply, HNL_ACK_MAX |
 *
 * The control page is zeroed before the hypervisor sees it: an index that an
 * earlier owner left would be taken for ours.
 */
#include "internal.h"

#include "hnl_ctrl.h"

static bool is_power_of_two(uint32_t n)
{
	return n != 0 && (n & (n - 1)) == 0;
}

bool hnl_client_pages_are_sound(const struct hnl_client_config *cfg)
{
	uint64_t pages = (uint64_t)cfg->sq_pages + cfg->cq_pages;

	return is_power_of_two(cfg->sq_pages) &&
	       is_power_of_two(cfg->cq_pages) &&
	       cfg->sq_pages <= HNL_RING_PAGES_MAX &&
	       cfg->cq_pages <= HNL_RING_PAGES_MAX &&
	       cfg->scratch_size >= HNL_CLIENT_SCRATCH(pages);
}

static void put_pages(struct hnl_builder *b, const struct hnl_guest *g,
		      uint16_t type, uint8_t *base, uint32_t n)
{
	uint8_t *p = hnl_attr_put_room(b, type, (size_t)n * 8);
	size_t i;

	for (i = 0; p != NULL && i < n; i++)
		hnl_store_le64(p + 8 * i,
			       g->port->gpa_of(g->env, base + i * HNL_PAGE));
}

/* Runs the one message in b, which lies in scratch. */
int hnl_client_ask(struct hnl_client *c, struct hnl_builder *b,
		   struct hnl_extack *x)
{
	uint8_t answer[HNL_ACK_MAX];
	struct hnl_guest_buffers m = {
		c->cfg.scratch, b->len,
		(uint8_t *)c->cfg.scratch + c->cfg.scratch_size - HNL_ACK_MAX,
		HNL_ACK_MAX, answer, sizeof(answer), 0
	};
	struct hnl_msg reply;
	int err = hnl_builder_verdict(b);

	hnl_extack_clear(x);
	if (err == 0)
		err = hnl_guest_call(c->guest, &m, NULL);
	if (err == 0)
		err = hnl_answer_find(answer, m.answers_len, c->guest->seq,
				      &reply, x);
	return err != 0 ? err : x->err;
}

/* The lists go straight to shared memory: they may be long. */
int hnl_client_ask_create(struct hnl_client *c, struct hnl_extack *x)
{
	const struct hnl_client_config *cfg = &c->cfg;
	struct hnl_guest *g = c->guest;
	uint32_t seq = ++g->seq;
	struct hnl_head h = { HNL_CTRL_FAMILY, HNL_F_REQUEST, seq, cfg->port,
			      HNL_CTRL_CMD_RING_CREATE, HNL_CTRL_VERSION };
	struct hnl_builder b;

	hnl_builder_init(&b, cfg->scratch, cfg->scratch_size - HNL_ACK_MAX);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, cfg->ring);
	hnl_attr_put_u64(&b, HNL_CTRL_A_RING_CONTROL,
			 g->port->gpa_of(g->env, cfg->control));
	put_pages(&b, g, HNL_CTRL_A_RING_SUBMISSION, cfg->sq, cfg->sq_pages);
	put_pages(&b, g, HNL_CTRL_A_RING_COMPLETION, cfg->cq, cfg->cq_pages);
	if (cfg->priority != 0)
		hnl_attr_put_u32(&b, HNL_CTRL_A_RING_PRIORITY, cfg->priority);
	hnl_msg_end(&b);
	return hnl_client_ask(c, &b, x);
}

static uint32_t *line(const struct hnl_client *c, size_t offset)
{
	return (uint32_t *)(void *)((uint8_t *)c->cfg.control + offset);
}

void hnl_client_begin_rings(struct hnl_client *c)
{
	const struct hnl_client_config *cfg = &c->cfg;
	struct hnl_ring_mem sq = { cfg->sq, NULL, cfg->sq_pages * HNL_PAGE };
	struct hnl_ring_mem cq = { cfg->cq, NULL, cfg->cq_pages * HNL_PAGE };

	hnl_producer_init(&c->sq, &sq, line(c, HNL_RING_SQ_PRODUCER),
			  line(c, HNL_RING_SQ_CONSUMER));
	hnl_consumer_init(&c->cq, &cq, line(c, HNL_RING_CQ_CONSUMER),
			  line(c, HNL_RING_CQ_PRODUCER));
}

static bool is_sound(const struct hnl_client_config *cfg)
{
	return hnl_client_pages_are_sound(cfg) &&
	       is_power_of_two(cfg->n_slots) && cfg->inbox_size >= HNL_ACK_MAX;
}

int hnl_client_create(struct hnl_client *c, struct hnl_guest *g,
		      const struct hnl_client_config *cfg,
		      struct hnl_extack *x)
{
	uint32_t i;

	hnl_extack_clear(x);
	memset(c, 0, sizeof(*c));
	c->guest = g;
	c->cfg = *cfg;
	if (!is_sound(cfg))
		return -HNL_EINVAL;
	for (i = 0; i < cfg->n_slots; i++)
		cfg->slot[i] = NULL;
	memset(cfg->control, 0, HNL_PAGE);
	hnl_client_begin_rings(c);
	return hnl_client_ask_create(c, x);
}

int hnl_client_destroy(struct hnl_client *c, struct hnl_extack *x)
{
	struct hnl_ctrl_ring_destroy_req req;
	struct hnl_builder b;

	hnl_extack_clear(x);
	if (c->cfg.scratch_size < HNL_CLIENT_SCRATCH(0))
		return -HNL_EINVAL;
	hnl_ctrl_ring_destroy_req_init(&req);
	hnl_ctrl_ring_destroy_req_set_id(&req, c->cfg.ring);
	hnl_builder_init(&b, c->cfg.scratch,
			 c->cfg.scratch_size - HNL_ACK_MAX);
	hnl_ctrl_ring_destroy_req_encode(&b, HNL_F_REQUEST, ++c->guest->seq,
					 c->cfg.port, &req);
	return hnl_client_ask(c, &b, x);
}
