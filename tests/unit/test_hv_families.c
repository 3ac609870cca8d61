/* SPDX-License-Identifier: MIT */
/*
 * What families other than memory ask of the dispatcher: replies that follow a
 * packed array, rules between attributes, events. The family is view, its
 * service is a fake: it says 0 of every page.
 */
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#include "machine.h"

#define PAGES 20u

static uint8_t batch[HNL_PAGE];
static unsigned int calls, said;	/* handlers run; statuses to say */

static int set_many(struct hnl_call *call)
{
	static const uint8_t zero[4 * (PAGES + 1)];
	struct hnl_view_access_set_many_rsp rsp;

	calls++;
	hnl_view_access_set_many_rsp_init(&rsp);
	hnl_view_access_set_many_rsp_set_status(&rsp, zero, 4 * said);
	hnl_view_access_set_many_rsp_put(call->reply, &rsp);
	return 0;
}

static int answer(struct hnl_call *call)
{
	(void)call;
	calls++;
	return 0;
}

static const hnl_handler handlers[HNL_VIEW_CMD_VIOLATED + 1] = {
	[HNL_VIEW_CMD_ACCESS_SET_MANY] = set_many,
	[HNL_VIEW_CMD_ANSWER] = answer,
	[HNL_VIEW_CMD_VIOLATED] = answer,
};

static struct machine *open_machine(void)
{
	static const struct hnl_grant grants[] = {
		{ HNL_VIEW_FAMILY, HNL_GRANT_ALL },
	};
	struct machine *m = machine_new();

	m->service[1].family = &hnl_view_family;
	m->service[1].handler = handlers;
	m->service[1].n_handlers = COUNT(handlers);
	m->hv_cfg.n_services = 2;
	m->domain_cfg.grant = grants;
	calls = 0;
	said = PAGES;
	return machine_start(m);
}

/* Runs the batch; the error of its one answer, with *x. */
static int run(struct machine *m, const struct hnl_builder *b, size_t reply_len,
	       struct hnl_extack *x)
{
	struct hnl_msg a;

	assert_int_equal(hnl_builder_verdict(b), 0);
	assert_same(machine_call(m, batch, b->len, reply_len, NULL), 0);
	assert_int_equal(answers_in(m->answer, m->answer_len), 1);
	a = answer_at(m, 0);
	hnl_extack_clear(x);
	if (a.head.type == HNL_MSG_ERROR)
		assert_int_equal(hnl_ack_read(m->answer, &a, x), 0);
	return x->err;
}

static struct hnl_builder a_set_many(void)
{
	static uint8_t pages[PAGES * HNL_VIEW_PAGE_ACCESS_SIZE];
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_view_access_set_many_req req;

	hnl_view_access_set_many_req_init(&req);
	hnl_view_access_set_many_req_set_view(&req, 1);
	hnl_view_access_set_many_req_set_page(&req, pages, sizeof(pages));
	hnl_view_access_set_many_req_encode(&b, 0, 1, 2, &req);
	return b;
}

/* As much as this request can be answered with, and not what any could. */
static void reply_per_packed_value_room_as_needed(void **state)
{
	const struct hnl_command *c =
		&hnl_view_family.command[HNL_VIEW_CMD_ACCESS_SET_MANY];
	size_t need = c->reply_max + PAGES * c->reply_each + HNL_ACK_MAX;
	struct machine *m = open_machine();
	struct hnl_builder b = a_set_many();
	struct hnl_extack x;

	(void)state;
	assert_int_equal(c->reply_unit, HNL_VIEW_PAGE_ACCESS_SIZE);
	assert_same(run(m, &b, need - 4, &x), -HNL_EMSGSIZE);
	assert_int_equal(x.reason, HNL_REASON_REPLY_SPACE);
	assert_int_equal(calls, 0);
	assert_same(run(m, &b, need, &x), 0);
	assert_int_equal(calls, 1);
	assert_int_equal(m->answer_len, HNL_MSGHDR + 4 + 4 * PAGES);
	machine_close(m);
}

static void reply_of_one_value_more_refused(void **state)
{
	struct machine *m = open_machine();
	struct hnl_builder b = a_set_many();
	struct hnl_extack x;

	(void)state;
	said = PAGES + 1;
	assert_same(run(m, &b, HNL_PAGE, &x), -HNL_EMSGSIZE);
	assert_int_equal(x.reason, HNL_REASON_REPLY_SPACE);
	machine_close(m);
}

static void rule_broken_refused_with_both_names(void **state)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_head h = head_of(HNL_VIEW_FAMILY, HNL_VIEW_CMD_ANSWER, 0, 1);
	struct machine *m = open_machine();
	struct hnl_extack x;

	(void)state;
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_VIEW_A_VIOLATION_VCPU, 0);
	hnl_attr_put_u64(&b, HNL_VIEW_A_VIOLATION_NUMBER, 1);
	hnl_attr_put_u32(&b, HNL_VIEW_A_VIOLATION_STEP_VIEW, 1);
	hnl_msg_end(&b);
	assert_same(run(m, &b, HNL_PAGE, &x), -HNL_EINVAL);
	assert_int_equal(x.reason, HNL_REASON_IMPLIES);
	assert_int_equal(x.offset, HNL_MSGHDR + 20);
	assert_int_equal(x.type, HNL_VIEW_A_VIOLATION_STEP_VIEW);
	assert_int_equal(x.missing, HNL_VIEW_A_VIOLATION_VIEW);
	assert_int_equal(calls, 0);
	machine_close(m);
}

/* An event is no command: asked for, it answers as one that nobody defined. */
static void event_asked_for_as_undefined(void **state)
{
	static const uint8_t cmd[] = { HNL_VIEW_CMD_VIOLATED, 200 };
	uint8_t first[2 * HNL_NLHDR + 4];
	struct machine *m = open_machine();
	struct hnl_builder b;
	struct hnl_extack x;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cmd); i++) {
		b = batch_begin(batch, sizeof(batch));
		put_empty(&b, HNL_VIEW_FAMILY, cmd[i], HNL_F_ACK, 1);
		assert_same(run(m, &b, HNL_PAGE, &x), -HNL_ENOSYS);
		assert_int_equal(m->answer_len, sizeof(first));
		if (i == 0)
			memcpy(first, m->answer, sizeof(first));
		assert_memory_equal(first, m->answer, sizeof(first));
	}
	assert_int_equal(calls, 0);
	machine_close(m);
}

/* ---- memory ---- */

/* One vCPU, no ring, and so many calls of 64 bytes. */
static size_t domain_size(const struct hnl_hv *hv, uint16_t n)
{
	struct hnl_domain_config cfg = { .vcpus = 1, .calls = n,
					 .call_bytes = 64u * n };

	return hnl_domain_size(hv, &cfg);
}

static const struct hnl_family *const every_family[] = {
	&hnl_memory_family, &hnl_view_family, &hnl_event_family,
	&hnl_domain_family, &hnl_nested_family,
};

static struct hnl_hv *open_every_family(size_t max_message)
{
	static struct hnl_service service[COUNT(every_family)];
	struct hnl_hv_config cfg = { .service = service,
				     .n_services = COUNT(every_family),
				     .max_message = (uint32_t)max_message };
	struct hnl_hv *hv;
	size_t i;

	memset(service, 0, sizeof(service));
	for (i = 0; i < COUNT(every_family); i++)
		service[i].family = every_family[i];
	hv = hnl_hv_init(exact_block(hnl_hv_size(&cfg)), &cfg);
	assert_non_null(hv);
	return hv;
}

/* Pointers of 8 bytes; five families beside ctrl; one call there must be. */
static void domain_idle_and_call_in_flight_bytes_as_promised(void **state)
{
	struct hnl_hv *hv = open_every_family(HNL_PAGE);
	size_t one = domain_size(hv, 1);
	size_t more = (domain_size(hv, 9) - one) / 8;

	(void)state;
	print_message("# a domain of one call %zu bytes, each more %zu\n", one,
		      more);
	assert_in_range(one, 1, 256 + 128);
	assert_in_range(more, 1, 128);
	free(hv);
}

/* docs/architecture.md, Objects: what the hypervisor and a processor take. */
static void hypervisor_and_processor_bytes_as_told(void **state)
{
	struct hnl_service service[COUNT(every_family)];
	struct hnl_hv_config cfg = { .service = service,
				     .n_services = COUNT(every_family),
				     .max_message = HNL_PAGE };
	struct hnl_hv *hv = open_every_family(HNL_PAGE);
	size_t i, shared, own;

	(void)state;
	memset(service, 0, sizeof(service));
	for (i = 0; i < COUNT(every_family); i++)
		service[i].family = every_family[i];
	shared = hnl_hv_size(&cfg);
	/* nested.dirty-get has the largest reply. */
	own = hnl_cpu_size(hv) - HNL_PAGE - 32792;
	print_message("# the hypervisor %zu bytes, a processor %zu more\n",
		      shared, own);
	assert_in_range(shared, 1, 8396);
	assert_in_range(own, 1, 1740);
	free(hv);
}

/* docs/architecture.md, Objects: four rings, one vCPU, quotas by default. */
static void domain_of_four_rings_bytes_as_told(void **state)
{
	static const struct hnl_domain_config cfg = {
		.vcpus = 1, .rings = 4, .ring_pages = 1,
	};
	struct hnl_hv *large = open_every_family(HNL_MSG_MAX);
	struct hnl_hv *small = open_every_family(HNL_PAGE);
	size_t most = hnl_domain_size(large, &cfg) / 1024;
	size_t least = hnl_domain_size(small, &cfg) / 1024;

	(void)state;
	print_message("# %zu KiB with messages of 64 KiB, %zu of 4\n", most,
		      least);
	assert_in_range(most, 1, 107);
	assert_in_range(least, 1, 45);
	free(large);
	free(small);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reply_per_packed_value_room_as_needed),
		cmocka_unit_test(reply_of_one_value_more_refused),
		cmocka_unit_test(rule_broken_refused_with_both_names),
		cmocka_unit_test(event_asked_for_as_undefined),
		cmocka_unit_test(
			domain_idle_and_call_in_flight_bytes_as_promised),
		cmocka_unit_test(hypervisor_and_processor_bytes_as_told),
		cmocka_unit_test(domain_of_four_rings_bytes_as_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
