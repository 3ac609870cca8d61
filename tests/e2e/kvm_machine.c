/* SPDX-License-Identifier: MIT */
/*
 * What the KVM host has and no other: two vCPUs that call at once, a doorbell
 * that returns before the ring was served, completions by interrupt, the dirty
 * log, and KVM's own hypercall where the processor hands it on.
 *
 *	window page	0, 1	requests and replies of vCPU 0
 *			2, 3	of vCPU 1
 */
#include <hnl/registers.h>

#include "bare/kvm/kvm_env.h"
#include "hnl_memory.h"

#define CALLS 2000u		/* of each vCPU */
#define REQUESTS 2000u		/* by doorbell */
#define RING_GPA \
	(GUEST_RAM_GPA + (GUEST_PROGRAM_PAGES + 16) * (uint64_t)HNL_PAGE)
#define RING_PAGES 3u		/* control, submission, completion */
#define SPARE_GPA (RING_GPA + 16 * (uint64_t)HNL_PAGE)
/* Of event channels: the last page of RAM (hv/host/families.h). */
#define PENDING_GPA \
	(GUEST_RAM_GPA + (GUEST_RAM_PAGES - 1) * (uint64_t)HNL_PAGE)
#define ENCRYPTED 16u		/* of KVM_HC_MAP_GPA_RANGE: private */
#define SLOTS 16u

static struct hnl_discovery d;
static int failures;
static uint32_t vcpu1_calls;	/* atomic: those that ended well, when done */
static uint32_t vcpu1_go;	/* atomic */

static void check(const char *what, bool good)
{
	guest_print(good ? "ok   " : "FAIL ");
	guest_print(what);
	guest_print("\n");
	failures += !good;
}

static uint64_t window(unsigned int page)
{
	return d.window_gpa + page * (uint64_t)HNL_PAGE;
}

/* ---- a direct call that asks for one page, by either vCPU ---- */

static int64_t call(unsigned int page, size_t len)
{
	int64_t status;

	do {
		status = guest_call4(HNL_CALL, window(page), len,
				     window(page + 1), HNL_PAGE);
	} while (status == -HNL_EAGAIN);	/* the other vCPU was in it */
	return status;
}

static int64_t share(unsigned int page, uint64_t gpa, uint64_t pages)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, gpa);
	hnl_memory_share_req_set_pages(&req, pages);
	hnl_builder_init(&b, guest_at(window(page)), HNL_PAGE);
	hnl_memory_share_req_encode(&b, HNL_F_REQUEST, 1, 0, &req);
	return hnl_builder_verdict(&b) == 0 ? call(page, b.len) : -HNL_EINVAL;
}

/* ---- two vCPUs ---- */

static uint32_t share_often(unsigned int page, uint64_t gpa)
{
	uint32_t i, good = 0;

	for (i = 0; i < CALLS; i++)
		good += share(page, gpa, 1) == 0;
	return good;
}

void guest_other_vcpu(unsigned int vcpu)
{
	if (vcpu != 1)
		return;
	while (!__atomic_load_n(&vcpu1_go, __ATOMIC_ACQUIRE))
		__asm__ volatile("pause");
	__atomic_store_n(&vcpu1_calls,
			 1 + share_often(2, SPARE_GPA + HNL_PAGE),
			 __ATOMIC_RELEASE);
}

static void test_two_vcpus(void)
{
	uint64_t calls = guest_stat(HNL_STAT_CALL);
	uint32_t theirs, ours;

	__atomic_store_n(&vcpu1_go, 1, __ATOMIC_RELEASE);
	ours = share_often(0, SPARE_GPA);
	do {
		theirs = __atomic_load_n(&vcpu1_calls, __ATOMIC_ACQUIRE);
	} while (theirs == 0);
	check("calls of vCPU 0 end well", ours == CALLS);
	check("and at the same time those of vCPU 1", theirs == 1 + CALLS);
	check("each was an exit",
	      guest_stat(HNL_STAT_CALL) - calls >= 2 * (uint64_t)CALLS);
	check("both pages are shared", guest_is_visible(SPARE_GPA) &&
	      guest_is_visible(SPARE_GPA + HNL_PAGE));
}

/* ---- the dirty log ---- */

static bool is_dirty(uint64_t gpa)
{
	const uint64_t arg[4] = { gpa, 0, 0, 0 };
	uint64_t value;

	return guest_hypercall(HNL_TEST_DIRTY, arg, &value) == 0 && value;
}

static void test_dirty_log(void)
{
	volatile uint8_t *spare = guest_at(SPARE_GPA);

	(void)is_dirty(SPARE_GPA);
	check("a page that nobody wrote is clean", !is_dirty(SPARE_GPA));
	*spare = 1;
	check("one that the guest wrote is dirty", is_dirty(SPARE_GPA));
	check("once", !is_dirty(SPARE_GPA));
	(void)is_dirty(window(1));
	check("the reply area is clean before a call", !is_dirty(window(1)));
	check("call", share(0, SPARE_GPA, 1) == 0);
	check("and dirty after it, by the hypervisor", is_dirty(window(1)));
	check("once, too", !is_dirty(window(1)));
	(void)is_dirty(PENDING_GPA);
	check("where pending bits may be set at any time, always dirty",
	      is_dirty(PENDING_GPA));
	check("there is no log of what is no RAM",
	      guest_call4(HNL_TEST_DIRTY, GUEST_STRAY_GPA, 0, 0, 0) ==
		      -HNL_EFAULT);
}

/* ---- doorbell and interrupt ---- */

static int doorbell(void *env, uint32_t ring)
{
	(void)env;
	kvm_env_doorbell(ring);
	return 0;
}

static bool open_ring(struct hnl_guest *g, struct hnl_client *c,
		      struct hnl_guest_port *port)
{
	static struct hnl_pending *slots[SLOTS];
	static uint8_t inbox[HNL_PAGE];
	const struct hnl_client_config cfg = {
		.control = guest_at(RING_GPA),
		.sq = (uint8_t *)guest_at(RING_GPA + HNL_PAGE),
		.sq_pages = 1,
		.cq = (uint8_t *)guest_at(RING_GPA + 2 * HNL_PAGE),
		.cq_pages = 1,
		.slot = slots,
		.n_slots = SLOTS,
		.inbox = inbox,
		.inbox_size = sizeof(inbox),
		.scratch = guest_at(window(0)),
		.scratch_size = HNL_PAGE,
	};
	struct hnl_extack x;

	*port = guest_port;
	port->kick = doorbell;
	return share(0, RING_GPA, RING_PAGES) == 0 &&
	       hnl_guest_init(g, port, NULL) == 0 &&
	       hnl_client_create(c, g, &cfg, &x) == 0;
}

static bool put_request(struct hnl_client *c, struct hnl_pending *p)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b;

	if (hnl_client_begin(c, &b, 64, p) != 0)
		return false;
	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, SPARE_GPA);
	hnl_memory_share_req_set_pages(&req, 1);
	hnl_memory_share_req_encode(&b, 0, p->seq, 0, &req);
	return hnl_client_submit(c, &b, p) == 0;
}

/* Sleeps first and rings then: whatever comes, comes by an interrupt. */
static bool ring_and_wait(struct hnl_client *c)
{
	uint64_t seen = kvm_env_completions();

	if (!hnl_client_sleep(c) || hnl_client_flush(c) != 0)
		return false;
	kvm_env_wait(seen);
	return true;
}

static uint32_t ask_by_doorbell(struct hnl_client *c)
{
	static struct hnl_pending pending[SLOTS];
	uint32_t i, sent, done = 0;
	int n = 0;

	for (sent = 0; sent < REQUESTS; sent += SLOTS) {
		for (i = 0; i < SLOTS; i++)
			if (!put_request(c, &pending[i]))
				return done;
		if (!ring_and_wait(c))
			return done;
		/* The interrupt may come before the last of the answers. */
		for (n = 0; n >= 0 && done < sent + SLOTS;
		     done += n > 0 ? (uint32_t)n : 0)
			n = hnl_client_poll(c);
	}
	return done;
}

static void test_doorbell(void)
{
	static struct hnl_guest g;
	static struct hnl_client c;
	static struct hnl_guest_port port;
	const uint64_t completions = RING_GPA + 2 * (uint64_t)HNL_PAGE;
	uint64_t kicks = guest_stat(HNL_STAT_KICK);
	struct hnl_extack x;

	check("a ring is made", open_ring(&g, &c, &port));
	check("requests by doorbell are answered",
	      ask_by_doorbell(&c) == REQUESTS);
	check("no doorbell was an exit", guest_stat(HNL_STAT_KICK) == kicks);
	check("each batch of completions was an interrupt",
	      kvm_env_completions() >= REQUESTS / SLOTS);
	kvm_env_doorbell(12345);
	check("a doorbell of no ring does no harm",
	      guest_stat(HNL_STAT_KICK) == kicks);
	(void)is_dirty(completions);
	check("a page of a ring is always dirty", is_dirty(completions));
	check("the ring is unmade", hnl_client_destroy(&c, &x) == 0);
	check("then it is dirty for the last time",
	      is_dirty(completions) && !is_dirty(completions));
}

/* ---- KVM_HC_MAP_GPA_RANGE ---- */

static void test_hypercall(void)
{
	if (!kvm_env_has_map_gpa_range()) {
		check("KVM's hypercall is not offered, and not there",
		      kvm_env_map_gpa_range(SPARE_GPA, 1, 0) == -HNL_ENOSYS);
		return;
	}
	check("KVM's hypercall makes pages private",
	      kvm_env_map_gpa_range(SPARE_GPA, 2, ENCRYPTED) == 0 &&
		      !guest_is_visible(SPARE_GPA) &&
		      !guest_is_visible(SPARE_GPA + HNL_PAGE));
	check("a packet makes one shared again",
	      share(0, SPARE_GPA, 1) == 0 && guest_is_visible(SPARE_GPA));
	check("the hypercall both",
	      kvm_env_map_gpa_range(SPARE_GPA, 2, 0) == 0 &&
		      guest_is_visible(SPARE_GPA + HNL_PAGE));
	check("a range that ends outside of RAM is refused",
	      kvm_env_map_gpa_range(GUEST_RAM_GPA + (GUEST_RAM_PAGES - 1) *
				    (uint64_t)HNL_PAGE, 2, 0) == -HNL_EINVAL);
	check("so is an attribute that is none",
	      kvm_env_map_gpa_range(SPARE_GPA, 1, 32) == -HNL_EINVAL);
}

int guest_main(void)
{
	check("discovery finds hnl", guest_discover(&d));
	if (failures)
		return 1;
	test_two_vcpus();
	test_dirty_log();
	test_hypercall();
	test_doorbell();
	return failures != 0;
}
