/* SPDX-License-Identifier: MIT */
/*
 * Violations that were told to a listener who will not answer: the event waits
 * in the mailbox or in the ring's completions, and then it is lost or its
 * listener is gone. Whatever happens, no vCPU waits for nobody: its access is
 * made again, and who listens then is told.
 *
 *	vCPU 0	waits for ring 0, whose completions are full: in the mailbox
 *	vCPU 1	waits for an answer; ring 0 was told
 */
#include "../../hv/internal.h"
#include "views.h"
#include "flight.h"
#include "groups.h"
#include "snapshot.h"

static void join(struct views *v, uint16_t family, uint32_t group,
		 uint32_t ring)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_join(&b, 9, family, group, ring);
	assert_same(views_run(v, &b), 0);
}

static void leave(struct views *v)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_leave(&b, 9, HNL_VIEW_FAMILY, HNL_VIEW_GROUP_VIOLATION);
	assert_same(views_run(v, &b), 0);
}

static void of_ring(struct views *v, uint8_t cmd, uint32_t ring)
{
	struct hnl_builder b = batch_begin(wire, sizeof(wire));

	put_u32_of(&b, cmd, 0, 9, HNL_CTRL_A_RING_ID, ring);
	assert_same(views_run(v, &b), 0);
}

static int violate_in(struct views *v, uint16_t domain, uint32_t vcpu)
{
	struct hnl_view_attempt a;

	memset(&a, 0, sizeof(a));
	a.vcpu = vcpu;
	a.gpa = PAGE_GPA(3);
	a.flags = WR;
	return hnl_view_fault(v->m->hv, &v->host, domain, &a);
}

static int violate(struct views *v, uint32_t vcpu)
{
	return violate_in(v, SELF, vcpu);
}

/* Told to ring 0, of a vCPU that there is not. */
static void tell_nothing(struct views *v)
{
	static uint8_t event[256];
	struct hnl_builder b = batch_begin(event, sizeof(event));
	struct hnl_view_violated_ntf e;

	hnl_view_violated_ntf_init(&e);
	hnl_view_violated_ntf_set_domain(&e, SELF);
	hnl_view_violated_ntf_set_vcpu(&e, VCPUS);
	hnl_view_violated_ntf_set_number(&e, 1);
	hnl_view_violated_ntf_set_view(&e, 0);
	hnl_view_violated_ntf_set_gpa(&e, PAGE_GPA(3));
	hnl_view_violated_ntf_set_offset(&e, 0);
	hnl_view_violated_ntf_set_flags(&e, WR);
	hnl_view_violated_ntf_encode(&b, 0, 0, 0, &e);
	assert_int_equal(hnl_hv_tell(v->m->hv, SELF, event, b.len), 1);
}

/* Until the completions of ring 0 hold no more, and one waits. */
static void plug(struct views *v)
{
	const struct mailbox *box = v->m->domain->mailbox;
	unsigned int n = 0;

	do {
		tell_nothing(v);
		ignore(hnl_hv_kick(v->m->cpu, v->m->domain, 0));
		assert_true(n++ < 1000);
	} while (box->head == box->tail);
}

static void watch(struct views *v, uint16_t domain)
{
	uint32_t view = 0, vcpu;

	v->target = domain;
	assert_same(do_state_set(v, HNL_VIEW_STATE_ON), 0);
	assert_same(do_create(v, HNL_VIEW_ACCESS_N, &view), 0);
	for (vcpu = 0; vcpu < VCPUS; vcpu++)
		assert_same(do_notify_enable(v, vcpu, 0), 0);
	assert_same(do_switch(v, view), 0);
	v->target = HNL_DOMID_SELF;
}

static struct hnl_grant grants[2];
static uint16_t most_domains = DOMAINS;	/* of the hypervisor */

static struct views *begin(struct guest_ring *g)
{
	struct views *v = views_new(ENTRIES);

	v->listeners = 0;
	grants[0] = v->grant;
	grants[1].family = HNL_DOMAIN_FAMILY;
	grants[1].features = HNL_GRANT_ALL;
	v->m->domain_cfg.grant = grants;
	v->m->domain_cfg.n_grants = COUNT(grants);
	v->m->service[1].family = &hnl_domain_family;
	v->m->hv_cfg.n_services = 2;
	v->m->hv_cfg.n_domains = most_domains;
	v->m->domain_cfg.groups = 4;
	v->m->domain_cfg.event_bytes = 4096;
	views_start(v);
	open_small_ring(g, v->m, 0);
	join(v, HNL_VIEW_FAMILY, HNL_VIEW_GROUP_VIOLATION, 0);
	watch(v, SELF);
	return v;
}

/* vCPU 1 was told and is not answered, vCPU 0 waits to be told. */
static struct views *begin_two(struct guest_ring *g)
{
	struct views *v = begin(g);

	assert_int_equal(violate(v, 1), HNL_VIEW_FAULT_PAUSED);
	ignore(hnl_hv_kick(v->m->cpu, v->m->domain, 0));
	plug(v);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_PAUSED);
	assert_int_equal(v->pauses, 2);
	assert_int_equal(v->go_ons, 0);
	return v;
}

static void expect_again(const struct views *v, unsigned int n)
{
	assert_int_equal(v->go_ons, n);
	assert_int_equal(v->how.fate, HNL_VIEW_GO_AGAIN);
	assert_int_equal(v->how.view, HNL_VIEW_STAY);
}

/* ---- the listener is gone ---- */

static void ring_destroyed_both_again(void **state)
{
	struct guest_ring g;
	struct views *v = begin_two(&g);

	(void)state;
	of_ring(v, HNL_CTRL_CMD_RING_DESTROY, 0);
	expect_again(v, 2);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_UNHEARD);
	guest_ring_close(&g);
	views_close(v);
}

static void ring_reset_both_again_and_told_anew(void **state)
{
	struct guest_ring g;
	struct views *v = begin_two(&g);

	(void)state;
	of_ring(v, HNL_CTRL_CMD_RING_RESET, 0);
	expect_again(v, 2);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_PAUSED);
	guest_ring_close(&g);
	views_close(v);
}

static void ring_stopped_both_again_and_heard_no_more(void **state)
{
	struct guest_ring g;
	struct views *v = begin_two(&g);

	(void)state;
	/* An index that left the ring. */
	hnl_store_release(g.cq.own, 0x7ffffff0);
	assert_int_equal(hnl_hv_kick(v->m->cpu, v->m->domain, 0),
			 -HNL_EBADMSG);
	expect_again(v, 2);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_UNHEARD);
	of_ring(v, HNL_CTRL_CMD_RING_RESET, 0);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_PAUSED);
	guest_ring_close(&g);
	views_close(v);
}

/*
 * A ring whose calls are being ended is stopped: whoever began that may leave
 * it so, and nobody is told by it meanwhile.
 */
static void reset_that_is_given_up_both_again_and_heard_no_more(void **state)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   4096 };
	static const struct hnl_direct none;
	struct guest_ring g;
	struct views *v = begin_two(&g);
	struct hnl_builder b = batch_begin(wire, sizeof(wire));
	uint64_t value;
	uint16_t slot;

	(void)state;
	/* A call of ring 0 that gave up. */
	put_empty(&b, HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_GET, 0, 3);
	slot = hnl_calls_take(v->m->domain, 0, 0, wire, b.len, 0);
	hnl_calls_append(v->m->domain, &v->m->domain->ring[0], slot);
	b = batch_begin(wire, sizeof(wire));
	put_u32_of(&b, HNL_CTRL_CMD_RING_RESET, 0, 9, HNL_CTRL_A_RING_ID, 0);
	regs.request_len = b.len;
	machine_poke(v->m, REQUEST_PAGE, 0, wire, b.len);
	v->preempt_at = 1;
	assert_int_equal(machine_enter(v->m, &regs), -HNL_EAGAIN);
	assert_int_equal(hnl_hv_call(v->m->cpu, v->m->domain, 0, &none,
				     &value), 0);
	expect_again(v, 2);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_UNHEARD);
	of_ring(v, HNL_CTRL_CMD_RING_RESET, 0);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_PAUSED);
	guest_ring_close(&g);
	views_close(v);
}

static void group_left_both_again(void **state)
{
	struct guest_ring g;
	struct views *v = begin_two(&g);

	(void)state;
	leave(v);
	expect_again(v, 2);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_UNHEARD);
	guest_ring_close(&g);
	views_close(v);
}

/* What waits for ring 0 stays there, and that one the group has left. */
static void group_moved_to_another_ring_both_again(void **state)
{
	struct guest_ring g, by;
	struct views *v = begin_two(&g);

	(void)state;
	open_small_ring(&by, v->m, 1);
	join(v, HNL_VIEW_FAMILY, HNL_VIEW_GROUP_VIOLATION, 1);
	expect_again(v, 2);
	of_ring(v, HNL_CTRL_CMD_RING_DESTROY, 0);
	/* The same once more is no other one. */
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_PAUSED);
	join(v, HNL_VIEW_FAMILY, HNL_VIEW_GROUP_VIOLATION, 1);
	assert_int_equal(v->go_ons, 2);
	guest_ring_close(&by);
	guest_ring_close(&g);
	views_close(v);
}

static void domain_reset_both_again(void **state)
{
	struct guest_ring g;
	struct views *v = begin_two(&g);

	(void)state;
	while (hnl_domain_reset(v->m->domain) == -HNL_EAGAIN)
		;
	expect_again(v, 2);
	assert_int_equal(violate(v, 1), HNL_VIEW_FAULT_UNHEARD);
	guest_ring_close(&g);
	views_close(v);
}

static void domain_destroyed_both_again(void **state)
{
	struct guest_ring g;
	struct views *v = begin_two(&g);

	(void)state;
	while (hnl_domain_destroy(v->m->domain) == -HNL_EAGAIN)
		;
	expect_again(v, 2);
	v->m->domain = hnl_domain_init(
		v->m->domain, v->m->hv, &v->m->domain_cfg);
	assert_non_null(v->m->domain);
	views_close(v);
	guest_ring_close(&g);
}

/* As begin_two(); then it is frozen, and saved. */
static struct views *begin_frozen(struct guest_ring *g, struct stream *stream)
{
	struct views *v = begin_two(g);

	freeze(v->m);
	save(v->m, stream, 512);
	return v;
}

/*
 * To another machine: who waits for it here is let go, and nothing of it runs
 * here any more.
 */
static void listener_migrated_away_both_again(void **state)
{
	static struct stream stream;
	struct guest_ring g;
	struct views *v = begin_frozen(&g, &stream);
	size_t got;

	(void)state;
	guest_ring_take(&g);
	got = g.got_len;
	hnl_domain_departed(v->m->domain);
	assert_int_equal(v->go_ons, 0);
	assert_same(hnl_hv_kick(v->m->cpu, v->m->domain, 0), -HNL_EAGAIN);
	ignore((int)hnl_hv_serve(v->m->cpu, v->m->hv));
	guest_ring_take(&g);
	assert_int_equal(g.got_len, got);
	destroy_domain(v->m);
	expect_again(v, 2);
	make_domain(v->m, 0xa5);
	assert_int_equal(violate(v, 0), HNL_VIEW_FAULT_UNHEARD);
	guest_ring_close(&g);
	views_close(v);
}

/* A frozen one goes on elsewhere, with all that it was told and joined. */
static void listener_moved_both_wait_on(void **state)
{
	static struct stream stream;
	struct guest_ring g;
	struct views *v = begin_frozen(&g, &stream);

	(void)state;
	destroy_domain(v->m);
	make_domain(v->m, 0xa5);
	restore(v->m, &stream);
	assert_int_equal(v->go_ons, 0);
	leave(v);
	expect_again(v, 2);
	guest_ring_close(&g);
	views_close(v);
}

/* The save may have passed the mailbox: what is told then is told to nobody. */
static void listener_frozen_heard_no_more(void **state)
{
	static struct stream stream;
	struct guest_ring g;
	struct views *v = begin_frozen(&g, &stream);

	(void)state;
	assert_int_equal(violate(v, 2), HNL_VIEW_FAULT_UNHEARD);
	expect_again(v, 1);
	assert_int_equal(v->went_on, 2);
	hnl_domain_thaw(v->m->domain);
	assert_int_equal(violate(v, 2), HNL_VIEW_FAULT_PAUSED);
	leave(v);
	expect_again(v, 4);
	guest_ring_close(&g);
	views_close(v);
}

/* Of whom it never heard, nobody was let down. */
static void another_domains_vcpu_waits_on(void **state)
{
	struct guest_ring g;
	struct views *v = begin_two(&g);

	(void)state;
	v->listeners = 1;
	watch(v, OTHER);
	assert_int_equal(violate_in(v, OTHER, 2), HNL_VIEW_FAULT_PAUSED);
	v->listeners = 0;
	leave(v);
	expect_again(v, 2);
	v->target = OTHER;
	assert_same(do_notify_disable(v, 2), 0);
	assert_int_equal(v->go_ons, 3);
	guest_ring_close(&g);
	views_close(v);
}

/* To look at each domain for who waits is work, and is paid. */
static void listener_that_joins_and_leaves_pays_for_the_looks(void **state)
{
	struct guest_ring g;
	struct views *v;

	(void)state;
	most_domains = HNL_DOMAINS_MAX;
	v = begin(&g);
	leave(v);
	assert_in_range(v->m->cpu->batch.used, HNL_DOMAINS_MAX / 64,
			HNL_DOMAINS_MAX / 64 + 4);
	join(v, HNL_VIEW_FAMILY, HNL_VIEW_GROUP_VIOLATION, 0);
	assert_in_range(v->m->cpu->batch.used, 1, 4);
	most_domains = DOMAINS;
	guest_ring_close(&g);
	views_close(v);
}

/* ---- any number ---- */

static unsigned int asked;	/* numbers whose vCPUs access again */

static bool all_wait(void *ctx, uint16_t *domain)
{
	(void)ctx;
	(void)domain;
	return true;
}

static void count_again(void *ctx, uint16_t domain)
{
	(void)ctx;
	assert_int_equal(domain, asked * 2);
	asked++;
}

static bool hears_even(const struct hnl_hears *h, uint16_t about)
{
	(void)h;
	return about % 2 == 0;
}

/* Of a hypervisor whose domains have all numbers that there are. */
static void listener_of_every_number_each_asked_once(void **state)
{
	static const struct hnl_view_ops ops = { .waiting = all_wait,
						 .again = count_again };
	static const struct hnl_view_host host = { .ops = &ops };
	static const struct hnl_hears h = { .hears = hears_even };
	struct hnl_service s = hnl_view_service(&host, NULL);

	(void)state;
	asked = 0;
	s.watch->gone(s.ctx, &h);
	assert_int_equal(asked, 0x8000);
}

/* ---- the mailbox loses it ---- */

static void in_the_way_of_another_ring_lost_that_one_again(void **state)
{
	struct guest_ring g, by;
	struct views *v = begin_two(&g);
	uint32_t n;

	(void)state;
	open_small_ring(&by, v->m, 1);
	join(v, HNL_DOMAIN_FAMILY, HNL_DOMAIN_GROUP_STATE, 1);
	/* What it was told stays behind the one that nobody takes. */
	for (n = 0; n < 100 && v->go_ons == 0; n++) {
		ignore((int)tell_died(v->m->hv, SELF, n));
		guest_ring_serve(&by);
	}
	expect_again(v, 1);
	assert_int_equal(v->went_on, 0);
	guest_ring_close(&by);
	guest_ring_close(&g);
	views_close(v);
}

/* ---- a stream that lies about what was told ---- */

/* The last event in the stream: a violation. */
static uint8_t *event_in(struct stream *s, size_t *len)
{
	uint8_t *at = NULL;
	size_t pos;

	for (pos = 0; pos < s->len; pos += hnl_load_le32(s->byte + pos)) {
		if (s->byte[pos + 16] != HNL_STATE_CMD_BYTES)
			continue;
		at = s->byte + pos + HNL_MSGHDR + HNL_ATTRHDR;
		*len = hnl_load_le32(at);
	}
	assert_non_null(at);
	assert_int_equal(hnl_load_le16(at + 4), HNL_VIEW_FAMILY);
	return at;
}

static void set_attr(uint8_t *event, size_t len, uint16_t type, uint64_t to,
		     size_t width)
{
	struct hnl_attr a = hnl_attr_find(event, len, HNL_MSGHDR, type);
	uint8_t le[8];

	assert_int_equal(a.reason, HNL_REASON_NONE);
	hnl_store_le64(le, to);
	memcpy(event + a.off, le, width);
}

/* vCPU 2 of OTHER waits for a monitor of the embedder's. */
static void pause_other(struct views *v)
{
	v->listeners = 1;
	watch(v, OTHER);
	assert_int_equal(violate_in(v, OTHER, 2), HNL_VIEW_FAULT_PAUSED);
	v->listeners = 0;
}

/* SELF is saved with an event that waits, which is about that one then. */
static void save_and_forge(struct views *v, struct stream *stream)
{
	uint8_t *event;
	size_t len = 0;

	plug(v);
	freeze(v->m);
	save(v->m, stream, 512);
	event = event_in(stream, &len);
	set_attr(event, len, HNL_VIEW_A_VIOLATION_DOMAIN, OTHER, 2);
	set_attr(event, len, HNL_VIEW_A_VIOLATION_VCPU, 2, 4);
	set_attr(event, len, HNL_VIEW_A_VIOLATION_NUMBER, 1, 8);
	destroy_domain(v->m);
	make_domain(v->m, 0xa5);
}

/* It hears of nobody but itself, so it lost nothing that OTHER waits for. */
static void a17_event_about_a_domain_unheard_lost_answers_nobody(void **state)
{
	static const struct hnl_view_go deny = { HNL_VIEW_GO_DENY,
						 HNL_VIEW_STAY, HNL_VIEW_STAY };
	static struct stream stream;
	struct guest_ring g, by;
	struct views *v = begin(&g);
	uint64_t lost;
	uint32_t n;

	(void)state;
	pause_other(v);
	save_and_forge(v, &stream);
	restore(v->m, &stream);
	lost = v->m->domain->mailbox->lost_ever;
	open_small_ring(&by, v->m, 1);
	join(v, HNL_DOMAIN_FAMILY, HNL_DOMAIN_GROUP_STATE, 1);
	for (n = 0; v->m->domain->mailbox->lost_ever == lost; n++) {
		assert_true(n < 100);
		ignore((int)tell_died(v->m->hv, SELF, n));
		guest_ring_serve(&by);
	}
	assert_int_equal(v->go_ons, 0);
	assert_int_equal(v->host.ops->answer(v->host.ctx, OTHER, 2, 1, &deny),
			 0);
	assert_int_equal(v->how.fate, HNL_VIEW_GO_DENY);
	guest_ring_close(&by);
	guest_ring_close(&g);
	views_close(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ring_destroyed_both_again),
		cmocka_unit_test(ring_reset_both_again_and_told_anew),
		cmocka_unit_test(ring_stopped_both_again_and_heard_no_more),
		cmocka_unit_test(
			reset_that_is_given_up_both_again_and_heard_no_more),
		cmocka_unit_test(group_left_both_again),
		cmocka_unit_test(group_moved_to_another_ring_both_again),
		cmocka_unit_test(domain_reset_both_again),
		cmocka_unit_test(domain_destroyed_both_again),
		cmocka_unit_test(listener_migrated_away_both_again),
		cmocka_unit_test(listener_moved_both_wait_on),
		cmocka_unit_test(listener_frozen_heard_no_more),
		cmocka_unit_test(another_domains_vcpu_waits_on),
		cmocka_unit_test(
			listener_that_joins_and_leaves_pays_for_the_looks),
		cmocka_unit_test(listener_of_every_number_each_asked_once),
		cmocka_unit_test(in_the_way_of_another_ring_lost_that_one_again),
		cmocka_unit_test(
			a17_event_about_a_domain_unheard_lost_answers_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
