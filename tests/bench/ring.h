/* SPDX-License-Identifier: MIT */
/*
 * One kind of ring between two threads, as ring.c drives it. A side has one
 * ring at a time, made by open().
 */
#ifndef BENCH_RING_H
#define BENCH_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define RING_BYTES 65536u	/* of data, every side */
#define LEN_MAX 1024u
#define ANSWER_LEN 32u

/* The lengths are constants, as they are where a message is encoded. */
static inline void put_message(uint8_t *to, const uint8_t *msg, size_t len)
{
	switch (len) {
	case 32:
		memcpy(to, msg, 32);
		break;
	case 64:
		memcpy(to, msg, 64);
		break;
	case 256:
		memcpy(to, msg, 256);
		break;
	default:
		memcpy(to, msg, len);
		break;
	}
}

struct ring_side {
	const char *name;
	void (*open)(size_t len);
	/* The producer: n messages and one publish; false: no room for them. */
	bool (*send)(const uint8_t *msg, unsigned int n);
	/* The consumer copies what is there, and answers. Returns how many. */
	size_t (*take)(uint8_t *to);
	/* One-way rings have none of these; who never sleeps has no sleep. */
	size_t (*reap)(uint8_t *to);	/* answers that the producer took */
	bool (*sleep)(void);	/* true: the consumer waits for the doorbell */
	void (*awake)(void);
	unsigned long *rung;	/* doorbells, counted by send() */
};

extern const struct ring_side side_memcpy, side_hnl, side_hnl_answers;
extern const struct ring_side side_memcpy_answers;
extern const struct ring_side side_rte, side_xen;

#endif
