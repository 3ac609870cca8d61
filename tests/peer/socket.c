/* SPDX-License-Identifier: MIT */
/*
 * The socket of a peer, step by step: the test is the process at its other end,
 * and calls peer_serve() itself, so that events come in the order written here.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "../../hv/host/peer/peer.h"
#include "../unit/machine.h"

struct bench {
	struct machine *m;
	struct peer *peer;
	char dir[64];
	struct sockaddr_un address;
};

static const uint8_t request[20] = { 20 };

static int open_bench(void **state)
{
	struct bench *t = calloc(1, sizeof(*t));
	struct peer_config cfg = { .domain = 7 };

	assert_non_null(t);
	*state = t;
	t->m = machine_open(0);
	strcpy(t->dir, "/tmp/hnl-socket-XXXXXX");
	assert_non_null(mkdtemp(t->dir));
	t->address.sun_family = AF_UNIX;
	snprintf(t->address.sun_path, sizeof(t->address.sun_path), "%s/peer",
		 t->dir);
	cfg.path = t->address.sun_path;
	t->peer = peer_open(&cfg);
	assert_non_null(t->peer);
	return 0;
}

static int close_bench(void **state)
{
	struct bench *t = *state;

	peer_close(t->peer);
	machine_close(t->m);
	assert_int_equal(rmdir(t->dir), 0);
	free(t);
	return 0;
}

#define BENCH(state) struct bench *t = (struct bench *)*(state)

static int connect_to(const struct bench *t)
{
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	assert_int_equal(connect(fd, (const void *)&t->address,
				 sizeof(t->address)), 0);
	return fd;
}

static bool has_work(const struct bench *t)
{
	struct pollfd fd = { peer_fd(t->peer), POLLIN, 0 };

	return poll(&fd, 1, 0) == 1;
}

static void serve(struct bench *t)
{
	assert_int_equal(peer_serve(t->peer, t->m->cpu, t->m->domain), 0);
}

static int forward(struct bench *t, uint64_t token)
{
	return peer_forward(t->peer, token, request, sizeof(request));
}

static void request_behind_16_bytes_of_head(void **state)
{
	static const uint8_t head[16] = { LE64(UINT64_C(0x1122334455667788)),
					  LE32(7), LE32(0) };
	uint8_t got[64];
	int fd;
	BENCH(state);

	fd = connect_to(t);
	assert_true(has_work(t));
	assert_int_equal(forward(t, 1), -HNL_ENODEV);
	serve(t);
	assert_false(has_work(t));
	assert_int_equal(forward(t, UINT64_C(0x1122334455667788)), 0);
	assert_int_equal(recv(fd, got, sizeof(got), 0), 16 + sizeof(request));
	assert_memory_equal(got, head, 16);
	assert_memory_equal(got + 16, request, sizeof(request));
	close(fd);
}

/* It had not read all: the kernel says so first, then gives what it wrote. */
static void hang_up_with_requests_unread_its_answers_are_read(void **state)
{
	int i, fd;
	BENCH(state);

	fd = connect_to(t);
	serve(t);
	for (i = 0; i < 3; i++) {
		assert_int_equal(forward(t, 1), 0);
		assert_int_equal(send(fd, "answer", 6, 0), 6);
	}
	close(fd);
	assert_true(has_work(t));
	serve(t);
	assert_int_equal(peer_count(t->peer).dropped, 3);
	assert_int_equal(peer_count(t->peer).went, 1);
	assert_int_equal(forward(t, 1), -HNL_ENODEV);
}

static void empty_datagram_is_good_bye(void **state)
{
	char byte;
	int fd;
	BENCH(state);

	fd = connect_to(t);
	serve(t);
	assert_int_equal(send(fd, "", 0, 0), 0);
	serve(t);
	assert_int_equal(peer_count(t->peer).went, 1);
	assert_int_equal(recv(fd, &byte, 1, 0), 0);
	close(fd);
}

static void second_process_waits_for_the_end_of_the_first(void **state)
{
	uint8_t got[64];
	int first, second;
	BENCH(state);

	first = connect_to(t);
	serve(t);
	second = connect_to(t);
	assert_false(has_work(t));
	serve(t);
	assert_int_equal(peer_count(t->peer).came, 1);
	close(first);
	serve(t);
	assert_int_equal(forward(t, 1), -HNL_ENODEV);
	assert_true(has_work(t));
	serve(t);
	assert_int_equal(peer_count(t->peer).came, 2);
	assert_int_equal(forward(t, 2), 0);
	assert_int_equal(recv(second, got, sizeof(got), 0),
			 16 + sizeof(request));
	assert_int_equal(got[0], 2);
	close(second);
}

/* A flood is taken in turns, so that a deadline is not held up by it. */
static void answers_taken_by_turns(void **state)
{
	int i, fd;
	BENCH(state);

	fd = connect_to(t);
	serve(t);
	for (i = 0; i < PEER_TURN + 1; i++)
		assert_int_equal(send(fd, "flood", 5, MSG_DONTWAIT), 5);
	serve(t);
	assert_int_equal(peer_count(t->peer).dropped, PEER_TURN);
	assert_true(has_work(t));
	serve(t);
	assert_int_equal(peer_count(t->peer).dropped, PEER_TURN + 1);
	assert_false(has_work(t));
	close(fd);
}

static void path_its_owner_s_alone_and_no_other_s_taken(void **state)
{
	struct peer_config cfg = { .path = NULL };
	char longest[200];
	struct stat s;
	BENCH(state);

	cfg.path = t->address.sun_path;
	assert_int_equal(stat(cfg.path, &s), 0);
	assert_int_equal(s.st_mode & 0777, 0600);
	assert_null(peer_open(&cfg));
	assert_int_equal(errno, EADDRINUSE);
	assert_int_equal(stat(cfg.path, &s), 0);
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	cfg.path = longest;
	assert_null(peer_open(&cfg));
	assert_int_equal(errno, ENAMETOOLONG);
}

#define T_(test) \
	cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T_(request_behind_16_bytes_of_head),
		T_(hang_up_with_requests_unread_its_answers_are_read),
		T_(empty_datagram_is_good_bye),
		T_(second_process_waits_for_the_end_of_the_first),
		T_(answers_taken_by_turns),
		T_(path_its_owner_s_alone_and_no_other_s_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
