/* SPDX-License-Identifier: MIT */
/*
 * A host in this process, a ring of it handed over to the same process, and the
 * threads that use it; rig.h draws it. What goes wrong with the rig itself
 * fails the test.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../unit/helpers.h"
#include "hnl_memory.h"
#include "rig.h"

/* ---- what may make any call ---- */

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

static const struct hnl_guest_port port = { .discover = discover,
					    .call = call, .kick = kick,
					    .gpa_of = gpa_of };

void rig_open_host_lending(struct rig *t, const struct inproc_lent *lent,
			   size_t n)
{
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY,
						HNL_GRANT_ALL };
	struct inproc_config cfg = {
		.first_gpa = RIG_GPA, .pages = RIG_PAGES,
		.reach = RIG_PAGES * HNL_PAGE, .window_gpa = RIG_GPA,
		.window_pages = RIG_WINDOW, .max_message = HNL_PAGE,
		.budget = 16, .rings = 2, .ring_pages = 16,
		.grant = &grant, .n_grants = 1, .deferred = true,
	};

	memcpy(cfg.lent, lent, n * sizeof(*lent));
	memset(t, 0, sizeof(*t));
	t->host = inproc_create(&cfg);
	assert_non_null(t->host);
	assert_int_equal(hnl_guest_init(&t->kernel, &port, t), 0);
}

void rig_open_host(struct rig *t)
{
	const struct inproc_lent window = { RIG_GPA, RIG_WINDOW };

	rig_open_host_lending(t, &window, 1);
}

int rig_hand_over(struct rig *t, const struct hnl_handover *head, bool calls)
{
	int pair[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0,
				    pair), 0);
	assert_true(inproc_hand_over(t->host, pair[0], head, calls));
	return pair[1];
}

void rig_open(struct rig *t)
{
	const struct hnl_handover head = { .ring = 1 };
	struct linux_ring_config cfg;
	struct hnl_extack x;
	int fd;

	rig_open_host(t);
	fd = rig_hand_over(t, &head, true);
	assert_int_equal(linux_socket_open(&t->socket, fd), 0);
	cfg = rig_ring(&t->socket);
	assert_int_equal(linux_ring_create(&t->ring, &cfg, &x), 0);
}

void rig_close(struct rig *t)
{
	linux_ring_close(&t->ring);
	linux_socket_close(&t->socket);
	inproc_destroy(t->host);
}
