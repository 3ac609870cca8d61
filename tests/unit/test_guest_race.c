/* SPDX-License-Identifier: MIT */
/*
 * The guest's client against a hypervisor that goes on between two loads of one
 * poll. guest/completion.c is compiled into this program with a hook in place
 * of the load of one word, so that the other one's timing is a script.
 *
 *	poll	does it wait for room? yes	<-- finds it by itself
 *		tell what was read; does it? no doorbell
 */
#include <stdint.h>

static uint32_t load_by_script(const uint32_t *word);

#include "../../guest/internal.h"
#define hnl_load_relaxed(word) load_by_script(word)
#include "../../guest/completion.c"
#undef hnl_load_relaxed

#include "bench.h"

static bool stalled_once;

static uint32_t load_by_script(const uint32_t *word)
{
	bool once = stalled_once;

	stalled_once = false;
	return once ? HNL_RING_STALLED : hnl_load_relaxed(word);
}

static void room_found_meanwhile_no_doorbell(void **state)
{
	struct hnl_pending p;
	BENCH(state);

	p = pending(t);
	assert_int_equal(ask(t, &p), 0);
	say(t, 17, 0, 0, PORT, 0);
	stalled_once = true;
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_false(stalled_once);
	assert_int_equal(t->hv.kicks, 0);
	/* It was told at once what was read, and that it had asked for. */
	assert_int_equal(hnl_load_relaxed(line(t, HNL_RING_CQ_CONSUMER)), 40);
	hnl_store_release(line(t, HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE),
			  HNL_RING_STALLED);
	assert_int_equal(hnl_client_poll(&t->c), 0);
	assert_int_equal(t->hv.kicks, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			room_found_meanwhile_no_doorbell, open_bench,
			close_bench),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
