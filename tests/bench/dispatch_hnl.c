/* SPDX-License-Identifier: MIT */
/* Messages, through the public entry of the dispatcher. */
#include "dispatch.h"

#include <stdlib.h>
#include <string.h>

/* ---- handlers ---- */

static int send_port(struct hnl_call *call)
{
	const struct hnl_mixed_send_req *r = call->request;

	work_send(r->port);
	return 0;
}

static int mask_port(struct hnl_call *call)
{
	const struct hnl_mixed_mask_req *r = call->request;

	work_mask(r->port, r->masked != 0);
	return 0;
}

static int set_timer(struct hnl_call *call)
{
	const struct hnl_mixed_timer_req *r = call->request;

	work_timer(r->vcpu, r->deadline);
	return 0;
}

static int no_ram(struct hnl_call *call)
{
	return hnl_call_refuse(call, HNL_EINVAL, HNL_REASON_GPA_NOT_RAM,
			       HNL_MIXED_A_GPA, 0);
}

static int protect(struct hnl_call *call)
{
	const struct hnl_mixed_protect_req *r = call->request;

	return work_protect(r->gpa, r->attributes) ? 0 : no_ram(call);
}

static int grant(struct hnl_call *call)
{
	const struct hnl_mixed_grant_req *r = call->request;

	return work_grant(r->ref, r->peer, r->gpa, r->attributes) ?
		       0 : no_ram(call);
}

static int place(struct hnl_call *call)
{
	const struct hnl_mixed_place_req *r = call->request;

	work_place(r->vcpu, r->node, r->weight);
	return 0;
}

static int set(struct hnl_call *call)
{
	const struct hnl_mixed_set_req *r = call->request;

	work_set(r->index, r->value);
	return 0;
}

static int get(struct hnl_call *call)
{
	const struct hnl_mixed_get_req *r = call->request;

	hnl_attr_put_u64(call->reply, HNL_MIXED_A_VALUE, work_get(r->index));
	return 0;
}

static int walk(struct hnl_call *call)
{
	const struct hnl_mixed_walk_req *r = call->request;

	do {
		work_walk(call->cursor[0]++);
		if (call->cursor[0] == r->pages)
			return 0;
	} while (hnl_call_spend(call));
	return HNL_CALL_AGAIN;
}

static const hnl_handler handlers[] = {
	[HNL_MIXED_CMD_SEND] = send_port,
	[HNL_MIXED_CMD_MASK] = mask_port,
	[HNL_MIXED_CMD_TIMER] = set_timer,
	[HNL_MIXED_CMD_PROTECT] = protect,
	[HNL_MIXED_CMD_GRANT] = grant,
	[HNL_MIXED_CMD_PLACE] = place,
	[HNL_MIXED_CMD_SET] = set,
	[HNL_MIXED_CMD_GET] = get,
	[HNL_MIXED_CMD_WALK] = walk,
};

/* ---- a hypervisor with one domain ---- */

struct machine {
	struct hnl_cpu *cpu;
	struct hnl_domain *domain;
};

static struct machine machine, machine_short;
static uint64_t reply;

static void *room(size_t n)
{
	void *p = calloc(1, n);

	if (p == NULL)
		dispatch_fail("no memory");
	return p;
}

static void open_machine(struct machine *m, uint32_t budget)
{
	static const struct hnl_service service = {
		.family = &hnl_mixed_family,
		.handler = handlers,
		.n_handlers = sizeof(handlers) / sizeof(handlers[0]),
	};
	static const struct hnl_grant grants[] = {
		{ HNL_MIXED_FAMILY, HNL_GRANT_ALL },
	};
	const struct hnl_hv_config hv_cfg = {
		.port = &work_port,
		.service = &service,
		.n_services = 1,
		.max_message = HNL_MSG_MAX,
		.budget = budget,
	};
	const struct hnl_domain_config cfg = {
		.highest_gpa = RAM_GPA + RAM_PAGES * HNL_PAGE - 1,
		.rings = 1,
		.ring_pages = 1,
		.vcpus = 1,
		.grant = grants,
		.n_grants = 1,
	};
	struct hnl_hv *hv = hnl_hv_init(room(hnl_hv_size(&hv_cfg)), &hv_cfg);

	if (hv == NULL)
		dispatch_fail("hv");
	m->cpu = hnl_cpu_init(room(hnl_cpu_size(hv)), hv);
	m->domain = hnl_domain_init(room(hnl_domain_size(hv, &cfg)), hv, &cfg);
	if (m->cpu == NULL || m->domain == NULL)
		dispatch_fail("domain");
}

void hnl_side_prepare(void)
{
	open_machine(&machine, BUDGET);
	open_machine(&machine_short, BUDGET_SHORT);
	reply = work_take_pages(REPLY_ROOM(BATCH_MAX));
}

/* ---- the guest's side ---- */

static const uint8_t width[] = {
	[HNL_MIXED_A_PORT] = 4,
	[HNL_MIXED_A_MASKED] = 1,
	[HNL_MIXED_A_VCPU] = 4,
	[HNL_MIXED_A_DEADLINE] = 8,
	[HNL_MIXED_A_GPA] = 8,
	[HNL_MIXED_A_PAGES] = 8,
	[HNL_MIXED_A_ATTRIBUTES] = 4,
	[HNL_MIXED_A_REF] = 4,
	[HNL_MIXED_A_PEER] = 2,
	[HNL_MIXED_A_NODE] = 4,
	[HNL_MIXED_A_WEIGHT] = 4,
	[HNL_MIXED_A_INDEX] = 4,
	[HNL_MIXED_A_VALUE] = 8,
};

/* In the order of generated encoders; 0 ends a row. */
static const uint8_t attributes[][5] = {
	[HNL_MIXED_CMD_SEND] = { HNL_MIXED_A_PORT },
	[HNL_MIXED_CMD_MASK] = { HNL_MIXED_A_PORT, HNL_MIXED_A_MASKED },
	[HNL_MIXED_CMD_TIMER] = { HNL_MIXED_A_VCPU, HNL_MIXED_A_DEADLINE },
	[HNL_MIXED_CMD_PROTECT] = { HNL_MIXED_A_GPA,
				    HNL_MIXED_A_ATTRIBUTES },
	[HNL_MIXED_CMD_GRANT] = { HNL_MIXED_A_GPA, HNL_MIXED_A_ATTRIBUTES,
				  HNL_MIXED_A_REF, HNL_MIXED_A_PEER },
	[HNL_MIXED_CMD_PLACE] = { HNL_MIXED_A_VCPU, HNL_MIXED_A_NODE,
				  HNL_MIXED_A_WEIGHT },
	[HNL_MIXED_CMD_SET] = { HNL_MIXED_A_INDEX, HNL_MIXED_A_VALUE },
	[HNL_MIXED_CMD_GET] = { HNL_MIXED_A_INDEX },
	[HNL_MIXED_CMD_WALK] = { HNL_MIXED_A_PAGES },
};

static void put(struct hnl_builder *b, const struct command *c)
{
	const uint8_t *type = attributes[c->cmd];
	uint8_t wire[8];

	for (; *type != 0; type++) {
		hnl_store_le64(wire, c->value[*type]);
		hnl_attr_put_bytes(b, *type, wire, width[*type]);
	}
}

void hnl_side_write(struct batch *batch, const struct command *c)
{
	static uint8_t buf[HNL_MSG_MAX];
	struct hnl_builder b;
	struct hnl_head h = { HNL_MIXED_FAMILY, HNL_F_REQUEST, 0, 0, 0,
			      HNL_MIXED_VERSION };

	hnl_builder_init(&b, buf, sizeof(buf));
	for (h.seq = 0; h.seq < batch->n; h.seq++, c++) {
		h.cmd = c->cmd;
		hnl_msg_begin(&b, &h);
		put(&b, c);
		hnl_msg_end(&b);
	}
	if (hnl_builder_verdict(&b) != 0)
		dispatch_fail("builder");
	batch->request = work_take_pages(b.len);
	batch->request_len = b.len;
	memcpy(work_ram(batch->request), buf, b.len);
}

static uint64_t written;	/* bytes of the last reply */

static uint32_t run(const struct machine *m, const struct batch *b)
{
	struct hnl_direct regs = { b->request, b->request_len, reply,
				   REPLY_ROOM(b->n) };
	uint32_t entries = 0;
	int err;

	do {
		err = hnl_hv_call(m->cpu, m->domain, 0, &regs, &written);
		entries++;
	} while (err == -HNL_EAGAIN);
	if (err != 0)
		dispatch_fail("hnl: status");
	return entries;
}

uint32_t hnl_side_run(const struct batch *b)
{
	return run(&machine, b);
}

uint32_t hnl_side_run_short(const struct batch *b)
{
	return run(&machine_short, b);
}

/* What one answer says: 0 or an error, and the value if it has one. */
static int read_answer(const uint8_t *buf, const struct hnl_msg *m,
		       uint64_t *sum)
{
	struct hnl_extack x;
	struct hnl_attr a;

	if (m->head.type == HNL_MSG_ERROR) {
		hnl_extack_clear(&x);
		return hnl_ack_read(buf, m, &x) != 0 ? -HNL_EBADMSG : x.err;
	}
	a = hnl_attr_find(buf, m->end, m->body, HNL_MIXED_A_VALUE);
	if (a.reason != HNL_REASON_NONE || a.len != 8)
		return -HNL_EBADMSG;
	*sum += hnl_load_le64(buf + a.off);
	return 0;
}

/* Answers that are no success; n: all of them. */
static uint32_t failures(uint32_t *n, uint64_t *sum)
{
	const uint8_t *buf = work_ram(reply);
	size_t pos, end = (size_t)(written & 0xffffffff);
	uint32_t failed = 0;
	struct hnl_msg m;

	*n = 0;
	*sum = 0;
	for (pos = 0; pos < end; pos = m.next, (*n)++) {
		m = hnl_msg_at(buf, end, pos);
		if (m.reason != HNL_REASON_NONE)
			dispatch_fail("hnl: answer");
		failed += read_answer(buf, &m, sum) != 0;
	}
	return failed;
}

uint64_t hnl_side_answers(const struct batch *b)
{
	uint64_t sum;
	uint32_t n;

	if (failures(&n, &sum) != 0 || n != b->n)
		dispatch_fail("hnl: answers");
	return sum;
}

bool hnl_side_refuses(const struct batch *b)
{
	uint64_t sum;
	uint32_t n;

	(void)run(&machine, b);
	return failures(&n, &sum) == b->n && n == b->n;
}
