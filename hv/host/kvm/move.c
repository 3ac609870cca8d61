/* SPDX-License-Identifier: MIT */
/*
 * Live update under a running guest: the dispatcher that it has is replaced by
 * a new one, between any two entries (docs/snapshot.md).
 *
 *	freeze, save --> stream --> check | destroy the old | commit
 *			   new hv, domain, and a cpu for each thread
 *
 * Invariant: host.moving is held for writing, so no thread is in the old
 * dispatcher, and none sees a part of the new one. A guest that is paused in a
 * register call or runs beside it notices nothing: its rings, its calls in
 * flight and what it was told stay.
 */
#define _GNU_SOURCE
#include <hnl/snapshot.h>
#include <stdio.h>
#include <stdlib.h>

#include "host.h"

struct move {
	struct hnl_hv *hv;
	struct hnl_domain *domain;
	struct hnl_cpu *cpu[VCPUS_MAX];
	struct hnl_cpu *dispatcher_cpu, *process_cpu;
	uint8_t *stream;
	size_t len;
};

/* There is nothing to go back to: an update that fails is a bug of ours. */
static void must(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "kvm: live update: %s\n", what);
	abort();
}

static void *memory(size_t n)
{
	void *p = malloc(n);

	must(p != NULL, "no memory");
	memset(p, 0xa5, n);	/* what is not written shows */
	return p;
}

static void save(struct host *h, struct move *m)
{
	struct hnl_save s;
	size_t n;
	int err = hnl_domain_freeze(h->domain);

	must(err == 0, "a thread is in the domain");
	m->stream = memory(hnl_save_size(h->domain));
	hnl_save_begin(&s, h->domain);
	do {
		err = hnl_save_next(&s, h->dispatcher_cpu,
				    m->stream + m->len,
				    hnl_save_size(h->domain) - m->len, &n);
		m->len += n;
	} while (err == -HNL_EAGAIN && n != 0);
	must(err == 0, "the domain cannot be saved");
}

static struct hnl_cpu *make_cpu(const struct move *m)
{
	return hnl_cpu_init(memory(hnl_cpu_size(m->hv)), m->hv);
}

static void make(struct host *h, struct move *m)
{
	unsigned int i;

	m->hv = hnl_hv_init(memory(hnl_hv_size(&h->hv_config)),
			    &h->hv_config);
	must(m->hv != NULL, "no dispatcher");
	m->domain = hnl_domain_init(
		memory(hnl_domain_size(m->hv, &h->guest_config)), m->hv,
		&h->guest_config);
	must(m->domain != NULL, "no domain");
	must(families_offer(h->families, m->domain), "nothing is offered");
	for (i = 0; i < h->n_vcpus; i++)
		m->cpu[i] = make_cpu(m);
	m->dispatcher_cpu = make_cpu(m);
	if (h->process_cpu != NULL)
		m->process_cpu = make_cpu(m);
}

static void check(struct hnl_restore *r, struct move *m)
{
	int err = hnl_restore_begin(r, m->domain, m->stream, m->len);

	must(err == 0, "the new domain is in use");
	do {
		err = hnl_restore_check(r, m->dispatcher_cpu, 16);
	} while (err == -HNL_EAGAIN);
	if (err != 0)
		fprintf(stderr, "kvm: record %u, attribute %u, reason %u\n",
			r->report.record, r->report.attribute,
			r->report.reason);
	must(err == 0, "the stream is refused");
}

static void let_go(struct host *h)
{
	unsigned int i;

	while (hnl_domain_destroy(h->domain) == -HNL_EAGAIN)
		;
	free(h->domain);
	free(h->hv);
	free(h->dispatcher_cpu);
	free(h->process_cpu);
	for (i = 0; i < h->n_vcpus; i++)
		free(h->vcpu[i].cpu);
}

static void take(struct host *h, const struct move *m)
{
	unsigned int i;

	h->hv = m->hv;
	h->domain = m->domain;
	h->dispatcher_cpu = m->dispatcher_cpu;
	h->process_cpu = m->process_cpu;
	for (i = 0; i < h->n_vcpus; i++)
		h->vcpu[i].cpu = m->cpu[i];
	families_move(h->families, h->hv, h->domain);
	h->moves++;
}

static void move(struct host *h)
{
	static struct hnl_restore r;
	struct move m = { .len = 0 };

	save(h, &m);
	make(h, &m);
	check(&r, &m);
	let_go(h);
	take(h, &m);
	while (hnl_restore_commit(&r) == -HNL_EAGAIN)
		;
	must(r.report.rings_stopped == 0, "a ring's page is lost");
	free(m.stream);
}

void move_if_due(struct host *h)
{
	uint32_t n = __atomic_add_fetch(&h->entries, 1, __ATOMIC_RELAXED);

	if (h->move_every == 0 || n % h->move_every != 0)
		return;
	pthread_rwlock_wrlock(&h->moving);
	move(h);
	pthread_rwlock_unlock(&h->moving);
}
