/* SPDX-License-Identifier: MIT */
/*
 * A hostile process (hostile.c) that has a ring of the in-process host: the
 * host serves everybody else as before.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/helpers.h"
#include "rig.h"

static const char *hostile;

static int run_hostile(int fd)
{
	char number[12];
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		snprintf(number, sizeof(number), "%d", dup(fd));
		execl(hostile, hostile, number, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

/* A process of good will, by a new hand-over. */
static void expect_served(struct rig *t)
{
	const struct hnl_handover head = { .ring = 1 };
	struct hnl_pending p = { .answer = NULL };
	struct linux_ring_config cfg;
	struct hnl_extack x;

	assert_int_equal(linux_socket_open(&t->socket,
					   rig_hand_over(t, &head, true)), 0);
	cfg = rig_ring(&t->socket);
	cfg.ring = 1;
	assert_int_equal(linux_ring_create(&t->ring, &cfg, &x), 0);
	assert_int_equal(rig_share(&t->ring, &p, rig_gpa(RIG_FREE), 1,
				   HNL_FOREVER), 0);
	assert_int_equal(linux_ring_wait(&t->ring, &p, HNL_FOREVER), 0);
	assert_int_equal(p.err, 0);
	rig_close(t);
}

/* The descriptor stays open here: it is not its end that frees the host. */
static void hostile_process_next_one_served(void **state)
{
	const struct hnl_handover head = { .ring = 0 };
	struct rig t;
	int fd;

	(void)state;
	rig_open_host(&t);
	fd = rig_hand_over(&t, &head, true);
	assert_int_equal(run_hostile(fd), 0);
	/* Its ring is still there, on the pages that the next one has. */
	inproc_reset(t.host);
	expect_served(&t);
	close(fd);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_process_next_one_served),
	};

	if (argc != 2)
		return 2;
	hostile = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
