/* SPDX-License-Identifier: MIT */
/*
 * The rig's guest, its host and its peer, which is a process: begun, asked and
 * ended. rig.h draws it. A peer must come when it was begun, and end with 0
 * when it was told to: else the test fails.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <inttypes.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rig.h"

#define SQ_PAGES 4u
#define CQ_PAGES 4u
#define RING_PAGES (1 + SQ_PAGES + CQ_PAGES)
#define FIRST_RING_PAGE 8u	/* those before it: direct calls */
#define WAIT_MS 30000u

extern char **environ;

const char *rig_peer_program;

/* ---- the guest's port ---- */

static bool discover(void *env, struct hnl_discovery *found)
{
	(void)env;
	found->abi = HNL_ABI_VERSION;
	found->window_gpa = RIG_GPA;
	found->window_pages = RIG_WINDOW;
	return true;
}

static int call(void *env, uint64_t request, uint64_t request_len,
		uint64_t reply, uint64_t reply_len, uint64_t *value)
{
	const uint64_t arg[4] = { request, request_len, reply, reply_len };

	return inproc_trap(((struct rig *)env)->host, HNL_CALL, arg, value);
}

static int kick(void *env, uint32_t ring)
{
	const uint64_t arg[4] = { ring, 0, 0, 0 };
	uint64_t value;

	return inproc_trap(((struct rig *)env)->host, HNL_KICK, arg, &value);
}

static uint64_t gpa_of(void *env, const void *p)
{
	const uint8_t *ram = inproc_guest_memory(((struct rig *)env)->host);

	return RIG_GPA + (uint64_t)((const uint8_t *)p - ram);
}

static void wait_a_while(void *env)
{
	inproc_wait_peer(((struct rig *)env)->host, 10);
}

static const struct hnl_guest_port port = {
	.discover = discover, .call = call, .kick = kick, .gpa_of = gpa_of,
	.wait = wait_a_while,
};

static uint8_t *page_at(const struct rig *r, unsigned int page)
{
	return inproc_guest_memory(r->host) + (size_t)page * HNL_PAGE;
}

/* ---- the machine ---- */

void rig_reset_books(struct rig *r)
{
	FILE *f = fopen(r->books, "w");

	assert_non_null(f);
	fprintf(f, "%#" PRIx64 " %u\n", RIG_GPA, RIG_WINDOW);
	fclose(f);
}

static void name_files(struct rig *r)
{
	strcpy(r->dir, "/tmp/hnl-peer-XXXXXX");
	assert_non_null(mkdtemp(r->dir));
	snprintf(r->socket, sizeof(r->socket), "%s/socket", r->dir);
	snprintf(r->books, sizeof(r->books), "%s/books", r->dir);
	snprintf(r->log, sizeof(r->log), "%s/log", r->dir);
	rig_reset_books(r);
}

struct rig *rig_open(uint32_t deadline)
{
	/* A ring leaves as many places as it takes. */
	return rig_open_small(deadline, (RIG_RINGS + 1) * RIG_SLOTS);
}

struct rig *rig_open_small(uint32_t deadline, uint16_t calls)
{
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY,
						HNL_GRANT_ALL };
	static const struct hnl_handling_of rule[] = {
		{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_MAP, HNL_FORWARD },
		{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD },
		{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE, HNL_FORWARD },
	};
	static const struct hnl_agreement agreement = {
		HNL_MEMORY_FAMILY, HNL_MEMORY_FEATURE_LIST_SHARED
	};
	struct inproc_config cfg = {
		.first_gpa = RIG_GPA, .pages = RIG_PAGES,
		.reach = RIG_PAGES * HNL_PAGE, .window_gpa = RIG_GPA,
		.window_pages = RIG_WINDOW, .max_message = HNL_PAGE,
		.rings = RIG_RINGS, .ring_pages = 16,
		.grant = &grant, .n_grants = 1, .deferred = true,
		.rule = rule, .n_rules = COUNT(rule), .deadline = deadline,
		.calls = calls, .call_bytes = calls * 256u,
		.agreement = &agreement, .n_agreements = 1,
	};
	struct rig *r = calloc(1, sizeof(*r));

	assert_non_null(r);
	name_files(r);
	cfg.peer_path = r->socket;
	r->host = inproc_create(&cfg);
	assert_non_null(r->host);
	assert_int_equal(hnl_guest_init(&r->guest, &port, r), 0);
	return r;
}

void rig_close(struct rig *r)
{
	if (r->peer != 0)
		rig_end_peer(r);
	inproc_destroy(r->host);
	assert_int_not_equal(access(r->socket, F_OK), 0);
	unlink(r->books);
	unlink(r->log);
	assert_int_equal(rmdir(r->dir), 0);
	free(r);
}

/* ---- the process ---- */

static void spawn(struct rig *r, const char *policy, const char *n, int input)
{
	char ram[48];
	const char *argv[] = { rig_peer_program, "-b", r->books, r->socket,
			       ram, policy, n, NULL };
	posix_spawn_file_actions_t files;
	int flags = O_WRONLY | O_CREAT | O_APPEND;

	snprintf(ram, sizeof(ram), "%#" PRIx64 ":%u", RIG_GPA, RIG_PAGES);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, input, 0);
	posix_spawn_file_actions_addopen(&files, 1, r->log, flags, 0600);
	assert_int_equal(posix_spawn(&r->peer, argv[0], &files, NULL,
				     (char *const *)(uintptr_t)argv, environ),
			 0);
	posix_spawn_file_actions_destroy(&files);
}

void rig_start_peer(struct rig *r, const char *policy, const char *n)
{
	int input[2];

	assert_int_equal(pipe2(input, O_CLOEXEC), 0);
	spawn(r, policy, n, input[0]);
	close(input[0]);
	r->to_peer = input[1];
	r->peers++;
	while (inproc_peer_counts(r->host).came != r->peers) {
		assert_int_equal(waitpid(r->peer, NULL, WNOHANG), 0);
		inproc_wait_peer(r->host, 10);
	}
}

void rig_lose_peer(struct rig *r)
{
	int status;

	assert_int_equal(waitpid(r->peer, &status, 0), r->peer);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	close(r->to_peer);
	r->peer = 0;
	while (inproc_peer_counts(r->host).went != r->peers)
		inproc_wait_peer(r->host, 10);
}

void rig_end_peer(struct rig *r)
{
	close(r->to_peer);
	r->to_peer = -1;
	rig_lose_peer(r);
}

void rig_wake_peer(struct rig *r)
{
	assert_int_equal(write(r->to_peer, "\n", 1), 1);
}

/* ---- rings ---- */

void rig_open_ring(struct rig *r, unsigned int ring)
{
	struct rig_ring *t = &r->ring[ring];
	uint8_t *base = page_at(r, FIRST_RING_PAGE + ring * RING_PAGES);
	struct hnl_client_config cfg = {
		.ring = ring, .port = RIG_PORT, .control = base,
		.sq = base + HNL_PAGE,
		.cq = base + (1 + SQ_PAGES) * HNL_PAGE,
		.sq_pages = SQ_PAGES, .cq_pages = CQ_PAGES,
		.slot = t->slot, .n_slots = RIG_SLOTS,
		.inbox = t->inbox, .inbox_size = sizeof(t->inbox),
		.scratch = page_at(r, 0), .scratch_size = HNL_PAGE,
	};
	struct hnl_extack x;
	int err = hnl_client_create(&t->client, &r->guest, &cfg, &x);

	if (err == -HNL_EEXIST) {
		assert_int_equal(hnl_client_destroy(&t->client, &x), 0);
		err = hnl_client_create(&t->client, &r->guest, &cfg, &x);
	}
	assert_int_equal(err, 0);
}

unsigned int rig_poll(struct rig *r, unsigned int ring)
{
	struct hnl_client *c = &r->ring[ring].client;
	int n = hnl_client_poll(c);

	if (n == 0 && hnl_client_sleep(c)) {
		if (!inproc_wait(r->host, ring, WAIT_MS))
			abort(); /* asleep, and nobody came */
		n = hnl_client_poll(c);
	}
	if (n < 0)
		abort();
	return (unsigned int)n;
}

/* ---- one request, waited for ---- */

static void gather(struct hnl_pending *p, const uint8_t *buf,
		   const struct hnl_msg *m, bool last)
{
	struct rig_answer *a = p->ctx;
	size_t len = m->end - m->off;

	a->last += last;
	if (len > sizeof(a->buf) - a->len)
		abort();
	memcpy(a->buf + a->len, buf + m->off, len);
	a->len += len;
}

static uint32_t ask_by_ring(struct rig *r, unsigned int ring,
			    const struct hnl_builder *b, struct rig_answer *a)
{
	struct hnl_client *c = &r->ring[ring].client;
	struct hnl_pending p = { .answer = gather, .ctx = a };
	struct hnl_builder to;
	uint8_t *at;

	assert_int_equal(hnl_client_begin(c, &to, b->len, &p), 0);
	at = hnl_builder_room(&to, b->len);
	memcpy(at, b->buf, b->len);
	hnl_store_le32(at + 8, p.seq);
	assert_int_equal(hnl_client_submit(c, &to, &p), 0);
	assert_int_equal(hnl_client_flush(c), 0);
	while (!p.done)
		(void)rig_poll(r, ring);
	return p.seq;
}

static uint32_t ask_by_call(struct rig *r, const struct hnl_builder *b,
			    struct rig_answer *a)
{
	struct hnl_guest_buffers m = {
		.request = page_at(r, 0), .request_len = b->len,
		.reply = page_at(r, 1), .reply_size = HNL_PAGE,
		.answers = a->buf, .answers_size = sizeof(a->buf),
	};

	memcpy(page_at(r, 0), b->buf, b->len);
	hnl_store_le32(page_at(r, 0) + 8, ++r->guest.seq);
	assert_int_equal(hnl_guest_call(&r->guest, &m, NULL), 0);
	a->len = m.answers_len;
	a->last = 1;
	return r->guest.seq;
}

int rig_ask(struct rig *r, unsigned int by, const struct hnl_builder *b,
	    struct rig_answer *a)
{
	uint32_t seq;

	assert_int_equal(hnl_builder_verdict(b), 0);
	a->len = 0;
	a->last = 0;
	seq = by == RIG_DIRECT ? ask_by_call(r, b, a) :
				 ask_by_ring(r, by, b, a);
	assert_int_equal(hnl_answer_find(a->buf, a->len, seq, &a->reply, &a->x),
			 0);
	assert_int_equal(a->last, 1);
	return a->x.err;
}

static void put_share(struct hnl_builder *b, uint32_t seq, uint64_t gpa,
		      uint64_t pages, bool share)
{
	struct hnl_memory_unshare_req unshare;
	struct hnl_memory_share_req req;

	if (share) {
		hnl_memory_share_req_init(&req);
		hnl_memory_share_req_set_gpa(&req, gpa);
		hnl_memory_share_req_set_pages(&req, pages);
		hnl_memory_share_req_encode(b, 0, seq, RIG_PORT, &req);
	} else {
		hnl_memory_unshare_req_init(&unshare);
		hnl_memory_unshare_req_set_gpa(&unshare, gpa);
		hnl_memory_unshare_req_set_pages(&unshare, pages);
		hnl_memory_unshare_req_encode(b, 0, seq, RIG_PORT, &unshare);
	}
}

int rig_share(struct rig *r, unsigned int by, unsigned int page,
	      unsigned int pages, struct rig_answer *a)
{
	struct hnl_builder b;
	uint8_t buf[64];

	hnl_builder_init(&b, buf, sizeof(buf));
	put_share(&b, 0, RIG_PAGE(page), pages, true);
	return rig_ask(r, by, &b, a);
}

int rig_unshare(struct rig *r, unsigned int by, unsigned int page,
		unsigned int pages, struct rig_answer *a)
{
	struct hnl_builder b;
	uint8_t buf[64];

	hnl_builder_init(&b, buf, sizeof(buf));
	put_share(&b, 0, RIG_PAGE(page), pages, false);
	return rig_ask(r, by, &b, a);
}

int rig_map(struct rig *r, unsigned int by, unsigned int page,
	    unsigned int pages, bool shared, struct rig_answer *a)
{
	struct hnl_memory_range range;
	struct hnl_memory_map_req req;
	struct hnl_builder b;
	uint8_t buf[128];

	hnl_memory_range_init(&range);
	hnl_memory_range_set_gpa(&range, RIG_PAGE(page));
	hnl_memory_range_set_pages(&range, pages);
	if (!shared)
		hnl_memory_range_set_attributes(
			&range, HNL_MEMORY_MAP_ATTRIBUTE_ENCRYPTED);
	hnl_memory_map_req_init(&req);
	hnl_memory_map_req_set_range(&req, &range, 1);
	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_memory_map_req_encode(&b, 0, 0, RIG_PORT, &req);
	return rig_ask(r, by, &b, a);
}

/* ---- books ---- */

static size_t print_runs(const struct rig_answer *a, const struct hnl_msg *m,
			 char *text, size_t size)
{
	struct hnl_memory_list_shared_rsp rsp;
	struct hnl_memory_shared_range run;
	struct hnl_decoder d;
	struct hnl_extack x;
	size_t i, len = 0;

	hnl_decoder_init(&d, HNL_GRANT_ALL, HNL_MODE_REPLY);
	assert_int_equal(hnl_memory_list_shared_rsp_decode(&d, a->buf, m, &rsp,
							   &x), 0);
	for (i = 0; i < rsp.shared.n; i += HNL_MEMORY_SHARED_RANGE_SIZE) {
		hnl_memory_shared_range_load(rsp.shared.p + i, &run);
		len += (size_t)snprintf(text + len, size - len,
					"%#" PRIx64 " %" PRIu64 "\n", run.gpa,
					run.pages);
		assert_true(len < size);
	}
	return len;
}

int rig_list(struct rig *r, unsigned int by, char *text, size_t size)
{
	struct rig_answer a;
	struct hnl_builder b;
	struct hnl_msg m;
	uint8_t buf[32];
	size_t pos, len = 0;
	int err;

	text[0] = '\0';
	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_memory_list_shared_req_encode(&b, 0, 0, RIG_PORT);
	err = rig_ask(r, by, &b, &a);
	for (pos = 0; err == 0 && pos < a.len; pos = m.next) {
		m = hnl_msg_at(a.buf, a.len, pos);
		if (m.head.type == HNL_MEMORY_FAMILY)
			len += print_runs(&a, &m, text + len, size - len);
	}
	return err;
}

void rig_check_books(struct rig *r, unsigned int by)
{
	static char listed[1 << 16], booked[1 << 16];
	FILE *f = fopen(r->books, "r");
	size_t n;

	assert_non_null(f);
	n = fread(booked, 1, sizeof(booked) - 1, f);
	booked[n] = '\0';
	fclose(f);
	assert_int_equal(rig_list(r, by, listed, sizeof(listed)), 0);
	assert_string_equal(listed, booked);
}

/* ---- many requests ---- */

static void note(struct hnl_pending *p, const uint8_t *buf,
		 const struct hnl_msg *m, bool last)
{
	struct rig_call *c = p->ctx;
	struct hnl_extack x;

	if (m->head.type == HNL_MSG_ERROR && hnl_ack_read(buf, m, &x) == 0)
		c->reason = x.reason;
	c->answers += last;
}

bool rig_send(struct rig *r, unsigned int ring, struct rig_call *c)
{
	struct hnl_client *client = &r->ring[ring].client;
	struct hnl_builder b;
	int err = hnl_client_begin(client, &b, 64, &c->p);

	if (err == -HNL_EAGAIN)
		return false;
	c->p.answer = note;
	c->p.ctx = c;
	c->answers = 0;
	c->reason = 0;
	c->tries++;
	put_share(&b, c->p.seq, RIG_PAGE(c->page), 1, c->share);
	if (err != 0 || hnl_client_submit(client, &b, &c->p) != 0)
		abort();
	return true;
}

void rig_run(struct rig *r, unsigned int ring, struct rig_call *c,
	     unsigned int n)
{
	unsigned int i = 0, done = 0;

	while (done < n) {
		while (i < n && rig_send(r, ring, &c[i]))
			i++;
		if (hnl_client_flush(&r->ring[ring].client) != 0)
			abort();
		done += rig_poll(r, ring);
	}
}
