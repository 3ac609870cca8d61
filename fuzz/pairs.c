/* SPDX-License-Identifier: MIT */
/*
 * Writes the seeds of fuzz/corpus/session in which one guest does something to
 * the other: from there a fuzzer finds the ways across, which by chance it
 * hardly does, for a number of one must be named by the other.
 *
 *	cross-event	a port of each is bound to the other's, and closed
 *	cross-reset	likewise, and the other is paused and reset
 *	cross-view	an access of one is a violation that the other answers
 *	cross-destroy	one is destroyed by the other, and made again
 *	cross-told	each hears of what becomes of the other
 *
 * usage: pairs FOLDER
 */
#include <stdio.h>
#include <string.h>

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_view.h"
#include "input.h"
#include "world.h"

static uint8_t out[8192];
static size_t len;
static uint8_t msg[512];
static struct hnl_builder b;
static uint32_t seq;

static void put(uint8_t byte)
{
	require(len < sizeof(out));
	out[len++] = byte;
}

static void begin(void)
{
	hnl_builder_init(&b, msg, sizeof(msg));
}

/* poke page, offset, n, n bytes. */
static void poke(uint8_t who, uint8_t page, const uint8_t *p, size_t n)
{
	size_t i;

	require(n < 256);
	put((uint8_t)(who << 7));
	put(page);
	put(0);
	put((uint8_t)n);
	for (i = 0; i < n; i++)
		put(p[i]);
}

/* What was built, by a CALL until it is answered. */
static void call(uint8_t who)
{
	static const uint8_t reply[] = { 1, 0, 128 };
	size_t i, times;

	require(b.err == 0);
	poke(who, 0, msg, b.len);
	for (times = 0; times < 4; times++) {
		put((uint8_t)(who << 7 | 1));
		put(0);
		put(0);
		put((uint8_t)(b.len / 4));
		for (i = 0; i < sizeof(reply); i++)
			put(reply[i]);
	}
}

static void happen(uint8_t who, uint8_t what, uint8_t v)
{
	put((uint8_t)(who << 7 | 6));
	put(what);
	put(v);
}

static void kick(uint8_t who)
{
	put((uint8_t)(who << 7 | 2));
	put(0);
}

static void write_seed(const char *folder, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "wb");
	require(f != NULL && fwrite(out, 1, len, f) == len && fclose(f) == 0);
	len = 0;
	seq = 0;
}

/* ---- events ---- */

/* The other's port 1 waits for one of ours; then they are one channel. */
static void bind_ports(uint8_t who)
{
	struct hnl_event_alloc_unbound_req alloc;
	struct hnl_event_bind_interdomain_req bind;

	begin();
	hnl_event_alloc_unbound_req_init(&alloc);
	hnl_event_alloc_unbound_req_set_remote_domain(&alloc, who);
	hnl_event_alloc_unbound_req_encode(&b, HNL_F_REQUEST, seq++, 0,
					   &alloc);
	call(!who);
	begin();
	hnl_event_bind_interdomain_req_init(&bind);
	hnl_event_bind_interdomain_req_set_remote_domain(&bind, !who);
	hnl_event_bind_interdomain_req_set_remote_port(&bind, 1);
	hnl_event_bind_interdomain_req_encode(&b, HNL_F_REQUEST, seq++, 0,
					      &bind);
	call(who);
}

static void send_and_close(uint8_t who)
{
	struct hnl_event_send_req send;
	struct hnl_event_close_req close;

	begin();
	hnl_event_send_req_init(&send);
	hnl_event_send_req_set_port(&send, 1);
	hnl_event_send_req_encode(&b, HNL_F_REQUEST, seq++, 0, &send);
	hnl_event_close_req_init(&close);
	hnl_event_close_req_set_port(&close, 1);
	hnl_event_close_req_encode(&b, HNL_F_REQUEST, seq++, 0, &close);
	call(who);
}

static void pause_and_reset(uint8_t who)
{
	struct hnl_domain_pause_req pause;
	struct hnl_event_reset_req reset;

	begin();
	hnl_domain_pause_req_init(&pause);
	hnl_domain_pause_req_set_domain(&pause, !who);
	hnl_domain_pause_req_encode(&b, HNL_F_REQUEST, seq++, 0, &pause);
	hnl_event_reset_req_init(&reset);
	hnl_event_reset_req_set_domain(&reset, !who);
	hnl_event_reset_req_encode(&b, HNL_F_REQUEST, seq++, 0, &reset);
	call(who);
}

/* ---- rings and groups ---- */

/* Ring 0 of pages 4, 5 and 6; it hears of a group. */
static void join(uint8_t who, uint16_t family, uint8_t group)
{
	struct hnl_ctrl_ring_create_req ring;
	struct hnl_ctrl_group_join_req req;
	uint8_t sq[8], cq[8];

	hnl_store_le64(sq, GPA(5));
	hnl_store_le64(cq, GPA(6));
	begin();
	hnl_ctrl_ring_create_req_init(&ring);
	hnl_ctrl_ring_create_req_set_id(&ring, 0);
	hnl_ctrl_ring_create_req_set_control(&ring, GPA(4));
	hnl_ctrl_ring_create_req_set_submission(&ring, sq, sizeof(sq));
	hnl_ctrl_ring_create_req_set_completion(&ring, cq, sizeof(cq));
	hnl_ctrl_ring_create_req_encode(&b, HNL_F_REQUEST, seq++, 0, &ring);
	hnl_ctrl_group_join_req_init(&req);
	hnl_ctrl_group_join_req_set_family(&req, family);
	hnl_ctrl_group_join_req_set_group(&req, group);
	hnl_ctrl_group_join_req_set_ring(&req, 0);
	hnl_ctrl_group_join_req_encode(&b, HNL_F_REQUEST, seq++, 0, &req);
	call(who);
}

/* ---- views ---- */

static void watch(uint8_t who)
{
	struct hnl_view_state_set_req on;
	struct hnl_view_notify_enable_req notify;
	struct hnl_view_access_set_req access;

	begin();
	hnl_view_state_set_req_init(&on);
	hnl_view_state_set_req_set_domain(&on, !who);
	hnl_view_state_set_req_set_state(&on, HNL_VIEW_STATE_ON);
	hnl_view_state_set_req_encode(&b, HNL_F_REQUEST, seq++, 0, &on);
	hnl_view_notify_enable_req_init(&notify);
	hnl_view_notify_enable_req_set_domain(&notify, !who);
	hnl_view_notify_enable_req_set_vcpu(&notify, 0);
	hnl_view_notify_enable_req_encode(&b, HNL_F_REQUEST, seq++, 0,
					  &notify);
	hnl_view_access_set_req_init(&access);
	hnl_view_access_set_req_set_domain(&access, !who);
	hnl_view_access_set_req_set_view(&access, 0);
	hnl_view_access_set_req_set_gpa(&access, GPA(2));
	hnl_view_access_set_req_set_access(&access, HNL_VIEW_ACCESS_N);
	hnl_view_access_set_req_encode(&b, HNL_F_REQUEST, seq++, 0, &access);
	call(who);
}

static void answer(uint8_t who)
{
	struct hnl_view_answer_req req;

	begin();
	hnl_view_answer_req_init(&req);
	hnl_view_answer_req_set_domain(&req, !who);
	hnl_view_answer_req_set_vcpu(&req, 0);
	hnl_view_answer_req_set_number(&req, 1);
	hnl_view_answer_req_encode(&b, HNL_F_REQUEST, seq++, 0, &req);
	call(who);
}

/* ---- domains ---- */

static void destroy(uint8_t who)
{
	struct hnl_domain_destroy_req req;

	begin();
	hnl_domain_destroy_req_init(&req);
	hnl_domain_destroy_req_set_domain(&req, !who);
	hnl_domain_destroy_req_encode(&b, HNL_F_REQUEST, seq++, 0, &req);
	call(who);
}

static void create(uint8_t who)
{
	struct hnl_domain_create_req req;

	begin();
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_domain(&req, !who);
	hnl_domain_create_req_set_max_vcpus(&req, VCPUS);
	hnl_domain_create_req_encode(&b, HNL_F_REQUEST, seq++, 0, &req);
	call(who);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	bind_ports(0);
	send_and_close(0);
	bind_ports(1);
	write_seed(argv[1], "cross-event");
	bind_ports(0);
	pause_and_reset(0);
	write_seed(argv[1], "cross-reset");
	join(0, HNL_VIEW_FAMILY, HNL_VIEW_GROUP_VIOLATION);
	watch(0);
	happen(1, 6, 2);
	kick(0);
	answer(0);
	happen(1, 6, 2);
	write_seed(argv[1], "cross-view");
	bind_ports(0);
	destroy(0);
	create(0);
	bind_ports(0);
	write_seed(argv[1], "cross-destroy");
	join(0, HNL_DOMAIN_FAMILY, HNL_DOMAIN_GROUP_STATE);
	join(1, HNL_DOMAIN_FAMILY, HNL_DOMAIN_GROUP_STATE);
	pause_and_reset(0);
	kick(0);
	destroy(1);
	kick(1);
	write_seed(argv[1], "cross-told");
	return 0;
}
