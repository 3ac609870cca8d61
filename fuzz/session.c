/* SPDX-License-Identifier: MIT */
/*
 * Two hostile guests against a whole dispatcher with every family: the input is
 * a list of actions, and the guests' memory is the fuzzer's to write anywhere,
 * rings and their indices included. Each may do to the other what the families
 * have, and each has a peer in user space.
 *
 *	action u8, arguments:	0 poke page, offset, n, n bytes
 *	bit 7: of guest 1	1 CALL request page, length, reply page, length
 *				2 KICK ring
 *				3 share, by the model itself (a wild host)
 *				4 hnl_hv_serve, so often
 *				5 the peer answers: which token, n, n bytes
 *				6 what happens: which, a number
 *				7 the domain is reset, a step
 *
 * After each action the books of both domains agree (books.h), whoever acted.
 * At the end: when the guests do nothing more, nobody is ready any more, and
 * nothing is held. The sanitizers see the rest.
 */
#include <string.h>

#include "books.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "input.h"
#include "mutate.h"

#define MAX_ACTIONS 256
#define MAX_TURNS 200000	/* of guests that do nothing more */

static const struct world_config config = {
	.budget = 8,
	.quantum = 3,
	.max_message = 1024,
	.calls = 4,
	.call_bytes = 1600,
	.event_bytes = 256,
	.forwards = true,
};

static uint64_t take_gpa(struct input *in)
{
	uint64_t page = take(in), offset = (uint64_t)take(in) * 4;

	return GPA(page) + offset;
}

static void poke(struct guest *g, struct input *in)
{
	size_t at = (size_t)(take(in) % PAGES) * HNL_PAGE, n;

	at += (size_t)take(in) * 4;
	n = take(in);
	for (; n != 0 && at < PAGES * HNL_PAGE; n--, at++)
		g->ram[at] = take(in);
}

static void call(struct guest *g, struct input *in, uint32_t vcpu)
{
	struct hnl_direct regs;
	uint64_t value;
	int err;

	regs.request = take_gpa(in);
	regs.request_len = (uint64_t)take(in) * 4;
	regs.reply = take_gpa(in);
	regs.reply_len = (uint64_t)take(in) * 32;
	err = hnl_hv_call(world.cpu, g->domain, vcpu, &regs, &value);
	require(err <= 0);
	/* Refused as a whole: the value is a reason, not lengths. */
	if (err != 0 && err != -HNL_EAGAIN && err != -HNL_EBADMSG)
		return;
	require((value & 0xffffffffu) <= regs.reply_len &&
		value >> 32 <= regs.request_len);
}

static void answer(struct guest *g, struct input *in)
{
	static uint8_t msg[256];
	uint64_t t = g->token[take(in) % TOKENS];
	size_t n = take(in), i;

	for (i = 0; i < n; i++)
		msg[i] = take(in);
	require(hnl_forward_answer(world.cpu, g->domain, t, msg, n) <= 0);
}

/* An event of ctrl that has no meaning but its group. */
static void tell(uint64_t lost)
{
	struct hnl_ctrl_call_progress_ntf e;
	uint8_t msg[64];
	struct hnl_builder b;

	hnl_ctrl_call_progress_ntf_init(&e);
	hnl_ctrl_call_progress_ntf_set_token(&e, lost);
	hnl_ctrl_call_progress_ntf_set_seq(&e, 0);
	hnl_ctrl_call_progress_ntf_set_units(&e, lost);
	hnl_builder_init(&b, msg, sizeof(msg));
	hnl_ctrl_call_progress_ntf_encode(&b, 0, 0, 0, &e);
	require(hnl_hv_tell(world.hv, 0, msg, b.len) <= GUESTS);
}

static int happen(struct guest *g, struct input *in)
{
	uint8_t what = take(in), v = take(in);

	switch (what % 11) {
	case 0:
		tell(v);
		break;
	case 1:
		return hnl_domain_offer(g->domain, HNL_MEMORY_FAMILY,
					HNL_MEMORY_FEATURE_LIST_SHARED, v & 1);
	case 2:
		world.ticks += v;
		return hnl_forward_expire(g->domain);
	case 3:
		g->peer_gone = v & 1;
		break;
	case 4:
		return hnl_forward_gone(g->domain);
	case 5:
		world.preempted = v & 1;
		break;
	case 6:
		guest_access(g, v % PAGES, v & 7, (v >> 4) % VCPUS);
		break;
	case 7:
		(void)hnl_event_model_raise_virq(&world.event, g->id,
						 v % VCPUS, v / VCPUS);
		break;
	case 8:
		world.strict = v & 1;
		break;
	case 9:
		guest_lose_page(g, v % PAGES, v & 16);
		break;
	default:
		/* Or not from this state. */
		(void)!hnl_domain_model_migrate(world.domains, g->id, v);
		break;
	}
	return 0;
}

static void act(struct input *in)
{
	uint8_t action = take(in), n;
	struct guest *g = &world.guest[action >> 7];

	if (g->domain == NULL)
		return;
	switch (action % 8) {
	case 0:
		poke(g, in);
		break;
	case 1:
		call(g, in, (action >> 3 & 15) % (VCPUS + 1));
		break;
	case 2:
		require(hnl_hv_kick(world.cpu, g->domain,
				    take(in) % (RINGS + 1)) <= 0);
		break;
	case 3:
		n = take(in) % PAGES;
		(void)hnl_page_model_set(&g->pages, FIRST_GFN + n,
					 take(in) & 1);
		break;
	case 4:
		for (n = take(in); n != 0 && hnl_hv_serve(world.cpu, world.hv);)
			n--;
		break;
	case 5:
		answer(g, in);
		break;
	case 6:
		require(happen(g, in) == 0);
		break;
	default:
		require(hnl_domain_reset(g->domain) <= 0);
		break;
	}
}

static void check_all(void)
{
	size_t i;

	for (i = 0; i < GUESTS; i++)
		if (world.guest[i].domain != NULL)
			books_check(&world.guest[i], false);
}

/*
 * What was ready is served; then nothing is. Between two entries a guest that is
 * doomed goes: a destroy of it waits for that.
 */
static void settle(void)
{
	uint32_t turns = 0;

	world.preempted = false;
	while (hnl_hv_serve(world.cpu, world.hv)) {
		require(turns++ != MAX_TURNS);
		world_settle();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	int i;

	world_open(&config);
	for (i = 0; i < MAX_ACTIONS && in.left != 0; i++) {
		act(&in);
		check_all();
		world_settle();
	}
	settle();
	check_all();
	world_check_models();
	world_settle();
	world_close();
	return 0;
}

/* ---- mutation: whole actions ---- */

#define ACTIONS 256

/* Bytes of the action at p. */
static size_t length_of(const uint8_t *p, size_t left)
{
	static const uint8_t fixed[] = { 4, 7, 2, 3, 2, 3, 3, 1 };
	size_t what = p[0] % 8, n = fixed[what];

	if ((what == 0 || what == 5) && left >= n)
		n += p[n - 1];
	return n < left ? n : left;
}

static size_t split(const uint8_t *data, size_t size, size_t *at)
{
	size_t n = 0, pos;

	for (pos = 0; pos < size && n < ACTIONS; n++) {
		at[n] = pos;
		pos += length_of(data + pos, size - pos);
	}
	at[n] = size;
	return n;
}

static size_t put_poke(uint8_t *out, uint8_t who, uint8_t page,
		       const uint8_t *p, size_t n)
{
	size_t len = 0, done, k;

	for (done = 0; done < n; done += k) {
		k = n - done < 252 ? n - done : 252;
		out[len++] = who;
		out[len++] = page;
		out[len++] = (uint8_t)(done / 4);
		out[len++] = (uint8_t)k;
		memcpy(out + len, p + done, k);
		len += k;
	}
	return len;
}

/* A message and its CALL, or its KICK on a ring that somebody made. */
static size_t make_actions(struct random *r, uint8_t *out)
{
	uint8_t msg[900], index[4], who = (uint8_t)(below(r, 2) << 7);
	size_t n = make_message(r, msg, sizeof(msg), 0x3f, 0), len;

	if (n == 0)
		return 0;
	if (below(r, 2)) {
		len = put_poke(out, who, 0, msg, n);
		memcpy(out + len, "\1\0\0", 3);
		out[len] |= who;
		out[len + 3] = (uint8_t)(n / 4);
		memcpy(out + len + 4, "\1\0\200", 3);
		return len + 7;
	}
	hnl_store_le32(index, (uint32_t)n);
	len = put_poke(out, who, 5, msg, n);
	len += put_poke(out + len, who, 4, index, 4);
	out[len] = who | 2;
	out[len + 1] = 0;
	return len + 2;
}

static size_t splice(uint8_t *data, size_t size, size_t max, size_t at,
		     size_t old, const uint8_t *p, size_t n)
{
	if (n > old && n - old > max - size)
		return size;
	memmove(data + at + n, data + at + old, size - at - old);
	memcpy(data + at, p, n);
	return size - old + n;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max,
			       unsigned int seed)
{
	struct random r = { ((uint64_t)seed << 20) + 0x9e3779b97f4a7c15 };
	static size_t at[ACTIONS + 1];
	uint8_t out[2048];
	size_t n = split(data, size, at), i, k, len;

	(void)any(&r);
	if (n == 0 || below(&r, 3) == 0)
		return mutate_bytes(data, size, max);
	i = below(&r, n);
	len = at[i + 1] - at[i];
	switch (below(&r, 5)) {
	case 0:		/* one less */
		return splice(data, size, max, at[i], len, out, 0);
	case 1:		/* one of them again, elsewhere */
		k = below(&r, n);
		memcpy(out, data + at[i], len < sizeof(out) ? len : 0);
		return splice(data, size, max, at[k], 0, out,
			      len < sizeof(out) ? len : 0);
	case 2:		/* the message in it is changed */
		if (data[at[i]] % 8 != 0 || len < 4 + HNL_MSGHDR)
			break;
		k = change_message(&r, data + at[i] + 4, len - 4, len - 4);
		data[at[i] + 3] = (uint8_t)k;
		return splice(data, size, max, at[i] + 4 + k, len - 4 - k,
			      out, 0);
	case 3:		/* the other guest does it */
		data[at[i]] ^= 0x80;
		return size;
	default:
		break;
	}
	len = make_actions(&r, out);
	return splice(data, size, max, at[i], 0, out, len);
}
