/* SPDX-License-Identifier: MIT */
/*
 * usage: hnl-kvm [--vcpus N] [--seconds S] [--move N]
 *		[--process PROGRAM] GUEST.elf
 *
 * Runs a guest program (guest/env/bare/kvm) to its end and returns its status;
 * 77 without a usable /dev/kvm; 124 when it has not ended within S seconds.
 * --move: before every Nth entry the domain is saved, and restored by a new
 * dispatcher. --process: a program that has a ring beside the guest, with a
 * socket as its argument; the status is also its.
 *
 * A guest can keep KVM_RUN from returning for ever, so this thread keeps watch:
 * when the time is over it forces every vCPU out and says where each one was.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "host.h"

#define SECONDS 30
#define NUDGE_NS 20000000		/* between two signals to one vCPU */

struct options {
	const char *image;
	const char *process;
	unsigned int vcpus;
	unsigned int seconds;
	unsigned int move;
};

static int usage(void)
{
	fprintf(stderr,
		"usage: hnl-kvm [--vcpus N] [--seconds S] [--move N] "
		"[--process PROGRAM] GUEST.elf\n");
	return 2;
}

static bool take_number(const char *text, unsigned int max, unsigned int *n)
{
	char *end;
	unsigned long v = strtoul(text, &end, 10);

	*n = (unsigned int)v;
	return *text != '\0' && *end == '\0' && v >= 1 && v <= max;
}

static bool take_options(struct options *o, int argc, char **argv)
{
	int i = 1;

	for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
		if (!strcmp(argv[i], "--vcpus") &&
		    take_number(argv[i + 1], VCPUS_MAX, &o->vcpus))
			continue;
		if (!strcmp(argv[i], "--seconds") &&
		    take_number(argv[i + 1], 3600, &o->seconds))
			continue;
		if (!strcmp(argv[i], "--move") &&
		    take_number(argv[i + 1], 1000000, &o->move))
			continue;
		if (strcmp(argv[i], "--process"))
			return false;
		o->process = argv[i + 1];
	}
	o->image = argv[i];
	return i == argc - 1;
}

static void ignore(int signal_number)
{
	(void)signal_number;
}

/* SIGUSR1 does nothing but end a KVM_RUN. */
static bool start(struct host *h, const struct options *o)
{
	struct sigaction action = { .sa_handler = ignore };
	unsigned int i;

	sigaction(SIGUSR1, &action, NULL);
	h->running = h->n_vcpus + (o->process != NULL);
	if (o->process != NULL && !process_start(h, o->process))
		return false;
	if (!dispatcher_start(h))
		return false;
	for (i = 0; i < h->n_vcpus; i++) {
		errno = pthread_create(&h->vcpu[i].thread, NULL, vcpu_run,
				       &h->vcpu[i]);
		if (errno != 0)
			return host_error("vCPU's thread");
	}
	return true;
}

/* Until all vCPUs and the process ended, one failed, or the time is over. */
static bool watch(struct host *h, unsigned int seconds)
{
	struct timespec until;
	int err = 0;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += (time_t)seconds;
	pthread_mutex_lock(&h->end_lock);
	while (h->running != 0 && h->status == 0 && err == 0)
		err = pthread_cond_timedwait(&h->end, &h->end_lock, &until);
	pthread_mutex_unlock(&h->end_lock);
	return err == 0;
}

/* A signal may come just before KVM_RUN: then the next one gets it out. */
static void stop_vcpus(struct host *h, bool in_time)
{
	const struct timespec pause = { 0, NUDGE_NS };
	unsigned int i;

	__atomic_store_n(&h->quit, true, __ATOMIC_RELEASE);
	for (i = 0; i < h->n_vcpus; i++) {
		pthread_mutex_lock(&h->end_lock);
		while (!h->vcpu[i].ended) {
			vcpu_kick(&h->vcpu[i]);
			pthread_mutex_unlock(&h->end_lock);
			nanosleep(&pause, NULL);
			pthread_mutex_lock(&h->end_lock);
		}
		pthread_mutex_unlock(&h->end_lock);
		pthread_join(h->vcpu[i].thread, NULL);
		if (!in_time)
			vcpu_report(&h->vcpu[i]);
	}
}

static int run(struct host *h, const struct options *o)
{
	unsigned int i;
	bool in_time;

	if (!start(h, o))
		return 1;
	in_time = watch(h, o->seconds);
	if (!in_time)
		fprintf(stderr, "kvm: no end within %u s\n", o->seconds);
	stop_vcpus(h, in_time);
	dispatcher_stop(h);
	process_stop(h);
	for (i = 0; i < h->n_vcpus; i++)
		vcpu_close(&h->vcpu[i]);
	dispatcher_close(h);
	vm_close(h);
	fflush(stdout);
	return in_time ? h->status : STATUS_TIMEOUT;
}

int main(int argc, char **argv)
{
	static struct host host = {
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.models_lock = PTHREAD_MUTEX_INITIALIZER,
		.domain_lock = PTHREAD_MUTEX_INITIALIZER,
		.end_lock = PTHREAD_MUTEX_INITIALIZER,
		.end = PTHREAD_COND_INITIALIZER,
		.pause_lock = PTHREAD_MUTEX_INITIALIZER,
		.pause = PTHREAD_COND_INITIALIZER,
		.settle_lock = PTHREAD_MUTEX_INITIALIZER,
		.settle_end = PTHREAD_COND_INITIALIZER,
		.moving = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP,
	};
	struct options o = { .vcpus = 1, .seconds = SECONDS };
	unsigned int i;

	if (!take_options(&o, argc, argv))
		return usage();
	if (!vm_create(&host)) {
		fputs("kvm: skipped: no KVM for us; modprobe kvm-amd or "
		      "kvm-intel, and be in group kvm\n", stderr);
		return STATUS_SKIP;
	}
	host.n_vcpus = o.vcpus;
	host.move_every = o.move;
	if (!vm_open(&host) || !elf_load(&host, o.image) ||
	    !dispatcher_open(&host))
		return 1;
	for (i = 0; i < o.vcpus; i++)
		if (!vcpu_open(&host, i))
			return 1;
	return run(&host, &o);
}
