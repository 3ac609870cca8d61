/* SPDX-License-Identifier: MIT */
/*
 * What a guest asks, by register calls and by KVM's hypercall.
 *
 *	port --> CALL, KICK, test calls --.
 *	KVM_HC_MAP_GPA_RANGE -------------+--> one table of page states
 *
 * Invariant: what the one shares, the other finds shared; and both are checked
 * by the same functions.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/uio.h>
#include <unistd.h>

#include "host.h"
#include "hnl_memory.h"

#define CONSOLE_BYTES 24		/* three registers */

static void count(struct host *h, enum hnl_test_stat which)
{
	__atomic_fetch_add(&h->stat[which], 1, __ATOMIC_RELAXED);
}

static void call_call(struct vcpu *v, struct call *c)
{
	const struct hnl_direct regs = { c->arg[0], c->arg[1], c->arg[2],
					 c->arg[3] };

	count(v->host, HNL_STAT_CALL);
	c->status = hnl_hv_call(v->cpu, v->host->domain, v->id, &regs,
				&c->value);
}

static void call_kick(struct vcpu *v, struct call *c)
{
	count(v->host, HNL_STAT_KICK);
	/* Ids are 32 bits: a larger one names no ring, not its low half. */
	c->status = c->arg[0] > UINT32_MAX ? -HNL_ENOENT :
		hnl_hv_kick(v->cpu, v->host->domain, (uint32_t)c->arg[0]);
}

static void call_console(struct vcpu *v, struct call *c)
{
	uint64_t i;

	(void)v;
	if (c->arg[0] > CONSOLE_BYTES) {
		c->status = -HNL_EINVAL;
		return;
	}
	for (i = 0; i < c->arg[0]; i++)
		putchar((int)(c->arg[1 + i / 8] >> i % 8 * 8 & 0xff));
}

/* The kernel reads a byte for us: it says whether we could. */
static bool can_read(struct host *h, uint64_t gpa)
{
	uint8_t *frame = memory_frame(&h->memory, gpa);
	char byte;
	struct iovec to = { &byte, 1 }, from = { frame, 1 };

	return frame != NULL &&
	       process_vm_readv(getpid(), &to, 1, &from, 1, 0) == 1;
}

static void call_probe(struct vcpu *v, struct call *c)
{
	pthread_mutex_lock(&v->host->lock);
	c->value = can_read(v->host, c->arg[0]);
	pthread_mutex_unlock(&v->host->lock);
}

static void call_stats(struct vcpu *v, struct call *c)
{
	if (c->arg[0] < HNL_STATS)
		c->value = __atomic_load_n(&v->host->stat[c->arg[0]],
					   __ATOMIC_RELAXED);
	else
		c->status = -HNL_EINVAL;
}

static void call_present(struct vcpu *v, struct call *c)
{
	enum hnl_reason why;

	/* Until they are resumed, no other vCPU changes a page so. */
	vcpu_pause_others(v);
	pthread_mutex_lock(&v->host->lock);
	why = vm_set_present(v->host, c->arg[0], c->arg[1] != 0);
	pthread_mutex_unlock(&v->host->lock);
	if (why == HNL_REASON_NONE)
		families_page(v->host->families, c->arg[0] / HNL_PAGE,
			      c->arg[1] != 0);
	vcpu_resume_others(v);
	if (why != HNL_REASON_NONE)
		c->status = why == HNL_REASON_GPA_BUSY ?
			-HNL_EBUSY : -HNL_EFAULT;
}

static void call_dirty(struct vcpu *v, struct call *c)
{
	struct host *h = v->host;

	pthread_mutex_lock(&h->lock);
	if (memory_frame(&h->memory, c->arg[0]) != NULL)
		c->value = dirty_take(h, c->arg[0]);
	else
		c->status = -HNL_EFAULT;
	pthread_mutex_unlock(&h->lock);
}

static void call_settle(struct vcpu *v, struct call *c)
{
	dispatcher_settle(v->host);
	pthread_rwlock_rdlock(&v->host->moving);
	c->value = v->host->moves;
	pthread_rwlock_unlock(&v->host->moving);
}

static void call_families(struct vcpu *v, struct call *c)
{
	c->status = families_test(v->host->families, c->function, c->arg,
				  &c->value);
}

/* Those that do not enter the dispatcher. */
static const struct {
	unsigned int function;
	void (*run)(struct vcpu *v, struct call *c);
} calls[] = {
	{ HNL_TEST_CONSOLE, call_console },
	{ HNL_TEST_PROBE, call_probe },
	{ HNL_TEST_STATS, call_stats },
	{ HNL_TEST_PRESENT, call_present },
	{ HNL_TEST_DIRTY, call_dirty },
	{ HNL_TEST_SETTLE, call_settle },
};

/*
 * What became ready meanwhile has one turn, as on the other hosts: events, and
 * other rings. Text on the console gives no turn: what a guest prints must not
 * change what it sees.
 */
static void enter(struct vcpu *v, struct call *c)
{
	struct host *h = v->host;

	dispatcher_enter(h);
	if (c->function == HNL_CALL)
		call_call(v, c);
	else if (c->function == HNL_KICK)
		call_kick(v, c);
	else
		call_families(v, c);
	dispatcher_leave(h, v->cpu);
}

enum call_end call_run(struct vcpu *v, struct call *c)
{
	size_t i;

	if (c->function == HNL_TEST_EXIT)
		return CALL_EXIT;
	if (c->function > HNL_KICK)
		count(v->host, HNL_STAT_OTHER);
	c->status = 0;
	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		if (calls[i].function == c->function) {
			calls[i].run(v, c);
			return CALL_GOES_ON;
		}
	}
	enter(v, c);
	return CALL_GOES_ON;
}

int64_t call_map_gpa_range(struct host *h, uint64_t gpa, uint64_t pages,
			   uint64_t attributes)
{
	const struct hnl_memory_range range = {
		.gpa = gpa, .pages = pages, .attributes = attributes,
	};
	bool shared = false;
	enum hnl_reason why = hnl_memory_check_range(
		&range, h->guest_config.highest_gpa, &shared);
	uint64_t done;

	for (done = 0; why == HNL_REASON_NONE && done < pages; done++)
		why = host_memory_ops.set(h, gpa / HNL_PAGE + done, shared);
	return why == HNL_REASON_NONE ? 0 : -(int64_t)hnl_memory_errno(why);
}
