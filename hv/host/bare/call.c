/* SPDX-License-Identifier: MIT */
/*
 * What the guest's exits mean, once for the three machines: register calls by
 * a table, stray accesses, and the counts of both.
 *
 *	machine: exit --> struct bare_call --> table[function] --> status, value
 *
 * The function is the guest's, any number. Invariant: it is compared with the
 * table's and is never an index; what is not there is counted, and answered as
 * the machine answers what it does not support.
 */
#include <hnl/abi.h>
#include "console.h"
#include "machine.h"
#include "memory.h"
#include <hnl/registers.h>
#include "request.h"

#define CONSOLE_BYTES 24	/* three registers */

static uint64_t stats[HNL_STATS];

static void call_call(struct bare_call *c)
{
	stats[HNL_STAT_CALL]++;
	c->status = request_call(c->arg[0], c->arg[1], c->arg[2], c->arg[3],
				 &c->value);
}

static void call_kick(struct bare_call *c)
{
	stats[HNL_STAT_KICK]++;
	c->status = request_kick(c->arg[0]);
}

static void call_console(struct bare_call *c)
{
	char text[CONSOLE_BYTES];
	size_t i;

	bare_guest_other();
	if (c->arg[0] > CONSOLE_BYTES) {
		c->status = -HNL_EINVAL;
		return;
	}
	for (i = 0; i < CONSOLE_BYTES; i++)
		text[i] = (char)(c->arg[1 + i / 8] >> (i % 8 * 8));
	machine_console_write(text, (size_t)c->arg[0]);
}

static void call_exit(struct bare_call *c)
{
	machine_exit(c->arg[0] != 0);
}

static void call_probe(struct bare_call *c)
{
	const uint8_t *page = memory_page(c->arg[0]);

	bare_guest_other();
	c->value = page && machine_probe(page);
}

static void call_stats(struct bare_call *c)
{
	bare_guest_other();
	if (c->arg[0] < HNL_STATS)
		c->value = stats[hnl_clamp_index((size_t)c->arg[0],
						 HNL_STATS)];
	else
		c->status = -HNL_EINVAL;
}

static void call_present(struct bare_call *c)
{
	enum hnl_reason why = memory_set_present(c->arg[0], c->arg[1] != 0);

	bare_guest_other();
	if (why == HNL_REASON_NONE)
		request_page(c->arg[0], c->arg[1] != 0);
	else
		c->status = why == HNL_REASON_GPA_BUSY ?
			-HNL_EBUSY : -HNL_EFAULT;
}

static void call_test(struct bare_call *c)
{
	bare_guest_other();
	c->status = request_test(c->function, c->arg, &c->value);
}

static const struct {
	uint64_t function;
	void (*run)(struct bare_call *c);
} calls[] = {
	{ HNL_CALL, call_call },
	{ HNL_KICK, call_kick },
	{ HNL_TEST_CONSOLE, call_console },
	{ HNL_TEST_EXIT, call_exit },
	{ HNL_TEST_PROBE, call_probe },
	{ HNL_TEST_STATS, call_stats },
	{ HNL_TEST_PRESENT, call_present },
	{ HNL_TEST_ACCESS, call_test },
	{ HNL_TEST_L2, call_test },
	{ HNL_TEST_VIRQ, call_test },
	{ HNL_TEST_MIGRATE, call_test },
	{ HNL_TEST_OFFER, call_test },
};

void bare_guest_call(struct bare_call *c)
{
	size_t i;

	c->status = 0;
	c->value = 0;
	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		if (calls[i].function == c->function) {
			calls[i].run(c);
			return;
		}
	}
	bare_guest_unknown(c);
}

void bare_guest_unknown(struct bare_call *c)
{
	bare_guest_other();
	c->status = machine_not_supported;
	c->value = 0;
}

/* Counted, not printed: a hostile guest does not fill the console. */
void bare_guest_fault(uint64_t gpa)
{
	stats[HNL_STAT_FAULT]++;
	stats[HNL_STAT_FAULT_ADDRESS] = gpa;
}

void bare_guest_other(void)
{
	stats[HNL_STAT_OTHER]++;
}
