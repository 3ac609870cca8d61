/* SPDX-License-Identifier: MIT */
/*
 * What is alike on every host: register calls by name, text, the port.
 *
 *	guest/ --guest_port--> guest_hypercall()	the machine's
 *	program --guest_write()--> 24 bytes a call
 *
 * Invariant: nothing here knows which host it is on.
 */
#include <hnl/registers.h>

#include "env.h"

#define CONSOLE_BYTES 24u	/* of one call: three registers */

int64_t guest_call4(unsigned int function, uint64_t a0, uint64_t a1,
		    uint64_t a2, uint64_t a3)
{
	const uint64_t arg[4] = { a0, a1, a2, a3 };
	uint64_t value;

	return guest_hypercall(function, arg, &value);
}

/* ---- struct hnl_guest_port ---- */

static bool port_discover(void *env, struct hnl_discovery *found)
{
	(void)env;
	return guest_discover(found);
}

/* What is no status of a call is a lie, not the part of it that fits. */
static int status_of(int64_t v)
{
	return v <= 0 && v >= -HNL_ERRNO_MAX ? (int)v : -HNL_EBADMSG;
}

static int port_call(void *env, uint64_t request, uint64_t request_len,
		     uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	const uint64_t arg[4] = { request, request_len, reply, reply_len };

	(void)env;
	return status_of(guest_hypercall(HNL_CALL, arg, value));
}

static int port_kick(void *env, uint32_t ring)
{
	(void)env;
	return status_of(guest_call4(HNL_KICK, ring, 0, 0, 0));
}

static uint64_t port_gpa_of(void *env, const void *p)
{
	const uint8_t *ram = (const uint8_t *)guest_at(GUEST_RAM_GPA);

	(void)env;
	return GUEST_RAM_GPA + (uintptr_t)p - (uintptr_t)ram;
}

const struct hnl_guest_port guest_port = {
	.discover = port_discover,
	.call = port_call,
	.kick = port_kick,
	.gpa_of = port_gpa_of,
};

/* ---- console, end ---- */

void guest_write(const char *text, size_t len)
{
	while (len) {
		size_t i, n = len < CONSOLE_BYTES ? len : CONSOLE_BYTES;
		uint64_t word[3] = { 0, 0, 0 };

		for (i = 0; i < n; i++)
			word[i / 8] |= (uint64_t)(uint8_t)text[i] << i % 8 * 8;
		(void)guest_call4(HNL_TEST_CONSOLE, n, word[0], word[1],
				  word[2]);
		text += n;
		len -= n;
	}
}

void guest_print(const char *text)
{
	size_t len = 0;

	while (text[len])
		len++;
	guest_write(text, len);
}

static void print_in_base(uint64_t v, unsigned int base)
{
	char digits[20];		/* of 2^64 - 1, in base 10 or more */
	size_t at = sizeof(digits);

	do {
		digits[--at] = "0123456789abcdef"[v % base];
		v /= base;
	} while (v);
	guest_write(digits + at, sizeof(digits) - at);
}

void guest_print_number(uint64_t v)
{
	print_in_base(v, 10);
}

void guest_print_hex(uint64_t v)
{
	print_in_base(v, 16);
}

void guest_exit(int status)
{
	for (;;)
		(void)guest_call4(HNL_TEST_EXIT, (uint64_t)(int64_t)status, 0,
				  0, 0);
}

bool guest_is_visible(uint64_t gpa)
{
	const uint64_t arg[4] = { gpa, 0, 0, 0 };
	uint64_t value;

	return guest_hypercall(HNL_TEST_PROBE, arg, &value) == 0 && value;
}

bool guest_set_present(uint64_t gpa, bool present)
{
	return guest_call4(HNL_TEST_PRESENT, gpa, present, 0, 0) == 0;
}

uint64_t guest_stat(unsigned int which)
{
	const uint64_t arg[4] = { which, 0, 0, 0 };
	uint64_t value;

	(void)guest_hypercall(HNL_TEST_STATS, arg, &value);
	return value;
}
