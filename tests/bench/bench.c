/* SPDX-License-Identifier: MIT */
/*
 * Times the subjects against each other and prints ratios of medians.
 *
 * Every round takes one sample of every subject, so that whatever disturbs the
 * machine disturbs all of them; a sample is some 100 us of one subject after a
 * quarter as much unmeasured. Nothing here fails because of a time.
 *
 *	bench			a table, then lines of fields between tabs
 *	bench --rounds N	more or fewer rounds (101)
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SAMPLE_NS 100000
#define ROUNDS_MAX 2001
#define SUBJECTS_MAX 128

/* goal: what docs/performance.md must reach; 0: none was set. */
struct contest {
	const char *title;
	const char *ours, *theirs;
	double goal;
	bool faster;	/* goal: so many times faster; else: of their time */
};

#define AGAINST(lib)                                                       \
	{ "encode M1 against " lib, "M1/encode/builder",                   \
	  "M1/encode/" lib, 0, true },                                     \
	{ "encode M2 against " lib, "M2/encode/builder",                   \
	  "M2/encode/" lib, 0, true },                                     \
	{ "encode M3 against " lib, "M3/encode/builder",                   \
	  "M3/encode/" lib, 0, true },                                     \
	{ "encode M4 against " lib, "M4/encode/builder",                   \
	  "M4/encode/" lib, 0, true },                                     \
	{ "decode M1 against " lib, "M1/decode/table",                     \
	  "M1/decode/" lib, 0, true },                                     \
	{ "decode M2 against " lib, "M2/decode/table",                     \
	  "M2/decode/" lib, 0, true },                                     \
	{ "decode M3 against " lib, "M3/decode/table+walk",                \
	  "M3/decode/" lib, 0, true },                                     \
	{ "decode M4 against " lib, "M4/decode/table",                     \
	  "M4/decode/" lib, 0, true }

static const struct contest contest[] = {
	{ "encode M1, checked builder", "M1/encode/builder",
	  "M1/encode/libmnl", 8, true },
	{ "encode M2, checked builder", "M2/encode/builder",
	  "M2/encode/libmnl", 15, true },
	{ "encode M3, checked builder", "M3/encode/builder",
	  "M3/encode/libmnl", 8, true },
	{ "encode M4, checked builder", "M4/encode/builder",
	  "M4/encode/libmnl", 0, true },
	{ "encode M1, generated", "M1/encode/generated", "M1/encode/struct",
	  1.4, false },
	{ "encode M2, generated", "M2/encode/generated", "M2/encode/struct",
	  2.2, false },
	{ "encode M3, generated", "M3/encode/generated", "M3/encode/struct",
	  0, false },
	{ "encode M3P, packed", "M3P/encode/packed", "M3/encode/struct", 1.15,
	  false },

	{ "decode M1, learned", "M1/decode/table", "M1/decode/libmnl", 5,
	  true },
	{ "decode M2, learned", "M2/decode/table", "M2/decode/libmnl", 5,
	  true },
	{ "decode M2S, learned", "M2S/decode/table", "M2S/decode/libmnl", 5,
	  true },
	{ "decode M3, learned", "M3/decode/table", "M3/decode/libmnl", 5,
	  true },
	{ "decode M3 into an array", "M3/decode/table+walk",
	  "M3/decode/libmnl", 5, true },
	{ "decode M4, learned", "M4/decode/table", "M4/decode/libmnl", 5,
	  true },
	{ "decode M1, fresh", "M1/fresh/table", "M1/fresh/libmnl", 2.5, true },
	{ "decode M2, fresh", "M2/fresh/table", "M2/fresh/libmnl", 2.5, true },
	{ "decode M3, fresh", "M3/fresh/table", "M3/fresh/libmnl", 2.5, true },
	{ "decode M3 fresh, into an array", "M3/fresh/table+walk",
	  "M3/fresh/libmnl", 2.5, true },
	{ "decode M4, fresh", "M4/fresh/table", "M4/fresh/libmnl", 2.5, true },
	{ "decode M4, lengths vary", "M4/vary/table", "M4/vary/libmnl", 0,
	  true },
	{ "decode M1, table", "M1/decode/table", "M1/decode/struct", 0, false },
	{ "decode M2, table", "M2/decode/table", "M2/decode/struct", 0, false },
	{ "decode M3, table", "M3/decode/table", "M3/decode/struct", 0, false },
	{ "decode M3P, packed", "M3P/decode/packed", "M3/decode/struct", 1.05,
	  false },

	AGAINST("libnl-3"),
	AGAINST("protobuf-c"),
	AGAINST("flatbuffers"),
	{ "encode M3P against flatbuffers", "M3P/encode/packed",
	  "M3P/encode/flatbuffers", 0, true },
	{ "decode M3P against flatbuffers", "M3P/decode/packed",
	  "M3P/decode/flatbuffers", 0, true },
};

#define CONTESTS (sizeof(contest) / sizeof(contest[0]))

static double sample[SUBJECTS_MAX][ROUNDS_MAX];	/* ns of one operation */
static uint32_t repeat[SUBJECTS_MAX];
static size_t rounds = 101;

static double now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double time_of(const struct bench_subject *s, uint32_t n)
{
	double t = now_ns();

	bench_run(s, n);
	return now_ns() - t;
}

/* As many repetitions as fill a sample. */
static uint32_t calibrate(const struct bench_subject *s)
{
	uint32_t n = 16;

	while (n < 1u << 24 && time_of(s, n) < SAMPLE_NS / 2)
		n *= 2;
	return (uint32_t)(SAMPLE_NS / time_of(s, n) * n) + 1;
}

static void take_samples(void)
{
	size_t r, i;

	for (i = 0; i < bench_subjects; i++)
		repeat[i] = calibrate(&bench_subject[i]);
	for (r = 0; r < rounds; r++) {
		for (i = 0; i < bench_subjects; i++) {
			bench_run(&bench_subject[i], repeat[i] / 4);
			sample[i][r] = time_of(&bench_subject[i], repeat[i]) /
				       repeat[i];
		}
	}
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The value below which a share of n values lies. */
static double quantile(const double *v, size_t n, double share)
{
	static double sorted[ROUNDS_MAX];

	memcpy(sorted, v, n * sizeof(*v));
	qsort(sorted, n, sizeof(*sorted), by_value);
	return sorted[(size_t)(share * (double)(n - 1))];
}

static const double *samples_of(const char *name)
{
	return sample[bench_find(name) - bench_subject];
}

/* Of the loop and the call too, which are the same for everyone. */
static double median_of(const char *name)
{
	return quantile(samples_of(name), rounds, 0.5);
}

/* The spread of the ratio between samples that were taken together. */
static void spread_of(const struct contest *c, double *low, double *high)
{
	const double *ours = samples_of(c->ours);
	const double *theirs = samples_of(c->theirs);
	double ratio[ROUNDS_MAX];
	size_t r;

	for (r = 0; r < rounds; r++)
		ratio[r] = c->faster ? theirs[r] / ours[r] :
				       ours[r] / theirs[r];
	*low = quantile(ratio, rounds, 0.25);
	*high = quantile(ratio, rounds, 0.75);
}

static const char *verdict_of(const struct contest *c, double ratio)
{
	if (c->goal == 0)
		return "-";
	return (c->faster ? ratio >= c->goal : ratio <= c->goal) ?
		       "reached" :
		       "not reached";
}

/* The side is the last part of a subject's name. */
static bool is_absent(const char *subject)
{
	const char *side = strrchr(subject, '/') + 1;
	const char *const *absent;

	for (absent = bench_absent; *absent != NULL; absent++)
		if (strcmp(side, *absent) == 0)
			return true;
	return false;
}

static void print_contest(const struct contest *c, bool machine)
{
	double ours, theirs, ratio, low, high;

	if (is_absent(c->theirs))
		return;
	ours = median_of(c->ours);
	theirs = median_of(c->theirs);
	ratio = c->faster ? theirs / ours : ours / theirs;
	spread_of(c, &low, &high);
	if (machine)
		printf("bench\t%s\t%s\t%.2f\t%s\t%.2f\t%s\t%.3f\t%.3f\t%s\n",
		       c->title, c->ours, ours, c->theirs, theirs,
		       c->faster ? "faster" : "of-time", ratio, c->goal,
		       verdict_of(c, ratio));
	else
		printf("%-31s %8.1f %8.1f %7.2f%s %5.2f-%-6.2f %5.4g  %s\n",
		       c->title, ours, theirs, ratio, c->faster ? "x" : " ",
		       low, high, c->goal, verdict_of(c, ratio));
}

/* What 32 unknown attributes cost beyond the 4 known ones. */
static void print_unknown(const char *kind, const char *name, double goal)
{
	double ns = (median_of(name) - median_of("M4/known/table")) /
		    BENCH_UNKNOWN;

	printf("bench\tunknown attribute skipped, %s\t%s\t%.2f\t\t\tns\t"
	       "%.2f\t%.1f\t%s\n",
	       kind, name, ns, ns, goal,
	       ns <= goal ? "reached" : "not reached");
}

static void print_all(void)
{
	const char *const *absent;
	size_t i;

	printf("x: so many times faster than the other; else: times the time "
	       "of the struct\n%-31s %8s %8s %8s %12s %5s\n",
	       "medians in ns", "hnl", "other", "ratio", "quartiles", "goal");
	for (i = 0; i < CONTESTS; i++)
		print_contest(&contest[i], false);
	for (i = 0; i < CONTESTS; i++)
		print_contest(&contest[i], true);
	for (absent = bench_absent; *absent != NULL; absent++)
		printf("bench\tnot measured, not installed\t%s\n", *absent);
	print_unknown("predictable", "M4/decode/table", 1.5);
	print_unknown("worst case", "M4/vary/table", 7);
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "--rounds") == 0)
		rounds = (size_t)strtoul(argv[2], NULL, 10);
	if (rounds < 1 || rounds > ROUNDS_MAX || bench_subjects > SUBJECTS_MAX)
		bench_fail("--rounds 1..2001");
	bench_prepare();
	take_samples();
	print_all();
	return 0;
}
