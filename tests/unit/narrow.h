/* SPDX-License-Identifier: MIT */
/*
 * A machine with every family, whose ring 0 can be narrowed: the kernel does so
 * by its direct calls, the process asks by the ring.
 *
 *	narrow()	ring-narrow, by a CALL
 *	ask()		one request by the ring, and its final answer
 *
 * The handlers are fake: all that they tell is that they ran.
 */
#ifndef UNIT_NARROW_H
#define UNIT_NARROW_H

#include "flight.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"

#define WINDOW 16u		/* first page of the window */
#define PAGES 1024u
#define COMMANDS 64u

static uint8_t wire[HNL_PAGE];
static unsigned int ran;	/* handlers */
static bool gives_up;

static inline int run(struct hnl_call *call)
{
	ran++;
	if (!gives_up)
		return 0;
	(void)hnl_call_spend(call);
	return HNL_CALL_AGAIN;
}

static hnl_handler handlers[COMMANDS];
static struct hnl_service services[] = {
	{ &hnl_memory_family, handlers, COMMANDS, NULL, NULL, NULL },
	{ &hnl_event_family, handlers, COMMANDS, NULL, NULL, NULL },
	{ &hnl_view_family, handlers, COMMANDS, NULL, NULL, NULL },
	{ &hnl_nested_family, handlers, COMMANDS, NULL, NULL, NULL },
	{ &hnl_domain_family, handlers, COMMANDS, NULL, NULL, NULL },
};

static inline struct machine *open_machine(struct guest_ring *g)
{
	static struct hnl_grant grants[COUNT(services)];
	struct machine *m = machine_new();
	size_t i;

	for (i = 0; i < COMMANDS; i++)
		handlers[i] = run;
	for (i = 0; i < COUNT(services); i++) {
		grants[i].family = services[i].family->id;
		grants[i].features = HNL_GRANT_ALL;
	}
	m->hv_cfg.service = services;
	m->hv_cfg.n_services = COUNT(services);
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = COUNT(services);
	m->domain_cfg.highest_gpa = GPA(2 * PAGES) - 1;
	m->domain_cfg.counting = true;
	machine_start(m);
	open_small_ring(g, m, 0);
	ran = 0;
	gives_up = false;
	return m;
}

static inline void close_machine(struct machine *m, struct guest_ring *g)
{
	guest_ring_close(g);
	machine_close(m);
}

/* ---- narrowing, by the kernel's direct calls ---- */

static inline struct hnl_extack narrow(struct machine *m, uint32_t id,
				       uint64_t gpa, uint64_t pages,
				       const struct hnl_ctrl_ring_grant *grant,
				       uint32_t n)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_ctrl_ring_narrow_req req;

	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, id);
	hnl_ctrl_ring_narrow_req_set_window(&req, gpa);
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, pages);
	if (n != 0)
		hnl_ctrl_ring_narrow_req_set_grant(&req, grant, n);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, 9, 0, &req);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	return call_one(m, &b);
}

static inline struct hnl_ctrl_ring_grant family(uint16_t id)
{
	struct hnl_ctrl_ring_grant g;

	hnl_ctrl_ring_grant_init(&g);
	hnl_ctrl_ring_grant_set_family(&g, id);
	return g;
}

static inline void narrow_to_window(struct machine *m)
{
	struct hnl_ctrl_ring_grant g[COUNT(services)];
	size_t i;

	for (i = 0; i < COUNT(services); i++)
		g[i] = family(services[i].family->id);
	assert_int_equal(narrow(m, 0, GPA(WINDOW), PAGES, g, COUNT(g)).err, 0);
}

/* ---- one request by the ring ---- */

static inline struct hnl_extack ask(struct guest_ring *g,
				    const struct hnl_builder *b)
{
	assert_int_equal(hnl_builder_verdict(b), 0);
	g->got_len = 0;
	guest_ring_send(g, b->buf, b->len);
	assert_same(guest_ring_serve(g), 0);
	return final_of(g, 5).x;
}

static inline struct hnl_extack ask_share(struct guest_ring *g, uint64_t gpa,
					  uint64_t pages)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_share(&b, HNL_F_REQUEST, 5, gpa, pages);
	return ask(g, &b);
}

#endif /* UNIT_NARROW_H */
