/* SPDX-License-Identifier: MIT */
/*
 * A ring whose peer writes the control page and the data as it likes, between
 * any two steps: both halves of lib/ring.c, and the guest's client over them.
 *
 *	first byte: 0 a bare ring of one page, 1 of two in pieces, 2 the client
 *	then steps:	0 the peer writes a word of the control page
 *			1 the peer writes data
 *			2.. steps of ours
 *
 * What is ready is never more than the ring, what is written is within it, and
 * a side that once saw a lie believes nothing more. The client's slots are
 * those of requests in flight, and each is answered once.
 */
#include <string.h>

#include <hnl/guest.h>

#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "input.h"

#define STEPS 400
#define SLOTS 8
#define INBOX 1024

static struct input in;
static uint64_t control[HNL_PAGE / 8];
static uint8_t *page[2];	/* on the heap: of exactly their size */

/* ---- the peer ---- */

static void write_word(void)
{
	static const uint16_t line[] = {
		HNL_RING_SQ_PRODUCER, HNL_RING_SQ_CONSUMER,
		HNL_RING_CQ_PRODUCER, HNL_RING_CQ_CONSUMER,
	};
	uint8_t which = take(&in), how = take(&in);
	size_t at = line[which % 4] / 4 + (which >> 2) % 4;
	uint32_t *word = (uint32_t *)control + at;

	switch (how % 4) {
	case 0:
		*word += (uint32_t)(how >> 2) * 4;
		break;
	case 1:
		*word -= (uint32_t)(how >> 2);
		break;
	case 2:
		*word = (uint32_t)take_number(&in, 4);
		break;
	default:
		*word = (uint32_t)(how >> 2) << 12;
		break;
	}
}

static void write_data(size_t pages, uint8_t *const *to)
{
	size_t at = take_number(&in, 2), n = take(&in);

	for (; n != 0; n--, at++)
		to[at / HNL_PAGE % pages][at % HNL_PAGE] = take(&in);
}

/* ---- a bare ring ---- */

struct bare {
	struct hnl_ring_producer p;
	struct hnl_ring_consumer c;
	uint32_t size;
};

static void check_bare(const struct bare *r)
{
	require(r->p.prod - r->p.cons <= r->size);
	require(r->p.prod - r->p.published <= r->size);
	require(r->c.prod - r->c.cons <= r->size);
}

static void produce(struct bare *r)
{
	static const uint8_t zeros[2 * HNL_PAGE];
	size_t len = take_number(&in, 2) % (2 * HNL_PAGE + 4) & ~(size_t)3;
	bool broken = r->p.broken, room;
	uint32_t before = r->p.prod;

	if (len > r->size)
		len = r->size;
	room = hnl_producer_has_room(&r->p, len);
	require(!broken || !room);
	require(hnl_producer_copy(&r->p, zeros, len) == room ||
		r->p.cons != before);
	require(room || r->p.prod == before);
}

static void consume(struct bare *r)
{
	size_t max = take_number(&in, 2) % (2 * HNL_PAGE) & ~(size_t)3, n;
	uint8_t *dst = malloc(max + 1);
	bool broken = r->c.broken;

	n = hnl_consumer_copy(&r->c, dst, max);
	require(n <= max && (!broken || n == 0) && n % HNL_ALIGN == 0);
	free(dst);
	n = n < 4 ? n : (size_t)(take(&in) % (n / 4 + 1)) * 4;
	hnl_consumer_take(&r->c, n);
}

static void step_bare(struct bare *r, uint8_t what)
{
	uint32_t before;

	switch (what) {
	case 2:
		produce(r);
		break;
	case 3:
		before = r->p.published;
		require(!hnl_producer_publish(&r->p) ||
			r->p.published != before);
		break;
	case 4:
		consume(r);
		break;
	case 5:
		/* What was told already, and lies there, is the peer's. */
		before = r->c.told;
		hnl_consumer_tell(&r->c);
		require(before == r->c.cons ||
			((uint32_t *)control)[HNL_RING_CQ_CONSUMER / 4] ==
				r->c.cons);
		break;
	case 6:
		require(!hnl_consumer_sleep(&r->c) || !r->c.broken);
		break;
	default:
		require(!hnl_consumer_stall(&r->c, &r->p) || !r->p.broken);
		/* Asked twice of memory that nobody changes meanwhile. */
		require(hnl_producer_stalled(&r->p) ==
			hnl_producer_stalled(&r->p));
		break;
	}
}

/* The same data for both halves: each is the other's hostile peer, too. */
static void run_bare(size_t pages)
{
	struct hnl_ring_mem mem = { pages == 1 ? page[0] : NULL, page,
				    (uint32_t)(pages * HNL_PAGE) };
	uint32_t *word = (uint32_t *)control;
	struct bare r;
	uint8_t what;
	int i;

	r.size = mem.size;
	hnl_producer_init(&r.p, &mem, word + HNL_RING_SQ_PRODUCER / 4,
			  word + HNL_RING_SQ_CONSUMER / 4);
	hnl_consumer_init(&r.c, &mem, word + HNL_RING_CQ_CONSUMER / 4,
			  word + HNL_RING_CQ_PRODUCER / 4);
	for (i = 0; i < STEPS && in.left != 0; i++) {
		what = take(&in) % 8;
		if (what == 0)
			write_word();
		else if (what == 1)
			write_data(pages, page);
		else
			step_bare(&r, what);
		check_bare(&r);
	}
}

/* ---- the guest's client ---- */

static struct hnl_client client;
static struct hnl_pending pending[SLOTS + 1], *slot[SLOTS];
static bool free_again[SLOTS + 1];
static uint8_t *inbox;
static uint8_t scratch[HNL_CLIENT_SCRATCH(2)];

static bool discover(void *env, struct hnl_discovery *found)
{
	(void)env;
	found->abi = HNL_ABI_VERSION;
	found->window_gpa = 0;
	found->window_pages = 0;
	return true;
}

/* All goes well with direct calls; those have their own target in session. */
static int call(void *env, uint64_t request, uint64_t request_len,
		uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	struct hnl_guest *g = &((struct hnl_guest *)env)[0];
	struct hnl_head h = { HNL_CTRL_FAMILY, 0, g->seq, 0, 0, 0 };
	struct hnl_builder b;
	struct hnl_extack x;

	(void)request;
	hnl_extack_clear(&x);
	hnl_builder_init(&b, (void *)(uintptr_t)reply, (size_t)reply_len);
	hnl_ack_put(&b, HNL_MSG_ERROR, &h, HNL_MSGHDR, &x);
	*value = request_len << 32 | b.len;
	return 0;
}

/* The doorbell: the hypervisor's turn, and so the peer's. */
static int kick(void *env, uint32_t ring)
{
	(void)env;
	(void)ring;
	write_word();
	return take(&in) % 8 == 0 ? -HNL_EAGAIN : 0;
}

static bool expired(void *env)
{
	(void)env;
	return in.left == 0;
}

static uint64_t gpa_of(void *env, const void *p)
{
	(void)env;
	return (uintptr_t)p;
}

static void answered(struct hnl_pending *p, const uint8_t *buf,
		     const struct hnl_msg *m, bool last)
{
	size_t i = (size_t)(p - pending);

	require(i <= SLOTS && !free_again[i]);
	require(buf == inbox && m->next <= INBOX);
	require(m->head.seq == p->seq);
	free_again[i] = last;
}

static void check_client(void)
{
	uint32_t i, n = 0;

	for (i = 0; i < SLOTS; i++)
		n += slot[i] != NULL;
	require(n == client.in_flight);
	require(client.sq.prod - client.sq.cons <= HNL_PAGE);
}

static void ask(void)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b;
	size_t i;
	int err;

	for (i = 0; i <= SLOTS && !free_again[i]; i++)
		;
	if (i > SLOTS)
		return;
	pending[i].answer = answered;
	err = hnl_client_begin(&client, &b, 32 + 8 * (size_t)take(&in),
			       &pending[i]);
	require(err == 0 || err == -HNL_EAGAIN || err == -HNL_EMSGSIZE ||
		(err == -HNL_EBADMSG && client.broken));
	if (err != 0)
		return;
	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, HNL_PAGE);
	hnl_memory_share_req_set_pages(&req, 1);
	hnl_memory_share_req_encode(&b, 0, pending[i].seq, 7, &req);
	if (hnl_client_submit(&client, &b, &pending[i]) == 0)
		free_again[i] = false;
}

/* What the hypervisor would say to one of ours, where it would be said. */
static void say_answer(void)
{
	uint32_t *prod = (uint32_t *)control + HNL_RING_CQ_PRODUCER / 4;
	struct hnl_head h = { HNL_MEMORY_FAMILY, 0, 0, 7, 0, 0 };
	struct hnl_extack x;
	struct hnl_builder b;
	uint32_t at = *prod % HNL_PAGE & ~3u;

	h.seq = client.seq - take(&in) % 16;
	hnl_extack_clear(&x);
	hnl_builder_init(&b, page[1] + at, HNL_PAGE - at);
	hnl_ack_put(&b, take(&in) % 4 == 0 ? HNL_MSG_DONE : HNL_MSG_ERROR, &h,
		    HNL_MSGHDR, &x);
	*prod += (uint32_t)b.len;
}

static void step_client(uint8_t what)
{
	bool broken = client.broken;
	int n;

	switch (what) {
	case 2:
	case 3:
		ask();
		break;
	case 4:
		n = hnl_client_flush(&client);
		require(!broken || n == -HNL_EBADMSG);
		break;
	case 5:
		n = (int)client.in_flight;
		n -= hnl_client_poll(&client);
		require(n >= 0);
		require(!broken || client.broken);
		break;
	case 6:
		(void)!hnl_client_sleep(&client);
		break;
	default:
		say_answer();
		break;
	}
}

/* What the hypervisor says is one lies in the inbox, whole. */
static void hear(void *ctx, const uint8_t *buf, const struct hnl_msg *m)
{
	require(ctx == slot && buf == inbox && m->end <= INBOX);
}

static void run_client(void)
{
	static const struct hnl_guest_port port = {
		.discover = discover,
		.call = call,
		.kick = kick,
		.gpa_of = gpa_of,
		.expired = expired,
	};
	struct hnl_client_config cfg = { 0, 7, control, page[0], page[1], 1, 1,
					 slot, SLOTS, inbox, INBOX, scratch,
					 sizeof(scratch), 0, hear, slot };
	struct hnl_extack x;
	struct hnl_guest g;
	uint8_t what;
	int i;

	memset(free_again, true, sizeof(free_again));
	require(hnl_guest_init(&g, &port, &g) == 0);
	require(hnl_client_create(&client, &g, &cfg, &x) == 0);
	for (i = 0; i < STEPS && in.left != 0; i++) {
		what = take(&in) % 8;
		if (what == 0)
			write_word();
		else if (what == 1)
			write_data(1, &page[1]);
		else
			step_client(what);
		check_client();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t what;

	if (size < 2)
		return 0;
	in.p = data;
	in.left = size;
	what = take(&in) % 3;
	memset(control, 0, sizeof(control));
	page[0] = calloc(1, HNL_PAGE);
	page[1] = calloc(1, HNL_PAGE);
	inbox = malloc(INBOX);
	if (what == 2)
		run_client();
	else
		run_bare(1u + what);
	free(page[0]);
	free(page[1]);
	free(inbox);
	return 0;
}
