/* SPDX-License-Identifier: MIT */
/* The other half as a thread: the guest of the host inproc. */
#include <pthread.h>
#include <sched.h>

#include "flip.h"

static pthread_t thread;

static void *run(void *unused)
{
	(void)unused;
	flip_other();
	return NULL;
}

bool flip_start(void)
{
	return pthread_create(&thread, NULL, run, NULL) == 0;
}

void flip_end(void)
{
	(void)pthread_join(thread, NULL);
}

void flip_pause(void)
{
	(void)sched_yield();
}
