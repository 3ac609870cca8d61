/* SPDX-License-Identifier: MIT */
/*
 * A guest that writes a word between the hypervisor's load and its change, at
 * each try or at the first ones: event_words.c itself, whose changes fail here
 * as often as the test says. Each operation ends, and what is lost is the
 * guest's own event.
 *
 *	load --> the rival writes --> change fails --> load ..., TRIES at most
 */
#include "event_machine.h"

/* What the guest does to a word at each try, but those of peace. */
static struct {
	const uint32_t *word;	/* NULL: any */
	uint32_t flip, clear;
	unsigned int left, tries;
	uint64_t peace;		/* a bit a try */
} rival;

static bool peaceful_change(uint32_t *word, uint32_t *seen, uint32_t next)
{
	return hnl_try_change(word, seen, next);
}

static bool is_fought(const uint32_t *word)
{
	unsigned int i;

	if (rival.word != NULL && rival.word != word)
		return false;
	i = rival.tries++;
	if (rival.left == 0 || (i < 64 && (rival.peace >> i & 1)))
		return false;
	rival.left--;
	return true;
}

static bool fought_change(uint32_t *word, uint32_t *seen, uint32_t next)
{
	if (is_fought(word))
		hnl_store_relaxed(word, (hnl_load_relaxed(word) ^ rival.flip) &
						~rival.clear);
	return peaceful_change(word, seen, next);
}

#undef HEAD
#define hnl_try_change fought_change
#include "../../hv/service/model/event_words.c"
#undef hnl_try_change

#define ALWAYS 0xffffffffu
#define OTHER_BIT 0x80000000u	/* nobody's, of two levels: port 31's */

static struct event_machine *e;
static uint32_t port, next;

/* It flips so many times from now on. */
static void fight(uint32_t flip, unsigned int times)
{
	memset(&rival, 0, sizeof(rival));
	rival.flip = flip;
	rival.left = times;
}

static int open_guest(void **state)
{
	(void)state;
	e = event_open();
	memset(&rival, 0, sizeof(rival));
	assert_same(do_ipi(e, 1, 0, &port), 0);
	assert_same(do_ipi(e, 1, 0, &next), 0);
	return 0;
}

static int open_fifo(void **state)
{
	(void)open_guest(state);
	event_use_fifo(e, 1);
	return 0;
}

static int close_guest(void **state)
{
	(void)state;
	rival.left = 0;
	event_close(e);
	return 0;
}

/* ---- two levels ---- */

static void pending_fought_for_to_the_end_event_lost(void **state)
{
	(void)state;
	fight(OTHER_BIT, ALWAYS);
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(rival.tries, TRIES);
	assert_false(info_bit(e, 1, INFO_PENDING, port));
	assert_int_equal(e->upcalls, 0);
}

static void pending_fought_for_a_while_event_told(void **state)
{
	(void)state;
	fight(OTHER_BIT, TRIES - 1);
	assert_same(do_send(e, 1, port), 0);
	assert_true(info_bit(e, 1, INFO_PENDING, port));
	assert_int_equal(e->upcalls, 1);
}

/* The guest sets it itself: it was not set by us, and nobody is told. */
static void pending_set_by_the_guest_meanwhile_not_told(void **state)
{
	(void)state;
	fight(1u << port, 1);
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(rival.tries, 1);
	assert_true(info_bit(e, 1, INFO_PENDING, port));
	assert_int_equal(e->upcalls, 0);
}

static void mask_fought_for_to_the_end_stays(void **state)
{
	(void)state;
	info_set(e, 1, INFO_MASK, port, true);
	assert_same(do_send(e, 1, port), 0);
	fight(OTHER_BIT, ALWAYS);
	assert_same(do_unmask(e, 1, port), 0);
	assert_int_equal(rival.tries, TRIES);
	assert_true(info_bit(e, 1, INFO_MASK, port));
	assert_int_equal(e->upcalls, 0);
}

/* ---- FIFO ---- */

static void word_fought_for_to_the_end_event_lost(void **state)
{
	(void)state;
	fight(1u << 20, ALWAYS);
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(rival.tries, TRIES);
	assert_false(event_word_of(e, 1, port) & PENDING);
	assert_int_equal(e->upcalls, 0);
	/* In peace again, it is served as any other. */
	fight(0, 0);
	assert_same(do_send(e, 1, port), 0);
	assert_true(event_word_of(e, 1, port) & PENDING);
	assert_int_equal(e->upcalls, 1);
}

/* Masked while it is claimed: pending, and not queued. */
static void word_masked_meanwhile_not_queued(void **state)
{
	(void)state;
	fight(MASKED, 1);
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(event_word_of(e, 1, port), PENDING | MASKED);
	assert_int_equal(e->upcalls, 0);
}

/* Pending and masked by the guest meanwhile: there is nothing to change. */
static void word_made_pending_and_masked_meanwhile_not_changed(void **state)
{
	(void)state;
	fight(PENDING | MASKED, 1);
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(rival.tries, 1);
	assert_int_equal(event_word_of(e, 1, port), PENDING | MASKED);
	assert_int_equal(e->upcalls, 0);
}

/* ---- FIFO: the last event of a queue, while the next is linked to it ---- */

#define NOBODYS (1u << 20)	/* a bit of no meaning */

/* port is the tail of a queue; its word is fought for when next is sent. */
static void fight_for_tail(uint32_t flip, uint32_t clear, unsigned int times,
			   uint64_t peace)
{
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(e->upcalls, 1);
	fight(flip, times);
	rival.clear = clear;
	rival.peace = peace;
	rival.word = (const uint32_t *)(const void *)(
		e->m->page[ARRAY_PAGE + 2] + 4 * port);
	assert_same(do_send(e, 1, next), 0);
}

static void tail_fought_for_once_linked(void **state)
{
	(void)state;
	fight_for_tail(NOBODYS, 0, 1, 0);
	/* The change, BUSY, the change. */
	assert_int_equal(rival.tries, 3);
	assert_int_equal(event_word_of(e, 1, port),
			 PENDING | LINKED | NOBODYS | next);
	assert_int_equal(event_word_of(e, 1, next), PENDING | LINKED);
	assert_int_equal(e->upcalls, 1);
}

/* Its guest loses the event, and no more: nothing is BUSY for ever. */
static void tail_fought_for_to_the_end_event_lost(void **state)
{
	(void)state;
	fight_for_tail(NOBODYS, 0, ALWAYS, 0);
	assert_int_equal(rival.tries, 2 * TRIES);
	assert_int_equal(event_word_of(e, 1, port) & ~NOBODYS,
			 PENDING | LINKED);
	assert_int_equal(event_word_of(e, 1, next), PENDING | LINKED);
	assert_int_equal(e->upcalls, 1);
}

static void tail_fought_for_while_busy_busy_taken_back(void **state)
{
	(void)state;
	/* BUSY is set in peace; the other tries of the link are not. */
	fight_for_tail(NOBODYS, 0, TRIES, 1u << 1);
	assert_int_equal(rival.tries, TRIES + 2);
	assert_int_equal(event_word_of(e, 1, port) & ~NOBODYS,
			 PENDING | LINKED);
}

/* The guest takes the event: the queue is empty, and begins with the next. */
static void tail_taken_meanwhile_next_is_the_head(void **state)
{
	(void)state;
	fight_for_tail(0, LINKED | PENDING, 1, 0);
	assert_int_equal(event_word_of(e, 1, port), 0);
	assert_int_equal(fifo_load(e, CONTROL_PAGE + 1,
				   FIFO_HEAD(0, HNL_EVENT_PRIORITY_DEFAULT)),
			 next);
}

#define GUEST_TEST(name, open) \
	cmocka_unit_test_setup_teardown(name, open, close_guest)

int main(void)
{
	const struct CMUnitTest tests[] = {
		GUEST_TEST(pending_fought_for_to_the_end_event_lost,
			   open_guest),
		GUEST_TEST(pending_fought_for_a_while_event_told, open_guest),
		GUEST_TEST(pending_set_by_the_guest_meanwhile_not_told,
			   open_guest),
		GUEST_TEST(mask_fought_for_to_the_end_stays, open_guest),
		GUEST_TEST(word_fought_for_to_the_end_event_lost, open_fifo),
		GUEST_TEST(word_masked_meanwhile_not_queued, open_fifo),
		GUEST_TEST(word_made_pending_and_masked_meanwhile_not_changed,
			   open_fifo),
		GUEST_TEST(tail_fought_for_once_linked, open_fifo),
		GUEST_TEST(tail_fought_for_to_the_end_event_lost, open_fifo),
		GUEST_TEST(tail_fought_for_while_busy_busy_taken_back,
			   open_fifo),
		GUEST_TEST(tail_taken_meanwhile_next_is_the_head, open_fifo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
