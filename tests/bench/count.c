/* SPDX-License-Identifier: MIT */
/*
 * Runs each subject under callgrind and dumps its instructions apart:
 * count.py starts it and divides. Exact, and the same on every run.
 */
#include "bench.h"

#include <stdio.h>

#include <valgrind/callgrind.h>

#define REPEAT 256

int main(void)
{
	char name[128];
	size_t i;

	bench_prepare();
	printf("%d\n", REPEAT);
	for (i = 0; i < bench_subjects; i++) {
		bench_run(&bench_subject[i], 1);
		snprintf(name, sizeof(name), "subject %s",
			 bench_subject[i].name);
		CALLGRIND_ZERO_STATS;
		bench_run(&bench_subject[i], REPEAT);
		CALLGRIND_DUMP_STATS_AT(name);
	}
	return 0;
}
