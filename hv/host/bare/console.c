/* SPDX-License-Identifier: MIT */
/*
 * Text without a libc: strings of the hypervisor's and numbers in hex, for
 * what it says at its start and at its end. The guest's own text goes to the
 * machine without these.
 */
#include "console.h"
#include "machine.h"

void console_print(const char *text)
{
	size_t len = 0;

	while (text[len])
		len++;
	machine_console_write(text, len);
}

void console_print_hex(uint64_t v)
{
	char digits[18];
	size_t at = sizeof(digits);

	do {
		digits[--at] = "0123456789abcdef"[v & 15];
		v >>= 4;
	} while (v);
	digits[--at] = 'x';
	digits[--at] = '0';
	machine_console_write(digits + at, sizeof(digits) - at);
}
