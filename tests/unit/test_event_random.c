/* SPDX-License-Identifier: MIT */
/*
 * Thousands of random operations of three domains, against a second model that
 * is written as plainly as can be: a port is a row, a queue is a list of ports.
 * After each, every status and every bit that a guest sees must agree.
 */
#include "event_machine.h"

#define N 100u			/* ports: two words of a selector */
#define QUEUES 16u

enum { CLOSED, UNBOUND, INTERDOMAIN, PIRQ, VIRQ, IPI };

struct row {
	uint32_t status, vcpu, remote, other, priority;
	bool pending, masked;	/* two levels */
	bool waiting;		/* FIFO: no page yet */
	bool f_pending, f_masked, f_linked;
};

struct queue {
	uint32_t port[N], n;
};

struct twin {
	struct row row[N];
	struct queue queue[VCPUS][QUEUES];
	uint32_t guest_head[VCPUS][QUEUES];
	bool selected[VCPUS][2], upcall[VCPUS];
	bool fifo, array, control[VCPUS];
};

static struct twin twin[GUESTS];
static struct event_machine *e;
static uint32_t seed, called;

static uint32_t below(uint32_t n)
{
	return next_random(&seed) % n;
}

/* ---- the plain model ---- */

static void plain_upcall(struct twin *t, uint32_t vcpu)
{
	called += !t->upcall[vcpu];
	t->upcall[vcpu] = true;
}

static void plain_select(struct twin *t, uint32_t port)
{
	struct row *r = &t->row[port];
	bool *selected = &t->selected[r->vcpu][port / 64];

	if (!*selected)
		plain_upcall(t, r->vcpu);
	*selected = true;
}

static void plain_raise(struct twin *t, uint32_t port)
{
	struct row *r = &t->row[port];
	struct queue *q;

	if (!t->fifo) {
		if (!r->pending && !r->masked)
			plain_select(t, port);
		r->pending = true;
		return;
	}
	r->waiting = !t->array;
	if (!t->array)
		return;
	r->f_pending = true;
	if (r->f_masked || r->f_linked || !t->control[r->vcpu])
		return;
	r->f_linked = true;
	q = &t->queue[r->vcpu][r->priority];
	if (q->n == 0)
		plain_upcall(t, r->vcpu);
	q->port[q->n++] = port;
}

static void plain_unmask(struct twin *t, uint32_t port)
{
	struct row *r = &t->row[port];

	if (r->status == CLOSED)
		return;
	if (t->fifo) {
		if (!t->array)
			return;
		r->f_masked = false;
		if (r->f_pending)
			plain_raise(t, port);
		return;
	}
	if (r->masked && r->pending)
		plain_select(t, port);
	r->masked = false;
}

static uint32_t plain_free(const struct twin *t)
{
	uint32_t i;

	for (i = 1; i < N; i++)
		if (t->row[i].status == CLOSED &&
		    !(t->array && t->row[i].f_linked))
			return i;
	return 0;
}

static struct row *plain_take(struct twin *t, uint32_t port, uint32_t status,
			      uint32_t vcpu)
{
	struct row *r = &t->row[port];

	r->status = status;
	r->vcpu = vcpu;
	r->priority = HNL_EVENT_PRIORITY_DEFAULT;
	r->remote = r->other = 0;
	return r;
}

static void plain_close(uint32_t d, uint32_t port)
{
	struct row *r = &twin[d].row[port], *peer;

	if (r->status == INTERDOMAIN) {
		peer = &twin[r->remote].row[r->other];
		peer->status = UNBOUND;
		peer->remote = d;
	}
	r->status = CLOSED;
	r->vcpu = 0;
	r->waiting = false;
	if (!twin[d].fifo)
		r->pending = false;
	else if (twin[d].array)
		r->f_pending = false;
}

static bool plain_is_bound(uint32_t d, uint32_t status, uint32_t irq,
			   uint32_t vcpu)
{
	bool any = status == PIRQ || irq == HNL_EVENT_VIRQ_ARGO;
	const struct row *r;
	uint32_t i;

	for (i = 1; i < N; i++) {
		r = &twin[d].row[i];
		if (r->status == status && r->other == irq &&
		    (any || r->vcpu == vcpu))
			return true;
	}
	return false;
}

/* ---- operations on both ---- */

/* Both give one port or none; its row, or NULL. */
static struct row *take_alike(uint32_t d, int err, uint32_t port,
			      uint32_t status, uint32_t vcpu)
{
	uint32_t want = plain_free(&twin[d]);

	assert_same(err, want == 0 ? -HNL_ENOSPC : 0);
	if (want == 0)
		return NULL;
	assert_int_equal(port, want);
	return plain_take(&twin[d], port, status, vcpu);
}

static void try_alloc(uint32_t d)
{
	uint32_t target = below(8) ? d : below(GUESTS), port = 0;
	uint32_t remote = below(GUESTS);
	struct row *r;
	int err;

	err = hnl_event_model_ops.alloc_unbound(
		&e->model, (uint16_t)d, (uint16_t)target, (uint16_t)remote,
		&port);
	r = take_alike(target, err, port, UNBOUND, 0);
	if (r != NULL)
		r->remote = remote;
}

static void try_interdomain(uint32_t d)
{
	uint32_t rd = below(GUESTS), rport = below(N + 2), port = 0, i;
	struct row *r, *peer;
	int err;

	/* Mostly one that will do, if there is one. */
	for (i = 0; i < N && below(8) != 0; i++, rport = (rport + 1) % N)
		if (rport < N && twin[rd].row[rport].status == UNBOUND &&
		    twin[rd].row[rport].remote == d)
			break;
	err = hnl_event_model_ops.bind_interdomain(
		&e->model, (uint16_t)d, (uint16_t)rd, rport, &port);
	peer = &twin[rd].row[rport % N];
	if (plain_free(&twin[d]) != 0 &&
	    (rport >= N || peer->status != UNBOUND || peer->remote != d)) {
		assert_same(err, -HNL_EINVAL);
		return;
	}
	r = take_alike(d, err, port, INTERDOMAIN, 0);
	if (r == NULL)
		return;
	r->remote = rd;
	r->other = rport;
	peer->status = INTERDOMAIN;
	peer->other = port;
	plain_raise(&twin[d], port);
}

static void try_virq(uint32_t d)
{
	static const uint32_t virqs[] = { HNL_EVENT_VIRQ_TIMER,
					  HNL_EVENT_VIRQ_DEBUG,
					  HNL_EVENT_VIRQ_ARGO };
	uint32_t virq = virqs[below(3)], vcpu = below(VCPUS), port = 0;
	struct row *r;
	int err;

	err = hnl_event_model_ops.bind_virq(&e->model, (uint16_t)d, virq, vcpu,
					    &port);
	if (virq == HNL_EVENT_VIRQ_ARGO && vcpu != 0) {
		assert_same(err, -HNL_EINVAL);
	} else if (plain_is_bound(d, VIRQ, virq, vcpu)) {
		assert_same(err, -HNL_EEXIST);
	} else {
		r = take_alike(d, err, port, VIRQ, vcpu);
		if (r != NULL)
			r->other = virq;
	}
}

static void try_pirq(uint32_t d)
{
	uint32_t pirq = below(PIRQS), port = 0;
	struct row *r;
	int err;

	err = hnl_event_model_ops.bind_pirq(&e->model, (uint16_t)d, pirq,
					    false, &port);
	if (plain_is_bound(d, PIRQ, pirq, 0)) {
		assert_same(err, -HNL_EEXIST);
		return;
	}
	r = take_alike(d, err, port, PIRQ, 0);
	if (r != NULL)
		r->other = pirq;
}

static void try_ipi(uint32_t d)
{
	uint32_t vcpu = below(VCPUS + 1), port = 0;
	int err;

	err = hnl_event_model_ops.bind_ipi(&e->model, (uint16_t)d, vcpu,
					   &port);
	if (vcpu == VCPUS)
		assert_same(err, -HNL_ENOENT);
	else
		(void)take_alike(d, err, port, IPI, vcpu);
}

static void try_close(uint32_t d)
{
	uint32_t port = below(N);
	int err;

	err = hnl_event_model_ops.close(&e->model, (uint16_t)d, port);
	assert_same(err, twin[d].row[port].status == CLOSED ? -HNL_EINVAL : 0);
	if (err == 0)
		plain_close(d, port);
}

static void try_send(uint32_t d)
{
	uint32_t port = below(N);
	const struct row *r = &twin[d].row[port];
	int err;

	err = hnl_event_model_ops.send(&e->model, (uint16_t)d, port);
	assert_same(err, r->status == CLOSED || r->status == VIRQ ||
			 r->status == PIRQ ? -HNL_EINVAL : 0);
	if (r->status == INTERDOMAIN)
		plain_raise(&twin[r->remote], r->other);
	if (r->status == IPI)
		plain_raise(&twin[d], port);
}

static void try_bind_vcpu(uint32_t d)
{
	uint32_t port = below(N), vcpu = below(VCPUS);
	struct row *r = &twin[d].row[port];
	bool moves = r->status == UNBOUND || r->status == INTERDOMAIN ||
		     r->status == PIRQ ||
		     (r->status == VIRQ && r->other == HNL_EVENT_VIRQ_ARGO);
	int err;

	err = hnl_event_model_ops.bind_vcpu(&e->model, (uint16_t)d, port,
					    vcpu);
	assert_same(err, moves ? 0 : -HNL_EINVAL);
	if (moves)
		r->vcpu = vcpu;
}

static void try_unmask(uint32_t d)
{
	uint32_t port = below(N);

	assert_same(hnl_event_model_ops.unmask(&e->model, (uint16_t)d, port),
		    0);
	plain_unmask(&twin[d], port);
}

static void try_priority(uint32_t d)
{
	uint32_t port = below(N), priority = below(QUEUES);
	int err;

	err = hnl_event_model_ops.set_priority(&e->model, (uint16_t)d, port,
					       priority);
	assert_same(err, twin[d].fifo ? 0 : -HNL_EOPNOTSUPP);
	if (err == 0)
		twin[d].row[port].priority = priority;
}

static void try_raise(uint32_t d)
{
	uint32_t irq = below(2), vcpu = below(VCPUS), status, i;
	bool bound;

	status = below(2) ? PIRQ : VIRQ;
	bound = status == PIRQ ?
		hnl_event_model_raise_pirq(&e->model, (uint16_t)d, irq) :
		hnl_event_model_raise_virq(&e->model, (uint16_t)d, vcpu, irq);
	assert_int_equal(bound, plain_is_bound(d, status, irq, vcpu));
	for (i = 1; i < N && bound; i++)
		if (twin[d].row[i].status == status &&
		    twin[d].row[i].other == irq &&
		    (status == PIRQ || twin[d].row[i].vcpu == vcpu))
			plain_raise(&twin[d], i);
}

/* ---- FIFO on and off ---- */

static void try_control(uint32_t d)
{
	uint32_t vcpu = below(VCPUS), i;
	enum hnl_reason why = HNL_REASON_NONE;
	struct twin *t = &twin[d];
	int err;

	if (below(16) != 0)
		return;
	if (!t->fifo) {
		memset(e->m->page[CONTROL_PAGE + d], 0, HNL_PAGE);
		memset(e->m->page[ARRAY_PAGE + 2 * d], 0, HNL_PAGE);
	}
	err = hnl_event_model_ops.init_control(
		&e->model, (uint16_t)d, vcpu, GPA(CONTROL_PAGE + d),
		FIFO_BLOCK * vcpu, &why);
	assert_same(err, t->control[vcpu] ? -HNL_EINVAL : 0);
	t->control[vcpu] = true;
	for (i = 1; i < N && !t->fifo; i++) {
		t->row[i].f_pending = t->row[i].f_masked = false;
		t->row[i].f_linked = false;
		if (t->row[i].status == CLOSED)
			continue;
		t->row[i].waiting = t->row[i].pending;
		t->row[i].pending = false;
	}
	t->fifo = true;
}

static void try_expand(uint32_t d)
{
	enum hnl_reason why = HNL_REASON_NONE;
	struct twin *t = &twin[d];
	uint32_t i;
	int err;

	err = hnl_event_model_ops.expand_array(
		&e->model, (uint16_t)d, GPA(ARRAY_PAGE + 2 * d), &why);
	if (!t->fifo || t->array) {
		assert_same(err, t->array ? -HNL_ENOSPC : -HNL_EOPNOTSUPP);
		return;
	}
	assert_same(err, 0);
	t->array = true;
	for (i = 1; i < N; i++)
		if (t->row[i].waiting)
			plain_raise(t, i);
}

static void try_reset(uint32_t d)
{
	struct hnl_event_reset r = { 0, 0 };
	struct twin *t = &twin[d];
	uint32_t i;

	if (below(40) != 0)
		return;
	do
		assert_same(hnl_event_model_ops.reset(&e->model, (uint16_t)d,
						      (uint16_t)d, &r), 0);
	while (r.port != 0);
	for (i = 1; i < N; i++)
		if (t->row[i].status != CLOSED)
			plain_close(d, i);
	t->fifo = t->array = false;
	memset(t->control, 0, sizeof(t->control));
	memset(t->queue, 0, sizeof(t->queue));
	memset(t->guest_head, 0, sizeof(t->guest_head));
	for (i = 1; i < N; i++)
		t->row[i].f_linked = false;
}

/* ---- what the guests do ---- */

/* Mask a port, in the form that the domain has. */
static void guest_masks(uint32_t d)
{
	uint32_t port = 1 + below(N - 1);
	struct row *r = &twin[d].row[port];

	if (!twin[d].fifo) {
		info_set(e, d, INFO_MASK, port, true);
		r->masked = true;
	} else if (twin[d].array) {
		event_word_set(e, d, port, event_word_of(e, d, port) |
			       HNL_EVENT_WORD_MASKED);
		r->f_masked = true;
	}
}

/* The next event of a vCPU must be the first one of the plain queue. */
static void guest_takes_fifo(uint32_t d, uint32_t vcpu)
{
	uint32_t block = CONTROL_PAGE + d, ready, word, port, i;
	struct twin *t = &twin[d];
	struct queue *q = t->queue[vcpu];
	uint32_t *head = t->guest_head[vcpu];

	for (i = 0; i < QUEUES && q->n == 0; i++, q++, head++)
		;
	ready = fifo_load(e, block, FIFO_READY(vcpu));
	if (i == QUEUES) {
		assert_int_equal(ready, 0);
		return;
	}
	assert_int_equal(ready & (((uint32_t)2 << i) - 1), (uint32_t)1 << i);
	port = *head != 0 ? *head : fifo_load(e, block, FIFO_HEAD(vcpu, i));
	assert_int_equal(port, q->port[0]);
	word = event_word_of(e, d, port);
	*head = word & (HNL_EVENT_PORTS - 1);
	event_word_set(e, d, port,
		       word & (HNL_EVENT_WORD_MASKED | HNL_EVENT_WORD_BUSY));
	memmove(q->port, q->port + 1, --q->n * sizeof(q->port[0]));
	t->row[port].f_linked = t->row[port].f_pending = false;
	assert_int_equal(*head != 0, q->n != 0);
	if (*head == 0)
		fifo_store(e, block, FIFO_READY(vcpu),
			   ready & ~((uint32_t)1 << i));
}

static void guest_takes_two_levels(uint32_t d, uint32_t vcpu)
{
	struct twin *t = &twin[d];
	uint32_t i;

	for (i = 1; i < N; i++) {
		if (!t->selected[vcpu][i / 64] || t->row[i].masked)
			continue;
		info_set(e, d, INFO_PENDING, i, false);
		t->row[i].pending = false;
	}
	for (i = 0; i < 2; i++) {
		info_set(e, d, INFO_SELECTOR(vcpu), i, false);
		t->selected[vcpu][i] = false;
	}
}

static void guest_takes(uint32_t d)
{
	uint32_t vcpu = below(VCPUS);

	info_set(e, d, INFO_UPCALL(vcpu), 0, false);
	twin[d].upcall[vcpu] = false;
	if (!twin[d].fifo)
		guest_takes_two_levels(d, vcpu);
	else if (twin[d].control[vcpu] && twin[d].array)
		guest_takes_fifo(d, vcpu);
}

/* ---- comparing ---- */

static void compare_row(uint32_t d, uint32_t port)
{
	const struct row *r = &twin[d].row[port];
	struct hnl_event_channel c;
	uint32_t word;

	assert_same(hnl_event_model_ops.status(&e->model, 0, (uint16_t)d, port,
					       &c), 0);
	assert_int_equal(c.status, r->status);
	assert_int_equal(c.vcpu, r->vcpu);
	if (c.status == UNBOUND || c.status == INTERDOMAIN)
		assert_int_equal(c.remote_domain, r->remote);
	if (c.status == INTERDOMAIN)
		assert_int_equal(c.remote_port, r->other);
	if (c.status == VIRQ || c.status == PIRQ)
		assert_int_equal(c.irq, r->other);
	assert_int_equal(info_bit(e, d, INFO_PENDING, port), r->pending);
	assert_int_equal(info_bit(e, d, INFO_MASK, port), r->masked);
	if (!twin[d].array)
		return;
	word = event_word_of(e, d, port);
	assert_int_equal((word & HNL_EVENT_WORD_PENDING) != 0, r->f_pending);
	assert_int_equal((word & HNL_EVENT_WORD_MASKED) != 0, r->f_masked);
	assert_int_equal((word & HNL_EVENT_WORD_LINKED) != 0, r->f_linked);
}

static void compare(void)
{
	uint32_t d, i;

	assert_true(hnl_event_model_is_sound(&e->model));
	assert_int_equal(e->upcalls, called);
	for (d = 0; d < GUESTS; d++) {
		for (i = 1; i < N; i++)
			compare_row(d, i);
		for (i = 0; i < VCPUS; i++) {
			assert_int_equal(info_bit(e, d, INFO_UPCALL(i), 0),
					 twin[d].upcall[i]);
			assert_int_equal(info_bit(e, d, INFO_SELECTOR(i), 0),
					 twin[d].selected[i][0]);
			assert_int_equal(info_bit(e, d, INFO_SELECTOR(i), 1),
					 twin[d].selected[i][1]);
		}
	}
}

static void random_operations_agree_with_a_plain_model(void **state)
{
	static void (*const step[])(uint32_t d) = {
		try_alloc, try_interdomain, try_virq, try_pirq, try_ipi,
		try_close, try_send, try_send, try_send, try_send,
		try_bind_vcpu, try_unmask, try_unmask, try_priority, try_raise,
		try_control, try_expand, try_reset, guest_masks, guest_takes,
		guest_takes,
	};
	static const uint32_t seeds[] = { 1, 4711, 0xdeadbeef };
	uint32_t i, k;

	(void)state;
	for (k = 0; k < COUNT(seeds); k++) {
		memset(twin, 0, sizeof(twin));
		seed = seeds[k];
		called = 0;
		e = event_open_with(0, N, HNL_GRANT_ALL);
		for (i = 0; i < 8000; i++) {
			step[below(COUNT(step))](below(GUESTS));
			compare();
		}
		event_close(e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_operations_agree_with_a_plain_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
