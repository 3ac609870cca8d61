/* SPDX-License-Identifier: MIT */
/*
 * When a KICK tells its guest how far it has taken: late, but before the
 * answers of the last that it took, and before it ends. lib/ring.c and
 * hv/kick.c are compiled into this program with a hook in place of each atomic
 * store, so that what a second processor would see is a list.
 *
 *	stores	| answers to 2024 | taken 3080 | answers to the end |
 */
#include <stdint.h>

static void store_and_note(uint32_t *word, uint32_t v);

#define __atomic_store_n(word, v, order) store_and_note(word, v)
#include "../../lib/ring.c"
#include "../../hv/kick.c"
#undef __atomic_store_n

#include "machine.h"

#define RING 1u
#define PAGE FREE_PAGE
#define PAGES 4u		/* a direction; a quarter is one of them */
#define PIECE 2048u		/* that the dispatcher copies at once */
#define MESSAGES 70u		/* two pieces, and less than a quarter */
#define NOTED 64u

enum word { TAKEN, ANSWERED, WORDS };

static struct {
	uint32_t *word[WORDS];	/* NULL: nothing is noted */
	enum word which[NOTED];
	uint32_t value[NOTED];
	unsigned int n;
} noted;

static void store_and_note(uint32_t *word, uint32_t v)
{
	enum word w;

	__atomic_store_n(word, v, __ATOMIC_RELEASE);
	for (w = TAKEN; w < WORDS; w++)
		if (word == noted.word[w] && noted.n < NOTED) {
			noted.which[noted.n] = w;
			noted.value[noted.n++] = hnl_swap_le32(v);
		}
}

static struct machine *open_ring(struct guest_ring *g, uint32_t budget)
{
	struct machine *m = machine_new();

	memset(&noted, 0, sizeof(noted));
	m->hv_cfg.budget = budget;
	m->hv_cfg.max_message = PIECE;
	machine_start(m);
	guest_ring_open(g, m, RING, PAGE, PAGES, PAGES);
	noted.word[TAKEN] = ring_line(g, HNL_RING_SQ_CONSUMER + HNL_RING_INDEX);
	noted.word[ANSWERED] = ring_line(g, HNL_RING_CQ_PRODUCER +
					    HNL_RING_INDEX);
	return m;
}

static void close_ring(struct guest_ring *g)
{
	memset(&noted, 0, sizeof(noted));
	guest_ring_close(g);
	machine_close(g->m);
}

/* Bytes of a message; n of them are sent. */
static uint32_t send_some(struct guest_ring *g, unsigned int n)
{
	static uint8_t batch[2 * HNL_PAGE];
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	unsigned int i;

	for (i = 0; i < n; i++)
		put_share(&b, 0, i, GPA(PRIVATE_PAGE), 1);
	guest_ring_send(g, batch, b.len);
	return (uint32_t)b.len / n;
}

static void told_once_and_before_the_last_answers(void **state)
{
	struct guest_ring g;
	struct machine *m = open_ring(&g, 0);
	uint32_t each = send_some(&g, MESSAGES);

	(void)state;
	assert_true(MESSAGES * each > PIECE);
	assert_true(MESSAGES * each < PAGES * HNL_PAGE / 4);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), 0);
	assert_int_equal(noted.n, 3);
	assert_int_equal(noted.which[0], ANSWERED);
	assert_int_equal(noted.which[1], TAKEN);
	assert_int_equal(noted.value[1], MESSAGES * each);
	assert_int_equal(noted.which[2], ANSWERED);
	close_ring(&g);
}

/* A quarter is taken in the middle of it: the guest may write on. */
static void quarter_taken_told_while_there_is_more(void **state)
{
	struct guest_ring g;
	struct machine *m = open_ring(&g, 0);
	uint32_t each = send_some(&g, MESSAGES), told = 0;
	unsigned int i, n = 0;

	(void)state;
	(void)send_some(&g, MESSAGES);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), 0);
	for (i = 0; i < noted.n; i++) {
		if (noted.which[i] != TAKEN)
			continue;
		if (n++ == 0)
			assert_in_range(noted.value[i],
					PAGES * HNL_PAGE / 4,
					2 * MESSAGES * each - 1);
		told = noted.value[i];
	}
	assert_int_equal(n, 2);
	assert_int_equal(told, 2 * MESSAGES * each);
	close_ring(&g);
}

static void time_is_up_told_what_was_taken(void **state)
{
	struct guest_ring g;
	struct machine *m = open_ring(&g, 8);
	uint32_t each = send_some(&g, MESSAGES);
	size_t answers;

	(void)state;
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), -HNL_EAGAIN);
	guest_ring_take(&g);
	answers = answers_in(g.got, g.got_len);
	assert_in_range(answers, 1, MESSAGES - 1);
	assert_int_equal(hnl_load_relaxed(noted.word[TAKEN]), answers * each);
	assert_int_equal(guest_ring_serve(&g), 0);
	close_ring(&g);
}

/* By the answer it learns of the room too: no second notification. */
static void who_asks_for_room_and_is_answered_notified_once(void **state)
{
	struct guest_ring g;
	struct machine *m = open_ring(&g, 0);

	(void)state;
	hnl_producer_ask(&g.sq, true);
	assert_true(hnl_consumer_sleep(&g.cq));
	(void)send_some(&g, 1);
	assert_int_equal(hnl_hv_kick(m->cpu, m->domain, RING), 0);
	assert_int_equal(m->notified, 1);
	close_ring(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(told_once_and_before_the_last_answers),
		cmocka_unit_test(quarter_taken_told_while_there_is_more),
		cmocka_unit_test(time_is_up_told_what_was_taken),
		cmocka_unit_test(
			who_asks_for_room_and_is_answered_notified_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
