/* SPDX-License-Identifier: MIT */
/*
 * Times the dispatcher against a struct multicall (sample.h), and prints ratios
 * of medians. Nothing here fails because of a time.
 *
 *	mixed	eight commands in an order that is fresh in each batch
 *	hot	one command again and again
 *	walk	one command of many units: in one entry, and in short ones
 *
 *	dispatch		a table, then lines of fields between tabs
 *	dispatch --rounds N	more or fewer rounds (101)
 *	dispatch --count	for count.py
 */
#include "dispatch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef BENCH_CALLGRIND
#include <valgrind/callgrind.h>
#endif

#include "bench.h"
#include "sample.h"

#define WALK_PAGES 512

enum { MIXED_1, MIXED_8, MIXED_64, MIXED_256, HOT_1, HOT_64, WALK, POOLS };

static struct batch pool[POOLS][POOL];

struct subject {
	const char *name;	/* pool, commands, side */
	uint32_t (*run)(const struct batch *b);
	int pool;
};

#define SUBJECTS_OF(name, pool)                                        \
	{ name "/hnl", hnl_side_run, pool },                           \
	{ name "/multicall", struct_side_run, pool },                  \
	{ name "/held", struct_side_run_held, pool }

static const struct subject subject[] = {
	SUBJECTS_OF("mixed/1", MIXED_1),
	SUBJECTS_OF("mixed/8", MIXED_8),
	SUBJECTS_OF("mixed/64", MIXED_64),
	SUBJECTS_OF("mixed/256", MIXED_256),
	SUBJECTS_OF("hot/1", HOT_1),
	SUBJECTS_OF("hot/64", HOT_64),
	{ "walk/whole/hnl", hnl_side_run, WALK },
	{ "walk/short/hnl", hnl_side_run_short, WALK },
	{ "walk/whole/multicall", struct_side_run, WALK },
	{ "walk/short/multicall", struct_side_run_short, WALK },
};

#define SUBJECTS (sizeof(subject) / sizeof(subject[0]))

/* goal: the ratio to be reached against the multicall; 0: none was set. */
struct contest {
	const char *title, *name;
	double goal;
};

static const struct contest contest[] = {
	{ "1 command", "mixed/1", 0 },
	{ "8 commands, fresh order", "mixed/8", 0 },
	{ "64 commands, fresh order", "mixed/64", 0.8 },
	{ "256 commands, fresh order", "mixed/256", 0.8 },
	{ "1 command, hot", "hot/1", 0 },
	{ "64 times one hot command", "hot/64", 1.3 },
};

#define CONTESTS (sizeof(contest) / sizeof(contest[0]))

void dispatch_fail(const char *what)
{
	fprintf(stderr, "dispatch: %s\n", what);
	exit(1);
}

/* ---- batches ---- */

static uint32_t seed = 0x9e3779b9;

static struct command any_command(void)
{
	struct command c = { 0, { 0 } };
	uint64_t *v = c.value;

	c.cmd = (uint8_t)(HNL_MIXED_CMD_SEND +
			  bench_random(&seed) % HNL_MIXED_CMD_GET);
	v[HNL_MIXED_A_PORT] = bench_random(&seed) % WORK_PORTS;
	v[HNL_MIXED_A_MASKED] = bench_random(&seed) % 2;
	v[HNL_MIXED_A_VCPU] = bench_random(&seed) % WORK_VCPUS;
	v[HNL_MIXED_A_DEADLINE] = (uint64_t)bench_random(&seed) << 10;
	v[HNL_MIXED_A_GPA] =
		RAM_GPA + bench_random(&seed) % RAM_PAGES * HNL_PAGE;
	v[HNL_MIXED_A_ATTRIBUTES] = bench_random(&seed) % 32;
	v[HNL_MIXED_A_REF] = bench_random(&seed) % WORK_GRANTS;
	v[HNL_MIXED_A_PEER] = bench_random(&seed) % 0x7ff0;
	v[HNL_MIXED_A_NODE] = bench_random(&seed) % 16;
	v[HNL_MIXED_A_WEIGHT] = 1 + bench_random(&seed) % 65535;
	v[HNL_MIXED_A_INDEX] = bench_random(&seed) % WORK_PARAMETERS;
	v[HNL_MIXED_A_VALUE] = bench_random(&seed);
	v[HNL_MIXED_A_PAGES] = WALK_PAGES;
	return c;
}

/* cmd: all are this one; 0: any. */
static void write_batch(struct batch *b, uint32_t n, uint8_t cmd)
{
	static struct command c[BATCH_MAX];
	uint32_t i;

	for (i = 0; i < n; i++) {
		c[i] = any_command();
		if (cmd != 0)
			c[i].cmd = cmd;
	}
	b->n = n;
	hnl_side_write(b, c);
	struct_side_write(b, c);
}

static void fill(struct batch *to, uint32_t n, uint8_t cmd)
{
	size_t i;

	for (i = 0; i < POOL; i++)
		write_batch(&to[i], n, cmd);
}

/* ---- agreement ---- */

static struct work_state left_behind;

/* Both leave the same state and give the same answers. */
static void agree(const struct batch *b,
		  uint32_t (*ours)(const struct batch *b),
		  uint32_t (*theirs)(const struct batch *b))
{
	uint64_t answers;

	memset(&work_state, 0, sizeof(work_state));
	(void)ours(b);
	answers = hnl_side_answers(b);
	left_behind = work_state;
	memset(&work_state, 0, sizeof(work_state));
	(void)theirs(b);
	if (struct_side_answers(b) != answers ||
	    memcmp(&left_behind, &work_state, sizeof(work_state)) != 0)
		dispatch_fail("the sides differ");
}

static const struct command wrong[] = {
	{ HNL_MIXED_CMD_SEND, { [HNL_MIXED_A_PORT] = 1024 } },
	{ HNL_MIXED_CMD_MASK, { [HNL_MIXED_A_MASKED] = 2 } },
	{ HNL_MIXED_CMD_TIMER, { [HNL_MIXED_A_VCPU] = 64 } },
	{ HNL_MIXED_CMD_PROTECT, { [HNL_MIXED_A_GPA] = RAM_GPA + 8 } },
	{ HNL_MIXED_CMD_PROTECT, { [HNL_MIXED_A_GPA] = 0 } },
	{ HNL_MIXED_CMD_GRANT, { [HNL_MIXED_A_GPA] = RAM_GPA,
				 [HNL_MIXED_A_REF] = 256 } },
	{ HNL_MIXED_CMD_GRANT, { [HNL_MIXED_A_GPA] = RAM_GPA,
				 [HNL_MIXED_A_PEER] = 0x7ff0 } },
	{ HNL_MIXED_CMD_PLACE, { [HNL_MIXED_A_NODE] = 16,
				 [HNL_MIXED_A_WEIGHT] = 1 } },
	{ HNL_MIXED_CMD_PLACE, { [HNL_MIXED_A_NODE] = 1 } },
	{ HNL_MIXED_CMD_SET, { [HNL_MIXED_A_INDEX] = 64 } },
	{ HNL_MIXED_CMD_GET, { [HNL_MIXED_A_INDEX] = 64 } },
	{ HNL_MIXED_CMD_WALK, { [HNL_MIXED_A_PAGES] = 65537 } },
};

/* Both refuse what is out of its range. */
static void refuse_wrong(void)
{
	struct batch b = { .n = 1 };
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		hnl_side_write(&b, &wrong[i]);
		struct_side_write(&b, &wrong[i]);
		if (!hnl_side_refuses(&b) || !struct_side_refuses(&b))
			dispatch_fail("a wrong value is taken");
	}
}

static void prepare(void)
{
	size_t i, k;

	work_prepare();
	hnl_side_prepare();
	fill(pool[MIXED_1], 1, 0);
	fill(pool[MIXED_8], 8, 0);
	fill(pool[MIXED_64], 64, 0);
	fill(pool[MIXED_256], 256, 0);
	fill(pool[HOT_1], 1, HNL_MIXED_CMD_TIMER);
	fill(pool[HOT_64], 64, HNL_MIXED_CMD_TIMER);
	fill(pool[WALK], 1, HNL_MIXED_CMD_WALK);
	for (i = 0; i < POOLS; i++) {
		for (k = 0; k < POOL; k++) {
			agree(&pool[i][k], hnl_side_run, struct_side_run);
			agree(&pool[i][k], hnl_side_run,
			      struct_side_run_held);
			/* Answers of one entry are looked at, the last one. */
			if (i == WALK)
				agree(&pool[i][k], hnl_side_run_short,
				      struct_side_run_short);
		}
	}
	refuse_wrong();
}

/* ---- figures ---- */

/* Batches at random: a predictor of branches does not learn their order. */
static void run_subject(size_t i, uint32_t n)
{
	const struct subject *s = &subject[i];
	uint32_t order = 1;

	for (; n != 0; n--)
		(void)s->run(&pool[s->pool][bench_random(&order) % POOL]);
}

static size_t index_of(const char *name, const char *side)
{
	size_t i, len = strlen(name);

	for (i = 0; i < SUBJECTS; i++)
		if (strncmp(subject[i].name, name, len) == 0 &&
		    strcmp(subject[i].name + len, side) == 0)
			return i;
	dispatch_fail(name);
	return 0;
}

static double median_of(const char *name, const char *side)
{
	return sample_median(index_of(name, side));
}

static void print_contest(const struct contest *c, const char *side,
			  double goal, bool machine)
{
	size_t ours = index_of(c->name, "/hnl");
	size_t theirs = index_of(c->name, side);
	uint32_t n = pool[subject[ours].pool][0].n;
	double low, high, a = sample_median(ours) / n;
	double b = sample_median(theirs) / n;
	const char *verdict = goal == 0 ? "-" :
			      a / b <= goal ? "reached" : "not reached";

	sample_spread(ours, theirs, &low, &high);
	if (machine)
		printf("dispatch\t%s\t%s\t%.2f\t%s\t%.2f\tof-time\t%.3f\t"
		       "%.2f\t%s\n", c->title, subject[ours].name, a,
		       subject[theirs].name, b, a / b, goal, verdict);
	else
		printf("%-26s %-10s %8.1f %8.1f %7.2f %5.2f-%-5.2f %5.4g  "
		       "%s\n", c->title, side + 1, a, b, a / b, low, high,
		       goal, verdict);
}

/* What a batch costs beside its commands: a line through 1 and 64 of them. */
static double fixed_cost(const char *side)
{
	double one = median_of("hot/1", side);
	double many = median_of("hot/64", side);

	return one - (many - one) / 63;
}

/* What giving up and going on costs, entry and all. */
static double switch_cost(const char *side, uint32_t entries)
{
	return (median_of("walk/short", side) -
		median_of("walk/whole", side)) / (entries - 1);
}

static void print_costs(void)
{
	const struct batch *b = &pool[WALK][0];

	printf("dispatch\tfixed cost of a batch\tns\thnl\t%.1f\tmulticall\t"
	       "%.1f\theld\t%.1f\n", fixed_cost("/hnl"),
	       fixed_cost("/multicall"), fixed_cost("/held"));
	printf("dispatch\tcontinuation, give up and go on\tns\thnl\t%.1f\t"
	       "multicall\t%.1f\tgoal\t25\n",
	       switch_cost("/hnl", hnl_side_run_short(b)),
	       switch_cost("/multicall", struct_side_run_short(b)));
}

static void print_all(void)
{
	size_t i, machine;

	printf("ns of a command, and times the time of the multicall\n"
	       "%-26s %-10s %8s %8s %7s %11s %5s\n", "medians", "against",
	       "hnl", "other", "ratio", "quartiles", "goal");
	for (machine = 0; machine < 2; machine++) {
		for (i = 0; i < CONTESTS; i++) {
			print_contest(&contest[i], "/multicall",
				      contest[i].goal, machine != 0);
			print_contest(&contest[i], "/held", 0, machine != 0);
		}
	}
	print_costs();
}

/* As count.c does it, a batch at a time. */
static int count(void)
{
#ifdef BENCH_CALLGRIND
	char name[128];
	size_t i;

	printf("%d\n", POOL);
	for (i = 0; i < SUBJECTS; i++) {
		run_subject(i, 1);
		snprintf(name, sizeof(name), "subject %s", subject[i].name);
		CALLGRIND_ZERO_STATS;
		run_subject(i, POOL);
		CALLGRIND_DUMP_STATS_AT(name);
	}
	return 0;
#else
	puts("skipped: no valgrind/callgrind.h; apt install valgrind");
	return 77;
#endif
}

int main(int argc, char **argv)
{
	size_t rounds = SAMPLE_ROUNDS;

	if (argc == 3 && strcmp(argv[1], "--rounds") == 0)
		rounds = (size_t)strtoul(argv[2], NULL, 10);
	prepare();
	if (argc == 2 && strcmp(argv[1], "--count") == 0)
		return count();
	if (!sample_take(SUBJECTS, rounds, run_subject))
		dispatch_fail("--rounds 1..2001");
	print_all();
	return 0;
}
