/* SPDX-License-Identifier: MIT */
/*
 * 64 domains with four rings each under a mixed load, for as many seconds as
 * it is told.
 *
 *	guests' thread: 256 clients    --KICK, own processor--> dispatcher
 *	hypervisor's thread		--hnl_hv_serve---------> the same
 *
 * Calm is a first part without threads: every domain has more work than it can
 * be given, and the turns are counted. What must hold:
 *	each request is answered once, as its kind wants it
 *	no byte is allocated after the set-up
 *	no domain is given Q + O units more than another (hnl/hv.h)
 */
#define _GNU_SOURCE
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <hnl/guest.h>
#include <hnl/page_model.h>

#include "hnl_ctrl.h"
#include "hnl_memory.h"

#define DOMAINS 64u
#define RINGS 4u
#define SLOTS 128u /* more than the answers that a ring holds */
#define INBOX 4096u
#define MAX_MESSAGE 4096u
#define BUDGET 64u					  /* Q */
#define OVER (MAX_MESSAGE / 256 + MAX_MESSAGE / 4096 + 4) /* O */
#define ROUNDS 6u					  /* of calm */
#define WATCH 30 /* seconds for the last answers to come */

/* Pages of a domain. */
#define SCRATCH (3 * RINGS)
#define DATA (SCRATCH + 1)
#define DATA_PAGES 32u
#define PAGES (DATA + DATA_PAGES)
#define RAM_GPA UINT64_C(0x200000)

enum kind { SHORT, LONG, READ, REFUSED, KINDS };

struct request {
	struct hnl_pending p;
	struct client *client;
	enum kind kind;
	bool busy;
};

struct client {
	struct hnl_client c;
	struct hnl_pending *slot[SLOTS];
	struct request request[SLOTS];
	uint8_t inbox[INBOX];
};

struct domain {
	uint8_t *ram;
	uint8_t state[PAGES];
	struct hnl_page_model model;
	pthread_mutex_t lock;
	struct hnl_domain *hv;
	struct hnl_guest g;
	struct client client[RINGS];
	uint64_t sent, answered, sets;
};

static struct {
	struct domain domain[DOMAINS];
	struct hnl_hv *hv;
	struct hnl_cpu *cpu[2]; /* guests', hypervisor's */
	uint64_t kind[KINDS];
	bool stop;
} s;

static void fail(const char *what)
{
	printf("soak: FAILED: %s\n", what);
	exit(1);
}

static void must(bool holds, const char *what)
{
	if (!holds)
		fail(what);
}

/* ---- the hypervisor's port ---- */

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	struct domain *d = host;

	*why = hnl_page_model_hold(&d->model, gpa / HNL_PAGE, use);
	return *why == HNL_REASON_NONE ? d->ram + (gpa - RAM_GPA) : NULL;
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	hnl_page_model_release(&((struct domain *)host)->model, gpa / HNL_PAGE,
			       use);
}

static void notify(void *host, uint32_t ring)
{
	(void)host;
	(void)ring;
}

static void lock(void *host)
{
	pthread_mutex_lock(&((struct domain *)host)->lock);
}

static void unlock(void *host)
{
	pthread_mutex_unlock(&((struct domain *)host)->lock);
}

static enum hnl_reason set(void *host, uint64_t gfn, bool shared)
{
	struct domain *d = host;

	__atomic_fetch_add(&d->sets, 1, __ATOMIC_RELAXED);
	return hnl_page_model_set(&d->model, gfn, shared);
}

/* ---- the guest's port ---- */

static bool discover(void *env, struct hnl_discovery *found)
{
	(void)env;
	found->abi = HNL_ABI_VERSION;
	return true;
}

static int call(void *env, uint64_t request, uint64_t request_len,
		uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	struct hnl_direct regs = {request, request_len, reply, reply_len};

	return hnl_hv_call(s.cpu[0], ((struct domain *)env)->hv, 0, &regs,
			   value);
}

/* What is left is ready, and the other thread goes on with it. */
static int kick(void *env, uint32_t ring)
{
	struct domain *d = env;
	int err = hnl_hv_kick(s.cpu[0], d->hv, ring);

	return err == -HNL_EAGAIN ? 0 : err;
}

static uint64_t gpa_of(void *env, const void *p)
{
	return RAM_GPA +
	       (uint64_t)((const uint8_t *)p - ((struct domain *)env)->ram);
}

static const struct hnl_hv_port hv_port = {
	.map = map,
	.unmap = unmap,
	.notify = notify,
	.lock = lock,
	.unlock = unlock,
};
static const struct hnl_guest_port guest_port = {
	.discover = discover,
	.call = call,
	.kick = kick,
	.gpa_of = gpa_of,
};
static const struct hnl_memory_ops memory = {.set = set};

/* ---- set-up ---- */

static uint8_t *block(size_t n)
{
	void *p = NULL;

	must(posix_memalign(&p, HNL_PAGE, n) == 0, "memory");
	memset(p, 0xa5, n);
	return p;
}

static void make_client(struct domain *d, uint32_t ring)
{
	struct client *c = &d->client[ring];
	uint8_t *page = d->ram + (size_t)ring * 3 * HNL_PAGE;
	struct hnl_client_config cfg = {
		.ring = ring,
		.port = ring,
		.control = page,
		.sq = page + HNL_PAGE,
		.cq = page + 2 * HNL_PAGE,
		.sq_pages = 1,
		.cq_pages = 1,
		.slot = c->slot,
		.n_slots = SLOTS,
		.inbox = c->inbox,
		.inbox_size = INBOX,
		.scratch = d->ram + SCRATCH * HNL_PAGE,
		.scratch_size = HNL_PAGE,
	};
	struct hnl_extack x;
	uint32_t i;

	must(hnl_client_create(&c->c, &d->g, &cfg, &x) == 0, "ring-create");
	for (i = 0; i < SLOTS; i++)
		c->request[i].client = c;
}

static void make_domain(uint16_t id)
{
	static const struct hnl_grant all = {HNL_MEMORY_FAMILY, HNL_GRANT_ALL};
	struct domain *d = &s.domain[id];
	struct hnl_domain_config cfg = {
		.host = d,
		.id = id,
		.highest_gpa = RAM_GPA + PAGES * HNL_PAGE - 1,
		.rings = RINGS,
		.ring_pages = 1,
		.vcpus = 1,
		.grant = &all,
		.n_grants = 1,
	};
	uint32_t i;

	d->ram = block(PAGES * HNL_PAGE);
	pthread_mutex_init(&d->lock, NULL);
	d->model.state = d->state;
	d->model.first_gfn = RAM_GPA / HNL_PAGE;
	d->model.n = PAGES;
	hnl_page_model_add_ram(&d->model, RAM_GPA / HNL_PAGE, PAGES);
	for (i = 0; i < PAGES; i++)
		must(set(d, RAM_GPA / HNL_PAGE + i, true) == 0, "share");
	d->hv = hnl_domain_init(block(hnl_domain_size(s.hv, &cfg)), s.hv, &cfg);
	must(d->hv != NULL, "domain");
	must(hnl_guest_init(&d->g, &guest_port, d) == 0, "guest");
	for (i = 0; i < RINGS; i++)
		make_client(d, i);
}

static void make_all(void)
{
	static struct hnl_service service;
	static struct hnl_hv_config cfg = {
		.port = &hv_port,
		.service = &service,
		.n_services = 1,
		.max_message = MAX_MESSAGE,
		.budget = BUDGET,
		.quantum = 16,
		.n_domains = DOMAINS,
	};
	uint16_t i;

	service = hnl_memory_service(&memory, NULL);
	s.hv = hnl_hv_init(block(hnl_hv_size(&cfg)), &cfg);
	must(s.hv != NULL, "hypervisor");
	for (i = 0; i < 2; i++)
		s.cpu[i] = hnl_cpu_init(block(hnl_cpu_size(s.hv)), s.hv);
	for (i = 0; i < DOMAINS; i++)
		make_domain(i);
}

/* ---- requests ---- */

static const uint16_t answer_type[KINDS] = {
	[SHORT] = HNL_MEMORY_FAMILY,
	[LONG] = HNL_MEMORY_FAMILY,
	[READ] = HNL_CTRL_FAMILY,
	[REFUSED] = HNL_MSG_ERROR,
};

static void take_answer(struct hnl_pending *p, const uint8_t *buf,
			const struct hnl_msg *m, bool last)
{
	struct request *r = p->ctx;

	(void)buf;
	must(r->busy, "answered twice");
	if (!last)
		return;
	must(p->err == (r->kind == REFUSED ? -HNL_ENOSYS : 0), "wrong answer");
	must(m->head.type == answer_type[r->kind], "another kind of answer");
	r->busy = false;
}

static void put_share(struct hnl_builder *b, uint32_t seq, uint32_t port,
		      uint64_t pages)
{
	struct hnl_memory_share_req req;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, RAM_GPA + DATA * HNL_PAGE);
	hnl_memory_share_req_set_pages(&req, pages);
	hnl_memory_share_req_encode(b, HNL_F_REQUEST, seq, port, &req);
}

static void put_empty(struct hnl_builder *b, uint32_t seq, uint32_t port,
		      uint8_t cmd)
{
	struct hnl_head h = {HNL_CTRL_FAMILY, HNL_F_REQUEST, seq, port, cmd,
			     HNL_CTRL_VERSION};

	hnl_msg_begin(b, &h);
	hnl_msg_end(b);
}

static struct request *free_request(struct client *c)
{
	uint32_t i;

	for (i = 0; i < SLOTS; i++)
		if (!c->request[i].busy)
			return &c->request[i];
	return NULL;
}

/* False: the ring or the slots are full. */
static bool send(struct domain *d, struct client *c, enum kind kind)
{
	struct request *r = free_request(c);
	struct hnl_builder b;
	int err;

	if (r == NULL)
		return false;
	r->p.answer = take_answer;
	r->p.ctx = r;
	err = hnl_client_begin(&c->c, &b, 128, &r->p);
	must(err == 0 || err == -HNL_EAGAIN, "begin");
	if (err != 0)
		return false;
	if (kind == SHORT || kind == LONG)
		put_share(&b, r->p.seq, c->c.cfg.port,
			  kind == LONG ? DATA_PAGES : 1);
	else
		put_empty(&b, r->p.seq, c->c.cfg.port,
			  kind == READ ? HNL_CTRL_CMD_LIMIT_GET : 250);
	r->kind = kind;
	r->busy = true;
	must(hnl_client_submit(&c->c, &b, &r->p) == 0, "submit");
	d->sent++;
	s.kind[kind]++;
	return true;
}

static void take(struct domain *d, struct client *c)
{
	int n = hnl_client_poll(&c->c);

	must(n >= 0, "poll");
	must(c->c.strays == 0, "an answer that nobody waits for");
	d->answered += (uint64_t)n;
}

/* ---- calm ---- */

/* The first domain fills all its rings, the others one each. */
static void fill(struct domain *d, uint32_t rings)
{
	uint32_t i;

	for (i = 0; i < rings; i++) {
		while (send(d, &d->client[i], LONG))
			;
		must(hnl_client_flush(&d->client[i].c) == 0, "flush");
	}
	d->sets = 0;
}

static void drain(time_t until)
{
	struct domain *d;
	uint64_t left;
	uint32_t i;

	do {
		left = 0;
		for (d = s.domain; d < s.domain + DOMAINS; d++) {
			for (i = 0; i < RINGS; i++)
				take(d, &d->client[i]);
			left += d->sent - d->answered;
		}
		if (left != 0 && !hnl_hv_serve(s.cpu[0], s.hv))
			sched_yield();
		must(time(NULL) < until, "answers that never come");
	} while (left != 0);
}

static uint64_t run_calm(void)
{
	uint64_t least = UINT64_MAX, most = 0;
	struct domain *d;
	uint32_t i;

	for (d = s.domain; d < s.domain + DOMAINS; d++)
		fill(d, d == s.domain ? RINGS : 1);
	for (d = s.domain; d < s.domain + DOMAINS; d++)
		d->sets = 0;
	for (i = 0; i < ROUNDS * DOMAINS; i++)
		must(hnl_hv_serve(s.cpu[0], s.hv), "nobody is ready");
	for (d = s.domain; d < s.domain + DOMAINS; d++) {
		least = d->sets < least ? d->sets : least;
		most = d->sets > most ? d->sets : most;
	}
	must(least != 0, "a domain got nothing");
	must(most - least <= BUDGET + OVER, "a domain got too much");
	drain(time(NULL) + WATCH);
	return most - least;
}

/* ---- load ---- */

static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* The first domain is greedy; a client reads one time in eight. */
static void step(struct domain *d, struct client *c, uint32_t *seed)
{
	uint32_t n = next_random(seed) % 65;

	while (n-- != 0 &&
	       send(d, c,
		    d == s.domain ? LONG
				  : (enum kind)(next_random(seed) % KINDS)))
		;
	must(hnl_client_flush(&c->c) == 0, "flush");
	if (next_random(seed) % 8 == 0)
		take(d, c);
}

static void *serve(void *unused)
{
	(void)unused;
	while (!__atomic_load_n(&s.stop, __ATOMIC_ACQUIRE))
		if (!hnl_hv_serve(s.cpu[1], s.hv))
			sched_yield();
	return NULL;
}

/* Bytes that are allocated, once all threads are there. */
static size_t run_load(time_t seconds)
{
	size_t before;
	time_t until = time(NULL) + seconds;
	uint32_t i, seed = 0x2545f491;
	pthread_t thread;

	must(pthread_create(&thread, NULL, serve, NULL) == 0, "thread");
	before = mallinfo2().uordblks;
	while (time(NULL) < until)
		for (i = 0; i < DOMAINS * RINGS; i++)
			step(&s.domain[i / RINGS],
			     &s.domain[i / RINGS].client[i % RINGS], &seed);
	drain(time(NULL) + WATCH);
	must(mallinfo2().uordblks == before, "memory was allocated");
	__atomic_store_n(&s.stop, true, __ATOMIC_RELEASE);
	pthread_join(thread, NULL);
	return before;
}

static void report(uint64_t spread)
{
	uint64_t sent = 0, kicks = 0, least = UINT64_MAX, most = 0;
	struct domain *d;
	uint32_t i, k;

	for (d = s.domain; d < s.domain + DOMAINS; d++) {
		sent += d->sent;
		must(d->sent == d->answered, "sent and answered differ");
		must(d->sent > 2 * RINGS * SLOTS, "a domain that stands");
		for (i = 0; i < RINGS; i++) {
			kicks += d->client[i].c.kicks;
			for (k = 0; k < SLOTS; k++)
				must(!d->client[i].request[k].busy,
				     "a request without its answer");
		}
		if (d == s.domain)
			continue;
		least = d->sent < least ? d->sent : least;
		most = d->sent > most ? d->sent : most;
	}
	printf("requests %llu, each answered once: short %llu, long %llu, "
	       "read %llu, refused %llu\n",
	       (unsigned long long)sent, (unsigned long long)s.kind[SHORT],
	       (unsigned long long)s.kind[LONG],
	       (unsigned long long)s.kind[READ],
	       (unsigned long long)s.kind[REFUSED]);
	printf("a domain %llu to %llu, the greedy one %llu; doorbells %llu\n",
	       (unsigned long long)least, (unsigned long long)most,
	       (unsigned long long)s.domain[0].sent, (unsigned long long)kicks);
	printf("fairness: %llu units between the most and the least, "
	       "bound %u\n",
	       (unsigned long long)spread, BUDGET + OVER);
}

int main(int argc, char **argv)
{
	long seconds = argc == 2 ? strtol(argv[1], NULL, 10) : 5;
	size_t bytes;
	uint64_t spread;

	if (argc > 2 || seconds < 1 || seconds > 86400) {
		fprintf(stderr, "usage: hnl-soak [SECONDS]\n");
		return 2;
	}
	make_all();
	printf("64 domains, 4 rings each, %ld s\n", seconds);
	fflush(stdout);
	spread = run_calm();
	bytes = run_load((time_t)seconds);
	report(spread);
	printf("memory: %zu bytes, no more at the end\n", bytes);
	return 0;
}
