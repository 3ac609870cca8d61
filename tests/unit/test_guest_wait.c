/* SPDX-License-Identifier: MIT */
/*
 * Many threads on one client, would-block, deadlines, batches, and requests
 * that are ended in flight; over the real dispatcher.
 */
#include <time.h>

#include "pair.h"

#define PAIR(state, budget) \
	struct pair *t = pair_open(budget); \
	(void)(state)

static int claim_share(struct pair *t, struct hnl_pending *p, uint64_t pages,
		       uint64_t until, bool more)
{
	struct hnl_builder b;
	int err;

	err = hnl_client_claim(&t->c, &b, 128, p, until);
	if (err != 0)
		return err;
	pair_put_share(t, &b, p->seq, PAIR_POOL, pages);
	return hnl_client_post(&t->c, &b, p, more);
}

/* All slots in flight, and a hypervisor that does not come. */
static void full_claim_would_block_or_times_out_lock_free(void **state)
{
	struct hnl_pending p[PAIR_SLOTS + 1];
	uint32_t i;
	PAIR(state, 0);

	memset(p, 0, sizeof(p));
	t->deaf = true;
	for (i = 0; i < PAIR_SLOTS; i++)
		assert_int_equal(claim_share(t, &p[i], 1, HNL_NO_WAIT, false),
				 0);
	assert_int_equal(claim_share(t, &p[i], 1, HNL_NO_WAIT, false),
			 -HNL_EAGAIN);
	assert_false(t->locked);
	assert_int_equal(t->waits, 0);
	t->clock = 100;
	assert_int_equal(claim_share(t, &p[i], 1, 105, false),
			 -HNL_ETIMEDOUT);
	assert_false(t->locked);
	assert_int_equal(t->waits, 4);
	assert_int_equal(hnl_client_wait(&t->c, &p[0], HNL_NO_WAIT),
			 -HNL_EAGAIN);
	assert_int_equal(hnl_client_wait(&t->c, &p[0], t->clock + 3),
			 -HNL_ETIMEDOUT);
	assert_false(p[0].done || t->locked);
	/* Nothing was lost by that: they are answered when it comes. */
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), 0);
	assert_int_equal(claim_share(t, &p[i], 1, HNL_NO_WAIT, false), 0);
	t->deaf = false;
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), 0);
	for (i = 0; i <= PAIR_SLOTS; i++) {
		assert_int_equal(hnl_client_wait(&t->c, &p[i], HNL_FOREVER),
				 0);
		assert_int_equal(p[i].err, 0);
	}
	pair_close(t);
}

/* A deadline that has passed already still takes what is there. */
static void wait_late_answer_there_taken(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	PAIR(state, 0);

	assert_int_equal(claim_share(t, &p, 1, HNL_NO_WAIT, false), 0);
	t->clock = 1000;
	assert_int_equal(hnl_client_wait(&t->c, &p, 1), 0);
	assert_true(p.done);
	pair_close(t);
}

static void batch_one_doorbell_and_waiter_publishes_what_is_left(void **state)
{
	struct hnl_pending p[8];
	uint32_t i;
	PAIR(state, 0);

	memset(p, 0, sizeof(p));
	for (i = 0; i < 8; i++)
		assert_int_equal(claim_share(t, &p[i], 1, HNL_NO_WAIT, i != 7),
				 0);
	assert_int_equal(t->c.kicks, 1);
	for (i = 0; i < 8; i++)
		assert_int_equal(hnl_client_wait(&t->c, &p[i], HNL_NO_WAIT),
				 0);
	assert_int_equal(t->c.kicks, 1);
	/* Nobody published this one. */
	assert_int_equal(claim_share(t, &p[0], 1, HNL_NO_WAIT, true), 0);
	assert_int_equal(t->c.kicks, 1);
	assert_int_equal(hnl_client_wait(&t->c, &p[0], HNL_FOREVER), 0);
	assert_int_equal(t->c.kicks, 2);
	pair_close(t);
}

/* A request that the builder refuses is not sent, and holds no lock. */
static void post_of_a_bad_request_nothing_in_flight_lock_free(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct hnl_builder b;
	PAIR(state, 0);

	assert_int_equal(hnl_client_claim(&t->c, &b, 128, &p, HNL_NO_WAIT),
			 0);
	assert_true(t->locked);
	pair_put_share(t, &b, p.seq, PAIR_POOL, 0);
	assert_int_not_equal(hnl_client_post(&t->c, &b, &p, false), 0);
	assert_false(t->locked);
	assert_int_equal(t->c.in_flight, 0);
	assert_int_equal(hnl_client_claim(&t->c, &b, HNL_PAGE, &p,
					  HNL_FOREVER), -HNL_EMSGSIZE);
	assert_false(t->locked);
	pair_close(t);
}

/* ---- cancel ---- */

/* A share that gave up: the domain's one call in flight. */
static struct pair *open_in_flight(struct hnl_pending *p)
{
	struct pair *t = pair_open(8);

	memset(p, 0, sizeof(*p));
	t->deaf = true;
	assert_int_equal(claim_share(t, p, 60, HNL_NO_WAIT, false), 0);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), -HNL_EAGAIN);
	assert_int_equal(hnl_client_wait(&t->c, p, HNL_NO_WAIT), -HNL_EAGAIN);
	return t;
}

static void serve(struct pair *t)
{
	unsigned int n = 0;

	while (hnl_hv_kick(t->cpu, t->domain, 0) == -HNL_EAGAIN)
		assert_true(n++ < 1000);
}

static void cancel_in_flight_answered_canceled_once(void **state)
{
	uint8_t list[4 * HNL_CANCEL_BYTES];
	struct hnl_pending p;
	struct pair *t = open_in_flight(&p);
	struct hnl_extack x;

	(void)state;
	assert_int_equal(hnl_client_cancel(&t->c, &p, list, sizeof(list), &x),
			 0);
	assert_false(t->locked);
	serve(t);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT), 0);
	assert_int_equal(p.err, -HNL_ECANCELED);
	assert_int_equal(t->c.strays, 0);
	assert_int_equal(t->c.in_flight, 0);
	/* It was answered: there is nothing to end. */
	assert_int_equal(hnl_client_cancel(&t->c, &p, list, sizeof(list), &x),
			 -HNL_ENOENT);
	p.done = false;
	assert_int_equal(hnl_client_cancel(&t->c, &p, list, sizeof(list), &x),
			 -HNL_ENOENT);
	pair_close(t);
}

static void cancel_of_another_number_leaves_the_call_alone(void **state)
{
	uint8_t list[4 * HNL_CANCEL_BYTES];
	struct hnl_pending p, other;
	struct pair *t = open_in_flight(&p);
	struct hnl_extack x;

	(void)state;
	memset(&other, 0, sizeof(other));
	other.seq = p.seq + 1;
	assert_int_equal(hnl_client_cancel(&t->c, &other, list, sizeof(list),
					   &x), -HNL_ENOENT);
	serve(t);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT), 0);
	assert_int_equal(p.err, 0);
	pair_close(t);
}

static void a27_cancel_over_a_lying_list_refused(void **state)
{
	uint8_t *list = exact_block(4 * HNL_CANCEL_BYTES);
	struct hnl_pending p;
	struct pair *t = open_in_flight(&p);
	struct hnl_extack x;

	(void)state;
	t->lies = 1;
	assert_int_equal(hnl_client_cancel(&t->c, &p, list,
					   4 * HNL_CANCEL_BYTES, &x),
			 -HNL_EBADMSG);
	assert_int_equal(hnl_client_cancel(&t->c, &p, list, 16, &x),
			 -HNL_ENOSPC);
	assert_false(t->locked);
	free(list);
	serve(t);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT), 0);
	assert_int_equal(p.err, 0);
	pair_close(t);
}

/* A ring that somebody else made and narrowed: none is the client's. */
static void cancel_without_scratch_refused_nothing_written(void **state)
{
	static const uint32_t size[] = { 0, 39, 40, 315 };
	uint8_t list[4 * HNL_CANCEL_BYTES], *before = exact_block(HNL_PAGE);
	struct hnl_pending p;
	struct pair *t = open_in_flight(&p);
	uint64_t calls = t->g.calls;
	struct hnl_extack x;
	size_t i;

	(void)state;
	memcpy(before, t->cfg.scratch, HNL_PAGE);
	for (i = 0; i < COUNT(size); i++) {
		t->c.cfg.scratch_size = size[i];
		assert_int_equal(hnl_client_cancel(&t->c, &p, list,
						   sizeof(list), &x),
				 -HNL_EINVAL);
		assert_false(t->locked);
	}
	t->c.cfg.scratch_size = 0;
	assert_int_equal(hnl_client_destroy(&t->c, &x), -HNL_EINVAL);
	assert_memory_equal(before, t->cfg.scratch, HNL_PAGE);
	assert_int_equal(t->g.calls, calls);
	free(before);
	/* The least is enough. */
	t->c.cfg.scratch_size = 316;
	assert_int_equal(hnl_client_cancel(&t->c, &p, list, sizeof(list), &x),
			 0);
	serve(t);
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT), 0);
	assert_int_equal(p.err, -HNL_ECANCELED);
	pair_close(t);
}

/* ---- waiting for room, with calls in flight ---- */

static int swallow(void *host, uint64_t token, const uint8_t *msg, size_t len)
{
	(void)host;
	(void)token;
	(void)msg;
	(void)len;
	return 0;
}

static uint64_t stand_still(void *host)
{
	(void)host;
	return 1;
}

/* Shares go to a peer that never answers. */
static struct pair *open_forwarded(uint32_t budget)
{
	static const struct hnl_handling_of rule = {
		HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD
	};
	static struct hnl_hv_port port;
	struct pair *t = pair_open(budget);
	struct hnl_extack x;

	while (hnl_domain_destroy(t->domain) != 0)
		;
	free(t->domain);
	free(t->cpu);
	free(t->hv);
	port = pair_hv_port;
	port.forward = swallow;
	port.now = stand_still;
	t->hv_cfg.port = &port;
	t->domain_cfg.calls = PAIR_SLOTS;
	t->domain_cfg.call_bytes = 1u << 16;
	t->domain_cfg.rule = &rule;
	t->domain_cfg.n_rules = 1;
	t->domain_cfg.deadline = 1000000;
	t->hv = hnl_hv_init(exact_block(hnl_hv_size(&t->hv_cfg)), &t->hv_cfg);
	t->cpu = hnl_cpu_init(exact_block(hnl_cpu_size(t->hv)), t->hv);
	t->domain = hnl_domain_init(
		exact_block(hnl_domain_size(t->hv, &t->domain_cfg)), t->hv,
		&t->domain_cfg);
	assert_int_equal(hnl_client_create(&t->c, &t->g, &t->cfg, &x), 0);
	return t;
}

/* A message of 1200 bytes: three fill the ring. */
static int post_long(struct pair *t, struct hnl_pending *p, uint64_t until)
{
	struct hnl_head h = { HNL_MEMORY_FAMILY, HNL_F_REQUEST | HNL_F_ACK, 0,
			      t->cfg.port, HNL_MEMORY_CMD_SHARE,
			      HNL_MEMORY_VERSION };
	struct hnl_builder b;
	uint8_t *ballast;
	int err;

	memset(p, 0, sizeof(*p));
	err = hnl_client_claim(&t->c, &b, 2048, p, until);
	if (err != 0)
		return err;
	h.seq = p->seq;
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_GPA,
			 PAIR_GPA + PAIR_POOL * HNL_PAGE);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_PAGES, 1);
	ballast = hnl_attr_put_room(&b, 900, 1200);
	assert_non_null(ballast);
	memset(ballast, 0, 1200);
	hnl_msg_end(&b);
	return hnl_client_post(&t->c, &b, p, false);
}

/* Sleeps for ever unless it is notified: then the deadline has come. */
static void sleep_until_notified(void *env)
{
	struct pair *t = pair_of(env);
	unsigned int before = t->notified;

	t->waits++;
	ignore(hnl_hv_kick(t->cpu, t->domain, 0));
	if (t->notified == before)
		t->clock = 1u << 30;
}

static void full_ring_taken_but_not_answered_who_waits_is_notified(void **state)
{
	struct hnl_guest_port port = pair_guest_port;
	struct hnl_pending p[8];
	struct pair *t = open_forwarded(0);
	uint32_t i;

	(void)state;
	port.wait = sleep_until_notified;
	t->g.port = &port;
	t->deaf = true;
	for (i = 0; i < 8; i++)
		assert_int_equal(post_long(t, &p[i], 1u << 20), 0);
	assert_int_equal(t->c.in_flight, 8);
	assert_true(t->waits != 0);
	/* A notification each time that somebody asked, and no other. */
	assert_int_equal(t->notified, t->waits);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), 0);
	assert_int_equal(t->notified, t->waits);
	pair_close(t);
}

/* Taken between its look for room and its sleep: it does not sleep. */
static void room_that_comes_before_the_sleep_is_seen(void **state)
{
	struct hnl_builder b;
	struct hnl_pending p[8];
	struct pair *t = open_forwarded(0);
	uint32_t i, news;

	(void)state;
	t->deaf = true;
	memset(p, 0, sizeof(p));
	for (i = 0; post_long(t, &p[i], HNL_NO_WAIT) == 0; i++)
		assert_true(i < 7);
	assert_int_equal(hnl_client_begin(&t->c, &b, 2048, &p[i]),
			 -HNL_EAGAIN);
	assert_true(hnl_client_sleep(&t->c));
	assert_int_equal(hnl_client_poll(&t->c), 0);
	assert_int_equal(hnl_hv_kick(t->cpu, t->domain, 0), 0);
	assert_int_equal(t->notified, 1);
	assert_false(hnl_client_sleep(&t->c));
	/* Once: it may be another who waits for room. */
	assert_true(hnl_client_sleep(&t->c));
	/* Who finds it tells the others, who asked with the same word. */
	news = t->c.news;
	assert_int_equal(hnl_client_begin(&t->c, &b, 2048, &p[i]), 0);
	assert_int_equal(t->c.news, news + 1);
	assert_false(t->c.sq.asks);
	pair_close(t);
}

/* An index that cannot be, seen on the way to sleep: not a loop for ever. */
static void a27_index_that_lies_while_room_is_waited_for_broken(void **state)
{
	struct hnl_builder b;
	struct hnl_pending p[8];
	struct pair *t = open_forwarded(0);
	uint32_t i;

	(void)state;
	t->deaf = true;
	for (i = 0; post_long(t, &p[i], HNL_NO_WAIT) == 0; i++)
		assert_true(i < 7);
	assert_int_equal(hnl_client_begin(&t->c, &b, 2048, &p[i]),
			 -HNL_EAGAIN);
	hnl_store_le32((uint8_t *)t->cfg.control + HNL_RING_SQ_CONSUMER, 2);
	assert_false(hnl_client_sleep(&t->c));
	assert_int_equal(hnl_client_poll(&t->c), -HNL_EBADMSG);
	assert_int_equal(t->c.reason, HNL_REASON_INDEX);
	pair_close(t);
}

/* ---- a ring that is revoked while its process looks at it ---- */

static struct hnl_client *process;
static unsigned int looks;

/* Between two entries the process looks, and rings. */
static int call_and_look(void *env, uint64_t request, uint64_t request_len,
			 uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	int status = pair_call(env, request, request_len, reply, reply_len,
			       value);

	if (status == -HNL_EAGAIN && process != NULL) {
		assert_int_equal(hnl_hv_kick(pair_of(env)->cpu,
					     pair_of(env)->domain, 0), 0);
		assert_true(hnl_client_poll(process) >= 0);
		looks++;
	}
	return status;
}

static void narrow(struct pair *t)
{
	struct hnl_ctrl_ring_grant grant;
	struct hnl_ctrl_ring_narrow_req req;
	uint8_t answer[HNL_ACK_MAX], *scratch = (uint8_t *)t->cfg.scratch;
	struct hnl_guest_buffers m = { scratch, 0, scratch + 2048, 1024,
				       answer, sizeof(answer), 0 };
	struct hnl_builder b;

	hnl_ctrl_ring_grant_init(&grant);
	hnl_ctrl_ring_grant_set_family(&grant, HNL_MEMORY_FAMILY);
	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, 0);
	hnl_ctrl_ring_narrow_req_set_window(&req,
					    PAIR_GPA + PAIR_POOL * HNL_PAGE);
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, 8);
	hnl_ctrl_ring_narrow_req_set_grant(&req, &grant, 1);
	hnl_builder_init(&b, scratch, 1024);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, ++t->g.seq, 0,
					&req);
	m.request_len = b.len;
	assert_int_equal(hnl_guest_call(&t->g, &m, NULL), 0);
}

static void revoked_over_several_entries_each_call_told_canceled(void **state)
{
	struct hnl_guest_port port = pair_guest_port;
	struct pair *t = open_forwarded(4);
	struct hnl_client copy;
	struct hnl_pending p[8];
	struct hnl_extack x;
	uint32_t i;

	(void)state;
	port.call = call_and_look;
	t->g.port = &port;
	narrow(t);
	memset(p, 0, sizeof(p));
	for (i = 0; i < 8; i++)
		assert_int_equal(claim_share(t, &p[i], 1, HNL_NO_WAIT, false),
				 0);
	serve(t);
	assert_int_equal(t->c.in_flight, 8);
	copy = t->c;
	process = &copy;
	looks = 0;
	assert_int_equal(hnl_client_destroy(&t->c, &x), 0);
	process = NULL;
	assert_true(looks > 1);
	assert_int_equal(hnl_client_poll(&copy), 8);
	for (i = 0; i < 8; i++)
		assert_true(p[i].done && p[i].err == -HNL_ECANCELED);
	assert_int_equal(hnl_client_poll(&copy), -HNL_EBADMSG);
	assert_int_equal(copy.reason, HNL_REASON_CANCELED);
	pair_close(t);
}

/* ---- a doorbell that never ends ---- */

static bool busy;

static int kick_in_vain(void *env, uint32_t ring)
{
	assert_true(pair_of(env)->c.kicks < 10000);
	return busy ? -HNL_EAGAIN : pair_kick(env, ring);
}

static void doorbell_without_end_deadline_seen_nothing_lost(void **state)
{
	struct hnl_guest_port port = pair_guest_port;
	struct hnl_pending p = { .answer = NULL };
	PAIR(state, 0);

	port.kick = kick_in_vain;
	t->g.port = &port;
	busy = true;
	assert_int_equal(claim_share(t, &p, 1, HNL_NO_WAIT, false), 0);
	assert_false(t->locked);
	assert_false(hnl_client_sleep(&t->c));
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_NO_WAIT),
			 -HNL_EAGAIN);
	t->clock = 100;
	assert_int_equal(hnl_client_wait(&t->c, &p, 105), -HNL_ETIMEDOUT);
	assert_int_equal(t->waits, 4);
	busy = false;
	assert_int_equal(hnl_client_wait(&t->c, &p, HNL_FOREVER), 0);
	assert_true(p.done && p.err == 0);
	assert_true(hnl_client_sleep(&t->c));
	pair_close(t);
}

/* ---- threads ---- */

#define PRODUCERS 4u
#define REQUESTS 3000u	/* each */
#define WATCH 60	/* seconds until a wait counts as a hang */

struct crowd {
	struct pair *t;
	unsigned int answers[PRODUCERS];
	bool stop;
	const char *fault;
};

static void blame(struct crowd *crowd, const char *fault)
{
	__atomic_store_n(&crowd->fault, fault, __ATOMIC_SEQ_CST);
}

static bool has_fault(struct crowd *crowd)
{
	return __atomic_load_n(&crowd->fault, __ATOMIC_SEQ_CST) != NULL;
}

struct member {
	struct crowd *crowd;
	unsigned int number;
	pthread_t thread;
};

/* Under the lock, in whichever thread polls. */
static void count_answer(struct hnl_pending *p, const uint8_t *buf,
			 const struct hnl_msg *m, bool last)
{
	(void)buf;
	(void)m;
	*(unsigned int *)p->ctx += last;
}

static void *produce(void *arg)
{
	struct member *me = (struct member *)arg;
	struct crowd *crowd = me->crowd;
	struct hnl_pending p[3];
	unsigned int i, k, n;

	for (i = 0; i < REQUESTS && !has_fault(crowd); i += n) {
		n = REQUESTS - i < 3 ? REQUESTS - i : 3;
		for (k = 0; k < n; k++) {
			memset(&p[k], 0, sizeof(p[k]));
			p[k].answer = count_answer;
			p[k].ctx = &crowd->answers[me->number];
			if (claim_share(crowd->t, &p[k], 1, HNL_FOREVER,
					k + 1 != n) != 0)
				blame(crowd, "claim or post");
		}
		for (k = 0; k < n; k++)
			if (hnl_client_wait(&crowd->t->c, &p[k],
					    HNL_FOREVER) != 0 ||
			    p[k].err != 0)
				blame(crowd, "wait");
	}
	return NULL;
}

/* The hypervisor's thread: serves without being rung. */
static void *serve_all(void *arg)
{
	struct crowd *crowd = (struct crowd *)arg;
	time_t begin = time(NULL);

	while (!__atomic_load_n(&crowd->stop, __ATOMIC_ACQUIRE)) {
		ignore(hnl_hv_kick(crowd->t->cpu, crowd->t->domain, 0));
		sched_yield();
		if (time(NULL) - begin > WATCH) {
			blame(crowd, "hang");
			break;
		}
	}
	return NULL;
}

static void run_crowd(bool served)
{
	struct crowd crowd = { .t = pair_open(0) };
	struct member member[PRODUCERS];
	pthread_t server;
	unsigned int i;

	crowd.t->deaf = served;
	if (served)
		assert_int_equal(pthread_create(&server, NULL, serve_all,
						&crowd), 0);
	for (i = 0; i < PRODUCERS; i++) {
		member[i].crowd = &crowd;
		member[i].number = i;
		assert_int_equal(pthread_create(&member[i].thread, NULL,
						produce, &member[i]), 0);
	}
	for (i = 0; i < PRODUCERS; i++)
		pthread_join(member[i].thread, NULL);
	__atomic_store_n(&crowd.stop, true, __ATOMIC_RELEASE);
	if (served)
		pthread_join(server, NULL);
	if (crowd.fault != NULL)
		fail_msg("%s", crowd.fault);
	for (i = 0; i < PRODUCERS; i++)
		assert_int_equal(crowd.answers[i], REQUESTS);
	assert_int_equal(crowd.t->c.in_flight, 0);
	assert_int_equal(crowd.t->c.strays, 0);
	pair_close(crowd.t);
}

static void threads_doorbell_serves_each_answered_once(void **state)
{
	(void)state;
	run_crowd(false);
}

static void threads_another_thread_serves_each_answered_once(void **state)
{
	(void)state;
	run_crowd(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_claim_would_block_or_times_out_lock_free),
		cmocka_unit_test(wait_late_answer_there_taken),
		cmocka_unit_test(
			batch_one_doorbell_and_waiter_publishes_what_is_left),
		cmocka_unit_test(
			post_of_a_bad_request_nothing_in_flight_lock_free),
		cmocka_unit_test(cancel_in_flight_answered_canceled_once),
		cmocka_unit_test(
			cancel_of_another_number_leaves_the_call_alone),
		cmocka_unit_test(a27_cancel_over_a_lying_list_refused),
		cmocka_unit_test(
			cancel_without_scratch_refused_nothing_written),
		cmocka_unit_test(
			full_ring_taken_but_not_answered_who_waits_is_notified),
		cmocka_unit_test(room_that_comes_before_the_sleep_is_seen),
		cmocka_unit_test(
			a27_index_that_lies_while_room_is_waited_for_broken),
		cmocka_unit_test(
			revoked_over_several_entries_each_call_told_canceled),
		cmocka_unit_test(
			doorbell_without_end_deadline_seen_nothing_lost),
		cmocka_unit_test(threads_doorbell_serves_each_answered_once),
		cmocka_unit_test(
			threads_another_thread_serves_each_answered_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
