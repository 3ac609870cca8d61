/* SPDX-License-Identifier: MIT */
/*
 * Guest and hypervisor at the same time: a doorbell returns at once, the
 * hypervisor's thread serves the ring while the guest goes on, and whoever has
 * nothing to do sleeps. Shows that no call is lost or answered twice and that
 * no wake-up is missed: a guest that sleeps is woken, or the test times out.
 */
#include <stdio.h>
#include <stdlib.h>

#include <hnl/guest.h>

#include "../../hv/host/inproc/inproc.h"
#include "hnl_memory.h"

#define FIRST_GPA UINT64_C(0x10000000)
#define PAGES 64
#define WINDOW_PAGES 16
#define SQ_PAGES 2
#define CQ_PAGES 2
#define SLOTS 128
#define CALLS 300000
#define WAIT_MS 20000

static struct inproc *host;
static struct hnl_guest guest;
static struct hnl_client client;
static struct hnl_pending pending[SLOTS];
static struct hnl_pending *slot[SLOTS];
static uint8_t inbox[HNL_PAGE];
static unsigned int answered[SLOTS];
static unsigned int sleeps;

static bool discover(void *env, struct hnl_discovery *found)
{
	(void)env;
	found->abi = HNL_ABI_VERSION;
	found->window_gpa = FIRST_GPA;
	found->window_pages = WINDOW_PAGES;
	return true;
}

static int call(void *env, uint64_t request, uint64_t request_len,
		uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	const uint64_t arg[4] = { request, request_len, reply, reply_len };

	(void)env;
	return inproc_trap(host, HNL_CALL, arg, value);
}

static int kick(void *env, uint32_t ring)
{
	const uint64_t arg[4] = { ring, 0, 0, 0 };
	uint64_t value;

	(void)env;
	return inproc_trap(host, HNL_KICK, arg, &value);
}

static uint64_t gpa_of(void *env, const void *p)
{
	const uint8_t *ram = inproc_guest_memory(host);

	(void)env;
	return FIRST_GPA + (uint64_t)((const uint8_t *)p - ram);
}

static const struct hnl_guest_port port = { .discover = discover,
					    .call = call, .kick = kick,
					    .gpa_of = gpa_of };

static void die(const char *what, int err)
{
	fprintf(stderr, "%s: %s\n", what, hnl_errno_name(err));
	exit(1);
}

static void on_answer(struct hnl_pending *p, const uint8_t *buf,
		      const struct hnl_msg *m, bool last)
{
	(void)buf;
	(void)m;
	if (last)
		answered[p - pending]++;
}

static void open_all(void)
{
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY,
						HNL_GRANT_ALL };
	struct inproc_config cfg = {
		.first_gpa = FIRST_GPA, .pages = PAGES,
		.reach = PAGES * HNL_PAGE, .window_gpa = FIRST_GPA,
		.window_pages = WINDOW_PAGES, .max_message = HNL_PAGE,
		.budget = 16, .rings = 1, .ring_pages = 16,
		.grant = &grant, .n_grants = 1, .deferred = true,
	};
	struct hnl_client_config ring = {
		.port = 3, .sq_pages = SQ_PAGES, .cq_pages = CQ_PAGES,
		.slot = slot, .n_slots = SLOTS, .inbox = inbox,
		.inbox_size = sizeof(inbox), .scratch_size = HNL_PAGE,
	};
	struct hnl_extack x;
	uint8_t *ram;
	int err;

	host = inproc_create(&cfg);
	if (host == NULL)
		die("inproc_create", -HNL_ENOMEM);
	ram = inproc_guest_memory(host);
	ring.scratch = ram;
	ring.control = ram + HNL_PAGE;
	ring.sq = ram + 2 * HNL_PAGE;
	ring.cq = ring.sq + SQ_PAGES * HNL_PAGE;
	err = hnl_guest_init(&guest, &port, NULL);
	if (err == 0)
		err = hnl_client_create(&client, &guest, &ring, &x);
	if (err != 0)
		die("hnl_client_create", err);
}

/* Answers, or sleep until there are some. Returns those finished. */
static unsigned int poll_or_sleep(void)
{
	int n = hnl_client_poll(&client);

	if (n == 0 && hnl_client_sleep(&client)) {
		sleeps++;
		if (!inproc_wait(host, 0, WAIT_MS))
			die("asleep, and nobody came", -HNL_ETIMEDOUT);
		n = hnl_client_poll(&client);
	}
	if (n < 0)
		die("hnl_client_poll", n);
	return (unsigned int)n;
}

/* One more request if there is room. The window's last page is shared. */
static bool submit(unsigned int i)
{
	struct hnl_memory_share_req req;
	struct hnl_pending *p = &pending[i % SLOTS];
	struct hnl_builder b;
	int err;

	if (i >= SLOTS && !p->done)
		return false;
	p->answer = on_answer;
	err = hnl_client_begin(&client, &b, 64, p);
	if (err == -HNL_EAGAIN)
		return false;
	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, FIRST_GPA + (PAGES - 1) * HNL_PAGE);
	hnl_memory_share_req_set_pages(&req, 1);
	hnl_memory_share_req_encode(&b, 0, p->seq, 3, &req);
	if (err == 0)
		err = hnl_client_submit(&client, &b, p);
	if (err != 0)
		die("submit", err);
	return true;
}

int main(void)
{
	unsigned int sent = 0, done = 0, burst, i, bad = 0;

	open_all();
	srand(1);
	while (done < CALLS) {
		burst = 1 + (unsigned int)rand() % 100;
		while (burst-- != 0 && sent < CALLS && submit(sent))
			sent++;
		if (hnl_client_flush(&client) != 0)
			die("flush", -HNL_EBADMSG);
		if (sent != done)
			done += poll_or_sleep();
	}
	for (i = 0; i < SLOTS; i++)
		bad += answered[i] != CALLS / SLOTS +
				      (i < CALLS % SLOTS ? 1u : 0u);
	printf("%u calls, %u answers, %llu doorbells, %u sleeps, %llu strays\n",
	       sent, done, (unsigned long long)client.kicks, sleeps,
	       (unsigned long long)client.strays);
	inproc_destroy(host);
	return bad != 0 || done != CALLS || client.strays != 0;
}
