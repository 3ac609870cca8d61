/* SPDX-License-Identifier: MIT */
/*
 * A process beside the guest, with a ring of the guest's domain: as a device
 * model would be, or a process of the guest if the guest were Linux.
 *
 *	process --doorbell--> the ring's eventfd, which is also the ioeventfd
 *	process <-completion- notify, in place of the interrupt
 *	process --socket---> CALL, as the vCPU that no guest has
 *
 * Invariant: it has the domain's rights and no more; what it shares with the
 * dispatcher are pages that are shared, and no descriptor that the dispatcher
 * reads or writes. Of the guest's memory its file has PROCESS_PAGES alone.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host.h"

#define NUMBER_BYTES 12

static int64_t call(void *host, const struct hnl_handover_call *c,
		    uint64_t *value)
{
	const struct hnl_direct regs = { c->arg[0], c->arg[1], c->arg[2],
					 c->arg[3] };
	struct host *h = host;
	int64_t status;

	if (c->function != HNL_CALL)
		return -HNL_ENOSYS;
	dispatcher_enter(h);
	status = hnl_hv_call(h->process_cpu, h->domain, PROCESS_VCPU, &regs,
			     value);
	dispatcher_leave(h, h->process_cpu);
	return status;
}

static void kick(void *host, uint32_t ring)
{
	struct host *h = host;

	dispatcher_ring(h, ring);
}

static bool share(struct host *h)
{
	uint64_t gfn = PROCESS_GPA / HNL_PAGE, i;

	for (i = 0; i < PROCESS_PAGES; i++)
		if (host_memory_ops.set(h, gfn + i, true) != HNL_REASON_NONE)
			return false;
	return true;
}

static bool hand_over(struct host *h, int socket)
{
	struct hnl_handover head = { .ring = PROCESS_RING };
	struct handover_config cfg = {
		.fd = socket,
		.memory = h->memory.lent_file,
		.head = &head,
		.call = call,
		.kick = kick,
		.ctx = h,
	};

	head.n_runs = (uint32_t)memory_lent_runs(&h->memory, head.run);
	h->process = handover_start(&cfg);
	return h->process != NULL;
}

static bool spawn(struct host *h, const char *program, int socket)
{
	char path[256], number[NUMBER_BYTES];
	char *argv[] = { path, number, NULL };
	char *envp[] = { NULL };

	snprintf(path, sizeof(path), "%s", program);
	snprintf(number, sizeof(number), "%d", socket);
	errno = posix_spawn(&h->process_id, program, NULL, NULL, argv, envp);
	return errno == 0 || host_error(program);
}

static void *wait_for_process(void *host)
{
	struct host *h = host;
	int status = 1;

	while (waitpid(h->process_id, &status, 0) < 0 && errno == EINTR)
		;
	host_end(h, &h->process_ended,
		 WIFEXITED(status) ? WEXITSTATUS(status) : 1);
	return NULL;
}

bool process_start(struct host *h, const char *program)
{
	int pair[2];

	h->process_cpu = dispatcher_cpu_new(h->hv);
	if (h->process_cpu == NULL ||
	    socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) != 0)
		return host_error("process");
	if (fcntl(pair[0], F_SETFD, FD_CLOEXEC) != 0 || !share(h) ||
	    !hand_over(h, pair[0]) || !spawn(h, program, pair[1]))
		return host_error("process");
	close(pair[1]);
	errno = pthread_create(&h->process_thread, NULL, wait_for_process, h);
	return errno == 0 || host_error("process's thread");
}

void process_stop(struct host *h)
{
	if (h->process == NULL)
		return;
	pthread_mutex_lock(&h->end_lock);
	if (!h->process_ended)
		kill(h->process_id, SIGKILL);
	pthread_mutex_unlock(&h->end_lock);
	pthread_join(h->process_thread, NULL);
	handover_stop(h->process);
	h->process = NULL;
}
