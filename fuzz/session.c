/* SPDX-License-Identifier: MIT */
/*
 * A hostile guest against a whole dispatcher with every family: the input is a
 * list of actions, and the guest's memory is the fuzzer's to write anywhere,
 * rings and their indices included.
 *
 *	action u8, arguments:	0 poke page, offset, n, n bytes
 *				1 CALL request page, length, reply page, length
 *				2 KICK ring
 *				3 share, by the model itself (a wild host)
 *				4 hnl_hv_serve, so often
 *				5 the peer answers: which token, n, n bytes
 *				6 an event of the embedder's: kind, number
 *				7 the domain is reset, a step
 *
 * After each action: the pages' states are sound, and what the hypervisor wrote
 * ended inside the pages it may write. At the end: when the guest does nothing
 * more, nobody is ready any more. The sanitizers see the rest.
 */
#include <string.h>

#include <hnl/forward.h>
#include <hnl/page_model.h>

#include "families.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "input.h"
#include "mutate.h"

#define PAGES 16
#define FIRST_GFN 0x10000u
#define MAX_ACTIONS 256
#define MAX_TURNS 200000	/* of a guest that does nothing more */
#define TOKENS 8

static uint64_t ram[PAGES * HNL_PAGE / 8];
static uint8_t state[PAGES];
static struct hnl_page_model model = { state, FIRST_GFN, PAGES, NULL, NULL };

static uint8_t *map(void *domain, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	(void)domain;
	*why = hnl_page_model_hold(&model, gpa / HNL_PAGE, use);
	if (*why != HNL_REASON_NONE)
		return NULL;
	return (uint8_t *)ram + (gpa - FIRST_GFN * (uint64_t)HNL_PAGE);
}

static void unmap(void *domain, uint64_t gpa, enum hnl_map_use use)
{
	(void)domain;
	hnl_page_model_release(&model, gpa / HNL_PAGE, use);
}

static void notify(void *domain, uint32_t ring)
{
	(void)domain;
	(void)ring;
}

static enum hnl_reason set(void *domain, uint64_t gfn, bool shared)
{
	(void)domain;
	return hnl_page_model_set(&model, gfn, shared);
}

static struct hnl_memory_run next(void *domain, uint64_t gfn, uint64_t n)
{
	(void)domain;
	return hnl_page_model_next(&model, gfn, n);
}

/* A peer that keeps the last tokens, and answers anything to any. */
static uint64_t token[TOKENS], ticks;
static unsigned int n_tokens;
static bool peer_gone, preempted;

static int forward(void *domain, uint64_t t, const uint8_t *msg, size_t len)
{
	(void)domain;
	if (peer_gone)
		return -HNL_ENODEV;
	if (len < HNL_MSGHDR || hnl_load_le32(msg) != len)
		abort();
	token[n_tokens++ % TOKENS] = t;
	return 0;
}

static uint64_t now(void *domain)
{
	(void)domain;
	return ticks;
}

static bool preempt(void *domain)
{
	(void)domain;
	return preempted;
}

static const struct hnl_hv_port port = {
	.map = map,
	.unmap = unmap,
	.notify = notify,
	.preempt = preempt,
	.forward = forward,
	.hears = families_hears,
	.now = now,
};
static const struct hnl_memory_ops ops = { set, next };

static uint64_t hv_mem[16384 / 8], cpu_mem[1 << 16], domain_mem[131072 / 8];
static uint64_t families_mem[1 << 17];
static const struct families_config families_cfg = {
	FIRST_GFN, PAGES - 1, &port, NULL
};
static struct families *families;
static struct hnl_hv *hv;
static struct hnl_cpu *cpu;
static struct hnl_domain *domain;

static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE, HNL_FORWARD },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, HNL_FORWARD },
};

static void open_all(void)
{
	static struct hnl_service service[1 + FAMILIES_SERVICES];
	static struct hnl_hv_config cfg = {
		.port = &port,
		.service = service,
		.n_services = 1 + FAMILIES_SERVICES,
		.ctrl_names = &hnl_ctrl_names,
		.max_message = 1024,
		.budget = 8,
		.quantum = 3,
	};
	struct hnl_domain_config dom = {
		.highest_gpa = (FIRST_GFN + PAGES) * (uint64_t)HNL_PAGE - 1,
		.rings = 3,
		.ring_pages = 4,
		.vcpus = 2,
		.rule = rules,
		.n_rules = 2,
		.deadline = 3,
	};
	size_t i;

	if (families_size(&families_cfg) > sizeof(families_mem))
		abort();
	families = families_init(families_mem, &families_cfg);
	families_limit(&cfg);
	families_describe(&dom);
	dom.calls = 4;
	dom.call_bytes = 1600;
	dom.groups = 2;
	dom.event_bytes = 256;
	service[0] = hnl_memory_service(&ops, &hnl_memory_names);
	memcpy(&service[1], families_services(families),
	       FAMILIES_SERVICES * sizeof(service[0]));
	if (hnl_hv_size(&cfg) > sizeof(hv_mem))
		abort();
	hv = hnl_hv_init(hv_mem, &cfg);
	if (hnl_cpu_size(hv) > sizeof(cpu_mem) ||
	    hnl_domain_size(hv, &dom) > sizeof(domain_mem))
		abort();
	cpu = hnl_cpu_init(cpu_mem, hv);
	domain = hnl_domain_init(domain_mem, hv, &dom);
	memset(token, 0, sizeof(token));
	n_tokens = 0;
	ticks = 0;
	peer_gone = preempted = false;
	memset(ram, 0, sizeof(ram));
	memset(state, 0, sizeof(state));
	hnl_page_model_add_ram(&model, FIRST_GFN, PAGES - 1);
	for (i = 0; i < 12; i++)
		(void)hnl_page_model_set(&model, FIRST_GFN + i, true);
	(void)hnl_page_model_set(&model, FIRST_GFN + PAGES - 2, true);
	if (!families_start(families, hv, domain))
		abort();
}

/* A page in use is RAM and shared (page_model.h). */
static void check_states(void)
{
	size_t i;

	for (i = 0; i < PAGES; i++)
		if ((state[i] & 0x2f) != 0 && (state[i] & 0xc0) != 0xc0)
			abort();
}

static uint64_t take_gpa(struct input *in)
{
	uint64_t page = take(in), offset = (uint64_t)take(in) * 4;

	return (FIRST_GFN + page) * HNL_PAGE + offset;
}

static void poke(struct input *in)
{
	size_t at = (size_t)(take(in) % PAGES) * HNL_PAGE, n;

	at += (size_t)take(in) * 4;
	n = take(in);
	for (; n != 0 && at < sizeof(ram); n--, at++)
		((uint8_t *)ram)[at] = take(in);
}

static void call(struct input *in, uint32_t vcpu)
{
	struct hnl_direct regs;
	uint64_t value;
	int err;

	regs.request = take_gpa(in);
	regs.request_len = (uint64_t)take(in) * 4;
	regs.reply = take_gpa(in);
	regs.reply_len = (uint64_t)take(in) * 32;
	err = hnl_hv_call(cpu, domain, vcpu, &regs, &value);
	if (err > 0)
		abort();
	/* Refused as a whole: the value is a reason, not lengths. */
	if (err != 0 && err != -HNL_EAGAIN && err != -HNL_EBADMSG)
		return;
	if ((value & 0xffffffffu) > regs.reply_len ||
	    value >> 32 > regs.request_len)
		abort();
}

static void answer(struct input *in)
{
	static uint8_t msg[256];
	uint64_t t = token[take(in) % TOKENS];
	size_t n = take(in), i;

	for (i = 0; i < n; i++)
		msg[i] = take(in);
	if (hnl_forward_answer(cpu, domain, t, msg, n) > 0)
		abort();
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
	if (hnl_hv_tell(hv, 0, msg, b.len) > 1)
		abort();
}

static void happen(struct input *in)
{
	uint8_t what = take(in), v = take(in);
	int err = 0;

	switch (what % 6) {
	case 0:
		tell(v);
		break;
	case 1:
		err = hnl_domain_offer(domain, HNL_MEMORY_FAMILY,
				       HNL_MEMORY_FEATURE_LIST_SHARED, v & 1);
		break;
	case 2:
		ticks += v;
		err = hnl_forward_expire(domain);
		break;
	case 3:
		peer_gone = v & 1;
		break;
	case 4:
		err = hnl_forward_gone(domain);
		break;
	default:
		preempted = v & 1;
		break;
	}
	if (err != 0)
		abort();
}

static void act(struct input *in)
{
	uint8_t action = take(in), n;

	switch (action % 8) {
	case 0:
		poke(in);
		break;
	case 1:
		call(in, (action >> 3) % 3);
		break;
	case 2:
		if (hnl_hv_kick(cpu, domain, take(in) % 4) > 0)
			abort();
		break;
	case 3:
		n = take(in) % PAGES;
		(void)hnl_page_model_set(&model, FIRST_GFN + n, take(in) & 1);
		break;
	case 4:
		for (n = take(in); n != 0 && hnl_hv_serve(cpu, hv); n--)
			;
		break;
	case 5:
		answer(in);
		break;
	case 6:
		happen(in);
		break;
	default:
		if (hnl_domain_reset(domain) > 0)
			abort();
		break;
	}
}

/* What was ready is served; then nothing is. */
static void settle(void)
{
	uint32_t turns = 0;

	preempted = false;
	while (hnl_hv_serve(cpu, hv))
		if (turns++ == MAX_TURNS)
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	int i;

	open_all();
	for (i = 0; i < MAX_ACTIONS && in.left != 0; i++) {
		act(&in);
		check_states();
	}
	settle();
	families_stop(families);
	while (hnl_domain_destroy(domain) == -HNL_EAGAIN)
		;
	for (i = 0; i < PAGES; i++)
		if ((state[i] & 0x2f) != 0)
			abort(); /* a page is held by nobody */
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

static size_t put_poke(uint8_t *out, uint8_t page, const uint8_t *p, size_t n)
{
	size_t len = 0, done, k;

	for (done = 0; done < n; done += k) {
		k = n - done < 252 ? n - done : 252;
		out[len++] = 0;
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
	uint8_t msg[900], index[4];
	size_t n = make_message(r, msg, sizeof(msg), 0x3f, 0), len;

	if (n == 0)
		return 0;
	if (below(r, 2)) {
		len = put_poke(out, 0, msg, n);
		memcpy(out + len, "\1\0\0", 3);
		out[len + 3] = (uint8_t)(n / 4);
		memcpy(out + len + 4, "\1\0\200", 3);
		return len + 7;
	}
	hnl_store_le32(index, (uint32_t)n);
	len = put_poke(out, 5, msg, n);
	len += put_poke(out + len, 4, index, 4);
	out[len] = 2;
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
	switch (below(&r, 4)) {
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
	default:
		break;
	}
	len = make_actions(&r, out);
	return splice(data, size, max, at[i], 0, out, len);
}
