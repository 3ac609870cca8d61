/* SPDX-License-Identifier: MIT */
/*
 * A ring that goes on with other pages (hnl_client_resize, ctrl.ring-replace)
 * while its calls are in flight: nothing lost, nothing twice, the order kept.
 *
 *	pages 32.. are two sets, A and B, of a control page and 8 + 8; the ring
 *	begins in neither, pages 0 to 2
 */
#include <time.h>

#include "pair_move.h"

#define SET_PAGES 17u
#define SHARED 80u	/* pages that requests name */
#define SPARE 1u	/* the id that is free */

#define PAIR(state, budget) \
	struct pair *t = pair_open(budget); \
	struct hnl_extack x; \
	(void)(state)

static struct hnl_client_pages set_of(struct pair *t, unsigned int set,
				      uint32_t sq, uint32_t cq)
{
	uint32_t first = PAIR_POOL + set * SET_PAGES;
	struct hnl_client_pages by = {
		SPARE, pair_page(t, first), pair_page(t, first + 1),
		pair_page(t, first + 9), sq, cq
	};

	return by;
}

/* What was answered, in its order. */
static struct log {
	unsigned int n;
	uint32_t seq[64];
} log_;

static void log_answer(struct hnl_pending *p, const uint8_t *buf,
		       const struct hnl_msg *m, bool last)
{
	(void)buf;
	(void)m;
	if (last && log_.n < COUNT(log_.seq))
		log_.seq[log_.n++] = p->seq;
}

static int post(struct pair *t, struct hnl_pending *p, uint64_t pages)
{
	struct hnl_builder b;
	int err;

	memset(p, 0, sizeof(*p));
	p->answer = log_answer;
	err = hnl_client_claim(&t->c, &b, 128, p, HNL_NO_WAIT);
	if (err != 0)
		return err;
	pair_put_share(t, &b, p->seq, SHARED, pages);
	return hnl_client_post(&t->c, &b, p, false);
}

static int resize(struct pair *t, unsigned int set, uint32_t sq, uint32_t cq,
		  struct hnl_extack *x)
{
	struct hnl_client_pages by = set_of(t, set, sq, cq);

	return hnl_client_resize(&t->c, &by, HNL_NO_WAIT, x);
}

static void serve(struct pair *t)
{
	unsigned int n = 0;

	while (hnl_hv_kick(t->cpu, t->domain, 0) == -HNL_EAGAIN)
		assert_true(n++ < 1000);
}

static void expect_answered(struct pair *t, struct hnl_pending *p, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		assert_int_equal(hnl_client_wait(&t->c, &p[i], HNL_NO_WAIT),
				 0);
		assert_int_equal(p[i].err, 0);
	}
	assert_int_equal(t->c.in_flight, 0);
	assert_int_equal(t->c.strays, 0);
}

/* Whether a page is the guest's to unshare: no ring holds it. */
static bool is_free(struct pair *t, const uint8_t *page)
{
	uint64_t gfn = pair_gpa_of(t, page) / HNL_PAGE;
	bool free = pair_set(t, gfn, false) == HNL_REASON_NONE;

	if (free)
		assert_int_equal(pair_set(t, gfn, true), 0);
	return free;
}

/* ---- the guest's side ---- */

static void call_in_flight_answered_by_the_new_pages(void **state)
{
	struct hnl_pending p[2];
	uint32_t news;
	PAIR(state, 8);

	t->deaf = true;
	assert_int_equal(post(t, &p[0], 15), 0);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), -HNL_EAGAIN);
	news = t->c.news;
	assert_int_equal(resize(t, 0, 4, 8, &x), 0);
	/* Who was kept from beginning meanwhile is told, without an answer. */
	assert_int_not_equal(t->c.news, news);
	assert_false(p[0].done);
	assert_true(is_free(t, pair_page(t, 0)) && is_free(t, pair_page(t, 1)));
	assert_false(is_free(t, pair_page(t, PAIR_POOL)));
	assert_int_equal(t->c.sq.mem.size, 4 * HNL_PAGE);
	assert_int_equal(t->c.cq.mem.size, 8 * HNL_PAGE);
	assert_int_equal(post(t, &p[1], 1), 0);
	serve(t);
	expect_answered(t, p, 2);
	/* And by those alone. */
	assert_int_not_equal(t->c.cq.cons, 0);
	pair_close(t);
}

/* Requests that nobody took yet: not now, and all is as it was. */
static void ring_not_emptied_would_block_nothing_changed(void **state)
{
	struct hnl_pending p[3];
	PAIR(state, 0);

	t->deaf = true;
	assert_int_equal(post(t, &p[0], 1), 0);
	assert_int_equal(post(t, &p[1], 1), 0);
	assert_int_equal(resize(t, 0, 4, 4, &x), -HNL_EAGAIN);
	assert_false(t->locked || t->c.closed);
	assert_true(is_free(t, pair_page(t, PAIR_POOL)));
	assert_int_equal(t->c.sq.mem.size, HNL_PAGE);
	assert_int_equal(post(t, &p[2], 1), 0);
	serve(t);
	assert_int_equal(resize(t, 0, 4, 4, &x), 0);
	expect_answered(t, p, 3);
	pair_close(t);
}

/* Answers that were not read are in the old pages, and come first. */
static void answers_of_before_come_before(void **state)
{
	struct hnl_pending p[6];
	unsigned int i;
	PAIR(state, 0);

	log_.n = 0;
	t->deaf = true;
	for (i = 0; i < 3; i++)
		assert_int_equal(post(t, &p[i], 1), 0);
	serve(t);
	assert_int_equal(log_.n, 0);
	assert_int_equal(resize(t, 0, 2, 2, &x), 0);
	assert_int_equal(log_.n, 3);
	for (; i < 6; i++)
		assert_int_equal(post(t, &p[i], 1), 0);
	serve(t);
	expect_answered(t, p, 6);
	for (i = 0; i < 6; i++)
		assert_int_equal(log_.seq[i], p[i].seq);
	pair_close(t);
}

/* A deaf hypervisor, one by one awake: closed to others while it waits. */
static void who_begins_meanwhile_waits(void **state)
{
	struct hnl_pending p;
	PAIR(state, 0);

	t->c.closed = true;
	assert_int_equal(post(t, &p, 1), -HNL_EAGAIN);
	assert_int_equal(resize(t, 0, 1, 1, &x), -HNL_EBUSY);
	t->c.closed = false;
	assert_int_equal(post(t, &p, 1), 0);
	expect_answered(t, &p, 1);
	pair_close(t);
}

static void pages_that_cannot_be_refused_nothing_changed(void **state)
{
	struct hnl_client_pages by;
	struct hnl_pending p;
	PAIR(state, 0);

	assert_int_equal(resize(t, 0, 3, 1, &x), -HNL_EINVAL);
	assert_int_equal(resize(t, 0, 0, 1, &x), -HNL_EINVAL);
	by = set_of(t, 0, 1, 1);
	by.cq = pair_page(t, 1);	/* the ring's own */
	assert_int_equal(hnl_client_resize(&t->c, &by, HNL_NO_WAIT, &x),
			 -HNL_EBUSY);
	assert_int_equal(x.reason, HNL_REASON_GPA_BUSY);
	by = set_of(t, 0, 1, 1);
	by.ring = 0;
	assert_int_equal(hnl_client_resize(&t->c, &by, HNL_NO_WAIT, &x),
			 -HNL_EEXIST);
	assert_true(is_free(t, pair_page(t, PAIR_POOL)));
	assert_int_equal(post(t, &p, 1), 0);
	expect_answered(t, &p, 1);
	pair_close(t);
}

/* ---- a hypervisor that lies meanwhile ---- */

static void broken_client_asks_nothing(void **state)
{
	uint64_t calls;
	PAIR(state, 0);

	t->c.broken = true;
	calls = t->g.calls;
	assert_int_equal(resize(t, 0, 1, 1, &x), -HNL_EBADMSG);
	assert_int_equal(t->g.calls, calls);
	assert_false(t->locked);
	pair_close(t);
}

/* Its doorbell is refused before anything was replaced. */
static void ring_found_stopped_new_pages_given_back(void **state)
{
	struct hnl_pending p;
	struct hnl_builder b;
	PAIR(state, 0);

	memset(&p, 0, sizeof(p));
	assert_int_equal(hnl_client_claim(&t->c, &b, 128, &p, HNL_NO_WAIT),
			 0);
	pair_put_share(t, &b, p.seq, SHARED, 1);
	assert_int_equal(hnl_client_post(&t->c, &b, &p, true), 0);
	t->denies = 1;
	assert_int_equal(resize(t, 0, 4, 4, &x), -HNL_EBADMSG);
	assert_true(is_free(t, pair_page(t, PAIR_POOL)));
	assert_int_equal(t->c.sq.mem.size, HNL_PAGE);
	assert_false(t->locked || t->c.closed);
	pair_close(t);
}

/* Nobody knows whose the new pages are. */
static void new_ring_that_cannot_be_unmade_nothing_believed(void **state)
{
	struct hnl_pending p;
	PAIR(state, 0);

	t->deaf = true;
	assert_int_equal(post(t, &p, 1), 0);
	t->lies = 3;	/* create, replace, destroy */
	assert_int_equal(resize(t, 0, 4, 4, &x), -HNL_EBADMSG);
	assert_int_equal(t->lies, 0);
	assert_int_equal(t->c.sq.mem.size, HNL_PAGE);
	assert_false(t->locked || t->c.closed);
	pair_close(t);
}

/* The ring was replaced; its last answers are no answers. */
static void answers_of_before_that_are_a_lie_broken(void **state)
{
	PAIR(state, 0);

	hnl_store_release((uint32_t *)(void *)
			  (pair_page(t, 0) + HNL_RING_CQ_PRODUCER), 1);
	assert_int_equal(resize(t, 0, 4, 4, &x), -HNL_EBADMSG);
	assert_true(t->c.broken);
	assert_int_equal(t->c.reason, HNL_REASON_INDEX);
	assert_false(t->locked || t->c.closed);
	pair_close(t);
}

static void first_doorbell_of_the_new_pages_refused_told(void **state)
{
	PAIR(state, 0);

	t->denies = 1;
	assert_int_equal(resize(t, 0, 4, 4, &x), -HNL_EBADMSG);
	assert_int_equal(t->c.sq.mem.size, 4 * HNL_PAGE);
	assert_true(t->c.refused);
	pair_close(t);
}

static int kick_in_vain(void *env, uint32_t ring)
{
	(void)env;
	(void)ring;
	return -HNL_EAGAIN;
}

static bool time_is_up(void *env)
{
	(void)env;
	return true;
}

/* The hypervisor has the new pages: an owed doorbell that is late is no refusal. */
static void late_doorbell_of_the_old_pages_resized_all_the_same(void **state)
{
	struct hnl_guest_port port = pair_guest_port;
	PAIR(state, 0);

	port.kick = kick_in_vain;
	port.expired = time_is_up;
	t->g.port = &port;
	t->c.owes = true;
	assert_int_equal(resize(t, 0, 4, 4, &x), 0);
	assert_int_equal(t->c.sq.mem.size, 4 * HNL_PAGE);
	assert_true(t->c.owes);
	t->g.port = &pair_guest_port;
	pair_close(t);
}

/* ---- the command ---- */

static struct hnl_extack ask(struct pair *t, uint8_t cmd, uint32_t id,
			     uint32_t by)
{
	static uint8_t answer[512];
	struct hnl_head h = { HNL_CTRL_FAMILY, HNL_F_REQUEST, ++t->g.seq, 0,
			      cmd, HNL_CTRL_VERSION };
	uint8_t *page = pair_page(t, 3);
	struct hnl_guest_buffers m = { page, 0, page + 2048, 512, answer,
				       sizeof(answer), 0 };
	struct hnl_msg reply;
	struct hnl_builder b;
	struct hnl_extack x;

	hnl_builder_init(&b, page, 1024);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, id);
	if (cmd == HNL_CTRL_CMD_RING_REPLACE)
		hnl_attr_put_u32(&b, HNL_CTRL_A_RING_BY, by);
	hnl_msg_end(&b);
	m.request_len = b.len;
	assert_int_equal(hnl_guest_call(&t->g, &m, NULL), 0);
	assert_int_equal(hnl_answer_find(answer, m.answers_len, t->g.seq,
					 &reply, &x), 0);
	return x;
}

static void expect_refused(struct pair *t, uint32_t id, uint32_t by, int err,
			   enum hnl_reason reason)
{
	struct hnl_extack x = ask(t, HNL_CTRL_CMD_RING_REPLACE, id, by);

	assert_int_equal(x.err, -err);
	assert_int_equal(x.reason, reason);
}

/* A second client, whose ring is SPARE. */
static void open_other(struct pair *t, struct hnl_client *other,
		       struct hnl_pending **slot, uint32_t pages)
{
	struct hnl_client_pages by = set_of(t, 1, pages, pages);
	struct hnl_client_config cfg = t->cfg;
	struct hnl_extack x;

	cfg.ring = SPARE;
	cfg.slot = slot;
	cfg.control = by.control;
	cfg.sq = by.sq;
	cfg.cq = by.cq;
	cfg.sq_pages = cfg.cq_pages = pages;
	assert_int_equal(hnl_client_create(other, &t->g, &cfg, &x), 0);
}

static void each_fault_refused_both_rings_as_before(void **state)
{
	struct hnl_pending *slot[PAIR_SLOTS], p[2];
	struct hnl_client other;
	struct hnl_builder b;
	PAIR(state, 0);

	expect_refused(t, 0, SPARE, HNL_ENOENT, HNL_REASON_ABSENT);
	expect_refused(t, SPARE, 0, HNL_ENOENT, HNL_REASON_ABSENT);
	expect_refused(t, 0, 65535, HNL_ENOENT, HNL_REASON_ABSENT);
	expect_refused(t, 0, 0, HNL_EBUSY, HNL_REASON_STATE);
	open_other(t, &other, slot, 1);
	/* The other has been used. */
	memset(&p[1], 0, sizeof(p[1]));
	assert_int_equal(hnl_client_begin(&other, &b, 128, &p[1]), 0);
	pair_put_share(t, &b, p[1].seq, SHARED, 1);
	assert_int_equal(hnl_client_submit(&other, &b, &p[1]), 0);
	t->deaf = true;
	assert_int_equal(hnl_client_flush(&other), 0);
	expect_refused(t, 0, SPARE, HNL_EBUSY, HNL_REASON_STATE);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, SPARE), 0);
	expect_refused(t, 0, SPARE, HNL_EBUSY, HNL_REASON_STATE);
	/* The ring has a lie in its index, and then is stopped. */
	x = ask(t, HNL_CTRL_CMD_RING_RESET, SPARE, 0);
	assert_int_equal(x.err, 0);
	hnl_store_relaxed(other.sq.own, 2);
	expect_refused(t, SPARE, 0, HNL_EBUSY, HNL_REASON_STATE);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, SPARE), -HNL_EBADMSG);
	expect_refused(t, SPARE, 0, HNL_EBUSY, HNL_REASON_STATE);
	expect_refused(t, 0, SPARE, HNL_EBUSY, HNL_REASON_STATE);
	t->deaf = false;
	assert_int_equal(post(t, &p[0], 1), 0);
	expect_answered(t, &p[0], 1);
	pair_close(t);
}

/* What is in flight must find room for its answer, whichever it is. */
static void completions_too_few_for_what_is_in_flight_refused(void **state)
{
	struct hnl_pending p;
	PAIR(state, 8);

	t->deaf = true;
	assert_int_equal(resize(t, 0, 1, 8, &x), 0);
	assert_int_equal(post(t, &p, 15), 0);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), -HNL_EAGAIN);
	assert_int_equal(resize(t, 1, 1, 1, &x), -HNL_EAGAIN);
	assert_int_equal(x.reason, HNL_REASON_STATE);
	serve(t);
	expect_answered(t, &p, 1);
	assert_int_equal(resize(t, 1, 1, 1, &x), 0);
	assert_int_equal(post(t, &p, 15), 0);
	serve(t);
	expect_answered(t, &p, 1);
	pair_close(t);
}

static void move(struct pair *t)
{
	pair_restore(t, pair_save(t), 3);
}

/* Moved with a call in flight and the new pages there, before and after. */
static void moved_around_it_answered_once(void **state)
{
	struct hnl_pending p[2];
	PAIR(state, 8);

	t->deaf = true;
	assert_int_equal(post(t, &p[0], 15), 0);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), -HNL_EAGAIN);
	move(t);
	assert_int_equal(resize(t, 0, 2, 8, &x), 0);
	move(t);
	assert_int_equal(post(t, &p[1], 15), 0);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), -HNL_EAGAIN);
	move(t);
	assert_int_equal(resize(t, 1, 8, 8, &x), 0);
	serve(t);
	expect_answered(t, p, 2);
	pair_close(t);
}

/* ---- producers that never stop ---- */

#define PRODUCERS 3u
#define ROUNDS 40u	/* resizes */
#define WATCH 60	/* seconds without an answer until it hangs */

static struct {
	struct pair *t;
	bool stop, stop_server;
	unsigned int answers[PRODUCERS];
	unsigned int asked[PRODUCERS];
	uint32_t last[PRODUCERS];	/* number that was answered last */
	bool disorder;
	const char *fault;
} load;

static void blame(const char *fault)
{
	__atomic_store_n(&load.fault, fault, __ATOMIC_SEQ_CST);
}

/* Under the lock, in whichever thread polls. */
static void count_answer(struct hnl_pending *p, const uint8_t *buf,
			 const struct hnl_msg *m, bool last)
{
	uintptr_t i = (uintptr_t)p->ctx;

	(void)buf;
	(void)m;
	if (!last)
		return;
	__atomic_fetch_add(&load.answers[i], 1, __ATOMIC_RELAXED);
	if (p->seq - load.last[i] > UINT32_MAX / 2)
		load.disorder = true;
	load.last[i] = p->seq;
}

static void *produce(void *arg)
{
	struct hnl_pending p[3];
	struct hnl_builder b;
	uintptr_t me = (uintptr_t)arg;
	unsigned int k;

	while (!__atomic_load_n(&load.stop, __ATOMIC_ACQUIRE)) {
		for (k = 0; k < 3; k++) {
			memset(&p[k], 0, sizeof(p[k]));
			p[k].answer = count_answer;
			p[k].ctx = arg;
			if (hnl_client_claim(&load.t->c, &b, 128, &p[k],
					     HNL_FOREVER) != 0)
				blame("claim");
			pair_put_share(load.t, &b, p[k].seq, SHARED, 1);
			if (hnl_client_post(&load.t->c, &b, &p[k], k != 2) !=
			    0)
				blame("post");
			load.asked[me]++;
		}
		for (k = 0; k < 3; k++)
			if (hnl_client_wait(&load.t->c, &p[k], HNL_FOREVER) !=
				    0 || p[k].err != 0)
				blame("wait");
	}
	return NULL;
}

static void *serve_all(void *arg)
{
	(void)arg;
	while (!__atomic_load_n(&load.stop_server, __ATOMIC_ACQUIRE)) {
		ignore(hnl_hv_kick(load.t->cpu, load.t->domain, 0));
		sched_yield();
	}
	return NULL;
}

static bool has_fault(void)
{
	return __atomic_load_n(&load.fault, __ATOMIC_SEQ_CST) != NULL;
}

static unsigned int answered(void)
{
	unsigned int i, n = 0;

	for (i = 0; i < PRODUCERS; i++)
		n += __atomic_load_n(&load.answers[i], __ATOMIC_RELAXED);
	return n;
}

/* Something is answered between two resizes. */
static void wait_for_answers(unsigned int before)
{
	time_t begin = time(NULL);

	while (answered() == before && !has_fault()) {
		sched_yield();
		if (time(NULL) - begin > WATCH)
			blame("nothing is answered any more");
	}
}

static void resize_all_the_time(struct pair *t)
{
	static const uint32_t pages[] = { 8, 1, 4, 2, 8, 4, 1, 2 };
	struct hnl_client_pages by;
	struct hnl_extack x;
	unsigned int i;
	int err;

	for (i = 0; i < ROUNDS && !has_fault(); i++) {
		by = set_of(t, i % 2, pages[i % COUNT(pages)],
			    pages[(i + i / 8) % COUNT(pages)]);
		err = hnl_client_resize(&t->c, &by, HNL_FOREVER, &x);
		if (err != 0)
			blame("resize");
		wait_for_answers(answered());
	}
}

static void run_load(bool served)
{
	pthread_t producer[PRODUCERS], server;
	uintptr_t i;

	memset(&load, 0, sizeof(load));
	load.t = pair_open(0);
	load.t->deaf = served;
	if (served)
		assert_int_equal(pthread_create(&server, NULL, serve_all,
						NULL), 0);
	for (i = 0; i < PRODUCERS; i++)
		assert_int_equal(pthread_create(&producer[i], NULL, produce,
						(void *)i), 0);
	resize_all_the_time(load.t);
	__atomic_store_n(&load.stop, true, __ATOMIC_RELEASE);
	for (i = 0; i < PRODUCERS; i++)
		pthread_join(producer[i], NULL);
	__atomic_store_n(&load.stop_server, true, __ATOMIC_RELEASE);
	if (served)
		pthread_join(server, NULL);
	if (load.fault != NULL)
		fail_msg("%s", load.fault);
	for (i = 0; i < PRODUCERS; i++)
		assert_int_equal(load.answers[i], load.asked[i]);
	assert_false(load.disorder);
	assert_int_equal(load.t->c.in_flight, 0);
	assert_int_equal(load.t->c.strays, 0);
	print_message("# %u answers around %u resizes\n", answered(), ROUNDS);
	pair_close(load.t);
}

static void up_and_down_under_load_each_answered_once_in_order(void **state)
{
	(void)state;
	run_load(false);
}

static void the_same_while_another_thread_serves(void **state)
{
	(void)state;
	run_load(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(call_in_flight_answered_by_the_new_pages),
		cmocka_unit_test(ring_not_emptied_would_block_nothing_changed),
		cmocka_unit_test(answers_of_before_come_before),
		cmocka_unit_test(who_begins_meanwhile_waits),
		cmocka_unit_test(pages_that_cannot_be_refused_nothing_changed),
		cmocka_unit_test(broken_client_asks_nothing),
		cmocka_unit_test(ring_found_stopped_new_pages_given_back),
		cmocka_unit_test(
			new_ring_that_cannot_be_unmade_nothing_believed),
		cmocka_unit_test(answers_of_before_that_are_a_lie_broken),
		cmocka_unit_test(first_doorbell_of_the_new_pages_refused_told),
		cmocka_unit_test(
			late_doorbell_of_the_old_pages_resized_all_the_same),
		cmocka_unit_test(each_fault_refused_both_rings_as_before),
		cmocka_unit_test(
			completions_too_few_for_what_is_in_flight_refused),
		cmocka_unit_test(moved_around_it_answered_once),
		cmocka_unit_test(
			up_and_down_under_load_each_answered_once_in_order),
		cmocka_unit_test(the_same_while_another_thread_serves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
