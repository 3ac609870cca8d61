/* SPDX-License-Identifier: MIT */
/*
 * A ring between two threads: nothing lost, nothing twice, nothing torn; and
 * no wake-up lost, for a sleeper is woken by the doorbell alone: a lost one
 * lets its watch run out. A watch begins anew with each message, so that a slow
 * machine is not at fault.
 *
 *	producer --ring of two pages--> consumer
 *	    \-------- doorbell when ASLEEP -----^
 */
#include <pthread.h>
#include <sched.h>
#include <time.h>

#include "helpers.h"

#include <hnl/ring.h>

#define SIZE (2 * HNL_PAGE)
#define MESSAGES 200000
#define WATCH 60	/* seconds without a message until something is wrong */

struct bell {
	pthread_mutex_t lock;
	pthread_cond_t rung;
	bool pending;
};

static struct {
	uint8_t data[SIZE];
	uint32_t line[2][32] __attribute__((aligned(128)));
	struct hnl_ring_producer p;
	struct hnl_ring_consumer c;
	bool sleeping;		/* sleeps by doorbells, else spins */
	struct bell consumer;
	unsigned long rung;
	const char *fault;	/* the first one, of either side */
} r;

static void blame(const char *fault)
{
	const char *none = NULL;

	__atomic_compare_exchange_n(&r.fault, &none, fault, false,
				    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static bool has_fault(void)
{
	return __atomic_load_n(&r.fault, __ATOMIC_SEQ_CST) != NULL;
}

static void ring_bell(struct bell *b)
{
	pthread_mutex_lock(&b->lock);
	b->pending = true;
	pthread_cond_signal(&b->rung);
	pthread_mutex_unlock(&b->lock);
}

static bool wait_bell(struct bell *b)
{
	struct timespec until;
	int err = 0;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += WATCH;
	pthread_mutex_lock(&b->lock);
	while (!b->pending && err == 0)
		err = pthread_cond_timedwait(&b->rung, &b->lock, &until);
	b->pending = false;
	pthread_mutex_unlock(&b->lock);
	return err == 0;
}

/* A length and content that follow from the number. */
static size_t make_message(uint8_t *p, uint32_t seq)
{
	uint32_t seed = seq * 2654435761u + 1;
	size_t i, len = 20 + 4 * (next_random(&seed) % 59);

	hnl_store_le32(p, (uint32_t)len);
	hnl_store_le32(p + 4, 17);
	hnl_store_le32(p + 8, seq);
	for (i = 12; i < len; i += 4)
		hnl_store_le32(p + i, next_random(&seed));
	return len;
}

static void *produce(void *arg)
{
	uint8_t msg[256];
	uint32_t seq, burst = 0, seed = 5;
	time_t last = time(NULL);
	size_t len;

	(void)arg;
	for (seq = 0; seq < MESSAGES; ) {
		len = make_message(msg, seq);
		if (hnl_producer_copy(&r.p, msg, len)) {
			last = time(NULL);
			seq++;
			if (burst != 0 && seq != MESSAGES) {
				burst--;
				continue;
			}
			burst = next_random(&seed) % 8;
		} else {
			sched_yield();
			if (r.p.broken || time(NULL) - last > WATCH)
				blame("producer broken or stuck");
			if (has_fault())
				return NULL;
		}
		if (hnl_producer_publish(&r.p) && r.sleeping) {
			r.rung++;
			ring_bell(&r.consumer);
		}
	}
	return NULL;
}

/* The messages of one copied piece; *next is the number awaited. */
static bool check_piece(const uint8_t *buf, size_t n, uint32_t *next)
{
	uint8_t want[256];
	struct hnl_msg m;
	size_t pos;

	for (pos = 0; pos < n; pos = m.next) {
		m = hnl_msg_at(buf, n, pos);
		if (m.reason == HNL_REASON_SHORT && n - pos < HNL_NLHDR)
			return hnl_consumer_at_end(&r.c, n);
		if (m.reason != HNL_REASON_NONE &&
		    m.reason != HNL_REASON_RESERVED)
			return false;
		if (m.head.type == HNL_MSG_NOOP)
			continue;
		if (m.head.seq != *next ||
		    m.end - m.off != make_message(want, *next) ||
		    memcmp(buf + pos, want, m.end - m.off) != 0)
			return false;
		(*next)++;
	}
	return true;
}

static void idle(time_t last)
{
	if (!r.sleeping) {
		hnl_consumer_tell(&r.c);
		sched_yield();
		if (time(NULL) - last > WATCH)
			blame("consumer stuck");
		return;
	}
	/* Now and then widens the gap between the last look and the sleep. */
	if (hnl_load_relaxed(&r.c.cons) / HNL_ALIGN % 4 == 0)
		sched_yield();
	if (!hnl_consumer_sleep(&r.c))
		return;
	if (!wait_bell(&r.consumer))
		blame("wake-up lost");
	hnl_consumer_awake(&r.c);
}

static void *consume(void *arg)
{
	static uint8_t buf[SIZE];
	time_t last = time(NULL);
	uint32_t next = 0;
	size_t n;

	(void)arg;
	hnl_consumer_awake(&r.c);
	while (next < MESSAGES && !has_fault()) {
		n = hnl_consumer_copy(&r.c, buf, sizeof(buf));
		if (!check_piece(buf, n, &next) || r.c.broken)
			blame("message lost, twice, or torn");
		hnl_consumer_take(&r.c, n);
		hnl_consumer_tell_late(&r.c);
		if (n != 0)
			last = time(NULL);
		else
			idle(last);
	}
	return NULL;
}

static void run(bool sleeping)
{
	struct hnl_ring_mem mem = { r.data, NULL, SIZE };
	pthread_t producer, consumer;

	memset(r.line, 0, sizeof(r.line));
	hnl_producer_init(&r.p, &mem, r.line[0], r.line[1]);
	hnl_consumer_init(&r.c, &mem, r.line[1], r.line[0]);
	pthread_mutex_init(&r.consumer.lock, NULL);
	pthread_cond_init(&r.consumer.rung, NULL);
	r.consumer.pending = false;
	r.sleeping = sleeping;
	r.rung = 0;
	r.fault = NULL;
	assert_int_equal(pthread_create(&consumer, NULL, consume, NULL), 0);
	assert_int_equal(pthread_create(&producer, NULL, produce, NULL), 0);
	pthread_join(producer, NULL);
	pthread_join(consumer, NULL);
	if (r.fault != NULL)
		fail_msg("%s", r.fault);
	assert_int_equal(r.c.cons, r.p.prod);
}

static void threads_spinning_all_messages_in_order(void **state)
{
	(void)state;
	run(false);
}

static void threads_sleeping_all_messages_in_order(void **state)
{
	(void)state;
	run(true);
	assert_true(r.rung > 0);
	print_message("# %d messages, %lu doorbells\n", MESSAGES, r.rung);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_spinning_all_messages_in_order),
		cmocka_unit_test(threads_sleeping_all_messages_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
