/* SPDX-License-Identifier: MIT */
/*
 * Writes the seeds of fuzz/corpus/restore: real saves of domains as
 * fuzz/restore.c restores them.
 *
 *	call-FAMILY-COMMAND	numbers: of a CALL in flight, its reply begun
 *	ring-...		likewise, by a ring
 *	held-...		in flight, and none of its reply is there yet
 *	forwarded-...		a peer has it
 *	events			events wait
 *
 * Guests do what chance tells them, by messages that the tables allow, until
 * each state was met that is met at all; the fewest calls that show it. Chance
 * has a seed of its own: the files are the same everywhere.
 *
 * usage: save FOLDER
 */
#include <stdio.h>

#define LLVMFuzzerTestOneInput restore_one_input
#define LLVMFuzzerCustomMutator restore_mutator
#include "restore.c"
#undef LLVMFuzzerTestOneInput
#undef LLVMFuzzerCustomMutator

#include "hnl_ctrl.h"
#include "hnl_state.h"
#include "schemas.h"

#define LIVES 20000
#define STEPS 120
#define SEEDS_MAX 200
#define SHOWN_MAX 4096	/* bytes of a seed, about */

static struct random chance = { 0x9e3779b97f4a7c15 };
static struct saved taken;

/* ---- seeds, the shortest of each kind ---- */

static struct seed {
	char name[64];
	size_t len;
	uint8_t byte[HEAD + STREAM_MAX];
} *seed[SEEDS_MAX];
static size_t n_seeds;

static void keep(const char *name, const uint8_t *head)
{
	struct seed *s;
	size_t i;

	for (i = 0; i < n_seeds && strcmp(seed[i]->name, name) != 0; i++)
		;
	if (i == n_seeds) {
		require(n_seeds < SEEDS_MAX);
		seed[n_seeds++] = (struct seed *)calloc(1, sizeof(**seed));
	}
	s = seed[i];
	if (s->len != 0 && s->len <= HEAD + taken.len)
		return;
	snprintf(s->name, sizeof(s->name), "%s", name);
	memcpy(s->byte, head, HEAD);
	memcpy(s->byte + HEAD, taken.byte, taken.len);
	s->len = HEAD + taken.len;
}

static void write_seeds(const char *folder)
{
	char name[4096];
	size_t i;
	FILE *f;

	for (i = 0; i < n_seeds; i++) {
		if (seed[i]->len > SHOWN_MAX)
			continue;
		snprintf(name, sizeof(name), "%s/%s", folder, seed[i]->name);
		f = fopen(name, "wb");
		require(f != NULL &&
			fwrite(seed[i]->byte, 1, seed[i]->len, f) ==
				seed[i]->len &&
			fclose(f) == 0);
	}
	printf("%zu seeds\n", n_seeds);
}

/* ---- what a stream shows ---- */

static uint32_t member_of(size_t pos, uint16_t type)
{
	size_t end = pos + hnl_load_le32(taken.byte + pos);
	struct hnl_attr a = hnl_attr_find(taken.byte, end, pos + HNL_MSGHDR,
					  type);

	return a.reason == HNL_REASON_NONE && a.len >= 4 ?
		       hnl_load_le32(taken.byte + a.off) :
		       0;
}

static void name_call(size_t pos, char *name, size_t size)
{
	uint32_t state = member_of(pos, HNL_STATE_A_CALL_STATE);
	size_t at = pos + hnl_load_le32(taken.byte + pos);
	struct hnl_attr a = hnl_attr_at(taken.byte, taken.len,
					at + HNL_MSGHDR);
	uint16_t type = hnl_load_le16(taken.byte + a.off + 4);
	uint8_t cmd = taken.byte[a.off + HNL_NLHDR];
	const char *how = "held";

	if (state == HNL_STATE_CALL_STATE_FORWARDED)
		how = "forwarded";
	else if (member_of(pos, HNL_STATE_A_CALL_REPLY_LENGTH) != 0)
		how = state == HNL_STATE_CALL_STATE_READY ? "ring" : "call";
	snprintf(name, size, "%s-%u-%u", how, type, cmd);
}

static void look(const uint8_t *head)
{
	char name[64];
	size_t pos;
	uint8_t cmd;

	keep("new", head);
	for (pos = 0; pos < taken.len; pos += hnl_load_le32(taken.byte + pos)) {
		cmd = taken.byte[pos + HNL_NLHDR];
		if (cmd == HNL_STATE_CMD_EVENT)
			keep("events", head);
		if (cmd == HNL_STATE_CMD_NARROW)
			keep("narrow", head);
		if (cmd != HNL_STATE_CMD_CALL)
			continue;
		name_call(pos, name, sizeof(name));
		keep(name, head);
	}
}

/* ---- a life ---- */

static void call(uint32_t vcpu, const uint8_t *msg, size_t len)
{
	struct hnl_direct regs = { GPA(vcpu), len, GPA(2), 2 * HNL_PAGE };
	uint64_t value;

	memcpy(guest_page(guest, vcpu), msg, len);
	(void)!hnl_hv_call(world.cpu, guest->domain, vcpu, &regs, &value);
}

/* To its end: what the life begins with. */
static void call_all(const uint8_t *msg, size_t len)
{
	int i;

	call(0, msg, len);
	for (i = 0; i < 20; i++)
		call_again();
}

/* Ring 0: control page 4, submission 5, completion 6 to 9. */
static void open_ring(void)
{
	struct hnl_ctrl_ring_create_req ring;
	uint8_t sq[8], cq[32], msg[128];
	struct hnl_builder b;
	size_t i;

	hnl_store_le64(sq, GPA(5));
	for (i = 0; i < 4; i++)
		hnl_store_le64(cq + 8 * i, GPA(6 + i));
	hnl_ctrl_ring_create_req_init(&ring);
	hnl_ctrl_ring_create_req_set_id(&ring, 0);
	hnl_ctrl_ring_create_req_set_control(&ring, GPA(4));
	hnl_ctrl_ring_create_req_set_submission(&ring, sq, sizeof(sq));
	hnl_ctrl_ring_create_req_set_completion(&ring, cq, sizeof(cq));
	hnl_builder_init(&b, msg, sizeof(msg));
	hnl_ctrl_ring_create_req_encode(&b, HNL_F_REQUEST, 1, 0, &ring);
	require(b.err == 0);
	call_all(msg, b.len);
}

static void join(void)
{
	struct hnl_ctrl_group_join_req req;
	uint8_t msg[128];
	struct hnl_builder b;

	hnl_ctrl_group_join_req_init(&req);
	hnl_ctrl_group_join_req_set_family(&req, HNL_CTRL_FAMILY);
	hnl_ctrl_group_join_req_set_group(&req, HNL_CTRL_GROUP_PROGRESS);
	hnl_ctrl_group_join_req_set_ring(&req, 0);
	hnl_builder_init(&b, msg, sizeof(msg));
	hnl_ctrl_group_join_req_encode(&b, HNL_F_REQUEST, 1, 0, &req);
	require(b.err == 0);
	call_all(msg, b.len);
}

static void send(const uint8_t *msg, size_t len)
{
	uint8_t *control = guest_page(guest, 4);
	uint32_t prod = hnl_load_le32(control + HNL_RING_SQ_PRODUCER);
	uint32_t cons = hnl_load_le32(control + HNL_RING_SQ_CONSUMER);

	if (prod - cons + len > HNL_PAGE || prod % HNL_PAGE + len > HNL_PAGE)
		return;
	memcpy(guest_page(guest, 5) + prod % HNL_PAGE, msg, len);
	hnl_store_le32(control + HNL_RING_SQ_PRODUCER,
		       prod + (uint32_t)hnl_align(len));
}

static void step(void)
{
	static uint8_t msg[1600];
	size_t n = make_message(&chance, msg, sizeof(msg), 0x3f, 0);

	switch (below(&chance, 7)) {
	case 0:
		call((uint32_t)below(&chance, VCPUS), msg, n);
		break;
	case 5:
		call_again();
		break;
	case 6:
		answer((unsigned int)below(&chance, 16));
		break;
	case 1:
	case 2:
		send(msg, n);
		break;
	case 3:
		(void)!hnl_hv_kick(world.cpu, guest->domain, 0);
		break;
	default:
		if (below(&chance, 2))
			books_read_all(guest);
		break;
	}
}

static void lead_a_life(void)
{
	uint8_t head[HEAD] = { 0 };
	int i;

	head[0] = (uint8_t)(16 + below(&chance, 100));
	head[1] = (uint8_t)(2 + below(&chance, 4));
	head[2] = (uint8_t)below(&chance, 64);
	head[3] = (uint8_t)below(&chance, 2) | 2;
	open_all(head);
	open_ring();
	if (below(&chance, 4) == 0)
		join();
	for (i = 0; i < STEPS && guest->domain != NULL; i++) {
		step();
		world_settle();
		if (guest->domain == NULL || i % 4 != 3)
			continue;
		save(&taken);
		look(head);
	}
	world_close();
}

int main(int argc, char **argv)
{
	int i;

	if (argc != 2)
		return 2;
	for (i = 0; i < LIVES; i++)
		lead_a_life();
	write_seeds(argv[1]);
	return 0;
}
