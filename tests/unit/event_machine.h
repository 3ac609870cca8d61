/* SPDX-License-Identifier: MIT */
/*
 * A machine of three domains with event channels: the reference model, and a
 * guest's requests as packets. Each call checks the model's invariants, and
 * that its lock was given back.
 *
 *	domain 0, 1, 2	one RAM for all, but pages of their own in it:
 *			INFO_PAGE + d shared info, CONTROL_PAGE + d, ARRAY_PAGE
 *			+ 2 d and the next
 */
#ifndef UNIT_EVENT_MACHINE_H
#define UNIT_EVENT_MACHINE_H

#include <hnl/event_model.h>

#include "hnl_event.h"
#include "machine.h"

#define GUESTS 3u
#define VCPUS 3u
#define PIRQS 4u
#define PORTS 5000u	/* more than two levels have */

#define INFO_PAGE (FREE_PAGE + 0u)
#define CONTROL_PAGE (FREE_PAGE + 8u)
#define ARRAY_PAGE (FREE_PAGE + 16u)

struct event_machine {
	struct machine *m;
	struct hnl_hv_port port;
	struct hnl_event_model model;
	struct hnl_event_host host;
	struct hnl_domain *guest[GUESTS];
	void *table;		/* of the model */
	void *block[GUESTS];
	/* what was seen */
	unsigned int upcalls, locks;
	uint32_t last_domain, last_vcpu;
	bool locked;
	/* what to do */
	bool forbid, paused[GUESTS];
	uint16_t target;	/* that the hook was told last */
	int pirq_fails;
	bool pirq_bound[GUESTS][PIRQS];
	/* of the last call */
	struct hnl_extack x;
	unsigned int entries;
};

static inline struct event_machine *event_machine_of(void *host)
{
	return (struct event_machine *)host;
}

static inline uint8_t *event_map(void *host, uint16_t domain, uint64_t gpa,
				 enum hnl_reason *why)
{
	(void)domain;
	return machine_map(event_machine_of(host)->m, gpa, HNL_MAP_WRITE, why);
}

static inline void event_unmap(void *host, uint16_t domain, uint64_t gpa)
{
	(void)domain;
	machine_unmap(event_machine_of(host)->m, gpa, HNL_MAP_WRITE);
}

static inline void event_upcall(void *host, uint16_t domain, uint16_t vcpu)
{
	struct event_machine *e = event_machine_of(host);

	e->upcalls++;
	e->last_domain = domain;
	e->last_vcpu = vcpu;
}

static inline bool event_paused(void *host, uint16_t domain)
{
	return event_machine_of(host)->paused[domain];
}

static inline int event_bind_pirq(void *host, uint16_t domain, uint32_t pirq,
				  bool will_share)
{
	struct event_machine *e = event_machine_of(host);

	(void)will_share;
	if (e->pirq_fails != 0)
		return e->pirq_fails;
	assert_false(e->pirq_bound[domain][pirq]);
	e->pirq_bound[domain][pirq] = true;
	return 0;
}

static inline void event_unbind_pirq(void *host, uint16_t domain,
				     uint32_t pirq)
{
	struct event_machine *e = event_machine_of(host);

	assert_true(e->pirq_bound[domain][pirq]);
	e->pirq_bound[domain][pirq] = false;
}

static inline void event_lock(void *host)
{
	struct event_machine *e = event_machine_of(host);

	assert_false(e->locked);
	e->locked = true;
	e->locks++;
}

static inline void event_unlock(void *host)
{
	struct event_machine *e = event_machine_of(host);

	assert_true(e->locked);
	e->locked = false;
}

/* The machine's host is the machine: the one that is open. */
static struct event_machine *event_machine_open;

static inline int event_authorise(void *host, uint16_t target,
				  const struct hnl_family *family,
				  uint8_t cmd, const void *request)
{
	(void)host;
	(void)request;
	event_machine_open->target = target;
	return event_machine_open->forbid &&
	       (family->command[cmd].flags & HNL_COMMAND_PRIVILEGED) ?
		       -HNL_EPERM : 0;
}

static inline void event_register(struct event_machine *e, uint16_t id,
				  uint32_t ports)
{
	struct hnl_event_domain_config cfg = { .id = id, .vcpus = VCPUS,
					       .ports = ports, .pirqs = PIRQS };
	size_t size = hnl_event_domain_size(&cfg);

	cfg.shared_info = GPA(INFO_PAGE + id);
	memset(e->m->page[INFO_PAGE + id], 0, HNL_PAGE);
	assert_true(size != 0);
	e->block[id] = exact_block(size);
	assert_int_equal(hnl_event_model_register(&e->model, e->block[id],
						  &cfg), 0);
}

/* features: bits of the grant for every guest. */
static inline struct event_machine *
event_open_with(uint32_t budget, uint32_t ports, uint64_t features)
{
	struct event_machine *e =
		(struct event_machine *)calloc(1, sizeof(*e));
	struct hnl_grant grant = { HNL_EVENT_FAMILY, features };
	struct machine *m = machine_new();
	uint16_t i;

	assert_non_null(e);
	event_machine_open = e;
	e->m = m;
	e->model.map = event_map;
	e->model.unmap = event_unmap;
	e->model.upcall = event_upcall;
	e->model.paused = event_paused;
	e->model.bind_pirq = event_bind_pirq;
	e->model.unbind_pirq = event_unbind_pirq;
	e->model.lock = event_lock;
	e->model.unlock = event_unlock;
	e->model.host = e->model.lock_host = e;
	e->table = exact_block(hnl_event_model_size(GUESTS));
	hnl_event_model_init(&e->model, e->table, GUESTS);
	e->host.ops = &hnl_event_model_ops;
	e->host.ctx = &e->model;
	e->port = machine_port;
	e->port.authorise = event_authorise;
	m->hv_cfg.port = &e->port;
	m->hv_cfg.budget = budget;
	m->service[1] = hnl_event_service(&e->host, &hnl_event_names);
	m->hv_cfg.n_services = 2;
	m->domain_cfg.grant = &grant;
	machine_start(m);
	e->guest[0] = m->domain;
	for (i = 0; i < GUESTS; i++) {
		event_register(e, i, ports);
		m->domain_cfg.id = i;
		if (i != 0)
			e->guest[i] = hnl_domain_init(
				exact_block(hnl_domain_size(m->hv,
							    &m->domain_cfg)),
				m->hv, &m->domain_cfg);
	}
	return e;
}

static inline struct event_machine *event_open(void)
{
	return event_open_with(0, PORTS, HNL_GRANT_ALL);
}

/* Every page that the model held comes back: machine_close() counts them. */
static inline void event_close(struct event_machine *e)
{
	uint16_t i;

	for (i = 0; i < GUESTS; i++) {
		while (!hnl_event_model_unregister(&e->model, i))
			assert_true(hnl_event_model_is_sound(&e->model));
		free(e->block[i]);
		if (i != 0) {
			while (hnl_domain_destroy(e->guest[i]) == -HNL_EAGAIN)
				;
			free(e->guest[i]);
		}
	}
	assert_false(e->locked);
	e->m->domain = e->guest[0];
	machine_close(e->m);
	free(e->table);
	free(e);
}

/* ---- requests ---- */

static uint8_t event_wire[HNL_PAGE];

#define EVENT_REQUEST(name)                                          \
	struct hnl_builder b = batch_begin(event_wire, sizeof(event_wire)); \
	struct hnl_event_##name##_req req;                           \
	hnl_event_##name##_req_init(&req)

#define EVENT_SET(name, member, v) \
	hnl_event_##name##_req_set_##member(&req, v)

#define EVENT_RUN(name)                                              \
	(hnl_event_##name##_req_encode(&b, 0, 1, 2, &req),           \
	 event_run(e, who, &b))

/* The error of the request's one answer; e->x has all of it. */
static inline int event_run(struct event_machine *e, uint16_t who,
			    const struct hnl_builder *b)
{
	struct hnl_msg a;

	assert_same(hnl_builder_verdict(b), 0);
	e->m->domain = e->guest[who];
	assert_same(machine_call(e->m, b->buf, b->len, HNL_PAGE, &e->entries),
		    0);
	assert_int_equal(answers_in(e->m->answer, e->m->answer_len), 1);
	assert_true(hnl_event_model_is_sound(&e->model));
	assert_false(e->locked);
	a = answer_at(e->m, 0);
	hnl_extack_clear(&e->x);
	if (a.head.type == HNL_MSG_ERROR)
		assert_int_equal(hnl_ack_read(e->m->answer, &a, &e->x), 0);
	return e->x.err;
}

#define assert_refused(call, err, why, attribute)                    \
	do {                                                         \
		assert_same(call, -(err));                           \
		assert_int_equal(e->x.reason, why);                  \
		assert_int_equal(e->x.type, attribute);              \
	} while (0)

#define EVENT_REPLY(name, rsp)                                              \
	do {                                                                \
		struct hnl_msg a_ = answer_at(e->m, 0);                     \
		struct hnl_decoder d_;                                      \
		hnl_decoder_init(&d_, HNL_GRANT_ALL, HNL_MODE_REPLY);       \
		assert_int_equal(hnl_event_##name##_rsp_decode(             \
			&d_, e->m->answer, &a_, rsp, &e->x), 0);            \
	} while (0)

/* The new port of a reply; all such replies are alike. */
static inline void event_port_of(struct event_machine *e, uint32_t *port)
{
	struct hnl_event_bind_ipi_rsp rsp;
	struct hnl_msg a = answer_at(e->m, 0);

	if (a.head.type == HNL_MSG_ERROR)
		return;
	assert_int_equal(e->m->answer_len, HNL_MSGHDR + 8);
	e->m->answer[16] = HNL_EVENT_CMD_BIND_IPI;
	EVENT_REPLY(bind_ipi, &rsp);
	*port = rsp.port;
}

#define NO_DOMAIN 0xffffu	/* the attribute is absent */

static inline int do_alloc(struct event_machine *e, uint16_t who,
			   uint16_t domain, uint16_t remote, uint32_t *port)
{
	int err;
	EVENT_REQUEST(alloc_unbound);

	if (domain != NO_DOMAIN)
		EVENT_SET(alloc_unbound, domain, domain);
	EVENT_SET(alloc_unbound, remote_domain, remote);
	err = EVENT_RUN(alloc_unbound);
	event_port_of(e, port);
	return err;
}

static inline int do_interdomain(struct event_machine *e, uint16_t who,
				 uint16_t remote, uint32_t remote_port,
				 uint32_t *port)
{
	int err;
	EVENT_REQUEST(bind_interdomain);

	EVENT_SET(bind_interdomain, remote_domain, remote);
	EVENT_SET(bind_interdomain, remote_port, remote_port);
	err = EVENT_RUN(bind_interdomain);
	event_port_of(e, port);
	return err;
}

static inline int do_virq(struct event_machine *e, uint16_t who, uint32_t virq,
			  uint32_t vcpu, uint32_t *port)
{
	int err;
	EVENT_REQUEST(bind_virq);

	EVENT_SET(bind_virq, virq, virq);
	EVENT_SET(bind_virq, vcpu, vcpu);
	err = EVENT_RUN(bind_virq);
	event_port_of(e, port);
	return err;
}

static inline int do_pirq(struct event_machine *e, uint16_t who, uint32_t pirq,
			  uint32_t *port)
{
	int err;
	EVENT_REQUEST(bind_pirq);

	EVENT_SET(bind_pirq, pirq, pirq);
	err = EVENT_RUN(bind_pirq);
	event_port_of(e, port);
	return err;
}

static inline int do_ipi(struct event_machine *e, uint16_t who, uint32_t vcpu,
			 uint32_t *port)
{
	int err;
	EVENT_REQUEST(bind_ipi);

	EVENT_SET(bind_ipi, vcpu, vcpu);
	err = EVENT_RUN(bind_ipi);
	event_port_of(e, port);
	return err;
}

static inline int do_close(struct event_machine *e, uint16_t who,
			   uint32_t port)
{
	EVENT_REQUEST(close);

	EVENT_SET(close, port, port);
	return EVENT_RUN(close);
}

static inline int do_send(struct event_machine *e, uint16_t who, uint32_t port)
{
	EVENT_REQUEST(send);

	EVENT_SET(send, port, port);
	return EVENT_RUN(send);
}

static inline int do_unmask(struct event_machine *e, uint16_t who,
			    uint32_t port)
{
	EVENT_REQUEST(unmask);

	EVENT_SET(unmask, port, port);
	return EVENT_RUN(unmask);
}

static inline int do_bind_vcpu(struct event_machine *e, uint16_t who,
			       uint32_t port, uint32_t vcpu)
{
	EVENT_REQUEST(bind_vcpu);

	EVENT_SET(bind_vcpu, port, port);
	EVENT_SET(bind_vcpu, vcpu, vcpu);
	return EVENT_RUN(bind_vcpu);
}

static inline int do_status(struct event_machine *e, uint16_t who,
			    uint16_t domain, uint32_t port,
			    struct hnl_event_status_rsp *rsp)
{
	int err;
	EVENT_REQUEST(status);

	if (domain != NO_DOMAIN)
		EVENT_SET(status, domain, domain);
	EVENT_SET(status, port, port);
	err = EVENT_RUN(status);
	if (err == 0)
		EVENT_REPLY(status, rsp);
	return err;
}

static inline int do_reset(struct event_machine *e, uint16_t who,
			   uint16_t domain)
{
	EVENT_REQUEST(reset);

	if (domain != NO_DOMAIN)
		EVENT_SET(reset, domain, domain);
	return EVENT_RUN(reset);
}

static inline int do_control(struct event_machine *e, uint16_t who,
			     uint32_t vcpu, uint64_t gpa, uint32_t offset)
{
	struct hnl_event_init_control_rsp rsp;
	int err;
	EVENT_REQUEST(init_control);

	EVENT_SET(init_control, vcpu, vcpu);
	EVENT_SET(init_control, control_gpa, gpa);
	EVENT_SET(init_control, offset, offset);
	err = EVENT_RUN(init_control);
	if (err == 0) {
		EVENT_REPLY(init_control, &rsp);
		assert_int_equal(rsp.link_bits, 17);
	}
	return err;
}

static inline int do_expand(struct event_machine *e, uint16_t who,
			    uint64_t gpa)
{
	EVENT_REQUEST(expand_array);

	EVENT_SET(expand_array, array_gpa, gpa);
	return EVENT_RUN(expand_array);
}

static inline int do_priority(struct event_machine *e, uint16_t who,
			      uint32_t port, uint32_t priority)
{
	EVENT_REQUEST(set_priority);

	EVENT_SET(set_priority, port, port);
	EVENT_SET(set_priority, priority, priority);
	return EVENT_RUN(set_priority);
}

/* ---- what a guest sees ---- */

/* A bit of the map at offset in the shared info page. */
static inline bool info_bit(const struct event_machine *e, uint32_t domain,
			    size_t offset, uint32_t bit)
{
	const uint8_t *page = e->m->page[INFO_PAGE + domain];

	return (page[offset + bit / 8] >> bit % 8 & 1) != 0;
}

static inline void info_set(struct event_machine *e, uint32_t domain,
			    size_t offset, uint32_t bit, bool v)
{
	uint8_t *p = e->m->page[INFO_PAGE + domain] + offset + bit / 8;

	*p = (uint8_t)(v ? *p | 1u << bit % 8 : *p & ~(1u << bit % 8));
}

/* Byte offsets in the shared info page. */
#define INFO_UPCALL(vcpu) ((size_t)HNL_EVENT_VCPU_INFO_SIZE * (vcpu))
#define INFO_SELECTOR(vcpu) (INFO_UPCALL(vcpu) + HNL_EVENT_VCPU_INFO_SELECTOR)
#define INFO_PENDING HNL_EVENT_SHARED_INFO_PENDING
#define INFO_MASK HNL_EVENT_SHARED_INFO_MASK

static inline uint32_t fifo_load(const struct event_machine *e, uint32_t page,
				 size_t offset)
{
	return hnl_load_le32(e->m->page[page] + offset);
}

static inline void fifo_store(struct event_machine *e, uint32_t page,
			      size_t offset, uint32_t v)
{
	hnl_store_le32(e->m->page[page] + offset, v);
}

static inline uint32_t event_word_of(const struct event_machine *e,
				     uint32_t domain, uint32_t port)
{
	return fifo_load(e, ARRAY_PAGE + 2 * domain + port / 1024,
			 port % 1024 * 4);
}

static inline void event_word_set(struct event_machine *e, uint32_t domain,
				  uint32_t port, uint32_t v)
{
	fifo_store(e, ARRAY_PAGE + 2 * domain + port / 1024, port % 1024 * 4,
		   v);
}

#define FIFO_BLOCK 80u		/* a vCPU's block in the domain's page */
#define FIFO_READY(vcpu) (FIFO_BLOCK * (vcpu))
#define FIFO_HEAD(vcpu, queue) \
	(FIFO_BLOCK * (vcpu) + HNL_EVENT_CONTROL_HEAD + 4 * (queue))

/* A control block for each vCPU, all in one page, and one array page. */
static inline void event_use_fifo(struct event_machine *e, uint16_t who)
{
	uint32_t v;

	memset(e->m->page[CONTROL_PAGE + who], 0, HNL_PAGE);
	memset(e->m->page[ARRAY_PAGE + 2 * who], 0, HNL_PAGE);
	memset(e->m->page[ARRAY_PAGE + 2 * who + 1], 0, HNL_PAGE);
	for (v = 0; v < VCPUS; v++)
		assert_same(do_control(e, who, v, GPA(CONTROL_PAGE + who),
				       FIFO_BLOCK * v), 0);
	assert_same(do_expand(e, who, GPA(ARRAY_PAGE + 2 * who)), 0);
}

#endif
