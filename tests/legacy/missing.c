/* SPDX-License-Identifier: MIT */
/* Stands for a test that cannot be built here: a skip that says why. */
#include <stdio.h>

int main(void)
{
	puts("skipped: no " MISSING);
	return 77;
}
