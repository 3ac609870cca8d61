/* SPDX-License-Identifier: MIT */
/*
 * One row of samples for each subject; a median and quartiles are taken of a
 * sorted copy, so that samples of one round stay together.
 */
#include "sample.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SAMPLE_NS 100000

static double sample[SAMPLE_SUBJECTS_MAX][SAMPLE_ROUNDS_MAX];
static uint32_t repeat[SAMPLE_SUBJECTS_MAX];
static size_t rounds;

static double now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double time_of(size_t subject, uint32_t n, sample_run run)
{
	double t = now_ns();

	run(subject, n);
	return now_ns() - t;
}

/* As many repetitions as fill a sample. */
static uint32_t calibrate(size_t subject, sample_run run)
{
	uint32_t n = 16;

	while (n < 1u << 24 && time_of(subject, n, run) < SAMPLE_NS / 2)
		n *= 2;
	return (uint32_t)(SAMPLE_NS / time_of(subject, n, run) * n) + 1;
}

bool sample_take(size_t subjects, size_t n, sample_run run)
{
	size_t r, i;

	if (subjects > SAMPLE_SUBJECTS_MAX || n < 1 || n > SAMPLE_ROUNDS_MAX)
		return false;
	rounds = n;
	for (i = 0; i < subjects; i++)
		repeat[i] = calibrate(i, run);
	for (r = 0; r < rounds; r++) {
		for (i = 0; i < subjects; i++) {
			run(i, repeat[i] / 4);
			sample[i][r] = time_of(i, repeat[i], run) / repeat[i];
		}
	}
	return true;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The value below which a share of the values lies. */
static double quantile(const double *v, double share)
{
	static double sorted[SAMPLE_ROUNDS_MAX];

	memcpy(sorted, v, rounds * sizeof(*v));
	qsort(sorted, rounds, sizeof(*sorted), by_value);
	return sorted[(size_t)(share * (double)(rounds - 1))];
}

double sample_median(size_t subject)
{
	return quantile(sample[subject], 0.5);
}

void sample_spread(size_t a, size_t b, double *low, double *high)
{
	static double ratio[SAMPLE_ROUNDS_MAX];
	size_t r;

	for (r = 0; r < rounds; r++)
		ratio[r] = sample[a][r] / sample[b][r];
	*low = quantile(ratio, 0.25);
	*high = quantile(ratio, 0.75);
}
