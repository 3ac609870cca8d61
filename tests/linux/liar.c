/* SPDX-License-Identifier: MIT */
/*
 * The lies, and what is true beside them: a head as it should be, of which a
 * test changes one word; completions, answers and indices as no hypervisor
 * would write them. liar.h says who owns what.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../unit/helpers.h"
#include "hnl_memory.h"
#include "liar.h"

#define ANSWER 36u		/* bytes of an ERROR with no attributes, 0 */

struct hnl_handover liar_good_head(void)
{
	struct hnl_handover h = {
		.magic = HNL_HANDOVER_MAGIC, .abi = HNL_ABI_VERSION,
		.ring = 1, .port = RIG_PORT, .control = RIG_CONTROL,
		.sq = RIG_SQ, .cq = RIG_CQ, .sq_pages = RIG_RING_PAGES,
		.cq_pages = RIG_RING_PAGES, .n_runs = 2,
	};

	h.run[0] = (struct hnl_handover_run){ RIG_GPA, 0, 8 };
	h.run[1] = (struct hnl_handover_run){ 0x40000000, 8 * HNL_PAGE, 8 };
	return h;
}

void liar_send_head(struct liar *t, const struct hnl_handover *h, size_t len,
		    size_t n_fds)
{
	const int fd[3] = { t->memory, t->doorbell[1], t->completion[1] };
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(fd))];
	} control = { .room = { 0 } };
	struct hnl_handover copy = *h;
	struct iovec io = { &copy, len };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1,
			    .msg_control = &control };
	struct cmsghdr *c;

	m.msg_controllen = CMSG_SPACE(n_fds * sizeof(int));
	c = CMSG_FIRSTHDR(&m);
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(n_fds * sizeof(int));
	memcpy(CMSG_DATA(c), fd, n_fds * sizeof(int));
	if (n_fds == 0) {
		m.msg_control = NULL;
		m.msg_controllen = 0;
	}
	assert_same(sendmsg(t->ours, &m, 0), len);
}

size_t liar_len_of(const struct hnl_handover *h)
{
	return offsetof(struct hnl_handover, run) +
	       h->n_runs * sizeof(h->run[0]);
}

static void open_pair(int pair[2])
{
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0,
				    pair), 0);
}

void liar_open_files(struct liar *t)
{
	int pair[2];

	memset(t, 0, sizeof(*t));
	t->memory = memfd_create("liar", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	assert_int_equal(ftruncate(t->memory, RIG_WINDOW * HNL_PAGE), 0);
	assert_int_equal(fcntl(t->memory, F_ADD_SEALS, F_SEAL_SHRINK), 0);
	t->file = mmap(NULL, RIG_WINDOW * HNL_PAGE, PROT_READ | PROT_WRITE,
		       MAP_SHARED, t->memory, 0);
	assert_true(t->file != MAP_FAILED);
	open_pair(t->doorbell);
	open_pair(t->completion);
	open_pair(pair);
	t->ours = pair[0];
	t->theirs = pair[1];
}

void liar_close_files(struct liar *t)
{
	munmap(t->file, RIG_WINDOW * HNL_PAGE);
	close(t->memory);
	close(t->doorbell[0]);
	close(t->doorbell[1]);
	close(t->completion[0]);
	close(t->completion[1]);
	if (t->ours >= 0)
		close(t->ours);
}

void liar_open(struct liar *t)
{
	const struct hnl_handover h = liar_good_head();
	struct linux_ring_config cfg;

	liar_open_files(t);
	liar_send_head(t, &h, liar_len_of(&h), 3);
	assert_int_equal(linux_socket_open(&t->socket, t->theirs), 0);
	assert_same(t->socket.memory.gpa[8], 0x40000000);
	cfg = rig_ring(&t->socket);
	assert_int_equal(linux_ring_attach(&t->ring, &cfg), 0);
}

void liar_close(struct liar *t)
{
	linux_ring_close(&t->ring);
	linux_socket_close(&t->socket);
	liar_close_files(t);
}

uint32_t *liar_control(struct liar *t, size_t offset)
{
	return (uint32_t *)(void *)(t->file + RIG_CONTROL * HNL_PAGE + offset);
}

void liar_count(const struct liar *t)
{
	assert_int_equal(send(t->completion[0], "", 1, 0), 1);
}

void liar_tell(struct liar *t, uint32_t prod)
{
	__atomic_store_n(liar_control(t, HNL_RING_CQ_PRODUCER + HNL_RING_INDEX),
			 prod, __ATOMIC_RELEASE);
}

static void say(struct liar *t, uint32_t len, uint16_t type, uint32_t seq,
		uint32_t of_port)
{
	uint8_t *at = t->file + RIG_CQ * HNL_PAGE +
		      t->prod % (RIG_RING_PAGES * HNL_PAGE);

	memset(at, 0, len);
	hnl_store_le32(at, len);
	hnl_store_le16(at + 4, type);
	hnl_store_le32(at + 8, seq);
	hnl_store_le32(at + 12, of_port);
	t->prod += len;
	liar_tell(t, t->prod);
}

void liar_answer(struct liar *t, uint32_t seq)
{
	say(t, ANSWER, HNL_MSG_ERROR, seq, RIG_PORT);
}

void liar_event(struct liar *t)
{
	say(t, HNL_MSGHDR, HNL_MEMORY_FAMILY, 0, 0);
}

int liar_post(struct liar *t, struct hnl_pending *p, uint64_t until)
{
	return rig_share(&t->ring, p, rig_gpa(0), 1, until);
}
