/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a struct of a public header, and any bytes as the answer.
 *
 *	struct --hnl_<family>_legacy_call--> packet	which our tables accept,
 *						|	or which is nonsense
 *	struct <------------------------- answer	the input's
 *
 * Members are written on success alone. And of each conversion by itself: what
 * an old caller can say, an old hypervisor can be told, and it is the same.
 */
#include <string.h>

#include <hnl/msg.h>

#include "input.h"

struct back {
	size_t size;
	bool (*back)(const void *s);
};

#include "legacy_table.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

typedef int legacy_call(struct hnl_legacy *l, uint32_t hypercall, uint32_t op,
			void *arg);

static const struct {
	const struct hnl_family *family;
	legacy_call *call;
	const struct back *back;
	size_t n;
} all[] = {
	{ &hnl_event_family, hnl_event_legacy_call, hnl_event_back,
	  COUNT(hnl_event_back) },
	{ &hnl_view_family, hnl_view_legacy_call, hnl_view_back,
	  COUNT(hnl_view_back) },
	{ &hnl_domain_family, hnl_domain_legacy_call, hnl_domain_back,
	  COUNT(hnl_domain_back) },
};

static const uint32_t hypercalls[] = {
	HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP, __HYPERVISOR_hvm_op,
	__HYPERVISOR_domctl, __HYPERVISOR_sched_op,
};

static struct input in;
static const struct hnl_family *family;

/* One message that the tables accept, or the adapter's own nonsense. */
static void check_request(const uint8_t *buf, size_t len)
{
	static struct hnl_decoder d;
	const struct hnl_command *c;
	struct hnl_msg m = hnl_msg_at(buf, len, 0);
	struct hnl_extack x;
	uint64_t out[512];

	require(m.reason == HNL_REASON_NONE && m.next == len);
	require(m.head.type == family->id &&
		m.head.cmd < family->n_commands);
	c = &family->command[m.head.cmd];
	require(c->flags != 0 && c->request_size <= sizeof(out));
	hnl_extack_clear(&x);
	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_STRICT);
	d.schema = family->schema;
	if (hnl_policy_decode(&d, c->request, buf, m.end, m.body, out, &x) != 0)
		require(x.reason == HNL_REASON_ATTR_SHORT &&
			len == HNL_MSGHDR + HNL_ATTRHDR);
}

static size_t put_ack(uint8_t *answer, size_t size, int err)
{
	struct hnl_head h = { family->id, 0, 0, 0, 0, 0 };
	struct hnl_extack x;
	struct hnl_builder b;

	hnl_extack_clear(&x);
	x.err = err;
	hnl_builder_init(&b, answer, size);
	hnl_ack_put(&b, HNL_MSG_ERROR, &h, HNL_MSGHDR, &x);
	return b.len;
}

/* The input's answer: an errno, an ERROR, a lie, bytes, or a reply's head. */
static int run(void *ctx, const uint8_t *request, size_t len, uint8_t *answer,
	       size_t size, size_t *answer_len)
{
	uint8_t how = take(&in);
	size_t n = 0;

	(void)ctx;
	check_request(request, len);
	if (how % 8 == 0)
		return -(int)(how >> 3);
	if (how % 8 == 1) {
		*answer_len = put_ack(answer, size, -(int)(how >> 3));
		return 0;
	}
	if (how % 8 == 2) {
		*answer_len = (size_t)take(&in) * 4;	/* a liar's */
		memcpy(answer, request, HNL_MSGHDR);
		hnl_store_le32(answer, (uint32_t)*answer_len);
		return 0;
	}
	if (how % 8 >= 4) {	/* a reply to this command */
		n = HNL_MSGHDR;
		memcpy(answer, request, n);
	}
	for (; n < size && in.left != 0; n++)
		answer[n] = take(&in);
	n &= ~(size_t)3;
	if (how % 8 >= 4)
		hnl_store_le32(answer, (uint32_t)n);
	*answer_len = n;
	return 0;
}

/* Memory of the caller: the input's, until there is no more of it. */
static int fetch(void *ctx, uint64_t from, void *to, size_t n)
{
	size_t i;

	(void)ctx;
	(void)from;
	require(n == 1 || n == 2 || n == 4 || n == 8);
	if (in.left == 0)
		return -1;
	for (i = 0; i < n; i++)
		((uint8_t *)to)[i] = take(&in);
	return 0;
}

#define ARG_MAX 256

static void check_call(size_t i, uint32_t hypercall, uint32_t op)
{
	static struct hnl_legacy l;
	uint64_t arg[ARG_MAX / 8], before[ARG_MAX / 8];
	size_t k, n = take(&in);
	int err;

	memset(arg, 0, sizeof(arg));
	for (k = 0; k < n && k < sizeof(arg); k++)
		((uint8_t *)arg)[k] = take(&in);
	memcpy(before, arg, sizeof(arg));
	family = all[i].family;
	memset(&l, 0, sizeof(l));
	l.run = run;
	l.fetch = fetch;
	err = all[i].call(&l, hypercall, op, arg);
	require(err <= HNL_LEGACY_OTHER);
	require(err == 0 || memcmp(arg, before, sizeof(arg)) == 0);
}

static void check_back(const struct back *b)
{
	uint64_t s[ARG_MAX / 8];
	size_t k;

	require(b->size <= sizeof(s));
	for (k = 0; k < b->size; k++)
		((uint8_t *)s)[k] = take(&in);
	(void)b->back(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t what;
	size_t i;

	if (size < 4)
		return 0;
	in.p = data;
	in.left = size;
	what = take(&in);
	i = (what >> 1) % COUNT(all);
	if (what & 1)
		check_back(&all[i].back[take(&in) % all[i].n]);
	else
		check_call(i, hypercalls[take(&in) % COUNT(hypercalls)],
			   take(&in));
	return 0;
}
