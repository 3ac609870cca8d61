/* SPDX-License-Identifier: MIT */
/*
 * One kernel after another in one domain of the in-process host, whose thread
 * serves the rings meanwhile: the first leaves two rings with requests that
 * nobody read the answers of, and what it agreed on; the second knows nothing
 * of that, takes over (hnl_guest_takeover), and uses the very same pages.
 *
 *	first	rings 0 and 2, requests, agrees --> gone in the middle
 *	second	takeover, ring 0 on other pages, requests --> answered once each
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hnl/guest.h>

#include "../../hv/host/inproc/inproc.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"

#define FIRST_GPA UINT64_C(0x10000000)
#define PAGES 64
#define WINDOW_PAGES 16
#define SLOTS 64
#define TIMES 200
#define WAIT_MS 20000
#define FEATURE HNL_MEMORY_FEATURE_LIST_SHARED

static struct inproc *host;
static struct hnl_pending *slot[2][SLOTS];
static uint8_t inbox[HNL_PAGE];

/* A kernel: what dies with it. */
struct kernel {
	struct hnl_guest guest;
	struct hnl_client client;
	struct hnl_pending pending[SLOTS];
	unsigned int answered;
};

static void die(const char *what, int err)
{
	fprintf(stderr, "%s: %s\n", what, hnl_errno_name(err));
	exit(1);
}

static void require(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "%s\n", what);
	exit(1);
}

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

static void open_host(void)
{
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY,
						HNL_GRANT_ALL };
	static const struct hnl_agreement agreement = { HNL_MEMORY_FAMILY,
							FEATURE };
	struct inproc_config cfg = {
		.first_gpa = FIRST_GPA, .pages = PAGES,
		.reach = PAGES * HNL_PAGE, .window_gpa = FIRST_GPA,
		.window_pages = WINDOW_PAGES, .max_message = HNL_PAGE,
		.budget = 4, .rings = 4, .ring_pages = 16,
		.grant = &grant, .n_grants = 1, .deferred = true,
		.agreement = &agreement, .n_agreements = 1,
	};

	host = inproc_create(&cfg);
	require(host != NULL, "inproc_create");
	require(inproc_offer(host, HNL_MEMORY_FAMILY, FEATURE, true),
		"inproc_offer");
}

/* Pages 4 * at + 1 to + 3 of the window; scratch is its first. */
static void open_ring(struct kernel *k, struct hnl_client *c, uint32_t id,
		      unsigned int at)
{
	uint8_t *ram = inproc_guest_memory(host);
	struct hnl_client_config cfg = {
		.ring = id, .port = 3, .sq_pages = 1, .cq_pages = 1,
		.slot = slot[id / 2], .n_slots = SLOTS, .inbox = inbox,
		.inbox_size = sizeof(inbox), .scratch_size = HNL_PAGE,
	};
	struct hnl_extack x;
	int err;

	cfg.scratch = ram;
	cfg.control = ram + (4 * at + 1) * HNL_PAGE;
	cfg.sq = ram + (4 * at + 2) * HNL_PAGE;
	cfg.cq = ram + (4 * at + 3) * HNL_PAGE;
	err = hnl_client_create(c, &k->guest, &cfg, &x);
	if (err != 0)
		die("hnl_client_create", err);
}

/* ctrl.agree, or memory.list-shared: 0, or the errno of its answer. */
static int ask(struct kernel *k, bool agree, uint32_t party)
{
	uint8_t *ram = inproc_guest_memory(host);
	static uint8_t answer[2048];
	struct hnl_guest_buffers m = { ram, 0, ram + 1024, 2048, answer,
				       sizeof(answer), 0 };
	struct hnl_head h = { agree ? HNL_CTRL_FAMILY : HNL_MEMORY_FAMILY,
			      agree ? HNL_F_REQUEST :
				      HNL_F_REQUEST | HNL_F_DUMP,
			      ++k->guest.seq, 3,
			      agree ? HNL_CTRL_CMD_AGREE :
				      HNL_MEMORY_CMD_LIST_SHARED, 1 };
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_msg reply;
	int err;

	hnl_builder_init(&b, ram, 512);
	hnl_msg_begin(&b, &h);
	if (agree) {
		hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_FAMILY,
				 HNL_MEMORY_FAMILY);
		hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_FEATURE, FEATURE);
		hnl_attr_put_u32(&b, HNL_CTRL_A_AGREEMENT_PARTY, party);
	}
	hnl_msg_end(&b);
	m.request_len = b.len;
	err = hnl_guest_call(&k->guest, &m, NULL);
	if (err == 0)
		err = hnl_answer_find(answer, m.answers_len, k->guest.seq,
				      &reply, &x);
	return err != 0 ? err : x.err;
}

static void on_answer(struct hnl_pending *p, const uint8_t *buf,
		      const struct hnl_msg *m, bool last)
{
	(void)buf;
	(void)m;
	((struct kernel *)p->ctx)->answered += last;
}

static void put(struct kernel *k, struct hnl_client *c, struct hnl_pending *p)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b;
	int err;

	memset(p, 0, sizeof(*p));
	p->answer = on_answer;
	p->ctx = k;
	err = hnl_client_begin(c, &b, 64, p);
	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, FIRST_GPA + 32 * HNL_PAGE);
	hnl_memory_share_req_set_pages(&req, 16);
	hnl_memory_share_req_encode(&b, 0, p->seq, 3, &req);
	if (err == 0)
		err = hnl_client_submit(c, &b, p);
	if (err != 0)
		die("submit", err);
}

/* It dies at any moment: requests, answers, nothing of it is waited for. */
static void live_and_die(unsigned int n)
{
	struct kernel k;
	struct hnl_client other;
	unsigned int i;

	memset(&k, 0, sizeof(k));
	if (hnl_guest_init(&k.guest, &port, NULL) != 0)
		die("hnl_guest_init", -HNL_ENODEV);
	open_ring(&k, &k.client, 0, 0);
	open_ring(&k, &other, 2, 1);
	require(ask(&k, true, HNL_CTRL_PARTY_FIRMWARE) == 0 &&
		ask(&k, true, HNL_CTRL_PARTY_KERNEL) == 0 &&
		ask(&k, false, 0) == 0, "agreed, but not in effect");
	for (i = 0; i < n; i++) {
		put(&k, i % 3 == 0 ? &other : &k.client, &k.pending[i]);
		if (hnl_client_flush(&k.client) != 0 ||
		    hnl_client_flush(&other) != 0)
			die("flush", -HNL_EBADMSG);
	}
}

static void wait_for_all(struct kernel *k, unsigned int n)
{
	int got;

	while (k->answered < n) {
		got = hnl_client_poll(&k->client);
		if (got < 0)
			die("hnl_client_poll", got);
		if (got == 0 && hnl_client_sleep(&k->client))
			require(inproc_wait(host, 0, WAIT_MS),
				"asleep, and nobody came");
	}
}

static void succeed(unsigned int n)
{
	struct kernel k;
	uint32_t found;
	unsigned int i;
	int err;

	memset(&k, 0, sizeof(k));
	err = hnl_guest_init(&k.guest, &port, NULL);
	if (err == 0)
		err = hnl_guest_takeover(&k.guest, inproc_guest_memory(host),
					 HNL_TAKEOVER_SCRATCH,
					 HNL_GUEST_KERNEL, &found);
	if (err != 0)
		die("hnl_guest_takeover", err);
	require(found == 2, "not the rings that were left");
	require(ask(&k, false, 0) == -HNL_EACCES,
		"what the predecessor agreed on is in effect");
	/* The pages of the predecessor's ring 2, as ring 0. */
	open_ring(&k, &k.client, 0, 1);
	for (i = 0; i < n; i++)
		put(&k, &k.client, &k.pending[i]);
	err = hnl_client_flush(&k.client);
	if (err != 0)
		die("flush", err);
	wait_for_all(&k, n);
	require(k.client.strays == 0, "an answer to a dead kernel's request");
	for (i = 0; i < n; i++)
		require(k.pending[i].done && k.pending[i].err == 0,
			"a request without its answer");
	err = hnl_guest_takeover(&k.guest, inproc_guest_memory(host),
				 HNL_TAKEOVER_SCRATCH, HNL_GUEST_FIRMWARE,
				 &found);
	require(err == 0 && found == 1, "its own ring");
}

int main(void)
{
	unsigned int i;

	open_host();
	for (i = 0; i < TIMES; i++) {
		live_and_die(i % 24);
		succeed(8 + i % 16);
	}
	inproc_destroy(host);
	printf("%u kernels, one after the other\n", 2 * TIMES);
	return 0;
}
