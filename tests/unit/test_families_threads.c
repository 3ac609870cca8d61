/* SPDX-License-Identifier: MIT */
/*
 * The families as the hosts join them, and two vCPUs: one in the dispatcher,
 * one in test calls and in what its host says of pages, which claim no domain.
 *
 *	CALL: make, map, unmap, destroy --+
 *	families_test, families_page -----+--> the models, each under the lock
 *
 * Built once more with ThreadSanitizer: without the lock a test call walked a
 * table of nested views that a handler had given back.
 */
#include <hnl/domain_model.h>
#include <hnl/event_model.h>
#include <hnl/nested_model.h>
#include <hnl/registers.h>
#include <hnl/view_model.h>
#include <pthread.h>
#include <sched.h>

#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#include "real.h"

#define ROUNDS 400u
#define VIRQ 0u			/* of each vCPU, not privileged */
#define VIEW 1u			/* beside the guest's own; made first */
#define PAGE (FIRST + FREE_PAGE)

static struct {
	pthread_mutex_t models, port;
	unsigned int locks;	/* under models */
	struct families *f;
	unsigned int turns;	/* of the other vCPU; atomic */
	bool stop;		/* atomic */
} w;

static void models_begin(void *host)
{
	(void)host;
	pthread_mutex_lock(&w.models);
	w.locks++;
}

static void models_end(void *host)
{
	(void)host;
	pthread_mutex_unlock(&w.models);
}

static void port_begin(void *host)
{
	(void)host;
	pthread_mutex_lock(&w.port);
}

static void port_end(void *host)
{
	(void)host;
	pthread_mutex_unlock(&w.port);
}

static const struct real_locks locks = {
	models_begin, models_end, port_begin, port_end
};

static struct real *open_two(void)
{
	struct real *r;

	memset(&w, 0, sizeof(w));
	pthread_mutex_init(&w.models, NULL);
	pthread_mutex_init(&w.port, NULL);
	r = real_open_locked(0, &locks);
	w.f = r->f;
	return r;
}

/* ---- who calls ---- */

struct number {
	uint16_t type;
	uint8_t bytes;		/* 2, 4 or 8; 0: there is none */
	uint64_t v;
};

/* A request of up to five numbers. */
static void put(struct hnl_builder *b, uint16_t family, uint8_t cmd,
		const struct number n[5])
{
	struct hnl_head h = head_of(family, cmd, 0, 1);
	size_t i;

	hnl_msg_begin(b, &h);
	for (i = 0; i < 5 && n[i].bytes != 0; i++) {
		if (n[i].bytes == 2)
			hnl_attr_put_u16(b, n[i].type, (uint16_t)n[i].v);
		else if (n[i].bytes == 4)
			hnl_attr_put_u32(b, n[i].type, (uint32_t)n[i].v);
		else
			hnl_attr_put_u64(b, n[i].type, n[i].v);
	}
	hnl_msg_end(b);
}

#define PUT(b, family, cmd, ...) \
	put(b, family, cmd, (const struct number[5]){ __VA_ARGS__ })

/* Each in its own table of the last level, so that it comes and goes. */
static uint64_t l2_gpa(uint32_t i)
{
	return (uint64_t)(i % 8) << 30;
}

static void put_nested(struct hnl_builder *b, uint32_t i)
{
	PUT(b, HNL_NESTED_FAMILY, HNL_NESTED_CMD_VIEW_CREATE,
	    { HNL_NESTED_A_ADDRESS_BITS, 4, 57 });
	PUT(b, HNL_NESTED_FAMILY, HNL_NESTED_CMD_MAP,
	    { HNL_NESTED_A_VIEW, 4, 0 },
	    { HNL_NESTED_A_L2_GPA, 8, l2_gpa(i) },
	    { HNL_NESTED_A_L1_GPA, 8, (uint64_t)PAGE * HNL_PAGE },
	    { HNL_NESTED_A_ORDER, 4, 0 },
	    { HNL_NESTED_A_PERMISSIONS, 4, 3 });
	PUT(b, HNL_NESTED_FAMILY, HNL_NESTED_CMD_UNMAP,
	    { HNL_NESTED_A_VIEW, 4, 0 },
	    { HNL_NESTED_A_L2_GPA, 8, l2_gpa(i + 4) },
	    { HNL_NESTED_A_PAGES, 8, 1 });
	PUT(b, HNL_NESTED_FAMILY, HNL_NESTED_CMD_VIEW_DESTROY,
	    { HNL_NESTED_A_VIEW, 4, i % 8 != 0 });
}

static void put_views(struct hnl_builder *b, uint32_t i)
{
	PUT(b, HNL_VIEW_FAMILY, HNL_VIEW_CMD_CREATE,
	    { HNL_VIEW_A_DEFAULT_ACCESS, 4, HNL_VIEW_ACCESS_RWX });
	PUT(b, HNL_VIEW_FAMILY, HNL_VIEW_CMD_ACCESS_SET,
	    { HNL_VIEW_A_VIEW, 4, VIEW }, { HNL_VIEW_A_ACCESS, 4, i % 8 },
	    { HNL_VIEW_A_GPA, 8, (uint64_t)PAGE * HNL_PAGE });
	PUT(b, HNL_VIEW_FAMILY, HNL_VIEW_CMD_SWITCH,
	    { HNL_VIEW_A_VIEW, 4, i % 3 == 0 ? 0 : VIEW });
	PUT(b, HNL_VIEW_FAMILY, HNL_VIEW_CMD_DESTROY,
	    { HNL_VIEW_A_VIEW, 4, VIEW });
}

static void put_others(struct hnl_builder *b, uint32_t i)
{
	PUT(b, HNL_EVENT_FAMILY, HNL_EVENT_CMD_BIND_VIRQ,
	    { HNL_EVENT_A_VCPU, 4, 0 }, { HNL_EVENT_A_VIRQ, 4, VIRQ });
	PUT(b, HNL_EVENT_FAMILY, HNL_EVENT_CMD_CLOSE,
	    { HNL_EVENT_A_PORT, 4, 1 + i % 2 });
	PUT(b, HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_MIGRATION_GET,
	    { HNL_DOMAIN_A_DOMAIN, 2, 0 });
	PUT(b, HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_STATE_GET,
	    { HNL_DOMAIN_A_DOMAIN, 2, 0 });
	PUT(b, HNL_DOMAIN_FAMILY, HNL_DOMAIN_CMD_MIGRATION_GET,
	    { HNL_DOMAIN_A_DOMAIN, 2, 0 });
}

/* Some are refused, as it comes; all are answered. */
static void call(struct machine *m, const struct hnl_builder *b, size_t n)
{
	assert_int_equal(hnl_builder_verdict(b), 0);
	assert_same(machine_call(m, b->buf, b->len, 60000, NULL), 0);
	assert_int_equal(answers_in(m->answer, m->answer_len), n);
}

/* Views are on, and somebody listens: accesses are told, too. */
static void begin_views(struct machine *m)
{
	static uint8_t batch[HNL_PAGE];
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	PUT(&b, HNL_VIEW_FAMILY, HNL_VIEW_CMD_STATE_SET,
	    { HNL_VIEW_A_STATE, 4, 1 });
	PUT(&b, HNL_VIEW_FAMILY, HNL_VIEW_CMD_NOTIFY_ENABLE,
	    { HNL_VIEW_A_VCPU, 4, 0 });
	call(m, &b, 2);
}

static void call_all_families(struct machine *m, uint32_t i)
{
	static uint8_t batch[HNL_PAGE];
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	put_nested(&b, i);
	put_views(&b, i);
	put_others(&b, i);
	call(m, &b, 13);
}

/* ---- who is beside it ---- */

static void test_call(uint64_t function, uint64_t a0, uint64_t a1, uint64_t a2)
{
	const uint64_t arg[4] = { a0, a1, a2, 0 };
	uint64_t value;

	ignore(families_test(w.f, function, arg, &value));
}

static void test_all(uint32_t i)
{
	test_call(HNL_TEST_L2, 0, l2_gpa(i), 1 + i % 2);
	test_call(HNL_TEST_ACCESS, (uint64_t)PAGE * HNL_PAGE,
		  HNL_VIEW_VIOLATION_WRITE, 0);
	test_call(HNL_TEST_VIRQ, VIRQ, 0, 0);
	test_call(HNL_TEST_MIGRATE, HNL_DOMAIN_MIGRATION_OFFERED, 0, 0);
	test_call(HNL_TEST_MIGRATE, HNL_DOMAIN_MIGRATION_NONE, 0, 0);
	families_page(w.f, PAGE, i % 2 != 0);
}

static void *be_beside(void *arg)
{
	uint32_t i;

	(void)arg;
	for (i = 0; !__atomic_load_n(&w.stop, __ATOMIC_RELAXED); i++) {
		test_all(i);
		__atomic_store_n(&w.turns, i + 1, __ATOMIC_RELAXED);
	}
	return NULL;
}

/* ---- the tests ---- */

/* Each of these enters one model first; a page is of two. */
static void each_model_under_the_lock(void **state)
{
	static const uint64_t one[] = { HNL_TEST_ACCESS, HNL_TEST_L2,
					HNL_TEST_VIRQ, HNL_TEST_MIGRATE };
	struct real *r = open_two();
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(one); i++) {
		w.locks = 0;
		test_call(one[i], 0, 0, 0);
		assert_true(w.locks > 0);
	}
	for (i = 0; i < 2; i++) {
		w.locks = 0;
		families_page(w.f, PAGE, i != 0);
		assert_true(w.locks > 1);
	}
	real_close(r);
}

static void assert_sound(const struct real *r)
{
	const struct hnl_service *s = families_services(r->f);

	assert_true(hnl_event_model_is_sound(
		((const struct hnl_event_host *)s[0].ctx)->ctx));
	assert_true(hnl_view_model_is_sound(
		((const struct hnl_view_host *)s[1].ctx)->ctx));
	assert_true(hnl_domain_model_is_sound(
		((const struct hnl_domain_host *)s[2].ctx)->ctx));
	assert_true(hnl_nested_model_is_sound(
		((const struct hnl_nested_host *)s[3].ctx)->ctx));
}

static void calls_beside_test_calls_and_pages_models_sound(void **state)
{
	struct real *r = open_two();
	pthread_t beside;
	uint32_t i;

	(void)state;
	begin_views(r->m);
	assert_int_equal(pthread_create(&beside, NULL, be_beside, NULL), 0);
	while (__atomic_load_n(&w.turns, __ATOMIC_RELAXED) == 0)
		sched_yield();
	for (i = 0; i < ROUNDS; i++)
		call_all_families(r->m, i);
	__atomic_store_n(&w.stop, true, __ATOMIC_RELAXED);
	pthread_join(beside, NULL);
	assert_sound(r);
	real_close(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_model_under_the_lock),
		cmocka_unit_test(
			calls_beside_test_calls_and_pages_models_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
