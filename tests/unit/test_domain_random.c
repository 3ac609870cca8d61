/* SPDX-License-Identifier: MIT */
/*
 * Thousands of random calls of the family domain, against a second, naive
 * table.
 */
#include "domains.h"

static struct naive {
	bool there, finished, down, hvm, sealed;
	unsigned int pauses, code, handle;
	uint64_t id, pages, max, pool;
	uint64_t grants;	/* of turnstile */
} naive[DOMAINS];

static uint64_t naive_free, naive_next;
static uint32_t seed;

static uint32_t any(uint32_t n)
{
	return next_random(&seed) % n;
}

static void check_one(uint16_t d)
{
	const struct naive *o = &naive[d];
	struct hnl_domain_state_get_rsp got;
	uint8_t handle[16];

	if (!o->there) {
		assert_int_equal(state_get_of(d), -HNL_ESRCH);
		return;
	}
	got = look_at(d);
	memset(handle, (int)o->handle, sizeof(handle));
	assert_int_equal(got.unique_id, o->id);
	assert_memory_equal(got.handle.p, handle, sizeof(handle));
	assert_int_equal(got.pages, o->pages);
	assert_int_equal(got.max_pages, o->max);
	assert_int_equal((got.state & HNL_DOMAIN_STATE_PAUSED) != 0,
			 o->pauses != 0);
	assert_int_equal((got.state & HNL_DOMAIN_STATE_SHUTDOWN) != 0,
			 o->down);
	/* Without its presence bit it is nobody's. */
	if (o->down)
		assert_int_equal(got.shutdown_code, o->code);
	assert_int_equal(w.runs[d], !o->down && o->pauses == 0);
	assert_int_equal(w.model->free_pages, naive_free);
}

static void try_create(uint16_t d)
{
	struct hnl_domain_create_req req;
	struct hnl_domain_create_rsp rsp;
	bool hvm = any(2), full = true;
	int want = 0;
	size_t i;

	for (i = 1; i < DOMAINS; i++)
		full = full && naive[i].there;
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1 + any(128));
	if (hvm)
		hnl_domain_create_req_set_hvm(&req);
	if (any(2)) {
		hnl_domain_create_req_set_domain(&req, d);
		want = d == 0 ? 0 : naive[d].there ? -HNL_EEXIST : 0;
	} else {
		d = 0;
	}
	if (d == 0 && full)
		want = -HNL_ENOSPC;
	assert_int_equal(ASK(create, &req), want);
	if (want != 0)
		return;
	REPLY(create, 0, &rsp);
	assert_true(d == 0 || rsp.domain == d);
	assert_false(naive[rsp.domain].there);
	memset(&naive[rsp.domain], 0, sizeof(naive[0]));
	naive[rsp.domain].there = true;
	naive[rsp.domain].hvm = hvm;
	naive[rsp.domain].pauses = 1;
	naive[rsp.domain].id = naive_next++;
	assert_int_equal(rsp.unique_id, naive[rsp.domain].id);
}

static void try_destroy(uint16_t d)
{
	struct naive *o = &naive[d];
	int want = d == CALLER ? -HNL_EINVAL : o->there ? 0 : -HNL_ESRCH;

	assert_int_equal(destroy_of(d), want);
	if (want != 0)
		return;
	naive_free += o->pages + o->pool;
	memset(o, 0, sizeof(*o));
}

static int err_of(uint16_t d, bool not_self)
{
	if (not_self && d == CALLER)
		return -HNL_EINVAL;
	return naive[d].there ? 0 : -HNL_ESRCH;
}

static void try_pause(uint16_t d)
{
	int want = err_of(d, true);

	if (want == 0 && naive[d].pauses == 255)
		want = -HNL_EOVERFLOW;
	assert_int_equal(pause_of(d), want);
	naive[d].pauses += want == 0;
}

static void try_unpause(uint16_t d)
{
	int want = err_of(d, false);

	if (want == 0 && naive[d].pauses == 0)
		want = -HNL_EINVAL;
	assert_int_equal(unpause_of(d), want);
	naive[d].pauses -= want == 0;
}

static void try_shutdown(uint16_t d)
{
	uint32_t reason = any(6);
	int want = err_of(d, false);

	assert_int_equal(shutdown_of(d, reason), want);
	assert_int_equal(w.event_len != 0, want == 0 && !naive[d].down);
	if (want == 0 && !naive[d].down) {
		naive[d].down = true;
		naive[d].code = reason;
	}
}

static void try_resume(uint16_t d)
{
	bool reset = any(2);
	int want = err_of(d, true);

	if (want == 0 && reset && !naive[d].down)
		want = -HNL_EINVAL;
	assert_int_equal(reset ? soft_reset_of(d) : resume_of(d), want);
	if (want == 0) {
		naive[d].down = false;
		naive[d].code = 0;
	}
}

static void try_handle(uint16_t d)
{
	uint8_t byte = (uint8_t)any(256);
	int want = err_of(d, false);

	assert_int_equal(handle_set_of(d, byte), want);
	if (want == 0)
		naive[d].handle = byte;
}

static void try_memory(uint16_t d)
{
	uint64_t kib = any(160), n = any(16);
	struct naive *o = &naive[d];
	int want = err_of(d, false);

	assert_int_equal(max_memory_set_of(d, kib), want);
	if (want == 0)
		o->max = kib / 4;
	if (want == 0 && (n > naive_free || o->pages + n > o->max))
		want = -HNL_ENOMEM;
	assert_int_equal(hnl_domain_model_pages_add(w.model, d, n), want);
	if (want == 0) {
		o->pages += n;
		naive_free -= n;
	}
	n = any(16);
	want = !o->there ? -HNL_ESRCH : n > o->pages ? -HNL_EINVAL : 0;
	assert_int_equal(hnl_domain_model_pages_remove(w.model, d, n), want);
	if (want == 0) {
		o->pages -= n;
		naive_free += n;
	}
}

static void try_pool(uint16_t d)
{
	struct hnl_domain_paging_pool_get_rsp rsp;
	uint64_t size = any(24);
	struct naive *o = &naive[d];
	int want = err_of(d, false);

	if (want == 0 && !o->hvm)
		want = -HNL_EOPNOTSUPP;
	if (want == 0 && size > o->pool && size - o->pool > naive_free)
		want = -HNL_ENOMEM;
	assert_int_equal(paging_pool_set_of(d, size), want);
	if (want == -HNL_ENOMEM) {
		assert_int_equal(w.x.progress, naive_free);
		size = o->pool + naive_free;
	}
	if (want != 0 && want != -HNL_ENOMEM)
		return;
	naive_free += o->pool;
	naive_free -= size;
	o->pool = size;
	assert_int_equal(paging_pool_get_of(d), 0);
	REPLY(paging_pool_get, 0, &rsp);
	assert_int_equal(rsp.paging_pool, size * HNL_PAGE);
}

static void try_grant(uint16_t d)
{
	static const char *const name[] = { NULL, "spin", "count", "no" };
	struct hnl_domain_grant g[2];
	uint32_t i, k[2] = { any(4), any(4) };
	int want = 0;

	for (i = 0; i < 2; i++) {
		g[i] = grant_of("turnstile", name[k[i]]);
		if (k[i] == 3)
			want = -HNL_ENOENT;
	}
	if (want == 0)
		want = err_of(d, false);
	if (want == 0 && naive[d].sealed)
		want = -HNL_EBUSY;
	assert_int_equal(grant_set_of(d, g, 2), want);
	if (want == 0) {
		naive[d].grants = 1 | 1u << k[0] | 1u << k[1];
		assert_int_equal(w.granted[0].features, naive[d].grants);
	}
	if (any(8) == 0) {
		hnl_domain_model_seal(w.model, d);
		naive[d].sealed = naive[d].there;
	}
}

static void try_list(uint16_t d)
{
	struct hnl_domain_list_rsp rsp;
	size_t n = 0;

	assert_int_equal(list_of(d), 0);
	for (; d < DOMAINS; d++) {
		if (!naive[d].there)
			continue;
		REPLY(list, n, &rsp);
		assert_int_equal(rsp.domain, d);
		assert_int_equal(rsp.unique_id, naive[d].id);
		n++;
	}
	assert_int_equal(answers_in(w.m->answer, w.m->answer_len), n + 1);
}

static void random_calls_as_the_naive_table(void **state)
{
	static void (*const tries[])(uint16_t) = {
		try_create, try_create, try_destroy, try_pause, try_unpause,
		try_unpause, try_shutdown, try_resume, try_handle, try_memory,
		try_pool, try_grant, try_list,
	};
	static const uint32_t seeds[] = { 0x1234567, 0xcafe, 0x9e3779b9 };
	uint32_t i, k;

	(void)state;
	for (k = 0; k < COUNT(seeds); k++) {
		seed = seeds[k];
		world_open(k);		/* 0 is the default; 1, 2 */
		memset(naive, 0, sizeof(naive));
		naive[CALLER].there = true;
		naive[CALLER].id = 1;
		naive_next = 2;
		naive_free = MACHINE_PAGES;
		for (i = 0; i < 3000; i++) {
			uint16_t d = (uint16_t)any(DOMAINS);

			tries[any(COUNT(tries))](d);
			assert_true(hnl_domain_model_is_sound(w.model));
			check_one(d);
		}
		world_close();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_calls_as_the_naive_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
