/* SPDX-License-Identifier: MIT */
/*
 * A ring of a Linux process over the in-process host: memory by a memfd whose
 * pages are in another order than their guest-physical addresses, doorbells and
 * completions by eventfd, register calls by a socket.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/helpers.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include "rig.h"
#include "../../hv/host/handover/handover.h"

#define REQUESTS 2000
#define OWN_RING (1 + 2 * RIG_RING_PAGES)	/* pages of a narrowed ring */
#define OWN_WINDOW 4u				/* and of its window */
#define OWN (OWN_RING + OWN_WINDOW)

static const char *process;

static void request_answered_while_its_thread_sleeps(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct rig t;

	(void)state;
	rig_open(&t);
	assert_int_equal(rig_share(&t.ring, &p, rig_gpa(RIG_FREE), 1,
				   HNL_FOREVER), 0);
	assert_int_equal(linux_ring_wait(&t.ring, &p, HNL_FOREVER), 0);
	assert_int_equal(p.err, 0);
	assert_int_equal(rig_share(&t.ring, &p, rig_gpa(RIG_PAGES), 1,
				   HNL_FOREVER), 0);
	assert_int_equal(linux_ring_wait(&t.ring, &p, HNL_FOREVER), 0);
	assert_int_equal(p.err, -HNL_EINVAL);
	rig_close(&t);
}

static void many_threads_each_request_answered_once(void **state)
{
	struct rig t;

	(void)state;
	rig_open(&t);
	assert_true(rig_crowd(&t.ring, 8, REQUESTS));
	assert_int_equal(t.ring.client.strays, 0);
	assert_int_equal(t.ring.client.in_flight, 0);
	assert_true(t.ring.sleeps != 0);
	rig_close(&t);
}

static void event_loop_each_request_answered_once(void **state)
{
	struct rig t;

	(void)state;
	rig_open(&t);
	assert_true(rig_loop(&t.ring, 4 * REQUESTS));
	assert_int_equal(t.ring.client.strays, 0);
	assert_int_equal(t.ring.client.in_flight, 0);
	rig_close(&t);
}

struct crowd {
	struct linux_ring *ring;
	bool good;
};

static void *run_crowd(void *crowd)
{
	struct crowd *c = crowd;

	c->good = rig_crowd(c->ring, 4, REQUESTS);
	return NULL;
}

/* Whoever takes completions takes those of the others too. */
static void threads_beside_an_event_loop_nobody_sleeps_on(void **state)
{
	struct crowd c;
	pthread_t thread;
	struct rig t;

	(void)state;
	rig_open(&t);
	c.ring = &t.ring;
	assert_int_equal(pthread_create(&thread, NULL, run_crowd, &c), 0);
	assert_true(rig_loop(&t.ring, 2 * REQUESTS));
	pthread_join(thread, NULL);
	assert_true(c.good);
	assert_int_equal(t.ring.client.strays, 0);
	rig_close(&t);
}

/* A process that has the socket and nothing else. */
static void other_process_makes_its_ring_and_uses_it(void **state)
{
	const struct hnl_handover head = { .ring = 0 };
	char number[12];
	struct rig t;
	int fd, status;
	pid_t pid;

	(void)state;
	rig_open_host(&t);
	fd = rig_hand_over(&t, &head, true);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		snprintf(number, sizeof(number), "%d", dup(fd));
		execl(process, process, number, (char *)NULL);
		_exit(127);
	}
	close(fd);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	inproc_destroy(t.host);
}

static void hypervisor_goes_who_waits_is_told(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	struct linux_ring_config cfg;
	struct hnl_extack x;
	struct rig t;

	(void)state;
	rig_open(&t);
	cfg = t.ring.cfg;
	linux_ring_close(&t.ring);
	assert_int_equal(linux_ring_create(&t.ring, &cfg, &x), 0);
	inproc_destroy(t.host);
	assert_int_equal(rig_share(&t.ring, &p, rig_gpa(RIG_FREE), 1,
				   HNL_FOREVER), 0);
	assert_int_equal(linux_ring_wait(&t.ring, &p, HNL_FOREVER),
			 -HNL_ENODEV);
	assert_int_equal(linux_ring_wait(&t.ring, &p, HNL_NO_WAIT),
			 -HNL_EAGAIN);
	linux_ring_close(&t.ring);
	assert_int_equal(linux_ring_create(&t.ring, &cfg, &x), -HNL_ENODEV);
	linux_socket_close(&t.socket);
}

/* ---- narrowed: the kernel makes the ring, and cuts it ---- */

static int call_kernel(struct rig *t, struct hnl_builder *b)
{
	uint8_t *ram = inproc_guest_memory(t->host), answer[HNL_ACK_MAX];
	struct hnl_guest_buffers m = { ram, b->len, ram + HNL_PAGE, HNL_PAGE,
				       answer, sizeof(answer), 0 };
	struct hnl_extack x;
	struct hnl_msg reply;

	assert_int_equal(hnl_builder_verdict(b), 0);
	assert_int_equal(hnl_guest_call(&t->kernel, &m, NULL), 0);
	assert_int_equal(hnl_answer_find(answer, m.answers_len, t->kernel.seq,
					 &reply, &x), 0);
	return x.err;
}

static struct hnl_builder begin_kernel(struct rig *t)
{
	struct hnl_builder b;

	hnl_builder_init(&b, inproc_guest_memory(t->host), HNL_PAGE);
	t->kernel.seq++;
	return b;
}

static void make_ring(struct rig *t)
{
	static struct hnl_pending *slot[RIG_SLOTS];
	static uint8_t inbox[HNL_MSG_MAX];
	uint8_t *ram = inproc_guest_memory(t->host);
	const struct hnl_client_config cfg = {
		.ring = 1, .port = RIG_PORT,
		.control = ram + RIG_CONTROL * HNL_PAGE,
		.sq = ram + RIG_SQ * HNL_PAGE, .cq = ram + RIG_CQ * HNL_PAGE,
		.sq_pages = RIG_RING_PAGES, .cq_pages = RIG_RING_PAGES,
		.slot = slot, .n_slots = RIG_SLOTS,
		.inbox = inbox, .inbox_size = sizeof(inbox),
		.scratch = ram, .scratch_size = RIG_SCRATCH * HNL_PAGE,
	};
	struct hnl_client c;
	struct hnl_extack x;

	assert_int_equal(hnl_client_create(&c, &t->kernel, &cfg, &x), 0);
}

/* To memory.share, and the last pages of RAM. */
static void narrow(struct rig *t)
{
	static const uint8_t share[] = { 1u << HNL_MEMORY_CMD_SHARE };
	struct hnl_builder b = begin_kernel(t);
	struct hnl_ctrl_ring_narrow_req req;
	struct hnl_ctrl_ring_grant g;

	hnl_ctrl_ring_grant_init(&g);
	hnl_ctrl_ring_grant_set_family(&g, HNL_MEMORY_FAMILY);
	hnl_ctrl_ring_grant_set_commands(&g, share, sizeof(share));
	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, 1);
	hnl_ctrl_ring_narrow_req_set_window(&req,
					    rig_gpa(RIG_PAGES - OWN_WINDOW));
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, OWN_WINDOW);
	hnl_ctrl_ring_narrow_req_set_grant(&req, &g, 1);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, t->kernel.seq, 0,
					&req);
	assert_int_equal(call_kernel(t, &b), 0);
}

static void revoke_ring(struct rig *t)
{
	struct hnl_builder b = begin_kernel(t);
	struct hnl_ctrl_ring_destroy_req req;

	hnl_ctrl_ring_destroy_req_init(&req);
	hnl_ctrl_ring_destroy_req_set_id(&req, 1);
	hnl_ctrl_ring_destroy_req_encode(&b, HNL_F_REQUEST, t->kernel.seq, 0,
					 &req);
	assert_int_equal(call_kernel(t, &b), 0);
}

/* The ring's pages and the window, and nothing else: both in the view so. */
static const struct inproc_lent own_pages[] = {
	{ RIG_GPA + RIG_CONTROL * HNL_PAGE, OWN_RING },
	{ RIG_GPA + (RIG_PAGES - OWN_WINDOW) * HNL_PAGE, OWN_WINDOW },
};

static int hand_over_narrowed(struct rig *t)
{
	const struct hnl_handover head = {
		.ring = 1, .port = RIG_PORT, .control = 0,
		.sq = RIG_SQ - RIG_CONTROL, .cq = RIG_CQ - RIG_CONTROL,
		.sq_pages = RIG_RING_PAGES, .cq_pages = RIG_RING_PAGES,
	};

	rig_open_host_lending(t, own_pages, 2);
	make_ring(t);
	narrow(t);
	return rig_hand_over(t, &head, false);
}

static void open_narrowed(struct rig *t)
{
	struct linux_ring_config cfg;
	int fd = hand_over_narrowed(t);

	assert_int_equal(linux_socket_open(&t->socket, fd), 0);
	assert_null(t->socket.way.call);
	cfg = rig_ring(&t->socket);
	cfg.control = t->socket.head.control;
	cfg.sq = t->socket.head.sq;
	cfg.cq = t->socket.head.cq;
	assert_int_equal(linux_ring_attach(&t->ring, &cfg), 0);
}

static int share_err(struct rig *t, uint64_t gpa, uint64_t pages)
{
	struct hnl_pending p = { .answer = NULL };

	assert_int_equal(rig_share(&t->ring, &p, gpa, pages, HNL_FOREVER), 0);
	assert_int_equal(linux_ring_wait(&t->ring, &p, HNL_FOREVER), 0);
	return p.err;
}

static void narrowed_ring_held_to_its_window_without_a_kernel(void **state)
{
	uint64_t calls;
	struct rig t;

	(void)state;
	open_narrowed(&t);
	calls = t.kernel.calls;
	assert_int_equal(share_err(&t, rig_gpa(RIG_PAGES - OWN_WINDOW),
				   OWN_WINDOW), 0);
	assert_int_equal(share_err(&t, rig_gpa(RIG_PAGES - 5), 1),
			 -HNL_EINVAL);
	assert_int_equal(share_err(&t, rig_gpa(RIG_PAGES - 1), 2),
			 -HNL_EINVAL);
	assert_int_equal(t.kernel.calls, calls);
	rig_close(&t);
}

/* ---- narrowed: what its process can name of the guest's memory ---- */

static void narrowed_process_file_ends_with_its_pages(void **state)
{
	int from, fd[RIG_FDS];
	struct hnl_handover head;
	struct rig t;
	unsigned int i;

	(void)state;
	from = hand_over_narrowed(&t);
	assert_true(rig_peek(from, &head, fd));
	assert_true(rig_ends_at(fd[0], OWN * HNL_PAGE));
	assert_int_not_equal(ftruncate(fd[0], 2 * OWN * HNL_PAGE), 0);
	for (i = 0; i < RIG_FDS; i++)
		close(fd[i]);
	close(from);
	inproc_destroy(t.host);
}

static bool is_own(unsigned int page)
{
	return page - RIG_CONTROL < OWN_RING || page >= RIG_PAGES - OWN_WINDOW;
}

static uint8_t mark(unsigned int page)
{
	return (uint8_t)(0x80 + page);
}

/* Reads the guest's marks in all that it was given, and writes over it. */
static void overwrite(int memory, const struct hnl_handover *head)
{
	uint8_t *p = mmap(NULL, OWN * HNL_PAGE, PROT_READ | PROT_WRITE,
			  MAP_SHARED, memory, 0);
	uint64_t page;
	uint32_t i;

	assert_true(p != MAP_FAILED);
	assert_int_equal(head->n_runs, OWN);
	for (i = 0; i < OWN; i++) {
		page = (head->run[i].gpa - RIG_GPA) / HNL_PAGE;
		assert_true(is_own((unsigned int)page));
		assert_int_equal(p[head->run[i].offset],
				 mark((unsigned int)page));
	}
	memset(p, 0, OWN * HNL_PAGE);
	munmap(p, OWN * HNL_PAGE);
}

/* All that the guest has is marked; what became 0 the process had. */
static void process_writes_all_it_has_no_other_page_changes(void **state)
{
	const struct hnl_handover none = { .ring = 1 };
	struct hnl_handover head;
	int from, fd[RIG_FDS];
	struct rig t;
	uint8_t *ram;
	unsigned int i;

	(void)state;
	rig_open_host_lending(&t, own_pages, 2);
	ram = inproc_guest_memory(t.host);
	for (i = 0; i < RIG_PAGES; i++)
		memset(ram + i * HNL_PAGE, mark(i), HNL_PAGE);
	from = rig_hand_over(&t, &none, true);
	assert_true(rig_peek(from, &head, fd));
	overwrite(fd[0], &head);
	for (i = 0; i < RIG_PAGES * HNL_PAGE; i++)
		assert_int_equal(ram[i], is_own(i / HNL_PAGE) ? 0 :
					 mark(i / HNL_PAGE));
	for (i = 0; i < RIG_FDS; i++)
		close(fd[i]);
	close(from);
	inproc_destroy(t.host);
}

/* The window is one memory: the guest's, the process's, the hypervisor's. */
static void narrowed_process_and_guest_see_one_window(void **state)
{
	uint8_t *ram, *window;
	struct rig t;

	(void)state;
	open_narrowed(&t);
	ram = inproc_guest_memory(t.host) +
	      (RIG_PAGES - OWN_WINDOW) * HNL_PAGE;
	window = t.socket.memory.base + OWN_RING * HNL_PAGE;
	assert_same(linux_memory_gpa(&t.socket.memory, window),
		    rig_gpa(RIG_PAGES - OWN_WINDOW));
	memset(window, 0x11, OWN_WINDOW * HNL_PAGE);
	assert_memory_equal(ram, window, OWN_WINDOW * HNL_PAGE);
	memset(ram, 0x22, OWN_WINDOW * HNL_PAGE);
	assert_memory_equal(ram, window, OWN_WINDOW * HNL_PAGE);
	rig_close(&t);
}

static int create_errno(struct inproc_lent a, struct inproc_lent b)
{
	const struct inproc_config cfg = {
		.first_gpa = RIG_GPA, .pages = 256, .reach = 256 * HNL_PAGE,
		.window_gpa = RIG_GPA, .window_pages = 1,
		.max_message = HNL_PAGE, .rings = 1, .ring_pages = 1,
		.lent = { a, b },
	};
	struct inproc *h = inproc_create(&cfg);

	if (h == NULL)
		return errno;
	inproc_destroy(h);
	return 0;
}

static void pages_that_cannot_be_lent_refused(void **state)
{
	const struct inproc_lent none = { 0, 0 }, first = { RIG_GPA, 1 };
	const uint64_t end = RIG_GPA + 256 * HNL_PAGE;

	(void)state;
#define WRONG(gpa, pages) \
	assert_int_equal(create_errno((struct inproc_lent){ gpa, pages }, \
				      first), EINVAL)
	assert_int_equal(create_errno(none, none), 0);
	assert_int_equal(create_errno(first, none), 0);
	assert_int_equal(create_errno(none, first), 0);
	assert_int_equal(create_errno((struct inproc_lent){
		end - 127 * HNL_PAGE, 127 }, first), 0);
	WRONG(end - 128 * HNL_PAGE, 128);	/* too many */
	WRONG(end - 128 * HNL_PAGE, UINT64_MAX);
	WRONG(RIG_GPA, 1);			/* twice */
	WRONG(end, 1);				/* no RAM */
	WRONG(end - HNL_PAGE, 2);
	WRONG(RIG_GPA - HNL_PAGE, 1);
	WRONG(RIG_GPA + HNL_PAGE + 4, 1);	/* no page */
#undef WRONG
}

static void never_called(void *ctx, uint32_t ring)
{
	(void)ctx;
	(void)ring;
}

/* Nothing is sent: who has the file could map what no run names. */
static void file_with_more_than_the_runs_not_handed_over(void **state)
{
	struct hnl_handover head = { .n_runs = 1 };
	struct handover_config cfg = { .head = &head, .kick = never_called };
	int pair[2];
	char byte;

	(void)state;
	head.run[0] = (struct hnl_handover_run){ RIG_GPA, 0, 1 };
	cfg.memory = memfd_create("more", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	assert_int_equal(ftruncate(cfg.memory, 2 * HNL_PAGE), 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	cfg.fd = pair[0];
	assert_null(handover_start(&cfg));
	assert_int_equal(errno, EINVAL);
	assert_int_equal(recv(pair[1], &byte, 1, 0), 0);
	close(pair[1]);
	close(cfg.memory);
}

static void nothing_lent_nothing_handed_over(void **state)
{
	const struct hnl_handover head = { .ring = 1 };
	struct rig t;
	int pair[2];

	(void)state;
	rig_open_host_lending(&t, own_pages, 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	assert_false(inproc_hand_over(t.host, pair[0], &head, true));
	assert_int_equal(errno, EINVAL);
	close(pair[1]);
	inproc_destroy(t.host);
}

static void narrowed_ring_makes_no_register_call(void **state)
{
	struct linux_ring second;
	struct linux_ring_config cfg;
	struct hnl_extack x;
	struct rig t;

	(void)state;
	open_narrowed(&t);
	cfg = t.ring.cfg;
	cfg.ring = 0;
	cfg.scratch_pages = RIG_SCRATCH;
	assert_int_equal(linux_ring_create(&second, &cfg, &x), -HNL_ENODEV);
	rig_close(&t);
}

static void *wait_for_ever(void *rig)
{
	struct rig *t = rig;
	static struct hnl_pending p;
	int err;

	/* More than a turn takes: it is in flight when the ring goes. */
	err = rig_share(&t->ring, &p, rig_gpa(RIG_PAGES - OWN_WINDOW), 1,
			HNL_FOREVER);
	while (err == 0 && p.err == 0) {
		err = linux_ring_wait(&t->ring, &p, HNL_FOREVER);
		if (err == 0 && p.err == 0)
			err = rig_share(&t->ring, &p,
					rig_gpa(RIG_PAGES - OWN_WINDOW), 1,
					HNL_FOREVER);
	}
	return (void *)(intptr_t)(err != 0 ? err : p.err);
}

/* Its requests end, one way or the other, and nothing more is taken. */
static void narrowed_ring_revoked_who_waits_is_told(void **state)
{
	struct hnl_pending p = { .answer = NULL };
	pthread_t thread;
	void *end;
	struct rig t;
	int err;

	(void)state;
	open_narrowed(&t);
	assert_int_equal(pthread_create(&thread, NULL, wait_for_ever, &t), 0);
	assert_int_equal(share_err(&t, rig_gpa(RIG_PAGES - 2), 1), 0);
	revoke_ring(&t);
	pthread_join(thread, &end);
	err = (int)(intptr_t)end;
	assert_true(err == -HNL_EBADMSG || err == -HNL_ECANCELED);
	err = rig_share(&t.ring, &p, rig_gpa(RIG_PAGES - 2), 1, HNL_FOREVER);
	if (err == 0)
		err = linux_ring_wait(&t.ring, &p, HNL_FOREVER);
	assert_int_equal(err, -HNL_EBADMSG);
	assert_int_equal(t.ring.client.reason, HNL_REASON_CANCELED);
	rig_close(&t);
}

/* ---- its own memory ---- */

/* Why this process can lock no pages, or not learn where they are; or NULL. */
static const char *lacks_locked_pages(void)
{
	struct linux_memory m;
	int err = linux_memory_locked(&m, 16);

	if (err == 0)
		linux_memory_close(&m);
	return err == -HNL_EPERM ? "not root; run the test as root" :
	       err == -HNL_ENOMEM ? "64 KiB cannot be locked; raise ulimit -l" :
	       err == -HNL_ENOENT ? "no /proc/self/pagemap; mount /proc" :
				    NULL;
}

static void locked_pages_have_addresses_of_their_own(void **state)
{
	struct linux_memory m;
	size_t i, k;

	(void)state;
	assert_int_equal(linux_memory_locked(&m, 16), 0);
	for (i = 0; i < m.pages; i++) {
		assert_int_equal(m.gpa[i] % HNL_PAGE, 0);
		for (k = 0; k < i; k++)
			assert_true(m.gpa[i] != m.gpa[k]);
	}
	assert_same(linux_memory_gpa(&m, m.base + 3 * HNL_PAGE + 8),
		    m.gpa[3] + 8);
	assert_false(linux_memory_moved(&m));
	m.gpa[7] += HNL_PAGE;
	assert_true(linux_memory_moved(&m));
	linux_memory_close(&m);
}

static void ring_outside_of_its_memory_refused(void **state)
{
	struct linux_ring_config good, cfg;
	struct hnl_extack x;
	struct linux_ring r;
	struct rig t;

	(void)state;
	rig_open(&t);
	good = cfg = t.ring.cfg;
	cfg.cq = RIG_WINDOW - 1;
	assert_int_equal(linux_ring_create(&r, &cfg, &x), -HNL_EINVAL);
	cfg = good;
	cfg.control = SIZE_MAX;
	assert_int_equal(linux_ring_create(&r, &cfg, &x), -HNL_EINVAL);
	cfg = good;
	cfg.slots = 3;
	assert_int_equal(linux_ring_create(&r, &cfg, &x), -HNL_EINVAL);
	cfg = good;
	cfg.scratch_pages = RIG_WINDOW + 1;
	assert_int_equal(linux_ring_create(&r, &cfg, &x), -HNL_EINVAL);
	cfg = good;
	cfg.sq_pages = 0;
	assert_int_equal(linux_ring_attach(&r, &cfg), -HNL_EINVAL);
	rig_close(&t);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(request_answered_while_its_thread_sleeps),
		cmocka_unit_test(many_threads_each_request_answered_once),
		cmocka_unit_test(event_loop_each_request_answered_once),
		cmocka_unit_test(threads_beside_an_event_loop_nobody_sleeps_on),
		cmocka_unit_test(other_process_makes_its_ring_and_uses_it),
		cmocka_unit_test(hypervisor_goes_who_waits_is_told),
		cmocka_unit_test(
			narrowed_ring_held_to_its_window_without_a_kernel),
		cmocka_unit_test(narrowed_process_file_ends_with_its_pages),
		cmocka_unit_test(
			process_writes_all_it_has_no_other_page_changes),
		cmocka_unit_test(narrowed_process_and_guest_see_one_window),
		cmocka_unit_test(pages_that_cannot_be_lent_refused),
		cmocka_unit_test(file_with_more_than_the_runs_not_handed_over),
		cmocka_unit_test(nothing_lent_nothing_handed_over),
		cmocka_unit_test(narrowed_ring_makes_no_register_call),
		cmocka_unit_test(narrowed_ring_revoked_who_waits_is_told),
		cmocka_unit_test(ring_outside_of_its_memory_refused),
		/* Last, for it may be left out. */
		cmocka_unit_test(locked_pages_have_addresses_of_their_own),
	};
	size_t n = sizeof(tests) / sizeof(tests[0]);
	const char *lacking = lacks_locked_pages();

	if (argc != 2) {
		fprintf(stderr, "usage: %s LINUX-PROCESS\n", argv[0]);
		return 2;
	}
	process = argv[1];
	/* Not by cmocka's skip(), which is a failure in TAP. */
	if (lacking != NULL) {
		printf("# skipped: locked pages: %s\n", lacking);
		n--;
	}
	return _cmocka_run_group_tests("tests", tests, n, NULL, NULL);
}
