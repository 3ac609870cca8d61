/* SPDX-License-Identifier: MIT */
/*
 * A guest that tries its machine: the register calls, what is private and
 * what is shared, and what happens when it reaches past its memory. Judges
 * by effects (can the hypervisor read this page?), not by answers.
 *
 * Runs on the three bare machines (tools/hnl-run) and prints the same lines
 * on each, but for the one that carries a time.
 */
#include "env.h"
#include <hnl/registers.h>
#include "hnl_memory.h"

#define CALLS 20000u
#define UNKNOWN_FUNCTION 0x7fu
#define PRIVATE_PAGE (d.window_gpa + (uint64_t)d.window_pages * HNL_PAGE)
#define PACKET 64u		/* one NOOP message */

static struct hnl_discovery d;
static int failures;

static void check(const char *what, bool good)
{
	guest_print(good ? "ok   " : "FAIL ");
	guest_print(what);
	guest_print("\n");
	failures += !good;
}

static void *window_page(unsigned int i)
{
	return guest_at(d.window_gpa + (uint64_t)i * HNL_PAGE);
}

/* The shortest batch: a message that asks for nothing. */
static void put_noop(uint8_t *req)
{
	memset(req, 0, PACKET);
	req[0] = PACKET;
	req[4] = HNL_MSG_NOOP;
}

static int64_t call(uint64_t req, uint64_t reply)
{
	return guest_call4(HNL_CALL, req, PACKET, reply, HNL_PAGE);
}

static void test_discovery(void)
{
	check("discovery finds hnl", guest_discover(&d));
	check("ABI version is ours", d.abi == HNL_ABI_VERSION);
	check("boot window has pages", d.window_pages >= 4);
}

static void test_privacy(void)
{
	check("boot window is visible", guest_is_visible(d.window_gpa));
	check("our own program is private", !guest_is_visible(GUEST_RAM_GPA));
	check("page after the window is private",
	      !guest_is_visible(PRIVATE_PAGE));
	check("no RAM is not visible",
	      !guest_is_visible(GUEST_STRAY_GPA));
}

static void test_call(void)
{
	put_noop(window_page(0));
	check("call in shared pages",
	      call(d.window_gpa, d.window_gpa + HNL_PAGE) == 0);
	check("request in a private page",
	      call(PRIVATE_PAGE, d.window_gpa) == -HNL_EFAULT);
	check("reply in a private page",
	      call(d.window_gpa, PRIVATE_PAGE) == -HNL_EFAULT);
	check("request that leaves the window",
	      call(PRIVATE_PAGE - 8, d.window_gpa) == -HNL_EFAULT);
	check("request that is no RAM",
	      call(GUEST_STRAY_GPA, d.window_gpa) == -HNL_EFAULT);
	check("request at the end of the address space",
	      call(UINT64_MAX - 7, d.window_gpa) == -HNL_EFAULT);
}

/* A real request in the third page of the window; its answer in the second. */
static bool change_sharing(uint64_t gpa, bool shared)
{
	uint64_t place = d.window_gpa + 2 * HNL_PAGE;
	struct hnl_memory_share_req share;
	struct hnl_memory_unshare_req unshare;
	struct hnl_builder b;

	hnl_builder_init(&b, window_page(2), HNL_PAGE);
	if (shared) {
		hnl_memory_share_req_init(&share);
		hnl_memory_share_req_set_gpa(&share, gpa);
		hnl_memory_share_req_set_pages(&share, 1);
		hnl_memory_share_req_encode(&b, HNL_F_REQUEST, 1, 0, &share);
	} else {
		hnl_memory_unshare_req_init(&unshare);
		hnl_memory_unshare_req_set_gpa(&unshare, gpa);
		hnl_memory_unshare_req_set_pages(&unshare, 1);
		hnl_memory_unshare_req_encode(&b, HNL_F_REQUEST, 1, 0,
					      &unshare);
	}
	return hnl_builder_verdict(&b) == 0 &&
		guest_call4(HNL_CALL, place, b.len,
			    d.window_gpa + HNL_PAGE, HNL_PAGE) == 0;
}

static void test_sharing(void)
{
	uint64_t reply = d.window_gpa + HNL_PAGE;

	check("share is answered", change_sharing(PRIVATE_PAGE, true));
	check("then the page is visible", guest_is_visible(PRIVATE_PAGE));
	check("and takes a reply", call(d.window_gpa, PRIVATE_PAGE) == 0);
	check("unshare is answered", change_sharing(PRIVATE_PAGE, false));
	check("then the page is private", !guest_is_visible(PRIVATE_PAGE));
	check("and takes no reply",
	      call(d.window_gpa, PRIVATE_PAGE) == -HNL_EFAULT);
	check("unshare of the page that takes the answer",
	      change_sharing(reply, false));
	check("has no effect", guest_is_visible(reply));
}

/* A page of the window for each part of it, the fourth for setting it up. */
static bool create_ring(struct hnl_client *c, struct hnl_guest *g)
{
	static struct hnl_pending *slots[4];
	static uint8_t inbox[HNL_PAGE];
	const struct hnl_client_config cfg = {
		.control = window_page(0),
		.sq = window_page(1),
		.sq_pages = 1,
		.cq = window_page(2),
		.cq_pages = 1,
		.slot = slots,
		.n_slots = 4,
		.inbox = inbox,
		.inbox_size = sizeof(inbox),
		.scratch = window_page(3),
		.scratch_size = HNL_PAGE,
	};
	struct hnl_extack x;

	return hnl_guest_init(g, &guest_port, NULL) == 0 &&
		hnl_client_create(c, g, &cfg, &x) == 0;
}

static bool share_by_ring(struct hnl_client *c, uint64_t gpa)
{
	struct hnl_memory_share_req req;
	struct hnl_pending p = { 0 };
	struct hnl_builder b;

	if (hnl_client_begin(c, &b, 256, &p) != 0)
		return false;
	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, gpa);
	hnl_memory_share_req_set_pages(&req, 1);
	hnl_memory_share_req_encode(&b, HNL_F_REQUEST, p.seq, c->cfg.port,
				    &req);
	return hnl_client_submit(c, &b, &p) == 0 &&
		hnl_client_flush(c) == 0 &&
		hnl_client_poll(c) == 1 && p.done && p.err == 0;
}

static void test_ring(void)
{
	static struct hnl_guest g;
	static struct hnl_client c;
	uint64_t kicks = guest_stat(HNL_STAT_KICK);
	uint64_t cq = d.window_gpa + 2 * HNL_PAGE;
	struct hnl_extack x;

	check("ring is made", create_ring(&c, &g));
	check("share by ring is answered", share_by_ring(&c, PRIVATE_PAGE));
	check("by one kick", guest_stat(HNL_STAT_KICK) == kicks + 1);
	check("then the page is visible", guest_is_visible(PRIVATE_PAGE));
	check("a page of the ring is not taken away",
	      !guest_set_present(cq, false) && guest_is_visible(cq));
	check("ring is unmade", hnl_client_destroy(&c, &x) == 0);
	check("unshare without it", change_sharing(PRIVATE_PAGE, false) &&
	      !guest_is_visible(PRIVATE_PAGE));
}

static void test_stray_access(void)
{
	uint64_t faults = guest_stat(HNL_STAT_FAULT);
	uint64_t stray = GUEST_STRAY_GPA + HNL_PAGE + 0x123;

	check("own page can be touched", guest_touch(PRIVATE_PAGE));
	check("stray access faults", !guest_touch(GUEST_STRAY_GPA));
	check("and again", !guest_touch(stray));
	check("the hypervisor knows where",
	      guest_stat(HNL_STAT_FAULT_ADDRESS) == stray);
	check("both are counted",
	      guest_stat(HNL_STAT_FAULT) == faults + 2);
}

/* What is the hypervisor's alone is refused, and harms nobody. */
static void test_escape(void)
{
	uint64_t faults = guest_stat(HNL_STAT_FAULT);

	check("no instruction of the hypervisor's is ours",
	      !guest_try_escape());
	check("and we go on", guest_touch(PRIVATE_PAGE) &&
	      guest_stat(HNL_STAT_FAULT) == faults);
	put_noop(window_page(0));
	check("as does the hypervisor",
	      call(d.window_gpa, d.window_gpa + HNL_PAGE) == 0);
}

static void test_page_taken_away(void)
{
	uint64_t gpa = d.window_gpa + HNL_PAGE;
	uint8_t *byte = (uint8_t *)guest_at(PRIVATE_PAGE);

	*byte = 0x5a;
	check("page is taken away", guest_set_present(PRIVATE_PAGE, false));
	check("then it cannot be touched", !guest_touch(PRIVATE_PAGE));
	check("it comes back", guest_set_present(PRIVATE_PAGE, true) &&
	      guest_touch(PRIVATE_PAGE));
	check("with its bytes", *(volatile uint8_t *)byte == 0x5a);
	check("shared page is taken away", guest_set_present(gpa, false) &&
	      !guest_is_visible(gpa));
	check("then it takes no reply",
	      call(d.window_gpa, gpa) == -HNL_EFAULT);
	check("it comes back private", guest_set_present(gpa, true) &&
	      guest_touch(gpa) && !guest_is_visible(gpa));
	check("and takes no reply either",
	      call(d.window_gpa, gpa) == -HNL_EFAULT);
}

static void test_unknown(void)
{
	check("unknown function",
	      guest_call4(UNKNOWN_FUNCTION, 0, 0, 0, 0) == -HNL_ENOSYS);
	check("kick of a ring that is not",
	      guest_call4(HNL_KICK, 12345, 0, 0, 0) < 0);
}

static void test_many_calls(void)
{
	uint64_t calls = guest_stat(HNL_STAT_CALL);
	uint64_t start = guest_clock_ns(), good = 0;
	unsigned int i;

	put_noop(window_page(0));
	for (i = 0; i < CALLS; i++)
		good += call(d.window_gpa, d.window_gpa + HNL_PAGE) == 0;
	start = guest_clock_ns() - start;
	check("many calls succeed", good == CALLS);
	check("and are counted", guest_stat(HNL_STAT_CALL) == calls + CALLS);
	check("the clock runs", start > 0);
	guest_print("ns per call: ");
	guest_print_number(start / CALLS);
	guest_print("\n");
}

int guest_main(void)
{
	test_discovery();
	if (failures)
		return 1;
	test_privacy();
	test_call();
	test_sharing();
	test_ring();
	test_stray_access();
	test_escape();
	test_unknown();
	test_many_calls();
	test_page_taken_away();
	return failures != 0;
}
