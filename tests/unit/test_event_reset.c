/* SPDX-License-Identifier: MIT */
/*
 * event.reset, the one long operation of its family: given up wherever it can
 * be, it answers and leaves behind what it does in one piece; between its units
 * the table is whole, and others may call.
 */
#include "event_machine.h"

#define OPEN 9u		/* ports that fill() opens in domain 1 */

/* One port of each kind in domain 1, FIFO, some of them pending. */
static void fill(struct event_machine *e)
{
	uint32_t port, one;

	event_use_fifo(e, 1);
	assert_same(do_alloc(e, 1, NO_DOMAIN, 2, &one), 0);
	assert_same(do_interdomain(e, 2, 1, one, &port), 0);
	assert_same(do_send(e, 2, port), 0);
	assert_same(do_alloc(e, 1, NO_DOMAIN, 0, &one), 0);
	assert_same(do_alloc(e, 1, NO_DOMAIN, 1, &one), 0);
	assert_same(do_interdomain(e, 1, 1, one, &port), 0);
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_TIMER, 1, &port), 0);
	assert_same(do_virq(e, 1, HNL_EVENT_VIRQ_ARGO, 0, &port), 0);
	assert_same(do_pirq(e, 1, 2, &port), 0);
	assert_same(do_ipi(e, 1, 2, &port), 0);
	assert_same(do_send(e, 1, port), 0);
	assert_same(do_ipi(e, 1, 0, &port), 0);
	assert_int_equal(port, OPEN);
}

/* All that is to be seen of the three domains, as one sum (FNV-1a). */
static uint64_t sum_of(struct event_machine *e)
{
	uint64_t sum = 0xcbf29ce484222325u;
	struct hnl_event_channel c;
	uint32_t d, port, i;
	uint8_t bytes[5];

	for (d = 0; d < GUESTS; d++) {
		for (port = 0; port < 32; port++) {
			memset(&c, 0, sizeof(c));
			assert_same(hnl_event_model_ops.status(
				&e->model, 0, (uint16_t)d, port, &c), 0);
			bytes[0] = (uint8_t)c.status;
			bytes[1] = (uint8_t)c.vcpu;
			bytes[2] = (uint8_t)c.remote_domain;
			bytes[3] = (uint8_t)c.remote_port;
			bytes[4] = (uint8_t)c.irq;
			for (i = 0; i < sizeof(bytes); i++)
				sum = (sum ^ bytes[i]) * 0x100000001b3u;
		}
	}
	for (d = INFO_PAGE; d < ARRAY_PAGE + 2 * GUESTS; d++)
		for (i = 0; i < HNL_PAGE; i++)
			sum = (sum ^ e->m->page[d][i]) * 0x100000001b3u;
	return sum;
}

static unsigned int open_ports(struct event_machine *e, uint16_t domain)
{
	struct hnl_event_channel c;
	unsigned int n = 0;
	uint32_t port;

	for (port = 0; port < 32; port++) {
		assert_same(hnl_event_model_ops.status(&e->model, 0, domain,
						       port, &c), 0);
		n += c.status != HNL_EVENT_STATUS_CLOSED;
	}
	return n;
}

static void reset_every_port_closed_pages_back_two_levels(void **state)
{
	struct event_machine *e = event_open();
	unsigned int maps = e->m->maps;
	struct hnl_event_status_rsp rsp;
	uint32_t port;

	(void)state;
	fill(e);
	assert_same(do_reset(e, 1, NO_DOMAIN), 0);
	assert_int_equal(open_ports(e, 1), 0);
	assert_int_equal(e->m->maps, maps);
	assert_false(e->pirq_bound[1][2]);
	/* The end of another domain waits for a new one. */
	assert_same(do_status(e, 2, NO_DOMAIN, 1, &rsp), 0);
	assert_int_equal(rsp.status, HNL_EVENT_STATUS_UNBOUND);
	assert_int_equal(rsp.remote_domain, 1);
	assert_refused(do_priority(e, 1, 1, 0), HNL_EOPNOTSUPP,
		       HNL_REASON_STATE, 0);
	assert_same(do_ipi(e, 1, 1, &port), 0);
	assert_int_equal(port, 1);
	assert_same(do_send(e, 1, port), 0);
	assert_true(info_bit(e, 1, INFO_PENDING, port));
	/* And FIFO once more. */
	event_use_fifo(e, 1);
	event_close(e);
}

static void reset_given_up_anywhere_same_answer_same_state(void **state)
{
	static uint8_t want[256];
	struct event_machine *e;
	unsigned int fewest = 0;
	size_t want_len = 0;
	uint64_t sum = 0;
	uint32_t budget;

	(void)state;
	for (budget = 0; budget <= OPEN + 3; budget++) {
		e = event_open_with(budget, 64, HNL_GRANT_ALL);
		fill(e);
		assert_same(do_reset(e, 1, NO_DOMAIN), 0);
		if (budget == 0) {
			fewest = e->entries;
			want_len = e->m->answer_len;
			assert_true(want_len <= sizeof(want));
			memcpy(want, e->m->answer, want_len);
			sum = sum_of(e);
		}
		assert_int_equal(e->m->answer_len, want_len);
		assert_memory_equal(e->m->answer, want, want_len);
		assert_true(sum_of(e) == sum);
		/* Progress each time; and it did give up. */
		assert_true(e->entries <= OPEN + 2);
		if (budget == 1)
			assert_true(e->entries >= OPEN);
		event_close(e);
	}
	assert_int_equal(fewest, 1);
	e = event_open_with(0, 64, HNL_GRANT_ALL);
	fill(e);
	e->m->preempt = true;
	assert_same(do_reset(e, 1, NO_DOMAIN), 0);
	assert_true(e->entries >= OPEN && e->entries <= OPEN + 2);
	assert_int_equal(e->m->answer_len, want_len);
	assert_memory_equal(e->m->answer, want, want_len);
	assert_true(sum_of(e) == sum);
	event_close(e);
}

/* ---- one entry at a time ---- */

static struct hnl_direct begin_reset(struct event_machine *e, uint16_t who,
				     uint16_t domain)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   HNL_PAGE };
	EVENT_REQUEST(reset);

	EVENT_SET(reset, domain, domain);
	hnl_event_reset_req_encode(&b, 0, 1, 2, &req);
	assert_same(hnl_builder_verdict(&b), 0);
	regs.request_len = b.len;
	machine_poke(e->m, REQUEST_PAGE, 0, b.buf, b.len);
	e->m->domain = e->guest[who];
	e->m->answer_len = 0;
	return regs;
}

/* One more entry of who's reset; the other's requests may be in between. */
static int go_on(struct event_machine *e, uint16_t who,
		 struct hnl_direct *regs)
{
	struct hnl_msg a;
	int err;

	e->m->domain = e->guest[who];
	e->m->answer_len = 0;
	err = machine_enter(e->m, regs);
	assert_true(hnl_event_model_is_sound(&e->model));
	hnl_extack_clear(&e->x);
	if (err == 0) {
		a = answer_at(e->m, 0);
		assert_int_equal(hnl_ack_read(e->m->answer, &a, &e->x), 0);
	}
	return err;
}

static void reset_one_port_an_entry_table_whole_between(void **state)
{
	struct event_machine *e = event_open_with(1, 64, HNL_GRANT_ALL);
	struct hnl_direct regs;
	unsigned int left = OPEN;

	(void)state;
	fill(e);
	regs = begin_reset(e, 1, HNL_DOMID_SELF);
	while (left != 0) {
		assert_same(go_on(e, 1, &regs), -HNL_EAGAIN);
		assert_int_equal(open_ports(e, 1), --left);
	}
	assert_same(go_on(e, 1, &regs), 0);
	assert_int_equal(e->x.err, 0);
	event_close(e);
}

static void reset_of_another_domain_only_while_paused(void **state)
{
	struct event_machine *e = event_open_with(1, 64, HNL_GRANT_ALL);
	struct hnl_direct regs;
	unsigned int k;

	(void)state;
	fill(e);
	assert_refused(do_reset(e, 0, 1), HNL_EINVAL, HNL_REASON_STATE,
		       HNL_EVENT_A_DOMAIN);
	assert_refused(do_reset(e, 0, 7), HNL_ESRCH, HNL_REASON_ABSENT,
		       HNL_EVENT_A_DOMAIN);
	assert_int_equal(open_ports(e, 1), OPEN);
	e->forbid = true;
	assert_refused(do_reset(e, 0, 1), HNL_EPERM, HNL_REASON_DENIED, 0);
	e->forbid = false;
	/* It runs again in the middle: k ports are closed, and no more. */
	for (k = 1; k < OPEN; k++) {
		e->paused[1] = true;
		regs = begin_reset(e, 0, 1);
		assert_same(go_on(e, 0, &regs), -HNL_EAGAIN);
		assert_int_equal(open_ports(e, 1), OPEN - k);
		e->paused[1] = false;
		assert_same(go_on(e, 0, &regs), 0);
		assert_same(e->x.err, -HNL_EINVAL);
		assert_int_equal(e->x.progress, 1);
		assert_int_equal(open_ports(e, 1), OPEN - k);
	}
	e->paused[1] = true;
	assert_same(do_reset(e, 0, 1), 0);
	assert_int_equal(open_ports(e, 1), 0);
	event_close(e);
}

/* What was bound behind its back stays; so do FIFO and its pages. */
static void reset_ports_bound_meanwhile_busy_with_progress(void **state)
{
	struct event_machine *e = event_open_with(1, 64, HNL_GRANT_ALL);
	unsigned int i, maps;
	struct hnl_direct regs;
	uint32_t port;

	(void)state;
	fill(e);
	maps = e->m->maps;
	regs = begin_reset(e, 1, HNL_DOMID_SELF);
	for (i = 0; i < 4; i++)
		assert_same(go_on(e, 1, &regs), -HNL_EAGAIN);
	assert_int_equal(hnl_event_model_ops.bind_virq(
		&e->model, 1, HNL_EVENT_VIRQ_DEBUG, 0, &port), 0);
	/* Not one that the guest has still in a queue. */
	assert_true(port < 5);
	while (go_on(e, 1, &regs) == -HNL_EAGAIN)
		;
	assert_same(e->x.err, -HNL_EBUSY);
	assert_int_equal(e->x.reason, HNL_REASON_STATE);
	assert_int_equal(e->x.progress, OPEN);
	assert_int_equal(open_ports(e, 1), 1);
	assert_int_equal(e->m->maps, maps);
	assert_same(do_reset(e, 1, NO_DOMAIN), 0);
	assert_true(e->m->maps < maps);
	event_close(e);
}

/* The first one may be of a kernel that crashed: it does not block a second. */
static void reset_second_takes_over_first_is_busy(void **state)
{
	struct event_machine *e = event_open_with(1, 64, HNL_GRANT_ALL);
	struct hnl_direct regs, first;
	unsigned int i;

	(void)state;
	fill(e);
	e->paused[1] = true;
	first = begin_reset(e, 0, 1);
	for (i = 0; i < 3; i++)
		assert_same(go_on(e, 0, &first), -HNL_EAGAIN);
	regs = begin_reset(e, 1, HNL_DOMID_SELF);
	assert_same(go_on(e, 1, &regs), -HNL_EAGAIN);
	assert_same(go_on(e, 0, &first), 0);
	assert_same(e->x.err, -HNL_EBUSY);
	assert_int_equal(e->x.progress, 3);
	assert_int_equal(open_ports(e, 1), OPEN - 4);
	while (go_on(e, 1, &regs) == -HNL_EAGAIN)
		;
	assert_int_equal(e->x.err, 0);
	assert_int_equal(open_ports(e, 1), 0);
	event_close(e);
}

/* One of the same number is not the one that the reset began with. */
static void reset_domain_gone_meanwhile_refused(void **state)
{
	struct event_machine *e = event_open_with(1, 64, HNL_GRANT_ALL);
	struct hnl_direct regs;
	unsigned int again;
	uint32_t port;

	(void)state;
	for (again = 0; again < 2; again++) {
		e->paused[1] = true;
		assert_same(do_ipi(e, 1, 0, &port), 0);
		assert_same(do_ipi(e, 1, 0, &port), 0);
		regs = begin_reset(e, 0, 1);
		assert_same(go_on(e, 0, &regs), -HNL_EAGAIN);
		assert_true(hnl_event_model_unregister(&e->model, 1));
		free(e->block[1]);
		e->block[1] = NULL;
		if (again == 1)
			event_register(e, 1, 64);
		assert_same(go_on(e, 0, &regs), 0);
		assert_same(e->x.err, again ? -HNL_EBUSY : -HNL_ESRCH);
		assert_int_equal(e->x.progress, 1);
		if (again == 0)
			event_register(e, 1, 64);
	}
	event_close(e);
}

/* What one domain was given is not its successor's. */
static void handler_of_a_virq_gone_with_its_domain(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port = 0;

	(void)state;
	assert_int_equal(hnl_event_model_set_virq_handler(
		&e->model, HNL_EVENT_VIRQ_CONSOLE, 1), 0);
	while (!hnl_event_model_unregister(&e->model, 1))
		;
	free(e->block[1]);
	event_register(e, 1, PORTS);
	assert_int_equal(hnl_event_model_ops.bind_virq(
		&e->model, 1, HNL_EVENT_VIRQ_CONSOLE, 0, &port), -HNL_EBUSY);
	event_close(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(handler_of_a_virq_gone_with_its_domain),
		cmocka_unit_test(reset_every_port_closed_pages_back_two_levels),
		cmocka_unit_test(
			reset_given_up_anywhere_same_answer_same_state),
		cmocka_unit_test(reset_one_port_an_entry_table_whole_between),
		cmocka_unit_test(reset_of_another_domain_only_while_paused),
		cmocka_unit_test(
			reset_ports_bound_meanwhile_busy_with_progress),
		cmocka_unit_test(reset_second_takes_over_first_is_busy),
		cmocka_unit_test(reset_domain_gone_meanwhile_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
