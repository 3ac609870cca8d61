/* SPDX-License-Identifier: MIT */
/*
 * Samples of several subjects, taken in turn.
 *
 * Every round takes one sample of every subject, so that whatever disturbs the
 * machine disturbs all of them; a sample is some 100 us of one subject after a
 * quarter as much unmeasured. Times are of the loop and the call too, which
 * are the same for everyone.
 */
#ifndef BENCH_SAMPLE_H
#define BENCH_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SAMPLE_ROUNDS 101
#define SAMPLE_ROUNDS_MAX 2001
#define SAMPLE_SUBJECTS_MAX 128

/* Runs a subject n times. */
typedef void (*sample_run)(size_t subject, uint32_t n);

/* Replaces all samples. False: a limit was passed. */
bool sample_take(size_t subjects, size_t rounds, sample_run run);

/* ns of one run */
double sample_median(size_t subject);

/* Quartiles of the ratio a / b between samples of one round. */
void sample_spread(size_t a, size_t b, double *low, double *high);

#endif
