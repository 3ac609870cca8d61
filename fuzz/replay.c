/* SPDX-License-Identifier: MIT */
/*
 * usage: replay-TARGET FILE|FOLDER...
 *
 * Runs a fuzz target over files and folders of files: the corpus is a test
 * wherever there is no libFuzzer. No file at all is a failure, for a test that
 * ran over nothing says nothing.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "input.h"

#pragma weak fuzz_finish

static int run_file(const char *name)
{
	static uint8_t data[1 << 17];
	FILE *f = fopen(name, "rb");
	size_t n;

	if (f == NULL)
		return -1;
	n = fread(data, 1, sizeof(data), f);
	fclose(f);
	LLVMFuzzerTestOneInput(data, n);
	return 1;
}

/* How many files, or -1. */
static int run_all(const char *name)
{
	DIR *d = opendir(name);
	char path[4096];
	struct dirent *e;
	int n = 0;

	if (d == NULL)
		return run_file(name);
	while ((e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", name, e->d_name);
		if (e->d_name[0] == '.')
			continue;
		if (run_file(path) < 0)
			return -1;
		n++;
	}
	closedir(d);
	return n;
}

int main(int argc, char **argv)
{
	int i, n, all = 0;

	for (i = 1; i < argc; i++) {
		n = run_all(argv[i]);
		if (n < 0) {
			perror(argv[i]);
			return 1;
		}
		all += n;
	}
	printf("%d files\n", all);
	if (all == 0)
		return 1;
	return fuzz_finish != NULL ? fuzz_finish() : 0;
}
