/* SPDX-License-Identifier: MIT */
/*
 * A restored call whose cursor says that nothing is done, beside a reply that
 * says otherwise (A17): its handler begins anew, behind what it has answered.
 *
 *	stream: cursor 0, 0; reply | results |
 *	handler: puts room once more |        | results | --> more than promised
 *
 * Whatever it builds, no more of it is kept than was promised, and the pool is
 * whole when all is over.
 */
#include "hnl_nested.h"
#include "hnl_view.h"
#include "real.h"
#include "snapshot.h"

#define MANY 200u

static uint8_t batch[HNL_MSG_MAX];
static uint8_t many[MANY * 64];

/* ---- by a stream ---- */

static struct stream good;

static const struct hnl_service nested = { &hnl_nested_family, NULL, 0, NULL,
					   NULL, NULL };

static size_t put_map(struct hnl_builder *b, uint32_t n)
{
	static struct hnl_memory_range range[MANY];
	struct hnl_memory_map_req req;
	uint32_t i;

	hnl_memory_map_req_init(&req);
	for (i = 0; i < n; i++) {
		hnl_memory_range_init(&range[i]);
		hnl_memory_range_set_gpa(&range[i], GPA(60));
		hnl_memory_range_set_pages(&range[i], 8);
	}
	hnl_memory_map_req_set_range(&req, range, n);
	hnl_memory_map_req_encode(b, HNL_F_REQUEST, 7, 0, &req);
	assert_int_equal(hnl_builder_verdict(b), 0);
	return b->len;
}

static void clear_number(struct stream *s, uint16_t type)
{
	size_t at = record_of(s, HNL_STATE_CMD_CALL);
	struct hnl_attr a = hnl_attr_find(s->byte + at,
					  hnl_load_le32(s->byte + at),
					  HNL_MSGHDR, type);

	assert_int_equal(a.reason, HNL_REASON_NONE);
	hnl_store_le64(s->byte + at + a.off, 0);
}

/* No call has more of the pool than it was promised. */
static void expect_kept(const struct hnl_domain *d)
{
	const struct slot *s;

	for (s = d->slot; s < d->slot + d->n_slots; s++)
		if (s->state != CALL_FREE)
			assert_in_range(hnl_pool_blocks(s->len) +
						hnl_pool_blocks(s->reply_len),
					1, s->promised);
}

static void expect_whole(const struct hnl_domain *d)
{
	uint16_t i, n = 0;

	assert_int_equal(d->in_flight, 0);
	for (i = d->pool.free; i != HNL_NONE; i = d->pool.link[i])
		n++;
	assert_int_equal(n, d->pool.n);
	assert_int_equal(d->pool.unpromised + d->pool.own, d->pool.n);
}

/* n_services: 2, a family beside it answers longer than any of memory's. */
static struct machine *save_mapping(struct guest_ring *g, uint16_t n_services)
{
	struct machine *m = machine_new();
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	m->service[1] = nested;
	m->hv_cfg.n_services = n_services;
	m->hv_cfg.budget = 4;
	m->hv_cfg.n_domains = 1;
	m->domain_cfg.rings = 1;
	/* Two of them do not fit, by a block. */
	m->domain_cfg.call_bytes = 139 * HNL_POOL_BLOCK;
	machine_start(m);
	guest_ring_open(g, m, 0, 40, 2, 2);
	guest_ring_send(g, batch, put_map(&b, MANY));
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, 0), -HNL_EAGAIN);
	freeze(m);
	save(m, &good, STREAM_MAX);
	destroy_domain(m);
	clear_number(&good, HNL_STATE_A_CALL_CURSOR);
	clear_number(&good, HNL_STATE_A_CALL_CURSOR_WITHIN);
	return m;
}

static void a17_cursor_taken_back_no_more_is_kept_than_promised(void **state)
{
	struct guest_ring g;
	struct machine *m;
	uint16_t n;

	(void)state;
	for (n = 1; n <= 2; n++) {
		m = save_mapping(&g, n);
		make_domain(m, 0xa5);
		restore(m, &good);
		ignore((int)hnl_hv_kick(m->cpu, m->domain, 0));
		expect_kept(m->domain);
		ignore((int)serve_all(m));
		guest_ring_take(&g);
		expect_refused(final_of(&g, 7), HNL_EINTR,
			       HNL_REASON_RESTORED);
		expect_whole(m->domain);
		guest_ring_close(&g);
		machine_close(m);
	}
}

/* ---- every command that answers for many ---- */

static size_t put_view_create(struct hnl_builder *b)
{
	struct hnl_head on = head_of(HNL_VIEW_FAMILY, HNL_VIEW_CMD_STATE_SET,
				     0, 1);
	struct hnl_head h = head_of(HNL_VIEW_FAMILY, HNL_VIEW_CMD_CREATE, 0, 2);
	struct hnl_head n = head_of(HNL_NESTED_FAMILY,
				    HNL_NESTED_CMD_VIEW_CREATE, 0, 3);

	hnl_msg_begin(b, &on);
	hnl_attr_put_u32(b, HNL_VIEW_A_STATE, HNL_VIEW_STATE_ON);
	hnl_msg_end(b);
	hnl_msg_begin(b, &h);
	hnl_attr_put_u32(b, HNL_VIEW_A_DEFAULT_ACCESS, HNL_VIEW_ACCESS_RW);
	hnl_msg_end(b);
	hnl_msg_begin(b, &n);
	hnl_attr_put_flag(b, HNL_NESTED_A_DIRTY_LOG);
	hnl_msg_end(b);
	return b->len;
}

struct of_many {
	const struct hnl_family *family;
	uint8_t cmd;
	uint16_t view, list;	/* attributes */
	uint16_t size;		/* bytes an element */
	uint32_t id;		/* of the view */
};

static const struct of_many of_many[] = {
	{ &hnl_nested_family, HNL_NESTED_CMD_MAP_MANY, HNL_NESTED_A_VIEW,
	  HNL_NESTED_A_ENTRY, HNL_NESTED_ENTRY_SIZE, 0 },
	{ &hnl_nested_family, HNL_NESTED_CMD_UNMAP_MANY, HNL_NESTED_A_VIEW,
	  HNL_NESTED_A_RANGE, HNL_NESTED_RANGE_SIZE, 0 },
	{ &hnl_view_family, HNL_VIEW_CMD_ACCESS_SET_MANY, HNL_VIEW_A_VIEW,
	  HNL_VIEW_A_PAGE, HNL_VIEW_PAGE_ACCESS_SIZE, 1 },
	{ &hnl_view_family, HNL_VIEW_CMD_ACCESS_GET_MANY, HNL_VIEW_A_VIEW,
	  HNL_VIEW_A_PAGE_GPA, 8, 1 },
};

static size_t put_many(struct hnl_builder *b, const struct of_many *c)
{
	struct hnl_head h = head_of(c->family->id, c->cmd, 0, 7);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u32(b, c->view, c->id);
	hnl_attr_put_bytes(b, c->list, many, (size_t)c->size * MANY);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
	return b->len;
}

static size_t put_dirty_get(struct hnl_builder *b)
{
	struct hnl_head h = head_of(HNL_NESTED_FAMILY, HNL_NESTED_CMD_DIRTY_GET,
				    0, 7);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u32(b, HNL_NESTED_A_VIEW, 0);
	hnl_attr_put_u64(b, HNL_NESTED_A_L2_GPA, 0);
	hnl_attr_put_u32(b, HNL_NESTED_A_BITS, 64 * 64);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
	return b->len;
}

/* As it is behind a restore of such a stream. */
static void take_back(struct hnl_domain *d)
{
	struct slot *s = &d->slot[d->direct[0].slot];

	assert_int_equal(d->in_flight, 1);
	assert_int_not_equal(s->reply_len, 0);
	assert_int_not_equal(s->cursor[0], 0);
	s->cursor[0] = s->cursor[1] = 0;
	s->flags |= SLOT_RESTORED;
}

static void expect_lost(struct machine *m, size_t len)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), len, GPA(REPLY_PAGE),
				   60000 };
	int err, entries = 0;

	machine_poke(m, REQUEST_PAGE, 0, batch, len);
	m->answer_len = 0;
	assert_int_equal(machine_enter(m, &regs), -HNL_EAGAIN);
	take_back(m->domain);
	do {
		err = machine_enter(m, &regs);
		assert_in_range(entries++, 0, 1000);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	assert_int_equal(ack_of(m).err, -HNL_EINTR);
	assert_int_equal(ack_of(m).reason, HNL_REASON_RESTORED);
	expect_whole(m->domain);
}

static void a17_cursor_taken_back_of_each_many_call_ends(void **state)
{
	struct real *r = real_open(40);
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	size_t i;

	(void)state;
	assert_int_equal(machine_call(r->m, batch, put_view_create(&b), 4096,
				      NULL), 0);
	for (i = 0; i < COUNT(of_many); i++) {
		b = batch_begin(batch, sizeof(batch));
		expect_lost(r->m, put_many(&b, &of_many[i]));
	}
	b = batch_begin(batch, sizeof(batch));
	expect_lost(r->m, put_dirty_get(&b));
	b = batch_begin(batch, sizeof(batch));
	expect_lost(r->m, put_map(&b, MANY));
	real_close(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a17_cursor_taken_back_no_more_is_kept_than_promised),
		cmocka_unit_test(a17_cursor_taken_back_of_each_many_call_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
