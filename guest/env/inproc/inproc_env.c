/* SPDX-License-Identifier: MIT */
/*
 * A guest in a thread: its memory is a range of this process, its hypercall is
 * a function, a stray access is a SIGSEGV that the hypervisor is told of.
 *
 * Invariant: only a fault within guest_touch() is the guest's; any other is a
 * bug of this program, and ends it.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include <hnl/registers.h>

#include "inproc_env.h"

const char guest_host_name[] = "inproc";

static struct guest_links links;
static pthread_t guest_thread;
static sigjmp_buf touching;
static volatile sig_atomic_t is_touching;

void *guest_at(uint64_t gpa)
{
	return links.memory + (size_t)(gpa - GUEST_RAM_GPA);
}

/* The hypervisor has no console here: the guest's text is the process's. */
static int write_console(const uint64_t arg[4])
{
	size_t i;

	for (i = 0; i < arg[0] && i < 24; i++)
		putchar((int)(arg[1 + i / 8] >> i % 8 * 8 & 0xff));
	return 0;
}

int64_t guest_hypercall(unsigned int function, const uint64_t arg[4],
			uint64_t *value)
{
	*value = 0;
	if (function == HNL_TEST_CONSOLE)
		return write_console(arg);
	if (function == HNL_TEST_EXIT)
		pthread_exit((void *)(intptr_t)arg[0]);
	return links.trap(links.hv, function, arg, value);
}

bool guest_discover(struct hnl_discovery *found)
{
	*found = links.found;
	return true;
}

uint64_t guest_clock_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

bool guest_try_escape(void)
{
	return false;
}

/* Only a fault of guest_touch() is the guest's; any other is a bug of ours. */
static void on_fault(int signal_number, siginfo_t *info, void *context)
{
	(void)info;
	(void)context;
	if (is_touching && pthread_equal(pthread_self(), guest_thread))
		siglongjmp(touching, 1);
	signal(signal_number, SIG_DFL);
}

bool guest_touch(uint64_t gpa)
{
	bool good = sigsetjmp(touching, 1) == 0;

	if (good) {
		is_touching = 1;
		(void)*(volatile uint8_t *)guest_at(gpa);
	}
	is_touching = 0;
	if (!good)
		links.fault(links.hv, gpa);
	return good;
}

static void *run(void *unused)
{
	(void)unused;
	return (void *)(intptr_t)guest_main();
}

int guest_run(const struct guest_links *given)
{
	struct sigaction action = { 0 };
	void *status;

	links = *given;
	action.sa_sigaction = on_fault;
	action.sa_flags = SA_SIGINFO;
	sigaction(SIGSEGV, &action, NULL);
	sigaction(SIGBUS, &action, NULL);
	if (pthread_create(&guest_thread, NULL, run, NULL) != 0)
		return 1;
	pthread_join(guest_thread, &status);
	return (int)(intptr_t)status;
}
