/* SPDX-License-Identifier: MIT */
/*
 * The main job, from the guest's side, on any host: share pages by a direct
 * call, make a ring of them, put calls into it in batches, and see what a
 * newer and what a wrong request are told. Prints what tools/demo shows.
 */
#include <hnl/guest.h>
#include <hnl/names.h>
#include <hnl/registers.h>

#include "env.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"

#define PORT 1
#define CALLS 4096u		/* for each size of batch */
#define SLOTS 1024u
#define SQ_PAGES 16u
#define CQ_PAGES 16u
#define FUTURE_ATTRIBUTE 99	/* of a schema that is not written yet */

/* Guest RAM from here on is ours: a control page, then both rings. */
#define RING_GPA \
	(GUEST_RAM_GPA + (GUEST_PROGRAM_PAGES + 16) * (uint64_t)HNL_PAGE)
#define RING_TOTAL (1 + SQ_PAGES + CQ_PAGES)
#define PRIVATE_GPA (RING_GPA + 64 * (uint64_t)HNL_PAGE)

static struct hnl_guest guest;
static struct hnl_client client;
static struct hnl_pending pending[SLOTS];
static struct hnl_pending *slot[SLOTS];
static uint8_t inbox[HNL_PAGE];
static uint8_t answers[HNL_PAGE];

/* ---- text ---- */

static void print_padded(const char *text, unsigned int width)
{
	unsigned int n = 0;

	while (text[n] != 0)
		n++;
	guest_print(text);
	for (; n < width; n++)
		guest_print(" ");
}

static void print_column(uint64_t v, unsigned int width)
{
	uint64_t rest = v;
	unsigned int n = 1;

	while (rest >= 10) {
		rest /= 10;
		n++;
	}
	for (; n < width; n++)
		guest_print(" ");
	guest_print_number(v);
}

static int fail(const char *what, int err)
{
	guest_print("demo: ");
	guest_print(what);
	guest_print(": ");
	guest_print(hnl_errno_name(err));
	guest_print("\n");
	return 1;
}

/* ---- direct calls, in the window that is shared from the beginning ---- */

static uint8_t *window(unsigned int page)
{
	return (uint8_t *)guest_at(guest.found.window_gpa +
				   page * (uint64_t)HNL_PAGE);
}

/* Runs the one request that b holds in window page 0. */
static int call_direct(const struct hnl_builder *b, uint32_t seq,
		       struct hnl_msg *reply, struct hnl_extack *x)
{
	struct hnl_guest_buffers m = { window(0), b->len, window(1), HNL_PAGE,
				       answers, sizeof(answers), 0 };
	int err = hnl_builder_verdict(b);

	if (err == 0)
		err = hnl_guest_call(&guest, &m, NULL);
	if (err == 0)
		err = hnl_answer_find(answers, m.answers_len, seq, reply, x);
	return err;
}

static int share(uint64_t gpa, uint64_t pages, uint16_t flags, bool newer,
		 struct hnl_extack *x)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b;
	struct hnl_msg reply;
	struct hnl_head h = { HNL_MEMORY_FAMILY, HNL_F_REQUEST | flags,
			      ++guest.seq, PORT, HNL_MEMORY_CMD_SHARE,
			      HNL_MEMORY_VERSION };
	int err;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, gpa);
	hnl_memory_share_req_set_pages(&req, pages);
	hnl_builder_init(&b, window(0), HNL_PAGE);
	hnl_msg_begin(&b, &h);
	hnl_memory_share_req_put(&b, &req);
	if (newer)
		hnl_attr_put_u32(&b, FUTURE_ATTRIBUTE, 1);
	hnl_msg_end(&b);
	err = call_direct(&b, guest.seq, &reply, x);
	return err != 0 ? err : x->err;
}

/* ---- batches ---- */

static int make_ring(void)
{
	struct hnl_client_config cfg = { 0 };
	struct hnl_extack x;
	int err = share(RING_GPA, RING_TOTAL, 0, false, &x);

	if (err != 0)
		return err;
	cfg.ring = 0;
	cfg.port = PORT;
	cfg.control = guest_at(RING_GPA);
	cfg.sq = (uint8_t *)guest_at(RING_GPA + HNL_PAGE);
	cfg.cq = cfg.sq + SQ_PAGES * HNL_PAGE;
	cfg.sq_pages = SQ_PAGES;
	cfg.cq_pages = CQ_PAGES;
	cfg.slot = slot;
	cfg.n_slots = SLOTS;
	cfg.inbox = inbox;
	cfg.inbox_size = sizeof(inbox);
	cfg.scratch = window(0);
	cfg.scratch_size = 2 * HNL_PAGE;
	return hnl_client_create(&client, &guest, &cfg, &x);
}

/* One batch: n requests in the ring, one doorbell, n answers. */
static int run_batch(unsigned int n)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b;
	unsigned int i, done = 0;
	int err;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, PRIVATE_GPA - HNL_PAGE);
	hnl_memory_share_req_set_pages(&req, 1);
	for (i = 0; i < n; i++) {
		err = hnl_client_begin(&client, &b, 64, &pending[i]);
		if (err != 0)
			return err;
		hnl_memory_share_req_encode(&b, 0, pending[i].seq, PORT, &req);
		err = hnl_client_submit(&client, &b, &pending[i]);
		if (err != 0)
			return err;
	}
	err = hnl_client_flush(&client);
	while (err >= 0 && done < n) {
		err = hnl_client_poll(&client);
		if (err > 0)
			done += (unsigned int)err;
	}
	for (i = 0; i < n && err >= 0; i++)
		if (pending[i].err != 0)
			err = pending[i].err;
	return err < 0 ? err : 0;
}

static int measure(unsigned int batch)
{
	uint64_t kicks = guest_stat(HNL_STAT_KICK), start, ns;
	unsigned int n;
	int err;

	start = guest_clock_ns();
	for (n = 0; n < CALLS; n += batch) {
		err = run_batch(batch);
		if (err != 0)
			return err;
	}
	ns = guest_clock_ns() - start;
	kicks = guest_stat(HNL_STAT_KICK) - kicks;
	guest_print("  ");
	print_padded(guest_host_name, 8);
	print_column(batch, 6);
	print_column(CALLS, 8);
	print_column(kicks, 11);
	print_column(ns / CALLS, 11);
	guest_print("\n");
	return 0;
}

static int measure_batches(void)
{
	static const unsigned int batch[] = { 1, 8, 64, 512 };
	unsigned int i;
	int err = 0;

	guest_print("  host     batch   calls  doorbells  ns a call\n");
	for (i = 0; i < 4 && err == 0; i++)
		err = measure(batch[i]);
	return err;
}

/* ---- a newer request, a wrong one, a private page ---- */

static int show_newer(void)
{
	struct hnl_extack x;
	int err = share(RING_GPA, 1, HNL_F_REPORT, true, &x);

	if (err != 0 || x.ignored_listed != 1)
		return err != 0 ? err : -HNL_EBADMSG;
	guest_print("  newer:   memory.share with an unknown attribute: done; "
		    "ignored attribute ");
	guest_print_number(x.ignored[0].type);
	guest_print(" at byte ");
	guest_print_number(x.ignored[0].offset);
	guest_print("\n");
	return 0;
}

/* The second range of three is not aligned: nothing runs. */
static int show_refused(void)
{
	struct hnl_head h = { HNL_MEMORY_FAMILY, HNL_F_REQUEST, ++guest.seq,
			      PORT, HNL_MEMORY_CMD_MAP, HNL_MEMORY_VERSION };
	struct hnl_builder b;
	struct hnl_nest nest;
	struct hnl_extack x;
	struct hnl_msg reply;
	char text[160];
	int i, err;

	hnl_builder_init(&b, window(0), HNL_PAGE);
	hnl_msg_begin(&b, &h);
	for (i = 0; i < 3; i++) {
		nest = hnl_attr_nest_begin(&b, HNL_MEMORY_A_RANGE);
		/* By hand: the generated encoder would not write this. */
		hnl_attr_put_u64(&b, HNL_MEMORY_A_RANGE_GPA,
				 RING_GPA + (i == 1 ? 4 : 0));
		hnl_attr_put_u64(&b, HNL_MEMORY_A_RANGE_PAGES, 1);
		hnl_attr_nest_end(&b, nest);
	}
	hnl_msg_end(&b);
	err = call_direct(&b, guest.seq, &reply, &x);
	if (err != 0 || x.err == 0)
		return err != 0 ? err : -HNL_EBADMSG;
	(void)hnl_explain(text, sizeof(text), &hnl_memory_family,
			  &hnl_memory_names, window(0), b.len, &x);
	guest_print("  refused: ");
	guest_print(text);
	guest_print("\n");
	return 0;
}

static int show_private(void)
{
	const uint64_t arg[4] = { PRIVATE_GPA, HNL_MSGHDR,
				  guest.found.window_gpa, HNL_PAGE };
	uint64_t value;
	int err = (int)guest_hypercall(HNL_CALL, arg, &value);

	if (err != -HNL_EFAULT || guest_is_visible(PRIVATE_GPA))
		return err != 0 ? err : -HNL_EBADMSG;
	guest_print("  private: a request in a page that was not shared: "
		    "EFAULT; the hypervisor cannot read it\n");
	if (guest_touch(GUEST_STRAY_GPA))
		return -HNL_EBADMSG;
	guest_print("  stray:   an access outside guest memory: faults into "
		    "the hypervisor\n");
	return 0;
}

int guest_main(void)
{
	int err = hnl_guest_init(&guest, &guest_port, NULL);

	if (err != 0)
		return fail("discovery", err);
	err = make_ring();
	if (err != 0)
		return fail("making a ring", err);
	err = measure_batches();
	if (err != 0)
		return fail("a batch", err);
	err = show_newer();
	if (err != 0)
		return fail("a newer request", err);
	err = show_refused();
	if (err != 0)
		return fail("a wrong request", err);
	err = show_private();
	return err != 0 ? fail("a private page", err) : 0;
}
