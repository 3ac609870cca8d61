/* SPDX-License-Identifier: MIT */
/*
 * What compiled code calls and neither a libc nor libgcc is there to give:
 * the four memory functions of hnl/port.h, and on RISC-V without Zbb the byte
 * swaps. Built with -fno-tree-loop-distribute-patterns: the compiler would
 * otherwise recognise these loops and replace each by a call to itself.
 */
#include <hnl/port.h>

void *memcpy(void *dst, const void *src, size_t n)
{
	const unsigned char *s = src;
	unsigned char *d = dst;

	while (n--)
		*d++ = *s++;
	return dst;
}

void *memmove(void *dst, const void *src, size_t n)
{
	const unsigned char *s = src;
	unsigned char *d = dst;

	/* Below src, or past its end: ascending never overtakes the source. */
	if ((uintptr_t)dst - (uintptr_t)src >= n)
		return memcpy(dst, src, n);
	while (n--)
		d[n] = s[n];
	return dst;
}

void *memset(void *dst, int c, size_t n)
{
	unsigned char *d = dst;

	while (n--)
		*d++ = (unsigned char)c;
	return dst;
}

int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *x = a, *y = b;

	for (; n; n--, x++, y++)
		if (*x != *y)
			return *x < *y ? -1 : 1;
	return 0;
}
