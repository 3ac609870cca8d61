/* SPDX-License-Identifier: MIT */
/*
 * A hostile saved state: the input is some choices, and the stream.
 *
 *	call_bytes / 64, calls, budget and quantum, how; records ...
 *
 * The stream is refused, and the domain is as if it had not been tried: it
 * saves as one that was just made. Or it makes a domain whose own save can be
 * restored, and that goes on: what was in flight has its turns, by KICK, by the
 * same CALL again, by the hypervisor's own time, by its peer. After each entry
 * the books agree (books.h). All families are there, and in them some of what
 * their calls name; the quotas are the input's, down to less than one reply.
 */
#include <string.h>

#include <hnl/snapshot.h>

#include "books.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#include "input.h"
#include "records.h"

#define HEAD 4
#define STREAM_MAX 65536
#define ROUNDS 24

static struct guest *const guest = &world.guest[0];

/* ---- the domain that is restored ---- */

static struct world_config config_of(const uint8_t head[HEAD])
{
	struct world_config c = {
		.call_bytes = 64 * (1u + head[0]),
		.calls = 1 + head[1] % 16,
		.budget = 1 + head[2] % 16,
		.quantum = 1 + head[2] / 16,
		.max_message = 2048,
		.event_bytes = 512,
		.forwards = head[3] & 1,
	};

	return c;
}

static void put_views(struct hnl_builder *b)
{
	struct hnl_view_state_set_req on;
	struct hnl_view_create_req view;
	struct hnl_nested_view_create_req nested;

	hnl_view_state_set_req_init(&on);
	hnl_view_state_set_req_set_state(&on, HNL_VIEW_STATE_ON);
	hnl_view_state_set_req_encode(b, HNL_F_REQUEST, 1, 0, &on);
	hnl_view_create_req_init(&view);
	hnl_view_create_req_set_default_access(&view, HNL_VIEW_ACCESS_RWX);
	hnl_view_create_req_encode(b, HNL_F_REQUEST, 2, 0, &view);
	hnl_nested_view_create_req_init(&nested);
	hnl_nested_view_create_req_encode(b, HNL_F_REQUEST, 3, 0, &nested);
	hnl_nested_view_create_req_encode(b, HNL_F_REQUEST, 4, 0, &nested);
}

static void put_ports(struct hnl_builder *b)
{
	struct hnl_event_alloc_unbound_req req;
	uint32_t i;

	hnl_event_alloc_unbound_req_init(&req);
	for (i = 0; i < 6; i++) {
		hnl_event_alloc_unbound_req_set_remote_domain(
			&req, (uint16_t)(i % 2));
		hnl_event_alloc_unbound_req_encode(b, HNL_F_REQUEST, 5 + i, 0,
						   &req);
	}
}

/* What its calls name is there: it outlives the domain, as on a real host. */
static void furnish(void)
{
	struct hnl_direct regs = { GPA(0), 0, GPA(1), 2 * HNL_PAGE };
	struct hnl_builder b;
	uint64_t value;
	int err, turns = 0;

	hnl_builder_init(&b, guest->ram, HNL_PAGE);
	put_views(&b);
	put_ports(&b);
	regs.request_len = b.len;
	do {
		err = hnl_hv_call(world.cpu, guest->domain, 0, &regs, &value);
	} while (err == -HNL_EAGAIN && turns++ < 500);
	require(b.err == 0 && err == 0);
}

static void open_all(const uint8_t head[HEAD])
{
	const struct world_config config = config_of(head);

	world_open(&config);
	furnish();
	guest_unmake(guest);
	guest_make(guest);
}

/* ---- streams ---- */

struct saved {
	size_t len;
	uint8_t byte[STREAM_MAX];
};

static struct saved fresh, first, last;

/* Saves it, within the bound. */
static void save(struct saved *to)
{
	struct hnl_save s;
	size_t n;
	int err;

	require(hnl_domain_freeze(guest->domain) == 0);
	hnl_save_begin(&s, guest->domain);
	to->len = 0;
	do {
		require(to->len <= STREAM_MAX - 4096);
		err = hnl_save_next(&s, world.cpu, to->byte + to->len, 4096,
				    &n);
		to->len += n;
	} while (err == -HNL_EAGAIN);
	require(err == 0 && to->len <= hnl_save_size(guest->domain));
	hnl_domain_thaw(guest->domain);
}

/* 0: restored. */
static int restore(const uint8_t *data, size_t size)
{
	static struct hnl_restore r;
	int err;

	require(hnl_restore_begin(&r, guest->domain, data, size) == 0);
	do {
		err = hnl_restore_check(&r, world.cpu, 16);
	} while (err == -HNL_EAGAIN);
	require(err == r.report.err && r.report.offset <= size);
	while (err == 0 && hnl_restore_commit(&r) == -HNL_EAGAIN)
		;
	return err;
}

static void make_anew(void)
{
	guest_unmake(guest);
	guest_make(guest);
}

/* ---- it goes on ---- */

/* The peer agrees to what it was asked, or answers with something else. */
static void answer(unsigned int i)
{
	static const struct hnl_head head = { HNL_NESTED_FAMILY, 0, 0, 0, 0,
					      1 };
	struct hnl_extack x;
	struct hnl_builder b;
	uint8_t msg[64];

	hnl_extack_clear(&x);
	if (i % 4 == 3)
		x.err = -HNL_EACCES;
	hnl_builder_init(&b, msg, sizeof(msg));
	hnl_ack_put(&b, HNL_MSG_ERROR, &head, HNL_MSGHDR, &x);
	require(b.err == 0);
	require(hnl_forward_answer(world.cpu, guest->domain,
				   guest->token[i % TOKENS], msg, b.len) <= 0);
}

static void call_again(void)
{
	struct hnl_direct regs;
	uint64_t value;
	uint32_t v;

	for (v = 0; v < VCPUS; v++) {
		if (!books_find_call(guest, v, &regs))
			continue;
		(void)!hnl_hv_call(world.cpu, guest->domain, v, &regs, &value);
		books_check(guest, true);
	}
}

/* What its calls did to the other guest, or to itself, becomes true. */
static bool go_on(unsigned int round, uint8_t how)
{
	world_settle();
	if (guest->domain == NULL)
		return false;
	call_again();
	require(hnl_hv_kick(world.cpu, guest->domain, round % RINGS) <= 0);
	books_check(guest, true);
	if (how & 2 || round % 4 == 3)
		books_read_all(guest);
	(void)hnl_hv_serve(world.cpu, world.hv);
	books_check(guest, true);
	if (how & 4)
		answer(round);
	if (round % 8 == 7) {
		world.ticks++;
		require(hnl_forward_expire(guest->domain) == 0);
	}
	books_check(guest, true);
	return true;
}

static void live(uint8_t how)
{
	unsigned int i;

	books_make_believe(guest);
	guest->peer_gone = how & 8;
	world.strict = how & 16;
	for (i = 0; i < ROUNDS; i++) {
		world.preempted = (how & 32) && i % 2;
		if (!go_on(i, how))
			return;
	}
	world.preempted = false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t head[HEAD] = { 0 };
	int err;

	memcpy(head, data, size < HEAD ? size : HEAD);
	data += size < HEAD ? size : HEAD;
	size -= size < HEAD ? size : HEAD;
	open_all(head);
	save(&fresh);
	make_anew();
	err = restore(data, size);
	books_check(guest, true);
	save(&first);
	if (err != 0)
		require(first.len == fresh.len &&
			memcmp(first.byte, fresh.byte, fresh.len) == 0);
	if (err == 0)
		live(head[3]);
	world_settle();
	if (err == 0 && guest->domain != NULL) {
		save(&last);
		make_anew();
		require(restore(last.byte, last.len) == 0);
		make_anew();
		require(restore(first.byte, first.len) == 0);
	}
	world_check_models();
	world_close();
	return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max,
			       unsigned int seed)
{
	return mutate_records(HEAD, data, size, max, seed);
}
