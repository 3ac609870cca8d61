/* SPDX-License-Identifier: MIT */
/*
 * A peer in user space for the family memory, as a VMM is one: it decides on
 * the pages that a guest wants shared or private, and keeps books of them.
 *
 *	hnl-peer [-b BOOKS] SOCKET GPA:PAGES POLICY [N]
 *
 *	BOOKS	a file, read at the start if it is there, and written anew
 *		before each answer: one run of shared pages a line
 *	GPA:PAGES	the guest's RAM, the rest is refused
 *
 * Policies: accept; deny, -EINVAL; busy, -EAGAIN to the first N; die, when N
 * are answered, on the next; twice, each; never; rubbish, all kinds before each
 * answer; hold, N until the last has come, then answers in another order;
 * wait, reads nothing before a line on its standard input. A line for each
 * request on standard output. Ends with the socket, or with its standard input.
 *
 * The datagrams are those of docs/forward.md, read and written with libmnl.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <libmnl/libmnl.h>
#include <limits.h>
#include <linux/genetlink.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "hnl_memory.h"

#define PAGE HNL_PAGE
#define PAGES_MAX (UINT64_C(1) << 24)
#define HELD_MAX 4096

/* In front of the netlink message, both ways. */
struct head {
	uint64_t token;
	uint32_t domain;
	uint32_t zero;
};

struct datagram {
	struct head head;
	char message[HNL_MSG_MAX] __attribute__((aligned(8)));
};

struct books {
	const char *path;	/* NULL: they are kept nowhere */
	uint64_t gpa, pages;	/* RAM */
	bool *shared;		/* a page each */
};

struct request {
	struct head head;
	struct nlmsghdr h;
	int err;		/* the decision */
};

enum policy { ACCEPT, DENY, BUSY, DIE, TWICE, NEVER, RUBBISH, HOLD, WAIT };

static const char *const policy_name[] = {
	[ACCEPT] = "accept", [DENY] = "deny", [BUSY] = "busy", [DIE] = "die",
	[TWICE] = "twice", [NEVER] = "never", [RUBBISH] = "rubbish",
	[HOLD] = "hold", [WAIT] = "wait",
};

static struct books books;
static enum policy policy;
static unsigned long n, seen;
static struct request held[HELD_MAX];
static int sock;

static void die(const char *what)
{
	fprintf(stderr, "hnl-peer: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* ---- books ---- */

static bool is_ram(uint64_t gpa, uint64_t pages)
{
	uint64_t first = (gpa - books.gpa) / PAGE;

	return gpa % PAGE == 0 && gpa >= books.gpa && first < books.pages &&
	       pages <= books.pages - first;
}

static void book(uint64_t gpa, uint64_t pages, bool shared)
{
	uint64_t i, first = (gpa - books.gpa) / PAGE;

	for (i = 0; i < pages; i++)
		books.shared[first + i] = shared;
}

static void print_books(FILE *f)
{
	uint64_t i, run;

	for (i = 0; i < books.pages; i += run) {
		for (run = 1; i + run < books.pages; run++)
			if (books.shared[i + run] != books.shared[i])
				break;
		if (books.shared[i])
			fprintf(f, "%#" PRIx64 " %" PRIu64 "\n",
				books.gpa + i * PAGE, run);
	}
}

/* Who reads them finds the old ones or the new ones, whenever we die. */
static void write_books(void)
{
	char name[PATH_MAX];
	FILE *f;

	if (books.path == NULL)
		return;
	if (snprintf(name, sizeof(name), "%s.new", books.path) >= PATH_MAX)
		die(books.path);
	f = fopen(name, "w");
	if (f == NULL)
		die(name);
	print_books(f);
	if (fclose(f) != 0 || rename(name, books.path) != 0)
		die(books.path);
}

static void read_books(void)
{
	uint64_t gpa, pages;
	FILE *f;

	f = books.path != NULL ? fopen(books.path, "r") : NULL;
	if (f == NULL)
		return;
	while (fscanf(f, "%" SCNx64 " %" SCNu64, &gpa, &pages) == 2)
		if (is_ram(gpa, pages))
			book(gpa, pages, true);
	fclose(f);
}

/* ---- what is asked for ---- */

struct range {
	uint64_t gpa, pages, attributes;
};

/* Attributes by number; those that a newer schema has are skipped. */
struct table {
	const struct nlattr *a[HNL_MEMORY_A_DONE + 1];
};

static int put_in_table(const struct nlattr *a, void *data)
{
	struct table *t = data;
	unsigned int type = mnl_attr_get_type(a);

	if (type <= HNL_MEMORY_A_DONE)
		t->a[type] = a;
	return MNL_CB_OK;
}

static bool read_u64(const struct nlattr *a, uint64_t *v)
{
	if (a == NULL || mnl_attr_validate(a, MNL_TYPE_U64) < 0)
		return false;
	*v = mnl_attr_get_u64(a);
	return true;
}

static int decide_range(const struct range *r, bool shared, const char *what)
{
	bool ours = is_ram(r->gpa, r->pages);

	printf("%s %#" PRIx64 " %" PRIu64 " %s\n", what, r->gpa, r->pages,
	       !ours ? "no RAM" : shared ? "shared" : "private");
	if (!ours)
		return -EINVAL;
	book(r->gpa, r->pages, shared);
	return 0;
}

static int decide_one(const struct nlmsghdr *h, bool shared, const char *what)
{
	struct table t = { { NULL } };
	struct range r;

	(void)mnl_attr_parse(h, sizeof(struct genlmsghdr), put_in_table, &t);
	if (!read_u64(t.a[HNL_MEMORY_A_GPA], &r.gpa) ||
	    !read_u64(t.a[HNL_MEMORY_A_PAGES], &r.pages))
		return -EINVAL;
	return decide_range(&r, shared, what);
}

static bool read_range(const struct nlattr *nest, struct range *r)
{
	struct table t = { { NULL } };

	r->attributes = 0;
	(void)mnl_attr_parse_nested(nest, put_in_table, &t);
	if (t.a[HNL_MEMORY_A_RANGE_ATTRIBUTES] != NULL &&
	    !read_u64(t.a[HNL_MEMORY_A_RANGE_ATTRIBUTES], &r->attributes))
		return false;
	return read_u64(t.a[HNL_MEMORY_A_RANGE_GPA], &r->gpa) &&
	       read_u64(t.a[HNL_MEMORY_A_RANGE_PAGES], &r->pages);
}

/* All ranges or none: one decision is the answer to the whole request. */
static int decide_map(const struct nlmsghdr *h)
{
	const struct nlattr *a;
	struct range r;

	mnl_attr_for_each(a, h, sizeof(struct genlmsghdr)) {
		if (mnl_attr_get_type(a) != HNL_MEMORY_A_RANGE)
			continue;
		if (!read_range(a, &r) || !is_ram(r.gpa, r.pages))
			return -EINVAL;
	}
	mnl_attr_for_each(a, h, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(a) == HNL_MEMORY_A_RANGE &&
		    read_range(a, &r))
			(void)decide_range(&r, !(r.attributes &
					HNL_MEMORY_MAP_ATTRIBUTE_ENCRYPTED),
					"map");
	return 0;
}

static int decide(const struct nlmsghdr *h)
{
	const struct genlmsghdr *g = mnl_nlmsg_get_payload(h);

	if (h->nlmsg_type != HNL_MEMORY_FAMILY)
		return -EOPNOTSUPP;
	switch (g->cmd) {
	case HNL_MEMORY_CMD_MAP:
		return decide_map(h);
	case HNL_MEMORY_CMD_SHARE:
		return decide_one(h, true, "share");
	case HNL_MEMORY_CMD_UNSHARE:
		return decide_one(h, false, "unshare");
	default:
		return -EOPNOTSUPP;
	}
}

/* ---- answers ---- */

static void send_all(const void *data, size_t len)
{
	if (send(sock, data, len, MSG_NOSIGNAL) < 0)
		die("send");
}

static size_t put_answer(struct datagram *d, const struct request *r)
{
	struct nlmsghdr *h = mnl_nlmsg_put_header(d->message);
	struct nlmsgerr *e;

	d->head = r->head;
	h->nlmsg_type = NLMSG_ERROR;
	h->nlmsg_flags = NLM_F_CAPPED;
	h->nlmsg_seq = r->h.nlmsg_seq;
	h->nlmsg_pid = r->h.nlmsg_pid;
	e = mnl_nlmsg_put_extra_header(h, sizeof(*e));
	e->error = r->err;
	e->msg = r->h;
	return offsetof(struct datagram, message) + h->nlmsg_len;
}

static void answer(const struct request *r)
{
	static struct datagram d;

	send_all(&d, put_answer(&d, r));
}

/* None of these is an answer; who believes one refuses the request. */
static void send_rubbish(const struct request *r)
{
	static struct datagram d;
	static char large[2 * HNL_MSG_MAX];
	struct request refused = *r, wrong;
	size_t len;

	refused.err = -EPERM;
	len = put_answer(&d, &refused);
	send_all(&d, 1);
	send_all(&d, sizeof(d.head));
	send_all(&d, len - 1);
	memcpy(large, &d, len);
	send_all(large, sizeof(large));
	wrong = refused;
	wrong.head.token = ~r->head.token;
	answer(&wrong);
	wrong = refused;
	wrong.head.domain++;
	answer(&wrong);
	wrong = refused;
	wrong.head.zero = 1;
	answer(&wrong);
	wrong = refused;
	wrong.err = 1;
	answer(&wrong);
	wrong.err = -5000;
	answer(&wrong);
	/* The request itself: its command has no such reply. */
	len = put_answer(&d, &refused);
	((struct nlmsghdr *)(void *)d.message)->nlmsg_type = HNL_MEMORY_FAMILY;
	send_all(&d, len);
}

static void answer_by_policy(const struct request *r)
{
	if (policy == NEVER)
		return;
	if (policy == RUBBISH)
		send_rubbish(r);
	answer(r);
	if (policy == TWICE)
		answer(r);
}

/* Every third, then every third of the others, then the rest. */
static void answer_held(void)
{
	unsigned long start, i;

	for (start = 3; start-- > 0;)
		for (i = start; i < n; i += 3)
			answer(&held[i]);
	printf("held %lu\n", n);
}

/* ---- the road of one request ---- */

static int decide_by_policy(const struct nlmsghdr *h)
{
	if (policy == DENY)
		return -EINVAL;
	if (policy == BUSY && seen <= n)
		return -EAGAIN;
	return policy == NEVER ? 0 : decide(h);
}

static void take(const struct datagram *d, size_t len)
{
	const struct nlmsghdr *h = (const void *)d->message;
	struct request r;

	if (len < sizeof(d->head) ||
	    !mnl_nlmsg_ok(h, (int)(len - sizeof(d->head))) ||
	    mnl_nlmsg_get_payload_len(h) < sizeof(struct genlmsghdr)) {
		fprintf(stderr, "hnl-peer: %zu bytes are no request\n", len);
		exit(1);
	}
	seen++;
	if (policy == DIE && seen > n)
		exit(0);
	r.head = d->head;
	r.h = *h;
	r.err = decide_by_policy(h);
	write_books();
	printf("%lu: %s\n", seen, r.err == 0 ? "agreed" : strerror(-r.err));
	if (policy != HOLD || seen > n) {
		answer_by_policy(&r);
		return;
	}
	held[seen - 1] = r;
	if (seen == n)
		answer_held();
}

static void serve(void)
{
	static struct datagram d;
	struct pollfd fd[2] = { { sock, POLLIN, 0 }, { 0, POLLIN, 0 } };
	ssize_t len;

	for (;;) {
		if (poll(fd, 2, -1) < 0)
			die("poll");
		if (fd[0].revents != 0) {
			len = recv(sock, &d, sizeof(d), 0);
			if (len <= 0)
				return;
			take(&d, (size_t)len);
		} else if (fd[1].revents != 0) {
			return;
		}
	}
}

/* ---- the beginning ---- */

static void connect_to(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	if (strlen(path) >= sizeof(a.sun_path)) {
		errno = ENAMETOOLONG;
		die(path);
	}
	strcpy(a.sun_path, path);
	sock = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	if (sock < 0 || connect(sock, (const void *)&a, sizeof(a)) != 0)
		die(path);
}

static bool read_ram(const char *text)
{
	char *end;

	books.gpa = strtoull(text, &end, 0);
	if (*end != ':')
		return false;
	books.pages = strtoull(end + 1, &end, 0);
	if (*end != '\0' || books.pages == 0 || books.pages > PAGES_MAX)
		return false;
	books.shared = calloc(books.pages, sizeof(*books.shared));
	return books.shared != NULL;
}

static bool read_policy(const char *name, const char *count)
{
	size_t i, all = sizeof(policy_name) / sizeof(policy_name[0]);

	for (i = 0; i < all && strcmp(policy_name[i], name) != 0; i++)
		;
	policy = (enum policy)i;
	if (count != NULL)
		n = strtoul(count, NULL, 0);
	return i < all && (policy != HOLD || n <= HELD_MAX);
}

int main(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "b:")) == 'b')
		books.path = optarg;
	if (option != -1 || argc - optind < 3 || !read_ram(argv[optind + 1]) ||
	    !read_policy(argv[optind + 2], argv[optind + 3])) {
		fputs("usage: hnl-peer [-b BOOKS] SOCKET GPA:PAGES accept|deny|"
		      "busy|die|twice|never|rubbish|hold|wait [N]\n", stderr);
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	read_books();
	connect_to(argv[optind]);
	if (policy == WAIT && getchar() == EOF)
		return 0;
	serve();
	return 0;
}
