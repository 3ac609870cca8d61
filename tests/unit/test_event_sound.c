/* SPDX-License-Identifier: MIT */
/*
 * The invariants of the reference event channels can fail: each of them is
 * broken in one field, and told.
 *
 *	domain 0	two levels: a port of each kind
 *	domain 1	two levels: the other end of the interdomain channel
 *	domain 2	FIFO, with one page of the array: an IPI in a queue, and
 *			one that waits for its page
 */
#include "event_machine.h"

#include "../../hv/service/model/events.h"
#include "broken.h"

#define SOUND hnl_event_model_is_sound(&e->model)
#define BREAKS(field, value) assert_breaks(SOUND, field, value)

#define TIMER HNL_EVENT_VIRQ_TIMER	/* of a vCPU */
#define CONSOLE HNL_EVENT_VIRQ_CONSOLE	/* global */
#define PIRQ 2u
#define FAR (PORTS_A_PAGE + 7)	/* a port of the array's second page */

static struct event_machine *e;
static struct hnl_event_domain *d0, *d1, *d2;

/* Ports of domain 0, and one each of the other two. */
static struct {
	uint32_t unbound, here, there, timer, console, pirq, ipi, queued;
} port;

/* The channel of a port of domain 0. */
#define CHANNEL(kind) (d0->channel[port.kind])

static void open_two_levels(void)
{
	assert_same(do_alloc(e, 0, NO_DOMAIN, 1, &port.unbound), 0);
	assert_same(do_alloc(e, 0, NO_DOMAIN, 1, &port.here), 0);
	assert_same(do_interdomain(e, 1, 0, port.here, &port.there), 0);
	assert_same(do_virq(e, 0, TIMER, 1, &port.timer), 0);
	assert_same(do_virq(e, 0, CONSOLE, 0, &port.console), 0);
	assert_same(do_bind_vcpu(e, 0, port.console, 2), 0);
	assert_same(do_pirq(e, 0, PIRQ, &port.pirq), 0);
	assert_same(do_ipi(e, 0, 1, &port.ipi), 0);
}

static void open_fifo(void)
{
	event_use_fifo(e, 2);
	assert_same(do_ipi(e, 2, 1, &port.queued), 0);
	assert_same(do_send(e, 2, port.queued), 0);
	(void)hnl_event_take(d2, FAR, HNL_EVENT_STATUS_IPI, 0);
	assert_same(do_send(e, 2, FAR), 0);
	assert_true(d2->channel[FAR].pending);
}

static int open_events(void **state)
{
	(void)state;
	e = event_open();
	d0 = e->model.domain[0];
	d1 = e->model.domain[1];
	d2 = e->model.domain[2];
	open_two_levels();
	open_fifo();
	return 0;
}

static int close_events(void **state)
{
	(void)state;
	event_close(e);
	return 0;
}

static void ends_of_a_channel_name_each_other(void **state)
{
	struct channel *there = &d1->channel[port.there];

	(void)state;
	BREAKS(CHANNEL(here).remote, GUESTS);
	BREAKS(CHANNEL(here).remote, 2);
	BREAKS(CHANNEL(here).other, 0);
	BREAKS(CHANNEL(here).other, HNL_EVENT_PORTS_TWO_LEVEL);
	BREAKS(CHANNEL(here).other, port.there + 1);
	BREAKS(there->status, HNL_EVENT_STATUS_UNBOUND);
	BREAKS(there->remote, 2);
	BREAKS(there->other, port.unbound);
	e->model.domain[1] = NULL;
	assert_false(SOUND);
	e->model.domain[1] = d1;
}

/* Each is sound but for the one thing that its other end does not say. */
static void channel_of_one_end_alone_is_found(void **state)
{
	struct channel *there = &d1->channel[port.there];
	struct channel second = { .status = HNL_EVENT_STATUS_INTERDOMAIN,
				  .remote = 1, .other = port.there };
	struct channel was = CHANNEL(unbound);
	uint32_t same;

	(void)state;
	CHANNEL(unbound) = second;
	assert_false(SOUND);
	CHANNEL(unbound) = was;
	/* A port of the same number, in another domain. */
	assert_same(do_ipi(e, 2, 0, &same), 0);
	assert_int_equal(same, port.here);
	was = d2->channel[same];
	d2->channel[same] = second;
	assert_false(SOUND);
	d2->channel[same] = was;
	/* It is bound to an interrupt of that number instead. */
	assert_true(port.here < PIRQS);
	d1->pirq[port.here] = port.there;
	there->status = HNL_EVENT_STATUS_PIRQ;
	assert_false(SOUND);
	there->status = HNL_EVENT_STATUS_INTERDOMAIN;
	d1->pirq[port.here] = 0;
	assert_true(SOUND);
}

static void virtual_interrupt_is_in_a_table(void **state)
{
	(void)state;
	BREAKS(CHANNEL(timer).other, HNL_EVENT_VIRQS);
	BREAKS(CHANNEL(timer).other, CONSOLE);
	BREAKS(d0->vcpu[1].virq[TIMER], 0);
	BREAKS(d0->vcpu[0].virq[CONSOLE], 0);
	BREAKS(d0->vcpu[1].virq[CONSOLE], HNL_EVENT_PORTS_TWO_LEVEL);
	BREAKS(d0->vcpu[1].virq[CONSOLE], port.ipi);
	BREAKS(d0->vcpu[1].virq[CONSOLE], port.timer);
}

static void physical_interrupt_is_in_the_table(void **state)
{
	(void)state;
	BREAKS(CHANNEL(pirq).other, PIRQS);
	BREAKS(CHANNEL(pirq).other, PIRQ + 1);
	BREAKS(d0->pirq[PIRQ], 0);
	BREAKS(d0->pirq[PIRQ + 1], HNL_EVENT_PORTS_TWO_LEVEL);
	BREAKS(d0->pirq[PIRQ + 1], port.ipi);
	BREAKS(d0->pirq[PIRQ + 1], port.pirq);
}

static void port_of_no_other_end_names_none(void **state)
{
	(void)state;
	BREAKS(CHANNEL(unbound).other, 1);
	BREAKS(CHANNEL(ipi).other, 1);
	BREAKS(CHANNEL(ipi).status, HNL_EVENT_STATUS_IPI + 1);
}

static void closed_port_is_empty(void **state)
{
	struct channel *closed = &d0->channel[port.ipi + 1];

	(void)state;
	assert_int_equal(closed->status, HNL_EVENT_STATUS_CLOSED);
	BREAKS(closed->other, 1);
	BREAKS(closed->vcpu, 1);
	BREAKS(d2->channel[FAR + 1].pending, true);
	/* What it was last stays: it may be the tail of that queue. */
	closed->last_vcpu = 1;
	closed->last_priority = QUEUES - 1;
	assert_true(SOUND);
}

static void vcpus_and_queues_are_there(void **state)
{
	(void)state;
	BREAKS(CHANNEL(ipi).vcpu, VCPUS);
	BREAKS(CHANNEL(ipi).last_vcpu, VCPUS);
	BREAKS(CHANNEL(ipi).priority, QUEUES);
	BREAKS(CHANNEL(ipi).last_priority, QUEUES);
}

static void ports_that_are_used_are_marked_and_counted(void **state)
{
	uint32_t beyond = HNL_EVENT_PORTS_TWO_LEVEL;

	(void)state;
	BREAKS(d0->used[0], d0->used[0] & ~1u);
	BREAKS(d0->used[0], d0->used[0] & ~(1u << port.ipi));
	BREAKS(d0->used[0], d0->used[0] | 1u << (port.ipi + 1));
	BREAKS(d0->n_used, d0->n_used + 1);
	BREAKS(d0->first_free, port.ipi + 2);
	/* Port 0 is none, and two levels end before the table does. */
	d0->n_used++;
	d0->channel[0].status = HNL_EVENT_STATUS_IPI;
	assert_false(SOUND);
	d0->channel[0].status = HNL_EVENT_STATUS_CLOSED;
	d0->used[beyond / 32] |= 1;
	d0->channel[beyond].status = HNL_EVENT_STATUS_IPI;
	assert_false(SOUND);
	d0->channel[beyond].status = HNL_EVENT_STATUS_CLOSED;
	d0->used[beyond / 32] = 0;
	d0->n_used--;
	assert_true(SOUND);
}

static void event_waits_for_its_page_alone(void **state)
{
	(void)state;
	BREAKS(CHANNEL(ipi).pending, true);
	BREAKS(d2->channel[port.queued].pending, true);
}

static void tail_of_a_queue_was_put_there_last(void **state)
{
	struct channel *queued = &d2->channel[port.queued];
	uint32_t *tail = &d2->vcpu[1].tail[queued->priority];

	(void)state;
	assert_int_equal(*tail, port.queued);
	BREAKS(queued->last_vcpu, 0);
	BREAKS(queued->last_priority, queued->priority + 1);
	BREAKS(d2->vcpu[1].control, NULL);
	BREAKS(d2->vcpu[0].tail[0], FAR);
	BREAKS(d0->vcpu[0].tail[0], port.ipi);
	/* A page of the array may be longer than the table. */
	assert_same(do_close(e, 2, FAR), 0);
	d2->n_ports = FAR - PORTS_A_PAGE;
	d2->channel[d2->n_ports].last_vcpu = 1;
	d2->channel[d2->n_ports].last_priority = queued->priority;
	BREAKS(*tail, d2->n_ports);
	d2->n_ports = PORTS;
	*tail = FAR - PORTS_A_PAGE;
	assert_true(SOUND);
}

static void pages_are_of_who_uses_them(void **state)
{
	(void)state;
	BREAKS(d0->shared, NULL);
	BREAKS(d2->array[0].page, NULL);
	BREAKS(d0->n_array, 1);
	BREAKS(d0->vcpu[2].control, d2->vcpu[2].control);
}

static void domain_is_the_one_of_its_number(void **state)
{
	(void)state;
	BREAKS(d2->id, 1);
}

#define EVENTS_TEST(name) \
	cmocka_unit_test_setup_teardown(name, open_events, close_events)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EVENTS_TEST(ends_of_a_channel_name_each_other),
		EVENTS_TEST(channel_of_one_end_alone_is_found),
		EVENTS_TEST(virtual_interrupt_is_in_a_table),
		EVENTS_TEST(physical_interrupt_is_in_the_table),
		EVENTS_TEST(port_of_no_other_end_names_none),
		EVENTS_TEST(closed_port_is_empty),
		EVENTS_TEST(vcpus_and_queues_are_there),
		EVENTS_TEST(ports_that_are_used_are_marked_and_counted),
		EVENTS_TEST(event_waits_for_its_page_alone),
		EVENTS_TEST(tail_of_a_queue_was_put_there_last),
		EVENTS_TEST(pages_are_of_who_uses_them),
		EVENTS_TEST(domain_is_the_one_of_its_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
