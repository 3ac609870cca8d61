/* SPDX-License-Identifier: MIT */
/*
 * The socket, its timer, and what the process at its other end has done.
 *
 *	LISTENS --accept--> TALKS --it hung up--> MOURNS --gone--> LISTENS
 *
 * Invariant: between two processes every call that the first one had is
 * answered, so that a token never reaches a process that was not asked. In
 * MOURNS nothing is forwarded, and nobody accepted.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "peer.h"

/* In front of each message, both ways: token u64, domain u32, 0 u32. */
#define HEAD 16
#define DATAGRAM_MAX (HEAD + HNL_MSG_MAX)

/* Bytes that may wait for the process; the kernel may allow fewer. */
#define QUEUE (128 * 1024)

/* A deadline is noticed so much of itself too late, at most. */
#define TICKS_A_DEADLINE 8

enum state { LISTENS, TALKS, MOURNS };

struct peer {
	struct sockaddr_un address;
	uint16_t domain;
	uint32_t deadline;
	int epoll, listener, timer;
	size_t held;		/* bytes of a datagram that waits in buf */
	bool late;		/* the timer has come, expire has not run */
	uint8_t buf[DATAGRAM_MAX];

	pthread_mutex_t lock;
	/* under lock; state and socket are changed by peer_serve() alone */
	enum state state;
	int socket;		/* -1 unless it TALKS */
	bool ticking;
	uint64_t last;		/* peer_now() of the last request */
	struct peer_counts count;
};

uint64_t peer_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

int peer_fd(const struct peer *p)
{
	return p->epoll;
}

struct peer_counts peer_count(struct peer *p)
{
	struct peer_counts count;

	pthread_mutex_lock(&p->lock);
	count = p->count;
	pthread_mutex_unlock(&p->lock);
	return count;
}

static void add(struct peer *p, uint64_t *count)
{
	pthread_mutex_lock(&p->lock);
	++*count;
	pthread_mutex_unlock(&p->lock);
}

/* ---- the timer ---- */

static uint32_t tick_of(const struct peer *p)
{
	return p->deadline / TICKS_A_DEADLINE + 1;
}

static void set_timer(const struct peer *p, uint32_t ms)
{
	struct itimerspec t = { .it_value = { ms / 1000,
					      (long)(ms % 1000) * 1000000 } };

	t.it_interval = t.it_value;
	(void)timerfd_settime(p->timer, 0, &t, NULL);
}

/* With the lock: a request went out, and has a deadline. */
static void begin_ticking(struct peer *p)
{
	p->last = peer_now();
	if (p->ticking || p->deadline == 0)
		return;
	p->ticking = true;
	set_timer(p, tick_of(p));
}

/* time: before hnl_forward_expire() looked. */
static void end_ticking(struct peer *p, uint64_t time)
{
	pthread_mutex_lock(&p->lock);
	if (p->ticking && time > p->last + p->deadline) {
		p->ticking = false;
		set_timer(p, 0);
	}
	pthread_mutex_unlock(&p->lock);
}

static int expire(struct peer *p, struct hnl_domain *d)
{
	uint64_t ticks, time = peer_now();
	int err;

	if (read(p->timer, &ticks, sizeof(ticks)) == sizeof(ticks))
		p->late = true;
	if (!p->late)
		return 0;
	err = hnl_forward_expire(d);
	if (err != 0)
		return err;
	p->late = false;
	end_ticking(p, time);
	return 0;
}

/* ---- requests ---- */

static int send_request(const struct peer *p, uint8_t *head,
			const uint8_t *msg, size_t len)
{
	struct iovec part[2] = {
		{ head, HEAD }, { (void *)(uintptr_t)msg, len }
	};
	struct msghdr m = { .msg_iov = part, .msg_iovlen = 2 };

	if (p->state != TALKS)
		return -HNL_ENODEV;
	if (sendmsg(p->socket, &m, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0)
		return 0;
	/* What it has answered before it hung up is still read. */
	if (errno == EPIPE || errno == ECONNRESET || errno == ENOTCONN)
		return -HNL_ENODEV;
	return -HNL_ENOBUFS;
}

int peer_forward(struct peer *p, uint64_t token, const uint8_t *msg, size_t len)
{
	uint8_t head[HEAD];
	int err;

	hnl_store_le64(head, token);
	hnl_store_le32(head + 8, p->domain);
	hnl_store_le32(head + 12, 0);
	pthread_mutex_lock(&p->lock);
	err = send_request(p, head, msg, len);
	if (err == 0) {
		p->count.forwarded++;
		begin_ticking(p);
	}
	p->count.full += err == -HNL_ENOBUFS;
	pthread_mutex_unlock(&p->lock);
	return err;
}

/* ---- who is at the other end ---- */

static void watch(const struct peer *p, int op, int fd, uint32_t events)
{
	struct epoll_event e = { .events = events };

	(void)epoll_ctl(p->epoll, op, fd, &e);
}

static void take_process(struct peer *p)
{
	int fd = accept4(p->listener, NULL, NULL, SOCK_CLOEXEC), queue = QUEUE;

	if (fd < 0)
		return;
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &queue, sizeof(queue));
	watch(p, EPOLL_CTL_MOD, p->listener, 0);
	watch(p, EPOLL_CTL_ADD, fd, EPOLLIN);
	pthread_mutex_lock(&p->lock);
	p->state = TALKS;
	p->socket = fd;
	p->count.came++;
	pthread_mutex_unlock(&p->lock);
}

static void hang_up(struct peer *p)
{
	pthread_mutex_lock(&p->lock);
	p->state = MOURNS;
	close(p->socket);
	p->socket = -1;
	p->count.went++;
	pthread_mutex_unlock(&p->lock);
}

static int end_mourning(struct peer *p, struct hnl_domain *d)
{
	int err = hnl_forward_gone(d);

	if (err != 0)
		return err;
	pthread_mutex_lock(&p->lock);
	p->state = LISTENS;
	pthread_mutex_unlock(&p->lock);
	watch(p, EPOLL_CTL_MOD, p->listener, EPOLLIN);
	return 0;
}

/* ---- answers ---- */

enum received { CAME, NOTHING, HUNG_UP };

/* One datagram into buf. An empty one says good-bye as the end does. */
static enum received receive(struct peer *p)
{
	ssize_t n = recv(p->socket, p->buf, sizeof(p->buf),
			 MSG_DONTWAIT | MSG_TRUNC);

	/* Said once, when it had not read all; what it wrote comes behind. */
	if (n < 0 && errno == ECONNRESET)
		n = recv(p->socket, p->buf, sizeof(p->buf),
			 MSG_DONTWAIT | MSG_TRUNC);
	if (n < 0)
		return errno == EAGAIN || errno == EINTR ? NOTHING : HUNG_UP;
	p->held = (size_t)n;
	return n != 0 ? CAME : HUNG_UP;
}

/* The dispatcher checks the message; here only what is in front of it. */
static int answer(struct peer *p, struct hnl_cpu *cpu, struct hnl_domain *d)
{
	if (p->held < HEAD || p->held > sizeof(p->buf) ||
	    hnl_load_le32(p->buf + 8) != p->domain ||
	    hnl_load_le32(p->buf + 12) != 0)
		return -HNL_EINVAL;
	return hnl_forward_answer(cpu, d, hnl_load_le64(p->buf),
				  p->buf + HEAD, p->held - HEAD);
}

static int take_answers(struct peer *p, struct hnl_cpu *cpu,
			struct hnl_domain *d)
{
	enum received received = CAME;
	unsigned int i;
	int err;

	for (i = 0; i < PEER_TURN; i++) {
		if (p->held == 0)
			received = receive(p);
		if (received == HUNG_UP)
			hang_up(p);
		if (received != CAME)
			break;
		err = answer(p, cpu, d);
		if (err == -HNL_EAGAIN)
			return err;
		p->held = 0;
		add(p, err == 0 ? &p->count.answered : &p->count.dropped);
	}
	return 0;
}

int peer_serve(struct peer *p, struct hnl_cpu *cpu, struct hnl_domain *d)
{
	int err = expire(p, d);

	if (err == 0 && p->state == LISTENS)
		take_process(p);
	if (err == 0 && p->state == TALKS)
		err = take_answers(p, cpu, d);
	if (err == 0 && p->state == MOURNS)
		err = end_mourning(p, d);
	return err;
}

/* ---- making and unmaking ---- */

/* Nobody can connect before the mode is set: it does not listen yet. */
static bool open_listener(struct peer *p)
{
	const struct sockaddr *address = (const void *)&p->address;

	p->listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC |
				      SOCK_NONBLOCK, 0);
	return p->listener >= 0 &&
	       bind(p->listener, address, sizeof(p->address)) == 0 &&
	       chmod(p->address.sun_path, S_IRUSR | S_IWUSR) == 0 &&
	       listen(p->listener, 1) == 0;
}

static bool open_all(struct peer *p)
{
	p->epoll = epoll_create1(EPOLL_CLOEXEC);
	p->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	if (p->epoll < 0 || p->timer < 0 || !open_listener(p))
		return false;
	watch(p, EPOLL_CTL_ADD, p->listener, EPOLLIN);
	watch(p, EPOLL_CTL_ADD, p->timer, EPOLLIN);
	return true;
}

static void close_if_open(int fd)
{
	if (fd >= 0)
		close(fd);
}

struct peer *peer_open(const struct peer_config *cfg)
{
	struct peer *p = calloc(1, sizeof(*p));

	if (p == NULL)
		return NULL;
	p->domain = cfg->domain;
	p->deadline = cfg->deadline;
	p->epoll = p->timer = p->listener = p->socket = -1;
	p->address.sun_family = AF_UNIX;
	pthread_mutex_init(&p->lock, NULL);
	if (strlen(cfg->path) >= sizeof(p->address.sun_path)) {
		errno = ENAMETOOLONG;
	} else {
		strcpy(p->address.sun_path, cfg->path);
		if (open_all(p))
			return p;
	}
	p->address.sun_path[0] = '\0';	/* whose it is we do not know */
	peer_close(p);
	return NULL;
}

void peer_close(struct peer *p)
{
	int err = errno;

	close_if_open(p->socket);
	close_if_open(p->listener);
	close_if_open(p->timer);
	close_if_open(p->epoll);
	if (p->address.sun_path[0] != '\0')
		unlink(p->address.sun_path);
	pthread_mutex_destroy(&p->lock);
	free(p);
	errno = err;
}
