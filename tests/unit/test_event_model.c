/* SPDX-License-Identifier: MIT */
/*
 * The reference event channels where a guest sees them: pending bits of two
 * levels, queues of FIFO, upcalls; what a hostile guest can write there; and
 * the limits of the tables.
 */
#include <pthread.h>

#include "event_machine.h"

#define PENDING HNL_EVENT_WORD_PENDING
#define MASKED HNL_EVENT_WORD_MASKED
#define LINKED HNL_EVENT_WORD_LINKED

static uint32_t an_ipi(struct event_machine *e, uint32_t vcpu)
{
	uint32_t port = 0;

	assert_same(do_ipi(e, 1, vcpu, &port), 0);
	return port;
}

/* ---- two levels ---- */

static void send_sets_pending_selector_and_upcall_of_the_vcpu(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port = 0, i;

	(void)state;
	for (i = 0; i < 70; i++)
		port = an_ipi(e, 2);
	assert_int_equal(port, 70);
	assert_same(do_send(e, 1, port), 0);
	assert_true(info_bit(e, 1, INFO_PENDING, port));
	assert_true(info_bit(e, 1, INFO_SELECTOR(2), port / 64));
	assert_int_equal(e->m->page[INFO_PAGE + 1][INFO_UPCALL(2)], 1);
	assert_int_equal(e->upcalls, 1);
	assert_int_equal(e->last_domain, 1);
	assert_int_equal(e->last_vcpu, 2);
	/* And not one bit more. */
	info_set(e, 1, INFO_PENDING, port, false);
	info_set(e, 1, INFO_SELECTOR(2), port / 64, false);
	info_set(e, 1, INFO_UPCALL(2), 0, false);
	for (i = 0; i < HNL_PAGE; i++)
		assert_int_equal(e->m->page[INFO_PAGE + 1][i], 0);
	event_close(e);
}

/* Each level is told once, until the guest clears it. */
static void send_again_no_second_upcall_until_cleared(void **state)
{
	struct event_machine *e = event_open();
	uint32_t one = an_ipi(e, 0), two = an_ipi(e, 0);

	(void)state;
	assert_same(do_send(e, 1, one), 0);
	assert_same(do_send(e, 1, one), 0);
	assert_same(do_send(e, 1, two), 0);
	assert_int_equal(e->upcalls, 1);
	info_set(e, 1, INFO_UPCALL(0), 0, false);
	/* Its word of the selector is still set. */
	info_set(e, 1, INFO_PENDING, one, false);
	assert_same(do_send(e, 1, one), 0);
	assert_int_equal(e->upcalls, 1);
	info_set(e, 1, INFO_SELECTOR(0), 0, false);
	assert_same(do_send(e, 1, one), 0);
	assert_int_equal(e->upcalls, 1);
	info_set(e, 1, INFO_PENDING, one, false);
	assert_same(do_send(e, 1, one), 0);
	assert_int_equal(e->upcalls, 2);
	event_close(e);
}

static void send_masked_pending_alone_upcall_at_unmask(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port = an_ipi(e, 1);

	(void)state;
	info_set(e, 1, INFO_MASK, port, true);
	assert_same(do_send(e, 1, port), 0);
	assert_true(info_bit(e, 1, INFO_PENDING, port));
	assert_false(info_bit(e, 1, INFO_SELECTOR(1), 0));
	assert_int_equal(e->upcalls, 0);
	assert_same(do_unmask(e, 1, port), 0);
	assert_false(info_bit(e, 1, INFO_MASK, port));
	assert_true(info_bit(e, 1, INFO_SELECTOR(1), 0));
	assert_int_equal(e->upcalls, 1);
	/* What was not masked, or is not pending, is not told. */
	info_set(e, 1, INFO_SELECTOR(1), 0, false);
	info_set(e, 1, INFO_UPCALL(1), 0, false);
	assert_same(do_unmask(e, 1, port), 0);
	info_set(e, 1, INFO_MASK, port, true);
	info_set(e, 1, INFO_PENDING, port, false);
	assert_same(do_unmask(e, 1, port), 0);
	assert_int_equal(e->upcalls, 1);
	event_close(e);
}

/* ---- FIFO ---- */

/* A guest's next event of a vCPU, as event_channel.h has it; 0: none. */
static uint32_t take_event(struct event_machine *e, uint32_t vcpu,
			   uint32_t head[16])
{
	uint32_t block = CONTROL_PAGE + 1, ready, queue = 0, port, word;

	ready = fifo_load(e, block, FIFO_READY(vcpu));
	if (ready == 0)
		return 0;
	while (!(ready >> queue & 1))
		queue++;
	port = head[queue];
	if (port == 0)
		port = fifo_load(e, block, FIFO_HEAD(vcpu, queue));
	word = event_word_of(e, 1, port);
	assert_true(word & LINKED);
	head[queue] = word & (HNL_EVENT_PORTS - 1);
	event_word_set(e, 1, port,
		       word & ~(LINKED | PENDING | (HNL_EVENT_PORTS - 1)));
	if (head[queue] == 0)
		fifo_store(e, block, FIFO_READY(vcpu),
			   ready & ~((uint32_t)1 << queue));
	return port;
}

static void fifo_events_taken_in_order_within_a_priority(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port[5], head[16] = { 0 }, i;

	(void)state;
	event_use_fifo(e, 1);
	for (i = 0; i < 5; i++)
		port[i] = an_ipi(e, 1);
	assert_same(do_priority(e, 1, port[3], 2), 0);
	for (i = 0; i < 5; i++)
		assert_same(do_send(e, 1, port[4 - i]), 0);
	/* One upcall for all that came. */
	assert_int_equal(e->upcalls, 1);
	assert_int_equal(e->last_vcpu, 1);
	assert_int_equal(fifo_load(e, CONTROL_PAGE + 1, FIFO_READY(1)),
			 1u << 2 | 1u << HNL_EVENT_PRIORITY_DEFAULT);
	assert_int_equal(take_event(e, 1, head), port[3]);
	assert_int_equal(take_event(e, 1, head), port[4]);
	/* One more, behind the last, while the guest is at it. */
	assert_same(do_send(e, 1, port[4]), 0);
	assert_int_equal(take_event(e, 1, head), port[2]);
	assert_int_equal(take_event(e, 1, head), port[1]);
	assert_int_equal(take_event(e, 1, head), port[0]);
	assert_int_equal(take_event(e, 1, head), port[4]);
	assert_int_equal(take_event(e, 1, head), 0);
	event_close(e);
}

static void fifo_masked_event_queued_at_unmask(void **state)
{
	struct event_machine *e = event_open();
	uint32_t head[16] = { 0 }, port;

	(void)state;
	event_use_fifo(e, 1);
	port = an_ipi(e, 0);
	event_word_set(e, 1, port, MASKED);
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(event_word_of(e, 1, port), PENDING | MASKED);
	assert_int_equal(e->upcalls, 0);
	assert_same(do_unmask(e, 1, port), 0);
	assert_int_equal(event_word_of(e, 1, port), PENDING | LINKED);
	assert_int_equal(e->upcalls, 1);
	assert_int_equal(take_event(e, 0, head), port);
	/* Unmasked and not pending: nothing to tell. */
	assert_same(do_unmask(e, 1, port), 0);
	assert_int_equal(event_word_of(e, 1, port), 0);
	event_close(e);
}

/* The tail of its old queue is queued elsewhere: the old one begins anew. */
static void fifo_priority_and_vcpu_changed_queues_stay_apart(void **state)
{
	struct event_machine *e = event_open();
	uint32_t head[16] = { 0 }, port = 0, other, first = 0;

	(void)state;
	event_use_fifo(e, 1);
	assert_same(do_alloc(e, 1, NO_DOMAIN, 1, &first), 0);
	assert_same(do_interdomain(e, 1, 1, first, &port), 0);
	other = an_ipi(e, 0);
	assert_int_equal(take_event(e, 0, head), port);
	assert_same(do_priority(e, 1, port, 0), 0);
	assert_same(do_send(e, 1, first), 0);
	assert_same(do_send(e, 1, other), 0);
	assert_int_equal(event_word_of(e, 1, port), PENDING | LINKED);
	assert_int_equal(take_event(e, 0, head), port);
	assert_int_equal(take_event(e, 0, head), other);
	/* Queued, then moved: it stays where it is. */
	assert_same(do_send(e, 1, first), 0);
	assert_same(do_bind_vcpu(e, 1, port, 1), 0);
	assert_same(do_priority(e, 1, port, 9), 0);
	assert_same(do_send(e, 1, first), 0);
	assert_int_equal(fifo_load(e, CONTROL_PAGE + 1, FIFO_READY(1)), 0);
	assert_int_equal(take_event(e, 0, head), port);
	memset(head, 0, sizeof(head));
	assert_same(do_send(e, 1, first), 0);
	assert_int_equal(e->last_vcpu, 1);
	assert_int_equal(take_event(e, 1, head), port);
	event_close(e);
}

static void fifo_events_before_their_page_raised_with_it(void **state)
{
	struct event_machine *e = event_open();
	uint32_t head[16] = { 0 }, port, quiet;

	(void)state;
	/* Pending in two levels; then waiting for the array. */
	port = an_ipi(e, 1);
	quiet = an_ipi(e, 1);
	assert_same(do_send(e, 1, port), 0);
	memset(e->m->page[CONTROL_PAGE + 1], 0, HNL_PAGE);
	memset(e->m->page[ARRAY_PAGE + 2], 0, HNL_PAGE);
	assert_same(do_control(e, 1, 0, GPA(CONTROL_PAGE + 1), 0), 0);
	assert_false(info_bit(e, 1, INFO_PENDING, port));
	assert_same(do_control(e, 1, 1, GPA(CONTROL_PAGE + 1), FIFO_BLOCK), 0);
	assert_same(do_expand(e, 1, GPA(ARRAY_PAGE + 2)), 0);
	assert_int_equal(event_word_of(e, 1, port), PENDING | LINKED);
	assert_int_equal(event_word_of(e, 1, quiet), 0);
	assert_int_equal(take_event(e, 1, head), port);
	event_close(e);
}

/* No queues yet: pending, and queued when it is unmasked. */
static void fifo_vcpu_without_control_block_event_not_queued(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port;

	(void)state;
	memset(e->m->page[CONTROL_PAGE + 1], 0, HNL_PAGE);
	memset(e->m->page[ARRAY_PAGE + 2], 0, HNL_PAGE);
	assert_same(do_control(e, 1, 0, GPA(CONTROL_PAGE + 1), 0), 0);
	assert_same(do_expand(e, 1, GPA(ARRAY_PAGE + 2)), 0);
	port = an_ipi(e, 1);
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(event_word_of(e, 1, port), PENDING);
	assert_int_equal(e->upcalls, 0);
	assert_same(do_control(e, 1, 1, GPA(CONTROL_PAGE + 1), FIFO_BLOCK), 0);
	assert_same(do_unmask(e, 1, port), 0);
	assert_int_equal(event_word_of(e, 1, port), PENDING | LINKED);
	event_close(e);
}

/* A port whose event is still in a queue is not given out again. */
static void fifo_closed_while_queued_number_not_given_out(void **state)
{
	struct event_machine *e = event_open();
	uint32_t head[16] = { 0 }, port;

	(void)state;
	event_use_fifo(e, 1);
	port = an_ipi(e, 0);
	assert_same(do_send(e, 1, port), 0);
	assert_same(do_close(e, 1, port), 0);
	assert_int_equal(event_word_of(e, 1, port), LINKED);
	assert_int_equal(an_ipi(e, 0), port + 1);
	assert_int_equal(take_event(e, 0, head), port);
	assert_int_equal(an_ipi(e, 0), port);
	event_close(e);
}

/* ---- a hostile guest ---- */

/* It left links behind, or wrote one into the last word: they are replaced. */
static void fifo_links_that_the_guest_wrote_replaced(void **state)
{
	struct event_machine *e = event_open();
	uint32_t one, two;

	(void)state;
	event_use_fifo(e, 1);
	one = an_ipi(e, 0);
	two = an_ipi(e, 0);
	event_word_set(e, 1, one, 77);
	assert_same(do_send(e, 1, one), 0);
	assert_int_equal(event_word_of(e, 1, one), PENDING | LINKED);
	event_word_set(e, 1, one, PENDING | LINKED | 0x1fff0);
	assert_same(do_send(e, 1, two), 0);
	assert_int_equal(event_word_of(e, 1, one), PENDING | LINKED | two);
	event_close(e);
}

/* It says of every free port that it is queued: a bounded search, then none. */
static void fifo_free_ports_all_linked_by_the_guest_enospc(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port;

	(void)state;
	event_use_fifo(e, 1);
	assert_same(do_expand(e, 1, GPA(ARRAY_PAGE + 3)), 0);
	memset(e->m->page[ARRAY_PAGE + 2], 0xff, HNL_PAGE);
	memset(e->m->page[ARRAY_PAGE + 3], 0xff, HNL_PAGE);
	assert_same(do_ipi(e, 1, 0, &port), -HNL_ENOSPC);
	event_word_set(e, 1, 1024, 0);
	assert_same(do_ipi(e, 1, 0, &port), 0);
	assert_int_equal(port, 1024);
	event_close(e);
}

struct attack {
	uint32_t *word;
	uint32_t flip;
	bool stop;
};

static void *fight(void *arg)
{
	struct attack *a = (struct attack *)arg;

	while (!__atomic_load_n(&a->stop, __ATOMIC_RELAXED))
		__atomic_fetch_xor(a->word, a->flip, __ATOMIC_RELAXED);
	return NULL;
}

/* A15: each operation returns, whoever writes its words meanwhile. */
static void a15_guest_fights_for_a_word_operations_return(void **state)
{
	static const uint32_t flips[] = { PENDING, MASKED | PENDING, LINKED,
					  0x1ffff, 0xffffffff };
	struct event_machine *e = event_open_with(0, 64, HNL_GRANT_ALL);
	const struct hnl_event_ops *ops = &hnl_event_model_ops;
	uint32_t port, other, i, k;
	struct attack a;
	pthread_t thread;

	(void)state;
	event_use_fifo(e, 1);
	port = an_ipi(e, 0);
	other = an_ipi(e, 0);
	for (i = 0; i < COUNT(flips); i++) {
		a.word = (uint32_t *)(void *)(e->m->page[ARRAY_PAGE + 2] +
					      4 * port);
		a.flip = flips[i];
		a.stop = false;
		assert_int_equal(pthread_create(&thread, NULL, fight, &a), 0);
		for (k = 0; k < 2000; k++) {
			assert_same(ops->send(&e->model, 1, port), 0);
			assert_same(ops->send(&e->model, 1, other), 0);
			assert_same(ops->unmask(&e->model, 1, port), 0);
			event_word_set(e, 1, other, 0);
			assert_true(hnl_event_model_is_sound(&e->model));
		}
		__atomic_store_n(&a.stop, true, __ATOMIC_RELAXED);
		assert_int_equal(pthread_join(thread, NULL), 0);
	}
	/* In peace again, it is served as any other. */
	event_word_set(e, 1, port, 0);
	assert_same(do_send(e, 1, port), 0);
	assert_true(event_word_of(e, 1, port) & PENDING);
	event_close(e);
}

/* Any words in its pages: nothing of the model follows from them. */
static void guest_fills_its_pages_with_rubble_tables_sound(void **state)
{
	static const uint8_t fills[] = { 0x00, 0x20, 0x5a, 0xff };
	struct event_machine *e = event_open_with(0, 2000, HNL_GRANT_ALL);
	uint32_t port[8], free_port = 0, i, k, seed = 7;
	int err;

	(void)state;
	event_use_fifo(e, 1);
	for (i = 0; i < 8; i++)
		port[i] = an_ipi(e, i % VCPUS);
	for (i = 0; i < 400; i++) {
		memset(e->m->page[CONTROL_PAGE + 1], fills[i % 4], HNL_PAGE);
		memset(e->m->page[ARRAY_PAGE + 2], fills[i / 4 % 4], HNL_PAGE);
		memset(e->m->page[INFO_PAGE + 1], fills[i / 16 % 4], HNL_PAGE);
		for (k = 0; k < 8; k++) {
			assert_same(do_send(e, 1, port[k]), 0);
			event_word_set(e, 1, port[next_random(&seed) % 8],
				       next_random(&seed));
			assert_same(do_unmask(e, 1, port[7 - k]), 0);
		}
		err = do_ipi(e, 1, 0, &free_port);
		assert_true(err == 0 || err == -HNL_ENOSPC);
		if (err == 0)
			assert_same(do_close(e, 1, free_port), 0);
	}
	assert_same(do_reset(e, 1, NO_DOMAIN), 0);
	event_close(e);
}

/* ---- the tables ---- */

static void register_limits_and_numbers_checked(void **state)
{
	static const struct hnl_event_domain_config bad[] = {
		{ 3, 1, 64, 0, GPA(INFO_PAGE) },
		{ 1, 0, 64, 0, GPA(INFO_PAGE) },
		{ 1, HNL_EVENT_VCPUS_MAX + 1, 64, 0, GPA(INFO_PAGE) },
		{ 1, 1, 1, 0, GPA(INFO_PAGE) },
		{ 1, 1, HNL_EVENT_PORTS + 1, 0, GPA(INFO_PAGE) },
		{ 1, 1, 64, HNL_EVENT_PIRQS_MAX + 1, GPA(INFO_PAGE) },
	};
	struct hnl_event_domain_config cfg = { 1, 1, 64, 0, GPA(INFO_PAGE) };
	struct event_machine *e = event_open();
	unsigned int maps = e->m->maps;
	uint8_t *mem = exact_block(hnl_event_domain_size(&cfg));
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++)
		assert_same(hnl_event_model_register(&e->model, mem, &bad[i]),
			    -HNL_EINVAL);
	assert_same(hnl_event_model_register(&e->model, mem, &cfg),
		    -HNL_EEXIST);
	assert_true(hnl_event_model_unregister(&e->model, 1));
	cfg.shared_info = GPA(PRIVATE_PAGE);
	assert_same(hnl_event_model_register(&e->model, mem, &cfg),
		    -HNL_EFAULT);
	assert_int_equal(e->m->maps, maps - 1);
	cfg.shared_info = GPA(INFO_PAGE);
	assert_same(hnl_event_model_register(&e->model, mem, &cfg), 0);
	free(e->block[1]);
	e->block[1] = mem;
	event_close(e);
}

static void memory_a_port_at_most_32_bytes(void **state)
{
	struct hnl_event_domain_config cfg = { 0, 1, HNL_EVENT_PORTS, 0, 0 };
	size_t all = hnl_event_domain_size(&cfg);

	(void)state;
	cfg.ports = 2;
	assert_true(all - hnl_event_domain_size(&cfg) <=
		    32 * (size_t)HNL_EVENT_PORTS);
}

/* Its peers keep their ends, and it cannot be called any more. */
static void unregister_in_steps_peers_unbound(void **state)
{
	struct event_machine *e = event_open();
	struct hnl_event_status_rsp rsp;
	uint32_t port, one[100], i;
	unsigned int steps = 1;

	(void)state;
	event_use_fifo(e, 2);
	for (i = 0; i < 100; i++) {
		assert_same(do_alloc(e, 1, NO_DOMAIN, 2, &one[i]), 0);
		assert_same(do_interdomain(e, 2, 1, one[i], &port), 0);
	}
	while (!hnl_event_model_unregister(&e->model, 2)) {
		steps++;
		assert_true(hnl_event_model_is_sound(&e->model));
		assert_refused(do_status(e, 0, 2, 1, &rsp), HNL_ESRCH,
			       HNL_REASON_ABSENT, HNL_EVENT_A_DOMAIN);
		assert_same(do_ipi(e, 2, 0, &port), -HNL_ESRCH);
	}
	assert_true(steps > 1);
	for (i = 0; i < 100; i++) {
		assert_same(do_status(e, 1, NO_DOMAIN, one[i], &rsp), 0);
		assert_int_equal(rsp.status, HNL_EVENT_STATUS_UNBOUND);
		assert_same(do_send(e, 1, one[i]), 0);
	}
	assert_refused(do_interdomain(e, 1, 2, 1, &port), HNL_ESRCH,
		       HNL_REASON_ABSENT, HNL_EVENT_A_REMOTE_DOMAIN);
	assert_same(do_send(e, 2, 1), -HNL_ESRCH);
	assert_false(hnl_event_model_raise_virq(&e->model, 2, 0, 0));
	assert_false(hnl_event_model_raise_virq(&e->model, 1, VCPUS, 0));
	assert_false(hnl_event_model_raise_virq(&e->model, 1, 0, 24));
	assert_false(hnl_event_model_raise_pirq(&e->model, 1, PIRQS));
	event_close(e);
}

/* Once an operation; hooks that are not there are not called. */
static void lock_optional_and_taken_once_each(void **state)
{
	struct event_machine *e = event_open();
	uint32_t port = an_ipi(e, 0);
	unsigned int locks = e->locks;

	(void)state;
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(e->locks, locks + 1);
	e->model.lock = NULL;
	e->model.unlock = NULL;
	assert_same(do_send(e, 1, port), 0);
	assert_int_equal(e->locks, locks + 1);
	e->model.paused = NULL;
	assert_refused(do_reset(e, 0, 1), HNL_EINVAL, HNL_REASON_STATE,
		       HNL_EVENT_A_DOMAIN);
	event_close(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			send_sets_pending_selector_and_upcall_of_the_vcpu),
		cmocka_unit_test(send_again_no_second_upcall_until_cleared),
		cmocka_unit_test(send_masked_pending_alone_upcall_at_unmask),
		cmocka_unit_test(fifo_events_taken_in_order_within_a_priority),
		cmocka_unit_test(fifo_masked_event_queued_at_unmask),
		cmocka_unit_test(
			fifo_priority_and_vcpu_changed_queues_stay_apart),
		cmocka_unit_test(fifo_events_before_their_page_raised_with_it),
		cmocka_unit_test(
			fifo_vcpu_without_control_block_event_not_queued),
		cmocka_unit_test(
			fifo_closed_while_queued_number_not_given_out),
		cmocka_unit_test(fifo_links_that_the_guest_wrote_replaced),
		cmocka_unit_test(fifo_free_ports_all_linked_by_the_guest_enospc),
		cmocka_unit_test(a15_guest_fights_for_a_word_operations_return),
		cmocka_unit_test(
			guest_fills_its_pages_with_rubble_tables_sound),
		cmocka_unit_test(register_limits_and_numbers_checked),
		cmocka_unit_test(memory_a_port_at_most_32_bytes),
		cmocka_unit_test(unregister_in_steps_peers_unbound),
		cmocka_unit_test(lock_optional_and_taken_once_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
