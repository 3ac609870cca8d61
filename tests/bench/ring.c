/* SPDX-License-Identifier: MIT */
/*
 * Rings between two threads, one on each of two processors: a message one way,
 * a request and its answer, and what a cache line takes there and back.
 *
 * A pass measures every side once, one after the other; a figure is the
 * least of the passes: what else runs on the machine only adds to it. Nobody
 * spins without a bound: after some thousand turns a waiter yields, and after
 * ten seconds the whole ends.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ring.h"

#define PASSES 25
#define IN_FLIGHT 1024u /* fewer than answers that a ring holds */
#define MESSAGES 8192u	/* a pass; a multiple of every batch */
#define TURNS 4096u	/* of a spin, until it yields */
#define LIMIT_NS 10e9

static const unsigned int lens[] = {32, 64, 256, 1024};
static const unsigned int batches[] = {1, 8, 32};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static uint8_t message[LEN_MAX], in[2][RING_BYTES * 2];
static const struct ring_side *side;
static bool answers;
static int barrier;

static double now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* One turn of a bounded wait; *n counts them. */
static void pause_turn(unsigned int *n)
{
	static __thread double begin;

	if (++*n % TURNS != 0) {
#if defined(__x86_64__) || defined(__i386__)
		__builtin_ia32_pause();
#endif
		return;
	}
	if (*n == TURNS)
		begin = now_ns();
	if (now_ns() - begin > LIMIT_NS) {
		fprintf(stderr, "%s: stuck\n", side != NULL ? side->name : "");
		exit(1);
	}
	sched_yield();
}

static void stay_on(unsigned int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	(void)pthread_setaffinity_np(pthread_self(), sizeof(set), &set);
}

static void meet(void)
{
	unsigned int n = 0;

	__atomic_fetch_add(&barrier, 1, __ATOMIC_SEQ_CST);
	while (__atomic_load_n(&barrier, __ATOMIC_ACQUIRE) < 2)
		pause_turn(&n);
}

static unsigned long bells(void)
{
	return __atomic_load_n(side->rung, __ATOMIC_ACQUIRE);
}

/* Empty: sleeps until the next doorbell, if there is one to wait for. */
static void go_to_sleep(unsigned long *heard)
{
	unsigned int n = 0;

	if (!side->sleep())
		return;
	while (bells() == *heard)
		pause_turn(&n);
	*heard = bells();
	side->awake();
}

static void *consume(void *arg)
{
	unsigned long heard = 0;
	unsigned int spins = 0;
	size_t got = 0, n;

	(void)arg;
	stay_on(1);
	meet();
	while (got < MESSAGES) {
		n = side->take(in[1]);
		got += n;
		if (n != 0)
			spins = 0;
		else if (side->sleep != NULL)
			go_to_sleep(&heard);
		else
			pause_turn(&spins);
	}
	return NULL;
}

static void produce(unsigned int batch)
{
	size_t sent = 0, reaped = 0, n;
	unsigned int spins = 0;

	while (sent < MESSAGES || (answers && reaped < MESSAGES)) {
		n = 0;
		if (sent < MESSAGES &&
		    (!answers || sent - reaped < IN_FLIGHT) &&
		    side->send(message, batch))
			n = batch;
		sent += n;
		if (answers) {
			size_t k = side->reap(in[0]);

			reaped += k;
			n += k;
		}
		if (n != 0)
			spins = 0;
		else
			pause_turn(&spins);
	}
}

/* ns a message */
static double run_once(unsigned int len, unsigned int batch)
{
	pthread_t thread;
	double begin;

	side->open(len);
	barrier = 0;
	if (pthread_create(&thread, NULL, consume, NULL) != 0)
		exit(1);
	meet();
	begin = now_ns();
	produce(batch);
	pthread_join(thread, NULL);
	return (now_ns() - begin) / MESSAGES;
}

static double least(const double *v)
{
	double min = v[0];
	size_t i;

	for (i = 1; i < PASSES; i++)
		min = v[i] < min ? v[i] : min;
	return min;
}

/* ---- a line there and back ---- */

static struct {
	uint32_t ping __attribute__((aligned(128)));
	uint32_t pong __attribute__((aligned(128)));
} line;

static void *echo(void *arg)
{
	unsigned int n;
	uint32_t i;

	(void)arg;
	stay_on(1);
	meet();
	for (i = 1; i <= MESSAGES; i++) {
		n = 0;
		while (__atomic_load_n(&line.ping, __ATOMIC_ACQUIRE) != i)
			pause_turn(&n);
		__atomic_store_n(&line.pong, i, __ATOMIC_RELEASE);
	}
	return NULL;
}

static double round_trip(void)
{
	pthread_t thread;
	unsigned int n;
	double begin;
	uint32_t i;

	memset(&line, 0, sizeof(line));
	barrier = 0;
	if (pthread_create(&thread, NULL, echo, NULL) != 0)
		exit(1);
	meet();
	begin = now_ns();
	for (i = 1; i <= MESSAGES; i++) {
		n = 0;
		__atomic_store_n(&line.ping, i, __ATOMIC_RELEASE);
		while (__atomic_load_n(&line.pong, __ATOMIC_ACQUIRE) != i)
			pause_turn(&n);
	}
	pthread_join(thread, NULL);
	return (now_ns() - begin) / MESSAGES;
}

/* ---- tables ---- */

static void table(const struct ring_side *const *sides, size_t n,
		  unsigned int len, unsigned int batch)
{
	double ns[4][PASSES], min[4], bell[4] = {0};
	size_t i, pass;

	for (pass = 0; pass < PASSES; pass++) {
		for (i = 0; i < n; i++) {
			side = sides[i];
			answers = side->reap != NULL;
			ns[i][pass] = run_once(len, batch);
			if (answers)
				bell[i] += (double)bells() / PASSES;
		}
	}
	printf("%6u %4u", len, batch);
	for (i = 0; i < n; i++) {
		min[i] = least(ns[i]);
		printf("  %-8s %7.1f ns %5.2fx", sides[i]->name, min[i],
		       min[i] / min[0]);
		if (answers)
			printf(" %6.1f bells", bell[i] * 1000 / MESSAGES);
	}
	printf("\n");
}

/* A cell alone: bench-ring BYTES A-PUBLISH. */
static bool is_wanted(int argc, char **argv, size_t i, size_t k)
{
	return argc < 3 || (lens[i] == strtoul(argv[1], NULL, 10) &&
			    batches[k] == strtoul(argv[2], NULL, 10));
}

int main(int argc, char **argv)
{
	static const struct ring_side *const one_way[] = {
		&side_memcpy,
		&side_hnl,
#ifdef BENCH_RTE
		&side_rte,
#endif
	};
	static const struct ring_side *const both[] = {
		&side_hnl_answers,
#ifdef BENCH_XEN
		&side_xen,
#endif
		&side_memcpy_answers,
	};
	double trip[PASSES];
	size_t i, k;

	setvbuf(stdout, NULL, _IOLBF, 0);
	stay_on(0);
	for (i = 0; i < PASSES; i++)
		trip[i] = round_trip();
	printf("a cache line there and back: %.0f ns\n", least(trip));
	printf("one way: ns a message, ratio to the first\n bytes  a "
	       "publish\n");
	for (i = 0; i < COUNT(lens); i++)
		for (k = 0; k < COUNT(batches); k++)
			if (is_wanted(argc, argv, i, k))
				table(one_way, COUNT(one_way), lens[i],
				      batches[k]);
	printf("with answers of %u bytes; doorbells a thousand requests\n",
	       ANSWER_LEN);
	for (i = 0; i < COUNT(lens); i++)
		for (k = 0; k < COUNT(batches); k++)
			if (is_wanted(argc, argv, i, k))
				table(both, COUNT(both), lens[i], batches[k]);
	return 0;
}
