/* SPDX-License-Identifier: MIT */
/*
 * Times the subjects against each other (sample.h) and prints ratios of
 * medians. Nothing here fails because of a time.
 *
 *	bench			a table, then lines of fields between tabs
 *	bench --rounds N	more or fewer rounds (101)
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sample.h"

/* goal: what docs/performance.md must reach; 0: none was set. */
struct contest {
	const char *title;
	const char *ours, *theirs;
	double goal;
	bool faster;	/* goal: so many times faster; else: of their time */
};

/* goal: of decoding what both know (M4 is mostly unknown). */
#define AGAINST(lib, goal)                                            \
	{ "encode M1 against " lib, "M1/encode/builder",              \
	  "M1/encode/" lib, 0, true },                                \
	{ "encode M2 against " lib, "M2/encode/builder",              \
	  "M2/encode/" lib, 0, true },                                \
	{ "encode M3 against " lib, "M3/encode/builder",              \
	  "M3/encode/" lib, 0, true },                                \
	{ "encode M4 against " lib, "M4/encode/builder",              \
	  "M4/encode/" lib, 0, true },                                \
	{ "decode M1 against " lib, "M1/decode/generated",            \
	  "M1/decode/" lib, goal, true },                             \
	{ "decode M2 against " lib, "M2/decode/generated",            \
	  "M2/decode/" lib, goal, true },                             \
	{ "decode M3 against " lib, "M3/decode/generated+walk",       \
	  "M3/decode/" lib, goal, true },                             \
	{ "decode M4 against " lib, "M4/decode/table",                \
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
	{ "decode M3 into an array", "M3/decode/generated+walk",
	  "M3/decode/libmnl", 5, true },
	{ "decode M4, learned", "M4/decode/table", "M4/decode/libmnl", 5,
	  true },
	{ "decode M1, fresh", "M1/fresh/table", "M1/fresh/libmnl", 2.5, true },
	{ "decode M2, fresh", "M2/fresh/table", "M2/fresh/libmnl", 2.5, true },
	{ "decode M3, fresh", "M3/fresh/table", "M3/fresh/libmnl", 2.5, true },
	{ "decode M3 fresh, into an array", "M3/fresh/generated+walk",
	  "M3/fresh/libmnl", 2.5, true },
	{ "decode M4, fresh", "M4/fresh/table", "M4/fresh/libmnl", 2.5, true },
	{ "decode M4, lengths vary", "M4/vary/table", "M4/vary/libmnl", 0,
	  true },
	{ "decode M1, table", "M1/decode/table", "M1/decode/struct", 0, false },
	{ "decode M2, table", "M2/decode/table", "M2/decode/struct", 0, false },
	{ "decode M3, table", "M3/decode/table", "M3/decode/struct", 0, false },
	{ "decode M1, generated", "M1/decode/generated", "M1/decode/struct",
	  1.25, false },
	{ "decode M2, generated", "M2/decode/generated", "M2/decode/struct", 2,
	  false },
	{ "decode M3, generated", "M3/decode/generated", "M3/decode/struct",
	  1.25, false },
	{ "decode M1, against libmnl", "M1/decode/generated",
	  "M1/decode/libmnl", 20, true },
	{ "decode M2, against libmnl", "M2/decode/generated",
	  "M2/decode/libmnl", 40, true },
	{ "decode M3, against libmnl", "M3/decode/generated",
	  "M3/decode/libmnl", 40, true },
	{ "decode M2S, other order", "M2S/decode/generated",
	  "M2S/decode/table", 1.15, false },
	{ "decode M3P, packed", "M3P/decode/packed", "M3/decode/struct", 1.05,
	  false },

	AGAINST("libnl-3", 0),
	AGAINST("protobuf-c", 0),
	AGAINST("flatbuffers", 2),
	{ "encode M3P against flatbuffers", "M3P/encode/packed",
	  "M3P/encode/flatbuffers", 0, true },
	{ "decode M3P against flatbuffers", "M3P/decode/packed",
	  "M3P/decode/flatbuffers", 0, true },
};

#define CONTESTS (sizeof(contest) / sizeof(contest[0]))

static void run_subject(size_t i, uint32_t n)
{
	bench_run(&bench_subject[i], n);
}

static size_t index_of(const char *name)
{
	return (size_t)(bench_find(name) - bench_subject);
}

static double median_of(const char *name)
{
	return sample_median(index_of(name));
}

static void spread_of(const struct contest *c, double *low, double *high)
{
	size_t ours = index_of(c->ours), theirs = index_of(c->theirs);

	if (c->faster)
		sample_spread(theirs, ours, low, high);
	else
		sample_spread(ours, theirs, low, high);
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

	printf("x: so many times faster than the other; else: times its time"
	       "\n%-31s %8s %8s %8s %12s %5s\n",
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
	size_t rounds = SAMPLE_ROUNDS;

	if (argc == 3 && strcmp(argv[1], "--rounds") == 0)
		rounds = (size_t)strtoul(argv[2], NULL, 10);
	bench_prepare();
	if (!sample_take(bench_subjects, rounds, run_subject))
		bench_fail("--rounds 1..2001");
	print_all();
	return 0;
}
