/* SPDX-License-Identifier: MIT */
/*
 * What the tests of calls in flight share: ctrl's requests, and the one final
 * answer that each request has, found by its sequence number. Events have the
 * number 0, so requests begin at 1.
 */
#ifndef UNIT_FLIGHT_H
#define UNIT_FLIGHT_H

#include "machine.h"

#define FIRST_RING FREE_PAGE	/* control, 1 submission, 1 completion */
#define SECOND_RING (FREE_PAGE + 16)
#define THIRD_RING (FREE_PAGE + 32)

/* ---- requests ---- */

static inline void put_u32_of(struct hnl_builder *b, uint8_t cmd,
			      uint16_t flags, uint32_t seq, uint16_t type,
			      uint32_t v)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, cmd, flags, seq);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u32(b, type, v);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

static inline void put_cancel(struct hnl_builder *b, uint32_t seq,
			      uint64_t token)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_CALL_CANCEL,
				    0, seq);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u64(b, HNL_CTRL_A_CALL_TOKEN, token);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

static inline void put_unshare(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint64_t gpa, uint64_t pages)
{
	size_t at = b->len;

	put_share(b, flags, seq, gpa, pages);
	b->buf[at + HNL_NLHDR] = HNL_MEMORY_CMD_UNSHARE;
}

static inline void put_dump(struct hnl_builder *b, uint16_t family,
			    uint8_t cmd, uint32_t seq)
{
	put_empty(b, family, cmd, HNL_F_DUMP, seq);
}

/* n bytes that the command does not know, in the message that ends here. */
static inline void put_ballast(struct hnl_builder *b, size_t at, size_t n)
{
	uint8_t *p = hnl_attr_put_room(b, 99, n);

	assert_non_null(p);
	memset(p, 0x5a, n);
	hnl_store_le32(b->buf + at, (uint32_t)(b->len - at));
	assert_int_equal(hnl_builder_verdict(b), 0);
}

/* ---- answers ---- */

struct final {
	unsigned int n;		/* of this number; 1 is right */
	size_t order;		/* which of the final answers it is */
	struct hnl_msg m;
	struct hnl_extack x;	/* 0 of a reply */
};

static inline bool is_final(const struct hnl_msg *m)
{
	return m->head.seq != 0 && (m->head.type == HNL_MSG_ERROR ||
				    m->head.type == HNL_MSG_DONE ||
				    !(m->head.flags & HNL_F_MULTI));
}

static inline struct final find_final(const uint8_t *buf, size_t len,
				      uint32_t seq)
{
	struct hnl_msg m = { .next = 0 };
	struct final f;
	size_t order = 0;

	memset(&f, 0, sizeof(f));
	while (m.next < len) {
		m = hnl_msg_at(buf, len, m.next);
		assert_int_equal(m.reason, HNL_REASON_NONE);
		if (!is_final(&m))
			continue;
		if (m.head.seq == seq) {
			f.n++;
			f.m = m;
			f.order = order;
			hnl_extack_clear(&f.x);
			if (m.head.type < HNL_FAMILY_MIN)
				assert_int_equal(hnl_ack_read(buf, &m, &f.x),
						 0);
		}
		order++;
	}
	return f;
}

/* The final answer by a ring, which must be there once. */
static inline struct final final_of(const struct guest_ring *g, uint32_t seq)
{
	struct final f = find_final(g->got, g->got_len, seq);

	if (f.n != 1)
		fail_msg("request %u has %u answers", seq, f.n);
	return f;
}

static inline unsigned int n_finals(const struct guest_ring *g)
{
	struct hnl_msg m = { .next = 0 };
	unsigned int n = 0;

	while (m.next < g->got_len) {
		m = hnl_msg_at(g->got, g->got_len, m.next);
		n += is_final(&m);
	}
	return n;
}

static inline void expect_refused(struct final f, int err,
				  enum hnl_reason reason)
{
	if (f.x.err != -err || f.x.reason != (uint32_t)reason)
		fail_msg("request %u: err %d reason %u", f.m.head.seq,
			 f.x.err, f.x.reason);
}

/* ---- one request by CALL ---- */

/* How a batch of one message is answered. */
static inline struct hnl_extack call_one(struct machine *m,
					 const struct hnl_builder *b)
{
	struct final f;
	uint32_t seq = hnl_load_le32(b->buf + 8);

	assert_int_equal(machine_call(m, b->buf, b->len, 8192, NULL), 0);
	f = find_final(m->answer, m->answer_len, seq);
	assert_int_equal(f.n, 1);
	return f.x;
}

static inline struct hnl_extack call_ring(struct machine *m, uint8_t cmd,
					  uint32_t ring)
{
	uint8_t text[64];
	struct hnl_builder b = batch_begin(text, sizeof(text));

	put_u32_of(&b, cmd, 0, 9, HNL_CTRL_A_RING_ID, ring);
	return call_one(m, &b);
}

static inline struct hnl_extack call_cancel(struct machine *m, uint64_t token)
{
	uint8_t text[64];
	struct hnl_builder b = batch_begin(text, sizeof(text));

	put_cancel(&b, 9, token);
	return call_one(m, &b);
}

/* The n-th message of a dump, decoded by its caller from m->answer. */
static inline size_t call_dump(struct machine *m, uint16_t family, uint8_t cmd)
{
	uint8_t text[64];
	struct hnl_builder b = batch_begin(text, sizeof(text));

	put_dump(&b, family, cmd, 9);
	assert_int_equal(call_one(m, &b).err, 0);
	return answers_in(m->answer, m->answer_len) - 1;
}

static inline struct hnl_ctrl_count_get_rsp call_counts(struct machine *m)
{
	struct hnl_ctrl_count_get_rsp rsp;
	uint8_t text[64];
	struct hnl_builder b = batch_begin(text, sizeof(text));
	struct hnl_decoder d;
	struct hnl_extack x;
	struct hnl_msg a;

	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_COUNT_GET, 0, 9);
	assert_int_equal(call_one(m, &b).err, 0);
	a = answer_at(m, 0);
	hnl_extack_clear(&x);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_count_get_rsp_decode(&d, m->answer, &a,
						       &rsp, &x), 0);
	return rsp;
}

/* The n-th call in flight that call-list tells. */
static inline struct hnl_ctrl_call_list_rsp listed_call(struct machine *m,
							size_t n)
{
	struct hnl_ctrl_call_list_rsp rsp;
	struct hnl_decoder d;
	struct hnl_extack x;
	struct hnl_msg a;

	assert_true(n < call_dump(m, HNL_CTRL_FAMILY,
				  HNL_CTRL_CMD_CALL_LIST));
	a = answer_at(m, n);
	hnl_extack_clear(&x);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_ctrl_call_list_rsp_decode(&d, m->answer, &a,
						       &rsp, &x), 0);
	return rsp;
}

/* ---- a ring as most tests want it ---- */

static inline void open_small_ring(struct guest_ring *g, struct machine *m,
				   uint32_t id)
{
	static const uint32_t page[] = { FIRST_RING, SECOND_RING, THIRD_RING };

	guest_ring_open(g, m, id, page[id], 1, 1);
}

static inline int kick(struct guest_ring *g)
{
	int err = hnl_hv_kick(g->m->cpu, g->m->domain, g->id);

	guest_ring_take(g);
	return err;
}

/* The hypervisor's own time, until nobody is ready: that it ends is tested. */
static inline unsigned int serve_all(struct machine *m)
{
	unsigned int n = 0;

	while (hnl_hv_serve(m->cpu, m->hv))
		if (n++ > 10000)
			fail_msg("somebody is always ready");
	return n;
}

#endif
