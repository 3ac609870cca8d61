/* SPDX-License-Identifier: MIT */
/*
 * Instructions of a ring's turn, by callgrind, in one thread: count.py starts
 * this and divides. They are not its time, which is how far lines travel.
 *
 *	send	a publish of n messages		the producer
 *	take	they are copied and answered	the consumer
 *	reap	the answers are taken		the producer
 */
#include <stdio.h>

#include <valgrind/callgrind.h>

#include "ring.h"

#define TURNS 64
#define LEN 64

enum phase { SEND, TAKE, REAP, PHASES };

static const char *const names[PHASES] = { "send", "take", "reap" };
static uint8_t message[LEN_MAX], in[2][RING_BYTES * 2];

static void run(const struct ring_side *side, enum phase phase,
		unsigned int batch)
{
	switch (phase) {
	case SEND:
		(void)side->send(message, batch);
		break;
	case TAKE:
		(void)side->take(in[1]);
		break;
	default:
		(void)side->reap(in[0]);
		break;
	}
}

/* All phases of each turn; one is counted, or none but what counting costs. */
static void count(const struct ring_side *side, enum phase counted,
		  unsigned int batch)
{
	enum phase phase;
	unsigned int i;

	side->open(LEN);
	for (i = 0; i < TURNS; i++)
		for (phase = SEND; phase < PHASES; phase++) {
			if (phase == counted)
				CALLGRIND_TOGGLE_COLLECT;
			run(side, phase, batch);
			if (phase == counted)
				CALLGRIND_TOGGLE_COLLECT;
		}
}

static void table(const struct ring_side *side, unsigned int batch)
{
	enum phase phase;
	char name[64];

	for (phase = SEND; phase < PHASES; phase++) {
		count(side, phase, batch);
		CALLGRIND_ZERO_STATS;
		count(side, phase, batch);
		snprintf(name, sizeof(name), "subject %s-%u-%s", side->name,
			 batch, names[phase]);
		CALLGRIND_DUMP_STATS_AT(name);
	}
}

int main(void)
{
	static const struct ring_side *const sides[] = {
		&side_hnl_answers,
#ifdef BENCH_XEN
		&side_xen,
#endif
		&side_memcpy_answers,
	};
	size_t i;

	CALLGRIND_TOGGLE_COLLECT;
	printf("%d\n", TURNS);
	for (i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
		table(sides[i], 8);
		table(sides[i], 32);
	}
	return 0;
}
