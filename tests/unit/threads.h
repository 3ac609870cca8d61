/* SPDX-License-Identifier: MIT */
/*
 * Many processors in one dispatcher: rooms, their guests, and who serves them.
 *
 *	guests	a ring and a vCPU each, two in a domain; storms of doorbells
 *	servers	hnl_hv_serve()
 *	peer	answers what is forwarded, some of it twice, some never
 *
 * Any thread may find a fault; the first one is told, and all of them end.
 */
#ifndef UNIT_THREADS_H
#define UNIT_THREADS_H

#include <pthread.h>
#include <sched.h>
#include <time.h>

#include <hnl/forward.h>
#include <hnl/ring.h>

#include "groups.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"
#include <hnl/memory_service.h>

#define ROOMS 3u
#define GUESTS 2u		/* a room: rings, and vCPUs */
#define REQUESTS 250u		/* of each guest, by its ring */
#define WATCH 50	/* seconds until a wait counts as a lost wake-up */
#define EVENT_BYTES 256u	/* few: some are lost */

#define PAGES (3 * GUESTS + 2 * GUESTS)
#define CONTROL(ring) (3 * (ring))	/* pages, then submission, completion */
#define REQUEST(vcpu) (3 * GUESTS + 2 * (vcpu))
#define REPLY(vcpu) (REQUEST(vcpu) + 1)
#define GPA(page) ((uint64_t)(page) * HNL_PAGE)

struct room {
	struct hnl_domain *d;
	uint8_t *page;
	pthread_mutex_t lock;
	int maps;
	unsigned long told, heard, lost;	/* events */
};

struct guest {
	struct room *room;
	uint32_t n;		/* its ring and vCPU */
	uint32_t seed;
	struct hnl_cpu *cpu;
	uint8_t *sq_page, *cq_page;
	struct hnl_ring_producer sq;
	struct hnl_ring_consumer cq;
	uint8_t times[REQUESTS];	/* that each was answered */
	unsigned int answered, late;
	unsigned int forwarded;
};

#define QUEUE 4096u

static struct {
	struct hnl_hv *hv;
	struct room room[ROOMS];
	struct guest guest[ROOMS * GUESTS];
	/* what the peer has not seen yet */
	pthread_mutex_t lock;
	struct { struct room *room; uint64_t token; } queue[QUEUE];
	unsigned int head, tail;
	unsigned int accepted;	/* answers of the peer that counted */
	uint64_t now;
	unsigned int told_all;	/* tellers that are through */
	bool stop;
	const char *fault;
	bool resets;		/* calls may be lost */
	struct hnl_domain *storm;	/* who is stormed */
	uint32_t quiet[8];	/* by helper: how often it was in no entry */
} w;

static inline void blame(const char *fault)
{
	const char *none = NULL;

	__atomic_compare_exchange_n(&w.fault, &none, fault, false,
				    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static inline bool has_fault(void)
{
	return __atomic_load_n(&w.fault, __ATOMIC_SEQ_CST) != NULL;
}

static inline bool is_over(void)
{
	return has_fault() || __atomic_load_n(&w.stop, __ATOMIC_SEQ_CST);
}

static inline void watch(time_t begin, const char *fault)
{
	sched_yield();
	if (time(NULL) - begin > WATCH)
		blame(fault);
}

/* ---- the port ---- */

static inline struct room *room_of(void *host)
{
	return (struct room *)host;
}

static inline uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
			   enum hnl_reason *why)
{
	(void)use;
	*why = HNL_REASON_GPA_NOT_RAM;
	if (gpa / HNL_PAGE >= PAGES)
		return NULL;
	__atomic_fetch_add(&room_of(host)->maps, 1, __ATOMIC_RELAXED);
	return room_of(host)->page + gpa;
}

static inline void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	(void)gpa;
	(void)use;
	__atomic_fetch_sub(&room_of(host)->maps, 1, __ATOMIC_RELAXED);
}

static inline void notify(void *host, uint32_t ring)
{
	(void)host;
	(void)ring;
}

/* Lets others run in the middle of an entry, so that they find it claimed. */
static inline bool preempt(void *host)
{
	static __thread unsigned int n;

	(void)host;
	if (++n % 8 == 0)
		sched_yield();
	return n % 61 == 0;
}

static inline int forward(void *host, uint64_t token, const uint8_t *msg,
			  size_t len)
{
	int err = -HNL_ENOBUFS;

	(void)msg;
	(void)len;
	pthread_mutex_lock(&w.lock);
	if (w.tail - w.head < QUEUE) {
		w.queue[w.tail % QUEUE].room = room_of(host);
		w.queue[w.tail++ % QUEUE].token = token;
		err = 0;
	}
	pthread_mutex_unlock(&w.lock);
	return err;
}

static inline uint64_t now(void *host)
{
	(void)host;
	return __atomic_load_n(&w.now, __ATOMIC_RELAXED);
}

static inline void lock(void *host)
{
	pthread_mutex_lock(&room_of(host)->lock);
}

static inline void unlock(void *host)
{
	pthread_mutex_unlock(&room_of(host)->lock);
}

static const struct hnl_hv_port port = {
	.map = map, .unmap = unmap, .notify = notify, .preempt = preempt,
	.forward = forward, .now = now, .lock = lock, .unlock = unlock,
};

static inline enum hnl_reason set(void *host, uint64_t gfn, bool shared)
{
	(void)host;
	(void)gfn;
	(void)shared;
	return HNL_REASON_NONE;
}

static const struct hnl_memory_ops ops = { .set = set };

/* ---- objects ---- */

static const struct hnl_grant grants[] = {
	{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
};

static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE, HNL_FORWARD },
};

static inline void open_hv(void)
{
	static const struct hnl_agreement agreements[] = {
		{ HNL_MEMORY_FAMILY, 7 },
	};
	static struct hnl_service service;
	struct hnl_hv_config cfg = {
		.port = &port, .service = &service, .n_services = 1,
		.max_message = HNL_PAGE, .budget = 12, .quantum = 4,
		.n_domains = 64, .agreement = agreements, .n_agreements = 1,
	};

	service = hnl_memory_service(&ops, NULL);
	memset(&w, 0, sizeof(w));
	pthread_mutex_init(&w.lock, NULL);
	w.hv = hnl_hv_init(exact_block(hnl_hv_size(&cfg)), &cfg);
}

static inline struct hnl_cpu *new_cpu(void)
{
	return hnl_cpu_init(exact_block(hnl_cpu_size(w.hv)), w.hv);
}

/* Ids lie in one word of the map, and in several. */
static inline void open_domain(struct room *room, size_t i)
{
	struct hnl_domain_config cfg = {
		.host = room, .id = (uint16_t)(i * 21),
		.highest_gpa = ((uint64_t)1 << 40) - 1,
		.rings = GUESTS, .ring_pages = 1, .vcpus = GUESTS,
		.grant = grants, .n_grants = 1,
		.calls = 3, .call_bytes = 1024,
		.groups = 4, .event_bytes = EVENT_BYTES,
		.rule = rules, .n_rules = 1, .deadline = 40,
	};

	room->d = hnl_domain_init(exact_block(hnl_domain_size(w.hv, &cfg)),
				  w.hv, &cfg);
}

static inline void open_room(size_t i)
{
	struct room *room = &w.room[i];

	pthread_mutex_init(&room->lock, NULL);
	room->page = (uint8_t *)calloc(PAGES, HNL_PAGE);
	open_domain(room, i);
}

static inline void close_room(struct room *room)
{
	int err;

	do {
		err = hnl_domain_destroy(room->d);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	assert_int_equal(room->maps, 0);
	free(room->d);
	free(room->page);
}

/* ---- a guest's calls ---- */

static inline struct hnl_builder request_of(struct guest *g)
{
	struct hnl_builder b;

	hnl_builder_init(&b, g->room->page + GPA(REQUEST(g->n)), HNL_PAGE);
	return b;
}

static inline bool take(struct guest *g);

/*
 * The err of the n answers that a whole CALL gave, the last one not 0. n 0: as
 * many as there are, for a reset lets a CALL begin anew.
 */
static inline int call(struct guest *g, size_t len, unsigned int n)
{
	struct hnl_direct regs = { GPA(REQUEST(g->n)), len, GPA(REPLY(g->n)),
				   HNL_PAGE };
	uint8_t *reply = g->room->page + GPA(REPLY(g->n));
	time_t begin = time(NULL);
	struct hnl_extack x;
	struct hnl_msg m;
	uint64_t value;
	unsigned int answers = 0;
	int err, found = 0;
	size_t pos;

	do {
		err = hnl_hv_call(g->cpu, g->room->d, g->n, &regs, &value);
		for (pos = 0; pos < (value & 0xffffffff); pos = m.next) {
			m = hnl_msg_at(reply, value & 0xffffffff, pos);
			hnl_extack_clear(&x);
			if (m.head.type == HNL_MSG_ERROR)
				ignore(hnl_ack_read(reply, &m, &x));
			found = x.err != 0 ? x.err : found;
			answers++;
		}
		/* It may wait for a call that waits for room in our ring. */
		if (err == -HNL_EAGAIN && (g->sq_page == NULL || !take(g)))
			watch(begin, "CALL without end");
	} while (err == -HNL_EAGAIN && !has_fault());
	if (err != 0)
		return err;
	if (n != 0 && answers != n)
		blame("CALL answered too often, or too seldom");
	return found;
}

static inline void put_pages(struct hnl_builder *b, uint8_t cmd, uint32_t seq,
			     uint64_t pages)
{
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, cmd, 0, seq);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u64(b, HNL_MEMORY_A_GPA, 0);
	hnl_attr_put_u64(b, HNL_MEMORY_A_PAGES, pages);
	hnl_msg_end(b);
}

static inline uint32_t *line(const struct guest *g, size_t offset)
{
	return (uint32_t *)(void *)(g->room->page + GPA(CONTROL(g->n)) +
				    offset);
}

/* The guest's lines begin at 0; a ring of before may still look at them. */
static inline int create_ring(struct guest *g, unsigned int answers)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_CREATE,
				    0, 1);
	struct hnl_ring_mem sq = { NULL, &g->sq_page, HNL_PAGE };
	struct hnl_ring_mem cq = { NULL, &g->cq_page, HNL_PAGE };
	struct hnl_builder b = request_of(g);
	uint64_t gpa = GPA(CONTROL(g->n));
	int err;

	hnl_store_relaxed(line(g, HNL_RING_SQ_PRODUCER + HNL_RING_INDEX), 0);
	hnl_store_relaxed(line(g, HNL_RING_CQ_CONSUMER + HNL_RING_INDEX), 0);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, g->n);
	hnl_attr_put_u64(&b, HNL_CTRL_A_RING_CONTROL, gpa);
	hnl_store_le64(hnl_attr_put_room(&b, HNL_CTRL_A_RING_SUBMISSION, 8),
		       gpa + HNL_PAGE);
	hnl_store_le64(hnl_attr_put_room(&b, HNL_CTRL_A_RING_COMPLETION, 8),
		       gpa + 2 * HNL_PAGE);
	hnl_msg_end(&b);
	err = call(g, b.len, answers);
	if (err != 0)
		return err;
	g->sq_page = g->room->page + gpa + HNL_PAGE;
	g->cq_page = g->room->page + gpa + 2 * HNL_PAGE;
	hnl_producer_init(&g->sq, &sq, line(g, HNL_RING_SQ_PRODUCER),
			  line(g, HNL_RING_SQ_CONSUMER));
	hnl_consumer_init(&g->cq, &cq, line(g, HNL_RING_CQ_CONSUMER),
			  line(g, HNL_RING_CQ_PRODUCER));
	return 0;
}

static inline int join_agreement(struct guest *g)
{
	struct hnl_builder b = request_of(g);

	put_join(&b, 1, HNL_CTRL_FAMILY, HNL_CTRL_GROUP_AGREEMENT, g->n);
	return call(g, b.len, 1);
}

/* ---- a guest's ring ---- */

static inline void ring_bell(struct guest *g)
{
	int err = hnl_hv_kick(g->cpu, g->room->d, g->n);

	if (err != 0 && err != -HNL_EAGAIN && !w.resets)
		blame("KICK of a sound ring refused");
}

static inline void take_event(struct guest *g, const uint8_t *buf,
			      const struct hnl_msg *m)
{
	struct hnl_attr a;

	if (m->head.cmd == HNL_CTRL_CMD_AGREEMENT_CHANGED) {
		__atomic_fetch_add(&g->room->heard, 1, __ATOMIC_RELAXED);
		return;
	}
	a = hnl_attr_find(buf + m->off, m->end - m->off, HNL_MSGHDR,
			  HNL_CTRL_A_GROUP_LOST);
	if (m->head.cmd != HNL_CTRL_CMD_OVERRUN || a.len < 8)
		blame("an event that nobody told");
	else
		__atomic_fetch_add(&g->room->lost,
				   hnl_load_le64(buf + m->off + a.off),
				   __ATOMIC_RELAXED);
}

static inline void take_answer(struct guest *g, const uint8_t *buf,
			       const struct hnl_msg *m)
{
	struct hnl_extack x;

	hnl_extack_clear(&x);
	if (m->head.type == HNL_MSG_ERROR)
		ignore(hnl_ack_read(buf, m, &x));
	if (m->head.seq >= REQUESTS || g->times[m->head.seq]++ != 0) {
		blame("an answer twice, or to nothing");
		return;
	}
	if (x.err != 0 && x.err != -HNL_ETIMEDOUT)
		blame("a request refused");
	g->late += x.err != 0;
	__atomic_fetch_add(&g->answered, 1, __ATOMIC_SEQ_CST);
}

/* What arrived; then whoever waits for room in the completions is told. */
static inline bool take(struct guest *g)
{
	uint8_t buf[HNL_PAGE];
	struct hnl_msg m;
	size_t n, pos;

	n = hnl_consumer_copy(&g->cq, buf, sizeof(buf));
	for (pos = 0; pos + HNL_NLHDR <= n; pos = m.next) {
		m = hnl_msg_at(buf, n, pos);
		if (m.reason != HNL_REASON_NONE) {
			blame("completions torn");
			break;
		}
		if (m.head.type == HNL_CTRL_FAMILY)
			take_event(g, buf, &m);
		else if (m.head.type != HNL_MSG_NOOP)
			take_answer(g, buf, &m);
	}
	hnl_consumer_take(&g->cq, n);
	hnl_consumer_tell(&g->cq);
	if (n != 0 && hnl_producer_stalled(&g->sq))
		ring_bell(g);
	return n != 0;
}

static inline bool put_request(struct guest *g, uint32_t seq)
{
	bool forwarded = next_random(&g->seed) % 4 == 0;
	uint8_t buf[64];
	struct hnl_builder b;

	hnl_builder_init(&b, buf, sizeof(buf));
	put_pages(&b, forwarded ? HNL_MEMORY_CMD_UNSHARE :
				  HNL_MEMORY_CMD_SHARE, seq,
		  1 + next_random(&g->seed) % 16);
	if (!hnl_producer_copy(&g->sq, buf, b.len))
		return false;
	g->forwarded += forwarded;
	return true;
}

/* Doorbells for the neighbour's ring, and for none. */
static inline void storm(struct guest *g)
{
	struct hnl_domain *d = g->room->d;
	int err = hnl_hv_kick(g->cpu, d, (g->n + 1) % GUESTS);

	if (err != 0 && err != -HNL_EAGAIN && err != -HNL_ENOENT && !w.resets)
		blame("the neighbour's ring");
	if (hnl_hv_kick(g->cpu, d, GUESTS) != -HNL_ENOENT ||
	    hnl_hv_kick(g->cpu, d, UINT32_MAX) != -HNL_ENOENT)
		blame("KICK of no ring");
}

/* ---- servers, a peer ---- */

static inline void *be_server(void *arg)
{
	uint32_t *quiet = (uint32_t *)arg;
	struct hnl_cpu *cpu = new_cpu();

	while (!is_over()) {
		if (!hnl_hv_serve(cpu, w.hv))
			sched_yield();
		__atomic_fetch_add(quiet, 1, __ATOMIC_SEQ_CST);
	}
	free(cpu);
	return NULL;
}

static inline bool next_token(struct room **room, uint64_t *token)
{
	bool found;

	pthread_mutex_lock(&w.lock);
	found = w.head != w.tail;
	if (found) {
		*room = w.queue[w.head % QUEUE].room;
		*token = w.queue[w.head++ % QUEUE].token;
	}
	pthread_mutex_unlock(&w.lock);
	return found;
}

static inline int answer(struct hnl_cpu *cpu, struct room *room, uint64_t token)
{
	static const struct hnl_head request = { .type = HNL_MEMORY_FAMILY };
	struct hnl_extack x;
	struct hnl_builder b;
	uint8_t buf[HNL_ACK_MAX];
	int err;

	hnl_extack_clear(&x);
	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_ack_put(&b, HNL_MSG_ERROR, &request, HNL_MSGHDR, &x);
	do {
		err = hnl_forward_answer(cpu, room->d, token, buf, b.len);
	} while (err == -HNL_EAGAIN && !has_fault());
	return err;
}

static inline void *be_peer(void *arg)
{
	struct hnl_cpu *cpu = new_cpu();
	struct room *room;
	uint64_t token;
	unsigned int n;
	int err;

	(void)arg;
	for (n = 0; !is_over(); n++) {
		if (!next_token(&room, &token)) {
			sched_yield();
			continue;
		}
		if (n % 7 == 0)
			continue;
		err = answer(cpu, room, token);
		if (err != 0 && err != -HNL_ENOENT)
			blame("the peer's answer refused");
		w.accepted += err == 0;
		if (n % 5 == 0 && answer(cpu, room, token) == 0)
			blame("the peer answered twice");
	}
	free(cpu);
	return NULL;
}

static inline unsigned int tell_id(uint16_t id)
{
	struct hnl_ctrl_agreement_changed_ntf e;
	struct hnl_builder b;
	uint8_t buf[64];

	hnl_ctrl_agreement_changed_ntf_init(&e);
	hnl_ctrl_agreement_changed_ntf_set_family(&e, HNL_MEMORY_FAMILY);
	hnl_ctrl_agreement_changed_ntf_set_feature(&e, 7);
	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_ctrl_agreement_changed_ntf_encode(&b, 0, 0, 0, &e);
	return hnl_hv_tell(w.hv, id, buf, b.len);
}

/* ---- threads ---- */

static inline void open_guest(struct guest *g, size_t i)
{
	g->room = &w.room[i / GUESTS];
	g->n = (uint32_t)(i % GUESTS);
	g->seed = (uint32_t)i + 1;
	g->cpu = new_cpu();
}

static inline void start(pthread_t *thread, void *(*be)(void *), void *arg)
{
	assert_int_equal(pthread_create(thread, NULL, be, arg), 0);
}

static inline void join_all(const pthread_t *thread, size_t n)
{
	while (n-- != 0)
		pthread_join(thread[n], NULL);
	if (w.fault != NULL)
		fail_msg("%s", w.fault);
}

static inline void stop_threads(void)
{
	__atomic_store_n(&w.stop, true, __ATOMIC_SEQ_CST);
}

#endif /* UNIT_THREADS_H */
