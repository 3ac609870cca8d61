/* SPDX-License-Identifier: MIT */
/*
 * A11: pages of a ring, or of a buffer, that are made private while they are
 * in use. The guest's client over the real dispatcher: both sides are asked.
 *
 *	unshare of a page that a ring holds	refused, EBUSY; the ring goes on
 *	a ring of a page that is private	refused, EFAULT; nothing is held
 *	private where the domain is restored	that ring is stopped, and told
 *	a buffer of a direct call		EFAULT, as long as it is so
 */
#include "pair_move.h"

#define SHARED 80u	/* pages that requests name */
#define RING_PAGES 3u	/* 0 control, 1 submission, 2 completion */
#define SCRATCH 3u

#define PAIR(state) \
	struct pair *t = pair_open(0); \
	struct hnl_extack x; \
	(void)(state)

static uint64_t gfn_of(uint32_t page)
{
	return PAIR_GPA / HNL_PAGE + page;
}

static bool is_shared(struct pair *t, uint32_t page)
{
	enum hnl_reason why = hnl_page_model_hold(&t->model, gfn_of(page),
						  HNL_MAP_READ);

	if (why == HNL_REASON_NONE)
		hnl_page_model_release(&t->model, gfn_of(page), HNL_MAP_READ);
	return why == HNL_REASON_NONE;
}

/* memory.share or unshare of n pages, through the ring. */
static int ask(struct pair *t, bool share, uint32_t page, uint64_t n)
{
	struct hnl_memory_unshare_req req;
	struct hnl_pending p = { .answer = NULL };
	struct hnl_builder b;
	int err;

	err = hnl_client_claim(&t->c, &b, 128, &p, HNL_NO_WAIT);
	if (err != 0)
		return err;
	if (share) {
		pair_put_share(t, &b, p.seq, page, n);
	} else {
		hnl_memory_unshare_req_init(&req);
		hnl_memory_unshare_req_set_gpa(&req, PAIR_GPA +
					       (uint64_t)page * HNL_PAGE);
		hnl_memory_unshare_req_set_pages(&req, n);
		hnl_memory_unshare_req_encode(&b, HNL_F_REQUEST, p.seq,
					      t->cfg.port, &req);
	}
	err = hnl_client_post(&t->c, &b, &p, false);
	if (err == 0)
		err = hnl_client_wait(&t->c, &p, HNL_NO_WAIT);
	return err != 0 ? err : p.err;
}

static void expect_working(struct pair *t)
{
	assert_int_equal(ask(t, true, SHARED, 4), 0);
	assert_int_equal(t->c.strays, 0);
	assert_false(t->c.broken);
}

/* ---- the guest asks for it ---- */

static void a11_page_of_a_ring_unshared_refused_ring_goes_on(void **state)
{
	uint32_t page;
	PAIR(state);

	for (page = 0; page < RING_PAGES; page++) {
		assert_int_equal(ask(t, false, page, 1), -HNL_EBUSY);
		assert_true(is_shared(t, page));
		expect_working(t);
	}
	/* Of a range, what lies before it is done and no more. */
	assert_int_equal(hnl_client_destroy(&t->c, &x), 0);
	t->cfg.control = pair_page(t, SHARED + 2);
	assert_int_equal(hnl_client_create(&t->c, &t->g, &t->cfg, &x), 0);
	assert_int_equal(ask(t, false, SHARED, 4), -HNL_EBUSY);
	assert_false(is_shared(t, SHARED) || is_shared(t, SHARED + 1));
	assert_true(is_shared(t, SHARED + 2) && is_shared(t, SHARED + 3));
	assert_int_equal(ask(t, true, SHARED, 2), 0);
	/* Not of a ring any more. */
	assert_int_equal(hnl_client_destroy(&t->c, &x), 0);
	for (page = 1; page < RING_PAGES; page++)
		assert_int_equal(pair_set(t, gfn_of(page), false), 0);
	pair_close(t);
}

/* ---- the guest forgot to share ---- */

static void a11_ring_of_a_private_page_refused_nothing_held(void **state)
{
	static const uint16_t attr[] = { HNL_CTRL_A_RING_CONTROL,
					 HNL_CTRL_A_RING_SUBMISSION,
					 HNL_CTRL_A_RING_COMPLETION };
	uint32_t page, i;
	PAIR(state);

	assert_int_equal(hnl_client_destroy(&t->c, &x), 0);
	for (page = 0; page < RING_PAGES; page++) {
		assert_int_equal(pair_set(t, gfn_of(page), false), 0);
		assert_int_equal(hnl_client_create(&t->c, &t->g, &t->cfg, &x),
				 -HNL_EFAULT);
		assert_int_equal(x.reason, HNL_REASON_GPA_PRIVATE);
		assert_int_equal(x.type, attr[page]);
		for (i = 0; i < RING_PAGES; i++)
			assert_int_equal(pair_set(t, gfn_of(i), false), 0);
		for (i = 0; i < RING_PAGES; i++)
			assert_int_equal(pair_set(t, gfn_of(i), true), 0);
	}
	assert_int_equal(hnl_client_create(&t->c, &t->g, &t->cfg, &x), 0);
	expect_working(t);
	pair_close(t);
}

/* Other pages for a ring, one of them private: it keeps those it has. */
static void a11_resize_to_a_private_page_refused_ring_goes_on(void **state)
{
	struct hnl_client_pages by;
	uint32_t page, i;
	PAIR(state);

	by.ring = 1;
	by.control = pair_page(t, PAIR_POOL);
	by.sq = pair_page(t, PAIR_POOL + 1);
	by.cq = pair_page(t, PAIR_POOL + 3);
	by.sq_pages = by.cq_pages = 2;
	for (page = PAIR_POOL; page < PAIR_POOL + 5; page++) {
		assert_int_equal(pair_set(t, gfn_of(page), false), 0);
		assert_int_equal(hnl_client_resize(&t->c, &by, HNL_NO_WAIT,
						   &x), -HNL_EFAULT);
		assert_int_equal(x.reason, HNL_REASON_GPA_PRIVATE);
		expect_working(t);
		assert_int_equal(pair_set(t, gfn_of(page), true), 0);
	}
	assert_int_equal(hnl_client_resize(&t->c, &by, HNL_NO_WAIT, &x), 0);
	expect_working(t);
	for (i = 0; i < RING_PAGES; i++)
		assert_int_equal(pair_set(t, gfn_of(i), false), 0);
	assert_int_equal(ask(t, false, PAIR_POOL + 4, 1), -HNL_EBUSY);
	pair_close(t);
}

static void a11_page_private_after_restore_ring_stopped_guest_told(void **state)
{
	struct hnl_client other;
	struct hnl_pending *slot[PAIR_SLOTS];
	struct hnl_client_config cfg;
	uint32_t page, i;
	size_t n;
	PAIR(state);

	for (page = 0; page < RING_PAGES; page++) {
		expect_working(t);
		n = pair_save(t);
		assert_int_equal(pair_set(t, gfn_of(page), false), 0);
		pair_restore(t, n, 8);
		/* A doorbell says so; what was asked is not answered. */
		assert_int_equal(ask(t, true, SHARED, 1), -HNL_EBADMSG);
		/* The other pages are not held: the guest may have them. */
		for (i = 0; i < RING_PAGES; i++)
			assert_int_equal(pair_set(t, gfn_of(i), false), 0);
		for (i = 0; i < RING_PAGES; i++)
			assert_int_equal(pair_set(t, gfn_of(i), true), 0);
		assert_int_equal(ask(t, true, SHARED, 1), -HNL_EBADMSG);
		/* Another ring of the domain is none the worse. */
		cfg = t->cfg;
		cfg.ring = 1;
		cfg.slot = slot;
		cfg.control = pair_page(t, PAIR_POOL);
		cfg.sq = pair_page(t, PAIR_POOL + 1);
		cfg.cq = pair_page(t, PAIR_POOL + 2);
		assert_int_equal(hnl_client_create(&other, &t->g, &cfg, &x),
				 0);
		assert_int_equal(hnl_client_destroy(&other, &x), 0);
		assert_int_equal(hnl_client_destroy(&t->c, &x), 0);
		assert_int_equal(hnl_client_create(&t->c, &t->g, &t->cfg, &x),
				 0);
	}
	expect_working(t);
	pair_close(t);
}

/* ---- buffers ---- */

/* A slot of a pool as the reply area of a CALL, then the request's page. */
static void a11_buffer_made_private_fault_told_then_as_before(void **state)
{
	uint32_t next[2];
	struct hnl_guest_pool_config cfg = { .slot_size = HNL_PAGE,
					     .slots = 2, .next = next };
	struct hnl_guest_buffers m = { .answers = NULL };
	struct hnl_head h = { HNL_CTRL_FAMILY, HNL_F_REQUEST, 7, 0,
			      HNL_CTRL_CMD_LIMIT_GET, HNL_CTRL_VERSION };
	struct hnl_guest_pool pool;
	uint8_t answers[512], *req, *rsp;
	struct hnl_builder b;
	unsigned int i;
	PAIR(state);

	cfg.base = pair_page(t, PAIR_POOL);
	assert_int_equal(hnl_guest_pool_init(&pool, &t->g, &cfg), 0);
	req = hnl_guest_pool_take(&pool);
	rsp = hnl_guest_pool_take(&pool);
	hnl_builder_init(&b, req, HNL_PAGE);
	hnl_msg_begin(&b, &h);
	hnl_msg_end(&b);
	m.request = req;
	m.request_len = b.len;
	m.reply = rsp;
	m.reply_size = HNL_PAGE;
	m.answers = answers;
	m.answers_size = sizeof(answers);
	for (i = 0; i < 2; i++) {
		assert_int_equal(hnl_guest_call(&t->g, &m, NULL), 0);
		memset(rsp, 0, HNL_PAGE);
		assert_int_equal(pair_set(t, gfn_of(PAIR_POOL + i), false), 0);
		assert_int_equal(hnl_guest_call(&t->g, &m, NULL), -HNL_EFAULT);
		assert_int_equal(m.answers_len, 0);
		assert_int_equal(rsp[0] | rsp[16], 0);
		expect_working(t);
		assert_int_equal(pair_set(t, gfn_of(PAIR_POOL + i), true), 0);
	}
	assert_int_equal(hnl_guest_call(&t->g, &m, NULL), 0);
	assert_true(m.answers_len != 0);
	/* And that of the client's own calls. */
	assert_int_equal(pair_set(t, gfn_of(SCRATCH), false), 0);
	assert_int_equal(hnl_client_destroy(&t->c, &x), -HNL_EFAULT);
	expect_working(t);
	assert_int_equal(pair_set(t, gfn_of(SCRATCH), true), 0);
	assert_int_equal(hnl_client_destroy(&t->c, &x), 0);
	pair_close(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a11_page_of_a_ring_unshared_refused_ring_goes_on),
		cmocka_unit_test(
			a11_ring_of_a_private_page_refused_nothing_held),
		cmocka_unit_test(
			a11_resize_to_a_private_page_refused_ring_goes_on),
		cmocka_unit_test(
			a11_page_private_after_restore_ring_stopped_guest_told),
		cmocka_unit_test(
			a11_buffer_made_private_fault_told_then_as_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
