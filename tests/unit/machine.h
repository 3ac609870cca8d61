/* SPDX-License-Identifier: MIT */
/*
 * A machine for the dispatcher's tests: a small RAM, the reference page table
 * as its port, one hypervisor, one processor, one domain; a lodger is a second
 * domain of another machine's hypervisor.
 *
 *	gfn	FIRST .. FIRST + RAM_PAGES - 1 is RAM, all shared but the
 *		last PRIVATE pages; each page lies in a block of its own, so
 *		that nobody can take a page for its neighbour
 *
 * Closing it checks that every page that was mapped was unmapped.
 */
#ifndef UNIT_MACHINE_H
#define UNIT_MACHINE_H

#include <hnl/forward.h>
#include <hnl/page_model.h>
#include <hnl/ring.h>

#include "helpers.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"

#define FIRST 0x100u
#define RAM_PAGES 128u
#define PRIVATE 32u
#define PAGE_SIZE ((uint64_t)HNL_PAGE)
#define GPA(page) ((uint64_t)(FIRST + (page)) * PAGE_SIZE)
#define TOP_GPA (GPA(RAM_PAGES + 16) - 1)	/* 16 pages of no RAM */

/* Pages with a use; the rest is for rings and ranges. */
#define REQUEST_PAGE 0u		/* .. 16 */
#define REPLY_PAGE 18u		/* .. 34 */
#define FREE_PAGE 36u
#define PRIVATE_PAGE (RAM_PAGES - PRIVATE)

#define ANSWERS_MAX (1u << 20)
#define LOGGED 512u		/* pages whose changes are kept in order */
#define PEER_QUEUE 8u		/* requests that a peer may have */

/* A peer in user space: what it was handed. */
struct peer {
	bool here;
	int err;		/* not 0: what it is handed is refused so */
	unsigned int n;
	uint64_t token[PEER_QUEUE];
	struct hnl_head head[PEER_QUEUE];
};

struct machine {
	uint8_t *page[RAM_PAGES];
	uint8_t state[RAM_PAGES];
	struct hnl_page_model model;
	struct hnl_hv *hv;
	struct hnl_cpu *cpu;
	struct hnl_domain *domain;
	struct hnl_hv_config hv_cfg;
	struct hnl_domain_config domain_cfg;
	struct hnl_service service[2];
	/* what was seen */
	unsigned int notified, last_ring, maps, changes;
	unsigned int sets;	/* pages set, changed or not */
	uint64_t changed[LOGGED];	/* gfns, by the first changes */
	struct peer peer;
	/* what to do */
	bool forbid, preempt, hears, lodger;
	uint64_t time;
	unsigned int map_fails;	/* the n-th map from now on; 0: none */
	/* of the last call */
	uint8_t *answer;
	size_t answer_len, taken;
};

static inline struct machine *machine_of(void *host)
{
	return (struct machine *)host;
}

static inline uint8_t *machine_map(void *host, uint64_t gpa,
				   enum hnl_map_use use, enum hnl_reason *why)
{
	struct machine *m = machine_of(host);

	assert_int_equal(gpa % HNL_PAGE, 0);
	*why = HNL_REASON_GPA_NOT_RAM;
	if (m->map_fails != 0 && --m->map_fails == 0)
		return NULL;
	*why = hnl_page_model_hold(&m->model, gpa / PAGE_SIZE, use);
	if (*why != HNL_REASON_NONE)
		return NULL;
	m->maps++;
	return m->page[gpa / PAGE_SIZE - FIRST];
}

static inline void machine_unmap(void *host, uint64_t gpa,
				 enum hnl_map_use use)
{
	struct machine *m = machine_of(host);

	assert_true(m->maps > 0);
	m->maps--;
	hnl_page_model_release(&m->model, gpa / PAGE_SIZE, use);
}

static inline void machine_notify(void *host, uint32_t ring)
{
	machine_of(host)->notified++;
	machine_of(host)->last_ring = ring;
}

static inline int machine_authorise(void *host, uint16_t target,
				    const struct hnl_family *family,
				    uint8_t cmd, const void *request)
{
	assert_true(cmd < family->n_commands);
	assert_non_null(request);
	assert_int_equal(target, hnl_domain_id(machine_of(host)->domain));
	return machine_of(host)->forbid && family->id == HNL_MEMORY_FAMILY ?
		       -HNL_EPERM : 0;
}

static inline bool machine_preempt(void *host)
{
	return machine_of(host)->preempt;
}

static inline enum hnl_reason machine_set(void *host, uint64_t gfn,
					  bool shared)
{
	machine_of(host)->sets++;
	return hnl_page_model_set(&machine_of(host)->model, gfn, shared);
}

static inline struct hnl_memory_run machine_next(void *host, uint64_t gfn,
						 uint64_t n)
{
	return hnl_page_model_next(&machine_of(host)->model, gfn, n);
}

static inline bool machine_change(void *host, uint64_t gfn, bool shared)
{
	struct machine *m = machine_of(host);

	(void)shared;
	if (m->changes < LOGGED)
		m->changed[m->changes] = gfn;
	m->changes++;
	return true;
}

static inline bool machine_hears(void *host, const struct hnl_family *family,
				 uint8_t group, uint16_t about)
{
	(void)family;
	(void)group;
	(void)about;
	return machine_of(host)->hears;
}

static inline int machine_forward(void *host, uint64_t token,
				  const uint8_t *msg, size_t len)
{
	struct peer *p = &machine_of(host)->peer;

	if (!p->here)
		return -HNL_ENODEV;
	if (p->err != 0 || p->n == PEER_QUEUE)
		return p->err != 0 ? p->err : -HNL_ENOBUFS;
	p->token[p->n] = token;
	p->head[p->n++] = hnl_msg_at(msg, len, 0).head;
	return 0;
}

static inline uint64_t machine_now(void *host)
{
	return machine_of(host)->time;
}

static const struct hnl_hv_port machine_port = {
	.map = machine_map,
	.unmap = machine_unmap,
	.notify = machine_notify,
	.authorise = machine_authorise,
	.preempt = machine_preempt,
	.hears = machine_hears,
	.forward = machine_forward,
	.now = machine_now,
};

static const struct hnl_memory_ops machine_memory = {
	.set = machine_set,
	.next_shared = machine_next,
};

static const struct hnl_grant machine_grants[] = {
	{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
};

/* To be changed before machine_start(). */
static inline struct machine *machine_new(void)
{
	struct machine *m = (struct machine *)calloc(1, sizeof(*m));
	size_t i;

	assert_non_null(m);
	for (i = 0; i < RAM_PAGES; i++)
		m->page[i] = rubbish_block(HNL_PAGE);
	m->model.state = m->state;
	m->model.first_gfn = FIRST;
	m->model.n = RAM_PAGES;
	m->model.change = machine_change;
	m->model.host = m;
	hnl_page_model_add_ram(&m->model, FIRST, RAM_PAGES);
	for (i = 0; i < PRIVATE_PAGE; i++)
		assert_int_equal(machine_set(m, FIRST + i, true), 0);
	m->changes = m->sets = 0;
	m->service[0] = hnl_memory_service(&machine_memory,
					   &hnl_memory_names);
	m->hv_cfg.port = &machine_port;
	m->hv_cfg.service = m->service;
	m->hv_cfg.n_services = 1;
	m->hv_cfg.ctrl_names = &hnl_ctrl_names;
	m->hv_cfg.max_message = HNL_MSG_MAX;
	m->domain_cfg.host = m;
	m->domain_cfg.highest_gpa = TOP_GPA;
	m->domain_cfg.rings = 3;
	m->domain_cfg.ring_pages = 8;
	m->domain_cfg.vcpus = 2;
	m->domain_cfg.grant = machine_grants;
	m->domain_cfg.n_grants = 1;
	m->answer = exact_block(ANSWERS_MAX);
	return m;
}

/* Each object in a block of its exact size, full of rubble. */
static inline struct machine *machine_start(struct machine *m)
{
	m->hv = hnl_hv_init(exact_block(hnl_hv_size(&m->hv_cfg)), &m->hv_cfg);
	m->cpu = hnl_cpu_init(exact_block(hnl_cpu_size(m->hv)), m->hv);
	m->domain = hnl_domain_init(
		exact_block(hnl_domain_size(m->hv, &m->domain_cfg)), m->hv,
		&m->domain_cfg);
	return m;
}

/* Its domain beside the host's, with a number of its own. */
static inline struct machine *machine_lodge(struct machine *m,
					    struct machine *host)
{
	m->lodger = true;
	m->hv = host->hv;
	m->cpu = host->cpu;
	m->domain = hnl_domain_init(
		exact_block(hnl_domain_size(m->hv, &m->domain_cfg)), m->hv,
		&m->domain_cfg);
	assert_non_null(m->domain);
	return m;
}

static inline struct machine *machine_open(uint32_t budget)
{
	struct machine *m = machine_new();

	m->hv_cfg.budget = budget;
	return machine_start(m);
}

static inline void machine_close(struct machine *m)
{
	size_t i;

	do {
		i = (size_t)-hnl_domain_destroy(m->domain);
	} while (i == HNL_EAGAIN);
	assert_int_equal(i, 0);
	assert_int_equal(m->maps, 0);
	for (i = 0; i < RAM_PAGES; i++) {
		assert_int_equal(m->state[i] & 0x3f, 0);
		free(m->page[i]);
	}
	free(m->domain);
	if (!m->lodger) {
		free(m->cpu);
		free(m->hv);
	}
	free(m->answer);
	free(m);
}

static inline bool machine_is_shared(const struct machine *m, uint32_t page)
{
	return (m->state[page] & 0x40) != 0;
}

/* Bytes of guest memory that may cross pages. */
static inline void machine_poke(struct machine *m, uint32_t page, size_t at,
				const uint8_t *p, size_t n)
{
	for (; n != 0; n--, at++)
		m->page[page + at / HNL_PAGE][at % HNL_PAGE] = *p++;
}

static inline uint8_t machine_peek(const struct machine *m, uint32_t page,
				   size_t at)
{
	return m->page[page + at / HNL_PAGE][at % HNL_PAGE];
}

/*
 * One entry of a CALL. What it wrote is appended to the answers, and no byte
 * behind that was touched (A18).
 */
static inline int machine_enter(struct machine *m,
				const struct hnl_direct *regs)
{
	size_t i, n, at = (size_t)(regs->reply % PAGE_SIZE);
	uint32_t page = (uint32_t)(regs->reply / PAGE_SIZE - FIRST);
	uint64_t value = UINT64_MAX;
	int err;

	for (i = 0; i < regs->reply_len; i++)
		m->page[page + (at + i) / HNL_PAGE][(at + i) % HNL_PAGE] =
			0xa5;
	err = hnl_hv_call(m->cpu, m->domain, 0, regs, &value);
	if (err != 0 && err != -HNL_EAGAIN && err != -HNL_EBADMSG)
		return err;	/* the value says why; nothing was written */
	n = (size_t)(value & 0xffffffff);
	m->taken = (size_t)(value >> 32);
	assert_true(n <= regs->reply_len);
	assert_true(n <= ANSWERS_MAX - m->answer_len);
	for (i = 0; i < n; i++)
		m->answer[m->answer_len++] = machine_peek(m, page, at + i);
	for (; i < regs->reply_len; i++)
		if (machine_peek(m, page, at + i) != 0xa5)
			fail_msg("reply byte %zu written behind %zu", i, n);
	return err;
}

/* A whole batch, however many entries it takes; *entries may be NULL. */
static inline int machine_call(struct machine *m, const uint8_t *batch,
			       size_t len, size_t reply_len,
			       unsigned int *entries)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), len, GPA(REPLY_PAGE),
				   reply_len };
	unsigned int n = 0;
	int err;

	machine_poke(m, REQUEST_PAGE, 0, batch, len);
	m->answer_len = 0;
	do {
		err = machine_enter(m, &regs);
		n++;
		assert_true(n < 100000);
	} while (err == -HNL_EAGAIN);
	if (entries != NULL)
		*entries = n;
	return err;
}

/* The n-th answer of the last call, which must be there. */
static inline struct hnl_msg answer_at(const struct machine *m, size_t n)
{
	struct hnl_msg msg = { .next = 0 };
	size_t i;

	for (i = 0; i <= n; i++) {
		assert_true(msg.next < m->answer_len);
		msg = hnl_msg_at(m->answer, m->answer_len, msg.next);
		assert_int_equal(msg.reason, HNL_REASON_NONE);
	}
	return msg;
}

/* What the first answer says, if it is an ERROR: else that all is well. */
static inline struct hnl_extack ack_of(const struct machine *m)
{
	struct hnl_msg a = answer_at(m, 0);
	struct hnl_extack x;

	hnl_extack_clear(&x);
	if (a.head.type == HNL_MSG_ERROR)
		assert_int_equal(hnl_ack_read(m->answer, &a, &x), 0);
	return x;
}

static inline size_t answers_in(const uint8_t *buf, size_t len)
{
	struct hnl_msg msg = { .next = 0 };
	size_t n;

	for (n = 0; msg.next < len; n++) {
		msg = hnl_msg_at(buf, len, msg.next);
		assert_int_equal(msg.reason, HNL_REASON_NONE);
	}
	return n;
}

/* ---- requests ---- */

static inline struct hnl_builder batch_begin(uint8_t *buf, size_t size)
{
	struct hnl_builder b;

	memset(buf, 0xa5, size);
	hnl_builder_init(&b, buf, size);
	return b;
}

static inline void put_share(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint64_t gpa, uint64_t pages)
{
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE,
				    flags, seq);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u64(b, HNL_MEMORY_A_GPA, gpa);
	hnl_attr_put_u64(b, HNL_MEMORY_A_PAGES, pages);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

/* A message of no attributes. */
static inline void put_empty(struct hnl_builder *b, uint16_t family,
			     uint8_t cmd, uint16_t flags, uint32_t seq)
{
	struct hnl_head h = head_of(family, cmd, flags, seq);

	hnl_msg_begin(b, &h);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

static inline void put_page_list(struct hnl_builder *b, uint16_t type,
				 const uint32_t *page, size_t n)
{
	uint8_t *p = hnl_attr_put_room(b, type, 8 * n);
	size_t i;

	assert_non_null(p);
	for (i = 0; i < n; i++)
		hnl_store_le64(p + 8 * i, GPA(page[i]));
}

static inline void put_ring_create(struct hnl_builder *b, uint32_t seq,
				   uint32_t id, uint64_t control,
				   const uint32_t *sq, size_t n_sq,
				   const uint32_t *cq, size_t n_cq)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_CREATE,
				    0, seq);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u32(b, HNL_CTRL_A_RING_ID, id);
	hnl_attr_put_u64(b, HNL_CTRL_A_RING_CONTROL, control);
	put_page_list(b, HNL_CTRL_A_RING_SUBMISSION, sq, n_sq);
	put_page_list(b, HNL_CTRL_A_RING_COMPLETION, cq, n_cq);
	hnl_msg_end(b);
	assert_int_equal(hnl_builder_verdict(b), 0);
}

/* ---- a guest's end of a ring ---- */

struct guest_ring {
	struct machine *m;
	uint32_t id;
	uint8_t *sq_page[8], *cq_page[8];
	uint8_t *control;
	struct hnl_ring_producer sq;
	struct hnl_ring_consumer cq;
	uint8_t *got;		/* what arrived, without NOOPs and gaps */
	size_t got_len;
};

static inline uint32_t *ring_line(const struct guest_ring *g, size_t offset)
{
	return (uint32_t *)(void *)(g->control + offset);
}

/* The control page is page, then submission pages, then completion pages. */
static inline void guest_ring_open(struct guest_ring *g, struct machine *m,
				   uint32_t id, uint32_t page, uint32_t n_sq,
				   uint32_t n_cq)
{
	struct hnl_ring_mem sq = { NULL, g->sq_page, n_sq * HNL_PAGE };
	struct hnl_ring_mem cq = { NULL, g->cq_page, n_cq * HNL_PAGE };
	uint32_t list[16], i;
	uint8_t wire[512];
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	struct hnl_extack x;
	struct hnl_msg a;

	memset(g, 0, sizeof(*g));
	g->m = m;
	g->id = id;
	g->got = exact_block(ANSWERS_MAX);
	g->control = m->page[page];
	memset(g->control, 0, HNL_PAGE);
	/* The submission list is backwards: any order will do. */
	for (i = 0; i < n_sq; i++) {
		list[i] = page + n_sq - i;
		g->sq_page[i] = m->page[list[i]];
	}
	for (i = 0; i < n_cq; i++) {
		list[n_sq + i] = page + 1 + n_sq + i;
		g->cq_page[i] = m->page[list[n_sq + i]];
	}
	put_ring_create(&b, 1, id, GPA(page), list, n_sq, list + n_sq, n_cq);
	assert_int_equal(machine_call(m, wire, b.len, 4096, NULL), 0);
	a = answer_at(m, 0);
	assert_int_equal(hnl_ack_read(m->answer, &a, &x), 0);
	assert_int_equal(x.err, 0);
	hnl_producer_init(&g->sq, &sq, ring_line(g, HNL_RING_SQ_PRODUCER),
			  ring_line(g, HNL_RING_SQ_CONSUMER));
	hnl_consumer_init(&g->cq, &cq, ring_line(g, HNL_RING_CQ_CONSUMER),
			  ring_line(g, HNL_RING_CQ_PRODUCER));
}

static inline void guest_ring_close(struct guest_ring *g)
{
	free(g->got);
}

/* Each message of a batch as one of the ring. */
static inline void guest_ring_send(struct guest_ring *g, const uint8_t *batch,
				   size_t len)
{
	size_t pos, n;

	for (pos = 0; pos < len; pos += n) {
		n = hnl_align(hnl_load_le32(batch + pos));
		assert_true(hnl_producer_copy(&g->sq, batch + pos, n));
	}
	ignore(hnl_producer_publish(&g->sq));
}

/* Takes all completions. */
static inline void guest_ring_take(struct guest_ring *g)
{
	static uint8_t buf[8 * HNL_PAGE];
	struct hnl_msg m;
	size_t n, pos;

	while ((n = hnl_consumer_copy(&g->cq, buf, sizeof(buf))) != 0) {
		for (pos = 0; pos < n; pos = m.next) {
			m = hnl_msg_at(buf, n, pos);
			if (n - pos < HNL_NLHDR)
				break;
			assert_int_equal(m.reason, HNL_REASON_NONE);
			if (m.head.type == HNL_MSG_NOOP)
				continue;
			assert_true(m.next - pos <= ANSWERS_MAX - g->got_len);
			memcpy(g->got + g->got_len, buf + pos, m.next - pos);
			g->got_len += m.next - pos;
		}
		hnl_consumer_take(&g->cq, n);
		hnl_consumer_tell(&g->cq);
	}
	assert_false(g->cq.broken);
}

/* Kicks until there is nothing to do; returns the last status. */
static inline int guest_ring_serve(struct guest_ring *g)
{
	unsigned int n = 0;
	int err;

	do {
		err = hnl_hv_kick(g->m->cpu, g->m->domain, g->id);
		assert_true(n++ < 100000);
		guest_ring_take(g);
	} while (err == -HNL_EAGAIN ||
		 (err == 0 && hnl_producer_stalled(&g->sq)));
	return err;
}

#endif
