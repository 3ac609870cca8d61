/* SPDX-License-Identifier: MIT */
/*
 * A busy domain in a stream, to be edited: a ring with calls in flight and
 * events that wait, a CALL in flight, an agreement.
 */
#ifndef UNIT_SNAPSHOT_EDIT_H
#define UNIT_SNAPSHOT_EDIT_H

#include "../../hv/internal.h"
#include "flight.h"
#include "groups.h"
#include "snapshot.h"

static struct stream good, bad;
static struct hnl_restore r;
static uint8_t wire[1024];

static const struct hnl_agreement agreement = { HNL_MEMORY_FAMILY, 1 };

static inline struct machine *configure(void)
{
	struct machine *m = machine_new();

	m->hv_cfg.budget = 8;
	m->hv_cfg.n_domains = 4;
	m->hv_cfg.max_message = 2048;
	m->hv_cfg.agreement = &agreement;
	m->hv_cfg.n_agreements = 1;
	m->domain_cfg.groups = 2;
	m->domain_cfg.event_bytes = 1024;
	return m;
}

/* A ring with a call in flight and events that wait, a CALL in flight. */
static inline struct machine *open_busy(struct guest_ring *g)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE), 600 };
	struct machine *m = machine_start(configure());
	struct hnl_builder b;

	guest_ring_open(g, m, 0, 40, 2, 1);
	b = batch_begin(wire, sizeof(wire));
	put_join(&b, 1, HNL_CTRL_FAMILY, HNL_CTRL_GROUP_PROGRESS, 0);
	put_share(&b, 0, 2, GPA(FREE_PAGE), 50);
	put_share(&b, 0, 3, GPA(FREE_PAGE), 50);
	guest_ring_send(g, wire, b.len);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	b = batch_begin(wire, sizeof(wire));
	put_share(&b, 0, 9, GPA(FREE_PAGE), 50);
	regs.request_len = b.len;
	machine_poke(m, REQUEST_PAGE, 0, wire, b.len);
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	return m;
}

static inline void close_all(struct machine *m, struct guest_ring *g)
{
	guest_ring_close(g);
	machine_close(m);
}

/* The stream, and a domain as it was made. */
static inline struct machine *open_saved(struct guest_ring *g)
{
	struct machine *m = open_busy(g);

	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	make_domain(m, 0xa5);
	return m;
}

static inline void expect_not_restored(struct machine *m, int err,
				       enum hnl_reason reason)
{
	if (check(m, &r, bad.byte, bad.len, 1000) != -err ||
	    r.report.reason != reason)
		fail_msg("%d, reason %u, record %u; not %d, %u", r.report.err,
			 r.report.reason, r.report.record, -err,
			 (unsigned int)reason);
}

static inline size_t next_of(const struct stream *s, size_t pos)
{
	return pos + hnl_load_le32(s->byte + pos);
}

static inline uint8_t *value_in(uint8_t cmd, uint16_t type)
{
	size_t pos = record_of(&bad, cmd);
	struct hnl_attr a = hnl_attr_find(bad.byte, next_of(&bad, pos),
					  pos + HNL_MSGHDR, type);

	assert_int_equal(a.reason, HNL_REASON_NONE);
	return bad.byte + a.off;
}

#endif
