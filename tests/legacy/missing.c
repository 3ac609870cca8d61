/* SPDX-License-Identifier: MIT */
/* Stands for a test that cannot be built here: a skip that says why. */
#include <stdio.h>

int main(void)
{
	puts("SKIP: no " MISSING);
	return 77;
}
