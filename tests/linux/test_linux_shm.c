/* SPDX-License-Identifier: MIT */
/*
 * hnl-shm with this test in QEMU's place, and in its guest's: it takes the
 * greeting, has the RAM's file, and writes what it likes into the mailbox.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <hnl/ivshmem.h>
#include <hnl/names.h>

#include "../unit/helpers.h"
#include "hnl_memory.h"

#define RAM_PAGES 64u
#define BAR_GPA UINT64_C(0xfe000000)
#define BAR_PAGES 64u
#define HOLE_GPA UINT64_C(0x80000000)

static const char *program;

struct qemu {
	char dir[32], socket[64], ram_path[64];
	pid_t pid;
	int fd, bar, ours[2], theirs[2];
	uint8_t *ram;
	struct hnl_ivshmem *box;
};

static int64_t take_number(struct qemu *q, int *fd)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	int64_t number;
	struct iovec io = { &number, sizeof(number) };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1,
			    .msg_control = &control,
			    .msg_controllen = sizeof(control) };
	struct cmsghdr *c;

	assert_same(recvmsg(q->fd, &m, 0), sizeof(number));
	c = CMSG_FIRSTHDR(&m);
	*fd = -1;
	if (c != NULL)
		memcpy(fd, CMSG_DATA(c), sizeof(*fd));
	return number;
}

static void take_greeting(struct qemu *q)
{
	int fd;

	assert_same(take_number(q, &fd), 0);
	assert_same(take_number(q, &fd), 1);
	assert_same(take_number(q, &q->bar), -1);
	assert_same(take_number(q, &q->theirs[0]), HNL_IVSHMEM_SERVER);
	assert_same(take_number(q, &q->theirs[1]), HNL_IVSHMEM_SERVER);
	assert_same(take_number(q, &q->ours[0]), 1);
	assert_same(take_number(q, &q->ours[1]), 1);
	q->box = mmap(NULL, BAR_PAGES * HNL_PAGE, PROT_READ | PROT_WRITE,
		      MAP_SHARED, q->bar, 0);
	assert_true(q->box != MAP_FAILED);
}

static void start(struct qemu *q)
{
	int said[2];
	char line[16];

	assert_int_equal(pipe(said), 0);
	q->pid = fork();
	assert_true(q->pid >= 0);
	if (q->pid == 0) {
		dup2(said[1], 1);
		execl(program, program, q->socket, q->ram_path, (char *)NULL);
		_exit(127);
	}
	close(said[1]);
	assert_true(read(said[0], line, sizeof(line)) > 0);
	close(said[0]);
}

static void open_qemu(struct qemu *q)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int ram;

	memset(q, 0, sizeof(*q));
	strcpy(q->dir, "/tmp/hnl-shm-XXXXXX");
	assert_non_null(mkdtemp(q->dir));
	snprintf(q->socket, sizeof(q->socket), "%s/socket", q->dir);
	snprintf(q->ram_path, sizeof(q->ram_path), "%s/ram", q->dir);
	start(q);
	ram = open(q->ram_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	assert_int_equal(ftruncate(ram, RAM_PAGES * HNL_PAGE), 0);
	q->ram = mmap(NULL, RAM_PAGES * HNL_PAGE, PROT_READ | PROT_WRITE,
		      MAP_SHARED, ram, 0);
	close(ram);
	strcpy(a.sun_path, q->socket);
	q->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(q->fd, (struct sockaddr *)&a, sizeof(a)), 0);
	take_greeting(q);
}

/* It ends by itself, and well. */
static void close_qemu(struct qemu *q)
{
	int status;

	close(q->fd);
	assert_int_equal(waitpid(q->pid, &status, 0), q->pid);
	assert_int_equal(status, 0);
	unlink(q->ram_path);
	unlink(q->socket);
	rmdir(q->dir);
	munmap(q->ram, RAM_PAGES * HNL_PAGE);
	munmap(q->box, BAR_PAGES * HNL_PAGE);
	close(q->bar);
	close(q->ours[0]);
	close(q->ours[1]);
	close(q->theirs[0]);
	close(q->theirs[1]);
}

static void count(int fd)
{
	const uint64_t one = 1;

	assert_int_equal(write(fd, &one, sizeof(one)), sizeof(one));
}

static int64_t ask(struct qemu *q, uint64_t function, uint64_t a0, uint64_t a1,
		   uint64_t a2, uint64_t a3)
{
	uint32_t asked = q->box->asked + 1;
	uint64_t interrupts;

	q->box->function = function;
	q->box->arg[0] = a0;
	q->box->arg[1] = a1;
	q->box->arg[2] = a2;
	q->box->arg[3] = a3;
	__atomic_store_n(&q->box->asked, asked, __ATOMIC_RELEASE);
	count(q->theirs[HNL_IVSHMEM_CALL]);
	while (__atomic_load_n(&q->box->answered, __ATOMIC_ACQUIRE) != asked) {
		struct pollfd fd = { q->ours[0], POLLIN, 0 };

		assert_int_equal(poll(&fd, 1, -1), 1);
		ignore(read(fd.fd, &interrupts, sizeof(interrupts)) < 0);
	}
	return q->box->status;
}

static int64_t place(struct qemu *q, uint64_t gpa)
{
	return ask(q, HNL_IVSHMEM_PLACE, gpa, 0, 0, 0);
}

/* A request in a page of ours, its answer in the last one of BAR2. */
static int64_t change(struct qemu *q, uint8_t *page, uint64_t gpa, uint8_t cmd,
		      uint64_t target)
{
	const uint64_t reply = BAR_GPA + (BAR_PAGES - 1) * HNL_PAGE;
	struct hnl_builder b;
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, cmd, 0, 7);
	struct hnl_extack x;
	struct hnl_msg m;
	const uint8_t *at = (uint8_t *)q->box + (BAR_PAGES - 1) * HNL_PAGE;
	int64_t err;

	hnl_builder_init(&b, page, HNL_PAGE);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_GPA, target);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_PAGES, 1);
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	err = ask(q, HNL_CALL, gpa, b.len, reply, HNL_PAGE);
	if (err != 0)
		return err;
	m = hnl_msg_at(at, HNL_PAGE, 0);
	if (m.head.type != HNL_MSG_ERROR)
		return 0;		/* the reply: done */
	assert_int_equal(hnl_ack_read(at, &m, &x), 0);
	return x.err;
}

static uint8_t *bar_page(struct qemu *q, size_t n)
{
	return (uint8_t *)q->box + n * HNL_PAGE;
}

static void place_told_once_and_nowhere_else(void **state)
{
	struct qemu q;

	(void)state;
	open_qemu(&q);
	assert_int_equal(q.box->magic, HNL_IVSHMEM_MAGIC);
	assert_same(ask(&q, HNL_CALL, 0, HNL_MSGHDR, 0, HNL_PAGE),
		    -HNL_EFAULT);
	assert_same(place(&q, BAR_GPA + 4), -HNL_EINVAL);
	assert_same(place(&q, UINT64_MAX - HNL_PAGE + 1), -HNL_EINVAL);
	assert_same(ask(&q, HNL_CALL, BAR_GPA, HNL_MSGHDR, BAR_GPA, HNL_PAGE),
		    -HNL_EFAULT);
	assert_same(place(&q, BAR_GPA), 0);
	assert_same(place(&q, BAR_GPA), -HNL_EEXIST);
	close_qemu(&q);
}

/* How often hnl-shm has the RAM's file in its memory. */
static unsigned int mappings_of_ram(const struct qemu *q)
{
	char path[32], line[512];
	unsigned int n = 0;
	FILE *maps;

	snprintf(path, sizeof(path), "/proc/%d/maps", (int)q->pid);
	maps = fopen(path, "r");
	assert_non_null(maps);
	while (fgets(line, sizeof(line), maps) != NULL)
		n += strstr(line, q->ram_path) != NULL;
	fclose(maps);
	return n;
}

/* It would be RAM and a device at once. Refused, it leaves nothing behind. */
static void place_in_ram_refused(void **state)
{
	const uint64_t last = (RAM_PAGES - 1) * HNL_PAGE;
	struct qemu q;

	(void)state;
	open_qemu(&q);
	assert_same(place(&q, last), -HNL_EINVAL);
	assert_int_equal(mappings_of_ram(&q), 0);
	assert_same(place(&q, 0), -HNL_EINVAL);
	assert_same(place(&q, last), -HNL_EINVAL);
	assert_int_equal(mappings_of_ram(&q), 0);
	assert_same(place(&q, RAM_PAGES * HNL_PAGE), 0);
	assert_int_equal(mappings_of_ram(&q), 1);
	assert_same(place(&q, last), -HNL_EEXIST);
	assert_int_equal(mappings_of_ram(&q), 1);
	close_qemu(&q);
}

static void page_of_ram_read_exactly_while_shared(void **state)
{
	struct qemu q;

	(void)state;
	open_qemu(&q);
	assert_same(place(&q, BAR_GPA), 0);
	assert_same(change(&q, q.ram + 5 * HNL_PAGE, 5 * HNL_PAGE,
			   HNL_MEMORY_CMD_SHARE, 6 * HNL_PAGE), -HNL_EFAULT);
	assert_same(change(&q, bar_page(&q, 1), BAR_GPA + HNL_PAGE,
			   HNL_MEMORY_CMD_SHARE, 5 * HNL_PAGE), 0);
	assert_same(change(&q, q.ram + 5 * HNL_PAGE, 5 * HNL_PAGE,
			   HNL_MEMORY_CMD_SHARE, 6 * HNL_PAGE), 0);
	assert_same(change(&q, bar_page(&q, 1), BAR_GPA + HNL_PAGE,
			   HNL_MEMORY_CMD_UNSHARE, 5 * HNL_PAGE), 0);
	assert_same(change(&q, q.ram + 5 * HNL_PAGE, 5 * HNL_PAGE,
			   HNL_MEMORY_CMD_SHARE, 6 * HNL_PAGE), -HNL_EFAULT);
	close_qemu(&q);
}

static void address_of_no_memory_refused(void **state)
{
	static const uint64_t wrong[] = {
		RAM_PAGES * HNL_PAGE, HOLE_GPA, BAR_GPA - HNL_PAGE,
		BAR_GPA + BAR_PAGES * HNL_PAGE,
		((UINT64_C(1) << 52) - 1) & ~(uint64_t)(HNL_PAGE - 1),
	};
	struct qemu q;
	size_t i;

	(void)state;
	open_qemu(&q);
	assert_same(place(&q, BAR_GPA), 0);
	for (i = 0; i < COUNT(wrong); i++) {
		assert_true(change(&q, bar_page(&q, 1), BAR_GPA + HNL_PAGE,
				   HNL_MEMORY_CMD_SHARE, wrong[i]) < 0);
		assert_same(ask(&q, HNL_CALL, wrong[i], HNL_MSGHDR, BAR_GPA,
				HNL_PAGE), -HNL_EFAULT);
	}
	assert_same(change(&q, bar_page(&q, 1), BAR_GPA + HNL_PAGE,
			   HNL_MEMORY_CMD_UNSHARE, BAR_GPA), -HNL_EBUSY);
	close_qemu(&q);
}

static void function_or_ring_of_none_refused(void **state)
{
	struct qemu q;

	(void)state;
	open_qemu(&q);
	assert_same(ask(&q, 2, 0, 0, 0, 0), -HNL_ENOSYS);
	assert_same(ask(&q, UINT64_MAX, 0, 0, 0, 0), -HNL_ENOSYS);
	assert_same(ask(&q, HNL_KICK, 3, 0, 0, 0), -HNL_ENOENT);
	close_qemu(&q);
}

/* A28: doorbells of no call, and of no ring; no call is made again by them. */
static void doorbell_storm_nothing_answered_twice(void **state)
{
	struct qemu q;
	uint8_t *reply;
	uint32_t i, answered;

	(void)state;
	open_qemu(&q);
	assert_same(place(&q, BAR_GPA), 0);
	assert_same(change(&q, bar_page(&q, 1), BAR_GPA + HNL_PAGE,
			   HNL_MEMORY_CMD_SHARE, 5 * HNL_PAGE), 0);
	reply = bar_page(&q, BAR_PAGES - 1);
	memset(reply, 0xa5, HNL_ACK_MAX);
	answered = q.box->answered;
	for (i = 0; i < 20000; i++) {
		count(q.theirs[HNL_IVSHMEM_CALL]);
		count(q.theirs[HNL_IVSHMEM_KICK]);
	}
	assert_int_equal(q.box->answered, answered);
	assert_same(place(&q, BAR_GPA), -HNL_EEXIST);
	assert_int_equal(q.box->answered, answered + 1);
	for (i = 0; i < HNL_ACK_MAX; i++)
		assert_int_equal(reply[i], 0xa5);
	close_qemu(&q);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(place_told_once_and_nowhere_else),
		cmocka_unit_test(place_in_ram_refused),
		cmocka_unit_test(page_of_ram_read_exactly_while_shared),
		cmocka_unit_test(address_of_no_memory_refused),
		cmocka_unit_test(function_or_ring_of_none_refused),
		cmocka_unit_test(doorbell_storm_nothing_answered_twice),
	};

	if (argc != 2) {
		fprintf(stderr, "usage: %s HNL-SHM\n", argv[0]);
		return 2;
	}
	program = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
