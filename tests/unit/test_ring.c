/* SPDX-License-Identifier: MIT */
/*
 * One direction of a ring, both sides in one thread: places, wraps, lies and
 * doorbells. Two threads are in test_ring_threads.c.
 *
 * The memory is flat for the producer and scattered pages for the consumer, so
 * that both views are the same bytes or a test fails.
 */
#include "helpers.h"

#include <hnl/ring.h>

#define PAGES 2
#define SIZE (PAGES * HNL_PAGE)

static struct {
	uint8_t *flat;
	uint8_t *page[PAGES];
	uint32_t line[4][32];	/* as in the control page */
	struct hnl_ring_producer p;
	struct hnl_ring_consumer c;
} r;

#define PRODUCER_LINE 0
#define CONSUMER_LINE 1
#define WORD(side, offset) (r.line[side][(offset) / 4])

static int open_ring(void **state)
{
	struct hnl_ring_mem flat = { NULL, NULL, SIZE };
	struct hnl_ring_mem paged = { NULL, r.page, SIZE };
	size_t i;

	(void)state;
	memset(r.line, 0xa5, sizeof(r.line));
	r.flat = exact_block(SIZE);
	flat.flat = r.flat;
	for (i = 0; i < PAGES; i++)
		r.page[i] = r.flat + i * HNL_PAGE;
	hnl_producer_init(&r.p, &flat, r.line[PRODUCER_LINE],
			  r.line[CONSUMER_LINE]);
	hnl_consumer_init(&r.c, &paged, r.line[CONSUMER_LINE],
			  r.line[PRODUCER_LINE]);
	return 0;
}

static int close_ring(void **state)
{
	(void)state;
	free(r.flat);
	return 0;
}

/* A message of len bytes whose number is in its seq. */
static const uint8_t *message(size_t len, uint32_t seq)
{
	static uint8_t bytes[SIZE];

	memset(bytes, (int)(seq & 0x7f), len);
	hnl_store_le32(bytes, (uint32_t)len);
	hnl_store_le32(bytes + 4, 17);
	hnl_store_le32(bytes + 8, seq);
	return bytes;
}

static bool send(size_t len, uint32_t seq)
{
	return hnl_producer_copy(&r.p, message(len, seq), len);
}

/* A word of the consumer's line, as the other side reads it. */
static void expect_word(size_t offset, uint32_t v)
{
	assert_int_equal(hnl_load_relaxed(&WORD(CONSUMER_LINE, offset)), v);
}

/* Moves both sides to a place, 0 or 16 and above, with an empty ring. */
static void skip_to(size_t to)
{
	size_t at, n;

	while ((at = r.p.prod % SIZE) != to % SIZE) {
		n = to > at ? to - at : SIZE - at;
		if (n > SIZE / 2)
			n = SIZE / 2 - HNL_NLHDR;
		if (n < HNL_NLHDR)
			n = HNL_NLHDR;
		assert_true(send(n, 0));
		ignore(hnl_producer_publish(&r.p));
		hnl_consumer_take(&r.c, hnl_consumer_ready(&r.c));
		hnl_consumer_take(&r.c, hnl_consumer_ready(&r.c));
		hnl_consumer_tell(&r.c);
	}
	assert_int_equal(r.c.cons, r.p.prod);
}

/* Publishes, and takes all there is; the messages' bytes go to out. */
static size_t drain(uint8_t *out)
{
	size_t n, total = 0;

	ignore(hnl_producer_publish(&r.p));
	while ((n = hnl_consumer_copy(&r.c, out + total, SIZE)) != 0) {
		hnl_consumer_take(&r.c, n);
		total += n;
	}
	hnl_consumer_tell(&r.c);
	return total;
}

/* ---- places ---- */

static void message_at_the_beginning_arrives(void **state)
{
	uint8_t out[2 * SIZE];

	(void)state;
	assert_int_equal(hnl_consumer_ready(&r.c), 0);
	assert_true(send(24, 7));
	assert_int_equal(hnl_consumer_ready(&r.c), 0);
	assert_int_equal(drain(out), 24);
	assert_memory_equal(out, message(24, 7), 24);
}

static void message_at_every_place_paged_equals_flat(void **state)
{
	uint8_t out[2 * SIZE];
	size_t at, n, before;

	(void)state;
	for (at = HNL_PAGE - 300; at < HNL_PAGE + 8; at += 4) {
		skip_to(at);
		before = r.p.prod % SIZE;
		assert_true(send(296, (uint32_t)at));
		n = drain(out);
		assert_int_equal(n, 296);
		assert_memory_equal(out, message(296, (uint32_t)at), n);
		assert_memory_equal(out, r.flat + before, n);
	}
}

static void producer_paged_writes_what_flat_writes(void **state)
{
	struct hnl_ring_mem paged = { NULL, r.page, SIZE };
	uint8_t out[2 * SIZE];
	size_t i;

	(void)state;
	r.p.mem = paged;
	for (i = 0; i < 100; i++) {
		assert_true(send(1000, (uint32_t)i));
		(void)drain(out);
	}
	/* The last one lies in one piece of the flat view. */
	assert_memory_equal(r.flat + (r.p.prod - 1000) % SIZE,
			    message(1000, 99), 1000);
}

/* gap: bytes left at the end, less than the message. */
static void message_past_the_end_noop_fills_each_gap(void **state)
{
	uint8_t out[2 * SIZE];
	struct hnl_msg m;
	size_t gap, n;

	(void)state;
	for (gap = 4; gap < 64; gap += 4) {
		skip_to(SIZE - gap);
		assert_true(send(64, 9));
		ignore(hnl_producer_publish(&r.p));
		n = hnl_consumer_copy(&r.c, out, SIZE);
		assert_int_equal(n, gap);
		assert_true(hnl_consumer_at_end(&r.c, n));
		assert_false(hnl_consumer_at_end(&r.c, n - 4));
		m = hnl_msg_at(out, n, 0);
		if (gap < HNL_NLHDR) {
			assert_int_equal(m.reason, HNL_REASON_SHORT);
		} else {
			assert_int_equal(m.reason, HNL_REASON_NONE);
			assert_int_equal(m.head.type, HNL_MSG_NOOP);
			assert_int_equal(m.next, n);
		}
		hnl_consumer_take(&r.c, n);
		n = hnl_consumer_copy(&r.c, out, SIZE);
		assert_int_equal(n, 64);
		assert_memory_equal(out, message(64, 9), 64);
		hnl_consumer_take(&r.c, n);
		hnl_consumer_tell(&r.c);
	}
}

static void message_up_to_the_end_no_gap(void **state)
{
	uint8_t out[2 * SIZE];

	(void)state;
	skip_to(SIZE - 64);
	assert_true(send(64, 1));
	assert_int_equal(drain(out), 64);
	assert_int_equal(r.p.prod % SIZE, 0);
	assert_true(send(32, 2));
	assert_int_equal(drain(out), 32);
}

static void reserve_then_commit_less_arrives(void **state)
{
	uint8_t out[2 * SIZE], *p;

	(void)state;
	skip_to(SIZE - 40);
	p = hnl_producer_reserve(&r.p, 100);
	assert_ptr_equal(p, r.flat);
	memcpy(p, message(32, 5), 32);
	hnl_producer_commit(&r.p, 32);
	assert_int_equal(drain(out), 40 + 32);
	assert_memory_equal(out + 40, message(32, 5), 32);
}

static void copy_up_to_max_rest_stays(void **state)
{
	uint8_t out[64];

	(void)state;
	assert_true(send(64, 1));
	ignore(hnl_producer_publish(&r.p));
	assert_int_equal(hnl_consumer_copy(&r.c, out, 20), 20);
	assert_int_equal(hnl_consumer_copy(&r.c, out, 20), 20);
	hnl_consumer_take(&r.c, 20);
	assert_int_equal(hnl_consumer_copy(&r.c, out, 64), 44);
	assert_memory_equal(out, message(64, 1) + 20, 44);
}

/* ---- full and empty ---- */

static void ring_full_then_empty_told_apart(void **state)
{
	uint8_t out[2 * SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < SIZE / 64; i++)
		assert_true(send(64, (uint32_t)i));
	assert_false(hnl_producer_has_room(&r.p, 4));
	assert_false(send(16, 99));
	assert_null(hnl_producer_reserve(&r.p, 16));
	assert_false(r.p.broken);
	assert_int_equal(drain(out), SIZE);
	assert_int_equal(hnl_consumer_ready(&r.c), 0);
	assert_true(hnl_producer_has_room(&r.p, SIZE));
	assert_false(hnl_producer_has_room(&r.p, SIZE + 4));
	assert_false(hnl_producer_has_room(&r.p, SIZE_MAX));
}

static void half_a_ring_always_fits_an_empty_one(void **state)
{
	uint8_t out[2 * SIZE];
	size_t at;

	(void)state;
	for (at = 0; at < SIZE; at += 124) {
		skip_to(at);
		assert_true(hnl_producer_has_room(&r.p, SIZE / 2));
		assert_true(send(SIZE / 2, 1));
		(void)drain(out);
	}
}

static void index_across_32_bits_nothing_special(void **state)
{
	uint32_t start = 0u - 3 * SIZE;
	uint8_t out[2 * SIZE];
	uint32_t i;

	(void)state;
	r.p.prod = r.p.published = r.p.cons = start;
	r.c.cons = r.c.prod = start;
	hnl_store_release(&WORD(PRODUCER_LINE, HNL_RING_INDEX), start);
	hnl_store_release(&WORD(CONSUMER_LINE, HNL_RING_INDEX), start);
	for (i = 0; i < 40; i++) {
		assert_true(send(1024, i));
		assert_int_equal(drain(out), 1024);
		assert_memory_equal(out, message(1024, i), 1024);
	}
	assert_true(r.p.prod < start);
}

/* ---- lies (A13) ---- */

static void producer_index_lies_consumer_broken(void **state)
{
	static const uint32_t lie[] = { SIZE + 4, 2 * SIZE, 0x80000000,
					0u - 4, 0u - SIZE, 1, 2, 3, 62,
					0xffffffff };
	uint8_t out[64];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(lie); i++) {
		r.c.broken = false;
		hnl_store_release(&WORD(PRODUCER_LINE, HNL_RING_INDEX),
				  r.c.cons + lie[i]);
		assert_int_equal(hnl_consumer_ready(&r.c), 0);
		assert_true(r.c.broken);
		/* It stays so, whatever the index says now. */
		hnl_store_release(&WORD(PRODUCER_LINE, HNL_RING_INDEX),
				  r.c.cons + 32);
		assert_int_equal(hnl_consumer_copy(&r.c, out, 64), 0);
	}
}

static void producer_index_runs_backwards_consumer_broken(void **state)
{
	(void)state;
	assert_true(send(64, 1));
	ignore(hnl_producer_publish(&r.p));
	hnl_consumer_take(&r.c, 64);
	hnl_store_release(&WORD(PRODUCER_LINE, HNL_RING_INDEX), 32);
	assert_int_equal(hnl_consumer_ready(&r.c), 0);
	assert_true(r.c.broken);
}

/* Back to a place that was not taken yet: what was published stays so. */
static void producer_index_taken_back_consumer_broken(void **state)
{
	(void)state;
	assert_true(send(64, 1));
	assert_true(send(64, 1));
	ignore(hnl_producer_publish(&r.p));
	assert_int_equal(hnl_consumer_ready(&r.c), 128);
	hnl_consumer_take(&r.c, 32);
	hnl_store_release(&WORD(PRODUCER_LINE, HNL_RING_INDEX), 64);
	assert_int_equal(hnl_consumer_ready(&r.c), 0);
	assert_true(r.c.broken);
	/* Who sleeps learns of it, too. */
	assert_false(hnl_consumer_sleep(&r.c));
}

static void producer_index_whole_ring_ahead_is_full(void **state)
{
	(void)state;
	hnl_store_release(&WORD(PRODUCER_LINE, HNL_RING_INDEX), SIZE);
	assert_int_equal(hnl_consumer_ready(&r.c), SIZE);
	assert_false(r.c.broken);
}

static void consumer_index_lies_producer_broken(void **state)
{
	static const uint32_t lie[] = { SIZE + 4, 0u - 4, 1, 2, 3, SIZE - 1,
					0x80000000, 0xffffffff };
	size_t i;

	(void)state;
	while (send(64, 0))
		;
	ignore(hnl_producer_publish(&r.p));
	for (i = 0; i < COUNT(lie); i++) {
		r.p.broken = false;
		r.p.cons = 0;
		hnl_store_release(&WORD(CONSUMER_LINE, HNL_RING_INDEX),
				  lie[i]);
		assert_false(hnl_producer_has_room(&r.p, 64));
		assert_true(r.p.broken);
		hnl_store_release(&WORD(CONSUMER_LINE, HNL_RING_INDEX), 64);
		assert_false(send(64, 0));
	}
}

/* The consumer cannot have taken what it was not told of. */
static void consumer_index_past_the_published_producer_broken(void **state)
{
	(void)state;
	assert_true(send(64, 1));
	ignore(hnl_producer_publish(&r.p));
	while (send(64, 2))
		;
	hnl_store_release(&WORD(CONSUMER_LINE, HNL_RING_INDEX), 128);
	assert_false(hnl_producer_has_room(&r.p, 64));
	assert_true(r.p.broken);
}

static void consumer_index_runs_backwards_producer_broken(void **state)
{
	(void)state;
	while (send(64, 0))
		;
	ignore(hnl_producer_publish(&r.p));
	hnl_store_release(&WORD(CONSUMER_LINE, HNL_RING_INDEX), 128);
	assert_true(hnl_producer_has_room(&r.p, 64));
	hnl_store_release(&WORD(CONSUMER_LINE, HNL_RING_INDEX), 64);
	assert_false(hnl_producer_has_room(&r.p, 256));
	assert_true(r.p.broken);
}

/* It was caught once: no room of its is believed any more. */
static void producer_broken_writes_nothing_though_there_is_room(void **state)
{
	struct hnl_ring_mem mem = { NULL, NULL, HNL_PAGE };
	uint32_t lines[2][4] = { { 0 }, { 0 } }, at;
	struct hnl_ring_producer p;

	(void)state;
	mem.flat = exact_block(HNL_PAGE);
	hnl_producer_init(&p, &mem, lines[0], lines[1]);
	assert_true(hnl_producer_copy(&p, mem.flat, 64));
	assert_non_null(hnl_producer_reserve(&p, 64));
	p.broken = true;
	at = p.prod;
	assert_null(hnl_producer_reserve(&p, 64));
	assert_false(hnl_producer_copy(&p, mem.flat, 64));
	assert_int_equal(p.prod, at);
	free(mem.flat);
}

/* What the peer writes to our line is not believed: we never read it. */
static void own_line_overwritten_no_effect(void **state)
{
	uint8_t out[2 * SIZE];

	(void)state;
	assert_true(send(64, 1));
	hnl_store_release(&WORD(CONSUMER_LINE, HNL_RING_INDEX), 0x12345678);
	assert_int_equal(drain(out), 64);
	hnl_store_release(&WORD(PRODUCER_LINE, HNL_RING_INDEX), 0x12345678);
	assert_true(send(64, 2));
	assert_int_equal(drain(out), 64);
	assert_false(r.c.broken || r.p.broken);
}

/* ---- doorbells ---- */

static void publish_to_a_sleeper_doorbell_once(void **state)
{
	(void)state;
	assert_true(hnl_consumer_sleep(&r.c));
	assert_false(hnl_producer_publish(&r.p));	/* nothing to tell */
	assert_true(send(32, 1));
	assert_true(hnl_producer_publish(&r.p));
	assert_true(send(32, 2));
	assert_false(hnl_producer_publish(&r.p));	/* EVENT was passed */
}

static void publish_while_awake_no_doorbell(void **state)
{
	(void)state;
	hnl_consumer_awake(&r.c);
	assert_true(send(32, 1));
	assert_false(hnl_producer_publish(&r.p));
}

static void publish_while_stalled_no_doorbell(void **state)
{
	struct hnl_ring_producer cq = r.p;

	(void)state;
	cq.peer = r.line[3];
	hnl_store_release(&r.line[3][0], 0);
	assert_true(hnl_consumer_stall(&r.c, &cq));
	assert_true(send(32, 1));
	assert_false(hnl_producer_publish(&r.p));
	assert_true(hnl_producer_stalled(&r.p));
}

static void sleep_with_something_ready_stays_awake(void **state)
{
	(void)state;
	assert_true(send(32, 1));
	ignore(hnl_producer_publish(&r.p));
	assert_false(hnl_consumer_sleep(&r.c));
	expect_word(HNL_RING_AWAKE, HNL_RING_IS_AWAKE);
	hnl_consumer_take(&r.c, 32);
	assert_true(hnl_consumer_sleep(&r.c));
	expect_word(HNL_RING_AWAKE, HNL_RING_ASLEEP);
	expect_word(HNL_RING_EVENT, 32);
	assert_false(hnl_producer_stalled(&r.p));
}

static void stall_when_room_was_made_stays_awake(void **state)
{
	struct hnl_ring_producer cq = r.p;

	(void)state;
	cq.peer = r.line[3];
	cq.prod = cq.published = 64;
	hnl_store_release(&r.line[3][0], 64);
	assert_false(hnl_consumer_stall(&r.c, &cq));
	expect_word(HNL_RING_AWAKE, HNL_RING_IS_AWAKE);
	assert_true(hnl_consumer_stall(&r.c, &cq));
	expect_word(HNL_RING_AWAKE, HNL_RING_STALLED);
}

/* Who reads the answers lies about how many: no sleep, the ring is broken. */
static void stall_over_an_index_that_lies_stays_awake(void **state)
{
	struct hnl_ring_producer cq = r.p;

	(void)state;
	cq.peer = r.line[3];
	cq.prod = cq.published = 64;
	hnl_store_release(&r.line[3][0], 68);
	assert_false(hnl_consumer_stall(&r.c, &cq));
	expect_word(HNL_RING_AWAKE, HNL_RING_IS_AWAKE);
	assert_true(cq.broken);
}

static void awake_word_rubbish_no_doorbell_no_harm(void **state)
{
	uint8_t out[2 * SIZE];

	(void)state;
	hnl_store_relaxed(&WORD(CONSUMER_LINE, HNL_RING_AWAKE), 0xdeadbeef);
	assert_true(send(32, 1));
	assert_false(hnl_producer_publish(&r.p));
	assert_int_equal(drain(out), 32);
}

/* The word moves by a quarter of the ring at once, and before any wait. */
static void told_late_quarter_at_once(void **state)
{
	uint8_t out[2 * SIZE];
	uint32_t n, told = 0;

	(void)state;
	for (n = 64; n <= 2 * SIZE; n += 64) {
		assert_true(send(64, n));
		ignore(hnl_producer_publish(&r.p));
		assert_int_equal(hnl_consumer_copy(&r.c, out, SIZE), 64);
		hnl_consumer_take(&r.c, 64);
		hnl_consumer_tell_late(&r.c);
		if (n - told >= SIZE / 4)
			told = n;
		expect_word(HNL_RING_INDEX, told);
	}
}

static void told_late_before_sleep_and_stall(void **state)
{
	struct hnl_ring_producer cq = r.p;
	uint32_t n;

	(void)state;
	cq.peer = r.line[3];
	hnl_store_release(&r.line[3][0], 0);
	for (n = 32; n <= 64; n += 32) {
		assert_true(send(32, n));
		ignore(hnl_producer_publish(&r.p));
		assert_int_equal(hnl_consumer_ready(&r.c), 32);
		hnl_consumer_take(&r.c, 32);
		hnl_consumer_tell_late(&r.c);
		expect_word(HNL_RING_INDEX, n - 32);
		if (n == 32)
			assert_true(hnl_consumer_sleep(&r.c));
		else
			assert_true(hnl_consumer_stall(&r.c, &cq));
		expect_word(HNL_RING_INDEX, n);
	}
}

int main(void)
{
#define T_(f) cmocka_unit_test_setup_teardown(f, open_ring, close_ring)
	const struct CMUnitTest tests[] = {
		T_(message_at_the_beginning_arrives),
		T_(message_at_every_place_paged_equals_flat),
		T_(producer_paged_writes_what_flat_writes),
		T_(message_past_the_end_noop_fills_each_gap),
		T_(message_up_to_the_end_no_gap),
		T_(reserve_then_commit_less_arrives),
		T_(copy_up_to_max_rest_stays),
		T_(ring_full_then_empty_told_apart),
		T_(half_a_ring_always_fits_an_empty_one),
		T_(index_across_32_bits_nothing_special),
		T_(producer_index_lies_consumer_broken),
		T_(producer_index_runs_backwards_consumer_broken),
		T_(producer_index_taken_back_consumer_broken),
		T_(producer_index_whole_ring_ahead_is_full),
		T_(consumer_index_lies_producer_broken),
		T_(consumer_index_past_the_published_producer_broken),
		T_(consumer_index_runs_backwards_producer_broken),
		T_(producer_broken_writes_nothing_though_there_is_room),
		T_(own_line_overwritten_no_effect),
		T_(publish_to_a_sleeper_doorbell_once),
		T_(publish_while_awake_no_doorbell),
		T_(publish_while_stalled_no_doorbell),
		T_(sleep_with_something_ready_stays_awake),
		T_(stall_when_room_was_made_stays_awake),
		T_(stall_over_an_index_that_lies_stays_awake),
		T_(awake_word_rubbish_no_doorbell_no_harm),
		T_(told_late_quarter_at_once),
		T_(told_late_before_sleep_and_stall),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
